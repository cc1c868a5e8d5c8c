//! S8.10: how a right is decided: granted, in part or refused, always on a ground that stands in a list. A right has no
//! ground here on which it cannot be refused: marketing objections and withdrawals know none at all.

use crate::domain::deadline::Ask;
use crate::domain::request::Matter;

/// How an item of a case was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Decision {
    /// Done as asked.
    Granted,
    /// Done in part.
    Part,
    /// Not done.
    Refused,
}

impl Decision {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Granted, Self::Part, Self::Refused];
    /// The stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Granted => "granted",
            Self::Part => "part",
            Self::Refused => "refused",
        }
    }
    /// The decision with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|d| d.key() == key)
    }
    /// The decision over several: all the same, or in part.
    pub fn of_all(all: &[Self]) -> Self {
        match all {
            [] => Self::Granted,
            [first, rest @ ..] if rest.iter().all(|d| d == first) => *first,
            _ => Self::Part,
        }
    }
}

/// Grounds on which every right but the absolute ones can be refused. L12.5, L12.7, S8.12.
const ALWAYS: [&str; 4] = ["unfounded", "excessive", "not_identified", "not_answered"];

/// L12.6: what makes a request manifestly unfounded or excessive; at least one must be said, and bad manners is none.
pub fn factors(ground: &str) -> &'static [&'static str] {
    match ground {
        "unfounded" => &["bargain", "disruption", "malice"],
        "excessive" => &["repeats", "overlaps"],
        _ => &[],
    }
}

/// L12.5, ASVS 2.3.5: grounds on which two people decide: they deny a right by what somebody thinks of the request.
pub fn needs_two(ground: &str) -> bool {
    !factors(ground).is_empty()
}

/// The grounds on which a right is refused, or granted in part; empty where the law knows none (L21.2). What stays
/// of an erasure in part is a hold, with an end.
pub fn refusal_grounds(right: &str, is_marketing: bool) -> Vec<&'static str> {
    let own: &[&str] = match right {
        // L15.7: what a law keeps back; the reasons say as much as it allows
        "access" => &[
            "others_rights",
            "privilege",
            "crime",
            "negotiations",
            "forecasts",
            "references",
            "exempt_by_law",
            "nothing_held",
        ],
        // L17.2: the five exceptions, and that there is nothing to erase; what only keeps a part is a hold
        "erasure" => &["legal_duty", "legal_claims", "public_health", "archive", "expression", "nothing_held"],
        "rectification" => &["accurate", "opinion", "needs_proof"],
        "restriction" => &["no_ground", "protects_others"],
        "objection" if !is_marketing => &["compelling_grounds", "legal_claims"],
        "portability" => &["not_feasible", "not_portable", "others_rights"],
        "complaint" => return vec!["no_breach", "other_company"],
        _ => return Vec::new(),
    };
    own.iter().copied().chain(ALWAYS).collect()
}

/// The one ground of what is granted: the law gives the right.
pub const GRANTED: &str = "as_asked";

/// S8.37: why an erasure is not done that the person took back. Nobody at the desk decides on it.
pub const TAKEN_BACK: &str = "taken_back";

/// S8.10: whether a decision on a right may stand on this ground.
pub fn is_ground(right: &str, is_marketing: bool, decision: Decision, ground: &str) -> bool {
    match decision {
        Decision::Granted => ground == GRANTED,
        Decision::Part | Decision::Refused => refusal_grounds(right, is_marketing).contains(&ground),
    }
}

/// CLK-11: what a right is to the clocks. Restriction, marketing objections and withdrawals are done when they are
/// asked, so that nothing of them is left to be answered.
pub fn ask_of(right: &str, is_marketing: bool) -> Ask {
    match right {
        "access" => Ask::Access,
        "restriction" | "withdraw_consent" => Ask::AtOnce,
        "objection" if is_marketing => Ask::AtOnce,
        _ => Ask::Right,
    }
}

/// The same of a case that names no right.
pub fn ask_of_matter(matter: Matter) -> Ask {
    if matter == Matter::Complaint { Ask::Complaint } else { Ask::Question }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l21_2_a_marketing_objection_and_a_withdrawal_cannot_be_refused() {
        assert!(refusal_grounds("objection", true).is_empty() && refusal_grounds("withdraw_consent", false).is_empty());
        assert!(!is_ground("objection", true, Decision::Refused, "compelling_grounds"));
        assert!(is_ground("objection", false, Decision::Refused, "compelling_grounds"));
        assert!(is_ground("objection", true, Decision::Granted, GRANTED));
        assert!(!is_ground("objection", false, Decision::Part, GRANTED), "a refusal in part needs a ground of its own");
    }

    #[test]
    fn l12_6_what_needs_two_has_its_points_and_nothing_else_does() {
        for ground in refusal_grounds("access", false) {
            assert_eq!(needs_two(ground), ["unfounded", "excessive"].contains(&ground), "{ground}");
        }
        assert!(factors("unfounded").iter().all(|f| !factors("excessive").contains(f)));
    }

    #[test]
    fn several_decisions_are_one_outcome() {
        use Decision::{Granted, Part, Refused};
        assert_eq!(Decision::of_all(&[Granted, Granted]), Granted);
        assert_eq!(Decision::of_all(&[Refused]), Refused);
        assert_eq!(Decision::of_all(&[Granted, Refused]), Part);
        assert_eq!(Decision::of_all(&[Part, Granted]), Part);
        for decision in Decision::ALL {
            assert_eq!(Decision::from_key(decision.key()), Some(decision));
        }
    }

    #[test]
    fn clk_11_what_is_done_at_once_has_no_clock() {
        assert_eq!(ask_of("restriction", false), Ask::AtOnce);
        assert_eq!((ask_of("objection", true), ask_of("objection", false)), (Ask::AtOnce, Ask::Right));
        assert_eq!((ask_of("access", false), ask_of("erasure", false)), (Ask::Access, Ask::Right));
        assert_eq!(ask_of_matter(Matter::Complaint), Ask::Complaint);
    }
}
