//! Rows about processing: what is held, where it comes from, what for, on what basis, and who gets it.

use super::basis::Basis;
use super::label::Label;
use crate::domain::value::{Category, ValueKind};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// T5, S3.1: a kind of organisation that people work for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubjectKind {
    /// The key.
    pub key: String,
    /// What it is called.
    pub label: Label,
}

/// T6: the words for a category of data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CategoryRow {
    /// The category.
    pub key: Category,
    /// What it is called.
    pub label: Label,
    /// What it means, in one plain sentence.
    pub explanation: Label,
    /// Purposes through which it may be used although the purposes table has no column for it (ENR by R13).
    #[serde(default)]
    pub through: Vec<String>,
}

/// T6: a type of data within a category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataType {
    /// The key.
    pub key: String,
    /// The category it belongs to.
    pub category: Category,
    /// What it is called.
    pub label: Label,
    /// The portal's kinds of value that hold it; none for what the portal keeps otherwise (photographs).
    #[serde(with = "value_kinds")]
    pub kinds: Vec<ValueKind>,
    /// S4.14, S4.15: the only purposes it may serve; empty means that the category decides alone.
    #[serde(default)]
    pub only_purposes: Vec<String>,
}

/// T6, S4.22: a kind of data that is never collected. Matching column names against it is the import's work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guard {
    /// The key.
    pub key: String,
    /// What it is called.
    pub label: Label,
    /// Who says so.
    pub named_by: NamedBy,
}

/// Who put a kind on the guard list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NamedBy {
    /// The company's policy.
    Policy,
    /// The law, beyond the policy.
    Law,
}

/// T7, S4.1: where a value came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The key.
    pub key: String,
    /// S4.2: a sentence that tells the person where we have it from.
    pub label: Label,
    /// A word or two for tables.
    pub short: Label,
    /// S4.4: the only purposes that data from here may serve; empty means any.
    #[serde(default)]
    pub only_purposes: Vec<String>,
    /// S4.14: together with one of these purposes, data from here is not used for marketing.
    #[serde(default)]
    pub locked_with: Vec<String>,
    /// S4.5, S4.21: what must be recorded with it.
    #[serde(default)]
    pub needs: Vec<Detail>,
    /// S4.7: whether it comes from somebody else than the person, so that the person must be told.
    #[serde(default)]
    pub third_party: bool,
    /// Whether it is one of the sources beside the policy's list of fourteen.
    #[serde(default)]
    pub technical: bool,
    /// S4.5: who wrote to whose people in joint marketing.
    pub direction: Option<Direction>,
}

/// S4.5: the direction of joint marketing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The partner gave us the person.
    PartnerGaveUsThePerson,
    /// We write to the partner's customers.
    WeWriteToPartnersCustomers,
}

/// S4.5, S4.21: what some sources need to have recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    /// The organisation that marketing was done with.
    Partner,
    /// The campaign.
    Campaign,
    /// Who supplied an outside record.
    Supplier,
    /// Why it was obtained.
    Reason,
}

impl Detail {
    /// The stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Partner => "partner",
            Self::Campaign => "campaign",
            Self::Supplier => "supplier",
            Self::Reason => "reason",
        }
    }
}

/// T8: a use that the policy states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UseStatement {
    /// The key.
    pub key: String,
    /// The use in words.
    pub label: Label,
    /// The rows of T10 behind it. Must be written even when empty: an empty list says that there is none (S6.1).
    pub purposes: Vec<String>,
    /// Parts of the use that are accounted for on their own.
    #[serde(default)]
    pub parts: Vec<UsePart>,
    /// T9 bases that the policy gives for the use itself.
    #[serde(default)]
    pub bases: Vec<Basis>,
}

impl UseStatement {
    /// S6.6: whether it, or a part of it, stands in no row of T10.
    pub fn is_without_row(&self) -> bool {
        self.purposes.is_empty() || self.parts.iter().any(|part| part.purposes.is_empty())
    }
}

/// A part of a use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsePart {
    /// The key within the use.
    pub key: String,
    /// The part in words.
    pub label: Label,
    /// The rows of T10 behind it.
    pub purposes: Vec<String>,
}

/// T9: the words for a basis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Situation {
    /// The basis.
    pub key: Basis,
    /// What it means to the person.
    pub label: Label,
    /// A typical case.
    pub typical: Label,
}

/// T10: a group of purposes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The key.
    pub key: String,
    /// What it is called.
    pub label: Label,
    /// Whether its purposes are marketing (S4.14).
    #[serde(default)]
    pub marketing: bool,
}

/// T10, S6.2: a purpose: which categories it may use and which bases it may rely on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Purpose {
    /// The row's key.
    pub key: String,
    /// A key of the `group` register.
    pub group: String,
    /// A short label.
    pub label: Label,
    /// One plain sentence to the person.
    pub sentence: Label,
    /// The categories it may use.
    pub categories: Vec<Category>,
    /// The bases it may rely on. Must be written even when empty (GAP3).
    pub bases: Vec<Basis>,
    /// S6.20: how long its data stays; empty until an officer sets it (GAP7).
    pub retention: Option<RetentionRule>,
    /// S6.20: categories of it that have a rule of their own.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub retention_by_category: BTreeMap<Category, RetentionRule>,
    /// S6.8: the assessment without which no legitimate interest carries it.
    #[serde(default)]
    pub assessment: Option<Assessment>,
}

/// S6.8: what was weighed before a legitimate interest was relied on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// Which interest it is, and why the use is needed for it.
    pub need: String,
    /// Why the interests of the people do not outweigh it.
    pub balance: String,
    /// The day it was made.
    pub on: NaiveDate,
    /// Who answers for it.
    pub owner: String,
    /// When it is looked at again; empty means when something changes.
    pub review_on: Option<NaiveDate>,
}

impl Purpose {
    /// S6.8: whether a basis carries it today: a legitimate interest only once it was weighed.
    pub fn is_carried_by(&self, basis: Basis) -> bool {
        self.bases.contains(&basis) && (basis != Basis::LegitimateInterest || self.assessment.is_some())
    }
    /// S6.20: the rule for a category: its own, else the purpose's; `None` while neither has been set (GAP7).
    pub fn retention_for(&self, category: Category) -> Option<&RetentionRule> {
        self.retention_by_category.get(&category).or(self.retention.as_ref())
    }
}

/// S4.11, S8.26: what marketing is about, as a person chooses it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// The row's key: it stands in links and campaign files.
    pub key: String,
    /// What it is called.
    pub label: Label,
    /// One plain sentence to the person.
    pub sentence: Label,
    /// The marketing purpose that it serves.
    pub purpose: String,
    /// Whether others than the company write, or write together with it: shown apart.
    #[serde(default)]
    pub third_party: bool,
    /// S4.11, S6.13: how the feed comes; only these can be chosen.
    #[serde(default = "by_email")]
    pub channels: Vec<String>,
    /// S8.26: rhythms or kinds that the feed really has, such as weekly and monthly; empty for none.
    #[serde(default)]
    pub variants: Vec<Variant>,
    /// L7.6: the version of the words people agree to; a higher one asks for consent again.
    #[serde(default = "first_version")]
    pub wording_version: i32,
    /// L7.6: after how many months consent is asked for again.
    #[serde(default = "two_years")]
    pub renew_months: u32,
}

/// S8.26: a rhythm or kind of a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// Its key within the topic.
    pub key: String,
    /// What it is called.
    pub label: Label,
}

fn by_email() -> Vec<String> {
    vec!["email".to_owned()]
}
fn first_version() -> i32 {
    1
}
fn two_years() -> u32 {
    24
}

/// S8.32: what the law of a place wants before marketing is sent, from the most to the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentKind {
    /// Express consent.
    OptIn,
    /// Express or implied consent (LC.1).
    Implied,
    /// Express consent or the soft opt-in (LP.2).
    SoftOptIn,
    /// Nothing but a legitimate interest and a way out.
    OptOut,
}

/// S8.32: marketing law of a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountryRule {
    /// The key: a country or a group of them.
    pub key: String,
    /// Countries of ISO 3166 that it holds for.
    pub countries: Vec<String>,
    /// The law it comes from.
    pub law: Label,
    /// What it wants for a person's address.
    pub individual: ConsentKind,
    /// What it wants for a company's address.
    pub corporate: ConsentKind,
    /// LC.1: how long business with somebody implies consent.
    pub implied_months_order: Option<u32>,
    /// LC.1: how long an enquiry does.
    pub implied_months_enquiry: Option<u32>,
    /// Days until an opt-out must hold everywhere; the portal's own holds at once.
    pub opt_out_days: u32,
    /// Days for which the link of a mail must work.
    pub link_days: u32,
    /// Months for which consent must be provable after it ended.
    pub record_months: u32,
    /// What must stand in each mail: `sender`, `post`, `contact`, `opt_out`, `advertisement`.
    pub footer: Vec<String>,
}

/// S13.9: a day that an officer made no working day, or made one. The key is the day: `2027-05-03`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolidayRow {
    /// The day, as in ISO 8601.
    pub key: String,
    /// Whether nobody works on it (`true`), or a bank holiday is worked on after all (`false`).
    pub is_off: bool,
    /// Whether the office alone is closed: the aim moves, the law's dates do not.
    #[serde(default)]
    pub is_office: bool,
    /// Why.
    pub label: Label,
}

impl HolidayRow {
    /// The day.
    pub fn on(&self) -> Option<NaiveDate> {
        self.key.parse().ok()
    }
}

/// S13.14: words of the desk's own that an answer can begin with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextBlock {
    /// The key.
    pub key: String,
    /// What the desk calls it.
    pub label: Label,
    /// What it says. `{name}`, `{reference}` and `{aim}` are filled in.
    pub says: Label,
}

/// O14: a paragraph of the company's own in a letter to contacts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LetterWords {
    /// The letter's key.
    pub key: String,
    /// What it says. The letter's own places are filled in.
    pub says: Label,
}

/// What a text block may have filled in.
pub const BLOCK_PLACES: [&str; 3] = ["{name}", "{reference}", "{aim}"];

/// LP.1: a rule by which addresses count as a company's or a person's; it holds only once somebody looked at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubscriberRule {
    /// The key.
    pub key: String,
    /// Domains of addresses, each with everything below it; `*` for all others.
    pub domains: Vec<String>,
    /// `individual` or `corporate`.
    pub kind: String,
    /// Why.
    pub reason: Label,
    /// Who looked at it.
    pub reviewed_by: Option<String>,
    /// When.
    pub reviewed_on: Option<NaiveDate>,
}

/// S6.20: how long data stays for a purpose, and what happens then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetentionRule {
    /// How many calendar months, 1 to 1,200.
    pub months: u32,
    /// What the months count from.
    pub starts: RetentionStart,
    /// What happens when they are over.
    pub action: RetentionAction,
    /// The law that demands the period, if one does (S8.18).
    pub law: Option<Label>,
}

/// What a period counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RetentionStart {
    /// The day the value was collected.
    Collected,
    /// The last time anybody on either side was in touch.
    LastContact,
    /// The day the purpose ended for the person.
    PurposeEnded,
}

/// What happens at the end of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RetentionAction {
    /// The value is erased.
    Erase,
    /// Only figures stay.
    Anonymise,
    /// Kept for the law, out of reach.
    Seal,
}

/// T11, S7.1: a ground on which data may be passed on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ground {
    /// The key.
    pub key: String,
    /// The ground in words.
    pub label: Label,
    /// Whether the person must have agreed.
    pub consent: ConsentNeed,
}

/// T11: whether a ground needs the person's consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentNeed {
    /// Opt-in (S8.23).
    Needed,
    /// The ground stands without it.
    NotNeeded,
    /// Nobody can be recognised, so there is nothing to consent to (S6.17).
    NotPersonalData,
}

/// T12: a right of the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RightRow {
    /// The key.
    pub key: String,
    /// What it is called on a button or in a list.
    pub label: Label,
    /// What it gives, in one plain sentence.
    pub sentence: Label,
}

/// Kinds of value as their keys.
mod value_kinds {
    use crate::domain::value::ValueKind;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(kinds: &[ValueKind], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(kinds.iter().map(|kind| kind.key()))
    }
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<ValueKind>, D::Error> {
        let keys = Vec::<String>::deserialize(from)?;
        let all = || ValueKind::ALL.iter().map(|k| k.key()).collect::<Vec<_>>().join(", ");
        let kind = |key: &String| {
            ValueKind::from_key(key)
                .ok_or_else(|| D::Error::custom(format!("unknown kind of value `{key}`, expected one of {}", all())))
        };
        keys.iter().map(kind).collect()
    }
}
