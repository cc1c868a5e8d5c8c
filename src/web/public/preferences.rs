//! P8, P9: the page and the one click behind the footer of any marketing mail. The link is the authority: no sign-in, no
//! cookie; it can only lower. GET and HEAD change nothing (S8.27).

use crate::actions::preference::{Chosen, Means, Preferences, TopicLine};
use crate::actions::{Over, Refused};
use crate::domain::page::{Frame, Link, Pair};
use crate::domain::preference::{ALL, Standing, UNDER_WAY};
use crate::domain::request::Matter;
use crate::domain::secret::Secret;
use crate::paths;
use crate::text::Words;
use crate::web::page::{Onward, PageFrame};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::session::SignedIn;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

struct PreferenceTopic {
    key: String,
    label: String,
    sentence: String,
    since: String,
}

#[derive(Template)]
#[template(path = "public/preferences.html")]
struct PreferencesPage {
    t: Words,
    frame: Frame,
    masked: String,
    brand: String,
    about: Option<PreferenceTopic>,
    all_stopped: String,
    gets: Vec<PreferenceTopic>,
    left: Vec<PreferenceTopic>,
    join: Vec<PreferenceTopic>,
    partners: Vec<PreferenceTopic>,
    partners_got: bool,
    action: String,
    data_href: String,
    consents_href: String,
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
    let Refused::Store(error) = refused else {
        return if matches!(refused, Refused::Over(Over::Unknown)) { broken(page) } else { Err(refused.into()) };
    };
    tracing::error!(%error, "a choice about marketing could not be saved");
    let t = page.words;
    let say = |key: &str| t.say(key).into_owned();
    let mut answer = page.answer_with(
        StatusCode::SERVICE_UNAVAILABLE,
        &BrokenPage {
            t,
            frame: page.frame(Onward::default()),
            title: say("prefs-not-saved-title"),
            lines: vec![say("prefs-not-saved-what"), say("prefs-not-saved-do")],
            kept: Vec::new(),
            links: vec![Link::new(say("prefs-broken-write"), paths::contact_about(Matter::Preferences))],
            request_id: None,
        },
    )?;
    let wait = actix_web::http::header::HeaderValue::from_static("30");
    answer.headers_mut().insert(actix_web::http::header::RETRY_AFTER, wait);
    Ok(answer)
}

fn line(t: Words, topic: &TopicLine) -> PreferenceTopic {
    let since = match topic.standing {
        Standing::Left(at) => t.date(at.london_date()),
        Standing::Gets | Standing::CouldJoin => String::new(),
    };
    PreferenceTopic { key: topic.key.clone(), label: topic.label.clone(), sentence: topic.sentence.clone(), since }
}

/// `/preferences/{token}` and, with the topic of the mail that led here, `/preferences/{token}/{topic}`.
pub async fn show(page: PageFrame, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let token = request.match_info().get("token").unwrap_or_default().to_owned();
    let topic = request.match_info().get("topic").map(str::to_owned);
    match page.portal.desk.look_at_preferences(&token, page.words).await {
        Ok(found) => preferences_page(&page, &token, topic.as_deref(), found),
        Err(Refused::Over(Over::Unknown)) => broken(&page),
        Err(other) => Err(other.into()),
    }
}

fn preferences_page(
    page: &PageFrame,
    token: &str,
    topic: Option<&str>,
    found: Preferences,
) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let Some(masked) = found.masked else { return done_page(page, token, None, Chosen::NothingHeld) };
    let of = |is: fn(&Standing) -> bool, third: bool| -> Vec<PreferenceTopic> {
        found.topics.iter().filter(|x| x.third_party == third && is(&x.standing)).map(|x| line(t, x)).collect()
    };
    let about = topic
        .and_then(|key| found.topics.iter().find(|x| x.key == key))
        .filter(|x| x.standing == Standing::Gets)
        .map(|x| line(t, x));
    let partners_got = found.topics.iter().any(|x| x.third_party && x.standing == Standing::Gets);
    page.answer(&PreferencesPage {
        t,
        frame: page.frame(Onward::default()),
        masked,
        brand: page.portal.desk.settings().brand_name.clone(),
        about,
        all_stopped: found.all_stopped.map(|at| t.date(at.london_date())).unwrap_or_default(),
        gets: of(|s| *s == Standing::Gets, false),
        left: of(|s| matches!(s, Standing::Left(_)), false),
        join: of(|s| *s == Standing::CouldJoin, false),
        partners: found.topics.iter().filter(|x| x.third_party).map(|x| line(t, x)).collect(),
        partners_got,
        action: paths::preferences(token, None),
        data_href: paths::data().into(),
        consents_href: paths::consents().into(),
    })
}

/// What a topic is called; everything, if it is none.
fn label_of(page: &PageFrame, topic: Option<&str>) -> String {
    let registers = page.portal.desk.registers();
    let lang = page.words.language().code();
    topic
        .and_then(|key| registers.topic(key))
        .map_or_else(|| page.words.say("prefs-all").into_owned(), |x| x.label.in_language(lang).to_owned())
}

fn done_page(page: &PageFrame, token: &str, topic: Option<&str>, chosen: Chosen) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let now = page.portal.desk.now();
    let label = label_of(page, topic);
    let (title, lines) = match chosen {
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
        Chosen::NothingHeld => (t.say("prefs-nothing-title").into_owned(), vec![t.say("prefs-nothing").into_owned()]),
    };
    let mut links = Vec::new();
    if chosen != Chosen::NothingHeld {
        links.push(Link::new(t.say("prefs-more-link"), paths::preferences(token, None)));
    }
    links.push(Link::new(t.say("prefs-still-link"), paths::contact_about(Matter::Complaint)));
    page.answer(&DonePage {
        t,
        frame: page.frame(Onward::default()),
        title,
        reference: String::new(),
        lines,
        steps: Vec::new(),
        links,
    })
}

/// `POST /preferences/{token}`: stop one topic, stop everything, or ask for one.
pub async fn choose(page: PageFrame, request: HttpRequest, posted: Posted) -> Result<HttpResponse, Problem> {
    let token = request.match_info().get("token").unwrap_or_default().to_owned();
    let posted = posted.of_link();
    let t = page.words;
    let (stop, join) = (posted.value("stop").to_owned(), posted.value("join").to_owned());
    let desk = &page.portal.desk;
    let language = t.language().code().to_owned();
    if !join.is_empty() {
        let wording = t.with("prefs-join-button", &[("topic", &label_of(&page, Some(&join)))]);
        return match desk.ask_to_join(&token, join.clone(), wording, language).await {
            Ok(Chosen::NothingHeld) => done_page(&page, &token, None, Chosen::NothingHeld),
            Ok(_) => page.answer(&DonePage {
                t,
                frame: page.frame(Onward::default()),
                title: t.say("prefs-joining-title").into_owned(),
                reference: String::new(),
                lines: vec![t.with("prefs-joining", &[("topic", &label_of(&page, Some(&join)))])],
                steps: Vec::new(),
                links: vec![Link::new(t.say("prefs-more-link"), paths::preferences(&token, None))],
            }),
            Err(refused) => not_saved(&page, refused),
        };
    }
    if stop.is_empty() {
        return Err(Problem::Bad);
    }
    let topic = Some(stop.clone()).filter(|key| key != ALL);
    let label = label_of(&page, topic.as_deref());
    let wording = t.with("prefs-stop-button", &[("topic", &label)]);
    match desk.stop_marketing(&token, topic.clone(), Means::Link, wording, language).await {
        Ok(chosen) => done_page(&page, &token, topic.as_deref(), chosen),
        Err(refused) => not_saved(&page, refused),
    }
}

/// `/unsubscribe/{token}`: what people see who open the address: one button.
pub async fn show_unsubscribe(page: PageFrame, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let token = request.match_info().get("token").unwrap_or_default().to_owned();
    let topic = request.match_info().get("topic").map(str::to_owned);
    let t = page.words;
    let found = match page.portal.desk.look_at_preferences(&token, t).await {
        Ok(found) => found,
        Err(Refused::Over(Over::Unknown)) => return broken(&page),
        Err(other) => return Err(other.into()),
    };
    let Some(masked) = found.masked else { return done_page(&page, &token, None, Chosen::NothingHeld) };
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
    match page.portal.desk.stop_marketing(&token, topic.clone(), means, wording, language).await {
        Ok(chosen) => done_page(&page, &token, topic.as_deref(), chosen),
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

/// C8: `/me/preferences`: the same page, by the person's own link.
pub async fn own(page: PageFrame, signed_in: SignedIn) -> Result<HttpResponse, Problem> {
    let token = page.portal.desk.own_preference_token(signed_in.viewer).await?;
    Ok(crate::web::page::see_other(paths::preferences(&token, None)))
}
