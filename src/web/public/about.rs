//! What the portal says about itself: cookies, tracking, offices, accessibility, security, and what each form says about
//! the data it takes.

use super::start::right_cards;
use crate::actions::access::{company, officer_address};
use crate::domain::page::{Frame, Link};
use crate::domain::register::{EntityRole, Region, Registers};
use crate::domain::request::Matter;
use crate::paths;
use crate::text::{Language, Words};
use crate::web::page::{COOKIES, Onward, PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::session::cookie_name;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use chrono::TimeDelta;

struct Part {
    title: String,
    lines: Vec<String>,
    list: Vec<String>,
    links: Vec<Link>,
}

impl Part {
    fn new(title: String, lines: Vec<String>) -> Self {
        Self { title, lines, list: Vec::new(), links: Vec::new() }
    }
}

#[derive(Template)]
#[template(path = "public/article.html")]
struct Article {
    t: Words,
    frame: Frame,
    title: String,
    lead: String,
    parts: Vec<Part>,
}

struct CookieLine {
    name: String,
    what: String,
    life: String,
}

#[derive(Template)]
#[template(path = "public/cookies.html")]
struct CookiesPage {
    t: Words,
    frame: Frame,
    cookies: Vec<CookieLine>,
    may_forget: bool,
    action: String,
    tracking_href: String,
}

struct OfficeEntity {
    name: String,
    role: String,
    number: String,
    address: Vec<String>,
}

struct OfficeRegion {
    title: String,
    entities: Vec<OfficeEntity>,
}

#[derive(Template)]
#[template(path = "public/offices.html")]
struct OfficesPage {
    t: Words,
    frame: Frame,
    regions: Vec<OfficeRegion>,
    ask_href: String,
}

fn article(page: &PageFrame, title: &str, lead: String, parts: Vec<Part>) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let title = t.say(title).into_owned();
    page.answer(&Article { t, frame: page.frame(Onward::default()), title, lead, parts })
}

/// S4.23: `/cookies`: exactly what the portal sets, from the list it sets them by.
pub async fn cookies(page: PageFrame, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let may_forget = page.cookie_of(&request, "language").is_some();
    cookies_page(&page, may_forget)
}

/// LP.6: `POST /cookies`: the language that was chosen is forgotten; the browser's own counts again.
pub async fn forget_language(page: PageFrame, posted: Posted) -> Result<HttpResponse, Problem> {
    // nobody is harmed by a forged one, and the portal keeps nothing of whoever presses
    posted.of_link();
    let mut answer = see_other(paths::cookies());
    let cookie = page.cookie("language", String::new(), actix_web::cookie::time::Duration::ZERO);
    answer.add_cookie(&cookie).map_err(|_| Problem::Fault)?;
    Ok(answer)
}

fn cookies_page(page: &PageFrame, may_forget: bool) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let https = page.portal.desk.settings().is_https();
    let cookies = COOKIES.iter().map(|(name, what, life)| CookieLine {
        name: cookie_name(https, name),
        what: t.say(what).into_owned(),
        life: t.say(life).into_owned(),
    });
    page.answer(&CookiesPage {
        t,
        frame: page.frame(Onward::default()),
        cookies: cookies.collect(),
        may_forget,
        action: paths::cookies().into(),
        tracking_href: paths::tracking().into(),
    })
}

/// S5.1 to S5.5: `/privacy/tracking`.
pub async fn tracking(page: PageFrame, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let says = |header: &str| request.headers().get(header).is_some_and(|v| v.as_bytes() == b"1");
    let (gpc, dnt) = (says("sec-gpc"), says("dnt"));
    let line = |sent: bool, yes: &str, no: &str| t.say(if sent { yes } else { no }).into_owned();
    let registers = page.portal.desk.registers();
    let more = registers.fact("tracking_information").and_then(|fact| match &fact.value {
        crate::domain::register::FactValue::Url(url) => Some(url.clone()),
        _ => None,
    });
    let parts = vec![
        Part::new(
            t.say("tracking-browser-head").into_owned(),
            vec![
                line(gpc, "tracking-gpc-yes", "tracking-gpc-no"),
                line(dnt, "tracking-dnt-yes", "tracking-dnt-no"),
                t.say("tracking-answer").into_owned(),
            ],
        ),
        Part {
            links: more
                .map(|url| Link::new(t.with("leaves-site", &[("label", &t.say("tracking-more-link"))]), url))
                .into_iter()
                .collect(),
            ..Part::new(t.say("tracking-here-head").into_owned(), vec![t.say("tracking-here").into_owned()])
        },
    ];
    let mut answer = article(&page, "tracking-title", t.say("tracking-lead").into_owned(), parts)?;
    // what is said depends on what the browser says
    let vary = actix_web::http::header::HeaderValue::from_static("sec-gpc, dnt");
    answer.headers_mut().insert(actix_web::http::header::VARY, vary);
    Ok(answer)
}

/// P11: `/offices`, from the register of companies.
pub async fn offices(page: PageFrame) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let lang = t.language().code();
    let registers = page.portal.desk.registers();
    let mut regions: Vec<OfficeRegion> = Vec::new();
    for entity in registers.entities() {
        let title = match (entity.country.as_deref().and_then(|c| registers.country(c)), entity.region) {
            (Some(country), None) => country.label.in_language(lang).to_owned(),
            (_, Some(Region::Us)) => t.say("policy-region-us").into_owned(),
            (_, Some(Region::Emea)) => t.say("policy-region-emea").into_owned(),
            (_, Some(Region::Apac)) => t.say("policy-region-apac").into_owned(),
            (None, None) => t.say("policy-open").into_owned(),
        };
        let address = registers.registered_office(entity).map(|a| {
            let country = registers.country(&a.country).map(|c| c.label.in_language(lang).to_owned());
            a.lines.iter().cloned().chain([a.postcode.clone()]).chain(country).collect()
        });
        let role = match entity.role {
            EntityRole::Controller => "policy-role-controller",
            EntityRole::JointController => "policy-role-joint",
            EntityRole::Processor => "policy-role-processor",
            EntityRole::Group => "policy-role-group",
            EntityRole::Named => "policy-open",
        };
        let line = OfficeEntity {
            name: entity.display_name(lang).to_owned(),
            role: t.say(role).into_owned(),
            number: entity.number.clone().unwrap_or_default(),
            address: address.unwrap_or_default(),
        };
        match regions.iter_mut().find(|r| r.title == title) {
            Some(region) => region.entities.push(line),
            None => regions.push(OfficeRegion { title, entities: vec![line] }),
        }
    }
    page.answer(&OfficesPage {
        t,
        frame: page.frame(Onward::default()),
        regions,
        ask_href: paths::contact_about(Matter::Question),
    })
}

/// `/accessibility`.
pub async fn accessibility(page: PageFrame) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let say = |key: &str| t.say(key).into_owned();
    let parts = vec![
        Part {
            list: ["access-can-1", "access-can-2", "access-can-3", "access-can-4", "access-can-5"].map(say).to_vec(),
            ..Part::new(say("access-can-head"), Vec::new())
        },
        Part::new(say("access-state-head"), vec![say("access-state"), say("access-tested")]),
        Part {
            links: vec![Link::new(say("access-report-link"), paths::contact_about(Matter::Concern))],
            ..Part::new(say("access-report-head"), vec![say("access-report")])
        },
    ];
    article(&page, "access-title", say("access-lead"), parts)
}

/// S11.8: `/security`.
pub async fn security(page: PageFrame) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let say = |key: &str| t.say(key).into_owned();
    let list = ["security-1", "security-2", "security-3", "security-4", "security-5", "security-6"].map(say).to_vec();
    let parts = vec![
        Part { list, ..Part::new(say("security-here-head"), Vec::new()) },
        Part {
            links: vec![Link::new(say("security-report-link"), paths::contact_about(Matter::Security))],
            ..Part::new(say("security-report-head"), vec![say("security-report"), say("security-research")])
        },
    ];
    article(&page, "security-title", say("security-lead"), parts)
}

/// RFC 9116: who to tell of a weakness. Good for half a year from when it is read.
pub async fn security_txt(page: PageFrame) -> HttpResponse {
    let base = &page.portal.desk.settings().base_url;
    let expires = (page.portal.desk.now() + TimeDelta::days(180)).rfc3339();
    let languages: Vec<&str> = Language::ALL.iter().map(|l| l.code()).collect();
    let text = format!(
        "Contact: {base}{}\nExpires: {expires}\nPreferred-Languages: {}\nCanonical: {base}{}\nPolicy: {base}{}\n",
        paths::contact_about(Matter::Security),
        languages.join(", "),
        paths::security_txt(),
        paths::security()
    );
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(text)
}

/// The Global Privacy Control support resource: the signal is honoured, because nothing is sold, shared or tracked.
pub async fn gpc(page: PageFrame) -> Result<HttpResponse, Problem> {
    let policies = page.portal.desk.reader().policies().await?;
    let since = policies.last().map_or_else(|| page.portal.desk.now(), |(_, at)| *at).london_date();
    Ok(HttpResponse::Ok().json(serde_json::json!({ "gpc": true, "lastUpdate": since.to_string() })))
}

/// A form that takes personal data: its key, the purposes of T10 it serves, and its fields with whether each is needed.
struct NoticeOf {
    key: &'static str,
    purposes: &'static [&'static str],
    fields: &'static [(&'static str, bool)],
}

const NOTICES: [NoticeOf; 4] = [
    NoticeOf {
        key: "contact",
        purposes: &["R01"],
        fields: &[("contact-form-text", true), ("contact-form-email", true), ("contact-form-name", false)],
    },
    NoticeOf { key: "preferences", purposes: &["R06", "R09"], fields: &[("subscribe-email", true)] },
    NoticeOf { key: "sign-in", purposes: &["R01"], fields: &[("sign-in-email-label", true)] },
    NoticeOf {
        key: "correction",
        purposes: &["R01"],
        fields: &[("notice-field-value", true), ("edit-reason-label", false)],
    },
];

fn recipients(registers: &Registers, purposes: &[&str], lang: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for recipient in purposes.iter().flat_map(|p| registers.recipients_for(p)) {
        // only those who get data in the ordinary course of answering: the policy has the whole list
        let name = recipient.label.in_language(lang).to_owned();
        if ["G1", "G2"].contains(&recipient.ground.as_str()) && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// P13, S4.3, L13: `/notices/{form}`: who, what for, on what basis, who gets it, how long, rights, what is needed.
pub async fn notice(page: PageFrame, form: web::Path<String>) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let lang = t.language().code();
    let it = NOTICES.iter().find(|n| n.key == *form).ok_or(Problem::NotFound)?;
    let registers = page.portal.desk.registers();
    let facts = company(&registers, lang);
    let say = |key: &str| t.say(key).into_owned();
    let uses = it.purposes.iter().filter_map(|p| registers.purpose(p)).map(|p| p.sentence.in_language(lang).to_owned());
    let fields = it.fields.iter().map(|(key, needed)| {
        let state = say(if *needed { "notice-needed" } else { "notice-free" });
        format!("{}: {state}", t.say(key))
    });
    let periods: Vec<String> = it
        .purposes
        .iter()
        .filter_map(|p| registers.purpose(p))
        .map(|p| match &p.retention {
            Some(rule) => t.with("explain-retention-months", &[("months", &i64::from(rule.months))]),
            None => say("explain-retention-none"),
        })
        .collect();
    // a paragraph each: a number and an address on one line run into each other in Arabic
    let who = t.with("notice-who", &[("company", &facts.name), ("number", &facts.number)]);
    let post = officer_address(&registers, lang).join(", ");
    let parts = vec![
        Part::new(say("notice-who-head"), vec![who, post]),
        Part { list: uses.collect(), ..Part::new(say("notice-uses-head"), vec![say("notice-basis")]) },
        Part { list: fields.collect(), ..Part::new(say("notice-fields-head"), Vec::new()) },
        Part {
            list: recipients(&registers, it.purposes, lang),
            ..Part::new(say("notice-recipients-head"), Vec::new())
        },
        Part::new(say("notice-abroad-head"), vec![say("notice-abroad")]),
        Part::new(say("notice-period-head"), periods),
        Part {
            links: right_cards(t)
                .into_iter()
                .map(|right| Link::new(right.title, right.href))
                .chain([
                    Link::new(say("notice-policy-link"), format!("{}#s8", paths::policy())),
                    Link::new(say("footer-contact"), paths::contact()),
                ])
                .collect(),
            ..Part::new(
                say("notice-rights-head"),
                vec![
                    say("notice-rights"),
                    say("notice-automated"),
                    say("complaint-us"),
                    t.with("complaint-regulator", &[("regulator", &registers.regulator().name)]),
                    t.with("notice-children", &[("age", &i64::from(registers.minimum_age()))]),
                ],
            )
        },
    ];
    let title = format!("notice-title-{}", it.key);
    article(&page, &title, say("notice-lead"), parts)
}
