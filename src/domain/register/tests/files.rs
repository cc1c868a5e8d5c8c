//! Rows in and out, edits, and errors that say what is allowed.

use super::*;
use std::collections::BTreeSet;

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
    // days off the rule, notices and words in letters are the officer's to add, on pages of their own
    let own = ["holiday", "announcement", "letter_words"];
    let filled = registers.rows().iter().map(|r| r.register.as_str()).chain(own).collect::<BTreeSet<_>>();
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
