//! S13.6, CLK-14: the clocks of a case in words: by when, and how that was counted. Officer and person read the same.

use crate::domain::calendar::{Calendar, DayOff};
use crate::domain::deadline::{self, ClockEvent, ClockName, Clocks, How, Ignored, MonthRule, Need, State};
use crate::text::Words;
use chrono::NaiveDate;

/// One clock as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockLine {
    /// Which clock.
    pub name: ClockName,
    /// What it is called.
    pub label: String,
    /// The last day in words, or what it waits for.
    pub due: String,
    /// Where it stands; empty while it simply runs.
    pub state: String,
    /// Whether time has run out.
    pub is_late: bool,
    /// Whether nothing more is to come.
    pub is_over: bool,
    /// How it was counted, step by step.
    pub how: Vec<String>,
}

/// Every clock that runs, ran or waits for a case.
pub fn clock_lines(t: Words, events: &[ClockEvent], today: NaiveDate, calendar: &Calendar) -> Vec<ClockLine> {
    let clocks = deadline::clocks(events, calendar);
    [ClockName::Aim, ClockName::Legal, ClockName::Complaint]
        .into_iter()
        .filter_map(|name| line(t, &clocks, name, events, today, calendar))
        .collect()
}

fn line(
    t: Words,
    clocks: &Clocks,
    name: ClockName,
    events: &[ClockEvent],
    today: NaiveDate,
    calendar: &Calendar,
) -> Option<ClockLine> {
    let state = clocks.state(name)?;
    let label = t
        .say(match name {
            ClockName::Aim => "clock-aim",
            ClockName::Legal => "clock-legal",
            ClockName::Complaint => "clock-complaint",
            ClockName::Breach => "clock-breach",
        })
        .into_owned();
    let due = match clocks.due(name) {
        Some(due) => t.date(due),
        None => deadline::provisional_legal_due(events, today, MonthRule::Calendar, calendar)
            .map_or_else(String::new, |due| t.with("clock-provisional", &[("date", &t.date(due))])),
    };
    let is_late = clocks.is_late(name, today);
    let said = match state {
        State::Running if is_late => t.say("clock-late").into_owned(),
        State::Running => String::new(),
        State::Waiting { needs } => {
            let needs: Vec<String> = needs.iter().map(|need| need_words(t, *need)).collect();
            t.with("clock-waiting", &[("what", &needs.join(", "))])
        }
        State::Paused { since } => t.with("clock-paused", &[("date", &t.date(*since))]),
        State::Done { on, in_time: true } => t.with("clock-done", &[("date", &t.date(*on))]),
        State::Done { on, in_time: false } => t.with("clock-done-late", &[("date", &t.date(*on))]),
        State::Withdrawn { on } => t.with("clock-withdrawn", &[("date", &t.date(*on))]),
    };
    let how = clocks.steps_of(name).map(|how| step(t, how)).collect();
    Some(ClockLine { name, label, due, state: said, is_late, is_over: state.is_over(), how })
}

fn need_words(t: Words, need: Need) -> String {
    t.say(match need {
        Need::Identity => "clock-need-identity",
        Need::Authority => "clock-need-authority",
        Need::Fee => "clock-need-fee",
    })
    .into_owned()
}

/// Days that do not count, in words: weekends by name, holidays by date.
fn over_words(t: Words, over: &[DayOff]) -> String {
    let holidays: Vec<String> =
        over.iter().filter(|day| !crate::domain::calendar::is_at_weekend(day.on)).map(|day| t.date(day.on)).collect();
    if holidays.is_empty() {
        t.say("clock-over-weekends").into_owned()
    } else {
        t.with("clock-over-holidays", &[("days", &holidays.join(", "))])
    }
}

fn step(t: Words, how: &How) -> String {
    let d = |date: &NaiveDate| t.date(*date);
    match how {
        How::Received { on } => t.with("clock-step-received", &[("date", &d(on))]),
        How::NeedMet { need, asked, on } => {
            t.with("clock-step-met", &[("what", &need_words(t, *need)), ("asked", &d(asked)), ("date", &d(on))])
        }
        How::NeedOpen { need, asked } => {
            t.with("clock-step-open", &[("what", &need_words(t, *need)), ("asked", &d(asked))])
        }
        How::Started { on } => t.with("clock-step-started", &[("date", &d(on))]),
        How::MonthsAdded { months, from, to, shortened } => {
            let key = if *shortened { "clock-step-months-short" } else { "clock-step-months" };
            t.with(key, &[("months", &i64::from(*months)), ("from", &d(from)), ("to", &d(to))])
        }
        How::DaysAdded { days, from, to } => {
            let days = i64::try_from(*days).unwrap_or(0);
            t.with("clock-step-days", &[("days", &days), ("from", &d(from)), ("to", &d(to))])
        }
        How::Paused { from, to, days } => {
            t.with("clock-step-paused", &[("days", &i64::from(*days)), ("from", &d(from)), ("to", &d(to))])
        }
        How::PauseOpen { asked, .. } => t.with("clock-step-pause-open", &[("asked", &d(asked))]),
        How::PauseAdded { days, from, to } => {
            t.with("clock-step-pause-added", &[("days", &i64::from(*days)), ("from", &d(from)), ("to", &d(to))])
        }
        How::Extended { on } => t.with("clock-step-extended", &[("date", &d(on))]),
        How::NoticeBy { on } => t.with("clock-step-notice", &[("date", &d(on))]),
        How::Rolled { from, to, over } => {
            t.with("clock-step-rolled", &[("from", &d(from)), ("to", &d(to)), ("over", &over_words(t, over))])
        }
        How::WorkingDaysAdded { days, from, to, over } => t.with(
            "clock-step-working",
            &[("days", &i64::from(*days)), ("from", &d(from)), ("to", &d(to)), ("over", &over_words(t, over))],
        ),
        How::Strict { on } => t.with("clock-step-strict", &[("date", &d(on))]),
        How::HoursAdded { hours, from, to } => {
            t.with("clock-step-hours", &[("hours", hours), ("from", &t.moment(*from)), ("to", &t.moment(*to))])
        }
        How::Ignored { on, why } => {
            let why = t.say(match why {
                Ignored::NotAccess => "clock-ignored-not-access",
                Ignored::QuestionTooLate { .. } => "clock-ignored-question-late",
                Ignored::NeedTooLate { .. } => "clock-ignored-need-late",
                Ignored::NoticeTooLate { .. } => "clock-ignored-notice-late",
                Ignored::NotAsked => "clock-ignored-not-asked",
                Ignored::AskedAlready | Ignored::ExtendedAlready => "clock-ignored-already",
                Ignored::Over => "clock-ignored-over",
            });
            t.with("clock-step-ignored", &[("date", &d(on)), ("why", &why.as_ref())])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::deadline::Ask;
    use crate::text::Language;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Every text that a clock can need has all its gaps filled, in every language.
    #[test]
    fn s13_6_both_clocks_say_how_they_were_counted() {
        let events = [
            ClockEvent::Received { on: day("2026-01-29"), ask: Ask::Access },
            ClockEvent::IdAsked { on: day("2026-01-29") },
            ClockEvent::IdReceived { on: day("2026-01-30") },
            ClockEvent::ClarifyAsked { on: day("2026-02-02"), question: 1 },
            ClockEvent::ClarifyAnswered { on: day("2026-02-04"), question: 1 },
            ClockEvent::Extended { on: day("2026-02-10") },
            ClockEvent::Extended { on: day("2026-02-11") },
        ];
        for language in Language::ALL {
            let lines = clock_lines(language.words(), &events, day("2026-02-12"), &Calendar::default());
            assert_eq!(lines.len(), 2, "{language}");
            assert!(lines.iter().all(|l| !l.due.is_empty() && l.how.len() > 1), "{lines:?}");
            for line in lines {
                for text in line.how.iter().chain([&line.label, &line.due, &line.state]) {
                    assert!(!text.contains("clock-") && !text.contains('{'), "{language}: {text}");
                }
            }
        }
    }

    #[test]
    fn clk_5_a_clock_that_stands_has_no_date_but_a_provisional_one() {
        let events = [
            ClockEvent::Received { on: day("2026-11-22"), ask: Ask::Access },
            ClockEvent::ClarifyAsked { on: day("2026-11-24"), question: 1 },
        ];
        let lines = clock_lines(Language::En.words(), &events, day("2026-11-25"), &Calendar::default());
        let legal = lines.iter().find(|l| l.name == ClockName::Legal).unwrap();
        assert!(legal.state.contains("24 November 2026"), "{}", legal.state);
        assert!(legal.due.contains("24 December 2026"), "{}", legal.due);
    }
}
