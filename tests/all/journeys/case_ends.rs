//! Cases that the desk filed for somebody: where answers go, steps on paper, ends without a letter, what ends with a case,
//! and decisions that are taken back.

use super::desk::{log, write};
use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::domain::officer::Role;

const OFFICER: &str = "officer@westcon.example";
const OLA: &str = "ola@north.example";

/// S8.11: whoever was logged without any address is no dead end: the page says so, and one can be added at any time.
#[test]
fn s8_11_who_can_be_reached_nowhere_is_said_and_an_address_can_be_added() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        let fields = [("received", "2026-11-20"), ("text", "A call"), ("name", "Ola"), ("email", "")];
        let reference = log(&mut officer, &fields);
        let case = format!("/admin/requests/{reference}");
        let nowhere = "can be reached neither by mail nor by post";
        assert!(officer.get(&case).text().contains(nowhere), "{}", officer.page.text());
        assert!(officer.page.all(&format!("form[action='{case}/answer']")).is_empty());
        // nothing that is no address
        officer.submit(&format!("{case}/whereto"), &[("whereto_email", "ola"), ("whereto_post", "")]);
        assert_eq!(officer.page.status, 422, "{}", officer.page.text());
        officer.get(&case);
        officer.submit(&format!("{case}/whereto"), &[("whereto_email", OLA), ("whereto_post", "1 High Street")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        assert!(app.letter_to(OLA).body.subject.contains(&grouped(&reference)));
        let page = officer.get(&case).clone();
        assert!(!page.text().contains(nowhere), "{}", page.text());
        assert!(page.text().contains("Nobody has proved this mailbox yet"), "{}", page.text());
        assert_eq!(page.values("input[name=whereto_email]"), [OLA]);
        // kept again as it stands, nobody is written to again
        officer.submit(&format!("{case}/whereto"), &[("whereto_email", OLA), ("whereto_post", "2 High Street")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        assert!(app.letters().is_empty());
        assert!(officer.get(&case).text().contains("2 High Street"), "{}", officer.page.text());
        // and in their language, once the desk has heard which it is
        assert_eq!(page.values("select[name=whereto_language] option[selected]"), ["en"]);
        let fields = [("whereto_email", OLA), ("whereto_post", ""), ("whereto_language", "fr")];
        officer.submit(&format!("{case}/whereto"), &fields);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        assert!(app.letters().is_empty());
        assert_eq!(officer.get(&case).values("select[name=whereto_language] option[selected]"), ["fr"]);
        officer.submit(&format!("{case}/answer"), &[("text", "Bonjour, voici la réponse."), ("after", "keep")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        assert!(app.letter_to(OLA).body.text.contains("votre demande"), "in French");
        // who wrote in by the form has said where answers go
        let form = write(&mut app.visitor(), "question", &[("email", "jo@north.example")]);
        app.letters();
        officer.get(&format!("/admin/requests/{form}"));
        assert!(officer.page.all("input[name=whereto_email]").is_empty());
        let fields =
            ["csrf", "form"].map(|name| (name, officer.page.values(&format!("input[name={name}]"))[0].clone()));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let fields = [fields, vec![("whereto_email", "eve@evil.example"), ("whereto_post", "")]].concat();
        officer.post(&format!("/admin/requests/{form}/whereto"), &fields);
        assert_eq!(officer.page.status, 404);
        assert!(app.letters().is_empty());
    });
}

fn grouped(reference: &str) -> String {
    privacy_portal::domain::ids::Reference::parse(reference).unwrap().grouped()
}

/// S13.14, CLK-3: whom only the post reaches is asked on paper, and the clock moves on the day that is posted.
#[test]
fn s13_14_a_step_on_paper_counts_from_the_day_it_is_posted() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        let fields = [
            ("channel", "letter"),
            ("received", "2026-11-20"),
            ("right", "access"),
            ("name", "Ola Nordmann"),
            ("post", "1 High Street"),
            ("text", "Tell me what you hold."),
        ];
        let reference = log(&mut officer, &fields);
        let case = format!("/admin/requests/{reference}");
        officer.get(&case);
        let ask = [("step", "ask_identity"), ("words", "Who are you?")];
        officer.submit(&format!("{case}/step"), &ask);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        // written, and nothing has moved
        let page = officer.get(&case).text();
        assert!(page.contains("A letter waits for the post") && page.contains("20 December 2026"), "{page}");
        assert!(!page.contains("Needs something from you") && app.letters().is_empty(), "{page}");
        let form = format!("form[action='{case}/step']");
        assert!(officer.page.all(&form).is_empty(), "one letter after the other");
        let printed = officer.get(&format!("/admin/print/{reference}/2")).text();
        assert!(printed.contains("Who are you?") && printed.contains("The legal time starts"), "{printed}");
        app.pass(TimeDelta::days(2));
        let mut officer = app.officer_again(OFFICER);
        officer.get("/admin/print");
        officer.submit("/admin/print", &[("letter", &format!("{reference}.2")), ("posted", "2026-11-23")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        let page = officer.get(&case).text();
        assert!(!page.contains("A letter waits for the post") && !page.contains("20 December 2026"), "{page}");
        assert!(page.contains("23 November 2026"), "{page}");
        // L12.2: no copy goes while it is not clear who asks
        officer.submit(&format!("{case}/decide"), &[("decision", "granted"), ("ground", ""), ("reasons", "")]);
        assert_eq!(officer.page.status, 422);
        assert!(officer.page.text().contains("Proof of who asks"), "{}", officer.page.text());
        // the proof came by post on Monday and is noted on Tuesday: the month counts from the day it came
        for wrong in ["2026-11-25", "2026-11-20", "soon"] {
            officer.get(&case);
            officer.submit(&format!("{case}/step"), &[("step", "got_identity"), ("words", ""), ("came", wrong)]);
            assert_eq!(officer.page.status, 422, "{wrong}");
        }
        officer.submit(&format!("{case}/step"), &[("step", "got_identity"), ("words", ""), ("came", "2026-11-23")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        let page = officer.get(&case).text();
        assert!(page.contains("23 December 2026") && page.contains("Who it is, on 23 November 2026"), "{page}");
        // an answer on paper ends the aim on the day it is posted
        officer.submit(&format!("{case}/paper"), &[("paper", "Wait a little."), ("paper_after", "keep")]);
        officer.get("/admin/print");
        officer.submit("/admin/print", &[("letter", &format!("{reference}.3")), ("posted", "2026-11-24")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        let page = officer.get(&case).text();
        assert!(page.contains("Done on 24 November 2026"), "{page}");
        // the outcome on paper ends the case on the day it is posted, and not before
        officer.submit(&format!("{case}/decide"), &[("decision", "granted"), ("ground", ""), ("reasons", "")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        search_everywhere(&app, &mut officer, &case);
        let outcome = format!("{case}/outcome");
        officer.get(&outcome);
        assert!(!officer.page.html().contains("your data page"), "he has none: {}", officer.page.text());
        let parts = [("done", "A copy."), ("not_done", "Nothing."), ("held", "All."), ("told", "Nobody EDIT.")];
        officer.submit(&outcome, &parts);
        assert!(!officer.page.text().contains("The mail"), "{}", officer.page.text());
        // back to change it: nothing typed is lost
        officer.submit(&outcome, &[("act", "edit")]);
        assert_eq!(officer.page.all("textarea[name=told]"), ["Nobody EDIT."], "{}", officer.page.text());
        officer.submit(&outcome, &parts);
        let sent = officer.form(&outcome, &[]);
        let sent: Vec<(&str, &str)> = sent.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        for _ in 0..2 {
            officer.post(&outcome, &sent);
            assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        }
        let page = officer.get(&case).text();
        assert!(page.contains("The outcome waits for the post") && !page.contains("Closed"), "{page}");
        let queue = officer.get("/admin").clone();
        assert!(
            queue.html().contains(&reference) && queue.text().contains("A letter waits for the post"),
            "{}",
            queue.text()
        );
        // taken back, written again, posted twice
        let last = officer.get("/admin/print").values("select[name=withdrawn] option")[0].clone();
        officer.submit("/admin/print", &[("withdrawn", &last)]);
        assert!(officer.follow().text().contains("No letter waits for the post"), "{}", officer.page.text());
        let page = officer.get(&case).text();
        assert!(page.contains("never sent") && !page.contains("Outcome: Done as asked"), "{page}");
        officer.get(&outcome);
        officer.submit(&outcome, &parts);
        officer.submit(&outcome, &[]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        let letter = officer.get("/admin/print").values("select[name=letter] option")[0].clone();
        let posted = officer.form("/admin/print", &[("letter", &letter), ("posted", "2026-11-24")]);
        let posted: Vec<(&str, &str)> = posted.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        for _ in 0..2 {
            officer.post("/admin/print", &posted);
            assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        }
        let page = officer.get(&case).text();
        assert!(page.contains("Closed 24 November 2026") || page.contains("24 November 2026"), "{page}");
        assert!(officer.get("/admin").all("tbody tr").is_empty(), "{}", officer.page.text());
        assert!(app.letters().is_empty());
    });
}

/// S8.11: one of several is chosen on the log; whom nobody knew is recognised later; and who is known hears that it is here.
#[test]
fn s8_11_one_of_several_is_chosen_and_somebody_is_recognised_later() {
    on_each_database(|app| {
        app.add_contact(OLA, "Ola Nordmann");
        app.add_contact("ola.n@south.example", "Ola Nordmann");
        app.work();
        let mut officer = app.officer(OFFICER, Role::Agent);
        officer.get("/admin/log");
        let typed =
            [("text", "What do you hold?"), ("name", "Nordmann"), ("received", "2026-11-20"), ("propose", "yes")];
        officer.submit("/admin/log", &typed);
        let whose = officer.page.values("input[name=contact]");
        assert_eq!(whose.len(), 3, "two, and none of them: {}", officer.page.text());
        assert!(officer.page.all("textarea[name=text]")[0].contains("What do you hold?"), "what was typed stays");
        let chosen = [
            ("contact", whose[0].as_str()),
            ("channel", "telephone"),
            ("received", "2026-11-20"),
            ("text", "What do you hold?"),
            ("matter", "question"),
            ("right", ""),
            ("post", ""),
            ("language", "en"),
        ];
        officer.submit("/admin/log", &chosen);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        assert_eq!(app.letters().len(), 1, "who is known hears that it is here");
        assert!(officer.follow().text().contains("What we hold about this person"), "{}", officer.page.text());
        // nobody knew who called; later it is clear
        let fields = [("received", "2026-11-20"), ("text", "A call"), ("name", "Ola"), ("email", "")];
        let reference = log(&mut officer, &fields);
        let case = format!("/admin/requests/{reference}");
        let whereto = format!("{case}/whereto");
        for (email, status) in [("nobody@north.example", 422), ("", 422), (OLA, 303)] {
            officer.get(&case);
            officer.submit(&whereto, &[("whereto_email", email), ("whereto_post", ""), ("act", "whose")]);
            assert_eq!(officer.page.status, status, "{email}: {}", officer.page.text());
        }
        assert!(officer.follow().text().contains("What we hold about this person"), "{}", officer.page.text());
        let mut ola = app.contact(OLA);
        assert_eq!(ola.get(&format!("/me/requests/{reference}")).status, 200);
        // nothing is no address
        let reference = log(&mut officer, &fields);
        officer.get(&format!("/admin/requests/{reference}"));
        let nothing = [("whereto_email", ""), ("whereto_post", "")];
        assert_eq!(officer.submit(&format!("/admin/requests/{reference}/whereto"), &nothing).status, 422);
    });
}

/// O1, O15: a case that ends without a letter says how; what was nobody's message is in no figure, and everybody is told
/// apart.
#[test]
fn o1_a_case_can_end_without_a_letter_and_says_how() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        let mut end = |fields: &[(&str, &str)], how: &str, said: &str| {
            let reference = log(&mut officer, fields);
            let case = format!("/admin/requests/{reference}");
            let values = officer.get(&case).values("input[name=end]");
            if !values.contains(&how.to_owned()) {
                return (values, String::new());
            }
            officer.submit(&format!("{case}/end"), &[("end", how), ("said", said)]);
            let status = officer.page.status;
            let state =
                if status == 303 { officer.get(&case).all(".state-tag .tag")[0].clone() } else { String::new() };
            (values, format!("{status} {state}"))
        };
        let call = [("received", "2026-11-20"), ("text", "When do you open?"), ("name", "Ola"), ("email", "")];
        assert_eq!(end(&call, "by_word", "At nine.").1, "303 Answered by word");
        assert_eq!(end(&call, "by_word", " ").1, "422 ", "what was said stands in the case");
        assert_eq!(end(&call, "unreachable", "Called twice.").1, "303 Nobody to be reached");
        assert_eq!(end(&call, "spam", "").1, "303 Nobody’s message");
        let mail = [("received", "2026-11-20"), ("text", "When?"), ("name", "Ola"), ("email", OLA)];
        assert_eq!(end(&mail, "unreachable", "x").0, ["by_word", "spam"], "there is a mailbox");
        // L12.4: a right is answered in writing
        let right =
            [("received", "2026-11-20"), ("text", "All."), ("name", "Ola"), ("email", OLA), ("right", "access")];
        assert_eq!(end(&right, "by_word", "x").0, ["spam"]);
        app.letters();
        let closed = officer.get("/admin/closed").text();
        for words in ["Answered by word", "Nobody to be reached", "Nobody’s message"] {
            assert!(closed.contains(words), "{words}: {closed}");
        }
        // six were logged, one of them was nobody's
        let counted = officer.get("/admin/cases?from=2026-11-01&until=2026-11-30").all("tbody tr").len();
        assert_eq!(counted, 5, "{}", officer.page.text());
        // whoever is written to again is no spam any more
        let mut visitor = app.visitor();
        let spam = write(&mut visitor, "question", &[("email", "jo@north.example")]);
        app.letters();
        officer.get("/admin");
        officer.submit("/admin/together", &[("pick", &spam), ("act", "spam")]);
        officer.submit("/admin/together", &[]);
        let case = format!("/admin/requests/{spam}");
        assert!(officer.get(&case).text().contains("Nobody’s message"), "{}", officer.page.text());
        officer.submit(&format!("{case}/answer"), &[("text", "Sorry."), ("after", "keep")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        assert!(!officer.get(&case).text().contains("Nobody’s message"), "{}", officer.page.text());
        app.letters();
    });
}

/// TH20: the forms of one page are pressed each for itself: going back to it and pressing another is not the same press.
#[test]
fn th20_two_forms_of_one_page_are_two_acts() {
    let app = TestApp::new();
    let mut officer = app.officer(OFFICER, Role::Officer);
    let fields = [("received", "2026-11-20"), ("text", "When do you open?"), ("name", "Ola"), ("email", "")];
    let case = format!("/admin/requests/{}", log(&mut officer, &fields));
    officer.get(&case);
    let ends = officer.form(&format!("{case}/end"), &[("end", "by_word"), ("said", "At nine.")]);
    officer.submit(&format!("{case}/note"), &[("note", "He called twice.")]);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    let ends: Vec<(&str, &str)> = ends.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    for _ in 0..2 {
        officer.post(&format!("{case}/end"), &ends);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    }
    let page = officer.get(&case).text();
    assert!(page.contains("Answered by word") && page.matches("At nine.").count() == 1, "{page}");
}

/// What is written after the end keeps the case closed, and its day.
#[test]
fn o2_a_closed_case_is_written_to_without_opening_it() {
    let app = TestApp::new();
    let mut officer = app.officer(OFFICER, Role::Officer);
    let reference = write(&mut app.visitor(), "question", &[("email", OLA)]);
    let (case, answer) = (format!("/admin/requests/{reference}"), format!("/admin/requests/{reference}/answer"));
    app.letters();
    officer.get(&case);
    officer.submit(&answer, &[("text", "At nine."), ("after", "close")]);
    app.letter_to(OLA);
    app.pass(TimeDelta::days(3));
    let mut officer = app.officer_again(OFFICER);
    officer.get(&case);
    assert_eq!(officer.page.values(&format!("form[action='{answer}'] input[name=after]")), ["close", "keep"]);
    officer.submit(&answer, &[("text", "On Sundays at ten."), ("after", "close")]);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    app.letter_to(OLA);
    let page = officer.get(&case).text();
    assert!(page.contains("On Sundays at ten.") && page.contains("Closed 22 November 2026"), "{page}");
    assert!(officer.get("/admin").all("tbody tr").is_empty());
}

/// L15.4: what colleagues are asked for ends with the case, and says so; what was found stands in the outcome; whoever
/// searched is named.
#[test]
fn l15_4_a_search_ends_with_its_case_and_what_was_found_is_in_the_outcome() {
    on_each_database(|app| {
        app.add_contact(OLA, "Ola Nordmann");
        app.work();
        let mut officer = app.officer(OFFICER, Role::Officer);
        let fields = [("received", "2026-11-20"), ("right", "access"), ("text", "All."), ("name", ""), ("email", OLA)];
        let reference = log(&mut officer, &fields);
        app.letters();
        let case = format!("/admin/requests/{reference}");
        let system = officer.get(&case).values("select[name=log_system] option")[0].clone();
        let found = [
            ("log_system", system.as_str()),
            ("log_result", "found"),
            ("log_terms", "Nordmann"),
            ("log_said", "Two orders of 2024."),
        ];
        officer.submit(&format!("{case}/search"), &found);
        assert!(officer.get(&case).text().contains("Searched by officer"), "{}", officer.page.text());
        search_everywhere(&app, &mut officer, &case);
        officer.get(&case);
        let ask = [
            ("system", system.as_str()),
            ("task_email", "sam@westcon.example"),
            ("question", "Orders"),
            ("due", "2026-11-25"),
        ];
        officer.submit(&format!("{case}/task"), &ask);
        let link = link_in(&app, &app.letter_to("sam@westcon.example"), "/tasks/");
        officer.get(&case);
        officer.submit(&format!("{case}/decide"), &[("decision", "granted"), ("ground", ""), ("reasons", "")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        let outcome = format!("{case}/outcome");
        officer.get(&outcome);
        let done = officer.page.all("textarea[name=done]")[0].clone();
        assert!(done.contains("See your data: Done as asked") && done.contains("Two orders of 2024."), "{done}");
        let parts = [("done", done.as_str()), ("not_done", "Nothing."), ("held", "All."), ("told", "Nobody.")];
        officer.submit(&outcome, &parts);
        officer.submit(&outcome, &[]);
        assert_eq!(officer.page.location(), format!("{case}?done=outcome"), "{}", officer.page.text());
        app.letters();
        let mut sam = app.visitor();
        assert_eq!(sam.get(&link).status, 410);
        assert!(sam.page.text().contains("not needed any more"), "{}", sam.page.text());
        assert!(officer.get(&case).text().contains("Ended with the case"), "{}", officer.page.text());
    });
}

/// S8.10: until the outcome has gone a decision can be taken back, unless it had an effect at once.
#[test]
fn s8_10_a_decision_is_taken_back_before_the_outcome() {
    on_each_database(|app| {
        app.add_contact(OLA, "Ola Nordmann");
        app.work();
        let mut officer = app.officer(OFFICER, Role::Officer);
        let fields = [("received", "2026-11-20"), ("right", "access"), ("text", "All."), ("name", ""), ("email", OLA)];
        let reference = log(&mut officer, &fields);
        app.letters();
        let (case, decide) = (format!("/admin/requests/{reference}"), format!("/admin/requests/{reference}/decide"));
        officer.get(&case);
        let refused = [("decision", "refused"), ("ground", "nothing_held"), ("reasons", "We looked.")];
        officer.submit(&decide, &refused);
        assert!(officer.get(&case).text().contains("We looked."), "{}", officer.page.text());
        officer.submit(&decide, &[("act", "reopen")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        assert!(!officer.get(&case).text().contains("We looked."), "{}", officer.page.text());
        officer.submit(&decide, &[("decision", "granted"), ("ground", ""), ("reasons", "")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        // an objection that was upheld has ended uses already
        let mut ola = app.contact(OLA);
        ola.get("/contact?matter=right&right=objection");
        ola.submit("/contact", &[("text", "Stop."), ("right", "objection")]);
        let other = ola.page.all(".panel-reference strong")[0].replace('-', "");
        app.letters();
        let (case, decide) = (format!("/admin/requests/{other}"), format!("/admin/requests/{other}/decide"));
        officer.get(&case);
        officer.submit(&decide, &[("decision", "granted"), ("ground", ""), ("reasons", "")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        app.letters();
        assert!(officer.get(&case).values("button[name=act][value=reopen]").is_empty(), "{}", officer.page.text());
    });
}

/// O1: a ticked row stands for all cases of its person; in the calendar each has its dates, with those of the law, and the
/// 72 hours of a breach.
#[test]
fn o1_a_row_stands_for_all_of_a_person_and_the_calendar_has_each_date() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        let mut ola = app.visitor();
        for _ in 0..2 {
            write(&mut ola, "question", &[("email", OLA)]);
        }
        let right = write(&mut ola, "right", &[("right", "access"), ("email", OLA)]);
        app.letters();
        officer.get("/admin/breaches");
        officer.submit("/admin/breaches", &[("aware", "2026-11-21T09:00"), ("nature", "A laptop was stolen.")]);
        let text = officer.get("/admin/deadlines.ics").html();
        assert_eq!(text.matches("-aim@privacy-portal").count(), 3, "{text}");
        assert!(text.contains(&format!("UID:{right}-law@")) && text.contains("DTSTART;VALUE=DATE:20261222"), "{text}");
        assert!(text.contains("DTEND:20261124T090000Z") && text.contains("72 hours end"), "{text}");
        let pick = officer.get("/admin").values("input[name=pick]");
        assert_eq!(pick.len(), 1, "{pick:?}");
        officer.submit("/admin/together", &[("pick", &pick[0]), ("act", "me")]);
        assert_eq!(officer.page.h1(), "Give 3 cases to officer?", "{}", officer.page.text());
        officer.submit("/admin/together", &[]);
        assert_eq!(officer.page.location(), "/admin?done=together", "{}", officer.page.text());
        assert_eq!(officer.get("/admin?whose=nobody").all("tbody tr").len(), 0);
    });
}

/// S8.11: a mail is filed as it is in one step, with what it carries; a day begins in London; and whoever was recognised
/// wrongly is let go.
#[test]
fn s8_11_a_mail_is_filed_with_its_files_and_a_wrong_match_is_let_go() {
    on_each_database_with(&[("clamd", "tcp:127.0.0.1:9")], |app| {
        app.add_contact(OLA, "Ola Nordmann");
        app.work();
        let mut officer = app.officer(OFFICER, Role::Agent);
        let mail = "From: Ola Nordmann <ola@north.example>\r\nDate: Fri, 20 Nov 2026 23:30:00 -0500\r\nSubject: My data\r\n\
            MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n\
            What do you hold?\r\n--b\r\nContent-Type: text/plain; name=\"list.txt\"\r\n\
            Content-Disposition: attachment; filename=\"list.txt\"\r\n\r\nmy orders\r\n--b\r\n\
            Content-Type: application/x-msdownload; name=\"run.exe\"\r\n\
            Content-Disposition: attachment; filename=\"run.exe\"\r\nContent-Transfer-Encoding: base64\r\n\r\n\
            TVqQAAMAAAAEAAAA\r\n--b--\r\n";
        officer.get("/admin/log");
        let fields = officer.form("/admin/log/mail", &[("act", "file")]);
        assert_eq!(officer.upload("/admin/log/mail", &fields, &[("x.eml", mail.as_bytes())]), 303);
        let page = officer.follow().text();
        // half past eleven at night in New York is the next day in London
        assert!(page.contains("21 November 2026") && page.contains("What do you hold?"), "{page}");
        assert!(page.contains("could not take: run.exe"), "{page}");
        let reference = officer.page.all(".caption .reference")[0].replace('-', "");
        let files = officer.get(&format!("/admin/requests/{reference}/files")).text();
        assert!(files.contains("list.txt") && !files.contains("run.exe"), "{files}");
        assert!(app.letter_to(OLA).body.subject.contains("we have your message"));
        // the mailbox of a contact on file: theirs, by the address
        let mut ola = app.contact(OLA);
        assert_eq!(ola.get(&format!("/me/requests/{reference}")).status, 200);
        app.letters();
        // only filled in, and it was somebody else
        officer.get("/admin/log");
        let fields = officer.form("/admin/log/mail", &[]);
        assert_eq!(officer.upload("/admin/log/mail", &fields, &[("x.eml", mail.as_bytes())]), 200);
        assert!(officer.page.text().contains("Recognised by the address"), "{}", officer.page.text());
        let typed = [("text", "What do you hold?"), ("received", "2026-11-21"), ("propose", "else")];
        officer.submit("/admin/log", &typed);
        let page = officer.page.clone();
        assert!(page.values("input[name=contact]").is_empty(), "{}", page.html());
        assert_eq!(page.values("input[name=email]"), [OLA], "what the mail said stays");
        assert!(page.all("textarea[name=text]")[0].contains("What do you hold?"));
    });
}

/// ASVS 2.3.5: what waits for a second person is said to whoever may be it, and to nobody else.
#[test]
fn asvs_2_3_5_what_waits_for_a_second_person_is_named_above_the_queue() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        let mut deputy = app.officer("deputy@westcon.example", Role::Deputy);
        let mut agent = app.officer("agent@westcon.example", Role::Agent);
        let reference = write(&mut app.visitor(), "right", &[("right", "access"), ("email", OLA)]);
        app.letters();
        let case = format!("/admin/requests/{reference}");
        officer.get(&case);
        let refused = [
            ("decision", "refused"),
            ("ground", "unfounded"),
            ("reasons", "He says that he only wants to annoy."),
            ("factors", "says_so"),
        ];
        let factor = officer.page.values("input[name=factors]")[0].clone();
        let refused = refused.map(|(n, v)| if n == "factors" { (n, factor.as_str()) } else { (n, v) });
        officer.submit(&format!("{case}/decide"), &refused);
        assert_eq!(officer.page.location(), format!("{case}?done=wished"), "{}", officer.page.text());
        let words = "One decision waits for a second person";
        assert!(deputy.get("/admin").text().contains(words), "{}", deputy.page.text());
        assert_eq!(deputy.page.links(".alerts a[href^='/admin/requests/']"), [case.as_str()]);
        assert!(!officer.get("/admin").text().contains(words), "it is their own wish");
        assert!(!agent.get("/admin").text().contains(words), "an agent decides nothing");
    });
}
