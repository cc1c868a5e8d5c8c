//! S11.10, L33.4: the register of breaches. What is written about one is only ever added.

use super::engine::StoreError;
use super::schema::{breach, breach_entry};
use super::{Read, Store, Write};
use crate::domain::clock::Moment;
use crate::domain::ids::{Reference, RequestId, SealKeyId};
use crate::vault::{Field, Keyring, SealKey, Sealed};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// A breach as the register shows it.
#[derive(Debug, Clone)]
pub struct Breach {
    /// Its number.
    pub id: i64,
    /// Its public name.
    pub reference: Reference,
    /// The key its texts are sealed under.
    pub key: SealKeyId,
    /// CLK-8: since when the company knew.
    pub aware_at: Moment,
    /// When it was put into the register.
    pub opened_at: Moment,
    /// How many people, as far as is known.
    pub people: Option<i64>,
    /// How many records.
    pub records: Option<i64>,
    /// `unlikely`, `risk` or `high`.
    pub risk: Option<String>,
    /// When the regulator was told.
    pub regulator_at: Option<Moment>,
    /// When the people were told.
    pub people_at: Option<Moment>,
    /// When it was closed.
    pub closed_at: Option<Moment>,
    /// The case that reported it.
    pub request: Option<RequestId>,
}

impl Breach {
    /// S11.10: whether the regulator is still to be told, or that there is no need to be written down.
    pub fn is_to_tell(&self) -> bool {
        self.closed_at.is_none() && self.regulator_at.is_none() && self.risk.as_deref() != Some("unlikely")
    }
}

/// Something written about a breach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is about.
    pub kind: String,
    /// Who wrote it.
    pub author: String,
    /// What.
    pub text: String,
    /// When.
    pub at: Moment,
}

/// What is known and decided about a breach.
#[derive(Debug, Clone)]
pub struct Facts {
    /// How many people.
    pub people: Option<i64>,
    /// How many records.
    pub records: Option<i64>,
    /// How likely it harms them.
    pub risk: Option<String>,
    /// When it was closed.
    pub closed_at: Option<Moment>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = breach)]
struct Row {
    id: i64,
    reference: String,
    seal_key_id: i64,
    aware_at: NaiveDateTime,
    opened_at: NaiveDateTime,
    people: Option<i64>,
    records: Option<i64>,
    risk: Option<String>,
    regulator_at: Option<NaiveDateTime>,
    people_at: Option<NaiveDateTime>,
    closed_at: Option<NaiveDateTime>,
    request_id: Option<i64>,
}

fn breach_of(row: Row) -> Result<Breach, StoreError> {
    let at = |at: Option<NaiveDateTime>| at.map(Moment::from_naive_utc);
    Ok(Breach {
        id: row.id,
        reference: Reference::parse(&row.reference).ok_or_else(|| StoreError::Malformed("breach.reference".into()))?,
        key: SealKeyId(row.seal_key_id),
        aware_at: Moment::from_naive_utc(row.aware_at),
        opened_at: Moment::from_naive_utc(row.opened_at),
        people: row.people,
        records: row.records,
        risk: row.risk,
        regulator_at: at(row.regulator_at),
        people_at: at(row.people_at),
        closed_at: at(row.closed_at),
        request: row.request_id.map(RequestId),
    })
}

impl Read<'_> {
    /// All breaches, the open ones first, then the newest.
    pub fn list_breaches(&mut self) -> Result<Vec<Breach>, StoreError> {
        let rows: Vec<Row> =
            breach::table.order(breach::id.desc()).limit(500).select(Row::as_select()).load(self.db)?;
        let mut all = rows.into_iter().map(breach_of).collect::<Result<Vec<_>, _>>()?;
        all.sort_by_key(|b| (b.closed_at.is_some(), std::cmp::Reverse(b.id)));
        Ok(all)
    }
    /// L33.3: the breach that a case reported.
    pub fn find_breach_of_case(&mut self, id: RequestId) -> Result<Option<Reference>, StoreError> {
        let found: Option<String> = breach::table
            .filter(breach::request_id.eq(id.0))
            .order(breach::id)
            .select(breach::reference)
            .first(self.db)
            .optional()?;
        Ok(found.as_deref().and_then(Reference::parse))
    }
    /// A breach with what was written about it, oldest first.
    pub fn find_breach(
        &mut self,
        store: &Store,
        reference: &Reference,
    ) -> Result<Option<(Breach, Vec<Entry>)>, StoreError> {
        let row: Option<Row> = breach::table
            .filter(breach::reference.eq(reference.as_str()))
            .select(Row::as_select())
            .first(self.db)
            .optional()?;
        let Some(row) = row else { return Ok(None) };
        let it = breach_of(row)?;
        let key = store.open_key(it.key)?;
        let rows: Vec<(i64, String, String, Vec<u8>, NaiveDateTime)> = breach_entry::table
            .filter(breach_entry::breach_id.eq(it.id))
            .order(breach_entry::number)
            .select((
                breach_entry::number,
                breach_entry::kind,
                breach_entry::author,
                breach_entry::sealed,
                breach_entry::written_at,
            ))
            .load(self.db)?;
        let entries = rows.into_iter().map(|(number, kind, author, sealed, at)| {
            let text = key.unseal(Field::BreachEntry, it.id, number, &Sealed(sealed))?;
            Ok(Entry { kind, author, text, at: Moment::from_naive_utc(at) })
        });
        let entries = entries.collect::<Result<_, StoreError>>()?;
        Ok(Some((it, entries)))
    }
}

impl Write<'_> {
    /// Puts a breach into the register; its number was taken before.
    pub fn add_breach(
        &mut self,
        id: i64,
        reference: &Reference,
        key: SealKeyId,
        aware_at: Moment,
        (opened_by, from): (&str, Option<RequestId>),
        now: Moment,
    ) -> Result<(), StoreError> {
        let row = (
            breach::id.eq(id),
            breach::reference.eq(reference.as_str()),
            breach::seal_key_id.eq(key.0),
            breach::aware_at.eq(aware_at.naive_utc()),
            breach::opened_at.eq(now.naive_utc()),
            breach::opened_by.eq(opened_by),
            breach::request_id.eq(from.map(|id| id.0)),
        );
        diesel::insert_into(breach::table).values(row).execute(self.db)?;
        Ok(())
    }
    /// Writes something about a breach.
    #[allow(clippy::too_many_arguments)] // each is another thing; a struct of them would only be unpacked again
    pub fn add_breach_entry(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        id: i64,
        kind: &str,
        author: &str,
        text: &str,
        now: Moment,
    ) -> Result<(), StoreError> {
        diesel::update(breach::table.find(id)).set(breach::id.eq(id)).execute(self.db)?;
        let last: Option<i64> = breach_entry::table
            .filter(breach_entry::breach_id.eq(id))
            .select(diesel::dsl::max(breach_entry::number))
            .first(self.db)?;
        let number = last.unwrap_or(0) + 1;
        let row = (
            breach_entry::breach_id.eq(id),
            breach_entry::number.eq(number),
            breach_entry::kind.eq(kind),
            breach_entry::author.eq(author),
            breach_entry::sealed.eq(key.seal(ring, Field::BreachEntry, id, number, text).0),
            breach_entry::written_at.eq(now.naive_utc()),
        );
        diesel::insert_into(breach_entry::table).values(row).execute(self.db)?;
        Ok(())
    }
    /// The regulator, or else the people, were told.
    pub fn set_breach_told(&mut self, id: i64, regulator: bool, now: Moment) -> Result<(), StoreError> {
        let it = breach::table.find(id);
        if regulator {
            diesel::update(it).set(breach::regulator_at.eq(now.naive_utc())).execute(self.db)?;
        } else {
            diesel::update(it).set(breach::people_at.eq(now.naive_utc())).execute(self.db)?;
        }
        Ok(())
    }
    /// The first of the people was told, if nobody was before.
    pub fn set_first_told(&mut self, id: i64, now: Moment) -> Result<(), StoreError> {
        let untold = breach::table.find(id).filter(breach::people_at.is_null());
        diesel::update(untold).set(breach::people_at.eq(now.naive_utc())).execute(self.db)?;
        Ok(())
    }
    /// What is known and decided.
    pub fn set_breach_facts(&mut self, id: i64, it: &Facts) -> Result<(), StoreError> {
        let set = (
            breach::people.eq(it.people),
            breach::records.eq(it.records),
            breach::risk.eq(&it.risk),
            breach::closed_at.eq(it.closed_at.map(Moment::naive_utc)),
        );
        diesel::update(breach::table.find(id)).set(set).execute(self.db)?;
        Ok(())
    }
}
