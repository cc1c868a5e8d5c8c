//! The five sample files: what comes out of each, as counted by an independent script
//! (Python's `csv` and `json`, rules written again): rows, rejects and their lines, opt-outs, values by kind.

use super::*;
use crate::domain::value::ValueKind;
use std::collections::{BTreeMap, BTreeSet};

const HUBSPOT: &[u8] = include_bytes!("../../../tests/data/crm/hubspot-contacts.csv");
const SALESFORCE: &[u8] = include_bytes!("../../../tests/data/crm/salesforce-contacts.csv");
const MAILCHIMP: &[u8] = include_bytes!("../../../tests/data/crm/mailchimp-subscribed.csv");
const DYNAMICS: &[u8] = include_bytes!("../../../tests/data/crm/dynamics-contacts.csv");
const JSON: &[u8] = include_bytes!("../../../tests/data/crm/contacts.jsonl");

struct Sample {
    file: ImportFile<&'static [u8]>,
    rows: Vec<Row>,
    rejects: Vec<Reject>,
}

fn read(bytes: &'static [u8]) -> Sample {
    let mut file = open(bytes, Options::default()).unwrap();
    let (mut rows, mut rejects) = (Vec::new(), Vec::new());
    for item in file.by_ref() {
        match item {
            Ok(row) => rows.push(row),
            Err(reject) => rejects.push(reject),
        }
    }
    Sample { file, rows, rejects }
}

impl Sample {
    fn lines(&self, code: &str) -> Vec<u64> {
        self.rejects.iter().filter(|r| r.reason.code() == code).map(|r| r.line).collect()
    }
    fn row(&self, email: &str) -> &Row {
        self.rows.iter().find(|row| row.email.as_str() == email).unwrap()
    }
    fn opted_out(&self, channel: Channel) -> usize {
        self.rows.iter().filter(|row| row.opt_out.iter().any(|o| o.channel == channel)).count()
    }
    /// How many rows hold each kind.
    fn holding(&self) -> Vec<(ValueKind, usize)> {
        let count = |kind| self.rows.iter().filter(|row| row.values.iter().any(|(k, _)| *k == kind)).count();
        ValueKind::ALL.iter().map(|kind| (*kind, count(*kind))).filter(|(_, count)| *count > 0).collect()
    }
    fn fate(&self, column: &str) -> Fate {
        self.file.columns().iter().find(|c| c.name == column).unwrap().fate
    }
    /// What holds for all five: the same people, the same broken addresses.
    fn check(&self, preset: Preset) {
        assert_eq!(self.file.preset(), Some(preset));
        assert_eq!((self.rows.len(), self.rejects.len()), (1_503, 12));
        assert_eq!(self.file.counts().rows, 1_503);
        assert_eq!(self.file.counts().rejects, BTreeMap::from([("bad_address", 7), ("empty_address", 5)]));
        assert_eq!(self.rows.iter().map(|row| &row.email).collect::<BTreeSet<_>>().len(), 1_487);
        assert_eq!(self.file.notes(), []);
        assert!(self.rows.iter().all(|row| row.country.is_some()));
        // an international domain in A-labels, a formula as it stands
        assert!(self.rows.iter().any(|row| row.email.as_str().starts_with("melissa37@xn--bcher-murphyreeves-")));
        // padded and in capitals in the file
        self.row("annette.hudson362@smith.example");
        self.row("melissa.johnson105@bibi.example");
        let formulas =
            |row: &&Row| row.values.iter().any(|(k, v)| *k == ValueKind::Name && v.starts_with("=HYPERLINK("));
        assert_eq!(self.rows.iter().filter(formulas).count(), 9);
    }
}

const FLAG: OptOut = OptOut { channel: Channel::Email, why: OptOutReason::Flag, since: None };

fn value(row: &Row, kind: ValueKind) -> &str {
    row.values.iter().find(|(k, _)| *k == kind).map_or("", |(_, text)| text)
}

#[test]
fn hubspot() {
    let sample = read(HUBSPOT);
    sample.check(Preset::Hubspot);
    assert_eq!(sample.file.format(), Format::Csv { separator: b',' });
    assert_eq!(sample.lines("empty_address"), [199, 771, 923, 936, 1398]);
    assert_eq!(sample.lines("bad_address"), [63, 130, 387, 405, 549, 573, 675]);
    assert_eq!((sample.opted_out(Channel::Email), sample.opted_out(Channel::Phone)), (287, 0));
    use ValueKind::*;
    let want = [(Name, 1503), (JobTitle, 1503), (Organisation, 1503), (Phone, 1488), (MarketingFromUs, 1503)];
    assert_eq!(sample.holding(), want);
    assert!(matches!(sample.fate("Last Activity Date"), Fate::Dropped(_)));
    let row = sample.row("malcolm.law2@brownkemp.example");
    assert_eq!(row.opt_out, [FLAG]);
    assert_eq!((row.line, row.external_id.as_deref()), (4, Some("100002")));
    assert_eq!((row.country.as_deref(), row.language.as_deref()), (Some("TR"), Some("tr")));
    assert_eq!(value(row, Name), "Ağakişi Bilgin");
    assert_eq!(value(row, MarketingFromUs), "Non-marketing contact");
    assert_eq!(row.collected_on, chrono::NaiveDate::from_ymd_opt(2023, 11, 26));
    assert_eq!(value(sample.row("allan.pritchard9@begumfitzgerald.example"), Name), "闻坤");
}

#[test]
fn a_billing_status_is_no_opt_out() {
    let sample = read(HUBSPOT);
    // in the sample the two go together; only the one column may count
    let text = String::from_utf8_lossy(HUBSPOT)
        .replace("\"Non-marketing contact\",\"true\"", "\"Non-marketing contact\",\"\"");
    let rows: Vec<_> = open(text.as_bytes(), Options::default()).unwrap().filter_map(Result::ok).collect();
    assert_eq!(rows.len(), sample.rows.len());
    assert!(rows.iter().all(|row| row.opt_out.is_empty()));
}

#[test]
fn salesforce() {
    let sample = read(SALESFORCE);
    sample.check(Preset::Salesforce);
    assert_eq!(sample.lines("empty_address"), [424, 1633, 1960, 1990, 2972]);
    assert_eq!(sample.lines("bad_address"), [132, 277, 828, 866, 1161, 1210, 1429]);
    assert_eq!((sample.opted_out(Channel::Email), sample.opted_out(Channel::Phone)), (287, 94));
    use ValueKind::*;
    let want = [
        (Name, 1503),
        (Title, 1121),
        (JobTitle, 1503),
        (Department, 1333),
        (Organisation, 1503),
        (Phone, 1488),
        (BusinessAddress, 1503),
    ];
    assert_eq!(sample.holding(), want);
    assert_eq!(sample.rows.iter().filter(|row| row.origin.is_some()).count(), 1_190);
    let row = sample.row("abdul.forster7@clarke.example");
    assert_eq!(row.opt_out, [FLAG, OptOut { channel: Channel::Phone, ..FLAG }]);
    assert_eq!((row.line, row.origin.as_deref()), (17, Some("Partner Referral")));
    assert_eq!(value(row, BusinessAddress), "Stadelmannstraße\n5935\nHeiligenstadt\n40461");
}

#[test]
fn s2_3_the_forbidden_column_of_the_salesforce_file_leaves_no_trace() {
    let sample = read(SALESFORCE);
    assert_eq!(sample.fate("RELIGION__C"), Fate::Refused(Guard::Belief));
    let debug = format!("{:?}{:?}{:?}", sample.rows, sample.rejects, sample.file.columns());
    assert!(!debug.contains("undisclosed"));
}

#[test]
fn mailchimp() {
    let sample = read(MAILCHIMP);
    sample.check(Preset::Mailchimp);
    assert_eq!(sample.lines("empty_address"), [199, 771, 923, 936, 1398]);
    assert_eq!(sample.lines("bad_address"), [63, 130, 387, 405, 549, 573, 675]);
    assert_eq!(sample.opted_out(Channel::Email), 0);
    use ValueKind::*;
    let want = [(Name, 1503), (Organisation, 1503), (Phone, 1488), (CommunicationPreference, 1002), (IpAddress, 1503)];
    assert_eq!(sample.holding(), want);
    let row = sample.row("gerard.jones1@francis.example");
    assert_eq!((value(row, CommunicationPreference), value(row, IpAddress)), ("newsletter, events", "192.0.2.1"));
    assert_eq!((row.external_id.as_deref(), row.country.as_deref()), (Some("0000000001"), Some("NL")));
    assert_eq!(row.collected_on, chrono::NaiveDate::from_ymd_opt(2014, 4, 17));
    assert_eq!(row.changed_at.unwrap().rfc3339(), "2014-04-17T19:14:00Z");
    // S2.10: places guessed from an internet address are named and left out
    for column in ["LATITUDE", "LONGITUDE", "TIMEZONE", "REGION", "CONFIRM_IP", "MEMBER_RATING", "NOTES", "LEID"] {
        assert!(matches!(sample.fate(column), Fate::Dropped(_)), "{column}");
    }
}

#[test]
fn dynamics() {
    let sample = read(DYNAMICS);
    sample.check(Preset::Dynamics);
    assert_eq!(sample.file.format(), Format::Csv { separator: b';' });
    assert_eq!(sample.lines("empty_address"), [232, 887, 1064, 1081, 1612]);
    assert_eq!(sample.lines("bad_address"), [73, 152, 452, 472, 630, 657, 776]);
    assert_eq!((sample.opted_out(Channel::Email), sample.opted_out(Channel::Phone)), (287, 0));
    use ValueKind::*;
    let want = [(Name, 1503), (JobTitle, 1503), (Organisation, 1503), (Phone, 1488), (BusinessAddress, 1503)];
    assert_eq!(sample.holding(), want);
    let row = sample.row("paige.farmer6@woods.example");
    assert_eq!((row.line, row.opt_out.as_slice()), (8, [FLAG].as_slice()));
    assert_eq!(value(row, BusinessAddress), "Studio 48f\nShaun Fall\nPhillipsbury\nKA6W 6DL");
    assert_eq!(row.changed_at.unwrap().rfc3339(), "2020-04-19T00:27:00Z");
    assert_eq!(row.country.as_deref(), Some("GB"));
}

#[test]
fn json_lines() {
    let sample = read(JSON);
    sample.check(Preset::Portal);
    assert_eq!(sample.file.format(), Format::JsonLines);
    assert_eq!(sample.lines("empty_address"), [198, 770, 922, 935, 1397]);
    assert_eq!(sample.lines("bad_address"), [62, 129, 386, 404, 548, 572, 674]);
    use ValueKind::*;
    let want = [(Name, 1503), (JobTitle, 1503), (Department, 1333), (Organisation, 1503), (Phone, 1488)];
    assert_eq!(sample.holding(), want);
    let row = sample.row("allan.pritchard9@begumfitzgerald.example");
    assert_eq!(value(row, Name), "坤 闻");
    assert_eq!((row.country.as_deref(), row.language.as_deref()), (Some("CN"), Some("zh")));
}

#[test]
fn conflicting_duplicates_come_out_one_by_one_each_with_its_own_flags() {
    // who wins is decided where rows are merged; here nothing may be lost
    let sample = read(SALESFORCE);
    let flags = |email: &str| {
        let rows = sample.rows.iter().filter(|row| row.email.as_str() == email);
        rows.map(|row| row.opt_out.len()).collect::<Vec<_>>()
    };
    assert_eq!(flags("info@porter.example"), [1, 0]);
    assert_eq!(flags("harry.davey249@foster.example"), [1, 1]);
}

#[test]
fn the_same_bytes_in_utf_16_give_the_same_rows() {
    let sample = read(DYNAMICS);
    let text = std::str::from_utf8(DYNAMICS).unwrap();
    for (mark, turn) in [([0xFF, 0xFE], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xFE, 0xFF], u16::to_be_bytes)] {
        let bytes: Vec<u8> = mark.into_iter().chain(text.encode_utf16().flat_map(turn)).collect();
        let rows: Vec<_> = open(bytes.as_slice(), Options::default()).unwrap().filter_map(Result::ok).collect();
        assert_eq!(rows, sample.rows);
    }
}
