//! S9.4, S9.5: data that may be a child's: use stops, or it is erased and kept out, and nothing is written to its address.

use super::erasure::ledger;
use super::officer::may;
use super::request::form_hash;
use super::restriction::ledger_entry;
use super::{Desk, Done, Refused};
use crate::domain::audit::Actor;
use crate::domain::consent::EventMeans;
use crate::domain::contact::ContactStatus;
use crate::domain::email_address::EmailAddress;
use crate::domain::erasure::Ground as ErasureGround;
use crate::domain::ids::Reference;
use crate::domain::officer::Act;
use crate::domain::preference::ALL;
use crate::domain::request::{Matter, State};
use crate::domain::restriction::{Ground, Restriction, Scope};
use crate::store::contacts::Contact;
use crate::store::erasures::NewErasure;
use crate::store::keys::Scope as KeyScope;
use crate::store::requests::Request;
use crate::store::suppressions::Suppression;
use crate::store::{OfficerViewer, StoreError};
use crate::vault::{AddressIndex, KeyPurpose};

/// What an officer does about data that may be a child's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChildAct {
    /// S9.5: nothing is used while it is checked.
    Stop,
    /// S9.4: use stops now, it goes after the time of any erasure, and its address is never taken in again.
    Erase,
    /// It was no child: what was stopped goes on.
    Lift,
}

impl Desk {
    /// S9.4, S9.5: acts on the data behind an address for a case about a child. The case names neither the address nor the
    /// contact; a keyed hash is all that stays. An address that is unknown can be kept out as well.
    pub async fn protect_child(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        typed: &str,
        act: ChildAct,
        form: String,
    ) -> Result<bool, Refused> {
        may(viewer, Act::DecideCases)?;
        let request = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?.case.request;
        if request.matter != Matter::Child || !request.state.is_open() {
            return Err(Refused::NotFound);
        }
        let address = super::address_change::check(typed).map_err(|refused| match refused {
            Refused::Field { message, .. } => Refused::Field { field: "child_email", message },
            other => other,
        })?;
        let index = self.ring().address_index(&address);
        let lookup = index.clone();
        let found = self.store().read::<_, StoreError>(move |r| r.find_contact_by_address(&lookup)).await?;
        let found = found.filter(|c| matches!(c.status, ContactStatus::Active | ContactStatus::Restricted));
        let is_known = found.is_some();
        match act {
            ChildAct::Erase => self.erase_child(viewer, request, found, (index, address), form).await,
            ChildAct::Stop | ChildAct::Lift => {
                let contact = found.ok_or(Refused::Field { field: "child_email", message: "error-child-unknown" })?;
                self.pause_child(viewer, request, contact, index, act == ChildAct::Stop).await
            }
        }?;
        Ok(is_known)
    }

    async fn pause_child(
        &self,
        viewer: OfficerViewer,
        request: Request,
        contact: Contact,
        index: AddressIndex,
        stops: bool,
    ) -> Result<(), Refused> {
        let id = contact.id;
        // of this contact: a case may be about several children
        let there = self.store().read::<_, StoreError>(move |r| r.list_restrictions(id)).await?;
        let of_case = there.into_iter().find(|r| r.request == Some(request.id) && r.lifted_at.is_none());
        let it = match (of_case, stops) {
            (Some(_), true) => return Ok(()),
            (None, false) => return Err(Refused::Field { field: "child_email", message: "error-child-unknown" }),
            (Some(it), false) => it,
            (None, true) => Restriction {
                id: self.numbers("restriction", 1).await?,
                scope: Scope::All,
                ground: Ground::Unlawful,
                request: Some(request.id),
                since: self.now(),
                told_at: None,
                lifts_at: None,
                lifted_at: None,
            },
        };
        let name = if stops { "restriction" } else { "restriction_lifted" };
        self.to_ledger(vec![ledger_entry(name, (&index, id), &it, self.now())]).await?;
        self.act(&[], move |unit| {
            let (now, who) = (unit.now(), Actor::Officer(viewer.officer().0));
            let action = if stops { "child.stopped" } else { "child.released" };
            let audit = unit.audit(&who, action, None, format!("request:{}", request.id));
            if stops {
                unit.add_restriction(id, &it)?;
                if request.state == State::Received {
                    unit.move_request(request.id, State::Received, State::InProgress, now)?;
                }
            } else {
                unit.lift_restriction(id, it.id, now)?;
            }
            Ok(Done::new((), audit))
        })
        .await
    }

    async fn erase_child(
        &self,
        viewer: OfficerViewer,
        request: Request,
        found: Option<Contact>,
        (index, address): (AddressIndex, EmailAddress),
        form: String,
    ) -> Result<(), Refused> {
        let now = self.now();
        let stop = Suppression {
            address: index.clone(),
            topic: ALL.into(),
            channel: ALL.into(),
            reason: "child".into(),
            origin: "portal".into(),
            since: now,
        };
        let evidence = format!("request:{}", request.id);
        let stop = self.opt_out(stop, found.as_ref().map(|c| c.id), EventMeans::Officer, evidence);
        // S8.21: the ledger first, so that a restore keeps the child out as well
        self.to_ledger(vec![super::import::ledger_of(&stop, now)]).await?;
        drop(address);
        let new = found.map(|contact| NewErasure {
            reference: Reference::new(self.random()),
            contact: contact.id,
            was: contact.status,
            entity: contact.entity,
            language: request.language.clone(),
            // nothing is written to a child
            address: String::new(),
            is_held: false,
            salt: self.random().bytes::<16>().to_vec(),
            link_key: self.ring().newest(KeyPurpose::Link),
            asked_at: now,
            // use stops at once; a mistyped address can be taken back while it cools like any erasure
            due_at: now + self.settings().erasure_cooling,
        });
        let scopes: Vec<_> = new.iter().map(|new| (KeyScope::Case, Some(new.contact))).collect();
        let desk = self.clone();
        self.act(&scopes, move |unit| {
            let (now, ring, who) = (unit.now(), unit.ring(), Actor::Officer(viewer.officer().0));
            let mut audit = unit.audit(&who, "child.erased", None, format!("request:{}", request.id));
            if unit.send_form_once(&form_hash(&form), "child", now)?.is_some() {
                audit.outcome = "sent twice".into();
                return Ok(Done::new((), audit));
            }
            unit.add_opt_outs(&[stop])?;
            if let Some(new) = new {
                unit.take_row_numbers(new.contact, 0)?;
                if unit.find_open_erasure(new.contact)?.is_none() {
                    if !unit.swap_status(new.contact, new.was, ContactStatus::Erasing)? {
                        return Err(Refused::NotFound);
                    }
                    desk.store().append_ledger(vec![ledger("erasure_asked", &new, index)])?;
                    let key = unit.fresh_key()?;
                    let erasure = unit.add_erasure(&ring, &key, &new)?;
                    unit.set_derived_ground(erasure, ErasureGround::Child.key())?;
                }
            }
            if request.state == State::Received {
                unit.move_request(request.id, State::Received, State::InProgress, now)?;
            }
            Ok(Done::new((), audit))
        })
        .await
    }
}
