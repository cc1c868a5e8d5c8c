//! Bare baselines: handlers of the same server library that check nothing, know nobody and render nothing, but read or
//! write rows of the same shape and send as many bytes.

use actix_web::{App, HttpResponse, HttpServer, web};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Binary};
use std::net::TcpListener;
use std::path::Path;
use std::time::{Duration, Instant};

/// The same rows as plain prepared inserts of random bytes: what the disk and SQLite alone take.
pub fn bare_inserts(folder: &Path, contacts: usize) -> Duration {
    let mut data = SqliteConnection::establish(&folder.join("bare.db").to_string_lossy()).unwrap();
    let mut keys = SqliteConnection::establish(&folder.join("bare-keys.db").to_string_lossy()).unwrap();
    for c in [&mut data, &mut keys] {
        c.batch_execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;").unwrap();
    }
    data.batch_execute(
        "CREATE TABLE contact (id INTEGER PRIMARY KEY, key INTEGER, entity TEXT, status TEXT, country TEXT, language TEXT, at TEXT, next INTEGER, generation INTEGER);
         CREATE TABLE address (contact INTEGER, number INTEGER, idx BLOB UNIQUE, sealed BLOB, provenance INTEGER, at TEXT, PRIMARY KEY (contact, number)) WITHOUT ROWID;
         CREATE TABLE value (contact INTEGER, number INTEGER, kind TEXT, sealed BLOB, provenance INTEGER, at TEXT, changed TEXT, PRIMARY KEY (contact, number)) WITHOUT ROWID;
         CREATE TABLE external (contact INTEGER, number INTEGER, system TEXT, idx BLOB, sealed BLOB, at TEXT, PRIMARY KEY (contact, number)) WITHOUT ROWID;
         CREATE UNIQUE INDEX external_of ON external (contact, system, idx);",
    )
    .unwrap();
    keys.batch_execute("CREATE TABLE seal_key (id INTEGER PRIMARY KEY, scope TEXT, contact INTEGER, master INTEGER, wrapped BLOB, at TEXT); CREATE INDEX by_contact ON seal_key (contact); CREATE INDEX by_master ON seal_key (master)").unwrap();
    let started = Instant::now();
    for first in (0..contacts).step_by(400) {
        let last = (first + 400).min(contacts);
        let rows = |make: &dyn Fn(usize) -> String| (first..last).map(make).collect::<Vec<_>>().join(",");
        keys.batch_execute(&format!(
            "BEGIN; INSERT INTO seal_key VALUES {}; COMMIT",
            rows(&|i| format!("({i},'contact',{i},1,randomblob(72),'2026-11-22 12:00:00')"))
        ))
        .unwrap();
        data.batch_execute(&format!(
            "BEGIN; INSERT INTO contact VALUES {}; INSERT INTO address VALUES {}; INSERT INTO value VALUES {}; INSERT INTO external VALUES {}; COMMIT",
            rows(&|i| format!("({i},{i},'WINT','active','GB','en','2026-11-22 12:00:00',8,1)")),
            rows(&|i| format!("({i},1,randomblob(17),randomblob(80),1,'2026-11-22 12:00:00')")),
            rows(&|i| (2..6).map(|n| format!("({i},{n},'job_title',randomblob(65),1,'2026-11-22 12:00:00',NULL)")).collect::<Vec<_>>().join(",")),
            rows(&|i| format!("({i},7,'hubspot',randomblob(17),randomblob(55),'2026-11-22 12:00:00')")),
        ))
        .unwrap();
    }
    started.elapsed()
}

#[derive(QueryableByName)]
struct Sealed {
    #[diesel(sql_type = Binary)]
    sealed: Vec<u8>,
}

/// What one person's page reads: each table by the person's key.
const ROWS_OF_ONE: [&str; 4] = [
    "SELECT sealed FROM contact_address WHERE contact_id = ?",
    "SELECT sealed FROM contact_value WHERE contact_id = ?",
    "SELECT p.digest AS sealed FROM contact_value v JOIN provenance p ON p.id = v.provenance_id WHERE contact_id = ?",
    "SELECT sealed FROM external_id WHERE contact_id = ? AND sealed IS NOT NULL",
];

/// A bare server over the portal's own data file. Gives the address it listens at.
///
/// `/bytes/N`: N bytes, no database. `/row/ID/N`: reads one address row. `/rows/ID/N`: reads all rows of one person.
/// `/write/ID/N`: commits four rows the size of a correction's (value, audit, letter, letter's key) durably, alone.
pub fn bare_server(folder: &Path) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let listen = listener.local_addr().unwrap().to_string();
    let file = folder.join("portal.db").to_string_lossy().into_owned();
    let own = folder.join("bare-writes.db").to_string_lossy().into_owned();
    let mut first = SqliteConnection::establish(&own).unwrap();
    first
        .batch_execute(
            "PRAGMA journal_mode = WAL;
             CREATE TABLE IF NOT EXISTS value (id INTEGER PRIMARY KEY, contact INTEGER, sealed BLOB, at TEXT);
             CREATE TABLE IF NOT EXISTS audit (id INTEGER PRIMARY KEY, contact INTEGER, mac BLOB, detail TEXT);
             CREATE TABLE IF NOT EXISTS letter (id INTEGER PRIMARY KEY, sealed BLOB);
             CREATE TABLE IF NOT EXISTS letter_key (id INTEGER PRIMARY KEY, wrapped BLOB);",
        )
        .unwrap();
    let pool = diesel::r2d2::Pool::builder()
        .max_size(8)
        .build(diesel::r2d2::ConnectionManager::<SqliteConnection>::new(file))
        .unwrap();
    let writer = std::sync::Arc::new(std::sync::Mutex::new({
        first.batch_execute("PRAGMA synchronous = FULL").unwrap();
        first
    }));
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            HttpServer::new(move || {
                let (one, all, writer) = (pool.clone(), pool.clone(), writer.clone());
                App::new()
                    .route("/bytes/{n}", web::get().to(|n: web::Path<usize>| async move { HttpResponse::Ok().body("x".repeat(*n)) }))
                    .route(
                        "/row/{id}/{n}",
                        web::get().to(move |at: web::Path<(i64, usize)>| {
                            let (pool, (id, n)) = (one.clone(), *at);
                            async move { read(pool, id, n, &ROWS_OF_ONE[..1]).await }
                        }),
                    )
                    .route(
                        "/rows/{id}/{n}",
                        web::get().to(move |at: web::Path<(i64, usize)>| {
                            let (pool, (id, n)) = (all.clone(), *at);
                            async move { read(pool, id, n, &ROWS_OF_ONE).await }
                        }),
                    )
                    .route(
                        "/write/{id}/{n}",
                        web::post().to(move |at: web::Path<(i64, usize)>| {
                            let (writer, (id, n)) = (writer.clone(), *at);
                            async move {
                                let done = web::block(move || {
                                    writer.lock().unwrap().batch_execute(&format!(
                                        "BEGIN IMMEDIATE;
                                         INSERT INTO value (contact, sealed, at) VALUES ({id}, randomblob(65), '2026-11-22 12:00:00');
                                         INSERT INTO audit (contact, mac, detail) VALUES ({id}, randomblob(32), hex(randomblob(40)));
                                         INSERT INTO letter (sealed) VALUES (randomblob(3000));
                                         INSERT INTO letter_key (wrapped) VALUES (randomblob(72)); COMMIT;"
                                    ))
                                });
                                done.await.unwrap().unwrap();
                                HttpResponse::Ok().body("x".repeat(n))
                            }
                        }),
                    )
            })
            .workers(2)
            .listen(listener)
            .unwrap()
            .run()
            .await
            .unwrap();
        });
    });
    std::thread::sleep(Duration::from_millis(300));
    listen
}

type Pool = diesel::r2d2::Pool<diesel::r2d2::ConnectionManager<SqliteConnection>>;

async fn read(pool: Pool, id: i64, bytes: usize, asks: &'static [&'static str]) -> HttpResponse {
    let found = web::block(move || {
        let mut db = pool.get().unwrap();
        asks.iter()
            .map(|ask| diesel::sql_query(*ask).bind::<BigInt, _>(id).load::<Sealed>(&mut db).unwrap())
            .map(|rows| rows.iter().map(|r| r.sealed.len()).sum::<usize>())
            .sum::<usize>()
    });
    assert!(found.await.unwrap() > 0, "there is such a person");
    HttpResponse::Ok().body("x".repeat(bytes))
}
