//! What becomes of each column, decided from its name alone and reported by name (S2.10, S2.3, S4.22).

use super::field::Field;
use super::fold::squeeze;
use super::guard::{Guard, guarded};
use super::presets::{Place, Preset, looks_like_opt_out};
use super::{DateOrder, Refused};
use crate::domain::email_address::is_bidi_control;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

/// A layout of one's own, as a TOML file gives it:
///
/// ```toml
/// preset = "hubspot"            # optional: what is not named below goes by this preset
/// date_order = "month_first"    # optional
/// [columns]
/// "E-Mail-Adresse" = "email"
/// "Funktion" = "job_title"
/// "Interne Notiz" = "drop"
/// ```
///
/// Field keys are those of [`Field::keys`]; `drop` leaves a column out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// What holds for columns that are not named.
    #[serde(default)]
    pub preset: Option<Preset>,
    /// What `03/04/2025` means.
    #[serde(default)]
    pub date_order: Option<DateOrder>,
    /// Column name to field key.
    pub columns: BTreeMap<String, String>,
}

/// What becomes of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It feeds this field.
    Kept(Field),
    /// It is left out, for this reason (S2.10).
    Dropped(&'static str),
    /// It must not be taken in (S2.3, S4.22). Of ages only "under 13" is looked at (S9.2), of passwords only whether
    /// there is one (S4.10).
    Refused(Guard),
}

/// A column and what becomes of it. Names only, no values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnReport {
    /// The name in the file, cut to 100 characters, without control characters.
    pub name: String,
    /// What becomes of it.
    pub fate: Fate,
}

pub(super) const UNKNOWN: &str = "not a field that the portal stores";
const UNNAMED: &str = "the column has no name";
const BY_MAPPING: &str = "left out by the mapping";

/// Why columns are left out, in words and by a code that pages have words of their own for.
const LEFT_OUT: &[(&str, &str)] = &[
    (UNKNOWN, "unknown"),
    (UNNAMED, "unnamed"),
    (BY_MAPPING, "mapping"),
    ("why someone left is not needed to respect it", "why_left"),
    ("the state of the record in Dynamics", "record_state"),
    ("the portal sends no faxes", "fax"),
    ("the address of the opt-in is evidence enough", "second_address"),
    ("notes by staff about a person are no data of the listed kinds", "staff_notes"),
    ("it says when someone last dealt with the contact, not when the data changed", "last_dealt"),
    ("a score that Mailchimp gives the person; no purpose needs it", "score"),
    ("a mark of the other system about itself", "own_mark"),
    ("a guess from an internet address; no purpose needs it", "guess"),
];

/// The stable code of why a column is left out.
pub(super) fn left_out_code(why: &str) -> &'static str {
    LEFT_OUT.iter().find(|(words, _)| *words == why).map_or("unknown", |(_, code)| code)
}

/// How columns are judged: the preset, the mapping, or both.
pub(super) struct Layout {
    pub preset: Option<Preset>,
    /// Squeezed column name to field; none for `drop`.
    own: BTreeMap<String, Option<Field>>,
}

impl Layout {
    pub fn new(preset: Option<Preset>, mapping: Option<&Mapping>) -> Result<Self, Refused> {
        let mut own = BTreeMap::new();
        for (name, key) in mapping.iter().flat_map(|m| &m.columns) {
            let field = Field::from_key(key);
            if field.is_none() && key != "drop" {
                return Err(Refused::UnknownField { column: shown(name), key: shown(key) });
            }
            // the guard stands above the mapping: nothing maps a religion to a comment
            if let (Some(guard), Some(_)) = (guarded(name).filter(|_| !looks_like_opt_out(name)), field) {
                return Err(Refused::GuardedMapping { column: shown(name), guard });
            }
            own.insert(squeeze(name), field);
        }
        Ok(Self { preset, own })
    }
    fn fate(&self, name: &str) -> Option<Fate> {
        let opt_out = looks_like_opt_out(name);
        if let Some(own) = self.own.get(&squeeze(name)) {
            let refused = guarded(name).filter(|_| !opt_out).map(Fate::Refused);
            return Some(refused.or(own.map(Fate::Kept)).unwrap_or(Fate::Dropped(BY_MAPPING)));
        }
        let place = self.preset.and_then(|preset| preset.place(name));
        match place {
            Some(Place::Keep(field)) => return Some(Fate::Kept(field)),
            Some(Place::Leave(why)) => return Some(Fate::Dropped(why)),
            None if opt_out => return None,
            None => {}
        }
        Some(match guarded(name) {
            Some(guard) => Fate::Refused(guard),
            None if name.trim().is_empty() => Fate::Dropped(UNNAMED),
            None => Fate::Dropped(UNKNOWN),
        })
    }
}

/// The columns of a file; of JSON lines, those seen so far.
pub(super) struct Columns {
    layout: Layout,
    pub reports: Vec<ColumnReport>,
    names: Vec<String>,
    by_name: HashMap<String, usize>,
}

/// Why a column cannot be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BadColumn {
    /// It speaks of an opt-out and nothing says what it means.
    OptOutNotMapped,
    /// The second that gives the address.
    TwoAddresses,
}

impl Columns {
    pub fn new(layout: Layout) -> Self {
        Self { layout, reports: Vec::new(), names: Vec::new(), by_name: HashMap::new() }
    }
    pub fn preset(&self) -> Option<Preset> {
        self.layout.preset
    }
    pub fn len(&self) -> usize {
        self.reports.len()
    }
    pub fn add(&mut self, name: &str) -> Result<usize, BadColumn> {
        let fate = self.layout.fate(name).ok_or(BadColumn::OptOutNotMapped)?;
        if fate == Fate::Kept(Field::Email) && self.has_email() {
            return Err(BadColumn::TwoAddresses);
        }
        let number = self.reports.len();
        self.reports.push(ColumnReport { name: shown(name), fate });
        self.names.push(name.to_owned());
        self.by_name.insert(name.to_owned(), number);
        Ok(number)
    }
    pub fn has_email(&self) -> bool {
        self.reports.iter().any(|c| c.fate == Fate::Kept(Field::Email))
    }
    /// The column with exactly this name; `guess` is tried first, since lines tend to repeat their keys in order.
    pub fn find(&self, name: &str, guess: usize) -> Option<usize> {
        if self.names.get(guess).is_some_and(|known| known == name) {
            return Some(guess);
        }
        self.by_name.get(name).copied()
    }
    /// Whether cells of this column are looked at.
    pub fn is_read(&self, column: usize) -> bool {
        self.reports
            .get(column)
            .is_some_and(|c| matches!(c.fate, Fate::Kept(_) | Fate::Refused(Guard::BirthOrAge | Guard::Password)))
    }
}

/// TH16: a name from a file as it may stand in a report or on a terminal.
pub(super) fn shown(name: &str) -> String {
    let clean = |c: &char| !c.is_control() && !is_bidi_control(*c) && *c != '\u{FEFF}';
    let short: String = name.chars().filter(clean).take(101).collect();
    match short.char_indices().nth(100) {
        Some((end, _)) => format!("{}…", short.get(..end).unwrap_or_default()),
        None => short,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_of_a_layout_has_a_code() {
        let layouts = include_str!("presets.rs");
        let reasons: Vec<&str> = layouts.split("Leave(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(reasons.len() >= 9);
        for why in reasons {
            assert!(LEFT_OUT.iter().any(|(words, _)| *words == why), "{why}");
        }
    }
}
