//! The situations of table T9 in which the law allows a use.

use serde::{Deserialize, Serialize};

/// T9: the lawful basis that a use relies on. One basis a contact and purpose (S6.4, GAP6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The person agreed.
    Consent,
    /// A good reason of ours or of a third party that the person's interests do not outweigh.
    LegitimateInterest,
    /// A law demands it. Named in the policy's text, carried by no row of T10 until an officer adds it (GAP5).
    LegalObligation,
}

impl Basis {
    /// All three, in the order of T9.
    pub const ALL: [Self; 3] = [Self::Consent, Self::LegitimateInterest, Self::LegalObligation];
    /// The stable key, as in files, the database, exports and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::LegitimateInterest => "legitimate_interest",
            Self::LegalObligation => "legal_obligation",
        }
    }
    /// The basis with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|b| b.key() == key)
    }
    /// In plain English, for refusals and logs; pages use the label of the `situation` register.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::LegitimateInterest => "legitimate interest",
            Self::LegalObligation => "legal obligation",
        }
    }
}
impl std::fmt::Display for Basis {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.key())
    }
}
impl std::str::FromStr for Basis {
    type Err = String;
    fn from_str(key: &str) -> Result<Self, String> {
        Self::from_key(key)
            .ok_or_else(|| format!("no basis is called {key:?}; allowed: {}", Self::ALL.map(Self::key).join(", ")))
    }
}
