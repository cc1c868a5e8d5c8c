//! Correcting and confirming one's own values.

use super::request::form_hash;
use super::{Desk, Done, Refused};
use crate::domain::audit::Actor;
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::Reference;
use crate::domain::import::country_code;
use crate::domain::letter::LetterKind;
use crate::domain::provenance::Provenance;
use crate::domain::value::{self, ValueError, ValueKind};
use crate::store::keys::Scope;
use crate::store::requests::NewCorrection;
use crate::store::{ContactViewer, StoreError};
use sha2::Digest as _;

/// A correction as its form sends it.
#[derive(Debug, Clone)]
pub struct Correction {
    /// Which kind of value.
    pub kind: ValueKind,
    /// The new text as typed.
    pub typed: String,
    /// What the person says about it.
    pub reason: String,
    /// The name of this one form, made when it was shown.
    pub form: String,
    /// The language of letters about it.
    pub language: String,
}

/// What came of a correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Corrected {
    /// It took effect at once.
    Now,
    /// It is a case now that a person looks at.
    Filed(Reference),
    /// The value was the same before.
    Unchanged,
}

/// ASVS 2.2.1: what may be typed as a kind's new value. Empty means that it is to be removed.
pub fn check(kind: ValueKind, typed: &str) -> Result<String, Refused> {
    let field = |message| Refused::Field { field: "value", message };
    if !kind.is_correctable() {
        return Err(Refused::NotFound);
    }
    let text = value::clean(kind, typed).map_err(|e| match e {
        ValueError::TooLong(_) => field("error-value-long"),
        ValueError::ControlCharacter => field("error-value-characters"),
    })?;
    if kind == ValueKind::Phone && !text.is_empty() && text.chars().filter(|c| c.is_numeric()).count() < 3 {
        return Err(field("error-value-phone"));
    }
    if kind == ValueKind::Name && text.is_empty() {
        return Err(field("error-value-empty"));
    }
    Ok(text)
}

impl Desk {
    /// S8.3: corrects one of the viewer's own values. Low-risk kinds change at once; the others become a case.
    /// An empty text removes the value. The same form sent twice files one case (TH20).
    pub async fn correct(&self, viewer: ContactViewer, it: Correction) -> Result<Corrected, Refused> {
        let Correction { kind, typed, reason, form, language } = it;
        let text = check(kind, &typed)?;
        let reason = value::clean(ValueKind::Comment, &reason)
            .map_err(|_| Refused::Field { field: "reason", message: "error-value-long" })?;
        let data = self.reader().own_data(viewer, self.now()).await?.ok_or(Refused::NotFound)?;
        let live: Vec<&str> = data
            .values
            .iter()
            .filter(|v| v.kind == kind && v.superseded_at.is_none())
            .map(|v| v.content.as_str())
            .collect();
        if live.iter().all(|held| *held == text) && (!live.is_empty() || text.is_empty()) {
            return Ok(Corrected::Unchanged);
        }
        let to = data.addresses.last().and_then(|a| EmailAddress::parse(&a.address).ok());
        let contact = data.contact;
        let desk = self.clone();
        if !kind.is_low_risk() {
            let reference = Reference::new(self.random());
            return self
                .act(&[(Scope::Case, Some(contact.id)), (Scope::Letter, None)], move |unit| {
                    let (now, ring, key) = (unit.now(), unit.ring(), unit.fresh_key()?);
                    let form = sha2::Sha256::digest(form.as_bytes()).to_vec();
                    if let Some(earlier) =
                        unit.send_form_once(&form, reference.as_str(), now)?.as_deref().and_then(Reference::parse)
                    {
                        let mut audit =
                            unit.audit(&Actor::Contact(contact.id), "correction.filed", Some(contact.id), kind.key());
                        audit.outcome = "sent twice".into();
                        return Ok(Done::new(Corrected::Filed(earlier), audit));
                    }
                    let filed = NewCorrection {
                        reference: reference.clone(),
                        contact: contact.id,
                        entity: contact.entity,
                        language: language.clone(),
                        kind,
                        proposal: text,
                        reason,
                    };
                    let id = unit.add_correction(&ring, &key, &filed, now)?;
                    if let Some(to) = to {
                        let mut letter = desk.letter(LetterKind::CorrectionFiled, now, to, &language, Some(contact.id));
                        letter.subject = Some(id.0);
                        unit.post(&letter)?;
                    }
                    let audit =
                        unit.audit(&Actor::Contact(contact.id), "correction.filed", Some(contact.id), kind.key());
                    Ok(Done::new(Corrected::Filed(reference), audit))
                })
                .await;
        }
        let store = self.store().clone();
        let key = tokio::task::spawn_blocking(move || store.open_key(contact.key))
            .await
            .map_err(|_| StoreError::Panicked)??;
        self.act(&[(Scope::Letter, None)], move |unit| {
            let (now, ring) = (unit.now(), unit.ring());
            // TH20: a hundred posts of one form at once are one change and one letter
            if !form.is_empty() && unit.send_form_once(&form_hash(&form), "changed", now)?.is_some() {
                let mut audit =
                    unit.audit(&Actor::Contact(contact.id), "value.corrected", Some(contact.id), kind.key());
                audit.outcome = "sent twice".into();
                return Ok(Done::new(Corrected::Now, audit));
            }
            let provenance = unit.keep_provenance(&Provenance::given_here(now.london_date()), now)?;
            let new = Some(text.as_str()).filter(|t| !t.is_empty());
            unit.correct_value(&ring, &key, contact.id, kind, new, provenance, now)?;
            if let Some(to) = to {
                let mut letter = desk.letter(LetterKind::Changed, now, to, &language, Some(contact.id));
                letter.detail = serde_json::json!({ "kind": kind.key() }).to_string();
                unit.post(&letter)?;
            }
            let audit = unit.audit(&Actor::Contact(contact.id), "value.corrected", Some(contact.id), kind.key());
            Ok(Done::new(Corrected::Now, audit))
        })
        .await
    }

    /// S10.4: the viewer says in which country they are, by its name or code; with nothing typed it is not known, and the
    /// strictest rules hold. What a file says later changes nothing about it.
    pub async fn set_own_country(&self, viewer: ContactViewer, typed: &str) -> Result<(), Refused> {
        let country = match typed.trim() {
            "" => None,
            typed => {
                Some(country_code(typed).ok_or(Refused::Field { field: "country", message: "error-country-unknown" })?)
            }
        };
        self.act(&[], move |unit| {
            let contact = viewer.contact();
            let mut audit = unit.audit(&Actor::Contact(contact), "country.corrected", Some(contact), "country");
            if !unit.set_country(contact, country)? {
                audit.outcome = "was so before".into();
            }
            Ok(Done::new((), audit))
        })
        .await
    }

    /// S2.11: the viewer says that a kind's values, or all of them, are right.
    pub async fn confirm(&self, viewer: ContactViewer, kind: Option<ValueKind>) -> Result<usize, Refused> {
        self.act(&[], move |unit| {
            let (now, contact) = (unit.now(), viewer.contact());
            let confirmed = unit.confirm_values(contact, kind, now)?;
            let audit = unit.audit(
                &Actor::Contact(contact),
                "value.confirmed",
                Some(contact),
                kind.map_or("all", ValueKind::key),
            );
            Ok(Done::new(confirmed, audit))
        })
        .await
    }
}
