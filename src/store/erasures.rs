//! Erasures with what a hold keeps of them and the systems that are to do the same.

use super::desk_cases::COOLS;
use super::engine::StoreError;
use super::requests::Request;
use super::schema::{
    attachment, case_draft, case_note, consent_event, contact, erasure, held_value, hold, message, outcome,
    paper_letter, request, request_item, search_task, system_task,
};
use super::{Read, Write};
use crate::domain::clock::Moment;
use crate::domain::contact::ContactStatus;
use crate::domain::deadline::ClockEvent;
use crate::domain::erasure::Stage;
use crate::domain::ids::{ContactId, HoldId, ProvenanceId, Reference, RequestId, SealKeyId};
use crate::domain::request::{Matter, State};
use crate::domain::right::{Decision, TAKEN_BACK};
use crate::domain::value::ValueKind;
use crate::vault::{Field, Keyring, SealKey, Sealed};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

/// One erasure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// Its case.
    pub request: RequestId,
    /// Whose.
    pub contact: ContactId,
    /// Where it stands.
    pub stage: Stage,
    /// What the contact's status was before: a cancellation puts it back.
    pub was: ContactStatus,
    /// What the link in its letters is made from.
    pub salt: Vec<u8>,
    /// The link key's number.
    pub link_key: u32,
    /// When it was asked for.
    pub asked_at: Moment,
    /// When the time to take it back is over.
    pub due_at: Moment,
    /// When the person said that they do not want to wait.
    pub waived_at: Option<Moment>,
    /// When what stays was sealed anew and the systems were listed.
    pub planned_at: Option<Moment>,
    /// When the last row was gone here.
    pub carried_at: Option<Moment>,
    /// When the outcome was written.
    pub told_at: Option<Moment>,
    /// When nothing was left, holds included.
    pub finished_at: Option<Moment>,
    /// S8.20: until when copies may be in backups, unreadable without the key.
    pub backups_until: Option<NaiveDate>,
    /// How many values went.
    pub gone: i64,
    /// How many values a hold keeps.
    pub kept: i64,
    /// The key of what is kept.
    pub hold_key: Option<SealKeyId>,
    /// The address that is told when the last hold ends, sealed under that key.
    pub sealed_address: Option<Sealed>,
    /// Where on paper, likewise.
    pub sealed_post: Option<Sealed>,
    /// A key that is of no use any more and is destroyed next.
    pub spent_key: Option<SealKeyId>,
}

/// What a hold keeps stands under a key of its own, and with it where its person is told that it is gone.
#[derive(Debug, Clone)]
pub struct HoldSeal {
    /// The key.
    pub key: SealKeyId,
    /// The mailbox.
    pub address: Option<Sealed>,
    /// The postal address, where there is no mailbox.
    pub post: Option<Sealed>,
}

impl HoldSeal {
    #[allow(clippy::type_complexity)] // three columns of one row
    fn columns(it: Option<Self>) -> (Option<i64>, Option<Vec<u8>>, Option<Vec<u8>>) {
        it.map_or((None, None, None), |it| (Some(it.key.0), it.address.map(|s| s.0), it.post.map(|s| s.0)))
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = erasure)]
struct Row {
    request_id: i64,
    contact_id: i64,
    state: String,
    was: String,
    salt: Vec<u8>,
    link_key: i32,
    asked_at: NaiveDateTime,
    due_at: NaiveDateTime,
    waived_at: Option<NaiveDateTime>,
    planned_at: Option<NaiveDateTime>,
    carried_at: Option<NaiveDateTime>,
    told_at: Option<NaiveDateTime>,
    finished_at: Option<NaiveDateTime>,
    backups_until: Option<NaiveDate>,
    gone: i64,
    kept: i64,
    hold_key_id: Option<i64>,
    sealed_address: Option<Vec<u8>>,
    sealed_post: Option<Vec<u8>>,
    spent_key_id: Option<i64>,
}

fn erasure_of(row: Row) -> Result<Erasure, StoreError> {
    let malformed = |what: &str| StoreError::Malformed(format!("erasure.{what}"));
    let at = |moment: Option<NaiveDateTime>| moment.map(Moment::from_naive_utc);
    Ok(Erasure {
        request: RequestId(row.request_id),
        contact: ContactId(row.contact_id),
        stage: Stage::from_key(&row.state).ok_or_else(|| malformed("state"))?,
        was: row.was.parse().map_err(StoreError::Malformed)?,
        salt: row.salt,
        link_key: u32::try_from(row.link_key).map_err(|_| malformed("link_key"))?,
        asked_at: Moment::from_naive_utc(row.asked_at),
        due_at: Moment::from_naive_utc(row.due_at),
        waived_at: at(row.waived_at),
        planned_at: at(row.planned_at),
        carried_at: at(row.carried_at),
        told_at: at(row.told_at),
        finished_at: at(row.finished_at),
        backups_until: row.backups_until,
        gone: row.gone,
        kept: row.kept,
        hold_key: row.hold_key_id.map(SealKeyId),
        sealed_address: row.sealed_address.map(Sealed),
        sealed_post: row.sealed_post.map(Sealed),
        spent_key: row.spent_key_id.map(SealKeyId),
    })
}

/// An erasure to be filed as a case of its own.
#[derive(Debug, Clone)]
pub struct NewErasure {
    /// The public name.
    pub reference: Reference,
    /// Whose.
    pub contact: ContactId,
    /// What the contact's status is now.
    pub was: ContactStatus,
    /// Who answers for the data.
    pub entity: String,
    /// The language letters about it are written in.
    pub language: String,
    /// Where letters about it go; empty where nobody is written to.
    pub address: String,
    /// Whether an officer looks first.
    pub is_held: bool,
    /// What its link is made from.
    pub salt: Vec<u8>,
    /// The link key's number.
    pub link_key: u32,
    /// When it was asked for: also the date the law counts from.
    pub asked_at: Moment,
    /// When the time to take it back is over.
    pub due_at: Moment,
}

/// A system elsewhere that is to do the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemTask {
    /// In which case.
    pub request: RequestId,
    /// The system's key in the register.
    pub system: String,
    /// What it is to do: `erase`.
    pub act: String,
    /// The identifiers it has for the person, as a JSON list, sealed under the case's key; wiped once it has confirmed.
    pub sealed_ids: Option<Sealed>,
    /// Since when.
    pub asked_at: Moment,
    /// When it confirmed.
    pub confirmed_at: Option<Moment>,
    /// Who said so: `client:` or `officer:` and a number.
    pub confirmed_by: Option<String>,
}

/// A value that a hold keeps, sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldRow {
    /// The number it had among the contact's rows.
    pub number: i64,
    /// What it is.
    pub kind: ValueKind,
    /// The text, sealed under the key of what is held.
    pub sealed: Sealed,
    /// Where it came from: whether another hold covers it is seen from that.
    pub provenance: ProvenanceId,
    /// Which hold keeps it.
    pub hold: HoldId,
}

#[derive(Insertable)]
#[diesel(table_name = held_value, treat_none_as_default_value = false)]
struct HeldInsert {
    request_id: i64,
    number: i64,
    kind: &'static str,
    sealed: Vec<u8>,
    provenance_id: i64,
    hold_id: i64,
}

type TaskRow = (i64, String, String, Option<Vec<u8>>, NaiveDateTime, Option<NaiveDateTime>, Option<String>);

fn task_of((id, system, act, ids, asked_at, confirmed_at, confirmed_by): TaskRow) -> SystemTask {
    SystemTask {
        request: RequestId(id),
        system,
        act,
        sealed_ids: ids.map(Sealed),
        asked_at: Moment::from_naive_utc(asked_at),
        confirmed_at: confirmed_at.map(Moment::from_naive_utc),
        confirmed_by,
    }
}

impl Write<'_> {
    /// Sets a contact's status if it is the given one; `false` if it is another.
    pub fn swap_status(&mut self, id: ContactId, from: ContactStatus, to: ContactStatus) -> Result<bool, StoreError> {
        let mine = contact::table.find(id.0).filter(contact::status.eq(from.to_string()));
        Ok(diesel::update(mine).set(contact::status.eq(to.to_string())).execute(self.db)? == 1)
    }

    /// S8.5: files an erasure as a case of its own, the address sealed under the case's key, which must be durable.
    pub fn add_erasure(&mut self, ring: &Keyring, key: &SealKey, it: &NewErasure) -> Result<RequestId, StoreError> {
        let id = self.take_numbers("request", 1)?;
        let address = (!it.address.is_empty()).then(|| key.seal(ring, Field::CaseAddress, id, 0, &it.address).0);
        let row = (
            request::id.eq(id),
            request::reference.eq(it.reference.as_str()),
            request::contact_id.eq(it.contact.0),
            request::seal_key_id.eq(key.id().0),
            request::entity_key.eq(&it.entity),
            request::language.eq(&it.language),
            request::channel.eq("portal"),
            request::received_at.eq(it.asked_at.naive_utc()),
            request::received_on.eq(it.asked_at.london_date()),
            request::state.eq(State::InProgress.key()),
            request::matter.eq(Matter::Right.key()),
            request::sealed_address.eq(address),
            request::proved_at.eq(it.asked_at.naive_utc()),
        );
        diesel::insert_into(request::table).values(row).execute(self.db)?;
        let item =
            (request_item::request_id.eq(id), request_item::number.eq(1_i64), request_item::right_key.eq("erasure"));
        diesel::insert_into(request_item::table).values(item).execute(self.db)?;
        self.put_erasure(RequestId(id), it)?;
        Ok(RequestId(id))
    }
    /// The erasure of a case that is there already, which an officer begins. Where the case names neither mailbox nor post
    /// box, the outcome goes to the address on file.
    pub fn attach_erasure(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        id: RequestId,
        it: &NewErasure,
    ) -> Result<(), StoreError> {
        let mine = || request::table.find(id.0);
        let is_mute = self.find_request_by_id(id)?.is_some_and(|r| r.sealed_address.is_none());
        if is_mute && !self.is_reached_by_post(id)? {
            let address = key.seal(ring, Field::CaseAddress, id.0, 0, &it.address).0;
            diesel::update(mine()).set(request::sealed_address.eq(address)).execute(self.db)?;
        }
        diesel::update(mine()).set(request::contact_id.eq(it.contact.0)).execute(self.db)?;
        self.put_erasure(id, it)
    }
    fn put_erasure(&mut self, id: RequestId, it: &NewErasure) -> Result<(), StoreError> {
        let stage = if it.is_held { Stage::Held } else { Stage::Cooling };
        let row = (
            erasure::request_id.eq(id.0),
            erasure::contact_id.eq(it.contact.0),
            erasure::state.eq(stage.key()),
            erasure::was.eq(it.was.to_string()),
            erasure::salt.eq(&it.salt),
            erasure::link_key.eq(i32::try_from(it.link_key).unwrap_or(i32::MAX)),
            erasure::asked_at.eq(it.asked_at.naive_utc()),
            erasure::due_at.eq(it.due_at.naive_utc()),
        );
        diesel::insert_into(erasure::table).values(row).execute(self.db)?;
        self.refresh_due(id)
    }

    /// Moves an erasure on by the table of moves; `false` if it has moved elsewhere meanwhile.
    pub fn move_erasure(&mut self, id: RequestId, from: Stage, to: Stage) -> Result<bool, StoreError> {
        if !from.may_become(to) {
            return Ok(false);
        }
        let mine = erasure::table.find(id.0).filter(erasure::state.eq(from.key()));
        Ok(diesel::update(mine).set(erasure::state.eq(to.key())).execute(self.db)? == 1)
    }
    /// S8.37: the person does not want to wait; `false` if there is nothing to shorten any more.
    pub fn waive_cooling(&mut self, id: RequestId, now: Moment) -> Result<bool, StoreError> {
        let mine = erasure::table
            .find(id.0)
            .filter(erasure::state.eq(Stage::Cooling.key()))
            .filter(erasure::waived_at.is_null());
        let set = (erasure::waived_at.eq(now.naive_utc()), erasure::due_at.eq(now.naive_utc()));
        Ok(diesel::update(mine).set(set).execute(self.db)? == 1)
    }
    /// S8.37: whoever is told by post has until then at least; a time that ends later anyway stays.
    pub fn prolong_cooling(&mut self, id: RequestId, until: Moment) -> Result<(), StoreError> {
        let mine = erasure::table
            .find(id.0)
            .filter(erasure::state.eq(Stage::Cooling.key()))
            .filter(erasure::waived_at.is_null())
            .filter(erasure::due_at.lt(until.naive_utc()));
        diesel::update(mine).set(erasure::due_at.eq(until.naive_utc())).execute(self.db)?;
        Ok(())
    }
    /// An officer lets a held one go on: its time to take it back starts anew.
    pub fn release_erasure(&mut self, id: RequestId, due_at: Moment) -> Result<bool, StoreError> {
        let mine = erasure::table.find(id.0).filter(erasure::state.eq(Stage::Held.key()));
        let set = (erasure::state.eq(Stage::Cooling.key()), erasure::due_at.eq(due_at.naive_utc()));
        Ok(diesel::update(mine).set(set).execute(self.db)? == 1)
    }

    /// The plan of an erasure is made: what stays stands sealed anew, the systems are listed.
    #[allow(clippy::too_many_arguments)] // each is another thing; a struct of them would only be unpacked again
    pub fn plan_erasure(
        &mut self,
        id: RequestId,
        held: Vec<HeldRow>,
        tasks: &[(String, Option<Sealed>)],
        kept_under: Option<HoldSeal>,
        gone: i64,
        backups_until: NaiveDate,
        now: Moment,
    ) -> Result<(), StoreError> {
        let kept = i64::try_from(held.len()).unwrap_or(i64::MAX);
        let (key, address, post) = HoldSeal::columns(kept_under);
        self.put_held(id, held)?;
        for (system, ids) in tasks {
            let row = (
                system_task::request_id.eq(id.0),
                system_task::system.eq(system),
                system_task::act.eq("erase"),
                system_task::sealed_ids.eq(ids.as_ref().map(|s| &s.0)),
                system_task::asked_at.eq(now.naive_utc()),
            );
            diesel::insert_into(system_task::table).values(row).execute(self.db)?;
        }
        diesel::update(erasure::table.find(id.0))
            .set((
                erasure::planned_at.eq(now.naive_utc()),
                erasure::gone.eq(gone),
                erasure::kept.eq(kept),
                erasure::hold_key_id.eq(key),
                erasure::sealed_address.eq(address),
                erasure::sealed_post.eq(post),
                erasure::backups_until.eq(backups_until),
            ))
            .execute(self.db)?;
        Ok(())
    }
    fn put_held(&mut self, id: RequestId, held: Vec<HeldRow>) -> Result<(), StoreError> {
        let rows: Vec<HeldInsert> = held
            .into_iter()
            .map(|h| HeldInsert {
                request_id: id.0,
                number: h.number,
                kind: h.kind.key(),
                sealed: h.sealed.0,
                provenance_id: h.provenance.0,
                hold_id: h.hold.0,
            })
            .collect();
        for rows in rows.chunks(500) {
            on_each!(&mut *self.db, |c| diesel::insert_into(held_value::table).values(rows).execute(c))?;
        }
        Ok(())
    }
    /// The erasure of a case was taken back. A case that asked for nothing else is taken back with it; in any other the
    /// erasure is not done, for that reason, and the rest goes on.
    pub fn take_erasure_back(&mut self, it: &Request, actor: &str, now: Moment) -> Result<(), StoreError> {
        let items = self.list_request_items(it.id)?;
        if items.iter().all(|item| item.right == "erasure") {
            let event = ClockEvent::Withdrawn { on: now.london_date() };
            self.add_clock_event(it.id, &event, actor, now)?;
            self.move_request(it.id, it.state, State::Withdrawn, now)?;
            return Ok(());
        }
        // nobody has to agree to anything about it any more
        for item in items.iter().filter(|item| item.right == "erasure" && item.wish.is_some()) {
            self.end_wish(it.id, item.number, false)?;
        }
        let asked = request_item::table
            .filter(request_item::request_id.eq(it.id.0))
            .filter(request_item::right_key.eq("erasure"))
            .filter(request_item::decision.is_null());
        let set = (
            request_item::decision.eq(Decision::Refused.key()),
            request_item::ground.eq(TAKEN_BACK),
            request_item::decided_at.eq(now.naive_utc()),
            request_item::decided_by.eq(actor),
        );
        diesel::update(asked).set(set).execute(self.db)?;
        Ok(())
    }
    /// All rows are gone here: it is the systems' turn.
    pub fn carry_erasure(&mut self, id: RequestId, now: Moment) -> Result<bool, StoreError> {
        let mine = erasure::table.find(id.0).filter(erasure::state.eq(Stage::Carrying.key()));
        let set = (erasure::state.eq(Stage::Telling.key()), erasure::carried_at.eq(now.naive_utc()));
        Ok(diesel::update(mine).set(set).execute(self.db)? == 1)
    }
    /// The outcome is written: the case is closed, what was said in it and where it went is gone with the key that is
    /// named as spent. `false` if that was done before.
    pub fn tell_erasure(&mut self, it: &Erasure, spent: SealKeyId, now: Moment) -> Result<bool, StoreError> {
        let mine = erasure::table.find(it.request.0).filter(erasure::state.eq(Stage::Telling.key()));
        let finished = (it.kept == 0).then(|| now.naive_utc());
        let set = (
            erasure::state.eq(Stage::Done.key()),
            erasure::told_at.eq(now.naive_utc()),
            erasure::finished_at.eq(finished),
            erasure::spent_key_id.eq(spent.0),
        );
        if diesel::update(mine).set(set).execute(self.db)? == 0 {
            return Ok(false);
        }
        let decision = if it.kept > 0 { "part" } else { "granted" };
        let asked = request_item::table
            .filter(request_item::request_id.eq(it.request.0))
            .filter(request_item::right_key.eq("erasure"))
            .filter(request_item::decision.is_null());
        diesel::update(asked)
            .set((request_item::decision.eq(decision), request_item::decided_at.eq(now.naive_utc())))
            .execute(self.db)?;
        let mine = || request::table.find(it.request.0);
        // on paper it was told on the day it was posted
        let is_open: bool =
            diesel::select(diesel::dsl::exists(mine().filter(request::closed_at.is_null()))).get_result(self.db)?;
        if is_open {
            let event = ClockEvent::OutcomeSent { on: now.london_date() };
            self.add_clock_event(it.request, &event, "worker:erasure", now)?;
            diesel::update(mine())
                .set((request::state.eq(State::Closed.key()), request::closed_at.eq(now.naive_utc())))
                .execute(self.db)?;
        }
        self.empty_case(it.request)?;
        diesel::update(system_task::table.filter(system_task::request_id.eq(it.request.0)))
            .set(system_task::sealed_ids.eq(None::<Vec<u8>>))
            .execute(self.db)?;
        Ok(true)
    }
    /// Takes everything that was said in a case away, and where it went; its dates and decisions stay.
    fn empty_case(&mut self, id: RequestId) -> Result<(), StoreError> {
        diesel::update(request::table.find(id.0))
            .set((
                request::sealed_address.eq(None::<Vec<u8>>),
                request::sealed_name.eq(None::<Vec<u8>>),
                request::sealed_subject.eq(None::<Vec<u8>>),
                request::sealed_post.eq(None::<Vec<u8>>),
            ))
            .execute(self.db)?;
        diesel::update(request_item::table.filter(request_item::request_id.eq(id.0)))
            .set((
                request_item::proposal.eq(None::<Vec<u8>>),
                request_item::reason.eq(None::<Vec<u8>>),
                request_item::reasons.eq(None::<Vec<u8>>),
                request_item::statement.eq(None::<Vec<u8>>),
            ))
            .execute(self.db)?;
        diesel::delete(paper_letter::table.filter(paper_letter::request_id.eq(id.0))).execute(self.db)?;
        diesel::delete(message::table.filter(message::request_id.eq(id.0))).execute(self.db)?;
        diesel::delete(case_note::table.filter(case_note::request_id.eq(id.0))).execute(self.db)?;
        diesel::delete(case_draft::table.find(id.0)).execute(self.db)?;
        diesel::delete(attachment::table.filter(attachment::request_id.eq(id.0))).execute(self.db)?;
        diesel::delete(search_task::table.filter(search_task::request_id.eq(id.0))).execute(self.db)?;
        Ok(())
    }
    /// L77.8: a closed case that is no longer needed says nothing any more; its key dies with it.
    pub fn forget_case(&mut self, id: RequestId) -> Result<(), StoreError> {
        self.empty_case(id)?;
        diesel::delete(outcome::table.filter(outcome::request_id.eq(id.0))).execute(self.db)?;
        diesel::update(request::table.find(id.0))
            .set((request::contact_id.eq(None::<i64>), request::address_index.eq(None::<Vec<u8>>)))
            .execute(self.db)?;
        diesel::update(request::table.find(id.0).filter(request::state.eq(State::Suspected.key())))
            .set(request::state.eq(State::Withdrawn.key()))
            .execute(self.db)?;
        Ok(())
    }
    /// A spent key is destroyed.
    pub fn forget_spent_key(&mut self, id: RequestId) -> Result<(), StoreError> {
        diesel::update(erasure::table.find(id.0)).set(erasure::spent_key_id.eq(None::<i64>)).execute(self.db)?;
        Ok(())
    }
    /// S7.12: a system has done its part: the identifiers it was told by are wiped. `None` if it has no part in this
    /// case; `false` if it had confirmed before.
    pub fn confirm_system(
        &mut self,
        id: RequestId,
        system: &str,
        actor: &str,
        now: Moment,
    ) -> Result<Option<bool>, StoreError> {
        let row = system_task::table.find((id.0, system));
        let open = row.filter(system_task::confirmed_at.is_null());
        let set = (
            system_task::confirmed_at.eq(now.naive_utc()),
            system_task::confirmed_by.eq(actor),
            system_task::sealed_ids.eq(None::<Vec<u8>>),
        );
        if diesel::update(open).set(set).execute(self.db)? == 1 {
            return Ok(Some(true));
        }
        let there: i64 = row.count().get_result(self.db)?;
        Ok((there > 0).then_some(false))
    }
    /// Holds have ended: what other holds still keep stands under a new key (or nothing is left and the erasure is
    /// finished); the old key is named as spent.
    pub fn release_held(
        &mut self,
        it: &Erasure,
        stays: Vec<HeldRow>,
        kept_under: Option<HoldSeal>,
        now: Moment,
    ) -> Result<(), StoreError> {
        let kept = i64::try_from(stays.len()).unwrap_or(i64::MAX);
        diesel::delete(held_value::table.filter(held_value::request_id.eq(it.request.0))).execute(self.db)?;
        self.put_held(it.request, stays)?;
        let (new_key, address, post) = HoldSeal::columns(kept_under);
        let finished = (kept == 0 && it.stage == Stage::Done).then(|| now.naive_utc());
        diesel::update(erasure::table.find(it.request.0))
            .set((
                erasure::kept.eq(kept),
                erasure::hold_key_id.eq(new_key),
                erasure::sealed_address.eq(address),
                erasure::sealed_post.eq(post),
                erasure::spent_key_id.eq(it.hold_key.map(|k| k.0)),
                erasure::finished_at.eq(finished),
            ))
            .execute(self.db)?;
        self.wipe_seal_reasons(it.request)?;
        if kept == 0 {
            self.swap_status(it.contact, ContactStatus::Sealed, ContactStatus::Erased)?;
        }
        Ok(())
    }
    /// S8.18, S13.14: the case gets a key again for a last letter on paper, and the address it goes to.
    pub fn write_last_paper(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        id: RequestId,
        (author, text, post): (&str, &str, &str),
        now: Moment,
    ) -> Result<(), StoreError> {
        let post = key.seal(ring, Field::PostalAddress, id.0, 0, post).0;
        diesel::update(request::table.find(id.0))
            .set((request::seal_key_id.eq(key.id().0), request::sealed_post.eq(post)))
            .execute(self.db)?;
        let number = self.add_message(ring, key, id, author, text, now)?;
        self.add_paper(id, number, super::desk_cases::Posting::Tells, now)
    }
    /// That letter was posted: it and its address go with the key.
    pub fn forget_last_paper(&mut self, id: RequestId, spent: SealKeyId) -> Result<(), StoreError> {
        diesel::delete(paper_letter::table.filter(paper_letter::request_id.eq(id.0))).execute(self.db)?;
        diesel::delete(message::table.filter(message::request_id.eq(id.0))).execute(self.db)?;
        diesel::update(request::table.find(id.0)).set(request::sealed_post.eq(None::<Vec<u8>>)).execute(self.db)?;
        diesel::update(erasure::table.find(id.0)).set(erasure::spent_key_id.eq(spent.0)).execute(self.db)?;
        Ok(())
    }
    /// After a restore: an erasure was taken back after the backup was made: it is taken back again.
    pub fn cancel_erasure_again(
        &mut self,
        contact: ContactId,
        reference: &Reference,
        now: Moment,
    ) -> Result<(), StoreError> {
        let Some(open) = self.find_open_erasure(contact)?.filter(|e| e.stage.is_reversible()) else { return Ok(()) };
        let Some(case) = self.find_request_by_id(open.request)?.filter(|r| r.reference == *reference) else {
            return Ok(());
        };
        self.move_erasure(open.request, open.stage, Stage::Cancelled)?;
        self.move_request(case.id, case.state, State::Withdrawn, now)?;
        self.swap_status(contact, ContactStatus::Erasing, open.was)?;
        Ok(())
    }
    /// After a restore: what a hold kept whose end came after the backup was made is gone; its key is.
    pub fn forget_held(&mut self, dead: &[SealKeyId], now: Moment) -> Result<(), StoreError> {
        let keys: Vec<i64> = dead.iter().map(|key| key.0).collect();
        let rows: Vec<Row> =
            erasure::table.filter(erasure::hold_key_id.eq_any(keys)).select(Row::as_select()).load(self.db)?;
        for row in rows {
            let it = erasure_of(row)?;
            self.release_held(&it, Vec::new(), None, now)?;
        }
        Ok(())
    }
    /// After a restore: what the ledger says is gone is gone. Open erasures of the contact end here without a letter:
    /// the key of the address went with the first one.
    pub fn end_erasures_of(&mut self, contact: ContactId, now: Moment) -> Result<(), StoreError> {
        let waiting = [Stage::Held.key(), Stage::Cooling.key(), Stage::Carrying.key()];
        let open = || erasure::table.filter(erasure::contact_id.eq(contact.0)).filter(erasure::state.eq_any(waiting));
        let ids: Vec<i64> = open().filter(erasure::planned_at.is_null()).select(erasure::request_id).load(self.db)?;
        let set = (
            erasure::state.eq(Stage::Done.key()),
            erasure::carried_at.eq(now.naive_utc()),
            erasure::finished_at.eq(now.naive_utc()),
        );
        diesel::update(open().filter(erasure::planned_at.is_null())).set(set).execute(self.db)?;
        diesel::update(request::table.filter(request::id.eq_any(ids)))
            .set((request::state.eq(State::Closed.key()), request::closed_at.eq(now.naive_utc())))
            .execute(self.db)?;
        Ok(())
    }
}

impl Read<'_> {
    /// The erasure of a case, if it is one.
    pub fn find_erasure(&mut self, id: RequestId) -> Result<Option<Erasure>, StoreError> {
        let row: Option<Row> = erasure::table.find(id.0).select(Row::as_select()).first(self.db).optional()?;
        row.map(erasure_of).transpose()
    }
    /// The erasure of a contact that is under way, if there is one.
    pub fn find_open_erasure(&mut self, contact: ContactId) -> Result<Option<Erasure>, StoreError> {
        let open = [Stage::Held.key(), Stage::Cooling.key(), Stage::Carrying.key(), Stage::Telling.key()];
        let row: Option<Row> = erasure::table
            .filter(erasure::contact_id.eq(contact.0))
            .filter(erasure::state.eq_any(open))
            .select(Row::as_select())
            .first(self.db)
            .optional()?;
        row.map(erasure_of).transpose()
    }
    /// The next erasures that something is to be done for: a spent key first, then what was begun, then what is due.
    pub fn list_due_erasures(&mut self, now: Moment, limit: i64) -> Result<Vec<Erasure>, StoreError> {
        let spent = erasure::table.filter(erasure::spent_key_id.is_not_null()).select(Row::as_select()).limit(limit);
        let mut rows: Vec<Row> = spent.load(self.db)?;
        let begun = erasure::table
            .filter(erasure::state.eq(Stage::Carrying.key()))
            .order(erasure::due_at)
            .select(Row::as_select())
            .limit(limit);
        rows.extend(begun.load::<Row>(self.db)?);
        // S8.37: nobody can take back in time what they were not told of
        let untold = paper_letter::table
            .filter(paper_letter::request_id.eq(erasure::request_id))
            .filter(paper_letter::step.eq(COOLS))
            .filter(paper_letter::posted_on.is_null());
        let due = erasure::table
            .filter(erasure::state.eq(Stage::Cooling.key()))
            .filter(erasure::due_at.le(now.naive_utc()))
            .filter(erasure::waived_at.is_not_null().or(diesel::dsl::not(diesel::dsl::exists(untold))))
            .order(erasure::due_at)
            .select(Row::as_select())
            .limit(limit);
        rows.extend(due.load::<Row>(self.db)?);
        let open = system_task::table
            .filter(system_task::request_id.eq(erasure::request_id))
            .filter(system_task::confirmed_at.is_null());
        let unposted = paper_letter::table
            .filter(paper_letter::request_id.eq(erasure::request_id))
            .filter(paper_letter::closes.eq(1))
            .filter(paper_letter::posted_on.is_null());
        let confirmed = erasure::table
            .filter(erasure::state.eq(Stage::Telling.key()))
            .filter(diesel::dsl::not(diesel::dsl::exists(open)))
            .filter(diesel::dsl::not(diesel::dsl::exists(unposted)))
            .order(erasure::due_at)
            .select(Row::as_select())
            .limit(limit);
        rows.extend(confirmed.load::<Row>(self.db)?);
        rows.into_iter().map(erasure_of).collect()
    }
    /// Erasures that a hold which has ended still keeps something of.
    pub fn list_erasures_to_release(&mut self, limit: i64) -> Result<Vec<Erasure>, StoreError> {
        let ids: Vec<i64> = held_value::table
            .inner_join(hold::table.on(hold::id.eq(held_value::hold_id)))
            .inner_join(erasure::table.on(erasure::request_id.eq(held_value::request_id)))
            .filter(hold::ended_at.is_not_null())
            .filter(erasure::state.eq_any([Stage::Telling.key(), Stage::Done.key()]))
            .filter(erasure::spent_key_id.is_null())
            .select(held_value::request_id)
            .distinct()
            .limit(limit)
            .load(self.db)?;
        let rows: Vec<Row> =
            erasure::table.filter(erasure::request_id.eq_any(ids)).select(Row::as_select()).load(self.db)?;
        rows.into_iter().map(erasure_of).collect()
    }
    /// Cases of erasures that are over, whose last letter on paper was posted: the case and the key it stands under.
    pub fn list_posted_last_papers(&mut self, limit: i64) -> Result<Vec<(RequestId, SealKeyId)>, StoreError> {
        let unposted = paper_letter::table
            .filter(paper_letter::request_id.eq(request::id))
            .filter(paper_letter::posted_on.is_null());
        let rows: Vec<(i64, i64)> = erasure::table
            .inner_join(request::table.on(request::id.eq(erasure::request_id)))
            .filter(erasure::state.eq(Stage::Done.key()))
            .filter(erasure::spent_key_id.is_null())
            .filter(request::sealed_post.is_not_null())
            .filter(diesel::dsl::not(diesel::dsl::exists(unposted)))
            .select((request::id, request::seal_key_id))
            .limit(limit)
            .load(self.db)?;
        Ok(rows.into_iter().map(|(id, key)| (RequestId(id), SealKeyId(key))).collect())
    }
    /// The keys of everything that holds keep.
    pub fn list_hold_keys(&mut self) -> Result<Vec<SealKeyId>, StoreError> {
        let keys: Vec<Option<i64>> =
            erasure::table.filter(erasure::hold_key_id.is_not_null()).select(erasure::hold_key_id).load(self.db)?;
        Ok(keys.into_iter().flatten().map(SealKeyId).collect())
    }
    /// Whether a hold keeps anything of a contact.
    pub fn has_held_of(&mut self, contact: ContactId) -> Result<bool, StoreError> {
        let kept: i64 = held_value::table
            .inner_join(erasure::table.on(erasure::request_id.eq(held_value::request_id)))
            .filter(erasure::contact_id.eq(contact.0))
            .count()
            .get_result(self.db)?;
        Ok(kept > 0)
    }
    /// The postal address of a case, sealed under its key.
    pub fn find_sealed_post(&mut self, id: RequestId) -> Result<Option<Sealed>, StoreError> {
        let post: Option<Vec<u8>> = request::table.find(id.0).select(request::sealed_post).first(self.db)?;
        Ok(post.map(Sealed))
    }
    /// Whether the person of a case is reached on paper only.
    pub fn is_reached_by_post(&mut self, id: RequestId) -> Result<bool, StoreError> {
        let only: i64 = request::table
            .find(id.0)
            .filter(request::sealed_post.is_not_null())
            .filter(request::sealed_address.is_null())
            .count()
            .get_result(self.db)?;
        Ok(only > 0)
    }
    /// Letters on paper that one author wrote in a case: when each was posted, if it was.
    pub fn list_papers_by(&mut self, id: RequestId, author: &str) -> Result<Vec<Option<NaiveDate>>, StoreError> {
        let numbers: Vec<i64> = message::table
            .filter(message::request_id.eq(id.0))
            .filter(message::author.eq(author))
            .select(message::number)
            .load(self.db)?;
        Ok(paper_letter::table
            .filter(paper_letter::request_id.eq(id.0))
            .filter(paper_letter::number.eq_any(numbers))
            .select(paper_letter::posted_on)
            .load(self.db)?)
    }
    /// S8.23: keys of the organisations that somebody ever agreed to have their data passed to.
    pub fn list_recipients_agreed_to(&mut self, contact: ContactId) -> Result<Vec<String>, StoreError> {
        Ok(consent_event::table
            .filter(consent_event::contact_id.eq(contact.0))
            .filter(consent_event::recipient.ne(""))
            .select(consent_event::recipient)
            .distinct()
            .load(self.db)?)
    }
    /// The systems of a case, by name.
    pub fn list_system_tasks(&mut self, id: RequestId) -> Result<Vec<SystemTask>, StoreError> {
        let rows: Vec<TaskRow> =
            system_task::table.filter(system_task::request_id.eq(id.0)).order(system_task::system).load(self.db)?;
        Ok(rows.into_iter().map(task_of).collect())
    }
    /// What a system has yet to do, oldest first, after a case's number: for the feed.
    pub fn list_tasks_of_system(
        &mut self,
        system: &str,
        after: RequestId,
        limit: i64,
    ) -> Result<Vec<SystemTask>, StoreError> {
        let rows: Vec<TaskRow> = system_task::table
            .filter(system_task::system.eq(system))
            .filter(system_task::confirmed_at.is_null())
            .filter(system_task::request_id.gt(after.0))
            .order(system_task::request_id)
            .limit(limit)
            .load(self.db)?;
        Ok(rows.into_iter().map(task_of).collect())
    }
    /// What a hold keeps of an erasure.
    pub fn list_held(&mut self, id: RequestId) -> Result<Vec<HeldRow>, StoreError> {
        let rows: Vec<(i64, i64, String, Vec<u8>, i64, i64)> =
            held_value::table.filter(held_value::request_id.eq(id.0)).order(held_value::number).load(self.db)?;
        rows.into_iter()
            .map(|(_, number, kind, sealed, provenance, hold)| {
                Ok(HeldRow {
                    number,
                    kind: kind.parse().map_err(StoreError::Malformed)?,
                    sealed: Sealed(sealed),
                    provenance: ProvenanceId(provenance),
                    hold: HoldId(hold),
                })
            })
            .collect()
    }
    /// Erasures of which a hold keeps something, for the officer: newest first. No value is in it.
    pub fn list_sealed_records(&mut self, limit: i64) -> Result<Vec<(Reference, Erasure)>, StoreError> {
        let rows: Vec<(String, Row)> = erasure::table
            .inner_join(request::table.on(request::id.eq(erasure::request_id)))
            .filter(erasure::kept.gt(0))
            .filter(erasure::finished_at.is_null())
            .filter(erasure::planned_at.is_not_null())
            .order(erasure::request_id.desc())
            .limit(limit)
            .select((request::reference, Row::as_select()))
            .load(self.db)?;
        rows.into_iter()
            .map(|(reference, row)| {
                let reference =
                    Reference::parse(&reference).ok_or_else(|| StoreError::Malformed("request.reference".into()))?;
                Ok((reference, erasure_of(row)?))
            })
            .collect()
    }
}
