//! S7.4: the register of what was given to somebody outside by hand.

use super::engine::StoreError;
use super::schema::{contact, disclosure};
use super::{Read, Store, Write};
use crate::domain::clock::Moment;
use crate::domain::disclosure::{Details, Draft};
use crate::domain::ids::{ContactId, SealKeyId};
use crate::domain::value::Category;
use crate::vault::{Field, Keyring, SealKey, Sealed};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

/// One entry of the register, in clear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosure {
    /// Its number.
    pub id: i64,
    /// Whose data.
    pub contact: ContactId,
    /// The ground of T11.
    pub ground: String,
    /// What was to be given to whom, and why.
    pub what: Draft,
    /// `asked`, `done` or `refused`.
    pub state: String,
    /// Who asked for it.
    pub asked_by: String,
    /// When.
    pub asked_at: Moment,
    /// Who decided.
    pub decided_by: Option<String>,
    /// When.
    pub decided_at: Option<Moment>,
    /// When the person was told.
    pub told_at: Option<Moment>,
    /// S10.3: what protects the data where it went, as it stood when it was given: a key of the list.
    pub mechanism: Option<String>,
    /// S7.8: the handover of the whole business that it belongs to.
    pub handover: Option<i64>,
    /// The day it is handed over, if that is another than the one on which it was agreed to.
    pub given_on: Option<NaiveDate>,
}

impl Disclosure {
    /// S7.7: whether the person may know of it by now.
    pub fn is_open(&self, today: NaiveDate) -> bool {
        self.state == "done" && self.what.hidden_until.is_none_or(|until| until < today)
    }
}

#[derive(Queryable)]
struct Row {
    id: i64,
    contact_id: i64,
    recipient: String,
    ground: String,
    purpose: String,
    categories: String,
    means: String,
    sealed: Vec<u8>,
    hidden_until: Option<NaiveDate>,
    state: String,
    asked_by: String,
    asked_at: NaiveDateTime,
    decided_by: Option<String>,
    decided_at: Option<NaiveDateTime>,
    told_at: Option<NaiveDateTime>,
    country: Option<String>,
    mechanism: Option<String>,
    handover_id: Option<i64>,
    given_on: Option<NaiveDate>,
}

impl Row {
    fn open(self, key: &SealKey) -> Result<Disclosure, StoreError> {
        let text = key.unseal(Field::Disclosure, self.contact_id, self.id, &Sealed(self.sealed))?;
        let details: Details =
            serde_json::from_str(&text).map_err(|_| StoreError::Malformed("disclosure.sealed".into()))?;
        Ok(Disclosure {
            id: self.id,
            contact: ContactId(self.contact_id),
            ground: self.ground,
            what: Draft {
                recipient: self.recipient,
                purpose: self.purpose,
                categories: self.categories.split(',').filter_map(Category::from_key).collect(),
                means: self.means,
                hidden_until: self.hidden_until,
                country: self.country.unwrap_or_default(),
                details,
            },
            state: self.state,
            asked_by: self.asked_by,
            asked_at: Moment::from_naive_utc(self.asked_at),
            decided_by: self.decided_by,
            decided_at: self.decided_at.map(Moment::from_naive_utc),
            told_at: self.told_at.map(Moment::from_naive_utc),
            mechanism: self.mechanism,
            handover: self.handover_id,
            given_on: self.given_on,
        })
    }
}

impl Read<'_> {
    /// All of one contact, newest first.
    pub fn list_disclosures_of(&mut self, id: ContactId, key: &SealKey) -> Result<Vec<Disclosure>, StoreError> {
        let rows: Vec<Row> = disclosure::table
            .filter(disclosure::contact_id.eq(id.0))
            .order(disclosure::id.desc())
            .limit(200)
            .load(self.db)?;
        rows.into_iter().map(|row| row.open(key)).collect()
    }
    /// The newest of all contacts, each given out for itself: those of a handover stand with that.
    pub fn list_disclosures(&mut self, store: &Store, limit: i64) -> Result<Vec<Disclosure>, StoreError> {
        let rows: Vec<(Row, i64)> = disclosure::table
            .inner_join(contact::table)
            .filter(disclosure::handover_id.is_null())
            .order(disclosure::id.desc())
            .limit(limit)
            .select((disclosure::all_columns, contact::seal_key_id))
            .load(self.db)?;
        rows.into_iter().map(|(row, key)| row.open(&store.open_key(SealKeyId(key))?)).collect()
    }
    /// One.
    pub fn find_disclosure(&mut self, store: &Store, id: i64) -> Result<Option<Disclosure>, StoreError> {
        let row: Option<(Row, i64)> = disclosure::table
            .inner_join(contact::table)
            .filter(disclosure::id.eq(id))
            .select((disclosure::all_columns, contact::seal_key_id))
            .first(self.db)
            .optional()?;
        row.map(|(row, key)| row.open(&store.open_key(SealKeyId(key))?)).transpose()
    }
    /// S7.7: of whom the person can be told now: number and contact.
    pub fn list_untold_disclosures(&mut self, today: NaiveDate) -> Result<Vec<(i64, ContactId)>, StoreError> {
        let rows: Vec<(i64, i64)> = disclosure::table
            .filter(disclosure::state.eq("done"))
            .filter(disclosure::told_at.is_null())
            // those of a handover have a letter of their own
            .filter(disclosure::handover_id.is_null())
            .filter(disclosure::hidden_until.is_null().or(disclosure::hidden_until.lt(today)))
            .order(disclosure::id)
            .limit(100)
            .select((disclosure::id, disclosure::contact_id))
            .load(self.db)?;
        Ok(rows.into_iter().map(|(id, contact)| (id, ContactId(contact))).collect())
    }
}

impl Write<'_> {
    /// Puts one into the register; it waits for the second person.
    #[allow(clippy::too_many_arguments)] // whose, what, on which ground, by whom
    pub fn add_disclosure(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        id: ContactId,
        ground: &str,
        it: &Draft,
        asked_by: &str,
        now: Moment,
    ) -> Result<i64, StoreError> {
        let number = self.take_numbers("disclosure", 1)?;
        let text = serde_json::to_string(&it.details).unwrap_or_default();
        let categories: Vec<&str> = it.categories.iter().map(|c| c.key()).collect();
        let row = (
            disclosure::id.eq(number),
            disclosure::contact_id.eq(id.0),
            disclosure::recipient.eq(&it.recipient),
            disclosure::ground.eq(ground),
            disclosure::purpose.eq(&it.purpose),
            disclosure::categories.eq(categories.join(",")),
            disclosure::means.eq(&it.means),
            disclosure::sealed.eq(key.seal(ring, Field::Disclosure, id.0, number, &text).0),
            disclosure::hidden_until.eq(it.hidden_until),
            disclosure::state.eq("asked"),
            disclosure::asked_by.eq(asked_by),
            disclosure::asked_at.eq(now.naive_utc()),
            disclosure::country.eq(Some(&it.country).filter(|c| !c.is_empty())),
        );
        diesel::insert_into(disclosure::table).values(row).execute(self.db)?;
        Ok(number)
    }
    /// Decides one that waits. `false` if it is decided.
    /// `mechanism`: what protects the data where it goes.
    pub fn decide_disclosure(
        &mut self,
        id: i64,
        yes: bool,
        mechanism: Option<&str>,
        who: &str,
        now: Moment,
    ) -> Result<bool, StoreError> {
        let waiting = disclosure::table.find(id).filter(disclosure::state.eq("asked"));
        let set = (
            disclosure::state.eq(if yes { "done" } else { "refused" }),
            disclosure::decided_by.eq(who),
            disclosure::decided_at.eq(now.naive_utc()),
            disclosure::mechanism.eq(mechanism.filter(|_| yes)),
        );
        Ok(diesel::update(waiting).set(set).execute(self.db)? == 1)
    }
    /// The person is told. `false` if they were.
    pub fn tell_disclosure(&mut self, id: i64, now: Moment) -> Result<bool, StoreError> {
        let untold = disclosure::table.find(id).filter(disclosure::told_at.is_null());
        Ok(diesel::update(untold).set(disclosure::told_at.eq(now.naive_utc())).execute(self.db)? == 1)
    }
}
