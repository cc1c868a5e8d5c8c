//! O4: the registers, what they leave open, and the record of processing made from them.

use super::outside::shown_words;
use super::{AtDesk, desk_frame};
use crate::actions::Refused;
use crate::actions::register::RowRefused;
use crate::domain::form::{Form, Message};
use crate::domain::officer::Act;
use crate::domain::page::{Choice, Frame, Link};
use crate::domain::register::{
    EditField, Fault, FieldKind, REGISTERS, RegisterRow, Registers, edit_fields, merged_row,
};
use crate::domain::search::sort_key;
use crate::domain::statistics::shown;
use crate::paths;
use crate::store::registers::FaultNote;
use crate::text::{Language, Words};
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;

struct RegisterLine {
    name: String,
    rows: usize,
    open: usize,
    href: String,
}

struct RowLine {
    key: String,
    label: String,
    open: usize,
    /// S3.5: how many contacts stand in this relation, where it is the register of kinds.
    contacts: String,
    href: String,
}

struct FieldLine {
    name: String,
    label: String,
    kind: &'static str,
    options: Vec<Choice>,
}

struct VersionLine {
    since: String,
    until: String,
    who: String,
    says: String,
}

struct MatterLine {
    id: String,
    anchor: String,
    what: String,
    sentence: String,
    gap: String,
    blocks: bool,
    note: Option<String>,
    href: String,
}

#[derive(Template)]
#[template(path = "officer/registers.html")]
struct RegistersPage {
    t: Words,
    frame: Frame,
    lines: Vec<RegisterLine>,
    setup: Link,
}

#[derive(Template)]
#[template(path = "officer/register.html")]
struct RegisterPage {
    t: Words,
    frame: Frame,
    title: String,
    lines: Vec<RowLine>,
    counts: Option<String>,
}

#[derive(Template)]
#[template(path = "officer/register_row.html")]
struct RowPage {
    t: Words,
    frame: Frame,
    form: Form,
    title: String,
    key: String,
    problem: String,
    fields: Vec<FieldLine>,
    flags: Vec<Choice>,
    history: Vec<VersionLine>,
    may: bool,
    action: String,
}

#[derive(Template)]
#[template(path = "officer/setup.html")]
struct SetupPage {
    t: Words,
    frame: Frame,
    form: Form,
    open: Vec<MatterLine>,
    noted: Vec<MatterLine>,
    may: bool,
    action: String,
    failed: String,
}

#[derive(Template)]
#[template(path = "officer/record.html")]
struct RecordPage {
    t: Words,
    frame: Frame,
    made: String,
    parts: Vec<crate::actions::record::RecordPart>,
    csv_href: String,
    json_href: String,
}

/// The languages that a row has a place for besides those it is written in already: the ones the console speaks.
fn languages() -> Vec<&'static str> {
    Language::ALL.iter().filter(|l| l.is_full()).map(|l| l.code()).collect()
}

fn register_words(t: Words, name: &str) -> String {
    t.say(&format!("register-{}", name.replace('_', "-"))).into_owned()
}

/// What a row is called: its name or label, else its key.
fn row_words(t: Words, row: &RegisterRow) -> String {
    let value: serde_json::Value = serde_json::from_str(&row.json).unwrap_or_default();
    let text = |v: Option<&serde_json::Value>| v.and_then(serde_json::Value::as_str).map(str::to_owned);
    text(value.get("name"))
        .or_else(|| text(value.get("label").and_then(|l| l.get(t.language().code()))))
        .or_else(|| text(value.get("label").and_then(|l| l.get("en"))))
        .unwrap_or_else(|| row.key.clone())
}

fn name_of(text: &str) -> Result<&'static str, Problem> {
    REGISTERS.iter().find(|r| **r == text).copied().ok_or(Problem::NotFound)
}

/// A fault's row within its register: `U09/visits` is about `U09`, a pair of addresses about the first.
fn row_key(fault: &Fault) -> &str {
    fault.key.split(['/', '+']).next().unwrap_or(&fault.key)
}

/// What is open in words, and what to do about it.
pub(super) fn matter_words(t: Words, registers: &Registers, fault: &Fault) -> (String, String) {
    let key = row_key(fault);
    let label = registers.row(fault.register, key).map_or_else(|| key.to_owned(), |row| row_words(t, row));
    let what = if label == fault.key { label } else { format!("{} · {label}", fault.key) };
    (what, t.say(&format!("fault-{}", fault.kind.code().replace('_', "-"))).into_owned())
}

/// Why something open is let stand, by whom, since when and until when.
pub(super) fn note_words(t: Words, note: &FaultNote, who: &str) -> String {
    let at = t.moment(note.noted_at);
    match note.until {
        Some(until) => t.with(
            "console-setup-noted-until",
            &[("note", &note.note), ("who", &who), ("at", &at), ("until", &t.date(until))],
        ),
        None => t.with("console-setup-noted-line", &[("note", &note.note), ("who", &who), ("at", &at)]),
    }
}

/// `/admin/registers`.
pub async fn list(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let registers = page.portal.desk.registers();
    let matters = page.portal.desk.open_matters(at_desk.viewer).await?;
    let lines = REGISTERS.iter().map(|name| RegisterLine {
        name: register_words(t, name),
        rows: registers.rows().iter().filter(|r| r.register == *name).count(),
        open: matters.iter().filter(|m| m.note.is_none() && m.fault.register == *name).count(),
        href: paths::admin_register(name),
    });
    page.answer(&RegistersPage {
        t,
        frame: desk_frame(&page, &at_desk, None),
        lines: lines.collect(),
        setup: Link::new(t.say("console-nav-setup"), paths::admin_setup()),
    })
}

/// `/admin/registers/{name}`.
pub async fn show(page: PageFrame, at_desk: AtDesk, name: web::Path<String>) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let name = name_of(&name)?;
    let registers = page.portal.desk.registers();
    let matters = page.portal.desk.open_matters(at_desk.viewer).await?;
    let mut rows: Vec<_> = registers.rows().iter().filter(|r| r.register == name).collect();
    // F11: rows with numbers by these, as the file has them; the others by what they are called
    if !rows.iter().any(|row| row.key.ends_with(|c: char| c.is_ascii_digit())) {
        rows.sort_by_cached_key(|row| sort_key(&row_words(t, row)));
    }
    // S3.5: contacts by kind of relation
    let counts = if name == "subject_kind" {
        Some(page.portal.desk.reader().relation_counts(at_desk.viewer).await?)
    } else {
        None
    };
    let lines = rows.into_iter().map(|row| RowLine {
        label: row_words(t, row),
        contacts: counts
            .as_ref()
            .map(|all| shown_words(t, shown(all.get(&row.key).copied().unwrap_or(0))))
            .unwrap_or_default(),
        open: matters
            .iter()
            .filter(|m| m.note.is_none() && m.fault.register == name && row_key(&m.fault) == row.key)
            .count(),
        href: paths::admin_register_row(name, &row.key),
        key: row.key.clone(),
    });
    page.answer(&RegisterPage {
        t,
        frame: desk_frame(&page, &at_desk, Some(paths::admin_registers())),
        title: register_words(t, name),
        lines: lines.collect(),
        counts: counts.is_some().then(|| t.say("register-subject-contacts").into_owned()),
    })
}

/// `/admin/registers/{name}/{key}`.
pub async fn show_row(
    page: PageFrame,
    at_desk: AtDesk,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let (name, key) = path.into_inner();
    row_page(&page, &at_desk, StatusCode::OK, name_of(&name)?, &key, None, String::new()).await
}

/// What a field can only be: nothing, or one of these.
fn options_of(t: Words, kind: FieldKind) -> Vec<Choice> {
    let choice = |key: &str, words: &str| Choice {
        value: key.into(),
        label: t.say(&format!("{words}{}", key.replace('_', "-"))).into_owned(),
        hint: String::new(),
    };
    let none = Choice { value: String::new(), label: t.say("register-none").into_owned(), hint: String::new() };
    match kind {
        FieldKind::OneOf(keys) => {
            std::iter::once(none).chain(keys.iter().map(|key| choice(key, "mechanism-"))).collect()
        }
        FieldKind::AnyOf(keys) => keys.iter().map(|key| choice(key, "contract-term-")).collect(),
        _ => Vec::new(),
    }
}

fn field_words(t: Words, name: &str) -> String {
    let parts = name.split('.').map(|part| match Language::from_tag(part) {
        // rows say `zh` where a page is in `zh-Hans`
        Some(language) if language.code().split('-').next() == Some(part) => language.name().to_owned(),
        _ => t.say(&format!("register-field-{}", part.replace('_', "-"))).into_owned(),
    });
    parts.collect::<Vec<_>>().join(" · ")
}

async fn row_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    name: &'static str,
    key: &str,
    typed: Option<Form>,
    problem: String,
) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let registers = desk.registers();
    let row = registers.row(name, key).ok_or(Problem::NotFound)?;
    let all: Vec<EditField> = edit_fields(&row.json, &languages());
    let held = all.iter().flat_map(|f| match f.kind {
        FieldKind::AnyOf(_) => f.value.lines().map(|one| (f.name.clone(), one.to_owned())).collect(),
        _ => vec![(f.name.clone(), f.value.clone())],
    });
    let form = typed.unwrap_or_else(|| Form::from_pairs(held.collect::<Vec<_>>()));
    let fields = all.iter().map(|f| FieldLine {
        name: f.name.clone(),
        label: field_words(t, &f.name),
        kind: match f.kind {
            FieldKind::Line if f.value.chars().count() > 60 => "area",
            FieldKind::Line => "line",
            FieldKind::Lines => "lines",
            FieldKind::Flag => "flag",
            FieldKind::Number => "number",
            FieldKind::OneOf(_) => "one",
            FieldKind::AnyOf(_) => "any",
        },
        options: options_of(t, f.kind),
    });
    let names = desk.list_officers().await?;
    let who = |by: &str| {
        let officer = names.iter().find(|o| format!("officer:{}", o.id) == by);
        officer.map_or_else(|| t.say("register-by-start").into_owned(), |o| o.address.clone())
    };
    let history = desk.register_history(at_desk.viewer, name.to_owned(), key.to_owned()).await?;
    let history = history.into_iter().map(|v| VersionLine {
        since: t.moment(v.since),
        until: v.until.map_or_else(|| "–".to_owned(), |at| t.moment(at)),
        who: who(&v.changed_by),
        says: edit_fields(&v.json, &languages())
            .into_iter()
            .filter(|f| !f.value.is_empty())
            .map(|f| format!("{}: {}", field_words(t, &f.name), f.value.replace('\n', ", ")))
            .collect::<Vec<_>>()
            .join("\n"),
    });
    let yes_no =
        |value: &str, key: &str| Choice { value: value.into(), label: t.say(key).into_owned(), hint: String::new() };
    let back = paths::admin_register(name);
    page.answer_with(
        status,
        &RowPage {
            t,
            frame: desk_frame(page, at_desk, Some(&back)),
            title: row_words(t, row),
            key: key.to_owned(),
            problem,
            fields: fields.collect(),
            flags: vec![yes_no("yes", "register-yes"), yes_no("no", "register-no")],
            history: history.collect(),
            may: at_desk.viewer.role().may(Act::EditRegisters),
            action: paths::admin_register_row(name, key),
            form,
        },
    )
}

/// `POST /admin/registers/{name}/{key}`: saves, saves as a new row, or ends the row.
pub async fn save_row(
    page: PageFrame,
    at_desk: AtDesk,
    path: web::Path<(String, String)>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let (name, key) = path.into_inner();
    let name = name_of(&name)?;
    let desk = &page.portal.desk;
    let registers = desk.registers();
    let row = registers.row(name, &key).ok_or(Problem::NotFound)?;
    let (done, to) = match posted.value("act") {
        "save" | "new" => {
            let is_new = posted.value("act") == "new";
            let new_key = if is_new { posted.value("new_key").trim().to_owned() } else { key.clone() };
            if is_new && (new_key.is_empty() || registers.row(name, &new_key).is_some()) {
                let form = posted.form().failing("new_key", Message::new("error-register-key"));
                return row_page(
                    &page,
                    &at_desk,
                    StatusCode::UNPROCESSABLE_ENTITY,
                    name,
                    &key,
                    Some(form),
                    String::new(),
                )
                .await;
            }
            // what is ticked comes several times under one name
            let form = posted.form();
            let typed = |field: &str| match form.values(field) {
                [first, more @ ..] if field == "contract.terms" => {
                    more.iter().fold(first.clone(), |all, one| format!("{all}\n{one}"))
                }
                [first, ..] => first.clone(),
                [] => String::new(),
            };
            let json = merged_row(&row.json, &new_key, &languages(), &typed);
            let row = RegisterRow { register: name.to_owned(), key: new_key.clone(), json };
            let done = desk.set_register_row(at_desk.viewer, row).await.map(drop);
            (done, format!("{}?done=register-saved", paths::admin_register_row(name, &new_key)))
        }
        "end" => {
            let done = desk.end_register_row(at_desk.viewer, name.to_owned(), key.clone()).await.map(drop);
            (done, format!("{}?done=register-ended", paths::admin_register(name)))
        }
        _ => return Err(Problem::Bad),
    };
    match done {
        Ok(()) => Ok(see_other(to)),
        Err(RowRefused::Register(error)) => {
            // the register says itself what does not fit and what is allowed there
            let problem = match &error.allowed {
                Some(allowed) => t_problem(page.words, &error.problem, allowed),
                None => error.problem.to_string(),
            };
            let form = posted.form();
            row_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, name, &key, Some(form), problem).await
        }
        Err(RowRefused::Refused(other)) => Err(other.into()),
    }
}

fn t_problem(t: Words, problem: &str, allowed: &str) -> String {
    t.with("register-problem", &[("problem", &problem), ("allowed", &allowed)])
}

/// `/admin/setup`.
pub async fn setup(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    setup_page(&page, &at_desk, StatusCode::OK, Form::new()).await
}

async fn setup_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let registers = desk.registers();
    let names = desk.list_officers().await?;
    let (mut open, mut noted) = (Vec::new(), Vec::new());
    for matter in desk.open_matters(at_desk.viewer).await? {
        let fault = &matter.fault;
        let key = row_key(fault);
        let note = matter.note.as_ref().map(|note| {
            let by = names.iter().find(|o| format!("officer:{}", o.id) == note.noted_by);
            note_words(t, note, by.map_or(note.noted_by.as_str(), |o| o.address.as_str()))
        });
        let (what, sentence) = matter_words(t, &registers, fault);
        let line = MatterLine {
            id: fault.id(),
            anchor: fault.id().replace([':', '/', '+', '.'], "-"),
            what,
            sentence,
            gap: fault.kind.gap().unwrap_or_default().to_owned(),
            blocks: fault.kind.is_blocking(),
            href: paths::admin_register_row(fault.register, key),
            note,
        };
        if line.note.is_some() { noted.push(line) } else { open.push(line) }
    }
    // what stops a publication first
    open.sort_by_key(|m| !m.blocks);
    let failed = form.value("fault").to_owned();
    page.answer_with(
        status,
        &SetupPage {
            t,
            frame: desk_frame(page, at_desk, None),
            form,
            open,
            noted,
            may: at_desk.viewer.role().may(Act::EditRegisters),
            action: paths::admin_setup().into(),
            failed,
        },
    )
}

/// `POST /admin/setup`: notes a matter, or takes a note back.
pub async fn note(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let (desk, fault) = (&page.portal.desk, posted.value("fault").to_owned());
    let result = match posted.value("act") {
        "note" => {
            let typed = posted.value("until").trim();
            match (typed.is_empty(), typed.parse::<NaiveDate>()) {
                (false, Err(_)) => Err(Refused::Field { field: "until", message: "error-date" }),
                (_, until) => desk.note_fault(at_desk.viewer, fault, posted.value("note").to_owned(), until.ok()).await,
            }
        }
        "end" => desk.end_fault_note(at_desk.viewer, fault).await,
        _ => return Err(Problem::Bad),
    };
    match result {
        Ok(()) => Ok(see_other(format!("{}?done=fault-noted", paths::admin_setup()))),
        Err(Refused::Field { field, message }) => {
            let form = posted.form().failing(field, Message::new(message));
            setup_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
        Err(other) => Err(other.into()),
    }
}

/// `/admin/record`.
pub async fn record(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let record = page.portal.desk.processing_record(at_desk.viewer, t).await?;
    page.answer(&RecordPage {
        t,
        frame: desk_frame(&page, &at_desk, None),
        made: t.moment(record.made_at),
        parts: record.parts,
        csv_href: paths::admin_record_csv().into(),
        json_href: paths::admin_record_json().into(),
    })
}

pub(super) fn download(kind: &str, name: &str, body: String) -> HttpResponse {
    HttpResponse::Ok()
        .content_type(kind)
        .insert_header(("content-disposition", format!("attachment; filename=\"{name}\"")))
        .body(body)
}

/// `/admin/record.csv`.
pub async fn record_csv(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let record = page.portal.desk.processing_record(at_desk.viewer, page.words).await?;
    let text = record.to_csv().map_err(|_| Problem::Fault)?;
    Ok(download("text/csv; charset=utf-8", "record-of-processing.csv", text))
}

/// `/admin/record.json`.
pub async fn record_json(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let record = page.portal.desk.processing_record(at_desk.viewer, page.words).await?;
    Ok(download("application/json", "record-of-processing.json", record.to_json()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// O8: every register and every field of every row has a name in the languages of the console.
    #[test]
    fn o8_every_register_and_field_has_its_words() {
        let registers = Registers::westcon();
        for t in Language::ALL.iter().filter(|l| l.is_full()).map(|l| Words::new(*l)) {
            let fields = registers.rows().iter().flat_map(|row| edit_fields(&row.json, &languages()));
            let said: std::collections::BTreeSet<String> =
                REGISTERS.iter().map(|r| register_words(t, r)).chain(fields.map(|f| field_words(t, &f.name))).collect();
            let missing: Vec<&String> = said.iter().filter(|words| words.contains('[')).collect();
            assert!(missing.is_empty(), "{missing:?}");
        }
    }
}
