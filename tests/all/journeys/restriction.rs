//! Having data stored only: at once, on every way out of the store, and lifted only after telling.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::actions::campaign::Fate;
use privacy_portal::actions::import::ImportOptions;
use privacy_portal::domain::email_address::EmailAddress;
use privacy_portal::domain::may_send::{Channel, No};
use privacy_portal::domain::officer::Role;
use privacy_portal::domain::register::Basis;
use privacy_portal::domain::value::ValueKind;
use privacy_portal::store::StoreError;

const ANNA: &str = "anna@brooks.example";

/// Restricts by the form and gives the reference in its bare form.
pub fn restrict(browser: &mut Browser, fields: &[(&str, &str)]) -> String {
    browser.get("/me/restrict");
    browser.submit("/me/restrict", fields);
    assert_eq!(browser.page.h1(), "Check what will be restricted", "{}", browser.page.text());
    browser.submit("/me/restrict", &[]);
    assert_eq!((browser.page.status, browser.page.h1().as_str()), (200, "It is restricted"), "{}", browser.page.text());
    browser.page.all(".panel-reference strong")[0].replace('-', "")
}

/// What a client may read of Anna for a purpose: the kinds.
fn for_purpose(app: &TestApp, purpose: &str) -> Vec<ValueKind> {
    let address = EmailAddress::parse(ANNA).unwrap();
    let values = app.run(app.desk.reader().values_for_purpose(address, purpose.into(), |_| true)).unwrap();
    values.into_iter().map(|v| v.kind).collect()
}

fn status(app: &TestApp) -> String {
    let index = app.desk.ring().address_index(&EmailAddress::parse(ANNA).unwrap());
    let found = app.desk.store().read_now::<_, StoreError>(|r| r.find_contact_by_address(&index)).unwrap();
    found.unwrap().status.to_string()
}

#[test]
fn s8_7_everything_is_only_stored_from_the_press_on() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        assert!(!for_purpose(&app, "R06").is_empty());
        let mint = || app.desk.check_addresses(&[ANNA], "news").unwrap()[0].fate;
        assert_eq!(mint(), Fate::Clean);
        let mut anna = app.contact(ANNA);
        let reference = restrict(&mut anna, &[("scope", "all"), ("ground", "claims"), ("reason", "A dispute.")]);
        let letter = app.letter_to(ANNA);
        assert!(letter.body.subject.contains("your data is restricted"), "{}", letter.body.subject);
        assert!(!letter.body.text.contains("A dispute."));
        assert_eq!(status(&app), "restricted");
        // no reading for a purpose, no mail: the store itself gives nothing
        assert!(for_purpose(&app, "R06").is_empty());
        assert_eq!(mint(), Fate::Not(No::Restricted));
        // the person still sees it, marked, and takes it away
        let data = anna.get("/me/data").text();
        assert!(data.contains("Anna Schmidt") && data.contains("Restricted"), "{data}");
        anna.get("/me/export");
        anna.submit("/me/export", &[("kind", "access")]);
        let zip = anna.page.body.clone();
        assert_eq!((anna.page.status, &zip[..2]), (200, &b"PK"[..]));
        // L18.4: the officer reads of it, not what is restricted; and can still answer
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        let shown = officer.get(&format!("/admin/requests/{reference}")).text();
        assert!(shown.contains("Everything about this person is restricted"), "{shown}");
        assert!(shown.contains("A dispute.") && !shown.contains("Anna Schmidt") && !shown.contains(ANNA), "{shown}");
        officer.submit(&format!("/admin/requests/{reference}/answer"), &[("text", "Noted."), ("after", "keep")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        app.letter_to(ANNA);
    });
}

/// TH24: restricting a use and ending that again leaves somebody as they were: it is no consent where the law wants one,
/// and takes none away that was given.
#[test]
fn th24_the_end_of_a_restriction_is_no_consent() {
    on_each_database(|app| {
        let file = format!("Record ID,Email,Country/Region,Create Date\n7,{ANNA},Germany,2020-02-25 10:56\n");
        let interest = ImportOptions { basis: Some(Basis::LegitimateInterest), ..marketing() };
        app.import(&file, interest);
        let no = || {
            let question = app.desk.question("R06", Some("news"), Channel::Email).unwrap();
            app.desk.explain_may_send(&question, &[ANNA.to_owned()]).unwrap()[0]
        };
        assert_eq!(no(), Some(No::NoConsent));
        let mut anna = app.contact(ANNA);
        let restrict_and_end = |anna: &mut Browser| {
            restrict(anna, &[("purpose", "R06"), ("ground", "claims")]);
            assert_eq!(no(), Some(No::Restricted));
            anna.get("/me/restrict");
            anna.submit("/me/restrict/end", &[]);
            app.letters();
        };
        restrict_and_end(&mut anna);
        assert_eq!(no(), Some(No::NoConsent), "as before, and no more");
        anna.get("/me/preferences");
        anna.submit("/me/preferences", &[("join", "news")]);
        assert_eq!(no(), None, "{}", anna.page.text());
        restrict_and_end(&mut anna);
        assert_eq!(no(), None, "what was agreed to holds again");
        app.letters();
    });
}

#[test]
fn l18_3_a_restriction_is_lifted_only_after_telling() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut anna = app.contact(ANNA);
        let reference = restrict(&mut anna, &[("scope", "all"), ("ground", "accuracy")]);
        app.letter_to(ANNA);
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        let page = format!("/admin/requests/{reference}");
        officer.get(&page);
        let form = officer.form(&format!("{page}/restriction"), &[("act", "tell")]);
        let forged: Vec<(&str, &str)> =
            form.iter().map(|(n, v)| (n.as_str(), if n == "act" { "lift" } else { v.as_str() })).collect();
        // untold, it cannot be lifted, whatever is posted
        officer.post(&format!("{page}/restriction"), &forged);
        assert_eq!(officer.page.status, 422, "{}", officer.page.text());
        assert_eq!(status(&app), "restricted");
        officer.get(&page);
        officer.submit(&format!("{page}/restriction"), &[("act", "tell")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        let letter = app.letter_to(ANNA);
        assert!(letter.body.subject.contains("a restriction will end"), "{}", letter.body.subject);
        assert!(letter.body.text.contains("29 November 2026"), "{}", letter.body.text);
        // and not before the notice is over
        officer.post(&format!("{page}/restriction"), &forged);
        assert_eq!(officer.page.status, 422);
        app.pass(TimeDelta::days(6));
        assert_eq!(app.run(app.desk.lift_due_restrictions()).unwrap(), 0);
        assert_eq!(status(&app), "restricted");
        app.pass(TimeDelta::hours(25));
        assert_eq!(app.run(app.desk.lift_due_restrictions()).unwrap(), 1);
        assert_eq!(app.run(app.desk.lift_due_restrictions()).unwrap(), 0, "once");
        assert_eq!(status(&app), "active");
        assert!(app.audit_actions(ANNA).contains(&"restriction.lifted".to_owned()));
    });
}

#[test]
fn s8_7_single_kinds_and_single_uses_are_restricted_by_themselves() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.contact(ANNA);
    let before = for_purpose(&app, "R06");
    assert!(before.contains(&ValueKind::Phone) && before.contains(&ValueKind::Name));
    restrict(&mut anna, &[("scope", "phone"), ("ground", "accuracy")]);
    app.letter_to(ANNA);
    let after = for_purpose(&app, "R06");
    assert!(!after.contains(&ValueKind::Phone) && after.contains(&ValueKind::Name));
    assert_eq!(status(&app), "active");
    restrict(&mut anna, &[("purpose", "R06"), ("ground", "unlawful")]);
    app.letter_to(ANNA);
    assert!(for_purpose(&app, "R06").is_empty());
    assert_eq!(app.desk.check_addresses(&[ANNA], "news").unwrap()[0].fate.key(), "restricted");
    // the person ends their own at once, and another's never
    anna.get("/me/restrict");
    assert_eq!(anna.page.all("form[action='/me/restrict/end']").len(), 2);
    let own = anna.form("/me/restrict/end", &[]);
    let own: Vec<(&str, &str)> = own.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let other = "rosa@north.example";
    app.add_contact(other, "Rosa");
    let mut rosa = app.contact(other);
    rosa.get("/me/restrict");
    let csrf = rosa.form("/me/restrict", &[]).into_iter().find(|(n, _)| n == "csrf").unwrap().1;
    let id = own.iter().find(|(n, _)| *n == "id").unwrap().1;
    assert_eq!(rosa.post("/me/restrict/end", &[("csrf", &csrf), ("id", id)]).status, 404);
    for _ in 0..2 {
        anna.post("/me/restrict/end", &own);
        assert_eq!(anna.page.status, 303, "{}", anna.page.text());
    }
    assert!(app.letter_to(ANNA).body.subject.contains("has ended"));
    anna.get("/me/restrict");
    let forms = anna.form("/me/restrict/end", &[]);
    let forms: Vec<(&str, &str)> = forms.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    anna.post("/me/restrict/end", &forms);
    app.letter_to(ANNA);
    assert_eq!(for_purpose(&app, "R06"), before);
}

#[test]
fn th20_one_hundred_posts_are_one_restriction() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.contact(ANNA);
    anna.get("/me/restrict");
    anna.submit("/me/restrict", &[("scope", "all"), ("ground", "claims")]);
    let form = anna.form("/me/restrict", &[]);
    let handles: Vec<_> = (0..100)
        .map(|_| {
            let (mut tab, form) = (anna.tab(), form.clone());
            std::thread::spawn(move || {
                let fields: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
                tab.post("/me/restrict", &fields);
                assert_eq!(tab.page.status, 200, "{}", tab.page.text());
                tab.page.all(".panel-reference strong")[0].clone()
            })
        })
        .collect();
    let references: std::collections::BTreeSet<String> = handles.into_iter().map(|h| h.join().unwrap()).collect();
    assert_eq!(references.len(), 1);
    app.letter_to(ANNA);
    assert_eq!(anna.get("/me/requests").all(".case-title a").len(), 1);
}

#[test]
fn d3_2_a_restriction_needs_a_scope_and_a_reason_of_law() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.contact(ANNA);
    anna.get("/me/restrict");
    anna.submit("/me/restrict", &[("reason", "because")]);
    assert_eq!(anna.page.status, 422);
    assert_eq!(anna.page.all(".summary-list a").len(), 2);
    assert!(anna.page.html().contains("because</textarea>"));
    // a ground that only an objection sets, a kind and a purpose that do not exist
    anna.submit("/me/restrict", &[("scope", "all"), ("ground", "objection")]);
    assert_eq!(anna.page.status, 422);
    anna.submit("/me/restrict", &[("scope", "nonsense"), ("ground", "claims")]);
    assert_eq!(anna.page.status, 400);
    anna.get("/me/restrict");
    anna.submit("/me/restrict", &[("purpose", "R99"), ("ground", "claims")]);
    assert_eq!(anna.page.status, 400);
    assert_eq!(status(&app), "active");
}
