//! O15: figures: requests by kind and week, how many were answered in time, how long it took, choices by topic. Small
//! numbers are not shown, so that nobody stands out (S6.17).

use super::AtDesk;
use super::queue::monday_of;
use super::sheet::{self, Cell, Chart, Piece, Table};
use crate::actions::access::matter_words;
use crate::domain::form::Form;
use crate::domain::page::{Link, Row};
use crate::domain::request::Matter;
use crate::paths;
use crate::store::figures::CaseFigure;
use crate::text::Words;
use crate::web::page::PageFrame;
use crate::web::problem::Problem;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use chrono::{Datelike as _, Months, NaiveDate, TimeDelta};
use std::collections::BTreeMap;

/// S3.5: a number below this tells too much about too few.
const SMALLEST: i64 = 10;
/// Weeks shown.
const WEEKS: i64 = 12;

/// A number of people's choices as it is shown: small ones are told apart from none, no more.
pub(super) fn shown(t: Words, n: i64) -> String {
    match n {
        0 => t.number(0),
        n if n < SMALLEST => t.with("console-fewer", &[("count", &SMALLEST)]),
        n => t.number(n),
    }
}

/// S13.7: of what was due or answered: how many in time, and out of how many.
pub fn in_time(figures: &[CaseFigure], today: NaiveDate) -> (i64, i64) {
    let decided = figures.iter().filter_map(|f| {
        let aim = f.aim_on?;
        match f.closed_on {
            Some(closed) => Some(closed <= aim),
            // not answered and late already: it counts; not answered and not due: it does not yet
            None => (aim < today).then_some(false),
        }
    });
    decided.fold((0, 0), |(good, all), is_good| (good + i64::from(is_good), all + 1))
}

/// The middle of the days that answers took.
pub fn middle_days(figures: &[CaseFigure]) -> Option<i64> {
    let mut days: Vec<i64> =
        figures.iter().filter_map(|f| Some((f.closed_on? - f.received_on).num_days().max(0))).collect();
    days.sort_unstable();
    days.get(days.len() / 2).copied()
}

/// `/admin/figures`.
pub async fn show(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let today = page.portal.desk.now().london_date();
    let first = monday_of(today) - TimeDelta::weeks(WEEKS - 1);
    let mut parts = parts(&page, &at_desk, first, today).await?;
    // the twelve months before this one, each to print
    let months = (1..=12).filter_map(|back| today.with_day(1)?.checked_sub_months(Months::new(back)));
    let link = |month: NaiveDate| Link::new(t.month(month), paths::admin_report(month));
    parts.push(Piece::Heading("reports", t.say("console-report-list").into_owned()));
    parts.push(Piece::Links(months.map(link).collect()));
    sheet::answer(
        &page,
        &at_desk,
        StatusCode::OK,
        t.say("console-figures-title").into_owned(),
        None,
        Form::new(),
        parts,
    )
}

/// `/admin/figures/report?month=2026-10`: a month on one sheet, to be printed. O15, L77.7.
pub async fn report(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let say = |key: &str| t.say(key).into_owned();
    // without a month, the last whole one
    let first = match page.query("month") {
        Some(asked) => NaiveDate::parse_from_str(&format!("{asked}-01"), "%Y-%m-%d").ok(),
        None => desk.now().london_date().with_day(1).and_then(|day| day.checked_sub_months(Months::new(1))),
    };
    let first = first.ok_or(Problem::NotFound)?;
    let last = first.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).ok_or(Problem::NotFound)?;
    // a month that has not begun has nothing to report
    if first > desk.now().london_date() {
        return Err(Problem::NotFound);
    }
    let mut parts = parts(&page, &at_desk, first, last).await?;
    let (complaints, other) = desk.reader().month(at_desk.viewer, first, last).await?;
    let named = |result: &str| match result {
        "" => say("console-complaints-open"),
        key => say(&format!("console-result-{key}")),
    };
    parts.push(Piece::Heading("complaints", say("console-nav-complaints")));
    if complaints.is_empty() {
        parts.push(Piece::Text(say("console-report-none")));
    } else {
        parts.push(Piece::Table(Table {
            id: "complaints-by-result",
            caption: say("console-report-complaints"),
            heads: ["console-report-result", "console-figures-count"].map(say).into(),
            rows: complaints
                .iter()
                .map(|(result, n)| vec![Cell::text(named(result)), Cell::number(t.number(*n))])
                .collect(),
        }));
    }
    let row = |key: &str, n: i64| Row { key: say(key), value: t.number(n), change_href: None };
    parts.push(Piece::Heading("other", say("console-report-other")));
    parts.push(Piece::Rows(vec![
        row("console-report-erasures", other.erasures),
        row("console-report-breaches", other.breaches),
        row("console-report-disclosures", other.disclosures),
        row("console-report-letters", other.letters_lost),
    ]));
    parts.push(Piece::Hint(t.with("console-report-made", &[("at", &t.moment(desk.now()))])));
    let title = t.with("console-report-title", &[("month", &t.month(first))]);
    let back = Some(paths::admin_figures());
    sheet::answer(&page, &at_desk, StatusCode::OK, title, back, Form::new(), parts)
}

/// The figures from one day to another.
async fn parts(page: &PageFrame, at_desk: &AtDesk, first: NaiveDate, last: NaiveDate) -> Result<Vec<Piece>, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let say = |key: &str| t.say(key).into_owned();
    let today = desk.now().london_date();
    let (figures, choices) = desk.reader().figures(at_desk.viewer, first, last).await?;

    let (good, all) = in_time(&figures, today);
    let share = if all == 0 { "–".to_owned() } else { format!("{} %", good * 100 / all) };
    let open = figures.iter().filter(|f| f.closed_on.is_none()).count();
    let row = |key: &str, value: String| Row { key: say(key), value, change_href: None };
    let middle = middle_days(&figures).map_or_else(|| "–".to_owned(), |n| t.with("duration-days", &[("count", &n)]));
    let mut parts = vec![
        Piece::Lead(t.with("console-figures-lead", &[("from", &t.date(first)), ("until", &t.date(last))])),
        Piece::Rows(vec![
            row("console-figures-received", t.number(i64::try_from(figures.len()).unwrap_or(i64::MAX))),
            row("console-figures-open", t.number(i64::try_from(open).unwrap_or(i64::MAX))),
            row(
                "console-figures-share",
                t.with("console-figures-of", &[("share", &share), ("good", &good), ("all", &all)]),
            ),
            row("console-figures-middle", middle),
        ]),
    ];

    let mut weeks: BTreeMap<NaiveDate, Vec<CaseFigure>> = BTreeMap::new();
    let mut week = monday_of(first);
    while week <= last {
        weeks.insert(week, Vec::new());
        week += TimeDelta::weeks(1);
    }
    let mut kinds: BTreeMap<String, Vec<CaseFigure>> = BTreeMap::new();
    for figure in figures {
        let matter = Matter::from_key(&figure.matter).unwrap_or(Matter::Question);
        kinds.entry(matter_words(t, matter, figure.right.as_deref())).or_default().push(figure.clone());
        weeks.entry(monday_of(figure.received_on)).or_default().push(figure);
    }
    let count = |all: &[CaseFigure]| i64::try_from(all.len()).unwrap_or(i64::MAX);
    let name = |week: &NaiveDate| format!("{}.{}.", week.day(), week.month());
    let bars: Vec<(String, i64)> = weeks.iter().map(|(week, all)| (name(week), count(all))).collect();
    let of_all = |all: &[CaseFigure]| {
        let (good, due) = in_time(all, today);
        if due == 0 { "–".to_owned() } else { format!("{good} / {due}") }
    };
    parts.extend([
        Piece::Heading("weeks", say("console-figures-weeks")),
        Piece::Chart(Chart::of(say("console-figures-weeks"), &bars)),
        Piece::Table(Table {
            id: "by-week",
            caption: say("console-figures-weeks"),
            heads: ["console-figures-week", "console-figures-received", "console-figures-in-time"].map(say).into(),
            rows: weeks
                .iter()
                .rev()
                .map(|(week, all)| {
                    let first = t.with("console-figures-week-of", &[("date", &t.date(*week))]);
                    vec![Cell::text(first), Cell::number(t.number(count(all))), Cell::number(of_all(all))]
                })
                .collect(),
        }),
        Piece::Heading("kinds", say("console-figures-kinds")),
    ]);
    if kinds.is_empty() {
        parts.push(Piece::Empty(say("console-figures-none"), String::new()));
    } else {
        parts.push(Piece::Table(Table {
            id: "by-kind",
            caption: say("console-figures-kinds"),
            heads: [
                "console-queue-what",
                "console-figures-received",
                "console-figures-in-time",
                "console-figures-middle",
            ]
            .map(say)
            .into(),
            rows: kinds
                .iter()
                .map(|(kind, all)| {
                    let middle = middle_days(all).map_or_else(|| "–".to_owned(), |n| t.number(n));
                    let kind = match all.first().and_then(|f| f.right.as_deref()) {
                        Some(right) => Cell::link(kind.clone(), paths::admin_with(&format!("right={right}"))),
                        None => Cell::text(kind.clone()),
                    };
                    vec![kind, Cell::number(t.number(count(all))), Cell::number(of_all(all)), Cell::number(middle)]
                })
                .collect(),
        }));
    }
    if !choices.is_empty() {
        let registers = desk.registers();
        let topic = |key: &str| {
            let known = registers.topic(key).map(|topic| topic.label.in_language(t.language().code()).to_owned());
            known.unwrap_or_else(|| say("prefs-all"))
        };
        parts.push(Piece::Heading("choices", say("console-figures-choices")));
        parts.push(Piece::Hint(t.with("console-figures-small", &[("count", &SMALLEST)])));
        parts.push(Piece::Table(Table {
            id: "by-topic",
            caption: say("console-figures-choices"),
            heads: ["console-contact-topic", "console-figures-choice", "console-figures-count"].map(say).into(),
            rows: choices
                .iter()
                .map(|(key, kind, n)| {
                    let kind = t.say(&format!("consent-kind-{kind}")).into_owned();
                    vec![Cell::text(topic(key)), Cell::text(kind), Cell::number(shown(t, *n))]
                })
                .collect(),
        }));
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
    }

    fn figure(received: u32, aim: u32, closed: Option<u32>) -> CaseFigure {
        CaseFigure {
            matter: "question".into(),
            right: None,
            received_on: day(received),
            aim_on: Some(day(aim)),
            law_on: None,
            closed_on: closed.map(day),
        }
    }

    #[test]
    fn s13_7_the_share_counts_what_was_answered_and_what_is_late() {
        let all = [
            figure(2, 11, Some(11)),
            figure(2, 11, Some(12)),
            figure(3, 12, None),
            figure(20, 30, None),
            figure(20, 30, Some(21)),
        ];
        // in time: the first and the last; late: the second, and the third, which nobody has answered; the fourth waits
        assert_eq!(in_time(&all, day(22)), (2, 4));
        assert_eq!(middle_days(&all), Some(9));
        assert_eq!((in_time(&[], day(22)), middle_days(&[])), ((0, 0), None));
    }

    #[test]
    fn s3_5_small_numbers_are_not_shown() {
        let t = Language::En.words();
        assert_eq!([0, 1, 9, 10, 1200].map(|n| shown(t, n)), ["0", "fewer than 10", "fewer than 10", "10", "1,200"]);
    }
}
