//! Rows about the company: who it is, where, how to reach it, and the systems it keeps data in.

use super::label::Label;
use crate::domain::value::Category;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// T1: a legal entity of the group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entity {
    /// The key, which is also the abbreviation.
    pub key: String,
    /// The full name. S1.2: empty until an officer types it; never guessed.
    pub name: Option<String>,
    /// What to call several companies that have no name in common.
    pub label: Option<Label>,
    /// The number in the company register.
    pub number: Option<String>,
    /// Where it is registered.
    pub registered_in: Option<Label>,
    /// What it does with the data.
    pub role: EntityRole,
    /// S1.4: the part of the world.
    pub region: Option<Region>,
    /// S1.4, S10.1: a key of the `country` register.
    pub country: Option<String>,
    /// S1.3: a key of the `address` register; entities share the record.
    pub registered_office: Option<String>,
}

impl Entity {
    /// S1.2: what to print in this language: the name, else the common label, else the abbreviation.
    pub fn display_name(&self, language: &str) -> &str {
        match (&self.name, &self.label) {
            (Some(name), _) => name,
            (None, Some(label)) => label.in_language(language),
            (None, None) => &self.key,
        }
    }
}

/// What an entity does with the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntityRole {
    /// Decides why and how. Exactly one entity has this role (S1.1).
    Controller,
    /// Decides together with the controller.
    JointController,
    /// Works for the controller.
    Processor,
    /// GAP2: the policy names it beside the controller without saying what it does.
    Named,
    /// Another company of the group.
    Group,
}

/// S1.4: the regions in which the group works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Region {
    /// The United States.
    Us,
    /// Europe, the Middle East and Africa.
    Emea,
    /// Asia and the Pacific.
    Apac,
}

/// T2, S1.3: an address as it was given, with the days between which it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Address {
    /// The key.
    pub key: String,
    /// What it is for, in words.
    pub label: Label,
    /// What it is for.
    pub kind: AddressKind,
    /// The lines above the postcode.
    pub lines: Vec<String>,
    /// The postcode.
    pub postcode: String,
    /// A key of the `country` register.
    pub country: String,
    /// The first day on which it holds; empty means from the start.
    pub from: Option<NaiveDate>,
    /// The last day on which it holds; empty means until further notice.
    pub until: Option<NaiveDate>,
}

/// What an address is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AddressKind {
    /// The registered office of one or more entities.
    RegisteredOffice,
    /// Where letters to the officer go.
    OfficerPost,
    /// An office (P11).
    Office,
}

/// T3: a way to reach the officer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// The key.
    pub key: String,
    /// What it is called.
    pub label: Label,
    /// What it is.
    pub kind: ChannelKind,
    /// An e-mail address or a telephone number.
    pub value: Option<String>,
    /// A key of the `address` register.
    pub address: Option<String>,
    /// The code of a page of this portal.
    pub page: Option<String>,
}

impl Channel {
    /// GAP10: shown only when somebody could use it.
    pub fn is_shown(&self) -> bool {
        self.value.is_some() || self.address.is_some() || self.page.is_some()
    }
}

/// What kind of channel it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChannelKind {
    /// A form on the web.
    Form,
    /// A letter.
    Post,
    /// The link at the end of marketing messages.
    FooterLink,
    /// E-mail.
    Email,
    /// Telephone.
    Phone,
}

/// T4, S2.7: a website that values can come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// The key, as imports name it.
    pub key: String,
    /// What it is called.
    pub label: Label,
    /// Where it is.
    pub url: Option<String>,
    /// Where its own policy is, if it has one.
    pub own_policy_url: Option<String>,
}

/// S10.1: a country that data can be in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// The two letters of ISO 3166.
    pub key: String,
    /// What it is called.
    pub label: Label,
    /// S10.1: listed on the policy page even where no recipient is there.
    #[serde(default)]
    pub always_listed: bool,
}

/// T13: one thing the company states about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The key. `reply_aim`, `minimum_age` and `regulator` must be there: the portal works with them.
    pub key: String,
    /// What it says.
    pub label: Label,
    /// The value.
    pub value: FactValue,
}

/// The value of a fact, with its unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactValue {
    /// A number of working days.
    WorkingDays(u32),
    /// A number of years.
    Years(u32),
    /// A public body.
    Body(Body),
    /// A page elsewhere.
    Url(String),
    /// The code of a page of this portal.
    Page(String),
}

/// A public body that people can turn to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Its name in its own language.
    pub name: String,
    /// Its site.
    pub url: Option<String>,
}

/// T13, GAP9: a document that the policy refers to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The key.
    pub key: String,
    /// What it is called.
    pub label: Label,
    /// The code of the portal's page that supplies it.
    pub page: Option<String>,
    /// Where it is elsewhere.
    pub url: Option<String>,
}

/// L34.1: something that everybody is told on every page, from a day until a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Announcement {
    /// The key: of a breach, its reference.
    pub key: String,
    /// The headline, which every page shows.
    pub label: Label,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    /// What happened.
    pub says: Label,
    /// What it can mean for people.
    #[serde(default)]
    pub effects: Option<Label>,
    /// What was done about it.
    #[serde(default)]
    pub measures: Option<Label>,
    /// What people can do.
    #[serde(default)]
    pub advice: Option<Label>,
}

impl Announcement {
    /// Whether it counts on a day.
    pub fn is_shown(&self, today: NaiveDate) -> bool {
        (self.from..=self.until).contains(&today)
    }
}

/// T14: a security measure that the policy names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// The key.
    pub key: String,
    /// What it is.
    pub label: Label,
    /// Who can meet it.
    pub met_by: MetBy,
    /// Who answers for it.
    pub owner: Option<String>,
    /// What shows that it is met.
    pub evidence: Option<String>,
    /// When to look at it again.
    pub review: Option<NaiveDate>,
}

impl Measure {
    /// S11.6: whether somebody answers for it.
    pub fn has_owner(&self) -> bool {
        self.owner.as_deref().is_some_and(|owner| !owner.trim().is_empty())
    }
}

/// GAP18: whether software can meet a measure at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MetBy {
    /// This portal does its part of it.
    Software,
    /// Only the company can.
    Organisation,
}

/// T14: a harm that the measures guard against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Harm {
    /// The key.
    pub key: String,
    /// What it is called.
    pub label: Label,
}

/// A system in which the company keeps personal data: what a person's page says about the edges of what it shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct System {
    /// The key, as imports and the table of external ids name it.
    pub key: String,
    /// What it is called.
    pub label: Label,
    /// What is in it, in words.
    pub contains: Label,
    /// The categories of T6 in it.
    pub categories: Vec<Category>,
    /// Whether the portal shows what is in it; if not, a person must search it.
    pub copied: bool,
    /// What the system calls the id of a person.
    pub external_id: Option<String>,
    /// How to have it searched.
    pub search: Label,
    /// Whether an officer has said that the row is true of this company.
    #[serde(default)]
    pub confirmed: bool,
}
