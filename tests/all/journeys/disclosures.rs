//! O15: what is given to somebody outside: said by one, agreed to by another, told to the person. S7.1, S7.4, S7.7, S10.5.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::actions::import::ImportOptions;
use privacy_portal::domain::officer::Role;
use privacy_portal::domain::register::Basis;

const ANNA: &str = "anna@brooks.example";
const REGISTER: &str = "/admin/disclosures";

/// An order of an authority abroad, as the form has it.
const ORDER: [(&str, &str); 9] = [
    ("email", ANNA),
    ("recipient", "authorities_abroad"),
    ("name", "Customs office of Rotterdam"),
    ("country", "GB"),
    ("categories", "BCI"),
    ("purpose", ""),
    ("reference", "Order 2026/77"),
    ("reason", "One invoice is checked, which names her."),
    ("means", "letter"),
];

fn ask(officer: &mut Browser, more: &[(&str, &str)]) -> u16 {
    officer.get(REGISTER);
    let fields: Vec<(&str, &str)> = ORDER
        .iter()
        .copied()
        .filter(|(name, _)| !more.iter().any(|(n, _)| n == name))
        .chain(more.iter().copied())
        .collect();
    officer.submit(REGISTER, &fields).status
}

fn decide(officer: &mut Browser, decision: &str) -> u16 {
    let html = officer.get(REGISTER).html();
    let action =
        html.split("action=\"").find(|a| a.starts_with("/admin/disclosures/")).and_then(|a| a.split('"').next());
    let action = action.unwrap_or("/admin/disclosures/1").to_owned();
    let csrf = officer.form(REGISTER, &[]).into_iter().find(|(name, _)| name == "csrf").unwrap().1;
    officer.post(&action, &[("csrf", &csrf), ("decision", decision)]).status
}

/// What the worker does once a minute.
fn tell(app: &TestApp) {
    app.run(app.desk.tell_disclosures()).unwrap();
}

/// S7.4, S10.5: the person reads who got what, on which ground, for what, how and when, and gets a letter without a word
/// of it.
#[test]
fn s7_4_s10_5_what_is_given_out_needs_two_and_the_person_reads_it() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        let mut deputy = app.officer("deputy@westcon.example", Role::Deputy);
        // S10.2: to another country only under something that protects the data there
        assert_eq!(ask(&mut officer, &[("country", "US")]), 422);
        assert!(
            officer.page.text().contains("nothing protects the data there: choose the mechanism"),
            "{}",
            officer.page.text()
        );
        assert!(officer.page.html().contains("Customs office of Rotterdam"), "what was typed stays");
        super::recipients::set(&app, "authorities_abroad", |row| {
            row["transfer"] = serde_json::json!({ "mechanism": "exception", "reason": "A treaty binds us to answer." });
        });
        assert_eq!(ask(&mut officer, &[("country", "US")]), 303, "{}", officer.page.text());
        // nothing leaves on one person's word: not even that of who asked
        let page = officer.get(REGISTER).text();
        assert!(page.contains("Order 2026/77") && page.contains("somebody else agrees"), "{page}");
        assert!(page.contains("Whose data a•••@b•••.example") && !page.contains("Agree:"), "{page}");
        assert_eq!(decide(&mut officer, "yes"), 422);
        let mut anna = app.contact(ANNA);
        assert!(!anna.get("/me/data").text().contains("Rotterdam"));
        assert_eq!(decide(&mut deputy, "yes"), 303, "{}", deputy.page.text());
        tell(&app);
        let letter = app.letter_to(ANNA);
        assert!(letter.body.subject.contains("gave data about you"), "{}", letter.body.subject);
        for part in [&letter.body.text, &letter.body.html] {
            assert!(!part.contains("Rotterdam") && !part.contains("2026/77"), "{part}");
        }
        let page = anna.get("/me/data").text();
        for said in [
            "Customs office of Rotterdam",
            "To an authority abroad with a lawful order",
            "Business contact details",
            "Letter",
            "United States",
            "An exception that the law allows",
            "22 November 2026",
            "Data was given to somebody outside",
        ] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(!page.contains("One invoice is checked"), "what the desk notes stays with the desk");
        assert!(officer.get(REGISTER).text().contains("The person was told on"), "{}", officer.page.text());
        assert!(app.audit_actions(ANNA).contains(&"data.disclosed".to_owned()));
        // once, however often the worker comes by
        tell(&app);
        app.pass(TimeDelta::days(1));
        tell(&app);
        assert!(app.letters().is_empty());
    });
}

/// S7.7: silence hides the entry and ends by itself; then the person is told.
#[test]
fn s7_7_silence_hides_it_until_its_day_and_then_the_person_is_told() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        let mut deputy = app.officer("deputy@westcon.example", Role::Deputy);
        assert_eq!(ask(&mut officer, &[("hidden_until", "2026-12-20"), ("silence", "")]), 422, "a reason is missing");
        assert_eq!(ask(&mut officer, &[("hidden_until", "soon"), ("silence", "Section 3")]), 422);
        assert_eq!(ask(&mut officer, &[("hidden_until", "2026-12-20"), ("silence", "Section 3 of the order")]), 303);
        assert_eq!(decide(&mut deputy, "yes"), 303);
        tell(&app);
        assert!(app.letters().is_empty());
        let mut anna = app.contact(ANNA);
        let page = anna.get("/me/data").text();
        assert!(!page.contains("Rotterdam") && !page.contains("given to somebody"), "{page}");
        app.pass(TimeDelta::days(28));
        tell(&app);
        assert!(app.letters().is_empty(), "its last day");
        app.pass(TimeDelta::days(1));
        tell(&app);
        app.letter_to(ANNA);
        assert!(app.contact(ANNA).get("/me/data").text().contains("Customs office of Rotterdam"));
    });
}

/// S7.1, S7.11, S2.9: what is missing is named, field by field, and nothing is kept.
#[test]
fn s7_1_s7_11_what_is_not_said_is_refused() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut officer = app.officer("officer@westcon.example", Role::Officer);
    for (field, value, said) in [
        ("email", "nobody@north.example", "Enter an e-mail address that is on file"),
        ("recipient", "statistics", "Figures about many people are not given out here"),
        ("recipient", "outside_with_consent", "has not agreed that this recipient"),
        ("recipient", "enforcement_parties", ""),
        ("country", "", "Choose the country it goes to"),
        ("country", "XX", "Choose the country it goes to"),
        ("name", "", "Write who exactly gets it"),
        ("categories", "", "Choose what kinds of data"),
        ("reference", "", "Enter the reference"),
        ("reason", "", "Write why it is given"),
    ] {
        let status = ask(&mut officer, &[(field, value)]);
        if said.is_empty() {
            assert_eq!(status, 303, "{field}");
            continue;
        }
        assert_eq!(status, 422, "{field}");
        assert!(officer.page.text().contains(said), "{said}: {}", officer.page.text());
    }
    for (field, value) in [("name", "x".repeat(201)), ("reason", "x".repeat(10_001))] {
        assert_eq!(ask(&mut officer, &[(field, &value)]), 422, "{field}");
    }
    // nothing can turn the direction in which a second person reads it
    assert_eq!(ask(&mut officer, &[("reference", "Order \u{202E}77")]), 303);
    assert!(!officer.get(REGISTER).html().contains('\u{202E}'));
    // S7.11: an agreement is enforced with its reference only
    assert_eq!(ask(&mut officer, &[("recipient", "enforcement_parties"), ("reference", "")]), 422);
    // a partner gets data for a purpose that covers it and for which the person is held, and for no other
    assert_eq!(ask(&mut officer, &[("recipient", "delivery_partners"), ("purpose", "R03")]), 422);
    hold_for_orders(&app);
    assert_eq!(ask(&mut officer, &[("recipient", "delivery_partners"), ("purpose", "")]), 422);
    assert_eq!(ask(&mut officer, &[("recipient", "delivery_partners"), ("purpose", "R03")]), 303);
    // whoever may not decide neither asks nor agrees
    let mut agent = app.officer("agent@westcon.example", Role::Agent);
    assert_eq!(agent.get(REGISTER).status, 403);
    let mut auditor = app.officer("auditor@westcon.example", Role::Auditor);
    assert!(auditor.get(REGISTER).text().contains("Order 2026/77"));
    assert!(auditor.page.all("main form").is_empty(), "reads only");
}

/// Held for orders too.
fn hold_for_orders(app: &TestApp) {
    let orders = ImportOptions {
        source: "SRC03".into(),
        purposes: vec!["R03".into()],
        basis: Some(Basis::LegitimateInterest),
        system: Some("salesforce".into()),
        ..ImportOptions::default()
    };
    app.import(&format!("email,name\n{ANNA},Anna Schmidt\n"), orders);
}

/// S2.9, L18.2: what the person has said between the question and the second person's word counts.
#[test]
fn s2_9_l18_2_a_restriction_in_between_is_heard() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        hold_for_orders(&app);
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        let mut deputy = app.officer("deputy@westcon.example", Role::Deputy);
        let to_partner = [("recipient", "delivery_partners"), ("purpose", "R03")];
        assert_eq!(ask(&mut officer, &to_partner), 303, "{}", officer.page.text());
        let mut anna = app.contact(ANNA);
        anna.get("/me/restrict");
        anna.submit("/me/restrict", &[("scope", "all"), ("ground", "claims"), ("reason", "A dispute.")]);
        anna.submit("/me/restrict", &[]);
        app.letters();
        assert_eq!(decide(&mut deputy, "yes"), 422);
        assert!(deputy.page.text().contains("restricted this data"), "{}", deputy.page.text());
        assert_eq!(ask(&mut officer, &to_partner), 422, "nor is it asked for again");
        assert_eq!(decide(&mut deputy, "no"), 303);
        tell(&app);
        assert!(app.letters().is_empty());
        // a lawful order goes before a restriction
        assert_eq!(ask(&mut officer, &[]), 303, "{}", officer.page.text());
    });
}

/// Where somebody else could agree, whoever asked never may, however long they wait.
#[test]
fn s7_7_a_day_is_no_second_person_where_there_is_one() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut officer = app.officer("officer@westcon.example", Role::Officer);
    app.officer("deputy@westcon.example", Role::Deputy);
    assert_eq!(ask(&mut officer, &[]), 303);
    app.pass(TimeDelta::hours(25));
    assert_eq!(decide(&mut app.officer_again("officer@westcon.example"), "yes"), 422);
}

/// The rule of a desk of one: whoever asked may agree, a day later.
#[test]
fn s7_7_a_desk_of_one_waits_a_day() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut officer = app.officer("officer@westcon.example", Role::Officer);
    assert_eq!(ask(&mut officer, &[]), 303);
    app.pass(TimeDelta::hours(25));
    let mut officer = app.officer_again("officer@westcon.example");
    assert_eq!(decide(&mut officer, "yes"), 303, "{}", officer.page.text());
    tell(&app);
    app.letter_to(ANNA);
}
