//! Asking without a mailbox on file, for somebody else, giving an address back; complaints; handing a copy on.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::domain::officer::Role;

const ANNA: &str = "anna@brooks.example";
const AGENT: &str = "lawyer@chambers.example";

#[test]
fn p10_somebody_who_left_stops_the_mail_without_proof_and_the_same_for_an_unknown_address() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut pages = Vec::new();
        for email in [ANNA, "nobody@brooks.example"] {
            let mut visitor = app.visitor();
            visitor.get("/requests/new?why=left");
            visitor.submit("/requests/new", &[("email", email)]);
            assert_eq!(visitor.page.h1(), "We no longer write there", "{}", visitor.page.text());
            let reference = visitor.page.all(".panel-reference strong")[0].clone();
            pages.push(visitor.page.text().replace(&reference, ""));
            app.letter_to(email);
        }
        assert_eq!(pages[0], pages[1], "known or not, the answer is the same");
        assert!(app.desk.check_addresses(&[ANNA], "news").unwrap()[0].fate.is_opt_out());
        // nothing more than lowering: the data is there, and the mailbox still opens it
        let mut anna = app.contact(ANNA);
        assert!(anna.get("/me/data").text().contains("Anna Schmidt"));
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        assert_eq!(officer.get("/admin").all("tbody tr").len(), 2, "{}", officer.page.text());
    });
}

#[test]
fn s8_16_an_agent_waits_for_authority_and_so_does_the_clock() {
    let app = TestApp::new();
    let mut visitor = app.visitor();
    visitor.get("/requests/new?why=other");
    visitor.submit("/requests/new", &[("text", "She wants a copy."), ("email", AGENT)]);
    assert_eq!(visitor.page.status, 422);
    assert_eq!(visitor.page.all(".summary-list a").len(), 2, "right and person: {}", visitor.page.text());
    visitor.submit(
        "/requests/new",
        &[("right", "access"), ("subject", "Anna Schmidt"), ("text", "She wants a copy."), ("email", AGENT)],
    );
    assert_eq!(visitor.page.h1(), "We have your request", "{}", visitor.page.text());
    app.letter_to(AGENT);
    let reference = visitor.page.all(".panel-reference strong")[0].replace('-', "");
    let mut officer = app.officer("officer@westcon.example", Role::Officer);
    let page = officer.get(&format!("/admin/requests/{reference}")).text();
    for words in ["Somebody asks for another person.", "Anna Schmidt", "Waits for the authority", "1 December 2026"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    app.pass(TimeDelta::days(3));
    let mut officer = app.officer_again("officer@westcon.example");
    officer.get(&format!("/admin/requests/{reference}"));
    officer.submit(&format!("/admin/requests/{reference}/step"), &[("step", "got_authority"), ("words", "")]);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    // a month from the day it came, Christmas and Boxing Day and the weekend over
    assert!(officer.follow().text().contains("29 December 2026"), "{}", officer.page.text());
}

#[test]
fn s13_10_s13_11_the_way_of_a_complaint_and_the_regulator_come_from_the_settings() {
    let app = TestApp::with(&[
        ("regulator_phone", "0800 000 000"),
        ("regulator_link", "https://regulator.example/complain"),
        ("progress_days", "10"),
    ]);
    let mut visitor = app.visitor();
    let page = visitor.get("/complaints").text();
    for words in ["at once", "30 days", "10 days", "0800 000 000", "at any time", "court"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(visitor.page.html().contains("https://regulator.example/complain"));
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.contact(ANNA);
    assert!(anna.get("/me/complaints").text().contains("You have not complained"));
    anna.get("/contact?matter=complaint");
    anna.submit("/contact", &[("text", "You called again.")]);
    app.letter_to(ANNA);
    assert_eq!(anna.get("/me/complaints").all(".case-title a").len(), 1);
    let mut officer = app.officer("officer@westcon.example", Role::Officer);
    let list = officer.get("/admin/complaints").text();
    assert!(list.contains("22 November 2026") && !list.contains("You called again."), "{list}");
}

#[test]
fn s8_8_a_copy_is_handed_on_by_a_link_and_a_code_and_ends_when_the_person_says() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut anna = app.contact(ANNA);
        anna.get("/me/transfer");
        anna.submit("/me/transfer", &[]);
        assert_eq!(anna.page.status, 200, "{}", anna.page.text());
        let cells = anna.page.all(".band .row-value");
        let (link, code) = (cells[0][app.base.len()..].to_owned(), cells[1].replace(' ', ""));
        let letter = app.letter_to(ANNA);
        assert!(!letter.body.text.contains(&code) && !letter.body.text.contains("token="), "{}", letter.body.text);
        // the other provider, without any session
        let mut other = app.visitor();
        let page = other.get(&link).text();
        assert!(!page.contains("Anna") && !page.contains("brooks"), "{page}");
        other.submit("/transfer", &[("code", "000000")]);
        assert!(other.page.status == 422 || code == "000000");
        other.submit("/transfer", &[("code", &code)]);
        assert_eq!((other.page.status, &other.page.body[..2]), (200, &b"PK"[..]));
        assert!(app.audit_actions(ANNA).contains(&"transfer.taken".to_owned()));
        // ended, it is over; another person cannot end it
        anna.get("/me/transfer");
        anna.submit("/me/transfer/end", &[]);
        assert_eq!(anna.page.status, 303);
        assert_eq!(other.get(&link).status, 410);
    });
}

#[test]
fn s8_8_the_link_dies_of_wrong_codes_and_of_age_and_needs_a_fresh_proof() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.contact(ANNA);
    let make = |anna: &mut Browser| {
        anna.get("/me/transfer");
        anna.submit("/me/transfer", &[]);
        let cells = anna.page.all(".band .row-value");
        app.letter_to(ANNA);
        (cells[0][app.base.len()..].to_owned(), cells[1].replace(' ', ""))
    };
    let (link, code) = make(&mut anna);
    let mut other = app.visitor();
    let wrong = if code == "111111" { "222222" } else { "111111" };
    for _ in 0..5 {
        other.get(&link);
        other.submit("/transfer", &[("code", wrong)]);
    }
    assert_eq!(other.page.status, 410, "{}", other.page.text());
    assert_eq!(other.get(&link).status, 410);
    let (link, _) = make(&mut anna);
    assert_eq!(other.get(&link).status, 200);
    let mut forged = link.clone();
    forged.pop();
    assert_eq!(other.get(&forged).status, 410);
    app.pass(TimeDelta::days(8));
    assert_eq!(other.get(&link).status, 410);
    let mut anna = app.contact(ANNA);
    app.pass(TimeDelta::minutes(20));
    anna.get("/me/transfer");
    anna.submit("/me/transfer", &[]);
    assert_eq!(anna.page.location(), "/me/proof?for=transfer");
}

#[test]
fn l18_2_what_is_restricted_is_not_handed_on() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.contact(ANNA);
    anna.get("/me/restrict");
    anna.submit("/me/restrict", &[("scope", "phone"), ("ground", "accuracy")]);
    anna.submit("/me/restrict", &[]);
    app.letter_to(ANNA);
    anna.get("/me/transfer");
    anna.submit("/me/transfer", &[]);
    let cells = anna.page.all(".band .row-value");
    app.letter_to(ANNA);
    let mut other = app.visitor();
    other.get(&cells[0][app.base.len()..]);
    other.submit("/transfer", &[("code", &cells[1].replace(' ', ""))]);
    let text = unzip(&other.page.body);
    assert!(text.contains("Risk analyst") && !text.contains("20 7946 0000"), "{}", text.len());
}

/// Every file of a ZIP, one after the other.
fn unzip(bytes: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for i in 0..zip.len() {
        let mut file = zip.by_index(i).unwrap();
        std::io::Read::read_to_string(&mut file, &mut all).unwrap();
    }
    all
}

/// Peers (c) 15: a shared mailbox stops the mail and reads nobody's data.
#[test]
fn a_shared_mailbox_reads_no_named_persons_data() {
    let app = TestApp::new();
    let shared = "info@brooks.example";
    app.add_contact(shared, "Anna Schmidt");
    let mut reader = app.contact(shared);
    let data = reader.get("/me/data").text();
    assert!(!data.contains("Anna Schmidt") && !data.contains("20 7946 0000"), "{data}");
    assert!(data.contains("Several people may read this mailbox"), "{data}");
    reader.get("/me/export");
    reader.submit("/me/export", &[("kind", "access")]);
    assert!(!unzip(&reader.page.body).contains("Anna Schmidt"));
    reader.get("/me/object");
    reader.submit("/me/object", &[("purpose", "marketing")]);
    app.letter_to(shared);
    assert!(app.desk.check_addresses(&[shared], "news").unwrap()[0].fate.is_opt_out());
}
