//! From settings to a desk: databases, keys, registers, all of one installation, or a refusal with nothing touched.

use crate::actions::{Desk, register};
use crate::domain::clock::Clock;
use crate::domain::register::Registers;
use crate::domain::secret::Randomness;
use crate::mail::Transport;
use crate::settings::Settings;
use crate::store::{DatabaseUrl, EngineSettings, Store, StoreError};
use crate::vault::Keyring;
use anyhow::{Context as _, bail};
use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

/// Whether a command may make a new installation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Create {
    /// `serve` and `contacts import` on first use.
    IfNew,
    /// Everything that works on what is there.
    Never,
}

/// The two databases' addresses; a mistake names the setting.
pub fn urls(settings: &Settings) -> anyhow::Result<(DatabaseUrl, DatabaseUrl)> {
    let data = DatabaseUrl::parse(settings.database_url.reveal()).context("database_url")?;
    let keys = DatabaseUrl::parse(settings.keys_database_url.reveal()).context("keys_database_url")?;
    if settings.database_url.reveal() == settings.keys_database_url.reveal() {
        bail!(
            "keys_database_url names the same database as database_url. The keys must be apart from the data they open: name another file or server"
        );
    }
    Ok((data, keys))
}

/// Whether a database holds anything: asked without making a file.
fn is_new(url: &DatabaseUrl, data: bool) -> Result<bool, StoreError> {
    match url {
        DatabaseUrl::Sqlite(file) => Ok(!file.exists() || std::fs::metadata(file).is_ok_and(|m| m.len() == 0)),
        DatabaseUrl::Postgres(_) => Store::is_empty(url, data),
    }
}

/// Opens keys and databases and binds them together. TH18: keys are made only where neither keys nor data exist; a
/// missing, incomplete or wrong key folder refuses, and nothing has been touched.
pub fn open(settings: Settings, create: Create) -> anyhow::Result<Desk> {
    let (data, keys) = urls(&settings)?;
    let random = Randomness::System;
    let clock = Clock::System;
    let (new_data, new_keys) = (is_new(&data, true)?, is_new(&keys, false)?);
    let has_ring = Keyring::exists(&settings.keys);
    let ring = match (has_ring, new_data && new_keys) {
        (true, _) => Keyring::open(&settings.keys, &random)?,
        (false, true) if create == Create::IfNew => Keyring::create(&settings.keys, &random)?,
        (false, true) => bail!(
            "there is nothing here yet: no keys in {}, no data at {data}. Start with `privacy-portal serve` or `contacts import`",
            settings.keys.display()
        ),
        (false, false) => bail!(
            "there is data at {data}, but no keys in {}. Copy the complete key folder of this installation there (from its escrow, see docs/OPERATIONS.md). Nothing was changed",
            settings.keys.display()
        ),
    };
    if new_data != new_keys && create == Create::IfNew && has_ring {
        let (there, missing, setting) =
            if new_data { (&keys, &data, "database_url") } else { (&data, &keys, "keys_database_url") };
        bail!(
            "{there} is there, but {missing} is not: check {setting}, or restore it from a backup. Nothing was changed"
        );
    }
    let engine = EngineSettings { readers: settings.database_readers, ..EngineSettings::default() };
    let store = Store::open(&data, &keys, ring, &engine)?;
    let now = clock.now();
    store.bind(now)?;
    if store.read_now::<_, StoreError>(|r| r.find_fact(crate::actions::restore::UNFINISHED))?.is_some() {
        bail!(
            "a restore was interrupted before it had replayed what was lowered since the backup: run `privacy-portal restore` with the same file again"
        );
    }
    let start = || match &settings.registers {
        None => Ok(Registers::westcon()),
        Some(file) => {
            let text = std::fs::read_to_string(file)
                .map_err(|e| StoreError::Malformed(format!("registers: {}: {e}", file.display())))?;
            Registers::parse(&text, &file.display().to_string()).map_err(|e| StoreError::Malformed(e.to_string()))
        }
    };
    let registers = register::load(&store, start, now)?;
    if let Some(behind) = store.note_moment(now)?
        && behind > chrono::TimeDelta::minutes(2)
    {
        tracing::error!(
            minutes = behind.num_minutes(),
            "the clock is behind the latest moment this portal has seen: set the machine's time"
        );
    }
    Ok(Desk::new(store, clock, random, Arc::new(settings), registers))
}

/// How letters leave by these settings.
pub fn transport(settings: &Settings) -> anyhow::Result<Transport> {
    match &settings.smtp_url {
        Some(url) => Transport::smtp(url).map_err(anyhow::Error::msg),
        None => Ok(Transport::Folder(settings.mail_folder.clone())),
    }
}

/// Where the lock of an installation stands: beside its key folder.
fn lock_file(settings: &Settings) -> PathBuf {
    settings.keys.with_extension("lock")
}

/// Held by `serve` for as long as it runs, shared among servers; `restore` takes it alone.
pub fn lock_data(settings: &Settings) -> anyhow::Result<File> {
    let file = File::create(lock_file(settings)).with_context(|| lock_file(settings).display().to_string())?;
    file.try_lock_shared().map_err(|_| anyhow::anyhow!("a restore is under way here: wait until it has finished"))?;
    Ok(file)
}

/// Taken by `restore`: nobody serves while it works.
pub fn lock_alone(settings: &Settings) -> anyhow::Result<File> {
    let file = File::create(lock_file(settings)).with_context(|| lock_file(settings).display().to_string())?;
    file.try_lock().map_err(|_| anyhow::anyhow!("a server is running on this data: stop it first"))?;
    Ok(file)
}

/// `migrate`: opening brings both databases up to date; `--plan` only names what would run.
pub fn migrate(settings: &Settings, plan: bool, out: &mut dyn Write) -> anyhow::Result<bool> {
    let (data, keys) = urls(settings)?;
    let pending = Store::pending_migrations(&data, &keys)?;
    if pending.is_empty() {
        writeln!(out, "both databases are up to date")?;
        return Ok(true);
    }
    for name in &pending {
        writeln!(out, "{} {name}", if plan { "would run" } else { "running" })?;
    }
    if !plan {
        open(settings.clone(), Create::IfNew)?;
        writeln!(out, "both databases are up to date")?;
    }
    Ok(true)
}
