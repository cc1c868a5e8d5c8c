//! The copy of everything held about one person: what it holds, and the bundle of files it is handed over in.
//!
//! The assembler (another room) reads the database and fills a [`Copy`]; labels and words in it are already in the
//! person's language. [`Copy::into_portable`] takes out what Article 20 does not reach. [`write_bundle`] turns a copy
//! into a ZIP, as a stream, with nothing kept at rest (S8.14): a page to read, JSON with its schema, one CSV a table,
//! a contact card, receipts, and a manifest that comes last, so that a bundle without one is known to be cut short.
//!
//! Serves S2.8, S4.2, S8.2, S8.8, S10.3, L15.2, L15.3, L20.1, L20.2, G11, G12, F4, F10, TH10.

mod bundle;
mod copy;
mod explained;
mod page;
mod portable;
mod spreadsheet;
mod tables;
mod vcard;
mod words;
mod written;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod spoken;
#[cfg(test)]
mod tests;

pub use bundle::{ExportError, FileEntry, Manifest, write_bundle};
pub use copy::*;
pub use explained::*;
pub use portable::{Origin, Portability, Reach};
pub use spreadsheet::{guard, strip};
pub use vcard::write_card;
pub use words::Words;

/// The version of the shape of `data.json`. Adding an optional field keeps it; anything else raises it.
pub const SCHEMA_VERSION: u32 = 1;

/// L20.2, G12: the schema that `data.json` follows (JSON Schema 2020-12), which every bundle carries and the portal
/// may publish. Its `$id` is `urn:privacy-portal:schema:export:1`.
pub const SCHEMA: &str = include_str!("../../../templates/export/data.schema.json");
