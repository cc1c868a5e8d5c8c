//! Counted tries, by keyed name and time window; and forms that were sent already.

use super::engine::StoreError;
use super::portable::Portable;
use super::schema::{counter, done_form};
use super::{Read, Write};
use crate::domain::clock::Moment;
use diesel::prelude::*;

impl Write<'_> {
    /// Adds one to a counter's window and gives the sum so far.
    pub fn count(&mut self, name: &str, window_start: Moment) -> Result<i64, StoreError> {
        let row =
            (counter::name.eq(name), counter::window_start.eq(window_start.naive_utc()), counter::count.eq(1_i64));
        let upsert = diesel::insert_into(counter::table)
            .values(row)
            .on_conflict((counter::name, counter::window_start))
            .do_update()
            .set(counter::count.eq(counter::count + 1))
            .returning(counter::count);
        Ok(Portable(upsert).get_result(self.db)?)
    }
    /// Adds so many to a counter's window and gives the sum so far.
    pub fn count_many(&mut self, name: &str, window_start: Moment, more: i64) -> Result<i64, StoreError> {
        let row = (counter::name.eq(name), counter::window_start.eq(window_start.naive_utc()), counter::count.eq(more));
        let upsert = diesel::insert_into(counter::table)
            .values(row)
            .on_conflict((counter::name, counter::window_start))
            .do_update()
            .set(counter::count.eq(counter::count + more))
            .returning(counter::count);
        Ok(Portable(upsert).get_result(self.db)?)
    }
    /// Removes windows and forms older than a moment.
    pub fn remove_old_counters(&mut self, before: Moment) -> Result<usize, StoreError> {
        let forms = diesel::delete(done_form::table.filter(done_form::at.lt(before.naive_utc()))).execute(self.db)?;
        Ok(forms
            + diesel::delete(counter::table.filter(counter::window_start.lt(before.naive_utc()))).execute(self.db)?)
    }
    /// TH20: notes a form as sent with where it led to. `Some(answer)` if it was sent before.
    pub fn send_form_once(
        &mut self,
        token_hash: &[u8],
        answer: &str,
        now: Moment,
    ) -> Result<Option<String>, StoreError> {
        let row =
            (done_form::token_hash.eq(token_hash), done_form::answer.eq(answer), done_form::at.eq(now.naive_utc()));
        let added =
            Portable(diesel::insert_into(done_form::table).values(row).on_conflict_do_nothing()).execute(self.db)?;
        if added == 1 {
            return Ok(None);
        }
        Ok(done_form::table.find(token_hash).select(done_form::answer).first(self.db).optional()?)
    }
    /// After a restore: no form counts as sent.
    pub fn remove_all_counters(&mut self) -> Result<(), StoreError> {
        diesel::delete(counter::table).execute(self.db)?;
        diesel::delete(done_form::table).execute(self.db)?;
        Ok(())
    }
}

impl Read<'_> {
    /// Whether a form was sent before.
    pub fn is_form_sent(&mut self, token_hash: &[u8]) -> Result<bool, StoreError> {
        let row = done_form::table.find(token_hash).select(done_form::answer);
        Ok(row.first::<String>(self.db).optional()?.is_some())
    }
    /// Where a form led to that was sent before.
    pub fn form_answer(&mut self, token_hash: &[u8]) -> Result<Option<String>, StoreError> {
        Ok(done_form::table.find(token_hash).select(done_form::answer).first(self.db).optional()?)
    }
    /// The sum of a counter's window.
    pub fn counted(&mut self, name: &str, window_start: Moment) -> Result<i64, StoreError> {
        let it = counter::table.find((name, window_start.naive_utc())).select(counter::count);
        Ok(it.first(self.db).optional()?.unwrap_or(0))
    }
}
