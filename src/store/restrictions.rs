//! What of a contact is only stored. S8.7: other files of the store ask here before they hand anything out.

use super::engine::StoreError;
use super::portable::Portable;
use super::schema::restriction;
use super::{Read, Write};
use crate::domain::change::{ChangeKind, NewChange};
use crate::domain::clock::Moment;
use crate::domain::contact::ContactStatus;
use crate::domain::ids::{ContactId, RequestId};
use crate::domain::restriction::{Ground, Restriction, Scope};
use crate::store::contacts::{HeldValue, PurposeState};
use crate::vault::SealKey;
use chrono::NaiveDateTime;
use diesel::prelude::*;

#[derive(Queryable, Selectable)]
#[diesel(table_name = restriction)]
struct Row {
    id: i64,
    contact_id: i64,
    scope: String,
    target: String,
    ground: String,
    request_id: Option<i64>,
    since: NaiveDateTime,
    told_at: Option<NaiveDateTime>,
    lifts_at: Option<NaiveDateTime>,
    lifted_at: Option<NaiveDateTime>,
}

fn restriction_of(row: Row) -> Result<(ContactId, Restriction), StoreError> {
    let malformed = |what: &str| StoreError::Malformed(format!("restriction.{what}"));
    let it = Restriction {
        id: row.id,
        scope: Scope::of(&row.scope, &row.target).ok_or_else(|| malformed("scope"))?,
        ground: Ground::from_key(&row.ground).ok_or_else(|| malformed("ground"))?,
        request: row.request_id.map(RequestId),
        since: Moment::from_naive_utc(row.since),
        told_at: row.told_at.map(Moment::from_naive_utc),
        lifts_at: row.lifts_at.map(Moment::from_naive_utc),
        lifted_at: row.lifted_at.map(Moment::from_naive_utc),
    };
    Ok((ContactId(row.contact_id), it))
}

impl Read<'_> {
    /// The restrictions of a contact that are in force, oldest first.
    pub fn list_restrictions(&mut self, id: ContactId) -> Result<Vec<Restriction>, StoreError> {
        let rows: Vec<Row> = restriction::table
            .filter(restriction::contact_id.eq(id.0))
            .filter(restriction::lifted_at.is_null())
            .order(restriction::id)
            .select(Row::as_select())
            .load(self.db)?;
        rows.into_iter().map(|row| restriction_of(row).map(|(_, it)| it)).collect()
    }
    /// The restrictions that a case is about, ended ones included.
    pub fn list_restrictions_of_case(&mut self, id: RequestId) -> Result<Vec<Restriction>, StoreError> {
        let rows: Vec<Row> = restriction::table
            .filter(restriction::request_id.eq(id.0))
            .order(restriction::id)
            .select(Row::as_select())
            .load(self.db)?;
        rows.into_iter().map(|row| restriction_of(row).map(|(_, it)| it)).collect()
    }
    /// L18.3: restrictions whose person was told, and whose notice is over.
    pub fn list_due_restrictions(
        &mut self,
        now: Moment,
        limit: i64,
    ) -> Result<Vec<(ContactId, Restriction)>, StoreError> {
        let rows: Vec<Row> = restriction::table
            .filter(restriction::lifted_at.is_null())
            .filter(restriction::lifts_at.le(now.naive_utc()))
            .order(restriction::id)
            .limit(limit)
            .select(Row::as_select())
            .load(self.db)?;
        rows.into_iter().map(restriction_of).collect()
    }
    /// One restriction and whose it is.
    pub fn find_restriction(&mut self, id: i64) -> Result<Option<(ContactId, Restriction)>, StoreError> {
        let row: Option<Row> = restriction::table.find(id).select(Row::as_select()).first(self.db).optional()?;
        row.map(restriction_of).transpose()
    }
    /// S8.7, L18.2: a contact's live values that may be used, for a purpose or for none in particular: nothing of a
    /// contact that is restricted as a whole, nothing of a restricted kind, nothing for a purpose that the person has
    /// restricted, paused or ended. Everything but the person's own page reads values here.
    pub fn list_values_in_use(
        &mut self,
        id: ContactId,
        key: &SealKey,
        purpose: Option<&str>,
    ) -> Result<Vec<HeldValue>, StoreError> {
        if self.find_contact(id)?.is_none_or(|c| c.status != ContactStatus::Active) {
            return Ok(Vec::new());
        }
        if let Some(purpose) = purpose
            && self.list_purpose_states(id)?.iter().any(|s| s.purpose == purpose && s.state != "live")
        {
            return Ok(Vec::new());
        }
        let restrictions = self.list_restrictions(id)?;
        let mut values = self.list_values(id, key)?;
        values.retain(|v| v.superseded_at.is_none() && !restrictions.iter().any(|r| r.scope.covers(v.kind, purpose)));
        Ok(values)
    }
    /// S8.7: whether mail that is not about the person's own case may go to a contact's address at all.
    pub fn may_use_address(&mut self, id: ContactId, purpose: Option<&str>) -> Result<bool, StoreError> {
        if self.find_contact(id)?.is_none_or(|c| c.status != ContactStatus::Active) {
            return Ok(false);
        }
        let is_ended = |s: &PurposeState| Some(s.purpose.as_str()) == purpose && s.state != "live";
        if self.list_purpose_states(id)?.iter().any(is_ended) {
            return Ok(false);
        }
        let email = crate::domain::value::ValueKind::Email;
        Ok(!self.list_restrictions(id)?.iter().any(|r| r.scope.covers(email, purpose)))
    }
}

impl Write<'_> {
    /// Puts a restriction in force and makes it bite: the contact's status for everything, the state of the purpose
    /// for one. `false` if the same was in force already. Its ledger entry must be durable.
    pub fn add_restriction(&mut self, contact: ContactId, it: &Restriction) -> Result<bool, StoreError> {
        let (scope, target) = it.scope.columns();
        let row = (
            restriction::id.eq(it.id),
            restriction::contact_id.eq(contact.0),
            restriction::scope.eq(scope),
            restriction::target.eq(target),
            restriction::ground.eq(it.ground.key()),
            restriction::request_id.eq(it.request.map(|r| r.0)),
            restriction::since.eq(it.since.naive_utc()),
        );
        let insert = diesel::insert_into(restriction::table).values(row).on_conflict_do_nothing();
        if Portable(insert).execute(self.db)? == 0 {
            return Ok(false);
        }
        match &it.scope {
            Scope::All => self.set_status(contact, ContactStatus::Restricted)?,
            Scope::Kind(_) => {}
            Scope::Purpose(purpose) => {
                let states = self.list_purpose_states(contact)?;
                let ended = states
                    .iter()
                    .any(|s| s.purpose == *purpose && ["objected", "withdrawn"].contains(&s.state.as_str()));
                // what the person has ended stays ended, whatever becomes of the restriction
                if !ended {
                    let it = PurposeState {
                        purpose: purpose.clone(),
                        state: "paused".into(),
                        since: it.since,
                        reason: it.ground.key().into(),
                    };
                    self.set_purpose_state(contact, &it)?;
                }
            }
        }
        self.tell_restriction_change(ChangeKind::Restriction, contact, it, it.since)?;
        Ok(true)
    }
    /// S8.7, S7.12: other systems have to follow a restriction, and its end.
    fn tell_restriction_change(
        &mut self,
        kind: ChangeKind,
        contact: ContactId,
        it: &Restriction,
        at: Moment,
    ) -> Result<(), StoreError> {
        let object = it.scope.columns().1.to_owned();
        let change = NewChange { kind, contact, topic: None, channel: None, object, origin: "portal".to_owned(), at };
        self.add_changes(&[change])
    }
    /// L18.3: notes that the person was told that a restriction ends; `false` if it has ended, or they were told.
    pub fn tell_restriction(&mut self, id: i64, told: Moment, lifts: Moment) -> Result<bool, StoreError> {
        let open =
            restriction::table.find(id).filter(restriction::lifted_at.is_null()).filter(restriction::told_at.is_null());
        let set = (restriction::told_at.eq(told.naive_utc()), restriction::lifts_at.eq(lifts.naive_utc()));
        Ok(diesel::update(open).set(set).execute(self.db)? == 1)
    }
    /// Takes back that a restriction ends: it stays.
    pub fn keep_restriction(&mut self, id: i64) -> Result<bool, StoreError> {
        let open = restriction::table
            .find(id)
            .filter(restriction::lifted_at.is_null())
            .filter(restriction::told_at.is_not_null());
        let none = None::<NaiveDateTime>;
        Ok(diesel::update(open)
            .set((restriction::told_at.eq(none), restriction::lifts_at.eq(none)))
            .execute(self.db)?
            == 1)
    }
    /// Ends a restriction; what another one covers, or the person has ended, stays out of use. `false` if it had ended.
    pub fn lift_restriction(&mut self, contact: ContactId, id: i64, now: Moment) -> Result<bool, StoreError> {
        let Some((_, it)) = self.find_restriction(id)? else { return Ok(false) };
        let open = restriction::table.find(id).filter(restriction::lifted_at.is_null());
        if diesel::update(open).set(restriction::lifted_at.eq(now.naive_utc())).execute(self.db)? == 0 {
            return Ok(false);
        }
        let left = self.list_restrictions(contact)?;
        let still = left.iter().find(|other| other.scope == it.scope);
        match &it.scope {
            Scope::All if still.is_none() => {
                let is_restricted = self.find_contact(contact)?.is_some_and(|c| c.status == ContactStatus::Restricted);
                if is_restricted {
                    self.set_status(contact, ContactStatus::Active)?;
                }
            }
            Scope::Purpose(purpose) => {
                let states = self.list_purpose_states(contact)?;
                let current = states.iter().find(|s| s.purpose == *purpose).map(|s| s.state.as_str());
                let state = |state: &str, reason: &str| PurposeState {
                    purpose: purpose.clone(),
                    state: state.to_owned(),
                    since: now,
                    reason: reason.to_owned(),
                };
                match (current, still) {
                    (Some("paused"), Some(other)) => {
                        self.set_purpose_state(contact, &state("paused", other.ground.key()))?;
                    }
                    // TH24: the end of a restriction is no consent; only one that was given before holds again
                    (Some("paused"), None) if self.has_given_consent(contact, purpose)? => {
                        self.set_purpose_state(contact, &state("live", "consent given"))?;
                    }
                    (Some("paused"), None) => self.forget_purpose_state(contact, purpose)?,
                    _ => {}
                }
            }
            _ => {}
        }
        if still.is_none() {
            self.tell_restriction_change(ChangeKind::RestrictionLifted, contact, &it, now)?;
        }
        Ok(true)
    }
}
