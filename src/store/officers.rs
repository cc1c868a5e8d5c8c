//! Officers: who may work at the console, and their signed-in browsers.

use super::engine::StoreError;
use super::schema::{officer, officer_change, officer_session, recovery_code};
use super::{Read, Write};
use crate::domain::clock::Moment;
use crate::domain::ids::{OfficerId, SealKeyId, SessionId};
use crate::domain::officer::{Change, Role};
use crate::vault::{AddressIndex, Mac, Sealed};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// Somebody who works at the console.
#[derive(Debug, Clone)]
pub struct Officer {
    /// Their number.
    pub id: OfficerId,
    /// Their address, by keyed hash.
    pub address: AddressIndex,
    /// The key their address and factor are sealed under.
    pub key: SealKeyId,
    /// Their address.
    pub sealed_address: Sealed,
    /// What they may do.
    pub role: Role,
    /// `invited`, `active` or `disabled`.
    pub state: String,
    /// The language letters to them are written in.
    pub language: String,
    /// What the invitation's link is derived from.
    pub salt: Vec<u8>,
    /// The link key likewise.
    pub link_key: u32,
    /// Until when the invitation holds.
    pub invited_until: Option<Moment>,
    /// The hash of their password.
    pub password: Option<String>,
    /// The seed of their second factor.
    pub sealed_factor: Option<Sealed>,
    /// When they were added.
    pub created_at: Moment,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = officer)]
struct Row {
    id: i64,
    address_index: Vec<u8>,
    seal_key_id: i64,
    sealed_address: Vec<u8>,
    role: String,
    state: String,
    language: String,
    salt: Vec<u8>,
    link_key: i32,
    invited_until: Option<NaiveDateTime>,
    password: Option<String>,
    sealed_factor: Option<Vec<u8>>,
    created_at: NaiveDateTime,
}

fn officer_of(row: Row) -> Result<Officer, StoreError> {
    Ok(Officer {
        id: OfficerId(row.id),
        address: AddressIndex(row.address_index),
        key: SealKeyId(row.seal_key_id),
        sealed_address: Sealed(row.sealed_address),
        role: Role::from_key(&row.role).ok_or_else(|| StoreError::Malformed("officer.role".into()))?,
        state: row.state,
        language: row.language,
        salt: row.salt,
        link_key: u32::try_from(row.link_key).unwrap_or(0),
        invited_until: row.invited_until.map(Moment::from_naive_utc),
        password: row.password,
        sealed_factor: row.sealed_factor.map(Sealed),
        created_at: Moment::from_naive_utc(row.created_at),
    })
}

/// A signed-in browser at the console.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficerSession {
    /// Its number.
    pub id: SessionId,
    /// Who is signed in.
    pub officer: OfficerId,
    /// Since when.
    pub created_at: Moment,
    /// When it was last used.
    pub last_seen_at: Moment,
    /// When it ends whatever happens.
    pub ends_at: Moment,
    /// Browser and system by family. TH9: another one ends the session.
    pub agent_family: String,
    /// The network by its prefix.
    pub network: String,
    /// TH9: when a factor was last shown in it.
    pub proved_at: Moment,
}

type SessionRow = (i64, i64, NaiveDateTime, NaiveDateTime, NaiveDateTime, String, String, Option<NaiveDateTime>);

fn session_of(row: SessionRow) -> OfficerSession {
    let (id, who, created_at, last_seen_at, ends_at, agent_family, network, proved_at) = row;
    OfficerSession {
        id: SessionId(id),
        officer: OfficerId(who),
        created_at: Moment::from_naive_utc(created_at),
        last_seen_at: Moment::from_naive_utc(last_seen_at),
        ends_at: Moment::from_naive_utc(ends_at),
        agent_family,
        network,
        // a session that is older than this column began with both factors
        proved_at: Moment::from_naive_utc(proved_at.unwrap_or(created_at)),
    }
}

/// Something changed about an officer, or waiting to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficerChange {
    /// Its number.
    pub id: i64,
    /// Whom it is about.
    pub officer: OfficerId,
    /// What changes.
    pub kind: Change,
    /// The role they have afterwards.
    pub role: Role,
    /// Who asked for it, as audit rows say it.
    pub asked_by: String,
    /// When.
    pub asked_at: Moment,
    /// At a desk of one: from when whoever asked may carry it out alone.
    pub due_at: Option<Moment>,
    /// `waiting`, `done` or `stopped`.
    pub state: String,
    /// Who decided.
    pub decided_by: Option<String>,
    /// When.
    pub decided_at: Option<Moment>,
}

type ChangeRow = (
    i64,
    i64,
    String,
    String,
    String,
    NaiveDateTime,
    Option<NaiveDateTime>,
    String,
    Option<String>,
    Option<NaiveDateTime>,
);

fn change_of(row: ChangeRow) -> Result<OfficerChange, StoreError> {
    let (id, officer, kind, role, asked_by, asked_at, due_at, state, decided_by, decided_at) = row;
    Ok(OfficerChange {
        id,
        officer: OfficerId(officer),
        kind: Change::from_key(&kind).ok_or_else(|| StoreError::Malformed("officer_change.kind".into()))?,
        role: Role::from_key(&role).ok_or_else(|| StoreError::Malformed("officer_change.role".into()))?,
        asked_by,
        asked_at: Moment::from_naive_utc(asked_at),
        due_at: due_at.map(Moment::from_naive_utc),
        state,
        decided_by,
        decided_at: decided_at.map(Moment::from_naive_utc),
    })
}

impl Read<'_> {
    /// An officer by number.
    pub fn find_officer(&mut self, id: OfficerId) -> Result<Option<Officer>, StoreError> {
        let row: Option<Row> = officer::table.find(id.0).select(Row::as_select()).first(self.db).optional()?;
        row.map(officer_of).transpose()
    }
    /// An officer by address.
    pub fn find_officer_by_address(&mut self, address: &AddressIndex) -> Result<Option<Officer>, StoreError> {
        let row: Option<Row> = officer::table
            .filter(officer::address_index.eq(&address.0))
            .select(Row::as_select())
            .first(self.db)
            .optional()?;
        row.map(officer_of).transpose()
    }
    /// All officers.
    pub fn list_officers(&mut self) -> Result<Vec<Officer>, StoreError> {
        let rows: Vec<Row> = officer::table.order(officer::id).select(Row::as_select()).load(self.db)?;
        rows.into_iter().map(officer_of).collect()
    }
    /// The session of a token's hash, with its officer, if neither has ended.
    pub fn find_officer_session(
        &mut self,
        token_hash: &[u8],
        now: Moment,
    ) -> Result<Option<(OfficerSession, Role)>, StoreError> {
        let row: Option<(SessionRow, String)> = officer_session::table
            .inner_join(officer::table.on(officer::id.eq(officer_session::officer_id)))
            .filter(officer_session::token_hash.eq(token_hash))
            .filter(officer_session::ends_at.gt(now.naive_utc()))
            .filter(officer::state.eq("active"))
            .select((
                (
                    officer_session::id,
                    officer_session::officer_id,
                    officer_session::created_at,
                    officer_session::last_seen_at,
                    officer_session::ends_at,
                    officer_session::agent_family,
                    officer_session::network,
                    officer_session::proved_at,
                ),
                officer::role,
            ))
            .first(self.db)
            .optional()?;
        row.map(|(row, role)| {
            let role = Role::from_key(&role).ok_or_else(|| StoreError::Malformed("officer.role".into()))?;
            Ok((session_of(row), role))
        })
        .transpose()
    }
    /// ASVS 7.5.2: an officer's browsers that are signed in, the latest used first.
    pub fn list_officer_sessions(&mut self, id: OfficerId, now: Moment) -> Result<Vec<OfficerSession>, StoreError> {
        let rows: Vec<SessionRow> = officer_session::table
            .filter(officer_session::officer_id.eq(id.0))
            .filter(officer_session::ends_at.gt(now.naive_utc()))
            .order(officer_session::last_seen_at.desc())
            .select((
                officer_session::id,
                officer_session::officer_id,
                officer_session::created_at,
                officer_session::last_seen_at,
                officer_session::ends_at,
                officer_session::agent_family,
                officer_session::network,
                officer_session::proved_at,
            ))
            .load(self.db)?;
        Ok(rows.into_iter().map(session_of).collect())
    }
    /// The recovery codes of an officer that were not used yet, by number and keyed hash.
    pub fn list_recovery_codes(&mut self, id: OfficerId) -> Result<Vec<(i64, Mac)>, StoreError> {
        let rows: Vec<(i64, Vec<u8>)> = recovery_code::table
            .filter(recovery_code::officer_id.eq(id.0))
            .filter(recovery_code::used_at.is_null())
            .order(recovery_code::number)
            .select((recovery_code::number, recovery_code::code_hash))
            .load(self.db)?;
        Ok(rows.into_iter().map(|(number, hash)| (number, Mac(hash))).collect())
    }
    /// What was changed about an officer, newest first.
    pub fn list_officer_changes(&mut self, id: OfficerId) -> Result<Vec<OfficerChange>, StoreError> {
        let rows: Vec<ChangeRow> = officer_change::table
            .filter(officer_change::officer_id.eq(id.0))
            .order(officer_change::id.desc())
            .limit(200)
            .load(self.db)?;
        rows.into_iter().map(change_of).collect()
    }
    /// What waits for a second person or for its delay.
    pub fn list_waiting_officer_changes(&mut self) -> Result<Vec<OfficerChange>, StoreError> {
        let rows: Vec<ChangeRow> = officer_change::table
            .filter(officer_change::state.eq("waiting"))
            .order(officer_change::id)
            .load(self.db)?;
        rows.into_iter().map(change_of).collect()
    }
    /// One change.
    pub fn find_officer_change(&mut self, id: i64) -> Result<Option<OfficerChange>, StoreError> {
        let row: Option<ChangeRow> = officer_change::table.find(id).first(self.db).optional()?;
        row.map(change_of).transpose()
    }
}

impl Write<'_> {
    /// Adds an officer, invited.
    pub fn add_officer(&mut self, it: &Officer) -> Result<(), StoreError> {
        let row = (
            officer::id.eq(it.id.0),
            officer::address_index.eq(&it.address.0),
            officer::seal_key_id.eq(it.key.0),
            officer::sealed_address.eq(&it.sealed_address.0),
            officer::role.eq(it.role.key()),
            officer::state.eq(&it.state),
            officer::language.eq(&it.language),
            officer::salt.eq(&it.salt),
            officer::link_key.eq(i32::try_from(it.link_key).unwrap_or(i32::MAX)),
            officer::invited_until.eq(it.invited_until.map(Moment::naive_utc)),
            officer::created_at.eq(it.created_at.naive_utc()),
        );
        diesel::insert_into(officer::table).values(row).execute(self.db)?;
        Ok(())
    }
    /// Invites an officer anew: password and factor are gone, sessions end.
    pub fn invite_officer(
        &mut self,
        id: OfficerId,
        role: Role,
        salt: &[u8],
        link_key: u32,
        until: Moment,
    ) -> Result<bool, StoreError> {
        self.remove_passkeys(id)?;
        let set = (
            officer::state.eq("invited"),
            officer::role.eq(role.key()),
            officer::salt.eq(salt),
            officer::link_key.eq(i32::try_from(link_key).unwrap_or(i32::MAX)),
            officer::invited_until.eq(until.naive_utc()),
            officer::password.eq(None::<String>),
            officer::sealed_factor.eq(None::<Vec<u8>>),
        );
        self.end_officer_sessions(id)?;
        self.set_recovery_codes(id, &[])?;
        Ok(diesel::update(officer::table.find(id.0)).set(set).execute(self.db)? == 1)
    }
    /// An invitation is taken: once only.
    pub fn activate_officer(
        &mut self,
        id: OfficerId,
        salt: &[u8],
        password: &str,
        factor: &Sealed,
        step: i64,
    ) -> Result<bool, StoreError> {
        let invited = officer::table.find(id.0).filter(officer::state.eq("invited")).filter(officer::salt.eq(salt));
        let set = (
            officer::state.eq("active"),
            officer::password.eq(password),
            officer::sealed_factor.eq(&factor.0),
            officer::factor_step.eq(step),
            officer::invited_until.eq(None::<NaiveDateTime>),
        );
        Ok(diesel::update(invited).set(set).execute(self.db)? == 1)
    }
    /// Shuts an officer out.
    pub fn disable_officer(&mut self, id: OfficerId) -> Result<bool, StoreError> {
        self.end_officer_sessions(id)?;
        self.remove_passkeys(id)?;
        let set = (
            officer::state.eq("disabled"),
            officer::password.eq(None::<String>),
            officer::sealed_factor.eq(None::<Vec<u8>>),
        );
        Ok(diesel::update(officer::table.find(id.0)).set(set).execute(self.db)? == 1)
    }
    /// TH19: takes a code's step; `false` if it, or a later one, was taken before.
    pub fn use_factor_step(&mut self, id: OfficerId, step: i64) -> Result<bool, StoreError> {
        let fresh = officer::table.find(id.0).filter(officer::factor_step.lt(step)).filter(officer::state.eq("active"));
        Ok(diesel::update(fresh).set(officer::factor_step.eq(step)).execute(self.db)? == 1)
    }
    /// Adds a session under the hash of its token.
    pub fn add_officer_session(&mut self, it: &OfficerSession, token_hash: &[u8]) -> Result<SessionId, StoreError> {
        let row = (
            officer_session::token_hash.eq(token_hash),
            officer_session::officer_id.eq(it.officer.0),
            officer_session::created_at.eq(it.created_at.naive_utc()),
            officer_session::last_seen_at.eq(it.last_seen_at.naive_utc()),
            officer_session::ends_at.eq(it.ends_at.naive_utc()),
            officer_session::agent_family.eq(&it.agent_family),
            officer_session::network.eq(&it.network),
            officer_session::proved_at.eq(it.proved_at.naive_utc()),
        );
        let id = diesel::insert_into(officer_session::table)
            .values(row)
            .returning(officer_session::id)
            .get_result(self.db)?;
        Ok(SessionId(id))
    }
    /// Notes that a session was used; `false` if it is gone.
    pub fn touch_officer_session(&mut self, id: SessionId, now: Moment) -> Result<bool, StoreError> {
        let set = officer_session::last_seen_at.eq(now.naive_utc());
        Ok(diesel::update(officer_session::table.find(id.0)).set(set).execute(self.db)? == 1)
    }
    /// TH9: a factor was shown again; `false` if the session is gone.
    pub fn prove_officer_session(&mut self, id: SessionId, network: &str, now: Moment) -> Result<bool, StoreError> {
        let set = (officer_session::proved_at.eq(now.naive_utc()), officer_session::network.eq(network));
        Ok(diesel::update(officer_session::table.find(id.0)).set(set).execute(self.db)? == 1)
    }
    /// Ends an officer's sessions but one; gives how many.
    pub fn end_other_officer_sessions(&mut self, id: OfficerId, keep: SessionId) -> Result<usize, StoreError> {
        let others =
            officer_session::table.filter(officer_session::officer_id.eq(id.0)).filter(officer_session::id.ne(keep.0));
        Ok(diesel::delete(others).execute(self.db)?)
    }
    /// A new password's hash.
    pub fn set_officer_password(&mut self, id: OfficerId, password: &str) -> Result<bool, StoreError> {
        let active = officer::table.find(id.0).filter(officer::state.eq("active"));
        Ok(diesel::update(active).set(officer::password.eq(password)).execute(self.db)? == 1)
    }
    /// Another role; sessions end.
    pub fn set_officer_role(&mut self, id: OfficerId, role: Role) -> Result<bool, StoreError> {
        self.end_officer_sessions(id)?;
        Ok(diesel::update(officer::table.find(id.0)).set(officer::role.eq(role.key())).execute(self.db)? == 1)
    }
    /// Puts new recovery codes in place of all earlier ones.
    pub fn set_recovery_codes(&mut self, id: OfficerId, hashes: &[Mac]) -> Result<(), StoreError> {
        diesel::delete(recovery_code::table.filter(recovery_code::officer_id.eq(id.0))).execute(self.db)?;
        for (number, hash) in (1_i64..).zip(hashes) {
            let row = (
                recovery_code::officer_id.eq(id.0),
                recovery_code::number.eq(number),
                recovery_code::code_hash.eq(&hash.0),
            );
            diesel::insert_into(recovery_code::table).values(row).execute(self.db)?;
        }
        Ok(())
    }
    /// Spends a recovery code; `false` if it was spent before.
    pub fn use_recovery_code(&mut self, id: OfficerId, number: i64, now: Moment) -> Result<bool, StoreError> {
        let fresh = recovery_code::table.find((id.0, number)).filter(recovery_code::used_at.is_null());
        Ok(diesel::update(fresh).set(recovery_code::used_at.eq(now.naive_utc())).execute(self.db)? == 1)
    }
    /// Notes a change of an officer, done or waiting; gives its number.
    pub fn add_officer_change(&mut self, it: &OfficerChange) -> Result<i64, StoreError> {
        let row = (
            officer_change::officer_id.eq(it.officer.0),
            officer_change::kind.eq(it.kind.key()),
            officer_change::role.eq(it.role.key()),
            officer_change::asked_by.eq(&it.asked_by),
            officer_change::asked_at.eq(it.asked_at.naive_utc()),
            officer_change::due_at.eq(it.due_at.map(Moment::naive_utc)),
            officer_change::state.eq(&it.state),
            officer_change::decided_by.eq(&it.decided_by),
            officer_change::decided_at.eq(it.decided_at.map(Moment::naive_utc)),
        );
        Ok(diesel::insert_into(officer_change::table).values(row).returning(officer_change::id).get_result(self.db)?)
    }
    /// Decides a waiting change; `false` if somebody did before.
    pub fn decide_officer_change(&mut self, id: i64, state: &str, by: &str, now: Moment) -> Result<bool, StoreError> {
        let waiting = officer_change::table.find(id).filter(officer_change::state.eq("waiting"));
        let set = (
            officer_change::state.eq(state),
            officer_change::decided_by.eq(by),
            officer_change::decided_at.eq(now.naive_utc()),
        );
        Ok(diesel::update(waiting).set(set).execute(self.db)? == 1)
    }
    /// Ends one session.
    pub fn end_officer_session(&mut self, id: SessionId) -> Result<bool, StoreError> {
        Ok(diesel::delete(officer_session::table.find(id.0)).execute(self.db)? == 1)
    }
    /// Ends all sessions of an officer.
    pub fn end_officer_sessions(&mut self, id: OfficerId) -> Result<usize, StoreError> {
        Ok(diesel::delete(officer_session::table.filter(officer_session::officer_id.eq(id.0))).execute(self.db)?)
    }
    /// Ends sessions that are over.
    pub fn end_officer_sessions_before(
        &mut self,
        ends_before: Moment,
        seen_before: Moment,
    ) -> Result<usize, StoreError> {
        let over = officer_session::table.filter(
            officer_session::ends_at
                .lt(ends_before.naive_utc())
                .or(officer_session::last_seen_at.lt(seen_before.naive_utc())),
        );
        Ok(diesel::delete(over).execute(self.db)?)
    }
}
