//! C9: what was chosen when, with the words that were shown; what holds now, with a way out beside it; and a receipt of
//! each choice that the person can keep.

use super::own_frame;
use crate::actions::preference::topic_label;
use crate::domain::consent::{CellState, EventKind};
use crate::domain::page::{Frame, Link, Row};
use crate::domain::register::Registers;
use crate::paths;
use crate::store::consents::ConsentEvent;
use crate::text::Words;
use crate::web::page::PageFrame;
use crate::web::problem::Problem;
use crate::web::session::SignedIn;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

struct ChoiceLine {
    what: String,
    topic: String,
    how: String,
    at: String,
    words: String,
    href: String,
}

struct HeldConsent {
    topic: String,
    since: String,
    key: String,
}

#[derive(Template)]
#[template(path = "contact/consents.html")]
struct ConsentsPage {
    t: Words,
    frame: Frame,
    held: Vec<HeldConsent>,
    action: String,
    choices: Vec<ChoiceLine>,
    preferences_href: String,
}

#[derive(Template)]
#[template(path = "contact/receipt.html")]
struct ReceiptPage {
    t: Words,
    frame: Frame,
    rows: Vec<Row>,
    files: Vec<Link>,
    key_href: String,
    command: String,
}

/// `/me/consents`.
pub async fn show(page: PageFrame, signed_in: SignedIn) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let registers = page.portal.desk.registers();
    let events = page.portal.desk.own_consents(signed_in.viewer).await?;
    let held = page.portal.desk.own_standing(signed_in.viewer).await?;
    let held = held.into_iter().filter(|c| c.state == CellState::Given).map(|cell| HeldConsent {
        topic: topic_label(&registers, &cell.topic, t),
        since: t.with("consents-since", &[("at", &t.moment(cell.since))]),
        key: cell.topic,
    });
    let choices = events.into_iter().map(|event| ChoiceLine {
        what: kind_words(t, &event),
        topic: about(&registers, &event, t),
        how: t.say(&format!("consent-means-{}", event.means)).into_owned(),
        at: t.moment(event.at),
        // what another system told us came without any words of ours
        words: if event.wording.is_empty() {
            String::new()
        } else {
            t.with("consents-words", &[("words", &event.wording)])
        },
        href: paths::consent(event.id),
    });
    page.answer(&ConsentsPage {
        t,
        frame: own_frame(&page, &signed_in, None),
        held: held.collect(),
        action: paths::my_preferences().into(),
        choices: choices.collect(),
        preferences_href: paths::my_preferences().into(),
    })
}

/// The topic, and the channel where it is not mail: who stopped calls did not stop everything.
fn about(registers: &Registers, event: &ConsentEvent, t: Words) -> String {
    let topic = topic_label(registers, &event.topic, t);
    match event.channel.as_str() {
        "phone" | "post" => format!("{topic}, {}", t.say(&format!("channel-{}", event.channel))),
        _ => topic,
    }
}

fn kind_words(t: Words, event: &ConsentEvent) -> String {
    t.say(&format!("consent-kind-{}", event.kind)).into_owned()
}

fn id_of(request: &HttpRequest) -> Result<i64, Problem> {
    request.match_info().get("id").and_then(|id| id.parse().ok()).ok_or(Problem::NotFound)
}

/// `/me/consents/{id}`: the receipt in words.
pub async fn receipt(page: PageFrame, signed_in: SignedIn, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let (t, id) = (page.words, id_of(&request)?);
    let desk = &page.portal.desk;
    let event = desk.own_consent(signed_in.viewer, id).await?;
    let made = desk.own_receipt(signed_in.viewer, id, t).await?;
    let registers = desk.registers();
    let lang = t.language().code();
    let row = |key: &str, value: String| Row { key: t.say(key).into_owned(), value, change_href: None };
    let mut rows = vec![
        row("receipt-what", format!("{}: {}", kind_words(t, &event), about(&registers, &event, t))),
        row("receipt-when", t.moment(event.at)),
        row("receipt-how", t.say(&format!("consent-means-{}", event.means)).into_owned()),
        row("receipt-version", event.version.to_string()),
        row("receipt-who", registers.controller().display_name(lang).to_owned()),
    ];
    if !event.wording.is_empty() {
        rows.insert(3, row("receipt-words", event.wording.clone()));
    }
    if let Some(purpose) = registers.purpose(&event.purpose) {
        rows.insert(2, row("receipt-purpose", purpose.sentence.in_language(lang).to_owned()));
    }
    if event.kind == EventKind::Given.key() {
        rows.push(row("receipt-withdraw", t.say("receipt-withdraw-how").into_owned()));
    }
    page.answer(&ReceiptPage {
        t,
        frame: own_frame(&page, &signed_in, Some(paths::consents())),
        rows,
        files: vec![
            Link::new(t.say("receipt-file"), paths::receipt(id)),
            Link::new(t.say("receipt-signature"), paths::receipt_signature(id)),
        ],
        key_href: format!("{}{}", desk.settings().base_url, paths::receipt_key(made.key)),
        command: "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in receipt.json -sigfile receipt.sig".into(),
    })
}

/// `/me/consents/{id}/receipt.json`: the bytes that are signed.
pub async fn receipt_json(page: PageFrame, signed_in: SignedIn, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let made = page.portal.desk.own_receipt(signed_in.viewer, id_of(&request)?, page.words).await?;
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header(("content-disposition", "attachment; filename=\"receipt.json\""))
        .body(made.json))
}

/// `/me/consents/{id}/receipt.sig`: 64 bytes of Ed25519.
pub async fn receipt_signature(
    page: PageFrame,
    signed_in: SignedIn,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let made = page.portal.desk.own_receipt(signed_in.viewer, id_of(&request)?, page.words).await?;
    Ok(HttpResponse::Ok()
        .content_type("application/octet-stream")
        .insert_header(("content-disposition", "attachment; filename=\"receipt.sig\""))
        .body(made.signature))
}

/// `/receipts/keys/{number}`: the public half of the key that signs receipts, for everybody.
pub async fn key(page: PageFrame, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let number = request.match_info().get("number").and_then(|n| n.parse().ok()).ok_or(Problem::NotFound)?;
    let pem = page.portal.desk.ring().witness_public_pem(number).ok_or(Problem::NotFound)?;
    Ok(HttpResponse::Ok().content_type("application/x-pem-file").body(pem))
}
