//! The officer's working day: the queue, what is logged, who is found, what is noted, breaches, figures.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::domain::email_address::EmailAddress;
use privacy_portal::domain::ids::Reference;
use privacy_portal::domain::officer::Role;
use privacy_portal::domain::request::Matter;
use privacy_portal::domain::secret::Randomness;
use privacy_portal::store::keys::Scope;
use privacy_portal::store::requests::NewRequest;
use privacy_portal::store::{Lane, StoreError};
use std::collections::BTreeSet;

const ROSA: &str = "rosa@north.example";
const ANNA: &str = "anna@brooks.example";
const OFFICER: &str = "officer@westcon.example";

pub fn write(browser: &mut Browser, matter: &str, more: &[(&str, &str)]) -> String {
    browser.get(&format!("/contact?matter={matter}"));
    let fields: Vec<(&str, &str)> = [("text", "Hello")].into_iter().chain(more.iter().copied()).collect();
    browser.submit("/contact", &fields);
    assert_eq!(browser.page.status, 200, "{}", browser.page.text());
    browser.page.all(".panel-reference strong")[0].replace('-', "")
}

/// Logs a request; gives its reference.
pub fn log(officer: &mut Browser, fields: &[(&str, &str)]) -> String {
    officer.get("/admin/log");
    let all: Vec<(&str, &str)> =
        [("channel", "telephone"), ("matter", "question"), ("right", ""), ("language", "en"), ("post", "")]
            .into_iter()
            .filter(|(n, _)| !fields.iter().any(|(m, _)| m == n))
            .chain(fields.iter().copied())
            .collect();
    officer.submit("/admin/log", &all);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    let to = officer.page.location();
    to.trim_start_matches("/admin/requests/").split('?').next().unwrap().to_owned()
}

#[test]
fn o1_the_nearest_clock_is_first_and_one_person_is_one_row() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        // logged today, but it reached the company eleven days ago: overdue, and on top
        let old = log(&mut officer, &[("received", "2026-11-09"), ("text", "A letter"), ("name", "Ola")]);
        let mut rosa = app.visitor();
        for _ in 0..3 {
            write(&mut rosa, "question", &[("email", ROSA)]);
        }
        let right = write(&mut rosa, "right", &[("right", "erasure"), ("email", "jo@north.example")]);
        app.letters();
        officer.get("/admin");
        let rows = officer.page.all("#cases ~ tbody tr, .table-cases tbody tr");
        assert!(rows[0].contains("1 working day late") || rows[0].contains("working days late"), "{rows:?}");
        // three mails of one person are one row with two more behind it
        assert_eq!(rows.len(), 3, "{rows:?}");
        assert!(rows.iter().any(|r| r.contains("and 2 more from the same person")), "{rows:?}");
        assert!(!officer.page.text().contains(ROSA), "an address is masked in a list");
        // what nobody has proved stands apart, below
        let html = officer.page.html();
        assert!(html.find("id=\"cases\"") < html.find("id=\"unproved\""), "{html}");
        // narrowed by the address alone
        let rows = |officer: &mut Browser, query: &str| officer.get(&format!("/admin?{query}")).all("tbody tr").len();
        assert_eq!(rows(&mut officer, "right=erasure"), 1);
        assert!(officer.page.html().contains(&right));
        assert_eq!(rows(&mut officer, "due=over"), 1);
        assert!(officer.page.html().contains(&old));
        assert_eq!(rows(&mut officer, "whose=mine"), 1, "what I log is mine");
        assert_eq!(rows(&mut officer, "whose=nobody"), 2);
        assert_eq!(rows(&mut officer, "proved=yes"), 1);
        assert_eq!(
            rows(&mut officer, "whose=nonsense&right=x&state=y&entity=z&after=q"),
            3,
            "unknown words narrow nothing"
        );
    });
}

/// However many wait: what is shown is the nearest, the further pages leave nobody out, and a rare right among them is
/// found as well as a common one.
#[test]
fn o1_a_flood_is_counted_so_far_as_it_matters_and_nobody_is_left_out() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        let (store, ring, now) = (app.desk.store(), app.desk.ring().clone(), app.desk.now());
        let keys = store.new_keys(Scope::Case, vec![None], now).unwrap();
        let file = |number: usize, right: &str, is_proved: bool| NewRequest {
            reference: Reference::new(&Randomness::System),
            contact: None,
            entity: app.desk.registers().entities()[0].key.clone(),
            language: "en".into(),
            matter: Matter::Right,
            rights: vec![right.to_owned()],
            address: EmailAddress::parse(&format!("p{number}@many.example")).unwrap(),
            name: String::new(),
            text: String::new(),
            is_proved,
            is_suspected: false,
        };
        let all: Vec<NewRequest> =
            (0..2_010).map(|n| file(n, if n % 500 == 0 { "portability" } else { "erasure" }, n % 20 == 0)).collect();
        let filed = all.clone();
        store
            .write_now::<_, StoreError>(Lane::Bulk, move |w| {
                filed.iter().try_for_each(|it| w.add_request(&ring, &keys[0], it, now).map(drop))
            })
            .unwrap();
        app.work();
        officer.get("/admin");
        let said = officer.page.text();
        assert!(said.contains("More than 1,000 open cases") && said.contains("All of more than 1,000"), "{said}");
        let of = |right: &str, is_proved: bool| -> BTreeSet<String> {
            let fits = |it: &&NewRequest| it.rights[0] == right && it.is_proved == is_proved;
            all.iter().filter(fits).map(|it| it.reference.as_str().to_owned()).collect()
        };
        // of the rare right a handful, of the common one two pages of those who have proved their mailbox
        for (right, pages) in [("portability", 1), ("erasure", 2)] {
            let mut seen = Vec::new();
            officer.get(&format!("/admin?right={right}&proved=yes"));
            for page in 1.. {
                let cases = officer.page.links("tbody a[href^='/admin/requests/']");
                seen.extend(cases.iter().map(|href| href.trim_start_matches("/admin/requests/").to_owned()));
                match officer.page.links("a[rel=next]").first() {
                    Some(next) => drop(officer.get(next)),
                    None => {
                        assert_eq!(page, pages, "{right}");
                        break;
                    }
                }
            }
            let once: BTreeSet<String> = seen.iter().cloned().collect();
            assert_eq!((once.len(), &once), (seen.len(), &of(right, true)), "{right}");
        }
    });
}

#[test]
fn o1_cases_are_given_and_closed_together_after_a_second_look() {
    let app = TestApp::new();
    let mut officer = app.officer(OFFICER, Role::Officer);
    let mut agent = app.officer("agent@westcon.example", Role::Agent);
    let mut visitor = app.visitor();
    let one = write(&mut visitor, "question", &[("email", ROSA)]);
    let two = write(&mut visitor, "concern", &[("email", "jo@north.example")]);
    app.letters();
    agent.get("/admin");
    let picked = [("pick", one.as_str()), ("pick", two.as_str()), ("act", "me")];
    agent.submit("/admin/together", &picked);
    assert_eq!(agent.page.h1(), "Give 2 cases to agent?", "{}", agent.page.text());
    assert_eq!(officer.get("/admin?whose=nobody").all("tbody tr").len(), 2, "nothing has happened yet");
    agent.submit("/admin/together", &[]);
    assert_eq!(agent.page.location(), "/admin?done=together", "{}", agent.page.text());
    assert_eq!(agent.get("/admin?whose=mine").all("tbody tr").len(), 2);
    // the officer stands in while the agent is away
    assert_eq!(officer.get("/admin?whose=mine").all("tbody tr").len(), 0);
    agent.get("/admin/away");
    let id = officer_number(&app, OFFICER);
    agent.submit("/admin/away", &[("from", "2026-11-22"), ("until", "2026-11-20"), ("cover", &id)]);
    assert_eq!(agent.page.status, 422);
    agent.submit("/admin/away", &[("from", "2026-11-22"), ("until", "2026-11-29"), ("cover", &id)]);
    assert_eq!(agent.page.status, 303, "{}", agent.page.text());
    assert_eq!(officer.get("/admin?whose=mine").all("tbody tr").len(), 2);
    app.pass(TimeDelta::days(8));
    let mut officer = app.officer_again(OFFICER);
    assert_eq!(officer.get("/admin?whose=mine").all("tbody tr").len(), 0);
    // spam is closed without a letter, and twice is once
    officer.get("/admin");
    officer.submit("/admin/together", &[("pick", &one), ("act", "spam")]);
    let form = officer.form("/admin/together", &[]);
    let fields: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    for _ in 0..2 {
        officer.post("/admin/together", &fields);
        assert_eq!(officer.page.status, 303);
    }
    assert!(app.letters().is_empty());
    assert!(officer.get("/admin/closed").html().contains(&one));
    // nothing ticked says so
    officer.get("/admin");
    officer.submit("/admin/together", &[("act", "me")]);
    assert_eq!(officer.page.location(), "/admin?done=none");
}

fn officer_number(app: &TestApp, email: &str) -> String {
    let all = app.run(app.desk.list_officers()).unwrap();
    all.into_iter().find(|o| o.address == email).unwrap().id.to_string()
}

#[test]
fn s8_11_a_logged_call_counts_from_the_day_it_reached_us() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        app.work();
        let mut officer = app.officer(OFFICER, Role::Agent);
        let fields = [
            ("received", "2026-11-19"),
            ("matter", "right"),
            ("right", "access"),
            ("text", "She wants to know what we hold."),
            ("name", "Anna Schmidt"),
            ("email", ANNA),
            ("post", ""),
            ("language", "en"),
            ("channel", "telephone"),
        ];
        // who may it be? found by the address
        officer.get("/admin/log");
        let mut propose = fields.to_vec();
        propose.push(("propose", "yes"));
        officer.submit("/admin/log", &propose);
        assert!(officer.page.text().contains("It may be one of these"), "{}", officer.page.text());
        assert!(officer.page.text().contains("Anna S•••"), "{}", officer.page.text());
        // one is proposed, so the request is theirs and needs no name and address
        let theirs: Vec<(&str, &str)> = fields.iter().copied().filter(|(n, _)| *n != "name" && *n != "email").collect();
        officer.submit("/admin/log", &theirs);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        officer.follow();
        let shown = officer.page.text();
        // the seventh working day after Thursday the 19th, and the month
        assert!(shown.contains("30 November 2026") && shown.contains("21 December 2026"), "{shown}");
        assert!(shown.contains("Telephone"), "{shown}");
        assert!(app.letter_to(ANNA).body.subject.contains("we have your message"));
        // she sees it in her account: an officer recognised her
        let mut anna = app.contact(ANNA);
        let reference = officer.page.all(".caption .reference")[0].replace('-', "");
        assert_eq!(anna.get(&format!("/me/requests/{reference}")).status, 200);
        assert!(app.audit_actions(ANNA).contains(&"request.logged".to_owned()));
        for (name, value, error) in [
            ("received", "2026-11-24", "not after today"),
            ("received", "", "the day it reached us"),
            ("received", "1926-11-19", "Look at the year"),
        ] {
            officer.get("/admin/log");
            let wrong: Vec<(&str, &str)> =
                fields.iter().map(|(n, v)| if *n == name { (*n, value) } else { (*n, *v) }).collect();
            officer.submit("/admin/log", &wrong);
            assert_eq!(officer.page.status, 422, "{name}");
            let said = officer.page.all(".summary-list a");
            assert!(said[0].contains(error), "{name}: {said:?}");
        }
    });
}

#[test]
fn s13_14_a_letter_on_paper_is_printed_and_posting_it_stops_the_clock() {
    let app = TestApp::new();
    let mut officer = app.officer(OFFICER, Role::Officer);
    let reference = log(
        &mut officer,
        &[
            ("channel", "letter"),
            ("received", "2026-11-20"),
            ("text", "Please tell me what you hold."),
            ("name", "Ola Nordmann"),
            ("post", "1 High Street\nCirencester"),
        ],
    );
    officer.get(&format!("/admin/requests/{reference}"));
    assert!(officer.page.text().contains("1 High Street"), "{}", officer.page.text());
    officer.submit(
        &format!("/admin/requests/{reference}/paper"),
        &[("paper", "Dear Ola,\nnothing is held."), ("paper_after", "close")],
    );
    assert_eq!(officer.page.location(), "/admin/print?done=written", "{}", officer.page.text());
    // written is not posted
    assert_eq!(officer.get("/admin").all("tbody tr").len(), 1);
    officer.get(&format!("/admin/print/{reference}/2"));
    let printed = officer.page.text();
    assert!(
        printed.contains("Ola Nordmann") && printed.contains("1 High Street") && printed.contains("nothing is held."),
        "{printed}"
    );
    assert!(!printed.contains("Dear Ola Nordmann"), "it greets in its own words: {printed}");
    assert!(printed.contains("give the number"), "how to answer: {printed}");
    assert_eq!(officer.get(&format!("/admin/print/{reference}/1")).status, 404, "what the person wrote is no letter");
    app.pass(TimeDelta::days(1));
    let mut officer = app.officer_again(OFFICER);
    officer.get("/admin/print");
    let letter = format!("{reference}.2");
    officer.submit("/admin/print", &[("letter", &letter), ("posted", "2026-12-24")]);
    assert_eq!(officer.page.status, 422);
    officer.submit("/admin/print", &[("letter", &letter), ("posted", "2026-11-20")]);
    assert_eq!(officer.page.status, 422, "before it was written");
    // S13.7: posted yesterday is answered yesterday
    officer.submit("/admin/print", &[("letter", &letter), ("posted", "2026-11-22")]);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    officer.follow();
    assert!(officer.page.text().contains("No letter waits for the post"), "{}", officer.page.text());
    assert_eq!(officer.get("/admin").all("tbody tr").len(), 0);
    assert!(officer.get("/admin/closed").text().contains("Closed 22 November 2026"), "{}", officer.page.text());
}

/// S8.35: a right that was asked for on paper ends with an outcome like any other, which is printed.
#[test]
fn s8_35_s13_14_a_right_on_paper_ends_with_an_outcome_on_paper() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        // the matter was left as it stood, the right was chosen
        let fields = [
            ("channel", "letter"),
            ("received", "2026-11-20"),
            ("right", "access"),
            ("name", "Ola Nordmann"),
            ("post", "Ola Nordmann\n1 High Street\nCirencester"),
            ("text", "Please tell me what you hold."),
        ];
        let reference = log(&mut officer, &fields);
        let case = format!("/admin/requests/{reference}");
        let paper = format!("{case}/paper");
        assert!(officer.get(&case).all(&format!("form[action='{paper}'] option[value=close]")).is_empty());
        let csrf = officer.form(&paper, &[]).into_iter().find(|(name, _)| name == "csrf").unwrap().1;
        officer.post(&paper, &[("csrf", &csrf), ("paper", "Nothing."), ("paper_after", "close")]);
        assert_eq!(officer.page.status, 422, "{}", officer.page.text());
        officer.get(&case);
        let nothing = [("decision", "refused"), ("ground", "nothing_held"), ("reasons", "We looked everywhere.")];
        officer.submit(&format!("{case}/decide"), &nothing);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        search_everywhere(&app, &mut officer, &case);
        let outcome = format!("{case}/outcome");
        officer.get(&outcome);
        let parts =
            [("done", "We looked."), ("not_done", "Nothing is held."), ("held", "Your letter."), ("told", "Nobody.")];
        officer.submit(&outcome, &parts);
        officer.submit(&outcome, &[]);
        assert_eq!(officer.page.location(), format!("{case}?done=outcome_unposted"), "{}", officer.page.text());
        assert!(app.letters().is_empty(), "there is no mailbox");
        let letters = officer.get("/admin/print").links("tbody a");
        assert_eq!(letters.len(), 1, "{}", officer.page.text());
        let printed = officer.get(&letters[0]).text();
        for words in ["Ola Nordmann", "1 High Street", "Nothing is held.", "What was done", "go to court"] {
            assert!(printed.contains(words), "{words}: {printed}");
        }
        assert_eq!(printed.matches("Ola Nordmann").count(), 2, "above the address once, and greeted: {printed}");
    });
}

/// L33.3: a case that reports a breach leads to it once it stands in the register, and back.
#[test]
fn l33_3_a_reported_breach_and_its_case_lead_to_each_other() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        let fields =
            [("received", "2026-11-20"), ("matter", "security"), ("text", "I see others' orders."), ("email", "")];
        let reference = log(&mut officer, &fields);
        let case = format!("/admin/requests/{reference}");
        let offer = officer.get(&case).links("main a[href^='/admin/breaches?']");
        assert_eq!(offer.len(), 1, "{}", officer.page.text());
        officer.get(&offer[0]);
        officer.submit("/admin/breaches", &[("aware", "2026-11-20T09:00"), ("nature", "Orders were shown.")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        let breach = officer.page.location().split('?').next().unwrap().to_owned();
        assert_eq!(officer.get(&breach).links(&format!("main a[href='{case}']")).len(), 1, "{}", officer.page.text());
        officer.get(&case);
        assert!(officer.page.links("main a[href^='/admin/breaches?']").is_empty(), "it is there already");
        assert_eq!(officer.page.links(&format!("main a[href='{breach}']")).len(), 1, "{}", officer.page.text());
    });
}

#[test]
fn o2_notes_searches_and_passages_taken_out() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        let mut rosa = app.visitor();
        rosa.get("/contact?matter=right&right=access");
        rosa.submit(
            "/contact",
            &[("text", "My card is 4111 1111 1111 1111.\nWhat do you hold?"), ("right", "access"), ("email", ROSA)],
        );
        let reference = rosa.page.all(".panel-reference strong")[0].replace('-', "");
        app.letters();
        let case = format!("/admin/requests/{reference}");
        officer.get(&case);
        officer.submit(&format!("{case}/note"), &[("note", "She <b>called</b> as well.")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        officer.get(&case);
        assert!(officer.page.text().contains("She <b>called</b> as well."), "{}", officer.page.text());
        assert!(officer.page.html().contains("The person may get to read this"), "{}", officer.page.text());
        officer.submit(&format!("{case}/note"), &[("note", " ")]);
        assert_eq!(officer.page.status, 422);

        // S2.3: gone here, and in what she sees
        officer.get(&case);
        officer.submit(&format!("{case}/redact"), &[("message", "1"), ("passage", "4111 1111 1111 1112")]);
        assert_eq!(officer.page.status, 422, "only what stands there can be taken out");
        officer.submit(&format!("{case}/redact"), &[("message", "1"), ("passage", "4111 1111 1111 1111")]);
        let shown = officer.page.text();
        assert!(officer.page.status == 200 && shown.contains("My card is [taken out on"), "{shown}");
        assert!(officer.get(&case).html().contains("4111 1111"), "only looked at");
        officer.submit(&format!("{case}/redact"), &[("message", "1"), ("passage", "4111 1111 1111 1111")]);
        officer.submit(&format!("{case}/redact"), &[("confirmed", "yes")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        officer.get(&case);
        assert!(
            !officer.page.html().contains("4111 1111")
                && officer.page.text().contains("[taken out on 22 November 2026]")
        );
        rosa.get(&format!("/sign-in?next=/me/requests/{reference}"));
        rosa.submit("/sign-in", &[("email", ROSA)]);
        let code = code_in(&app.letter_to(ROSA));
        rosa.follow();
        rosa.submit("/sign-in/sent", &[("code", &code)]);
        rosa.follow();
        assert!(
            rosa.page.text().contains("What do you hold?") && !rosa.page.html().contains("4111 1111"),
            "{}",
            rosa.page.text()
        );

        // L15.4: a colleague answers once, by a link of their own
        officer.get(&case);
        let system = officer.page.doc();
        let select = scraper::Selector::parse("select[name=system] option").unwrap();
        let system = system.select(&select).next().unwrap().attr("value").unwrap().to_owned();
        let ask = |due| {
            vec![
                ("system", system.as_str()),
                ("task_email", "sam@westcon.example"),
                ("question", "Orders of Rosa"),
                ("due", due),
            ]
        };
        officer.submit(&format!("{case}/task"), &ask("2026-12-24"));
        assert_eq!(officer.page.status, 422, "not after the case is due");
        officer.submit(&format!("{case}/task"), &ask("2026-11-27"));
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        let letter = app.letter_to("sam@westcon.example");
        assert!(!letter.body.text.contains("Orders of Rosa"), "{}", letter.body.text);
        let link = link_in(&app, &letter, "/tasks/");
        let mut sam = app.visitor();
        assert_eq!(sam.get(&link).h1(), "Please search a system");
        assert!(sam.page.text().contains("Orders of Rosa") && !sam.page.text().contains(ROSA), "{}", sam.page.text());
        sam.submit(&link, &[("text", "")]);
        assert_eq!(sam.page.status, 422);
        sam.submit(&link, &[("found", "found"), ("text", "Two orders in 2024.")]);
        assert_eq!((sam.page.status, sam.page.h1().as_str()), (200, "Thank you"), "{}", sam.page.text());
        assert_eq!(app.visitor().get(&link).status, 410);
        assert_eq!(app.visitor().get(&link[..link.len() - 2]).status, 404);
        assert!(officer.get(&case).text().contains("Two orders in 2024."), "{}", officer.page.text());
    });
}

#[test]
fn o3_a_contact_is_found_by_what_a_caller_says_and_not_when_restricted() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt-Köhler");
        app.work();
        let mut officer = app.officer(OFFICER, Role::Agent);
        let mut find = |typed: &str| {
            officer.get("/admin/contacts");
            officer.submit("/admin/contacts", &[("find", typed), ("reason", "caller")]);
            (officer.page.status, officer.page.all("#found ~ tbody tr").len(), officer.page.text())
        };
        for typed in [
            "ann",
            "schmidt",
            "KOHLER anna",
            "brooks will",
            "020 7946 0000",
            "0000",
            ANNA,
            "brooks.example",
            "@brooks.example",
            "7719",
        ] {
            let (status, rows, text) = find(typed);
            assert_eq!((status, rows), (200, 1), "{typed}: {text}");
            assert!(
                text.contains("Anna S•••") && !text.contains("Schmidt-K") && !text.contains(ANNA),
                "{typed}: {text}"
            );
        }
        for typed in ["bert", "anna bert", "7946 0001", "north.example", "nobody@brooks.example"] {
            assert_eq!(find(typed).1, 0, "{typed}");
        }
        assert_eq!(find("an").0, 422);
        assert_eq!(find("123").0, 422);
        // the page needs a reason, which is kept
        let id = 1;
        officer.get(&format!("/admin/contacts/{id}"));
        assert_eq!(officer.page.h1(), "Why do you look?");
        officer.get(&format!("/admin/contacts/{id}?reason=caller"));
        assert_eq!(officer.page.h1(), "Anna Schmidt-Köhler", "{}", officer.page.text());
        assert!(officer.page.text().contains(ANNA) && officer.page.text().contains("Risk analyst"));
        assert!(app.audit_actions(ANNA).contains(&"contact.viewed".to_owned()));
        // S8.39: corrected for her, with a letter, and found by the new name
        let action = format!("/admin/contacts/{id}/correct");
        officer.submit(&action, &[("kind", "name"), ("value", "Anna Zweig")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        app.letter_to(ANNA);
        assert!(app.audit_actions(ANNA).contains(&"value.corrected_for".to_owned()));
        let mut find = |typed: &str| {
            officer.get("/admin/contacts");
            officer.submit("/admin/contacts", &[("find", typed), ("reason", "caller")]);
            officer.page.all("#found ~ tbody tr").len()
        };
        assert_eq!((find("zweig"), find("schmidt")), (1, 0));
        // S8.7, S8.5: restricted is not found, erased has no tokens left
        use privacy_portal::domain::contact::ContactStatus::{Erased, Restricted};
        let set = |status| {
            let id = privacy_portal::domain::ids::ContactId(1);
            let lane = Lane::People;
            app.desk.store().write_now::<_, StoreError>(lane, move |w| w.set_status(id, status)).unwrap();
        };
        set(Restricted);
        assert_eq!((find("zweig"), find(ANNA)), (0, 0));
        assert_eq!(officer.get("/admin/contacts/1?reason=caller").status, 404);
        set(Erased);
        let left = app.desk.store().read_now::<_, StoreError>(|r| r.count_search_tokens()).unwrap();
        assert_eq!(left, 0);
    });
}

#[test]
fn o3_whoever_is_no_contact_is_found_by_their_case() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        let by_post = log(
            &mut officer,
            &[("received", "2026-11-20"), ("text", "Hello."), ("name", "Rosa Quintero"), ("post", "1 High Street")],
        );
        let by_mail = log(&mut officer, &[("received", "2026-11-20"), ("text", "Hello."), ("email", ROSA)]);
        let [by_post, by_mail] = [by_post, by_mail].map(|it| format!("/admin/requests/{it}"));
        app.letters();
        let find = |officer: &mut Browser, typed: &str| {
            officer.get("/admin/contacts");
            officer.submit("/admin/contacts", &[("find", typed), ("reason", "caller")]);
            assert_eq!(officer.page.status, 200, "{}", officer.page.text());
            officer.page.links("main a[href^='/admin/requests/']")
        };
        for (typed, case) in [("quintero", &by_post), ("QUINTERO ros", &by_post), (ROSA, &by_mail)] {
            assert_eq!(find(&mut officer, typed), [case.as_str()], "{typed}: {}", officer.page.text());
        }
        assert!(find(&mut officer, "quinterana").is_empty());
        let shown = officer.page.text();
        assert!(!shown.contains("Quintero") && shown.contains("Nobody is found"), "{shown}");
        // whoever may not read cases finds none
        let mut other = app.officer("sales@westcon.example", Role::Marketing);
        assert!(other.get("/admin/contacts").status == 403 || find(&mut other, "quintero").is_empty());
        // S2.10: when the time of the case is over nothing leads to it
        officer.get(&by_post);
        officer.submit(&format!("{by_post}/end"), &[("end", "by_word"), ("said", "She called.")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        let tokens = || app.desk.store().read_now::<_, StoreError>(|r| r.count_case_tokens()).unwrap();
        assert!(tokens() > 0);
        app.pass(TimeDelta::days(37 * 31));
        app.run(privacy_portal::workers::tidy(&app.desk)).unwrap();
        assert_eq!(tokens(), 0);
    });
}

#[test]
fn s11_10_s11_11_a_breach_has_72_hours_and_closes_only_when_all_is_done() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        officer.get("/admin/breaches");
        officer.submit("/admin/breaches", &[("aware", "2026-11-20T09:00"), ("nature", "A laptop was stolen.")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        officer.follow();
        let shown = officer.page.text();
        // known since Friday 09:00; it is Sunday 00:00 and some seconds
        assert!(shown.contains("23 November 2026 at 09:00") && shown.contains("hours left"), "{shown}");
        let page =
            format!("/admin/breaches/{}", officer.page.all("h1")[0].trim_start_matches("Breach ").replace('-', ""));
        let write = |officer: &mut Browser, kind: &str, text: &str| {
            officer.get(&page);
            officer.submit(&format!("{page}/write"), &[("kind", kind), ("text", text)]).status
        };
        let weigh = |officer: &mut Browser, risk: &str, close: bool| {
            officer.get(&page);
            let mut fields = vec![("people", "120"), ("records", "120"), ("risk", risk)];
            if close {
                fields.push(("close", "yes"));
            }
            officer.submit(&format!("{page}/weigh"), &fields).status
        };
        assert_eq!(weigh(&mut officer, "high", false), 303);
        assert_eq!(weigh(&mut officer, "high", true), 422, "nothing was decided");
        assert_eq!(write(&mut officer, "decision", "We tell everybody."), 303);
        assert_eq!(weigh(&mut officer, "high", true), 422, "the regulator was not told");
        // 72 hours are over: late says why
        app.pass(TimeDelta::hours(50));
        let mut officer = app.officer_again(OFFICER);
        assert!(officer.get(&page).text().contains("late"), "{}", officer.page.text());
        assert_eq!(write(&mut officer, "regulator", "Sent."), 422);
        assert!(
            officer.page.text().contains("Write first why it took longer than 72 hours."),
            "{}",
            officer.page.text()
        );
        // told before anybody knew, or when nobody has lived to: a slip
        for wrong in ["2026-11-20T08:00", "2027-01-01T00:00", "soon"] {
            officer.get(&page);
            let fields = [("kind", "regulator"), ("text", "Sent."), ("told", wrong)];
            assert_eq!(officer.submit(&format!("{page}/write"), &fields).status, 422, "{wrong}");
        }
        assert_eq!(write(&mut officer, "delay", "The police asked us to wait."), 303);
        assert_eq!(write(&mut officer, "regulator", "Sent."), 303);
        assert_eq!(weigh(&mut officer, "high", true), 422, "the people were not told");
        assert_eq!(write(&mut officer, "people", "We wrote to all."), 303);
        // L33.2: a second phase adds, and the notice has what was written last
        assert_eq!(write(&mut officer, "nature", "A laptop and a phone were stolen."), 303);
        let shown = officer.get(&page).text();
        assert!(
            shown.contains("A laptop was stolen.") && shown.contains("A laptop and a phone were stolen."),
            "{shown}"
        );
        assert!(officer.page.all(".inset.pre")[0].contains("A laptop and a phone"), "{shown}");
        assert_eq!(weigh(&mut officer, "high", true), 303, "{}", officer.page.text());
        assert!(officer.get(&page).all("form[action$='/weigh']").is_empty());
        assert!(officer.get("/admin/breaches").text().contains("Told late"), "{}", officer.page.text());
        let mut agent = app.officer("agent@westcon.example", Role::Agent);
        assert_eq!(agent.get("/admin/breaches").all("form[action='/admin/breaches']").len(), 0);
        assert!(agent.get(&page).text().contains("The police asked us to wait."));
    });
}

#[test]
fn s11_10_what_was_told_in_time_and_noted_later_is_in_time() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        officer.get("/admin/breaches");
        officer.submit("/admin/breaches", &[("aware", "1999-11-20T09:00"), ("nature", "A slip in the year.")]);
        assert_eq!(officer.page.status, 422);
        officer.submit("/admin/breaches", &[("aware", "2026-11-20T09:00"), ("nature", "A laptop was stolen.")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        let page = officer.page.location().split('?').next().unwrap().to_owned();
        app.pass(TimeDelta::hours(50));
        let mut officer = app.officer_again(OFFICER);
        officer.get(&page);
        let told = [("kind", "regulator"), ("text", "Sent by their form."), ("told", "2026-11-23T08:30")];
        officer.submit(&format!("{page}/write"), &told);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        let list = officer.get("/admin/breaches").text();
        assert!(!list.contains("Told late"), "{list}");
    });
}

#[test]
fn s13_7_figures_equal_a_hand_count() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        // one of October, late; one answered today, in time; one that waits
        log(&mut officer, &[("received", "2026-10-12"), ("text", "old"), ("name", "Ola")]);
        let mut visitor = app.visitor();
        let good = write(&mut visitor, "question", &[("email", ROSA)]);
        write(&mut visitor, "right", &[("right", "access"), ("email", "jo@north.example")]);
        app.letters();
        officer.get(&format!("/admin/requests/{good}"));
        officer.submit(&format!("/admin/requests/{good}/answer"), &[("text", "Yes."), ("after", "close")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        app.letters();
        officer.get("/admin/figures");
        let shown = officer.page.text();
        assert!(shown.contains("50 % (1 of 2)"), "{shown}");
        // twelve weeks in each picture, and two bars a week where there are two numbers
        assert_eq!(officer.page.all("svg.chart .chart-name").len(), 36);
        assert_eq!(officer.page.all("svg.chart rect.chart-second").len(), 12);
        assert_eq!(officer.page.all("#by-week ~ tbody tr").len(), 12);
        // the report of a month says that month alone, and can be linked to
        let link = officer.page.links("main a").into_iter().find(|href| href.ends_with("month=2026-10")).unwrap();
        let report = officer.get(&link).text();
        assert!(report.contains("Report of October 2026") && report.contains("0 % (0 of 1)"), "{report}");
        assert!(report.contains("1 October 2026 to 31 October 2026") && report.contains("There was none."), "{report}");
        assert_eq!(officer.get("/admin/figures/report?month=2026-12").status, 404, "it has not begun");
        assert_eq!(officer.get("/admin/figures/report?month=x").status, 404);
        // L77.7: a complaint by how it ended
        let complaint = write(&mut visitor, "complaint", &[("email", ROSA)]);
        app.letters();
        let said = |officer: &mut Browser, word: &str| {
            let now = officer.get("/admin/figures/report?month=2026-11").text();
            assert!(now.contains("Complaints by how they ended") && now.contains(word), "{word}: {now}");
        };
        said(&mut officer, "Open1");
        let outcome = format!("/admin/requests/{complaint}/outcome");
        let parts = [("done", "x"), ("not_done", "x"), ("held", "x"), ("told", "x"), ("result", "refused")];
        officer.get(&outcome);
        officer.submit(&outcome, &parts);
        officer.submit(&outcome, &[]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        app.letters();
        said(&mut officer, "It is not justified1");
        // marketing sees numbers, and no case
        let mut marketing = app.officer("m@westcon.example", Role::Marketing);
        assert_eq!(marketing.get("/admin/figures").status, 200);
        assert_eq!(marketing.get("/admin/print").status, 403);
    });
}

/// TH8: whatever was logged, noted or found is text.
#[test]
fn th8_what_officers_and_colleagues_paste_stays_text() {
    let app = TestApp::new();
    let mut officer = app.officer(OFFICER, Role::Officer);
    for payload in ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</textarea><svg/onload=alert(1)>"]
    {
        let reference =
            log(&mut officer, &[("received", "2026-11-20"), ("text", payload), ("name", payload), ("post", payload)]);
        officer.get(&format!("/admin/requests/{reference}"));
        officer.submit(&format!("/admin/requests/{reference}/note"), &[("note", payload)]);
        officer.get(&format!("/admin/requests/{reference}"));
        assert_eq!(officer.page.status, 200);
        assert!(officer.page.all("script, img, [onload], [onerror]").is_empty(), "{payload}");
        assert!(officer.page.all(".timeline .pre").iter().filter(|t| *t == payload).count() >= 2, "{payload}");
        officer.get("/admin/contacts");
        officer.submit("/admin/contacts", &[("find", payload), ("reason", "caller")]);
        assert!(officer.page.all("script, img, [onload], [onerror]").is_empty(), "{payload}");
    }
}
