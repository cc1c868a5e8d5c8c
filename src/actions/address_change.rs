//! Changing the address on file: a fresh proof of the old mailbox, then proof of the new one; the old one is told and
//! can stop or undo it. TH26.

use super::import::ledger_of;
use super::{Desk, Done, Over, Refused};
use crate::domain::audit::Actor;
use crate::domain::clock::Moment;
use crate::domain::consent::EventMeans;
use crate::domain::email_address::{EmailAddress, EmailAddressError};
use crate::domain::ids::ContactId;
use crate::domain::letter::LetterKind;
use crate::domain::provenance::Provenance;
use crate::domain::secret::Secret;
use crate::store::consents::OptOut;
use crate::store::keys::Scope;
use crate::store::sign_ins::AddressChange;
use crate::store::suppressions::Suppression;
use crate::store::{ContactViewer, StoreError};
use crate::vault::{Field, KeyPurpose, LinkToken};
use chrono::TimeDelta;

/// Codes of the new mailbox work for nothing else.
pub const ADDRESS_NEW: &str = "address-new";
/// Stop links of the old mailbox work for nothing else.
pub const ADDRESS_STOP: &str = "address-stop";
/// Within this many seconds the same new address is the same press; later it is asked for again, as by somebody whose
/// letter did not come.
const ONE_PRESS: i64 = 60;
/// How long the new mailbox may be proved.
const PROVE_WITHIN: TimeDelta = TimeDelta::hours(24);
/// How long the old mailbox can undo it.
pub const UNDO_WITHIN: TimeDelta = TimeDelta::days(7);

/// What an address may be, for the form.
pub fn check(typed: &str) -> Result<EmailAddress, Refused> {
    EmailAddress::parse(typed).map_err(|e| Refused::Field {
        field: "email",
        message: match e {
            EmailAddressError::Empty => "error-email-empty",
            EmailAddressError::TooLong => "error-email-long",
            _ => "error-email-form",
        },
    })
}

impl Desk {
    /// C12: asks for a new address. The old mailbox was proved a moment ago; it gets a notice with a stop link, the new
    /// one a code. An address that is another contact's gets the same answer (TH5): the code then does not come.
    pub async fn ask_address_change(
        &self,
        viewer: ContactViewer,
        typed: String,
        language: String,
    ) -> Result<EmailAddress, Refused> {
        if !self.is_fresh(viewer) {
            return Err(Refused::ProofNeeded);
        }
        let new = check(&typed)?;
        let data = self.reader().own_data(viewer, self.now()).await?.ok_or(Refused::NotFound)?;
        let old = data.addresses.last().and_then(|a| EmailAddress::parse(&a.address).ok()).ok_or(Refused::NotFound)?;
        if old == new {
            return Err(Refused::Field { field: "email", message: "error-email-same" });
        }
        let (store, contact) = (self.store().clone(), data.contact);
        let key = tokio::task::spawn_blocking(move || store.open_key(contact.key))
            .await
            .map_err(|_| StoreError::Panicked)??;
        let name = self.ring().counter_name("address-change/day", &contact.id.to_string());
        let salt = self.random().bytes::<16>().to_vec();
        let (desk, answer) = (self.clone(), new.clone());
        self.act(&[(Scope::Letter, None), (Scope::Letter, None)], move |unit| {
            let (now, ring) = (unit.now(), unit.ring());
            let mut audit = unit.audit(&Actor::Contact(contact.id), "address.change_asked", Some(contact.id), "");
            // TH20: the contact's row first: a hundred posts at once wait here for each other and are one
            unit.take_row_numbers(contact.id, 0)?;
            let same = ring.address_index(&new);
            let just_now =
                |c: &AddressChange| c.new_index == same && now - c.created_at < TimeDelta::seconds(ONE_PRESS);
            if unit.list_address_changes(contact.id, now)?.iter().any(just_now) {
                audit.outcome = "asked twice".into();
                return Ok(Done::new(Ok(()), audit));
            }
            let day = Moment::from_unix_seconds(now.unix_seconds() / 86_400 * 86_400);
            if unit.count(&name, day)? > 5 {
                audit.outcome = "limited".into();
                return Ok(Done::new(Err(Refused::TooOften { minutes: 24 * 60 }), audit));
            }
            let id = unit.take_numbers("address_change", 1)?;
            let index = ring.address_index(&new);
            let taken = !unit.contacts_by_addresses(&[&index])?.is_empty();
            unit.add_address_change(&AddressChange {
                id,
                contact: contact.id,
                new_index: index,
                sealed_old: key.seal(&ring, Field::Address, contact.id.0, id, old.as_str()),
                sealed_new: key.seal(&ring, Field::NewAddress, contact.id.0, id, new.as_str()),
                salt,
                link_key: ring.newest(KeyPurpose::Link),
                created_at: now,
                expires_at: now + PROVE_WITHIN,
                attempts: 0,
                state: "waiting".into(),
                done_at: None,
            })?;
            audit.object = format!("address_change:{id}");
            let mut notice = desk.letter(LetterKind::AddressChangeOld, now, old, &language, Some(contact.id));
            notice.subject = Some(id);
            unit.post(&notice)?;
            if !taken {
                let mut letter = desk.letter(LetterKind::AddressChangeNew, now, new, &language, Some(contact.id));
                letter.subject = Some(id);
                unit.post(&letter)?;
            }
            Ok(Done::new(Ok(()), audit))
        })
        .await??;
        Ok(answer)
    }

    /// C12: the code from the new mailbox, typed in the session that asked.
    pub async fn confirm_address_change(&self, viewer: ContactViewer, code: Secret) -> Result<EmailAddress, Refused> {
        let (change, new) = self
            .reader()
            .address_changes(viewer, self.now())
            .await?
            .into_iter()
            .next()
            .ok_or(Refused::Over(Over::Expired))?;
        let tries = self.settings().code_tries;
        if change.attempts >= tries {
            return Err(Refused::Over(Over::TooManyTries));
        }
        let new = EmailAddress::parse(&new).map_err(|_| Refused::NotFound)?;
        let contact = viewer.contact();
        if !self.ring().is_code(&code, ADDRESS_NEW, change.id, &change.salt, change.link_key) {
            let used = self
                .act(&[], move |unit| {
                    let used = unit.count_wrong_change_code(change.id)?;
                    let mut audit = unit.audit(&Actor::Contact(contact), "address.wrong_code", Some(contact), "");
                    audit.outcome = "refused".into();
                    Ok(Done::new(used, audit))
                })
                .await?;
            return if used >= tries {
                Err(Refused::Over(Over::TooManyTries))
            } else {
                Err(Refused::WrongCode { left: tries - used })
            };
        }
        let store = self.store().clone();
        let answer = new.clone();
        let stops = self.carry_stops(contact, &new, change.id).await?;
        self.act(&[], move |unit| {
            let (now, ring) = (unit.now(), unit.ring());
            if !unit.move_address_change(change.id, "waiting", "done", now)? {
                return Err(Refused::Over(Over::Used));
            }
            unit.add_opt_outs(&stops)?;
            let held = unit.find_contact(contact)?.ok_or(Refused::NotFound)?;
            let key = store.open_key(held.key)?;
            let provenance = unit.keep_provenance(&Provenance::given_here(now.london_date()), now)?;
            unit.replace_address(&ring, &key, contact, &new, provenance, now).map_err(|e| match e {
                StoreError::Taken => Refused::Over(Over::Unknown),
                other => other.into(),
            })?;
            // whoever was signed in elsewhere proved a mailbox that is not on file any more
            unit.end_other_sessions(contact, Some(viewer.session()))?;
            let audit = unit.audit(
                &Actor::Contact(contact),
                "address.changed",
                Some(contact),
                format!("address_change:{}", change.id),
            );
            Ok(Done::new((), audit))
        })
        .await?;
        Ok(answer)
    }

    /// S8.31: what a person stopped they stopped for themselves, not for an address: the new one gets the same stops,
    /// in the ledger before they are kept.
    async fn carry_stops(&self, contact: ContactId, to: &EmailAddress, change: i64) -> Result<Vec<OptOut>, Refused> {
        let (store, desk, new, now) = (self.store().clone(), self.clone(), self.ring().address_index(to), self.now());
        let stops = tokio::task::spawn_blocking(move || {
            let stops = store.read_now::<_, StoreError>(|r| match r.find_address_index(contact)? {
                Some(old) => r.list_suppressions(&old),
                None => Ok(Vec::new()),
            })?;
            let carried = |s: Suppression| {
                let stop = Suppression { address: new.clone(), ..s };
                desk.opt_out(stop, Some(contact), EventMeans::Portal, format!("address_change:{change}"))
            };
            let stops: Vec<OptOut> = stops.into_iter().map(carried).collect();
            store.append_ledger(stops.iter().map(|s| ledger_of(s, now)).collect())?;
            Ok::<_, StoreError>(stops)
        })
        .await
        .map_err(|_| StoreError::Panicked)??;
        Ok(stops)
    }

    /// Whether a stop link still works: reads only, for the page behind it.
    pub async fn look_at_stop_link(&self, token: &Secret) -> Result<AddressChange, Refused> {
        let unknown = || Refused::Over(Over::Unknown);
        let id = LinkToken::row(token.reveal()).ok_or_else(unknown)?;
        let change = self.reader().address_change(id).await?.ok_or_else(unknown)?;
        if !self.ring().is_link_token(token.reveal(), ADDRESS_STOP, change.id, &change.salt, change.link_key) {
            return Err(unknown());
        }
        match change.state.as_str() {
            "waiting" if change.expires_at > self.now() => Ok(change),
            "done" if change.created_at + UNDO_WITHIN > self.now() => Ok(change),
            "stopped" => Err(Refused::Over(Over::Used)),
            _ => Err(Refused::Over(Over::Expired)),
        }
    }

    /// TH26: the old mailbox stops a waiting change, or puts itself back in place of a new one. All sessions end.
    pub async fn stop_address_change(&self, token: Secret) -> Result<(), Refused> {
        let change = self.look_at_stop_link(&token).await?;
        let store = self.store().clone();
        self.act(&[], move |unit| {
            let (now, ring, contact) = (unit.now(), unit.ring(), change.contact);
            if !unit.move_address_change(change.id, &change.state, "stopped", now)? {
                return Err(Refused::Over(Over::Used));
            }
            let held = unit.find_contact(contact)?.ok_or(Refused::NotFound)?;
            if change.state == "done" {
                let key = store.open_key(held.key)?;
                let old =
                    key.unseal(Field::Address, contact.0, change.id, &change.sealed_old).map_err(StoreError::from)?;
                let old = EmailAddress::parse(&old).map_err(|_| Refused::NotFound)?;
                let provenance = unit.keep_provenance(&Provenance::given_here(now.london_date()), now)?;
                unit.replace_address(&ring, &key, contact, &old, provenance, now)?;
            }
            unit.end_other_sessions(contact, None)?;
            let audit = unit.audit(
                &Actor::Contact(contact),
                "address.change_stopped",
                Some(contact),
                format!("address_change:{}", change.id),
            );
            Ok(Done::new((), audit))
        })
        .await
    }
}
