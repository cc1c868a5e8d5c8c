//! S11.12, L34.1: the people of a breach: what the letter says, who gets it, how far it is; the notice on every page; and the
//! register of breaches as a file.

use super::AtDesk;
use super::breaches::choice;
use super::sheet::{self, Cell, Field, Piece, SheetForm, Table};
use super::to_many;
use crate::actions::Refused;
use crate::actions::breach_notice::{BREACH_PACES, Telling};
use crate::domain::breach::{Affected, NoticeWords, addresses_in};
use crate::domain::form::{Form, Message};
use crate::domain::ids::Reference;
use crate::domain::officer::Act;
use crate::domain::page::Link;
use crate::domain::request::LONGEST_MESSAGE;
use crate::paths;
use crate::text::{Language, Words};
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use chrono::NaiveDate;

/// The letter as the person reads it, in the words of one language.
fn letter_of(brand: &str, language: Language, words: &NoticeWords) -> String {
    let t = language.words();
    let mut lines = vec![t.say("mail-breach-h1").into_owned(), t.with("mail-breach-lead", &[("brand", &brand)])];
    for (name, text) in NoticeWords::PARTS.iter().zip(words.parts()) {
        lines.push(format!("{}\n{text}", t.say(&format!("breach-part-{name}"))));
    }
    lines.push(format!("{}\n{}", t.say("breach-part-ask"), t.say("mail-breach-button")));
    lines.join("\n\n")
}

fn state_table(t: Words, it: &Telling) -> Table {
    let rows = [
        ("console-telling-due", it.told.due),
        ("console-telling-on-way", it.told.on_its_way),
        ("console-telling-sent", it.told.sent),
        ("console-telling-failed", it.told.failed),
        ("console-telling-unreachable", it.told.unreachable),
    ];
    Table {
        id: "told",
        caption: t.say("console-telling-far").into_owned(),
        heads: ["console-telling-state", "console-telling-count"].map(|key| t.say(key).into_owned()).into(),
        rows: rows.into_iter().map(|(key, n)| vec![Cell::text(t.say(key)), Cell::number(t.number(n))]).collect(),
    }
}

async fn telling_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    reference: Reference,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let say = |key: &str| t.say(key).into_owned();
    let registers = desk.registers();
    let it = desk.telling(at_desk.viewer, reference.clone()).await?;
    let may = |act| at_desk.viewer.role().may(act) && it.breach.closed_at.is_none();
    let mut parts = vec![Piece::Lead(say("console-telling-lead"))];
    if let Some(added) = page.query("new").and_then(|n| n.parse::<i64>().ok()) {
        parts.push(Piece::Inset(t.with("console-telling-added", &[("count", &added)])));
    }
    parts.push(Piece::Heading("words", say("console-telling-words")));
    parts.push(Piece::Hint(say("console-telling-words-hint")));
    if it.words.is_empty() {
        parts.push(Piece::Empty(say("console-telling-none-written"), String::new()));
    }
    for written in &it.words {
        let Some(language) = Language::from_tag(&written.language) else { continue };
        let gaps: [(&str, &dyn crate::text::Arg); 2] = [("language", &language.name()), ("at", &t.moment(written.at))];
        parts.push(Piece::Hint(t.with("console-telling-written", &gaps)));
        parts.push(Piece::Pre(letter_of(&desk.settings().brand_name, language, &written.words)));
    }
    let mut form = form;
    if may(Act::HandleBreaches) {
        // what is there already is what one goes on from
        let asked = form.value("language").to_owned();
        let asked = if asked.is_empty() { page.query("language").unwrap_or_default() } else { asked };
        let language = Language::from_tag(&asked).unwrap_or(Language::En);
        let there = it.words.iter().find(|w| w.language == language.code());
        if let Some(there) = there.filter(|_| status == StatusCode::OK) {
            for (name, text) in NoticeWords::PARTS.iter().zip(there.words.parts()) {
                form = form.filled(*name, text);
            }
        }
        let others = Language::ALL.iter().filter(|l| **l != language).map(|l| {
            let href = format!("{}?language={}#words", paths::admin_breach_people(&reference), l.code());
            Link::new(t.with("console-telling-in", &[("language", &l.name())]), href)
        });
        parts.push(Piece::Links(others.collect()));
        let hint = |name: &str| match name {
            "nature" => say("console-telling-nature-hint"),
            "advice" => say("console-telling-advice-hint"),
            _ => String::new(),
        };
        let label = |name: &str| format!("{} ({})", t.say(&format!("breach-part-{name}")), language.name());
        let fields = NoticeWords::PARTS.map(|name| Field::Area(name, label(name), hint(name), 4)).into();
        let write = SheetForm::post(paths::admin_breach_words(&reference), fields, say("console-telling-words-button"));
        parts.push(Piece::Form(write.with("language", language.code())));
    }
    parts.push(Piece::Heading("people", say("console-telling-people")));
    if it.told.all() > 0 {
        parts.push(Piece::Table(state_table(t, &it)));
    }
    if may(Act::HandleBreaches) {
        let whom = |key: &str| choice(key, t.say(&format!("console-telling-whom-{key}")));
        let none = choice("", "–");
        let systems = registers.systems().iter().map(|s| choice(&*s.key, s.label.in_language(t.language().code())));
        parts.push(Piece::Form(SheetForm::post(
            paths::admin_breach_people(&reference),
            vec![
                Field::Radios(
                    "whom",
                    say("console-telling-whom"),
                    String::new(),
                    ["addresses", "import", "system", "everybody"].map(whom).into(),
                ),
                Field::Area("addresses", say("console-telling-addresses"), say("console-telling-addresses-hint"), 4),
                Field::Line("import", say("console-telling-import"), String::new(), "text"),
                Field::Select(
                    "system",
                    say("console-telling-system"),
                    String::new(),
                    std::iter::once(none).chain(systems).collect(),
                ),
            ],
            say("console-telling-add-button"),
        )));
        if it.told.due > 0 && it.mailing.is_none() {
            parts.push(Piece::Form(
                SheetForm::post(
                    paths::admin_breach_people(&reference),
                    Vec::new(),
                    say("console-telling-clear-button"),
                )
                .quiet()
                .with("act", "clear"),
            ));
        }
    }
    if let Some(mailing) = &it.mailing {
        parts.push(Piece::Inset(to_many::under_way(t, mailing)));
        // also when the breach is closed: what is under way can be stopped
        if at_desk.viewer.role().may(Act::SendBulk) {
            parts.push(Piece::Form(to_many::stop(t, paths::admin_breach_send(&reference))));
        }
    } else if may(Act::SendBulk) && it.told.due > 0 && !it.words.is_empty() {
        parts.push(Piece::Heading("send", t.with("console-telling-send", &[("letters", &it.told.due)])));
        parts.push(Piece::Text(say("console-telling-send-text")));
        let (action, button) = (paths::admin_breach_send(&reference), say("console-telling-send-button"));
        parts.push(Piece::Form(to_many::ask(t, action, &BREACH_PACES, button)));
    }
    if !it.unreached.is_empty() {
        parts.push(Piece::Heading("unreached", say("console-telling-unreached")));
        parts.push(Piece::Text(say("console-telling-unreached-text")));
        let reason = reference.as_str();
        let link = |id: &crate::domain::ids::ContactId| {
            Link::new(
                t.with("console-telling-contact", &[("number", &id.0.to_string())]),
                paths::admin_contact(*id, reason),
            )
        };
        parts.push(Piece::Links(it.unreached.iter().map(link).collect()));
    }
    let today = desk.now().london_date();
    let shown = registers.announcement(reference.as_str()).filter(|row| row.is_shown(today));
    if at_desk.viewer.role().may(Act::EditRegisters) {
        parts.push(Piece::Heading("public", say("console-telling-public")));
        parts.push(Piece::Hint(say("console-telling-public-hint")));
        if let Some(row) = shown {
            let gaps: [(&str, &dyn crate::text::Arg); 2] =
                [("headline", &row.label.in_language("en")), ("date", &t.date(row.until))];
            parts.push(Piece::Inset(t.with("console-telling-public-now", &gaps)));
            let end =
                SheetForm::post(paths::admin_breach_public(&reference), Vec::new(), say("console-telling-public-end"));
            parts.push(Piece::Form(end.quiet().with("act", "end")));
        } else {
            parts.push(Piece::Form(SheetForm::post(
                paths::admin_breach_public(&reference),
                vec![
                    Field::Line("headline", say("console-telling-headline"), String::new(), "text"),
                    Field::Line("until", say("console-telling-until"), String::new(), "date"),
                ],
                say("console-telling-public-button"),
            )));
        }
    }
    let title = t.with("console-telling-title", &[("reference", &reference.grouped())]);
    let back = paths::admin_breach(&reference);
    sheet::answer(page, at_desk, status, title, Some(&back), form, parts)
}

fn of(reference: &str) -> Result<Reference, Problem> {
    Reference::parse(reference).ok_or(Problem::NotFound)
}

/// `/admin/breaches/{reference}/people`.
pub async fn show(page: PageFrame, at_desk: AtDesk, reference: web::Path<String>) -> Result<HttpResponse, Problem> {
    telling_page(&page, &at_desk, StatusCode::OK, of(&reference)?, Form::new()).await
}

async fn answered(
    page: &PageFrame,
    at_desk: &AtDesk,
    reference: Reference,
    posted: &Posted,
    (result, done): (Result<(), Refused>, &str),
) -> Result<HttpResponse, Problem> {
    match result {
        Ok(()) => Ok(see_other(format!("{}?done={done}", paths::admin_breach_people(&reference)))),
        Err(Refused::Field { field, message }) => {
            let limit = i64::try_from(LONGEST_MESSAGE).unwrap_or(0);
            let form = posted.form().failing(field, Message::new(message).with("limit", limit));
            telling_page(page, at_desk, StatusCode::UNPROCESSABLE_ENTITY, reference, form).await
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /admin/breaches/{reference}/people/words`.
pub async fn words(
    page: PageFrame,
    at_desk: AtDesk,
    reference: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let reference = of(&reference)?;
    let value = |name: &str| posted.value(name).to_owned();
    let typed = NoticeWords {
        nature: value("nature"),
        effects: value("effects"),
        measures: value("measures"),
        advice: value("advice"),
    };
    let desk = &page.portal.desk;
    let done = desk.write_breach_words(at_desk.viewer, reference.clone(), value("language"), typed).await;
    answered(&page, &at_desk, reference, &posted, (done, "telling")).await
}

/// `POST /admin/breaches/{reference}/people`: puts people on the list, or takes those off who were not written to.
pub async fn people(
    page: PageFrame,
    at_desk: AtDesk,
    reference: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let reference = of(&reference)?;
    let desk = &page.portal.desk;
    if posted.value("act") == "clear" {
        let done = desk.clear_affected(at_desk.viewer, reference.clone()).await;
        return answered(&page, &at_desk, reference, &posted, (done, "telling-cleared")).await;
    }
    let wrong = |field, message| Err(Refused::Field { field, message });
    let whom = match posted.value("whom") {
        "everybody" => Ok(Affected::Everybody),
        "system" => match desk.registers().system(posted.value("system")) {
            Some(system) => Ok(Affected::System(system.key.clone())),
            None => wrong("system", "error-breach-system"),
        },
        "import" => match posted.value("import").trim().parse() {
            Ok(batch) => Ok(Affected::Import(batch)),
            Err(_) => wrong("import", "error-breach-import"),
        },
        "addresses" => match addresses_in(posted.value("addresses")) {
            Ok(all) => Ok(Affected::Addresses(all)),
            Err(lines) => {
                let lines = lines.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
                let message = Message::new("error-breach-addresses").with("lines", lines);
                let form = posted.form().failing("addresses", message);
                return telling_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, reference, form).await;
            }
        },
        _ => wrong("whom", "error-breach-whom"),
    };
    let done = match whom {
        Ok(whom) => desk.list_affected(at_desk.viewer, reference.clone(), whom).await,
        Err(refused) => Err(refused),
    };
    match done {
        Ok(new) => Ok(see_other(format!("{}?new={new}", paths::admin_breach_people(&reference)))),
        Err(refused) => answered(&page, &at_desk, reference, &posted, (Err(refused), "")).await,
    }
}

/// `POST /admin/breaches/{reference}/people/send`: the word of a person, or that it stops.
pub async fn send(
    page: PageFrame,
    at_desk: AtDesk,
    reference: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let reference = of(&reference)?;
    let desk = &page.portal.desk;
    let done = if posted.value("act") == "stop" {
        (desk.stop_breach_letters(at_desk.viewer, reference.clone()).await, "telling-stopped")
    } else {
        let number = |name: &str| to_many::number(posted.value(name));
        let once = posted.value("form").to_owned();
        let (letters, pace) = (number("letters"), number("per_hour"));
        let sent = desk.confirm_breach_letters(at_desk.viewer, reference.clone(), letters, pace, once).await;
        (sent, "telling-sent")
    };
    answered(&page, &at_desk, reference, &posted, done).await
}

/// `POST /admin/breaches/{reference}/people/public`: the notice on every page, or its end.
pub async fn public(
    page: PageFrame,
    at_desk: AtDesk,
    reference: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let reference = of(&reference)?;
    let desk = &page.portal.desk;
    let ends = posted.value("act") == "end";
    let until = posted.value("until").trim().parse::<NaiveDate>();
    let done = match until {
        Err(_) if !ends => Err(Refused::Field { field: "until", message: "error-breach-until" }),
        until => {
            let until = until.ok().filter(|_| !ends);
            desk.publish_breach(at_desk.viewer, reference.clone(), posted.value("headline").to_owned(), until).await
        }
    };
    let said = if ends { "telling-ended" } else { "telling-public" };
    answered(&page, &at_desk, reference, &posted, (done, said)).await
}

/// S11.11, L33.4: `/admin/breaches.csv`: every breach with all that was written and decided about it.
pub async fn csv(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let text = page.portal.desk.breaches_as_csv(at_desk.viewer).await?;
    Ok(super::registers::download("text/csv; charset=utf-8", "breaches.csv", text))
}
