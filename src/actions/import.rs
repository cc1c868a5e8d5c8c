//! Taking in another system's file: contacts, values with their provenance, identifiers, opt-outs. Merge rules: one
//! contact an address; an opt-out in any file wins; what the person corrected wins; else the newest of each system.
//! A file can lower what a person gets and never raise it (TH27). The same file twice changes nothing.

use super::Desk;
use crate::domain::audit::{Actor, AuditEvent};
use crate::domain::clock::Moment;
use crate::domain::consent::EventMeans;
use crate::domain::contact::ContactStatus;
use crate::domain::deadline::collection_notice_due;
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::{ApiClientId, BatchId, ContactId, ProvenanceId, SealKeyId};
use crate::domain::import::{self, ImportFile, NoteKind, Reject, RejectReason, Report, Row};
use crate::domain::provenance::Provenance;
use crate::domain::register::{Basis, ClaimedUse, ProvenanceClaim, Refusal, Registers};
use crate::domain::relation::{self, BadKind, Said};
use crate::domain::value::ValueKind;
use crate::store::consents::OptOut;
use crate::store::importing::{Met, NewAddress, NewContact, NewExternalId, NewValue, Piece, Provenances};
use crate::store::keys::{LedgerEntry, Scope};
use crate::store::notices::NewNotice;
use crate::store::relations::NewRelation;
use crate::store::suppressions::Suppression;
use crate::store::{Lane, StoreError};
use crate::vault::{AddressIndex, Field, SealKey};
use serde::{Deserialize, Serialize};
use sha2::Digest as _;
use std::collections::{BTreeMap, HashMap};
use std::io::{self, Read};

/// How many rows are written together.
const PIECE: usize = 400;
/// How many contact numbers are taken at a time.
const NUMBERS: i64 = 10_000;

/// What an import is told besides the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ImportOptions {
    /// The register's key of the system the file comes from; the preset's name unless given.
    pub system: Option<String>,
    /// S4.1: a key of T7.
    pub source: String,
    /// S3.1: how everybody in the file stands to their organisation, where a row does not say: a kind of T5.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relation: Option<String>,
    /// Rows of T10.
    pub purposes: Vec<String>,
    /// S6.4: the single basis of those purposes.
    pub basis: Option<Basis>,
    /// S1.4: the legal entity that holds the data.
    pub entity: Option<String>,
    /// S2.7: the website it came from.
    pub site: Option<String>,
    /// S4.5: the partner of a joint campaign.
    pub partner: Option<String>,
    /// S4.5: the campaign.
    pub campaign: Option<String>,
    /// S4.21: who supplied outside records.
    pub supplier: Option<String>,
    /// S4.13: the address of the contact who gave the data of people of their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_by: Option<String>,
    /// Why outside records were taken.
    pub reason: Option<String>,
    /// S7.10: the notice that was shown.
    pub notice: Option<String>,
    /// S7.10: the day on which people were told, if they were already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice_given_on: Option<chrono::NaiveDate>,
    /// L7.1: the words that people agreed to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent_wording: Option<String>,
    /// L7.1: the day on which they agreed, if it is one for all; else the file's own dates stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent_on: Option<chrono::NaiveDate>,
    /// LP.2: the day of the sale in which the addresses were got; of many the earliest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sold_on: Option<chrono::NaiveDate>,
    /// LP.2: what was sold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_family: Option<String>,
    /// LP.2: how people could refuse marketing then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal_offered: Option<String>,
    /// The file is a list of people who opted out: nothing else is taken from it.
    pub opt_outs: bool,
}

/// What came of a file, by outcome.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Rows read.
    pub rows: u64,
    /// Contacts added.
    pub added: u64,
    /// Contacts of whom the file replaced something.
    pub changed: u64,
    /// Contacts that only gained something, such as the first copy from another system.
    pub enriched: u64,
    /// Contacts of whom everything was so already.
    pub unchanged: u64,
    /// Values left alone because the person corrected them.
    pub kept_corrected: u64,
    /// Values left alone because the file is older.
    pub kept_newer: u64,
    /// Rows of people who were erased and must not come back.
    pub suppressed: u64,
    /// Rows of restricted contacts, of whom nothing is changed.
    pub restricted: u64,
    /// S4.21: rows of people who objected to being supplemented from outside, of whom nothing is changed.
    #[serde(default)]
    pub objected: u64,
    /// Opt-outs that were not known yet.
    pub opt_outs: u64,
    /// Rows not taken, by the code of their reason.
    pub rejected: BTreeMap<String, u64>,
    /// What became of each row of a piece, in order.
    #[serde(skip)]
    fates: Vec<&'static str>,
    /// Of the first contacts of whom something would be replaced, the old beside the new: for a look ahead alone, since
    /// it is personal.
    #[serde(skip)]
    pub samples: Vec<Sample>,
}

/// What a file would replace of one contact.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// The address.
    pub email: String,
    /// By the key of the kind: what is held, and what the file says.
    pub values: Vec<(String, String, String)>,
}

/// How many contacts a look ahead shows.
pub const SAMPLES: usize = 20;

impl Outcome {
    /// Contacts that the file met in the database.
    pub fn met(&self) -> u64 {
        self.changed + self.enriched + self.unchanged
    }
    /// TH27: whether something would be replaced for more than `percent` of the contacts it meets.
    pub fn is_unusual(&self, percent: i64) -> bool {
        self.met() >= 50 && i64::try_from(self.changed * 100 / self.met().max(1)).unwrap_or(100) > percent
    }
    fn add(&mut self, other: &Self) {
        self.added += other.added;
        self.changed += other.changed;
        self.enriched += other.enriched;
        self.unchanged += other.unchanged;
        self.kept_corrected += other.kept_corrected;
        self.kept_newer += other.kept_newer;
        self.suppressed += other.suppressed;
        self.restricted += other.restricted;
        self.objected += other.objected;
        self.opt_outs += other.opt_outs;
        let room = SAMPLES.saturating_sub(self.samples.len());
        self.samples.extend(other.samples.iter().take(room).cloned());
    }
}

/// Options that contradict the registers or each other: which, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionFault {
    /// The option, by the name of its field.
    pub field: &'static str,
    /// The stable code of what is wrong, for pages.
    pub code: &'static str,
    /// The same in words for the command line.
    pub words: String,
}

impl std::fmt::Display for OptionFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.words)
    }
}

/// Why a file is not taken in.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The options contradict the registers.
    #[error("{0}")]
    Options(OptionFault),
    /// The file as a whole.
    #[error(transparent)]
    File(#[from] import::Refused),
    /// Reading it.
    #[error("the file cannot be read: {0}")]
    Read(#[from] io::Error),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn bad(field: &'static str, code: &'static str, words: String) -> ImportError {
    ImportError::Options(OptionFault { field, code, words })
}

/// What the importer tells while it works: the outcome so far.
pub type Progress<'p> = &'p mut dyn FnMut(&Outcome);

/// One import: made ready by [`Desk::open_import`].
pub struct Import {
    options: ImportOptions,
    system: String,
    entity: String,
    giver: Option<ContactId>,
    uses: Vec<(String, String)>,
    numbers: std::ops::Range<i64>,
    provenances: Provenances,
    /// Where the addresses came from that the file met.
    origins: HashMap<ProvenanceId, Provenance>,
    batch: Option<BatchId>,
    /// The machine that hands it in, if it is no file.
    client: Option<ApiClientId>,
    /// Contacts this file named already: of its rows about one person the newest counts, else the first.
    seen: Seen,
    /// Whether what would be replaced is to be shown.
    wants_samples: bool,
}

impl Import {
    /// The same, handed in by a machine.
    pub(super) fn by_client(self, client: ApiClientId) -> Self {
        Self { client: Some(client), ..self }
    }
    /// S3.1: how everybody stands to their organisation, where nothing else is said.
    pub(super) fn relation(&self) -> Option<&str> {
        self.options.relation.as_deref()
    }
    /// The register's key of the system the file comes from.
    pub fn system(&self) -> &str {
        &self.system
    }
    /// The same, with what a look ahead shows beside its counts: personal, so for the page of an officer alone.
    pub(super) fn with_samples(self) -> Self {
        Self { wants_samples: true, ..self }
    }
    /// The options as a batch keeps them.
    pub(super) fn options_text(&self) -> String {
        serde_json::to_string(&self.options).unwrap_or_default()
    }
    /// TH24, TH27: whether there is evidence of the consent that a file claims of somebody who is known already: the words
    /// or the notice, and the day. What stands on another basis claims none.
    fn proves_consent(&self, row: &Row) -> bool {
        let options = &self.options;
        options.basis != Some(Basis::Consent)
            || ((options.consent_wording.is_some() || options.notice.is_some())
                && (options.consent_on.is_some() || row.collected_on.is_some()))
    }
    /// S8.38: through what it came, and the code of what proves it.
    fn proof(&self) -> (EventMeans, String) {
        match (self.client, self.batch) {
            (Some(client), _) => (EventMeans::Api, format!("client:{client}")),
            (None, Some(batch)) => (EventMeans::Import, format!("batch:{batch}")),
            (None, None) => (EventMeans::Import, String::new()),
        }
    }
}

/// Which contacts a file named already, one bit each in pages of their numbers: a million take 125 KB, so that the
/// memory of an import does not grow with its file.
#[derive(Default)]
struct Seen {
    pages: BTreeMap<i64, Box<[u64; 64]>>,
}

impl Seen {
    /// The page of a contact's number, and its place there.
    fn place(id: ContactId) -> (i64, usize, u64) {
        let within = usize::try_from(id.0.rem_euclid(4_096)).unwrap_or(0);
        (id.0.div_euclid(4_096), within / 64, 1 << (within % 64))
    }
    fn add(&mut self, id: ContactId) {
        let (page, word, bit) = Self::place(id);
        self.pages.entry(page).or_insert_with(|| Box::new([0; 64]))[word] |= bit;
    }
    fn contains(&self, id: ContactId) -> bool {
        let (page, word, bit) = Self::place(id);
        self.pages.get(&page).is_some_and(|words| words[word] & bit != 0)
    }
}

/// Reads through and hashes what passes, so that the same file is recognised.
pub fn hash_of(mut file: impl Read) -> io::Result<Vec<u8>> {
    let (mut hash, mut buffer) = (sha2::Sha256::new(), vec![0_u8; 1 << 16]);
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hash.finalize().to_vec()),
            n => hash.update(&buffer[..n]),
        }
    }
}

impl Desk {
    /// Checks the options against the registers. `preset` is the name of the recognised layout.
    pub fn open_import(&self, mut options: ImportOptions, preset: Option<&str>) -> Result<Import, ImportError> {
        let registers = self.registers();
        // `portal` marks what people gave here themselves: no file may pass for that
        if options.system.as_deref() == Some("portal") {
            return Err(bad(
                "system",
                "portal_system",
                "--system portal is for what people enter here themselves; name the system the file comes from".into(),
            ));
        }
        let preset = preset.filter(|p| *p != "portal");
        let system = options.system.clone().or_else(|| preset.map(str::to_owned)).unwrap_or_else(|| "file".into());
        if system != "file" && registers.system(&system).is_none() {
            let known: Vec<&str> = registers.systems().iter().map(|s| s.key.as_str()).collect();
            return Err(bad(
                "system",
                "unknown_system",
                format!("no system is called {system}; the register has {}", known.join(", ")),
            ));
        }
        let entity = options.entity.clone().unwrap_or_else(|| registers.controller().key.clone());
        if registers.entity(&entity).is_none() {
            let known: Vec<&str> = registers.entities().iter().map(|e| e.key.as_str()).collect();
            return Err(bad(
                "entity",
                "unknown_entity",
                format!("no legal entity is called {entity}; the register has {}", known.join(", ")),
            ));
        }
        if let Some(typed) = options.relation.take() {
            let kind = relation::kind_of(&registers, &typed).map_err(|refused| {
                let code = match refused {
                    BadKind::Colleague { .. } => "colleague",
                    BadKind::Unknown { .. } => "unknown_relation",
                };
                bad("relation", code, format!("--relation {typed}: {refused}"))
            })?;
            options.relation = Some(kind);
        }
        if let Some(site) = &options.site
            && registers.site(site).is_none()
        {
            let known: Vec<&str> = registers.sites().iter().map(|s| s.key.as_str()).collect();
            return Err(bad(
                "site",
                "unknown_site",
                format!("no website is called {site}; the register has {}", known.join(", ")),
            ));
        }
        let uses: Vec<ClaimedUse<'_>> =
            options.purposes.iter().map(|p| ClaimedUse { purpose: p, basis: options.basis }).collect();
        let claim = ProvenanceClaim {
            source: &options.source,
            uses: &uses,
            kinds: &[],
            partner: options.partner.as_deref(),
            campaign: options.campaign.as_deref(),
            supplier: options.supplier.as_deref(),
            reason: options.reason.as_deref(),
        };
        registers.check_provenance(&claim).map_err(|refusal| {
            let field = match &refusal {
                Refusal::DetailsMissing { missing, .. } => missing.first().map_or("source", |detail| detail.key()),
                Refusal::UnknownSource(_) | Refusal::NoProvenance(_) => "source",
                Refusal::BasisNotCovered { .. } | Refusal::NoBasis(_) => "basis",
                _ => "purpose",
            };
            bad(field, refusal.code(), refusal.to_string())
        })?;
        let words = options.consent_wording.as_deref().map(str::trim).filter(|w| !w.is_empty());
        let is_marketing = options.purposes.iter().any(|p| registers.is_marketing(p));
        let giver = options.given_by.as_deref().map(|typed| self.find_giver(typed)).transpose()?;
        // what a batch was told rests in clear: the giver is a number there
        options.given_by = giver.map(|id| format!("contact:{id}"));
        let is_from_others = giver.is_some() || registers.source(&options.source).is_some_and(|s| s.third_party);
        if options.basis == Some(Basis::Consent)
            && is_marketing
            && is_from_others
            && (words.is_none() || options.consent_on.is_none())
        {
            return Err(bad(
                "consent_wording",
                "consent_proof",
                "consent that somebody else asked for is proved by its words and its day: add --consent-wording with the words that were shown (they must name us) and --consent-on with the day, or take the data in on another basis".into(),
            ));
        }
        if words.is_some() && options.basis != Some(Basis::Consent) {
            return Err(bad("consent_wording", "wording_alone", "--consent-wording goes with --basis consent".into()));
        }
        let today = self.now().london_date();
        let said = |text: &Option<String>| text.as_deref().is_some_and(|t| !t.trim().is_empty());
        let sale = [options.sold_on.is_some(), said(&options.product_family), said(&options.refusal_offered)];
        if sale.contains(&true) {
            if sale.contains(&false) {
                return Err(bad(
                    "sold_on",
                    "sale_part",
                    "a soft opt-in stands on a sale, on what was sold, and on a chance to refuse then: give --sold-on, --product and --refusal-offered together".into(),
                ));
            }
            if is_from_others || options.basis != Some(Basis::LegitimateInterest) {
                return Err(bad(
                    "sold_on",
                    "sale_others",
                    "a soft opt-in stands on a sale of our own, so it goes with --basis legitimate_interest and not with data from others".into(),
                ));
            }
        }
        let days = [
            ("consent_on", options.consent_on),
            ("notice_given", options.notice_given_on),
            ("sold_on", options.sold_on),
        ];
        if let Some((field, _)) = days.iter().find(|(_, day)| day.is_some_and(|day| day > today)) {
            return Err(bad(field, "future_day", format!("a day in the future proves nothing: today is {today}")));
        }
        let uses =
            options.purposes.iter().filter_map(|p| options.basis.map(|b| (p.clone(), b.key().to_owned()))).collect();
        Ok(Import {
            options,
            system,
            entity,
            giver,
            uses,
            numbers: 0..0,
            provenances: Provenances::new(),
            origins: HashMap::new(),
            batch: None,
            client: None,
            seen: Seen::default(),
            wants_samples: false,
        })
    }

    /// S4.13: the contact with an address, who gave data of others.
    fn find_giver(&self, typed: &str) -> Result<ContactId, ImportError> {
        let address = EmailAddress::parse(typed)
            .map_err(|e| bad("given_by", "giver_address", format!("--given-by {typed}: {e}")))?;
        let index = self.ring().address_index(&address);
        let found = self.store().read_now::<_, StoreError>(|r| r.find_contact_by_address(&index))?;
        let known = found.filter(|c| matches!(c.status, ContactStatus::Active | ContactStatus::Restricted));
        known.map(|c| c.id).ok_or_else(|| {
            bad(
                "given_by",
                "giver_unknown",
                "--given-by names nobody on file: take the person in first who gave this data, or leave it out".into(),
            )
        })
    }

    /// When the same file was taken in with the same options before.
    pub fn find_earlier_import(&self, import: &Import, file_hash: &[u8]) -> Result<Option<Moment>, ImportError> {
        let options = import.options_text();
        let earlier = self.store().read_now::<_, StoreError>(|r| r.find_batch_of_file(file_hash, &options))?;
        Ok(earlier.map(|(_, at)| at))
    }

    /// Whether any contact could be met: a first import needs no look ahead.
    pub fn has_contacts(&self) -> Result<bool, ImportError> {
        Ok(self.store().read_now::<_, StoreError>(|r| Ok(crate::store::contacts::count(r)? > 0))?)
    }

    /// Goes through a file without writing: the dry run, and the look ahead that notices an unusual share.
    pub fn preview_import<R: Read>(
        &self,
        import: &mut Import,
        file: &mut ImportFile<R>,
        rejects: &mut dyn FnMut(&Reject) -> io::Result<()>,
        progress: Progress<'_>,
    ) -> Result<Outcome, ImportError> {
        let outcome = self.run_import(import, file, rejects, progress, None);
        import.seen = Seen::default();
        outcome
    }

    /// Takes a file in, piece by piece; each piece is durable before the next is planned.
    pub fn take_import<R: Read>(
        &self,
        import: &mut Import,
        file_hash: &[u8],
        file: &mut ImportFile<R>,
        rejects: &mut dyn FnMut(&Reject) -> io::Result<()>,
        progress: Progress<'_>,
    ) -> Result<Outcome, ImportError> {
        let (hash, system, options) = (file_hash.to_vec(), import.system.clone(), import.options_text());
        let (source, now) = (import.options.source.clone(), self.now());
        let batch = self.store().write_now::<_, StoreError>(Lane::Bulk, move |w| {
            w.start_batch(&hash, &system, &source, &options, &Actor::Operator.to_string(), now)
        })?;
        let by = Actor::Operator.to_string();
        let taken = self.continue_import(import, (batch, &by), Outcome::default(), file, rejects, progress);
        if let Err(ImportError::Store(_)) = &taken {
            // nobody waits to go on: the same command begins anew, and finds what is there
            self.close_import((batch, &by), "stopped", "{}", &Report::default())?;
        }
        taken
    }

    /// Goes on with a batch that was begun: what `so_far` tells of was written by whoever was at it before, and is only
    /// read again. Ends the batch, but for a fault of the store, after which somebody can go on.
    pub(super) fn continue_import<R: Read>(
        &self,
        import: &mut Import,
        (batch, actor): (BatchId, &str),
        so_far: Outcome,
        file: &mut ImportFile<R>,
        rejects: &mut dyn FnMut(&Reject) -> io::Result<()>,
        progress: Progress<'_>,
    ) -> Result<Outcome, ImportError> {
        import.batch = Some(batch);
        let (mut is_cut, mut report) = (false, Report::default());
        import.wants_samples = false;
        let mut watched = |reject: &Reject| {
            is_cut |= reject.reason.ends_file();
            report.add(reject);
            rejects(reject)
        };
        let result = self.run_import(import, file, &mut watched, progress, Some(so_far));
        if let Err(ImportError::Store(error)) = result {
            return Err(error.into());
        }
        report.describe(file);
        // a file that was not read to its end is not the system's whole copy, and mended it may be taken in again
        let state = if result.is_ok() && !is_cut { "done" } else { "stopped" };
        let counts = serde_json::to_string(result.as_ref().unwrap_or(&Outcome::default())).unwrap_or_default();
        let closed = self.close_import((batch, actor), state, &counts, &report);
        let outcome = result?;
        closed?;
        Ok(outcome)
    }

    /// Notes how a batch ended, and in the audit log that it did.
    pub(super) fn close_import(
        &self,
        (batch, actor): (BatchId, &str),
        state: &'static str,
        counts: &str,
        report: &Report,
    ) -> Result<(), StoreError> {
        let event = AuditEvent {
            at: self.now(),
            actor: actor.to_owned(),
            action: "import.finished".into(),
            contact: None,
            object: format!("batch:{batch}"),
            detail: counts.to_owned(),
            outcome: state.into(),
        };
        let (ring, at, counts) = (self.ring().clone(), self.now(), counts.to_owned());
        let report = serde_json::to_string(report).unwrap_or_default();
        self.store().write_now::<_, StoreError>(Lane::Bulk, move |w| {
            w.finish_batch(batch, state, &counts, &report, at)?;
            w.add_audit(&ring, &event).map(|_| ())
        })
    }

    fn run_import<R: Read>(
        &self,
        import: &mut Import,
        file: &mut ImportFile<R>,
        rejects: &mut dyn FnMut(&Reject) -> io::Result<()>,
        progress: Progress<'_>,
        so_far: Option<Outcome>,
    ) -> Result<Outcome, ImportError> {
        let write = so_far.is_some();
        let done = so_far.unwrap_or_default();
        let mut outcome = Outcome::default();
        loop {
            let mut rows: Vec<Row> = Vec::with_capacity(PIECE);
            while let Some(item) = file.next() {
                match item.and_then(|row| self.settle_relation(import, row)) {
                    Ok(row) => {
                        if row.is_opt_out_only {
                            file.note(NoteKind::OnlyOptOutKept, row.line);
                        }
                        rows.push(row);
                    }
                    Err(reject) => {
                        *outcome.rejected.entry(reject.reason.code().to_owned()).or_default() += 1;
                        rejects(&reject)?;
                    }
                }
                if rows.len() == PIECE {
                    break;
                }
            }
            if rows.is_empty() {
                return Ok(outcome);
            }
            outcome.rows += rows.len() as u64;
            let folded = fold_rows(rows);
            // a piece that was written before is read again for whom it names, and counted as it was counted then
            let is_again = outcome.rows <= done.rows;
            let mut tries = 0;
            loop {
                match self.one_piece(import, &folded, write && !is_again) {
                    Ok((of_piece, named)) => {
                        match is_again {
                            false => outcome.add(&of_piece),
                            true if outcome.rows == done.rows => outcome.add(&done),
                            true => {}
                        }
                        named.into_iter().for_each(|id| import.seen.add(id));
                        break;
                    }
                    // somebody added one of these addresses meanwhile, or held the lock: plan the piece again
                    Err(StoreError::Taken | StoreError::Busy) if tries < 5 => tries += 1,
                    Err(error) => return Err(error.into()),
                }
            }
            progress(&outcome);
        }
    }

    /// A1: takes rows that a machine handed in, by the rules of a file. Gives how many opt-outs were new, and what became
    /// of each address.
    pub(super) fn take_rows(
        &self,
        import: &mut Import,
        rows: Vec<Row>,
    ) -> Result<(u64, HashMap<String, &'static str>), StoreError> {
        let (mut opt_outs, mut fates) = (0, HashMap::new());
        let folded = fold_rows(rows);
        for piece in folded.chunks(PIECE) {
            let mut tries = 0;
            let outcome = loop {
                match self.one_piece(import, piece, true) {
                    Ok((outcome, _)) => break outcome,
                    Err(StoreError::Taken | StoreError::Busy) if tries < 20 => tries += 1,
                    Err(error) => return Err(error),
                }
            };
            opt_outs += outcome.opt_outs;
            fates.extend(piece.iter().map(|row| row.email.as_str().to_owned()).zip(outcome.fates));
        }
        Ok((opt_outs, fates))
    }

    /// Plans and writes one piece; gives what came of it and the contacts it named.
    fn one_piece(
        &self,
        import: &mut Import,
        rows: &[Row],
        write: bool,
    ) -> Result<(Outcome, Vec<ContactId>), StoreError> {
        let (store, ring, now) = (self.store(), self.ring(), self.now());
        let indexes: Vec<AddressIndex> = rows.iter().map(|r| ring.address_index(&r.email)).collect();
        let refs: Vec<&AddressIndex> = indexes.iter().collect();
        let (erased, known, met) = store.read_now::<_, StoreError>(|r| {
            let known = r.contacts_by_addresses(&refs)?;
            let ids: Vec<ContactId> = known.values().copied().collect();
            let met = if ids.is_empty() || import.options.opt_outs { HashMap::new() } else { r.meet_contacts(&ids)? };
            Ok((r.erased_addresses(&refs)?, known, met))
        })?;
        let third_party =
            import.giver.is_some() || self.registers().source(&import.options.source).is_some_and(|s| s.third_party);
        let mut unknown: Vec<ProvenanceId> =
            met.values().flat_map(|m| m.addresses.values().map(|(_, origin)| *origin)).collect();
        unknown.sort_unstable();
        unknown.dedup();
        unknown.retain(|id| !import.origins.contains_key(id));
        if !unknown.is_empty() {
            let found = store.read_now::<_, StoreError>(|r| r.list_provenances(&unknown))?;
            if import.origins.len() > 20_000 {
                import.origins.clear();
            }
            import.origins.extend(found.into_iter().map(|(id, (it, _))| (id, it)));
        }
        let mut outcome = Outcome::default();
        let mut piece = Piece::default();
        let suppressions: Vec<Suppression> =
            rows.iter().zip(&indexes).flat_map(|(row, index)| suppressions_of(row, index, import, now)).collect();
        if !suppressions.is_empty() {
            let new = store.read_now::<_, StoreError>(|r| r.missing_suppressions(&suppressions))?;
            outcome.opt_outs = new.len() as u64;
            let (means, evidence) = import.proof();
            let proved = |stop: Suppression| {
                // whoever is new gets their number while the piece is written
                let contact = known.get(&stop.address).copied();
                self.opt_out(stop, contact, means, evidence.clone())
            };
            piece.opt_outs = new.into_iter().map(proved).collect();
        }
        let key_ids: Vec<SealKeyId> = met.values().filter_map(|m| m.key).collect();
        let keys = if key_ids.is_empty() { HashMap::new() } else { store.open_keys(&key_ids)? };
        let registers = self.registers();
        let is_marketing = import.options.purposes.iter().any(|p| registers.is_marketing(p));
        let mut provenances: Vec<Provenance> = Vec::new();
        let mut newcomers: Vec<(usize, usize)> = Vec::new();
        for (at, (row, index)) in rows.iter().zip(&indexes).enumerate() {
            if import.options.opt_outs || row.is_opt_out_only {
                outcome.unchanged += 1;
                outcome.fates.push("unchanged");
                continue;
            }
            if erased.contains(index) {
                outcome.suppressed += 1;
                outcome.fates.push("suppressed");
                continue;
            }
            let provenance = place_of(&mut provenances, self.provenance_of(import, row));
            match known.get(index) {
                None => {
                    newcomers.push((at, provenance));
                    outcome.fates.push("added");
                }
                Some(id) => {
                    let met = met.get(id).ok_or(StoreError::NotFound)?;
                    let before = (outcome.changed, outcome.enriched, outcome.restricted);
                    match met.key.and_then(|k| keys.get(&k)) {
                        // S4.21: what others know of somebody is not added against their will
                        Some(_) if third_party && import.uses.iter().any(|(row, _)| met.objected.contains(row)) => {
                            outcome.objected += 1;
                            outcome.fates.push("objected");
                            continue;
                        }
                        Some(key) if met.status == "active" => {
                            // S6.4: who is known already may be written to for a purpose more, if the file says why
                            if is_marketing
                                && import.proves_consent(row)
                                && let Some((number, origin)) = met.addresses.get(&index.0).copied()
                                && let Some(older) = import.origins.get(&origin)
                                && !older.grounds_cover(&provenances[provenance])
                            {
                                let both = provenances[provenance].on_top_of(older);
                                let place = i64::try_from(place_of(&mut provenances, both)).unwrap_or(0);
                                piece.regrounded.push((*id, number, place));
                                piece.grounds.push((*id, number, origin));
                            }
                            self.merge_row(import, row, *id, met, key, provenance, &mut piece, &mut outcome, now)?;
                        }
                        _ => outcome.restricted += 1,
                    }
                    outcome.fates.push(match (outcome.changed, outcome.enriched, outcome.restricted) {
                        (changed, ..) if changed > before.0 => "changed",
                        (_, enriched, _) if enriched > before.1 => "completed",
                        (.., restricted) if restricted > before.2 => "restricted",
                        _ => "unchanged",
                    });
                }
            }
        }
        outcome.added = newcomers.len() as u64;
        let mut named: Vec<ContactId> = known.values().copied().collect();
        if !write {
            return Ok((outcome, named));
        }
        self.add_newcomers(import, rows, &indexes, &newcomers, &mut piece, now)?;
        named.extend(piece.contacts.iter().map(|contact| ContactId(contact.id)));
        if piece.is_empty() {
            return Ok((outcome, named));
        }
        store.append_ledger(piece.opt_outs.iter().map(|s| ledger_of(s, now)).collect())?;
        crate::failpoint::reach("ledger-synced");
        let missing: Vec<(usize, Provenance)> = provenances
            .iter()
            .enumerate()
            .filter(|(_, p)| !import.provenances.contains_key(&p.canonical()))
            .map(|(i, p)| (i, p.clone()))
            .collect();
        // S4.7: whose data came from somebody else is to be told, unless the file says that they were
        let told = import.options.notice.is_some();
        let obtained = (third_party && !told).then(|| (import.options.source.clone(), now));
        let mut ids: Vec<i64> =
            provenances.iter().map(|p| import.provenances.get(&p.canonical()).map_or(0, |id| id.0)).collect();
        let (giver, batch) = (import.giver, import.batch);
        let (ids, new) = store.write_now::<_, StoreError>(Lane::Bulk, move |w| {
            let mut new = Vec::new();
            for (i, provenance) in missing {
                let id = w.keep_provenance(&provenance, now)?;
                ids[i] = id.0;
                new.push((provenance.canonical(), id));
            }
            piece.notices = notices_of(&piece, obtained);
            piece.giver = giver;
            piece.batch = batch;
            let real = |place: i64| usize::try_from(place).ok().and_then(|p| ids.get(p)).copied().unwrap_or(0);
            piece.notices.iter_mut().for_each(|n| n.provenance_id = real(n.provenance_id));
            piece.addresses.iter_mut().for_each(|a| a.provenance_id = real(a.provenance_id));
            piece.values.iter_mut().for_each(|v| v.provenance_id = real(v.provenance_id));
            piece.relations.iter_mut().for_each(|r| r.provenance_id = real(r.provenance_id));
            piece.regrounded.iter_mut().for_each(|(.., origin)| *origin = real(*origin));
            w.write_piece(&piece, now)?;
            Ok((ids, new))
        })?;
        drop(ids);
        import.provenances.extend(new.into_iter().map(|(canonical, id)| (canonical, ProvenanceId(id.0))));
        if import.provenances.len() > 20_000 {
            import.provenances.clear();
        }
        Ok((outcome, named))
    }

    /// S3.1, S2.4: the kinds that a row names, or that hold for the whole file. A row whose kind cannot be used is not
    /// taken; its opt-out is.
    fn settle_relation(&self, import: &Import, mut row: Row) -> Result<Row, Reject> {
        match relations_of(&self.registers(), &row, import.options.relation.as_deref()) {
            Ok(relations) => {
                row.relations = relations;
                Ok(row)
            }
            Err(_) if !row.opt_out.is_empty() => {
                Ok(Row { values: Vec::new(), external_id: None, relation: None, is_opt_out_only: true, ..row })
            }
            Err(BadKind::Colleague { .. }) => Err(Reject { line: row.line, reason: RejectReason::Colleague }),
            Err(BadKind::Unknown { .. }) => Err(Reject { line: row.line, reason: RejectReason::UnknownRelation }),
        }
    }

    fn provenance_of(&self, import: &Import, row: &Row) -> Provenance {
        let options = &import.options;
        let giver = match options.source.as_str() {
            _ if import.giver.is_some() => "contact",
            "SRC14" | "SRC16" => "third_party",
            "SRC02" | "SRC03" | "SRC07" => "organisation",
            "SRC15" => "system",
            _ => "person",
        };
        Provenance {
            source: options.source.clone(),
            system: import.system.clone(),
            giver: giver.into(),
            collected_on: row.collected_on,
            site: options.site.clone(),
            partner: options.partner.clone(),
            campaign: options.campaign.clone(),
            supplier: options.supplier.clone(),
            notice_version: options.notice.clone(),
            notice_given_on: options.notice_given_on,
            consent_wording: options.consent_wording.clone(),
            consent_on: options.consent_on,
            sold_on: options.sold_on,
            product_family: options.product_family.clone(),
            refusal_offered: options.refusal_offered.clone(),
            batch: import.batch.map(|b| b.0),
            purposes: import.uses.clone(),
        }
    }

    /// A row about a contact that is there: new values of this system replace its older ones.
    #[allow(clippy::too_many_arguments)] // what one row meets, and the two tallies of its piece that it adds to
    fn merge_row(
        &self,
        import: &Import,
        row: &Row,
        id: ContactId,
        met: &Met,
        key: &SealKey,
        provenance: usize,
        piece: &mut Piece,
        outcome: &mut Outcome,
        now: Moment,
    ) -> Result<(), StoreError> {
        let ring = self.ring();
        let mut number = met.next_number;
        let mut differences: Vec<(String, String, String)> = Vec::new();
        let is_sampled = import.wants_samples && outcome.samples.len() < SAMPLES;
        let mut by_kind: BTreeMap<ValueKind, Vec<&str>> = BTreeMap::new();
        for (kind, text) in &row.values {
            by_kind.entry(*kind).or_default().push(text);
        }
        for (kind, texts) in by_kind {
            let of_kind: Vec<_> = met.values.iter().filter(|v| v.kind == kind).collect();
            let ours: Vec<_> = of_kind.iter().filter(|v| v.system == import.system).collect();
            let mut held = Vec::with_capacity(ours.len());
            for value in &ours {
                held.push(key.unseal(Field::Value(kind), id.0, value.number, &value.sealed)?);
            }
            let same = held.len() == texts.len() && texts.iter().all(|t| held.iter().any(|h| h == t));
            if same {
                continue;
            }
            if of_kind.iter().any(|v| v.system == "portal") {
                outcome.kept_corrected += 1;
                continue;
            }
            let newest = ours.iter().filter_map(|v| v.source_changed).max();
            let is_repeat = !ours.is_empty() && import.seen.contains(id) && row.changed_at <= newest;
            if is_repeat || matches!((newest, row.changed_at), (Some(held), Some(new)) if new < held) {
                outcome.kept_newer += 1;
                continue;
            }
            if is_sampled {
                differences.push((kind.key().to_owned(), held.join(", "), texts.join(", ")));
            }
            piece.superseded.extend(ours.iter().map(|v| (id, v.number)));
            for text in texts {
                piece.values.push(NewValue {
                    contact_id: id.0,
                    number,
                    kind: kind.key(),
                    sealed: key.seal(ring, Field::Value(kind), id.0, number, text).0,
                    provenance_id: i64::try_from(provenance).unwrap_or(0),
                    stored_at: now.naive_utc(),
                    source_changed: row.changed_at.map(Moment::naive_utc),
                });
                number += 1;
            }
        }
        let mut is_ended = false;
        if !row.relations.is_empty() {
            let mut held = Vec::with_capacity(met.relations.len());
            for it in &met.relations {
                held.push(relation::Held {
                    number: it.number,
                    kind: it.kind.clone(),
                    organisation: key.unseal(Field::Relation, id.0, it.number, &it.sealed)?,
                    system: it.system.clone(),
                    source_changed: it.source_changed,
                    ended_by: it.ended_by,
                });
            }
            let said = Said {
                system: &import.system,
                relations: &row.relations,
                changed_at: row.changed_at,
                is_again: import.seen.contains(id),
            };
            let plan = relation::plan(&held, &said);
            outcome.kept_corrected += u64::from(plan.is_kept);
            outcome.kept_newer += u64::from(plan.is_older);
            is_ended = !plan.end.is_empty();
            piece.relations_ended.extend(plan.end.into_iter().map(|ended| (id, ended)));
            for said in &plan.add {
                piece.relations.push(relation_row(ring, key, id.0, number, said, provenance, row, now));
                number += 1;
            }
        }
        if let Some(external) = &row.external_id {
            let index = ring.external_id_index(&import.system, external);
            if !met.external_ids.contains(&(import.system.clone(), index.clone())) {
                piece.external_ids.push(external_row(ring, key, id.0, number, &import.system, index, external, now));
                number += 1;
            }
        }
        let country = row.country.clone().filter(|_| met.country.is_none());
        let language = row.language.clone().filter(|_| met.language.is_none());
        let replaced = is_ended || piece.superseded.last().is_some_and(|(of, _)| *of == id);
        let is_regrounded = piece.regrounded.last().is_some_and(|(of, ..)| *of == id);
        if number == met.next_number && !is_ended && country.is_none() && language.is_none() {
            let count = if is_regrounded { &mut outcome.enriched } else { &mut outcome.unchanged };
            *count += 1;
        } else {
            if replaced {
                outcome.changed += 1;
                if is_sampled {
                    outcome.samples.push(Sample { email: row.email.as_str().to_owned(), values: differences });
                }
            } else {
                outcome.enriched += 1;
            }
            piece.touched.push((id, number, country, language));
        }
        Ok(())
    }

    fn add_newcomers(
        &self,
        import: &mut Import,
        rows: &[Row],
        indexes: &[AddressIndex],
        newcomers: &[(usize, usize)],
        piece: &mut Piece,
        now: Moment,
    ) -> Result<(), StoreError> {
        if newcomers.is_empty() {
            return Ok(());
        }
        let (store, ring) = (self.store(), self.ring());
        let count = i64::try_from(newcomers.len()).unwrap_or(0);
        if import.numbers.end - import.numbers.start < count {
            let first = store.write_now::<_, StoreError>(Lane::Bulk, |w| w.take_numbers("contact", NUMBERS))?;
            import.numbers = first..first + NUMBERS;
        }
        let first = import.numbers.start;
        import.numbers.start += count;
        let ids: Vec<Option<ContactId>> = (first..first + count).map(|id| Some(ContactId(id))).collect();
        let keys = store.new_keys(Scope::Contact, ids, now)?;
        for ((id, (at, provenance)), key) in (first..).zip(newcomers).zip(&keys) {
            let row = &rows[*at];
            let provenance = i64::try_from(*provenance).unwrap_or(0);
            piece.addresses.push(NewAddress {
                contact_id: id,
                number: 1,
                address_index: indexes[*at].0.clone(),
                sealed: key.seal(ring, Field::Address, id, 1, row.email.as_str()).0,
                provenance_id: provenance,
                added_at: now.naive_utc(),
            });
            let mut number = 2;
            for (kind, text) in &row.values {
                piece.values.push(NewValue {
                    contact_id: id,
                    number,
                    kind: kind.key(),
                    sealed: key.seal(ring, Field::Value(*kind), id, number, text).0,
                    provenance_id: provenance,
                    stored_at: now.naive_utc(),
                    source_changed: row.changed_at.map(Moment::naive_utc),
                });
                number += 1;
            }
            for said in &row.relations {
                let place = usize::try_from(provenance).unwrap_or(0);
                piece.relations.push(relation_row(ring, key, id, number, said, place, row, now));
                number += 1;
            }
            if let Some(external) = &row.external_id {
                let index = ring.external_id_index(&import.system, external);
                piece.external_ids.push(external_row(ring, key, id, number, &import.system, index, external, now));
                number += 1;
            }
            piece.contacts.push(NewContact {
                id,
                seal_key_id: key.id().0,
                entity_key: import.entity.clone(),
                status: "active",
                country: row.country.clone(),
                language: row.language.clone(),
                created_at: now.naive_utc(),
                next_number: number,
                generation: 1,
                subscriber: self.registers().subscriber_of(row.email.domain()).key(),
            });
        }
        Ok(())
    }
}

/// The place of a provenance among those of a piece.
fn place_of(provenances: &mut Vec<Provenance>, it: Provenance) -> usize {
    provenances.iter().position(|p| *p == it).unwrap_or_else(|| {
        provenances.push(it);
        provenances.len() - 1
    })
}

#[allow(clippy::too_many_arguments)] // the columns of one row, each once
fn external_row(
    ring: &crate::vault::Keyring,
    key: &SealKey,
    contact: i64,
    number: i64,
    system: &str,
    index: Vec<u8>,
    id: &str,
    now: Moment,
) -> NewExternalId {
    NewExternalId {
        contact_id: contact,
        number,
        system: system.to_owned(),
        id_index: index,
        sealed: key.seal(ring, Field::ExternalId, contact, number, id).0,
        seen_at: now.naive_utc(),
    }
}

/// CLK-9: whom a piece makes us tell: everybody who got an address or a value by it, within a month.
fn notices_of(piece: &Piece, obtained: Option<(String, Moment)>) -> Vec<NewNotice> {
    let Some((source, now)) = obtained else { return Vec::new() };
    let obtained_on = now.london_date();
    let due_on = collection_notice_due(obtained_on, None, None);
    let mut all: BTreeMap<i64, i64> = BTreeMap::new();
    all.extend(piece.relations.iter().map(|r| (r.contact_id, r.provenance_id)));
    all.extend(piece.values.iter().map(|v| (v.contact_id, v.provenance_id)));
    all.extend(piece.addresses.iter().map(|a| (a.contact_id, a.provenance_id)));
    let notice = |(contact_id, provenance_id)| NewNotice {
        contact_id,
        provenance_id,
        source: source.clone(),
        obtained_on,
        due_on,
        state: "due",
        at: now.naive_utc(),
    };
    all.into_iter().map(notice).collect()
}

/// S3.1, S3.2: the kinds of T5 that a row names, each with each organisation of the row.
pub(super) fn relations_of(
    registers: &Registers,
    row: &Row,
    whole: Option<&str>,
) -> Result<Vec<(String, String)>, BadKind> {
    let kinds = match (row.relation.as_deref(), whole) {
        (Some(typed), _) => relation::kinds_of(registers, typed)?,
        (None, Some(kind)) => vec![kind.to_owned()],
        (None, None) => return Ok(Vec::new()),
    };
    let firms = row.values.iter().filter(|(kind, _)| *kind == ValueKind::Organisation);
    Ok(firms.flat_map(|(_, firm)| kinds.iter().map(|kind| (kind.clone(), firm.clone()))).collect())
}

#[allow(clippy::too_many_arguments)] // the columns of one row, each once
fn relation_row(
    ring: &crate::vault::Keyring,
    key: &SealKey,
    contact: i64,
    number: i64,
    (kind, organisation): &(String, String),
    provenance: usize,
    row: &Row,
    now: Moment,
) -> NewRelation {
    NewRelation {
        contact_id: contact,
        number,
        kind: kind.clone(),
        sealed: key.seal(ring, Field::Relation, contact, number, organisation).0,
        provenance_id: i64::try_from(provenance).unwrap_or(0),
        stored_at: now.naive_utc(),
        source_changed: row.changed_at.map(Moment::naive_utc),
    }
}

/// Rows of one address within a piece become one: of each kind the newest row's texts (the first's, if none is newer),
/// all opt-outs, and all relations: two rows about two organisations are two relations of one person (S3.2).
fn fold_rows(rows: Vec<Row>) -> Vec<Row> {
    let mut places: HashMap<String, usize> = HashMap::with_capacity(rows.len());
    let mut out: Vec<Row> = Vec::with_capacity(rows.len());
    for row in rows {
        match places.get(row.email.as_str()) {
            None => {
                places.insert(row.email.as_str().to_owned(), out.len());
                out.push(row);
            }
            Some(place) => {
                let first = &mut out[*place];
                let is_newer = row.changed_at > first.changed_at;
                let (mut newer, older) = if is_newer { (row, first.clone()) } else { (first.clone(), row) };
                let kinds: Vec<ValueKind> = newer.values.iter().map(|(k, _)| *k).collect();
                newer.values.extend(older.values.into_iter().filter(|(k, _)| !kinds.contains(k)));
                newer.opt_out.extend(older.opt_out);
                newer.is_opt_out_only &= older.is_opt_out_only;
                for (kind, organisation) in older.relations {
                    let is_it = |(k, o): &(String, String)| *k == kind && relation::is_same(o, &organisation);
                    if !newer.relations.iter().any(is_it) {
                        newer.relations.push((kind, organisation));
                    }
                }
                newer.country = newer.country.or(older.country);
                newer.language = newer.language.or(older.language);
                newer.external_id = newer.external_id.or(older.external_id);
                *first = newer;
            }
        }
    }
    out
}

fn suppressions_of(row: &Row, index: &AddressIndex, import: &Import, now: Moment) -> Vec<Suppression> {
    let of = |channel: &str, reason: &str, since: Option<Moment>| Suppression {
        address: index.clone(),
        topic: "all".into(),
        channel: channel.into(),
        reason: reason.into(),
        origin: import.system.clone(),
        since: since.unwrap_or(now),
    };
    let mut all: Vec<Suppression> = Vec::new();
    for opt_out in &row.opt_out {
        let one = of(opt_out.channel.key(), opt_out.why.key(), opt_out.since);
        if !all.iter().any(|s| s.channel == one.channel) {
            all.push(one);
        }
    }
    if import.options.opt_outs && all.is_empty() {
        all.push(of("email", "unsubscribed", None));
    }
    all
}

/// The ledger's entry for an opt-out: what it stops, and enough of its evidence to write the event again after a restore.
pub fn ledger_of(it: &OptOut, now: Moment) -> LedgerEntry {
    let OptOut { stop, event } = it;
    LedgerEntry {
        at: now,
        act: "opt_out".into(),
        address: Some(stop.address.clone()),
        contact: None,
        scope: serde_json::json!({
            "topic": stop.topic, "channel": stop.channel, "reason": stop.reason, "origin": stop.origin,
            "means": event.means, "evidence": event.evidence, "since": stop.since.naive_utc().and_utc().timestamp_micros(),
        })
        .to_string(),
    }
}
