//! The key database: seal keys by scope, and the ledger of lowering acts. Order between the two databases: a key is
//! durable before the data it seals; the ledger before the key goes; the key before the rows.

use super::Store;
use super::connection::Db;
use super::engine::StoreError;
use super::schema::{ledger_entry, seal_key, seal_key_block, vault_installation};
use crate::domain::clock::Moment;
use crate::domain::ids::{ContactId, SealKeyId};
use crate::vault::{AddressIndex, KeyPurpose, Mac, SealKey, WrappedKey};
use diesel::prelude::*;
use std::collections::HashMap;

/// What a seal key covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// A contact's values and addresses.
    Contact,
    /// What is said in a case.
    Case,
    /// A waiting letter.
    Letter,
    /// What a law keeps after an erasure.
    Hold,
    /// An officer's address and second factor.
    Officer,
}

impl Scope {
    fn key(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Case => "case",
            Self::Letter => "letter",
            Self::Hold => "hold",
            Self::Officer => "officer",
        }
    }
}

/// A lowering act, as the ledger keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerEntry {
    /// When.
    pub at: Moment,
    /// `opt_out`, `withdrawal`, `objection`, `restriction`, `restriction_lifted`, `erasure_asked`, `erasure_cancelled`,
    /// `erasure` or `expiry`.
    pub act: String,
    /// Whose, by keyed hash.
    pub address: Option<AddressIndex>,
    /// Whose, by number.
    pub contact: Option<ContactId>,
    /// What it covers, as JSON.
    pub scope: String,
}

impl LedgerEntry {
    fn canonical(&self) -> Vec<u8> {
        let at = self.at.naive_utc().and_utc().timestamp_micros();
        let address = self.address.as_ref().map(|a| &a.0);
        serde_json::to_vec(&(at, &self.act, address, self.contact.map(|c| c.0), &self.scope)).unwrap_or_default()
    }
}

#[derive(Insertable)]
#[diesel(table_name = seal_key, treat_none_as_default_value = false)]
struct SealKeyRow {
    id: i64,
    scope: &'static str,
    contact_id: Option<i64>,
    master: i32,
    wrapped: Vec<u8>,
    created_at: chrono::NaiveDateTime,
}

#[derive(Insertable)]
#[diesel(table_name = ledger_entry, treat_none_as_default_value = false)]
struct LedgerRow {
    at: chrono::NaiveDateTime,
    act: String,
    address_index: Option<Vec<u8>>,
    contact_id: Option<i64>,
    scope: String,
    mac: Vec<u8>,
}

fn active_master(db: &mut Db) -> Result<u32, StoreError> {
    let text: String = vault_installation::table.find("active_master").select(vault_installation::value).first(db)?;
    text.parse().map_err(|_| StoreError::Malformed("active_master".into()))
}

impl Store {
    /// Makes keys, one for each given contact (or none), durable before they are handed out.
    pub fn new_keys(
        &self,
        scope: Scope,
        contacts: Vec<Option<ContactId>>,
        now: Moment,
    ) -> Result<Vec<SealKey>, StoreError> {
        let ring = self.ring().clone();
        self.write_keys(move |db| {
            let count = i64::try_from(contacts.len()).unwrap_or(0);
            let next: Option<i64> = diesel::update(seal_key_block::table.find("seal_key"))
                .set(seal_key_block::next.eq(seal_key_block::next + count))
                .returning(seal_key_block::next)
                .get_result(db)
                .optional()?;
            let first = match next {
                Some(next) => next - count,
                None => {
                    let row = (seal_key_block::name.eq("seal_key"), seal_key_block::next.eq(1 + count));
                    diesel::insert_into(seal_key_block::table).values(row).execute(db)?;
                    1
                }
            };
            let master = active_master(db)?;
            let (mut keys, mut rows) = (Vec::new(), Vec::new());
            for (id, contact) in (first..).zip(&contacts) {
                let (key, wrapped) = ring.new_seal_key(SealKeyId(id), master)?;
                rows.push(SealKeyRow {
                    id,
                    scope: scope.key(),
                    contact_id: contact.map(|c| c.0),
                    master: i32::try_from(wrapped.master).unwrap_or(i32::MAX),
                    wrapped: wrapped.bytes,
                    created_at: now.naive_utc(),
                });
                keys.push(key);
            }
            for rows in rows.chunks(500) {
                on_each!(&mut *db, |c| diesel::insert_into(seal_key::table).values(rows).execute(c))?;
            }
            Ok(keys)
        })
    }

    /// One new key.
    pub fn new_key(&self, scope: Scope, contact: Option<ContactId>, now: Moment) -> Result<SealKey, StoreError> {
        self.new_keys(scope, vec![contact], now)?.pop().ok_or(StoreError::NotFound)
    }

    /// Opens keys by number; those destroyed are not in the answer.
    pub fn open_keys(&self, ids: &[SealKeyId]) -> Result<HashMap<SealKeyId, SealKey>, StoreError> {
        let mut out = HashMap::with_capacity(ids.len());
        for ids in ids.chunks(500) {
            let numbers: Vec<i64> = ids.iter().map(|id| id.0).collect();
            let rows: Vec<(i64, i32, Vec<u8>)> = self.read_keys(|db| {
                let wanted = seal_key::table.filter(seal_key::id.eq_any(&numbers));
                Ok(wanted.select((seal_key::id, seal_key::master, seal_key::wrapped)).load(db)?)
            })?;
            for (id, master, bytes) in rows {
                let wrapped = WrappedKey { master: u32::try_from(master).unwrap_or(0), bytes };
                out.insert(SealKeyId(id), self.ring().unwrap_key(SealKeyId(id), &wrapped)?);
            }
        }
        Ok(out)
    }

    /// Opens one key; `NotFound` once it has been destroyed.
    pub fn open_key(&self, id: SealKeyId) -> Result<SealKey, StoreError> {
        // by its number alone, so that the prepared statement is used again
        let row: Option<(i32, Vec<u8>)> = self.read_keys(|db| {
            let wanted = seal_key::table.find(id.0).select((seal_key::master, seal_key::wrapped));
            Ok(wanted.first(db).optional()?)
        })?;
        let (master, bytes) = row.ok_or(StoreError::NotFound)?;
        let wrapped = WrappedKey { master: u32::try_from(master).unwrap_or(0), bytes };
        Ok(self.ring().unwrap_key(id, &wrapped)?)
    }

    /// Gives keys that belonged to nobody to a contact, so that an erasure finds them.
    pub fn give_keys(&self, ids: &[SealKeyId], contact: ContactId) -> Result<(), StoreError> {
        let numbers: Vec<i64> = ids.iter().map(|id| id.0).collect();
        self.write_keys(move |db| {
            let free = seal_key::table.filter(seal_key::id.eq_any(&numbers)).filter(seal_key::contact_id.is_null());
            diesel::update(free).set(seal_key::contact_id.eq(contact.0)).execute(db)?;
            Ok(())
        })
    }

    /// The keys of these scopes that were made for a contact and are still there.
    pub(super) fn keys_made_for(&self, contact: ContactId, scopes: &[Scope]) -> Result<Vec<SealKeyId>, StoreError> {
        let scopes: Vec<&str> = scopes.iter().map(|scope| scope.key()).collect();
        let ids: Vec<i64> = self.read_keys(|db| {
            let wanted =
                seal_key::table.filter(seal_key::contact_id.eq(contact.0)).filter(seal_key::scope.eq_any(scopes));
            Ok(wanted.select(seal_key::id).load(db)?)
        })?;
        Ok(ids.into_iter().map(SealKeyId).collect())
    }

    /// Destroys keys: what they sealed is dead everywhere, in every copy.
    pub fn destroy_keys(&self, ids: Vec<SealKeyId>) -> Result<usize, StoreError> {
        let numbers: Vec<i64> = ids.iter().map(|id| id.0).collect();
        self.write_keys(
            move |db| Ok(diesel::delete(seal_key::table.filter(seal_key::id.eq_any(&numbers))).execute(db)?),
        )
    }

    /// Destroys every key of contacts: those of their values and those of their cases.
    pub fn destroy_keys_of(&self, contacts: &[ContactId]) -> Result<usize, StoreError> {
        if contacts.is_empty() {
            return Ok(0);
        }
        let numbers: Vec<i64> = contacts.iter().map(|c| c.0).collect();
        self.write_keys(move |db| {
            let theirs = seal_key::table.filter(seal_key::contact_id.eq_any(&numbers));
            Ok(diesel::delete(theirs).execute(db)?)
        })
    }

    /// Writes lowering acts to the ledger; durable when it returns, which is before the act is carried out.
    pub fn append_ledger(&self, entries: Vec<LedgerEntry>) -> Result<(), StoreError> {
        if entries.is_empty() {
            return Ok(());
        }
        let rows: Vec<LedgerRow> = entries
            .into_iter()
            .map(|entry| LedgerRow {
                mac: self.ring().mac("ledger", &entry.canonical()).0,
                at: entry.at.naive_utc(),
                act: entry.act,
                address_index: entry.address.map(|a| a.0),
                contact_id: entry.contact.map(|c| c.0),
                scope: entry.scope,
            })
            .collect();
        self.write_keys(move |db| {
            for rows in rows.chunks(500) {
                on_each!(&mut *db, |c| diesel::insert_into(ledger_entry::table).values(rows).execute(c))?;
            }
            Ok(())
        })
    }

    /// The ledger after a row, at most `limit` entries with their numbers; an entry whose MAC is wrong is an error.
    pub fn list_ledger(&self, after: i64, limit: i64) -> Result<Vec<(i64, LedgerEntry)>, StoreError> {
        type Row = (i64, chrono::NaiveDateTime, String, Option<Vec<u8>>, Option<i64>, String, Vec<u8>);
        let rows: Vec<Row> = self.read_keys(|db| {
            let wanted = ledger_entry::table.filter(ledger_entry::id.gt(after)).order(ledger_entry::id).limit(limit);
            Ok(wanted.load(db)?)
        })?;
        rows.into_iter()
            .map(|(id, at, act, address, contact, scope, mac)| {
                let entry = LedgerEntry {
                    at: Moment::from_naive_utc(at),
                    act,
                    address: address.map(AddressIndex),
                    contact: contact.map(ContactId),
                    scope,
                };
                if self.ring().is_mac("ledger", &entry.canonical(), &Mac(mac)) {
                    Ok((id, entry))
                } else {
                    Err(StoreError::Mismatch(format!(
                        "row {id} of the ledger was altered, or the audit key is another installation's"
                    )))
                }
            })
            .collect()
    }

    /// The master key that new seal keys are wrapped under.
    pub fn active_master(&self) -> Result<u32, StoreError> {
        self.read_keys(active_master)
    }

    /// `keys rotate`: makes `number` the master key that new keys are wrapped under, and records its fingerprint.
    pub fn activate_master(&self, number: u32) -> Result<(), StoreError> {
        let name = format!("{}.{number}", KeyPurpose::Master.name());
        let print = self.ring().fingerprint(KeyPurpose::Master, number).ok_or(StoreError::NotFound)?;
        self.write_keys(move |db| {
            // PostgreSQL: waits for whoever is making keys under the old master, and makes the next one wait for us,
            // so that no key appears under a master that is being retired
            diesel::update(seal_key_block::table.find("seal_key"))
                .set(seal_key_block::next.eq(seal_key_block::next))
                .execute(db)?;
            let row = (vault_installation::name.eq(&name), vault_installation::value.eq(&print));
            diesel::insert_into(vault_installation::table).values(row).execute(db)?;
            diesel::update(vault_installation::table.find("active_master"))
                .set(vault_installation::value.eq(number.to_string()))
                .execute(db)?;
            Ok(())
        })
    }

    /// `keys rotate`: re-wraps up to `limit` keys that are not yet under the active master; gives how many it did.
    pub fn rewrap_keys(&self, limit: i64) -> Result<usize, StoreError> {
        let ring = self.ring().clone();
        self.write_keys(move |db| {
            let master = active_master(db)?;
            let active = i32::try_from(master).unwrap_or(i32::MAX);
            let rows: Vec<(i64, i32, Vec<u8>)> = seal_key::table
                .filter(seal_key::master.ne(active))
                .select((seal_key::id, seal_key::master, seal_key::wrapped))
                .limit(limit)
                .load(db)?;
            for (id, from, bytes) in &rows {
                let old = WrappedKey { master: u32::try_from(*from).unwrap_or(0), bytes: bytes.clone() };
                let wrapped = ring.wrap(&ring.unwrap_key(SealKeyId(*id), &old)?, master)?;
                diesel::update(seal_key::table.find(id).filter(seal_key::master.eq(from)))
                    .set((seal_key::master.eq(active), seal_key::wrapped.eq(wrapped.bytes)))
                    .execute(db)?;
            }
            Ok(rows.len())
        })
    }

    /// `keys rotate`, last phase: forgets the fingerprints of master keys that wrap nothing any more.
    pub fn retire_masters(&self) -> Result<Vec<u32>, StoreError> {
        self.write_keys(|db| {
            let active = active_master(db)?;
            let stored: Vec<String> = vault_installation::table.select(vault_installation::name).load(db)?;
            let mut retired = Vec::new();
            for name in stored {
                let Some(number) = name.strip_prefix("master.").and_then(|n| n.parse::<u32>().ok()) else { continue };
                let wrapped = i32::try_from(number).unwrap_or(i32::MAX);
                let uses: i64 = seal_key::table.filter(seal_key::master.eq(wrapped)).count().get_result(db)?;
                if number != active && uses == 0 {
                    diesel::delete(vault_installation::table.find(&name)).execute(db)?;
                    retired.push(number);
                }
            }
            Ok(retired)
        })
    }

    /// Whether a master key wraps anything, or is one of those that this installation names.
    pub fn is_master_needed(&self, number: u32) -> Result<bool, StoreError> {
        let name = format!("{}.{number}", KeyPurpose::Master.name());
        let wrapped = i32::try_from(number).unwrap_or(i32::MAX);
        self.read_keys(|db| {
            let named: i64 =
                vault_installation::table.filter(vault_installation::name.eq(&name)).count().get_result(db)?;
            let uses: i64 = seal_key::table.filter(seal_key::master.eq(wrapped)).count().get_result(db)?;
            Ok(named + uses > 0)
        })
    }

    /// The number that the next seal key will get: data that names a later one is newer than this key database.
    pub fn next_key_number(&self) -> Result<i64, StoreError> {
        self.read_keys(|db| {
            let next = seal_key_block::table.find("seal_key").select(seal_key_block::next).first(db).optional()?;
            Ok(next.unwrap_or(1))
        })
    }

    /// The highest number of a contact that a key was ever made for or an act is in the ledger of.
    pub(super) fn highest_contact(&self) -> Result<i64, StoreError> {
        self.read_keys(|db| {
            let keyed: Option<i64> = seal_key::table.select(diesel::dsl::max(seal_key::contact_id)).first(db)?;
            let lowered: Option<i64> =
                ledger_entry::table.select(diesel::dsl::max(ledger_entry::contact_id)).first(db)?;
            Ok(keyed.max(lowered).unwrap_or(0))
        })
    }

    /// A segment of the audit chain that no restore used before, at least `at_least`.
    pub(super) fn take_audit_segment(&self, at_least: i64) -> Result<i64, StoreError> {
        self.write_keys(move |db| {
            let row = vault_installation::table.find("audit_segment");
            let used: Option<String> = row.select(vault_installation::value).first(db).optional()?;
            let segment = used.as_ref().and_then(|t| t.parse::<i64>().ok()).map_or(at_least, |n| at_least.max(n + 1));
            let text = segment.to_string();
            if used.is_some() {
                diesel::update(row).set(vault_installation::value.eq(&text)).execute(db)?;
            } else {
                let row = (vault_installation::name.eq("audit_segment"), vault_installation::value.eq(&text));
                diesel::insert_into(vault_installation::table).values(row).execute(db)?;
            }
            Ok(segment)
        })
    }

    /// How many keys there are and how many of them are letters': for tests and `check`.
    pub fn count_keys(&self) -> Result<i64, StoreError> {
        self.read_keys(|db| Ok(seal_key::table.count().get_result(db)?))
    }
}
