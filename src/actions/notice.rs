//! Telling people whose data came from somebody else: S4.7, L14.*, CLK-9.

use super::mailing::{PACES, ToMany, allowed, next_part, unless_taken};
use super::officer::may;
use super::{Desk, Done, Refused};
use crate::domain::audit::{Actor, AuditEvent};
use crate::domain::clock::Moment;
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::ProvenanceId;
use crate::domain::letter::LetterKind;
use crate::domain::officer::Act;
use crate::store::keys::Scope;
use crate::store::notices::{DueNotice, Mailing, NoticeCount};
use crate::store::{Lane, OfficerViewer, StoreError};
use crate::text::Words;
use chrono::{NaiveDate, TimeDelta};

/// Letters put into the outbox at once.
const PART: i64 = 100;
/// How long before the last day officers are reminded.
const REMIND_BEFORE: TimeDelta = TimeDelta::days(7);
/// L14.3: why somebody need not be told.
pub const EXCUSES: [&str; 4] = ["has_it", "impossible", "law", "secrecy"];

/// What the officer's page shows.
#[derive(Debug, Clone)]
pub struct Notices {
    /// By source and state.
    pub counts: Vec<NoticeCount>,
    /// How many are to be told.
    pub due: i64,
    /// The nearest last day among them.
    pub due_on: Option<NaiveDate>,
    /// What somebody agreed to and is under way.
    pub mailing: Option<Mailing>,
    /// Where the next one's data came from: for the sample.
    pub next: Option<DueNotice>,
}

/// What a notice says, in words, before it is a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeWords {
    /// Where the data came from, in a sentence.
    pub source: String,
    /// The organisation, if it is on record.
    pub from: String,
    /// What for, a sentence each.
    pub purposes: Vec<String>,
    /// On what basis, a sentence each.
    pub bases: Vec<String>,
    /// Which kinds of data it can be.
    pub categories: Vec<String>,
}

fn to_many() -> ToMany {
    ToMany {
        name: LetterKind::SourceNotice.key().into(),
        object: "mailing:source_notice".into(),
        confirmed: "notices.confirmed",
        stopped: "notices.stopped",
        paces: &PACES,
    }
}

impl Desk {
    /// O15: who has to be told, by source.
    pub async fn notices(&self) -> Result<Notices, Refused> {
        self.store()
            .read::<_, StoreError>(|r| {
                let counts = r.count_notices()?;
                let due: Vec<&NoticeCount> = counts.iter().filter(|c| c.state == "due").collect();
                Ok(Notices {
                    due: due.iter().map(|c| c.count).sum(),
                    due_on: due.iter().filter_map(|c| c.due_on).min(),
                    mailing: r.find_mailing(LetterKind::SourceNotice.key())?,
                    next: r.list_due_notices(1)?.pop(),
                    counts,
                })
            })
            .await
            .map_err(Refused::from)
    }

    /// L14.1: what the letter about a provenance says.
    pub fn notice_words(&self, t: Words, provenance: ProvenanceId) -> Result<NoticeWords, StoreError> {
        let registers = self.registers();
        let lang = t.language().code();
        let found = self.store().read_now::<_, StoreError>(|r| r.list_provenances(&[provenance]))?;
        let (it, _) = found.get(&provenance).ok_or(StoreError::NotFound)?;
        let rows: Vec<_> = it.purposes.iter().filter_map(|(key, _)| registers.purpose(key)).collect();
        let mut categories: Vec<String> = Vec::new();
        for category in rows.iter().flat_map(|row| &row.categories) {
            let words = t.category(*category).0.into_owned();
            if !categories.contains(&words) {
                categories.push(words);
            }
        }
        let mut bases: Vec<String> = Vec::new();
        for (_, basis) in &it.purposes {
            let row = basis.parse().ok().and_then(|basis| registers.situation_of(basis));
            let words = row.map_or_else(|| basis.clone(), |row| row.label.in_language(lang).to_owned());
            if !bases.contains(&words) {
                bases.push(words);
            }
        }
        Ok(NoticeWords {
            source: registers
                .source(&it.source)
                .map_or_else(String::new, |source| source.label.in_language(lang).to_owned()),
            from: it.supplier.clone().or_else(|| it.partner.clone()).unwrap_or_default(),
            purposes: rows.iter().map(|row| row.sentence.in_language(lang).to_owned()).collect(),
            bases,
            categories,
        })
    }

    /// A person agrees that so many letters leave, so many an hour.
    pub async fn confirm_notices(
        &self,
        viewer: OfficerViewer,
        letters: i64,
        per_hour: i64,
        form: String,
    ) -> Result<(), Refused> {
        self.agree_to_letters(viewer, to_many(), (letters, per_hour), form, move |unit| {
            let due: i64 = unit.count_notices()?.iter().filter(|c| c.state == "due").map(|c| c.count).sum();
            Ok(letters <= due)
        })
        .await
    }

    /// Stops what was agreed to; letters in the outbox leave.
    pub async fn stop_notices(&self, viewer: OfficerViewer) -> Result<(), Refused> {
        self.stop_letters(viewer, to_many()).await
    }

    /// L14.3: the people of a source need not be told; the law's reason is chosen, and why it holds here is written.
    pub async fn excuse_notices(
        &self,
        viewer: OfficerViewer,
        source: String,
        excuse: String,
        why: String,
    ) -> Result<(), Refused> {
        may(viewer, Act::SendBulk)?;
        if !EXCUSES.contains(&excuse.as_str()) {
            return Err(Refused::Field { field: "excuse", message: "error-notices-excuse" });
        }
        let why = super::request::check_text(&why)
            .map_err(|_| Refused::Field { field: "why", message: "error-notices-why" })?;
        self.act(&[], move |unit| {
            let now = unit.now();
            let count = unit.excuse_notices(&source, &format!("{excuse}: {why}"), now)?;
            let who = Actor::Officer(viewer.officer().0);
            let mut audit = unit.audit(&who, "notices.excused", None, format!("source:{source}"));
            audit.detail = serde_json::json!({ "excuse": excuse, "count": count }).to_string();
            Ok(Done::new((), audit))
        })
        .await
    }

    /// What the worker does: puts the next letters into the bulk lane, as many as the guard or a person allows; reminds
    /// officers before the month is over. Gives whether there is more to do at once.
    pub async fn step_notices(&self) -> Result<bool, Refused> {
        let now = self.now();
        let kind = LetterKind::SourceNotice.key();
        let all = self.notices().await?;
        if all.due == 0 {
            return Ok(false);
        }
        let since = now - TimeDelta::hours(24);
        let lately = self.store().read::<_, StoreError>(move |r| r.count_letters_of(kind, since)).await?;
        let allowed = allowed(all.mailing.as_ref(), all.due, lately, now);
        if allowed <= 0 {
            if all.mailing.is_none() {
                self.remind_of_notices(&all, now).await?;
            }
            return Ok(false);
        }
        let part = self.store().read::<_, StoreError>(move |r| r.list_due_notices(allowed.min(PART))).await?;
        if part.is_empty() && all.mailing.is_none() {
            // those who are left are restricted: they are told when that ends
            return Ok(false);
        }
        let desk = self.clone();
        let mailing = all.mailing;
        let sent = tokio::task::spawn_blocking(move || desk.post_notices(&part, mailing.as_ref(), now))
            .await
            .map_err(|_| StoreError::Panicked)?;
        Ok(unless_taken(sent)?.is_some_and(|sent| sent == PART && allowed > PART))
    }

    fn post_notices(&self, part: &[DueNotice], mailing: Option<&Mailing>, now: Moment) -> Result<i64, StoreError> {
        let store = self.store();
        let mut letters = Vec::new();
        let mut unreachable = Vec::new();
        for it in part {
            let contact = store.read_now::<_, StoreError>(|r| r.find_contact(it.contact))?;
            let Some(contact) = contact else { continue };
            let key = store.open_key(contact.key)?;
            let address = store.read_now::<_, StoreError>(|r| r.list_addresses(contact.id, &key))?.pop();
            let Some(address) = address.and_then(|a| EmailAddress::parse(&a.address).ok()) else {
                unreachable.push(it.contact);
                continue;
            };
            let language = contact.language.unwrap_or_else(|| "en".into());
            let mut letter = self.letter(LetterKind::SourceNotice, now, address, &language, Some(it.contact));
            letter.subject = Some(it.provenance.0);
            letters.push((it.clone(), letter));
        }
        let keys = store.new_keys(Scope::Letter, vec![None; letters.len()], now)?;
        let (ring, mailing) = (self.ring().clone(), mailing.cloned());
        let sent = store.write_now::<_, StoreError>(Lane::Bulk, move |w| {
            let mut sent = 0_i64;
            for ((it, letter), key) in letters.iter().zip(&keys) {
                let id = w.post_letter(&ring, key, letter, now)?;
                if !w.queue_notice(it, id, now)? {
                    // somebody else was quicker; the whole part is done again without this one
                    return Err(StoreError::Taken);
                }
                sent += 1;
            }
            for id in unreachable {
                w.excuse_unreachable(id, now)?;
            }
            if let Some(mailing) = &mailing {
                w.continue_mailing(mailing, sent, next_part(mailing, sent, now))?;
            }
            let event = AuditEvent {
                at: now,
                actor: Actor::Worker("notices".into()).to_string(),
                action: "notices.queued".into(),
                contact: None,
                object: "mailing:source_notice".into(),
                detail: serde_json::json!({ "letters": sent }).to_string(),
                outcome: "done".into(),
            };
            w.add_audit(&ring, &event)?;
            Ok(sent)
        })?;
        Ok(sent)
    }

    /// Reminds officers that people wait to be told: when there are too many to go by themselves, and again a week
    /// before the month is over. Once each.
    async fn remind_of_notices(&self, all: &Notices, now: Moment) -> Result<(), Refused> {
        let Some(due_on) = all.due_on else { return Ok(()) };
        let is_near = (now + REMIND_BEFORE).london_date() >= due_on;
        let name = format!("notices/{due_on}/{}", if is_near { "near" } else { "new" });
        let officers = self.officer_addresses().await?;
        let owner = self.random().bytes::<8>().iter().map(|b| format!("{b:02x}")).collect::<String>();
        let first = self
            .store()
            .write::<_, StoreError>(Lane::Bulk, move |w| w.take_lease(&name, &owner, now, TimeDelta::days(60)))
            .await?;
        if !first {
            return Ok(());
        }
        let scopes = vec![(Scope::Letter, None); officers.len()];
        let desk = self.clone();
        let detail = serde_json::json!({ "due": all.due, "due_on": due_on.to_string() }).to_string();
        self.act(&scopes, move |unit| {
            let audit = unit.audit(&Actor::Worker("notices".into()), "notices.reminded", None, "mailing:source_notice");
            for (officer, language) in officers {
                let mut letter = desk.letter(LetterKind::NoticeReminder, now, officer, &language, None);
                letter.detail = detail.clone();
                unit.post(&letter)?;
            }
            Ok(Done::new((), audit))
        })
        .await
    }
}
