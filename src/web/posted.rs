//! What a form sent: read with limits, its token checked, its fields as typed.

use super::kept;
use super::page::PageFrame;
use super::problem::Problem;
use super::session::SignedIn;
use crate::domain::attachment::{LARGEST, MOST};
use crate::domain::form::{Form, Message};
use crate::domain::secret::Secret;
use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{FromRequest, HttpRequest, web};
use serde::de::DeserializeOwned;
use std::pin::Pin;
use std::time::Duration;
use tokio::sync::{Semaphore, SemaphorePermit};
use validator::Validate;

/// The most a form may send.
pub const LONGEST: usize = 64 * 1024;
/// The most fields a form may have.
const MOST_FIELDS: usize = 100;

/// The fields of a form as they came, not yet known to be ours: check the token first.
pub struct Posted {
    body: String,
    form: Form,
}

impl Posted {
    /// TH28: the form of a signed-in contact: its token belongs to this session.
    pub fn of_contact(self, page: &PageFrame, signed_in: &SignedIn) -> Result<Self, Problem> {
        let good = page.portal.desk.ring().is_form_token(
            self.form.value("csrf"),
            signed_in.token.reveal().as_bytes(),
            "contact",
        ) || kept::is_again(page, self.form.value(kept::AGAIN));
        if good { Ok(self) } else { Err(Problem::Form) }
    }
    /// TH28: the form of a visitor: its token belongs to this browser.
    pub fn of_visitor(self, page: &PageFrame) -> Result<Self, Problem> {
        let browser = page.browser();
        let known = !browser.secret.reveal().is_empty();
        let good = page.portal.desk.ring().is_form_token(
            self.form.value("csrf"),
            browser.secret.reveal().as_bytes(),
            "visitor",
        );
        if known && good { Ok(self) } else { Err(Problem::Form) }
    }
    /// TH28: the form of a session at the console.
    pub fn of_officer(self, page: &PageFrame, token: &Secret) -> Result<Self, Problem> {
        let ring = page.portal.desk.ring();
        let good = ring.is_form_token(self.form.value("csrf"), token.reveal().as_bytes(), "officer")
            || kept::is_again(page, self.form.value(kept::AGAIN));
        if good { Ok(self) } else { Err(Problem::Form) }
    }
    /// A form whose link is its authority: only for acts that a mailed link alone may do.
    pub fn of_link(self) -> Self {
        self
    }
    /// The fields as typed, without the token.
    pub fn form(&self) -> Form {
        let mut form = self.form.clone();
        form.forget("csrf");
        form.forget(kept::AGAIN);
        form
    }
    /// One field.
    pub fn value(&self, name: &str) -> &str {
        self.form.value(name)
    }
    /// The typed fields of a form; what a rule does not like is said in the form. Unknown fields are ignored: nothing
    /// is set that the struct does not name (ASVS 15.3.3).
    pub fn checked<T: DeserializeOwned + Validate>(&self) -> Result<T, Form> {
        let mut form = self.form();
        let Ok(typed) = serde_html_form::from_str::<T>(&self.body) else {
            form.fail("", Message::new("problem-not-found-what"));
            return Err(form);
        };
        match typed.validate() {
            Ok(()) => Ok(typed),
            Err(errors) => {
                for (field, errors) in errors.field_errors() {
                    if let Some(error) = errors.first() {
                        let key = error.code.clone().into_owned();
                        let message = match error.params.get("limit").and_then(serde_json::Value::as_i64) {
                            Some(limit) => Message::new(key).with("limit", limit),
                            None => Message::new(key),
                        };
                        form.fail(field.into_owned(), message);
                    }
                }
                Err(form)
            }
        }
    }
}

fn is_usual_form(kind: &str) -> bool {
    kind.split(';').next().is_some_and(|k| k.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded"))
}

impl FromRequest for Posted {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;
    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let is_form = is_usual_form(kind);
        let said =
            request.headers().get("content-length").and_then(|v| v.to_str().ok()).and_then(|v| v.parse::<usize>().ok());
        let body = web::Bytes::from_request(request, payload);
        Box::pin(async move {
            if said.is_some_and(|n| n > LONGEST) {
                return Err(Problem::TooLarge);
            }
            let body = body.await.map_err(|e| {
                if e.as_response_error().status_code() == 413 { Problem::TooLarge } else { Problem::Bad }
            })?;
            if !is_form && !body.is_empty() {
                return Err(Problem::Bad);
            }
            let body = String::from_utf8(body.to_vec()).map_err(|_| Problem::Bad)?;
            if body.bytes().filter(|b| *b == b'&').count() >= MOST_FIELDS {
                return Err(Problem::TooLarge);
            }
            let pairs: Vec<(String, String)> = serde_html_form::from_str(&body).map_err(|_| Problem::Bad)?;
            Ok(Self { form: Form::from_pairs(pairs), body })
        })
    }
}

/// A form with files, as it came: `multipart/form-data` within limits. ASVS 5.2.1.
pub struct PostedFiles {
    /// Its fields, not yet known to be ours: check the token first.
    pub posted: Posted,
    /// Its files, name and content; a field for files that was left empty brings none.
    pub files: Vec<(String, Vec<u8>)>,
    /// Its place among those that are in memory at once.
    _place: Option<SemaphorePermit<'static>>,
}

/// TH30: forms with large files that are in memory at once, since anybody may send one. What is as small as any other form
/// needs no place.
static PLACES: Semaphore = Semaphore::const_new(16);

/// How long a form with files may take to arrive: who sends a byte now and then would keep a place from everybody else.
const SLOWEST: Duration = Duration::from_secs(180);

/// The most a form with files may send: its files and its fields.
const LONGEST_WITH_FILES: usize = MOST * LARGEST + LONGEST;

impl FromRequest for PostedFiles {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;
    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let boundary = boundary_of(kind);
        let said =
            request.headers().get("content-length").and_then(|v| v.to_str().ok()).and_then(|v| v.parse::<usize>().ok());
        // a browser that was not shown a field for files sends the usual form
        if is_usual_form(kind) {
            let posted = Posted::from_request(request, payload);
            return Box::pin(async move { Ok(Self { posted: posted.await?, files: Vec::new(), _place: None }) });
        }
        let body = web::Payload::from_request(request, payload);
        Box::pin(async move {
            if said.is_some_and(|n| n > LONGEST_WITH_FILES) {
                return Err(Problem::TooLarge);
            }
            let place = match said {
                Some(length) if length <= LONGEST => None,
                _ => Some(PLACES.try_acquire().map_err(|_| Problem::TooOften { minutes: 1 })?),
            };
            // what is no such form has no fields, so the token is missing: who may not be here hears that first
            let Some(boundary) = boundary else {
                let posted = Posted { form: Form::new(), body: String::new() };
                return Ok(Self { posted, files: Vec::new(), _place: place });
            };
            let whole = body.await.map_err(|_| Problem::Bad)?.to_bytes_limited(LONGEST_WITH_FILES);
            let whole = tokio::time::timeout(SLOWEST, whole).await.map_err(|_| Problem::Bad)?;
            let body = whole.map_err(|_| Problem::TooLarge)?.map_err(|_| Problem::Bad)?;
            let (pairs, files) = parts_of(&body, &boundary).ok_or(Problem::Bad)?;
            let length: usize = pairs.iter().map(|(name, value)| name.len() + value.len()).sum();
            if length > LONGEST || pairs.len() + files.len() > MOST_FIELDS {
                return Err(Problem::TooLarge);
            }
            let body = serde_html_form::to_string(&pairs).map_err(|_| Problem::Bad)?;
            Ok(Self { posted: Posted { form: Form::from_pairs(pairs), body }, files, _place: place })
        })
    }
}

/// RFC 2046: what stands between the parts, at most 70 signs.
fn boundary_of(kind: &str) -> Option<Vec<u8>> {
    let (name, parameters) = kind.split_once(';')?;
    if !name.trim().eq_ignore_ascii_case("multipart/form-data") {
        return None;
    }
    let given = parameters.split(';').find_map(|p| p.trim().strip_prefix("boundary="))?.trim_matches('"');
    let is_good = (1..=70).contains(&given.len()) && given.bytes().all(|b| b.is_ascii_graphic());
    is_good.then(|| format!("--{given}").into_bytes())
}

type Parts = (Vec<(String, String)>, Vec<(String, Vec<u8>)>);

/// RFC 7578: fields and files. `None` for what is no such form.
fn parts_of(body: &[u8], boundary: &[u8]) -> Option<Parts> {
    let find = |within: &[u8], what: &[u8]| within.windows(what.len()).position(|w| w == what);
    let (mut pairs, mut files): Parts = (Vec::new(), Vec::new());
    let mut rest = body.strip_prefix(boundary)?;
    let end = [b"\r\n", boundary].concat();
    loop {
        if rest.starts_with(b"--") {
            return Some((pairs, files));
        }
        rest = rest.strip_prefix(b"\r\n")?;
        let head_end = find(rest.get(..rest.len().min(4_096))?, b"\r\n\r\n")?;
        let head = std::str::from_utf8(&rest[..head_end]).ok()?;
        rest = &rest[head_end + 4..];
        let length = find(rest, &end)?;
        let content = &rest[..length];
        rest = &rest[length + end.len()..];
        let disposition = head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.trim().eq_ignore_ascii_case("content-disposition").then(|| value.trim())
        })?;
        let named = |what: &str| {
            let start = disposition.find(&format!("; {what}=\""))? + what.len() + 4;
            let value = disposition.get(start..)?;
            Some(value[..value.find('"')?].to_owned())
        };
        if !disposition.starts_with("form-data") || pairs.len() + files.len() > MOST_FIELDS {
            return None;
        }
        match named("filename") {
            Some(file) if file.is_empty() && content.is_empty() => {}
            Some(file) => files.push((file, content.to_vec())),
            None => pairs.push((named("name")?, String::from_utf8(content.to_vec()).ok()?)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rfc_7578_fields_and_files_and_nothing_else() {
        let boundary = boundary_of("multipart/form-data; boundary=\"x-y\"").unwrap();
        assert_eq!(boundary, b"--x-y");
        for wrong in
            ["multipart/form-data", "text/plain; boundary=x", "multipart/form-data; boundary=", "", "a; boundary=\u{1}"]
        {
            assert!(boundary_of(wrong).is_none(), "{wrong}");
        }
        let body = b"--x-y\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nabc\r\n--x-y\r\n\
            Content-Disposition: form-data; name=\"files\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n\r\n--x-y--\r\n";
        let (pairs, files) = parts_of(body, &boundary).unwrap();
        assert_eq!(pairs, [("csrf".to_owned(), "abc".to_owned())]);
        assert_eq!(files, [("a.png".to_owned(), b"\x89PNG\r\n".to_vec())]);
        // cut anywhere before the last boundary: no form
        let last = body.len() - 6;
        for end in 0..last {
            assert!(parts_of(&body[..end], &boundary).is_none(), "{end}");
        }
        assert!(parts_of(b"--x-y--", &boundary).unwrap().1.is_empty());
    }
}
