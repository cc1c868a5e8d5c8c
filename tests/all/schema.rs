//! Both databases have the same tables; rows that are only ever added cannot be changed; every column is described.

use crate::support::*;
use privacy_portal::store::testing::execute;
use std::cell::RefCell;
use std::collections::BTreeSet;

#[test]
fn both_databases_make_the_same_tables() {
    let shapes = RefCell::new(Vec::new());
    on_each_database(|app| {
        let columns: BTreeSet<_> = app.desk.store().columns().unwrap().into_iter().collect();
        shapes.borrow_mut().push(columns);
    });
    let shapes = shapes.into_inner();
    assert!(shapes[0].len() > 120, "{}", shapes[0].len());
    for other in &shapes[1..] {
        let differences: Vec<_> = shapes[0].symmetric_difference(other).collect();
        assert!(differences.is_empty(), "{differences:?}");
    }
}

#[test]
fn s8_38_th13_evidence_is_only_ever_added() {
    let app = TestApp::new();
    app.add_contact("anna@brooks.example", "Anna Schmidt");
    app.contact("anna@brooks.example");
    app.work();
    let url = |name: &str| format!("sqlite:{}", app.folder().join(name).display());
    for statement in [
        "UPDATE audit_event SET actor = 'x'",
        "DELETE FROM audit_event",
        "UPDATE audit_link SET seq = 9",
        "DELETE FROM audit_link",
    ] {
        let refused = execute(&url("portal.db"), statement).unwrap_err().to_string();
        assert!(refused.contains("only ever added"), "{statement}: {refused}");
    }
}

/// A new column is described before it is used: whether it is personal, whether sealed, whether it is in the copy a
/// person takes away, and what becomes of it at an erasure.
#[test]
fn every_column_is_described_in_docs_data() {
    let app = TestApp::new();
    let there: BTreeSet<String> =
        app.desk.store().columns().unwrap().into_iter().map(|(t, c, _)| format!("{t}.{c}")).collect();
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/DATA.md")).unwrap();
    let mut table = String::new();
    let mut described = BTreeSet::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("### `") {
            table = name.trim_end_matches('`').to_owned();
        }
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        if let ["", column, personal, copy, erasure, ""] = cells.as_slice()
            && let Some(column) = column.strip_prefix('`').and_then(|c| c.strip_suffix('`'))
        {
            assert!(
                !personal.is_empty() && !copy.is_empty() && !erasure.is_empty(),
                "{table}.{column} is not fully described"
            );
            assert!(described.insert(format!("{table}.{column}")), "{table}.{column} twice");
        }
    }
    let missing: Vec<_> = there.difference(&described).collect();
    let gone: Vec<_> = described.difference(&there).collect();
    assert!(missing.is_empty() && gone.is_empty(), "not described: {missing:?}; described but not there: {gone:?}");
}
