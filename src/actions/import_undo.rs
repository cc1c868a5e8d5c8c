//! TH27: taking back what a file did. What it put there goes and what it replaced comes back, as far as nobody has
//! touched it since; contacts that came by it alone go, as at the end of their period. Opt-outs and everything else that
//! was lowered stay.

use super::officer::may;
use super::retention::EXPIRY;
use super::{Desk, Done, Refused};
use crate::domain::audit::{Actor, AuditEvent};
use crate::domain::ids::{BatchId, ContactId};
use crate::domain::import::undo::{Undo, decide};
use crate::domain::officer::Act;
use crate::store::imports::{Batch, Undoable};
use crate::store::keys::LedgerEntry;
use crate::store::{Lane, OfficerViewer, StoreError};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How long a batch can be taken back.
pub const UNDO_LIFE: TimeDelta = TimeDelta::days(30);
/// Contacts decided about together.
const PIECE: i64 = 100;
/// Contacts that are looked at before the button is pressed.
const MOST_SHOWN: u64 = 5_000;

/// What taking back comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone {
    /// Contacts that the batch touched.
    pub contacts: u64,
    /// Contacts that go.
    pub gone: u64,
    /// Contacts of whom something is put back.
    pub put_back: u64,
    /// Values that go.
    pub removed: u64,
    /// Values that count again.
    pub restored: u64,
    /// What stays, by the key of why.
    pub stays: BTreeMap<String, u64>,
}

impl Undone {
    fn add(&mut self, it: &Undo) {
        self.contacts += 1;
        self.gone += u64::from(it.is_whole);
        self.put_back += u64::from(it.rest && (it.stays.is_empty() || !it.remove.is_empty()));
        self.removed += it.remove.len() as u64;
        self.restored += it.restore.len() as u64;
        for (why, count) in &it.stays {
            *self.stays.entry((*why).to_owned()).or_default() += count;
        }
    }
}

impl Desk {
    /// Whether a batch can be taken back: it ended, within the last days, and what it did was noted.
    pub fn may_undo(&self, batch: &Batch) -> bool {
        batch.undo_state.is_none()
            && batch.state != "running"
            && batch.report.is_some()
            && batch.finished_at.is_some_and(|at| at + UNDO_LIFE > self.now())
    }

    /// What taking a batch back would come to, and whether that is all of it: of a very large one the first contacts are
    /// looked at. Changes nothing.
    pub async fn plan_undo(&self, viewer: OfficerViewer, id: BatchId) -> Result<(Undone, bool), Refused> {
        may(viewer, Act::ImportFiles)?;
        let batch = self.import(viewer, id).await?;
        if !self.may_undo(&batch) {
            return Err(Refused::NotFound);
        }
        let desk = self.clone();
        let planned = tokio::task::spawn_blocking(move || {
            let (mut undone, mut after, today) = (Undone::default(), ContactId(0), desk.now().london_date());
            while undone.contacts < MOST_SHOWN {
                let looked = desk.store().read_now::<_, StoreError>(|r| r.list_undoable(id, after, PIECE, today))?;
                let Some(last) = looked.last() else { return Ok((undone, true)) };
                after = last.contact;
                looked.iter().for_each(|it| undone.add(&decide(&it.touched)));
            }
            Ok::<_, StoreError>((undone, false))
        });
        Ok(planned.await.map_err(|_| StoreError::Panicked)??)
    }

    /// The batch is taken back from now on, by the worker. Asked for twice it is done once.
    pub async fn ask_undo(&self, viewer: OfficerViewer, id: BatchId) -> Result<(), Refused> {
        may(viewer, Act::ImportFiles)?;
        let batch = self.import(viewer, id).await?;
        if batch.undo_state.is_none() && !self.may_undo(&batch) {
            return Err(Refused::NotFound);
        }
        let who = Actor::Officer(viewer.officer().0);
        self.act(&[], move |unit| {
            let now = unit.now();
            let mut audit = unit.audit(&who, "import.undo_asked", None, format!("batch:{id}"));
            if !unit.ask_batch_undo(id, &who.to_string(), now)? {
                audit.outcome = "sent twice".into();
            }
            Ok(Done::new((), audit))
        })
        .await
    }

    /// One piece of taking a batch back, in one unit of work: the ledger, the keys, the rows. What a crash between them
    /// leaves is finished by the next piece. Gives whether there is more.
    pub(super) fn continue_undo(&self, batch: &Batch) -> Result<bool, StoreError> {
        let (store, ring, now) = (self.store().clone(), self.ring().clone(), self.now());
        let (id, after) = (batch.id, batch.undo_last);
        let actor = batch.undo_by.clone().unwrap_or_else(|| Actor::Worker("imports".into()).to_string());
        let mut undone: Undone =
            batch.undo_counts.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        self.store().write_now::<_, StoreError>(Lane::Bulk, move |w| {
            let event = |action: &str, contact: Option<ContactId>, detail: String| AuditEvent {
                at: now,
                actor: actor.clone(),
                action: action.into(),
                contact,
                object: format!("batch:{id}"),
                detail,
                outcome: "done".into(),
            };
            let today = now.london_date();
            let looked = w.list_undoable(id, after, PIECE, today)?;
            let Some(last) = looked.last().map(|it| it.contact) else {
                w.finish_batch_undo(id)?;
                let detail = serde_json::to_string(&undone).unwrap_or_default();
                w.add_audit(&ring, &event("import.undone", None, detail))?;
                return Ok(false);
            };
            // nobody touches them from here on, and what somebody did a moment ago counts
            w.hold_contacts(&looked.iter().map(|it| it.contact).collect::<Vec<_>>())?;
            let looked = w.list_undoable(id, after, PIECE, today)?;
            let all: Vec<(&Undoable, Undo)> = looked.iter().map(|it| (it, decide(&it.touched))).collect();
            let whole: Vec<ContactId> =
                all.iter().filter(|(_, undo)| undo.is_whole).map(|(it, _)| it.contact).collect();
            let entry = |contact: &ContactId| LedgerEntry {
                at: now,
                act: EXPIRY.into(),
                address: None,
                contact: Some(*contact),
                scope: serde_json::json!({ "whole": true }).to_string(),
            };
            store.append_ledger(whole.iter().map(entry).collect())?;
            store.destroy_keys_of(&whole)?;
            for (it, undo) in &all {
                if undo.is_whole {
                    w.clear_contact(it.contact, now)?;
                } else if undo.rest {
                    w.undo_changes(id, it, undo)?;
                }
                if undo.is_whole || !undo.remove.is_empty() {
                    let detail = serde_json::json!({ "values": undo.remove.len(), "whole": undo.is_whole }).to_string();
                    w.add_audit(&ring, &event("import.contact_undone", Some(it.contact), detail))?;
                }
                undone.add(undo);
            }
            w.forget_changes_of(id, &looked.iter().map(|it| it.contact).collect::<Vec<_>>())?;
            w.note_batch_undo(id, last, &serde_json::to_string(&undone).unwrap_or_default())?;
            Ok(true)
        })
    }
}
