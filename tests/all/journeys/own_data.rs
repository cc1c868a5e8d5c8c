//! Seeing and correcting one's own data.

use crate::support::*;
use privacy_portal::actions::import::ImportOptions;
use privacy_portal::domain::register::Basis;
use privacy_portal::store::StoreError;

const ANNA: &str = "anna@brooks.example";

#[test]
fn s2_8_every_value_explains_itself() {
    on_each_database(|app| {
        let sample = include_str!("../../data/crm/hubspot-contacts.csv");
        let few: String = sample.lines().take(30).collect::<Vec<_>>().join("\n");
        app.import(&few, marketing());
        let more = "\"ID\",\"EMAIL\",\"FIRSTNAME\",\"LASTNAME\",\"TITLE\",\"PHONE\",\"DEPARTMENT\",\"HASOPTEDOUTOFEMAIL\",\"CREATEDDATE\"\n\"0031\",\"rachel.curtis0@thomas.example\",\"محمد\",\"السيد\",\"Head of IT\",\"\",\"IT\",\"false\",\"2020-02-25T10:56:00.000Z\"\n";
        app.import(
            more,
            ImportOptions {
                source: "SRC03".into(),
                purposes: vec!["R03".into()],
                basis: Some(Basis::LegitimateInterest),
                ..ImportOptions::default()
            },
        );
        let mut browser = app.contact("rachel.curtis0@thomas.example");
        let page = browser.get("/me/data").clone();
        assert_eq!(page.status, 200);
        for text in [
            "Jeffrey Carr",
            "محمد السيد",
            "Brooks, Williamson and Wood",
            "Financial risk analyst",
            "Head of IT",
            "3104967414",
            "rachel.curtis0@thomas.example",
        ] {
            assert!(page.text().contains(text), "{text} is missing: {}", page.text());
        }
        // the six facts: none empty
        let facts = page.all("details dd");
        assert!(facts.len() >= 6 * 7, "{}", facts.len());
        assert!(facts.iter().all(|f| !f.trim().is_empty()), "{facts:?}");
        let text = page.text();
        for words in [
            "You asked us to send you marketing.",
            "25 February 2020",
            "HubSpot (marketing)",
            "Salesforce (sales)",
            "Orders and accounts (ERP)",
        ] {
            assert!(text.contains(words), "{words}");
        }
    });
}

#[test]
fn s8_3_a_low_risk_correction_works_at_once_and_says_so_without_saying_what() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut browser = app.contact(ANNA);
        assert!(browser.get("/me/data/edit?kind=phone").html().contains("+44 20 7946 0000"));
        browser.submit("/me/data/edit", &[("value", " +49 30  1234567 ")]);
        assert_eq!(browser.page.h1(), "Check your change");
        assert!(browser.page.text().contains("+44 20 7946 0000") && browser.page.text().contains("+49 30 1234567"));
        assert!(!browser.tab().get("/me/data").text().contains("+49 30"), "not before it is saved");
        browser.submit("/me/data/edit", &[]);
        assert_eq!(browser.page.h1(), "Your change is saved");
        let text = browser.get("/me/data").text();
        assert!(text.contains("+49 30 1234567") && !text.contains("+44 20 7946 0000"), "{text}");
        assert!(text.contains("You gave us this yourself, here in the portal."), "{text}");
        let letter = app.letter_to(ANNA);
        assert!(
            letter.body.text.contains("Phone number") && !letter.body.text.contains("1234567"),
            "{}",
            letter.body.text
        );
        assert_eq!(app.audit_actions(ANNA)[0], "value.corrected");
        // TH27: an import does not undo it
        app.import(
            "Record ID,Email,Phone Number,Create Date\n9,anna@brooks.example,+1 555 0100,2026-11-01 10:00\n",
            marketing(),
        );
        assert!(browser.get("/me/data").text().contains("+49 30 1234567"));
    });
}

#[test]
fn s8_3_th20_a_reviewed_correction_becomes_one_case_however_often_it_is_sent() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        app.add_contact("bert@brooks.example", "Bert Jones");
        let mut browser = app.contact(ANNA);
        browser.get("/me/data/edit?kind=name");
        browser.submit("/me/data/edit", &[("value", "Anna Schmidt-Österreicher"), ("reason", "I married.")]);
        let fields = browser.form("/me/data/edit", &[]);
        let presses: Vec<_> = (0..10)
            .map(|_| {
                let (mut tab, fields) = (browser.tab(), fields.clone());
                std::thread::spawn(move || {
                    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
                    tab.post("/me/data/edit", &fields);
                    let shown = tab.page.text();
                    let reference = shown.split_whitespace().find(|w| w.len() == 21 && w.matches('-').count() == 4);
                    (tab.page.h1(), reference.unwrap_or_default().to_owned())
                })
            })
            .collect();
        let answers: Vec<_> = presses.into_iter().map(|p| p.join().unwrap()).collect();
        assert!(answers.iter().all(|a| *a == answers[0]), "{answers:?}");
        assert_eq!(answers[0].0, "Your change is filed for review");
        assert_eq!(browser.get("/me/requests").all(".case").len(), 1);
        let reference: String = answers[0].1.chars().filter(|c| c.is_alphanumeric()).collect();
        let page = browser.get(&format!("/me/requests/{reference}")).clone();
        assert_eq!(page.status, 200, "{reference}");
        // received on Sunday 22 November 2026: the seventh working day is Tuesday 1 December
        assert!(page.text().contains("1 December 2026") && page.text().contains("22 December 2026"), "{}", page.text());
        assert!(page.text().contains("Anna Schmidt-Österreicher"));
        let letter = app.letter_to(ANNA);
        assert!(letter.body.subject.contains(&answers[0].1), "{}", letter.body.subject);
        assert!(!letter.body.text.contains("Österreicher"), "{}", letter.body.text);
        // ASVS 8.2.2: somebody else's looks like none at all
        let mut other = app.contact("bert@brooks.example");
        let foreign = other.get(&format!("/me/requests/{reference}")).clone();
        let missing = other.get("/me/requests/00000000000000000").clone();
        assert_eq!((foreign.status, foreign.text()), (404, missing.text()));
    });
}

#[test]
fn d3_2_mistakes_keep_what_was_typed_and_say_what_to_do() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut browser = app.contact(ANNA);
    let long = "x".repeat(300);
    for (kind, typed, words) in [
        ("phone", "call me", "with digits"),
        ("job_title", long.as_str(), "200 characters or fewer"),
        ("job_title", "a\u{0}b", "characters that can be printed"),
        ("job_title", "Risk analyst", "other than what we have now"),
        ("name", "  ", "Fill in"),
    ] {
        browser.get(&format!("/me/data/edit?kind={kind}"));
        browser.submit("/me/data/edit", &[("value", typed)]);
        assert_eq!(browser.page.status, 422, "{kind} {typed:?}");
        assert!(browser.page.title().starts_with("Error: "), "{}", browser.page.title());
        assert!(browser.page.text().contains(words), "{kind}: {}", browser.page.text());
        assert!(
            browser.page.html().contains(typed.trim_end_matches('\0').split('\0').next().unwrap()),
            "{kind}: what was typed is lost"
        );
    }
    for kind in ["email", "ip_address", "nonsense", ""] {
        assert_eq!(browser.get(&format!("/me/data/edit?kind={kind}")).status, 404, "{kind}");
    }
    // fields that the form does not have are not set
    browser.get("/me/data/edit?kind=phone");
    let mut fields = browser.form("/me/data/edit", &[("value", "+1 555 0100")]);
    fields.extend([
        ("contact_id".into(), "1".into()),
        ("status".into(), "erased".into()),
        ("step".into(), "save".into()),
    ]);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    assert_eq!(browser.post("/me/data/edit", &fields).status, 200);
    assert_eq!(browser.get("/me").status, 200);
    app.letters();
}

#[test]
fn s2_11_confirming_is_dated_and_asked_for_again_later() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut browser = app.contact(ANNA);
    assert!(browser.get("/me/data").text().contains("You have not confirmed it yet"));
    browser.submit("/me/data/confirm", &[]);
    assert_eq!(browser.page.location(), "/me/data?confirmed");
    assert!(browser.follow().text().contains("We noted that everything is right"));
    assert!(browser.get("/me/data").text().contains("22 November 2026"));
    app.pass(chrono::TimeDelta::days(400));
    let mut later = app.contact(ANNA);
    assert!(later.get("/me/data").text().contains("You last confirmed on 22 November 2026"));
    assert!(later.page.text().contains("Is it still?"), "{}", later.page.text());
}

#[test]
fn s2_9_reading_for_a_purpose_gives_only_what_the_purpose_opens() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let address = || privacy_portal::domain::email_address::EmailAddress::parse(ANNA).unwrap();
        let registers = app.desk.registers();
        let read = |purpose: &str| {
            let (registers, purpose) = (registers.clone(), purpose.to_owned());
            let row = purpose.clone();
            app.run(
                app.desk
                    .reader()
                    .values_for_purpose(address(), purpose, move |kind| registers.may_use_kind(&row, kind).is_ok()),
            )
            .unwrap()
        };
        assert!(read("R06").len() >= 3, "collected for R06");
        assert!(read("R03").is_empty(), "a number collected for marketing is no use for orders");
        assert!(read("R08").is_empty());
        let index = app.desk.ring().address_index(&address());
        app.desk
            .store()
            .write_now::<_, StoreError>(privacy_portal::store::Lane::People, move |w| {
                let contact = w.find_contact_by_address(&index)?.unwrap();
                w.set_status(contact.id, privacy_portal::domain::contact::ContactStatus::Restricted)
            })
            .unwrap();
        assert!(read("R06").is_empty(), "restricted: stored only");
        let mut browser = app.contact(ANNA);
        assert!(browser.get("/me/data").text().contains("Anna Schmidt"), "the person still sees it");
    });
}

/// S7.10, L14.4: each value says which words its person was shown when it was given.
#[test]
fn s7_10_a_value_names_the_notice_that_was_shown() {
    on_each_database(|app| {
        let options = ImportOptions { notice: Some("newsletter form 3".into()), ..marketing() };
        let text = "Record ID,First Name,Last Name,Email\n5,Anna,Schmidt,anna@brooks.example\n";
        assert_eq!(app.import(text, options).added, 1);
        let page = app.contact("anna@brooks.example").get("/me/data").text();
        assert!(page.contains("You were shown “newsletter form 3” then."), "{page}");
    });
}
