//! A portal of its own for each test: a real server on a free port, a database, a movable clock, a mailbox; and the
//! people who use it.

pub mod browser;
mod clamd;
mod postgres;

pub use browser::Browser;
pub use clamd::{Clamd, MALWARE, pretended_clamd};
pub use postgres::fresh_database;

use chrono::TimeDelta;
use privacy_portal::actions::Desk;
use privacy_portal::actions::api_client::NewClient;
use privacy_portal::actions::import::{ImportOptions, Outcome, hash_of};
use privacy_portal::domain::api_client::ApiClient;
use privacy_portal::domain::clock::{Clock, Moment};
use privacy_portal::domain::email_address::EmailAddress;
use privacy_portal::domain::import;
use privacy_portal::domain::officer::Role;
use privacy_portal::domain::register::{Basis, Registers};
use privacy_portal::domain::secret::Randomness;
use privacy_portal::domain::totp::Seed;
use privacy_portal::mail::{Mailbox, SentLetter, Transport};
use privacy_portal::settings::Settings;
use privacy_portal::store::{DatabaseUrl, EngineSettings, Store, StoreError};
use privacy_portal::vault::Keyring;
use privacy_portal::{web, workers};
use std::cell::RefCell;
use std::collections::HashMap;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// Which database a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    Sqlite,
    Postgres,
}

/// Runs a test on SQLite, and on PostgreSQL wherever a server can be had.
pub fn on_each_database(test: impl Fn(TestApp)) {
    on_each_database_with(&[], test);
}

/// The same with settings.
pub fn on_each_database_with(settings: &[(&str, &str)], test: impl Fn(TestApp)) {
    test(TestApp::with(settings));
    if let Some(url) = fresh_database() {
        test(TestApp::on(Backend::Postgres, &url, settings));
    }
}

/// One portal.
pub struct TestApp {
    pub desk: Desk,
    pub clock: Clock,
    pub base: String,
    pub transport: RefCell<Transport>,
    mailbox: Mailbox,
    /// The PostgreSQL database, if it is on one.
    postgres_url: String,
    dir: tempfile::TempDir,
    factors: RefCell<HashMap<String, String>>,
    runtime: tokio::runtime::Runtime,
    server: Option<actix_web::dev::ServerHandle>,
    thread: Option<std::thread::JoinHandle<()>>,
}

/// A migrated database with its keys, made once and copied for each test.
fn template() -> &'static Path {
    static TEMPLATE: OnceLock<PathBuf> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap().keep();
        let ring = Keyring::create(&dir.join("keys"), &Randomness::System).unwrap();
        let url = |name: &str| DatabaseUrl::Sqlite(dir.join(name));
        let store = Store::open(
            &url("portal.db"),
            &url("keys.db"),
            ring,
            &EngineSettings { readers: 1, ..EngineSettings::default() },
        )
        .unwrap();
        store.bind(start()).unwrap();
        privacy_portal::actions::register::load(&store, || Ok(Registers::westcon().assessed()), start()).unwrap();
        store.close();
        // the checkpointer empties the log when it stops
        for _ in 0..200 {
            let left: u64 = ["portal.db-wal", "keys.db-wal"]
                .iter()
                .map(|f| std::fs::metadata(dir.join(f)).map_or(0, |m| m.len()))
                .sum();
            if left == 0 {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        dir
    })
}

/// Where every test's clock starts: a Sunday.
pub fn start() -> Moment {
    Moment::from_unix_seconds(1_795_348_800)
}

impl TestApp {
    pub fn new() -> Self {
        Self::with(&[])
    }
    pub fn with(settings: &[(&str, &str)]) -> Self {
        Self::on(Backend::Sqlite, "", settings)
    }
    fn on(backend: Backend, postgres_url: &str, more: &[(&str, &str)]) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let listen = listener.local_addr().unwrap().to_string();
        let keys = dir.path().join("keys");
        let random = Randomness::System;
        let file = |name: &str| DatabaseUrl::Sqlite(dir.path().join(name));
        let (ring, data) = match backend {
            Backend::Sqlite => {
                std::fs::create_dir(&keys).unwrap();
                std::fs::set_permissions(&keys, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
                for entry in std::fs::read_dir(template().join("keys")).unwrap() {
                    let entry = entry.unwrap();
                    std::fs::copy(entry.path(), keys.join(entry.file_name())).unwrap();
                }
                for name in ["portal.db", "keys.db"] {
                    std::fs::copy(template().join(name), dir.path().join(name)).unwrap();
                }
                (Keyring::open(&keys, &random).unwrap(), file("portal.db"))
            }
            Backend::Postgres => (Keyring::create(&keys, &random).unwrap(), DatabaseUrl::parse(postgres_url).unwrap()),
        };
        let store =
            Store::open(&data, &file("keys.db"), ring, &EngineSettings { readers: 4, ..EngineSettings::default() })
                .unwrap();
        store.bind(start()).unwrap();
        let mut settings = vec![
            ("listen", listen.as_str()),
            ("requests_per_second", "100000"),
            ("mail_from", "privacy@westcon.example"),
        ];
        settings.extend_from_slice(more);
        let settings = Arc::new(Settings::with(&settings).unwrap());
        let registers =
            privacy_portal::actions::register::load(&store, || Ok(Registers::westcon().assessed()), start()).unwrap();
        let clock = Clock::movable(start());
        let desk = Desk::new(store, clock.clone(), random, settings, registers);
        let mailbox = Mailbox::default();
        let (tell, told) = std::sync::mpsc::channel();
        let theirs = desk.clone();
        let thread = std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let server = web::serve(theirs, None, listener, 1).unwrap();
                tell.send(server.handle()).unwrap();
                server.await.unwrap();
            });
        });
        Self {
            desk,
            clock,
            base: format!("http://{listen}"),
            transport: RefCell::new(Transport::Memory(mailbox.clone())),
            mailbox,
            postgres_url: postgres_url.to_owned(),
            dir,
            factors: RefCell::default(),
            runtime: tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap(),
            server: Some(told.recv().unwrap()),
            thread: Some(thread),
        }
    }

    /// Takes the data database away in the middle of work: PostgreSQL ends every connection and takes no new one; of
    /// SQLite the tables of choices go.
    pub fn lose_database(&self) {
        self.reach_database(false);
    }
    /// Gives it back.
    pub fn find_database(&self) {
        self.reach_database(true);
    }
    fn reach_database(&self, is_there: bool) {
        use privacy_portal::store::testing::execute;
        match self.postgres_url.rsplit_once('/') {
            Some((server, name)) => {
                let admin = format!("{server}/postgres");
                execute(&admin, &format!("ALTER DATABASE {name} ALLOW_CONNECTIONS {is_there}")).unwrap();
                if !is_there {
                    let end =
                        format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
                    execute(&admin, &end).unwrap();
                }
            }
            None => {
                let url = format!("sqlite:{}", self.folder().join("portal.db").display());
                for table in ["suppression", "contact_address"] {
                    let (from, to) = if is_there { ("_gone", "") } else { ("", "_gone") };
                    execute(&url, &format!("ALTER TABLE {table}{from} RENAME TO {table}{to}")).unwrap();
                }
            }
        }
    }
    /// The folder that everything of this portal stands in.
    pub fn folder(&self) -> &Path {
        self.dir.path()
    }
    /// Runs something asynchronous to its end.
    pub fn run<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }
    /// Moves the clock.
    pub fn pass(&self, time: TimeDelta) {
        self.clock.advance(time);
    }
    /// Steps the workers until there is nothing to do.
    pub fn work(&self) {
        let transport = self.transport.borrow().clone();
        while self.run(workers::carry_out_erasures(&self.desk, "test")).unwrap() > 0 {}
        while self.run(workers::send_letters(&self.desk, &transport, "test", 20)).unwrap() > 0 {}
        while workers::catch_up(&self.desk).unwrap() > 0 {}
        while self.desk.store().link_audit_now("test", self.desk.now()).unwrap() == Some(2_000) {}
    }
    /// Works, and takes the letters that left.
    pub fn letters(&self) -> Vec<SentLetter> {
        self.work();
        self.mailbox.take()
    }
    /// Works, and takes the one letter that left, which must go to this address.
    #[track_caller]
    pub fn letter_to(&self, address: &str) -> SentLetter {
        let letters = self.letters();
        let found: Vec<_> = letters.iter().filter(|l| l.to == address).collect();
        assert_eq!(
            found.len(),
            1,
            "letters to {address}: {:?}",
            letters.iter().map(|l| (&l.to, &l.body.subject)).collect::<Vec<_>>()
        );
        found[0].clone()
    }
    /// Takes a file in.
    pub fn import(&self, text: &str, options: ImportOptions) -> Outcome {
        let mut file = import::open(text.as_bytes(), import::Options::default()).unwrap();
        let preset = file.preset().map(import::Preset::name);
        let mut it = self.desk.open_import(options, preset).unwrap();
        let hash = hash_of(text.as_bytes()).unwrap();
        self.desk.take_import(&mut it, &hash, &mut file, &mut |_| Ok(()), &mut |_| ()).unwrap()
    }
    /// One contact by HubSpot's layout, with everything filled in.
    pub fn add_contact(&self, email: &str, name: &str) {
        let text = format!(
            "Record ID,First Name,Last Name,Email,Phone Number,Company Name,Job Title,Country/Region,Preferred language,Create Date\n\
             77{},{name},,{email},+44 20 7946 0000,\"Brooks, Williamson and Wood\",Risk analyst,United Kingdom,en,2020-02-25 10:56\n",
            email.len()
        );
        assert_eq!(self.import(&text, marketing()).added, 1);
    }
    /// Somebody with a browser.
    pub fn visitor(&self) -> Browser {
        Browser::new(&self.base)
    }
    /// Somebody who signed in by the code from their mailbox.
    #[track_caller]
    pub fn contact(&self, email: &str) -> Browser {
        let mut browser = self.visitor();
        browser.get("/sign-in");
        browser.submit("/sign-in", &[("email", email)]);
        let code = code_in(&self.letter_to(email));
        browser.follow();
        let page = browser.submit("/sign-in/sent", &[("code", &code)]);
        assert_eq!((page.status, page.location()), (303, "/me".into()), "{}", page.text());
        browser.follow();
        browser
    }
    /// A machine with a credential of these scopes.
    #[track_caller]
    pub fn machine(&self, scopes: &[&str]) -> Machine {
        let scopes = scopes.iter().map(|s| (*s).to_owned()).collect();
        self.machine_with(NewClient { name: "crm".into(), scopes, system: "hubspot".into(), ..NewClient::default() })
    }
    /// A machine with everything chosen.
    #[track_caller]
    pub fn machine_with(&self, new: NewClient) -> Machine {
        let (client, credential) = self.run(self.desk.add_api_client(&new, None)).unwrap();
        let mut browser = self.visitor();
        browser.headers = vec![("authorization".into(), format!("Bearer {}", credential.reveal()))];
        Machine { client, browser }
    }
    /// Invites somebody to the console; gives the path of the invitation.
    pub fn invite(&self, email: &str, role: Role) -> String {
        let token = self.run(self.desk.add_officer(EmailAddress::parse(email).unwrap(), role, "en")).unwrap();
        format!("/admin/welcome?token={}", token.reveal())
    }
    /// Takes an invitation: password and the app's code of now.
    #[track_caller]
    pub fn accept(&self, path: &str) -> String {
        let mut browser = self.visitor();
        browser.get(path);
        let key = browser.page.all(".qr-key")[0].clone();
        let code = totp(&key, self.desk.now());
        browser.submit("/admin/welcome", &[("password", OFFICER_PASSWORD), ("code", &code)]);
        assert_eq!(browser.page.h1(), "Your access is set up", "{}", browser.page.text());
        key
    }
    /// Somebody signed in at the console.
    #[track_caller]
    pub fn officer(&self, email: &str, role: Role) -> Browser {
        let key = self.accept(&self.invite(email, role));
        self.factors.borrow_mut().insert(email.to_owned(), key);
        self.officer_again(email)
    }
    /// The code that the officer's app shows now.
    pub fn officer_code(&self, email: &str) -> String {
        totp(&self.factors.borrow()[email], self.desk.now())
    }
    /// The same officer in a new browser, with the next code.
    #[track_caller]
    pub fn officer_again(&self, email: &str) -> Browser {
        self.pass(TimeDelta::seconds(30));
        let code = self.officer_code(email);
        let mut browser = self.visitor();
        browser.get("/admin/sign-in");
        browser.submit("/admin/sign-in", &[("email", email), ("password", OFFICER_PASSWORD), ("code", &code)]);
        assert_eq!(browser.page.status, 303, "{}", browser.page.text());
        assert!(browser.page.location().starts_with("/admin") && browser.page.location() != "/admin/sign-in");
        browser
    }
    /// What the audit log says of a contact, newest first.
    pub fn audit_actions(&self, email: &str) -> Vec<String> {
        let index = self.desk.ring().address_index(&EmailAddress::parse(email).unwrap());
        let rows = self.desk.store().read_now::<_, StoreError>(|r| {
            let contact = r.find_contact_by_address(&index)?.unwrap();
            r.list_audit_of(contact.id, i64::MAX, 100)
        });
        rows.unwrap().into_iter().map(|(_, event)| event.action).collect()
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        if let (Some(server), Some(thread)) = (self.server.take(), self.thread.take()) {
            self.runtime.block_on(server.stop(false));
            drop(thread.join());
        }
        if !std::thread::panicking() {
            let waiting = self.desk.store().read_now::<_, StoreError>(|r| r.count_letters("waiting")).unwrap();
            let unseen = self.mailbox.take();
            assert!(
                unseen.is_empty() && waiting == 0,
                "{waiting} letters wait and {} left that no test looked at",
                unseen.len()
            );
        }
        self.desk.store().clone().close();
    }
}

/// A marketing system with its credential.
pub struct Machine {
    pub client: ApiClient,
    pub browser: Browser,
}

impl Machine {
    /// Sends JSON; gives the status and the answer.
    pub fn post(&mut self, path: &str, body: serde_json::Value) -> (u16, serde_json::Value) {
        let page = self.browser.send("POST", path, Some("application/json"), body.to_string().as_bytes());
        (page.status, serde_json::from_slice(&page.body).unwrap_or_default())
    }
    pub fn get(&mut self, path: &str) -> (u16, serde_json::Value) {
        let page = self.browser.get(path);
        (page.status, serde_json::from_slice(&page.body).unwrap_or_default())
    }
}

/// The password of every officer in the tests.
pub const OFFICER_PASSWORD: &str = "correct horse battery";

/// L15.4: notes for a case that nothing was found in the systems that the portal has no copy of.
#[track_caller]
pub fn search_everywhere(app: &TestApp, officer: &mut Browser, case: &str) {
    let systems: Vec<String> = app.desk.registers().systems_not_copied().map(|s| s.key.clone()).collect();
    assert!(!systems.is_empty());
    for system in systems {
        officer.get(case);
        let fields = [("log_system", system.as_str()), ("log_result", "nothing"), ("log_terms", "Name and address")];
        officer.submit(&format!("{case}/search"), &fields);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    }
}

/// What an authenticator app shows that was given this key by hand.
pub fn totp(typed: &str, at: Moment) -> String {
    const BASE32: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let digits = typed.bytes().filter_map(|b| BASE32.iter().position(|c| *c == b));
    let bits: String = digits.map(|d| format!("{d:05b}")).collect();
    let bytes: Vec<u8> = (0..20).map(|i| u8::from_str_radix(&bits[i * 8..i * 8 + 8], 2).unwrap()).collect();
    Seed::new(bytes.try_into().unwrap()).code(at)
}

/// Options of a marketing import.
pub fn marketing() -> ImportOptions {
    ImportOptions {
        source: "SRC05".into(),
        purposes: vec!["R06".into()],
        basis: Some(Basis::Consent),
        ..ImportOptions::default()
    }
}

/// The code in a letter's text part.
#[track_caller]
pub fn code_in(letter: &SentLetter) -> String {
    let line = letter
        .body
        .text
        .lines()
        .map(str::trim)
        .find(|l| l.len() == 7 && l.bytes().all(|b| b.is_ascii_digit() || b == b' '));
    line.unwrap_or_else(|| panic!("no code in: {}", letter.body.text)).replace(' ', "")
}

/// The path of the first link of ours in a letter's text part that contains `part`.
#[track_caller]
pub fn link_in(app: &TestApp, letter: &SentLetter, part: &str) -> String {
    let link = letter.body.text.split_whitespace().find(|w| w.starts_with(&app.base) && w.contains(part));
    link.unwrap_or_else(|| panic!("no link with {part} in: {}", letter.body.text))[app.base.len()..].to_owned()
}
