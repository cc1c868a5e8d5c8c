//! PostgreSQL for tests: `TEST_POSTGRES_URL`, or a private throw-away server from installed binaries, or a loud word
//! that it was left out. `PORTAL_TEST_REQUIRE=postgres` makes the last a failure.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

struct Server {
    base: String,
    /// Ends the server when the test process does: a shell that waits for its standard input to close.
    _keeper: Option<Child>,
}

fn binaries() -> Option<PathBuf> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|d| d.flatten().map(|e| e.path().join("bin")).collect())
        .unwrap_or_default();
    folders.sort();
    folders.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    folders.into_iter().rev().find(|f| f.join("initdb").exists() && f.join("postgres").exists())
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|o| o.stdout == b"0\n")
}

fn start(bin: &Path) -> Option<Server> {
    let dir = tempfile::Builder::new().prefix("portal-postgres").tempdir().ok()?.keep();
    let port = TcpListener::bind("127.0.0.1:0").ok()?.local_addr().ok()?.port();
    let user = if is_root() { "runuser -u postgres -- " } else { "" };
    let (bin, d) = (bin.display(), dir.display());
    let own = if is_root() { format!("chown postgres {d} && ") } else { String::new() };
    // stopped by its own tool: a shell makes what runs in its background deaf to interrupts
    let script = format!(
        "{own}cd {d} && {user}{bin}/initdb -D {d}/data -U portal -A trust -E UTF8 --no-sync >{d}/log 2>&1 && \
         {{ {user}{bin}/postgres -D {d}/data -p {port} -k {d} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off \
         -c synchronous_commit=off -c max_connections=300 >>{d}/log 2>&1 & read _; {user}{bin}/pg_ctl -D {d}/data -m immediate -w stop >>{d}/log 2>&1; wait; rm -rf {d}; }}"
    );
    let keeper = Command::new("sh")
        .args(["-c", &script])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let base = format!("postgres://portal@127.0.0.1:{port}");
    for _ in 0..300 {
        if privacy_portal::store::testing::execute(&format!("{base}/postgres"), "SELECT 1").is_ok() {
            return Some(Server { base, _keeper: Some(keeper) });
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    None
}

fn server() -> Option<&'static Server> {
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    let server = SERVER.get_or_init(|| {
        if let Ok(url) = std::env::var("TEST_POSTGRES_URL") {
            return Some(Server { base: url.trim_end_matches('/').to_owned(), _keeper: None });
        }
        let started = binaries().and_then(|bin| start(&bin));
        if started.is_none() {
            let required = std::env::var("PORTAL_TEST_REQUIRE").unwrap_or_default().contains("postgres");
            assert!(!required, "PORTAL_TEST_REQUIRE asks for PostgreSQL, and no server could be had");
            // past the test harness, which keeps to itself what passing tests print
            let words = "\n*** LEFT OUT: everything on PostgreSQL. Install Debian's `postgresql` or set TEST_POSTGRES_URL. ***\n\n";
            drop(std::io::Write::write_all(&mut std::io::stderr(), words.as_bytes()));
        }
        started
    });
    server.as_ref()
}

/// A new, empty database.
pub fn fresh_database() -> Option<String> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let server = server()?;
    let name = format!("portal_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::SeqCst));
    let admin = format!("{}/postgres", server.base);
    privacy_portal::store::testing::execute(&admin, &format!("CREATE DATABASE {name}")).unwrap();
    Some(format!("{}/{name}", server.base))
}
