//! Imports: what a piece of a file meets in the database, read in a few statements, and what it adds, written in a few.

use super::consents::OptOut;
use super::engine::StoreError;
use super::notices::NewNotice;
use super::portable::Portable;
use super::relations::{MetRelation, NewRelation, ended_by};
use super::schema::{
    contact, contact_address, contact_purpose, contact_value, external_id, import_batch, import_change, provenance,
    relation, suppression, system_copy, third_person_link,
};
use super::{Read, Write};
use crate::domain::clock::Moment;
use crate::domain::ids::{BatchId, ContactId, ProvenanceId, SealKeyId};
use crate::domain::relation::EndedBy;
use crate::domain::restriction::Ground;
use crate::domain::value::ValueKind;
use crate::vault::{AddressIndex, Sealed};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::{HashMap, HashSet};

/// A contact that a piece of a file is about.
#[derive(Debug, Clone, Default)]
pub struct Met {
    /// The key of its values.
    pub key: Option<SealKeyId>,
    /// `active`, `restricted`, …
    pub status: String,
    /// Its country, if known.
    pub country: Option<String>,
    /// Its language, if known.
    pub language: Option<String>,
    /// The next number for its rows.
    pub next_number: i64,
    /// Its live values.
    pub values: Vec<MetValue>,
    /// S3.1: its relations, ended ones included.
    pub relations: Vec<MetRelation>,
    /// Its addresses: by keyed hash, the number among its rows, and where it came from.
    pub addresses: HashMap<Vec<u8>, (i64, ProvenanceId)>,
    /// Its identifiers in other systems, by system and keyed hash.
    pub external_ids: HashSet<(String, Vec<u8>)>,
    /// S4.21: the purposes that the person objected to, decided or not.
    pub objected: HashSet<String>,
}

/// A live value of such a contact, still sealed.
#[derive(Debug, Clone)]
pub struct MetValue {
    /// Its number among the contact's rows.
    pub number: i64,
    /// What it is.
    pub kind: ValueKind,
    /// The text, sealed.
    pub sealed: Sealed,
    /// The system it was copied from.
    pub system: String,
    /// When that system last changed it.
    pub source_changed: Option<Moment>,
}

/// A contact to be added.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = contact, treat_none_as_default_value = false)]
pub struct NewContact {
    /// Its number, taken before.
    pub id: i64,
    /// The key of its values, durable already.
    pub seal_key_id: i64,
    /// S1.4.
    pub entity_key: String,
    /// Always `active`.
    pub status: &'static str,
    /// S10.4.
    pub country: Option<String>,
    /// The language it reads in.
    pub language: Option<String>,
    /// Now.
    pub created_at: NaiveDateTime,
    /// The number after its last row.
    pub next_number: i64,
    /// Always 1.
    pub generation: i64,
    /// LP.1: `individual`, `corporate` or `unknown`.
    pub subscriber: &'static str,
}

/// An address to be added.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = contact_address, treat_none_as_default_value = false)]
pub struct NewAddress {
    /// Whose.
    pub contact_id: i64,
    /// Its number among the contact's rows.
    pub number: i64,
    /// By keyed hash.
    pub address_index: Vec<u8>,
    /// Sealed.
    pub sealed: Vec<u8>,
    /// Where it came from.
    pub provenance_id: i64,
    /// Now.
    pub added_at: NaiveDateTime,
}

/// A value to be added.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = contact_value, treat_none_as_default_value = false)]
pub struct NewValue {
    /// Whose.
    pub contact_id: i64,
    /// Its number among the contact's rows.
    pub number: i64,
    /// What it is.
    pub kind: &'static str,
    /// Sealed.
    pub sealed: Vec<u8>,
    /// Where it came from.
    pub provenance_id: i64,
    /// Now.
    pub stored_at: NaiveDateTime,
    /// When the source last changed it.
    pub source_changed: Option<NaiveDateTime>,
}

/// An identifier in another system to be added.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = external_id, treat_none_as_default_value = false)]
pub struct NewExternalId {
    /// Whose.
    pub contact_id: i64,
    /// Its number among the contact's rows.
    pub number: i64,
    /// Which system.
    pub system: String,
    /// By keyed hash.
    pub id_index: Vec<u8>,
    /// Sealed.
    pub sealed: Vec<u8>,
    /// Now.
    pub seen_at: NaiveDateTime,
}

/// What a piece of a file changes: written in one unit of work.
#[derive(Debug, Clone, Default)]
pub struct Piece {
    /// New contacts.
    pub contacts: Vec<NewContact>,
    /// New addresses.
    pub addresses: Vec<NewAddress>,
    /// New values.
    pub values: Vec<NewValue>,
    /// New identifiers.
    pub external_ids: Vec<NewExternalId>,
    /// S3.1: new relations.
    pub relations: Vec<NewRelation>,
    /// Relations that the system says no more.
    pub relations_ended: Vec<(ContactId, i64)>,
    /// Values that newer ones of the same system replace.
    pub superseded: Vec<(ContactId, i64)>,
    /// Contacts met: next number, and country and language where they were unknown.
    pub touched: Vec<(ContactId, i64, Option<String>, Option<String>)>,
    /// S6.4: addresses that are held on further grounds from now on: contact, number, provenance.
    pub regrounded: Vec<(ContactId, i64, i64)>,
    /// S4.7: who is to be told that their data came from somebody else.
    pub notices: Vec<NewNotice>,
    /// S4.13: the contact who gave the data of all of them.
    pub giver: Option<ContactId>,
    /// New opt-outs with their evidence; the ledger has them already.
    pub opt_outs: Vec<OptOut>,
    /// Where those addresses came from before: contact, number, provenance.
    pub grounds: Vec<(ContactId, i64, ProvenanceId)>,
    /// The batch that it belongs to, which can be undone: what it does is noted.
    pub batch: Option<BatchId>,
}

/// TH27: one thing that a batch did, beside the values and addresses that say so themselves.
#[derive(Debug, Clone, PartialEq, Eq, Insertable, Queryable)]
#[diesel(table_name = import_change, treat_none_as_default_value = false)]
pub struct ImportChange {
    /// The batch.
    pub batch_id: i64,
    /// The contact.
    pub contact_id: i64,
    /// `added`, `met`, `superseded`, `external`, `relation` (one that it ended), `grounds`, `country` or `link`.
    pub what: String,
    /// Of a value, identifier, relation or address its number; of a link who gave the data; else 0.
    pub number: i64,
    /// Of grounds the number of the provenance that stood there before.
    pub was: Option<String>,
}

impl Piece {
    /// Whether nothing would be written.
    pub fn is_empty(&self) -> bool {
        self.contacts.is_empty()
            && self.values.is_empty()
            && self.external_ids.is_empty()
            && self.relations.is_empty()
            && self.relations_ended.is_empty()
            && self.superseded.is_empty()
            && self.regrounded.is_empty()
            && self.opt_outs.is_empty()
    }
}

impl Read<'_> {
    /// The addresses among these that were erased or must not come back. S8.31.
    pub fn erased_addresses(&mut self, indexes: &[&AddressIndex]) -> Result<HashSet<AddressIndex>, StoreError> {
        let wanted: Vec<&[u8]> = indexes.iter().map(|i| i.0.as_slice()).collect();
        let rows: Vec<Vec<u8>> = suppression::table
            .filter(suppression::address_index.eq_any(wanted))
            .filter(suppression::reason.eq_any(["erased", "child"]))
            .select(suppression::address_index)
            .load(self.db)?;
        Ok(rows.into_iter().map(AddressIndex).collect())
    }

    /// Contacts as an import meets them.
    pub fn meet_contacts(&mut self, ids: &[ContactId]) -> Result<HashMap<ContactId, Met>, StoreError> {
        let wanted: Vec<i64> = ids.iter().map(|id| id.0).collect();
        let mut all: HashMap<ContactId, Met> = HashMap::with_capacity(ids.len());
        type Row = (i64, i64, String, Option<String>, Option<String>, i64);
        let rows: Vec<Row> = contact::table
            .filter(contact::id.eq_any(&wanted))
            .select((
                contact::id,
                contact::seal_key_id,
                contact::status,
                contact::country,
                contact::language,
                contact::next_number,
            ))
            .load(self.db)?;
        for (id, key, status, country, language, next_number) in rows {
            let met = Met { key: Some(SealKeyId(key)), status, country, language, next_number, ..Met::default() };
            all.insert(ContactId(id), met);
        }
        type ValueRow = (i64, i64, String, Vec<u8>, String, Option<NaiveDateTime>);
        let rows: Vec<ValueRow> = contact_value::table
            .inner_join(provenance::table)
            .filter(contact_value::contact_id.eq_any(&wanted))
            .filter(contact_value::superseded_at.is_null())
            .select((
                contact_value::contact_id,
                contact_value::number,
                contact_value::kind,
                contact_value::sealed,
                provenance::system,
                contact_value::source_changed,
            ))
            .load(self.db)?;
        for (id, number, kind, sealed, system, changed) in rows {
            let kind = kind.parse().map_err(StoreError::Malformed)?;
            let source_changed = changed.map(Moment::from_naive_utc);
            if let Some(met) = all.get_mut(&ContactId(id)) {
                met.values.push(MetValue { number, kind, sealed: Sealed(sealed), system, source_changed });
            }
        }
        type RelationRow = (i64, i64, String, Vec<u8>, String, Option<NaiveDateTime>, Option<String>);
        let rows: Vec<RelationRow> = relation::table
            .inner_join(provenance::table)
            .filter(relation::contact_id.eq_any(&wanted))
            .select((
                relation::contact_id,
                relation::number,
                relation::kind,
                relation::sealed,
                provenance::system,
                relation::source_changed,
                relation::ended_by,
            ))
            .load(self.db)?;
        for (id, number, kind, sealed, system, changed, by) in rows {
            let (source_changed, ended_by) = (changed.map(Moment::from_naive_utc), ended_by(by)?);
            if let Some(met) = all.get_mut(&ContactId(id)) {
                let sealed = Sealed(sealed);
                met.relations.push(MetRelation { number, kind, sealed, system, source_changed, ended_by });
            }
        }
        let rows: Vec<(i64, i64, i64, Vec<u8>)> = contact_address::table
            .filter(contact_address::contact_id.eq_any(&wanted))
            .select((
                contact_address::contact_id,
                contact_address::number,
                contact_address::provenance_id,
                contact_address::address_index,
            ))
            .load(self.db)?;
        for (id, number, origin, index) in rows {
            if let Some(met) = all.get_mut(&ContactId(id)) {
                met.addresses.insert(index, (number, ProvenanceId(origin)));
            }
        }
        let rows: Vec<(i64, String, Vec<u8>)> = external_id::table
            .filter(external_id::contact_id.eq_any(&wanted))
            .select((external_id::contact_id, external_id::system, external_id::id_index))
            .load(self.db)?;
        for (id, system, index) in rows {
            if let Some(met) = all.get_mut(&ContactId(id)) {
                met.external_ids.insert((system, index));
            }
        }
        let rows: Vec<(i64, String)> = contact_purpose::table
            .filter(contact_purpose::contact_id.eq_any(&wanted))
            .filter(
                contact_purpose::state
                    .eq("objected")
                    .or(contact_purpose::state.eq("paused").and(contact_purpose::reason.eq(Ground::Objection.key()))),
            )
            .select((contact_purpose::contact_id, contact_purpose::purpose))
            .load(self.db)?;
        for (id, purpose) in rows {
            if let Some(met) = all.get_mut(&ContactId(id)) {
                met.objected.insert(purpose);
            }
        }
        Ok(all)
    }

    /// When a file with this content and these options was taken in as a whole.
    pub fn find_batch_of_file(
        &mut self,
        file_hash: &[u8],
        options: &str,
    ) -> Result<Option<(BatchId, Moment)>, StoreError> {
        let row: Option<(i64, Option<NaiveDateTime>)> = import_batch::table
            .filter(import_batch::file_hash.eq(file_hash))
            .filter(import_batch::options.eq(options))
            .filter(import_batch::state.eq("done"))
            .select((import_batch::id, import_batch::finished_at))
            .first(self.db)
            .optional()?;
        Ok(row.and_then(|(id, at)| Some((BatchId(id), Moment::from_naive_utc(at?)))))
    }
}

impl Write<'_> {
    /// Notes that an import begins.
    pub fn start_batch(
        &mut self,
        file_hash: &[u8],
        system: &str,
        source: &str,
        options: &str,
        actor: &str,
        now: Moment,
    ) -> Result<BatchId, StoreError> {
        let row = (
            import_batch::file_hash.eq(file_hash),
            import_batch::system.eq(system),
            import_batch::source.eq(source),
            import_batch::options.eq(options),
            import_batch::state.eq("running"),
            import_batch::counts.eq("{}"),
            import_batch::actor.eq(actor),
            import_batch::started_at.eq(now.naive_utc()),
        );
        Ok(BatchId(
            diesel::insert_into(import_batch::table).values(row).returning(import_batch::id).get_result(self.db)?,
        ))
    }

    /// Notes how an import ended; a whole one makes the system's copy as old as its start.
    pub fn finish_batch(
        &mut self,
        id: BatchId,
        state: &str,
        counts: &str,
        report: &str,
        now: Moment,
    ) -> Result<(), StoreError> {
        let (system, started): (String, NaiveDateTime) = diesel::update(import_batch::table.find(id.0))
            .set((
                import_batch::state.eq(state),
                import_batch::counts.eq(counts),
                import_batch::report.eq(report),
                import_batch::finished_at.eq(now.naive_utc()),
            ))
            .returning((import_batch::system, import_batch::started_at))
            .get_result(self.db)?;
        if state == "done" {
            let row =
                (system_copy::system.eq(&system), system_copy::copied_at.eq(started), system_copy::batch_id.eq(id.0));
            let upsert = diesel::insert_into(system_copy::table)
                .values(row)
                .on_conflict(system_copy::system)
                .do_update()
                .set((system_copy::copied_at.eq(started), system_copy::batch_id.eq(id.0)));
            Portable(upsert).execute(self.db)?;
        }
        Ok(())
    }

    /// Writes a piece. An address that another writer added since the piece was planned makes it `Taken`: plan again.
    pub fn write_piece(&mut self, piece: &Piece, now: Moment) -> Result<(), StoreError> {
        for rows in piece.contacts.chunks(500) {
            on_each!(&mut *self.db, |c| diesel::insert_into(contact::table).values(rows).execute(c))?;
        }
        let batch = piece.batch.map_or(0, |b| b.0);
        let change = |contact_id: i64, what: &str, number: i64, was: Option<String>| ImportChange {
            batch_id: batch,
            contact_id,
            what: what.to_owned(),
            number,
            was,
        };
        let mut changes: Vec<ImportChange> = piece.contacts.iter().map(|c| change(c.id, "added", 0, None)).collect();
        let added: HashSet<i64> = piece.contacts.iter().map(|c| c.id).collect();
        let met = piece.touched.iter().map(|(id, ..)| id.0).chain(piece.regrounded.iter().map(|(id, ..)| id.0));
        let met: HashSet<i64> = met.collect();
        changes.extend(met.into_iter().map(|id| change(id, "met", 0, None)));
        changes.extend(piece.superseded.iter().map(|(id, number)| change(id.0, "superseded", *number, None)));
        changes.extend(piece.relations_ended.iter().map(|(id, number)| change(id.0, "relation", *number, None)));
        changes.extend(piece.grounds.iter().map(|(id, n, was)| change(id.0, "grounds", *n, Some(was.to_string()))));
        let theirs = piece.external_ids.iter().filter(|e| !added.contains(&e.contact_id));
        changes.extend(theirs.map(|e| change(e.contact_id, "external", e.number, None)));
        for (id, next, country, language) in &piece.touched {
            let there = contact::table.find(id.0);
            // what they are found by may have changed with the values of this piece
            let set = (contact::next_number.eq(next), contact::indexed_at.eq(None::<NaiveDateTime>));
            diesel::update(there).set(set).execute(self.db)?;
            if let Some(country) = country
                && diesel::update(there.filter(contact::country.is_null()))
                    .set(contact::country.eq(country))
                    .execute(self.db)?
                    == 1
            {
                changes.push(change(id.0, "country", 0, None));
            }
            if let Some(language) = language {
                diesel::update(there.filter(contact::language.is_null()))
                    .set(contact::language.eq(language))
                    .execute(self.db)?;
            }
        }
        for rows in piece.addresses.chunks(500) {
            on_each!(&mut *self.db, |c| diesel::insert_into(contact_address::table).values(rows).execute(c))?;
        }
        for (id, number, origin) in &piece.regrounded {
            diesel::update(contact_address::table.find((id.0, *number)))
                .set(contact_address::provenance_id.eq(*origin))
                .execute(self.db)?;
        }
        for (id, number) in &piece.superseded {
            diesel::update(contact_value::table.find((id.0, *number)))
                .set(contact_value::superseded_at.eq(now.naive_utc()))
                .execute(self.db)?;
        }
        for rows in piece.values.chunks(500) {
            on_each!(&mut *self.db, |c| diesel::insert_into(contact_value::table).values(rows).execute(c))?;
        }
        for rows in piece.external_ids.chunks(500) {
            on_each!(&mut *self.db, |c| diesel::insert_into(external_id::table).values(rows).execute(c))?;
        }
        for (id, number) in &piece.relations_ended {
            self.end_relations(*id, &[*number], EndedBy::System, now)?;
        }
        for rows in piece.relations.chunks(500) {
            on_each!(&mut *self.db, |c| diesel::insert_into(relation::table).values(rows).execute(c))?;
        }
        self.add_notices(&piece.notices)?;
        self.add_opt_outs(&piece.opt_outs)?;
        if let Some(giver) = piece.giver {
            let told = self.add_third_persons(giver, piece, now)?;
            let told = told.into_iter().filter(|id| !added.contains(id));
            changes.extend(told.map(|id| change(id, "link", giver.0, None)));
        }
        if piece.batch.is_some() {
            // a file may name somebody twice; what stood there first is what an undo wants
            let again: Vec<i64> = changes.iter().map(|c| c.contact_id).filter(|id| !added.contains(id)).collect();
            if !again.is_empty() {
                let noted: Vec<(i64, String, i64)> = import_change::table
                    .filter(import_change::batch_id.eq(batch))
                    .filter(import_change::contact_id.eq_any(again))
                    .select((import_change::contact_id, import_change::what, import_change::number))
                    .load(self.db)?;
                let noted: HashSet<(i64, String, i64)> = noted.into_iter().collect();
                changes.retain(|c| !noted.contains(&(c.contact_id, c.what.clone(), c.number)));
            }
            for rows in changes.chunks(500) {
                on_each!(&mut *self.db, |c| diesel::insert_into(import_change::table).values(rows).execute(c))?;
            }
        }
        Ok(())
    }

    /// S4.13: remembers who gave the addresses and values of a piece; gives about whom that is new.
    fn add_third_persons(&mut self, giver: ContactId, piece: &Piece, now: Moment) -> Result<Vec<i64>, StoreError> {
        let given = piece.values.iter().map(|v| v.contact_id).chain(piece.addresses.iter().map(|a| a.contact_id));
        let given: std::collections::BTreeSet<i64> = given.filter(|id| *id != giver.0).collect();
        let known: Vec<i64> = third_person_link::table
            .filter(third_person_link::giver_id.eq(giver.0))
            .filter(third_person_link::contact_id.eq_any(&given))
            .select(third_person_link::contact_id)
            .load(self.db)?;
        let told: Vec<i64> = given.into_iter().filter(|id| !known.contains(id)).collect();
        for id in &told {
            self.link_third_person(giver, ContactId(*id), now)?;
        }
        Ok(told)
    }

    /// S4.13: remembers that one contact told us about another.
    pub fn link_third_person(&mut self, giver: ContactId, told: ContactId, now: Moment) -> Result<(), StoreError> {
        let row = (
            third_person_link::giver_id.eq(giver.0),
            third_person_link::contact_id.eq(told.0),
            third_person_link::since.eq(now.naive_utc()),
        );
        diesel::insert_into(third_person_link::table).values(row).execute(self.db)?;
        Ok(())
    }
}

/// For the importer: a provenance's number once it is kept.
pub type Provenances = HashMap<Vec<u8>, ProvenanceId>;
