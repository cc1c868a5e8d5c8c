//! O3, S4.26: two records of one person: named, looked at side by side, put together, taken apart again.

use super::AtDesk;
use super::contacts::contact_page;
use super::sheet::{self, Cell, Field, Piece, SheetForm, Table};
use crate::actions::Refused;
use crate::actions::access::{matter_words, state_words};
use crate::actions::contact::REASONS;
use crate::actions::merge::MergeView;
use crate::actions::preference::topic_label;
use crate::domain::form::{Form, Message};
use crate::domain::ids::ContactId;
use crate::domain::merge::{Against, Ground, part_until};
use crate::domain::page::{Choice, Link, Row};
use crate::domain::register::Registers;
use crate::domain::value::ValueKind;
use crate::paths;
use crate::store::merges::Merge;
use crate::store::viewer::OwnData;
use crate::text::Words;
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use std::collections::BTreeSet;

/// The reason under which a contact is looked at from here.
const REASON: &str = "check";

fn system_label(registers: &Registers, key: &str, t: Words) -> String {
    let known = registers.system(key).map(|s| s.label.in_language(t.language().code()).to_owned());
    known.unwrap_or_else(|| key.to_owned())
}

/// The part of a contact's page that asks whether somebody else is the same person.
pub(super) async fn same_person(
    page: &PageFrame,
    at_desk: &AtDesk,
    id: ContactId,
    reason: &str,
) -> Result<Vec<Piece>, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let say = |key: &str| t.say(key).into_owned();
    let mut parts = vec![Piece::Heading("same", say("console-merge-head")), Piece::Hint(say("console-merge-hint"))];
    let merges = desk.merges_into(at_desk.viewer, id).await?;
    if !merges.is_empty() {
        parts.push(merged_table(t, &merges, desk.now()));
    }
    let alike = desk.alike(at_desk.viewer, id).await?;
    if !alike.is_empty() {
        let rows = alike.iter().map(|(found, why)| {
            let name = if found.name.is_empty() { found.address.clone() } else { found.name.clone() };
            vec![
                Cell::link(name, paths::admin_contact_merge(id, found.id)),
                Cell::text(&*found.organisation),
                Cell::text(&*found.address),
                Cell::text(t.say(&format!("merge-alike-{}", why.key()))),
            ]
        });
        parts.push(Piece::Table(Table {
            id: "alike",
            caption: say("console-merge-alike"),
            heads: ["console-contacts-name", "kind-organisation", "kind-email", "console-merge-why"]
                .map(|k| t.say(k).into_owned())
                .into(),
            rows: rows.collect(),
        }));
    }
    parts.push(Piece::Form(
        SheetForm::post(
            paths::admin_contact_same(id),
            vec![Field::Line("other", say("console-merge-other"), say("console-merge-other-hint"), "text")],
            say("console-merge-look"),
        )
        .quiet()
        .with("reason", reason),
    ));
    Ok(parts)
}

fn merged_table(t: Words, merges: &[Merge], now: crate::domain::clock::Moment) -> Piece {
    let rows = merges.iter().map(|m| {
        let until = part_until(m.at);
        let way = if until >= now {
            let says = t.with("console-merge-part-until", &[("date", &t.date(until.london_date()))]);
            Cell::link(says, paths::admin_contact_part(m.into, m.from))
        } else {
            Cell::text(t.say("console-merge-part-over"))
        };
        vec![
            Cell::text(m.from.to_string()),
            Cell::text(t.date(m.at.london_date())),
            Cell::text(t.say(&ground_key(m.ground))),
            way,
        ]
    });
    Piece::Table(Table {
        id: "merged",
        caption: t.say("console-merge-merged").into_owned(),
        heads: ["console-contacts-number", "console-merge-when", "console-merge-ground", "console-merge-undo"]
            .map(|k| t.say(k).into_owned())
            .into(),
        rows: rows.collect(),
    })
}

fn ground_key(ground: Ground) -> String {
    format!("merge-ground-{}", ground.key().replace('_', "-"))
}

fn ids(path: &(String, String)) -> Result<(ContactId, ContactId), Problem> {
    let id = |text: &str| text.parse().map(ContactId).map_err(|_| Problem::NotFound);
    Ok((id(&path.0)?, id(&path.1)?))
}

/// `POST /admin/contacts/{id}/same`: what is typed may be an address, so it stands in no address of ours.
pub async fn name(
    page: PageFrame,
    at_desk: AtDesk,
    id: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let id = id.parse().map(ContactId).map_err(|_| Problem::NotFound)?;
    match page.portal.desk.find_same(at_desk.viewer, id, posted.value("other").to_owned()).await {
        Ok(other) => Ok(see_other(paths::admin_contact_merge(id, other))),
        Err(Refused::Field { field, message }) => {
            let form = posted.form().failing(field, Message::new(message));
            // why the contact was opened stays the reason
            let reason = REASONS.into_iter().find(|it| *it == posted.value("reason")).unwrap_or(REASON);
            contact_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, id, reason, form).await
        }
        Err(other) => Err(other.into()),
    }
}

fn against_parts(t: Words, against: &[Against]) -> Vec<Piece> {
    against.iter().map(|why| Piece::Warning(t.say(&format!("merge-against-{}", why.key())).into_owned())).collect()
}

/// The values, addresses and identifiers of one of the two.
fn rows_of(t: Words, registers: &Registers, view: &MergeView, is_from: bool) -> Vec<(u8, String, Vec<Cell>)> {
    let data: &OwnData = if is_from { &view.from } else { &view.into };
    let key = if is_from { "console-merge-goes" } else { "console-merge-stays" };
    let record = t.with(key, &[("number", &data.contact.id.to_string())]);
    let afterwards = |stands: bool| {
        if stands {
            Cell::tag(t.say("console-merge-stands"), "good")
        } else {
            Cell::tag(t.say("console-merge-older"), "plain")
        }
    };
    let mut rows = Vec::new();
    let source = |provenance| {
        let found = data.provenances.get(&provenance);
        found.map(|(p, _)| system_label(registers, &p.system, t)).unwrap_or_default()
    };
    for a in &data.addresses {
        let mut cells = vec![Cell::text(t.kind(ValueKind::Email)), Cell::text(&*a.address)];
        let proved = a.verified_at.map(|at| t.with("console-merge-proved", &[("date", &t.date(at.london_date()))]));
        cells.push(Cell::text(source(a.provenance)).hint(t.date(a.added_at.london_date())));
        cells.push(Cell::text(&*record).hint(proved.unwrap_or_default()));
        cells.push(afterwards(true));
        rows.push((0, String::new(), cells));
    }
    for v in data.values.iter().filter(|v| v.superseded_at.is_none()) {
        let at = v.source_changed.unwrap_or(v.stored_at);
        let cells = vec![
            Cell::text(t.kind(v.kind)),
            Cell::text(&*v.content),
            Cell::text(source(v.provenance)).hint(t.date(at.london_date())),
            Cell::text(&*record),
            afterwards(view.stands(is_from, v.number)),
        ];
        rows.push((1, v.kind.key().to_owned(), cells));
    }
    for s in &data.systems {
        let cells = vec![
            Cell::text(t.say("console-merge-identifier")),
            Cell::text(s.external_id.clone().unwrap_or_else(|| "–".into())),
            Cell::text(system_label(registers, &s.system, t)),
            Cell::text(&*record),
            afterwards(true),
        ];
        rows.push((2, s.system.clone(), cells));
    }
    rows
}

/// What is stopped, ended or paused for both afterwards, in words.
fn choices(t: Words, registers: &Registers, view: &MergeView) -> Vec<String> {
    let lang = t.language().code();
    let mut all: BTreeSet<String> = BTreeSet::new();
    let stops = view.into.suppressions.iter().chain(&view.from.suppressions).chain(&view.lowering.stops);
    for stop in stops {
        all.insert(t.with("console-merge-stop", &[("topic", &topic_label(registers, &stop.topic, t))]));
    }
    let states = view.into.purposes.iter().chain(&view.from.purposes).filter(|s| s.state != "live");
    for state in states {
        let label = registers.purpose(&state.purpose).map_or(state.purpose.as_str(), |p| p.label.in_language(lang));
        all.insert(t.with("console-merge-purpose", &[("purpose", &label)]));
    }
    for (_, _, until) in &view.lowering.pauses {
        all.insert(t.with("console-merge-pause", &[("date", &t.date(until.london_date()))]));
    }
    if !view.into.restrictions.is_empty() || !view.from.restrictions.is_empty() {
        all.insert(t.say("console-merge-restricted").into_owned());
    }
    all.into_iter().collect()
}

fn cases_table(t: Words, view: &MergeView) -> Option<Piece> {
    let cases: Vec<_> = view.into.cases.iter().chain(&view.from.cases).collect();
    let rows: Vec<Vec<Cell>> = cases
        .iter()
        .map(|case| {
            let request = &case.request;
            let right = case.items.first().map(|(item, ..)| item.right.as_str());
            let about = Cell::link(matter_words(t, request.matter, right), paths::admin_request(&request.reference));
            vec![
                about.hint(request.reference.grouped()),
                Cell::text(t.date(request.received_on)),
                Cell::text(state_words(t, request.state)),
            ]
        })
        .collect();
    (!rows.is_empty()).then(|| {
        Piece::Table(Table {
            id: "cases",
            caption: t.say("console-merge-cases").into_owned(),
            heads: ["console-queue-what", "console-queue-received", "console-queue-state"]
                .map(|k| t.say(k).into_owned())
                .into(),
            rows,
        })
    })
}

async fn look_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    (id, other): (ContactId, ContactId),
    form: Form,
) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let say = |key: &str| t.say(key).into_owned();
    let back = paths::admin_contact(id, REASON);
    let title = say("console-merge-title");
    let view = match desk.look_at_merge(at_desk.viewer, id, other).await? {
        Ok(view) => view,
        Err(against) => {
            return sheet::answer(page, at_desk, status, title, Some(&back), Form::new(), against_parts(t, &against));
        }
    };
    let registers = desk.registers();
    let mut parts = vec![Piece::Lead(say("console-merge-lead"))];
    parts.extend(against_parts(t, &view.against));
    let mut rows = rows_of(t, &registers, &view, false);
    rows.extend(rows_of(t, &registers, &view, true));
    // what is of one kind stands together, whichever record it is from
    rows.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    parts.push(Piece::Table(Table {
        id: "both",
        caption: say("console-merge-both"),
        heads: [
            "console-contact-what",
            "console-contact-value",
            "console-contact-source",
            "console-merge-record",
            "console-merge-afterwards",
        ]
        .map(|k| t.say(k).into_owned())
        .into(),
        rows: rows.into_iter().map(|(.., cells)| cells).collect(),
    }));
    parts.push(Piece::Heading("choices", say("console-merge-choices")));
    parts.push(Piece::Hint(say("console-merge-choices-hint")));
    let chosen = choices(t, &registers, &view);
    if chosen.is_empty() {
        parts.push(Piece::Text(say("console-merge-choices-none")));
    } else {
        parts.extend(chosen.into_iter().map(Piece::Text));
    }
    parts.extend(cases_table(t, &view));
    if view.against.is_empty() {
        let grounds = Ground::ALL.map(|g| Choice {
            value: g.key().into(),
            label: t.say(&ground_key(g)).into_owned(),
            hint: t.say(&format!("{}-hint", ground_key(g))).into_owned(),
        });
        parts.push(Piece::Heading("merge", say("console-merge-do")));
        parts.push(Piece::Inset(say("console-merge-letter")));
        parts.push(Piece::Form(SheetForm::post(
            paths::admin_contact_merge(id, other),
            vec![
                Field::Radios("ground", say("console-merge-ground"), say("console-merge-ground-hint"), grounds.into()),
                Field::Line("reference", say("console-merge-reference"), say("console-merge-reference-hint"), "text"),
            ],
            say("console-merge-button"),
        )));
    }
    parts.push(Piece::Links(vec![Link::new(say("console-merge-swap"), paths::admin_contact_merge(other, id))]));
    sheet::answer(page, at_desk, status, title, Some(&back), form, parts)
}

/// `/admin/contacts/{id}/merge/{other}`: both side by side. Changes nothing.
pub async fn look(
    page: PageFrame,
    at_desk: AtDesk,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    look_page(&page, &at_desk, StatusCode::OK, ids(&path)?, Form::new()).await
}

/// `POST /admin/contacts/{id}/merge/{other}`.
pub async fn merge(
    page: PageFrame,
    at_desk: AtDesk,
    path: web::Path<(String, String)>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let (id, other) = ids(&path)?;
    let ground = Ground::from_key(posted.value("ground"));
    let reference = posted.value("reference").to_owned();
    let form = posted.value("form").to_owned();
    match page.portal.desk.merge(at_desk.viewer, (id, other), ground, &reference, form).await {
        Ok(()) => Ok(see_other(format!("{}&done=merged", paths::admin_contact(id, REASON)))),
        Err(Refused::Field { message: "error-merge-against", .. }) => {
            look_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, (id, other), Form::new()).await
        }
        Err(Refused::Field { field, message }) => {
            let form = posted.form().failing(field, Message::new(message));
            look_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, (id, other), form).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn part_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    (id, other): (ContactId, ContactId),
) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let say = |key: &str| t.say(key).into_owned();
    let view = page.portal.desk.look_at_parting(at_desk.viewer, id, other).await?;
    let row = |key: &str, value: String| Row { key: say(key), value, change_href: None };
    let mut parts = vec![Piece::Lead(say("console-part-lead"))];
    if let Some(why) = view.against {
        parts.push(Piece::Warning(say(why)));
    }
    let (values, addresses, cases) = view.back;
    parts.push(Piece::Rows(vec![
        row("console-contacts-number", other.to_string()),
        row("console-merge-when", t.date(view.merge.at.london_date())),
        row("console-part-until", t.date(view.until.london_date())),
        row("console-part-values", values.to_string()),
        row("console-part-addresses", addresses.to_string()),
        row("console-part-cases", cases.to_string()),
    ]));
    parts.push(Piece::Heading("stays", say("console-part-stays")));
    if view.changed.is_empty() && view.since == 0 {
        parts.push(Piece::Text(say("console-part-stays-none")));
    }
    if !view.changed.is_empty() {
        let kinds: Vec<String> = view.changed.iter().map(|k| t.kind(*k).into_owned()).collect();
        parts.push(Piece::Text(t.with("console-part-changed", &[("kinds", &kinds.join(", "))])));
    }
    if view.since > 0 {
        parts.push(Piece::Text(t.with("console-part-since", &[("count", &view.since)])));
    }
    parts.push(Piece::Text(say("console-part-lowered")));
    if view.against.is_none() {
        let form = SheetForm::post(paths::admin_contact_part(id, other), Vec::new(), say("console-part-button"));
        parts.push(Piece::Form(form));
    }
    let back = paths::admin_contact(id, REASON);
    sheet::answer(page, at_desk, status, say("console-part-title"), Some(&back), Form::new(), parts)
}

/// `/admin/contacts/{id}/part/{other}`: what goes back and what stays. Changes nothing.
pub async fn look_part(
    page: PageFrame,
    at_desk: AtDesk,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    part_page(&page, &at_desk, StatusCode::OK, ids(&path)?).await
}

/// `POST /admin/contacts/{id}/part/{other}`.
pub async fn part(
    page: PageFrame,
    at_desk: AtDesk,
    path: web::Path<(String, String)>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let (id, other) = ids(&path)?;
    match page.portal.desk.part(at_desk.viewer, id, other, posted.value("form").to_owned()).await {
        Ok(()) => Ok(see_other(format!("{}&done=parted", paths::admin_contact(id, REASON)))),
        Err(Refused::Field { .. }) => part_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, (id, other)).await,
        Err(other) => Err(other.into()),
    }
}
