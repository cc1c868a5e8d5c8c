//! What a restore needs of a PostgreSQL server beside its tables: databases by name, made, renamed and dropped.

use super::connection::{DatabaseUrl, single};
use super::engine::StoreError;
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

/// A name as SQL has it between double quotes.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// A database on a PostgreSQL server, by its address.
#[derive(Debug, Clone)]
pub struct ServerDatabase {
    /// Up to the name: `postgres://user:password@host:port/`.
    head: String,
    /// The name.
    name: String,
    /// From the question mark on; may be empty.
    options: String,
}

impl ServerDatabase {
    /// Takes an address apart. `None` if it names no database, or a name that has to be written in other signs.
    pub fn of(url: &str) -> Option<Self> {
        let (scheme, rest) = url.split_once("://")?;
        let (place, options) = rest.find('?').map_or((rest, ""), |at| rest.split_at(at));
        let (server, name) = place.split_once('/')?;
        if name.is_empty() || name.contains(['/', '%']) {
            return None;
        }
        let head = format!("{scheme}://{server}/");
        Some(Self { head, name: name.to_owned(), options: options.to_owned() })
    }
    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }
    /// Another database on the same server.
    pub fn beside(&self, name: &str) -> Self {
        Self { name: name.to_owned(), ..self.clone() }
    }
    /// Its address, with the password.
    pub fn url(&self) -> String {
        format!("{}{}{}", self.head, self.name, self.options)
    }
    /// Its address without the password, and the password: for tools whose arguments everybody on the machine can read.
    pub fn without_password(&self) -> (String, Option<String>) {
        let split = || {
            let (scheme, rest) = self.head.split_once("://")?;
            let (login, server) = rest.rsplit_once('@')?;
            let (user, password) = login.split_once(':')?;
            Some((format!("{scheme}://{user}@{server}{}{}", self.name, self.options), decoded(password)))
        };
        split().map_or_else(|| (self.url(), None), |(url, password)| (url, Some(password)))
    }
    /// Runs statements, each on its own, in the database that every server has for such work.
    fn administer(&self, statements: &[String]) -> Result<(), StoreError> {
        let mut db = single(&DatabaseUrl::Postgres(self.beside("postgres").url()))?;
        for statement in statements {
            db.batch_execute(statement)?;
        }
        Ok(())
    }
    /// Makes it, empty; one of this name that was left there is dropped first.
    pub fn create_anew(&self) -> Result<(), StoreError> {
        let name = quoted(&self.name);
        self.administer(&[format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"), format!("CREATE DATABASE {name}")])
    }
    /// Drops it.
    pub fn drop_it(&self) -> Result<(), StoreError> {
        self.administer(&[format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", quoted(&self.name))])
    }
    /// Puts `new` in its place and keeps it as `aside`: both or neither.
    pub fn replace_with(&self, new: &Self, aside: &str) -> Result<(), StoreError> {
        let (own, new, aside) = (quoted(&self.name), quoted(&new.name), quoted(aside));
        self.administer(&[format!(
            "BEGIN; ALTER DATABASE {own} RENAME TO {aside}; ALTER DATABASE {new} RENAME TO {own}; COMMIT"
        )])
    }
    /// How many others are connected to it.
    pub fn count_others(&self) -> Result<i64, StoreError> {
        let mut db = single(&DatabaseUrl::Postgres(self.url()))?;
        let sql = "SELECT count(*) AS count FROM pg_stat_activity \
                   WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'";
        Ok(diesel::sql_query(sql).get_result::<Count>(&mut db)?.count)
    }
}

/// The signs that an address writes as `%` and two digits.
fn decoded(text: &str) -> String {
    let (bytes, mut out, mut at) = (text.as_bytes(), Vec::with_capacity(text.len()), 0);
    while at < bytes.len() {
        let digits = bytes.get(at + 1..at + 3).and_then(|d| std::str::from_utf8(d).ok());
        match digits.filter(|_| bytes[at] == b'%').and_then(|d| u8::from_str_radix(d, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_apart_and_passwords_stay_out_of_arguments() {
        let it = ServerDatabase::of("postgres://me:p%40ss%2Fword@db.example:5433/portal?sslmode=require").unwrap();
        assert_eq!(it.name(), "portal");
        let (url, password) = it.without_password();
        assert_eq!(url, "postgres://me@db.example:5433/portal?sslmode=require");
        assert_eq!(password.as_deref(), Some("p@ss/word"));
        assert_eq!(it.beside("other").url(), "postgres://me:p%40ss%2Fword@db.example:5433/other?sslmode=require");
        let plain = ServerDatabase::of("postgres://portal@127.0.0.1/portal").unwrap();
        assert_eq!(plain.without_password(), ("postgres://portal@127.0.0.1/portal".to_owned(), None));
        for none in ["postgres://host", "postgres://host/", "postgres://host/a%20b", "portal"] {
            assert!(ServerDatabase::of(none).is_none(), "{none}");
        }
        assert_eq!(quoted("a\"b"), "\"a\"\"b\"");
    }
}
