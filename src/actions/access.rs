//! S2.8: everything held about a person, with what explains each value, in the person's words. The page, the export and
//! later the officer's answer all say the same because they take it from here.

use super::{Desk, Refused};
use crate::domain::audit::{Actor, AuditEvent};
use crate::domain::calendar::Calendar;
use crate::domain::clock::Moment;
use crate::domain::deadline;
use crate::domain::export::{
    Access, Author, Controller, Copy, GivenBy, Giver, Kind, Message, Person, Purpose, Recipient, Request, Right,
    SCHEMA_VERSION, Session, Source, State, Suppression, System, Value,
};
use crate::domain::page::Company;
use crate::domain::provenance::Provenance;
use crate::domain::register::{Address, AddressKind, Registers, RetentionRule};
use crate::domain::request::{Matter, State as CaseState};
use crate::domain::value::ValueKind;
use crate::store::requests::PERSON;
use crate::store::viewer::{Case, OwnData};
use crate::text::{RIGHTS, Words};
use std::str::FromStr as _;

/// A postal address on one line.
pub fn one_line(address: &Address, _lang: &str) -> String {
    address.lines.iter().map(String::as_str).chain([address.postcode.as_str()]).collect::<Vec<_>>().join(", ")
}

/// G7: where letters to the officer go, line by line.
pub fn officer_address(registers: &Registers, lang: &str) -> Vec<String> {
    let Some(address) = registers.addresses().iter().find(|a| a.kind == AddressKind::OfficerPost) else {
        return Vec::new();
    };
    let country = registers.country(&address.country).map(|c| c.label.in_language(lang).to_owned());
    address.lines.iter().cloned().chain([address.postcode.clone()]).chain(country).collect()
}

/// S1.1, S1.5: who is responsible, for the foot of pages and letters.
pub fn company(registers: &Registers, lang: &str) -> Company {
    let entity = registers.controller();
    Company {
        name: entity.display_name(lang).to_owned(),
        number: entity.number.clone().unwrap_or_default(),
        registered_in: entity.registered_in.as_ref().map(|l| l.in_language(lang).to_owned()).unwrap_or_default(),
        office: registers.registered_office(entity).map(|a| one_line(a, lang)).unwrap_or_default(),
    }
}

/// One live or superseded value with its number and when it came, beside its explanation.
#[derive(Debug, Clone)]
pub struct Explained {
    /// The kind.
    pub kind: ValueKind,
    /// What the export says about it.
    pub value: Value,
    /// S8.3: whether the person corrects it with effect at once, by review, or not at all.
    pub is_superseded: bool,
}

/// Everything about a person in their words.
pub struct OwnAccount {
    /// As read.
    pub data: OwnData,
    /// Every value with its explanation, in the order of the kinds.
    pub values: Vec<Explained>,
}

impl Desk {
    /// S8.2: reads and explains everything held about the viewer.
    pub async fn own_account(&self, viewer: crate::store::ContactViewer, t: Words) -> Result<OwnAccount, Refused> {
        let data = self.reader().own_data(viewer, self.now()).await?.ok_or(Refused::NotFound)?;
        let values = explain(&self.registers(), &data, t);
        Ok(OwnAccount { data, values })
    }
}

/// Explains addresses and values. No fact of the six is empty: what is not known says so.
pub fn explain(registers: &Registers, data: &OwnData, t: Words) -> Vec<Explained> {
    let none = Provenance::default();
    let of = |id| data.provenances.get(&id).map_or((&none, None), |(p, at): &(Provenance, Moment)| (p, Some(*at)));
    let mut all: Vec<Explained> = Vec::new();
    for address in &data.addresses {
        let (provenance, at) = of(address.provenance);
        let mut value = one(registers, data, t, ValueKind::Email, &address.address, provenance, at);
        value.confirmed_at = address.verified_at;
        all.push(Explained { kind: ValueKind::Email, value, is_superseded: false });
    }
    for held in &data.values {
        let (provenance, at) = of(held.provenance);
        let mut value = one(registers, data, t, held.kind, &held.content, provenance, at);
        value.confirmed_at = held.confirmed_at;
        let is_superseded = held.superseded_at.is_some();
        if is_superseded {
            value.state = State::Superseded;
            value.retention = t.say("explain-superseded").into_owned();
        }
        all.push(Explained { kind: held.kind, value, is_superseded });
    }
    all.sort_by_key(|e| (ValueKind::ALL.iter().position(|k| *k == e.kind), e.is_superseded));
    all
}

fn one(
    registers: &Registers,
    data: &OwnData,
    t: Words,
    kind: ValueKind,
    content: &str,
    p: &Provenance,
    at: Option<Moment>,
) -> Value {
    let lang = t.language().code();
    let category = kind.category();
    let rows: Vec<_> =
        p.purposes.iter().filter_map(|(row, basis)| registers.purpose(row).map(|r| (r, basis.as_str()))).collect();
    let live: Vec<_> = rows
        .iter()
        .filter(|(row, _)| registers.may_use(&row.key, category).is_ok())
        .filter(|(row, _)| !data.purposes.iter().any(|s| s.purpose == row.key && s.state != "live"))
        .collect();
    let purposes = live
        .iter()
        .map(|(row, basis)| Purpose {
            row: row.key.clone(),
            label: row.sentence.in_language(lang).to_owned(),
            basis: (*basis).to_owned(),
            basis_label: crate::domain::register::Basis::from_str(basis)
                .ok()
                .and_then(|b| registers.situation_of(b))
                .map_or_else(|| (*basis).to_owned(), |s| s.label.in_language(lang).to_owned()),
        })
        .collect();
    let mut recipients: Vec<Recipient> = Vec::new();
    for (row, _) in &live {
        for recipient in registers.recipients_for(&row.key) {
            let it = Recipient {
                name: recipient.label.in_language(lang).to_owned(),
                ground: registers
                    .ground(&recipient.ground)
                    .map_or_else(String::new, |g| g.label.in_language(lang).to_owned()),
                country: recipient.country.clone(),
            };
            if !recipients.contains(&it) {
                recipients.push(it);
            }
        }
    }
    let here = p.system == "portal";
    let giver = match p.giver.as_str() {
        "person" => Some((GivenBy::Person, "explain-giver-person")),
        "organisation" => Some((GivenBy::Organisation, "explain-giver-organisation")),
        "third_party" => Some((GivenBy::Supplier, "explain-giver-supplier")),
        _ => None,
    };
    Value {
        kind: kind.key().into(),
        label: t.kind(kind).into_owned(),
        category: category.key().into(),
        category_label: t.category(category).0.into_owned(),
        content: content.into(),
        purposes,
        source: Source {
            key: p.source.clone(),
            words: if here {
                t.say("explain-source-portal").into_owned()
            } else {
                registers.source(&p.source).map_or_else(
                    || t.say("explain-source-unknown").into_owned(),
                    |s| s.label.in_language(lang).to_owned(),
                )
            },
            date: p.collected_on.or_else(|| at.map(Moment::london_date)),
            giver: giver.map(|(who, key)| Giver { who, words: t.say(key).into_owned() }),
            system: registers.system(&p.system).map(|s| s.label.in_language(lang).to_owned()),
            site: p.site.as_deref().map(|s| registers.site(s).map_or(s, |s| s.label.in_language(lang)).to_owned()),
            partner: p.partner.clone(),
            campaign: p.campaign.clone(),
            supplier: p.supplier.clone(),
            notice_version: p.notice_version.clone(),
        },
        recipients,
        retention: retention(t, lang, live.iter().filter_map(|(row, _)| row.retention.as_ref())),
        confirmed_at: None,
        state: State::Current,
        statement: None,
    }
}

/// S8.17: how long, by the longest rule of the live purposes; says so where the register has none yet (GAP7).
fn retention<'r>(t: Words, lang: &str, rules: impl Iterator<Item = &'r RetentionRule>) -> String {
    let Some(rule) = rules.max_by_key(|r| r.months) else { return t.say("explain-retention-none").into_owned() };
    let period = t.with("explain-retention-months", &[("months", &i64::from(rule.months))]);
    match &rule.law {
        Some(law) => format!("{period} {}", law.in_language(lang)),
        None => period,
    }
}

/// Who acted, in words.
pub fn who(t: Words, event: &AuditEvent, own: crate::domain::ids::ContactId) -> String {
    let own = Actor::Contact(own).to_string();
    let key = match event.actor.split(':').next().unwrap_or_default() {
        "contact" if event.actor == own => "actor-you",
        "visitor" => "actor-visitor",
        "officer" => "actor-officer",
        "client" => "actor-client",
        "operator" => "actor-operator",
        _ => "actor-portal",
    };
    t.say(key).into_owned()
}

/// What was done, in words; the kind of value where one is meant.
pub fn what(t: Words, event: &AuditEvent) -> String {
    let kind = ValueKind::from_key(&event.object).map(|k| t.kind(k).into_owned());
    let said = |key: &str| t.say(key).into_owned();
    let text = match event.action.as_str() {
        "sign_in.asked" => said("event-sign-in-asked"),
        "sign_in.wrong_code" => said("event-wrong-code"),
        "session.started" => said("event-session-started"),
        "session.ended" | "session.others_ended" => said("event-session-ended"),
        "proof.asked" => said("event-proof-asked"),
        "proof.given" => said("event-proof-given"),
        "value.corrected" => said("event-corrected"),
        "value.confirmed" => said("event-confirmed"),
        "correction.filed" => said("event-correction-filed"),
        "address.change_asked" => said("event-address-asked"),
        "address.changed" => said("event-address-changed"),
        "address.change_stopped" => said("event-address-stopped"),
        "address.wrong_code" => said("event-wrong-code"),
        "request.filed" => said("event-request-filed"),
        "message.sent" => said("event-message-sent"),
        "request.withdrawn" => said("event-request-withdrawn"),
        "request.answered" => said("event-request-answered"),
        "request.viewed" => said("event-request-viewed"),
        "request.logged" => said("event-request-logged"),
        "request.assigned" => said("event-request-assigned"),
        "note.written" => said("event-note-written"),
        "message.redacted" => said("event-message-redacted"),
        "paper.written" => said("event-paper-written"),
        "paper.posted" => said("event-paper-posted"),
        "search.asked" => said("event-search-asked"),
        "contact.viewed" => said("event-contact-viewed"),
        "value.corrected_for" => said("event-corrected-for"),
        "correction.decided" => said("event-correction-decided"),
        "contact.added" => said("event-contact-added"),
        "marketing.stopped" => said("event-marketing-stopped"),
        "marketing.asked" => said("event-marketing-asked"),
        "marketing.given" => said("event-marketing-given"),
        "marketing.undone" => said("event-marketing-undone"),
        "export.taken" => said("event-exported"),
        "data.viewed" => said("event-viewed"),
        _ => said("event-other"),
    };
    match kind {
        Some(kind) => format!("{text}: {kind}"),
        None => text,
    }
}

/// The state of a case in words.
pub fn state_words(t: Words, state: CaseState) -> String {
    let key = match state {
        // S13.13: that it waits for a look tells only whoever fills in forms by machine
        CaseState::Received | CaseState::Suspected => "state-received",
        CaseState::WaitingClarification => "state-needs-you",
        CaseState::Closed => "state-done",
        CaseState::Withdrawn => "state-withdrawn",
        CaseState::InProgress => "state-in-progress",
    };
    t.say(key).into_owned()
}

/// What a case is about, in words: the right it exercises, else the matter.
pub fn matter_words(t: Words, matter: Matter, right: Option<&str>) -> String {
    match right.filter(|right| RIGHTS.contains(right) && matches!(matter, Matter::Right | Matter::Correct)) {
        Some(right) => t.right(right).0.into_owned(),
        None => t.say(&format!("matter-{}", matter.key())).into_owned(),
    }
}

/// S8.2, L15.2: the whole copy for the export, as everything stands now.
pub fn copy_of(desk: &Desk, account: &OwnAccount, t: Words) -> Copy {
    let (registers, data, lang, now) = (desk.registers(), &account.data, t.language().code(), desk.now());
    let entity = registers.controller();
    let calendar = Calendar::default();
    let regulator = registers.regulator();
    let holder = registers.entity(&data.contact.entity).unwrap_or(entity);
    let systems = registers.systems().iter().filter(|s| s.key != "portal").map(|s| {
        let has = data.systems.iter().any(|c| c.system == s.key);
        System {
            name: s.label.in_language(lang).to_owned(),
            contains: s.contains.in_language(lang).to_owned(),
            copied: s.copied && data.copies.contains_key(&s.key),
            copied_at: data.copies.get(&s.key).copied().filter(|_| has || s.copied),
            how_to_search: s.search.in_language(lang).to_owned(),
        }
    });
    Copy {
        schema_version: SCHEMA_VERSION,
        kind: Kind::Access,
        generated_at: now,
        controller: Controller {
            name: entity.display_name(lang).to_owned(),
            number: entity.number.clone().unwrap_or_default(),
            registered_in: entity.registered_in.as_ref().map(|l| l.in_language(lang).to_owned()).unwrap_or_default(),
            registered_office: registers
                .registered_office(entity)
                .map(|a| a.lines.iter().cloned().chain([a.postcode.clone()]).collect())
                .unwrap_or_default(),
            contact: desk.settings().base_url.clone(),
            contact_link: Some(desk.settings().base_url.clone()),
            officer_address: officer_address(&registers, lang),
            regulator: regulator.name.clone(),
            regulator_link: regulator.url.clone().unwrap_or_else(|| "https://ico.org.uk/make-a-complaint/".into()),
        },
        person: Person {
            addresses: data.addresses.iter().map(|a| a.address.clone()).collect(),
            held_by: holder.display_name(lang).to_owned(),
            country: data.contact.country.clone(),
            language: lang.to_owned(),
            language_name: t.language().name().to_owned(),
        },
        values: account.values.iter().map(|e| e.value.clone()).collect(),
        systems: systems.collect(),
        disclosures: Vec::new(),
        transfers: Vec::new(),
        consents: Vec::new(),
        preferences: Vec::new(),
        suppressions: data
            .suppressions
            .iter()
            .map(|s| Suppression {
                what: t
                    .say(match s.channel.as_str() {
                        "phone" => "suppressed-phone",
                        "post" => "suppressed-post",
                        "email" => "suppressed-email",
                        _ => "suppressed-all",
                    })
                    .into_owned(),
                reason: match registers.system(&s.origin) {
                    Some(system) => t.with("suppressed-by-system", &[("system", &system.label.in_language(lang))]),
                    None => t.say("suppressed-here").into_owned(),
                },
                since: s.since,
                by_person: s.reason != "undeliverable",
            })
            .collect(),
        requests: data
            .cases
            .iter()
            .map(|Case { request, items, .. }| Request {
                reference: request.reference.clone(),
                rights: items.iter().map(|(item, ..)| item.right.clone()).collect(),
                received: request.received_on,
                state: state_words(t, request.state),
                aim_due: Some(deadline::aim_due(request.received_on, &calendar)),
                legal_due: Some(deadline::legal_due(request.received_on, &calendar)),
                answered: request.closed_at.map(Moment::london_date),
                outcome: None,
            })
            .collect(),
        messages: data
            .cases
            .iter()
            .flat_map(|case| case.messages.iter().map(|m| (case.request.reference.clone(), m)))
            .map(|(reference, m)| Message {
                reference: Some(reference),
                when: m.at,
                from: if m.author == PERSON { Author::Person } else { Author::Us },
                body: m.text.clone(),
                attachments: Vec::new(),
            })
            .collect(),
        sessions: data
            .sessions
            .iter()
            .map(|s| Session {
                started: s.created_at,
                last_seen: s.last_seen_at,
                ended: None,
                browser: s.agent_family.clone(),
                network: s.network.clone(),
            })
            .collect(),
        access_log: data
            .audit
            .iter()
            .map(|(_, e)| Access { when: e.at, who: who(t, e, data.contact.id), what: what(t, e) })
            .collect(),
        rights: RIGHTS
            .iter()
            .map(|key| {
                let (label, text) = t.right(key);
                Right { key: (*key).to_owned(), label: label.into_owned(), text: text.into_owned() }
            })
            .collect(),
        complaints: vec![
            t.say("complaint-us").into_owned(),
            t.with("complaint-regulator", &[("regulator", &regulator.name)]),
        ],
        automated_decisions: Some(t.say("explain-automated").into_owned()),
        not_covered: not_covered(&registers, t),
        receipts: Vec::new(),
    }
}

/// Systems that hold data and that the portal has no copy of, and how to have them searched.
pub fn not_covered(registers: &Registers, t: Words) -> Vec<String> {
    let lang = t.language().code();
    registers
        .systems_not_copied()
        .map(|s| {
            format!("{}: {} {}", s.label.in_language(lang), s.contains.in_language(lang), s.search.in_language(lang))
        })
        .collect()
}
