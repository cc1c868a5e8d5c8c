//! How units of work run. SQLite: one writer thread that commits what is waiting together, in two lanes, a savepoint
//! and a panic guard a unit, each waiter told after the commit. PostgreSQL: on a pool, each in its own transaction.

use super::connection::{self, DatabaseUrl, Db, Manager, Pool, Schema};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::r2d2;
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Why the store could not do its part. Says to an operator what to look at; pages show it as "try again later".
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Nobody answers there.
    #[error("the database {url} cannot be opened: {why}")]
    Unreachable {
        /// The address without its password.
        url: String,
        /// What the driver said.
        why: String,
    },
    /// All connections are in use, or another process holds the lock.
    #[error("the database is busy; nothing was changed")]
    Busy,
    /// The disk has no room.
    #[error("the database's disk is full; nothing was changed. Free some space and try again")]
    Full,
    /// The database is newer than the program.
    #[error(
        "the database was made by a newer version of this program (it has {0}); run that version, or restore a backup"
    )]
    NewerSchema(String),
    /// A migration failed.
    #[error("bringing the database up to date failed: {0}")]
    Migration(String),
    /// A unique row exists already.
    #[error("such a row exists already")]
    Taken,
    /// A row that must exist does not.
    #[error("no such row")]
    NotFound,
    /// Something sealed does not open.
    #[error(transparent)]
    Unseal(#[from] crate::vault::UnsealError),
    /// A stored text is not of the form it should have.
    #[error("a stored row is not of the expected form: {0}")]
    Malformed(String),
    /// The data and the keys are not of one installation.
    #[error("{0}")]
    Mismatch(String),
    /// Only the embedded database can do this.
    #[error("this works for the embedded database only; use PostgreSQL's own tools (pg_dump) for the other")]
    NotEmbedded,
    /// A unit of work broke off; it was undone.
    #[error("a piece of work broke off and was undone")]
    Panicked,
    /// The program is stopping.
    #[error("the portal is stopping")]
    Stopping,
    /// Anything else the database said. Parameters are not part of it.
    #[error("the database refused: {0}")]
    Database(String),
}

impl From<DieselError> for StoreError {
    fn from(error: DieselError) -> Self {
        match error {
            DieselError::NotFound => Self::NotFound,
            DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => Self::Taken,
            DieselError::DatabaseError(_, info) => {
                let text = info.message();
                if text.contains("disk is full") || text.contains("No space left") {
                    Self::Full
                } else if text.contains("database is locked") || text.contains("lock timeout") {
                    Self::Busy
                } else {
                    // constraint messages can quote values: keep the first line, which does not
                    Self::Database(text.lines().next().unwrap_or_default().to_owned())
                }
            }
            other => Self::Database(other.to_string()),
        }
    }
}

/// Who waits for a unit of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// A person at a browser: always first.
    People,
    /// Imports and other long work, in short pieces.
    Bulk,
}

/// Sizes and times of the engine.
#[derive(Debug, Clone)]
pub struct EngineSettings {
    /// Connections for reading.
    pub readers: u32,
    /// How long a request waits for a connection before it is told that the portal is busy.
    pub wait: Duration,
    /// Of the embedded database: how many pages (4 KiB each) its write-ahead log may hold before bulk work waits until they
    /// are in the file.
    pub log_pages: i64,
    /// How long between two looks at that log.
    pub look: Duration,
}
impl Default for EngineSettings {
    fn default() -> Self {
        Self { readers: 8, wait: Duration::from_secs(3), log_pages: 65_536, look: Duration::from_millis(250) }
    }
}

type After = Box<dyn FnOnce(Option<StoreError>) + Send>;
/// A unit of work: gets the open transaction, or the reason why there is none.
type Job = Box<dyn FnOnce(Result<&mut Db, StoreError>) -> (After, bool) + Send>;

#[derive(Default)]
struct Queues {
    people: VecDeque<Job>,
    bulk: VecDeque<Job>,
    /// Bulk work waits while the write-ahead log is moved into the file.
    held: bool,
    stopping: bool,
}

impl Queues {
    fn has_bulk(&self) -> bool {
        !self.bulk.is_empty() && (self.stopping || !self.held)
    }
}

/// The queue in front of SQLite's one writer.
struct Waiting {
    queues: Mutex<Queues>,
    bell: Condvar,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

enum Writer {
    Queue { waiting: Arc<Waiting>, thread: Mutex<Option<std::thread::JoinHandle<()>>> },
    Pool(Pool),
}

/// One database: a pool to read from, and the way to write.
#[derive(Clone)]
pub(super) struct Engine {
    readers: Pool,
    writer: Arc<Writer>,
}

/// How many units one commit may carry, and for how long a commit gathers.
const TOGETHER: usize = 512;
const GATHER: Duration = Duration::from_millis(8);
/// Pages of write-ahead log after which the checkpointer moves them into the file (4 KiB each).
const CHECKPOINT_PAGES: i64 = 2_000;

impl Engine {
    pub(super) fn open(url: &DatabaseUrl, schema: Schema, settings: &EngineSettings) -> Result<Self, StoreError> {
        if let DatabaseUrl::Sqlite(file) = url
            && let Some(folder) = file.parent().filter(|f| !f.as_os_str().is_empty())
        {
            let mut builder = std::fs::DirBuilder::new();
            builder.recursive(true);
            #[cfg(unix)]
            std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
            builder.create(folder).map_err(|e| StoreError::Unreachable { url: url.to_string(), why: e.to_string() })?;
        }
        let mut db = connection::single(url)?;
        connection::migrate(&mut db, schema)?;
        let pool = |may_write, size| {
            r2d2::Pool::builder()
                .max_size(size)
                .min_idle(Some(1))
                .test_on_check_out(!url.is_embedded())
                .connection_timeout(settings.wait)
                .error_handler(Box::new(r2d2::NopErrorHandler))
                .build(Manager { url: url.clone(), may_write })
                .map_err(|e| StoreError::Unreachable { url: url.to_string(), why: e.to_string() })
        };
        let readers = pool(false, settings.readers)?;
        let writer = if url.is_embedded() {
            start_writer(db, url, settings)?
        } else {
            Writer::Pool(pool(true, settings.readers)?)
        };
        Ok(Self { readers, writer: Arc::new(writer) })
    }

    pub(super) fn read<T, E: From<StoreError>>(&self, work: impl FnOnce(&mut Db) -> Result<T, E>) -> Result<T, E> {
        let mut db = self.readers.get().map_err(|_| StoreError::Busy)?;
        work(&mut db)
    }

    /// Reads at once, if the database is embedded and a connection is free; else gives the work back.
    pub(super) fn read_at_once<T, E: From<StoreError>, W: FnOnce(&mut Db) -> Result<T, E>>(
        &self,
        work: W,
    ) -> Result<Result<T, E>, W> {
        let is_embedded = matches!(&*self.writer, Writer::Queue { .. });
        let Some(mut db) = is_embedded.then(|| self.readers.try_get()).flatten() else { return Err(work) };
        Ok(catch_unwind(AssertUnwindSafe(|| work(&mut db))).unwrap_or_else(|_| Err(StoreError::Panicked.into())))
    }

    pub(super) async fn write<T, E>(
        &self,
        lane: Lane,
        work: impl FnOnce(&mut Db) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &*self.writer {
            Writer::Queue { waiting, .. } => {
                let (tell, told) = tokio::sync::oneshot::channel();
                submit(waiting, lane, work, move |answer| drop(tell.send(answer)))?;
                told.await.unwrap_or_else(|_| Err(StoreError::Stopping.into()))
            }
            Writer::Pool(_) => {
                let engine = self.clone();
                tokio::task::spawn_blocking(move || engine.write_now(lane, work))
                    .await
                    .unwrap_or_else(|_| Err(StoreError::Panicked.into()))
            }
        }
    }

    pub(super) fn write_now<T, E>(
        &self,
        lane: Lane,
        work: impl FnOnce(&mut Db) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &*self.writer {
            Writer::Queue { waiting, .. } => {
                let (tell, told) = std::sync::mpsc::sync_channel(1);
                submit(waiting, lane, work, move |answer| drop(tell.send(answer)))?;
                told.recv().unwrap_or_else(|_| Err(StoreError::Stopping.into()))
            }
            Writer::Pool(pool) => {
                let mut db = pool.get().map_err(|_| StoreError::Busy)?;
                db.batch_execute("BEGIN").map_err(StoreError::from)?;
                match catch_unwind(AssertUnwindSafe(|| work(&mut db))) {
                    Ok(Ok(value)) => {
                        // COMMIT of a transaction that met an error undoes it without saying so: the SELECT says so
                        if let Err(error) = db.batch_execute("SELECT 1; COMMIT") {
                            drop(db.batch_execute("ROLLBACK"));
                            return Err(StoreError::from(error).into());
                        }
                        Ok(value)
                    }
                    Ok(Err(error)) => {
                        db.batch_execute("ROLLBACK").map_err(StoreError::from)?;
                        Err(error)
                    }
                    Err(_) => {
                        db.batch_execute("ROLLBACK").map_err(StoreError::from)?;
                        Err(StoreError::Panicked.into())
                    }
                }
            }
        }
    }

    /// Lets the writer finish what it was given and stops it.
    pub(super) fn close(&self) {
        if let Writer::Queue { waiting, thread } = &*self.writer {
            lock(&waiting.queues).stopping = true;
            waiting.bell.notify_all();
            if let Some(thread) = lock(thread).take() {
                drop(thread.join());
            }
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if let Self::Queue { waiting, .. } = self {
            lock(&waiting.queues).stopping = true;
            waiting.bell.notify_all();
        }
    }
}

/// Wraps a unit of work into a job: savepoint, panic guard, and the answer that waits for the commit.
fn submit<T, E>(
    waiting: &Waiting,
    lane: Lane,
    work: impl FnOnce(&mut Db) -> Result<T, E> + Send + 'static,
    tell: impl FnOnce(Result<T, E>) + Send + 'static,
) -> Result<(), StoreError>
where
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    let job: Job = Box::new(move |db| {
        let answer = match db {
            Ok(db) => in_savepoint(db, work),
            Err(failure) => Err(failure.into()),
        };
        let went_wrong = answer.is_err();
        let after: After = Box::new(move |failure: Option<StoreError>| match failure {
            // what the work itself refused is the truer answer
            Some(failure) if answer.is_ok() => tell(Err(failure.into())),
            _ => tell(answer),
        });
        (after, went_wrong)
    });
    let mut queues = lock(&waiting.queues);
    if queues.stopping {
        return Err(StoreError::Stopping);
    }
    match lane {
        Lane::People => queues.people.push_back(job),
        Lane::Bulk => queues.bulk.push_back(job),
    }
    drop(queues);
    waiting.bell.notify_all();
    Ok(())
}

fn in_savepoint<T, E: From<StoreError>>(db: &mut Db, work: impl FnOnce(&mut Db) -> Result<T, E>) -> Result<T, E> {
    db.batch_execute("SAVEPOINT unit").map_err(StoreError::from)?;
    let answer = catch_unwind(AssertUnwindSafe(|| work(db)));
    // a full or failing disk makes SQLite undo the whole transaction at once: then there is no savepoint to go back to,
    // and the write loop notices
    match answer {
        Ok(Ok(value)) => {
            db.batch_execute("RELEASE unit").map_err(StoreError::from)?;
            Ok(value)
        }
        Ok(Err(error)) => {
            drop(db.batch_execute("ROLLBACK TO unit; RELEASE unit"));
            Err(error)
        }
        Err(_) => {
            drop(db.batch_execute("ROLLBACK TO unit; RELEASE unit"));
            Err(StoreError::Panicked.into())
        }
    }
}

/// Whether the transaction that `BEGIN` opened is still open. Only an open one can be begun into.
fn is_open(db: &mut Db) -> bool {
    match db.batch_execute("BEGIN") {
        // "cannot start a transaction within a transaction"
        Err(_) => true,
        Ok(()) => {
            drop(db.batch_execute("ROLLBACK"));
            false
        }
    }
}

fn start_writer(db: Db, url: &DatabaseUrl, settings: &EngineSettings) -> Result<Writer, StoreError> {
    let waiting = Arc::new(Waiting { queues: Mutex::default(), bell: Condvar::new() });
    let theirs = waiting.clone();
    let spawn = |name: &str, body: Box<dyn FnOnce() + Send>| {
        std::thread::Builder::new()
            .name(name.to_owned())
            .spawn(body)
            .map_err(|e| StoreError::Unreachable { url: url.to_string(), why: e.to_string() })
    };
    let thread = spawn("writer", Box::new(move || write_loop(db, &theirs)))?;
    let mut checkpoints = connection::single(url)?;
    // whoever empties the log keeps writers out while it waits for readers: not for long
    checkpoints.batch_execute("PRAGMA busy_timeout = 100").map_err(StoreError::from)?;
    let weak = Arc::downgrade(&waiting);
    let (log_pages, look) = (settings.log_pages, settings.look);
    spawn("checkpoints", Box::new(move || checkpoint_loop(checkpoints, &weak, log_pages, look)))?;
    Ok(Writer::Queue { waiting, thread: Mutex::new(Some(thread)) })
}

/// The next job: people first; a bulk piece only when none waits, and one a commit.
fn next(queues: &mut Queues, bulk_done: bool) -> Option<(Job, bool)> {
    if let Some(job) = queues.people.pop_front() {
        return Some((job, false));
    }
    if bulk_done || !queues.has_bulk() { None } else { queues.bulk.pop_front().map(|job| (job, true)) }
}

fn write_loop(mut db: Db, waiting: &Waiting) {
    loop {
        let mut queues = lock(&waiting.queues);
        while queues.people.is_empty() && !queues.has_bulk() {
            if queues.stopping {
                return;
            }
            queues = waiting.bell.wait(queues).unwrap_or_else(PoisonError::into_inner);
        }
        drop(queues);

        let mut failure = db.batch_execute("BEGIN IMMEDIATE").err().map(StoreError::from);
        let mut afters: Vec<After> = Vec::new();
        let (started, mut bulk_done) = (Instant::now(), false);
        loop {
            let job = next(&mut lock(&waiting.queues), bulk_done);
            let Some((job, is_bulk)) = job else { break };
            bulk_done |= is_bulk;
            let (after, went_wrong) = job(failure.as_ref().map_or_else(|| Ok(&mut db), |f| Err(f.repeat())));
            afters.push(after);
            if went_wrong && failure.is_none() && !is_open(&mut db) {
                // everything in this commit was undone with it: each waiter is told
                failure = Some(StoreError::Full);
                break;
            }
            if afters.len() >= TOGETHER || started.elapsed() >= GATHER {
                break;
            }
        }
        if failure.is_none() {
            crate::failpoint::reach("commit");
            failure = db.batch_execute("COMMIT").err().map(StoreError::from);
            crate::failpoint::reach("committed");
            if failure.is_some() {
                // a commit that failed may leave the transaction open (busy, disk full)
                drop(db.batch_execute("ROLLBACK"));
            }
        }
        for after in afters {
            after(failure.as_ref().map(StoreError::repeat));
        }
    }
}

impl StoreError {
    /// The same error for each waiter of one commit.
    fn repeat(&self) -> Self {
        match self {
            Self::Busy => Self::Busy,
            Self::Full => Self::Full,
            other => Self::Database(other.to_string()),
        }
    }
}

#[derive(Debug, Default, QueryableByName)]
struct CheckpointRow {
    /// Whether somebody was in the way.
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    busy: i64,
    /// Pages in the log.
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    log: i64,
}

/// Checkpoints on a thread of their own: whoever writes for a person never stops for them. What they move into the file
/// leaves the log as long as it is, and while bulk work writes without a pause the log is never begun anew: beyond `log_pages`
/// bulk work is held until it is.
fn checkpoint_loop(mut db: Db, waiting: &std::sync::Weak<Waiting>, log_pages: i64, look: Duration) {
    let (mut quiet, mut most) = (0, log_pages);
    while let Some(strong) = waiting.upgrade() {
        let stopping = lock(&strong.queues).stopping;
        let it = checkpoint(&mut db, if quiet >= 40 || stopping { "TRUNCATE" } else { "PASSIVE" });
        if stopping {
            return;
        }
        if it.log > most {
            lock(&strong.queues).held = true;
            let is_empty = (0..20).any(|_| {
                // most of it without keeping anybody out
                checkpoint(&mut db, "PASSIVE");
                let it = checkpoint(&mut db, "TRUNCATE");
                it.busy == 0 && it.log <= CHECKPOINT_PAGES
            });
            lock(&strong.queues).held = false;
            strong.bell.notify_all();
            // somebody reads for long, such as a backup: bulk work goes on, and it is tried again when as much more is there
            most = if is_empty { log_pages } else { it.log.saturating_add(log_pages) };
        }
        drop(strong);
        quiet = if it.log > CHECKPOINT_PAGES { 0 } else { (quiet + 1) % 41 };
        std::thread::sleep(look);
    }
    checkpoint(&mut db, "TRUNCATE");
}

fn checkpoint(db: &mut Db, how: &str) -> CheckpointRow {
    match db {
        #[cfg(feature = "sqlite")]
        Db::Sqlite(c) => {
            let sql = format!("PRAGMA wal_checkpoint({how})");
            diesel::sql_query(sql).get_result(c).unwrap_or_default()
        }
        #[cfg(feature = "postgres")]
        Db::Postgres(_) => CheckpointRow::default(),
    }
}

#[cfg(all(test, feature = "sqlite"))]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicBool, Ordering};

    /// The log of an import that goes on for hours does not fill the disk, also while somebody reads now and then.
    #[test]
    fn th30_bulk_work_without_a_pause_does_not_fill_the_disk_with_its_log() {
        const PIECES: u64 = 150;
        const PIECE: usize = 256 * 1024;
        let dir = tempfile::tempdir().unwrap();
        let url = DatabaseUrl::parse(&format!("sqlite:{}", dir.path().join("portal.db").display())).unwrap();
        let settings =
            EngineSettings { readers: 2, log_pages: 500, look: Duration::from_millis(5), ..EngineSettings::default() };
        let engine = Engine::open(&url, Schema::Data, &settings).unwrap();
        let log = dir.path().join("portal.db-wal");
        let (is_over, longest) = (AtomicBool::new(false), Mutex::new(0_u64));
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while !is_over.load(Ordering::SeqCst) {
                    let now = std::fs::metadata(&log).map_or(0, |m| m.len());
                    let mut most = lock(&longest);
                    *most = now.max(*most);
                    drop(most);
                    engine
                        .read::<_, StoreError>(|db| Ok(db.batch_execute("SELECT count(*) FROM installation")?))
                        .unwrap();
                }
            });
            // two at a time, so that the next piece always waits already
            let writers: Vec<_> = (0..2)
                .map(|writer| {
                    let engine = engine.clone();
                    scope.spawn(move || {
                        for piece in 0..PIECES {
                            let sql = format!(
                                "INSERT INTO installation (name, value) VALUES ('bulk/{writer}/{piece}', hex(zeroblob({})))",
                                PIECE / 2
                            );
                            engine.write_now::<_, StoreError>(Lane::Bulk, move |db| Ok(db.batch_execute(&sql)?)).unwrap();
                        }
                    })
                })
                .collect();
            writers.into_iter().for_each(|writer| writer.join().unwrap());
            is_over.store(true, Ordering::SeqCst);
        });
        engine.close();
        let (longest, written) = (*lock(&longest), 2 * PIECES * PIECE as u64);
        assert!(longest < written / 2, "a log of {longest} bytes for {written}");
    }
}
