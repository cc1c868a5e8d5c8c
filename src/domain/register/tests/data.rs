//! The rows as the policy has them, and what it leaves open.

use super::*;
use std::collections::BTreeSet;

#[test]
fn s6_2_t10_checksums() {
    let registers = Registers::westcon();
    let rows = registers.purposes();
    let marks = |category| rows.iter().filter(|p| p.categories.contains(&category)).count();
    let basis = |basis| rows.iter().filter(|p| p.bases.contains(&basis)).count();
    let both = |p: &&Purpose| p.bases.contains(&Basis::Consent) && p.bases.contains(&Basis::LegitimateInterest);
    assert_eq!((rows.len(), registers.groups().len()), (14, 5));
    use Category::{Bci, Cus, Idn, Mkt, Prf};
    assert_eq!([Bci, Idn, Prf, Mkt, Cus].map(marks), [13, 14, 4, 8, 2]);
    assert_eq!(rows.iter().map(|p| p.categories.len()).sum::<usize>(), 41);
    assert_eq!(Basis::ALL.map(basis), [9, 12, 0]);
    assert_eq!(rows.iter().filter(both).count(), 8);
    assert_eq!(rows.iter().filter(|p| p.bases.is_empty()).map(|p| p.key.as_str()).collect::<Vec<_>>(), ["R14"]);
}

#[test]
fn s6_2_t10_row_by_row() {
    let registers = Registers::westcon();
    let as_text = |p: &Purpose| {
        let categories: Vec<_> = p.categories.iter().map(|c| c.key()).collect();
        let bases: String = p.bases.iter().map(|b| &b.key()[..1]).collect();
        format!("{} {} {} {bases}", p.key, p.group, categories.join("+"))
    };
    let rows: Vec<_> = registers.purposes().iter().map(as_text).collect();
    assert_eq!(
        rows,
        [
            "R01 presales BCI+IDN+MKT cl",
            "R02 transactional BCI+IDN l",
            "R03 transactional BCI+IDN+CUS l",
            "R04 transactional BCI+IDN l",
            "R05 relationship BCI+IDN+PRF+MKT cl",
            "R06 marketing BCI+IDN+MKT cl",
            "R07 marketing BCI+IDN+MKT cl",
            "R08 marketing IDN+MKT+CUS cl",
            "R09 marketing BCI+IDN c",
            "R10 marketing BCI+IDN+MKT cl",
            "R11 marketing BCI+IDN+PRF l",
            "R12 marketing BCI+IDN+PRF+MKT cl",
            "R13 marketing BCI+IDN+MKT cl",
            "R14 website BCI+IDN+PRF ",
        ]
    );
}

#[test]
fn s4_1_s6_1_the_other_tables_have_their_rows() {
    let registers = Registers::westcon();
    let beside = registers.sources().iter().filter(|s| s.technical).count();
    assert_eq!((registers.sources().len() - beside, beside), (14, 2));
    for number in 1..=16 {
        assert!(registers.source(&format!("SRC{number:02}")).is_some(), "SRC{number:02}");
    }
    let without: Vec<_> =
        registers.use_statements().iter().filter(|u| u.is_without_row()).map(|u| u.key.as_str()).collect();
    assert_eq!(registers.use_statements().len(), 12);
    assert_eq!(without, ["U06", "U09", "U10", "U11", "U12"]);
    assert_eq!(registers.entities().len(), 5);
    assert_eq!(registers.addresses().len(), 2);
    assert_eq!(registers.sites().len(), 5);
    assert_eq!(registers.subject_kinds().len(), 7);
    assert_eq!(registers.categories().len(), Category::ALL.len());
    let types = |category| registers.data_types().iter().filter(|t| t.category == category).count();
    assert_eq!(Category::ALL.map(types), [6, 2, 5, 3, 3, 2, 8, 1, 1]);
    let by_law: Vec<_> = registers.guards().iter().filter(|g| g.named_by == NamedBy::Law).map(|g| &g.key).collect();
    assert_eq!(registers.guards().len(), 10);
    assert_eq!(by_law, ["criminal_offences"]);
    assert_eq!(registers.situations().len(), 3);
    assert_eq!(registers.grounds().len(), 7);
    let opt_in: Vec<_> =
        registers.grounds().iter().filter(|g| g.consent == ConsentNeed::Needed).map(|g| &g.key).collect();
    assert_eq!(opt_in, ["G5"]);
    assert_eq!(registers.rights().len(), 7);
    assert_eq!((registers.measures().len(), registers.harms().len()), (8, 6));
    assert_eq!((registers.reply_aim_working_days(), registers.minimum_age()), (7, 13));
    assert_eq!(registers.regulator().name, "Information Commissioner's Office");
    assert!(["GB", "US"].iter().all(|c| registers.country(c).is_some_and(|c| c.always_listed)));
    assert_eq!(registers.systems_not_copied().count(), 2);
    assert_eq!(registers.systems().len(), 7);
}

#[test]
fn s1_1_s1_2_s1_3_the_companies_are_as_given() {
    let registers = Registers::westcon();
    let controller = registers.controller();
    assert_eq!(
        (controller.display_name("de"), controller.number.as_deref()),
        ("Westcon International Ltd", Some("04411310"))
    );
    let named = registers.entity("WGEO").unwrap();
    assert_eq!((named.display_name("en"), named.number.as_deref()), ("WGEO", Some("04411285")));
    assert_eq!(registers.registered_office(controller), registers.registered_office(named));
    assert_eq!(registers.address("REG").unwrap().postcode, "GL7 1YG");
    assert_eq!(registers.address("DPO-POST").unwrap().postcode, "GL7 1YT");
    assert!(!registers.channel("EMAIL").unwrap().is_shown() && registers.channel("FORM").unwrap().is_shown());
}

/// F13: what stands on the pages that every language has: topics, the footer, and the notices beside forms.
#[test]
fn labels_that_a_stranger_meets_are_in_all_languages() {
    let registers = Registers::westcon();
    let topics = registers.topics().iter().flat_map(|t| [&t.label, &t.sentence]);
    let places = registers.entities().iter().filter_map(|e| e.registered_in.as_ref());
    let answering = registers.purpose("R01").map(|p| &p.sentence);
    let recipients =
        registers.recipients_for("R01").filter(|r| ["G1", "G2"].contains(&r.ground.as_str())).map(|r| &r.label);
    let mut seen = 0;
    for label in topics.chain(places).chain(answering).chain(recipients) {
        seen += 1;
        for language in ["en", "de", "fr", "es", "it", "nl", "pl", "tr", "ar", "zh"] {
            assert!(label.has_language(language), "{} is not in {language}", label.in_language("en"));
        }
    }
    assert!(seen > 15, "only {seen} labels seen");
}

#[test]
fn every_label_has_english_and_german() {
    fn walk(place: &str, value: &Value, labels: &mut usize) {
        match value {
            Value::Object(fields) if fields.contains_key("en") => {
                *labels += 1;
                let label: Label = serde_json::from_value(value.clone()).unwrap();
                assert!(label.has_language("de"), "{place} has no German: {value}");
            }
            Value::Object(fields) => fields.iter().for_each(|(k, v)| walk(&format!("{place}.{k}"), v, labels)),
            Value::Array(items) => items.iter().for_each(|v| walk(place, v, labels)),
            _ => {}
        }
    }
    let mut labels = 0;
    for row in Registers::westcon().rows() {
        walk(&format!("{} {}", row.register, row.key), &serde_json::from_str(&row.json).unwrap(), &mut labels);
    }
    assert!(labels > 200, "only {labels} labels seen");
}

#[test]
fn s4_2_every_source_explains_itself_differently() {
    let registers = Registers::westcon();
    for language in ["en", "de"] {
        let words: BTreeSet<_> = registers.sources().iter().map(|s| s.label.in_language(language)).collect();
        assert_eq!(words.len(), 16);
        assert!(words.iter().all(|w| w.ends_with('.')));
    }
}

#[test]
fn every_kind_of_value_has_a_type_to_name_it() {
    let registers = Registers::westcon();
    for kind in ValueKind::ALL {
        assert!(registers.types_of_kind(*kind).next().is_some(), "{kind} has no type");
    }
}

#[test]
fn s6_6_the_open_points_are_listed() {
    let registers = Registers::westcon();
    let expected: [(FaultKind, &[&str]); 13] = [
        (FaultKind::AddressesDisagree, &["REG+DPO-POST"]),
        (FaultKind::EntityNameMissing, &["WGEO"]),
        (FaultKind::EntityRoleUnsaid, &["WGEO"]),
        (FaultKind::EntityCountryMissing, &["AFF-EMEA", "AFF-APAC"]),
        (FaultKind::PurposeWithoutBasis, &["R14"]),
        (FaultKind::CategoryWithoutPurpose, &["CNT", "TEC-U", "TEC-D"]),
        (FaultKind::UseWithoutPurpose, &["U06", "U09/visits", "U10/rest", "U11", "U12"]),
        (FaultKind::BasisWithoutPurpose, &["legal_obligation"]),
        (FaultKind::DocumentMissing, &["retention_policy"]),
        (FaultKind::ChannelEmpty, &["EMAIL", "PHONE"]),
        (FaultKind::MarketingWithoutContactData, &["R08"]),
        (FaultKind::MeasureWithoutEvidence, &["device_management", "iso_27001"]),
        (FaultKind::SystemUnconfirmed, &["hubspot", "salesforce", "mailchimp", "dynamics", "erp", "mail_archive"]),
    ];
    for (kind, keys) in expected {
        assert_eq!(open(&registers, kind), keys, "{}", kind.code());
    }
    assert_eq!(open(&registers, FaultKind::RetentionMissing).len(), 14);
    assert_eq!(registers.faults().iter().filter(|f| f.kind.is_blocking()).count(), 1);
    let ids: BTreeSet<_> = registers.faults().iter().map(Fault::id).collect();
    assert_eq!(ids.len(), registers.faults().len());
}

#[test]
fn filling_the_data_clears_the_fault() {
    let cleared = |register, key, mend: &dyn Fn(&mut Value), kind, left: &[&str]| {
        assert_eq!(open(&mended(register, key, mend), kind), left, "{register} {key}");
    };
    let json = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    cleared("address", "DPO-POST", &|r| r["postcode"] = "gl7  1yg".into(), FaultKind::AddressesDisagree, &[]);
    cleared(
        "address",
        "DPO-POST",
        &|r| r["lines"] = json(r#"["1 Road","Bristol"]"#),
        FaultKind::AddressesDisagree,
        &[],
    );
    cleared("entity", "WGEO", &|r| r["name"] = "Example".into(), FaultKind::EntityNameMissing, &[]);
    cleared("entity", "WGEO", &|r| r["role"] = "processor".into(), FaultKind::EntityRoleUnsaid, &[]);
    cleared("entity", "AFF-EMEA", &|r| r["country"] = "GB".into(), FaultKind::EntityCountryMissing, &["AFF-APAC"]);
    cleared("purpose", "R14", &|r| r["bases"] = json(r#"["consent"]"#), FaultKind::PurposeWithoutBasis, &[]);
    cleared(
        "purpose",
        "R14",
        &|r| r["categories"] = json(r#"["BCI","IDN","CNT","TEC-U"]"#),
        FaultKind::CategoryWithoutPurpose,
        &["TEC-D"],
    );
    cleared(
        "use",
        "U09",
        &|r| r["parts"][0]["purposes"] = json(r#"["R14"]"#),
        FaultKind::UseWithoutPurpose,
        &["U06", "U10/rest", "U11", "U12"],
    );
    cleared("purpose", "R04", &|r| r["bases"] = json(r#"["legal_obligation"]"#), FaultKind::BasisWithoutPurpose, &[]);
    cleared("document", "retention_policy", &|r| r["page"] = "P2".into(), FaultKind::DocumentMissing, &[]);
    cleared("channel", "EMAIL", &|r| r["value"] = "privacy@example.com".into(), FaultKind::ChannelEmpty, &["PHONE"]);
    cleared("purpose", "R08", &|r| r["categories"] = json(r#"["BCI"]"#), FaultKind::MarketingWithoutContactData, &[]);
    cleared(
        "measure",
        "iso_27001",
        &|r| r["evidence"] = "c".into(),
        FaultKind::MeasureWithoutEvidence,
        &["device_management"],
    );
    let rule = r#"{"months":24,"starts":"last_contact","action":"erase","law":null}"#;
    let kept = mended("purpose", "R06", |r| r["retention"] = json(rule));
    assert!(!open(&kept, FaultKind::RetentionMissing).contains(&"R06".to_owned()));
    let named = mended("recipient", "courts", |r| r["named"] = true.into());
    assert_eq!(open(&named, FaultKind::RecipientCountryMissing), ["courts"]);
}
