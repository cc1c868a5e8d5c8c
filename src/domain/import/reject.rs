//! Why a row is not taken, and the file of rejects.

use crate::domain::email_address::EmailAddressError;
use crate::domain::value::ValueKind;
use std::io::{self, Write};

/// A record that gave no row. Holds where and why, never what (S9.2, S2.10).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reject {
    /// The line of the file, from 1, in which the record starts.
    pub line: u64,
    /// Why.
    pub reason: RejectReason,
}

/// Why a record is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RejectReason {
    /// No address: nobody could ever see the data.
    #[error("the e-mail address is empty")]
    EmptyAddress,
    /// Not an address.
    #[error("the e-mail address cannot be used: {0}")]
    BadAddress(EmailAddressError),
    /// S9.2: under 13 years old.
    #[error("the person is under 13 years old; nothing about them is kept")]
    UnderAge,
    /// A value has more characters than its kind may have.
    #[error("the field {} is longer than {} characters", .0.key(), .0.limit())]
    ValueTooLong(ValueKind),
    /// A value holds a control character.
    #[error("the field {} holds a control character", .0.key())]
    ControlCharacter(ValueKind),
    /// An id with more than 200 characters or a control character.
    #[error("the id of the other system is too long or holds a control character")]
    BadExternalId,
    /// S3.1: a kind of relation that the register does not have.
    #[error(
        "the relation is no kind of the register subject_kind (as delivered: customer, vendor, end_user, non_stock_supplier, regulator, tax_authority, other)"
    )]
    UnknownRelation,
    /// S2.4: one of the company's own people.
    #[error("the row is about a colleague; their data has a policy of its own and nothing of the row is kept")]
    Colleague,
    /// A cell over [`super::Limits::cell_bytes`].
    #[error("a cell is longer than {0} bytes")]
    CellTooLong(usize),
    /// A record over [`super::Limits::record_bytes`].
    #[error("the line is longer than {0} bytes")]
    LineTooLong(usize),
    /// A quote was opened and not closed.
    #[error("a quotation mark is opened and never closed")]
    UnclosedQuote,
    /// Text after a closing quote.
    #[error("there is text after a closing quotation mark; a quotation mark inside a cell is written twice")]
    BrokenQuoting,
    /// More or fewer cells than columns.
    #[error("the row has {found} cells; the header has {expected}")]
    WrongNumberOfCells {
        /// Columns of the header.
        expected: usize,
        /// Cells of the row, counted up to the limit on columns.
        found: usize,
    },
    /// Bytes that are no UTF-8 in a file that otherwise is.
    #[error("the text is damaged: the file is UTF-8 and this row is not")]
    BadEncoding,
    /// Not one JSON object.
    #[error("the line is not one JSON object with each key once")]
    BadJson,
    /// A list or object where a text is expected.
    #[error("a value is an object or a nested list; a text, a number, true or false is expected")]
    NestedValue,
    /// JSON keys over [`super::Limits::columns`].
    #[error("the file has more than {0} different keys")]
    TooManyKeys(usize),
    /// A JSON key that speaks of an opt-out and that no mapping explains. Ends the file.
    #[error("a key speaks of an opt-out and is not known: say in a mapping what it means; reading stopped here")]
    OptOutNotMapped,
    /// A second JSON key for the address. Ends the file.
    #[error("two keys of the file give the address; reading stopped here")]
    TwoAddressKeys,
    /// Ends the file.
    #[error("the file has more than {0} rows; reading stopped here")]
    TooManyRows(u64),
    /// Ends the file.
    #[error("the file is longer than {0} bytes; reading stopped here")]
    FileTooLong(u64),
    /// Ends the file.
    #[error("a line has no end within {0} bytes; reading stopped here")]
    EndlessLine(usize),
    /// Quotations that do not end, so many that reading on would take too long. Ends the file.
    #[error("too many quotation marks are never closed; reading stopped here")]
    TooBroken,
    /// Ends the file.
    #[error("the file could not be read further: {0}")]
    ReadFailed(io::ErrorKind),
}

impl RejectReason {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::EmptyAddress => "empty_address",
            Self::BadAddress(_) => "bad_address",
            Self::UnderAge => "under_13",
            Self::ValueTooLong(_) => "value_too_long",
            Self::ControlCharacter(_) => "control_character",
            Self::BadExternalId => "bad_external_id",
            Self::UnknownRelation => "unknown_relation",
            Self::Colleague => "colleague",
            Self::CellTooLong(_) => "cell_too_long",
            Self::LineTooLong(_) => "line_too_long",
            Self::UnclosedQuote => "unclosed_quote",
            Self::BrokenQuoting => "broken_quoting",
            Self::WrongNumberOfCells { .. } => "wrong_number_of_cells",
            Self::BadEncoding => "bad_encoding",
            Self::BadJson => "bad_json",
            Self::NestedValue => "nested_value",
            Self::TooManyKeys(_) => "too_many_keys",
            Self::OptOutNotMapped => "opt_out_not_mapped",
            Self::TwoAddressKeys => "two_address_keys",
            Self::TooManyRows(_) => "too_many_rows",
            Self::FileTooLong(_) => "file_too_long",
            Self::EndlessLine(_) => "endless_line",
            Self::TooBroken => "too_broken",
            Self::ReadFailed(_) => "read_failed",
        }
    }
    /// Whether nothing after this was read. An importer treats such a file as cut off: it says so and, unless a person
    /// agrees, undoes the batch.
    pub fn ends_file(self) -> bool {
        matches!(
            self,
            Self::OptOutNotMapped
                | Self::TwoAddressKeys
                | Self::TooManyRows(_)
                | Self::FileTooLong(_)
                | Self::EndlessLine(_)
                | Self::TooBroken
                | Self::ReadFailed(_)
        )
    }
}

/// TH10: writes rejects as CSV: `line,reason_code,reason`, RFC 4180, no cell that a spreadsheet would run.
pub fn write_rejects<'a>(to: impl Write, rejects: impl IntoIterator<Item = &'a Reject>) -> io::Result<()> {
    let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(to);
    csv.write_record(["line", "reason_code", "reason"])?;
    for reject in rejects {
        let line = reject.line.to_string();
        csv.write_record([line.as_str(), reject.reason.code(), &formula_safe(reject.reason.to_string())])?;
    }
    csv.flush()
}

/// The signs at the start of a cell that make a spreadsheet run it (ASVS 1.2.10), full-width forms included.
pub(super) fn starts_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'])
}

fn formula_safe(text: String) -> String {
    if starts_formula(&text) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn th10_rejects_are_written_with_line_code_and_words() {
        let rejects = [
            Reject { line: 2, reason: RejectReason::EmptyAddress },
            Reject { line: 40, reason: RejectReason::ValueTooLong(ValueKind::Name) },
            Reject { line: 41, reason: RejectReason::WrongNumberOfCells { expected: 3, found: 4 } },
        ];
        let mut out = Vec::new();
        write_rejects(&mut out, &rejects).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "line,reason_code,reason\r\n2,empty_address,the e-mail address is empty\r\n\
             40,value_too_long,the field name is longer than 200 characters\r\n\
             41,wrong_number_of_cells,the row has 4 cells; the header has 3\r\n"
        );
        for text in ["=1+1", "+44", "-1", "@x", "\tx", "＝1"] {
            assert!(formula_safe(text.to_owned()).starts_with('\''));
        }
    }
}
