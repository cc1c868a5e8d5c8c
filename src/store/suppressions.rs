//! Who must not be written to: by keyed hash, so that the list outlives erasure and names nobody.

use super::Read;
use super::Write;
use super::engine::StoreError;
use super::portable::Portable;
use super::schema::suppression;
use crate::domain::clock::Moment;
use crate::vault::AddressIndex;
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// S8.31: one suppression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// Whose, by keyed hash.
    pub address: AddressIndex,
    /// A topic, or `all`.
    pub topic: String,
    /// `email`, `phone`, `post` or `all`.
    pub channel: String,
    /// Why, in a code.
    pub reason: String,
    /// Where it came from: a system's key, `portal`, `ledger`.
    pub origin: String,
    /// Since when.
    pub since: Moment,
}

impl Write<'_> {
    /// Adds suppressions that are not there yet; gives how many were new. There is no raising here.
    pub fn add_suppressions(&mut self, all: &[Suppression]) -> Result<usize, StoreError> {
        let mut new: Vec<Suppression> = Vec::new();
        for it in all {
            let row = (
                suppression::address_index.eq(&it.address.0),
                suppression::topic.eq(&it.topic),
                suppression::channel.eq(&it.channel),
                suppression::reason.eq(&it.reason),
                suppression::origin.eq(&it.origin),
                suppression::since.eq(it.since.naive_utc()),
            );
            let added = Portable(diesel::insert_into(suppression::table).values(row).on_conflict_do_nothing())
                .execute(self.db)?;
            if added > 0 {
                new.push(it.clone());
            }
        }
        if !new.is_empty() {
            self.tell_opt_outs(&new)?;
        }
        Ok(new.len())
    }
}

impl Read<'_> {
    /// The suppressions of an address.
    pub fn list_suppressions(&mut self, address: &AddressIndex) -> Result<Vec<Suppression>, StoreError> {
        type Row = (Vec<u8>, String, String, String, String, NaiveDateTime);
        let rows: Vec<Row> = suppression::table
            .filter(suppression::address_index.eq(&address.0))
            .order((suppression::topic, suppression::channel))
            .load(self.db)?;
        Ok(rows
            .into_iter()
            .map(|(address, topic, channel, reason, origin, since)| Suppression {
                address: AddressIndex(address),
                topic,
                channel,
                reason,
                origin,
                since: Moment::from_naive_utc(since),
            })
            .collect())
    }
    /// Which of these suppressions are not there yet.
    pub fn missing_suppressions(&mut self, all: &[Suppression]) -> Result<Vec<Suppression>, StoreError> {
        let addresses: Vec<&[u8]> = all.iter().map(|s| s.address.0.as_slice()).collect();
        let there: Vec<(Vec<u8>, String, String)> = suppression::table
            .filter(suppression::address_index.eq_any(addresses))
            .select((suppression::address_index, suppression::topic, suppression::channel))
            .load(self.db)?;
        let is_there =
            |s: &Suppression| there.iter().any(|(a, t, c)| *a == s.address.0 && *t == s.topic && *c == s.channel);
        Ok(all.iter().filter(|s| !is_there(s)).cloned().collect())
    }
    /// How many suppressions there are.
    pub fn count_suppressions(&mut self) -> Result<i64, StoreError> {
        Ok(suppression::table.count().get_result(self.db)?)
    }
}
