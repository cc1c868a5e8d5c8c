//! A campaign list before it is sent: who may be mailed gets links, everybody else is left out with a reason. One
//! service behind `links mint`, `contacts check` and the console's campaign check. Reads only; nothing of a list stays.

use super::may_send::answer;
use super::{Desk, Done, Refused};
use crate::domain::audit::Actor;
use crate::domain::may_send::{Channel, No, Question};
use crate::paths;
use crate::store::StoreError;
use crate::vault::AddressIndex;
use std::collections::{BTreeMap, HashSet};
use std::io::{Read, Write};

/// How many rows are looked up with one question to the database.
const BATCH: usize = 1_000;

/// What a row of a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// It may be mailed.
    Clean,
    /// It may not, by the answer that every sender gets.
    Not(No),
    /// It stood further up in the list.
    Twice,
}

impl Fate {
    /// All of them, in the order of reports.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::Clean].into_iter().chain(No::ALL.iter().copied().map(Self::Not)).chain([Self::Twice])
    }
    /// The stable key, as files have it: where the row may not be mailed, the code of the API.
    pub fn key(self) -> &'static str {
        match self {
            Self::Clean => "clean",
            Self::Not(no) => no.code(),
            Self::Twice => "twice",
        }
    }
    /// Whether mailing the row would bring an opt-out back.
    pub fn is_opt_out(self) -> bool {
        matches!(self, Self::Not(no) if no.is_opt_out())
    }
}

/// A row of a list, looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// What it is.
    pub fate: Fate,
    /// The token of its links, if a contact in use has the address.
    pub token: Option<String>,
    index: Option<AddressIndex>,
}

/// How many rows have which fate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// By fate.
    pub by: BTreeMap<Fate, u64>,
    /// Rows read.
    pub rows: u64,
}

impl Counts {
    /// How many have one fate.
    pub fn of(&self, fate: Fate) -> u64 {
        self.by.get(&fate).copied().unwrap_or(0)
    }
}

/// Why a list cannot be checked.
#[derive(Debug, thiserror::Error)]
pub enum CampaignError {
    /// No such topic; the keys there are.
    #[error("there is no such topic: choose one of {0}")]
    Topic(String),
    /// No column with addresses; the columns there are.
    #[error("there is no column `email`; the columns are {0}")]
    NoColumn(String),
    /// The list cannot be read, or a result not be written.
    #[error("{0}")]
    File(#[from] csv::Error),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Where results go: rows that may be mailed with their links, and rows left out with the reason.
#[derive(Default)]
pub struct Results<'w> {
    /// The list again with four more columns.
    pub clean: Option<&'w mut (dyn Write + Send)>,
    /// Rows left out with one more column, `reason`.
    pub left_out: Option<&'w mut (dyn Write + Send)>,
}

/// The columns that a clean list has besides its own.
pub const LINK_COLUMNS: [&str; 4] = ["preference_link", "one_click_link", "list_unsubscribe", "list_unsubscribe_post"];

impl Desk {
    /// S2.9: what each address is, in its order: the same answer that `may-send` gives for e-mail about the topic. A topic
    /// that the registers do not know leaves every row out.
    pub fn check_addresses(&self, addresses: &[&str], topic: &str) -> Result<Vec<Checked>, StoreError> {
        let (registers, months) = (self.registers(), self.settings().sale_months);
        let purpose = registers.topic(topic).map(|t| t.purpose.clone()).unwrap_or_default();
        let question =
            Question { purpose, topic: Some(topic.to_owned()), channel: Channel::Email, calls_checked_on: None };
        let now = self.now();
        let answers = self
            .store()
            .read_now::<_, StoreError>(|r| answer(r, self.ring(), &registers, &question, addresses, now, months))?;
        let checked = answers.into_iter().map(|it| Checked {
            fate: it.no.map_or(Fate::Clean, Fate::Not),
            token: it.contact.map(|(id, generation)| self.preference_token(id, generation)),
            index: it.index,
        });
        Ok(checked.collect())
    }

    /// Goes through a list. Memory does not grow with it, but for 8 bytes a row to notice one that stands there twice.
    pub fn check_campaign(&self, list: impl Read, topic: &str, results: Results<'_>) -> Result<Counts, CampaignError> {
        let registers = self.registers();
        if registers.topic(topic).is_none() {
            let known: Vec<&str> = registers.topics().iter().map(|t| t.key.as_str()).collect();
            return Err(CampaignError::Topic(known.join(", ")));
        }
        let base = self.settings().base_url.clone();
        let mut list = csv::ReaderBuilder::new().flexible(true).buffer_capacity(1 << 17).from_reader(list);
        let heads = list.byte_headers()?.clone();
        let is_email = |h: &[u8]| {
            let h = h.strip_prefix("\u{feff}".as_bytes()).unwrap_or(h);
            h.trim_ascii().eq_ignore_ascii_case(b"email")
        };
        let Some(column) = heads.iter().position(is_email) else {
            let names: Vec<String> = heads.iter().map(|h| String::from_utf8_lossy(h).into_owned()).collect();
            return Err(CampaignError::NoColumn(names.join(", ")));
        };
        let writer = |out| csv::WriterBuilder::new().flexible(true).buffer_capacity(1 << 17).from_writer(out);
        let mut clean = results.clean.map(writer);
        let mut left_out = results.left_out.map(writer);
        if let Some(out) = &mut clean {
            out.write_record(heads.iter().chain(LINK_COLUMNS.iter().map(|c| c.as_bytes())))?;
        }
        if let Some(out) = &mut left_out {
            out.write_record(heads.iter().chain([&b"reason"[..]]))?;
        }
        let threads = std::thread::available_parallelism().map_or(2, usize::from).clamp(1, 4);
        let (mut counts, mut seen) = (Counts::default(), HashSet::<u64>::new());
        let mut records = list.byte_records();
        loop {
            let mut rows: Vec<csv::ByteRecord> = Vec::with_capacity(BATCH * threads);
            for record in records.by_ref().take(BATCH * threads) {
                rows.push(record?);
            }
            if rows.is_empty() {
                break;
            }
            let work = |part: &[csv::ByteRecord]| -> Result<Vec<Checked>, StoreError> {
                let texts: Vec<&str> = part
                    .iter()
                    .map(|r| r.get(column).and_then(|a| std::str::from_utf8(a).ok()).unwrap_or_default().trim())
                    .collect();
                self.check_addresses(&texts, topic)
            };
            let checked = std::thread::scope(|scope| {
                let parts: Vec<_> = rows.chunks(BATCH).map(|part| scope.spawn(move || work(part))).collect();
                parts
                    .into_iter()
                    .map(|part| part.join().unwrap_or(Err(StoreError::Panicked)))
                    .collect::<Result<Vec<_>, _>>()
            })?;
            for (mut row, Checked { mut fate, token, index }) in rows.into_iter().zip(checked.into_iter().flatten()) {
                let short = index.and_then(|i| i.0.get(i.0.len().saturating_sub(8)..)?.try_into().ok());
                if let Some(short) = short.map(u64::from_be_bytes)
                    && !seen.insert(short)
                    && fate == Fate::Clean
                {
                    fate = Fate::Twice;
                }
                counts.rows += 1;
                *counts.by.entry(fate).or_default() += 1;
                match (fate, &mut clean, &mut left_out) {
                    (Fate::Clean, Some(out), _) => {
                        let token = token.unwrap_or_default();
                        let one_click = format!("{base}{}", paths::unsubscribe(&token, Some(topic)));
                        row.push_field(format!("{base}{}", paths::preferences(&token, Some(topic))).as_bytes());
                        row.push_field(one_click.as_bytes());
                        row.push_field(format!("<{one_click}>").as_bytes());
                        row.push_field(b"List-Unsubscribe=One-Click");
                        out.write_byte_record(&row)?;
                    }
                    (Fate::Clean, None, _) | (_, _, None) => {}
                    (_, _, Some(out)) => {
                        row.push_field(fate.key().as_bytes());
                        out.write_byte_record(&row)?;
                    }
                }
            }
        }
        for out in [&mut clean, &mut left_out].into_iter().flatten() {
            out.flush().map_err(csv::Error::from)?;
        }
        Ok(counts)
    }

    /// O: what was checked is on record, with numbers only.
    pub async fn record_campaign(&self, officer: i64, topic: String, counts: Counts) -> Result<(), Refused> {
        self.act(&[], move |unit| {
            let mut audit = unit.audit(&Actor::Officer(officer), "campaign.checked", None, format!("topic:{topic}"));
            let by: BTreeMap<&str, u64> = counts.by.iter().map(|(fate, n)| (fate.key(), *n)).collect();
            audit.detail = serde_json::to_string(&by).unwrap_or_default();
            Ok(Done::new((), audit))
        })
        .await
    }
}
