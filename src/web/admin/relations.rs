//! S3.1 to S3.3: how a contact stands to organisations, on the console: seen, recorded, ended.

use super::AtDesk;
use super::contacts::contact_page;
use super::imports::relation_choices;
use super::sheet::{Cell, Field, Piece, SheetForm, Table};
use crate::actions::Refused;
use crate::domain::form::{Form, Message};
use crate::domain::ids::ContactId;
use crate::domain::page::Choice;
use crate::domain::register::Registers;
use crate::domain::relation::{EndedBy, label};
use crate::domain::value::ValueKind;
use crate::paths;
use crate::store::relations::Relation;
use crate::store::viewer::OwnData;
use crate::text::Words;
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

fn state(t: Words, it: &Relation) -> Cell {
    let Some((at, by)) = it.ended else { return Cell::tag(t.say("console-relation-live"), "good") };
    let key = match by {
        EndedBy::Person => "console-relation-ended-person",
        EndedBy::Officer => "console-relation-ended-officer",
        EndedBy::System => "console-relation-ended-system",
    };
    Cell::tag(t.say(key), "").hint(t.date(at.london_date()))
}

/// The part of a contact's page. `from` names a system. What is restricted is not shown (S8.7).
pub(super) fn parts(
    t: Words,
    registers: &Registers,
    data: &OwnData,
    from: &dyn Fn(crate::domain::ids::ProvenanceId) -> String,
    (may_act, reason): (bool, &str),
) -> Vec<Piece> {
    let (lang, id) = (t.language().code(), data.contact.id);
    let say = |key: &str| t.say(key).into_owned();
    if data.restrictions.iter().any(|r| r.scope.covers(ValueKind::Organisation, None)) {
        return Vec::new();
    }
    let mut parts = Vec::new();
    if !data.relations.is_empty() {
        let rows = data.relations.iter().map(|it| {
            vec![
                Cell::text(&*it.organisation),
                Cell::text(label(registers, &it.kind, lang)),
                Cell::text(from(it.provenance)),
                Cell::text(t.date(it.stored_at.london_date())),
                state(t, it),
            ]
        });
        let heads = [
            "kind-organisation",
            "console-relation-kind",
            "console-contact-source",
            "console-contact-stored",
            "console-queue-state",
        ];
        parts.push(Piece::Table(Table {
            id: "relations",
            caption: say("console-relations"),
            heads: heads.map(say).into(),
            rows: rows.collect(),
        }));
    }
    if !may_act {
        return parts;
    }
    parts.push(Piece::Heading("relation", say("console-relation-record")));
    let record = vec![
        Field::Select("relation", say("console-relation-kind"), String::new(), relation_choices(registers, lang)),
        Field::Line("organisation", say("kind-organisation"), String::new(), "text"),
    ];
    parts.push(Piece::Form(
        SheetForm::post(paths::admin_contact_relations(id), record, say("console-relation-record-button"))
            .quiet()
            .with("reason", reason),
    ));
    let live: Vec<Choice> = data
        .relations
        .iter()
        .filter(|it| it.is_live())
        .map(|it| Choice {
            value: it.number.to_string(),
            label: format!("{} · {}", it.organisation, label(registers, &it.kind, lang)),
            hint: String::new(),
        })
        .collect();
    if !live.is_empty() {
        parts.push(Piece::Heading("relation-end", say("console-relation-end")));
        let field = Field::Select("number", say("console-relation-which"), say("console-relation-end-hint"), live);
        parts.push(Piece::Form(
            SheetForm::post(paths::admin_contact_relation_end(id), vec![field], say("console-relation-end-button"))
                .quiet()
                .with("reason", reason),
        ));
    }
    parts
}

async fn failed(
    page: &PageFrame,
    at_desk: &AtDesk,
    (id, reason): (ContactId, &str),
    form: Form,
    refused: Refused,
) -> Result<HttpResponse, Problem> {
    let Refused::Field { field, message } = refused else { return Err(refused.into()) };
    let limit = i64::try_from(ValueKind::Organisation.limit()).unwrap_or(0);
    let kinds = crate::domain::relation::allowed(&page.portal.desk.registers());
    let field = if field == "kind" { "relation" } else { field };
    let message = Message::new(message).with("limit", limit).with("kinds", kinds);
    let form = form.failing(field, message);
    contact_page(page, at_desk, StatusCode::UNPROCESSABLE_ENTITY, id, reason, form).await
}

/// `POST /admin/contacts/{id}/relations`.
pub async fn record(
    page: PageFrame,
    at_desk: AtDesk,
    id: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let id = id.parse().map(ContactId).map_err(|_| Problem::NotFound)?;
    let reason = posted.value("reason").to_owned();
    let typed = (posted.value("relation").to_owned(), posted.value("organisation").to_owned(), reason.clone());
    match page.portal.desk.record_relation(at_desk.viewer, id, typed, posted.value("form").to_owned()).await {
        Ok(()) => Ok(see_other(format!("{}&done=related", paths::admin_contact(id, &reason)))),
        Err(refused) => failed(&page, &at_desk, (id, &reason), posted.form(), refused).await,
    }
}

/// `POST /admin/contacts/{id}/relations/end`.
pub async fn end(
    page: PageFrame,
    at_desk: AtDesk,
    id: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let id = id.parse().map(ContactId).map_err(|_| Problem::NotFound)?;
    let number = posted.value("number").parse().map_err(|_| Problem::Bad)?;
    let reason = posted.value("reason").to_owned();
    match page.portal.desk.end_relation(at_desk.viewer, id, number, reason.clone()).await {
        Ok(()) => Ok(see_other(format!("{}&done=relation-ended", paths::admin_contact(id, &reason)))),
        Err(refused) => failed(&page, &at_desk, (id, &reason), posted.form(), refused).await,
    }
}
