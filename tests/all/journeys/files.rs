//! Files sent in cases: what is taken, what the scanner says, who gets them.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::domain::officer::Role;
use privacy_portal::workers::scan_files;

const ANNA: &str = "anna@brooks.example";
const BEN: &str = "benjamin@north.example";

/// A portal where nobody answers as a scanner.
const NOBODY: &str = "tcp:127.0.0.1:9";

/// Sends files by the form of the page one is at.
fn upload(browser: &mut Browser, path: &str, files: &[(&str, &[u8])]) -> (u16, String) {
    browser.get(path);
    let fields = browser.form(path, &[]);
    send(browser, path, &fields, files)
}

fn send(browser: &mut Browser, path: &str, fields: &[(String, String)], files: &[(&str, &[u8])]) -> (u16, String) {
    let status = browser.upload(path, fields, files);
    (status, browser.page.text())
}

/// Anna writes; gives her browser and the case's bare reference.
fn case_of_anna(app: &TestApp) -> (Browser, String) {
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.contact(ANNA);
    anna.get("/contact?matter=question");
    anna.submit("/contact", &[("text", "I attach what I mean.")]);
    let reference = anna.page.all(".panel-reference strong")[0].replace('-', "");
    app.letter_to(ANNA);
    (anna, reference)
}

#[test]
fn s11_5_th23_a_file_goes_from_person_to_officer_only_after_the_scanner() {
    a_file_goes_from_person_to_officer(&pretended_clamd());
}

#[test]
fn s11_5_the_installed_clamd_finds_what_our_signature_names() {
    let Some(clamd) = Clamd::start() else { return };
    a_file_goes_from_person_to_officer(&clamd.setting());
}

fn a_file_goes_from_person_to_officer(scanner: &str) {
    on_each_database_with(&[("clamd", scanner)], |app| {
        let (mut anna, reference) = case_of_anna(&app);
        let path = format!("/me/requests/{reference}/files");
        anna.get(&format!("/me/requests/{reference}"));
        assert!(anna.page.links("main a").contains(&path), "{}", anna.page.html());
        let (status, said) = upload(
            &mut anna,
            &path,
            &[("../../Rechnung \u{202E}3.exe", b"Invoice 3, paid twice."), ("list.pdf", MALWARE.as_bytes())],
        );
        assert_eq!(status, 303, "{said}");
        anna.follow();
        assert_eq!(anna.page.all(".tag"), ["Being checked for malware", "Being checked for malware"]);
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        let desk = format!("/admin/requests/{reference}/files");
        assert!(officer.get(&desk).links(".timeline a").is_empty(), "nobody gets what was not looked at");
        assert_eq!(officer.get(&format!("{desk}/1")).status, 404);

        assert_eq!(scan_files(&app.desk, 10).unwrap(), 2);
        officer.get(&desk);
        assert_eq!(officer.page.all(".tag"), ["Checked", "Malware was found: deleted"]);
        let links = officer.page.links(".timeline a");
        assert_eq!(links.len(), 1);
        officer.get(&links[0]);
        assert_eq!(officer.page.body, b"Invoice 3, paid twice.");
        let header = |name: &str| officer.page.header(name).unwrap_or_default().to_owned();
        assert_eq!(header("content-type"), "application/octet-stream");
        assert_eq!(
            header("content-disposition"),
            "attachment; filename=\"Rechnung__3.txt\"; filename*=UTF-8''Rechnung%20_3.txt"
        );
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert!(header("content-security-policy").contains("sandbox"));
        // the refused one is gone, whatever number is asked for
        for number in ["2", "3", "0", "-1", "x", "99999999999999999999"] {
            assert_eq!(officer.get(&format!("{desk}/{number}")).status, 404, "{number}");
        }

        // and back to the person
        let (status, said) = upload(&mut officer, &desk, &[("answer.txt", b"Here is the credit note.")]);
        assert_eq!(status, 303, "{said}");
        scan_files(&app.desk, 10).unwrap();
        let links = anna.get(&path).links(".timeline a");
        assert_eq!(links.len(), 2);
        assert_eq!(anna.get(&links[1]).body, b"Here is the credit note.");
        // another person gets neither list nor file; nor does an address under another case
        app.add_contact(BEN, "Benjamin North");
        let mut ben = app.contact(BEN);
        assert_eq!(ben.get(&path).status, 404);
        assert_eq!(ben.get(&links[1]).status, 404);
        assert!(app.audit_actions(ANNA).contains(&"file.taken".to_owned()));
    });
}

/// L15.1, L15.4: what a colleague found is the desk's until an officer passes it on; then it is the person's.
#[test]
fn l15_4_a_colleague_sends_what_they_found_and_the_person_gets_it_from_an_officer_only() {
    on_each_database_with(&[("clamd", &pretended_clamd())], |app| {
        let (mut anna, reference) = case_of_anna(&app);
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        let case = format!("/admin/requests/{reference}");
        officer.get(&case);
        let system = app.desk.registers().systems_not_copied().next().unwrap().key.clone();
        let ask = [
            ("system", system.as_str()),
            ("task_email", "sam@westcon.example"),
            ("question", "Anna Schmidt"),
            ("due", "2026-11-25"),
        ];
        officer.submit(&format!("{case}/task"), &ask);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        let link = link_in(&app, &app.letter_to("sam@westcon.example"), "/tasks/");
        let mut sam = app.visitor();
        sam.get(&link);
        let fields = sam.form(&link, &[("found", "found"), ("text", "")]);
        let (status, said) = send(&mut sam, &link, &fields, &[("x.exe", b"\x7fELF\x02\x01\x01\0\0")]);
        assert_eq!(status, 422, "{said}");
        sam.get(&link);
        let fields = sam.form(&link, &[("found", "found"), ("text", "")]);
        let (status, said) = send(&mut sam, &link, &fields, &[("calls.txt", b"Two calls in May.")]);
        assert_eq!((status, sam.page.h1().as_str()), (200, "Thank you"), "{said}");
        scan_files(&app.desk, 10).unwrap();
        // the person: neither in the list, nor by number, nor in their copy
        let own = format!("/me/requests/{reference}/files");
        assert!(anna.get(&own).links(".timeline a").is_empty());
        assert_eq!(anna.get(&format!("{own}/1")).status, 404);
        let desk = format!("{case}/files");
        officer.get(&desk);
        assert!(officer.page.text().contains("From a colleague who searched"), "{}", officer.page.text());
        officer.get(&format!("{desk}/1"));
        assert_eq!(officer.page.body, b"Two calls in May.");
        for _ in 0..2 {
            officer.get(&desk);
            let action = format!("{desk}/1");
            let offered = !officer.page.all(&format!("form[action='{action}']")).is_empty();
            if offered {
                officer.submit(&action, &[]);
                assert_eq!(officer.page.location(), desk, "{}", officer.page.text());
            }
        }
        assert!(!officer.get(&desk).text().contains("a colleague who searched"), "once");
        assert_eq!(anna.get(&own).links(".timeline a").len(), 1);
        assert_eq!(anna.get(&format!("{own}/1")).body, b"Two calls in May.");
        assert!(app.audit_actions(ANNA).contains(&"file.passed_on".to_owned()));
    });
}

#[test]
fn s11_5_without_an_answer_a_file_waits_and_is_tried_again() {
    let app = TestApp::with(&[("clamd", NOBODY)]);
    let (mut anna, reference) = case_of_anna(&app);
    let path = format!("/me/requests/{reference}/files");
    assert_eq!(upload(&mut anna, &path, &[("a.txt", b"hello")]).0, 303);
    for _ in 0..3 {
        assert_eq!(scan_files(&app.desk, 10).unwrap(), 0);
        assert!(app.desk.waiting_files(10).unwrap().is_empty(), "not again at once");
        app.pass(TimeDelta::minutes(5));
        assert_eq!(app.desk.waiting_files(10).unwrap().len(), 1);
    }
    let mut anna = app.contact(ANNA);
    assert_eq!(anna.get(&path).all(".tag"), ["Being checked for malware"]);
    assert!(anna.page.links(".timeline a").is_empty());
    assert_eq!(anna.get(&format!("{path}/1")).status, 404);
}

#[test]
fn asvs_v5_0_0_5_2_1_hostile_files_are_refused_with_words() {
    let app = TestApp::with(&[("clamd", NOBODY)]);
    let (mut anna, reference) = case_of_anna(&app);
    let path = format!("/me/requests/{reference}/files");
    let huge = vec![b'a'; 5 * 1024 * 1024 + 1];
    let mut wide = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x27\x10\0\0\x27\x10\x08\x02\0\0\0".to_vec();
    // its checksum, so that only the size is wrong
    wide.extend_from_slice(&crc(&wide[12..]).to_be_bytes());
    for (name, bytes, words) in [
        ("empty.txt", &b""[..], "There is nothing in one of these files"),
        ("large.txt", &huge, "larger than 5 MB"),
        ("wide.png", &wide, "too large"),
        ("picture.png", b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>", "something else"),
        ("page.txt", b"<!DOCTYPE html><script>alert(1)</script>", "something else"),
        ("bomb.zip", b"PK\x03\x04\x14\0\0\0\x08\0", "something else"),
        ("report.docm", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "something else"),
        ("both.pdf", b"%PDF-1.4\n%%EOF\nPK\x03\x04", "damaged"),
        ("acts.pdf", b"%PDF-1.4 /OpenAction << /JS (x) >>\n%%EOF", "damaged"),
    ] {
        let (status, said) = upload(&mut anna, &path, &[(name, bytes)]);
        assert_eq!(status, 422, "{name}: {said}");
        assert!(said.contains(words), "{name}: {said}");
    }
    let one: (&str, &[u8]) = ("a.txt", b"a");
    assert!(upload(&mut anna, &path, &[one; 5]).1.contains("at most 4 files"));
    assert!(upload(&mut anna, &path, &[]).1.contains("Choose a file"));
    assert_eq!(anna.get(&path).all(".timeline li").len(), 0, "nothing was kept of all that");

    // sent twice, kept once
    anna.get(&path);
    let fields = anna.form(&path, &[]);
    for _ in 0..2 {
        assert_eq!(send(&mut anna, &path, &fields, &[one]).0, 303);
    }
    assert_eq!(anna.get(&path).all(".timeline li").len(), 1);
    // without the token (what is no such form has none), a form cut off, and one file too many
    assert_eq!(send(&mut anna, &path, &[], &[one]).0, 403);
    assert_eq!(anna.send("POST", &path, Some("application/x-www-form-urlencoded"), b"a=b").status, 403);
    assert_eq!(anna.send("POST", &path, Some("multipart/form-data; boundary=xyz"), b"--xyz\r\nContent-").status, 400);
    for _ in 0..7 {
        assert_eq!(upload(&mut anna, &path, &[one; 4]).0, 303);
    }
    assert!(upload(&mut anna, &path, &[one; 2]).1.contains("many files"));
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

#[test]
fn s11_5_without_a_scanner_cases_take_no_files() {
    let app = TestApp::new();
    let (mut anna, reference) = case_of_anna(&app);
    let path = format!("/me/requests/{reference}/files");
    anna.get(&format!("/me/requests/{reference}"));
    assert!(!anna.page.links("main a").contains(&path));
    assert_eq!(anna.get(&path).status, 200);
    assert!(anna.page.all("main input[type=file]").is_empty());
}

/// S8.12: proof of identity goes a day after it was accepted, and nothing else does.
#[test]
fn s8_12_proof_of_identity_goes_a_day_after_it_was_accepted() {
    let pretended = pretended_clamd();
    on_each_database_with(&[("clamd", &pretended)], |app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut anna = app.contact(ANNA);
        anna.get("/contact?matter=right&right=access");
        anna.submit("/contact", &[("text", "A copy, please."), ("right", "access")]);
        let reference = anna.page.all(".panel-reference strong")[0].replace('-', "");
        let files = format!("/me/requests/{reference}/files");
        let status = anna.get(&files).status;
        assert_eq!(status, 200, "{}", anna.page.location());
        upload(&mut anna, &files, &[("what-I-mean.txt", b"This is what I mean.")]);
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        let case = format!("/admin/requests/{reference}");
        let mut step = |step: &str, words: &str| {
            officer.get(&case);
            officer.submit(&format!("{case}/step"), &[("step", step), ("words", words)]).clone()
        };
        // more than the mailbox is asked for only with a reason
        assert_eq!(step("ask_identity", "").status, 422);
        assert_eq!(step("ask_identity", "Two people of this name write from your company.").status, 303);
        app.pass(TimeDelta::minutes(5));
        let page = anna.get(&files).text();
        assert!(page.contains("is deleted a day after we have accepted the proof"), "{page}");
        upload(&mut anna, &files, &[("card.txt", b"Staff card 7")]);
        scan_files(&app.desk, 10).unwrap();
        app.pass(TimeDelta::minutes(5));
        assert_eq!(step("got_identity", "").status, 303);
        app.pass(TimeDelta::hours(23));
        assert_eq!(app.run(app.desk.forget_evidence()).unwrap(), 0, "not yet a day");
        app.pass(TimeDelta::hours(2));
        assert_eq!(app.run(app.desk.forget_evidence()).unwrap(), 1);
        app.letters();
        let mut anna = app.contact(ANNA);
        let left = anna.get(&files).text();
        assert!(left.contains("what-I-mean.txt") && !left.contains("card.txt"), "{left}");
        assert!(app.audit_actions(ANNA).contains(&"evidence.removed".to_owned()));
        assert!(anna.get(&format!("/me/requests/{reference}")).text().contains("Two people of this name"));
        app.letters();
    });
}

/// The form of P5, filled in; gives its fields.
fn written(browser: &Browser, email: &str, trap: &str) -> Vec<(String, String)> {
    let text = "I was billed twice, see the scan.";
    browser.form("/contact", &[("text", text), ("email", email), ("name", ""), ("homepage", trap)])
}

#[test]
fn p5_files_go_along_with_a_message_also_of_somebody_unknown() {
    on_each_database_with(&[("clamd", &pretended_clamd())], |app| {
        let mut visitor = app.visitor();
        let page = visitor.get("/contact?matter=question");
        assert_eq!(page.all("form[enctype='multipart/form-data'] input[type=file]").len(), 1, "{}", page.html());
        assert!(page.text().contains("at most 4 at a time and 5 MB each"), "{}", page.text());
        // what is wrong is said beside its field, and that the browser forgot the files
        let fields = written(&visitor, "", "");
        let (status, said) = send(&mut visitor, "/contact", &fields, &[("a.txt", b"x")]);
        assert_eq!(status, 422);
        assert!(said.contains("Choose your files again") && said.contains("I was billed twice"), "{said}");
        let fields = written(&visitor, ANNA, "");
        let (status, said) = send(&mut visitor, "/contact", &fields, &[("run.exe", b"MZ\x90\x00\x03")]);
        assert_eq!(status, 422);
        assert!(
            said.contains("Send PDF, PNG, JPEG or plain text") && !said.contains("Choose your files again"),
            "{said}"
        );
        let fields = written(&visitor, ANNA, "");
        assert!(app.letters().is_empty());
        for _ in 0..2 {
            let (status, said) = send(&mut visitor, "/contact", &fields, &[("scan.txt", b"Invoice 3, twice")]);
            assert_eq!(status, 200, "{said}");
        }
        let reference = visitor.page.all(".panel-reference strong")[0].replace('-', "");
        app.letter_to(ANNA);
        assert_eq!(app.desk.store().column_for_test("attachment", "id").unwrap().len(), 1, "sent twice is kept once");
        assert_eq!(scan_files(&app.desk, 10).unwrap(), 1);
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        officer.get(&format!("/admin/requests/{reference}/files/1"));
        assert_eq!(officer.page.body, b"Invoice 3, twice");
        // a form without files is the form it was
        visitor.get("/contact?matter=question");
        visitor.submit("/contact", &[("text", "And a second thing."), ("email", ANNA), ("name", "")]);
        assert_eq!(visitor.page.status, 200, "{}", visitor.page.text());
        app.letters();
        // S13.13: of what a machine filled in, no file is kept
        visitor.get("/contact?matter=question");
        let fields = written(&visitor, ANNA, "https://spam.example");
        send(&mut visitor, "/contact", &fields, &[("spam.txt", b"Buy now")]);
        assert_eq!(app.desk.store().column_for_test("attachment", "id").unwrap().len(), 1);
        // S8.16: whoever asks for another sends the authority along
        visitor.get("/requests/new?why=other");
        let fields = visitor.form(
            "/requests/new",
            &[("right", "access"), ("subject", "Rosa Blum"), ("text", "For my client."), ("email", ANNA), ("name", "")],
        );
        let (status, said) = send(&mut visitor, "/requests/new", &fields, &[("authority.txt", b"Signed: Rosa Blum")]);
        assert_eq!(status, 200, "{said}");
        app.letter_to(ANNA);
        assert_eq!(app.desk.store().column_for_test("attachment", "id").unwrap().len(), 2);
        // without the form's token nothing is looked at
        let bare = [("matter".to_owned(), "question".to_owned()), ("text".to_owned(), "x".to_owned())];
        assert_eq!(send(&mut visitor, "/contact", &bare, &[("a.txt", b"x")]).0, 403);
    });
    let app = TestApp::new();
    let mut visitor = app.visitor();
    let page = visitor.get("/contact?matter=question");
    assert!(page.all("input[type=file], form[enctype]").is_empty(), "no scanner, no files");
    let fields = written(&visitor, ANNA, "");
    assert_eq!(send(&mut visitor, "/contact", &fields, &[("a.txt", b"x")]).0, 200);
    app.letter_to(ANNA);
    assert!(app.desk.store().column_for_test("attachment", "id").unwrap().is_empty());
}
