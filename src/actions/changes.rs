//! A5: the feed of changes for one system, and its word that it has followed them. S7.12, S8.33.

use super::api_client::{ApiRefused, Usage, check_quota};
use super::erasure::ids_of;
use super::{Desk, Done, Refused};
use crate::domain::api_client::{ApiClient, Cursor};
use crate::domain::audit::Actor;
use crate::domain::change::{Change, ChangeKind};
use crate::domain::ids::{ContactId, RequestId, SealKeyId};
use crate::store::{Lane, Read, Store, StoreError};
use crate::vault::{Field, Sealed};
use chrono::TimeDelta;
use std::collections::HashMap;

/// How long the feed reaches back: whoever follows less often starts anew from a full copy.
pub const KEEP_CHANGES: TimeDelta = TimeDelta::days(400);
/// The most changes in one answer.
pub const MOST_CHANGES: i64 = 1_000;

/// A change as one system is told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The change.
    pub change: Change,
    /// The system's own identifiers of the contact.
    pub external_ids: Vec<String>,
}

/// A part of the feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// What the system has to follow, in order.
    pub changes: Vec<Told>,
    /// Where to go on.
    pub next: Cursor,
    /// Whether there is more already.
    pub has_more: bool,
    /// How much the client has left.
    pub usage: Usage,
}

/// Which of these changes a system is told, with its own identifiers: those of contacts that it has, and that it did
/// not tell us itself.
pub fn tell(store: &Store, r: &mut Read<'_>, changes: Vec<Change>, system: &str) -> Result<Vec<Told>, StoreError> {
    let mut contacts: Vec<ContactId> = changes.iter().map(|c| c.contact).collect();
    contacts.sort_unstable();
    contacts.dedup();
    // O3: what was said about a record before it was merged is told with the identifiers of the one that has them now
    let moved = r.list_current(&contacts)?;
    let current = |contact: ContactId| moved.get(&contact).copied().unwrap_or(contact);
    contacts.iter_mut().for_each(|contact| *contact = current(*contact));
    contacts.sort_unstable();
    contacts.dedup();
    let ids = r.list_system_ids(&contacts, system)?;
    let keys: Vec<SealKeyId> = ids.values().flatten().filter_map(|(_, sealed)| Sealed::key_id(sealed)).collect();
    let keys = store.open_keys(&keys)?;
    let open = |contact: ContactId, (number, sealed): &(i64, Sealed)| -> Option<String> {
        // a key that is gone went with an erasure
        keys.get(&sealed.key_id()?)?.unseal(Field::ExternalId, contact.0, *number, sealed).ok()
    };
    let clear: HashMap<ContactId, Vec<String>> =
        ids.iter().map(|(contact, all)| (*contact, all.iter().filter_map(|id| open(*contact, id)).collect())).collect();
    let mut told = Vec::with_capacity(changes.len());
    for change in changes.into_iter().filter(|change| change.origin != system) {
        let external_ids = match request_of(&change) {
            Some(request) => ids_of_erasure(store, r, request, system)?,
            None => clear.get(&current(change.contact)).cloned(),
        };
        told.extend(external_ids.map(|external_ids| Told { change, external_ids }));
    }
    Ok(told)
}

/// The case of an erasure.
fn request_of(change: &Change) -> Option<RequestId> {
    let number = change.object.strip_prefix("request:").filter(|_| change.kind == ChangeKind::Erasure)?;
    number.parse().ok().map(RequestId)
}

/// After an erasure a contact's identifiers stand with its case, until the system has confirmed. `None`: the system never
/// had them.
fn ids_of_erasure(
    store: &Store,
    r: &mut Read<'_>,
    request: RequestId,
    system: &str,
) -> Result<Option<Vec<String>>, StoreError> {
    let Some(task) = r.list_system_tasks(request)?.into_iter().find(|t| t.system == system) else { return Ok(None) };
    let (Some(_), Some(case)) = (&task.sealed_ids, r.find_request_by_id(request)?) else { return Ok(Some(Vec::new())) };
    // a key that is gone went with its case
    let Some(key) = store.open_keys(&[case.key])?.remove(&case.key) else { return Ok(Some(Vec::new())) };
    Ok(Some(ids_of(&key, &task)?))
}

impl Desk {
    /// A5: what a system has to follow after a place. What is told is one row of the log; an empty answer is only
    /// counted.
    pub async fn read_changes(&self, client: ApiClient, since: Cursor, limit: i64) -> Result<Feed, ApiRefused> {
        let Some(system) = client.system.clone() else {
            return Err(ApiRefused::Field { at: String::new(), why: "this credential speaks for no system".into() });
        };
        let (now, theirs) = (self.now(), client.clone());
        let store = self.store().clone();
        let (changes, next, has_more) = self
            .store()
            .read::<_, ApiRefused>(move |r| {
                if let Some(refused) = check_quota(r, &theirs, now)? {
                    return Err(refused);
                }
                let mut rows = r.list_changes(since, limit + 1)?;
                let has_more = i64::try_from(rows.len()).unwrap_or(0) > limit;
                rows.truncate(usize::try_from(limit).unwrap_or(0));
                let next = rows.last().map_or(since, |row| row.cursor);
                Ok((tell(&store, r, rows, &system)?, next, has_more))
            })
            .await?;
        let count = changes.len();
        if count == 0 {
            let usage = self.count_only(client).await?;
            return Ok(Feed { changes, next, has_more, usage });
        }
        let mut kinds: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
        for told in &changes {
            *kinds.entry(told.change.kind.key()).or_default() += 1;
        }
        let detail = serde_json::json!({ "to": next.to_string(), "kinds": kinds }).to_string();
        let usage = self
            .act(&[], move |unit| {
                let usage = unit.count_client(&client, count)?;
                let object = format!("system:{}", client.system.as_deref().unwrap_or_default());
                let mut audit = unit.audit_client(&client, "changes.read", object, detail);
                if usage.is_err() {
                    audit.outcome = "limited".into();
                }
                Ok(Done::new(usage, audit))
            })
            .await??;
        Ok(Feed { changes, next, has_more, usage })
    }

    async fn count_only(&self, client: ApiClient) -> Result<Usage, ApiRefused> {
        let (now, ring) = (self.now(), self.ring().clone());
        self.store()
            .write::<_, ApiRefused>(Lane::People, move |write| {
                let mut unit = super::Unit { write, ring: &ring, now, keys: &mut Vec::new() };
                unit.count_client(&client, 0)?
            })
            .await
    }

    /// A5: a system says that it has followed everything up to a place. What was erased by then is confirmed, and its
    /// identifiers go. Gives the place it has confirmed.
    pub async fn confirm_changes(&self, client: ApiClient, to: Cursor) -> Result<(Cursor, Usage), ApiRefused> {
        let (now, theirs) = (self.now(), client.clone());
        let (last, from) = self
            .store()
            .read::<_, ApiRefused>(move |r| {
                if let Some(refused) = check_quota(r, &theirs, now)? {
                    return Err(refused);
                }
                let now = r.find_api_client(theirs.id)?.map_or(theirs.confirmed, |client| client.confirmed);
                Ok((r.last_change()?, now))
            })
            .await?;
        if to > last {
            let why = format!("the feed ends at {last}: confirm a cursor that was read there");
            return Err(ApiRefused::Field { at: "/cursor".into(), why });
        }
        let erased = self.erased_between(from, to).await?;
        let count = erased.len();
        let (id, system) = (client.id, client.system.clone().unwrap_or_default());
        let usage = self
            .act(&[], move |unit| {
                let usage = unit.count_client(&client, 1)?;
                let mut audit = unit.audit_client(&client, "changes.confirmed", format!("cursor:{to}"), String::new());
                audit.detail = serde_json::json!({ "erasures": count }).to_string();
                match usage {
                    Ok(_) if !unit.confirm_changes(client.id, to)? => audit.outcome = "was so before".into(),
                    Ok(_) => {}
                    Err(_) => audit.outcome = "limited".into(),
                }
                Ok(Done::new(usage, audit))
            })
            .await??;
        for request in erased {
            let found = self.store().read::<_, StoreError>(move |r| r.find_request_by_id(request)).await?;
            let Some(case) = found else { continue };
            match self.confirm_system(Actor::Client(id.0), case.reference, system.clone()).await {
                // a system that never had them has nothing to confirm
                Ok(()) | Err(Refused::NotFound) => {}
                Err(other) => return Err(other.into()),
            }
        }
        Ok((to.max(from), usage))
    }

    /// The cases of those erased after one place and up to another.
    async fn erased_between(&self, from: Cursor, to: Cursor) -> Result<Vec<RequestId>, StoreError> {
        self.store()
            .read(move |r| {
                let (mut at, mut erased) = (from, Vec::new());
                loop {
                    let rows = r.list_changes(at, MOST_CHANGES)?;
                    let Some(last) = rows.last() else { return Ok(erased) };
                    at = last.cursor;
                    erased.extend(rows.iter().filter(|c| c.cursor <= to).filter_map(request_of));
                    if at >= to {
                        return Ok(erased);
                    }
                }
            })
            .await
    }
}
