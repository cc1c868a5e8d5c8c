//! After a restore: what the ledger says was lowered is lowered again, and nothing mailed or opened before works.

use super::engine::Lane;
use super::engine::StoreError;
use super::schema::{contact, number_block, officer_session, session, transfer};
use super::{Read, Store, Write};
use crate::domain::clock::Moment;
use crate::domain::contact::ContactStatus;
use crate::domain::ids::{ContactId, SealKeyId};
use diesel::prelude::*;

impl Read<'_> {
    /// Contacts after a number with the keys of their values.
    pub fn list_contact_keys(
        &mut self,
        after: ContactId,
        limit: i64,
    ) -> Result<Vec<(ContactId, SealKeyId)>, StoreError> {
        let rows: Vec<(i64, i64)> = contact::table
            .filter(contact::id.gt(after.0))
            .filter(contact::status.ne("erased"))
            .order(contact::id)
            .limit(limit)
            .select((contact::id, contact::seal_key_id))
            .load(self.db)?;
        Ok(rows.into_iter().map(|(id, key)| (ContactId(id), SealKeyId(key))).collect())
    }
}

impl Write<'_> {
    /// Removes every row of a contact whose key is gone; its number stays, so that the audit log keeps its meaning. What a
    /// hold keeps stays out of reach as it was.
    pub fn clear_contact(&mut self, id: ContactId, now: Moment) -> Result<(), StoreError> {
        let own = self.find_open_erasure(id)?.filter(|e| e.planned_at.is_some()).map(|e| e.request);
        // O3: what was merged into it is the same person's
        for merged in self.list_merged(id)?.into_iter().skip(1) {
            while self.erase_piece(merged, None, now)? > 0 {}
            self.empty_contact(merged, ContactStatus::Erased)?;
        }
        self.drop_moved(id)?;
        while self.erase_piece(id, own, now)? > 0 {}
        self.forget_merges(id)?;
        self.end_erasures_of(id, now)?;
        let is_kept = self.has_held_of(id)?;
        self.empty_contact(id, if is_kept { ContactStatus::Sealed } else { ContactStatus::Erased })
    }
    /// Ends everything that was open when the backup was made: sessions, mailed links, counters, sent forms; holds
    /// waiting letters for a person to look at; begins a new segment of the audit chain.
    pub fn close_the_past(&mut self, now: Moment) -> Result<(), StoreError> {
        diesel::delete(session::table).execute(self.db)?;
        diesel::delete(officer_session::table).execute(self.db)?;
        diesel::delete(transfer::table).execute(self.db)?;
        self.remove_all_sign_ins()?;
        self.remove_all_counters()?;
        self.hold_letters()?;
        let segment: i64 = self.find_fact("audit_segment")?.and_then(|t| t.parse().ok()).unwrap_or(1);
        self.set_fact("audit_segment", &(segment + 1).to_string())?;
        self.set_fact("restored_at", &now.unix_seconds().to_string())
    }
}

/// By how much a restore moves every kind of number on, beyond what can have been handed out since the backup.
const LEAP: i64 = 1_000_000;

impl Store {
    /// After a restore, before anything is served: numbers that were handed out after the backup are never handed out
    /// again (an erasure in the ledger would meet another contact at the next restore, a letter another's Message-ID),
    /// and the audit chain goes on in a segment that no earlier restore used.
    pub fn leave_the_past(&self) -> Result<(), StoreError> {
        let highest = self.highest_contact()?;
        let segment = self.read_now::<_, StoreError>(|r| r.find_fact("audit_segment"))?;
        let segment = self.take_audit_segment(segment.and_then(|t| t.parse().ok()).unwrap_or(2))?;
        self.write_now(Lane::Bulk, move |w| {
            diesel::update(number_block::table).set(number_block::next.eq(number_block::next + LEAP)).execute(w.db)?;
            diesel::update(number_block::table.find("contact").filter(number_block::next.le(highest)))
                .set(number_block::next.eq(highest + LEAP))
                .execute(w.db)?;
            w.set_fact("audit_segment", &segment.to_string())
        })
    }
}
