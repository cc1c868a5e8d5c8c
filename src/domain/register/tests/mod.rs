//! The reference data against the counts of tables T1 to T14, the decisions, the round trip through rows, and what bad
//! files say.

mod data;
mod decisions;
mod files;

use super::*;
use serde_json::Value;

fn mended(register: &str, key: &str, mend: impl FnOnce(&mut Value)) -> Registers {
    edit(&Registers::westcon(), register, key, mend).unwrap()
}
fn edit(
    registers: &Registers,
    register: &str,
    key: &str,
    mend: impl FnOnce(&mut Value),
) -> Result<Registers, RegisterError> {
    let mut row = registers.row(register, key).unwrap().clone();
    let mut json: Value = serde_json::from_str(&row.json).unwrap();
    mend(&mut json);
    row.json = json.to_string();
    registers.with_row(row)
}
fn open(registers: &Registers, kind: FaultKind) -> Vec<String> {
    registers.faults().into_iter().filter(|f| f.kind == kind).map(|f| f.key).collect()
}
/// The compiled-in file with one piece of text replaced, which must be there.
fn parse_with(old: &str, new: &str) -> Result<Registers, RegisterError> {
    assert!(WESTCON.contains(old), "{old:?} is not in the file");
    Registers::parse(&WESTCON.replacen(old, new, 1), "mine.toml")
}
fn refused(result: Result<(), Refusal>) -> &'static str {
    result.expect_err("should be refused").code()
}
