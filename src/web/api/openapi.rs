//! What the API is, for programs: OpenAPI 3.1. Written beside the code and held against it by a test: every address and
//! method, every schema against real answers.

use super::{API_ACTS, LONGEST};
use crate::actions::changes::MOST_CHANGES;
use crate::actions::intake::MOST_CONTACTS;
use crate::actions::may_send::MOST_ADDRESSES;
use crate::domain::change::ChangeKind;
use crate::domain::import::Field;
use crate::domain::may_send::{Channel, No};
use crate::domain::register::Registers;
use crate::paths;
use crate::web::server::Portal;
use actix_web::{HttpResponse, web};
use serde_json::{Map, Value, json};

/// `GET /api/v1/openapi.json`: open to everybody, since it holds nothing of anybody.
pub async fn show(portal: web::Data<Portal>) -> HttpResponse {
    HttpResponse::Ok().json(document(&portal.desk.settings().base_url, &portal.desk.registers()))
}

fn text(description: &str) -> Value {
    json!({ "type": "string", "description": description })
}
fn one_of(keys: impl IntoIterator<Item = &'static str>, description: &str) -> Value {
    json!({ "type": "string", "enum": keys.into_iter().collect::<Vec<_>>(), "description": description })
}
fn schema(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}
fn content(name: &str, kind: &str) -> Value {
    let mut content = Map::new();
    content.insert(kind.to_owned(), json!({ "schema": schema(name) }));
    Value::Object(content)
}

/// An operation with the answers that every one of them may give.
fn operation(
    path: &str,
    method: &str,
    summary: &str,
    description: &str,
    body: Option<&str>,
    answer: &str,
    more: &[&str],
) -> Value {
    let scope = API_ACTS.iter().find(|(p, m, _)| *p == path && *m == method).map(|(.., scope)| scope.key());
    let limits = json!({
        "RateLimit-Policy": { "schema": { "type": "string" }, "description": "The quota of requests a minute." },
        "RateLimit": { "schema": { "type": "string" }, "description": "What is left of it, and for how many seconds." },
    });
    let problem =
        |words: &str| json!({ "description": words, "content": content("Problem", "application/problem+json") });
    let mut responses = json!({
        "200": { "description": "Done.", "headers": limits, "content": content(answer, "application/json") },
        "401": problem("No good credential."),
        "403": problem("The credential may not do this, or nothing may go to whoever it belongs to: `code` says which."),
        "422": problem("A field cannot be taken: `detail` says why, `at` where."),
        "429": problem("The quota is used up: `Retry-After` says for how many seconds."),
        "503": problem("The portal cannot answer at the moment."),
    });
    if body.is_some() {
        for (status, words) in [
            ("400", "The body is no JSON."),
            ("413", "The body is too large."),
            ("415", "The body is of another kind."),
        ] {
            responses[status] = problem(words);
        }
    }
    for status in more {
        responses[*status] = problem("Another request with this key is under way.");
    }
    let mut it = json!({
        "summary": summary,
        "description": format!("{description} Needs the scope `{}`.", scope.unwrap_or_default()),
        "operationId": path.trim_start_matches("/api/v1/").replace(['/', '-'], "_"),
        "security": [{ "credential": [] }],
        "responses": responses,
    });
    if let Some(name) = body {
        it["requestBody"] = json!({ "required": true, "content": content(name, "application/json") });
    }
    it
}

/// A place in the feed.
const CURSOR: &str = "^(0|[0-9]+-[0-9]+)$";

/// The document. The kinds of relation are those of the register.
pub fn document(base: &str, registers: &Registers) -> Value {
    let mut contacts = operation(
        paths::api_contacts(),
        "POST",
        "Hand in contacts",
        "Takes contacts in by the rules of an import: one contact an address; what the person corrected wins; an opt-out is taken from anywhere and lifted by nothing. Fields that are not stored are dropped and named; a field of the guard list refuses the whole request. A marketing purpose needs evidence: `notice`, and `collected_on` of each contact.",
        Some("HandedIn"),
        "Taken",
        &["409"],
    );
    contacts["parameters"] = json!([{
        "name": "Idempotency-Key", "in": "header", "required": false,
        "schema": { "type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$" },
        "description": "A request sent twice with the same key has one effect and one answer; a key lives for a day.",
    }]);
    let mut changes = operation(
        paths::api_changes(),
        "GET",
        "Follow what changed",
        "Opt-outs, corrections, restrictions and erasures of the contacts that your system has, in order, by your own identifiers. Going on from `next` misses nothing.",
        None,
        "Changes",
        &[],
    );
    changes["parameters"] = json!([
        { "name": "since", "in": "query", "required": false, "schema": { "type": "string", "pattern": CURSOR }, "description": "The `next` of an earlier answer; `0` or nothing for the beginning." },
        { "name": "limit", "in": "query", "required": false, "schema": { "type": "integer", "minimum": 1, "maximum": MOST_CHANGES, "default": 500 }, "description": "The most changes to look at." },
    ]);
    let mut paths_of = Map::new();
    let mut put = |path: &str, method: &str, it: Value| {
        paths_of.insert(path.to_owned(), json!({ method: it }));
    };
    put(paths::api_contacts(), "post", contacts);
    put(paths::api_changes(), "get", changes);
    put(
        paths::api_changes_ack(),
        "post",
        operation(
            paths::api_changes_ack(),
            "POST",
            "Confirm that changes were followed",
            "Says that your system has followed everything up to a place: what was erased by then is gone there too.",
            Some("Confirm"),
            "Confirmed",
            &[],
        ),
    );
    put(
        paths::api_links(),
        "post",
        operation(
            paths::api_links(),
            "POST",
            "Make footer links",
            "The preference link, the one-click address and both headers (RFC 8058) for each row of a campaign list.",
            Some("LinksAsked"),
            "Links",
            &[],
        ),
    );
    put(
        paths::api_may_send(),
        "post",
        operation(
            paths::api_may_send(),
            "POST",
            "May these contacts be written to?",
            "Ask right before sending, with the purpose and the topic. A no has a reason.",
            Some("Question"),
            "Answers",
            &[],
        ),
    );
    put(
        paths::api_openapi(),
        "get",
        json!({
            "summary": "This document", "description": "Open to everybody.", "operationId": "openapi", "security": [],
            "responses": { "200": { "description": "OpenAPI 3.1.", "content": { "application/json": { "schema": { "type": "object" } } } } },
        }),
    );
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Privacy portal: machine API", "version": "1",
            "description": "One answer for every sender: may this person be written to? And a feed of what people chose.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "servers": [{ "url": base }],
        "paths": paths_of,
        "components": {
            "securitySchemes": { "credential": { "type": "http", "scheme": "bearer", "description": format!("Made by `privacy-portal api-clients add`. A body may have {LONGEST} bytes.") } },
            "schemas": schemas(&crate::domain::relation::allowed(registers)),
        },
    })
}

fn schemas(kinds: &str) -> Value {
    let reasons = || No::ALL.iter().map(|no| no.code());
    let channel = || one_of(Channel::ALL.map(Channel::key), "How they would be reached.");
    let addresses =
        json!({ "type": "array", "items": { "type": "string" }, "minItems": 1, "maxItems": MOST_ADDRESSES });
    let optional = |words: &str| json!({ "type": ["string", "null"], "description": words });
    let mut fields = Map::new();
    for key in Field::keys() {
        fields.insert(key.to_owned(), json!({ "type": ["string", "number", "boolean", "null", "array"] }));
    }
    fields.insert("email".to_owned(), text("The address that the contact is known by."));
    let relation = format!(
        "How the contact is linked with `organisation`: {kinds}, or a list of these; `kind` is another name of it. Any other is refused, and so is `colleague`. Of a system the newest organisation counts for each kind; another kind at another organisation stays. What the person ended does not come back."
    );
    for key in ["relation", "kind"] {
        fields.insert(key.to_owned(), json!({ "type": ["string", "array", "null"], "description": relation }));
    }
    let contact = json!({ "type": "object", "required": ["email"], "properties": fields, "description": "Other fields are dropped and named." });
    json!({
        "Problem": {
            "type": "object", "description": "RFC 9457.",
            "required": ["type", "title", "status", "code", "instance"],
            "properties": {
                "type": text("A name of the kind of problem."), "title": text("The kind in words."),
                "status": { "type": "integer" }, "code": text("Stays the same across versions."),
                "instance": text("The number under which the portal's log has the request."),
                "detail": text("What is wrong here, and how to mend it."), "at": text("Where in the request (RFC 6901)."),
            },
            "additionalProperties": false,
        },
        "Question": {
            "type": "object", "required": ["purpose"],
            "properties": {
                "purpose": text("A row of the purposes table, such as R06."), "topic": optional("A topic of that purpose."),
                "channel": { "anyOf": [channel(), { "type": "null" }] },
                "calls_checked_on": { "anyOf": [
                    { "type": "string", "format": "date", "description": "For calls: when the numbers were last looked up in the registers of those that may not be called (TPS, CTPS)." },
                    { "type": "null" },
                ] },
                "address": optional("One address."), "addresses": { "anyOf": [addresses.clone(), { "type": "null" }] },
            },
            "additionalProperties": false,
            "description": "Either `address` or `addresses`.",
        },
        "Answers": {
            "type": "object", "required": ["purpose", "topic", "channel", "asked", "allowed", "answers"],
            "properties": {
                "purpose": { "type": "string" }, "topic": { "type": ["string", "null"] }, "channel": channel(),
                "asked": { "type": "integer" }, "allowed": { "type": "integer" },
                "observing_until": text("Observe mode: until then only what the person said themselves refuses."),
                "answers": { "type": "array", "items": {
                    "type": "object", "required": ["address", "allowed"],
                    "properties": {
                        "address": text("As it was asked."), "allowed": { "type": "boolean" },
                        "reason": one_of(reasons(), "Why not."),
                        "would_refuse": one_of(reasons(), "Observe mode: why not, from its end on."),
                    },
                    "additionalProperties": false,
                } },
            },
            "additionalProperties": false,
        },
        "HandedIn": {
            "type": "object", "required": ["source"],
            "properties": {
                "source": text("How the data was collected: SRC01 to SRC16."),
                "purposes": { "type": "array", "items": { "type": "string" } },
                "basis": { "anyOf": [one_of(["consent", "legitimate_interest", "legal_obligation"], "On what ground."), { "type": "null" }] },
                "entity": optional("The legal entity that holds the data."), "site": optional("The website it came from."),
                "partner": optional("The partner of a joint campaign."), "campaign": optional("The joint campaign."),
                "supplier": optional("Who supplied outside records."), "given_by": optional("The address of the contact who gave the data of their own customers."), "reason": optional("Why they were taken."),
                "relation": optional(&format!("How all of them are linked with their organisation, where a contact does not say: {kinds}.")),
                "notice": optional("Evidence: the version of the notice, or of the words agreed to."),
                "sold_on": { "anyOf": [{ "type": "string", "format": "date" }, { "type": "null" }], "description": "For a soft opt-in, with the next two: the day of the sale in which the addresses were got." },
                "product_family": optional("What was sold."), "refusal_offered": optional("How people could refuse marketing then."),
                "contact": { "anyOf": [contact.clone(), { "type": "null" }] },
                "contacts": { "anyOf": [{ "type": "array", "items": contact, "minItems": 1, "maxItems": MOST_CONTACTS }, { "type": "null" }] },
            },
            "additionalProperties": false,
            "description": "Either `contact` or `contacts`. Source, purposes and basis must go together in the registers, and a marketing purpose needs its evidence: else 422, which says at which field.",
        },
        "Taken": {
            "type": "object", "required": ["received", "counts", "opt_outs", "dropped_fields", "results"],
            "properties": {
                "received": { "type": "integer" },
                "counts": { "type": "object", "additionalProperties": { "type": "integer" } },
                "opt_outs": { "type": "integer", "description": "Opt-outs that were not known yet." },
                "dropped_fields": { "type": "array", "items": { "type": "string" } },
                "results": { "type": "array", "items": {
                    "type": "object", "required": ["index", "outcome"],
                    "properties": {
                        "index": { "type": "integer" },
                        "outcome": one_of(["added", "changed", "completed", "unchanged", "suppressed", "restricted", "objected", "rejected"], "What became of it."),
                        "reason": text("Why it was rejected."),
                    },
                    "additionalProperties": false,
                } },
            },
            "additionalProperties": false,
        },
        "LinksAsked": {
            "type": "object", "required": ["topic", "addresses"],
            "properties": { "topic": text("What the campaign is about: a key of the topic register."), "addresses": addresses },
            "additionalProperties": false,
        },
        "Links": {
            "type": "object", "required": ["topic", "sender", "linked", "links"],
            "properties": {
                "sender": {
                    "type": "object", "required": ["name", "postal_address", "web"],
                    "description": "Who sends, for the foot of each mail.",
                    "properties": { "name": { "type": "string" }, "postal_address": { "type": "string" }, "web": { "type": "string" } },
                    "additionalProperties": false,
                },
                "topic": { "type": "string" }, "linked": { "type": "integer" },
                "links": { "type": "array", "items": {
                    "type": "object", "required": ["address"],
                    "properties": {
                        "address": { "type": "string" }, "reason": one_of(reasons(), "Why there is no link: the reason that may-send gives."),
                        "preference_link": text("For the footer."), "one_click_link": text("For the header."),
                        "list_unsubscribe": text("The header List-Unsubscribe."), "list_unsubscribe_post": text("The header List-Unsubscribe-Post."),
                    },
                    "additionalProperties": false,
                } },
            },
            "additionalProperties": false,
        },
        "Changes": {
            "type": "object", "required": ["system", "changes", "next", "more", "confirmed"],
            "properties": {
                "system": text("Whose identifiers these are."), "next": text("Where to go on."),
                "more": { "type": "boolean", "description": "Whether there is more already." },
                "confirmed": text("Up to where your system has confirmed."),
                "changes": { "type": "array", "items": {
                    "type": "object", "required": ["cursor", "kind", "at", "external_ids"],
                    "properties": {
                        "cursor": { "type": "string" }, "kind": one_of(ChangeKind::ALL.iter().map(|k| k.key()), "What changed."),
                        "at": { "type": "string", "format": "date-time" },
                        "external_ids": { "type": "array", "items": { "type": "string" }, "description": "Your own identifiers of the contact." },
                        "topic": text("For opt-outs: a topic, or all."), "channel": text("For opt-outs: a channel, or all."),
                        "object": text("Further what, such as the kind of a corrected value. Never a value."),
                    },
                    "additionalProperties": false,
                } },
            },
            "additionalProperties": false,
        },
        "Confirm": { "type": "object", "required": ["cursor"], "properties": { "cursor": { "type": "string", "pattern": CURSOR, "description": "The `next` of an answer; not one after the end of the feed." } }, "additionalProperties": false },
        "Confirmed": { "type": "object", "required": ["confirmed"], "properties": { "confirmed": { "type": "string" } }, "additionalProperties": false },
    })
}
