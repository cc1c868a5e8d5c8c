//! A1: contacts that a machine hands in, by the rules of an import: one contact an address, the person's own corrections
//! win, an opt-out is taken from anywhere and lifted by nothing. S2.3, S2.4, S2.10, S4.1, TH24, TH27.

use super::api_client::{ApiRefused, Usage, check_quota};
use super::import::{ImportOptions, relations_of};
use super::{Desk, Done};
use crate::domain::api_client::ApiClient;
use crate::domain::clock::Moment;
use crate::domain::import::{self, Fate, Layout, Preset, Row};
use crate::domain::register::{Basis, Registers};
use crate::store::{Lane, StoreError};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::Digest as _;
use std::collections::BTreeMap;

/// The most contacts in one request.
pub const MOST_CONTACTS: usize = 1_000;
/// How long an answer is kept under its Idempotency-Key.
pub const KEEP_ANSWERS: TimeDelta = TimeDelta::hours(24);
/// After this a request under way is taken for broken off, and its key for free.
const BROKEN_OFF: TimeDelta = TimeDelta::minutes(2);
/// What a machine hands in.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandedIn {
    /// S4.1: a key of T7.
    pub source: String,
    /// Rows of T10.
    #[serde(default)]
    pub purposes: Vec<String>,
    /// S6.4: the single basis of those purposes.
    #[serde(default)]
    pub basis: Option<String>,
    /// S1.4: the legal entity that holds the data.
    #[serde(default)]
    pub entity: Option<String>,
    /// S2.7: the website it came from.
    #[serde(default)]
    pub site: Option<String>,
    /// S4.5.
    #[serde(default)]
    pub partner: Option<String>,
    /// S4.5.
    #[serde(default)]
    pub campaign: Option<String>,
    /// S4.21.
    #[serde(default)]
    pub supplier: Option<String>,
    /// S4.13: the address of the contact who gave the data of people of their own.
    #[serde(default)]
    pub given_by: Option<String>,
    /// S4.21.
    #[serde(default)]
    pub reason: Option<String>,
    /// S3.1: how all of them stand to their organisation, where a contact does not say: a kind of T5.
    #[serde(default)]
    pub relation: Option<String>,
    /// S7.10: the version of the notice, or of the words agreed to, that people were shown: evidence.
    #[serde(default)]
    pub notice: Option<String>,
    /// LP.2: the day of the sale in which the addresses were got.
    #[serde(default)]
    pub sold_on: Option<chrono::NaiveDate>,
    /// LP.2: what was sold.
    #[serde(default)]
    pub product_family: Option<String>,
    /// LP.2: how people could refuse marketing then.
    #[serde(default)]
    pub refusal_offered: Option<String>,
    /// One contact.
    #[serde(default)]
    pub contact: Option<Map<String, Value>>,
    /// Or many.
    #[serde(default)]
    pub contacts: Option<Vec<Map<String, Value>>>,
}

/// What became of one contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Intake {
    /// Its place in the request, from 0.
    pub index: usize,
    /// `added`, `changed`, `completed`, `unchanged`, `suppressed`, `restricted`, `objected` or `rejected`.
    pub outcome: &'static str,
    /// Why it was rejected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'static str>,
}

/// The answer to a request, as it is kept under its key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Taken {
    /// Contacts in the request.
    pub received: usize,
    /// How many had which outcome.
    pub counts: BTreeMap<&'static str, usize>,
    /// Opt-outs that were not known yet.
    pub opt_outs: u64,
    /// S2.10: fields that are not stored, by name; their values are nowhere.
    pub dropped_fields: Vec<String>,
    /// Each contact in the order of the request.
    pub results: Vec<Intake>,
}

/// An answer with what goes around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntakeAnswer {
    /// JSON.
    pub body: String,
    /// Whether an earlier request with the same key had it.
    pub is_replayed: bool,
    /// What is left of the quota.
    pub usage: Usage,
}

fn wrong(at: impl Into<String>, why: impl Into<String>) -> ApiRefused {
    ApiRefused::Field { at: at.into(), why: why.into() }
}

/// The request as rows, and what was left out of it. Nothing is kept of a request that is refused.
struct Parsed {
    rows: Vec<Row>,
    rejected: BTreeMap<usize, &'static str>,
    dropped: Vec<String>,
}

fn read_contacts(
    registers: &Registers,
    whole: Option<&str>,
    contacts: &[Map<String, Value>],
    now: Moment,
) -> Result<Parsed, ApiRefused> {
    let mut lines = String::new();
    for (index, contact) in contacts.iter().enumerate() {
        if !contact.get("email").is_some_and(Value::is_string) {
            return Err(wrong(format!("/contacts/{index}/email"), "each contact needs the text `email`"));
        }
        lines.push_str(&serde_json::to_string(contact).unwrap_or_default());
        lines.push('\n');
    }
    let options = import::Options {
        layout: Layout::Preset(Preset::Portal),
        today: Some(now.london_date()),
        ..import::Options::default()
    };
    let mut file =
        import::open(lines.as_bytes(), options).map_err(|refused| wrong("/contacts", refused.to_string()))?;
    let mut read = Parsed { rows: Vec::new(), rejected: BTreeMap::new(), dropped: Vec::new() };
    for item in file.by_ref() {
        match item {
            Ok(mut row) => {
                let index = row.line.saturating_sub(1);
                // S3.1, S2.4: what kinds there are is known before anything is stored
                row.relations = relations_of(registers, &row, whole)
                    .map_err(|refused| wrong(format!("/contacts/{index}/relation"), refused.to_string()))?;
                read.rows.push(row);
            }
            Err(reject) if reject.reason.ends_file() => return Err(wrong("/contacts", reject.reason.to_string())),
            Err(reject) => {
                let index = usize::try_from(reject.line.saturating_sub(1)).unwrap_or(0);
                read.rejected.insert(index, reject.reason.code());
            }
        }
    }
    for column in file.columns() {
        match column.fate {
            Fate::Kept(_) => {}
            Fate::Dropped(_) => read.dropped.push(column.name.clone()),
            Fate::Refused(guard) => {
                let why = format!("the field {} is refused and nothing was stored: {}", column.name, guard.reason());
                return Err(wrong(format!("/contacts/*/{}", column.name), why));
            }
        }
    }
    read.dropped.sort_unstable();
    Ok(read)
}

impl Desk {
    /// TH24, TH27: marketing is never raised on somebody's mere word: who hands in contacts for a marketing purpose says
    /// which notice they were shown and, of each, when.
    fn check_evidence(&self, it: &HandedIn, contacts: &[Map<String, Value>]) -> Result<(), ApiRefused> {
        let registers = self.registers();
        if !it.purposes.iter().any(|p| registers.is_marketing(p)) {
            return Ok(());
        }
        if it.basis.is_none() {
            return Err(wrong("/basis", "a marketing purpose needs its basis: consent or legitimate_interest"));
        }
        if it.notice.as_deref().is_none_or(|n| n.trim().is_empty()) {
            return Err(wrong(
                "/notice",
                "evidence is needed for a marketing purpose: the version of the notice or of the words agreed to",
            ));
        }
        let dated = |c: &Map<String, Value>| {
            c.get("collected_on").and_then(Value::as_str).is_some_and(|t| !t.trim().is_empty())
        };
        match contacts.iter().position(|c| !dated(c)) {
            Some(index) => Err(wrong(
                format!("/contacts/{index}/collected_on"),
                "evidence is needed for a marketing purpose: the day on which they were told or agreed",
            )),
            None => Ok(()),
        }
    }

    /// A1: takes contacts in. With a key, a request sent twice has one effect and one answer.
    pub async fn take_contacts(
        &self,
        client: ApiClient,
        it: HandedIn,
        request: Vec<u8>,
        key: Option<String>,
    ) -> Result<IntakeAnswer, ApiRefused> {
        const ACTION: &str = "contacts.handed_in";
        let now = self.now();
        if let Some(purpose) = it.purposes.iter().find(|p| !client.may_name(p)) {
            let refused = ApiRefused::Purpose(purpose.clone());
            return Err(self.refuse_client(&client, ACTION, refused).await);
        }
        let contacts = match (it.contact.clone(), it.contacts.clone()) {
            (Some(one), None) => vec![one],
            (None, Some(many)) if (1..=MOST_CONTACTS).contains(&many.len()) => many,
            (None, Some(_)) => return Err(wrong("/contacts", format!("hand in 1 to {MOST_CONTACTS} contacts"))),
            _ => return Err(wrong("", "give either `contact` or `contacts`")),
        };
        self.check_evidence(&it, &contacts)?;
        let basis = match it.basis.as_deref() {
            None => None,
            Some(text) => Some(
                text.parse::<Basis>()
                    .map_err(|_| wrong("/basis", "use consent, legitimate_interest or legal_obligation"))?,
            ),
        };
        let options = ImportOptions {
            system: client.system.clone(),
            source: it.source,
            purposes: it.purposes,
            basis,
            entity: it.entity,
            site: it.site,
            partner: it.partner,
            campaign: it.campaign,
            supplier: it.supplier,
            given_by: it.given_by,
            reason: it.reason,
            relation: it.relation,
            notice: it.notice,
            sold_on: it.sold_on,
            product_family: it.product_family,
            refusal_offered: it.refusal_offered,
            ..ImportOptions::default()
        };
        let import =
            self.open_import(options, None).map_err(|error| wrong("", error.to_string()))?.by_client(client.id);
        let theirs = client.clone();
        let over = self.store().read::<_, StoreError>(move |r| check_quota(r, &theirs, now)).await?;
        if let Some(refused) = over {
            return Err(refused);
        }
        let read = read_contacts(&self.registers(), import.relation(), &contacts, now)?;
        let key_hash = key.map(|key| sha2::Sha256::digest(key.as_bytes()).to_vec());
        if let Some(hash) = &key_hash {
            let request_hash = sha2::Sha256::digest(&request).to_vec();
            if let Some(answer) = self.take_key(&client, hash.clone(), request_hash).await? {
                return Ok(answer);
            }
        }
        let done = self.take_in(client.clone(), import, read, contacts.len(), key_hash.clone()).await;
        if let (Err(_), Some(hash)) = (&done, key_hash) {
            // nothing was answered, so the key is free for another try
            let id = client.id;
            self.store().write::<_, StoreError>(Lane::People, move |w| w.drop_answer_key(id, &hash)).await?;
        }
        done
    }

    /// Takes a key for a request, or gives the answer that it had.
    async fn take_key(
        &self,
        client: &ApiClient,
        key_hash: Vec<u8>,
        request_hash: Vec<u8>,
    ) -> Result<Option<IntakeAnswer>, ApiRefused> {
        let (now, client, ring) = (self.now(), client.clone(), self.ring().clone());
        self.store()
            .write::<_, ApiRefused>(Lane::People, move |w| {
                if let Some(kept) = w.find_answer(client.id, &key_hash)? {
                    let age = now - kept.at;
                    if age > KEEP_ANSWERS || (kept.status == 0 && age > BROKEN_OFF) {
                        w.drop_answer_key(client.id, &key_hash)?;
                    } else if kept.request_hash != request_hash {
                        return Err(ApiRefused::KeyReused);
                    } else if kept.status == 0 {
                        return Err(ApiRefused::KeyBusy);
                    } else {
                        let mut unit = super::Unit { write: w, ring: &ring, now, keys: &mut Vec::new() };
                        let usage = unit.count_client(&client, 0)??;
                        return Ok(Some(IntakeAnswer { body: kept.body, is_replayed: true, usage }));
                    }
                }
                // another request may have taken it since it was looked for
                if w.take_answer_key(client.id, &key_hash, &request_hash, now)? {
                    Ok(None)
                } else {
                    Err(ApiRefused::KeyBusy)
                }
            })
            .await
    }

    async fn take_in(
        &self,
        client: ApiClient,
        mut import: super::import::Import,
        read: Parsed,
        received: usize,
        key_hash: Option<Vec<u8>>,
    ) -> Result<IntakeAnswer, ApiRefused> {
        let desk = self.clone();
        let Parsed { rows, rejected, dropped } = read;
        let places: Vec<(usize, String)> = rows
            .iter()
            .map(|row| (usize::try_from(row.line.saturating_sub(1)).unwrap_or(0), row.email.as_str().to_owned()))
            .collect();
        let (opt_outs, fates) = tokio::task::spawn_blocking(move || desk.take_rows(&mut import, rows))
            .await
            .map_err(|_| StoreError::Panicked)??;
        let mut results: Vec<Intake> = rejected
            .into_iter()
            .map(|(index, reason)| Intake { index, outcome: "rejected", reason: Some(reason) })
            .collect();
        results.extend(places.into_iter().map(|(index, email)| Intake {
            index,
            outcome: fates.get(&email).copied().unwrap_or("unchanged"),
            reason: None,
        }));
        results.sort_unstable_by_key(|r| r.index);
        let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
        for result in &results {
            *counts.entry(result.outcome).or_default() += 1;
        }
        let detail = serde_json::json!({ "counts": counts, "opt_outs": opt_outs }).to_string();
        let taken = Taken { received, counts, opt_outs, dropped_fields: dropped, results };
        let body = serde_json::to_string(&taken).map_err(|e| StoreError::Malformed(e.to_string()))?;
        let kept = body.clone();
        let usage = self
            .act(&[], move |unit| {
                let usage = unit.count_client(&client, received)?;
                let object = format!("system:{}", client.system.as_deref().unwrap_or("file"));
                let audit = unit.audit_client(&client, "contacts.handed_in", object, detail);
                if let Some(hash) = key_hash {
                    unit.keep_answer(client.id, &hash, 200, &kept)?;
                }
                // what was taken in is in: a batch that went over the day's quota is the last one of the day
                let usage = usage.unwrap_or(Usage { left: 0, seconds: 60 });
                Ok(Done::new(usage, audit))
            })
            .await?;
        Ok(IntakeAnswer { body, is_replayed: false, usage })
    }
}
