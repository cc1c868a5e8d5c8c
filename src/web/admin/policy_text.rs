//! O5: the words of a version on its way: the editor of one section, what the registers fill in it, and the preview.

use super::AtDesk;
use super::policies::Names;
use super::sheet::{self, Cell, Field, Piece, SheetForm, Table};
use crate::actions::Refused;
use crate::actions::policy::known;
use crate::actions::policy_desk::DraftRefused;
use crate::domain::form::{Form, Message};
use crate::domain::page::Link;
use crate::domain::policy::{Place, PolicyError, Problem as Wrong};
use crate::domain::policy_desk::places;
use crate::paths;
use crate::store::policy_drafts::PolicyText;
use crate::text::{Language, Words};
use crate::web::page::{Onward, PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::public::policy::{Showing, answer};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

/// What is wrong with a text, as an error of the editor's field: the line, the names that exist.
fn problem_message(error: &PolicyError) -> (&'static str, Message) {
    let field = if error.problem == Wrong::NoHeading { "heading" } else { "body" };
    let message = match &error.problem {
        Wrong::Unknown(place, name) => {
            let key = match place {
                Place::Fact => "error-policy-no-fact",
                Place::List => "error-policy-no-list",
                Place::Matter => "error-policy-no-matter",
                Place::Page => "error-policy-no-page",
            };
            Message::new(key).with("name", name.clone()).with("names", known(*place).join(", "))
        }
        Wrong::OpenBrace => Message::new("error-policy-brace"),
        Wrong::NoBar => Message::new("error-policy-bar"),
        Wrong::Inside | Wrong::NoSection | Wrong::Count(_) => Message::new("error-policy-inside"),
        Wrong::NoHeading => Message::new("error-policy-heading"),
        Wrong::NoSummary => Message::new("error-policy-note"),
    };
    (field, message.with("line", i64::try_from(error.line).unwrap_or_default()))
}

/// The same as a sentence.
pub(super) fn problem_words(t: Words, error: &PolicyError) -> String {
    t.message(&problem_message(error).1)
}

/// What can stand in a text, with what it becomes; what this section must keep comes first.
fn places_table(t: Words, text: &PolicyText) -> Piece {
    let say = |key: &str| t.say(key).into_owned();
    let kept = places(&text.words.body);
    let word = |name: &str| say(&format!("policy-place-{}", name.replace('_', "-")));
    let mut rows: Vec<(bool, String, String)> = Vec::new();
    for name in known(Place::List) {
        rows.push((kept.contains(&format!("= {name}")), format!("= {name}"), word(&name)));
    }
    for name in known(Place::Matter) {
        rows.push((kept.contains(&format!("! {name}")), format!("! {name} | …"), say("policy-place-open")));
    }
    for name in known(Place::Fact) {
        rows.push((false, format!("{{{name}}}"), word(&format!("fact-{name}"))));
    }
    rows.push((false, "- …".into(), say("policy-place-item")));
    rows.push((false, "> … | …".into(), t.with("policy-place-page", &[("names", &known(Place::Page).join(", "))])));
    rows.sort_by_key(|(must_stay, ..)| !must_stay);
    let rows = rows.into_iter().map(|(must_stay, sign, words)| {
        let state = if must_stay { Cell::tag(say("policy-place-stays"), "wait") } else { Cell::text("") };
        vec![Cell::text(sign), Cell::text(words), state]
    });
    Piece::Table(Table {
        id: "places",
        caption: say("policy-places-caption"),
        heads: vec![say("policy-place-sign"), say("policy-place-means"), say("console-queue-state")],
        rows: rows.collect(),
    })
}

/// The editor. `theirs`: what somebody else put there meanwhile.
async fn editor(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    (id, language, section): (i64, Language, i64),
    typed: Option<Form>,
    theirs: Option<PolicyText>,
) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let say = |key: &str| t.say(key).into_owned();
    let view = desk.policy_draft(at_desk.viewer, id).await?;
    let is_it = |text: &&PolicyText| text.language == language.code() && text.section == section;
    let text = view.texts.iter().find(is_it).ok_or(Problem::NotFound)?;
    // what was typed too late stays to be read, with what can be done about it
    if !view.it.state.is_written() && typed.is_none() {
        return Ok(see_other(paths::admin_policy_draft(id)));
    }
    let action = paths::admin_policy_text(id, language.code(), section);
    let mut parts = Vec::new();
    let is_note = section == 0;
    parts.push(Piece::Lead(if is_note { say("policy-note-hint") } else { say("policy-text-lead") }));
    if let Some(theirs) = &theirs {
        let names = Names::of(page).await?;
        let at = t.moment(theirs.changed_at);
        parts.push(Piece::Warning(t.with("policy-conflict", &[("who", &names.say(&theirs.changed_by)), ("at", &at)])));
        parts.push(Piece::Heading("theirs", say("policy-conflict-theirs")));
        let heading = if is_note { String::new() } else { format!("{}\n\n", theirs.words.heading) };
        parts.push(Piece::Pre(format!("{heading}{}", theirs.words.body)));
        parts.push(Piece::Heading("yours", say("policy-conflict-yours")));
    }
    let revision = match (&theirs, &typed) {
        // whoever saves again has seen both
        (Some(theirs), _) => theirs.revision.to_string(),
        (None, Some(form)) => form.value("revision").to_owned(),
        (None, None) => text.revision.to_string(),
    };
    let mut fields = Vec::new();
    if !is_note {
        fields.push(Field::Line("heading", say("policy-heading"), String::new(), "text"));
    }
    let rows = if is_note { 3 } else { 20 };
    fields.push(Field::Area("body", say(if is_note { "policy-note" } else { "policy-text" }), String::new(), rows));
    let button = say(if theirs.is_some() { "policy-overwrite-button" } else { "policy-save-button" });
    parts.push(Piece::Form(SheetForm::post(action, fields, button).with("revision", revision)));
    if !is_note {
        parts.push(Piece::Heading("signs", say("policy-places")));
        parts.push(places_table(t, text));
    }
    let form = typed.unwrap_or_else(|| {
        Form::new().filled("heading", text.words.heading.clone()).filled("body", text.words.body.clone())
    });
    let title = match section {
        0 => format!("{} · {}", say("policy-note"), language.name()),
        n => format!("{n}. {} · {}", text.words.heading, language.name()),
    };
    sheet::answer(page, at_desk, status, title, Some(&paths::admin_policy_draft(id)), form, parts)
}

type Where = web::Path<(String, String, String)>;

fn place_of(path: &(String, String, String)) -> Result<(i64, Language, i64), Problem> {
    let (id, language, section) = path;
    let number = |text: &str| text.parse::<i64>().map_err(|_| Problem::NotFound);
    Ok((number(id)?, Language::from_tag(language).ok_or(Problem::NotFound)?, number(section)?))
}

/// `/admin/policy/{id}/text/{language}/{section}`.
pub async fn show(page: PageFrame, at_desk: AtDesk, path: Where) -> Result<HttpResponse, Problem> {
    editor(&page, &at_desk, StatusCode::OK, place_of(&path)?, None, None).await
}

/// `POST` to it: saves. What cannot be taken stays in its field, and what somebody else wrote meanwhile stands beside it.
pub async fn write(page: PageFrame, at_desk: AtDesk, path: Where, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let (id, language, section) = place_of(&path)?;
    let words = (posted.value("heading").to_owned(), posted.value("body").to_owned());
    let revision = posted.value("revision").parse().unwrap_or(0);
    let at = (language.code().to_owned(), section);
    let refused = match page.portal.desk.write_policy(at_desk.viewer, id, at, words, revision).await {
        Ok(()) => return Ok(see_other(format!("{}?done=policy-written", paths::admin_policy_draft(id)))),
        Err(refused) => refused,
    };
    let form = posted.form();
    let (status, form, theirs) = match refused {
        DraftRefused::Conflict(theirs) => {
            (StatusCode::CONFLICT, form.failing("body", Message::new("error-policy-conflict")), Some(*theirs))
        }
        other => {
            let (field, message) = match other {
                DraftRefused::Text(error) => problem_message(&error),
                DraftRefused::Lost(gone) => ("body", Message::new("error-policy-lost").with("names", gone.join(", "))),
                DraftRefused::Refused(Refused::Field { field, message }) => (field, Message::new(message)),
                DraftRefused::Refused(other) => return Err(other.into()),
                DraftRefused::Fields(_) | DraftRefused::Conflict(_) => return Err(Problem::Bad),
            };
            (StatusCode::UNPROCESSABLE_ENTITY, form.failing(field, message), None)
        }
    };
    editor(&page, &at_desk, status, (id, language, section), Some(form), theirs).await
}

/// `/admin/policy/{id}/preview/{language}`: made by what makes the public page, in the words of that language.
pub async fn preview(
    mut page: PageFrame,
    at_desk: AtDesk,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let (id, language) = path.into_inner();
    let id: i64 = id.parse().map_err(|_| Problem::NotFound)?;
    let language = Language::from_tag(&language).ok_or(Problem::NotFound)?;
    let view = page.portal.desk.policy_draft(at_desk.viewer, id).await?;
    let back = paths::admin_policy_draft(id);
    // what cannot be shown is said on its page
    let Ok(shown) = view.shown else { return Ok(see_other(back)) };
    let (_, document) = shown.into_iter().find(|(l, _)| l == language.code()).ok_or(Problem::NotFound)?;
    let say = |key: &str| page.words.say(key).into_owned();
    let note = Some((say("policy-preview-note"), Link::new(say("policy-preview-back"), back.clone())));
    let today = page.portal.desk.now().london_date();
    let showing = Showing {
        number: view.it.number.unwrap_or(view.it.base + 1),
        since: view.it.plan.effective_on.unwrap_or(today),
        language: language.code().to_owned(),
        document,
        note,
    };
    page.words = language.words();
    answer(&page, Onward { back: Some(back), ..Onward::default() }, showing)
}
