//! `backup` and `restore` of a PostgreSQL database: with its own tools, and with the same replay of the ledger. The
//! restored copy gets a name of its own until the replay is done, so that nothing can be served from it before.

use super::backup::{folder_of, note_backup, report};
use super::open::{Create, lock_alone, open_locked};
use crate::actions::restore::{UNFINISHED, replay};
use crate::domain::clock::Clock;
use crate::domain::secret::Randomness;
use crate::settings::Settings;
use crate::store::audit::AuditState;
use crate::store::server::ServerDatabase;
use crate::store::{DatabaseUrl, EngineSettings, Lane, Store, StoreError};
use crate::vault::Keyring;
use anyhow::{Context as _, bail};
use std::fs::File;
use std::io::{BufReader, BufWriter, Read as _, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// What a dump in PostgreSQL's own form begins with.
const DUMP: &[u8] = b"PGDMP";

fn database(url: &str) -> anyhow::Result<ServerDatabase> {
    ServerDatabase::of(url).context("database_url must name the database, as in postgres://user@host/name")
}

/// One of PostgreSQL's tools, with the password where other users of the machine cannot read it.
fn tool(name: &str, at: &ServerDatabase) -> (Command, String) {
    let (url, password) = at.without_password();
    let mut command = Command::new(name);
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    command.stdin(Stdio::null());
    (command, url)
}

fn missing(name: &str, error: &std::io::Error) -> anyhow::Error {
    if error.kind() == std::io::ErrorKind::NotFound {
        anyhow::anyhow!(
            "{name} is not installed here: install PostgreSQL's client tools of the server's version (Debian: postgresql-client). Nothing was changed"
        )
    } else {
        anyhow::anyhow!("{name}: {error}")
    }
}

/// What a tool complained of: its first line, which names no data.
fn complaint(text: &[u8]) -> String {
    String::from_utf8_lossy(text).lines().next().unwrap_or("it did not say why").to_owned()
}

/// Writes a sealed dump to a file that does not exist yet: whole or not at all. The plain dump is never on a disk.
pub(super) fn backup(settings: Settings, url: &str, file: &Path, out: &mut dyn Write) -> anyhow::Result<bool> {
    let at = database(url)?;
    let (desk, _lock) = open_locked(settings, Create::Never)?;
    let folder = folder_of(file);
    let mut sealed = tempfile::NamedTempFile::new_in(&folder)?;
    let (mut command, address) = tool("pg_dump", &at);
    let mut dump = command
        .args(["--format=custom", "--no-owner", "--no-privileges", "--dbname"])
        .arg(address)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| missing("pg_dump", &error))?;
    let plain = dump.stdout.take().context("pg_dump has no output")?;
    let done = desk.ring().seal_backup(BufReader::new(plain), BufWriter::new(sealed.as_file_mut()));
    let ended = dump.wait_with_output()?;
    if !ended.status.success() {
        bail!("pg_dump could not read {}: {}. Nothing was written", at.name(), complaint(&ended.stderr));
    }
    done?;
    report(sealed, file, out)?;
    note_backup(&desk)
}

/// Restores into a database of another name on the same server, replays the ledger there, and then puts it in place,
/// or, for a drill, drops it.
pub(super) fn restore(
    settings: &Settings,
    url: &str,
    keys: &DatabaseUrl,
    file: &Path,
    drill: bool,
    out: &mut dyn Write,
) -> anyhow::Result<bool> {
    let target = database(url)?;
    let ring = Keyring::open(&settings.keys, &Randomness::System)?;
    if let DatabaseUrl::Sqlite(keys) = keys
        && !keys.exists()
    {
        bail!(
            "the key database {} is not there: without it the backup cannot be read. Put it back first",
            keys.display()
        );
    }
    let _lock = if drill { None } else { Some(lock_alone(settings)?) };
    if !drill && target.count_others()? > 0 {
        bail!("somebody is connected to the database {}: stop every server and command first", target.name());
    }
    // beside the keys, in a folder that nobody else can read: the dump is checked as a whole before it is used
    let place = tempfile::Builder::new().prefix(".restore").tempdir_in(folder_of(&settings.keys))?;
    let copy = place.path().join("portal.dump");
    let mut plain = BufWriter::new(File::create(&copy)?);
    ring.open_backup(BufReader::new(File::open(file).with_context(|| file.display().to_string())?), &mut plain)
        .with_context(|| file.display().to_string())?;
    plain.flush()?;
    drop(plain);
    let mut head = [0_u8; 5];
    if File::open(&copy)?.read_exact(&mut head).is_err() || head != DUMP {
        bail!(
            "{} is a backup of the embedded database, and database_url names PostgreSQL. Nothing was changed",
            file.display()
        );
    }
    let scratch = target.beside(&format!("{}_restoring", target.name()));
    scratch.create_anew().context(
        "a database to restore into could not be made: the user of database_url needs the right to create databases (ALTER ROLE … CREATEDB)",
    )?;
    let done = fill(&scratch, &copy, keys, &ring, drill);
    let (state, now) = match done {
        Ok((state, words, now)) => {
            writeln!(out, "{words}")?;
            (state, now)
        }
        Err(error) => {
            drop(scratch.drop_it());
            return Err(error);
        }
    };
    match &state {
        AuditState::Whole { linked, .. } => writeln!(out, "audit log whole: {linked} rows linked")?,
        AuditState::Broken { row, why } => writeln!(out, "audit log broken: row {row}: {why}")?,
    }
    let is_whole = matches!(state, AuditState::Whole { .. });
    if drill {
        scratch.drop_it()?;
        writeln!(out, "Drill: nothing was changed.")?;
        return Ok(is_whole);
    }
    crate::failpoint::reach("restore-replayed");
    let aside = format!("{}_before_restore_{}", target.name(), now.naive_utc().format("%Y%m%dT%H%M%S"));
    // the server takes a moment to see that our own connections to the new one are closed
    let mut tries = 0;
    while let Err(error) = target.replace_with(&scratch, &aside) {
        tries += 1;
        if tries >= 50 || target.count_others()? > 0 {
            return Err(error).context("the restored database could not be put in place; nothing was changed");
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    writeln!(
        out,
        "{} is restored. Letters that waited are held: look at them before they leave. What was there before is kept as the database {aside}",
        target.name()
    )?;
    Ok(is_whole)
}

type Filled = (AuditState, String, crate::domain::clock::Moment);

/// Fills the new database and replays the ledger; every connection to it is closed when this returns.
fn fill(
    scratch: &ServerDatabase,
    copy: &Path,
    keys: &DatabaseUrl,
    ring: &Keyring,
    drill: bool,
) -> anyhow::Result<Filled> {
    let (mut command, address) = tool("pg_restore", scratch);
    let ended = command
        .args(["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", "--dbname"])
        .arg(address)
        .arg(copy)
        .output()
        .map_err(|error| missing("pg_restore", &error))?;
    if !ended.status.success() {
        bail!("pg_restore: {}. Nothing was changed", complaint(&ended.stderr));
    }
    crate::failpoint::reach("restore-filled");
    let engine = EngineSettings { readers: 2, ..EngineSettings::default() };
    let now = Clock::System.now();
    let store = Store::open(&DatabaseUrl::Postgres(scratch.url()), keys, ring.clone(), &engine)?;
    store.bind(now)?;
    super::open::refuse_moved(&store)?;
    store.write_now::<_, StoreError>(Lane::Bulk, |w| w.set_fact(UNFINISHED, "1"))?;
    let replayed = replay(&store, now)?;
    if !drill {
        store.leave_the_past()?;
    }
    let state = store.read_now::<_, StoreError>(|r| r.verify_audit(ring))?;
    let count = store.read_now::<_, StoreError>(crate::store::contacts::count)?;
    store.close();
    let words = format!(
        "{count} contacts; {} entries of the ledger replayed; {} contacts cleared that were erased since",
        replayed.entries, replayed.cleared
    );
    Ok((state, words, now))
}
