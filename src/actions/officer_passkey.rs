//! Passkeys at the console: made after a fresh code, used in place of password and code. ASVS 6.3.3, TH9.

use super::officer::{OfficerSignedIn, window};
use super::officer_notice::Own;
use super::sign_in::Browser;
use super::{Desk, Done, Refused};
use crate::domain::audit::Actor;
use crate::domain::ids::OfficerId;
use crate::domain::officer::Act;
use crate::domain::passkey::{CHALLENGE, LONGEST_LABEL, MOST, Party, challenge_of, made, used};
use crate::domain::secret::Secret;
use crate::store::keys::Scope;
use crate::store::passkeys::Passkey;
use crate::store::{OfficerViewer, StoreError};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use chrono::TimeDelta;
use serde::Deserialize;
use serde_json::{Value, json};

/// How long a browser has for its answer.
const FOR: TimeDelta = TimeDelta::minutes(5);

/// What the page's script sends: each part in base64url.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Answer {
    id: String,
    client: String,
    data: String,
    signature: String,
}

fn wrong() -> Refused {
    Refused::Field { field: "answer", message: "error-passkey" }
}

fn answer_of(typed: &str) -> Result<(Answer, Vec<u8>), Refused> {
    let answer: Answer = serde_json::from_str(typed).map_err(|_| wrong())?;
    let client = bytes(&answer.client)?;
    Ok((answer, client))
}

fn bytes(text: &str) -> Result<Vec<u8>, Refused> {
    BASE64URL.decode(text).map_err(|_| wrong())
}

/// What an officer calls a passkey: a line without signs that could disguise it.
fn check_label(typed: &str) -> Result<String, Refused> {
    let label: String = typed.trim().chars().filter(|c| !crate::domain::email_address::is_bidi_control(*c)).collect();
    if label.is_empty() || label.chars().count() > LONGEST_LABEL || label.chars().any(char::is_control) {
        return Err(Refused::Field { field: "label", message: "error-passkey-label" });
    }
    Ok(label)
}

impl Desk {
    /// Whose passkeys are: the console's own name. `None` where it has none.
    pub fn passkey_party(&self) -> Option<Party> {
        Party::at(&self.settings().admin_url())
    }

    /// What the device calls an officer: the same each time, and nobody's name.
    fn handle_of(&self, officer: OfficerId) -> String {
        BASE64URL.encode(self.ring().browser_hash(format!("passkey officer:{}", officer.0).as_bytes()))
    }

    async fn challenge(&self, officer: Option<OfficerId>, browser: &Browser) -> Result<String, Refused> {
        let challenge = self.random().bytes::<CHALLENGE>();
        let hash = self.ring().browser_hash(browser.secret.reveal().as_bytes());
        let text = BASE64URL.encode(challenge);
        let until = self.now() + FOR;
        self.store()
            .write::<_, StoreError>(crate::store::Lane::People, move |w| {
                w.remove_old_ceremonies(until - FOR)?;
                w.add_ceremony(&challenge, officer, &hash, until)
            })
            .await?;
        Ok(text)
    }

    /// One's own passkeys.
    pub async fn own_passkeys(&self, viewer: OfficerViewer) -> Result<Vec<Passkey>, Refused> {
        let id = viewer.officer();
        Ok(self.store().read::<_, StoreError>(move |r| r.list_passkeys(id)).await?)
    }

    /// Begins a passkey: what the browser is asked. TH9: after a fresh code only.
    pub async fn begin_passkey(&self, viewer: OfficerViewer, browser: &Browser) -> Result<Value, Refused> {
        super::officer::may(viewer, Act::OwnFactors)?;
        let party = self.passkey_party().ok_or(Refused::NotFound)?;
        let there = self.own_passkeys(viewer).await?;
        if there.len() >= MOST {
            return Err(Refused::Field { field: "label", message: "error-passkey-many" });
        }
        let own = self.look_at_own_access(viewer).await?;
        let challenge = self.challenge(Some(viewer.officer()), browser).await?;
        let known: Vec<Value> =
            there.iter().map(|p| json!({ "type": "public-key", "id": BASE64URL.encode(&p.credential) })).collect();
        let kinds: Vec<Value> =
            crate::domain::passkey::KINDS.iter().map(|alg| json!({ "type": "public-key", "alg": alg })).collect();
        Ok(json!({
            "act": "create",
            "challenge": challenge,
            "rp": { "id": party.id, "name": self.settings().brand_name },
            "user": { "id": self.handle_of(viewer.officer()), "name": own.address, "displayName": own.address },
            "pubKeyCredParams": kinds,
            "excludeCredentials": known,
            "authenticatorSelection": { "residentKey": "required", "userVerification": "required" },
            "attestation": "none",
            "timeout": FOR.num_milliseconds(),
        }))
    }

    /// Keeps the passkey that a browser made.
    pub async fn add_passkey(
        &self,
        viewer: OfficerViewer,
        typed: &str,
        label: &str,
        browser: Browser,
    ) -> Result<(), Refused> {
        super::officer::may(viewer, Act::OwnFactors)?;
        let party = self.passkey_party().ok_or(Refused::NotFound)?;
        let label = check_label(label)?;
        let (answer, client) = answer_of(typed)?;
        let challenge = challenge_of(&client).ok_or_else(wrong)?;
        let it = made(&party, &challenge, &client, &bytes(&answer.data)?);
        let hash = self.ring().browser_hash(browser.secret.reveal().as_bytes());
        let id = viewer.officer();
        let notice = self.own_notice(id, Own::PasskeyAdded).await?;
        let kept = self
            .act(&[(Scope::Letter, None)], move |unit| {
                let now = unit.now();
                let mut audit =
                    unit.audit(&Actor::Officer(id.0), "officer.passkey_added", None, format!("officer:{id}"));
                let waited = unit.take_ceremony(&challenge, Some(id), &hash, now)?;
                let kept = match (&it, waited) {
                    (Ok(it), true) => unit.add_passkey(&Passkey {
                        id: 0,
                        officer: id,
                        credential: it.credential.clone(),
                        public_key: it.public_key.clone(),
                        signatures: it.signatures,
                        label,
                        added_at: now,
                        used_at: None,
                    })?,
                    _ => false,
                };
                if !kept {
                    audit.outcome = "refused".into();
                    audit.detail = it.as_ref().err().map(ToString::to_string).unwrap_or_default();
                    return Ok(Done::new(false, audit));
                }
                unit.post(&notice)?;
                // ASVS 7.4.3: whoever else is signed in as this officer signs in anew
                unit.end_other_officer_sessions(id, viewer.session())?;
                Ok(Done::new(true, audit))
            })
            .await?;
        if kept { Ok(()) } else { Err(wrong()) }
    }

    /// Takes one of one's own passkeys away.
    pub async fn remove_passkey(&self, viewer: OfficerViewer, passkey: i64) -> Result<(), Refused> {
        super::officer::may(viewer, Act::OwnFactors)?;
        let id = viewer.officer();
        let notice = self.own_notice(id, Own::PasskeyRemoved).await?;
        self.act(&[(Scope::Letter, None)], move |unit| {
            let audit = unit.audit(&Actor::Officer(id.0), "officer.passkey_removed", None, format!("officer:{id}"));
            if !unit.remove_passkey(id, passkey)? {
                return Err(Refused::NotFound);
            }
            unit.post(&notice)?;
            unit.end_other_officer_sessions(id, viewer.session())?;
            Ok(Done::new((), audit))
        })
        .await
    }

    /// Begins to sign in by passkey: nobody is known yet, and the browser is told nothing about anybody.
    pub async fn begin_passkey_sign_in(&self, browser: &Browser) -> Result<Value, Refused> {
        let party = self.passkey_party().ok_or(Refused::NotFound)?;
        let name = self.ring().counter_name("officer/passkey", &browser.network);
        if self.traces().count(name, window(self.now())).await? > super::officer::TRIES_PER_NETWORK {
            return Err(Refused::TooOften { minutes: 15 });
        }
        let challenge = self.challenge(None, browser).await?;
        Ok(json!({
            "act": "get",
            "challenge": challenge,
            "rpId": party.id,
            "allowCredentials": [],
            "userVerification": "required",
            "timeout": FOR.num_milliseconds(),
        }))
    }

    /// TH9, ASVS 6.3.3: a passkey whose device checked who is there stands for password and code. One answer whatever was
    /// wrong.
    pub async fn sign_in_by_passkey(&self, typed: &str, browser: Browser) -> Result<OfficerSignedIn, Refused> {
        let party = self.passkey_party().ok_or(Refused::NotFound)?;
        let (answer, client) = answer_of(typed)?;
        let challenge = challenge_of(&client).ok_or_else(wrong)?;
        let (credential, data, signature) = (bytes(&answer.id)?, bytes(&answer.data)?, bytes(&answer.signature)?);
        let found = self
            .store()
            .read::<_, StoreError>(move |r| {
                let Some(passkey) = r.find_passkey(&credential)? else { return Ok(None) };
                let officer = r.find_officer(passkey.officer)?.filter(|o| o.state == "active");
                Ok(officer.map(|officer| (passkey, officer.role)))
            })
            .await?;
        let checked = found.as_ref().map(|(passkey, _)| {
            used(&party, &challenge, (&client, &data, &signature), &passkey.public_key, passkey.signatures)
        });
        let token = Secret::new(BASE64URL.encode(self.random().bytes::<32>()));
        let session = super::sign_in::session_token_hash(&token);
        let life = self.settings().officer_session_life;
        let hash = self.ring().browser_hash(browser.secret.reveal().as_bytes());
        let notice = match &found {
            Some((passkey, _)) if self.is_new_browser(passkey.officer, &browser.agent_family).await? => {
                Some(self.own_notice(passkey.officer, Own::Browser).await?)
            }
            _ => None,
        };
        let scopes: Vec<_> = notice.iter().map(|_| (Scope::Letter, None)).collect();
        let entered = self
            .act(&scopes, move |unit| {
                let now = unit.now();
                let object = found.as_ref().map(|(p, _)| format!("officer:{}", p.officer)).unwrap_or_default();
                let waited = unit.take_ceremony(&challenge, None, &hash, now)?;
                let good = match (found, &checked, waited) {
                    (Some((passkey, role)), Some(Ok(count)), true) => {
                        unit.use_passkey(&passkey, *count, now)?.then_some((passkey.officer, role))
                    }
                    _ => None,
                };
                let Some((officer, role)) = good else {
                    let mut audit = unit.audit(&Actor::Visitor, "officer.sign_in", None, object);
                    audit.outcome = "refused".into();
                    let why = checked.and_then(Result::err).map(|e| e.to_string()).unwrap_or_default();
                    audit.detail = format!("passkey {why}").trim_end().to_owned();
                    return Ok(Done::new(None, audit));
                };
                unit.meet_officer_browser(officer, &browser.agent_family)?;
                if let Some(letter) = notice {
                    unit.post(&letter)?;
                }
                unit.add_officer_session(&super::officer::begun(officer, browser, now, life), &session)?;
                let mut audit = unit.audit(&Actor::Officer(officer.0), "officer.sign_in", None, object);
                audit.detail = "passkey".into();
                Ok(Done::new(Some(OfficerSignedIn { token, officer, role }), audit))
            })
            .await?;
        entered.ok_or_else(wrong)
    }
}
