//! Entering and leaving the console.

use super::{AtDesk, outer_frame, session_cookie};
use crate::actions::Refused;
use crate::domain::form::{Form, Message};
use crate::domain::officer::{LONGEST_PASSWORD, SHORTEST_PASSWORD};
use crate::domain::page::{Frame, Link};
use crate::domain::secret::Secret;
use crate::paths;
use crate::text::Words;
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

#[derive(Template)]
#[template(path = "officer/sign_in.html")]
struct SignInPage {
    t: Words,
    frame: Frame,
    form: Form,
    action: String,
    passkey_action: String,
}

#[derive(Template)]
#[template(path = "officer/welcome.html")]
struct WelcomePage {
    t: Words,
    frame: Frame,
    form: Form,
    email: String,
    size: usize,
    squares: String,
    key: String,
    address: String,
    limit: i64,
    action: String,
    token: String,
}

/// Recovery codes, shown once.
#[derive(Template)]
#[template(path = "officer/codes.html")]
pub struct CodesPage {
    pub t: Words,
    pub frame: Frame,
    pub title: String,
    pub lead: String,
    pub codes: Vec<String>,
    pub onward: Link,
}

/// `/admin/sign-in`.
pub async fn show(page: PageFrame) -> Result<HttpResponse, Problem> {
    sign_in_page(&page, StatusCode::OK, Form::new())
}

fn sign_in_page(page: &PageFrame, status: StatusCode, mut form: Form) -> Result<HttpResponse, Problem> {
    form.forget("password");
    form.forget("code");
    let (secret, cookie) = page.browser_secret();
    let frame = outer_frame(page, Some(page.visitor_csrf(&secret)));
    let has_passkeys = page.portal.desk.passkey_party().is_some();
    let it = SignInPage {
        t: page.words,
        frame,
        form,
        action: paths::admin_sign_in().into(),
        passkey_action: if has_passkeys { paths::admin_passkey_ask().into() } else { String::new() },
    };
    let mut answer = page.answer_with(status, &it)?;
    if let Some(cookie) = cookie {
        answer.add_cookie(&cookie).map_err(|_| Problem::Fault)?;
    }
    Ok(answer)
}

/// `POST /admin/sign-in`.
pub async fn enter(page: PageFrame, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = posted.of_visitor(&page)?;
    let (password, code) = (Secret::new(posted.value("password")), Secret::new(posted.value("code")));
    match page.portal.desk.officer_sign_in(posted.value("email"), password, code, page.browser()).await {
        Ok(signed_in) => {
            let mut answer = see_other(super::landing(signed_in.role));
            answer.add_cookie(&session_cookie(&page, &signed_in.token)).map_err(|_| Problem::Fault)?;
            Ok(answer)
        }
        Err(Refused::Field { field, message }) => {
            let form = posted.form().failing(field, Message::new(message));
            sign_in_page(&page, StatusCode::UNPROCESSABLE_ENTITY, form)
        }
        Err(other) => Err(other.into()),
    }
}

/// `/admin/welcome?token=`: looks, and spends nothing.
pub async fn show_welcome(page: PageFrame) -> Result<HttpResponse, Problem> {
    let token = Secret::new(page.query("token").unwrap_or_default());
    welcome_page(&page, StatusCode::OK, &token, Form::new()).await
}

async fn welcome_page(
    page: &PageFrame,
    status: StatusCode,
    token: &Secret,
    mut form: Form,
) -> Result<HttpResponse, Problem> {
    form.forget("password");
    form.forget("code");
    let invitation = page.portal.desk.look_at_invitation(token).await?;
    let issuer = format!("{} {}", page.portal.desk.settings().brand_name, page.words.say("portal-name"));
    let address = invitation.seed.address(&issuer, &invitation.address);
    let (size, squares) = picture(address.reveal());
    let (secret, cookie) = page.browser_secret();
    let mut answer = page.answer_with(
        status,
        &WelcomePage {
            t: page.words,
            frame: outer_frame(page, Some(page.visitor_csrf(&secret))),
            form,
            email: invitation.address,
            size,
            squares,
            key: invitation.seed.typed().reveal().to_owned(),
            address: address.reveal().to_owned(),
            limit: i64::try_from(SHORTEST_PASSWORD).unwrap_or(0),
            action: paths::admin_welcome().into(),
            token: token.reveal().to_owned(),
        },
    )?;
    if let Some(cookie) = cookie {
        answer.add_cookie(&cookie).map_err(|_| Problem::Fault)?;
    }
    Ok(answer)
}

/// A QR code as the path of an SVG, a square a module, with the quiet zone of four around it; and its width.
fn picture(text: &str) -> (usize, String) {
    const QUIET: usize = 4;
    let Ok(code) = qrcode::QrCode::new(text.as_bytes()) else { return (1, String::new()) };
    let width = code.width();
    let dark = code.to_colors().into_iter().enumerate().filter(|(_, c)| *c == qrcode::Color::Dark);
    let squares =
        dark.map(|(at, _)| format!("M{} {}h1v1h-1z", at % width + QUIET, at / width + QUIET)).collect::<String>();
    (width + 2 * QUIET, squares)
}

/// `POST /admin/welcome`.
pub async fn accept(page: PageFrame, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = posted.of_visitor(&page)?;
    let token = Secret::new(posted.value("token"));
    let (password, code) = (Secret::new(posted.value("password")), Secret::new(posted.value("code")));
    match page.portal.desk.accept_invitation(token.clone(), password, code).await {
        Ok(codes) => page.answer(&CodesPage {
            t: page.words,
            frame: outer_frame(&page, None),
            title: page.words.say("console-welcome-done-title").into_owned(),
            lead: page.words.say("console-welcome-done-text").into_owned(),
            codes: codes.iter().map(|c| c.reveal().to_owned()).collect(),
            onward: Link::new(page.words.say("console-sign-in-title"), paths::admin_sign_in()),
        }),
        Err(Refused::Field { field, message }) => {
            let limit = if message == "error-password-long" { LONGEST_PASSWORD } else { SHORTEST_PASSWORD };
            let message = Message::new(message).with("limit", i64::try_from(limit).unwrap_or(0));
            let form = posted.form().failing(field, message);
            welcome_page(&page, StatusCode::UNPROCESSABLE_ENTITY, &token, form).await
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /admin/sign-out`.
pub async fn leave(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    at_desk.checked(&page, posted)?;
    page.portal.desk.officer_sign_out(at_desk.viewer).await?;
    let mut answer = see_other(paths::admin_sign_in());
    let mut gone = session_cookie(&page, &Secret::new(""));
    gone.make_removal();
    answer.add_cookie(&gone).map_err(|_| Problem::Fault)?;
    answer.headers_mut().insert(
        actix_web::http::header::HeaderName::from_static("clear-site-data"),
        actix_web::http::header::HeaderValue::from_static("\"cache\", \"storage\""),
    );
    Ok(answer)
}
