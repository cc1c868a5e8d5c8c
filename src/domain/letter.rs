//! Letters: outgoing e-mail. What kinds there are, how urgent each is and how long it stays worth sending.

use chrono::TimeDelta;

macro_rules! letter_kinds {
    ($($(#[$doc:meta])* $variant:ident = $key:literal;)*) => {
        /// The kinds of letter. Keys are stable: they stand in the outbox and name the templates.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum LetterKind { $($(#[$doc])* $variant,)* }
        impl LetterKind {
            /// All kinds.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// The stable key.
            pub fn key(self) -> &'static str { match self { $(Self::$variant => $key,)* } }
        }
    };
}
letter_kinds! {
    /// Link and code to sign in.
    SignIn = "sign_in";
    /// To an address nothing is held under: says so, and what to try.
    NothingHeld = "nothing_held";
    /// A fresh code before a dangerous act.
    Proof = "proof";
    /// A value was changed by the person: what kind, never which value.
    Changed = "changed";
    /// A correction waits for review.
    CorrectionFiled = "correction_filed";
    /// Link and code to the new mailbox of a changing address.
    AddressChangeNew = "address_change_new";
    /// Notice with a stop link to the old mailbox.
    AddressChangeOld = "address_change_old";
    /// S13.4: what was written came in.
    Asked = "asked";
    /// An answer waits on the case's page.
    Answered = "answered";
    /// S8.30: marketing was stopped; can be put back from here.
    Stopped = "stopped";
    /// S8.30: a topic is to be joined: the proof that it is the mailbox's owner who wants it.
    Joining = "joining";
    /// L15.4: to a colleague: a system is to be searched for a case.
    SearchTask = "search_task";
    /// S9.3, S11.10: to officers: something must be looked at today.
    Alarm = "alarm";
}

impl LetterKind {
    /// The kind with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|k| k.key() == key)
    }
    /// The smaller, the sooner: somebody waits in front of a screen for lane 0; bulk letters have lane 9.
    pub fn lane(self) -> i32 {
        match self {
            Self::SignIn | Self::NothingHeld | Self::Proof | Self::AddressChangeNew | Self::Joining => 0,
            Self::AddressChangeOld | Self::Alarm | Self::SearchTask => 1,
            Self::Changed | Self::CorrectionFiled | Self::Asked | Self::Answered | Self::Stopped => 2,
        }
    }
    /// After this long it is not sent any more: a mail server that comes back sends no stale codes. `None`: stays due.
    pub fn life(self, link_life: TimeDelta) -> Option<TimeDelta> {
        match self {
            Self::SignIn | Self::NothingHeld | Self::Proof => Some(link_life),
            Self::AddressChangeNew => Some(TimeDelta::hours(24)),
            Self::AddressChangeOld
            | Self::Changed
            | Self::CorrectionFiled
            | Self::Asked
            | Self::Answered
            | Self::Stopped
            | Self::SearchTask
            | Self::Alarm => None,
            Self::Joining => Some(crate::domain::preference::UNDO_WITHIN),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_find_their_kind_and_codes_go_stale() {
        for kind in LetterKind::ALL {
            assert_eq!(LetterKind::from_key(kind.key()), Some(*kind));
        }
        assert_eq!(LetterKind::SignIn.life(TimeDelta::minutes(10)), Some(TimeDelta::minutes(10)));
        assert_eq!(LetterKind::Changed.life(TimeDelta::minutes(10)), None);
    }
}
