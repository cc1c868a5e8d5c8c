//! What kinds of data the policy says can be held: each is shown with its words, goes with the copy, and is refused where
//! the policy says that it is not.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::actions::api_client::NewClient;
use privacy_portal::actions::import::ImportOptions;
use privacy_portal::domain::register::Basis;
use serde_json::json;
use std::io::Read as _;

const ANNA: &str = "anna@brooks.example";

fn from(source: &str, purpose: &str, system: &str) -> ImportOptions {
    ImportOptions {
        system: Some(system.into()),
        source: source.into(),
        purposes: vec![purpose.into()],
        basis: Some(Basis::Consent),
        ..ImportOptions::default()
    }
}

/// The CRM with a credential for one purpose.
fn crm(app: &TestApp, purpose: &str) -> Machine {
    app.machine_with(NewClient {
        name: "crm".into(),
        scopes: vec!["contacts".into()],
        system: "hubspot".into(),
        purposes: vec![purpose.into()],
        ..NewClient::default()
    })
}

/// What Anna's copy says, as text.
pub(super) fn copy_of(anna: &mut Browser) -> serde_json::Value {
    anna.get("/me/export");
    let page = anna.submit("/me/export", &[("kind", "access")]).clone();
    assert_eq!(page.status, 200, "{}", page.text());
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(page.body)).unwrap();
    let mut text = String::new();
    zip.by_name("data.json").unwrap().read_to_string(&mut text).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn s4_6_accounts_events_competitions_surveys_and_feedback_are_records_of_their_own() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let records = [
            ("SRC08", "R11", "username", "anna.s", "You opened an account"),
            ("SRC09", "R06", "communication_preference", "Monthly digest", "You subscribed"),
            ("SRC10", "R12", "event_attendance", "Partner day 2025", "You came to an event"),
            ("SRC11", "R11", "feedback", "Good sound", "You told us what you think of us"),
            ("SRC12", "R12", "competition_entry", "Prize draw, spring", "You took part in one of our competitions"),
            ("SRC13", "R11", "survey_response", "Nine of ten", "You answered a survey"),
        ];
        for (source, purpose, kind, value, _) in records {
            let options = ImportOptions { basis: Some(Basis::LegitimateInterest), ..from(source, purpose, "hubspot") };
            let outcome = app.import(&format!("email,{kind}\n{ANNA},\"{value}\"\n"), options);
            assert_eq!(outcome.rows, 1, "{source}: {outcome:?}");
        }
        let mut anna = app.contact(ANNA);
        let text = anna.get("/me/data").text();
        let copy = copy_of(&mut anna);
        let values = copy.to_string();
        for (source, _, kind, value, words) in records {
            assert!(text.contains(value), "{kind} is not shown: {text}");
            assert!(text.contains(words), "{source} does not explain itself: {text}");
            assert!(values.contains(&format!("\"{kind}\"")) && values.contains(value), "{kind} is not in the copy");
        }
    });
}

#[test]
fn s4_8_the_six_kinds_of_business_contact_data_go_round() {
    on_each_database(|app| {
        let mut crm = crm(&app, "R05");
        let six = [
            ("job_title", "Head of purchasing"),
            ("business_address", "1 Chandler's Court, GL7 1YT"),
            ("phone", "+44 20 7946 0101"),
            ("department", "Purchasing"),
            ("organisation", "Brooks & Sons"),
        ];
        let mut contact = json!({ "email": ANNA });
        for (kind, value) in six {
            contact[kind] = value.into();
        }
        let (status, answer) = crm.post(
            "/api/v1/contacts",
            json!({ "source": "SRC03", "purposes": ["R05"], "basis": "legitimate_interest", "contact": contact }),
        );
        assert_eq!((status, &answer["results"][0]["outcome"]), (200, &json!("added")), "{answer}");
        let mut anna = app.contact(ANNA);
        let text = anna.get("/me/data").text();
        let copy = copy_of(&mut anna).to_string();
        for (kind, value) in six.into_iter().chain([("email", ANNA)]) {
            assert!(text.contains(value), "{kind}: {text}");
            assert!(copy.contains(&format!("\"{kind}\"")) && copy.contains(value), "{kind} in the copy");
        }
    });
}

#[test]
fn s4_10_a_password_is_never_taken_in_only_that_there_is_one() {
    let app = TestApp::new();
    let mut crm = crm(&app, "R06");
    let contact =
        json!({ "email": ANNA, "collected_on": "2026-11-01", "username": "anna.s", "password": "hunter2 hunter2" });
    let (status, answer) = crm.post(
        "/api/v1/contacts",
        json!({ "source": "SRC08", "site": "PartnerView", "purposes": ["R06"], "notice": "2026-01", "basis": "legitimate_interest", "contact": contact }),
    );
    assert_eq!((status, answer["at"].as_str()), (422, Some("/contacts/*/password")), "{answer}");
    // of a file, whose columns nobody chose, the fact is taken
    let options = ImportOptions { site: Some("PartnerView".into()), ..from("SRC08", "R06", "hubspot") };
    app.import(&format!("email,username,password\n{ANNA},anna.s,hunter2 hunter2\n"), options);
    let mut anna = app.contact(ANNA);
    let text = anna.get("/me/data").text();
    assert!(text.contains("anna.s") && text.contains("PartnerView"), "{text}");
    let copy = copy_of(&mut anna).to_string();
    assert!(copy.contains("\"password_set\""), "{copy}");
    assert!(!text.contains("hunter2") && !copy.contains("hunter2"));
    assert!(!answer.to_string().contains("hunter2"), "{answer}");
}

#[test]
fn s4_18_what_was_recorded_automatically_says_so() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let file = format!("email,usage,ip_address,device\n{ANNA},Firefox 140 on Linux,192.0.2.7,d-77af\n");
    let options = ImportOptions { purposes: vec![], basis: None, ..from("SRC15", "R05", "hubspot") };
    assert_eq!(app.import(&file, options).rows, 1);
    let mut anna = app.contact(ANNA);
    let page = anna.get("/me/data").clone();
    let recorded = "recorded this automatically when you used a website";
    assert!(page.text().matches(recorded).count() >= 3, "{}", page.text());
    let copy = copy_of(&mut anna).to_string();
    for value in ["Firefox 140 on Linux", "192.0.2.7", "d-77af"] {
        assert!(page.text().contains(value), "{value}: {}", page.text());
        assert!(copy.contains(value), "S2.2: {value} goes with the copy");
    }
}

#[test]
fn s4_21_what_others_know_is_not_added_against_the_persons_will() {
    on_each_database(|app| {
        let known = ImportOptions {
            source: "SRC05".into(),
            purposes: vec!["R05".into(), "R13".into()],
            basis: Some(Basis::LegitimateInterest),
            ..ImportOptions::default()
        };
        app.import(&format!("Record ID,First Name,Email,Country/Region\n1,Anna,{ANNA},United Kingdom\n"), known);
        let supplement = |title: &str| {
            let options = ImportOptions {
                supplier: Some("Lists Ltd".into()),
                reason: Some("to complete job titles".into()),
                basis: Some(Basis::LegitimateInterest),
                ..from("SRC16", "R13", "hubspot")
            };
            app.import(&format!("email,job_title\n{ANNA},{title}\n"), options)
        };
        assert_eq!(supplement("Chief of everything").met(), 1);
        let mut anna = app.contact(ANNA);
        let text = anna.get("/me/data").text();
        assert!(text.contains("Chief of everything") && text.contains("Lists Ltd"), "{text}");
        anna.get("/me/object");
        anna.submit("/me/object", &[("purpose", "marketing")]);
        assert_eq!(anna.page.h1(), "Marketing has ended", "{}", anna.page.text());
        app.letter_to(ANNA);
        app.pass(TimeDelta::minutes(5));
        let outcome = supplement("Chief of nothing");
        assert_eq!((outcome.met(), outcome.objected), (0, 1), "{outcome:?}");
        let text = anna.get("/me/data").text();
        assert!(text.contains("Chief of everything") && !text.contains("Chief of nothing"), "{text}");
        // the machine is told of it by the outcome of that person
        let (status, answer) = crm(&app, "R13").post(
            "/api/v1/contacts",
            json!({ "source": "SRC16", "supplier": "Lists Ltd", "reason": "to complete job titles",
                    "purposes": ["R13"], "notice": "2026-01", "basis": "legitimate_interest",
                    "contact": { "email": ANNA, "collected_on": "2026-11-01", "job_title": "Chief of nothing" } }),
        );
        assert_eq!((status, &answer["results"][0]["outcome"]), (200, &json!("objected")), "{answer}");
    });
}

#[test]
fn s4_22_no_form_file_or_machine_takes_what_is_never_collected() {
    let app = TestApp::new();
    let mut crm = crm(&app, "R05");
    for field in ["religion", "Gewerkschaft", "ethnicity", "santé", "orientación sexual"] {
        let mut contact = json!({ "email": ANNA });
        contact[field] = "x-canary".into();
        let (status, answer) = crm.post(
            "/api/v1/contacts",
            json!({ "source": "SRC03", "purposes": ["R05"], "basis": "legitimate_interest", "contact": contact }),
        );
        assert_eq!(status, 422, "{field}: {answer}");
        assert!(!answer.to_string().contains("x-canary"));
    }
    let mut anna = app.visitor();
    anna.get("/sign-in");
    anna.submit("/sign-in", &[("email", ANNA)]);
    let letter = app.letter_to(ANNA);
    assert!(
        letter.body.text.contains("Nothing is held under this address"),
        "nothing of the refused requests was stored: {}",
        letter.body.text
    );
}

#[test]
fn s0_4_the_policy_answers_under_both_of_its_names() {
    let app = TestApp::new();
    let mut anyone = app.visitor();
    for name in ["/privacy-policy", "/global-privacy-policy"] {
        let page = anyone.get(name).clone();
        assert!([301, 308].contains(&page.status), "{name}: {}", page.status);
        assert_eq!(page.location(), "/privacy");
    }
    // S4.24: the policy leads to the cookie page, which is there
    let page = anyone.get("/privacy").clone();
    assert!(page.links("main a").iter().any(|l| l.starts_with("/cookies")), "{:?}", page.links("main a"));
    assert_eq!(anyone.get("/cookies").status, 200);
    // S4.17: who collects under rules of its own answers for them itself
    assert!(page.text().contains("its rules apply there, and we do not answer for them"));
}

#[test]
fn s1_5_s1_1_every_page_and_letter_names_the_company() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.visitor();
    anna.get("/sign-in");
    anna.submit("/sign-in", &[("email", ANNA)]);
    let letter = app.letter_to(ANNA);
    anna.follow();
    anna.submit("/sign-in/sent", &[("code", &code_in(&letter))]);
    let letter = letter.body;
    let copy = copy_of(&mut anna).to_string();
    assert!(copy.contains("Westcon International Ltd"), "S1.1: the copy names the controller");
    let pages = ["/", "/privacy", "/contact", "/cookies", "/sign-in", "/me", "/me/data", "/nowhere"];
    let footers = pages.map(|path| (path, anna.get(path).all("footer").join(" ")));
    for (what, text) in footers.iter().map(|(p, t)| (*p, t.as_str())).chain([("letter", letter.text.as_str())]) {
        for fact in ["Westcon International Ltd", "04411310", "England and Wales", "GL7 1Y"] {
            assert!(text.contains(fact), "{what} lacks {fact}: {text}");
        }
    }
}

#[test]
fn s6_4_marketing_without_a_chosen_basis_is_refused() {
    let app = TestApp::new();
    let file = format!("email,job_title,Country/Region\n{ANNA},Head of IT,United Kingdom\n");
    app.import(&file, ImportOptions { basis: None, ..from("SRC05", "R06", "hubspot") });
    let (status, answer) = app
        .machine(&["may-send"])
        .post("/api/v1/may-send", json!({ "purpose": "R06", "topic": "news", "address": ANNA }));
    assert_eq!((status, &answer["answers"][0]["allowed"]), (200, &json!(false)), "{answer}");
    assert_eq!(answer["answers"][0]["reason"], "no_basis", "{answer}");
}

#[test]
fn s4_19_of_a_visit_only_what_security_needs_is_kept() {
    let app = TestApp::with(&[("trusted_proxies", "127.0.0.1")]);
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.visitor();
    let agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 plugin-canary";
    anna.headers.retain(|(name, _)| name != "user-agent");
    anna.headers.extend([
        ("user-agent".into(), agent.into()),
        ("x-forwarded-for".into(), "198.51.100.77".into()),
        ("referer".into(), format!("{}/privacy?from=referer-canary", app.base)),
    ]);
    anna.get("/sign-in");
    anna.submit("/sign-in", &[("email", ANNA)]);
    let code = code_in(&app.letter_to(ANNA));
    anna.follow();
    anna.submit("/sign-in/sent", &[("code", &code)]);
    assert_eq!(anna.page.location(), "/me", "{}", anna.page.text());
    let text = anna.get("/me/sessions").text();
    assert!(text.contains("Firefox, Linux"), "what the person sees of it: {text}");
    for file in std::fs::read_dir(app.folder()).unwrap().flatten().filter(|f| f.path().is_file()) {
        let bytes = std::fs::read(file.path()).unwrap();
        for kept in ["plugin-canary", "20100101", "198.51.100.77", "referer-canary"] {
            let found = bytes.windows(kept.len()).any(|w| w == kept.as_bytes());
            assert!(!found, "{kept} rests in {:?}", file.file_name());
        }
    }
}

#[test]
fn s4_25_what_may_be_left_blank_says_so_and_may() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.contact(ANNA);
    let labels = anna.get("/me/data/edit?kind=department").all("main form label").join(" ");
    assert!(labels.contains("(optional)"), "{labels}");
    anna.get("/me/restrict");
    assert!(anna.page.all("main form label").iter().any(|l| l.contains("(optional)")), "{}", anna.page.text());
}
