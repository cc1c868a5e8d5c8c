//! S8.11: logging what came by call, letter or mail, on one screen.

use super::AtDesk;
use super::sheet::{self, Cell, Field, Piece, SheetForm, Table};
use crate::actions::Refused;
use crate::actions::desk_case::{CHANNELS, Log};
use crate::domain::attachment::{MOST, take};
use crate::domain::form::{Form, Message};
use crate::domain::ids::ContactId;
use crate::domain::incoming::{Incoming, MailError};
use crate::domain::page::{Choice, Link};
use crate::domain::request::{LONGEST_MESSAGE, Matter};
use crate::paths;
use crate::text::{Language, RIGHTS};
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::PostedFiles;
use crate::web::problem::Problem;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;

fn choice(value: impl Into<String>, label: impl Into<String>) -> Choice {
    Choice { value: value.into(), label: label.into(), hint: String::new() }
}

async fn log_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    form: Form,
    parts: Vec<Piece>,
) -> Result<HttpResponse, Problem> {
    log_page_for(page, at_desk, status, form, (parts, Vec::new())).await
}

/// The same where somebody may be one of several: `whose` is what can be chosen.
async fn log_page_for(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    form: Form,
    (mut parts, whose): (Vec<Piece>, Vec<Choice>),
) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let say = |key: &str| t.say(key).into_owned();
    let channels = CHANNELS.iter().map(|c| choice(*c, t.say(&format!("console-channel-{c}")))).collect();
    let matters = Matter::ALL.iter().map(|m| choice(m.key(), t.say(&format!("matter-{}", m.key())))).collect();
    let rights = std::iter::once(choice("", say("console-log-no-right")))
        .chain(RIGHTS.iter().map(|r| choice(*r, t.right(r).0)))
        .collect();
    let languages = Language::ALL.iter().map(|l| choice(l.code(), l.name())).collect();
    let mut fields = vec![
        Field::Radios("channel", say("console-log-channel"), String::new(), channels),
        Field::Line("received", say("console-log-received"), say("console-log-received-hint"), "date"),
        Field::Area("text", say("console-log-text"), say("console-log-text-hint"), 5),
        Field::Select("matter", say("console-log-matter"), String::new(), matters),
        Field::Select("right", say("console-log-right"), String::new(), rights),
    ];
    if !whose.is_empty() {
        fields.push(Field::Radios("contact", say("console-log-whose"), String::new(), whose));
    }
    if form.value("contact").is_empty() {
        fields.extend([
            Field::Line("name", say("console-log-name"), String::new(), "text"),
            Field::Line("email", say("console-log-email"), say("console-log-email-hint"), "email"),
        ]);
    }
    fields.extend([
        Field::Area("post", say("console-log-post"), say("console-log-post-hint"), 3),
        Field::Select("language", say("console-case-language"), String::new(), languages),
    ]);
    let takes_files = page.portal.desk.takes_files();
    if takes_files {
        let kinds = ".pdf,.png,.jpg,.jpeg,.txt";
        fields.push(Field::File("files", say("console-log-file"), say("console-log-file-hint"), kinds));
    }
    let mut it = SheetForm::post(paths::admin_log(), fields, say("console-log-button"));
    it.has_files = takes_files;
    if !form.value("contact").is_empty() {
        it = it.with("contact", form.value("contact"));
        parts.insert(0, Piece::Inset(t.with("console-log-for", &[("number", &form.value("contact"))])));
        // whoever was recognised wrongly is let go, and what was typed stays
        for name in ["name", "email"] {
            it = it.with(name, form.value(name));
        }
        it.buttons.push((say("console-log-else"), "secondary", "propose", "else".into()));
    } else {
        it.buttons.push((say("console-log-propose"), "secondary", "propose", "yes".into()));
    }
    parts.push(Piece::Form(it));
    parts.push(Piece::Heading("mail", say("console-log-mail")));
    let file = Field::File("mail", say("console-log-mail-file"), say("console-log-mail-hint"), ".eml,message/rfc822");
    let mut mail = SheetForm::post(paths::admin_log_mail(), vec![file], say("console-log-mail-button")).quiet();
    let file_it = if takes_files { "console-log-mail-file-it" } else { "console-log-mail-file-bare" };
    mail.buttons.push((say(file_it), "secondary", "act", "file".into()));
    mail.has_files = true;
    parts.push(Piece::Form(mail));
    sheet::answer(page, at_desk, status, say("console-log-title"), Some(paths::admin()), form, parts)
}

/// `/admin/log`.
pub async fn show(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let today = page.portal.desk.now().london_date();
    let contact = page.query("contact").and_then(|c| c.parse::<i64>().ok());
    let mut form = Form::new()
        .filled("received", today.to_string())
        .filled("channel", "telephone")
        .filled("language", page.words.language().code());
    if let Some(contact) = contact {
        form = form.filled("contact", contact.to_string());
    }
    log_page(&page, &at_desk, StatusCode::OK, form, Vec::new()).await
}

/// `POST /admin/log/mail`: a mail that somebody dropped fills the form in; nothing is filed yet.
pub async fn mail(page: PageFrame, at_desk: AtDesk, sent: PostedFiles) -> Result<HttpResponse, Problem> {
    let PostedFiles { posted, mut files, .. } = sent;
    let posted = at_desk.checked(&page, posted)?;
    let (t, desk) = (page.words, &page.portal.desk);
    let today = desk.now().london_date();
    let form = posted.form().filled("channel", "email").filled("language", t.language().code());
    let read = files.pop().map(|(_, bytes)| Incoming::parse(&bytes));
    let it = match read {
        Some(Ok(it)) => it,
        Some(Err(MailError::TooLarge)) | None => {
            let form = form.failing("mail", Message::new("error-log-mail-none"));
            return log_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form, Vec::new()).await;
        }
        Some(Err(MailError::Unreadable)) => {
            let form = form.failing("mail", Message::new("error-log-mail-kind"));
            return log_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form, Vec::new()).await;
        }
    };
    let email = it.from.as_ref().map(|a| a.as_str().to_owned()).unwrap_or_default();
    let received = it.written_on.filter(|on| *on <= today).unwrap_or(today);
    let text = if it.subject.is_empty() { it.text.clone() } else { format!("{}\n\n{}", it.subject, it.text) };
    if posted.value("act") == "file" {
        return file_mail(&page, &at_desk, it, text, received.to_string(), posted.value("form").to_owned()).await;
    }
    let is_long = text.chars().count() > LONGEST_MESSAGE;
    let text: String = text.chars().take(LONGEST_MESSAGE).collect();
    let mut form = form
        .filled("received", received.to_string())
        .filled("matter", "question")
        .filled("email", email.clone())
        .filled("name", it.name.clone())
        .filled("text", text);
    let mut parts = Vec::new();
    // a reply belongs to its case: it is named before a second one is made
    let mut known = Vec::new();
    for reference in &it.references {
        if desk.reader().case(at_desk.viewer, reference.clone()).await?.is_some() {
            known.push(Link::new(reference.grouped(), paths::admin_request(reference)));
        }
    }
    if !known.is_empty() {
        parts.push(Piece::Inset(t.say("console-log-mail-known").into_owned()));
        parts.push(Piece::Links(known));
    }
    let found = desk.propose_contacts(at_desk.viewer, &email, &it.name).await?;
    if let [only] = found.as_slice() {
        form = form.filled("contact", only.id.to_string());
        parts.push(Piece::Inset(t.with("console-log-mail-one", &[("name", &only.name), ("address", &only.address)])));
    }
    if is_long {
        parts.push(Piece::Inset(t.say("console-log-mail-long").into_owned()));
    }
    if !it.files.is_empty() {
        let names: Vec<&str> = it.files.iter().map(|(name, _)| name.as_str()).collect();
        let key = if desk.takes_files() { "console-log-mail-files" } else { "console-log-mail-files-none" };
        parts.push(Piece::Inset(t.with(key, &[("names", &names.join(", "))])));
    }
    log_page(&page, &at_desk, StatusCode::OK, form, parts).await
}

/// S8.11: files a mail as it is, with the files it carries that a case can take; what those are called that it cannot is
/// noted in the case.
async fn file_mail(
    page: &PageFrame,
    at_desk: &AtDesk,
    it: Incoming,
    text: String,
    received: String,
    form: String,
) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let email = it.from.as_ref().map(|a| a.as_str().to_owned()).unwrap_or_default();
    let found = desk.propose_contacts(at_desk.viewer, &email, "").await?;
    let contact = match found.as_slice() {
        [only] => Some(only.id),
        _ => None,
    };
    let is_long = text.chars().count() > LONGEST_MESSAGE;
    let (files, left): (Vec<_>, Vec<_>) = if desk.takes_files() {
        let mut places = 1..=MOST;
        it.files.into_iter().partition(|(name, bytes)| take(name, bytes).is_ok() && places.next().is_some())
    } else {
        (Vec::new(), it.files)
    };
    let log = Log {
        channel: "email".into(),
        received,
        matter: Matter::Question.key().into(),
        email: if contact.is_some() { String::new() } else { email },
        name: it.name,
        text: text.chars().take(LONGEST_MESSAGE).collect(),
        contact,
        form: form.clone(),
        files,
        ..Log::default()
    };
    match desk.log_case(at_desk.viewer, log).await {
        Ok(reference) => {
            let mut notes = Vec::new();
            if is_long {
                notes.push(t.say("console-log-mail-cut").into_owned());
            }
            if !left.is_empty() {
                let names: Vec<&str> = left.iter().map(|(name, _)| name.as_str()).collect();
                notes.push(t.with("console-log-mail-left", &[("names", &names.join(", "))]));
            }
            if !notes.is_empty() {
                desk.note(at_desk.viewer, reference.clone(), notes.join("\n"), format!("{form}-left")).await?;
            }
            Ok(see_other(format!("{}?done=logged", paths::admin_request(&reference))))
        }
        Err(Refused::Field { field, message }) => {
            let message = if field == "files" {
                crate::web::files::message(message)
            } else {
                Message::new(message).with("limit", i64::try_from(LONGEST_MESSAGE).unwrap_or(0))
            };
            let form = Form::new().failing("mail", message);
            log_page(page, at_desk, StatusCode::UNPROCESSABLE_ENTITY, form, Vec::new()).await
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /admin/log`: proposes who it may be, or files it.
pub async fn send(page: PageFrame, at_desk: AtDesk, sent: PostedFiles) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, sent.posted)?;
    let (t, desk) = (page.words, &page.portal.desk);
    let value = |name: &str| posted.value(name).to_owned();
    let say = |key: &str| t.say(key).into_owned();
    if posted.value("propose") == "else" {
        let mut form = posted.form();
        form.forget("propose");
        form.forget("contact");
        return log_page(&page, &at_desk, StatusCode::OK, form, Vec::new()).await;
    }
    if posted.value("propose") == "yes" {
        let found = desk.propose_contacts(at_desk.viewer, posted.value("email"), posted.value("name")).await?;
        let whose = found.iter().map(|c| {
            let name = if c.name.is_empty() { c.address.clone() } else { c.name.clone() };
            let more = [&c.address, &c.organisation].into_iter().filter(|s| !s.is_empty()).cloned();
            Choice { hint: more.collect::<Vec<_>>().join(", "), ..choice(c.id.to_string(), name) }
        });
        let whose: Vec<Choice> =
            whose.chain([choice("", say("console-log-none-of-them"))]).filter(|_| found.len() > 1).collect();
        let rows = found.iter().map(|c| {
            let name = if c.name.is_empty() { c.address.clone() } else { c.name.clone() };
            let href = paths::admin_contact(c.id, "caller");
            vec![
                Cell::link(name, href).hint(c.address.clone()),
                Cell::text(&*c.organisation),
                Cell::text(c.id.to_string()),
            ]
        });
        let rows: Vec<_> = rows.collect();
        let mut form = posted.form();
        form.forget("propose");
        let part = if rows.is_empty() {
            Piece::Inset(t.say("console-log-nobody").into_owned())
        } else if !whose.is_empty() {
            Piece::Inset(say("console-log-several"))
        } else {
            if let [only] = found.as_slice() {
                form = form.filled("contact", only.id.to_string());
            }
            Piece::Table(Table {
                id: "proposed",
                caption: t.say("console-log-proposed").into_owned(),
                heads: ["console-contacts-name", "kind-organisation", "console-contacts-number"]
                    .map(|k| t.say(k).into_owned())
                    .into(),
                rows,
            })
        };
        return log_page_for(&page, &at_desk, StatusCode::OK, form, (vec![part], whose)).await;
    }
    let log = Log {
        channel: value("channel"),
        received: value("received"),
        matter: value("matter"),
        right: value("right"),
        // whose contact is known is written to at the address on file
        email: if posted.value("contact").is_empty() { value("email") } else { String::new() },
        name: value("name"),
        post: value("post"),
        text: value("text"),
        contact: posted.value("contact").parse().map(ContactId).ok(),
        language: Language::from_tag(posted.value("language")).unwrap_or(Language::En).code().into(),
        form: value("form"),
        files: sent.files,
    };
    match desk.log_case(at_desk.viewer, log).await {
        Ok(reference) => Ok(see_other(format!("{}?done=logged", paths::admin_request(&reference)))),
        Err(Refused::Field { field, message }) => {
            let limit = i64::try_from(LONGEST_MESSAGE).unwrap_or(0);
            let message = match field {
                "files" => crate::web::files::message(message),
                _ => Message::new(message).with("limit", limit),
            };
            let form = posted.form().failing(field, message);
            log_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form, Vec::new()).await
        }
        Err(other) => Err(other.into()),
    }
}
