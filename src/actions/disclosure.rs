//! O15: data given to somebody outside by hand: said first, agreed to by two, told to the person unless the law forbids it
//! for a time. S7.1, S7.4, S7.7, S7.11, S10.5.

use super::officer::may;
use super::request::form_hash;
use super::{Desk, Done, Refused};
use crate::domain::audit::Actor;
use crate::domain::clock::Moment;
use crate::domain::consent::{CellState, SHARING};
use crate::domain::contact::ContactStatus;
use crate::domain::disclosure::{Draft, check};
use crate::domain::email_address::EmailAddress;
use crate::domain::letter::LetterKind;
use crate::domain::officer::{Act, LONE_DELAY};
use crate::store::disclosures::Disclosure;
use crate::store::keys::Scope;
use crate::store::{OfficerViewer, StoreError};

/// Whether somebody may say yes: a second person at once, whoever asked only after a day: the rule of a desk of one.
pub fn may_agree(it: &Disclosure, viewer: OfficerViewer, now: Moment) -> bool {
    let asked = it.asked_by == Actor::Officer(viewer.officer().0).to_string();
    !asked || it.asked_at + LONE_DELAY <= now
}

impl Desk {
    /// The register, newest first.
    pub async fn disclosures(&self, viewer: OfficerViewer) -> Result<Vec<Disclosure>, Refused> {
        may(viewer, Act::ReadDisclosures)?;
        let store = self.store().clone();
        Ok(self.store().read::<_, StoreError>(move |r| r.list_disclosures(&store, 200)).await?)
    }

    /// Says what is to be given to whom; nothing goes before somebody else has agreed. `address`: whose data. All that is
    /// wrong comes back at once, by field.
    pub async fn ask_disclosure(
        &self,
        viewer: OfficerViewer,
        address: &str,
        it: Draft,
        form: String,
    ) -> Result<Result<i64, Vec<(&'static str, &'static str)>>, Refused> {
        may(viewer, Act::Disclose)?;
        let (registers, today) = (self.registers(), self.now().london_date());
        let index = EmailAddress::parse(address).ok().map(|a| self.ring().address_index(&a));
        let store = self.store().clone();
        let found = match index {
            Some(index) => {
                self.store()
                    .read::<_, StoreError>(move |r| {
                        let Some(contact) = r.find_contact_by_address(&index)? else { return Ok(None) };
                        let key = store.open_key(contact.key)?;
                        Ok(Some((r.list_standing(contact.id)?, contact, key)))
                    })
                    .await?
            }
            None => None,
        };
        let found = found.filter(|(_, c, _)| matches!(c.status, ContactStatus::Active | ContactStatus::Restricted));
        let agreed: Vec<String> = found
            .iter()
            .flat_map(|(cells, ..)| cells)
            .filter(|c| c.state == CellState::Given)
            .filter_map(|c| c.topic.strip_prefix(SHARING))
            .map(str::to_owned)
            .collect();
        let mut wrong = Vec::new();
        if found.is_none() {
            wrong.push(("email", "error-disclosure-nobody"));
        }
        wrong.extend(check(&registers, &it, &agreed, today));
        let (Some((_, contact, key)), true) = (found, wrong.is_empty()) else { return Ok(Err(wrong)) };
        let ground = registers.recipient(&it.recipient).map(|r| r.ground.clone()).unwrap_or_default();
        let id = self
            .act(&[], move |unit| {
                let (now, ring, who) = (unit.now(), unit.ring(), Actor::Officer(viewer.officer().0));
                // on the person's record only once they may know of it
                let mut audit = unit.audit(&who, "disclosure.asked", None, format!("recipient:{}", it.recipient));
                if let Some(earlier) = unit.send_form_once(&form_hash(&form), "disclosure", now)? {
                    audit.outcome = "sent twice".into();
                    return Ok(Done::new(earlier.parse().unwrap_or_default(), audit));
                }
                let id = unit.add_disclosure(&ring, &key, contact.id, &ground, &it, &who.to_string(), now)?;
                audit.detail = format!("disclosure:{id} {ground}");
                Ok(Done::new(id, audit))
            })
            .await?;
        Ok(Ok(id))
    }

    /// S7.7: the second person's word. Whoever asked may say no at any time.
    pub async fn decide_disclosure(&self, viewer: OfficerViewer, id: i64, yes: bool) -> Result<(), Refused> {
        may(viewer, Act::Disclose)?;
        let store = self.store().clone();
        let found = self.store().read::<_, StoreError>(move |r| r.find_disclosure(&store, id)).await?;
        let it = found.filter(|d| d.state == "asked").ok_or(Refused::NotFound)?;
        if yes && !may_agree(&it, viewer, self.now()) {
            return Err(Refused::Field { field: "act", message: "error-disclosure-second" });
        }
        self.act(&[], move |unit| {
            let (now, who) = (unit.now(), Actor::Officer(viewer.officer().0));
            let action = if yes { "disclosure.agreed" } else { "disclosure.refused" };
            let audit = unit.audit(&who, action, None, format!("disclosure:{id}"));
            if !unit.decide_disclosure(id, yes, &who.to_string(), now)? {
                return Err(Refused::NotFound);
            }
            Ok(Done::new((), audit))
        })
        .await
    }

    /// S7.4, S7.7: tells people by letter that something was given out, once nothing forbids it any more. Gives how many.
    pub async fn tell_disclosures(&self) -> Result<usize, Refused> {
        let today = self.now().london_date();
        let due = self.store().read::<_, StoreError>(move |r| r.list_untold_disclosures(today)).await?;
        let count = due.len();
        for (id, contact) in due {
            let store = self.store().clone();
            let (language, address) = self
                .store()
                .read::<_, StoreError>(move |r| {
                    let Some(row) = r.find_contact(contact)? else { return Ok((None, None)) };
                    let held = r.list_addresses(contact, &store.open_key(row.key)?)?;
                    Ok((row.language, held.last().and_then(|a| EmailAddress::parse(&a.address).ok())))
                })
                .await?;
            let desk = self.clone();
            self.act(&[(Scope::Letter, None)], move |unit| {
                let now = unit.now();
                let actor = Actor::Worker("reminders".into());
                let mut audit = unit.audit(&actor, "data.disclosed", Some(contact), format!("disclosure:{id}"));
                if !unit.tell_disclosure(id, now)? {
                    audit.outcome = "was so before".into();
                    return Ok(Done::new((), audit));
                }
                if let Some(to) = address {
                    let language = language.as_deref().unwrap_or("en");
                    unit.post(&desk.letter(LetterKind::Disclosed, now, to, language, Some(contact)))?;
                }
                Ok(Done::new((), audit))
            })
            .await?;
        }
        Ok(count)
    }
}
