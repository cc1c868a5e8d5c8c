//! O3, S4.26, TH4, TH27: an officer says that two records are one person's, on a ground that is more than a name, after a
//! look at both side by side; the person is told at every address. Within thirty days the two can be parted again. Whatever
//! either side has said against a use holds for both, before and after.

use super::consent::add_event;
use super::import::ledger_of;
use super::officer::may;
use super::request::form_hash;
use super::restriction::ledger_entry;
use super::{Desk, Done, Refused, Unit};
use crate::domain::audit::{Actor, AuditEvent};
use crate::domain::clock::Moment;
use crate::domain::consent::{CellState, EventKind, EventMeans};
use crate::domain::contact::ContactStatus;
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::{ContactId, Reference, RequestId};
use crate::domain::letter::LetterKind;
use crate::domain::merge::{self, Against, Ground, Side};
use crate::domain::officer::Act;
use crate::domain::restriction::Restriction;
use crate::domain::value::ValueKind;
use crate::store::consents::{ConsentEvent, OptOut};
use crate::store::contacts::{Contact, HeldValue, PurposeState};
use crate::store::keys::{LedgerEntry, Scope};
use crate::store::merges::{Holder, Likeness, Merge};
use crate::store::search::Found;
use crate::store::suppressions::Suppression;
use crate::store::viewer::OwnData;
use crate::store::{OfficerViewer, Read, Store, StoreError};
use crate::vault::AddressIndex;
use std::collections::BTreeSet;

/// How often a unit is planned anew that met a change between its ledger entries and itself.
const TRIES: usize = 5;
/// Reasons of the suppression list by which an address is kept out altogether.
const KEPT_OUT: [&str; 2] = ["erased", "child"];

/// What one side has said against uses and the other does not have yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lowering {
    /// Stops, by address.
    pub stops: Vec<Suppression>,
    /// Purposes objected to, withdrawn or ended.
    pub states: Vec<PurposeState>,
    /// Pauses: topic, channel, until when.
    pub pauses: Vec<(String, String, Moment)>,
}

impl Lowering {
    /// Whether everything in it is in the other too.
    fn is_within(&self, other: &Self) -> bool {
        let same =
            |a: &Suppression, b: &Suppression| (&a.address, &a.topic, &a.channel) == (&b.address, &b.topic, &b.channel);
        self.stops.iter().all(|s| other.stops.iter().any(|o| same(s, o)))
            && self.states.iter().all(|s| other.states.contains(s))
            && self.pauses.iter().all(|p| other.pauses.contains(p))
    }
    fn add(&mut self, more: Self) {
        self.stops.extend(more.stops);
        self.states.extend(more.states);
        self.pauses.extend(more.pauses);
    }
}

/// One of the two with what it says.
#[derive(Clone)]
struct One {
    row: Contact,
    holder: Holder,
    values: Vec<HeldValue>,
    addresses: Vec<EmailAddress>,
    indexes: Vec<AddressIndex>,
}

/// Both, read in one piece.
struct Both {
    into: One,
    from: One,
    against: Vec<Against>,
    /// Numbers of live values that step back, of each.
    older: (Vec<i64>, Vec<i64>),
    /// What holds for the merged contact from now on.
    lowering: Lowering,
}

/// The look before two are merged.
#[derive(Debug, Clone)]
pub struct MergeView {
    /// The one that stays.
    pub into: OwnData,
    /// The one that goes.
    pub from: OwnData,
    /// What forbids it.
    pub against: Vec<Against>,
    /// Numbers of live values that step back, of the one that stays and of the one that goes.
    pub older: (Vec<i64>, Vec<i64>),
    /// What is stopped, ended or paused for both.
    pub lowering: Lowering,
}

/// The look before two are parted.
#[derive(Debug, Clone)]
pub struct PartView {
    /// The merge.
    pub merge: Merge,
    /// Until when it can be taken back.
    pub until: Moment,
    /// The key of the words that say why it cannot be; `None` if it can.
    pub against: Option<&'static str>,
    /// How many values, addresses and cases go back.
    pub back: (usize, usize, usize),
    /// Kinds of value that were corrected or taken out since.
    pub changed: BTreeSet<ValueKind>,
    /// How many values came in since.
    pub since: i64,
}

fn one(store: &Store, r: &mut Read<'_>, row: Contact) -> Result<One, StoreError> {
    let holder = Holder { id: row.id, key: store.open_key(row.key)? };
    let mut values = r.list_values_to_erase(row.id, &holder.key)?;
    values.retain(|v| v.superseded_at.is_none());
    let held = r.list_addresses(row.id, &holder.key)?;
    let addresses: Vec<EmailAddress> = held.into_iter().filter_map(|a| EmailAddress::parse(&a.address).ok()).collect();
    let indexes = addresses.iter().map(|a| store.ring().address_index(a)).collect();
    Ok(One { row, holder, values, addresses, indexes })
}

fn side(r: &mut Read<'_>, it: &One, now: Moment) -> Result<Side, StoreError> {
    let id = it.row.id;
    let undo = now - super::address_change::UNDO_WITHIN;
    let changes_address = !r.list_address_changes(id, now)?.is_empty() || r.last_address_change(id, undo)?.is_some();
    let mut is_kept_out = false;
    for index in &it.indexes {
        is_kept_out |= r.list_suppressions(index)?.iter().any(|s| KEPT_OUT.contains(&s.reason.as_str()));
    }
    let status = if r.find_open_erasure(id)?.is_some() { ContactStatus::Erasing } else { it.row.status };
    Ok(Side {
        id: id.0,
        entity: it.row.entity.clone(),
        status,
        is_shared: it.addresses.iter().any(EmailAddress::is_shared_mailbox),
        changes_address,
        is_untold: !r.list_untold(&[id])?.is_empty(),
        has_merged: !r.list_merges_into(id)?.is_empty(),
        is_kept_out,
    })
}

/// What `giver` has said against uses and `taker` has not, at these addresses of `taker`.
fn lowering(
    r: &mut Read<'_>,
    (giver, theirs): (ContactId, &[AddressIndex]),
    (taker, ours): (ContactId, &[AddressIndex]),
    now: Moment,
) -> Result<Lowering, StoreError> {
    let cells = r.list_standing(giver)?;
    let mut stops: Vec<Suppression> = Vec::new();
    for index in theirs {
        stops.extend(r.list_suppressions(index)?);
    }
    let nobody = AddressIndex(Vec::new());
    stops.extend(cells.iter().filter(|c| c.state == CellState::Stopped).map(|c| Suppression {
        address: nobody.clone(),
        topic: c.topic.clone(),
        channel: c.channel.clone(),
        reason: "unsubscribed".into(),
        origin: "portal".into(),
        since: c.since,
    }));
    let mut wanted: Vec<Suppression> = Vec::new();
    for index in ours {
        let mut seen: BTreeSet<(&str, &str)> = BTreeSet::new();
        for stop in &stops {
            if seen.insert((&stop.topic, &stop.channel)) {
                wanted.push(Suppression { address: index.clone(), ..stop.clone() });
            }
        }
    }
    let stops = if wanted.is_empty() { Vec::new() } else { r.missing_suppressions(&wanted)? };
    let own = r.list_purpose_states(taker)?;
    let state_of = |purpose: &str| own.iter().find(|s| s.purpose == purpose).map(|s| s.state.as_str());
    let mut states = r.list_purpose_states(giver)?;
    states.retain(|s| merge::lowers(&s.state, state_of(&s.purpose)));
    states.sort_by(|a, b| a.purpose.cmp(&b.purpose));
    let own = r.list_standing(taker)?;
    let pauses = cells.into_iter().filter_map(|c| {
        let until = c.paused_until.filter(|until| *until > now)?;
        let there = own.iter().find(|o| o.topic == c.topic && o.channel == c.channel).and_then(|o| o.paused_until);
        (there < Some(until)).then_some((c.topic, c.channel, until))
    });
    Ok(Lowering { stops, states, pauses: pauses.collect() })
}

/// Both contacts as they are now; `None` if one is not there.
fn both(
    store: &Store,
    r: &mut Read<'_>,
    (into, from): (ContactId, ContactId),
    now: Moment,
) -> Result<Option<Both>, StoreError> {
    let (Some(into), Some(from)) = (r.find_contact(into)?, r.find_contact(from)?) else { return Ok(None) };
    let (into, from) = (one(store, r, into)?, one(store, r, from)?);
    let against = merge::against(&side(r, &into, now)?, &side(r, &from, now)?);
    let values: Vec<(bool, &HeldValue)> =
        into.values.iter().map(|v| (false, v)).chain(from.values.iter().map(|v| (true, v))).collect();
    let ids: Vec<_> = values.iter().map(|(_, v)| v.provenance).collect();
    let origins = r.list_provenances(&ids)?;
    let rows: Vec<merge::Value> = values
        .iter()
        .map(|(is_from, v)| merge::Value {
            is_from: *is_from,
            kind: v.kind,
            system: origins.get(&v.provenance).map(|(p, _)| p.system.clone()).unwrap_or_default(),
            changed: v.source_changed.unwrap_or(v.stored_at),
        })
        .collect();
    let mut older = (Vec::new(), Vec::new());
    for ((is_from, value), stands) in values.iter().zip(merge::standing(&rows)) {
        if !stands {
            if *is_from { older.1.push(value.number) } else { older.0.push(value.number) }
        }
    }
    let (a, b) = (into.row.id, from.row.id);
    let mut lowered = lowering(r, (b, &from.indexes), (a, &into.indexes), now)?;
    // the other's addresses get the staying contact's stops; its states are read with it from now on
    let back = lowering(r, (a, &into.indexes), (b, &from.indexes), now)?;
    lowered.stops.extend(back.stops);
    Ok(Some(Both { into, from, against, older, lowering: lowered }))
}

fn busy() -> Refused {
    Refused::Store(StoreError::Busy)
}

fn is_busy<T>(result: &Result<T, Refused>) -> bool {
    matches!(result, Err(Refused::Store(StoreError::Busy)))
}

impl Desk {
    /// The contacts that may be the same person, each with the reason: a proposal, never more.
    pub async fn alike(&self, viewer: OfficerViewer, id: ContactId) -> Result<Vec<(Found, Likeness)>, Refused> {
        may(viewer, Act::MergeContacts)?;
        Ok(self.reader().alike(viewer, id).await?)
    }

    /// What was merged into a contact, newest first.
    pub async fn merges_into(&self, viewer: OfficerViewer, id: ContactId) -> Result<Vec<Merge>, Refused> {
        may(viewer, Act::ReadContacts)?;
        let mut all = self.store().read::<_, StoreError>(move |r| r.list_merges_into(id)).await?;
        all.reverse();
        Ok(all)
    }

    /// Where a contact's data is now, if it was merged into another.
    pub async fn merged_into(&self, viewer: OfficerViewer, id: ContactId) -> Result<Option<ContactId>, Refused> {
        may(viewer, Act::ReadContacts)?;
        let current = self.store().read::<_, StoreError>(move |r| r.current_contact(id)).await?;
        Ok((current != id).then_some(current))
    }

    /// The contact that an officer names by its number or an address on file.
    pub async fn find_same(&self, viewer: OfficerViewer, id: ContactId, typed: String) -> Result<ContactId, Refused> {
        may(viewer, Act::MergeContacts)?;
        let refuse = |message| Refused::Field { field: "other", message };
        let typed = typed.trim();
        let found = if let Ok(number) = typed.parse::<i64>() {
            let number = ContactId(number);
            self.store().read::<_, StoreError>(move |r| r.find_contact(number)).await?
        } else {
            let address = EmailAddress::parse(typed).map_err(|_| refuse("error-merge-other"))?;
            let index = self.ring().address_index(&address);
            self.store().read::<_, StoreError>(move |r| r.find_contact_by_address(&index)).await?
        };
        let found = found.ok_or_else(|| refuse("error-merge-nobody"))?;
        if found.id == id { Err(refuse("error-merge-itself")) } else { Ok(found.id) }
    }

    /// Both side by side, before anything is merged. Both looks are in the log. What is not in ordinary use is not shown:
    /// then only what forbids merging comes back.
    pub async fn look_at_merge(
        &self,
        viewer: OfficerViewer,
        into: ContactId,
        from: ContactId,
    ) -> Result<Result<MergeView, Vec<Against>>, Refused> {
        may(viewer, Act::MergeContacts)?;
        let (store, now) = (self.store().clone(), self.now());
        let found = self.store().read::<_, StoreError>(move |r| both(&store, r, (into, from), now)).await?;
        let found = found.ok_or(Refused::NotFound)?;
        let (one, other) =
            (self.reader().contact(viewer, into, now).await?, self.reader().contact(viewer, from, now).await?);
        let (Some(one), Some(other)) = (one, other) else { return Ok(Err(found.against)) };
        for id in [into, from] {
            let event = AuditEvent {
                at: now,
                actor: Actor::Officer(viewer.officer().0).to_string(),
                action: "contact.viewed".into(),
                contact: Some(id),
                object: format!("contact:{id}"),
                detail: "merge".into(),
                outcome: "done".into(),
            };
            self.traces().record_look(event).await?;
        }
        Ok(Ok(MergeView {
            into: one,
            from: other,
            against: found.against,
            older: found.older,
            lowering: found.lowering,
        }))
    }

    /// S4.26: whether what the officer gives as proof is one.
    async fn proof(
        &self,
        into: ContactId,
        from: ContactId,
        ground: Option<Ground>,
        reference: &str,
    ) -> Result<(Ground, Option<RequestId>), Refused> {
        let refuse = |field, message| Refused::Field { field, message };
        match ground.ok_or_else(|| refuse("ground", "error-merge-ground"))? {
            Ground::Told => {
                let reference =
                    Reference::parse(reference).ok_or_else(|| refuse("reference", "error-merge-reference"))?;
                let found = self
                    .store()
                    .read::<_, StoreError>(move |r| r.find_request_by_reference(&reference))
                    .await?
                    .filter(|case| case.contact == Some(into) || case.contact == Some(from));
                let case = found.ok_or_else(|| refuse("reference", "error-merge-reference"))?;
                Ok((Ground::Told, Some(case.id)))
            }
            Ground::Mailboxes => {
                let proved = self
                    .store()
                    .read::<_, StoreError>(move |r| Ok(r.has_proved_mailbox(into)? && r.has_proved_mailbox(from)?))
                    .await?;
                if proved { Ok((Ground::Mailboxes, None)) } else { Err(refuse("ground", "error-merge-mailboxes")) }
            }
            Ground::ExternalId => {
                let same = self.store().read::<_, StoreError>(move |r| r.has_same_external_id(into, from)).await?;
                if same { Ok((Ground::ExternalId, None)) } else { Err(refuse("ground", "error-merge-external-id")) }
            }
        }
    }

    /// O3, S4.26: merges one contact into another and tells the person at every address. The ledger first for whatever
    /// holds against a use. The same form sent twice merges once.
    ///
    /// # Errors
    /// [`Refused::Field`] names what is missing as proof or forbids it; `NotFound` if one of them is not there.
    pub async fn merge(
        &self,
        viewer: OfficerViewer,
        (into, from): (ContactId, ContactId),
        ground: Option<Ground>,
        reference: &str,
        form: String,
    ) -> Result<(), Refused> {
        may(viewer, Act::MergeContacts)?;
        let hash = form_hash(&form);
        let sent = hash.clone();
        if self.store().read::<_, StoreError>(move |r| r.is_form_sent(&sent)).await? {
            return Ok(());
        }
        let proof = match self.proof(into, from, ground, reference).await {
            Ok(proof) => proof,
            Err(refused) => return self.unless_sent(Err(refused), hash).await,
        };
        let id = self.numbers("contact_merge", 1).await?;
        let merge = |at| Merge {
            id,
            into,
            from,
            ground: proof.0,
            request: proof.1,
            by: Actor::Officer(viewer.officer().0).to_string(),
            at,
        };
        for _ in 0..TRIES {
            let done = self.try_merge(viewer, merge(self.now()), hash.clone()).await;
            if !is_busy(&done) {
                return self.unless_sent(done, hash).await;
            }
        }
        Err(busy())
    }

    /// TH20: of two presses at once the later finds the two merged: to whoever pressed it is done.
    async fn unless_sent(&self, done: Result<(), Refused>, hash: Vec<u8>) -> Result<(), Refused> {
        let Err(refused) = done else { return Ok(()) };
        let sent = self.store().read::<_, StoreError>(move |r| r.is_form_sent(&hash)).await?;
        if sent { Ok(()) } else { Err(refused) }
    }

    async fn try_merge(&self, viewer: OfficerViewer, merge: Merge, hash: Vec<u8>) -> Result<(), Refused> {
        let (store, now, pair) = (self.store().clone(), self.now(), (merge.into, merge.from));
        let planned = self.store().read::<_, StoreError>(move |r| both(&store, r, pair, now)).await?;
        let planned = planned.ok_or(Refused::NotFound)?;
        if !planned.against.is_empty() {
            return Err(Refused::Field { field: "ground", message: "error-merge-against" });
        }
        let evidence = format!("merge:{}", merge.id);
        let opt_outs = self.opt_outs_of(&planned.lowering, |_| merge.into, &evidence);
        let (store, from) = (self.store().clone(), merge.from);
        let restrictions = self.store().read::<_, StoreError>(move |r| r.list_restrictions(from)).await?;
        let index = planned.into.indexes.first().cloned();
        let mut entries: Vec<LedgerEntry> = opt_outs.iter().map(|o| ledger_of(o, now)).collect();
        entries.extend(lowered_entries(&planned.lowering, merge.into, index.as_ref(), now));
        if let Some(index) = &index {
            entries.extend(restrictions.iter().map(|it| ledger_entry("restriction", (index, merge.into), it, now)));
        }
        self.to_ledger(entries).await?;
        let pauses = self.pauses_of(&planned.lowering, merge.into, index.as_ref());
        let scopes = vec![(Scope::Letter, None); planned.into.addresses.len() + planned.from.addresses.len()];
        let desk = self.clone();
        self.act(&scopes, move |unit| {
            let (now, ring, who) = (unit.now(), unit.ring(), Actor::Officer(viewer.officer().0));
            let mut audit = unit.audit(&who, "contact.merged", Some(merge.into), format!("contact:{}", merge.from));
            if unit.send_form_once(&hash, "merged", now)?.is_some() {
                audit.outcome = "sent twice".into();
                return Ok(Done::new((), audit));
            }
            lock(unit, merge.into, merge.from)?;
            let is = both(&store, unit, (merge.into, merge.from), now)?.ok_or(Refused::NotFound)?;
            let restricted = unit.list_restrictions(merge.from)?;
            if !is.against.is_empty()
                || !is.lowering.is_within(&planned.lowering)
                || !restricted.iter().all(|r| restrictions.contains(r))
            {
                return Err(busy());
            }
            let merge = Merge { at: now, ..merge };
            unit.add_merge(&merge)?;
            unit.add_opt_outs(&opt_outs)?;
            for state in &is.lowering.states {
                unit.set_purpose_state(merge.into, state)?;
            }
            for pause in pauses {
                add_event(unit, pause)?;
            }
            unit.move_contact(&ring, &merge, (&is.from.holder, &is.into.holder), (&is.older.0, &is.older.1), now)?;
            unit.set_status(merge.from, ContactStatus::Merged)?;
            // whoever is signed in proved one mailbox; from now on both records are behind it
            unit.end_other_sessions(merge.into, None)?;
            unit.end_other_sessions(merge.from, None)?;
            let kinds: BTreeSet<&str> = is.into.values.iter().chain(&is.from.values).map(|v| v.kind.key()).collect();
            tell(&desk, unit, LetterKind::Merged, (&is.into, &is.from), &merge, &kinds)?;
            audit.detail = match merge.request {
                Some(case) => format!("{} request:{case} merge:{}", merge.ground.key(), merge.id),
                None => format!("{} merge:{}", merge.ground.key(), merge.id),
            };
            let mut other = unit.audit(&who, "contact.merged", Some(merge.from), format!("contact:{}", merge.into));
            other.detail.clone_from(&audit.detail);
            let mut done = Done::new((), audit);
            done.audit.push(other);
            Ok(done)
        })
        .await
    }

    /// What parting would put back and what stays.
    pub async fn look_at_parting(
        &self,
        viewer: OfficerViewer,
        into: ContactId,
        from: ContactId,
    ) -> Result<PartView, Refused> {
        may(viewer, Act::MergeContacts)?;
        let now = self.now();
        let view = self
            .store()
            .read::<_, StoreError>(move |r| {
                let Some(merge) = r.find_merge_of(from)?.filter(|m| m.into == into) else { return Ok(None) };
                let Some(row) = r.find_contact(into)? else { return Ok(None) };
                let back = (
                    r.list_moved(merge.id, "value")?.len(),
                    r.list_indexes_of_merge(&merge)?.len(),
                    r.list_moved(merge.id, "request")?.len(),
                );
                let until = merge::part_until(merge.at);
                let in_use = row.status == ContactStatus::Active && r.find_open_erasure(into)?.is_none();
                let against = match (until >= now, in_use) {
                    (false, _) => Some("error-part-late"),
                    (true, false) => Some("error-part-not-in-use"),
                    (true, true) => None,
                };
                Ok(Some(PartView {
                    until,
                    against,
                    back,
                    changed: r.list_kinds_changed(&merge)?,
                    since: r.count_values_since(&merge)?,
                    merge,
                }))
            })
            .await?;
        view.ok_or(Refused::NotFound)
    }

    /// O3: parts two contacts again, within thirty days: what came from the other goes back to it, what was changed since
    /// stays where it was changed, and whatever holds against a use holds for both. The person is told at every address.
    ///
    /// # Errors
    /// [`Refused::Field`] if it is too late or the contact is not in ordinary use.
    pub async fn part(
        &self,
        viewer: OfficerViewer,
        into: ContactId,
        from: ContactId,
        form: String,
    ) -> Result<(), Refused> {
        may(viewer, Act::MergeContacts)?;
        let hash = form_hash(&form);
        let sent = hash.clone();
        if self.store().read::<_, StoreError>(move |r| r.is_form_sent(&sent)).await? {
            return Ok(());
        }
        let view = match self.look_at_parting(viewer, into, from).await {
            Ok(view) => view,
            Err(refused) => return self.unless_sent(Err(refused), hash).await,
        };
        if let Some(message) = view.against {
            return Err(Refused::Field { field: "part", message });
        }
        for _ in 0..TRIES {
            let done = self.try_part(viewer, view.merge.clone(), hash.clone()).await;
            if !is_busy(&done) {
                return self.unless_sent(done, hash).await;
            }
        }
        Err(busy())
    }

    async fn try_part(&self, viewer: OfficerViewer, merge: Merge, hash: Vec<u8>) -> Result<(), Refused> {
        let (into, from, now) = (merge.into, merge.from, self.now());
        let of = merge.clone();
        let planned = self.store().read::<_, StoreError>(move |r| Parting::read(r, &of, now)).await?;
        let (theirs, ours) = (planned.theirs.clone(), planned.ours.clone());
        let is_theirs = move |address: &AddressIndex| if theirs.contains(address) { from } else { into };
        let evidence = format!("part:{}", merge.id);
        let mut all = planned.for_from.clone();
        all.add(planned.for_into.clone());
        let opt_outs = self.opt_outs_of(&all, is_theirs, &evidence);
        let mut entries: Vec<LedgerEntry> = opt_outs.iter().map(|o| ledger_of(o, now)).collect();
        let mut pauses = Vec::new();
        for (id, lowering, index) in
            [(from, &planned.for_from, planned.theirs.first()), (into, &planned.for_into, ours.first())]
        {
            entries.extend(lowered_entries(lowering, id, index, now));
            pauses.extend(self.pauses_of(lowering, id, index));
            if let Some(index) = index {
                entries.extend(planned.restrictions.iter().map(|it| ledger_entry("restriction", (index, id), it, now)));
            }
        }
        self.to_ledger(entries).await?;
        let scopes = vec![(Scope::Letter, None); planned.theirs.len() + planned.ours.len()];
        let (desk, store) = (self.clone(), self.store().clone());
        self.act(&scopes, move |unit| {
            let (now, ring, who) = (unit.now(), unit.ring(), Actor::Officer(viewer.officer().0));
            let mut audit = unit.audit(&who, "contact.parted", Some(into), format!("contact:{from}"));
            if unit.send_form_once(&hash, "parted", now)?.is_some() {
                audit.outcome = "sent twice".into();
                return Ok(Done::new((), audit));
            }
            lock(unit, into, from)?;
            let row = unit.find_contact(into)?.filter(|c| c.status == ContactStatus::Active);
            let row = row.ok_or(Refused::NotFound)?;
            let is = Parting::read(unit, &merge, now)?;
            if !is.is_within(&planned) {
                return Err(busy());
            }
            if !unit.part_merge(merge.id, &who.to_string(), now)? {
                return Err(Refused::NotFound);
            }
            let own = one(&store, unit, row)?;
            unit.set_status(from, ContactStatus::Active)?;
            let gone = unit.find_contact(from)?.ok_or(Refused::NotFound)?;
            let away = Holder { id: from, key: store.open_key(gone.key)? };
            let values = unit.move_back(&ring, &merge, (&away, &own.holder))?;
            unit.add_opt_outs(&opt_outs)?;
            for (id, lowering) in [(from, &is.for_from), (into, &is.for_into)] {
                for state in &lowering.states {
                    unit.set_purpose_state(id, state)?;
                }
                restrict_again(unit, id, &is.restrictions, now)?;
            }
            for pause in pauses {
                add_event(unit, pause)?;
            }
            unit.end_other_sessions(into, None)?;
            let (own, other) = (again(&store, unit, into)?, again(&store, unit, from)?);
            tell(&desk, unit, LetterKind::Parted, (&own, &other), &merge, &BTreeSet::new())?;
            audit.detail = format!("merge:{} values:{values}", merge.id);
            let mut other = unit.audit(&who, "contact.parted", Some(from), format!("contact:{into}"));
            other.detail.clone_from(&audit.detail);
            let mut done = Done::new((), audit);
            done.audit.push(other);
            Ok(done)
        })
        .await
    }

    fn opt_outs_of(&self, it: &Lowering, whose: impl Fn(&AddressIndex) -> ContactId, evidence: &str) -> Vec<OptOut> {
        let of = |stop: &Suppression| {
            self.opt_out(stop.clone(), Some(whose(&stop.address)), EventMeans::Officer, evidence.to_owned())
        };
        it.stops.iter().map(of).collect()
    }

    fn pauses_of(&self, it: &Lowering, contact: ContactId, index: Option<&AddressIndex>) -> Vec<ConsentEvent> {
        let Some(index) = index else { return Vec::new() };
        let of = |(topic, channel, until): &(String, String, Moment)| {
            let stop = Suppression {
                address: index.clone(),
                topic: topic.clone(),
                channel: channel.clone(),
                reason: String::new(),
                origin: String::new(),
                since: self.now(),
            };
            let event = self.opt_out(stop, Some(contact), EventMeans::Officer, "merge").event;
            ConsentEvent { kind: EventKind::Paused.key().into(), until: Some(*until), ..event }
        };
        it.pauses.iter().map(of).collect()
    }
}

/// What parting lowers on either side.
struct Parting {
    theirs: Vec<AddressIndex>,
    ours: Vec<AddressIndex>,
    for_from: Lowering,
    for_into: Lowering,
    /// In force on either side: from now on on both.
    restrictions: Vec<Restriction>,
}

impl Parting {
    fn read(r: &mut Read<'_>, merge: &Merge, now: Moment) -> Result<Self, StoreError> {
        let theirs = r.list_indexes_of_merge(merge)?;
        let mut ours = r.list_address_indexes(merge.into)?;
        ours.retain(|index| !theirs.contains(index));
        let (into, from) = (merge.into, merge.from);
        let mut restrictions = r.list_restrictions(into)?;
        for it in r.list_restrictions(from)? {
            if !restrictions.iter().any(|r| r.scope == it.scope && r.ground == it.ground) {
                restrictions.push(it);
            }
        }
        let for_from = lowering(r, (into, &ours), (from, &theirs), now)?;
        let mut for_into = lowering(r, (from, &theirs), (into, &ours), now)?;
        take_back_since(r, merge, &ours, &mut for_into, now)?;
        Ok(Self { for_from, for_into, theirs, ours, restrictions })
    }
    fn is_within(&self, planned: &Self) -> bool {
        self.for_from.is_within(&planned.for_from)
            && self.for_into.is_within(&planned.for_into)
            && self.restrictions.iter().all(|r| planned.restrictions.contains(r))
            && self.theirs.len() + self.ours.len() == planned.theirs.len() + planned.ours.len()
    }
}

/// TH4, TH24: while they were one, whoever had either mailbox could agree to something for the staying contact. If they
/// are not one person, nobody knows who it was: what was agreed to since counts no more.
fn take_back_since(
    r: &mut Read<'_>,
    merge: &Merge,
    ours: &[AddressIndex],
    lowered: &mut Lowering,
    now: Moment,
) -> Result<(), StoreError> {
    let given = r.list_standing(merge.into)?.into_iter().filter(|c| c.state == CellState::Given && c.since > merge.at);
    for cell in given {
        for address in ours {
            let stop = Suppression {
                address: address.clone(),
                topic: cell.topic.clone(),
                channel: cell.channel.clone(),
                reason: "unsubscribed".into(),
                origin: "portal".into(),
                since: now,
            };
            lowered.stops.extend(r.missing_suppressions(&[stop])?);
        }
    }
    let live = r.list_purpose_states(merge.into)?.into_iter().filter(|s| s.state == "live" && s.since > merge.at);
    for state in live {
        lowered.states.retain(|s| s.purpose != state.purpose);
        lowered.states.push(PurposeState { state: "withdrawn".into(), reason: "parted".into(), ..state });
    }
    Ok(())
}

/// TH20: both rows first, always in the same order: whoever does anything with either waits.
fn lock(unit: &mut Unit<'_, '_>, one: ContactId, other: ContactId) -> Result<(), StoreError> {
    for id in [one.min(other), one.max(other)] {
        unit.take_row_numbers(id, 0)?;
    }
    Ok(())
}

fn again(store: &Store, unit: &mut Unit<'_, '_>, id: ContactId) -> Result<One, Refused> {
    let row = unit.find_contact(id)?.ok_or(Refused::NotFound)?;
    Ok(one(store, unit, row)?)
}

/// L18.2: what was restricted while they were one stays so for both. No case looks at the copy: the person ends it.
fn restrict_again(unit: &mut Unit<'_, '_>, id: ContactId, all: &[Restriction], now: Moment) -> Result<(), StoreError> {
    let there = unit.list_restrictions(id)?;
    for it in all {
        if there.iter().any(|r| r.scope == it.scope && r.ground == it.ground) {
            continue;
        }
        let number = unit.take_numbers("restriction", 1)?;
        let copy = Restriction {
            id: number,
            request: None,
            since: now,
            told_at: None,
            lifts_at: None,
            lifted_at: None,
            ..it.clone()
        };
        unit.add_restriction(id, &copy)?;
    }
    Ok(())
}

/// What a restore repeats of purposes and pauses. A pause by a restriction comes with the restriction's own entry.
fn lowered_entries(it: &Lowering, contact: ContactId, index: Option<&AddressIndex>, now: Moment) -> Vec<LedgerEntry> {
    let entry = |act: &str, scope: serde_json::Value| LedgerEntry {
        at: now,
        act: act.into(),
        address: index.cloned(),
        contact: Some(contact),
        scope: scope.to_string(),
    };
    let ended = it.states.iter().filter(|s| s.state != "paused").map(|s| {
        let act = if s.state == "objected" { "objection" } else { "withdrawal" };
        entry(act, serde_json::json!({ "purpose": s.purpose }))
    });
    let pauses =
        it.pauses.iter().map(|(_, _, until)| entry("pause", serde_json::json!({ "until": until.unix_seconds() })));
    ended.chain(pauses).collect()
}

/// S8.21: a backup of before a merge has both apart: what is lowered for the one is lowered for those merged into it too,
/// and a stop for each of the addresses.
pub(super) fn for_merged(r: &mut Read<'_>, mut entries: Vec<LedgerEntry>) -> Result<Vec<LedgerEntry>, StoreError> {
    let mut more: Vec<LedgerEntry> = Vec::new();
    for entry in &entries {
        let contact = match (entry.contact, &entry.address) {
            (Some(id), _) => Some(id),
            (None, Some(address)) => r.contacts_by_addresses(&[address])?.remove(address),
            (None, None) => None,
        };
        let Some(id) = contact else { continue };
        let merged = r.list_merged(id)?;
        if merged.len() == 1 {
            continue;
        }
        match entry.act.as_str() {
            "opt_out" => {
                let others = r.list_address_indexes(id)?.into_iter().map(Some).filter(|a| *a != entry.address);
                more.extend(others.map(|address| LedgerEntry { address, ..entry.clone() }));
            }
            "pause" | "withdrawal" | "objection" | "restriction" | "restriction_lifted" => {
                let others = merged.into_iter().filter(|c| *c != id).map(Some);
                more.extend(others.map(|contact| LedgerEntry { contact, ..entry.clone() }));
            }
            _ => {}
        }
    }
    entries.extend(more);
    Ok(entries)
}

/// The letter to every address of both.
fn tell(
    desk: &Desk,
    unit: &mut Unit<'_, '_>,
    kind: LetterKind,
    (into, from): (&One, &One),
    merge: &Merge,
    kinds: &BTreeSet<&str>,
) -> Result<(), Refused> {
    let now = unit.now();
    let language = |one: &One| one.row.language.clone();
    let shared = language(into).or_else(|| language(from)).unwrap_or_else(|| "en".into());
    for one in [into, from] {
        // its letters stand with the contact that has the address now
        let whose = if kind == LetterKind::Merged { merge.into } else { one.row.id };
        for to in &one.addresses {
            let tongue = language(one).unwrap_or_else(|| shared.clone());
            let mut letter = desk.letter(kind, now, to.clone(), &tongue, Some(whose));
            letter.detail = serde_json::json!({
                "kinds": kinds, "until": merge::part_until(merge.at).unix_seconds()
            })
            .to_string();
            unit.post(&letter)?;
        }
    }
    Ok(())
}

impl MergeView {
    /// Whether a live value stands in the merged contact.
    pub fn stands(&self, is_from: bool, number: i64) -> bool {
        let older = if is_from { &self.older.1 } else { &self.older.0 };
        !older.contains(&number)
    }
}
