//! Writing to the officer, and the officer's answer.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::domain::officer::Role;
use std::collections::BTreeSet;

const ROSA: &str = "rosa@north.example";
const ANNA: &str = "anna@brooks.example";
const TEXT: &str = "Where did you get my address?\nI never gave it to you.";

/// A visitor writes; gives the reference in its bare form.
fn write(app: &TestApp, browser: &mut Browser, matter: &str, more: &[(&str, &str)]) -> String {
    browser.get(&format!("/contact?matter={matter}"));
    let fields: Vec<(&str, &str)> = [("text", TEXT)].into_iter().chain(more.iter().copied()).collect();
    browser.submit("/contact", &fields);
    assert_eq!(
        (browser.page.status, browser.page.h1().as_str()),
        (200, "We have your message"),
        "{}",
        browser.page.text()
    );
    let _ = app;
    browser.page.all(".panel-reference strong")[0].replace('-', "")
}

/// Whoever holds the mailbox reads the case behind the letter's link.
fn read_case(app: &TestApp, email: &str, path: &str) -> Browser {
    let mut browser = app.visitor();
    assert_eq!(browser.get(path).location(), format!("/sign-in?next={path}"));
    browser.follow();
    browser.submit("/sign-in", &[("email", email)]);
    let code = code_in(&app.letter_to(email));
    browser.follow();
    browser.submit("/sign-in/sent", &[("code", &code)]);
    assert_eq!(browser.page.location(), path, "{}", browser.page.text());
    browser.follow();
    browser
}

#[test]
fn s13_2_s13_4_a_stranger_asks_and_reads_the_answer() {
    on_each_database(|app| {
        let mut stranger = app.visitor();
        stranger.get("/contact");
        assert_eq!(stranger.page.all(".cards .card-title a").len(), 10);
        let reference = write(&app, &mut stranger, "question", &[("email", ROSA), ("name", "Rosa")]);
        let said = stranger.page.text();
        // the clock starts on a Sunday: the seven working days end on the Tuesday after next
        assert!(said.contains("22 November 2026") && said.contains("1 December 2026"), "{said}");
        let letter = app.letter_to(ROSA);
        assert!(letter.body.subject.contains("we have your message"), "{}", letter.body.subject);
        for part in [&letter.body.text, &letter.body.html] {
            assert!(part.contains("22 November 2026") && part.contains("1 December 2026"), "{part}");
            assert!(!part.contains("never gave") && !part.contains("Rosa"), "{part}");
        }
        let path = link_in(&app, &letter, "/me/requests/");
        assert_eq!(path, format!("/me/requests/{reference}"));

        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        assert_eq!(officer.get("/admin").h1(), "Queue");
        assert!(officer.page.text().contains("Not proved"), "{}", officer.page.text());
        officer.get(&format!("/admin/requests/{reference}"));
        let shown = officer.page.text();
        assert!(shown.contains("I never gave it to you.") && shown.contains(ROSA) && shown.contains("Rosa"), "{shown}");
        let action = format!("/admin/requests/{reference}/answer");
        officer.submit(&action, &[("text", "From a trade fair,\nin 2024."), ("after", "close")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        assert!(officer.follow().text().contains("The answer is on its way."));

        let letter = app.letter_to(ROSA);
        assert!(letter.body.subject.contains("you have a reply"));
        assert!(!letter.body.text.contains("trade fair"), "{}", letter.body.text);
        let path = link_in(&app, &letter, "/me/requests/");
        let mut rosa = read_case(&app, ROSA, &path);
        let shown = rosa.page.text();
        assert!(shown.contains("in 2024.") && shown.contains("I never gave it to you."), "{shown}");
        assert!(shown.contains("Done"), "{shown}");
        // she is known now by what she gave, and sees why
        rosa.get("/me/data");
        let data = rosa.page.text();
        assert!(data.contains(ROSA) && data.contains("Rosa"), "{data}");
        assert!(data.contains("We deal with a question that you ask us or that we ask you."), "{data}");

        // she writes again: the case opens again
        rosa.get(&path);
        rosa.submit(&format!("{path}/message"), &[("text", "Which fair?")]);
        assert_eq!(rosa.page.status, 303, "{}", rosa.page.text());
        assert!(rosa.follow().text().contains("In progress"), "{}", rosa.page.text());
        assert!(officer.get("/admin").text().contains("Proved"), "{}", officer.page.text());
        assert!(officer.get(&format!("/admin/requests/{reference}")).text().contains("Which fair?"));
        assert!(app.audit_actions(ROSA).contains(&"request.viewed".to_owned()));
    });
}

#[test]
fn s13_2_a_signed_in_person_need_not_say_who_they_are() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.contact(ANNA);
    anna.get("/contact?matter=right&right=erasure");
    assert!(anna.page.all("input[name=email]").is_empty());
    assert!(anna.page.text().contains(ANNA), "{}", anna.page.text());
    let reference = write(&app, &mut anna, "right", &[("right", "erasure")]);
    // a right has the law's clock as well
    assert!(anna.page.text().contains("The law allows until"), "{}", anna.page.text());
    assert!(app.letter_to(ANNA).body.text.contains("The law allows until"));
    anna.get("/me/requests");
    assert_eq!(anna.page.all(".case-title a").len(), 1);
    anna.get(&format!("/me/requests/{reference}"));
    assert!(!anna.page.text().contains("Somebody wrote this with your address"), "{}", anna.page.text());
    anna.submit(&format!("/me/requests/{reference}/withdraw"), &[]);
    assert!(anna.follow().text().contains("Withdrawn"), "{}", anna.page.text());
    assert!(anna.page.all(&format!("form[action='/me/requests/{reference}/message']")).is_empty());
    // and the copy they take away holds what was written
    let case = app.audit_actions(ANNA);
    assert!(case.contains(&"request.withdrawn".to_owned()), "{case:?}");
}

#[test]
fn th5_an_unproved_message_is_in_nobodys_account_until_the_mailbox_is_proved() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut inside = app.contact(ANNA);
    let mut other = app.visitor();
    let reference = write(&app, &mut other, "complaint", &[("email", ANNA)]);
    app.letter_to(ANNA);
    assert_eq!(inside.get(&format!("/me/requests/{reference}")).status, 404);
    app.pass(TimeDelta::minutes(5));
    let mut later = app.contact(ANNA);
    assert_eq!(later.get(&format!("/me/requests/{reference}")).status, 200);
    assert!(later.page.text().contains("Somebody wrote this with your address"), "{}", later.page.text());
}

#[test]
fn d3_2_what_was_typed_stays_and_the_errors_say_what_to_do() {
    let app = TestApp::new();
    let mut visitor = app.visitor();
    visitor.get("/contact?matter=right");
    visitor.submit("/contact", &[("text", "Delete\n<b>me</b>"), ("email", "rosa at north")]);
    assert_eq!(visitor.page.status, 422);
    let links: Vec<String> = visitor.page.all(".summary-list a");
    assert_eq!(links.len(), 2, "{links:?}");
    assert!(visitor.page.html().contains("Delete\n&#60;b&#62;me&#60;/b&#62;</textarea>"), "{}", visitor.page.html());
    assert_eq!(visitor.get("/contact?matter=nonsense").h1(), "Write to us");
    assert_eq!(visitor.post("/contact", &[("matter", "question"), ("text", "x")]).status, 403);
}

#[test]
fn th20_the_same_form_twice_is_one_case() {
    let app = TestApp::new();
    let mut visitor = app.visitor();
    visitor.get("/contact?matter=question");
    let form = visitor.form("/contact", &[("text", TEXT), ("email", ROSA)]);
    let fields: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let references: BTreeSet<String> = (0..3)
        .map(|_| {
            visitor.post("/contact", &fields);
            assert_eq!(visitor.page.status, 200, "{}", visitor.page.text());
            visitor.page.all(".panel-reference strong")[0].clone()
        })
        .collect();
    assert_eq!(references.len(), 1);
    app.letter_to(ROSA);
    let mut officer = app.officer("officer@westcon.example", Role::Officer);
    assert!(officer.get("/admin").text().contains("One open case"), "{}", officer.page.text());
}

#[test]
fn s13_13_spam_is_held_back_without_puzzles() {
    let app = TestApp::new();
    let mut machine = app.visitor();
    let reference = write(&app, &mut machine, "question", &[("email", ROSA), ("homepage", "https://spam.example")]);
    assert!(app.letters().is_empty(), "nobody is written to on a machine's word");
    let mut officer = app.officer("officer@westcon.example", Role::Agent);
    assert!(officer.get("/admin").text().contains("Nothing waits for you"));
    assert_eq!(officer.get("/admin/suspected").all("tbody tr").len(), 1);
    officer.get(&format!("/admin/requests/{reference}"));
    officer.submit(&format!("/admin/requests/{reference}/judge"), &[("genuine", "yes")]);
    assert_eq!(officer.page.location(), "/admin/suspected?done=judged", "{}", officer.page.text());
    app.letter_to(ROSA);
    assert_eq!(officer.get("/admin").all("tbody tr").len(), 1);
    // one network in a quarter of an hour: polite, and nothing typed is lost by trying again later
    for n in 1..10 {
        write(&app, &mut machine, "question", &[("email", &format!("r{n}@north.example"))]);
    }
    assert_eq!(app.letters().len(), 9);
    machine.get("/contact?matter=question");
    machine.submit("/contact", &[("text", TEXT), ("email", "one@north.example")]);
    assert_eq!((machine.page.status, machine.page.header("retry-after")), (429, Some("900")));
    app.pass(TimeDelta::minutes(16));
    write(&app, &mut machine, "question", &[("email", "one@north.example")]);
    app.letter_to("one@north.example");
}

#[test]
fn th22_the_form_cannot_flood_a_mailbox() {
    let app = TestApp::with(&[("messages_per_network", "1000")]);
    let mut visitor = app.visitor();
    for _ in 0..8 {
        write(&app, &mut visitor, "question", &[("email", ROSA)]);
    }
    assert_eq!(app.letters().len(), 5);
}

#[test]
fn s9_3_s11_10_what_cannot_wait_is_on_top_and_officers_are_told() {
    let app = TestApp::new();
    let mut officer = app.officer("officer@westcon.example", Role::Officer);
    app.officer("auditor@westcon.example", Role::Auditor);
    let mut visitor = app.visitor();
    write(&app, &mut visitor, "question", &[("email", ROSA)]);
    let urgent = write(&app, &mut visitor, "child", &[("email", ROSA)]);
    assert!(visitor.page.text().contains("We look at it today."), "{}", visitor.page.text());
    let letters = app.letters();
    let alarm: Vec<_> = letters.iter().filter(|l| l.body.subject.contains("needs a look today")).collect();
    assert_eq!(alarm.len(), 1);
    assert_eq!(alarm[0].to, "officer@westcon.example");
    assert!(!alarm[0].body.text.contains(ROSA) && !alarm[0].body.text.contains("never gave"));
    officer.get("/admin");
    assert_eq!(officer.page.all("#urgent").len(), 1);
    assert!(officer.page.html().find(&urgent).is_some());
    assert!(officer.page.html().find("id=\"urgent\"") < officer.page.html().find("id=\"unproved\""));
}

#[test]
fn s8_3_a_correction_is_decided_old_beside_new() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut anna = app.contact(ANNA);
        let mut file = |new: &str| {
            anna.get("/me/data/edit?kind=organisation");
            anna.submit("/me/data/edit", &[("value", new), ("reason", "We merged.")]);
            anna.submit("/me/data/edit", &[]);
            app.letter_to(ANNA);
            anna.page.all(".panel-reference strong")[0].replace('-', "")
        };
        let (first, second) = (file("Northgate plc"), file("Nonsense Ltd"));
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        officer.get(&format!("/admin/requests/{first}"));
        let shown = officer.page.text();
        assert!(
            shown.contains("Brooks, Williamson and Wood")
                && shown.contains("Northgate plc")
                && shown.contains("We merged."),
            "{shown}"
        );
        // a right does not end with a bare answer, and not before it is decided
        officer.submit(&format!("/admin/requests/{first}/answer"), &[("text", "Done."), ("after", "close")]);
        assert_eq!(officer.page.status, 422);
        assert!(officer.page.text().contains("ends with an outcome"), "{}", officer.page.text());
        officer.get(&format!("/admin/requests/{first}/outcome"));
        officer.submit(&format!("/admin/requests/{first}/outcome"), &[("done", "Changed.")]);
        assert_eq!(officer.page.status, 422);
        assert!(officer.page.text().contains("Decide what was asked for"), "{}", officer.page.text());
        officer.get(&format!("/admin/requests/{first}"));
        officer.submit(&format!("/admin/requests/{first}/decide"), &[("decision", "granted")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        officer.get(&format!("/admin/requests/{second}"));
        // S8.10: not without a ground and reasons
        officer.submit(&format!("/admin/requests/{second}/decide"), &[("decision", "refused")]);
        assert_eq!(officer.page.status, 422);
        officer.submit(
            &format!("/admin/requests/{second}/decide"),
            &[("decision", "refused"), ("ground", "accurate"), ("reasons", "The register says otherwise.")],
        );
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        // twice decides nothing more
        officer.get(&format!("/admin/requests/{second}"));
        assert!(officer.page.all("form[action$='/decide'] button[name=decision]").is_empty());
        let data = anna.get("/me/data").text();
        assert!(data.contains("Northgate plc") && !data.contains("Nonsense Ltd"), "{data}");
        let case = anna.get(&format!("/me/requests/{second}")).text();
        assert!(
            case.contains("Not done")
                && case.contains("What we hold is right.")
                && case.contains("The register says otherwise."),
            "{case}"
        );
        // S8.4: the person's own word stands beside the value from now on
        anna.submit(&format!("/me/requests/{second}/statement"), &[("statement", " ")]);
        assert_eq!(anna.page.status, 422);
        anna.submit(&format!("/me/requests/{second}/statement"), &[("statement", "The register is out of date.")]);
        assert!(anna.follow().text().contains("The register is out of date."), "{}", anna.page.text());
        assert!(anna.page.all(&format!("form[action='/me/requests/{second}/statement']")).is_empty(), "once");
        assert!(anna.get("/me/data").text().contains("The register is out of date."));
    });
}

#[test]
fn th9_an_officers_session_ends_by_idling_by_time_and_in_another_browser() {
    let app = TestApp::new();
    let mut officer = app.officer("officer@westcon.example", Role::Officer);
    let own = std::mem::replace(
        &mut officer.headers,
        vec![("user-agent".into(), "Mozilla/5.0 (Windows NT 10.0) Firefox/143.0".into())],
    );
    assert_eq!(officer.get("/admin").location(), "/admin/sign-in", "the cookie moved to another browser");
    officer.headers = own;
    assert_eq!(officer.get("/admin").status, 200);
    app.pass(TimeDelta::minutes(14));
    assert_eq!(officer.get("/admin").status, 200);
    app.pass(TimeDelta::minutes(16));
    assert_eq!(officer.get("/admin").location(), "/admin/sign-in");

    let mut officer = app.officer_again("officer@westcon.example");
    for _ in 0..48 {
        app.pass(TimeDelta::minutes(10));
        officer.get("/admin");
    }
    assert_eq!(officer.page.location(), "/admin/sign-in", "eight hours are the most");
}

#[test]
fn th19_a_code_is_good_once_and_one_answer_says_it_all() {
    let app = TestApp::new();
    app.officer("officer@westcon.example", Role::Officer);
    let good = app.officer_code("officer@westcon.example");
    let enter = |email: &str, password: &str, code: &str| {
        let mut browser = app.visitor();
        browser.get("/admin/sign-in");
        browser.submit("/admin/sign-in", &[("email", email), ("password", password), ("code", code)]);
        (browser.page.status, browser.page.all(".summary-list a"))
    };
    let refused = enter("officer@westcon.example", OFFICER_PASSWORD, &good);
    assert_eq!(refused.0, 422, "the code of the session before is spent");
    app.pass(TimeDelta::seconds(30));
    let good = app.officer_code("officer@westcon.example");
    for (email, password, code) in [
        ("officer@westcon.example", "another password", good.as_str()),
        ("officer@westcon.example", OFFICER_PASSWORD, "000000"),
        ("nobody@westcon.example", OFFICER_PASSWORD, good.as_str()),
        ("", "", ""),
    ] {
        assert_eq!(enter(email, password, code), refused, "{email}");
    }
    assert_eq!(enter("officer@westcon.example", OFFICER_PASSWORD, &good).0, 303);
    for _ in 0..5 {
        enter("officer@westcon.example", "x", "y");
    }
    let mut browser = app.visitor();
    browser.get("/admin/sign-in");
    browser.submit("/admin/sign-in", &[("email", "officer@westcon.example"), ("password", "x"), ("code", "y")]);
    assert_eq!(browser.page.status, 429);
    assert!(app.letter_to("officer@westcon.example").body.text.contains("tried for your access many times"));
}

#[test]
fn an_invitation_is_taken_once_and_runs_out() {
    let app = TestApp::new();
    let path = app.invite("officer@westcon.example", Role::Officer);
    let mut browser = app.visitor();
    browser.get(&path);
    assert_eq!(browser.page.h1(), "Set up your access");
    browser.submit("/admin/welcome", &[("password", "short"), ("code", "123456")]);
    assert_eq!(browser.page.status, 422);
    assert!(browser.page.text().contains("at least 12 characters"), "{}", browser.page.text());
    browser.submit("/admin/welcome", &[("password", OFFICER_PASSWORD), ("code", "123456")]);
    assert!(browser.page.text().contains("Type the six digits"), "{}", browser.page.text());
    app.pass(TimeDelta::hours(73));
    assert_eq!(browser.get(&path).status, 410);
    let again = app.invite("second@westcon.example", Role::Officer);
    app.accept(&again);
    assert_eq!(app.visitor().get(&again).status, 410);
    let mut bad = again.clone();
    bad.pop();
    assert_eq!(app.visitor().get(&bad).status, 410);
}

/// TH8: whatever a person can write is text on the officer's pages.
#[test]
fn th8_hostile_text_stays_text() {
    let app = TestApp::with(&[("messages_per_network", "1000")]);
    let mut officer = app.officer("officer@westcon.example", Role::Officer);
    for payload in [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "'-alert(1)-'",
        "javascript:alert(1)",
        "{{ 7*7 }}<svg/onload=alert(1)>",
        "</textarea><script>alert(1)</script>",
        "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
    ] {
        let mut visitor = app.visitor();
        visitor.headers = vec![("user-agent".into(), payload.replace('\n', " "))];
        visitor.get("/contact?matter=question");
        visitor.submit("/contact", &[("text", payload), ("email", ROSA), ("name", payload)]);
        assert_eq!(visitor.page.status, 200, "{}", visitor.page.text());
        let reference = visitor.page.all(".panel-reference strong")[0].replace('-', "");
        officer.get(&format!("/admin/requests/{reference}"));
        assert_eq!(officer.page.status, 200);
        assert!(officer.page.all("script, img, svg[onload], [onerror], [onload]").is_empty(), "{payload}");
        assert!(officer.page.all(".timeline .pre").iter().any(|t| t == payload), "{payload}");
    }
    app.letters();
}
