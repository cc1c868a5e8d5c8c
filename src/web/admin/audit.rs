//! O12: the audit log.

use super::{AtDesk, desk_frame};
use crate::actions::Refused;
use crate::actions::audit::{AuditQuery, LONGEST_EXTRACT};
use crate::domain::form::{Form, Message};
use crate::domain::page::{Choice, Frame};
use crate::paths;
use crate::store::audit::AuditState;
use crate::text::Words;
use crate::web::page::PageFrame;
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use chrono::NaiveDate;
use std::collections::HashMap;

/// Rows on one page.
const PAGE: i64 = 100;
/// The filter's fields.
const FIELDS: [&str; 5] = ["who", "what", "about", "from", "until"];

struct AuditLine {
    id: i64,
    at: String,
    who: String,
    what: String,
    about: String,
    detail: String,
    outcome: String,
    look: String,
}

struct HeadLine {
    at: String,
    place: String,
    hash: String,
}

#[derive(Template)]
#[template(path = "officer/audit.html")]
struct AuditPage {
    t: Words,
    frame: Frame,
    form: Form,
    state: Option<(String, String)>,
    lines: Vec<AuditLine>,
    older: Option<String>,
    heads: Vec<HeadLine>,
    keys: Vec<String>,
    action: String,
    verify_action: String,
    extract_action: String,
    whos: Vec<Choice>,
}

/// `/admin/audit`.
pub async fn show(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let mut form = Form::new();
    for field in FIELDS {
        form = form.filled(field, page.query(field).unwrap_or_default());
    }
    audit_page(&page, &at_desk, StatusCode::OK, form, None).await
}

async fn audit_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    mut form: Form,
    state: Option<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let mut day = |field: &'static str| {
        let text = form.value(field).trim().to_owned();
        let day = text.parse::<NaiveDate>().ok();
        if day.is_none() && !text.is_empty() {
            form.fail(field, Message::new("error-date"));
        }
        day
    };
    let (from, until) = (day("from"), day("until"));
    let query = AuditQuery {
        who: form.value("who").to_owned(),
        what: form.value("what").to_owned(),
        about: form.value("about").to_owned(),
        from,
        until,
    };
    let before = page.query("before").and_then(|b| b.parse().ok());
    let found = desk.look_at_audit(at_desk.viewer, query, before, PAGE).await?;
    let officers = desk.list_officers().await?;
    let names: HashMap<String, String> =
        officers.iter().map(|o| (format!("officer:{}", o.id), o.address.clone())).collect();
    let lines = found.rows.into_iter().map(|(id, event)| AuditLine {
        id,
        // short and exact, as the extract has it
        at: event.at.rfc3339(),
        who: names.get(&event.actor).cloned().unwrap_or(event.actor),
        what: event.action,
        about: match event.contact {
            Some(contact) => format!("{} · contact:{contact}", event.object),
            None => event.object,
        },
        detail: event.detail,
        look: if event.outcome == "done" { "" } else { "wait" }.into(),
        outcome: event.outcome,
    });
    let choice = |value: &str, label: String| Choice { value: value.into(), label, hint: String::new() };
    let mut whos = vec![choice("", t.say("console-audit-anybody").into_owned())];
    whos.extend(officers.iter().map(|o| choice(&format!("officer:{}", o.id), o.address.clone())));
    for kind in ["officer:", "contact:", "client:", "worker:", "operator", "visitor"] {
        let key = format!("console-audit-actor-{}", kind.trim_end_matches(':'));
        whos.push(choice(kind, t.say(&key).into_owned()));
    }
    let pairs: Vec<(&str, &str)> =
        FIELDS.iter().map(|f| (*f, form.value(f))).filter(|(_, value)| !value.is_empty()).collect();
    let older = found.before.map(|before| {
        let before = before.to_string();
        let all: Vec<(&str, &str)> = pairs.iter().copied().chain([("before", before.as_str())]).collect();
        format!("{}?{}", paths::admin_audit(), serde_html_form::to_string(all).unwrap_or_default())
    });
    let heads = found.heads.into_iter().map(|head| HeadLine {
        at: head.at,
        place: format!("{}/{}", head.segment, head.seq),
        hash: head.hash.iter().take(8).map(|b| format!("{b:02x}")).collect::<String>() + "…",
    });
    page.answer_with(
        status,
        &AuditPage {
            t,
            frame: desk_frame(page, at_desk, None),
            state,
            lines: lines.collect(),
            older,
            heads: heads.collect(),
            keys: desk
                .audit_keys()
                .into_iter()
                .map(|(_, pem)| pem.lines().filter(|l| !l.starts_with("---")).collect())
                .collect(),
            action: paths::admin_audit().into(),
            verify_action: paths::admin_audit_verify().into(),
            extract_action: paths::admin_audit_extract().into(),
            whos,
            form,
        },
    )
}

/// `POST /admin/audit/verify`.
pub async fn verify(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    at_desk.checked(&page, posted)?;
    let t = page.words;
    let state = match page.portal.desk.verify_audit(at_desk.viewer).await? {
        AuditState::Whole { linked, waiting } => {
            (t.with("console-audit-whole", &[("linked", &linked), ("waiting", &waiting)]), "good".to_owned())
        }
        AuditState::Broken { row, why } => {
            (t.with("console-audit-broken", &[("row", &row.to_string()), ("why", &why)]), "bad".to_owned())
        }
    };
    audit_page(&page, &at_desk, StatusCode::OK, Form::new(), Some(state)).await
}

/// `POST /admin/audit/extract`.
pub async fn extract(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let mut form = posted.form();
    let mut day = |field: &'static str| {
        let day = form.value(field).trim().parse::<NaiveDate>().ok();
        if day.is_none() {
            form.fail(field, Message::new("error-date"));
        }
        day
    };
    let (first, last) = (day("first"), day("last"));
    let (Some(first), Some(last)) = (first, last) else {
        return audit_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form, None).await;
    };
    match page.portal.desk.extract_audit(at_desk.viewer, first, last).await {
        Ok(file) => Ok(HttpResponse::Ok()
            .content_type("application/zip")
            .insert_header(("content-disposition", format!("attachment; filename=\"{}\"", file.name)))
            .body(file.bytes)),
        Err(Refused::Field { field, message }) => {
            let form = form.failing(field, Message::new(message).with("limit", LONGEST_EXTRACT));
            audit_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form, None).await
        }
        Err(other) => Err(other.into()),
    }
}
