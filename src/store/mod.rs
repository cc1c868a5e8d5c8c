//! Where everything is kept. The only room that knows diesel. Others get handles: a [`Reader`], whose every call
//! takes a typed viewer; [`Traces`], the little that a page may write; and the [`Store`], which hands out units of
//! work and is given to actions and workers only.

#[macro_use]
mod connection;
pub mod disclosures;
mod engine;
mod portable;
mod schema;

pub mod alerts;
pub mod api_clients;
pub mod attachments;
pub mod audit;
pub mod breach_notices;
pub mod breaches;
pub mod cases;
pub mod changes;
pub mod consents;
pub mod contacts;
#[cfg(all(feature = "postgres", feature = "sqlite"))]
pub mod copying;
pub mod counters;
pub mod desk_cases;
pub mod erase;
pub mod erasures;
pub mod figures;
pub mod handovers;
pub mod holds;
pub mod importing;
pub mod imports;
pub mod installation;
pub mod keys;
pub mod may_send;
pub mod merges;
pub mod notices;
pub mod officers;
pub mod outbox;
pub mod passkeys;
pub mod policies;
pub mod policy_drafts;
pub mod queue;
pub mod registers;
pub mod relations;
pub mod requests;
pub mod restore;
pub mod restrictions;
pub mod retention;
pub mod search;
#[cfg(feature = "postgres")]
pub mod server;
pub mod sessions;
pub mod sign_ins;
pub mod suppressions;
pub mod transfers;
pub mod viewer;
pub mod webhooks;

pub use connection::{DatabaseUrl, UrlError};
pub use engine::{EngineSettings, Lane, StoreError};
pub use viewer::{Case, ContactViewer, OfficerCase, OfficerViewer, Reader, Traces, Written};

use crate::vault::Keyring;
use connection::Db;
use engine::Engine;
use std::ops::{Deref, DerefMut};

/// A connection that may only read.
pub struct Read<'c> {
    db: &'c mut Db,
}

/// A connection inside a unit of work: everything done with it is kept together or not at all.
pub struct Write<'c>(Read<'c>);

impl<'c> Deref for Write<'c> {
    type Target = Read<'c>;
    fn deref(&self) -> &Read<'c> {
        &self.0
    }
}
impl DerefMut for Write<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

/// Both databases, the data and the keys, and the keyring that opens what stands in them.
#[derive(Clone)]
pub struct Store {
    data: Engine,
    keys: Engine,
    ring: Keyring,
}

impl Store {
    /// Opens both databases, bringing a fresh one to the newest schema. Refuses a schema newer than this program.
    pub fn open(
        data: &DatabaseUrl,
        keys: &DatabaseUrl,
        ring: Keyring,
        settings: &EngineSettings,
    ) -> Result<Self, StoreError> {
        let data = Engine::open(data, connection::Schema::Data, settings)?;
        let keys = Engine::open(keys, connection::Schema::Keys, settings)?;
        Ok(Self { data, keys, ring })
    }

    /// The keyring.
    pub fn ring(&self) -> &Keyring {
        &self.ring
    }

    /// What pages get: reading for a typed viewer.
    pub fn reader(&self) -> Reader {
        Reader::new(self.clone())
    }

    /// The little that pages may write.
    pub fn traces(&self) -> Traces {
        Traces::new(self.clone())
    }

    /// Runs a unit of work in the writer and answers after it is durable. `E` says why the work itself refused;
    /// everything it did is then undone.
    pub async fn write<T, E>(
        &self,
        lane: Lane,
        work: impl FnOnce(&mut Write<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.data.write(lane, move |db| work(&mut Write(Read { db }))).await
    }

    /// The same for callers without an async runtime: commands and the importer.
    pub fn write_now<T, E>(
        &self,
        lane: Lane,
        work: impl FnOnce(&mut Write<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.data.write_now(lane, move |db| work(&mut Write(Read { db })))
    }

    /// Reads off the async threads.
    pub async fn read<T, E>(&self, work: impl FnOnce(&mut Read<'_>) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let engine = self.data.clone();
        tokio::task::spawn_blocking(move || engine.read(|db| work(&mut Read { db })))
            .await
            .unwrap_or_else(|_| Err(StoreError::Panicked.into()))
    }

    /// Reads a few rows of one person, found by their keys. Where the database is embedded and a connection is free that
    /// is done at once: handing so little to another thread and waiting for it costs more than the reading.
    pub async fn read_few<T, E>(
        &self,
        work: impl FnOnce(&mut Read<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let work = match self.data.read_at_once(move |db| work(&mut Read { db })) {
            Ok(answer) => return answer,
            Err(work) => work,
        };
        let engine = self.data.clone();
        tokio::task::spawn_blocking(move || engine.read(work))
            .await
            .unwrap_or_else(|_| Err(StoreError::Panicked.into()))
    }

    /// Reads on the calling thread.
    pub fn read_now<T, E: From<StoreError>>(&self, work: impl FnOnce(&mut Read<'_>) -> Result<T, E>) -> Result<T, E> {
        self.data.read(|db| work(&mut Read { db }))
    }

    /// Writes to the key database: keys, ledger. Durable when it returns.
    fn write_keys<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.keys.write_now(Lane::People, work)
    }

    fn read_keys<T>(&self, work: impl FnOnce(&mut Db) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.keys.read(work)
    }

    /// Migrations that are still to run, by database: empty when all is up to date.
    pub fn pending_migrations(data: &DatabaseUrl, keys: &DatabaseUrl) -> Result<Vec<String>, StoreError> {
        let mut names = connection::pending(data, connection::Schema::Data)?;
        names.extend(connection::pending(keys, connection::Schema::Keys)?);
        Ok(names)
    }

    /// Whether a server database holds none of our tables yet. Makes nothing.
    pub fn is_empty(url: &DatabaseUrl, _data: bool) -> Result<bool, StoreError> {
        let mut db = connection::single(url)?;
        Ok(connection::columns(&mut db)?.is_empty())
    }

    /// The data database's tables and columns as this program names them: for the test that compares them with
    /// `docs/DATA.md` and for `check`.
    pub fn columns(&self) -> Result<Vec<(String, String, bool)>, StoreError> {
        let mut columns = self.data.read(connection::columns)?;
        columns.extend(self.keys.read(connection::columns)?);
        Ok(columns)
    }

    /// For tests only: every value of one column of either database, as text.
    #[doc(hidden)]
    pub fn column_for_test(&self, table: &str, column: &str) -> Result<Vec<String>, StoreError> {
        let is_key = ["vault_installation", "seal_key", "seal_key_block", "ledger_entry"].contains(&table);
        let engine = if is_key { &self.keys } else { &self.data };
        engine.read(|db| connection::column(db, table, column))
    }

    /// Waits until everything accepted is written, then stops the writers.
    pub fn close(self) {
        self.data.close();
        self.keys.close();
    }

    /// Whether both databases answer: `/readyz`.
    pub fn ping(&self) -> Result<(), StoreError> {
        self.data.read(connection::ping)?;
        self.keys.read(connection::ping)
    }

    /// Makes an embedded database one file again, with nothing beside it: nobody may be at it. It fails on one that
    /// cannot be read.
    pub fn close_log(file: &std::path::Path) -> Result<(), StoreError> {
        #[cfg(feature = "sqlite")]
        return connection::close_log(file);
        #[cfg(not(feature = "sqlite"))]
        return Err(StoreError::Malformed(file.display().to_string()));
    }

    /// Copies the embedded data database into `file` while it is in use. PostgreSQL has its own tools for this.
    pub fn copy_into(&self, file: &std::path::Path) -> Result<(), StoreError> {
        let file = file.to_owned();
        self.data.read(move |db| connection::copy_into(db, &file))
    }
}

impl Write<'_> {
    /// For tests only: the embedded database may not grow any more, as on a full disk.
    #[doc(hidden)]
    pub fn limit_size_for_test(&mut self) -> Result<(), StoreError> {
        use diesel::connection::SimpleConnection as _;
        Ok(self.db.batch_execute("PRAGMA max_page_count = 1")?)
    }
}

/// For tests only: raw statements, to break what no code of ours can break.
#[doc(hidden)]
pub mod testing {
    use super::{DatabaseUrl, StoreError, connection};
    use diesel::connection::SimpleConnection as _;

    /// Runs statements on a connection of its own.
    pub fn execute(url: &str, sql: &str) -> Result<(), StoreError> {
        let url = DatabaseUrl::parse(url).map_err(|e| StoreError::Malformed(e.to_string()))?;
        Ok(connection::single(&url)?.batch_execute(sql)?)
    }
}
