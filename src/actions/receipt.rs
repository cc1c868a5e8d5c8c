//! Consent receipts: what a person can keep of a choice, in the shape of ISO/IEC TS 27560, signed so that it can be
//! checked without the portal. L7.1, S8.38.

use super::access::{officer_address, one_line};
use super::preference::topic_label;
use super::{Desk, Refused};
use crate::domain::consent::{EventKind, SHARING};
use crate::paths;
use crate::store::consents::ConsentEvent;
use crate::store::{ContactViewer, StoreError};
use crate::text::Words;
use serde_json::{Value, json};

/// A receipt: the bytes that are signed, and what proves them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// JSON, as it is signed.
    pub json: String,
    /// Ed25519 over the bytes of `json`.
    pub signature: Vec<u8>,
    /// The number of the key, whose public half is published.
    pub key: u32,
}

impl Desk {
    /// C9: one of the viewer's choices.
    pub async fn own_consent(&self, viewer: ContactViewer, id: i64) -> Result<ConsentEvent, Refused> {
        let events = self.own_consents(viewer).await?;
        events.into_iter().find(|e| e.id == id).ok_or(Refused::NotFound)
    }

    /// C9: the receipt of one of the viewer's choices.
    pub async fn own_receipt(&self, viewer: ContactViewer, id: i64, t: Words) -> Result<Receipt, Refused> {
        let event = self.own_consent(viewer, id).await?;
        let address = self.reader().addresses(viewer).await?.pop().map(|a| a.address).unwrap_or_default();
        Ok(self.receipt_of(&event, &address, t)?)
    }

    /// The receipt of a choice: always the same bytes for the same choice, address, language and registers.
    pub fn receipt_of(&self, event: &ConsentEvent, address: &str, t: Words) -> Result<Receipt, StoreError> {
        let key = self.ring().newest(crate::vault::KeyPurpose::Witness);
        let mut json = serde_json::to_string_pretty(&self.receipt_json(event, address, key, t))
            .map_err(|e| StoreError::Malformed(e.to_string()))?;
        json.push('\n');
        let (signature, key) = self
            .ring()
            .sign_receipt(json.as_bytes())
            .ok_or_else(|| StoreError::Mismatch("the witness key is missing".into()))?;
        Ok(Receipt { json, signature, key })
    }

    fn receipt_json(&self, event: &ConsentEvent, address: &str, key: u32, t: Words) -> Value {
        let registers = self.registers();
        let (base, lang) = (&self.settings().base_url, t.language().code());
        let controller = registers.controller();
        let purpose = registers.purpose(&event.purpose);
        let recipient = registers.recipient(&event.recipient);
        let is_sharing = event.topic.starts_with(SHARING);
        let state = match EventKind::from_key(&event.kind) {
            Some(EventKind::Given) => "consent given",
            Some(EventKind::Stopped) => "consent withdrawn",
            Some(EventKind::Asked) => "consent requested",
            Some(EventKind::Undone) => "withdrawal undone",
            Some(EventKind::Paused) => "consent paused",
            Some(EventKind::Resumed) => "pause ended",
            Some(EventKind::Variant) | None => "choice changed",
        };
        let validity = registers.topic(&event.topic).map(|topic| format!("P{}M", topic.renew_months));
        json!({
            "receipt_metadata": {
                "schema_version": "ISO/IEC TS 27560:2023",
                "receipt_id": format!("{base}{}", paths::consent(event.id)),
                "record_id": event.id.to_string(),
                "signature": {
                    "algorithm": "Ed25519",
                    "over": "the bytes of this file",
                    "key": format!("{base}{}", paths::receipt_key(key)),
                },
            },
            "pii_principal": { "pii_principal_id": address },
            "pii_processing": {
                "privacy_notice": format!("{base}{}", paths::policy()),
                "language": event.language,
                "purposes": [{
                    "purpose": purpose.map_or_else(
                        || topic_label(&registers, &event.topic, t),
                        |p| p.sentence.in_language(lang).to_owned(),
                    ),
                    "purpose_id": event.purpose,
                    "topic": topic_label(&registers, &event.topic, t),
                    "topic_id": event.topic,
                    "purpose_type": if is_sharing { "sharing with a named recipient" } else { "direct marketing" },
                    "lawful_basis": "consent",
                    "channel": event.channel,
                    "variant": event.variant,
                    "pii_information": [{ "pii_type": "e-mail address" }],
                    "recipients": recipient.map(|r| r.label.in_language(lang).to_owned()),
                    "withdrawal_method": format!("{base}{}", paths::my_preferences()),
                    "privacy_rights": format!("{base}{}", paths::me()),
                    "words_shown": event.wording,
                    "words_version": event.version,
                }],
            },
            "party_identification": [{
                "party_role": "controller",
                "party_name": controller.display_name(lang),
                "party_number": controller.number,
                "party_address": registers.registered_office(controller).map(|a| one_line(a, lang)),
                "party_contact": officer_address(&registers, lang).join(", "),
                "party_url": format!("{base}{}", paths::contact()),
            }],
            "event": {
                "event_time": event.at.rfc3339(),
                "event_type": event.kind,
                "event_state": state,
                "consent_type": "explicit",
                "means": event.means,
                "evidence": event.evidence,
                "refers_to": event.refers_to,
                "until": event.until.map(crate::domain::clock::Moment::rfc3339),
                "validity_duration": validity,
            },
        })
    }
}
