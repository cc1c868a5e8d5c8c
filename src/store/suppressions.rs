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

/// How many stops are alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuppressionCount {
    /// A topic, or `all`.
    pub topic: String,
    /// A channel, or `all`.
    pub channel: String,
    /// Why, in a code.
    pub reason: String,
    /// Where they came from.
    pub origin: String,
    /// How many.
    pub count: i64,
}

impl Write<'_> {
    /// Adds suppressions that are not there yet; says of each whether it was new. There is no raising here. An opt-out
    /// comes in by [`Write::add_opt_outs`], with its evidence.
    pub(super) fn insert_suppressions(&mut self, all: &[Suppression]) -> Result<Vec<bool>, StoreError> {
        let mut is_new = Vec::with_capacity(all.len());
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
            is_new.push(added > 0);
        }
        let new: Vec<Suppression> =
            all.iter().zip(&is_new).filter(|(_, new)| **new).map(|(it, _)| it.clone()).collect();
        if !new.is_empty() {
            self.tell_opt_outs(&new)?;
        }
        Ok(is_new)
    }
    /// S8.31: who was erased does not come back by a file. The case and the ledger are its evidence.
    pub fn keep_erased_out(
        &mut self,
        addresses: &[AddressIndex],
        origin: &str,
        since: Moment,
    ) -> Result<(), StoreError> {
        let all: Vec<Suppression> = addresses
            .iter()
            .map(|address| Suppression {
                address: address.clone(),
                topic: "all".into(),
                channel: "all".into(),
                reason: "erased".into(),
                origin: origin.into(),
                since,
            })
            .collect();
        self.insert_suppressions(&all).map(|_| ())
    }
    /// S8.30: what stays of a wider stop when one topic or channel of it is opened: the choice behind it is its evidence.
    pub fn keep_rest_of_stops(&mut self, rest: &[Suppression]) -> Result<(), StoreError> {
        self.insert_suppressions(rest).map(|_| ())
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
    /// O7: how many suppressions there are, by what they stop, why, and where they came from.
    pub fn count_suppressions_by(&mut self) -> Result<Vec<SuppressionCount>, StoreError> {
        type Row = (String, String, String, String, i64);
        let alike = (suppression::topic, suppression::channel, suppression::reason, suppression::origin);
        let rows: Vec<Row> = suppression::table
            .group_by(alike)
            .order(alike)
            .select((
                suppression::topic,
                suppression::channel,
                suppression::reason,
                suppression::origin,
                diesel::dsl::count_star(),
            ))
            .load(self.db)?;
        let count =
            |(topic, channel, reason, origin, count)| SuppressionCount { topic, channel, reason, origin, count };
        Ok(rows.into_iter().map(count).collect())
    }
    /// O7: how many addresses are on the list.
    pub fn count_suppressed_addresses(&mut self) -> Result<i64, StoreError> {
        let each = diesel::dsl::count(suppression::address_index).aggregate_distinct();
        Ok(suppression::table.select(each).get_result(self.db)?)
    }
    /// How many suppressions there are.
    pub fn count_suppressions(&mut self) -> Result<i64, StoreError> {
        Ok(suppression::table.count().get_result(self.db)?)
    }
}
