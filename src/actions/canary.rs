//! The portal tries itself out: somebody who does not exist goes through a footer link, the one click and a code, and
//! what really changed is looked at. A page that says "done" and did nothing is found in an hour, not in months.

use super::consent::{Saying, Whose, add_event, add_person};
use super::sign_in::{Browser, SIGN_IN};
use super::{Desk, Done, Refused};
use crate::actions::campaign::Fate;
use crate::domain::audit::Actor;
use crate::domain::clock::Moment;
use crate::domain::consent::{EventKind, EventMeans};
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::ContactId;
use crate::domain::may_send::No;
use crate::domain::preference::ALL;
use crate::domain::provenance::Provenance;
use crate::domain::secret::Secret;
use crate::store::keys::Scope;
use crate::store::{Lane, StoreError};
use serde::{Deserialize, Serialize};

/// Nobody: letters to it are written and never sent (RFC 2606).
pub const CANARY: &str = "canary@portal.invalid";
/// The fact that says how the last try went.
const FACT: &str = "canary";

/// How the last try went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tried {
    /// When, in seconds since 1970.
    pub at: i64,
    /// What did not work; empty if everything did.
    pub problem: String,
}

impl Desk {
    /// How the last try went; `None` before the first.
    pub fn last_canary(&self) -> Result<Option<Tried>, StoreError> {
        let text = self.store().read_now::<_, StoreError>(|r| r.find_fact(FACT))?;
        Ok(text.and_then(|t| serde_json::from_str(&t).ok()))
    }

    /// Keeps how a try went.
    pub async fn keep_canary(&self, problem: String) -> Result<(), StoreError> {
        let tried = Tried { at: self.now().unix_seconds(), problem };
        let text = serde_json::to_string(&tried).map_err(|e| StoreError::Malformed(e.to_string()))?;
        self.store().write::<_, StoreError>(Lane::Bulk, move |w| w.set_fact(FACT, &text)).await
    }

    /// The contact that nobody is, made when it is first needed; and its footer token.
    pub async fn canary(&self) -> Result<(ContactId, String), Refused> {
        let address = EmailAddress::parse(CANARY).map_err(|_| Refused::NotFound)?;
        let index = self.ring().address_index(&address);
        let found = self.store().read::<_, StoreError>(move |r| r.find_contact_by_address(&index)).await?;
        let id = match found {
            Some(contact) => contact.id,
            None => self.add_canary(address).await?,
        };
        if self.store().read::<_, StoreError>(|r| r.nobody()).await? != id.0 {
            self.store().write::<_, StoreError>(Lane::Bulk, move |w| w.set_nobody(id)).await?;
        }
        let generation = self.store().read::<_, StoreError>(move |r| r.find_generation(id)).await?.unwrap_or(1);
        Ok((id, self.preference_token(id, generation)))
    }

    async fn add_canary(&self, address: EmailAddress) -> Result<ContactId, Refused> {
        let first = self.store().write::<_, StoreError>(Lane::Bulk, |w| w.take_numbers("contact", 1)).await?;
        let (id, registers) = (ContactId(first), self.registers());
        self.act(&[(Scope::Contact, Some(id))], move |unit| {
            let provenance = Provenance {
                source: "SRC15".into(),
                system: "portal".into(),
                giver: "system".into(),
                ..Provenance::default()
            };
            add_person(unit, &registers, id, &address, "en", &provenance)?;
            unit.set_nobody(id)?;
            let audit = unit.audit(&Actor::Worker(FACT.into()), "contact.added", Some(id), "");
            Ok(Done::new(id, audit))
        })
        .await
    }

    /// Whether no opt-out keeps a campaign from it: it is nobody, so no basis speaks for mailing it in earnest.
    pub async fn is_canary_open(&self) -> Result<bool, Refused> {
        let desk = self.clone();
        let topic = self.registers().topics().first().map(|t| t.key.clone()).unwrap_or_default();
        let checked = tokio::task::spawn_blocking(move || desk.check_addresses(&[CANARY], &topic))
            .await
            .map_err(|_| StoreError::Panicked)??;
        Ok(checked.first().is_some_and(|it| it.fate != Fate::Not(No::Unknown) && !it.fate.is_opt_out()))
    }

    /// Puts it back to where it can be stopped again: the one address for which no mailbox has to say yes.
    pub async fn reset_canary(&self) -> Result<(), Refused> {
        let (contact, _) = self.canary().await?;
        let address = EmailAddress::parse(CANARY).map_err(|_| Refused::NotFound)?;
        let index = self.ring().address_index(&address);
        let by = index.clone();
        let events = self.store().read::<_, StoreError>(move |r| r.list_consents(&by)).await?;
        let Some(stopped) = events.into_iter().find(|e| e.kind == "stopped") else { return Ok(()) };
        let whose = Whose { contact: Some(contact), index };
        let saying = Saying {
            topic: stopped.topic.clone(),
            channel: stopped.channel.clone(),
            means: EventMeans::Canary,
            wording: String::new(),
            language: "en".into(),
            evidence: String::new(),
            actor: Actor::Worker(FACT.into()),
        };
        let event = self.event(&whose, EventKind::Undone, &saying, Some(stopped.id));
        self.act(&[], move |unit| {
            let audit = unit.audit(&Actor::Worker(FACT.into()), "canary.reset", Some(contact), "");
            unit.lift_suppressions(&whose.index, &[ALL.to_owned()], ALL)?;
            if !unit.is_consent_answered(stopped.id)? {
                add_event(unit, event)?;
            }
            Ok(Done::new((), audit))
        })
        .await
    }

    /// Signs it in by the code that its letter holds, and out again.
    pub async fn sign_canary_in(&self) -> Result<(), Refused> {
        let address = EmailAddress::parse(CANARY).map_err(|_| Refused::NotFound)?;
        let browser = Browser {
            secret: Secret::new(self.random().bytes::<16>().iter().map(|b| format!("{b:02x}")).collect::<String>()),
            agent_family: "Canary".into(),
            network: "canary".into(),
        };
        self.ask_sign_in(address, browser.clone(), "en".into()).await?;
        let (hash, now) = (self.ring().browser_hash(browser.secret.reveal().as_bytes()), self.now());
        let rows = self.store().read::<_, StoreError>(move |r| r.list_open_sign_ins(&hash, SIGN_IN, now)).await?;
        let row = rows.into_iter().next().ok_or(Refused::NotFound)?;
        let code = self.ring().code(SIGN_IN, row.id.0, &row.salt, row.link_key);
        let signed_in = self.sign_in_by_code(Secret::new(code.as_str()), browser).await?;
        let hash = super::sign_in::session_token_hash(&signed_in.token);
        let idle = self.settings().session_idle;
        match self.reader().contact_viewer(hash, self.now(), idle).await? {
            Some((viewer, _)) => self.sign_out(viewer).await,
            None => Err(Refused::NotFound),
        }
    }

    /// The same off the async threads, for a page.
    pub async fn canary_trouble_shown(&self) -> Option<String> {
        let (desk, now) = (self.clone(), self.now());
        tokio::task::spawn_blocking(move || desk.canary_trouble(now)).await.ok().flatten()
    }

    /// Whether the last try was long ago or did not work: what to say about it.
    pub fn canary_trouble(&self, now: Moment) -> Option<String> {
        match self.last_canary() {
            Ok(Some(tried)) if !tried.problem.is_empty() => Some(tried.problem),
            Ok(Some(tried)) if now.unix_seconds() - tried.at > 3 * 3_600 => {
                Some("the portal has not tried itself out for more than three hours".into())
            }
            Ok(_) => None,
            Err(error) => Some(error.to_string()),
        }
    }
}
