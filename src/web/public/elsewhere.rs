//! P10: asking without a mailbox on file, for somebody else, or because an address is not, or no longer, one's own; and
//! P6: how complaints work.

use crate::actions::Refused;
use crate::actions::access::officer_address;
use crate::actions::request::{Ask, check};
use crate::domain::form::{Form, Message};
use crate::domain::page::{Card, Choice, Frame, Link, Pair};
use crate::domain::request::{LONGEST_MESSAGE, Matter};
use crate::domain::value::ValueKind;
use crate::paths;
use crate::text::{RIGHTS, Words};
use crate::web::files;
use crate::web::page::{Onward, PageFrame};
use crate::web::posted::PostedFiles;
use crate::web::problem::Problem;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

/// Why somebody asks this way. Keys stand in addresses and names of texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    /// No mailbox of theirs is on file, or it is lost.
    NoMailbox,
    /// They ask for another person. S8.16.
    Other,
    /// They no longer work where the address belongs.
    Left,
    /// The mail reaches somebody it is not meant for.
    Wrong,
    /// Several people read the mailbox.
    Shared,
}

impl Why {
    const ALL: [Self; 5] = [Self::NoMailbox, Self::Other, Self::Left, Self::Wrong, Self::Shared];
    fn key(self) -> &'static str {
        match self {
            Self::NoMailbox => "no_mailbox",
            Self::Other => "other",
            Self::Left => "left",
            Self::Wrong => "wrong",
            Self::Shared => "shared",
        }
    }
    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|w| w.key() == key)
    }
    /// Whether it is about an address to which nothing should go any more.
    fn stops(self) -> bool {
        matches!(self, Self::Left | Self::Wrong | Self::Shared)
    }
}

#[derive(Template)]
#[template(path = "public/ways.html")]
struct WaysPage {
    t: Words,
    frame: Frame,
    title: String,
    lead: String,
    ways: Vec<Card>,
    post: Vec<String>,
}

#[derive(Template)]
#[template(path = "public/elsewhere.html")]
struct ElsewherePage {
    t: Words,
    frame: Frame,
    form: Form,
    title: String,
    lead: String,
    rights: Vec<Choice>,
    subject: bool,
    files: String,
    email_label: String,
    email_hint: String,
    text_label: String,
    text_hint: String,
    button: String,
    notice_href: String,
    action: String,
    hidden: Vec<Pair>,
    post: Vec<String>,
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

fn post_of(page: &PageFrame) -> Vec<String> {
    officer_address(&page.portal.desk.registers(), page.words.language().code())
}

/// `/requests/new`, `/requests/new?why=`.
pub async fn show(page: PageFrame) -> Result<HttpResponse, Problem> {
    let t = page.words;
    if let Some(why) = page.query("why").as_deref().and_then(Why::from_key) {
        return form_page(&page, StatusCode::OK, why, Form::new());
    }
    let mut ways = vec![Card {
        title: t.say("elsewhere-mailbox").into_owned(),
        text: t.say("elsewhere-mailbox-hint").into_owned(),
        href: paths::sign_in().into(),
    }];
    ways.extend(Why::ALL.iter().map(|why| Card {
        title: t.say(&format!("elsewhere-{}", why.key())).into_owned(),
        text: t.say(&format!("elsewhere-{}-hint", why.key())).into_owned(),
        href: paths::requests_new_for(why.key()),
    }));
    page.answer(&WaysPage {
        t,
        frame: page.frame(Onward::default()),
        title: t.say("elsewhere-title").into_owned(),
        lead: t.say("elsewhere-lead").into_owned(),
        ways,
        post: post_of(&page),
    })
}

fn form_page(page: &PageFrame, status: StatusCode, why: Why, form: Form) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let (secret, cookie) = page.browser_secret();
    let once = match form.value("form") {
        "" => page.once(),
        kept => kept.to_owned(),
    };
    let of = |key: &str| t.say(&format!("elsewhere-{key}")).into_owned();
    let rights = RIGHTS.iter().map(|key| {
        let (label, hint) = t.right(key);
        Choice { value: (*key).into(), label: label.into_owned(), hint: hint.into_owned() }
    });
    let mut answer = page.answer_with(
        status,
        &ElsewherePage {
            t,
            frame: page.frame(Onward {
                csrf: Some(page.visitor_csrf(&secret)),
                back: Some(paths::requests_new().into()),
                notice: None,
            }),
            form,
            title: of(why.key()),
            lead: of(&format!("{}-lead", why.key())),
            rights: if why.stops() { Vec::new() } else { rights.collect() },
            subject: why == Why::Other,
            files: if why.stops() { String::new() } else { files::hint_along(page) },
            email_label: of(if why.stops() { "email-stop" } else { "email" }),
            email_hint: of(if why.stops() { "email-stop-hint" } else { "email-hint" }),
            text_label: of(if why.stops() { "text-more" } else { "text" }),
            text_hint: of(&format!("{}-text", why.key())),
            button: of(if why.stops() { "button-stop" } else { "button" }),
            notice_href: paths::notice("contact"),
            action: paths::requests_new().into(),
            hidden: vec![
                Pair { name: "why".into(), value: why.key().into() },
                Pair { name: "form".into(), value: once },
            ],
            post: post_of(page),
        },
    )?;
    if let Some(cookie) = cookie {
        answer.add_cookie(&cookie).map_err(|_| Problem::Fault)?;
    }
    Ok(answer)
}

fn limited(field: &'static str, key: &'static str) -> Message {
    if field == "files" {
        return files::message(key);
    }
    let limit = if field == "name" || field == "subject" { ValueKind::Name.limit() } else { LONGEST_MESSAGE };
    Message::new(key).with("limit", i64::try_from(limit).unwrap_or(0))
}

/// `POST /requests/new`.
pub async fn send(page: PageFrame, sent: PostedFiles) -> Result<HttpResponse, Problem> {
    let posted = sent.posted.of_visitor(&page)?;
    let had_files = !sent.files.is_empty();
    let again = |form: Form| if had_files { files::choose_again(form) } else { form };
    let t = page.words;
    let why = Why::from_key(posted.value("why")).ok_or(Problem::NotFound)?;
    let reason = t.say(&format!("elsewhere-{}", why.key())).into_owned();
    let typed = posted.value("text").trim().to_owned();
    // what the page says goes along, so that the officer knows which way it came
    let text = if typed.is_empty() && why.stops() { reason.clone() } else { typed };
    let ask = Ask {
        matter: if why.stops() { Matter::Update } else { Matter::Right },
        rights: posted.form().values("right").to_vec(),
        email: posted.value("email").to_owned(),
        name: posted.value("name").to_owned(),
        text: if text == reason || text.is_empty() { text } else { format!("{reason}\n\n{text}") },
        trap: posted.value("homepage").to_owned(),
        form: posted.value("form").to_owned(),
        language: t.language().code().to_owned(),
        files: sent.files,
    };
    let mut wrong = check(&ask, false);
    let subject = posted.value("subject").trim().to_owned();
    if why == Why::Other {
        if subject.is_empty() {
            wrong.push(("subject", "error-subject-empty"));
        } else if subject.chars().count() > ValueKind::Name.limit() || subject.chars().any(char::is_control) {
            wrong.push(("subject", "error-name-characters"));
        }
    }
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    if !wrong.is_empty() {
        let form = wrong.into_iter().fold(posted.form(), |form, (field, key)| form.failing(field, limited(field, key)));
        return form_page(&page, unprocessable, why, again(form));
    }
    let desk = &page.portal.desk;
    let asked = match why {
        Why::Left | Why::Wrong | Why::Shared => desk.report_address(ask, page.browser()).await,
        Why::Other => desk.ask_for(None, ask, Some(subject), page.browser()).await,
        Why::NoMailbox => desk.ask(None, ask, page.browser()).await,
    };
    let asked = match asked {
        Ok(asked) => asked,
        Err(Refused::Field { field, message }) => {
            let form = posted.form().failing(field, limited(field, message));
            return form_page(&page, unprocessable, why, again(form));
        }
        Err(other) => return Err(other.into()),
    };
    let of = |key: &str| t.say(&format!("elsewhere-{key}")).into_owned();
    let mut lines = vec![t.with("contact-form-done-received", &[("received", &t.date(asked.received_on))])];
    if why.stops() {
        lines.push(of("done-stopped"));
    }
    let mut steps = Vec::new();
    if why == Why::Other {
        steps.push(of("done-authority"));
    }
    steps.push(of("done-officer"));
    page.answer(&DonePage {
        t,
        frame: page.frame(Onward::default()),
        title: of(if why.stops() { "done-title-stopped" } else { "done-title" }),
        reference: asked.reference.grouped(),
        lines,
        steps,
        links: vec![Link::new(t.say("start-link"), paths::start())],
    })
}

struct Part {
    title: String,
    lines: Vec<String>,
    list: Vec<String>,
    links: Vec<Link>,
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

/// P6, S13.10, S13.11: how a complaint goes: acknowledged when, a word how often, ended how, and who else can be asked.
pub async fn complaints(page: PageFrame) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let (settings, registers) = (page.portal.desk.settings(), page.portal.desk.registers());
    let say = |key: &str| t.say(key).into_owned();
    let days = i64::try_from(settings.progress_days).unwrap_or(14);
    let regulator = registers.regulator().name.clone();
    let parts = vec![
        Part {
            title: say("complaints-how-head"),
            lines: Vec::new(),
            list: vec![
                say("complaints-step-1"),
                t.with("complaints-step-2", &[("days", &days)]),
                say("complaints-step-3"),
            ],
            links: vec![
                Link::new(say("complaints-link"), paths::contact_about(Matter::Complaint)),
                Link::new(say("complaints-own-link"), paths::my_complaints()),
            ],
        },
        Part {
            title: say("complaints-post-head"),
            lines: vec![post_of(&page).join(", ")],
            list: Vec::new(),
            links: Vec::new(),
        },
        Part {
            title: say("complaints-regulator-head"),
            lines: vec![
                say("complaints-regulator-any"),
                format!("{regulator}, {}", settings.regulator_address),
                settings.regulator_phone.clone(),
            ],
            list: Vec::new(),
            links: vec![Link::new(t.with("leaves-site", &[("label", &regulator)]), settings.regulator_link.clone())],
        },
        Part {
            title: say("outcome-part-court"),
            lines: vec![say("outcome-court")],
            list: Vec::new(),
            links: Vec::new(),
        },
    ];
    page.answer(&Article {
        t,
        frame: page.frame(Onward::default()),
        title: say("complaints-title"),
        lead: say("complaints-lead"),
        parts,
    })
}
