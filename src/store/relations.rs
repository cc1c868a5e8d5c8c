//! S3.1 to S3.3: relations between contacts and organisations. The organisation's name leaves this file unsealed only for
//! whoever may see the contact.

use super::engine::StoreError;
use super::schema::{contact, contact_value, relation, restriction};
use super::{Read, Write};
use crate::domain::clock::Moment;
use crate::domain::ids::{ContactId, ProvenanceId};
use crate::domain::relation::EndedBy;
use crate::domain::value::ValueKind;
use crate::vault::{Field, Keyring, SealKey, Sealed};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::HashMap;

/// One relation in clear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// Its number among the contact's rows.
    pub number: i64,
    /// A key of T5.
    pub kind: String,
    /// The organisation.
    pub organisation: String,
    /// Where it came from.
    pub provenance: ProvenanceId,
    /// When the portal got it.
    pub stored_at: Moment,
    /// When the source last changed it, if it said.
    pub source_changed: Option<Moment>,
    /// When it ended, and who said so.
    pub ended: Option<(Moment, EndedBy)>,
}

impl Relation {
    /// Whether it is in force.
    pub fn is_live(&self) -> bool {
        self.ended.is_none()
    }
    /// Whether it is held on: it is in force, or somebody's word ended it, which is remembered against files.
    pub fn is_held_on(&self) -> bool {
        self.ended.is_none_or(|(_, by)| by.is_word())
    }
}

/// A relation to be added.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = relation, treat_none_as_default_value = false)]
pub struct NewRelation {
    /// Whose.
    pub contact_id: i64,
    /// Its number among the contact's rows.
    pub number: i64,
    /// A key of T5.
    pub kind: String,
    /// The organisation, sealed.
    pub sealed: Vec<u8>,
    /// Where it came from.
    pub provenance_id: i64,
    /// Now.
    pub stored_at: NaiveDateTime,
    /// When the source last changed it.
    pub source_changed: Option<NaiveDateTime>,
}

/// A relation as an import meets it, still sealed.
#[derive(Debug, Clone)]
pub struct MetRelation {
    /// Its number among the contact's rows.
    pub number: i64,
    /// A key of T5.
    pub kind: String,
    /// The organisation, sealed.
    pub sealed: Sealed,
    /// The system it came from.
    pub system: String,
    /// When that system last changed it.
    pub source_changed: Option<Moment>,
    /// Who ended it, if anybody did.
    pub ended_by: Option<EndedBy>,
}

pub(super) fn ended_by(text: Option<String>) -> Result<Option<EndedBy>, StoreError> {
    let malformed = || StoreError::Malformed("relation.ended_by".into());
    text.map(|key| EndedBy::from_key(&key).ok_or_else(malformed)).transpose()
}

impl Read<'_> {
    /// A contact's relations in the order of storing, ended ones included.
    pub fn list_relations(&mut self, id: ContactId, key: &SealKey) -> Result<Vec<Relation>, StoreError> {
        type Row =
            (i64, String, Vec<u8>, i64, NaiveDateTime, Option<NaiveDateTime>, Option<NaiveDateTime>, Option<String>);
        let rows: Vec<Row> = relation::table
            .filter(relation::contact_id.eq(id.0))
            .order(relation::number)
            .select((
                relation::number,
                relation::kind,
                relation::sealed,
                relation::provenance_id,
                relation::stored_at,
                relation::source_changed,
                relation::ended_at,
                relation::ended_by,
            ))
            .load(self.db)?;
        rows.into_iter()
            .map(|(number, kind, sealed, provenance, stored_at, changed, ended_at, by)| {
                Ok(Relation {
                    number,
                    kind,
                    organisation: key.unseal(Field::Relation, id.0, number, &Sealed(sealed))?,
                    provenance: ProvenanceId(provenance),
                    stored_at: Moment::from_naive_utc(stored_at),
                    source_changed: changed.map(Moment::from_naive_utc),
                    ended: ended_at.map(Moment::from_naive_utc).zip(ended_by(by)?),
                })
            })
            .collect()
    }

    /// S3.5: how many contacts in ordinary use stand in a relation of each kind. Small numbers tell of somebody: whoever
    /// shows them leaves those out.
    pub fn count_relations(&mut self) -> Result<HashMap<String, i64>, StoreError> {
        let rows: Vec<(String, i64)> = relation::table
            .inner_join(contact::table)
            .filter(relation::ended_at.is_null())
            .filter(contact::status.eq("active"))
            .group_by(relation::kind)
            .select((relation::kind, diesel::dsl::count(relation::contact_id).aggregate_distinct()))
            .load(self.db)?;
        Ok(rows.into_iter().collect())
    }

    /// S3.1: contacts that a filter by kind leaves of these; what is restricted is found by nothing (S8.7).
    pub(super) fn keep_of_kind(&mut self, ids: &[i64], kind: &str) -> Result<Vec<i64>, StoreError> {
        let hidden: Vec<i64> = restriction::table
            .filter(restriction::contact_id.eq_any(ids))
            .filter(restriction::lifted_at.is_null())
            .filter(restriction::scope.eq("kind"))
            .filter(restriction::target.eq(ValueKind::Organisation.key()))
            .select(restriction::contact_id)
            .load(self.db)?;
        let having: Vec<i64> = relation::table
            .filter(relation::contact_id.eq_any(ids))
            .filter(relation::kind.eq(kind))
            .filter(relation::ended_at.is_null())
            .select(relation::contact_id)
            .distinct()
            .load(self.db)?;
        Ok(having.into_iter().filter(|id| !hidden.contains(id)).collect())
    }
}

impl Write<'_> {
    /// S3.1: adds a relation that somebody at the desk recorded.
    pub fn add_relation(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        id: ContactId,
        (kind, organisation): (&str, &str),
        provenance: ProvenanceId,
        now: Moment,
    ) -> Result<(), StoreError> {
        let number = self.take_row_numbers(id, 1)?;
        let row = NewRelation {
            contact_id: id.0,
            number,
            kind: kind.to_owned(),
            sealed: key.seal(ring, Field::Relation, id.0, number, organisation).0,
            provenance_id: provenance.0,
            stored_at: now.naive_utc(),
            source_changed: None,
        };
        diesel::insert_into(relation::table).values(row).execute(self.db)?;
        self.index_again(id)
    }

    /// S3.3: ends relations that are in force; gives how many. Locks the contact's row first: of two at once one does it.
    pub fn end_relations(
        &mut self,
        id: ContactId,
        numbers: &[i64],
        by: EndedBy,
        now: Moment,
    ) -> Result<usize, StoreError> {
        self.take_row_numbers(id, 0)?;
        let live = relation::table
            .filter(relation::contact_id.eq(id.0))
            .filter(relation::number.eq_any(numbers.to_vec()))
            .filter(relation::ended_at.is_null());
        let set = (relation::ended_at.eq(now.naive_utc()), relation::ended_by.eq(by.key()));
        let count = diesel::update(live).set(set).execute(self.db)?;
        self.index_again(id)?;
        Ok(count)
    }

    /// S3.3: marks live values as being in doubt; gives how many were not before.
    pub fn doubt_values(&mut self, id: ContactId, numbers: &[i64], now: Moment) -> Result<usize, StoreError> {
        let live = contact_value::table
            .filter(contact_value::contact_id.eq(id.0))
            .filter(contact_value::number.eq_any(numbers.to_vec()))
            .filter(contact_value::superseded_at.is_null())
            .filter(contact_value::stale_at.is_null());
        Ok(diesel::update(live).set(contact_value::stale_at.eq(now.naive_utc())).execute(self.db)?)
    }

    /// Removes up to `limit` relations that a newer file replaced long enough ago; those that somebody ended stay, so that
    /// no file brings them back.
    pub fn remove_replaced_relations(&mut self, before: Moment, limit: i64) -> Result<usize, StoreError> {
        let old: Vec<(i64, i64)> = relation::table
            .filter(relation::ended_at.lt(before.naive_utc()))
            .filter(relation::ended_by.eq(EndedBy::System.key()))
            .select((relation::contact_id, relation::number))
            .limit(limit)
            .load(self.db)?;
        for id in &old {
            diesel::delete(relation::table.find(*id)).execute(self.db)?;
        }
        Ok(old.len())
    }
}
