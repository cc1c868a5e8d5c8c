//! Files taken in at the console: looked through, written as the command writes them, taken back. TH27, S2.3, S2.10.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::actions::import::{ImportOptions, Outcome};
use privacy_portal::domain::ids::BatchId;
use privacy_portal::domain::may_send::Channel;
use privacy_portal::domain::officer::Role;
use privacy_portal::domain::register::Basis;
use privacy_portal::store::StoreError;
use privacy_portal::workers;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};

const IMPORTS: &str = "/admin/imports";
const ANNA: &str = "anna@brooks.example";

/// What the form says of a file of business contacts.
const CUSTOMERS: [(&str, &str); 3] = [("source", "SRC03"), ("purpose", "R03"), ("basis", "legitimate_interest")];

fn customers() -> ImportOptions {
    ImportOptions {
        source: "SRC03".into(),
        purposes: vec!["R03".into()],
        basis: Some(Basis::LegitimateInterest),
        ..ImportOptions::default()
    }
}

/// The first lines of a sample; none of them holds a line break within.
fn sample(name: &str, lines: usize) -> String {
    let text = std::fs::read_to_string(format!("{}/tests/data/crm/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    text.split_inclusive('\n').take(lines).collect()
}

/// Hands a file in; gives the status.
fn hand_in(officer: &mut Browser, text: &[u8], fields: &[(&str, &str)]) -> u16 {
    officer.get(IMPORTS);
    let fields = officer.form(IMPORTS, fields);
    officer.upload(IMPORTS, &fields, &[("contacts.csv", text)])
}

/// Hands a file in and goes to what is told of it.
fn look(officer: &mut Browser, text: &str, fields: &[(&str, &str)]) -> String {
    assert_eq!(hand_in(officer, text.as_bytes(), fields), 303, "{}", officer.page.text());
    let path = officer.page.location();
    officer.get(&path);
    assert_eq!(officer.page.status, 200, "{}", officer.page.text());
    path
}

/// What the worker does.
fn work(app: &TestApp) {
    while app.run(workers::take_imports(&app.desk, "test")).unwrap() {}
    app.work();
}

/// Hands in, says yes, takes in; gives the address of the batch.
fn take_in(app: &TestApp, officer: &mut Browser, text: &str, fields: &[(&str, &str)]) -> String {
    let path = look(officer, text, fields);
    officer.submit(&path, &[]);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    let batch = officer.page.location().split('?').next().unwrap().to_owned();
    work(app);
    batch
}

fn outcome(app: &TestApp, id: i64) -> (String, Outcome) {
    let batch = app.desk.store().read_now::<_, StoreError>(|r| r.find_batch(BatchId(id))).unwrap().unwrap();
    (batch.state, serde_json::from_str(&batch.counts).unwrap())
}

fn count(app: &TestApp, table: &str, column: &str) -> usize {
    app.desk.store().column_for_test(table, column).unwrap().len()
}

/// The dry run writes nothing; a yes writes what the command writes, once; nothing of the file is left.
#[test]
fn th27_a_file_is_looked_through_and_then_written_as_the_command_does() {
    let text = sample("hubspot-contacts.csv", 40);
    let by_command = TestApp::new();
    by_command.import(&text, customers());
    let somebody = "gerard.jones1@francis.example";
    let mut their = by_command.contact(somebody);
    their.get("/me/data");
    let wanted = their.page.all("main table");
    on_each_database(|app| {
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        let keys = count(&app, "seal_key", "id");
        let path = look(&mut officer, &text, &CUSTOMERS);
        let page = officer.page.text();
        for said in
            ["Nothing has been written", "HubSpot", "Contacts that are new 39", "Last Activity Date", "left out"]
        {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert_eq!((count(&app, "contact", "id"), count(&app, "import_batch", "id")), (0, 0));
        // sealed: no word of it is in the database
        for column in [("import_part", "sealed"), ("import_upload", "sealed")] {
            let kept = app.desk.store().column_for_test(column.0, column.1).unwrap().join(" ");
            assert!(!kept.is_empty() && !kept.contains("francis.example"), "{column:?}");
        }
        let sent = officer.form(&path, &[]);
        let sent: Vec<(&str, &str)> = sent.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        officer.post(&path, &sent);
        let batch = officer.page.location();
        officer.get(&batch);
        assert!(officer.page.text().contains("0 of 39 rows so far"), "{}", officer.page.text());
        assert!(officer.page.all("main a").contains(&"Look again".to_owned()));
        // pressed again: the same batch
        officer.get(&path);
        assert_eq!(officer.page.status, 303);
        work(&app);
        let (state, counts) = outcome(&app, 1);
        let (_, wanted_counts) = outcome(&by_command, 1);
        assert_eq!((state.as_str(), &counts), ("done", &wanted_counts));
        assert_eq!(count(&app, "import_batch", "id"), 1);
        officer.get(&path);
        assert_eq!(officer.page.status, 410, "used up");
        officer.post(&path, &sent);
        assert_eq!(officer.page.location(), batch, "pressed once more from a page that was left open");
        work(&app);
        assert_eq!(count(&app, "import_batch", "id"), 1);
        assert_eq!((count(&app, "import_upload", "id"), count(&app, "import_part", "sealed")), (0, 0));
        assert_eq!(count(&app, "seal_key", "id"), keys + 39, "the file's key is destroyed");
        officer.get(&batch);
        let page = officer.page.text();
        assert!(page.contains("taken in") && page.contains("officer@westcon.example"), "{page}");
        let mut theirs = app.contact(somebody);
        theirs.get("/me/data");
        assert_eq!(theirs.page.all("main table"), wanted);
        // the same file again does nothing, and says so
        assert_eq!(hand_in(&mut officer, text.as_bytes(), &CUSTOMERS), 422);
        assert!(officer.page.text().contains("There is nothing to do"), "{}", officer.page.text());
    });
}

/// S2.3, S2.10: what must not be taken is named by its column and never shown; rows not taken are named by their lines.
#[test]
fn s2_3_s2_10_columns_left_out_and_lines_not_taken_are_named_without_a_value() {
    on_each_database(|app| {
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        let text = "email,name,Religion,Shoe size\nann@north.example,Ann,SECRET-A,SECRET-B\nno address,Bob,SECRET-A,x\n,Carl,,\n";
        let batch = take_in(&app, &mut officer, text, &CUSTOMERS);
        officer.get(&batch);
        let page = officer.page.text();
        for said in [
            "Religionnever takenReligious or philosophical beliefs are never collected.",
            "Shoe sizeleft outNot a field that the portal stores.",
            "The e-mail address cannot be used.13",
            "The e-mail address is empty.14",
        ] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(!page.contains("SECRET"));
        for (table, column) in [("import_batch", "report"), ("import_batch", "options"), ("audit_event", "detail")] {
            let kept = app.desk.store().column_for_test(table, column).unwrap().join(" ");
            assert!(!kept.contains("SECRET") && !kept.contains("Bob"), "{table}.{column}: {kept}");
        }
        // the auditor reads what became of it, and no more
        let mut auditor = app.officer("auditor@westcon.example", Role::Auditor);
        auditor.get(&batch);
        assert!(auditor.page.text().contains("Shoe size"));
        assert!(!auditor.page.text().contains("Take this file back"));
        auditor.get(IMPORTS);
        assert_eq!(auditor.page.status, 200);
        assert!(auditor.page.all("main form").is_empty());
        let mut agent = app.officer("agent@westcon.example", Role::Agent);
        for path in [IMPORTS, &batch, "/admin/imports/look/1", "/admin/imports/1/undo"] {
            assert_eq!(agent.get(path).status, 403, "{path}");
        }
        for path in ["/admin/imports/look/1", "/admin/imports/1/undo"] {
            assert_eq!(auditor.get(path).status, 403, "{path}");
        }
        assert_eq!(auditor.upload(IMPORTS, &[], &[("a.csv", b"email\na@b.example\n")]), 403);
    });
}

/// TH15, TH8: whatever comes is refused in words that say how to mend it, and shown as text.
#[test]
fn th8_th15_what_is_no_list_is_refused_and_hostile_text_is_shown_as_text() {
    let app = TestApp::new();
    let mut officer = app.officer("officer@westcon.example", Role::Officer);
    let long = [b"email,".as_slice(), &vec![b'x'; 200_000], b"\n"].concat();
    for (bytes, said) in [
        (b"PK\x03\x04rest".as_slice(), "This is not a CSV file"),
        (b"\x89PNG\r\n", "This is not a CSV file"),
        (b"", "Choose"),
        (b" \n", "not empty"),
        (&long, "The first line has no end"),
        (b"ann@north.example,Ann\n", "The first line holds an e-mail address"),
        (b"E-Post;Vorname\na@b.example;A\n", "Columns: E-Post, Vorname"),
        (b"email,Newsletter opt-out\na@b.example,x\n", "speak of an opt-out and are not known: Newsletter opt-out"),
        (b"E-Post,<script>alert(1)</script>\na@b.example,A\n", "<script>alert(1)</script>"),
    ] {
        assert_eq!(hand_in(&mut officer, bytes, &CUSTOMERS), 422, "{said}: {}", officer.page.text());
        let html = officer.page.html();
        assert!(officer.page.text().contains(said), "{said}: {}", officer.page.text());
        assert!(!html.contains("<script>"), "{html}");
        // what was chosen stays
        assert!(html.contains("value=\"SRC03\" selected"), "{html}");
    }
    // a mapping of one's own mends it, as it does for the command
    let mapping = "[columns]\n\"E-Post\" = \"email\"\nVorname = \"first_name\"";
    let fields = [CUSTOMERS.as_slice(), &[("mapping", mapping)]].concat();
    look(&mut officer, "E-Post;Vorname\na@b.example;A\n", &fields);
    for (field, value, said) in [
        ("mapping", "[columns", "Write a line [columns]"),
        ("mapping", "[columns]\nReligion = \"comment\"\nemail = \"email\"", "never taken in"),
        ("source", "", "Choose how the data was collected"),
        ("basis", "consent", "does not rest on this basis"),
        ("given_by", "nobody@north.example", "Nobody with this address"),
        ("consent_on", "soon", "Enter a date"),
        ("source", "SRC16", "This source needs it to be named"),
        ("sold_on", "2026-01-01", "all three"),
        ("consent_wording", "Yes, I agree.", "Words of agreement go with consent"),
    ] {
        let fields: Vec<_> =
            CUSTOMERS.iter().copied().filter(|(name, _)| *name != field).chain([(field, value)]).collect();
        assert_eq!(hand_in(&mut officer, b"email,Religion\na@b.example,x\n", &fields), 422, "{field}");
        assert!(officer.page.text().contains(said), "{said}: {}", officer.page.text());
    }
    assert_eq!(hand_in(&mut officer, &vec![b'x'; 21 * 1024 * 1024], &CUSTOMERS), 413);
    // formulas and markup in values are text
    app.import("email,name\nann@north.example,Ann\n", customers());
    let text = "email,name\nann@north.example,\"=HYPERLINK(\"\"http://x.test\"\")<b>x</b>\"\n";
    look(&mut officer, text, &CUSTOMERS);
    assert!(officer.page.text().contains("=HYPERLINK"), "{}", officer.page.text());
    assert!(!officer.page.html().contains("<b>x"), "{}", officer.page.html());
    // nothing of all this was written
    assert_eq!((count(&app, "contact", "id"), count(&app, "import_batch", "id")), (1, 1));
    // one file waits; it goes after an hour by itself, and nobody else can open it
    let waiting = "/admin/imports/look/";
    assert_eq!(count(&app, "import_upload", "id"), 1);
    let id = app.desk.store().column_for_test("import_upload", "id").unwrap().pop().unwrap();
    let mut deputy = app.officer("deputy@westcon.example", Role::Deputy);
    assert_eq!(deputy.get(&format!("{waiting}{id}")).status, 410);
    app.pass(TimeDelta::minutes(61));
    let keys = count(&app, "seal_key", "id");
    work(&app);
    assert_eq!((count(&app, "import_upload", "id"), count(&app, "import_part", "sealed")), (0, 0));
    assert_eq!(count(&app, "seal_key", "id"), keys - 1);
    let mut officer = app.officer_again("officer@westcon.example");
    assert_eq!(officer.get(&format!("{waiting}{id}")).status, 410);
}

/// Sixty contacts with a title each.
fn sixty(title: &str) -> String {
    let rows = (0..60).map(|n| format!("p{n}@north.example,Person {n},{title} {n}\n"));
    format!("email,name,job_title\n{}", rows.collect::<String>())
}

fn system(name: &'static str) -> Vec<(&'static str, &'static str)> {
    [CUSTOMERS.as_slice(), &[("system", name)]].concat()
}

/// TH27: an unusual share needs somebody who looked; taking the file back restores what was, but what the person
/// corrected, what was lowered and whom somebody has dealt with stay.
#[test]
fn th27_an_unusual_share_needs_a_look_and_taking_back_raises_nothing() {
    on_each_database(|app| {
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        let fields = system("salesforce");
        take_in(&app, &mut officer, &sixty("Buyer"), &fields);
        assert_eq!(outcome(&app, 1).1.added, 60);
        app.pass(TimeDelta::days(1));
        let mut officer = app.officer_again("officer@westcon.example");
        let extra = "new0@north.example,New 0,Clerk\nnew1@north.example,New 1,Clerk\n";
        let text =
            sixty("Seller").replace("job_title\n", "job_title,opt_out_email\n").replace("Seller 7\n", "Seller 7,yes\n");
        let lines =
            text.lines().map(|l| if l.matches(',').count() == 2 { format!("{l},\n") } else { format!("{l}\n") });
        let text = lines.collect::<String>() + &extra.replace("Clerk\n", "Clerk,\n");
        let path = look(&mut officer, &text, &fields);
        let page = officer.page.text();
        for said in [
            "Something would be replaced for 60 of the 60 contacts",
            "p0@north.example",
            "Buyer 0",
            "Seller 0",
            "first 20",
        ] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(!page.contains("Seller 20"), "twenty are shown");
        officer.submit(&path, &[]);
        assert_eq!(officer.page.status, 422);
        assert!(officer.page.text().contains("Look at what would be replaced"), "{}", officer.page.text());
        officer.submit(&path, &[("agreed", "yes")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        work(&app);
        let counts = outcome(&app, 2).1;
        assert_eq!((counts.changed, counts.added, counts.opt_outs), (60, 2, 1));
        // one corrects their title, one who is new signs in
        let mut person = app.contact("p3@north.example");
        person.get("/me/data/edit?kind=job_title");
        person.submit("/me/data/edit", &[("value", "Director")]);
        person.submit("/me/data/edit", &[]);
        assert_eq!(person.page.h1(), "Your change is saved");
        app.contact("new1@north.example").get("/me");
        app.letters();
        let suppressed = count(&app, "suppression", "channel");
        officer.get("/admin/imports/2/undo");
        let page = officer.page.text();
        for said in [
            "Contacts that came by it alone and go 1",
            "Contacts put back to what they were 59",
            "Older values that count again 59",
            "somebody has dealt with since 1",
            "replaced or confirmed 1",
            "makes nobody reachable for marketing again",
        ] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(person.get("/me/data").text().contains("Director"), "looking changes nothing");
        officer.submit("/admin/imports/2/undo", &[]);
        assert_eq!(officer.page.status, 303);
        work(&app);
        officer.get("/admin/imports/2");
        assert!(officer.page.text().contains("taken back"), "{}", officer.page.text());
        assert!(!officer.page.text().contains("Take this file back"));
        let mut other = app.contact("p5@north.example");
        let page = other.get("/me/data").text();
        assert!(page.contains("Buyer 5") && !page.contains("Seller 5"), "{page}");
        assert!(person.get("/me/data").text().contains("Director"));
        // an opt-out of the file stays
        assert_eq!(count(&app, "suppression", "channel"), suppressed);
        let mut left = app.contact("p7@north.example");
        assert!(left.get("/me/data").text().contains("Buyer 7"));
        // who came by it alone is gone, with the key; who was dealt with is there
        assert!(app.contact("new1@north.example").get("/me/data").text().contains("Clerk"));
        let states = app.desk.store().column_for_test("contact", "status").unwrap();
        assert_eq!(states.iter().filter(|s| s.contains("erased")).count(), 1, "{states:?}");
        assert_eq!(count(&app, "import_change", "what"), 60, "of the first batch");
        // the file may be taken in again
        let path = look(&mut officer, &text, &fields);
        officer.submit(&path, &[("agreed", "yes")]);
        work(&app);
        assert_eq!((outcome(&app, 3).1.changed, outcome(&app, 3).1.added), (59, 1));
        app.letters();
    });
}

/// TH27, S8.38: taking back further grounds of an address takes the marketing away that they allowed, and never gives any.
#[test]
fn th27_taking_back_ends_what_the_file_allowed() {
    on_each_database(|app| {
        app.import(
            &format!("email,name\n{ANNA},Anna\n"),
            ImportOptions { system: Some("salesforce".into()), ..customers() },
        );
        let origin = app.desk.store().column_for_test("contact_address", "provenance_id").unwrap();
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        let fields = [
            ("source", "SRC01"),
            ("purpose", "R06"),
            ("basis", "consent"),
            ("notice", "2026-03"),
            ("consent_on", "2026-03-01"),
            ("system", "hubspot"),
        ];
        take_in(&app, &mut officer, &format!("email,name,country\n{ANNA},Anna Schmidt,DE\n"), &fields);
        let (state, counts) = outcome(&app, 2);
        assert_eq!((state.as_str(), counts.enriched), ("done", 1), "{counts:?}");
        assert_ne!(app.desk.store().column_for_test("contact_address", "provenance_id").unwrap(), origin);
        let mut anna = app.contact(ANNA);
        assert!(anna.get("/me/data").text().contains("Anna Schmidt"));
        app.letters();
        let may_send = || {
            let question = app.desk.question("R06", Some("news"), Channel::Email).unwrap();
            app.desk.explain_may_send(&question, &[ANNA.to_owned()]).unwrap()[0]
        };
        assert_eq!(may_send(), None, "the file proves consent");
        officer.get("/admin/imports/2/undo");
        officer.submit("/admin/imports/2/undo", &[]);
        // pressed twice
        officer.get("/admin/imports/2/undo");
        assert_eq!(officer.page.status, 303);
        work(&app);
        assert_eq!(app.desk.store().column_for_test("contact_address", "provenance_id").unwrap(), origin);
        let page = anna.get("/me/data").text();
        assert!(page.contains("Anna") && !page.contains("Anna Schmidt"), "{page}");
        assert!(may_send().is_some(), "and nothing does now");
    });
}

/// ASVS 2.3.3: a process that dies in the middle of a file leaves it to the next, which counts as if nothing had happened.
#[test]
fn asvs_v5_0_0_2_3_3_a_file_that_a_dying_process_left_is_completed_by_the_next() {
    let app = TestApp::new();
    let rows: String = (0..1_000).map(|n| format!("p{n}@north.example,Person {n}\n")).collect();
    let text = format!("email,name\n{rows}");
    let mut officer = app.officer("officer@westcon.example", Role::Officer);
    let path = look(&mut officer, &text, &system("salesforce"));
    officer.submit(&path, &[]);
    let batch = officer.page.location();
    let at = |name: &str| app.folder().join(name).display().to_string();
    let mut other = Command::new(env!("CARGO_BIN_EXE_privacy-portal"))
        .arg("serve")
        .current_dir(app.folder())
        .env("PORTAL_LISTEN", "127.0.0.1:0")
        .env("PORTAL_DATABASE_URL", format!("sqlite:{}", at("portal.db")))
        .env("PORTAL_KEYS_DATABASE_URL", format!("sqlite:{}", at("keys.db")))
        .env("PORTAL_KEYS", at("keys"))
        .env("PORTAL_MAIL_FOLDER", at("mail"))
        .env("PORTAL_LOG", "error")
        .env("TEST_FAILPOINT", "import-noted:2")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    assert_eq!(other.wait().unwrap().signal(), Some(6));
    let (state, counts) = outcome(&app, 1);
    assert_eq!((state.as_str(), counts.rows, counts.added), ("running", 800, 800));
    // the other one has the real time, by which this session is over
    let mut officer = app.officer_again("officer@westcon.example");
    officer.get(&batch);
    assert!(officer.page.text().contains("800 of 1,000 rows so far"), "{}", officer.page.text());
    // its lease lapses
    app.pass(TimeDelta::days(36_500));
    work(&app);
    let (state, counts) = outcome(&app, 1);
    assert_eq!((state.as_str(), counts.rows, counts.added, counts.unchanged), ("done", 1_000, 1_000, 0));
    assert_eq!(count(&app, "import_change", "what"), 1_000, "each once");
    assert_eq!(count(&app, "import_part", "sealed"), 0);
}
