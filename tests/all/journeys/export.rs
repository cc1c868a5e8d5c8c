//! Taking a copy away.

use crate::support::*;
use chrono::TimeDelta;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Read;

const ANNA: &str = "anna@brooks.example";

fn unzip(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|i| {
            let mut file = zip.by_index(i).unwrap();
            let mut data = Vec::new();
            file.read_to_end(&mut data).unwrap();
            (file.name().unwrap().into_owned(), data)
        })
        .collect()
}

/// Goes through the proof and gives the browser back on the export page.
fn prove(app: &TestApp, browser: &mut Browser) {
    browser.get("/me/proof?for=export");
    browser.submit("/me/proof", &[]);
    let code = code_in(&app.letter_to(ANNA));
    browser.submit("/me/proof", &[("code", &code)]);
    assert_eq!((browser.page.status, browser.page.location()), (303, "/me/export".into()), "{}", browser.page.text());
    browser.follow();
}

#[test]
fn s8_2_s8_14_the_copy_is_complete_valid_and_only_for_who_proved() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna =HYPERLINK(\"\"x\"\")");
        let mut browser = app.contact(ANNA);
        app.pass(TimeDelta::minutes(11));
        browser.get("/me/export");
        browser.submit("/me/export", &[("kind", "access")]);
        assert_eq!(browser.page.location(), "/me/proof?for=export", "the proof is eleven minutes old");
        let old = browser.cookies["portal-session"].clone();
        prove(&app, &mut browser);
        assert_ne!(browser.cookies["portal-session"], old, "ASVS 7.2.4: a new token after the proof");
        browser.submit("/me/export", &[("kind", "access")]);
        let page = browser.page.clone();
        assert_eq!((page.status, page.header("content-type")), (200, Some("application/zip")));
        assert_eq!(page.header("content-disposition"), Some("attachment; filename=\"my-data-access-2026-11-22.zip\""));
        let files = unzip(&page.body);
        for name in ["index.html", "data.json", "data.schema.json", "contact.vcf", "csv/values.csv", "manifest.json"] {
            assert!(files.contains_key(name), "{name} in {:?}", files.keys());
        }
        let manifest: serde_json::Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
        for file in manifest["files"].as_array().unwrap() {
            let hash: String =
                Sha256::digest(&files[file["name"].as_str().unwrap()]).iter().map(|b| format!("{b:02x}")).collect();
            assert_eq!(file["sha256"], hash.as_str());
        }
        let data: serde_json::Value = serde_json::from_slice(&files["data.json"]).unwrap();
        let schema: serde_json::Value = serde_json::from_slice(&files["data.schema.json"]).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        assert!(
            validator.is_valid(&data),
            "{:?}",
            validator.iter_errors(&data).map(|e| e.to_string()).collect::<Vec<_>>()
        );
        let text = data.to_string();
        for value in ["+44 20 7946 0000", "Brooks, Williamson and Wood", "Risk analyst", ANNA] {
            assert!(text.contains(value), "{value}");
        }
        assert!(String::from_utf8_lossy(&files["csv/values.csv"]).contains("Anna =HYPERLINK"));
        assert_eq!(app.audit_actions(ANNA)[0], "export.taken");

        browser.get("/me/export");
        browser.submit("/me/export", &[("kind", "portable")]);
        let portable = unzip(&browser.page.body);
        assert!(portable["data.json"].len() < files["data.json"].len());
        assert!(!String::from_utf8_lossy(&portable["data.json"]).contains("\"access_log\":[{"));

        // another sign-in of the same person has not proved
        let mut other = app.contact(ANNA);
        app.pass(TimeDelta::minutes(11));
        other.get("/me/export");
        other.submit("/me/export", &[("kind", "access")]);
        assert_eq!(other.page.location(), "/me/proof?for=export");
    });
}
