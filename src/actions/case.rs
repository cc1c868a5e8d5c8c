//! O2: what an officer does with a case: asks, waits, takes more time, adds a right, ends what was restricted.

use super::desk_case::CHANNELS;
use super::officer::may;
use super::request::{check_text, form_hash};
use super::restriction::ledger_entry;
use super::{Desk, Done, Refused};
use crate::domain::audit::Actor;
use crate::domain::calendar::Calendar;
use crate::domain::deadline::{self, Ask, ClockEvent, State as ClockState};
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::Reference;
use crate::domain::letter::LetterKind;
use crate::domain::officer::Act;
use crate::domain::request::{Matter, State, Step, awaited, open_questions, worked_on};
use crate::domain::restriction::Ground;
use crate::domain::right::ask_of;
use crate::store::contacts::Contact;
use crate::store::desk_cases::Posting;
use crate::store::keys::Scope as KeyScope;
use crate::store::requests::Request;
use crate::store::viewer::Case;
use crate::store::{OfficerViewer, StoreError};
use crate::text::{Language, RIGHTS, Words};
use crate::vault::Field;
use chrono::NaiveDate;

/// How long what a machine seems to have written waits for somebody to say otherwise.
const KEEP_SUSPECTED: chrono::TimeDelta = chrono::TimeDelta::days(90);

/// The last question of a case that nobody has answered yet.
pub fn open_question(events: &[ClockEvent]) -> Option<u32> {
    open_questions(events).pop()
}

/// L12.11: since when the person has not answered what they were asked, if that is a month.
pub fn unanswered_since(events: &[ClockEvent], today: NaiveDate) -> Option<NaiveDate> {
    let question = open_question(events)?;
    let asked = events.iter().find_map(|e| match e {
        ClockEvent::ClarifyAsked { question: it, on } if *it == question => Some(*on),
        _ => None,
    })?;
    asked.checked_add_months(chrono::Months::new(1)).is_some_and(|over| over <= today).then_some(asked)
}

/// Whether a case ends with an outcome in seven parts: rights and complaints do, questions are answered.
pub fn ends_with_outcome(case: &Case) -> bool {
    !case.items.is_empty() || case.request.matter == Matter::Complaint
}

/// CLK-6: whether the legal time can be extended today; says why not.
pub fn check_extension(events: &[ClockEvent], today: NaiveDate, calendar: &Calendar) -> Result<(), Refused> {
    let no = |message| Err(Refused::Field { field: "text", message });
    let Some(legal) = deadline::clocks(events, calendar).legal else { return no("error-extend-none") };
    if legal.extended.is_some() {
        return no("error-extend-twice");
    }
    if legal.state != ClockState::Running {
        return no("error-extend-waits");
    }
    // CLK-6: the person is told within the first month
    if legal.notice_by.is_none_or(|by| today > by) {
        return no("error-extend-late");
    }
    Ok(())
}

impl Desk {
    /// Where letters about a case go, restricted contacts included: answering a person is their own wish (L18.2).
    pub(super) async fn case_recipient(&self, request: &Request) -> Result<Option<EmailAddress>, Refused> {
        let (store, request) = (self.store().clone(), request.clone());
        let found = self
            .store()
            .read::<_, StoreError>(move |r| {
                if let Some(sealed) = &request.sealed_address {
                    let key = store.open_key(request.key)?;
                    return Ok(Some(key.unseal(Field::CaseAddress, request.id.0, 0, sealed)?));
                }
                let Some(id) = request.contact else { return Ok(None) };
                let Some(contact) = r.find_contact(id)? else { return Ok(None) };
                let key = store.open_key(contact.key)?;
                Ok(r.list_addresses(id, &key)?.pop().map(|a| a.address))
            })
            .await?;
        Ok(found.and_then(|a| EmailAddress::parse(&a).ok()))
    }

    /// Where letters to a contact go.
    pub(super) async fn address_of(&self, contact: &Contact) -> Result<Option<EmailAddress>, Refused> {
        let (store, id, key) = (self.store().clone(), contact.id, contact.key);
        let found = self
            .store()
            .read::<_, StoreError>(move |r| Ok(r.list_addresses(id, &store.open_key(key)?)?.pop().map(|a| a.address)))
            .await?;
        Ok(found.and_then(|a| EmailAddress::parse(&a).ok()))
    }

    /// S8.15, CLK-3, CLK-6: moves a case on by one step of the table; each moves only the clock it should. What the person
    /// sent came on a day, which is today if none is typed.
    pub async fn take_step(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        step: Step,
        (typed, came): (String, String),
        form: String,
    ) -> Result<(), Refused> {
        may(viewer, if step.needs_decider() { Act::DecideCases } else { Act::AnswerCases })?;
        // what is typed about something that came is kept as a note
        let text = if step.writes() || !typed.trim().is_empty() { check_text(&typed)? } else { String::new() };
        let found = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?;
        let (earlier, Case { request, events, .. }) = (found.earlier, found.case);
        let hash = form_hash(&form);
        let lookup = hash.clone();
        if self.store().read::<_, StoreError>(move |r| r.is_form_sent(&lookup)).await? {
            return Ok(());
        }
        // L15.5: the first copy costs nothing, whatever it takes
        if step == Step::AskFee && earlier == 0 {
            return Err(Refused::Field { field: "text", message: "error-fee-first" });
        }
        if !request.state.is_open() || !step.is_possible(&events) {
            return Err(Refused::Field { field: "text", message: "error-step-gone" });
        }
        let (today, calendar) = (self.now().london_date(), self.registers().calendar());
        // CLK-3: the time starts on the day on which it came, whenever that is noted
        let on = match came.trim() {
            "" => today,
            _ if step.writes() => today,
            typed => {
                let asked = step.asked_on(&events).unwrap_or(request.received_on);
                let day = typed.parse::<NaiveDate>().ok().filter(|day| (asked..=today).contains(day));
                day.ok_or(Refused::Field { field: "came", message: "error-step-came" })?
            }
        };
        if step == Step::Extend {
            check_extension(&events, today, &calendar)?;
        }
        if step == Step::Progress && request.matter != Matter::Complaint {
            return Err(Refused::NotFound);
        }
        // S13.14: who is to be answered by post is asked on paper as well, and the step is done when that is posted
        let side = self.desk_side(viewer, request.reference.clone()).await?;
        let to = self.case_recipient(&request).await?.filter(|_| side.post.is_none());
        let by_post = step.writes() && to.is_none();
        if by_post && side.post.is_none() {
            return Err(Refused::Field { field: "text", message: "error-step-nowhere" });
        }
        if side.waiting_step.is_some() {
            return Err(Refused::Field { field: "text", message: "error-step-unposted" });
        }
        let kind = match step {
            Step::Extend => LetterKind::Extended,
            Step::Progress => LetterKind::Progress,
            _ => LetterKind::NeedsYou,
        };
        let new = step.events(on, &events);
        let next = worked_on(&[events.as_slice(), &new].concat());
        let effect = effect_of(step, &events, &calendar);
        let mut extended = events.clone();
        extended.push(ClockEvent::Extended { on: today });
        let on_paper = match step {
            Step::AskDetail | Step::AskIdentity | Step::AskAuthority | Step::AskFee => {
                format!("{text}\n\n{}", words_of(&request.language).say(&format!("paper-effect-{effect}")))
            }
            Step::Extend => {
                let (t, due) = (words_of(&request.language), deadline::clocks(&extended, &calendar).legal);
                let date = due.and_then(|it| it.due).map(|due| t.date(due)).unwrap_or_default();
                let reference = request.reference.grouped();
                format!("{}\n\n{text}", t.with("paper-extended", &[("reference", &reference), ("date", &date)]))
            }
            _ => text.clone(),
        };
        let key = self.case_key(request.key).await?;
        let desk = self.clone();
        self.act(&[(KeyScope::Letter, None)], move |unit| {
            let (now, ring) = (unit.now(), unit.ring());
            let who = Actor::Officer(viewer.officer().0);
            let mut audit = unit.audit(&who, "request.step", request.contact, format!("request:{}", request.id));
            audit.detail = step.key().into();
            if unit.send_form_once(&hash, step.key(), now)?.is_some() {
                audit.outcome = "sent twice".into();
                return Ok(Done::new((), audit));
            }
            if by_post {
                let number = unit.add_message(&ring, &key, request.id, &who.to_string(), &on_paper, now)?;
                unit.add_paper(request.id, number, Posting::Step(step), now)?;
                if request.state == State::Received {
                    unit.move_request(request.id, State::Received, State::InProgress, now)?;
                }
                audit.outcome = "waits for the post".into();
                return Ok(Done::new((), audit));
            }
            if request.state != next && !unit.move_request(request.id, request.state, next, now)? {
                return Err(Refused::Field { field: "text", message: "error-step-gone" });
            }
            for event in new {
                unit.add_clock_event(request.id, &event, &who.to_string(), now)?;
            }
            if !step.writes() && !text.is_empty() {
                unit.add_note(&ring, &key, request.id, &who.to_string(), &text, now)?;
            }
            if step.writes() {
                unit.add_message(&ring, &key, request.id, &who.to_string(), &text, now)?;
                if let Some(to) = to {
                    let mut letter = desk.letter(kind, now, to, &request.language, request.contact);
                    letter.subject = Some(request.id.0);
                    letter.detail = serde_json::json!({ "effect": effect }).to_string();
                    unit.post(&letter)?;
                }
            }
            Ok(Done::new((), audit))
        })
        .await
    }

    /// S8.36: notes that a case asks for another right as well; it counts from the same day.
    pub async fn add_right(&self, viewer: OfficerViewer, reference: Reference, right: String) -> Result<(), Refused> {
        may(viewer, Act::AnswerCases)?;
        if !RIGHTS.contains(&right.as_str()) {
            return Err(Refused::Field { field: "also", message: "error-right-empty" });
        }
        let case = self.reader().case(viewer, reference.clone()).await?.ok_or(Refused::NotFound)?.case;
        let request = case.request;
        if !request.state.is_open() || request.state == State::Suspected || request.matter == Matter::Complaint {
            return Err(Refused::NotFound);
        }
        // what is asked now stands in no letter that was written before
        if self.desk_side(viewer, reference).await?.waits_end {
            return Err(Refused::Field { field: "also", message: "error-also-ends" });
        }
        self.act(&[], move |unit| {
            let (now, who) = (unit.now(), Actor::Officer(viewer.officer().0));
            let mut audit = unit.audit(&who, "request.right_added", request.contact, format!("request:{}", request.id));
            audit.detail.clone_from(&right);
            unit.keep_receipts(&request, &who.to_string(), now)?;
            if !unit.add_item(request.id, &right)? {
                audit.outcome = "was so before".into();
                return Ok(Done::new((), audit));
            }
            // CLK-11 is for what was done when it was asked: what is noted has the legal time until it is done
            let ask = match ask_of(&right, false) {
                Ask::AtOnce => Ask::Right,
                ask => ask,
            };
            let event = ClockEvent::Received { on: request.received_on, ask };
            unit.add_clock_event(request.id, &event, &who.to_string(), now)?;
            Ok(Done::new((), audit))
        })
        .await
    }

    /// S13.2, CLK-7: says what an open case is about that was filed as something else, such as a complaint that came by
    /// mail: its clocks count from the same day. What rights are asked for is said right by right. A complaint that the
    /// person filed as one stays one.
    pub async fn set_matter(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        matter: Option<Matter>,
    ) -> Result<(), Refused> {
        may(viewer, Act::AnswerCases)?;
        let case = self.reader().case(viewer, reference.clone()).await?.ok_or(Refused::NotFound)?.case;
        if !takes_matter(&case) {
            return Err(Refused::NotFound);
        }
        let matter = matter.filter(|it| is_matter_alone(*it));
        let matter = matter.ok_or(Refused::Field { field: "matter", message: "error-matter-empty" })?;
        if self.desk_side(viewer, reference).await?.waits_end {
            return Err(Refused::Field { field: "matter", message: "error-also-ends" });
        }
        let request = case.request;
        if request.matter == matter {
            return Ok(());
        }
        let alarm = if matter.is_urgent() { self.officer_addresses().await? } else { Vec::new() };
        let scopes: Vec<_> = alarm.iter().map(|_| (KeyScope::Letter, None)).collect();
        let desk = self.clone();
        self.act(&scopes, move |unit| {
            let (now, who) = (unit.now(), Actor::Officer(viewer.officer().0));
            let mut audit = unit.audit(&who, "request.matter", request.contact, format!("request:{}", request.id));
            audit.detail = format!("{} {}", request.matter.key(), matter.key());
            if !unit.set_matter(&request, matter, &who.to_string(), now)? {
                audit.outcome = "was so before".into();
                return Ok(Done::new((), audit));
            }
            for (officer, language) in alarm {
                let mut letter = desk.letter(LetterKind::Alarm, now, officer, &language, None);
                letter.subject = Some(request.id.0);
                unit.post(&letter)?;
            }
            Ok(Done::new((), audit))
        })
        .await
    }

    /// L77.8: empties closed cases whose time is over, and what machines wrote; gives how many. The key of a case dies
    /// first, so that no copy of its row can be read.
    pub async fn forget_cases(&self) -> Result<usize, Refused> {
        let (now, settings) = (self.now(), self.settings());
        let ago = |months: u32| {
            let at = now.naive_utc().checked_sub_months(chrono::Months::new(months)).unwrap_or_default();
            crate::domain::clock::Moment::from_naive_utc(at)
        };
        let before = (ago(settings.case_months), ago(settings.complaint_months), now - KEEP_SUSPECTED);
        let old = self.store().read::<_, StoreError>(move |r| r.list_cases_to_forget(before, 100)).await?;
        let count = old.len();
        for (id, key, contact) in old {
            let store = self.store().clone();
            tokio::task::spawn_blocking(move || store.destroy_keys(vec![key]))
                .await
                .map_err(|_| StoreError::Panicked)??;
            self.act(&[], move |unit| {
                let who = Actor::Worker("housekeeping".into());
                let audit = unit.audit(&who, "request.forgotten", contact, format!("request:{id}"));
                unit.forget_case(id)?;
                Ok(Done::new((), audit))
            })
            .await?;
        }
        Ok(count)
    }

    /// L18.3, first step: tells the person that a restriction ends, and when. It stays until then.
    pub async fn tell_lift(&self, viewer: OfficerViewer, reference: Reference, id: i64) -> Result<(), Refused> {
        may(viewer, Act::DecideCases)?;
        let found = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?;
        let request = found.case.request;
        let it = found.case.restrictions.into_iter().find(|r| r.id == id).ok_or(Refused::NotFound)?;
        // a pause ends with the weighing, not by itself
        if it.ground == Ground::Objection || it.lifted_at.is_some() || it.told_at.is_some() {
            return Err(Refused::NotFound);
        }
        // S13.14: whoever is told by post is told on the day the letter is posted
        let side = self.desk_side(viewer, request.reference.clone()).await?;
        if side.waiting_lifts.contains(&id) {
            return Ok(());
        }
        let (by_post, key) = (side.post.is_some(), self.case_key(request.key).await?);
        let to = self.case_recipient(&request).await?.filter(|_| !by_post);
        if to.is_none() && !by_post {
            return Err(Refused::NotFound);
        }
        let (desk, notice) = (self.clone(), self.settings().lift_notice);
        self.act(&[(KeyScope::Letter, None)], move |unit| {
            let now = unit.now();
            let who = Actor::Officer(viewer.officer().0);
            let object = format!("request:{}", request.id);
            let mut audit = unit.audit(&who, "restriction.told", request.contact, object);
            let Some(to) = to else {
                let t = words_of(&request.language);
                let (reference, days) = (request.reference.grouped(), notice.num_days());
                let text = t.with("paper-lifting", &[("reference", &reference), ("days", &days)]);
                let ring = unit.ring();
                let number = unit.add_message(&ring, &key, request.id, &who.to_string(), &text, now)?;
                unit.add_paper(request.id, number, Posting::Lifts(id), now)?;
                audit.outcome = "waits for the post".into();
                return Ok(Done::new((), audit));
            };
            if !unit.tell_restriction(id, now, now + notice)? {
                audit.outcome = "was so before".into();
                return Ok(Done::new((), audit));
            }
            let mut letter = desk.letter(LetterKind::Lifting, now, to, &request.language, request.contact);
            letter.subject = Some(request.id.0);
            letter.detail = serde_json::json!({ "until": (now + notice).unix_seconds() }).to_string();
            unit.post(&letter)?;
            Ok(Done::new((), audit))
        })
        .await
    }

    /// L18.3: lifts a restriction by hand. Refused before the person was told and the notice is over.
    pub async fn lift_restriction(&self, viewer: OfficerViewer, reference: Reference, id: i64) -> Result<(), Refused> {
        may(viewer, Act::DecideCases)?;
        let found = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?;
        let it = found.case.restrictions.into_iter().find(|r| r.id == id).ok_or(Refused::NotFound)?;
        let contact = found.case.request.contact.ok_or(Refused::NotFound)?;
        if !it.may_lift(self.now()) {
            return Err(Refused::Field { field: "restriction", message: "error-lift-untold" });
        }
        let index = self.store().read::<_, StoreError>(move |r| r.find_address_index(contact)).await?;
        if let Some(index) = index {
            self.to_ledger(vec![ledger_entry("restriction_lifted", (&index, contact), &it, self.now())]).await?;
        }
        self.act(&[], move |unit| {
            let now = unit.now();
            let who = Actor::Officer(viewer.officer().0);
            unit.lift_restriction(contact, id, now)?;
            Ok(Done::new((), unit.audit(&who, "restriction.lifted", Some(contact), "")))
        })
        .await
    }
}

/// Whether the desk may say that a case is about something else.
pub fn takes_matter(case: &Case) -> bool {
    let request = &case.request;
    // what the desk filed is what the desk says; of a form the first receipt is what its person chose
    let first = case.events.iter().find(|e| matches!(e, ClockEvent::Received { .. }));
    let is_theirs = matches!(first, Some(ClockEvent::Received { ask: Ask::Complaint, .. }))
        && !CHANNELS.contains(&request.channel.as_str());
    request.state.is_open() && request.state != State::Suspected && case.items.is_empty() && !is_theirs
}

/// Whether a matter says what a case is about without naming a right.
pub fn is_matter_alone(matter: Matter) -> bool {
    matter != Matter::Right && matter.right().is_none()
}

/// CLK-3, S8.16: whether it is still awaited that somebody shows who they are, or that they may ask for another.
pub fn awaits_proof(events: &[ClockEvent]) -> bool {
    awaited(events).iter().any(|wait| matches!(wait, State::WaitingIdentity | State::WaitingAuthority))
}

/// What a letter says about that: the key of the sentence.
pub fn effect_key(effect: &str) -> &'static str {
    match effect {
        "pause" => "mail-step-effect-pause",
        "start" => "mail-step-effect-start",
        _ => "mail-step-effect-none",
    }
}

/// What a step does to the legal date, as the letter and the page say it.
pub fn effect_of(step: Step, events: &[ClockEvent], calendar: &Calendar) -> &'static str {
    let legal = deadline::clocks(events, calendar).legal;
    let pauses = legal.is_some() && !events.iter().any(|e| matches!(e, ClockEvent::Received { ask: Ask::Right, .. }));
    match step {
        Step::AskDetail if pauses => "pause",
        Step::AskIdentity | Step::AskAuthority | Step::AskFee if legal.is_some() => "start",
        _ => "none",
    }
}

/// The words a case's letters are written in.
pub fn words_of(language: &str) -> Words {
    Language::from_tag(language).unwrap_or(Language::En).words()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::request::next_question;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn access() -> Vec<ClockEvent> {
        vec![ClockEvent::Received { on: day("2026-11-22"), ask: Ask::Access }]
    }

    #[test]
    fn s8_15_questions_are_numbered_and_only_access_pauses() {
        let mut events = access();
        assert_eq!((open_question(&events), next_question(&events)), (None, 1));
        events.push(ClockEvent::ClarifyAsked { on: day("2026-11-23"), question: 1 });
        assert_eq!((open_question(&events), next_question(&events)), (Some(1), 2));
        events.push(ClockEvent::ClarifyAnswered { on: day("2026-11-25"), question: 1 });
        assert_eq!(open_question(&events), None);
        assert_eq!(effect_of(Step::AskDetail, &access(), &Calendar::default()), "pause");
        let erasure = [ClockEvent::Received { on: day("2026-11-22"), ask: Ask::Right }];
        assert_eq!(effect_of(Step::AskDetail, &erasure, &Calendar::default()), "none");
        assert_eq!(effect_of(Step::AskIdentity, &erasure, &Calendar::default()), "start");
    }

    #[test]
    fn clk_6_an_extension_is_told_within_the_first_month_and_once() {
        let message = |events: &[ClockEvent], today| match check_extension(events, day(today), &Calendar::default()) {
            Err(Refused::Field { message, .. }) => message,
            Ok(()) => "",
            Err(other) => panic!("{other:?}"),
        };
        assert_eq!(message(&access(), "2026-12-22"), "");
        assert_eq!(message(&access(), "2026-12-23"), "error-extend-late");
        let question = [ClockEvent::Received { on: day("2026-11-22"), ask: Ask::Question }];
        assert_eq!(message(&question, "2026-11-23"), "error-extend-none");
        let mut twice = access();
        twice.push(ClockEvent::Extended { on: day("2026-11-24") });
        assert_eq!(message(&twice, "2026-11-25"), "error-extend-twice");
        let mut waits = access();
        waits.push(ClockEvent::IdAsked { on: day("2026-11-23") });
        assert_eq!(message(&waits, "2026-11-24"), "error-extend-waits");
    }
}
