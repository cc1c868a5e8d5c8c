//! O3, S4.26: two records of one person in one contact. What goes from one to the other is sealed anew under the key of
//! the one it goes to; the numbers of the rows now and before are kept, so that the two can be parted again.

use super::engine::StoreError;
use super::may_send::{KnownAddresses, own_state};
use super::schema::{
    consent_event, contact, contact_address, contact_merge, contact_merge_row, contact_purpose, contact_value,
    external_id, hold, provenance, provenance_purpose, relation, request, restriction, sign_in, transfer,
};
use super::{Read, Store, Write};
use crate::domain::clock::Moment;
use crate::domain::consent::{CellState, Subscriber};
use crate::domain::ids::{ContactId, RequestId, SealKeyId};
use crate::domain::may_send::{OwnState, Way};
use crate::domain::merge::{Ground, cells_under};
use crate::domain::search;
use crate::domain::value::ValueKind;
use crate::vault::{AddressIndex, Field, Keyring, SealKey, Sealed};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use std::collections::{BTreeSet, HashMap, HashSet};

/// One merge that is in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    /// Its number.
    pub id: i64,
    /// The contact that has everything now.
    pub into: ContactId,
    /// The one that was merged away.
    pub from: ContactId,
    /// What proved that both are one person.
    pub ground: Ground,
    /// The case in which they said so.
    pub request: Option<RequestId>,
    /// Who merged them.
    pub by: String,
    /// When.
    pub at: Moment,
}

/// A contact with its key, opened.
#[derive(Clone)]
pub struct Holder {
    /// Its number.
    pub id: ContactId,
    /// The key of its values and addresses.
    pub key: SealKey,
}

/// Why a contact is proposed as the same person. Nothing is merged by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// One system has both under one identifier.
    ExternalId,
    /// The same telephone number.
    Phone,
    /// The same name at the same organisation.
    NameAndOrganisation,
}

impl Likeness {
    /// The stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::ExternalId => "external-id",
            Self::Phone => "phone",
            Self::NameAndOrganisation => "name",
        }
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = contact_merge)]
struct Row {
    id: i64,
    into_id: i64,
    from_id: i64,
    ground: String,
    request_id: Option<i64>,
    merged_by: String,
    merged_at: NaiveDateTime,
}

fn merge_of(row: Row) -> Result<Merge, StoreError> {
    Ok(Merge {
        id: row.id,
        into: ContactId(row.into_id),
        from: ContactId(row.from_id),
        ground: Ground::from_key(&row.ground).ok_or_else(|| StoreError::Malformed("contact_merge.ground".into()))?,
        request: row.request_id.map(RequestId),
        by: row.merged_by,
        at: Moment::from_naive_utc(row.merged_at),
    })
}

impl Read<'_> {
    /// The merge by which a contact went into another, if it is in force.
    pub fn find_merge_of(&mut self, from: ContactId) -> Result<Option<Merge>, StoreError> {
        let row: Option<Row> = contact_merge::table
            .filter(contact_merge::from_id.eq(from.0))
            .filter(contact_merge::parted_at.is_null())
            .select(Row::as_select())
            .first(self.db)
            .optional()?;
        row.map(merge_of).transpose()
    }
    /// What was merged into a contact and is in force, oldest first.
    pub fn list_merges_into(&mut self, into: ContactId) -> Result<Vec<Merge>, StoreError> {
        let rows: Vec<Row> = contact_merge::table
            .filter(contact_merge::into_id.eq(into.0))
            .filter(contact_merge::parted_at.is_null())
            .order(contact_merge::id)
            .select(Row::as_select())
            .load(self.db)?;
        rows.into_iter().map(merge_of).collect()
    }
    /// A contact and those that were merged into it, and into those.
    pub fn list_merged(&mut self, id: ContactId) -> Result<Vec<ContactId>, StoreError> {
        let mut all = vec![id];
        let mut next = 0;
        while let Some(one) = all.get(next).copied() {
            let more: Vec<ContactId> = self.list_merges_into(one)?.into_iter().map(|m| m.from).collect();
            all.extend(more.into_iter().filter(|id| !all.contains(id)).collect::<Vec<_>>());
            next += 1;
        }
        Ok(all)
    }
    /// The contact that has everything of this one now: itself, unless it was merged.
    pub fn current_contact(&mut self, id: ContactId) -> Result<ContactId, StoreError> {
        let mut current = id;
        // a contact is merged only into one that is in use, so the way has an end
        while let Some(merge) = self.find_merge_of(current)? {
            current = merge.into;
        }
        Ok(current)
    }
    /// Of these contacts those that were merged, each with the one that has everything of it now.
    pub fn list_current(&mut self, contacts: &[ContactId]) -> Result<HashMap<ContactId, ContactId>, StoreError> {
        let wanted: Vec<i64> = contacts.iter().map(|c| c.0).collect();
        let merged: Vec<i64> = contact_merge::table
            .filter(contact_merge::from_id.eq_any(wanted))
            .filter(contact_merge::parted_at.is_null())
            .select(contact_merge::from_id)
            .load(self.db)?;
        merged.into_iter().map(|id| Ok((ContactId(id), self.current_contact(ContactId(id))?))).collect()
    }
    /// The rows of one kind that a merge moved: the number now and the number before.
    pub fn list_moved(&mut self, merge: i64, kind: &str) -> Result<Vec<(i64, i64)>, StoreError> {
        Ok(contact_merge_row::table
            .filter(contact_merge_row::merge_id.eq(merge))
            .filter(contact_merge_row::kind.eq(kind))
            .order(contact_merge_row::number)
            .select((contact_merge_row::number, contact_merge_row::was))
            .load(self.db)?)
    }
    /// Whether one system knows both under one identifier.
    pub fn has_same_external_id(&mut self, one: ContactId, other: ContactId) -> Result<bool, StoreError> {
        Ok(self.list_same_external_ids(one)?.contains(&other))
    }
    fn list_same_external_ids(&mut self, id: ContactId) -> Result<BTreeSet<ContactId>, StoreError> {
        let own: Vec<(String, Vec<u8>)> = external_id::table
            .filter(external_id::contact_id.eq(id.0))
            .select((external_id::system, external_id::id_index))
            .load(self.db)?;
        let mut all = BTreeSet::new();
        for (system, index) in own {
            let others: Vec<i64> = external_id::table
                .inner_join(contact::table.on(contact::id.eq(external_id::contact_id)))
                .filter(external_id::system.eq(system))
                .filter(external_id::id_index.eq(index))
                .filter(external_id::contact_id.ne(id.0))
                .filter(contact::status.eq("active"))
                .limit(20)
                .select(external_id::contact_id)
                .load(self.db)?;
            all.extend(others.into_iter().map(ContactId));
        }
        Ok(all)
    }
    /// The keyed hashes of a contact's own addresses (`false`), or of those that came by merging.
    pub fn list_indexes_by_origin(&mut self, id: ContactId, merged: bool) -> Result<Vec<AddressIndex>, StoreError> {
        let all = contact_address::table.filter(contact_address::contact_id.eq(id.0)).into_boxed();
        let all =
            if merged { all.filter(contact_address::number.lt(0)) } else { all.filter(contact_address::number.gt(0)) };
        let rows: Vec<Vec<u8>> = all.select(contact_address::address_index).load(self.db)?;
        Ok(rows.into_iter().map(AddressIndex).collect())
    }
    /// The keyed hashes of the addresses that one merge brought.
    pub fn list_indexes_of_merge(&mut self, it: &Merge) -> Result<Vec<AddressIndex>, StoreError> {
        let numbers: Vec<i64> = self.list_moved(it.id, "address")?.into_iter().map(|(now, _)| now).collect();
        let rows: Vec<Vec<u8>> = contact_address::table
            .filter(contact_address::contact_id.eq(it.into.0))
            .filter(contact_address::number.eq_any(numbers))
            .select(contact_address::address_index)
            .load(self.db)?;
        Ok(rows.into_iter().map(AddressIndex).collect())
    }
    /// The merged-away record that one of a contact's addresses came from; `None` for the contact's own.
    pub fn find_side(&mut self, id: ContactId, address: &AddressIndex) -> Result<Option<ContactId>, StoreError> {
        let number: Option<i64> = contact_address::table
            .filter(contact_address::contact_id.eq(id.0))
            .filter(contact_address::address_index.eq(&address.0))
            .filter(contact_address::number.lt(0))
            .select(contact_address::number)
            .first(self.db)
            .optional()?;
        let Some(number) = number else { return Ok(None) };
        for merge in self.list_merges_into(id)? {
            if self.list_moved(merge.id, "address")?.iter().any(|(now, _)| *now == number) {
                return Ok(Some(merge.from));
            }
        }
        Ok(None)
    }
    /// Whether a mailbox of a contact was proved.
    pub fn has_proved_mailbox(&mut self, id: ContactId) -> Result<bool, StoreError> {
        let proved: i64 = contact_address::table
            .filter(contact_address::contact_id.eq(id.0))
            .filter(contact_address::verified_at.is_not_null())
            .filter(contact_address::stale_at.is_null())
            .count()
            .get_result(self.db)?;
        Ok(proved > 0)
    }

    /// TH24: where a contact has addresses that came by merging, each address is answered for by itself: a yes counts only
    /// for the address it was given for.
    pub(super) fn know_merged(&mut self, known: &mut KnownAddresses, purpose: &str) -> Result<(), StoreError> {
        let ids: Vec<i64> = known.held.keys().map(|id| id.0).collect();
        let merges: Vec<Row> = contact_merge::table
            .filter(contact_merge::into_id.eq_any(&ids))
            .filter(contact_merge::parted_at.is_null())
            .select(Row::as_select())
            .load(self.db)?;
        if merges.is_empty() {
            return Ok(());
        }
        let mut sides: HashMap<i64, Vec<Merge>> = HashMap::new();
        for row in merges {
            sides.entry(row.into_id).or_default().push(merge_of(row)?);
        }
        for (into, merges) in sides {
            self.know_sides(known, ContactId(into), &merges, purpose)?;
        }
        Ok(())
    }

    fn know_sides(
        &mut self,
        known: &mut KnownAddresses,
        into: ContactId,
        merges: &[Merge],
        purpose: &str,
    ) -> Result<(), StoreError> {
        let Some(held) = known.held.get(&into).cloned() else { return Ok(()) };
        let mut side_of_address: HashMap<i64, usize> = HashMap::new();
        let mut side_of_value: HashMap<i64, usize> = HashMap::new();
        for (side, merge) in merges.iter().enumerate() {
            side_of_address.extend(self.list_moved(merge.id, "address")?.into_iter().map(|(now, _)| (now, side)));
            side_of_value.extend(self.list_moved(merge.id, "value")?.into_iter().map(|(now, _)| (now, side)));
        }
        let given: Vec<i64> = held.cells.iter().filter(|c| c.state == CellState::Given).map(|c| c.event).collect();
        let given: HashMap<i64, Vec<u8>> = consent_event::table
            .filter(consent_event::id.eq_any(given))
            .select((consent_event::id, consent_event::address_index))
            .load(self.db)?
            .into_iter()
            .collect();
        let addresses: Vec<(i64, Vec<u8>, i64)> = contact_address::table
            .filter(contact_address::contact_id.eq(into.0))
            .select((contact_address::number, contact_address::address_index, contact_address::provenance_id))
            .load(self.db)?;
        let values: Vec<(i64, i64)> = contact_value::table
            .filter(contact_value::contact_id.eq(into.0))
            .filter(contact_value::superseded_at.is_null())
            .select((contact_value::number, contact_value::provenance_id))
            .load(self.db)?;
        let came: HashSet<&Vec<u8>> =
            addresses.iter().filter(|(number, ..)| side_of_address.contains_key(number)).map(|(_, i, _)| i).collect();
        for (number, index, origin) in &addresses {
            let side = side_of_address.get(number).copied();
            let mut one = held.clone();
            let mut origins: Vec<i64> = values
                .iter()
                .filter(|(value, _)| side_of_value.get(value).copied() == side)
                .map(|(_, origin)| *origin)
                .collect();
            origins.push(*origin);
            one.ways = self.list_ways(&origins, purpose)?;
            match side.and_then(|side| merges.get(side)) {
                None => {
                    // said for an address that came by merging: not for this one
                    one.cells =
                        cells_under(&held.cells, &[], |event| !given.get(&event).is_some_and(|i| came.contains(i)));
                }
                Some(merge) => {
                    let theirs = self.list_standing(merge.from)?;
                    one.cells = cells_under(&held.cells, &theirs, |event| given.get(&event) == Some(index));
                    let (country, subscriber): (Option<String>, String) = contact::table
                        .find(merge.from.0)
                        .select((contact::country, contact::subscriber))
                        .first(self.db)?;
                    one.subscriber = Subscriber::from_key(&subscriber);
                    one.country = country.or(one.country);
                    // lowered there counts here; agreed to there does not
                    if !matches!(one.own, Some(OwnState::Against | OwnState::Restricted)) {
                        let own: Option<(String, String)> = contact_purpose::table
                            .find((merge.from.0, purpose))
                            .select((contact_purpose::state, contact_purpose::reason))
                            .first(self.db)
                            .optional()?;
                        one.own = own.and_then(|(state, reason)| own_state(&state, &reason));
                    }
                }
            }
            known.apart.insert(AddressIndex(index.clone()), one);
        }
        Ok(())
    }

    fn list_ways(&mut self, origins: &[i64], purpose: &str) -> Result<Vec<Way>, StoreError> {
        type WayRow = (String, String, Option<NaiveDate>, Option<String>, Option<String>);
        let rows: Vec<WayRow> = provenance::table
            .inner_join(provenance_purpose::table.on(provenance_purpose::provenance_id.eq(provenance::id)))
            .filter(provenance::id.eq_any(origins))
            .filter(provenance_purpose::purpose.eq(purpose))
            .select((
                provenance::source,
                provenance_purpose::basis,
                provenance::sold_on,
                provenance::product_family,
                provenance::refusal_offered,
            ))
            .distinct()
            .load(self.db)?;
        rows.into_iter()
            .map(|(source, basis, sold_on, family, refusal)| {
                let basis = basis.parse().map_err(|_| StoreError::Malformed("basis".into()))?;
                Ok(Way { source, basis, sold_on, could_refuse: family.is_some() && refusal.is_some() })
            })
            .collect()
    }
}

/// How many contacts are proposed at most.
const MOST_PROPOSED: usize = 10;

/// Contacts in ordinary use that may be the same person, each with the first reason. Names count only together with the
/// organisation.
pub(super) fn list_alike(
    store: &Store,
    r: &mut Read<'_>,
    id: ContactId,
) -> Result<Vec<(super::search::Found, Likeness)>, StoreError> {
    let Some(row) = r.find_contact(id)? else { return Ok(Vec::new()) };
    let key = store.open_key(row.key)?;
    let live = |values: Vec<super::contacts::HeldValue>, kind: ValueKind| -> BTreeSet<String> {
        let of_kind = values.into_iter().filter(|v| v.kind == kind);
        of_kind.map(|v| words_or_digits(kind, &v.content)).filter(|text| !text.is_empty()).collect()
    };
    let own = r.list_values_in_use(id, &key, None)?;
    let (names, firms, phones) = (
        live(own.clone(), ValueKind::Name),
        live(own.clone(), ValueKind::Organisation),
        live(own.clone(), ValueKind::Phone),
    );
    let mut found: Vec<(ContactId, Likeness)> =
        r.list_same_external_ids(id)?.into_iter().map(|other| (other, Likeness::ExternalId)).collect();
    let mut questions = Vec::new();
    for value in &own {
        match value.kind {
            ValueKind::Phone => questions.push(value.content.clone()),
            ValueKind::Name if !firms.is_empty() => questions.push(value.content.clone()),
            _ => {}
        }
    }
    for typed in questions {
        let search::Question::Terms(sets) = search::question(&typed) else { continue };
        for (other, other_key) in r.list_candidates(store.ring(), &sets)? {
            if other == id || found.iter().any(|(there, _)| *there == other) || found.len() >= MOST_PROPOSED {
                continue;
            }
            let Some(other_key) = store.open_keys(&[other_key])?.remove(&other_key) else { continue };
            let theirs = r.list_values_in_use(other, &other_key, None)?;
            let shares = |ours: &BTreeSet<String>, kind| !ours.is_disjoint(&live(theirs.clone(), kind));
            if shares(&phones, ValueKind::Phone) {
                found.push((other, Likeness::Phone));
            } else if shares(&names, ValueKind::Name) && shares(&firms, ValueKind::Organisation) {
                found.push((other, Likeness::NameAndOrganisation));
            }
        }
    }
    found.sort_by_key(|(other, likeness)| (*likeness, *other));
    found.truncate(MOST_PROPOSED);
    let mut all = Vec::with_capacity(found.len());
    for (other, likeness) in found {
        all.extend(super::search::masked(store, r, other)?.map(|it| (it, likeness)));
    }
    Ok(all)
}

fn words_or_digits(kind: ValueKind, text: &str) -> String {
    match kind {
        ValueKind::Phone => {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            digits.trim_start_matches('0').to_owned()
        }
        _ => search::words(text).join(" "),
    }
}

impl Write<'_> {
    /// Keeps that two were merged. `Taken` if the one that goes was merged already.
    pub fn add_merge(&mut self, it: &Merge) -> Result<(), StoreError> {
        let row = (
            contact_merge::id.eq(it.id),
            contact_merge::into_id.eq(it.into.0),
            contact_merge::from_id.eq(it.from.0),
            contact_merge::ground.eq(it.ground.key()),
            contact_merge::request_id.eq(it.request.map(|r| r.0)),
            contact_merge::merged_by.eq(&it.by),
            contact_merge::merged_at.eq(it.at.naive_utc()),
        );
        diesel::insert_into(contact_merge::table).values(row).execute(self.db)?;
        Ok(())
    }
    pub(super) fn note_moved(&mut self, merge: i64, kind: &str, number: i64, was: i64) -> Result<(), StoreError> {
        let row = (
            contact_merge_row::merge_id.eq(merge),
            contact_merge_row::kind.eq(kind),
            contact_merge_row::number.eq(number),
            contact_merge_row::was.eq(was),
        );
        diesel::insert_into(contact_merge_row::table).values(row).execute(self.db)?;
        Ok(())
    }
    fn move_value(
        &mut self,
        ring: &Keyring,
        a: &Holder,
        b: &Holder,
        number: i64,
        new: i64,
    ) -> Result<bool, StoreError> {
        let there = contact_value::table.find((a.id.0, number));
        let row: Option<(String, Vec<u8>)> =
            there.select((contact_value::kind, contact_value::sealed)).first(self.db).optional()?;
        let Some((kind, sealed)) = row else { return Ok(false) };
        let kind: ValueKind = kind.parse().map_err(StoreError::Malformed)?;
        let text = a.key.unseal(Field::Value(kind), a.id.0, number, &Sealed(sealed))?;
        let set = (
            contact_value::contact_id.eq(b.id.0),
            contact_value::number.eq(new),
            contact_value::sealed.eq(b.key.seal(ring, Field::Value(kind), b.id.0, new, &text).0),
        );
        Ok(diesel::update(there).set(set).execute(self.db)? == 1)
    }
    fn move_address(
        &mut self,
        ring: &Keyring,
        a: &Holder,
        b: &Holder,
        number: i64,
        new: i64,
    ) -> Result<bool, StoreError> {
        let there = contact_address::table.find((a.id.0, number));
        let sealed: Option<Vec<u8>> = there.select(contact_address::sealed).first(self.db).optional()?;
        let Some(sealed) = sealed else { return Ok(false) };
        let text = a.key.unseal(Field::Address, a.id.0, number, &Sealed(sealed))?;
        let set = (
            contact_address::contact_id.eq(b.id.0),
            contact_address::number.eq(new),
            contact_address::sealed.eq(b.key.seal(ring, Field::Address, b.id.0, new, &text).0),
        );
        Ok(diesel::update(there).set(set).execute(self.db)? == 1)
    }
    fn move_external_id(
        &mut self,
        ring: &Keyring,
        a: &Holder,
        b: &Holder,
        number: i64,
        new: i64,
    ) -> Result<bool, StoreError> {
        let there = external_id::table.find((a.id.0, number));
        let row: Option<Option<Vec<u8>>> = there.select(external_id::sealed).first(self.db).optional()?;
        let Some(sealed) = row else { return Ok(false) };
        let sealed = match sealed {
            Some(sealed) => {
                let text = a.key.unseal(Field::ExternalId, a.id.0, number, &Sealed(sealed))?;
                Some(b.key.seal(ring, Field::ExternalId, b.id.0, new, &text).0)
            }
            None => None,
        };
        let set = (external_id::contact_id.eq(b.id.0), external_id::number.eq(new), external_id::sealed.eq(sealed));
        Ok(diesel::update(there).set(set).execute(self.db)? == 1)
    }

    fn move_relation(
        &mut self,
        ring: &Keyring,
        a: &Holder,
        b: &Holder,
        number: i64,
        new: i64,
    ) -> Result<bool, StoreError> {
        let there = relation::table.find((a.id.0, number));
        let sealed: Option<Vec<u8>> = there.select(relation::sealed).first(self.db).optional()?;
        let Some(sealed) = sealed else { return Ok(false) };
        let text = a.key.unseal(Field::Relation, a.id.0, number, &Sealed(sealed))?;
        let set = (
            relation::contact_id.eq(b.id.0),
            relation::number.eq(new),
            relation::sealed.eq(b.key.seal(ring, Field::Relation, b.id.0, new, &text).0),
        );
        Ok(diesel::update(there).set(set).execute(self.db)? == 1)
    }

    /// Moves everything of one contact to another. `older`: numbers of live values (of the staying contact, and of the one
    /// that goes) that step back. The merge must be kept already, and the caller has locked both rows.
    pub fn move_contact(
        &mut self,
        ring: &Keyring,
        merge: &Merge,
        (from, into): (&Holder, &Holder),
        (older_into, older_from): (&[i64], &[i64]),
        now: Moment,
    ) -> Result<(), StoreError> {
        let values: Vec<i64> = contact_value::table
            .filter(contact_value::contact_id.eq(from.id.0))
            .order(contact_value::number)
            .select(contact_value::number)
            .load(self.db)?;
        let addresses: Vec<i64> = contact_address::table
            .filter(contact_address::contact_id.eq(from.id.0))
            .order(contact_address::number)
            .select(contact_address::number)
            .load(self.db)?;
        let ids: Vec<(i64, String, Vec<u8>)> = external_id::table
            .filter(external_id::contact_id.eq(from.id.0))
            .order(external_id::number)
            .select((external_id::number, external_id::system, external_id::id_index))
            .load(self.db)?;
        let relations: Vec<i64> = relation::table
            .filter(relation::contact_id.eq(from.id.0))
            .order(relation::number)
            .select(relation::number)
            .load(self.db)?;
        let there: Vec<(String, Vec<u8>)> = external_id::table
            .filter(external_id::contact_id.eq(into.id.0))
            .select((external_id::system, external_id::id_index))
            .load(self.db)?;
        // one that the staying contact has too is known already
        let ids: Vec<i64> = ids
            .into_iter()
            .filter(|(_, system, index)| !there.iter().any(|(s, i)| s == system && i == index))
            .map(|(number, ..)| number)
            .collect();
        let count = values.len() + addresses.len() + ids.len() + relations.len();
        let mut next = self.take_row_numbers(into.id, i64::try_from(count).unwrap_or(i64::MAX))?;
        let mut step_back: Vec<(i64, i64)> = older_into.iter().map(|number| (*number, 0)).collect();
        for was in values {
            self.move_value(ring, from, into, was, next)?;
            self.note_moved(merge.id, "value", next, was)?;
            if older_from.contains(&was) {
                step_back.push((next, was));
            }
            next += 1;
        }
        for (number, was) in step_back {
            diesel::update(contact_value::table.find((into.id.0, number)))
                .set(contact_value::superseded_at.eq(now.naive_utc()))
                .execute(self.db)?;
            self.note_moved(merge.id, "older", number, was)?;
        }
        for was in addresses {
            // below zero: letters go to the staying contact's own address, which has the highest number
            self.move_address(ring, from, into, was, -next)?;
            self.note_moved(merge.id, "address", -next, was)?;
            next += 1;
        }
        for was in ids {
            self.move_external_id(ring, from, into, was, next)?;
            self.note_moved(merge.id, "external_id", next, was)?;
            next += 1;
        }
        // S3.2: a customer here and a vendor there is both from now on
        for was in relations {
            self.move_relation(ring, from, into, was, next)?;
            self.note_moved(merge.id, "relation", next, was)?;
            next += 1;
        }
        self.move_cases(merge)?;
        // codes and links that wait lead to the contact that has everything
        diesel::update(sign_in::table.filter(sign_in::contact_id.eq(from.id.0)))
            .set(sign_in::contact_id.eq(into.id.0))
            .execute(self.db)?;
        // a copy that was handed on was of one record: nobody outside gets both by it
        diesel::update(
            transfer::table
                .filter(transfer::contact_id.eq_any([from.id.0, into.id.0]))
                .filter(transfer::ended_at.is_null()),
        )
        .set(transfer::ended_at.eq(now.naive_utc()))
        .execute(self.db)?;
        let (country, language): (Option<String>, Option<String>) =
            contact::table.find(from.id.0).select((contact::country, contact::language)).first(self.db)?;
        diesel::update(contact::table.find(into.id.0).filter(contact::country.is_null()))
            .set(contact::country.eq(country))
            .execute(self.db)?;
        diesel::update(contact::table.find(into.id.0).filter(contact::language.is_null()))
            .set(contact::language.eq(language))
            .execute(self.db)?;
        self.index_again(into.id)?;
        self.index_again(from.id)
    }

    /// Cases, holds and restrictions: they go with the person.
    fn move_cases(&mut self, merge: &Merge) -> Result<(), StoreError> {
        let (from, into) = (merge.from.0, merge.into.0);
        let cases: Vec<i64> = request::table.filter(request::contact_id.eq(from)).select(request::id).load(self.db)?;
        for id in cases {
            diesel::update(request::table.find(id)).set(request::contact_id.eq(into)).execute(self.db)?;
            self.note_moved(merge.id, "request", id, id)?;
        }
        let holds: Vec<i64> = hold::table.filter(hold::contact_id.eq(from)).select(hold::id).load(self.db)?;
        for id in holds {
            diesel::update(hold::table.find(id)).set(hold::contact_id.eq(into)).execute(self.db)?;
            self.note_moved(merge.id, "hold", id, id)?;
        }
        let there = self.list_restrictions(merge.into)?;
        for it in self.list_restrictions(merge.from)? {
            // one of the same kind is in force already: the other stays where it was
            if there.iter().any(|r| r.scope == it.scope && r.ground == it.ground) {
                continue;
            }
            diesel::update(restriction::table.find(it.id)).set(restriction::contact_id.eq(into)).execute(self.db)?;
            self.note_moved(merge.id, "restriction", it.id, it.id)?;
        }
        self.move_breach_people(merge)
    }

    /// Puts everything that a merge moved back, as far as it is still there. What changed since stays where it was changed:
    /// a kind of value that was corrected or taken out keeps what it has. Gives how many values went back.
    pub fn move_back(
        &mut self,
        ring: &Keyring,
        merge: &Merge,
        (from, into): (&Holder, &Holder),
    ) -> Result<usize, StoreError> {
        let changed = self.list_kinds_changed(merge)?;
        for (number, _) in self.list_moved(merge.id, "older")? {
            let there = contact_value::table
                .find((into.id.0, number))
                .filter(contact_value::superseded_at.eq(merge.at.naive_utc()));
            let kind: Option<String> = there.select(contact_value::kind).first(self.db).optional()?;
            let Some(kind) = kind.and_then(|k| ValueKind::from_key(&k)) else { continue };
            if !changed.contains(&kind) {
                diesel::update(there).set(contact_value::superseded_at.eq(None::<NaiveDateTime>)).execute(self.db)?;
            }
        }
        self.move_breach_people_back(merge)?;
        let mut count = 0;
        for (number, was) in self.list_moved(merge.id, "value")? {
            count += usize::from(self.move_value(ring, into, from, number, was)?);
        }
        for (number, was) in self.list_moved(merge.id, "address")? {
            self.move_address(ring, into, from, number, was)?;
        }
        for (number, was) in self.list_moved(merge.id, "external_id")? {
            self.move_external_id(ring, into, from, number, was)?;
        }
        for (number, was) in self.list_moved(merge.id, "relation")? {
            self.move_relation(ring, into, from, number, was)?;
        }
        let (from_id, into_id) = (merge.from.0, merge.into.0);
        for (id, _) in self.list_moved(merge.id, "request")? {
            diesel::update(request::table.find(id).filter(request::contact_id.eq(into_id)))
                .set(request::contact_id.eq(from_id))
                .execute(self.db)?;
        }
        for (id, _) in self.list_moved(merge.id, "hold")? {
            diesel::update(hold::table.find(id).filter(hold::contact_id.eq(into_id)))
                .set(hold::contact_id.eq(from_id))
                .execute(self.db)?;
        }
        for (id, _) in self.list_moved(merge.id, "restriction")? {
            diesel::update(restriction::table.find(id).filter(restriction::contact_id.eq(into_id)))
                .set(restriction::contact_id.eq(from_id))
                .execute(self.db)?;
        }
        self.index_again(from.id)?;
        self.index_again(into.id)?;
        Ok(count)
    }

    /// Notes that a merge was taken back; `false` if it was before.
    pub fn part_merge(&mut self, id: i64, by: &str, now: Moment) -> Result<bool, StoreError> {
        let open = contact_merge::table.find(id).filter(contact_merge::parted_at.is_null());
        let set = (contact_merge::parted_by.eq(by), contact_merge::parted_at.eq(now.naive_utc()));
        Ok(diesel::update(open).set(set).execute(self.db)? == 1)
    }

    /// S8.5: nothing says any more that a contact was merged or parted; its rows elsewhere are gone.
    pub fn forget_merges(&mut self, id: ContactId) -> Result<(), StoreError> {
        let about = contact_merge::table.filter(contact_merge::into_id.eq(id.0).or(contact_merge::from_id.eq(id.0)));
        let about: Vec<i64> = about.select(contact_merge::id).load(self.db)?;
        diesel::delete(contact_merge_row::table.filter(contact_merge_row::merge_id.eq_any(&about))).execute(self.db)?;
        diesel::delete(contact_merge::table.filter(contact_merge::id.eq_any(&about))).execute(self.db)?;
        Ok(())
    }

    /// After a restore of a backup that still has two together who were parted since, one of whom was erased: what is
    /// theirs goes from the other too.
    pub fn drop_moved(&mut self, from: ContactId) -> Result<(), StoreError> {
        let Some(merge) = self.find_merge_of(from)? else { return Ok(()) };
        for (number, _) in self.list_moved(merge.id, "value")? {
            diesel::delete(contact_value::table.find((merge.into.0, number))).execute(self.db)?;
        }
        for (number, _) in self.list_moved(merge.id, "address")? {
            diesel::delete(contact_address::table.find((merge.into.0, number))).execute(self.db)?;
        }
        for (number, _) in self.list_moved(merge.id, "external_id")? {
            diesel::delete(external_id::table.find((merge.into.0, number))).execute(self.db)?;
        }
        for (number, _) in self.list_moved(merge.id, "relation")? {
            diesel::delete(relation::table.find((merge.into.0, number))).execute(self.db)?;
        }
        for (id, _) in self.list_moved(merge.id, "request")? {
            diesel::update(request::table.find(id).filter(request::contact_id.eq(merge.into.0)))
                .set(request::contact_id.eq(from.0))
                .execute(self.db)?;
        }
        self.index_again(merge.into)
    }
}

impl Read<'_> {
    /// The kinds of value that were corrected or taken out since two were merged: what steps back then stays so.
    pub fn list_kinds_changed(&mut self, merge: &Merge) -> Result<BTreeSet<ValueKind>, StoreError> {
        type ChangedRow = (String, String, NaiveDateTime, Option<NaiveDateTime>);
        let rows: Vec<ChangedRow> = contact_value::table
            .inner_join(provenance::table)
            .filter(contact_value::contact_id.eq(merge.into.0))
            .select((contact_value::kind, provenance::system, contact_value::stored_at, contact_value::superseded_at))
            .load(self.db)?;
        let at = merge.at.naive_utc();
        let mut changed = BTreeSet::new();
        for (kind, system, stored, superseded) in &rows {
            let corrected = system == "portal" && *stored > at;
            let taken_out =
                superseded.is_some_and(|s| s > at) && !rows.iter().any(|(k, _, _, s)| k == kind && s.is_none());
            if corrected || taken_out {
                changed.extend(ValueKind::from_key(kind));
            }
        }
        Ok(changed)
    }
    /// How many values a contact got since two were merged: those stay with it.
    pub fn count_values_since(&mut self, merge: &Merge) -> Result<i64, StoreError> {
        Ok(contact_value::table
            .filter(contact_value::contact_id.eq(merge.into.0))
            .filter(contact_value::stored_at.gt(merge.at.naive_utc()))
            .filter(contact_value::superseded_at.is_null())
            .count()
            .get_result(self.db)?)
    }
    /// The keys that seal what merged-away contacts had, and everything made for them: they go with an erasure.
    pub fn list_keys_merged_into(&mut self, id: ContactId) -> Result<Vec<(ContactId, SealKeyId)>, StoreError> {
        let all: Vec<i64> = self.list_merged(id)?.into_iter().skip(1).map(|c| c.0).collect();
        let rows: Vec<(i64, i64)> =
            contact::table.filter(contact::id.eq_any(all)).select((contact::id, contact::seal_key_id)).load(self.db)?;
        Ok(rows.into_iter().map(|(id, key)| (ContactId(id), SealKeyId(key))).collect())
    }
}
