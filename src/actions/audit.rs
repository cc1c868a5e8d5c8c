//! O12: reading the audit log, checking it, and an extract that verifies with the public key alone. TH13, S11.13.

use super::officer::may;
use super::{Desk, Done, Refused};
use crate::domain::audit::{Actor, AuditEvent};
use crate::domain::clock::Moment;
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::Reference;
use crate::domain::officer::Act;
use crate::store::audit::{AuditFilter, AuditState, LinkedEvent, SignedHead};
use crate::store::{OfficerViewer, StoreError};
use crate::vault::KeyPurpose;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use chrono::NaiveDate;
use serde_json::json;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::io::Write as _;
use zip::write::SimpleFileOptions;

/// The most rows of one extract, so that it stays a file one can look into.
pub const LONGEST_EXTRACT: i64 = 100_000;
/// How an extract is checked, for the file itself. The file goes into each extract.
const HOW: &str = include_str!("../../docs/extract-readme.txt");

/// What is looked for.
#[derive(Debug, Clone, Default)]
pub struct AuditQuery {
    /// Who: `officer:3`, or the beginning of it.
    pub who: String,
    /// What: the beginning of an action, such as `request.`.
    pub what: String,
    /// A case's reference, a person's address, or the beginning of an object.
    pub about: String,
    /// The first day, in London.
    pub from: Option<NaiveDate>,
    /// The last day, in London.
    pub until: Option<NaiveDate>,
}

/// A page of the log.
#[derive(Debug, Clone)]
pub struct AuditPage {
    /// The rows, newest first.
    pub rows: Vec<(i64, AuditEvent)>,
    /// Where an older page begins.
    pub before: Option<i64>,
    /// The newest signed heads.
    pub heads: Vec<SignedHead>,
}

/// A file with its name.
#[derive(Debug, Clone)]
pub struct ExtractFile {
    /// What it is called.
    pub name: String,
    /// The ZIP.
    pub bytes: Vec<u8>,
}

/// A public witness key as a PEM that every tool reads (RFC 8410).
pub fn public_pem(key: &[u8; 32]) -> String {
    const PREFIX: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
    let der = [&PREFIX[..], key].concat();
    format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", BASE64.encode(der))
}

impl Desk {
    /// A page of the log, older than a number.
    pub async fn look_at_audit(
        &self,
        viewer: OfficerViewer,
        query: AuditQuery,
        before: Option<i64>,
        limit: i64,
    ) -> Result<AuditPage, Refused> {
        may(viewer, Act::ReadAudit)?;
        let about = query.about.trim().to_owned();
        let address = EmailAddress::parse(&about).ok().map(|a| self.ring().address_index(&a));
        let reference = Reference::parse(&about);
        let found = self.store().read::<_, StoreError>(move |r| {
            let mut filter = AuditFilter {
                actor: query.who,
                action: query.what.trim().to_lowercase(),
                from: query.from.map(Moment::start_of_london_day),
                until: query.until.and_then(|d| d.succ_opt()).map(Moment::start_of_london_day),
                before,
                ..AuditFilter::default()
            };
            // what nobody is known by finds nothing, not everything
            const NOTHING: i64 = i64::MIN;
            if let Some(address) = address {
                filter.contact = Some(r.find_contact_by_address(&address)?.map_or(NOTHING, |c| c.id.0));
            } else if let Some(reference) = reference {
                let id = r.find_request_by_reference(&reference)?.map_or(NOTHING, |request| request.id.0);
                filter.object = Some(format!("request:{id}"));
            } else if !about.is_empty() {
                filter.object_begins = about;
            }
            let mut rows = r.list_audit(&filter, limit + 1)?;
            let has_more = i64::try_from(rows.len()).unwrap_or(0) > limit;
            rows.truncate(usize::try_from(limit).unwrap_or(0));
            let before = rows.last().filter(|_| has_more).map(|(id, _)| *id);
            Ok(AuditPage { rows, before, heads: r.list_audit_heads(14)? })
        });
        Ok(found.await?)
    }

    /// The public keys that heads and extracts verify with, as PEM.
    pub fn audit_keys(&self) -> Vec<(u32, String)> {
        let numbers = self.ring().numbers(KeyPurpose::Witness);
        numbers.into_iter().filter_map(|n| Some((n, public_pem(&self.ring().witness_public_key(n)?)))).collect()
    }

    /// Walks the whole log. What was found goes into the log too.
    pub async fn verify_audit(&self, viewer: OfficerViewer) -> Result<AuditState, Refused> {
        may(viewer, Act::ReadAudit)?;
        let ring = self.ring().clone();
        let state = self.store().read::<_, StoreError>(move |r| r.verify_audit(&ring)).await?;
        let whole = matches!(state, AuditState::Whole { .. });
        self.act(&[], move |unit| {
            let mut audit = unit.audit(&Actor::Officer(viewer.officer().0), "audit.verified", None, "audit");
            if !whole {
                audit.outcome = "broken".into();
            }
            Ok(Done::new(state, audit))
        })
        .await
    }

    /// The log from one London day to another as a signed ZIP.
    pub async fn extract_audit(
        &self,
        viewer: OfficerViewer,
        from: NaiveDate,
        until: NaiveDate,
    ) -> Result<ExtractFile, Refused> {
        may(viewer, Act::ReadAudit)?;
        if until < from {
            return Err(Refused::Field { field: "last", message: "error-audit-period" });
        }
        let (store, now) = (self.store().clone(), self.now());
        let end = until.succ_opt().unwrap_or(until);
        let rows = tokio::task::spawn_blocking(move || {
            // the last second's rows take their place first; if another node is at it, they are in the next extract
            store.link_audit_now("extract", now)?;
            store.read_now::<_, StoreError>(|r| {
                let (from, end) = (Moment::start_of_london_day(from), Moment::start_of_london_day(end));
                r.list_linked_audit(from, end, LONGEST_EXTRACT + 1)
            })
        })
        .await
        .map_err(|_| StoreError::Panicked)??;
        if i64::try_from(rows.len()).unwrap_or(i64::MAX) > LONGEST_EXTRACT {
            return Err(Refused::Field { field: "last", message: "error-audit-long" });
        }
        let bytes = self.pack(&rows, from, until, now).ok_or(StoreError::Panicked)?;
        let count = rows.len();
        self.act(&[], move |unit| {
            let mut audit = unit.audit(&Actor::Officer(viewer.officer().0), "audit.extracted", None, "audit");
            audit.detail = format!("{from} {until} {count} rows");
            Ok(Done::new((), audit))
        })
        .await?;
        Ok(ExtractFile { name: format!("audit-{from}-{until}.zip"), bytes })
    }

    fn pack(&self, rows: &[LinkedEvent], from: NaiveDate, until: NaiveDate, now: Moment) -> Option<Vec<u8>> {
        let mut lines = String::new();
        for it in rows {
            let event = &it.event;
            let row = String::from_utf8(event.canonical(Some(it.id))).ok()?;
            let line = json!({
                "segment": it.segment, "seq": it.seq, "id": it.id, "at": event.at.rfc3339(), "actor": event.actor,
                "action": event.action, "contact": event.contact.map(|c| c.0), "object": event.object,
                "detail": event.detail, "outcome": event.outcome, "row": row, "mac": hex(&it.mac.0),
                "hash": hex(&it.hash),
            });
            writeln!(lines, "{line}").ok()?;
        }
        let manifest = json!({
            "format": "privacy-portal audit extract 1",
            "from": from.to_string(), "until": until.to_string(), "made_at": now.rfc3339(), "rows": rows.len(),
            "first": rows.first().map(|r| [r.segment, r.seq]), "last": rows.last().map(|r| [r.segment, r.seq]),
            "events.jsonl": hex(&Sha256::digest(lines.as_bytes())),
        });
        let manifest = format!("{}\n", serde_json::to_string_pretty(&manifest).ok()?);
        let (key, signature) = self.ring().sign_extract(manifest.as_bytes())?;
        let pem = public_pem(&self.ring().witness_public_key(key)?);
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, bytes) in [
            ("README.txt", HOW.as_bytes()),
            ("events.jsonl", lines.as_bytes()),
            ("manifest.json", manifest.as_bytes()),
            ("manifest.sig", signature.as_slice()),
            ("public-key.pem", pem.as_bytes()),
        ] {
            zip.start_file(name, SimpleFileOptions::default()).ok()?;
            zip.write_all(bytes).ok()?;
        }
        Some(zip.finish().ok()?.into_inner())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
