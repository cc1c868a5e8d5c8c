//! P7: signing in from a mailbox. GET and HEAD spend nothing; a press in a browser that did not ask gets nothing.

use crate::actions::address_change;
use crate::actions::{Over, Refused};
use crate::domain::email_address::EmailAddress;
use crate::domain::form::{Form, Message};
use crate::domain::ids::Reference;
use crate::domain::page::Frame;
use crate::domain::secret::Secret;
use crate::paths;
use crate::text::Words;
use crate::web::page::{Onward, PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::session::{self, SignedIn};
use actix_session::Session;
use actix_web::cookie::time::Duration;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use serde::Deserialize;
use validator::{Validate, ValidationError};

#[derive(Template)]
#[template(path = "public/sign_in.html")]
struct SignInPage {
    t: Words,
    frame: Frame,
    form: Form,
    action: String,
    next: String,
    notice_href: String,
    contact_href: String,
}

#[derive(Template)]
#[template(path = "public/sign_in_sent.html")]
struct SentPage {
    t: Words,
    frame: Frame,
    form: Form,
    email: String,
    valid: String,
    until: String,
    action: String,
    resend_action: String,
    restart_href: String,
    contact_href: String,
}

#[derive(Template)]
#[template(path = "public/sign_in_confirm.html")]
struct ConfirmPage {
    t: Words,
    frame: Frame,
    action: String,
    token: String,
    email: String,
}

#[derive(Template)]
#[template(path = "public/sign_in_elsewhere.html")]
struct ElsewherePage {
    t: Words,
    frame: Frame,
    sign_in_href: String,
}

#[derive(Template)]
#[template(path = "public/sign_in_over.html")]
struct OverPage {
    t: Words,
    frame: Frame,
    reason: String,
    email: String,
    action: String,
    sign_in_href: String,
    contact_href: String,
}

#[derive(Template)]
#[template(path = "public/signed_out.html")]
struct SignedOutPage {
    t: Words,
    frame: Frame,
    sign_in_href: String,
}

/// What the first page asks for.
#[derive(Deserialize, Validate)]
struct AskForm {
    #[validate(custom(function = "is_address"))]
    #[serde(default)]
    email: String,
}

fn is_address(typed: &str) -> Result<(), ValidationError> {
    match address_change::check(typed) {
        Ok(_) => Ok(()),
        Err(Refused::Field { message, .. }) => {
            let mut error = ValidationError::new(message);
            error.add_param("limit".into(), &254);
            Err(error)
        }
        Err(_) => Err(ValidationError::new("error-email-form")),
    }
}

/// Only pages of the person's own, and only by the names we give them. ASVS 3.7.2.
fn safe_next(next: Option<String>) -> String {
    let ours = [
        paths::my_preferences(),
        paths::consents(),
        paths::sharing(),
        paths::data(),
        paths::export(),
        paths::requests(),
        paths::sessions(),
        paths::email(),
        paths::data_edit(),
    ];
    let is_case = |n: &str| n.strip_prefix("/me/requests/").is_some_and(|r| Reference::parse(r).is_some());
    next.filter(|n| ours.contains(&n.as_str()) || is_case(n)).unwrap_or_default()
}

/// `/sign-in`.
pub async fn show(page: PageFrame) -> Result<HttpResponse, Problem> {
    let next = safe_next(page.query("next"));
    ask_page(&page, StatusCode::OK, Form::new(), next)
}

fn ask_page(page: &PageFrame, status: StatusCode, form: Form, next: String) -> Result<HttpResponse, Problem> {
    let (secret, cookie) = page.browser_secret();
    let csrf = Some(page.visitor_csrf(&secret));
    let mut answer = page.answer_with(
        status,
        &SignInPage {
            t: page.words,
            frame: page.frame(Onward { csrf, back: Some(paths::start().into()), ..Onward::default() }),
            form,
            action: paths::sign_in().into(),
            next,
            notice_href: paths::notice("sign-in"),
            contact_href: paths::contact().into(),
        },
    )?;
    if let Some(cookie) = cookie {
        answer.add_cookie(&cookie).map_err(|_| Problem::Fault)?;
    }
    Ok(answer)
}

/// `POST /sign-in`: the same answer for every address.
pub async fn ask(page: PageFrame, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = posted.of_visitor(&page)?;
    let next = safe_next(Some(posted.value("next").to_owned()));
    let typed: AskForm = match posted.checked() {
        Ok(typed) => typed,
        Err(form) => return ask_page(&page, StatusCode::UNPROCESSABLE_ENTITY, form, next),
    };
    let Ok(address) = EmailAddress::parse(&typed.email) else { return Err(Problem::Form) };
    let language = page.words.language().code().to_owned();
    page.portal.desk.ask_sign_in(address.clone(), page.browser(), language).await?;
    let mut answer = see_other(paths::sign_in_sent());
    // kept in this browser only, so that the next page can show it; gone with the sign-in
    let sent = serde_json::json!([address.as_str(), page.portal.desk.now().unix_seconds(), next]).to_string();
    let cookie = page.cookie("sent", BASE64URL.encode(sent), Duration::minutes(60));
    answer.add_cookie(&cookie).map_err(|_| Problem::Fault)?;
    Ok(answer)
}

/// What this browser asked for last: address, when, and where to go afterwards.
fn sent_of(page: &PageFrame, request: &HttpRequest) -> Option<(EmailAddress, i64, String)> {
    let bytes = BASE64URL.decode(page.cookie_of(request, "sent")?).ok()?;
    let (address, at, next): (String, i64, String) = serde_json::from_slice(&bytes).ok()?;
    Some((EmailAddress::parse(&address).ok()?, at, safe_next(Some(next))))
}

/// `/sign-in/sent`.
pub async fn show_sent(page: PageFrame, request: HttpRequest) -> Result<HttpResponse, Problem> {
    sent_page(&page, &request, StatusCode::OK, Form::new())
}

fn sent_page(page: &PageFrame, request: &HttpRequest, status: StatusCode, form: Form) -> Result<HttpResponse, Problem> {
    let Some((address, at, _)) = sent_of(page, request) else { return Ok(see_other(paths::sign_in())) };
    let (t, life) = (page.words, page.portal.desk.settings().link_life);
    let (secret, _) = page.browser_secret();
    let until = crate::domain::clock::Moment::from_unix_seconds(at) + life;
    page.answer_with(
        status,
        &SentPage {
            t,
            frame: page.frame(Onward {
                csrf: Some(page.visitor_csrf(&secret)),
                back: Some(paths::sign_in().into()),
                ..Onward::default()
            }),
            form,
            email: address.as_str().to_owned(),
            valid: t.duration_minutes(life.num_minutes()),
            until: t.time(until),
            action: paths::sign_in_sent().into(),
            resend_action: paths::sign_in().into(),
            restart_href: paths::sign_in().into(),
            contact_href: paths::contact().into(),
        },
    )
}

/// Six digits were typed, in whatever way people type them.
pub fn code_error(typed: &str) -> Option<&'static str> {
    let count = typed.chars().filter(|c| c.is_numeric()).count();
    match (typed.trim().is_empty(), count) {
        (true, _) => Some("error-code-empty"),
        (_, 6) => None,
        _ => Some("error-code-form"),
    }
}

/// `POST /sign-in/sent`: the code.
pub async fn code(
    page: PageFrame,
    request: HttpRequest,
    session: Session,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = posted.of_visitor(&page)?;
    if let Some(key) = code_error(posted.value("code")) {
        return sent_page(
            &page,
            &request,
            StatusCode::UNPROCESSABLE_ENTITY,
            posted.form().failing("code", Message::new(key)),
        );
    }
    let code = Secret::new(posted.value("code"));
    match page.portal.desk.sign_in_by_code(code, page.browser()).await {
        Ok(signed_in) => enter(&page, &request, &session, &signed_in.token),
        Err(Refused::WrongCode { left }) => {
            let mut form =
                posted.form().failing("code", Message::new("error-code-wrong").with("left", i64::from(left)));
            form.forget("code");
            sent_page(&page, &request, StatusCode::UNPROCESSABLE_ENTITY, form)
        }
        Err(Refused::Over(over)) => over_page(&page, &request, over),
        Err(other) => Err(other.into()),
    }
}

fn enter(page: &PageFrame, request: &HttpRequest, session: &Session, token: &Secret) -> Result<HttpResponse, Problem> {
    session::start(session, token)?;
    let next = sent_of(page, request).map(|(.., next)| next).filter(|n| !n.is_empty());
    let mut answer = see_other(next.unwrap_or_else(|| paths::me().into()));
    let gone = page.cookie("sent", String::new(), Duration::ZERO);
    answer.add_cookie(&gone).map_err(|_| Problem::Fault)?;
    Ok(answer)
}

fn over_page(page: &PageFrame, request: &HttpRequest, over: Over) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let key = match over {
        Over::Expired => "sign-in-over-expired",
        Over::Used | Over::NotNeeded => "sign-in-over-used",
        Over::TooManyTries => "sign-in-over-tries",
        Over::Unknown => "sign-in-over-unknown",
    };
    let (secret, cookie) = page.browser_secret();
    let mut answer = page.answer_with(
        StatusCode::GONE,
        &OverPage {
            t,
            frame: page.frame(Onward { csrf: Some(page.visitor_csrf(&secret)), ..Onward::default() }),
            reason: t.say(key).into_owned(),
            email: sent_of(page, request).map(|(address, ..)| address.as_str().to_owned()).unwrap_or_default(),
            action: paths::sign_in().into(),
            sign_in_href: paths::sign_in().into(),
            contact_href: paths::contact().into(),
        },
    )?;
    if let Some(cookie) = cookie {
        answer.add_cookie(&cookie).map_err(|_| Problem::Fault)?;
    }
    Ok(answer)
}

fn elsewhere_page(page: &PageFrame) -> Result<HttpResponse, Problem> {
    page.answer(&ElsewherePage {
        t: page.words,
        frame: page.frame(Onward::default()),
        sign_in_href: paths::sign_in().into(),
    })
}

/// `/sign-in/confirm?token=`: where the mailed link leads. Looks, and spends nothing (TH2).
pub async fn show_confirm(page: PageFrame, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let token = Secret::new(page.query("token").unwrap_or_default());
    match page.portal.desk.look_at_link(&token, &page.browser()).await {
        Ok(()) => {
            let browser = page.browser();
            page.answer(&ConfirmPage {
                t: page.words,
                frame: page.frame(Onward { csrf: Some(page.visitor_csrf(&browser.secret)), ..Onward::default() }),
                action: paths::sign_in_confirm().into(),
                token: token.reveal().to_owned(),
                email: sent_of(&page, &request).map(|(address, ..)| address.masked()).unwrap_or_else(|| "•••".into()),
            })
        }
        Err(Refused::Elsewhere) => elsewhere_page(&page),
        Err(Refused::Over(over)) => over_page(&page, &request, over),
        Err(other) => Err(other.into()),
    }
}

/// `POST /sign-in/confirm`: one press in the browser that asked.
pub async fn confirm(
    page: PageFrame,
    request: HttpRequest,
    session: Session,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let token = Secret::new(posted.value("token"));
    if page.browser().secret.reveal().is_empty() {
        return elsewhere_page(&page);
    }
    posted.of_visitor(&page)?;
    match page.portal.desk.sign_in_by_link(token, page.browser()).await {
        Ok(signed_in) => enter(&page, &request, &session, &signed_in.token),
        Err(Refused::Elsewhere) => elsewhere_page(&page),
        Err(Refused::Over(over)) => over_page(&page, &request, over),
        Err(other) => Err(other.into()),
    }
}

/// `POST /sign-out`.
pub async fn sign_out(
    page: PageFrame,
    session: Session,
    signed_in: Option<SignedIn>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    if let Some(signed_in) = signed_in {
        posted.of_contact(&page, &signed_in)?;
        match page.portal.desk.sign_out(signed_in.viewer).await {
            Ok(()) | Err(Refused::NotFound) => {}
            Err(other) => return Err(other.into()),
        }
    }
    session.purge();
    let mut answer = page.answer(&SignedOutPage {
        t: page.words,
        frame: page.frame(Onward::default()),
        sign_in_href: paths::sign_in().into(),
    })?;
    // ASVS 14.3.1: what the browser still holds of the pages
    answer.headers_mut().insert(
        actix_web::http::header::HeaderName::from_static("clear-site-data"),
        actix_web::http::header::HeaderValue::from_static("\"cache\", \"storage\""),
    );
    Ok(answer)
}
