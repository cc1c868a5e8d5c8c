//! Files of cases: the same pages for the person and for the desk. Given out to be kept, never shown. TH23.

use super::page::PageFrame;
use super::problem::Problem;
use crate::actions::attachment::CaseFiles;
use crate::domain::attachment::{LARGEST, MOST};
use crate::domain::form::{Form, Message};
use crate::domain::page::Frame;
use crate::domain::request::State;
use crate::store::desk_cases::is_searcher;
use crate::store::requests::PERSON;
use crate::text::Words;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

struct FileLine {
    name: String,
    about: String,
    state: String,
    look: String,
    href: Option<String>,
    pass_on: Option<String>,
}

#[derive(Template)]
#[template(path = "parts/files_page.html")]
struct FilesPage {
    t: Words,
    frame: Frame,
    form: Form,
    reference: String,
    files: Vec<FileLine>,
    hint: String,
    action: Option<String>,
    once: String,
}

/// How a message about a file is filled in.
pub fn message(key: &'static str) -> Message {
    let megabytes = i64::try_from(LARGEST / 1024 / 1024).unwrap_or(0);
    Message::new(key).with("limit", i64::try_from(MOST).unwrap_or(0)).with("megabytes", megabytes)
}

/// Which files can be sent along with a message; empty where none can, because no scanner looks at them.
pub fn hint_along(page: &PageFrame) -> String {
    if page.portal.desk.takes_files() { page.words.message(&message("files-hint")) } else { String::new() }
}

/// The form is shown again: files that were chosen are not in it any more.
pub fn choose_again(form: Form) -> Form {
    if form.error("files").is_some() { form } else { form.failing("files", Message::new("error-file-again")) }
}

/// The page of a case's files. `at` is its address; a file's is below it.
pub fn answer(
    page: &PageFrame,
    frame: Frame,
    status: StatusCode,
    found: &CaseFiles,
    at: &str,
    is_desk: bool,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let files = found.files.iter().map(|file| {
        let own = (file.author == PERSON) != is_desk;
        let is_found = is_searcher(&file.author);
        let who = match (own, is_desk) {
            _ if is_found => "files-by-colleague",
            (true, _) => "files-by-you",
            (false, true) => "files-by-person",
            (false, false) => "files-by-us",
        };
        let size = (file.size + 1023) / 1024;
        let (state, look) = match file.state.as_str() {
            "clean" => ("files-state-clean", "good"),
            "refused" => ("files-state-refused", "bad"),
            _ => ("files-state-waiting", "wait"),
        };
        FileLine {
            name: file.name.clone(),
            about: t.with("files-about", &[("who", &t.say(who)), ("at", &t.moment(file.added_at)), ("size", &size)]),
            state: t.say(state).into_owned(),
            look: look.into(),
            href: (file.state == "clean").then(|| format!("{at}/{}", file.id)),
            pass_on: (is_found && found.may_add && file.state == "clean").then(|| format!("{at}/{}", file.id)),
        }
    });
    let once = if form.value("form").is_empty() { page.once() } else { form.value("form").to_owned() };
    page.answer_with(
        status,
        &FilesPage {
            t,
            frame,
            reference: found.request.reference.grouped(),
            files: files.collect(),
            hint: match found.request.state {
                State::WaitingIdentity if !is_desk => {
                    format!("{} {}", t.message(&message("files-hint")), t.say("files-proof-hint"))
                }
                _ => t.message(&message("files-hint")),
            },
            action: found.may_add.then(|| at.to_owned()),
            once,
            form,
        },
    )
}

/// A file to be kept: no browser opens or runs it. ASVS 5.4.1, 5.4.2: the name is ours, in the two ways of RFC 6266.
pub fn download(name: &str, bytes: Vec<u8>) -> HttpResponse {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '_' }).collect();
    let encoded: String = name
        .bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b"-_.".contains(&b) {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect();
    HttpResponse::Ok()
        .content_type("application/octet-stream")
        .insert_header(("content-disposition", format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")))
        .insert_header(("content-security-policy", "default-src 'none'; sandbox"))
        .insert_header(("cache-control", "no-store"))
        .body(bytes)
}
