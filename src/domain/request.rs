//! Cases: what people write about, and where a case stands.

macro_rules! matters {
    ($($(#[$doc:meta])* $variant:ident = $key:literal;)*) => {
        /// S13.2: what a person writes to the officer about. Keys are stable: they stand in the database, in
        /// addresses and in the names of texts.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Matter { $($(#[$doc])* $variant,)* }
        impl Matter {
            /// All of them, in the order in which the form offers them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// The stable key.
            pub fn key(self) -> &'static str { match self { $(Self::$variant => $key,)* } }
        }
    };
}
matters! {
    /// How data is used, or anything else.
    Question = "question";
    /// Something seems wrong.
    Concern = "concern";
    /// Something has changed.
    Update = "update";
    /// Something is wrong.
    Correct = "correct";
    /// What the person gets by mail.
    Preferences = "preferences";
    /// One of the rights of T12.
    Right = "right";
    /// S13.10: a complaint about how data was handled.
    Complaint = "complaint";
    /// S11.10: data may have got into the wrong hands.
    Security = "security";
    /// S9.3: a child under 13 may be concerned.
    Child = "child";
    /// S2.4: from somebody who works for the company: outside this policy.
    Colleague = "colleague";
}

impl Matter {
    /// The matter with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|m| m.key() == key)
    }
    /// S9.3, S11.10: goes to the top of the queue, and officers are told at once.
    pub fn is_urgent(self) -> bool {
        matches!(self, Self::Child | Self::Security)
    }
    /// The right of T12 that a matter exercises without naming it.
    pub fn right(self) -> Option<&'static str> {
        matches!(self, Self::Update | Self::Correct).then_some("rectification")
    }
}

macro_rules! states {
    ($($(#[$doc:meta])* $variant:ident = $key:literal;)*) => {
        /// Where a case stands. The moves between the states are [`State::may_become`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum State { $($(#[$doc])* $variant,)* }
        impl State {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// The stable key.
            pub fn key(self) -> &'static str { match self { $(Self::$variant => $key,)* } }
        }
    };
}
states! {
    /// S13.13: looks like the work of a machine: apart from the others until a person has looked.
    Suspected = "suspected";
    /// Nobody has looked at it.
    Received = "received";
    /// A person works on it.
    InProgress = "in_progress";
    /// The officer has asked the person something.
    WaitingClarification = "waiting_clarification";
    /// Answered.
    Closed = "closed";
    /// The person took it back.
    Withdrawn = "withdrawn";
}

impl State {
    /// The state with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|s| s.key() == key)
    }
    /// Whether somebody still has something to do.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Closed | Self::Withdrawn)
    }
    /// The one table of moves. A person who writes again opens a closed case; what was taken back stays so.
    pub fn may_become(self, next: Self) -> bool {
        use State::{Closed, InProgress, Received, Suspected, WaitingClarification, Withdrawn};
        match self {
            Suspected => matches!(next, Received | Closed | Withdrawn),
            Received | InProgress | WaitingClarification => {
                matches!(next, InProgress | WaitingClarification | Closed | Withdrawn)
            }
            Closed => next == InProgress,
            Withdrawn => false,
        }
    }
}

/// The longest text that can be written into a case, in characters.
pub const LONGEST_MESSAGE: usize = 10_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s13_2_there_are_ten_matters_and_keys_find_them() {
        assert_eq!(Matter::ALL.len(), 10);
        for matter in Matter::ALL {
            assert_eq!(Matter::from_key(matter.key()), Some(*matter));
        }
        let urgent: Vec<_> = Matter::ALL.iter().filter(|m| m.is_urgent()).collect();
        assert_eq!(urgent, [&Matter::Security, &Matter::Child]);
    }

    #[test]
    fn a_case_ends_and_only_a_closed_one_opens_again() {
        for state in State::ALL {
            assert_eq!(State::from_key(state.key()), Some(*state));
            assert!(!state.may_become(State::Suspected), "{state:?}");
            if state.is_open() {
                assert!(state.may_become(State::Closed) && state.may_become(State::Withdrawn), "{state:?}");
            }
        }
        assert!(State::Closed.may_become(State::InProgress));
        assert!(State::ALL.iter().all(|next| !State::Withdrawn.may_become(*next)));
    }
}
