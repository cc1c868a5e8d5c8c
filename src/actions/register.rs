//! The registers: loaded into a new database, read from it ever after; and with them the first policy.

use super::officer::may;
use super::{Desk, Done, Refused, Unit};
use crate::domain::audit::Actor;
use crate::domain::clock::Moment;
use crate::domain::officer::Act;
use crate::domain::policy_desk::latest_waiver;
use crate::domain::register::{Fault, RegisterError, RegisterRow, Registers};
use crate::store::queue::Moved;
use crate::store::registers::{FaultNote, RowVersion};
use crate::store::{Lane, OfficerViewer, Store, StoreError};
use chrono::NaiveDate;

/// Gives the registers in force; a new database gets `start` first.
pub fn load(
    store: &Store,
    start: impl FnOnce() -> Result<Registers, StoreError>,
    now: Moment,
) -> Result<Registers, StoreError> {
    let registers = read_or_start(store, start, now)?;
    super::policy::load(store, &registers, now)?;
    Ok(registers)
}

fn read_or_start(
    store: &Store,
    start: impl FnOnce() -> Result<Registers, StoreError>,
    now: Moment,
) -> Result<Registers, StoreError> {
    let rows = store.read_now(|r| r.list_register_rows())?;
    if !rows.is_empty() {
        let rows = rows.into_iter().map(|(register, key, json)| RegisterRow { register, key, json });
        return Registers::from_rows(rows).map_err(|e| StoreError::Malformed(e.to_string()));
    }
    let registers = start()?;
    let rows: Vec<_> = registers.rows().iter().map(|r| (r.register.clone(), r.key.clone(), r.json.clone())).collect();
    store.write_now(Lane::People, move |w| w.set_register_rows(&rows, "start", now))?;
    Ok(registers)
}

impl Desk {
    /// Puts changed registers in force in this process; the rows were written by the caller.
    pub fn replace_registers(&self, registers: Registers) {
        *self.registers.write().unwrap_or_else(std::sync::PoisonError::into_inner) = std::sync::Arc::new(registers);
    }
}

/// Why a row was not taken.
#[derive(Debug, thiserror::Error)]
pub enum RowRefused {
    /// It does not fit: where and how.
    #[error(transparent)]
    Register(#[from] RegisterError),
    /// The act itself.
    #[error(transparent)]
    Refused(#[from] Refused),
}
impl From<StoreError> for RowRefused {
    fn from(error: StoreError) -> Self {
        Self::Refused(error.into())
    }
}

/// Something open in the registers, with what an officer noted about it.
#[derive(Debug, Clone)]
pub struct OpenMatter {
    /// What it is.
    pub fault: Fault,
    /// The note that lets it stand, while it holds.
    pub note: Option<FaultNote>,
}

/// What may stand in a note, in characters.
const LONGEST_NOTE: usize = 2_000;

/// S13.9: open cases counted again at once after a change of the calendar; more of them follow within the minute.
const COUNTED_AT_ONCE: i64 = 2_000;

fn moved_by(unit: &mut Unit<'_, '_>, register: &str) -> Result<Vec<Moved>, StoreError> {
    if register == "holiday" { unit.recount_open(COUNTED_AT_ONCE) } else { Ok(Vec::new()) }
}

impl Desk {
    /// S13.9: says that nobody works on a day, or that a bank holiday is worked on. Gives the open cases whose dates moved.
    pub async fn set_holiday(
        &self,
        viewer: OfficerViewer,
        on: NaiveDate,
        (is_off, is_office): (bool, bool),
        why: &str,
    ) -> Result<Vec<Moved>, RowRefused> {
        let why = why.trim();
        if why.is_empty() || why.chars().count() > 200 || why.chars().any(char::is_control) {
            return Err(Refused::Field { field: "why", message: "error-holiday-why" }.into());
        }
        let key = on.to_string();
        let json = serde_json::json!({ "key": key, "is_off": is_off, "is_office": is_office, "label": { "en": why } })
            .to_string();
        self.set_register_row(viewer, RegisterRow { register: "holiday".into(), key, json }).await
    }

    pub(super) async fn registers_now(&self) -> Result<Registers, RowRefused> {
        let rows = self.store().read::<_, StoreError>(|r| r.list_register_rows()).await?;
        let rows = rows.into_iter().map(|(register, key, json)| RegisterRow { register, key, json });
        Ok(Registers::from_rows(rows)?)
    }

    /// O4: puts a row in force, in place of the one with the same key or as a new one. The one before stays in the
    /// history with its dates.
    pub async fn set_register_row(&self, viewer: OfficerViewer, row: RegisterRow) -> Result<Vec<Moved>, RowRefused> {
        may(viewer, Act::EditRegisters)?;
        let next = self.registers_now().await?.with_row(row.clone())?;
        let kept = next.row(&row.register, &row.key).cloned().ok_or(Refused::NotFound)?;
        let who = Actor::Officer(viewer.officer().0);
        let moved = self
            .act(&[], move |unit| {
                let now = unit.now();
                let rows = [(kept.register.clone(), kept.key.clone(), kept.json)];
                let changed = unit.set_register_rows(&rows, &who.to_string(), now)?;
                let mut audit = unit.audit(&who, "register.changed", None, format!("{}:{}", kept.register, kept.key));
                if changed == 0 {
                    audit.outcome = "same as before".into();
                }
                Ok(Done::new(moved_by(unit, &kept.register)?, audit))
            })
            .await?;
        self.replace_registers(next);
        Ok(moved)
    }

    /// O4: ends a row that no other row names.
    pub async fn end_register_row(
        &self,
        viewer: OfficerViewer,
        register: String,
        key: String,
    ) -> Result<Vec<Moved>, RowRefused> {
        may(viewer, Act::EditRegisters)?;
        let registers = self.registers_now().await?;
        registers.row(&register, &key).ok_or(Refused::NotFound)?;
        let next = registers.without_row(&register, &key)?;
        let who = Actor::Officer(viewer.officer().0);
        let moved = self
            .act(&[], move |unit| {
                let now = unit.now();
                if !unit.end_register_row(&register, &key, now)? {
                    return Err(Refused::NotFound);
                }
                let moved = moved_by(unit, &register)?;
                Ok(Done::new(moved, unit.audit(&who, "register.ended", None, format!("{register}:{key}"))))
            })
            .await?;
        self.replace_registers(next);
        Ok(moved)
    }

    /// Puts in force what another node has changed; gives whether there was anything. A register that does not fit is
    /// left out, and said so in the log: the one in force goes on.
    pub async fn follow_registers(&self) -> Result<bool, StoreError> {
        let rows = self.store().read::<_, StoreError>(|r| r.list_register_rows()).await?;
        let rows = rows.into_iter().map(|(register, key, json)| RegisterRow { register, key, json });
        match Registers::from_rows(rows) {
            Ok(next) if next != *self.registers() => {
                self.replace_registers(next);
                Ok(true)
            }
            Ok(_) => Ok(false),
            Err(error) => {
                tracing::error!(%error, "the registers in the database do not fit together");
                Ok(false)
            }
        }
    }

    /// O4: what a row said before, newest first: JSON, since, until, by whom.
    pub async fn register_history(
        &self,
        viewer: OfficerViewer,
        register: String,
        key: String,
    ) -> Result<Vec<RowVersion>, Refused> {
        may(viewer, Act::ReadRegisters)?;
        Ok(self.store().read::<_, StoreError>(move |r| r.list_register_history(&register, &key)).await?)
    }

    /// S1.6, S6.5, S6.6: everything the registers leave open, with the notes that hold.
    pub async fn open_matters(&self, viewer: OfficerViewer) -> Result<Vec<OpenMatter>, Refused> {
        may(viewer, Act::ReadRegisters)?;
        let today = self.now().london_date();
        let notes = self.store().read::<_, StoreError>(|r| r.list_fault_notes()).await?;
        let holds = |note: &&FaultNote| note.until.is_none_or(|until| until >= today);
        let faults = self.registers().faults_on(today).into_iter();
        Ok(faults
            .map(|fault| {
                let id = fault.id();
                OpenMatter { note: notes.iter().filter(holds).find(|n| n.fault == id).cloned(), fault }
            })
            .collect())
    }

    /// Lets something open stand, with a reason and until when: an acknowledgement or a waiver, whichever the matter
    /// asks for. What blocks a publication needs a last day, at most [`WAIVER_DAYS`] ahead (S6.5).
    ///
    /// [`WAIVER_DAYS`]: crate::domain::policy_desk::WAIVER_DAYS
    pub async fn note_fault(
        &self,
        viewer: OfficerViewer,
        fault: String,
        note: String,
        until: Option<NaiveDate>,
    ) -> Result<(), Refused> {
        may(viewer, Act::EditRegisters)?;
        let note = note.trim().to_owned();
        let faults = self.registers().faults_on(self.now().london_date());
        let known = faults.into_iter().find(|f| f.id() == fault).ok_or(Refused::NotFound)?;
        if note.is_empty() {
            return Err(Refused::Field { field: "note", message: "error-note-empty" });
        }
        if note.chars().count() > LONGEST_NOTE {
            return Err(Refused::Field { field: "note", message: "error-note-long" });
        }
        if known.kind.is_blocking() && until.is_none() {
            return Err(Refused::Field { field: "until", message: "error-note-until" });
        }
        if until.is_some_and(|day| day < self.now().london_date()) {
            return Err(Refused::Field { field: "until", message: "error-note-past" });
        }
        if known.kind.is_blocking() && until.is_some_and(|day| day > latest_waiver(self.now().london_date())) {
            return Err(Refused::Field { field: "until", message: "error-note-far" });
        }
        let who = Actor::Officer(viewer.officer().0);
        self.act(&[], move |unit| {
            let now = unit.now();
            unit.end_fault_notes(&fault, now)?;
            unit.add_fault_note(&FaultNote {
                fault: fault.clone(),
                note,
                until,
                noted_by: who.to_string(),
                noted_at: now,
            })?;
            let mut audit = unit.audit(&who, "fault.noted", None, fault);
            audit.detail = until.map(|d| d.to_string()).unwrap_or_default();
            Ok(Done::new((), audit))
        })
        .await
    }

    /// Takes such a note back: the matter is open again.
    pub async fn end_fault_note(&self, viewer: OfficerViewer, fault: String) -> Result<(), Refused> {
        may(viewer, Act::EditRegisters)?;
        let who = Actor::Officer(viewer.officer().0);
        self.act(&[], move |unit| {
            let now = unit.now();
            if unit.end_fault_notes(&fault, now)? == 0 {
                return Err(Refused::NotFound);
            }
            Ok(Done::new((), unit.audit(&who, "fault.reopened", None, fault)))
        })
        .await
    }
}
