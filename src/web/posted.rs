//! What a form sent: read with limits, its token checked, its fields as typed.

use super::page::PageFrame;
use super::problem::Problem;
use super::session::SignedIn;
use crate::domain::form::{Form, Message};
use crate::domain::secret::Secret;
use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{FromRequest, HttpRequest, web};
use serde::de::DeserializeOwned;
use std::pin::Pin;
use validator::Validate;

/// The most a form may send.
const LONGEST: usize = 64 * 1024;
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
        );
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
        let good = ring.is_form_token(self.form.value("csrf"), token.reveal().as_bytes(), "officer");
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

impl FromRequest for Posted {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;
    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let is_form =
            kind.split(';').next().is_some_and(|k| k.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded"));
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
