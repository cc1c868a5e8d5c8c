//! O15: figures: requests by kind and week, how many were answered in time, how long it took, choices by topic. Whoever may
//! read cases sees exact numbers of cases, each of which leads to its rows; everybody else, and of people's choices
//! everybody, sees protected ones (S6.17).

use super::AtDesk;
use super::outside::{choices, month_of, protected};
use super::queue::{case_cells, monday_of, officer_names};
use super::sheet::{self, Cell, Chart, Field, Piece, SheetForm, Table};
use crate::actions::statistics::{Kind, days, kept};
use crate::domain::form::Form;
use crate::domain::officer::Act;
use crate::domain::page::{Choice, Link, Row};
use crate::domain::statistics::{Kept, middle, slowest_tenth};
use crate::paths;
use crate::store::figures::CaseFigure;
use crate::text::Words;
use crate::web::page::PageFrame;
use crate::web::problem::Problem;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use chrono::{Datelike as _, NaiveDate, TimeDelta};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Weeks shown.
const WEEKS: i64 = 12;
/// Cases on one page of those behind a figure.
const PAGE: usize = 50;
/// Months that can be printed, and given to others.
pub(super) const MONTHS: u32 = 12;

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// The cases behind a figure: which of those received in its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Any,
    InTime,
    Late,
    Due,
    Open,
    Answered,
}

impl Answer {
    const ALL: [Self; 6] = [Self::Any, Self::InTime, Self::Late, Self::Due, Self::Open, Self::Answered];
    fn key(self) -> &'static str {
        match self {
            Self::Any => "",
            Self::InTime => "in_time",
            Self::Late => "late",
            Self::Due => "due",
            Self::Open => "open",
            Self::Answered => "answered",
        }
    }
    fn words(self, t: Words) -> String {
        let key = match self {
            Self::Any => "console-filter-any",
            Self::InTime => "console-figures-in-time",
            Self::Late => "console-figures-late",
            Self::Due => "console-figures-due",
            Self::Open => "console-figures-open",
            Self::Answered => "console-figures-answered",
        };
        t.say(key).into_owned()
    }
    /// Whether a case is one of them. What is counted and what is listed is decided here alone.
    fn fits(self, figure: &CaseFigure, today: NaiveDate) -> bool {
        match self {
            Self::Any => true,
            Self::InTime => kept(figure, today) == Kept::InTime,
            Self::Late => kept(figure, today) == Kept::Late,
            Self::Due => kept(figure, today) != Kept::NotYet,
            Self::Open => figure.closed_on.is_none(),
            Self::Answered => figure.closed_on.is_some(),
        }
    }
}

/// Cases received in some days, of a kind or of all, with the address that lists them.
struct Batch<'f> {
    figures: Vec<&'f CaseFigure>,
    from: NaiveDate,
    until: NaiveDate,
    kind: String,
    today: NaiveDate,
}

impl Batch<'_> {
    fn count(&self, answer: Answer) -> i64 {
        count(self.figures.iter().filter(|f| answer.fits(f, self.today)).count())
    }
    fn href(&self, answer: Answer) -> String {
        paths::admin_cases(self.from, self.until, &self.kind, answer.key())
    }
    /// A number that leads to its rows; no rows, no link.
    fn cell(&self, t: Words, answer: Answer) -> Cell {
        let n = self.count(answer);
        let about = match answer {
            Answer::Any => t.say("console-figures-received").into_owned(),
            other => other.words(t),
        };
        Cell { href: (n > 0).then(|| self.href(answer)), about, ..Cell::number(t.number(n)) }
    }
    /// S13.7: the share answered in time, of what was due or answered, in hundredths.
    fn share(&self) -> Option<i64> {
        let due = self.count(Answer::Due);
        let good = self.count(Answer::InTime);
        // all is said only of all
        let most = if good < due { 99 } else { 100 };
        (due > 0).then(|| ((good * 100 + due / 2) / due).min(most))
    }
    fn share_cell(&self, t: Words) -> Cell {
        let (good, due) = (t.number(self.count(Answer::InTime)), t.number(self.count(Answer::Due)));
        match self.share() {
            Some(share) => Cell {
                href: Some(self.href(Answer::Due)),
                ..Cell::number(
                    t.with("console-figures-of", &[("share", &format!("{share} %")), ("good", &good), ("all", &due)]),
                )
            },
            None => Cell::number("–"),
        }
    }
    fn days(&self) -> Vec<i64> {
        days(self.figures.iter().copied())
    }
    fn days_cell(&self, t: Words, days: Option<i64>) -> Cell {
        match days {
            Some(days) => Cell {
                href: Some(self.href(Answer::Answered)),
                about: t.say("console-figures-days").into_owned(),
                ..Cell::number(t.number(days))
            },
            None => Cell::number("–"),
        }
    }
}

fn may_read_cases(at_desk: &AtDesk) -> bool {
    at_desk.viewer.role().may(Act::ReadCases)
}

/// `/admin/figures`.
pub async fn show(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let today = desk.now().london_date();
    let months = desk.whole_months(MONTHS);
    let mut parts = Vec::new();
    if may_read_cases(&at_desk) {
        let first = monday_of(today) - TimeDelta::weeks(WEEKS - 1);
        parts.extend(requests(&page, &at_desk, first, today).await?);
    } else {
        parts.push(Piece::Lead(t.say("console-figures-protected-lead").into_owned()));
    }
    // S6.17: of people's choices, and for who may see no case of all of it, whole months that are over, and those protected
    if let Some(last) = months.first() {
        let it = desk.statistics(at_desk.viewer, *last).await?;
        parts.extend(if may_read_cases(&at_desk) { choices(&page, &it) } else { protected(&page, &it) });
    }
    // the twelve months before this one, each to print
    parts.push(Piece::Heading("reports", t.say("console-report-list").into_owned()));
    parts.push(Piece::Links(months.iter().map(|m| Link::new(t.month(*m), paths::admin_report(*m))).collect()));
    if let Some(last) = months.first() {
        parts.push(Piece::Heading("outside", t.say("outside-head").into_owned()));
        parts.push(Piece::Text(t.say("outside-text").into_owned()));
        parts.push(Piece::Links(vec![Link::new(t.say("outside-link"), paths::admin_outside(*last))]));
    }
    let title = t.say("console-figures-title").into_owned();
    sheet::answer(&page, &at_desk, StatusCode::OK, title, None, Form::new(), parts)
}

/// `/admin/figures/report?month=2026-10`: a month on one sheet, to be printed. O15, L77.7.
pub async fn report(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let say = |key: &str| t.say(key).into_owned();
    let (first, last) = month_of(&page).ok_or(Problem::NotFound)?;
    // a month that has not begun has nothing to report
    if first > desk.now().london_date() {
        return Err(Problem::NotFound);
    }
    let is_over = last < desk.now().london_date();
    let title = t.with("console-report-title", &[("month", &t.month(first))]);
    let back = Some(paths::admin_figures());
    let mut parts = Vec::new();
    if may_read_cases(&at_desk) {
        parts.extend(requests(&page, &at_desk, first, last).await?);
        parts.extend(happenings(&page, &at_desk, first, last).await?);
    } else {
        parts.push(Piece::Lead(say("console-figures-protected-lead")));
    }
    if is_over {
        let it = desk.statistics(at_desk.viewer, first).await?;
        parts.extend(if may_read_cases(&at_desk) { choices(&page, &it) } else { protected(&page, &it) });
    } else {
        parts.push(Piece::Inset(say("console-figures-not-over")));
    }
    parts.push(Piece::Hint(t.with("console-report-made", &[("at", &t.moment(desk.now()))])));
    sheet::answer(&page, &at_desk, StatusCode::OK, title, back, Form::new(), parts)
}

/// L77.7: complaints by how they ended, and what else happened in a month.
async fn happenings(
    page: &PageFrame,
    at_desk: &AtDesk,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<Piece>, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let say = |key: &str| t.say(key).into_owned();
    let (complaints, other) = desk.reader().month(at_desk.viewer, first, last).await?;
    let named = |result: &str| match result {
        "" => say("console-complaints-open"),
        key => say(&format!("console-result-{key}")),
    };
    let mut parts = vec![Piece::Heading("complaints", say("console-nav-complaints"))];
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
    Ok(parts)
}

/// The requests received from one day to another, each number with its rows behind it.
async fn requests(
    page: &PageFrame,
    at_desk: &AtDesk,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<Piece>, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let say = |key: &str| t.say(key).into_owned();
    let today = desk.now().london_date();
    let figures = desk.reader().figures(at_desk.viewer, first, last).await?;
    let batch = |from: NaiveDate, until: NaiveDate| Batch {
        figures: figures.iter().filter(|f| (from..=until).contains(&f.received_on)).collect(),
        from,
        until,
        kind: String::new(),
        today,
    };
    let all = batch(first, last);
    let (half, tenth) = (middle(&mut all.days()), slowest_tenth(&mut all.days()));
    let row = |key: &str, cell: Cell| vec![Cell::text(say(key)), cell];
    let mut parts = vec![
        Piece::Lead(t.with("console-figures-lead", &[("from", &t.date(first)), ("until", &t.date(last))])),
        Piece::Hint(say("console-figures-rows")),
        Piece::Table(Table {
            id: "in-all",
            caption: say("console-figures-in-all"),
            heads: ["console-figures-what", "console-figures-count"].map(say).into(),
            rows: vec![
                row("console-figures-received", all.cell(t, Answer::Any)),
                row("console-figures-open", all.cell(t, Answer::Open)),
                row("console-figures-late", all.cell(t, Answer::Late)),
                row("console-figures-share", all.share_cell(t)),
                row("console-figures-middle", all.days_cell(t, half)),
                row("console-figures-tenth", all.days_cell(t, tenth)),
            ],
        }),
    ];

    let mut weeks: Vec<(NaiveDate, Batch<'_>)> = Vec::new();
    let mut week = monday_of(first);
    while week <= last {
        let sunday = week + TimeDelta::days(6);
        weeks.push((week, batch(week.max(first), sunday.min(last))));
        week += TimeDelta::weeks(1);
    }
    let name = |week: &NaiveDate| format!("{}.{}.", week.day(), week.month());
    let bars = |of: &dyn Fn(&Batch<'_>) -> i64| -> Vec<(String, i64)> {
        weeks.iter().map(|(week, batch)| (name(week), of(batch))).collect()
    };
    let received = bars(&|batch| batch.count(Answer::Any));
    let shares = bars(&|batch| batch.share().unwrap_or(0));
    let times: Vec<(NaiveDate, Option<i64>, Option<i64>)> = weeks
        .iter()
        .map(|(week, batch)| (*week, middle(&mut batch.days()), slowest_tenth(&mut batch.days())))
        .collect();
    let spans: Vec<(String, i64, i64)> =
        times.iter().map(|(week, half, tenth)| (name(week), half.unwrap_or(0), tenth.unwrap_or(0))).collect();
    parts.extend([
        Piece::Heading("weeks", say("console-figures-weeks")),
        Piece::Chart(Chart::of(say("console-figures-weeks"), &received)),
        Piece::Heading("in-time", say("console-figures-share-weeks")),
        Piece::Chart(Chart::up_to(say("console-figures-share-weeks"), &shares, 100)),
        Piece::Heading("times", say("console-figures-times")),
        Piece::Hint(say("console-figures-times-hint")),
        Piece::Chart(Chart::of_two(say("console-figures-times"), &spans)),
        Piece::Table(Table {
            id: "by-week",
            caption: say("console-figures-by-week"),
            heads: [
                "console-figures-week",
                "console-figures-received",
                "console-figures-late",
                "console-figures-in-time",
                "console-figures-half-short",
                "console-figures-tenth-short",
            ]
            .map(say)
            .into(),
            rows: weeks
                .iter()
                .zip(&times)
                .rev()
                .map(|((week, batch), (_, half, tenth))| {
                    let first = t.with("console-figures-week-of", &[("date", &t.date(*week))]);
                    vec![
                        Cell::text(first),
                        batch.cell(t, Answer::Any),
                        batch.cell(t, Answer::Late),
                        batch.share_cell(t),
                        batch.days_cell(t, *half),
                        batch.days_cell(t, *tenth),
                    ]
                })
                .collect(),
        }),
        Piece::Heading("kinds", say("console-figures-kinds")),
    ]);
    let mut of_kind: HashMap<Kind, Vec<&CaseFigure>> = HashMap::new();
    for figure in &figures {
        of_kind.entry(Kind::of(figure)).or_default().push(figure);
    }
    let kinds: BTreeMap<String, (Kind, Vec<&CaseFigure>)> =
        of_kind.into_iter().map(|(kind, theirs)| (kind.words(t), (kind, theirs))).collect();
    if kinds.is_empty() {
        parts.push(Piece::Empty(say("console-figures-none"), String::new()));
    } else {
        parts.push(Piece::Table(Table {
            id: "by-kind",
            caption: say("console-figures-kinds"),
            heads: [
                "console-queue-what",
                "console-figures-received",
                "console-figures-late",
                "console-figures-in-time",
                "console-figures-half-short",
                "console-figures-tenth-short",
            ]
            .map(say)
            .into(),
            rows: kinds
                .into_iter()
                .map(|(words, (kind, figures))| {
                    let batch = Batch { figures, from: first, until: last, kind: kind.key(), today };
                    vec![
                        Cell::text(words),
                        batch.cell(t, Answer::Any),
                        batch.cell(t, Answer::Late),
                        batch.share_cell(t),
                        batch.days_cell(t, middle(&mut batch.days())),
                        batch.days_cell(t, slowest_tenth(&mut batch.days())),
                    ]
                })
                .collect(),
        }));
    }
    Ok(parts)
}

/// `/admin/cases`: the cases behind a figure, whatever became of them, latest first. The same rows are counted and listed.
pub async fn cases(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let say = |key: &str| t.say(key).into_owned();
    let today = desk.now().london_date();
    let asked = |name: &str| page.query(name).unwrap_or_default();
    let day = |name: &str| asked(name).trim().parse::<NaiveDate>().ok();
    let mut form = Form::new().filled("kind", asked("kind")).filled("answer", asked("answer"));
    let until = day("until").unwrap_or(today);
    let from = day("from").unwrap_or_else(|| monday_of(until) - TimeDelta::weeks(WEEKS - 1));
    // what was typed and is no day stays, with what to do about it
    for (name, taken) in [("from", from), ("until", until)] {
        let typed = asked(name);
        let is_day = typed.trim().is_empty() || typed.trim().parse::<NaiveDate>().is_ok();
        form = form.filled(name, if is_day { taken.to_string() } else { typed });
        if !is_day {
            form.fail(name, crate::domain::form::Message::new("error-date"));
        }
    }
    let answer = Answer::ALL.into_iter().find(|a| a.key() == asked("answer")).unwrap_or(Answer::Any);
    let figures = desk.reader().figures(at_desk.viewer, from, until).await?;
    let kinds: HashSet<Kind> = figures.iter().map(Kind::of).collect();
    let kinds: BTreeMap<String, String> = kinds.into_iter().map(|kind| (kind.words(t), kind.key())).collect();
    let kind = asked("kind");
    let mut found: Vec<&CaseFigure> =
        figures.iter().filter(|f| answer.fits(f, today) && (kind.is_empty() || Kind::of(f).key() == kind)).collect();
    found.sort_by_key(|f| std::cmp::Reverse(f.id));
    let total = count(found.len());
    let after = asked("after").parse::<i64>().unwrap_or(i64::MAX);
    let rest: Vec<&CaseFigure> = found.into_iter().filter(|f| f.id < after).collect();
    let references = rest.iter().take(PAGE).map(|f| f.reference.clone()).collect();
    let mut lines = desk.reader().queue_lines(at_desk.viewer, references).await?.lines;
    lines.sort_by_key(|line| std::cmp::Reverse(line.request.id));
    let (names, calendar) = (officer_names(&page).await?, desk.registers().calendar());

    let choice = |value: String, label: String| Choice { value, label, hint: String::new() };
    let any = [choice(String::new(), say("console-filter-any"))];
    let answers = Answer::ALL.map(|a| choice(a.key().to_owned(), a.words(t)));
    let narrow = SheetForm {
        action: paths::admin_cases_page().into(),
        is_get: true,
        is_bar: true,
        fields: vec![
            Field::Line("from", say("cases-from"), String::new(), "date"),
            Field::Line("until", say("cases-until"), String::new(), "date"),
            Field::Select(
                "kind",
                say("console-queue-what"),
                String::new(),
                any.into_iter().chain(kinds.into_iter().map(|(words, key)| choice(key, words))).collect(),
            ),
            Field::Select("answer", say("cases-answer"), String::new(), answers.into()),
        ],
        buttons: vec![(say("cases-button"), "secondary", "", String::new())],
        ..SheetForm::default()
    };
    let words = [("count", &total as &dyn crate::text::Arg), ("from", &t.date(from)), ("until", &t.date(until))];
    let mut parts = vec![Piece::Lead(t.with("cases-lead", &words)), Piece::Form(narrow)];
    if lines.is_empty() {
        parts.push(Piece::Empty(say("cases-none"), String::new()));
    } else {
        parts.push(Piece::Table(Table {
            id: "cases",
            caption: say("cases-title"),
            heads: [
                "console-queue-what",
                "console-case-who",
                "console-queue-received",
                "cases-aim",
                "console-queue-state",
            ]
            .map(say)
            .into(),
            rows: lines.iter().map(|line| case_cells(t, today, &calendar, &names, line, true)).collect(),
        }));
    }
    if let Some(last) = rest.get(PAGE - 1).filter(|_| rest.len() > PAGE) {
        let href =
            format!("{}&after={}", paths::admin_cases(from, until, &kind_in_address(&kind), answer.key()), last.id);
        parts.push(Piece::Links(vec![Link::new(t.say("pages-later"), href)]));
    }
    let status = if form.is_failed() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    sheet::answer(&page, &at_desk, status, say("cases-title"), Some(paths::admin_figures()), form, parts)
}

/// Whatever stood in the address as a kind, fit to stand in another one.
fn kind_in_address(kind: &str) -> String {
    kind.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-')).take(60).collect()
}
