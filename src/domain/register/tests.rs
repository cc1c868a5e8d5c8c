//! The reference data against the counts of tables T1 to T14, the round trip through rows, and what bad files say.

use super::*;
use crate::domain::value::{Category, ValueKind};
use serde_json::Value;
use std::collections::BTreeSet;

fn mended(register: &str, key: &str, mend: impl FnOnce(&mut Value)) -> Registers {
    edit(&Registers::westcon(), register, key, mend).unwrap()
}
fn edit(
    registers: &Registers,
    register: &str,
    key: &str,
    mend: impl FnOnce(&mut Value),
) -> Result<Registers, RegisterError> {
    let mut row = registers.row(register, key).unwrap().clone();
    let mut json: Value = serde_json::from_str(&row.json).unwrap();
    mend(&mut json);
    row.json = json.to_string();
    registers.with_row(row)
}
fn open(registers: &Registers, kind: FaultKind) -> Vec<String> {
    registers.faults().into_iter().filter(|f| f.kind == kind).map(|f| f.key).collect()
}
/// The compiled-in file with one piece of text replaced, which must be there.
fn parse_with(old: &str, new: &str) -> Result<Registers, RegisterError> {
    assert!(WESTCON.contains(old), "{old:?} is not in the file");
    Registers::parse(&WESTCON.replacen(old, new, 1), "mine.toml")
}
fn refused(result: Result<(), Refusal>) -> &'static str {
    result.expect_err("should be refused").code()
}

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
fn labels_fall_back() {
    let label = Registers::westcon().source("SRC02").unwrap().short.clone();
    assert_eq!(label.in_language("de-AT"), "Bestellung");
    assert_eq!(label.in_language("en-GB"), "Order");
    assert_eq!(label.in_language("fr"), "Order");
    assert_eq!(label.in_language(""), "Order");
}

#[test]
fn rows_round_trip_in_any_order() {
    let registers = Registers::westcon();
    let mut rows = registers.rows().to_vec();
    rows.sort_by(|a, b| b.key.cmp(&a.key));
    assert_eq!(Registers::from_rows(rows).unwrap(), registers);
    let keys: BTreeSet<_> = registers.rows().iter().map(|r| (&r.register, &r.key)).collect();
    assert_eq!(keys.len(), registers.rows().len());
    let filled: BTreeSet<_> = registers.rows().iter().map(|r| r.register.as_str()).collect();
    assert_eq!(filled, REGISTERS.iter().copied().collect(), "every register has rows");
}

#[test]
fn s1_2_an_edit_keeps_its_place_and_is_checked() {
    let named = mended("entity", "WGEO", |row| {
        row["name"] = "Example Geo Ltd".into();
        row.as_object_mut().unwrap().remove("position");
    });
    assert_eq!(named.entities()[1].display_name("en"), "Example Geo Ltd");
    let error = edit(&named, "entity", "WGEO", |row| row["country"] = "XX".into()).unwrap_err();
    assert_eq!(error.to_string(), "database: entity WGEO: country: no country is called `XX`; allowed: GB, US");
    let error = named.without_row("purpose", "R03").unwrap_err().to_string();
    assert!(error.contains("no purpose is called `R03`"), "{error}");
    let error = edit(&named, "entity", "WGEO", |row| row["key"] = "WINT".into()).unwrap_err().to_string();
    assert_eq!(error, "database: entity WGEO: key: the key inside the row differs; allowed: WGEO");
    let ireland = RegisterRow {
        register: "country".into(),
        key: "IE".into(),
        json: r#"{"key":"IE","label":{"en":"Ireland"}}"#.into(),
    };
    let more = named.with_row(ireland).unwrap();
    assert_eq!(more.countries().last().unwrap().label.in_language("de"), "Ireland");
    assert_eq!(more.without_row("country", "IE").unwrap(), named);
}

#[test]
fn s2_9_t10_masks_categories() {
    let registers = Registers::westcon();
    assert_eq!(registers.may_use("R06", Category::Bci), Ok(()));
    assert_eq!(refused(registers.may_use("R08", Category::Bci)), "category_not_covered");
    assert_eq!(refused(registers.may_use("R99", Category::Bci)), "unknown_purpose");
    let allowed = registers.purposes().iter().flat_map(|p| Category::ALL.map(|c| registers.may_use(&p.key, c)));
    assert_eq!(allowed.filter(Result::is_ok).count(), 41 + 1, "the marks of T10, and ENR through R13");
    assert_eq!(registers.may_use("R13", Category::Enr), Ok(()));
    assert_eq!(
        registers.may_use("R08", Category::Bci).unwrap_err().to_string(),
        "BCI data may not be used for purpose R08: the purpose does not cover this category."
    );
}

#[test]
fn s4_15_product_interests_serve_joint_marketing_only() {
    let registers = Registers::westcon();
    let interest = ValueKind::CustomerInterest;
    assert_eq!(registers.may_use_kind("R08", interest), Ok(()));
    assert_eq!(refused(registers.may_use_kind("R03", interest)), "kind_not_covered");
    assert_eq!(refused(registers.may_use_kind("R06", interest)), "category_not_covered");
    assert_eq!(registers.may_use_kind("R06", ValueKind::Email), Ok(()));
    let uses = [ClaimedUse { purpose: "R06", basis: Some(Basis::Consent) }];
    let claim = ProvenanceClaim { source: "SRC01", uses: &uses, kinds: &[interest], ..Default::default() };
    assert_eq!(
        registers.check_provenance(&claim).unwrap_err().to_string(),
        "A value of the kind customer_interest serves purpose R08 only."
    );
    assert_eq!(registers.check_provenance(&ProvenanceClaim { kinds: &[ValueKind::Email], ..claim }), Ok(()));
}

#[test]
fn s6_4_bases_are_those_of_the_row() {
    let registers = Registers::westcon();
    assert_eq!(registers.may_rely_on("R06", Basis::LegitimateInterest), Ok(()));
    assert_eq!(refused(registers.may_rely_on("R09", Basis::LegitimateInterest)), "basis_not_covered");
    assert_eq!(refused(registers.may_rely_on("R14", Basis::Consent)), "no_basis");
    assert_eq!(refused(registers.may_rely_on("R04", Basis::LegalObligation)), "basis_not_covered");
    let lawful = mended("purpose", "R04", |row| row["bases"] = serde_json::json!(["legal_obligation"]));
    assert_eq!(lawful.may_rely_on("R04", Basis::LegalObligation), Ok(()));
}

#[test]
fn s4_4_onboarding_serves_registration_only() {
    let registers = Registers::westcon();
    let uses = [ClaimedUse { purpose: "R02", basis: Some(Basis::LegitimateInterest) }];
    let claim = ProvenanceClaim { source: "SRC04", uses: &uses, ..Default::default() };
    assert_eq!(registers.check_provenance(&claim), Ok(()));
    let uses = [uses[0], ClaimedUse { purpose: "R06", basis: Some(Basis::Consent) }];
    let refusal = registers.check_provenance(&ProvenanceClaim { uses: &uses, ..claim });
    assert_eq!(refused(refusal), "source_not_for_purpose");
}

#[test]
fn s4_5_joint_marketing_names_partner_and_campaign() {
    let registers = Registers::westcon();
    let uses = [ClaimedUse { purpose: "R08", basis: Some(Basis::Consent) }];
    for source in ["SRC07", "SRC14"] {
        let claim = ProvenanceClaim { source, uses: &uses, ..Default::default() };
        let missing = |claim: &ProvenanceClaim<'_>| match registers.check_provenance(claim) {
            Err(Refusal::DetailsMissing { missing, .. }) => missing,
            other => panic!("{other:?}"),
        };
        assert_eq!(missing(&claim), [Detail::Partner, Detail::Campaign]);
        let claim = ProvenanceClaim { partner: Some(" \t"), campaign: Some("Spring"), ..claim };
        assert_eq!(missing(&claim), [Detail::Partner], "blanks name nobody");
        let claim = ProvenanceClaim { partner: Some("Acme"), ..claim };
        assert_eq!(registers.check_provenance(&claim), Ok(()));
        assert!(registers.source(source).unwrap().direction.is_some());
    }
    let outside = ProvenanceClaim { source: "SRC16", supplier: Some("Lists Ltd"), ..Default::default() };
    assert_eq!(
        registers.check_provenance(&outside).unwrap_err().to_string(),
        "Source SRC16 needs the reason to be named."
    );
}

#[test]
fn s4_14_order_data_is_not_marketed_to() {
    let registers = Registers::westcon();
    let order = KnownBy { source: "SRC03", purpose: "R03" };
    for purpose in ["R06", "R07"] {
        assert_eq!(refused(registers.may_market(purpose, &[order])), "locked_against_marketing");
        let enquiry = KnownBy { source: "SRC01", purpose: "R01" };
        assert_eq!(registers.may_market(purpose, &[order, enquiry]), Ok(()));
        assert_eq!(refused(registers.may_market(purpose, &[])), "no_provenance");
    }
    assert_eq!(registers.may_market("R03", &[order]), Ok(()));
    assert_eq!(registers.may_market("R06", &[KnownBy { source: "SRC03", purpose: "R05" }]), Ok(()));
    assert_eq!(refused(registers.may_market("R06", &[KnownBy { source: "SRC99", purpose: "R05" }])), "unknown_source");
    let uses = ["R03", "R07"].map(|purpose| ClaimedUse { purpose, basis: Some(Basis::LegitimateInterest) });
    let claim = ProvenanceClaim { source: "SRC03", uses: &uses, ..Default::default() };
    assert_eq!(refused(registers.check_provenance(&claim)), "locked_against_marketing");
    assert_eq!(registers.check_provenance(&ProvenanceClaim { source: "SRC01", ..claim }), Ok(()));
}

#[test]
fn check_provenance_refuses_what_is_unknown() {
    let registers = Registers::westcon();
    let claim = |source, uses| registers.check_provenance(&ProvenanceClaim { source, uses, ..Default::default() });
    assert_eq!(refused(claim("SRC17", &[])), "unknown_source");
    assert_eq!(refused(claim("", &[])), "unknown_source");
    assert_eq!(refused(claim("SRC01", &[ClaimedUse { purpose: "R15", basis: None }])), "unknown_purpose");
    let unlawful = [ClaimedUse { purpose: "R09", basis: Some(Basis::LegitimateInterest) }];
    assert_eq!(refused(claim("SRC09", &unlawful)), "basis_not_covered");
    assert_eq!(claim("SRC08", &[ClaimedUse { purpose: "R14", basis: None }]), Ok(()), "kept without a basis, GAP3");
    assert_eq!(claim("SRC15", &[]), Ok(()));
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

#[test]
fn a_bad_file_is_refused_with_file_key_and_what_is_allowed() {
    let cases: [(&str, &str, &[&str]); 16] = [
        ("[[source]]\nkey = \"SRC02\"", "[[source]]\nkey = \"SRC01\"", &["source SRC01: key", "twice"]),
        ("purposes = [\"R02\", \"R14\"]", "purposes = [\"R02\", \"R99\"]", &["use U02: purposes", "`R99`", "R01, R02"]),
        (
            "categories = [\"BCI\", \"IDN\", \"CUS\"]\nbases",
            "categories = [\"BCI\", \"XYZ\"]\nbases",
            &["purpose R03", "`XYZ`", "`BCI`", "`ENR`"],
        ),
        (
            "bases = [\"consent\"]",
            "bases = [\"vital_interest\"]",
            &["purpose R09", "`vital_interest`", "`legal_obligation`"],
        ),
        ("bases = [\"consent\"]", "bases = [\"consent\", \"consent\"]", &["purpose R09: bases", "twice"]),
        ("group = \"website\"", "group = \"web\"", &["purpose R14: group", "no group is called `web`", "presales"]),
        ("bases = []", "", &["purpose R14", "missing field `bases`"]),
        ("kinds = [\"job_title\"]", "kinds = [\"job\"]", &["data_type job_title", "`job`", "business_address"]),
        (
            "kinds = [\"job_title\"]",
            "kinds = [\"name\"]",
            &["data_type job_title: kinds", "`name` belongs to category IDN"],
        ),
        (
            "postcode = \"GL7 1YG\"",
            "postcode = \"GL7 1YG\"\nzip = \"x\"",
            &["address REG", "unknown field `zip`", "`postcode`"],
        ),
        ("label = { en = \"Orders\", de", "label = { fr = \"Orders\", de", &["purpose R03", "no `en` wording"]),
        ("[[harm]]", "[[damage]]", &["no register is called `damage`", "entity, address"]),
        ("value = { working_days = 7 }", "value = { working_days = 0 }", &["fact reply_aim", "1 to 366"]),
        ("role = \"named\"", "role = \"controller\"", &["2 entities are the controller", "role = \"controller\""]),
        ("https://allaboutdnt.com/", "javascript:alert(1)", &["fact tracking_information: value", "https://"]),
        ("key = \"U12\"", "key = \"U 12\"", &["use U 12: key", "letters"]),
    ];
    for (old, new, said) in cases {
        let error = parse_with(old, new).expect_err(new).to_string();
        assert!(error.starts_with("mine.toml: "), "{error}");
        for words in said {
            assert!(error.contains(words), "{new:?} gave {error:?}, without {words:?}");
        }
    }
    let error = Registers::parse("[[source]\nkey", "mine.toml").unwrap_err().to_string();
    assert!(error.starts_with("mine.toml: ") && error.contains("line 1"), "{error}");
    let error = Registers::parse("source = 3", "mine.toml").unwrap_err().to_string();
    assert_eq!(error, "mine.toml: `source` is not a list of rows; allowed: one [[source]] table for each row");
    assert!(Registers::parse("", "mine.toml").unwrap_err().to_string().contains("reply_aim"));
}

#[test]
fn a_bad_row_of_the_database_is_refused_with_its_key() {
    let registers = Registers::westcon();
    let with = |register: &str, json: &str| {
        let row = RegisterRow { register: register.into(), key: "R01".into(), json: json.into() };
        registers.with_row(row).unwrap_err().to_string()
    };
    assert!(with("purpose", "{").starts_with("database: purpose R01: "));
    assert_eq!(with("purpose", "[]"), "database: purpose R01: the row is no JSON object");
    assert!(with("porpoise", "{}").starts_with("database: porpoise R01: there is no such register; allowed: entity"));
    let rows: Vec<_> = registers.rows().iter().chain(&registers.rows()[..1]).cloned().collect();
    assert_eq!(
        Registers::from_rows(rows).unwrap_err().to_string(),
        "database: entity WINT: key: the key stands there twice; allowed: each key once in a register"
    );
}

#[test]
fn bases_read_as_they_are_written() {
    for basis in Basis::ALL {
        assert_eq!(basis.key().parse(), Ok(basis));
        assert_eq!(serde_json::to_value(basis).unwrap(), basis.key());
    }
    assert!("public_task".parse::<Basis>().unwrap_err().contains("legitimate_interest"));
}

#[test]
fn registers_answer_questions_about_a_purpose() {
    let registers = Registers::westcon();
    let uses: Vec<_> = registers.uses_of("R03").map(|u| u.key.as_str()).collect();
    assert_eq!(uses, ["U04", "U07"]);
    assert!(registers.recipients_for("R03").any(|r| r.kind == RecipientKind::DeliveryPartner), "S6.12");
    assert!(!registers.recipients_for("R06").any(|r| r.kind == RecipientKind::DeliveryPartner));
    assert_eq!(registers.situation_of(Basis::Consent).unwrap().label.in_language("de"), "Sie haben eingewilligt");
}
