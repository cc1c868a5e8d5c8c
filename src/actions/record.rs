//! L30.1: the record of processing, made from the registers whenever it is asked for, so that it never says anything else
//! than what the portal decides by. Every row says since when it stands as it does.

use super::disclosure::protection_words;
use super::officer::may;
use super::{Desk, Refused};
use crate::domain::clock::Moment;
use crate::domain::export::guard as guard_cell;
use crate::domain::officer::Act;
use crate::domain::register::{Registers, RetentionRule};
use crate::store::{OfficerViewer, StoreError};
use crate::text::Words;
use serde_json::json;
use std::collections::HashMap;

/// One part of the record: a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordPart {
    /// A stable key.
    pub key: &'static str,
    /// What it is called.
    pub title: String,
    /// The heads of its columns; the last one is since when a row stands.
    pub heads: Vec<String>,
    /// Its rows, each as long as the heads.
    pub rows: Vec<Vec<String>>,
}

/// The whole record in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcessingRecord {
    /// When it was made.
    pub made_at: Moment,
    /// Its seven parts, in the order the law names them.
    pub parts: Vec<RecordPart>,
}

impl ProcessingRecord {
    /// As one table for spreadsheets: the part, then its cells with their heads. No cell is a formula (TH10).
    pub fn to_csv(&self) -> Result<String, csv::Error> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["part", "row", "what", "says"])?;
        for part in &self.parts {
            for (number, row) in (1..).zip(&part.rows) {
                for (head, cell) in part.heads.iter().zip(row) {
                    let cells = [part.title.as_str(), &number.to_string(), head, cell];
                    writer.write_record(cells.map(guard_cell))?;
                }
            }
        }
        let bytes = writer.into_inner().map_err(|e| csv::Error::from(e.into_error()))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// For machines.
    pub fn to_json(&self) -> String {
        let parts: Vec<_> = self
            .parts
            .iter()
            .map(|p| json!({ "key": p.key, "title": p.title, "heads": p.heads, "rows": p.rows }))
            .collect();
        json!({ "schema_version": 1, "made_at": self.made_at.rfc3339(), "parts": parts }).to_string()
    }
}

impl Desk {
    /// The record as it is now.
    pub async fn processing_record(&self, viewer: OfficerViewer, t: Words) -> Result<ProcessingRecord, Refused> {
        may(viewer, Act::ReadRegisters)?;
        let since = self.store().read::<_, StoreError>(|r| r.list_register_dates()).await?;
        let since = since.into_iter().map(|(register, key, at)| ((register, key), at)).collect();
        Ok(ProcessingRecord { made_at: self.now(), parts: parts(&self.registers(), &since, t) })
    }
}

type Dates = HashMap<(String, String), Moment>;

fn period(t: Words, rule: Option<&RetentionRule>) -> String {
    match rule {
        Some(rule) => t.with("explain-retention-months", &[("months", &i64::from(rule.months))]),
        None => t.say("policy-open").into_owned(),
    }
}

fn parts(r: &Registers, since: &Dates, t: Words) -> Vec<RecordPart> {
    let lang = t.language().code();
    let say = |key: &str| t.say(key).into_owned();
    let open = || say("policy-open");
    let date = |register: &str, key: &str| {
        let at = since.get(&(register.to_owned(), key.to_owned()));
        at.map_or_else(String::new, |at| t.date(at.london_date()))
    };
    let part = |key: &'static str, heads: &[&str], rows: Vec<Vec<String>>| RecordPart {
        key,
        title: say(&format!("record-{key}")),
        heads: heads.iter().map(|h| say(h)).chain([say("record-since")]).collect(),
        rows,
    };
    let category = |c: &crate::domain::value::Category| {
        r.category_row(*c).map_or_else(|| c.key().to_owned(), |row| row.label.in_language(lang).to_owned())
    };
    let controllers = r.entities().iter().filter(|e| e.role != crate::domain::register::EntityRole::Group);
    let controllers = controllers.map(|e| {
        let office = r.registered_office(e).map_or_else(open, |a| {
            a.lines.iter().map(String::as_str).chain([a.postcode.as_str()]).collect::<Vec<_>>().join(", ")
        });
        let role = say(match e.role {
            crate::domain::register::EntityRole::Controller => "policy-role-controller",
            crate::domain::register::EntityRole::JointController => "policy-role-joint",
            crate::domain::register::EntityRole::Processor => "policy-role-processor",
            crate::domain::register::EntityRole::Group => "policy-role-group",
            crate::domain::register::EntityRole::Named => "policy-open",
        });
        vec![
            e.display_name(lang).to_owned(),
            e.number.clone().unwrap_or_else(open),
            office,
            role,
            date("entity", &e.key),
        ]
    });
    let purposes = r.purposes().iter().map(|p| {
        let bases: Vec<String> = p
            .bases
            .iter()
            .map(|b| r.situation_of(*b).map_or_else(|| b.key().to_owned(), |s| s.label.in_language(lang).to_owned()))
            .collect();
        let bases = if bases.is_empty() { open() } else { bases.join("; ") };
        vec![
            p.key.clone(),
            p.label.in_language(lang).to_owned(),
            p.categories.iter().map(category).collect::<Vec<_>>().join("; "),
            bases,
            date("purpose", &p.key),
        ]
    });
    let people = r
        .subject_kinds()
        .iter()
        .map(|s| (say("record-people"), s.label.in_language(lang).to_owned(), date("subject_kind", &s.key)));
    let data = r
        .categories()
        .iter()
        .map(|c| (say("record-data"), c.label.in_language(lang).to_owned(), date("category", c.key.key())));
    let categories = people.chain(data).map(|(what, label, since)| vec![what, label, since]);
    let country = |key: Option<&str>| {
        let row = key.and_then(|key| r.country(key));
        row.map_or_else(|| key.map_or_else(open, str::to_owned), |c| c.label.in_language(lang).to_owned())
    };
    let recipients = r.recipients().iter().map(|x| {
        let ground = r.ground(&x.ground).map_or("", |g| g.label.in_language(lang));
        let contract = x.contract.as_ref().map_or_else(
            || "–".to_owned(),
            |c| match c.until {
                Some(until) => format!("{}, {} – {}", c.reference, t.date(c.from), t.date(until)),
                None => format!("{}, {} –", c.reference, t.date(c.from)),
            },
        );
        vec![x.label.in_language(lang).to_owned(), ground.to_owned(), contract, date("recipient", &x.key)]
    });
    // T11: named recipients are somewhere; kinds of recipient are nowhere in particular
    let transfers = r.recipients().iter().filter(|x| x.named || x.country.is_some()).map(|x| {
        let mut safeguard = protection_words(t, x).unwrap_or_else(open);
        if let Some(it) = &x.transfer {
            safeguard.extend(it.document.iter().map(|document| format!("; {document}")));
            safeguard.extend(it.review_on.map(|day| format!("; {}: {}", say("record-review"), t.date(day))));
        }
        vec![x.label.in_language(lang).to_owned(), country(x.country.as_deref()), safeguard, date("recipient", &x.key)]
    });
    let countries = r.countries().iter().map(|c| {
        vec![say("record-any"), c.label.in_language(lang).to_owned(), "–".to_owned(), date("country", &c.key)]
    });
    let periods = r
        .purposes()
        .iter()
        .map(|p| vec![p.label.in_language(lang).to_owned(), period(t, p.retention.as_ref()), date("purpose", &p.key)]);
    let measures = r.measures().iter().map(|m| {
        vec![
            m.label.in_language(lang).to_owned(),
            m.owner.clone().unwrap_or_else(|| "–".to_owned()),
            m.evidence.clone().unwrap_or_else(|| "–".to_owned()),
            m.review.map_or_else(|| "–".to_owned(), |d| t.date(d)),
            date("measure", &m.key),
        ]
    });
    vec![
        part(
            "controller",
            &["policy-head-company", "policy-head-number", "record-office", "policy-head-role"],
            controllers.collect(),
        ),
        part(
            "purposes",
            &["record-key", "policy-head-purpose", "policy-head-data", "policy-head-basis"],
            purposes.collect(),
        ),
        part("categories", &["record-kind", "record-category"], categories.collect()),
        part("recipients", &["policy-head-recipient", "policy-head-ground", "record-contract"], recipients.collect()),
        part(
            "transfers",
            &["policy-head-recipient", "record-country", "record-safeguard"],
            transfers.chain(countries).collect(),
        ),
        part("periods", &["policy-head-purpose", "policy-head-period"], periods.collect()),
        part("measures", &["record-measure", "record-owner", "record-evidence", "record-review"], measures.collect()),
    ]
}
