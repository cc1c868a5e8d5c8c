//! O15: the register of what was given to somebody outside: said by one, agreed to by another, told to the person.

use super::AtDesk;
use super::sheet::{self, Cell, Field, Piece, SheetForm, Table};
use crate::actions::Refused;
use crate::actions::disclosure::{Listed, facts};
use crate::domain::disclosure::{Details, Draft, MEANS};
use crate::domain::form::{Form, Message};
use crate::domain::officer::Act;
use crate::domain::page::{Choice, Link, Row};
use crate::domain::register::Registers;
use crate::domain::value::Category;
use crate::paths;
use crate::store::disclosures::Disclosure;
use crate::text::Words;
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

fn choice(value: impl Into<String>, label: impl Into<String>) -> Choice {
    Choice { value: value.into(), label: label.into(), hint: String::new() }
}

fn form_of(t: Words, registers: &Registers) -> SheetForm {
    let (lang, say) = (t.language().code(), |key: &str| t.say(key).into_owned());
    let none = choice("", say("disclosure-choose"));
    let recipients = registers.recipients().iter().filter(|r| !registers.gets_figures_only(r));
    let recipients = recipients.map(|r| {
        let ground = registers.ground(&r.ground).map_or("", |g| g.label.in_language(lang));
        choice(r.key.clone(), format!("{} – {ground}", r.label.in_language(lang)))
    });
    let purposes = registers
        .purposes()
        .iter()
        .map(|p| choice(p.key.clone(), format!("{} · {}", p.key, p.label.in_language(lang))));
    let countries = registers.countries().iter().map(|c| choice(c.key.clone(), c.label.in_language(lang)));
    let home = choice("", say("disclosure-country-known"));
    let own = choice("", say("disclosure-purpose-own"));
    let means = MEANS.map(|m| choice(m, say(&format!("disclosure-means-{}", m.replace('_', "-")))));
    SheetForm::post(
        paths::admin_disclosures(),
        vec![
            Field::Line("email", say("disclosure-email"), say("disclosure-email-hint"), "email"),
            Field::Select(
                "recipient",
                say("disclosure-kind"),
                say("disclosure-kind-hint"),
                [none].into_iter().chain(recipients).collect(),
            ),
            Field::Line("name", say("disclosure-name"), say("disclosure-name-hint"), "text"),
            Field::Select(
                "country",
                say("disclosure-country"),
                say("disclosure-country-hint"),
                [home].into_iter().chain(countries).collect(),
            ),
            Field::Checks(
                "categories",
                say("disclosure-categories"),
                say("disclosure-categories-hint"),
                Category::ALL.iter().map(|c| choice(c.key(), t.category(*c).0)).collect(),
            ),
            Field::Select(
                "purpose",
                say("disclosure-purpose"),
                say("disclosure-purpose-hint"),
                [own].into_iter().chain(purposes).collect(),
            ),
            Field::Line("reference", say("disclosure-reference"), say("disclosure-reference-hint"), "text"),
            Field::Area("reason", say("disclosure-reason"), say("disclosure-reason-hint"), 3),
            Field::Select("means", say("disclosure-means"), String::new(), means.into()),
            Field::Line("hidden_until", say("disclosure-hidden"), say("disclosure-hidden-hint"), "date"),
            Field::Line("silence", say("disclosure-silence"), say("disclosure-silence-hint"), "text"),
        ],
        say("disclosure-ask-button"),
    )
}

async fn register(page: &PageFrame, at_desk: &AtDesk, status: StatusCode, form: Form) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let say = |key: &str| t.say(key).into_owned();
    let (registers, viewer) = (desk.registers(), at_desk.viewer);
    let may = viewer.role().may(Act::Disclose);
    let all = desk.disclosures(viewer).await?;
    let mut parts = vec![Piece::Lead(say("disclosures-lead"))];
    let (waiting, settled): (Vec<_>, Vec<_>) = all.iter().partition(|one| one.it.state == "asked");
    if !waiting.is_empty() {
        parts.push(Piece::Heading("waiting", say("disclosures-waiting")));
    }
    for Listed { it, whose, may_agree } in waiting {
        let mut rows = facts(t, &registers, it);
        let more = |key: &str, value: String| Row { key: t.say(key).into_owned(), value, change_href: None };
        rows.insert(0, more("disclosure-email", whose.clone()));
        rows.push(more("disclosure-reference", it.what.details.reference.clone()));
        rows.push(more("disclosure-reason", it.what.details.reason.clone()));
        rows.push(more("disclosure-asked", t.moment(it.asked_at)));
        if let Some(until) = it.what.hidden_until {
            let words = format!("{}: {}", t.date(until), it.what.details.silence);
            rows.push(more("disclosure-hidden", words));
        }
        rows.retain(|row| !row.value.is_empty());
        parts.push(Piece::Rows(rows));
        if !may {
            continue;
        }
        if !may_agree {
            parts.push(Piece::Hint(say("disclosure-second")));
        }
        // H2: a button names what it acts on
        let button = |key: &str| t.with(key, &[("name", &it.what.details.name)]);
        let mut buttons = vec![(button("disclosure-refuse-button"), "secondary", "decision", "no".to_owned())];
        if *may_agree {
            buttons.insert(0, (button("disclosure-agree-button"), "", "decision", "yes".to_owned()));
        }
        let action = paths::admin_disclosure(it.id);
        parts.push(Piece::Form(SheetForm { action, buttons, ..SheetForm::default() }));
    }
    let ground_words = |it: &Disclosure| {
        let known = registers.ground(&it.ground).map(|g| g.label.in_language(t.language().code()).to_owned());
        known.unwrap_or_else(|| it.ground.clone())
    };
    let means_words = |it: &Disclosure| say(&format!("disclosure-means-{}", it.what.means.replace('_', "-")));
    if settled.is_empty() {
        parts.push(Piece::Empty(say("disclosures-none"), String::new()));
    } else {
        let rows = settled.iter().map(|Listed { it, .. }| {
            let kinds: Vec<String> = it.what.categories.iter().map(|c| t.category(*c).0.into_owned()).collect();
            let (state, look) = match (it.state.as_str(), it.told_at) {
                ("refused", _) => (say("disclosure-state-refused"), ""),
                (_, Some(at)) => (t.with("disclosure-state-told", &[("date", &t.date(at.london_date()))]), "good"),
                (_, None) => match it.what.hidden_until {
                    Some(until) => (t.with("disclosure-state-hidden", &[("date", &t.date(until))]), "wait"),
                    None => (say("disclosure-state-done"), "wait"),
                },
            };
            vec![
                Cell::text(it.decided_at.map(|at| t.date(at.london_date())).unwrap_or_default()),
                // whoever hands it over opens the contact, with a reason
                Cell::link(
                    t.with("console-telling-contact", &[("number", &it.contact.0.to_string())]),
                    paths::admin_contact(it.contact, ""),
                ),
                Cell::text(it.what.details.name.clone()).hint(it.what.details.reference.clone()),
                Cell::text(kinds.join(", ")),
                Cell::text(ground_words(it)).hint(means_words(it)),
                Cell::tag(state, look),
            ]
        });
        let heads = [
            "disclosure-when",
            "disclosure-whose",
            "disclosure-recipient",
            "disclosure-categories",
            "disclosure-ground",
            "console-queue-state",
        ];
        parts.push(Piece::Table(Table {
            id: "disclosures",
            caption: say("disclosures-caption"),
            heads: heads.map(say).into(),
            rows: rows.collect(),
        }));
    }
    parts.push(Piece::Links(vec![Link::new(say("handovers-title"), paths::admin_handovers())]));
    if may {
        parts.push(Piece::Heading("new", say("disclosure-new")));
        parts.push(Piece::Form(form_of(t, &registers)));
    }
    sheet::answer(page, at_desk, status, say("disclosures-title"), None, form, parts)
}

/// `/admin/disclosures`.
pub async fn list(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    register(&page, &at_desk, StatusCode::OK, Form::new()).await
}

/// `POST /admin/disclosures`: says what is to be given to whom.
pub async fn ask(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let value = |name: &str| posted.value(name).trim().to_owned();
    let form = posted.form();
    let until = value("hidden_until");
    let draft = Draft {
        recipient: value("recipient"),
        purpose: value("purpose"),
        categories: form.values("categories").iter().filter_map(|key| Category::from_key(key)).collect(),
        means: value("means"),
        country: value("country"),
        // a day that cannot be read is none that could be kept
        hidden_until: (!until.is_empty()).then(|| until.parse().unwrap_or_default()),
        details: Details {
            name: value("name"),
            reference: value("reference"),
            reason: value("reason"),
            silence: value("silence"),
        },
    };
    match page.portal.desk.ask_disclosure(at_desk.viewer, &value("email"), draft, value("form")).await? {
        Ok(_) => Ok(see_other(format!("{}?done=disclosure-asked", paths::admin_disclosures()))),
        Err(wrong) => {
            let form =
                wrong.into_iter().fold(form, |form, (field, message)| form.failing(field, Message::new(message)));
            register(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
    }
}

/// `POST /admin/disclosures/{id}`: the second person's word.
pub async fn decide(
    page: PageFrame,
    at_desk: AtDesk,
    id: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let id: i64 = id.parse().map_err(|_| Problem::NotFound)?;
    let yes = match posted.value("decision") {
        "yes" => true,
        "no" => false,
        _ => return Err(Problem::Bad),
    };
    let all = page.portal.desk.disclosures(at_desk.viewer).await?;
    let is_hidden = all.iter().any(|one| one.it.id == id && one.it.what.hidden_until.is_some());
    let done = match (yes, is_hidden) {
        (true, true) => "disclosure-silent",
        (true, false) => "disclosure-agreed",
        (false, _) => "disclosure-refused",
    };
    match page.portal.desk.decide_disclosure(at_desk.viewer, id, yes).await {
        Ok(()) => Ok(see_other(format!("{}?done={done}", paths::admin_disclosures()))),
        Err(Refused::Field { message, .. }) => {
            let form = Form::new().failing("email", Message::new(message));
            register(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
        Err(other) => Err(other.into()),
    }
}
