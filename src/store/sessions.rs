//! Signed-in browsers.

use super::engine::StoreError;
use super::schema::session;
use super::{Read, Write};
use crate::domain::clock::Moment;
use crate::domain::ids::{ContactId, SessionId};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// S4.20: one signed-in browser as the portal knows it: no more than security needs (S4.19).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its number.
    pub id: SessionId,
    /// Who is signed in.
    pub contact: ContactId,
    /// Since when.
    pub created_at: Moment,
    /// When it was last used.
    pub last_seen_at: Moment,
    /// When it ends whatever happens.
    pub ends_at: Moment,
    /// When the mailbox was last proved in it.
    pub proved_at: Moment,
    /// Browser and system by family, such as `Firefox, Windows`.
    pub agent_family: String,
    /// The network by its prefix, never the whole address.
    pub network: String,
}

type Row = (i64, i64, NaiveDateTime, NaiveDateTime, NaiveDateTime, NaiveDateTime, String, String);
const SESSION: (
    session::id,
    session::contact_id,
    session::created_at,
    session::last_seen_at,
    session::ends_at,
    session::proved_at,
    session::agent_family,
    session::network,
) = (
    session::id,
    session::contact_id,
    session::created_at,
    session::last_seen_at,
    session::ends_at,
    session::proved_at,
    session::agent_family,
    session::network,
);

fn session_of(row: Row) -> Session {
    let (id, contact, created_at, last_seen_at, ends_at, proved_at, agent_family, network) = row;
    Session {
        id: SessionId(id),
        contact: ContactId(contact),
        created_at: Moment::from_naive_utc(created_at),
        last_seen_at: Moment::from_naive_utc(last_seen_at),
        ends_at: Moment::from_naive_utc(ends_at),
        proved_at: Moment::from_naive_utc(proved_at),
        agent_family,
        network,
    }
}

impl Read<'_> {
    /// The session of a token's hash, if it has not ended.
    pub fn find_session(&mut self, token_hash: &[u8], now: Moment) -> Result<Option<Session>, StoreError> {
        let row: Option<Row> = session::table
            .filter(session::token_hash.eq(token_hash))
            .filter(session::ends_at.gt(now.naive_utc()))
            .select(SESSION)
            .first(self.db)
            .optional()?;
        Ok(row.map(session_of))
    }
    /// A contact's sessions, last used first.
    pub fn list_sessions(&mut self, contact: ContactId, now: Moment) -> Result<Vec<Session>, StoreError> {
        let rows: Vec<Row> = session::table
            .filter(session::contact_id.eq(contact.0))
            .filter(session::ends_at.gt(now.naive_utc()))
            .order(session::last_seen_at.desc())
            .select(SESSION)
            .load(self.db)?;
        Ok(rows.into_iter().map(session_of).collect())
    }
}

impl Write<'_> {
    /// Adds a session under the hash of its token.
    pub fn add_session(&mut self, it: &Session, token_hash: &[u8]) -> Result<SessionId, StoreError> {
        let row = (
            session::token_hash.eq(token_hash),
            session::contact_id.eq(it.contact.0),
            session::created_at.eq(it.created_at.naive_utc()),
            session::last_seen_at.eq(it.last_seen_at.naive_utc()),
            session::ends_at.eq(it.ends_at.naive_utc()),
            session::proved_at.eq(it.proved_at.naive_utc()),
            session::agent_family.eq(&it.agent_family),
            session::network.eq(&it.network),
        );
        Ok(SessionId(diesel::insert_into(session::table).values(row).returning(session::id).get_result(self.db)?))
    }
    /// Notes that a session was used; `false` if it is gone.
    pub fn touch_session(&mut self, id: SessionId, now: Moment) -> Result<bool, StoreError> {
        Ok(diesel::update(session::table.find(id.0)).set(session::last_seen_at.eq(now.naive_utc())).execute(self.db)?
            == 1)
    }
    /// ASVS 7.2.4: gives a session a new token and notes a fresh proof; `false` if it is gone.
    pub fn renew_session(&mut self, id: SessionId, token_hash: &[u8], now: Moment) -> Result<bool, StoreError> {
        let set = (session::token_hash.eq(token_hash), session::proved_at.eq(now.naive_utc()));
        Ok(diesel::update(session::table.find(id.0)).set(set).execute(self.db)? == 1)
    }
    /// Ends one session of a contact; `false` if it has none of that number.
    pub fn end_session(&mut self, contact: ContactId, id: SessionId) -> Result<bool, StoreError> {
        let mine = session::table.find(id.0).filter(session::contact_id.eq(contact.0));
        Ok(diesel::delete(mine).execute(self.db)? == 1)
    }
    /// Ends all sessions of a contact but one; gives how many.
    pub fn end_other_sessions(&mut self, contact: ContactId, but: Option<SessionId>) -> Result<usize, StoreError> {
        let others =
            session::table.filter(session::contact_id.eq(contact.0)).filter(session::id.ne(but.map_or(0, |s| s.0)));
        Ok(diesel::delete(others).execute(self.db)?)
    }
    /// Ends sessions that are over, and, after a restore, all.
    pub fn end_sessions_before(&mut self, ends_before: Moment, seen_before: Moment) -> Result<usize, StoreError> {
        let over = session::table
            .filter(session::ends_at.lt(ends_before.naive_utc()).or(session::last_seen_at.lt(seen_before.naive_utc())));
        Ok(diesel::delete(over).execute(self.db)?)
    }
}
