//! S8.35: the outcome of a case in its seven parts: drafted, looked over, sent.

use super::case::{awaits_proof, words_of};
use super::decision::is_by_uses;
use super::officer::may;
use super::request::form_hash;
use super::restriction::check_reason;
use super::{Desk, Done, Refused};
use crate::domain::audit::Actor;
use crate::domain::deadline::ClockEvent;
use crate::domain::ids::Reference;
use crate::domain::letter::LetterKind;
use crate::domain::officer::Act;
use crate::domain::outcome::Outcome;
use crate::domain::register::System;
use crate::domain::request::{State, worked_on};
use crate::domain::restriction::Ground;
use crate::domain::right::{Decision, TAKEN_BACK};
use crate::store::desk_cases::{DeskSide, Posting};
use crate::store::keys::Scope as KeyScope;
use crate::store::requests::RequestItem;
use crate::store::viewer::OfficerCase;
use crate::store::{OfficerViewer, StoreError};
use crate::text::Words;

/// An outcome as a letter on paper: each part under its head.
fn on_paper(t: Words, it: &Outcome) -> String {
    let part = |(key, text): (&str, &str)| format!("{}\n{text}", t.say(&format!("outcome-part-{key}")));
    it.parts().into_iter().map(part).collect::<Vec<_>>().join("\n\n")
}

impl Desk {
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
        // of what is done in part, which uses it is about stands before the reasons why the rest is not
        let line = |(item, ..): &(RequestItem, Option<String>, Option<String>), is_done: bool| {
            let what = super::access::item_words(&self.registers(), t, item);
            let decision = item.decision.as_deref().and_then(Decision::from_key);
            let how = match decision {
                Some(Decision::Granted) => t.say("decision-granted"),
                Some(Decision::Part) => t.say("decision-part"),
                Some(Decision::Refused) | None => t.say("decision-refused"),
            };
            let reasons = case.reasons.get(&item.number).map(String::as_str).unwrap_or_default();
            let (uses, why) = match (decision, reasons.split_once('\n')) {
                (Some(Decision::Part), Some((uses, why))) if is_by_uses(item) => (uses, why),
                (Some(Decision::Part), _) => ("", reasons),
                _ => (reasons, reasons),
            };
            let said = if is_done { uses } else { why };
            [format!("{what}: {how}"), said.to_owned()]
                .into_iter()
                .filter(|s| !s.is_empty())
                .collect::<Vec<_>>()
                .join("\n")
        };
        let of = |wanted: &[Decision]| -> Vec<String> {
            let decided = case.items.iter().filter(|(item, ..)| {
                item.decision.as_deref().and_then(Decision::from_key).is_some_and(|d| wanted.contains(&d))
            });
            decided.map(|one| line(one, true)).collect()
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
                format!("{}\n{}", line(one, false), t.say(&format!("ground-{ground}")))
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
            // who is answered on paper has no page
            let files = if side.post.is_some() { "outcome-found-files-letter" } else { "outcome-found-files" };
            let registers = self.registers();
            for task in side.tasks.iter().filter(|task| task.state == "found") {
                let system = registers.systems().iter().find(|s| s.key == task.system);
                let name = system.map_or(task.system.as_str(), |s| s.label.in_language(tag));
                let answer = task.answer.clone().unwrap_or_else(|| t.say(files).into_owned());
                done.push(format!("{}\n{answer}", t.with("outcome-found-in", &[("system", &name)])));
            }
        }
        let told: Vec<&str> = told.iter().map(|s| s.label.in_language(tag)).collect();
        let mut it = Outcome {
            done: if case.items.is_empty() { String::new() } else { or(done, "outcome-done-none") },
            not_done: if case.items.is_empty() { String::new() } else { or(refused, "outcome-refused-none") },
            held: t
                .say(match (case.request.contact, &side.post) {
                    (None, _) => "outcome-held-letter",
                    (Some(_), Some(_)) => "outcome-held-paper",
                    (Some(_), None) => "outcome-held-other",
                })
                .into_owned(),
            told: match told.as_slice() {
                [] => t.say("outcome-told-none").into_owned(),
                _ => t.with("outcome-told-systems", &[("systems", &told.join(", "))]),
            },
            ..Outcome::default()
        };
        self.complete(&mut it, t, found.has_mailbox && side.post.is_none());
        it
    }

    /// S13.11: the parts that settings supply.
    fn complete(&self, it: &mut Outcome, t: Words, has_page: bool) {
        let settings = self.settings();
        let regulator = self.registers().regulator().name.clone();
        let how = if has_page { "outcome-complain" } else { "outcome-complain-letter" };
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
        (found, side): (&OfficerCase, &DeskSide),
        mut it: Outcome,
        result: Option<Decision>,
    ) -> Result<(Outcome, Decision), Vec<(&'static str, &'static str)>> {
        let has_page = found.has_mailbox && side.post.is_none();
        self.complete(&mut it, words_of(&found.case.request.language), has_page);
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
        if granted && awaits_proof(&found.case.events) {
            wrong.push(("done", "error-decide-unproved"));
        }
        if !self.not_searched(found).is_empty() {
            wrong.push(("held", "error-search-missing"));
        }
        // what was taken back was decided by nobody, unless there is nothing else
        let is_alone = found.case.items.iter().all(|(i, ..)| i.ground.as_deref() == Some(TAKEN_BACK));
        let counts = |i: &RequestItem| is_alone || i.ground.as_deref() != Some(TAKEN_BACK);
        let items = found.case.items.iter().map(|(i, ..)| i).filter(|i| counts(i));
        let decided: Vec<Decision> = items.filter_map(|i| i.decision.as_deref().and_then(Decision::from_key)).collect();
        let result = if decided.is_empty() { result } else { Some(Decision::of_all(&decided)) };
        match result {
            Some(result) if wrong.is_empty() => Ok((it, result)),
            None => {
                // where rights are decided, there is no such choice
                if found.case.items.is_empty() {
                    wrong.push(("result", "error-outcome-result"));
                }
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
        let side = self.desk_side(viewer, found.case.request.reference.clone()).await?;
        let (it, result) = self.check_outcome((&found, &side), it, result).map_err(|wrong| {
            wrong.first().map_or(Refused::NotFound, |(field, message)| Refused::Field { field, message })
        })?;
        let request = found.case.request;
        let text = serde_json::to_string(&it).map_err(|_| Refused::NotFound)?;
        // S13.14: who is answered by post reads it on paper, and it is the outcome on the day that is posted
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
        let waiting = worked_on(&found.case.events);
        self.act(&[(KeyScope::Letter, None)], move |unit| {
            let (now, ring) = (unit.now(), unit.ring());
            let who = Actor::Officer(viewer.officer().0);
            let mut audit = unit.audit(&who, "request.outcome", request.contact, format!("request:{}", request.id));
            audit.detail = result.key().into();
            if unit.send_form_once(&hash, "outcome", now)?.is_some() {
                audit.outcome = "sent twice".into();
                return Ok(Done::new((), audit));
            }
            let next = if paper.is_some() { waiting } else { State::Closed };
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
}
