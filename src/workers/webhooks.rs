//! Telling changes without being asked, by Standard Webhooks: signed, tried again over days, never to an address inside
//! unless a setting allows it, redirects not followed, numbers only in the body. S8.33, TH24.

use crate::actions::Desk;
use crate::actions::changes::{MOST_CHANGES, tell};
use crate::domain::secret::Randomness;
use crate::domain::webhook::{check_url, is_public, pause_after};
use crate::store::webhooks::{Delivery, Webhook};
use crate::store::{Lane, StoreError};
use chrono::TimeDelta;
use std::time::Duration;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};

/// How long a worker may hold a delivery before another may take it.
const LEASE: TimeDelta = TimeDelta::minutes(2);

/// Finds addresses, and refuses those that are not on the public internet: after the name was looked up, so that a name
/// that leads inside does not help.
#[derive(Debug)]
struct Guarded {
    inner: DefaultResolver,
    is_inside: bool,
}

impl Resolver for Guarded {
    fn resolve(
        &self,
        uri: &ureq::http::Uri,
        config: &ureq::config::Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        if !self.is_inside && found.iter().any(|address| !is_public(address.ip())) {
            return Err(ureq::Error::BadUri("an address inside".into()));
        }
        Ok(found)
    }
}

/// What sends.
#[derive(Clone)]
pub struct HookSender {
    agent: ureq::Agent,
    is_inside: bool,
}

impl HookSender {
    /// One sender for the whole program.
    pub fn new(is_inside: bool) -> Self {
        let config = ureq::Agent::config_builder()
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(15)))
            .proxy(None)
            .build();
        let resolver = Guarded { inner: DefaultResolver::default(), is_inside };
        Self { agent: ureq::Agent::with_parts(config, DefaultConnector::default(), resolver), is_inside }
    }

    /// Sends a body; gives the status, or a code of what went wrong. Nothing of the answer is kept.
    fn send(&self, url: &str, headers: &[(&str, &str)], body: &str) -> Result<u16, &'static str> {
        check_url(url, self.is_inside).map_err(|_| "bad_address")?;
        let mut request = self.agent.post(url).header("content-type", "application/json");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        match request.send(body) {
            Ok(answer) => Ok(answer.status().as_u16()),
            Err(ureq::Error::BadUri(_)) => Err("private_address"),
            Err(ureq::Error::HostNotFound) => Err("host_not_found"),
            Err(ureq::Error::Timeout(_)) => Err("timeout"),
            Err(ureq::Error::Tls(_) | ureq::Error::Rustls(_)) => Err("tls"),
            Err(_) => Err("connection"),
        }
    }
}

fn message_name(random: &Randomness) -> String {
    let hex: String = random.bytes::<12>().iter().map(|b| format!("{b:02x}")).collect();
    format!("msg_{hex}")
}

/// One step: puts new changes in line for every webhook. Gives how many it put there.
pub async fn queue_deliveries(desk: &Desk) -> Result<usize, StoreError> {
    let now = desk.now();
    let hooks = desk.store().read::<_, StoreError>(move |r| r.list_live_webhooks(now)).await?;
    let mut queued = 0;
    for hook in hooks {
        let (store, random) = (desk.store().clone(), desk.random().clone());
        let made = tokio::task::spawn_blocking(move || {
            let made = store.read_now::<_, StoreError>(|r| {
                let changes = r.list_changes(hook.queued, MOST_CHANGES)?;
                let system = r.find_api_client(hook.client)?.and_then(|c| c.system);
                let (Some(last), Some(system)) = (changes.last().map(|c| c.cursor), system) else { return Ok(None) };
                Ok(Some((last, tell(&store, r, changes, &system)?)))
            })?;
            let Some((last, told)) = made else { return Ok(0) };
            let rows: Vec<(i64, String)> = told.iter().map(|t| (t.change.id, message_name(&random))).collect();
            store.write_now::<_, StoreError>(Lane::Bulk, move |w| w.queue_deliveries(&hook, &rows, last, now))
        })
        .await
        .map_err(|_| StoreError::Panicked)?;
        queued += made?;
    }
    Ok(queued)
}

/// One step: takes up to `limit` due deliveries and sends them. Gives how many it took.
pub async fn send_deliveries(desk: &Desk, sender: &HookSender, node: &str, limit: i64) -> Result<usize, StoreError> {
    let (now, worker) = (desk.now(), format!("{node}/webhooks"));
    // S7.9, S10.2: what is for a recipient that nothing may go to waits until that is mended
    let stopped: Vec<_> = desk.stopped_clients().await?.into_iter().map(|(client, _)| client.id).collect();
    let waits = stopped.clone();
    if !desk.store().read::<_, StoreError>(move |r| r.is_delivery_due(&waits, now)).await? {
        return Ok(0);
    }
    let name = worker.clone();
    let due = desk
        .store()
        .write::<_, StoreError>(Lane::People, move |w| w.take_deliveries(&name, &stopped, now, LEASE, limit))
        .await?;
    let count = due.len();
    for delivery in due {
        let (desk, sender, worker) = (desk.clone(), sender.clone(), worker.clone());
        tokio::task::spawn_blocking(move || send_one(&desk, &sender, &worker, &delivery))
            .await
            .map_err(|_| StoreError::Panicked)??;
    }
    Ok(count)
}

/// What a delivery says: which change of whom, by the system's own identifiers, and nothing about them.
fn body_of(desk: &Desk, hook: &Webhook, delivery: &Delivery) -> Result<String, StoreError> {
    let store = desk.store();
    let told = store.read_now::<_, StoreError>(|r| {
        let change = r.find_change(delivery.change)?.ok_or(StoreError::NotFound)?;
        let client = r.find_api_client(hook.client)?.ok_or(StoreError::NotFound)?;
        let system = client.system.ok_or(StoreError::NotFound)?;
        tell(store, r, vec![change], &system)?.pop().ok_or(StoreError::NotFound)
    })?;
    let change = &told.change;
    let mut data = serde_json::json!({
        "cursor": change.cursor.to_string(), "external_ids": told.external_ids, "object": change.told_object(),
    });
    if let (Some(topic), Some(channel)) = (&change.topic, &change.channel) {
        data["topic"] = serde_json::json!(topic);
        data["channel"] = serde_json::json!(channel);
    }
    let kind = format!("contact.{}", change.kind.key());
    Ok(serde_json::json!({ "type": kind, "timestamp": change.at.rfc3339(), "data": data }).to_string())
}

fn send_one(desk: &Desk, sender: &HookSender, worker: &str, delivery: &Delivery) -> Result<(), StoreError> {
    let (store, now) = (desk.store(), desk.now());
    let hook = store.read_now::<_, StoreError>(|r| r.find_webhook(delivery.webhook)?.ok_or(StoreError::NotFound))?;
    let body = match body_of(desk, &hook, delivery) {
        Ok(body) => body,
        // the contact or the change is gone: nothing to say any more
        Err(StoreError::NotFound) => return note(desk, worker, delivery, "failed", None, Some("subject_gone"), None),
        Err(error) => return Err(error),
    };
    let seconds = now.unix_seconds();
    let signature = desk.ring().sign_hook(hook.id, &hook.salt, hook.link_key, &delivery.message, seconds, &body);
    let time = seconds.to_string();
    let headers = [
        ("webhook-id", delivery.message.as_str()),
        ("webhook-timestamp", time.as_str()),
        ("webhook-signature", signature.as_str()),
        ("user-agent", "privacy-portal"),
    ];
    match sender.send(&hook.url, &headers, &body) {
        Ok(status @ 200..=299) => note(desk, worker, delivery, "sent", Some(status), None, None),
        // RFC 9110: the receiver wants no more
        Ok(410) => {
            store.write_now::<_, StoreError>(Lane::Bulk, {
                let id = hook.id;
                move |w| w.stop_webhook(id)
            })?;
            tracing::warn!(webhook = hook.id, "the receiver is gone: the webhook is stopped");
            note(desk, worker, delivery, "failed", Some(410), Some("gone"), None)
        }
        Ok(status) => retry(desk, worker, delivery, Some(status), "status"),
        Err(problem) => retry(desk, worker, delivery, None, problem),
    }
}

fn retry(
    desk: &Desk,
    worker: &str,
    delivery: &Delivery,
    status: Option<u16>,
    problem: &'static str,
) -> Result<(), StoreError> {
    match pause_after(delivery.attempts) {
        Some(pause) => note(desk, worker, delivery, "waiting", status, Some(problem), Some(pause)),
        None => {
            tracing::error!(delivery = delivery.id, problem, "a webhook was given up: send it again at the console");
            note(desk, worker, delivery, "failed", status, Some(problem), None)
        }
    }
}

fn note(
    desk: &Desk,
    worker: &str,
    delivery: &Delivery,
    state: &'static str,
    status: Option<u16>,
    problem: Option<&'static str>,
    pause: Option<TimeDelta>,
) -> Result<(), StoreError> {
    let (id, worker, now) = (delivery.id, worker.to_owned(), desk.now());
    desk.store()
        .write_now::<_, StoreError>(Lane::Bulk, move |w| {
            w.note_delivery(id, &worker, state, status.map(i32::from), problem, pause.map(|p| now + p), now)
        })
        .map(|_| ())
}
