//! Erasures: where one stands, and the named points between its steps.

use super::clock::Moment;
use super::register::Basis;
use chrono::TimeDelta;

macro_rules! stages {
    ($($(#[$doc:meta])* $variant:ident = $key:literal;)*) => {
        /// Where an erasure stands.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Stage { $($(#[$doc])* $variant,)* }
        impl Stage {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// The stable key.
            pub fn key(self) -> &'static str { match self { $(Self::$variant => $key,)* } }
        }
    };
}
stages! {
    /// S8.37: many came at once: an officer looks first. Use has stopped already.
    Held = "held";
    /// Use has stopped; it can still be cancelled.
    Cooling = "cooling";
    /// It is being carried out; there is no way back.
    Carrying = "carrying";
    /// Nothing is left here but what a hold keeps; systems elsewhere have yet to confirm.
    Telling = "telling";
    /// Every system has confirmed, the outcome was sent.
    Done = "done";
    /// The person took it back in time.
    Cancelled = "cancelled";
}

impl Stage {
    /// The stage with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|s| s.key() == key)
    }
    /// Whether it can still be taken back.
    pub fn is_reversible(self) -> bool {
        matches!(self, Self::Held | Self::Cooling)
    }
    /// The one table of moves.
    pub fn may_become(self, next: Self) -> bool {
        match self {
            Self::Held => matches!(next, Self::Cooling | Self::Cancelled),
            Self::Cooling => matches!(next, Self::Carrying | Self::Cancelled),
            Self::Carrying => next == Self::Telling,
            Self::Telling => next == Self::Done,
            Self::Done | Self::Cancelled => false,
        }
    }
}

/// L17.1: the ground in law of an erasure, seen from what is held; whoever asks need not name one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// (a) It is not needed any more.
    NoLongerNeeded,
    /// (b) What was agreed to is taken back.
    ConsentGone,
    /// (c) The person objects to what rests on interests.
    Objection,
    /// (d) Nothing allows it.
    Unlawful,
    /// (e) A law demands it; nothing in the data shows that, so an officer says it.
    LegalDuty,
    /// (f) It is a child's.
    Child,
}

impl Ground {
    /// All six, in the order of the law.
    pub const ALL: [Self; 6] =
        [Self::NoLongerNeeded, Self::ConsentGone, Self::Objection, Self::Unlawful, Self::LegalDuty, Self::Child];
    /// The stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::NoLongerNeeded => "no_longer_needed",
            Self::ConsentGone => "consent_gone",
            Self::Objection => "objection",
            Self::Unlawful => "unlawful",
            Self::LegalDuty => "legal_duty",
            Self::Child => "child",
        }
    }
    /// What the ground is, from the uses that are still live, each with its basis if it has one, and from whether any use
    /// was objected to or withdrawn. Asking to erase takes consent back and objects to the rest.
    pub fn derive(live: &[Option<Basis>], was_objected: bool, was_withdrawn: bool) -> Self {
        if live.iter().any(Option::is_none) {
            return Self::Unlawful;
        }
        if was_withdrawn || live.contains(&Some(Basis::Consent)) {
            Self::ConsentGone
        } else if was_objected || live.contains(&Some(Basis::LegitimateInterest)) {
            Self::Objection
        } else {
            Self::NoLongerNeeded
        }
    }
}

/// The points between the steps of carrying an erasure out, in order. A process that dies at one of them leaves the
/// state before or after it, and the next run completes: tests stop it at each.
pub const POINTS: [&str; 10] = [
    "begun",     // there is no way back; every session has ended
    "ledgered",  // the ledger has it: a restore of an older copy erases again
    "keyed",     // the key of what a hold keeps is durable
    "planned",   // what stays is sealed anew, the systems to tell are listed
    "destroyed", // the keys are gone: what they sealed is dead in every copy
    "clearing",  // one piece of rows is gone
    "carried",   // all rows are gone
    "told",      // the outcome is written to the person, the address is on the letter only
    "spent",     // the last key is gone
    "released",  // a hold has ended and what it kept is gone
];

/// S8.37: how long whoever is told by post can take an erasure back, from the day the letter is posted: three days there,
/// a day to read it, three days back.
pub const COOLING_BY_POST: TimeDelta = TimeDelta::days(7);
/// How soon a letter is posted after it was written, as its own words have to suppose.
const UNTIL_POSTED: TimeDelta = TimeDelta::days(3);

/// S8.37: how long an erasure can be taken back that an officer begins; where the letter goes by post later than supposed,
/// the time is counted anew from the post.
pub fn cooling_time(is_by_post: bool, by_mail: TimeDelta) -> TimeDelta {
    if is_by_post { by_mail.max(COOLING_BY_POST + UNTIL_POSTED) } else { by_mail }
}

/// Whole hours until a moment, the begun one counted; 0 when it is over.
pub fn hours_left(now: Moment, until: Moment) -> i64 {
    let left: TimeDelta = until - now;
    if left <= TimeDelta::zero() { 0 } else { (left.num_seconds() + 3_599) / 3_600 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l17_1_one_of_six_grounds_follows_from_what_is_held() {
        let of = |live: &[Option<Basis>]| Ground::derive(live, false, false);
        assert_eq!(of(&[]), Ground::NoLongerNeeded);
        assert_eq!(of(&[Some(Basis::LegalObligation)]), Ground::NoLongerNeeded);
        assert_eq!(of(&[Some(Basis::LegitimateInterest), Some(Basis::LegalObligation)]), Ground::Objection);
        assert_eq!(of(&[Some(Basis::LegitimateInterest), Some(Basis::Consent)]), Ground::ConsentGone);
        assert_eq!(of(&[Some(Basis::Consent), None]), Ground::Unlawful);
        assert_eq!(Ground::derive(&[], true, false), Ground::Objection);
        assert_eq!(Ground::derive(&[Some(Basis::LegitimateInterest)], true, true), Ground::ConsentGone);
        assert_eq!(
            Ground::ALL.len(),
            Ground::ALL.map(Ground::key).iter().collect::<std::collections::BTreeSet<_>>().len()
        );
    }

    #[test]
    fn an_erasure_ends_and_has_no_way_back_once_begun() {
        for stage in Stage::ALL {
            assert_eq!(Stage::from_key(stage.key()), Some(*stage));
            assert_eq!(stage.may_become(Stage::Cancelled), stage.is_reversible(), "{stage:?}");
        }
        assert!(Stage::ALL.iter().all(|next| !Stage::Done.may_become(*next) && !Stage::Cancelled.may_become(*next)));
    }

    #[test]
    fn s8_37_a_begun_hour_counts() {
        let now = Moment::from_unix_seconds(0);
        let left = |seconds| hours_left(now, Moment::from_unix_seconds(seconds));
        assert_eq!((left(-5), left(0), left(1), left(3_600), left(3_601), left(86_400)), (0, 0, 1, 1, 2, 24));
    }
}
