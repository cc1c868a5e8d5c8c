//! Passkeys of officers, and challenges that wait for an answer.

use super::engine::StoreError;
use super::schema::{officer_passkey, passkey_ceremony};
use super::{Read, Write};
use crate::domain::clock::Moment;
use crate::domain::ids::OfficerId;
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// A passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// Its number.
    pub id: i64,
    /// Whose.
    pub officer: OfficerId,
    /// What its device calls it.
    pub credential: Vec<u8>,
    /// Its public key, as COSE has it.
    pub public_key: Vec<u8>,
    /// How often it has signed, as it said last.
    pub signatures: u32,
    /// What its officer calls it.
    pub label: String,
    /// Since when.
    pub added_at: Moment,
    /// When it was used last.
    pub used_at: Option<Moment>,
}

type Row = (i64, i64, Vec<u8>, Vec<u8>, i64, String, NaiveDateTime, Option<NaiveDateTime>);

fn passkey_of((id, officer, credential, public_key, signatures, label, added, used): Row) -> Passkey {
    Passkey {
        id,
        officer: OfficerId(officer),
        credential,
        public_key,
        signatures: u32::try_from(signatures).unwrap_or(u32::MAX),
        label,
        added_at: Moment::from_naive_utc(added),
        used_at: used.map(Moment::from_naive_utc),
    }
}

impl Read<'_> {
    /// An officer's passkeys, oldest first.
    pub fn list_passkeys(&mut self, officer: OfficerId) -> Result<Vec<Passkey>, StoreError> {
        let rows: Vec<Row> = officer_passkey::table
            .filter(officer_passkey::officer_id.eq(officer.0))
            .order(officer_passkey::id)
            .load(self.db)?;
        Ok(rows.into_iter().map(passkey_of).collect())
    }
    /// The passkey that a device calls so.
    pub fn find_passkey(&mut self, credential: &[u8]) -> Result<Option<Passkey>, StoreError> {
        let row: Option<Row> =
            officer_passkey::table.filter(officer_passkey::credential.eq(credential)).first(self.db).optional()?;
        Ok(row.map(passkey_of))
    }
}

impl Write<'_> {
    /// A challenge waits for its answer until a moment; of an officer who makes a passkey, or of nobody yet.
    pub fn add_ceremony(
        &mut self,
        challenge: &[u8],
        officer: Option<OfficerId>,
        browser_hash: &[u8],
        until: Moment,
    ) -> Result<(), StoreError> {
        let row = (
            passkey_ceremony::challenge.eq(challenge),
            passkey_ceremony::officer_id.eq(officer.map(|o| o.0)),
            passkey_ceremony::browser_hash.eq(browser_hash),
            passkey_ceremony::expires_at.eq(until.naive_utc()),
        );
        diesel::insert_into(passkey_ceremony::table).values(row).execute(self.db)?;
        Ok(())
    }
    /// Takes a challenge that waits: `true` once, for this browser and this officer, before its end.
    pub fn take_ceremony(
        &mut self,
        challenge: &[u8],
        officer: Option<OfficerId>,
        browser_hash: &[u8],
        now: Moment,
    ) -> Result<bool, StoreError> {
        let row: Option<(Option<i64>, Vec<u8>, NaiveDateTime)> = passkey_ceremony::table
            .find(challenge)
            .select((passkey_ceremony::officer_id, passkey_ceremony::browser_hash, passkey_ceremony::expires_at))
            .first(self.db)
            .optional()?;
        let gone = diesel::delete(passkey_ceremony::table.find(challenge)).execute(self.db)?;
        Ok(gone == 1
            && row.is_some_and(|(of, browser, until)| {
                of == officer.map(|o| o.0) && browser == browser_hash && until > now.naive_utc()
            }))
    }
    /// Challenges whose time is over go.
    pub fn remove_old_ceremonies(&mut self, now: Moment) -> Result<(), StoreError> {
        diesel::delete(passkey_ceremony::table.filter(passkey_ceremony::expires_at.le(now.naive_utc())))
            .execute(self.db)?;
        Ok(())
    }
    /// Keeps a passkey; `false` if a device calls another one so.
    pub fn add_passkey(&mut self, it: &Passkey) -> Result<bool, StoreError> {
        if self.find_passkey(&it.credential)?.is_some() {
            return Ok(false);
        }
        let row = (
            officer_passkey::officer_id.eq(it.officer.0),
            officer_passkey::credential.eq(&it.credential),
            officer_passkey::public_key.eq(&it.public_key),
            officer_passkey::signatures.eq(i64::from(it.signatures)),
            officer_passkey::label.eq(&it.label),
            officer_passkey::added_at.eq(it.added_at.naive_utc()),
        );
        diesel::insert_into(officer_passkey::table).values(row).execute(self.db)?;
        Ok(true)
    }
    /// Notes that a passkey was used; `false` if it is gone, or was used meanwhile.
    pub fn use_passkey(&mut self, it: &Passkey, signatures: u32, now: Moment) -> Result<bool, StoreError> {
        let mine = officer_passkey::table.find(it.id).filter(officer_passkey::signatures.eq(i64::from(it.signatures)));
        let set = (officer_passkey::signatures.eq(i64::from(signatures)), officer_passkey::used_at.eq(now.naive_utc()));
        Ok(diesel::update(mine).set(set).execute(self.db)? == 1)
    }
    /// Removes one of an officer's passkeys.
    pub fn remove_passkey(&mut self, officer: OfficerId, id: i64) -> Result<bool, StoreError> {
        let mine = officer_passkey::table.find(id).filter(officer_passkey::officer_id.eq(officer.0));
        Ok(diesel::delete(mine).execute(self.db)? == 1)
    }
    /// Removes all of them: whoever is shut out, or sets up anew, has none.
    pub fn remove_passkeys(&mut self, officer: OfficerId) -> Result<usize, StoreError> {
        Ok(diesel::delete(officer_passkey::table.filter(officer_passkey::officer_id.eq(officer.0))).execute(self.db)?)
    }
}
