//! Due dates, computed from what happened (CLK-14): the company's aim and the law's month, each by its own rules.

use crate::domain::calendar::Calendar;
use crate::domain::clock::Moment;
use chrono::{Days, Months, NaiveDate, TimeDelta};

/// What moves the clock of a request for a right.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LegalClock {
    /// CLK-1: the London date of receipt.
    pub received: Option<NaiveDate>,
    /// CLK-3: when what the start waits for came in: proof of identity, an agent's authority, a fee. The latest counts.
    pub awaited: Vec<NaiveDate>,
    /// CLK-5, access only: the days on which clarification was asked and answered; both count.
    pub pauses: Vec<(NaiveDate, NaiveDate)>,
    /// CLK-6: whether it was extended by two months.
    pub is_extended: bool,
}

impl LegalClock {
    /// CLK-3: the day from which the month runs.
    pub fn start(&self) -> Option<NaiveDate> {
        self.awaited.iter().copied().chain(self.received).max()
    }
    /// CLK-5: how many days the pauses cover together, from the start on. Days covered twice count once; a pause asked
    /// for after the due date as it stood then is void.
    pub fn paused_days(&self, calendar: &Calendar) -> u64 {
        let Some(start) = self.start() else { return 0 };
        let mut pauses = self.pauses.clone();
        pauses.sort_unstable();
        let (mut days, mut counted_to) = (0, None::<NaiveDate>);
        for (asked, answered) in pauses {
            if self.end(days).is_none_or(|end| asked > calendar.roll(end)) {
                continue;
            }
            let from = asked.max(start).max(counted_to.map_or(start, |last| last + Days::new(1)));
            if from <= answered {
                days += u64::try_from((answered - from).num_days() + 1).unwrap_or(0);
                counted_to = Some(counted_to.map_or(answered, |last| last.max(answered)));
            }
        }
        days
    }
    /// The end of the time before rolling.
    fn end(&self, paused_days: u64) -> Option<NaiveDate> {
        let months = Months::new(if self.is_extended { 3 } else { 1 });
        self.start()?.checked_add_months(months)?.checked_add_days(Days::new(paused_days))
    }
    /// CLK-2, CLK-5, CLK-6: the last day, rolled to a working day. `None` without a receipt.
    pub fn due(&self, calendar: &Calendar) -> Option<NaiveDate> {
        Some(calendar.roll(self.end(self.paused_days(calendar))?))
    }
    /// CLK-6: until when notice of an extension must have left; not rolled, to be on the safe side.
    pub fn extension_notice_by(&self, calendar: &Calendar) -> Option<NaiveDate> {
        let paused = Self { is_extended: false, ..self.clone() }.paused_days(calendar);
        self.start()?.checked_add_months(Months::new(1))?.checked_add_days(Days::new(paused))
    }
}

/// CLK-10: when the company aims to answer: the seventh working day after the day of receipt.
pub fn aim_due(received: NaiveDate, calendar: &Calendar) -> NaiveDate {
    calendar.add_working_days(received, 7)
}

/// CLK-2: when the law wants an answer to a request that waits for nothing.
pub fn legal_due(received: NaiveDate, calendar: &Calendar) -> NaiveDate {
    LegalClock { received: Some(received), ..LegalClock::default() }.due(calendar).unwrap_or(received)
}

/// CLK-7: until when a complaint is to be acknowledged.
pub fn complaint_acknowledgement_due(received: NaiveDate, calendar: &Calendar) -> NaiveDate {
    calendar.roll(received + Days::new(30))
}

/// CLK-8: until when a breach is to be reported: 72 hours of elapsed time.
pub fn breach_due(aware: Moment) -> Moment {
    aware + TimeDelta::hours(72)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    fn day(value: &Value) -> NaiveDate {
        value.as_str().unwrap().parse().unwrap()
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
            let got = match vector["kind"].as_str().unwrap() {
                "reply_aim" => aim_due(day(&input["received"]), &calendar).to_string(),
                "complaint_ack" => complaint_acknowledgement_due(day(&input["received"]), &calendar).to_string(),
                "breach" => {
                    let aware = chrono::DateTime::parse_from_rfc3339(input["aware_utc"].as_str().unwrap()).unwrap();
                    breach_due(aware.to_utc().into()).rfc3339()
                }
                "rights" | "rights_instant" => {
                    let received = if let Some(instant) = input.get("received_utc").or(input.get("instant")) {
                        Moment::from(chrono::DateTime::parse_from_rfc3339(instant.as_str().unwrap()).unwrap().to_utc())
                            .london_date()
                    } else {
                        day(&input["received"])
                    };
                    let waits = ["id_received", "fee_paid", "authority_received", "agent_proved"];
                    let pauses = input.get("pauses").and_then(Value::as_array).cloned().unwrap_or_default();
                    LegalClock {
                        received: Some(received),
                        awaited: waits.iter().filter_map(|k| input.get(*k)).map(day).collect(),
                        pauses: pauses.iter().map(|p| (day(&p[0]), day(&p[1]))).collect(),
                        is_extended: input.get("extended").and_then(Value::as_bool).unwrap_or(false),
                    }
                    .due(&calendar)
                    .unwrap()
                    .to_string()
                }
                other => panic!("unknown kind {other}"),
            };
            assert_eq!(got, expect, "{id}: {}", vector["why"]);
        }
    }

    proptest! {
        /// A second, slow way: walk day by day and count.
        #[test]
        fn counting_by_walking_gives_the_same(offset in 0_u64..20_000, pause in proptest::option::of((0_u64..28, 0_u64..20)), pause2 in proptest::option::of((0_u64..28, 0_u64..20))) {
            let calendar = Calendar::default();
            let received = NaiveDate::from_ymd_opt(1996, 1, 1).unwrap() + Days::new(offset);
            let (mut at, mut worked) = (received, 0);
            while worked < 7 {
                at = at.succ_opt().unwrap();
                worked += u32::from(calendar.is_working_day(at));
            }
            prop_assert_eq!(aim_due(received, &calendar), at);

            let pauses: Vec<_> = [pause, pause2].into_iter().flatten()
                .map(|(from, length)| (received + Days::new(from), received + Days::new(from + length))).collect();
            let clock = LegalClock { received: Some(received), pauses: pauses.clone(), ..LegalClock::default() };
            let covered = received.iter_days().take(100).filter(|d| pauses.iter().any(|(a, b)| a <= d && d <= b)).count();
            prop_assert_eq!(clock.paused_days(&calendar), covered as u64);
            let mut due = received.checked_add_months(Months::new(1)).unwrap();
            for _ in 0..covered {
                due = due.succ_opt().unwrap();
            }
            while !calendar.is_working_day(due) {
                due = due.succ_opt().unwrap();
            }
            prop_assert_eq!(clock.due(&calendar), Some(due));
        }
    }
}
