//! Reading other systems' files: exports of HubSpot, Salesforce, Mailchimp and Dynamics, the portal's own layout, or
//! a layout of one's own, as CSV or as JSON lines. Takes bytes from any [`Read`] and gives rows; knows no files, no
//! clock, no database. Whatever the bytes are, memory and time are bounded ([`Limits`], TH15), and nothing panics.
//!
//! What a file may do is limited too: it can lower what a person gets and never raise it (TH27); columns that are not
//! known are dropped and named (S2.10); columns of the guard list are refused (S2.3, S4.22); people under 13 are
//! rejected (S9.2).

mod columns;
mod country;
mod date;
mod field;
mod fold;
mod guard;
mod guard_words;
mod input;
mod json;
mod limits;
mod notes;
mod open;
mod opt_out;
mod presets;
mod records;
mod reject;
mod report;
mod row;
mod split;
mod tidy;
pub mod undo;

#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod sample_tests;
#[cfg(test)]
mod tests;

pub use columns::{ColumnReport, Fate, Mapping};
pub use country::{country_code, language_tag};
pub use date::DateOrder;
pub use field::{Channel, Field};
pub use guard::{Guard, guarded};
pub use limits::Limits;
pub use notes::{Note, NoteKind};
pub use open::{Format, Layout, Options, Refused, open};
pub use opt_out::{OptOut, OptOutReason};
pub use presets::Preset;
pub use reject::{Reject, RejectReason, write_rejects};
pub use report::{Column, Lines, Report};
pub use row::Row;

use columns::Columns;
use notes::Notes;
use records::{Encoding, Record, Records};
use row::{Memo, Rules};
use std::collections::BTreeMap;
use std::io::Read;

/// What came of a file so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Records that gave a row.
    pub rows: u64,
    /// Records that gave none, by the code of their reason.
    pub rejects: BTreeMap<&'static str, u64>,
}

impl Counts {
    /// Records that gave no row.
    pub fn rejected(&self) -> u64 {
        self.rejects.values().sum()
    }
}

/// An open file: an iterator of rows and rejects in the order of the file. A reject whose reason
/// [`RejectReason::ends_file`] is the last item, and says that the rest was not read.
pub struct ImportFile<R> {
    records: Records<R>,
    record: Record,
    line_text: String,
    format: Format,
    columns: Columns,
    rules: Rules,
    limits: Limits,
    notes: Notes,
    memo: Memo,
    counts: Counts,
    taken: u64,
    ended: bool,
}

impl<R: Read> ImportFile<R> {
    /// How the file is written.
    pub fn format(&self) -> Format {
        self.format
    }
    /// The layout that was recognised or chosen; none where a mapping stands alone.
    pub fn preset(&self) -> Option<Preset> {
        self.columns.preset()
    }
    /// S2.10: each column by name, and what becomes of it. Of JSON lines those met so far.
    pub fn columns(&self) -> &[ColumnReport] {
        &self.columns.reports
    }
    /// What came of the records so far.
    pub fn counts(&self) -> &Counts {
        &self.counts
    }
    /// Remarks so far.
    pub fn notes(&self) -> Vec<Note> {
        self.notes.list()
    }
    /// Takes the next record into `self.record`; none at the end of the file.
    fn next_record(&mut self) -> Option<Result<(), RejectReason>> {
        match self.format {
            Format::Csv { separator } => {
                let taken = self.records.next_csv(&mut self.record, separator)?;
                let (found, expected) = (self.record.cells.len(), self.columns.len());
                let wrong = RejectReason::WrongNumberOfCells { expected, found };
                Some(if found == expected { taken } else { taken.and(Err(wrong)) })
            }
            Format::JsonLines => {
                let taken = self.records.next_line(&mut self.record)?;
                std::mem::swap(&mut self.line_text, &mut self.record.text);
                Some(
                    taken.and_then(|()| {
                        json::read_line(&self.line_text, &mut self.record, &mut self.columns, &self.limits)
                    }),
                )
            }
        }
    }
}

impl<R: Read> ImportFile<R> {
    /// Adds a remark that only the registers can tell of.
    pub fn note(&mut self, kind: NoteKind, line: u64) {
        self.notes.add(kind, line);
    }
}

impl<R: Read> Iterator for ImportFile<R> {
    type Item = Result<Row, Reject>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let Some(taken) = self.next_record() else {
            self.ended = true;
            return None;
        };
        let line = self.record.line;
        self.taken += 1;
        let taken =
            if self.taken > self.limits.rows { Err(RejectReason::TooManyRows(self.limits.rows)) } else { taken };
        let row = taken.and_then(|()| {
            row::build(&self.record, &self.columns.reports, &self.rules, &mut self.notes, &mut self.memo)
        });
        if self.records.encoding == Encoding::Windows1252 && !self.notes.has(NoteKind::Windows1252) {
            self.notes.add(NoteKind::Windows1252, line);
        }
        Some(match row {
            Ok(row) => {
                self.counts.rows += 1;
                Ok(row)
            }
            Err(reason) => {
                *self.counts.rejects.entry(reason.code()).or_default() += 1;
                self.ended = reason.ends_file();
                Err(Reject { line, reason })
            }
        })
    }
}

impl<R: Read> std::iter::FusedIterator for ImportFile<R> {}
