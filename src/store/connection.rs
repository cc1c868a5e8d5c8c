//! The one connection type over both databases: which one, from the address; how it is prepared; migrations.

use super::engine::StoreError;
use diesel::connection::SimpleConnection;
use diesel::migration::MigrationSource;
use diesel::prelude::*;
use diesel::r2d2;
use diesel::sql_types::{Bool, Text};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use std::path::{Path, PathBuf};

// the derive writes items of its own, among them an `establish` that nothing here calls
#[allow(missing_docs, clippy::disallowed_methods, unused_qualifications)]
mod joint {
    use diesel::prelude::*;

    #[derive(diesel::MultiConnection)]
    pub(in crate::store) enum Db {
        #[cfg(feature = "postgres")]
        Postgres(PgConnection),
        #[cfg(feature = "sqlite")]
        Sqlite(SqliteConnection),
    }
}
pub(super) use joint::{Db, MultiBackend};

/// Says the same words to whichever back end is open: for the few statements that the joint back end refuses.
macro_rules! on_each {
    ($db:expr, |$c:ident| $body:expr) => {
        match $db {
            #[cfg(feature = "postgres")]
            $crate::store::connection::Db::Postgres($c) => $body,
            #[cfg(feature = "sqlite")]
            $crate::store::connection::Db::Sqlite($c) => $body,
        }
    };
}

/// Which of the two databases a connection is to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Schema {
    Data,
    Keys,
}

#[cfg(feature = "postgres")]
const PG_DATA: EmbeddedMigrations = embed_migrations!("migrations/postgres");
#[cfg(feature = "sqlite")]
const SQLITE_DATA: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
#[cfg(feature = "postgres")]
const PG_KEYS: EmbeddedMigrations = embed_migrations!("migrations/keys_postgres");
#[cfg(feature = "sqlite")]
const SQLITE_KEYS: EmbeddedMigrations = embed_migrations!("migrations/keys_sqlite");

/// The address of a database. Its `Debug` and `Display` leave passwords out.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// A file of the embedded database.
    Sqlite(PathBuf),
    /// A PostgreSQL server.
    Postgres(String),
}

/// Why a text is no database address.
#[derive(Debug, thiserror::Error)]
pub enum UrlError {
    /// Neither scheme.
    #[error(
        "a database address starts with sqlite: (as in sqlite:var/portal.db) or postgres:// (as in postgres://user@host/name)"
    )]
    Scheme,
    /// `sqlite:` and nothing more, or in memory.
    #[error(
        "name a file after sqlite:, as in sqlite:var/portal.db; a database in memory would lose what was acknowledged"
    )]
    NoFile,
    /// This build lacks it.
    #[error("this program was built without {0}")]
    NotBuilt(&'static str),
    /// A server on another machine, and nothing that encrypts the way there.
    #[error(
        "{0} is another machine: add sslmode=verify-full to the address, as in postgres://user@{0}/name?sslmode=verify-full, and build with --features pg-bundled-tls or link the system's libpq (docs/OPERATIONS.md)"
    )]
    InClear(String),
}

impl DatabaseUrl {
    /// Reads an address by its scheme.
    pub fn parse(text: &str) -> Result<Self, UrlError> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return if cfg!(feature = "postgres") {
                Ok(Self::Postgres(text.to_owned()))
            } else {
                Err(UrlError::NotBuilt("PostgreSQL"))
            };
        }
        let Some(file) = text.strip_prefix("sqlite:") else {
            return Err(UrlError::Scheme);
        };
        let file = file.strip_prefix("//").unwrap_or(file);
        if file.is_empty() || file.contains(":memory:") {
            return Err(UrlError::NoFile);
        }
        if cfg!(feature = "sqlite") { Ok(Self::Sqlite(PathBuf::from(file))) } else { Err(UrlError::NotBuilt("SQLite")) }
    }
    /// Whether it is the embedded database.
    pub fn is_embedded(&self) -> bool {
        matches!(self, Self::Sqlite(_))
    }
    /// The host of a server, if it is one.
    pub fn host(&self) -> Option<&str> {
        let Self::Postgres(url) = self else { return None };
        let rest = url.split_once("://")?.1;
        let rest = rest.split(['/', '?']).next()?;
        let host = rest.rsplit('@').next()?;
        Some(if host.starts_with('[') {
            host.split(']').next()?.trim_start_matches('[')
        } else {
            host.split(':').next()?
        })
    }
    /// S11.3, ASVS 12.3.1: refuses a server on another machine unless its address has it proved who it is over TLS. What
    /// `PGSSLMODE` says counts where the address says nothing, as it does for the client library.
    pub fn check_transfer(&self) -> Result<(), UrlError> {
        let (Self::Postgres(url), Some(host)) = (self, self.host()) else { return Ok(()) };
        let options = url.split_once('?').map_or("", |(_, options)| options);
        // of an option that is given twice the last one counts
        let option = |name: &str| options.split('&').filter_map(|o| o.split_once('=')).rfind(|(n, _)| *n == name);
        // a host among the options goes before the one in front: a folder is a socket of this machine
        let named = option("hostaddr").or_else(|| option("host")).map_or(host, |(_, host)| host);
        let is_folder = named.starts_with('/') || named.to_ascii_lowercase().starts_with("%2f");
        if named.is_empty() || is_folder || matches!(named, "localhost" | "127.0.0.1" | "::1") {
            return Ok(());
        }
        let own = option("sslmode").map(|(_, mode)| mode.to_owned());
        let mode = own.or_else(|| std::env::var("PGSSLMODE").ok());
        if mode.as_deref() == Some("verify-full") { Ok(()) } else { Err(UrlError::InClear(named.to_owned())) }
    }
}
impl std::fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite(file) => write!(f, "sqlite:{}", file.display()),
            Self::Postgres(_) => write!(f, "postgres://{}", self.host().unwrap_or("?")),
        }
    }
}
impl std::fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

#[allow(clippy::disallowed_methods)] // the one place that may, since the scheme was looked at first
pub(super) fn open(url: &DatabaseUrl) -> ConnectionResult<Db> {
    match url {
        #[cfg(feature = "postgres")]
        DatabaseUrl::Postgres(url) => PgConnection::establish(url).map(Db::Postgres),
        #[cfg(feature = "sqlite")]
        DatabaseUrl::Sqlite(file) => SqliteConnection::establish(&file.to_string_lossy()).map(Db::Sqlite),
        #[allow(unreachable_patterns)]
        _ => Err(ConnectionError::InvalidConnectionUrl("built without this database".into())),
    }
}

fn prepare(db: &mut Db, may_write: bool) -> QueryResult<()> {
    match db {
        #[cfg(feature = "postgres")]
        Db::Postgres(c) => c.batch_execute(if may_write {
            "SET TIME ZONE 'UTC'; SET lock_timeout = '5s'; SET statement_timeout = '60s'; SET client_min_messages = warning"
        } else {
            "SET TIME ZONE 'UTC'; SET statement_timeout = '10s'; SET default_transaction_read_only = on"
        }),
        #[cfg(feature = "sqlite")]
        Db::Sqlite(c) => {
            // FULL: what was acknowledged is on the disk. secure_delete: what was deleted is overwritten.
            c.batch_execute(
                "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                 PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA cache_size = -16000; \
                 PRAGMA wal_autocheckpoint = 0; PRAGMA temp_store = MEMORY;",
            )?;
            if may_write { Ok(()) } else { c.batch_execute("PRAGMA query_only = ON;") }
        }
    }
}

/// Hands the pool connections of the right back end, already prepared.
pub(super) struct Manager {
    pub url: DatabaseUrl,
    pub may_write: bool,
}

impl r2d2::ManageConnection for Manager {
    type Connection = Db;
    type Error = r2d2::Error;
    fn connect(&self) -> Result<Db, r2d2::Error> {
        let mut db = open(&self.url).map_err(r2d2::Error::ConnectionError)?;
        prepare(&mut db, self.may_write).map_err(r2d2::Error::QueryError)?;
        Ok(db)
    }
    fn is_valid(&self, db: &mut Db) -> Result<(), r2d2::Error> {
        r2d2::R2D2Connection::ping(db).map_err(r2d2::Error::QueryError)
    }
    fn has_broken(&self, db: &mut Db) -> bool {
        std::thread::panicking() || r2d2::R2D2Connection::is_broken(db)
    }
}

pub(super) type Pool = r2d2::Pool<Manager>;

/// A prepared connection outside the pool: the writer's, the checkpointer's.
pub(super) fn single(url: &DatabaseUrl) -> Result<Db, StoreError> {
    let mut db = open(url).map_err(|e| StoreError::Unreachable { url: url.to_string(), why: e.to_string() })?;
    prepare(&mut db, true)?;
    Ok(db)
}

fn names_in<DB: diesel::backend::Backend>(source: &EmbeddedMigrations) -> Result<Vec<String>, StoreError> {
    let migrations = MigrationSource::<DB>::migrations(source).map_err(|e| StoreError::Migration(e.to_string()))?;
    Ok(migrations.iter().map(|m| m.name().version().to_string()).collect())
}

/// Runs what is pending. PostgreSQL: under an advisory lock, so that two nodes starting together do not collide.
pub(super) fn migrate(db: &mut Db, schema: Schema) -> Result<Vec<String>, StoreError> {
    let failed = |e: Box<dyn std::error::Error + Send + Sync>| StoreError::Migration(e.to_string());
    match db {
        #[cfg(feature = "postgres")]
        Db::Postgres(c) => {
            let source = if schema == Schema::Data { PG_DATA } else { PG_KEYS };
            c.batch_execute("SELECT pg_advisory_lock(7274830)")?;
            let result = (|| {
                refuse_newer(
                    c.applied_migrations().map_err(failed)?.iter().map(ToString::to_string).collect(),
                    names_in::<diesel::pg::Pg>(&source)?,
                    &mut [names_in::<diesel::pg::Pg>(&PG_DATA)?, names_in::<diesel::pg::Pg>(&PG_KEYS)?],
                )?;
                Ok(c.run_pending_migrations(source).map_err(failed)?.iter().map(ToString::to_string).collect())
            })();
            c.batch_execute("SELECT pg_advisory_unlock(7274830)")?;
            result
        }
        #[cfg(feature = "sqlite")]
        Db::Sqlite(c) => {
            let source = if schema == Schema::Data { SQLITE_DATA } else { SQLITE_KEYS };
            let known = names_in::<diesel::sqlite::Sqlite>(&source)?;
            refuse_newer(
                c.applied_migrations().map_err(failed)?.iter().map(ToString::to_string).collect(),
                known.clone(),
                &mut [known],
            )?;
            Ok(c.run_pending_migrations(source).map_err(failed)?.iter().map(ToString::to_string).collect())
        }
    }
}

fn refuse_newer(applied: Vec<String>, _known: Vec<String>, all: &mut [Vec<String>]) -> Result<(), StoreError> {
    match applied.into_iter().find(|name| !all.iter().any(|known| known.contains(name))) {
        Some(name) => Err(StoreError::NewerSchema(name)),
        None => Ok(()),
    }
}

/// Names of migrations not yet run, without running them and without creating a database file.
pub(super) fn pending(url: &DatabaseUrl, schema: Schema) -> Result<Vec<String>, StoreError> {
    let failed = |e: Box<dyn std::error::Error + Send + Sync>| StoreError::Migration(e.to_string());
    if let DatabaseUrl::Sqlite(file) = url
        && !file.exists()
    {
        #[cfg(feature = "sqlite")]
        return names_in::<diesel::sqlite::Sqlite>(if schema == Schema::Data { &SQLITE_DATA } else { &SQLITE_KEYS });
    }
    let mut db = single(url)?;
    let names = match &mut db {
        #[cfg(feature = "postgres")]
        Db::Postgres(c) => c
            .pending_migrations(if schema == Schema::Data { PG_DATA } else { PG_KEYS })
            .map_err(failed)?
            .iter()
            .map(|m| m.name().to_string())
            .collect(),
        #[cfg(feature = "sqlite")]
        Db::Sqlite(c) => c
            .pending_migrations(if schema == Schema::Data { SQLITE_DATA } else { SQLITE_KEYS })
            .map_err(failed)?
            .iter()
            .map(|m| m.name().to_string())
            .collect(),
    };
    Ok(names)
}

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Bool)]
    nullable: bool,
}

/// Tables, columns and whether they may be empty.
pub(super) fn columns(db: &mut Db) -> Result<Vec<(String, String, bool)>, StoreError> {
    let sql = match db {
        #[cfg(feature = "sqlite")]
        Db::Sqlite(_) => {
            "SELECT m.name AS table_name, p.name AS column_name, (p.\"notnull\" = 0) AS nullable FROM sqlite_master m \
             JOIN pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' \
             AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\' ORDER BY 1, 2"
        }
        #[cfg(feature = "postgres")]
        Db::Postgres(_) => {
            "SELECT table_name::text AS table_name, column_name::text AS column_name, (is_nullable = 'YES') AS nullable \
             FROM information_schema.columns WHERE table_schema = current_schema() AND table_name NOT LIKE '\\_\\_%' \
             ORDER BY 1, 2"
        }
    };
    let rows: Vec<Column> = diesel::sql_query(sql).load(db)?;
    Ok(rows.into_iter().map(|c| (c.table_name, c.column_name, c.nullable)).collect())
}

pub(super) fn ping(db: &mut Db) -> Result<(), StoreError> {
    diesel::sql_query("SELECT 1").execute(db).map(|_| ()).map_err(Into::into)
}

/// Puts what stands in an embedded database's log into its file; with nobody else at it, the log goes.
#[cfg(feature = "sqlite")]
pub(super) fn close_log(file: &Path) -> Result<(), StoreError> {
    let unreadable = |e: ConnectionError| StoreError::Malformed(e.to_string());
    match open(&DatabaseUrl::Sqlite(file.to_owned())).map_err(unreadable)? {
        Db::Sqlite(mut db) => Ok(db.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)")?),
        #[allow(unreachable_patterns)]
        _ => Err(StoreError::NotEmbedded),
    }
}

/// SQLite's own online copy: consistent, and without what was deleted.
pub(super) fn copy_into(db: &mut Db, file: &Path) -> Result<(), StoreError> {
    match db {
        #[cfg(feature = "sqlite")]
        Db::Sqlite(c) => {
            c.batch_execute("PRAGMA query_only = OFF;")?;
            let done =
                diesel::sql_query("VACUUM INTO ?").bind::<Text, _>(file.to_string_lossy().into_owned()).execute(c);
            c.batch_execute("PRAGMA query_only = ON;")?;
            done?;
            Ok(())
        }
        #[cfg(feature = "postgres")]
        Db::Postgres(_) => Err(StoreError::NotEmbedded),
    }
}

/// For tests only: every value of one column as text.
pub(super) fn column(db: &mut Db, table: &str, column: &str) -> Result<Vec<String>, StoreError> {
    #[derive(diesel::QueryableByName)]
    struct Cell {
        #[diesel(sql_type = Text)]
        value: String,
    }
    let sql = match db {
        #[cfg(feature = "postgres")]
        Db::Postgres(_) => format!("SELECT {column}::text AS value FROM {table} WHERE {column} IS NOT NULL"),
        #[cfg(feature = "sqlite")]
        Db::Sqlite(_) => format!("SELECT quote({column}) AS value FROM {table} WHERE {column} IS NOT NULL"),
    };
    let cells: Vec<Cell> = on_each!(db, |c| diesel::sql_query(sql).load(c))?;
    Ok(cells.into_iter().map(|cell| cell.value).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_address_is_refused_and_never_becomes_a_file() {
        for wrong in ["postgre://localhost/x", "portal.db", "sqlite:", "sqlite::memory:", "", "mysql://x"] {
            assert!(DatabaseUrl::parse(wrong).is_err(), "{wrong}");
        }
        assert_eq!(DatabaseUrl::parse("sqlite:var/portal.db").unwrap(), DatabaseUrl::Sqlite("var/portal.db".into()));
        assert_eq!(DatabaseUrl::parse("sqlite:///var/x.db").unwrap(), DatabaseUrl::Sqlite("/var/x.db".into()));
    }

    #[test]
    fn asvs_v5_0_0_12_3_1_another_machine_is_reached_over_tls_or_not_at_all() {
        let good = |url: &str| DatabaseUrl::parse(url).unwrap().check_transfer().is_ok();
        for url in [
            "postgres://me@localhost/portal",
            "postgres://me@127.0.0.1:5433/portal?sslmode=disable",
            "postgres://me@[::1]/portal",
            "postgres:///portal?host=/run/postgresql",
            "postgres://me@db.example/portal?sslmode=verify-full",
            "postgres://me@db.example/portal?application_name=x&sslmode=verify-full",
        ] {
            assert!(good(url), "{url}");
        }
        for url in [
            "postgres://me@db.example/portal",
            "postgres://me@db.example/portal?sslmode=require",
            "postgres://me@db.example/sslmode=verify-full",
            "postgres://me@db.example/portal?sslmode=verify-full&sslmode=disable",
            "postgres:///portal?host=db.example",
            "postgres://localhost/portal?hostaddr=192.0.2.7",
            "postgresql://localhost@db.example/portal",
        ] {
            assert!(!good(url), "{url}");
        }
    }

    #[test]
    fn a_password_is_not_shown() {
        let url = DatabaseUrl::parse("postgres://me:hunter2@db.example:5433/portal?sslmode=require").unwrap();
        assert_eq!(format!("{url} {url:?}"), "postgres://db.example postgres://db.example");
        assert_eq!(url.host(), Some("db.example"));
        assert_eq!(DatabaseUrl::parse("postgres://me@[::1]:5433/portal").unwrap().host(), Some("::1"));
    }
}
