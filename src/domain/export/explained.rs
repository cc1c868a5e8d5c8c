//! S2.8: a value and everything that explains it.

use super::written::{at, keys};
use crate::domain::clock::Moment;
use chrono::NaiveDate;
use serde::Serialize;

keys! {
    /// Whether a value is in use.
    State {
        /// In use.
        Current = "current",
        /// S8.3: replaced by a correction, kept only as evidence.
        Superseded = "superseded",
        /// S8.4: the person says that it is wrong; their statement stands beside it.
        Disputed = "disputed",
        /// S8.7: only stored; nobody else may use it.
        Restricted = "restricted",
    }
}
keys! {
    /// Who handed a value over, where that is known.
    GivenBy {
        /// The person.
        Person = "person",
        /// The person's organisation.
        Organisation = "organisation",
        /// Somebody else, such as a colleague (S4.13).
        ThirdPerson = "third_person",
        /// A partner or a supplier of records (S4.21).
        Supplier = "supplier",
        /// One of our officers wrote it.
        Officer = "officer",
        /// Worked out by us from other values.
        Inferred = "inferred",
    }
}
/// S2.8: one stored item with its purposes, basis, source, date, recipients and period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Value {
    /// The key of its kind (`ValueKind::key`).
    pub kind: String,
    /// The kind in words.
    pub label: String,
    /// The key of its category of T6.
    pub category: String,
    /// The category in words.
    pub category_label: String,
    /// What is held, exactly.
    pub content: String,
    /// What for, each with its single basis (S6.4).
    pub purposes: Vec<Purpose>,
    /// S4.2: where it came from.
    pub source: Source,
    /// Who got it.
    pub recipients: Vec<Recipient>,
    /// How long it stays, in words; never empty (S8.17).
    pub retention: String,
    /// When the person last said that it is right.
    #[serde(serialize_with = "at::maybe")]
    pub confirmed_at: Option<Moment>,
    /// Whether it is in use.
    pub state: State,
    /// S8.4: what the person says about it.
    pub statement: Option<String>,
    /// S3.3: since when it may be out of date, because the person left the organisation it belongs to.
    #[serde(serialize_with = "at::maybe", skip_serializing_if = "Option::is_none")]
    pub in_doubt_since: Option<Moment>,
}

/// S3.2: an organisation that the person is linked with, with everything that explains it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Relation {
    /// The organisation.
    pub organisation: String,
    /// The key of T5.
    pub kind: String,
    /// The same in words.
    pub kind_label: String,
    /// What for, each with its single basis (S6.4).
    pub purposes: Vec<Purpose>,
    /// S4.2: where it came from.
    pub source: Source,
    /// Who got it.
    pub recipients: Vec<Recipient>,
    /// How long it stays, in words; never empty (S8.17).
    pub retention: String,
    /// Whether it is in use; one that ended is kept as evidence only.
    pub state: State,
    /// S3.3: when it ended.
    #[serde(serialize_with = "at::maybe")]
    pub ended_at: Option<Moment>,
}

/// A row of T10 that a value is used under.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Purpose {
    /// The row's key.
    pub row: String,
    /// The purpose in words.
    pub label: String,
    /// The basis's key: `consent`, `contract`, `legitimate_interest`, `legal_obligation`.
    pub basis: String,
    /// The basis in words.
    pub basis_label: String,
}

/// S4.2: where a value came from and when.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Source {
    /// The key of T7, or another of the portal's own.
    pub key: String,
    /// The explanation in words.
    pub words: String,
    /// The day it came.
    pub date: Option<NaiveDate>,
    /// Who handed it over, where that is known. Decides what is portable: see [`Origin`](super::Origin).
    pub giver: Option<Giver>,
    /// The system it was copied from.
    pub system: Option<String>,
    /// The website it was given on.
    pub site: Option<String>,
    /// The partner of a joint campaign.
    pub partner: Option<String>,
    /// The campaign.
    pub campaign: Option<String>,
    /// S4.21: who supplied the record.
    pub supplier: Option<String>,
    /// S7.10: which collection notice was shown.
    pub notice_version: Option<String>,
}

/// Who handed a value over.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Giver {
    /// Their part in it.
    pub who: GivenBy,
    /// In words; L15.6: without another person's own data.
    pub words: String,
}

/// Who got a value.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Recipient {
    /// The name.
    pub name: String,
    /// The ground of T11, in words.
    pub ground: String,
    /// The country, in words.
    pub country: Option<String>,
}
