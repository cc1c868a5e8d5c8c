//! S7.8: handovers of the business to a successor: what two people agreed to, how far it is, and who was told.

use super::engine::StoreError;
use super::schema::{contact, disclosure, handover};
use super::{Read, Write};
use crate::domain::clock::Moment;
use crate::domain::disclosure::Draft;
use crate::domain::handover::Plan;
use crate::domain::ids::ContactId;
use crate::domain::value::Category;
use crate::vault::{Keyring, SealKey};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

/// One handover. It names nobody but the successor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    /// Its number.
    pub id: i64,
    /// What is to be handed over to whom.
    pub plan: Plan,
    /// `asked`, `agreed`, `written` or `refused`.
    pub state: String,
    /// Who asked for it.
    pub asked_by: String,
    /// When.
    pub asked_at: Moment,
    /// Who decided.
    pub decided_by: Option<String>,
    /// When.
    pub decided_at: Option<Moment>,
    /// Up to which contact the entries are written.
    pub reached: i64,
    /// How many of them got an entry.
    pub given: i64,
    /// How many got none: restricted, or not held for it.
    pub left_out: i64,
}

#[derive(Queryable)]
struct Row {
    id: i64,
    recipient: String,
    event: String,
    reference: String,
    entity: Option<String>,
    purposes: String,
    categories: String,
    takes_place: NaiveDate,
    words: String,
    state: String,
    asked_by: String,
    asked_at: NaiveDateTime,
    decided_by: Option<String>,
    decided_at: Option<NaiveDateTime>,
    reached: i64,
    given: i64,
    left_out: i64,
}

fn handover_of(row: Row) -> Result<Handover, StoreError> {
    let list = |text: &str| text.split(',').filter(|part| !part.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    Ok(Handover {
        id: row.id,
        plan: Plan {
            recipient: row.recipient,
            event: row.event,
            reference: row.reference,
            entity: row.entity,
            purposes: list(&row.purposes),
            categories: list(&row.categories).iter().filter_map(|key| Category::from_key(key)).collect(),
            takes_place: Some(row.takes_place),
            words: serde_json::from_str(&row.words).map_err(|_| StoreError::Malformed("handover.words".into()))?,
        },
        state: row.state,
        asked_by: row.asked_by,
        asked_at: Moment::from_naive_utc(row.asked_at),
        decided_by: row.decided_by,
        decided_at: row.decided_at.map(Moment::from_naive_utc),
        reached: row.reached,
        given: row.given,
        left_out: row.left_out,
    })
}

impl Read<'_> {
    /// The newest first.
    pub fn list_handovers(&mut self, limit: i64) -> Result<Vec<Handover>, StoreError> {
        let rows: Vec<Row> = handover::table.order(handover::id.desc()).limit(limit).load(self.db)?;
        rows.into_iter().map(handover_of).collect()
    }
    /// One.
    pub fn find_handover(&mut self, id: i64) -> Result<Option<Handover>, StoreError> {
        handover::table.find(id).first::<Row>(self.db).optional()?.map(handover_of).transpose()
    }
    /// The oldest whose entries are not all written.
    pub fn find_due_handover(&mut self) -> Result<Option<Handover>, StoreError> {
        let due = handover::table.filter(handover::state.eq("agreed")).order(handover::id);
        due.first::<Row>(self.db).optional()?.map(handover_of).transpose()
    }
    /// The next contacts in use of whom something could go over: those of a company of the group, or everybody's.
    pub fn list_to_hand_over(
        &mut self,
        entity: Option<&str>,
        after: i64,
        limit: i64,
    ) -> Result<Vec<ContactId>, StoreError> {
        let nobody = self.nobody()?;
        let mut query = contact::table
            .filter(contact::id.gt(after))
            .filter(contact::id.ne(nobody))
            .filter(contact::status.eq_any(["active", "restricted"]))
            .order(contact::id)
            .limit(limit)
            .select(contact::id)
            .into_boxed();
        if let Some(entity) = entity {
            query = query.filter(contact::entity_key.eq(entity.to_owned()));
        }
        Ok(query.load::<i64>(self.db)?.into_iter().map(ContactId).collect())
    }
    /// How many contacts are in use and not restricted, of a company of the group or everywhere.
    pub fn count_to_hand_over(&mut self, entity: Option<&str>) -> Result<i64, StoreError> {
        let nobody = self.nobody()?;
        let mut query = contact::table.filter(contact::status.eq("active")).filter(contact::id.ne(nobody)).into_boxed();
        if let Some(entity) = entity {
            query = query.filter(contact::entity_key.eq(entity.to_owned()));
        }
        Ok(query.count().get_result(self.db)?)
    }
    /// How many were not told of it yet and can be.
    pub fn count_untold_of_handover(&mut self, id: i64) -> Result<i64, StoreError> {
        let untold = disclosure::table
            .inner_join(contact::table)
            .filter(disclosure::handover_id.eq(id))
            .filter(disclosure::told_at.is_null())
            .filter(contact::status.eq_any(["active", "merged"]));
        Ok(untold.count().get_result(self.db)?)
    }
    /// The next of them: the entry and the contact. Those whose data is restricted meanwhile wait until that ends.
    pub fn list_untold_of_handover(&mut self, id: i64, limit: i64) -> Result<Vec<(i64, ContactId)>, StoreError> {
        let rows: Vec<(i64, i64)> = disclosure::table
            .inner_join(contact::table)
            .filter(disclosure::handover_id.eq(id))
            .filter(disclosure::told_at.is_null())
            .filter(contact::status.eq_any(["active", "merged"]))
            .order(disclosure::id)
            .limit(limit)
            .select((disclosure::id, disclosure::contact_id))
            .load(self.db)?;
        Ok(rows.into_iter().map(|(id, contact)| (id, ContactId(contact))).collect())
    }
    /// The oldest handover of which somebody is still to be told.
    pub fn find_handover_to_tell(&mut self) -> Result<Option<Handover>, StoreError> {
        let untold: Option<Option<i64>> = disclosure::table
            .inner_join(contact::table)
            .filter(disclosure::handover_id.is_not_null())
            .filter(disclosure::state.eq("done"))
            .filter(disclosure::told_at.is_null())
            .filter(contact::status.eq_any(["active", "merged"]))
            .order(disclosure::id)
            .select(disclosure::handover_id)
            .first(self.db)
            .optional()?;
        match untold.flatten() {
            Some(id) => self.find_handover(id),
            None => Ok(None),
        }
    }
}

impl Write<'_> {
    /// Puts one down; it waits for the second person.
    pub fn add_handover(&mut self, it: &Plan, asked_by: &str, now: Moment) -> Result<i64, StoreError> {
        let categories: Vec<&str> = it.categories.iter().map(|c| c.key()).collect();
        let row = (
            handover::recipient.eq(&it.recipient),
            handover::event.eq(&it.event),
            handover::reference.eq(&it.reference),
            handover::entity.eq(&it.entity),
            handover::purposes.eq(it.purposes.join(",")),
            handover::categories.eq(categories.join(",")),
            handover::takes_place.eq(it.takes_place.unwrap_or(now.london_date())),
            handover::words.eq(serde_json::to_string(&it.words).unwrap_or_default()),
            handover::state.eq("asked"),
            handover::asked_by.eq(asked_by),
            handover::asked_at.eq(now.naive_utc()),
            handover::reached.eq(0_i64),
            handover::given.eq(0_i64),
            handover::left_out.eq(0_i64),
        );
        Ok(diesel::insert_into(handover::table).values(row).returning(handover::id).get_result(self.db)?)
    }
    /// Decides one that waits. `false` if it is decided.
    pub fn decide_handover(&mut self, id: i64, yes: bool, who: &str, now: Moment) -> Result<bool, StoreError> {
        let waiting = handover::table.find(id).filter(handover::state.eq("asked"));
        let set = (
            handover::state.eq(if yes { "agreed" } else { "refused" }),
            handover::decided_by.eq(who),
            handover::decided_at.eq(now.naive_utc()),
        );
        Ok(diesel::update(waiting).set(set).execute(self.db)? == 1)
    }
    /// Notes how far it is; `to` is `None` when everybody was looked at. `false` if another worker was quicker.
    pub fn go_on_handing_over(
        &mut self,
        it: &Handover,
        to: Option<i64>,
        given: i64,
        left_out: i64,
    ) -> Result<bool, StoreError> {
        let there =
            handover::table.find(it.id).filter(handover::state.eq("agreed")).filter(handover::reached.eq(it.reached));
        let set = (
            handover::state.eq(if to.is_some() { "agreed" } else { "written" }),
            handover::reached.eq(to.unwrap_or(it.reached)),
            handover::given.eq(it.given + given),
            handover::left_out.eq(it.left_out + left_out),
        );
        Ok(diesel::update(there).set(set).execute(self.db)? == 1)
    }
    /// The entry of one contact: decided by the two who agreed to the handover.
    #[allow(clippy::too_many_arguments)] // whose, what, by which handover, under what
    pub fn add_handed_over(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        whose: ContactId,
        (ground, mechanism): (&str, Option<&str>),
        one: &Draft,
        it: &Handover,
        now: Moment,
    ) -> Result<(), StoreError> {
        let id = self.add_disclosure(ring, key, whose, ground, one, &it.asked_by, it.asked_at)?;
        let set = (
            disclosure::state.eq("done"),
            disclosure::decided_by.eq(&it.decided_by),
            disclosure::decided_at.eq(now.naive_utc()),
            disclosure::mechanism.eq(mechanism),
            disclosure::handover_id.eq(it.id),
            disclosure::given_on.eq(it.plan.takes_place),
        );
        diesel::update(disclosure::table.find(id)).set(set).execute(self.db)?;
        Ok(())
    }
}
