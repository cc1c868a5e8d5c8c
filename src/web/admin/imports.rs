//! Files of other systems, taken in at the console: the list of those that were, a form, what a file would do before
//! anything is written, and taking it back. TH27, S2.3, S2.10.

use super::AtDesk;
use super::sheet::{self, Cell, Field, Piece, SheetForm, Table};
use crate::actions::Desk;
use crate::actions::import::{ImportOptions, Outcome};
use crate::actions::import_desk::{HandedIn, Looked, NotTaken};
use crate::actions::import_undo::{UNDO_LIFE, Undone};
use crate::domain::form::{Form, Message};
use crate::domain::ids::BatchId;
use crate::domain::import::{Preset, Report};
use crate::domain::officer::Act;
use crate::domain::page::{Choice, Link, Row};
use crate::domain::register::{Basis, Registers};
use crate::paths;
use crate::store::imports::Batch;
use crate::text::Words;
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::{Posted, PostedFiles};
use crate::web::problem::Problem;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use chrono::NaiveDate;
use std::collections::HashMap;

/// Lines named for each reason on a page.
const LINES: usize = 40;

fn choice(value: impl Into<String>, label: impl Into<String>) -> Choice {
    Choice { value: value.into(), label: label.into(), hint: String::new() }
}

fn row(t: Words, key: &str, value: impl Into<String>) -> Row {
    Row { key: t.say(key).into_owned(), value: value.into(), change_href: None }
}

fn count(t: Words, n: u64) -> String {
    t.number(i64::try_from(n).unwrap_or(i64::MAX))
}

/// The words for a key that is put together at run time.
fn word(t: Words, family: &str, key: &str) -> String {
    t.say(&format!("import-word-{family}-{}", key.replace('_', "-"))).into_owned()
}

fn system_name(t: Words, registers: &Registers, key: &str) -> String {
    let found = registers.systems().iter().find(|s| s.key == key);
    found.map_or_else(
        || t.say("import-system-file").into_owned(),
        |s| s.label.in_language(t.language().code()).to_owned(),
    )
}

fn source_name(t: Words, registers: &Registers, key: &str) -> String {
    let found = registers.source(key).map(|s| s.short.in_language(t.language().code()).to_owned());
    found.map_or_else(|| key.to_owned(), |name| format!("{key} · {name}"))
}

/// S3.1: the kinds of relation, to choose one.
pub(super) fn relation_choices(registers: &Registers, lang: &str) -> Vec<Choice> {
    registers.subject_kinds().iter().map(|k| choice(k.key.clone(), k.label.in_language(lang))).collect()
}

fn form_of(t: Words, registers: &Registers) -> SheetForm {
    let lang = t.language().code();
    let say = |key: &str| t.say(key).into_owned();
    let line = |name, key: &str, hint: &str, kind| {
        let hint = if hint.is_empty() { String::new() } else { say(hint) };
        Field::Line(name, say(key), hint, kind)
    };
    let none = |key: &str| choice("", say(key));
    let sources = registers.sources().iter().map(|s| choice(s.key.clone(), source_name(t, registers, &s.key)));
    let layouts = Preset::ALL.iter().map(|p| choice(p.name(), system_name_of_layout(t, *p)));
    let systems = registers.systems().iter().filter(|s| s.key != "portal");
    let systems = systems.map(|s| choice(s.key.clone(), s.label.in_language(lang)));
    let purposes = registers.purposes().iter();
    let purposes = purposes.map(|p| choice(p.key.clone(), format!("{} · {}", p.key, p.label.in_language(lang))));
    let bases = Basis::ALL.iter().map(|b| choice(b.key(), word(t, "basis", b.key())));
    let entities =
        registers.entities().iter().map(|e| choice(e.key.clone(), e.name.clone().unwrap_or_else(|| e.key.clone())));
    let sites = registers.sites().iter().map(|s| choice(s.key.clone(), s.key.clone()));
    let with_none = |key: &str, all: Vec<Choice>| [none(key)].into_iter().chain(all).collect::<Vec<_>>();
    let fields = vec![
        Field::File("files", say("import-file"), say("import-file-hint"), ".csv,.txt,.jsonl,.ndjson,text/csv"),
        Field::Select(
            "source",
            say("import-source"),
            say("import-source-hint"),
            with_none("import-choose", sources.collect()),
        ),
        Field::Checks(
            "opt_outs",
            say("import-opt-outs"),
            say("import-opt-outs-hint"),
            vec![choice("yes", say("import-opt-outs-yes"))],
        ),
        Field::Select(
            "layout",
            say("import-layout"),
            say("import-layout-hint"),
            with_none("import-layout-own", layouts.collect()),
        ),
        Field::Select(
            "system",
            say("import-system"),
            say("import-system-hint"),
            with_none("import-system-layout", systems.collect()),
        ),
        Field::Select(
            "relation",
            say("import-relation"),
            say("import-relation-hint"),
            with_none("import-relation-none", relation_choices(registers, lang)),
        ),
        Field::Checks("purpose", say("import-purpose"), say("import-purpose-hint"), purposes.collect()),
        Field::Select(
            "basis",
            say("import-basis"),
            say("import-basis-hint"),
            with_none("import-basis-none", bases.collect()),
        ),
        Field::Select(
            "entity",
            say("import-entity"),
            String::new(),
            with_none("import-entity-own", entities.collect()),
        ),
        Field::Select("site", say("import-site"), String::new(), with_none("import-site-none", sites.collect())),
        line("partner", "import-partner", "import-partner-hint", "text"),
        line("campaign", "import-campaign", "", "text"),
        line("supplier", "import-supplier", "import-supplier-hint", "text"),
        line("reason", "import-reason", "", "text"),
        line("given_by", "import-given-by", "import-given-by-hint", "email"),
        line("notice", "import-notice", "import-notice-hint", "text"),
        line("notice_given", "import-notice-given", "", "date"),
        Field::Area("consent_wording", say("import-wording"), say("import-wording-hint"), 3),
        line("consent_on", "import-consent-on", "import-consent-on-hint", "date"),
        line("sold_on", "import-sold-on", "import-sold-on-hint", "date"),
        line("product", "import-product", "", "text"),
        line("refusal_offered", "import-refusal", "import-refusal-hint", "text"),
        Field::Area("mapping", say("import-mapping"), say("import-mapping-hint"), 4),
    ];
    let mut form = SheetForm::post(paths::admin_imports(), fields, say("import-look-button"));
    form.has_files = true;
    form
}

fn system_name_of_layout(t: Words, preset: Preset) -> String {
    word(t, "layout", preset.name())
}

/// Who took a file in, in words.
fn actor_name(t: Words, names: &HashMap<String, String>, actor: &str) -> String {
    match actor {
        "operator" => t.say("import-by-command").into_owned(),
        other => names.get(other).cloned().unwrap_or_else(|| other.to_owned()),
    }
}

async fn names(desk: &Desk) -> Result<HashMap<String, String>, Problem> {
    let all = desk.list_officers().await?.into_iter();
    Ok(all.map(|officer| (format!("officer:{}", officer.id), officer.address)).collect())
}

fn outcome_of(batch: &Batch) -> Outcome {
    serde_json::from_str(&batch.counts).unwrap_or_default()
}

fn state_of(t: Words, batch: &Batch) -> Cell {
    let (key, look) = match (batch.undo_state.as_deref(), batch.state.as_str()) {
        (Some("done"), _) => ("undone", ""),
        (Some(_), _) => ("undoing", "wait"),
        (None, "done") => ("done", "good"),
        (None, "running") => ("running", "wait"),
        (None, _) => ("stopped", "bad"),
    };
    Cell::tag(word(t, "state", key), look)
}

fn hash_words(hash: &[u8]) -> String {
    hash.iter().take(6).map(|b| format!("{b:02x}")).collect()
}

async fn list_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let say = |key: &str| t.say(key).into_owned();
    let registers = desk.registers();
    let all = desk.imports(at_desk.viewer).await?;
    let names = names(desk).await?;
    let mut parts = vec![Piece::Lead(say("imports-lead"))];
    if all.is_empty() {
        parts.push(Piece::Empty(say("imports-none"), String::new()));
    } else {
        let rows = all.iter().map(|batch| {
            let it = outcome_of(batch);
            let who = actor_name(t, &names, &batch.actor);
            vec![
                Cell::link(t.moment(batch.started_at), paths::admin_import(batch.id.0))
                    .hint(format!("{who} · {}", hash_words(&batch.file_hash))),
                state_of(t, batch),
                Cell::text(system_name(t, &registers, &batch.system)).hint(source_name(t, &registers, &batch.source)),
                Cell::number(count(t, it.added)),
                Cell::number(count(t, it.changed + it.enriched)),
                Cell::number(count(t, it.rejected.values().sum())),
            ]
        });
        let heads = [
            "import-when",
            "console-queue-state",
            "import-from",
            "import-count-added",
            "import-count-changed",
            "import-count-rejected",
        ];
        parts.push(Piece::Table(Table {
            id: "batches",
            caption: say("imports-caption"),
            heads: heads.map(say).into(),
            rows: rows.collect(),
        }));
    }
    if at_desk.viewer.role().may(Act::ImportFiles) {
        parts.push(Piece::Heading("new", say("imports-new")));
        parts.push(Piece::Text(say("imports-new-text")));
        parts.push(Piece::Form(form_of(t, &registers)));
    }
    sheet::answer(page, at_desk, status, say("imports-title"), None, form, parts)
}

/// `/admin/imports`.
pub async fn list(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    list_page(&page, &at_desk, StatusCode::OK, Form::new()).await
}

/// What was typed beside the file; the field of a day that is none.
fn options_of(form: &Form) -> Result<ImportOptions, &'static str> {
    let text = |name: &str| Some(form.value(name).trim().to_owned()).filter(|value| !value.is_empty());
    let day = |name: &'static str| match form.value(name).trim() {
        "" => Ok(None),
        typed => typed.parse::<NaiveDate>().map(Some).map_err(|_| name),
    };
    Ok(ImportOptions {
        system: text("system"),
        source: form.value("source").to_owned(),
        relation: text("relation"),
        purposes: form.values("purpose").to_vec(),
        basis: form.value("basis").parse::<Basis>().ok(),
        entity: text("entity"),
        site: text("site"),
        partner: text("partner"),
        campaign: text("campaign"),
        supplier: text("supplier"),
        given_by: text("given_by"),
        reason: text("reason"),
        notice: text("notice"),
        notice_given_on: day("notice_given")?,
        consent_wording: text("consent_wording"),
        consent_on: day("consent_on")?,
        sold_on: day("sold_on")?,
        product_family: text("product"),
        refusal_offered: text("refusal_offered"),
        opt_outs: form.has("opt_outs", "yes"),
    })
}

/// `POST /admin/imports`: looks a file through and keeps it, sealed, until somebody says yes. Writes nothing else.
pub async fn hand_in(page: PageFrame, at_desk: AtDesk, sent: PostedFiles) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, sent.posted)?;
    let t = page.words;
    let wrong = |field: &'static str, message: Message| {
        let mut form = posted.form().failing(field, message);
        form.forget("form");
        list_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form)
    };
    let options = match options_of(&posted.form()) {
        Ok(options) => options,
        Err(field) => return wrong(field, Message::new("error-date")).await,
    };
    let Some((name, bytes)) = sent.files.into_iter().next() else {
        return wrong("files", Message::new("error-import-none")).await;
    };
    let it = HandedIn {
        name,
        bytes,
        options,
        layout: posted.value("layout").to_owned(),
        mapping: posted.value("mapping").to_owned(),
    };
    match page.portal.desk.hand_in(at_desk.viewer, it).await {
        Ok(id) => Ok(see_other(paths::admin_import_look(id))),
        Err(NotTaken::Field(field, message)) => wrong(field, message).await,
        Err(NotTaken::Earlier(at)) => {
            wrong("files", Message::new("error-import-earlier").with("at", t.moment(at))).await
        }
        Err(NotTaken::Refused(refused)) => Err(refused.into()),
    }
}

/// What came, or would come, of a file: the lines that are not zero.
fn outcome_rows(t: Words, it: &Outcome) -> Vec<Row> {
    let rejected: u64 = it.rejected.values().sum();
    let mut rows = vec![row(t, "import-rows", count(t, it.rows + rejected))];
    let lines = [
        ("import-added", it.added),
        ("import-changed", it.changed),
        ("import-enriched", it.enriched),
        ("import-unchanged", it.unchanged),
        ("import-new-opt-outs", it.opt_outs),
        ("import-kept-corrected", it.kept_corrected),
        ("import-kept-newer", it.kept_newer),
        ("import-suppressed", it.suppressed),
        ("import-restricted", it.restricted),
        ("import-objected", it.objected),
        ("import-rejected", rejected),
    ];
    rows.extend(lines.iter().filter(|(_, n)| *n > 0).map(|(key, n)| row(t, key, count(t, *n))));
    rows
}

fn report_parts(t: Words, report: &Report) -> Vec<Piece> {
    let say = |key: &str| t.say(key).into_owned();
    let mut parts = Vec::new();
    if report.is_cut {
        parts.push(Piece::Warning(say("import-cut")));
    }
    let becomes = |it: &crate::domain::import::Column| match it.fate.as_str() {
        "kept" => {
            let kind = it.key.parse::<crate::domain::value::ValueKind>();
            Cell::text(kind.map_or_else(|_| word(t, "field", &it.key), |kind| t.kind(kind).into_owned()))
        }
        "refused" => Cell::tag(say("import-column-refused"), "bad").hint(word(t, "guard", &it.key)),
        _ => Cell::tag(say("import-column-dropped"), "").hint(word(t, "left", &it.key)),
    };
    if !report.columns.is_empty() {
        let rows = report.columns.iter().map(|it| vec![Cell::text(it.name.clone()), becomes(it)]);
        parts.push(Piece::Table(Table {
            id: "columns",
            caption: say("import-columns"),
            heads: ["import-column", "import-becomes"].map(say).into(),
            rows: rows.collect(),
        }));
    }
    if !report.rejects.is_empty() {
        let rows = report.rejects.iter().map(|(code, it)| {
            let lines: Vec<String> = it.lines.iter().take(LINES).map(u64::to_string).collect();
            let more = if it.count > lines.len() as u64 { " …" } else { "" };
            vec![
                Cell::text(word(t, "reject", code)),
                Cell::number(count(t, it.count)),
                Cell::text(format!("{}{more}", lines.join(", "))),
            ]
        });
        parts.push(Piece::Table(Table {
            id: "rejects",
            caption: say("import-rejects"),
            heads: ["import-why", "import-how-many", "import-lines"].map(say).into(),
            rows: rows.collect(),
        }));
    }
    for (code, times, first) in &report.notes {
        let gaps: [(&str, &dyn crate::text::Arg); 3] =
            [("words", &word(t, "note", code)), ("count", &count(t, *times)), ("line", &count(t, *first))];
        parts.push(Piece::Inset(t.with("import-note", &gaps)));
    }
    parts
}

fn samples_part(t: Words, looked: &Looked) -> Option<Piece> {
    let say = |key: &str| t.say(key).into_owned();
    let lines = looked.samples.iter().flat_map(|sample| {
        sample.values.iter().map(|(kind, held, new)| {
            let kind = kind.parse().map_or_else(|_| kind.clone(), |kind| t.kind(kind).into_owned());
            vec![Cell::text(sample.email.clone()).hint(kind), Cell::text(held.clone()), Cell::text(new.clone())]
        })
    });
    let rows: Vec<_> = lines.collect();
    let table = Table {
        id: "samples",
        caption: t.with("import-samples", &[("count", &looked.samples.len())]),
        heads: ["import-contact", "import-held", "import-says"].map(say).into(),
        rows,
    };
    (!table.rows.is_empty()).then_some(Piece::Table(table))
}

async fn look_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    id: i64,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let say = |key: &str| t.say(key).into_owned();
    let (looked, until, batch) = match desk.look_at_upload(at_desk.viewer, id).await? {
        Some(found) => found,
        None => return gone_page(page, at_desk),
    };
    if let Some(batch) = batch {
        return Ok(see_other(paths::admin_import(batch.0)));
    }
    let registers = desk.registers();
    let percent = desk.settings().import_halt_percent;
    let mut parts = vec![
        Piece::Lead(say("import-look-lead")),
        Piece::Hint(t.with("import-look-waits", &[("time", &t.time(until))])),
    ];
    let mut about = vec![
        row(t, "import-file", looked.name.clone()),
        row(t, "import-from", system_name(t, &registers, &looked.system)),
        row(t, "import-source", source_name(t, &registers, &looked.options.source)),
    ];
    if let Some(preset) = looked.preset.as_deref().and_then(Preset::from_name) {
        about.insert(1, row(t, "import-layout", system_name_of_layout(t, preset)));
    }
    parts.push(Piece::Rows(about));
    parts.push(Piece::Heading("counts", say("import-would")));
    parts.push(Piece::Rows(outcome_rows(t, &looked.outcome)));
    if looked.options.opt_outs {
        parts.push(Piece::Inset(say("import-opt-outs-only")));
    }
    parts.extend(samples_part(t, &looked));
    parts.extend(report_parts(t, &looked.report));
    parts.push(Piece::Heading("write", say("import-write")));
    let mut fields = Vec::new();
    if looked.is_unusual {
        let changed = count(t, looked.outcome.changed);
        let met = count(t, looked.outcome.met());
        let gaps: [(&str, &dyn crate::text::Arg); 3] = [("changed", &changed), ("met", &met), ("percent", &percent)];
        parts.push(Piece::Warning(t.with("import-unusual", &gaps)));
        let yes = vec![choice("yes", say("import-agree-yes"))];
        fields.push(Field::Checks("agreed", say("import-agree"), String::new(), yes));
    }
    parts.push(Piece::Form(SheetForm::post(paths::admin_import_look(id), fields, say("import-write-button"))));
    parts.push(Piece::Form(
        SheetForm::post(paths::admin_import_forget(id), Vec::new(), say("import-forget-button")).quiet(),
    ));
    let title = t.with("import-look-title", &[("name", &looked.name)]);
    sheet::answer(page, at_desk, status, title, Some(paths::admin_imports()), form, parts)
}

fn gone_page(page: &PageFrame, at_desk: &AtDesk) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let parts = vec![
        Piece::Lead(t.say("import-gone-lead").into_owned()),
        Piece::Links(vec![Link::new(t.say("import-gone-again"), paths::admin_imports())]),
    ];
    let title = t.say("import-gone-title").into_owned();
    sheet::answer(page, at_desk, StatusCode::GONE, title, Some(paths::admin_imports()), Form::new(), parts)
}

fn number_of(text: &str) -> Result<i64, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}

/// `/admin/imports/look/{id}`: what a file would do. Nothing of it is written.
pub async fn look(page: PageFrame, at_desk: AtDesk, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    look_page(&page, &at_desk, StatusCode::OK, number_of(&id)?, Form::new()).await
}

/// `POST /admin/imports/look/{id}`: the yes.
pub async fn write(
    page: PageFrame,
    at_desk: AtDesk,
    id: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let id = number_of(&id)?;
    let agreed = posted.value("agreed") == "yes";
    match page.portal.desk.begin_import(at_desk.viewer, id, agreed, posted.value("form").to_owned()).await {
        Ok(Some(batch)) => Ok(see_other(format!("{}?done=import-begun", paths::admin_import(batch.0)))),
        Ok(None) => gone_page(&page, &at_desk),
        Err(NotTaken::Field("agreed", message)) => {
            let form = posted.form().failing("agreed", message);
            look_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, id, form).await
        }
        // a register changed since: the file is looked through anew
        Err(NotTaken::Field(field, message)) => {
            let form = Form::new().failing(field, message);
            list_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
        Err(NotTaken::Earlier(_)) => Err(Problem::Bad),
        Err(NotTaken::Refused(refused)) => Err(refused.into()),
    }
}

/// `POST /admin/imports/look/{id}/forget`: the file is not taken in.
pub async fn forget(
    page: PageFrame,
    at_desk: AtDesk,
    id: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    at_desk.checked(&page, posted)?;
    page.portal.desk.forget_upload(at_desk.viewer, number_of(&id)?).await?;
    Ok(see_other(format!("{}?done=import-forgotten", paths::admin_imports())))
}

fn undone_rows(t: Words, it: &Undone) -> Vec<Row> {
    let lines = [
        ("import-undo-contacts", it.contacts),
        ("import-undo-gone", it.gone),
        ("import-undo-put-back", it.put_back),
        ("import-undo-removed", it.removed),
        ("import-undo-restored", it.restored),
    ];
    let mut rows: Vec<Row> = lines.iter().map(|(key, n)| row(t, key, count(t, *n))).collect();
    rows.extend(it.stays.iter().map(|(why, n)| Row {
        key: word(t, "stays", why),
        value: count(t, *n),
        change_href: None,
    }));
    rows
}

/// `/admin/imports/{id}`: one file that was taken in, or is.
pub async fn show(page: PageFrame, at_desk: AtDesk, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let say = |key: &str| t.say(key).into_owned();
    let id = number_of(&id)?;
    let batch = desk.import(at_desk.viewer, BatchId(id)).await?;
    let registers = desk.registers();
    let names = names(desk).await?;
    let it = outcome_of(&batch);
    let done: u64 = it.rows + it.rejected.values().sum::<u64>();
    let mut parts = Vec::new();
    if let Some((label, look)) = state_of(t, &batch).tag {
        parts.push(Piece::Tag(label, look));
    }
    let again = |parts: &mut Vec<Piece>| {
        parts.push(Piece::Links(vec![Link::new(say("import-again"), paths::admin_import(id))]));
    };
    if batch.state == "running" {
        let so_far = count(t, done);
        parts.push(Piece::Lead(match batch.expected {
            Some(all) => t.with("import-progress", &[("done", &so_far), ("all", &t.number(all))]),
            None => t.with("import-progress-command", &[("done", &so_far)]),
        }));
        again(&mut parts);
    }
    let mut about = vec![
        row(t, "import-when", t.moment(batch.started_at)),
        row(t, "import-who", actor_name(t, &names, &batch.actor)),
        row(t, "import-from", system_name(t, &registers, &batch.system)),
        row(t, "import-source", source_name(t, &registers, &batch.source)),
        row(t, "import-hash", batch.file_hash.iter().map(|b| format!("{b:02x}")).collect::<String>()),
    ];
    if let Some(at) = batch.finished_at {
        about.insert(1, row(t, "import-ended", t.moment(at)));
    }
    if let Ok(options) = serde_json::from_str::<ImportOptions>(&batch.options) {
        if !options.purposes.is_empty() {
            about.push(row(t, "import-purpose", options.purposes.join(", ")));
        }
        about.extend(options.basis.map(|b| row(t, "import-basis", word(t, "basis", b.key()))));
        if options.opt_outs {
            about.push(row(t, "import-opt-outs", say("import-opt-outs-yes")));
        }
    }
    parts.push(Piece::Rows(about));
    parts.push(Piece::Heading("counts", say("import-came")));
    parts.push(Piece::Rows(outcome_rows(t, &it)));
    match batch.report.as_deref().and_then(|text| serde_json::from_str::<Report>(text).ok()) {
        Some(report) => parts.extend(report_parts(t, &report)),
        None if batch.state == "running" => {}
        None => parts.push(Piece::Hint(say("import-no-report"))),
    }
    let undone: Option<Undone> = batch.undo_counts.as_deref().and_then(|text| serde_json::from_str(text).ok());
    if let Some(state) = batch.undo_state.as_deref() {
        parts.push(Piece::Heading("undo", say("import-undo")));
        let who = batch.undo_by.as_deref().map(|by| actor_name(t, &names, by)).unwrap_or_default();
        let at = batch.undo_at.map(|at| t.moment(at)).unwrap_or_default();
        parts.push(Piece::Text(t.with("import-undo-who", &[("who", &who), ("at", &at)])));
        parts.push(Piece::Rows(undone_rows(t, &undone.unwrap_or_default())));
        if state == "asked" {
            again(&mut parts);
        }
    } else if at_desk.viewer.role().may(Act::ImportFiles) && desk.may_undo(&batch) {
        let link = Link::new(say("import-undo-link"), paths::admin_import_undo(id));
        parts.push(Piece::Links(vec![link]));
    }
    let title = t.with("import-title", &[("system", &system_name(t, &registers, &batch.system))]);
    sheet::answer(&page, &at_desk, StatusCode::OK, title, Some(paths::admin_imports()), Form::new(), parts)
}

/// `/admin/imports/{id}/undo`: what taking it back comes to, and what stays.
pub async fn show_undo(page: PageFrame, at_desk: AtDesk, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let say = |key: &str| t.say(key).into_owned();
    let id = number_of(&id)?;
    let batch = desk.import(at_desk.viewer, BatchId(id)).await?;
    if batch.undo_state.is_some() {
        return Ok(see_other(paths::admin_import(id)));
    }
    let (planned, is_all) = desk.plan_undo(at_desk.viewer, BatchId(id)).await?;
    let mut parts = vec![
        Piece::Lead(say("import-undo-lead")),
        Piece::Text(say("import-undo-lowered")),
        Piece::Rows(undone_rows(t, &planned)),
    ];
    if !is_all {
        parts.push(Piece::Hint(t.with("import-undo-some", &[("count", &count(t, planned.contacts))])));
    }
    let days = UNDO_LIFE.num_days();
    parts.push(Piece::Hint(t.with("import-undo-days", &[("days", &days)])));
    parts.push(Piece::Form(SheetForm::post(paths::admin_import_undo(id), Vec::new(), say("import-undo-button"))));
    let title = say("import-undo-title");
    sheet::answer(&page, &at_desk, StatusCode::OK, title, Some(&paths::admin_import(id)), Form::new(), parts)
}

/// `POST /admin/imports/{id}/undo`.
pub async fn undo(
    page: PageFrame,
    at_desk: AtDesk,
    id: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    at_desk.checked(&page, posted)?;
    let id = number_of(&id)?;
    page.portal.desk.ask_undo(at_desk.viewer, BatchId(id)).await?;
    Ok(see_other(format!("{}?done=import-undoing", paths::admin_import(id))))
}

#[cfg(test)]
mod tests {
    use crate::domain::import::undo::Stays;
    use crate::domain::import::{Field, Guard};

    /// The words of whatever a report can name.
    #[test]
    fn every_field_guard_and_reason_has_its_words() {
        let has = |family: &str, key: &str| {
            let key = format!("\nimport-word-{family}-{} = ", key.replace('_', "-"));
            assert!(include_str!("../../../templates/text/en.ftl").contains(&key), "{key}");
        };
        let kinds: Vec<&str> = crate::domain::value::ValueKind::ALL.iter().map(|kind| kind.key()).collect();
        Field::keys().filter(|key| !kinds.contains(key)).for_each(|key| has("field", key));
        Guard::ALL.iter().for_each(|guard| has("guard", guard.key()));
        let stays = [Stays::Restricted, Stays::Held, Stays::Erased, Stays::Used, Stays::Replaced, Stays::TooOld];
        stays.iter().for_each(|why| has("stays", why.key()));
        // the codes as they stand in the sources of the reader
        for (family, source) in [
            ("reject", include_str!("../../domain/import/reject.rs")),
            ("note", include_str!("../../domain/import/notes.rs")),
        ] {
            let codes = source.split(" => \"").skip(1).filter_map(|rest| rest.split('"').next());
            let codes: Vec<&str> = codes.filter(|code| !code.contains(' ')).collect();
            assert!(codes.len() >= 8);
            codes.into_iter().for_each(|code| has(family, code));
        }
        let columns = include_str!("../../domain/import/columns.rs");
        let table = columns.split("const LEFT_OUT").nth(1).and_then(|rest| rest.split("];").next()).unwrap();
        let codes = table.split("\"),").filter_map(|row| row.rsplit('"').next()).filter(|code| !code.trim().is_empty());
        let codes: Vec<&str> = codes.filter(|code| !code.contains('\n')).collect();
        assert!(codes.len() >= 12, "{codes:?}");
        codes.into_iter().for_each(|code| has("left", code));
    }
}
