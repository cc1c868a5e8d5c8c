//! The one service behind every entrance at which marketing is chosen: a footer link, a mail program, a signed-in
//! person, a letter, the sign-up form, a file, a machine. Lowering takes effect in the same unit of work and needs no
//! proof; raising needs the mailbox, whatever the entrance. S8.9, S8.30, S8.38, L7.1.

use super::import::ledger_of;
use super::preference::known_of;
use super::{Desk, Done, Over, Refused, Unit};
use crate::domain::audit::Actor;
use crate::domain::clock::Moment;
use crate::domain::consent::{CellState, EventKind, EventMeans, SHARING, covers, sharing_topic};
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::{ContactId, Reference};
use crate::domain::letter::LetterKind;
use crate::domain::preference::{ALL, UNDO_WITHIN};
use crate::domain::provenance::Provenance;
use crate::domain::register::Registers;
use crate::domain::request::Matter;
use crate::domain::secret::Secret;
use crate::store::consents::{ConsentEvent, OptOut, SignUp};
use crate::store::contacts::PurposeState;
use crate::store::importing::{NewAddress, NewContact, Piece};
use crate::store::keys::{LedgerEntry, Scope};
use crate::store::requests::NewRequest;
use crate::store::suppressions::Suppression;
use crate::store::{Lane, StoreError};
use crate::text::{Language, Words};
use crate::vault::{AddressIndex, Field, KeyPurpose, LinkToken};
use chrono::TimeDelta;

/// Links of letters about choices work for nothing else.
pub const CHOICE: &str = "choice";
/// Letters that ask a mailbox whether it wants something, to one address in a day.
const ASKS_A_DAY: i64 = 5;
/// The ways in which a stop on all channels is kept when one of them is opened again.
const CHANNELS: [&str; 3] = ["email", "phone", "post"];

/// Whose choice it is. Without a contact it can only be a stop: it is kept by keyed hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whose {
    /// The contact, if there is one.
    pub contact: Option<ContactId>,
    /// The address by keyed hash.
    pub index: AddressIndex,
}

/// A choice as it comes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// A topic, `all`, or `to:` and a recipient.
    pub topic: String,
    /// A channel, or `all`.
    pub channel: String,
    /// Through what it came.
    pub means: EventMeans,
    /// The words that were shown.
    pub wording: String,
    /// In which language.
    pub language: String,
    /// What proves it besides, in a code; may be empty.
    pub evidence: String,
    /// Who says it.
    pub actor: Actor,
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

impl Desk {
    /// S8.28, S8.30: stops a topic on a channel, or everything. In effect when it returns: ledger first, then the
    /// suppression with its event and the standing. Said a hundred times it is one event. `notice`: where a letter
    /// goes that can put it back, at most one an hour.
    pub async fn lower(&self, whose: Whose, saying: Saying, notice: Option<EmailAddress>) -> Result<Chosen, Refused> {
        let now = self.now();
        let stop = Suppression {
            address: whose.index.clone(),
            topic: saying.topic.clone(),
            channel: saying.channel.clone(),
            reason: "unsubscribed".into(),
            origin: origin_of(saying.means).into(),
            since: now,
        };
        let event = ConsentEvent { at: now, ..self.event(&whose, EventKind::Stopped, &saying, None) };
        let stop = OptOut { stop, event };
        let (store, one) = (self.store().clone(), stop.clone());
        let is_new = tokio::task::spawn_blocking(move || {
            let missing =
                store.read_now::<_, StoreError>(|r| r.missing_suppressions(std::slice::from_ref(&one.stop)))?;
            if missing.is_empty() {
                return Ok(false);
            }
            // the ledger before the rows: a restore of an older backup must know it
            let entries =
                store.read_now::<_, StoreError>(|r| super::merge::for_merged(r, vec![ledger_of(&one, now)]))?;
            store.append_ledger(entries)?;
            Ok::<_, StoreError>(true)
        })
        .await
        .map_err(|_| StoreError::Panicked)??;
        if !is_new {
            return Ok(Chosen::Already);
        }
        let told = self.recipients_to_tell(&whose, &saying).await?;
        let mut scopes = Vec::new();
        if told.is_some() {
            scopes.push((Scope::Case, whose.contact));
        }
        if notice.is_some() {
            scopes.push((Scope::Letter, None));
        }
        let hour = notice.as_ref().map(|a| self.ring().counter_name("choice/letter", a.as_str()));
        let desk = self.clone();
        self.act(&scopes, move |unit| {
            let mut audit =
                unit.audit(&saying.actor, "marketing.stopped", whose.contact, format!("topic:{}", saying.topic));
            audit.detail = saying.means.key().into();
            let Some(id) = unit.add_opt_outs(&[stop])?.into_iter().next().flatten() else {
                audit.outcome = "was so before".into();
                return Ok(Done::new(Chosen::Already, audit));
            };
            if let Some(case) = told {
                let (key, ring) = (unit.fresh_key()?, unit.ring());
                let case = unit.add_request(&ring, &key, &case, now)?;
                audit.detail = format!("{}, request:{case}", audit.detail);
            }
            let window = Moment::from_unix_seconds(now.unix_seconds() / 3_600 * 3_600);
            if let (Some(address), Some(hour)) = (notice, hour)
                && unit.count(&hour, window)? <= 1
            {
                let mut letter = desk.letter(LetterKind::Stopped, now, address, &saying.language, whose.contact);
                letter.subject = Some(id);
                unit.post(&letter)?;
            }
            Ok(Done::new(Chosen::Now, audit))
        })
        .await
    }

    /// S8.24, L19.1: whoever gets the data on a consent that is taken back has to be told. A case of the desk, with its
    /// clock, which the person can follow; `None` where nobody got anything.
    async fn recipients_to_tell(&self, whose: &Whose, saying: &Saying) -> Result<Option<NewRequest>, Refused> {
        let Some(contact) = whose.contact.filter(|_| saying.topic.starts_with(SHARING)) else { return Ok(None) };
        let store = self.store().clone();
        let found = tokio::task::spawn_blocking(move || {
            store.read_now::<_, StoreError>(|r| {
                let entity = r.find_contact(contact)?.map(|c| c.entity);
                Ok((entity, known_of(&store, r, contact)?, r.list_standing(contact)?))
            })
        })
        .await
        .map_err(|_| StoreError::Panicked)??;
        let (Some(entity), Some(known), cells) = found else { return Ok(None) };
        let registers = self.registers();
        let t = Words::new(Language::from_tag(&saying.language).unwrap_or(Language::En));
        let is_got = |topic: &str| cells.iter().any(|c| c.topic == topic && c.state == CellState::Given);
        let names: Vec<&str> = registers
            .recipients()
            .iter()
            .filter(|r| {
                let topic = sharing_topic(&r.key);
                covers(&saying.topic, &topic) && is_got(&topic)
            })
            .map(|r| r.label.in_language(t.language().code()))
            .collect();
        Ok((!names.is_empty()).then(|| NewRequest {
            reference: Reference::new(self.random()),
            contact: Some(contact),
            entity,
            language: t.language().code().to_owned(),
            matter: Matter::Preferences,
            rights: Vec::new(),
            address: known.address,
            name: String::new(),
            text: t.with("sharing-tell", &[("names", &names.join(", "))]),
            is_proved: true,
            is_suspected: false,
        }))
    }

    /// The same for an address that no link stands for: a list of opt-outs, a message of another system, a typed
    /// address whose mailbox said so. Works where nothing is held under it.
    pub async fn lower_address(&self, address: &EmailAddress, saying: Saying) -> Result<Chosen, Refused> {
        let index = self.ring().address_index(address);
        let by = index.clone();
        let contact = self.store().read::<_, StoreError>(move |r| r.find_contact_by_address(&by)).await?;
        self.lower(Whose { contact: contact.map(|c| c.id), index }, saying, None).await
    }

    /// S8.26: nothing about marketing until a moment. What is stopped stays so; what is got comes back by itself.
    pub async fn pause(&self, whose: Whose, until: Moment, saying: Saying) -> Result<Chosen, Refused> {
        let (now, contact) = (self.now(), whose.contact.ok_or(Refused::NotFound)?);
        let entry = LedgerEntry {
            at: now,
            act: "pause".into(),
            address: Some(whose.index.clone()),
            contact: Some(contact),
            scope: serde_json::json!({ "until": until.unix_seconds() }).to_string(),
        };
        self.to_ledger(vec![entry]).await?;
        let event = ConsentEvent { until: Some(until), ..self.event(&whose, EventKind::Paused, &saying, None) };
        self.keep(event, "marketing.paused", saying.actor).await
    }

    /// The person ends a pause. It raises nothing: what was got before the pause is got again.
    pub async fn resume(&self, whose: Whose, saying: Saying) -> Result<Chosen, Refused> {
        let event = self.event(&whose, EventKind::Resumed, &saying, None);
        self.keep(event, "marketing.resumed", saying.actor).await
    }

    /// S8.26: another rhythm or kind of a topic that the feed really has.
    pub async fn choose_variant(&self, whose: Whose, variant: String, saying: Saying) -> Result<Chosen, Refused> {
        let registers = self.registers();
        let topic = registers.topic(&saying.topic).ok_or(Refused::NotFound)?;
        if !topic.variants.iter().any(|v| v.key == variant) {
            return Err(Refused::NotFound);
        }
        let event = ConsentEvent { variant, ..self.event(&whose, EventKind::Variant, &saying, None) };
        self.keep(event, "marketing.variant", saying.actor).await
    }

    async fn keep(&self, event: ConsentEvent, action: &'static str, actor: Actor) -> Result<Chosen, Refused> {
        self.act(&[], move |unit| {
            let audit = unit.audit(&actor, action, event.contact, format!("topic:{}", event.topic));
            add_event(unit, event)?;
            Ok(Done::new(Chosen::Now, audit))
        })
        .await
    }

    /// Agrees for somebody. TH24: what does not prove the mailbox by itself needs evidence, and never lifts a stop.
    pub async fn raise(&self, whose: Whose, saying: Saying) -> Result<Chosen, Refused> {
        if !saying.means.proves_mailbox() && saying.evidence.trim().is_empty() {
            return Err(Refused::Field { field: "evidence", message: "error-consent-evidence" });
        }
        let contact = whose.contact.ok_or(Refused::NotFound)?;
        let registers = self.registers();
        let event = self.event(&whose, EventKind::Given, &saying, None);
        self.act(&[], move |unit| {
            let mut audit =
                unit.audit(&saying.actor, "marketing.given", Some(contact), format!("topic:{}", saying.topic));
            // the contact's row first: of many presses at once one says it, the others find it said (TH20)
            unit.take_row_numbers(contact, 0)?;
            if is_said(unit, contact, &event)? {
                audit.outcome = "was so before".into();
                return Ok(Done::new(Chosen::Now, audit));
            }
            if !saying.means.proves_mailbox() {
                let is_stopped = unit.list_suppressions(&event.address)?.iter().any(|s| covers(&s.topic, &event.topic));
                if is_stopped {
                    return Err(Refused::Field { field: "evidence", message: "error-consent-stopped" });
                }
            }
            raise_in(unit, &registers, contact, event)?;
            Ok(Done::new(Chosen::Now, audit))
        })
        .await
    }

    /// S8.30: somebody wants a topic: nothing changes but that the mailbox gets a letter. The same work for an address
    /// that is known and for one that is not (TH5).
    pub async fn ask_mailbox(&self, whose: Whose, address: EmailAddress, saying: Saying) -> Result<Chosen, Refused> {
        if self.registers().topic(&saying.topic).is_none() {
            return Err(Refused::NotFound);
        }
        let event = self.event(&whose, EventKind::Asked, &saying, None);
        let (desk, name) = (self.clone(), self.ring().counter_name("choice/join", address.as_str()));
        self.act(&[(Scope::Letter, None), (Scope::Letter, None)], move |unit| {
            let (now, ring, key) = (unit.now(), unit.ring(), unit.fresh_key()?);
            let mut audit =
                unit.audit(&saying.actor, "marketing.asked", whose.contact, format!("topic:{}", saying.topic));
            audit.detail = saying.means.key().into();
            let day = Moment::from_unix_seconds(now.unix_seconds() / 86_400 * 86_400);
            if unit.count(&name, day)? > ASKS_A_DAY {
                audit.outcome = "limited".into();
                return Ok(Done::new(Chosen::Now, audit));
            }
            let id = add_event(unit, event)?;
            unit.add_sign_up(&SignUp {
                event: id,
                key: key.id(),
                address: key.seal(&ring, Field::SignUpAddress, id, 0, address.as_str()),
                expires_at: now + UNDO_WITHIN,
            })?;
            let mut letter = desk.letter(LetterKind::Joining, now, address, &saying.language, whose.contact);
            letter.subject = Some(id);
            unit.post(&letter)?;
            Ok(Done::new(Chosen::Now, audit))
        })
        .await
    }

    /// `/subscribe/{topic}`: anybody types an address. Same answer, same rows, whether it is known or not.
    pub async fn subscribe(
        &self,
        address: EmailAddress,
        network: String,
        topic: String,
        wording: String,
        language: String,
    ) -> Result<(), Refused> {
        let now = self.now();
        let quarter = Moment::from_unix_seconds(now.unix_seconds() / 900 * 900);
        let name = self.ring().counter_name("subscribe/network", &network);
        // counted outside the unit: a refusal must not undo the count
        if self.traces().count(name, quarter).await? > self.settings().sign_ins_per_network {
            return Err(Refused::TooOften { minutes: 15 });
        }
        let saying = Saying {
            topic,
            channel: "email".into(),
            means: EventMeans::SignUp,
            wording,
            language,
            evidence: String::new(),
            actor: Actor::Visitor,
        };
        // who it is, if anybody, is looked at when the mailbox says yes
        let whose = Whose { contact: None, index: self.ring().address_index(&address) };
        self.ask_mailbox(whose, address, saying).await.map(|_| ())
    }

    async fn choice(&self, token: &Secret) -> Result<ConsentEvent, Refused> {
        let id = LinkToken::row(token.reveal()).ok_or(Refused::Over(Over::Unknown))?;
        let found =
            self.store().read::<_, StoreError>(move |r| Ok((r.find_consent(id)?, r.is_consent_answered(id)?))).await?;
        let (Some(event), is_answered) = found else { return Err(Refused::Over(Over::Unknown)) };
        if !self.ring().is_link_token(token.reveal(), CHOICE, event.id, &event.salt, event.link_key)
            || ![EventKind::Stopped.key(), EventKind::Asked.key()].contains(&event.kind.as_str())
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
        Ok((event.kind == EventKind::Stopped.key(), event.topic))
    }

    /// S8.30: a press behind the mailed link: puts a stop back, or gives the consent that was asked for. Once only.
    pub async fn answer_choice(&self, token: Secret, wording: String, language: String) -> Result<String, Refused> {
        let asked = self.choice(&token).await?;
        let is_undo = asked.kind == EventKind::Stopped.key();
        let answer = ConsentEvent {
            id: 0,
            kind: if is_undo { EventKind::Undone } else { EventKind::Given }.key().into(),
            means: EventMeans::Letter.key().into(),
            wording,
            language,
            refers_to: Some(asked.id),
            salt: self.random().bytes::<16>().to_vec(),
            at: self.now(),
            ..asked.clone()
        };
        if is_undo {
            let contact = asked.contact.ok_or(Refused::Over(Over::Unknown))?;
            return self.undo(contact, asked, answer).await;
        }
        self.confirm_asked(asked, answer).await
    }

    async fn undo(&self, contact: ContactId, stopped: ConsentEvent, answer: ConsentEvent) -> Result<String, Refused> {
        self.act(&[], move |unit| {
            unit.find_contact(contact)?.ok_or(Refused::Over(Over::Unknown))?;
            // the former state and nothing more: what another file or an earlier choice stopped stays
            unit.lift_suppression(&stopped.address, &stopped.topic, &stopped.channel, stopped.at)?;
            let topic = stopped.topic.clone();
            add_event(unit, answer)?;
            let audit =
                unit.audit(&Actor::Contact(contact), "marketing.undone", Some(contact), format!("topic:{topic}"));
            Ok(Done::new(topic, audit))
        })
        .await
    }

    async fn confirm_asked(&self, asked: ConsentEvent, answer: ConsentEvent) -> Result<String, Refused> {
        let (store, id, index) = (self.store().clone(), asked.id, asked.address.clone());
        let (sign_up, known) = self
            .store()
            .read::<_, StoreError>(move |r| {
                let known = match asked.contact {
                    Some(contact) => {
                        let current = r.current_contact(contact)?;
                        r.find_contact(current)?
                    }
                    None => r.find_contact_by_address(&index)?,
                };
                Ok((r.find_sign_up(id)?, known))
            })
            .await?;
        // a link's contact that is gone takes the question with it
        if asked.contact.is_some() && known.is_none() {
            return Err(Refused::Over(Over::Unknown));
        }
        let registers = self.registers();
        let mut newcomer = None;
        if known.is_none() {
            let sign_up = sign_up.clone().ok_or(Refused::Over(Over::Expired))?;
            let address = store.open_key(sign_up.key)?.unseal(Field::SignUpAddress, id, 0, &sign_up.address);
            let address = address.map_err(StoreError::from)?;
            let address = EmailAddress::parse(&address).map_err(|_| Refused::Over(Over::Unknown))?;
            let first = self.store().write::<_, StoreError>(Lane::People, |w| w.take_numbers("contact", 1)).await?;
            newcomer = Some((ContactId(first), address));
        }
        let scopes: Vec<_> = newcomer.iter().map(|(id, _)| (Scope::Contact, Some(*id))).collect();
        let spent = sign_up.as_ref().map(|s| s.key);
        let topic = self
            .act(&scopes, move |unit| {
                let contact = match (&known, newcomer) {
                    (Some(contact), _) => contact.id,
                    (None, Some((id, address))) => {
                        let provenance = signed_up(&answer, unit.now().london_date());
                        add_person(unit, &registers, id, &address, &answer.language, &provenance)?;
                        id
                    }
                    (None, None) => return Err(Refused::Over(Over::Unknown)),
                };
                let topic = answer.topic.clone();
                raise_in(unit, &registers, contact, answer)?;
                unit.remove_sign_up(id)?;
                let audit =
                    unit.audit(&Actor::Contact(contact), "marketing.given", Some(contact), format!("topic:{topic}"));
                Ok(Done::new(topic, audit))
            })
            .await?;
        if let Some(key) = spent {
            let store = self.store().clone();
            // the address is on file now; a key that stays opens nothing any more
            drop(tokio::task::spawn_blocking(move || drop(store.destroy_keys(vec![key]))));
        }
        Ok(topic)
    }

    /// An event with everything that is evidence: purpose, recipient and version come from the registers.
    pub(super) fn event(
        &self,
        whose: &Whose,
        kind: EventKind,
        saying: &Saying,
        refers_to: Option<i64>,
    ) -> ConsentEvent {
        let registers = self.registers();
        let topic = registers.topic(&saying.topic);
        ConsentEvent {
            id: 0,
            address: whose.index.clone(),
            contact: whose.contact,
            kind: kind.key().into(),
            topic: saying.topic.clone(),
            channel: saying.channel.clone(),
            means: saying.means.key().into(),
            wording: saying.wording.clone(),
            language: saying.language.clone(),
            refers_to,
            salt: self.random().bytes::<16>().to_vec(),
            link_key: self.ring().newest(KeyPurpose::Link),
            at: self.now(),
            purpose: topic.map(|t| t.purpose.clone()).unwrap_or_default(),
            recipient: saying.topic.strip_prefix(SHARING).unwrap_or_default().to_owned(),
            version: topic.map_or(1, |t| t.wording_version),
            variant: String::new(),
            until: None,
            evidence: saying.evidence.clone(),
        }
    }

    /// S8.31, S8.38: an opt-out that no words of ours led to, with its evidence: a file, a machine, a message, a case, in a
    /// code. Its time is that of the choice, as far as it is known.
    pub(super) fn opt_out(
        &self,
        stop: Suppression,
        contact: Option<ContactId>,
        means: EventMeans,
        evidence: impl Into<String>,
    ) -> OptOut {
        let saying = Saying {
            topic: stop.topic.clone(),
            channel: stop.channel.clone(),
            means,
            wording: String::new(),
            language: String::new(),
            evidence: evidence.into(),
            actor: Actor::Operator,
        };
        let whose = Whose { contact, index: stop.address.clone() };
        let event = ConsentEvent { at: stop.since, ..self.event(&whose, EventKind::Stopped, &saying, None) };
        OptOut { stop, event }
    }

    /// Forgets addresses whose mailbox never answered, and the keys that sealed them.
    pub async fn forget_sign_ups(&self) -> Result<usize, StoreError> {
        let now = self.now();
        let keys = self.store().write::<_, StoreError>(Lane::Bulk, move |w| w.remove_old_sign_ups(now, 500)).await?;
        let (store, count) = (self.store().clone(), keys.len());
        if count > 0 {
            tokio::task::spawn_blocking(move || store.destroy_keys(keys)).await.map_err(|_| StoreError::Panicked)??;
        }
        Ok(count)
    }
}

fn origin_of(means: EventMeans) -> &'static str {
    match means {
        EventMeans::Import => "import",
        EventMeans::Api => "api",
        EventMeans::Webhook => "webhook",
        EventMeans::Officer => "officer",
        EventMeans::Canary => "canary",
        _ => "portal",
    }
}

pub(super) fn add_event(unit: &mut Unit<'_, '_>, mut event: ConsentEvent) -> Result<i64, StoreError> {
    event.id = unit.take_numbers("consent", 1)?;
    unit.add_consent(&event)?;
    Ok(event.id)
}

/// Whether the same yes, in the same words, by the same means, stands already with nothing against it.
fn is_said(unit: &mut Unit<'_, '_>, contact: ContactId, yes: &ConsentEvent) -> Result<bool, Refused> {
    let standing = unit.list_standing(contact)?;
    let stands =
        standing.iter().find(|c| c.topic == yes.topic && c.channel == yes.channel && c.state == CellState::Given);
    let Some(cell) = stands.filter(|c| c.paused_until.is_none()) else { return Ok(false) };
    let is_stopped = unit
        .list_suppressions(&yes.address)?
        .iter()
        .any(|s| covers(&s.topic, &yes.topic) && (s.channel == ALL || s.channel == yes.channel));
    let same = |said: &ConsentEvent| {
        said.address == yes.address
            && (&said.means, &said.wording, &said.language, &said.evidence)
                == (&yes.means, &yes.wording, &yes.language, &yes.evidence)
            && (&said.purpose, &said.recipient, said.version, &said.variant)
                == (&yes.purpose, &yes.recipient, yes.version, &yes.variant)
    };
    Ok(!is_stopped && unit.find_consent(cell.event)?.is_some_and(|said| same(&said)))
}

/// A yes, in a unit whose caller saw to the proof: lifts what stopped just this topic on just this channel, and keeps
/// every other stop that a wider one stood for.
fn raise_in(
    unit: &mut Unit<'_, '_>,
    registers: &Registers,
    contact: ContactId,
    event: ConsentEvent,
) -> Result<i64, Refused> {
    let (now, address) = (unit.now(), event.address.clone());
    // O3, TH24: a yes for an address that came by a merge is of the record it came from: it counts for that address alone
    let contact = unit.find_side(contact, &address)?.unwrap_or(contact);
    let lifted: Vec<Suppression> = unit
        .list_suppressions(&address)?
        .into_iter()
        .filter(|s| covers(&s.topic, &event.topic) && (s.channel == ALL || s.channel == event.channel))
        .collect();
    if lifted.iter().any(|s| s.reason == "child") {
        return Err(Refused::Over(Over::Unknown));
    }
    let wider = if event.topic.starts_with(SHARING) { SHARING } else { ALL };
    let topics = [event.topic.clone(), wider.to_owned()];
    if EventMeans::from_key(&event.means).is_some_and(EventMeans::proves_mailbox) {
        unit.lift_suppressions(&address, &topics, &event.channel)?;
        let mut rest: Vec<Suppression> = Vec::new();
        for stop in lifted {
            let others: Vec<String> = match stop.topic.as_str() {
                ALL => registers.topics().iter().map(|t| t.key.clone()).collect(),
                SHARING => registers.recipients().iter().map(|r| sharing_topic(&r.key)).collect(),
                _ => Vec::new(),
            };
            let others = others.into_iter().filter(|topic| *topic != event.topic);
            rest.extend(others.map(|topic| Suppression { topic, ..stop.clone() }));
            if stop.channel == ALL && event.channel != ALL {
                let others = CHANNELS.iter().filter(|c| **c != event.channel);
                rest.extend(others.map(|channel| Suppression {
                    topic: event.topic.clone(),
                    channel: (*channel).to_owned(),
                    ..stop.clone()
                }));
            }
        }
        unit.keep_rest_of_stops(&rest)?;
    }
    if let Some(topic) = registers.topic(&event.topic) {
        let state = PurposeState {
            purpose: topic.purpose.clone(),
            state: "live".into(),
            since: now,
            reason: "consent given".into(),
        };
        unit.set_purpose_state(contact, &state)?;
    }
    let event = ConsentEvent { contact: Some(contact), ..event };
    Ok(add_event(unit, event)?)
}

/// Somebody new: an address whose mailbox was proved, and nothing else. Needs one fresh key.
pub(super) fn add_person(
    unit: &mut Unit<'_, '_>,
    registers: &Registers,
    id: ContactId,
    address: &EmailAddress,
    language: &str,
    provenance: &Provenance,
) -> Result<(), Refused> {
    let (now, ring, key) = (unit.now(), unit.ring(), unit.fresh_key()?);
    let provenance = unit.keep_provenance(provenance, now)?;
    let piece = Piece {
        contacts: vec![NewContact {
            id: id.0,
            seal_key_id: key.id().0,
            entity_key: registers.controller().key.clone(),
            status: "active",
            country: None,
            language: Some(language.to_owned()),
            created_at: now.naive_utc(),
            next_number: 2,
            generation: 1,
            subscriber: registers.subscriber_of(address.domain()).key(),
        }],
        addresses: vec![NewAddress {
            contact_id: id.0,
            number: 1,
            address_index: ring.address_index(address).0,
            sealed: key.seal(&ring, Field::Address, id.0, 1, address.as_str()).0,
            provenance_id: provenance.0,
            added_at: now.naive_utc(),
        }],
        ..Piece::default()
    };
    unit.write_piece(&piece, now)?;
    unit.verify_address(&ring.address_index(address), now)?;
    Ok(())
}

/// Where somebody came from who signed up: by their own yes, with the words they saw.
fn signed_up(event: &ConsentEvent, today: chrono::NaiveDate) -> Provenance {
    Provenance {
        source: if event.purpose == "R09" { "SRC09" } else { "SRC05" }.into(),
        purposes: vec![(event.purpose.clone(), "consent".into())],
        consent_wording: Some(event.wording.clone()),
        consent_on: Some(today),
        ..Provenance::given_here(today)
    }
}

/// How long a pause may last at most.
pub const LONGEST_PAUSE: TimeDelta = TimeDelta::days(366);
