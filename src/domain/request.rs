//! Cases: what people write about, where a case stands, and what moves it on.

use crate::domain::deadline::ClockEvent;
use chrono::NaiveDate;

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
    /// CLK-3: proof of who asks is awaited.
    WaitingIdentity = "waiting_identity";
    /// S8.16: an agent's authority is awaited.
    WaitingAuthority = "waiting_authority";
    /// CLK-3: a fee is awaited.
    WaitingFee = "waiting_fee";
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
    /// Whether the person has something to do.
    pub fn waits_for_person(self) -> bool {
        matches!(self, Self::WaitingClarification | Self::WaitingIdentity | Self::WaitingAuthority | Self::WaitingFee)
    }
    /// The one table of moves. A person who writes again opens a closed case; what was taken back stays so.
    pub fn may_become(self, next: Self) -> bool {
        use State::{Closed, InProgress, Received, Suspected, Withdrawn};
        match self {
            Suspected => matches!(next, Received | Closed | Withdrawn),
            Closed => next == InProgress,
            Withdrawn => false,
            _ => next.waits_for_person() || matches!(next, InProgress | Closed | Withdrawn),
        }
    }
}

/// O1, O15: how a case ends that ends without a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum End {
    /// S13.13: it was nobody's message; no figure counts it.
    Spam,
    /// It was answered on the telephone or face to face.
    ByWord,
    /// Whoever asked can be reached neither by mail nor by post.
    Unreachable,
}

impl End {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::ByWord, Self::Unreachable, Self::Spam];
    /// The stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Spam => "spam",
            Self::ByWord => "by_word",
            Self::Unreachable => "unreachable",
        }
    }
    /// The end with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|end| end.key() == key)
    }
}

macro_rules! steps {
    ($($(#[$doc:meta])* $variant:ident = $key:literal;)*) => {
        /// What an officer can do with a case beside answering and deciding. Each leads to one state and is one event
        /// of the clocks, which knows what it moves.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Step { $($(#[$doc])* $variant,)* }
        impl Step {
            /// All of them, in the order of the page.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// The stable key.
            pub fn key(self) -> &'static str { match self { $(Self::$variant => $key,)* } }
        }
    };
}
steps! {
    /// S8.15: asks for more detail.
    AskDetail = "ask_detail";
    /// S8.15: the detail came another way than by the case's page.
    GotDetail = "got_detail";
    /// CLK-3: asks for proof of who it is.
    AskIdentity = "ask_identity";
    /// CLK-3: the proof came.
    GotIdentity = "got_identity";
    /// S8.16: asks an agent for their authority.
    AskAuthority = "ask_authority";
    /// S8.16: the authority came.
    GotAuthority = "got_authority";
    /// CLK-3: asks for a fee.
    AskFee = "ask_fee";
    /// CLK-3: the fee was paid.
    GotFee = "got_fee";
    /// CLK-6: takes two more months, with a reason.
    Extend = "extend";
    /// L77.5: says how far a complaint has come.
    Progress = "progress";
}

impl Step {
    /// The step with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|s| s.key() == key)
    }
    /// Whether it can be done after what happened: nothing comes that nobody waits for.
    pub fn is_possible(self, events: &[ClockEvent]) -> bool {
        self.ends().is_none_or(|wait| awaited(events).contains(&wait))
    }
    /// The wait that it ends.
    fn ends(self) -> Option<State> {
        match self {
            Self::GotDetail => Some(State::WaitingClarification),
            Self::GotIdentity => Some(State::WaitingIdentity),
            Self::GotAuthority => Some(State::WaitingAuthority),
            Self::GotFee => Some(State::WaitingFee),
            _ => None,
        }
    }
    /// On which day what it notes was asked for, the last time; what came, came on it or later.
    pub fn asked_on(self, events: &[ClockEvent]) -> Option<NaiveDate> {
        let is_ask = |e: &&ClockEvent| match self {
            Self::GotDetail => matches!(e, ClockEvent::ClarifyAsked { .. }),
            Self::GotIdentity => matches!(e, ClockEvent::IdAsked { .. }),
            Self::GotAuthority => matches!(e, ClockEvent::AgentAsked { .. }),
            Self::GotFee => matches!(e, ClockEvent::FeeAsked { .. }),
            _ => false,
        };
        events.iter().rev().find(is_ask).map(|e| e.on())
    }
    /// Whether the person is written to, so that it needs words.
    pub fn writes(self) -> bool {
        !matches!(self, Self::GotDetail | Self::GotIdentity | Self::GotAuthority | Self::GotFee)
    }
    /// Whether it is for those who decide: it changes what the law allows.
    pub fn needs_decider(self) -> bool {
        matches!(self, Self::Extend | Self::AskFee)
    }
    /// What it is to the clocks on a day, after what happened. What came answers all that was asked.
    pub fn events(self, on: NaiveDate, so_far: &[ClockEvent]) -> Vec<ClockEvent> {
        vec![match self {
            Self::AskDetail => ClockEvent::ClarifyAsked { on, question: next_question(so_far) },
            Self::GotDetail => return answers(on, so_far),
            Self::AskIdentity => ClockEvent::IdAsked { on },
            Self::GotIdentity => ClockEvent::IdReceived { on },
            Self::AskAuthority => ClockEvent::AgentAsked { on },
            Self::GotAuthority => ClockEvent::AgentProved { on },
            Self::AskFee => ClockEvent::FeeAsked { on },
            Self::GotFee => ClockEvent::FeePaid { on },
            Self::Extend => ClockEvent::Extended { on },
            Self::Progress => return Vec::new(),
        }]
    }
}

/// What happened since a case last ended: what was awaited before is awaited no more.
fn since_end(events: &[ClockEvent]) -> &[ClockEvent] {
    let is_end = |e: &ClockEvent| matches!(e, ClockEvent::OutcomeSent { .. } | ClockEvent::Withdrawn { .. });
    events.iter().rposition(is_end).map_or(events, |at| &events[at + 1..])
}

/// The questions of a case that nobody has answered yet, in the order in which they were asked.
pub fn open_questions(events: &[ClockEvent]) -> Vec<u32> {
    let mut open = Vec::new();
    for event in since_end(events) {
        match event {
            ClockEvent::ClarifyAsked { question, .. } => open.push(*question),
            ClockEvent::ClarifyAnswered { question, .. } => open.retain(|it| it != question),
            _ => {}
        }
    }
    open
}

/// The number of the next question of a case.
pub fn next_question(events: &[ClockEvent]) -> u32 {
    events.iter().fold(0, |n, e| match e {
        ClockEvent::ClarifyAsked { question, .. } => n.max(*question),
        _ => n,
    }) + 1
}

/// CLK-5: the person wrote on a day: all they were asked is answered by it, and every clock that stood for it runs on.
pub fn answers(on: NaiveDate, events: &[ClockEvent]) -> Vec<ClockEvent> {
    open_questions(events).into_iter().map(|question| ClockEvent::ClarifyAnswered { on, question }).collect()
}

/// CLK-3, CLK-5: what the person still has to do after what happened, the gravest first. Whatever else is done in a case,
/// it waits for this until it came.
pub fn awaited(events: &[ClockEvent]) -> Vec<State> {
    let (mut identity, mut authority, mut fee) = (false, false, false);
    for event in since_end(events) {
        match event {
            ClockEvent::IdAsked { .. } => identity = true,
            ClockEvent::IdReceived { .. } => identity = false,
            ClockEvent::AgentAsked { .. } => authority = true,
            ClockEvent::AgentProved { .. } => authority = false,
            ClockEvent::FeeAsked { .. } => fee = true,
            ClockEvent::FeePaid { .. } => fee = false,
            _ => {}
        }
    }
    let all = [
        (identity, State::WaitingIdentity),
        (authority, State::WaitingAuthority),
        (fee, State::WaitingFee),
        (!open_questions(events).is_empty(), State::WaitingClarification),
    ];
    all.into_iter().filter(|(is, _)| *is).map(|(_, wait)| wait).collect()
}

/// Where a case stands that somebody works on.
pub fn worked_on(events: &[ClockEvent]) -> State {
    awaited(events).first().copied().unwrap_or(State::InProgress)
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
        for step in Step::ALL {
            assert_eq!(Step::from_key(step.key()), Some(*step));
            assert!(step.ends().is_none_or(|wait| wait.waits_for_person() && !step.writes()), "{step:?}");
            assert_eq!(step.is_possible(&[]), step.ends().is_none(), "{step:?}");
        }
        assert!(State::ALL.iter().all(|next| !State::Withdrawn.may_become(*next)));
    }

    /// CLK-3, CLK-5: what was asked for is waited for until it came, whatever else happens meanwhile.
    #[test]
    fn clk_3_a_case_waits_for_everything_that_was_asked_for() {
        let on: NaiveDate = "2026-11-23".parse().unwrap();
        let mut events = Vec::new();
        let mut then = |step: Step| {
            let new = step.events(on, &events);
            events.extend(new);
            (worked_on(&events), events.clone())
        };
        assert_eq!(then(Step::AskDetail).0, State::WaitingClarification);
        assert_eq!(then(Step::AskIdentity).0, State::WaitingIdentity);
        assert_eq!(then(Step::AskDetail).0, State::WaitingIdentity, "the proof is the gravest");
        assert_eq!(then(Step::Extend).0, State::WaitingIdentity);
        let (state, all) = then(Step::GotIdentity);
        assert_eq!(state, State::WaitingClarification);
        assert_eq!(open_questions(&all), [1, 2]);
        assert!(Step::GotDetail.is_possible(&all) && !Step::GotIdentity.is_possible(&all));
        // what came answers both
        let (state, all) = then(Step::GotDetail);
        assert_eq!((state, open_questions(&all).len()), (State::InProgress, 0));
        then(Step::AskFee);
        events.push(ClockEvent::OutcomeSent { on });
        assert_eq!(worked_on(&events), State::InProgress, "what was awaited before the end is awaited no more");
    }
}
