//! The feed of changes. A row gets its place from the audit log's sequencer, after it is visible: so a reader that goes
//! on from a place misses nothing, however many write at once.

use super::engine::StoreError;
use super::schema::{contact_change, external_id};
use super::suppressions::Suppression;
use super::{Read, Write};
use crate::domain::api_client::Cursor;
use crate::domain::audit::AuditEvent;
use crate::domain::change::{Change, ChangeKind, NewChange};
use crate::domain::clock::Moment;
use crate::domain::ids::ContactId;
use crate::vault::{AddressIndex, Sealed};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::HashMap;

#[derive(Insertable)]
#[diesel(table_name = contact_change, treat_none_as_default_value = false)]
struct NewRow {
    kind: &'static str,
    contact_id: i64,
    topic: Option<String>,
    channel: Option<String>,
    object: String,
    origin: String,
    at: NaiveDateTime,
}

type Row = (i64, Option<i64>, Option<i64>, String, i64, Option<String>, Option<String>, String, String, NaiveDateTime);

fn change_of(row: Row) -> Option<Change> {
    let (id, segment, seq, kind, contact, topic, channel, object, origin, at) = row;
    Some(Change {
        id,
        cursor: Cursor { segment: segment?, seq: seq? },
        kind: ChangeKind::from_key(&kind)?,
        contact: ContactId(contact),
        topic,
        channel,
        object,
        origin,
        at: Moment::from_naive_utc(at),
    })
}

impl Read<'_> {
    /// Changes after a place, in order; those that have no place yet are not there yet.
    pub fn list_changes(&mut self, after: Cursor, limit: i64) -> Result<Vec<Change>, StoreError> {
        let rows: Vec<Row> = contact_change::table
            .filter(
                contact_change::segment
                    .gt(after.segment)
                    .or(contact_change::segment.eq(after.segment).and(contact_change::seq.gt(after.seq))),
            )
            .order((contact_change::segment, contact_change::seq))
            .limit(limit)
            .load(self.db)?;
        Ok(rows.into_iter().filter_map(change_of).collect())
    }
    /// One change.
    pub fn find_change(&mut self, id: i64) -> Result<Option<Change>, StoreError> {
        let row: Option<Row> = contact_change::table.find(id).first(self.db).optional()?;
        Ok(row.and_then(change_of))
    }
    /// The last place of the feed.
    pub fn last_change(&mut self) -> Result<Cursor, StoreError> {
        let last: Option<(Option<i64>, Option<i64>)> = contact_change::table
            .filter(contact_change::seq.is_not_null())
            .order((contact_change::segment.desc(), contact_change::seq.desc()))
            .select((contact_change::segment, contact_change::seq))
            .first(self.db)
            .optional()?;
        Ok(match last {
            Some((Some(segment), Some(seq))) => Cursor { segment, seq },
            _ => Cursor::default(),
        })
    }
    /// The identifiers that one system has for these contacts, sealed, with the numbers of their rows. A contact that
    /// the system has confirmed as gone has an empty list; one that it never had is not there.
    pub fn list_system_ids(
        &mut self,
        contacts: &[ContactId],
        system: &str,
    ) -> Result<HashMap<ContactId, Vec<(i64, Sealed)>>, StoreError> {
        let wanted: Vec<i64> = contacts.iter().map(|c| c.0).collect();
        let rows: Vec<(i64, i64, Option<Vec<u8>>)> = external_id::table
            .filter(external_id::contact_id.eq_any(wanted))
            .filter(external_id::system.eq(system))
            .order((external_id::contact_id, external_id::number))
            .select((external_id::contact_id, external_id::number, external_id::sealed))
            .load(self.db)?;
        let mut all: HashMap<ContactId, Vec<(i64, Sealed)>> = HashMap::new();
        for (contact, number, sealed) in rows {
            let of_contact = all.entry(ContactId(contact)).or_default();
            of_contact.extend(sealed.map(|sealed| (number, Sealed(sealed))));
        }
        Ok(all)
    }
    /// Which contact a system means by an identifier.
    pub fn find_contact_by_external_id(
        &mut self,
        system: &str,
        id_index: &[u8],
    ) -> Result<Option<ContactId>, StoreError> {
        let found: Option<i64> = external_id::table
            .filter(external_id::system.eq(system))
            .filter(external_id::id_index.eq(id_index))
            .select(external_id::contact_id)
            .first(self.db)
            .optional()?;
        found.map(|id| self.current_contact(ContactId(id))).transpose()
    }
}

impl Write<'_> {
    /// Adds changes; the sequencer gives them their places.
    pub fn add_changes(&mut self, all: &[NewChange]) -> Result<(), StoreError> {
        let rows: Vec<NewRow> = all
            .iter()
            .map(|it| NewRow {
                kind: it.kind.key(),
                contact_id: it.contact.0,
                topic: it.topic.clone(),
                channel: it.channel.clone(),
                object: it.object.clone(),
                origin: it.origin.clone(),
                at: it.at.naive_utc(),
            })
            .collect();
        for rows in rows.chunks(500) {
            on_each!(&mut *self.db, |c| diesel::insert_into(contact_change::table).values(rows).execute(c))?;
        }
        Ok(())
    }
    /// Tells an act of the audit log that other systems have to follow.
    pub(super) fn tell_act(&mut self, event: &AuditEvent) -> Result<(), StoreError> {
        let (Some(kind), Some(contact)) = (ChangeKind::of_action(&event.action), event.contact) else { return Ok(()) };
        if event.outcome != "done" {
            return Ok(());
        }
        let topic = event.object.strip_prefix("topic:").map(str::to_owned);
        self.add_changes(&[NewChange {
            kind,
            contact,
            channel: topic.as_ref().map(|_| "all".to_owned()),
            topic,
            object: event.object.clone(),
            origin: "portal".to_owned(),
            at: event.at,
        }])
    }
    /// Tells what was stopped, of those addresses that a contact has.
    pub(super) fn tell_opt_outs(&mut self, stops: &[Suppression]) -> Result<(), StoreError> {
        // an erasure is told as one
        let stops: Vec<&Suppression> =
            stops.iter().filter(|s| !["erased", "child"].contains(&s.reason.as_str())).collect();
        let addresses: Vec<&AddressIndex> = stops.iter().map(|s| &s.address).collect();
        let contacts = self.contacts_by_addresses(&addresses)?;
        let changes: Vec<NewChange> = stops
            .into_iter()
            .filter_map(|stop| {
                Some(NewChange {
                    kind: ChangeKind::OptOut,
                    contact: *contacts.get(&stop.address)?,
                    topic: Some(stop.topic.clone()),
                    channel: Some(stop.channel.clone()),
                    object: stop.reason.clone(),
                    origin: stop.origin.clone(),
                    at: stop.since,
                })
            })
            .collect();
        self.add_changes(&changes)
    }
    /// The sequencer's step: gives up to `limit` changes their places and says how many. Call it under the lease of
    /// the audit log.
    pub fn number_changes(&mut self, limit: i64) -> Result<usize, StoreError> {
        let waiting: Vec<i64> = contact_change::table
            .filter(contact_change::seq.is_null())
            .order(contact_change::id)
            .limit(limit)
            .select(contact_change::id)
            .load(self.db)?;
        if waiting.is_empty() {
            return Ok(0);
        }
        let segment: i64 = self.find_fact("audit_segment")?.and_then(|t| t.parse().ok()).unwrap_or(1);
        let mut seq = contact_change::table
            .filter(contact_change::segment.eq(segment))
            .select(diesel::dsl::max(contact_change::seq))
            .first::<Option<i64>>(self.db)?
            .unwrap_or(0);
        for id in &waiting {
            seq += 1;
            diesel::update(contact_change::table.find(id))
                .set((contact_change::segment.eq(segment), contact_change::seq.eq(seq)))
                .execute(self.db)?;
        }
        Ok(waiting.len())
    }
    /// Removes changes older than a moment: whoever has not followed them by then starts anew from an import.
    pub fn remove_old_changes(&mut self, before: Moment) -> Result<usize, StoreError> {
        let old = contact_change::table
            .filter(contact_change::at.lt(before.naive_utc()))
            .filter(contact_change::seq.is_not_null());
        Ok(diesel::delete(old).execute(self.db)?)
    }
}
