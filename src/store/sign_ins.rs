//! Sign-ins and fresh proofs: rows that a link and a code are derived from, used once by conditional update.

use super::engine::StoreError;
use super::schema::{address_change, sign_in};
use super::{Read, Write};
use crate::domain::clock::Moment;
use crate::domain::ids::{ContactId, SignInId};
use crate::vault::AddressIndex;
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// One attempt to prove a mailbox. Neither link nor code is stored: both are derived from salt and key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// Its number.
    pub id: SignInId,
    /// `sign-in` or `proof`: the links of one never work for the other.
    pub purpose: String,
    /// The address it was asked for, by keyed hash.
    pub address: AddressIndex,
    /// The contact; none for an unknown address, which nobody can tell from outside.
    pub contact: Option<ContactId>,
    /// Hash of the secret in the browser that asked.
    pub browser_hash: Vec<u8>,
    /// What link and code are derived from.
    pub salt: Vec<u8>,
    /// The link key's number.
    pub link_key: u32,
    /// The language of the letter.
    pub language: String,
    /// When it was asked for.
    pub created_at: Moment,
    /// Until when it works.
    pub expires_at: Moment,
    /// When it was used.
    pub used_at: Option<Moment>,
    /// Wrong codes so far.
    pub attempts: i32,
}

type Row = (
    i64,
    String,
    Vec<u8>,
    Option<i64>,
    Vec<u8>,
    Vec<u8>,
    i32,
    String,
    NaiveDateTime,
    NaiveDateTime,
    Option<NaiveDateTime>,
    i32,
);

fn sign_in_of(row: Row) -> SignIn {
    let (
        id,
        purpose,
        address,
        contact,
        browser_hash,
        salt,
        link_key,
        language,
        created_at,
        expires_at,
        used_at,
        attempts,
    ) = row;
    SignIn {
        id: SignInId(id),
        purpose,
        address: AddressIndex(address),
        contact: contact.map(ContactId),
        browser_hash,
        salt,
        link_key: u32::try_from(link_key).unwrap_or(0),
        language,
        created_at: Moment::from_naive_utc(created_at),
        expires_at: Moment::from_naive_utc(expires_at),
        used_at: used_at.map(Moment::from_naive_utc),
        attempts,
    }
}

/// A change of address that waits for the new mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressChange {
    /// Its number.
    pub id: i64,
    /// Whose.
    pub contact: ContactId,
    /// The address before, sealed under the contact's key: the stop link puts it back.
    pub sealed_old: crate::vault::Sealed,
    /// The new address, sealed under the contact's key.
    pub sealed_new: crate::vault::Sealed,
    /// The new address by keyed hash.
    pub new_index: AddressIndex,
    /// What link and code are derived from.
    pub salt: Vec<u8>,
    /// The link key's number.
    pub link_key: u32,
    /// When it was asked for.
    pub created_at: Moment,
    /// Until when it can be confirmed.
    pub expires_at: Moment,
    /// Wrong codes so far.
    pub attempts: i32,
    /// `waiting`, `done`, `stopped` or `refused`.
    pub state: String,
    /// When it took effect.
    pub done_at: Option<Moment>,
}

type ChangeRow = (
    i64,
    i64,
    Vec<u8>,
    Vec<u8>,
    Vec<u8>,
    Vec<u8>,
    i32,
    NaiveDateTime,
    NaiveDateTime,
    i32,
    String,
    Option<NaiveDateTime>,
);

fn change_of(row: ChangeRow) -> AddressChange {
    let (
        id,
        contact,
        new_index,
        sealed_old,
        sealed_new,
        salt,
        link_key,
        created_at,
        expires_at,
        attempts,
        state,
        done_at,
    ) = row;
    AddressChange {
        id,
        contact: ContactId(contact),
        new_index: AddressIndex(new_index),
        sealed_old: crate::vault::Sealed(sealed_old),
        sealed_new: crate::vault::Sealed(sealed_new),
        salt,
        link_key: u32::try_from(link_key).unwrap_or(0),
        created_at: Moment::from_naive_utc(created_at),
        expires_at: Moment::from_naive_utc(expires_at),
        attempts,
        state,
        done_at: done_at.map(Moment::from_naive_utc),
    }
}

impl Read<'_> {
    /// A sign-in by number.
    pub fn find_sign_in(&mut self, id: SignInId) -> Result<Option<SignIn>, StoreError> {
        Ok(sign_in::table.find(id.0).first::<Row>(self.db).optional()?.map(sign_in_of))
    }
    /// TH2: the newest two of a browser that may still work; an older letter that arrives late is not dead at once.
    pub fn list_open_sign_ins(
        &mut self,
        browser_hash: &[u8],
        purpose: &str,
        now: Moment,
    ) -> Result<Vec<SignIn>, StoreError> {
        let rows: Vec<Row> = sign_in::table
            .filter(sign_in::browser_hash.eq(browser_hash))
            .filter(sign_in::purpose.eq(purpose))
            .filter(sign_in::used_at.is_null())
            .filter(sign_in::expires_at.gt(now.naive_utc()))
            .order(sign_in::id.desc())
            .limit(2)
            .load(self.db)?;
        Ok(rows.into_iter().map(sign_in_of).collect())
    }
    /// A change of address by number.
    pub fn find_address_change(&mut self, id: i64) -> Result<Option<AddressChange>, StoreError> {
        Ok(address_change::table.find(id).first::<ChangeRow>(self.db).optional()?.map(change_of))
    }
    /// TH26: when a contact's address last changed, if it was after a moment.
    pub fn last_address_change(&mut self, contact: ContactId, after: Moment) -> Result<Option<Moment>, StoreError> {
        let at: Option<NaiveDateTime> = address_change::table
            .filter(address_change::contact_id.eq(contact.0))
            .filter(address_change::state.eq("done"))
            .filter(address_change::done_at.gt(after.naive_utc()))
            .select(diesel::dsl::max(address_change::done_at))
            .first(self.db)?;
        Ok(at.map(Moment::from_naive_utc))
    }
    /// A contact's waiting changes of address, newest first.
    pub fn list_address_changes(&mut self, contact: ContactId, now: Moment) -> Result<Vec<AddressChange>, StoreError> {
        let rows: Vec<ChangeRow> = address_change::table
            .filter(address_change::contact_id.eq(contact.0))
            .filter(address_change::state.eq("waiting"))
            .filter(address_change::expires_at.gt(now.naive_utc()))
            .order(address_change::id.desc())
            .load(self.db)?;
        Ok(rows.into_iter().map(change_of).collect())
    }
}

impl Write<'_> {
    /// Keeps a new sign-in; its number is taken here.
    pub fn add_sign_in(&mut self, it: &SignIn) -> Result<SignInId, StoreError> {
        let id = self.take_numbers("sign_in", 1)?;
        let row = (
            sign_in::id.eq(id),
            sign_in::purpose.eq(&it.purpose),
            sign_in::address_index.eq(&it.address.0),
            sign_in::contact_id.eq(it.contact.map(|c| c.0)),
            sign_in::browser_hash.eq(&it.browser_hash),
            sign_in::salt.eq(&it.salt),
            sign_in::link_key.eq(i32::try_from(it.link_key).unwrap_or(i32::MAX)),
            sign_in::language.eq(&it.language),
            sign_in::created_at.eq(it.created_at.naive_utc()),
            sign_in::expires_at.eq(it.expires_at.naive_utc()),
        );
        diesel::insert_into(sign_in::table).values(row).execute(self.db)?;
        Ok(SignInId(id))
    }
    /// TH19, TH20: spends a sign-in. `true` for exactly one caller, and only in time and below the limit of tries.
    pub fn use_sign_in(&mut self, id: SignInId, now: Moment, tries: i32) -> Result<bool, StoreError> {
        let open = sign_in::table
            .find(id.0)
            .filter(sign_in::used_at.is_null())
            .filter(sign_in::expires_at.gt(now.naive_utc()))
            .filter(sign_in::attempts.lt(tries));
        Ok(diesel::update(open).set(sign_in::used_at.eq(now.naive_utc())).execute(self.db)? == 1)
    }
    /// Counts a wrong code against a sign-in and says how many there were.
    pub fn count_wrong_code(&mut self, id: SignInId) -> Result<i32, StoreError> {
        let tries = diesel::update(sign_in::table.find(id.0)).set(sign_in::attempts.eq(sign_in::attempts + 1));
        Ok(tries.returning(sign_in::attempts).get_result(self.db)?)
    }
    /// Removes sign-ins and changes of address that ended before a moment; gives how many.
    pub fn remove_old_sign_ins(&mut self, before: Moment) -> Result<usize, StoreError> {
        let old = diesel::delete(sign_in::table.filter(sign_in::expires_at.lt(before.naive_utc()))).execute(self.db)?;
        let changes = address_change::table.filter(address_change::expires_at.lt(before.naive_utc()));
        Ok(old + diesel::delete(changes).execute(self.db)?)
    }
    /// After a restore: nothing mailed before it works any more.
    pub fn remove_all_sign_ins(&mut self) -> Result<(), StoreError> {
        diesel::delete(sign_in::table).execute(self.db)?;
        diesel::delete(address_change::table).execute(self.db)?;
        Ok(())
    }
    /// Keeps a waiting change of address under a number taken before (its sealed text is bound to it).
    pub fn add_address_change(&mut self, it: &AddressChange) -> Result<(), StoreError> {
        diesel::update(
            address_change::table
                .filter(address_change::contact_id.eq(it.contact.0))
                .filter(address_change::state.eq("waiting")),
        )
        .set(address_change::state.eq("stopped"))
        .execute(self.db)?;
        let row = (
            address_change::id.eq(it.id),
            address_change::contact_id.eq(it.contact.0),
            address_change::new_index.eq(&it.new_index.0),
            address_change::sealed_old.eq(&it.sealed_old.0),
            address_change::sealed_new.eq(&it.sealed_new.0),
            address_change::salt.eq(&it.salt),
            address_change::link_key.eq(i32::try_from(it.link_key).unwrap_or(i32::MAX)),
            address_change::created_at.eq(it.created_at.naive_utc()),
            address_change::expires_at.eq(it.expires_at.naive_utc()),
            address_change::state.eq("waiting"),
        );
        diesel::insert_into(address_change::table).values(row).execute(self.db)?;
        Ok(())
    }
    /// Moves a change of address from one state to another; `true` for exactly one caller.
    pub fn move_address_change(&mut self, id: i64, from: &str, to: &str, now: Moment) -> Result<bool, StoreError> {
        let there = address_change::table.find(id).filter(address_change::state.eq(from));
        let done_at = (to == "done").then_some(now.naive_utc());
        Ok(match done_at {
            Some(at) => diesel::update(there)
                .set((address_change::state.eq(to), address_change::done_at.eq(at)))
                .execute(self.db)?,
            None => diesel::update(there).set(address_change::state.eq(to)).execute(self.db)?,
        } == 1)
    }
    /// Counts a wrong code against a change of address.
    pub fn count_wrong_change_code(&mut self, id: i64) -> Result<i32, StoreError> {
        let tries = diesel::update(address_change::table.find(id))
            .set(address_change::attempts.eq(address_change::attempts + 1));
        Ok(tries.returning(address_change::attempts).get_result(self.db)?)
    }
}
