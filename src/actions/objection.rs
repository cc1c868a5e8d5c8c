//! S8.6: a person objects. Marketing stops in the same request and cannot be refused; any other use that rests on a
//! legitimate interest is paused in the same request, and an officer weighs it.

use super::consent::{Saying, Whose, add_event};
use super::import::ledger_of;
use super::request::form_hash;
use super::restriction::{check_reason, file_case, ledger_entry};
use super::{Desk, Done, Refused};
use crate::domain::audit::Actor;
use crate::domain::clock::Moment;
use crate::domain::consent::{EventKind, EventMeans};
use crate::domain::deadline::Ask;
use crate::domain::ids::{ContactId, Reference};
use crate::domain::letter::LetterKind;
use crate::domain::preference::ALL;
use crate::domain::register::{Basis, Registers};
use crate::domain::request::Matter;
use crate::domain::restriction::{Ground, Restriction, Scope};
use crate::store::ContactViewer;
use crate::store::cases::{MARKETING, NewItem};
use crate::store::consents::OptOut;
use crate::store::contacts::PurposeState;
use crate::store::keys::{LedgerEntry, Scope as KeyScope};
use crate::store::suppressions::Suppression;
use crate::store::viewer::OwnData;
use crate::vault::AddressIndex;

/// What a person objects to.
#[derive(Debug, Clone)]
pub struct Object {
    /// Purposes of the register, or [`MARKETING`] for all of it.
    pub purposes: Vec<String>,
    /// Their situation, in their words; may be empty.
    pub reason: String,
    /// The name of this one form.
    pub form: String,
    /// The words that were shown beside the button. S8.38.
    pub wording: String,
    /// The language of letters about it.
    pub language: String,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objected {
    /// Whether marketing was stopped.
    pub stopped: bool,
    /// The case in which the rest is weighed; until then it is paused.
    pub weighed: Option<Reference>,
}

/// Where a use stands for the person who may object to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// It goes on.
    Live,
    /// It stands until an officer has weighed the objection.
    Paused,
    /// The person has it stored only.
    Restricted,
    /// It has ended.
    Ended,
}

/// A use of data that rests on a legitimate interest, so that the person may object to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UseLine {
    /// A row of T10.
    pub purpose: String,
    /// What it is, in a sentence.
    pub sentence: String,
    /// Whether it is marketing.
    pub is_marketing: bool,
    /// Where it stands.
    pub standing: Use,
}

/// S6.10: every use of a person's data that rests on a legitimate interest, one by one, and where each stands.
pub fn uses(registers: &Registers, data: &OwnData, language: &str) -> Vec<UseLine> {
    let on_interest = |row: &str| {
        data.provenances.values().any(|(p, _)| {
            p.purposes.iter().any(|(purpose, basis)| purpose == row && basis == Basis::LegitimateInterest.key())
        })
    };
    let standing = |row: &str| match data.purposes.iter().find(|s| s.purpose == row) {
        None => Use::Live,
        Some(it) if it.state == "live" => Use::Live,
        Some(it) if it.state == "paused" && it.reason == Ground::Objection.key() => Use::Paused,
        Some(it) if it.state == "paused" => Use::Restricted,
        Some(_) => Use::Ended,
    };
    registers
        .purposes()
        .iter()
        .filter(|row| on_interest(&row.key))
        .map(|row| UseLine {
            purpose: row.key.clone(),
            sentence: row.sentence.in_language(language).to_owned(),
            is_marketing: registers.is_marketing(&row.key),
            standing: standing(&row.key),
        })
        .collect()
}

/// The rows of the ledger for a purpose that ended by objection.
pub(super) fn objection_entry(index: &AddressIndex, contact: ContactId, purpose: &str, now: Moment) -> LedgerEntry {
    LedgerEntry {
        at: now,
        act: "objection".into(),
        address: Some(index.clone()),
        contact: Some(contact),
        scope: serde_json::json!({ "purpose": purpose }).to_string(),
    }
}

impl Desk {
    /// C7, CLK-11: what is objected to stops or pauses now; ledger first. The same form sent twice is one objection.
    pub async fn object(&self, viewer: ContactViewer, it: Object) -> Result<Objected, Refused> {
        if it.purposes.is_empty() {
            return Err(Refused::Field { field: "purpose", message: "error-object-none" });
        }
        let Ok(reason) = check_reason(&it.reason) else {
            return Err(Refused::Field { field: "reason", message: "error-text-characters" });
        };
        let registers = self.registers();
        let all_marketing = it.purposes.iter().any(|p| p == MARKETING);
        let mut marketing: Vec<String> = Vec::new();
        let mut others: Vec<String> = Vec::new();
        for purpose in it.purposes.iter().filter(|p| *p != MARKETING) {
            registers.purpose(purpose).ok_or(Refused::NotFound)?;
            let list = if registers.is_marketing(purpose) { &mut marketing } else { &mut others };
            if !list.contains(purpose) {
                list.push(purpose.clone());
            }
        }
        if all_marketing {
            marketing = registers.purposes().iter().map(|p| p.key.clone()).collect();
            marketing.retain(|p| registers.is_marketing(p));
        }
        let asker = self.asker(viewer).await?;
        let (now, contact, index) = (self.now(), asker.contact, asker.index.clone());
        let topics: Vec<String> = if all_marketing {
            vec![ALL.to_owned()]
        } else {
            let of_it = registers.topics().iter().filter(|t| marketing.contains(&t.purpose));
            of_it.map(|t| t.key.clone()).collect()
        };
        let stops: Vec<Suppression> = topics
            .iter()
            .map(|topic| Suppression {
                address: index.clone(),
                topic: topic.clone(),
                channel: ALL.into(),
                reason: "objected".into(),
                origin: "portal".into(),
                since: now,
            })
            .collect();
        // an event a topic, so that each has its purpose and the version of its words
        let whose = Whose { contact: Some(contact), index: index.clone() };
        let proved = |stop: Suppression| {
            let saying = Saying {
                topic: stop.topic.clone(),
                channel: ALL.into(),
                means: EventMeans::Portal,
                wording: it.wording.clone(),
                language: it.language.clone(),
                evidence: "objection".into(),
                actor: Actor::Contact(contact),
            };
            OptOut { stop, event: self.event(&whose, EventKind::Stopped, &saying, None) }
        };
        let stops: Vec<OptOut> = stops.into_iter().map(proved).collect();
        let first = self.numbers("restriction", others.len().max(1)).await?;
        let pauses: Vec<Restriction> = (first..)
            .zip(&others)
            .map(|(id, purpose)| Restriction {
                id,
                scope: Scope::Purpose(purpose.clone()),
                ground: Ground::Objection,
                request: None,
                since: now,
                told_at: None,
                lifts_at: None,
                lifted_at: None,
            })
            .collect();
        let mut entries: Vec<LedgerEntry> = stops.iter().map(|s| ledger_of(s, now)).collect();
        entries.extend(marketing.iter().map(|p| objection_entry(&index, contact, p, now)));
        entries.extend(pauses.iter().map(|r| ledger_entry("restriction", (&index, contact), r, now)));
        self.to_ledger(entries).await?;
        let items: Vec<NewItem> = others
            .iter()
            .map(|purpose| NewItem {
                right: "objection".into(),
                kind: None,
                target: Some(purpose.clone()),
                reason: reason.clone(),
                ask: Ask::Right,
            })
            .collect();
        let (reference, desk) = (Reference::new(self.random()), self.clone());
        let mut keys = Vec::new();
        if !items.is_empty() {
            keys.extend([(KeyScope::Case, Some(contact)), (KeyScope::Letter, None)]);
        }
        if !marketing.is_empty() {
            keys.push((KeyScope::Letter, None));
        }
        self.act(&keys, move |unit| {
            let now = unit.now();
            let actor = Actor::Contact(contact);
            let said = serde_json::json!({ "stopped": !marketing.is_empty(), "case": (!items.is_empty()).then(|| reference.as_str()) });
            let mut audit = unit.audit(&actor, "objection.made", Some(contact), "");
            if let Some(earlier) = unit.send_form_once(&form_hash(&it.form), &said.to_string(), now)? {
                let earlier: serde_json::Value = serde_json::from_str(&earlier).unwrap_or_default();
                audit.outcome = "sent twice".into();
                let objected = Objected {
                    stopped: earlier["stopped"] == true,
                    weighed: earlier["case"].as_str().and_then(Reference::parse),
                };
                return Ok(Done::new(objected, audit));
            }
            let mut objected = Objected { stopped: !marketing.is_empty(), weighed: None };
            if !items.is_empty() {
                let key = unit.fresh_key()?;
                let id = file_case(unit, &key, &asker, &reference, Matter::Right, &it.language, &items)?;
                for one in pauses {
                    unit.add_restriction(contact, &Restriction { request: Some(id), ..one })?;
                }
                let mut letter =
                    desk.letter(LetterKind::Weighing, now, asker.address.clone(), &it.language, Some(contact));
                letter.subject = Some(id.0);
                unit.post(&letter)?;
                audit.object = format!("request:{id}");
                objected.weighed = Some(reference);
            }
            if !marketing.is_empty() {
                let kept = unit.add_opt_outs(&stops)?;
                // what was stopped already is objected to none the less
                for (it, _) in stops.into_iter().zip(kept).filter(|(_, kept)| kept.is_none()) {
                    add_event(unit, it.event)?;
                }
                for purpose in &marketing {
                    let it = PurposeState {
                        purpose: purpose.clone(),
                        state: "objected".into(),
                        since: now,
                        reason: "objection".into(),
                    };
                    unit.set_purpose_state(contact, &it)?;
                }
                let letter = desk.letter(LetterKind::Objected, now, asker.address, &it.language, Some(contact));
                unit.post(&letter)?;
                audit.detail = MARKETING.into();
            }
            Ok(Done::new(objected, audit))
        })
        .await
    }
}
