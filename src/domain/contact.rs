//! The contact: the person whose data is held.

use serde::{Deserialize, Serialize};

/// What may be done with a contact's data at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactStatus {
    /// In ordinary use.
    Active,
    /// S8.7: stored only.
    Restricted,
    /// S8.5: to be erased: seen by the person alone, used for nothing.
    Erasing,
    /// S8.19: kept by law, out of reach.
    Sealed,
    /// O3: merged into another contact, which has everything; the row keeps its number.
    Merged,
    /// S8.5: gone; the row keeps only its number.
    Erased,
}

impl std::fmt::Display for ContactStatus {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Active => "active",
            Self::Restricted => "restricted",
            Self::Erasing => "erasing",
            Self::Sealed => "sealed",
            Self::Merged => "merged",
            Self::Erased => "erased",
        })
    }
}
impl std::str::FromStr for ContactStatus {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        [Self::Active, Self::Restricted, Self::Erasing, Self::Sealed, Self::Merged, Self::Erased]
            .into_iter()
            .find(|s| s.to_string() == text)
            .ok_or_else(|| format!("no contact status is called {text:?}"))
    }
}
