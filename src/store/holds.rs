//! Holds, and who opened what they keep.

use super::engine::StoreError;
use super::schema::{hold, seal_access};
use super::{Read, Write};
use crate::domain::clock::Moment;
use crate::domain::hold::{Hold, HoldScope};
use crate::domain::ids::{ContactId, HoldId, OfficerId, RequestId};
use crate::domain::register::Label;
use crate::vault::Sealed;
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

#[derive(Queryable, Selectable)]
#[diesel(table_name = hold)]
struct Row {
    id: i64,
    scope: String,
    contact_id: Option<i64>,
    ground: String,
    law: String,
    words: String,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    review_on: NaiveDate,
    ended_at: Option<NaiveDateTime>,
}

fn hold_of(row: Row) -> Result<Hold, StoreError> {
    let malformed = |what: &str| StoreError::Malformed(format!("hold.{what}"));
    Ok(Hold {
        id: HoldId(row.id),
        scope: HoldScope::parse(&row.scope).ok_or_else(|| malformed("scope"))?,
        contact: row.contact_id.map(ContactId),
        ground: row.ground,
        law: row.law,
        words: serde_json::from_str::<Label>(&row.words).map_err(|_| malformed("words"))?,
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        review_on: row.review_on,
        is_ended: row.ended_at.is_some(),
    })
}

/// One opening of a sealed record: asked for by one officer, approved by another, over at a time. S8.19.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealAccess {
    /// Its number.
    pub id: i64,
    /// Of which erasure.
    pub request: RequestId,
    /// Who asked.
    pub asked_by: OfficerId,
    /// Why, sealed under the key of what is held.
    pub reason: Option<Sealed>,
    /// When it was asked for.
    pub asked_at: Moment,
    /// Who approved, if somebody has.
    pub approved_by: Option<OfficerId>,
    /// When the view is over.
    pub until: Option<Moment>,
}

impl Write<'_> {
    /// Sets a hold; its number is taken here.
    pub fn add_hold(&mut self, it: &Hold, actor: &str, now: Moment) -> Result<HoldId, StoreError> {
        let id = self.take_numbers("hold", 1)?;
        let words =
            serde_json::to_string(&it.words).map_err(|_| StoreError::Malformed("the words of a hold".into()))?;
        let row = (
            hold::id.eq(id),
            hold::scope.eq(it.scope.text()),
            hold::contact_id.eq(it.contact.map(|c| c.0)),
            hold::ground.eq(&it.ground),
            hold::law.eq(&it.law),
            hold::words.eq(words),
            hold::starts_on.eq(it.starts_on),
            hold::ends_on.eq(it.ends_on),
            hold::review_on.eq(it.review_on),
            hold::set_by.eq(actor),
            hold::set_at.eq(now.naive_utc()),
        );
        diesel::insert_into(hold::table).values(row).execute(self.db)?;
        Ok(HoldId(id))
    }
    /// Ends a hold; `false` if it has ended already.
    pub fn end_hold(&mut self, id: HoldId, actor: &str, now: Moment) -> Result<bool, StoreError> {
        let open = hold::table.find(id.0).filter(hold::ended_at.is_null());
        let set = (hold::ended_by.eq(actor), hold::ended_at.eq(now.naive_utc()));
        Ok(diesel::update(open).set(set).execute(self.db)? == 1)
    }
    /// Ends every hold whose last day is over; gives which.
    pub fn end_lapsed_holds(&mut self, today: NaiveDate, now: Moment) -> Result<Vec<HoldId>, StoreError> {
        let over = hold::table.filter(hold::ended_at.is_null()).filter(hold::ends_on.lt(today));
        let ids: Vec<i64> = diesel::update(over)
            .set((hold::ended_by.eq("worker:erasure"), hold::ended_at.eq(now.naive_utc())))
            .returning(hold::id)
            .get_results(self.db)?;
        Ok(ids.into_iter().map(HoldId).collect())
    }
    /// S8.19: an officer asks for a sealed record to be opened.
    pub fn add_seal_access(&mut self, it: &SealAccess) -> Result<(), StoreError> {
        let row = (
            seal_access::id.eq(it.id),
            seal_access::request_id.eq(it.request.0),
            seal_access::asked_by.eq(it.asked_by.0),
            seal_access::sealed_reason.eq(it.reason.as_ref().map(|s| &s.0)),
            seal_access::asked_at.eq(it.asked_at.naive_utc()),
        );
        diesel::insert_into(seal_access::table).values(row).execute(self.db)?;
        Ok(())
    }
    /// S8.19: a second officer approves: never the one who asked. `false` if it is theirs, approved already, or gone.
    pub fn approve_seal_access(&mut self, id: i64, officer: OfficerId, until: Moment) -> Result<bool, StoreError> {
        let open = seal_access::table
            .find(id)
            .filter(seal_access::approved_by.is_null())
            .filter(seal_access::asked_by.ne(officer.0));
        let set = (seal_access::approved_by.eq(officer.0), seal_access::until.eq(until.naive_utc()));
        Ok(diesel::update(open).set(set).execute(self.db)? == 1)
    }
    /// Takes the reasons away with what they were about.
    pub fn wipe_seal_reasons(&mut self, request: RequestId) -> Result<(), StoreError> {
        diesel::update(seal_access::table.filter(seal_access::request_id.eq(request.0)))
            .set(seal_access::sealed_reason.eq(None::<Vec<u8>>))
            .execute(self.db)?;
        Ok(())
    }
}

impl Read<'_> {
    /// A hold by number.
    pub fn find_hold(&mut self, id: HoldId) -> Result<Option<Hold>, StoreError> {
        let row: Option<Row> = hold::table.find(id.0).select(Row::as_select()).first(self.db).optional()?;
        row.map(hold_of).transpose()
    }
    /// Holds that no officer has ended and whose last day is not over, the nearest end first; with `all`, the ended
    /// ones too.
    pub fn list_holds(&mut self, all: bool, limit: i64) -> Result<Vec<Hold>, StoreError> {
        let mut wanted = hold::table.select(Row::as_select()).limit(limit).into_boxed();
        if !all {
            wanted = wanted.filter(hold::ended_at.is_null());
        }
        let rows: Vec<Row> = wanted.order((hold::ended_at.is_not_null(), hold::ends_on, hold::id)).load(self.db)?;
        rows.into_iter().map(hold_of).collect()
    }
    /// Every hold that may keep something of a contact on this day.
    pub fn list_holds_of(&mut self, contact: ContactId, today: NaiveDate) -> Result<Vec<Hold>, StoreError> {
        let rows: Vec<Row> = hold::table
            .filter(hold::ended_at.is_null())
            .filter(hold::starts_on.le(today))
            .filter(hold::ends_on.ge(today))
            .filter(hold::contact_id.is_null().or(hold::contact_id.eq(contact.0)))
            .order(hold::id)
            .select(Row::as_select())
            .load(self.db)?;
        rows.into_iter().map(hold_of).collect()
    }
    /// The holds that may keep something of any of these contacts on this day.
    pub fn list_holds_in_force(&mut self, contacts: &[i64], today: NaiveDate) -> Result<Vec<Hold>, StoreError> {
        let theirs = hold::contact_id.eq_any(contacts.iter().map(|id| Some(*id)).collect::<Vec<_>>());
        let rows: Vec<Row> = hold::table
            .filter(hold::ended_at.is_null())
            .filter(hold::starts_on.le(today))
            .filter(hold::ends_on.ge(today))
            .filter(hold::contact_id.is_null().or(theirs))
            .select(Row::as_select())
            .load(self.db)?;
        rows.into_iter().map(hold_of).collect()
    }
    /// The latest openings of a sealed record, newest first.
    pub fn list_seal_access(&mut self, request: RequestId) -> Result<Vec<SealAccess>, StoreError> {
        type AccessRow = (i64, i64, Option<Vec<u8>>, NaiveDateTime, Option<i64>, Option<NaiveDateTime>);
        let rows: Vec<AccessRow> = seal_access::table
            .filter(seal_access::request_id.eq(request.0))
            .order(seal_access::id.desc())
            .limit(20)
            .select((
                seal_access::id,
                seal_access::asked_by,
                seal_access::sealed_reason,
                seal_access::asked_at,
                seal_access::approved_by,
                seal_access::until,
            ))
            .load(self.db)?;
        let access = rows.into_iter().map(|(id, asked_by, reason, asked_at, approved_by, until)| SealAccess {
            id,
            request,
            asked_by: OfficerId(asked_by),
            reason: reason.map(Sealed),
            asked_at: Moment::from_naive_utc(asked_at),
            approved_by: approved_by.map(OfficerId),
            until: until.map(Moment::from_naive_utc),
        });
        Ok(access.collect())
    }
}
