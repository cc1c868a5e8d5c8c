//! Keys, audit, backup and import as the person at the machine meets them.

use crate::support::*;
use privacy_portal::actions::import::{ImportOptions, Outcome};
use privacy_portal::actions::restore::replay;
use privacy_portal::domain::email_address::EmailAddress;
use privacy_portal::store::audit::AuditState;
use privacy_portal::store::keys::{LedgerEntry, Scope};
use privacy_portal::store::testing::execute;
use privacy_portal::store::{Lane, StoreError};
use privacy_portal::vault::KeyPurpose;
use std::path::Path;
use std::process::{Command, Output};

const ANNA: &str = "anna@brooks.example";
const SAMPLES: [(&str, &str); 5] = [
    ("hubspot", include_str!("../data/crm/hubspot-contacts.csv")),
    ("salesforce", include_str!("../data/crm/salesforce-contacts.csv")),
    ("mailchimp", include_str!("../data/crm/mailchimp-subscribed.csv")),
    ("dynamics", include_str!("../data/crm/dynamics-contacts.csv")),
    ("jsonl", include_str!("../data/crm/contacts.jsonl")),
];

fn source() -> ImportOptions {
    ImportOptions { source: "SRC03".into(), ..ImportOptions::default() }
}

/// The program itself in a folder.
fn portal(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_privacy-portal"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("PORTAL_LISTEN")
        .output()
        .unwrap()
}

fn says(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn s4_26_th27_every_sample_file_goes_in_and_again_changes_nothing() {
    on_each_database(|app| {
        let first: Vec<Outcome> = SAMPLES.iter().map(|(_, text)| app.import(text, source())).collect();
        assert!(first.iter().all(|o| o.rows == 1_503 && o.rejected.values().sum::<u64>() == 12), "{first:?}");
        // the file's duplicates make 1,487 people
        assert_eq!((first[0].added, first[1].added, first[4].added), (1_487, 0, 0));
        assert!(first[0].opt_outs > 250 && first[1].opt_outs > 80, "an opt-out in any file wins: {first:?}");
        for (name, text) in SAMPLES {
            let again = app.import(text, ImportOptions { notice: Some("second time".into()), ..source() });
            assert_eq!((again.added, again.changed, again.enriched, again.opt_outs), (0, 0, 0, 0), "{name}: {again:?}");
        }
    });
}

/// S11.3, S11.9: neither people nor the database are reached over another machine's network in clear: the program says what
/// to do and does not start.
#[test]
fn s11_9_in_clear_over_a_network_nothing_starts() {
    let dir = tempfile::tempdir().unwrap();
    let refused = portal_on(dir.path(), "postgres://portal@db.example/portal", &[], &["serve"]);
    let said = says(&refused);
    assert!(!refused.status.success() && said.contains("db.example is another machine"), "{said}");
    assert!(said.contains("database_url") && said.contains("sslmode=verify-full"), "{said}");
    let sqlite = format!("sqlite:{}", dir.path().join("portal.db").display());
    let clear = [("PORTAL_BASE_URL", "http://privacy.example.com"), ("PORTAL_LISTEN", "127.0.0.1:0")];
    let refused = portal_on(dir.path(), &sqlite, &clear, &["serve"]);
    let said = says(&refused);
    assert!(!refused.status.success() && said.contains("without TLS") && said.contains("base_url"), "{said}");
}

#[test]
fn th18_a_missing_or_wrong_key_refuses_and_touches_nothing() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("h.csv"), SAMPLES[0].1).unwrap();
    let done = portal(dir.path(), &["contacts", "import", "h.csv", "--source", "SRC03"]);
    assert!(done.status.success(), "{}", says(&done));
    assert!(dir.path().join("h.csv.rejects.csv").exists());
    let keys = dir.path().join("var/keys");
    let state = || {
        let mut all: Vec<_> =
            ["portal.db", "keys.db"].iter().map(|f| std::fs::read(dir.path().join("var").join(f)).unwrap()).collect();
        all.push(
            std::fs::read_dir(&keys)
                .unwrap()
                .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
                .collect::<Vec<_>>()
                .join(",")
                .into_bytes(),
        );
        all
    };
    for file in ["master.1.key", "index.1.key", "audit.1.key", "link.1.key", "witness.1.key", "backup.1.key"] {
        std::fs::rename(keys.join(file), dir.path().join("away")).unwrap();
        let before = state();
        let refused = portal(dir.path(), &["audit", "verify"]);
        assert!(!refused.status.success() && says(&refused).contains(file), "{file}: {}", says(&refused));
        assert!(state() == before, "{file}: something was touched");
        // another installation's key of the same name
        let other = tempfile::tempdir().unwrap();
        privacy_portal::vault::Keyring::create(
            &other.path().join("k"),
            &privacy_portal::domain::secret::Randomness::System,
        )
        .unwrap();
        std::fs::copy(other.path().join("k").join(file), keys.join(file)).unwrap();
        let refused = portal(dir.path(), &["audit", "verify"]);
        assert!(!refused.status.success() && says(&refused).contains(file), "{file}: {}", says(&refused));
        std::fs::rename(dir.path().join("away"), keys.join(file)).unwrap();
    }
    // the whole folder gone: never new keys for data that exists
    std::fs::rename(&keys, dir.path().join("var/elsewhere")).unwrap();
    let refused = portal(dir.path(), &["contacts", "import", "h.csv", "--source", "SRC03"]);
    assert!(!refused.status.success() && says(&refused).contains("Copy the complete key folder"), "{}", says(&refused));
    assert!(!keys.exists());
    std::fs::rename(dir.path().join("var/elsewhere"), &keys).unwrap();
    assert!(portal(dir.path(), &["audit", "verify"]).status.success());
}

#[test]
fn s8_21_what_was_lowered_after_a_backup_stays_lowered() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("h.csv"), SAMPLES[0].1).unwrap();
    std::fs::write(dir.path().join("out.csv"), "email\nrachel.curtis0@thomas.example\n").unwrap();
    for arguments in [
        &["contacts", "import", "h.csv", "--source", "SRC03"][..],
        &["backup", "b.bak"],
        &["contacts", "import", "out.csv", "--opt-outs", "--map", "portal"],
        &["keys", "rotate"],
        &["restore", "b.bak", "--drill"],
        &["restore", "b.bak"],
        &["audit", "verify"],
    ] {
        let done = portal(dir.path(), arguments);
        assert!(done.status.success(), "{arguments:?}: {}", says(&done));
    }
    // the opt-out is there without the file that brought it: taking it in again finds nothing new
    let again =
        portal(dir.path(), &["contacts", "import", "out.csv", "--opt-outs", "--map", "portal", "--notice", "again"]);
    assert!(!says(&again).contains("opt-outs recorded"), "{}", says(&again));
    // a backup never overwrites another, and an altered one is refused with everything left as it is
    assert!(!portal(dir.path(), &["backup", "b.bak"]).status.success());
    let mut bytes = std::fs::read(dir.path().join("b.bak")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(dir.path().join("bad.bak"), bytes).unwrap();
    let before = std::fs::read(dir.path().join("var/portal.db")).unwrap();
    let refused = portal(dir.path(), &["restore", "bad.bak"]);
    assert!(!refused.status.success() && says(&refused).contains("does not verify"), "{}", says(&refused));
    assert!(std::fs::read(dir.path().join("var/portal.db")).unwrap() == before);
}

/// The program in a folder, with PostgreSQL as its data database.
fn portal_on(folder: &Path, url: &str, more: &[(&str, &str)], arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_privacy-portal"))
        .args(arguments)
        .current_dir(folder)
        .env("PORTAL_DATABASE_URL", url)
        .envs(more.iter().copied())
        .output()
        .unwrap()
}

#[test]
fn s8_21_what_was_lowered_after_a_backup_stays_lowered_on_postgresql() {
    let Some(url) = fresh_database() else { return };
    let dir = tempfile::tempdir().unwrap();
    let run = |more: &[(&str, &str)], arguments: &[&str]| portal_on(dir.path(), &url, more, arguments);
    std::fs::write(dir.path().join("h.csv"), SAMPLES[0].1).unwrap();
    std::fs::write(dir.path().join("out.csv"), "email\nrachel.curtis0@thomas.example\n").unwrap();
    for arguments in [
        &["contacts", "import", "h.csv", "--source", "SRC03"][..],
        &["backup", "b.bak"],
        &["contacts", "import", "out.csv", "--opt-outs", "--map", "portal"],
        &["restore", "b.bak", "--drill"],
    ] {
        let done = run(&[], arguments);
        assert!(done.status.success(), "{arguments:?}: {}", says(&done));
    }
    // sealed: no name or address of the dump can be read in it
    let sealed = std::fs::read(dir.path().join("b.bak")).unwrap();
    assert!(!sealed.windows(5).any(|w| w == b"PGDMP") && sealed.len() > 100_000);
    // a restore that dies at any point leaves what was there, and the next one completes
    for point in ["restore-filled", "restore-replayed"] {
        let killed = run(&[("TEST_FAILPOINT", point)], &["restore", "b.bak"]);
        assert!(!killed.status.success(), "{point}: {}", says(&killed));
        let there = run(&[], &["audit", "verify"]);
        assert!(there.status.success() && !says(&there).contains("interrupted"), "{point}: {}", says(&there));
    }
    let mut altered = sealed.clone();
    let middle = altered.len() / 2;
    altered[middle] ^= 1;
    std::fs::write(dir.path().join("bad.bak"), altered).unwrap();
    let refused = run(&[], &["restore", "bad.bak"]);
    assert!(!refused.status.success() && says(&refused).contains("does not verify"), "{}", says(&refused));
    let restored = run(&[], &["restore", "b.bak"]);
    assert!(restored.status.success() && says(&restored).contains("1487 contacts"), "{}", says(&restored));
    let again = run(&[], &["contacts", "import", "out.csv", "--opt-outs", "--map", "portal", "--notice", "again"]);
    assert!(again.status.success() && !says(&again).contains("opt-outs recorded"), "{}", says(&again));
    // without the tools: a clear word, and no half file
    let bare = run(&[("PATH", "/nowhere")], &["backup", "c.bak"]);
    assert!(!bare.status.success() && says(&bare).contains("pg_dump is not installed"), "{}", says(&bare));
    assert!(!dir.path().join("c.bak").exists());
}

/// Moves from the file to a server, whole, or not at all.
#[test]
fn an_embedded_installation_moves_to_postgresql_and_the_old_one_says_where() {
    let (Some(data), Some(keys)) = (fresh_database(), fresh_database()) else { return };
    let dir = with_contacts();
    std::fs::write(dir.path().join("out.csv"), "email\nrachel.curtis0@thomas.example\n").unwrap();
    done(&dir, &["contacts", "import", "out.csv", "--opt-outs", "--map", "portal"]);
    done(&dir, &["officers", "add", "officer@westcon.example", "--role", "officer"]);
    done(&dir, &["backup", "before.bak"]);
    let there = |more: &[(&str, &str)], arguments: &[&str]| {
        let keyed = [&[("PORTAL_KEYS_DATABASE_URL", keys.as_str())], more].concat();
        portal_on(dir.path(), &data, &keyed, arguments)
    };
    let copy = ["database", "copy", "--to", &data, "--keys-to", &keys];
    let attempt = |point: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_privacy-portal"));
        command.args(copy).current_dir(dir.path()).env("TEST_FAILPOINT", point).output().unwrap()
    };
    // a place where something else is, or another installation
    for table in ["invoices", "installation"] {
        let other = fresh_database().unwrap();
        execute(&other, &format!("CREATE TABLE {table} (name TEXT, value TEXT)")).unwrap();
        execute(&other, &format!("INSERT INTO {table} VALUES ('installation', 'theirs')")).unwrap();
        let refused = portal(dir.path(), &["database", "copy", "--to", &other]);
        assert!(!refused.status.success() && says(&refused).contains("is not empty"), "{table}: {}", says(&refused));
    }
    let refused = portal(dir.path(), &["database", "copy", "--to", &data, "--keys-to", &data]);
    assert!(says(&refused).contains("one database"), "{}", says(&refused));
    let refused = portal(dir.path(), &["database", "copy", "--to", "sqlite:other.db"]);
    assert!(!refused.status.success() && says(&refused).contains("PostgreSQL server"), "{}", says(&refused));
    // killed at each point: here all is as it was, and the next run completes
    for point in ["copy-keys-prepared", "copy-keys-filled", "copy-keys-done", "copy-prepared", "copy-filled"] {
        let killed = attempt(point);
        assert!(!killed.status.success() && killed.status.code().is_none(), "{point}: {}", says(&killed));
        assert!(done(&dir, &["audit", "verify"]).contains("whole"), "{point}");
        assert!(!there(&[], &["audit", "verify"]).status.success(), "{point}: half a copy is no portal");
    }
    for point in ["copy-done", "copy-marked:1"] {
        let killed = attempt(point);
        assert!(killed.status.code().is_none(), "{point} was never reached: {}", says(&killed));
    }
    let said = done(&dir, &copy);
    assert!(said.contains("holds the same already"), "{said}");
    // the old one says where everything is, whatever is asked of it
    for arguments in
        [&["audit", "verify"][..], &["serve"], &["contacts", "import", "h.csv", "--source", "SRC03"], &copy]
    {
        let refused = portal(dir.path(), arguments);
        assert!(
            !refused.status.success() && says(&refused).contains("moved to postgres://127.0.0.1/"),
            "{arguments:?}: {}",
            says(&refused)
        );
    }
    // and so do the old keys, with the new data, and an old backup restored beside them
    let refused = portal_on(dir.path(), &data, &[], &["audit", "verify"]);
    assert!(says(&refused).contains("keys_database_url"), "{}", says(&refused));
    let refused = portal(dir.path(), &["restore", "before.bak"]);
    assert!(!refused.status.success() && says(&refused).contains("moved to"), "{}", says(&refused));
    // everything is there: the same people, who was stopped, the audit log, numbers that go on
    let whole = there(&[], &["audit", "verify"]);
    assert!(whole.status.success() && says(&whole).contains("whole"), "{}", says(&whole));
    let again = there(&[], &["contacts", "import", "h.csv", "--source", "SRC03"]);
    assert!(again.status.success() && says(&again).contains("Nothing to do"), "{}", says(&again));
    let more = there(&[], &["officers", "add", "deputy@westcon.example", "--role", "deputy"]);
    assert!(more.status.success(), "{}", says(&more));
    std::fs::write(dir.path().join("new.csv"), "email\nsomebody.new@thomas.example\n").unwrap();
    let stopped = there(&[], &["contacts", "import", "new.csv", "--opt-outs", "--map", "portal"]);
    assert!(stopped.status.success(), "{}", says(&stopped));
}

#[test]
fn s8_21_the_ledger_is_replayed_act_by_act_on_both_databases() {
    on_each_database(|app| {
        for (email, name) in
            [(ANNA, "Anna Schmidt"), ("bert@brooks.example", "Bert Jones"), ("cleo@brooks.example", "Cleo Diaz")]
        {
            app.add_contact(email, name);
        }
        let mut anna = app.contact(ANNA);
        let store = app.desk.store();
        let index = |email: &str| app.desk.ring().address_index(&EmailAddress::parse(email).unwrap());
        let entry = |act: &str, email: &str, scope: &str| LedgerEntry {
            at: app.desk.now(),
            act: act.into(),
            address: Some(index(email)),
            contact: None,
            scope: scope.into(),
        };
        store
            .append_ledger(vec![
                entry("opt_out", ANNA, r#"{"topic":"all","channel":"email","reason":"flag","origin":"portal"}"#),
                entry("withdrawal", ANNA, r#"{"purpose":"R06"}"#),
                entry("restriction", "bert@brooks.example", "{}"),
                entry("erasure", "cleo@brooks.example", "{}"),
            ])
            .unwrap();
        for _ in 0..2 {
            assert_eq!(replay(store, app.desk.now()).unwrap().entries, 4);
        }
        let (anna_index, cleo) = (index(ANNA), index("cleo@brooks.example"));
        store
            .read_now::<_, StoreError>(|r| {
                let it = r.find_contact_by_address(&anna_index)?.unwrap();
                assert_eq!(r.list_suppressions(&anna_index)?.len(), 1);
                assert_eq!(r.list_purpose_states(it.id)?[0].state, "withdrawn");
                assert!(r.find_contact_by_address(&cleo)?.is_none());
                Ok(())
            })
            .unwrap();
        assert_eq!(anna.get("/me").status, 303, "sessions from before are over");
        // S8.31: whoever was erased does not come back by a file
        let outcome = app.import(
            "Record ID,Email,First Name,Create Date\n5,cleo@brooks.example,Cleo,2020-01-01 10:00\n",
            marketing(),
        );
        assert_eq!((outcome.added, outcome.suppressed), (0, 1));
    });
}

#[test]
fn th13_the_first_altered_row_is_named() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    app.contact(ANNA);
    app.work();
    let (ring, now) = (app.desk.ring().clone(), app.desk.now());
    let signer = ring.clone();
    app.desk.store().write_now::<_, StoreError>(Lane::Bulk, move |w| w.sign_audit_head(&signer, now)).unwrap().unwrap();
    let state = || app.desk.store().read_now::<_, StoreError>(|r| r.verify_audit(&ring)).unwrap();
    assert!(matches!(state(), AuditState::Whole { waiting: 0, linked } if linked >= 3), "{:?}", state());
    let url = format!("sqlite:{}", app.folder().join("portal.db").display());
    execute(&url, "DROP TRIGGER audit_event_append_only_update; DROP TRIGGER audit_event_append_only_delete; DROP TRIGGER audit_link_append_only_delete").unwrap();
    let broken = |sql: &str, undo: &str, row: i64, words: &str| {
        execute(&url, sql).unwrap();
        match state() {
            AuditState::Broken { row: at, why } => assert!(at == row && why.contains(words), "{sql}: row {at}: {why}"),
            whole => panic!("{sql}: {whole:?}"),
        }
        execute(&url, undo).unwrap();
        assert!(matches!(state(), AuditState::Whole { .. }), "{undo}");
    };
    broken(
        "UPDATE audit_event SET outcome = 'donE' WHERE id = 2",
        "UPDATE audit_event SET outcome = 'done' WHERE id = 2",
        2,
        "not what was written",
    );
    broken(
        "CREATE TABLE kept AS SELECT * FROM audit_event WHERE id = 3; DELETE FROM audit_event WHERE id = 3",
        "INSERT INTO audit_event SELECT * FROM kept; DROP TABLE kept",
        3,
        "was removed",
    );
    broken(
        "CREATE TABLE kept AS SELECT * FROM audit_link WHERE seq >= 3; DELETE FROM audit_link WHERE seq >= 3",
        "INSERT INTO audit_link SELECT * FROM kept; DROP TABLE kept",
        0,
        "ends before the signed head",
    );
}

#[test]
fn th18_keys_rotate_while_others_write() {
    let app = TestApp::new();
    for i in 0..40 {
        app.add_contact(&format!("p{i}@brooks.example"), &format!("Person {i}"));
    }
    let (store, now) = (app.desk.store().clone(), app.desk.now());
    let writer = {
        let store = store.clone();
        std::thread::spawn(move || {
            (0..60).map(|_| store.new_key(Scope::Contact, None, now).unwrap().id()).collect::<Vec<_>>()
        })
    };
    let ring = app.desk.ring();
    let number = ring.add(KeyPurpose::Master).unwrap();
    store.activate_master(number).unwrap();
    while store.rewrap_keys(7).unwrap() > 0 {}
    let made = writer.join().unwrap();
    while store.rewrap_keys(7).unwrap() > 0 {}
    assert_eq!(store.retire_masters().unwrap(), [1]);
    ring.retire(KeyPurpose::Master, 1).unwrap();
    assert_eq!(store.open_keys(&made).unwrap().len(), 60);
    let mut browser = app.contact("p7@brooks.example");
    assert!(browser.get("/me/data").text().contains("Person 7"));
    // an old footer or sign-in link survives a new link key
    let mut asking = app.visitor();
    asking.get("/sign-in");
    asking.submit("/sign-in", &[("email", "p8@brooks.example")]);
    let link = link_in(&app, &app.letter_to("p8@brooks.example"), "/sign-in/confirm");
    ring.add(KeyPurpose::Link).unwrap();
    assert_eq!(asking.get(&link).h1(), "Sign in to your data");
}

#[test]
fn th15_files_that_are_no_lists_are_refused_with_what_to_do() {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in
        [("x.xlsx", &b"PK\x03\x04rest"[..]), ("x.gz", b"\x1f\x8brest"), ("x.csv", b""), ("y.csv", b"foo,bar\n1,2\n")]
    {
        std::fs::write(dir.path().join(name), bytes).unwrap();
        let refused = portal(dir.path(), &["contacts", "import", name, "--source", "SRC03"]);
        assert_eq!(refused.status.code(), Some(1), "{name}");
        assert!(says(&refused).contains(name) && says(&refused).len() > 35, "{}", says(&refused));
    }
    let wrong = portal(dir.path(), &["contacts", "import", "y.csv", "--source", "SRC99"]);
    assert_eq!(wrong.status.code(), Some(1));
    assert_eq!(portal(dir.path(), &["contacts", "import"]).status.code(), Some(2));
    assert_eq!(portal(dir.path(), &["fly"]).status.code(), Some(2));
    std::fs::write(dir.path().join("portal.toml"), "lisen = 1").unwrap();
    let wrong = portal(dir.path(), &["check"]);
    assert!(wrong.status.code() == Some(1) && says(&wrong).contains("did you mean listen"), "{}", says(&wrong));
}

/// A folder with the first sample taken in.
fn with_contacts() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("h.csv"), SAMPLES[0].1).unwrap();
    let done = portal(dir.path(), &["contacts", "import", "h.csv", "--source", "SRC03"]);
    assert!(done.status.success(), "{}", says(&done));
    dir
}

fn done(dir: &tempfile::TempDir, arguments: &[&str]) -> String {
    let output = portal(dir.path(), arguments);
    assert!(output.status.success(), "{arguments:?}: {}", says(&output));
    says(&output)
}

fn sql(dir: &tempfile::TempDir, file: &str, sql: &str) {
    execute(&format!("sqlite:{}", dir.path().join("var").join(file).display()), sql).unwrap();
}

#[test]
fn th18_a_lost_database_is_never_made_anew_beside_the_other_half() {
    for lost in ["portal.db", "keys.db"] {
        let dir = with_contacts();
        let var = dir.path().join("var");
        for ending in ["", "-wal", "-shm"] {
            drop(std::fs::rename(var.join(format!("{lost}{ending}")), dir.path().join(format!("{lost}{ending}"))));
        }
        for arguments in [&["audit", "verify"][..], &["backup", "b"], &["keys", "rotate"], &["migrate"], &["serve"]] {
            let refused = portal(dir.path(), arguments);
            assert_eq!(refused.status.code(), Some(1), "{lost} {arguments:?}: {}", says(&refused));
            assert!(says(&refused).contains(lost), "{lost} {arguments:?}: {}", says(&refused));
            assert!(!var.join(lost).exists(), "{lost} {arguments:?} made it");
        }
    }
}

#[test]
fn one_database_under_two_spellings_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    for (data, keys) in [
        ("sqlite:var/p.db", "sqlite:./var/p.db"),
        ("postgres://a@h/d?sslmode=verify-full", "postgres://b:c@h:5432/d?x=y&sslmode=verify-full"),
    ] {
        std::fs::write(
            dir.path().join("portal.toml"),
            format!("database_url = {data:?}\nkeys_database_url = {keys:?}"),
        )
        .unwrap();
        let refused = portal(dir.path(), &["serve"]);
        assert!(says(&refused).contains("same database"), "{}", says(&refused));
    }
    assert!(!dir.path().join("var").exists());
}

#[test]
fn s8_21_restore_waits_for_nobody_and_meets_nobody_at_work() {
    let dir = with_contacts();
    done(&dir, &["backup", "b.bak"]);
    let lock = std::fs::File::open(dir.path().join("var/keys.lock")).unwrap();
    lock.try_lock_shared().unwrap();
    let refused = portal(dir.path(), &["restore", "b.bak"]);
    assert!(!refused.status.success() && says(&refused).contains("stop it first"), "{}", says(&refused));
    lock.unlock().unwrap();
    // and while a restore works, nobody writes into the file that it moves aside
    lock.try_lock().unwrap();
    for arguments in [
        &["contacts", "import", "h.csv", "--source", "SRC03", "--notice", "x"][..],
        &["keys", "rotate"],
        &["backup", "c.bak"],
        &["serve"],
    ] {
        let refused = portal(dir.path(), arguments);
        assert!(says(&refused).contains("a restore is under way"), "{arguments:?}: {}", says(&refused));
    }
}

#[test]
fn s8_22_backups_go_when_their_time_is_over_and_the_log_says_so() {
    let dir = with_contacts();
    std::fs::create_dir(dir.path().join("kept")).unwrap();
    for name in ["old.bak", "older.bak", "new.bak"] {
        done(&dir, &["backup", &format!("kept/{name}")]);
    }
    std::fs::write(dir.path().join("kept/notes.txt"), "nobody's backup").unwrap();
    let age = |name: &str, days: u64| {
        let file = std::fs::File::options().append(true).open(dir.path().join("kept").join(name)).unwrap();
        let made = file.metadata().unwrap().modified().unwrap();
        file.set_modified(made - std::time::Duration::from_secs(days * 86_400)).unwrap();
    };
    age("old.bak", 36);
    age("older.bak", 400);
    age("notes.txt", 400);
    let left = || {
        let mut all: Vec<_> = std::fs::read_dir(dir.path().join("kept"))
            .unwrap()
            .map(|f| f.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        all.sort();
        all.join(" ")
    };
    let said = done(&dir, &["prune-backups", "kept", "--dry-run"]);
    assert!(said.contains("would be deleted") && said.contains("2 older than 35 days; 1 kept"), "{said}");
    assert_eq!(left(), "new.bak notes.txt old.bak older.bak");
    done(&dir, &["prune-backups", "kept"]);
    assert_eq!(left(), "new.bak notes.txt");
    let log = done(&dir, &["audit", "verify"]);
    assert!(log.contains("whole"), "{log}");
    // the last one stays, and whoever runs this hears of it
    age("new.bak", 50);
    let old = portal(dir.path(), &["prune-backups", "kept"]);
    assert!(old.status.code() == Some(1) && says(&old).contains("make a new one"), "{}", says(&old));
    assert_eq!(left(), "new.bak notes.txt");
    // and what was deleted stands in the log
    let desk = {
        let at = |name: &str| dir.path().join("var").join(name).display().to_string();
        let settings = privacy_portal::settings::Settings::with(&[
            ("database_url", &format!("sqlite:{}", at("portal.db"))),
            ("keys_database_url", &format!("sqlite:{}", at("keys.db"))),
            ("keys", &at("keys")),
        ]);
        privacy_portal::cli::open::open(settings.unwrap(), privacy_portal::cli::open::Create::Never).unwrap()
    };
    let acts = desk.store().column_for_test("audit_event", "(action || detail)").unwrap();
    let acts: Vec<_> = acts.iter().filter(|a| a.contains("backups.deleted")).collect();
    assert!(acts.len() == 1 && acts[0].contains("\"files\":2"), "{acts:?}");
}

#[test]
fn s8_21_a_restore_starts_what_no_restore_used_before() {
    let dir = with_contacts();
    done(&dir, &["backup", "b.bak"]);
    let fact = |name: &str| {
        let url = privacy_portal::store::DatabaseUrl::parse(&format!(
            "sqlite:{}",
            dir.path().join("var/portal.db").display()
        ))
        .unwrap();
        let keys =
            privacy_portal::store::DatabaseUrl::parse(&format!("sqlite:{}", dir.path().join("var/keys.db").display()))
                .unwrap();
        let ring = privacy_portal::vault::Keyring::open(
            &dir.path().join("var/keys"),
            &privacy_portal::domain::secret::Randomness::System,
        )
        .unwrap();
        let store = privacy_portal::store::Store::open(&url, &keys, ring, &Default::default()).unwrap();
        let name = name.to_owned();
        let value = store.read_now::<_, StoreError>(move |r| r.find_fact(&name)).unwrap();
        let number = store.write_now::<_, StoreError>(Lane::Bulk, |w| w.take_numbers("contact", 1)).unwrap();
        store.close();
        (value, number)
    };
    let (_, first) = fact("audit_segment");
    done(&dir, &["restore", "b.bak"]);
    let (segment, second) = fact("audit_segment");
    assert!(segment.as_deref() == Some("2") && second > first, "{segment:?} {second}");
    done(&dir, &["restore", "b.bak"]);
    assert_eq!(fact("audit_segment").0.as_deref(), Some("3"), "the same backup, another segment");
    // what is broken is put back all the same, and said with the exit code
    sql(
        &dir,
        "portal.db",
        "DROP TRIGGER audit_event_append_only_update; UPDATE audit_event SET outcome = 'x' WHERE id = 1",
    );
    done(&dir, &["backup", "bad.bak"]);
    assert_eq!(portal(dir.path(), &["restore", "bad.bak"]).status.code(), Some(1));
}

#[test]
fn s8_21_an_older_key_database_clears_nobody() {
    let dir = with_contacts();
    let keys = dir.path().join("var/keys.db");
    sql(&dir, "keys.db", "PRAGMA wal_checkpoint(TRUNCATE)");
    std::fs::copy(&keys, dir.path().join("old.db")).unwrap();
    std::fs::write(dir.path().join("n.csv"), "email,name\nnew@x.example,New\n").unwrap();
    done(&dir, &["contacts", "import", "n.csv", "--source", "SRC03", "--map", "portal"]);
    done(&dir, &["backup", "b.bak"]);
    for ending in ["-wal", "-shm"] {
        drop(std::fs::remove_file(dir.path().join(format!("var/keys.db{ending}"))));
    }
    std::fs::copy(dir.path().join("old.db"), &keys).unwrap();
    let refused = portal(dir.path(), &["restore", "b.bak"]);
    assert!(!refused.status.success() && says(&refused).contains("newer than the key database"), "{}", says(&refused));
}

#[test]
fn s8_21_an_act_that_cannot_be_repeated_stops_the_replay() {
    let app = TestApp::new();
    let entry = |act: &str, scope: &str| LedgerEntry {
        at: app.desk.now(),
        act: act.into(),
        address: None,
        contact: Some(privacy_portal::domain::ids::ContactId(1)),
        scope: scope.into(),
    };
    app.desk.store().append_ledger(vec![entry("levitation", "{}")]).unwrap();
    let error = replay(app.desk.store(), app.desk.now()).unwrap_err().to_string();
    assert!(error.contains("row 1") && error.contains("levitation"), "{error}");
}

#[test]
fn th18_an_interrupted_rotation_is_finished_by_the_next() {
    let dir = with_contacts();
    done(&dir, &["keys", "rotate"]);
    let keys = dir.path().join("var/keys");
    // as after a kill between forgetting a key and renaming its file
    std::fs::rename(keys.join("master.1.key.retired"), keys.join("master.1.key")).unwrap();
    let text = done(&dir, &["keys", "rotate"]);
    assert!(text.contains("interrupted") && keys.join("master.1.key.retired").exists(), "{text}");
    assert!(keys.join("master.2.key").exists() && !keys.join("master.3.key").exists(), "{text}");
    assert!(done(&dir, &["keys", "rotate"]).contains("master key 3 is active"));
}

#[test]
fn th21_check_changes_nothing_and_sees_a_clock_that_went_back() {
    let dir = with_contacts();
    let before = || {
        sql(&dir, "portal.db", "PRAGMA wal_checkpoint(TRUNCATE)");
        std::fs::read(dir.path().join("var/portal.db")).unwrap()
    };
    sql(&dir, "portal.db", "UPDATE installation SET value = '1000' WHERE name = 'highest_moment'");
    let was = before();
    done(&dir, &["check"]);
    assert!(before() == was, "check wrote");
    sql(&dir, "portal.db", "UPDATE installation SET value = '4000000000' WHERE name = 'highest_moment'");
    let wrong = portal(dir.path(), &["check"]);
    assert!(wrong.status.code() == Some(1) && says(&wrong).contains("WRONG    clock"), "{}", says(&wrong));
}

#[test]
fn th15_a_file_that_was_cut_off_is_not_taken_for_done() {
    let dir = with_contacts();
    let cut = format!("email,name\na@b.example,A\nc@d.example,{}\n", "x".repeat(17 * 1024 * 1024));
    std::fs::write(dir.path().join("cut.csv"), cut).unwrap();
    for _ in 0..2 {
        let output = portal(dir.path(), &["contacts", "import", "cut.csv", "--source", "SRC03", "--map", "portal"]);
        assert!(output.status.code() == Some(1) && !says(&output).contains("Nothing to do"), "{}", says(&output));
    }
}
