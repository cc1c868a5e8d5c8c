//! Marketing choices by a footer link: stopping takes effect in the same request and needs no proof; starting needs the
//! mailbox. S8.25 to S8.31.

use super::import::ledger_of;
use super::{Desk, Done, Over, Refused, Unit};
use crate::domain::audit::Actor;
use crate::domain::clock::Moment;
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::ContactId;
use crate::domain::letter::LetterKind;
use crate::domain::preference::{ALL, Standing, Stop, UNDO_WITHIN, standing};
use crate::domain::secret::Secret;
use crate::store::consents::ConsentEvent;
use crate::store::contacts::PurposeState;
use crate::store::keys::Scope;
use crate::store::suppressions::Suppression;
use crate::store::{ContactViewer, StoreError};
use crate::text::Words;
use crate::vault::{AddressIndex, KeyPurpose, LinkToken};

/// Links of letters about choices work for nothing else.
pub const CHOICE: &str = "choice";

/// How a choice was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// On the page behind a footer link.
    Link,
    /// By a mail program, RFC 8058.
    OneClick,
}

/// A topic as its person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicLine {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub label: String,
    /// What it means.
    pub sentence: String,
    /// Where the person stands.
    pub standing: Standing,
    /// Whether others take part.
    pub third_party: bool,
}

/// What the page behind a footer link shows. No name, no organisation, no whole address. S8.26.
#[derive(Debug, Clone)]
pub struct Preferences {
    /// The address with most of it hidden; `None` if nothing is held any more.
    pub masked: Option<String>,
    /// All topics.
    pub topics: Vec<TopicLine>,
    /// Since when everything is stopped.
    pub all_stopped: Option<Moment>,
}

/// What became of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    /// It is in effect since now.
    Now,
    /// It was so before.
    Already,
    /// Nothing is held under this link any more, so there is nothing to stop.
    NothingHeld,
}

/// What a row of a campaign list becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Minted {
    /// It may be mailed; the token of its links.
    Link(String),
    /// The person stopped this topic, or everything.
    Stopped,
    /// S4.7: their data came from somebody else, and they have not been told yet: that letter comes first.
    Untold,
    /// No contact in use has this address, so nothing says that it may be mailed.
    Unknown,
    /// It is no address.
    NoAddress,
}

/// Whose link it is.
struct Known {
    contact: ContactId,
    index: AddressIndex,
    address: EmailAddress,
}

impl Desk {
    /// The footer token of a contact, under the newest link key. S8.29.
    pub fn preference_token(&self, contact: ContactId, generation: i64) -> String {
        self.ring().preference_token(contact.0, generation, self.ring().newest(KeyPurpose::Link))
    }

    /// C8: the signed-in person's own token.
    pub async fn own_preference_token(&self, viewer: ContactViewer) -> Result<String, Refused> {
        let contact = viewer.contact();
        let generation = self.store().read::<_, StoreError>(move |r| r.find_generation(contact)).await?;
        Ok(self.preference_token(contact, generation.ok_or(Refused::NotFound)?))
    }

    /// `Ok(None)`: a link of ours whose contact is gone. Refused: no link of ours, or a revoked one.
    async fn known(&self, token: &str) -> Result<Option<Known>, Refused> {
        let (contact, generation) = self.ring().read_preference_token(token).ok_or(Refused::Over(Over::Unknown))?;
        let contact = ContactId(contact);
        let store = self.store().clone();
        self.store()
            .read::<_, StoreError>(move |r| {
                if r.find_generation(contact)?.is_some_and(|now| now != generation) {
                    return Ok(Err(Refused::Over(Over::Unknown)));
                }
                let (Some(row), Some(index)) = (r.find_contact(contact)?, r.find_address_index(contact)?) else {
                    return Ok(Ok(None));
                };
                let key = store.open_key(row.key)?;
                let held = r.list_addresses(contact, &key)?;
                let address = held.last().and_then(|a| EmailAddress::parse(&a.address).ok());
                Ok(Ok(address.map(|address| Known { contact, index, address })))
            })
            .await?
    }

    /// `links mint`: what each address of a campaign list becomes, in its order. Reads only.
    pub fn mint_links(&self, addresses: &[String], topic: &str) -> Result<Vec<Minted>, StoreError> {
        let ring = self.ring();
        let indexes: Vec<Option<AddressIndex>> =
            addresses.iter().map(|a| EmailAddress::parse(a).ok().map(|a| ring.address_index(&a))).collect();
        let known: Vec<AddressIndex> = indexes.iter().flatten().cloned().collect();
        let purpose = self.registers().topic(topic).map(|t| t.purpose.clone()).unwrap_or_default();
        let (linkable, stopped, untold) = self.store().read_now::<_, StoreError>(|r| {
            let linkable = r.list_linkable(&known)?;
            let contacts: Vec<ContactId> = linkable.values().map(|(contact, _)| *contact).collect();
            let mut stopped = r.list_stopped(&known, topic)?;
            stopped.extend(r.list_out_of_use(&known, &purpose)?);
            Ok((linkable, stopped, r.list_untold(&contacts)?))
        })?;
        Ok(indexes
            .into_iter()
            .map(|index| match index {
                None => Minted::NoAddress,
                Some(index) if stopped.contains(&index) => Minted::Stopped,
                Some(index) => match linkable.get(&index) {
                    Some((contact, _)) if untold.contains(contact) => Minted::Untold,
                    Some((contact, generation)) => Minted::Link(self.preference_token(*contact, *generation)),
                    None => Minted::Unknown,
                },
            })
            .collect())
    }

    /// P8: what the page shows. Changes nothing.
    pub async fn look_at_preferences(&self, token: &str, t: Words) -> Result<Preferences, Refused> {
        let registers = self.registers();
        let lang = t.language().code();
        let Some(known) = self.known(token).await? else {
            return Ok(Preferences { masked: None, topics: Vec::new(), all_stopped: None });
        };
        let (index, contact) = (known.index.clone(), known.contact);
        let (suppressions, mut held, states) = self
            .store()
            .read::<_, StoreError>(move |r| {
                Ok((r.list_suppressions(&index)?, r.list_held_purposes(contact)?, r.list_purpose_states(contact)?))
            })
            .await?;
        for state in states {
            if state.state == "live" {
                held.insert(state.purpose);
            } else {
                held.remove(&state.purpose);
            }
        }
        let stops: Vec<Stop<'_>> =
            suppressions.iter().map(|s| Stop { topic: &s.topic, channel: &s.channel, since: s.since }).collect();
        let topics = registers.topics().iter().map(|topic| TopicLine {
            key: topic.key.clone(),
            label: topic.label.in_language(lang).to_owned(),
            sentence: topic.sentence.in_language(lang).to_owned(),
            standing: standing(&topic.key, held.contains(&topic.purpose), &stops),
            third_party: topic.third_party,
        });
        let all_stopped = stops.iter().filter(|s| s.topic == ALL && s.stops(ALL)).map(|s| s.since).min();
        Ok(Preferences { masked: Some(known.address.masked()), topics: topics.collect(), all_stopped })
    }

    /// S8.26, S8.28, S8.30: stops a topic, or everything. In effect when it returns: ledger first, then the suppression
    /// with its event. Pressed a hundred times it is one event.
    pub async fn stop_marketing(
        &self,
        token: &str,
        topic: Option<String>,
        means: Means,
        wording: String,
        language: String,
    ) -> Result<Chosen, Refused> {
        // a topic that is gone, or was never one: whoever presses wants less mail, so all of it stops
        let topic = topic.filter(|key| self.registers().topic(key).is_some()).unwrap_or_else(|| ALL.to_owned());
        let Some(known) = self.known(token).await? else { return Ok(Chosen::NothingHeld) };
        let now = self.now();
        let stop = Suppression {
            address: known.index.clone(),
            topic: topic.clone(),
            channel: ALL.to_owned(),
            reason: "unsubscribed".into(),
            origin: "portal".into(),
            since: now,
        };
        let store = self.store().clone();
        let one = stop.clone();
        let is_new = tokio::task::spawn_blocking(move || {
            let missing = store.read_now::<_, StoreError>(|r| r.missing_suppressions(&[one]))?;
            // the ledger before the rows: a restore of an older backup must know it
            store.append_ledger(missing.iter().map(|s| ledger_of(s, now)).collect())?;
            Ok::<_, StoreError>(!missing.is_empty())
        })
        .await
        .map_err(|_| StoreError::Panicked)??;
        if !is_new {
            return Ok(Chosen::Already);
        }
        let event = self.event(&known, "stopped", &topic, means_key(means), wording, &language, None);
        let (desk, hour) = (self.clone(), self.ring().counter_name("choice/letter", known.address.as_str()));
        self.act(&[(Scope::Letter, None)], move |unit| {
            let now = unit.now();
            let object = format!("topic:{topic}");
            let mut audit = unit.audit(&Actor::Visitor, "marketing.stopped", Some(known.contact), object);
            audit.detail = means_key(means).into();
            if unit.add_suppressions(&[stop])? == 0 {
                audit.outcome = "was so before".into();
                return Ok(Done::new(Chosen::Already, audit));
            }
            let id = add_event(unit, event)?;
            let window = Moment::from_unix_seconds(now.unix_seconds() / 3_600 * 3_600);
            if means == Means::Link && unit.count(&hour, window)? <= 1 {
                let mut letter = desk.letter(LetterKind::Stopped, now, known.address, &language, Some(known.contact));
                letter.subject = Some(id);
                unit.post(&letter)?;
            }
            Ok(Done::new(Chosen::Now, audit))
        })
        .await
    }

    /// S8.30: somebody with a footer link wants a topic: nothing changes but that the mailbox gets a letter.
    pub async fn ask_to_join(
        &self,
        token: &str,
        topic: String,
        wording: String,
        language: String,
    ) -> Result<Chosen, Refused> {
        if self.registers().topic(&topic).is_none() {
            return Err(Refused::NotFound);
        }
        let Some(known) = self.known(token).await? else { return Ok(Chosen::NothingHeld) };
        let event = self.event(&known, "asked", &topic, "link", wording, &language, None);
        let (desk, name) = (self.clone(), self.ring().counter_name("choice/join", known.address.as_str()));
        self.act(&[(Scope::Letter, None)], move |unit| {
            let now = unit.now();
            let mut audit =
                unit.audit(&Actor::Visitor, "marketing.asked", Some(known.contact), format!("topic:{topic}"));
            let day = Moment::from_unix_seconds(now.unix_seconds() / 86_400 * 86_400);
            if unit.count(&name, day)? > 5 {
                audit.outcome = "limited".into();
                return Ok(Done::new(Chosen::Now, audit));
            }
            let id = add_event(unit, event)?;
            let mut letter = desk.letter(LetterKind::Joining, now, known.address, &language, Some(known.contact));
            letter.subject = Some(id);
            unit.post(&letter)?;
            Ok(Done::new(Chosen::Now, audit))
        })
        .await
    }

    async fn choice(&self, token: &Secret) -> Result<ConsentEvent, Refused> {
        let id = LinkToken::row(token.reveal()).ok_or(Refused::Over(Over::Unknown))?;
        let found =
            self.store().read::<_, StoreError>(move |r| Ok((r.find_consent(id)?, r.is_consent_answered(id)?))).await?;
        let (Some(event), is_answered) = found else { return Err(Refused::Over(Over::Unknown)) };
        if !self.ring().is_link_token(token.reveal(), CHOICE, event.id, &event.salt, event.link_key)
            || !["stopped", "asked"].contains(&event.kind.as_str())
        {
            return Err(Refused::Over(Over::Unknown));
        }
        if is_answered {
            return Err(Refused::Over(Over::Used));
        }
        if self.now() - event.at > UNDO_WITHIN {
            return Err(Refused::Over(Over::Expired));
        }
        Ok(event)
    }

    /// What the page behind a letter about a choice shows: whether it puts back or confirms, and which topic.
    pub async fn look_at_choice(&self, token: &Secret) -> Result<(bool, String), Refused> {
        let event = self.choice(token).await?;
        Ok((event.kind == "stopped", event.topic))
    }

    /// S8.30: a press behind the mailed link: puts a stop back, or gives the consent that was asked for. Once only.
    pub async fn answer_choice(&self, token: Secret, wording: String, language: String) -> Result<String, Refused> {
        let asked = self.choice(&token).await?;
        let contact = asked.contact.ok_or(Refused::Over(Over::Unknown))?;
        let known = self.store().read::<_, StoreError>(move |r| r.find_contact(contact)).await?;
        known.ok_or(Refused::Over(Over::Unknown))?;
        let registers = self.registers();
        let kind = if asked.kind == "stopped" { "undone" } else { "given" };
        let others: Vec<String> =
            registers.topics().iter().map(|t| t.key.clone()).filter(|k| *k != asked.topic).collect();
        let purpose = registers.topic(&asked.topic).map(|t| t.purpose.clone());
        let answer = ConsentEvent {
            id: 0,
            kind: kind.into(),
            means: "letter".into(),
            wording,
            language,
            refers_to: Some(asked.id),
            salt: self.random().bytes::<16>().to_vec(),
            at: self.now(),
            ..asked.clone()
        };
        self.act(&[], move |unit| {
            let now = unit.now();
            let address = asked.address.clone();
            if kind == "given" {
                let all = unit
                    .list_suppressions(&address)?
                    .iter()
                    .any(|s| s.topic == ALL && s.channel != "phone" && s.channel != "post");
                unit.lift_suppressions(&address, &[asked.topic.clone(), ALL.to_owned()])?;
                if all {
                    // only what was asked for comes back
                    let rest: Vec<Suppression> = others
                        .into_iter()
                        .map(|topic| Suppression {
                            address: address.clone(),
                            topic,
                            channel: ALL.to_owned(),
                            reason: "unsubscribed".into(),
                            origin: "portal".into(),
                            since: now,
                        })
                        .collect();
                    unit.add_suppressions(&rest)?;
                }
                if let Some(purpose) = purpose {
                    let state =
                        PurposeState { purpose, state: "live".into(), since: now, reason: "consent given".into() };
                    unit.set_purpose_state(contact, &state)?;
                }
            } else {
                unit.lift_suppressions(&address, std::slice::from_ref(&asked.topic))?;
            }
            let topic = asked.topic.clone();
            add_event(unit, answer)?;
            let action = if kind == "given" { "marketing.given" } else { "marketing.undone" };
            let audit = unit.audit(&Actor::Contact(contact), action, Some(contact), format!("topic:{topic}"));
            Ok(Done::new(topic, audit))
        })
        .await
    }

    /// C9: what was chosen when, newest first.
    pub async fn own_consents(&self, viewer: ContactViewer) -> Result<Vec<ConsentEvent>, Refused> {
        let contact = viewer.contact();
        let events = self
            .store()
            .read::<_, StoreError>(move |r| match r.find_address_index(contact)? {
                Some(index) => r.list_consents(&index),
                None => Ok(Vec::new()),
            })
            .await?;
        Ok(events)
    }

    #[allow(clippy::too_many_arguments)] // each is another column of the evidence
    fn event(
        &self,
        known: &Known,
        kind: &str,
        topic: &str,
        means: &str,
        wording: String,
        language: &str,
        refers_to: Option<i64>,
    ) -> ConsentEvent {
        ConsentEvent {
            id: 0,
            address: known.index.clone(),
            contact: Some(known.contact),
            kind: kind.into(),
            topic: topic.into(),
            channel: ALL.into(),
            means: means.into(),
            wording,
            language: language.into(),
            refers_to,
            salt: self.random().bytes::<16>().to_vec(),
            link_key: self.ring().newest(KeyPurpose::Link),
            at: self.now(),
        }
    }
}

fn means_key(means: Means) -> &'static str {
    match means {
        Means::Link => "link",
        Means::OneClick => "one_click",
    }
}

fn add_event(unit: &mut Unit<'_, '_>, mut event: ConsentEvent) -> Result<i64, StoreError> {
    event.id = unit.take_numbers("consent", 1)?;
    unit.add_consent(&event)?;
    Ok(event.id)
}
