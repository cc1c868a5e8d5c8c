//! What marketing law wants of every mail and call besides the way out: `law.md` part D.

use super::consent::change_register;
use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::actions::api_client::NewClient;
use privacy_portal::domain::officer::Role;
use privacy_portal::settings::Settings;
use serde_json::json;

const ANNA: &str = "anna@brooks.example";

/// LP.4, LU.1, LU.2, LC.3: what goes to whoever writes a template, by page and by machine, says what kind of mail it is,
/// who sends it, where they are and where they answer; LM.6: from an address that is not the portal's own.
#[test]
fn lp_4_lu_2_lc_3_the_foot_of_a_mail_names_its_sender_and_address() {
    let settings = [("marketing_from", "news@mail.westcon.example"), ("mail_from", "privacy@westcon.example")];
    on_each_database_with(&settings, |app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut marketing = app.officer("mark@westcon.example", Role::Marketing);
        let page = marketing.get("/admin/campaign").clone();
        let snippets = page.all("pre");
        for snippet in &snippets[..2] {
            for part in ["Advertising", "Westcon International", "GL7 1YT", "/contact", "{{preference_link}}"] {
                assert!(snippet.contains(part), "{part}: {snippet}");
            }
        }
        let headers = &snippets[2];
        assert!(headers.contains("<news@mail.westcon.example>") && !headers.contains("privacy@"), "{headers}");
        let (status, answer) =
            app.machine(&["links"]).post("/api/v1/links", json!({ "topic": "news", "addresses": [ANNA] }));
        assert_eq!(status, 200, "{answer}");
        let sender = &answer["sender"];
        assert!(sender["name"].as_str().unwrap().contains("Westcon International"), "{sender}");
        assert!(sender["postal_address"].as_str().unwrap().contains("GL7 1YT"), "{sender}");
        let web = sender["web"].as_str().unwrap().strip_prefix(&app.base).unwrap().to_owned();
        assert_eq!(app.visitor().get(&web).status, 200, "and there is somebody who answers");
        // LM.2: one logical line, far below what mail programs fold or cut
        for header in ["list_unsubscribe", "list_unsubscribe_post"] {
            let value = answer["links"][0][header].as_str().unwrap();
            assert!(value.len() < 250 && !value.contains(char::is_whitespace), "{header}: {value}");
        }
    });
    let same =
        Settings::with(&[("mail_from", "privacy@westcon.example"), ("marketing_from", "Privacy@westcon.example")]);
    assert!(same.is_err_and(|e| e.to_string().contains("marketing_from")), "LM.6");
}

/// LP.5: "may I call?" is a question of its own: a company in Britain only on a fresh look into the register of numbers.
#[test]
fn lp_5_a_machine_says_when_the_register_of_numbers_was_asked() {
    on_each_database(|app| {
        change_register(
            &app,
            "subscriber_rule",
            "companies",
            r#"{"key":"companies","domains":["*"],"kind":"corporate","reason":{"en":"x"},"reviewed_by":"officer","reviewed_on":"2026-11-01"}"#,
        );
        let mut dialler = app.machine(&["may-send", "contacts"]);
        let handed = json!({
            "source": "SRC03", "purposes": ["R07"], "basis": "legitimate_interest", "notice": "price list form 2",
            "contacts": [{ "email": ANNA, "country": "GB", "phone": "+44 20 7946 0000", "collected_on": "2026-11-01" }]
        });
        let (status, taken) = dialler.post("/api/v1/contacts", handed);
        assert_eq!((status, &taken["counts"]["added"]), (200, &json!(1)), "{taken}");
        let mut ask = |more: serde_json::Value| {
            let mut body = json!({ "purpose": "R07", "topic": "offers", "channel": "phone", "address": ANNA });
            body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            let (status, answer) = dialler.post("/api/v1/may-send", body);
            (status, answer["answers"][0]["reason"].clone())
        };
        assert_eq!(ask(json!({})), (200, json!("calls_unchecked")));
        assert_eq!(ask(json!({ "calls_checked_on": "2026-01-20" })), (200, json!("calls_unchecked")), "too long ago");
        assert_eq!(ask(json!({ "calls_checked_on": "2026-11-20" })), (200, json!(null)));
        assert_eq!(ask(json!({ "calls_checked_on": "yesterday" })).0, 422);
        assert_eq!(ask(json!({ "channel": "email" })), (200, json!(null)), "no such register for mail");
    });
}

/// LP.6: the one thing kept for how pages look says so and can be taken back.
#[test]
fn lp_6_a_chosen_language_is_forgotten_on_request() {
    let app = TestApp::new();
    let mut visitor = app.visitor();
    assert!(visitor.get("/cookies").all("form[action='/cookies']").is_empty(), "nothing is kept, nothing to forget");
    visitor.get("/cookies?choose=de");
    assert!(visitor.cookies.contains_key("portal-language"));
    visitor.get("/cookies");
    assert!(visitor.page.text().contains("Meine Sprache vergessen"), "{}", visitor.page.text());
    visitor.submit("/cookies", &[]);
    assert_eq!(visitor.page.location(), "/cookies");
    assert!(!visitor.cookies.contains_key("portal-language"), "{:?}", visitor.cookies);
    assert!(visitor.get("/cookies").all("form[action='/cookies']").is_empty());
}

/// LU.4, LM.5, LC.4: an opt-out counts in the very next answer and is still there years later, after the contact is gone.
#[test]
fn lu_4_an_opt_out_counts_at_once_and_for_ever() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let machine = |name: &str| {
            let scopes = ["may-send", "links"].map(str::to_owned).to_vec();
            app.machine_with(NewClient { name: name.into(), scopes, ..NewClient::default() })
        };
        let mut crm = machine("crm");
        let (_, links) = crm.post("/api/v1/links", json!({ "topic": "news", "addresses": [ANNA] }));
        let link = links["links"][0]["one_click_link"].as_str().unwrap().strip_prefix(&app.base).unwrap().to_owned();
        let question = json!({ "purpose": "R06", "topic": "news", "address": ANNA });
        let reason =
            |crm: &mut Machine| crm.post("/api/v1/may-send", question.clone()).1["answers"][0]["reason"].clone();
        assert_eq!(reason(&mut crm), json!(null));
        app.visitor().post(&link, &[("List-Unsubscribe", "One-Click")]);
        assert_eq!(reason(&mut crm), json!("suppressed"));
        for _ in 0..6 {
            app.pass(TimeDelta::days(365));
            app.work();
        }
        // a credential ends before an opt-out does
        let mut crm = machine("the next one");
        assert_eq!(reason(&mut crm), json!("suppressed"));
        // handed in again by a list that says yes, it is still no
        app.import("Record ID,First Name,Last Name,Email\n5,Anna,,anna@brooks.example\n", marketing());
        assert_eq!(reason(&mut crm), json!("suppressed"));
    });
}
