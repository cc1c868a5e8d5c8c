//! Objecting: marketing ends at once and cannot be refused; other uses pause, and an officer weighs.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::actions::import::ImportOptions;
use privacy_portal::domain::email_address::EmailAddress;
use privacy_portal::domain::officer::Role;
use privacy_portal::domain::register::Basis;

const ANNA: &str = "anna@brooks.example";

/// Anna as a customer: used for orders and the relationship on the company's interest.
fn customer(app: &TestApp) {
    let text = format!("First Name,Last Name,Email,Phone Number\nAnna,Schmidt,{ANNA},+44 20 7946 0000\n");
    let options = ImportOptions {
        source: "SRC05".into(),
        purposes: vec!["R03".into(), "R05".into(), "R07".into()],
        basis: Some(Basis::LegitimateInterest),
        ..ImportOptions::default()
    };
    assert_eq!(app.import(&text, options).added, 1);
}

fn is_used(app: &TestApp, purpose: &str) -> bool {
    let address = EmailAddress::parse(ANNA).unwrap();
    !app.run(app.desk.reader().values_for_purpose(address, purpose.into(), |_| true)).unwrap().is_empty()
}

/// Objects to one use; gives the reference of the weighing.
fn object(app: &TestApp, anna: &mut Browser, purpose: &str) -> String {
    anna.get("/me/object");
    anna.submit("/me/object", &[("purpose", purpose), ("reason", "My home address is in there.")]);
    assert_eq!(anna.page.h1(), "Check what you object to", "{}", anna.page.text());
    anna.submit("/me/object", &[]);
    assert_eq!(anna.page.h1(), "Your objection is in effect", "{}", anna.page.text());
    let letter = app.letter_to(ANNA);
    assert!(letter.body.subject.contains("your objection is in effect"), "{}", letter.body.subject);
    anna.page.all(".panel-reference strong")[0].replace('-', "")
}

#[test]
fn s8_6_l21_2_marketing_ends_in_the_same_request() {
    on_each_database(|app| {
        customer(&app);
        assert!(is_used(&app, "R07"));
        let mut anna = app.contact(ANNA);
        anna.get("/me/object");
        anna.submit("/me/object", &[("purpose", "marketing")]);
        assert_eq!((anna.page.status, anna.page.h1().as_str()), (200, "Marketing has ended"), "{}", anna.page.text());
        assert!(app.desk.check_addresses(&[ANNA], "offers").unwrap()[0].fate.is_opt_out());
        assert!(!is_used(&app, "R07") && is_used(&app, "R03"), "only marketing");
        assert!(app.letter_to(ANNA).body.subject.starts_with("Marketing from"));
        // no case, nothing to decide; and the evidence is there
        assert!(anna.get("/me/requests").text().contains("You have not asked for anything yet."));
        assert!(anna.get("/me/consents").text().contains("Stop all marketing"), "{}", anna.page.text());
        assert!(anna.get("/me/object").text().contains("All marketing has ended."));
    });
}

#[test]
fn s8_6_another_use_pauses_and_an_officer_upholds_the_objection() {
    on_each_database(|app| {
        customer(&app);
        let mut anna = app.contact(ANNA);
        anna.get("/me/object");
        assert_eq!(anna.page.all("input[name=purpose][type=checkbox]").len(), 2, "S6.10: each use, one by one");
        let reference = object(&app, &mut anna, "R05");
        assert!(!is_used(&app, "R05") && is_used(&app, "R03"));
        assert!(anna.get("/me/object").text().contains("Stopped while we weigh your objection"));
        let case = anna.get(&format!("/me/requests/{reference}")).text();
        assert!(case.contains("1 December 2026") && case.contains("22 December 2026"), "{case}");
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        officer.get(&format!("/admin/requests/{reference}"));
        assert!(officer.page.text().contains("My home address is in there."), "{}", officer.page.text());
        officer.submit(&format!("/admin/requests/{reference}/decide"), &[("decision", "granted")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        app.pass(TimeDelta::days(40));
        app.run(app.desk.lift_due_restrictions()).unwrap();
        assert!(!is_used(&app, "R05"), "it stays ended");
        let mut anna = app.contact(ANNA);
        assert!(anna.get("/me/object").text().contains("Ended"), "{}", anna.page.text());
    });
}

#[test]
fn s8_6_l18_3_compelling_grounds_are_told_before_the_pause_ends() {
    let app = TestApp::new();
    customer(&app);
    let mut anna = app.contact(ANNA);
    let reference = object(&app, &mut anna, "R03");
    let mut officer = app.officer("officer@westcon.example", Role::Officer);
    let page = format!("/admin/requests/{reference}");
    officer.get(&page);
    // a ground of the list, never one of another right
    officer.submit(&format!("{page}/decide"), &[("decision", "refused"), ("ground", "accurate"), ("reasons", "x")]);
    assert_eq!(officer.page.status, 422);
    officer.get(&page);
    officer.submit(
        &format!("{page}/decide"),
        &[("decision", "refused"), ("ground", "legal_claims"), ("reasons", "An invoice is open.")],
    );
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    app.pass(TimeDelta::days(30));
    app.run(app.desk.lift_due_restrictions()).unwrap();
    assert!(!is_used(&app, "R03"), "decided, but nobody has been told");
    let mut officer = app.officer_again("officer@westcon.example");
    officer.get(&format!("{page}/outcome"));
    let text = officer.page.html();
    assert!(text.contains("An invoice is open.") && text.contains("legal claims"), "{text}");
    officer.submit(&format!("{page}/outcome"), &PARTS);
    assert_eq!(officer.page.h1(), "Check the outcome", "{}", officer.page.text());
    officer.submit(&format!("{page}/outcome"), &[]);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    assert!(app.letter_to(ANNA).body.subject.contains("the outcome"));
    assert!(!is_used(&app, "R03"), "told, but the notice runs");
    app.pass(TimeDelta::days(7));
    assert_eq!(app.run(app.desk.lift_due_restrictions()).unwrap(), 1);
    assert!(is_used(&app, "R03"));
}

#[test]
fn an_objection_taken_back_ends_its_pause() {
    let app = TestApp::new();
    customer(&app);
    let mut anna = app.contact(ANNA);
    let reference = object(&app, &mut anna, "R05");
    anna.get(&format!("/me/requests/{reference}"));
    anna.submit(&format!("/me/requests/{reference}/withdraw"), &[]);
    assert_eq!(anna.page.status, 303, "{}", anna.page.text());
    assert!(is_used(&app, "R05"));
    // nothing chosen
    anna.get("/me/object");
    anna.submit("/me/object", &[("reason", "x")]);
    assert_eq!(anna.page.status, 422);
}

#[test]
fn th20_one_hundred_posts_are_one_objection() {
    let app = TestApp::new();
    customer(&app);
    let mut anna = app.contact(ANNA);
    anna.get("/me/object");
    anna.submit("/me/object", &[("purpose", "R05"), ("reason", "Enough.")]);
    let form = anna.form("/me/object", &[]);
    let handles: Vec<_> = (0..100)
        .map(|_| {
            let (mut tab, form) = (anna.tab(), form.clone());
            std::thread::spawn(move || {
                let fields: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
                tab.post("/me/object", &fields);
                assert_eq!(tab.page.status, 200, "{}", tab.page.text());
                tab.page.all(".panel-reference strong")[0].clone()
            })
        })
        .collect();
    let references: std::collections::BTreeSet<String> = handles.into_iter().map(|h| h.join().unwrap()).collect();
    assert_eq!(references.len(), 1);
    app.letter_to(ANNA);
}

/// The four parts of an outcome that an officer writes.
const PARTS: [(&str, &str); 4] = [
    ("done", "Nothing of what you asked for was done."),
    ("not_done", "We need it for legal claims. An invoice is open."),
    ("held", "The invoice, until it is paid."),
    ("told", "Nobody else."),
];
