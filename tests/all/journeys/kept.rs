//! H8, WCAG 2.2.1: a sign-in that ends says when, warns before, and takes nothing away that was typed.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::domain::officer::Role;

const ANNA: &str = "anna@brooks.example";
const OFFICER: &str = "officer@westcon.example";

/// Every field of the page's only form to `action`, as a browser would send them.
fn send(browser: &mut Browser, action: &str) {
    let form = browser.form(action, &[]);
    let fields: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    browser.post(action, &fields);
}

#[test]
fn h8_every_page_says_until_when_and_warns_before() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.contact(ANNA);
    anna.get("/me/data");
    // it is 12:00 in London when a test begins; a contact's sign-in lasts 30 minutes without a page
    let until = anna.page.all(".foot-stay")[0].clone();
    let warning = anna.page.all(".stay-warning[role=status]")[0].clone();
    let time = until.split_once("until ").unwrap().1.split('.').next().unwrap().to_owned();
    assert!(warning.contains(&time), "{warning} / {until}");
    assert_eq!(anna.page.links(".stay-warning a[target=_blank]"), ["/me/sessions"]);
    for path in ["/me", "/me/preferences", "/me/consents", "/me/requests", "/me/sessions", "/contact?matter=question"] {
        assert_eq!(anna.get(path).all(".foot-stay").len(), 1, "{path}");
    }
    // a page opened later moves it on
    app.pass(TimeDelta::minutes(5));
    anna.get("/me/data");
    assert_ne!(anna.page.all(".foot-stay")[0], until);
    // the style sheet counts from when the page was opened, two minutes before each kind of end
    let sheet = anna.page.links("link[rel=stylesheet]").pop().unwrap();
    let css = anna.get(&sheet).html();
    let settings = app.desk.settings();
    for (class, idle) in [("stay-warning", settings.session_idle), ("stay-warning-desk", settings.officer_idle)] {
        let rule = format!(".{class} {{ animation-delay: {}s; }}", idle.num_seconds() - 120);
        assert!(css.contains(&rule), "{rule}");
    }
    let mut officer = app.officer(OFFICER, Role::Officer);
    officer.get("/admin");
    assert_eq!(officer.page.links(".stay-warning-desk a"), ["/admin/access"]);
    // nobody is signed in here
    let mut visitor = app.visitor();
    assert!(visitor.get("/").all(".foot-stay, .stay-warning").is_empty());
}

#[test]
fn h8_what_a_contact_typed_is_sent_after_signing_in_beside_it() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut anna = app.contact(ANNA);
        anna.get("/contact?matter=question");
        anna.submit("/contact", &[("text", "First")]);
        let reference = anna.page.all(".panel-reference strong")[0].replace('-', "");
        let (case, to) = (format!("/me/requests/{reference}"), format!("/me/requests/{reference}/message"));
        anna.get(&case);
        assert_eq!(anna.page.status, 200);
        let typed = "Please answer by letter.\nMy street is <b>new</b>: Straße 1";
        let mut form = anna.form(&to, &[("text", typed)]);
        app.pass(TimeDelta::hours(1));
        let fields: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        anna.post(&to, &fields);
        assert_eq!(anna.page.status, 403);
        assert_eq!(anna.page.h1(), "You were signed out, and what you typed is still here");
        assert!(anna.page.text().contains("My street is <b>new</b>: Straße 1"), "{}", anna.page.text());
        // pressed too early, it is the same page again
        send(&mut anna, &to);
        assert_eq!(anna.page.status, 403);
        assert!(anna.page.text().contains("Please answer by letter."));
        app.letters();
        // signed in in another tab of this browser, then pressed here
        let mut beside = anna.tab();
        beside.get("/sign-in");
        beside.submit("/sign-in", &[("email", ANNA)]);
        let code = code_in(&app.letter_to(ANNA));
        beside.follow();
        beside.submit("/sign-in/sent", &[("code", &code)]);
        assert_eq!(beside.page.status, 303, "{}", beside.page.text());
        anna.cookies = beside.cookies.clone();
        send(&mut anna, &to);
        assert_eq!(anna.page.status, 303, "{}", anna.page.text());
        assert!(anna.get(&case).text().contains("My street is <b>new</b>: Straße 1"), "{}", anna.page.text());

        // another browser's page is none of ours, whatever it says
        let mut stranger = app.visitor();
        stranger.get("/");
        form.retain(|(name, _)| name != "again");
        let fields: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        stranger.post(&to, &fields);
        assert_eq!(stranger.page.status, 303, "{}", stranger.page.text());
        assert!(stranger.page.location().starts_with("/sign-in"));
        let again: Vec<(&str, &str)> = fields.iter().copied().chain([("again", "x")]).collect();
        stranger.post(&to, &again);
        assert_eq!(stranger.page.status, 303);
        // a button alone carries nothing that could be lost
        app.pass(TimeDelta::hours(1));
        anna.post("/me/sessions/end-others", &[("csrf", "x")]);
        assert_eq!(anna.page.status, 303);
    });
}

#[test]
fn h8_what_an_officer_wrote_is_kept_and_a_password_is_not() {
    let app = TestApp::new();
    let mut officer = app.officer(OFFICER, Role::Officer);
    let mut visitor = app.visitor();
    visitor.get("/contact?matter=question");
    visitor.submit("/contact", &[("text", "Hello"), ("email", "jo@north.example")]);
    let reference = visitor.page.all(".panel-reference strong")[0].replace('-', "");
    app.letters();
    let note = format!("/admin/requests/{reference}/note");
    officer.get(&format!("/admin/requests/{reference}"));
    let form = officer.form(&note, &[("note", "Called twice, nobody there.")]);
    officer.get("/admin/access");
    let secret = officer.form("/admin/access/password", &[("password", "correct horse battery")]);
    app.pass(TimeDelta::hours(2));
    let fields: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    officer.post(&note, &fields);
    assert_eq!(officer.page.status, 403, "{}", officer.page.text());
    assert!(officer.page.text().contains("Called twice, nobody there."));
    let mut beside = app.officer_again(OFFICER);
    beside.get("/admin");
    // the browser's own secret stays, the session is the new one
    let mut here = officer.tab();
    let session = beside.cookies["portal-officer"].clone();
    here.cookies.insert("portal-officer".into(), session);
    here.page = officer.page.clone();
    send(&mut here, &note);
    assert_eq!(here.page.status, 303, "{}", here.page.text());
    assert!(here.get(&format!("/admin/requests/{reference}")).text().contains("Called twice, nobody there."));
    let fields: Vec<(&str, &str)> = secret.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    officer.post("/admin/access/password", &fields);
    assert_eq!(officer.page.status, 303);
    assert!(!officer.page.html().contains("battery"));
}

#[test]
fn h5_the_queue_says_how_old_it_is_and_h9_the_factor_can_be_taken_in_three_ways() {
    let app = TestApp::new();
    let mut officer = app.officer(OFFICER, Role::Officer);
    officer.get("/admin?whose=mine&due=over");
    let page = officer.page.clone();
    assert!(page.text().contains("As it stood at"), "{}", page.text());
    assert_eq!(page.links("p.hint a[href^='/admin']")[0], "/admin?whose=mine&due=over");
    assert!(!page.html().contains("http-equiv"), "nothing reloads by itself");
    let path = app.invite("new@westcon.example", Role::Agent);
    let mut new = app.visitor();
    new.get(&path);
    let key = new.page.all(".qr-key")[0].clone();
    assert!(key.split(' ').all(|group| group.len() == 4), "in groups of four: {key}");
    let address = new.page.links("a[href^='otpauth:']").pop().unwrap();
    assert!(address.starts_with("otpauth://totp/") && address.contains(&key.replace(' ', "")), "{address}");
    assert_eq!(new.page.all("svg.qr[role=img]").len(), 1);
}

/// The contact form is open to everybody: what was typed into it outlives a sign-in and a cookie without a second tab.
#[test]
fn h8_a_message_typed_too_long_ago_stays_in_its_field() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.contact(ANNA);
    anna.get("/contact?matter=question");
    let form = anna.form("/contact", &[("text", "Who has <my> number?")]);
    app.pass(TimeDelta::hours(1));
    let fields: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    anna.post("/contact", &fields);
    assert_eq!(anna.page.status, 403);
    assert!(anna.page.text().contains("Your text is still here"), "{}", anna.page.text());
    assert_eq!(anna.page.all("textarea[name=text]"), ["Who has <my> number?"]);
    anna.submit("/contact", &[("text", "Who has <my> number?"), ("email", ANNA)]);
    assert_eq!(anna.page.status, 200, "{}", anna.page.text());
    app.letter_to(ANNA);
}
