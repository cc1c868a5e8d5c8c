//! After a restore, before anything is served: the ledger is replayed. S8.21: whoever was erased, opted out, withdrew,
//! objected or was restricted after the backup was made stays so.

use super::retention::{EXPIRY, expire, fate_in};
use crate::domain::audit::{Actor, AuditEvent};
use crate::domain::clock::Moment;
use crate::domain::consent::{EventKind, EventMeans, SHARING};
use crate::domain::ids::{ContactId, Reference};
use crate::domain::restriction::{Ground, Restriction, Scope};
use crate::store::consents::{ConsentEvent, OptOut};
use crate::store::contacts::PurposeState;
use crate::store::keys::LedgerEntry;
use crate::store::suppressions::Suppression;
use crate::store::{Lane, Store, StoreError};
use crate::vault::AddressIndex;
use std::collections::HashMap;

/// The fact that stands in the data from the copy until the replay is done: with it nothing opens.
pub const UNFINISHED: &str = "restore_unfinished";

/// What the replay did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Replayed {
    /// Ledger entries gone through.
    pub entries: u64,
    /// Contacts that were erased since the backup, or whose key was destroyed: their rows are cleared.
    pub cleared: u64,
    /// Erasures that were asked for after the backup: filed again.
    pub asked: u64,
}

/// Replays the whole ledger: each entry may be replayed any number of times.
pub fn replay(store: &Store, now: Moment) -> Result<Replayed, StoreError> {
    let mut done = Replayed::default();
    let mut last = 0;
    let mut asked: HashMap<ContactId, LedgerEntry> = HashMap::new();
    loop {
        let entries = store.list_ledger(last, 500)?;
        let Some((id, _)) = entries.last() else { break };
        last = *id;
        done.entries += entries.len() as u64;
        for (_, entry) in &entries {
            match (entry.act.as_str(), entry.contact) {
                ("erasure_asked", Some(contact)) => drop(asked.insert(contact, entry.clone())),
                ("erasure_cancelled" | "erasure", Some(contact)) => drop(asked.remove(&contact)),
                _ => {}
            }
        }
        done.cleared += store.write_now::<_, StoreError>(Lane::Bulk, move |w| {
            let mut cleared = 0;
            for (id, entry) in &entries {
                cleared += u64::from(replay_one(w, *id, entry, now)?);
            }
            Ok(cleared)
        })?;
    }
    let next_key = store.next_key_number()?;
    let mut after = ContactId(0);
    loop {
        let contacts = store.read_now::<_, StoreError>(|r| r.list_contact_keys(after, 500))?;
        let Some((id, _)) = contacts.last() else { break };
        after = *id;
        let keys: Vec<_> = contacts.iter().map(|(_, key)| *key).collect();
        if keys.iter().any(|key| key.0 >= next_key) {
            return Err(StoreError::Mismatch("the backup is newer than the key database: it holds contacts whose keys that one never made. Copy the newest key database of this installation to its place. Nothing was changed".into()));
        }
        let alive = store.open_keys(&keys)?;
        let dead: Vec<ContactId> =
            contacts.into_iter().filter(|(_, key)| !alive.contains_key(key)).map(|(id, _)| id).collect();
        done.cleared += dead.len() as u64;
        if !dead.is_empty() {
            store.write_now::<_, StoreError>(Lane::Bulk, move |w| {
                dead.iter().try_for_each(|id| w.clear_contact(*id, now))
            })?;
        }
    }
    // S8.37: what was asked for after the backup, and not taken back, is still wanted
    for entry in asked.values() {
        done.asked += u64::from(super::erasure::ask_again(store, entry, now)?);
    }
    let held = store.read_now::<_, StoreError>(|r| r.list_hold_keys())?;
    let alive = store.open_keys(&held)?;
    let dead: Vec<_> = held.into_iter().filter(|key| !alive.contains_key(key)).collect();
    store.write_now::<_, StoreError>(Lane::Bulk, move |w| w.forget_held(&dead, now))?;
    let ring = store.ring().clone();
    store.write_now::<_, StoreError>(Lane::Bulk, move |w| {
        w.close_the_past(now)?;
        w.remove_fact(UNFINISHED)?;
        let event = AuditEvent {
            at: now,
            actor: Actor::Operator.to_string(),
            action: "restore.done".into(),
            contact: None,
            object: String::new(),
            detail: serde_json::json!({ "entries": done.entries, "cleared": done.cleared, "asked": done.asked })
                .to_string(),
            outcome: "done".into(),
        };
        w.add_audit(&ring, &event).map(|_| ())
    })?;
    Ok(done)
}

/// The acts that this version knows how to repeat.
const ACTS: [&str; 10] = [
    "opt_out",
    "pause",
    "withdrawal",
    "objection",
    "restriction",
    "restriction_lifted",
    "erasure_asked",
    "erasure_cancelled",
    "erasure",
    EXPIRY,
];

/// S8.38: the event of an opt-out that the backup does not know, from what the ledger kept of it. The words that were
/// shown are not in the ledger; its row is the evidence.
fn proved_again(stop: Suppression, contact: Option<ContactId>, row: i64, scope: &serde_json::Value) -> OptOut {
    let text = |name: &str, or: &str| scope[name].as_str().unwrap_or(or).to_owned();
    let event = ConsentEvent {
        id: 0,
        address: stop.address.clone(),
        contact,
        kind: EventKind::Stopped.key().into(),
        topic: stop.topic.clone(),
        channel: stop.channel.clone(),
        means: text("means", EventMeans::Import.key()),
        wording: String::new(),
        language: String::new(),
        refers_to: None,
        // no letter's link is derived from it: those sent before the restore work no more
        salt: Vec::new(),
        link_key: 0,
        at: stop.since,
        purpose: String::new(),
        recipient: stop.topic.strip_prefix(SHARING).unwrap_or_default().to_owned(),
        version: 1,
        variant: String::new(),
        until: None,
        evidence: format!("ledger:{row} {}", text("evidence", "")).trim_end().to_owned(),
    };
    OptOut { stop, event }
}

/// Repeats one entry; gives whether a contact went by it that the backup still had.
fn replay_one(w: &mut crate::store::Write<'_>, id: i64, entry: &LedgerEntry, now: Moment) -> Result<bool, StoreError> {
    // S8.21: what cannot be repeated stops the restore; passing over it would raise what was lowered
    let unclear = |what: &str| StoreError::Malformed(format!("row {id} of the ledger: {what}"));
    if !ACTS.contains(&entry.act.as_str()) {
        return Err(unclear(&format!("this version does not know the act {}", entry.act)));
    }
    let scope: serde_json::Value = serde_json::from_str(&entry.scope).map_err(|_| unclear("its scope is no JSON"))?;
    let text = |name: &str, or: &str| scope[name].as_str().unwrap_or(or).to_owned();
    let contact = match (entry.contact, &entry.address) {
        (Some(id), _) => Some(id),
        (None, Some(address)) => w.find_contact_by_address(address)?.map(|c| c.id),
        (None, None) => None,
    };
    // O3: what was said before a merge holds for the contact that has everything; an erasure names each of them
    let contact = match contact {
        Some(id) if entry.act != "erasure" && entry.act != EXPIRY => Some(w.current_contact(id)?),
        other => other,
    };
    let suppress = |topic: String, channel: String, reason: String, origin: String| {
        // entries of older versions were written in the moment of the choice
        let since = scope["since"].as_i64().and_then(chrono::DateTime::from_timestamp_micros);
        let since = since.map_or(entry.at, |at| Moment::from_naive_utc(at.naive_utc()));
        entry.address.clone().map(|address| Suppression { address, topic, channel, reason, origin, since })
    };
    match (entry.act.as_str(), contact) {
        ("opt_out", _) => {
            let it = suppress(
                text("topic", "all"),
                text("channel", "email"),
                text("reason", "flag"),
                text("origin", "ledger"),
            );
            // a backup that has the event knows whatever came of it: who joined again since stays joined
            if let Some(stop) = it
                && !w.knows_of_stop(&stop)?
            {
                w.add_opt_outs(&[proved_again(stop, contact, id, &scope)])?;
            }
        }
        ("pause", Some(id)) => {
            let until = scope["until"].as_i64().ok_or_else(|| unclear("its scope says no end"))?;
            if w.find_contact(id)?.is_some() {
                w.pause_again(id, Moment::from_unix_seconds(until), entry.at)?;
            }
        }
        ("withdrawal" | "objection", Some(id)) => {
            let state = if entry.act == "objection" { "objected" } else { "withdrawn" };
            let purpose = text("purpose", "");
            if purpose.is_empty() {
                return Err(unclear("its scope names no purpose"));
            }
            let it = PurposeState { purpose, state: state.into(), since: entry.at, reason: entry.act.clone() };
            if w.find_contact(id)?.is_some() {
                w.set_purpose_state(id, &it)?;
            }
        }
        ("restriction" | "restriction_lifted", Some(id)) if w.find_contact(id)?.is_some() => {
            let scope = Scope::of(&text("scope", "all"), &text("target", "")).ok_or_else(|| unclear("its scope"))?;
            let ground = Ground::from_key(&text("ground", "claims")).ok_or_else(|| unclear("its ground"))?;
            let there = w.list_restrictions(id)?.into_iter().find(|r| r.scope == scope && r.ground == ground);
            match there {
                // in the order of the ledger: what was restricted again after it had ended stays restricted
                Some(it) if entry.act == "restriction_lifted" => {
                    w.lift_restriction(id, it.id, entry.at)?;
                }
                None if entry.act == "restriction" => {
                    let it = Restriction {
                        id: w.take_numbers("restriction", 1)?,
                        scope,
                        ground,
                        request: None,
                        since: entry.at,
                        told_at: None,
                        lifts_at: None,
                        lifted_at: None,
                    };
                    w.add_restriction(id, &it)?;
                }
                _ => {}
            }
        }
        // taken back after the backup was made, which still has it waiting
        ("erasure_cancelled", Some(id)) => {
            if let Some(reference) = Reference::parse(&text("reference", "")) {
                w.cancel_erasure_again(id, &reference, now)?;
            }
        }
        (EXPIRY, Some(id)) if w.find_contact(id)?.is_some() => expire(w, id, &fate_in(&scope), entry)?,
        ("erasure", contact) => {
            let addresses: Vec<AddressIndex> = entry.address.clone().into_iter().collect();
            w.keep_erased_out(&addresses, "ledger", entry.at)?;
            if let Some(id) = contact
                && (w.find_contact(id)?.is_some() || w.find_merge_of(id)?.is_some())
            {
                w.clear_contact(id, now)?;
                return Ok(true);
            }
        }
        // about a contact that the backup does not know: nothing to lower
        _ => {}
    }
    Ok(false)
}
