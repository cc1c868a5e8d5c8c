//! C12: another e-mail address, through both mailboxes.

use super::own_frame;
use crate::actions::{Over, Refused};
use crate::domain::form::{Form, Message};
use crate::domain::page::{Frame, Link};
use crate::domain::secret::Secret;
use crate::paths;
use crate::text::Words;
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::public::sign_in::code_error;
use crate::web::session::SignedIn;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

#[derive(Template)]
#[template(path = "contact/email.html")]
struct EmailPage {
    t: Words,
    frame: Frame,
    form: Form,
    now: String,
    action: String,
    cancel_href: String,
}

#[derive(Template)]
#[template(path = "contact/email_sent.html")]
struct SentPage {
    t: Words,
    frame: Frame,
    form: Form,
    new: String,
    now: String,
    valid: String,
    until: String,
    action: String,
    resend_action: String,
    cancel_href: String,
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

async fn current(page: &PageFrame, signed_in: &SignedIn) -> Result<String, Problem> {
    let addresses = page.portal.desk.reader().addresses(signed_in.viewer).await?;
    Ok(addresses.last().map(|a| a.address.clone()).unwrap_or_default())
}

/// `/me/email`: asks for a fresh proof of the present mailbox first.
pub async fn show(page: PageFrame, signed_in: SignedIn) -> Result<HttpResponse, Problem> {
    if !page.portal.desk.is_fresh(signed_in.viewer) {
        return Err(Problem::Proof { act: "email" });
    }
    let now = current(&page, &signed_in).await?;
    email_page(&page, &signed_in, StatusCode::OK, Form::new(), now)
}

fn email_page(
    page: &PageFrame,
    signed_in: &SignedIn,
    status: StatusCode,
    form: Form,
    now: String,
) -> Result<HttpResponse, Problem> {
    page.answer_with(
        status,
        &EmailPage {
            t: page.words,
            frame: own_frame(page, signed_in, Some(paths::me())),
            form,
            now,
            action: paths::email().into(),
            cancel_href: paths::me().into(),
        },
    )
}

/// `POST /me/email`.
pub async fn ask(page: PageFrame, signed_in: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = posted.of_contact(&page, &signed_in)?;
    let language = page.reader.lang().to_owned();
    match page.portal.desk.ask_address_change(signed_in.viewer, posted.value("email").to_owned(), language).await {
        Ok(_) => Ok(see_other(paths::email_confirm())),
        Err(Refused::ProofNeeded) => Err(Problem::Proof { act: "email" }),
        Err(Refused::Field { message, .. }) => {
            let now = current(&page, &signed_in).await?;
            let form = posted.form().failing("email", Message::new(message).with("limit", 254));
            email_page(&page, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, form, now)
        }
        Err(other) => Err(other.into()),
    }
}

/// `/me/email/confirm`: where the code from the new mailbox is typed.
pub async fn show_confirm(page: PageFrame, signed_in: SignedIn) -> Result<HttpResponse, Problem> {
    sent_page(&page, &signed_in, StatusCode::OK, Form::new()).await
}

async fn sent_page(
    page: &PageFrame,
    signed_in: &SignedIn,
    status: StatusCode,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let (desk, t) = (&page.portal.desk, page.words);
    let changes = desk.reader().address_changes(signed_in.viewer, desk.now()).await?;
    let Some((change, new)) = changes.into_iter().next() else { return Ok(see_other(paths::email())) };
    page.answer_with(
        status,
        &SentPage {
            t,
            frame: own_frame(page, signed_in, Some(paths::email())),
            form,
            new,
            now: current(page, signed_in).await?,
            valid: t.duration_minutes((change.expires_at - change.created_at).num_minutes()),
            until: t.moment(change.expires_at),
            action: paths::email_confirm().into(),
            resend_action: paths::email().into(),
            cancel_href: paths::me().into(),
        },
    )
}

/// `POST /me/email/confirm`.
pub async fn confirm(page: PageFrame, signed_in: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = posted.of_contact(&page, &signed_in)?;
    let t = page.words;
    let wrong = |left: i64| {
        let mut form = posted.form().failing("code", Message::new("error-code-wrong").with("left", left));
        form.forget("code");
        form
    };
    if let Some(key) = code_error(posted.value("code")) {
        let form = posted.form().failing("code", Message::new(key));
        return sent_page(&page, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    }
    match page.portal.desk.confirm_address_change(signed_in.viewer, Secret::new(posted.value("code"))).await {
        Ok(new) => page.answer(&DonePage {
            t,
            frame: own_frame(&page, &signed_in, None),
            title: t.say("email-done-title").into_owned(),
            reference: String::new(),
            lines: vec![t.with("email-done-text", &[("email", &new.as_str())])],
            steps: Vec::new(),
            links: vec![Link::new(t.say("data-link"), paths::data())],
        }),
        Err(Refused::WrongCode { left }) => {
            sent_page(&page, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, wrong(i64::from(left))).await
        }
        Err(Refused::Over(Over::TooManyTries)) => {
            sent_page(&page, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, wrong(0)).await
        }
        Err(other) => Err(other.into()),
    }
}
