//! What the law says of single rights at the desk: several in one case, refusals that two decide, a child's data, what
//! changes while a copy is waited for, and how long what was said is kept.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::domain::email_address::EmailAddress;
use privacy_portal::domain::ids::Reference;
use privacy_portal::domain::may_send::{Channel, No};
use privacy_portal::domain::officer::Role;
use privacy_portal::store::StoreError;
use privacy_portal::workers;

const ANNA: &str = "anna@brooks.example";
const OFFICER: &str = "officer@westcon.example";
const DEPUTY: &str = "deputy@westcon.example";

/// Anna asks by the form; gives the reference.
#[track_caller]
pub fn ask(app: &TestApp, anna: &mut Browser, rights: &[&str]) -> String {
    anna.get("/contact?matter=right");
    let mut fields = vec![("text", "I want this.")];
    fields.extend(rights.iter().map(|right| ("right", *right)));
    anna.submit("/contact", &fields);
    assert_eq!(anna.page.h1(), "We have your message", "{}", anna.page.text());
    app.letter_to(ANNA);
    anna.page.all(".panel-reference strong")[0].replace('-', "")
}

fn why_not(app: &TestApp) -> Option<No> {
    let question = app.desk.question("R06", Some("news"), Channel::Email).unwrap();
    app.desk.explain_may_send(&question, &[ANNA.to_owned()]).unwrap()[0]
}

#[test]
fn s8_36_each_right_of_a_case_is_decided_by_itself_and_the_copy_comes_first() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut anna = app.contact(ANNA);
        let reference = ask(&app, &mut anna, &["access", "erasure"]);
        let (own, case) = (format!("/me/requests/{reference}"), format!("/admin/requests/{reference}"));
        let text = anna.get(&own).text();
        assert!(text.contains("See your data") && text.contains("Erase your data"), "{text}");
        let mut officer = app.officer(OFFICER, Role::Officer);
        // L17.1: nobody had to name a ground; R06 rests on what she agreed to
        let text = officer.get(&case).text();
        assert!(text.contains("Ground of the law: the consent it rests on is taken back."), "{text}");
        assert!(text.contains("give it first, then erase"), "{text}");
        assert!(officer.page.all(&format!("a[href='{case}/erase']")).is_empty());
        assert_eq!(officer.get(&format!("{case}/erase")).status, 303, "nor by its address");
        // a third right is noticed in the text: it counts from the same day, once
        for _ in 0..2 {
            officer.get(&case);
            let form = officer.form(&format!("{case}/also"), &[("also", "objection")]);
            let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            officer.post(&format!("{case}/also"), &form);
            assert_eq!(officer.page.location(), format!("{case}?done=also"), "{}", officer.page.text());
        }
        officer.get(&case);
        officer.submit(&format!("{case}/also"), &[("also", "")]);
        assert_eq!(officer.page.status, 422);
        assert_eq!(app.desk.store().column_for_test("request_item", "right_key").unwrap().len(), 3);
        let text = anna.get(&own).text();
        assert!(text.contains("Object to a use") && text.contains("22 December 2026"), "{text}");
        // the copy is given: now the erasure can begin
        let decide = format!("{case}/decide");
        officer.get(&case);
        let csrf = officer.form(&decide, &[])[0].1.clone();
        officer.post(&decide, &[("csrf", &csrf), ("number", "1"), ("decision", "granted")]);
        assert_eq!(officer.page.location(), format!("{case}?done=decided"), "{}", officer.page.text());
        officer.get(&case);
        assert_eq!(officer.page.all(&format!("a[href='{case}/erase']")).len(), 1, "{}", officer.page.text());
        officer.get(&format!("{case}/erase"));
        officer.submit(&format!("{case}/erase"), &[]);
        assert_eq!(officer.page.location(), format!("{case}?done=erasing"), "{}", officer.page.text());
        app.letter_to(ANNA);
        let kept = app.desk.store().column_for_test("request_item", "derived").unwrap();
        assert_eq!(kept.iter().map(|k| k.trim_matches('\'')).collect::<Vec<_>>(), ["consent_gone"]);
    });
}

#[test]
fn l12_5_two_refuse_as_excessive_with_points_and_reasons_and_the_person_reads_it_then() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut anna = app.contact(ANNA);
        let first = ask(&app, &mut anna, &["access"]);
        app.pass(TimeDelta::minutes(1));
        let reference = ask(&app, &mut anna, &["access"]);
        let (own, case) = (format!("/me/requests/{reference}"), format!("/admin/requests/{reference}"));
        let decide = format!("{case}/decide");
        let mut officer = app.officer(OFFICER, Role::Officer);
        let mut deputy = app.officer(DEPUTY, Role::Deputy);
        // L12.6: the guidance, and how many came before, said neutrally
        let text = officer.get(&case).text();
        assert!(text.contains("A rude tone") && text.contains("One request of this person came before"), "{text}");
        assert!(officer.get(&format!("/admin/requests/{first}")).text().contains("No request of this person came"));
        let form = |officer: &mut Browser, fields: &[(&str, &str)]| {
            officer.get(&case);
            let mut all = officer.form(&decide, &[]);
            all.retain(|(name, _)| name == "csrf" || name == "number");
            let mut all: Vec<(&str, &str)> = all.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            all.extend(fields);
            officer.post(&decide, &all);
        };
        let refused = ("decision", "refused");
        let (ground, reasons) = (("ground", "excessive"), ("reasons", "You had the same copy a minute ago."));
        form(&mut officer, &[refused, ground]);
        assert_eq!(officer.page.status, 422, "not without reasons");
        form(&mut officer, &[refused, ground, reasons]);
        assert_eq!(officer.page.status, 422);
        assert!(officer.page.text().contains("Choose at least one point"), "{}", officer.page.text());
        // a point of the other ground is none
        form(&mut officer, &[refused, ground, reasons, ("factors", "malice")]);
        assert_eq!(officer.page.status, 422);
        form(&mut officer, &[refused, ground, reasons, ("factors", "repeats")]);
        assert_eq!(officer.page.location(), format!("{case}?done=wished"), "{}", officer.page.text());
        // nothing is decided, and the person reads nothing of it
        let text = anna.get(&own).text();
        assert!(!text.contains("a minute ago") && !text.contains("excessive"), "{text}");
        let text = officer.get(&case).text();
        assert!(text.contains("waits for a second person") && !text.contains("Agree and decide"), "{text}");
        let csrf = officer.form(&format!("{case}/note"), &[])[0].1.clone();
        officer.post(&decide, &[("csrf", &csrf), ("number", "1"), ("wish", "agree")]);
        assert_eq!(officer.page.status, 422, "whoever wanted it is no second person");
        officer.post(&decide, &[("csrf", &csrf), ("number", "1"), ("decision", "granted")]);
        assert_eq!(officer.page.status, 422, "and decides it no other way meanwhile");
        // taken back, and wanted again
        deputy.get(&case);
        deputy.submit(&decide, &[("wish", "decline")]);
        assert_eq!(deputy.page.location(), format!("{case}?done=unwished"), "{}", deputy.page.text());
        form(&mut officer, &[refused, ground, reasons, ("factors", "repeats"), ("factors", "overlaps")]);
        assert_eq!(officer.page.location(), format!("{case}?done=wished"), "{}", officer.page.text());
        let text = deputy.get(&case).text();
        assert!(text.contains("It overlaps one that is still open") && text.contains("a minute ago"), "{text}");
        deputy.submit(&decide, &[("wish", "agree")]);
        assert_eq!(deputy.page.location(), format!("{case}?done=decided"), "{}", deputy.page.text());
        let text = anna.get(&own).text();
        assert!(text.contains("The request is manifestly excessive.") && text.contains("a minute ago"), "{text}");
        let done = app.desk.store().column_for_test("audit_event", "detail").unwrap();
        assert!(done.iter().any(|d| d.trim_matches('\'') == "refused excessive repeats overlaps"), "{done:?}");
        deputy.get(&case);
        assert!(deputy.page.all("button[name=wish]").is_empty());
    });
}

#[test]
fn l12_5_a_desk_of_one_waits_a_day() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.contact(ANNA);
    let case = format!("/admin/requests/{}", ask(&app, &mut anna, &["access"]));
    let decide = format!("{case}/decide");
    let mut officer = app.officer(OFFICER, Role::Officer);
    officer.get(&case);
    let wish = [
        ("decision", "refused"),
        ("ground", "unfounded"),
        ("reasons", "You offered to drop it for a discount."),
        ("factors", "bargain"),
    ];
    officer.submit(&decide, &wish);
    assert_eq!(officer.page.location(), format!("{case}?done=wished"), "{}", officer.page.text());
    assert!(!officer.get(&case).text().contains("Agree and decide"));
    app.pass(TimeDelta::hours(25));
    let mut officer = app.officer_again(OFFICER);
    officer.get(&case);
    officer.submit(&decide, &[("wish", "agree")]);
    assert_eq!(officer.page.location(), format!("{case}?done=decided"), "{}", officer.page.text());
    // L15.7: what a law keeps back has a code of its own, and its note is what the person reads
    let other = format!("/admin/requests/{}", ask(&app, &mut app.contact(ANNA), &["access"]));
    officer.get(&other);
    officer.submit(&format!("{other}/decide"), &[("decision", "part"), ("ground", "privilege")]);
    assert_eq!(officer.page.status, 422, "not without a note");
    officer.get(&other);
    let note = ("reasons", "You get all but two letters with our lawyer.");
    officer.submit(&format!("{other}/decide"), &[("decision", "part"), ("ground", "privilege"), note]);
    assert_eq!(officer.page.location(), format!("{other}?done=decided"), "one person may decide that");
    let text = app.contact(ANNA).get(&other.replace("/admin/", "/me/")).text();
    assert!(text.contains("confidential between a lawyer and a client") && text.contains("two letters"), "{text}");
}

#[test]
fn s9_4_s9_5_a_childs_data_is_stopped_erased_and_kept_out_and_nothing_names_it() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        assert_eq!(why_not(&app), None);
        let mut visitor = app.visitor();
        visitor.get("/contact?matter=child");
        let text = "My daughter of eleven gets your mail.";
        visitor.submit("/contact", &[("text", text), ("email", "rosa@north.example"), ("name", "")]);
        let reference = visitor.page.all(".panel-reference strong")[0].replace('-', "");
        app.letters();
        let case = format!("/admin/requests/{reference}");
        let mut agent = app.officer("agent@westcon.example", Role::Agent);
        assert!(agent.get(&case).all(&format!("form[action='{case}/child']")).is_empty());
        let mut officer = app.officer(OFFICER, Role::Officer);
        app.letters();
        let act = |officer: &mut Browser, act: &str, email: &str| {
            officer.get(&case);
            officer.submit(&format!("{case}/child"), &[("child_email", email), ("act", act)]);
            (officer.page.status, officer.page.text())
        };
        app.add_contact("second@north.example", "Bea");
        assert_eq!(act(&mut officer, "stop", "second@north.example").0, 303);
        assert_eq!(why_not(&app), None, "another child's address stops nothing of this one");
        assert_eq!(act(&mut officer, "lift", ANNA).0, 422, "nor is one that was not stopped let go");
        assert_eq!(act(&mut officer, "lift", "second@north.example").0, 303);
        let (status, said) = act(&mut officer, "stop", "nobody@north.example");
        assert!(status == 422 && said.contains("Nobody with this address"), "{said}");
        assert!(officer.page.html().contains("nobody@north.example"), "what was typed stays");
        // S9.5: out of marketing while it is checked; and back if it was no child
        assert_eq!(act(&mut officer, "stop", ANNA).0, 303);
        assert_eq!(why_not(&app), Some(No::Restricted));
        assert_eq!(act(&mut officer, "stop", ANNA).0, 303, "twice is once");
        assert_eq!(app.desk.store().column_for_test("restriction", "id").unwrap().len(), 2, "one of each");
        assert_eq!(act(&mut officer, "lift", ANNA).0, 303);
        assert_eq!(why_not(&app), None);
        // S9.4: gone at once, without a word to the child
        assert_eq!(act(&mut officer, "erase", ANNA).0, 303);
        assert_ne!(why_not(&app), None);
        app.work();
        assert!(
            !app.desk.store().column_for_test("contact_value", "sealed").unwrap().is_empty(),
            "a mistake has a day"
        );
        app.pass(TimeDelta::hours(25));
        app.work();
        app.work();
        assert!(app.letters().is_empty(), "nothing is written to a child");
        let index = app.desk.ring().address_index(&EmailAddress::parse(ANNA).unwrap());
        let found = app.desk.store().read_now::<_, StoreError>(|r| r.find_contact_by_address(&index)).unwrap();
        assert_eq!(found, None);
        let left = app.desk.store().column_for_test("contact_value", "contact_id").unwrap();
        assert!(left.iter().all(|id| id != "1"), "{left:?}");
        // the case names nobody, the log neither
        let mut officer = app.officer_again(OFFICER);
        assert!(!officer.get(&case).html().contains("brooks"), "{}", officer.page.html());
        for column in ["detail", "object"] {
            let all = app.desk.store().column_for_test("audit_event", column).unwrap();
            assert!(all.iter().all(|text| !text.contains("brooks")), "{all:?}");
        }
        // and no import brings it back
        let again =
            app.import("Record ID,First Name,Last Name,Email\n9,Anna,Schmidt,anna@brooks.example\n", marketing());
        assert_eq!(again.added, 0, "{again:?}");
        let stop = app.desk.store().read_now::<_, StoreError>(|r| r.list_suppressions(&index)).unwrap();
        assert_eq!(stop[0].reason, "child");
        // an address that is not known yet is kept out as well
        assert_eq!(act(&mut officer, "erase", "later@north.example").0, 303);
        let later = app.desk.ring().address_index(&EmailAddress::parse("later@north.example").unwrap());
        let stop = app.desk.store().read_now::<_, StoreError>(|r| r.list_suppressions(&later)).unwrap();
        assert_eq!(stop[0].reason, "child");
    });
}

#[test]
fn l15_9_what_changes_while_a_copy_is_waited_for_is_warned_of_and_listed() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.contact(ANNA);
    let mut officer = app.officer(OFFICER, Role::Officer);
    let contact = {
        let index = app.desk.ring().address_index(&EmailAddress::parse(ANNA).unwrap());
        let found = app.desk.store().read_now::<_, StoreError>(|r| r.find_contact_by_address(&index)).unwrap();
        format!("/admin/contacts/{}?reason=caller", found.unwrap().id)
    };
    assert!(!officer.get(&contact).text().contains("A copy of this data was asked for"), "{}", officer.page.text());
    app.pass(TimeDelta::minutes(1));
    let reference = ask(&app, &mut anna, &["access"]);
    let case = format!("/admin/requests/{reference}");
    assert!(!officer.get(&case).text().contains("Since this request came"));
    let text = officer.get(&contact).text();
    assert!(text.contains("A copy of this data was asked for on 22 November 2026"), "{text}");
    app.pass(TimeDelta::minutes(1));
    let correct = format!("{}/correct", contact.split('?').next().unwrap());
    officer.submit(&correct, &[("kind", "job_title"), ("value", "Director")]);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    app.letter_to(ANNA);
    let text = officer.get(&case).text();
    assert!(text.contains("Since this request came, these were replaced or taken out: Job title"), "{text}");
    let details = app.desk.store().column_for_test("audit_event", "detail").unwrap();
    assert!(details.iter().any(|d| d.contains("caller access:")), "{details:?}");
}

#[test]
fn l16_2_a_correction_that_is_looked_at_offers_not_to_be_used_meanwhile() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.contact(ANNA);
    anna.get("/me/data/edit?kind=name");
    anna.submit("/me/data/edit", &[("value", "Hanna Schmidt"), ("reason", "I married.")]);
    anna.submit("/me/data/edit", &[]);
    app.letter_to(ANNA);
    let link = anna.page.links(".onward a").into_iter().find(|href| href.contains("/me/restrict")).unwrap();
    anna.get(&link);
    assert_eq!(anna.page.all("input[name=scope][value=name][checked]").len(), 1, "{}", anna.page.html());
    assert_eq!(anna.page.all("input[name=ground][value=accuracy][checked]").len(), 1, "{}", anna.page.html());
    anna.submit("/me/restrict", &[("scope", "name"), ("ground", "accuracy")]);
    anna.submit("/me/restrict", &[]);
    assert_eq!(anna.page.h1(), "It is restricted", "{}", anna.page.text());
    app.letters();
}

#[test]
fn l77_8_what_was_said_in_a_closed_case_goes_when_its_time_is_over() {
    on_each_database_with(&[("case_months", "12"), ("complaint_months", "24")], |app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut anna = app.contact(ANNA);
        app.officer(OFFICER, Role::Officer);
        let mut all = Vec::new();
        for matter in ["question", "complaint"] {
            anna.get(&format!("/contact?matter={matter}"));
            anna.submit("/contact", &[("text", "Please look at this.")]);
            app.letters();
            let reference = anna.page.all(".panel-reference strong")[0].replace('-', "");
            anna.get(&format!("/me/requests/{reference}"));
            anna.submit(&format!("/me/requests/{reference}/withdraw"), &[]);
            all.push(reference);
        }
        let open = {
            anna.get("/contact?matter=question");
            anna.submit("/contact", &[("text", "This one stays open.")]);
            app.letters();
            anna.page.all(".panel-reference strong")[0].replace('-', "")
        };
        let says = |app: &TestApp, reference: &str| {
            let lookup = Reference::parse(reference).unwrap();
            let found =
                app.desk.store().read_now::<_, StoreError>(|r| r.find_request_by_reference(&lookup)).unwrap().unwrap();
            let messages = app.desk.store().read_now::<_, StoreError>(|r| r.list_messages(found.id)).unwrap().len();
            let key = !app.desk.store().open_keys(&[found.key]).unwrap().is_empty();
            assert_eq!(messages > 0, key, "the key dies with what it opened");
            key
        };
        let tidy = |app: &TestApp| app.run(workers::tidy(&app.desk)).unwrap();
        tidy(&app);
        assert!(all.iter().all(|case| says(&app, case)));
        app.pass(TimeDelta::days(367));
        tidy(&app);
        assert_eq!(
            all.iter().map(|case| says(&app, case)).collect::<Vec<_>>(),
            [false, true],
            "a complaint stays longer"
        );
        app.pass(TimeDelta::days(366));
        tidy(&app);
        assert!(!says(&app, &all[1]) && says(&app, &open), "what is open is never emptied");
        // dates and the fact stay, for the figures
        assert_eq!(app.desk.store().column_for_test("request", "reference").unwrap().len(), 3);
        let mut officer = app.officer_again(OFFICER);
        assert_eq!(officer.get(&format!("/admin/requests/{}", all[0])).status, 200);
    });
}

#[test]
fn s13_8_a_letter_is_logged_with_its_true_date_and_its_scan() {
    let app = TestApp::with(&[("clamd", &pretended_clamd())]);
    let mut officer = app.officer(OFFICER, Role::Officer);
    officer.get("/admin/log");
    let typed = [
        ("channel", "person"),
        ("received", "2026-11-20"),
        ("matter", "question"),
        ("text", "Brought by hand."),
        ("post", "1 High Street\nCirencester"),
        ("language", "en"),
    ];
    let fields = officer.form("/admin/log", &typed);
    assert_eq!(officer.upload("/admin/log", &fields, &[("letter.exe", b"MZ\x00\x01")]), 422);
    assert!(officer.page.text().contains("Send PDF, PNG, JPEG or plain text"), "{}", officer.page.text());
    let fields = officer.form("/admin/log", &typed);
    assert_eq!(officer.upload("/admin/log", &fields, &[("letter.txt", b"Dear Sirs")]), 303, "{}", officer.page.text());
    let case = officer.page.location().split('?').next().unwrap().to_owned();
    let text = officer.get(&case).text();
    assert!(text.contains("In person") && text.contains("20 November 2026"), "{text}");
    workers::scan_files(&app.desk, 10).unwrap();
    officer.get(&format!("{case}/files/1"));
    assert_eq!(officer.page.body, b"Dear Sirs");
}

#[test]
fn l15_5_the_first_copy_is_free_and_a_fee_needs_an_earlier_request() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.contact(ANNA);
    let mut officer = app.officer(OFFICER, Role::Officer);
    let first = format!("/admin/requests/{}", ask(&app, &mut anna, &["access"]));
    app.pass(TimeDelta::minutes(1));
    let second = format!("/admin/requests/{}", ask(&app, &mut anna, &["access"]));
    assert!(officer.get(&first).all("input[name=step][value=ask_fee]").is_empty(), "not offered");
    officer.submit(&format!("{first}/step"), &[("step", "ask_fee"), ("words", "Ten pounds, please.")]);
    assert_eq!(officer.page.status, 422);
    assert!(officer.page.text().contains("The first request costs nothing"), "{}", officer.page.text());
    officer.get(&second);
    let words = "Copying this a second time costs us ten pounds: an hour of a clerk.";
    officer.submit(&format!("{second}/step"), &[("step", "ask_fee"), ("words", words)]);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    app.letter_to(ANNA);
    let text = anna.get(&second.replace("/admin/", "/me/")).text();
    assert!(text.contains(words), "L12.5: the fee has its reasons in writing: {text}");
}

#[test]
fn l12_11_what_nobody_answers_is_closed_after_a_month_with_a_letter() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.contact(ANNA);
    let mut officer = app.officer(OFFICER, Role::Officer);
    let case = format!("/admin/requests/{}", ask(&app, &mut anna, &["access"]));
    officer.get(&case);
    officer.submit(&format!("{case}/step"), &[("step", "ask_detail"), ("words", "Which year do you mean?")]);
    app.letter_to(ANNA);
    let decide = format!("{case}/decide");
    let wanted = [
        ("decision", "part"),
        ("ground", "not_answered"),
        ("reasons", "You get what we found without knowing the year."),
    ];
    officer.get(&case);
    officer.submit(&decide, &wanted);
    assert_eq!(officer.page.status, 422, "not at once");
    assert!(officer.page.text().contains("less than a month ago"), "{}", officer.page.text());
    app.pass(TimeDelta::days(29));
    let mut officer = app.officer_again(OFFICER);
    assert!(!officer.get("/admin").text().contains("waited for an answer"), "{}", officer.page.text());
    app.pass(TimeDelta::days(1));
    app.letters();
    let mut officer = app.officer_again(OFFICER);
    assert!(officer.get("/admin").text().contains("One case has waited for an answer"), "{}", officer.page.text());
    let text = officer.get(&case).text();
    assert!(text.contains("Nobody has answered the question of 22 November 2026 for a month"), "{text}");
    officer.submit(&decide, &wanted);
    assert_eq!(officer.page.location(), format!("{case}?done=decided"), "{}", officer.page.text());
    search_everywhere(&app, &mut officer, &case);
    let outcome = format!("{case}/outcome");
    officer.get(&outcome);
    let parts = [("done", "A copy."), ("not_done", "One year."), ("held", "As before."), ("told", "Nobody.")];
    officer.submit(&outcome, &parts);
    officer.submit(&outcome, &[]);
    assert_eq!(officer.page.location(), format!("{case}?done=outcome"), "{}", officer.page.text());
    app.letter_to(ANNA);
    let text = app.contact(ANNA).get(&case.replace("/admin/", "/me/")).text();
    assert!(text.contains("You did not answer what we had asked") && text.contains("Done in part"), "{text}");
    assert!(!officer.get("/admin").text().contains("waited for an answer"));
}

#[test]
fn s6_11_s8_39_a_caller_is_known_by_a_code_from_their_mailbox_and_marketing_stops_on_their_word() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let index = app.desk.ring().address_index(&EmailAddress::parse(ANNA).unwrap());
        let found = app.desk.store().read_now::<_, StoreError>(|r| r.find_contact_by_address(&index)).unwrap();
        let contact = format!("/admin/contacts/{}", found.unwrap().id);
        let page = format!("{contact}?reason=caller");
        let (caller, stop) = (format!("{contact}/caller"), format!("{contact}/stop"));
        let mut officer = app.officer(OFFICER, Role::Officer);
        let mut other = app.officer(DEPUTY, Role::Deputy);
        // before any was sent, no code is right
        officer.get(&page);
        officer.submit(&caller, &[("act", "check"), ("code", "000000")]);
        assert!(officer.page.status == 422 && officer.page.text().contains("no code that is still good"));
        // pressed twice, one letter leaves; what is done is in the person's own log
        officer.get(&page);
        let form = officer.form(&caller, &[("act", "send"), ("code", "")]);
        let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        for _ in 0..2 {
            officer.post(&caller, &form);
            assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        }
        let letter = app.letter_to(ANNA);
        assert!(letter.body.text.contains("Are you on the telephone with us?"), "{}", letter.body.text);
        let code = code_in(&letter);
        // another officer's call is another call
        other.get(&page);
        other.submit(&caller, &[("act", "check"), ("code", &code)]);
        assert_eq!(other.page.status, 422, "{}", other.page.text());
        let wrong = if code == "123456" { "654321" } else { "123456" };
        officer.get(&page);
        officer.submit(&caller, &[("act", "check"), ("code", wrong)]);
        assert!(officer.page.status == 422 && officer.page.text().contains("4 more"), "{}", officer.page.text());
        let form = officer.form(&caller, &[("act", "check"), ("code", &code)]);
        let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        for _ in 0..2 {
            officer.post(&caller, &form);
            assert_eq!(officer.page.location(), format!("{page}&done=caller-proved#caller"), "{}", officer.page.text());
        }
        assert!(officer.get(&page).text().contains("It is this person"), "{}", officer.page.text());
        assert!(!other.get(&page).text().contains("It is this person"), "for the one who heard it alone");
        let mut anna = app.contact(ANNA);
        assert!(anna.get("/me/data").text().contains("Proved by a code on the telephone"), "{}", anna.page.text());
        app.pass(TimeDelta::minutes(31));
        let mut officer = app.officer_again(OFFICER);
        assert!(!officer.get(&page).text().contains("It is this person"), "and for half an hour");
        // S8.39: stopping needs no proof
        assert_eq!(why_not(&app), None);
        officer.submit(&stop, &[("topic", "")]);
        assert_eq!(officer.page.status, 422);
        for word in ["stopped-for", "stopped-before"] {
            officer.get(&page);
            officer.submit(&stop, &[("topic", "all")]);
            assert_eq!(officer.page.location(), format!("{page}&done={word}"), "{}", officer.page.text());
        }
        assert!(why_not(&app).is_some());
        assert!(app.letter_to(ANNA).body.text.contains("/preferences/answer"), "the letter can put it back");
    });
}

#[test]
fn s6_8_nobody_is_written_to_on_an_interest_that_was_not_weighed() {
    let app = TestApp::new();
    app.desk.replace_registers(privacy_portal::domain::register::Registers::westcon());
    let options = privacy_portal::actions::import::ImportOptions {
        basis: Some(privacy_portal::domain::register::Basis::LegitimateInterest),
        purposes: vec!["R07".into()],
        ..marketing()
    };
    let file =
        "Record ID,First Name,Last Name,Email,Country/Region\n9,Anna,Schmidt,anna@brooks.example,United States\n";
    assert_eq!(app.import(file, options).added, 1);
    let why = |app: &TestApp| {
        let question = app.desk.question("R07", None, Channel::Email).unwrap();
        app.desk.explain_may_send(&question, &[ANNA.to_owned()]).unwrap()[0]
    };
    assert_eq!(why(&app), Some(No::NoBasis));
    // the officer reads what is missing, and fills it in
    let mut officer = app.officer(OFFICER, Role::Officer);
    assert!(officer.get("/admin/setup").text().contains("nobody has weighed it"), "{}", officer.page.text());
    super::registers::save(
        &mut officer,
        "/admin/registers/purpose/R07",
        &[
            ("assessment.need", "People who buy from us expect our offers."),
            ("assessment.balance", "Their work address, seldom, and each mail can stop the next."),
            ("assessment.on", "2026-11-20"),
            ("assessment.owner", "Head of marketing"),
            ("act", "save"),
        ],
    );
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    assert_eq!(why(&app), None);
    assert!(!officer.get("/admin/setup").html().contains("assessment_missing:R07"), "{}", officer.page.html());
}
