//! S8.5 for whoever asked by letter, call or form: an officer begins the erasure of the case when it is clear who asks.
//! From there it goes the way of every erasure. The outcome goes where the person can be reached: by mail, or on paper.

use super::case::words_of;
use super::desk_case::never_sent;
use super::erasure::{Preview, ground_of, ledger};
use super::officer::may;
use super::request::form_hash;
use super::{Desk, Done, Refused, Unit};
use crate::domain::audit::Actor;
use crate::domain::contact::ContactStatus;
use crate::domain::deadline::ClockEvent;
use crate::domain::email_address::EmailAddress;
use crate::domain::erasure::{Ground, cooling_time};
use crate::domain::ids::{ContactId, Reference};
use crate::domain::letter::LetterKind;
use crate::domain::officer::Act;
use crate::domain::request::State;
use crate::store::contacts::Contact;
use crate::store::desk_cases::Posting;
use crate::store::erasures::NewErasure;
use crate::store::keys::Scope;
use crate::store::requests::Request;
use crate::store::{OfficerViewer, StoreError};
use crate::vault::{Field, KeyPurpose, SealKey};

/// What stands in the way of beginning an erasure; the word is the end of a text's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// Somebody asks for another person: whose data it is, is not known from the case.
    ForOther,
    /// CLK-3: nothing shows that it is the person who asks.
    Unproved,
    /// Nobody on file is recognised.
    Nobody,
    /// One is under way already.
    UnderWay,
    /// S8.36: a copy is asked for in the same case: it is given first.
    AccessFirst,
}

/// A case that asks for an erasure, before it is begun.
#[derive(Debug, Clone)]
pub struct ErasureFor {
    /// The case.
    pub request: Request,
    /// Why it cannot be begun; nothing else is known then.
    pub obstacle: Option<Obstacle>,
    /// Whose it would be.
    pub contact: Option<Contact>,
    /// What would go and what would stay.
    pub preview: Option<Preview>,
    /// Whether the person is reached on paper only.
    pub by_post: bool,
    /// L17.1: the ground in law, where somebody is recognised.
    pub ground: Option<Ground>,
    /// L15.9: a copy of the data that was asked for in another case and is not given yet.
    pub access: Option<Request>,
}

impl Desk {
    /// What beginning the erasure of a case would mean, or what stands in the way. `None` if the case asks for none, or it
    /// is decided or begun. Changes nothing.
    pub async fn look_at_erasure_for(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
    ) -> Result<Option<ErasureFor>, Refused> {
        may(viewer, Act::ReadCases)?;
        let found = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?.case;
        let request = found.request;
        let asks = found.items.iter().any(|(item, ..)| item.right == "erasure" && item.decision.is_none());
        if !asks || !request.state.is_open() || request.state == State::Suspected {
            return Ok(None);
        }
        let (id, contact, address) = (request.id, request.contact, request.address.clone());
        let asks_copy = found.items.iter().any(|(item, ..)| item.right == "access" && item.decision.is_none());
        let (begun, contact, open, by_post, ground, access) = self
            .store()
            .read::<_, StoreError>(move |r| {
                let contact = match (contact, address) {
                    (Some(id), _) => r.find_contact(id)?,
                    (None, Some(address)) => r.find_contact_by_address(&address)?,
                    (None, None) => None,
                };
                let open = match &contact {
                    Some(contact) => r.find_open_erasure(contact.id)?.is_some(),
                    None => false,
                };
                let ground = contact.as_ref().map(|contact| ground_of(r, contact.id)).transpose()?;
                let access = contact.as_ref().map(|contact| r.find_open_access(contact.id)).transpose()?.flatten();
                let access = access.filter(|it| it.id != id);
                Ok((r.find_erasure(id)?.is_some(), contact, open, r.is_reached_by_post(id)?, ground, access))
            })
            .await?;
        if begun {
            return Ok(None);
        }
        let has_proof =
            request.proved_at.is_some() || found.events.iter().any(|e| matches!(e, ClockEvent::IdReceived { .. }));
        let is_proved = has_proof && !super::case::awaits_proof(&found.events);
        let in_use = |c: &Contact| matches!(c.status, ContactStatus::Active | ContactStatus::Restricted);
        let obstacle = match &contact {
            // S8.16: the case knows the agent, not the person
            _ if request.is_for_other => Some(Obstacle::ForOther),
            _ if open => Some(Obstacle::UnderWay),
            Some(contact) if in_use(contact) && !is_proved => Some(Obstacle::Unproved),
            Some(contact) if in_use(contact) => asks_copy.then_some(Obstacle::AccessFirst),
            _ => Some(Obstacle::Nobody),
        };
        let preview = match (&contact, obstacle) {
            (Some(contact), None) => Some(self.preview_of(contact.id).await?),
            _ => None,
        };
        Ok(Some(ErasureFor {
            request,
            obstacle,
            contact: contact.filter(|_| obstacle.is_none()),
            preview,
            by_post,
            ground,
            access,
        }))
    }

    /// The key of a case whose person is told by post.
    pub(super) async fn paper_key(&self, case: &Request) -> Result<Option<SealKey>, Refused> {
        let (id, store, key) = (case.id, self.store().clone(), case.key);
        let found = self
            .store()
            .read::<_, StoreError>(move |r| r.is_reached_by_post(id)?.then(|| store.open_key(key)).transpose());
        Ok(found.await?)
    }

    /// Begins it: use stops now, the cooling time runs, every address on file is told and can take it back, and so is
    /// whoever wrote by post. Pressed twice it is begun once.
    pub async fn begin_erasure_for(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        form: String,
    ) -> Result<(), Refused> {
        may(viewer, Act::DecideCases)?;
        let Some(it) = self.look_at_erasure_for(viewer, reference).await? else {
            return Ok(());
        };
        let (Some(contact), Some(preview), Some(ground)) = (it.contact, it.preview, it.ground) else {
            return Err(Refused::NotFound);
        };
        let (id, now, request) = (contact.id, self.now(), it.request);
        let case_key = self.case_key(request.key).await?;
        let store = self.store().clone();
        let contact_key = contact.key;
        let addresses =
            self.store().read::<_, StoreError>(move |r| r.list_addresses(id, &store.open_key(contact_key)?)).await?;
        let mut recipients: Vec<EmailAddress> =
            addresses.iter().filter_map(|a| EmailAddress::parse(&a.address).ok()).collect();
        if let Some(sealed) = &request.sealed_address {
            let typed = case_key.unseal(Field::CaseAddress, request.id.0, 0, sealed).map_err(StoreError::from)?;
            recipients.extend(EmailAddress::parse(&typed).ok().filter(|a| !recipients.contains(a)));
        }
        let address = addresses.last().map(|a| a.address.clone()).ok_or(Refused::NotFound)?;
        let index =
            EmailAddress::parse(&address).map(|a| self.ring().address_index(&a)).map_err(|_| Refused::NotFound)?;
        let new = NewErasure {
            reference: request.reference.clone(),
            contact: id,
            was: contact.status,
            entity: contact.entity,
            language: request.language.clone(),
            address,
            is_held: false,
            salt: self.random().bytes::<16>().to_vec(),
            link_key: self.ring().newest(KeyPurpose::Link),
            asked_at: now,
            due_at: now + cooling_time(it.by_post, self.settings().erasure_cooling),
        };
        let paper = it.by_post.then(|| interim_words(&request, &new, &preview));
        let scopes: Vec<(Scope, Option<ContactId>)> = recipients.iter().map(|_| (Scope::Letter, None)).collect();
        let desk = self.clone();
        self.act(&scopes, move |unit| {
            let (now, ring) = (unit.now(), unit.ring());
            let who = Actor::Officer(viewer.officer().0);
            let mut audit = unit.audit(&who, "erasure.begun_for", Some(id), format!("request:{}", request.id));
            // the contact's row first, as by their own press
            unit.take_row_numbers(id, 0)?;
            if unit.send_form_once(&form_hash(&form), "erasure", now)?.is_some()
                || unit.find_open_erasure(id)?.is_some()
            {
                audit.outcome = "was so before".into();
                return Ok(Done::new((), audit));
            }
            if !unit.swap_status(id, new.was, ContactStatus::Erasing)? {
                return Err(Refused::NotFound);
            }
            desk.store().append_ledger(vec![ledger("erasure_asked", &new, index)])?;
            unit.attach_erasure(&ring, &case_key, request.id, &new)?;
            unit.set_derived_ground(request.id, ground.key())?;
            if request.state == State::Received {
                unit.move_request(request.id, State::Received, State::InProgress, now)?;
            }
            for to in recipients {
                let mut letter = desk.letter(LetterKind::ErasureAsked, now, to, &new.language, Some(id));
                letter.subject = Some(request.id.0);
                unit.post(&letter)?;
            }
            if let Some(text) = paper {
                let number = unit.add_message(&ring, &case_key, request.id, &who.to_string(), &text, now)?;
                unit.add_paper(request.id, number, Posting::Cools, now)?;
            }
            Ok(Done::new((), audit))
        })
        .await
    }
}

/// An interim letter that still waits is not posted any more; its words stay in the case, marked as never sent.
pub(super) fn withdraw_interim(unit: &mut Unit<'_, '_>, key: &SealKey, request: &Request) -> Result<(), StoreError> {
    let (ring, t) = (unit.ring(), words_of(&request.language));
    if let Some(number) = unit.withdraw_cooling_paper(request.id)?
        && let Some(said) = unit.list_messages(request.id)?.into_iter().find(|it| it.number == number)
    {
        let said = key.unseal(Field::Message, request.id.0, number, &said.sealed)?;
        unit.redact_message(&ring, key, request.id, number, &never_sent(t, &said))?;
    }
    Ok(())
}

/// S8.37: an erasure was taken back whose person is told by post: an interim letter that still waits is not posted any
/// more, and another says that everything is as it was.
pub(super) fn tell_of_cancelling(unit: &mut Unit<'_, '_>, key: &SealKey, request: &Request) -> Result<(), StoreError> {
    withdraw_interim(unit, key, request)?;
    let (now, ring, t) = (unit.now(), unit.ring(), words_of(&request.language));
    let text = t.with(
        "paper-erasure-cancelled",
        &[
            ("asked", &t.date(request.received_on)),
            ("reference", &request.reference.grouped()),
            ("date", &t.date(now.london_date())),
        ],
    );
    let number = unit.add_message(&ring, key, request.id, &Actor::Worker("erasure".into()).to_string(), &text, now)?;
    unit.add_paper(request.id, number, Posting::Tells, now)
}

/// The interim letter on paper: what happens when, and how to take it back.
fn interim_words(request: &Request, new: &NewErasure, preview: &Preview) -> String {
    let t = words_of(&request.language);
    let mut lines = vec![
        t.with(
            "paper-erasure-asked",
            &[("date", &t.date(request.received_on)), ("reference", &request.reference.grouped())],
        ),
        t.with("paper-erasure-next", &[("until", &t.moment(new.due_at))]),
    ];
    if !preview.stays.is_empty() {
        lines.push(t.say("erasure-kept-head").into_owned());
        lines.extend(preview.stays.iter().map(|kept| super::access::kept_line(t, kept)));
    }
    lines.join("\n\n")
}
