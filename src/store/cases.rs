//! What moves a case: events of its clocks, decisions, outcomes, and which warnings were given.

use super::engine::StoreError;
use super::portable::Portable;
use super::requests::{NewRequest, PERSON, Request, RequestItem, Wish};
use super::schema::{clock_event, outcome, reminder, request, request_item};
use super::{Read, Write};
use crate::domain::clock::Moment;
use crate::domain::deadline::{Ask, ClockEvent};
use crate::domain::ids::{ContactId, Reference, RequestId};
use crate::domain::request::{Matter, State, answers, worked_on};
use crate::domain::right::{Decision, ask_of, ask_of_matter};
use crate::domain::value::ValueKind;
use crate::vault::{Field, Keyring, SealKey, Sealed};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use std::collections::HashMap;

/// The marketing rights among the items say so by this target, beside a purpose of the register.
pub const MARKETING: &str = "marketing";

/// A right that a new case asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewItem {
    /// A key of T12.
    pub right: String,
    /// The kind of value it concerns.
    pub kind: Option<ValueKind>,
    /// The purpose it concerns.
    pub target: Option<String>,
    /// Why, in the person's words; may be empty.
    pub reason: String,
    /// What it is to the clocks.
    pub ask: Ask,
}

/// An outcome that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentOutcome {
    /// Its number in the case.
    pub number: i64,
    /// How it ended.
    pub result: Decision,
    /// The seven parts, sealed under the case's key.
    pub sealed: Sealed,
    /// When.
    pub sent_at: Moment,
}

fn ask_key(ask: Ask) -> &'static str {
    match ask {
        Ask::Access => "access",
        Ask::Right => "right",
        Ask::AtOnce => "at_once",
        Ask::Complaint => "complaint",
        Ask::Question => "question",
    }
}

/// The columns of an event: kind, ask, question.
fn columns(event: &ClockEvent) -> Option<(&'static str, &'static str, i64)> {
    Some(match event {
        ClockEvent::Received { ask, .. } => ("received", ask_key(*ask), 0),
        ClockEvent::IdAsked { .. } => ("id_asked", "", 0),
        ClockEvent::IdReceived { .. } => ("id_received", "", 0),
        ClockEvent::AgentAsked { .. } => ("agent_asked", "", 0),
        ClockEvent::AgentProved { .. } => ("agent_proved", "", 0),
        ClockEvent::FeeAsked { .. } => ("fee_asked", "", 0),
        ClockEvent::FeePaid { .. } => ("fee_paid", "", 0),
        ClockEvent::ClarifyAsked { question, .. } => ("clarify_asked", "", i64::from(*question)),
        ClockEvent::ClarifyAnswered { question, .. } => ("clarify_answered", "", i64::from(*question)),
        ClockEvent::Extended { .. } => ("extended", "", 0),
        ClockEvent::AutoReply { .. } => ("auto_reply", "", 0),
        ClockEvent::Replied { .. } => ("replied", "", 0),
        ClockEvent::OutcomeSent { .. } => ("outcome_sent", "", 0),
        ClockEvent::Withdrawn { .. } => ("withdrawn", "", 0),
        // a breach is a register of its own, not a person's case
        ClockEvent::BreachAware { .. } | ClockEvent::BreachNotified { .. } => return None,
    })
}

fn event_of(kind: &str, on: NaiveDate, ask: &str, question: i64) -> Result<ClockEvent, StoreError> {
    let question = u32::try_from(question).unwrap_or(0);
    Ok(match kind {
        "received" => {
            let ask = match ask {
                "access" => Ask::Access,
                "right" => Ask::Right,
                "at_once" => Ask::AtOnce,
                "complaint" => Ask::Complaint,
                "question" => Ask::Question,
                other => return Err(StoreError::Malformed(format!("clock_event.ask {other}"))),
            };
            ClockEvent::Received { on, ask }
        }
        "id_asked" => ClockEvent::IdAsked { on },
        "id_received" => ClockEvent::IdReceived { on },
        "agent_asked" => ClockEvent::AgentAsked { on },
        "agent_proved" => ClockEvent::AgentProved { on },
        "fee_asked" => ClockEvent::FeeAsked { on },
        "fee_paid" => ClockEvent::FeePaid { on },
        "clarify_asked" => ClockEvent::ClarifyAsked { on, question },
        "clarify_answered" => ClockEvent::ClarifyAnswered { on, question },
        "extended" => ClockEvent::Extended { on },
        "auto_reply" => ClockEvent::AutoReply { on },
        "replied" => ClockEvent::Replied { on },
        "outcome_sent" => ClockEvent::OutcomeSent { on },
        "withdrawn" => ClockEvent::Withdrawn { on },
        other => return Err(StoreError::Malformed(format!("clock_event.kind {other}"))),
    })
}

/// What a case asks of the clocks; `at_once`: its person has just filed it, and what could be done is done.
fn receipts(request: &Request, items: &[RequestItem], at_once: bool) -> Vec<ClockEvent> {
    let on = request.received_on;
    if items.is_empty() {
        return vec![ClockEvent::Received { on, ask: ask_of_matter(request.matter) }];
    }
    // CLK-11 holds for what was done when it was asked; what came by letter has the legal time until its outcome has gone
    let ask = |item: &RequestItem| match ask_of(&item.right, item.target.as_deref() == Some(MARKETING)) {
        Ask::AtOnce if !at_once || item.decision.is_none() => Ask::Right,
        ask => ask,
    };
    items.iter().map(|item| ClockEvent::Received { on, ask: ask(item) }).collect()
}

impl Read<'_> {
    /// TH20: whether an item is decided in this way, on this ground, by this actor.
    pub fn is_decided_so(
        &mut self,
        id: RequestId,
        number: i64,
        decision: Decision,
        ground: &str,
        actor: &str,
    ) -> Result<bool, StoreError> {
        let so = request_item::table
            .find((id.0, number))
            .filter(request_item::decision.eq(decision.key()))
            .filter(request_item::ground.eq(ground))
            .filter(request_item::decided_by.eq(actor));
        Ok(diesel::select(diesel::dsl::exists(so)).get_result(self.db)?)
    }
    /// CLK-14: what happened to a case, in order: its clocks are counted from this.
    pub fn list_clock_events(&mut self, request: &Request) -> Result<Vec<ClockEvent>, StoreError> {
        Ok(self.list_clock_events_of(std::slice::from_ref(request))?.remove(&request.id).unwrap_or_default())
    }
    /// The same for several cases at once.
    pub fn list_clock_events_of(
        &mut self,
        requests: &[Request],
    ) -> Result<HashMap<RequestId, Vec<ClockEvent>>, StoreError> {
        let ids: Vec<i64> = requests.iter().map(|r| r.id.0).collect();
        let rows: Vec<(i64, String, NaiveDate, String, i64)> = clock_event::table
            .filter(clock_event::request_id.eq_any(&ids))
            .order((clock_event::request_id, clock_event::number))
            .select((
                clock_event::request_id,
                clock_event::kind,
                clock_event::happened_on,
                clock_event::ask,
                clock_event::question,
            ))
            .load(self.db)?;
        let mut all: HashMap<RequestId, Vec<ClockEvent>> = HashMap::new();
        for (id, kind, on, ask, question) in rows {
            all.entry(RequestId(id)).or_default().push(event_of(&kind, on, &ask, question)?);
        }
        for request in requests {
            let events = all.entry(request.id).or_default();
            if !events.iter().any(|e| matches!(e, ClockEvent::Received { .. })) {
                let mut first = receipts(request, &self.list_request_items(request.id)?, false);
                first.append(events);
                *events = first;
            }
        }
        Ok(all)
    }
    /// Outcomes that were sent in a case, oldest first.
    pub fn list_outcomes(&mut self, id: RequestId) -> Result<Vec<SentOutcome>, StoreError> {
        let rows: Vec<(i64, String, Vec<u8>, NaiveDateTime)> = outcome::table
            .filter(outcome::request_id.eq(id.0))
            .order(outcome::number)
            .select((outcome::number, outcome::result, outcome::sealed, outcome::sent_at))
            .load(self.db)?;
        rows.into_iter()
            .map(|(number, result, sealed, sent_at)| {
                Ok(SentOutcome {
                    number,
                    result: Decision::from_key(&result)
                        .ok_or_else(|| StoreError::Malformed(format!("outcome.result {result}")))?,
                    sealed: Sealed(sealed),
                    sent_at: Moment::from_naive_utc(sent_at),
                })
            })
            .collect()
    }
    /// O12: the public names of cases that were closed in a time, in their order.
    pub fn list_closed_between(&mut self, from: Moment, until: Moment) -> Result<Vec<Reference>, StoreError> {
        let all: Vec<String> = request::table
            .filter(request::closed_at.ge(from.naive_utc()))
            .filter(request::closed_at.lt(until.naive_utc()))
            .filter(request::state.eq(State::Closed.key()))
            .order(request::reference)
            .select(request::reference)
            .load(self.db)?;
        let read = |text: String| Reference::parse(&text).ok_or(StoreError::Malformed("reference".into()));
        all.into_iter().map(read).collect()
    }
    /// Open cases after a number, for the reminders.
    pub fn list_open_requests(&mut self, after: RequestId, limit: i64) -> Result<Vec<Request>, StoreError> {
        let ids: Vec<i64> = request::table
            .filter(request::closed_at.is_null())
            .filter(request::state.ne(State::Suspected.key()))
            .filter(request::id.gt(after.0))
            .order(request::id)
            .limit(limit)
            .select(request::id)
            .load(self.db)?;
        let mut all = Vec::new();
        for id in ids {
            all.extend(self.find_request_by_id(RequestId(id))?);
        }
        Ok(all)
    }
    /// The day of the latest warning of a kind in a case.
    pub fn last_reminder(&mut self, id: RequestId, kind: &str) -> Result<Option<NaiveDate>, StoreError> {
        Ok(reminder::table
            .filter(reminder::request_id.eq(id.0))
            .filter(reminder::kind.eq(kind))
            .select(diesel::dsl::max(reminder::due))
            .first(self.db)?)
    }
    /// The latest complaints, newest first.
    pub fn list_complaints(&mut self, limit: i64) -> Result<Vec<Request>, StoreError> {
        let ids: Vec<i64> = request::table
            .filter(request::matter.eq(Matter::Complaint.key()))
            .order(request::id.desc())
            .limit(limit)
            .select(request::id)
            .load(self.db)?;
        let mut all = Vec::new();
        for id in ids {
            all.extend(self.find_request_by_id(RequestId(id))?);
        }
        Ok(all)
    }
    /// Whether a warning was given.
    pub fn has_reminder(&mut self, id: RequestId, kind: &str, due: NaiveDate) -> Result<bool, StoreError> {
        let row = reminder::table.find((id.0, kind, due)).select(reminder::request_id);
        Ok(row.first::<i64>(self.db).optional()?.is_some())
    }
}

impl Write<'_> {
    /// Adds what happened to a case. Only ever added.
    pub fn add_clock_event(
        &mut self,
        id: RequestId,
        event: &ClockEvent,
        actor: &str,
        now: Moment,
    ) -> Result<(), StoreError> {
        let Some((kind, ask, question)) = columns(event) else {
            return Err(StoreError::Malformed("a breach is no event of a case".into()));
        };
        // the case's row first: two events at once wait for each other and get two numbers
        diesel::update(request::table.find(id.0)).set(request::id.eq(id.0)).execute(self.db)?;
        let last: Option<i64> = clock_event::table
            .filter(clock_event::request_id.eq(id.0))
            .select(diesel::dsl::max(clock_event::number))
            .first(self.db)?;
        let row = (
            clock_event::request_id.eq(id.0),
            clock_event::number.eq(last.unwrap_or(0) + 1),
            clock_event::kind.eq(kind),
            clock_event::happened_on.eq(event.on()),
            clock_event::ask.eq(ask),
            clock_event::question.eq(question),
            clock_event::actor.eq(actor),
            clock_event::at.eq(now.naive_utc()),
        );
        diesel::insert_into(clock_event::table).values(row).execute(self.db)?;
        self.refresh_due(id)
    }
    /// CLK-5: the person wrote: what they were asked is answered, a closed case opens again, and one that waited waits only
    /// for what is still to come. `events`: what happened before.
    pub fn take_word(
        &mut self,
        it: &Request,
        events: &[ClockEvent],
        actor: &str,
        now: Moment,
    ) -> Result<(), StoreError> {
        let new = answers(now.london_date(), events);
        let next = match it.state {
            state if state == State::Closed || state.waits_for_person() => worked_on(&[events, &new].concat()),
            state => state,
        };
        for event in &new {
            self.add_clock_event(it.id, event, actor, now)?;
        }
        if next != it.state {
            self.move_request(it.id, it.state, next, now)?;
        }
        Ok(())
    }

    /// S13.2: a case is about something else than it was filed as; `false` if somebody changed it before. Where its receipt
    /// is kept, another is added; else it follows from what the case is about.
    pub fn set_matter(&mut self, it: &Request, matter: Matter, actor: &str, now: Moment) -> Result<bool, StoreError> {
        let mine = request::table.find(it.id.0).filter(request::matter.eq(it.matter.key()));
        if diesel::update(mine).set(request::matter.eq(matter.key())).execute(self.db)? == 0 {
            return Ok(false);
        }
        let (before, ask) = (ask_of_matter(it.matter), ask_of_matter(matter));
        if before != ask && self.has_receipt(it.id)? {
            let event = ClockEvent::Received { on: it.received_on, ask };
            self.add_clock_event(it.id, &event, actor, now)?;
        }
        self.refresh_due(it.id)?;
        Ok(true)
    }

    fn has_receipt(&mut self, id: RequestId) -> Result<bool, StoreError> {
        let there =
            clock_event::table.filter(clock_event::request_id.eq(id.0)).filter(clock_event::kind.eq("received"));
        Ok(diesel::select(diesel::dsl::exists(there)).get_result(self.db)?)
    }

    /// CLK-14: keeps the receipt of a case that has none among its events, before what it asks for changes.
    pub fn keep_receipts(&mut self, it: &Request, actor: &str, now: Moment) -> Result<(), StoreError> {
        if self.has_receipt(it.id)? {
            return Ok(());
        }
        for event in receipts(it, &self.list_request_items(it.id)?, false) {
            self.add_clock_event(it.id, &event, actor, now)?;
        }
        Ok(())
    }

    /// Files a case with one item a right, and the receipt of each on the London date of `now`. What is in effect at
    /// once is decided at once.
    pub fn add_case(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        it: &NewRequest,
        items: &[NewItem],
        now: Moment,
    ) -> Result<RequestId, StoreError> {
        let id = self.add_request_row(ring, key, &NewRequest { rights: Vec::new(), ..it.clone() }, now)?;
        for (number, item) in (1_i64..).zip(items) {
            let is_done = item.ask == Ask::AtOnce;
            let row = (
                request_item::request_id.eq(id.0),
                request_item::number.eq(number),
                request_item::right_key.eq(&item.right),
                request_item::value_kind.eq(item.kind.map(ValueKind::key)),
                request_item::target.eq(&item.target),
                request_item::reason
                    .eq((!item.reason.is_empty()).then(|| key.seal(ring, Field::Reason, id.0, number, &item.reason).0)),
                request_item::decision.eq(is_done.then_some(Decision::Granted.key())),
                request_item::ground.eq(is_done.then_some(crate::domain::right::GRANTED)),
                request_item::decided_at.eq(is_done.then(|| now.naive_utc())),
            );
            diesel::insert_into(request_item::table).values(row).execute(self.db)?;
        }
        self.add_receipts(id, &author_of(it.contact), now)?;
        Ok(id)
    }
    /// CLK-1: notes that a new case was received, one event a right: the clocks start from these.
    pub fn add_receipts(&mut self, id: RequestId, actor: &str, now: Moment) -> Result<(), StoreError> {
        let request = self.find_request_by_id(id)?.ok_or(StoreError::NotFound)?;
        let items = self.list_request_items(id)?;
        receipts(&request, &items, true).iter().try_for_each(|event| self.add_clock_event(id, event, actor, now))
    }
    /// S8.10: decides an item with a coded ground and the reasons that the person reads; `false` if it was decided.
    #[allow(clippy::too_many_arguments)] // each is another column of the decision
    pub fn decide_on_ground(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        id: RequestId,
        number: i64,
        decision: Decision,
        ground: &str,
        reasons: &str,
        actor: &str,
        now: Moment,
    ) -> Result<bool, StoreError> {
        let open = request_item::table.find((id.0, number)).filter(request_item::decision.is_null());
        let sealed = (!reasons.is_empty()).then(|| key.seal(ring, Field::Decision, id.0, number, reasons).0);
        let set = (
            request_item::decision.eq(decision.key()),
            request_item::ground.eq(ground),
            request_item::reasons.eq(sealed),
            request_item::decided_by.eq(actor),
            request_item::decided_at.eq(now.naive_utc()),
        );
        Ok(diesel::update(open).set(set).execute(self.db)? == 1)
    }
    /// L12.5: keeps how somebody wants to decide an item until a second person agrees; `false` if it is decided, or
    /// somebody wants something already.
    pub fn wish_decision(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        id: RequestId,
        number: i64,
        it: &Wish,
        reasons: &str,
    ) -> Result<bool, StoreError> {
        let open = request_item::table
            .find((id.0, number))
            .filter(request_item::decision.is_null())
            .filter(request_item::wish_by.is_null());
        let set = (
            request_item::wish_decision.eq(it.decision.key()),
            request_item::wish_ground.eq(&it.ground),
            request_item::wish_factors.eq(it.factors.join(" ")),
            request_item::wish_by.eq(&it.by),
            request_item::wish_at.eq(it.at.naive_utc()),
            request_item::reasons.eq(key.seal(ring, Field::Decision, id.0, number, reasons).0),
        );
        Ok(diesel::update(open).set(set).execute(self.db)? == 1)
    }
    /// It is wished no more; with `keeps` its reasons are those of the decision.
    pub fn end_wish(&mut self, id: RequestId, number: i64, keeps: bool) -> Result<bool, StoreError> {
        let mine = || request_item::table.find((id.0, number)).filter(request_item::wish_by.is_not_null());
        if !keeps {
            diesel::update(mine()).set(request_item::reasons.eq(None::<Vec<u8>>)).execute(self.db)?;
        }
        let set = (
            request_item::wish_decision.eq(None::<String>),
            request_item::wish_ground.eq(None::<String>),
            request_item::wish_factors.eq(None::<String>),
            request_item::wish_by.eq(None::<String>),
            request_item::wish_at.eq(None::<NaiveDateTime>),
        );
        Ok(diesel::update(mine()).set(set).execute(self.db)? == 1)
    }
    /// S8.10: an item is to be decided anew; `false` if it was not decided, or what was decided had an effect already.
    pub fn reopen_item(&mut self, id: RequestId, number: i64) -> Result<bool, StoreError> {
        let decided = request_item::table.find((id.0, number)).filter(request_item::decision.is_not_null());
        let set = (
            request_item::decision.eq(None::<String>),
            request_item::ground.eq(None::<String>),
            request_item::reasons.eq(None::<Vec<u8>>),
            request_item::decided_by.eq(None::<String>),
            request_item::decided_at.eq(None::<NaiveDateTime>),
        );
        Ok(diesel::update(decided).set(set).execute(self.db)? == 1)
    }
    /// L17.1: which ground of the law an erasure rests on.
    pub fn set_derived_ground(&mut self, id: RequestId, ground: &str) -> Result<(), StoreError> {
        let mine =
            request_item::table.filter(request_item::request_id.eq(id.0)).filter(request_item::right_key.eq("erasure"));
        diesel::update(mine).set(request_item::derived.eq(ground)).execute(self.db)?;
        Ok(())
    }
    /// S8.4: keeps what the person says beside a value that was not corrected; `false` if something stands there.
    pub fn add_statement(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        id: RequestId,
        number: i64,
        text: &str,
    ) -> Result<bool, StoreError> {
        let open = request_item::table
            .find((id.0, number))
            .filter(request_item::statement.is_null())
            .filter(request_item::decision.eq_any([Decision::Refused.key(), Decision::Part.key()]));
        let sealed = key.seal(ring, Field::Statement, id.0, number, text).0;
        Ok(diesel::update(open).set(request_item::statement.eq(sealed)).execute(self.db)? == 1)
    }
    /// Keeps what the person was told at the end.
    #[allow(clippy::too_many_arguments)] // each is another column of the outcome
    pub fn add_outcome(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        id: RequestId,
        result: Decision,
        text: &str,
        actor: &str,
        now: Moment,
    ) -> Result<i64, StoreError> {
        let last: Option<i64> = outcome::table
            .filter(outcome::request_id.eq(id.0))
            .select(diesel::dsl::max(outcome::number))
            .first(self.db)?;
        let number = last.unwrap_or(0) + 1;
        let row = (
            outcome::request_id.eq(id.0),
            outcome::number.eq(number),
            outcome::result.eq(result.key()),
            outcome::sealed.eq(key.seal(ring, Field::Outcome, id.0, number, text).0),
            outcome::actor.eq(actor),
            outcome::sent_at.eq(now.naive_utc()),
        );
        diesel::insert_into(outcome::table).values(row).execute(self.db)?;
        Ok(number)
    }
    /// S13.15: notes that a warning is given; `false` if it was given before, by whatever worker.
    pub fn add_reminder(&mut self, id: RequestId, kind: &str, due: NaiveDate, now: Moment) -> Result<bool, StoreError> {
        let row = (
            reminder::request_id.eq(id.0),
            reminder::kind.eq(kind),
            reminder::due.eq(due),
            reminder::at.eq(now.naive_utc()),
        );
        Ok(Portable(diesel::insert_into(reminder::table).values(row).on_conflict_do_nothing()).execute(self.db)? == 1)
    }
    /// A case of somebody who is on file, from one of their own pages: its channel says so, and where answers go stands
    /// with their data alone, so that a restriction of it holds here too.
    pub fn mark_from_portal(&mut self, id: RequestId) -> Result<(), StoreError> {
        let set = (
            request::channel.eq("portal"),
            request::address_index.eq(None::<Vec<u8>>),
            request::sealed_address.eq(None::<Vec<u8>>),
        );
        diesel::update(request::table.find(id.0)).set(set).execute(self.db)?;
        Ok(())
    }
    /// S8.16: notes for whom somebody asks.
    pub fn set_behalf(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        id: RequestId,
        subject: &str,
    ) -> Result<(), StoreError> {
        let set = (
            request::behalf.eq("other"),
            request::sealed_subject.eq(key.seal(ring, Field::CaseSubject, id.0, 0, subject).0),
        );
        diesel::update(request::table.find(id.0)).set(set).execute(self.db)?;
        Ok(())
    }
}

/// Who filed a case: the person themselves.
pub fn author_of(contact: Option<ContactId>) -> String {
    contact.map_or_else(|| PERSON.to_owned(), |c| crate::domain::audit::Actor::Contact(c).to_string())
}
