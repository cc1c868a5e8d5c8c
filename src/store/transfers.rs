//! Copies that a person hands on: the row that link and code are derived from. S8.8.

use super::engine::StoreError;
use super::schema::transfer;
use super::{Read, Write};
use crate::domain::clock::Moment;
use crate::domain::ids::ContactId;
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// A copy that can be fetched with a link and a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// Its number.
    pub id: i64,
    /// Whose data.
    pub contact: ContactId,
    /// What link and code are derived from.
    pub salt: Vec<u8>,
    /// The link key likewise.
    pub link_key: u32,
    /// When it was made.
    pub created_at: Moment,
    /// Until when it works.
    pub expires_at: Moment,
    /// Wrong codes so far.
    pub attempts: i32,
    /// How often it was fetched.
    pub taken: i32,
    /// When last.
    pub taken_at: Option<Moment>,
    /// When the person ended it.
    pub ended_at: Option<Moment>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = transfer)]
struct Row {
    id: i64,
    contact_id: i64,
    salt: Vec<u8>,
    link_key: i32,
    created_at: NaiveDateTime,
    expires_at: NaiveDateTime,
    attempts: i32,
    taken: i32,
    taken_at: Option<NaiveDateTime>,
    ended_at: Option<NaiveDateTime>,
}

fn transfer_of(row: Row) -> Transfer {
    Transfer {
        id: row.id,
        contact: ContactId(row.contact_id),
        salt: row.salt,
        link_key: u32::try_from(row.link_key).unwrap_or(0),
        created_at: Moment::from_naive_utc(row.created_at),
        expires_at: Moment::from_naive_utc(row.expires_at),
        attempts: row.attempts,
        taken: row.taken,
        taken_at: row.taken_at.map(Moment::from_naive_utc),
        ended_at: row.ended_at.map(Moment::from_naive_utc),
    }
}

impl Read<'_> {
    /// One handed-on copy.
    pub fn find_transfer(&mut self, id: i64) -> Result<Option<Transfer>, StoreError> {
        let row: Option<Row> = transfer::table.find(id).select(Row::as_select()).first(self.db).optional()?;
        Ok(row.map(transfer_of))
    }
    /// A contact's handed-on copies, newest first.
    pub fn list_transfers(&mut self, contact: ContactId) -> Result<Vec<Transfer>, StoreError> {
        let rows: Vec<Row> = transfer::table
            .filter(transfer::contact_id.eq(contact.0))
            .order(transfer::id.desc())
            .limit(20)
            .select(Row::as_select())
            .load(self.db)?;
        Ok(rows.into_iter().map(transfer_of).collect())
    }
}

impl Write<'_> {
    /// Adds a handed-on copy.
    pub fn add_transfer(&mut self, it: &Transfer) -> Result<(), StoreError> {
        let row = (
            transfer::id.eq(it.id),
            transfer::contact_id.eq(it.contact.0),
            transfer::salt.eq(&it.salt),
            transfer::link_key.eq(i32::try_from(it.link_key).unwrap_or(i32::MAX)),
            transfer::created_at.eq(it.created_at.naive_utc()),
            transfer::expires_at.eq(it.expires_at.naive_utc()),
            transfer::attempts.eq(0),
            transfer::taken.eq(0),
        );
        diesel::insert_into(transfer::table).values(row).execute(self.db)?;
        Ok(())
    }
    /// Counts a wrong code; gives how many there were.
    pub fn count_transfer_try(&mut self, id: i64) -> Result<i32, StoreError> {
        Ok(diesel::update(transfer::table.find(id))
            .set(transfer::attempts.eq(transfer::attempts + 1))
            .returning(transfer::attempts)
            .get_result(self.db)?)
    }
    /// Notes that a copy was fetched; `false` if it has ended meanwhile or was fetched often enough.
    pub fn take_transfer(&mut self, id: i64, most: i32, tries: i32, now: Moment) -> Result<bool, StoreError> {
        let open = transfer::table
            .find(id)
            .filter(transfer::ended_at.is_null())
            .filter(transfer::expires_at.gt(now.naive_utc()))
            .filter(transfer::taken.lt(most))
            .filter(transfer::attempts.lt(tries));
        let set = (transfer::taken.eq(transfer::taken + 1), transfer::taken_at.eq(now.naive_utc()));
        Ok(diesel::update(open).set(set).execute(self.db)? == 1)
    }
    /// The person ends one of their own; `false` if it had ended or is another's.
    pub fn end_transfer(&mut self, contact: ContactId, id: i64, now: Moment) -> Result<bool, StoreError> {
        let own =
            transfer::table.find(id).filter(transfer::contact_id.eq(contact.0)).filter(transfer::ended_at.is_null());
        Ok(diesel::update(own).set(transfer::ended_at.eq(now.naive_utc())).execute(self.db)? == 1)
    }
}
