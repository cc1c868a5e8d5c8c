//! P8, P9, C8: the page and the one click behind the footer of any marketing mail, and the same page for who is signed
//! in. A link is its own authority: no sign-in, no cookie; it can only lower. GET and HEAD change nothing (S8.27).

use crate::actions::preference::{By, Chosen, Means, Preferences, REASONS, TopicLine, topic_label};
use crate::actions::{Over, Refused};
use crate::domain::clock::Moment;
use crate::domain::consent::{EventMeans, sharing_topic};
use crate::domain::form::Form;
use crate::domain::page::{Choice, Frame, Link, Pair};
use crate::domain::preference::{ALL, Standing, UNDER_WAY};
use crate::domain::request::Matter;
use crate::domain::secret::Secret;
use crate::paths;
use crate::text::Words;
use crate::web::contact::own_frame;
use crate::web::page::{Onward, PageFrame};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::session::SignedIn;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

/// A button beside a topic: what it says, its field and value.
struct TopicButton {
    label: String,
    name: &'static str,
    value: String,
    look: &'static str,
}

struct PreferenceTopic {
    key: String,
    label: String,
    sentence: String,
    facts: Vec<String>,
    why: Vec<String>,
    buttons: Vec<TopicButton>,
}

struct PreferenceGroup {
    title: String,
    lead: String,
    topics: Vec<PreferenceTopic>,
}

#[derive(Template)]
#[template(path = "public/preferences.html")]
struct PreferencesPage {
    t: Words,
    frame: Frame,
    masked: String,
    came: String,
    about: Option<PreferenceTopic>,
    notice: String,
    may_stop_all: bool,
    is_paused: bool,
    groups: Vec<PreferenceGroup>,
    pauses: Vec<TopicButton>,
    how: String,
    action: String,
    links: Vec<Link>,
}

#[derive(Template)]
#[template(path = "public/preferences_done.html")]
struct ChosenPage {
    t: Words,
    frame: Frame,
    form: Form,
    title: String,
    lines: Vec<String>,
    action: String,
    topic: String,
    once: String,
    reasons: Vec<Choice>,
    may_complain: bool,
    links: Vec<Link>,
}

#[derive(Template)]
#[template(path = "public/one_button.html")]
struct ButtonPage {
    t: Words,
    frame: Frame,
    title: String,
    lines: Vec<String>,
    action: String,
    hidden: Vec<Pair>,
    button: String,
    look: String,
    cancel: Option<Link>,
}

#[derive(Template)]
#[template(path = "public/done.html")]
struct DonePage {
    t: Words,
    frame: Frame,
    title: String,
    reference: String,
    lines: Vec<String>,
    steps: Vec<String>,
    links: Vec<Link>,
}

#[derive(Template)]
#[template(path = "public/problem.html")]
struct BrokenPage {
    t: Words,
    frame: Frame,
    title: String,
    lines: Vec<String>,
    kept: Vec<crate::domain::page::Row>,
    links: Vec<Link>,
    request_id: Option<String>,
}

/// S8.29: a link that does not work leads to the other ways to opt out.
fn broken(page: &PageFrame) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let say = |key: &str| t.say(key).into_owned();
    page.answer_with(
        StatusCode::NOT_FOUND,
        &BrokenPage {
            t,
            frame: page.frame(Onward::default()),
            title: say("prefs-broken-title"),
            lines: vec![say("prefs-broken-what"), say("prefs-broken-do")],
            kept: Vec::new(),
            links: vec![
                Link::new(say("prefs-broken-sign-in"), paths::sign_in_then(paths::my_preferences())),
                Link::new(say("prefs-broken-write"), paths::contact_about(Matter::Preferences)),
            ],
            request_id: None,
        },
    )
}

/// S8.30: when the choice could not be kept, the page says so and names another way.
fn not_saved(page: &PageFrame, refused: Refused) -> Result<HttpResponse, Problem> {
    outage(page, refused, "prefs-not-saved-title", "prefs-not-saved-do")
}

/// S8.30: who cannot see their choices hears of another way to stop mail.
fn not_shown(page: &PageFrame, refused: Refused) -> Result<HttpResponse, Problem> {
    outage(page, refused, "prefs-not-shown-title", "prefs-not-shown-do")
}

fn outage(page: &PageFrame, refused: Refused, title: &str, what_to_do: &str) -> Result<HttpResponse, Problem> {
    let Refused::Store(error) = refused else {
        return if matches!(refused, Refused::Over(Over::Unknown)) { broken(page) } else { Err(refused.into()) };
    };
    tracing::error!(%error, "choices about marketing can neither be read nor saved");
    let t = page.words;
    let say = |key: &str| t.say(key).into_owned();
    let mut answer = page.answer_with(
        StatusCode::SERVICE_UNAVAILABLE,
        &BrokenPage {
            t,
            frame: page.frame(Onward::default()),
            title: say(title),
            lines: vec![say("prefs-not-saved-what"), say(what_to_do)],
            kept: Vec::new(),
            links: vec![Link::new(say("prefs-broken-write"), paths::contact_about(Matter::Preferences))],
            request_id: None,
        },
    )?;
    let wait = actix_web::http::header::HeaderValue::from_static("30");
    answer.headers_mut().insert(actix_web::http::header::RETRY_AFTER, wait);
    Ok(answer)
}

/// By whom the page is used: by who has a mail's link, or by who is signed in.
#[derive(Clone, Copy)]
enum Who<'w> {
    Link(&'w str),
    Own(&'w SignedIn),
}

impl<'w> Who<'w> {
    fn by(self) -> By<'w> {
        match self {
            Self::Link(token) => By::Link(token),
            Self::Own(signed_in) => By::Viewer(signed_in.viewer),
        }
    }
    fn action(self) -> String {
        match self {
            Self::Link(token) => paths::preferences(token, None),
            Self::Own(_) => paths::my_preferences().into(),
        }
    }
    fn frame(self, page: &PageFrame) -> Frame {
        match self {
            Self::Link(_) => page.frame(Onward::default()),
            Self::Own(signed_in) => own_frame(page, signed_in, None),
        }
    }
}

/// What S4.11 and S6.13 keep apart from mail: the name of a channel in words.
fn channel_words(t: Words, channel: &str) -> String {
    t.say(match channel {
        "phone" => "channel-phone",
        "post" => "channel-post",
        _ => "channel-email",
    })
    .into_owned()
}

fn line(t: Words, topic: &TopicLine, who: Who<'_>) -> PreferenceTopic {
    let (mut facts, mut buttons) = (Vec::new(), Vec::new());
    let mut button = |label: String, name, value: String, look| buttons.push(TopicButton { label, name, value, look });
    match topic.standing {
        Standing::Gets | Standing::Paused(_) => {
            button(t.say("prefs-stop-short").into_owned(), "stop", topic.key.clone(), "secondary");
            if topic.needs_renewal {
                facts.push(t.say("prefs-renew").into_owned());
                button(t.say("prefs-renew-button").into_owned(), "join", topic.key.clone(), "quiet");
            }
            if let Some((_, label, _)) = topic.variants.iter().find(|(.., chosen)| *chosen) {
                facts.push(t.with("prefs-variant-now", &[("variant", label)]));
            }
            for (key, label, _) in topic.variants.iter().filter(|(.., chosen)| !chosen) {
                let words = t.with("prefs-variant-button", &[("variant", label)]);
                button(words, "variant", format!("{}.{key}", topic.key), "quiet");
            }
        }
        Standing::Left(at) => {
            facts.push(t.with("prefs-left-since", &[("date", &t.date(at.london_date()))]));
            button(t.say("prefs-join-short").into_owned(), "join", topic.key.clone(), "quiet");
        }
        Standing::CouldJoin => button(t.say("prefs-join-short").into_owned(), "join", topic.key.clone(), "quiet"),
    }
    for channel in &topic.channels {
        let name = channel_words(t, &channel.key);
        let value = format!("{}.{}", topic.key, channel.key);
        match channel.standing {
            Standing::Gets | Standing::Paused(_) => {
                button(t.with("prefs-channel-stop", &[("channel", &name)]), "stop_channel", value, "quiet");
            }
            Standing::Left(at) => {
                let date = t.date(at.london_date());
                facts.push(t.with("prefs-channel-left", &[("channel", &name), ("date", &date)]));
                // only a session may raise without a letter, and the letter proves the mailbox, not the telephone
                if matches!(who, Who::Own(_)) {
                    button(t.with("prefs-channel-join", &[("channel", &name)]), "join_channel", value, "quiet");
                }
            }
            Standing::CouldJoin => {}
        }
    }
    PreferenceTopic {
        key: topic.key.clone(),
        label: topic.label.clone(),
        sentence: topic.sentence.clone(),
        facts,
        why: topic.why.clone(),
        buttons,
    }
}

/// `/preferences/{token}` and, with the topic of the mail that led here, `/preferences/{token}/{topic}`.
pub async fn show(page: PageFrame, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let token = request.match_info().get("token").unwrap_or_default().to_owned();
    let topic = request.match_info().get("topic").map(str::to_owned);
    match page.portal.desk.look_at_preferences(&token, page.words).await {
        Ok(found) => preferences_page(&page, Who::Link(&token), topic.as_deref(), found),
        Err(refused) => not_shown(&page, refused),
    }
}

/// C8: `/me/preferences`: the same page; what is wanted begins at once, because the session proved the mailbox.
pub async fn own(page: PageFrame, signed_in: SignedIn) -> Result<HttpResponse, Problem> {
    let found = page.portal.desk.own_preferences(signed_in.viewer, page.words).await?;
    preferences_page(&page, Who::Own(&signed_in), None, found)
}

fn preferences_page(
    page: &PageFrame,
    who: Who<'_>,
    topic: Option<&str>,
    found: Preferences,
) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let Some(masked) = found.masked else { return nothing_held(page, who) };
    let brand = &page.portal.desk.settings().brand_name;
    let is_got = |s: &Standing| matches!(s, Standing::Gets | Standing::Paused(_));
    let of = |title: &str, is: &dyn Fn(&Standing) -> bool, third: bool| PreferenceGroup {
        title: t.say(title).into_owned(),
        lead: String::new(),
        topics: found
            .topics
            .iter()
            .filter(|x| x.third_party == third && is(&x.standing))
            .map(|x| line(t, x, who))
            .collect(),
    };
    let about = topic.and_then(|key| found.topics.iter().find(|x| x.key == key));
    let came = match (who, about) {
        (Who::Link(_), Some(topic)) => t.with("prefs-came-topic", &[("brand", brand), ("topic", &topic.label)]),
        (Who::Link(_), None) => t.with("prefs-came", &[("brand", brand)]),
        (Who::Own(_), _) => String::new(),
    };
    let mut groups = vec![
        of("prefs-gets-head", &is_got, false),
        of("prefs-left-head", &|s| matches!(s, Standing::Left(_)), false),
        of("prefs-join-head", &|s| *s == Standing::CouldJoin, false),
    ];
    let mut joint = of("prefs-partners-head", &|_| true, true);
    joint.lead = t.say("prefs-partners-lead").into_owned();
    groups.push(joint);
    if !found.shared_with.is_empty() {
        groups.push(PreferenceGroup {
            title: t.say("prefs-others-head").into_owned(),
            lead: t.say("prefs-others-lead").into_owned(),
            topics: found
                .shared_with
                .iter()
                .map(|(key, name)| PreferenceTopic {
                    key: sharing_topic(key),
                    label: name.clone(),
                    sentence: String::new(),
                    facts: Vec::new(),
                    why: Vec::new(),
                    buttons: vec![TopicButton {
                        label: t.say("prefs-stop-short").into_owned(),
                        name: "stop",
                        value: sharing_topic(key),
                        look: "secondary",
                    }],
                })
                .collect(),
        });
    }
    groups.retain(|g| !g.topics.is_empty());
    let gets_any = found.topics.iter().any(|x| is_got(&x.standing));
    let notice = match (found.all_stopped, found.paused) {
        (Some(at), _) => t.with("prefs-all-stopped", &[("brand", brand), ("date", &t.date(at.london_date()))]),
        (None, Some(until)) => t.with("prefs-paused", &[("date", &t.date(until.london_date()))]),
        (None, None) => String::new(),
    };
    let now = page.portal.desk.now();
    let pauses = [30_i64, 91, 182].map(|days| TopicButton {
        label: t.with("prefs-pause-button", &[("date", &t.date((now + chrono::TimeDelta::days(days)).london_date()))]),
        name: "pause",
        value: days.to_string(),
        look: "quiet",
    });
    let mut links =
        vec![Link::new(t.say("prefs-why-data"), paths::data()), Link::new(t.say("consents-link"), paths::consents())];
    if page.portal.desk.registers().sharing_recipients().next().is_some() {
        links.push(Link::new(t.say("sharing-link"), paths::sharing()));
    }
    page.answer(&PreferencesPage {
        t,
        frame: who.frame(page),
        masked,
        came,
        about: about.filter(|x| is_got(&x.standing)).map(|x| line(t, x, who)),
        notice,
        may_stop_all: found.all_stopped.is_none(),
        is_paused: found.paused.is_some(),
        groups,
        pauses: if gets_any && found.paused.is_none() { pauses.into() } else { Vec::new() },
        how: t.say(if matches!(who, Who::Own(_)) { "prefs-join-how-own" } else { "prefs-join-how" }).into_owned(),
        action: who.action(),
        links,
    })
}

/// What a topic is called; everything, if it is none.
fn label_of(page: &PageFrame, topic: Option<&str>) -> String {
    topic_label(&page.portal.desk.registers(), topic.unwrap_or(ALL), page.words)
}

fn chosen_page(
    page: &PageFrame,
    who: Who<'_>,
    title: String,
    lines: Vec<String>,
    left: Option<&str>,
) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let asks_why = left.is_some() && matches!(who, Who::Link(_));
    let reasons = REASONS.iter().map(|key| Choice {
        value: (*key).to_owned(),
        label: t.say(&format!("leaving-{}", key.replace('_', "-"))).into_owned(),
        hint: String::new(),
    });
    page.answer(&ChosenPage {
        t,
        frame: who.frame(page),
        form: Form::new(),
        title,
        lines,
        action: who.action(),
        topic: left.unwrap_or_default().to_owned(),
        once: page.once(),
        reasons: if asks_why { reasons.collect() } else { Vec::new() },
        may_complain: asks_why,
        links: vec![Link::new(t.say("prefs-more-link"), who.action())],
    })
}

fn nothing_held(page: &PageFrame, who: Who<'_>) -> Result<HttpResponse, Problem> {
    let t = page.words;
    page.answer(&DonePage {
        t,
        frame: who.frame(page),
        title: t.say("prefs-nothing-title").into_owned(),
        reference: String::new(),
        lines: vec![t.say("prefs-nothing").into_owned()],
        steps: Vec::new(),
        links: vec![Link::new(t.say("prefs-broken-write"), paths::contact_about(Matter::Complaint))],
    })
}

/// The page after a stop: what changed, since when, what is still got, until when mails under way may arrive.
async fn stopped_page(
    page: &PageFrame,
    who: Who<'_>,
    topic: Option<&str>,
    label: String,
    chosen: Chosen,
) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let now = page.portal.desk.now();
    let (title, mut lines) = match chosen {
        Chosen::NothingHeld => return nothing_held(page, who),
        Chosen::Now => (
            t.with("prefs-done-title", &[("topic", &label)]),
            vec![
                t.with("prefs-done-since", &[("at", &t.moment(now))]),
                t.with("prefs-done-under-way", &[("date", &t.date((now + UNDER_WAY).london_date()))]),
            ],
        ),
        Chosen::Already => {
            (t.with("prefs-already-title", &[("topic", &label)]), vec![t.say("prefs-already").into_owned()])
        }
    };
    let desk = &page.portal.desk;
    let now_stands = match who {
        Who::Link(token) => desk.look_at_preferences(token, t).await,
        Who::Own(signed_in) => desk.own_preferences(signed_in.viewer, t).await,
    };
    // the choice is kept; if the page cannot say what is left, it says the rest
    if let Ok(found) = now_stands {
        let still: Vec<String> = found
            .topics
            .iter()
            .filter(|x| matches!(x.standing, Standing::Gets | Standing::Paused(_)))
            .map(|x| x.label.clone())
            .collect();
        lines.push(if still.is_empty() {
            t.say("prefs-done-nothing-left").into_owned()
        } else {
            t.with("prefs-done-still", &[("topics", &still.join(", "))])
        });
    }
    lines.push(t.say("prefs-done-service").into_owned());
    chosen_page(page, who, title, lines, Some(topic.unwrap_or(ALL)))
}

/// `POST /preferences/{token}`: stop a topic or everything, ask for one, pause, say why, say that one still came.
pub async fn choose(page: PageFrame, request: HttpRequest, posted: Posted) -> Result<HttpResponse, Problem> {
    let token = request.match_info().get("token").unwrap_or_default().to_owned();
    let posted = posted.of_link();
    chosen(&page, Who::Link(&token), &posted).await
}

/// C8: `POST /me/preferences`.
pub async fn choose_own(page: PageFrame, signed_in: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = posted.of_contact(&page, &signed_in)?;
    chosen(&page, Who::Own(&signed_in), &posted).await
}

async fn chosen(page: &PageFrame, who: Who<'_>, posted: &Posted) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let language = t.language().code().to_owned();
    let value = |name: &str| Some(posted.value(name).to_owned()).filter(|v| !v.is_empty());
    // `topic.channel` or `topic.variant`
    let pair = |name: &str| {
        value(name).map(|v| v.split_once('.').map_or((v.clone(), None), |(a, b)| (a.to_owned(), Some(b.to_owned()))))
    };
    let stop = value("stop").map(|topic| (topic, None)).or_else(|| pair("stop_channel"));
    if let Some((topic, channel)) = stop {
        let topic = Some(topic).filter(|key| key != ALL);
        let mut label = label_of(page, topic.as_deref());
        if let Some(channel) = &channel {
            label = format!("{label}, {}", channel_words(t, channel));
        }
        let wording = t.with("prefs-stop-button", &[("topic", &label)]);
        let done = match who {
            Who::Link(token) => {
                desk.stop_marketing(token, topic.clone(), channel, Means::Link, wording, language).await
            }
            Who::Own(signed_in) => {
                let means = EventMeans::Portal;
                desk.stop_own(signed_in.viewer, topic.clone(), channel, means, wording, language).await
            }
        };
        return match done {
            Ok(chosen) => stopped_page(page, who, topic.as_deref(), label, chosen).await,
            Err(refused) => not_saved(page, refused),
        };
    }
    let join = value("join").map(|topic| (topic, None)).or_else(|| pair("join_channel"));
    if let Some((topic, channel)) = join {
        return joined(page, who, topic, channel).await;
    }
    if let Some(days) = value("pause") {
        let days = if days == "end" { None } else { Some(days.parse().map_err(|_| Problem::Bad)?) };
        let wording = match days {
            Some(days) => {
                let date = t.date((desk.now() + chrono::TimeDelta::days(days)).london_date());
                t.with("prefs-pause-button", &[("date", &date)])
            }
            None => t.say("prefs-pause-end").into_owned(),
        };
        return match desk.pause_marketing(who.by(), days, wording, language).await {
            Ok((Chosen::NothingHeld, _)) => nothing_held(page, who),
            Ok((_, until)) => {
                let (title, lines) = paused_words(t, until, desk.now());
                chosen_page(page, who, title, lines, None)
            }
            Err(refused) => not_saved(page, refused),
        };
    }
    if let Some((topic, Some(variant))) = pair("variant") {
        let registers = desk.registers();
        let name = registers
            .topic(&topic)
            .and_then(|x| x.variants.iter().find(|v| v.key == variant))
            .map(|v| v.label.in_language(t.language().code()).to_owned())
            .ok_or(Problem::NotFound)?;
        let wording = t.with("prefs-variant-button", &[("variant", &name)]);
        return match desk.vary_marketing(who.by(), topic.clone(), variant, wording, language).await {
            Ok(Chosen::NothingHeld) => nothing_held(page, who),
            Ok(_) => {
                let gaps: &[(&str, &dyn crate::text::Arg)] =
                    &[("topic", &label_of(page, Some(&topic))), ("variant", &name)];
                let lines = vec![t.with("prefs-done-since", &[("at", &t.moment(desk.now()))])];
                chosen_page(page, who, t.with("prefs-variant-done", gaps), lines, None)
            }
            Err(refused) => not_saved(page, refused),
        };
    }
    if let (Who::Link(token), Some(reason)) = (who, value("reason")) {
        desk.say_why_left(token, posted.value("topic").to_owned(), reason).await?;
        let lines = vec![t.say("leaving-thanks-text").into_owned()];
        return chosen_page(page, who, t.say("leaving-thanks").into_owned(), lines, None);
    }
    if let (Who::Link(token), Some(form)) = (who, value("still")) {
        return match desk.complain_about_mail(token, form, page.browser(), t).await {
            Ok(None) => nothing_held(page, who),
            Ok(Some(asked)) => page.answer(&DonePage {
                t,
                frame: who.frame(page),
                title: t.say("prefs-still-title").into_owned(),
                reference: asked.reference.grouped(),
                lines: vec![t.say("prefs-still-text").into_owned(), t.say("prefs-still-mail").into_owned()],
                steps: Vec::new(),
                links: vec![Link::new(t.say("prefs-more-link"), who.action())],
            }),
            Err(refused) => not_saved(page, refused),
        };
    }
    // a form without a choice: the page again, and nothing changed
    Ok(crate::web::page::see_other(who.action()))
}

fn paused_words(t: Words, until: Option<Moment>, now: Moment) -> (String, Vec<String>) {
    match until {
        Some(until) => (
            t.with("prefs-pause-done", &[("date", &t.date(until.london_date()))]),
            vec![
                t.with("prefs-done-since", &[("at", &t.moment(now))]),
                t.with("prefs-done-under-way", &[("date", &t.date((now + UNDER_WAY).london_date()))]),
                t.say("prefs-pause-after").into_owned(),
            ],
        ),
        None => (t.say("prefs-pause-ended").into_owned(), vec![t.with("prefs-done-since", &[("at", &t.moment(now))])]),
    }
}

async fn joined(
    page: &PageFrame,
    who: Who<'_>,
    topic: String,
    channel: Option<String>,
) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let language = t.language().code().to_owned();
    let label = label_of(page, Some(&topic));
    let wording = t.with("prefs-join-button", &[("topic", &label)]);
    match who {
        Who::Link(token) => match desk.ask_to_join(token, topic, wording, language).await {
            Ok(Chosen::NothingHeld) => nothing_held(page, who),
            Ok(_) => {
                let lines = vec![t.with("prefs-joining", &[("topic", &label)])];
                chosen_page(page, who, t.say("prefs-joining-title").into_owned(), lines, None)
            }
            Err(refused) => not_saved(page, refused),
        },
        Who::Own(signed_in) => match desk.agree_own(signed_in.viewer, topic, channel, wording, language).await {
            Ok(_) => {
                let lines = vec![
                    t.with("prefs-done-since", &[("at", &t.moment(desk.now()))]),
                    t.say("prefs-given").into_owned(),
                ];
                chosen_page(page, who, t.with("prefs-given-title", &[("topic", &label)]), lines, None)
            }
            Err(refused) => not_saved(page, refused),
        },
    }
}

/// `/unsubscribe/{token}`: what people see who open the address: one button.
pub async fn show_unsubscribe(page: PageFrame, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let token = request.match_info().get("token").unwrap_or_default().to_owned();
    let topic = request.match_info().get("topic").map(str::to_owned);
    let t = page.words;
    let found = match page.portal.desk.look_at_preferences(&token, t).await {
        Ok(found) => found,
        Err(refused) => return not_shown(&page, refused),
    };
    let Some(masked) = found.masked else { return nothing_held(&page, Who::Link(&token)) };
    let label = label_of(&page, topic.as_deref());
    page.answer(&ButtonPage {
        t,
        frame: page.frame(Onward::default()),
        title: t.with("unsubscribe-title", &[("topic", &label)]),
        lines: vec![t.with("prefs-for", &[("email", &masked)])],
        action: paths::unsubscribe(&token, topic.as_deref()),
        hidden: vec![
            Pair { name: "List-Unsubscribe".into(), value: "One-Click".into() },
            Pair { name: "page".into(), value: "1".into() },
        ],
        button: t.with("prefs-stop-button", &[("topic", &label)]),
        look: String::new(),
        cancel: Some(Link::new(t.say("prefs-more-link"), paths::preferences(&token, topic.as_deref()))),
    })
}

/// Whether a body of RFC 8058 says the words, in either of its two forms.
fn is_one_click(kind: &str, body: &[u8]) -> bool {
    let text = String::from_utf8_lossy(body);
    if kind.to_ascii_lowercase().starts_with("multipart/form-data") {
        return text.split("\r\n\r\n").zip(text.split("\r\n\r\n").skip(1)).any(|(head, value)| {
            head.to_ascii_lowercase().contains("name=\"list-unsubscribe\"")
                && value.trim_start().starts_with("One-Click")
        });
    }
    text.split('&').any(|pair| pair.trim() == "List-Unsubscribe=One-Click")
}

/// S8.28: `POST /unsubscribe/{token}`: no cookie, no redirect, twice is fine, 200.
pub async fn unsubscribe(page: PageFrame, request: HttpRequest, body: web::Bytes) -> Result<HttpResponse, Problem> {
    let token = request.match_info().get("token").unwrap_or_default().to_owned();
    let topic = request.match_info().get("topic").map(str::to_owned);
    let kind = request.headers().get("content-type").and_then(|v| v.to_str().ok()).unwrap_or_default();
    if body.len() > 64 * 1024 {
        return Err(Problem::TooLarge);
    }
    if !is_one_click(kind, &body) {
        return show_unsubscribe(page, request).await;
    }
    let t = page.words;
    let by_person = String::from_utf8_lossy(&body).split('&').any(|pair| pair == "page=1");
    let means = if by_person { Means::Link } else { Means::OneClick };
    let label = label_of(&page, topic.as_deref());
    let wording = t.with("prefs-stop-button", &[("topic", &label)]);
    let language = t.language().code().to_owned();
    match page.portal.desk.stop_marketing(&token, topic.clone(), None, means, wording, language).await {
        Ok(chosen) => {
            let label = label_of(&page, topic.as_deref());
            stopped_page(&page, Who::Link(&token), topic.as_deref(), label, chosen).await
        }
        Err(refused) => not_saved(&page, refused),
    }
}

/// `/preferences/answer?token=`: behind a letter about a choice; looks, and spends nothing.
pub async fn show_answer(page: PageFrame) -> Result<HttpResponse, Problem> {
    let token = Secret::new(page.query("token").unwrap_or_default());
    let t = page.words;
    let (is_undo, topic) = page.portal.desk.look_at_choice(&token).await?;
    let label = label_of(&page, Some(&topic).filter(|k| *k != ALL).map(String::as_str));
    let keys = if is_undo {
        ("prefs-undo-title", "prefs-undo-text", "prefs-undo-button")
    } else {
        ("prefs-confirm-title", "prefs-confirm-text", "prefs-confirm-button")
    };
    page.answer(&ButtonPage {
        t,
        frame: page.frame(Onward::default()),
        title: t.with(keys.0, &[("topic", &label)]),
        lines: vec![t.say(keys.1).into_owned()],
        action: paths::preferences_answer().into(),
        hidden: vec![Pair { name: "token".into(), value: token.reveal().to_owned() }],
        button: t.with(keys.2, &[("topic", &label)]),
        look: String::new(),
        cancel: None,
    })
}

/// `POST /preferences/answer`.
pub async fn answer(page: PageFrame, posted: Posted) -> Result<HttpResponse, Problem> {
    let token = Secret::new(posted.of_link().value("token"));
    let t = page.words;
    let (is_undo, topic) = page.portal.desk.look_at_choice(&token).await?;
    let label = label_of(&page, Some(&topic).filter(|k| *k != ALL).map(String::as_str));
    let key = if is_undo { "prefs-undo-button" } else { "prefs-confirm-button" };
    let wording = t.with(key, &[("topic", &label)]);
    page.portal.desk.answer_choice(token, wording, t.language().code().to_owned()).await?;
    page.answer(&DonePage {
        t,
        frame: page.frame(Onward::default()),
        title: t.with(if is_undo { "prefs-undone-title" } else { "prefs-given-title" }, &[("topic", &label)]),
        reference: String::new(),
        lines: vec![t.say("prefs-given").into_owned()],
        steps: Vec::new(),
        links: vec![Link::new(t.say("start-link"), paths::start())],
    })
}
