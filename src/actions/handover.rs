//! S7.8: the business goes to a successor: said by one, agreed to by another; then an entry for each contact, written in small
//! pieces, and a letter to each by the lane of bulk letters, behind the guard for many letters.

use super::disclosure::person_of;
use super::mailing::{GUARD, PACES, ToMany, allowed, next_part, unless_taken};
use super::officer::{is_second, may};
use super::request::{check_text, form_hash};
use super::step_letter::StepLetter;
use super::{Desk, Done, Refused};
use crate::domain::audit::{Actor, AuditEvent};
use crate::domain::clock::Moment;
use crate::domain::contact::ContactStatus;
use crate::domain::email_address::EmailAddress;
use crate::domain::handover::{Plan, check, part_of};
use crate::domain::letter::LetterKind;
use crate::domain::officer::Act;
use crate::domain::register::Mechanism;
use crate::domain::value::{Category, ValueKind, clean};
use crate::paths;
use crate::store::handovers::Handover;
use crate::store::keys::Scope;
use crate::store::notices::Mailing;
use crate::store::{Lane, OfficerViewer, Read, Store, StoreError};
use crate::text::Words;
use chrono::TimeDelta;

/// Contacts whose entries are written at once, and letters put into the outbox at once.
const PIECE: i64 = 50;

/// Whose entry comes first, and what of it: for whoever agrees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverSample {
    /// The masked address.
    pub whose: String,
    /// What kinds of data.
    pub categories: Vec<Category>,
}

/// A handover as the desk sees it.
#[derive(Debug, Clone)]
pub struct HandoverView {
    /// What it is.
    pub it: Handover,
    /// How many contacts it could be at most, while it waits.
    pub most: i64,
    /// An example, while it waits.
    pub sample: Option<HandoverSample>,
    /// Who is still to be told.
    pub untold: i64,
    /// Letters that somebody agreed to and that are under way.
    pub mailing: Option<Mailing>,
    /// Whether the viewer may say yes to it.
    pub may_agree: bool,
}

fn to_many(id: i64) -> ToMany {
    ToMany {
        name: LetterKind::Handover.key().into(),
        object: format!("handover:{id}"),
        confirmed: "handover.letters_confirmed",
        stopped: "handover.letters_stopped",
        paces: &PACES,
    }
}

/// What of one contact goes over: sealed away, being erased or restricted, nothing does.
fn part_of_contact(
    r: &mut Read<'_>,
    registers: &crate::domain::register::Registers,
    plan: &Plan,
    id: crate::domain::ids::ContactId,
) -> Result<Option<(crate::store::contacts::Contact, crate::domain::disclosure::Draft)>, StoreError> {
    let found = r.find_contact(id)?.filter(|c| c.status == ContactStatus::Active);
    let Some(contact) = found else { return Ok(None) };
    let person = person_of(r, &contact)?;
    Ok(part_of(registers, plan, &person).map(|one| (contact, one)))
}

fn sample_of(
    r: &mut Read<'_>,
    store: &Store,
    registers: &crate::domain::register::Registers,
    plan: &Plan,
) -> Result<Option<HandoverSample>, StoreError> {
    for id in r.list_to_hand_over(plan.entity.as_deref(), 0, PIECE)? {
        let Some((contact, one)) = part_of_contact(r, registers, plan, id)? else { continue };
        let address = r.list_addresses(contact.id, &store.open_key(contact.key)?)?.pop();
        let whose = address.and_then(|a| EmailAddress::parse(&a.address).ok()).map(|a| a.masked());
        return Ok(Some(HandoverSample { whose: whose.unwrap_or_default(), categories: one.categories }));
    }
    Ok(None)
}

impl Desk {
    /// All of them, the newest first.
    pub async fn handovers(&self, viewer: OfficerViewer) -> Result<Vec<Handover>, Refused> {
        may(viewer, Act::ReadDisclosures)?;
        Ok(self.store().read::<_, StoreError>(|r| r.list_handovers(50)).await?)
    }

    /// One, with what whoever agrees has to see.
    pub async fn handover(&self, viewer: OfficerViewer, id: i64) -> Result<HandoverView, Refused> {
        may(viewer, Act::ReadDisclosures)?;
        let (store, registers, now) = (self.store().clone(), self.registers(), self.now());
        let read = self.store().read::<_, StoreError>(move |r| {
            let it = r.find_handover(id)?.ok_or(StoreError::NotFound)?;
            let waits = it.state == "asked";
            let asked = (it.asked_by.as_str(), it.asked_at);
            let officers = r.list_officers()?;
            let may_agree =
                waits && viewer.role().may(Act::Disclose) && is_second(asked, viewer, &officers, Act::Disclose, now);
            Ok(HandoverView {
                most: if waits { r.count_to_hand_over(it.plan.entity.as_deref())? } else { 0 },
                sample: if waits { sample_of(r, &store, &registers, &it.plan)? } else { None },
                untold: r.count_untold_of_handover(id)?,
                mailing: r.find_mailing(LetterKind::Handover.key())?,
                may_agree,
                it,
            })
        });
        match read.await {
            Err(StoreError::NotFound) => Err(Refused::NotFound),
            other => Ok(other?),
        }
    }

    /// Says what is to be handed over to whom; nothing goes before somebody else has agreed. All that is wrong comes back at
    /// once, by field.
    pub async fn ask_handover(
        &self,
        viewer: OfficerViewer,
        mut it: Plan,
        form: String,
    ) -> Result<Result<i64, Vec<(&'static str, &'static str)>>, Refused> {
        may(viewer, Act::Disclose)?;
        let mut wrong = check(&self.registers(), &it, self.now().london_date());
        match clean(ValueKind::Name, &it.reference) {
            Ok(reference) => it.reference = reference,
            Err(_) if it.reference.trim().is_empty() => {}
            Err(_) => wrong.push(("reference", "error-disclosure-line")),
        }
        it.words.retain(|_, words| !words.trim().is_empty());
        for words in it.words.values_mut() {
            match check_text(words) {
                Ok(text) => *words = text,
                Err(_) => wrong.push(("words-en", "error-disclosure-text")),
            }
        }
        if !wrong.is_empty() {
            return Ok(Err(wrong));
        }
        let id = self
            .act(&[], move |unit| {
                let (now, who) = (unit.now(), Actor::Officer(viewer.officer().0));
                let mut audit = unit.audit(&who, "handover.asked", None, format!("recipient:{}", it.recipient));
                if let Some(earlier) = unit.send_form_once(&form_hash(&form), "handover", now)? {
                    audit.outcome = "sent twice".into();
                    return Ok(Done::new(earlier.parse().unwrap_or_default(), audit));
                }
                let id = unit.add_handover(&it, &who.to_string(), now)?;
                audit.detail = format!("handover:{id} {}", it.event);
                Ok(Done::new(id, audit))
            })
            .await?;
        Ok(Ok(id))
    }

    /// The second person's word: from then on the worker writes the entries. Whoever asked may say no at any time.
    pub async fn decide_handover(&self, viewer: OfficerViewer, id: i64, yes: bool) -> Result<(), Refused> {
        may(viewer, Act::Disclose)?;
        let view = self.handover(viewer, id).await?;
        if view.it.state != "asked" {
            return Err(Refused::NotFound);
        }
        if yes && !view.may_agree {
            return Err(Refused::Field { field: "act", message: "error-disclosure-second" });
        }
        let wrong = check(&self.registers(), &view.it.plan, self.now().london_date());
        if let Some((_, message)) = wrong.first().filter(|_| yes) {
            return Err(Refused::Field { field: "act", message });
        }
        self.act(&[], move |unit| {
            let (now, who) = (unit.now(), Actor::Officer(viewer.officer().0));
            let action = if yes { "handover.agreed" } else { "handover.refused" };
            let audit = unit.audit(&who, action, None, format!("handover:{id}"));
            if !unit.decide_handover(id, yes, &who.to_string(), now)? {
                return Err(Refused::NotFound);
            }
            Ok(Done::new((), audit))
        })
        .await
    }

    /// A person agrees that so many letters leave, so many an hour.
    pub async fn confirm_handover_letters(
        &self,
        viewer: OfficerViewer,
        id: i64,
        letters: i64,
        per_hour: i64,
        form: String,
    ) -> Result<(), Refused> {
        self.agree_to_letters(viewer, to_many(id), (letters, per_hour), form, move |unit| {
            unit.find_handover(id)?.filter(|it| it.state == "written").ok_or(Refused::NotFound)?;
            Ok(letters <= unit.count_untold_of_handover(id)?)
        })
        .await
    }

    /// Stops what was agreed to; letters in the outbox leave.
    pub async fn stop_handover_letters(&self, viewer: OfficerViewer, id: i64) -> Result<(), Refused> {
        self.stop_letters(viewer, to_many(id)).await
    }

    /// How many letters about a handover wait for somebody's word.
    pub(super) async fn count_handover_letters(&self) -> Result<i64, StoreError> {
        let read = self.store().read::<_, StoreError>(|r| {
            let Some(it) = r.find_handover_to_tell()? else { return Ok((0, None)) };
            Ok((r.count_untold_of_handover(it.id)?, r.find_mailing(LetterKind::Handover.key())?))
        });
        let (untold, mailing) = read.await?;
        Ok(if mailing.is_none() && untold > GUARD { untold } else { 0 })
    }

    /// What the worker does: writes the next entries, and tells the next people. Gives whether there is more to do at once.
    /// A process may die between any two pieces: the next one goes on where the last one was kept.
    pub async fn step_handovers(&self) -> Result<bool, Refused> {
        let due = self.store().read::<_, StoreError>(|r| r.find_due_handover()).await?;
        // S10.2: what stands against the successor by now stops it where it is
        let is_open = |it: &Handover| self.registers().stop_of(&it.plan.recipient, self.now().london_date()).is_none();
        if let Some(it) = due.filter(is_open) {
            let (desk, now) = (self.clone(), self.now());
            let written = tokio::task::spawn_blocking(move || desk.hand_over_piece(&it, now));
            return Ok(unless_taken(written.await.map_err(|_| StoreError::Panicked)?)?.is_some());
        }
        let kind = LetterKind::Handover.key();
        let now = self.now();
        let read = self.store().read::<_, StoreError>(move |r| {
            let lately = r.count_letters_of(kind, now - TimeDelta::hours(24))?;
            let (mailing, it) = (r.find_mailing(kind)?, r.find_handover_to_tell()?);
            let untold = it.as_ref().map(|it| r.count_untold_of_handover(it.id)).transpose()?.unwrap_or(0);
            Ok((untold, mailing, lately, it))
        });
        let (untold, mailing, lately, it) = read.await?;
        let Some(it) = it else {
            if let Some(mailing) = mailing {
                self.finish_mailing(mailing).await?;
            }
            return Ok(false);
        };
        let allowed = match it.state.as_str() {
            "written" => allowed(mailing.as_ref(), untold, lately, now),
            // the entries come first; what was agreed to goes on
            _ => mailing.as_ref().map_or(0, |mailing| allowed(Some(mailing), untold, lately, now)),
        };
        if allowed <= 0 {
            return Ok(false);
        }
        let (desk, limit) = (self.clone(), allowed.min(PIECE));
        let told = tokio::task::spawn_blocking(move || desk.tell_of_handover(&it, limit, mailing.as_ref(), now));
        let told = unless_taken(told.await.map_err(|_| StoreError::Panicked)?)?;
        Ok(told.is_some_and(|told| told == limit && told < allowed))
    }

    /// The entries of the next contacts, with how far it is, in one unit.
    fn hand_over_piece(&self, it: &Handover, now: Moment) -> Result<(), StoreError> {
        let (store, registers) = (self.store(), self.registers());
        let recipient = registers.recipient(&it.plan.recipient).ok_or(StoreError::NotFound)?;
        let (plan, reached) = (it.plan.clone(), it.reached);
        let ids = store.read_now::<_, StoreError>(|r| r.list_to_hand_over(plan.entity.as_deref(), reached, PIECE))?;
        let mut keys = Vec::with_capacity(ids.len());
        for id in &ids {
            let contact = store.read_now::<_, StoreError>(|r| r.find_contact(*id))?;
            let contact = contact.filter(|c| c.status == ContactStatus::Active);
            keys.extend(contact.map(|c| Ok::<_, StoreError>((*id, store.open_key(c.key)?))).transpose()?);
        }
        let (last, seen) = (ids.last().map(|id| id.0), i64::try_from(ids.len()).unwrap_or(i64::MAX));
        let (ring, it, ground) = (self.ring().clone(), it.clone(), recipient.ground.clone());
        let is_abroad = recipient.country.as_deref().is_some_and(|c| registers.is_abroad(c));
        let mechanism = recipient.mechanism().filter(|_| is_abroad).map(Mechanism::key);
        let theirs = registers.clone();
        store.write_now::<_, StoreError>(Lane::Bulk, move |w| {
            let mut given = 0_i64;
            for (id, key) in &keys {
                // looked at here, so that what somebody said a moment ago counts
                let Some((contact, one)) = part_of_contact(w, &theirs, &it.plan, *id)? else { continue };
                w.add_handed_over(&ring, key, contact.id, (&ground, mechanism), &one, &it, now)?;
                given += 1;
            }
            let left_out = seen - given;
            if !w.go_on_handing_over(&it, last, given, left_out)? {
                return Err(StoreError::Taken);
            }
            let event = AuditEvent {
                at: now,
                actor: Actor::Worker("handovers".into()).to_string(),
                action: if last.is_some() { "handover.written" } else { "handover.done" }.into(),
                contact: None,
                object: format!("handover:{}", it.id),
                detail: serde_json::json!({ "given": given, "left_out": left_out }).to_string(),
                outcome: "done".into(),
            };
            w.add_audit(&ring, &event)?;
            Ok(())
        })?;
        crate::failpoint::reach("handover-piece");
        Ok(())
    }

    /// A letter each to the next people. Gives how many entries were looked at.
    fn tell_of_handover(
        &self,
        it: &Handover,
        limit: i64,
        mailing: Option<&Mailing>,
        now: Moment,
    ) -> Result<i64, StoreError> {
        let (store, id) = (self.store(), it.id);
        let part = store.read_now::<_, StoreError>(|r| r.list_untold_of_handover(id, limit))?;
        let mut all = Vec::new();
        for (entry, whose) in &part {
            let contact = store.read_now::<_, StoreError>(|r| {
                let current = r.current_contact(*whose)?;
                r.find_contact(current)
            })?;
            // restricted or about to go since it was merged: no letter, and no wait either
            let contact = contact.filter(|c| c.status == ContactStatus::Active);
            let mut letter = None;
            if let Some(contact) = &contact {
                let key = store.open_key(contact.key)?;
                let address = store.read_now::<_, StoreError>(|r| r.list_addresses(contact.id, &key))?.pop();
                let address = address.and_then(|a| EmailAddress::parse(&a.address).ok());
                let language = contact.language.clone().unwrap_or_else(|| "en".into());
                letter = address.map(|to| crate::store::outbox::NewLetter {
                    subject: Some(id),
                    ..self.letter(LetterKind::Handover, now, to, &language, Some(contact.id))
                });
            }
            all.push((*entry, contact.map_or(*whose, |c| c.id), letter));
        }
        let count = all.iter().filter(|(.., letter)| letter.is_some()).count();
        let mut keys = store.new_keys(Scope::Letter, vec![None; count], now)?;
        let (ring, mailing) = (self.ring().clone(), mailing.cloned());
        store.write_now::<_, StoreError>(Lane::Bulk, move |w| {
            let mut sent = 0_i64;
            for (entry, whose, letter) in &all {
                if !w.tell_disclosure(*entry, now)? {
                    // somebody else was quicker; the whole part is done again without this one
                    return Err(StoreError::Taken);
                }
                if let (Some(letter), Some(key)) = (letter, if letter.is_some() { keys.pop() } else { None }) {
                    w.post_letter(&ring, &key, letter, now)?;
                    sent += 1;
                }
                let event = AuditEvent {
                    at: now,
                    actor: Actor::Worker("handovers".into()).to_string(),
                    action: "data.disclosed".into(),
                    contact: Some(*whose),
                    object: format!("disclosure:{entry}"),
                    detail: format!("handover:{id}"),
                    outcome: "done".into(),
                };
                w.add_audit(&ring, &event)?;
            }
            let handled = i64::try_from(all.len()).unwrap_or(i64::MAX);
            if let Some(mailing) = &mailing {
                w.continue_mailing(mailing, handled, next_part(mailing, sent, now))?;
            }
            Ok(handled)
        })
    }

    /// What the letter says: the officers' words in the reader's language, or in English.
    pub fn handover_letter(&self, t: Words, reader: Words, id: i64) -> Result<StepLetter, StoreError> {
        let it = self.store().read_now::<_, StoreError>(move |r| r.find_handover(id))?.ok_or(StoreError::NotFound)?;
        let registers = self.registers();
        let label = registers.recipient(&it.plan.recipient).map(|r| r.label.in_language(t.language().code()));
        let name = label.unwrap_or(&it.plan.recipient).to_owned();
        let date = it.plan.takes_place.map(|day| t.date(day)).unwrap_or_default();
        let brand = self.settings().brand_name.clone();
        let say = |key: &str| t.with(key, &[("brand", &brand), ("name", &name), ("date", &date)]);
        let words = it.plan.words.get(reader.language().code()).or_else(|| it.plan.words.get("en"));
        Ok(StepLetter {
            subject: say("mail-handover-subject"),
            title: say("mail-handover-title"),
            said: say("mail-handover-said"),
            more: words.cloned().into_iter().chain([say("mail-handover-more")]).collect(),
            button: say("mail-handover-button"),
            link: paths::data().to_owned(),
            why: say("mail-handover-why"),
        })
    }
}
