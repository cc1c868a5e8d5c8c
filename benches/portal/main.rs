//! The portal beside bare baselines of the same row shape, in one run: `cargo bench`. Prints medians and ratios; the
//! machine's own numbers matter less than the ratios. `PORTAL_BENCH_CONTACTS=1000000` sets the size of the large run.

#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs, clippy::disallowed_methods)]

mod bare;
mod desk;
mod load;

use bare::{bare_inserts, bare_server};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use load::{Times, measure, peak_memory, pressed, times};
use privacy_portal::actions::Desk;
use privacy_portal::actions::api_client::NewClient;
use privacy_portal::actions::import::{ImportOptions, hash_of};
use privacy_portal::domain::clock::Clock;
use privacy_portal::domain::import;
use privacy_portal::domain::register::{Basis, Registers};
use privacy_portal::domain::secret::Randomness;
use privacy_portal::mail::{Mailbox, Transport};
use privacy_portal::settings::Settings;
use privacy_portal::store::{DatabaseUrl, EngineSettings, Lane, Store, StoreError};
use privacy_portal::vault::Keyring;
use privacy_portal::{web, workers};
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Writes a HubSpot file of so many people; every tenth has opted out.
fn write_file(path: &Path, contacts: usize) {
    let mut file = BufWriter::new(File::create(path).unwrap());
    writeln!(file, "Record ID,First Name,Last Name,Email,Phone Number,Company Name,Job Title,Country/Region,Preferred language,Unsubscribed from all email,Create Date").unwrap();
    for i in 0..contacts {
        let opt_out = if i % 10 == 0 { "true" } else { "" };
        writeln!(file, "{i},Given{i},Family{i},person{i}@company{}.example,+44 20 {i:08},Company {},Network engineer,United Kingdom,en,{opt_out},{}-{:02}-{:02} 10:00", i % 997, i % 997, 2015 + i % 11, 1 + i % 12, 1 + i % 28).unwrap();
    }
    file.flush().unwrap();
}

fn desk_in(folder: &Path, listen: &str) -> Desk {
    let settings = Settings::with(&[
        ("listen", listen),
        ("requests_per_second", "1000000"),
        ("mail_from", "p@x.example"),
        ("address_cooling_hours", "0"),
        ("messages_per_network", "10000"),
        ("proof_minutes", "60"),
        ("session_idle_minutes", "240"),
    ])
    .unwrap();
    let keys = folder.join("keys");
    let ring = if Keyring::exists(&keys) {
        Keyring::open(&keys, &Randomness::System).unwrap()
    } else {
        Keyring::create(&keys, &Randomness::System).unwrap()
    };
    let url = |name: &str| DatabaseUrl::Sqlite(folder.join(name));
    let store = Store::open(&url("portal.db"), &url("keys.db"), ring, &EngineSettings::default()).unwrap();
    let now = Clock::System.now();
    store.bind(now).unwrap();
    let registers = privacy_portal::actions::register::load(&store, || Ok(Registers::westcon()), now).unwrap();
    Desk::new(store, Clock::System, Randomness::System, Arc::new(settings), registers)
}

fn take_in(desk: &Desk, file: &Path) -> Duration {
    let started = Instant::now();
    let options = ImportOptions {
        source: "SRC05".into(),
        purposes: vec!["R06".into()],
        basis: Some(Basis::Consent),
        ..ImportOptions::default()
    };
    let hash = hash_of(File::open(file).unwrap()).unwrap();
    let mut file = import::open(File::open(file).unwrap(), import::Options::default()).unwrap();
    let mut it = desk.open_import(options, Some("hubspot")).unwrap();
    desk.take_import(&mut it, &hash, &mut file, &mut |_| Ok(()), &mut |_| ()).unwrap();
    started.elapsed()
}

/// Answers on two threads, as the program does on two cores.
fn serve(desk: &Desk, listener: TcpListener) {
    let theirs = desk.clone();
    std::thread::spawn(move || {
        actix_web::rt::System::new()
            .block_on(async move { web::serve(theirs, None, listener, 2).unwrap().await.unwrap() })
    });
    std::thread::sleep(Duration::from_millis(300));
}

/// Signs in over HTTP and times a page, a durable correction and an export of one person.
fn pages(desk: &Desk, folder: &Path, listener: TcpListener, label: &str) {
    let base = desk.settings().base_url.clone();
    serve(desk, listener);
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .build()
        .into();
    let mut cookies = std::collections::BTreeMap::<String, String>::new();
    let mut send = |method: &str, path: &str, body: String| -> String {
        let jar = cookies.iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>().join("; ");
        let request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{base}{path}"))
            .header("cookie", jar)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded");
        let mut answer = agent.run(request.body(body).unwrap()).unwrap();
        for cookie in answer.headers().get_all("set-cookie") {
            let (name, value) = cookie.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
            cookies.insert(name.to_owned(), value.to_owned());
        }
        String::from_utf8_lossy(&answer.body_mut().with_config().limit(50_000_000).read_to_vec().unwrap()).into_owned()
    };
    let csrf = |html: &str| {
        html.split("name=\"csrf\" value=\"").nth(1).and_then(|t| t.split('"').next()).unwrap_or_default().to_owned()
    };
    let token = csrf(&send("GET", "/sign-in", String::new()));
    send("POST", "/sign-in", format!("csrf={token}&email=person7%40company7.example"));
    let mailbox = Mailbox::default();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(workers::send_letters(desk, &Transport::Memory(mailbox.clone()), "bench", 20)).unwrap();
    let code: String = mailbox.take()[0]
        .body
        .text
        .lines()
        .map(str::trim)
        .find(|l| l.len() == 7 && l.bytes().all(|b| b.is_ascii_digit() || b == b' '))
        .unwrap()
        .replace(' ', "");
    let token = csrf(&send("GET", "/sign-in/sent", String::new()));
    send("POST", "/sign-in/sent", format!("csrf={token}&code={code}"));
    let page = send("GET", "/me/data", String::new());
    assert!(page.contains("Given7 Family7"));
    let own = csrf(&page);
    let (size, id) = (page.len(), 8);
    let bare = bare_server(folder);
    let beside = |method: &str, path: String| -> Times {
        let agent = ureq::Agent::new_with_defaults();
        measure(300, || {
            let request = ureq::http::Request::builder().method(method).uri(format!("http://{bare}{path}"));
            let mut answer = agent.run(request.body(String::new()).unwrap()).unwrap();
            answer.body_mut().with_config().limit(50_000_000).read_to_vec().unwrap();
        })
    };
    let row = |what: &str, ours: Times, beside: Times, of: &str| {
        println!(
            "| {what}, {label} | {:.2?} | {:.2?} | {of} {:.2?}, p99 {:.2?}; {:.1} times |",
            ours.median,
            ours.p99,
            beside.median,
            beside.p99,
            ours.median.as_secs_f64() / beside.median.as_secs_f64()
        );
    };
    let page = measure(300, || drop(send("GET", "/me/data", String::new())));
    row("own-data page", page, beside("GET", format!("/rows/{id}/{size}")), "bare handler, the same rows and bytes");
    let mut n = 0;
    let correction = measure(300, || {
        n += 1;
        send("POST", "/me/data/edit", format!("csrf={own}&kind=department&value=Department+{n}&step=save&form=x"));
    });
    let written = beside("POST", format!("/write/{id}/200"));
    row("durable correction", correction, written, "bare handler, value, audit row, letter and its key in one commit");
    let mut bytes = 0;
    let export = measure(100, || {
        let file = send("POST", "/me/export", format!("csrf={own}&kind=access"));
        assert!(file.starts_with("PK"));
        bytes = file.len();
    });
    row(
        "export (ZIP)",
        export,
        beside("GET", format!("/rows/{id}/{bytes}")),
        "bare handler, the same rows and bytes, nothing packed",
    );
}

/// What anyone meets first, beside a handler that sends as many bytes and nothing else.
fn public_pages(desk: &Desk, folder: &Path) {
    let (listen, host) = (desk.settings().listen.to_string(), desk.settings().host().to_owned());
    let bare = bare_server(folder);
    for (name, path) in [("start", "/"), ("policy", "/privacy"), ("contact form", "/contact")] {
        let get = |path: &str, host: &str| format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n");
        let agent = ureq::Agent::new_with_defaults();
        let url = format!("{}{path}", desk.settings().base_url);
        let size = agent.get(url).call().unwrap().body_mut().read_to_vec().unwrap().len();
        let ours = pressed(&listen, 16, |_| get(path, &host));
        let beside = pressed(&bare, 16, |_| get(&format!("/bytes/{size}"), &bare));
        println!(
            "| {name}, 16 connections | {:.0} a second, {:.0} µs of processor each | {:.1?} | bare handler of the same {size} bytes {:.0}, {:.0} µs, p99 {:.1?}; ratio {:.2} |",
            ours.rate,
            ours.cpu,
            ours.times.p99,
            beside.rate,
            beside.cpu,
            beside.times.p99,
            ours.rate / beside.rate
        );
    }
}

/// Small durable units from many threads: the portal's writer beside each thread committing for itself.
fn small_writes(desk: &Desk, folder: &Path, threads: usize) {
    let for_a_while = Duration::from_secs(3);
    let run = |each: Arc<dyn Fn(usize) + Send + Sync>| -> (f64, Times) {
        let workers: Vec<_> = (0..threads)
            .map(|t| {
                let each = each.clone();
                std::thread::spawn(move || {
                    let (started, mut all) = (Instant::now(), Vec::new());
                    while started.elapsed() < for_a_while {
                        let one = Instant::now();
                        each(t);
                        all.push(one.elapsed());
                    }
                    all
                })
            })
            .collect();
        let all: Vec<Duration> = workers.into_iter().flat_map(|w| w.join().unwrap()).collect();
        (all.len() as f64 / for_a_while.as_secs_f64(), times(all))
    };
    let store = desk.store().clone();
    let now = desk.now();
    let (ours, times) = run(Arc::new(move |t| {
        store
            .write_now::<_, StoreError>(Lane::People, move |w| w.count(&format!("bench {t}"), now).map(|_| ()))
            .unwrap();
    }));
    let file = folder.join(format!("own-commits-{threads}.db")).to_string_lossy().into_owned();
    SqliteConnection::establish(&file)
        .unwrap()
        .batch_execute(
            "PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS counter (name TEXT PRIMARY KEY, n INTEGER)",
        )
        .unwrap();
    let connections: Vec<std::sync::Mutex<SqliteConnection>> = (0..threads)
        .map(|_| {
            let mut c = SqliteConnection::establish(&file).unwrap();
            c.batch_execute("PRAGMA busy_timeout = 10000; PRAGMA synchronous = FULL").unwrap();
            std::sync::Mutex::new(c)
        })
        .collect();
    let (bare, bare_times) = run(Arc::new(move |t| {
        let sql = format!(
            "BEGIN IMMEDIATE; INSERT INTO counter VALUES ('{t}', 1) ON CONFLICT (name) DO UPDATE SET n = n + 1; COMMIT"
        );
        connections[t].lock().unwrap().batch_execute(&sql).unwrap();
    }));
    println!(
        "| small durable writes a second, {threads} threads | {ours:.0} | p99 {:.1?} | each committing for itself {bare:.0}, p99 {:.1?}; ratio {:.1} |",
        times.p99,
        bare_times.p99,
        ours / bare
    );
}

/// P8, P9 and `links mint` at a size.
fn choices(desk: &Desk, folder: &Path, contacts: usize) {
    let (listen, host) = (desk.settings().listen.to_string(), desk.settings().host().to_owned());
    let address = |i: usize| format!("person{i}@company{}.example", i % 997);
    let token = |i: usize| desk.check_addresses(&[&address(i)], "news").unwrap()[0].token.clone().unwrap();
    // every tenth opted out in the file
    let tokens: Vec<String> = (0..64).map(|t| token(t * 10 + 1)).collect();
    let get = |path: &str, host: &str| format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n");
    let size = {
        let agent: ureq::Agent = ureq::Agent::config_builder().build().into();
        agent
            .get(format!("{}/preferences/{}/news", desk.settings().base_url, tokens[0]))
            .call()
            .unwrap()
            .body_mut()
            .read_to_vec()
            .unwrap()
            .len()
    };
    let bare = bare_server(folder);
    for threads in [16, 64] {
        let ours = pressed(&listen, threads, |t| get(&format!("/preferences/{}/news", tokens[t]), &host));
        let beside = pressed(&bare, threads, |t| get(&format!("/row/{}/{size}", t + 1), &bare));
        println!(
            "| preference page, {threads} connections, {contacts} contacts | {:.0} a second, {:.0} µs of processor each | {:.1?} | bare handler of one row and the same {size} bytes {:.0}, {:.0} µs, p99 {:.1?}; ratio {:.2} |",
            ours.rate,
            ours.cpu,
            ours.times.p99,
            beside.rate,
            beside.cpu,
            beside.times.p99,
            ours.rate / beside.rate
        );
    }
    // each press is another person's first: a whole durable stop with ledger, event, standing and audit row
    let everybody: Vec<String> = (0..contacts.min(400_000)).map(address).collect();
    let mut fresh: Vec<String> = Vec::new();
    for some in everybody.chunks(1_000) {
        let some: Vec<&str> = some.iter().map(String::as_str).collect();
        let checked = desk.check_addresses(&some, "news").unwrap();
        fresh.extend(checked.into_iter().filter(|c| !c.fate.is_opt_out()).filter_map(|c| c.token));
    }
    let mut fresh = fresh.into_iter();
    for threads in [16_usize, 64] {
        let each = if contacts < 100_000 { 250 * 16 / threads / 2 } else { 12_000 * 16 / threads / 2 };
        let requests: Vec<Vec<String>> = (0..threads)
            .map(|_| {
                let mine = fresh.by_ref().take(each);
                mine.map(|token| {
                    let body = "List-Unsubscribe=One-Click";
                    format!("POST /unsubscribe/{token}/news HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}", body.len())
                })
                .collect()
            })
            .collect();
        let started = Instant::now();
        let (all, cpu) = load::spent_by_server(|| {
            let workers: Vec<_> = requests
                .into_iter()
                .map(|mine| {
                    let listen = listen.clone();
                    std::thread::spawn(move || load::press_each(&listen, &mine))
                })
                .collect();
            workers.into_iter().flat_map(|w| w.join().unwrap()).collect::<Vec<Duration>>()
        });
        let (count, took) = (all.len(), started.elapsed());
        let at = times(all);
        println!(
            "| one click, each a new durable stop, {threads} connections, {contacts} contacts | {:.0} a second, {:.0} µs of processor each | {:.1?} | {count} stops, median {:.1?} |",
            count as f64 / took.as_secs_f64(),
            cpu / count as f64,
            at.p99,
            at.median
        );
    }
    let again = pressed(&listen, 16, |t| {
        let body = "List-Unsubscribe=One-Click";
        format!(
            "POST /unsubscribe/{}/events HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            tokens[t],
            body.len()
        )
    });
    println!(
        "| one click that was pressed before, 16 connections | {:.0} a second, {:.0} µs of processor each | {:.1?} | |",
        again.rate, again.cpu, again.times.p99
    );
    let rows = 900_000_usize.min(contacts * 9);
    let mut list = String::from("Name,Email\n");
    for i in 0..rows {
        let i = i * 7_919 % contacts;
        list += &format!("Given{i},person{i}@company{}.example\n", i % 997);
    }
    let mut out = std::io::sink();
    let started = Instant::now();
    let results = privacy_portal::actions::campaign::Results { clean: Some(&mut out), left_out: None };
    let counts = desk.check_campaign(list.as_bytes(), "news", results).unwrap();
    let took = started.elapsed();
    println!(
        "| links mint, {rows} rows of {contacts} contacts | {:.0} rows a second | | {took:.1?} in all, suppressions and standing looked up; {} rows with links |",
        rows as f64 / took.as_secs_f64(),
        counts.of(privacy_portal::actions::campaign::Fate::Clean)
    );
}

/// `may-send` over HTTP in batches of 1,000, beside the same look-ups as bare statements on a connection of their own.
fn may_send(desk: &Desk, folder: &Path, contacts: usize) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let new = NewClient {
        name: "bench".into(),
        scopes: vec!["may-send".into()],
        quota: "1000000/minute,1000000000/day".into(),
        ..NewClient::default()
    };
    let (_, credential) = runtime.block_on(desk.add_api_client(&new, None)).unwrap();
    let url = format!("{}/api/v1/may-send", desk.settings().base_url);
    let batches: Arc<Vec<String>> = Arc::new(
        (0..10)
            .map(|b| {
                let people: Vec<String> = (0..1_000)
                    .map(|i| (b * 1_000 + i * 7) % contacts)
                    .map(|i| format!("\"person{i}@company{}.example\"", i % 997))
                    .collect();
                format!("{{\"purpose\":\"R06\",\"topic\":\"news\",\"addresses\":[{}]}}", people.join(","))
            })
            .collect(),
    );
    let for_a_while = Duration::from_secs(5);
    let workers: Vec<_> = (0..4)
        .map(|t| {
            let (url, credential, batches) = (url.clone(), credential.reveal().to_owned(), batches.clone());
            std::thread::spawn(move || {
                let agent = ureq::Agent::new_with_defaults();
                let (started, mut all, mut at) = (Instant::now(), Vec::new(), t);
                while started.elapsed() < for_a_while {
                    let one = Instant::now();
                    let request = agent
                        .post(&url)
                        .header("authorization", format!("Bearer {credential}"))
                        .content_type("application/json");
                    let mut answer = request.send(batches[at % batches.len()].as_str()).unwrap();
                    assert!(answer.body_mut().read_to_vec().unwrap().len() > 1_000);
                    all.push(one.elapsed());
                    at += 1;
                }
                all
            })
        })
        .collect();
    let all: Vec<Duration> = workers.into_iter().flat_map(|w| w.join().unwrap()).collect();
    let ours = all.len() as f64 * 1_000.0 / for_a_while.as_secs_f64();
    let spent = times(all);
    let mut bare = SqliteConnection::establish(&folder.join("portal.db").to_string_lossy()).unwrap();
    let one = measure(50, || {
        let ids: String = (0..1_000).map(|i| (i * 7 % contacts + 1).to_string()).collect::<Vec<_>>().join(",");
        bare.batch_execute(&format!(
            "CREATE TEMP TABLE IF NOT EXISTS wanted (idx BLOB); DELETE FROM wanted;
             INSERT INTO wanted SELECT address_index FROM contact_address WHERE contact_id IN ({ids});
             CREATE TEMP TABLE IF NOT EXISTS found (n INTEGER); DELETE FROM found;
             INSERT INTO found SELECT count(*) FROM suppression WHERE address_index IN (SELECT idx FROM wanted);
             INSERT INTO found SELECT count(*) FROM contact_address JOIN contact ON contact.id = contact_id WHERE address_index IN (SELECT idx FROM wanted);
             INSERT INTO found SELECT count(*) FROM contact_purpose WHERE contact_id IN ({ids}) AND purpose = 'R06';
             INSERT INTO found SELECT count(*) FROM contact_value v JOIN provenance_purpose p ON p.provenance_id = v.provenance_id WHERE v.contact_id IN ({ids}) AND superseded_at IS NULL AND p.purpose = 'R06';"
        ))
        .unwrap();
    });
    println!(
        "| may-send, batches of 1,000, {contacts} contacts | {ours:.0} answers a second | {:.1?} a batch | the same look-ups as bare statements, one connection: {:.0} a second; ratio {:.2} |",
        spent.p99,
        1_000.0 / one.median.as_secs_f64(),
        ours * one.median.as_secs_f64() / 1_000.0
    );
}

/// How many requests stand beside so many contacts: a tenth, or `PORTAL_BENCH_REQUESTS` beside the large file.
fn requests_of(contacts: usize) -> usize {
    let said = std::env::var("PORTAL_BENCH_REQUESTS").ok().and_then(|n| n.parse().ok());
    said.filter(|_| contacts > 10_000).unwrap_or(contacts / 10)
}

fn main() {
    // `cargo test --benches` and `cargo bench -- --list` come by here too
    if std::env::args().any(|a| a == "--list" || a == "--test") {
        return;
    }
    let probe = tempfile::tempdir().unwrap();
    println!("4 KiB durable on this disk: {:.2?} (median)\n", load::sync_time(probe.path()));
    println!("| what | median or rate | 99th percentile | beside it |\n|---|---|---|---|");
    let sizes: Vec<usize> = match std::env::var("PORTAL_BENCH_CONTACTS") {
        Ok(n) => vec![10_000, n.parse().unwrap()],
        Err(_) => vec![10_000, 100_000],
    };
    for contacts in sizes {
        let dir = tempfile::tempdir().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let desk = desk_in(dir.path(), &listener.local_addr().unwrap().to_string());
        let file = dir.path().join("contacts.csv");
        write_file(&file, contacts);
        load::forget_peak();
        let before = peak_memory();
        let ours = take_in(&desk, &file);
        let peak = peak_memory();
        std::fs::remove_file(&file).unwrap();
        let bare = bare_inserts(dir.path(), contacts);
        let rate = |t: Duration| contacts as f64 / t.as_secs_f64();
        let size: u64 = ["portal.db", "portal.db-wal", "keys.db", "keys.db-wal"]
            .iter()
            .map(|f| std::fs::metadata(dir.path().join(f)).map_or(0, |m| m.len()))
            .sum();
        println!(
            "| import, {contacts} contacts | {:.0} contacts a second | | bare inserts {:.0}; ratio {:.2}; peak memory {peak} MB ({before} MB before); {} MB on disk |",
            rate(ours),
            rate(bare),
            rate(ours) / rate(bare),
            size / 1_000_000
        );
        if std::env::var("PORTAL_BENCH_ONLY").is_ok_and(|only| only == "desk") {
            serve(&desk, listener);
            desk::desk_pages(&desk, contacts, requests_of(contacts));
            continue;
        }
        if contacts <= 100_000 {
            for threads in [16, 64] {
                small_writes(&desk, dir.path(), threads);
            }
        }
        pages(&desk, dir.path(), listener, &format!("{contacts} contacts"));
        public_pages(&desk, dir.path());
        choices(&desk, dir.path(), contacts);
        may_send(&desk, dir.path(), contacts);
        desk::desk_pages(&desk, contacts, requests_of(contacts));
    }
}
