//! The list of registers, and how rows get in and out of it as JSON. One line a register: its name in files and in
//! the database, the two look-ups, and the type of its rows.

use super::basis::Basis;
use super::company::{Address, Announcement, Channel, Country, Document, Entity, Fact, Harm, Measure, Site, System};
use super::error::RegisterError;
use super::processing::{
    CategoryRow, CountryRule, DataType, Ground, Group, Guard, HolidayRow, LetterWords, Purpose, RightRow, Situation,
    Source, SubjectKind, SubscriberRule, TextBlock, Topic, UseStatement,
};
use super::recipient::Recipient;
use super::{Category, Registers};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// A row as the database keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterRow {
    /// The name of the register, one of [`REGISTERS`].
    pub register: String,
    /// The row's key within it.
    pub key: String,
    /// The row as JSON text.
    pub json: String,
}

/// A key as text, whether it is typed or not.
pub(super) trait KeyText {
    fn text(&self) -> &str;
}
impl KeyText for String {
    fn text(&self) -> &str {
        self
    }
}
impl KeyText for Category {
    fn text(&self) -> &str {
        self.key()
    }
}
impl KeyText for Basis {
    fn text(&self) -> &str {
        self.key()
    }
}

/// What every row has.
pub(super) trait Keyed {
    const REGISTER: &'static str;
    fn key_text(&self) -> &str;
}

macro_rules! registers {
    ($($(#[$doc:meta])* $name:literal $all:ident $one:ident $row:ty;)*) => {
        /// The names of all registers, in the order in which pages list them.
        pub const REGISTERS: &[&str] = &[$($name,)*];

        /// The rows, not yet checked against each other.
        #[derive(Debug, Clone, Default, PartialEq)]
        pub(super) struct Lists { $(pub(super) $all: Vec<$row>,)* }

        $(impl Keyed for $row {
            const REGISTER: &'static str = $name;
            fn key_text(&self) -> &str { self.key.text() }
        })*

        impl Lists {
            /// Adds one row to the end of a register.
            pub(super) fn add(&mut self, file: &str, register: &str, row: Value) -> Result<(), RegisterError> {
                match register {
                    $($name => push(&mut self.$all, file, row),)*
                    _ => Err(RegisterError::in_file(file, format!("no register is called `{register}`"))
                        .allowed(REGISTERS.join(", "))),
                }
            }
            /// Every row as JSON.
            pub(super) fn rows(&self, file: &str) -> Result<Vec<RegisterRow>, RegisterError> {
                let mut rows = Vec::new();
                $(write(&mut rows, file, &self.$all)?;)*
                Ok(rows)
            }
            /// The keys of every register, for checks that treat all alike.
            pub(super) fn keys(&self) -> Vec<(&'static str, Vec<&str>)> {
                vec![$(($name, keys(&self.$all)),)*]
            }
        }

        impl Registers {
            $(
                $(#[$doc])*
                pub fn $all(&self) -> &[$row] { &self.lists.$all }
                /// The row with this key, in the register of the same name.
                pub fn $one(&self, key: &str) -> Option<&$row> {
                    self.lists.$all.iter().find(|row| row.key.text() == key)
                }
            )*
        }
    };
}
registers! {
    /// T1: legal entities.
    "entity" entities entity Entity;
    /// T2: addresses.
    "address" addresses address Address;
    /// T3: ways to reach the officer.
    "channel" channels channel Channel;
    /// T4: websites that values come from.
    "site" sites site Site;
    /// T5: kinds of organisation that people work for.
    "subject_kind" subject_kinds subject_kind SubjectKind;
    /// T6: categories of data.
    "category" categories category CategoryRow;
    /// T6: types of data in the categories.
    "data_type" data_types data_type DataType;
    /// T6: kinds that are never collected.
    "guard" guards guard Guard;
    /// T7: sources.
    "source" sources source Source;
    /// T8: uses as the policy states them.
    "use" use_statements use_statement UseStatement;
    /// T9: bases in words.
    "situation" situations situation Situation;
    /// T10: groups of purposes.
    "group" groups group Group;
    /// T10: purposes.
    "purpose" purposes purpose Purpose;
    /// T11: grounds for passing data on.
    "ground" grounds ground Ground;
    /// T11: recipients.
    "recipient" recipients recipient Recipient;
    /// S10.1: countries.
    "country" countries country Country;
    /// T12: rights.
    "right" rights right RightRow;
    /// T13: what the company states about itself.
    "fact" facts fact Fact;
    /// T13: documents that the policy refers to.
    "document" documents document Document;
    /// T14: security measures.
    "measure" measures measure Measure;
    /// T14: harms that the measures guard against.
    "harm" harms harm Harm;
    /// What marketing is about, as people choose it.
    "topic" topics topic Topic;
    /// S8.32: marketing law by place.
    "country_rule" country_rules country_rule CountryRule;
    /// LP.1: whose addresses count as a company's.
    "subscriber_rule" subscriber_rules subscriber_rule SubscriberRule;
    /// Systems that hold personal data.
    "system" systems system System;
    /// S13.9: days that are worked on or not, against the rule.
    "holiday" holidays holiday HolidayRow;
    /// L34.1: what stands on every page.
    "announcement" announcements announcement Announcement;
    /// Words of the desk's own for answers.
    "text_block" text_blocks text_block TextBlock;
    /// O14: words of the company's own in letters.
    "letter_words" letter_words letter_word LetterWords;
}

/// The keys of some rows, in order.
pub(super) fn keys<R: Keyed>(rows: &[R]) -> Vec<&str> {
    rows.iter().map(Keyed::key_text).collect()
}

fn push<R: Keyed + DeserializeOwned>(rows: &mut Vec<R>, file: &str, row: Value) -> Result<(), RegisterError> {
    let key = match row.get("key").and_then(Value::as_str) {
        Some(key) => key.to_owned(),
        None => format!("row {}", rows.len() + 1),
    };
    let row: R = serde_json::from_value(row)
        .map_err(|error| RegisterError::in_row(file, R::REGISTER, &key, error.to_string()))?;
    if rows.iter().any(|other| other.key_text() == row.key_text()) {
        return Err(RegisterError::in_row(file, R::REGISTER, &key, "the key stands there twice")
            .field("key")
            .allowed("each key once in a register"));
    }
    rows.push(row);
    Ok(())
}

fn write<R: Keyed + Serialize>(into: &mut Vec<RegisterRow>, file: &str, rows: &[R]) -> Result<(), RegisterError> {
    for (position, row) in rows.iter().enumerate() {
        let key = row.key_text();
        let value = serde_json::to_value(row)
            .map_err(|error| RegisterError::in_row(file, R::REGISTER, key, error.to_string()))?;
        let json = with_position(value, position.into());
        into.push(RegisterRow { register: R::REGISTER.to_owned(), key: key.to_owned(), json });
    }
    Ok(())
}

fn with_position(mut row: Value, position: Value) -> String {
    if let Value::Object(fields) = &mut row {
        fields.insert("position".to_owned(), position);
    }
    row.to_string()
}

/// An edited row keeps the place of the one it replaces, unless the edit gives a place itself. Text that is no JSON
/// comes back as it is, to be refused with its own error.
pub(super) fn with_position_of(edited: &str, old: &str) -> String {
    let position = |text: &str| serde_json::from_str::<Value>(text).ok().and_then(|v| v.get("position").cloned());
    match (serde_json::from_str::<Value>(edited), position(edited), position(old)) {
        (Ok(row), None, Some(place)) => with_position(row, place),
        _ => edited.to_owned(),
    }
}
