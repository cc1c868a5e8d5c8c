//! A register's row as the fields of a form, and back. The form follows from the row's JSON: whatever a register holds can
//! be edited, and what comes back is checked like any other row ([`super::Registers::with_row`]).

use super::recipient::{Mechanism, Term};
use serde_json::{Map, Value, json};

/// How a field is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// One line.
    Line,
    /// Several lines, one an entry.
    Lines,
    /// Yes or no.
    Flag,
    /// A whole number.
    Number,
    /// One of these, or none.
    OneOf(&'static [&'static str]),
    /// Any of these.
    AnyOf(&'static [&'static str]),
}

/// Fields that can only say what stands in a list.
fn listed(name: &str) -> Option<FieldKind> {
    match name {
        "transfer.mechanism" => Some(FieldKind::OneOf(Mechanism::KEYS)),
        "contract.terms" => Some(FieldKind::AnyOf(Term::KEYS)),
        _ => None,
    }
}

/// One field of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditField {
    /// Its name in the form: `label.en`, `contract.reference`.
    pub name: String,
    /// How it is typed.
    pub kind: FieldKind,
    /// What stands there now.
    pub value: String,
}

/// What an empty field of several parts consists of.
fn parts_of(name: &str, languages: &[&str]) -> Option<Value> {
    let words = || languages.iter().map(|l| ((*l).to_owned(), json!(""))).collect::<Map<_, _>>();
    Some(match name {
        "contract" => json!({ "reference": "", "from": "", "until": null, "terms": [] }),
        "transfer" => json!({
            "mechanism": null, "reason": null, "document": null, "since": null, "review_on": null, "copy": null,
        }),
        "assessment" => json!({ "need": "", "balance": "", "on": "", "owner": "", "review_on": null }),
        "retention" => json!({ "months": 0, "starts": "", "action": "", "law": null }),
        "label" | "registered_in" | "safeguard" | "law" | "copy" => Value::Object(words()),
        _ => return None,
    })
}

/// Whether an object is words in several languages.
fn is_words(fields: &Map<String, Value>) -> bool {
    fields.contains_key("en") && fields.values().all(Value::is_string)
}

/// An object's fields with a language's place even where nothing is written in it yet.
fn with_languages(fields: &Map<String, Value>, languages: &[&str]) -> Map<String, Value> {
    let mut all = fields.clone();
    if is_words(fields) {
        for language in languages {
            all.entry((*language).to_owned()).or_insert_with(|| json!(""));
        }
    }
    all
}

fn walk(name: &str, value: &Value, languages: &[&str], into: &mut Vec<EditField>) {
    let last = name.rsplit('.').next().unwrap_or(name);
    let mut add = |kind, value: String| {
        let kind = listed(name).unwrap_or(kind);
        into.push(EditField { name: name.to_owned(), kind, value });
    };
    match value {
        Value::Bool(on) => add(FieldKind::Flag, if *on { "yes" } else { "no" }.into()),
        Value::Number(number) if number.as_i64() == Some(0) => add(FieldKind::Number, String::new()),
        Value::Number(number) => add(FieldKind::Number, number.to_string()),
        Value::String(text) => add(FieldKind::Line, text.clone()),
        Value::Array(items) if items.iter().all(Value::is_string) => {
            add(FieldKind::Lines, items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"));
        }
        Value::Array(_) => add(FieldKind::Lines, value.to_string()),
        Value::Null => match parts_of(last, languages) {
            Some(parts) => walk(name, &parts, languages, into),
            None => add(FieldKind::Line, String::new()),
        },
        Value::Object(fields) => {
            for (part, value) in with_languages(fields, languages) {
                walk(&format!("{name}.{part}"), &value, languages, into);
            }
        }
    }
}

fn object(json: &str) -> Map<String, Value> {
    match serde_json::from_str(json) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// The fields of a row, names and words first. The key and the place are not among them.
pub fn fields(json: &str, languages: &[&str]) -> Vec<EditField> {
    let mut found = Vec::new();
    for (name, value) in object(json) {
        if name != "key" && name != "position" {
            walk(&name, &value, languages, &mut found);
        }
    }
    let rank = |field: &EditField| match field.name.split('.').next().unwrap_or_default() {
        "name" => 0,
        "label" => 1,
        "short" | "sentence" | "explanation" | "contains" | "typical" => 2,
        _ => 3,
    };
    found.sort_by_key(rank);
    found
}

fn build(name: &str, old: &Value, languages: &[&str], typed: &dyn Fn(&str) -> String) -> Value {
    let last = name.rsplit('.').next().unwrap_or(name);
    let text = || typed(name).trim().to_owned();
    match old {
        Value::Bool(_) => Value::Bool(text() == "yes"),
        Value::Number(_) => match (text().as_str(), text().parse::<i64>()) {
            ("", _) => Value::Null,
            (_, Ok(number)) => json!(number),
            (other, Err(_)) => json!(other),
        },
        Value::String(_) => {
            if text().is_empty() {
                Value::Null
            } else {
                json!(text())
            }
        }
        Value::Array(items) if items.iter().all(Value::is_string) => {
            typed(name).lines().map(str::trim).filter(|l| !l.is_empty()).map(|l| json!(l)).collect()
        }
        Value::Array(_) => serde_json::from_str(&text()).unwrap_or_else(|_| json!(text())),
        Value::Null => match parts_of(last, languages) {
            Some(parts) => build(name, &parts, languages, typed),
            None => {
                if text().is_empty() {
                    Value::Null
                } else {
                    json!(text())
                }
            }
        },
        Value::Object(parts) => {
            let words = is_words(parts);
            let built: Map<String, Value> = with_languages(parts, languages)
                .into_iter()
                .map(|(part, old)| {
                    let value = build(&format!("{name}.{part}"), &old, languages, typed);
                    (part, value)
                })
                // a language without words is not there; any other empty part stays empty
                .filter(|(_, value)| !words || !value.is_null())
                .collect();
            let is_empty = |value: &Value| value.is_null() || value.as_array().is_some_and(Vec::is_empty);
            if built.values().all(is_empty) { Value::Null } else { Value::Object(built) }
        }
    }
}

/// The row with what was typed in its fields, under `key`. Not yet known to fit.
pub fn merged(json: &str, key: &str, languages: &[&str], typed: &dyn Fn(&str) -> String) -> String {
    let old = object(json);
    let same = old.get("key").and_then(Value::as_str) == Some(key);
    let mut new = Map::new();
    for (name, value) in &old {
        match name.as_str() {
            "key" => {}
            // a new row takes its place at the end
            "position" if !same => {}
            "position" => {
                new.insert(name.clone(), value.clone());
            }
            _ => {
                new.insert(name.clone(), build(name, value, languages, typed));
            }
        }
    }
    new.insert("key".to_owned(), json!(key));
    Value::Object(new).to_string()
}

#[cfg(test)]
mod tests {
    use super::super::{RegisterRow, Registers};
    use super::*;

    const LANGUAGES: [&str; 2] = ["en", "de"];

    /// Every row of every register comes back as it was when nothing is typed over it.
    #[test]
    fn a_form_left_alone_changes_nothing() {
        let registers = Registers::westcon();
        for row in registers.rows() {
            let shown = fields(&row.json, &LANGUAGES);
            let typed =
                |name: &str| shown.iter().find(|f| f.name == name).map_or_else(String::new, |f| f.value.clone());
            let json = merged(&row.json, &row.key, &LANGUAGES, &typed);
            let same = registers.with_row(RegisterRow { json, ..row.clone() });
            assert_eq!(same.map(|r| r.rows().to_vec()).unwrap(), registers.rows(), "{} {}", row.register, row.key);
        }
    }

    /// S10.2, L28.1: a contract and a transfer are filled in from nothing, by what the lists allow, and emptied again.
    #[test]
    fn s10_2_l28_1_a_transfer_and_a_contract_are_typed_in() {
        let registers = Registers::westcon();
        let row = registers.row("recipient", "courts").unwrap();
        let kind = |name: &str| fields(&row.json, &LANGUAGES).into_iter().find(|f| f.name == name).unwrap().kind;
        assert_eq!(kind("transfer.mechanism"), FieldKind::OneOf(Mechanism::KEYS));
        assert_eq!(kind("contract.terms"), FieldKind::AnyOf(Term::KEYS));
        let as_it_was = |json: &str, name: &str| {
            fields(json, &LANGUAGES).into_iter().find(|f| f.name == name).map_or_else(String::new, |f| f.value)
        };
        let typed = |name: &str| match name {
            "transfer.mechanism" => "idta".to_owned(),
            "transfer.since" | "contract.from" => "2026-01-01".to_owned(),
            "transfer.copy.en" => "Write to us".to_owned(),
            "contract.reference" => "C-1".to_owned(),
            "contract.terms" => "security\naudits".to_owned(),
            name => as_it_was(&row.json, name),
        };
        let json = merged(&row.json, "courts", &LANGUAGES, &typed);
        let filled = registers.with_row(RegisterRow { json, ..row.clone() }).unwrap();
        let it = filled.recipient("courts").unwrap();
        assert_eq!(it.mechanism(), Some(Mechanism::Idta));
        assert_eq!(it.contract.as_ref().unwrap().terms, [Term::Security, Term::Audits]);
        let json = filled.row("recipient", "courts").unwrap().json.clone();
        let emptied = merged(&json, "courts", &LANGUAGES, &|name: &str| match name {
            name if name.starts_with("transfer.") || name.starts_with("contract.") => String::new(),
            name => as_it_was(&json, name),
        });
        let back = filled.with_row(RegisterRow { json: emptied, ..row.clone() }).unwrap();
        assert_eq!(back.recipient("courts"), registers.recipient("courts"));
    }

    #[test]
    fn empty_parts_are_filled_and_emptied() {
        let registers = Registers::westcon();
        let row = registers.row("purpose", "R06").unwrap();
        let typed = |name: &str| match name {
            "retention.months" => "24".to_owned(),
            "retention.starts" => "last_contact".to_owned(),
            "retention.action" => "erase".to_owned(),
            name => {
                fields(&row.json, &LANGUAGES).into_iter().find(|f| f.name == name).map_or_else(String::new, |f| f.value)
            }
        };
        let json = merged(&row.json, "R06", &LANGUAGES, &typed);
        let filled = registers.with_row(RegisterRow { json, ..row.clone() }).unwrap();
        assert_eq!(filled.purpose("R06").unwrap().retention.as_ref().unwrap().months, 24);
        let json = filled.row("purpose", "R06").unwrap().json.clone();
        let emptied = merged(&json, "R06", &LANGUAGES, &|name: &str| match name {
            name if name.starts_with("retention") => String::new(),
            name => {
                fields(&json, &LANGUAGES).into_iter().find(|f| f.name == name).map_or_else(String::new, |f| f.value)
            }
        });
        let back = filled.with_row(RegisterRow { json: emptied, ..row.clone() }).unwrap();
        assert_eq!(back.purpose("R06").unwrap().retention, None);
    }
}
