//! What a case waits for, and what is said and asked meanwhile: nothing that the desk does by the way lets go of a clock, a
//! proof, or another right.

use super::decisions::step;
use super::desk::{log, write};
use super::erasure::{first_option, post_all};
use super::rights::ask;
use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::domain::officer::Role;

const ANNA: &str = "anna@brooks.example";
const OFFICER: &str = "officer@westcon.example";

/// Decides an item of a case, whichever form of its page comes first.
#[track_caller]
fn decide(officer: &mut Browser, case: &str, fields: &[(&str, &str)]) -> u16 {
    officer.get(case);
    let form = officer.form(&format!("{case}/note"), &[]);
    let csrf = form.into_iter().find(|(name, _)| name == "csrf").unwrap().1;
    let all: Vec<(&str, &str)> = fields.iter().copied().chain([("csrf", csrf.as_str())]).collect();
    officer.post(&format!("{case}/decide"), &all).status
}

fn answer(officer: &mut Browser, case: &str, text: &str) {
    officer.get(case);
    officer.submit(&format!("{case}/answer"), &[("text", text), ("after", "keep")]);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
}

/// CLK-5: an answer, more time or a second question in between leaves the case waiting, and what the person writes then
/// answers all they were asked.
#[test]
fn clk_5_what_is_said_meanwhile_leaves_the_question_open() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut anna = app.contact(ANNA);
        let reference = ask(&app, &mut anna, &["access"]);
        let (own, case) = (format!("/me/requests/{reference}"), format!("/admin/requests/{reference}"));
        let mut officer = app.officer(OFFICER, Role::Officer);
        assert_eq!(step(&mut officer, &reference, "ask_detail", "Which year do you mean?"), 303);
        app.letter_to(ANNA);
        answer(&mut officer, &case, "By the way, your order came.");
        app.letter_to(ANNA);
        assert_eq!(step(&mut officer, &reference, "ask_detail", "And which office?"), 303);
        app.letter_to(ANNA);
        for page in [anna.get(&own).text(), officer.get(&case).text()] {
            assert!(page.contains("Stands still since 22 November 2026"), "{page}");
        }
        assert_eq!(officer.page.all("input[name=step][value=got_detail]").len(), 1, "{}", officer.page.text());
        assert!(anna.page.text().contains("We need something from you"), "{}", anna.page.text());
        app.pass(TimeDelta::days(2));
        let (mut anna, mut officer) = (app.contact(ANNA), app.officer_again(OFFICER));
        app.letters();
        anna.get(&own);
        anna.submit(&format!("{own}/message"), &[("text", "2024, in Leeds.")]);
        // three days stood still
        for page in [anna.get(&own).text(), officer.get(&case).text()] {
            assert!(!page.contains("Stands still") && page.contains("29 December 2026"), "{page}");
        }
        assert!(officer.page.all("input[name=step][value=got_detail]").is_empty(), "{}", officer.page.text());
    });
}

/// CLK-3, L12.2: nothing is granted before the proof came, whatever is written meanwhile.
#[test]
fn clk_3_what_is_said_meanwhile_is_no_proof() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut anna = app.contact(ANNA);
        let reference = ask(&app, &mut anna, &["access"]);
        let case = format!("/admin/requests/{reference}");
        let mut officer = app.officer(OFFICER, Role::Officer);
        assert_eq!(step(&mut officer, &reference, "ask_identity", "Which order number do you have?"), 303);
        answer(&mut officer, &case, "A picture of it is enough.");
        assert_eq!(step(&mut officer, &reference, "ask_detail", "Which year do you mean?"), 303);
        // to the queue it waits for her, for whatever it is
        let waiting = officer.get("/admin?state=waiting_clarification").html();
        assert!(waiting.contains(&case) && waiting.contains("Waits for the person"), "{waiting}");
        let grant = [("number", "1"), ("decision", "granted")];
        assert_eq!(decide(&mut officer, &case, &grant), 422);
        assert!(officer.page.text().contains("Proof of who asks"), "{}", officer.page.text());
        app.letters();
        // she answers the question: the proof is still to come
        let own = format!("/me/requests/{reference}");
        anna.get(&own);
        anna.submit(&format!("{own}/message"), &[("text", "2024.")]);
        assert_eq!(decide(&mut officer, &case, &grant), 422);
        // it came two days ago, before the desk wrote again: the month counts from there
        app.pass(TimeDelta::days(4));
        let mut officer = app.officer_again(OFFICER);
        app.letters();
        answer(&mut officer, &case, "We have not seen it yet.");
        app.letters();
        officer.get(&case);
        let came = [("step", "got_identity"), ("words", "By post."), ("came", "2026-11-24")];
        officer.submit(&format!("{case}/step"), &came);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        let page = officer.get(&case).text();
        assert!(page.contains("24 December 2026") && page.contains("By post."), "{page}");
        assert_eq!(decide(&mut officer, &case, &grant), 303, "{}", officer.page.text());
    });
}

/// S8.36, CLK-11: a right that the desk finds in what it filed has the time of the law until it is done.
#[test]
fn s8_36_a_right_found_in_what_was_logged_has_its_time() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut officer = app.officer(OFFICER, Role::Officer);
        let fields =
            [("received", "2026-11-20"), ("text", "Limit it, and tell me."), ("name", "Anna"), ("email", ANNA)];
        for (matter, right) in [("question", ""), ("right", "access")] {
            let reference = log(&mut officer, &[&fields[..], &[("matter", matter), ("right", right)]].concat());
            app.letters();
            let case = format!("/admin/requests/{reference}");
            officer.get(&case);
            officer.submit(&format!("{case}/also"), &[("also", "restriction")]);
            assert_eq!(officer.page.status, 303, "{}", officer.page.text());
            let page = officer.get(&case).text();
            assert!(page.contains("20 December 2026") || page.contains("21 December 2026"), "{matter}: {page}");
            assert!(page.contains("1 December 2026"), "{matter}: the aim runs on: {page}");
            let mut anna = app.contact(ANNA);
            app.letters();
            let own = anna.get(&format!("/me/requests/{reference}")).text();
            assert!(!own.contains("It is in force"), "{own}");
        }
    });
}

/// S8.37: who takes an erasure back takes nothing else back, and no date is missed by it.
#[test]
fn s8_37_what_else_was_asked_for_goes_on_when_an_erasure_is_taken_back() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut anna = app.contact(ANNA);
        let reference = ask(&app, &mut anna, &["erasure", "objection"]);
        let (own, case) = (format!("/me/requests/{reference}"), format!("/admin/requests/{reference}"));
        let mut officer = app.officer(OFFICER, Role::Officer);
        officer.get(&format!("{case}/erase"));
        officer.submit(&format!("{case}/erase"), &[]);
        assert_eq!(officer.page.location(), format!("{case}?done=erasing"), "{}", officer.page.text());
        app.letter_to(ANNA);
        officer.get(&case);
        officer.submit(&format!("{case}/erase/cancel"), &[]);
        assert_eq!(officer.page.location(), format!("{case}?done=unerased"), "{}", officer.page.text());
        app.letter_to(ANNA);
        let page = anna.get(&own).text();
        assert!(!page.contains("Taken back") && page.contains("This was taken back"), "{page}");
        let grant = [("number", "2"), ("decision", "granted")];
        assert_eq!(decide(&mut officer, &case, &grant), 303, "{}", officer.page.text());
        officer.get(&format!("{case}/outcome"));
        let said = officer.page.values("textarea[name=not_done]").join("");
        assert!(officer.page.html().contains("This was taken back"), "{said}");
        // an erasure alone is the whole case, and is not late for anything afterwards
        let alone = ask(&app, &mut anna, &["erasure"]);
        let case = format!("/admin/requests/{alone}");
        officer.get(&format!("{case}/erase"));
        officer.submit(&format!("{case}/erase"), &[]);
        app.letter_to(ANNA);
        officer.get(&case);
        officer.submit(&format!("{case}/erase/cancel"), &[]);
        app.letter_to(ANNA);
        app.pass(TimeDelta::days(60));
        let (mut anna, mut officer) = (app.contact(ANNA), app.officer_again(OFFICER));
        app.letters();
        for page in [anna.get(&format!("/me/requests/{alone}")).text(), officer.get(&case).text()] {
            assert!(page.contains("Taken back") && !page.contains("Late"), "{page}");
        }
    });
}

/// S13.14: what is asked while a letter that ends the case waits for the post is in no letter, so it is not noted there.
#[test]
fn s13_14_nothing_new_is_noted_under_a_letter_that_ends_the_case() {
    let app = TestApp::new();
    let mut officer = app.officer(OFFICER, Role::Officer);
    let fields = [("channel", "letter"), ("received", "2026-11-20"), ("text", "Why?"), ("post", "1 High Street")];
    let reference = log(&mut officer, &[&fields[..], &[("name", "Ola"), ("email", "")]].concat());
    let case = format!("/admin/requests/{reference}");
    officer.get(&case);
    officer.submit(&format!("{case}/paper"), &[("paper", "Because."), ("paper_after", "close")]);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    officer.get(&case);
    officer.submit(&format!("{case}/also"), &[("also", "access")]);
    assert_eq!(officer.page.status, 422);
    assert!(officer.page.text().contains("Take that letter back first"), "{}", officer.page.text());
}

/// L77.4: a complaint that was taken by telephone is acknowledged by the letter that goes out.
#[test]
fn l77_4_a_logged_complaint_is_acknowledged() {
    let app = TestApp::new();
    let mut officer = app.officer(OFFICER, Role::Officer);
    let fields = [("matter", "complaint"), ("received", "2026-11-20"), ("text", "Again!"), ("name", "Anna")];
    let reference = log(&mut officer, &[&fields[..], &[("email", ANNA)]].concat());
    app.letter_to(ANNA);
    let page = officer.get(&format!("/admin/requests/{reference}")).text();
    assert!(page.contains("Acknowledging the complaint") && page.contains("Done on 22 November 2026"), "{page}");
    let list = officer.get("/admin/complaints").text();
    assert!(!list.contains("not yet"), "{list}");
}

/// L18.3, S13.14: whoever is told by post hears by post that a restriction ends, and its notice runs from there.
#[test]
fn l18_3_the_end_of_a_restriction_is_told_by_post() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut officer = app.officer(OFFICER, Role::Officer);
        officer.get("/admin/log?contact=1");
        let asked = [("matter", "right"), ("right", "restriction"), ("text", "Limit it."), ("post", "1 High Street")];
        officer.submit("/admin/log", &[&asked[..], &[("channel", "letter"), ("received", "2026-11-20")]].concat());
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        let case = officer.page.location().split('?').next().unwrap().to_owned();
        assert_eq!(decide(&mut officer, &case, &[("number", "1"), ("decision", "granted")]), 303);
        app.letters();
        // it is still to be answered: its dates stand until the outcome has gone
        assert!(officer.get(&case).text().contains("The law allows until"), "{}", officer.page.text());
        for _ in 0..2 {
            officer.get(&case);
            if officer.page.all(&format!("form[action='{case}/restriction']")).is_empty() {
                break;
            }
            officer.submit(&format!("{case}/restriction"), &[("act", "tell")]);
            assert_eq!(officer.page.location(), format!("{case}?done=told_unposted"), "{}", officer.page.text());
        }
        assert!(app.letters().is_empty(), "by post alone");
        let page = officer.get(&case).text();
        assert!(page.contains("The letter that tells of its end waits for the post"), "{page}");
        // the notice does not run while it lies on the desk
        app.pass(TimeDelta::days(40));
        assert_eq!(app.run(app.desk.lift_due_restrictions()).unwrap(), 0);
        let mut officer = app.officer_again(OFFICER);
        app.letters();
        let letters = post_all(&app, &mut officer);
        assert_eq!(letters.len(), 1, "{letters:?}");
        assert!(letters[0].contains("days after this letter was posted"), "{}", letters[0]);
        assert!(first_option(&officer.page, "letter").is_none());
        assert!(officer.get(&case).text().contains("ends on"), "{}", officer.page.text());
        assert_eq!(app.run(app.desk.lift_due_restrictions()).unwrap(), 0);
        app.pass(TimeDelta::days(9));
        assert_eq!(app.run(app.desk.lift_due_restrictions()).unwrap(), 1);
        let mut officer = app.officer_again(OFFICER);
        assert!(officer.get(&case).text().contains("Ended on"), "{}", officer.page.text());
    });
}

/// ASVS 2.3.5: what nobody can agree to any more waits for nobody.
#[test]
fn asvs_2_3_5_a_request_taken_back_waits_for_no_second_person() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut anna = app.contact(ANNA);
        let reference = ask(&app, &mut anna, &["access"]);
        let (own, case) = (format!("/me/requests/{reference}"), format!("/admin/requests/{reference}"));
        let mut officer = app.officer(OFFICER, Role::Officer);
        let mut deputy = app.officer("deputy@westcon.example", Role::Deputy);
        officer.get(&case);
        let factor = officer.page.values("input[name=factors]")[0].clone();
        let refused = [
            ("number", "1"),
            ("decision", "refused"),
            ("ground", "unfounded"),
            ("reasons", "She says that she only wants to annoy."),
            ("factors", factor.as_str()),
        ];
        assert_eq!(decide(&mut officer, &case, &refused), 303, "{}", officer.page.text());
        let words = "waits for a second person";
        assert!(deputy.get("/admin").text().contains(words), "{}", deputy.page.text());
        anna.get(&own);
        anna.submit(&format!("{own}/withdraw"), &[]);
        assert_eq!(anna.page.status, 303, "{}", anna.page.text());
        assert!(!deputy.get("/admin").text().contains(words), "{}", deputy.page.text());
    });
}

/// S8.11: a form of a case that is refused empties no other.
#[test]
fn s8_11_where_answers_go_stands_also_after_a_refused_form() {
    let app = TestApp::new();
    let mut officer = app.officer(OFFICER, Role::Officer);
    let fields = [("received", "2026-11-20"), ("text", "A call"), ("name", "Ola"), ("email", "ola@north.example")];
    let reference = log(&mut officer, &[&fields[..], &[("language", "fr")]].concat());
    app.letters();
    let case = format!("/admin/requests/{reference}");
    officer.get(&case);
    officer.submit(&format!("{case}/note"), &[("note", "")]);
    assert_eq!(officer.page.status, 422);
    assert_eq!(officer.page.values("input[name=whereto_email]"), ["ola@north.example"]);
    assert_eq!(officer.page.values("select[name=whereto_language] option[selected]"), ["fr"]);
    // and what somebody empties stays empty while it is corrected
    officer.submit(&format!("{case}/whereto"), &[("whereto_email", ""), ("whereto_post", "")]);
    assert_eq!(officer.page.status, 422);
    assert_eq!(officer.page.values("input[name=whereto_email]"), [""]);
}

/// S11.11: a tab from before does not open a closed breach, and a refused entry empties no weighing.
#[test]
fn s11_11_a_closed_breach_stays_closed() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        officer.get("/admin/breaches");
        officer.submit("/admin/breaches", &[("aware", "2026-11-21T09:00"), ("nature", "A laptop was stolen.")]);
        let page = officer.page.location().split('?').next().unwrap().to_owned();
        officer.get(&page);
        let weighed = [("people", "12"), ("records", "30"), ("risk", "unlikely")];
        officer.submit(&format!("{page}/weigh"), &weighed);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        officer.get(&page);
        officer.submit(&format!("{page}/write"), &[("kind", "decision"), ("text", "")]);
        assert_eq!(officer.page.status, 422);
        assert_eq!(officer.page.values("input[name=people]"), ["12"]);
        officer.submit(&format!("{page}/write"), &[("kind", "decision"), ("text", "It was encrypted.")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        // a second person who looked before it was weighed is told, and replaces nothing
        let mut deputy = app.officer("deputy@westcon.example", Role::Deputy);
        deputy.get(&page);
        officer.get(&page);
        officer.submit(&format!("{page}/weigh"), &[("people", "13"), ("records", "30"), ("risk", "unlikely")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        deputy.submit(&format!("{page}/weigh"), &[("people", "3"), ("records", ""), ("risk", "unlikely")]);
        assert_eq!(deputy.page.status, 422);
        assert!(deputy.page.text().contains("Somebody else weighed it meanwhile"), "{}", deputy.page.text());
        let log = officer.get(&page).text();
        assert!(log.contains("How it was weighed") && log.contains("People: 13"), "each weighing stands there: {log}");
        let stale = officer.form(&format!("{page}/weigh"), &weighed);
        let stale: Vec<(&str, &str)> = stale.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        officer.post(&format!("{page}/weigh"), &[&stale[..], &[("close", "yes")]].concat());
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        // pressed twice, it is closed once
        officer.post(&format!("{page}/weigh"), &[&stale[..], &[("close", "yes")]].concat());
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        assert_eq!(officer.post(&format!("{page}/weigh"), &stale).status, 422);
        assert!(officer.page.text().contains("This breach is closed"), "{}", officer.page.text());
        assert!(officer.get(&page).all(&format!("form[action='{page}/weigh']")).is_empty(), "it is closed");
    });
}

/// S8.11: a mail that is filed in one step is answered in the language of whoever wrote it, not of whoever filed it.
#[test]
fn s8_11_a_filed_mail_is_answered_in_its_writers_language() {
    let app = TestApp::new();
    let mut officer = app.officer(OFFICER, Role::Agent);
    officer.get("/admin?lang=de");
    assert!(officer.page.html().contains("lang=\"de\""), "{}", officer.page.html());
    let mail = "From: Ola Nordmann <ola@north.example>\r\nDate: Fri, 20 Nov 2026 23:30:00 -0500\r\nSubject: My data\r\n\
        Content-Type: text/plain\r\n\r\nWhat do you hold?\r\n";
    officer.get("/admin/log");
    let fields = officer.form("/admin/log/mail", &[("act", "file")]);
    assert_eq!(officer.upload("/admin/log/mail", &fields, &[("x.eml", mail.as_bytes())]), 303);
    assert!(app.letter_to("ola@north.example").body.subject.contains("we have your message"));
}

/// S13.2, CLK-7, L77.4: a complaint that came by mail is one once somebody says so: with its time, an outcome at its end,
/// and in the list.
#[test]
fn s13_2_what_a_case_is_about_can_be_said_later() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        let fields =
            [("channel", "email"), ("received", "2026-11-20"), ("text", "This is a scandal."), ("name", "Ola")];
        let reference = log(&mut officer, &[&fields[..], &[("email", "ola@north.example")]].concat());
        app.letters();
        let case = format!("/admin/requests/{reference}");
        assert!(!officer.get(&case).text().contains("Acknowledging the complaint"), "{}", officer.page.text());
        officer.submit(&format!("{case}/matter"), &[("matter", "right")]);
        assert_eq!(officer.page.status, 422, "rights are noted right by right");
        officer.get(&case);
        officer.submit(&format!("{case}/matter"), &[("matter", "complaint")]);
        assert_eq!(officer.page.location(), format!("{case}?done=matter"), "{}", officer.page.text());
        let page = officer.follow().text();
        assert!(page.contains("Acknowledging the complaint") && page.contains("Done on 22 November 2026"), "{page}");
        assert!(officer.page.all("input[name=after][value=close]").is_empty(), "it ends with an outcome");
        assert!(officer.get("/admin/complaints").text().contains("Ola") || officer.page.html().contains(&case));
        // wrongly said: it is a question again
        officer.get(&case);
        officer.submit(&format!("{case}/matter"), &[("matter", "question")]);
        assert!(!officer.follow().text().contains("Acknowledging the complaint"), "{}", officer.page.text());
        // a child is told to every officer
        officer.get(&case);
        officer.submit(&format!("{case}/matter"), &[("matter", "child")]);
        assert!(!app.letter_to(OFFICER).body.subject.is_empty());
        // a question by the form that was wrongly called a complaint is a question again, without that clock
        let asked = write(&mut app.visitor(), "question", &[("email", "jo@north.example")]);
        app.letters();
        for (matter, is_complaint) in [("complaint", true), ("question", false)] {
            officer.get(&format!("/admin/requests/{asked}"));
            officer.submit(&format!("/admin/requests/{asked}/matter"), &[("matter", matter)]);
            assert_eq!(officer.page.status, 303, "{}", officer.page.text());
            assert_eq!(officer.follow().text().contains("Acknowledging the complaint"), is_complaint, "{matter}");
        }
        // what somebody filed as a complaint by the form stays one
        let own = write(&mut app.visitor(), "complaint", &[("email", "eve@north.example")]);
        app.letters();
        officer.get(&format!("/admin/requests/{own}"));
        assert!(officer.page.all(&format!("form[action='/admin/requests/{own}/matter']")).is_empty());
    });
}

/// F1, S13.14: a letter on paper is in one language, that of whoever reads it, in the direction of its script.
#[test]
fn f1_a_letter_on_paper_is_wholly_in_its_readers_language() {
    let app = TestApp::new();
    let mut officer = app.officer(OFFICER, Role::Officer);
    for (language, dir, subject, effect) in [
        ("fr", "ltr", "Votre demande", "Le délai légal commence à sa réception."),
        ("ar", "rtl", "طلبك", "تبدأ المهلة القانونية حين يصل."),
    ] {
        let fields = [("channel", "letter"), ("received", "2026-11-20"), ("matter", "right"), ("right", "access")];
        let theirs = [("language", language), ("post", "1 High Street"), ("text", "?"), ("name", "Ola"), ("email", "")];
        let reference = log(&mut officer, &[fields, [theirs[0], theirs[1], theirs[2], theirs[3]]].concat());
        assert_eq!(step(&mut officer, &reference, "ask_identity", "Order 4711"), 303);
        officer.get("/admin/print");
        assert!(officer.page.text().contains("Ask for proof of identity"), "{}", officer.page.text());
        let page = officer.get(&format!("/admin/print/{reference}/2")).clone();
        let letter = page.all(".letter").join("");
        assert!(letter.contains(subject) && letter.contains(effect), "{letter}");
        assert!(page.html().contains(&format!("lang=\"{language}\" dir=\"{dir}\"")), "{}", page.html());
        for english in ["Your request", "registered in", "Registered office", "Dear", "legal time"] {
            assert!(!letter.contains(english), "{english}: {letter}");
        }
    }
}

/// What ends a case makes a question of before moot: whoever writes once more is asked for nothing.
#[test]
fn s8_15_an_answer_that_closes_needs_no_answer_to_what_was_asked() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        let fields = [("received", "2026-11-20"), ("text", "Why?"), ("name", "Ola"), ("email", "ola@north.example")];
        let reference = log(&mut officer, &fields);
        let case = format!("/admin/requests/{reference}");
        assert_eq!(step(&mut officer, &reference, "ask_detail", "Which mail?"), 303);
        officer.get(&case);
        officer.submit(&format!("{case}/answer"), &[("text", "We found it."), ("after", "close")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        officer.get(&case);
        officer.submit(&format!("{case}/answer"), &[("text", "And more."), ("after", "keep")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        let page = officer.get(&case).text();
        assert!(officer.page.all("input[name=step][value=got_detail]").is_empty(), "{page}");
        app.letters();
    });
}

/// S13.14: a letter to somebody whose case is closed can be taken back while it lies on the desk.
#[test]
fn s13_14_a_letter_after_the_end_can_be_taken_back() {
    let app = TestApp::new();
    let mut officer = app.officer(OFFICER, Role::Officer);
    let fields = [("channel", "letter"), ("received", "2026-11-20"), ("text", "Why?"), ("post", "1 High Street")];
    let reference = log(&mut officer, &[&fields[..], &[("name", "Ola"), ("email", "")]].concat());
    let case = format!("/admin/requests/{reference}");
    officer.get(&case);
    officer.submit(&format!("{case}/paper"), &[("paper", "Because."), ("paper_after", "close")]);
    post_all(&app, &mut officer);
    officer.get(&case);
    officer.submit(&format!("{case}/paper"), &[("paper", "One thing more.")]);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    officer.get("/admin/print");
    let letter = first_option(&officer.page, "withdrawn").unwrap();
    officer.submit("/admin/print", &[("withdrawn", &letter)]);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    assert!(officer.get(&case).text().contains("never sent"), "{}", officer.page.text());
    officer.get("/admin/print");
    assert!(first_option(&officer.page, "letter").is_none(), "{}", officer.page.text());
}
