//! O3: contacts: found, looked at with a reason, acted for.

use super::AtDesk;
use super::sheet::{self, Cell, Entry, Field, Piece, SheetForm, Table};
use crate::actions::access::{matter_words, what, who};
use crate::actions::consent::Chosen;
use crate::actions::contact::{REASONS, Searched};
use crate::actions::{Over, Refused};
use crate::domain::form::{Form, Message};
use crate::domain::ids::ContactId;
use crate::domain::officer::Act;
use crate::domain::page::{Choice, Link, Row};
use crate::domain::preference::ALL;
use crate::domain::register::Registers;
use crate::domain::secret::Secret;
use crate::domain::value::ValueKind;
use crate::paths;
use crate::store::requests::Request;
use crate::text::Words;
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

fn reasons(t: Words) -> Vec<Choice> {
    let choice = |r: &&str| Choice {
        value: (*r).into(),
        label: t.say(&format!("console-reason-{r}")).into_owned(),
        hint: String::new(),
    };
    REASONS.iter().map(choice).collect()
}

fn search_form(t: Words, registers: &Registers) -> Piece {
    let say = |key: &str| t.say(key).into_owned();
    let any = Choice { value: String::new(), label: say("console-contacts-relation-any"), hint: String::new() };
    Piece::Form(SheetForm::post(
        paths::admin_contacts(),
        vec![
            Field::Line("find", say("console-contacts-find"), say("console-contacts-find-hint"), "search"),
            // S3.1: alone, or with what is searched for
            Field::Select(
                "relation",
                say("console-contacts-relation"),
                say("console-contacts-relation-hint"),
                std::iter::once(any).chain(super::imports::relation_choices(registers, t.language().code())).collect(),
            ),
            Field::Radios("reason", say("console-reason"), say("console-reason-hint"), reasons(t)),
        ],
        say("console-contacts-button"),
    ))
}

fn search_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    form: Form,
    found: Vec<Piece>,
) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let mut parts = vec![Piece::Lead(t.say("console-contacts-lead").into_owned())];
    parts.extend(found);
    parts.push(search_form(t, &page.portal.desk.registers()));
    let title = t.say("console-contacts-title").into_owned();
    sheet::answer(page, at_desk, status, title, None, form, parts)
}

/// `/admin/contacts`.
pub async fn show(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    search_page(&page, &at_desk, StatusCode::OK, Form::new().filled("reason", "caller"), Vec::new())
}

/// `POST /admin/contacts`: what is searched for is personal, so it stands in no address.
pub async fn find(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let t = page.words;
    let (typed, reason) = (posted.value("find").to_owned(), posted.value("reason").to_owned());
    let relation = Some(posted.value("relation").to_owned()).filter(|kind| !kind.is_empty());
    let mut form = posted.form();
    form.forget("form");
    let failed = |form: Form, field: &'static str, message: &'static str| {
        let form = form.failing(field, Message::new(message));
        search_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form, Vec::new())
    };
    let searched = match page.portal.desk.search_contacts(at_desk.viewer, typed, relation, reason.clone()).await {
        Ok(searched) => searched,
        Err(Refused::Field { field, message }) => return failed(form, field, message),
        Err(other) => return Err(other.into()),
    };
    let found = match searched {
        Searched::TooShort => return failed(form, "find", "error-find-short"),
        Searched::Case(reference) => return Ok(see_other(paths::admin_request(&reference))),
        Searched::People(contacts, cases) => (contacts, cases),
    };
    let ((found, more), (cases, more_cases)) = found;
    if found.is_empty() && cases.is_empty() {
        let (head, text) = (t.say("console-contacts-none"), t.say("console-contacts-none-text"));
        let part = Piece::Empty(head.into_owned(), text.into_owned());
        return search_page(&page, &at_desk, StatusCode::OK, form, vec![part]);
    }
    let rows = found.iter().map(|c| {
        let name = if c.name.is_empty() { c.address.clone() } else { c.name.clone() };
        vec![
            Cell::link(name, paths::admin_contact(c.id, &reason)),
            Cell::text(&*c.organisation),
            Cell::text(&*c.address),
            Cell::text(&*c.country),
        ]
    });
    let table = |id, caption, heads: [&str; 4], rows| {
        Piece::Table(Table { id, caption, heads: heads.map(|k| t.say(k).into_owned()).into(), rows })
    };
    let more_of = |more: bool| more.then(|| Piece::Hint(t.say("console-contacts-more").into_owned()));
    let mut parts = Vec::new();
    if !found.is_empty() {
        let heads = ["console-contacts-name", "kind-organisation", "kind-email", "console-contacts-country"];
        let caption = t.with("console-contacts-found", &[("count", &found.len())]);
        parts.push(table("found", caption, heads, rows.collect()));
        parts.extend(more_of(more));
    }
    if !cases.is_empty() {
        let rows = cases.iter().map(|it| {
            let request = &it.request;
            let about = Cell::link(
                matter_words(t, request.matter, it.right.as_deref()),
                paths::admin_request(&request.reference),
            );
            let state = crate::actions::access::state_words(t, request.state);
            vec![
                about.hint(request.reference.grouped()),
                Cell::text(&*it.name).hint(&*it.address),
                Cell::text(t.date(request.received_on)),
                Cell::text(state),
            ]
        });
        let heads = ["console-queue-what", "console-contacts-name", "console-queue-received", "console-queue-state"];
        let caption = t.with("console-contacts-cases", &[("count", &cases.len())]);
        parts.push(table("cases", caption, heads, rows.collect()));
        parts.extend(more_of(more_cases));
    }
    search_page(&page, &at_desk, StatusCode::OK, form, parts)
}

/// L15.9: a copy is asked for and not given yet.
pub(super) fn access_open_words(t: Words, it: &Request) -> String {
    t.with("console-access-open", &[("date", &t.date(it.received_on)), ("reference", &it.reference.grouped())])
}

pub(super) async fn contact_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    id: ContactId,
    reason: &str,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let say = |key: &str| t.say(key).into_owned();
    let data = match desk.look_at_contact(at_desk.viewer, id, reason).await {
        Ok(data) => data,
        // no reason yet: one tap
        Err(Refused::Field { .. }) => {
            let mut ask = SheetForm { action: paths::admin_contact(id, ""), is_get: true, ..SheetForm::default() };
            ask.buttons = reasons(t).into_iter().map(|r| (r.label, "secondary", "reason", r.value)).collect();
            let parts = vec![Piece::Lead(say("console-reason-hint")), Piece::Form(ask)];
            let (title, back) = (say("console-reason"), Some(paths::admin_contacts()));
            return sheet::answer(page, at_desk, StatusCode::OK, title, back, Form::new(), parts);
        }
        Err(other) => return Err(other.into()),
    };
    let live: Vec<_> = data.values.iter().filter(|v| v.superseded_at.is_none()).collect();
    let name = live.iter().find(|v| v.kind == ValueKind::Name).map(|v| v.content.clone());
    let title = name.unwrap_or_else(|| t.with("console-contact-title", &[("number", &id.0)]));
    let from = |provenance| {
        data.provenances.get(&provenance).map_or_else(
            String::new,
            |(p, _): &(crate::domain::provenance::Provenance, _)| {
                desk.registers()
                    .systems()
                    .iter()
                    .find(|s| s.key == p.system)
                    .map_or(p.system.clone(), |s| s.label.in_language(t.language().code()).to_owned())
            },
        )
    };
    let mut rows: Vec<Vec<Cell>> = data
        .addresses
        .iter()
        .map(|a| {
            let at = t.date(a.added_at.london_date());
            vec![
                Cell::text(t.kind(ValueKind::Email)),
                Cell::text(&*a.address),
                Cell::text(from(a.provenance)),
                Cell::text(at),
            ]
        })
        .collect();
    rows.extend(live.iter().map(|v| {
        let at = t.date(v.stored_at.london_date());
        // S3.3: in doubt, because its person left the organisation it belongs to
        let doubt =
            v.stale_at.map(|at| t.with("data-in-doubt", &[("date", &t.date(at.london_date()))])).unwrap_or_default();
        vec![
            Cell::text(t.kind(v.kind)),
            Cell::text(&*v.content).hint(doubt),
            Cell::text(from(v.provenance)),
            Cell::text(at),
        ]
    }));
    let heads = |keys: &[&str]| keys.iter().map(|k| t.say(k).into_owned()).collect::<Vec<_>>();
    let may_act = at_desk.viewer.role().may(Act::ActForContacts);
    let mut parts = vec![Piece::Rows(vec![
        Row { key: say("console-contacts-number"), value: id.to_string(), change_href: None },
        Row {
            key: say("console-contacts-country"),
            value: data.contact.country.clone().unwrap_or_else(|| "–".into()),
            change_href: None,
        },
        Row {
            key: say("console-contact-since"),
            value: t.date(data.contact.created_at.london_date()),
            change_href: None,
        },
        Row {
            key: say("console-reason"),
            value: t.say(&format!("console-reason-{reason}")).into_owned(),
            change_href: None,
        },
    ])];
    if let Some(access) = desk.open_access(at_desk.viewer, id).await? {
        parts.insert(0, Piece::Warning(access_open_words(t, &access)));
    }
    if may_act {
        parts.push(Piece::Links(vec![Link::new(say("console-contact-log"), paths::admin_log_for(id))]));
    }
    parts.push(Piece::Table(Table {
        id: "held",
        caption: say("console-contact-held"),
        heads: heads(&[
            "console-contact-what",
            "console-contact-value",
            "console-contact-source",
            "console-contact-stored",
        ]),
        rows,
    }));
    parts.extend(super::relations::parts(t, &desk.registers(), &data, &from, (may_act, reason)));
    if !data.suppressions.is_empty() {
        let topic = |key: &str| {
            let registers = desk.registers();
            let known = registers.topic(key).map(|topic| topic.label.in_language(t.language().code()).to_owned());
            known.unwrap_or_else(|| t.say("prefs-all").into_owned())
        };
        parts.push(Piece::Table(Table {
            id: "stopped",
            caption: say("console-contact-stopped"),
            heads: heads(&["console-contact-topic", "console-contact-since"]),
            rows: data
                .suppressions
                .iter()
                .map(|s| vec![Cell::text(topic(&s.topic)), Cell::text(t.date(s.since.london_date()))])
                .collect(),
        }));
    }
    if !data.cases.is_empty() {
        parts.push(Piece::Table(Table {
            id: "cases",
            caption: say("console-contact-cases"),
            heads: heads(&["console-queue-what", "console-queue-received", "console-queue-state"]),
            rows: data
                .cases
                .iter()
                .map(|case| {
                    let request = &case.request;
                    let right = case.items.first().map(|(item, ..)| item.right.as_str());
                    let about =
                        Cell::link(matter_words(t, request.matter, right), paths::admin_request(&request.reference));
                    let state = crate::actions::access::state_words(t, request.state);
                    vec![
                        about.hint(request.reference.grouped()),
                        Cell::text(t.date(request.received_on)),
                        Cell::text(state),
                    ]
                })
                .collect(),
        }));
    }
    if may_act {
        parts.push(Piece::Heading("caller", say("console-caller")));
        if let Some(at) = desk.caller_shown_at(&data, at_desk.viewer) {
            parts.push(Piece::Inset(t.with("console-caller-shown", &[("at", &t.moment(at))])));
        } else {
            parts.push(Piece::Text(say("console-caller-lead")));
            let code = Field::Line("code", say("console-caller-code"), say("console-caller-code-hint"), "text");
            let mut it =
                SheetForm { action: paths::admin_contact_caller(id), fields: vec![code], ..Default::default() };
            it.buttons = vec![
                (say("console-caller-send"), "secondary", "act", "send".into()),
                (say("console-caller-check"), "", "act", "check".into()),
            ];
            parts.push(Piece::Form(it.with("reason", reason).with("form", page.once())));
        }
        let registers = desk.registers();
        let all = Choice { value: ALL.into(), label: say("console-stop-all"), hint: String::new() };
        let topics = registers.topics().iter().map(|topic| Choice {
            value: topic.key.clone(),
            label: topic.label.in_language(t.language().code()).to_owned(),
            hint: String::new(),
        });
        parts.push(Piece::Heading("stop", say("console-stop")));
        parts.push(Piece::Form(
            SheetForm::post(
                paths::admin_contact_stop(id),
                vec![Field::Select(
                    "topic",
                    say("console-stop-what"),
                    say("console-stop-hint"),
                    std::iter::once(all).chain(topics).collect(),
                )],
                say("console-stop-button"),
            )
            .quiet()
            .with("reason", reason),
        ));
        let kinds = ValueKind::ALL.iter().filter(|k| k.is_correctable());
        let kinds =
            kinds.map(|k| Choice { value: k.key().into(), label: t.kind(*k).into_owned(), hint: String::new() });
        parts.push(Piece::Heading("correct", say("console-contact-correct")));
        parts.push(Piece::Hint(say("console-contact-correct-hint")));
        parts.push(Piece::Form(
            SheetForm::post(
                paths::admin_contact_correct(id),
                vec![
                    Field::Select("kind", say("console-contact-what"), String::new(), kinds.collect()),
                    Field::Line("value", say("console-contact-new"), String::new(), "text"),
                ],
                say("console-contact-correct-button"),
            )
            .with("reason", reason),
        ));
    }
    if at_desk.viewer.role().may(Act::MergeContacts) {
        parts.extend(super::merge::same_person(page, at_desk, id, reason).await?);
    }
    parts.push(Piece::Heading("looked", say("console-contact-looked")));
    let entries = data.audit.iter().take(20).map(|(_, event)| Entry {
        at: t.moment(event.at),
        head: what(t, event),
        text: who(t, event, id),
    });
    parts.push(Piece::Timeline(entries.collect()));
    sheet::answer(page, at_desk, status, title, Some(paths::admin_contacts()), form, parts)
}

/// `/admin/contacts/{id}`.
pub async fn contact(page: PageFrame, at_desk: AtDesk, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let id = id.parse().map(ContactId).map_err(|_| Problem::NotFound)?;
    let reason = page.query("reason").unwrap_or_default();
    // O3: its data is elsewhere now; the look, and its reason, are of the contact that has it
    if let Some(current) = page.portal.desk.merged_into(at_desk.viewer, id).await? {
        return Ok(see_other(paths::admin_contact(current, &reason)));
    }
    contact_page(&page, &at_desk, StatusCode::OK, id, &reason, Form::new()).await
}

/// `POST /admin/contacts/{id}/caller`: mails a code, or checks what the caller read out.
pub async fn caller(
    page: PageFrame,
    at_desk: AtDesk,
    id: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let id = id.parse().map(ContactId).map_err(|_| Problem::NotFound)?;
    let (reason, desk) = (posted.value("reason").to_owned(), &page.portal.desk);
    let done = |word: &str| see_other(format!("{}&done={word}#caller", paths::admin_contact(id, &reason)));
    let asked = match posted.value("act") {
        "send" => {
            desk.ask_caller_code(at_desk.viewer, id, posted.value("form").to_owned()).await.map(|()| "caller-asked")
        }
        _ => {
            let code = Secret::new(posted.value("code").to_owned());
            desk.prove_caller(at_desk.viewer, id, code).await.map(|()| "caller-proved")
        }
    };
    let message = match asked {
        Ok(word) => return Ok(done(word)),
        Err(Refused::WrongCode { left }) => Message::new("error-code-wrong").with("left", i64::from(left)),
        Err(Refused::Over(Over::TooManyTries)) => Message::new("error-caller-tries"),
        Err(Refused::Over(_)) => Message::new("error-caller-over"),
        Err(Refused::TooOften { minutes }) => Message::new("error-caller-often").with("minutes", minutes),
        Err(other) => return Err(other.into()),
    };
    let form = Form::new().failing("code", message);
    contact_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, id, &reason, form).await
}

/// `POST /admin/contacts/{id}/stop`.
pub async fn stop(
    page: PageFrame,
    at_desk: AtDesk,
    id: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let id = id.parse().map(ContactId).map_err(|_| Problem::NotFound)?;
    let reason = posted.value("reason").to_owned();
    match page.portal.desk.stop_for(at_desk.viewer, id, posted.value("topic").to_owned(), reason.clone()).await {
        Ok(done) => {
            let word = if done == Chosen::Now { "stopped-for" } else { "stopped-before" };
            Ok(see_other(format!("{}&done={word}", paths::admin_contact(id, &reason))))
        }
        Err(Refused::Field { field, message }) => {
            let form = posted.form().failing(field, Message::new(message));
            contact_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, id, &reason, form).await
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /admin/contacts/{id}/correct`.
pub async fn correct(
    page: PageFrame,
    at_desk: AtDesk,
    id: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let id = id.parse().map(ContactId).map_err(|_| Problem::NotFound)?;
    let kind = ValueKind::from_key(posted.value("kind")).ok_or(Problem::Bad)?;
    let reason = posted.value("reason").to_owned();
    let typed = (kind, posted.value("value").to_owned(), reason.clone());
    match page.portal.desk.correct_for(at_desk.viewer, id, typed, posted.value("form").to_owned()).await {
        Ok(()) => Ok(see_other(format!("{}&done=corrected", paths::admin_contact(id, &reason)))),
        Err(Refused::Field { field, message }) => {
            let limit = i64::try_from(kind.limit()).unwrap_or(0);
            let form = posted.form().failing(field, Message::new(message).with("limit", limit));
            contact_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, id, &reason, form).await
        }
        Err(other) => Err(other.into()),
    }
}
