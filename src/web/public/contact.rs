//! P5: writing to the officer, signed in or not. What is acknowledged here is kept before the page says so.

use crate::actions::Refused;
use crate::actions::access::{matter_words, officer_address};
use crate::actions::request::{Ask, check};
use crate::domain::deadline;
use crate::domain::email_address::EmailAddress;
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
use crate::web::session::SignedIn;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

#[derive(Template)]
#[template(path = "public/contact_matter.html")]
struct MatterPage {
    t: Words,
    frame: Frame,
    matters: Vec<Card>,
    post: Vec<String>,
}

#[derive(Template)]
#[template(path = "public/contact.html")]
struct ContactPage {
    t: Words,
    frame: Frame,
    form: Form,
    matter: String,
    hint: String,
    files: String,
    formats: Vec<Choice>,
    rights: Vec<Choice>,
    from: String,
    own: Vec<Link>,
    company: String,
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

/// G14, L12.13: the forms in which an answer can be asked for.
const FORMATS: [&str; 4] = ["usual", "large", "plain", "telephone"];

/// What was written, with the form in which the answer is wanted below it, for whoever answers.
fn wished(t: Words, text: &str, format: &str) -> String {
    if text.trim().is_empty() || format == FORMATS[0] || !FORMATS.contains(&format) {
        return text.to_owned();
    }
    let format = t.say(&format!("contact-form-format-{format}"));
    format!("{text}\n\n{}", t.with("contact-form-format-line", &[("format", &format)]))
}

/// Says to machines in how many seconds it may be tried again.
fn later(mut answer: HttpResponse, seconds: i64) -> HttpResponse {
    if let Ok(value) = seconds.to_string().parse() {
        answer.headers_mut().insert(actix_web::http::header::RETRY_AFTER, value);
    }
    answer
}

/// The page's frame for whoever reads it, with the token of its form.
fn frame_of(page: &PageFrame, signed_in: Option<&SignedIn>, back: Option<&str>, csrf: String) -> Frame {
    let mut page = page.clone();
    page.is_signed_in = signed_in.is_some();
    let mut frame = page.frame(Onward { csrf: Some(csrf), back: back.map(str::to_owned), notice: None });
    frame.stay = signed_in.map(|s| s.stay(page.reader));
    frame
}

/// `/contact`, `/contact?matter=`.
pub async fn show(page: PageFrame, signed_in: Option<SignedIn>) -> Result<HttpResponse, Problem> {
    if let Some(matter) = page.query("matter").as_deref().and_then(Matter::from_key) {
        let right = page.query("right").unwrap_or_default();
        let mut form = Form::new().filled("right", right);
        // S10.3: whose safeguards somebody wants to see, so that they need not find words for it
        let registers = page.portal.desk.registers();
        let recipient = page.query("about").filter(|about| about == "transfer").and_then(|_| page.query("recipient"));
        if let Some(recipient) = recipient.as_deref().and_then(|key| registers.recipient(key)) {
            let name = recipient.label.in_language(page.words.language().code());
            form = form.filled("text", page.words.with("contact-about-transfer", &[("name", &name)]));
        }
        return form_page(&page, signed_in.as_ref(), StatusCode::OK, matter, form).await;
    }
    let t = page.words;
    let matters = Matter::ALL.iter().map(|matter| Card {
        title: t.say(&format!("matter-{}", matter.key())).into_owned(),
        text: t.say(&format!("matter-{}-hint", matter.key())).into_owned(),
        href: paths::contact_about(*matter),
    });
    let csrf = signed_in.as_ref().map(|s| page.session_csrf(s)).unwrap_or_default();
    let mut frame = frame_of(&page, signed_in.as_ref(), None, csrf);
    frame.csrf = frame.csrf.filter(|_| signed_in.is_some());
    page.answer(&MatterPage {
        t,
        frame,
        matters: matters.collect(),
        post: officer_address(&page.portal.desk.registers(), t.language().code()),
    })
}

async fn form_page(
    page: &PageFrame,
    signed_in: Option<&SignedIn>,
    status: StatusCode,
    matter: Matter,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let desk = &page.portal.desk;
    let from = match signed_in {
        Some(signed_in) => {
            desk.reader().addresses(signed_in.viewer).await?.pop().map(|a| a.address).unwrap_or_default()
        }
        None => String::new(),
    };
    let (secret, cookie) = page.browser_secret();
    let csrf = signed_in.map_or_else(|| page.visitor_csrf(&secret), |s| page.session_csrf(s));
    let once = match form.value("form") {
        "" => page.once(),
        kept => kept.to_owned(),
    };
    let own = |key: &str, href: &str| Link::new(t.say(key), href);
    let (data, export) =
        (own("contact-form-self-data", paths::data()), own("contact-form-self-export", paths::export()));
    let registers = desk.registers();
    let rights = RIGHTS.iter().map(|key| {
        let (label, hint) = t.right(key);
        Choice { value: (*key).into(), label: label.into_owned(), hint: hint.into_owned() }
    });
    let mut answer = page.answer_with(
        status,
        &ContactPage {
            t,
            frame: frame_of(page, signed_in, Some(paths::contact()), csrf),
            form,
            matter: matter_words(t, matter, None),
            hint: t.say(&format!("matter-{}-hint", matter.key())).into_owned(),
            files: files::hint_along(page),
            formats: FORMATS
                .iter()
                .map(|key| Choice {
                    value: if *key == "usual" { String::new() } else { (*key).into() },
                    label: t.say(&format!("contact-form-format-{key}")).into_owned(),
                    hint: String::new(),
                })
                .collect(),
            rights: if matter == Matter::Right { rights.collect() } else { Vec::new() },
            from,
            own: match matter {
                Matter::Update | Matter::Correct => vec![data],
                Matter::Right => vec![
                    data,
                    export,
                    own("contact-form-self-restrict", paths::restrict()),
                    own("contact-form-self-object", paths::object()),
                ],
                _ => Vec::new(),
            },
            company: registers.controller().display_name(t.language().code()).to_owned(),
            notice_href: paths::notice("contact"),
            action: paths::contact().into(),
            hidden: vec![
                Pair { name: "matter".into(), value: matter.key().into() },
                Pair { name: "form".into(), value: once },
            ],
            post: officer_address(&registers, t.language().code()),
        },
    )?;
    if let Some(cookie) = cookie.filter(|_| signed_in.is_none()) {
        answer.add_cookie(&cookie).map_err(|_| Problem::Fault)?;
    }
    Ok(answer)
}

/// `POST /contact`.
pub async fn send(page: PageFrame, signed_in: Option<SignedIn>, sent: PostedFiles) -> Result<HttpResponse, Problem> {
    let posted = sent.posted;
    // a browser cannot be given back what was chosen, only told
    let had_files = !sent.files.is_empty();
    let again = |form: Form| if had_files { files::choose_again(form) } else { form };
    let (matter, typed) = (Matter::from_key(posted.value("matter")), posted.form());
    let checked = match &signed_in {
        Some(signed_in) => posted.of_contact(&page, signed_in),
        None => posted.of_visitor(&page),
    };
    let Ok(posted) = checked else {
        // H8: the page outlived its session or its cookie: nothing is sent, and nothing that was typed is lost
        let matter = matter.ok_or(Problem::Form)?;
        let form = again(typed.failing("text", Message::new("error-text-again")));
        return form_page(&page, signed_in.as_ref(), StatusCode::FORBIDDEN, matter, form).await;
    };
    let (t, matter) = (page.words, matter.ok_or(Problem::NotFound)?);
    let ask = Ask {
        matter,
        rights: posted.form().values("right").to_vec(),
        email: posted.value("email").to_owned(),
        name: posted.value("name").to_owned(),
        text: wished(t, posted.value("text"), posted.value("format")),
        trap: posted.value("homepage").to_owned(),
        form: posted.value("form").to_owned(),
        language: t.language().code().to_owned(),
        files: sent.files,
    };
    let wrong = check(&ask, signed_in.is_some());
    if !wrong.is_empty() {
        let form = wrong.into_iter().fold(posted.form(), |form, (field, key)| form.failing(field, limited(field, key)));
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return form_page(&page, signed_in.as_ref(), status, matter, again(form)).await;
    }
    let viewer = signed_in.as_ref().map(|s| s.viewer);
    let to = EmailAddress::parse(&ask.email).map(|a| a.as_str().to_owned()).unwrap_or_default();
    let has_clock = matter == Matter::Right || matter.right().is_some();
    let asked = match page.portal.desk.ask(viewer, ask, page.browser()).await {
        Ok(asked) => asked,
        Err(Refused::Field { field, message }) => {
            let form = again(posted.form().failing(field, limited(field, message)));
            return form_page(&page, signed_in.as_ref(), StatusCode::UNPROCESSABLE_ENTITY, matter, form).await;
        }
        // D3.12: what was typed stays, whatever kept it from being sent
        Err(Refused::TooOften { minutes }) => {
            let message = Message::new("error-text-too-often").with("minutes", minutes);
            let form = again(posted.form().failing("text", message));
            let status = StatusCode::TOO_MANY_REQUESTS;
            return Ok(later(form_page(&page, signed_in.as_ref(), status, matter, form).await?, minutes * 60));
        }
        Err(Refused::Store(error)) => {
            tracing::error!(%error, "a message could not be taken");
            let form = again(posted.form().failing("text", Message::new("error-text-busy")));
            let status = StatusCode::SERVICE_UNAVAILABLE;
            return Ok(later(form_page(&page, signed_in.as_ref(), status, matter, form).await?, 30));
        }
        Err(other) => return Err(other.into()),
    };
    let calendar = page.portal.desk.registers().calendar();
    let (aim, law) = (
        t.date(deadline::aim_due(asked.received_on, &calendar)),
        t.date(deadline::legal_due(asked.received_on, &calendar)),
    );
    let say = |key: &str| t.say(key).into_owned();
    let mut lines = vec![t.with("contact-form-done-received", &[("received", &t.date(asked.received_on))])];
    lines.push(match signed_in {
        Some(_) => say("contact-form-done-mail-hidden"),
        None => t.with("contact-form-done-mail", &[("email", &to)]),
    });
    if matter.is_urgent() {
        lines.push(say("contact-form-done-urgent"));
    }
    let mut steps = vec![say("contact-form-done-step-1"), t.with("contact-form-done-step-2", &[("aim", &aim)])];
    if has_clock {
        steps.push(t.with("contact-form-done-law", &[("law", &law)]));
    }
    steps.push(say("contact-form-done-step-3"));
    let csrf = signed_in.as_ref().map(|s| page.session_csrf(s)).unwrap_or_default();
    let mut frame = frame_of(&page, signed_in.as_ref(), None, csrf);
    frame.csrf = frame.csrf.filter(|_| signed_in.is_some());
    page.answer(&DonePage {
        t,
        frame,
        title: say("contact-form-done-title"),
        reference: asked.reference.grouped(),
        lines,
        steps,
        links: vec![Link::new(say("contact-form-done-follow"), paths::request(&asked.reference))],
    })
}

/// The message of a field that is wrong, with the limit it may name.
fn limited(field: &str, key: &'static str) -> Message {
    if field == "files" {
        return files::message(key);
    }
    let limit = match field {
        "text" => LONGEST_MESSAGE,
        "email" => 254,
        _ => ValueKind::Name.limit(),
    };
    Message::new(key).with("limit", i64::try_from(limit).unwrap_or(0))
}
