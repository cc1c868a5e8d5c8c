//! One's own access to the console: signed-in browsers, a factor shown again, password, recovery codes. TH9.

use super::officer::{check_password, factor_of, use_factor};
use super::officer_notice::Own;
use super::sign_in::Browser;
use super::{Desk, Done, Refused};
use crate::domain::audit::Actor;
use crate::domain::ids::SessionId;
use crate::domain::secret::Secret;
use crate::domain::totp::Seed;
use crate::store::keys::Scope;
use crate::store::officers::{Officer, OfficerSession};
use crate::store::{OfficerViewer, StoreError};
use crate::vault::{Field, hash_password, is_password};

/// What the page of one's own access shows.
#[derive(Debug, Clone)]
pub struct OwnAccess {
    /// One's address.
    pub address: String,
    /// Signed-in browsers, the latest used first.
    pub sessions: Vec<OfficerSession>,
    /// Recovery codes that were not used yet.
    pub codes_left: usize,
}

impl Desk {
    async fn own_officer(&self, viewer: OfficerViewer) -> Result<Officer, Refused> {
        let id = viewer.officer();
        self.store().read::<_, StoreError>(move |r| r.find_officer(id)).await?.ok_or(Refused::NotFound)
    }

    /// ASVS 7.5.2: one's own access.
    pub async fn look_at_own_access(&self, viewer: OfficerViewer) -> Result<OwnAccess, Refused> {
        let (store, now, id) = (self.store().clone(), self.now(), viewer.officer());
        let found = self.store().read::<_, StoreError>(move |r| {
            let it = r.find_officer(id)?.ok_or(StoreError::NotFound)?;
            let address = store.open_key(it.key)?.unseal(Field::OfficerAddress, id.0, 0, &it.sealed_address)?;
            let (sessions, codes_left) = (r.list_officer_sessions(id, now)?, r.list_recovery_codes(id)?.len());
            Ok(OwnAccess { address, sessions, codes_left })
        });
        Ok(found.await?)
    }

    /// TH9: a factor is shown again, so that grave acts open for some minutes. From another network than the session
    /// began in, the log says so.
    pub async fn prove_officer(&self, viewer: OfficerViewer, code: Secret, browser: Browser) -> Result<(), Refused> {
        let now = self.now();
        let name = self.ring().counter_name("officer/proof", &viewer.officer().to_string());
        if self.traces().count(name, super::officer::window(now)).await? > super::officer::TRIES {
            return Err(Refused::TooOften { minutes: 15 });
        }
        let it = self.own_officer(viewer).await?;
        let (store, id) = (self.store().clone(), it.id);
        let factor = tokio::task::spawn_blocking(move || {
            let Some(sealed) = it.sealed_factor.as_ref() else { return Ok::<_, StoreError>(None) };
            let seed = store.open_key(it.key)?.unseal(Field::OfficerFactor, it.id.0, 0, sealed)?;
            let Some(seed) = Seed::from_hex(&seed) else { return Ok(None) };
            let ring = store.ring().clone();
            store.read_now::<_, StoreError>(|r| factor_of(r, &ring, it.id, &seed, &code, now))
        })
        .await
        .map_err(|_| StoreError::Panicked)??;
        let proved = self
            .act(&[], move |unit| {
                let now = unit.now();
                let mut audit =
                    unit.audit(&Actor::Officer(id.0), "officer.proved", None, format!("session:{}", viewer.session()));
                let good = match factor {
                    Some(factor) => use_factor(unit, id, &factor, now)?,
                    None => false,
                };
                let moved = unit
                    .list_officer_sessions(id, now)?
                    .iter()
                    .any(|s| s.id == viewer.session() && s.network != browser.network);
                if moved {
                    audit.detail = "another network".into();
                }
                if !good || !unit.prove_officer_session(viewer.session(), &browser.network, now)? {
                    audit.outcome = "refused".into();
                    return Ok(Done::new(false, audit));
                }
                Ok(Done::new(true, audit))
            })
            .await?;
        if proved { Ok(()) } else { Err(Refused::Field { field: "code", message: "error-factor-wrong" }) }
    }

    /// ASVS 7.5.2: ends one of one's own sessions, or all others.
    pub async fn end_own_officer_sessions(&self, viewer: OfficerViewer, one: Option<SessionId>) -> Result<(), Refused> {
        self.act(&[], move |unit| {
            let (id, now) = (viewer.officer(), unit.now());
            let object = match one {
                Some(one) => {
                    if !unit.list_officer_sessions(id, now)?.iter().any(|s| s.id == one) {
                        return Err(Refused::NotFound);
                    }
                    unit.end_officer_session(one)?;
                    format!("session:{one}")
                }
                None => {
                    unit.end_other_officer_sessions(id, viewer.session())?;
                    "sessions".to_owned()
                }
            };
            Ok(Done::new((), unit.audit(&Actor::Officer(id.0), "officer.sessions_ended", None, object)))
        })
        .await
    }

    /// New recovery codes in place of all earlier ones; they are shown this once. Other sessions end (TH9).
    pub async fn renew_recovery_codes(&self, viewer: OfficerViewer) -> Result<Vec<Secret>, Refused> {
        let id = viewer.officer();
        let (codes, macs) = self.new_recovery_codes(id);
        let notice = self.own_notice(id, Own::Codes).await?;
        self.act(&[(Scope::Letter, None)], move |unit| {
            unit.set_recovery_codes(id, &macs)?;
            unit.post(&notice)?;
            unit.end_other_officer_sessions(id, viewer.session())?;
            Ok(Done::new(
                codes,
                unit.audit(&Actor::Officer(id.0), "officer.codes_renewed", None, format!("officer:{id}")),
            ))
        })
        .await
    }

    /// ASVS 6.2.2, 6.2.3: another password, the present one asked for. Other sessions end (TH9).
    pub async fn change_officer_password(
        &self,
        viewer: OfficerViewer,
        present: Secret,
        new: Secret,
    ) -> Result<(), Refused> {
        let now = self.now();
        let name = self.ring().counter_name("officer/proof", &viewer.officer().to_string());
        if self.traces().count(name, super::officer::window(now)).await? > super::officer::TRIES {
            return Err(Refused::TooOften { minutes: 15 });
        }
        let (it, address) = (self.own_officer(viewer).await?, self.look_at_own_access(viewer).await?.address);
        check_password(&new, &[&self.settings().brand_name, &address])?;
        let random = self.random().clone();
        let hash = tokio::task::spawn_blocking(move || {
            if !is_password(&present, it.password.as_deref()) {
                return Ok(None);
            }
            hash_password(&new, &random).map(Some).ok_or(StoreError::Panicked)
        })
        .await
        .map_err(|_| StoreError::Panicked)??;
        let hash = hash.ok_or(Refused::Field { field: "present", message: "error-password-present" })?;
        let id = viewer.officer();
        let notice = self.own_notice(id, Own::Password).await?;
        self.act(&[(Scope::Letter, None)], move |unit| {
            if !unit.set_officer_password(id, &hash)? {
                return Err(Refused::NotFound);
            }
            unit.post(&notice)?;
            unit.end_other_officer_sessions(id, viewer.session())?;
            Ok(Done::new(
                (),
                unit.audit(&Actor::Officer(id.0), "officer.password_changed", None, format!("officer:{id}")),
            ))
        })
        .await
    }
}
