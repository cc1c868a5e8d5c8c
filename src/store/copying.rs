//! Copies an embedded database into an empty one of a PostgreSQL server: table by table, in one transaction, with the
//! rows counted and digested on both sides before it is committed. Whatever ends it before that leaves nothing there.

use super::connection::{self, DatabaseUrl, Db, Schema, single};
use super::engine::StoreError;
use chrono::NaiveDateTime;
use diesel::connection::{DefaultLoadingMode, SimpleConnection as _};
use diesel::pg::PgRowByRowLoadingMode;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use serde_json::Value;
use sha2::Digest as _;
use std::collections::{BTreeMap, BTreeSet};

/// Rows go over in pieces of about this many bytes.
const PIECE: usize = 2_000_000;

/// Which of the two databases is copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Contacts, cases, letters, the audit log.
    Data,
    /// The keys and the ledger.
    Keys,
}

impl Which {
    fn schema(self) -> Schema {
        match self {
            Self::Data => Schema::Data,
            Self::Keys => Schema::Keys,
        }
    }
    /// The table that says whose database it is.
    fn naming(self) -> &'static str {
        match self {
            Self::Data => "installation",
            Self::Keys => "vault_installation",
        }
    }
}

/// What is found where a copy is to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Nothing, or the empty tables that a copy which broke off had made.
    Empty,
    /// An installation, by its name.
    Installation(String),
    /// Tables of something else.
    Other,
}

/// One table: how many rows, and the digest of all of them, whatever their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableDigest {
    /// Its name.
    pub name: String,
    /// Rows in it.
    pub rows: u64,
    /// SHA-256 of each row, added up, in hexadecimal digits.
    pub digest: String,
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}
#[derive(QueryableByName)]
struct Pair {
    #[diesel(sql_type = Text)]
    one: String,
    #[diesel(sql_type = Text)]
    other: String,
}
#[derive(QueryableByName)]
struct Described {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Text)]
    kind: String,
}
#[derive(QueryableByName)]
struct Numbered {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = BigInt)]
    number: i64,
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Sums of row digests: the same whatever order the rows come in, and different when one comes twice.
struct Sum {
    rows: u64,
    total: [u8; 32],
}
impl Sum {
    fn new() -> Self {
        Self { rows: 0, total: [0; 32] }
    }
    fn add(&mut self, row: &[u8; 32]) {
        let mut carry = 0_u16;
        for (sum, byte) in self.total.iter_mut().zip(row).rev() {
            let both = u16::from(*sum) + u16::from(*byte) + carry;
            *sum = both.to_le_bytes()[0];
            carry = both >> 8;
        }
        self.rows += 1;
    }
    fn of(self, name: &str) -> TableDigest {
        let digest = self.total.iter().map(|b| format!("{b:02x}")).collect();
        TableDigest { name: name.to_owned(), rows: self.rows, digest }
    }
}

/// Columns of a table, each with its type on the embedded database's side.
type Columns = BTreeMap<String, String>;

/// One row as both databases say it: columns by name, moments to the microsecond, whatever way each writes them.
fn row_digest(line: &str, columns: &Columns) -> Result<[u8; 32], StoreError> {
    let malformed = || StoreError::Malformed("a row of a copy".into());
    let row: BTreeMap<String, Value> = serde_json::from_str(line).map_err(|_| malformed())?;
    let mut hash = sha2::Sha256::new();
    for name in columns.keys() {
        let text = match row.get(name).ok_or_else(malformed)? {
            Value::Null => None,
            Value::String(text) => Some(moment(text).unwrap_or_else(|| text.clone())),
            other => Some(other.to_string()),
        };
        hash.update(name.as_bytes());
        match text {
            None => hash.update([0]),
            Some(text) => {
                hash.update([1]);
                hash.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
                hash.update(text.as_bytes());
            }
        }
    }
    Ok(hash.finalize().into())
}

/// A moment as one side or the other writes it; `None` for every other text.
fn moment(text: &str) -> Option<String> {
    let looks = text.len() >= 19 && text.as_bytes()[4] == b'-' && matches!(text.as_bytes()[10], b' ' | b'T');
    let forms = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f"];
    let read = || forms.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
    looks.then(read).flatten().map(|at| at.and_utc().timestamp_micros().to_string())
}

/// The tables of an embedded database, those that others refer to first.
fn tables(source: &mut SqliteConnection) -> Result<Vec<(String, Columns)>, StoreError> {
    let described: Vec<Described> = diesel::sql_query(
        "SELECT m.name AS table_name, p.name AS column_name, p.type AS kind FROM sqlite_master m \
         JOIN pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' \
         AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\'",
    )
    .load(source)?;
    let mut all: BTreeMap<String, Columns> = BTreeMap::new();
    for it in described {
        all.entry(it.table_name).or_default().insert(it.column_name, it.kind);
    }
    let references: Vec<Pair> = diesel::sql_query(
        "SELECT DISTINCT m.name AS one, f.\"table\" AS other FROM sqlite_master m \
         JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'",
    )
    .load(source)?;
    let mut done: BTreeSet<String> = BTreeSet::new();
    let mut ordered = Vec::new();
    while !all.is_empty() {
        let waits =
            |name: &str| references.iter().any(|r| r.one == name && r.other != name && !done.contains(&r.other));
        let Some(next) = all.keys().find(|name| !waits(name)).cloned() else {
            return Err(StoreError::Malformed("tables that refer to each other in a circle".into()));
        };
        if let Some(columns) = all.remove(&next) {
            ordered.push((next.clone(), columns));
        }
        done.insert(next);
    }
    Ok(ordered)
}

/// Facts of this place alone: that it was moved; and, once both are in use, when each was opened last.
const MOVED: &str = "'moved_to'";
const OF_THE_PLACE: &str = "'moved_to', 'highest_moment'";

fn leaving_out(table: &str, but: &str) -> String {
    if [Which::Data.naming(), Which::Keys.naming()].contains(&table) {
        format!(" WHERE name NOT IN ({but})")
    } else {
        String::new()
    }
}

/// A row as JSON: bytes as PostgreSQL writes them, everything else as it is.
fn select(table: &str, columns: &Columns, but: &str) -> String {
    let each: Vec<String> = columns
        .iter()
        .map(|(name, kind)| {
            let column = quoted(name);
            let value = if kind.eq_ignore_ascii_case("BLOB") {
                format!("CASE WHEN {column} IS NULL THEN NULL ELSE '\\x' || lower(hex({column})) END")
            } else {
                column
            };
            format!("'{name}', {value}")
        })
        .collect();
    format!("SELECT json_object({}) AS line FROM {}{}", each.join(", "), quoted(table), leaving_out(table, but))
}

fn fill(
    source: &mut SqliteConnection,
    target: &mut PgConnection,
    table: &str,
    columns: &Columns,
) -> Result<TableDigest, StoreError> {
    let names: Vec<String> = columns.keys().map(|name| quoted(name)).collect();
    let (name, names) = (quoted(table), names.join(", "));
    let insert = format!(
        "INSERT INTO {name} ({names}) OVERRIDING SYSTEM VALUE \
         SELECT {names} FROM json_populate_recordset(NULL::{name}, $1::json)"
    );
    let mut put = |rows: &mut String| -> Result<(), StoreError> {
        if !rows.is_empty() {
            diesel::sql_query(&insert).bind::<Text, _>(format!("[{rows}]")).execute(target)?;
            rows.clear();
        }
        Ok(())
    };
    let (mut sum, mut rows) = (Sum::new(), String::new());
    let lines = diesel::sql_query(select(table, columns, MOVED)).load_iter::<Line, DefaultLoadingMode>(source)?;
    for line in lines {
        let line = line?.line;
        sum.add(&row_digest(&line, columns)?);
        if !rows.is_empty() {
            rows.push(',');
        }
        rows.push_str(&line);
        if rows.len() >= PIECE {
            put(&mut rows)?;
        }
    }
    put(&mut rows)?;
    Ok(sum.of(table))
}

fn read_back(target: &mut PgConnection, table: &str, columns: &Columns, but: &str) -> Result<TableDigest, StoreError> {
    let mut sum = Sum::new();
    let sql = format!("SELECT row_to_json(t)::text AS line FROM {} t{}", quoted(table), leaving_out(table, but));
    for line in diesel::sql_query(sql).load_iter::<Line, PgRowByRowLoadingMode>(target)? {
        sum.add(&row_digest(&line?.line, columns)?);
    }
    Ok(sum.of(table))
}

/// Numbers that the database hands out by itself go on after the last one ever given, not after the last that is there.
fn set_counters(source: &mut SqliteConnection, target: &mut PgConnection) -> Result<(), StoreError> {
    let given: Vec<Numbered> =
        diesel::sql_query("SELECT name, CAST(seq AS INTEGER) AS number FROM sqlite_sequence").load(source)?;
    let identities: Vec<Pair> = diesel::sql_query(
        "SELECT table_name::text AS one, column_name::text AS other FROM information_schema.columns \
         WHERE table_schema = current_schema() AND is_identity = 'YES'",
    )
    .load(target)?;
    for identity in identities {
        let Some(last) = given.iter().find(|n| n.name == identity.one).map(|n| n.number).filter(|n| *n > 0) else {
            continue;
        };
        diesel::sql_query("SELECT setval(pg_get_serial_sequence($1, $2), $3)")
            .bind::<Text, _>(quoted(&identity.one))
            .bind::<Text, _>(identity.other)
            .bind::<BigInt, _>(last)
            .execute(target)?;
    }
    Ok(())
}

fn pair(from: &DatabaseUrl, to: &DatabaseUrl) -> Result<(SqliteConnection, PgConnection), StoreError> {
    match (single(from)?, single(to)?) {
        (Db::Sqlite(source), Db::Postgres(mut target)) => {
            target.batch_execute("SET statement_timeout = 0; SET lock_timeout = '10s'")?;
            Ok((source, target))
        }
        _ => Err(StoreError::NotEmbedded),
    }
}

/// What stands at an address.
pub fn look(to: &DatabaseUrl, which: Which) -> Result<Target, StoreError> {
    let mut db = single(to)?;
    let columns = connection::columns(&mut db)?;
    if columns.is_empty() {
        return Ok(Target::Empty);
    }
    if !columns.iter().any(|(table, ..)| table == which.naming()) {
        return Ok(Target::Other);
    }
    let sql = format!("SELECT value AS line FROM {} WHERE name = 'installation'", which.naming());
    let name: Option<Line> = on_each!(&mut db, |c| diesel::sql_query(sql).get_result(c).optional())?;
    Ok(name.map_or(Target::Empty, |name| Target::Installation(name.line)))
}

/// Copies everything and compares it, table by table; `said` hears of each. An existing copy is overwritten: look first.
/// `at` is called at the named points between the steps.
pub fn copy(
    from: &DatabaseUrl,
    to: &DatabaseUrl,
    which: Which,
    at: &dyn Fn(&str),
    said: &mut dyn FnMut(&TableDigest),
) -> Result<Vec<TableDigest>, StoreError> {
    let mut fresh = single(to)?;
    connection::migrate(&mut fresh, which.schema())?;
    drop(fresh);
    at("prepared");
    let (mut source, mut target) = pair(from, to)?;
    source.batch_execute("BEGIN")?;
    target.batch_execute("BEGIN")?;
    let tables = tables(&mut source)?;
    let names: Vec<String> = tables.iter().map(|(name, _)| quoted(name)).collect();
    // nobody else gets at them until the end
    target.batch_execute(&format!("TRUNCATE {}", names.join(", ")))?;
    let mut all = Vec::with_capacity(tables.len());
    for (name, columns) in &tables {
        let there = fill(&mut source, &mut target, name, columns)?;
        if read_back(&mut target, name, columns, MOVED)? != there {
            return Err(StoreError::Mismatch(format!(
                "the table {name} did not arrive as it is here: nothing was kept there, and nothing was changed here"
            )));
        }
        said(&there);
        all.push(there);
    }
    set_counters(&mut source, &mut target)?;
    at("filled");
    target.batch_execute("COMMIT")?;
    source.batch_execute("ROLLBACK")?;
    Ok(all)
}

/// Whether a copy that is there already is still the same as what is here.
pub fn is_same(from: &DatabaseUrl, to: &DatabaseUrl) -> Result<bool, StoreError> {
    let (mut source, mut target) = pair(from, to)?;
    source.batch_execute("BEGIN")?;
    for (name, columns) in &tables(&mut source)? {
        let mut here = Sum::new();
        let lines = diesel::sql_query(select(name, columns, OF_THE_PLACE))
            .load_iter::<Line, DefaultLoadingMode>(&mut source)?;
        for line in lines {
            here.add(&row_digest(&line?.line, columns)?);
        }
        if read_back(&mut target, name, columns, OF_THE_PLACE)? != here.of(name) {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_writing_a_row_have_one_digest_and_every_difference_shows() {
        let columns: Columns =
            [("at", "TEXT"), ("id", "INTEGER"), ("x", "BLOB")].map(|(n, k)| (n.to_owned(), k.to_owned())).into();
        let digest = |line: &str| row_digest(line, &columns).unwrap();
        let one = digest(r#"{"id":7,"at":"2026-11-22 00:00:00","x":"\\x00ff"}"#);
        assert_eq!(one, digest(r#"{"at":"2026-11-22T00:00:00.000","x":"\\x00ff","id":7}"#));
        for other in [
            r#"{"id":8,"at":"2026-11-22 00:00:00","x":"\\x00ff"}"#,
            r#"{"id":7,"at":"2026-11-22 00:00:00.000001","x":"\\x00ff"}"#,
            r#"{"id":7,"at":"2026-11-22 00:00:00","x":null}"#,
            r#"{"id":7,"at":"2026-11-22 00:00:00","x":""}"#,
        ] {
            assert_ne!(one, digest(other), "{other}");
        }
        assert!(row_digest("{}", &columns).is_err());
        let sum = |rows: &[[u8; 32]]| {
            let mut sum = Sum::new();
            rows.iter().for_each(|row| sum.add(row));
            sum.of("t")
        };
        let (a, b) = ([255; 32], one);
        assert_eq!(sum(&[a, b]), sum(&[b, a]));
        assert_ne!(sum(&[a, a, b]).digest, sum(&[b]).digest, "twice the same is not nothing");
    }
}
