//! The registers as rows: each dated, a changed one ended and followed by its successor.

use super::engine::StoreError;
use super::schema::{fault_note, register_row};
use super::{Read, Write};
use crate::domain::clock::Moment;
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

/// A row as it was for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowVersion {
    /// What it said.
    pub json: String,
    /// Since when.
    pub since: Moment,
    /// Until when; `None` if it is in force.
    pub until: Option<Moment>,
    /// Who wrote it, as audit rows say it.
    pub changed_by: String,
}

/// Something open that an officer lets stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultNote {
    /// The fault's name.
    pub fault: String,
    /// Why.
    pub note: String,
    /// The last day it holds; `None` for until further notice.
    pub until: Option<NaiveDate>,
    /// Who noted it, as audit rows say it.
    pub noted_by: String,
    /// When.
    pub noted_at: Moment,
}

impl Read<'_> {
    /// All rows in force: register, key, JSON.
    pub fn list_register_rows(&mut self) -> Result<Vec<(String, String, String)>, StoreError> {
        Ok(register_row::table
            .filter(register_row::until.is_null())
            .order(register_row::id)
            .select((register_row::register, register_row::row_key, register_row::data))
            .load(self.db)?)
    }
    /// Since when each row in force stands as it does: register, key, moment.
    pub fn list_register_dates(&mut self) -> Result<Vec<(String, String, Moment)>, StoreError> {
        let rows: Vec<(String, String, NaiveDateTime)> = register_row::table
            .filter(register_row::until.is_null())
            .select((register_row::register, register_row::row_key, register_row::since))
            .load(self.db)?;
        Ok(rows.into_iter().map(|(register, key, at)| (register, key, Moment::from_naive_utc(at))).collect())
    }
    /// S1.3: what a row said, newest first.
    pub fn list_register_history(&mut self, register: &str, key: &str) -> Result<Vec<RowVersion>, StoreError> {
        let rows: Vec<(String, NaiveDateTime, Option<NaiveDateTime>, String)> = register_row::table
            .filter(register_row::register.eq(register))
            .filter(register_row::row_key.eq(key))
            .order(register_row::id.desc())
            .limit(100)
            .select((register_row::data, register_row::since, register_row::until, register_row::changed_by))
            .load(self.db)?;
        Ok(rows
            .into_iter()
            .map(|(json, since, until, changed_by)| RowVersion {
                json,
                since: Moment::from_naive_utc(since),
                until: until.map(Moment::from_naive_utc),
                changed_by,
            })
            .collect())
    }
    /// The notes that were not taken back.
    pub fn list_fault_notes(&mut self) -> Result<Vec<FaultNote>, StoreError> {
        let rows: Vec<(String, String, Option<NaiveDate>, String, NaiveDateTime)> = fault_note::table
            .filter(fault_note::ended_at.is_null())
            .select((
                fault_note::fault,
                fault_note::note,
                fault_note::until,
                fault_note::noted_by,
                fault_note::noted_at,
            ))
            .load(self.db)?;
        Ok(rows
            .into_iter()
            .map(|(fault, note, until, noted_by, at)| FaultNote {
                fault,
                note,
                until,
                noted_by,
                noted_at: Moment::from_naive_utc(at),
            })
            .collect())
    }
}

impl Write<'_> {
    /// Ends a row; `false` if there is none in force.
    pub fn end_register_row(&mut self, register: &str, key: &str, now: Moment) -> Result<bool, StoreError> {
        let there = register_row::table
            .filter(register_row::register.eq(register))
            .filter(register_row::row_key.eq(key))
            .filter(register_row::until.is_null());
        Ok(diesel::update(there).set(register_row::until.eq(now.naive_utc())).execute(self.db)? == 1)
    }
    /// Adds a note; those before it must have been ended.
    pub fn add_fault_note(&mut self, it: &FaultNote) -> Result<(), StoreError> {
        let row = (
            fault_note::fault.eq(&it.fault),
            fault_note::note.eq(&it.note),
            fault_note::until.eq(it.until),
            fault_note::noted_by.eq(&it.noted_by),
            fault_note::noted_at.eq(it.noted_at.naive_utc()),
        );
        diesel::insert_into(fault_note::table).values(row).execute(self.db)?;
        Ok(())
    }
    /// Ends the notes about a fault; gives how many.
    pub fn end_fault_notes(&mut self, fault: &str, now: Moment) -> Result<usize, StoreError> {
        let there = fault_note::table.filter(fault_note::fault.eq(fault)).filter(fault_note::ended_at.is_null());
        Ok(diesel::update(there).set(fault_note::ended_at.eq(now.naive_utc())).execute(self.db)?)
    }
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
