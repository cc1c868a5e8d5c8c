//! What is kept of a file once it is gone: its columns by name and what became of them, the lines that were not taken,
//! remarks. No value is in it (S2.3, S2.10).

use super::{Fate, ImportFile, Reject, columns};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::Read;

/// Lines named for each reason: enough to find the mistake, and bounded however long the file is.
const MOST_LINES: usize = 200;

/// A column and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its name in the file.
    pub name: String,
    /// `kept`, `dropped` or `refused`.
    pub fate: String,
    /// The key of the field it feeds, or of why it is left out.
    pub key: String,
}

/// Rows that were not taken for one reason.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lines {
    /// How many.
    pub count: u64,
    /// The first of them, by the line of the file.
    pub lines: Vec<u64>,
}

/// What is kept of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Its columns, in order.
    pub columns: Vec<Column>,
    /// Rows that were not taken, by the code of the reason.
    pub rejects: BTreeMap<String, Lines>,
    /// Remarks: the code, how many times, in which line first.
    pub notes: Vec<(String, u64, u64)>,
    /// Whether the file was not read to its end.
    pub is_cut: bool,
}

impl Report {
    /// Adds a row that was not taken.
    pub fn add(&mut self, reject: &Reject) {
        let of = self.rejects.entry(reject.reason.code().to_owned()).or_default();
        of.count += 1;
        if of.lines.len() < MOST_LINES {
            of.lines.push(reject.line);
        }
        self.is_cut |= reject.reason.ends_file();
    }
    /// Adds what the file says of itself once it was read.
    pub fn describe<R: Read>(&mut self, file: &ImportFile<R>) {
        let column = |it: &super::ColumnReport| {
            let (fate, key) = match it.fate {
                Fate::Kept(field) => ("kept", field.key()),
                Fate::Dropped(why) => ("dropped", columns::left_out_code(why)),
                Fate::Refused(guard) => ("refused", guard.key()),
            };
            Column { name: it.name.clone(), fate: fate.to_owned(), key: key.to_owned() }
        };
        self.columns = file.columns().iter().map(column).collect();
        self.notes = file.notes().iter().map(|n| (n.kind.code().to_owned(), n.count, n.first_line)).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::import::{Options, RejectReason, open};

    #[test]
    fn s2_3_s2_10_a_report_names_columns_and_lines_and_no_value() {
        let text = "email,religion,Shoe size\na@b.example,SECRET,SECRET\nno address,SECRET,SECRET\n";
        let mut file = open(text.as_bytes(), Options::default()).unwrap();
        let mut report = Report::default();
        file.by_ref().filter_map(Result::err).for_each(|reject| report.add(&reject));
        report.describe(&file);
        let fates: Vec<_> = report.columns.iter().map(|c| (c.fate.as_str(), c.key.as_str())).collect();
        assert_eq!(fates, [("kept", "email"), ("refused", "belief"), ("dropped", "unknown")]);
        assert_eq!(report.rejects["bad_address"], Lines { count: 1, lines: vec![3] });
        assert!(!serde_json::to_string(&report).unwrap().contains("SECRET"));
        for line in 0..1_000 {
            report.add(&Reject { line, reason: RejectReason::EmptyAddress });
        }
        assert_eq!((report.rejects["empty_address"].count, report.rejects["empty_address"].lines.len()), (1_000, 200));
    }
}
