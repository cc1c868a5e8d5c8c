//! Cases with two clocks from both sides: asking, waiting, more time, the outcome in seven parts, warnings.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::domain::clock::Moment;
use privacy_portal::domain::ids::ContactId;
use privacy_portal::domain::officer::Role;
use privacy_portal::domain::restriction::Scope;
use privacy_portal::store::StoreError;

const ANNA: &str = "anna@brooks.example";
const OFFICER: &str = "officer@westcon.example";

/// Anna asks for a right by the form; gives the reference.
fn ask(app: &TestApp, anna: &mut Browser, right: &str) -> String {
    anna.get(&format!("/contact?matter=right&right={right}"));
    anna.submit("/contact", &[("text", "I want this."), ("right", right)]);
    assert_eq!(anna.page.h1(), "We have your message", "{}", anna.page.text());
    app.letter_to(ANNA);
    anna.page.all(".panel-reference strong")[0].replace('-', "")
}

pub fn step(officer: &mut Browser, reference: &str, step: &str, words: &str) -> u16 {
    officer.get(&format!("/admin/requests/{reference}"));
    officer.submit(&format!("/admin/requests/{reference}/step"), &[("step", step), ("words", words)]);
    officer.page.status
}

fn both(anna: &mut Browser, officer: &mut Browser, reference: &str) -> [String; 2] {
    [anna.get(&format!("/me/requests/{reference}")).text(), officer.get(&format!("/admin/requests/{reference}")).text()]
}

#[test]
fn s8_15_clk_5_a_question_stops_the_legal_clock_of_access_and_no_other() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut anna = app.contact(ANNA);
        let reference = ask(&app, &mut anna, "access");
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        for page in both(&mut anna, &mut officer, &reference) {
            assert!(page.contains("1 December 2026") && page.contains("22 December 2026"), "{page}");
            assert!(page.contains("How this was counted") && page.contains("7 working days"), "{page}");
        }
        app.pass(TimeDelta::days(1));
        let (mut anna, mut officer) = (app.contact(ANNA), app.officer_again("officer@westcon.example"));
        assert_eq!(step(&mut officer, &reference, "ask_detail", "Which year do you mean?"), 303);
        let letter = app.letter_to(ANNA);
        assert!(letter.body.subject.contains("we need something from you"), "{}", letter.body.subject);
        assert!(letter.body.text.contains("the legal time stands still") && !letter.body.text.contains("Which year"));
        for page in both(&mut anna, &mut officer, &reference) {
            assert!(page.contains("Stands still since 23 November 2026"), "{page}");
            assert!(page.contains("1 December 2026"), "the aim runs on: {page}");
        }
        assert!(anna.get(&format!("/me/requests/{reference}")).text().contains("We need something from you"));
        app.pass(TimeDelta::days(2));
        let (mut anna, mut officer) = (app.contact(ANNA), app.officer_again("officer@westcon.example"));
        anna.get(&format!("/me/requests/{reference}"));
        anna.submit(&format!("/me/requests/{reference}/message"), &[("text", "2024.")]);
        assert_eq!(anna.page.status, 303);
        // three days did not count, both ends included; Christmas Day is no working day, nor is Boxing Day's Monday
        for page in both(&mut anna, &mut officer, &reference) {
            assert!(page.contains("3 days from 23 November 2026 to 25 November 2026"), "{page}");
            assert!(page.contains("29 December 2026"), "{page}");
        }
        // the same question in a case of another right moves no date
        let other = ask(&app, &mut anna, "rectification");
        assert_eq!(step(&mut officer, &other, "ask_detail", "Which one?"), 303);
        assert!(app.letter_to(ANNA).body.text.contains("The dates of your request stay as they are."));
        let page = anna.get(&format!("/me/requests/{other}")).text();
        assert!(page.contains("29 December 2026") && !page.contains("Stands still"), "{page}");
    });
}

#[test]
fn clk_3_identity_moves_the_start_and_clk_6_an_extension_is_told_in_time() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.contact(ANNA);
    let reference = ask(&app, &mut anna, "access");
    let mut officer = app.officer("officer@westcon.example", Role::Officer);
    assert_eq!(step(&mut officer, &reference, "ask_identity", "Which order number do you have?"), 303);
    app.letter_to(ANNA);
    let page = anna.get(&format!("/me/requests/{reference}")).text();
    assert!(page.contains("Waits for a proof of identity"), "{page}");
    app.pass(TimeDelta::days(8));
    let (mut anna, mut officer) = (app.contact(ANNA), app.officer_again("officer@westcon.example"));
    assert_eq!(step(&mut officer, &reference, "got_identity", ""), 303);
    // from 30 November: until 30 December
    for page in both(&mut anna, &mut officer, &reference) {
        assert!(page.contains("30 December 2026"), "{page}");
    }
    assert!(officer.page.all("input[value=got_identity]").is_empty(), "it came once");
    assert_eq!(step(&mut officer, &reference, "extend", ""), 422, "not without reasons");
    officer.submit(
        &format!("/admin/requests/{reference}/step"),
        &[("step", "extend"), ("words", "Eleven systems have to be searched.")],
    );
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    let letter = app.letter_to(ANNA);
    // three months from the start: 28 February is a Sunday
    assert!(letter.body.text.contains("1 March 2027") && !letter.body.text.contains("Eleven"), "{}", letter.body.text);
    for page in both(&mut anna, &mut officer, &reference) {
        assert!(page.contains("1 March 2027") && page.contains("Eleven systems"), "{page}");
    }
    assert!(officer.page.all("input[value=extend]").is_empty(), "once only");
    officer.submit(&format!("/admin/requests/{reference}/step"), &[("step", "progress"), ("words", "x")]);
    assert_eq!(officer.page.status, 404, "progress is for complaints");
}

#[test]
fn clk_6_too_late_is_refused_by_the_server() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.contact(ANNA);
    let reference = ask(&app, &mut anna, "access");
    let mut officer = app.officer("officer@westcon.example", Role::Officer);
    officer.get(&format!("/admin/requests/{reference}"));
    assert_eq!(officer.page.all("input[value=extend]").len(), 1);
    app.pass(TimeDelta::days(31));
    let mut officer = app.officer_again("officer@westcon.example");
    officer.get(&format!("/admin/requests/{reference}"));
    assert!(officer.page.all("input[value=extend]").is_empty());
    officer.submit(&format!("/admin/requests/{reference}/step"), &[("step", "extend"), ("words", "Late.")]);
    assert_eq!(officer.page.status, 422);
    assert!(officer.page.text().contains("within the first month"), "{}", officer.page.text());
}

/// No copy is sent before each system that the portal does not see was searched, or left out for a reason that is written.
#[test]
fn l15_4_ld_4_a_copy_goes_only_with_a_search_log() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut anna = app.contact(ANNA);
        let reference = ask(&app, &mut anna, "access");
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        let (page, action) = (format!("/admin/requests/{reference}"), format!("/admin/requests/{reference}/outcome"));
        officer.get(&page);
        officer.submit(&format!("{page}/decide"), &[("decision", "granted")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        let parts =
            [("done", "Your copy."), ("not_done", "Nothing."), ("held", "As before."), ("told", "Nobody had to be.")];
        let check = |officer: &mut Browser| {
            officer.get(&action);
            officer.submit(&action, &parts);
            (officer.page.status, officer.page.text())
        };
        let (status, said) = check(&mut officer);
        assert_eq!(status, 422);
        assert!(said.contains("Go back to the case and note each under"), "{said}");
        let systems: Vec<String> = app.desk.registers().systems_not_copied().map(|s| s.key.clone()).collect();
        let names: Vec<String> =
            app.desk.registers().systems_not_copied().map(|s| s.label.in_language("en").to_owned()).collect();
        assert_eq!(systems.len(), 2);
        let missing = |officer: &mut Browser| {
            let text = officer.get(&page).text();
            text.split("Not searched yet: ").nth(1).map(|rest| rest.split(". Note").next().unwrap().to_owned())
        };
        assert_eq!(missing(&mut officer), Some(names.join(", ")));
        let search = format!("{page}/search");
        for (fields, error) in [
            ([("log_system", "nowhere"), ("log_result", "nothing"), ("log_terms", "Name")], "Choose a system"),
            ([("log_system", systems[0].as_str()), ("log_result", ""), ("log_terms", "Name")], "Choose what came of"),
            ([("log_system", systems[0].as_str()), ("log_result", "nothing"), ("log_terms", " ")], "Write what you"),
            ([("log_system", systems[0].as_str()), ("log_result", "left_out"), ("log_terms", "x")], "Write why this"),
            ([("log_system", systems[0].as_str()), ("log_result", "found"), ("log_terms", "x")], "Write what the"),
        ] {
            officer.get(&page);
            let csrf = officer.form(&search, &[]).into_iter().find(|(name, _)| name == "csrf").unwrap().1;
            let all: Vec<(&str, &str)> = fields.into_iter().chain([("csrf", csrf.as_str())]).collect();
            officer.post(&search, &all);
            assert_eq!(officer.page.status, 422, "{error}");
            assert!(officer.page.text().contains(error), "{error}: {}", officer.page.text());
        }
        let note = |officer: &mut Browser, fields: [(&str, &str); 4]| {
            officer.get(&page);
            officer.submit(&search, &fields);
            assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        };
        let found = [
            ("log_system", systems[0].as_str()),
            ("log_result", "found"),
            ("log_terms", "Anna Schmidt"),
            ("log_said", "One call of May."),
        ];
        note(&mut officer, found);
        assert_eq!(missing(&mut officer), Some(names[1].clone()));
        assert_eq!(check(&mut officer).0, 422, "one of them is not all of them");
        let why = "Its recordings go after a month.";
        let left_out =
            [("log_system", systems[1].as_str()), ("log_result", "left_out"), ("log_terms", ""), ("log_said", why)];
        note(&mut officer, left_out);
        assert_eq!(missing(&mut officer), None);
        let said = officer.page.text();
        for words in ["One call of May.", why, "Left out", "Searched by officer"] {
            assert!(said.contains(words), "{words}: {said}");
        }
        assert_eq!(check(&mut officer).0, 200);
        officer.submit(&action, &[]);
        assert_eq!(officer.page.location(), format!("{page}?done=outcome"), "{}", officer.page.text());
        app.letter_to(ANNA);
        assert!(officer.get(&page).all(&format!("form[action='{search}']")).is_empty(), "it is closed");
        // where no copy is given, nothing has to be searched, unless that is because there is nothing
        for (ground, status) in [("privilege", 200), ("nothing_held", 422)] {
            app.pass(TimeDelta::minutes(1));
            let refused = ask(&app, &mut anna, "access");
            let (page, action) = (format!("/admin/requests/{refused}"), format!("/admin/requests/{refused}/outcome"));
            officer.get(&page);
            let reasons = [("decision", "refused"), ("ground", ground), ("reasons", "This is why.")];
            officer.submit(&format!("{page}/decide"), &reasons);
            assert_eq!(officer.page.status, 303, "{}", officer.page.text());
            officer.get(&action);
            officer.submit(&action, &parts);
            assert_eq!(officer.page.status, status, "{ground}: {}", officer.page.text());
        }
    });
}

#[test]
fn s8_35_an_outcome_has_seven_parts_or_is_refused() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut anna = app.contact(ANNA);
        let reference = ask(&app, &mut anna, "access");
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        let (page, action) = (format!("/admin/requests/{reference}"), format!("/admin/requests/{reference}/outcome"));
        officer.get(&page);
        officer.submit(
            &format!("{page}/decide"),
            &[("decision", "part"), ("ground", "others_rights"), ("reasons", "A colleague's notes are left out.")],
        );
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        let whole = [
            ("done", "Your copy is on the export page."),
            ("not_done", "A colleague's notes are left out: they are about her."),
            ("held", "What your data page shows."),
            ("told", "Nobody else had to be told."),
        ];
        search_everywhere(&app, &mut officer, &page);
        for part in 0..4 {
            officer.get(&action);
            let mut less = whole;
            less[part].1 = " ";
            officer.submit(&action, &less);
            assert_eq!(officer.page.status, 422, "{}", whole[part].0);
            assert_eq!(officer.page.all(".summary-list a"), ["Fill in this part; where there is nothing, say so"]);
        }
        officer.get(&action);
        officer.submit(&action, &whole);
        let check = officer.page.text();
        // the letter is seen before it goes, and the parts that settings supply
        for words in ["Check the outcome", "the outcome of your request", "0303 123 1113", "ico.org.uk", "go to court"]
        {
            assert!(check.contains(words), "{words}: {check}");
        }
        assert!(app.letters().is_empty(), "nothing goes before the second press");
        // and a part that goes missing between the two presses is noticed
        let form = officer.form(&action, &[]);
        let cut: Vec<(&str, &str)> =
            form.iter().map(|(n, v)| (n.as_str(), if n == "held" { "" } else { v.as_str() })).collect();
        assert_eq!(officer.post(&action, &cut).status, 422);
        let sent: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        for _ in 0..3 {
            officer.post(&action, &sent);
            assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        }
        let letter = app.letter_to(ANNA);
        assert!(letter.body.subject.contains("the outcome of your request"));
        assert!(!letter.body.text.contains("colleague"), "{}", letter.body.text);
        let page = anna.get(&format!("/me/requests/{reference}")).text();
        for words in [
            "Partly done",
            "Your copy is on the export page.",
            "they are about her",
            "What your data page shows.",
            "Nobody else had to be told.",
            "another person looks",
            "0303 123 1113",
            "You may also go to court.",
            "It would harm the rights of other people.",
        ] {
            assert!(page.to_lowercase().contains(&words.to_lowercase()), "{words}: {page}");
        }
        // nothing internal
        assert!(!page.contains("officer:") && !page.contains("officer@westcon.example"), "{page}");
        assert!(page.contains("Done on 22 November 2026"), "{page}");
    });
}

#[test]
fn s13_15_warnings_come_in_order_once_each_and_with_several_workers() {
    let app = TestApp::new();
    app.officer("officer@westcon.example", Role::Officer);
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.contact(ANNA);
    ask(&app, &mut anna, "access");
    let mut said = Vec::new();
    for _ in 0..35 {
        app.pass(TimeDelta::days(1));
        // four workers at the same time, twice
        for _ in 0..2 {
            std::thread::scope(|scope| {
                for _ in 0..4 {
                    let desk = app.desk.clone();
                    scope.spawn(move || {
                        tokio::runtime::Builder::new_current_thread()
                            .enable_all()
                            .build()
                            .unwrap()
                            .block_on(desk.remind())
                            .unwrap();
                    });
                }
            });
        }
        for letter in app.letters() {
            assert_eq!(letter.to, "officer@westcon.example");
            said.push((letter.body.subject.split(": ").nth(1).unwrap().to_owned(), app.desk.now().london_date()));
        }
    }
    let said: Vec<(String, String)> = said.into_iter().map(|(what, on)| (what, on.to_string())).collect();
    let expected = [
        ("the reply aim runs out soon", "2026-11-27"),
        ("the reply aim has passed", "2026-12-02"),
        ("the legal time runs out soon", "2026-12-15"),
        ("the legal time has passed", "2026-12-23"),
    ];
    assert_eq!(said, expected.map(|(what, on)| (what.to_owned(), on.to_owned())));
}

#[test]
fn l77_5_a_complaint_is_acknowledged_and_hears_every_fortnight() {
    let app = TestApp::new();
    let _officer = app.officer("officer@westcon.example", Role::Officer);
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.contact(ANNA);
    anna.get("/contact?matter=complaint");
    anna.submit("/contact", &[("text", "You called me again.")]);
    app.letter_to(ANNA);
    let reference = anna.page.all(".panel-reference strong")[0].replace('-', "");
    let page = anna.get(&format!("/me/requests/{reference}")).text();
    assert!(page.contains("Acknowledging the complaint") && page.contains("Done on 22 November 2026"), "{page}");
    app.pass(TimeDelta::days(14));
    app.run(app.desk.remind()).unwrap();
    app.run(app.desk.remind()).unwrap();
    let letters = app.letters();
    let to_anna: Vec<_> = letters.iter().filter(|l| l.to == ANNA).collect();
    assert_eq!(to_anna.len(), 1);
    assert!(to_anna[0].body.subject.contains("how your complaint stands"));
    assert!(letters.iter().any(|l| l.to == "officer@westcon.example" && l.body.subject.contains("waits for a word")));
    // it does not end without an outcome
    let mut officer2 = app.officer_again("officer@westcon.example");
    officer2.get(&format!("/admin/requests/{reference}"));
    assert!(officer2.page.all("input[name=after][value=close]").is_empty());
    officer2.submit(&format!("/admin/requests/{reference}/answer"), &[("text", "Sorry."), ("after", "close")]);
    assert_eq!(officer2.page.status, 422);
    assert_eq!(step(&mut officer2, &reference, "progress", "We asked the call centre."), 303);
    assert!(app.letter_to(ANNA).body.subject.contains("how your complaint stands"));
    let action = format!("/admin/requests/{reference}/outcome");
    officer2.get(&action);
    let parts = [
        ("done", "We took your number off the list."),
        ("not_done", "Nothing was refused."),
        ("held", "Your complaint, for three years."),
        ("told", "The call centre."),
    ];
    officer2.submit(&action, &parts);
    assert_eq!(officer2.page.status, 422, "how it ends is missing");
    let fields: Vec<_> = parts.into_iter().chain([("result", "granted")]).collect();
    officer2.submit(&action, &fields);
    officer2.submit(&action, &[]);
    assert_eq!(officer2.page.status, 303, "{}", officer2.page.text());
    app.letter_to(ANNA);
}

/// TH21: London dates decide, whatever the hour; a clock that goes back an hour brings nothing back.
#[test]
fn th21_dates_hold_on_both_dst_nights_on_29_february_and_when_the_clock_goes_back() {
    let cases = [
        // the night the clocks go forward: half past midnight in London is the 28th; half past eleven is still the 27th
        (1_806_190_200, "27 March 2027", "27 April 2027"),
        (1_806_193_800, "28 March 2027", "28 April 2027"),
        // the night they go back
        (1_824_938_100, "31 October 2027", "30 November 2027"),
        // leap day, and the day a month before its end
        (1_835_438_400, "29 February 2028", "29 March 2028"),
        (1_832_846_400, "30 January 2028", "29 February 2028"),
    ];
    for (at, received, law) in cases {
        let app = TestApp::new();
        app.clock.set(Moment::from_unix_seconds(at));
        app.add_contact(ANNA, "Anna Schmidt");
        let mut anna = app.contact(ANNA);
        let reference = ask(&app, &mut anna, "access");
        let page = anna.get(&format!("/me/requests/{reference}")).text();
        assert!(page.contains(received) && page.contains(law), "{at}: {received} {law}: {page}");
        // an hour back: the dates stay, for they are counted from what happened
        app.clock.set(Moment::from_unix_seconds(at - 3_600));
        let again = anna.get(&format!("/me/requests/{reference}"));
        if again.status == 200 {
            assert!(again.text().contains(received) && again.text().contains(law));
        }
        app.letters();
    }
}

/// Logs a letter of Anna about a right; gives the path of its case.
fn letter_of_anna(app: &TestApp, officer: &mut Browser, right: &str) -> String {
    officer.get("/admin/log?contact=1");
    let fields =
        [("channel", "letter"), ("received", "2026-11-20"), ("matter", "right"), ("right", right), ("text", "Please.")];
    officer.submit("/admin/log", &fields);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    app.letters();
    officer.page.location().split('?').next().unwrap().to_owned()
}

/// S8.10: "in part" says of which uses, and these end or are limited; what is pressed twice has its effect once.
#[test]
fn s8_10_in_part_is_about_uses_and_a_second_press_changes_nothing() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        app.work();
        let mut officer = app.officer(OFFICER, Role::Officer);
        let states = || app.desk.store().read_now::<_, StoreError>(|r| r.list_purpose_states(ContactId(1))).unwrap();
        let case = letter_of_anna(&app, &mut officer, "objection");
        let decide = format!("{case}/decide");
        let part = [("decision", "part"), ("ground", "compelling_grounds"), ("reasons", "Invoices stay.")];
        officer.get(&case);
        let offered = officer.page.values("input[name=uses]");
        assert!(offered.len() > 1, "{}", officer.page.text());
        officer.submit(&decide, &part);
        assert_eq!(officer.page.status, 422);
        assert!(officer.page.text().contains("Tick the uses that end"), "{}", officer.page.text());
        assert!(states().iter().all(|s| s.state != "objected"));
        officer.get(&case);
        // one of several marketing uses: it ends, and the others are left as they are
        let registers = app.desk.registers();
        let marketing: Vec<_> = offered.iter().filter(|key| registers.is_marketing(key)).collect();
        assert!(marketing.len() > 1, "{offered:?}");
        let form = officer
            .form(&decide, &[&part[..], &[("uses", offered[0].as_str()), ("uses", marketing[0].as_str())]].concat());
        let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let ledger = || app.desk.store().column_for_test("ledger_entry", "act").unwrap().len();
        let before = ledger();
        for _ in 0..2 {
            officer.post(&decide, &form);
            assert_eq!(officer.page.location(), format!("{case}?done=decided"), "{}", officer.page.text());
        }
        let mut ended: Vec<_> = states().into_iter().filter(|s| s.state == "objected").map(|s| s.purpose).collect();
        ended.sort();
        assert_eq!(ended, [offered[0].clone(), marketing[0].clone()]);
        let stopped = app.desk.store().column_for_test("suppression", "topic").unwrap();
        assert!(stopped.is_empty(), "not every letter: {stopped:?}");
        let once = ledger() - before;
        let page = officer.get(&case).text();
        assert!(page.contains("Done in part") && page.contains("No longer used for: "), "{page}");
        // a colleague who comes later is told that it is decided
        let mut other = app.officer("deputy@westcon.example", Role::Deputy);
        other.get(&case);
        let token = other.form(&format!("{case}/note"), &[]).into_iter().find(|(n, _)| n == "csrf").unwrap().1;
        let late = [("csrf", token.as_str()), ("number", "1"), ("decision", "granted")];
        other.post(&decide, &late);
        assert_eq!(other.page.status, 422, "{}", other.page.text());
        assert!(ledger() - before == once, "what was refused is on no ledger");
        // a restriction likewise
        let case = letter_of_anna(&app, &mut officer, "restriction");
        officer.get(&case);
        let uses = officer.page.values("input[name=uses]");
        let fields = [
            ("decision", "part"),
            ("ground", "protects_others"),
            ("reasons", "The rest protects somebody."),
            ("uses", uses[0].as_str()),
        ];
        officer.submit(&format!("{case}/decide"), &fields);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        assert!(officer.get(&case).text().contains("Not used for the time being for: "), "{}", officer.page.text());
        let limits = app.desk.store().read_now::<_, StoreError>(|r| r.list_restrictions(ContactId(1))).unwrap();
        assert_eq!(limits.iter().map(|l| l.scope.clone()).collect::<Vec<_>>(), [Scope::Purpose(uses[0].clone())]);
    });
}

/// S8.39: a correction that names no value is not granted while nothing was corrected.
#[test]
fn s8_39_a_correction_is_granted_when_something_was_corrected() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        app.work();
        let mut officer = app.officer(OFFICER, Role::Officer);
        let case = letter_of_anna(&app, &mut officer, "rectification");
        let grant = |officer: &mut Browser, case: &str, reasons: &str| {
            officer.get(case);
            officer.submit(&format!("{case}/decide"), &[("decision", "granted"), ("reasons", reasons)]);
            officer.page.status
        };
        assert_eq!(grant(&mut officer, &case, ""), 422);
        assert!(officer.page.text().contains("Nothing of this person was changed"), "{}", officer.page.text());
        // what is held elsewhere is corrected there, and said
        assert_eq!(grant(&mut officer, &case, "In the shop, your street."), 303, "{}", officer.page.text());
        let case = letter_of_anna(&app, &mut officer, "rectification");
        assert_eq!(grant(&mut officer, &case, ""), 422);
        officer.get("/admin/contacts/1?reason=letter");
        officer.submit("/admin/contacts/1/correct", &[("kind", "name"), ("value", "Anna Zweig")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        app.letters();
        assert_eq!(grant(&mut officer, &case, ""), 303, "{}", officer.page.text());
    });
}
