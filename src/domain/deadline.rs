//! By when something must be answered: pure functions from what happened to the dates that follow.
//!
//! CLK-14: dates are not kept as truth. A caller keeps the events and counts again; [`recomputed`] says what moved and
//! lets clocks that are over keep their dates. Explanations are typed [`Step`]s, which pages put into words.
//!
//! All dates are London dates ([`Moment::london_date`]). A last day lasts until [`end_of_day`].

mod legal;
#[cfg(test)]
mod tests;

use crate::domain::calendar::{Calendar, DayOff, is_at_weekend};
use crate::domain::clock::Moment;
use chrono::{Datelike as _, Days, Months, NaiveDate, NaiveTime, TimeDelta, TimeZone as _};
use serde::{Deserialize, Serialize};

/// CLK-10: working days within which a person answers.
pub const AIM_WORKING_DAYS: u32 = 7;
/// CLK-7: days within which a complaint is acknowledged.
pub const COMPLAINT_DAYS: u64 = 30;
/// CLK-8: hours within which a breach is notified.
pub const BREACH_HOURS: i64 = 72;

// --- what happened -------------------------------------------------------------------------------------------------

/// What was asked, as far as clocks differ by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// A copy of one's data: the one right whose legal time can pause (CLK-5).
    Access,
    /// Any other right that has a month.
    Right,
    /// CLK-11: restriction, objection to marketing, withdrawn consent, one-click: done when asked, so without a clock.
    AtOnce,
    /// A complaint to the company.
    Complaint,
    /// Anything else a person may write.
    Question,
}

/// CLK-3: what a clock may wait for before it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// Proof of identity.
    Identity,
    /// An agent's authority (S8.16).
    Authority,
    /// A fee.
    Fee,
}

/// One thing that happened to an item, on a London date. A demand that turns out to have been improper is left out of
/// the list: then it has moved nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs)] // each field is the day of what its variant says
pub enum ClockEvent {
    /// CLK-1: it reached the company, by any channel.
    Received { on: NaiveDate, ask: Ask },
    /// Proof of identity was asked for, with a reason.
    IdAsked { on: NaiveDate },
    /// The proof came.
    IdReceived { on: NaiveDate },
    /// An agent's authority was asked for; where an agent sent none, the day of receipt.
    AgentAsked { on: NaiveDate },
    /// The authority came.
    AgentProved { on: NaiveDate },
    /// A fee was asked for.
    FeeAsked { on: NaiveDate },
    /// The fee was paid.
    FeePaid { on: NaiveDate },
    /// S8.15: detail was asked for. `question` tells the questions of one item apart.
    ClarifyAsked { on: NaiveDate, question: u32 },
    /// The detail came.
    ClarifyAnswered { on: NaiveDate, question: u32 },
    /// CLK-6: the notice of extension left, with its reasons.
    Extended { on: NaiveDate },
    /// The automatic mail left: it acknowledges a complaint, and answers nothing (S13.7).
    AutoReply { on: NaiveDate },
    /// A person replied.
    Replied { on: NaiveDate },
    /// The outcome was sent.
    OutcomeSent { on: NaiveDate },
    /// Whoever asked took it back.
    Withdrawn { on: NaiveDate },
    /// CLK-8: the company became aware of a breach.
    BreachAware { at: Moment },
    /// The Commissioner was notified of it.
    BreachNotified { at: Moment },
}

impl ClockEvent {
    /// CLK-1: received at a moment, so on the date it then was in London.
    pub fn received_at(at: Moment, ask: Ask) -> Self {
        Self::Received { on: at.london_date(), ask }
    }
    /// The London date it happened on.
    pub fn on(&self) -> NaiveDate {
        match *self {
            Self::Received { on, .. }
            | Self::IdAsked { on }
            | Self::IdReceived { on }
            | Self::AgentAsked { on }
            | Self::AgentProved { on }
            | Self::FeeAsked { on }
            | Self::FeePaid { on }
            | Self::ClarifyAsked { on, .. }
            | Self::ClarifyAnswered { on, .. }
            | Self::Extended { on }
            | Self::AutoReply { on }
            | Self::Replied { on }
            | Self::OutcomeSent { on }
            | Self::Withdrawn { on } => on,
            Self::BreachAware { at } | Self::BreachNotified { at } => at.london_date(),
        }
    }
}

// --- what follows --------------------------------------------------------------------------------------------------

/// CLK-13: how long a month is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MonthRule {
    /// To the same date of the next month, or its last.
    #[default]
    Calendar,
    /// 28 days, a house rule that is never later than the calendar's month. Three are 84 days.
    Fixed28,
}

/// S13.6: the clocks, shown apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockName {
    /// CLK-10: the reply aim of the policy.
    Aim,
    /// CLK-2 to CLK-6: the legal time of a right.
    Legal,
    /// CLK-7: acknowledging a complaint.
    Complaint,
    /// CLK-8: notifying a breach.
    Breach,
}

/// Where a clock stands, by the events alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// It runs.
    Running,
    /// CLK-3: it hasn't started.
    Waiting {
        /// What is still to come.
        needs: Vec<Need>,
    },
    /// CLK-5: it stands, because a question is open.
    Paused {
        /// The first day that doesn't count.
        since: NaiveDate,
    },
    /// What it asks for was done.
    Done {
        /// When.
        on: NaiveDate,
        /// Whether that was in time.
        in_time: bool,
    },
    /// The request was withdrawn.
    Withdrawn {
        /// When.
        on: NaiveDate,
    },
}

impl State {
    /// Whether nothing more is to come.
    pub fn is_over(&self) -> bool {
        matches!(self, Self::Done { .. } | Self::Withdrawn { .. })
    }
}

/// CLK-10: the reply aim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AimClock {
    /// The date of receipt.
    pub received: NaiveDate,
    /// The last day to reply.
    pub due: NaiveDate,
    /// Done by a person's reply or the outcome, not by automatic mail (S13.7).
    pub state: State,
}

/// CLK-2 to CLK-6: the legal time of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalClock {
    /// The date of receipt.
    pub received: NaiveDate,
    /// CLK-3: when the clock started; none while something is awaited.
    pub start: Option<NaiveDate>,
    /// CLK-5: days that don't count, of answered questions.
    pub paused_days: u32,
    /// CLK-6: the last day for a notice of extension; none while the clock waits or stands.
    pub notice_by: Option<NaiveDate>,
    /// When a notice left that counts.
    pub extended: Option<NaiveDate>,
    /// The last day; none while the clock waits or stands, for which see [`provisional_legal_due`].
    pub due: Option<NaiveDate>,
    /// Done by the outcome.
    pub state: State,
}

/// CLK-7: acknowledging a complaint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComplaintClock {
    /// The date of receipt.
    pub received: NaiveDate,
    /// The last day if the day of receipt counts and nothing rolls; warnings go by it.
    pub strict: NaiveDate,
    /// The last day.
    pub due: NaiveDate,
    /// Done by the automatic mail, a person's reply, or the outcome (L77.6).
    pub state: State,
}

/// CLK-8: notifying a breach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BreachClock {
    /// When the company became aware.
    pub aware: Moment,
    /// 72 hours on.
    pub due: Moment,
    /// When the Commissioner was notified.
    pub notified: Option<Moment>,
}

impl BreachClock {
    /// Whether the time has run out by `now`, or had when the Commissioner was notified: then reasons are owed.
    pub fn is_late(&self, now: Moment) -> bool {
        self.notified.unwrap_or(now) > self.due
    }
}

/// S13.6: all clocks that run for an item, and how each was counted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Clocks {
    /// The reply aim.
    pub aim: Option<AimClock>,
    /// The legal time.
    pub legal: Option<LegalClock>,
    /// The acknowledgement of a complaint.
    pub complaint: Option<ComplaintClock>,
    /// The notification of a breach.
    pub breach: Option<BreachClock>,
    /// How the dates were counted, clock by clock.
    pub steps: Vec<Step>,
}

impl Clocks {
    /// How one clock was counted.
    pub fn steps_of(&self, clock: ClockName) -> impl Iterator<Item = &How> {
        self.steps.iter().filter(move |step| step.clock == clock).map(|step| &step.how)
    }
    /// A clock's last day, for the three that count days; none while it waits or stands.
    pub fn due(&self, clock: ClockName) -> Option<NaiveDate> {
        match clock {
            ClockName::Aim => self.aim.as_ref().map(|aim| aim.due),
            ClockName::Legal => self.legal.as_ref().and_then(|legal| legal.due),
            ClockName::Complaint => self.complaint.as_ref().map(|complaint| complaint.due),
            ClockName::Breach => None,
        }
    }
    /// Where a clock stands, for the three that count days.
    pub fn state(&self, clock: ClockName) -> Option<&State> {
        match clock {
            ClockName::Aim => self.aim.as_ref().map(|aim| &aim.state),
            ClockName::Legal => self.legal.as_ref().map(|legal| &legal.state),
            ClockName::Complaint => self.complaint.as_ref().map(|complaint| &complaint.state),
            ClockName::Breach => None,
        }
    }
    /// Whether a clock's last day has passed with nothing done, or had when it was done.
    pub fn is_late(&self, clock: ClockName, today: NaiveDate) -> bool {
        match self.state(clock) {
            Some(State::Running) => self.due(clock).is_some_and(|due| due < today),
            Some(State::Done { in_time, .. }) => !in_time,
            _ => false,
        }
    }
}

/// One step of an explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The clock it explains.
    pub clock: ClockName,
    /// What was counted.
    #[serde(flatten)]
    pub how: How,
}

/// What was counted in a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "how", rename_all = "snake_case")]
#[allow(missing_docs)] // the fields say from which day to which
pub enum How {
    /// CLK-1: the date of receipt.
    Received { on: NaiveDate },
    /// CLK-3: something was asked for and came: the clock starts no earlier.
    NeedMet { need: Need, asked: NaiveDate, on: NaiveDate },
    /// CLK-3: something was asked for and hasn't come.
    NeedOpen { need: Need, asked: NaiveDate },
    /// CLK-3: the clock's start.
    Started { on: NaiveDate },
    /// CLK-2, CLK-6: calendar months; `shortened` if the last month has no such day.
    MonthsAdded { months: u32, from: NaiveDate, to: NaiveDate, shortened: bool },
    /// CLK-7, CLK-13: plain days.
    DaysAdded { days: u64, from: NaiveDate, to: NaiveDate },
    /// CLK-5: days that don't count, both ends included; pauses that touch are one.
    Paused { from: NaiveDate, to: NaiveDate, days: u32 },
    /// CLK-5: a question is open.
    PauseOpen { question: u32, asked: NaiveDate },
    /// CLK-5: the paused days added.
    PauseAdded { days: u32, from: NaiveDate, to: NaiveDate },
    /// CLK-6: the notice of extension left in time.
    Extended { on: NaiveDate },
    /// CLK-6: the last day for that notice.
    NoticeBy { on: NaiveDate },
    /// On to the next working day, over these days.
    Rolled { from: NaiveDate, to: NaiveDate, over: Vec<DayOff> },
    /// CLK-10: working days, over these days.
    WorkingDaysAdded { days: u32, from: NaiveDate, to: NaiveDate, over: Vec<DayOff> },
    /// CLK-7: the last day as strictly read.
    Strict { on: NaiveDate },
    /// CLK-8: hours, whatever days they fall on.
    HoursAdded { hours: i64, from: Moment, to: Moment },
    /// An event that moved nothing.
    Ignored {
        on: NaiveDate,
        #[serde(flatten)]
        why: Ignored,
    },
}

/// Why an event moved nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
#[allow(missing_docs)] // the fields are the days that were missed
pub enum Ignored {
    /// CLK-5: only access requests pause.
    NotAccess,
    /// CLK-5: the question came when the time had run out.
    QuestionTooLate { due: NaiveDate },
    /// CLK-3: proof, authority or fee was asked for when the unextended time had run out: that revives nothing.
    NeedTooLate { need: Need, due: NaiveDate },
    /// CLK-6: the notice left too late.
    NoticeTooLate { notice_by: NaiveDate },
    /// Nothing of the kind was asked for, so the clock didn't wait for it.
    NotAsked,
    /// The same was asked for already.
    AskedAlready,
    /// It was extended already.
    ExtendedAlready,
    /// The clock was over.
    Over,
}

// --- the clocks ----------------------------------------------------------------------------------------------------

/// CLK-10: when the company aims to answer: the seventh working day after the day of receipt.
pub fn aim_due(received: NaiveDate, calendar: &Calendar) -> NaiveDate {
    calendar.add_working_days(received, AIM_WORKING_DAYS)
}

/// CLK-2: when the law wants an answer to a request that waits for nothing.
pub fn legal_due(received: NaiveDate, calendar: &Calendar) -> NaiveDate {
    calendar.roll(MonthRule::Calendar.add(received, 1))
}

/// CLK-7: until when a complaint is to be acknowledged; day 1 is the day after receipt.
pub fn complaint_acknowledgement_due(received: NaiveDate, calendar: &Calendar) -> NaiveDate {
    calendar.roll(plus_days(received, COMPLAINT_DAYS))
}

/// CLK-7: the same with the day of receipt as day 1, not rolled.
pub fn complaint_acknowledgement_strict(received: NaiveDate) -> NaiveDate {
    plus_days(received, COMPLAINT_DAYS - 1)
}

/// CLK-8: until when a breach is to be reported: 72 hours of elapsed time.
pub fn breach_due(aware: Moment) -> Moment {
    aware + TimeDelta::hours(BREACH_HOURS)
}

/// CLK-9: the last day to tell a person whose data came from others; not rolled.
pub fn collection_notice_due(
    obtained: NaiveDate,
    first_message: Option<NaiveDate>,
    first_disclosure: Option<NaiveDate>,
) -> NaiveDate {
    let month = MonthRule::Calendar.add(obtained, 1);
    [first_message, first_disclosure].into_iter().flatten().fold(month, NaiveDate::min)
}

/// L12.11: when a question without an answer is taken up again.
pub fn unanswered_on(asked: NaiveDate) -> NaiveDate {
    MonthRule::Calendar.add(asked, 1)
}

/// CLK-12: by when an opt-out must have reached the systems that send.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptOutTimes {
    /// At once: the moment itself.
    pub at: Moment,
    /// When the alarm is raised, 24 hours on.
    pub alarm: Moment,
    /// The limit of mailbox providers, 48 hours on.
    pub mailbox_providers: Moment,
    /// The limit of Australian law, 5 working days.
    pub australia: NaiveDate,
    /// The limit of American and Canadian law, 10 business days.
    pub us_and_canada: NaiveDate,
}

/// CLK-12: the times of an opt-out. Other countries' holidays aren't known here and ours don't move their limits, so
/// every Monday to Friday counts, which gives the earlier date.
pub fn opt_out_times(at: Moment) -> OptOutTimes {
    let on = at.london_date();
    OptOutTimes {
        at,
        alarm: at + TimeDelta::hours(24),
        mailbox_providers: at + TimeDelta::hours(48),
        australia: plus_weekdays(on, 5),
        us_and_canada: plus_weekdays(on, 10),
    }
}

/// The moment a last day ends: 24:00 in London.
pub fn end_of_day(on: NaiveDate) -> Moment {
    let next = on.succ_opt().unwrap_or(on);
    let midnight = chrono_tz::Europe::London.from_local_datetime(&next.and_time(NaiveTime::MIN)).earliest();
    midnight.map_or(Moment::start_of(next), |at| Moment::from_naive_utc(at.naive_utc()))
}

/// All clocks of an item, with months of the calendar. See [`clocks_by`].
pub fn clocks(events: &[ClockEvent], calendar: &Calendar) -> Clocks {
    clocks_by(events, MonthRule::Calendar, calendar)
}

/// CLK-1 to CLK-8, CLK-10, CLK-11: all clocks of an item, which is one right, complaint or question. Events may come
/// in any order; those of one day count in the order given. If the list has several asks, the first of each kind
/// counts, the legal time pauses only if all its rights are access, and an outcome is the outcome of all.
pub fn clocks_by(events: &[ClockEvent], months: MonthRule, calendar: &Calendar) -> Clocks {
    let events = in_order(events);
    let mut all = Clocks::default();
    let mut explain = |clock, hows: Vec<How>| all.steps.extend(hows.into_iter().map(|how| Step { clock, how }));

    if let Some(received) = first_receipt(&events, |ask| ask != Ask::AtOnce) {
        let due = aim_due(received, calendar);
        let over = calendar.days_off(plus_days(received, 1), due);
        let counted = How::WorkingDaysAdded { days: AIM_WORKING_DAYS, from: received, to: due, over };
        explain(ClockName::Aim, vec![How::Received { on: received }, counted]);
        let state = state_of(&events, received, due, is_answer);
        all.aim = Some(AimClock { received, due, state });
    }
    if let Some((legal, hows)) = legal::count(&events, months, calendar) {
        explain(ClockName::Legal, hows);
        all.legal = Some(legal);
    }
    // what was said last that a case without a right is about counts
    let asks = events.iter().rev().find_map(|event| match *event {
        ClockEvent::Received { ask: ask @ (Ask::Question | Ask::Complaint), .. } => Some(ask),
        _ => None,
    });
    if let Some(received) = first_receipt(&events, |ask| ask == Ask::Complaint && asks == Some(ask)) {
        let strict = complaint_acknowledgement_strict(received);
        let due = complaint_acknowledgement_due(received, calendar);
        let to = plus_days(received, COMPLAINT_DAYS);
        let mut hows = vec![
            How::Received { on: received },
            How::Strict { on: strict },
            How::DaysAdded { days: COMPLAINT_DAYS, from: received, to },
        ];
        hows.extend(rolled(to, calendar));
        explain(ClockName::Complaint, hows);
        let state =
            state_of(&events, received, due, |event| is_answer(event) || matches!(event, ClockEvent::AutoReply { .. }));
        all.complaint = Some(ComplaintClock { received, strict, due, state });
    }
    let aware = events.iter().filter_map(|event| match *event {
        ClockEvent::BreachAware { at } => Some(at),
        _ => None,
    });
    if let Some(aware) = aware.min() {
        let due = breach_due(aware);
        explain(ClockName::Breach, vec![How::HoursAdded { hours: BREACH_HOURS, from: aware, to: due }]);
        let notified = events.iter().filter_map(|event| match *event {
            ClockEvent::BreachNotified { at } => Some(at),
            _ => None,
        });
        all.breach = Some(BreachClock { aware, due, notified: notified.min() });
    }
    all
}

/// CLK-5: the legal date if all that is still awaited came `today`; the due date itself if nothing is. None where no
/// legal time runs.
pub fn provisional_legal_due(
    events: &[ClockEvent],
    today: NaiveDate,
    months: MonthRule,
    calendar: &Calendar,
) -> Option<NaiveDate> {
    legal::provisional(&in_order(events), today, months, calendar)
}

/// CLK-14: a date that isn't what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// Of this clock.
    pub clock: ClockName,
    /// As it was; none if the clock waited or stood.
    pub from: Option<NaiveDate>,
    /// As it is; none if the clock now waits or stands.
    pub to: Option<NaiveDate>,
}

/// CLK-14: what was known before and what is counted now, put together. Clocks that were over keep what they had; the
/// moves of the others are for the log and for those to be told.
pub fn recomputed(before: &Clocks, mut now: Clocks) -> (Clocks, Vec<Moved>) {
    let mut moved = Vec::new();
    for clock in [ClockName::Aim, ClockName::Legal, ClockName::Complaint] {
        if !before.state(clock).is_some_and(State::is_over) {
            let (from, to) = (before.due(clock), now.due(clock));
            if from != to {
                moved.push(Moved { clock, from, to });
            }
            continue;
        }
        match clock {
            ClockName::Aim => now.aim.clone_from(&before.aim),
            ClockName::Legal => now.legal.clone_from(&before.legal),
            ClockName::Complaint | ClockName::Breach => now.complaint.clone_from(&before.complaint),
        }
        now.steps.retain(|step| step.clock != clock);
        now.steps.extend(before.steps.iter().filter(|step| step.clock == clock).cloned());
    }
    now.steps.sort_by_key(|step| step.clock);
    (now, moved)
}

// --- counting ------------------------------------------------------------------------------------------------------

impl MonthRule {
    /// CLK-2, CLK-13: so many months on, not rolled.
    fn add(self, from: NaiveDate, months: u32) -> NaiveDate {
        match self {
            Self::Calendar => from.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX),
            Self::Fixed28 => plus_days(from, 28 * u64::from(months)),
        }
    }
    /// The same as a step.
    fn step(self, from: NaiveDate, months: u32) -> How {
        let to = self.add(from, months);
        match self {
            Self::Calendar => How::MonthsAdded { months, from, to, shortened: to.day() != from.day() },
            Self::Fixed28 => How::DaysAdded { days: 28 * u64::from(months), from, to },
        }
    }
}

fn plus_days(from: NaiveDate, days: u64) -> NaiveDate {
    from.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

fn plus_weekdays(from: NaiveDate, count: usize) -> NaiveDate {
    let mut later = from.iter_days().skip(1).filter(|day| !is_at_weekend(*day));
    later.nth(count.saturating_sub(1)).unwrap_or(NaiveDate::MAX)
}

/// A step on to a working day, where one is needed.
fn rolled(from: NaiveDate, calendar: &Calendar) -> Option<How> {
    let to = calendar.roll(from);
    (to != from).then(|| How::Rolled { from, to, over: calendar.public_days_off(from, to) })
}

/// Events by date; those of one day stay in the order given.
fn in_order(events: &[ClockEvent]) -> Vec<ClockEvent> {
    let mut events = events.to_vec();
    events.sort_by_key(ClockEvent::on);
    events
}

fn first_receipt(events: &[ClockEvent], which: impl Fn(Ask) -> bool) -> Option<NaiveDate> {
    events.iter().find_map(|event| match *event {
        ClockEvent::Received { on, ask } if which(ask) => Some(on),
        _ => None,
    })
}

/// S13.7: what answers a person.
fn is_answer(event: &ClockEvent) -> bool {
    matches!(event, ClockEvent::Replied { .. } | ClockEvent::OutcomeSent { .. })
}

/// Where a clock stands that neither waits nor pauses. What came before the receipt ended something else.
fn state_of(
    events: &[ClockEvent],
    received: NaiveDate,
    due: NaiveDate,
    is_done: impl Fn(&ClockEvent) -> bool,
) -> State {
    let mut since = events.iter().filter(|event| event.on() >= received);
    match since.find(|event| is_done(event) || matches!(event, ClockEvent::Withdrawn { .. })) {
        None => State::Running,
        Some(&ClockEvent::Withdrawn { on }) => State::Withdrawn { on },
        Some(event) => State::Done { on: event.on(), in_time: event.on() <= due },
    }
}

#[cfg(test)]
mod examples {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    fn day(value: &Value) -> NaiveDate {
        value.as_str().unwrap().parse().unwrap()
    }
    fn moment(value: &Value) -> Moment {
        chrono::DateTime::parse_from_rfc3339(value.as_str().unwrap()).unwrap().to_utc().into()
    }

    /// The events a worked example of a right stands for.
    fn events(input: &Value) -> Vec<ClockEvent> {
        let mut events = Vec::new();
        for (key, value) in input.as_object().unwrap() {
            match key.as_str() {
                "received" => events.push(ClockEvent::Received { on: day(value), ask: Ask::Access }),
                "received_utc" => events.push(ClockEvent::received_at(moment(value), Ask::Access)),
                "id_received" => {
                    events.push(ClockEvent::IdAsked { on: day(&input["received"]) });
                    events.push(ClockEvent::IdReceived { on: day(value) });
                }
                "pauses" => {
                    for (question, pause) in (0..).zip(value.as_array().unwrap()) {
                        events.push(ClockEvent::ClarifyAsked { on: day(&pause[0]), question });
                        events.push(ClockEvent::ClarifyAnswered { on: day(&pause[1]), question });
                    }
                }
                "extended" => events.push(ClockEvent::Extended { on: day(&input["received"]) }),
                other => panic!("unknown input {other}"),
            }
        }
        events
    }

    /// Every worked example of the clock rules.
    #[test]
    fn s13_5_all_worked_examples_come_out() {
        let text = include_str!("../../tests/data/deadline-vectors.json");
        let vectors: Vec<Value> = serde_json::from_str(text).unwrap();
        assert_eq!(vectors.len(), 29);
        let calendar = Calendar::default();
        for vector in &vectors {
            let (id, input, expect) = (&vector["id"], &vector["input"], vector["expect"].as_str().unwrap());
            let received = |ask| clocks(&[ClockEvent::Received { on: day(&input["received"]), ask }], &calendar);
            let got = match vector["kind"].as_str().unwrap() {
                "reply_aim" => received(Ask::Question).aim.unwrap().due.to_string(),
                "complaint_ack" => received(Ask::Complaint).complaint.unwrap().due.to_string(),
                "breach" => {
                    let aware = ClockEvent::BreachAware { at: moment(&input["aware_utc"]) };
                    clocks(&[aware], &calendar).breach.unwrap().due.rfc3339()
                }
                "rights" | "rights_instant" => {
                    clocks(&events(input), &calendar).legal.unwrap().due.unwrap().to_string()
                }
                other => panic!("unknown kind {other}"),
            };
            assert_eq!(got, expect, "{id}: {}", vector["why"]);
        }
        let extended = vectors.iter().find(|vector| vector["id"] == "E08").unwrap();
        let notice_by = clocks(&events(&extended["input"]), &calendar).legal.unwrap().notice_by;
        assert_eq!(notice_by, NaiveDate::from_ymd_opt(2026, 9, 10), "as the reason of E08 says");
    }

    proptest! {
        /// A second, slow way: walk day by day and count.
        #[test]
        fn counting_by_walking_gives_the_same(offset in 0_u64..40_000) {
            let calendar = Calendar::default();
            let received = NaiveDate::from_ymd_opt(1990, 1, 1).unwrap() + Days::new(offset);
            prop_assert_eq!(aim_due(received, &calendar), tests::walking::aim(received, &|d| tests::walking::works(d)));
            let plain = [ClockEvent::Received { on: received, ask: Ask::Right }];
            let walked = tests::walking::legal(&plain, MonthRule::Calendar, &|d| tests::walking::works(d)).due;
            prop_assert_eq!(Some(legal_due(received, &calendar)), walked);
        }
    }
}
