//! Machines: who may ask what, and that the answer follows what people chose.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::actions::api_client::NewClient;
use privacy_portal::actions::import::ImportOptions;
use privacy_portal::domain::audit::AuditEvent;
use privacy_portal::domain::email_address::EmailAddress;
use privacy_portal::domain::register::Basis;
use privacy_portal::store::StoreError;
use privacy_portal::web::{API_ACTS, ROUTES};
use serde_json::{Value, json};

const ANNA: &str = "anna@brooks.example";
const MAY_SEND: &str = "/api/v1/may-send";

fn footer(app: &TestApp, email: &str) -> String {
    let index = app.desk.ring().address_index(&EmailAddress::parse(email).unwrap());
    let contact = app.desk.store().read_now::<_, StoreError>(|r| r.find_contact_by_address(&index)).unwrap().unwrap();
    format!("/unsubscribe/{}", app.desk.preference_token(contact.id, 1))
}

fn ask(machine: &mut Machine, addresses: &[&str]) -> Vec<Value> {
    let (status, answer) = machine
        .post(MAY_SEND, json!({ "purpose": "R06", "topic": "news", "channel": "email", "addresses": addresses }));
    assert_eq!(status, 200, "{answer}");
    answer["answers"].as_array().unwrap().clone()
}

/// What the log says of machines, oldest first.
fn log_of(app: &TestApp, action: &str) -> Vec<AuditEvent> {
    let rows = app.desk.store().read_now::<_, StoreError>(|r| r.list_audit_by_action(action, 1_000)).unwrap();
    rows.into_iter().map(|(_, event)| event).collect()
}

#[test]
fn s8_31_s6_22_may_send_follows_the_person_in_the_next_call() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut crm = app.machine(&["may-send"]);
        let answers = ask(&mut crm, &["ANNA@Brooks.example ", "nobody@else.example", "no address"]);
        assert_eq!(answers[0], json!({ "address": "ANNA@Brooks.example ", "allowed": true }));
        assert_eq!(answers[1], json!({ "address": "nobody@else.example", "allowed": false, "reason": "unknown" }));
        assert_eq!(answers[2]["reason"], "not_an_address");
        // one press by a mail program, and the next call says no
        let link = footer(&app, ANNA);
        assert_eq!(app.visitor().post(&link, &[("List-Unsubscribe", "One-Click")]).status, 200);
        assert_eq!(ask(&mut crm, &[ANNA])[0]["reason"], "suppressed");
        // what is not marketing is not stopped by it, but R03 is not for this credential
        let (status, problem) = crm.post(MAY_SEND, json!({ "purpose": "R03", "address": ANNA }));
        assert_eq!((status, problem["code"].as_str()), (403, Some("purpose_not_allowed")));
        // a batch is one row of the log, with counts and no address
        let log = log_of(&app, "may_send.asked");
        assert_eq!(log.len(), 3);
        let counts: Value = serde_json::from_str(&log[0].detail).unwrap();
        assert_eq!(counts["answers"], json!({ "allowed": 1, "not_an_address": 1, "unknown": 1 }));
        assert_eq!((log[0].actor.as_str(), log[0].object.as_str()), ("client:1", "purpose:R06"));
        assert_eq!(log[2].outcome, "refused");
        assert!(log.iter().all(|row| !row.detail.contains("brooks") && !row.object.contains("brooks")));
    });
}

#[test]
fn s2_9_s4_14_s8_6_each_reason_is_told_apart() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let file = |email: &str| format!("Record ID,Email,First Name,Country/Region\n1,{email},Ben,United Kingdom\n");
        let order = ImportOptions {
            source: "SRC03".into(),
            purposes: vec!["R03".into()],
            basis: Some(Basis::LegitimateInterest),
            ..ImportOptions::default()
        };
        app.import(&file("order@x.example"), order);
        let offers = ImportOptions {
            source: "SRC06".into(),
            purposes: vec!["R06".into()],
            basis: Some(Basis::LegitimateInterest),
            ..ImportOptions::default()
        };
        app.import(&file("interest@x.example"), offers);
        let state = |email: &str, restricted: bool| {
            let index = app.desk.ring().address_index(&EmailAddress::parse(email).unwrap());
            app.desk
                .store()
                .write_now::<_, StoreError>(privacy_portal::store::Lane::People, move |w| {
                    let id = w.find_contact_by_address(&index)?.unwrap().id;
                    if restricted {
                        return w.set_status(id, privacy_portal::domain::contact::ContactStatus::Restricted);
                    }
                    let state = privacy_portal::store::contacts::PurposeState {
                        purpose: "R06".into(),
                        state: "objected".into(),
                        since: start(),
                        reason: "objection".into(),
                    };
                    w.set_purpose_state(id, &state)
                })
                .unwrap();
        };
        let mut crm = app.machine(&["may-send"]);
        let all = [ANNA, "order@x.example", "interest@x.example"];
        let reasons = |answers: Vec<Value>| -> Vec<String> {
            answers.iter().map(|a| a["reason"].as_str().unwrap_or("yes").to_owned()).collect()
        };
        assert_eq!(reasons(ask(&mut crm, &all)), ["yes", "no_basis", "no_consent"]);
        state(ANNA, false);
        state("order@x.example", true);
        assert_eq!(reasons(ask(&mut crm, &all)), ["objected", "restricted", "no_consent"]);
        let (_, answer) = crm.post(MAY_SEND, json!({ "purpose": "R08", "topic": "partners", "address": ANNA }));
        assert_eq!(answer["answers"][0]["reason"], "purpose_not_registered", "GAP17: no address may be used for R08");
    });
}

#[test]
fn th24_a_credential_opens_only_what_it_was_given_and_only_while_it_lives() {
    on_each_database(|app| {
        let mut crm = app.machine(&["links"]);
        let question = json!({ "purpose": "R06", "address": ANNA });
        let (status, problem) = crm.post(MAY_SEND, question.clone());
        assert_eq!((status, problem["code"].as_str()), (403, Some("scope_missing")));
        assert_eq!(crm.browser.page.header("content-type"), Some("application/problem+json"));
        assert_eq!(log_of(&app, "api.refused").len(), 1);
        let mut asker = app.machine_with(NewClient {
            name: "campaigns".into(),
            scopes: vec!["may-send".into()],
            expires: "30d".into(),
            ..NewClient::default()
        });
        assert_eq!(asker.post(MAY_SEND, question.clone()).0, 200);
        app.pass(TimeDelta::days(31));
        assert_eq!(asker.post(MAY_SEND, question.clone()).0, 401, "over");
        assert_eq!(asker.browser.page.header("www-authenticate"), Some("Bearer realm=\"privacy-portal\""));
        assert!(app.run(app.desk.revoke_api_client(crm.client.id, None)).unwrap());
        assert_eq!(crm.post(MAY_SEND, question.clone()).0, 401, "revoked");
        assert!(!app.run(app.desk.revoke_api_client(crm.client.id, None)).unwrap());
        let mut stranger = app.visitor();
        let good = crm.browser.headers[0].1.clone();
        for header in
            ["", "Bearer", "Bearer x", "Basic YTpi", &format!("{}A", &good[..good.len() - 1]), &format!("{good}x")]
        {
            stranger.headers = vec![("authorization".into(), header.into())];
            let page = stranger.send("POST", MAY_SEND, Some("application/json"), question.to_string().as_bytes());
            assert_eq!(page.status, 401, "{header}");
            assert!(page.header("set-cookie").is_none());
            let problem: Value = serde_json::from_slice(&page.body).unwrap();
            assert_eq!(problem["type"], "urn:privacy-portal:problem:unauthorised");
        }
        let kept = app.desk.store().read_now::<_, StoreError>(|r| r.list_api_clients()).unwrap();
        assert!(kept[1].last_used_at.is_some());
    });
}

#[test]
fn th24_quotas_by_the_minute_and_by_the_day() {
    on_each_database(|app| {
        let mut crm = app.machine_with(NewClient {
            name: "crm".into(),
            scopes: vec!["may-send".into()],
            quota: "3/minute,5/day".into(),
            ..NewClient::default()
        });
        for _ in 0..3 {
            assert_eq!(crm.post(MAY_SEND, json!({ "purpose": "R06", "address": ANNA })).0, 200);
        }
        assert_eq!(crm.browser.page.header("ratelimit"), Some("\"minute\";r=0;t=60"));
        let (status, problem) = crm.post(MAY_SEND, json!({ "purpose": "R06", "address": ANNA }));
        assert_eq!((status, problem["code"].as_str()), (429, Some("too_many_requests")));
        assert_eq!(crm.browser.page.header("retry-after"), Some("60"));
        app.pass(TimeDelta::seconds(60));
        // three of the day's five are used: a batch of three is one too many
        let (status, problem) = crm.post(MAY_SEND, json!({ "purpose": "R06", "addresses": [ANNA, ANNA, ANNA] }));
        assert_eq!((status, problem["detail"].as_str()), (429, Some("more than the quota of 5 records a day")));
        app.pass(TimeDelta::hours(24));
        assert_eq!(crm.post(MAY_SEND, json!({ "purpose": "R06", "address": ANNA })).0, 200);
    });
}

#[test]
fn asvs_v5_0_0_4_what_cannot_be_read_is_a_problem_that_says_how_to_mend_it() {
    let app = TestApp::new();
    let mut crm = app.machine(&["may-send"]);
    let many: Vec<String> = (0..1_001).map(|i| format!("a{i}@x.example")).collect();
    for (body, status, part) in [
        ("{", 400, "EOF"),
        ("[]", 422, "invalid"),
        ("{}", 422, "missing field `purpose`"),
        (r#"{"purpose":"R06"}"#, 422, "either `address` or `addresses`"),
        (r#"{"purpose":"R06","address":"a@b.example","addresses":[]}"#, 422, "either"),
        (r#"{"purpose":"R06","addresses":[]}"#, 422, "1 to 1000"),
        (&json!({ "purpose": "R06", "addresses": many }).to_string(), 422, "1 to 1000"),
        (r#"{"purpose":"R99","address":"a@b.example"}"#, 422, "R01, R02"),
        (r#"{"purpose":"R06","topic":"offers","address":"a@b.example"}"#, 422, "serves purpose R07"),
        (r#"{"purpose":"R06","topic":"x","address":"a@b.example"}"#, 422, "news, offers"),
        (r#"{"purpose":"R06","channel":"fax","address":"a@b.example"}"#, 422, "email, phone or post"),
        (r#"{"purpose":"R06","address":"a@b.example","force":true}"#, 422, "unknown field `force`"),
        (r#"{"purpose":"R06","purpose":"R07","address":"a@b.example"}"#, 422, "duplicate field"),
    ] {
        let page = crm.browser.send("POST", MAY_SEND, Some("application/json"), body.as_bytes());
        assert_eq!(page.status, status, "{body}: {}", page.html());
        let problem: Value = serde_json::from_slice(&page.body).unwrap();
        assert!(problem["detail"].as_str().unwrap().contains(part), "{body}: {problem}");
        assert_eq!(problem["status"], status);
        assert_eq!(page.header("content-type"), Some("application/problem+json"));
    }
    let page = crm.browser.send("POST", MAY_SEND, Some("text/plain"), b"{}");
    assert_eq!(page.status, 415);
    let page = crm.browser.send("POST", MAY_SEND, Some("application/json"), &vec![b' '; 5_000_000]);
    assert_eq!(page.status, 413);
    assert_eq!(crm.get("/api/v1/nothing").1["code"], "not_found");
    for (method, path, status) in [("GET", MAY_SEND, 405), ("POST", "/api/v1/nothing", 404), ("GET", "/api/", 404)] {
        let page = crm.browser.send(method, path, None, b"");
        assert_eq!((page.status, page.header("content-type")), (status, Some("application/problem+json")), "{path}");
    }
}

#[test]
fn observe_mode_lets_through_all_but_what_the_person_said() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    app.add_contact("ben@brooks.example", "Ben");
    app.visitor().post(&footer(&app, "ben@brooks.example"), &[("List-Unsubscribe", "One-Click")]);
    let mut crm = app.machine_with(NewClient {
        name: "crm".into(),
        scopes: vec!["may-send".into()],
        observe_until: "14d".into(),
        ..NewClient::default()
    });
    let answers = ask(&mut crm, &[ANNA, "ben@brooks.example", "new@x.example"]);
    assert_eq!(answers[0], json!({ "address": ANNA, "allowed": true }));
    assert_eq!(answers[1], json!({ "address": "ben@brooks.example", "allowed": false, "reason": "suppressed" }));
    assert_eq!(answers[2], json!({ "address": "new@x.example", "allowed": true, "would_refuse": "unknown" }));
    app.pass(TimeDelta::days(15));
    assert_eq!(ask(&mut crm, &["new@x.example"])[0]["reason"], "unknown", "it has an end");
}

#[test]
fn asvs_v5_0_0_8_1_1_every_address_for_machines_stands_in_the_table() {
    let open = ["/api/v1/openapi.json"];
    for (path, methods) in ROUTES.iter().filter(|(path, _)| path.starts_with("/api/") && !open.contains(path)) {
        for method in methods.split(' ') {
            assert!(API_ACTS.iter().any(|(p, m, _)| p == path && *m == method), "{method} {path}");
        }
    }
    for (path, method, _) in API_ACTS {
        assert!(ROUTES.iter().any(|(p, m)| p == path && m.split(' ').any(|m| m == *method)), "{method} {path}");
    }
}

#[test]
fn api_clients_are_kept_by_the_command_line() {
    let app = TestApp::new();
    let run = |words: &[&str]| {
        let out = std::process::Command::new(env!("CARGO_BIN_EXE_privacy-portal"))
            .args(["api-clients"])
            .args(words)
            .env("PORTAL_DATABASE_URL", format!("sqlite:{}", app.folder().join("portal.db").display()))
            .env("PORTAL_KEYS_DATABASE_URL", format!("sqlite:{}", app.folder().join("keys.db").display()))
            .env("PORTAL_KEYS", app.folder().join("keys"))
            .env("PORTAL_BASE_URL", &app.base)
            .current_dir(app.folder())
            .output()
            .unwrap();
        (
            out.status.success(),
            format!("{}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr)),
        )
    };
    let (ok, words) = run(&["add", "crm", "--scope", "may-send,links", "--purpose", "R06"]);
    assert!(ok, "{words}");
    let credential = words.split_whitespace().find(|w| w.starts_with("ppk_")).unwrap().to_owned();
    let mut browser = app.visitor();
    browser.headers = vec![("authorization".into(), format!("Bearer {credential}"))];
    let body = json!({ "purpose": "R06", "address": ANNA }).to_string();
    assert_eq!(browser.send("POST", MAY_SEND, Some("application/json"), body.as_bytes()).status, 200);
    let (ok, words) = run(&["list"]);
    assert!(ok && words.contains("crm: may-send links; purposes R06;") && !words.contains("ppk_"), "{words}");
    for (words, part) in [
        (vec!["add", "crm", "--scope", "may-send"], "choose another name"),
        (vec!["add", "x", "--scope", "everything"], "contacts, may-send, links, changes"),
        (vec!["add", "x", "--scope", "may-send", "--purpose", "R99"], "R01, R02"),
        (vec!["add", "x", "--scope", "changes"], "hubspot"),
        (vec!["add", "x", "--scope", "may-send", "--expires", "soon"], "2027-06-30"),
        (vec!["add", "x", "--scope", "may-send", "--quota", "many"], "600/minute"),
        (vec!["revoke", "nobody"], "api-clients list"),
    ] {
        let (ok, said) = run(&words);
        assert!(!ok && said.contains(part), "{words:?}: {said}");
    }
    assert!(run(&["revoke", "crm"]).0);
    assert_eq!(browser.send("POST", MAY_SEND, Some("application/json"), body.as_bytes()).status, 401);
}
