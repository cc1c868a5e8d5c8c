//! A page of the console that is made of parts: rows, tables, forms, a chart. What such a page says is put together by its
//! handler; how it looks stands once, in `templates/officer/sheet.html`.

use super::{AtDesk, desk_frame};
use crate::domain::form::Form;
use crate::domain::page::{Choice, Frame, Link, Pair, Row};
use crate::domain::policy::{ComparedSection, Fate};
use crate::text::Words;
use crate::web::page::PageFrame;
use crate::web::problem::Problem;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

/// One cell of a table.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub href: Option<String>,
    /// What its link says besides to who hears it: two equal numbers in a row are two things.
    pub about: String,
    /// A second, quieter line.
    pub hint: String,
    /// A state in words, and how it looks.
    pub tag: Option<(String, &'static str)>,
    /// Whether it is a number, which stands at the other side.
    pub number: bool,
}

impl Cell {
    /// Plain words.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
    /// Words that lead somewhere.
    pub fn link(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), href: Some(href.into()), ..Self::default() }
    }
    /// A number.
    pub fn number(text: impl Into<String>) -> Self {
        Self { text: text.into(), number: true, ..Self::default() }
    }
    /// A state.
    pub fn tag(label: impl Into<String>, look: &'static str) -> Self {
        Self { tag: Some((label.into(), look)), ..Self::default() }
    }
    /// The same with a second line.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// A table.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// Unique on the page.
    pub id: &'static str,
    /// What it shows.
    pub caption: String,
    /// What its columns are called.
    pub heads: Vec<String>,
    /// Its rows; the first cell names the row.
    pub rows: Vec<Vec<Cell>>,
}

/// One field of a form.
#[derive(Debug, Clone)]
pub enum Field {
    /// One line: name, label, hint, kind of input.
    Line(&'static str, String, String, &'static str),
    /// Several lines: name, label, hint, how many rows.
    Area(&'static str, String, String, u32),
    /// A list to choose one from: name, label, hint, options.
    Select(&'static str, String, String, Vec<Choice>),
    /// One of several: name, label, hint, options.
    Radios(&'static str, String, String, Vec<Choice>),
    /// Any of several: name, label, hint, options.
    Checks(&'static str, String, String, Vec<Choice>),
    /// Files of a case, if any: name, label, hint. Its form must say that it has files.
    Files(&'static str, String, String),
    /// A file: name, label, hint, which kinds. Its form must say that it has files.
    File(&'static str, String, String, &'static str),
}

/// A form.
#[derive(Debug, Clone, Default)]
pub struct SheetForm {
    /// Where it is sent.
    pub action: String,
    /// `get` for a search in the open, else `post`.
    pub is_get: bool,
    /// A row of small fields above a table.
    pub is_bar: bool,
    /// Whether it carries files.
    pub has_files: bool,
    /// What goes along.
    pub hidden: Vec<Pair>,
    /// Its fields, whose values and errors stand in the page's form.
    pub fields: Vec<Field>,
    /// Its buttons: label, look, name, value.
    pub buttons: Vec<(String, &'static str, &'static str, String)>,
}

impl SheetForm {
    /// A form with one button.
    pub fn post(action: impl Into<String>, fields: Vec<Field>, button: impl Into<String>) -> Self {
        Self { action: action.into(), fields, buttons: vec![(button.into(), "", "", String::new())], ..Self::default() }
    }
    /// The same with a quieter button.
    pub fn quiet(mut self) -> Self {
        for button in &mut self.buttons {
            button.1 = "secondary";
        }
        self
    }
    /// The same with something along.
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.hidden.push(Pair { name: name.into(), value: value.into() });
        self
    }
}

/// A bar of a chart: its label, how much, its place and height in the picture.
#[derive(Debug, Clone)]
pub struct Bar {
    /// Where it begins.
    pub x: i64,
    /// Where its top is.
    pub y: i64,
    /// How high it is.
    pub height: i64,
    /// How wide it is.
    pub width: i64,
    /// Where its label stands.
    pub middle: i64,
    /// What it is called; empty for the second of two bars.
    pub label: String,
    /// Whether it is the second of two bars beside each other.
    pub second: bool,
}

/// A picture of numbers that stand in the table beside it.
#[derive(Debug, Clone)]
pub struct Chart {
    /// What it shows, for those who do not see it.
    pub label: String,
    /// Its bars.
    pub bars: Vec<Bar>,
    /// How wide the picture is; it is 140 high.
    pub width: i64,
    /// The highest number, as a text.
    pub top: String,
}

/// How far one place of a chart is from the next: its label, a day and a month, must not touch the next.
const STEP: i64 = 42;

impl Chart {
    /// A chart of numbers in order.
    pub fn of(label: String, values: &[(String, i64)]) -> Self {
        let most = values.iter().map(|(_, n)| *n).max().unwrap_or(0).max(1);
        Self::up_to(label, values, most)
    }
    /// The same whose scale ends at a number.
    pub fn up_to(label: String, values: &[(String, i64)], most: i64) -> Self {
        let bars = values.iter().zip(0_i64..).map(|((label, n), place)| {
            let height = height_of(*n, most);
            let (x, label) = (30 + place * STEP, label.clone());
            Bar { x, y: 110 - height, height, width: 24, middle: x + 12, label, second: false }
        });
        Self { label, bars: bars.collect(), width: width_of(values.len()), top: most.to_string() }
    }
    /// Two numbers in each place, beside each other: the first is called by the label.
    pub fn of_two(label: String, values: &[(String, i64, i64)]) -> Self {
        let most = values.iter().map(|(_, a, b)| *a.max(b)).max().unwrap_or(0).max(1);
        let bars = values.iter().zip(0_i64..).flat_map(|((label, a, b), place)| {
            let x = 30 + place * STEP;
            let bar = |n: i64, x: i64, label: String, second| {
                let height = height_of(n, most);
                Bar { x, y: 110 - height, height, width: 11, middle: x + 12, label, second }
            };
            [bar(*a, x, label.clone(), false), bar(*b, x + 13, String::new(), true)]
        });
        Self { label, bars: bars.collect(), width: width_of(values.len()), top: most.to_string() }
    }
}

fn height_of(n: i64, most: i64) -> i64 {
    n.clamp(0, most).saturating_mul(100) / most.max(1)
}

fn width_of(places: usize) -> i64 {
    40 + STEP * i64::try_from(places).unwrap_or(0)
}

/// A line of a picture with a name and a bar that lies beside it.
#[derive(Debug, Clone)]
pub struct Lying {
    /// What it is called.
    pub label: String,
    /// Where its name stands.
    pub name_y: i64,
    /// Where its bar begins.
    pub y: i64,
    /// How long it is.
    pub width: i64,
    /// Its number in words.
    pub value: String,
    /// Where that stands.
    pub value_x: i64,
}

/// A picture of numbers with long names, line below line.
#[derive(Debug, Clone)]
pub struct Bars {
    /// What it shows, for those who do not see it.
    pub label: String,
    /// Its lines.
    pub lines: Vec<Lying>,
    /// How high the picture is; it is 480 wide.
    pub height: i64,
}

impl Bars {
    /// A picture of names with their numbers and those in words.
    pub fn of(label: String, values: &[(String, i64, String)]) -> Self {
        let most = values.iter().map(|(_, n, _)| *n).max().unwrap_or(0).max(1);
        let lines = values.iter().zip(0_i64..).map(|((label, n, words), place)| {
            let width = height_of(*n, most).saturating_mul(36) / 10;
            let (label, value) = (label.clone(), words.clone());
            Lying { label, name_y: 14 + place * 36, y: 19 + place * 36, width, value, value_x: 6 + width }
        });
        let height = 8 + 36 * i64::try_from(values.len()).unwrap_or(0);
        Self { label, lines: lines.collect(), height }
    }
}

/// Something said at a time.
#[derive(Debug, Clone)]
pub struct Entry {
    /// When.
    pub at: String,
    /// Who or what.
    pub head: String,
    /// What was said.
    pub text: String,
}

/// A letter as it is printed.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Its language, and the direction of its script.
    pub lang: String,
    /// The direction.
    pub dir: String,
    /// What it is about.
    pub subject: String,
    /// Who is responsible, as the law wants it on letters.
    pub company: [String; 2],
    /// Who writes, line by line.
    pub sender: String,
    /// Where it goes, line by line.
    pub to: String,
    /// Of when it is.
    pub date: String,
    /// How it begins; empty where its own words do.
    pub greeting: String,
    /// What it says.
    pub text: String,
    /// How to answer; empty where nobody can be written to.
    pub foot: String,
    /// What stands on each of its sheets.
    pub mark: String,
    /// Whether it is in large print.
    pub is_large: bool,
}

/// What a page is made of.
#[derive(Debug, Clone)]
pub enum Piece {
    /// A letter as it is printed.
    Letter(Letter),
    /// What the page is for.
    Lead(String),
    /// A paragraph.
    Text(String),
    /// A quiet paragraph.
    Hint(String),
    /// A heading with its id.
    Heading(&'static str, String),
    /// What is seldom needed, under its heading with its id, until [`Piece::FoldEnd`]; open or closed at first.
    Fold(&'static str, String, bool),
    /// Its end.
    FoldEnd,
    /// Rows of key and value.
    Rows(Vec<Row>),
    /// Something to know.
    Inset(String),
    /// What must not be missed.
    Warning(String),
    /// A state in words, and how it looks.
    Tag(String, &'static str),
    /// A table.
    Table(Table),
    /// A form.
    Form(SheetForm),
    /// Ways onward.
    Links(Vec<Link>),
    /// What was said when.
    Timeline(Vec<Entry>),
    /// S12.2: what differs between two versions of the policy.
    Compared(Vec<ComparedSection>),
    /// A picture of numbers.
    Chart(Chart),
    /// A picture of numbers with long names.
    Bars(Bars),
    /// Text with its line breaks.
    Pre(String),
    /// Nothing is there yet.
    Empty(String, String),
}

#[derive(Template)]
#[template(path = "officer/sheet.html")]
struct SheetPage {
    t: Words,
    frame: Frame,
    form: Form,
    title: String,
    reference: String,
    parts: Vec<Piece>,
    once: String,
}

/// Answers with a page of parts.
pub fn answer(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    title: String,
    back: Option<&str>,
    form: Form,
    parts: Vec<Piece>,
) -> Result<HttpResponse, Problem> {
    let once = if form.value("form").is_empty() { page.once() } else { form.value("form").to_owned() };
    let (frame, reference) = (desk_frame(page, at_desk, back), String::new());
    page.answer_with(status, &SheetPage { t: page.words, frame, form, title, reference, parts, once })
}

/// The page of somebody who is not signed in at the console: a colleague with a one-time link.
pub fn answer_outside(
    page: &PageFrame,
    frame: Frame,
    status: StatusCode,
    title: String,
    form: Form,
    parts: Vec<Piece>,
) -> Result<HttpResponse, Problem> {
    let once = if form.value("form").is_empty() { page.once() } else { form.value("form").to_owned() };
    page.answer_with(status, &SheetPage { t: page.words, frame, form, title, reference: String::new(), parts, once })
}
