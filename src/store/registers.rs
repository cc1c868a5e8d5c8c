//! The registers as rows: each dated, a changed one ended and followed by its successor.

use super::engine::StoreError;
use super::schema::register_row;
use super::{Read, Write};
use crate::domain::clock::Moment;
use diesel::prelude::*;

impl Read<'_> {
    /// All rows in force: register, key, JSON.
    pub fn list_register_rows(&mut self) -> Result<Vec<(String, String, String)>, StoreError> {
        Ok(register_row::table
            .filter(register_row::until.is_null())
            .order(register_row::id)
            .select((register_row::register, register_row::row_key, register_row::data))
            .load(self.db)?)
    }
}

impl Write<'_> {
    /// Puts rows in force in place of those with the same register and key; equal ones stay. Gives how many changed.
    pub fn set_register_rows(
        &mut self,
        rows: &[(String, String, String)],
        by: &str,
        now: Moment,
    ) -> Result<usize, StoreError> {
        let mut changed = 0;
        for (register, key, data) in rows {
            let there = register_row::table
                .filter(register_row::register.eq(register))
                .filter(register_row::row_key.eq(key))
                .filter(register_row::until.is_null());
            let held: Option<String> = there.select(register_row::data).first(self.db).optional()?;
            if held.as_ref() == Some(data) {
                continue;
            }
            diesel::update(there).set(register_row::until.eq(now.naive_utc())).execute(self.db)?;
            let row = (
                register_row::register.eq(register),
                register_row::row_key.eq(key),
                register_row::data.eq(data),
                register_row::since.eq(now.naive_utc()),
                register_row::changed_by.eq(by),
            );
            diesel::insert_into(register_row::table).values(row).execute(self.db)?;
            changed += 1;
        }
        Ok(changed)
    }
}
