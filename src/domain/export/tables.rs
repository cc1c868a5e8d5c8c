//! L20.2, G12: the copy as tables, one CSV each: UTF-8 with mark, RFC 4180, a header row of stable English names, ISO
//! dates, formula-safe (TH10). A column named `value` counts the rows of `values.csv` from 1.

use super::bundle::ExportError;
use super::copy::Copy;
use super::spreadsheet::guard;
use crate::domain::clock::Moment;
use chrono::NaiveDate;
use std::io::Write;

/// One table of the bundle.
pub(super) struct Table {
    /// The path in the bundle.
    pub(super) path: &'static str,
    /// Whether the portable copy has it.
    pub(super) is_portable: bool,
    header: &'static [&'static str],
    rows: fn(&Copy, &mut Sheet<'_>) -> Result<(), ExportError>,
}

/// A table being written.
struct Sheet<'a> {
    csv: csv::Writer<&'a mut dyn Write>,
    columns: usize,
}

impl Sheet<'_> {
    fn row(&mut self, fields: &[&str]) -> Result<(), ExportError> {
        debug_assert_eq!(fields.len(), self.columns);
        for field in fields {
            self.csv.write_field(guard(field))?;
        }
        Ok(self.csv.write_record(None::<&[u8]>)?)
    }
}

impl Table {
    /// Writes the table row by row; nothing of it is kept.
    pub(super) fn write(&self, out: &mut dyn Write, copy: &Copy) -> Result<(), ExportError> {
        out.write_all("\u{FEFF}".as_bytes())?;
        let csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        let mut sheet = Sheet { csv, columns: self.header.len() };
        sheet.row(self.header)?;
        (self.rows)(copy, &mut sheet)?;
        Ok(sheet.csv.flush()?)
    }
}

fn day(day: Option<NaiveDate>) -> String {
    day.map(|d| d.to_string()).unwrap_or_default()
}
fn moment(at: Option<Moment>) -> String {
    at.map(Moment::rfc3339).unwrap_or_default()
}
fn text(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or_default()
}
fn yes(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}
/// Several texts in one cell.
fn list<S: AsRef<str>>(texts: impl IntoIterator<Item = S>) -> String {
    texts.into_iter().map(|t| t.as_ref().to_owned()).collect::<Vec<_>>().join(" | ")
}

/// Every table, in the order in which the bundle has them.
pub(super) const TABLES: &[Table] = &[
    Table {
        path: "csv/values.csv",
        is_portable: true,
        header: &[
            "value",
            "kind",
            "label",
            "category",
            "category_label",
            "content",
            "state",
            "statement",
            "purposes",
            "source",
            "source_words",
            "source_date",
            "given_by",
            "given_by_words",
            "system",
            "site",
            "partner",
            "campaign",
            "supplier",
            "notice_version",
            "recipients",
            "retention",
            "confirmed_at",
            "in_doubt_since",
        ],
        rows: |copy, sheet| {
            for (i, v) in copy.values.iter().enumerate() {
                let (s, giver) = (&v.source, v.source.giver.as_ref());
                sheet.row(&[
                    &(i + 1).to_string(),
                    &v.kind,
                    &v.label,
                    &v.category,
                    &v.category_label,
                    &v.content,
                    v.state.key(),
                    text(&v.statement),
                    &list(v.purposes.iter().map(|p| &p.row)),
                    &s.key,
                    &s.words,
                    &day(s.date),
                    giver.map_or("", |g| g.who.key()),
                    giver.map_or("", |g| &g.words),
                    text(&s.system),
                    text(&s.site),
                    text(&s.partner),
                    text(&s.campaign),
                    text(&s.supplier),
                    text(&s.notice_version),
                    &list(v.recipients.iter().map(|r| &r.name)),
                    &v.retention,
                    &moment(v.confirmed_at),
                    &moment(v.in_doubt_since),
                ])?;
            }
            Ok(())
        },
    },
    Table {
        path: "csv/value_purposes.csv",
        is_portable: true,
        header: &["value", "purpose", "purpose_label", "basis", "basis_label"],
        rows: |copy, sheet| {
            for (i, v) in copy.values.iter().enumerate() {
                for p in &v.purposes {
                    sheet.row(&[&(i + 1).to_string(), &p.row, &p.label, &p.basis, &p.basis_label])?;
                }
            }
            Ok(())
        },
    },
    Table {
        path: "csv/value_recipients.csv",
        is_portable: true,
        header: &["value", "recipient", "ground", "country"],
        rows: |copy, sheet| {
            for (i, v) in copy.values.iter().enumerate() {
                for r in &v.recipients {
                    sheet.row(&[&(i + 1).to_string(), &r.name, &r.ground, text(&r.country)])?;
                }
            }
            Ok(())
        },
    },
    Table {
        path: "csv/relations.csv",
        is_portable: true,
        header: &[
            "organisation",
            "kind",
            "kind_label",
            "state",
            "purposes",
            "source",
            "source_words",
            "source_date",
            "system",
            "recipients",
            "retention",
            "ended_at",
        ],
        rows: |copy, sheet| {
            for r in &copy.relations {
                sheet.row(&[
                    &r.organisation,
                    &r.kind,
                    &r.kind_label,
                    r.state.key(),
                    &list(r.purposes.iter().map(|p| &p.row)),
                    &r.source.key,
                    &r.source.words,
                    &day(r.source.date),
                    text(&r.source.system),
                    &list(r.recipients.iter().map(|it| &it.name)),
                    &r.retention,
                    &moment(r.ended_at),
                ])?;
            }
            Ok(())
        },
    },
    Table {
        path: "csv/systems.csv",
        is_portable: true,
        header: &["system", "contains", "copied", "copied_at", "how_to_search"],
        rows: |copy, sheet| {
            for s in &copy.systems {
                sheet.row(&[&s.name, &s.contains, yes(s.copied), &moment(s.copied_at), &s.how_to_search])?;
            }
            Ok(())
        },
    },
    Table {
        path: "csv/disclosures.csv",
        is_portable: false,
        header: &["when", "recipient", "ground", "purpose", "categories", "country", "safeguard"],
        rows: |copy, sheet| {
            for d in &copy.disclosures {
                sheet.row(&[
                    &d.when.rfc3339(),
                    &d.recipient,
                    &d.ground,
                    &d.purpose,
                    &list(&d.categories),
                    text(&d.country),
                    text(&d.safeguard),
                ])?;
            }
            Ok(())
        },
    },
    Table {
        path: "csv/transfers.csv",
        is_portable: false,
        header: &["country", "recipient", "mechanism", "ask_for_copy"],
        rows: |copy, sheet| {
            for t in &copy.transfers {
                sheet.row(&[&t.country, &t.recipient, &t.mechanism, &t.ask_for_copy])?;
            }
            Ok(())
        },
    },
    Table {
        path: "csv/consents.csv",
        is_portable: true,
        header: &["when", "act", "purpose", "channel", "recipient", "words", "means", "notice_version", "receipt"],
        rows: |copy, sheet| {
            for c in &copy.consents {
                sheet.row(&[
                    &c.when.rfc3339(),
                    c.act.key(),
                    &c.purpose,
                    text(&c.channel),
                    text(&c.recipient),
                    &c.words,
                    &c.means,
                    text(&c.notice_version),
                    &c.receipt.map(|n| n.to_string()).unwrap_or_default(),
                ])?;
            }
            Ok(())
        },
    },
    Table {
        path: "csv/preferences.csv",
        is_portable: true,
        header: &["topic", "channel", "frequency", "on", "since", "set_by", "by_person"],
        rows: |copy, sheet| {
            for p in &copy.preferences {
                sheet.row(&[
                    &p.topic,
                    &p.channel,
                    text(&p.frequency),
                    yes(p.on),
                    &p.since.rfc3339(),
                    &p.set_by,
                    yes(p.by_person),
                ])?;
            }
            Ok(())
        },
    },
    Table {
        path: "csv/suppressions.csv",
        is_portable: true,
        header: &["what", "reason", "since", "by_person"],
        rows: |copy, sheet| {
            for s in &copy.suppressions {
                sheet.row(&[&s.what, &s.reason, &s.since.rfc3339(), yes(s.by_person)])?;
            }
            Ok(())
        },
    },
    Table {
        path: "csv/requests.csv",
        is_portable: false,
        header: &["reference", "rights", "received", "state", "aim_due", "legal_due", "answered", "outcome"],
        rows: |copy, sheet| {
            for r in &copy.requests {
                sheet.row(&[
                    &r.reference.grouped(),
                    &list(&r.rights),
                    &r.received.to_string(),
                    &r.state,
                    &day(r.aim_due),
                    &day(r.legal_due),
                    &day(r.answered),
                    text(&r.outcome),
                ])?;
            }
            Ok(())
        },
    },
    Table {
        path: "csv/messages.csv",
        is_portable: true,
        header: &["when", "from", "reference", "body", "attachments"],
        rows: |copy, sheet| {
            for m in &copy.messages {
                let reference = m.reference.as_ref().map(|r| r.grouped()).unwrap_or_default();
                sheet.row(&[&m.when.rfc3339(), m.from.key(), &reference, &m.body, &list(&m.attachments)])?;
            }
            Ok(())
        },
    },
    Table {
        path: "csv/sessions.csv",
        is_portable: true,
        header: &["started", "last_seen", "ended", "browser", "network"],
        rows: |copy, sheet| {
            for s in &copy.sessions {
                sheet.row(&[&s.started.rfc3339(), &s.last_seen.rfc3339(), &moment(s.ended), &s.browser, &s.network])?;
            }
            Ok(())
        },
    },
    Table {
        path: "csv/access_log.csv",
        is_portable: false,
        header: &["when", "who", "what"],
        rows: |copy, sheet| {
            for a in &copy.access_log {
                sheet.row(&[&a.when.rfc3339(), &a.who, &a.what])?;
            }
            Ok(())
        },
    },
];
