//! Who has to be told that their data came from somebody else (S4.7, L14.2), and the guard in front of bulk letters.

use super::engine::StoreError;
use super::portable::Portable;
use super::schema::{bulk_mailing, contact, contact_address, outbox, source_notice};
use super::{Read, Write};
use crate::domain::clock::Moment;
use crate::domain::ids::{ContactId, LetterId, ProvenanceId};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use std::collections::HashSet;

/// Somebody to be told, as an import notes it.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = source_notice, treat_none_as_default_value = false)]
pub struct NewNotice {
    /// Whom.
    pub contact_id: i64,
    /// Where the data came from.
    pub provenance_id: i64,
    /// A key of T7: one letter a source.
    pub source: String,
    /// When we got it.
    pub obtained_on: NaiveDate,
    /// CLK-9: the last day.
    pub due_on: NaiveDate,
    /// Always `due`.
    pub state: &'static str,
    /// Now.
    pub at: NaiveDateTime,
}

/// Somebody who is to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueNotice {
    /// Whom.
    pub contact: ContactId,
    /// Where the data came from.
    pub provenance: ProvenanceId,
    /// A key of T7.
    pub source: String,
    /// The last day.
    pub due_on: NaiveDate,
}

/// How many are to be told, or were, by source and state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeCount {
    /// A key of T7.
    pub source: String,
    /// `due`, `queued` or `excused`.
    pub state: String,
    /// How many.
    pub count: i64,
    /// The earliest last day among them.
    pub due_on: Option<NaiveDate>,
}

/// Bulk letters that somebody agreed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailing {
    /// Its number.
    pub id: i64,
    /// How many letters were agreed to.
    pub letters: i64,
    /// How many are in the outbox or left.
    pub queued: i64,
    /// How many may leave in an hour.
    pub per_hour: i64,
    /// When.
    pub confirmed_at: Moment,
    /// Not before this moment does the next part begin.
    pub next_at: Moment,
}

impl Read<'_> {
    /// How many notices there are, by source and state.
    pub fn count_notices(&mut self) -> Result<Vec<NoticeCount>, StoreError> {
        type Row = (String, String, i64, Option<NaiveDate>);
        let rows: Vec<Row> = source_notice::table
            .group_by((source_notice::source, source_notice::state))
            .order((source_notice::source, source_notice::state))
            .select((
                source_notice::source,
                source_notice::state,
                diesel::dsl::count_star(),
                diesel::dsl::min(source_notice::due_on),
            ))
            .load(self.db)?;
        Ok(rows
            .into_iter()
            .map(|(source, state, count, due_on)| NoticeCount { source, state, count, due_on })
            .collect())
    }
    /// The next people to be told, the nearest last day first. Those whose data is restricted wait, and so do those
    /// without an address.
    pub fn list_due_notices(&mut self, limit: i64) -> Result<Vec<DueNotice>, StoreError> {
        let rows: Vec<(i64, i64, String, NaiveDate)> = source_notice::table
            .inner_join(contact::table)
            .filter(source_notice::state.eq("due"))
            .filter(contact::status.eq("active"))
            .order((source_notice::due_on, source_notice::contact_id))
            .limit(limit)
            .select((
                source_notice::contact_id,
                source_notice::provenance_id,
                source_notice::source,
                source_notice::due_on,
            ))
            .load(self.db)?;
        Ok(rows
            .into_iter()
            .map(|(contact, provenance, source, due_on)| DueNotice {
                contact: ContactId(contact),
                provenance: ProvenanceId(provenance),
                source,
                due_on,
            })
            .collect())
    }
    /// S4.7: those of these contacts who have not been told yet, so that nothing else is written to them first.
    pub fn list_untold(&mut self, contacts: &[ContactId]) -> Result<HashSet<ContactId>, StoreError> {
        let wanted: Vec<i64> = contacts.iter().map(|c| c.0).collect();
        let rows: Vec<i64> = source_notice::table
            .filter(source_notice::contact_id.eq_any(wanted))
            .filter(source_notice::state.eq("due"))
            .select(source_notice::contact_id)
            .load(self.db)?;
        Ok(rows.into_iter().map(ContactId).collect())
    }
    /// Letters of a kind that were put into the outbox since a moment.
    pub fn count_letters_of(&mut self, kind: &str, since: Moment) -> Result<i64, StoreError> {
        Ok(outbox::table
            .filter(outbox::kind.eq(kind))
            .filter(outbox::created_at.ge(since.naive_utc()))
            .count()
            .get_result(self.db)?)
    }
    /// The mailing of a kind that is under way.
    pub fn find_mailing(&mut self, kind: &str) -> Result<Option<Mailing>, StoreError> {
        type Row = (i64, i64, i64, i64, NaiveDateTime, NaiveDateTime);
        let row: Option<Row> = bulk_mailing::table
            .filter(bulk_mailing::kind.eq(kind))
            .filter(bulk_mailing::state.eq("running"))
            .select((
                bulk_mailing::id,
                bulk_mailing::letters,
                bulk_mailing::queued,
                bulk_mailing::per_hour,
                bulk_mailing::confirmed_at,
                bulk_mailing::next_at,
            ))
            .first(self.db)
            .optional()?;
        Ok(row.map(|(id, letters, queued, per_hour, confirmed_at, next_at)| Mailing {
            id,
            letters,
            queued,
            per_hour,
            confirmed_at: Moment::from_naive_utc(confirmed_at),
            next_at: Moment::from_naive_utc(next_at),
        }))
    }
}

impl Write<'_> {
    /// Notes whom to tell; who is noted for a source already stays as they are.
    pub fn add_notices(&mut self, all: &[NewNotice]) -> Result<(), StoreError> {
        for it in all {
            Portable(diesel::insert_into(source_notice::table).values(it.clone()).on_conflict_do_nothing())
                .execute(self.db)?;
        }
        Ok(())
    }
    /// A letter to this person is in the outbox; `false` if it was before.
    pub fn queue_notice(&mut self, it: &DueNotice, letter: LetterId, now: Moment) -> Result<bool, StoreError> {
        let due = source_notice::table.find((it.contact.0, &it.source)).filter(source_notice::state.eq("due"));
        let set = (
            source_notice::state.eq("queued"),
            source_notice::letter_id.eq(letter.0),
            source_notice::at.eq(now.naive_utc()),
        );
        Ok(diesel::update(due).set(set).execute(self.db)? == 1)
    }
    /// L14.3: nobody of this source has to be told, for a reason that the law knows. Gives how many that were.
    pub fn excuse_notices(&mut self, source: &str, reason: &str, now: Moment) -> Result<usize, StoreError> {
        let due = source_notice::table.filter(source_notice::source.eq(source)).filter(source_notice::state.eq("due"));
        let set = (
            source_notice::state.eq("excused"),
            source_notice::reason.eq(reason),
            source_notice::at.eq(now.naive_utc()),
        );
        Ok(diesel::update(due).set(set).execute(self.db)?)
    }
    /// Agrees to so many letters of a kind. `Taken` while others are under way.
    pub fn start_mailing(
        &mut self,
        kind: &str,
        letters: i64,
        per_hour: i64,
        by: &str,
        now: Moment,
    ) -> Result<(), StoreError> {
        let row = (
            bulk_mailing::kind.eq(kind),
            bulk_mailing::letters.eq(letters),
            bulk_mailing::queued.eq(0_i64),
            bulk_mailing::per_hour.eq(per_hour),
            bulk_mailing::state.eq("running"),
            bulk_mailing::confirmed_by.eq(by),
            bulk_mailing::confirmed_at.eq(now.naive_utc()),
            bulk_mailing::next_at.eq(now.naive_utc()),
        );
        diesel::insert_into(bulk_mailing::table).values(row).execute(self.db)?;
        Ok(())
    }
    /// Notes how many letters of a mailing are on their way, and when it goes on. `Taken` if somebody has stopped it since
    /// it was read, or it has gone on without this part: then the whole part must not be.
    pub fn continue_mailing(&mut self, it: &Mailing, more: i64, next_at: Moment) -> Result<(), StoreError> {
        let queued = it.queued + more;
        let state = if queued >= it.letters || more == 0 { "done" } else { "running" };
        let as_read = bulk_mailing::table
            .find(it.id)
            .filter(bulk_mailing::state.eq("running"))
            .filter(bulk_mailing::queued.eq(it.queued));
        let went_on = diesel::update(as_read)
            .set((
                bulk_mailing::queued.eq(queued),
                bulk_mailing::state.eq(state),
                bulk_mailing::next_at.eq(next_at.naive_utc()),
            ))
            .execute(self.db)?;
        if went_on == 1 { Ok(()) } else { Err(StoreError::Taken) }
    }
    /// Stops the mailing of a kind: what is in the outbox leaves, nothing more is put there.
    pub fn stop_mailing(&mut self, kind: &str) -> Result<bool, StoreError> {
        let running = bulk_mailing::table.filter(bulk_mailing::kind.eq(kind)).filter(bulk_mailing::state.eq("running"));
        Ok(diesel::update(running).set(bulk_mailing::state.eq("stopped")).execute(self.db)? == 1)
    }
    /// Without an address nobody can be told by letter: those stand apart, for a person to see.
    pub fn excuse_unreachable(&mut self, id: ContactId, now: Moment) -> Result<(), StoreError> {
        let addresses: i64 =
            contact_address::table.filter(contact_address::contact_id.eq(id.0)).count().get_result(self.db)?;
        if addresses == 0 {
            let theirs =
                source_notice::table.filter(source_notice::contact_id.eq(id.0)).filter(source_notice::state.eq("due"));
            let set = (
                source_notice::state.eq("excused"),
                source_notice::reason.eq("no_address"),
                source_notice::at.eq(now.naive_utc()),
            );
            diesel::update(theirs).set(set).execute(self.db)?;
        }
        Ok(())
    }
}
