//! Promises that hold across the rooms: what the registers say is what people read, and no right has a price.

use super::categories::copy_of;
use super::registers::save;
use crate::support::*;
use privacy_portal::actions::import::ImportOptions;
use privacy_portal::actions::policy::read;
use privacy_portal::domain::officer::Role;
use privacy_portal::domain::register::{Basis, RegisterRow};
use privacy_portal::text::Language;

const ANNA: &str = "anna@brooks.example";
const OFFICER: &str = "olga.petrova@westcon.example";
const ENGLISH: &str = include_str!("../../../templates/policy/en.policy");

fn change(app: &TestApp, register: &str, key: &str, change: impl FnOnce(&mut serde_json::Value)) {
    let registers = app.desk.registers();
    let mut row = registers.row(register, key).cloned().unwrap_or(RegisterRow {
        register: register.into(),
        key: key.into(),
        json: "{}".into(),
    });
    let mut value = serde_json::from_str(&row.json).unwrap();
    change(&mut value);
    row.json = value.to_string();
    app.desk.replace_registers(registers.with_row(row).unwrap());
}

/// S1.3: both companies share one registered office: one row, changed once, with what stood before kept beside it.
#[test]
fn s1_3_one_registered_office_serves_both_companies_and_keeps_its_past() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        let row = "/admin/registers/address/REG";
        save(
            &mut officer,
            row,
            &[("lines", "Harbour House\n1 Quay Road\nBristol"), ("postcode", "BS1 4RW"), ("act", "save")],
        );
        let said = officer.page.location();
        assert!(said.contains("done="), "{}", officer.page.text());
        let registers = app.desk.registers();
        let offices: Vec<_> = ["WINT", "WGEO"]
            .iter()
            .map(|key| {
                registers
                    .entity(key)
                    .unwrap()
                    .registered_office
                    .as_ref()
                    .map(|office| registers.address(office).unwrap())
            })
            .collect();
        assert_eq!(offices[0], offices[1]);
        let page = app.visitor().get("/privacy").html();
        assert!(page.contains("Registered office: <bdi>Harbour House, 1 Quay Road"), "{page}");
        let history = officer.get(row).text();
        assert!(history.contains("Harbour House") && history.contains("Merchants House"), "{history}");
    });
}

/// S1.4: the page and the copy name the company that holds somebody's data, which need not be the one in London.
#[test]
fn s1_4_who_is_held_by_another_company_reads_its_name() {
    on_each_database(|app| {
        let options = ImportOptions {
            source: "SRC05".into(),
            purposes: vec!["R06".into()],
            basis: Some(Basis::Consent),
            system: Some("hubspot".into()),
            entity: Some("AFF-APAC".into()),
            ..ImportOptions::default()
        };
        app.import(&format!("email,name\n{ANNA},Anna Schmidt\n"), options);
        let registers = app.desk.registers();
        let company = registers.entity("AFF-APAC").unwrap();
        assert!(company.region.is_some());
        let name = company.display_name("en").to_owned();
        let mut anna = app.contact(ANNA);
        assert!(anna.get("/me/data").text().contains(&format!("Responsible for it: {name}")), "{}", anna.page.text());
        let copy = copy_of(&mut anna).to_string();
        assert!(copy.contains(&name), "{copy}");
    });
}

/// S2.6: who disagrees is told not to send data, and where to complain, object and have everything erased.
#[test]
fn s2_6_who_disagrees_is_asked_to_send_nothing_and_keeps_every_way() {
    let app = TestApp::new();
    let mut visitor = app.visitor();
    for lang in ["en", "de"] {
        let page = visitor.get(&format!("/privacy?choose={lang}"));
        let html = page.html();
        let section = html.split("id=\"s2\"").nth(1).and_then(|s| s.split("id=\"s3\"").next()).unwrap();
        for way in ["/me/object", "/me/erase", "/contact?matter=complaint"] {
            assert!(section.contains(&format!("href=\"{way}\"")), "{lang}: {way}");
        }
    }
    assert!(visitor.get("/privacy?choose=en").text().contains("do not send us any"));
}

/// S4.16: a company that works for us and has a policy of its own is named with it, by a link that says it leaves the site.
#[test]
fn s4_16_providers_are_listed_with_their_own_policies() {
    let app = TestApp::new();
    change(&app, "recipient", "mailer", |row| {
        *row = serde_json::json!({ "key": "mailer", "label": { "en": "Mailer Ltd" }, "kind": "outside", "ground": "G1",
            "named": true, "purposes": ["R06"], "role": "processor", "country": "GB",
            "policy_url": "https://mailer.example/privacy" });
    });
    let document = read(ENGLISH, &app.desk.registers(), Language::En.words()).unwrap();
    app.run(app.desk.publish_policy(vec![("en".into(), document)])).unwrap();
    let mut visitor = app.visitor();
    visitor.get("/privacy");
    assert_eq!(visitor.page.links("main a[href='https://mailer.example/privacy']").len(), 1);
    let label = &visitor.page.all("main a[href='https://mailer.example/privacy']")[0];
    assert!(label.contains("Mailer Ltd") && label.contains("leaves this site"), "{label}");
    assert!(visitor.page.text().contains("its rules apply there, and we do not answer for them"));
}

/// S10.1: the policy always names the United States and the United Kingdom, and what has no country is a fault that the
/// officer sees.
#[test]
fn s10_1_countries_are_always_named_and_what_lacks_one_is_a_fault() {
    let app = TestApp::new();
    let words = app.visitor().get("/privacy").text();
    assert!(words.contains("United States") && words.contains("United Kingdom"), "{words}");
    change(&app, "recipient", "nowhere", |row| {
        *row = serde_json::json!({ "key": "nowhere", "label": { "en": "Nowhere Ltd" }, "kind": "outside", "ground": "G1",
            "named": true, "purposes": ["R06"], "role": "processor" });
    });
    let faults = app.desk.registers().faults();
    let of = |key: &str| faults.iter().any(|f| f.key == key && f.kind.sentence().contains("country"));
    assert!(of("nowhere"), "{faults:?}");
    let mut officer = app.officer(OFFICER, Role::Officer);
    assert!(officer.get("/admin/setup").text().contains("nowhere"), "{}", officer.page.text());
}

/// S11.8: of ISO 27001 it is said only that the services business has it.
#[test]
fn s11_8_the_certificate_is_claimed_for_the_services_business_only() {
    let app = TestApp::new();
    let mut visitor = app.visitor();
    let mut seen = 0;
    for path in ["/", "/privacy", "/security", "/contact", "/accessibility", "/offices", "/cookies"] {
        let text = visitor.get(path).text();
        for (at, _) in text.match_indices("27001") {
            seen += 1;
            assert!(text[at..].starts_with("27001 (services business only)"), "{path}: {}", &text[at..at + 60]);
        }
    }
    assert!(seen > 0, "nothing is claimed at all");
}

/// S13.1: the public reads a role, never the name or address of whoever holds it.
#[test]
fn s13_1_the_public_reads_the_role_and_not_the_person() {
    let app = TestApp::new();
    app.officer(OFFICER, Role::Officer);
    let mut visitor = app.visitor();
    for path in [
        "/",
        "/privacy",
        "/security",
        "/contact?matter=question",
        "/complaints",
        "/offices",
        "/.well-known/security.txt",
    ] {
        let html = visitor.get(path).html().to_lowercase();
        assert!(!html.contains("petrova") && !html.contains("olga"), "{path} names the officer");
    }
    assert!(visitor.get("/contact?matter=question").text().contains("Compliance Officer"));
}

/// S6.23: taking part in a competition is one thing, marketing another: the entry stands without the one, and stays when
/// it is taken back.
#[test]
fn s6_23_an_entry_needs_no_marketing_and_outlives_it() {
    on_each_database(|app| {
        let options = ImportOptions {
            source: "SRC12".into(),
            purposes: vec!["R12".into()],
            basis: Some(Basis::LegitimateInterest),
            system: Some("hubspot".into()),
            ..ImportOptions::default()
        };
        let outcome = app.import(&format!("email,competition_entry\n{ANNA},\"Prize draw, spring\"\n"), options);
        assert_eq!(outcome.rows, 1, "{outcome:?}");
        assert_eq!(app.desk.check_addresses(&[ANNA], "news").unwrap()[0].fate.key(), "no_basis", "no marketing by it");
        let mut anna = app.contact(ANNA);
        anna.get("/me/preferences");
        anna.submit("/me/preferences", &[("join", "news")]);
        assert_eq!(app.desk.check_addresses(&[ANNA], "news").unwrap()[0].fate.key(), "clean");
        anna.get("/me/preferences");
        anna.submit("/me/preferences", &[("stop", "all")]);
        assert_eq!(app.desk.check_addresses(&[ANNA], "news").unwrap()[0].fate.key(), "suppressed");
        assert!(anna.get("/me/data").text().contains("Prize draw, spring"));
    });
}

/// L7.4: no service depends on a consent: who has refused everything gets every page and every right.
#[test]
fn l7_4_who_agrees_to_nothing_gets_everything() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut anna = app.contact(ANNA);
        anna.get("/me/preferences");
        anna.submit("/me/preferences", &[("stop", "all")]);
        for path in [
            "/me",
            "/me/data",
            "/me/data/edit?kind=phone",
            "/me/export",
            "/me/erase",
            "/me/restrict",
            "/me/object",
            "/me/transfer",
            "/me/requests",
            "/me/complaints",
            "/me/preferences",
            "/me/consents",
            "/me/sharing",
            "/me/sessions",
            "/me/email",
        ] {
            assert_eq!(anna.get(path).status, 200, "{path}");
            assert!(
                anna.page.all("main input[type=checkbox][required], main [checked]").is_empty(),
                "{path} wants a yes"
            );
        }
        anna.get("/me/data/edit?kind=job_title");
        anna.submit("/me/data/edit", &[("value", "Buyer")]);
        anna.submit("/me/data/edit", &[]);
        assert!(anna.get("/me/data").text().contains("Buyer"), "{}", anna.page.text());
        assert!(copy_of(&mut anna).to_string().contains("Anna Schmidt"));
        app.letters();
    });
}

/// L21.3: the first letter to who never asked for one names the right to object, apart from the rest; the notice too.
#[test]
fn l21_3_the_right_to_object_stands_in_the_first_message_and_every_notice() {
    let app = TestApp::new();
    let options = ImportOptions {
        source: "SRC16".into(),
        purposes: vec!["R13".into()],
        basis: Some(Basis::LegitimateInterest),
        supplier: Some("Trade Lists Ltd".into()),
        reason: Some("To reach buyers".into()),
        system: Some("file".into()),
        ..ImportOptions::default()
    };
    app.import(&format!("email,name\n{ANNA},Anna Schmidt\n"), options);
    while app.run(app.desk.step_notices()).unwrap() {}
    let letter = app.letter_to(ANNA);
    for part in [&letter.body.text, &letter.body.html] {
        assert!(part.contains("object"), "{part}");
    }
    let notice = app.visitor().get("/notices/contact").text();
    assert!(notice.contains("object"), "{notice}");
}

/// TH4, peers (c) 15: a mailbox that several people read opens nobody's own data.
#[test]
fn th4_a_shared_mailbox_shows_no_persons_data() {
    on_each_database(|app| {
        let shared = "info@brooks.example";
        app.add_contact(shared, "Anna Schmidt");
        let mut somebody = app.contact(shared);
        let page = somebody.get("/me/data").text();
        assert!(!page.contains("Anna Schmidt"), "{page}");
        assert!(page.contains("Several people may read this mailbox"), "{page}");
        let copy = copy_of(&mut somebody).to_string();
        assert!(!copy.contains("Anna Schmidt"), "{copy}");
        assert_eq!(somebody.get("/me/preferences").status, 200, "and stops marketing all the same");
    });
}

/// S4.13: people whom a contact tells us about are contacts of their own: they read from which organisation it came, and
/// have every right; the giver reads that they gave it, and nothing of theirs.
#[test]
fn s4_13_a_customers_customer_is_a_person_of_their_own() {
    on_each_database(|app| {
        let end_user = "nils@harbour.example";
        app.add_contact(ANNA, "Anna Schmidt");
        let of = |given_by: &str| ImportOptions {
            source: "SRC03".into(),
            purposes: vec!["R03".into()],
            basis: Some(Basis::LegitimateInterest),
            given_by: Some(given_by.into()),
            ..ImportOptions::default()
        };
        let refused = app.desk.open_import(of("nobody@brooks.example"), None).map(|_| ()).unwrap_err().to_string();
        assert!(refused.contains("take the person in first"), "{refused}");
        app.import(&format!("email,name,customer_interest\n{end_user},Nils Lund,Access points\n"), of(ANNA));
        // S11.4: the giver's address rests nowhere in clear, not even in what the batch was told
        let told = app.desk.store().column_for_test("import_batch", "options").unwrap();
        assert!(!told.is_empty() && !told.iter().any(|options| options.contains(ANNA)), "{told:?}");
        // told where it came from before any marketing
        while app.run(app.desk.step_notices()).unwrap() {}
        app.letter_to(end_user);
        let mut nils = app.contact(end_user);
        let page = nils.get("/me/data").text();
        assert!(page.contains("Access points") && page.contains("Somebody at Brooks, Williamson and Wood"), "{page}");
        assert!(!page.contains("Anna"), "the organisation, not the person: {page}");
        assert!(copy_of(&mut nils).to_string().contains("Somebody at Brooks, Williamson and Wood"));
        let mut anna = app.contact(ANNA);
        let page = anna.get("/me/data").text();
        assert!(page.contains("You gave us data about 1 other people"), "{page}");
        assert!(!page.contains("Nils") && !page.contains("harbour.example"), "{page}");
        // their own rights: erased, and the giver's number with them
        nils.get("/me/erase");
        nils.submit("/me/erase", &[("step", "check")]);
        nils.submit("/me/erase", &[("step", "erase")]);
        app.letters();
        app.pass(chrono::TimeDelta::hours(25));
        app.work();
        app.letters();
        assert!(!app.contact(ANNA).get("/me/data").text().contains("You gave us data"));
    });
}

/// Article 13: what everybody reads who is asked for data, in every language, point by point.
#[test]
fn l13_each_form_says_what_the_law_wants_said() {
    let app = TestApp::new();
    let mut visitor = app.visitor();
    let page = visitor.get("/notices/contact?choose=en").text();
    for (id, said) in [
        ("L13.1", "Westcon International Ltd, company number 04411310"),
        ("L13.2", "Compliance Officer"),
        ("L13.3", "We deal with a question that you ask us"),
        ("L13.4", "you asked us something, and we want to answer you"),
        ("L13.5", "Companies of our group"),
        ("L13.6", "Ask us, and we send you a copy of them"),
        ("L13.7", "No period has been set"),
        ("L13.8", "see, correct and erase this data, have its use restricted or object to it"),
        ("L13.10", "You can complain to us at any time"),
        ("L13.10", "Information Commissioner"),
        ("L13.11", "needed; without it we cannot answer"),
        ("L13.12", "No machine decides about you by itself"),
    ] {
        assert!(page.contains(said), "{id}: {said}: {page}");
    }
    // L13.8: each right begins where its link leads
    for right in ["/me/data", "/me/export", "/me/erase", "/me/restrict", "/me/object", "/me/preferences"] {
        assert_eq!(visitor.page.links(&format!("main a[href='{right}']")).len().min(1), 1, "{right}");
        assert_eq!(app.visitor().get(right).status, 303, "{right} leads to signing in");
    }
    // the same ten points, in as many paragraphs, whatever the language
    let parts = visitor.page.all("main h2").len();
    for language in Language::ALL {
        let page = visitor.get(&format!("/notices/contact?choose={}", language.code()));
        assert_eq!((page.status, page.all("main h2").len()), (200, parts), "{}", language.code());
    }
}

/// L13.9: where a consent is given, it says that it can be taken back, and by what.
#[test]
fn l13_9_who_agrees_reads_how_to_take_it_back() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut visitor = app.visitor();
    assert!(visitor.get("/subscribe/news").text().contains("stop"), "{}", visitor.page.text());
    let mut anna = app.contact(ANNA);
    assert!(anna.get("/me/sharing").text().contains("take it back at any time"), "{}", anna.page.text());
    anna.get("/me/preferences");
    anna.submit("/me/preferences", &[("join", "offers")]);
    assert!(anna.page.text().contains("You can stop it at any time"), "{}", anna.page.text());
}

/// L13.13, S2.9: data is not used for a further purpose without a word: no source and no choice of the person names it,
/// so the answer to every sender is no.
#[test]
fn l13_13_a_further_purpose_is_refused_until_there_is_ground_for_it() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        assert_eq!(app.desk.check_addresses(&[ANNA], "news").unwrap()[0].fate.key(), "clean");
        for other in ["offers", "events", "competitions"] {
            let key = app.desk.check_addresses(&[ANNA], other).unwrap()[0].fate.key();
            assert_eq!(key, "no_basis", "{other}: what was given for one thing serves another");
        }
    });
}

/// D3.12: whatever keeps a message from being taken, what was typed stands in its field again.
#[test]
fn d3_12_a_message_that_cannot_be_taken_stays_in_its_field() {
    let app = TestApp::with(&[("messages_per_network", "2")]);
    let mut visitor = app.visitor();
    let text = "A long question that nobody wants to type twice.";
    for place in 0..3 {
        visitor.get("/contact?matter=question");
        let email = format!("visitor{place}@north.example");
        visitor.submit("/contact", &[("text", text), ("email", &email)]);
    }
    assert_eq!(visitor.page.status, 429, "{}", visitor.page.text());
    assert!(visitor.page.text().contains("Your text is still here"), "{}", visitor.page.text());
    assert_eq!(visitor.page.all("textarea[name=text]"), [text]);
    app.letters();
}

/// G6: a limit in a letter has its hour and its zone, and says what to do if it is over.
#[test]
fn g6_a_limit_in_a_letter_has_its_hour_and_zone() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.visitor();
    anna.get("/sign-in");
    anna.submit("/sign-in", &[("email", ANNA)]);
    let letter = app.letter_to(ANNA);
    for part in [&letter.body.text, &letter.body.html] {
        assert!(part.contains("London time (GMT)"), "{part}");
    }
}

/// G14, L12.13: who needs the answer in another form says so with the message, and whoever answers reads it.
#[test]
fn g14_l12_13_another_form_of_the_answer_reaches_the_officer() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut anna = app.contact(ANNA);
        anna.get("/contact?matter=question");
        assert!(anna.page.text().contains("How the answer should reach you (optional)"), "{}", anna.page.text());
        anna.submit("/contact", &[("text", "What do you hold?"), ("format", "large")]);
        let reference = anna.page.all(".panel-reference strong")[0].replace('-', "");
        app.letters();
        let mut officer = app.officer(OFFICER, Role::Officer);
        let case = officer.get(&format!("/admin/requests/{reference}")).text();
        assert!(case.contains("The answer is wanted like this: In large print"), "{case}");
        // what the form does not offer is not taken over
        anna.get("/contact?matter=question");
        anna.submit("/contact", &[("text", "And now?"), ("format", "<b>")]);
        let reference = anna.page.all(".panel-reference strong")[0].replace('-', "");
        app.letters();
        assert!(!officer.get(&format!("/admin/requests/{reference}")).text().contains("wanted like this"));
    });
}
