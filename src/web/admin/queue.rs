//! O1: what waits, what was held back, what is done.

use super::{AtDesk, desk_frame};
use crate::actions::access::{matter_words, state_words};
use crate::domain::calendar::Calendar;
use crate::domain::deadline;
use crate::domain::page::{Frame, Notice, NoticeKind};
use crate::paths;
use crate::store::queue::{Filter, Queue};
use crate::store::requests::Request;
use crate::text::Words;
use crate::web::page::PageFrame;
use crate::web::problem::Problem;
use actix_web::HttpResponse;
use askama::Template;
use chrono::NaiveDate;

/// Cases on one page.
const PAGE: i64 = 50;

/// A case in a table.
#[derive(Clone)]
struct CaseLine {
    what: String,
    reference: String,
    received: String,
    aim: String,
    left: String,
    look: String,
    law: String,
    state: String,
    proved: String,
    href: String,
}

#[derive(Template)]
#[template(path = "officer/queue.html")]
struct QueuePage {
    t: Words,
    frame: Frame,
    title: String,
    lead: String,
    urgent: Vec<CaseLine>,
    lines: Vec<CaseLine>,
    caption: String,
    empty: String,
    empty_text: String,
    later: Option<String>,
}

/// How much of the seven working days is left: words, and how they look.
pub fn left_of(t: Words, received_on: NaiveDate, today: NaiveDate, calendar: &Calendar) -> (String, &'static str) {
    let due = deadline::aim_due(received_on, calendar);
    if due < today {
        return (t.say("console-overdue").into_owned(), "bad");
    }
    if due == today {
        return (t.say("console-due-today").into_owned(), "bad");
    }
    let days = today.iter_days().skip(1).take_while(|d| *d <= due).filter(|d| calendar.is_working_day(*d)).count();
    let look = if days <= 2 { "wait" } else { "" };
    (t.with("console-due-days", &[("days", &days)]), look)
}

fn line(t: Words, today: NaiveDate, calendar: &Calendar, request: &Request, right: Option<&str>) -> CaseLine {
    let open = request.state.is_open();
    let (left, look) = left_of(t, request.received_on, today, calendar);
    let has_clock = right.is_some();
    CaseLine {
        what: matter_words(t, request.matter, right),
        reference: request.reference.grouped(),
        received: t.date(request.received_on),
        aim: match request.closed_at {
            Some(at) => format!("{} {}", t.say("console-closed-on"), t.date(at.london_date())),
            None => t.date(deadline::aim_due(request.received_on, calendar)),
        },
        left: if open { left } else { String::new() },
        look: look.into(),
        law: if has_clock { t.date(deadline::legal_due(request.received_on, calendar)) } else { "–".into() },
        state: state_words(t, request.state),
        proved: t
            .say(if request.proved_at.is_some() || request.address.is_none() {
                "console-proved"
            } else {
                "console-unproved"
            })
            .into_owned(),
        href: paths::admin_request(&request.reference),
    }
}

/// Where a further page goes on: `2026-11-23.17`.
fn cursor(page: &PageFrame) -> Option<(NaiveDate, i64)> {
    let text = page.query("after")?;
    let (on, id) = text.split_once('.')?;
    Some((on.parse().ok()?, id.parse().ok()?))
}

async fn list(
    page: &PageFrame,
    at_desk: &AtDesk,
    queue: Queue,
    path: &str,
) -> Result<(Vec<CaseLine>, i64, Option<String>), Problem> {
    let (t, desk, calendar) = (page.words, &page.portal.desk, Calendar::default());
    let today = desk.now().london_date();
    let after = if queue == Queue::Urgent { None } else { cursor(page) };
    let found = desk.reader().queue(at_desk.viewer, Filter { after, ..Filter::of(queue, today) }, PAGE).await?;
    let later = found.later.map(|(on, id)| paths::admin_after(path, on, id));
    let lines = found.lines.iter().map(|l| line(t, today, &calendar, &l.request, l.right.as_deref())).collect();
    let count = found.count;
    Ok((lines, count, later))
}

/// `/admin`.
pub async fn open(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let (lines, count, later) = list(&page, &at_desk, Queue::Open, paths::admin()).await?;
    let (urgent, more, _) = list(&page, &at_desk, Queue::Urgent, paths::admin()).await?;
    let count = count + more;
    let urgent = if cursor(&page).is_none() { urgent } else { Vec::new() };
    let mut frame = desk_frame(&page, &at_desk, None);
    // what the portal found when it tried itself out matters more than what was just done
    if let Some(trouble) = page.portal.desk.canary_trouble_shown().await {
        let text = t.with("console-canary", &[("trouble", &trouble)]);
        frame.notice = Some(Notice { kind: NoticeKind::Important, text, link: None });
    }
    page.answer(&QueuePage {
        t,
        frame,
        title: t.say("console-queue-title").into_owned(),
        lead: if count > 0 { t.with("console-queue-count", &[("count", &count)]) } else { String::new() },
        urgent,
        lines,
        caption: t.say("console-queue-caption").into_owned(),
        empty: t.say("console-queue-empty").into_owned(),
        empty_text: t.say("console-queue-empty-text").into_owned(),
        later,
    })
}

/// `/admin/suspected`.
pub async fn suspected(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let (lines, _, later) = list(&page, &at_desk, Queue::Suspected, paths::admin_suspected()).await?;
    page.answer(&QueuePage {
        t,
        frame: desk_frame(&page, &at_desk, None),
        title: t.say("console-suspected-title").into_owned(),
        lead: t.say("console-suspected-lead").into_owned(),
        urgent: Vec::new(),
        lines,
        caption: t.say("console-suspected-caption").into_owned(),
        empty: t.say("console-suspected-empty").into_owned(),
        empty_text: String::new(),
        later,
    })
}

/// `/admin/closed`.
pub async fn closed(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let (lines, _, later) = list(&page, &at_desk, Queue::Closed, paths::admin_closed()).await?;
    page.answer(&QueuePage {
        t,
        frame: desk_frame(&page, &at_desk, None),
        title: t.say("console-closed-title").into_owned(),
        lead: String::new(),
        urgent: Vec::new(),
        lines,
        caption: t.say("console-closed-caption").into_owned(),
        empty: t.say("console-closed-empty").into_owned(),
        empty_text: String::new(),
        later,
    })
}
