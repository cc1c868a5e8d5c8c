//! ASVS 6.3.5, 6.3.7: officers are told what happens to their own access, without details that would help whoever did it.

use super::{Desk, Refused, Unit};
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::OfficerId;
use crate::domain::letter::LetterKind;
use crate::store::StoreError;
use crate::store::outbox::NewLetter;
use crate::vault::Field;
use chrono::TimeDelta;

/// How long a kind of browser is known after it was last used.
const KNOWN_FOR: TimeDelta = TimeDelta::days(180);

/// What happened to somebody's own access.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Own {
    /// Another password.
    Password,
    /// New recovery codes.
    Codes,
    /// A passkey more.
    PasskeyAdded,
    /// A passkey less.
    PasskeyRemoved,
    /// In by a recovery code.
    Recovery,
    /// In with a kind of browser that was not used before.
    Browser,
    /// Many failures, none of which let anybody in.
    Failures,
}

impl Own {
    /// What the letter knows of it.
    pub(super) fn detail(self) -> String {
        let key = match self {
            Self::Password => "own-password",
            Self::Codes => "own-codes",
            Self::PasskeyAdded => "own-passkey-added",
            Self::PasskeyRemoved => "own-passkey-removed",
            Self::Recovery => "own-recovery",
            Self::Browser => "own-browser",
            Self::Failures => "own-failures",
        };
        serde_json::json!({ "kind": key, "state": "own" }).to_string()
    }
}

impl Desk {
    /// A letter to an officer about their own access.
    pub(super) async fn own_notice(&self, id: OfficerId, what: Own) -> Result<NewLetter, Refused> {
        let store = self.store().clone();
        let read = self.store().read::<_, StoreError>(move |r| {
            let it = r.find_officer(id)?.ok_or(StoreError::NotFound)?;
            let address = store.open_key(it.key)?.unseal(Field::OfficerAddress, id.0, 0, &it.sealed_address)?;
            Ok((address, it.language))
        });
        let (address, language) = read.await?;
        let to = EmailAddress::parse(&address).map_err(|_| StoreError::Malformed("an officer's address".into()))?;
        Ok(NewLetter {
            detail: what.detail(),
            ..self.letter(LetterKind::OfficerNotice, self.now(), to, &language, None)
        })
    }
}

impl Unit<'_, '_> {
    /// Notes the kind of browser that an officer signs in with; gives whether it is new for somebody who was here before.
    pub(super) fn meet_officer_browser(&mut self, id: OfficerId, family: &str) -> Result<bool, StoreError> {
        let (any, this) = (format!("officer_browser/{id}"), format!("officer_browser/{id}/{family}"));
        let is_new = self.has_lease(&any)? && !self.has_lease(&this)?;
        let now = self.now();
        for name in [any, this] {
            self.take_lease(&name, "seen", now, KNOWN_FOR)?;
        }
        Ok(is_new)
    }
}
