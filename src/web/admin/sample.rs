//! O12: the auditor's sample.

use super::AtDesk;
use super::sheet::{self, Field, Piece, SheetForm};
use crate::actions::Refused;
use crate::actions::sample::DRAWN;
use crate::domain::form::{Form, Message};
use crate::paths;
use crate::web::page::PageFrame;
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use chrono::NaiveDate;

fn sample_page(page: &PageFrame, at_desk: &AtDesk, status: StatusCode, form: Form) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let say = |key: &str| t.say(key).into_owned();
    let parts = vec![
        Piece::Lead(t.with("sample-lead", &[("count", &DRAWN)])),
        Piece::Text(say(if at_desk.viewer.sees_who() { "sample-text" } else { "sample-text-masked" })),
        Piece::Form(SheetForm::post(
            paths::admin_sample(),
            vec![
                Field::Line("first", say("sample-first"), String::new(), "date"),
                Field::Line("last", say("sample-last"), String::new(), "date"),
                Field::Line("seed", say("sample-seed"), say("sample-seed-hint"), "text"),
            ],
            say("sample-button"),
        )),
    ];
    sheet::answer(page, at_desk, status, say("sample-title"), Some(paths::admin_audit()), form, parts)
}

/// `/admin/audit/sample`.
pub async fn show(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    sample_page(&page, &at_desk, StatusCode::OK, Form::new())
}

/// `POST /admin/audit/sample`: the file.
pub async fn take(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let mut form = posted.form();
    let mut day = |field: &'static str| {
        let day = form.value(field).trim().parse::<NaiveDate>().ok();
        if day.is_none() {
            form.fail(field, Message::new(if field == "first" { "error-sample-first" } else { "error-sample-last" }));
        }
        day
    };
    let (first, last) = (day("first"), day("last"));
    let (Some(first), Some(last)) = (first, last) else {
        return sample_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form);
    };
    match page.portal.desk.take_sample(at_desk.viewer, first, last, posted.value("seed"), page.words).await {
        Ok(file) => Ok(HttpResponse::Ok()
            .content_type("application/zip")
            .insert_header(("content-disposition", format!("attachment; filename=\"{}\"", file.name)))
            .body(file.bytes)),
        Err(Refused::Field { field, message }) => {
            let limit = crate::actions::audit::LONGEST_EXTRACT;
            let form = form.failing(field, Message::new(message).with("limit", limit));
            sample_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form)
        }
        Err(other) => Err(other.into()),
    }
}
