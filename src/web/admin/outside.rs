//! S6.17, S6.18: figures of a month that is over, protected: as parts of pages of the console, as a page to print for others,
//! and as a file for spreadsheets. There is no other way in which figures leave.

use super::AtDesk;
use super::figures::MONTHS;
use super::sheet::{self, Bars, Cell, Piece, Table};
use crate::actions::preference::topic_label;
use crate::actions::statistics::Statistics;
use crate::domain::export::guard as guard_cell;
use crate::domain::form::Form;
use crate::domain::page::Link;
use crate::domain::register::{RecipientKind, Registers};
use crate::domain::statistics::{SMALLEST, Shown};
use crate::paths;
use crate::text::Words;
use crate::web::page::PageFrame;
use crate::web::problem::Problem;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use chrono::{Datelike as _, Months, NaiveDate};

/// The first and last day of the month in the address; without one, of the last whole month.
pub(super) fn month_of(page: &PageFrame) -> Option<(NaiveDate, NaiveDate)> {
    let first = match page.query("month") {
        Some(asked) => NaiveDate::parse_from_str(&format!("{asked}-01"), "%Y-%m-%d").ok()?,
        None => page.portal.desk.now().london_date().with_day(1)?.checked_sub_months(Months::new(1))?,
    };
    Some((first, first.checked_add_months(Months::new(1))?.pred_opt()?))
}

/// A protected number in words.
pub(super) fn shown_words(t: Words, n: Shown) -> String {
    match n {
        Shown::None => t.number(0),
        Shown::Fewer => t.with("console-fewer", &[("count", &SMALLEST)]),
        Shown::About(n) => t.number(n),
    }
}

fn reason_words(t: Words, reason: &str) -> String {
    t.say(&format!("leaving-{}", reason.replace('_', "-"))).into_owned()
}

/// How numbers are protected, in words.
fn how(t: Words) -> String {
    t.with("outside-how", &[("count", &SMALLEST)])
}

/// People's choices in a month, and how their numbers are protected.
pub(super) fn choices(page: &PageFrame, it: &Statistics) -> Vec<Piece> {
    let mut parts = chosen(page, it);
    parts.insert(1, Piece::Hint(how(page.words)));
    parts
}

/// Agreed to and stopped, by topic, with the reasons.
fn chosen(page: &PageFrame, it: &Statistics) -> Vec<Piece> {
    let (t, registers) = (page.words, page.portal.desk.registers());
    let say = |key: &str| t.say(key).into_owned();
    let label = |topic: &str| topic_label(&registers, topic, t);
    let bars = |of: &dyn Fn(&crate::actions::statistics::TopicFigure) -> Shown| -> Vec<(String, i64, String)> {
        it.topics.iter().map(|f| (label(&f.topic), of(f).height(), shown_words(t, of(f)))).collect()
    };
    let rows = it.topics.iter().map(|f| {
        let reasons = f.reasons.iter().map(|(reason, n)| {
            t.with("outside-reason", &[("reason", &reason_words(t, reason)), ("count", &shown_words(t, *n))])
        });
        vec![
            Cell::text(label(&f.topic)),
            Cell::number(shown_words(t, f.given)),
            Cell::number(shown_words(t, f.stopped)),
            Cell::text(reasons.collect::<Vec<_>>().join("; ")),
        ]
    });
    vec![
        Piece::Heading("choices", t.with("outside-choices", &[("month", &t.month(it.month))])),
        Piece::Text(say("outside-stopped")),
        Piece::Bars(Bars::of(say("outside-stopped"), &bars(&|f| f.stopped))),
        Piece::Text(say("outside-given")),
        Piece::Bars(Bars::of(say("outside-given"), &bars(&|f| f.given))),
        Piece::Table(Table {
            id: "by-topic",
            caption: say("console-figures-choices"),
            heads: ["console-contact-topic", "consent-kind-given", "consent-kind-stopped", "outside-reasons"]
                .map(say)
                .into(),
            rows: rows.collect(),
        }),
    ]
}

/// Everything about a month: requests by kind and how they were answered, and choices; protected, and without links.
pub(super) fn protected(page: &PageFrame, it: &Statistics) -> Vec<Piece> {
    let t = page.words;
    let say = |key: &str| t.say(key).into_owned();
    let mut rows: Vec<Vec<Cell>> =
        it.kinds.iter().map(|(kind, n)| vec![Cell::text(kind.words(t)), Cell::number(shown_words(t, *n))]).collect();
    let hidden = || say("outside-hidden");
    let number = |n: Option<Shown>| Cell::number(n.map_or_else(hidden, |n| shown_words(t, n)));
    rows.push(vec![Cell::text(say("outside-in-all")), number(it.received)]);
    let of = |place: usize| number(it.answers.and_then(|all| all.get(place).copied()));
    let days = it.middle.map_or_else(hidden, |n| t.number(n));
    let answers = vec![
        vec![Cell::text(say("console-figures-in-time")), of(0)],
        vec![Cell::text(say("console-figures-late")), of(1)],
        vec![Cell::text(say("console-figures-not-yet")), of(2)],
        vec![Cell::text(say("console-figures-middle")), Cell::number(days)],
    ];
    let heads = || ["console-figures-what", "console-figures-count"].map(say).into();
    let mut parts = vec![
        Piece::Hint(how(t)),
        Piece::Heading("kinds", t.with("outside-requests", &[("month", &t.month(it.month))])),
        Piece::Table(Table { id: "by-kind", caption: say("console-figures-kinds"), heads: heads(), rows }),
        Piece::Table(Table { id: "answers", caption: say("outside-answers"), heads: heads(), rows: answers }),
        Piece::Hint(say("outside-hidden-why")),
    ];
    parts.extend(chosen(page, it));
    parts
}

/// What recipients are called that get figures and nothing else.
fn recipients(registers: &Registers, t: Words) -> String {
    let all = registers.recipients().iter().filter(|r| r.kind == RecipientKind::Statistics);
    all.map(|r| r.label.in_language(t.language().code()).to_owned()).collect::<Vec<_>>().join("; ")
}

async fn month(page: &PageFrame, at_desk: &AtDesk) -> Result<Statistics, Problem> {
    let (first, _) = month_of(page).ok_or(Problem::NotFound)?;
    Ok(page.portal.desk.statistics(at_desk.viewer, first).await?)
}

/// `/admin/figures/outside?month=2026-10`: a month that is over, to be printed and handed out.
pub async fn show(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let it = month(&page, &at_desk).await?;
    let recipients = recipients(&desk.registers(), t);
    let mut parts = vec![Piece::Lead(t.with("outside-lead", &[("company", &desk.settings().brand_name)]))];
    parts.push(Piece::Inset(t.with("outside-door", &[("recipients", &recipients)])));
    parts.extend(protected(&page, &it));
    // without headings: on paper, where the links are left out, those would stand above nothing
    let others = desk.whole_months(MONTHS).into_iter().filter(|m| *m != it.month);
    let others = others.map(|m| Link::new(t.with("outside-title", &[("month", &t.month(m))]), paths::admin_outside(m)));
    let file = Link::new(t.say("outside-csv"), paths::admin_outside_csv(it.month));
    parts.push(Piece::Links(std::iter::once(file).chain(others).collect()));
    let title = t.with("outside-title", &[("month", &t.month(it.month))]);
    sheet::answer(&page, &at_desk, StatusCode::OK, title, Some(paths::admin_figures()), Form::new(), parts)
}

/// The rows of the file: part, what, about, number. No cell is a formula (TH10).
fn rows(it: &Statistics, registers: &Registers, t: Words) -> Vec<[String; 4]> {
    let say = |key: &str| t.say(key).into_owned();
    let number = |n: Option<Shown>| {
        n.map_or_else(
            || say("outside-hidden"),
            |n| match n {
                // a spreadsheet reads a plain number, not one with separators
                Shown::About(n) => n.to_string(),
                other => shown_words(t, other),
            },
        )
    };
    let requests = say("outside-part-requests");
    let mut rows: Vec<[String; 4]> = it
        .kinds
        .iter()
        .map(|(kind, n)| [requests.clone(), say("console-figures-received"), kind.words(t), number(Some(*n))])
        .collect();
    rows.push([requests.clone(), say("console-figures-received"), say("outside-in-all"), number(it.received)]);
    let answers = ["console-figures-in-time", "console-figures-late", "console-figures-not-yet"];
    for (place, key) in answers.into_iter().enumerate() {
        let n = it.answers.and_then(|all| all.get(place).copied());
        rows.push([requests.clone(), say(key), say("outside-in-all"), number(n)]);
    }
    let days = it.middle.map_or_else(|| say("outside-hidden"), |n| n.to_string());
    rows.push([requests, say("console-figures-middle"), say("outside-in-all"), days]);
    let choices = say("outside-part-choices");
    for f in &it.topics {
        let topic = topic_label(registers, &f.topic, t);
        rows.push([choices.clone(), say("consent-kind-given"), topic.clone(), number(Some(f.given))]);
        rows.push([choices.clone(), say("consent-kind-stopped"), topic.clone(), number(Some(f.stopped))]);
        for (reason, n) in &f.reasons {
            let what = t.with("outside-because", &[("reason", &reason_words(t, reason))]);
            rows.push([choices.clone(), what, topic.clone(), number(Some(*n))]);
        }
    }
    rows
}

fn to_csv(it: &Statistics, registers: &Registers, company: &str, t: Words) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let line = |cells: [&str; 4]| cells.map(guard_cell);
    let about = t.with("outside-title", &[("month", &t.month(it.month))]);
    writer.write_record(["part", "what", "about", "number"])?;
    writer.write_record(line([&t.say("outside-part-note"), &about, company, ""]))?;
    writer.write_record(line([&t.say("outside-part-note"), &how(t), "", ""]))?;
    writer.write_record(line([&t.say("outside-part-note"), &t.say("outside-hidden-why"), "", ""]))?;
    for [part, what, about, number] in rows(it, registers, t) {
        writer.write_record(line([&part, &what, &about, &number]))?;
    }
    let bytes = writer.into_inner().map_err(|e| csv::Error::from(e.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// `/admin/figures/outside.csv?month=2026-10`. That it was taken stands in the log.
pub async fn csv(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let desk = &page.portal.desk;
    let it = month(&page, &at_desk).await?;
    let company = desk.settings().brand_name.clone();
    let text = to_csv(&it, &desk.registers(), &company, page.words).map_err(|_| Problem::Fault)?;
    desk.note_figures_taken(at_desk.viewer, it.month).await?;
    let name = format!("attachment; filename=\"figures-{}.csv\"", it.month.format("%Y-%m"));
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header(("content-disposition", name))
        .body(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::statistics::TopicFigure;
    use crate::text::Language;

    #[test]
    fn s3_5_small_numbers_are_not_shown() {
        let t = Language::En.words();
        let words = [0, 1, 9, 10, 1203].map(|n| shown_words(t, crate::domain::statistics::shown(n)));
        assert_eq!(words, ["0", "fewer than 10", "fewer than 10", "10", "1,205"]);
    }

    /// TH10, S6.18: whatever a company called a topic, no cell is a formula; and the file says how it was protected.
    #[test]
    fn th10_the_file_for_others_has_no_formula_and_says_how_it_is_protected() {
        let t = Language::En.words();
        let it = Statistics {
            month: NaiveDate::from_ymd_opt(2026, 10, 1).unwrap(),
            kinds: Vec::new(),
            received: None,
            answers: None,
            middle: None,
            topics: vec![TopicFigure {
                topic: "to:=cmd".into(),
                given: Shown::Fewer,
                stopped: Shown::About(1205),
                reasons: vec![("too_many".into(), Shown::None)],
            }],
        };
        let text = to_csv(&it, &Registers::westcon(), "=HYPERLINK(1)", t).unwrap();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let cells: Vec<String> =
            reader.records().flat_map(|r| r.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()).collect();
        assert!(cells.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])), "{cells:?}");
        assert!(cells.contains(&"'=HYPERLINK(1)".to_owned()) && cells.contains(&"1205".to_owned()), "{cells:?}");
        assert!(cells.iter().any(|c| c.contains("rounded")) && cells.contains(&"not shown".to_owned()), "{cells:?}");
    }
}
