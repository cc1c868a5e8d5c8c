//! What the desk's day is made of besides cases: its calendar, answers that are begun, the morning's letter, what must not be
//! missed, and the file for the auditor.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::actions::alert::BACKUP_FACT;
use privacy_portal::domain::officer::Role;
use privacy_portal::domain::register::RegisterRow;
use privacy_portal::store::{Lane, StoreError};
use std::io::Read as _;

const ANNA: &str = "anna@brooks.example";
const OFFICER: &str = "officer@westcon.example";

fn ask(app: &TestApp, email: &str, text: &str) -> String {
    let mut visitor = app.visitor();
    visitor.get("/contact?matter=question");
    visitor.submit("/contact", &[("text", text), ("email", email)]);
    assert_eq!(visitor.page.status, 200, "{}", visitor.page.text());
    visitor.page.all(".panel-reference strong")[0].replace('-', "")
}

/// S13.9: a day added moves open dates, says whose, and is taken back; what changes nothing is refused with what would.
#[test]
fn s13_9_a_day_off_moves_every_open_date_and_says_which() {
    on_each_database(|app| {
        let reference = ask(&app, ANNA, "Hello");
        app.letters();
        let mut officer = app.officer(OFFICER, Role::Officer);
        // received on Sunday 22 November 2026: the seventh working day is Tuesday 1 December
        assert!(officer.get("/admin").text().contains("1 December 2026"), "{}", officer.page.text());
        let page = officer.get("/admin/calendar").text();
        assert!(page.contains("Boxing Day") && page.contains("28 December 2026"), "{page}");
        for (on, what, why) in [
            ("2026-11-28", "off", "A Saturday"),
            ("2026-11-24", "worked", "It is worked on anyway"),
            ("2026-11-24", "off", ""),
            ("soon", "off", "x"),
            ("2026-11-24", "", "x"),
            ("2026-11-24", "rule", ""),
        ] {
            officer.get("/admin/calendar");
            officer.submit("/admin/calendar", &[("on", on), ("what", what), ("why", why)]);
            assert_eq!(officer.page.status, 422, "{on} {what} {why}");
            assert!(!officer.page.all(".summary a").is_empty());
        }
        officer.get("/admin/calendar");
        officer.submit("/admin/calendar", &[("on", "2026-11-24"), ("what", "off"), ("why", "Day of mourning")]);
        assert_eq!(officer.page.status, 200, "{}", officer.page.text());
        let text = officer.page.text();
        assert!(text.contains("One open case is due at another date now"), "{text}");
        assert!(text.contains("2 December 2026") && text.contains("was 1 December 2026"), "{text}");
        assert!(text.contains("Day of mourning"), "{text}");
        assert!(officer.page.html().contains(&reference));
        assert!(officer.get("/admin").text().contains("2 December 2026"));
        assert!(officer.get(&format!("/admin/requests/{reference}")).text().contains("2 December 2026"));
        // who asks today reads the new date, by every way
        let mut visitor = app.visitor();
        visitor.get("/contact?matter=question");
        visitor.submit("/contact", &[("text", "And me?"), ("email", "jo@north.example")]);
        assert!(visitor.page.text().contains("2 December 2026"), "{}", visitor.page.text());
        assert!(app.letters().iter().any(|l| l.body.text.contains("2 December 2026")));
        // taken back
        officer.get("/admin/calendar");
        officer.submit("/admin/calendar", &[("on", "2026-11-24"), ("what", "rule"), ("why", "")]);
        assert!(officer.page.text().contains("2 open cases are due at other dates now"), "{}", officer.page.text());
        assert!(officer.get("/admin").text().contains("1 December 2026"));
        // CLK-2: what the office alone does moves our aim, and no date of the law
        visitor.get("/contact?matter=right&right=access");
        visitor.submit("/contact", &[("text", "All."), ("right", "access"), ("email", "jo@north.example")]);
        let right = visitor.page.all(".panel-reference strong")[0].replace('-', "");
        app.letters();
        for (on, what) in [("2026-12-22", "closed"), ("2026-11-24", "closed")] {
            officer.get("/admin/calendar");
            officer.submit("/admin/calendar", &[("on", on), ("what", what), ("why", "Inventory")]);
            assert_eq!(officer.page.status, 200, "{}", officer.page.text());
        }
        let page = officer.get(&format!("/admin/requests/{right}")).text();
        assert!(page.contains("2 December 2026") && page.contains("22 December 2026"), "{page}");
        assert!(!page.contains("23 December 2026"), "{page}");
        for on in ["2026-12-22", "2026-11-24"] {
            officer.get("/admin/calendar");
            officer.submit("/admin/calendar", &[("on", on), ("what", "rule"), ("why", "")]);
        }
        // a bank holiday that is worked on
        officer.get("/admin/calendar");
        officer.submit("/admin/calendar", &[("on", "2026-12-25"), ("what", "worked"), ("why", "Stocktaking")]);
        assert!(officer.page.text().contains("No open case is due at another date"), "{}", officer.page.text());
        assert!(officer.page.text().contains("worked on after all"));
        let mut auditor = app.officer("audit@westcon.example", Role::Auditor);
        assert!(auditor.get("/admin/calendar").all("form[action='/admin/calendar']").is_empty());
    });
}

/// O2: an answer is looked at, kept and gone on with; nobody is written to before it is sent.
#[test]
fn o2_an_answer_is_begun_looked_at_and_sent_once() {
    on_each_database(|app| {
        let reference = ask(&app, ANNA, "Hello");
        app.letters();
        let row = RegisterRow {
            register: "text_block".into(),
            key: "thanks".into(),
            json: r#"{"key":"thanks","label":{"en":"Thanks"},"says":{"en":"Dear {name}, thank you. Your number is {reference}; we answer by {aim}."}}"#.into(),
        };
        let next = app.desk.registers().with_row(row).unwrap();
        app.desk.replace_registers(next);
        let wrong = RegisterRow {
            register: "text_block".into(),
            key: "x".into(),
            json: r#"{"key":"x","label":{"en":"X"},"says":{"en":"Dear {surname}"}}"#.into(),
        };
        let refused = app.desk.registers().with_row(wrong).unwrap_err().to_string();
        assert!(refused.contains("{surname}") && refused.contains("{name}"), "{refused}");
        let mut officer = app.officer(OFFICER, Role::Officer);
        let (case, answer) = (format!("/admin/requests/{reference}"), format!("/admin/requests/{reference}/answer"));
        let page = officer.get(&case).clone();
        let block = page.values("select[name=block] option").pop().unwrap();
        // what was typed stays, and the words are added to it
        officer.submit(&answer, &[("text", "Dear Anna,"), ("block", &block), ("act", "block")]);
        let filled = officer.page.all("textarea[name=text]")[0].clone();
        assert!(filled.starts_with("Dear Anna,") && filled.contains("we answer by 1 December 2026"), "{filled}");
        // looked at: nothing is sent
        let typed = "Dear Anna,\nwe have <i>nothing</i> of yours.";
        officer.submit(&answer, &[("text", typed), ("after", "close"), ("act", "look")]);
        assert_eq!(officer.page.status, 200, "{}", officer.page.text());
        assert!(
            officer.page.all("section[aria-labelledby=preview] p.pre")[0].contains("we have <i>nothing</i> of yours.")
        );
        // kept
        officer.submit(&answer, &[("text", typed), ("after", "close"), ("act", "draft")]);
        assert!(officer.page.location().contains("done=draft"), "{}", officer.page.text());
        assert!(app.letters().is_empty());
        // gone on with by a colleague
        let mut agent = app.officer("agent@westcon.example", Role::Agent);
        agent.get(&case);
        assert!(agent.page.text().contains("officer began an answer and kept it"), "{}", agent.page.text());
        assert!(agent.page.all("textarea[name=text]")[0].contains("we have <i>nothing</i> of yours."));
        agent.submit(&answer, &[("text", typed), ("after", "close")]);
        assert_eq!(agent.page.status, 303, "{}", agent.page.text());
        assert_eq!(app.letters().len(), 1);
        let page = agent.get(&case).text();
        assert!(!page.contains("began an answer"), "a sent answer is no draft: {page}");
    });
}

/// O1: the letter of a working morning: once whatever runs twice, to those who work, without anybody's name in it.
#[test]
fn o1_the_morning_letter_says_what_waits_once_and_names_nobody() {
    on_each_database(|app| {
        // a test begins on Sunday 22 November at noon
        let reference = ask(&app, ANNA, "Hello");
        let _officer = app.officer(OFFICER, Role::Officer);
        let _auditor = app.officer("audit@westcon.example", Role::Auditor);
        app.letters();
        let morning = || {
            app.run(app.desk.send_digests()).unwrap();
            app.letters()
        };
        assert!(morning().is_empty(), "nobody is written to on a Sunday");
        app.pass(TimeDelta::hours(18));
        assert!(morning().is_empty(), "it is six in the morning");
        app.pass(TimeDelta::hours(2));
        let letters = morning();
        let digests: Vec<_> = letters.iter().filter(|l| l.body.subject.contains("Your desk on")).collect();
        assert_eq!(digests.len(), 1, "{:?}", letters.iter().map(|l| &l.body.subject).collect::<Vec<_>>());
        let letter = digests[0];
        assert_eq!(letter.to, OFFICER);
        assert!(letter.body.subject.contains("23 November 2026"), "{}", letter.body.subject);
        for part in ["1 came in since the last working day began", "1 belongs to nobody yet"] {
            assert!(letter.body.text.contains(part), "{part}: {}", letter.body.text);
        }
        let all = format!("{}{}", letter.body.text, letter.body.html);
        assert!(!all.contains(ANNA) && !all.contains(&reference) && !all.contains("brooks"), "{all}");
        assert!(morning().is_empty(), "once a morning");
    });
}

/// TH25 and what else must not be missed: shown above the queue, to those who may know.
#[test]
fn th25_alerts_stand_above_the_queue() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        app.work();
        let mut officer = app.officer(OFFICER, Role::Officer);
        let alerts = |officer: &mut Browser| officer.get("/admin").all(".alerts li").join(" | ");
        assert!(alerts(&mut officer).contains("There is no backup yet."));
        let at = app.desk.now().unix_seconds().to_string();
        app.desk.store().write_now::<_, StoreError>(Lane::Bulk, move |w| w.set_fact(BACKUP_FACT, &at)).unwrap();
        assert!(!alerts(&mut officer).contains("backup"));
        let row = app.desk.registers().recipients().iter().find(|r| r.named).map(|r| r.key.clone());
        if let Some(key) = row {
            let registers = app.desk.registers();
            let mut json: serde_json::Value =
                serde_json::from_str(&registers.row("recipient", &key).unwrap().json).unwrap();
            json["contract"] = serde_json::json!({ "reference": "C-1", "from": "2024-01-01", "until": "2026-12-01" });
            let row = RegisterRow { register: "recipient".into(), key, json: json.to_string() };
            app.desk.replace_registers(registers.with_row(row).unwrap());
            assert!(alerts(&mut officer).contains("ends on 1 December 2026"), "{}", alerts(&mut officer));
        }
        let mut agent = app.officer("agent@westcon.example", Role::Agent);
        // one case, opened again after every step of the work
        let case = format!("/admin/requests/{}", ask(&app, ANNA, "Hello"));
        app.letters();
        for _ in 0..61 {
            assert_eq!(agent.get(&case).status, 200);
        }
        assert!(!alerts(&mut officer).contains("looked people up"));
        // and one who looks up far more people than anybody needs
        for _ in 0..61 {
            agent.get("/admin/contacts");
            agent.submit("/admin/contacts", &[("find", "schmidt"), ("reason", "caller")]);
        }
        let said = alerts(&mut officer);
        assert!(said.contains("agent looked people up 62 times in a day"), "{said}");
        assert!(!alerts(&mut agent).contains("looked people up"), "not told to whom it is about");
        app.pass(TimeDelta::days(3));
        let mut officer = app.officer_again(OFFICER);
        let said = alerts(&mut officer);
        assert!(said.contains("The last backup is of 22 November 2026.") && !said.contains("looked"), "{said}");
    });
}

/// O1: the dates of open cases for a calendar: references, nobody's name.
#[test]
fn o1_dates_of_open_cases_as_a_calendar_file() {
    let app = TestApp::new();
    let reference = ask(&app, ANNA, "Hello");
    app.letters();
    let mut officer = app.officer(OFFICER, Role::Officer);
    let page = officer.get("/admin/deadlines.ics").clone();
    assert!(page.header("content-type").unwrap().starts_with("text/calendar"));
    let text = page.html();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"), "{text}");
    assert!(
        text.contains("DTSTART;VALUE=DATE:20261201\r\n") && text.contains(&format!("UID:{reference}-aim@")),
        "{text}"
    );
    assert!(!text.contains("brooks") && !text.contains("Hello"), "{text}");
    let mut marketing = app.officer("mark@westcon.example", Role::Marketing);
    assert_eq!(marketing.get("/admin/deadlines.ics").status, 403);
}

/// O12: the auditor's file: the same draw for the same seed, everything in it, and every person's log says so.
#[test]
fn o12_the_auditors_sample_is_drawn_by_a_seed_and_verifies() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut anna = app.contact(ANNA);
        let mut officer = app.officer(OFFICER, Role::Officer);
        for n in 0..3 {
            anna.get("/contact?matter=question");
            anna.submit("/contact", &[("text", &format!("Question {n}"))]);
            let reference = anna.page.all(".panel-reference strong")[0].replace('-', "");
            let answer = format!("/admin/requests/{reference}/answer");
            officer.get(&format!("/admin/requests/{reference}"));
            officer.submit(&answer, &[("text", &format!("Answer {n}")), ("after", "close")]);
            assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        }
        let mut auditor = app.officer("audit@westcon.example", Role::Auditor);
        auditor.get("/admin/audit/sample");
        for (first, last, seed) in [
            ("2026-11-22", "2026-11-23", ""),
            ("2026-11-23", "2026-11-22", "x"),
            ("2025-01-01", "2025-01-02", "x"),
            ("", "", "x"),
        ] {
            auditor.submit("/admin/audit/sample", &[("first", first), ("last", last), ("seed", seed)]);
            assert_eq!(auditor.page.status, 422, "{first} {last} {seed}");
        }
        auditor
            .submit("/admin/audit/sample", &[("first", "2026-11-22"), ("last", "2026-11-23"), ("seed", "a lottery")]);
        assert_eq!(auditor.page.status, 200, "{}", auditor.page.text());
        assert_eq!(auditor.page.header("content-type"), Some("application/zip"));
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(auditor.page.body.clone())).unwrap();
        let mut read = |name: &str| {
            let mut text = String::new();
            zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
            text
        };
        let manifest: serde_json::Value = serde_json::from_str(&read("manifest.json")).unwrap();
        assert_eq!(
            (&manifest["population"], &manifest["seed"]),
            (&serde_json::json!(3), &serde_json::json!("a lottery"))
        );
        let drawn: Vec<&str> = manifest["drawn"].as_array().unwrap().iter().map(|r| r.as_str().unwrap()).collect();
        assert_eq!(drawn.len(), 3);
        let one = read(&format!("cases/{}.json", drawn[0]));
        for part in ["Question", "Answer", "request.answered", "\"clock\"", "\"searches\"", "a•••@b•••.example"]
        {
            assert!(one.contains(part), "{part}: {one}");
        }
        assert!(!one.contains(ANNA), "an auditor is told enough to tell two people apart: {one}");
        use sha2::Digest as _;
        let sum: String = sha2::Sha256::digest(one.as_bytes()).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(manifest["sha256"][format!("cases/{}.json", drawn[0])], sum.as_str());
        assert_eq!(read("population.txt").lines().count(), 3);
        assert!(
            read("roles.json").contains("\"role\": \"auditor\"")
                && read("policy-versions.json").contains("\"version\": 1")
        );
        assert!(app.audit_actions(ANNA).iter().any(|a| a == "request.sampled"), "{:?}", app.audit_actions(ANNA));
        let mut agent = app.officer("agent@westcon.example", Role::Agent);
        assert_eq!(agent.get("/admin/audit/sample").status, 403);
        app.letters();
    });
}
