//! The bundle as a person, a program and an attacker see it.

use super::bundle::receipt_path;
use super::sample::{empty, hostile, realistic, source};
use super::spoken::{Spoken, ftl};
use super::*;
use scraper::{Html, Selector};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

/// Everything that has broken a report, a page or a spreadsheet before.
const ATTACK: &str = "=cmd|' /C calc'!A0</title></style></td></bdi><script>alert(1)</script><img src=//x.test/p onerror=a()>\"'><a href=javascript:a()>&amp;<!-- {{ 7*7 }} \u{202e}\u{2066}; =1\r\n+2,\"3\" ";

fn bundle(copy: &Copy) -> (Manifest, Vec<u8>) {
    let mut out = Vec::new();
    let manifest = write_bundle(&mut out, copy, &Spoken::new("en")).unwrap();
    (manifest, out)
}
fn files(zip: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    (0..archive.len())
        .map(|i| {
            let mut file = archive.by_index(i).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            (file.name().unwrap().into_owned(), content)
        })
        .collect()
}
fn file(copy: &Copy, name: &str) -> String {
    let found = files(&bundle(copy).1).into_iter().find(|(n, _)| n == name).unwrap_or_else(|| panic!("no {name}"));
    String::from_utf8(found.1).unwrap()
}
fn portable() -> Copy {
    realistic().into_portable(Reach::WithCourtesy)
}
fn elements(html: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for element in Html::parse_document(html).select(&Selector::parse("*").unwrap()) {
        let names: Vec<&str> = element.value().attrs().map(|(name, _)| name).collect();
        *counts.entry(format!("{} {names:?}", element.value().name())).or_insert(0) += 1;
    }
    counts
}

#[test]
fn s8_2_the_manifest_comes_last_and_is_true() {
    let (manifest, zip) = bundle(&realistic());
    let files = files(&zip);
    assert_eq!(files.last().unwrap().0, "manifest.json");
    assert_eq!(
        serde_json::from_slice::<Json>(&files.last().unwrap().1).unwrap(),
        serde_json::to_value(&manifest).unwrap()
    );
    assert_eq!(manifest.files.len(), files.len() - 1);
    for (entry, (name, content)) in manifest.files.iter().zip(&files) {
        let digest: String = Sha256::digest(content).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!((&entry.name, entry.size, &entry.sha256), (name, content.len() as u64, &digest));
    }
    for wanted in [
        "index.html",
        "data.json",
        "data.schema.json",
        "contact.vcf",
        "README.txt",
        "csv/values.csv",
        "receipts/0001.json",
        "receipts/0001.sig",
        "files/0001.txt",
    ] {
        assert!(files.iter().any(|(name, _)| name == wanted), "{wanted}");
    }
}

#[test]
fn the_same_copy_gives_the_same_octets_and_no_name_comes_from_a_person() {
    assert_eq!(bundle(&realistic()).1, bundle(&realistic()).1);
    let names = |copy: &Copy| files(&bundle(copy).1).into_iter().map(|f| f.0).collect::<Vec<_>>();
    assert_eq!(names(&realistic()), names(&hostile(ATTACK)));
    assert_eq!(receipt_path(12), "receipts/0012.json");
    let zip = bundle(&realistic()).1;
    let mut archive = zip::ZipArchive::new(Cursor::new(&zip)).unwrap();
    let at = archive.by_index(0).unwrap().last_modified().unwrap();
    assert_eq!((at.year(), at.month(), at.day(), at.hour(), at.minute()), (2026, 7, 31, 13, 5));
}

#[test]
fn a_bundle_that_was_cut_short_does_not_look_whole() {
    struct Full(Vec<u8>, usize);
    impl std::io::Write for Full {
        fn write(&mut self, octets: &[u8]) -> std::io::Result<usize> {
            if self.0.len() + octets.len() > self.1 {
                return Err(std::io::ErrorKind::StorageFull.into());
            }
            self.0.extend_from_slice(octets);
            Ok(octets.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let whole = bundle(&realistic()).1.len();
    for limit in [0, 100, whole / 2, whole - 1] {
        let mut out = Full(Vec::new(), limit);
        assert!(write_bundle(&mut out, &realistic(), &Spoken::new("en")).is_err(), "{limit}");
        assert!(zip::ZipArchive::new(Cursor::new(&out.0)).is_err(), "{limit}");
    }
}

#[test]
fn s8_8_data_follows_the_published_schema_and_altered_data_does_not() {
    let schema: Json = serde_json::from_str(SCHEMA).unwrap();
    assert_eq!(schema["$id"], "urn:privacy-portal:schema:export:1");
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    for copy in [realistic(), portable(), realistic().into_portable(Reach::LawOnly), hostile(ATTACK), empty()] {
        let data: Json = serde_json::from_str(&file(&copy, "data.json")).unwrap();
        let errors: Vec<String> = validator.iter_errors(&data).map(|e| format!("{}: {e}", e.instance_path)).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
    let data = serde_json::to_value(realistic()).unwrap();
    let alterations: &[fn(&mut Json)] = &[
        |d| d["schema_version"] = 2.into(),
        |d| d["kind"] = "all".into(),
        |d| d["kind"] = "portable".into(),
        |d| d["generated_at"] = "31 July 2026".into(),
        |d| d["generated_at"] = "2026-02-30T10:00:00Z".into(),
        |d| d["extra"] = true.into(),
        |d| d["values"][0]["token"] = "secret".into(),
        |d| d["values"][0]["state"] = "deleted".into(),
        |d| d["relations"][0]["state"] = "disputed".into(),
        |d| d["relations"][0]["ended_at"] = "once".into(),
        |d| d["values"][0]["retention"] = "".into(),
        |d| d["values"][0]["source"]["giver"]["who"] = "nobody".into(),
        |d| d["requests"][0]["received"] = "2026-6-1".into(),
        |d| d["consents"][0]["receipt"] = 0.into(),
        |d| drop(d.as_object_mut().unwrap().remove("rights")),
        |d| drop(d["rights"].as_array_mut().unwrap().pop()),
        |d| drop(d["values"][0].as_object_mut().unwrap().remove("purposes")),
        |d| d["automated_decisions"] = Json::Null,
    ];
    for (i, alter) in alterations.iter().enumerate() {
        let mut altered = data.clone();
        alter(&mut altered);
        assert!(!validator.is_valid(&altered), "alteration {i} went through");
    }
}

#[test]
fn l20_1_what_is_portable_is_decided_by_giver_source_state_and_basis() {
    for key in
        ["SRC01", "SRC02", "SRC03", "SRC04", "SRC05", "SRC06", "SRC08", "SRC09", "SRC10", "SRC11", "SRC12", "SRC13"]
    {
        assert_eq!(Origin::of(&source(key, "x")), Origin::Given, "{key}");
    }
    assert_eq!(Origin::of(&source("SRC15", "x")), Origin::Observed);
    for key in ["SRC07", "SRC14", "SRC16", "OFFICER", "SRC99", ""] {
        assert_eq!(Origin::of(&source(key, "x")), Origin::Neither, "{key}");
    }
    let given_by = |who, key| Origin::of(&Source { giver: Some(Giver { who, words: "x".into() }), ..source(key, "x") });
    assert_eq!(given_by(GivenBy::Person, "SRC99"), Origin::Given);
    for who in [GivenBy::Organisation, GivenBy::ThirdPerson, GivenBy::Supplier, GivenBy::Officer, GivenBy::Inferred] {
        assert_eq!(given_by(who, "SRC01"), Origin::Neither, "{who}");
    }
    let contents = |copy: &Copy| copy.values.iter().map(|v| v.content.clone()).collect::<BTreeSet<_>>();
    let all = contents(&realistic());
    let left_out: Vec<_> = all.difference(&contents(&portable())).cloned().collect();
    assert_eq!(
        left_out,
        ["+49 89 5550100", "Company size: 200 to 500 employees", "Prefers to be called in the morning"]
    );
    let by_law = realistic().into_portable(Reach::LawOnly);
    assert!(by_law.values.iter().all(|v| v.portability() == Portability::ByLaw));
    assert!(
        contents(&by_law).contains("Ann-Kathrin Weiß") && !contents(&by_law).contains("2001:db8:85a3::8a2e:370:7334")
    );
}

#[test]
fn s3_2_each_relation_is_in_every_file_and_a_portable_copy_has_the_persons_own() {
    let copy = realistic();
    let (page, table) = (file(&copy, "index.html"), file(&copy, "csv/relations.csv"));
    let data: Json = serde_json::from_str(&file(&copy, "data.json")).unwrap();
    assert_eq!(data["relations"].as_array().unwrap().len(), copy.relations.len());
    for relation in &copy.relations {
        for text in [&relation.organisation, &relation.kind_label] {
            let escaped = text.replace('&', "&#38;");
            assert!(page.contains(&escaped) && table.contains(text.as_str()), "{text}");
        }
    }
    // what an order brought, what others brought and what ended is not the person's to take along
    let mut forged = portable();
    let own: Vec<&str> = forged.relations.iter().map(|r| r.kind.as_str()).collect();
    assert_eq!(own, ["customer"]);
    forged.relations.push(copy.relations[2].clone());
    assert!(matches!(write_bundle(std::io::sink(), &forged, &Spoken::new("en")), Err(ExportError::NotPortable)));
}

#[test]
fn s8_8_a_portable_bundle_holds_nothing_that_others_wrote() {
    let zip = bundle(&portable()).1;
    for (name, content) in files(&zip) {
        let text = String::from_utf8(content).unwrap();
        for secret in [
            "called in the morning",
            "Refused in part",
            "asked your organisation",
            "Looked at your details",
            "200 to 500",
            "Copied from HubSpot",
            "A letter came back",
        ] {
            assert!(!text.contains(secret), "{secret} in {name}");
        }
    }
    let names: Vec<String> = files(&zip).into_iter().map(|f| f.0).collect();
    for table in ["csv/requests.csv", "csv/access_log.csv", "csv/disclosures.csv", "csv/transfers.csv"] {
        assert!(!names.iter().any(|n| n == table));
    }
    let mut mislabelled = realistic();
    mislabelled.kind = Kind::Portable;
    let mut out = Vec::new();
    assert!(matches!(write_bundle(&mut out, &mislabelled, &Spoken::new("en")), Err(ExportError::NotPortable)));
    assert!(out.is_empty());
}

#[test]
fn g12_tables_read_back_as_the_source_after_stripping() {
    for copy in [realistic(), hostile(ATTACK), hostile("\t"), hostile("＠")] {
        for (name, content) in files(&bundle(&copy).1).into_iter().filter(|(n, _)| n.ends_with(".csv")) {
            let text = String::from_utf8(content).unwrap();
            let body = text.strip_prefix('\u{FEFF}').unwrap_or_else(|| panic!("{name} has no mark"));
            assert!(body.ends_with("\r\n"));
            let mut reader = csv::ReaderBuilder::new().from_reader(body.as_bytes());
            for record in reader.records() {
                for field in &record.unwrap() {
                    assert!(
                        !field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＠']),
                        "{name}: {field:?}"
                    );
                }
            }
        }
        let values = file(&copy, "csv/values.csv");
        let mut reader = csv::Reader::from_reader(values.trim_start_matches('\u{FEFF}').as_bytes());
        let at = reader.headers().unwrap().iter().position(|h| h == "content").unwrap();
        let read: Vec<String> = reader.records().map(|r| strip(&r.unwrap()[at])).collect();
        assert_eq!(read, copy.values.iter().map(|v| v.content.clone()).collect::<Vec<_>>());
    }
}

#[test]
fn asvs_1_2_1_hostile_text_adds_no_element_and_no_attribute() {
    for make in [|c: Copy| c, |c: Copy| c.into_portable(Reach::WithCourtesy)] {
        let mut calm = elements(&file(&make(realistic()), "index.html"));
        let wild_page = file(&make(hostile(ATTACK)), "index.html");
        // addresses that are no web addresses are not linked
        let wild = elements(&wild_page);
        assert_eq!(calm.remove("a [\"href\", \"rel\"]"), Some(2));
        assert_eq!(wild, calm);
        assert!(!wild_page.contains(['\u{202e}', '\u{2066}']) && wild_page.contains("[U+202E][U+2066]"), "F5");
    }
}

#[test]
fn g11_the_page_stands_alone() {
    for copy in [realistic(), portable(), empty()] {
        let html = file(&copy, "index.html");
        let document = Html::parse_document(&html);
        assert!(document.errors.is_empty(), "{:?}", document.errors);
        let all = |selector: &str| document.select(&Selector::parse(selector).unwrap()).collect::<Vec<_>>();
        assert!(all("script, link, img, iframe, object, embed, form, [src], [style], [onload]").is_empty());
        let style: String = all("style")[0].text().collect();
        assert!(!style.contains("url(") && !style.contains("@import"));
        let policy = all("meta[http-equiv]")[0].attr("content").unwrap();
        use base64::Engine;
        let digest = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(&style));
        assert!(policy.starts_with("default-src 'none'; ") && policy.contains(&format!("'sha256-{digest}'")));
        let ids: Vec<&str> = all("[id]").iter().map(|e| e.attr("id").unwrap()).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an id stands twice");
        for reference in all("[aria-labelledby]") {
            assert!(ids.contains(&reference.attr("aria-labelledby").unwrap()));
        }
        let names: Vec<String> = files(&bundle(&copy).1).into_iter().map(|f| f.0).collect();
        for link in all("a[href]") {
            let href = link.attr("href").unwrap();
            match href.strip_prefix('#') {
                Some(id) => assert!(ids.contains(&id), "{href}"),
                None => assert!(href.starts_with("https://") || names.iter().any(|n| n == href), "{href}"),
            }
        }
        assert_eq!(all("h1").len(), 1);
        assert_eq!(all("table").len(), all("table > caption").len());
        assert!(all("th").iter().all(|th| th.attr("scope").is_some()));
        let levels: Vec<u8> = all("h1, h2, h3, h4").iter().map(|h| h.value().name().as_bytes()[1] - b'0').collect();
        assert!(levels.windows(2).all(|w| w[1] <= w[0] + 1), "{levels:?}");
    }
}

#[test]
fn s2_8_each_value_stands_on_the_page_with_its_six_facts() {
    let copy = realistic();
    let html = file(&copy, "index.html");
    let document = Html::parse_document(&html);
    let all = |selector: &str| document.select(&Selector::parse(selector).unwrap()).collect::<Vec<_>>();
    let groups = all("article.group:has(table.values)");
    let said: usize = groups.iter().map(|g| g.select(&Selector::parse(".values .said").unwrap()).count()).sum();
    assert_eq!(said, copy.values.len());
    for value in &copy.values {
        let group = groups.iter().find(|g| g.text().collect::<String>().contains(&value.content)).unwrap();
        let text: String = group.text().collect();
        let facts = [&value.source.words, &value.retention, &value.label];
        let purposes = value.purposes.iter().flat_map(|p| [&p.label, &p.basis_label]);
        for wanted in facts.into_iter().chain(purposes).chain(value.recipients.iter().map(|r| &r.name)) {
            assert!(text.contains(wanted.as_str()), "{wanted} for {}", value.content);
        }
        assert!(
            group.select(&Selector::parse("dd").unwrap()).all(|dd| !dd.text().collect::<String>().trim().is_empty())
        );
    }
    assert!(html.contains("04411310") && file(&copy, "README.txt").contains("04411310"), "S1.1");
}

#[test]
fn f2_the_direction_follows_the_language() {
    let mut copy = realistic();
    assert!(file(&copy, "index.html").contains("<html lang=\"en\" dir=\"ltr\">"));
    copy.person.language = "ar-EG".into();
    assert!(file(&copy, "index.html").contains("<html lang=\"ar-EG\" dir=\"rtl\">"));
}

#[test]
fn f10_both_languages_have_the_words_that_are_asked_for_and_no_others() {
    let keys = |language| {
        let lines = ftl(language).lines().filter(|l| l.starts_with("export-"));
        lines.map(|l| l.split_once(" = ").unwrap().0.to_owned()).collect::<BTreeSet<_>>()
    };
    let words = Spoken::new("de");
    let mut odd = realistic();
    odd.consents[0].act = ConsentAct::Expired;
    odd.values[0].state = State::Restricted;
    odd.relations[0].state = State::Restricted;
    for copy in [realistic(), portable(), empty(), empty().into_portable(Reach::LawOnly), odd] {
        write_bundle(std::io::sink(), &copy, &words).unwrap();
    }
    assert_eq!(keys("en"), keys("de"));
    assert_eq!(*words.asked.borrow(), keys("de"));
}

/// Writes bundles to look at: `EXPORT_LOOK=/tmp/e cargo test --lib export -- --ignored`.
#[test]
#[ignore = "for eyes"]
fn look() {
    let to = std::path::PathBuf::from(std::env::var("EXPORT_LOOK").unwrap());
    let mut arabic = realistic();
    arabic.person.language = "ar".into();
    arabic.values[0].content = "محمد بن سلمان (المشتريات)".into();
    let samples = [
        ("access", realistic(), "en"),
        ("german", realistic(), "de"),
        ("portable", portable(), "en"),
        ("empty", empty(), "en"),
        ("hostile", hostile(ATTACK), "en"),
        ("rtl", arabic, "en"),
    ];
    for (name, copy, language) in samples {
        let mut zip = Vec::new();
        write_bundle(&mut zip, &copy, &Spoken::new(language)).unwrap();
        std::fs::create_dir_all(&to).unwrap();
        std::fs::write(to.join(format!("{name}.zip")), &zip).unwrap();
        zip::ZipArchive::new(Cursor::new(zip)).unwrap().extract(to.join(name)).unwrap();
    }
}
