//! Choices about marketing. Events are only ever added; the suppression list says what holds now.

use super::engine::StoreError;
use super::schema::{consent_event, contact, contact_address, contact_value, provenance_purpose, suppression};
use super::{Read, Write};
use crate::domain::clock::Moment;
use crate::domain::ids::ContactId;
use crate::vault::AddressIndex;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::{BTreeSet, HashMap, HashSet};

/// S8.38: one choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentEvent {
    /// Its number.
    pub id: i64,
    /// Whose, by keyed hash.
    pub address: AddressIndex,
    /// The contact, while there is one.
    pub contact: Option<ContactId>,
    /// `stopped`, `asked`, `given` or `undone`.
    pub kind: String,
    /// A topic, or `all`.
    pub topic: String,
    /// A channel, or `all`.
    pub channel: String,
    /// `link`, `one_click`, `portal` or `letter`.
    pub means: String,
    /// The words that were shown.
    pub wording: String,
    /// In which language.
    pub language: String,
    /// The event it undoes or confirms.
    pub refers_to: Option<i64>,
    /// What its letter's link is derived from.
    pub salt: Vec<u8>,
    /// The link key likewise.
    pub link_key: u32,
    /// When.
    pub at: Moment,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = consent_event)]
struct Row {
    id: i64,
    address_index: Vec<u8>,
    contact_id: Option<i64>,
    kind: String,
    topic: String,
    channel: String,
    means: String,
    wording: String,
    language: String,
    refers_to: Option<i64>,
    salt: Vec<u8>,
    link_key: i32,
    at: NaiveDateTime,
}

fn event_of(row: Row) -> ConsentEvent {
    ConsentEvent {
        id: row.id,
        address: AddressIndex(row.address_index),
        contact: row.contact_id.map(ContactId),
        kind: row.kind,
        topic: row.topic,
        channel: row.channel,
        means: row.means,
        wording: row.wording,
        language: row.language,
        refers_to: row.refers_to,
        salt: row.salt,
        link_key: u32::try_from(row.link_key).unwrap_or(0),
        at: Moment::from_naive_utc(row.at),
    }
}

impl Read<'_> {
    /// The choices made for an address, newest first.
    pub fn list_consents(&mut self, address: &AddressIndex) -> Result<Vec<ConsentEvent>, StoreError> {
        let rows: Vec<Row> = consent_event::table
            .filter(consent_event::address_index.eq(&address.0))
            .order(consent_event::id.desc())
            .limit(500)
            .select(Row::as_select())
            .load(self.db)?;
        Ok(rows.into_iter().map(event_of).collect())
    }
    /// Which of these addresses may be linked to: contact and generation, for contacts that are in use.
    pub fn list_linkable(
        &mut self,
        addresses: &[AddressIndex],
    ) -> Result<HashMap<AddressIndex, (ContactId, i64)>, StoreError> {
        let wanted: Vec<&[u8]> = addresses.iter().map(|a| a.0.as_slice()).collect();
        let rows: Vec<(Vec<u8>, i64, i64)> = contact_address::table
            .inner_join(contact::table)
            .filter(contact_address::address_index.eq_any(wanted))
            .filter(contact::status.eq("active"))
            .select((contact_address::address_index, contact::id, contact::generation))
            .load(self.db)?;
        Ok(rows.into_iter().map(|(a, id, generation)| (AddressIndex(a), (ContactId(id), generation))).collect())
    }
    /// Which of these addresses must not be mailed about a topic.
    pub fn list_stopped(
        &mut self,
        addresses: &[AddressIndex],
        topic: &str,
    ) -> Result<HashSet<AddressIndex>, StoreError> {
        let wanted: Vec<&[u8]> = addresses.iter().map(|a| a.0.as_slice()).collect();
        let rows: Vec<Vec<u8>> = suppression::table
            .filter(suppression::address_index.eq_any(wanted))
            .filter(suppression::topic.eq_any(["all", topic]))
            .filter(suppression::channel.eq_any(["all", "email"]))
            .select(suppression::address_index)
            .load(self.db)?;
        Ok(rows.into_iter().map(AddressIndex).collect())
    }
    /// One choice.
    pub fn find_consent(&mut self, id: i64) -> Result<Option<ConsentEvent>, StoreError> {
        let row: Option<Row> = consent_event::table.find(id).select(Row::as_select()).first(self.db).optional()?;
        Ok(row.map(event_of))
    }
    /// Whether a choice was undone or confirmed.
    pub fn is_consent_answered(&mut self, id: i64) -> Result<bool, StoreError> {
        let answer = consent_event::table.filter(consent_event::refers_to.eq(id)).select(consent_event::id);
        Ok(answer.first::<i64>(self.db).optional()?.is_some())
    }
    /// The keyed hash of a contact's address, with what opens the address, if there is one.
    pub fn find_address_index(&mut self, id: ContactId) -> Result<Option<AddressIndex>, StoreError> {
        let found: Option<Vec<u8>> = contact_address::table
            .filter(contact_address::contact_id.eq(id.0))
            .order(contact_address::number.desc())
            .select(contact_address::address_index)
            .first(self.db)
            .optional()?;
        Ok(found.map(AddressIndex))
    }
    /// The purposes that a contact's live values and addresses are held for.
    pub fn list_held_purposes(&mut self, id: ContactId) -> Result<BTreeSet<String>, StoreError> {
        let mut sources: Vec<i64> = contact_value::table
            .filter(contact_value::contact_id.eq(id.0))
            .filter(contact_value::superseded_at.is_null())
            .select(contact_value::provenance_id)
            .load(self.db)?;
        let addresses: Vec<i64> = contact_address::table
            .filter(contact_address::contact_id.eq(id.0))
            .select(contact_address::provenance_id)
            .load(self.db)?;
        sources.extend(addresses);
        sources.sort_unstable();
        sources.dedup();
        let purposes: Vec<String> = provenance_purpose::table
            .filter(provenance_purpose::provenance_id.eq_any(sources))
            .select(provenance_purpose::purpose)
            .load(self.db)?;
        Ok(purposes.into_iter().collect())
    }
}

impl Write<'_> {
    /// Adds a choice; its number was taken before.
    pub fn add_consent(&mut self, it: &ConsentEvent) -> Result<(), StoreError> {
        let row = (
            consent_event::id.eq(it.id),
            consent_event::address_index.eq(&it.address.0),
            consent_event::contact_id.eq(it.contact.map(|c| c.0)),
            consent_event::kind.eq(&it.kind),
            consent_event::topic.eq(&it.topic),
            consent_event::channel.eq(&it.channel),
            consent_event::means.eq(&it.means),
            consent_event::wording.eq(&it.wording),
            consent_event::language.eq(&it.language),
            consent_event::refers_to.eq(it.refers_to),
            consent_event::salt.eq(&it.salt),
            consent_event::link_key.eq(i32::try_from(it.link_key).unwrap_or(i32::MAX)),
            consent_event::at.eq(it.at.naive_utc()),
        );
        diesel::insert_into(consent_event::table).values(row).execute(self.db)?;
        Ok(())
    }
    /// S8.30: lifts suppressions of an address, which only a proof of its mailbox may do; gives how many.
    pub fn lift_suppressions(&mut self, address: &AddressIndex, topics: &[String]) -> Result<usize, StoreError> {
        let there = suppression::table
            .filter(suppression::address_index.eq(&address.0))
            .filter(suppression::topic.eq_any(topics))
            .filter(suppression::channel.eq_any(["all", "email"]));
        Ok(diesel::delete(there).execute(self.db)?)
    }
}
