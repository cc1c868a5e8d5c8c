//! Changing the address through both mailboxes. TH26.

use crate::support::*;
use chrono::TimeDelta;

const OLD: &str = "anna@brooks.example";
const NEW: &str = "anna.new@elsewhere.example";

/// Asks for the change and gives both letters: to the old and to the new mailbox.
fn ask(app: &TestApp, browser: &mut Browser, new: &str) -> Vec<privacy_portal::mail::SentLetter> {
    browser.get("/me/email");
    browser.submit("/me/email", &[("email", new)]);
    assert_eq!(browser.page.location(), "/me/email/confirm", "{}", browser.page.text());
    browser.follow();
    app.letters()
}

#[test]
fn s8_3_the_address_changes_by_both_mailboxes_and_the_old_one_can_undo_it() {
    on_each_database(|app| {
        app.add_contact(OLD, "Anna Schmidt");
        let mut elsewhere = app.contact(OLD);
        let mut browser = app.contact(OLD);
        let letters = ask(&app, &mut browser, NEW);
        let to = |address: &str| letters.iter().find(|l| l.to == address).unwrap();
        let stop = link_in(&app, to(OLD), "/email/stop");
        browser.submit("/me/email/confirm", &[("code", "000000")]);
        assert_eq!(browser.page.status, 422);
        browser.submit("/me/email/confirm", &[("code", &code_in(to(NEW)))]);
        assert_eq!(browser.page.h1(), "Your address is changed", "{}", browser.page.text());
        assert!(browser.get("/me").text().contains(NEW));
        assert_eq!(elsewhere.get("/me").status, 303, "other sign-ins are over");
        // no download until it has cooled
        browser.get("/me/export");
        browser.submit("/me/export", &[("kind", "access")]);
        assert_eq!(browser.page.status, 409);
        assert!(browser.page.text().contains("23 November 2026"), "{}", browser.page.text());
        // the old address is nobody's now, the new one signs in
        app.pass(TimeDelta::minutes(20));
        app.contact(NEW);
        // GET shows the button, POST undoes
        let mut stranger = app.visitor();
        assert_eq!(stranger.get(&stop).h1(), "Stop the change of address?");
        assert_eq!(stranger.get(&stop).status, 200);
        stranger.submit("/email/stop", &[]);
        assert_eq!(stranger.page.h1(), "The change was stopped");
        assert_eq!(browser.get("/me").status, 303, "all sign-ins are over");
        assert_eq!(stranger.get(&stop).status, 410);
        app.pass(TimeDelta::minutes(20));
        let mut back = app.contact(OLD);
        assert!(back.get("/me").text().contains(OLD));
    });
}

#[test]
fn th5_an_address_of_someone_else_gets_the_same_answer_and_no_letter() {
    let app = TestApp::new();
    app.add_contact(OLD, "Anna Schmidt");
    app.add_contact("bert@brooks.example", "Bert Jones");
    let mut browser = app.contact(OLD);
    let letters = ask(&app, &mut browser, "bert@brooks.example");
    assert_eq!(browser.page.h1(), "Check your new mailbox");
    assert_eq!(
        letters.iter().map(|l| l.to.as_str()).collect::<Vec<_>>(),
        [OLD],
        "the owner of the other address is left in peace"
    );
}

#[test]
fn th19_codes_of_one_flow_do_not_work_in_another() {
    let app = TestApp::new();
    app.add_contact(OLD, "Anna Schmidt");
    let mut browser = app.contact(OLD);
    let letters = ask(&app, &mut browser, NEW);
    let for_address = code_in(letters.iter().find(|l| l.to == NEW).unwrap());
    app.pass(TimeDelta::minutes(11));
    browser.get("/me/proof?for=export");
    browser.submit("/me/proof", &[]);
    let for_proof = code_in(&app.letter_to(OLD));
    browser.submit("/me/proof", &[("code", &for_address)]);
    assert_eq!(browser.page.status, 422);
    browser.get("/me/email/confirm");
    browser.submit("/me/email/confirm", &[("code", &for_proof)]);
    assert_eq!(browser.page.status, 422);
    browser.get("/me/email");
    assert_eq!(browser.page.location(), "/me/proof?for=email", "an old proof is asked for again");
}
