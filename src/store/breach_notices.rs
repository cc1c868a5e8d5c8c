//! S11.12, L34.1: who is told of a breach, in which words, and what became of the letters.

use super::engine::StoreError;
use super::merges::Merge;
use super::schema::{
    breach, breach_person, breach_words, bulk_mailing, contact, contact_address, contact_value, external_id, outbox,
    provenance,
};
use super::{Read, Store, Write};
use crate::domain::breach::{Affected, NoticeWords};
use crate::domain::clock::Moment;
use crate::domain::contact::ContactStatus;
use crate::domain::ids::{ContactId, LetterId, SealKeyId};
use crate::vault::{AddressIndex, Field, Keyring, SealKey, Sealed};
use chrono::NaiveDateTime;
use diesel::dsl::exists;
use diesel::prelude::*;
use std::collections::HashSet;

/// Contacts put on a list in one piece.
pub const PIECE: i64 = 1_000;

/// What people are told, in one language, as it was written last.
#[derive(Debug, Clone)]
pub struct Written {
    /// Its number: letters name it, so that each can be read again as it was sent.
    pub number: i64,
    /// The language's tag.
    pub language: String,
    /// What it says.
    pub words: NoticeWords,
    /// When it was written.
    pub at: Moment,
}

/// How many on the list of a breach are where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Told {
    /// Not written to yet.
    pub due: i64,
    /// In the outbox.
    pub on_its_way: i64,
    /// The letter left, and did not come back so far.
    pub sent: i64,
    /// It came back, was refused, or could not leave in its time.
    pub failed: i64,
    /// No address, or none that mail can go to.
    pub unreachable: i64,
}

impl Told {
    /// Everybody on the list.
    pub fn all(&self) -> i64 {
        self.due + self.on_its_way + self.sent + self.failed + self.unreachable
    }
}

/// Somebody to be told next.
#[derive(Debug, Clone)]
pub struct Due {
    /// Their number on the list.
    pub number: i64,
    /// Who, if the portal knows them.
    pub contact: Option<ContactId>,
    /// Else their address, sealed under the breach's key.
    pub address: Option<Sealed>,
}

fn in_use() -> [String; 3] {
    [ContactStatus::Active, ContactStatus::Restricted, ContactStatus::Erasing].map(|status| status.to_string())
}

impl Read<'_> {
    /// What was written last in each language, by language.
    pub fn list_breach_words(&mut self, store: &Store, id: i64, key: SealKeyId) -> Result<Vec<Written>, StoreError> {
        let rows: Vec<(i64, String, Vec<u8>, NaiveDateTime)> = breach_words::table
            .filter(breach_words::breach_id.eq(id))
            .order((breach_words::language, breach_words::number.desc()))
            .select((breach_words::number, breach_words::language, breach_words::sealed, breach_words::written_at))
            .load(self.db)?;
        let key = store.open_key(key)?;
        let mut all: Vec<Written> = Vec::new();
        for (number, language, sealed, at) in rows {
            if all.last().is_some_and(|before| before.language == language) {
                continue;
            }
            let words = open_words(&key, id, number, sealed)?;
            all.push(Written { number, language, words, at: Moment::from_naive_utc(at) });
        }
        Ok(all)
    }
    /// The words that a letter names, with their language.
    pub fn find_breach_words(
        &mut self,
        store: &Store,
        id: i64,
        number: i64,
    ) -> Result<Option<(String, NoticeWords)>, StoreError> {
        let key: Option<i64> = breach::table.find(id).select(breach::seal_key_id).first(self.db).optional()?;
        let row: Option<(String, Vec<u8>)> = breach_words::table
            .find((id, number))
            .select((breach_words::language, breach_words::sealed))
            .first(self.db)
            .optional()?;
        let (Some(key), Some((language, sealed))) = (key, row) else { return Ok(None) };
        let key = store.open_key(SealKeyId(key))?;
        Ok(Some((language, open_words(&key, id, number, sealed)?)))
    }
    /// How many are where.
    pub fn count_breach_people(&mut self, id: i64) -> Result<Told, StoreError> {
        let mut told = Told::default();
        let own: Vec<(String, i64)> = breach_person::table
            .filter(breach_person::breach_id.eq(id))
            .filter(breach_person::letter_id.is_null())
            .group_by(breach_person::state)
            .select((breach_person::state, diesel::dsl::count_star()))
            .load(self.db)?;
        for (state, n) in own {
            match state.as_str() {
                "due" => told.due += n,
                _ => told.unreachable += n,
            }
        }
        let with_letter = || {
            breach_person::table.filter(breach_person::breach_id.eq(id)).filter(breach_person::letter_id.is_not_null())
        };
        let written: i64 = with_letter().count().get_result(self.db)?;
        let letters: Vec<(String, i64)> = with_letter()
            .inner_join(outbox::table.on(breach_person::letter_id.eq(outbox::id.nullable())))
            .group_by(outbox::state)
            .select((outbox::state, diesel::dsl::count_star()))
            .load(self.db)?;
        for (state, n) in letters {
            match state.as_str() {
                "waiting" | "held" => told.on_its_way += n,
                "failed" | "expired" => told.failed += n,
                _ => {}
            }
        }
        // the rest have left; of some the letter's row went with an erasure
        told.sent = written - told.on_its_way - told.failed;
        Ok(told)
    }
    /// The next people to be told.
    pub fn list_due_breach_people(&mut self, id: i64, limit: i64) -> Result<Vec<Due>, StoreError> {
        let rows: Vec<(i64, Option<i64>, Option<Vec<u8>>)> = breach_person::table
            .filter(breach_person::breach_id.eq(id))
            .filter(breach_person::state.eq("due"))
            .order(breach_person::number)
            .limit(limit)
            .select((breach_person::number, breach_person::contact_id, breach_person::sealed_address))
            .load(self.db)?;
        Ok(rows
            .into_iter()
            .map(|(number, contact, sealed)| Due {
                number,
                contact: contact.map(ContactId),
                address: sealed.map(Sealed),
            })
            .collect())
    }
    /// Contacts on the list whom no letter reached: for a person to reach in another way.
    pub fn list_unreached(&mut self, id: i64, limit: i64) -> Result<Vec<ContactId>, StoreError> {
        let rows: Vec<Option<i64>> = breach_person::table
            .left_join(outbox::table.on(breach_person::letter_id.eq(outbox::id.nullable())))
            .filter(breach_person::breach_id.eq(id))
            .filter(breach_person::contact_id.is_not_null())
            .filter(
                breach_person::state
                    .eq("unreachable")
                    .or(outbox::state.nullable().eq("failed"))
                    .or(outbox::state.nullable().eq("expired")),
            )
            .order(breach_person::number)
            .limit(limit)
            .select(breach_person::contact_id)
            .load(self.db)?;
        Ok(rows.into_iter().flatten().map(ContactId).collect())
    }
    /// Breaches whose letters somebody agreed to.
    pub fn list_telling(&mut self) -> Result<Vec<i64>, StoreError> {
        let kinds: Vec<String> = bulk_mailing::table
            .filter(bulk_mailing::state.eq("running"))
            .filter(bulk_mailing::kind.like("breach_notice/%"))
            .select(bulk_mailing::kind)
            .load(self.db)?;
        Ok(kinds.iter().filter_map(|kind| kind.rsplit('/').next()?.parse().ok()).collect())
    }
    /// The key of a breach's texts.
    pub fn find_breach_key(&mut self, id: i64) -> Result<Option<SealKeyId>, StoreError> {
        let key: Option<i64> = breach::table.find(id).select(breach::seal_key_id).first(self.db).optional()?;
        Ok(key.map(SealKeyId))
    }
    /// Of these contacts, whose data an act of erasure has not reached.
    fn list_held_after(&mut self, after: ContactId, whom: &Affected) -> Result<Vec<i64>, StoreError> {
        let nobody = self.nobody()?;
        let held = contact::table
            .filter(contact::id.gt(after.0))
            .filter(contact::id.ne(nobody))
            .filter(contact::status.eq_any(in_use()))
            .order(contact::id)
            .limit(PIECE)
            .select(contact::id);
        let of_values =
            || contact_value::table.inner_join(provenance::table).filter(contact_value::contact_id.eq(contact::id));
        let of_addresses = || {
            contact_address::table
                .inner_join(provenance::table.on(provenance::id.eq(contact_address::provenance_id)))
                .filter(contact_address::contact_id.eq(contact::id))
        };
        Ok(match whom {
            Affected::Everybody => held.load(self.db)?,
            Affected::Import(batch) => held
                .filter(
                    exists(of_values().filter(provenance::batch_id.eq(*batch)))
                        .or(exists(of_addresses().filter(provenance::batch_id.eq(*batch)))),
                )
                .load(self.db)?,
            Affected::System(system) => held
                .filter(
                    exists(of_values().filter(provenance::system.eq(system)))
                        .or(exists(of_addresses().filter(provenance::system.eq(system))))
                        .or(exists(
                            external_id::table
                                .filter(external_id::contact_id.eq(contact::id))
                                .filter(external_id::system.eq(system)),
                        )),
                )
                .load(self.db)?,
            Affected::Addresses(_) => Vec::new(),
        })
    }
}

fn open_words(key: &SealKey, id: i64, number: i64, sealed: Vec<u8>) -> Result<NoticeWords, StoreError> {
    let json = key.unseal(Field::BreachWords, id, number, &Sealed(sealed))?;
    serde_json::from_str(&json).map_err(|error| StoreError::Malformed(format!("breach_words: {error}")))
}

impl Write<'_> {
    /// Writes what people are told, in one language. What was written before stays.
    pub fn add_breach_words(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        id: i64,
        (language, words): (&str, &NoticeWords),
        author: &str,
        now: Moment,
    ) -> Result<(), StoreError> {
        self.lock_breach(id)?;
        let last: Option<i64> = breach_words::table
            .filter(breach_words::breach_id.eq(id))
            .select(diesel::dsl::max(breach_words::number))
            .first(self.db)?;
        let number = last.unwrap_or(0) + 1;
        let json = serde_json::to_string(words).map_err(|error| StoreError::Malformed(error.to_string()))?;
        let row = (
            breach_words::breach_id.eq(id),
            breach_words::number.eq(number),
            breach_words::language.eq(language),
            breach_words::author.eq(author),
            breach_words::sealed.eq(key.seal(ring, Field::BreachWords, id, number, &json).0),
            breach_words::written_at.eq(now.naive_utc()),
        );
        diesel::insert_into(breach_words::table).values(row).execute(self.db)?;
        Ok(())
    }
    /// Two officers at once wait for each other here.
    fn lock_breach(&mut self, id: i64) -> Result<(), StoreError> {
        diesel::update(breach::table.find(id)).set(breach::id.eq(id)).execute(self.db)?;
        Ok(())
    }
    fn next_breach_person(&mut self, id: i64) -> Result<i64, StoreError> {
        self.lock_breach(id)?;
        let last: Option<i64> = breach_person::table
            .filter(breach_person::breach_id.eq(id))
            .select(diesel::dsl::max(breach_person::number))
            .first(self.db)?;
        Ok(last.unwrap_or(0) + 1)
    }
    /// Puts the next contacts on the list; who is on it stays once. Gives the last one looked at, and how many are new;
    /// `None` when nobody is left.
    pub fn add_breach_contacts(
        &mut self,
        id: i64,
        after: ContactId,
        whom: &Affected,
        now: Moment,
    ) -> Result<Option<(ContactId, i64)>, StoreError> {
        let found = self.list_held_after(after, whom)?;
        let Some(last) = found.last().copied() else { return Ok(None) };
        let added = self.add_to_breach(id, &found, now)?;
        Ok(Some((ContactId(last), added)))
    }
    fn add_to_breach(&mut self, id: i64, contacts: &[i64], now: Moment) -> Result<i64, StoreError> {
        let mut next = self.next_breach_person(id)?;
        let mut known: HashSet<i64> = HashSet::new();
        for some in contacts.chunks(500) {
            let rows: Vec<Option<i64>> = breach_person::table
                .filter(breach_person::breach_id.eq(id))
                .filter(breach_person::contact_id.eq_any(some))
                .select(breach_person::contact_id)
                .load(self.db)?;
            known.extend(rows.into_iter().flatten());
        }
        let mut added = 0;
        for contact in contacts.iter().filter(|c| !known.contains(c)) {
            let row = (
                breach_person::breach_id.eq(id),
                breach_person::number.eq(next),
                breach_person::contact_id.eq(*contact),
                breach_person::state.eq("due"),
                breach_person::at.eq(now.naive_utc()),
            );
            diesel::insert_into(breach_person::table).values(row).execute(self.db)?;
            (next, added) = (next + 1, added + 1);
        }
        Ok(added)
    }
    /// Puts addresses on the list: whose mailbox is known as the contact that they are, the others by themselves. Gives how
    /// many are new.
    pub fn add_breach_addresses(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        id: i64,
        addresses: &[(AddressIndex, String)],
        now: Moment,
    ) -> Result<i64, StoreError> {
        let (mut contacts, mut others) = (Vec::new(), Vec::new());
        for (index, address) in addresses {
            let held: Option<i64> = contact_address::table
                .inner_join(contact::table)
                .filter(contact_address::address_index.eq(&index.0))
                .filter(contact::status.eq_any(in_use()))
                .order(contact::id.desc())
                .select(contact::id)
                .first(self.db)
                .optional()?;
            match held {
                Some(contact) if contacts.contains(&contact) => {}
                Some(contact) => contacts.push(contact),
                None => others.push((index, address)),
            }
        }
        let mut added = self.add_to_breach(id, &contacts, now)?;
        let mut next = self.next_breach_person(id)?;
        for (index, address) in others {
            let there: i64 = breach_person::table
                .filter(breach_person::breach_id.eq(id))
                .filter(breach_person::address_index.eq(&index.0))
                .count()
                .get_result(self.db)?;
            if there > 0 {
                continue;
            }
            let row = (
                breach_person::breach_id.eq(id),
                breach_person::number.eq(next),
                breach_person::address_index.eq(&index.0),
                breach_person::sealed_address.eq(key.seal(ring, Field::BreachAddress, id, next, address).0),
                breach_person::state.eq("due"),
                breach_person::at.eq(now.naive_utc()),
            );
            diesel::insert_into(breach_person::table).values(row).execute(self.db)?;
            (next, added) = (next + 1, added + 1);
        }
        Ok(added)
    }
    /// Takes everybody off the list who was not written to yet. Gives how many that were.
    pub fn clear_breach_people(&mut self, id: i64) -> Result<usize, StoreError> {
        self.lock_breach(id)?;
        let due = breach_person::table.filter(breach_person::breach_id.eq(id)).filter(breach_person::state.eq("due"));
        Ok(diesel::delete(due).execute(self.db)?)
    }
    /// A letter to somebody on the list is in the outbox, or there is no way to write one. The address goes with it.
    /// `false` if somebody else was quicker.
    pub fn settle_breach_person(
        &mut self,
        id: i64,
        number: i64,
        letter: Option<LetterId>,
        now: Moment,
    ) -> Result<bool, StoreError> {
        let due = breach_person::table.find((id, number)).filter(breach_person::state.eq("due"));
        let set = (
            breach_person::state.eq(if letter.is_some() { "queued" } else { "unreachable" }),
            breach_person::letter_id.eq(letter.map(|l| l.0)),
            breach_person::sealed_address.eq(None::<Vec<u8>>),
            breach_person::at.eq(now.naive_utc()),
        );
        Ok(diesel::update(due).set(set).execute(self.db)? == 1)
    }
    /// Who is on the list of a breach is told as the contact that they are now: once, where both were on it.
    pub(super) fn move_breach_people(&mut self, merge: &Merge) -> Result<(), StoreError> {
        let rows: Vec<(i64, i64)> = breach_person::table
            .filter(breach_person::contact_id.eq(merge.from.0))
            .select((breach_person::breach_id, breach_person::number))
            .load(self.db)?;
        for (breach, number) in rows {
            let there: i64 = breach_person::table
                .filter(breach_person::breach_id.eq(breach))
                .filter(breach_person::contact_id.eq(merge.into.0))
                .count()
                .get_result(self.db)?;
            if there == 0 {
                diesel::update(breach_person::table.find((breach, number)))
                    .set(breach_person::contact_id.eq(merge.into.0))
                    .execute(self.db)?;
                self.note_moved(merge.id, "breach_person", breach, number)?;
            }
        }
        Ok(())
    }
    /// The same when they are parted.
    pub(super) fn move_breach_people_back(&mut self, merge: &Merge) -> Result<(), StoreError> {
        for (breach, number) in self.list_moved(merge.id, "breach_person")? {
            diesel::update(breach_person::table.find((breach, number)))
                .filter(breach_person::contact_id.eq(merge.into.0))
                .set(breach_person::contact_id.eq(merge.from.0))
                .execute(self.db)?;
        }
        Ok(())
    }
    /// S8.5: nothing on a list names somebody who was erased; that they were told stays a number. Who was to be told and
    /// is erased first cannot be told any more. Gives how many rows that were.
    pub(super) fn erase_breach_person(&mut self, id: ContactId, addresses: &[Vec<u8>]) -> Result<usize, StoreError> {
        let theirs = || {
            breach_person::table
                .filter(breach_person::contact_id.eq(id.0).or(breach_person::address_index.eq_any(addresses)))
        };
        let letters: Vec<Option<i64>> = theirs().select(breach_person::letter_id).load(self.db)?;
        let letters: Vec<i64> = letters.into_iter().flatten().collect();
        let loose = outbox::table.filter(outbox::id.eq_any(letters)).filter(outbox::contact_id.is_null());
        diesel::delete(loose).execute(self.db)?;
        let due = breach_person::table
            .filter(breach_person::state.eq("due"))
            .filter(breach_person::contact_id.eq(id.0).or(breach_person::address_index.eq_any(addresses)));
        diesel::update(due).set(breach_person::state.eq("unreachable")).execute(self.db)?;
        let gone = (
            breach_person::contact_id.eq(None::<i64>),
            breach_person::address_index.eq(None::<Vec<u8>>),
            breach_person::sealed_address.eq(None::<Vec<u8>>),
        );
        Ok(diesel::update(theirs()).set(gone).execute(self.db)?)
    }
}
