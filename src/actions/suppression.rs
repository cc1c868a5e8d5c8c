//! O7: the list of those who must not be written to, at the console: in numbers, one address looked up, addresses of people
//! who said "never again" put on it. Nothing is lifted here: only the person's own yes does that (S8.30, S8.31).

use super::consent::{Saying, Whose};
use super::import::ledger_of;
use super::may_send::answer;
use super::merge::for_merged;
use super::officer::may;
use super::request::form_hash;
use super::{Desk, Done, Refused};
use crate::domain::audit::{Actor, AuditEvent};
use crate::domain::clock::Moment;
use crate::domain::consent::{EventKind, EventMeans, covers};
use crate::domain::contact::ContactStatus;
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::{ContactId, Reference};
use crate::domain::letter::LetterKind;
use crate::domain::may_send::{Channel, No};
use crate::domain::officer::Act;
use crate::domain::preference::ALL;
use crate::store::consents::OptOut;
use crate::store::keys::Scope;
use crate::store::suppressions::{Suppression, SuppressionCount};
use crate::store::{OfficerViewer, StoreError};
use chrono::NaiveDate;

/// How many addresses may be put on the list with one press.
pub const MOST_PASTED: usize = 1_000;
/// How somebody can have said that they want no more.
pub const HOW: [&str; 4] = ["telephone", "letter", "person", "email"];

/// A stop of an address as an officer reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StopLine {
    /// A topic, `all`, or a recipient for sharing.
    pub topic: String,
    /// A channel, or `all`.
    pub channel: String,
    /// Since when.
    pub since: Moment,
    /// Why and by whom, as codes; only for who may read contacts, since it tells whether somebody is one.
    pub by: Option<(String, String)>,
}

/// What is answered for one topic on one channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The answer of `may-send`, for who may read contacts.
    Answer(Option<No>),
    /// Stopped, and no more than that: for everybody else.
    Stopped,
    /// Not stopped, which says nothing about any other reason.
    NotStopped,
}

/// What is known about one address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// What stands on the list.
    pub stops: Vec<StopLine>,
    /// For each topic the channels, with the answer that every sender gets.
    pub topics: Vec<(String, Vec<(Channel, Verdict)>)>,
}

/// Addresses to be put on the list, and how that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stops {
    /// Whose.
    pub addresses: Vec<EmailAddress>,
    /// A topic, or `all`.
    pub topic: String,
    /// A channel, or `all`.
    pub channel: String,
    /// One of [`HOW`].
    pub how: String,
    /// On which day it was said.
    pub said_on: Option<NaiveDate>,
    /// The case in which it was said; may be empty.
    pub case: String,
}

/// What putting addresses on the list does, or did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Effect {
    /// Addresses that are stopped newly.
    pub new: usize,
    /// Addresses that were stopped as far before.
    pub before: usize,
    /// People in use among the new ones, who get the letter that can put it back.
    pub letters: usize,
}

/// One address that is stopped newly.
struct Planned {
    stop: OptOut,
    letter: Option<(EmailAddress, String)>,
}

impl Desk {
    /// O7: how many stops there are, by what they stop, why and where they came from; and how many addresses they are about.
    pub async fn count_suppressions(&self, viewer: OfficerViewer) -> Result<(Vec<SuppressionCount>, i64), Refused> {
        may(viewer, Act::ReadSuppression)?;
        let read = |r: &mut crate::store::Read<'_>| Ok((r.count_suppressions_by()?, r.count_suppressed_addresses()?));
        Ok(self.store().read::<_, StoreError>(read).await?)
    }

    /// O7: what is stopped for an address, whether it is somebody's or nobody's. The answers are those of `may-send`. The
    /// look is in the log; the address, and whose it is, are not.
    pub async fn look_up_suppression(&self, viewer: OfficerViewer, address: EmailAddress) -> Result<Looked, Refused> {
        may(viewer, Act::ReadSuppression)?;
        let (registers, ring, now) = (self.registers(), self.ring().clone(), self.now());
        let (index, months) = (ring.address_index(&address), self.settings().sale_months);
        let is_told = viewer.role().may(Act::ReadContacts);
        let looked = self
            .store()
            .read::<_, StoreError>(move |r| {
                let stops = r.list_suppressions(&index)?.into_iter().map(|stop| StopLine {
                    topic: stop.topic,
                    channel: stop.channel,
                    since: stop.since,
                    by: is_told.then_some((stop.reason, stop.origin)),
                });
                let mut topics = Vec::new();
                for topic in registers.topics() {
                    let mut channels = Vec::new();
                    for channel in Channel::ALL {
                        let question = crate::domain::may_send::Question::new(
                            &registers,
                            &topic.purpose,
                            Some(&topic.key),
                            channel,
                        )
                        .map_err(|_| StoreError::Malformed(format!("topic {}", topic.key)))?;
                        let asked = answer(r, &ring, &registers, &question, &[address.as_str()], now, months)?;
                        let no = asked.into_iter().next().and_then(|it| it.no);
                        let verdict = match no {
                            no if is_told => Verdict::Answer(no),
                            Some(No::Suppressed | No::Erased) => Verdict::Stopped,
                            _ => Verdict::NotStopped,
                        };
                        channels.push((channel, verdict));
                    }
                    topics.push((topic.key.clone(), channels));
                }
                Ok(Looked { stops: stops.collect(), topics })
            })
            .await?;
        self.traces()
            .record_look(AuditEvent {
                at: now,
                actor: Actor::Officer(viewer.officer().0).to_string(),
                action: "suppression.looked".into(),
                contact: None,
                object: String::new(),
                detail: String::new(),
                outcome: "done".into(),
            })
            .await?;
        Ok(looked)
    }

    /// What is to be kept as evidence: how and when it was said, and in which case. No words of anybody: they could name
    /// somebody, and nothing that the list keeps is under a key of theirs.
    async fn evidence_of(&self, it: &Stops) -> Result<String, Refused> {
        let wrong = |field, message| Err(Refused::Field { field, message });
        if it.addresses.is_empty() {
            return wrong("addresses", "error-suppression-none");
        }
        if it.addresses.len() > MOST_PASTED {
            return wrong("addresses", "error-suppression-many");
        }
        if it.topic != ALL && self.registers().topic(&it.topic).is_none() {
            return wrong("topic", "error-stop-topic");
        }
        if it.channel != ALL && Channel::from_key(&it.channel).is_none() {
            return wrong("channel", "error-suppression-channel");
        }
        if !HOW.contains(&it.how.as_str()) {
            return wrong("how", "error-suppression-how");
        }
        let today = self.now().london_date();
        let Some(said_on) = it.said_on.filter(|day| *day <= today && today - *day <= chrono::TimeDelta::days(366))
        else {
            return wrong("said_on", "error-suppression-day");
        };
        let mut evidence = format!("{} said:{said_on}", it.how);
        if !it.case.trim().is_empty() {
            let Some(reference) = Reference::parse(it.case.trim()) else {
                return wrong("case", "error-suppression-case");
            };
            let found = self.store().read::<_, StoreError>(move |r| r.find_request_by_reference(&reference)).await?;
            let Some(case) = found else { return wrong("case", "error-suppression-case") };
            evidence = format!("{evidence} request:{}", case.id);
        }
        Ok(evidence)
    }

    /// What each address needs: nothing where it is stopped as far already. Reads only.
    fn plan_stops(&self, viewer: OfficerViewer, it: &Stops, evidence: &str) -> Result<Vec<Planned>, StoreError> {
        let now = self.now();
        self.store().read_now::<_, StoreError>(|r| {
            let mut planned = Vec::new();
            for address in &it.addresses {
                let index = self.ring().address_index(address);
                let is_stopped = r
                    .list_suppressions(&index)?
                    .iter()
                    .any(|stop| covers(&stop.topic, &it.topic) && (stop.channel == ALL || stop.channel == it.channel));
                if is_stopped {
                    continue;
                }
                let contact = r.find_contact_by_address(&index)?;
                let language = contact.as_ref().and_then(|c| c.language.clone()).unwrap_or_else(|| "en".into());
                let saying = Saying {
                    topic: it.topic.clone(),
                    channel: it.channel.clone(),
                    means: EventMeans::Officer,
                    wording: String::new(),
                    language: language.clone(),
                    evidence: evidence.to_owned(),
                    actor: Actor::Officer(viewer.officer().0),
                };
                let whose = Whose { contact: contact.as_ref().map(|c| c.id), index: index.clone() };
                let stop = Suppression {
                    address: index,
                    topic: it.topic.clone(),
                    channel: it.channel.clone(),
                    reason: "unsubscribed".into(),
                    origin: "officer".into(),
                    since: now,
                };
                let event = crate::store::consents::ConsentEvent {
                    at: now,
                    ..self.event(&whose, EventKind::Stopped, &saying, None)
                };
                let letter =
                    contact.filter(|c| c.status != ContactStatus::Erasing).map(|_| (address.clone(), language));
                planned.push(Planned { stop: OptOut { stop, event }, letter });
            }
            Ok(planned)
        })
    }

    /// What putting addresses on the list would do. Changes nothing.
    pub async fn look_at_stops(&self, viewer: OfficerViewer, it: Stops) -> Result<Effect, Refused> {
        may(viewer, Act::Suppress)?;
        let evidence = self.evidence_of(&it).await?;
        let desk = self.clone();
        let effect = tokio::task::spawn_blocking(move || {
            desk.plan_stops(viewer, &it, &evidence).map(|planned| effect_of(&planned, it.addresses.len()))
        });
        Ok(effect.await.map_err(|_| StoreError::Panicked)??)
    }

    /// O7, S8.25: puts addresses on the list: ledger first, then the rows with their evidence, in one unit. Whoever is a
    /// contact stands as if they had said it here themselves, and gets the letter that can put it back, at most one an
    /// hour. Sent twice it is the same.
    pub async fn suppress(&self, viewer: OfficerViewer, it: Stops, form: String) -> Result<Effect, Refused> {
        may(viewer, Act::Suppress)?;
        let evidence = self.evidence_of(&it).await?;
        let (now, count, topic) = (self.now(), it.addresses.len(), it.topic.clone());
        let (desk, how) = (self.clone(), it.how.clone());
        let planned = tokio::task::spawn_blocking(move || {
            let planned = desk.plan_stops(viewer, &it, &evidence)?;
            let entries = planned.iter().map(|one| ledger_of(&one.stop, now)).collect();
            // the ledger before the rows: a restore of an older backup must know it
            let entries = desk.store().read_now::<_, StoreError>(|r| for_merged(r, entries))?;
            if !entries.is_empty() {
                desk.store().append_ledger(entries)?;
                crate::failpoint::reach("ledger-synced");
            }
            Ok::<_, StoreError>(planned)
        })
        .await
        .map_err(|_| StoreError::Panicked)??;
        let effect = effect_of(&planned, count);
        let scopes = vec![(Scope::Letter, None::<ContactId>); effect.letters];
        let desk = self.clone();
        self.act(&scopes, move |unit| {
            let who = Actor::Officer(viewer.officer().0);
            let mut audit = unit.audit(&who, "suppression.added", None, format!("topic:{topic}"));
            if unit.send_form_once(&form_hash(&form), "suppressed", now)?.is_some() {
                audit.outcome = "sent twice".into();
                return Ok(Done::new(Effect { new: 0, before: count, letters: 0 }, audit));
            }
            audit.detail = serde_json::json!({ "how": how, "new": effect.new, "before": effect.before }).to_string();
            let mut done = Done::new(effect, audit);
            let (stops, letters): (Vec<OptOut>, Vec<_>) = planned.into_iter().map(|p| (p.stop, p.letter)).unzip();
            let ids = unit.add_opt_outs(&stops)?;
            let hour = Moment::from_unix_seconds(now.unix_seconds() / 3_600 * 3_600);
            for ((stop, letter), id) in stops.into_iter().zip(letters).zip(ids) {
                // another press was quicker with this one
                let (Some(id), Some(contact)) = (id, stop.event.contact) else { continue };
                let mut event = unit.audit(&who, "marketing.stopped", Some(contact), format!("topic:{topic}"));
                event.detail = EventMeans::Officer.key().into();
                done.audit.push(event);
                let Some((address, language)) = letter else { continue };
                let name = desk.ring().counter_name("choice/letter", address.as_str());
                if unit.count(&name, hour)? <= 1 {
                    let mut letter = desk.letter(LetterKind::Stopped, now, address, &language, Some(contact));
                    letter.subject = Some(id);
                    unit.post(&letter)?;
                }
            }
            Ok(done)
        })
        .await
    }
}

fn effect_of(planned: &[Planned], of: usize) -> Effect {
    let letters = planned.iter().filter(|one| one.letter.is_some()).count();
    Effect { new: planned.len(), before: of.saturating_sub(planned.len()), letters }
}
