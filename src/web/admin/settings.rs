//! O14: how the portal is set up, as far as people notice it: times and limits, the letters with words of the company's own,
//! the calendar and the registers that hold the rest.

use super::AtDesk;
use super::sheet::{self, Cell, Field, Piece, SheetForm, Table};
use crate::actions::Refused;
use crate::domain::form::{Form, Message};
use crate::domain::letter::LetterKind;
use crate::domain::officer::Act;
use crate::domain::page::Link;
use crate::domain::register::LONGEST_LABEL;
use crate::paths;
use crate::settings::KEYS;
use crate::text::{Language, Words};
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

/// A value with its unit, which stands in the setting's name.
fn value_words(t: Words, name: &str, value: &str) -> String {
    let Ok(number) = value.parse::<i64>() else { return value.to_owned() };
    let unit = match name {
        "aim_warning_days" => "settings-working-days",
        _ if name.ends_with("_minutes") => "duration-minutes",
        _ if name.ends_with("_hours") => "duration-hours",
        _ if name.ends_with("_days") => "duration-days",
        _ if name.ends_with("_months") => "settings-months",
        _ if name.ends_with("_percent") => "settings-percent",
        _ => return t.number(number),
    };
    t.with(unit, &[("count", &number)])
}

/// `/admin/settings`.
pub async fn show(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let say = |key: &str| t.say(key).into_owned();
    let default = |name: &str| KEYS.iter().find(|key| key.name == name).map_or("", |key| key.default);
    let rows = page.portal.desk.settings().shown.iter().map(|(name, value, place)| {
        let what = Cell::text(t.say(&format!("setting-{}", name.replace('_', "-")))).hint(*name);
        let counts = Cell::text(value_words(t, name, value));
        let usual = match place {
            Some(_) if value == default(name) => Cell::text(say("settings-usual")),
            Some(_) => Cell::text(value_words(t, name, default(name))),
            None => Cell::text(say("settings-usual")),
        };
        vec![what, counts, usual]
    });
    let times = Table {
        id: "times",
        caption: say("settings-times"),
        heads: ["settings-what", "settings-counts", "settings-default"].map(say).into(),
        rows: rows.collect(),
    };
    let parts = vec![
        Piece::Lead(say("settings-lead")),
        Piece::Links(vec![
            Link::new(say("letters-title"), paths::admin_letters()),
            Link::new(say("calendar-title"), paths::admin_calendar()),
            Link::new(say("register-text-block"), paths::admin_register("text_block")),
            Link::new(say("register-topic"), paths::admin_register("topic")),
            Link::new(say("register-announcement"), paths::admin_register("announcement")),
        ]),
        Piece::Heading("times-head", say("settings-times")),
        Piece::Text(say("settings-how")),
        Piece::Table(times),
    ];
    sheet::answer(&page, &at_desk, StatusCode::OK, say("settings-title"), None, Form::new(), parts)
}

/// `/admin/letters`.
pub async fn letters(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let say = |key: &str| t.say(key).into_owned();
    let registers = page.portal.desk.registers();
    let mut rows = Vec::new();
    for kind in LetterKind::ALL.iter().filter(|kind| kind.has_own_words()) {
        let Some(sample) = page.portal.desk.sample_letter(*kind, t.language())? else { continue };
        let own = registers.letter_word(kind.key()).map_or_else(
            || Cell::text("–"),
            |row| {
                let names = row
                    .says
                    .iter()
                    .map(|(tag, _)| Language::from_tag(tag).map_or_else(|| tag.to_owned(), |l| l.name().to_owned()));
                Cell::text(names.collect::<Vec<_>>().join(", "))
            },
        );
        rows.push(vec![Cell::link(sample.subject, paths::admin_letter(kind.key())), own]);
    }
    let table = Table {
        id: "letters",
        caption: say("letters-title"),
        heads: ["letters-subject", "letters-own"].map(say).into(),
        rows,
    };
    let parts = vec![Piece::Lead(say("letters-lead")), Piece::Table(table)];
    let back = Some(paths::admin_settings());
    sheet::answer(&page, &at_desk, StatusCode::OK, say("letters-title"), back, Form::new(), parts)
}

fn kind_of(key: &str) -> Result<LetterKind, Problem> {
    LetterKind::from_key(key).filter(|kind| kind.has_own_words()).ok_or(Problem::NotFound)
}

async fn letter_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    kind: LetterKind,
    language: Language,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let say = |key: &str| t.say(key).into_owned();
    let sample = desk.sample_letter(kind, language)?.ok_or(Problem::NotFound)?;
    let registers = desk.registers();
    let row = registers.letter_word(kind.key());
    let mut parts = vec![Piece::Hint(t.with("letters-sample", &[("language", &language.name())]))];
    parts.push(Piece::Pre(format!("{}\n\n{}", sample.subject, sample.text.trim())));
    let others = Language::ALL.iter().filter(|l| **l != language).map(|l| {
        let href = format!("{}?language={}", paths::admin_letter(kind.key()), l.code());
        Link::new(t.with("letters-in", &[("language", &l.name())]), href)
    });
    parts.push(Piece::Links(others.collect()));
    let mut form = form;
    if at_desk.viewer.role().may(Act::EditRegisters) {
        if status == StatusCode::OK {
            let there = row.filter(|row| row.says.has_language(language.code()));
            let there = there.map(|row| row.says.in_language(language.code()).to_owned());
            form = form.filled("words", there.unwrap_or_default());
        }
        let hint = t.with("letters-words-hint", &[("places", &kind.places().join(" "))]);
        let label = t.with("letters-words", &[("language", &language.name())]);
        parts.push(Piece::Heading("own", say("letters-own")));
        let edit = SheetForm::post(
            paths::admin_letter(kind.key()),
            vec![Field::Area("words", label, hint, 4)],
            say("letters-button"),
        );
        parts.push(Piece::Form(edit.with("language", language.code())));
    }
    sheet::answer(page, at_desk, status, sample.subject, Some(paths::admin_letters()), form, parts)
}

/// `/admin/letters/{kind}`: the letter as it leaves today, in one language.
pub async fn letter(page: PageFrame, at_desk: AtDesk, kind: web::Path<String>) -> Result<HttpResponse, Problem> {
    let asked = page.query("language").and_then(|tag| Language::from_tag(&tag));
    let language = asked.unwrap_or(page.words.language());
    letter_page(&page, &at_desk, StatusCode::OK, kind_of(&kind)?, language, Form::new()).await
}

/// `POST /admin/letters/{kind}`: the company's own words in one language.
pub async fn write(
    page: PageFrame,
    at_desk: AtDesk,
    kind: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let kind = kind_of(&kind)?;
    let language = Language::from_tag(posted.value("language")).ok_or(Problem::Bad)?;
    let words = posted.value("words").to_owned();
    match page.portal.desk.set_letter_words(at_desk.viewer, kind, language, words).await {
        Ok(()) => {
            let to = paths::admin_letter(kind.key());
            Ok(see_other(format!("{to}?language={}&done=letter-words", language.code())))
        }
        Err(Refused::Field { field, message }) => {
            let limit = i64::try_from(LONGEST_LABEL).unwrap_or(0);
            let message = Message::new(message).with("limit", limit).with("places", kind.places().join(" "));
            let form = posted.form().failing(field, message);
            letter_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, kind, language, form).await
        }
        Err(other) => Err(other.into()),
    }
}
