//! `keys rotate`: add, activate, re-wrap, retire. Each phase may be repeated after a kill, beside a running server.

use super::open::{Create, open_locked};
use crate::settings::Settings;
use crate::vault::KeyPurpose;
use clap::Subcommand;
use std::io::Write;

/// Commands about keys.
#[derive(Subcommand)]
pub enum Keys {
    /// Makes a new master key and re-wraps every seal key under it. Copy the key folder into escrow afterwards.
    Rotate {
        /// Rotate the link key instead: new links use the new one, old links keep working.
        #[arg(long)]
        link: bool,
    },
}

/// Runs a command about keys.
pub fn run(command: &Keys, settings: Settings, out: &mut dyn Write) -> anyhow::Result<bool> {
    let Keys::Rotate { link } = command;
    let (desk, _lock) = open_locked(settings, Create::Never)?;
    let (store, ring) = (desk.store(), desk.ring());
    if *link {
        let number = ring.add(KeyPurpose::Link)?;
        writeln!(out, "link key {number} is in use for new links; older ones stay to verify with")?;
        return Ok(true);
    }
    // a rotation that was interrupted is finished before a new one begins
    let newest = ring.newest(KeyPurpose::Master);
    let is_unfinished = ring.numbers(KeyPurpose::Master).len() > 1;
    let number = if is_unfinished { newest } else { ring.add(KeyPurpose::Master)? };
    if is_unfinished {
        writeln!(out, "an earlier rotation was interrupted: finishing it; run this again for another")?;
    }
    if store.active_master()? != number {
        store.activate_master(number)?;
    }
    writeln!(out, "master key {number} is active")?;
    let mut done = 0;
    loop {
        let step = store.rewrap_keys(500)?;
        if step == 0 {
            break;
        }
        done += step;
    }
    writeln!(out, "{done} seal keys are wrapped under it now")?;
    store.retire_masters()?;
    // by the files, not by what was just forgotten: a kill between the two leaves a file that nothing needs
    for old in ring.numbers(KeyPurpose::Master) {
        if old == number || store.is_master_needed(old)? {
            continue;
        }
        ring.retire(KeyPurpose::Master, old)?;
        writeln!(
            out,
            "master key {old} is retired: its file is kept as master.{old}.key.retired until you destroy it"
        )?;
    }
    Ok(true)
}
