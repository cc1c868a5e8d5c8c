//! S8.10: what is decided in a case, item by item, on a coded ground with reasons; what is granted takes effect at once.

use super::case::{awaits_proof, unanswered_since, words_of};
use super::officer::{is_second, may};
use super::restriction::{check_reason, ledger_entry};
use super::{Desk, Done, Refused};
use crate::domain::audit::Actor;
use crate::domain::consent::EventMeans;
use crate::domain::ids::{ContactId, Reference, RequestId};
use crate::domain::officer::Act;
use crate::domain::preference::ALL;
use crate::domain::provenance::Provenance;
use crate::domain::register::{Basis, Purpose, Registers};
use crate::domain::request::State;
use crate::domain::restriction::{Ground, Restriction, Scope};
use crate::domain::right::{Decision, GRANTED, factors, is_ground, needs_two};
use crate::store::cases::MARKETING;
use crate::store::consents::OptOut;
use crate::store::contacts::PurposeState;
use crate::store::requests::{Request, RequestItem, Wish};
use crate::store::suppressions::Suppression;
use crate::store::viewer::Case;
use crate::store::{OfficerViewer, StoreError};
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
    /// Of an objection or a restriction in part: the uses that end, or are limited; keys of the register.
    pub uses: Vec<String>,
}

/// What became of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decided {
    /// It stands.
    Now,
    /// L12.5: it waits for a second person.
    Waits,
}

impl Desk {
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
        if it.decision != Decision::Refused && awaits_proof(&found.case.events) {
            return Err(Refused::Field { field: "item", message: "error-decide-unproved" });
        }
        let item = found.case.items.iter().map(|(item, ..)| item).find(|item| item.number == it.number);
        let item = item.ok_or(Refused::NotFound)?;
        if let Some(wish) = &item.wish {
            let me = Actor::Officer(viewer.officer().0).to_string();
            // TH20: pressed twice
            if wish.by == me && wish.decision == it.decision && wish.ground == it.ground {
                return Ok(Decided::Waits);
            }
            return Err(Refused::Field { field: "item", message: "error-decide-waits" });
        }
        check_part(item, &it)?;
        self.check_change(viewer, &found.case, item, &it).await?;
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
            let (Wish { decision, ground, factors, .. }, uses) = (wish, Vec::new());
            return self.settle(viewer, case, Decide { number, decision, ground, reasons, factors, uses }).await;
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
        let ground = if it.decision == Decision::Granted { GRANTED.to_owned() } else { it.ground.clone() };
        // TH20: pressed twice it has its effect once, here and on the ledger
        if item.decision.is_some() {
            let (id, number, decision, ground) = (request.id, it.number, it.decision, ground.clone());
            let actor = Actor::Officer(viewer.officer().0).to_string();
            let so =
                self.store().read::<_, StoreError>(move |r| r.is_decided_so(id, number, decision, &ground, &actor));
            let done = Refused::Field { field: "decision", message: "error-decide-done" };
            return if so.await? { Ok(()) } else { Err(done) };
        }
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
        let (is_granted, acts) = (it.decision == Decision::Granted, it.decision != Decision::Refused);
        if acts && is_by_uses(&item) && request.contact.is_none() {
            return Err(Refused::Field { field: "decision", message: "error-decide-nobody" });
        }
        let uses = self.chosen_uses(&item, &it)?;
        let effect = match (item.right.as_str(), request.contact) {
            ("objection", Some(contact)) if acts => {
                let ends = if is_granted { self.uses_objected_to(item.target.as_deref()) } else { uses.clone() };
                Some(self.uphold(contact, ends, request.id).await?)
            }
            _ => None,
        };
        let scope = || match (item.kind, &item.target) {
            (Some(kind), _) => Scope::Kind(kind),
            (None, Some(purpose)) => Scope::Purpose(purpose.clone()),
            (None, None) => Scope::All,
        };
        let limits = match (item.right.as_str(), request.contact) {
            ("restriction", Some(contact)) if is_granted => self.limit_by_letter(contact, vec![scope()]).await?,
            ("restriction", Some(contact)) if acts => {
                self.limit_by_letter(contact, uses.iter().cloned().map(Scope::Purpose).collect()).await?
            }
            _ => Vec::new(),
        };
        let reasons = if uses.is_empty() { reasons } else { self.with_uses(&request, &item, &uses, &reasons) };
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
                let (decision, actor) = (it.decision, who.to_string());
                // TH20: pressed twice it is decided once; somebody else's decision is told
                if !unit.is_decided_so(request.id, it.number, decision, &ground, &actor)? {
                    return Err(Refused::Field { field: "decision", message: "error-decide-done" });
                }
                let mut audit = unit.audit(&who, "request.decided", request.contact, format!("request:{}", request.id));
                audit.outcome = "was so before".into();
                return Ok(Done::new((), audit));
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
            if let Some(contact) = request.contact {
                for one in limits {
                    unit.add_restriction(contact, &Restriction { request: Some(request.id), ..one })?;
                }
            }
            if request.state == State::Received {
                unit.move_request(request.id, State::Received, State::InProgress, now)?;
            }
            let object = item.kind.map_or_else(|| format!("request:{}", request.id), |kind| kind.key().to_owned());
            let action = if item.kind.is_some() { "correction.decided" } else { "request.decided" };
            let mut audit = unit.audit(&who, action, request.contact, object);
            let said = [it.factors.as_slice(), uses.as_slice()].concat().join(" ");
            audit.detail = format!("{} {ground} {said}", it.decision.key()).trim_end().to_owned();
            Ok(Done::new((), audit))
        })
        .await
    }

    /// What an upheld objection ends: the purpose it names, or, where a letter names none, all marketing and every use
    /// that can rest on our interest.
    fn uses_objected_to(&self, target: Option<&str>) -> Vec<String> {
        // also one that the register has no more
        if let Some(purpose) = target.filter(|target| *target != MARKETING) {
            return vec![purpose.to_owned()];
        }
        let registers = self.registers();
        let is_meant = |p: &&Purpose| match target {
            Some(_) => registers.is_marketing(&p.key),
            None => registers.is_marketing(&p.key) || p.bases.contains(&Basis::LegitimateInterest),
        };
        registers.purposes().iter().filter(is_meant).map(|p| p.key.clone()).collect()
    }

    /// L21.2, L21.3: uses end; with all of marketing among them every letter of it. On the ledger when it returns: it stays
    /// so after a restore.
    async fn uphold(
        &self,
        contact: ContactId,
        uses: Vec<String>,
        request: RequestId,
    ) -> Result<(Vec<String>, Option<OptOut>), Refused> {
        let index = self.store().read::<_, StoreError>(move |r| r.find_address_index(contact)).await?;
        let index = index.ok_or(Refused::NotFound)?;
        let (registers, now) = (self.registers(), self.now());
        let mut marketing = registers.purposes().iter().filter(|p| registers.is_marketing(&p.key)).peekable();
        let ends_all = marketing.peek().is_some() && marketing.all(|p| uses.contains(&p.key));
        let stop = ends_all.then(|| Suppression {
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
            uses.iter().map(|p| super::objection::objection_entry(&index, contact, p, now)).collect();
        entries.extend(stop.iter().map(|s| super::import::ledger_of(s, now)));
        self.to_ledger(entries).await?;
        Ok((uses, stop))
    }

    /// The uses that a decision in part is about.
    fn chosen_uses(&self, item: &RequestItem, it: &Decide) -> Result<Vec<String>, Refused> {
        if !is_by_uses(item) || it.decision != Decision::Part {
            return Ok(Vec::new());
        }
        let registers = self.registers();
        let offered = uses_in_part(&registers, item).into_iter().map(|p| p.key.clone());
        let chosen: Vec<String> = offered.filter(|key| it.uses.contains(key)).collect();
        if chosen.is_empty() { Err(Refused::Field { field: "uses", message: "error-decide-uses" }) } else { Ok(chosen) }
    }

    /// The reasons of a decision in part, after which uses it is about.
    fn with_uses(&self, request: &Request, item: &RequestItem, uses: &[String], reasons: &str) -> String {
        let (t, registers) = (words_of(&request.language), self.registers());
        let named = registers.purposes().iter().filter(|p| uses.contains(&p.key));
        let named: Vec<_> = named.map(|p| p.label.in_language(t.language().code())).collect();
        let key = if item.right == "objection" { "decision-part-ended" } else { "decision-part-limited" };
        format!("{}\n{reasons}", t.with(key, &[("uses", &named.join(", "))]))
    }

    /// S8.39: a correction that names no value is granted when something was corrected, here or, in words, elsewhere.
    async fn check_change(
        &self,
        viewer: OfficerViewer,
        case: &Case,
        item: &RequestItem,
        it: &Decide,
    ) -> Result<(), Refused> {
        let is_open = item.right == "rectification" && item.kind.is_none() && it.decision == Decision::Granted;
        if !is_open || !it.reasons.trim().is_empty() {
            return Ok(());
        }
        let changed = match case.request.contact {
            Some(contact) => self.replaced_since(viewer, contact, case.request.received_at).await?,
            None => Vec::new(),
        };
        if changed.is_empty() {
            return Err(Refused::Field { field: "reasons", message: "error-decide-unchanged" });
        }
        Ok(())
    }

    /// Restrictions that were asked for by letter, on the ledger when it returns.
    async fn limit_by_letter(&self, contact: ContactId, scopes: Vec<Scope>) -> Result<Vec<Restriction>, Refused> {
        let index = self.store().read::<_, StoreError>(move |r| r.find_address_index(contact)).await?;
        let index = index.ok_or(Refused::NotFound)?;
        let (first, since) = (self.numbers("restriction", scopes.len()).await?, self.now());
        let all: Vec<Restriction> = (first..)
            .zip(scopes)
            .map(|(id, scope)| Restriction {
                id,
                scope,
                // a letter rarely names one; until an officer has looked, it is checked
                ground: Ground::Accuracy,
                request: None,
                since,
                told_at: None,
                lifts_at: None,
                lifted_at: None,
            })
            .collect();
        let entries = all.iter().map(|it| ledger_entry("restriction", (&index, contact), it, since));
        self.to_ledger(entries.collect()).await?;
        Ok(all)
    }
}

/// What can end, or be limited, one by one: of an objection what rests on our interest and all marketing, of a restriction
/// every use. Nothing, where only one thing is asked about.
pub fn uses_in_part<'r>(registers: &'r Registers, item: &RequestItem) -> Vec<&'r Purpose> {
    if item.target.is_some() || item.kind.is_some() {
        return Vec::new();
    }
    let is_offered = |p: &&Purpose| match item.right.as_str() {
        "objection" => registers.is_marketing(&p.key) || p.bases.contains(&Basis::LegitimateInterest),
        "restriction" => true,
        _ => false,
    };
    registers.purposes().iter().filter(is_offered).collect()
}

/// Whether a right is about uses, each of which can end alone.
pub fn is_by_uses(item: &RequestItem) -> bool {
    ["objection", "restriction"].contains(&item.right.as_str())
}

/// What is about one use alone is granted or refused; and of uses that are refused by two people none is left out.
fn check_part(item: &RequestItem, it: &Decide) -> Result<(), Refused> {
    if it.decision != Decision::Part || !is_by_uses(item) {
        return Ok(());
    }
    let message = if item.target.is_some() || item.kind.is_some() {
        "error-decide-whole"
    } else if needs_two(&it.ground) {
        "error-decide-part-two"
    } else {
        return Ok(());
    };
    Err(Refused::Field { field: "item", message })
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
