//! S13.15: officers are warned before a clock runs out and told when it has; who complained hears every fortnight how it
//! stands. Each warning is one row, so that several workers give it once.

use super::case::{open_question, words_of};
use super::{Desk, Done, Refused};
use crate::domain::audit::Actor;
use crate::domain::calendar::Calendar;
use crate::domain::deadline::{self, ClockEvent, ClockName, State};
use crate::domain::ids::RequestId;
use crate::domain::letter::LetterKind;
use crate::domain::request::{Matter, State as CaseState};
use crate::store::StoreError;
use crate::store::keys::Scope;
use crate::store::requests::{PERSON, Request};
use chrono::{Days, NaiveDate};

/// How many days a case may be waiting before the person is written to again.
fn asked_on(events: &[ClockEvent]) -> Option<NaiveDate> {
    let open = open_question(events)?;
    events.iter().find_map(|e| match e {
        ClockEvent::ClarifyAsked { on, question } if *question == open => Some(*on),
        _ => None,
    })
}

/// When which warnings are due.
#[derive(Debug, Clone, Copy)]
pub struct Ahead {
    /// Working days before the aim.
    pub aim: u32,
    /// Days before the legal time and before a complaint's acknowledgement.
    pub legal: u64,
    /// Days between two words about a complaint.
    pub progress: u64,
}

/// The warnings of a case that are due on a day: what kind, and the day it is about.
pub fn due_warnings(
    request: &Request,
    events: &[ClockEvent],
    last_word: NaiveDate,
    ahead: Ahead,
    today: NaiveDate,
    calendar: &Calendar,
) -> Vec<(&'static str, NaiveDate)> {
    let clocks = deadline::clocks(events, calendar);
    let mut all = Vec::new();
    let mut look = |name: ClockName, soon: &'static str, late: &'static str, warn: Option<NaiveDate>| {
        if let (Some(State::Running), Some(due), Some(warn)) = (clocks.state(name), clocks.due(name), warn) {
            if today > due {
                all.push((late, due));
            } else if today >= warn {
                all.push((soon, due));
            }
        }
    };
    let aim = clocks.due(ClockName::Aim).map(|due| calendar.subtract_working_days(due, ahead.aim));
    look(ClockName::Aim, "aim_soon", "aim_late", aim);
    let legal = clocks.due(ClockName::Legal).and_then(|due| due.checked_sub_days(Days::new(ahead.legal)));
    look(ClockName::Legal, "legal_soon", "legal_late", legal);
    // CLK-7: the strict reading warns
    let complaint = clocks.complaint.as_ref().and_then(|clock| clock.strict.checked_sub_days(Days::new(ahead.legal)));
    look(ClockName::Complaint, "complaint_soon", "complaint_late", complaint);
    if request.matter == Matter::Complaint {
        let next = last_word.checked_add_days(Days::new(ahead.progress)).unwrap_or(NaiveDate::MAX);
        if today >= next {
            all.push(("progress", next));
        }
    }
    // L12.11: a question without an answer is taken up again
    if request.state == CaseState::WaitingClarification
        && let Some(again) = asked_on(events).map(deadline::unanswered_on)
        && today >= again
    {
        all.push(("unanswered", again));
    }
    all
}

impl Desk {
    /// One round over all open cases. Gives how many warnings were given.
    pub async fn remind(&self) -> Result<usize, Refused> {
        let calendar = self.registers().calendar();
        let mut count = 0;
        let mut after = RequestId(0);
        loop {
            let page = self
                .store()
                .read::<_, StoreError>(move |r| {
                    let requests = r.list_open_requests(after, 200)?;
                    let mut events = r.list_clock_events_of(&requests)?;
                    let mut all = Vec::new();
                    for request in requests {
                        let events = events.remove(&request.id).unwrap_or_default();
                        let mut last = request.received_on;
                        if request.matter == Matter::Complaint {
                            let told = r.list_messages(request.id)?.into_iter().filter(|m| m.author != PERSON);
                            last = told.map(|m| m.written_at.london_date()).fold(last, NaiveDate::max);
                            last = r.last_reminder(request.id, "progress")?.map_or(last, |day| day.max(last));
                        }
                        all.push((request, events, last));
                    }
                    Ok(all)
                })
                .await?;
            let Some((last, ..)) = page.last() else { break };
            after = last.id;
            let (now, settings) = (self.now(), self.settings());
            let ahead = Ahead {
                aim: settings.aim_warning_days,
                legal: settings.legal_warning_days,
                progress: settings.progress_days,
            };
            for (request, events, last_word) in page {
                for (kind, due) in due_warnings(&request, &events, last_word, ahead, now.london_date(), &calendar) {
                    count += usize::from(self.warn(&request, kind, due).await?);
                }
            }
        }
        Ok(count)
    }

    /// Gives one warning unless it was given: `false` then.
    async fn warn(&self, request: &Request, kind: &'static str, due: NaiveDate) -> Result<bool, Refused> {
        let id = request.id;
        if self.store().read::<_, StoreError>(move |r| r.has_reminder(id, kind, due)).await? {
            return Ok(false);
        }
        let officers = self.officer_addresses().await?;
        // S13.14: whoever is told by post hears from an officer, who is reminded of it
        let by_post = self.store().read::<_, StoreError>(move |r| r.find_sealed_post(id)).await?.is_some();
        let person = if kind == "progress" && !by_post { self.case_recipient(request).await? } else { None };
        let keys = vec![(Scope::Letter, None); officers.len() + usize::from(person.is_some())];
        let (desk, request) = (self.clone(), request.clone());
        self.act(&keys, move |unit| {
            let now = unit.now();
            let worker = Actor::Worker("reminders".into());
            let mut audit = unit.audit(&worker, "request.warned", request.contact, format!("request:{id}"));
            audit.detail = kind.into();
            if !unit.add_reminder(id, kind, due, now)? {
                audit.outcome = "was so before".into();
                return Ok(Done::new(false, audit));
            }
            let detail = serde_json::json!({ "kind": kind, "due": due.to_string() }).to_string();
            for (address, language) in officers {
                let mut letter = desk.letter(LetterKind::Reminder, now, address, &language, None);
                letter.subject = Some(id.0);
                letter.detail.clone_from(&detail);
                unit.post(&letter)?;
            }
            if let Some(to) = person {
                let t = words_of(&request.language);
                let mut letter = desk.letter(LetterKind::Progress, now, to, t.language().code(), request.contact);
                letter.subject = Some(id.0);
                unit.post(&letter)?;
            }
            Ok(Done::new(true, audit))
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::clock::Moment;
    use crate::domain::deadline::Ask;
    use crate::domain::ids::{Reference, SealKeyId};
    use crate::domain::secret::Randomness;

    const AHEAD: Ahead = Ahead { aim: 2, legal: 7, progress: 14 };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn case(matter: Matter, state: CaseState) -> Request {
        Request {
            id: RequestId(1),
            reference: Reference::new(&Randomness::System),
            contact: None,
            matter,
            language: "en".into(),
            channel: "form".into(),
            received_at: Moment::from_unix_seconds(0),
            received_on: day("2026-11-22"),
            state,
            closed_at: None,
            key: SealKeyId(1),
            address: None,
            sealed_address: None,
            sealed_name: None,
            proved_at: None,
            is_for_other: false,
            sealed_subject: None,
            aim_on: None,
            law_on: None,
            due_on: None,
            assigned_to: None,
            bounced_at: None,
            ended: None,
        }
    }

    #[test]
    fn s13_15_warnings_come_in_order_before_and_after() {
        let it = case(Matter::Right, CaseState::Received);
        let events = [ClockEvent::Received { on: day("2026-11-22"), ask: Ask::Right }];
        let on = |today| due_warnings(&it, &events, it.received_on, AHEAD, day(today), &Calendar::default());
        let (aim, legal) = (day("2026-12-01"), day("2026-12-22"));
        assert_eq!(on("2026-11-26"), []);
        assert_eq!(on("2026-11-27"), [("aim_soon", aim)]);
        assert_eq!(on("2026-12-01"), [("aim_soon", aim)]);
        assert_eq!(on("2026-12-02"), [("aim_late", aim)]);
        assert_eq!(on("2026-12-15"), [("aim_late", aim), ("legal_soon", legal)]);
        assert_eq!(on("2026-12-23"), [("aim_late", aim), ("legal_late", legal)]);
    }

    #[test]
    fn l77_5_a_complaint_is_due_a_word_every_fortnight() {
        let it = case(Matter::Complaint, CaseState::InProgress);
        let events = [
            ClockEvent::Received { on: day("2026-11-22"), ask: Ask::Complaint },
            ClockEvent::AutoReply { on: day("2026-11-22") },
            ClockEvent::Replied { on: day("2026-11-23") },
        ];
        let on = |last, today| due_warnings(&it, &events, day(last), AHEAD, day(today), &Calendar::default());
        assert_eq!(on("2026-11-22", "2026-12-05"), []);
        assert_eq!(on("2026-11-22", "2026-12-06"), [("progress", day("2026-12-06"))]);
        assert_eq!(on("2026-12-06", "2026-12-07"), []);
    }

    #[test]
    fn a_paused_clock_warns_of_nothing_but_the_open_question() {
        let it = case(Matter::Right, CaseState::WaitingClarification);
        let events = [
            ClockEvent::Received { on: day("2026-11-22"), ask: Ask::Access },
            ClockEvent::Replied { on: day("2026-11-23") },
            ClockEvent::ClarifyAsked { on: day("2026-11-24"), question: 1 },
        ];
        let on = |today| due_warnings(&it, &events, it.received_on, AHEAD, day(today), &Calendar::default());
        assert_eq!(on("2026-12-23"), []);
        assert_eq!(on("2026-12-24"), [("unanswered", day("2026-12-24"))]);
    }
}
