//! Opening a file: what it is, how it is laid out, or why it is refused.

use super::columns::{BadColumn, Columns, Layout as ColumnLayout, Mapping, shown};
use super::date::DateOrder;
use super::field::Field;
use super::guard::Guard;
use super::limits::Limits;
use super::notes::Notes;
use super::presets::Preset;
use super::records::{Record, Records};
use super::reject::RejectReason;
use super::row::{Memo, Rules};
use super::split::{Split, split};
use super::{Counts, Fate, ImportFile, input, json};
use crate::domain::email_address::EmailAddress;
use chrono::NaiveDate;
use std::io::{self, Read};

/// How a file is to be read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What its columns mean.
    pub layout: Layout,
    /// What is too much.
    pub limits: Limits,
    /// What `03/04/2025` means; a mapping can say otherwise.
    pub date_order: DateOrder,
    /// S9.2: the day from which ages are counted where the file has dates of birth. Without it only ages count.
    pub today: Option<NaiveDate>,
}

/// What the columns of a file mean.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Layout {
    /// To be recognised by the header.
    #[default]
    Recognise,
    /// That of a product.
    Preset(Preset),
    /// One's own.
    Own(Mapping),
}

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A row a line, cells parted by this sign.
    Csv {
        /// `,`, `;` or a tab.
        separator: u8,
    },
    /// One JSON object a line.
    JsonLines,
}

/// Why nothing of a file is read, and how to mend it.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// No bytes.
    #[error("the file is empty")]
    Empty,
    /// Nothing but white space.
    #[error("the file holds nothing but white space")]
    Blank,
    /// Neither CSV nor JSON lines.
    #[error("the file is {what}, not CSV or JSON lines: {instead}")]
    NotText {
        /// What it is.
        what: &'static str,
        /// What to do.
        instead: &'static str,
    },
    /// TH15: no end of the first line within the limit.
    #[error("the first line, which names the columns, is longer than {0} bytes: is this a CSV file?")]
    HeaderTooLong(usize),
    /// TH15.
    #[error("the file has more than {0} columns: export only the columns that are needed")]
    TooManyColumns(usize),
    /// A quotation mark in the header is not closed, or is followed by text.
    #[error("the first line, which names the columns, has a broken quotation mark")]
    BrokenHeader,
    /// The first line holds an address: it is data.
    #[error("the first line holds an e-mail address: the file has no header; put the names of the columns on top")]
    NoHeader,
    /// The first line of a JSON file is no object.
    #[error("the first line is not a JSON object: write one object a line")]
    NotJsonLines,
    /// No preset fits, or the one that was chosen finds no address.
    #[error(
        "no column is known to hold the e-mail address. Columns: {columns}. Name the layout (--map {presets}), or write \
         a mapping: a TOML file with [columns] and lines such as \"Your column\" = \"email\""
    )]
    Unrecognised {
        /// The names of the columns.
        columns: String,
        /// The names of the presets.
        presets: String,
    },
    /// Two columns give the address: which one counts would be a guess (TH27).
    #[error("two columns give the e-mail address; leave one out by a mapping: {0:?} = \"drop\"")]
    TwoAddresses(String),
    /// A column speaks of an opt-out and is not known (TH27).
    #[error(
        "these columns speak of an opt-out and are not known: {0}. Say in a mapping what they mean (opt_out_email, \
         opt_out_phone, opt_out_post, opt_out) or that they do not matter (drop)"
    )]
    OptOutNotMapped(String),
    /// A mapping names a field that does not exist.
    #[error("the mapping gives column {column:?} to {key:?}; known are: {}", known_fields())]
    UnknownField {
        /// The column.
        column: String,
        /// The key.
        key: String,
    },
    /// A mapping gives a column of the guard list to a field (S2.3).
    #[error("the mapping takes in column {column:?}: {}", .guard.reason())]
    GuardedMapping {
        /// The column.
        column: String,
        /// The guard.
        guard: Guard,
    },
    /// The first records cannot be read.
    #[error("{0}")]
    Stopped(RejectReason),
    /// The file cannot be read.
    #[error("the file cannot be read: {0}")]
    Read(#[from] io::Error),
}

impl Refused {
    /// The stable code, for pages.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty | Self::Blank => "empty",
            Self::NotText { .. } => "not_text",
            Self::HeaderTooLong(_) => "header_long",
            Self::TooManyColumns(_) => "many_columns",
            Self::BrokenHeader => "broken_header",
            Self::NoHeader => "no_header",
            Self::NotJsonLines => "not_json",
            Self::Unrecognised { .. } => "unrecognised",
            Self::TwoAddresses(_) => "two_addresses",
            Self::OptOutNotMapped(_) => "opt_out",
            Self::UnknownField { .. } => "unknown_field",
            Self::GuardedMapping { .. } => "guarded",
            Self::Stopped(_) | Self::Read(_) => "unreadable",
        }
    }
    /// The names of the columns that it is about, as they may be shown.
    pub fn columns(&self) -> String {
        match self {
            Self::Unrecognised { columns, .. } => columns.clone(),
            Self::TwoAddresses(column) | Self::OptOutNotMapped(column) => column.clone(),
            Self::UnknownField { column, .. } | Self::GuardedMapping { column, .. } => column.clone(),
            _ => String::new(),
        }
    }
}

impl From<RejectReason> for Refused {
    fn from(reason: RejectReason) -> Self {
        Self::Stopped(reason)
    }
}

fn known_fields() -> String {
    Field::keys().chain(["drop"]).collect::<Vec<_>>().join(", ")
}

/// Opens a file: tells what it is by its first bytes, reads its header, decides what becomes of each column.
/// Nothing is kept of a file that is refused.
pub fn open<R: Read>(reader: R, options: Options) -> Result<ImportFile<R>, Refused> {
    let Options { layout, limits, date_order, today } = options;
    let opened = input::open(reader)?;
    let mut records = Records::new(opened.input, opened.marked, limits);
    let mut record = Record::default();
    let (format, names) = match opened.is_json {
        true => (Format::JsonLines, first_keys(&mut records, &limits)?),
        false => header(&mut records, &mut record, &limits)?,
    };
    let (preset, mapping) = match &layout {
        Layout::Recognise => (Preset::recognise(&names), None),
        Layout::Preset(preset) => (Some(*preset), None),
        Layout::Own(mapping) => (mapping.preset, Some(mapping)),
    };
    let columns = judge(&names, Columns::new(ColumnLayout::new(preset, mapping)?))?;
    let leavers = |c: &&super::ColumnReport| matches!(c.fate, Fate::Kept(Field::UnsubscribedAt | Field::CleanedAt));
    let rules = Rules {
        order: mapping.and_then(|m| m.date_order).unwrap_or(date_order),
        is_csv: format != Format::JsonLines,
        today,
        // where both columns stand in one file, somebody has put lists together: then only the filled cells count
        lists_leavers: preset == Some(Preset::Mailchimp) && columns.reports.iter().filter(leavers).count() == 1,
    };
    Ok(ImportFile {
        records,
        record,
        line_text: String::new(),
        format,
        columns,
        rules,
        limits,
        notes: Notes::default(),
        memo: Memo::default(),
        counts: Counts::default(),
        taken: 0,
        ended: false,
    })
}

/// Decides what becomes of the columns of a header.
fn judge(names: &[String], mut columns: Columns) -> Result<Columns, Refused> {
    let mut unclear = Vec::new();
    for name in names {
        match columns.add(name) {
            Ok(_) => {}
            Err(BadColumn::OptOutNotMapped) => unclear.push(shown(name)),
            Err(BadColumn::TwoAddresses) => return Err(Refused::TwoAddresses(shown(name))),
        }
    }
    if !columns.has_email() {
        let presets = Preset::ALL.map(Preset::name).join("|");
        let names: Vec<_> = names.iter().take(40).map(|name| shown(name)).collect();
        return Err(Refused::Unrecognised { columns: names.join(", "), presets });
    }
    match unclear.is_empty() {
        true => Ok(columns),
        false => Err(Refused::OptOutNotMapped(unclear.join(", "))),
    }
}

/// Takes the header of a CSV file: the separator that gives the most cells, and the names of the columns.
fn header<R: Read>(
    records: &mut Records<R>,
    record: &mut Record,
    limits: &Limits,
) -> Result<(Format, Vec<String>), Refused> {
    let mut separator = None;
    // Excel's own hint, which is no header
    let hint = records.peek()?.0.trim_ascii_start().strip_prefix(b"sep=");
    if let Some([sign @ (b',' | b';' | b'\t'), b'\r' | b'\n', ..]) = hint {
        let sign = *sign;
        separator = Some(sign);
        records.next_csv(record, sign).transpose()?;
    }
    let mut best = None;
    let mut too_long = false;
    let mut spans = Vec::new();
    let (start, at_end) = records.peek()?;
    let start = start.trim_ascii_start();
    for sign in [b',', b';', b'\t'].into_iter().filter(|sign| separator.is_none_or(|only| only == *sign)) {
        match split(start, at_end, sign, 0, &mut spans) {
            Split::Record { bytes, .. } if bytes > limits.header_bytes => too_long = true,
            Split::Record { cells, .. } if best.is_none_or(|(most, _)| cells > most) => best = Some((cells, sign)),
            Split::Record { .. } | Split::Broken { .. } => {}
            Split::More { .. } | Split::Unclosed => too_long |= start.len() >= limits.header_bytes,
        }
    }
    let (cells, separator) = match best {
        Some(found) => found,
        None if too_long => return Err(Refused::HeaderTooLong(limits.header_bytes)),
        None => return Err(Refused::BrokenHeader),
    };
    if cells > limits.columns {
        return Err(Refused::TooManyColumns(limits.columns));
    }
    records.next_csv(record, separator).transpose()?;
    let names: Vec<_> = (0..record.cells.len()).map(|n| record.cell(n).trim().to_owned()).collect();
    // names go into reports and errors; data must not
    if names.iter().any(|name| EmailAddress::parse(name).is_ok()) {
        return Err(Refused::NoHeader);
    }
    Ok((Format::Csv { separator }, names))
}

/// The keys of the first line of a file of JSON lines, which stays to be read.
fn first_keys<R: Read>(records: &mut Records<R>, limits: &Limits) -> Result<Vec<String>, Refused> {
    let (start, at_end) = records.peek()?;
    let start = start.trim_ascii_start();
    let line = match start.iter().position(|b| *b == b'\n') {
        Some(end) => start.get(..end).unwrap_or_default(),
        None if at_end => start,
        None => return Err(Refused::HeaderTooLong(limits.header_bytes)),
    };
    let keys = std::str::from_utf8(line).ok().and_then(json::keys).ok_or(Refused::NotJsonLines)?;
    if keys.len() > limits.columns {
        return Err(Refused::TooManyColumns(limits.columns));
    }
    let mut unique: Vec<String> = Vec::new();
    for key in keys {
        if !unique.contains(&key) {
            unique.push(key);
        }
    }
    Ok(unique)
}
