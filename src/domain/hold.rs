//! Holds: what a law or a claim keeps although somebody wants it gone, for which data, why, and until when.

use super::ids::{ContactId, HoldId};
use super::register::Label;
use super::value::{Category, ValueKind};
use chrono::NaiveDate;

/// Which data a hold covers. As text: `all`, `category:BCI`, `kind:phone`, `purpose:R04`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HoldScope {
    /// Everything.
    All,
    /// A category of T6.
    Category(Category),
    /// One kind of value.
    Kind(ValueKind),
    /// Whatever was collected for a row of T10, such as R04: payments and debts (S6.15).
    Purpose(String),
}

impl HoldScope {
    /// Reads the text form; whether a purpose exists is the caller's to check.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once(':') {
            None => (text == "all").then_some(Self::All),
            Some(("category", key)) => Category::from_key(key).map(Self::Category),
            Some(("kind", key)) => ValueKind::from_key(key).map(Self::Kind),
            Some(("purpose", key)) => {
                let plain = !key.is_empty() && key.len() <= 16 && key.bytes().all(|b| b.is_ascii_alphanumeric());
                plain.then(|| Self::Purpose(key.to_owned()))
            }
            Some(_) => None,
        }
    }
    /// The text form.
    pub fn text(&self) -> String {
        match self {
            Self::All => "all".into(),
            Self::Category(it) => format!("category:{}", it.key()),
            Self::Kind(it) => format!("kind:{}", it.key()),
            Self::Purpose(row) => format!("purpose:{row}"),
        }
    }
    /// Whether it covers a value of this kind that came by with these purposes.
    pub fn covers(&self, kind: ValueKind, purposes: &[(String, String)]) -> bool {
        match self {
            Self::All => true,
            Self::Category(it) => kind.category() == *it,
            Self::Kind(it) => kind == *it,
            Self::Purpose(row) => purposes.iter().any(|(purpose, _)| purpose == row),
        }
    }
}

/// L17.2: what allows keeping data that a person wants erased. Keys are stable.
pub const GROUNDS: [&str; 5] = ["legal_duty", "legal_claims", "public_health", "archive", "expression"];

/// S6.15, S8.18: a hold. Nothing is kept without an end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// Its number.
    pub id: HoldId,
    /// Which data.
    pub scope: HoldScope,
    /// Whose; everybody's if nobody is named.
    pub contact: Option<ContactId>,
    /// One of [`GROUNDS`].
    pub ground: String,
    /// The law or claim by name.
    pub law: String,
    /// Why, in the words that the person reads.
    pub words: Label,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day.
    pub ends_on: NaiveDate,
    /// When an officer looks at it again.
    pub review_on: NaiveDate,
    /// Whether an officer has ended it, or its last day is over.
    pub is_ended: bool,
}

impl Hold {
    /// Whether it keeps anything on this day (in London).
    pub fn is_in_force(&self, today: NaiveDate) -> bool {
        !self.is_ended && self.starts_on <= today && today <= self.ends_on
    }
    /// Whether it keeps this value of this contact.
    pub fn keeps(&self, contact: ContactId, kind: ValueKind, purposes: &[(String, String)]) -> bool {
        self.contact.is_none_or(|c| c == contact) && self.scope.covers(kind, purposes)
    }
}

/// The hold that keeps a value longest among those in force, if any does.
pub fn longest<'h>(
    holds: &'h [Hold],
    today: NaiveDate,
    contact: ContactId,
    kind: ValueKind,
    purposes: &[(String, String)],
) -> Option<&'h Hold> {
    holds
        .iter()
        .filter(|hold| hold.is_in_force(today) && hold.keeps(contact, kind, purposes))
        .max_by_key(|hold| (hold.ends_on, std::cmp::Reverse(hold.id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn hold(id: i64, scope: &str, ends_on: &str) -> Hold {
        Hold {
            id: HoldId(id),
            scope: HoldScope::parse(scope).unwrap(),
            contact: None,
            ground: "legal_duty".into(),
            law: "A law".into(),
            words: Label::new([("en".to_owned(), "Why".to_owned())].into()).unwrap(),
            starts_on: day("2026-01-01"),
            ends_on: day(ends_on),
            review_on: day(ends_on),
            is_ended: false,
        }
    }

    #[test]
    fn s6_15_a_hold_covers_what_its_scope_says_and_the_longest_keeps() {
        let rows = [("R04".to_owned(), "legitimate_interest".to_owned())];
        for (scope, kind, purposes, expected) in [
            ("all", ValueKind::Device, &[][..], true),
            ("category:BCI", ValueKind::Phone, &[], true),
            ("category:BCI", ValueKind::Name, &[], false),
            ("kind:name", ValueKind::Name, &[], true),
            ("purpose:R04", ValueKind::Name, &rows, true),
            ("purpose:R04", ValueKind::Name, &[], false),
        ] {
            assert_eq!(HoldScope::parse(scope).unwrap().covers(kind, purposes), expected, "{scope} {kind}");
            assert_eq!(HoldScope::parse(scope).unwrap().text(), scope);
        }
        for bad in ["", "category:", "kind:none", "purpose:", "purpose:R 4", "everything", "all:x"] {
            assert_eq!(HoldScope::parse(bad), None, "{bad}");
        }
        let holds = [hold(1, "kind:name", "2027-06-30"), hold(2, "all", "2028-01-01"), hold(3, "all", "2026-02-01")];
        let one = ContactId(1);
        let keeps = |today| longest(&holds, day(today), one, ValueKind::Name, &[]).map(|h| h.id.0);
        assert_eq!((keeps("2026-03-01"), keeps("2025-12-31"), keeps("2028-01-01")), (Some(2), None, Some(2)));
        assert_eq!(keeps("2028-01-02"), None);
        let theirs = Hold { contact: Some(ContactId(2)), ..hold(4, "all", "2028-01-01") };
        assert!(!theirs.keeps(one, ValueKind::Name, &[]));
        assert!(!Hold { is_ended: true, ..hold(5, "all", "2028-01-01") }.is_in_force(day("2026-03-01")));
    }
}
