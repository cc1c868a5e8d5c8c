//! S8.8: where a handed-on link leads: a code, then the copy. Says nothing about whose data it is.

use crate::actions::Refused;
use crate::domain::form::{Form, Message};
use crate::domain::page::{Frame, Pair};
use crate::domain::secret::Secret;
use crate::paths;
use crate::text::Words;
use crate::web::contact::export::stream;
use crate::web::page::{Onward, PageFrame};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::public::sign_in::code_error;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

#[derive(Template)]
#[template(path = "public/transfer.html")]
struct TakePage {
    t: Words,
    frame: Frame,
    form: Form,
    until: String,
    action: String,
    hidden: Vec<Pair>,
}

async fn take_page(page: &PageFrame, status: StatusCode, token: &str, form: Form) -> Result<HttpResponse, Problem> {
    let until = page.portal.desk.look_at_transfer(&Secret::new(token)).await?;
    page.answer_with(
        status,
        &TakePage {
            t: page.words,
            frame: page.frame(Onward::default()),
            form,
            until: page.words.moment(until),
            action: paths::transfer_take().into(),
            hidden: vec![Pair { name: "token".into(), value: token.to_owned() }],
        },
    )
}

/// `/transfer?token=`.
pub async fn show(page: PageFrame) -> Result<HttpResponse, Problem> {
    let token = page.query("token").unwrap_or_default();
    take_page(&page, StatusCode::OK, &token, Form::new()).await
}

/// `POST /transfer`: link and code are the authority.
pub async fn take(page: PageFrame, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = posted.of_link();
    let token = posted.value("token").to_owned();
    let failed = |message: Message| {
        let mut form = posted.form().failing("code", message);
        form.forget("code");
        form
    };
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    if let Some(key) = code_error(posted.value("code")) {
        return take_page(&page, unprocessable, &token, failed(Message::new(key))).await;
    }
    let code = Secret::new(posted.value("code"));
    match page.portal.desk.fetch_transfer(Secret::new(token.as_str()), code, page.words).await {
        Ok(ready) => Ok(stream(ready)),
        Err(Refused::WrongCode { left }) => {
            let message = Message::new("error-code-wrong").with("left", i64::from(left));
            take_page(&page, unprocessable, &token, failed(message)).await
        }
        Err(other) => Err(other.into()),
    }
}
