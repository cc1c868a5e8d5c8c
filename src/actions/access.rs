//! S2.8: everything held about a person, with what explains each value, in the person's words. The page, the export and
//! later the officer's answer all say the same because they take it from here.

use super::erasure::{ErasureView, Kept};
use super::preference::topic_label;
use super::whereabouts::{disclosures_of, transfers_of};
use super::{Desk, Refused};
use crate::domain::audit::{Actor, AuditEvent};
use crate::domain::clock::Moment;
use crate::domain::consent::EventKind;
use crate::domain::contact::ContactStatus;
use crate::domain::deadline;
use crate::domain::export::{
    Access, Author, Consent, ConsentAct, Controller, Copy, GivenBy, Giver, Kind, Message, Person, Purpose, Receipt,
    Recipient, Relation, Request, Right, SCHEMA_VERSION, Sent, Session, Source, State, Suppression, System, Value,
};
use crate::domain::page::Company;
use crate::domain::provenance::Provenance;
use crate::domain::register::{Address, AddressKind, RecipientKind, Registers, RetentionAction, RetentionStart};
use crate::domain::relation::{self, EndedBy};
use crate::domain::request::{Matter, State as CaseState};
use crate::domain::retention::{Holding, Item, Stay, stays};
use crate::domain::value::{Category, ValueKind};
use crate::store::consents::ConsentEvent;
use crate::store::requests::{PERSON, RequestItem};
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

/// S3.3: a relation to an organisation beside its explanation.
#[derive(Debug, Clone)]
pub struct ExplainedRelation {
    /// Its number among the contact's rows.
    pub number: i64,
    /// What the export says about it.
    pub relation: Relation,
    /// Who ended it, if anybody did.
    pub ended_by: Option<EndedBy>,
}

/// Everything about a person in their words.
pub struct OwnAccount {
    /// As read.
    pub data: OwnData,
    /// Every value with its explanation, in the order of the kinds.
    pub values: Vec<Explained>,
    /// S3.3: every relation with its explanation, those in force first.
    pub relations: Vec<ExplainedRelation>,
    /// S13.12: files of the person's cases; read for a copy only.
    pub sent: Vec<Sent>,
}

impl Desk {
    /// S8.2: reads and explains everything held about the viewer.
    pub async fn own_account(&self, viewer: crate::store::ContactViewer, t: Words) -> Result<OwnAccount, Refused> {
        let data = self.reader().own_data(viewer, self.now()).await?.ok_or(Refused::NotFound)?;
        let values = explain(&self.registers(), &data, t);
        let relations = explain_relations(&self.registers(), &data, t);
        Ok(OwnAccount { data, values, relations, sent: Vec::new() })
    }
}

/// Explains addresses and values. No fact of the six is empty: what is not known says so.
pub fn explain(registers: &Registers, data: &OwnData, t: Words) -> Vec<Explained> {
    let none = Provenance::default();
    let holding = holding_of(data);
    let (address_stays, value_stays) = stays(registers, &holding);
    let mut value_stays = value_stays.into_iter();
    let lang = t.language().code();
    let of = |id| data.provenances.get(&id).map_or((&none, None), |(p, at): &(Provenance, Moment)| (p, Some(*at)));
    let mut all: Vec<Explained> = Vec::new();
    for (address, stay) in data.addresses.iter().zip(&address_stays) {
        let (provenance, at) = of(address.provenance);
        let mut value = one(registers, data, t, ValueKind::Email, &address.address, provenance, at);
        value.retention = retention(registers, t, lang, stay, ValueKind::Email.category());
        value.confirmed_at = address.verified_at;
        if data.contact.status == ContactStatus::Restricted
            || data.restrictions.iter().any(|r| r.scope.covers(ValueKind::Email, None))
        {
            value.state = State::Restricted;
        }
        all.push(Explained { kind: ValueKind::Email, value, is_superseded: false });
    }
    for held in &data.values {
        let (provenance, at) = of(held.provenance);
        let mut value = one(registers, data, t, held.kind, &held.content, provenance, at);
        value.confirmed_at = held.confirmed_at;
        value.in_doubt_since = held.stale_at;
        let is_superseded = held.superseded_at.is_some();
        if is_superseded {
            value.state = State::Superseded;
            value.retention = t.say("explain-superseded").into_owned();
        } else {
            if let Some(stay) = value_stays.next() {
                value.retention = retention(registers, t, lang, &stay, held.kind.category());
            }
            if data.contact.status == ContactStatus::Restricted
                || data.restrictions.iter().any(|r| r.scope.covers(held.kind, None))
            {
                // S8.7: the person sees and takes away what nobody else may use, marked
                value.state = State::Restricted;
            }
            // S8.4: what the person says stands beside what was left as it is
            if let Some(statement) = statement_of(data, held.kind) {
                value.statement = Some(statement);
                if value.state == State::Current {
                    value.state = State::Disputed;
                }
            }
        }
        all.push(Explained { kind: held.kind, value, is_superseded });
    }
    all.sort_by_key(|e| (ValueKind::ALL.iter().position(|k| *k == e.kind), e.is_superseded));
    all
}

/// S3.3: explains relations as values are explained: with purposes, source, recipients, period.
pub fn explain_relations(registers: &Registers, data: &OwnData, t: Words) -> Vec<ExplainedRelation> {
    let none = Provenance::default();
    let lang = t.language().code();
    let holding = holding_of(data);
    let (_, stays) = stays(registers, &holding);
    // relations stand behind the values there
    let mut stays = stays.into_iter().skip(data.values.iter().filter(|v| v.superseded_at.is_none()).count());
    let kind = ValueKind::Organisation;
    let is_restricted = data.contact.status == ContactStatus::Restricted
        || data.restrictions.iter().any(|r| r.scope.covers(kind, None));
    let mut all: Vec<ExplainedRelation> = Vec::new();
    for held in &data.relations {
        let (provenance, at) = data.provenances.get(&held.provenance).map_or((&none, None), |(p, at)| (p, Some(*at)));
        let value = one(registers, data, t, kind, &held.organisation, provenance, at);
        let stay = if held.is_held_on() { stays.next() } else { None };
        let retention = match stay {
            Some(stay) => retention(registers, t, lang, &stay, kind.category()),
            None => t.say("explain-superseded").into_owned(),
        };
        let relation = Relation {
            organisation: held.organisation.clone(),
            kind: held.kind.clone(),
            kind_label: relation::label(registers, &held.kind, lang),
            purposes: value.purposes,
            source: value.source,
            recipients: value.recipients,
            retention,
            state: match (held.is_live(), is_restricted) {
                (false, _) => State::Superseded,
                (true, true) => State::Restricted,
                (true, false) => State::Current,
            },
            ended_at: held.ended.map(|(at, _)| at),
        };
        all.push(ExplainedRelation { number: held.number, relation, ended_by: held.ended.map(|(_, by)| by) });
    }
    all.sort_by_key(|it| it.ended_by.is_some());
    all
}

/// The latest statement beside a kind of value.
fn statement_of(data: &OwnData, kind: ValueKind) -> Option<String> {
    data.cases.iter().find_map(|case| {
        let item = case.items.iter().find(|(item, ..)| item.kind == Some(kind) && item.right == "rectification")?;
        case.statements.get(&item.0.number).cloned()
    })
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
            let name = recipient.label.in_language(lang);
            let it = Recipient {
                // S7.6: they never get a file, and can reach it all the same
                name: match recipient.kind {
                    RecipientKind::Maintainer => t.with("explain-has-access", &[("name", &name)]),
                    _ => name.to_owned(),
                },
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
    let said = |who, key: &str| Giver { who, words: t.say(key).into_owned() };
    let giver = match p.giver.as_str() {
        "contact" if !data.givers.is_empty() => {
            let words = t.with("explain-giver-contact", &[("organisation", &data.givers.join(", "))]);
            Some(Giver { who: GivenBy::Organisation, words })
        }
        "contact" => Some(said(GivenBy::Organisation, "explain-giver-organisation")),
        "person" => Some(said(GivenBy::Person, "explain-giver-person")),
        "organisation" => Some(said(GivenBy::Organisation, "explain-giver-organisation")),
        "third_party" => Some(said(GivenBy::Supplier, "explain-giver-supplier")),
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
            giver,
            system: registers.system(&p.system).map(|s| s.label.in_language(lang).to_owned()),
            site: p.site.as_deref().map(|s| registers.site(s).map_or(s, |s| s.label.in_language(lang)).to_owned()),
            partner: p.partner.clone(),
            campaign: p.campaign.clone(),
            supplier: p.supplier.clone(),
            notice_version: p.notice_version.clone(),
        },
        recipients,
        retention: t.say("explain-retention-none").into_owned(),
        confirmed_at: None,
        state: State::Current,
        statement: None,
        in_doubt_since: None,
    }
}

/// What is held about the person, as the retention rules see it: with the same eyes as the run that applies them.
fn holding_of(data: &OwnData) -> Holding {
    let item = |number: i64, category, provenance, came: Moment| {
        let known = data.provenances.get(&provenance).map(|(p, _)| p);
        Item {
            number,
            category,
            purposes: known.map(|p| p.purposes.iter().map(|(key, _)| key.clone()).collect()).unwrap_or_default(),
            collected: known.and_then(|p| p.collected_on).unwrap_or(came.london_date()),
            held: false,
        }
    };
    let own = Actor::Contact(data.contact.id).to_string();
    let touched = data.audit.iter().filter(|(_, e)| e.actor == own || e.action == "request.answered");
    let cases = data.cases.iter().map(|case| case.request.received_on);
    Holding {
        addresses: data
            .addresses
            .iter()
            .map(|a| item(a.number, ValueKind::Email.category(), a.provenance, a.added_at))
            .collect(),
        values: data
            .values
            .iter()
            .filter(|v| v.superseded_at.is_none())
            .map(|v| item(v.number, v.kind.category(), v.provenance, v.stored_at))
            // S3.1: an organisation's name is a value like others
            .chain(
                data.relations
                    .iter()
                    .filter(|r| r.is_held_on())
                    .map(|r| item(r.number, ValueKind::Organisation.category(), r.provenance, r.stored_at)),
            )
            .collect(),
        standings: data.purposes.iter().map(|s| (s.purpose.clone(), (s.state.clone(), s.since))).collect(),
        last_contact: touched.map(|(_, e)| e.at.london_date()).chain(cases).max(),
        kept: None,
    }
}

/// S2.12, S8.17: until when, with what it is counted from; says so where the register has no period yet (GAP7).
fn retention(registers: &Registers, t: Words, lang: &str, stay: &Stay, category: Category) -> String {
    let law = registers
        .purpose(stay.purpose())
        .and_then(|row| row.retention_for(category))
        .and_then(|rule| rule.law.as_ref())
        .map(|law| law.in_language(lang).to_owned());
    let words = match stay {
        Stay::NoPeriod { .. } | Stay::NoPurpose => return t.say("explain-retention-none").into_owned(),
        Stay::WhileUsed { months, .. } => t.with("explain-retention-used", &[("months", &i64::from(*months))]),
        Stay::Until { action: RetentionAction::Seal, months, .. } => {
            t.with("explain-retention-months", &[("months", &i64::from(*months))])
        }
        Stay::Until { day, starts, .. } => {
            let why = match starts {
                RetentionStart::Collected => "explain-retention-collected",
                RetentionStart::LastContact => "explain-retention-contact",
                RetentionStart::PurposeEnded => "explain-retention-ended",
            };
            t.with("explain-retention-until", &[("date", &t.date(*day)), ("why", &t.say(why))])
        }
    };
    match law {
        Some(law) => format!("{words} {law}"),
        None => words,
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
        "relation.left" => said("event-relation-left"),
        "relation.recorded" => said("event-relation-recorded"),
        "relation.ended" => said("event-relation-ended"),
        "country.corrected" => said("event-country"),
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
        "request.sampled" => said("event-request-sampled"),
        "request.logged" => said("event-request-logged"),
        "request.assigned" => said("event-request-assigned"),
        "note.written" => said("event-note-written"),
        "message.redacted" => said("event-message-redacted"),
        "paper.written" => said("event-paper-written"),
        "paper.posted" => said("event-paper-posted"),
        "search.asked" => said("event-search-asked"),
        "search.noted" => said("event-search-noted"),
        "contact.viewed" => said("event-contact-viewed"),
        "value.corrected_for" => said("event-corrected-for"),
        "correction.decided" => said("event-correction-decided"),
        "request.decided" => said("event-request-decided"),
        "request.step" => said("event-request-step"),
        "request.outcome" => said("event-request-outcome"),
        "restriction.set" => said("event-restricted"),
        "restriction.told" => said("event-restriction-told"),
        "restriction.ended" | "restriction.lifted" => said("event-restriction-ended"),
        "objection.made" => said("event-objected"),
        "statement.added" => said("event-statement"),
        "caller.asked" => said("event-caller-asked"),
        "caller.proved" => said("event-caller-proved"),
        "transfer.made" => said("event-transfer-made"),
        "transfer.taken" => said("event-transfer-taken"),
        "transfer.ended" => said("event-transfer-ended"),
        "contact.added" => said("event-contact-added"),
        "marketing.stopped" => said("event-marketing-stopped"),
        "marketing.asked" => said("event-marketing-asked"),
        "marketing.given" => said("event-marketing-given"),
        "marketing.undone" => said("event-marketing-undone"),
        "erasure.asked" => said("event-erasure-asked"),
        "erasure.cancelled" => said("event-erasure-cancelled"),
        "erasure.waived" => said("event-erasure-waived"),
        "erasure.released" => said("event-erasure-released"),
        "marketing.paused" => said("event-marketing-paused"),
        "marketing.resumed" => said("event-marketing-resumed"),
        "marketing.variant" => said("event-marketing-variant"),
        "files.sent" => said("event-files-sent"),
        "file.taken" => said("event-file-taken"),
        "file.passed_on" => said("event-file-passed-on"),
        "contact.merged" => said("event-merged"),
        "contact.parted" => said("event-parted"),
        "data.disclosed" => said("event-disclosed"),
        "evidence.removed" => said("event-evidence-removed"),
        "export.taken" => said("event-exported"),
        "data.viewed" => said("event-viewed"),
        "retention.values_erased" => said("event-retention"),
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
        CaseState::WaitingClarification
        | CaseState::WaitingIdentity
        | CaseState::WaitingAuthority
        | CaseState::WaitingFee => "state-needs-you",
        CaseState::Closed => "state-done",
        CaseState::Withdrawn => "state-withdrawn",
        CaseState::InProgress => "state-in-progress",
    };
    t.say(key).into_owned()
}

/// What one item of a case asks for, in words: the right, and the kind of value or the purpose it concerns.
pub fn item_words(registers: &Registers, t: Words, item: &RequestItem) -> String {
    let right = if RIGHTS.contains(&item.right.as_str()) {
        t.right(&item.right).0.into_owned()
    } else {
        t.say("matter-complaint").into_owned()
    };
    let purpose = |key: &str| {
        registers.purpose(key).map_or_else(
            || t.say("prefs-all").into_owned(),
            |row| row.label.in_language(t.language().code()).to_owned(),
        )
    };
    match (item.kind, item.target.as_deref()) {
        (Some(kind), _) => format!("{right}: {}", t.kind(kind)),
        (None, Some(target)) => format!("{right}: {}", purpose(target)),
        (None, None) => right,
    }
}

/// What a case is about, in words: the right it exercises, if only as the desk found, else the matter.
pub fn matter_words(t: Words, matter: Matter, right: Option<&str>) -> String {
    let names_right = !matches!(matter, Matter::Update | Matter::Complaint | Matter::Security | Matter::Child);
    match right.filter(|right| RIGHTS.contains(right) && names_right) {
        Some(right) => t.right(right).0.into_owned(),
        None => t.say(&format!("matter-{}", matter.key())).into_owned(),
    }
}

/// What a fresh code is asked for, as the key of its words.
pub fn proof_words(act: &str) -> &'static str {
    match act {
        "email" => "proof-act-email",
        "transfer" => "proof-act-transfer",
        "erase" => "proof-act-erase",
        "erase-now" => "proof-act-erase-now",
        _ => "proof-act-export",
    }
}

/// S8.18, S6.24: what a hold keeps, in words: which kinds, until when, why, and by which law.
pub fn kept_line(t: Words, kept: &Kept) -> String {
    let kinds: Vec<_> = kept.kinds.iter().map(|kind| t.kind(*kind).into_owned()).collect();
    t.with(
        "erase-kept-line",
        &[
            ("what", &kinds.join(", ")),
            ("until", &t.date(kept.hold.ends_on)),
            ("why", &kept.hold.words.in_language(t.language().code())),
            ("law", &kept.hold.law),
        ],
    )
}
/// The same for everything that holds keep of an erasure.
pub fn kept_lines(t: Words, it: &ErasureView) -> Vec<String> {
    it.kept.iter().map(|kept| kept_line(t, kept)).collect()
}

/// What a system is called, or an organisation of T11 that is told like one.
pub fn system_name(registers: &Registers, t: Words, key: &str) -> String {
    if let Some(recipient) = key.strip_prefix(super::erasure::RECIPIENT) {
        let named = registers.recipient(recipient);
        return named.map_or_else(|| recipient.to_owned(), |r| r.label.in_language(t.language().code()).to_owned());
    }
    registers.system(key).map_or_else(|| key.to_owned(), |s| s.label.in_language(t.language().code()).to_owned())
}

/// S7.12: each system of an erasure with the date on which it confirmed.
pub fn system_lines(registers: &Registers, t: Words, it: &ErasureView) -> Vec<String> {
    let line = |task: &crate::store::erasures::SystemTask| {
        let name = system_name(registers, t, &task.system);
        match task.confirmed_at {
            Some(at) => t.with("erasure-system-done", &[("system", &name), ("date", &t.date(at.london_date()))]),
            None => t.with("erasure-system-waits", &[("system", &name)]),
        }
    };
    it.tasks.iter().map(line).collect()
}

/// S8.35: complaint to us, to the regulator, court.
pub fn complaint_lines(registers: &Registers, t: Words) -> Vec<String> {
    let regulator = registers.regulator();
    vec![t.say("complaint-us").into_owned(), t.with("complaint-regulator", &[("regulator", &regulator.name)])]
}

/// S8.2, L15.2: the whole copy for the export, as everything stands now.
pub fn copy_of(desk: &Desk, account: &OwnAccount, t: Words) -> Copy {
    let (registers, data, lang, now) = (desk.registers(), &account.data, t.language().code(), desk.now());
    let entity = registers.controller();
    let calendar = registers.calendar();
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
    let consents: Vec<&ConsentEvent> = data.consents.iter().filter(|e| consent_act(e).is_some()).collect();
    let address = data.addresses.last().map(|a| a.address.as_str()).unwrap_or_default();
    // a receipt that cannot be signed stops no copy: the history is in it besides
    let receipts: Vec<Receipt> = consents
        .iter()
        .filter_map(|e| desk.receipt_of(e, address, t).ok())
        .map(|r| Receipt { json: r.json, signature: r.signature })
        .collect();
    let has_receipts = receipts.len() == consents.len();
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
            regulator_link: regulator.url.clone().unwrap_or_else(|| desk.settings().regulator_link.clone()),
        },
        person: Person {
            addresses: data.addresses.iter().map(|a| a.address.clone()).collect(),
            held_by: holder.display_name(lang).to_owned(),
            country: data.contact.country.clone(),
            language: lang.to_owned(),
            language_name: t.language().name().to_owned(),
        },
        values: account.values.iter().map(|e| e.value.clone()).collect(),
        relations: account.relations.iter().map(|e| e.relation.clone()).collect(),
        systems: systems.collect(),
        disclosures: disclosures_of(&registers, account, t),
        transfers: transfers_of(&registers, account, t),
        consents: consents
            .iter()
            .zip(1_u32..)
            .filter_map(|(e, number)| {
                let topic = topic_label(&registers, &e.topic, t);
                Some(Consent {
                    when: e.at,
                    act: consent_act(e)?,
                    purpose: registers
                        .purpose(&e.purpose)
                        .map_or_else(|| topic.clone(), |p| format!("{topic}: {}", p.sentence.in_language(lang))),
                    channel: match e.channel.as_str() {
                        "phone" => Some(t.say("channel-phone").into_owned()),
                        "post" => Some(t.say("channel-post").into_owned()),
                        "email" => Some(t.say("channel-email").into_owned()),
                        _ => None,
                    },
                    recipient: registers.recipient(&e.recipient).map(|r| r.label.in_language(lang).to_owned()),
                    words: e.wording.clone(),
                    means: t.say(&format!("consent-means-{}", e.means)).into_owned(),
                    notice_version: None,
                    receipt: has_receipts.then_some(number),
                })
            })
            .collect(),
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
        sent: account.sent.clone(),
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
        complaints: complaint_lines(&registers, t),
        automated_decisions: Some(t.say("explain-automated").into_owned()),
        not_covered: not_covered(&registers, t),
        receipts,
    }
}

/// What the copy calls a choice; `None` for a question that nobody answered.
fn consent_act(event: &ConsentEvent) -> Option<ConsentAct> {
    match EventKind::from_key(&event.kind)? {
        EventKind::Given | EventKind::Undone | EventKind::Resumed => Some(ConsentAct::Given),
        EventKind::Stopped | EventKind::Paused => Some(ConsentAct::Withdrawn),
        EventKind::Asked | EventKind::Variant => None,
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
