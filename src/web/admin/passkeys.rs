//! Passkeys: the two pages of the portal that need a script, since a browser offers passkeys by script only. Both name it
//! in their policy; whoever has none signs in by password and code.

use super::{AtDesk, desk_frame, outer_frame, session_cookie};
use crate::actions::Refused;
use crate::actions::sign_in::Browser;
use crate::domain::form::{Form, Message};
use crate::domain::page::{Frame, Link};
use crate::domain::passkey::LONGEST_LABEL;
use crate::paths;
use crate::text::Words;
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

/// What the page with a passkey allows beside what all pages allow: our own script.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'";

#[derive(Template)]
#[template(path = "officer/passkey.html")]
struct PasskeyPage {
    t: Words,
    frame: Frame,
    form: Form,
    title: String,
    lead: String,
    wanted: String,
    script: String,
    has_label: bool,
    limit: i64,
    action: String,
    button: String,
    cancel: Link,
}

/// A passkey is made in the session that began it.
fn browser_of(page: &PageFrame, at_desk: &AtDesk) -> Browser {
    Browser { secret: at_desk.token.clone(), ..page.browser() }
}

fn with_script(mut answer: HttpResponse) -> Result<HttpResponse, Problem> {
    let policy = actix_web::http::header::HeaderValue::from_static(POLICY);
    answer.headers_mut().insert(actix_web::http::header::CONTENT_SECURITY_POLICY, policy);
    Ok(answer)
}

async fn make_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let wanted = page.portal.desk.begin_passkey(at_desk.viewer, &browser_of(page, at_desk)).await?;
    with_script(page.answer_with(
        status,
        &PasskeyPage {
            t,
            frame: desk_frame(page, at_desk, Some(paths::admin_access())),
            form,
            title: t.say("passkey-make-title").into_owned(),
            lead: t.say("passkey-make-lead").into_owned(),
            wanted: wanted.to_string(),
            script: page.portal.assets.href("passkey.js"),
            has_label: true,
            limit: i64::try_from(LONGEST_LABEL).unwrap_or(0),
            action: paths::admin_passkeys_add().into(),
            button: t.say("passkey-make-button").into_owned(),
            cancel: Link::new(t.say("cancel-link"), paths::admin_access()),
        },
    )?)
}

/// `POST /admin/access/passkeys`: begins one, or takes one away.
pub async fn change(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    if let Ok(id) = posted.value("remove").parse() {
        page.portal.desk.remove_passkey(at_desk.viewer, id).await?;
        return Ok(see_other(format!("{}?done=passkey-removed", paths::admin_access())));
    }
    make_page(&page, &at_desk, StatusCode::OK, Form::new()).await
}

/// `POST /admin/access/passkeys/add`: what the browser answered.
pub async fn add(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let (answer, label) = (posted.value("answer"), posted.value("label"));
    match page.portal.desk.add_passkey(at_desk.viewer, answer, label, browser_of(&page, &at_desk)).await {
        Ok(()) => Ok(see_other(format!("{}?done=passkey-added", paths::admin_access()))),
        Err(Refused::Field { field, message }) => {
            let mut form = posted.form();
            form.forget("answer");
            // what the device did is beside no field of its own: it is said above the form
            let field = if field == "answer" { "label" } else { field };
            let limit = i64::try_from(LONGEST_LABEL).unwrap_or(0);
            let form = form.failing(field, Message::new(message).with("limit", limit));
            make_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn use_page(page: &PageFrame, status: StatusCode, form: Form) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let (secret, cookie) = page.browser_secret();
    let mut browser = page.browser();
    browser.secret = secret.clone();
    let wanted = page.portal.desk.begin_passkey_sign_in(&browser).await?;
    let mut answer = page.answer_with(
        status,
        &PasskeyPage {
            t,
            frame: outer_frame(page, Some(page.visitor_csrf(&secret))),
            form,
            title: t.say("passkey-use-title").into_owned(),
            lead: t.say("passkey-use-lead").into_owned(),
            wanted: wanted.to_string(),
            script: page.portal.assets.href("passkey.js"),
            has_label: false,
            limit: 0,
            action: paths::admin_passkey_enter().into(),
            button: t.say("passkey-use-button").into_owned(),
            cancel: Link::new(t.say("passkey-use-otherwise"), paths::admin_sign_in()),
        },
    )?;
    if let Some(cookie) = cookie {
        answer.add_cookie(&cookie).map_err(|_| Problem::Fault)?;
    }
    with_script(answer)
}

/// `POST /admin/sign-in/passkey`: begins to sign in by one.
pub async fn ask(page: PageFrame, posted: Posted) -> Result<HttpResponse, Problem> {
    posted.of_visitor(&page)?;
    use_page(&page, StatusCode::OK, Form::new()).await
}

/// `POST /admin/sign-in/passkey/enter`: what the browser answered.
pub async fn enter(page: PageFrame, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = posted.of_visitor(&page)?;
    match page.portal.desk.sign_in_by_passkey(posted.value("answer"), page.browser()).await {
        Ok(signed_in) => {
            let mut answer = see_other(super::landing(signed_in.role));
            answer.add_cookie(&session_cookie(&page, &signed_in.token)).map_err(|_| Problem::Fault)?;
            Ok(answer)
        }
        Err(Refused::Field { message, .. }) => {
            let form = Form::new().failing("", Message::new(message));
            use_page(&page, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
        Err(other) => Err(other.into()),
    }
}
