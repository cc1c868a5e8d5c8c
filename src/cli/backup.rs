//! `backup` and `restore`: of the embedded database here, of PostgreSQL in the file beside.

use super::open::{Create, lock_alone, open_locked, urls};
use crate::actions::restore::{UNFINISHED, replay};
use crate::domain::clock::Clock;
use crate::domain::secret::Randomness;
use crate::settings::Settings;
use crate::store::audit::AuditState;
use crate::store::{DatabaseUrl, EngineSettings, Lane, Store, StoreError};
use crate::vault::Keyring;
use anyhow::{Context as _, bail};
use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

pub(super) fn folder_of(file: &Path) -> PathBuf {
    file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

/// Writes a sealed copy of the data to a file that does not exist yet: whole or not at all.
pub fn backup(settings: Settings, file: &Path, out: &mut dyn Write) -> anyhow::Result<bool> {
    if file.exists() {
        bail!("{} exists: choose another name, so that no older backup is lost", file.display());
    }
    let (data, _) = urls(&settings)?;
    let database = match &data {
        DatabaseUrl::Sqlite(database) => database,
        #[cfg(feature = "postgres")]
        DatabaseUrl::Postgres(url) => return super::backup_postgres::backup(settings, url, file, out),
        #[cfg(not(feature = "postgres"))]
        DatabaseUrl::Postgres(_) => bail!("this program was built without PostgreSQL"),
    };
    let (desk, _lock) = open_locked(settings, Create::Never)?;
    let folder = folder_of(file);
    // TH17: the unsealed copy stays where the data is; the backup's own disk never sees it
    let plain =
        tempfile::Builder::new().prefix(".backup").tempdir_in(folder_of(database)).context("the data's folder")?;
    let copy = plain.path().join("portal.db");
    desk.store().copy_into(&copy)?;
    let mut sealed = tempfile::NamedTempFile::new_in(&folder)?;
    desk.ring().seal_backup(BufReader::new(File::open(&copy)?), BufWriter::new(sealed.as_file_mut()))?;
    report(sealed, file, out)?;
    note_backup(&desk)
}

/// S8.22: deletes sealed backups of a folder that are older than the time said to people who erase their data, and notes
/// it in the audit log. The newest stays whatever its age: without any, nothing could be restored.
pub fn prune(settings: Settings, folder: &Path, dry_run: bool, out: &mut dyn Write) -> anyhow::Result<bool> {
    let days = settings.backup_days;
    let (desk, _lock) = open_locked(settings, Create::Never)?;
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_file() && File::open(&path).is_ok_and(crate::vault::is_backup) {
            found.push((chrono::DateTime::<chrono::Utc>::from(fs::metadata(&path)?.modified()?).naive_utc(), path));
        }
    }
    found.sort();
    let before = (desk.now() - chrono::TimeDelta::days(i64::try_from(days).unwrap_or(i64::MAX / 2))).naive_utc();
    let newest = found.pop();
    let old: Vec<_> = found.iter().filter(|(made, _)| *made < before).collect();
    // noted first: whatever ends the program, nothing goes that the log does not know of
    if !dry_run && !old.is_empty() {
        let (now, ring) = (desk.now(), desk.ring().clone());
        let event = crate::domain::audit::AuditEvent {
            at: now,
            actor: crate::domain::audit::Actor::Operator.to_string(),
            action: "backups.deleted".into(),
            contact: None,
            object: String::new(),
            detail: serde_json::json!({ "files": old.len(), "made_before": before.format("%Y-%m-%d").to_string() })
                .to_string(),
            outcome: "done".into(),
        };
        desk.store().write_now::<_, StoreError>(Lane::Bulk, move |w| w.add_audit(&ring, &event).map(|_| ()))?;
    }
    for (made, path) in &old {
        if !dry_run {
            fs::remove_file(path).with_context(|| path.display().to_string())?;
        }
        let done = if dry_run { "would be deleted" } else { "deleted" };
        writeln!(out, "{}: of {}, {done}", path.display(), made.format("%Y-%m-%d"))?;
    }
    if !dry_run {
        File::open(folder)?.sync_all()?;
    }
    let kept = found.len() - old.len() + usize::from(newest.is_some());
    writeln!(out, "{} older than {days} days; {kept} kept", old.len())?;
    if newest.is_some_and(|(made, _)| made < before) {
        writeln!(
            out,
            "The newest backup is older than {days} days too and was left: make a new one, then run this again."
        )?;
        return Ok(false);
    }
    Ok(true)
}

/// Says in the data when it was last copied, for the desk's alerts. In the copy itself stands the one before.
pub(super) fn note_backup(desk: &crate::actions::Desk) -> anyhow::Result<bool> {
    let at = desk.now().unix_seconds().to_string();
    desk.store()
        .write_now::<_, StoreError>(Lane::Bulk, move |w| w.set_fact(crate::actions::alert::BACKUP_FACT, &at))?;
    Ok(true)
}

/// Puts a sealed copy that is whole in its place and says what it is.
pub(super) fn report(sealed: tempfile::NamedTempFile, file: &Path, out: &mut dyn Write) -> anyhow::Result<bool> {
    let folder = folder_of(file);
    sealed.as_file().sync_all()?;
    let size = sealed.as_file().metadata()?.len();
    sealed.persist_noclobber(file).map_err(|e| e.error).with_context(|| file.display().to_string())?;
    File::open(&folder)?.sync_all()?;
    let hash: String = crate::actions::import::hash_of(File::open(file)?)?.iter().map(|b| format!("{b:02x}")).collect();
    writeln!(out, "{}: {size} bytes, sealed\nsha256 {hash}", file.display())?;
    writeln!(out, "Neither the key folder nor the key database is in it: keep those elsewhere.")?;
    Ok(true)
}

/// Puts a backup in place and replays the ledger, or tries both out in a temporary place.
pub fn restore(settings: Settings, file: &Path, drill: bool, out: &mut dyn Write) -> anyhow::Result<bool> {
    let (data, keys) = urls(&settings)?;
    let target = match &data {
        DatabaseUrl::Sqlite(target) => target,
        #[cfg(feature = "postgres")]
        DatabaseUrl::Postgres(url) => {
            return super::backup_postgres::restore(&settings, url, &keys, file, drill, out);
        }
        #[cfg(not(feature = "postgres"))]
        DatabaseUrl::Postgres(_) => bail!("this program was built without PostgreSQL"),
    };
    let ring = Keyring::open(&settings.keys, &Randomness::System)?;
    if let DatabaseUrl::Sqlite(keys) = &keys
        && !keys.exists()
    {
        bail!(
            "the key database {} is not there: without it the backup cannot be read. Put it back first",
            keys.display()
        );
    }
    let _lock = if drill { None } else { Some(lock_alone(&settings)?) };
    let folder = folder_of(target);
    fs::create_dir_all(&folder)?;
    if !drill {
        clear_away(&folder);
    }
    let place = tempfile::Builder::new().prefix(".restore").tempdir_in(&folder)?;
    let copy = place.path().join("portal.db");
    let mut plain = BufWriter::new(File::create(&copy)?);
    ring.open_backup(BufReader::new(File::open(file).with_context(|| file.display().to_string())?), &mut plain)
        .with_context(|| file.display().to_string())?;
    plain.flush()?;
    plain.get_ref().sync_all()?;
    drop(plain);

    // from here on nothing opens this copy until the replay is done
    let engine = EngineSettings { readers: 2, ..EngineSettings::default() };
    let copy_url = DatabaseUrl::Sqlite(copy.clone());
    let now = Clock::System.now();
    let store = Store::open(&copy_url, &keys, ring.clone(), &engine)?;
    store.bind(now)?;
    super::open::refuse_moved(&store)?;
    store.write_now::<_, StoreError>(Lane::Bulk, |w| w.set_fact(UNFINISHED, "1"))?;
    let replayed = replay(&store, now)?;
    if !drill {
        store.leave_the_past()?;
    }
    let state = store.read_now::<_, StoreError>(|r| r.verify_audit(&ring))?;
    let count = store.read_now::<_, StoreError>(crate::store::contacts::count)?;
    store.close();
    wait_for_quiet(&copy)?;
    writeln!(
        out,
        "{count} contacts; {} entries of the ledger replayed; {} contacts cleared that were erased since",
        replayed.entries, replayed.cleared
    )?;
    match &state {
        AuditState::Whole { linked, .. } => writeln!(out, "audit log whole: {linked} rows linked")?,
        AuditState::Broken { row, why } => writeln!(out, "audit log broken: row {row}: {why}")?,
    }
    if drill {
        writeln!(out, "Drill: nothing was changed.")?;
        return Ok(matches!(state, AuditState::Whole { .. }));
    }
    crate::failpoint::reach("restore-replayed");
    let kept = free_name(with_ending(target, &format!(".before-restore-{}", now.naive_utc().format("%Y%m%dT%H%M%S"))));
    if target.exists() {
        set_aside(target, &kept)?;
    }
    crate::failpoint::reach("restore-set-aside");
    // one step: whoever looks finds the old database or the new one
    fs::rename(&copy, target)?;
    crate::failpoint::reach("restore-placed");
    File::open(&folder)?.sync_all()?;
    writeln!(
        out,
        "{} is restored. Letters that waited are held: look at them before they leave. What was there before is kept beside it as {}",
        target.display(),
        kept.display()
    )?;
    // what is there is better than nothing, but whoever ran this must hear of it
    Ok(matches!(state, AuditState::Whole { .. }))
}

/// Keeps the database under another name as well, with everything that stood in its log: it is still in its place then.
/// One that cannot be read any more, which is why it is restored, is moved away as it is.
fn set_aside(file: &Path, kept: &Path) -> anyhow::Result<()> {
    let is_one_file = Store::close_log(file).is_ok()
        && ["-wal", "-shm"].iter().all(|e| fs::metadata(with_ending(file, e)).map_or(true, |m| m.len() == 0));
    if is_one_file {
        return match fs::hard_link(file, kept) {
            // over a name that is taken nothing is copied: it may be this very file
            Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => fs::copy(file, kept).map(|_| ()),
            done => done,
        }
        .with_context(|| kept.display().to_string());
    }
    for part in ["", "-wal", "-shm"] {
        let old = with_ending(file, part);
        if old.exists() {
            fs::rename(&old, with_ending(kept, part))?;
        }
    }
    Ok(())
}

/// A restore that was killed leaves its working copy behind; nobody else is at work while the lock is held.
fn clear_away(folder: &Path) {
    let is_ours = |name: &str| {
        let random = name.strip_prefix(".restore").unwrap_or_default();
        random.len() == 6 && random.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let files = || fs::read_dir(entry.path()).into_iter().flatten().flatten();
        let has_only_copies = files().all(|f| f.file_name().to_string_lossy().starts_with("portal.db"));
        if is_ours(&entry.file_name().to_string_lossy()) && has_only_copies {
            drop(fs::remove_dir_all(entry.path()));
        }
    }
}

/// The name itself, or with the first number that is not taken yet: two restores may fall into one second.
fn free_name(name: PathBuf) -> PathBuf {
    let is_taken = |name: &PathBuf| fs::symlink_metadata(name).is_ok();
    if !is_taken(&name) {
        return name;
    }
    (2..).map(|n| with_ending(&name, &format!("-{n}"))).find(|name| !is_taken(name)).unwrap_or(name)
}

fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// The copy must be one file before it is moved: its write-ahead log is emptied by the last connection that closes.
fn wait_for_quiet(file: &Path) -> anyhow::Result<()> {
    let log = with_ending(file, "-wal");
    for _ in 0..200 {
        if fs::metadata(&log).map_or(0, |m| m.len()) == 0 {
            return Ok(());
        }
        std::thread::sleep(std::time::Duration::from_millis(25));
    }
    bail!("the restored copy did not come to rest; nothing was changed. Try again")
}
