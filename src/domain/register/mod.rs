//! The registers: the reference data of tables T1 to T14, as rows that officers edit, and the decisions that follow
//! from them alone. The policy page prints the same rows that the code decides by (S0.3).
//!
//! A set of registers is checked as a whole when it is made (`westcon`, `parse`, `from_rows`, `with_row`), so that
//! whoever holds a [`Registers`] holds one without dangling references. What the policy leaves open is no error but a
//! [`Fault`]: the portal runs, and the officer sees the list.
//!
//! Pure: knows the kinds of value and nothing else. The database keeps each row as JSON text under its register's
//! name and its key; see [`Registers::rows`] and [`Registers::from_rows`].

mod basis;
mod check;
mod company;
mod decision;
mod edit;
mod error;
mod fault;
mod label;
mod lists;
mod processing;
mod recipient;
mod refusal;
#[cfg(test)]
mod tests;

pub use basis::Basis;
pub use company::{
    Address, AddressKind, Announcement, Body, Channel, ChannelKind, Country, Document, Entity, EntityRole, Fact,
    FactValue, Harm, Measure, MetBy, Region, Site, System,
};
pub use decision::{ClaimedUse, KnownBy, ProvenanceClaim, calendar_of};
pub use edit::{EditField, FieldKind, fields as edit_fields, merged as merged_row};
pub use error::RegisterError;
pub use fault::{Fault, FaultKind};
pub use label::{FALLBACK_LANGUAGE, LONGEST_LABEL, Label, LabelError};
pub use lists::{REGISTERS, RegisterRow};
pub use processing::{
    Assessment, BLOCK_PLACES, CategoryRow, ConsentKind, ConsentNeed, CountryRule, DataType, Detail, Direction, Ground,
    Group, Guard, HolidayRow, LetterWords, NamedBy, Purpose, RetentionAction, RetentionRule, RetentionStart, RightRow,
    Situation, Source, SubjectKind, SubscriberRule, TextBlock, Topic, UsePart, UseStatement, Variant,
};
pub use recipient::{Contract, Mechanism, Recipient, RecipientKind, RecipientRole, Stop, Term, Transfer};
pub use refusal::Refusal;

use crate::domain::value::{Category, ValueKind};
use check::Required;
use lists::Lists;
use serde_json::Value;
use std::sync::LazyLock;

/// The rows that a new portal starts from.
const WESTCON: &str = include_str!("westcon.toml");
/// What errors in rows of the database name as the file.
const DATABASE: &str = "database";

/// All registers of one company, checked as a whole.
///
/// Every register has a slice of its rows in order (`sources()`) and a look-up by key (`source("SRC01")`).
#[derive(Debug, Clone, PartialEq)]
pub struct Registers {
    lists: Lists,
    rows: Vec<RegisterRow>,
    required: Required,
}

impl Registers {
    /// S6.8: the same with an assessment for each purpose that may rest on an interest: for the demonstration and for
    /// tests, whose company has done its weighing.
    pub fn assessed(&self) -> Self {
        let today = chrono::NaiveDate::from_ymd_opt(2026, 1, 5).unwrap_or_default();
        let assessment = |purpose: &Purpose| Assessment {
            need: "Business contacts expect to hear from the companies that they work with.".into(),
            balance: "Their work address is used, seldom, and each message can stop the next.".into(),
            on: today,
            owner: purpose.group.clone(),
            review_on: None,
        };
        let rows = self.purposes().iter().filter(|p| p.bases.contains(&Basis::LegitimateInterest));
        rows.fold(self.clone(), |registers, purpose| {
            let with = Purpose { assessment: Some(assessment(purpose)), ..purpose.clone() };
            let json = serde_json::to_string(&with).unwrap_or_default();
            let row = RegisterRow { register: "purpose".into(), key: with.key, json };
            registers.with_row(row).unwrap_or(registers)
        })
    }
    /// S4.1, S6.1, S6.2: the registers compiled into the program, as the policy has them, gaps and all.
    pub fn westcon() -> Self {
        #[allow(clippy::expect_used, reason = "the file is compiled in, and a test parses it")]
        static COMPILED_IN: LazyLock<Registers> =
            LazyLock::new(|| Registers::parse(WESTCON, "westcon.toml").expect("the compiled-in registers are good"));
        COMPILED_IN.clone()
    }

    /// Reads a register file, the one given with `--registers FILE`. `file_name` only serves to name the file in
    /// an error, which says where the trouble is and what is allowed there.
    pub fn parse(text: &str, file_name: &str) -> Result<Self, RegisterError> {
        let file: toml::Table = toml::from_str(text)
            .map_err(|error| RegisterError::in_file(file_name, error.to_string().trim_end().to_owned()))?;
        let mut lists = Lists::default();
        for (register, content) in file {
            if !REGISTERS.contains(&register.as_str()) {
                return Err(RegisterError::in_file(file_name, format!("no register is called `{register}`"))
                    .allowed(REGISTERS.join(", ")));
            }
            let toml::Value::Array(rows) = content else {
                return Err(RegisterError::in_file(file_name, format!("`{register}` is not a list of rows"))
                    .allowed(format!("one [[{register}]] table for each row")));
            };
            for row in rows {
                let row = serde_json::to_value(row)
                    .map_err(|error| RegisterError::in_file(file_name, format!("{register}: {error}")))?;
                lists.add(file_name, &register, row)?;
            }
        }
        Self::checked(lists, file_name)
    }

    /// All rows in order, each as the JSON text that the database keeps under (register, key). The text also holds
    /// the row's `position`, so that the order survives whatever order the database gives them back in.
    pub fn rows(&self) -> &[RegisterRow] {
        &self.rows
    }

    /// One row as JSON text, for an officer to edit.
    pub fn row(&self, register: &str, key: &str) -> Option<&RegisterRow> {
        self.rows.iter().find(|row| row.register == register && row.key == key)
    }

    /// The registers from the rows of the database, in any order.
    pub fn from_rows(rows: impl IntoIterator<Item = RegisterRow>) -> Result<Self, RegisterError> {
        let mut positioned = Vec::new();
        for row in rows {
            let RegisterRow { register, key, json } = row;
            let wrong = |problem: String| RegisterError::in_row(DATABASE, &register, &key, problem);
            if !REGISTERS.contains(&register.as_str()) {
                return Err(wrong("there is no such register".to_owned()).allowed(REGISTERS.join(", ")));
            }
            let value: Value = serde_json::from_str(&json).map_err(|error| wrong(error.to_string()))?;
            let Value::Object(mut fields) = value else {
                return Err(wrong("the row is no JSON object".to_owned()));
            };
            if fields.get("key").and_then(Value::as_str) != Some(key.as_str()) {
                return Err(wrong("the key inside the row differs".to_owned()).field("key").allowed(key.clone()));
            }
            let position = fields.remove("position").and_then(|p| p.as_u64()).unwrap_or(u64::MAX);
            positioned.push((position, register, Value::Object(fields)));
        }
        positioned.sort_by_key(|(position, _, _)| *position); // stable: rows without one keep the order they came in
        let mut lists = Lists::default();
        for (_, register, row) in positioned {
            lists.add(DATABASE, &register, row)?;
        }
        Self::checked(lists, DATABASE)
    }

    /// An officer's edit: these registers with `row` instead of the one of the same register and key, or with `row`
    /// at the end if there is none. Refused as a whole if anything would not fit any more.
    pub fn with_row(&self, row: RegisterRow) -> Result<Self, RegisterError> {
        let mut rows = self.rows.clone();
        match rows.iter_mut().find(|r| r.register == row.register && r.key == row.key) {
            Some(old) => {
                let json = lists::with_position_of(&row.json, &old.json);
                *old = RegisterRow { json, ..row };
            }
            None => rows.push(row),
        }
        Self::from_rows(rows)
    }

    /// These registers without one row. Refused if other rows name it. Nothing changes if there is no such row.
    pub fn without_row(&self, register: &str, key: &str) -> Result<Self, RegisterError> {
        Self::from_rows(self.rows.iter().filter(|r| r.register != register || r.key != key).cloned())
    }

    fn checked(lists: Lists, file: &str) -> Result<Self, RegisterError> {
        let required = check::check(&lists, file)?;
        let rows = lists.rows(file)?;
        Ok(Self { lists, rows, required })
    }

    /// S1.1: the one entity that decides about the data.
    pub fn controller(&self) -> &Entity {
        &self.required.controller
    }
    /// T13, S13.4: how many working days the company gives itself for an answer.
    pub fn reply_aim_working_days(&self) -> u32 {
        self.required.reply_aim
    }
    /// T13, S9.1: nobody younger may submit data.
    pub fn minimum_age(&self) -> u32 {
        self.required.minimum_age
    }
    /// T13, S13.10: where to complain about the company.
    pub fn regulator(&self) -> &Body {
        &self.required.regulator
    }
    /// S1.3: an entity's registered office.
    pub fn registered_office(&self, entity: &Entity) -> Option<&Address> {
        self.address(entity.registered_office.as_deref()?)
    }
    /// The words for a category. Every category that a row names has them.
    pub fn category_row(&self, category: Category) -> Option<&CategoryRow> {
        self.category(category.key())
    }
    /// The words for a basis.
    pub fn situation_of(&self, basis: Basis) -> Option<&Situation> {
        self.situation(basis.key())
    }
    /// The types of T6 that a kind of value holds, in order; the first one is the best name for it.
    pub fn types_of_kind(&self, kind: ValueKind) -> impl Iterator<Item = &DataType> {
        self.data_types().iter().filter(move |t| t.kinds.contains(&kind))
    }
    /// S6.1: the policy's uses, or parts of uses, that stand on this purpose.
    pub fn uses_of(&self, purpose: &str) -> impl Iterator<Item = &UseStatement> {
        let names = move |purposes: &[String]| purposes.iter().any(|p| p == purpose);
        self.use_statements().iter().filter(move |u| names(&u.purposes) || u.parts.iter().any(|p| names(&p.purposes)))
    }
    /// S6.12: the recipients that a purpose names, narrowed to it or open to every purpose.
    pub fn recipients_for(&self, purpose: &str) -> impl Iterator<Item = &Recipient> {
        self.recipients().iter().filter(move |r| r.purposes.is_empty() || r.purposes.iter().any(|p| p == purpose))
    }
    /// S8.23: the organisations outside the group, each by name, that get data only from people who agreed to it.
    pub fn sharing_recipients(&self) -> impl Iterator<Item = &Recipient> {
        let needs_consent = |r: &Recipient| self.ground(&r.ground).is_some_and(|g| g.consent == ConsentNeed::Needed);
        self.recipients().iter().filter(move |r| r.named && r.country.is_some() && needs_consent(r))
    }
    /// The systems that a person must search because the portal holds no copy.
    pub fn systems_not_copied(&self) -> impl Iterator<Item = &System> {
        self.systems().iter().filter(|s| !s.copied)
    }
    /// Whether a purpose belongs to a marketing group of T10; an unknown one does not.
    pub fn is_marketing(&self, purpose: &str) -> bool {
        self.purpose(purpose).and_then(|p| self.group(&p.group)).is_some_and(|g| g.marketing)
    }
}
