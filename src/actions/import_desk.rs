//! Files taken in at the console: handed in, looked through without writing, kept sealed until somebody says yes, then
//! taken in by the worker with the same actions as the command `contacts import`. TH27, S2.3, S2.10, decision 24.

use super::import::{Import, ImportError, ImportOptions, Outcome, Sample, hash_of};
use super::officer::may;
use super::request::form_hash;
use super::{Desk, Done, Refused};
use crate::domain::audit::{Actor, AuditEvent};
use crate::domain::clock::Moment;
use crate::domain::email_address::is_bidi_control;
use crate::domain::form::Message;
use crate::domain::ids::{BatchId, SealKeyId};
use crate::domain::import::{self, ImportFile, Layout, Mapping, Options, Preset, Report};
use crate::domain::officer::Act;
use crate::store::imports::{Batch, Upload};
use crate::store::keys::Scope;
use crate::store::{Lane, OfficerViewer, StoreError};
use crate::vault::{Field, SealKey};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// The largest file that the console takes, in bytes; larger ones go by the command.
pub const LARGEST_FILE: usize = 20 * 1024 * 1024;
/// How long a file waits for a yes.
pub const WAITS: TimeDelta = TimeDelta::hours(1);
/// A part of a file that is sealed by itself, so that no row of the database grows large.
const PART: usize = 1024 * 1024;
/// How long one process holds the work without a sign of life.
pub(super) const LEASE: TimeDelta = TimeDelta::minutes(2);

/// A file as the form sends it.
#[derive(Debug, Clone, Default)]
pub struct HandedIn {
    /// What it is called.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// What is said of it.
    pub options: ImportOptions,
    /// The name of its layout; empty to recognise it by its first line.
    pub layout: String,
    /// A mapping of one's own, as a TOML file has it; empty for none.
    pub mapping: String,
}

/// What is told of a file that waits. Sealed, since it shows what would be replaced.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Looked {
    /// What the file is called.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// SHA-256 of it.
    pub hash: Vec<u8>,
    /// What was said of it.
    pub options: ImportOptions,
    /// The layout that was chosen; empty for the one that was recognised.
    pub layout: String,
    /// The mapping of one's own.
    pub mapping: String,
    /// The layout that it has.
    pub preset: Option<String>,
    /// The register's key of the system it comes from.
    pub system: String,
    /// What would come of it.
    pub outcome: Outcome,
    /// Of the first contacts of whom something would be replaced, the old beside the new.
    pub samples: Vec<Sample>,
    /// Its columns and what would not be taken.
    pub report: Report,
    /// TH27: whether something would be replaced for more of the contacts it meets than is usual.
    pub is_unusual: bool,
}

/// Why a file is not looked through.
#[derive(Debug, thiserror::Error)]
pub enum NotTaken {
    /// A field of the form, and how to mend it.
    #[error("a field of the form")]
    Field(&'static str, Message),
    /// The same file was taken in with the same options at that time.
    #[error("taken in before")]
    Earlier(Moment),
    /// Anything else.
    #[error(transparent)]
    Refused(Refused),
}

impl From<Refused> for NotTaken {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

impl From<StoreError> for NotTaken {
    fn from(error: StoreError) -> Self {
        Self::Refused(error.into())
    }
}

fn wrong(field: &'static str, key: &str) -> NotTaken {
    NotTaken::Field(field, Message::new(key.to_owned()))
}

impl From<ImportError> for NotTaken {
    fn from(error: ImportError) -> Self {
        let key = |code: &str| format!("error-import-{}", code.replace('_', "-"));
        match error {
            ImportError::Options(fault) => wrong(fault.field, &key(fault.code)),
            ImportError::File(refused) => {
                let is_mapping =
                    matches!(refused, import::Refused::UnknownField { .. } | import::Refused::GuardedMapping { .. });
                let message = Message::new(key(&format!("file_{}", refused.code()))).with("columns", refused.columns());
                Self::Field(if is_mapping { "mapping" } else { "files" }, message)
            }
            ImportError::Read(_) => wrong("files", "error-import-file-unreadable"),
            ImportError::Store(error) => error.into(),
        }
    }
}

/// TH16: the name of a file as it may be shown.
fn shown(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    name.chars().filter(|c| !c.is_control() && !is_bidi_control(*c)).take(100).collect()
}

impl Desk {
    fn open_file_in<'f>(&self, bytes: &'f [u8], layout: &str, mapping: &str) -> Result<ImportFile<&'f [u8]>, NotTaken> {
        let layout = match (mapping.trim(), Preset::from_name(layout)) {
            ("", None) => Layout::Recognise,
            ("", Some(preset)) => Layout::Preset(preset),
            (mapping, preset) => {
                let mut own: Mapping = toml::from_str(mapping).map_err(|_| wrong("mapping", "error-import-mapping"))?;
                own.preset = own.preset.or(preset);
                Layout::Own(own)
            }
        };
        let options = Options { layout, today: Some(self.now().london_date()), ..Options::default() };
        Ok(import::open(bytes, options).map_err(ImportError::from)?)
    }

    /// Looks through a file and writes nothing: the dry run of the command.
    fn look_through(&self, it: &HandedIn) -> Result<Looked, NotTaken> {
        if it.bytes.len() > LARGEST_FILE {
            return Err(wrong("files", "error-import-large"));
        }
        let mut options = it.options.clone();
        if options.source.is_empty() {
            if !options.opt_outs {
                return Err(wrong("source", "error-import-source"));
            }
            // a list of people who left says nothing else of them: where it is from does not matter
            options.source = "SRC03".into();
        }
        let mut file = self.open_file_in(&it.bytes, &it.layout, &it.mapping)?;
        let preset = file.preset().map(Preset::name);
        let mut import = self.open_import(options.clone(), preset)?.with_samples();
        let hash = hash_of(it.bytes.as_slice()).map_err(ImportError::from)?;
        if let Some(at) = self.find_earlier_import(&import, &hash)? {
            return Err(NotTaken::Earlier(at));
        }
        let mut report = Report::default();
        let mut reject = |it: &import::Reject| {
            report.add(it);
            Ok(())
        };
        let mut outcome = self.preview_import(&mut import, &mut file, &mut reject, &mut |_| ())?;
        report.describe(&file);
        Ok(Looked {
            name: shown(&it.name),
            size: it.bytes.len() as u64,
            hash,
            options,
            layout: it.layout.clone(),
            mapping: it.mapping.clone(),
            preset: preset.map(str::to_owned),
            system: import.system().to_owned(),
            samples: std::mem::take(&mut outcome.samples),
            is_unusual: outcome.is_unusual(self.settings().import_halt_percent),
            outcome,
            report,
        })
    }

    fn keep_upload(&self, viewer: OfficerViewer, looked: &Looked, bytes: &[u8]) -> Result<i64, StoreError> {
        let (store, ring, now) = (self.store(), self.ring(), self.now());
        let officer = viewer.officer();
        let key = store.new_key(Scope::Case, None, now)?;
        let key_id = key.id();
        let id = store.write_now::<_, StoreError>(Lane::Bulk, move |w| {
            let id = w.take_numbers("import_upload", 1)?;
            w.add_upload(id, key_id, officer, now + WAITS)?;
            Ok(id)
        })?;
        for (number, part) in (1..).zip(bytes.chunks(PART)) {
            let sealed = key.seal_bytes(ring, Field::ImportPart, id, number, part);
            store.write_now::<_, StoreError>(Lane::Bulk, move |w| w.add_upload_part(id, number, &sealed))?;
        }
        let text = serde_json::to_string(looked).map_err(|e| StoreError::Malformed(e.to_string()))?;
        let sealed = key.seal(ring, Field::ImportUpload, id, 0, &text);
        let event = AuditEvent {
            at: now,
            actor: Actor::Officer(officer.0).to_string(),
            action: "import.looked".into(),
            contact: None,
            object: format!("upload:{id}"),
            detail: serde_json::to_string(&looked.outcome).unwrap_or_default(),
            outcome: "done".into(),
        };
        let ring = ring.clone();
        let older = store.write_now::<_, StoreError>(Lane::Bulk, move |w| {
            w.show_upload(id, &sealed)?;
            w.add_audit(&ring, &event)?;
            w.list_uploads_over(now, Some((officer, id)))
        })?;
        // of one officer one file waits: this one takes the place of the one before
        self.put_away(older)?;
        Ok(id)
    }

    /// Takes files away that wait: the keys first, so that nothing opens them any more, in no copy.
    fn put_away(&self, uploads: Vec<(i64, SealKeyId)>) -> Result<usize, StoreError> {
        if uploads.is_empty() {
            return Ok(0);
        }
        self.store().destroy_keys(uploads.iter().map(|(_, key)| *key).collect())?;
        let ids: Vec<i64> = uploads.iter().map(|(id, _)| *id).collect();
        self.store().write_now::<_, StoreError>(Lane::Bulk, move |w| w.remove_uploads(&ids))
    }

    /// Looks through a file and keeps it for an hour, sealed. Gives the number under which it waits. Writes nothing else.
    pub async fn hand_in(&self, viewer: OfficerViewer, it: HandedIn) -> Result<i64, NotTaken> {
        may(viewer, Act::ImportFiles)?;
        let desk = self.clone();
        tokio::task::spawn_blocking(move || {
            let looked = desk.look_through(&it)?;
            Ok(desk.keep_upload(viewer, &looked, &it.bytes)?)
        })
        .await
        .map_err(|_| StoreError::Panicked)?
    }

    async fn find_own_upload(&self, viewer: OfficerViewer, id: i64) -> Result<Option<Upload>, Refused> {
        may(viewer, Act::ImportFiles)?;
        let found = self.store().read::<_, StoreError>(move |r| r.find_upload(id)).await?;
        let mine = found.filter(|u| u.officer == viewer.officer() && u.state != "coming");
        let now = self.now();
        Ok(mine.filter(|u| u.state == "writing" || u.expires_at > now))
    }

    fn open_upload(&self, upload: &Upload) -> Result<Option<(Looked, SealKey)>, StoreError> {
        let key = match self.store().open_key(upload.key) {
            Ok(key) => key,
            Err(StoreError::NotFound) => return Ok(None),
            Err(error) => return Err(error),
        };
        let text = key.unseal(Field::ImportUpload, upload.id, 0, &upload.sealed)?;
        let looked = serde_json::from_str(&text).map_err(|_| StoreError::Malformed("import_upload.sealed".into()))?;
        Ok(Some((looked, key)))
    }

    /// What is told of a file that waits, until when it does, and the batch it has become if somebody said yes; `None`
    /// once it is gone.
    pub async fn look_at_upload(
        &self,
        viewer: OfficerViewer,
        id: i64,
    ) -> Result<Option<(Looked, Moment, Option<BatchId>)>, Refused> {
        let Some(upload) = self.find_own_upload(viewer, id).await? else { return Ok(None) };
        let desk = self.clone();
        let found = tokio::task::spawn_blocking(move || {
            Ok::<_, StoreError>(desk.open_upload(&upload)?.map(|(looked, _)| (looked, upload.expires_at, upload.batch)))
        });
        Ok(found.await.map_err(|_| StoreError::Panicked)??)
    }

    /// The yes: the file is taken in from now on, by the worker. Pressed twice it is taken in once. `agreed` says that
    /// somebody has looked at an unusual share of replaced contacts. `None` once the file is gone.
    pub async fn begin_import(
        &self,
        viewer: OfficerViewer,
        id: i64,
        agreed: bool,
        form: String,
    ) -> Result<Option<BatchId>, NotTaken> {
        let Some((looked, _, batch)) = self.look_at_upload(viewer, id).await? else {
            // pressed again when all of it is taken in
            let sent = form_hash(&form);
            let earlier = self.store().read::<_, StoreError>(move |r| r.form_answer(&sent)).await?;
            return Ok(earlier.and_then(|text| text.parse().ok()).map(BatchId));
        };
        if batch.is_some() {
            return Ok(batch);
        }
        if looked.is_unusual && !agreed {
            return Err(wrong("agreed", "error-import-agree"));
        }
        let desk = self.clone();
        let (options, system) = (looked.options.clone(), looked.preset.clone());
        let import = tokio::task::spawn_blocking(move || desk.open_import(options, system.as_deref()));
        let import: Import = import.await.map_err(|_| StoreError::Panicked)??;
        let (text, system) = (import.options_text(), import.system().to_owned());
        let who = Actor::Officer(viewer.officer().0);
        let read = looked.outcome.rows + looked.outcome.rejected.values().sum::<u64>();
        let expected = i64::try_from(read).unwrap_or(i64::MAX);
        let begun = self
            .act(&[], move |unit| {
                let now = unit.now();
                let mut audit = unit.audit(&who, "import.begun", None, format!("upload:{id}"));
                if !unit.begin_upload(id, now + WAITS)? {
                    audit.outcome = "sent twice".into();
                    return Ok(Done::new(unit.find_upload(id)?.and_then(|u| u.batch), audit));
                }
                let source = &looked.options.source;
                let batch = unit.start_batch(&looked.hash, &system, source, &text, &who.to_string(), now)?;
                unit.give_upload_batch(id, batch, expected)?;
                unit.send_form_once(&form_hash(&form), &batch.to_string(), now)?;
                audit.object = format!("batch:{batch}");
                if agreed {
                    audit.detail = serde_json::json!({ "unusual": looked.is_unusual }).to_string();
                }
                Ok(Done::new(Some(batch), audit))
            })
            .await?;
        Ok(begun)
    }

    /// Puts a file away that waits. Once it is being taken in, nothing happens.
    pub async fn forget_upload(&self, viewer: OfficerViewer, id: i64) -> Result<(), Refused> {
        let Some(upload) = self.find_own_upload(viewer, id).await? else { return Ok(()) };
        if upload.state == "writing" {
            return Ok(());
        }
        let desk = self.clone();
        tokio::task::spawn_blocking(move || desk.put_away(vec![(upload.id, upload.key)]))
            .await
            .map_err(|_| StoreError::Panicked)??;
        let who = Actor::Officer(viewer.officer().0);
        self.act(&[], move |unit| Ok(Done::new((), unit.audit(&who, "import.forgotten", None, format!("upload:{id}")))))
            .await
    }

    /// Files that were taken in, the newest first.
    pub async fn imports(&self, viewer: OfficerViewer) -> Result<Vec<Batch>, Refused> {
        may(viewer, Act::ReadImports)?;
        Ok(self.store().read::<_, StoreError>(|r| r.list_batches(100)).await?)
    }

    /// One of them.
    pub async fn import(&self, viewer: OfficerViewer, id: BatchId) -> Result<Batch, Refused> {
        may(viewer, Act::ReadImports)?;
        self.store().read::<_, StoreError>(move |r| r.find_batch(id)).await?.ok_or(Refused::NotFound)
    }

    /// What the worker does: puts files away that waited too long, takes in the next that somebody said yes to, goes on
    /// taking back. One process at a time; what one left, the next goes on with. Gives whether there is more to do.
    pub fn step_imports(&self, node: &str) -> Result<bool, StoreError> {
        let now = self.now();
        let (over, next, undo) = self.store().read_now::<_, StoreError>(|r| {
            Ok((r.list_uploads_over(now, None)?, r.find_upload_to_write()?, r.find_batch_to_undo()?))
        })?;
        self.put_away(over)?;
        if next.is_none() && undo.is_none() {
            return Ok(false);
        }
        let owner = format!("{node}/imports");
        if !self.hold_imports(&owner)? {
            return Ok(false);
        }
        let is_more = match (next, undo) {
            (Some(upload), _) => self.write_upload(&upload, &owner).map(|()| true),
            (None, Some(batch)) => self.continue_undo(&batch),
            (None, None) => Ok(false),
        };
        if !matches!(is_more, Ok(true)) {
            let end = self.now();
            self.store().write_now::<_, StoreError>(Lane::Bulk, move |w| w.give_lease("imports", &owner, end))?;
        }
        is_more
    }

    fn hold_imports(&self, owner: &str) -> Result<bool, StoreError> {
        let (owner, now) = (owner.to_owned(), self.now());
        self.store().write_now::<_, StoreError>(Lane::Bulk, move |w| w.take_lease("imports", &owner, now, LEASE))
    }

    fn read_upload(&self, upload: &Upload, key: &SealKey) -> Result<Vec<u8>, StoreError> {
        let mut bytes = Vec::new();
        for number in 1.. {
            let part = self.store().read_now::<_, StoreError>(|r| r.find_upload_part(upload.id, number))?;
            let Some(part) = part else { break };
            bytes.extend(key.unseal_bytes(Field::ImportPart, upload.id, number, &part)?);
        }
        Ok(bytes)
    }

    fn write_upload(&self, upload: &Upload, owner: &str) -> Result<(), StoreError> {
        let Some(batch) = upload.batch else {
            return self.put_away(vec![(upload.id, upload.key)]).map(|_| ());
        };
        let Some(row) = self.store().read_now::<_, StoreError>(|r| r.find_batch(batch))? else {
            return self.put_away(vec![(upload.id, upload.key)]).map(|_| ());
        };
        if row.state == "running" {
            let so_far: Outcome = serde_json::from_str(&row.counts).unwrap_or_default();
            match self.write_file(upload, (batch, &row.actor), so_far, owner) {
                Ok(()) => {}
                // the next step goes on with it, but not for ever: the file is not to lie here
                Err(NotTaken::Refused(Refused::Store(error))) if upload.expires_at > self.now() => return Err(error),
                Err(_) => {
                    let found = self.store().read_now::<_, StoreError>(|r| r.find_batch(batch))?;
                    if let Some(it) = found.filter(|b| b.state == "running") {
                        self.close_import((batch, &row.actor), "stopped", &it.counts, &Report::default())?;
                    }
                }
            }
        }
        self.put_away(vec![(upload.id, upload.key)]).map(|_| ())
    }

    fn write_file(
        &self,
        upload: &Upload,
        (batch, actor): (BatchId, &str),
        so_far: Outcome,
        owner: &str,
    ) -> Result<(), NotTaken> {
        let (looked, key) = self.open_upload(upload)?.ok_or(Refused::NotFound)?;
        let bytes = self.read_upload(upload, &key)?;
        let mut file = self.open_file_in(&bytes, &looked.layout, &looked.mapping)?;
        let mut import = self.open_import(looked.options, looked.preset.as_deref())?;
        let mut progress = |so_far: &Outcome| {
            let counts = serde_json::to_string(so_far).unwrap_or_default();
            let noted = self.store().write_now::<_, StoreError>(Lane::Bulk, move |w| w.note_batch(batch, &counts));
            // what is not noted is read again by whoever goes on: nothing is lost by it
            drop(noted.and_then(|()| self.hold_imports(owner)));
            crate::failpoint::reach("import-noted");
        };
        self.continue_import(&mut import, (batch, actor), so_far, &mut file, &mut |_| Ok(()), &mut progress)?;
        Ok(())
    }
}
