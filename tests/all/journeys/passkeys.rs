//! Passkeys at the console, by a device of the test's own that signs as a real one does.

use crate::support::*;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use chrono::TimeDelta;
use ciborium::Value;
use privacy_portal::domain::officer::Role;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _};
use sha2::{Digest as _, Sha256};

const OFFICER: &str = "officer@westcon.example";
const ACCESS: &str = "/admin/access";
const CHANGE: &str = "/admin/access/passkeys";
const ADD: &str = "/admin/access/passkeys/add";
const ASK: &str = "/admin/sign-in/passkey";
const ENTER: &str = "/admin/sign-in/passkey/enter";

/// A device with one passkey.
struct Device {
    pair: EcdsaKeyPair,
    origin: String,
    count: u32,
}

impl Device {
    fn new(app: &TestApp) -> Self {
        let random = SystemRandom::new();
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8.as_ref(), &random).unwrap();
        Self { pair, origin: app.base.replace("127.0.0.1", "localhost"), count: 0 }
    }
    fn data(&mut self, flags: u8) -> Vec<u8> {
        self.count += 1;
        [&Sha256::digest(b"localhost")[..], &[flags], &self.count.to_be_bytes()].concat()
    }
    fn client(&self, act: &str, wanted: &serde_json::Value) -> Vec<u8> {
        serde_json::json!({ "type": act, "challenge": wanted["challenge"], "origin": self.origin, "crossOrigin": false })
            .to_string()
            .into_bytes()
    }
    /// What a browser answers when a passkey is made.
    fn make(&mut self, wanted: &serde_json::Value) -> String {
        assert_eq!((&wanted["act"], &wanted["rp"]["id"]), (&"create".into(), &"localhost".into()));
        let point = self.pair.public_key().as_ref().to_vec();
        let key = Value::Map(vec![
            (1.into(), 2.into()),
            (3.into(), (-7).into()),
            ((-1).into(), 1.into()),
            ((-2).into(), Value::Bytes(point[1..33].to_vec())),
            ((-3).into(), Value::Bytes(point[33..].to_vec())),
        ]);
        let mut data = self.data(0x45);
        data.extend([0; 16]);
        data.extend([0, 7]);
        data.extend(b"my-name");
        ciborium::into_writer(&key, &mut data).unwrap();
        let mut object = Vec::new();
        let fields = vec![
            ("fmt".into(), "none".into()),
            ("attStmt".into(), Value::Map(vec![])),
            ("authData".into(), Value::Bytes(data)),
        ];
        ciborium::into_writer(&Value::Map(fields), &mut object).unwrap();
        let client = self.client("webauthn.create", wanted);
        serde_json::json!({
            "id": BASE64URL.encode(b"my-name"),
            "client": BASE64URL.encode(client),
            "data": BASE64URL.encode(object),
        })
        .to_string()
    }
    /// What a browser answers when it is used.
    fn sign(&mut self, wanted: &serde_json::Value) -> String {
        assert_eq!((&wanted["act"], &wanted["rpId"]), (&"get".into(), &"localhost".into()));
        let (client, data) = (self.client("webauthn.get", wanted), self.data(0x05));
        let message = [&data[..], &Sha256::digest(&client)[..]].concat();
        let signature = self.pair.sign(&SystemRandom::new(), &message).unwrap();
        serde_json::json!({
            "id": BASE64URL.encode(b"my-name"),
            "client": BASE64URL.encode(client),
            "data": BASE64URL.encode(data),
            "signature": BASE64URL.encode(signature.as_ref()),
        })
        .to_string()
    }
}

/// What the page asks the browser.
fn wanted(browser: &Browser) -> serde_json::Value {
    let doc = browser.page.doc();
    let form = doc.select(&scraper::Selector::parse("form[data-passkey]").unwrap()).next().unwrap();
    serde_json::from_str(form.attr("data-passkey").unwrap()).unwrap()
}

/// The page behind the button of the sign-in page.
fn begin(app: &TestApp) -> Browser {
    let mut browser = app.visitor();
    browser.get("/admin/sign-in");
    browser.submit(ASK, &[]);
    assert_eq!(browser.page.status, 200, "{}", browser.page.text());
    browser
}

#[test]
fn asvs_v5_0_0_6_3_3_an_officer_signs_in_by_a_passkey_that_they_made() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        app.officer("deputy@westcon.example", Role::Deputy);
        let mut device = Device::new(&app);
        officer.get(ACCESS);
        officer.submit(CHANGE, &[]);
        let page = officer.page.clone();
        let policy = page.header("content-security-policy").unwrap();
        assert!(policy.contains("script-src 'self';") && policy.starts_with("default-src 'none'"), "{policy}");
        assert_eq!(page.all("script[src^='/static/passkey.']").len(), 1);
        let asked = wanted(&officer);
        assert!(!asked["user"]["id"].as_str().unwrap().is_empty() && asked["user"]["name"] == OFFICER);
        // without a name, or with an answer to another question, nothing is kept; each page asks anew
        let answer = device.make(&asked);
        officer.submit(ADD, &[("label", " "), ("answer", &answer)]);
        assert_eq!(officer.page.status, 422, "{}", officer.page.text());
        let stale = device.make(&serde_json::json!({
            "act": "create", "rp": { "id": "localhost" }, "challenge": BASE64URL.encode([1; 32]),
        }));
        officer.submit(ADD, &[("label", "Laptop"), ("answer", &stale)]);
        assert!(
            officer.page.status == 422 && officer.page.text().contains("It did not work"),
            "{}",
            officer.page.text()
        );
        officer.submit(ADD, &[("label", "Laptop"), ("answer", "")]);
        assert_eq!(officer.page.status, 422, "no script, no answer");
        let mut elsewhere = app.officer_again(OFFICER);
        let answer = device.make(&wanted(&officer));
        officer.submit(ADD, &[("label", "Laptop"), ("answer", &answer)]);
        assert_eq!(officer.page.location(), "/admin/access?done=passkey-added", "{}", officer.page.text());
        assert!(officer.get(ACCESS).text().contains("Laptop"), "{}", officer.page.text());
        assert_eq!(elsewhere.get(ACCESS).status, 303, "other sessions end when a factor changes");

        // signing in: an answer is good once, in the browser that asked
        let mut browser = begin(&app);
        let answer = device.sign(&wanted(&browser));
        let mut other = begin(&app);
        other.submit(ENTER, &[("answer", &answer)]);
        assert_eq!(other.page.status, 422, "another browser");
        browser.submit(ENTER, &[("answer", &answer)]);
        assert_eq!(browser.page.status, 422, "spent by the other try");
        let answer = device.sign(&wanted(&browser));
        let form = browser.form(ENTER, &[("answer", &answer)]);
        let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        browser.post(ENTER, &form);
        assert_eq!((browser.page.status, browser.page.location()), (303, "/admin".into()), "{}", browser.page.text());
        assert_eq!(browser.get("/admin").status, 200);
        let mut thief = app.visitor();
        thief.get("/admin/sign-in");
        thief.post(ENTER, &form);
        assert_ne!(thief.page.status, 303, "the same answer again");
        // too late
        let mut late = begin(&app);
        let answer = device.sign(&wanted(&late));
        app.pass(TimeDelta::minutes(6));
        late.submit(ENTER, &[("answer", &answer)]);
        assert_eq!(late.page.status, 422, "after five minutes");
        // a copy that counts for itself is found out
        let count = device.count;
        device.count = 1;
        let mut copied = begin(&app);
        let answer = device.sign(&wanted(&copied));
        copied.submit(ENTER, &[("answer", &answer)]);
        assert_eq!(copied.page.status, 422);
        device.count = count;
        let log = app.desk.store().column_for_test("audit_event", "detail").unwrap();
        for said in ["passkey", "passkey an older count"] {
            assert!(log.iter().any(|d| d.trim_matches('\'') == said), "{said}: {log:?}");
        }
        // taken away, it opens nothing
        let mut officer = app.officer_again(OFFICER);
        officer.get(ACCESS);
        officer.submit(CHANGE, &[("remove", "1")]);
        assert_eq!(officer.page.location(), "/admin/access?done=passkey-removed", "{}", officer.page.text());
        let mut browser = begin(&app);
        let answer = device.sign(&wanted(&browser));
        browser.submit(ENTER, &[("answer", &answer)]);
        assert_eq!(browser.page.status, 422);
        // ASVS 6.3.7: whose access it is hears of both
        let told: Vec<String> = app.letters().into_iter().map(|l| l.body.text).collect();
        assert_eq!(told.len(), 2);
        assert!(told[0].contains("A passkey was added") && told[1].contains("A passkey was taken away"), "{told:?}");
    });
}

#[test]
fn th9_a_passkey_is_made_only_after_a_fresh_code_and_goes_with_the_officer() {
    let app = TestApp::new();
    let mut officer = app.officer(OFFICER, Role::Officer);
    let mut agent = app.officer("agent@westcon.example", Role::Agent);
    let mut device = Device::new(&app);
    agent.get(ACCESS);
    agent.submit(CHANGE, &[]);
    let answer = device.make(&wanted(&agent));
    agent.submit(ADD, &[("label", "Key"), ("answer", &answer)]);
    assert_eq!(agent.page.status, 303, "{}", agent.page.text());
    officer.get(ACCESS);
    app.pass(TimeDelta::minutes(14));
    officer.submit(CHANGE, &[]);
    assert!(officer.page.location().starts_with("/admin/proof"), "{}", officer.page.text());
    assert!(app.letter_to("agent@westcon.example").body.text.contains("A passkey was added"));
    let agents = privacy_portal::domain::email_address::EmailAddress::parse("agent@westcon.example").unwrap();
    app.run(app.desk.disable_officer(&agents)).unwrap();
    assert!(app.desk.store().column_for_test("officer_passkey", "id").unwrap().is_empty());
    let mut browser = begin(&app);
    let answer = device.sign(&wanted(&browser));
    browser.submit(ENTER, &[("answer", &answer)]);
    assert_eq!(browser.page.status, 422);
    // a console at a number has no name that a passkey could belong to
    let app = TestApp::with(&[("base_url", "https://203.0.113.9")]);
    assert!(app.desk.passkey_party().is_none());
}
