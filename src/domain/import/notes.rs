//! What an operator should know about a file beside counts: by kind, with the first line, without values.

use std::collections::BTreeMap;

/// A kind of remark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoteKind {
    /// The file is not UTF-8; it was read as Windows-1252.
    Windows1252,
    /// A country is not known; the row has none.
    UnknownCountry,
    /// A language is not known; the row has none.
    UnknownLanguage,
    /// A date cannot be read in the order of day and month that holds; the row has none.
    UnreadableDate,
    /// A cell of an opt-out column says neither yes nor no: it counts as an opt-out.
    UnclearOptOut,
    /// A row could not be taken but for its opt-out, which was kept.
    OnlyOptOutKept,
    /// A text in a column of internet addresses is none; it was left out.
    BadIpAddress,
    /// A password was in the file; only the fact was kept (S4.10).
    PasswordSeen,
    /// A row names a relation and no organisation to stand in it to (S3.1).
    RelationAlone,
}

impl NoteKind {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Windows1252 => "windows_1252",
            Self::UnknownCountry => "unknown_country",
            Self::UnknownLanguage => "unknown_language",
            Self::UnreadableDate => "unreadable_date",
            Self::UnclearOptOut => "unclear_opt_out",
            Self::OnlyOptOutKept => "only_opt_out_kept",
            Self::BadIpAddress => "bad_ip_address",
            Self::PasswordSeen => "password_seen",
            Self::RelationAlone => "relation_alone",
        }
    }
    /// In words for an operator.
    pub fn words(self) -> &'static str {
        match self {
            Self::Windows1252 => "the file is not UTF-8; it was read as Windows-1252: look at a few names",
            Self::UnknownCountry => "the country is not known and was left out",
            Self::UnknownLanguage => "the language is not known and was left out",
            Self::UnreadableDate => {
                "a date cannot be read and was left out; if months come first, say date_order = \"month_first\""
            }
            Self::UnclearOptOut => "an opt-out column says neither yes nor no; it was taken as an opt-out",
            Self::OnlyOptOutKept => "the row could not be taken; only its opt-out was kept",
            Self::BadIpAddress => "a text in a column of internet addresses is none and was left out",
            Self::PasswordSeen => "the file holds passwords; only the fact that one is set was kept. Destroy the file",
            Self::RelationAlone => "a row says the relation and names no organisation; the relation was left out",
        }
    }
}

/// How often a remark applies, and where first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Note {
    /// What.
    pub kind: NoteKind,
    /// How many times.
    pub count: u64,
    /// The line where it applied first.
    pub first_line: u64,
}

/// Remarks by kind: bounded, however long the file is.
#[derive(Default)]
pub(super) struct Notes(BTreeMap<NoteKind, Note>);

impl Notes {
    pub fn add(&mut self, kind: NoteKind, line: u64) {
        self.0.entry(kind).or_insert(Note { kind, count: 0, first_line: line }).count += 1;
    }
    pub fn has(&self, kind: NoteKind) -> bool {
        self.0.contains_key(&kind)
    }
    pub fn list(&self) -> Vec<Note> {
        self.0.values().copied().collect()
    }
}
