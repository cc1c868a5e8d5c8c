//! `audit verify` and `audit key`.

use super::open::{Create, open};
use crate::settings::Settings;
use crate::store::StoreError;
use crate::store::audit::AuditState;
use crate::vault::KeyPurpose;
use clap::Subcommand;
use std::io::Write;

/// Commands about the audit log.
#[derive(Subcommand)]
pub enum Audit {
    /// Walks every row, link and signed head; names the first that is not as it was written. Exit 1 if there is one.
    Verify {
        /// One JSON object instead of a sentence.
        #[arg(long)]
        json: bool,
    },
    /// Prints the public keys that signed heads verify with, for an auditor.
    Key,
}

/// Runs a command about the audit log.
pub fn run(command: &Audit, settings: Settings, out: &mut dyn Write) -> anyhow::Result<bool> {
    let desk = open(settings, Create::Never)?;
    match command {
        Audit::Verify { json } => {
            let ring = desk.ring().clone();
            let state = desk.store().read_now::<_, StoreError>(|r| r.verify_audit(&ring))?;
            let text = match (&state, json) {
                (AuditState::Whole { linked, waiting }, false) => {
                    format!("whole: {linked} rows linked, {waiting} waiting to be linked")
                }
                (AuditState::Broken { row, why }, false) => format!("broken: row {row}: {why}"),
                (AuditState::Whole { linked, waiting }, true) => {
                    serde_json::json!({ "state": "whole", "linked": linked, "waiting": waiting }).to_string()
                }
                (AuditState::Broken { row, why }, true) => {
                    serde_json::json!({ "state": "broken", "row": row, "why": why }).to_string()
                }
            };
            writeln!(out, "{text}")?;
            Ok(matches!(state, AuditState::Whole { .. }))
        }
        Audit::Key => {
            for number in desk.ring().numbers(KeyPurpose::Witness) {
                if let Some(key) = desk.ring().witness_public_key(number) {
                    let hex: String = key.iter().map(|b| format!("{b:02x}")).collect();
                    writeln!(out, "{number} ed25519 {hex}")?;
                }
            }
            Ok(true)
        }
    }
}
