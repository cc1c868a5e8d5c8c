//! S8.2, S8.8: the bundle: one ZIP, written as a stream.

use super::copy::{Copy, Kind};
use super::page::{Page, write_readme};
use super::tables::TABLES;
use super::vcard::write_card;
use super::words::Words;
use super::{SCHEMA, SCHEMA_VERSION};
use crate::domain::clock::Moment;
use askama::Template;
use chrono::{Datelike, Timelike};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::cell::Cell;
use std::io::{self, BufWriter, Write};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Why a bundle could not be written. What `out` got before is no whole ZIP.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// `out` refused, for instance because the person closed the connection.
    #[error("writing the copy: {0}")]
    Io(#[from] io::Error),
    /// The container could not be written.
    #[error("writing the copy's container: {0}")]
    Zip(#[from] zip::result::ZipError),
    /// The data could not be written.
    #[error("writing the copy's data: {0}")]
    Json(#[from] serde_json::Error),
    /// A table could not be written.
    #[error("writing a table of the copy: {0}")]
    Csv(#[from] csv::Error),
    /// S8.8: a copy that says it is portable holds what is not. Make it by [`Copy::into_portable`].
    #[error("the copy says it is portable, but holds what the person neither gave nor was observed")]
    NotPortable,
}

/// What a bundle holds. Its last file, `manifest.json`, is this, without itself.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Manifest {
    /// The version of the shape of `data.json`.
    pub schema_version: u32,
    /// Which of the two copies it is.
    pub kind: Kind,
    /// When the data was read, in RFC 3339.
    pub generated_at: String,
    /// Each file but the manifest, in the order of the ZIP.
    pub files: Vec<FileEntry>,
}

/// One file of a bundle.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FileEntry {
    /// The path in the ZIP. Always one of a fixed set, or `receipts/` or `files/` and a number.
    pub name: String,
    /// Octets.
    pub size: u64,
    /// SHA-256 in lower-case hexadecimal digits.
    pub sha256: String,
}

/// S8.2, S8.8: writes the whole bundle to `out` and says what is in it.
///
/// Needs neither seeking nor a temporary file: every file is made while it is written, so memory does not grow with
/// the copy. The same copy and words give the same octets: entries carry `generated_at` (UTC, as ZIP has no zones).
/// File names are fixed; nothing a person typed is in one. When it fails, what was written has no directory and no
/// manifest, so that no program takes it for whole.
pub fn write_bundle(out: impl Write, copy: &Copy, words: &dyn Words) -> Result<Manifest, ExportError> {
    if !copy.keeps_to_its_kind() {
        return Err(ExportError::NotPortable);
    }
    let is_shut = Cell::new(false);
    let mut bundle = Bundle::new(Gate { out, is_shut: &is_shut }, copy);
    match bundle.write_all(copy, words) {
        Ok(manifest) => {
            bundle.zip.finish()?.into_inner().out.flush()?;
            Ok(manifest)
        }
        Err(error) => {
            // dropping a ZIP's writer would finish it, and what is cut short would look whole
            is_shut.set(true);
            Err(error)
        }
    }
}

/// Lets through what is written until it is shut or `out` fails; drops the rest.
struct Gate<'a, W> {
    out: W,
    is_shut: &'a Cell<bool>,
}

impl<W: Write> Write for Gate<'_, W> {
    fn write(&mut self, octets: &[u8]) -> io::Result<usize> {
        if self.is_shut.get() {
            return Ok(octets.len());
        }
        let written = self.out.write(octets);
        let is_lasting = |e: &io::Error| !matches!(e.kind(), io::ErrorKind::Interrupted | io::ErrorKind::WouldBlock);
        if written.as_ref().is_err_and(is_lasting) {
            self.is_shut.set(true);
        }
        written
    }
    fn flush(&mut self) -> io::Result<()> {
        if self.is_shut.get() { Ok(()) } else { self.out.flush() }
    }
}

/// Counts and digests what goes through.
struct Measured<W> {
    out: W,
    size: u64,
    digest: Sha256,
}

impl<W: Write> Write for Measured<W> {
    fn write(&mut self, octets: &[u8]) -> io::Result<usize> {
        let written = self.out.write(octets)?;
        self.digest.update(&octets[..written]);
        self.size += written as u64;
        Ok(written)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn zip_time(at: Moment) -> Option<DateTime> {
    let at = at.naive_utc();
    let part = |n: u32| u8::try_from(n).ok();
    let (year, month, day) = (u16::try_from(at.year()).ok()?, part(at.month())?, part(at.day())?);
    DateTime::from_date_and_time(year, month, day, part(at.hour())?, part(at.minute())?, part(at.second())?).ok()
}

struct Bundle<W: Write> {
    zip: ZipWriter<StreamWriter<W>>,
    options: SimpleFileOptions,
    manifest: Manifest,
}

impl<W: Write> Bundle<W> {
    fn new(out: W, copy: &Copy) -> Self {
        // ZIP knows the years 1980 to 2107; outside them its first moment stands
        let at = zip_time(copy.generated_at).unwrap_or_default();
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(at)
            .unix_permissions(0o644);
        let manifest = Manifest {
            schema_version: SCHEMA_VERSION,
            kind: copy.kind,
            generated_at: Moment::rfc3339(copy.generated_at),
            files: Vec::new(),
        };
        Self { zip: ZipWriter::new_stream(out), options, manifest }
    }

    fn file(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut dyn Write) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        self.zip.start_file(name, self.options)?;
        let measured = Measured { out: &mut self.zip, size: 0, digest: Sha256::new() };
        let mut out = BufWriter::with_capacity(16 * 1024, measured);
        write(&mut out)?;
        let measured = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        let sha256 = measured.digest.finalize().iter().map(|octet| format!("{octet:02x}")).collect();
        self.manifest.files.push(FileEntry { name: name.to_owned(), size: measured.size, sha256 });
        Ok(())
    }

    fn write_all(&mut self, copy: &Copy, words: &dyn Words) -> Result<Manifest, ExportError> {
        self.file("README.txt", |out| Ok(write_readme(out, copy, words)?))?;
        self.file("index.html", |mut out| Ok(Page::new(copy, words).write_into(&mut out)?))?;
        self.file("data.json", |out| {
            serde_json::to_writer_pretty(&mut *out, copy)?;
            Ok(out.write_all(b"\n")?)
        })?;
        self.file("data.schema.json", |out| Ok(out.write_all(SCHEMA.as_bytes())?))?;
        self.file("contact.vcf", |out| Ok(write_card(out, copy)?))?;
        for table in TABLES.iter().filter(|t| t.is_portable || copy.kind == Kind::Access) {
            self.file(table.path, |out| table.write(out, copy))?;
        }
        for (i, receipt) in copy.receipts.iter().enumerate() {
            self.file(&receipt_path(i + 1), |out| Ok(out.write_all(receipt.json.as_bytes())?))?;
            if !receipt.signature.is_empty() {
                let path = receipt_path(i + 1).replace(".json", ".sig");
                self.file(&path, |out| Ok(out.write_all(&receipt.signature)?))?;
            }
        }
        for (i, sent) in copy.sent.iter().enumerate() {
            let path = format!("files/{:04}.{}", i + 1, sent.ending);
            self.file(&path, |out| Ok(out.write_all(&sent.content)?))?;
        }
        let manifest = self.manifest.clone();
        self.file("manifest.json", |out| {
            serde_json::to_writer_pretty(&mut *out, &manifest)?;
            Ok(out.write_all(b"\n")?)
        })?;
        Ok(manifest)
    }
}

/// The path of the receipt with this number, counted from 1.
pub(super) fn receipt_path(number: usize) -> String {
    format!("receipts/{number:04}.json")
}
