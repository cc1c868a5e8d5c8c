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
    /// S6.11: a code to read to whoever one talks to on the telephone.
    CallerCode = "caller_code";
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
    /// S8.7: data is only stored from now on.
    Restricted = "restricted";
    /// L18.3: a restriction will end, and when.
    Lifting = "lifting";
    /// S8.7: a restriction ended because the person wanted it.
    Lifted = "lifted";
    /// S8.6: a use is paused while an objection is weighed.
    Weighing = "weighing";
    /// S8.6: marketing ended on an objection.
    Objected = "objected";
    /// S8.15: something is needed from the person; what it does to the dates.
    NeedsYou = "needs_you";
    /// CLK-6: more time is needed, until when, and where the reasons are.
    Extended = "extended";
    /// S8.35: the outcome waits on the case's page.
    Outcome = "outcome";
    /// L77.5: how a complaint stands.
    Progress = "progress";
    /// S8.8: a link to a copy was made.
    TransferMade = "transfer_made";
    /// S7.4: data was given to somebody outside.
    Disclosed = "disclosed";
    /// O3: two records were put together.
    Merged = "merged";
    /// O3: they were taken apart again.
    Parted = "parted";
    /// S13.15: to officers: a clock runs out, or has.
    Reminder = "reminder";
    /// S8.5: an erasure was asked for; can be taken back from here.
    ErasureAsked = "erasure_asked";
    /// S8.37: an erasure was taken back.
    ErasureCancelled = "erasure_cancelled";
    /// S8.35: the outcome of an erasure: the last letter but one.
    ErasureDone = "erasure_done";
    /// S8.18: the last hold has ended and nothing is left.
    ErasureFinished = "erasure_finished";
    /// S8.30: marketing was stopped; can be put back from here.
    Stopped = "stopped";
    /// S8.30: a topic is to be joined: the proof that it is the mailbox's owner who wants it.
    Joining = "joining";
    /// L15.4: to a colleague: a system is to be searched for a case.
    SearchTask = "search_task";
    /// L14.1: that we have somebody's data from somebody else.
    SourceNotice = "source_notice";
    /// L14.2: to officers: people wait to be told where their data came from.
    NoticeReminder = "notice_reminder";
    /// S11.1: to officers: who may enter the console was changed, or is to be.
    OfficerNotice = "officer_notice";
    /// O1: to officers: what is late, due and new this morning.
    Digest = "digest";
    /// S11.12, L34.1: data of this person was touched by a breach.
    BreachNotice = "breach_notice";
    /// S12.4: the privacy policy changes, and from when on.
    PolicyNotice = "policy_notice";
    /// S7.8: the business, and with it the person's data, goes to a successor.
    Handover = "handover";
    /// S12.3: to officers: a version of the policy waits for them.
    PolicyDesk = "policy_desk";
    /// S9.3, S11.10: to officers: something must be looked at today.
    Alarm = "alarm";
}

impl LetterKind {
    /// The kind with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|k| k.key() == key)
    }
    /// O14: whether a company may add a paragraph of its own: letters to contacts, but for those that carry a code or a link
    /// by which somebody enters, which stay short, and those whose words an officer writes anyway.
    pub fn has_own_words(self) -> bool {
        matches!(
            self,
            Self::Changed
                | Self::CorrectionFiled
                | Self::Asked
                | Self::Answered
                | Self::Restricted
                | Self::Lifting
                | Self::Lifted
                | Self::Weighing
                | Self::Objected
                | Self::NeedsYou
                | Self::Extended
                | Self::Outcome
                | Self::Progress
                | Self::TransferMade
                | Self::Disclosed
                | Self::ErasureAsked
                | Self::ErasureCancelled
                | Self::ErasureDone
                | Self::ErasureFinished
                | Self::Stopped
        )
    }
    /// O14: what such a paragraph can have filled in: the case only where the letter is always about one.
    pub fn places(self) -> &'static [&'static str] {
        match self {
            Self::CorrectionFiled
            | Self::Asked
            | Self::Answered
            | Self::Restricted
            | Self::Weighing
            | Self::NeedsYou
            | Self::Extended
            | Self::Outcome
            | Self::Progress
            | Self::ErasureAsked
            | Self::ErasureCancelled
            | Self::ErasureDone
            | Self::ErasureFinished => &["{company}", "{date}", "{reference}"],
            _ => &["{company}", "{date}"],
        }
    }
    /// F13: whether every language of the portal has this letter; the others are in English or German.
    pub fn is_in_all_languages(self) -> bool {
        matches!(
            self,
            Self::SignIn
                | Self::NothingHeld
                | Self::Asked
                | Self::Answered
                | Self::Stopped
                | Self::Joining
                | Self::BreachNotice
        )
    }
    /// Whether its subject is a case, so that a letter that comes back says so there.
    pub fn is_about_case(self) -> bool {
        matches!(
            self,
            Self::CorrectionFiled
                | Self::Asked
                | Self::Answered
                | Self::NeedsYou
                | Self::Extended
                | Self::Outcome
                | Self::Progress
                | Self::Weighing
        )
    }
    /// The smaller, the sooner: somebody waits in front of a screen for lane 0; bulk letters have lane 9.
    pub fn lane(self) -> i32 {
        match self {
            Self::SignIn
            | Self::NothingHeld
            | Self::Proof
            | Self::CallerCode
            | Self::AddressChangeNew
            | Self::Joining => 0,
            Self::AddressChangeOld
            | Self::Alarm
            | Self::ErasureAsked
            | Self::NoticeReminder
            | Self::OfficerNotice
            | Self::PolicyDesk
            | Self::SearchTask => 1,
            // before other letters to many, after whatever somebody waits for
            Self::BreachNotice => 8,
            Self::SourceNotice | Self::PolicyNotice | Self::Handover => 9,
            Self::Changed
            | Self::CorrectionFiled
            | Self::Asked
            | Self::Answered
            | Self::Restricted
            | Self::Lifting
            | Self::Lifted
            | Self::Weighing
            | Self::Objected
            | Self::NeedsYou
            | Self::Extended
            | Self::Outcome
            | Self::Progress
            | Self::TransferMade
            | Self::Disclosed
            | Self::Merged
            | Self::Parted
            | Self::Reminder
            | Self::Digest
            | Self::ErasureCancelled
            | Self::ErasureDone
            | Self::ErasureFinished
            | Self::Stopped => 2,
        }
    }
    /// After this long it is not sent any more: a mail server that comes back sends no stale codes. `None`: stays due.
    pub fn life(self, link_life: TimeDelta) -> Option<TimeDelta> {
        match self {
            Self::SignIn | Self::NothingHeld | Self::Proof | Self::CallerCode => Some(link_life),
            Self::AddressChangeNew => Some(TimeDelta::hours(24)),
            // yesterday's morning helps nobody
            Self::Digest => Some(TimeDelta::hours(12)),
            Self::AddressChangeOld
            | Self::Changed
            | Self::CorrectionFiled
            | Self::Asked
            | Self::Answered
            | Self::Restricted
            | Self::Lifting
            | Self::Lifted
            | Self::Weighing
            | Self::Objected
            | Self::NeedsYou
            | Self::Extended
            | Self::Outcome
            | Self::Progress
            | Self::TransferMade
            | Self::Disclosed
            | Self::Merged
            | Self::Parted
            | Self::Reminder
            | Self::ErasureAsked
            | Self::ErasureCancelled
            | Self::ErasureDone
            | Self::ErasureFinished
            | Self::Stopped
            | Self::SearchTask
            | Self::SourceNotice
            | Self::NoticeReminder
            | Self::OfficerNotice
            | Self::BreachNotice
            | Self::PolicyNotice
            | Self::Handover
            | Self::PolicyDesk
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
