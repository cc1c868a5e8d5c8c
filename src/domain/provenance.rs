//! Where values came from: one source, date, giver and act, with the purposes that hang on it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// S2.8, S4.1: how values came to be held. Rows of one import that agree in all share one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Provenance {
    /// A key of table T7.
    pub source: String,
    /// The system it was copied from; `portal` for what was given here.
    pub system: String,
    /// Who gave it: `person`, `organisation`, `third_party` or `system`.
    pub giver: String,
    /// The date the source says it was collected on.
    pub collected_on: Option<NaiveDate>,
    /// S2.7: the website it came from.
    pub site: Option<String>,
    /// S4.5: the partner of a joint campaign.
    pub partner: Option<String>,
    /// S4.5: the campaign.
    pub campaign: Option<String>,
    /// S4.21: who supplied an outside record.
    pub supplier: Option<String>,
    /// S7.10: the collection notice that was shown.
    pub notice_version: Option<String>,
    /// S7.10: the day on which a notice was given, as the giver says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice_given_on: Option<NaiveDate>,
    /// L7.1, LP.8: the words that people agreed to, as the giver says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent_wording: Option<String>,
    /// The day on which they agreed, as the giver says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent_on: Option<NaiveDate>,
    /// LP.2, S6.9: the day of the sale, or of the talks about one, in which the address was got, as the giver says; of
    /// many the earliest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sold_on: Option<NaiveDate>,
    /// LP.2: what was sold then: mail may be about similar things.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_family: Option<String>,
    /// LP.2: how people could refuse marketing when the address was got.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal_offered: Option<String>,
    /// The import it came in by.
    pub batch: Option<i64>,
    /// S6.4: purposes (rows of T10), each with its single basis.
    pub purposes: Vec<(String, String)>,
}

impl Provenance {
    /// What a person gave through the portal itself.
    pub fn given_here(on: NaiveDate) -> Self {
        Self {
            source: "SRC03".into(),
            system: "portal".into(),
            giver: "person".into(),
            collected_on: Some(on),
            ..Self::default()
        }
    }
    /// What somebody gave who wrote to the officer: SRC01, held to answer them (R01).
    pub fn asked_here(on: NaiveDate) -> Self {
        Self {
            source: "SRC01".into(),
            purposes: vec![("R01".into(), "legitimate_interest".into())],
            ..Self::given_here(on)
        }
    }
    /// Whether it says everything that a newer one says about purposes, their bases and what they stand on.
    pub fn grounds_cover(&self, newer: &Self) -> bool {
        newer.purposes.iter().all(|of| self.purposes.contains(of)) && self.with_facts_of(newer) == *self
    }
    /// S6.4: the same values handed in again with further purposes: this newer origin, which keeps what the older one
    /// allowed and stood on where it says nothing of it itself.
    pub fn on_top_of(&self, older: &Self) -> Self {
        let mut both = self.with_facts_of(older);
        let is_new = |(purpose, _): &&(String, String)| !self.purposes.iter().any(|(p, _)| p == purpose);
        both.purposes.extend(older.purposes.iter().filter(is_new).cloned());
        both
    }
    fn with_facts_of(&self, other: &Self) -> Self {
        let or = |ours: &Option<String>, theirs: &Option<String>| ours.clone().or_else(|| theirs.clone());
        Self {
            notice_version: or(&self.notice_version, &other.notice_version),
            notice_given_on: self.notice_given_on.or(other.notice_given_on),
            consent_wording: or(&self.consent_wording, &other.consent_wording),
            consent_on: self.consent_on.or(other.consent_on),
            sold_on: self.sold_on.or(other.sold_on),
            product_family: or(&self.product_family, &other.product_family),
            refusal_offered: or(&self.refusal_offered, &other.refusal_offered),
            ..self.clone()
        }
    }
    /// A text that is equal for equal provenances.
    pub fn canonical(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}
