//! Consent as evidence, behind every entrance: what holds is the fold of what was chosen, nothing comes back without a
//! yes from the mailbox, and a receipt proves it without the portal.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::actions::consent::Saying;
use privacy_portal::actions::import::ImportOptions;
use privacy_portal::actions::restore::replay;
use privacy_portal::domain::audit::Actor;
use privacy_portal::domain::consent::{Cell, EventMeans, Said, covers, fold, said};
use privacy_portal::domain::email_address::EmailAddress;
use privacy_portal::domain::ids::ContactId;
use privacy_portal::domain::may_send::{Channel, No};
use privacy_portal::domain::officer::Role;
use privacy_portal::domain::register::{Basis, RegisterRow};
use privacy_portal::store::consents::ConsentEvent;
use privacy_portal::store::suppressions::Suppression;
use privacy_portal::store::{DatabaseUrl, EngineSettings, Lane, Store, StoreError};
use std::collections::BTreeMap;

const ANNA: &str = "anna@brooks.example";

fn contact_of(app: &TestApp, email: &str) -> Option<ContactId> {
    let index = app.desk.ring().address_index(&EmailAddress::parse(email).unwrap());
    app.desk.store().read_now::<_, StoreError>(|r| r.find_contact_by_address(&index)).unwrap().map(|c| c.id)
}

fn footer(app: &TestApp, email: &str) -> String {
    format!("/preferences/{}", app.desk.preference_token(contact_of(app, email).unwrap(), 1))
}

fn cells(app: &TestApp, email: &str) -> Vec<Cell> {
    let id = contact_of(app, email).unwrap();
    app.desk.store().read_now::<_, StoreError>(|r| r.list_standing(id)).unwrap()
}

/// Whether a campaign list would mail somebody about a topic: the answer that counts.
fn is_mailed(app: &TestApp, email: &str, topic: &str) -> &'static str {
    app.desk.check_addresses(&[email], topic).unwrap()[0].fate.key()
}

pub(super) fn change_register(app: &TestApp, register: &str, key: &str, json: &str) {
    let row = RegisterRow { register: register.into(), key: key.into(), json: json.into() };
    app.desk.replace_registers(app.desk.registers().with_row(row).unwrap());
}

/// A file of HubSpot about one person.
fn file_about(email: &str, opted_out: &str, title: &str) -> String {
    format!(
        "Record ID,First Name,Last Name,Email,Job Title,Unsubscribed from all email,Create Date\n\
         7,Anna,Schmidt,{email},{title},{opted_out},2020-02-25 10:56\n"
    )
}

#[test]
fn s8_30_an_undo_brings_back_nothing_that_another_system_stopped() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        app.import(&file_about(ANNA, "true", "x"), marketing());
        assert_eq!(is_mailed(&app, ANNA, "news"), "suppressed");
        let mut anna = app.visitor();
        anna.post(&footer(&app, ANNA), &[("stop", "all")]);
        let undo = link_in(&app, &app.letter_to(ANNA), "/preferences/answer");
        anna.get(&undo);
        anna.submit("/preferences/answer", &[]);
        assert_eq!(anna.page.h1(), "You get all marketing again");
        assert_eq!(is_mailed(&app, ANNA, "news"), "suppressed", "the other system's opt-out stays");
    });
}

/// The suppressions of an address that no event of it stands behind: same time, same or wider topic and channel.
fn without_evidence(app: &TestApp, email: &str) -> Vec<Suppression> {
    let index = app.desk.ring().address_index(&EmailAddress::parse(email).unwrap());
    let (stops, events) = app
        .desk
        .store()
        .read_now::<_, StoreError>(|r| Ok((r.list_suppressions(&index)?, r.list_consents(&index)?)))
        .unwrap();
    let stands_behind = |event: &ConsentEvent, stop: &Suppression| {
        event.kind == "stopped"
            && event.at == stop.since
            && covers(&event.topic, &stop.topic)
            && (event.channel == "all" || event.channel == stop.channel)
    };
    stops.into_iter().filter(|s| s.reason != "erased" && !events.iter().any(|e| stands_behind(e, s))).collect()
}

/// S8.38: through whatever an opt-out comes in, it leaves who, when, how and on what evidence.
#[test]
fn s8_38_every_entrance_leaves_its_evidence() {
    on_each_database(|app| {
        let says = |email: &str| {
            let index = app.desk.ring().address_index(&EmailAddress::parse(email).unwrap());
            let events = app.desk.store().read_now::<_, StoreError>(|r| r.list_consents(&index)).unwrap();
            assert_eq!(without_evidence(&app, email), []);
            let of = |e: &ConsentEvent| {
                (e.kind.clone(), e.means.clone(), e.topic.clone(), e.channel.clone(), e.evidence.clone(), e.contact)
            };
            events.iter().map(of).collect::<Vec<_>>()
        };
        let stopped = |means: &str, channel: &str, evidence: &str, contact| {
            vec![(
                "stopped".to_owned(),
                means.to_owned(),
                "all".to_owned(),
                channel.to_owned(),
                evidence.to_owned(),
                contact,
            )]
        };
        // a file: of somebody new, of somebody known, of nobody
        app.import(&file_about("file@brooks.example", "true", "x"), marketing());
        let new = contact_of(&app, "file@brooks.example");
        assert!(new.is_some());
        assert_eq!(says("file@brooks.example"), stopped("import", "email", "batch:1", new));
        assert_eq!(cells(&app, "file@brooks.example").len(), 1, "and where it leaves them");
        app.add_contact(ANNA, "Anna Schmidt");
        let list = ImportOptions { opt_outs: true, ..marketing() };
        app.import(&format!("Email\n{ANNA}\nnobody@brooks.example\n"), list.clone());
        assert_eq!(says(ANNA), stopped("import", "email", "batch:3", contact_of(&app, ANNA)));
        assert_eq!(says("nobody@brooks.example"), stopped("import", "email", "batch:3", None));
        app.import(&format!("Email\n{ANNA}\n"), list);
        assert_eq!(says(ANNA).len(), 1, "said again it is the same");
        // a machine
        let mut crm = app.machine(&["contacts"]);
        let body = serde_json::json!({ "source": "SRC05", "purposes": ["R06"], "basis": "consent", "notice": "form 3",
            "contact": { "email": "api@brooks.example", "collected_on": "2026-11-01", "opt_out_phone": true } });
        let (status, answer) = crm.post("/api/v1/contacts", body);
        assert_eq!((status, &answer["opt_outs"]), (200, &serde_json::json!(1)), "{answer}");
        let client = format!("client:{}", crm.client.id);
        assert_eq!(
            says("api@brooks.example"),
            stopped("api", "phone", &client, contact_of(&app, "api@brooks.example"))
        );
        // a message
        app.add_contact("hook@brooks.example", "Ben");
        let pairs = [("type", "cleaned"), ("data[reason]", "abuse"), ("data[email]", "hook@brooks.example")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let heard = privacy_portal::domain::webhook::hear_mailchimp(&pairs);
        app.run(app.desk.hear_webhook("mailchimp", vec![heard])).unwrap();
        let known = contact_of(&app, "hook@brooks.example");
        assert_eq!(says("hook@brooks.example"), stopped("webhook", "all", "mailchimp:complaint", known));
        // the person reads it in their history, without words that nobody showed them
        let mut person = app.contact("hook@brooks.example");
        let words = person.get("/me/consents").text();
        assert!(words.contains("through a message of another system") && !words.contains("“”"), "{words}");
        app.letters();
    });
}

/// Whatever is pressed, imported or said by machines, in any order: the rows are the fold of the events, and marketing
/// that was stopped comes back only by a letter's link, opened in the mailbox. TH6, TH24, TH27.
#[test]
fn standing_is_the_fold_and_nothing_raises_without_the_mailbox() {
    on_each_database(|app| {
        let mut crm = app.machine(&["contacts"]);
        for seed in 1..=8_u64 {
            let email = format!("p{seed}@brooks.example");
            app.add_contact(&email, "Anna Schmidt");
            let link = footer(&app, &email);
            let mut person = app.visitor();
            let (mut letters, mut state) = (Vec::new(), seed * 7_919);
            for step in 0..24 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let topic = ["news", "events", "offers"][(state >> 40) as usize % 3];
                let before: Vec<&str> = ["news", "events", "offers"].map(|t| is_mailed(&app, &email, t)).into();
                let mut may_raise = false;
                match (state >> 33) % 13 {
                    0 => {
                        person.post(&link, &[("stop", topic)]);
                    }
                    1 => {
                        person.post(&link, &[("stop", "all")]);
                    }
                    2 => {
                        person.post(&link, &[("join", topic)]);
                    }
                    3 => {
                        person.post(&link, &[("pause", "30")]);
                    }
                    4 => {
                        // ending one's own break brings back what was got before it
                        may_raise = true;
                        person.post(&link, &[("pause", "end")]);
                    }
                    5 => {
                        let text = file_about(&email, ["", "true"][(state >> 50) as usize % 2], &format!("t{step}"));
                        app.import(&text, marketing());
                    }
                    6 => {
                        // a machine that says they agreed, with and without something to show for it
                        let contact = contact_of(&app, &email);
                        let address = EmailAddress::parse(&email).unwrap();
                        let whose = privacy_portal::actions::consent::Whose {
                            contact,
                            index: app.desk.ring().address_index(&address),
                        };
                        let saying = Saying {
                            topic: topic.into(),
                            channel: "email".into(),
                            means: EventMeans::Api,
                            wording: "Yes".into(),
                            language: "en".into(),
                            evidence: ["", "form 7"][(state >> 51) as usize % 2].into(),
                            actor: Actor::Operator,
                        };
                        drop(app.run(app.desk.raise(whose, saying)));
                    }
                    7 => {
                        person.get(&link);
                    }
                    8 => {
                        // a machine hands the person in, with the evidence that marketing asks of it, and one flag or none
                        let mut contact =
                            serde_json::json!({ "email": email, "country": "US", "collected_on": "2026-11-01" });
                        match (state >> 50) % 4 {
                            0 => contact["opt_out_email"] = serde_json::json!(true),
                            1 => contact["opt_out_phone"] = serde_json::json!(true),
                            2 => contact["opt_in_email"] = serde_json::json!(true),
                            _ => {}
                        }
                        let body = serde_json::json!({
                            "source": "SRC05", "purposes": ["R06"], "basis": "consent", "notice": "form 3", "contact": contact,
                        });
                        assert_eq!(crm.post("/api/v1/contacts", body).0, 200);
                    }
                    9 => {
                        let kind = ["unsubscribe", "cleaned", "subscribe", "profile"][(state >> 50) as usize % 4];
                        let reason = ["manual", "abuse", "hard"][(state >> 53) as usize % 3];
                        let pairs = [("type", kind), ("data[reason]", reason), ("data[email]", email.as_str())]
                            .map(|(name, value)| (name.to_owned(), value.to_owned()));
                        let heard = privacy_portal::domain::webhook::hear_mailchimp(&pairs);
                        app.run(app.desk.hear_webhook("mailchimp", vec![heard])).unwrap();
                    }
                    10 => {
                        let file = format!("Email\n{email}\n");
                        app.import(&file, ImportOptions { opt_outs: true, ..marketing() });
                    }
                    11 => {
                        let address = EmailAddress::parse(&email).unwrap();
                        let saying = Saying {
                            topic: topic.into(),
                            channel: "all".into(),
                            means: EventMeans::Officer,
                            wording: String::new(),
                            language: "en".into(),
                            evidence: "a call".into(),
                            actor: Actor::Operator,
                        };
                        app.run(app.desk.lower_address(&address, saying)).unwrap();
                    }
                    _ => {
                        letters.extend(app.letters());
                        if let Some(letter) = letters.pop() {
                            may_raise = true;
                            person.get(&link_in(&app, &letter, "/preferences/answer"));
                            if person.page.status == 200 {
                                person.submit("/preferences/answer", &[]);
                                assert_eq!(person.page.status, 200);
                            }
                        }
                    }
                }
                app.pass(TimeDelta::minutes(70));
                let after: Vec<&str> = ["news", "events", "offers"].map(|t| is_mailed(&app, &email, t)).into();
                for (was, is) in before.iter().zip(&after) {
                    assert!(may_raise || *is != "clean" || *was == "clean", "seed {seed} step {step}: {was} -> {is}");
                }
                let id = contact_of(&app, &email).unwrap();
                let (rows, events) = app
                    .desk
                    .store()
                    .read_now::<_, StoreError>(|r| Ok((r.list_standing(id)?, r.list_choices(id)?)))
                    .unwrap();
                assert_eq!(rows, fold(&events), "seed {seed} step {step}");
                assert_eq!(without_evidence(&app, &email), [], "seed {seed} step {step}");
            }
            app.letters();
        }
    });
}

/// S8.21: after an older backup is put back, who opted out since stays out, with the evidence the ledger has; and who
/// joined again before the backup was made stays joined.
#[test]
fn s8_21_a_restored_older_backup_still_says_no() {
    let app = TestApp::new();
    let back = "back@brooks.example";
    for email in [ANNA, back, "file@brooks.example"] {
        app.add_contact(email, "Anna Schmidt");
    }
    let mut person = app.visitor();
    person.post(&footer(&app, back), &[("stop", "all")]);
    let undo = link_in(&app, &app.letter_to(back), "/preferences/answer");
    app.pass(TimeDelta::minutes(5));
    person.get(&undo);
    person.submit("/preferences/answer", &[]);
    let copy = app.folder().join("yesterday.db");
    app.desk.store().copy_into(&copy).unwrap();
    app.pass(TimeDelta::minutes(5));
    person.post(&footer(&app, ANNA), &[("stop", "news")]);
    app.letter_to(ANNA);
    app.import(&file_about("file@brooks.example", "true", "x"), marketing());
    let file = |path: std::path::PathBuf| DatabaseUrl::Sqlite(path);
    let settings = EngineSettings { readers: 2, ..EngineSettings::default() };
    let keys = file(app.folder().join("keys.db"));
    let store = Store::open(&file(copy), &keys, app.desk.ring().clone(), &settings).unwrap();
    for _ in 0..2 {
        replay(&store, app.desk.now()).unwrap();
        let of = |email: &str| {
            let index = app.desk.ring().address_index(&EmailAddress::parse(email).unwrap());
            store.read_now::<_, StoreError>(|r| Ok((r.list_suppressions(&index)?, r.list_consents(&index)?))).unwrap()
        };
        let (stops, events) = of(ANNA);
        assert_eq!((stops.len(), stops[0].topic.as_str(), events.len()), (1, "news", 1));
        assert_eq!((events[0].means.as_str(), events[0].at), ("link", stops[0].since));
        assert!(events[0].evidence.starts_with("ledger:"), "{}", events[0].evidence);
        let (stops, events) = of("file@brooks.example");
        assert_eq!((stops.len(), events.len(), events[0].means.as_str()), (1, 1, "import"));
        assert!(events[0].evidence.ends_with("batch:4"), "{}", events[0].evidence);
        let (stops, events) = of(back);
        assert_eq!((stops, events.len()), (vec![], 2), "joined again before the backup");
        for email in [ANNA, "file@brooks.example", back] {
            let id = contact_of(&app, email).unwrap();
            let (rows, choices) =
                store.read_now::<_, StoreError>(|r| Ok((r.list_standing(id)?, r.list_choices(id)?))).unwrap();
            assert_eq!(rows, fold(&choices), "{email}");
        }
    }
    store.close();
}

#[test]
fn s8_26_a_break_ends_by_itself_and_keeps_what_was_stopped() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let link = footer(&app, ANNA);
        let mut anna = app.visitor();
        anna.get(&link);
        let labels = anna.page.all("button[name=pause]");
        assert_eq!(labels[0], "Nothing until 22 December 2026");
        anna.post(&link, &[("pause", "30")]);
        assert_eq!(anna.page.h1(), "Done: no marketing until 22 December 2026");
        assert_eq!(is_mailed(&app, ANNA, "news"), "paused");
        // the machine's answer is the same
        let no = || {
            let question = app.desk.question("R06", Some("news"), Channel::Email).unwrap();
            app.desk.explain_may_send(&question, &[ANNA.to_owned()]).unwrap()[0]
        };
        assert_eq!(no(), Some(No::Paused));
        anna.get(&link);
        assert!(anna.page.text().contains("You get no marketing until 22 December 2026"), "{}", anna.page.text());
        anna.post(&link, &[("stop", "events")]);
        app.letter_to(ANNA);
        app.pass(TimeDelta::days(30));
        assert_eq!((is_mailed(&app, ANNA, "news"), no()), ("clean", None));
        assert_eq!(is_mailed(&app, ANNA, "events"), "suppressed");
        for bad in ["0", "-3", "400", "x"] {
            assert!([400, 404].contains(&anna.post(&link, &[("pause", bad)]).status), "{bad}");
        }
        // ended early by the person
        anna.post(&link, &[("pause", "182")]);
        assert_eq!(is_mailed(&app, ANNA, "news"), "paused");
        anna.post(&link, &[("pause", "end")]);
        assert_eq!(anna.page.h1(), "Done: the break is over");
        assert_eq!(is_mailed(&app, ANNA, "news"), "clean");
    });
}

#[test]
fn s6_13_the_telephone_is_stopped_apart_from_mail() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let options = ImportOptions {
        purposes: vec!["R11".into()],
        source: "SRC11".into(),
        basis: Some(Basis::LegitimateInterest),
        ..ImportOptions::default()
    };
    app.import(&file_about(ANNA, "", "Analyst"), options);
    let link = footer(&app, ANNA);
    let mut anna = app.visitor();
    anna.get(&link);
    let buttons = anna.page.all("button[name=stop_channel]");
    assert_eq!(buttons, ["Not by telephone: Surveys and feedback"]);
    anna.post(&link, &[("stop_channel", "feedback.phone")]);
    assert_eq!(anna.page.h1(), "Done: you have stopped Surveys and feedback, by telephone");
    app.letter_to(ANNA);
    let now = app.desk.now();
    let cells = cells(&app, ANNA);
    assert!(matches!(said(&cells, "feedback", "phone", now), Said::Stopped(_)));
    assert!(matches!(said(&cells, "feedback", "email", now), Said::Nothing));
    assert_eq!(is_mailed(&app, ANNA, "feedback"), "no_consent", "the law of the place, and no stop");
    assert!(anna.get(&link).text().contains("Stopped by telephone on 22 November 2026"), "{}", anna.page.text());
}

#[test]
fn s8_26_rhythms_only_where_a_feed_has_them() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let link = footer(&app, ANNA);
    let mut anna = app.visitor();
    assert!(anna.get(&link).all("button[name=variant]").is_empty(), "no feed has any");
    change_register(
        &app,
        "topic",
        "news",
        r#"{"key":"news","purpose":"R06","label":{"en":"News"},"sentence":{"en":"News."},
            "variants":[{"key":"weekly","label":{"en":"Weekly"}},{"key":"monthly","label":{"en":"Monthly"}}]}"#,
    );
    assert_eq!(anna.get(&link).all("button[name=variant]").len(), 2);
    anna.post(&link, &[("variant", "news.monthly")]);
    assert_eq!(anna.page.h1(), "You get News from now on like this: Monthly");
    assert!(anna.get(&link).text().contains("You get: Monthly"));
    assert_eq!(anna.post(&link, &[("variant", "news.hourly")]).status, 404);
    assert_eq!(is_mailed(&app, ANNA, "news"), "clean");
}

#[test]
fn l7_6_old_or_changed_words_ask_again() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let link = footer(&app, ANNA);
    let mut anna = app.visitor();
    anna.post(&link, &[("join", "events")]);
    anna.get(&link_in(&app, &app.letter_to(ANNA), "/preferences/answer"));
    anna.submit("/preferences/answer", &[]);
    let asks = |anna: &mut Browser| anna.get(&link).text().contains("Do you still want it?");
    assert!(!asks(&mut anna));
    app.pass(TimeDelta::days(731));
    assert!(asks(&mut anna), "two years are over");
    assert!(anna.page.text().contains("You agreed to it on 22 November 2026"), "{}", anna.page.text());
}

#[test]
fn th5_signing_up_says_the_same_for_everybody_and_begins_with_the_mailbox() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut pages = Vec::new();
        for email in [ANNA, "new@brooks.example"] {
            let mut visitor = app.visitor();
            visitor.get("/subscribe/publications");
            assert_eq!(visitor.page.h1(), "Get Newsletters");
            assert!(visitor.page.all("input[type=checkbox], input[type=radio]").is_empty(), "nothing is ticked");
            assert!(visitor.page.text().contains("Westcon International Ltd sends you mail about: Newsletters"));
            visitor.submit("/subscribe/publications", &[("email", email)]);
            assert_eq!(visitor.page.status, 200);
            pages.push(visitor.page.text().replace(email, "X"));
            assert_ne!(contact_of(&app, ANNA), None);
        }
        assert_eq!(pages[0], pages[1]);
        assert_eq!(contact_of(&app, "new@brooks.example"), None, "nothing is held before the mailbox says yes");
        let letters = app.letters();
        assert_eq!(letters.len(), 2);
        let letter = letters.iter().find(|l| l.to == "new@brooks.example").unwrap();
        assert!(letter.body.text.contains("somebody typed your address on our website"), "{}", letter.body.text);
        let mut reader = app.visitor();
        let link = link_in(&app, letter, "/preferences/answer");
        reader.get(&link);
        assert_eq!(contact_of(&app, "new@brooks.example"), None, "looking is not pressing");
        reader.submit("/preferences/answer", &[]);
        assert_eq!(reader.page.h1(), "You get Newsletters from now on");
        assert_eq!(is_mailed(&app, "new@brooks.example", "publications"), "clean");
        assert_eq!(reader.get(&link).status, 410, "once");
        // what is held says where it came from
        let mut inside = app.contact("new@brooks.example");
        let words = inside.get("/me/consents").text();
        assert!(words.contains("Agreed to: Newsletters"), "{words}");
        let known = letters.iter().find(|l| l.to == ANNA).unwrap();
        reader.get(&link_in(&app, known, "/preferences/answer"));
        reader.submit("/preferences/answer", &[]);
        assert_eq!(reader.page.h1(), "You get Newsletters from now on");
        // a wrong address, an unknown topic, an answer that never comes
        let mut visitor = app.visitor();
        assert_eq!(visitor.get("/subscribe/nonsense").status, 404);
        visitor.get("/subscribe/news");
        visitor.submit("/subscribe/news", &[("email", "nobody")]);
        assert_eq!((visitor.page.status, visitor.page.all(".summary a").len()), (422, 1));
        visitor.submit("/subscribe/news", &[("email", "never@brooks.example")]);
        app.letter_to("never@brooks.example");
        app.pass(TimeDelta::days(31));
        assert_eq!(app.run(app.desk.forget_sign_ups()).unwrap(), 1, "the address is forgotten");
    });
}

#[test]
fn l7_1_a_receipt_verifies_outside_the_portal() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.contact(ANNA);
    // C8: signed in, a yes counts at once and a no likewise: as many steps
    anna.get("/me/preferences");
    anna.submit("/me/preferences", &[("join", "events")]);
    assert_eq!(anna.page.h1(), "You get Events from now on");
    assert_eq!(is_mailed(&app, ANNA, "events"), "clean");
    let page = anna.get("/me/consents");
    assert!(page.text().contains("What you have agreed to Events"), "{}", page.text());
    let receipt = page.links(".timeline a")[0].clone();
    let page = anna.get(&receipt);
    assert_eq!(page.h1(), "Receipt of a choice");
    assert!(page.text().contains("I want Events"), "{}", page.text());
    let key = page
        .links("details a")
        .iter()
        .find_map(|link| link.strip_prefix(&app.base).map(str::to_owned))
        .unwrap_or_else(|| panic!("{}", page.html()));
    let files =
        [("receipt.json", format!("{receipt}/receipt.json")), ("receipt.sig", format!("{receipt}/receipt.sig"))];
    for (name, path) in files {
        let page = anna.get(&path);
        assert_eq!(page.status, 200);
        std::fs::write(app.folder().join(name), &page.body).unwrap();
    }
    // the key is public: nobody needs to sign in
    std::fs::write(app.folder().join("key.pem"), &app.visitor().get(&key).body).unwrap();
    let verify = |file: &str| {
        std::process::Command::new("openssl")
            .args([
                "pkeyutl",
                "-verify",
                "-pubin",
                "-inkey",
                "key.pem",
                "-rawin",
                "-in",
                file,
                "-sigfile",
                "receipt.sig",
            ])
            .current_dir(app.folder())
            .output()
            .unwrap()
    };
    let told = verify("receipt.json");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let text = std::fs::read_to_string(app.folder().join("receipt.json")).unwrap();
    std::fs::write(app.folder().join("forged.json"), text.replace("events", "offers")).unwrap();
    assert!(!verify("forged.json").status.success());
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["receipt_metadata"]["schema_version"], "ISO/IEC TS 27560:2023");
    assert_eq!(json["event"]["event_state"], "consent given");
    assert_eq!(json["pii_processing"]["purposes"][0]["words_shown"], "I want Events");
    assert_eq!(json["pii_principal"]["pii_principal_id"], ANNA);
    // somebody else's receipt is nobody's page
    app.add_contact("ben@brooks.example", "Ben");
    let mut ben = app.contact("ben@brooks.example");
    for path in [receipt.clone(), format!("{receipt}/receipt.json"), format!("{receipt}/receipt.sig")] {
        assert_eq!(ben.get(&path).status, 404, "{path}");
    }
    // S8.9: withdrawn with one press where it was given
    anna.get("/me/consents");
    anna.submit("/me/preferences", &[("stop", "events")]);
    assert_eq!(anna.page.h1(), "Done: you have stopped Events");
    assert_eq!(is_mailed(&app, ANNA, "events"), "suppressed");
    let words = anna.get("/me/consents").text();
    assert!(words.contains("Agreed to: Events") && words.contains("Stopped: Events"), "both stay: {words}");
    // the copy holds the same bytes
    anna.get("/me/export");
    let zip = anna.submit("/me/export", &[("kind", "access")]).body.clone();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zip)).unwrap();
    let mut found = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("receipts/0002.json").unwrap(), &mut found).unwrap();
    assert_eq!(found, text);
    assert!(archive.by_name("receipts/0002.sig").is_ok());
}

#[test]
fn s8_23_sharing_is_by_name_and_by_opt_in_only() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut anna = app.contact(ANNA);
        let page = anna.get("/me/sharing");
        assert!(page.text().contains("There is no such organisation at present"), "{}", page.text());
        for key in ["vendor", "other"] {
            change_register(
                &app,
                "recipient",
                key,
                &format!(
                    r#"{{"key":"{key}","label":{{"en":"The {key} Ltd"}},"kind":"outside","ground":"G5","named":true,
                        "purposes":["R08"],"role":"controller","country":"US"}}"#
                ),
            );
        }
        let page = anna.get("/me/sharing");
        assert!(page.all("[checked]").is_empty());
        assert!(
            page.text().contains(
                "I agree that Westcon International Ltd passes my business contact data on to The vendor Ltd."
            )
        );
        anna.submit("/me/sharing", &[("agree", "vendor")]);
        anna.follow();
        let shares = |app: &TestApp, key: &str| {
            let cells = cells(app, ANNA);
            matches!(said(&cells, &format!("to:{key}"), "all", app.desk.now()), Said::Given(_))
        };
        assert!(shares(&app, "vendor") && !shares(&app, "other"));
        // stopping marketing is another matter, and the page behind the link shows the recipient and can stop it
        let link = footer(&app, ANNA);
        let mut visitor = app.visitor();
        visitor.post(&link, &[("stop", "all")]);
        app.letter_to(ANNA);
        assert!(shares(&app, "vendor"));
        assert!(visitor.get(&link).text().contains("The vendor Ltd"));
        assert_eq!(visitor.post(&link, &[("join", "to:other")]).status, 404, "a link never agrees");
        assert!(!shares(&app, "other"));
        visitor.post(&link, &[("stop", "to:vendor")]);
        assert_eq!(visitor.page.h1(), "Done: you have stopped Sharing with The vendor Ltd");
        assert!(!shares(&app, "vendor"));
        // S5.4: the browser's signal is shown, and kept only by a button
        anna.headers.push(("sec-gpc".into(), "1".into()));
        assert!(anna.get("/me/sharing").text().contains("Global Privacy Control"));
        assert!(!cells(&app, ANNA).iter().any(|c| c.topic == "to:"));
        anna.submit("/me/sharing", &[("signal", "1")]);
        assert!(cells(&app, ANNA).iter().any(|c| c.topic == "to:"));
        assert!(anna.get("/me/sharing").text().contains("we have kept it as an objection"));
        anna.submit("/me/sharing", &[("agree", "other")]);
        assert!(shares(&app, "other"), "a later yes to one by name counts");
        assert_eq!(anna.post("/me/sharing", &[("agree", "other")]).status, 403, "only with the form's token");
        app.letters();
    });
}

#[test]
fn i_still_got_one_opens_a_complaint_that_holds_the_evidence() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let link = footer(&app, ANNA);
    let mut anna = app.visitor();
    anna.post(&link, &[("stop", "news")]);
    app.letter_to(ANNA);
    let form = anna.page.clone();
    assert!(form.text().contains("You get no marketing from us now."), "{}", form.text());
    app.pass(TimeDelta::days(3));
    anna.post(&link, &[("still", "a form of its own")]);
    assert_eq!(anna.page.h1(), "Your complaint is with us");
    assert!(!anna.page.all(".panel-reference").is_empty());
    let letter = app.letters().into_iter().find(|l| l.to == ANNA).unwrap();
    assert!(!letter.body.text.contains("News you asked for"), "{}", letter.body.text);
    let mut officer = app.officer("officer@westcon.example", Role::Officer);
    let case = officer.get("/admin").links("a[href^='/admin/requests/']")[0].clone();
    let words = officer.get(&case).text();
    assert!(words.contains("Stopped: News you asked for, since 22 November 2026"), "{words}");
    // why, if they like to say: counted, and kept with nobody
    anna.post(&link, &[("reason", "too_many"), ("topic", "news")]);
    assert_eq!(anna.page.h1(), "Thank you for the answer");
    assert_eq!(anna.post(&link, &[("reason", "<script>"), ("topic", "news")]).status, 404);
    let counted = app.desk.store().read_now::<_, StoreError>(|r| r.list_leaving_reasons("2026-01")).unwrap();
    assert_eq!(counted, [("2026-11".to_owned(), "news".to_owned(), "too_many".to_owned(), 1)]);
}

#[test]
fn s8_31_a_new_address_keeps_what_was_stopped() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        app.import(&file_about(ANNA, "true", "x"), marketing());
        let mut anna = app.contact(ANNA);
        anna.get("/me/email");
        anna.submit("/me/email", &[("email", "anna.new@elsewhere.example")]);
        anna.follow();
        let letters = app.letters();
        let code = code_in(letters.iter().find(|l| l.to == "anna.new@elsewhere.example").unwrap());
        anna.submit("/me/email/confirm", &[("code", &code)]);
        assert_eq!(anna.page.h1(), "Your address is changed");
        assert_eq!(is_mailed(&app, "anna.new@elsewhere.example", "news"), "suppressed");
    });
}

#[test]
fn lp_8_consent_that_others_asked_for_needs_its_words_and_day() {
    let app = TestApp::new();
    let options = ImportOptions {
        source: "SRC14".into(),
        purposes: vec!["R06".into()],
        basis: Some(Basis::Consent),
        partner: Some("A partner".into()),
        campaign: Some("Spring".into()),
        ..ImportOptions::default()
    };
    let refused = app.desk.open_import(options.clone(), Some("hubspot")).err().unwrap().to_string();
    assert!(refused.contains("--consent-wording"), "{refused}");
    let day = |text: &str| text.parse().ok();
    let words = Some("Westcon International Ltd may write to me.".to_owned());
    let future = ImportOptions { consent_wording: words.clone(), consent_on: day("2027-01-01"), ..options.clone() };
    assert!(app.desk.open_import(future, Some("hubspot")).is_err());
    let whole = ImportOptions { consent_wording: words, consent_on: day("2026-05-01"), ..options };
    assert_eq!(app.import(&file_about(ANNA, "", "Analyst"), whole).added, 1);
    // P8 says why: the ground, and from when
    let page = app.visitor().get(&footer(&app, ANNA)).text();
    assert!(page.contains("Why do I get this?"), "{page}");
    // LP.1: kept with the contact, and only a reviewed rule makes a company
    let id = contact_of(&app, ANNA).unwrap();
    let kind = |id| app.desk.store().read_now::<_, StoreError>(|r| r.find_subscriber(id)).unwrap();
    assert_eq!(kind(id), "unknown");
    app.import(&file_about("anna@gmail.com", "", "Analyst"), marketing());
    assert_eq!(kind(contact_of(&app, "anna@gmail.com").unwrap()), "individual");
    change_register(
        &app,
        "subscriber_rule",
        "companies",
        r#"{"key":"companies","domains":["*"],"kind":"corporate","reason":{"en":"x"},"reviewed_by":"officer","reviewed_on":"2026-11-01"}"#,
    );
    app.import(&file_about("ben@brooks.example", "", "Analyst"), marketing());
    assert_eq!(kind(contact_of(&app, "ben@brooks.example").unwrap()), "corporate");
    app.import(&file_about("cleo@mail.gmail.com", "", "Analyst"), marketing());
    assert_eq!(kind(contact_of(&app, "cleo@mail.gmail.com").unwrap()), "individual", "the more exact domain");
}

/// LP.2, S6.9: customers may be written to about similar things where the law lets a sale stand for a consent: with all its
/// facts, from a file and from a machine, for two years, and never against a no.
#[test]
fn lp_2_s6_9_a_sale_with_all_its_facts_lets_similar_things_be_offered() {
    on_each_database(|app| {
        let file = format!("Record ID,Email,Country/Region,Create Date\n7,{ANNA},United Kingdom,2020-02-25 10:56\n");
        let sale = ImportOptions {
            source: "SRC03".into(),
            purposes: vec!["R07".into()],
            basis: Some(Basis::LegitimateInterest),
            sold_on: "2026-05-01".parse().ok(),
            product_family: Some("Switches".into()),
            refusal_offered: Some("a box on the order form".into()),
            ..ImportOptions::default()
        };
        // all three facts or none, of a sale of our own, in the past
        for bad in [
            ImportOptions { product_family: None, ..sale.clone() },
            ImportOptions { refusal_offered: Some(" ".into()), ..sale.clone() },
            ImportOptions { sold_on: None, ..sale.clone() },
            ImportOptions { sold_on: "2027-01-01".parse().ok(), ..sale.clone() },
            ImportOptions { basis: Some(Basis::Consent), ..sale.clone() },
            ImportOptions { source: "SRC14".into(), supplier: Some("A list".into()), ..sale.clone() },
        ] {
            assert!(app.desk.open_import(bad.clone(), Some("hubspot")).is_err(), "{bad:?}");
        }
        let no = |app: &TestApp, email: &str| {
            let question = app.desk.question("R07", Some("offers"), Channel::Email).unwrap();
            app.desk.explain_may_send(&question, &[email.to_owned()]).unwrap()[0]
        };
        let without = ImportOptions { sold_on: None, product_family: None, refusal_offered: None, ..sale.clone() };
        app.import(&file.replace(ANNA, "ben@brooks.example").replace("7,", "8,"), without);
        let ben = no(&app, "ben@brooks.example");
        assert_eq!(ben, Some(No::NoConsent), "a customer, but nobody says that they could refuse");
        app.import(&file, sale.clone());
        assert_eq!(no(&app, ANNA), None);
        // the one act that cures it for who is known already: the same file again, with the facts
        let again = file.replace(ANNA, "ben@brooks.example").replace("7,", "8,");
        let outcome = app.import(&again, sale.clone());
        assert_eq!((outcome.changed, outcome.enriched), (0, 1), "{outcome:?}");
        assert_eq!(no(&app, "ben@brooks.example"), None);
        assert_eq!(app.import(&again, sale.clone()).unchanged, 1, "and once more it changes nothing");
        // TH27: a consent that a file claims of somebody known needs its words and its day
        let claims = ImportOptions {
            source: "SRC05".into(),
            purposes: vec!["R10".into()],
            basis: Some(Basis::Consent),
            ..ImportOptions::default()
        };
        let events = |app: &TestApp| {
            let question = app.desk.question("R10", Some("events"), Channel::Email).unwrap();
            app.desk.explain_may_send(&question, &["ben@brooks.example".to_owned()]).unwrap()[0]
        };
        assert_eq!(app.import(&again, claims.clone()).unchanged, 1);
        assert_eq!(events(&app), Some(No::NoBasis));
        let proved = ImportOptions {
            consent_wording: Some("Yes, invite me.".into()),
            consent_on: "2026-05-01".parse().ok(),
            ..claims
        };
        assert_eq!(app.import(&again, proved).enriched, 1);
        assert_eq!((events(&app), no(&app, "ben@brooks.example")), (None, None), "and what it stood on before stays");
        let mut crm = app.machine(&["contacts"]);
        let body = serde_json::json!({ "source": "SRC03", "purposes": ["R07"], "basis": "legitimate_interest", "notice": "order form 4",
            "sold_on": "2026-05-01", "product_family": "Switches", "refusal_offered": "a box on the order form",
            "contact": { "email": "api@brooks.example", "country": "GB", "collected_on": "2026-05-01" } });
        assert_eq!(crm.post("/api/v1/contacts", body.clone()).0, 200);
        assert_eq!(no(&app, "api@brooks.example"), None);
        let mut half = body;
        half.as_object_mut().unwrap().remove("refusal_offered");
        assert_eq!(crm.post("/api/v1/contacts", half).0, 422);
        app.visitor().post(&footer(&app, "api@brooks.example"), &[("stop", "offers")]);
        app.letters();
        assert_eq!(no(&app, "api@brooks.example"), Some(No::Suppressed));
        app.pass(TimeDelta::days(365 * 2));
        assert_eq!(no(&app, ANNA), Some(No::NoConsent), "too long ago");
    });
}

/// TH2: what gateways do with every address of a mail, 50 times over, changes no row: not one table differs.
#[test]
fn s8_27_th2_fifty_looks_and_harmless_presses_change_no_row() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let link = footer(&app, ANNA);
    let mut anna = app.visitor();
    anna.post(&link, &[("stop", "events")]);
    let undo = link_in(&app, &app.letter_to(ANNA), "/preferences/answer");
    anna.post(&link, &[("join", "offers")]);
    let confirm = link_in(&app, &app.letter_to(ANNA), "/preferences/answer");
    app.work();
    let before = all_rows(&app);
    assert!(before.len() > 20 && before["consent_event"].contains("stopped"));
    let one_click = link.replace("/preferences/", "/unsubscribe/");
    let paths = [
        link.clone(),
        format!("{link}/news"),
        one_click.clone(),
        format!("{one_click}/news"),
        undo.clone(),
        confirm.clone(),
        "/subscribe/news".to_owned(),
    ];
    let mut scanner = app.visitor();
    for i in 0..50 {
        let agent = ["Mail-Scanner/1.0", "Mozilla/5.0 (Windows NT 10.0) SafeLinks", "curl/8"][i % 3];
        scanner.headers = vec![("user-agent".into(), agent.into())];
        for path in &paths {
            let method = if i % 2 == 0 { "GET" } else { "HEAD" };
            assert_eq!(scanner.send(method, path, None, b"").status, 200, "{method} {path}");
        }
    }
    // presses without the page's own field: a form sent empty, the one-click address without its words
    let form = "application/x-www-form-urlencoded";
    for path in &paths[..4] {
        for body in [&b""[..], b"x=1", b"List-Unsubscribe=no"] {
            let status = scanner.send("POST", path, Some(form), body).status;
            assert!([200, 303].contains(&status), "{path}: {status}");
        }
    }
    assert_eq!(all_rows(&app), before);
    anna.get(&undo);
    anna.submit("/preferences/answer", &[]);
    assert_eq!(anna.page.h1(), "You get Events again", "the owner's press still works");
}

/// Every row of every table of the data database but the listed exceptions, as text.
fn all_rows(app: &TestApp) -> BTreeMap<String, String> {
    use diesel::prelude::*;
    #[derive(diesel::QueryableByName)]
    struct Text {
        #[diesel(sql_type = diesel::sql_types::Text)]
        text: String,
    }
    let file = app.folder().join("portal.db");
    #[allow(clippy::disallowed_methods)] // a file that exists, read as it lies there, past every rule of `store`
    let mut db = SqliteConnection::establish(&file.to_string_lossy()).unwrap();
    let mut ask = |sql: String| -> Vec<String> {
        diesel::sql_query(sql).load::<Text>(&mut db).unwrap().into_iter().map(|t| t.text).collect()
    };
    let tables = ask("SELECT name AS text FROM sqlite_master WHERE type = 'table' ORDER BY name".into());
    tables
        .into_iter()
        .filter(|t| {
            !t.starts_with("sqlite")
                && !t.starts_with("__")
                && !["counter", "lease", "installation"].contains(&t.as_str())
        })
        .map(|table| {
            let columns = ask(format!("SELECT 'quote(' || name || ')' AS text FROM pragma_table_info('{table}')"));
            let row = columns.join(" || '|' || ");
            let rows = ask(format!("SELECT {row} AS text FROM {table} ORDER BY 1"));
            (table, rows.join("\n"))
        })
        .collect()
}

#[test]
fn a_full_disk_says_that_the_choice_was_not_saved() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let link = footer(&app, ANNA);
    app.desk.store().write_now::<_, StoreError>(Lane::Bulk, |w| w.limit_size_for_test()).unwrap();
    let mut anna = app.visitor();
    let one_click = link.replace("/preferences/", "/unsubscribe/");
    let mut not_saved = 0;
    // what still fits is kept; the first that does not is told the truth, with another way
    for i in 0..400 {
        let page = match i % 2 {
            0 => anna.post(&link, &[("pause", "30")]),
            _ => anna.post(&one_click, &[("List-Unsubscribe", "One-Click")]),
        };
        if page.status == 503 {
            assert_eq!(page.h1(), "Your choice was not saved");
            assert!(page.header("retry-after").is_some());
            assert!(page.text().contains("Press the button again in a few minutes"), "{}", page.text());
            assert!(page.links("main a").iter().any(|l| l.starts_with("/contact")), "another way");
            not_saved += 1;
        }
    }
    assert!(not_saved > 0);
}

/// P8 weighs little and asks for little: the page, and a style sheet and a mark that browsers keep.
#[test]
fn p8_is_one_request_beside_what_is_cached() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.visitor();
    for language in ["en", "de"] {
        let page = anna.get(&format!("{}/news?lang={language}", footer(&app, ANNA))).clone();
        assert!(page.body.len() < 30_000, "{language}: {} bytes", page.body.len());
        assert!(page.all("script, img, iframe, video, object").is_empty());
        let asked: Vec<String> = page.links("link[href]");
        assert_eq!(asked.len(), 2, "{asked:?}");
        for href in asked {
            let kept = app.visitor().get(&href).header("cache-control").unwrap_or_default().to_owned();
            assert!(kept.contains("immutable"), "{href}: {kept}");
        }
    }
}

/// A form with a file, as a browser sends it.
fn upload(browser: &mut Browser, path: &str, fields: &[(&str, &str)], list: Option<&str>) -> u16 {
    let mut body = String::new();
    for (name, value) in fields {
        body += &format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    }
    if let Some(list) = list {
        body += &format!(
            "--edge\r\nContent-Disposition: form-data; name=\"list\"; filename=\"list.csv\"\r\nContent-Type: text/csv\r\n\r\n{list}\r\n"
        );
    }
    body += "--edge--\r\n";
    browser.send("POST", path, Some("multipart/form-data; boundary=edge"), body.as_bytes()).status
}

#[test]
fn marketing_checks_a_list_before_it_leaves() {
    on_each_database(|app| {
        let people = ["a@brooks.example", "b@brooks.example", "c@brooks.example", "d@brooks.example"];
        for email in people {
            app.add_contact(email, "Anna Schmidt");
        }
        let mut visitor = app.visitor();
        visitor.post(&footer(&app, people[1]), &[("stop", "news")]);
        visitor.post(&footer(&app, people[2]), &[("stop", "all")]);
        visitor.post(&footer(&app, people[3]), &[("pause", "30")]);
        app.letters();
        let list = "\u{feff}Name,Email\r\nA, A@brooks.example \r\nB,b@brooks.example\r\nC,c@brooks.example\r\nD,d@brooks.example\r\nX,x@unknown.example\r\nA,a@brooks.example\r\nY,no";
        let mut marketing = app.officer("campaigns@westcon.example", Role::Marketing);
        let page = marketing.get("/admin/campaign");
        assert_eq!(page.h1(), "Campaign check");
        assert!(page.text().contains("List-Unsubscribe: {{list_unsubscribe}}"), "{}", page.text());
        // G8: a plain link in the mail's own letters and colours, that says what it does
        let snippet = page.all("pre").into_iter().find(|p| p.contains("<a href")).unwrap();
        assert!(
            snippet.contains("choose what you get") && !snippet.contains("style") && !snippet.contains("<img"),
            "{snippet}"
        );
        let csrf = marketing.form("/admin/campaign", &[]).into_iter().find(|(n, _)| n == "csrf").unwrap().1;
        let fields = [("csrf", csrf.as_str()), ("topic", "news"), ("want", "count")];
        assert_eq!(upload(&mut marketing, "/admin/campaign", &fields, Some(list)), 200);
        let words = marketing.page.text();
        for part in [
            "7 rows looked at",
            "3 rows would bring an opt-out back",
            "May be mailed1",
            "Opted out2",
            "Asked for a break1",
            "No contact in use has this address1",
            "Stands in the list already1",
            "No address1",
        ] {
            assert!(words.contains(part), "{part}: {words}");
        }
        assert!(!words.contains("brooks.example"), "nothing of the list is shown: {words}");
        // as files
        let fields = [("csrf", csrf.as_str()), ("topic", "news"), ("want", "files")];
        assert_eq!(upload(&mut marketing, "/admin/campaign", &fields, Some(list)), 200);
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(marketing.page.body.clone())).unwrap();
        let mut read = |name: &str| {
            let mut text = String::new();
            std::io::Read::read_to_string(&mut archive.by_name(name).unwrap(), &mut text).unwrap();
            text
        };
        let clean = read("may-be-mailed.csv");
        assert_eq!(clean.lines().count(), 2, "{clean}");
        let link = clean.lines().nth(1).unwrap().split(',').nth(2).unwrap().to_owned();
        assert_eq!(link, format!("{}{}/news", app.base, footer(&app, people[0])));
        let left_out = read("left-out.csv");
        assert!(left_out.contains("B,b@brooks.example,suppressed") && left_out.contains("D,d@brooks.example,paused"));
        // what cannot be taken, and who may not
        let bad = [("csrf", csrf.as_str()), ("topic", "nonsense"), ("want", "count")];
        assert_eq!(upload(&mut marketing, "/admin/campaign", &bad, Some(list)), 422);
        let good = [("csrf", csrf.as_str()), ("topic", "news"), ("want", "count")];
        assert_eq!(upload(&mut marketing, "/admin/campaign", &good, None), 422);
        assert_eq!(upload(&mut marketing, "/admin/campaign", &good, Some("Name,Mail\nA,a@b.example")), 422);
        assert!(marketing.page.text().contains("Its columns are: Name, Mail"), "{}", marketing.page.text());
        let foreign = [("csrf", "x"), ("topic", "news"), ("want", "count")];
        assert_eq!(upload(&mut marketing, "/admin/campaign", &foreign, Some(list)), 403);
        assert_eq!(upload(&mut app.visitor(), "/admin/campaign", &good, Some(list)), 303);
        let mut agent = app.officer("agent@westcon.example", Role::Agent);
        assert_ne!(agent.get("/admin/campaign").status, 200);
    });
}

/// `contacts check`: which rows would bring an opt-out back, without a word to the database.
#[test]
fn a_list_check_tells_which_rows_would_bring_an_opt_out_back() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    app.add_contact("ben@brooks.example", "Ben");
    app.visitor().post(&footer(&app, "ben@brooks.example"), &[("stop", "all")]);
    app.letters();
    let list = app.folder().join("list.csv");
    std::fs::write(&list, format!("email\n{ANNA}\nben@brooks.example\n")).unwrap();
    let out = app.folder().join("bad.csv");
    let before = all_rows(&app);
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_privacy-portal"))
        .args(["contacts", "check", list.to_str().unwrap(), "--topic", "news", "--out", out.to_str().unwrap()])
        .env("PORTAL_DATABASE_URL", format!("sqlite:{}", app.folder().join("portal.db").display()))
        .env("PORTAL_KEYS_DATABASE_URL", format!("sqlite:{}", app.folder().join("keys.db").display()))
        .env("PORTAL_KEYS", app.folder().join("keys"))
        .env("PORTAL_BASE_URL", &app.base)
        .current_dir(app.folder())
        .output()
        .unwrap();
    let words = String::from_utf8_lossy(&done.stdout).into_owned();
    assert_eq!(done.status.code(), Some(1), "{words}{}", String::from_utf8_lossy(&done.stderr));
    assert!(words.contains("1 rows would bring an opt-out back"), "{words}");
    assert_eq!(std::fs::read_to_string(&out).unwrap(), "email,reason\nben@brooks.example,suppressed\n");
    assert_eq!(all_rows(&app), before);
}

/// Complaint 8 of others: a page that says "done" while nothing changed. The portal finds that of itself.
#[test]
fn the_portal_tries_itself_out_and_says_when_a_stop_does_nothing() {
    let app = TestApp::with(&[("metrics_token", METRICS_TOKEN)]);
    assert_eq!(app.desk.canary_trouble(app.desk.now()), None);
    assert!(app.run(privacy_portal::workers::try_out_hourly(&app.desk, "a")).unwrap());
    assert_eq!(app.desk.last_canary().unwrap().unwrap().problem, "");
    assert!(!app.run(privacy_portal::workers::try_out_hourly(&app.desk, "b")).unwrap(), "one node an hour");
    app.pass(TimeDelta::minutes(1));
    assert!(!app.run(privacy_portal::workers::try_out_hourly(&app.desk, "a")).unwrap(), "nor the same one again");
    app.pass(TimeDelta::minutes(60));
    assert!(app.run(privacy_portal::workers::try_out_hourly(&app.desk, "b")).unwrap(), "again after an hour");
    assert_eq!(app.desk.last_canary().unwrap().unwrap().problem, "");
    assert!(app.letters().is_empty(), "its letters go to nobody");
    // a fault of the kind that others had for months: the page says that it worked
    let url = format!("sqlite:{}", app.folder().join("portal.db").display());
    let broken = "CREATE TRIGGER broken BEFORE INSERT ON suppression BEGIN SELECT RAISE(IGNORE); END";
    privacy_portal::store::testing::execute(&url, broken).unwrap();
    app.run(privacy_portal::workers::try_out(&app.desk)).unwrap();
    let problem = app.desk.last_canary().unwrap().unwrap().problem;
    assert!(problem.contains("campaigns still mail the contact"), "{problem}");
    let mut officer = app.officer("officer@westcon.example", Role::Officer);
    let words = officer.get("/admin").text();
    assert!(words.contains("Opting out may fail"), "{words}");
    assert_eq!(measure(&app, "portal_canary_ok"), 0);
    privacy_portal::store::testing::execute(&url, "DROP TRIGGER broken").unwrap();
    app.run(privacy_portal::workers::try_out(&app.desk)).unwrap();
    assert_eq!(measure(&app, "portal_canary_ok"), 1);
    assert_eq!(measure(&app, "portal_canary_last_seconds"), app.desk.now().unix_seconds());
    assert_eq!(app.desk.canary_trouble(app.desk.now()), None);
    app.pass(TimeDelta::hours(4));
    assert!(app.desk.canary_trouble(app.desk.now()).unwrap().contains("three hours"));
    app.letters();
}

const METRICS_TOKEN: &str = "a1b2c3d4e5f6a7b8c9";

/// One number that a monitoring system reads.
fn measure(app: &TestApp, name: &str) -> i64 {
    let mut watcher = app.visitor();
    watcher.headers = vec![("authorization".into(), format!("Bearer {METRICS_TOKEN}"))];
    let page = watcher.get("/metrics");
    let text = String::from_utf8_lossy(&page.body).into_owned();
    let line = text.lines().find(|line| line.starts_with(&format!("{name} ")));
    line.and_then(|line| line.rsplit(' ').next()?.parse().ok()).unwrap_or_else(|| panic!("{name}: {text}"))
}

/// The numbers are for whoever has the token, and say nothing about anybody.
#[test]
fn metrics_are_for_the_token_alone() {
    let app = TestApp::with(&[("metrics_token", METRICS_TOKEN)]);
    app.add_contact(ANNA, "Anna Schmidt");
    let mut visitor = app.visitor();
    assert_eq!(visitor.get("/metrics").status, 404);
    for wrong in ["Bearer a1b2c3d4e5f6a7b8c8", "Bearer ", "Basic eDp5", METRICS_TOKEN] {
        visitor.headers = vec![("authorization".into(), wrong.into())];
        assert_eq!(visitor.get("/metrics").status, 404, "{wrong}");
    }
    assert_eq!(measure(&app, "portal_canary_ok"), 0, "nothing was tried yet");
    let before = measure(&app, "portal_suppressions");
    app.visitor().post(&footer(&app, ANNA), &[("stop", "all")]);
    assert_eq!((before, measure(&app, "portal_suppressions")), (0, 1));
    assert_eq!(measure(&app, "portal_letters_waiting"), 1);
    app.letter_to(ANNA);
    assert_eq!(measure(&app, "portal_letters_waiting"), 0);
    // without the setting there is no such address, whatever is sent
    let closed = TestApp::new();
    visitor = closed.visitor();
    visitor.headers = vec![("authorization".into(), "Bearer ".into())];
    assert_eq!(visitor.get("/metrics").status, 404);
}

/// L7.5: whoever looks at every page and presses nothing has agreed to nothing.
#[test]
fn s2_5_using_the_site_is_no_consent() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.contact(ANNA);
    let mut looked = 0;
    for (path, methods) in privacy_portal::web::ROUTES {
        if methods.contains("GET") && !path.contains('{') && !path.starts_with("/admin") {
            let page = anna.get(path);
            assert!(page.status < 500, "{path}");
            assert!(
                page.all("input[checked]").is_empty() || path.starts_with("/contact"),
                "{path}: ticked for somebody"
            );
            looked += 1;
        }
    }
    assert!(looked > 25, "{looked}");
    let rows = all_rows(&app);
    assert_eq!((rows["consent_event"].as_str(), rows["standing"].as_str()), ("", ""));
    app.letters();
}
