//! A breach is told: to each whom it touches, in their language, once; and to everybody. S11.12, L34.1.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::domain::incoming::Incoming;
use privacy_portal::domain::officer::Role;
use privacy_portal::mail::SentLetter;
use privacy_portal::store::{Lane, StoreError};

const ANNA: &str = "anna@brooks.example";
const JORG: &str = "joerg@sued.example";
const STRANGER: &str = "late@nowhere.example";
const OFFICER: &str = "officer@westcon.example";

const WORDS: [(&str, &str); 4] = [
    ("nature", "A laptop with names and addresses was stolen.\n\nIt was locked."),
    ("effects", "Somebody may write to you in our name."),
    ("measures", "We have locked it from afar."),
    ("advice", "Do not answer mails that ask for a password."),
];

/// Opens a breach; gives its page.
fn breach(officer: &mut Browser) -> String {
    officer.get("/admin/breaches");
    officer.submit("/admin/breaches", &[("aware", "2026-11-20T09:00"), ("nature", "A laptop was stolen.")]);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    officer.page.location().split('?').next().unwrap().to_owned()
}

fn words(officer: &mut Browser, people: &str, language: &str, words: [(&str, &str); 4]) -> u16 {
    officer.get(&format!("{people}?language={language}"));
    officer.submit(&format!("{people}/words"), &words).status
}

fn list(officer: &mut Browser, people: &str, fields: &[(&str, &str)]) -> u16 {
    officer.get(people);
    officer.submit(people, fields).status
}

fn told(app: &TestApp) -> Vec<SentLetter> {
    while app.run(app.desk.tell_of_breaches()).unwrap() {}
    app.letters()
}

#[test]
fn s11_12_each_person_of_a_breach_is_told_once_in_their_language() {
    on_each_database_with(&[("bounce_address", "bounces@portal.example")], |app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let german = "Record ID,First Name,Email,Preferred language,Create Date\n801,Jörg,joerg@sued.example,de,2020-02-25 10:56\n";
        assert_eq!(app.import(german, marketing()).added, 1);
        // with whom the portal tries itself out is nobody
        app.run(app.desk.canary()).unwrap();
        app.letters();
        let mut officer = app.officer(OFFICER, Role::Officer);
        let page = breach(&mut officer);
        let people = format!("{page}/people");
        assert!(officer.get(&page).links("main a").contains(&people), "{}", officer.page.html());

        // a part that is missing is said, and what was typed stays
        assert_eq!(
            words(&mut officer, &people, "en", WORDS.map(|(k, v)| (k, if k == "advice" { " " } else { v }))),
            422
        );
        let shown = officer.page.text();
        assert!(shown.contains("Write this part: people must be told it"), "{shown}");
        assert!(officer.page.html().contains("We have locked it from afar."), "{shown}");
        assert_eq!(words(&mut officer, &people, "de", WORDS.map(|(k, _)| (k, "Deutsch: ein Laptop."))), 303);

        // addresses as people paste them; who is known is the contact that they are
        assert_eq!(
            list(&mut officer, &people, &[("whom", "addresses"), ("addresses", "anna@brooks.example\nJörg Maier")]),
            422
        );
        assert!(officer.page.text().contains("No address is in line 2"), "{}", officer.page.text());
        let pasted = format!("{ANNA}, {JORG}\n{STRANGER};{ANNA}");
        assert_eq!(list(&mut officer, &people, &[("whom", "addresses"), ("addresses", &pasted)]), 303);
        assert!(officer.follow().text().contains("3 more are on the list"), "{}", officer.page.text());
        assert_eq!(list(&mut officer, &people, &[("whom", "everybody")]), 303);
        assert!(officer.follow().text().contains("Nobody new is on the list"), "{}", officer.page.text());
        for wrong in
            [&[("whom", "system"), ("system", "x")][..], &[("whom", "import"), ("import", "x")], &[("whom", "")]]
        {
            assert_eq!(list(&mut officer, &people, wrong), 422, "{wrong:?}");
        }

        // nothing leaves without a word, without English words, for another number than was seen
        let send = |officer: &mut Browser, letters: &str| {
            officer.get(&people);
            officer.submit(&format!("{people}/send"), &[("letters", letters), ("per_hour", "20000")]).status
        };
        assert!(told(&app).is_empty());
        assert_eq!(send(&mut officer, "3"), 422);
        assert!(officer.page.text().contains("Write the words in English first"), "{}", officer.page.text());
        assert_eq!(words(&mut officer, &people, "en", WORDS), 303);
        assert_eq!(send(&mut officer, "2"), 422);
        // what was written is there to go on from
        assert_eq!(officer.get(&people).all("textarea[name=effects]"), ["Somebody may write to you in our name."]);
        assert_eq!(send(&mut officer, "3"), 303, "{}", officer.page.text());
        let letters = told(&app);
        assert_eq!(letters.len(), 3, "{:?}", letters.iter().map(|l| &l.to).collect::<Vec<_>>());
        let to = |address: &str| letters.iter().find(|l| l.to == address).unwrap();
        let anna = &to(ANNA).body;
        for part in ["What happened", "What it can mean for you", "What we have done", "What you can do", "Whom to ask"]
        {
            assert!(anna.text.contains(part) && anna.html.contains(part), "{part}: {}", anna.text);
        }
        assert!(anna.text.contains("It was locked.") && anna.text.contains("/contact"), "{}", anna.text);
        assert!(!anna.text.contains(ANNA) && !anna.text.contains("Schmidt"), "{}", anna.text);
        assert!(
            to(JORG).body.text.contains("Deutsch: ein Laptop.") && to(JORG).body.text.contains("Was geschehen ist")
        );
        assert!(to(STRANGER).body.text.contains("A laptop with names"));
        assert!(told(&app).is_empty(), "once");
        assert_eq!(list(&mut officer, &people, &[("whom", "everybody")]), 303);
        assert!(told(&app).is_empty(), "who was told stays on the list");
        // the address of somebody the portal does not know is not kept
        assert!(app.desk.store().column_for_test("breach_person", "sealed_address").unwrap().is_empty());
        assert!(
            officer.get(&page).all(".rows .row").join(" ").contains("People told 22 November 2026"),
            "{}",
            officer.page.text()
        );

        // a letter that comes back stands with the contact, to be reached in another way
        let number: i64 = to(ANNA).id.split('@').next().unwrap().rsplit('-').next().unwrap().parse().unwrap();
        let back = app.desk.bounce_address(privacy_portal::domain::ids::LetterId(number)).unwrap();
        let report = "From: MAILER-DAEMON@x.example\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n--x\r\n\
             Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nAction: failed\r\n\
             Status: 5.1.1\r\n\r\n--x--\r\n";
        app.run(app.desk.receive_mail(Incoming::parse(report.as_bytes()).unwrap(), Some(&back))).unwrap();
        let shown = officer.get(&people).text();
        assert!(shown.contains("Letter came back or was refused1") && shown.contains("Letter has left2"), "{shown}");
        assert_eq!(officer.page.links("main a").iter().filter(|l| l.starts_with("/admin/contacts/")).count(), 1);

        // S11.11: the register as a file has the texts and the numbers, and no formula
        officer.get(&page);
        officer.submit(&format!("{page}/write"), &[("kind", "decision"), ("text", "=1+1")]);
        let csv = officer.get("/admin/breaches.csv").html();
        assert!(csv.contains("A laptop was stolen.") && csv.contains("letters_failed"), "{csv}");
        assert!(!csv.contains(",=1+1"), "{csv}");
    });
}

#[test]
fn s11_12_a_list_is_made_of_a_system_or_a_file_and_leaves_at_its_pace() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        // a part is a minute's worth, so that what was agreed to is what leaves
        let rows: String = (0..430).map(|n| format!("{},P{n},p{n}@many.example,2021-02-25 10:56\n", 900 + n)).collect();
        let many = format!("Record ID,First Name,Email,Create Date\n{rows}");
        assert_eq!(app.import(&many, marketing()).added, 430);
        app.letters();
        let mut officer = app.officer(OFFICER, Role::Officer);
        let people = format!("{}/people", breach(&mut officer));
        assert_eq!(words(&mut officer, &people, "en", WORDS), 303);
        assert_eq!(list(&mut officer, &people, &[("whom", "import"), ("import", "2")]), 303);
        assert!(officer.follow().text().contains("430 more are on the list"), "{}", officer.page.text());
        officer.get(&people);
        officer.submit(&people, &[("act", "clear")]);
        assert_eq!(list(&mut officer, &people, &[("whom", "system"), ("system", "hubspot")]), 303);
        assert!(officer.follow().text().contains("431 more are on the list"), "{}", officer.page.text());
        officer.submit(&format!("{people}/send"), &[("letters", "431"), ("per_hour", "100")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        assert_eq!(told(&app).len(), 100, "an hour's worth");
        assert!(officer.get(&people).text().contains("100 of 431"), "{}", officer.page.text());
        // stopped: the rest stays on the list
        officer.submit(&format!("{people}/send"), &[("act", "stop")]);
        app.pass(TimeDelta::hours(2));
        assert!(told(&app).is_empty());
        let mut officer = app.officer_again(OFFICER);
        officer.get(&people);
        let agree = [("letters", "331"), ("per_hour", "20000")];
        officer.submit(&format!("{people}/send"), &agree);
        // after a restore nothing goes on by itself: somebody looks again
        app.desk.store().write_now::<_, StoreError>(Lane::Bulk, |w| w.hold_letters()).unwrap();
        assert!(told(&app).is_empty());
        officer.get(&people);
        officer.submit(&format!("{people}/send"), &agree);
        assert_eq!(told(&app).len(), 331, "{}", officer.page.text());
        let mut agent = app.officer("agent@westcon.example", Role::Agent);
        assert_eq!(agent.get(&people).status, 200);
        assert!(agent.page.all("main form").is_empty(), "{}", agent.page.html());
    });
}

#[test]
fn l34_1_where_letters_reach_too_few_every_page_says_it() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut officer = app.officer(OFFICER, Role::Officer);
        let people = format!("{}/people", breach(&mut officer));
        let public = format!("{people}/public");
        assert_eq!(words(&mut officer, &people, "en", WORDS), 303);
        assert_eq!(words(&mut officer, &people, "de", WORDS.map(|(k, _)| (k, "Auf Deutsch."))), 303);
        let say = |officer: &mut Browser, headline: &str, until: &str| {
            officer.get(&people);
            officer.submit(&public, &[("headline", headline), ("until", until)]).status
        };
        assert_eq!(say(&mut officer, "", "2026-12-20"), 422);
        assert_eq!(say(&mut officer, "A laptop was stolen", "2026-11-01"), 422);
        assert_eq!(say(&mut officer, "A laptop was stolen", "2026-12-20"), 303, "{}", officer.page.text());
        let mut anybody = app.visitor();
        for path in ["/", "/privacy", "/contact", "/sign-in"] {
            assert_eq!(anybody.get(path).all(".announcement strong"), ["A laptop was stolen"], "{path}");
        }
        let mut anna = app.contact(ANNA);
        assert_eq!(anna.get("/me").all(".announcement").len(), 1);
        assert!(officer.get("/admin").all(".announcement").is_empty(), "the desk knows");
        let link = anybody.get("/").links(".announcement a").remove(0);
        let shown = anybody.get(&link).text();
        for part in ["It was locked.", "Do not answer mails", "Whom to ask", "20 December 2026"] {
            assert!(shown.contains(part), "{part}: {shown}");
        }
        assert!(anybody.page.all(".announcement").is_empty(), "not on its own page");
        assert!(anybody.get(&format!("{link}?choose=de")).text().contains("Auf Deutsch."), "{}", anybody.page.text());
        assert!(anybody.get(&format!("{link}?choose=pl")).html().contains("lang=\"en\""), "{}", anybody.page.html());
        // its time is over, or somebody takes it away
        app.pass(TimeDelta::days(30));
        assert!(anybody.get("/").all(".announcement").is_empty());
        assert_eq!(anybody.get(&link).status, 404);
        let mut officer = app.officer_again(OFFICER);
        assert_eq!(say(&mut officer, "A laptop was stolen", "2027-01-20"), 303, "{}", officer.page.text());
        assert_eq!(anybody.get("/").all(".announcement").len(), 1);
        officer.get(&people);
        officer.submit(&public, &[("act", "end")]);
        assert!(anybody.get("/").all(".announcement").is_empty());
    });
}

/// S11.10, L33.3: a supplier reports through the form or the desk logs a call; the clock runs from when it reached the company.
#[test]
fn l33_3_a_report_in_a_case_becomes_a_breach_with_its_time() {
    let app = TestApp::new();
    let mut supplier = app.visitor();
    supplier.get("/contact?matter=security");
    supplier.submit("/contact", &[("text", "We lost a tape with your data."), ("email", "it@supplier.example")]);
    assert_eq!(supplier.page.status, 200, "{}", supplier.page.text());
    let reference = supplier.page.all(".panel-reference strong")[0].clone();
    let case = format!("/admin/requests/{}", reference.replace('-', ""));
    app.letters();
    app.pass(TimeDelta::hours(30));
    let mut officer = app.officer(OFFICER, Role::Officer);
    officer.get(&case);
    let link = officer.page.links("main a[href^='/admin/breaches?']").remove(0);
    officer.get(&link);
    assert_eq!(officer.page.all("textarea[name=nature]"), [format!("Reported in case {reference}.")]);
    assert_eq!(officer.page.all("input[name=aware][value='2026-11-22T12:00']").len(), 1, "{}", officer.page.html());
    let nature = format!("Reported in case {reference}.");
    officer.submit("/admin/breaches", &[("aware", "2026-11-22T12:00"), ("nature", &nature)]);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    let shown = officer.follow().text();
    assert!(shown.contains("We knew since 22 November 2026 at 12:00") && shown.contains("hours left"), "{shown}");
    let mut agent = app.officer("agent@westcon.example", Role::Agent);
    assert!(agent.get(&case).links("main a[href^='/admin/breaches?']").is_empty(), "an agent opens none");
}
