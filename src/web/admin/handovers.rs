//! S7.8: the business goes to a successor: said by one, agreed to by another, written down for each contact and told to each.

use super::AtDesk;
use super::sheet::{self, Cell, Field, Piece, SheetForm, Table};
use super::to_many;
use crate::actions::Refused;
use crate::actions::disclosure::mechanism_words;
use crate::actions::handover::HandoverView;
use crate::domain::form::{Form, Message};
use crate::domain::handover::{EVENTS, Plan};
use crate::domain::officer::Act;
use crate::domain::page::{Choice, Row};
use crate::domain::register::{RecipientKind, Registers};
use crate::domain::value::Category;
use crate::paths;
use crate::store::handovers::Handover;
use crate::text::{Language, Words};
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

/// The field of the words in each language.
const WORDS: [(&str, Language); 10] = [
    ("words-en", Language::En),
    ("words-de", Language::De),
    ("words-fr", Language::Fr),
    ("words-es", Language::Es),
    ("words-it", Language::It),
    ("words-nl", Language::Nl),
    ("words-pl", Language::Pl),
    ("words-tr", Language::Tr),
    ("words-ar", Language::Ar),
    ("words-zh", Language::Zh),
];

fn choice(value: impl Into<String>, label: impl Into<String>) -> Choice {
    Choice { value: value.into(), label: label.into(), hint: String::new() }
}

fn state_cell(t: Words, it: &Handover) -> Cell {
    let (key, look) = match it.state.as_str() {
        "asked" => ("handover-state-asked", "wait"),
        "agreed" => ("handover-state-agreed", "wait"),
        "written" => ("handover-state-written", "good"),
        _ => ("handover-state-refused", ""),
    };
    Cell::tag(t.say(key), look)
}

fn name_of(t: Words, registers: &Registers, it: &Plan) -> String {
    let row = registers.recipient(&it.recipient);
    row.map_or_else(|| it.recipient.clone(), |r| r.label.in_language(t.language().code()).to_owned())
}

fn form_of(t: Words, registers: &Registers) -> SheetForm {
    let (lang, say) = (t.language().code(), |key: &str| t.say(key).into_owned());
    let successors = registers.recipients().iter().filter(|r| r.named && r.kind == RecipientKind::Successor);
    let successors = successors.map(|r| choice(r.key.clone(), r.label.in_language(lang)));
    let entities = registers.entities().iter().map(|e| choice(e.key.clone(), e.display_name(lang)));
    let purposes = registers.purposes().iter();
    let purposes = purposes.map(|p| choice(p.key.clone(), format!("{} · {}", p.key, p.label.in_language(lang))));
    let words = WORDS.iter().map(|(name, language)| {
        let hint = if *language == Language::En { "handover-words-hint" } else { "handover-words-other-hint" };
        Field::Area(name, t.with("handover-words", &[("language", &language.name())]), say(hint), 3)
    });
    let mut fields = vec![
        Field::Select(
            "recipient",
            say("handover-recipient"),
            say("handover-recipient-hint"),
            std::iter::once(choice("", say("disclosure-choose"))).chain(successors).collect(),
        ),
        Field::Radios(
            "event",
            say("handover-event"),
            String::new(),
            EVENTS.map(|event| choice(event, say(&format!("handover-event-{event}")))).into(),
        ),
        Field::Line("reference", say("disclosure-reference"), say("handover-reference-hint"), "text"),
        Field::Line("takes_place", say("handover-day"), say("handover-day-hint"), "date"),
        Field::Select(
            "entity",
            say("handover-entity"),
            say("handover-entity-hint"),
            std::iter::once(choice("", say("handover-everybody"))).chain(entities).collect(),
        ),
        Field::Checks("purposes", say("handover-purposes"), say("handover-purposes-hint"), purposes.collect()),
        Field::Checks(
            "categories",
            say("disclosure-categories"),
            say("disclosure-categories-hint"),
            Category::ALL.iter().map(|c| choice(c.key(), t.category(*c).0)).collect(),
        ),
    ];
    fields.extend(words);
    SheetForm::post(paths::admin_handovers(), fields, say("disclosure-ask-button"))
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
    let all = desk.handovers(at_desk.viewer).await?;
    let mut parts = vec![Piece::Lead(say("handovers-lead"))];
    if all.is_empty() {
        parts.push(Piece::Empty(say("handovers-none"), String::new()));
    } else {
        let rows = all.iter().map(|it| {
            let name = name_of(t, &registers, &it.plan);
            vec![
                Cell::link(name, paths::admin_handover(it.id)).hint(it.plan.reference.clone()),
                Cell::text(say(&format!("handover-event-{}", it.plan.event))),
                Cell::text(it.plan.takes_place.map(|day| t.date(day)).unwrap_or_default()),
                Cell::number(t.number(it.given)),
                state_cell(t, it),
            ]
        });
        let heads = ["disclosure-recipient", "handover-event", "handover-day", "handover-given", "console-queue-state"];
        parts.push(Piece::Table(Table {
            id: "handovers",
            caption: say("handovers-caption"),
            heads: heads.map(say).into(),
            rows: rows.collect(),
        }));
    }
    if at_desk.viewer.role().may(Act::Disclose) {
        parts.push(Piece::Heading("new", say("handover-new")));
        parts.push(Piece::Form(form_of(t, &registers)));
    }
    sheet::answer(page, at_desk, status, say("handovers-title"), Some(paths::admin_disclosures()), form, parts)
}

/// `/admin/disclosures/handovers`.
pub async fn list(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    list_page(&page, &at_desk, StatusCode::OK, Form::new()).await
}

/// `POST /admin/disclosures/handovers`: says what is to be handed over to whom.
pub async fn ask(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let form = posted.form();
    let value = |name: &str| posted.value(name).trim().to_owned();
    let plan = Plan {
        recipient: value("recipient"),
        event: value("event"),
        reference: value("reference"),
        entity: Some(value("entity")).filter(|key| !key.is_empty()),
        purposes: form.values("purposes").to_vec(),
        categories: form.values("categories").iter().filter_map(|key| Category::from_key(key)).collect(),
        takes_place: value("takes_place").parse().ok(),
        words: WORDS.iter().map(|(name, language)| (language.code().to_owned(), value(name))).collect(),
    };
    match page.portal.desk.ask_handover(at_desk.viewer, plan, value("form")).await? {
        Ok(id) => Ok(see_other(format!("{}?done=handover-asked", paths::admin_handover(id)))),
        Err(wrong) => {
            let form =
                wrong.into_iter().fold(form, |form, (field, message)| form.failing(field, Message::new(message)));
            list_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
    }
}

fn facts(t: Words, registers: &Registers, it: &Handover) -> Vec<Row> {
    let lang = t.language().code();
    let plan = &it.plan;
    let row = |key: &str, value: String| Row { key: t.say(key).into_owned(), value, change_href: None };
    let recipient = registers.recipient(&plan.recipient);
    let country = recipient.and_then(|r| r.country.as_deref());
    let place = country.and_then(|key| registers.country(key)).map(|c| c.label.in_language(lang).to_owned());
    let mechanism = recipient.and_then(|r| r.mechanism()).filter(|_| country.is_some_and(|c| registers.is_abroad(c)));
    let purposes = plan.purposes.iter().filter_map(|p| registers.purpose(p)).map(|p| p.label.in_language(lang));
    let kinds: Vec<String> = plan.categories.iter().map(|c| t.category(*c).0.into_owned()).collect();
    let entity = plan.entity.as_deref().map(|key| registers.entity(key).map_or(key, |e| e.display_name(lang)));
    let mut rows = vec![
        row("disclosure-recipient", name_of(t, registers, plan)),
        row("disclosure-country", place.unwrap_or_default()),
        row("disclosure-protection", mechanism.map(|m| mechanism_words(t, m)).unwrap_or_default()),
        row("handover-event", t.say(&format!("handover-event-{}", plan.event)).into_owned()),
        row("disclosure-reference", plan.reference.clone()),
        row("handover-day", plan.takes_place.map(|day| t.date(day)).unwrap_or_default()),
        row("handover-entity", entity.map_or_else(|| t.say("handover-everybody").into_owned(), str::to_owned)),
        row("handover-purposes", purposes.collect::<Vec<_>>().join("\n")),
        row("disclosure-categories", kinds.join(", ")),
        row("disclosure-asked", t.moment(it.asked_at)),
    ];
    rows.retain(|row| !row.value.is_empty());
    rows
}

/// What whoever agrees has to see: how many, an example, and the two buttons.
fn to_decide(t: Words, view: &HandoverView, may: bool) -> Vec<Piece> {
    let say = |key: &str| t.say(key).into_owned();
    let mut parts = vec![Piece::Inset(t.with("handover-most", &[("count", &view.most)]))];
    if let Some(sample) = &view.sample {
        let kinds: Vec<String> = sample.categories.iter().map(|c| t.category(*c).0.into_owned()).collect();
        let words: [(&str, &dyn crate::text::Arg); 2] = [("whose", &sample.whose), ("what", &kinds.join(", "))];
        parts.push(Piece::Text(t.with("handover-sample", &words)));
    }
    if !may {
        return parts;
    }
    if !view.may_agree {
        parts.push(Piece::Hint(say("disclosure-second")));
    }
    let mut buttons = vec![(say("handover-refuse-button"), "secondary", "act", "no".to_owned())];
    if view.may_agree {
        buttons.insert(0, (say("handover-agree-button"), "", "act", "yes".to_owned()));
    }
    let action = paths::admin_handover(view.it.id);
    parts.push(Piece::Form(SheetForm { action, buttons, ..SheetForm::default() }));
    parts
}

/// S7.8: who is told, and the word of a person before many letters leave.
fn letters(t: Words, view: &HandoverView, may: bool) -> Vec<Piece> {
    let action = paths::admin_handover(view.it.id);
    let counts: [(&str, &dyn crate::text::Arg); 3] =
        [("given", &view.it.given), ("left", &view.it.left_out), ("untold", &view.untold)];
    let mut parts = vec![Piece::Inset(t.with("handover-counts", &counts))];
    if !may || view.it.state != "written" {
        return parts;
    }
    parts.extend(to_many::pieces(t, view.mailing.as_ref(), view.untold, &action));
    parts
}

async fn one_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    id: i64,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let view = desk.handover(at_desk.viewer, id).await?;
    let (registers, role) = (desk.registers(), at_desk.viewer.role());
    let mut parts: Vec<Piece> =
        state_cell(t, &view.it).tag.map(|(label, look)| Piece::Tag(label, look)).into_iter().collect();
    // what came up against the successor since stops it where it is
    let stop = registers.stop_of(&view.it.plan.recipient, desk.now().london_date());
    if let Some(stop) = stop.filter(|_| ["asked", "agreed"].contains(&view.it.state.as_str())) {
        parts.push(Piece::Warning(t.say(stop.message()).into_owned()));
    }
    parts.push(Piece::Rows(facts(t, &registers, &view.it)));
    match view.it.state.as_str() {
        "asked" => parts.extend(to_decide(t, &view, role.may(Act::Disclose))),
        "refused" => {}
        _ => parts.extend(letters(t, &view, role.may(Act::SendBulk))),
    }
    parts.push(Piece::Heading("words", t.say("handover-letter").into_owned()));
    for (name, language) in WORDS {
        if let Some(words) = view.it.plan.words.get(language.code()) {
            parts.push(Piece::Heading(name, language.name().to_owned()));
            parts.push(Piece::Pre(words.clone()));
        }
    }
    let title = t.with("handover-title", &[("name", &name_of(t, &registers, &view.it.plan))]);
    sheet::answer(page, at_desk, status, title, Some(paths::admin_handovers()), form, parts)
}

fn number(id: &str) -> Result<i64, Problem> {
    id.parse().map_err(|_| Problem::NotFound)
}

/// `/admin/disclosures/handovers/{id}`.
pub async fn show(page: PageFrame, at_desk: AtDesk, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    one_page(&page, &at_desk, StatusCode::OK, number(&id)?, Form::new()).await
}

/// `POST /admin/disclosures/handovers/{id}`: the second person's word, and the word for many letters.
pub async fn act(
    page: PageFrame,
    at_desk: AtDesk,
    id: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let (id, desk, viewer) = (number(&id)?, &page.portal.desk, at_desk.viewer);
    let count = |name: &str| to_many::number(posted.value(name));
    let (done, result) = match posted.value("act") {
        "yes" => ("handover-agreed", desk.decide_handover(viewer, id, true).await),
        "no" => ("disclosure-refused", desk.decide_handover(viewer, id, false).await),
        "letters" => {
            let form = posted.value("form").to_owned();
            let agreed = desk.confirm_handover_letters(viewer, id, count("letters"), count("per_hour"), form);
            ("sending", agreed.await)
        }
        "stop" => ("stopped", desk.stop_handover_letters(viewer, id).await),
        _ => return Err(Problem::Bad),
    };
    match result {
        Ok(()) => Ok(see_other(format!("{}?done={done}", paths::admin_handover(id)))),
        Err(Refused::Field { field, message }) => {
            let form = posted.form().failing(field, Message::new(message));
            one_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, id, form).await
        }
        Err(other) => Err(other.into()),
    }
}
