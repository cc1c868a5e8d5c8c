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
use std::path::{Path, PathBuf};
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
    let url = |name: &'static str, text: &str| {
        let url = DatabaseUrl::parse(text).context(name)?;
        url.check_transfer().context(name)?;
        anyhow::Ok(url)
    };
    let data = url("database_url", settings.database_url.reveal())?;
    let keys = url("keys_database_url", settings.keys_database_url.reveal())?;
    if is_same(&data, &keys) {
        bail!(
            "keys_database_url names the same database as database_url. The keys must be apart from the data they open: name another file or server"
        );
    }
    Ok((data, keys))
}

/// Whether two addresses mean one database, however they are spelled: another path, user or option changes nothing.
pub(super) fn is_same(a: &DatabaseUrl, b: &DatabaseUrl) -> bool {
    match (a, b) {
        (DatabaseUrl::Sqlite(a), DatabaseUrl::Sqlite(b)) => real_path(a) == real_path(b),
        (DatabaseUrl::Postgres(a), DatabaseUrl::Postgres(b)) => {
            // what stands between the user and the options: host, port, name
            let place = |url: &str| {
                let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
                let rest = rest.split('?').next().unwrap_or(rest);
                rest.rsplit('@').next().unwrap_or(rest).replace(":5432/", "/")
            };
            place(a) == place(b)
        }
        _ => false,
    }
}

/// Where a path leads, also while its file is not there yet.
fn real_path(file: &Path) -> PathBuf {
    if let Ok(real) = file.canonicalize() {
        return real;
    }
    let folder = file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match file.file_name() {
        Some(name) if !folder.as_os_str().is_empty() && folder != file => match folder.canonicalize() {
            Ok(folder) => folder.join(name),
            Err(_) => std::path::absolute(folder)
                .unwrap_or_else(|_| folder.to_owned())
                .components()
                .collect::<PathBuf>()
                .join(name),
        },
        _ => file.to_owned(),
    }
}

/// Whether a database holds anything: asked without making a file.
pub(super) fn is_new(url: &DatabaseUrl, data: bool) -> Result<bool, StoreError> {
    match url {
        DatabaseUrl::Sqlite(file) => Ok(!file.exists() || std::fs::metadata(file).is_ok_and(|m| m.len() == 0)),
        DatabaseUrl::Postgres(_) => Store::is_empty(url, data),
    }
}

/// Opens keys and databases and binds them together. TH18: keys are made only where neither keys nor data exist; a
/// missing, incomplete or wrong key folder refuses, and nothing has been touched.
pub fn open(settings: Settings, create: Create) -> anyhow::Result<Desk> {
    let desk = open_to_look(settings, create)?;
    if let Some(behind) = desk.store().note_moment(desk.now())?
        && behind > chrono::TimeDelta::minutes(2)
    {
        tracing::error!(
            minutes = behind.num_minutes(),
            "the clock is behind the latest moment this portal has seen: set the machine's time"
        );
    }
    Ok(desk)
}

/// The same without noting the moment, for `check`, which changes nothing.
pub(super) fn open_to_look(settings: Settings, create: Create) -> anyhow::Result<Desk> {
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
    if new_data && new_keys && create == Create::Never {
        bail!(
            "there are keys in {}, but neither {data} nor {keys} holds anything: check database_url and keys_database_url. Nothing was changed",
            settings.keys.display()
        );
    }
    // opening would make the missing one anew and empty, and a portal without its opt-outs would start
    if new_data != new_keys {
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
    refuse_moved(&store)?;
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
    Ok(Desk::new(store, clock, random, Arc::new(settings), registers))
}

/// `database copy` has moved one of the two elsewhere: whoever went on here would lose what was changed.
pub(super) fn refuse_moved(store: &Store) -> anyhow::Result<()> {
    let data = store.read_now::<_, StoreError>(|r| r.find_fact("moved_to"))?;
    for (setting, moved) in [("database_url", data), ("keys_database_url", store.keys_moved_to()?)] {
        if let Some(to) = moved {
            bail!("what {setting} names was moved to {to}: set {setting} to that. Nothing was changed");
        }
    }
    Ok(())
}

/// Both databases although one may be marked as moved: for the command that marks them.
#[cfg(all(feature = "postgres", feature = "sqlite"))]
pub(super) fn open_both(settings: &Settings) -> anyhow::Result<Store> {
    let (data, keys) = urls(settings)?;
    let ring = Keyring::open(&settings.keys, &Randomness::System)?;
    let store = Store::open(&data, &keys, ring, &EngineSettings { readers: 1, ..EngineSettings::default() })?;
    store.bind(Clock::System.now())?;
    Ok(store)
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

/// Opens for work that must not meet a `restore`: the lock is taken before the databases are opened, so that nobody
/// goes on writing into a file that a restore has moved aside. Hold the lock for as long as the desk is used.
pub fn open_locked(settings: Settings, create: Create) -> anyhow::Result<(Desk, File)> {
    // a place where nothing is yet has nothing to restore over, and a refusal must leave no file in it
    if !lock_file(&settings).exists() {
        open(settings.clone(), create)?.store().clone().close();
    }
    let lock = lock_data(&settings)?;
    Ok((open(settings, create)?, lock))
}

/// Held by `serve` and by every command that writes, for as long as it runs; `restore` takes it alone.
pub fn lock_data(settings: &Settings) -> anyhow::Result<File> {
    let file = File::create(lock_file(settings)).with_context(|| lock_file(settings).display().to_string())?;
    file.try_lock_shared().map_err(|_| anyhow::anyhow!("a restore is under way here: wait until it has finished"))?;
    Ok(file)
}

/// Taken by `restore`: nobody serves while it works.
pub fn lock_alone(settings: &Settings) -> anyhow::Result<File> {
    let file = File::create(lock_file(settings)).with_context(|| lock_file(settings).display().to_string())?;
    file.try_lock()
        .map_err(|_| anyhow::anyhow!("a server or another command is working on this data: stop it first"))?;
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
        let (_desk, _lock) = open_locked(settings.clone(), Create::IfNew)?;
        writeln!(out, "both databases are up to date")?;
    }
    Ok(true)
}
