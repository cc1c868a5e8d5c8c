//! A decision that the registers refuse: typed, with a code for machines and a sentence for people.

use super::basis::Basis;
use super::processing::Detail;
use crate::domain::value::{Category, ValueKind};

/// Why the registers refuse a use, a basis or a provenance. `Display` gives a plain English sentence; [`code`](Self::code)
/// stays the same across versions, for the API, logs and translated pages.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No row of T10 has this key.
    #[error("There is no purpose {0}.")]
    UnknownPurpose(String),
    /// No row of T7 has this key.
    #[error("There is no source {0}.")]
    UnknownSource(String),
    /// T10: the purpose has no mark for the category.
    #[error("{} data may not be used for purpose {purpose}: the purpose does not cover this category.", .category.key())]
    CategoryNotCovered {
        /// The purpose.
        purpose: String,
        /// The category.
        category: Category,
    },
    /// S4.15: the kind of value serves other purposes only.
    #[error("A value of the kind {kind} serves purpose {} only.", join(.allowed, "or"))]
    KindNotCovered {
        /// The kind of value.
        kind: ValueKind,
        /// What it was to be used for; empty if no purpose was given.
        purposes: Vec<String>,
        /// What it may be used for.
        allowed: Vec<String>,
    },
    /// S6.5, GAP3: the purpose has no lawful basis at all.
    #[error("Purpose {0} has no lawful basis yet, so nothing may rely on it.")]
    NoBasis(String),
    /// T10: the purpose does not rest on this basis.
    #[error("Purpose {purpose} cannot rely on {}: it rests on {}.", .basis.words(), .allowed.iter().map(|b| b.words()).collect::<Vec<_>>().join(" or "))]
    BasisNotCovered {
        /// The purpose.
        purpose: String,
        /// The basis.
        basis: Basis,
        /// The bases that the row has.
        allowed: Vec<Basis>,
    },
    /// S4.4: data from this source serves other purposes only.
    #[error("Data from source {source_key} serves purpose {} only, not {purpose}.", join(.allowed, "or"))]
    SourceNotForPurpose {
        /// The source.
        source_key: String,
        /// The purpose.
        purpose: String,
        /// The purposes that the source allows.
        allowed: Vec<String>,
    },
    /// S4.5, S4.21: the source needs details that were not given.
    #[error("Source {source_key} needs the {} to be named.", .missing.iter().map(|d| d.key()).collect::<Vec<_>>().join(" and the "))]
    DetailsMissing {
        /// The source.
        source_key: String,
        /// What was not given.
        missing: Vec<Detail>,
    },
    /// S4.14: what came by this source for that purpose is not used for marketing.
    #[error("Data that came by source {source_key} for purpose {locked_to} may not be used for marketing ({purpose}).")]
    LockedAgainstMarketing {
        /// The source.
        source_key: String,
        /// The purpose it came for.
        locked_to: String,
        /// The marketing purpose.
        purpose: String,
    },
    /// S4.1: nothing says where the data came from.
    #[error("It is not recorded where this data came from, so it may not be used for {0}.")]
    NoProvenance(String),
}

impl Refusal {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownPurpose(_) => "unknown_purpose",
            Self::UnknownSource(_) => "unknown_source",
            Self::CategoryNotCovered { .. } => "category_not_covered",
            Self::KindNotCovered { .. } => "kind_not_covered",
            Self::NoBasis(_) => "no_basis",
            Self::BasisNotCovered { .. } => "basis_not_covered",
            Self::SourceNotForPurpose { .. } => "source_not_for_purpose",
            Self::DetailsMissing { .. } => "details_missing",
            Self::LockedAgainstMarketing { .. } => "locked_against_marketing",
            Self::NoProvenance(_) => "no_provenance",
        }
    }
}

fn join(keys: &[String], word: &str) -> String {
    keys.join(&format!(" {word} "))
}
