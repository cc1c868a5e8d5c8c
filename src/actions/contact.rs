//! O3: contacts as an officer sees them: found, looked at with a reason, acted for.

use super::officer::may;
use super::request::form_hash;
use super::{Desk, Done, Refused};
use crate::domain::audit::{Actor, AuditEvent};
use crate::domain::clock::Moment;
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::{ContactId, Reference};
use crate::domain::letter::LetterKind;
use crate::domain::officer::Act;
use crate::domain::provenance::Provenance;
use crate::domain::search::{self, Question};
use crate::domain::value::ValueKind;
use crate::store::keys::Scope;
use crate::store::requests::Request;
use crate::store::search::{Found, FoundCase};
use crate::store::viewer::OwnData;
use crate::store::{OfficerViewer, StoreError};

/// S11.13: why somebody's data is looked at outside a case.
pub const REASONS: [&str; 6] = ["caller", "letter", "email", "case", "complaint", "check"];

/// What a search gave.
#[derive(Debug, Clone)]
pub enum Searched {
    /// These, and whether there are more; and the cases of people who are no contacts, likewise.
    People((Vec<Found>, bool), (Vec<FoundCase>, bool)),
    /// A case by its reference.
    Case(Reference),
    /// Too little was typed.
    TooShort,
}

impl Desk {
    /// O3: searches contacts. What was typed is personal and stands neither in an address nor in the log; that somebody
    /// searched, why, and how many came of it does.
    pub async fn search_contacts(
        &self,
        viewer: OfficerViewer,
        typed: String,
        relation: Option<String>,
        reason: String,
    ) -> Result<Searched, Refused> {
        may(viewer, Act::ReadContacts)?;
        if !REASONS.contains(&reason.as_str()) {
            return Err(Refused::Field { field: "reason", message: "error-reason-empty" });
        }
        // S3.1: a kind alone finds too; one that the register does not have finds nobody
        let is_listing = relation.is_some() && typed.trim().is_empty();
        let result = match search::question(&typed) {
            Question::TooShort if !is_listing => return Ok(Searched::TooShort),
            Question::Reference(reference) => {
                let found = self.reader().case(viewer, reference.clone()).await?;
                found.map_or(Searched::People(Default::default(), Default::default()), |_| Searched::Case(reference))
            }
            _ => {
                // whoever stands in a relation is a contact
                let cases = if relation.is_none() && may(viewer, Act::ReadCases).is_ok() {
                    self.reader().find_cases(viewer, typed.clone()).await?
                } else {
                    Default::default()
                };
                Searched::People(self.reader().find_contacts(viewer, typed, relation).await?, cases)
            }
        };
        let count = match &result {
            Searched::People((found, _), (cases, _)) => found.len() + cases.len(),
            _ => 1,
        };
        let mut event = self.looked(viewer, "contact.searched", None);
        event.detail = format!("{reason} {count}");
        self.traces().record_look(event).await?;
        Ok(result)
    }

    fn looked(&self, viewer: OfficerViewer, action: &str, contact: Option<ContactId>) -> AuditEvent {
        AuditEvent {
            at: self.now(),
            actor: Actor::Officer(viewer.officer().0).to_string(),
            action: action.into(),
            contact,
            object: contact.map(|c| format!("contact:{c}")).unwrap_or_default(),
            detail: String::new(),
            outcome: "done".into(),
        }
    }

    /// O3: everything about a contact in ordinary use, with the reason in the log. S8.7, S8.19: what is restricted or
    /// sealed opens on this way for nobody.
    pub async fn look_at_contact(
        &self,
        viewer: OfficerViewer,
        id: ContactId,
        reason: &str,
    ) -> Result<OwnData, Refused> {
        may(viewer, Act::ReadContacts)?;
        if !REASONS.contains(&reason) {
            return Err(Refused::Field { field: "reason", message: "error-reason-empty" });
        }
        let found = self.reader().contact(viewer, id, self.now()).await?.ok_or(Refused::NotFound)?;
        let mut event = self.looked(viewer, "contact.viewed", Some(id));
        event.detail = reason.to_owned();
        self.traces().record_look(event).await?;
        Ok(found)
    }

    /// L15.9: what of a contact was replaced or taken out since a moment.
    pub async fn replaced_since(
        &self,
        viewer: OfficerViewer,
        id: ContactId,
        since: Moment,
    ) -> Result<Vec<(ValueKind, Moment)>, Refused> {
        may(viewer, Act::ReadCases)?;
        Ok(self.store().read::<_, StoreError>(move |r| r.list_replaced_since(id, since)).await?)
    }

    /// L15.9: an open case in which the contact asks for a copy.
    pub async fn open_access(&self, viewer: OfficerViewer, id: ContactId) -> Result<Option<Request>, Refused> {
        may(viewer, Act::ReadContacts)?;
        Ok(self.store().read::<_, StoreError>(move |r| r.find_open_access(id)).await?)
    }

    /// S8.39: corrects a value for somebody who called or wrote. Marked as done by an officer, with how it was asked; the
    /// person gets the letter that something was changed.
    pub async fn correct_for(
        &self,
        viewer: OfficerViewer,
        id: ContactId,
        (kind, typed, note): (ValueKind, String, String),
        form: String,
    ) -> Result<(), Refused> {
        may(viewer, Act::ActForContacts)?;
        let text = super::correction::check(kind, &typed)?;
        // a field that was left empty is no wish to have the value taken out
        if text.is_empty() {
            return Err(Refused::Field { field: "value", message: "error-value-new" });
        }
        if !REASONS.contains(&note.as_str()) {
            return Err(Refused::Field { field: "reason", message: "error-reason-empty" });
        }
        let data = self.reader().contact(viewer, id, self.now()).await?.ok_or(Refused::NotFound)?;
        let to = data.addresses.last().and_then(|a| EmailAddress::parse(&a.address).ok());
        let (store, contact) = (self.store().clone(), data.contact);
        let key = tokio::task::spawn_blocking(move || store.open_key(contact.key))
            .await
            .map_err(|_| StoreError::Panicked)??;
        let language = contact.language.unwrap_or_else(|| "en".into());
        let desk = self.clone();
        self.act(&[(Scope::Letter, None)], move |unit| {
            let (now, ring, who) = (unit.now(), unit.ring(), Actor::Officer(viewer.officer().0));
            let mut audit = unit.audit(&who, "value.corrected_for", Some(id), kind.key());
            // L15.9: what is changed while a copy is waited for is told apart
            audit.detail = match unit.find_open_access(id)? {
                Some(access) => format!("{note} access:{}", access.id),
                None => note,
            };
            if unit.send_form_once(&form_hash(&form), "corrected", now)?.is_some() {
                audit.outcome = "sent twice".into();
                return Ok(Done::new((), audit));
            }
            let provenance = unit.keep_provenance(&Provenance::given_here(now.london_date()), now)?;
            let new = Some(text.as_str()).filter(|t| !t.is_empty());
            unit.correct_value(&ring, &key, id, kind, new, provenance, now)?;
            if let Some(to) = to {
                let mut letter = desk.letter(LetterKind::Changed, now, to, &language, Some(id));
                letter.detail = serde_json::json!({ "kind": kind.key() }).to_string();
                unit.post(&letter)?;
            }
            Ok(Done::new((), audit))
        })
        .await
    }
}
