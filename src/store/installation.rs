//! The installation's own facts: its name in both databases, the fingerprints of its keys, the highest moment seen.

use super::engine::{Lane, StoreError};
use super::portable::Portable;
use super::schema::{installation, lease, ledger_entry, number_block, seal_key, vault_installation};
use super::{Read, Store, Write};
use crate::domain::clock::Moment;
use crate::domain::ids::ContactId;
use crate::vault::KeyPurpose;
use chrono::TimeDelta;
use diesel::prelude::*;

impl Read<'_> {
    /// Whether a lease of this name was taken, be it over or not.
    pub fn has_lease(&mut self, name: &str) -> Result<bool, StoreError> {
        Ok(lease::table.find(name).select(lease::name).first::<String>(self.db).optional()?.is_some())
    }
    /// A fact by name.
    pub fn find_fact(&mut self, name: &str) -> Result<Option<String>, StoreError> {
        Ok(installation::table.find(name).select(installation::value).first(self.db).optional()?)
    }
    /// The contact that nobody is, with which the portal tries itself out: whoever counts people or writes to all of them
    /// leaves it out. 0 before there is one.
    pub fn nobody(&mut self) -> Result<i64, StoreError> {
        Ok(self.find_fact(NOBODY)?.and_then(|id| id.parse().ok()).unwrap_or(0))
    }
}

/// The fact that says which contact is nobody.
const NOBODY: &str = "nobody";

impl Write<'_> {
    /// Sets a fact.
    pub fn set_fact(&mut self, name: &str, value: &str) -> Result<(), StoreError> {
        let row = (installation::name.eq(name), installation::value.eq(value));
        Portable(
            diesel::insert_into(installation::table)
                .values(row)
                .on_conflict(installation::name)
                .do_update()
                .set(installation::value.eq(value)),
        )
        .execute(self.db)?;
        Ok(())
    }
    /// Says which contact is nobody.
    pub fn set_nobody(&mut self, id: ContactId) -> Result<(), StoreError> {
        self.set_fact(NOBODY, &id.to_string())
    }
    /// Removes a fact.
    pub fn remove_fact(&mut self, name: &str) -> Result<(), StoreError> {
        diesel::delete(installation::table.find(name)).execute(self.db)?;
        Ok(())
    }
    /// Takes `count` numbers of a kind and gives the first. Numbers of an undone unit are handed out again.
    pub fn take_numbers(&mut self, kind: &str, count: i64) -> Result<i64, StoreError> {
        let changed: Option<i64> = diesel::update(number_block::table.find(kind))
            .set(number_block::next.eq(number_block::next + count))
            .returning(number_block::next)
            .get_result(self.db)
            .optional()?;
        if let Some(next) = changed {
            return Ok(next - count);
        }
        // the first of its kind; on PostgreSQL another writer may be the first at the same moment
        let row = (number_block::name.eq(kind), number_block::next.eq(1_i64));
        Portable(diesel::insert_into(number_block::table).values(row).on_conflict_do_nothing()).execute(self.db)?;
        let next: i64 = diesel::update(number_block::table.find(kind))
            .set(number_block::next.eq(number_block::next + count))
            .returning(number_block::next)
            .get_result(self.db)?;
        Ok(next - count)
    }
    /// Takes or prolongs a lease; `false` if somebody else holds it.
    pub fn take_lease(&mut self, name: &str, owner: &str, now: Moment, life: TimeDelta) -> Result<bool, StoreError> {
        let until = (now + life).naive_utc();
        let row = (lease::name.eq(name), lease::owner.eq(owner), lease::until.eq(until));
        let added =
            Portable(diesel::insert_into(lease::table).values(row).on_conflict_do_nothing()).execute(self.db)?;
        if added == 1 {
            return Ok(true);
        }
        let free = lease::owner.eq(owner).or(lease::until.lt(now.naive_utc()));
        let taken = diesel::update(lease::table.find(name).filter(free))
            .set((lease::owner.eq(owner), lease::until.eq(until)))
            .execute(self.db)?;
        Ok(taken == 1)
    }
    /// Forgets leases that are over: whoever comes takes a new one.
    pub fn remove_old_leases(&mut self, now: Moment) -> Result<usize, StoreError> {
        Ok(diesel::delete(lease::table.filter(lease::until.lt(now.naive_utc()))).execute(self.db)?)
    }
    /// Gives a lease back before its time.
    pub fn give_lease(&mut self, name: &str, owner: &str, now: Moment) -> Result<(), StoreError> {
        diesel::update(lease::table.find(name).filter(lease::owner.eq(owner)))
            .set(lease::until.eq((now - TimeDelta::seconds(1)).naive_utc()))
            .execute(self.db)?;
        Ok(())
    }
}

/// The facts that bind data, keys and key folder together.
const NAME: &str = "installation";
/// The fact that says where a database was moved to.
const MOVED: &str = "moved_to";
const BOUND: [KeyPurpose; 6] = KeyPurpose::ALL;

impl Store {
    /// TH18: names a fresh installation in both databases; refuses to go on when data, key database and key folder
    /// are not of one installation, with nothing touched.
    pub fn bind(&self, now: Moment) -> Result<(), StoreError> {
        let in_data: Option<String> = self.read_now(|r| r.find_fact(NAME))?;
        let in_keys: Option<String> = self.read_keys(|db| {
            let row = vault_installation::table.find(NAME).select(vault_installation::value);
            Ok(row.first(db).optional()?)
        })?;
        match (in_data, in_keys) {
            (None, None) => self.name_installation(now),
            (Some(data), Some(keys)) if data == keys => self.compare_fingerprints(),
            (Some(_), None) => Err(StoreError::Mismatch(
                "the key database is empty, but the data is not: name the right one in keys_database_url, or copy the key database of this installation to its place. Nothing was changed".into(),
            )),
            // a crash between the two halves of the naming
            // but keys that seal something belong to data that is elsewhere: a portal without its opt-outs must not start
            (None, Some(_)) if self.has_keys_in_use()? => Err(StoreError::Mismatch(
                "the key database is in use, but the data is empty: check database_url, restore it from a backup, or run `database copy` again if that broke off. Nothing was changed".into(),
            )),
            (None, Some(name)) => self.write_now(Lane::People, move |w| {
                if super::contacts::count(w)? > 0 {
                    return Err(StoreError::Mismatch("the data has no installation name, but contacts".into()));
                }
                w.set_fact(NAME, &name)
            }),
            (Some(_), Some(_)) => Err(StoreError::Mismatch(
                "data and key database belong to different installations: check database_url and keys_database_url. Nothing was changed".into(),
            )),
        }
    }

    fn has_keys_in_use(&self) -> Result<bool, StoreError> {
        self.read_keys(|db| {
            let keys: i64 = seal_key::table.count().get_result(db)?;
            let acts: i64 = ledger_entry::table.count().get_result(db)?;
            Ok(keys + acts > 0)
        })
    }
    /// Where `database copy` has moved the key database to, if it has.
    pub fn keys_moved_to(&self) -> Result<Option<String>, StoreError> {
        self.read_keys(|db| {
            let row = vault_installation::table.find(MOVED).select(vault_installation::value);
            Ok(row.first(db).optional()?)
        })
    }
    /// Says in the key database that it was moved, and where.
    pub fn mark_keys_moved(&self, to: &str) -> Result<(), StoreError> {
        let to = to.to_owned();
        self.write_keys(move |db| {
            diesel::delete(vault_installation::table.find(MOVED)).execute(db)?;
            let row = (vault_installation::name.eq(MOVED), vault_installation::value.eq(to));
            diesel::insert_into(vault_installation::table).values(row).execute(db)?;
            Ok(())
        })
    }

    fn name_installation(&self, _now: Moment) -> Result<(), StoreError> {
        let name: String = self.ring().randomness().bytes::<16>().iter().map(|b| format!("{b:02x}")).collect();
        let mut rows = vec![
            (NAME.to_owned(), name.clone()),
            ("active_master".to_owned(), self.ring().newest(KeyPurpose::Master).to_string()),
        ];
        for purpose in BOUND {
            let number = self.ring().newest(purpose);
            if let Some(print) = self.ring().fingerprint(purpose, number) {
                rows.push((format!("{}.{number}", purpose.name()), print));
            }
        }
        self.write_keys(move |db| {
            for (name, value) in &rows {
                let row = (vault_installation::name.eq(name), vault_installation::value.eq(value));
                diesel::insert_into(vault_installation::table).values(row).execute(db)?;
            }
            Ok(())
        })?;
        self.write_now(Lane::People, move |w| {
            w.set_fact(NAME, &name)?;
            w.set_fact("audit_segment", "1")
        })
    }

    fn compare_fingerprints(&self) -> Result<(), StoreError> {
        let stored: Vec<(String, String)> = self.read_keys(|db| {
            Ok(vault_installation::table.select((vault_installation::name, vault_installation::value)).load(db)?)
        })?;
        for (name, print) in stored {
            let Some((purpose, number)) = name.split_once('.') else { continue };
            let purpose = BOUND.into_iter().find(|p| p.name() == purpose);
            let (Some(purpose), Ok(number)) = (purpose, number.parse()) else { continue };
            let wrong = match self.ring().fingerprint(purpose, number) {
                Some(ours) => ours != print,
                None => true,
            };
            if wrong {
                return Err(StoreError::Mismatch(format!(
                    "the key {name}.key in {} is missing or is not the one this data was made with: copy the complete key folder of this installation there. Nothing was changed",
                    self.ring().folder().display()
                )));
            }
        }
        Ok(())
    }

    /// TH21: notes the highest moment seen; says how far the clock is behind it, if it is.
    pub fn note_moment(&self, now: Moment) -> Result<Option<TimeDelta>, StoreError> {
        self.write_now(Lane::Bulk, move |w| {
            let seen =
                w.find_fact("highest_moment")?.and_then(|t| t.parse::<i64>().ok()).map(Moment::from_unix_seconds);
            match seen {
                Some(seen) if now < seen => Ok(Some(seen - now)),
                _ => {
                    w.set_fact("highest_moment", &now.unix_seconds().to_string())?;
                    Ok(None)
                }
            }
        })
    }
}
