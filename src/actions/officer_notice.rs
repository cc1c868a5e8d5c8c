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

/// The names under which it is known that somebody signs in at all, and with this kind of browser.
fn names(id: OfficerId, family: &str) -> [String; 2] {
    [format!("officer_browser/{id}"), format!("officer_browser/{id}/{family}")]
}

impl Desk {
    /// Whether a kind of browser is new for an officer who was here before.
    pub(super) async fn is_new_browser(&self, id: OfficerId, family: &str) -> Result<bool, Refused> {
        let [any, this] = names(id, family);
        Ok(self.store().read::<_, StoreError>(move |r| Ok(r.has_lease(&any)? && !r.has_lease(&this)?)).await?)
    }
}

impl Unit<'_, '_> {
    /// Notes the kind of browser that an officer signs in with.
    pub(super) fn meet_officer_browser(&mut self, id: OfficerId, family: &str) -> Result<(), StoreError> {
        let now = self.now();
        for name in names(id, family) {
            self.take_lease(&name, "seen", now, KNOWN_FOR)?;
        }
        Ok(())
    }
}
