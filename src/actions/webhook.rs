//! Webhooks in and out: hearing what lowers, and saying where changes are told. S7.1, S8.33, TH24, TH27.

use super::import::ledger_of;
use super::{Desk, Done, Refused};
use crate::domain::api_client::{ApiClient, Scope};
use crate::domain::audit::Actor;
use crate::domain::clock::Moment;
use crate::domain::consent::EventMeans;
use crate::domain::preference::ALL;
use crate::domain::register::{ConsentNeed, Stop};
use crate::domain::secret::Secret;
use crate::domain::webhook::{Heard, Who, check_url};
use crate::store::consents::OptOut;
use crate::store::suppressions::Suppression;
use crate::store::webhooks::{Delivery, Webhook};
use crate::store::{OfficerViewer, Read, StoreError};
use crate::vault::{AddressIndex, KeyPurpose, Keyring};
use chrono::TimeDelta;

/// How old a signed webhook may be.
const FRESH: i64 = 300;

/// What came of a webhook that was heard.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HeardCounts {
    /// Events in it.
    pub heard: usize,
    /// Opt-outs that were not known yet.
    pub lowered: usize,
}

/// Why a webhook is not added: the field and what is allowed.
#[derive(Debug, thiserror::Error)]
pub enum NewWebhookError {
    /// A field.
    #[error("{field}: {why}")]
    Field {
        /// Which.
        field: &'static str,
        /// What is allowed.
        why: String,
    },
    /// Anything else.
    #[error(transparent)]
    Refused(#[from] Refused),
}

/// A machine with its webhooks and what was told by each lately.
#[derive(Debug, Clone)]
pub struct Integration {
    /// The machine.
    pub client: ApiClient,
    /// S7.9: why nothing goes to it today.
    pub stop: Option<Stop>,
    /// Its webhooks with their newest deliveries.
    pub webhooks: Vec<(Webhook, Vec<Delivery>)>,
}

fn stops_of(
    r: &mut Read<'_>,
    ring: &Keyring,
    origin: &str,
    heard: &[Heard],
    now: Moment,
) -> Result<Vec<Suppression>, StoreError> {
    let mut stops: Vec<Suppression> = Vec::new();
    let mut add = |stop: Suppression| {
        if !stops.iter().any(|s| s.address == stop.address && s.topic == stop.topic && s.channel == stop.channel) {
            stops.push(stop);
        }
    };
    for it in heard {
        match it {
            Heard::Nothing => {}
            Heard::Stop { who, channel, reason } => {
                let addresses: Vec<AddressIndex> = match who {
                    Who::Address(address) => vec![ring.address_index(address)],
                    Who::ExternalId(id) => {
                        match r.find_contact_by_external_id(origin, &ring.external_id_index(origin, id))? {
                            Some(contact) => r.list_address_indexes(contact)?,
                            None => Vec::new(),
                        }
                    }
                };
                for address in addresses {
                    add(Suppression {
                        address,
                        topic: ALL.to_owned(),
                        channel: channel.map_or(ALL, |c| c.key()).to_owned(),
                        reason: (*reason).to_owned(),
                        origin: origin.to_owned(),
                        since: now,
                    });
                }
            }
            Heard::Moved { from, to } => {
                let address = ring.address_index(to);
                for stop in r.list_suppressions(&ring.address_index(from))? {
                    // an erasure is about the person who asked for it, at the address they had
                    if !["erased", "child"].contains(&stop.reason.as_str()) {
                        add(Suppression { address: address.clone(), origin: origin.to_owned(), since: now, ..stop });
                    }
                }
            }
        }
    }
    Ok(stops)
}

impl Desk {
    /// Whether a webhook of Mailchimp's shape names our secret in its address.
    pub fn is_mailchimp_hook(&self, given: &str) -> bool {
        self.settings().mailchimp_secret.as_ref().is_some_and(|ours| self.ring().is_same_secret(ours, given))
    }
    /// Whether a webhook of HubSpot's shape is signed with the app's secret, over this very request, just now.
    pub fn is_hubspot_hook(&self, path: &str, body: &[u8], time: &str, signature: &str) -> bool {
        let Some(secret) = &self.settings().hubspot_secret else { return false };
        let url = format!("{}{path}", self.settings().base_url);
        let fresh = time.parse::<i64>().is_ok_and(|ms| (self.now().unix_seconds() - ms / 1_000).abs() <= FRESH);
        fresh && self.ring().is_hubspot_signature(secret, "POST", &url, body, time, signature)
    }

    /// S8.31, S8.33: takes in what a system says of its people. Opt-outs take effect before it is answered; nothing is
    /// ever raised by it; heard twice it is the same.
    pub async fn hear_webhook(&self, origin: &'static str, heard: Vec<Heard>) -> Result<HeardCounts, Refused> {
        let (count, now, ring, store) = (heard.len(), self.now(), self.ring().clone(), self.store().clone());
        let desk = self.clone();
        let new = tokio::task::spawn_blocking(move || {
            let new = store.read_now::<_, StoreError>(|r| {
                let stops = stops_of(r, &ring, origin, &heard, now)?;
                if stops.is_empty() { Ok(stops) } else { r.missing_suppressions(&stops) }
            })?;
            // the ledger before the rows: a restore of an older backup must know it
            let new: Vec<OptOut> = new
                .into_iter()
                .map(|stop| {
                    let evidence = format!("{origin}:{}", stop.reason);
                    desk.opt_out(stop, None, EventMeans::Webhook, evidence)
                })
                .collect();
            store.append_ledger(new.iter().map(|s| ledger_of(s, now)).collect())?;
            Ok::<_, StoreError>(new)
        })
        .await
        .map_err(|_| StoreError::Panicked)??;
        if new.is_empty() {
            return Ok(HeardCounts { heard: count, lowered: 0 });
        }
        self.act(&[], move |unit| {
            let lowered = unit.add_opt_outs(&new)?.iter().flatten().count();
            let actor = Actor::Worker(origin.to_owned());
            let mut audit = unit.audit(&actor, "webhook.heard", None, format!("system:{origin}"));
            audit.detail = serde_json::json!({ "heard": count, "lowered": lowered }).to_string();
            Ok(Done::new(HeardCounts { heard: count, lowered }, audit))
        })
        .await
    }

    /// S7.1: adds an address that a machine's system is told changes at, on a ground of T11. Gives its signing secret,
    /// which is derived and kept nowhere.
    pub async fn add_webhook(
        &self,
        client: &str,
        url: &str,
        ground: &str,
        by: Option<OfficerViewer>,
    ) -> Result<Secret, NewWebhookError> {
        let wrong = |field, why: String| NewWebhookError::Field { field, why };
        check_url(url, self.settings().webhooks_inside).map_err(|why| wrong("url", format!("{url}: {why}")))?;
        let registers = self.registers();
        if registers.ground(ground).is_none() {
            let known: Vec<&str> = registers.grounds().iter().map(|g| g.key.as_str()).collect();
            return Err(wrong(
                "ground",
                format!("nothing may be told without a ground: choose one of {}", known.join(", ")),
            ));
        }
        // S6.18: what changes about somebody is no figure about many
        if registers.ground(ground).is_some_and(|g| g.consent == ConsentNeed::NotPersonalData) {
            return Err(wrong(
                "ground",
                format!("{ground} is about figures, which no webhook tells: choose another ground"),
            ));
        }
        let name = client.to_owned();
        let found = self.store().read::<_, StoreError>(move |r| r.find_api_client_by_name(&name)).await;
        let client = found
            .map_err(Refused::from)?
            .ok_or_else(|| wrong("name", format!("no machine is called {client}: `api-clients list` shows them")))?;
        if !client.may(Scope::Changes) || !client.is_live(self.now()) {
            return Err(wrong("name", format!("{} has no scope changes, or is shut out", client.name)));
        }
        if let Some(stop) = self.stop_of_client(&client) {
            return Err(wrong(
                "name",
                format!("{} belongs to {}: {stop}", client.name, client.recipient.unwrap_or_default()),
            ));
        }
        let (salt, link_key) = (self.random().bytes::<16>().to_vec(), self.ring().newest(KeyPurpose::Link));
        let actor = by.map_or(Actor::Operator, |officer| Actor::Officer(officer.officer().0));
        let (url, ground, theirs) = (url.to_owned(), ground.to_owned(), salt.clone());
        let id = self
            .act(&[], move |unit| {
                let it = Webhook {
                    id: 0,
                    client: client.id,
                    url,
                    ground: ground.clone(),
                    salt: theirs,
                    link_key,
                    state: "active".into(),
                    created_at: unit.now(),
                    queued: unit.last_change()?,
                };
                let id = unit.add_webhook(&it)?;
                let mut audit = unit.audit(&actor, "webhook.added", None, format!("webhook:{id}"));
                audit.detail = serde_json::json!({ "client": client.id.0, "ground": ground }).to_string();
                Ok(Done::new(id, audit))
            })
            .await?;
        Ok(self.ring().hook_secret(id, &salt, link_key))
    }

    /// O9: machines with their webhooks.
    pub async fn list_integrations(&self) -> Result<Vec<Integration>, Refused> {
        let all = self
            .store()
            .read::<_, StoreError>(|r| {
                let hooks = r.list_webhooks()?;
                let mut all = Vec::new();
                for client in r.list_api_clients()? {
                    let mut webhooks = Vec::new();
                    for hook in hooks.iter().filter(|h| h.client == client.id) {
                        webhooks.push((hook.clone(), r.list_deliveries(hook.id, 10)?));
                    }
                    all.push(Integration { client, stop: None, webhooks });
                }
                Ok(all)
            })
            .await?;
        let stop = |it: Integration| Integration { stop: self.stop_of_client(&it.client), ..it };
        Ok(all.into_iter().map(stop).collect())
    }

    /// S8.33: how many changes are not told after a day, or were given up.
    pub async fn count_late_webhooks(&self) -> Result<i64, Refused> {
        let before = self.now() - TimeDelta::hours(24);
        Ok(self.store().read::<_, StoreError>(move |r| r.count_late_deliveries(before)).await?)
    }

    /// O9: ends a webhook.
    pub async fn stop_webhook(&self, officer: OfficerViewer, id: i64) -> Result<bool, Refused> {
        self.act(&[], move |unit| {
            let is_new = unit.stop_webhook(id)?;
            let actor = Actor::Officer(officer.officer().0);
            Ok(Done::new(is_new, unit.audit(&actor, "webhook.stopped", None, format!("webhook:{id}"))))
        })
        .await
    }

    /// O9: tells a change again.
    pub async fn replay_delivery(&self, officer: OfficerViewer, id: i64) -> Result<bool, Refused> {
        self.act(&[], move |unit| {
            let now = unit.now();
            let is_new = unit.replay_delivery(id, now)?;
            let actor = Actor::Officer(officer.officer().0);
            Ok(Done::new(is_new, unit.audit(&actor, "webhook.replayed", None, format!("delivery:{id}"))))
        })
        .await
    }
}
