//! O11: breaches: the register, and one breach with its 72 hours.

use super::AtDesk;
use super::sheet::{self, Cell, Entry, Field, Piece, SheetForm, Table};
use crate::actions::Refused;
use crate::actions::breach::{ENTRIES, RISKS, london_field, weighed};
use crate::domain::clock::Moment;
use crate::domain::deadline;
use crate::domain::form::{Form, Message};
use crate::domain::ids::Reference;
use crate::domain::officer::Act;
use crate::domain::page::{Choice, Link, Row};
use crate::domain::request::LONGEST_MESSAGE;
use crate::paths;
use crate::store::breaches::{Breach, Entry as Written};
use crate::text::Words;
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

pub(super) fn choice(value: impl Into<String>, label: impl Into<String>) -> Choice {
    Choice { value: value.into(), label: label.into(), hint: String::new() }
}

/// CLK-8: what is left of the 72 hours, in words, and how it looks.
fn hours_left(t: Words, it: &Breach, now: Moment) -> (String, &'static str) {
    let due = deadline::breach_due(it.aware_at);
    if let Some(at) = it.regulator_at {
        let key = if at <= due { "console-breach-told" } else { "console-breach-told-late" };
        return (t.with(key, &[("at", &t.moment(at))]), if at <= due { "good" } else { "bad" });
    }
    if it.closed_at.is_some() {
        return (t.say("console-breach-not-told").into_owned(), "");
    }
    let hours = (due - now).num_hours();
    if now > due {
        return (t.with("console-breach-over", &[("hours", &(now - due).num_hours().max(1))]), "bad");
    }
    (t.with("console-breach-left", &[("hours", &hours)]), if hours < 24 { "bad" } else { "wait" })
}

fn risk_words(t: Words, risk: Option<&str>) -> String {
    t.say(&format!("console-risk-{}", risk.unwrap_or("open"))).into_owned()
}

async fn register(page: &PageFrame, at_desk: &AtDesk, status: StatusCode, form: Form) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let say = |key: &str| t.say(key).into_owned();
    let now = desk.now();
    let all = desk.breaches(at_desk.viewer).await?;
    let mut parts = vec![Piece::Lead(say("console-breaches-lead"))];
    if all.is_empty() {
        parts.push(Piece::Empty(say("console-breaches-empty"), String::new()));
    } else {
        let number = |n: Option<i64>| Cell::number(n.map_or_else(|| "–".into(), |n| t.number(n)));
        let rows = all.iter().map(|b| {
            let (left, look) = hours_left(t, b, now);
            let state = match b.closed_at {
                Some(at) => format!("{} {}", say("console-closed-on"), t.date(at.london_date())),
                None => say("console-breach-open"),
            };
            vec![
                Cell::link(b.reference.grouped(), paths::admin_breach(&b.reference)),
                Cell::text(t.moment(b.aware_at)),
                Cell::tag(left, look),
                Cell::text(risk_words(t, b.risk.as_deref())),
                number(b.people),
                Cell::text(state),
            ]
        });
        parts.push(Piece::Table(Table {
            id: "breaches",
            caption: say("console-breaches-caption"),
            heads: [
                "reference-label",
                "console-breach-aware",
                "console-breach-regulator",
                "console-breach-risk",
                "console-breach-people",
                "console-queue-state",
            ]
            .map(say)
            .into(),
            rows: rows.collect(),
        }));
        parts.push(Piece::Links(vec![Link::new(say("console-telling-csv"), paths::admin_breaches_csv())]));
    }
    if at_desk.viewer.role().may(Act::HandleBreaches) {
        parts.push(Piece::Heading("open", say("console-breach-new")));
        parts.push(Piece::Form(
            SheetForm::post(
                paths::admin_breaches(),
                vec![
                    Field::Line(
                        "aware",
                        say("console-breach-aware"),
                        say("console-breach-aware-hint"),
                        "datetime-local",
                    ),
                    Field::Area("nature", say("console-breach-entry-nature"), say("console-breach-nature-hint"), 4),
                ],
                say("console-breach-new-button"),
            )
            .with("from", form.value("from")),
        ));
    }
    sheet::answer(page, at_desk, status, say("console-breaches-title"), None, form, parts)
}

/// `/admin/breaches`.
pub async fn list(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let from = page.query("from").and_then(|reference| Reference::parse(&reference));
    let aware = page.query("aware").unwrap_or_else(|| london_field(page.portal.desk.now()));
    let nature = from.map(|it| t.with("console-breach-reported", &[("reference", &it.grouped())])).unwrap_or_default();
    let from = page.query("from").unwrap_or_default();
    let form = Form::new().filled("aware", aware).filled("nature", nature).filled("from", from);
    register(&page, &at_desk, StatusCode::OK, form).await
}

/// `POST /admin/breaches`: opens one.
pub async fn open(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let value = |name: &str| posted.value(name).to_owned();
    let from = Reference::parse(posted.value("from"));
    let said = (value("aware"), value("nature"));
    match page.portal.desk.open_breach(at_desk.viewer, said, from, value("form")).await {
        Ok(reference) => Ok(see_other(format!("{}?done=breach", paths::admin_breach(&reference)))),
        Err(Refused::Field { field, message }) => {
            let limit = i64::try_from(LONGEST_MESSAGE).unwrap_or(0);
            let form = posted.form().failing(field, Message::new(message).with("limit", limit));
            register(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
        Err(other) => Err(other.into()),
    }
}

/// L33.2: the notice to the regulator, put together from what was written last about each point.
fn notice_of(t: Words, it: &Breach, entries: &[Written]) -> String {
    let last = |kind: &str| entries.iter().rev().find(|e| e.kind == kind).map(|e| e.text.clone());
    let count = |n: Option<i64>| n.map_or_else(|| t.say("console-breach-unknown").into_owned(), |n| t.number(n));
    let mut lines = vec![
        t.with("console-breach-notice-head", &[("reference", &it.reference.grouped())]),
        t.with("console-breach-notice-aware", &[("at", &t.moment(it.aware_at))]),
        t.with("console-breach-notice-count", &[("people", &count(it.people)), ("records", &count(it.records))]),
    ];
    for kind in ["nature", "categories", "effects", "measures", "delay"] {
        if let Some(text) = last(kind) {
            lines.push(format!("{}\n{text}", t.say(&format!("console-breach-entry-{kind}"))));
        }
    }
    lines.join("\n\n")
}

async fn breach_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    reference: Reference,
    form: Option<Form>,
) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let say = |key: &str| t.say(key).into_owned();
    let (it, entries) = desk.breach(at_desk.viewer, reference).await?;
    let now = desk.now();
    let row = |key: &str, value: String| Row { key: say(key), value, change_href: None };
    let count = |n: Option<i64>| n.map_or_else(|| say("console-breach-unknown"), |n| t.number(n));
    let told = |at: Option<Moment>| at.map_or_else(|| say("console-breach-not-yet"), |at| t.moment(at));
    let (left, look) = hours_left(t, &it, now);
    let mut parts = vec![Piece::Tag(left, look)];
    parts.push(Piece::Rows(vec![
        row("console-breach-aware", t.moment(it.aware_at)),
        row("console-breach-due", t.moment(deadline::breach_due(it.aware_at))),
        row("console-breach-people", count(it.people)),
        row("console-breach-records", count(it.records)),
        row("console-breach-risk", risk_words(t, it.risk.as_deref())),
        row("console-breach-regulator", told(it.regulator_at)),
        row("console-breach-told-people", told(it.people_at)),
    ]));
    if let Some(case) = desk.case_of_breach(at_desk.viewer, &it).await? {
        let words = t.with("console-breach-case", &[("reference", &case.grouped())]);
        parts.push(Piece::Links(vec![Link::new(words, paths::admin_request(&case))]));
    }
    let may_handle = at_desk.viewer.role().may(Act::HandleBreaches) && it.closed_at.is_none();
    parts.push(Piece::Links(vec![Link::new(say("console-telling-link"), paths::admin_breach_people(&it.reference))]));
    parts.push(Piece::Heading("notice", say("console-breach-notice")));
    parts.push(Piece::Hint(say("console-breach-notice-hint")));
    parts.push(Piece::Pre(notice_of(t, &it, &entries)));
    if may_handle {
        let kinds = ENTRIES.iter().map(|k| choice(*k, t.say(&format!("console-breach-entry-{k}"))));
        parts.push(Piece::Heading("write", say("console-breach-write")));
        parts.push(Piece::Form(SheetForm::post(
            paths::admin_breach_write(&it.reference),
            vec![
                Field::Select("kind", say("console-breach-kind"), say("console-breach-kind-hint"), kinds.collect()),
                Field::Area("text", say("console-breach-text"), String::new(), 5),
                Field::Line("told", say("console-breach-told-when"), say("console-breach-told-hint"), "datetime-local"),
            ],
            say("console-breach-write-button"),
        )));
        let risks = RISKS.iter().map(|r| choice(*r, risk_words(t, Some(r))));
        let mut weigh = SheetForm::post(
            paths::admin_breach_weigh(&it.reference),
            vec![
                Field::Line("people", say("console-breach-people"), say("console-breach-count-hint"), "text"),
                Field::Line("records", say("console-breach-records"), String::new(), "text"),
                Field::Radios("risk", say("console-breach-risk"), say("console-breach-risk-hint"), risks.collect()),
            ],
            say("console-breach-weigh-button"),
        );
        weigh = weigh.with("seen", weighed(&it));
        weigh.buttons.push((say("console-breach-close-button"), "secondary", "close", "yes".into()));
        parts.push(Piece::Heading("weigh", say("console-breach-weigh")));
        parts.push(Piece::Form(weigh));
    }
    parts.push(Piece::Heading("log", say("console-breach-log")));
    let entry = |e: &Written| Entry {
        at: t.moment(e.at),
        head: t.say(&format!("console-breach-entry-{}", e.kind)).into_owned(),
        text: e.text.clone(),
    };
    parts.push(Piece::Timeline(entries.iter().map(entry).collect()));
    let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
    let form = form
        .unwrap_or_default()
        .holding("people", number(it.people))
        .holding("records", number(it.records))
        .holding("risk", it.risk.clone().unwrap_or_default());
    let title = t.with("console-breach-title", &[("reference", &it.reference.grouped())]);
    sheet::answer(page, at_desk, status, title, Some(paths::admin_breaches()), form, parts)
}

/// `/admin/breaches/{reference}`.
pub async fn show(page: PageFrame, at_desk: AtDesk, reference: web::Path<String>) -> Result<HttpResponse, Problem> {
    let reference = Reference::parse(&reference).ok_or(Problem::NotFound)?;
    breach_page(&page, &at_desk, StatusCode::OK, reference, None).await
}

async fn answered(
    page: &PageFrame,
    at_desk: &AtDesk,
    reference: Reference,
    posted: &Posted,
    result: Result<(), Refused>,
) -> Result<HttpResponse, Problem> {
    match result {
        Ok(()) => Ok(see_other(format!("{}?done=breach", paths::admin_breach(&reference)))),
        Err(Refused::Field { field, message }) => {
            let limit = i64::try_from(LONGEST_MESSAGE).unwrap_or(0);
            let form = posted.form().failing(field, Message::new(message).with("limit", limit));
            breach_page(page, at_desk, StatusCode::UNPROCESSABLE_ENTITY, reference, Some(form)).await
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /admin/breaches/{reference}/write`.
pub async fn write(
    page: PageFrame,
    at_desk: AtDesk,
    reference: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let reference = Reference::parse(&reference).ok_or(Problem::NotFound)?;
    let value = |name: &str| posted.value(name).to_owned();
    let desk = &page.portal.desk;
    let result = desk
        .write_about_breach(
            at_desk.viewer,
            reference.clone(),
            value("kind"),
            (value("text"), value("told")),
            value("form"),
        )
        .await;
    answered(&page, &at_desk, reference, &posted, result).await
}

/// `POST /admin/breaches/{reference}/weigh`.
pub async fn weigh(
    page: PageFrame,
    at_desk: AtDesk,
    reference: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let reference = Reference::parse(&reference).ok_or(Problem::NotFound)?;
    let value = |name: &str| posted.value(name).to_owned();
    let facts = (value("people"), value("records"), value("risk"));
    let closes = posted.value("close") == "yes";
    let (t, seen) = (page.words, posted.value("seen"));
    let line = |key: &str, value: String| format!("{}: {}", t.say(key), value);
    let number = |text: &str| if text.trim().is_empty() { "–".to_owned() } else { text.trim().to_owned() };
    let risk = Some(facts.2.as_str()).filter(|risk| RISKS.contains(risk));
    let said = [
        line("console-breach-people", number(&facts.0)),
        line("console-breach-records", number(&facts.1)),
        line("console-breach-risk", risk_words(t, risk)),
    ];
    let weigh =
        page.portal.desk.weigh_breach(at_desk.viewer, reference.clone(), facts, closes, (seen, said.join("\n")));
    let result = weigh.await;
    answered(&page, &at_desk, reference, &posted, result).await
}
