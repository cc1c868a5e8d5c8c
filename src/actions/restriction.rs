//! S8.7: a person has data stored only. In effect in the same request and never refused; ended only after they were
//! told, unless they end it themselves.

use super::request::{check_text, form_hash};
use super::{Desk, Done, Refused, Unit};
use crate::domain::audit::Actor;
use crate::domain::clock::Moment;
use crate::domain::deadline::Ask;
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::{ContactId, Reference, RequestId};
use crate::domain::letter::LetterKind;
use crate::domain::request::{Matter, State};
use crate::domain::restriction::{Ground, Restriction, Scope};
use crate::store::cases::NewItem;
use crate::store::keys::{LedgerEntry, Scope as KeyScope};
use crate::store::requests::NewRequest;
use crate::store::{ContactViewer, Lane, StoreError};
use crate::vault::{AddressIndex, SealKey};

/// What a person asks to have stored only.
#[derive(Debug, Clone)]
pub struct Restrict {
    /// What.
    pub scopes: Vec<Scope>,
    /// On which ground.
    pub ground: Option<Ground>,
    /// What they say about it; may be empty.
    pub reason: String,
    /// The name of this one form.
    pub form: String,
    /// The language of letters about it.
    pub language: String,
}

/// Who asks, as a case needs to know them.
pub(super) struct Asker {
    pub(super) contact: ContactId,
    pub(super) entity: String,
    pub(super) address: EmailAddress,
    pub(super) index: AddressIndex,
}

/// The row of the ledger that a restore repeats.
pub(super) fn ledger_entry(act: &str, asker: (&AddressIndex, ContactId), it: &Restriction, now: Moment) -> LedgerEntry {
    let (scope, target) = it.scope.columns();
    LedgerEntry {
        at: now,
        act: act.into(),
        address: Some(asker.0.clone()),
        contact: Some(asker.1),
        scope: serde_json::json!({ "scope": scope, "target": target, "ground": it.ground.key() }).to_string(),
    }
}

/// What the form asks for, looked at before anything is done.
pub fn check(it: &Restrict) -> Vec<(&'static str, &'static str)> {
    let mut wrong = Vec::new();
    if it.scopes.is_empty() {
        wrong.push(("scope", "error-restrict-scope"));
    }
    if it.ground.is_none_or(|g| g == Ground::Objection) {
        wrong.push(("ground", "error-restrict-ground"));
    }
    if let Err(Refused::Field { message, .. }) = check_reason(&it.reason) {
        wrong.push(("reason", message));
    }
    wrong
}

/// A text that may be left out.
pub(super) fn check_reason(typed: &str) -> Result<String, Refused> {
    if typed.trim().is_empty() { Ok(String::new()) } else { check_text(typed) }
}

impl Desk {
    /// The signed-in person with the address that letters go to.
    pub(super) async fn asker(&self, viewer: ContactViewer) -> Result<Asker, Refused> {
        let contact = viewer.contact();
        let store = self.store().clone();
        let found = self
            .store()
            .read::<_, StoreError>(move |r| {
                let Some(row) = r.find_contact(contact)? else { return Ok(None) };
                let key = store.open_key(row.key)?;
                let address = r.list_addresses(contact, &key)?.pop();
                Ok(address.map(|a| (row.entity, a.address)))
            })
            .await?;
        let (entity, address) = found.ok_or(Refused::NotFound)?;
        let address = EmailAddress::parse(&address).map_err(|_| Refused::NotFound)?;
        let index = self.ring().address_index(&address);
        Ok(Asker { contact, entity, address, index })
    }

    /// Numbers for rows that are written after the ledger knows them.
    pub(super) async fn numbers(&self, kind: &'static str, count: usize) -> Result<i64, Refused> {
        let count = i64::try_from(count).unwrap_or(1);
        Ok(self.store().write::<_, StoreError>(Lane::People, move |w| w.take_numbers(kind, count)).await?)
    }

    /// Writes to the ledger off the async threads; durable when it returns.
    pub(super) async fn to_ledger(&self, entries: Vec<LedgerEntry>) -> Result<(), Refused> {
        let store = self.store().clone();
        tokio::task::spawn_blocking(move || {
            let entries = store.read_now::<_, StoreError>(|r| super::merge::for_merged(r, entries))?;
            store.append_ledger(entries)
        })
        .await
        .map_err(|_| StoreError::Panicked)??;
        Ok(())
    }

    /// C6, CLK-11: restricts at once and opens a case in which an officer looks at it. Ledger first. The same form sent
    /// twice is one restriction (TH20).
    pub async fn restrict(&self, viewer: ContactViewer, it: Restrict) -> Result<Reference, Refused> {
        if let Some((field, message)) = check(&it).into_iter().next() {
            return Err(Refused::Field { field, message });
        }
        let ground = it.ground.ok_or(Refused::NotFound)?;
        let reason = check_reason(&it.reason)?;
        let registers = self.registers();
        let known = |scope: &Scope| !matches!(scope, Scope::Purpose(key) if registers.purpose(key).is_none());
        if !it.scopes.iter().all(known) {
            return Err(Refused::NotFound);
        }
        // everything covers its parts
        let scopes = if it.scopes.contains(&Scope::All) { vec![Scope::All] } else { it.scopes };
        let asker = self.asker(viewer).await?;
        let first = self.numbers("restriction", scopes.len()).await?;
        let now = self.now();
        let all: Vec<Restriction> = (first..)
            .zip(scopes)
            .map(|(id, scope)| Restriction {
                id,
                scope,
                ground,
                request: None,
                since: now,
                told_at: None,
                lifts_at: None,
                lifted_at: None,
            })
            .collect();
        let (index, contact) = (asker.index.clone(), asker.contact);
        self.to_ledger(all.iter().map(|r| ledger_entry("restriction", (&index, contact), r, now)).collect()).await?;
        let items: Vec<NewItem> = all
            .iter()
            .map(|r| NewItem {
                right: "restriction".into(),
                kind: if let Scope::Kind(kind) = r.scope { Some(kind) } else { None },
                target: if let Scope::Purpose(purpose) = &r.scope { Some(purpose.clone()) } else { None },
                reason: reason.clone(),
                ask: Ask::AtOnce,
            })
            .collect();
        let (reference, desk) = (Reference::new(self.random()), self.clone());
        let keys = [(KeyScope::Case, Some(contact)), (KeyScope::Letter, None)];
        self.act(&keys, move |unit| {
            let (now, key) = (unit.now(), unit.fresh_key()?);
            let mut audit = unit.audit(&Actor::Contact(contact), "restriction.set", Some(contact), "");
            if let Some(earlier) = unit.send_form_once(&form_hash(&it.form), reference.as_str(), now)? {
                audit.outcome = "sent twice".into();
                return Ok(Done::new(Reference::parse(&earlier).ok_or(Refused::NotFound)?, audit));
            }
            let id = file_case(unit, &key, &asker, &reference, Matter::Right, &it.language, &items)?;
            unit.move_request(id, State::Received, State::InProgress, now)?;
            for one in all {
                unit.add_restriction(contact, &Restriction { request: Some(id), ..one })?;
            }
            let mut letter = desk.letter(LetterKind::Restricted, now, asker.address, &it.language, Some(contact));
            letter.subject = Some(id.0);
            unit.post(&letter)?;
            audit.object = format!("request:{id}");
            audit.detail = ground.key().into();
            Ok(Done::new(reference, audit))
        })
        .await
    }

    /// The person ends a restriction of their own: they need not be told first. One that an objection set ends with it.
    pub async fn end_restriction(&self, viewer: ContactViewer, id: i64, language: String) -> Result<(), Refused> {
        let contact = viewer.contact();
        let found = self.store().read::<_, StoreError>(move |r| r.find_restriction(id)).await?;
        let (_, it) =
            found.filter(|(of, it)| *of == contact && it.ground != Ground::Objection).ok_or(Refused::NotFound)?;
        if it.lifted_at.is_some() {
            return Ok(());
        }
        let asker = self.asker(viewer).await?;
        self.to_ledger(vec![ledger_entry("restriction_lifted", (&asker.index, contact), &it, self.now())]).await?;
        let desk = self.clone();
        self.act(&[(KeyScope::Letter, None)], move |unit| {
            let now = unit.now();
            let mut audit = unit.audit(&Actor::Contact(contact), "restriction.ended", Some(contact), "");
            if !unit.lift_restriction(contact, id, now)? {
                audit.outcome = "was so before".into();
                return Ok(Done::new((), audit));
            }
            let mut letter = desk.letter(LetterKind::Lifted, now, asker.address, &language, Some(contact));
            letter.subject = it.request.map(|r| r.0);
            unit.post(&letter)?;
            Ok(Done::new((), audit))
        })
        .await
    }

    /// L18.3, second step: ends restrictions whose person was told, once the notice is over. Gives how many. Safe with
    /// several workers: each row ends once.
    pub async fn lift_due_restrictions(&self) -> Result<usize, Refused> {
        let now = self.now();
        let due = self.store().read::<_, StoreError>(move |r| r.list_due_restrictions(now, 100)).await?;
        let mut count = 0;
        for (contact, it) in due {
            let index = self.store().read::<_, StoreError>(move |r| r.find_address_index(contact)).await?;
            if let Some(index) = index {
                self.to_ledger(vec![ledger_entry("restriction_lifted", (&index, contact), &it, now)]).await?;
            }
            let lifted = self
                .act(&[], move |unit| {
                    let now = unit.now();
                    let is_lifted = unit.lift_restriction(contact, it.id, now)?;
                    let object = it.request.map(|r| format!("request:{r}")).unwrap_or_default();
                    let mut audit =
                        unit.audit(&Actor::Worker("restrictions".into()), "restriction.lifted", Some(contact), object);
                    if !is_lifted {
                        audit.outcome = "was so before".into();
                    }
                    Ok(Done::new(is_lifted, audit))
                })
                .await?;
            count += usize::from(lifted);
        }
        Ok(count)
    }
}

/// Files a case of a signed-in person from one of their own pages.
pub(super) fn file_case(
    unit: &mut Unit<'_, '_>,
    key: &SealKey,
    asker: &Asker,
    reference: &Reference,
    matter: Matter,
    language: &str,
    items: &[NewItem],
) -> Result<RequestId, Refused> {
    let (now, ring) = (unit.now(), unit.ring());
    let new = NewRequest {
        reference: reference.clone(),
        contact: Some(asker.contact),
        entity: asker.entity.clone(),
        language: language.to_owned(),
        matter,
        rights: Vec::new(),
        address: asker.address.clone(),
        name: String::new(),
        text: String::new(),
        is_proved: true,
        is_suspected: false,
    };
    let id = unit.add_case(&ring, key, &new, items, now)?;
    unit.mark_from_portal(id)?;
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s8_7_a_restriction_needs_a_scope_and_one_of_the_grounds_a_person_may_give() {
        let it = Restrict {
            scopes: Vec::new(),
            ground: None,
            reason: "a\0".into(),
            form: "f".into(),
            language: "en".into(),
        };
        assert_eq!(
            check(&it),
            [
                ("scope", "error-restrict-scope"),
                ("ground", "error-restrict-ground"),
                ("reason", "error-text-characters")
            ]
        );
        let good = Restrict { scopes: vec![Scope::All], ground: Some(Ground::Claims), reason: " ".into(), ..it };
        assert!(check(&good).is_empty());
        // (d) is set by an objection, never by hand
        assert_eq!(check(&Restrict { ground: Some(Ground::Objection), ..good }).len(), 1);
    }
}
