//! S8.5: erasure, from the person's press to nothing left. Use stops at once; for a time it can be taken back; then it is
//! carried out in steps that may break off anywhere and go on: the ledger, the keys, the rows. What a hold keeps is sealed
//! anew under a key of its own first, and goes by itself when the hold ends. Systems elsewhere confirm one by one.

use super::request::form_hash;
use super::{Desk, Done, Over, Refused};
use crate::domain::audit::{Actor, AuditEvent};
use crate::domain::clock::Moment;
use crate::domain::contact::ContactStatus;
use crate::domain::email_address::EmailAddress;
use crate::domain::erasure::Ground;
use crate::domain::erasure::Stage;
use crate::domain::hold::{self, Hold};
use crate::domain::ids::{ContactId, ProvenanceId, Reference, RequestId};
use crate::domain::letter::LetterKind;
use crate::domain::officer::Act;
use crate::domain::provenance::Provenance;
use crate::domain::register::Basis;
use crate::domain::register::Registers;
use crate::domain::secret::Secret;
use crate::domain::value::ValueKind;
use crate::store::contacts::{HeldAddress, HeldValue, SystemCopy};
use crate::store::desk_cases::Posting;
use crate::store::erasures::{Erasure, HeldRow, HoldSeal, NewErasure, SystemTask};
use crate::store::keys::{LedgerEntry, Scope};
use crate::store::requests::Request;
use crate::store::{ContactViewer, Lane, OfficerViewer, Read, StoreError};
use crate::vault::AddressIndex;
use crate::vault::{Field, KeyPurpose, LinkToken, SealKey};
use chrono::{Days, NaiveDate, TimeDelta};
use std::collections::{BTreeMap, HashMap};

/// Links of an erasure's letters: they show where it stands and can take it back, nothing more.
pub const ERASURE: &str = "erasure";
/// The act that a fresh code is asked for before an erasure is filed.
pub const PROOF_ERASE: &str = "erase";
/// The act that a second code is asked for: not to wait.
pub const PROOF_ERASE_NOW: &str = "erase-now";

/// What stands before the key of an organisation of T11 among the systems of an erasure.
pub const RECIPIENT: &str = "recipient:";

/// What a hold keeps of one contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The hold.
    pub hold: Hold,
    /// Kinds of value it keeps.
    pub kinds: Vec<ValueKind>,
    /// How many values.
    pub count: usize,
}

/// S8.5, peers 44: what would go and what would stay, before anybody asks for it.
#[derive(Debug, Clone)]
pub struct Preview {
    /// What goes, by kind, with how many.
    pub goes: Vec<(ValueKind, usize)>,
    /// What a hold keeps.
    pub stays: Vec<Kept>,
    /// Keys of the systems that will be told.
    pub systems: Vec<String>,
    /// Cases that are open and end with it.
    pub open_cases: usize,
    /// Where letters about it go.
    pub address: String,
    /// How long it can be taken back.
    pub cooling: TimeDelta,
    /// Until when copies may be in backups.
    pub backups_until: NaiveDate,
}

/// Where an erasure stands: nothing in it names or quotes anybody.
#[derive(Debug, Clone)]
pub struct ErasureView {
    /// The case.
    pub request: Request,
    /// The erasure.
    pub erasure: Erasure,
    /// Systems elsewhere.
    pub tasks: Vec<SystemTask>,
    /// What a hold keeps.
    pub kept: Vec<Kept>,
}

/// What a system elsewhere is to do, for the feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskForSystem {
    /// The case, to confirm by.
    pub reference: Reference,
    /// The place in the feed.
    pub request: RequestId,
    /// What to do: `erase`.
    pub act: String,
    /// The identifiers the system has for the person; empty where it never gave one.
    pub ids: Vec<String>,
    /// Since when.
    pub asked_at: Moment,
}

/// Called at each of [`crate::domain::erasure::POINTS`]; an error stops the work there, as a crash would.
pub type AtPoint<'a> = &'a (dyn Fn(&'static str) -> Result<(), StoreError> + Send + Sync);

/// One personal item, value or address, in clear.
struct Item {
    number: i64,
    kind: ValueKind,
    content: String,
    provenance: ProvenanceId,
    is_live: bool,
}

/// Everything of a contact that an erasure weighs.
struct Everything {
    /// S8.23: keys of the organisations that the person once agreed to have it passed to.
    shared: Vec<String>,
    items: Vec<Item>,
    provenances: HashMap<ProvenanceId, (Provenance, Moment)>,
    systems: Vec<SystemCopy>,
    holds: Vec<Hold>,
}

impl Everything {
    fn read(r: &mut Read<'_>, id: ContactId, key: &SealKey, today: NaiveDate) -> Result<Self, StoreError> {
        let of_address = |a: HeldAddress| Item {
            number: a.number,
            kind: ValueKind::Email,
            content: a.address,
            provenance: a.provenance,
            is_live: true,
        };
        let of_value = |v: HeldValue| Item {
            number: v.number,
            kind: v.kind,
            content: v.content,
            provenance: v.provenance,
            is_live: v.superseded_at.is_none(),
        };
        let mut items: Vec<Item> = r.list_addresses(id, key)?.into_iter().map(of_address).collect();
        items.extend(r.list_values_to_erase(id, key)?.into_iter().map(of_value));
        let mut ids: Vec<ProvenanceId> = items.iter().map(|i| i.provenance).collect();
        ids.sort_unstable();
        ids.dedup();
        Ok(Self {
            provenances: r.list_provenances(&ids)?,
            systems: r.list_systems(id, key)?,
            holds: r.list_holds_of(id, today)?,
            shared: r.list_recipients_agreed_to(id)?,
            items,
        })
    }
    /// The hold that keeps an item, if one does.
    fn hold_of(&self, id: ContactId, item: &Item, today: NaiveDate) -> Option<&Hold> {
        let none = Vec::new();
        let purposes = self.provenances.get(&item.provenance).map_or(&none, |(p, _)| &p.purposes);
        hold::longest(&self.holds, today, id, item.kind, purposes)
    }
    /// Systems to tell, with the identifiers they have: where the data came from, and those that nobody has copied; and,
    /// L19.1, the organisations of T11 that get data for a purpose this data was held for, or by the person's consent.
    fn systems(&self, registers: &Registers) -> BTreeMap<String, Vec<String>> {
        let not_copied = registers.systems_not_copied().map(|s| s.key.clone());
        let mut all: BTreeMap<String, Vec<String>> = not_copied.map(|key| (key, Vec::new())).collect();
        let by_consent: Vec<&str> = registers.sharing_recipients().map(|r| r.key.as_str()).collect();
        for recipient in registers.recipients().iter().filter(|r| r.named) {
            let is_told = if by_consent.contains(&recipient.key.as_str()) {
                self.shared.contains(&recipient.key)
            } else {
                let of =
                    |purpose: &str| recipient.purposes.is_empty() || recipient.purposes.iter().any(|p| p == purpose);
                self.provenances.values().any(|(p, _)| p.purposes.iter().any(|(purpose, _)| of(purpose)))
            };
            if is_told {
                all.insert(format!("{RECIPIENT}{}", recipient.key), Vec::new());
            }
        }
        for (provenance, _) in self.provenances.values() {
            all.entry(provenance.system.clone()).or_default();
        }
        for copy in &self.systems {
            let ids = all.entry(copy.system.clone()).or_default();
            ids.extend(copy.external_id.clone());
        }
        // what the portal itself holds goes with the erasure
        all.remove("portal");
        all
    }
}

/// L17.1: the ground in law of erasing a contact.
pub(super) fn ground_of(r: &mut Read<'_>, id: ContactId) -> Result<Ground, StoreError> {
    let states = r.list_purpose_states(id)?;
    let ids = r.list_sources(id)?;
    let is_over = |purpose: &str| states.iter().any(|s| s.purpose == purpose && s.state != "live");
    let uses = r.list_provenances(&ids)?.into_values().flat_map(|(p, _)| p.purposes);
    let live: Vec<_> = uses.filter(|(p, _)| !is_over(p)).map(|(_, basis)| Basis::from_key(&basis)).collect();
    let was = |state: &str| states.iter().any(|s| s.state == state);
    Ok(Ground::derive(&live, was("objected"), was("withdrawn")))
}

fn group(kept: impl Iterator<Item = (Hold, ValueKind)>) -> Vec<Kept> {
    let mut all: Vec<Kept> = Vec::new();
    for (hold, kind) in kept {
        match all.iter_mut().find(|k| k.hold.id == hold.id) {
            Some(there) => {
                there.count += 1;
                if !there.kinds.contains(&kind) {
                    there.kinds.push(kind);
                }
            }
            None => all.push(Kept { hold, kinds: vec![kind], count: 1 }),
        }
    }
    all.sort_by_key(|k| (k.hold.ends_on, k.hold.id));
    all
}

fn view(r: &mut Read<'_>, id: RequestId) -> Result<Option<ErasureView>, StoreError> {
    let (Some(request), Some(erasure)) = (r.find_request_by_id(id)?, r.find_erasure(id)?) else { return Ok(None) };
    let tasks = r.list_system_tasks(id)?;
    let mut kept = Vec::new();
    let mut holds: HashMap<i64, Hold> = HashMap::new();
    for row in r.list_held(id)? {
        let hold = match holds.get(&row.hold.0) {
            Some(hold) => hold.clone(),
            None => {
                let hold = r.find_hold(row.hold)?.ok_or(StoreError::NotFound)?;
                holds.insert(row.hold.0, hold.clone());
                hold
            }
        };
        kept.push((hold, row.kind));
    }
    Ok(Some(ErasureView { request, erasure, tasks, kept: group(kept.into_iter()) }))
}

pub(super) fn ledger(act: &str, it: &NewErasure, address: AddressIndex) -> LedgerEntry {
    let scope = serde_json::json!({
        "reference": it.reference.as_str(), "was": it.was.to_string(), "due": it.due_at.unix_seconds(), "language": it.language,
        "mute": it.address.is_empty(),
    });
    LedgerEntry {
        at: it.asked_at,
        act: act.into(),
        address: Some(address),
        contact: Some(it.contact),
        scope: scope.to_string(),
    }
}

impl Desk {
    fn backups_until(&self, today: NaiveDate) -> NaiveDate {
        today.checked_add_days(Days::new(self.settings().backup_days)).unwrap_or(today)
    }

    /// C5: what would go, what would stay, why and until when; which systems would be told. Changes nothing.
    pub async fn preview_erasure(&self, viewer: ContactViewer) -> Result<Preview, Refused> {
        self.preview_of(viewer.contact()).await
    }
    /// The same for the desk, which has looked whether it may.
    pub(super) async fn preview_of(&self, id: ContactId) -> Result<Preview, Refused> {
        let (today, store) = (self.now().london_date(), self.store().clone());
        let (everything, open_cases) = self
            .store()
            .read::<_, StoreError>(move |r| {
                let contact = r.find_contact(id)?.ok_or(StoreError::NotFound)?;
                let key = store.open_key(contact.key)?;
                let own = r.find_open_erasure(id)?.map(|e| e.request);
                let cases = r.list_requests(id)?;
                let open = cases.iter().filter(|c| c.state.is_open() && Some(c.id) != own).count();
                Ok((Everything::read(r, id, &key, today)?, open))
            })
            .await?;
        let mut goes: Vec<(ValueKind, usize)> = Vec::new();
        let mut stays = Vec::new();
        for item in everything.items.iter().filter(|item| item.is_live) {
            match everything.hold_of(id, item, today) {
                Some(hold) => stays.push((hold.clone(), item.kind)),
                None => match goes.iter_mut().find(|(kind, _)| *kind == item.kind) {
                    Some((_, count)) => *count += 1,
                    None => goes.push((item.kind, 1)),
                },
            }
        }
        goes.sort_by_key(|(kind, _)| ValueKind::ALL.iter().position(|k| k == kind));
        let mut addresses = everything.items.iter().filter(|i| i.kind == ValueKind::Email);
        Ok(Preview {
            goes,
            stays: group(stays.into_iter()),
            systems: everything.systems(&self.registers()).into_keys().collect(),
            open_cases,
            address: addresses.next_back().map(|i| i.content.clone()).unwrap_or_default(),
            cooling: self.settings().erasure_cooling,
            backups_until: self.backups_until(today),
        })
    }

    /// The viewer's erasure that is under way, if there is one.
    pub async fn own_erasure(&self, viewer: ContactViewer) -> Result<Option<ErasureView>, Refused> {
        let id = viewer.contact();
        let found = self.store().read::<_, StoreError>(move |r| match r.find_open_erasure(id)? {
            Some(erasure) => view(r, erasure.request),
            None => Ok(None),
        });
        Ok(found.await?)
    }

    /// The erasure of a case, for the console; `None` if the case is none.
    pub async fn erasure_of_case(&self, viewer: OfficerViewer, id: RequestId) -> Result<Option<ErasureView>, Refused> {
        super::officer::may(viewer, Act::ReadCases)?;
        Ok(self.store().read::<_, StoreError>(move |r| view(r, id)).await?)
    }

    /// An erasure by number, for letters about it.
    pub fn erasure_for_letter(&self, id: RequestId) -> Result<ErasureView, StoreError> {
        self.store().read_now::<_, StoreError>(|r| view(r, id))?.ok_or(StoreError::NotFound)
    }

    /// S8.5: files an erasure. Needs a fresh proof of the mailbox. From now on nothing is used any more: the contact is in
    /// no list, feed or mailing. Asked twice, or by a hundred posts at once, it is one (TH20). S8.37, TH7: when very many
    /// come from one network or at all, an officer looks first.
    pub async fn ask_erasure(
        &self,
        viewer: ContactViewer,
        form: String,
        network: String,
        language: String,
    ) -> Result<Reference, Refused> {
        if !self.is_fresh(viewer) {
            return Err(Refused::ProofNeeded);
        }
        let (id, now, wait) = (viewer.contact(), self.now(), self.settings().address_cooling);
        let store = self.store().clone();
        let (changed, open, contact, addresses) = self
            .store()
            .read::<_, StoreError>(move |r| {
                let contact = r.find_contact(id)?.ok_or(StoreError::NotFound)?;
                let key = store.open_key(contact.key)?;
                let addresses = r.list_addresses(id, &key)?;
                let open = match r.find_open_erasure(id)? {
                    Some(open) => r.find_request_by_id(open.request)?,
                    None => None,
                };
                Ok((r.last_address_change(id, now - wait)?, open, contact, addresses))
            })
            .await?;
        if let Some(open) = open {
            return Ok(open.reference);
        }
        // TH26: whoever just took a mailbox over does not get to erase what its owner left behind
        if let Some(at) = changed {
            return Err(Refused::Cooling { until: at + wait });
        }
        let recipients: Vec<EmailAddress> =
            addresses.iter().filter_map(|a| EmailAddress::parse(&a.address).ok()).collect();
        let address = recipients.last().cloned().ok_or(Refused::NotFound)?;
        let hour = Moment::from_unix_seconds(now.unix_seconds() / 3_600 * 3_600);
        let ring = self.ring();
        let names = (ring.counter_name("erase/network", &network), ring.counter_name("erase/all", ""));
        let new = NewErasure {
            reference: Reference::new(self.random()),
            contact: id,
            was: contact.status,
            entity: contact.entity,
            language,
            address: address.as_str().to_owned(),
            is_held: false,
            salt: self.random().bytes::<16>().to_vec(),
            link_key: ring.newest(KeyPurpose::Link),
            asked_at: now,
            due_at: now + self.settings().erasure_cooling,
        };
        let index = ring.address_index(&address);
        let mut scopes = vec![(Scope::Case, Some(id))];
        scopes.extend(recipients.iter().map(|_| (Scope::Letter, None)));
        let desk = self.clone();
        self.act(&scopes, move |unit| {
            let (now, ring, key) = (unit.now(), unit.ring(), unit.fresh_key()?);
            let who = Actor::Contact(id);
            // the contact's row first: a hundred posts at once wait here for each other
            unit.take_row_numbers(id, 0)?;
            if let Some(open) = unit.find_open_erasure(id)? {
                let there = unit.find_request_by_id(open.request)?.ok_or(Refused::NotFound)?;
                let mut audit = unit.audit(&who, "erasure.asked", Some(id), format!("request:{}", open.request));
                audit.outcome = "asked twice".into();
                return Ok(Done::new(there.reference, audit));
            }
            if unit.send_form_once(&form_hash(&form), "erasure", now)?.is_some() {
                // sent, cancelled, and sent again by going back: nobody wants that by accident
                return Err(Refused::NotFound);
            }
            let most = desk.settings().erasures_per_hour;
            let is_held = unit.count(&names.0, hour)? > most || unit.count(&names.1, hour)? > most * 5;
            let new = NewErasure { is_held, ..new };
            if !unit.swap_status(id, new.was, ContactStatus::Erasing)? {
                return Err(Refused::NotFound);
            }
            // S8.21: the ledger before the answer, or a restore would forget what was asked
            desk.store().append_ledger(vec![ledger("erasure_asked", &new, index)])?;
            let ground = ground_of(unit, id)?;
            let request = unit.add_erasure(&ring, &key, &new)?;
            unit.set_derived_ground(request, ground.key())?;
            for to in recipients {
                let mut letter = desk.letter(LetterKind::ErasureAsked, now, to, &new.language, Some(id));
                letter.subject = Some(request.0);
                unit.post(&letter)?;
            }
            let mut audit = unit.audit(&who, "erasure.asked", Some(id), format!("request:{request}"));
            audit.detail = if is_held { "held" } else { "" }.into();
            if is_held {
                tracing::warn!("more erasures in an hour than usual: new ones wait for an officer");
            }
            Ok(Done::new(new.reference, audit))
        })
        .await
    }

    /// S8.37: the person takes an erasure back while that is possible: everything is as it was.
    pub async fn cancel_erasure(&self, viewer: ContactViewer) -> Result<Reference, Refused> {
        let open = self.own_erasure(viewer).await?.ok_or(Refused::NotFound)?;
        self.cancel(open, Actor::Contact(viewer.contact())).await
    }

    /// The same from a letter: the link is the authority, it can only put back what was.
    pub async fn cancel_erasure_by_link(&self, token: &Secret) -> Result<Reference, Refused> {
        let open = self.look_at_erasure(token).await?;
        let who = Actor::Contact(open.erasure.contact);
        self.cancel(open, who).await
    }

    /// The same by an officer, for somebody who called or wrote.
    pub async fn cancel_erasure_for(&self, viewer: OfficerViewer, reference: Reference) -> Result<(), Refused> {
        super::officer::may(viewer, Act::DecideCases)?;
        let id = self.case_by_reference(reference).await?.id;
        let open = self.store().read::<_, StoreError>(move |r| view(r, id)).await?.ok_or(Refused::NotFound)?;
        self.cancel(open, Actor::Officer(viewer.officer().0)).await.map(|_| ())
    }

    async fn cancel(&self, it: ErasureView, who: Actor) -> Result<Reference, Refused> {
        if it.erasure.stage == Stage::Cancelled {
            return Ok(it.request.reference);
        }
        if !it.erasure.stage.is_reversible() {
            return Err(Refused::Over(Over::Expired));
        }
        let (id, store) = (it.erasure.contact, self.store().clone());
        let paper_key = self.paper_key(&it.request).await?;
        let addresses = self
            .store()
            .read::<_, StoreError>(move |r| {
                let contact = r.find_contact(id)?.ok_or(StoreError::NotFound)?;
                r.list_addresses(id, &store.open_key(contact.key)?)
            })
            .await?;
        let recipients: Vec<EmailAddress> =
            addresses.iter().filter_map(|a| EmailAddress::parse(&a.address).ok()).collect();
        let scopes: Vec<_> = recipients.iter().map(|_| (Scope::Letter, None)).collect();
        let desk = self.clone();
        let reference = it.request.reference.clone();
        self.act(&scopes, move |unit| {
            let now = unit.now();
            let (erasure, request) = (&it.erasure, &it.request);
            unit.take_row_numbers(id, 0)?;
            let mut audit = unit.audit(&who, "erasure.cancelled", Some(id), format!("request:{}", request.id));
            if !unit.move_erasure(request.id, erasure.stage, Stage::Cancelled)? {
                let there = unit.find_erasure(request.id)?;
                if there.is_some_and(|e| e.stage == Stage::Cancelled) {
                    audit.outcome = "was so before".into();
                    return Ok(Done::new(request.reference.clone(), audit));
                }
                return Err(Refused::Over(Over::Expired));
            }
            unit.swap_status(id, ContactStatus::Erasing, erasure.was)?;
            unit.take_erasure_back(request, &who.to_string(), now)?;
            let scope = serde_json::json!({ "reference": request.reference.as_str() }).to_string();
            desk.store().append_ledger(vec![LedgerEntry {
                at: now,
                act: "erasure_cancelled".into(),
                address: None,
                contact: Some(id),
                scope,
            }])?;
            for to in recipients {
                let mut letter = desk.letter(LetterKind::ErasureCancelled, now, to, &request.language, Some(id));
                letter.subject = Some(request.id.0);
                unit.post(&letter)?;
            }
            if let Some(key) = paper_key {
                super::erasure_for::tell_of_cancelling(unit, &key, request)?;
            }
            Ok(Done::new(request.reference.clone(), audit))
        })
        .await?;
        Ok(reference)
    }

    /// S8.37: whether the viewer has typed a second code, after asking.
    pub fn has_second_proof(&self, viewer: ContactViewer, erasure: &Erasure) -> bool {
        self.is_fresh(viewer) && viewer.proved_at() > erasure.asked_at
    }

    /// S8.37: the person does not want to wait and has typed a second code.
    pub async fn waive_cooling(&self, viewer: ContactViewer) -> Result<Reference, Refused> {
        let open = self.own_erasure(viewer).await?.ok_or(Refused::NotFound)?;
        if !self.has_second_proof(viewer, &open.erasure) {
            return Err(Refused::ProofNeeded);
        }
        let paper_key = self.paper_key(&open.request).await?;
        self.act(&[], move |unit| {
            let (now, contact) = (unit.now(), viewer.contact());
            let id = open.request.id;
            let who = Actor::Contact(contact);
            let mut audit = unit.audit(&who, "erasure.waived", Some(contact), format!("request:{id}"));
            if !unit.waive_cooling(id, now)? {
                audit.outcome = "was so before".into();
            } else if let Some(key) = paper_key {
                // what the letter says of taking it back is not so any more; the outcome follows
                super::erasure_for::withdraw_interim(unit, &key, &open.request)?;
            }
            Ok(Done::new(open.request.reference, audit))
        })
        .await
    }

    /// Where the link of a letter leads: reads only.
    pub async fn look_at_erasure(&self, token: &Secret) -> Result<ErasureView, Refused> {
        let unknown = || Refused::NotFound;
        let id = LinkToken::row(token.reveal()).ok_or_else(unknown)?;
        let found = self.store().read::<_, StoreError>(move |r| view(r, RequestId(id))).await?.ok_or_else(unknown)?;
        let erasure = &found.erasure;
        if !self.ring().is_link_token(token.reveal(), ERASURE, id, &erasure.salt, erasure.link_key) {
            return Err(unknown());
        }
        Ok(found)
    }

    /// The token of an erasure's link.
    pub fn erasure_token(&self, it: &Erasure) -> LinkToken {
        self.ring().link_token(ERASURE, it.request.0, &it.salt, it.link_key)
    }

    /// TH7: an officer has looked at an erasure that was held back and lets it go on.
    pub async fn release_erasure(&self, viewer: OfficerViewer, reference: Reference) -> Result<(), Refused> {
        super::officer::may(viewer, Act::DecideCases)?;
        let request = self.case_by_reference(reference).await?;
        let due = self.now() + self.settings().erasure_cooling;
        self.act(&[], move |unit| {
            let who = Actor::Officer(viewer.officer().0);
            let mut audit = unit.audit(&who, "erasure.released", request.contact, format!("request:{}", request.id));
            if !unit.release_erasure(request.id, due)? {
                audit.outcome = "was so before".into();
            }
            Ok(Done::new((), audit))
        })
        .await
    }

    async fn case_by_reference(&self, reference: Reference) -> Result<Request, Refused> {
        let found = self.store().read::<_, StoreError>(move |r| r.find_request_by_reference(&reference)).await?;
        found.ok_or(Refused::NotFound)
    }

    /// S7.12, L19.1: a system elsewhere has done its part, by its own acknowledgement or as an officer says. Said twice it
    /// is said once; `NotFound` for a system that has no part in the case.
    pub async fn confirm_system(&self, actor: Actor, reference: Reference, system: String) -> Result<(), Refused> {
        let request = self.case_by_reference(reference).await?;
        self.act(&[], move |unit| {
            let (now, id) = (unit.now(), request.id);
            let contact = unit.find_erasure(id)?.map(|e| e.contact);
            let mut audit = unit.audit(&actor, "system.confirmed", contact, format!("request:{id}"));
            audit.detail.clone_from(&system);
            match unit.confirm_system(id, &system, &actor.to_string(), now)? {
                None => return Err(Refused::NotFound),
                Some(false) => audit.outcome = "was so before".into(),
                Some(true) => {}
            }
            Ok(Done::new((), audit))
        })
        .await
    }

    /// The same as an officer ticks it on the case's page.
    pub async fn tick_system(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        system: String,
    ) -> Result<(), Refused> {
        super::officer::may(viewer, Act::AnswerCases)?;
        self.confirm_system(Actor::Officer(viewer.officer().0), reference, system).await
    }

    /// What a system has yet to do, after a place in the feed, oldest first: with the identifiers it knows people by.
    pub async fn list_system_tasks(
        &self,
        system: String,
        after: RequestId,
        limit: i64,
    ) -> Result<Vec<TaskForSystem>, Refused> {
        let store = self.store().clone();
        let all = self.store().read::<_, StoreError>(move |r| {
            let mut all = Vec::new();
            for task in r.list_tasks_of_system(&system, after, limit)? {
                let request = r.find_request_by_id(task.request)?.ok_or(StoreError::NotFound)?;
                let ids = match &task.sealed_ids {
                    Some(_) => ids_of(&store.open_key(request.key)?, &task)?,
                    None => Vec::new(),
                };
                all.push(TaskForSystem {
                    reference: request.reference,
                    request: task.request,
                    act: task.act,
                    ids,
                    asked_at: task.asked_at,
                });
            }
            Ok(all)
        });
        Ok(all.await?)
    }

    /// For the officer who erases by hand elsewhere: the identifiers each system knows the person by.
    pub async fn system_ids(
        &self,
        viewer: OfficerViewer,
        it: &ErasureView,
    ) -> Result<HashMap<String, Vec<String>>, Refused> {
        super::officer::may(viewer, Act::AnswerCases)?;
        let (store, key, tasks) = (self.store().clone(), it.request.key, it.tasks.clone());
        if tasks.iter().all(|task| task.sealed_ids.is_none()) {
            return Ok(HashMap::new());
        }
        let all = tokio::task::spawn_blocking(move || {
            let key = store.open_key(key)?;
            let named = tasks.iter().filter(|task| task.sealed_ids.is_some());
            named.map(|task| Ok((task.system.clone(), ids_of(&key, task)?))).collect::<Result<_, StoreError>>()
        });
        Ok(all.await.map_err(|_| StoreError::Panicked)??)
    }

    /// The worker's step: does everything that is due, one erasure after the other, and gives how much that was. May break
    /// off anywhere; the next run goes on. One process at a time does it.
    pub fn carry_out_erasures(&self, node: &str, at: AtPoint<'_>) -> Result<usize, StoreError> {
        let (now, node) = (self.now(), node.to_owned());
        let due = self.store().read_now::<_, StoreError>(|r| r.list_due_erasures(now, 20))?;
        let lapsed = self.end_lapsed_holds(now)?;
        let (release, posted) = self
            .store()
            .read_now::<_, StoreError>(|r| Ok((r.list_erasures_to_release(20)?, r.list_posted_last_papers(20)?)))?;
        if due.is_empty() && release.is_empty() && posted.is_empty() {
            return Ok(lapsed);
        }
        let mine = self.store().write_now::<_, StoreError>(Lane::Bulk, move |w| {
            w.take_lease("erasure", &node, now, TimeDelta::minutes(2))
        })?;
        if !mine {
            return Ok(0);
        }
        let (mut done, mut failed) = (lapsed, None);
        // one that cannot go on must not stop the others
        for it in due {
            match self.go_on(&it, at) {
                Ok(()) => done += 1,
                Err(error) => failed = failed.or(Some(error)),
            }
        }
        for it in release {
            match self.release_held(&it, at) {
                Ok(()) => done += 1,
                Err(error) => failed = failed.or(Some(error)),
            }
        }
        for (case, key) in posted {
            let gone = self.store().write_now::<_, StoreError>(Lane::People, move |w| w.forget_last_paper(case, key));
            match gone.and_then(|()| self.destroy_spent(case, key, at)) {
                Ok(()) => done += 1,
                Err(error) => failed = failed.or(Some(error)),
            }
        }
        match failed {
            Some(error) => Err(error),
            None => Ok(done),
        }
    }

    fn end_lapsed_holds(&self, now: Moment) -> Result<usize, StoreError> {
        let today = now.london_date();
        let lapsed = self
            .store()
            .read_now::<_, StoreError>(|r| r.list_holds(false, 1))?
            .first()
            .is_some_and(|hold| hold.ends_on < today);
        if !lapsed {
            return Ok(0);
        }
        let ring = self.ring().clone();
        self.store().write_now::<_, StoreError>(Lane::Bulk, move |w| {
            let ended = w.end_lapsed_holds(today, now)?;
            for id in &ended {
                w.add_audit(&ring, &event(now, "hold.ended", None, format!("hold:{id}"), String::new()))?;
            }
            Ok(ended.len())
        })
    }

    fn go_on(&self, it: &Erasure, at: AtPoint<'_>) -> Result<(), StoreError> {
        if let Some(spent) = it.spent_key {
            return self.destroy_spent(it.request, spent, at);
        }
        match it.stage {
            Stage::Cooling => {
                if self.begin(it)? {
                    at("begun")?;
                    self.carry_out(it.request, at)?;
                }
                Ok(())
            }
            Stage::Carrying => self.carry_out(it.request, at),
            Stage::Telling => self.tell(it, at),
            Stage::Held | Stage::Done | Stage::Cancelled => Ok(()),
        }
    }

    /// From here there is no way back. The contact is out of reach, nobody is signed in as them any more.
    fn begin(&self, it: &Erasure) -> Result<bool, StoreError> {
        let (now, ring, it) = (self.now(), self.ring().clone(), it.clone());
        self.store().write_now::<_, StoreError>(Lane::People, move |w| {
            w.take_row_numbers(it.contact, 0)?;
            if !w.move_erasure(it.request, Stage::Cooling, Stage::Carrying)? {
                return Ok(false);
            }
            w.swap_status(it.contact, ContactStatus::Erasing, ContactStatus::Sealed)?;
            w.end_other_sessions(it.contact, None)?;
            let object = format!("request:{}", it.request);
            w.add_audit(&ring, &event(now, "erasure.begun", Some(it.contact), object, String::new()))?;
            Ok(true)
        })
    }

    fn carry_out(&self, id: RequestId, at: AtPoint<'_>) -> Result<(), StoreError> {
        let (store, now) = (self.store(), self.now());
        let find = || store.read_now::<_, StoreError>(|r| r.find_erasure(id)?.ok_or(StoreError::NotFound));
        let it = find()?;
        let contact = store.read_now::<_, StoreError>(|r| r.find_contact(it.contact))?;
        if it.planned_at.is_none() {
            let Some(contact) = contact else {
                // a restore has replayed the ledger: nothing is left to do it to
                return store.write_now::<_, StoreError>(Lane::Bulk, move |w| w.end_erasures_of(it.contact, now));
            };
            self.plan(&it, contact.key, at)?;
            at("planned")?;
        }
        let it = find()?;
        let request = store
            .read_now::<_, StoreError>(|r| r.find_request_by_id(id))?
            .ok_or_else(|| StoreError::Malformed("an erasure without its case".into()))?;
        let spare: Vec<_> = [Some(request.key), it.hold_key].into_iter().flatten().collect();
        let mut keys = store.list_contact_key_ids(it.contact, &spare)?;
        let (mut named, merged) = store.read_now::<_, StoreError>(|r| {
            Ok((r.list_keys_of(it.contact, Some(id))?, r.list_keys_merged_into(it.contact)?))
        })?;
        // O3: what was merged into it goes with it: its rows, its letters, its key
        for (whose, key) in &merged {
            let whose = *whose;
            named.push(*key);
            named.extend(store.list_contact_key_ids(whose, &spare)?);
            named.extend(store.read_now::<_, StoreError>(|r| r.list_keys_of(whose, Some(id)))?);
        }
        keys.extend(named.into_iter().filter(|key| !spare.contains(key)));
        for keys in keys.chunks(500) {
            store.destroy_keys(keys.to_vec())?;
        }
        at("destroyed")?;
        while store.write_now::<_, StoreError>(Lane::Bulk, move |w| w.erase_piece(it.contact, Some(id), now))? > 0 {
            at("clearing")?;
        }
        for (whose, _) in &merged {
            let whose = *whose;
            while store.write_now::<_, StoreError>(Lane::Bulk, move |w| w.erase_piece(whose, Some(id), now))? > 0 {
                at("clearing")?;
            }
        }
        let (ring, kept, gone, whose) = (self.ring().clone(), it.kept, it.gone, it.contact);
        store.write_now::<_, StoreError>(Lane::People, move |w| {
            for (merged, _) in merged {
                w.empty_contact(merged, ContactStatus::Erased)?;
            }
            w.forget_merges(whose)?;
            w.empty_contact(whose, if kept > 0 { ContactStatus::Sealed } else { ContactStatus::Erased })?;
            if w.carry_erasure(id, now)? {
                let detail = serde_json::json!({ "gone": gone, "kept": kept }).to_string();
                w.add_audit(&ring, &event(now, "erasure.carried", Some(whose), format!("request:{id}"), detail))?;
            }
            Ok(())
        })?;
        at("carried")
    }

    /// The ledger, then what stays under new keys, and the systems to tell with the identifiers they know.
    fn plan(&self, it: &Erasure, key: crate::domain::ids::SealKeyId, at: AtPoint<'_>) -> Result<(), StoreError> {
        let (store, ring, now, id) = (self.store(), self.ring().clone(), self.now(), it.contact);
        let today = now.london_date();
        let (addresses, merged) =
            store.read_now::<_, StoreError>(|r| Ok((r.list_address_indexes(id)?, r.list_merged(id)?)))?;
        // O3: a backup of before a merge has each of them by itself, so each is named with each address
        let entry = |address: &AddressIndex, contact: ContactId| LedgerEntry {
            at: now,
            act: "erasure".into(),
            address: Some(address.clone()),
            contact: Some(contact),
            scope: "{}".into(),
        };
        let entries = merged.iter().flat_map(|c| addresses.iter().map(move |a| (a, *c)));
        store.append_ledger(entries.map(|(address, contact)| entry(address, contact)).collect())?;
        at("ledgered")?;
        let Some(key) = store.open_keys(&[key])?.remove(&key) else {
            return Err(StoreError::Malformed(
                "the key of what is to be erased is gone, but not by this erasure".into(),
            ));
        };
        let everything = store.read_now::<_, StoreError>(|r| Everything::read(r, id, &key, today))?;
        let request = store
            .read_now::<_, StoreError>(|r| r.find_request_by_id(it.request))?
            .ok_or_else(|| StoreError::Malformed("an erasure without its case".into()))?;
        let case_key = store.open_key(request.key)?;
        let case = it.request;
        let stays: Vec<(&Item, &Hold)> =
            everything.items.iter().filter_map(|i| Some((i, everything.hold_of(id, i, today)?))).collect();
        let hold_key = if stays.is_empty() { None } else { Some(store.new_key(Scope::Hold, Some(id), now)?) };
        at("keyed")?;
        let mut held = Vec::with_capacity(stays.len());
        let mut kept_under = None;
        if let Some(key) = &hold_key {
            for (item, hold) in &stays {
                held.push(HeldRow {
                    number: item.number,
                    kind: item.kind,
                    sealed: key.seal(&ring, Field::Held(item.kind), case.0, item.number, &item.content),
                    provenance: item.provenance,
                    hold: hold.id,
                });
            }
            // whoever keeps something for years must be able to say when it is gone
            let mut seal = HoldSeal { key: key.id(), address: None, post: None };
            if let Some(sealed) = &request.sealed_address {
                let text = case_key.unseal(Field::CaseAddress, case.0, 0, sealed)?;
                seal.address = Some(key.seal(&ring, Field::HeldAddress, case.0, 0, &text));
            } else if let Some(sealed) = store.read_now::<_, StoreError>(|r| r.find_sealed_post(case))? {
                let text = case_key.unseal(Field::PostalAddress, case.0, 0, &sealed)?;
                seal.post = Some(key.seal(&ring, Field::HeldPost, case.0, 0, &text));
            }
            kept_under = Some(seal);
        }
        let gone = i64::try_from(everything.items.len() - stays.len()).unwrap_or(i64::MAX);
        let mut tasks = Vec::new();
        for (system, ids) in everything.systems(&self.registers()) {
            let text = serde_json::to_string(&ids).unwrap_or_default();
            let ids = (!ids.is_empty()).then(|| case_key.seal(&ring, Field::SystemIds, case.0, 0, &text));
            tasks.push((system, ids));
        }
        let until = self.backups_until(today);
        store.write_now::<_, StoreError>(Lane::People, move |w| {
            w.keep_erased_out(&addresses, "portal", now)?;
            w.plan_erasure(case, held, &tasks, kept_under, gone, until, now)
        })
    }

    /// Every system has confirmed: the outcome goes out on a letter with a key of its own, and the address goes.
    fn tell(&self, it: &Erasure, at: AtPoint<'_>) -> Result<(), StoreError> {
        let (store, ring, now) = (self.store(), self.ring().clone(), self.now());
        let request = store
            .read_now::<_, StoreError>(|r| r.find_request_by_id(it.request))?
            .ok_or_else(|| StoreError::Malformed("an erasure without its case".into()))?;
        let to = match (store.open_keys(&[request.key])?.remove(&request.key), &request.sealed_address) {
            (Some(key), Some(sealed)) => {
                EmailAddress::parse(&key.unseal(Field::CaseAddress, it.request.0, 0, sealed)?).ok()
            }
            _ => None,
        };
        if to.is_none() && !self.is_told_on_paper(&request)? {
            return Ok(());
        }
        self.write_outcome(LetterKind::ErasureDone, to, &request, move |w, letter, key| {
            // what was decided on may have been released meanwhile
            let Some(it) = w.find_erasure(request.id)?.filter(|e| e.stage == Stage::Telling) else { return Ok(false) };
            if !w.tell_erasure(&it, request.key, now)? {
                return Ok(false);
            }
            if let Some(key) = key {
                w.post_letter(&ring, key, letter, now)?;
            }
            let object = format!("request:{}", it.request);
            w.add_audit(&ring, &event(now, "erasure.told", Some(it.contact), object, String::new()))?;
            Ok(true)
        })?;
        at("told")?;
        self.destroy_spent_of(it.request, at)
    }

    /// S13.14: whoever has no mailbox gets the outcome on paper: written once, and told when it was posted. `true` as well
    /// where nobody can be told.
    fn is_told_on_paper(&self, request: &Request) -> Result<bool, StoreError> {
        let (store, ring, now, id) = (self.store(), self.ring().clone(), self.now(), request.id);
        let author = Actor::Worker("erasure".into()).to_string();
        let (by_post, papers, seen) = store.read_now::<_, StoreError>(|r| {
            let seen = view(r, id)?.ok_or(StoreError::NotFound)?;
            Ok((r.is_reached_by_post(id)?, r.list_papers_by(id, &author)?, seen))
        })?;
        if !by_post || papers.iter().any(Option::is_some) {
            return Ok(true);
        }
        if !papers.is_empty() {
            return Ok(false);
        }
        let text = self.outcome_on_paper(&seen);
        let key = store.open_key(request.key)?;
        store.write_now::<_, StoreError>(Lane::People, move |w| {
            let number = w.add_message(&ring, &key, id, &author, &text, now)?;
            w.add_paper(id, number, Posting::Closes, now)?;
            w.add_audit(&ring, &event(now, "erasure.written", None, format!("request:{id}"), String::new()))
        })?;
        Ok(false)
    }
    /// The seven parts of S8.35 as they stand on paper.
    fn outcome_on_paper(&self, it: &ErasureView) -> String {
        let t = super::case::words_of(&it.request.language);
        let registers = self.registers();
        let at = it.erasure.carried_at.map(|at| t.date(at.london_date())).unwrap_or_default();
        let mut lines = vec![t.with(
            "paper-erasure-done",
            &[
                ("asked", &t.date(it.request.received_on)),
                ("reference", &it.request.reference.grouped()),
                ("date", &at),
            ],
        )];
        let kept = super::access::kept_lines(t, it);
        lines.push(t.say("erasure-kept-head").into_owned());
        if kept.is_empty() {
            lines.push(t.say("erasure-kept-none").into_owned());
        } else {
            lines.extend(kept);
            lines.push(t.say("paper-erasure-kept").into_owned());
        }
        lines.push(t.say("erasure-suppressed").into_owned());
        if let Some(until) = it.erasure.backups_until {
            lines.push(t.with("erasure-backups", &[("date", &t.date(until))]));
        }
        lines.push(t.say("erasure-systems-head").into_owned());
        let systems = super::access::system_lines(&registers, t, it);
        if systems.is_empty() {
            lines.push(t.say("erasure-systems-none").into_owned());
        }
        lines.extend(systems);
        lines.push(t.say("erasure-complain-head").into_owned());
        lines.extend(super::access::complaint_lines(&registers, t));
        lines.join("\n\n")
    }

    /// Runs a unit that may post a letter under a fresh key; a key that was not used is destroyed again.
    fn write_outcome<F>(
        &self,
        kind: LetterKind,
        to: Option<EmailAddress>,
        request: &Request,
        work: F,
    ) -> Result<(), StoreError>
    where
        F: FnOnce(
                &mut crate::store::Write<'_>,
                &crate::store::outbox::NewLetter,
                Option<&SealKey>,
            ) -> Result<bool, StoreError>
            + Send
            + 'static,
    {
        let (store, now) = (self.store(), self.now());
        let key = to.as_ref().map(|_| store.new_key(Scope::Letter, None, now)).transpose()?;
        let nobody = EmailAddress::parse("nobody@invalid.example").map_err(|_| StoreError::NotFound)?;
        // nobody's letter any more: rows of the contact are gone, and this one must not go with them
        let mut letter = self.letter(kind, now, to.unwrap_or(nobody), &request.language, None);
        letter.subject = Some(request.id.0);
        let theirs = key.clone();
        let posted = store.write_now::<_, StoreError>(Lane::People, move |w| work(w, &letter, theirs.as_ref()))?;
        if let (false, Some(key)) = (posted, key) {
            store.destroy_keys(vec![key.id()])?;
        }
        Ok(())
    }

    fn destroy_spent_of(&self, id: RequestId, at: AtPoint<'_>) -> Result<(), StoreError> {
        let found = self.store().read_now::<_, StoreError>(|r| r.find_erasure(id))?;
        match found.and_then(|e| e.spent_key) {
            Some(spent) => self.destroy_spent(id, spent, at),
            None => Ok(()),
        }
    }
    fn destroy_spent(
        &self,
        id: RequestId,
        spent: crate::domain::ids::SealKeyId,
        at: AtPoint<'_>,
    ) -> Result<(), StoreError> {
        self.store().destroy_keys(vec![spent])?;
        at("spent")?;
        self.store().write_now::<_, StoreError>(Lane::Bulk, move |w| w.forget_spent_key(id))
    }

    /// S8.18, peers 38: a hold has ended. What another one still keeps stays, under a new key; the rest goes; when nothing
    /// is left the person is told.
    fn release_held(&self, it: &Erasure, at: AtPoint<'_>) -> Result<(), StoreError> {
        let (store, ring, now) = (self.store(), self.ring().clone(), self.now());
        let (today, case, whose) = (now.london_date(), it.request, it.contact);
        let (rows, provenances, holds, request) = store.read_now::<_, StoreError>(|r| {
            let rows = r.list_held(case)?;
            let ids: Vec<ProvenanceId> = rows.iter().map(|row| row.provenance).collect();
            let request = r.find_request_by_id(case)?.ok_or(StoreError::NotFound)?;
            Ok((rows, r.list_provenances(&ids)?, r.list_holds_of(whose, today)?, request))
        })?;
        let none = Vec::new();
        let still = |row: &HeldRow| {
            let purposes = provenances.get(&row.provenance).map_or(&none, |(p, _)| &p.purposes);
            hold::longest(&holds, today, whose, row.kind, purposes).map(|h| h.id)
        };
        let key = it.hold_key.map(|id| store.open_keys(&[id])).transpose()?.and_then(|mut keys| keys.drain().next());
        let key = key.map(|(_, key)| key);
        let open = |field: Field, sealed: &Option<crate::vault::Sealed>| -> Result<Option<String>, StoreError> {
            let both = key.as_ref().zip(sealed.as_ref());
            Ok(both.map(|(key, sealed)| key.unseal(field, case.0, 0, sealed)).transpose()?)
        };
        let address = open(Field::HeldAddress, &it.sealed_address)?;
        let post = open(Field::HeldPost, &it.sealed_post)?;
        let mut stays = Vec::new();
        let mut new_key = None;
        if let Some(old) = &key {
            for row in &rows {
                let Some(hold) = still(row) else { continue };
                let text = old.unseal(Field::Held(row.kind), case.0, row.number, &row.sealed)?;
                let new = match &new_key {
                    Some(key) => key,
                    None => new_key.insert(store.new_key(Scope::Hold, Some(whose), now)?),
                };
                let sealed = new.seal(&ring, Field::Held(row.kind), case.0, row.number, &text);
                stays.push(HeldRow { sealed, hold, ..row.clone() });
            }
        }
        let is_over = stays.is_empty();
        let kept_under = new_key.map(|key| HoldSeal {
            key: key.id(),
            address: address.as_ref().map(|text| key.seal(&ring, Field::HeldAddress, case.0, 0, text)),
            post: post.as_ref().map(|text| key.seal(&ring, Field::HeldPost, case.0, 0, text)),
        });
        // before the outcome nothing need be said about it: the outcome says how it is then
        let tells = is_over && it.stage == Stage::Done;
        let to = address.filter(|_| tells).and_then(|text| EmailAddress::parse(&text).ok());
        // the case's own key went with the outcome: a last letter on paper gets a new one
        let paper = match post.filter(|_| tells && to.is_none()) {
            Some(post) => Some((store.new_key(Scope::Case, None, now)?, post, finished_on_paper(&request, today))),
            None => None,
        };
        let it = it.clone();
        self.write_outcome(LetterKind::ErasureFinished, to, &request, move |w, letter, key| {
            w.release_held(&it, stays, kept_under, now)?;
            if let Some((key, post, text)) = &paper {
                let author = Actor::Worker("erasure".into()).to_string();
                w.write_last_paper(&ring, key, case, (&author, text, post), now)?;
            }
            let object = format!("request:{case}");
            let detail = if is_over { "nothing left" } else { "another hold keeps the rest" };
            w.add_audit(&ring, &event(now, "erasure.released", Some(whose), object, detail.into()))?;
            if let Some(key) = key {
                w.post_letter(&ring, key, letter, now)?;
            }
            Ok(true)
        })?;
        at("released")?;
        self.destroy_spent_of(case, at)
    }
}

/// What the last letter on paper says: what a hold had kept is gone too.
fn finished_on_paper(request: &Request, on: NaiveDate) -> String {
    let t = super::case::words_of(&request.language);
    t.with("paper-erasure-finished", &[("reference", &request.reference.grouped()), ("date", &t.date(on))])
}

pub(super) fn ids_of(key: &SealKey, task: &SystemTask) -> Result<Vec<String>, StoreError> {
    let Some(sealed) = &task.sealed_ids else { return Ok(Vec::new()) };
    let text = key.unseal(Field::SystemIds, task.request.0, 0, sealed)?;
    serde_json::from_str(&text).map_err(|_| StoreError::Malformed("system_task.sealed_ids".into()))
}

fn event(now: Moment, action: &str, contact: Option<ContactId>, object: String, detail: String) -> AuditEvent {
    AuditEvent {
        at: now,
        actor: Actor::Worker("erasure".into()).to_string(),
        action: action.into(),
        contact,
        object,
        detail,
        outcome: "done".into(),
    }
}

/// After a restore: an erasure that was asked for after the backup was made, and not taken back, goes on under the same
/// reference. Its entry says how it stood.
pub(super) fn ask_again(store: &crate::store::Store, entry: &LedgerEntry, now: Moment) -> Result<bool, StoreError> {
    let (Some(id), Ok(scope)) = (entry.contact, serde_json::from_str::<serde_json::Value>(&entry.scope)) else {
        return Ok(false);
    };
    let Some(reference) = scope["reference"].as_str().and_then(Reference::parse) else { return Ok(false) };
    let lookup = reference.clone();
    let (contact, open, there) = store.read_now::<_, StoreError>(|r| {
        Ok((r.find_contact(id)?, r.find_open_erasure(id)?, r.find_request_by_reference(&lookup)?))
    })?;
    let Some(contact) = contact.filter(|_| open.is_none()) else { return Ok(false) };
    // an officer had begun it for a case that the backup knows
    let attach = match there {
        None => None,
        Some(case) => {
            let begun = store.read_now::<_, StoreError>(|r| r.find_erasure(case.id))?.is_some();
            if begun || !case.state.is_open() {
                return Ok(false);
            }
            Some((case.id, store.open_key(case.key)?))
        }
    };
    let Some(key) = store.open_keys(&[contact.key])?.remove(&contact.key) else { return Ok(false) };
    let addresses = store.read_now::<_, StoreError>(|r| r.list_addresses(id, &key))?;
    // S9.4: nothing is written to a child's address
    let address = match scope["mute"].as_bool() {
        Some(true) => String::new(),
        _ => match addresses.last() {
            Some(last) => last.address.clone(),
            None => return Ok(false),
        },
    };
    let case_key = store.new_key(Scope::Case, Some(id), now)?;
    let ring = store.ring().clone();
    let new = NewErasure {
        reference,
        contact: id,
        was: contact.status,
        entity: contact.entity,
        language: scope["language"].as_str().unwrap_or("en").to_owned(),
        address,
        is_held: false,
        salt: ring.randomness().bytes::<16>().to_vec(),
        link_key: ring.newest(KeyPurpose::Link),
        asked_at: entry.at,
        // whoever was about to take it back gets the time that the restore took
        due_at: Moment::from_unix_seconds(scope["due"].as_i64().unwrap_or(0)).max(now + TimeDelta::hours(24)),
    };
    store.write_now::<_, StoreError>(Lane::Bulk, move |w| {
        w.swap_status(id, new.was, ContactStatus::Erasing)?;
        match &attach {
            Some((case, key)) => w.attach_erasure(&ring, key, *case, &new)?,
            None => {
                w.add_erasure(&ring, &case_key, &new)?;
            }
        }
        Ok(true)
    })
}
