//! S11.12, L34.1: the people whom a breach touches are told, each by a letter, in words that the desk writes once a
//! language; and everybody, where letters reach too few. Nothing leaves before a person has seen whom, what and how fast.

use super::breach::ENTRIES;
use super::mailing::{PACES, ToMany, next_part, unless_taken};
use super::officer::may;
use super::register::RowRefused;
use super::request::check_text;
use super::{Desk, Done, Refused};
use crate::domain::audit::{Actor, AuditEvent};
use crate::domain::breach::{Affected, MOST_ADDRESSES, NoticeWords};
use crate::domain::clock::Moment;
use crate::domain::deadline::breach_due;
use crate::domain::email_address::EmailAddress;
use crate::domain::export::guard;
use crate::domain::ids::{ContactId, Reference, SealKeyId};
use crate::domain::letter::LetterKind;
use crate::domain::officer::Act;
use crate::domain::register::RegisterRow;
use crate::store::breach_notices::{Due, Told, Written};
use crate::store::breaches::{Breach, Entry};
use crate::store::keys::Scope;
use crate::store::notices::Mailing;
use crate::store::outbox::NewLetter;
use crate::store::{Lane, OfficerViewer, StoreError};
use crate::text::Language;
use crate::vault::Field;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Letters an hour that a person can agree to: an incident is told of faster than anything else that goes to many.
pub const BREACH_PACES: [i64; 4] = [PACES[0], PACES[1], PACES[2], 20_000];
/// Letters put into the outbox at once, at least: the worker looks once a minute, so a part is what a minute may send.
const PART: i64 = 100;

/// How many letters of a mailing leave at once.
fn part_of(mailing: &Mailing) -> i64 {
    PART.max(mailing.per_hour / 60 + 1)
}
/// How long a notice to everybody may stand at most.
const LONGEST_PUBLIC: chrono::Months = chrono::Months::new(12);

/// The name of a breach's letters among those that go to many.
fn mailing_of(id: i64) -> String {
    format!("{}/{id}", LetterKind::BreachNotice.key())
}

fn to_many(id: i64) -> ToMany {
    ToMany {
        name: mailing_of(id),
        object: format!("breach:{id}"),
        confirmed: "breach.letters_confirmed",
        stopped: "breach.letters_stopped",
        paces: &BREACH_PACES,
    }
}

/// Everything about telling the people of a breach.
#[derive(Debug, Clone)]
pub struct Telling {
    /// The breach.
    pub breach: Breach,
    /// What was written about it.
    pub entries: Vec<Entry>,
    /// What people are told, by language.
    pub words: Vec<Written>,
    /// Where everybody on the list is.
    pub told: Told,
    /// What somebody agreed to and is under way.
    pub mailing: Option<Mailing>,
    /// Contacts whom no letter reached, the first of them.
    pub unreached: Vec<ContactId>,
}

impl Desk {
    /// The page of the people of a breach.
    pub async fn telling(&self, viewer: OfficerViewer, reference: Reference) -> Result<Telling, Refused> {
        let (breach, entries) = self.breach(viewer, reference).await?;
        let (store, id, key) = (self.store().clone(), breach.id, breach.key);
        let read = self.store().read::<_, StoreError>(move |r| {
            let words = r.list_breach_words(&store, id, key)?;
            Ok((words, r.count_breach_people(id)?, r.find_mailing(&mailing_of(id))?, r.list_unreached(id, 50)?))
        });
        let (words, told, mailing, unreached) = read.await?;
        Ok(Telling { breach, entries, words, told, mailing, unreached })
    }

    /// A breach that is still open, for whoever may handle it.
    /// The breach, if somebody may still work on it.
    pub(super) async fn open_breach_of(&self, viewer: OfficerViewer, reference: Reference) -> Result<Breach, Refused> {
        may(viewer, Act::HandleBreaches)?;
        let (breach, _) = self.breach(viewer, reference).await?;
        if breach.closed_at.is_some() { Err(Refused::NotFound) } else { Ok(breach) }
    }

    /// L34.1: writes what people are told in one language: all four parts, or nothing. Letters that left keep theirs.
    pub async fn write_breach_words(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        language: String,
        typed: NoticeWords,
    ) -> Result<(), Refused> {
        let breach = self.open_breach_of(viewer, reference).await?;
        let Some(language) = Language::from_tag(&language) else {
            return Err(Refused::Field { field: "language", message: "error-breach-language" });
        };
        let mut words = NoticeWords::default();
        let parts = [&mut words.nature, &mut words.effects, &mut words.measures, &mut words.advice];
        for ((into, text), name) in parts.into_iter().zip(typed.parts()).zip(NoticeWords::PARTS) {
            *into = check_text(text).map_err(|error| match error {
                Refused::Field { message: "error-text-empty", .. } => {
                    Refused::Field { field: name, message: "error-breach-part" }
                }
                Refused::Field { message, .. } => Refused::Field { field: name, message },
                other => other,
            })?;
        }
        let key = self.case_key(breach.key).await?;
        self.act(&[], move |unit| {
            let (now, ring, who) = (unit.now(), unit.ring(), Actor::Officer(viewer.officer().0).to_string());
            unit.add_breach_words(&ring, &key, breach.id, (language.code(), &words), &who, now)?;
            let who = Actor::Officer(viewer.officer().0);
            let mut audit = unit.audit(&who, "breach.words_written", None, format!("breach:{}", breach.id));
            audit.detail = language.code().into();
            Ok(Done::new((), audit))
        })
        .await
    }

    /// Puts people on the list; who is on it stays once, so that the same may be said again. Gives how many are new.
    pub async fn list_affected(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        whom: Affected,
    ) -> Result<i64, Refused> {
        let breach = self.open_breach_of(viewer, reference).await?;
        let what = match &whom {
            Affected::Everybody => "everybody".to_owned(),
            Affected::System(key) => format!("system:{key}"),
            Affected::Import(batch) => format!("import:{batch}"),
            Affected::Addresses(all) => format!("addresses:{}", all.len()),
        };
        let id = breach.id;
        let added = match whom {
            Affected::Addresses(all) => {
                if all.is_empty() {
                    return Err(Refused::Field { field: "addresses", message: "error-breach-addresses-none" });
                }
                if all.len() > MOST_ADDRESSES {
                    return Err(Refused::Field { field: "addresses", message: "error-breach-addresses-many" });
                }
                let key = self.case_key(breach.key).await?;
                let ring = self.ring().clone();
                let all: Vec<_> =
                    all.iter().map(|address| (ring.address_index(address), address.as_str().to_owned())).collect();
                let now = self.now();
                self.store()
                    .write::<_, StoreError>(Lane::Bulk, move |w| w.add_breach_addresses(&ring, &key, id, &all, now))
                    .await?
            }
            whom => {
                let (mut after, mut added, now) = (ContactId(0), 0, self.now());
                loop {
                    let whom = whom.clone();
                    let piece = self
                        .store()
                        .write::<_, StoreError>(Lane::Bulk, move |w| w.add_breach_contacts(id, after, &whom, now));
                    let Some((last, new)) = piece.await? else { break };
                    (after, added) = (last, added + new);
                }
                added
            }
        };
        self.act(&[], move |unit| {
            let who = Actor::Officer(viewer.officer().0);
            let mut audit = unit.audit(&who, "breach.people_listed", None, format!("breach:{id}"));
            audit.detail = serde_json::json!({ "whom": what, "new": added }).to_string();
            Ok(Done::new(added, audit))
        })
        .await
    }

    /// Takes those off the list who were not written to yet.
    pub async fn clear_affected(&self, viewer: OfficerViewer, reference: Reference) -> Result<(), Refused> {
        let breach = self.open_breach_of(viewer, reference).await?;
        self.act(&[], move |unit| {
            // while letters go, the list they go to stays
            if unit.find_mailing(&mailing_of(breach.id))?.is_some() {
                return Err(Refused::Field { field: "letters", message: "error-notices-running" });
            }
            let gone = unit.clear_breach_people(breach.id)?;
            let who = Actor::Officer(viewer.officer().0);
            let mut audit = unit.audit(&who, "breach.people_cleared", None, format!("breach:{}", breach.id));
            audit.detail = serde_json::json!({ "gone": gone }).to_string();
            Ok(Done::new((), audit))
        })
        .await
    }

    /// A person agrees that so many letters leave, so many an hour.
    pub async fn confirm_breach_letters(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        letters: i64,
        per_hour: i64,
        form: String,
    ) -> Result<(), Refused> {
        let telling = self.telling(viewer, reference.clone()).await?;
        let id = self.open_breach_of(viewer, reference).await?.id;
        if !telling.words.iter().any(|it| it.language == "en") {
            return Err(Refused::Field { field: "letters", message: "error-breach-words" });
        }
        // exactly those who were seen
        self.agree_to_letters(viewer, to_many(id), (letters, per_hour), form, move |unit| {
            Ok(letters == unit.count_breach_people(id)?.due)
        })
        .await
    }

    /// Stops what was agreed to; letters in the outbox leave.
    pub async fn stop_breach_letters(&self, viewer: OfficerViewer, reference: Reference) -> Result<(), Refused> {
        let (breach, _) = self.breach(viewer, reference).await?;
        self.stop_letters(viewer, to_many(breach.id)).await
    }

    /// L34.1: where letters would take too much or reach too few: everybody is told, on every page, until a day. The words
    /// are those of the letters, in each language they are written in; `headline` is English, as is what stands in for
    /// languages that are missing. An empty day takes the notice away.
    pub async fn publish_breach(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        headline: String,
        until: Option<NaiveDate>,
    ) -> Result<(), Refused> {
        may(viewer, Act::EditRegisters)?;
        let telling = self.telling(viewer, reference).await?;
        let key = telling.breach.reference.as_str().to_owned();
        let wrong = |field, message| Refused::Field { field, message };
        let answer = match until {
            None => self.end_register_row(viewer, "announcement".into(), key).await,
            Some(until) => {
                let today = self.now().london_date();
                if until < today || Some(until) > today.checked_add_months(LONGEST_PUBLIC) {
                    return Err(wrong("until", "error-breach-until"));
                }
                if !telling.words.iter().any(|it| it.language == "en") {
                    return Err(wrong("headline", "error-breach-words"));
                }
                if headline.trim().is_empty() {
                    return Err(wrong("headline", "error-breach-headline"));
                }
                let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                let part = |pick: fn(&NoticeWords) -> &str| -> BTreeMap<&str, String> {
                    telling.words.iter().map(|it| (it.language.as_str(), one_line(pick(&it.words)))).collect()
                };
                let row = serde_json::json!({
                    "key": key,
                    "label": { "en": one_line(&headline) },
                    "from": today,
                    "until": until,
                    "says": part(|w| &w.nature),
                    "effects": part(|w| &w.effects),
                    "measures": part(|w| &w.measures),
                    "advice": part(|w| &w.advice),
                });
                let row = RegisterRow { register: "announcement".into(), key, json: row.to_string() };
                self.set_register_row(viewer, row).await
            }
        };
        match answer {
            Ok(_) => Ok(()),
            // longer than a row of a register holds, or with a character that it refuses
            Err(RowRefused::Register(_)) => Err(wrong("headline", "error-breach-long")),
            Err(RowRefused::Refused(other)) => Err(other),
        }
    }

    /// S11.11, L33.4: every breach with all that was written and decided about it, as a table. No cell is a formula (TH10).
    pub async fn breaches_as_csv(&self, viewer: OfficerViewer) -> Result<String, Refused> {
        let at = |at: Option<Moment>| at.map_or_else(String::new, Moment::rfc3339);
        let number = |n: Option<i64>| n.map_or_else(String::new, |n| n.to_string());
        let mut writer = csv::Writer::from_writer(Vec::new());
        let wrong = |error: csv::Error| StoreError::Malformed(error.to_string());
        let heads = [
            "reference",
            "aware_at",
            "opened_at",
            "due_at",
            "people",
            "records",
            "risk",
            "regulator_told_at",
            "people_told_at",
            "closed_at",
            "listed",
            "letters_left",
            "letters_failed",
            "unreachable",
        ];
        writer.write_record(heads.iter().chain(&ENTRIES)).map_err(wrong)?;
        for breach in self.breaches(viewer).await? {
            let it = self.telling(viewer, breach.reference.clone()).await?;
            let b = &it.breach;
            let mut row = vec![
                b.reference.grouped(),
                b.aware_at.rfc3339(),
                b.opened_at.rfc3339(),
                breach_due(b.aware_at).rfc3339(),
                number(b.people),
                number(b.records),
                b.risk.clone().unwrap_or_default(),
                at(b.regulator_at),
                at(b.people_at),
                at(b.closed_at),
            ];
            row.extend([it.told.all(), it.told.sent, it.told.failed, it.told.unreachable].map(|n| n.to_string()));
            for kind in ENTRIES {
                let all = it.entries.iter().filter(|e| e.kind == kind);
                row.push(all.map(|e| format!("{} {}", e.at.rfc3339(), e.text)).collect::<Vec<_>>().join("\n"));
            }
            writer.write_record(row.iter().map(|cell| guard(cell))).map_err(wrong)?;
        }
        let bytes = writer.into_inner().map_err(|e| StoreError::Malformed(e.to_string()))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// What the worker does: the next letters of every breach whose letters somebody agreed to. Gives whether there is more
    /// to do at once.
    pub async fn tell_of_breaches(&self) -> Result<bool, Refused> {
        let all = self.store().read::<_, StoreError>(|r| r.list_telling()).await?;
        let mut more = false;
        for id in all {
            more |= self.tell_of_breach(id).await?;
        }
        Ok(more)
    }

    async fn tell_of_breach(&self, id: i64) -> Result<bool, Refused> {
        let now = self.now();
        let name = mailing_of(id);
        let (store, kind) = (self.store().clone(), name.clone());
        let read = self.store().read::<_, StoreError>(move |r| {
            let Some(key) = r.find_breach_key(id)? else { return Ok(None) };
            let Some(mailing) = r.find_mailing(&kind)?.filter(|it| it.next_at <= now) else { return Ok(None) };
            let allowed = (mailing.letters - mailing.queued).min(mailing.per_hour);
            let part = r.list_due_breach_people(id, allowed.min(part_of(&mailing)))?;
            Ok(Some((key, r.list_breach_words(&store, id, key)?, mailing, part, allowed)))
        });
        let Some((key, words, mailing, part, allowed)) = read.await? else { return Ok(false) };
        let (desk, whole) = (self.clone(), part_of(&mailing));
        let told = tokio::task::spawn_blocking(move || desk.post_breach_part(id, key, &words, &part, &mailing, now))
            .await
            .map_err(|_| StoreError::Panicked)?;
        Ok(unless_taken(told)?.is_some_and(|told| told == whole && allowed > whole))
    }

    /// Gives how many people were settled.
    fn post_breach_part(
        &self,
        id: i64,
        key: SealKeyId,
        words: &[Written],
        part: &[Due],
        mailing: &Mailing,
        now: Moment,
    ) -> Result<i64, StoreError> {
        let store = self.store();
        let mut all = Vec::new();
        for due in part {
            let (address, language) = match (due.contact, &due.address) {
                (Some(contact), _) => match store.read_now::<_, StoreError>(|r| r.find_contact(contact))? {
                    None => (None, None),
                    Some(contact) => {
                        let key = store.open_key(contact.key)?;
                        let address = store.read_now::<_, StoreError>(|r| r.list_addresses(contact.id, &key))?.pop();
                        (address.map(|a| a.address), contact.language)
                    }
                },
                (None, Some(sealed)) => {
                    (Some(store.open_key(key)?.unseal(Field::BreachAddress, id, due.number, sealed)?), None)
                }
                (None, None) => (None, None),
            };
            let language = language.unwrap_or_else(|| "en".into());
            let own = words.iter().find(|it| it.language == language);
            let said = own.or_else(|| words.iter().find(|it| it.language == "en"));
            let letter = match (address.and_then(|a| EmailAddress::parse(&a).ok()), said) {
                (Some(to), Some(said)) => Some(NewLetter {
                    subject: Some(id),
                    detail: serde_json::json!({ "words": said.number }).to_string(),
                    ..self.letter(LetterKind::BreachNotice, now, to, &language, due.contact)
                }),
                _ => None,
            };
            all.push((due.number, letter));
        }
        let count = all.iter().filter(|(_, letter)| letter.is_some()).count();
        let mut keys = store.new_keys(Scope::Letter, vec![None; count], now)?;
        let (ring, mailing) = (self.ring().clone(), mailing.clone());
        store.write_now::<_, StoreError>(Lane::Bulk, move |w| {
            let mut sent = 0_i64;
            for (number, letter) in &all {
                let queued = match letter {
                    Some(letter) => {
                        let key = keys.pop().ok_or_else(|| StoreError::Malformed("a letter without a key".into()))?;
                        Some(w.post_letter(&ring, &key, letter, now)?)
                    }
                    None => None,
                };
                if !w.settle_breach_person(id, *number, queued, now)? {
                    return Err(StoreError::Taken);
                }
                sent += i64::from(queued.is_some());
            }
            if sent > 0 {
                // from the first letter on, the people are being told
                w.set_first_told(id, now)?;
            }
            let settled = i64::try_from(all.len()).unwrap_or(0);
            w.continue_mailing(&mailing, settled, next_part(&mailing, sent, now))?;
            let event = AuditEvent {
                at: now,
                actor: Actor::Worker("breaches".into()).to_string(),
                action: "breach.people_told".into(),
                contact: None,
                object: format!("breach:{id}"),
                detail: serde_json::json!({ "letters": sent }).to_string(),
                outcome: "done".into(),
            };
            w.add_audit(&ring, &event)?;
            Ok(settled)
        })
    }
}
