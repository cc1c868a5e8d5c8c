//! A campaign list before it is sent: who may be mailed gets links, everybody else is left out with a reason. One
//! service behind `links mint`, `contacts check` and the console's campaign check. Reads only; nothing of a list stays.

use super::{Desk, Done, Refused};
use crate::domain::audit::Actor;
use crate::domain::consent::{Said, said};
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::ContactId;
use crate::domain::preference::ALL;
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
    /// The person stopped the topic.
    Stopped,
    /// The person stopped all marketing.
    StoppedAll,
    /// The person was erased: the row would bring them back.
    Erased,
    /// The person asked for a break that is not over.
    Paused,
    /// The contact is restricted or put away by law.
    NotInUse,
    /// S4.7: their data came from somebody else, and they have not been told yet: that letter comes first.
    Untold,
    /// No contact has this address, so nothing says that it may be mailed.
    Unknown,
    /// It stood further up in the list.
    Twice,
    /// It is no address.
    NoAddress,
}

impl Fate {
    /// All of them, in the order of reports.
    pub const ALL: &'static [Self] = &[
        Self::Clean,
        Self::Stopped,
        Self::StoppedAll,
        Self::Erased,
        Self::Paused,
        Self::NotInUse,
        Self::Untold,
        Self::Unknown,
        Self::Twice,
        Self::NoAddress,
    ];
    /// The stable key, as files have it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Clean => "clean",
            Self::Stopped => "stopped",
            Self::StoppedAll => "stopped_all",
            Self::Erased => "erased",
            Self::Paused => "paused",
            Self::NotInUse => "not_in_use",
            Self::Untold => "untold",
            Self::Unknown => "unknown",
            Self::Twice => "twice",
            Self::NoAddress => "no_address",
        }
    }
    /// Whether mailing the row would bring an opt-out back.
    pub fn is_opt_out(self) -> bool {
        matches!(self, Self::Stopped | Self::StoppedAll | Self::Erased | Self::Paused)
    }
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
    /// What each address is, in its order; the token of its links where it may be mailed.
    pub fn check_addresses(
        &self,
        addresses: &[&str],
        topic: &str,
    ) -> Result<Vec<(Fate, Option<AddressIndex>, String)>, StoreError> {
        let (ring, now) = (self.ring(), self.now());
        let indexes: Vec<Option<AddressIndex>> =
            addresses.iter().map(|a| EmailAddress::parse(a).ok().map(|a| ring.address_index(&a))).collect();
        let known: Vec<&AddressIndex> = indexes.iter().flatten().collect();
        let purpose = self.registers().topic(topic).map(|t| t.purpose.clone()).unwrap_or_default();
        let (linkable, stops, cells, out_of_use, untold) = self.store().read_now::<_, StoreError>(|r| {
            let linkable = r.list_linkable(&known)?;
            let ids: Vec<ContactId> = linkable.values().map(|(id, ..)| *id).collect();
            let (stops, cells) = (r.list_stops(&known, topic)?, r.list_standings(&ids)?);
            Ok((linkable, stops, cells, r.list_out_of_use(&known, &purpose)?, r.list_untold(&ids)?))
        })?;
        Ok(indexes
            .into_iter()
            .map(|index| {
                let Some(index) = index else { return (Fate::NoAddress, None, String::new()) };
                let mut fate = Fate::Clean;
                for (stopped, reason) in stops.get(&index).into_iter().flatten() {
                    let this = match (reason.as_str(), stopped.as_str()) {
                        ("erased" | "child", _) => Fate::Erased,
                        (_, ALL) => Fate::StoppedAll,
                        _ => Fate::Stopped,
                    };
                    // the widest reason is the one to tell
                    fate = fate.max(this);
                }
                let mut token = String::new();
                if fate == Fate::Clean {
                    fate = match linkable.get(&index) {
                        None => Fate::Unknown,
                        Some((_, _, false)) => Fate::NotInUse,
                        Some(_) if out_of_use.contains(&index) => Fate::NotInUse,
                        Some((id, ..)) if untold.contains(id) => Fate::Untold,
                        Some((id, generation, true)) => {
                            let said = cells.get(id).map(|cells| said(cells, topic, "email", now));
                            match said {
                                Some(Said::Stopped(cell)) if cell.topic == ALL => Fate::StoppedAll,
                                Some(Said::Stopped(_)) => Fate::Stopped,
                                Some(Said::Paused(_)) => Fate::Paused,
                                _ => {
                                    token = self.preference_token(*id, *generation);
                                    Fate::Clean
                                }
                            }
                        }
                    };
                }
                (fate, Some(index), token)
            })
            .collect())
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
            let work = |part: &[csv::ByteRecord]| -> Result<Vec<(Fate, Option<AddressIndex>, String)>, StoreError> {
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
            for (mut row, (mut fate, index, token)) in rows.into_iter().zip(checked.into_iter().flatten()) {
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
