//! Files that were taken in, as the console shows them; files that wait for a yes, sealed; and taking back what a file
//! did.

use super::engine::StoreError;
use super::importing::ImportChange;
use super::schema::{
    audit_event, consent_event, contact, contact_address, contact_purpose, contact_value, disclosure, external_id,
    import_batch, import_change, import_part, import_upload, provenance, relation, request, restriction, source_notice,
    system_copy, third_person_link,
};
use super::{Read, Write};
use crate::domain::clock::Moment;
use crate::domain::consent::EventMeans;
use crate::domain::contact::ContactStatus;
use crate::domain::ids::{BatchId, ContactId, OfficerId, ProvenanceId, SealKeyId};
use crate::domain::import::undo::{Item, Stays, Touched, Undo};
use crate::domain::relation::EndedBy;
use crate::domain::value::ValueKind;
use crate::vault::Sealed;
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use std::collections::{BTreeMap, HashSet};

/// A file that was taken in, or is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Its number.
    pub id: BatchId,
    /// SHA-256 of the file.
    pub file_hash: Vec<u8>,
    /// The register's key of the system it comes from.
    pub system: String,
    /// The key of T7.
    pub source: String,
    /// What it was told besides the file, as JSON.
    pub options: String,
    /// `running`, `done` or `stopped`.
    pub state: String,
    /// What came of it so far, as JSON.
    pub counts: String,
    /// Who took it in.
    pub actor: String,
    /// When it began.
    pub started_at: Moment,
    /// When it ended.
    pub finished_at: Option<Moment>,
    /// Its columns and what was not taken, as JSON; none of batches older than this was kept.
    pub report: Option<String>,
    /// How many rows the look ahead counted.
    pub expected: Option<i64>,
    /// `asked` or `done`, once it is taken back.
    pub undo_state: Option<String>,
    /// Who took it back.
    pub undo_by: Option<String>,
    /// When that was asked for.
    pub undo_at: Option<Moment>,
    /// The contact up to which it was.
    pub undo_last: ContactId,
    /// What came of that so far, as JSON.
    pub undo_counts: Option<String>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = import_batch)]
struct BatchRow {
    id: i64,
    file_hash: Vec<u8>,
    system: String,
    source: String,
    options: String,
    state: String,
    counts: String,
    actor: String,
    started_at: NaiveDateTime,
    finished_at: Option<NaiveDateTime>,
    report: Option<String>,
    expected: Option<i64>,
    undo_state: Option<String>,
    undo_by: Option<String>,
    undo_at: Option<NaiveDateTime>,
    undo_last: Option<i64>,
    undo_counts: Option<String>,
}

fn batch_of(row: BatchRow) -> Batch {
    Batch {
        id: BatchId(row.id),
        file_hash: row.file_hash,
        system: row.system,
        source: row.source,
        options: row.options,
        state: row.state,
        counts: row.counts,
        actor: row.actor,
        started_at: Moment::from_naive_utc(row.started_at),
        finished_at: row.finished_at.map(Moment::from_naive_utc),
        report: row.report,
        expected: row.expected,
        undo_state: row.undo_state,
        undo_by: row.undo_by,
        undo_at: row.undo_at.map(Moment::from_naive_utc),
        undo_last: ContactId(row.undo_last.unwrap_or(0)),
        undo_counts: row.undo_counts,
    }
}

/// A file that waits for a yes, or is being taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// Its number.
    pub id: i64,
    /// The key that seals it.
    pub key: SealKeyId,
    /// Who handed it in.
    pub officer: OfficerId,
    /// `coming`, `looked` or `writing`.
    pub state: String,
    /// What is told of it, sealed.
    pub sealed: Sealed,
    /// The batch it has become.
    pub batch: Option<BatchId>,
    /// Until when it waits.
    pub expires_at: Moment,
}

type UploadRow = (i64, i64, i64, String, Vec<u8>, Option<i64>, NaiveDateTime);

fn upload_of((id, key, officer, state, sealed, batch, expires): UploadRow) -> Upload {
    Upload {
        id,
        key: SealKeyId(key),
        officer: OfficerId(officer),
        state,
        sealed: Sealed(sealed),
        batch: batch.map(BatchId),
        expires_at: Moment::from_naive_utc(expires),
    }
}

/// A contact that a batch touched, with what is needed to take that back.
#[derive(Debug, Clone)]
pub struct Undoable {
    /// Whose.
    pub contact: ContactId,
    /// What the decision needs.
    pub touched: Touched,
    /// What the batch noted.
    pub changes: Vec<ImportChange>,
}

impl Read<'_> {
    /// Files that were taken in, the newest first.
    pub fn list_batches(&mut self, limit: i64) -> Result<Vec<Batch>, StoreError> {
        let rows: Vec<BatchRow> = import_batch::table
            .order(import_batch::id.desc())
            .limit(limit)
            .select(BatchRow::as_select())
            .load(self.db)?;
        Ok(rows.into_iter().map(batch_of).collect())
    }
    /// One of them.
    pub fn find_batch(&mut self, id: BatchId) -> Result<Option<Batch>, StoreError> {
        let row: Option<BatchRow> =
            import_batch::table.find(id.0).select(BatchRow::as_select()).first(self.db).optional()?;
        Ok(row.map(batch_of))
    }
    /// The batch that is to be taken back next.
    pub fn find_batch_to_undo(&mut self) -> Result<Option<Batch>, StoreError> {
        let row: Option<BatchRow> = import_batch::table
            .filter(import_batch::undo_state.eq("asked"))
            .order(import_batch::id)
            .select(BatchRow::as_select())
            .first(self.db)
            .optional()?;
        Ok(row.map(batch_of))
    }
    /// A file that waits.
    pub fn find_upload(&mut self, id: i64) -> Result<Option<Upload>, StoreError> {
        let row: Option<UploadRow> = import_upload::table.find(id).first(self.db).optional()?;
        Ok(row.map(upload_of))
    }
    /// The next file that is to be taken in.
    pub fn find_upload_to_write(&mut self) -> Result<Option<Upload>, StoreError> {
        let row: Option<UploadRow> = import_upload::table
            .filter(import_upload::state.eq("writing"))
            .order(import_upload::id)
            .first(self.db)
            .optional()?;
        Ok(row.map(upload_of))
    }
    /// Files that waited too long; or of this officer those before the one with this number, which takes their place.
    pub fn list_uploads_over(
        &mut self,
        now: Moment,
        of: Option<(OfficerId, i64)>,
    ) -> Result<Vec<(i64, SealKeyId)>, StoreError> {
        let waiting = import_upload::table.filter(import_upload::state.ne("writing"));
        let ids = (import_upload::id, import_upload::seal_key_id);
        let rows: Vec<(i64, i64)> = match of {
            None => waiting.filter(import_upload::expires_at.le(now.naive_utc())).select(ids).load(self.db)?,
            Some((officer, but)) => waiting
                .filter(import_upload::officer_id.eq(officer.0))
                .filter(import_upload::id.lt(but))
                .select(ids)
                .load(self.db)?,
        };
        Ok(rows.into_iter().map(|(id, key)| (id, SealKeyId(key))).collect())
    }
    /// A part of a file that waits; none after its last.
    pub fn find_upload_part(&mut self, id: i64, number: i64) -> Result<Option<Sealed>, StoreError> {
        let row: Option<Vec<u8>> =
            import_part::table.find((id, number)).select(import_part::sealed).first(self.db).optional()?;
        Ok(row.map(Sealed))
    }
    /// TH27: up to `limit` contacts after a number that a batch touched, with what an undo needs to know of them.
    pub fn list_undoable(
        &mut self,
        batch: BatchId,
        after: ContactId,
        limit: i64,
        today: NaiveDate,
    ) -> Result<Vec<Undoable>, StoreError> {
        let of_batch = || import_change::table.filter(import_change::batch_id.eq(batch.0));
        let ids: Vec<i64> = of_batch()
            .filter(import_change::contact_id.gt(after.0))
            .select(import_change::contact_id)
            .distinct()
            .order(import_change::contact_id)
            .limit(limit)
            .load(self.db)?;
        let some: Vec<Option<i64>> = ids.iter().map(|id| Some(*id)).collect();
        let changes: Vec<ImportChange> = of_batch().filter(import_change::contact_id.eq_any(&ids)).load(self.db)?;
        let mut all: BTreeMap<i64, Undoable> = BTreeMap::new();
        for id in &ids {
            // a contact whose row is gone altogether has nothing to take back
            let touched = Touched { kept: Some(Stays::Erased), ..Touched::default() };
            all.insert(*id, Undoable { contact: ContactId(*id), touched, changes: Vec::new() });
        }
        for change in changes {
            let Some(it) = all.get_mut(&change.contact_id) else { continue };
            it.touched.is_added |= change.what == "added";
            if change.what == "superseded" {
                it.touched.superseded.push(change.number);
            }
            it.changes.push(change);
        }
        let rows: Vec<(i64, String)> =
            contact::table.filter(contact::id.eq_any(&ids)).select((contact::id, contact::status)).load(self.db)?;
        for (id, status) in rows {
            let kept = match status.parse().map_err(StoreError::Malformed)? {
                ContactStatus::Active => None,
                ContactStatus::Restricted => Some(Stays::Restricted),
                ContactStatus::Erasing | ContactStatus::Sealed | ContactStatus::Erased => Some(Stays::Erased),
                // O3: what came by the file stands in another record by now
                ContactStatus::Merged => Some(Stays::Used),
            };
            // O3: with what an officer put together here nothing of a file goes any more
            let kept = match kept {
                None if self.list_merged(ContactId(id))?.len() > 1 => Some(Stays::Used),
                kept => kept,
            };
            if let Some(it) = all.get_mut(&id) {
                it.touched.kept = kept;
            }
        }
        type ValueRow = (i64, i64, String, Option<NaiveDateTime>, Option<NaiveDateTime>, i64, Option<i64>, String);
        let values: Vec<ValueRow> = contact_value::table
            .inner_join(provenance::table)
            .filter(contact_value::contact_id.eq_any(&ids))
            .select((
                contact_value::contact_id,
                contact_value::number,
                contact_value::kind,
                contact_value::superseded_at,
                contact_value::confirmed_at,
                contact_value::provenance_id,
                provenance::batch_id,
                provenance::system,
            ))
            .load(self.db)?;
        let addresses: Vec<(i64, i64)> = contact_address::table
            .filter(contact_address::contact_id.eq_any(&ids))
            .select((contact_address::contact_id, contact_address::provenance_id))
            .load(self.db)?;
        let relations: Vec<(i64, i64)> = relation::table
            .filter(relation::contact_id.eq_any(&ids))
            .select((relation::contact_id, relation::provenance_id))
            .load(self.db)?;
        let mut sources: Vec<ProvenanceId> = values.iter().map(|v| ProvenanceId(v.5)).collect();
        sources.extend(relations.iter().map(|r| ProvenanceId(r.1)));
        sources.extend(addresses.iter().map(|a| ProvenanceId(a.1)));
        sources.sort_unstable();
        sources.dedup();
        let sources = self.list_provenances(&sources)?;
        let holds = self.list_holds_in_force(&ids, today)?;
        let is_held = |id: i64, kind: ValueKind, origin: i64| {
            let purposes = sources.get(&ProvenanceId(origin)).map(|(p, _)| p.purposes.as_slice()).unwrap_or_default();
            holds.iter().any(|hold| hold.keeps(ContactId(id), kind, purposes))
        };
        for (id, number, kind, superseded, confirmed, origin, from, system) in values {
            let Some(it) = all.get_mut(&id) else { continue };
            let parsed: ValueKind = kind.parse().map_err(StoreError::Malformed)?;
            if is_held(id, parsed, origin) {
                it.touched.kept = it.touched.kept.or(Some(Stays::Held));
            }
            // what the person said is right is theirs, wherever it came from
            let is_own = system == "portal" || confirmed.is_some();
            let (is_new, is_live) = (from == Some(batch.0), superseded.is_none());
            it.touched.is_used |= !is_new;
            it.touched.values.push(Item { number, kind, is_new, is_live, is_own });
        }
        for (id, origin) in relations {
            let Some(it) = all.get_mut(&id) else { continue };
            if is_held(id, ValueKind::Organisation, origin) {
                it.touched.kept = it.touched.kept.or(Some(Stays::Held));
            }
            let from = sources.get(&ProvenanceId(origin)).and_then(|(p, _)| p.batch);
            it.touched.is_used |= from != Some(batch.0);
        }
        for (id, origin) in addresses {
            let Some(it) = all.get_mut(&id) else { continue };
            if is_held(id, ValueKind::Email, origin) {
                it.touched.kept = it.touched.kept.or(Some(Stays::Held));
            }
            let from = sources.get(&ProvenanceId(origin)).and_then(|(p, _)| p.batch);
            it.touched.is_used |= from != Some(batch.0);
        }
        // L18.2: what is restricted in part only is stored too, and nothing else
        let restricted: Vec<i64> = restriction::table
            .filter(restriction::contact_id.eq_any(&ids))
            .filter(restriction::lifted_at.is_null())
            .select(restriction::contact_id)
            .load(self.db)?;
        for id in restricted {
            if let Some(it) = all.get_mut(&id) {
                it.touched.kept = it.touched.kept.or(Some(Stays::Restricted));
            }
        }
        for id in self.list_used(batch, &ids, &some)? {
            if let Some(it) = all.get_mut(&id) {
                it.touched.is_used = true;
            }
        }
        Ok(all.into_values().collect())
    }
    /// Of these contacts those that somebody did anything with beside the batch: the person, the desk, a later file, a
    /// letter that went out.
    fn list_used(&mut self, batch: BatchId, ids: &[i64], some: &[Option<i64>]) -> Result<HashSet<i64>, StoreError> {
        let mut used: HashSet<i64> = HashSet::new();
        let found: Vec<Option<i64>> =
            request::table.filter(request::contact_id.eq_any(some)).select(request::contact_id).load(self.db)?;
        used.extend(found.into_iter().flatten());
        let found: Vec<Option<i64>> = audit_event::table
            .filter(audit_event::contact_id.eq_any(some))
            // who only looked at it did nothing with it
            .filter(audit_event::action.ne_all(["contact.viewed", "request.viewed"]))
            .select(audit_event::contact_id)
            .distinct()
            .load(self.db)?;
        used.extend(found.into_iter().flatten());
        let found: Vec<Option<i64>> = consent_event::table
            .filter(consent_event::contact_id.eq_any(some))
            .filter(consent_event::means.ne(EventMeans::Import.key()))
            .select(consent_event::contact_id)
            .distinct()
            .load(self.db)?;
        used.extend(found.into_iter().flatten());
        let found: Vec<i64> = contact_purpose::table
            .filter(contact_purpose::contact_id.eq_any(ids))
            .select(contact_purpose::contact_id)
            .load(self.db)?;
        used.extend(found);
        let found: Vec<i64> = disclosure::table
            .filter(disclosure::contact_id.eq_any(ids))
            .select(disclosure::contact_id)
            .load(self.db)?;
        used.extend(found);
        let found: Vec<i64> = source_notice::table
            .filter(source_notice::contact_id.eq_any(ids))
            .filter(source_notice::state.ne_all(["due", "excused"]))
            .select(source_notice::contact_id)
            .load(self.db)?;
        used.extend(found);
        let found: Vec<i64> = third_person_link::table
            .filter(third_person_link::giver_id.eq_any(ids))
            .select(third_person_link::giver_id)
            .load(self.db)?;
        used.extend(found);
        let later: Vec<i64> =
            import_batch::table.filter(import_batch::id.gt(batch.0)).select(import_batch::id).load(self.db)?;
        let found: Vec<i64> = import_change::table
            .filter(import_change::batch_id.eq_any(later))
            .filter(import_change::contact_id.eq_any(ids))
            .select(import_change::contact_id)
            .distinct()
            .load(self.db)?;
        used.extend(found);
        Ok(used)
    }
}

impl Write<'_> {
    /// Begins to keep a file; it is shown to nobody before [`Write::show_upload`].
    pub fn add_upload(
        &mut self,
        id: i64,
        key: SealKeyId,
        officer: OfficerId,
        expires_at: Moment,
    ) -> Result<(), StoreError> {
        let row = (
            import_upload::id.eq(id),
            import_upload::seal_key_id.eq(key.0),
            import_upload::officer_id.eq(officer.0),
            import_upload::state.eq("coming"),
            import_upload::sealed.eq(Vec::new()),
            import_upload::expires_at.eq(expires_at.naive_utc()),
        );
        diesel::insert_into(import_upload::table).values(row).execute(self.db)?;
        Ok(())
    }
    /// Keeps a part of it.
    pub fn add_upload_part(&mut self, id: i64, number: i64, sealed: &Sealed) -> Result<(), StoreError> {
        let row =
            (import_part::upload_id.eq(id), import_part::number.eq(number), import_part::sealed.eq(sealed.0.clone()));
        diesel::insert_into(import_part::table).values(row).execute(self.db)?;
        Ok(())
    }
    /// All of it is there, and this is told of it.
    pub fn show_upload(&mut self, id: i64, sealed: &Sealed) -> Result<(), StoreError> {
        let set = (import_upload::state.eq("looked"), import_upload::sealed.eq(sealed.0.clone()));
        diesel::update(import_upload::table.find(id)).set(set).execute(self.db)?;
        Ok(())
    }
    /// It is to be taken in. Gives whether it was waiting for that: of two presses one is.
    pub fn begin_upload(&mut self, id: i64, until: Moment) -> Result<bool, StoreError> {
        let waiting = import_upload::table.find(id).filter(import_upload::state.eq("looked"));
        let set = (import_upload::state.eq("writing"), import_upload::expires_at.eq(until.naive_utc()));
        Ok(diesel::update(waiting).set(set).execute(self.db)? == 1)
    }
    /// The batch it has become, and how many rows it has.
    pub fn give_upload_batch(&mut self, id: i64, batch: BatchId, expected: i64) -> Result<(), StoreError> {
        diesel::update(import_upload::table.find(id)).set(import_upload::batch_id.eq(batch.0)).execute(self.db)?;
        diesel::update(import_batch::table.find(batch.0)).set(import_batch::expected.eq(expected)).execute(self.db)?;
        Ok(())
    }
    /// Takes files away; their keys are destroyed before.
    pub fn remove_uploads(&mut self, ids: &[i64]) -> Result<usize, StoreError> {
        diesel::delete(import_part::table.filter(import_part::upload_id.eq_any(ids))).execute(self.db)?;
        Ok(diesel::delete(import_upload::table.filter(import_upload::id.eq_any(ids))).execute(self.db)?)
    }
    /// How far a batch has come.
    pub fn note_batch(&mut self, id: BatchId, counts: &str) -> Result<(), StoreError> {
        let running = import_batch::table.find(id.0).filter(import_batch::state.eq("running"));
        diesel::update(running).set(import_batch::counts.eq(counts)).execute(self.db)?;
        Ok(())
    }
    /// A batch is to be taken back. Gives whether that is new.
    pub fn ask_batch_undo(&mut self, id: BatchId, by: &str, now: Moment) -> Result<bool, StoreError> {
        let free = import_batch::table
            .find(id.0)
            .filter(import_batch::undo_state.is_null())
            .filter(import_batch::state.ne("running"));
        let set = (
            import_batch::undo_state.eq("asked"),
            import_batch::undo_by.eq(by),
            import_batch::undo_at.eq(now.naive_utc()),
        );
        Ok(diesel::update(free).set(set).execute(self.db)? == 1)
    }
    /// How far taking back has come.
    pub fn note_batch_undo(&mut self, id: BatchId, last: ContactId, counts: &str) -> Result<(), StoreError> {
        let set = (import_batch::undo_last.eq(last.0), import_batch::undo_counts.eq(counts));
        diesel::update(import_batch::table.find(id.0)).set(set).execute(self.db)?;
        Ok(())
    }
    /// A batch was taken back: its file may be taken in again, and the system's copy is as old as the one before.
    pub fn finish_batch_undo(&mut self, id: BatchId) -> Result<(), StoreError> {
        let system: String = diesel::update(import_batch::table.find(id.0))
            .set((import_batch::undo_state.eq("done"), import_batch::state.eq("stopped")))
            .returning(import_batch::system)
            .get_result(self.db)?;
        let newest: Option<i64> =
            system_copy::table.find(&system).select(system_copy::batch_id).first(self.db).optional()?.flatten();
        if newest != Some(id.0) {
            return Ok(());
        }
        let before: Option<(i64, NaiveDateTime)> = import_batch::table
            .filter(import_batch::system.eq(&system))
            .filter(import_batch::state.eq("done"))
            .order(import_batch::started_at.desc())
            .select((import_batch::id, import_batch::started_at))
            .first(self.db)
            .optional()?;
        match before {
            Some((batch, at)) => {
                diesel::update(system_copy::table.find(&system))
                    .set((system_copy::batch_id.eq(batch), system_copy::copied_at.eq(at)))
                    .execute(self.db)?;
            }
            None => {
                diesel::delete(system_copy::table.find(&system)).execute(self.db)?;
            }
        }
        Ok(())
    }
    /// TH27: takes back what a batch did to a contact that was there before.
    pub fn undo_changes(&mut self, batch: BatchId, it: &Undoable, undo: &Undo) -> Result<(), StoreError> {
        let id = it.contact.0;
        let numbered = |numbers: &[i64]| {
            contact_value::table
                .filter(contact_value::contact_id.eq(id))
                .filter(contact_value::number.eq_any(numbers.to_vec()))
        };
        diesel::delete(numbered(&undo.remove)).execute(self.db)?;
        diesel::update(numbered(&undo.restore))
            .set(contact_value::superseded_at.eq(None::<NaiveDateTime>))
            .execute(self.db)?;
        for change in it.changes.iter().filter(|_| undo.rest) {
            match change.what.as_str() {
                "external" => {
                    diesel::delete(external_id::table.find((id, change.number))).execute(self.db)?;
                }
                // S3.1: back in force, unless somebody has ended it since
                "relation" => {
                    let there =
                        relation::table.find((id, change.number)).filter(relation::ended_by.eq(EndedBy::System.key()));
                    let live = (relation::ended_at.eq(None::<NaiveDateTime>), relation::ended_by.eq(None::<String>));
                    diesel::update(there).set(live).execute(self.db)?;
                }
                "grounds" => {
                    let Some(was) = change.was.as_deref().and_then(|was| was.parse::<i64>().ok()) else { continue };
                    let place = contact_address::table.find((id, change.number));
                    let now: Option<i64> = place.select(contact_address::provenance_id).first(self.db).optional()?;
                    if self.is_of_batch(now, batch)? {
                        diesel::update(place).set(contact_address::provenance_id.eq(was)).execute(self.db)?;
                    }
                }
                // only files say it, and only where nothing stood
                "country" => {
                    diesel::update(contact::table.find(id))
                        .set(contact::country.eq(None::<String>))
                        .execute(self.db)?;
                }
                "link" => {
                    diesel::delete(third_person_link::table.find((change.number, id))).execute(self.db)?;
                }
                _ => {}
            }
        }
        if undo.rest {
            self.undo_relations(it.contact, batch)?;
        }
        // nobody is told of data that is not there any more
        let due: Vec<(String, i64)> = source_notice::table
            .filter(source_notice::contact_id.eq(id))
            .filter(source_notice::state.eq("due"))
            .select((source_notice::source, source_notice::provenance_id))
            .load(self.db)?;
        for (source, origin) in due {
            if undo.stays.is_empty() && self.is_of_batch(Some(origin), batch)? {
                diesel::delete(source_notice::table.find((id, source))).execute(self.db)?;
            }
        }
        // what they are found by changes with it
        diesel::update(contact::table.find(id)).set(contact::indexed_at.eq(None::<NaiveDateTime>)).execute(self.db)?;
        Ok(())
    }
    /// S3.1: relations that a batch brought go; one that its person or an officer ended stays as their word.
    fn undo_relations(&mut self, contact: ContactId, batch: BatchId) -> Result<(), StoreError> {
        let rows: Vec<i64> = relation::table
            .inner_join(provenance::table)
            .filter(relation::contact_id.eq(contact.0))
            .filter(provenance::batch_id.eq(batch.0))
            .filter(relation::ended_by.is_null().or(relation::ended_by.eq(EndedBy::System.key())))
            .select(relation::number)
            .load(self.db)?;
        for number in rows {
            diesel::delete(relation::table.find((contact.0, number))).execute(self.db)?;
        }
        Ok(())
    }
    fn is_of_batch(&mut self, origin: Option<i64>, batch: BatchId) -> Result<bool, StoreError> {
        let Some(origin) = origin else { return Ok(false) };
        let of: Option<Option<i64>> =
            provenance::table.find(origin).select(provenance::batch_id).first(self.db).optional()?;
        Ok(of.flatten() == Some(batch.0))
    }
    /// What a batch did to contacts is put back: it is not noted any longer.
    pub fn forget_changes_of(&mut self, batch: BatchId, contacts: &[ContactId]) -> Result<usize, StoreError> {
        let ids: Vec<i64> = contacts.iter().map(|id| id.0).collect();
        let theirs = import_change::table
            .filter(import_change::batch_id.eq(batch.0))
            .filter(import_change::contact_id.eq_any(ids));
        Ok(diesel::delete(theirs).execute(self.db)?)
    }
    /// What a batch that ended before a moment did is not noted any longer: it cannot be taken back. About `most` rows at
    /// a time, so that nobody waits for it.
    pub fn forget_changes(&mut self, before: Moment, most: i64) -> Result<usize, StoreError> {
        let old: Vec<i64> = import_batch::table
            .filter(import_batch::finished_at.lt(before.naive_utc()))
            .filter(import_batch::undo_state.is_null())
            .select(import_batch::id)
            .load(self.db)?;
        let mut gone = 0;
        for batch in old {
            let of_batch = || import_change::table.filter(import_change::batch_id.eq(batch));
            let ids: Vec<i64> = of_batch()
                .select(import_change::contact_id)
                .order(import_change::contact_id)
                .limit(most)
                .load(self.db)?;
            let Some(last) = ids.last() else { continue };
            gone += diesel::delete(of_batch().filter(import_change::contact_id.le(*last))).execute(self.db)?;
            break;
        }
        Ok(gone)
    }
}
