//! O15: who has to be told that their data came from somebody else, and the word of a person before many letters leave.

use super::{AtDesk, desk_frame, to_many};
use crate::actions::Refused;
use crate::actions::mailing::{GUARD, PACES};
use crate::actions::notice::{EXCUSES, NoticeWords};
use crate::domain::form::{Form, Message};
use crate::domain::officer::Act;
use crate::domain::page::{Choice, Frame};
use crate::paths;
use crate::text::Words;
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

struct Ask {
    letters: i64,
    paces: Vec<Choice>,
    once: String,
    action: String,
}

struct Excuse {
    sources: Vec<Choice>,
    excuses: Vec<Choice>,
    action: String,
}

#[derive(Template)]
#[template(path = "officer/notices.html")]
struct NoticesPage {
    t: Words,
    frame: Frame,
    form: Form,
    due: String,
    lines: Vec<Vec<String>>,
    running: String,
    stop_action: Option<String>,
    sample: Option<NoticeWords>,
    ask: Option<Ask>,
    excuse: Option<Excuse>,
}

fn choice(value: &str, label: String) -> Choice {
    Choice { value: value.into(), label, hint: String::new() }
}

/// `/admin/notices`.
pub async fn show(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    notices_page(&page, &at_desk, StatusCode::OK, Form::new().filled("per_hour", "500")).await
}

async fn notices_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, page.portal.desk.clone());
    let all = desk.notices().await?;
    let registers = desk.registers();
    let lang = t.language().code();
    let source = |key: &str| {
        registers.source(key).map_or_else(|| key.to_owned(), |source| source.short.in_language(lang).to_owned())
    };
    let state = |key: &str| match key {
        "due" => "notices-state-due",
        "queued" => "notices-state-queued",
        _ => "notices-state-excused",
    };
    let lines = all.counts.iter().map(|count| {
        let due_on = count.due_on.filter(|_| count.state == "due").map(|on| t.date(on)).unwrap_or_default();
        vec![source(&count.source), t.say(state(&count.state)).into_owned(), count.count.to_string(), due_on]
    });
    let sample = match all.next.clone() {
        Some(next) => {
            let desk = desk.clone();
            let read = web::block(move || desk.notice_words(t, next.provenance)).await;
            Some(read.map_err(|_| Problem::Fault)??)
        }
        None => None,
    };
    let may_send = at_desk.viewer.role().may(Act::SendBulk);
    let needs_word = may_send && all.mailing.is_none() && all.due > GUARD;
    let once = if form.value("form").is_empty() { page.once() } else { form.value("form").to_owned() };
    let due_sources = all.counts.iter().filter(|c| c.state == "due");
    page.answer_with(
        status,
        &NoticesPage {
            t,
            frame: desk_frame(page, at_desk, None),
            due: match all.due_on {
                Some(on) => t.with("notices-due", &[("count", &all.due), ("date", &t.date(on))]),
                None => t.say("notices-none").into_owned(),
            },
            lines: lines.collect(),
            running: all.mailing.as_ref().map_or_else(String::new, |mailing| to_many::under_way(t, mailing)),
            stop_action: (may_send && all.mailing.is_some()).then(|| paths::admin_notices_stop().into()),
            sample,
            ask: needs_word.then(|| Ask {
                letters: all.due,
                paces: to_many::paces(t, &PACES),
                once,
                action: paths::admin_notices().into(),
            }),
            excuse: (may_send && all.due > 0).then(|| Excuse {
                sources: due_sources.map(|c| choice(&c.source, source(&c.source))).collect(),
                excuses: EXCUSES
                    .iter()
                    .map(|key| {
                        let words = match *key {
                            "has_it" => "notices-excuse-has-it",
                            "impossible" => "notices-excuse-impossible",
                            "law" => "notices-excuse-law",
                            _ => "notices-excuse-secrecy",
                        };
                        choice(key, t.say(words).into_owned())
                    })
                    .collect(),
                action: paths::admin_notices_excuse().into(),
            }),
            form,
        },
    )
}

/// `POST /admin/notices`: the word of a person.
pub async fn confirm(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let number = |name: &str| to_many::number(posted.value(name));
    let once = posted.value("form").to_owned();
    match page.portal.desk.confirm_notices(at_desk.viewer, number("letters"), number("per_hour"), once).await {
        Ok(()) => Ok(see_other(format!("{}?done=sending", paths::admin_notices()))),
        Err(Refused::Field { field, message }) => {
            let form = posted.form().failing(field, Message::new(message));
            notices_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /admin/notices/stop`.
pub async fn stop(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    at_desk.checked(&page, posted)?;
    page.portal.desk.stop_notices(at_desk.viewer).await?;
    Ok(see_other(format!("{}?done=stopped", paths::admin_notices())))
}

/// `POST /admin/notices/excuse`.
pub async fn excuse(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let value = |name: &str| posted.value(name).to_owned();
    let desk = &page.portal.desk;
    match desk.excuse_notices(at_desk.viewer, value("source"), value("excuse"), value("why")).await {
        Ok(()) => Ok(see_other(format!("{}?done=excused", paths::admin_notices()))),
        Err(Refused::Field { field, message }) => {
            let form = posted.form().failing(field, Message::new(message));
            notices_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
        Err(other) => Err(other.into()),
    }
}
