//! H8, WCAG 2.2.1: what somebody typed into a page that outlived its session. Nothing of it is stored: the answer carries
//! it back to the same browser, which sends it again once its owner has signed in beside it.

use super::page::{Onward, PageFrame};
use super::posted::LONGEST;
use super::problem::Problem;
use super::session;
use crate::domain::page::{Frame, Pair};
use crate::domain::secret::Secret;
use crate::paths;
use crate::text::Words;
use actix_session::SessionExt;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::header::CONTENT_TYPE;
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{Error, HttpResponse, web};
use askama::Template;

/// The field that proves that a form comes from the page below.
pub const AGAIN: &str = "again";
/// Fields that mean nothing to people.
const MUTE: &[&str] = &["csrf", "form", AGAIN];
/// Fields that are secrets: a form that has one is typed anew.
const SECRET: &[&str] = &["password", "present", "code"];

#[derive(Template)]
#[template(path = "public/kept.html")]
struct KeptPage {
    t: Words,
    frame: Frame,
    title: String,
    lead: String,
    first: String,
    sign_in_href: String,
    sign_in: String,
    shown: Vec<String>,
    fields: Vec<Pair>,
    action: String,
}

/// The middleware: reads a form before its handler does, and gives it back if the handler finds nobody signed in.
pub async fn keep(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    if !may_be_kept(&request) {
        return next.call(request).await.map(ServiceResponse::map_into_boxed_body);
    }
    let session = request.get_session();
    let token = session::token_of(&session);
    let body = request.extract::<web::Bytes>().await?;
    request.set_payload(Payload::from(body.clone()));
    let answer = next.call(request).await?.map_into_boxed_body();
    let what = match answer.response().error().and_then(|e| e.as_error::<Problem>()) {
        Some(Problem::SignIn { .. }) => Gone::Contact,
        Some(Problem::OfficerSignIn) => Gone::Officer,
        Some(Problem::OfficerProof { next }) => Gone::Proof(next.clone()),
        _ => return Ok(answer),
    };
    let Some(page) = PageFrame::of(answer.request()).map(|p| p.in_all_languages()) else { return Ok(answer) };
    let pairs: Vec<(String, String)> = serde_html_form::from_bytes(&body).unwrap_or_default();
    let value = |name: &str| pairs.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str());
    // only what a page of ours holds is given back: another site's form would be put into our mouth
    let (ring, browser) = (page.portal.desk.ring(), page.browser().secret);
    let token = match &what {
        Gone::Contact => token.map(|t| (t, "contact")),
        Gone::Officer | Gone::Proof(_) => {
            page.cookie_of(answer.request(), "officer").map(|t| (Secret::new(t), "officer"))
        }
    };
    let is_ours = token.is_some_and(|(t, act)| ring.is_form_token(value("csrf"), t.reveal().as_bytes(), act))
        || is_again(&page, value(AGAIN));
    let is_secret = pairs.iter().any(|(name, _)| SECRET.contains(&name.as_str()));
    let said = pairs.iter().filter(|(name, value)| !MUTE.contains(&name.as_str()) && !value.is_empty());
    if !is_ours || is_secret || said.clone().next().is_none() {
        return Ok(answer);
    }
    let shown = said.filter(|(_, value)| is_typed(value)).map(|(_, value)| value.clone()).collect();
    let t = page.words;
    let say = |key: &str| t.say(key).into_owned();
    let (key, href) = match &what {
        Gone::Contact => ("kept", paths::sign_in().to_owned()),
        Gone::Officer => ("kept", paths::admin_sign_in().to_owned()),
        Gone::Proof(next) => ("kept-proof", paths::admin_proof_for(next)),
    };
    let (secret, cookie) = if browser.reveal().is_empty() { page.browser_secret() } else { (browser, None) };
    let again = ring.form_token(secret.reveal().as_bytes(), AGAIN);
    // what is sent again proves itself by this page; the token of a session that is over proves nothing
    let fields = pairs.into_iter().filter(|(name, _)| !["csrf", AGAIN].contains(&name.as_str()));
    let fields = fields.chain([(AGAIN.to_owned(), again)]);
    let mut outside = page.clone();
    outside.is_signed_in = false;
    let mut frame = outside.frame(Onward::default());
    if !matches!(what, Gone::Contact) {
        frame.home_href = paths::admin_sign_in().into();
        frame.footer = Vec::new();
    }
    let kept = page.answer_with(
        StatusCode::FORBIDDEN,
        &KeptPage {
            t,
            frame,
            title: say(&format!("{key}-title")),
            lead: say(&format!("{key}-lead")),
            first: say(&format!("{key}-first")),
            sign_in: say(&format!("{key}-link")),
            sign_in_href: href,
            shown,
            fields: fields.map(|(name, value)| Pair { name, value }).collect(),
            action: answer.request().path().to_owned(),
        },
    );
    let mut kept = kept.unwrap_or_else(|_| HttpResponse::InternalServerError().finish());
    if let Some(cookie) = cookie {
        kept.add_cookie(&cookie)?;
    }
    Ok(answer.into_response(kept))
}

/// What is missing.
enum Gone {
    Contact,
    Officer,
    /// A fresh code; and the page that it leads to.
    Proof(String),
}

fn may_be_kept(request: &ServiceRequest) -> bool {
    let path = request.path();
    let within = |root: &str| path.strip_prefix(root).is_some_and(|rest| rest.starts_with('/'));
    let header = |name| request.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let length: usize = header(actix_web::http::header::CONTENT_LENGTH).parse().unwrap_or(usize::MAX);
    request.method() == Method::POST
        && (within(paths::me()) || within(paths::admin()))
        && header(CONTENT_TYPE).to_ascii_lowercase().starts_with("application/x-www-form-urlencoded")
        && length <= LONGEST
}

/// What a person typed, and not the number of a row or the key of a choice: those are small letters and digits.
fn is_typed(value: &str) -> bool {
    value.chars().any(|c| !matches!(c, 'a'..='z' | '0'..='9' | '_' | '-' | '.' | ':'))
}

/// Whether a form was sent from the page above, in this browser. It is as good as a session's own token: no other site
/// can know it.
pub fn is_again(page: &PageFrame, received: &str) -> bool {
    let secret = page.browser().secret;
    !secret.reveal().is_empty() && page.portal.desk.ring().is_form_token(received, secret.reveal().as_bytes(), AGAIN)
}
