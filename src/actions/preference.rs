//! Marketing choices as their person sees them: by a footer link (lowering only, S8.30) or signed in. S8.25 to S8.31.

use super::consent::{LONGEST_PAUSE, Saying, Whose};
use super::request::{Ask, Asked};
use super::sign_in::Browser;
use super::{Desk, Done, Over, Refused};
use crate::domain::audit::Actor;
use crate::domain::clock::Moment;
use crate::domain::consent::{Cell, CellState, EventMeans, SHARING, needs_renewal};
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::{ContactId, ProvenanceId};
use crate::domain::preference::{ALL, Account, EMAIL, Standing, Stop, standing_of};
use crate::domain::provenance::Provenance;
use crate::domain::register::{Basis, Registers};
use crate::domain::request::Matter;
use crate::store::consents::ConsentEvent;
use crate::store::contacts::PurposeState;
use crate::store::suppressions::Suppression;
use crate::store::{ContactViewer, StoreError};
use crate::text::Words;
use crate::vault::{AddressIndex, KeyPurpose};
use chrono::TimeDelta;
use std::collections::{BTreeMap, HashMap};
use std::str::FromStr as _;

pub use super::consent::{CHOICE, Chosen};

/// How a choice was made by a footer link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// On the page behind it.
    Link,
    /// By a mail program, RFC 8058.
    OneClick,
}

/// A channel of a topic as its person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChannelLine {
    /// Its key.
    pub key: String,
    /// Where the person stands.
    pub standing: Standing,
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
    /// Where the person stands with it by mail.
    pub standing: Standing,
    /// S6.13: the other channels that the feed has.
    pub channels: Vec<ChannelLine>,
    /// S8.26: the rhythms or kinds that the feed has: key, name, whether it is the one chosen.
    pub variants: Vec<(String, String, bool)>,
    /// Whether others take part.
    pub third_party: bool,
    /// Why it is sent: the ground, and where the address came from, in words. Empty if it is not got.
    pub why: Vec<String>,
    /// L7.6: the words changed since the person agreed, or it is long ago.
    pub needs_renewal: bool,
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
    /// Until when everything is paused.
    pub paused: Option<Moment>,
    /// S8.23: recipients outside the group that get data by consent: key and name.
    pub shared_with: Vec<(String, String)>,
}

/// Whose link it is.
pub(super) struct Known {
    contact: ContactId,
    index: AddressIndex,
    pub(super) address: EmailAddress,
}

impl Known {
    fn whose(&self) -> Whose {
        Whose { contact: Some(self.contact), index: self.index.clone() }
    }
}

/// What is read to say where somebody stands.
struct Standings {
    suppressions: Vec<Suppression>,
    cells: Vec<Cell>,
    states: Vec<PurposeState>,
    sources: HashMap<ProvenanceId, (Provenance, Moment)>,
}

/// Why people leave, as the page offers it. A stable list: the counts are compared over months.
pub const REASONS: [&str; 5] = ["too_many", "not_relevant", "never_asked", "left_company", "other"];

impl Desk {
    /// The footer token of a contact, under the newest link key. S8.29.
    pub fn preference_token(&self, contact: ContactId, generation: i64) -> String {
        self.ring().preference_token(contact.0, generation, self.ring().newest(KeyPurpose::Link))
    }

    /// `Ok(None)`: a link of ours whose contact is gone. Refused: no link of ours, or a revoked one.
    async fn known(&self, token: &str) -> Result<Option<Known>, Refused> {
        let (contact, generation) = self.ring().read_preference_token(token).ok_or(Refused::Over(Over::Unknown))?;
        let contact = ContactId(contact);
        let store = self.store().clone();
        self.store().read_few::<_, Refused>(move |r| known_by_link(&store, r, contact, generation)).await
    }

    async fn known_viewer(&self, viewer: ContactViewer) -> Result<Known, Refused> {
        let (store, contact) = (self.store().clone(), viewer.contact());
        let known = self.store().read::<_, StoreError>(move |r| known_of(&store, r, contact)).await?;
        known.ok_or(Refused::NotFound)
    }

    /// P8: what the page shows. Changes nothing.
    pub async fn look_at_preferences(&self, token: &str, t: Words) -> Result<Preferences, Refused> {
        let (contact, generation) = self.ring().read_preference_token(token).ok_or(Refused::Over(Over::Unknown))?;
        let (store, contact) = (self.store().clone(), ContactId(contact));
        let found = self
            .store()
            .read_few::<_, Refused>(move |r| {
                let known = known_by_link(&store, r, contact, generation)?;
                Ok(known.map(|known| Ok::<_, StoreError>((standings_of(r, &known)?, known))).transpose()?)
            })
            .await?;
        match found {
            Some((read, known)) => Ok(self.preferences_of(&known, &read, t)),
            None => Ok(Preferences {
                masked: None,
                topics: Vec::new(),
                all_stopped: None,
                paused: None,
                shared_with: Vec::new(),
            }),
        }
    }

    /// C8: the same for who is signed in.
    pub async fn own_preferences(&self, viewer: ContactViewer, t: Words) -> Result<Preferences, Refused> {
        let (store, contact) = (self.store().clone(), viewer.contact());
        let found = self
            .store()
            .read_few::<_, StoreError>(move |r| {
                let known = known_of(&store, r, contact)?;
                known.map(|known| Ok((standings_of(r, &known)?, known))).transpose()
            })
            .await?;
        let (read, known) = found.ok_or(Refused::NotFound)?;
        Ok(self.preferences_of(&known, &read, t))
    }

    fn preferences_of(&self, known: &Known, read: &Standings, t: Words) -> Preferences {
        let (registers, now) = (self.registers(), self.now());
        let lang = t.language().code();
        let stops = stops_of(&read.suppressions);
        let topics = registers.topics().iter().map(|topic| {
            let account = account_of(read, &stops, &topic.purpose);
            let first = if topic.channels.iter().any(|c| c == EMAIL) { EMAIL } else { &topic.channels[0] };
            let of = |channel: &str| standing_of(&topic.key, channel, &account, now);
            let others = topic.channels.iter().filter(|c| *c != first);
            let chosen = read.cells.iter().find(|c| c.topic == topic.key && !c.variant.is_empty());
            let given = given_of(&read.cells, &topic.key);
            let standing = of(first);
            TopicLine {
                key: topic.key.clone(),
                label: topic.label.in_language(lang).to_owned(),
                sentence: topic.sentence.in_language(lang).to_owned(),
                channels: others.map(|key| ChannelLine { key: key.clone(), standing: of(key) }).collect(),
                variants: topic
                    .variants
                    .iter()
                    .map(|v| {
                        let is_chosen = chosen.is_some_and(|c| c.variant == v.key);
                        (v.key.clone(), v.label.in_language(lang).to_owned(), is_chosen)
                    })
                    .collect(),
                third_party: topic.third_party,
                why: match standing {
                    Standing::Gets | Standing::Paused(_) => why(&registers, read, &topic.purpose, given, t),
                    Standing::Left(_) | Standing::CouldJoin => Vec::new(),
                },
                needs_renewal: standing == Standing::Gets
                    && given.is_some_and(|c| {
                        needs_renewal(c, topic.wording_version, topic.renew_months, now.london_date())
                    }),
                standing,
            }
        });
        let topics: Vec<TopicLine> = topics.collect();
        let by_choice = read.cells.iter().filter(|c| {
            c.topic == ALL
                && c.state == CellState::Stopped
                && topics.iter().all(|t| matches!(t.standing, Standing::Left(_)))
        });
        let all_stopped = stops
            .iter()
            .filter(|s| s.topic == ALL && s.stops(ALL))
            .map(|s| s.since)
            .chain(by_choice.map(|c| c.since))
            .min();
        let paused = topics.iter().find_map(|t| match t.standing {
            Standing::Paused(until) => Some(until),
            _ => None,
        });
        let shared_with = registers.recipients().iter().filter(|r| {
            let topic = crate::domain::consent::sharing_topic(&r.key);
            let account = Account { is_held_for: false, ended: None, stops: &stops, cells: &read.cells };
            standing_of(&topic, ALL, &account, now) == Standing::Gets
        });
        Preferences {
            masked: Some(known.address.masked()),
            shared_with: shared_with.map(|r| (r.key.clone(), r.label.in_language(lang).to_owned())).collect(),
            topics,
            all_stopped,
            paused,
        }
    }

    /// S8.26, S8.28, S8.30: stops a topic (on one channel, or on all), or everything, by a footer link.
    pub async fn stop_marketing(
        &self,
        token: &str,
        topic: Option<String>,
        channel: Option<String>,
        means: Means,
        wording: String,
        language: String,
    ) -> Result<Chosen, Refused> {
        let Some(known) = self.known(token).await? else { return Ok(Chosen::NothingHeld) };
        let (topic, channel) = self.lowered(topic, channel);
        let saying = Saying {
            topic,
            channel,
            means: if means == Means::OneClick { EventMeans::OneClick } else { EventMeans::Link },
            wording,
            language,
            evidence: String::new(),
            actor: Actor::Visitor,
        };
        let notice = (means == Means::Link).then(|| known.address.clone());
        self.lower(known.whose(), saying, notice).await
    }

    /// A topic that is gone, or was never one: whoever presses wants less mail, so all of it stops.
    fn lowered(&self, topic: Option<String>, channel: Option<String>) -> (String, String) {
        let registers = self.registers();
        let is_known = |key: &String| {
            registers.topic(key).is_some()
                || key == SHARING
                || key.strip_prefix(SHARING).is_some_and(|r| registers.recipient(r).is_some())
        };
        let topic = topic.filter(is_known).unwrap_or_else(|| ALL.to_owned());
        let has = |c: &String| registers.topic(&topic).is_some_and(|t| t.channels.contains(c));
        let channel = channel.filter(has).unwrap_or_else(|| ALL.to_owned());
        (topic, channel)
    }

    /// C8, C10: the same for who is signed in: effect at once, and no letter.
    pub async fn stop_own(
        &self,
        viewer: ContactViewer,
        topic: Option<String>,
        channel: Option<String>,
        means: EventMeans,
        wording: String,
        language: String,
    ) -> Result<Chosen, Refused> {
        let known = self.known_viewer(viewer).await?;
        let (topic, channel) = self.lowered(topic, channel);
        let actor = Actor::Contact(known.contact);
        let saying = Saying { topic, channel, means, wording, language, evidence: String::new(), actor };
        self.lower(known.whose(), saying, None).await
    }

    /// C8, C10: a yes of who is signed in. The session is the proof of the mailbox: no second letter. A recipient must
    /// be one by name (S8.23).
    pub async fn agree_own(
        &self,
        viewer: ContactViewer,
        topic: String,
        channel: Option<String>,
        wording: String,
        language: String,
    ) -> Result<Chosen, Refused> {
        let registers = self.registers();
        let channel = match (registers.topic(&topic), topic.strip_prefix(SHARING)) {
            (Some(topic), _) => match channel {
                Some(channel) if !topic.channels.contains(&channel) => return Err(Refused::NotFound),
                Some(channel) => channel,
                None => EMAIL.to_owned(),
            },
            (None, Some(recipient)) if registers.sharing_recipients().any(|r| r.key == recipient) => ALL.to_owned(),
            _ => return Err(Refused::NotFound),
        };
        let known = self.known_viewer(viewer).await?;
        let saying = Saying {
            topic,
            channel,
            means: EventMeans::Portal,
            wording,
            language,
            evidence: String::new(),
            actor: Actor::Contact(known.contact),
        };
        self.raise(known.whose(), saying).await
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
        let saying = self.by_link(topic, EMAIL, wording, language);
        self.ask_mailbox(known.whose(), known.address, saying).await
    }

    fn by_link(&self, topic: String, channel: &str, wording: String, language: String) -> Saying {
        Saying {
            topic,
            channel: channel.to_owned(),
            means: EventMeans::Link,
            wording,
            language,
            evidence: String::new(),
            actor: Actor::Visitor,
        }
    }

    /// S8.26: nothing for so many days, by link or signed in. `days` of none ends the pause.
    pub async fn pause_marketing(
        &self,
        by: By<'_>,
        days: Option<i64>,
        wording: String,
        language: String,
    ) -> Result<(Chosen, Option<Moment>), Refused> {
        let Some((whose, mut saying)) = self.by(by, ALL.into(), wording, language).await? else {
            return Ok((Chosen::NothingHeld, None));
        };
        saying.channel = ALL.to_owned();
        let Some(days) = days else { return Ok((self.resume(whose, saying).await?, None)) };
        let length = TimeDelta::days(days);
        if days < 1 || length > LONGEST_PAUSE {
            return Err(Refused::NotFound);
        }
        let until = self.now() + length;
        Ok((self.pause(whose, until, saying).await?, Some(until)))
    }

    /// S8.26: another rhythm of a topic, by link or signed in.
    pub async fn vary_marketing(
        &self,
        by: By<'_>,
        topic: String,
        variant: String,
        wording: String,
        language: String,
    ) -> Result<Chosen, Refused> {
        match self.by(by, topic, wording, language).await? {
            Some((whose, saying)) => self.choose_variant(whose, variant, saying).await,
            None => Ok(Chosen::NothingHeld),
        }
    }

    async fn by(
        &self,
        by: By<'_>,
        topic: String,
        wording: String,
        language: String,
    ) -> Result<Option<(Whose, Saying)>, Refused> {
        let mut saying = self.by_link(topic, EMAIL, wording, language);
        let known = match by {
            By::Link(token) => self.known(token).await?,
            By::Viewer(viewer) => {
                saying.means = EventMeans::Portal;
                saying.actor = Actor::Contact(viewer.contact());
                Some(self.known_viewer(viewer).await?)
            }
        };
        Ok(known.map(|known| (known.whose(), saying)))
    }

    /// Why somebody left, if they like to say: counted, and kept with nobody.
    pub async fn say_why_left(&self, token: &str, topic: String, reason: String) -> Result<(), Refused> {
        self.ring().read_preference_token(token).ok_or(Refused::Over(Over::Unknown))?;
        let topic = Some(topic).filter(|key| self.registers().topic(key).is_some()).unwrap_or_else(|| ALL.to_owned());
        let reason = REASONS.iter().find(|r| **r == reason).ok_or(Refused::NotFound)?;
        let month = self.now().london_date().format("%Y-%m").to_string();
        self.act(&[], move |unit| {
            unit.count_leaving(&month, &topic, reason)?;
            let mut audit = unit.audit(&Actor::Visitor, "marketing.reason", None, format!("topic:{topic}"));
            audit.detail = (*reason).to_owned();
            Ok(Done::new((), audit))
        })
        .await
    }

    /// Why people left in the last year, counted by month, topic and reason.
    pub async fn leaving_reasons(&self) -> Result<Vec<(String, String, String, i64)>, Refused> {
        let since = (self.now() - TimeDelta::days(365)).london_date().format("%Y-%m").to_string();
        Ok(self.store().read::<_, StoreError>(move |r| r.list_leaving_reasons(&since)).await?)
    }

    /// "I still got one": a complaint case with what the portal knows about the choice as its evidence.
    pub async fn complain_about_mail(
        &self,
        token: &str,
        form: String,
        browser: Browser,
        t: Words,
    ) -> Result<Option<Asked>, Refused> {
        let Some(known) = self.known(token).await? else { return Ok(None) };
        let index = known.index.clone();
        let (suppressions, events) = self
            .store()
            .read::<_, StoreError>(move |r| Ok((r.list_suppressions(&index)?, r.list_consents(&index)?)))
            .await?;
        let registers = self.registers();
        let label = |key: &str| topic_label(&registers, key, t);
        let mut lines = vec![t.say("prefs-still-says").into_owned()];
        for stop in &suppressions {
            lines.push(t.with(
                "prefs-still-stop",
                &[("topic", &label(&stop.topic)), ("at", &t.moment(stop.since)), ("origin", &stop.origin)],
            ));
        }
        for event in events.iter().take(10) {
            let kind = t.say(&format!("consent-kind-{}", event.kind));
            let means = t.say(&format!("consent-means-{}", event.means));
            lines.push(format!("{}: {kind}: {}, {means} ({})", t.moment(event.at), label(&event.topic), event.id));
        }
        let ask = Ask {
            matter: Matter::Complaint,
            rights: Vec::new(),
            email: known.address.as_str().to_owned(),
            name: String::new(),
            text: lines.join("\n"),
            trap: String::new(),
            form,
            language: t.language().code().to_owned(),
            files: Vec::new(),
        };
        self.ask(None, ask, browser).await.map(Some)
    }

    /// C9, C10: where the viewer stands by their own choices.
    pub async fn own_standing(&self, viewer: ContactViewer) -> Result<Vec<Cell>, Refused> {
        let contact = viewer.contact();
        Ok(self.store().read::<_, StoreError>(move |r| r.list_standing(contact)).await?)
    }

    /// C9: what was chosen when, newest first.
    pub async fn own_consents(&self, viewer: ContactViewer) -> Result<Vec<ConsentEvent>, Refused> {
        let contact = viewer.contact();
        let events = self
            .store()
            .read::<_, StoreError>(move |r| match r.find_address_index(contact)? {
                Some(index) => r.list_consents_of(contact, &index),
                None => Ok(Vec::new()),
            })
            .await?;
        Ok(events)
    }
}

/// On whose authority a choice is made.
#[derive(Debug, Clone, Copy)]
pub enum By<'t> {
    /// A footer link.
    Link(&'t str),
    /// A session.
    Viewer(ContactViewer),
}

/// What a topic is called; everything, if it is none; a recipient, for sharing.
pub fn topic_label(registers: &Registers, key: &str, t: Words) -> String {
    let lang = t.language().code();
    if let Some(recipient) = key.strip_prefix(SHARING) {
        let name = registers.recipient(recipient).map_or(recipient, |r| r.label.in_language(lang));
        return t.with("sharing-with", &[("name", &name)]);
    }
    registers
        .topic(key)
        .map_or_else(|| t.say("prefs-all").into_owned(), |topic| topic.label.in_language(lang).to_owned())
}

pub(super) fn known_of(
    store: &crate::store::Store,
    r: &mut crate::store::Read<'_>,
    contact: ContactId,
) -> Result<Option<Known>, StoreError> {
    let (contact, row) = match r.find_contact(contact)? {
        Some(row) => (contact, Some(row)),
        // O3: a link of before a merge leads to the contact that has everything
        None => {
            let current = r.current_contact(contact)?;
            (current, if current == contact { None } else { r.find_contact(current)? })
        }
    };
    let (Some(row), Some(index)) = (row, r.find_address_index(contact)?) else { return Ok(None) };
    let key = store.open_key(row.key)?;
    let held = r.list_addresses(contact, &key)?;
    let address = held.last().and_then(|a| EmailAddress::parse(&a.address).ok());
    Ok(address.map(|address| Known { contact, index, address }))
}

/// Whose link it is; refused where it was revoked.
fn known_by_link(
    store: &crate::store::Store,
    r: &mut crate::store::Read<'_>,
    contact: ContactId,
    generation: i64,
) -> Result<Option<Known>, Refused> {
    if r.find_generation(contact)?.is_some_and(|now| now != generation) {
        return Err(Refused::Over(Over::Unknown));
    }
    Ok(known_of(store, r, contact)?)
}

fn standings_of(r: &mut crate::store::Read<'_>, known: &Known) -> Result<Standings, StoreError> {
    let ids = r.list_sources(known.contact)?;
    Ok(Standings {
        suppressions: r.list_suppressions(&known.index)?,
        cells: r.list_standing(known.contact)?,
        states: r.list_purpose_states(known.contact)?,
        sources: r.list_provenances(&ids)?,
    })
}

fn stops_of(suppressions: &[Suppression]) -> Vec<Stop<'_>> {
    suppressions.iter().map(|s| Stop { topic: &s.topic, channel: &s.channel, since: s.since }).collect()
}

fn account_of<'a>(read: &'a Standings, stops: &'a [Stop<'a>], purpose: &str) -> Account<'a> {
    let state = read.states.iter().find(|s| s.purpose == purpose);
    let by_source = read.sources.values().any(|(p, _)| p.purposes.iter().any(|(row, _)| row == purpose));
    Account {
        is_held_for: by_source || state.is_some_and(|s| s.state == "live"),
        ended: state.filter(|s| s.state != "live").map(|s| s.since),
        stops,
        cells: &read.cells,
    }
}

fn given_of<'c>(cells: &'c [Cell], topic: &str) -> Option<&'c Cell> {
    cells.iter().filter(|c| c.topic == topic && c.state == CellState::Given).max_by_key(|c| c.event)
}

/// "Why do I get this?": the yes, or the ground, and where the address came from and when. S4.2, S6.4.
fn why(registers: &Registers, read: &Standings, purpose: &str, given: Option<&Cell>, t: Words) -> Vec<String> {
    let lang = t.language().code();
    let mut lines: Vec<String> = Vec::new();
    if let Some(cell) = given {
        lines.push(t.with("prefs-why-given", &[("at", &t.moment(cell.since))]));
    }
    let mut found: BTreeMap<String, ()> = BTreeMap::new();
    for (provenance, received) in read.sources.values() {
        let Some((_, basis)) = provenance.purposes.iter().find(|(row, _)| row == purpose) else { continue };
        let source = if provenance.system == "portal" {
            t.say("explain-source-portal").into_owned()
        } else {
            registers
                .source(&provenance.source)
                .map_or_else(|| t.say("explain-source-unknown").into_owned(), |s| s.label.in_language(lang).to_owned())
        };
        let date = t.date(provenance.collected_on.or(provenance.consent_on).unwrap_or(received.london_date()));
        let basis = Basis::from_str(basis)
            .ok()
            .and_then(|b| registers.situation_of(b))
            .map_or_else(|| basis.clone(), |s| s.label.in_language(lang).to_owned());
        found.insert(t.with("prefs-why-source", &[("basis", &basis), ("source", &source), ("date", &date)]), ());
    }
    lines.extend(found.into_keys().take(3));
    if lines.is_empty() {
        lines.push(t.say("prefs-why-unknown").into_owned());
    }
    lines
}
