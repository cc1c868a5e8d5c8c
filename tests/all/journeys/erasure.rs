//! S8.5: from the press to nothing left, with holds and the systems elsewhere.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::actions::import::ImportOptions;
use privacy_portal::actions::restore::replay;
use privacy_portal::domain::audit::Actor;
use privacy_portal::domain::breach::Affected;
use privacy_portal::domain::email_address::EmailAddress;
use privacy_portal::domain::erasure::POINTS;
use privacy_portal::domain::ids::{ContactId, Reference, RequestId};
use privacy_portal::domain::officer::Role;
use privacy_portal::domain::provenance::Provenance;
use privacy_portal::domain::register::{Basis, RegisterRow};
use privacy_portal::domain::relation::EndedBy;
use privacy_portal::domain::value::ValueKind;
use privacy_portal::mail::Transport;
use privacy_portal::store::contacts::PurposeState;
use privacy_portal::store::keys::Scope;
use privacy_portal::store::policy_drafts::UntoldState;
use privacy_portal::store::{DatabaseUrl, EngineSettings, Lane, Store, StoreError};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

const ANNA: &str = "anna@brooks.example";
const OFFICER: &str = "officer@westcon.example";
const DEPUTY: &str = "deputy@westcon.example";

/// An erasure that was asked for.
struct Asked {
    browser: Browser,
    reference: String,
    /// The page behind the letter's link.
    link: String,
}

/// Signs in, looks, looks again, and presses the button.
#[track_caller]
fn ask(app: &TestApp, email: &str) -> Asked {
    let mut browser = app.contact(email);
    browser.get("/me/erase");
    assert_eq!(browser.page.h1(), "Erase your data", "{}", browser.page.text());
    browser.submit("/me/erase", &[("step", "check")]);
    assert_eq!(browser.page.h1(), "Check before you erase", "{}", browser.page.text());
    browser.submit("/me/erase", &[("step", "erase")]);
    assert_eq!((browser.page.status, browser.page.location()), (303, "/me/erase".into()), "{}", browser.page.text());
    browser.follow();
    let reference = browser.page.all(".reference")[0].replace('-', "");
    let letter = app.letter_to(email);
    assert!(letter.body.subject.starts_with(&browser.page.all(".reference")[0]), "{}", letter.body.subject);
    let link = link_in(app, &letter, "/erasure/");
    Asked { browser, reference, link }
}

fn id_of(app: &TestApp, email: &str) -> Option<ContactId> {
    let index = app.desk.ring().address_index(&EmailAddress::parse(email).unwrap());
    app.desk.store().read_now::<_, StoreError>(|r| r.find_contact_by_address(&index)).unwrap().map(|c| c.id)
}

/// How many values a marketing system may read of somebody.
fn in_use(app: &TestApp, email: &str) -> usize {
    let reader = app.desk.reader();
    let values = reader.values_for_purpose(EmailAddress::parse(email).unwrap(), "R06".into(), |_| true);
    app.run(values).unwrap().len()
}

fn confirm_all(app: &TestApp, reference: &str) {
    let reference = Reference::parse(reference).unwrap();
    for system in ["hubspot", "erp", "mail_archive"] {
        app.run(app.desk.confirm_system(Actor::Client(1), reference.clone(), system.into())).unwrap();
    }
}

/// Invoices, as another system brought them for payments.
fn add_invoices(app: &TestApp, email: &str) {
    let file = format!(
        "ID,FIRSTNAME,LASTNAME,ACCOUNT.NAME,EMAIL,CREATEDDATE\n88,Anna,Invoiced,Invoiced plc,{email},2024-02-25T10:56:00.000Z\n"
    );
    let options = ImportOptions {
        source: "SRC03".into(),
        purposes: vec!["R04".into()],
        basis: Some(Basis::LegitimateInterest),
        ..ImportOptions::default()
    };
    assert_eq!(app.import(&file, options).enriched, 1);
}

/// Sets a hold at the console.
#[track_caller]
fn set_hold(officer: &mut Browser, scope: &str, ends_on: &str) {
    officer.get("/admin/holds/new");
    let fields = [
        ("scope", scope),
        ("email", ""),
        ("ground", "legal_duty"),
        ("law", "Companies Act 2006, section 388"),
        ("words_en", "Invoices and what belongs to them are kept for six years."),
        ("words_de", "Rechnungen und was dazu gehört werden sechs Jahre aufbewahrt."),
        ("ends_on", ends_on),
        ("review_on", ends_on),
    ];
    officer.submit("/admin/holds/new", &fields);
    assert_eq!(officer.page.location(), "/admin/holds?done=hold", "{}", officer.page.text());
    officer.follow();
}

#[test]
fn s8_5_s7_12_from_the_press_to_nothing_left() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let id = id_of(&app, ANNA).unwrap();
        let mut anna = app.contact(ANNA);
        // not without a fresh proof
        app.pass(TimeDelta::minutes(15));
        assert_eq!(anna.get("/me/erase").location(), "/me/proof?for=erase");
        let asked = ask(&app, ANNA);
        let text = asked.browser.page.text();
        assert!(text.contains("24 more hours") && text.contains("Take the erasure back"), "{text}");
        // use stops at once
        assert_eq!(in_use(&app, ANNA), 0);
        let again = "Record ID,First Name,Email,Create Date\n9,Nobody,anna@brooks.example,2026-02-25 10:56\n";
        assert_eq!(app.import(again, marketing()).restricted, 1);
        let mut officer = app.officer(OFFICER, Role::Officer);
        officer.get(&format!("/admin/requests/{}", asked.reference));
        assert!(officer.page.text().contains("Waiting until"), "{}", officer.page.text());
        // nothing goes before its time
        app.pass(TimeDelta::hours(23));
        app.work();
        assert!(id_of(&app, ANNA).is_some());
        app.pass(TimeDelta::hours(1));
        app.work();
        assert!(id_of(&app, ANNA).is_none());
        assert_eq!(app.desk.store().read_now::<_, StoreError>(|r| r.find_contact(id)).unwrap(), None);
        let mut anna = asked.browser;
        assert_eq!(anna.get("/me").status, 303, "nobody is signed in as somebody who is gone");
        // who follows it needs no sign-in
        anna.get(&asked.link);
        assert!(anna.page.text().contains("HubSpot (marketing): has not confirmed yet"), "{}", anna.page.text());
        assert!(app.letters().is_empty(), "the outcome waits for the systems");
        // an officer erases elsewhere, by the identifier that the system knows
        let mut officer = app.officer_again(OFFICER);
        let case = format!("/admin/requests/{}", asked.reference);
        officer.get(&case);
        let shown = officer.page.text();
        assert!(shown.contains("Known there as 7719") && shown.contains("No identifier is known"), "{shown}");
        for system in ["erp", "hubspot", "mail_archive"] {
            officer.get(&case);
            officer.submit(&format!("{case}/system"), &[("system", system)]);
            assert_eq!(officer.page.status, 303, "{}", officer.page.text());
            app.pass(TimeDelta::days(1));
            officer = app.officer_again(OFFICER);
        }
        let letter = app.letter_to(ANNA);
        for part in [&letter.body.text, &letter.body.html] {
            for said in [
                "HubSpot (marketing): confirmed on 24 November 2026",
                "Mail archive: confirmed on 25 November 2026",
                "28 December 2026",
                "Nothing that says anything about you.",
                "You can complain to us",
                "court",
            ] {
                assert!(part.contains(said), "{said}: {part}");
            }
            assert!(!part.contains("Anna") && !part.contains("7719"), "{part}");
        }
        officer.get(&case);
        let shown = officer.page.text();
        assert!(shown.contains("Done") && !shown.contains(ANNA) && !shown.contains("7719"), "{shown}");
        anna.get(&asked.link);
        assert!(anna.page.text().contains("Nothing about you is left here."), "{}", anna.page.text());
        // S8.31: no file brings them back, and signing in says so
        assert_eq!(app.import(again, marketing()).suppressed, 1);
        let mut visitor = app.visitor();
        visitor.get("/sign-in");
        visitor.submit("/sign-in", &[("email", ANNA)]);
        assert!(app.letter_to(ANNA).body.text.contains("Nothing is held under this address"));
        let whole = app.desk.store().read_now::<_, StoreError>(|r| r.verify_audit(app.desk.ring())).unwrap();
        assert!(matches!(whole, privacy_portal::store::audit::AuditState::Whole { .. }), "{whole:?}");
    });
}

#[test]
fn s8_37_taking_it_back_puts_everything_as_it_was() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut asked = ask(&app, ANNA);
        let before = asked.browser.get("/me/data").all("dl dd, .value-text").len();
        asked.browser.get("/me/erase");
        asked.browser.submit("/me/erase/cancel", &[]);
        assert_eq!(asked.browser.page.location(), format!("/me/requests/{}", asked.reference));
        asked.browser.follow();
        assert!(asked.browser.page.text().contains("Withdrawn"), "{}", asked.browser.page.text());
        assert!(app.letter_to(ANNA).body.subject.contains("was taken back"));
        assert_eq!(asked.browser.get("/me/data").all("dl dd, .value-text").len(), before);
        assert!(in_use(&app, ANNA) > 0, "in use again");
        // by the letter's link, in a browser where nobody is signed in; twice is once
        let asked = ask(&app, ANNA);
        let mut elsewhere = app.visitor();
        for _ in 0..2 {
            elsewhere.get(&asked.link);
            elsewhere.post(&asked.link, &[]);
            assert_eq!((elsewhere.page.status, elsewhere.page.location()), (303, asked.link.clone()));
        }
        assert!(elsewhere.follow().text().contains("You took this erasure back"), "{}", elsewhere.page.text());
        app.letter_to(ANNA);
        app.pass(TimeDelta::days(3));
        app.work();
        assert!(id_of(&app, ANNA).is_some());
        // a link of another row, or altered, is none
        let mut bad = asked.link.clone();
        bad.replace_range(bad.len() - 2.., "AA");
        assert_eq!(elsewhere.get(&bad).status, 404);
        assert_eq!(elsewhere.post(&bad, &[]).status, 404);
        // too late: it says so and changes nothing
        let mut asked = ask(&app, ANNA);
        app.pass(TimeDelta::hours(25));
        app.work();
        assert_eq!(elsewhere.post(&asked.link, &[]).status, 410);
        assert_eq!(asked.browser.get("/me/erase").status, 303);
        confirm_all(&app, &asked.reference);
        app.letter_to(ANNA);
    });
}

#[test]
fn s8_37_a_second_code_waives_the_wait_and_the_first_does_not() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut asked = ask(&app, ANNA);
    let anna = &mut asked.browser;
    assert_eq!(anna.get("/me/erase/now").location(), "/me/proof?for=erase-now", "the first proof is not enough");
    app.pass(TimeDelta::minutes(1));
    anna.follow();
    anna.submit("/me/proof", &[]);
    let letter = app.letter_to(ANNA);
    assert!(letter.body.text.contains("without waiting"), "{}", letter.body.text);
    anna.submit("/me/proof", &[("code", &code_in(&letter))]);
    assert_eq!(anna.page.location(), "/me/erase/now", "{}", anna.page.text());
    anna.follow();
    assert_eq!(anna.page.h1(), "Erase now, without waiting?");
    anna.submit("/me/erase/now", &[]);
    assert_eq!(anna.page.location(), asked.link);
    app.work();
    assert!(id_of(&app, ANNA).is_none());
    anna.get(&asked.link);
    assert!(anna.page.text().contains("gone from this portal"), "{}", anna.page.text());
    confirm_all(&app, &asked.reference);
    app.letter_to(ANNA);
}

#[test]
fn s6_15_s8_18_s8_19_what_a_hold_keeps_is_out_of_reach_and_goes_by_itself() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        add_invoices(&app, ANNA);
        let mut officer = app.officer(OFFICER, Role::Officer);
        set_hold(&mut officer, "purpose:R04", "2026-12-31");
        assert!(officer.page.text().contains("Payments and debts (R04)"), "{}", officer.page.text());
        // said before it is asked for, with reason, law and end
        let mut looking = app.contact(ANNA);
        let text = looking.get("/me/erase").text();
        for said in ["Full name, Organisation: kept until 31 December 2026", "six years", "Companies Act 2006"] {
            assert!(text.contains(said), "{said}: {text}");
        }
        let asked = ask(&app, ANNA);
        app.pass(TimeDelta::hours(25));
        app.work();
        confirm_all(&app, &asked.reference);
        let reference = Reference::parse(&asked.reference).unwrap();
        app.run(app.desk.confirm_system(Actor::Client(1), reference, "salesforce".into())).unwrap();
        let letter = app.letter_to(ANNA);
        assert!(
            letter.body.text.contains("Full name, Organisation: kept until 31 December 2026"),
            "{}",
            letter.body.text
        );
        // S8.19: with all rights, nothing on any ordinary screen; the address is on file nowhere
        let mut officer = app.officer_again(OFFICER);
        let record = format!("/admin/sealed/{}", asked.reference);
        let case = format!("/admin/requests/{}", asked.reference);
        for path in ["/admin", "/admin/closed", "/admin/holds", &record, &case] {
            let html = officer.get(path).html();
            assert_eq!(officer.page.status, 200, "{path}");
            assert!(!html.contains("Invoiced") && !html.contains(ANNA), "{path}: {html}");
        }
        assert!(id_of(&app, ANNA).is_none());
        assert_eq!(
            app.import("Email,Record ID,Create Date\nanna@brooks.example,1,2026-01-01 10:00\n", marketing()).suppressed,
            1
        );
        // one officer alone cannot open it
        officer.get(&record);
        officer.submit(&record, &[("text", "The tax office asks.")]);
        assert_eq!(officer.page.location(), format!("{record}?done=opening"), "{}", officer.page.text());
        officer.follow();
        assert!(!officer.page.html().contains("name=\"approve\"") && !officer.page.html().contains("Invoiced"));
        let csrf = officer.form(&record, &[("text", "")])[0].1.clone();
        let html = app.visitor().get(&record).clone();
        assert_eq!(html.status, 303);
        assert_eq!(officer.post(&record, &[("csrf", &csrf), ("approve", "1")]).status, 404, "not their own");
        let mut auditor = app.officer("auditor@westcon.example", Role::Auditor);
        assert!(!auditor.get(&record).html().contains("name=\"approve\""));
        let mut deputy = app.officer(DEPUTY, Role::Deputy);
        assert!(deputy.get(&record).text().contains("The tax office asks."), "{}", deputy.page.text());
        deputy.submit(&record, &[("approve", "1")]);
        assert_eq!(deputy.page.location(), format!("{record}?done=opened"), "{}", deputy.page.text());
        for who in [&mut officer, &mut deputy] {
            let text = who.get(&record).text();
            assert!(text.contains("Anna Invoiced") && text.contains("Invoiced plc"), "{text}");
        }
        assert!(!auditor.get(&record).html().contains("Invoiced"), "only the two");
        app.pass(TimeDelta::minutes(31));
        let mut officer = app.officer_again(OFFICER);
        assert!(!officer.get(&record).html().contains("Invoiced"), "half an hour is over");
        // the hold ends by itself
        app.pass(TimeDelta::days(39));
        let letter = app.letter_to(ANNA);
        assert!(letter.body.subject.ends_with("nothing is left"), "{}", letter.body.subject);
        assert!(app.letters().is_empty(), "said once");
        let left = app.desk.store().column_for_test("held_value", "sealed").unwrap();
        assert!(left.is_empty() && app.desk.store().column_for_test("erasure", "sealed_address").unwrap().is_empty());
        let mut officer = app.officer_again(OFFICER);
        assert_eq!(officer.get(&record).status, 404);
        let mut anna = app.visitor();
        assert!(anna.get(&asked.link).text().contains("Nothing about you is left here."), "{}", anna.page.text());
    });
}

#[test]
fn s8_18_what_another_hold_still_keeps_stays_under_a_new_key() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    add_invoices(&app, ANNA);
    let mut officer = app.officer(OFFICER, Role::Officer);
    set_hold(&mut officer, "purpose:R04", "2032-12-31");
    set_hold(&mut officer, "kind:name", "2030-12-31");
    let asked = ask(&app, ANNA);
    app.pass(TimeDelta::hours(25));
    app.work();
    let keys = || app.desk.store().column_for_test("erasure", "hold_key_id").unwrap();
    let kept = || app.desk.store().column_for_test("held_value", "kind").unwrap().len();
    let (key, count) = (keys(), kept());
    assert_eq!(count, 3, "two names and an organisation");
    // the officer ends the longer one: its confirmation page says what that does
    let mut officer = app.officer_again(OFFICER);
    officer.get("/admin/holds/end?hold=1");
    assert_eq!(officer.page.h1(), "End this hold?");
    officer.submit("/admin/holds/end", &[]);
    app.work();
    assert_eq!(kept(), 2, "the names are kept by the other");
    assert_ne!(keys(), key);
    let alive = app.desk.store().column_for_test("seal_key", "id").unwrap();
    assert!(!alive.contains(&key[0]), "what went is dead in every copy");
    confirm_all(&app, &asked.reference);
    let reference = Reference::parse(&asked.reference).unwrap();
    app.run(app.desk.confirm_system(Actor::Client(1), reference, "salesforce".into())).unwrap();
    assert!(app.letter_to(ANNA).body.text.contains("Full name: kept until 31 December 2030"));
    let mut officer = app.officer_again(OFFICER);
    officer.get("/admin/holds/end?hold=2");
    officer.submit("/admin/holds/end", &[]);
    assert!(app.letter_to(ANNA).body.subject.ends_with("nothing is left"));
    assert_eq!(kept(), 0);
}

/// Logs a request to erase at the console; gives the case's page.
#[track_caller]
fn log_erasure(officer: &mut Browser, fields: &[(&str, &str)]) -> String {
    officer.get("/admin/log");
    let all: Vec<(&str, &str)> = [
        ("channel", "letter"),
        ("received", "2026-11-20"),
        ("matter", "right"),
        ("right", "erasure"),
        ("text", "Please erase everything."),
        ("language", "en"),
    ]
    .into_iter()
    .chain(fields.iter().copied())
    .collect();
    let recognised = fields.iter().any(|(name, _)| *name == "post");
    if recognised {
        // who it is, is chosen among those who are proposed
        let mut propose = all.clone();
        propose.extend([("email", ANNA), ("propose", "yes")]);
        officer.submit("/admin/log", &propose);
        assert!(officer.page.text().contains("It may be one of these"), "{}", officer.page.text());
    }
    officer.submit("/admin/log", &all);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    officer.page.location().split('?').next().unwrap().to_owned()
}

/// Says at the console that the proof of identity came.
#[track_caller]
fn prove_identity(app: &TestApp, officer: &mut Browser, case: &str) {
    for step in ["ask_identity", "got_identity"] {
        officer.get(case);
        officer.submit(&format!("{case}/step"), &[("step", step), ("words", "Which order number do you have?")]);
        assert_eq!(officer.page.status, 303, "{step}: {}", officer.page.text());
        app.letters();
        // whoever wrote a letter is asked by one
        post_all(app, officer);
    }
}

/// The first thing that a list offers.
pub fn first_option(page: &browser::Page, name: &str) -> Option<String> {
    let options = scraper::Selector::parse(&format!("select[name={name}] option")).unwrap();
    let doc = page.doc();
    doc.select(&options).filter_map(|o| o.attr("value")).find(|v| !v.is_empty()).map(str::to_owned)
}

/// Everything that waits for the post is posted today; gives what stood on the letters.
#[track_caller]
pub fn post_all(app: &TestApp, officer: &mut Browser) -> Vec<String> {
    let mut all = Vec::new();
    let today = app.desk.now().london_date().to_string();
    loop {
        officer.get("/admin/print");
        let Some(letter) = first_option(&officer.page, "letter") else { return all };
        let (reference, number) = letter.split_once('.').unwrap();
        all.push(officer.get(&format!("/admin/print/{reference}/{number}")).text());
        officer.get("/admin/print");
        officer.submit("/admin/print", &[("letter", &letter), ("posted", &today)]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    }
}

#[test]
fn s8_11_l19_1_a_letter_is_answered_by_an_erasure_and_both_answers_go_by_post() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        app.work();
        add_invoices(&app, ANNA);
        // S7.2: an organisation that gets data for a purpose this data is held for, and one that does not
        for (key, purpose) in [("printer", "R06"), ("courier", "R14")] {
            let json = format!(
                r#"{{"key":"{key}","label":{{"en":"The {key} Ltd"}},"kind":"service_provider","ground":"G2","named":true,
                    "purposes":["{purpose}"],"role":"processor","country":"GB"}}"#
            );
            let row = RegisterRow { register: "recipient".into(), key: key.into(), json };
            app.desk.replace_registers(app.desk.registers().with_row(row).unwrap());
        }
        let mut officer = app.officer(OFFICER, Role::Officer);
        set_hold(&mut officer, "purpose:R04", "2026-12-31");
        let case = log_erasure(&mut officer, &[("post", "1 High Street\nCirencester")]);
        let reference = case.rsplit('/').next().unwrap().to_owned();
        // CLK-3: not before it is clear who asks, whatever is posted
        officer.get(&case);
        assert!(officer.page.text().contains("Nothing shows yet that it is the person"), "{}", officer.page.text());
        assert!(officer.page.all(&format!("a[href='{case}/erase']")).is_empty());
        assert_eq!(officer.get(&format!("{case}/erase")).status, 303);
        officer.get(&case);
        let csrf = officer.form(&format!("{case}/note"), &[])[0].1.clone();
        assert_eq!(officer.post(&format!("{case}/erase"), &[("csrf", &csrf), ("form", "x")]).status, 404);
        prove_identity(&app, &mut officer, &case);
        // an agent looks and cannot
        let mut agent = app.officer("agent@westcon.example", Role::Agent);
        assert!(agent.get(&case).all(&format!("a[href='{case}/erase']")).is_empty());
        assert_eq!(agent.get(&format!("{case}/erase")).status, 403);
        let shown = officer.get(&format!("{case}/erase")).text();
        for said in ["kept until 31 December 2026", "The printer Ltd", "print queue"] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        assert!(!shown.contains("courier"), "{shown}");
        assert!(in_use(&app, ANNA) > 0, "looking is not pressing");
        let form = officer.form(&format!("{case}/erase"), &[]);
        let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        for _ in 0..2 {
            officer.post(&format!("{case}/erase"), &form);
            assert_eq!(officer.page.location(), format!("{case}?done=erasing"), "{}", officer.page.text());
        }
        assert_eq!(in_use(&app, ANNA), 0, "use stops at once");
        // her mailbox hears of it too: whoever wrote in her name is found out in time
        let letter = app.letter_to(ANNA);
        assert!(link_in(&app, &letter, "/erasure/").starts_with("/erasure/"));
        // S8.37: nobody can take back in time what they were not told of: it waits for the interim letter to be posted
        app.pass(TimeDelta::days(11));
        app.work();
        let mut officer = app.officer_again(OFFICER);
        assert!(officer.get(&case).text().contains("interim letter has to be posted first"), "{}", officer.page.text());
        officer.get("/admin/print");
        let letter = first_option(&officer.page, "withdrawn").unwrap();
        officer.submit("/admin/print", &[("withdrawn", &letter)]);
        assert_eq!(officer.page.status, 422);
        assert!(officer.page.text().contains("so it has to be posted"), "{}", officer.page.text());
        let interim = post_all(&app, &mut officer);
        assert_eq!(interim.len(), 1);
        for said in
            ["1 High Street", "20 November 2026", "2 December 2026", "take this back", "kept until 31 December 2026"]
        {
            assert!(interim[0].contains(said), "{said}: {}", interim[0]);
        }
        app.pass(TimeDelta::days(6));
        app.work();
        assert!(id_of(&app, ANNA).is_some(), "seven days from the post");
        app.pass(TimeDelta::hours(49));
        app.work();
        assert!(id_of(&app, ANNA).is_none());
        let mut officer = app.officer_again(OFFICER);
        for system in ["hubspot", "salesforce", "erp", "mail_archive", "recipient:printer"] {
            officer.get(&case);
            officer.submit(&format!("{case}/system"), &[("system", system)]);
            assert_eq!(officer.page.status, 303, "{system}: {}", officer.page.text());
        }
        app.work();
        app.work();
        assert!(app.letters().is_empty(), "nobody reads mail there");
        let outcome = post_all(&app, &mut officer);
        assert_eq!(outcome.len(), 1, "written once, however often the worker looks: {outcome:?}");
        for said in [
            "1 High Street",
            "HubSpot (marketing): confirmed on 11 December 2026",
            "The printer Ltd: confirmed on 11 December 2026",
            "kept until 31 December 2026",
            "go to court",
        ] {
            assert!(outcome[0].contains(said), "{said}: {}", outcome[0]);
        }
        app.work();
        let html = officer.get(&case).html();
        assert!(
            html.contains("Partly done") && !html.contains("High Street") && !html.contains("Please erase"),
            "{html}"
        );
        for (table, column) in [("request", "sealed_post"), ("paper_letter", "number"), ("message", "sealed")] {
            let left = app.desk.store().column_for_test(table, column).unwrap();
            assert!(left.is_empty(), "{table}.{column}: {left:?}");
        }
        let it = Reference::parse(&reference).unwrap();
        let found = app.desk.store().read_now::<_, StoreError>(|r| r.find_request_by_reference(&it)).unwrap().unwrap();
        assert_eq!(found.state.key(), "closed");
        // the hold ends: it goes by itself, and a last letter says so
        app.pass(TimeDelta::days(60));
        app.work();
        assert!(app.letters().is_empty());
        assert!(app.desk.store().column_for_test("held_value", "kind").unwrap().is_empty());
        assert!(app.desk.store().column_for_test("erasure", "sealed_post").unwrap().is_empty());
        app.work();
        let mut officer = app.officer_again(OFFICER);
        let last = post_all(&app, &mut officer);
        assert_eq!(last.len(), 1, "written once: {last:?}");
        for said in ["1 High Street", "since 9 February 2027 this is gone too"] {
            assert!(last[0].contains(said), "{said}: {}", last[0]);
        }
        app.work();
        for (table, column) in [("request", "sealed_post"), ("paper_letter", "number"), ("message", "sealed")] {
            let left = app.desk.store().column_for_test(table, column).unwrap();
            assert!(left.is_empty(), "{table}.{column}: {left:?}");
        }
        let key =
            app.desk.store().read_now::<_, StoreError>(|r| r.find_request_by_reference(&it)).unwrap().unwrap().key;
        assert!(app.desk.store().open_keys(&[key]).unwrap().is_empty(), "the letter's key is destroyed");
        assert_eq!(officer.get(&case).status, 200);
    });
}

#[test]
fn s8_37_who_is_told_by_post_is_told_by_post_that_it_was_taken_back() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut officer = app.officer(OFFICER, Role::Officer);
    let case = log_erasure(&mut officer, &[("post", "1 High Street")]);
    prove_identity(&app, &mut officer, &case);
    officer.get(&format!("{case}/erase"));
    assert!(officer.page.text().contains("It can be taken back for 10 days"), "{}", officer.page.text());
    officer.submit(&format!("{case}/erase"), &[]);
    app.letter_to(ANNA);
    // the letter needs its address
    officer.get(&case);
    officer.submit(&format!("{case}/whereto"), &[("whereto_post", "")]);
    assert_eq!(officer.page.status, 422);
    assert!(officer.page.text().contains("it needs a postal address"), "{}", officer.page.text());
    officer.get(&case);
    officer.submit(&format!("{case}/erase/cancel"), &[]);
    assert_eq!(officer.page.location(), format!("{case}?done=unerased"), "{}", officer.page.text());
    app.letter_to(ANNA);
    // what was not posted is not so any more; what happened is said in its place
    officer.get(&case);
    assert!(officer.page.text().contains("never sent"), "{}", officer.page.text());
    let letters = post_all(&app, &mut officer);
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert!(letters[0].contains("nothing was erased"), "{}", letters[0]);
}

/// Whoever asked by letter and opens their mailbox after all need not wait; a letter that says otherwise is not posted.
#[test]
fn s8_37_who_waives_the_wait_gets_no_letter_about_it() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut officer = app.officer(OFFICER, Role::Officer);
    let case = log_erasure(&mut officer, &[("post", "1 High Street")]);
    prove_identity(&app, &mut officer, &case);
    officer.get(&format!("{case}/erase"));
    officer.submit(&format!("{case}/erase"), &[]);
    app.letters();
    app.pass(TimeDelta::minutes(1));
    let mut anna = app.contact(ANNA);
    anna.get("/me/erase/now");
    anna.follow();
    if anna.page.h1() != "Erase now, without waiting?" {
        anna.submit("/me/proof", &[]);
        let code = code_in(&app.letter_to(ANNA));
        anna.submit("/me/proof", &[("code", &code)]);
        anna.follow();
    }
    anna.submit("/me/erase/now", &[]);
    assert_eq!(anna.page.status, 303, "{}", anna.page.text());
    officer.get("/admin/print");
    assert!(first_option(&officer.page, "letter").is_none(), "{}", officer.page.text());
    app.work();
    assert!(id_of(&app, ANNA).is_none(), "and it waits for no letter");
}

#[test]
fn s8_37_whoever_calls_again_takes_it_back_and_a_refusal_has_its_ground() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    // by the contact form, from her own mailbox, which she proves
    let mut visitor = app.visitor();
    visitor.get("/contact?matter=right&right=erasure");
    visitor.submit("/contact", &[("text", "Erase me."), ("right", "erasure"), ("email", ANNA)]);
    let reference = visitor.page.all(".panel-reference strong")[0].replace('-', "");
    app.letters();
    let case = format!("/admin/requests/{reference}");
    let mut officer = app.officer(OFFICER, Role::Officer);
    assert!(officer.get(&case).text().contains("Nothing shows yet"), "{}", officer.page.text());
    app.contact(ANNA);
    officer.get(&case);
    assert_eq!(officer.page.all(&format!("a[href='{case}/erase']")).len(), 1, "{}", officer.page.text());
    officer.get(&format!("{case}/erase"));
    officer.submit(&format!("{case}/erase"), &[]);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    app.letter_to(ANNA);
    // decided otherwise meanwhile: not any more
    officer.get(&case);
    assert!(officer.page.all("form[action$='/decide']").is_empty(), "{}", officer.page.text());
    officer.submit(&format!("{case}/erase/cancel"), &[]);
    assert_eq!(officer.page.location(), format!("{case}?done=unerased"), "{}", officer.page.text());
    assert!(app.letter_to(ANNA).body.subject.contains("was taken back"));
    assert!(in_use(&app, ANNA) > 0);
    app.pass(TimeDelta::days(2));
    app.work();
    assert!(id_of(&app, ANNA).is_some());
    // refused: with a ground of the list and reasons, and never granted without being carried out
    let mut officer = app.officer_again(OFFICER);
    let case = log_erasure(&mut officer, &[("email", ANNA)]);
    app.letters();
    officer.get(&case);
    let form = officer.form(&format!("{case}/decide"), &[]);
    let mut form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    form.push(("decision", "granted"));
    assert_eq!(officer.post(&format!("{case}/decide"), &form).status, 404);
    officer.get(&case);
    let ground = first_option(&officer.page, "ground").unwrap();
    officer.submit(
        &format!("{case}/decide"),
        &[("decision", "refused"), ("ground", &ground), ("reasons", "A claim is pending.")],
    );
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    // somebody who asks for another person erases neither
    let mut visitor = app.visitor();
    visitor.get("/requests/new?why=other");
    let fields = [("right", "erasure"), ("subject", "Bert Jones"), ("text", "Erase him."), ("email", ANNA)];
    visitor.submit("/requests/new", &fields);
    let reference = visitor.page.all(".panel-reference strong")[0].replace('-', "");
    app.letters();
    app.contact(ANNA);
    officer.get(&format!("/admin/requests/{reference}"));
    assert!(officer.page.text().contains("Somebody asks for another person here"), "{}", officer.page.text());
    assert!(officer.page.all("a[href$='/erase']").is_empty());
}

#[test]
fn th20_a_hundred_posts_are_one_erasure() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut anna = app.contact(ANNA);
        anna.get("/me/erase");
        anna.submit("/me/erase", &[("step", "check")]);
        let form = anna.form("/me/erase", &[("step", "erase")]);
        let answers = Mutex::new(Vec::new());
        std::thread::scope(|scope| {
            for _ in 0..10 {
                let (mut tab, form, answers) = (anna.tab(), form.clone(), &answers);
                scope.spawn(move || {
                    let fields: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
                    for _ in 0..10 {
                        let page = tab.post("/me/erase", &fields);
                        answers.lock().unwrap().push((page.status, page.location()));
                    }
                });
            }
        });
        let answers = answers.into_inner().unwrap();
        assert!(answers.len() == 100 && answers.iter().all(|a| *a == (303, "/me/erase".into())), "{answers:?}");
        assert_eq!(app.desk.store().column_for_test("erasure", "request_id").unwrap().len(), 1);
        assert_eq!(app.letters().len(), 1);
    });
}

#[test]
fn th7_many_at_once_wait_for_an_officer() {
    let app = TestApp::with(&[("erasures_per_hour", "1")]);
    app.add_contact(ANNA, "Anna Schmidt");
    app.add_contact("bert@brooks.example", "Bert Jones");
    ask(&app, ANNA);
    let asked = ask(&app, "bert@brooks.example");
    assert!(asked.browser.page.text().contains("A person looks first"), "{}", asked.browser.page.text());
    app.pass(TimeDelta::hours(30));
    app.work();
    assert!(id_of(&app, ANNA).is_none() && id_of(&app, "bert@brooks.example").is_some());
    let mut agent = app.officer("agent@westcon.example", Role::Agent);
    let case = format!("/admin/requests/{}", asked.reference);
    agent.get(&case);
    assert!(agent.page.text().contains("More erasures than usual"), "{}", agent.page.text());
    assert!(agent.page.all(&format!("form[action='{case}/release']")).is_empty());
    let mut officer = app.officer(OFFICER, Role::Officer);
    officer.get(&case);
    officer.submit(&format!("{case}/release"), &[]);
    assert_eq!(officer.page.location(), format!("{case}?done=released"), "{}", officer.page.text());
    app.work();
    assert!(id_of(&app, "bert@brooks.example").is_some(), "there is still time to take it back");
    app.pass(TimeDelta::hours(25));
    app.work();
    assert!(id_of(&app, "bert@brooks.example").is_none());
}

/// Stops the worker at a point as a crash would, then runs it again.
fn stop_at(app: &TestApp, point: &'static str) -> bool {
    let stopped = app.desk.carry_out_erasures("test/erasures", &|at| {
        if at == point { Err(StoreError::Stopping) } else { Ok(()) }
    });
    matches!(stopped, Err(StoreError::Stopping))
}

#[test]
fn a_crash_at_any_point_leaves_before_or_after_and_the_next_run_completes() {
    for point in POINTS {
        let app = TestApp::new();
        app.add_contact(ANNA, "Anna Schmidt");
        add_invoices(&app, ANNA);
        let mut officer = app.officer(OFFICER, Role::Officer);
        set_hold(&mut officer, "purpose:R04", "2026-12-31");
        let asked = ask(&app, ANNA);
        app.pass(TimeDelta::hours(25));
        let mut met = stop_at(&app, point);
        app.work();
        assert!(id_of(&app, ANNA).is_none(), "{point}");
        confirm_all(&app, &asked.reference);
        let reference = Reference::parse(&asked.reference).unwrap();
        app.run(app.desk.confirm_system(Actor::Client(1), reference, "salesforce".into())).unwrap();
        met |= stop_at(&app, point);
        assert!(app.letter_to(ANNA).body.subject.contains("your data is erased"), "{point}: once");
        assert!(app.letters().is_empty(), "{point}");
        app.pass(TimeDelta::days(60));
        met |= stop_at(&app, point);
        assert!(app.letter_to(ANNA).body.subject.ends_with("nothing is left"), "{point}: once");
        assert!(met, "{point} is never reached");
        for (table, column) in [
            ("contact_value", "sealed"),
            ("contact_address", "sealed"),
            ("held_value", "sealed"),
            ("external_id", "sealed"),
            ("system_task", "sealed_ids"),
            ("request", "sealed_address"),
            ("erasure", "spent_key_id"),
            ("seal_key", "contact_id"),
        ] {
            let left = app.desk.store().column_for_test(table, column).unwrap();
            assert!(left.is_empty(), "{point}: {table}.{column}: {left:?}");
        }
    }
}

/// The tables of `docs/DATA.md`: for each column, whether it is personal and what an erasure does to it.
fn described() -> Vec<(String, String, String, String)> {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/DATA.md")).unwrap();
    let (mut table, mut all) = (String::new(), Vec::new());
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("### `") {
            table = name.trim_end_matches('`').to_owned();
        }
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        if let ["", column, personal, _, erasure, ""] = cells.as_slice()
            && let Some(column) = column.strip_prefix('`').and_then(|c| c.strip_suffix('`'))
        {
            all.push((table.clone(), column.to_owned(), (*personal).to_owned(), (*erasure).to_owned()));
        }
    }
    all
}

/// What a long acquaintance leaves behind: everything by the forms that people use.
fn live_a_full_life(app: &TestApp, id: ContactId) {
    // bought in, and not told yet
    let bought = ImportOptions {
        source: "SRC16".into(),
        purposes: vec!["R13".into()],
        basis: Some(Basis::LegitimateInterest),
        supplier: Some("Trade Lists Ltd".into()),
        reason: Some("To check who works where".into()),
        ..ImportOptions::default()
    };
    let bought_row = format!(
        "ID,FIRSTNAME,LASTNAME,ACCOUNT.NAME,EMAIL,CREATEDDATE\n88,Anna,Bought,Bought plc,{ANNA},2024-02-25T10:56:00.000Z\n"
    );
    assert_eq!(app.import(&bought_row, bought).enriched, 1);
    let customer = ImportOptions {
        source: "SRC05".into(),
        purposes: vec!["R03".into(), "R05".into()],
        basis: Some(Basis::LegitimateInterest),
        ..ImportOptions::default()
    };
    let row = format!("First Name,Last Name,Email,Company Name,Job Title\nAnna,Customer,{ANNA},Customer plc,Buyer\n");
    let taken = app.import(&row, customer);
    assert_eq!((taken.rows, taken.rejected.values().sum::<u64>()), (1, 0), "{taken:?}");
    // somebody types her address, and nobody proves it
    let mut stranger = app.visitor();
    stranger.get("/subscribe/publications");
    stranger.submit("/subscribe/publications", &[("email", ANNA)]);
    assert_eq!(stranger.page.status, 200, "{}", stranger.page.text());
    stranger.get("/requests/new?why=other");
    let fields = [("right", "access"), ("subject", "Bert Schmidt"), ("text", "He wants a copy."), ("email", ANNA)];
    stranger.submit("/requests/new", &fields);
    assert_eq!(stranger.page.h1(), "We have your request", "{}", stranger.page.text());
    app.letters();

    let mut anna = app.contact(ANNA);
    let link = format!("/preferences/{}", app.desk.preference_token(id, 1));
    for choice in [("stop", "events"), ("pause", "30")] {
        anna.get(&link);
        anna.post(&link, &[choice]);
        assert_eq!(anna.page.status, 200, "{}", anna.page.text());
    }
    for fields in [[("scope", "phone"), ("ground", "accuracy")], [("purpose", "R06"), ("ground", "unlawful")]] {
        anna.get("/me/restrict");
        anna.submit("/me/restrict", &fields);
        anna.submit("/me/restrict", &[]);
        assert_eq!(anna.page.h1(), "It is restricted", "{}", anna.page.text());
    }
    anna.get("/me/object");
    anna.submit("/me/object", &[("purpose", "R05"), ("reason", "My home address is in there.")]);
    anna.submit("/me/object", &[]);
    assert_eq!(anna.page.h1(), "Your objection is in effect", "{}", anna.page.text());
    anna.get("/me/transfer");
    anna.submit("/me/transfer", &[]);
    assert!(anna.page.text().contains("Your link is ready"), "{}", anna.page.text());
    anna.get("/me/data/edit?kind=name");
    anna.submit("/me/data/edit", &[("value", "Hanna Schmidt"), ("reason", "I married.")]);
    anna.submit("/me/data/edit", &[]);
    let corrected = anna.page.all(".panel-reference strong")[0].replace('-', "");
    app.letters();
    let files = format!("/me/requests/{corrected}/files");
    anna.get(&files);
    let fields = anna.form(&files, &[]);
    let sent = anna.upload(&files, &fields, &[("certificate.txt", b"Hanna Schmidt, born Jones.")]);
    assert_eq!(sent, 303, "{}", anna.page.text());

    // the desk's part of it
    let mut officer = app.officer(OFFICER, Role::Officer);
    let case = format!("/admin/requests/{corrected}");
    officer.get(&case);
    let begun = [("text", "Dear Ms Schmidt, your name"), ("after", "keep"), ("act", "draft")];
    let begun: Vec<(String, String)> = officer.form(&format!("{case}/answer"), &begun);
    let begun: Vec<(&str, &str)> = begun.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    officer.post(&format!("{case}/answer"), &begun);
    assert!(officer.page.location().contains("done=draft"), "{}", officer.page.text());
    officer.get(&case);
    let refused = [("decision", "refused"), ("ground", "accurate"), ("reasons", "The register says otherwise.")];
    officer.submit(&format!("{case}/decide"), &refused);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    anna.get(&format!("/me/requests/{corrected}"));
    let statement = format!("/me/requests/{corrected}/statement");
    anna.submit(&statement, &[("statement", "The register is out of date.")]);
    assert_eq!(anna.page.status, 303, "{}", anna.page.text());
    officer.get("/admin/policy");
    officer.submit("/admin/policy", &[("note_en", "Clearer words."), ("note_de", "Klarere Worte.")]);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    officer.get("/admin/disclosures");
    let given_out = [
        ("email", ANNA),
        ("recipient", "courts"),
        ("country", "GB"),
        ("name", "County court"),
        ("categories", "BCI"),
        ("reference", "Schmidt v. Customer plc"),
        ("reason", "Anna Schmidt is a witness."),
        ("means", "letter"),
    ];
    officer.submit("/admin/disclosures", &given_out);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    officer.get("/admin/log");
    let logged = [
        ("channel", "letter"),
        ("received", "2026-11-20"),
        ("matter", "right"),
        ("right", "access"),
        ("text", "Please tell me what you hold."),
        ("name", "Anna Schmidt"),
        ("email", ANNA),
        ("post", "1 High Street\nCirencester"),
        ("language", "en"),
    ];
    officer.submit("/admin/log", &logged);
    let case = officer.page.location().split('?').next().unwrap().to_owned();
    officer.get(&case);
    officer.submit(&format!("{case}/note"), &[("note", "She called as well.")]);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    let task = [
        ("system", "erp"),
        ("task_email", "sam@westcon.example"),
        ("question", "Orders of Anna"),
        ("due", "2026-11-25"),
    ];
    officer.get(&case);
    officer.submit(&format!("{case}/task"), &task);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    let mut sam = app.visitor();
    let link = link_in(app, &app.letter_to("sam@westcon.example"), "/tasks/");
    sam.get(&link);
    sam.submit(&link, &[("found", "found"), ("text", "Two orders in 2024.")]);
    assert_eq!(sam.page.h1(), "Thank you", "{}", sam.page.text());
    officer.get(&case);
    let part = [("decision", "part"), ("ground", "others_rights"), ("reasons", "A colleague's notes are left out.")];
    officer.submit(&format!("{case}/decide"), &part);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    search_everywhere(app, &mut officer, &case);
    let outcome = format!("{case}/outcome");
    officer.get(&outcome);
    let parts = [
        ("done", "Your copy is on the export page."),
        ("not_done", "A colleague's notes are left out."),
        ("held", "What your data page shows."),
        ("told", "Nobody else had to be told."),
    ];
    officer.submit(&outcome, &parts);
    officer.submit(&outcome, &[]);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    app.letters();
}

/// S11.12: the list of a breach holds the address of somebody whom the portal did not know then, and has room for more.
fn on_a_breach_list_before_anybody_knew_them(app: &TestApp) -> String {
    let (store, ring, now) = (app.desk.store(), app.desk.ring().clone(), app.desk.now());
    let key = store.new_key(Scope::Case, None, now).unwrap();
    let address = EmailAddress::parse(ANNA).unwrap();
    let listed = [(ring.address_index(&address), ANNA.to_owned())];
    let number = key.id().to_string();
    let (one, two) = (Reference::new(app.desk.random()), Reference::new(app.desk.random()));
    store
        .write_now::<_, StoreError>(Lane::Bulk, move |w| {
            w.add_breach(900, &one, key.id(), now, ("officer:1", None), now)?;
            w.add_breach(901, &two, key.id(), now, ("officer:1", None), now)?;
            w.add_breach_addresses(&ring, &key, 900, &listed, now)
        })
        .unwrap();
    // the breach's own key stays with the register
    number
}

/// S8.5, peers E22: a known peer leaves half and says done. Every column that `docs/DATA.md` calls personal is filled for a
/// person with more rows than several pieces; afterwards nothing of it is in any column of either database, but where
/// that page says that it stays. A new personal column fails this test until it is filled here and erased.
#[test]
fn s8_5_every_personal_column_is_filled_and_found_nowhere_afterwards() {
    // nobody answers as a scanner: the file waits
    on_each_database_with(&[("clamd", "tcp:127.0.0.1:9")], |app| {
        let store = app.desk.store();
        let spared = on_a_breach_list_before_anybody_knew_them(&app);
        app.add_contact(ANNA, "Anna Schmidt");
        let id = id_of(&app, ANNA).unwrap();
        live_a_full_life(&app, id);
        // written before anybody proved the mailbox, and never signed for by the contact
        let mut stranger = app.visitor();
        for _ in 0..3 {
            stranger.get("/contact?matter=question");
            stranger.submit("/contact", &[("text", "Who are you?"), ("email", ANNA), ("name", "A. Schmidt")]);
            assert_eq!(stranger.page.status, 200, "{}", stranger.page.text());
        }
        app.letters();
        let mut anna = app.contact(ANNA);
        app.contact(ANNA);
        anna.get("/me/data/edit?kind=organisation");
        anna.submit("/me/data/edit", &[("value", "Northgate plc"), ("reason", "We merged.")]);
        anna.submit("/me/data/edit", &[]);
        anna.get("/me/email");
        anna.submit("/me/email", &[("email", "anna@elsewhere.example")]);
        assert_eq!(anna.page.status, 303, "{}", anna.page.text());
        app.letters();
        stranger.get("/contact?matter=concern");
        stranger.submit("/contact", &[("text", "Still there?"), ("email", ANNA), ("name", "A. Schmidt")]);
        app.letters();
        let key = store.read_now::<_, StoreError>(|r| r.find_contact(id)).unwrap().unwrap().key;
        let (key, ring, now) = (store.open_key(key).unwrap(), app.desk.ring().clone(), app.desk.now());
        store
            .write_now::<_, StoreError>(Lane::Bulk, move |w| {
                let from = w.keep_provenance(&Provenance::given_here(now.london_date()), now)?;
                for n in 0..650 {
                    w.correct_value(&ring, &key, id, ValueKind::Comment, Some(&format!("canary {n}")), from, now)?;
                }
                // S3.3: one that is in force, and one that is over
                w.add_relation(&ring, &key, id, ("customer", "canary one"), from, now)?;
                w.add_relation(&ring, &key, id, ("vendor", "canary two"), from, now)?;
                let last = w.list_relations(id, &key)?.last().unwrap().number;
                w.end_relations(id, &[last], EndedBy::Person, now)?;
                let it =
                    PurposeState { purpose: "R06".into(), state: "ended".into(), since: now, reason: "test".into() };
                w.set_purpose_state(id, &it)?;
                // told of a breach, and of a change of the policy
                w.add_breach_contacts(901, ContactId(id.0 - 1), &Affected::Everybody, now)?;
                w.add_policy_notice(1, (id, UntoldState::Restricted), None, now)?;
                // as giver and as whom somebody told about; alone here, so that nobody else's rows are in the way
                w.link_third_person(id, id, now)
            })
            .unwrap();
        // letters that wait: the mail server is away
        let there = app.transport.replace(Transport::Away);
        stranger.get("/contact?matter=concern");
        stranger.submit("/contact", &[("text", "And now?"), ("email", ANNA), ("name", "A. Schmidt")]);
        stranger.get("/subscribe/news");
        stranger.submit("/subscribe/news", &[("email", ANNA)]);
        assert_eq!(stranger.page.status, 200, "{}", stranger.page.text());
        anna.get("/me/data/edit?kind=job_title");
        anna.submit("/me/data/edit", &[("value", "Director")]);
        anna.submit("/me/data/edit", &[]);
        anna.get("/me/erase");
        anna.submit("/me/erase", &[("step", "check")]);
        anna.submit("/me/erase", &[("step", "erase")]);
        assert_eq!(anna.page.location(), "/me/erase", "{}", anna.page.text());
        let reference = anna.follow().all(".reference")[0].replace('-', "");
        app.work();

        let columns = described();
        let is_kept = |erasure: &str| erasure.starts_with("stays") || erasure.starts_with("kept");
        let is_personal = |personal: &str| !personal.starts_with("no") && !personal.contains("officer");
        let mut before: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
        let mut unfilled = BTreeSet::new();
        for (table, column, personal, erasure) in &columns {
            if !is_personal(personal) || is_kept(erasure) || erasure.starts_with("not touched") {
                continue;
            }
            let values: BTreeSet<String> = store.column_for_test(table, column).unwrap().into_iter().collect();
            if values.is_empty() {
                unfilled.insert(format!("{table}.{column}"));
            }
            before.insert((table.clone(), column.clone()), values);
        }
        assert!(unfilled.is_empty(), "fill {unfilled:?} for the person who is to be erased");
        assert!(before.len() >= 25, "{}", before.len());
        let keys: BTreeSet<String> =
            store.column_for_test("seal_key", "id").unwrap().into_iter().filter(|key| *key != spared).collect();

        app.pass(TimeDelta::hours(25));
        app.work();
        app.transport.replace(there);
        app.pass(TimeDelta::minutes(30));
        let case = Reference::parse(&reference).unwrap();
        let tasks = store
            .read_now::<_, StoreError>(|r| {
                let found = r.find_request_by_reference(&case)?.unwrap();
                r.list_system_tasks(found.id)
            })
            .unwrap();
        for task in tasks {
            app.run(app.desk.confirm_system(Actor::Client(1), case.clone(), task.system)).unwrap();
        }
        let letters = app.letters();
        assert_eq!(
            letters.len(),
            1,
            "whatever else waited for her is gone: {:?}",
            letters.iter().map(|l| &l.body.subject).collect::<Vec<_>>()
        );
        assert!(letters[0].to == ANNA && letters[0].body.subject.contains("your data is erased"));

        let mut found = Vec::new();
        for ((table, column), values) in &before {
            let after: BTreeSet<String> = store.column_for_test(table, column).unwrap().into_iter().collect();
            found.extend(values.intersection(&after).map(|v| format!("{table}.{column}: {v}")));
        }
        // and nowhere else: what was sealed or hashed is in no column of either database
        let long: BTreeSet<&String> = before.values().flatten().filter(|v| v.len() > 30).collect();
        assert!(long.len() > 650, "{}", long.len());
        for (table, column, _, erasure) in &columns {
            if !is_kept(erasure) {
                let after = store.column_for_test(table, column).unwrap();
                found.extend(after.iter().filter(|v| long.contains(v)).map(|v| format!("{table}.{column}: {v}")));
            }
        }
        assert!(found.is_empty(), "{found:#?}");
        let alive: BTreeSet<String> = store.column_for_test("seal_key", "id").unwrap().into_iter().collect();
        let officers: BTreeSet<String> = store.column_for_test("officer", "seal_key_id").unwrap().into_iter().collect();
        let left: Vec<&String> = keys.intersection(&alive).filter(|key| !officers.contains(*key)).collect();
        assert!(left.is_empty(), "what a copy still holds is dead: {left:?}");
        let dead = store.read_now::<_, StoreError>(|r| r.list_keys_of(id, None)).unwrap();
        assert!(store.open_keys(&dead).unwrap().is_empty());
    });
}

/// A second portal on a copy of the data, with the same key database: as after a restore.
fn restored(app: &TestApp, copy: &std::path::Path) -> Store {
    let file = |path: std::path::PathBuf| DatabaseUrl::Sqlite(path);
    let settings = EngineSettings { readers: 2, ..EngineSettings::default() };
    let keys = file(app.folder().join("keys.db"));
    Store::open(&file(copy.to_owned()), &keys, app.desk.ring().clone(), &settings).unwrap()
}

#[test]
fn s8_21_restoring_an_older_backup_brings_nobody_back() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    add_invoices(&app, ANNA);
    let id = id_of(&app, ANNA).unwrap();
    let mut officer = app.officer(OFFICER, Role::Officer);
    set_hold(&mut officer, "purpose:R04", "2026-12-31");
    let copy = |name: &str| {
        let path = app.folder().join(name);
        app.desk.store().copy_into(&path).unwrap();
        path
    };
    let yesterday = copy("yesterday.db");
    let asked = ask(&app, ANNA);
    let while_cooling = copy("cooling.db");
    // asked for after the backup: it is asked for again, under its reference
    let store = restored(&app, &yesterday);
    assert_eq!(replay(&store, app.desk.now()).unwrap().asked, 1);
    assert_eq!(replay(&store, app.desk.now()).unwrap().asked, 0, "once");
    let reference = Reference::parse(&asked.reference).unwrap();
    let found = store.read_now::<_, StoreError>(|r| r.find_request_by_reference(&reference)).unwrap().unwrap();
    let erasure = store.read_now::<_, StoreError>(|r| r.find_erasure(found.id)).unwrap().unwrap();
    assert_eq!((erasure.contact, erasure.stage.key()), (id, "cooling"));
    let contact = store.read_now::<_, StoreError>(|r| r.find_contact(id)).unwrap().unwrap();
    assert_eq!(contact.status.to_string(), "erasing");
    store.close();
    std::fs::remove_file(&yesterday).unwrap();
    // taken back after the backup: it stays taken back
    let mut browser = asked.browser;
    browser.get("/me/erase");
    browser.submit("/me/erase/cancel", &[]);
    app.letter_to(ANNA);
    let store = restored(&app, &while_cooling);
    assert_eq!(replay(&store, app.desk.now()).unwrap().asked, 0);
    let contact = store.read_now::<_, StoreError>(|r| r.find_contact(id)).unwrap().unwrap();
    assert_eq!(contact.status.to_string(), "active");
    store.close();
    // carried out after the backup: nobody comes back
    let again = ask(&app, ANNA);
    let yesterday = copy("yesterday.db");
    app.pass(TimeDelta::hours(25));
    app.work();
    confirm_all(&app, &again.reference);
    let case = Reference::parse(&again.reference).unwrap();
    app.run(app.desk.confirm_system(Actor::Client(1), case, "salesforce".into())).unwrap();
    app.letter_to(ANNA);
    let store = restored(&app, &yesterday);
    for turn in 0..2 {
        let cleared = replay(&store, app.desk.now()).unwrap().cleared;
        assert_eq!(cleared, u64::from(turn == 0), "whoever restores reads how many went again");
        let index = app.desk.ring().address_index(&EmailAddress::parse(ANNA).unwrap());
        store
            .read_now::<_, StoreError>(|r| {
                assert_eq!(r.find_contact_by_address(&index)?, None);
                assert_eq!(r.find_contact(id)?, None);
                assert_eq!(r.find_open_erasure(id)?, None);
                assert_eq!(r.list_suppressions(&index)?[0].reason, "erased");
                Ok(())
            })
            .unwrap();
        assert!(store.column_for_test("contact_value", "sealed").unwrap().is_empty());
    }
    store.close();
    // a backup with what a hold keeps: kept while the hold lasts, gone when it had ended since
    let held = copy("held.db");
    let store = restored(&app, &held);
    replay(&store, app.desk.now()).unwrap();
    assert_eq!(store.column_for_test("held_value", "kind").unwrap().len(), 2);
    store.close();
    app.pass(TimeDelta::days(60));
    app.letter_to(ANNA);
    let store = restored(&app, &held);
    replay(&store, app.desk.now()).unwrap();
    assert!(store.column_for_test("held_value", "kind").unwrap().is_empty());
    assert!(store.column_for_test("erasure", "sealed_address").unwrap().is_empty());
    store.close();
}

#[test]
fn s8_21_an_erasure_that_an_officer_began_after_the_backup_goes_on() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let id = id_of(&app, ANNA).unwrap();
    let copy = |name: &str| {
        let path = app.folder().join(name);
        app.desk.store().copy_into(&path).unwrap();
        path
    };
    let before_the_letter = copy("before.db");
    let mut officer = app.officer(OFFICER, Role::Officer);
    let case = log_erasure(&mut officer, &[("post", "1 High Street\nCirencester")]);
    prove_identity(&app, &mut officer, &case);
    let with_the_case = copy("case.db");
    officer.get(&format!("{case}/erase"));
    officer.submit(&format!("{case}/erase"), &[]);
    assert_eq!(officer.page.location(), format!("{case}?done=erasing"), "{}", officer.page.text());
    app.letter_to(ANNA);
    let reference = Reference::parse(case.rsplit('/').next().unwrap()).unwrap();
    let cases = |store: &Store| store.column_for_test("request", "reference").unwrap().len();
    for (backup, knew) in [(&with_the_case, true), (&before_the_letter, false)] {
        let store = restored(&app, backup);
        let there = cases(&store);
        assert_eq!(replay(&store, app.desk.now()).unwrap().asked, 1, "the case was known: {knew}");
        assert_eq!(replay(&store, app.desk.now()).unwrap().asked, 0, "once");
        assert_eq!(cases(&store), there + usize::from(!knew), "a case that is known is taken up, not made anew");
        let (found, contact) = store
            .read_now::<_, StoreError>(|r| Ok((r.find_request_by_reference(&reference)?, r.find_contact(id)?)))
            .unwrap();
        let found = found.unwrap();
        let erasure = store.read_now::<_, StoreError>(|r| r.find_erasure(found.id)).unwrap().unwrap();
        assert_eq!((erasure.contact, erasure.stage.key()), (id, "cooling"));
        assert_eq!(contact.unwrap().status.to_string(), "erasing", "use stops at once");
        // where the letter was known, so is where the answer goes
        assert_eq!(store.column_for_test("request", "sealed_post").unwrap().len(), usize::from(knew));
        store.close();
    }
}

#[test]
fn l19_1_the_feed_names_whom_a_system_is_to_erase_until_it_has_confirmed() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let asked = ask(&app, ANNA);
    let feed = |system: &str| app.run(app.desk.list_system_tasks(system.into(), RequestId(0), 10)).unwrap();
    assert!(feed("hubspot").is_empty(), "not while it can be taken back");
    app.pass(TimeDelta::hours(25));
    app.work();
    let tasks = feed("hubspot");
    assert_eq!((tasks.len(), tasks[0].act.as_str(), tasks[0].ids.clone()), (1, "erase", vec!["7719".to_owned()]));
    assert!(feed("mailchimp").is_empty() && feed("erp")[0].ids.is_empty());
    let reference = tasks[0].reference.clone();
    assert_eq!(reference.as_str(), asked.reference);
    let confirm = |system: &str| app.run(app.desk.confirm_system(Actor::Client(7), reference.clone(), system.into()));
    assert!(confirm("mailchimp").is_err(), "no part in it");
    for _ in 0..2 {
        confirm("hubspot").unwrap();
    }
    assert!(feed("hubspot").is_empty());
    assert!(app.desk.store().column_for_test("system_task", "sealed_ids").unwrap().is_empty(), "wiped");
    app.work();
    assert!(app.letters().is_empty());
    for system in ["erp", "mail_archive"] {
        confirm(system).unwrap();
    }
    app.letter_to(ANNA);
}

#[test]
fn o6_a_hold_that_is_wrong_says_what_to_do_and_keeps_what_was_typed() {
    let app = TestApp::new();
    let mut officer = app.officer(OFFICER, Role::Officer);
    officer.get("/admin/holds/new");
    officer
        .submit("/admin/holds/new", &[("law", "<b>Law</b>"), ("ends_on", "2020-01-01"), ("email", "nobody@x.example")]);
    assert_eq!(officer.page.status, 422);
    assert_eq!(officer.page.all(".summary-list a").len(), 5, "{}", officer.page.text());
    assert!(officer.page.html().contains("&#60;b&#62;Law"), "{}", officer.page.html());
    // an address that is not on file holds nothing for anybody
    officer.submit(
        "/admin/holds/new",
        &[
            ("scope", "all"),
            ("email", "nobody@x.example"),
            ("ground", "legal_claims"),
            ("law", "A claim"),
            ("words_en", "Why."),
            ("ends_on", "2027-01-01"),
            ("review_on", "2027-01-01"),
        ],
    );
    assert_eq!(officer.page.status, 422);
    assert!(officer.get("/admin/holds").text().contains("There are no holds"), "{}", officer.page.text());
    let mut agent = app.officer("agent@westcon.example", Role::Agent);
    assert!([403, 404].contains(&agent.get("/admin/holds").status));
    let mut auditor = app.officer("auditor@westcon.example", Role::Auditor);
    assert_eq!(auditor.get("/admin/holds").status, 200);
    assert!([403, 404].contains(&auditor.get("/admin/holds/new").status));
}
