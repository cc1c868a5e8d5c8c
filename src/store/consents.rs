//! Choices about marketing. Events are only ever added; the rows of standing are their fold, written with them; the
//! suppression list is what outlives the contact.

use super::engine::StoreError;
use super::portable::Portable;
use super::schema::{
    consent_event, contact, contact_address, contact_value, leaving_reason, provenance_purpose, sign_up, standing,
    suppression,
};
use super::suppressions::Suppression;
use super::{Read, Write};
use crate::domain::clock::Moment;
use crate::domain::consent::{Cell, CellState, Choice, EventKind, fold};
use crate::domain::ids::{ContactId, ProvenanceId, SealKeyId};
use crate::vault::{AddressIndex, Sealed};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// S8.38: one choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentEvent {
    /// Its number.
    pub id: i64,
    /// Whose, by keyed hash.
    pub address: AddressIndex,
    /// The contact, while there is one.
    pub contact: Option<ContactId>,
    /// A key of [`EventKind`].
    pub kind: String,
    /// A topic, or `all`.
    pub topic: String,
    /// A channel, or `all`.
    pub channel: String,
    /// A key of [`crate::domain::consent::EventMeans`].
    pub means: String,
    /// The words that were shown.
    pub wording: String,
    /// In which language.
    pub language: String,
    /// The event it undoes or confirms.
    pub refers_to: Option<i64>,
    /// What its letter's link is derived from.
    pub salt: Vec<u8>,
    /// The link key likewise.
    pub link_key: u32,
    /// When.
    pub at: Moment,
    /// The purpose of T10 that it is for; may be empty.
    pub purpose: String,
    /// S8.23: the recipient that it is for; may be empty.
    pub recipient: String,
    /// The version of the words.
    pub version: i32,
    /// The rhythm or kind that was chosen; may be empty.
    pub variant: String,
    /// Until when, for a pause.
    pub until: Option<Moment>,
    /// What proves it, in a code: a file, a client, a case; may be empty.
    pub evidence: String,
}

/// S8.31, S8.38: an opt-out with what proves it. There is no other way to keep one, so that whatever lowers leaves who,
/// when, how and on what evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptOut {
    /// What is stopped from now on.
    pub stop: Suppression,
    /// The event that says so. Its number is given when it is kept, and its contact, if nobody named one: whoever has
    /// the address then.
    pub event: ConsentEvent,
}

impl ConsentEvent {
    /// What decides where somebody stands. `None` for a kind that this version does not know.
    pub fn choice(&self) -> Option<Choice> {
        Some(Choice {
            id: self.id,
            kind: EventKind::from_key(&self.kind)?,
            topic: self.topic.clone(),
            channel: self.channel.clone(),
            refers_to: self.refers_to,
            at: self.at,
            until: self.until,
            version: self.version,
            variant: self.variant.clone(),
        })
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = consent_event)]
struct Row {
    id: i64,
    address_index: Vec<u8>,
    contact_id: Option<i64>,
    kind: String,
    topic: String,
    channel: String,
    means: String,
    wording: String,
    language: String,
    refers_to: Option<i64>,
    salt: Vec<u8>,
    link_key: i32,
    at: NaiveDateTime,
    purpose: String,
    recipient: String,
    version: i32,
    variant: String,
    until: Option<NaiveDateTime>,
    evidence: String,
}

#[derive(Insertable)]
#[diesel(table_name = consent_event, treat_none_as_default_value = false)]
struct NewRow<'e> {
    id: i64,
    address_index: &'e [u8],
    contact_id: Option<i64>,
    kind: &'e str,
    topic: &'e str,
    channel: &'e str,
    means: &'e str,
    wording: &'e str,
    language: &'e str,
    refers_to: Option<i64>,
    salt: &'e [u8],
    link_key: i32,
    at: NaiveDateTime,
    purpose: &'e str,
    recipient: &'e str,
    version: i32,
    variant: &'e str,
    until: Option<NaiveDateTime>,
    evidence: &'e str,
}

impl<'e> NewRow<'e> {
    fn of(it: &'e ConsentEvent) -> Self {
        Self {
            id: it.id,
            address_index: &it.address.0,
            contact_id: it.contact.map(|c| c.0),
            kind: &it.kind,
            topic: &it.topic,
            channel: &it.channel,
            means: &it.means,
            wording: &it.wording,
            language: &it.language,
            refers_to: it.refers_to,
            salt: &it.salt,
            link_key: i32::try_from(it.link_key).unwrap_or(i32::MAX),
            at: it.at.naive_utc(),
            purpose: &it.purpose,
            recipient: &it.recipient,
            version: it.version,
            variant: &it.variant,
            until: it.until.map(Moment::naive_utc),
            evidence: &it.evidence,
        }
    }
}

#[derive(Insertable)]
#[diesel(table_name = standing, treat_none_as_default_value = false)]
struct StandingRow<'c> {
    contact_id: i64,
    topic: &'c str,
    channel: &'c str,
    state: &'static str,
    event_id: i64,
    since: NaiveDateTime,
    version: i32,
    variant: &'c str,
    paused_until: Option<NaiveDateTime>,
}

/// An address that somebody typed to get a topic, until its mailbox says yes.
#[derive(Debug, Clone)]
pub struct SignUp {
    /// The event that asked.
    pub event: i64,
    /// The key that seals the address.
    pub key: SealKeyId,
    /// The address, sealed.
    pub address: Sealed,
    /// When it is given up.
    pub expires_at: Moment,
}

fn event_of(row: Row) -> ConsentEvent {
    ConsentEvent {
        id: row.id,
        address: AddressIndex(row.address_index),
        contact: row.contact_id.map(ContactId),
        kind: row.kind,
        topic: row.topic,
        channel: row.channel,
        means: row.means,
        wording: row.wording,
        language: row.language,
        refers_to: row.refers_to,
        salt: row.salt,
        link_key: u32::try_from(row.link_key).unwrap_or(0),
        at: Moment::from_naive_utc(row.at),
        purpose: row.purpose,
        recipient: row.recipient,
        version: row.version,
        variant: row.variant,
        until: row.until.map(Moment::from_naive_utc),
        evidence: row.evidence,
    }
}

impl Read<'_> {
    /// The choices made for an address, newest first.
    pub fn list_consents(&mut self, address: &AddressIndex) -> Result<Vec<ConsentEvent>, StoreError> {
        let rows: Vec<Row> = consent_event::table
            .filter(consent_event::address_index.eq(&address.0))
            .order(consent_event::id.desc())
            .limit(500)
            .select(Row::as_select())
            .load(self.db)?;
        Ok(rows.into_iter().map(event_of).collect())
    }
    /// The choices of a contact, oldest first: what its standing is folded from.
    pub fn list_choices(&mut self, id: ContactId) -> Result<Vec<Choice>, StoreError> {
        let rows: Vec<Row> = consent_event::table
            .filter(consent_event::contact_id.eq(id.0))
            .order(consent_event::id)
            .select(Row::as_select())
            .load(self.db)?;
        Ok(rows.into_iter().filter_map(|row| event_of(row).choice()).collect())
    }
    /// Where contacts stand by their own choices: rows kept with the events, read instead of counted.
    pub fn list_standings(&mut self, ids: &[ContactId]) -> Result<HashMap<ContactId, Vec<Cell>>, StoreError> {
        type Row = (i64, String, String, String, i64, NaiveDateTime, i32, String, Option<NaiveDateTime>);
        let order = (standing::contact_id, standing::topic, standing::channel);
        let rows: Vec<Row> = match ids {
            // one by its number alone: a list of numbers makes another statement for each length, prepared each time
            [id] => standing::table.filter(standing::contact_id.eq(id.0)).order(order).load(self.db)?,
            _ => {
                let wanted: Vec<i64> = ids.iter().map(|id| id.0).collect();
                standing::table.filter(standing::contact_id.eq_any(wanted)).order(order).load(self.db)?
            }
        };
        let mut all: HashMap<ContactId, Vec<Cell>> = HashMap::new();
        for (contact, topic, channel, state, event, since, version, variant, paused_until) in rows {
            let state = CellState::from_key(&state)
                .ok_or_else(|| StoreError::Malformed(format!("the standing {state} is not known")))?;
            all.entry(ContactId(contact)).or_default().push(Cell {
                topic,
                channel,
                state,
                event,
                since: Moment::from_naive_utc(since),
                version,
                variant,
                paused_until: paused_until.map(Moment::from_naive_utc),
            });
        }
        Ok(all)
    }
    /// Where one contact stands by their own choices.
    pub fn list_standing(&mut self, id: ContactId) -> Result<Vec<Cell>, StoreError> {
        Ok(self.list_standings(&[id])?.remove(&id).unwrap_or_default())
    }
    /// An address that waits for its mailbox to say yes.
    pub fn find_sign_up(&mut self, event: i64) -> Result<Option<SignUp>, StoreError> {
        let row: Option<(i64, i64, Vec<u8>, NaiveDateTime)> = sign_up::table.find(event).first(self.db).optional()?;
        Ok(row.map(|(event, key, address, at)| SignUp {
            event,
            key: SealKeyId(key),
            address: Sealed(address),
            expires_at: Moment::from_naive_utc(at),
        }))
    }
    /// Why people left since a month (`2026-11`), counted; newest month first.
    pub fn list_leaving_reasons(&mut self, since: &str) -> Result<Vec<(String, String, String, i64)>, StoreError> {
        Ok(leaving_reason::table
            .filter(leaving_reason::month.ge(since))
            .order((leaving_reason::month.desc(), leaving_reason::topic, leaving_reason::reason))
            .load(self.db)?)
    }
    /// LP.1: how marketing law sees a contact's address, as kept when it came in.
    pub fn find_subscriber(&mut self, id: ContactId) -> Result<String, StoreError> {
        let found: Option<String> = contact::table.find(id.0).select(contact::subscriber).first(self.db).optional()?;
        Ok(found.unwrap_or_default())
    }
    /// One choice.
    pub fn find_consent(&mut self, id: i64) -> Result<Option<ConsentEvent>, StoreError> {
        let row: Option<Row> = consent_event::table.find(id).select(Row::as_select()).first(self.db).optional()?;
        Ok(row.map(event_of))
    }
    /// Whether somebody agreed to a purpose, by the events.
    pub fn has_given_consent(&mut self, id: ContactId, purpose: &str) -> Result<bool, StoreError> {
        let given = consent_event::table
            .filter(consent_event::contact_id.eq(id.0))
            .filter(consent_event::kind.eq(EventKind::Given.key()))
            .filter(consent_event::purpose.eq(purpose))
            .select(consent_event::id);
        Ok(given.first::<i64>(self.db).optional()?.is_some())
    }
    /// S8.21: whether a stop is among the choices already, in force or put back since.
    pub fn knows_of_stop(&mut self, it: &Suppression) -> Result<bool, StoreError> {
        let there = consent_event::table
            .filter(consent_event::address_index.eq(&it.address.0))
            .filter(consent_event::kind.eq(EventKind::Stopped.key()))
            .filter(consent_event::topic.eq(&it.topic))
            .filter(consent_event::channel.eq(&it.channel))
            .filter(consent_event::at.eq(it.since.naive_utc()))
            .select(consent_event::id);
        Ok(there.first::<i64>(self.db).optional()?.is_some())
    }
    /// Whether a choice was undone or confirmed.
    pub fn is_consent_answered(&mut self, id: i64) -> Result<bool, StoreError> {
        let answer = consent_event::table.filter(consent_event::refers_to.eq(id)).select(consent_event::id);
        Ok(answer.first::<i64>(self.db).optional()?.is_some())
    }
    /// The keyed hash of a contact's address, with what opens the address, if there is one.
    pub fn find_address_index(&mut self, id: ContactId) -> Result<Option<AddressIndex>, StoreError> {
        let found: Option<Vec<u8>> = contact_address::table
            .filter(contact_address::contact_id.eq(id.0))
            .order(contact_address::number.desc())
            .select(contact_address::address_index)
            .first(self.db)
            .optional()?;
        Ok(found.map(AddressIndex))
    }
    /// The provenances of a contact's live values and addresses.
    pub fn list_sources(&mut self, id: ContactId) -> Result<Vec<ProvenanceId>, StoreError> {
        let mut sources: Vec<i64> = contact_value::table
            .filter(contact_value::contact_id.eq(id.0))
            .filter(contact_value::superseded_at.is_null())
            .select(contact_value::provenance_id)
            .load(self.db)?;
        let addresses: Vec<i64> = contact_address::table
            .filter(contact_address::contact_id.eq(id.0))
            .select(contact_address::provenance_id)
            .load(self.db)?;
        sources.extend(addresses);
        sources.sort_unstable();
        sources.dedup();
        Ok(sources.into_iter().map(ProvenanceId).collect())
    }
    /// The purposes that a contact's live values and addresses are held for.
    pub fn list_held_purposes(&mut self, id: ContactId) -> Result<BTreeSet<String>, StoreError> {
        let sources: Vec<i64> = self.list_sources(id)?.into_iter().map(|s| s.0).collect();
        let purposes: Vec<String> = provenance_purpose::table
            .filter(provenance_purpose::provenance_id.eq_any(sources))
            .select(provenance_purpose::purpose)
            .load(self.db)?;
        Ok(purposes.into_iter().collect())
    }
    /// The choices of a contact, whatever address it had then, and those made for its address before it was one; newest
    /// first.
    pub fn list_consents_of(&mut self, id: ContactId, address: &AddressIndex) -> Result<Vec<ConsentEvent>, StoreError> {
        let ids: Vec<Option<i64>> = self.list_merged(id)?.into_iter().map(|c| Some(c.0)).collect();
        let rows: Vec<Row> = consent_event::table
            .filter(consent_event::contact_id.eq_any(ids).or(consent_event::address_index.eq(&address.0)))
            .order(consent_event::id.desc())
            .limit(500)
            .select(Row::as_select())
            .load(self.db)?;
        Ok(rows.into_iter().map(event_of).collect())
    }
}

impl Write<'_> {
    /// Adds a choice; its number was taken before. Where it leaves the contact is kept with it, in the same unit.
    pub fn add_consent(&mut self, it: &ConsentEvent) -> Result<(), StoreError> {
        self.add_consents(std::slice::from_ref(it))
    }
    fn add_consents(&mut self, all: &[ConsentEvent]) -> Result<(), StoreError> {
        let about: BTreeSet<i64> = all.iter().filter_map(|it| it.contact).map(|c| c.0).collect();
        let about: Vec<i64> = about.into_iter().collect();
        for ids in about.chunks(500) {
            // one at a time for a contact: on PostgreSQL two choices at once would each fold without the other
            diesel::update(contact::table.filter(contact::id.eq_any(ids)))
                .set(contact::next_number.eq(contact::next_number))
                .execute(self.db)?;
        }
        let rows: Vec<NewRow<'_>> = all.iter().map(NewRow::of).collect();
        for rows in rows.chunks(500) {
            on_each!(&mut *self.db, |c| diesel::insert_into(consent_event::table).values(rows).execute(c))?;
        }
        let moved: BTreeSet<i64> = all
            .iter()
            .filter(|it| it.kind != EventKind::Asked.key())
            .filter_map(|it| it.contact)
            .map(|c| c.0)
            .collect();
        let moved: Vec<i64> = moved.into_iter().collect();
        moved.chunks(500).try_for_each(|ids| self.set_standings(ids))
    }
    /// S8.31, S8.38: keeps opt-outs that are not there yet, each with its event and where it leaves the contact. Gives
    /// the number of each one's event; `None` for what was stopped before.
    pub fn add_opt_outs(&mut self, all: &[OptOut]) -> Result<Vec<Option<i64>>, StoreError> {
        let stops: Vec<Suppression> = all.iter().map(|it| it.stop.clone()).collect();
        let is_new = self.insert_suppressions(&stops)?;
        let new: Vec<&OptOut> = all.iter().zip(&is_new).filter(|(_, is_new)| **is_new).map(|(it, _)| it).collect();
        if new.is_empty() {
            return Ok(vec![None; all.len()]);
        }
        let nobody: Vec<&AddressIndex> =
            new.iter().filter(|it| it.event.contact.is_none()).map(|it| &it.event.address).collect();
        let found = if nobody.is_empty() { HashMap::new() } else { self.contacts_by_addresses(&nobody)? };
        let first = self.take_numbers("consent", i64::try_from(new.len()).unwrap_or(i64::MAX))?;
        let events: Vec<ConsentEvent> = (first..)
            .zip(&new)
            .map(|(id, it)| {
                let contact = it.event.contact.or_else(|| found.get(&it.event.address).copied());
                ConsentEvent { id, contact, ..it.event.clone() }
            })
            .collect();
        self.add_consents(&events)?;
        let mut ids = events.iter().map(|event| event.id);
        Ok(is_new.into_iter().map(|is_new| if is_new { ids.next() } else { None }).collect())
    }
    /// Keeps the fold of each of these contacts' choices as its rows.
    fn set_standings(&mut self, ids: &[i64]) -> Result<(), StoreError> {
        let rows: Vec<Row> = consent_event::table
            .filter(consent_event::contact_id.eq_any(ids))
            .order(consent_event::id)
            .select(Row::as_select())
            .load(self.db)?;
        let mut choices: BTreeMap<i64, Vec<Choice>> = BTreeMap::new();
        for event in rows.into_iter().map(event_of) {
            if let (Some(contact), Some(choice)) = (event.contact, event.choice()) {
                choices.entry(contact.0).or_default().push(choice);
            }
        }
        let cells: Vec<(i64, Cell)> =
            choices.iter().flat_map(|(id, all)| fold(all).into_iter().map(|cell| (*id, cell))).collect();
        diesel::delete(standing::table.filter(standing::contact_id.eq_any(ids))).execute(self.db)?;
        let rows: Vec<StandingRow<'_>> = cells
            .iter()
            .map(|(id, cell)| StandingRow {
                contact_id: *id,
                topic: &cell.topic,
                channel: &cell.channel,
                state: cell.state.key(),
                event_id: cell.event,
                since: cell.since.naive_utc(),
                version: cell.version,
                variant: &cell.variant,
                paused_until: cell.paused_until.map(Moment::naive_utc),
            })
            .collect();
        for rows in rows.chunks(500) {
            on_each!(&mut *self.db, |c| diesel::insert_into(standing::table).values(rows).execute(c))?;
        }
        Ok(())
    }
    /// After a restore: a pause asked for after the backup holds again.
    pub fn pause_again(&mut self, id: ContactId, until: Moment, now: Moment) -> Result<(), StoreError> {
        let row = StandingRow {
            contact_id: id.0,
            topic: "all",
            channel: "all",
            state: CellState::Open.key(),
            event_id: 0,
            since: now.naive_utc(),
            version: 1,
            variant: "",
            paused_until: Some(until.naive_utc()),
        };
        let upsert = diesel::insert_into(standing::table)
            .values(row)
            .on_conflict((standing::contact_id, standing::topic, standing::channel))
            .do_update()
            .set(standing::paused_until.eq(Some(until.naive_utc())));
        Portable(upsert).execute(self.db)?;
        Ok(())
    }
    /// Keeps an address until its mailbox says yes.
    pub fn add_sign_up(&mut self, it: &SignUp) -> Result<(), StoreError> {
        let row = (
            sign_up::event_id.eq(it.event),
            sign_up::seal_key_id.eq(it.key.0),
            sign_up::sealed_address.eq(&it.address.0),
            sign_up::expires_at.eq(it.expires_at.naive_utc()),
        );
        diesel::insert_into(sign_up::table).values(row).execute(self.db)?;
        Ok(())
    }
    /// Forgets an address that was confirmed.
    pub fn remove_sign_up(&mut self, event: i64) -> Result<(), StoreError> {
        diesel::delete(sign_up::table.find(event)).execute(self.db)?;
        Ok(())
    }
    /// Forgets addresses whose mailbox never said yes; gives the keys that sealed them, to be destroyed.
    pub fn remove_old_sign_ups(&mut self, now: Moment, limit: i64) -> Result<Vec<SealKeyId>, StoreError> {
        let over: Vec<(i64, i64)> = sign_up::table
            .filter(sign_up::expires_at.le(now.naive_utc()))
            .order(sign_up::expires_at)
            .limit(limit)
            .select((sign_up::event_id, sign_up::seal_key_id))
            .load(self.db)?;
        let events: Vec<i64> = over.iter().map(|(event, _)| *event).collect();
        diesel::delete(sign_up::table.filter(sign_up::event_id.eq_any(events))).execute(self.db)?;
        Ok(over.into_iter().map(|(_, key)| SealKeyId(key)).collect())
    }
    /// Counts why somebody left. Says nothing of who.
    pub fn count_leaving(&mut self, month: &str, topic: &str, reason: &str) -> Result<(), StoreError> {
        let row = (
            leaving_reason::month.eq(month),
            leaving_reason::topic.eq(topic),
            leaving_reason::reason.eq(reason),
            leaving_reason::count.eq(1_i64),
        );
        let upsert = diesel::insert_into(leaving_reason::table)
            .values(row)
            .on_conflict((leaving_reason::month, leaving_reason::topic, leaving_reason::reason))
            .do_update()
            .set(leaving_reason::count.eq(leaving_reason::count + 1));
        Portable(upsert).execute(self.db)?;
        Ok(())
    }
    /// S8.30: takes back the one suppression that a choice made, and none that was there for another reason.
    pub fn lift_suppression(
        &mut self,
        address: &AddressIndex,
        topic: &str,
        channel: &str,
        since: Moment,
    ) -> Result<usize, StoreError> {
        let there = suppression::table
            .find((&address.0, topic, channel))
            .filter(suppression::since.eq(since.naive_utc()))
            .filter(suppression::reason.eq("unsubscribed"));
        Ok(diesel::delete(there).execute(self.db)?)
    }
    /// S8.30: lifts suppressions of an address, which only a proof of its mailbox may do; gives how many.
    /// What keeps a child out stays whatever is asked for (S9.3).
    pub fn lift_suppressions(
        &mut self,
        address: &AddressIndex,
        topics: &[String],
        channel: &str,
    ) -> Result<usize, StoreError> {
        let there = suppression::table
            .filter(suppression::address_index.eq(&address.0))
            .filter(suppression::topic.eq_any(topics))
            .filter(suppression::reason.ne("child"))
            .filter(suppression::channel.eq_any(["all", channel]));
        Ok(diesel::delete(there).execute(self.db)?)
    }
}
