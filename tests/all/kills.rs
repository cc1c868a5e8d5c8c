//! The program ends as by a power cut, at named points and anywhere: nothing that was acknowledged is lost, nothing
//! half-done is left, and the next run completes what was begun.

use crate::support::*;
use privacy_portal::cli::open::{Create, open};
use privacy_portal::domain::handover::{EVENTS, Plan};
use privacy_portal::domain::ids::{ContactId, Reference};
use privacy_portal::domain::letter::LetterKind;
use privacy_portal::domain::value::Category;
use privacy_portal::mail::{Mailbox, Transport};
use privacy_portal::settings::Settings;
use privacy_portal::store::audit::AuditState;
use privacy_portal::store::{Lane, StoreError};
use privacy_portal::workers;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::Duration;

/// How a process ends that reached its failpoint.
const SIGABRT: i32 = 6;

/// An address that nobody else is given: below the ports that the system hands out to the other tests.
fn free_address() -> String {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let first = 20_000 + u16::try_from(std::process::id() % 100).unwrap() * 100;
    loop {
        let listen = format!("127.0.0.1:{}", first + NEXT.fetch_add(1, Ordering::SeqCst));
        if std::net::TcpListener::bind(&listen).is_ok() {
            return listen;
        }
    }
}

/// A server of its own in a folder; killed when dropped.
struct Server {
    child: Child,
    base: String,
}

impl Server {
    fn start(folder: &Path, failpoint: Option<&str>) -> Self {
        let listen = free_address();
        let mut command = Command::new(env!("CARGO_BIN_EXE_privacy-portal"));
        command.arg("serve").current_dir(folder).env("PORTAL_LISTEN", &listen).stdout(Stdio::null());
        command.env("PORTAL_REQUESTS_PER_SECOND", "100000").env("PORTAL_MESSAGES_PER_NETWORK", "10000");
        command.env("PORTAL_LOG", "error").stderr(Stdio::null());
        if let Some(point) = failpoint {
            command.env("TEST_FAILPOINT", point);
        }
        let mut server = Self { child: command.spawn().unwrap(), base: format!("http://{listen}") };
        let mut tries = 0;
        while std::net::TcpStream::connect(&listen).is_err() && server.child.try_wait().unwrap().is_none() {
            tries += 1;
            assert!(tries < 1_200, "the server does not answer");
            std::thread::sleep(Duration::from_millis(50)); // another process starts: nothing else tells us
        }
        server
    }
    /// Waits until the named point has ended it.
    fn dies(&mut self) -> bool {
        self.child.wait().unwrap().signal() == Some(SIGABRT)
    }
}
impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The installation in a folder, opened as a command opens it.
fn desk_in(folder: &Path) -> privacy_portal::actions::Desk {
    let at = |name: &str| folder.join("var").join(name).display().to_string();
    let settings = Settings::with(&[
        ("database_url", &format!("sqlite:{}", at("portal.db"))),
        ("keys_database_url", &format!("sqlite:{}", at("keys.db"))),
        ("keys", &at("keys")),
        ("mail_folder", &at("mail")),
    ]);
    open(settings.unwrap(), Create::Never).unwrap()
}

/// Sends what the form of P5 asks for; the reference that the page acknowledges, or nothing.
fn write_to_officer(base: &str, number: usize) -> Option<String> {
    let mut browser = Browser::new(base);
    browser.try_send("GET", "/contact?matter=question", None, b"").ok()?;
    let email = format!("person{number}@north.example");
    let fields = browser.form("/contact", &[("text", "Where from?"), ("email", &email), ("name", "")]);
    let body = serde_html_form::to_string(fields).unwrap();
    let kind = Some("application/x-www-form-urlencoded");
    let page = browser.try_send("POST", "/contact", kind, body.as_bytes()).ok()?;
    page.all(".panel-reference strong").first().map(|r| r.replace('-', ""))
}

fn is_there(desk: &privacy_portal::actions::Desk, reference: &str) -> bool {
    let reference = Reference::parse(reference).unwrap();
    desk.store().read_now::<_, StoreError>(|r| r.find_request_by_reference(&reference)).unwrap().is_some()
}

fn is_whole(desk: &privacy_portal::actions::Desk) -> bool {
    let ring = desk.ring().clone();
    // the lease of the one that was killed has lapsed by then
    let later = desk.now() + chrono::TimeDelta::minutes(10);
    while desk.store().link_audit_now("test", later).unwrap() == Some(2_000) {}
    matches!(
        desk.store().read_now::<_, StoreError>(|r| r.verify_audit(&ring)).unwrap(),
        AuditState::Whole { waiting: 0, .. }
    )
}

#[test]
fn kill_9_under_many_writers_loses_nothing_acknowledged() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::start(dir.path(), None);
    let acknowledged = Mutex::new(Vec::new());
    let base = server.base.clone();
    let server = Mutex::new(Some(server));
    std::thread::scope(|scope| {
        for writer in 0..6 {
            let (acknowledged, base, server) = (&acknowledged, &base, &server);
            scope.spawn(move || {
                for n in 0..200 {
                    let Some(reference) = write_to_officer(base, writer * 1_000 + n) else { return };
                    let mut all = acknowledged.lock().unwrap();
                    all.push(reference);
                    if all.len() == 25 {
                        // SIGKILL while the others are in the middle of theirs
                        drop(server.lock().unwrap().take());
                    }
                }
            });
        }
    });
    let acknowledged = acknowledged.into_inner().unwrap();
    assert!(acknowledged.len() >= 25, "{}", acknowledged.len());
    let desk = desk_in(dir.path());
    for reference in &acknowledged {
        assert!(is_there(&desk, reference), "{reference} was acknowledged and is gone");
    }
    assert!(is_whole(&desk));
    desk.store().clone().close();
}

#[test]
fn a_kill_before_or_after_the_commit_leaves_all_or_nothing() {
    for point in ["commit", "committed"] {
        for turn in [30, 31, 32] {
            let dir = tempfile::tempdir().unwrap();
            // the first run makes everything that a start makes
            drop(Server::start(dir.path(), None));
            let mut server = Server::start(dir.path(), Some(&format!("{point}:{turn}")));
            let mut acknowledged = Vec::new();
            for n in 0..100 {
                match write_to_officer(&server.base, n) {
                    Some(reference) => acknowledged.push(reference),
                    None => break,
                }
            }
            assert!(server.dies(), "{point}:{turn} was never reached");
            let desk = desk_in(dir.path());
            assert!(acknowledged.iter().all(|r| is_there(&desk, r)), "{point}:{turn}");
            assert!(is_whole(&desk), "{point}:{turn}");
            // each case has its message and the key they are sealed under
            for reference in &acknowledged {
                let reference = Reference::parse(reference).unwrap();
                let (case, messages) = desk
                    .store()
                    .read_now::<_, StoreError>(|r| {
                        let case = r.find_request_by_reference(&reference)?.unwrap();
                        let messages = r.list_messages(case.id)?;
                        Ok((case, messages))
                    })
                    .unwrap();
                assert_eq!(messages.len(), 1, "{point}:{turn}");
                assert!(desk.store().open_key(case.key).is_ok(), "{point}:{turn}: sealed data without its key");
            }
            desk.store().clone().close();
        }
    }
}

#[test]
fn a_kill_after_sending_costs_one_letter_sent_twice_under_one_name() {
    let dir = tempfile::tempdir().unwrap();
    drop(Server::start(dir.path(), None));
    let mut server = Server::start(dir.path(), Some("letter-sent"));
    // the letter may leave before the page is answered
    write_to_officer(&server.base, 1);
    assert!(server.dies());
    let sent: Vec<String> = std::fs::read_dir(dir.path().join("var/mail"))
        .unwrap()
        .map(|f| std::fs::read_to_string(f.unwrap().path()).unwrap())
        .collect();
    assert_eq!(sent.len(), 1);
    let desk = desk_in(dir.path());
    let mailbox = Mailbox::default();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let step = |desk: &privacy_portal::actions::Desk| {
        runtime.block_on(workers::send_letters(desk, &Transport::Memory(mailbox.clone()), "next", 20)).unwrap()
    };
    assert_eq!(step(&desk), 0, "the dead worker's lease still holds");
    let later = privacy_portal::domain::clock::Clock::movable(desk.now() + chrono::TimeDelta::minutes(3));
    let desk = privacy_portal::actions::Desk::new(
        desk.store().clone(),
        later,
        desk.random().clone(),
        std::sync::Arc::new(desk.settings().clone()),
        (*desk.registers()).clone(),
    );
    assert_eq!(step(&desk), 1);
    let again = mailbox.take();
    assert_eq!(again.len(), 1);
    assert!(sent[0].contains(&format!("Message-ID: <{}>", again[0].id)), "{} is not in {}", again[0].id, sent[0]);
    assert_eq!(step(&desk), 0);
    desk.store().clone().close();
}

#[test]
fn a_killed_import_is_completed_by_the_same_command() {
    let sample = include_str!("../data/crm/hubspot-contacts.csv");
    let run = |folder: &Path, failpoint: Option<&str>| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_privacy-portal"));
        command.args(["contacts", "import", "h.csv", "--source", "SRC03"]).current_dir(folder);
        if let Some(point) = failpoint {
            command.env("TEST_FAILPOINT", point);
        }
        let output = command.output().unwrap();
        (output.status, format!("{output:?}"))
    };
    let state = |folder: &Path| {
        let desk = desk_in(folder);
        let contacts = desk.store().read_now::<_, StoreError>(privacy_portal::store::contacts::count).unwrap();
        let whole = is_whole(&desk);
        desk.store().clone().close();
        (contacts, whole)
    };
    let clean = tempfile::tempdir().unwrap();
    std::fs::write(clean.path().join("h.csv"), sample).unwrap();
    assert!(run(clean.path(), None).0.success());
    let expected = state(clean.path());
    assert!(expected.0 > 1_000 && expected.1);
    for point in ["ledger-synced", "ledger-synced:2", "commit:12", "committed:12", "commit:14"] {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("h.csv"), sample).unwrap();
        let (killed, said) = run(dir.path(), Some(point));
        assert_eq!(killed.signal(), Some(SIGABRT), "{point} was never reached: {said}");
        let (done, said) = run(dir.path(), None);
        assert!(done.success(), "{point}: {said}");
        assert_eq!(state(dir.path()), expected, "{point}");
    }
}

/// S7.8: a process that dies between two pieces of a handover writes nobody's entry twice and forgets nobody.
#[test]
fn s7_8_a_killed_handover_goes_on_where_it_was_and_writes_every_entry_once() {
    const CONTACTS: i64 = 120;
    let rows: String = (0..CONTACTS).map(|n| format!("person{n}@brooks.example,Person {n}\n")).collect();
    for point in ["handover-piece", "handover-piece:2", "handover-piece:3"] {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("all.csv"), format!("email,name\n{rows}")).unwrap();
        let mut import = Command::new(env!("CARGO_BIN_EXE_privacy-portal"));
        import.args(["contacts", "import", "all.csv", "--source", "SRC03"]).current_dir(dir.path());
        let import = import.output().unwrap();
        assert!(import.status.success(), "{import:?}");
        let desk = desk_in(dir.path());
        let successor = serde_json::json!({ "key": "harbour", "label": { "en": "Harbour plc" }, "kind": "successor",
            "ground": "G4", "role": "controller", "country": "GB", "named": true });
        let plan = Plan {
            recipient: "harbour".into(),
            event: EVENTS[0].into(),
            reference: "Deed 4".into(),
            entity: None,
            purposes: Vec::new(),
            categories: vec![Category::Bci],
            takes_place: Some(desk.now().london_date()),
            words: [("en".to_owned(), "Harbour plc takes over.".to_owned())].into(),
        };
        let now = desk.now();
        let agreed = desk.store().write_now::<_, StoreError>(Lane::People, move |w| {
            w.set_register_rows(&[("recipient".into(), "harbour".into(), successor.to_string())], "start", now)?;
            let id = w.add_handover(&plan, "officer:1", now)?;
            w.decide_handover(id, true, "officer:2", now)
        });
        assert!(agreed.unwrap());
        desk.store().clone().close();
        drop(desk);

        assert!(Server::start(dir.path(), Some(point)).dies(), "{point} was never reached");
        let desk = desk_in(dir.path());
        let found = |desk: &privacy_portal::actions::Desk| {
            desk.store().read_now::<_, StoreError>(|r| r.find_handover(1)).unwrap().unwrap()
        };
        let before = found(&desk);
        assert!(before.given > 0 && before.state == "agreed", "{point}: {before:?}");
        let runtime = tokio::runtime::Runtime::new().unwrap();
        for _ in 0..20 {
            runtime.block_on(desk.step_handovers()).unwrap();
        }
        let after = found(&desk);
        assert_eq!((after.state.as_str(), after.given, after.left_out), ("written", CONTACTS, 0), "{point}");
        let store = desk.store();
        for id in 1..=CONTACTS {
            let entries = store.read_now::<_, StoreError>(|r| {
                let contact = r.find_contact(ContactId(id))?.unwrap();
                r.list_disclosures_of(contact.id, &store.open_key(contact.key)?)
            });
            assert_eq!(entries.unwrap().len(), 1, "{point}: contact {id}");
        }
        let letters = store.read_now::<_, StoreError>(|r| r.count_letters_of(LetterKind::Handover.key(), now));
        assert_eq!(letters.unwrap(), CONTACTS, "{point}: one letter each");
        assert!(is_whole(&desk));
        desk.store().clone().close();
    }
}

#[test]
fn a_killed_restore_leaves_the_old_data_or_the_new_and_a_second_run_completes_it() {
    let sample = include_str!("../data/crm/hubspot-contacts.csv");
    let dir = tempfile::tempdir().unwrap();
    let file = |name: &str| dir.path().join(name);
    let run = |arguments: &[&str], failpoint: Option<&str>| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_privacy-portal"));
        command.args(arguments).current_dir(dir.path());
        if let Some(point) = failpoint {
            command.env("TEST_FAILPOINT", point);
        }
        let output = command.output().unwrap();
        (output.status, format!("{output:?}"))
    };
    let done = |arguments: &[&str]| {
        let (status, said) = run(arguments, None);
        assert!(status.success(), "{arguments:?}: {said}");
    };
    std::fs::write(file("h.csv"), sample).unwrap();
    let few: Vec<&str> = sample.lines().take(11).collect();
    std::fs::write(file("few.csv"), few.join("\n")).unwrap();
    let state = || {
        let desk = desk_in(dir.path());
        let contacts = desk.store().read_now::<_, StoreError>(privacy_portal::store::contacts::count).unwrap();
        let whole = is_whole(&desk);
        desk.store().clone().close();
        assert!(whole);
        contacts
    };
    done(&["contacts", "import", "few.csv", "--source", "SRC03"]);
    let then = state();
    done(&["backup", "then.bak"]);
    done(&["contacts", "import", "h.csv", "--source", "SRC03"]);
    done(&["backup", "now.bak"]);
    let now = state();
    assert!(now > then, "{now} {then}");
    for (point, expected) in [
        ("commit", now),
        ("committed", now),
        ("committed:3", now),
        ("restore-replayed", now),
        ("restore-set-aside", now),
        ("restore-placed", then),
    ] {
        done(&["restore", "now.bak"]);
        assert_eq!(state(), now, "{point}");
        let (killed, said) = run(&["restore", "then.bak"], Some(point));
        assert_eq!(killed.signal(), Some(SIGABRT), "{point} was never reached: {said}");
        assert_eq!(state(), expected, "{point}: the data of before or after");
        done(&["restore", "then.bak"]);
        assert_eq!(state(), then, "{point}: completed");
        let left: Vec<_> = std::fs::read_dir(file("var"))
            .unwrap()
            .map(|f| f.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| name.starts_with(".restore"))
            .collect();
        assert!(left.is_empty(), "{point}: a working copy is left: {left:?}");
    }
}
