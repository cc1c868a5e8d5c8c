//! What a person gets: a plain tree, filled by the assembler and written out by the bundle.
//!
//! Fields called `label`, `words` or described as "in words" are already in the person's language. The shape is
//! published (`data.schema.json`), so a changed field is a changed promise: see [`SCHEMA_VERSION`](super::SCHEMA_VERSION).

use super::explained::{Relation, Value};
use super::written::{at, keys};
use crate::domain::clock::Moment;
use crate::domain::ids::Reference;
use chrono::NaiveDate;
use serde::Serialize;

keys! {
    /// Which of the two copies it is.
    Kind {
        /// S8.2: everything.
        Access = "access",
        /// S8.8: what the person gave and what was observed.
        Portable = "portable",
    }
}
keys! {
    /// Who wrote a message.
    Author {
        /// The person.
        Person = "person",
        /// One of our officers, or the portal in our name.
        Us = "us",
    }
}
keys! {
    /// What a consent event did.
    ConsentAct {
        /// Given.
        Given = "given",
        /// S8.9: withdrawn.
        Withdrawn = "withdrawn",
        /// Ran out.
        Expired = "expired",
        /// Has to be asked again before it may be used.
        NeedsRenewal = "needs_renewal",
    }
}

/// S8.2, L15.2: everything that one person gets.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Copy {
    /// Always [`SCHEMA_VERSION`](super::SCHEMA_VERSION).
    pub schema_version: u32,
    /// Which of the two copies it is.
    pub kind: Kind,
    /// When the data was read. The one moment that stands on every file of the bundle.
    #[serde(serialize_with = "at::moment")]
    pub generated_at: Moment,
    /// S1.1: who is responsible.
    pub controller: Controller,
    /// Whose copy it is.
    pub person: Person,
    /// S2.8: each value with everything that explains it.
    pub values: Vec<Value>,
    /// S3.2: the organisations that the person is linked with.
    pub relations: Vec<Relation>,
    /// Where the data lives beside the portal.
    pub systems: Vec<System>,
    /// S7.4: to whom it was passed on. Access only.
    pub disclosures: Vec<Disclosure>,
    /// S10.3: to which countries it went or may go. Access only.
    pub transfers: Vec<Transfer>,
    /// Each consent event, oldest first.
    pub consents: Vec<Consent>,
    /// What marketing the person chose.
    pub preferences: Vec<Preference>,
    /// What we must not send.
    pub suppressions: Vec<Suppression>,
    /// Requests and what came of them. Access only.
    pub requests: Vec<Request>,
    /// What was written to and fro. In the portable copy only the person's own.
    pub messages: Vec<Message>,
    /// S4.20: the browsers that were signed in.
    pub sessions: Vec<Session>,
    /// Who looked. Access only.
    pub access_log: Vec<Access>,
    /// L15.3: the seven rights of T12, with how to use each.
    pub rights: Vec<Right>,
    /// L13.10: how to complain, to us and to the regulator; one sentence an entry.
    pub complaints: Vec<String>,
    /// L15.3: whether decisions are taken by machines alone, in words. Access only.
    pub automated_decisions: Option<String>,
    /// L15.4: what was not searched or is left out, and why; one sentence an entry.
    pub not_covered: Vec<String>,
    /// Consent receipts, each a file of the bundle.
    #[serde(skip)]
    pub receipts: Vec<Receipt>,
    /// S13.12: what was sent in cases and is clean, each a file of the bundle. In the portable copy only the person's own.
    #[serde(skip)]
    pub sent: Vec<Sent>,
}

/// S1.1: who is responsible, and how to reach them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Controller {
    /// The registered name.
    pub name: String,
    /// The registered number.
    pub number: String,
    /// Where it is registered, in words.
    pub registered_in: String,
    /// The registered office, a line an entry.
    pub registered_office: Vec<String>,
    /// How to reach us, in words.
    pub contact: String,
    /// The address of the contact page. Only `https:` and `http:` become a link (ASVS 1.2.2).
    pub contact_link: Option<String>,
    /// Where letters to the officer go, a line an entry.
    pub officer_address: Vec<String>,
    /// The regulator's name, from settings.
    pub regulator: String,
    /// The regulator's page. Only `https:` and `http:` become a link.
    pub regulator_link: String,
}

/// Whose copy it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Person {
    /// The e-mail addresses on file, the one proven first.
    pub addresses: Vec<String>,
    /// Which of the group's companies holds the data.
    pub held_by: String,
    /// The country we take the person to be in, in words.
    pub country: Option<String>,
    /// The language the copy is written in, as a BCP 47 tag such as `de`. Pages take their direction from it (F2).
    pub language: String,
    /// Its name in that language.
    pub language_name: String,
}

/// A system beside the portal in which the person's data lives.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct System {
    /// The name.
    pub name: String,
    /// What it holds about people, in words.
    pub contains: String,
    /// Whether the portal has a copy of it, so that this export covers it.
    pub copied: bool,
    /// How old that copy is.
    #[serde(serialize_with = "at::maybe")]
    pub copied_at: Option<Moment>,
    /// How to have a person search it, in words.
    pub how_to_search: String,
}

/// S7.4: one handing-on of data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Disclosure {
    /// When.
    #[serde(serialize_with = "at::moment")]
    pub when: Moment,
    /// To whom.
    pub recipient: String,
    /// The ground of T11, in words.
    pub ground: String,
    /// What for, in words.
    pub purpose: String,
    /// Which categories of T6, in words.
    pub categories: Vec<String>,
    /// The recipient's country, in words.
    pub country: Option<String>,
    /// S10.3: the safeguard for that country, in words.
    pub safeguard: Option<String>,
}

/// S10.3: a country that data goes to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Transfer {
    /// The country, in words.
    pub country: String,
    /// Who gets it there.
    pub recipient: String,
    /// The safeguard, in words.
    pub mechanism: String,
    /// How to get a copy of the safeguard, in words.
    pub ask_for_copy: String,
}

/// One consent event.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Consent {
    /// When.
    #[serde(serialize_with = "at::moment")]
    pub when: Moment,
    /// What happened.
    pub act: ConsentAct,
    /// For what, in words.
    pub purpose: String,
    /// By which channel, in words.
    pub channel: Option<String>,
    /// S8.23: for sharing with whom.
    pub recipient: Option<String>,
    /// The words that were shown.
    pub words: String,
    /// How it was given or taken back, in words.
    pub means: String,
    /// Which version of the policy or notice was in force.
    pub notice_version: Option<String>,
    /// The number of its receipt in [`Copy::receipts`], counted from 1.
    pub receipt: Option<u32>,
}

/// What marketing the person chose.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Preference {
    /// About what, in words.
    pub topic: String,
    /// By which channel, in words.
    pub channel: String,
    /// How often, in words.
    pub frequency: Option<String>,
    /// Whether it may be sent.
    pub on: bool,
    /// Since when.
    #[serde(serialize_with = "at::moment")]
    pub since: Moment,
    /// Who set it, in words.
    pub set_by: String,
    /// Whether the person set it themselves.
    pub by_person: bool,
}

/// What we must not send.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Suppression {
    /// What is not sent, in words.
    pub what: String,
    /// Why, in words.
    pub reason: String,
    /// Since when.
    #[serde(serialize_with = "at::moment")]
    pub since: Moment,
    /// Whether the person asked for it themselves.
    pub by_person: bool,
}

/// A request and what came of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Request {
    /// Its public name.
    pub reference: Reference,
    /// Which rights it is about, in words.
    pub rights: Vec<String>,
    /// The day it was received (London).
    pub received: NaiveDate,
    /// How far it is, in words.
    pub state: String,
    /// S13.6: the day we aim to answer by.
    pub aim_due: Option<NaiveDate>,
    /// CLK-2: the day the law asks for.
    pub legal_due: Option<NaiveDate>,
    /// The day it was answered.
    pub answered: Option<NaiveDate>,
    /// S8.10: what was decided and why, in words.
    pub outcome: Option<String>,
}

/// One message.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Message {
    /// The request it belongs to.
    pub reference: Option<Reference>,
    /// When it was written.
    #[serde(serialize_with = "at::moment")]
    pub when: Moment,
    /// Who wrote it.
    pub from: Author,
    /// What it says.
    pub body: String,
    /// The names of the files that came with it.
    pub attachments: Vec<String>,
}

/// S4.20: a browser that was signed in.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Session {
    /// When it signed in.
    #[serde(serialize_with = "at::moment")]
    pub started: Moment,
    /// When it was last seen.
    #[serde(serialize_with = "at::moment")]
    pub last_seen: Moment,
    /// When it ended; none while it is signed in.
    #[serde(serialize_with = "at::maybe")]
    pub ended: Option<Moment>,
    /// The browser, in words.
    pub browser: String,
    /// The part of the network address that was kept.
    pub network: String,
}

/// One look at the person's data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Access {
    /// When.
    #[serde(serialize_with = "at::moment")]
    pub when: Moment,
    /// The role of who looked, in words; not their name (L15.6).
    pub who: String,
    /// What they did, in words.
    pub what: String,
}

/// One of the seven rights of T12.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Right {
    /// The key of T12.
    pub key: String,
    /// Its name in words.
    pub label: String,
    /// What it means and how to use it.
    pub text: String,
}

/// A file that was sent in a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Sent {
    /// Who sent it.
    pub from: Author,
    /// The ending of its name in the bundle: `pdf`, `png`, `jpg` or `txt`. Its own name is on the page of the case.
    pub ending: &'static str,
    /// What is in it.
    pub content: Vec<u8>,
}

/// A consent receipt, written to the bundle byte for byte (it may be signed).
#[derive(Debug, Clone, PartialEq)]
pub struct Receipt {
    /// The receipt as JSON text.
    pub json: String,
    /// The signature over it, in a file beside it; empty if it is not signed.
    pub signature: Vec<u8>,
}
