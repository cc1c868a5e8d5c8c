//! What other systems follow, and their word that they have: S7.12, L19.1.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::actions::api_client::NewClient;
use privacy_portal::domain::officer::Role;
use privacy_portal::domain::register::RegisterRow;
use serde_json::{Value, json};

const ANNA: &str = "anna@brooks.example";
const CHANGES: &str = "/api/v1/changes";

/// Kind and object of what a system is told after a place, and where it goes on.
fn told(machine: &mut Machine, since: &str) -> (Vec<(String, String)>, String) {
    let (status, feed) = machine.get(&format!("{CHANGES}?since={since}"));
    assert_eq!(status, 200, "{feed}");
    let of = |it: &Value, name: &str| it[name].as_str().unwrap_or_default().to_owned();
    let all = feed["changes"].as_array().unwrap().iter().map(|it| (of(it, "kind"), of(it, "object"))).collect();
    (all, feed["next"].as_str().unwrap().to_owned())
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(kind, object)| ((*kind).to_owned(), (*object).to_owned())).collect()
}

/// Whoever puts a restriction in force or ends it, other systems hear of it, with its scope; a second one of the same
/// scope keeps the first one's end from being told.
#[test]
fn s8_7_s7_12_a_restriction_and_its_end_are_told_with_their_scope() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut hubspot = app.machine(&["changes"]);
        let mut anna = app.contact(ANNA);
        let restrict = |anna: &mut Browser, fields: &[(&str, &str)]| {
            anna.get("/me/restrict");
            anna.submit("/me/restrict", fields);
            anna.submit("/me/restrict", &[]);
            assert_eq!(anna.page.h1(), "It is restricted", "{}", anna.page.text());
        };
        restrict(&mut anna, &[("scope", "all"), ("ground", "claims")]);
        restrict(&mut anna, &[("scope", "phone"), ("ground", "accuracy")]);
        app.letters();
        let (all, next) = told(&mut hubspot, "0");
        assert_eq!(all, pairs(&[("restriction", ""), ("restriction", "phone")]));
        // the person ends one of them, which the log calls by another name than an officer's
        anna.get("/me/restrict");
        assert_eq!(anna.page.all("form[action='/me/restrict/end']").len(), 2, "{}", anna.page.text());
        for _ in 0..2 {
            anna.get("/me/restrict");
            anna.submit("/me/restrict/end", &[]);
            assert!([200, 303].contains(&anna.page.status), "{}", anna.page.text());
        }
        app.letters();
        let (mut all, _) = told(&mut hubspot, &next);
        all.sort();
        assert_eq!(all, pairs(&[("restriction_lifted", ""), ("restriction_lifted", "phone")]));
    });
}

/// From the press to the last system: the feed tells, the acknowledgement confirms, the step of the case is done, the
/// identifier is gone, and the person is told when nobody is left to confirm.
#[test]
fn l19_1_s7_12_an_erasure_is_told_confirmed_and_forgotten_by_the_feed_alone() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut systems: Vec<Machine> = ["hubspot", "erp", "mail_archive", "salesforce"]
            .map(|system| {
                app.machine_with(NewClient {
                    name: system.into(),
                    scopes: vec!["changes".into()],
                    system: system.into(),
                    ..NewClient::default()
                })
            })
            .into();
        let mut anna = app.contact(ANNA);
        anna.get("/me/erase");
        anna.submit("/me/erase", &[("step", "check")]);
        anna.submit("/me/erase", &[("step", "erase")]);
        anna.follow();
        let reference = anna.page.all(".reference")[0].replace('-', "");
        let link = link_in(&app, &app.letter_to(ANNA), "/erasure/");
        app.work();
        let (early, place) = told(&mut systems[0], "0");
        assert!(early.iter().all(|(kind, _)| kind != "erasure"), "not while it can be taken back: {early:?}");
        app.pass(TimeDelta::hours(25));
        app.work();
        let (status, feed) = systems[0].get(&format!("{CHANGES}?since={place}"));
        let erasure = feed["changes"].as_array().unwrap().iter().find(|c| c["kind"] == "erasure").unwrap();
        assert_eq!((status, &erasure["external_ids"]), (200, &json!(["7719"])), "{feed}");
        assert!(!feed.to_string().contains("anna") && !feed.to_string().contains(&reference), "{feed}");
        let next = feed["next"].as_str().unwrap().to_owned();
        // reading is not confirming, and a place before it confirms nothing
        let sealed = || app.desk.store().column_for_test("system_task", "sealed_ids").unwrap();
        let state = || app.visitor().get(&link).text();
        assert_eq!(sealed().len(), 1);
        assert_eq!(systems[0].post(&format!("{CHANGES}/ack"), json!({ "cursor": place })).0, 200);
        assert_eq!(sealed().len(), 1, "the erasure is after that place");
        assert!(state().contains("HubSpot (marketing): has not confirmed yet"), "{}", state());
        // a system that the person was not known to confirms nothing of theirs
        assert_eq!(systems[3].post(&format!("{CHANGES}/ack"), json!({ "cursor": next })).0, 200);
        assert_eq!(sealed().len(), 1);
        for _ in 0..2 {
            assert_eq!(systems[0].post(&format!("{CHANGES}/ack"), json!({ "cursor": next })).0, 200);
            assert!(sealed().is_empty(), "the identifier is wiped with the confirmation");
            assert!(state().contains("HubSpot (marketing): confirmed on"), "{}", state());
        }
        let (_, again) = systems[0].get(&format!("{CHANGES}?since={place}"));
        assert!(!again.to_string().contains("7719"), "{again}");
        app.work();
        assert!(app.letters().is_empty(), "the outcome waits for the others");
        for machine in &mut systems[1..3] {
            let (all, next) = told(machine, &place);
            assert!(all.iter().any(|(kind, _)| kind == "erasure"), "{all:?}");
            assert_eq!(machine.post(&format!("{CHANGES}/ack"), json!({ "cursor": next })).0, 200);
        }
        app.work();
        let letter = app.letter_to(ANNA);
        assert!(letter.body.text.contains("HubSpot (marketing): confirmed on"), "{}", letter.body.text);
        assert!(state().contains("Nothing about you is left here."), "{}", state());
    });
}

/// S8.24: who takes back that data is passed on to somebody by name stops it at once, and every system that has them is
/// told which recipient, before anything of the person goes there again. Marketing is another matter.
#[test]
fn s8_24_the_end_of_sharing_is_told_by_the_recipients_name() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let row = RegisterRow {
            register: "recipient".into(),
            key: "vendor".into(),
            json: r#"{"key":"vendor","label":{"en":"The vendor Ltd"},"kind":"outside","ground":"G5","named":true,
                      "purposes":["R08"],"role":"controller","country":"US"}"#
                .into(),
        };
        app.desk.replace_registers(app.desk.registers().with_row(row).unwrap());
        let mut hubspot = app.machine(&["changes", "may-send"]);
        let mut anna = app.contact(ANNA);
        anna.get("/me/sharing");
        anna.submit("/me/sharing", &[("agree", "vendor")]);
        app.work();
        let (_, place) = told(&mut hubspot, "0");
        anna.get("/me/sharing");
        anna.submit("/me/sharing", &[("stop", "vendor")]);
        app.work();
        let (_, feed) = hubspot.get(&format!("{CHANGES}?since={place}"));
        let change = &feed["changes"][0];
        assert_eq!((change["kind"].as_str(), change["topic"].as_str()), (Some("opt_out"), Some("to:vendor")), "{feed}");
        assert_eq!(feed["changes"].as_array().unwrap().len(), 1, "{feed}");
        let question = json!({ "purpose": "R06", "topic": "news", "channel": "email", "address": ANNA });
        assert_eq!(hubspot.post("/api/v1/may-send", question).1["answers"][0]["allowed"], true);
        // L19.1: the recipient has to hear it: a case with its clock, which the person can follow, once
        let cases =
            |anna: &mut Browser| -> Vec<String> { anna.get("/me/requests").links("main a[href^='/me/requests/']") };
        let [case] = &cases(&mut anna)[..] else { panic!("{}", anna.page.text()) };
        let text = anna.get(case).text();
        assert!(text.contains("no longer to be passed on to The vendor Ltd"), "{text}");
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        assert!(officer.get(&case.replace("/me/", "/admin/")).text().contains("The vendor Ltd"));
        anna.get("/me/sharing");
        let csrf = anna.form("/me/sharing", &[]).into_iter().find(|(name, _)| name == "csrf").unwrap().1;
        for key in ["vendor", "vendor"] {
            anna.post("/me/sharing", &[("csrf", &csrf), ("stop", key)]);
        }
        assert_eq!(cases(&mut anna).len(), 1, "told once");
        app.letters();
    });
}
