//! Machines: who may ask what, and that the answer follows what people chose.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::actions::api_client::NewClient;
use privacy_portal::actions::import::ImportOptions;
use privacy_portal::domain::audit::AuditEvent;
use privacy_portal::domain::email_address::EmailAddress;
use privacy_portal::domain::officer::Role;
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

const CONTACTS: &str = "/api/v1/contacts";
const CHANGES: &str = "/api/v1/changes";

fn handed(contacts: Value) -> Value {
    json!({
        "source": "SRC05", "purposes": ["R06"], "basis": "consent", "notice": "newsletter form 3", "contacts": contacts,
    })
}

fn person(email: &str) -> Value {
    json!({ "email": email, "first_name": "Ben", "country": "GB", "external_id": "77", "collected_on": "2026-11-01" })
}

fn in_clear(app: &TestApp, email: &str) -> Vec<String> {
    let store = app.desk.store();
    let index = app.desk.ring().address_index(&EmailAddress::parse(email).unwrap());
    let contact = store.read_now::<_, StoreError>(|r| r.find_contact_by_address(&index)).unwrap().unwrap();
    let key = store.open_key(contact.key).unwrap();
    let values = store.read_now::<_, StoreError>(|r| r.list_values_to_erase(contact.id, &key)).unwrap();
    values.into_iter().filter(|v| v.superseded_at.is_none()).map(|v| v.content).collect()
}

#[test]
fn s2_3_s2_4_s2_10_s4_1_contacts_are_taken_by_the_rules_of_an_import() {
    on_each_database(|app| {
        let mut crm = app.machine(&["contacts", "may-send"]);
        let mut both = person("ben@x.example");
        both["job_title"] = json!("Buyer");
        both["shoe_size"] = json!("44 and a half");
        let (status, answer) =
            crm.post(CONTACTS, handed(json!([both, { "email": "no", "collected_on": "2026-11-01" }])));
        assert_eq!(status, 200, "{answer}");
        assert_eq!(answer["results"][0], json!({ "index": 0, "outcome": "added" }));
        assert_eq!(answer["results"][1], json!({ "index": 1, "outcome": "rejected", "reason": "bad_address" }));
        assert_eq!(answer["dropped_fields"], json!(["shoe_size"]));
        assert!(ask(&mut crm, &["ben@x.example"])[0]["allowed"] == true);
        assert_eq!(in_clear(&app, "ben@x.example"), ["Buyer", "Ben"]);
        let mut newer = person("BEN@x.example");
        newer["job_title"] = json!("Head buyer");
        assert_eq!(crm.post(CONTACTS, handed(json!([newer]))).1["counts"], json!({ "changed": 1 }));
        assert_eq!(crm.post(CONTACTS, handed(json!([newer]))).1["counts"], json!({ "unchanged": 1 }));
        // S2.3, S4.22: nothing of a request with a forbidden field is stored, in any language
        for field in ["religion", "Gesundheitszustand", "union member", "date_of_birth", "password"] {
            let mut bad = person("guarded@x.example");
            bad[field] = json!("a value that must leave no trace");
            let (status, problem) = crm.post(CONTACTS, handed(json!([person("other@x.example"), bad])));
            assert_eq!(status, 422, "{field}");
            assert!(problem["detail"].as_str().unwrap().contains(field), "{problem}");
        }
        let mut colleague = person("colleague@x.example");
        colleague["kind"] = json!("Colleague");
        assert_eq!(crm.post(CONTACTS, handed(json!([colleague]))).0, 422, "S2.4");
        let mut body = handed(json!([person("late@x.example")]));
        body.as_object_mut().unwrap().remove("source");
        assert!(crm.post(CONTACTS, body).1["detail"].as_str().unwrap().contains("source"), "S4.1");
        // S4.4: onboarding data serves registration only
        let mut body = handed(json!([person("late@x.example")]));
        body["source"] = json!("SRC04");
        let (status, problem) = crm.post(CONTACTS, body);
        assert_eq!(status, 422);
        assert!(problem["detail"].as_str().unwrap().contains("R02"), "{problem}");
        let asked = ask(&mut crm, &["guarded@x.example", "other@x.example", "colleague@x.example", "late@x.example"]);
        assert!(asked.iter().all(|a| a["reason"] == "unknown"), "{asked:?}");
        let log = log_of(&app, "contacts.handed_in");
        assert!(log.iter().all(|row| !format!("{row:?}").contains("x.example")));
        let (status, problem) =
            crm.post(CONTACTS, json!({ "source": "SRC03", "purposes": ["R03"], "contact": person("a@x.example") }));
        assert_eq!((status, problem["code"].as_str()), (403, Some("purpose_not_allowed")));
    });
}

#[test]
fn th24_th27_a_machine_can_lower_and_never_raises_without_evidence() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut crm = app.machine(&["contacts", "may-send"]);
        for (field, at) in [("notice", "/notice"), ("basis", "/basis")] {
            let mut body = handed(json!([person("ben@x.example")]));
            body.as_object_mut().unwrap().remove(field);
            let (status, problem) = crm.post(CONTACTS, body);
            assert_eq!((status, problem["at"].as_str()), (422, Some(at)));
        }
        let mut undated = person("ben@x.example");
        undated.as_object_mut().unwrap().remove("collected_on");
        let (status, problem) = crm.post(CONTACTS, handed(json!([person(ANNA), undated])));
        assert_eq!((status, problem["at"].as_str()), (422, Some("/contacts/1/collected_on")));
        // it lowers
        let mut leaves = person(ANNA);
        leaves["opt_out_email"] = json!(true);
        assert_eq!(crm.post(CONTACTS, handed(json!([leaves]))).1["opt_outs"], 1);
        assert_eq!(ask(&mut crm, &[ANNA])[0]["reason"], "suppressed");
        // and whatever it claims afterwards, it is not raised again
        let mut joins = person(ANNA);
        joins["opt_in_email"] = json!("yes");
        joins["opt_out_email"] = json!(false);
        assert_eq!(crm.post(CONTACTS, handed(json!([joins]))).0, 200);
        assert_eq!(ask(&mut crm, &[ANNA])[0]["reason"], "suppressed");
    });
}

#[test]
fn s8_31_who_was_erased_is_not_taken_again_and_a_correction_stays() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let gone = [app.desk.ring().address_index(&EmailAddress::parse("gone@x.example").unwrap())];
        app.desk
            .store()
            .write_now::<_, StoreError>(privacy_portal::store::Lane::People, move |w| {
                w.keep_erased_out(&gone, "portal", start())
            })
            .unwrap();
        let mut crm = app.machine(&["contacts", "may-send"]);
        let (_, answer) = crm.post(CONTACTS, handed(json!([person("gone@x.example"), person("new@x.example")])));
        assert_eq!(answer["counts"], json!({ "added": 1, "suppressed": 1 }));
        assert_eq!(ask(&mut crm, &["gone@x.example"])[0]["reason"], "erased");
        let mut anna = app.contact(ANNA);
        anna.get("/me/data/edit?kind=phone");
        anna.submit("/me/data/edit", &[("value", "+44 20 7946 0999")]);
        anna.submit("/me/data/edit", &[]);
        app.letters();
        let mut theirs = person(ANNA);
        theirs["phone"] = json!("+44 1 111");
        crm.post(CONTACTS, handed(json!([theirs])));
        let values = in_clear(&app, ANNA);
        assert!(
            values.contains(&"+44 20 7946 0999".to_owned()) && !values.contains(&"+44 1 111".to_owned()),
            "{values:?}"
        );
    });
}

#[test]
fn an_idempotency_key_gives_one_effect_and_one_answer() {
    on_each_database(|app| {
        let mut crm = app.machine(&["contacts"]);
        let mut with_key = |key: &str, body: &Value| {
            crm.browser.headers.truncate(1);
            crm.browser.headers.push(("idempotency-key".into(), key.into()));
            let page = crm.browser.send("POST", CONTACTS, Some("application/json"), body.to_string().as_bytes());
            (page.status, page.html(), page.header("idempotency-replayed").is_some())
        };
        let body = handed(json!([person("ben@x.example")]));
        let first = with_key("\"8e03978e-40d5-43dd-bc93-6894a57f9324\"", &body);
        assert!(first.0 == 200 && first.1.contains("\"added\":1") && !first.2, "{first:?}");
        let again = with_key("8e03978e-40d5-43dd-bc93-6894a57f9324", &body);
        assert_eq!((again.0, &again.1, again.2), (200, &first.1, true));
        let other = with_key("8e03978e-40d5-43dd-bc93-6894a57f9324", &handed(json!([person("carl@x.example")])));
        assert!(other.0 == 422 && other.1.contains("idempotency_key_reused"), "{other:?}");
        assert_eq!(with_key("bad key", &body).0, 422);
        // what was refused is not kept: mended, the same key works
        assert_eq!(with_key("k2", &json!({ "source": "SRC99", "contact": person("d@x.example") })).0, 422);
        assert_eq!(with_key("k2", &body).0, 200);
        app.pass(TimeDelta::hours(25));
        let late = with_key("8e03978e-40d5-43dd-bc93-6894a57f9324", &body);
        assert!(late.0 == 200 && late.1.contains("\"unchanged\":1") && !late.2, "a key lives for a day: {late:?}");
        let keys = app.desk.store().read_now::<_, StoreError>(|r| r.find_answer(crm.client.id, b"nothing")).unwrap();
        assert!(keys.is_none());
    });
}

#[test]
fn a_hundred_requests_with_one_key_have_one_effect() {
    on_each_database(|app| {
        let crm = app.machine(&["contacts"]);
        let (base, mut headers) = (app.base.clone(), crm.browser.headers.clone());
        headers.push(("idempotency-key".into(), "one".into()));
        let body = handed(json!([person("ben@x.example")])).to_string();
        let threads: Vec<_> = (0..10)
            .map(|_| {
                let (base, headers, body) = (base.clone(), headers.clone(), body.clone());
                std::thread::spawn(move || {
                    let mut browser = Browser::new(&base);
                    browser.headers = headers;
                    let send = |browser: &mut Browser| {
                        let page = browser.send("POST", CONTACTS, Some("application/json"), body.as_bytes());
                        (page.status, page.html())
                    };
                    (0..10).map(|_| send(&mut browser)).collect::<Vec<_>>()
                })
            })
            .collect();
        let answers: Vec<(u16, String)> = threads.into_iter().flat_map(|t| t.join().unwrap()).collect();
        assert!(answers.iter().all(|(status, _)| [200, 409].contains(status)), "{answers:?}");
        let good: Vec<&String> = answers.iter().filter(|(status, _)| *status == 200).map(|(_, text)| text).collect();
        assert!(!good.is_empty() && good.iter().all(|text| *text == good[0] && text.contains("\"added\":1")));
        assert_eq!(log_of(&app, "contacts.handed_in").len(), 1);
    });
}

#[test]
fn s8_25_links_as_the_command_line_makes_them() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        app.add_contact("stopped@brooks.example", "Ben");
        app.visitor().post(&footer(&app, "stopped@brooks.example"), &[("List-Unsubscribe", "One-Click")]);
        let mut crm = app.machine(&["links"]);
        let (status, answer) = crm.post(
            "/api/v1/links",
            json!({ "topic": "news", "addresses": [ANNA, "stopped@brooks.example", "x@y.example", "no"] }),
        );
        assert_eq!((status, &answer["linked"]), (200, &json!(1)), "{answer}");
        let link = &answer["links"][0];
        let one_click = link["one_click_link"].as_str().unwrap();
        assert_eq!(one_click.strip_prefix(&app.base).unwrap(), format!("{}/news", footer(&app, ANNA)));
        assert_eq!(link["list_unsubscribe"], format!("<{one_click}>"));
        assert_eq!(link["list_unsubscribe_post"], "List-Unsubscribe=One-Click");
        let reasons: Vec<&str> = (1..4).map(|i| answer["links"][i]["reason"].as_str().unwrap()).collect();
        assert_eq!(reasons, ["suppressed", "unknown", "not_an_address"]);
        let preference = link["preference_link"].as_str().unwrap().strip_prefix(&app.base).unwrap().to_owned();
        assert_eq!(app.visitor().get(&preference).status, 200);
        assert_eq!(crm.post("/api/v1/links", json!({ "topic": "gone", "addresses": [ANNA] })).0, 422);
        assert_eq!(log_of(&app, "links.minted")[0].detail, json!({ "asked": 4, "linked": 1 }).to_string());
        let mut narrow = app.machine_with(NewClient {
            name: "narrow".into(),
            scopes: vec!["links".into()],
            purposes: vec!["R10".into()],
            ..NewClient::default()
        });
        assert_eq!(narrow.post("/api/v1/links", json!({ "topic": "news", "addresses": [ANNA] })).0, 403);
    });
}

#[test]
fn s7_12_s8_33_the_feed_tells_each_system_by_its_own_identifiers() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut hubspot = app.machine(&["changes", "contacts"]);
        let mut salesforce = app.machine_with(NewClient {
            name: "sales".into(),
            scopes: vec!["changes".into()],
            system: "salesforce".into(),
            ..NewClient::default()
        });
        let (status, empty) = hubspot.get(CHANGES);
        assert_eq!(
            (status, &empty["changes"], &empty["next"], &empty["more"]),
            (200, &json!([]), &json!("0"), &json!(false))
        );
        app.visitor().post(&format!("{}/news", footer(&app, ANNA)), &[("List-Unsubscribe", "One-Click")]);
        assert_eq!(hubspot.get(CHANGES).1["changes"], json!([]), "not before it has its place");
        app.work();
        let (_, feed) = hubspot.get(CHANGES);
        let told = &feed["changes"][0];
        assert_eq!((told["kind"].as_str(), told["topic"].as_str()), (Some("opt_out"), Some("news")));
        assert_eq!(told["external_ids"], json!([format!("77{}", ANNA.len())]));
        assert!(!feed.to_string().contains("anna@"), "no address, no value");
        assert_eq!(salesforce.get(CHANGES).1["changes"], json!([]), "who does not have them is not told");
        assert_eq!(salesforce.get(CHANGES).1["next"], feed["next"], "but goes on");
        // a correction says what, not to what
        let mut anna = app.contact(ANNA);
        anna.get("/me/data/edit?kind=phone");
        anna.submit("/me/data/edit", &[("value", "+44 20 7946 0999")]);
        anna.submit("/me/data/edit", &[]);
        app.letters();
        let next = feed["next"].as_str().unwrap().to_owned();
        let (_, feed) = hubspot.get(&format!("{CHANGES}?since={next}&limit=1"));
        let told = &feed["changes"][0];
        assert_eq!((told["kind"].as_str(), told["object"].as_str()), (Some("correction"), Some("phone")), "{feed}");
        assert!(!feed.to_string().contains("0999"));
        // what a system told us it is not told back
        let mut leaves = person(ANNA);
        leaves["opt_out_phone"] = json!("yes");
        assert_eq!(hubspot.post(CONTACTS, handed(json!([leaves]))).1["opt_outs"], 1);
        app.work();
        let next = feed["next"].as_str().unwrap().to_owned();
        let (_, feed) = hubspot.get(&format!("{CHANGES}?since={next}"));
        assert_eq!(feed["changes"], json!([]), "{feed}");
        assert_ne!(feed["next"], json!(next));
        // and its word that it has followed
        let last = feed["next"].as_str().unwrap();
        assert_eq!(hubspot.post(&format!("{CHANGES}/ack"), json!({ "cursor": last })).1["confirmed"], json!(last));
        assert_eq!(
            hubspot.post(&format!("{CHANGES}/ack"), json!({ "cursor": next })).1["confirmed"],
            json!(last),
            "never back"
        );
        assert_eq!(hubspot.post(&format!("{CHANGES}/ack"), json!({ "cursor": "99-1" })).0, 422);
        assert_eq!(hubspot.get(CHANGES).1["confirmed"], json!(last));
        for bad in ["?since=x", "?limit=0", "?limit=1001", "?limit=x", "?what=1", "?since=0&since=0"] {
            assert_eq!(hubspot.get(&format!("{CHANGES}{bad}")).0, 422, "{bad}");
        }
    });
}

#[test]
fn the_feed_misses_nothing_while_many_write() {
    on_each_database(|app| {
        let mut file = String::from("Record ID,Email\n");
        for i in 0..60 {
            file.push_str(&format!("id{i},p{i}@x.example\n"));
        }
        app.import(&file, marketing());
        let links: Vec<String> = (0..60).map(|i| footer(&app, &format!("p{i}@x.example"))).collect();
        let mut reader = app.machine(&["changes"]);
        let (mut since, mut seen) = ("0".to_owned(), Vec::new());
        std::thread::scope(|scope| {
            let writers: Vec<_> = links
                .chunks(10)
                .map(|links| {
                    let base = app.base.clone();
                    scope.spawn(move || {
                        let mut program = Browser::new(&base);
                        for link in links {
                            assert_eq!(program.post(link, &[("List-Unsubscribe", "One-Click")]).status, 200);
                        }
                    })
                })
                .collect();
            loop {
                let is_over = writers.iter().all(|w| w.is_finished());
                app.desk.store().link_audit_now("test", app.desk.now()).unwrap();
                let (_, feed) = reader.get(&format!("{CHANGES}?since={since}&limit=7"));
                for told in feed["changes"].as_array().unwrap() {
                    seen.push(told["external_ids"][0].as_str().unwrap().to_owned());
                }
                let next = feed["next"].as_str().unwrap().to_owned();
                if is_over && next == since {
                    break;
                }
                since = next;
            }
        });
        let distinct: std::collections::BTreeSet<&String> = seen.iter().collect();
        assert_eq!((seen.len(), distinct.len()), (60, 60), "each once");
    });
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 12, ..Default::default() })]
    /// TH24, TH27: whatever a machine hands in, nobody who might not be written to may be afterwards, unless it gave
    /// evidence; and with evidence, still nobody who said no.
    #[test]
    fn th27_no_sequence_of_api_writes_raises_marketing(
        steps in proptest::collection::vec((0..4_usize, 0..3_usize, proptest::bool::ANY, proptest::bool::ANY, 0..3_usize), 1..8),
    ) {
        let app = TestApp::new();
        app.add_contact(ANNA, "Anna Schmidt");
        app.add_contact("stopped@brooks.example", "Ben");
        app.visitor().post(&footer(&app, "stopped@brooks.example"), &[("List-Unsubscribe", "One-Click")]);
        let order = ImportOptions {
            source: "SRC03".into(),
            purposes: vec!["R03".into()],
            basis: Some(Basis::LegitimateInterest),
            ..ImportOptions::default()
        };
        app.import("Record ID,Email\n1,order@x.example\n", order);
        let people = [ANNA, "stopped@brooks.example", "order@x.example", "new@x.example"];
        let mut crm = app.machine(&["contacts", "may-send"]);
        let mut before: Vec<bool> = ask(&mut crm, &people).iter().map(|a| a["allowed"] == true).collect();
        let mut with_evidence = [false; 4];
        for (who, basis, has_notice, has_day, say) in steps {
            let mut contact = json!({ "email": people[who], "country": "US" });
            if has_day { contact["collected_on"] = json!("2026-11-01"); }
            match say { 0 => contact["opt_out_email"] = json!(true), 1 => contact["opt_in"] = json!(true), _ => {} }
            let mut body = json!({ "source": "SRC05", "purposes": ["R06"], "contact": contact });
            if let Some(basis) = ["consent", "legitimate_interest"].get(basis) { body["basis"] = json!(basis); }
            if has_notice { body["notice"] = json!("form 3"); }
            let (status, _) = crm.post(CONTACTS, body);
            let is_evident = has_notice && has_day && basis < 2;
            proptest::prop_assert_eq!(status == 200, is_evident);
            with_evidence[who] |= is_evident;
            let after: Vec<bool> = ask(&mut crm, &people).iter().map(|a| a["allowed"] == true).collect();
            for at in 0..people.len() {
                proptest::prop_assert!(before[at] || !after[at] || with_evidence[at], "{}", people[at]);
            }
            proptest::prop_assert!(!after[1], "who stopped stays stopped");
            before = after;
        }
    }
}

/// What the OpenAPI document says of an answer, as a schema that stands alone.
fn validator(document: &Value, name: &str) -> jsonschema::Validator {
    let schema = json!({ "$ref": format!("#/components/schemas/{name}"), "components": document["components"] });
    jsonschema::validator_for(&schema).unwrap()
}

/// RFC 9110: the `Allow` of a refusal names what that address takes, and no more. Found by schemathesis.
#[test]
fn a_refused_method_is_told_what_the_address_takes() {
    let app = TestApp::new();
    for (path, methods) in ROUTES {
        let path = path.replace("{token}", "x").replace("{topic}", "news");
        if path.contains('{') {
            continue;
        }
        let page = app.visitor().send("DELETE", &path, None, b"").clone();
        let expected = match *methods {
            "GET" => "GET, HEAD",
            "POST" => "POST",
            _ => "GET, HEAD, POST",
        };
        assert_eq!((page.status, page.header("allow")), (405, Some(expected)), "{path}");
    }
}

#[test]
fn the_openapi_document_is_true() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut crm = app.machine(&["contacts", "may-send", "links", "changes"]);
    let (status, document) = crm.get("/api/v1/openapi.json");
    assert_eq!((status, document["openapi"].as_str()), (200, Some("3.1.0")));
    assert_eq!(document, privacy_portal::web::openapi_document(&app.base, &app.desk.registers()));
    // every address and method, and no other
    let written: std::collections::BTreeSet<(String, String)> = document["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, methods)| methods.as_object().unwrap().keys().map(move |m| (path.clone(), m.to_uppercase())))
        .collect();
    let there: std::collections::BTreeSet<(String, String)> = ROUTES
        .iter()
        .filter(|(path, _)| path.starts_with("/api/"))
        .flat_map(|(path, methods)| methods.split(' ').map(move |m| ((*path).to_owned(), m.to_owned())))
        .collect();
    assert_eq!(written, there);
    // the answers of a journey, good and bad, are what it says
    let good = |name: &str, (status, answer): (u16, Value)| {
        assert_eq!(status, 200, "{answer}");
        let all: Vec<String> = validator(&document, name).iter_errors(&answer).map(|e| e.to_string()).collect();
        assert!(all.is_empty(), "{name}: {all:?}: {answer}");
    };
    let question = json!({ "purpose": "R06", "topic": "news", "addresses": [ANNA, "x", "nobody@x.example"] });
    assert!(validator(&document, "Question").is_valid(&question));
    good("Answers", crm.post(MAY_SEND, question));
    let body = handed(json!([person("ben@x.example"), { "email": "no", "collected_on": "2026-11-01", "shoe": 1 }]));
    assert!(validator(&document, "HandedIn").is_valid(&body));
    good("Taken", crm.post(CONTACTS, body));
    good("Links", crm.post("/api/v1/links", json!({ "topic": "news", "addresses": [ANNA, "x"] })));
    app.visitor().post(&footer(&app, ANNA), &[("List-Unsubscribe", "One-Click")]);
    app.work();
    let feed = crm.get(CHANGES);
    let next = feed.1["next"].clone();
    good("Changes", feed);
    good("Confirmed", crm.post(&format!("{CHANGES}/ack"), json!({ "cursor": next })));
    let problem = validator(&document, "Problem");
    for (path, body) in
        [(MAY_SEND, json!({})), (CONTACTS, json!([])), ("/api/v1/links", json!({ "topic": "x", "addresses": ["a"] }))]
    {
        let (status, answer) = crm.post(path, body);
        assert!(status == 422 && problem.is_valid(&answer), "{path}: {answer}");
    }
    let (status, answer) = crm.get("/api/v1/nothing");
    assert!(status == 404 && problem.is_valid(&answer), "{answer}");
    crm.browser.headers.clear();
    let (status, answer) = crm.get(CHANGES);
    assert!(status == 401 && problem.is_valid(&answer), "{answer}");
}

const MAILCHIMP_SECRET: &str = "4f2a9c77d01b4e58a3";
const HUBSPOT_SECRET: &str = "the app's client secret";

fn hearing() -> TestApp {
    TestApp::with(&[("mailchimp_secret", MAILCHIMP_SECRET), ("hubspot_secret", HUBSPOT_SECRET)])
}

#[test]
fn s8_31_a_mailchimp_webhook_lowers_and_never_raises() {
    let app = hearing();
    app.add_contact(ANNA, "Anna Schmidt");
    app.add_contact("ben@brooks.example", "Ben");
    let mut crm = app.machine(&["may-send"]);
    let path = format!("/hooks/mailchimp/{MAILCHIMP_SECRET}");
    let mut mailchimp = app.visitor();
    mailchimp.headers.clear();
    assert_eq!(mailchimp.get(&path).status, 200, "it looks whether the address is there");
    assert_eq!(mailchimp.get("/hooks/mailchimp/wrong").status, 404);
    let form = [
        ("type", "unsubscribe"),
        ("data[action]", "unsub"),
        ("data[reason]", "manual"),
        ("data[email]", "Anna@Brooks.example"),
    ];
    assert_eq!(mailchimp.post("/hooks/mailchimp/wrong", &form).status, 404);
    assert_eq!(ask(&mut crm, &[ANNA])[0]["allowed"], true);
    for lowered in [1, 0, 0] {
        let page = mailchimp.post(&path, &form);
        assert_eq!(page.status, 200);
        let answer: Value = serde_json::from_slice(&page.body).unwrap();
        assert_eq!(answer, json!({ "heard": 1, "lowered": lowered }), "heard again it is the same");
    }
    assert_eq!(ask(&mut crm, &[ANNA])[0]["reason"], "suppressed");
    // by telephone she may be called: a complaint says no to that too
    let call = json!({ "purpose": "R06", "topic": "news", "channel": "phone", "address": ANNA });
    assert_eq!(crm.post(MAY_SEND, call.clone()).1["answers"][0]["allowed"], true);
    mailchimp.post(&path, &[("type", "cleaned"), ("data[reason]", "abuse"), ("data[email]", ANNA)]);
    assert_eq!(crm.post(MAY_SEND, call).1["answers"][0]["reason"], "suppressed");
    // nothing raises: neither a subscription nor a profile; a new address inherits what the old one stopped
    for kind in ["subscribe", "profile", "campaign"] {
        assert_eq!(mailchimp.post(&path, &[("type", kind), ("data[email]", ANNA)]).status, 200);
    }
    assert_eq!(ask(&mut crm, &[ANNA])[0]["reason"], "suppressed");
    mailchimp.post(&path, &[("type", "upemail"), ("data[old_email]", ANNA), ("data[new_email]", "ben@brooks.example")]);
    assert_eq!(ask(&mut crm, &["ben@brooks.example"])[0]["reason"], "suppressed");
    let log = log_of(&app, "webhook.heard");
    assert_eq!(log.len(), 3);
    assert!(log.iter().all(|row| !format!("{row:?}").contains("brooks")));
}

#[test]
fn s8_31_a_hubspot_webhook_is_signed_and_lowers() {
    use base64::Engine as _;
    use hmac::{Hmac, KeyInit as _, Mac as _};
    let app = hearing();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut crm = app.machine(&["may-send"]);
    let id: i64 = format!("77{}", ANNA.len()).parse().unwrap();
    let event = |name: &str, value: &str| {
        json!([{ "eventId": 1, "subscriptionType": "contact.propertyChange", "objectId": id, "propertyName": name, "propertyValue": value }])
            .to_string()
    };
    let sign = |body: &str, ms: i64| {
        let text = format!("POST{}/hooks/hubspot{body}{ms}", app.base);
        let mut mac = Hmac::<sha2::Sha256>::new_from_slice(HUBSPOT_SECRET.as_bytes()).unwrap();
        mac.update(text.as_bytes());
        base64::engine::general_purpose::STANDARD.encode(mac.finalize().into_bytes())
    };
    let send = |body: &str, ms: i64, signature: String| {
        let mut hubspot = app.visitor();
        hubspot.headers =
            vec![("x-hubspot-signature-v3".into(), signature), ("x-hubspot-request-timestamp".into(), ms.to_string())];
        let page = hubspot.send("POST", "/hooks/hubspot", Some("application/json"), body.as_bytes());
        (page.status, serde_json::from_slice::<Value>(&page.body).unwrap())
    };
    let now = app.desk.now().unix_seconds() * 1_000;
    let leaves = event("hs_email_optout", "true");
    assert_eq!(send(&leaves, now, "nonsense".into()).0, 401);
    assert_eq!(send(&leaves, now - 600_000, sign(&leaves, now - 600_000)).0, 401, "an old one is replayed");
    assert_eq!(send(&event("hs_email_optout", "false"), now, sign(&leaves, now)).0, 401, "altered");
    assert_eq!(ask(&mut crm, &[ANNA])[0]["allowed"], true);
    assert_eq!(send(&leaves, now, sign(&leaves, now)), (200, json!({ "heard": 1, "lowered": 1 })));
    assert_eq!(send(&leaves, now, sign(&leaves, now)), (200, json!({ "heard": 1, "lowered": 0 })));
    assert_eq!(ask(&mut crm, &[ANNA])[0]["reason"], "suppressed");
    let joins = event("hs_email_optout", "false");
    assert_eq!(send(&joins, now, sign(&joins, now)).1["lowered"], 0);
    assert_eq!(ask(&mut crm, &[ANNA])[0]["reason"], "suppressed");
    // without its secret in the settings nothing is heard
    let deaf = TestApp::new();
    assert_eq!(deaf.visitor().send("POST", "/hooks/hubspot", Some("application/json"), b"[]").status, 401);
}

/// Headers and body of each message.
pub(super) type Taken = Vec<(Vec<(String, String)>, String)>;

/// Takes what is sent to it, and answers with the next of the given statuses; the last one stays.
pub(super) struct Receiver {
    pub(super) url: String,
    pub(super) taken: std::sync::Arc<std::sync::Mutex<Taken>>,
}

pub(super) fn receiver(statuses: &'static [&'static str]) -> Receiver {
    use std::io::{BufRead as _, Read as _, Write as _};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    let taken = std::sync::Arc::new(std::sync::Mutex::new(Taken::new()));
    let theirs = taken.clone();
    std::thread::spawn(move || {
        for (at, stream) in listener.incoming().enumerate() {
            let mut stream = stream.unwrap();
            let mut reader = std::io::BufReader::new(stream.try_clone().unwrap());
            let (mut headers, mut length) = (Vec::new(), 0);
            loop {
                let mut line = String::new();
                if reader.read_line(&mut line).unwrap_or(0) == 0 || line.trim().is_empty() {
                    break;
                }
                if let Some((name, value)) = line.trim().split_once(": ") {
                    if name.eq_ignore_ascii_case("content-length") {
                        length = value.parse().unwrap();
                    }
                    headers.push((name.to_lowercase(), value.to_owned()));
                }
            }
            let mut body = vec![0; length];
            reader.read_exact(&mut body).unwrap();
            theirs.lock().unwrap().push((headers, String::from_utf8(body).unwrap()));
            let status = statuses[at.min(statuses.len() - 1)];
            write!(
                stream,
                "HTTP/1.1 {status}\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
            )
            .unwrap();
        }
    });
    Receiver { url, taken }
}

pub(super) fn tell(app: &TestApp, is_inside: bool) {
    app.work();
    app.run(privacy_portal::workers::queue_deliveries(&app.desk)).unwrap();
    let sender = privacy_portal::workers::HookSender::new(is_inside);
    while app.run(privacy_portal::workers::send_deliveries(&app.desk, &sender, "test", 20)).unwrap() > 0 {}
}

#[test]
fn s7_12_s8_33_changes_are_told_signed_and_again_until_they_arrive() {
    let app = TestApp::with(&[("webhooks_inside", "yes")]);
    app.add_contact(ANNA, "Anna Schmidt");
    app.machine(&["changes"]);
    let there = receiver(&["503 Busy", "302 Found", "200 OK"]);
    let secret = app.run(app.desk.add_webhook("crm", &there.url, "G1", None)).unwrap();
    app.visitor().post(&format!("{}/news", footer(&app, ANNA)), &[("List-Unsubscribe", "One-Click")]);
    tell(&app, true);
    assert_eq!(there.taken.lock().unwrap().len(), 1);
    tell(&app, true);
    assert_eq!(there.taken.lock().unwrap().len(), 1, "not before its time");
    app.pass(TimeDelta::minutes(2));
    tell(&app, true);
    app.pass(TimeDelta::minutes(6));
    tell(&app, true);
    app.pass(TimeDelta::days(3));
    tell(&app, true);
    let taken = there.taken.lock().unwrap().clone();
    assert_eq!(taken.len(), 3, "a redirect is not followed, and what arrived is not told again");
    let header = |at: usize, name: &str| taken[at].0.iter().find(|(n, _)| n == name).unwrap().1.clone();
    assert_eq!(header(0, "webhook-id"), header(2, "webhook-id"));
    let body: Value = serde_json::from_str(&taken[2].1).unwrap();
    assert_eq!(body["type"], "contact.opt_out");
    assert_eq!(body["data"]["external_ids"], json!([format!("77{}", ANNA.len())]));
    assert!(!taken[2].1.contains("brooks"), "numbers only");
    // as a receiver would check it
    use base64::Engine as _;
    use hmac::{Hmac, KeyInit as _, Mac as _};
    let base64 = base64::engine::general_purpose::STANDARD;
    let key = base64.decode(secret.reveal().strip_prefix("whsec_").unwrap()).unwrap();
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(&key).unwrap();
    mac.update(format!("{}.{}.{}", header(2, "webhook-id"), header(2, "webhook-timestamp"), taken[2].1).as_bytes());
    assert_eq!(header(2, "webhook-signature"), format!("v1,{}", base64.encode(mac.finalize().into_bytes())));
}

#[test]
fn th24_nothing_is_told_to_addresses_inside_or_without_a_ground() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    app.machine(&["changes"]);
    let add = |url: &str, ground: &str| {
        app.run(app.desk.add_webhook("crm", url, ground, None)).map(|_| ()).map_err(|e| e.to_string())
    };
    assert!(add("http://crm.example/", "G1").unwrap_err().contains("https://"));
    assert!(add("https://crm.example/", "").unwrap_err().contains("G1, G2"), "S7.1");
    assert!(add("https://user:secret@crm.example/", "G1").is_err());
    // a name that leads inside is found out when it is looked up
    add("https://localhost:9/hook", "G1").unwrap();
    app.visitor().post(&footer(&app, ANNA), &[("List-Unsubscribe", "One-Click")]);
    tell(&app, false);
    let told = app.desk.store().read_now::<_, StoreError>(|r| r.list_deliveries(1, 10)).unwrap();
    assert_eq!((told.len(), told[0].problem.as_deref()), (1, Some("private_address")));
}

#[test]
fn o9_integrations_are_kept_at_the_console() {
    let app = TestApp::with(&[("webhooks_inside", "yes"), ("mailchimp_secret", MAILCHIMP_SECRET)]);
    app.add_contact(ANNA, "Anna Schmidt");
    let mut officer = app.officer("officer@westcon.example", Role::Officer);
    officer.get("/admin/integrations");
    assert_eq!(officer.page.h1(), "Integrations");
    assert!(officer.page.text().contains("No program has access yet"));
    assert!(!officer.page.html().contains(MAILCHIMP_SECRET), "a secret is not shown");
    officer.get("/admin/integrations/add");
    let form = "/admin/integrations/add";
    officer.submit(form, &[("name", "")]);
    assert_eq!(officer.page.status, 422);
    assert!(officer.page.title().starts_with("Error: "));
    officer.submit(form, &[("name", "campaign tool"), ("scope", "changes"), ("system", "")]);
    assert!(officer.page.text().contains("Choose the system"), "{}", officer.page.text());
    officer
        .submit(form, &[("name", "campaign tool"), ("scope", "changes"), ("system", "hubspot"), ("quota", "9/minute")]);
    assert_eq!(officer.page.h1(), "campaign tool has access");
    let credential = officer.page.all(".qr-key")[0].clone();
    let mut tool = app.visitor();
    tool.headers = vec![("authorization".into(), format!("Bearer {credential}"))];
    assert_eq!(tool.get(CHANGES).status, 200);
    let there = receiver(&["500 No"]);
    app.run(app.desk.add_webhook("campaign tool", &there.url, "G1", None)).unwrap();
    app.visitor().post(&footer(&app, ANNA), &[("List-Unsubscribe", "One-Click")]);
    for _ in 0..12 {
        tell(&app, true);
        app.pass(TimeDelta::hours(25));
    }
    let mut officer = app.officer_again("officer@westcon.example");
    officer.get("/admin/integrations");
    let words = officer.page.text();
    assert!(words.contains("One change was not received after a day") && words.contains("Given up"), "{words}");
    assert!(words.contains("9 requests a minute") && !officer.page.html().contains(&credential), "{words}");
    let before = there.taken.lock().unwrap().len();
    officer.submit("/admin/integrations/replay", &[("delivery", "1")]);
    officer.follow();
    assert!(officer.page.text().contains("It is sent again"), "{}", officer.page.text());
    tell(&app, true);
    assert_eq!(there.taken.lock().unwrap().len(), before + 1);
    officer.submit("/admin/integrations/stop", &[("webhook", "1")]);
    officer.follow();
    assert!(officer.page.text().contains("Stopped"));
    officer.get("/admin/integrations/1/revoke");
    assert_eq!(officer.page.h1(), "Shut campaign tool out?");
    assert_eq!(tool.get(CHANGES).status, 200, "asking is not doing");
    officer.submit("/admin/integrations/1/revoke", &[]);
    officer.follow();
    assert!(officer.page.text().contains("Shut out"), "{}", officer.page.text());
    assert_eq!(tool.get(CHANGES).status, 401);
    let mut auditor = app.officer("auditor@westcon.example", Role::Auditor);
    auditor.get("/admin/integrations");
    assert_eq!(auditor.page.status, 200);
    assert!(auditor.page.all("main form").is_empty(), "who reads has no buttons");
}

#[test]
fn may_send_explain_counts_the_noes_with_their_cures() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    app.add_contact("ben@brooks.example", "Ben");
    app.visitor().post(&footer(&app, "ben@brooks.example"), &[("List-Unsubscribe", "One-Click")]);
    let list = app.folder().join("list.csv");
    std::fs::write(
        &list,
        format!("Name,E-mail,Email\nA,x,{ANNA}\nB,x,ben@brooks.example\nC,x,new@x.example\nD,x,no\n"),
    )
    .unwrap();
    let run = |words: &[&str]| {
        let out = std::process::Command::new(env!("CARGO_BIN_EXE_privacy-portal"))
            .args(["may-send", "explain", list.to_str().unwrap()])
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
    let (ok, words) = run(&["--purpose", "R06", "--topic", "news"]);
    assert!(ok, "{words}");
    for part in [
        "4 rows",
        "1 may be written to",
        "1 may not: suppressed",
        "Only the person can join again",
        "1 may not: unknown",
        "contacts import",
        "1 may not: not an address",
    ] {
        assert!(words.contains(part), "{part}: {words}");
    }
    assert!(!words.contains('@'), "counts, no addresses");
    for bad in [["--purpose", "R99"], ["--purpose", "R06 --topic x"]] {
        assert!(!run(&bad).0);
    }
}
