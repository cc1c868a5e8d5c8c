//! CLK-2 to CLK-6: the legal time of a request, event by event.

use super::{Ask, ClockEvent, How, Ignored, LegalClock, MonthRule, Need, State, first_receipt, plus_days, rolled};
use crate::domain::calendar::Calendar;
use chrono::NaiveDate;

/// A pause as it was asked for; open while `answered` is none.
#[derive(Debug, Clone, Copy)]
struct Pause {
    question: u32,
    asked: NaiveDate,
    answered: Option<NaiveDate>,
}

/// The legal time as known after some of the events.
struct Legal<'a> {
    calendar: &'a Calendar,
    months: MonthRule,
    can_pause: bool,
    received: NaiveDate,
    /// CLK-3: the latest of receipt and what has come so far.
    start: NaiveDate,
    needs: Vec<(Need, NaiveDate)>,
    pauses: Vec<Pause>,
    extended: Option<NaiveDate>,
    end: Option<State>,
    notes: Vec<How>,
}

/// The legal clock of events in order and how it was counted; none if no right with a month was asked.
pub(super) fn count(events: &[ClockEvent], months: MonthRule, calendar: &Calendar) -> Option<(LegalClock, Vec<How>)> {
    let legal = Legal::after(events, months, calendar)?;
    let clock = legal.clock();
    Some((clock, legal.hows()))
}

/// The due date if all that is awaited came today.
pub(super) fn provisional(
    events: &[ClockEvent],
    today: NaiveDate,
    months: MonthRule,
    calendar: &Calendar,
) -> Option<NaiveDate> {
    let mut legal = Legal::after(events, months, calendar)?;
    if legal.end.is_none() {
        for (_, asked) in std::mem::take(&mut legal.needs) {
            legal.start = legal.start.max(asked).max(today);
        }
        legal.close_pauses(today);
    }
    legal.due()
}

impl<'a> Legal<'a> {
    fn after(events: &[ClockEvent], months: MonthRule, calendar: &'a Calendar) -> Option<Self> {
        let received = first_receipt(events, |ask| matches!(ask, Ask::Access | Ask::Right))?;
        let mut legal = Self {
            calendar,
            months,
            can_pause: first_receipt(events, |ask| ask == Ask::Right).is_none(),
            received,
            start: received,
            needs: Vec::new(),
            pauses: Vec::new(),
            extended: None,
            end: None,
            notes: vec![How::Received { on: received }],
        };
        for event in events {
            legal.take(*event);
        }
        Some(legal)
    }

    fn take(&mut self, event: ClockEvent) {
        let on = event.on();
        let taken = match event {
            // Receipts are read beforehand; replies and breaches belong to other clocks.
            ClockEvent::Received { .. }
            | ClockEvent::AutoReply { .. }
            | ClockEvent::Replied { .. }
            | ClockEvent::BreachAware { .. }
            | ClockEvent::BreachNotified { .. } => Ok(()),
            // What ended before this was received ended something else.
            ClockEvent::OutcomeSent { .. } | ClockEvent::Withdrawn { .. } if on < self.received => Ok(()),
            _ if self.end.is_some() => Err(Ignored::Over),
            ClockEvent::IdAsked { .. } => self.need(Need::Identity, on),
            ClockEvent::AgentAsked { .. } => self.need(Need::Authority, on),
            ClockEvent::FeeAsked { .. } => self.need(Need::Fee, on),
            ClockEvent::IdReceived { .. } => self.meet(Need::Identity, on),
            ClockEvent::AgentProved { .. } => self.meet(Need::Authority, on),
            ClockEvent::FeePaid { .. } => self.meet(Need::Fee, on),
            ClockEvent::ClarifyAsked { question, .. } => self.ask(question, on),
            ClockEvent::ClarifyAnswered { question, .. } => self.answer(question, on),
            ClockEvent::Extended { .. } => self.extend(on),
            ClockEvent::OutcomeSent { .. } => {
                self.close_pauses(on);
                let in_time = self.due().is_none_or(|due| on <= due);
                self.end = Some(State::Done { on, in_time });
                Ok(())
            }
            ClockEvent::Withdrawn { .. } => {
                self.end = Some(State::Withdrawn { on });
                Ok(())
            }
        };
        if let Err(why) = taken {
            self.notes.push(How::Ignored { on, why });
        }
    }

    /// CLK-3: asking moves the start, unless the unextended time had run out.
    fn need(&mut self, need: Need, on: NaiveDate) -> Result<(), Ignored> {
        if self.needs.iter().any(|(open, _)| *open == need) {
            return Err(Ignored::AskedAlready);
        }
        if let Some(due) = self.due_after(1).filter(|due| on > *due) {
            return Err(Ignored::NeedTooLate { need, due });
        }
        self.needs.push((need, on));
        Ok(())
    }

    fn meet(&mut self, need: Need, on: NaiveDate) -> Result<(), Ignored> {
        let open = self.needs.iter().position(|(open, _)| *open == need).ok_or(Ignored::NotAsked)?;
        let (_, asked) = self.needs.remove(open);
        self.start = self.start.max(on);
        self.notes.push(How::NeedMet { need, asked, on });
        Ok(())
    }

    /// CLK-5: asking stops the clock, on its last day still.
    fn ask(&mut self, question: u32, on: NaiveDate) -> Result<(), Ignored> {
        if !self.can_pause {
            return Err(Ignored::NotAccess);
        }
        if self.open_pauses().any(|pause| pause.question == question) {
            return Err(Ignored::AskedAlready);
        }
        if let Some(due) = self.due().filter(|due| on > *due) {
            return Err(Ignored::QuestionTooLate { due });
        }
        self.pauses.push(Pause { question, asked: on, answered: None });
        Ok(())
    }

    fn answer(&mut self, question: u32, on: NaiveDate) -> Result<(), Ignored> {
        let mut open = self.pauses.iter_mut().filter(|pause| pause.answered.is_none());
        let pause = open.find(|pause| pause.question == question).ok_or(Ignored::NotAsked)?;
        pause.answered = Some(on);
        Ok(())
    }

    /// CLK-6: the notice counts while its own limit hasn't passed.
    fn extend(&mut self, on: NaiveDate) -> Result<(), Ignored> {
        if self.extended.is_some() {
            return Err(Ignored::ExtendedAlready);
        }
        if let Some(notice_by) = self.notice_by().filter(|limit| on > *limit) {
            return Err(Ignored::NoticeTooLate { notice_by });
        }
        self.extended = Some(on);
        Ok(())
    }

    fn open_pauses(&self) -> impl Iterator<Item = &Pause> {
        self.pauses.iter().filter(|pause| pause.answered.is_none())
    }

    fn close_pauses(&mut self, on: NaiveDate) {
        for pause in self.pauses.iter_mut().filter(|pause| pause.answered.is_none()) {
            pause.answered = Some(on.max(pause.asked));
        }
    }

    /// Whether a date can be named: all that was asked for has come.
    fn is_running(&self) -> bool {
        self.needs.is_empty() && self.open_pauses().next().is_none()
    }

    /// CLK-5: the union of answered pauses from the start on, as first and last days, in order. What touches is one.
    fn paused(&self) -> Vec<(NaiveDate, NaiveDate)> {
        let clipped = |pause: &Pause| pause.answered.map(|to| (pause.asked.max(self.start), to));
        let mut spans: Vec<_> = self.pauses.iter().filter_map(clipped).filter(|(from, to)| from <= to).collect();
        spans.sort_unstable();
        let mut union: Vec<(NaiveDate, NaiveDate)> = Vec::with_capacity(spans.len());
        for (from, to) in spans {
            match union.last_mut() {
                Some(last) if from <= plus_days(last.1, 1) => last.1 = last.1.max(to),
                _ => union.push((from, to)),
            }
        }
        union
    }

    fn paused_days(&self) -> u32 {
        self.paused().into_iter().map(length_of).fold(0, u32::saturating_add)
    }

    /// CLK-5: start, months and paused days, not rolled.
    fn end_after(&self, months: u32) -> NaiveDate {
        plus_days(self.months.add(self.start, months), self.paused_days().into())
    }

    fn due_after(&self, months: u32) -> Option<NaiveDate> {
        self.is_running().then(|| self.calendar.roll(self.end_after(months)))
    }

    /// CLK-2, CLK-6.
    fn length(&self) -> u32 {
        if self.extended.is_some() { 3 } else { 1 }
    }

    fn due(&self) -> Option<NaiveDate> {
        self.due_after(self.length())
    }

    /// CLK-6: one month and the paused days on, not rolled.
    fn notice_by(&self) -> Option<NaiveDate> {
        self.is_running().then(|| self.end_after(1))
    }

    fn clock(&self) -> LegalClock {
        let state = match (&self.end, self.open_pauses().map(|pause| pause.asked).min()) {
            (Some(end), _) => end.clone(),
            _ if !self.needs.is_empty() => State::Waiting { needs: self.needs.iter().map(|(need, _)| *need).collect() },
            (None, Some(asked)) => State::Paused { since: asked.max(self.start) },
            (None, None) => State::Running,
        };
        LegalClock {
            received: self.received,
            start: self.needs.is_empty().then_some(self.start),
            paused_days: self.paused_days(),
            notice_by: self.notice_by(),
            extended: self.extended,
            due: self.due(),
            state,
        }
    }

    fn hows(mut self) -> Vec<How> {
        let mut hows = std::mem::take(&mut self.notes);
        hows.extend(self.needs.iter().map(|&(need, asked)| How::NeedOpen { need, asked }));
        if self.needs.is_empty() {
            hows.push(How::Started { on: self.start });
        }
        let pauses = self.paused().into_iter();
        hows.extend(pauses.map(|(from, to)| How::Paused { from, to, days: length_of((from, to)) }));
        hows.extend(self.open_pauses().map(|&Pause { question, asked, .. }| How::PauseOpen { question, asked }));
        hows.extend(self.extended.map(|on| How::Extended { on }));
        hows.extend(self.notice_by().map(|on| How::NoticeBy { on }));
        if self.is_running() {
            hows.push(self.months.step(self.start, self.length()));
            let (days, to) = (self.paused_days(), self.end_after(self.length()));
            if days > 0 {
                hows.push(How::PauseAdded { days, from: self.months.add(self.start, self.length()), to });
            }
            hows.extend(rolled(to, self.calendar));
        }
        hows
    }
}

/// Calendar days of a span, both ends included.
fn length_of((from, to): (NaiveDate, NaiveDate)) -> u32 {
    u32::try_from((to - from).num_days() + 1).unwrap_or(0)
}
