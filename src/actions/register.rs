//! The registers: loaded into a new database, read from it ever after; and with them the first policy.

use super::Desk;
use crate::domain::clock::Moment;
use crate::domain::register::{RegisterRow, Registers};
use crate::store::{Lane, Store, StoreError};

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
