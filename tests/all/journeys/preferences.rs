//! The footer link of marketing mail: one press stops it, and nothing but a press does anything.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::actions::import::ImportOptions;
use privacy_portal::domain::email_address::EmailAddress;
use privacy_portal::domain::preference::{ALL, Standing, Stop, standing};
use privacy_portal::domain::register::Basis;
use privacy_portal::store::StoreError;
use privacy_portal::store::consents::ConsentEvent;
use privacy_portal::store::suppressions::Suppression;

const ANNA: &str = "anna@brooks.example";

/// The path behind a contact's footer link.
fn footer(app: &TestApp, email: &str) -> String {
    let index = app.desk.ring().address_index(&EmailAddress::parse(email).unwrap());
    let contact = app.desk.store().read_now::<_, StoreError>(|r| r.find_contact_by_address(&index)).unwrap().unwrap();
    format!("/preferences/{}", app.desk.preference_token(contact.id, 1))
}

fn rows(app: &TestApp, email: &str) -> (Vec<Suppression>, Vec<ConsentEvent>) {
    let index = app.desk.ring().address_index(&EmailAddress::parse(email).unwrap());
    app.desk
        .store()
        .read_now::<_, StoreError>(|r| Ok((r.list_suppressions(&index)?, r.list_consents(&index)?)))
        .unwrap()
}

fn may_send(app: &TestApp, email: &str, topic: &str) -> bool {
    let (suppressions, _) = rows(app, email);
    let stops: Vec<Stop<'_>> =
        suppressions.iter().map(|s| Stop { topic: &s.topic, channel: &s.channel, since: s.since }).collect();
    standing(topic, true, &stops) == Standing::Gets
}

#[test]
fn s8_25_s8_26_one_press_stops_everything_and_the_letter_puts_it_back() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let link = footer(&app, ANNA);
        let mut anna = app.visitor();
        assert_eq!(anna.get(&format!("{link}/news")).h1(), "The mail you get from us");
        let words = anna.page.text();
        assert!(words.contains("a•••@b•••.example"), "{words}");
        for hidden in [ANNA, "Anna Schmidt", "Schmidt", "+44", "Brooks, Williamson"] {
            assert!(!words.contains(hidden), "{hidden}");
        }
        assert!(anna.page.body.len() < 30_000, "{} bytes", anna.page.body.len());
        assert!(anna.page.all("input[type=checkbox], input[type=radio]").is_empty(), "nothing is ticked for anybody");
        // the topic of the mail that led here comes first
        let buttons = anna.page.all(".acts-tall button");
        assert_eq!(buttons[..2], ["Stop News you asked for", "Stop all marketing"]);
        assert!(words.contains("a mail from Westcon International about: News you asked for"), "{words}");

        anna.post(&link, &[("stop", "all")]);
        assert_eq!(anna.page.h1(), "Done: you have stopped all marketing");
        assert!(anna.page.text().contains("22 November 2026 at 12:00"), "{}", anna.page.text());
        assert!(anna.page.text().contains("24 November 2026"), "{}", anna.page.text());
        assert!(!may_send(&app, ANNA, "news"));
        let letter = app.letter_to(ANNA);
        let undo = link_in(&app, &letter, "/preferences/answer");
        anna.post(&link, &[("stop", "all")]);
        assert_eq!(anna.page.h1(), "You had already stopped all marketing");
        anna.get(&link);
        assert!(anna.page.text().contains("no marketing since 22 November 2026"), "{}", anna.page.text());
        assert!(anna.page.all("button").iter().all(|b| !b.starts_with("Stop")), "{:?}", anna.page.all("button"));
        assert!(
            anna.page.all("button").iter().any(|b| b.starts_with("I want this")),
            "useful after everything stopped"
        );

        assert_eq!(anna.get(&undo).h1(), "Get all marketing again?");
        assert!(!may_send(&app, ANNA, "news"), "looking is not pressing");
        anna.submit("/preferences/answer", &[]);
        assert_eq!(anna.page.h1(), "You get all marketing again");
        assert!(may_send(&app, ANNA, "news"));
        assert_eq!(anna.get(&undo).status, 410);
        let kinds: Vec<String> = rows(&app, ANNA).1.into_iter().map(|e| e.kind).collect();
        assert_eq!(kinds, ["undone", "stopped"]);
    });
}

#[test]
fn s8_28_rfc_8058_one_click_as_mail_programs_send_it() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let link = footer(&app, ANNA).replace("/preferences/", "/unsubscribe/") + "/news";
        let form = "application/x-www-form-urlencoded";
        let mut program = app.visitor();
        program.headers.clear();
        for (kind, body) in [
            (form, "List-Unsubscribe=One-Click"),
            (form, "List-Unsubscribe=One-Click"),
            (
                "multipart/form-data; boundary=x",
                "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n",
            ),
        ] {
            let page = program.send("POST", &link, Some(kind), body.as_bytes());
            assert_eq!(page.status, 200, "{kind}");
            assert!(page.header("set-cookie").is_none() && page.header("location").is_none());
        }
        let (suppressions, events) = rows(&app, ANNA);
        assert_eq!((suppressions.len(), events.len()), (1, 1));
        assert_eq!((events[0].means.as_str(), events[0].topic.as_str()), ("one_click", "news"));
        assert!(app.letters().is_empty(), "no notice after a header's one click");
        assert!(!may_send(&app, ANNA, "news") && may_send(&app, ANNA, "events"));
        // without the words it is a page with a button
        let page = program.send("POST", &link, Some(form), b"x=y");
        assert_eq!((page.status, page.h1().as_str()), (200, "Stop News you asked for?"));
        assert_eq!(rows(&app, ANNA).1.len(), 1);
    });
}

#[test]
fn s8_27_th2_scanners_change_nothing() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let link = footer(&app, ANNA);
    let one_click = link.replace("/preferences/", "/unsubscribe/");
    let mut scanner = app.visitor();
    for agent in ["Mail-Scanner/1.0", "Mozilla/5.0 (compatible; SafeLinks)", "curl/8"] {
        scanner.headers = vec![("user-agent".into(), agent.into())];
        for path in [&link, &one_click, &format!("{link}/news"), &format!("{one_click}/news")] {
            for method in ["GET", "HEAD", "GET", "HEAD"] {
                assert_eq!(scanner.send(method, path, None, b"").status, 200);
            }
        }
    }
    assert_eq!(rows(&app, ANNA), (vec![], vec![]));
}

#[test]
fn s8_29_s8_30_a_changed_link_leads_to_the_other_ways() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let link = footer(&app, ANNA);
    let mut visitor = app.visitor();
    // another last sign than its own
    let (rest, last) = link.split_at(link.len() - 1);
    let changed = format!("{rest}{}", if last == "x" { "y" } else { "x" });
    for bad in [changed, "/preferences/nonsense".into(), format!("{link}A")] {
        for (method, path) in [("GET", bad.clone()), ("GET", bad.replace("/preferences/", "/unsubscribe/"))] {
            let page = visitor.send(method, &path, None, b"");
            assert_eq!((page.status, page.h1().as_str()), (404, "This link does not work"), "{path}");
            assert_eq!(page.all(".onward a").len(), 2);
        }
        let page = visitor.post(&bad, &[("stop", "all")]);
        assert_eq!(page.status, 404, "{bad}");
    }
    // a topic that is gone stops everything: whoever presses wants less
    visitor.post(&link, &[("stop", "gone")]);
    assert_eq!(visitor.page.status, 200);
    assert!(!may_send(&app, ANNA, "events"));
    app.letter_to(ANNA);
    // links made before the key was rotated still work
    app.desk.ring().add(privacy_portal::vault::KeyPurpose::Link).unwrap();
    assert_eq!(visitor.get(&link).status, 200);
}

#[test]
fn s8_30_joining_needs_the_mailbox_and_brings_back_nothing_else() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let link = footer(&app, ANNA);
        let mut anna = app.visitor();
        anna.post(&link, &[("stop", "all")]);
        app.letter_to(ANNA);
        anna.post(&link, &[("join", "events")]);
        assert_eq!(anna.page.h1(), "Check your mail");
        assert!(!may_send(&app, ANNA, "events"), "a forwarded link can only lower");
        let confirm = link_in(&app, &app.letter_to(ANNA), "/preferences/answer");
        assert_eq!(anna.get(&confirm).h1(), "Do you want Events?");
        anna.submit("/preferences/answer", &[]);
        assert_eq!(anna.page.h1(), "You get Events from now on");
        assert!(may_send(&app, ANNA, "events"));
        assert!(!may_send(&app, ANNA, "news") && !may_send(&app, ANNA, "offers"));
        anna.get(&link);
        assert!(anna.page.text().contains("What you get Events"), "{}", anna.page.text());
        // C9: the history with the words on the buttons
        let mut inside = app.contact(ANNA);
        let words = inside.get("/me/consents").text();
        assert!(words.contains("Agreed to: Events, by a letter of ours"), "{words}");
        assert!(words.contains("On the button: “Stop all marketing”"), "{words}");
        assert_eq!(inside.get("/me/preferences").h1(), "The mail you get from us");
        // and a letter that was not answered in time does nothing
        anna.post(&link, &[("join", "offers")]);
        let late = link_in(&app, &app.letter_to(ANNA), "/preferences/answer");
        app.pass(TimeDelta::days(31));
        assert_eq!(anna.get(&late).status, 410);
    });
}

#[test]
fn a_hundred_presses_at_once_are_one_event() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let link = footer(&app, ANNA).replace("/preferences/", "/unsubscribe/");
        let base = app.base.clone();
        let threads: Vec<_> = (0..10)
            .map(|_| {
                let (base, link) = (base.clone(), link.clone());
                std::thread::spawn(move || {
                    let mut program = Browser::new(&base);
                    for _ in 0..10 {
                        let page = program.post(&link, &[("List-Unsubscribe", "One-Click")]);
                        assert_eq!(page.status, 200);
                    }
                })
            })
            .collect();
        for thread in threads {
            thread.join().unwrap();
        }
        let (suppressions, events) = rows(&app, ANNA);
        assert_eq!((suppressions.len(), events.len()), (1, 1));
        assert_eq!(suppressions[0].topic, ALL);
    });
}

#[test]
fn th22_a_notice_an_hour_at_most() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let link = footer(&app, ANNA);
    let mut anna = app.visitor();
    for topic in ["news", "offers", "events"] {
        anna.post(&link, &[("stop", topic)]);
        assert_eq!(anna.page.status, 200);
    }
    app.letter_to(ANNA);
    app.pass(TimeDelta::minutes(61));
    anna.post(&link, &[("stop", "all")]);
    app.letter_to(ANNA);
}

#[test]
fn s8_38_the_evidence_is_only_ever_added() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    app.visitor().post(&footer(&app, ANNA), &[("stop", "all")]);
    app.letter_to(ANNA);
    let url = format!("sqlite:{}", app.folder().join("portal.db").display());
    for statement in ["UPDATE consent_event SET kind = 'given'", "DELETE FROM consent_event"] {
        let refused = privacy_portal::store::testing::execute(&url, statement).unwrap_err().to_string();
        assert!(refused.contains("only ever added"), "{refused}");
    }
}

/// `links mint` beside the data of a portal: who may be mailed gets links, the others are left out and counted.
#[test]
fn links_are_minted_for_those_who_may_be_mailed() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    app.add_contact("stopped@brooks.example", "Ben");
    app.visitor().post(&footer(&app, "stopped@brooks.example"), &[("stop", "news")]);
    app.letter_to("stopped@brooks.example");
    // what is held for an order is no leave to mail news, whoever asks
    let orders = ImportOptions {
        source: "SRC03".into(),
        purposes: vec!["R03".into()],
        basis: Some(Basis::LegitimateInterest),
        ..ImportOptions::default()
    };
    app.import("Record ID,Email,Country/Region\n9,order@brooks.example,United Kingdom\n", orders);
    let list = app.folder().join("list.csv");
    std::fs::write(
        &list,
        "Name,Email\nAnna, ANNA@brooks.example\nBen,stopped@brooks.example\nX,x@unknown.example\nY,no\nZ,order@brooks.example\n",
    )
    .unwrap();
    let out = app.folder().join("out.csv");
    let run = |topic: &str, out: &std::path::Path| {
        std::process::Command::new(env!("CARGO_BIN_EXE_privacy-portal"))
            .args(["links", "mint", list.to_str().unwrap(), "--topic", topic, "--out", out.to_str().unwrap()])
            .env("PORTAL_DATABASE_URL", format!("sqlite:{}", app.folder().join("portal.db").display()))
            .env("PORTAL_KEYS_DATABASE_URL", format!("sqlite:{}", app.folder().join("keys.db").display()))
            .env("PORTAL_KEYS", app.folder().join("keys"))
            .env("PORTAL_BASE_URL", &app.base)
            .current_dir(app.folder())
            .output()
            .unwrap()
    };
    let refused = run("nonsense", &out);
    let words = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success() && words.contains("choose one of news, offers, publications"), "{words}");
    let done = run("news", &out);
    let words = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    for count in [
        "1 with links",
        "1 left out: suppressed",
        "1 left out: unknown",
        "1 left out: not an address",
        "1 left out: no basis",
    ] {
        assert!(words.contains(count), "{words}");
    }
    let made = std::fs::read_to_string(&out).unwrap();
    let row: Vec<&str> = made.lines().nth(1).unwrap().split(',').collect();
    assert_eq!(row[0], "Anna");
    assert_eq!(row[2].strip_prefix(&app.base), Some(format!("{}/news", footer(&app, ANNA)).as_str()));
    assert_eq!(row[4], format!("<{}>", row[3]));
    let mut program = app.visitor();
    let path = row[3].strip_prefix(&app.base).unwrap();
    assert_eq!(program.post(path, &[("List-Unsubscribe", "One-Click")]).status, 200);
    assert!(!may_send(&app, ANNA, "news"));
    assert!(!run("news", &out).status.success(), "nothing is written over");
}
