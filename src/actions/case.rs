//! O2: what an officer does with a case: asks, waits, takes more time, decides item by item, and sends the outcome.

use super::officer::{is_second, may};
use super::request::{check_text, form_hash};
use super::restriction::{check_reason, ledger_entry};
use super::{Desk, Done, Refused};
use crate::domain::audit::Actor;
use crate::domain::calendar::Calendar;
use crate::domain::consent::EventMeans;
use crate::domain::deadline::{self, ClockEvent, State as ClockState};
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::{ContactId, Reference, RequestId};
use crate::domain::letter::LetterKind;
use crate::domain::officer::Act;
use crate::domain::outcome::Outcome;
use crate::domain::preference::ALL;
use crate::domain::provenance::Provenance;
use crate::domain::register::{Basis, System};
use crate::domain::request::{Matter, State, Step};
use crate::domain::restriction::{Ground, Restriction, Scope};
use crate::domain::right::{Decision, GRANTED, ask_of, factors, is_ground, needs_two};
use crate::store::cases::MARKETING;
use crate::store::consents::OptOut;
use crate::store::contacts::{Contact, PurposeState};
use crate::store::desk_cases::{DeskSide, Posting};
use crate::store::keys::Scope as KeyScope;
use crate::store::requests::{Request, RequestItem, Wish};
use crate::store::suppressions::Suppression;
use crate::store::viewer::{Case, OfficerCase};
use crate::store::{OfficerViewer, StoreError};
use crate::text::{Language, RIGHTS, Words};
use crate::vault::Field;
use chrono::NaiveDate;

/// How an item is to be decided.
#[derive(Debug, Clone)]
pub struct Decide {
    /// The item.
    pub number: i64,
    /// Granted, in part, refused.
    pub decision: Decision,
    /// The coded ground; not asked for where all is granted.
    pub ground: String,
    /// What the person reads.
    pub reasons: String,
    /// L12.6: what makes the request unfounded or excessive; asked for only on these grounds.
    pub factors: Vec<String>,
}

/// What became of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decided {
    /// It stands.
    Now,
    /// L12.5: it waits for a second person.
    Waits,
}

/// How long what a machine seems to have written waits for somebody to say otherwise.
const KEEP_SUSPECTED: chrono::TimeDelta = chrono::TimeDelta::days(90);

/// The question of a case that nobody has answered yet.
pub fn open_question(events: &[ClockEvent]) -> Option<u32> {
    let answered =
        |n: u32| events.iter().any(|e| matches!(e, ClockEvent::ClarifyAnswered { question, .. } if *question == n));
    events.iter().rev().find_map(|e| match e {
        ClockEvent::ClarifyAsked { question, .. } if !answered(*question) => Some(*question),
        _ => None,
    })
}

/// The number of the next question of a case.
pub fn next_question(events: &[ClockEvent]) -> u32 {
    events.iter().fold(0, |n, e| match e {
        ClockEvent::ClarifyAsked { question, .. } => n.max(*question),
        _ => n,
    }) + 1
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

/// An outcome as a letter on paper: each part under its head.
fn on_paper(t: Words, it: &Outcome) -> String {
    let part = |(key, text): (&str, &str)| format!("{}\n{text}", t.say(&format!("outcome-part-{key}")));
    it.parts().into_iter().map(part).collect::<Vec<_>>().join("\n\n")
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
        let text = if step.writes() { check_text(&typed)? } else { String::new() };
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
        if !request.state.is_open() || step.only_from().is_some_and(|from| from != request.state) {
            return Err(Refused::Field { field: "text", message: "error-step-gone" });
        }
        let (today, calendar) = (self.now().london_date(), self.registers().calendar());
        // CLK-3: the time starts on the day on which it came, whenever that is noted
        let on = match came.trim() {
            "" => today,
            _ if step.writes() => today,
            typed => {
                let last = events.iter().map(ClockEvent::on).max().unwrap_or(request.received_on);
                let day = typed.parse::<NaiveDate>().ok().filter(|day| (last..=today).contains(day));
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
        let question = match step {
            Step::GotDetail => open_question(&events).unwrap_or(0),
            _ => next_question(&events),
        };
        let effect = effect_of(step, &events, &calendar);
        let mut extended = events.clone();
        extended.push(ClockEvent::Extended { on: today });
        let on_paper = match step {
            Step::AskDetail | Step::AskIdentity | Step::AskAuthority | Step::AskFee => {
                format!("{text}\n\n{}", words_of(&request.language).say(effect_key(effect)))
            }
            Step::Extend => {
                let (t, due) = (words_of(&request.language), deadline::clocks(&extended, &calendar).legal);
                let date = due.and_then(|it| it.due).map(|due| t.date(due)).unwrap_or_default();
                let reference = request.reference.grouped();
                format!(
                    "{}\n\n{text}",
                    t.with("mail-step-extended-said", &[("reference", &reference), ("date", &date)])
                )
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
            if request.state != step.leads_to()
                && !unit.move_request(request.id, request.state, step.leads_to(), now)?
            {
                return Err(Refused::Field { field: "text", message: "error-step-gone" });
            }
            if let Some(event) = step.event(on, question) {
                unit.add_clock_event(request.id, &event, &who.to_string(), now)?;
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

    /// S8.10: decides one item on a coded ground with reasons; granted, it takes effect in the same unit.
    /// L12.5: as unfounded or excessive only two people refuse.
    pub async fn decide_item(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        it: Decide,
    ) -> Result<Decided, Refused> {
        may(viewer, Act::DecideCases)?;
        let found = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?;
        // L12.2: nothing is done for whoever has not shown yet who they are, or that they may ask
        if it.decision != Decision::Refused && awaits_proof(found.case.request.state) {
            return Err(Refused::Field { field: "item", message: "error-decide-unproved" });
        }
        if found.case.items.iter().any(|(item, ..)| item.number == it.number && item.wish.is_some()) {
            return Err(Refused::Field { field: "item", message: "error-decide-waits" });
        }
        if it.decision != Decision::Granted && needs_two(&it.ground) {
            return self.wish(viewer, found.case, it).await.map(|()| Decided::Waits);
        }
        self.settle(viewer, found.case, it).await.map(|()| Decided::Now)
    }

    /// L12.5: the first of two who refuse as unfounded or excessive: with the points of L12.6, and nothing decided yet.
    async fn wish(&self, viewer: OfficerViewer, case: Case, it: Decide) -> Result<(), Refused> {
        let (reasons, factors) = (checked_reasons(&case, &it, self.now().london_date())?, factors(&it.ground));
        let said: Vec<String> =
            factors.iter().filter(|f| it.factors.iter().any(|said| said == *f)).map(|f| (*f).to_owned()).collect();
        if said.is_empty() {
            return Err(Refused::Field { field: "factors", message: "error-decide-factors" });
        }
        let (request, key) = (case.request.clone(), self.case_key(case.request.key).await?);
        self.act(&[], move |unit| {
            let (at, ring, who) = (unit.now(), unit.ring(), Actor::Officer(viewer.officer().0));
            let object = format!("request:{}", request.id);
            let mut audit = unit.audit(&who, "decision.wished", request.contact, object);
            audit.detail = format!("{} {} {}", it.decision.key(), it.ground, said.join(" "));
            let by = who.to_string();
            let wish = Wish { decision: it.decision, ground: it.ground, factors: said, by, at };
            if !unit.wish_decision(&ring, &key, request.id, it.number, &wish, &reasons)? {
                return Err(Refused::Field { field: "item", message: "error-decide-waits" });
            }
            if request.state == State::Received {
                unit.move_request(request.id, State::Received, State::InProgress, at)?;
            }
            Ok(Done::new((), audit))
        })
        .await
    }

    /// L12.5: the second person's word. Whoever wished it may take it back at any time.
    pub async fn answer_wish(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        number: i64,
        agrees: bool,
    ) -> Result<(), Refused> {
        may(viewer, Act::DecideCases)?;
        let case = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?.case;
        let wish = case.items.iter().find(|(item, ..)| item.number == number).and_then(|(item, ..)| item.wish.clone());
        let wish = wish.ok_or(Refused::NotFound)?;
        if agrees {
            let officers = self.store().read::<_, StoreError>(|r| r.list_officers()).await?;
            if !is_second((&wish.by, wish.at), viewer, &officers, Act::DecideCases, self.now()) {
                return Err(Refused::Field { field: "item", message: "error-decide-second" });
            }
            let reasons = case.reasons.get(&number).cloned().unwrap_or_default();
            let Wish { decision, ground, factors, .. } = wish;
            return self.settle(viewer, case, Decide { number, decision, ground, reasons, factors }).await;
        }
        let request = case.request;
        self.act(&[], move |unit| {
            let who = Actor::Officer(viewer.officer().0);
            let audit = unit.audit(&who, "decision.unwished", request.contact, format!("request:{}", request.id));
            if !unit.end_wish(request.id, number, false)? {
                return Err(Refused::NotFound);
            }
            Ok(Done::new((), audit))
        })
        .await
    }

    /// S8.10: takes a decision back before the outcome has gone: the item is to be decided anew. What was granted and had
    /// its effect at once is not taken back here.
    pub async fn reopen_item(&self, viewer: OfficerViewer, reference: Reference, number: i64) -> Result<(), Refused> {
        may(viewer, Act::DecideCases)?;
        let case = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?.case;
        let item = case.items.iter().map(|(item, ..)| item).find(|item| item.number == number);
        let side = self.desk_side(viewer, case.request.reference.clone()).await?;
        if !case.request.state.is_open() || side.waits_outcome || !item.is_some_and(may_reopen) {
            return Err(Refused::Field { field: "item", message: "error-decide-done" });
        }
        let request = case.request;
        self.act(&[], move |unit| {
            let who = Actor::Officer(viewer.officer().0);
            let audit = unit.audit(&who, "decision.reopened", request.contact, format!("request:{}", request.id));
            if !unit.reopen_item(request.id, number)? {
                return Err(Refused::Field { field: "item", message: "error-decide-done" });
            }
            Ok(Done::new((), audit))
        })
        .await
    }

    /// Whether the viewer may say the second word on a wish.
    pub async fn seconds(&self, viewer: OfficerViewer) -> Result<impl Fn(&Wish) -> bool + use<>, Refused> {
        let officers = self.store().read::<_, StoreError>(|r| r.list_officers()).await?;
        let (now, may) = (self.now(), viewer.role().may(Act::DecideCases));
        Ok(move |wish: &Wish| may && is_second((&wish.by, wish.at), viewer, &officers, Act::DecideCases, now))
    }

    /// S8.36: notes that a case asks for another right as well; it counts from the same day.
    pub async fn add_right(&self, viewer: OfficerViewer, reference: Reference, right: String) -> Result<(), Refused> {
        may(viewer, Act::AnswerCases)?;
        if !RIGHTS.contains(&right.as_str()) {
            return Err(Refused::Field { field: "also", message: "error-right-empty" });
        }
        let case = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?.case;
        let request = case.request;
        if !request.state.is_open() || request.state == State::Suspected || request.matter == Matter::Complaint {
            return Err(Refused::NotFound);
        }
        self.act(&[], move |unit| {
            let (now, who) = (unit.now(), Actor::Officer(viewer.officer().0));
            let mut audit = unit.audit(&who, "request.right_added", request.contact, format!("request:{}", request.id));
            audit.detail.clone_from(&right);
            if !unit.add_item(request.id, &right)? {
                audit.outcome = "was so before".into();
                return Ok(Done::new((), audit));
            }
            let event = ClockEvent::Received { on: request.received_on, ask: ask_of(&right, false) };
            unit.add_clock_event(request.id, &event, &who.to_string(), now)?;
            Ok(Done::new((), audit))
        })
        .await
    }

    async fn settle(&self, viewer: OfficerViewer, case: Case, it: Decide) -> Result<(), Refused> {
        let reasons = checked_reasons(&case, &it, self.now().london_date())?;
        let Case { request, items, restrictions, .. } = case;
        let (item, proposal, _) =
            items.into_iter().find(|(item, ..)| item.number == it.number).ok_or(Refused::NotFound)?;
        // an erasure is planned, held and carried out on pages of its own; here it can only be refused
        if item.right == "erasure" {
            let id = request.id;
            let begun = self.store().read::<_, StoreError>(move |r| r.find_erasure(id)).await?.is_some();
            if begun || it.decision != Decision::Refused {
                return Err(Refused::NotFound);
            }
        }
        let ground = if it.decision == Decision::Granted { GRANTED.to_owned() } else { it.ground };
        let case_key = self.case_key(request.key).await?;
        let contact_key = match request.contact {
            Some(contact) => {
                let row = self.store().read::<_, StoreError>(move |r| r.find_contact(contact)).await?;
                match row {
                    Some(row) => Some(self.case_key(row.key).await?),
                    None => None,
                }
            }
            None => None,
        };
        let is_granted = it.decision == Decision::Granted;
        if is_granted && ["objection", "restriction"].contains(&item.right.as_str()) && request.contact.is_none() {
            return Err(Refused::Field { field: "decision", message: "error-decide-nobody" });
        }
        let effect = match (item.right.as_str(), request.contact) {
            ("objection", Some(contact)) if is_granted => {
                Some(self.uphold(contact, item.target.as_deref(), request.id).await?)
            }
            _ => None,
        };
        let limit = match (item.right.as_str(), request.contact) {
            ("restriction", Some(contact)) if is_granted => Some(self.limit_by_letter(contact, &item).await?),
            _ => None,
        };
        self.act(&[], move |unit| {
            let (now, ring) = (unit.now(), unit.ring());
            let who = Actor::Officer(viewer.officer().0);
            let is_new = unit.decide_on_ground(
                &ring,
                &case_key,
                request.id,
                it.number,
                it.decision,
                &ground,
                &reasons,
                &who.to_string(),
                now,
            )?;
            if !is_new {
                return Err(Refused::Field { field: "decision", message: "error-decide-done" });
            }
            unit.end_wish(request.id, it.number, true)?;
            if it.decision == Decision::Granted
                && let (Some(kind), Some(proposal), Some(contact), Some(key)) =
                    (item.kind, &proposal, request.contact, &contact_key)
            {
                let provenance = unit.keep_provenance(&Provenance::given_here(request.received_on), now)?;
                let new = Some(proposal.as_str()).filter(|t| !t.is_empty());
                unit.correct_value(&ring, key, contact, kind, new, provenance, now)?;
            }
            if let (Some((purposes, stop)), Some(contact)) = (effect, request.contact) {
                unit.add_opt_outs(&stop.into_iter().collect::<Vec<_>>())?;
                for purpose in purposes {
                    let scope = Scope::Purpose(purpose.clone());
                    let state = PurposeState {
                        purpose,
                        state: "objected".into(),
                        since: now,
                        reason: "objection upheld".into(),
                    };
                    unit.set_purpose_state(contact, &state)?;
                    for one in restrictions.iter().filter(|r| r.scope == scope && r.ground == Ground::Objection) {
                        unit.lift_restriction(contact, one.id, now)?;
                    }
                }
            }
            if let (Some(one), Some(contact)) = (limit, request.contact) {
                unit.add_restriction(contact, &Restriction { request: Some(request.id), ..one })?;
            }
            if request.state == State::Received {
                unit.move_request(request.id, State::Received, State::InProgress, now)?;
            }
            let object = item.kind.map_or_else(|| format!("request:{}", request.id), |kind| kind.key().to_owned());
            let action = if item.kind.is_some() { "correction.decided" } else { "request.decided" };
            let mut audit = unit.audit(&who, action, request.contact, object);
            audit.detail = format!("{} {ground} {}", it.decision.key(), it.factors.join(" ")).trim_end().to_owned();
            Ok(Done::new((), audit))
        })
        .await
    }

    /// What an upheld objection ends: the purpose it names, or, where a letter names none, all marketing and every use
    /// that can rest on our interest. On the ledger when it returns: it stays so after a restore.
    async fn uphold(
        &self,
        contact: ContactId,
        target: Option<&str>,
        request: RequestId,
    ) -> Result<(Vec<String>, Option<OptOut>), Refused> {
        let index = self
            .store()
            .read::<_, StoreError>(move |r| r.find_address_index(contact))
            .await?
            .ok_or(Refused::NotFound)?;
        let (registers, now) = (self.registers(), self.now());
        let purposes: Vec<String> = match target {
            Some(purpose) if purpose != MARKETING => vec![purpose.to_owned()],
            other => registers
                .purposes()
                .iter()
                .filter(|p| {
                    registers.is_marketing(&p.key) || (other.is_none() && p.bases.contains(&Basis::LegitimateInterest))
                })
                .map(|p| p.key.clone())
                .collect(),
        };
        let names_one = target.is_some_and(|t| t != MARKETING);
        let stop = (!names_one).then(|| Suppression {
            address: index.clone(),
            topic: ALL.into(),
            channel: ALL.into(),
            reason: "objected".into(),
            origin: "portal".into(),
            since: now,
        });
        let proved = |stop| self.opt_out(stop, Some(contact), EventMeans::Officer, format!("request:{request}"));
        let stop = stop.map(proved);
        let mut entries: Vec<_> =
            purposes.iter().map(|p| super::objection::objection_entry(&index, contact, p, now)).collect();
        entries.extend(stop.iter().map(|s| super::import::ledger_of(s, now)));
        self.to_ledger(entries).await?;
        Ok((purposes, stop))
    }

    /// A restriction that was asked for by letter, on the ledger when it returns.
    async fn limit_by_letter(&self, contact: ContactId, item: &RequestItem) -> Result<Restriction, Refused> {
        let index = self
            .store()
            .read::<_, StoreError>(move |r| r.find_address_index(contact))
            .await?
            .ok_or(Refused::NotFound)?;
        let scope = match (item.kind, &item.target) {
            (Some(kind), _) => Scope::Kind(kind),
            (None, Some(purpose)) => Scope::Purpose(purpose.clone()),
            (None, None) => Scope::All,
        };
        let it = Restriction {
            id: self.numbers("restriction", 1).await?,
            scope,
            // a letter rarely names one; until an officer has looked, it is checked
            ground: Ground::Accuracy,
            request: None,
            since: self.now(),
            told_at: None,
            lifts_at: None,
            lifted_at: None,
        };
        self.to_ledger(vec![ledger_entry("restriction", (&index, contact), &it, self.now())]).await?;
        Ok(it)
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

    /// L19.1: which systems that have the person's data are told of changes by the portal, and which are not: keys of the
    /// register. Nobody, where nothing that was granted changes data.
    pub async fn told_of(&self, found: &OfficerCase) -> Result<(Vec<System>, Vec<System>), Refused> {
        let changes = |(item, ..): &(RequestItem, Option<String>, Option<String>)| {
            let granted = item.decision.as_deref().is_some_and(|d| d != Decision::Refused.key());
            granted && ["rectification", "erasure", "restriction"].contains(&item.right.as_str())
        };
        let contact = found.case.request.contact.filter(|_| found.case.items.iter().any(changes));
        let Some(contact) = contact else { return Ok((Vec::new(), Vec::new())) };
        let (store, now) = (self.store().clone(), self.now());
        let (theirs, machines) = self
            .store()
            .read::<_, StoreError>(move |r| {
                let Some(row) = r.find_contact(contact)? else { return Ok((Vec::new(), Vec::new())) };
                let key = store.open_key(row.key)?;
                Ok((r.list_systems(contact, &key)?, r.list_api_clients()?))
            })
            .await?;
        let registers = self.registers();
        let known = registers.systems().iter().filter(|s| theirs.iter().any(|copy| copy.system == s.key));
        let is_connected = |s: &&System| machines.iter().any(|c| c.is_live(now) && c.system.as_ref() == Some(&s.key));
        let (told, untold): (Vec<&System>, Vec<&System>) = known.partition(is_connected);
        Ok((told.into_iter().cloned().collect(), untold.into_iter().cloned().collect()))
    }

    /// S8.35: what the outcome would say, put together from the decisions, the search log and who was told, for the officer
    /// to complete. The parts about complaints and courts come from settings and are nobody's to leave out.
    pub fn draft_outcome(&self, found: &OfficerCase, side: &DeskSide, told: &[System]) -> Outcome {
        let case = &found.case;
        let t = words_of(&case.request.language);
        let tag = t.language().code();
        let line = |(item, ..): &(RequestItem, Option<String>, Option<String>)| {
            let what = super::access::item_words(&self.registers(), t, item);
            let how = match item.decision.as_deref().and_then(Decision::from_key) {
                Some(Decision::Granted) => t.say("decision-granted"),
                Some(Decision::Part) => t.say("decision-part"),
                Some(Decision::Refused) | None => t.say("decision-refused"),
            };
            let reasons = case.reasons.get(&item.number).cloned().unwrap_or_default();
            [format!("{what}: {how}"), reasons].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join("\n")
        };
        let of = |wanted: &[Decision]| -> Vec<String> {
            let decided = case.items.iter().filter(|(item, ..)| {
                item.decision.as_deref().and_then(Decision::from_key).is_some_and(|d| wanted.contains(&d))
            });
            decided.map(line).collect()
        };
        let or = |lines: Vec<String>, key: &str| {
            if lines.is_empty() { t.say(key).into_owned() } else { lines.join("\n") }
        };
        let refused: Vec<String> = case
            .items
            .iter()
            .filter(|(item, ..)| matches!(item.decision.as_deref(), Some("refused" | "part")))
            .map(|one| {
                let ground = one.0.ground.as_deref().unwrap_or_default();
                format!("{}\n{}", line(one), t.say(&format!("ground-{ground}")))
            })
            .collect();
        let mut done = of(&[Decision::Granted, Decision::Part]);
        let copies = case
            .items
            .iter()
            .any(|(item, ..)| item.right == "access" && matches!(item.decision.as_deref(), Some("granted" | "part")));
        if copies {
            let link = format!("{}{}", self.settings().base_url, crate::paths::data());
            if case.request.contact.is_some() {
                done.push(t.with("outcome-copy-where", &[("link", &link)]));
            }
            let registers = self.registers();
            for task in side.tasks.iter().filter(|task| task.state == "found") {
                let system = registers.systems().iter().find(|s| s.key == task.system);
                let name = system.map_or(task.system.as_str(), |s| s.label.in_language(tag));
                let answer = task.answer.clone().unwrap_or_else(|| t.say("outcome-found-files").into_owned());
                done.push(format!("{}\n{answer}", t.with("outcome-found-in", &[("system", &name)])));
            }
        }
        let told: Vec<&str> = told.iter().map(|s| s.label.in_language(tag)).collect();
        let mut it = Outcome {
            done: if case.items.is_empty() { String::new() } else { or(done, "outcome-done-none") },
            not_done: if case.items.is_empty() { String::new() } else { or(refused, "outcome-refused-none") },
            held: t
                .say(if case.request.contact.is_some() { "outcome-held-other" } else { "outcome-held-letter" })
                .into_owned(),
            told: match told.as_slice() {
                [] => t.say("outcome-told-none").into_owned(),
                _ => t.with("outcome-told-systems", &[("systems", &told.join(", "))]),
            },
            ..Outcome::default()
        };
        self.complete(&mut it, t, found.has_mailbox);
        it
    }

    /// S13.11: the parts that settings supply.
    fn complete(&self, it: &mut Outcome, t: Words, has_mailbox: bool) {
        let settings = self.settings();
        let regulator = self.registers().regulator().name.clone();
        // who has no mailbox has no page either
        let how = if has_mailbox { "outcome-complain" } else { "outcome-complain-letter" };
        it.complain = t.with(how, &[("link", &format!("{}{}", settings.base_url, crate::paths::complaints()))]);
        it.regulator = t.with(
            "outcome-regulator",
            &[
                ("regulator", &regulator),
                ("link", &settings.regulator_link),
                ("phone", &settings.regulator_phone),
                ("address", &settings.regulator_address),
            ],
        );
        it.court = t.say("outcome-court").into_owned();
    }

    /// What an outcome lacks before it can be sent, and how it would end. `result` counts where there are no items.
    pub fn check_outcome(
        &self,
        found: &OfficerCase,
        mut it: Outcome,
        result: Option<Decision>,
    ) -> Result<(Outcome, Decision), Vec<(&'static str, &'static str)>> {
        self.complete(&mut it, words_of(&found.case.request.language), found.has_mailbox);
        let mut wrong: Vec<(&'static str, &'static str)> =
            it.missing().into_iter().map(|part| (part, "error-outcome-part")).collect();
        for (part, text) in it.parts() {
            if let Err(Refused::Field { message, .. }) = check_reason(text) {
                wrong.push((part, message));
            }
        }
        if found.case.items.iter().any(|(item, ..)| item.decision.is_none()) {
            wrong.push(("done", "error-case-undecided"));
        }
        let grants = |d: &str| d != Decision::Refused.key();
        let granted = found.case.items.iter().any(|(i, ..)| i.decision.as_deref().is_some_and(grants));
        if granted && awaits_proof(found.case.request.state) {
            wrong.push(("done", "error-decide-unproved"));
        }
        if !self.not_searched(found).is_empty() {
            wrong.push(("held", "error-search-missing"));
        }
        let decided: Vec<Decision> =
            found.case.items.iter().filter_map(|(i, ..)| i.decision.as_deref().and_then(Decision::from_key)).collect();
        let result = if decided.is_empty() { result } else { Some(Decision::of_all(&decided)) };
        match result {
            Some(result) if wrong.is_empty() => Ok((it, result)),
            None => {
                wrong.push(("result", "error-outcome-result"));
                Err(wrong)
            }
            Some(_) => Err(wrong),
        }
    }

    /// L15.4: the systems that a copy is to come from, that the portal holds no copy of, and about which the search log of
    /// the case says nothing yet; none where no copy is given for another reason than that nothing is held.
    pub fn not_searched(&self, found: &OfficerCase) -> Vec<System> {
        let refused = |it: &RequestItem| {
            it.decision.as_deref() == Some(Decision::Refused.key()) && it.ground.as_deref() != Some("nothing_held")
        };
        let asks_copy = found.case.items.iter().any(|(it, ..)| it.right == "access" && !refused(it));
        let registers = self.registers();
        let left = registers.systems_not_copied().filter(|s| asks_copy && !found.searched.contains(&s.key));
        left.cloned().collect()
    }

    /// S8.35, S8.36: sends the outcome and closes the case. An incomplete one is refused. Where an objection was not
    /// upheld, the person is told by this that the pause ends, and when (L18.3).
    pub async fn send_outcome(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        it: Outcome,
        result: Option<Decision>,
        form: String,
    ) -> Result<(), Refused> {
        may(viewer, Act::DecideCases)?;
        let found = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?;
        let hash = form_hash(&form);
        // pressed twice: the first has closed it, or it waits for the post
        let lookup = hash.clone();
        if self.store().read::<_, StoreError>(move |r| r.is_form_sent(&lookup)).await? {
            return Ok(());
        }
        if !found.case.request.state.is_open() {
            return Err(Refused::NotFound);
        }
        let (it, result) = self.check_outcome(&found, it, result).map_err(|wrong| {
            wrong.first().map_or(Refused::NotFound, |(field, message)| Refused::Field { field, message })
        })?;
        let request = found.case.request;
        let text = serde_json::to_string(&it).map_err(|_| Refused::NotFound)?;
        // S13.14: who is answered by post reads it on paper, and it is the outcome on the day that is posted
        let side = self.desk_side(viewer, request.reference.clone()).await?;
        if side.waits_outcome {
            return Err(Refused::Field { field: "done", message: "error-outcome-unposted" });
        }
        let to = self.case_recipient(&request).await?.filter(|_| side.post.is_none());
        let paper = side.post.map(|_| on_paper(words_of(&request.language), &it));
        let key = self.case_key(request.key).await?;
        let (desk, notice) = (self.clone(), self.settings().lift_notice);
        let pauses: Vec<i64> = found
            .case
            .restrictions
            .iter()
            .filter(|r| r.ground == Ground::Objection && r.lifted_at.is_none() && r.told_at.is_none())
            .map(|r| r.id)
            .collect();
        self.act(&[(KeyScope::Letter, None)], move |unit| {
            let (now, ring) = (unit.now(), unit.ring());
            let who = Actor::Officer(viewer.officer().0);
            let mut audit = unit.audit(&who, "request.outcome", request.contact, format!("request:{}", request.id));
            audit.detail = result.key().into();
            if unit.send_form_once(&hash, "outcome", now)?.is_some() {
                audit.outcome = "sent twice".into();
                return Ok(Done::new((), audit));
            }
            let next = if paper.is_some() { State::InProgress } else { State::Closed };
            if request.state != next && !unit.move_request(request.id, request.state, next, now)? {
                return Err(Refused::NotFound);
            }
            unit.add_outcome(&ring, &key, request.id, result, &text, &who.to_string(), now)?;
            if paper.is_none() {
                let event = ClockEvent::OutcomeSent { on: now.london_date() };
                unit.add_clock_event(request.id, &event, &who.to_string(), now)?;
            } else {
                audit.outcome = "waits for the post".into();
            }
            for id in pauses {
                unit.tell_restriction(id, now, now + notice)?;
            }
            if let Some(text) = &paper {
                let number = unit.add_message(&ring, &key, request.id, &who.to_string(), text, now)?;
                unit.add_paper(request.id, number, Posting::Outcome, now)?;
            }
            if let Some(to) = to {
                let mut letter = desk.letter(LetterKind::Outcome, now, to, &request.language, request.contact);
                letter.subject = Some(request.id.0);
                unit.post(&letter)?;
            }
            Ok(Done::new((), audit))
        })
        .await
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
        let to = self.case_recipient(&request).await?.ok_or(Refused::NotFound)?;
        let (desk, notice) = (self.clone(), self.settings().lift_notice);
        self.act(&[(KeyScope::Letter, None)], move |unit| {
            let now = unit.now();
            let who = Actor::Officer(viewer.officer().0);
            let object = format!("request:{}", request.id);
            let mut audit = unit.audit(&who, "restriction.told", request.contact, object);
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

/// CLK-3, S8.16: whether it is still awaited that somebody shows who they are, or that they may ask for another.
pub fn awaits_proof(state: State) -> bool {
    matches!(state, State::WaitingIdentity | State::WaitingAuthority)
}

/// S8.10: whether a decision can be taken back: nothing was done by it yet but to say it.
pub fn may_reopen(item: &RequestItem) -> bool {
    let acts_at_once = item.kind.is_some() || ["objection", "restriction", "erasure"].contains(&item.right.as_str());
    let refused = item.decision.as_deref() == Some(Decision::Refused.key());
    // who has answered to a decision has read it
    item.decision.is_some() && item.statement.is_none() && (refused || !acts_at_once)
}

/// S8.10: the reasons of a decision, once its ground is one of the list for this right.
fn checked_reasons(case: &Case, it: &Decide, today: NaiveDate) -> Result<String, Refused> {
    let mut items = case.items.iter().map(|(item, ..)| item);
    let item = items.find(|item| item.number == it.number).ok_or(Refused::NotFound)?;
    if !case.request.state.is_open() {
        return Err(Refused::NotFound);
    }
    let is_marketing = item.target.as_deref() == Some(MARKETING);
    let ground = if it.decision == Decision::Granted { GRANTED } else { it.ground.as_str() };
    if !is_ground(&item.right, is_marketing, it.decision, ground) {
        return Err(Refused::Field { field: "ground", message: "error-decide-ground" });
    }
    // L12.11: what nobody answered is closed only after a reasonable time
    if ground == "not_answered" && unanswered_since(&case.events, today).is_none() {
        return Err(Refused::Field { field: "ground", message: "error-decide-unanswered" });
    }
    let reasons =
        check_reason(&it.reasons).map_err(|_| Refused::Field { field: "reasons", message: "error-text-characters" })?;
    if it.decision != Decision::Granted && reasons.is_empty() {
        return Err(Refused::Field { field: "reasons", message: "error-decide-reasons" });
    }
    Ok(reasons)
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
    let pauses =
        legal.is_some() && !events.iter().any(|e| matches!(e, ClockEvent::Received { ask: deadline::Ask::Right, .. }));
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
    use crate::domain::deadline::Ask;

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
