//! Machines: who they are, what they may ask, how much of it, and what the log says of it. TH24, S2.9.

use super::{Desk, Done, Refused, Unit};
use crate::domain::api_client::{ApiClient, Cursor, LIFE, Quota, Scope, parse_end};
use crate::domain::audit::{Actor, AuditEvent};
use crate::domain::clock::Moment;
use crate::domain::ids::ApiClientId;
use crate::domain::register::Stop;
use crate::domain::secret::Secret;
use crate::store::{OfficerViewer, Read, StoreError};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use sha2::Digest as _;

/// What every credential begins with, so that scanners of repositories recognise a leaked one.
pub const CREDENTIAL_PREFIX: &str = "ppk_";
/// How long a credential is.
const CREDENTIAL_LENGTH: usize = CREDENTIAL_PREFIX.len() + 43;

/// Why a machine's request is not answered as it hoped.
#[derive(Debug, thiserror::Error)]
pub enum ApiRefused {
    /// The client may not do this at all.
    #[error("this credential has no scope {}", .0.key())]
    Scope(Scope),
    /// S2.9: the client may not name this purpose.
    #[error("this credential may not be used for purpose {0}")]
    Purpose(String),
    /// S7.9, S10.2: nothing may go to the recipient whose machine it is.
    #[error("{}: {stop}", .name)]
    Recipient {
        /// A key of the register.
        name: String,
        /// Why, and how to mend it.
        stop: Stop,
    },
    /// More than was agreed.
    #[error("more than the quota of {limit} {what}")]
    Quota {
        /// `requests a minute` or `records a day`.
        what: &'static str,
        /// How many.
        limit: i64,
        /// Seconds until it is worth trying again.
        seconds: i64,
    },
    /// Something in the request cannot be taken: where (a JSON pointer) and how to mend it.
    #[error("{at}: {why}")]
    Field {
        /// A JSON pointer into the request.
        at: String,
        /// What is wrong, and what is allowed.
        why: String,
    },
    /// The Idempotency-Key was used for another request.
    #[error("this Idempotency-Key was used for another request")]
    KeyReused,
    /// The first request with this Idempotency-Key is still being worked on.
    #[error("the first request with this Idempotency-Key is still being worked on")]
    KeyBusy,
    /// Anything else.
    #[error(transparent)]
    Refused(#[from] Refused),
}
impl From<StoreError> for ApiRefused {
    fn from(error: StoreError) -> Self {
        Self::Refused(error.into())
    }
}

/// A machine to be added, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewClient {
    /// What to call it.
    pub name: String,
    /// Keys of scopes.
    pub scopes: Vec<String>,
    /// Rows of T10; none means every marketing purpose.
    pub purposes: Vec<String>,
    /// Its system in the register.
    pub system: String,
    /// S7.9: the recipient of the register whose machine it is; empty for the company's own.
    pub recipient: String,
    /// A day or `90d`; empty for a year.
    pub expires: String,
    /// As [`Quota::parse`] reads it; empty for the default.
    pub quota: String,
    /// A day or `90d` until which answers only observe; empty for none.
    pub observe_until: String,
}

/// What is wrong with a machine to be added: the field and what is allowed.
#[derive(Debug, thiserror::Error)]
pub enum NewClientError {
    /// A field.
    #[error("{field}: {why}")]
    Field {
        /// Which.
        field: &'static str,
        /// What is allowed.
        why: String,
        /// The key of the words on a page that say so.
        message: &'static str,
    },
    /// The store.
    #[error(transparent)]
    Refused(#[from] Refused),
}

/// How much a machine has left, for the headers of its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usage {
    /// Requests of the minute that are left.
    pub left: i64,
    /// Seconds until the minute is over.
    pub seconds: i64,
}

fn windows(now: Moment) -> (Moment, Moment) {
    let from = |length: i64| Moment::from_unix_seconds(now.unix_seconds() / length * length);
    (from(60), from(86_400))
}
fn counters(id: ApiClientId) -> (String, String) {
    (format!("api-minute:{id}"), format!("api-day:{id}"))
}

/// The hash under which a credential is known.
fn token_hash(credential: &Secret) -> Vec<u8> {
    sha2::Sha256::digest(credential.reveal().as_bytes()).to_vec()
}

fn over(quota: Quota, requests: i64, records: i64, now: Moment) -> Option<ApiRefused> {
    let left = |length: i64| length - now.unix_seconds() % length;
    if requests > quota.per_minute {
        return Some(ApiRefused::Quota { what: "requests a minute", limit: quota.per_minute, seconds: left(60) });
    }
    (records > quota.per_day).then(|| ApiRefused::Quota {
        what: "records a day",
        limit: quota.per_day,
        seconds: left(86_400),
    })
}

/// Whether a client has anything left, before any work is done for it: one read, no write.
pub(super) fn check_quota(r: &mut Read<'_>, client: &ApiClient, now: Moment) -> Result<Option<ApiRefused>, StoreError> {
    let ((minute, day), (per_minute, per_day)) = (windows(now), counters(client.id));
    let (requests, records) = (r.counted(&per_minute, minute)?, r.counted(&per_day, day)?);
    Ok(over(client.quota, requests + 1, records + 1, now))
}

impl Unit<'_, '_> {
    /// Counts a request of so many records; says when it was one too many.
    pub(super) fn count_client(
        &mut self,
        client: &ApiClient,
        records: usize,
    ) -> Result<Result<Usage, ApiRefused>, StoreError> {
        let now = self.now();
        let ((minute, day), (per_minute, per_day)) = (windows(now), counters(client.id));
        let requests = self.count(&per_minute, minute)?;
        let records = self.count_many(&per_day, day, i64::try_from(records).unwrap_or(i64::MAX / 2))?;
        self.touch_api_client(client.id, now)?;
        Ok(match over(client.quota, requests, records, now) {
            Some(refused) => Err(refused),
            None => Ok(Usage { left: client.quota.per_minute - requests, seconds: 60 - now.unix_seconds() % 60 }),
        })
    }
    /// An audit row of a client's request.
    pub(super) fn audit_client(
        &self,
        client: &ApiClient,
        action: &str,
        object: impl Into<String>,
        detail: String,
    ) -> AuditEvent {
        let mut event = self.audit(&Actor::Client(client.id.0), action, None, object);
        event.detail = detail;
        event
    }
}

impl Desk {
    /// The machine behind a credential. `None`: no credential of ours, revoked or over; which of them is not said.
    pub async fn api_client(&self, credential: &Secret) -> Result<Option<ApiClient>, Refused> {
        let text = credential.reveal();
        if text.len() != CREDENTIAL_LENGTH || !text.starts_with(CREDENTIAL_PREFIX) {
            return Ok(None);
        }
        let (hash, now) = (token_hash(credential), self.now());
        let found = self.store().read::<_, StoreError>(move |r| r.find_api_client_by_token(&hash)).await?;
        Ok(found.filter(|client| client.is_live(now)))
    }

    /// S2.9: writes down that a client was refused, and gives the refusal back.
    pub(super) async fn refuse_client(&self, client: &ApiClient, action: &'static str, why: ApiRefused) -> ApiRefused {
        let (theirs, object) = (client.clone(), why.to_string());
        let noted = self
            .act(&[], move |unit| {
                let mut audit = unit.audit_client(&theirs, action, object, String::new());
                audit.outcome = "refused".into();
                // a refused request counts too, or it would be free
                let _counted = unit.count_client(&theirs, 0)?;
                Ok(Done::new((), audit))
            })
            .await;
        match noted {
            Ok(()) => why,
            Err(error) => error.into(),
        }
    }

    /// S7.9, S10.2: why nothing may go to the machine of a recipient today, if that is so.
    pub fn stop_of_client(&self, client: &ApiClient) -> Option<Stop> {
        self.registers().stop_of(client.recipient.as_deref()?, self.now().london_date())
    }

    /// A machine of a recipient that nothing may go to: written down and counted.
    pub async fn refuse_recipient(&self, client: &ApiClient, stop: Stop) -> ApiRefused {
        let name = client.recipient.clone().unwrap_or_default();
        self.refuse_client(client, "api.refused", ApiRefused::Recipient { name, stop }).await
    }

    /// S7.9: machines of recipients that nothing may go to today, each with the reason.
    pub async fn stopped_clients(&self) -> Result<Vec<(ApiClient, Stop)>, StoreError> {
        let all = self.store().read::<_, StoreError>(|r| r.list_api_clients()).await?;
        let live = all.into_iter().filter(|client| client.is_live(self.now()));
        Ok(live.filter_map(|client| Some((self.stop_of_client(&client)?, client))).map(|(s, c)| (c, s)).collect())
    }

    /// S7.9: says of a machine that is there already whose it is: a recipient's, or with an empty key the company's own.
    pub async fn set_client_recipient(
        &self,
        id: ApiClientId,
        recipient: &str,
        by: Option<OfficerViewer>,
    ) -> Result<(), NewClientError> {
        let recipient = Some(recipient.trim().to_owned()).filter(|r| !r.is_empty());
        let stop = recipient.as_deref().and_then(|key| self.registers().stop_of(key, self.now().london_date()));
        // whose machine it is may be said of a contract that is over: that stops it, as it has to
        let is_no_organisation =
            |stop: &Stop| matches!(stop, Stop::Unknown | Stop::Figures | Stop::Kind | Stop::Country);
        if let Some(stop) = stop.filter(is_no_organisation) {
            let (message, why) = (stop.message(), stop.to_string());
            return Err(NewClientError::Field { field: "recipient", why, message });
        }
        let actor = by.map_or(Actor::Operator, |officer| Actor::Officer(officer.officer().0));
        self.act(&[], move |unit| {
            if !unit.set_api_client_recipient(id, recipient.as_deref())? {
                return Err(Refused::NotFound);
            }
            let mut audit = unit.audit(&actor, "api_client.belongs", None, format!("client:{id}"));
            audit.detail = serde_json::json!({ "recipient": recipient.as_deref().unwrap_or("own") }).to_string();
            Ok(Done::new((), audit))
        })
        .await?;
        Ok(())
    }

    /// A machine that has not the scope of an address: written down and counted.
    pub async fn refuse_scope(&self, client: &ApiClient, scope: Scope) -> ApiRefused {
        self.refuse_client(client, "api.refused", ApiRefused::Scope(scope)).await
    }

    fn checked_client(&self, new: &NewClient) -> Result<ApiClient, NewClientError> {
        let (registers, now) = (self.registers(), self.now());
        let wrong = |field, message, why: String| NewClientError::Field { field, why, message };
        let name = new.name.trim().to_owned();
        if name.is_empty()
            || name.chars().count() > 60
            || !name.chars().all(|c| c.is_alphanumeric() || "-_. ".contains(c))
        {
            return Err(wrong(
                "name",
                "error-client-name",
                "use 1 to 60 letters, digits, spaces, dots and dashes".into(),
            ));
        }
        let known: Vec<&str> = Scope::ALL.iter().map(|s| s.key()).collect();
        let mut scopes = Vec::new();
        for key in new.scopes.iter().map(|s| s.trim()).filter(|s| !s.is_empty()) {
            let scope = Scope::from_key(key).ok_or_else(|| {
                wrong("scope", "error-client-scope", format!("{key} is no scope: choose from {}", known.join(", ")))
            })?;
            if !scopes.contains(&scope) {
                scopes.push(scope);
            }
        }
        if scopes.is_empty() {
            return Err(wrong("scope", "error-client-scope", format!("name at least one of {}", known.join(", "))));
        }
        let mut purposes: Vec<String> =
            new.purposes.iter().map(|p| p.trim().to_owned()).filter(|p| !p.is_empty()).collect();
        purposes.dedup();
        if purposes.is_empty() && scopes.iter().any(|s| s.needs_purpose()) {
            let marketing = registers.purposes().iter().filter(|p| registers.is_marketing(&p.key));
            purposes = marketing.map(|p| p.key.clone()).collect();
        }
        if let Some(unknown) = purposes.iter().find(|p| registers.purpose(p).is_none()) {
            let known: Vec<&str> = registers.purposes().iter().map(|p| p.key.as_str()).collect();
            return Err(wrong(
                "purpose",
                "error-client-purpose",
                format!("there is no purpose {unknown}: choose from {}", known.join(", ")),
            ));
        }
        let system = Some(new.system.trim().to_owned()).filter(|s| !s.is_empty());
        let systems: Vec<&str> = registers.systems().iter().map(|s| s.key.as_str()).collect();
        match &system {
            Some(key) if registers.system(key).is_none() || key == "portal" => {
                return Err(wrong(
                    "system",
                    "error-client-system",
                    format!("no system is called {key}: choose from {}", systems.join(", ")),
                ));
            }
            // without a system there is no identifier that could be told, so there is nothing to follow
            None if scopes.contains(&Scope::Changes) => {
                return Err(wrong(
                    "system",
                    "error-client-system",
                    format!("scope changes needs the system whose identifiers are told: one of {}", systems.join(", ")),
                ));
            }
            _ => {}
        }
        let recipient = Some(new.recipient.trim().to_owned()).filter(|r| !r.is_empty());
        if let Some(stop) = recipient.as_deref().and_then(|key| registers.stop_of(key, now.london_date())) {
            return Err(wrong("recipient", stop.message(), stop.to_string()));
        }
        let end = |text: &str, field, message| match text.trim() {
            "" => Ok(None),
            text => parse_end(text, now).map(Some).ok_or_else(|| {
                wrong(field, message, format!("{text}: use a day such as 2027-06-30, or a number of days such as 90d"))
            }),
        };
        Ok(ApiClient {
            id: ApiClientId(0),
            name,
            scopes,
            purposes,
            system,
            recipient,
            quota: match new.quota.trim() {
                "" => Quota::default(),
                text => Quota::parse(text).ok_or_else(|| {
                    wrong("quota", "error-client-quota", format!("{text}: write it like 600/minute,1000000/day"))
                })?,
            },
            observe_until: end(&new.observe_until, "observe", "error-client-end")?,
            created_at: now,
            expires_at: end(&new.expires, "expires", "error-client-end")?.unwrap_or(now + LIFE),
            last_used_at: None,
            revoked_at: None,
            confirmed: Cursor::default(),
        })
    }

    /// Adds a machine. Its credential is in the answer and nowhere else: only its hash is kept.
    pub async fn add_api_client(
        &self,
        new: &NewClient,
        by: Option<OfficerViewer>,
    ) -> Result<(ApiClient, Secret), NewClientError> {
        let client = self.checked_client(new)?;
        let name = client.name.clone();
        let known = self.store().read::<_, StoreError>(move |r| r.find_api_client_by_name(&name)).await;
        if known.map_err(Refused::from)?.is_some() {
            let why = format!("{} is there already: `api-clients list` shows it; choose another name", client.name);
            return Err(NewClientError::Field { field: "name", why, message: "error-client-taken" });
        }
        let credential = Secret::new(format!("{CREDENTIAL_PREFIX}{}", BASE64URL.encode(self.random().bytes::<32>())));
        let hash = token_hash(&credential);
        let actor = by.map_or(Actor::Operator, |officer| Actor::Officer(officer.officer().0));
        let mut added = client.clone();
        added.id = self
            .act(&[], move |unit| {
                let id = unit.add_api_client(&client, &hash, &actor.to_string())?;
                let mut audit = unit.audit(&actor, "api_client.added", None, format!("client:{id}"));
                let scopes: Vec<&str> = client.scopes.iter().map(|s| s.key()).collect();
                let whose = client.recipient.as_deref().unwrap_or("own");
                let detail = serde_json::json!({ "scopes": scopes, "purposes": client.purposes, "recipient": whose });
                audit.detail = detail.to_string();
                Ok(Done::new(id, audit))
            })
            .await?;
        Ok((added, credential))
    }

    /// All machines.
    pub async fn list_api_clients(&self) -> Result<Vec<ApiClient>, Refused> {
        Ok(self.store().read::<_, StoreError>(|r| r.list_api_clients()).await?)
    }

    /// Shuts a machine out at once. `false` if it was so before.
    pub async fn revoke_api_client(&self, id: ApiClientId, by: Option<OfficerViewer>) -> Result<bool, Refused> {
        let actor = by.map_or(Actor::Operator, |officer| Actor::Officer(officer.officer().0));
        self.act(&[], move |unit| {
            let now = unit.now();
            let is_new = unit.revoke_api_client(id, now)?;
            let mut audit = unit.audit(&actor, "api_client.revoked", None, format!("client:{id}"));
            if !is_new {
                audit.outcome = "was so before".into();
            }
            Ok(Done::new(is_new, audit))
        })
        .await
    }

    /// The same by name: `api-clients revoke`.
    pub async fn revoke_api_client_by_name(&self, name: &str) -> Result<bool, Refused> {
        let wanted = name.to_owned();
        let found = self.store().read::<_, StoreError>(move |r| r.find_api_client_by_name(&wanted)).await?;
        self.revoke_api_client(found.ok_or(Refused::NotFound)?.id, None).await
    }
}
