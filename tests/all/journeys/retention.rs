//! How long data stays: the officer's rules, what they take, what they leave, and what a restore brings back.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::actions::restore::replay;
use privacy_portal::domain::audit::Actor;
use privacy_portal::domain::contact::ContactStatus;
use privacy_portal::domain::email_address::EmailAddress;
use privacy_portal::domain::hold::{Hold, HoldScope};
use privacy_portal::domain::ids::{ContactId, HoldId};
use privacy_portal::domain::officer::Role;
use privacy_portal::domain::register::Label;
use privacy_portal::domain::retention::Report;
use privacy_portal::store::{Lane, StoreError};

const ANNA: &str = "anna@brooks.example";
const BEN: &str = "benjamin@north.example";

fn contact(app: &TestApp, email: &str) -> Option<ContactId> {
    let index = app.desk.ring().address_index(&EmailAddress::parse(email).unwrap());
    app.desk.store().read_now::<_, StoreError>(|r| r.find_contact_by_address(&index)).unwrap().map(|c| c.id)
}

/// Values left of a contact.
fn left(app: &TestApp, id: ContactId) -> usize {
    let found = app
        .desk
        .store()
        .read_now::<_, StoreError>(|r| r.list_holdings(ContactId(id.0 - 1), 1, app.desk.now().london_date()))
        .unwrap();
    found.into_iter().find(|it| it.contact == id).map_or(0, |it| it.holding.values.len())
}

/// The officer sets a rule through the pages; gives what the check page said of its effect.
fn set_rule(officer: &mut Browser, purpose: &str, category: &str, months: &str, starts: &str) -> String {
    let path = format!("/admin/retention/rules/{purpose}");
    officer.get(&path);
    officer.submit(
        &path,
        &[("category", category), ("months", months), ("starts", starts), ("action", "erase"), ("law", "")],
    );
    assert_eq!(officer.page.h1(), "Check the rule", "{}", officer.page.text());
    let said = officer.page.text();
    officer.submit(&path, &[("confirmed", "yes")]);
    assert_eq!(officer.page.location(), "/admin/retention?done=rule", "{}", officer.page.text());
    officer.follow();
    said
}

/// Runs as the worker does, to the end.
fn run(app: &TestApp) -> Report {
    while app.desk.step_retention("test").unwrap() {}
    app.desk.store().read_now::<_, StoreError>(|r| r.list_retention_runs(1)).unwrap().remove(0).report
}

#[test]
fn s2_12_s6_20_what_no_purpose_keeps_goes_and_a_dry_run_says_so_first() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        app.add_contact(BEN, "Benjamin North");
        let (anna, ben) = (contact(&app, ANNA).unwrap(), contact(&app, BEN).unwrap());
        let held = left(&app, anna);
        assert!(held >= 4, "{held}");

        // GAP7: without a period nothing goes, and the person reads that none is set
        let report = run(&app);
        assert_eq!((report.contacts, report.gone()), (2, 0));
        assert_eq!(report.why.keys().collect::<Vec<_>>(), ["no_period"]);
        let mut own = app.contact(ANNA);
        assert!(own.get("/me/data").text().contains("No period has been set for this yet"));

        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        officer.get("/admin/retention");
        assert!(officer.page.text().contains("14 purposes have no period yet"), "{}", officer.page.text());
        // names go two years after the last contact, all else after seven from collection (25 February 2020)
        let said = set_rule(&mut officer, "R06", "", "84", "collected");
        assert!(said.contains("Nothing would go, of 2 contacts"), "{said}");
        let said = set_rule(&mut officer, "R06", "IDN", "24", "last_contact");
        assert!(said.contains("One value would go, and 0 contacts as a whole, of 2"), "{said}");
        assert!(officer.page.text().contains("13 purposes have no period yet"), "{}", officer.page.text());

        // what the person reads is what the run does
        let words = own.get("/me/data").text();
        assert!(words.contains("Until 25 February 2027: counted from the day it was collected"), "{words}");
        assert!(words.contains("Until 22 November 2028: counted from the last time we were in touch"), "{words}");

        officer.get("/admin/retention/dry-run");
        assert!(officer.page.text().contains("One value would go"), "{}", officer.page.text());
        assert!(officer.page.text().contains("Its period is not over"), "{}", officer.page.text());
        assert_eq!((left(&app, anna), left(&app, ben)), (held, held), "looking changes nothing");
        assert_eq!(app.desk.plan_retention(None).unwrap().report.gone(), 1);

        // not twice in a day, then by itself
        assert!(!app.desk.step_retention("test").unwrap());
        app.pass(TimeDelta::hours(25));
        let report = run(&app);
        assert_eq!((report.gone(), report.parts, report.whole), (1, 1, 0), "Ben was never in touch");
        assert_eq!((left(&app, anna), left(&app, ben)), (held, held - 1));
        assert!(app.audit_actions(BEN).contains(&"retention.values_erased".to_owned()));

        // seven years after collection everything is over, for Anna too
        app.pass(TimeDelta::days(900));
        let report = run(&app);
        assert_eq!((report.whole, report.contacts), (2, 2), "{report:?}");
        assert!(contact(&app, ANNA).is_none() && contact(&app, BEN).is_none());
        let keys = app.desk.store().read_now::<_, StoreError>(|r| r.find_contact(anna)).unwrap();
        assert!(keys.is_none());
        let mut officer = app.officer_again("officer@westcon.example");
        officer.get("/admin/retention");
        assert_eq!(officer.page.all("#runs").len(), 1);
        assert_eq!(app.desk.plan_retention(None).unwrap().report, Report::default(), "nothing is left to look at");
    });
}

#[test]
fn l18_2_restriction_and_open_cases_keep_what_is_over() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        app.add_contact(BEN, "Benjamin North");
        let (anna, ben) = (contact(&app, ANNA).unwrap(), contact(&app, BEN).unwrap());
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        set_rule(&mut officer, "R06", "", "1", "collected");
        app.desk
            .store()
            .write_now::<_, StoreError>(Lane::People, move |w| w.set_status(anna, ContactStatus::Restricted))
            .unwrap();
        let mut own = app.contact(BEN);
        own.get("/contact?matter=question");
        own.submit("/contact", &[("text", "Why do you still have this?")]);
        app.letter_to(BEN);
        // S6.15: a hold on names keeps the name, and with it the address by which its person can see it
        app.add_contact("cleo@south.example", "Cleo Diaz");
        let cleo = contact(&app, "cleo@south.example").unwrap();
        let today = app.desk.now().london_date();
        let hold = Hold {
            id: HoldId(0),
            scope: HoldScope::parse("kind:name").unwrap(),
            contact: Some(cleo),
            ground: "legal_claims".into(),
            law: "A claim".into(),
            words: Label::new([("en".to_owned(), "A claim is open.".to_owned())].into()).unwrap(),
            starts_on: today,
            ends_on: today + TimeDelta::days(30),
            review_on: today,
            is_ended: false,
        };
        let now = app.desk.now();
        app.desk
            .store()
            .write_now::<_, StoreError>(Lane::People, move |w| w.add_hold(&hold, "officer:1", now))
            .unwrap();
        let report = run(&app);
        assert_eq!((report.whole, report.parts), (0, 1), "{report:?}");
        assert_eq!(report.why.keys().collect::<Vec<_>>(), ["held", "open_case", "restricted", "way_in"]);
        assert_eq!(left(&app, cleo), 1);
        assert!(left(&app, ben) > 0 && left(&app, anna) > 0);
    });
}

#[test]
fn s8_21_what_expired_after_a_backup_stays_away_and_newer_values_stay() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    app.add_contact(BEN, "Benjamin North");
    let (anna, ben) = (contact(&app, ANNA).unwrap(), contact(&app, BEN).unwrap());
    let held = left(&app, ben);
    let copy = app.folder().join("before.db");
    app.desk.store().copy_into(&copy).unwrap();
    let mut own = app.contact(ANNA);
    own.get("/me");
    let mut officer = app.officer("officer@westcon.example", Role::Officer);
    set_rule(&mut officer, "R06", "", "84", "collected");
    set_rule(&mut officer, "R06", "IDN", "24", "last_contact");
    app.pass(TimeDelta::hours(25));
    assert_eq!(run(&app).gone(), 1);
    assert_eq!(left(&app, ben), held - 1);

    // the data as it was before, the ledger as it is now
    let ring = app.desk.ring().clone();
    let file = |name: &str| privacy_portal::store::DatabaseUrl::Sqlite(app.folder().join(name));
    let settings = privacy_portal::store::EngineSettings { readers: 2, ..Default::default() };
    let restored = privacy_portal::store::Store::open(&file("before.db"), &file("keys.db"), ring, &settings).unwrap();
    let done = replay(&restored, app.desk.now()).unwrap();
    assert_eq!((done.entries, done.cleared), (1, 0));
    let looked = restored
        .read_now::<_, StoreError>(|r| r.list_holdings(ContactId(0), 10, app.desk.now().london_date()))
        .unwrap();
    let values = |id: ContactId| looked.iter().find(|l| l.contact == id).unwrap().holding.values.len();
    assert_eq!((values(anna), values(ben)), (held, held - 1));
    restored.close();
}

#[test]
fn s6_20_a_run_that_broke_off_goes_on_where_it_was() {
    let app = TestApp::new();
    let rows: String = (0..250).map(|n| format!("{n},P{n},,p{n}@many.example,,,,,en,2020-02-25 10:56\n")).collect();
    let head = "Record ID,First Name,Last Name,Email,Phone Number,Company Name,Job Title,Country/Region,Preferred language,Create Date\n";
    assert_eq!(app.import(&format!("{head}{rows}"), marketing()).added, 250);
    let mut officer = app.officer("officer@westcon.example", Role::Officer);
    set_rule(&mut officer, "R06", "", "1", "collected");
    let mut first = app.desk.open_retention(&Actor::Operator).unwrap();
    assert!(app.desk.continue_retention(&mut first).unwrap());
    // the process is gone; the next one finds the run and does the rest, no contact twice
    let again = app.desk.open_retention(&Actor::Operator).unwrap();
    assert_eq!((again.id, again.report.contacts), (first.id, 100));
    let report = run(&app);
    assert_eq!((report.contacts, report.whole), (250, 250));
    assert_eq!(app.desk.store().count_keys().unwrap(), 1, "only the officer's key is left");
}

#[test]
fn o6_a_rule_that_is_none_is_said_at_its_field_and_an_agent_sees_no_rules() {
    let app = TestApp::new();
    let mut officer = app.officer("officer@westcon.example", Role::Officer);
    let path = "/admin/retention/rules/R06";
    for (months, starts, said) in [
        ("0", "collected", "Type a whole number of months from 1 to 1200"),
        ("1201", "collected", "Type a whole number of months from 1 to 1200"),
        ("two", "collected", "Type a whole number of months from 1 to 1200"),
        ("24", "never", "Choose what the months count from"),
    ] {
        officer.get(path);
        officer.submit(path, &[("months", months), ("starts", starts), ("action", "erase"), ("law", "GDPR \u{202E}")]);
        assert_eq!(officer.page.status, 422);
        assert!(officer.page.text().contains(said), "{months} {starts}: {}", officer.page.text());
    }
    officer.get(path);
    officer.submit(path, &[("category", "MKT,BCI"), ("months", "2"), ("starts", "collected"), ("action", "erase")]);
    assert_eq!(officer.page.status, 400);
    assert_eq!(officer.get("/admin/retention/rules/R99").status, 404);
    let mut auditor = app.officer("auditor@westcon.example", Role::Auditor);
    assert_eq!(auditor.get("/admin/retention").status, 200);
    assert!(auditor.page.all("table a").is_empty(), "an auditor changes nothing");
    assert_eq!(auditor.get(path).status, 403);
    let mut agent = app.officer("agent@westcon.example", Role::Agent);
    assert_eq!(agent.get("/admin/retention").status, 403);
}
