//! O14, S13.9: the days on which nobody works: computed, and the officer's own; and which open cases a change moves.

use super::AtDesk;
use super::sheet::{self, Cell, Field, Piece, SheetForm, Table};
use crate::actions::Refused;
use crate::actions::register::RowRefused;
use crate::domain::calendar::Holiday;
use crate::domain::form::{Form, Message};
use crate::domain::officer::Act;
use crate::domain::page::Choice;
use crate::paths;
use crate::store::queue::Moved;
use crate::text::Words;
use crate::web::page::PageFrame;
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use chrono::{Datelike as _, NaiveDate};

/// Years shown: this one and the next.
const YEARS: i32 = 2;

fn moved_table(t: Words, moved: &[Moved]) -> Table {
    let say = |key: &str| t.say(key).into_owned();
    let day = |on: Option<NaiveDate>| on.map_or_else(|| "–".to_owned(), |on| t.date(on));
    let both = |before: Option<NaiveDate>, after: Option<NaiveDate>| {
        let cell = Cell::text(day(after));
        if before == after { cell } else { cell.hint(t.with("calendar-was", &[("date", &day(before))])) }
    };
    Table {
        id: "moved",
        caption: say("calendar-moved-caption"),
        heads: ["reference-label", "console-queue-aim", "console-queue-law"].map(say).into(),
        rows: moved
            .iter()
            .map(|it| {
                let case = Cell::link(it.reference.grouped(), paths::admin_request(&it.reference));
                vec![case, both(it.before.0, it.after.0), both(it.before.1, it.after.1)]
            })
            .collect(),
    }
}

fn calendar_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    form: Form,
    moved: Option<&[Moved]>,
) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let say = |key: &str| t.say(key).into_owned();
    let (registers, this_year) = (desk.registers(), desk.now().london_date().year());
    let calendar = registers.calendar();
    let mut parts = vec![Piece::Lead(say("calendar-lead"))];
    match moved {
        Some([]) => parts.push(Piece::Inset(say("calendar-moved-none"))),
        Some(moved) => {
            parts.push(Piece::Inset(t.with("calendar-moved", &[("count", &moved.len())])));
            parts.push(Piece::Table(moved_table(t, moved)));
        }
        None => {}
    }
    let own = |on: NaiveDate| registers.holidays().iter().find(|row| row.on() == Some(on));
    let lang = t.language().code();
    for year in this_year..this_year + YEARS {
        let mut rows: Vec<(NaiveDate, String, (String, &'static str))> = calendar
            .bank_holidays(year)
            .into_iter()
            .map(|day| match (day.holiday, own(day.on)) {
                (Holiday::Added, Some(row)) => {
                    (day.on, row.label.in_language(lang).to_owned(), (say("calendar-own"), "wait"))
                }
                _ => (day.on, say(&format!("holiday-{}", holiday_key(day.holiday))), (say("calendar-computed"), "")),
            })
            .collect();
        let worked = registers.holidays().iter().filter(|row| !row.is_off);
        rows.extend(worked.filter_map(|row| {
            let on = row.on().filter(|on| on.year() == year)?;
            Some((on, row.label.in_language(lang).to_owned(), (say("calendar-worked"), "wait")))
        }));
        rows.sort_by_key(|(on, ..)| *on);
        parts.push(Piece::Table(Table {
            id: if year == this_year { "this-year" } else { "next-year" },
            caption: t.with("calendar-caption", &[("year", &year.to_string())]),
            heads: ["calendar-day", "calendar-what", "calendar-whose"].map(say).into(),
            rows: rows
                .into_iter()
                .map(|(on, what, (tag, look))| vec![Cell::text(t.date(on)), Cell::text(what), Cell::tag(tag, look)])
                .collect(),
        }));
    }
    if at_desk.viewer.role().may(Act::EditRegisters) {
        let choice = |value: &str, key: &str| Choice { value: value.into(), label: say(key), hint: String::new() };
        parts.push(Piece::Heading("change", say("calendar-change")));
        parts.push(Piece::Form(SheetForm::post(
            paths::admin_calendar(),
            vec![
                Field::Line("on", say("calendar-day"), String::new(), "date"),
                Field::Radios(
                    "what",
                    say("calendar-what-then"),
                    String::new(),
                    vec![
                        choice("closed", "calendar-is-closed"),
                        choice("off", "calendar-is-off"),
                        choice("worked", "calendar-is-worked"),
                        choice("rule", "calendar-by-rule"),
                    ],
                ),
                Field::Line("why", say("calendar-why"), say("calendar-why-hint"), "text"),
            ],
            say("calendar-button"),
        )));
    }
    sheet::answer(page, at_desk, status, say("calendar-title"), None, form, parts)
}

fn holiday_key(holiday: Holiday) -> String {
    serde_json::to_value(holiday).ok().and_then(|v| v.as_str().map(|s| s.replace('_', "-"))).unwrap_or_default()
}

/// `/admin/calendar`.
pub async fn show(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    calendar_page(&page, &at_desk, StatusCode::OK, Form::new(), None)
}

/// `POST /admin/calendar`: one day is changed. Sent twice, it is as it was.
pub async fn change(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let desk = &page.portal.desk;
    let failing = |field: &'static str, message: &str| {
        let form = posted.form().failing(field, Message::new(message.to_owned()));
        calendar_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form, None)
    };
    let Ok(on) = posted.value("on").parse::<NaiveDate>() else { return failing("on", "error-date") };
    let done = match posted.value("what") {
        "off" => desk.set_holiday(at_desk.viewer, on, (true, false), posted.value("why")).await,
        "closed" => desk.set_holiday(at_desk.viewer, on, (true, true), posted.value("why")).await,
        "worked" => desk.set_holiday(at_desk.viewer, on, (false, false), posted.value("why")).await,
        "rule" => desk.end_register_row(at_desk.viewer, "holiday".into(), on.to_string()).await,
        _ => return failing("what", "error-calendar-what"),
    };
    match done {
        Ok(moved) => calendar_page(&page, &at_desk, StatusCode::OK, Form::new(), Some(&moved)),
        Err(RowRefused::Register(_)) => failing("on", "error-calendar-day"),
        Err(RowRefused::Refused(Refused::Field { field, message })) => failing(field, message),
        Err(RowRefused::Refused(Refused::NotFound)) => failing("on", "error-calendar-rule"),
        Err(RowRefused::Refused(other)) => Err(other.into()),
    }
}
