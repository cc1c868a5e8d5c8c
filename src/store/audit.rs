//! The audit log: rows with a MAC of their own, linked into a chain by one sequencer, with signed heads.

use super::engine::{Lane, StoreError};
use super::schema::{audit_event, audit_head, audit_link};
use super::{Read, Store, Write};
use crate::domain::audit::AuditEvent;
use crate::domain::clock::Moment;
use crate::domain::ids::ContactId;
use crate::vault::{ChainHash, Head, Keyring, Mac};
use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;

type EventRow = (i64, NaiveDateTime, String, String, Option<i64>, String, String, String, Vec<u8>);

fn event_of(row: EventRow) -> (i64, AuditEvent, Mac) {
    let (id, at, actor, action, contact, object, detail, outcome, mac) = row;
    let at = Moment::from_naive_utc(at);
    (id, AuditEvent { at, actor, action, contact: contact.map(ContactId), object, detail, outcome }, Mac(mac))
}

/// What `audit verify` found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuditState {
    /// Every row, link and head is as it was written: how many links, how many rows are not linked yet.
    Whole {
        /// Linked rows.
        linked: i64,
        /// Rows of the last second.
        waiting: i64,
    },
    /// The first row that is not, and why.
    Broken {
        /// Number of the audit row, where one can be named.
        row: i64,
        /// What is wrong.
        why: String,
    },
}

/// Which rows of the log are wanted; what is empty or `None` does not narrow.
#[derive(Debug, Clone, Default)]
pub struct AuditFilter {
    /// How the actor begins.
    pub actor: String,
    /// How the action begins.
    pub action: String,
    /// The object, whole.
    pub object: Option<String>,
    /// How the object begins.
    pub object_begins: String,
    /// Whose data it concerns.
    pub contact: Option<i64>,
    /// Not before.
    pub from: Option<Moment>,
    /// Before this moment.
    pub until: Option<Moment>,
    /// Before this number.
    pub before: Option<i64>,
}

/// A row with its place in the chain.
#[derive(Debug, Clone)]
pub struct LinkedEvent {
    /// The row's number.
    pub id: i64,
    /// The row.
    pub event: AuditEvent,
    /// Its MAC.
    pub mac: Mac,
    /// The segment of the chain.
    pub segment: i64,
    /// Its place there.
    pub seq: i64,
    /// The chain's hash at it.
    pub hash: Vec<u8>,
}

/// A signed head as pages show it.
#[derive(Debug, Clone)]
pub struct SignedHead {
    /// The segment of the chain.
    pub segment: i64,
    /// The place.
    pub seq: i64,
    /// The hash there.
    pub hash: Vec<u8>,
    /// When it was signed, RFC 3339.
    pub at: String,
}

/// A pattern for LIKE that finds what has a text in it.
fn holds(text: &str) -> String {
    format!("%{}", begins(text))
}

/// A pattern for LIKE that finds what begins with a text; the escape is the backslash in both databases.
fn begins(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len() + 1);
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

impl Write<'_> {
    /// Adds a row. It gets its MAC here and its place in the chain from the sequencer. What other systems have to follow
    /// (S7.12) is told with it.
    pub fn add_audit(&mut self, ring: &Keyring, event: &AuditEvent) -> Result<i64, StoreError> {
        let row = (
            audit_event::at.eq(event.at.naive_utc()),
            audit_event::actor.eq(&event.actor),
            audit_event::action.eq(&event.action),
            audit_event::contact_id.eq(event.contact.map(|c| c.0)),
            audit_event::object.eq(&event.object),
            audit_event::detail.eq(&event.detail),
            audit_event::outcome.eq(&event.outcome),
            audit_event::mac.eq(ring.mac("audit", &event.canonical(None)).0),
        );
        self.tell_act(event)?;
        Ok(diesel::insert_into(audit_event::table).values(row).returning(audit_event::id).get_result(self.db)?)
    }

    /// The sequencer's step: links up to `limit` rows in order and gives how many. Call it under a lease.
    ///
    /// On PostgreSQL rows become visible in commit order, not in the order of their numbers: a row may be linked after
    /// one with a greater number. The chain records the order in which rows were linked.
    pub fn link_audit(&mut self, limit: i64) -> Result<usize, StoreError> {
        let segment: i64 = self.find_fact("audit_segment")?.and_then(|t| t.parse().ok()).unwrap_or(1);
        let last: Option<(i64, Vec<u8>)> = audit_link::table
            .filter(audit_link::segment.eq(segment))
            .order(audit_link::seq.desc())
            .select((audit_link::seq, audit_link::hash))
            .first(self.db)
            .optional()?;
        let (mut seq, mut hash) = match last {
            Some((seq, hash)) => {
                (seq, ChainHash(hash.try_into().map_err(|_| StoreError::Malformed("audit_link.hash".into()))?))
            }
            None => (0, ChainHash::start(segment)),
        };
        // rows within reach of a long transaction are looked at again; older ones are linked already
        let newest: i64 = audit_link::table
            .select(diesel::dsl::max(audit_link::event_id))
            .first::<Option<i64>>(self.db)?
            .unwrap_or(0);
        let linked = audit_link::table.filter(audit_link::event_id.gt(newest - 10_000)).select(audit_link::event_id);
        let rows: Vec<EventRow> = audit_event::table
            .filter(audit_event::id.gt(newest - 10_000))
            .filter(audit_event::id.ne_all(linked))
            .order(audit_event::id)
            .limit(limit)
            .load(self.db)?;
        let count = rows.len();
        for row in rows {
            let (id, event, mac) = event_of(row);
            seq += 1;
            hash = hash.then(seq, &event.canonical(Some(id)), &mac);
            let link = (
                audit_link::segment.eq(segment),
                audit_link::seq.eq(seq),
                audit_link::event_id.eq(id),
                audit_link::hash.eq(hash.0.to_vec()),
            );
            diesel::insert_into(audit_link::table).values(link).execute(self.db)?;
        }
        Ok(count)
    }

    /// Signs the chain's present end; `None` when it was signed already or is empty.
    pub fn sign_audit_head(&mut self, ring: &Keyring, now: Moment) -> Result<Option<Head>, StoreError> {
        let last: Option<(i64, i64, Vec<u8>)> = audit_link::table
            .order((audit_link::segment.desc(), audit_link::seq.desc()))
            .select((audit_link::segment, audit_link::seq, audit_link::hash))
            .first(self.db)
            .optional()?;
        let Some((segment, seq, hash)) = last else { return Ok(None) };
        let signed: i64 = audit_head::table
            .filter(audit_head::segment.eq(segment))
            .filter(audit_head::seq.eq(seq))
            .count()
            .get_result(self.db)?;
        if signed > 0 {
            return Ok(None);
        }
        let hash = ChainHash(hash.try_into().map_err(|_| StoreError::Malformed("audit_link.hash".into()))?);
        let Some(head) = ring.sign_head(segment, seq, hash, now.rfc3339()) else { return Ok(None) };
        let row = (
            audit_head::segment.eq(segment),
            audit_head::seq.eq(seq),
            audit_head::hash.eq(hash.0.to_vec()),
            audit_head::at.eq(&head.at),
            audit_head::signature.eq(&head.signature),
            audit_head::key.eq(i32::try_from(head.key).unwrap_or(i32::MAX)),
        );
        diesel::insert_into(audit_head::table).values(row).execute(self.db)?;
        Ok(Some(head))
    }
}

impl Read<'_> {
    /// The rows that concern a contact, newest first, before a number.
    pub fn list_audit_of(
        &mut self,
        id: ContactId,
        before: i64,
        limit: i64,
    ) -> Result<Vec<(i64, AuditEvent)>, StoreError> {
        let rows: Vec<EventRow> = audit_event::table
            .filter(audit_event::contact_id.eq(id.0))
            .filter(audit_event::id.lt(before))
            .order(audit_event::id.desc())
            .limit(limit)
            .load(self.db)?;
        Ok(rows.into_iter().map(event_of).map(|(id, event, _)| (id, event)).collect())
    }

    /// The newest rows of one action, oldest first.
    pub fn list_audit_by_action(&mut self, action: &str, limit: i64) -> Result<Vec<(i64, AuditEvent)>, StoreError> {
        let mut rows: Vec<EventRow> = audit_event::table
            .filter(audit_event::action.eq(action))
            .order(audit_event::id.desc())
            .limit(limit)
            .load(self.db)?;
        rows.reverse();
        Ok(rows.into_iter().map(event_of).map(|(id, event, _)| (id, event)).collect())
    }
    /// O12: rows of the log, newest first.
    pub fn list_audit(&mut self, filter: &AuditFilter, limit: i64) -> Result<Vec<(i64, AuditEvent)>, StoreError> {
        let mut query = audit_event::table.order(audit_event::id.desc()).limit(limit).into_boxed();
        if let Some(before) = filter.before {
            query = query.filter(audit_event::id.lt(before));
        }
        if !filter.actor.is_empty() {
            query = query.filter(audit_event::actor.like(begins(&filter.actor)).escape('\\'));
        }
        if !filter.action.is_empty() {
            query = query.filter(audit_event::action.like(holds(&filter.action)).escape('\\'));
        }
        if !filter.object_begins.is_empty() {
            query = query.filter(audit_event::object.like(begins(&filter.object_begins)).escape('\\'));
        }
        if let Some(object) = &filter.object {
            query = query.filter(audit_event::object.eq(object.clone()));
        }
        if let Some(contact) = filter.contact {
            query = query.filter(audit_event::contact_id.eq(contact));
        }
        if let Some(from) = filter.from {
            query = query.filter(audit_event::at.ge(from.naive_utc()));
        }
        if let Some(until) = filter.until {
            query = query.filter(audit_event::at.lt(until.naive_utc()));
        }
        let rows: Vec<EventRow> = query.load(self.db)?;
        Ok(rows.into_iter().map(event_of).map(|(id, event, _)| (id, event)).collect())
    }

    /// Rows of a period with their places in the chain, in the chain's order. Rows that have none yet are left out.
    pub fn list_linked_audit(
        &mut self,
        from: Moment,
        until: Moment,
        limit: i64,
    ) -> Result<Vec<LinkedEvent>, StoreError> {
        let rows: Vec<EventRow> = audit_event::table
            .filter(audit_event::at.ge(from.naive_utc()))
            .filter(audit_event::at.lt(until.naive_utc()))
            .order(audit_event::id)
            .limit(limit)
            .load(self.db)?;
        let mut found = Vec::with_capacity(rows.len());
        for part in rows.chunks(500) {
            let ids: Vec<i64> = part.iter().map(|r| r.0).collect();
            let links: Vec<(i64, i64, i64, Vec<u8>)> =
                audit_link::table.filter(audit_link::event_id.eq_any(&ids)).load(self.db)?;
            let mut links: std::collections::HashMap<i64, (i64, i64, Vec<u8>)> =
                links.into_iter().map(|(segment, seq, id, hash)| (id, (segment, seq, hash))).collect();
            for row in part {
                let (id, event, mac) = event_of(row.clone());
                if let Some((segment, seq, hash)) = links.remove(&id) {
                    found.push(LinkedEvent { id, event, mac, segment, seq, hash });
                }
            }
        }
        found.sort_by_key(|it| (it.segment, it.seq));
        Ok(found)
    }

    /// The newest signed heads.
    pub fn list_audit_heads(&mut self, limit: i64) -> Result<Vec<SignedHead>, StoreError> {
        let rows: Vec<(i64, i64, Vec<u8>, String)> = audit_head::table
            .order((audit_head::segment.desc(), audit_head::seq.desc()))
            .limit(limit)
            .select((audit_head::segment, audit_head::seq, audit_head::hash, audit_head::at))
            .load(self.db)?;
        Ok(rows.into_iter().map(|(segment, seq, hash, at)| SignedHead { segment, seq, hash, at }).collect())
    }

    /// TH13: walks every row, link and head, and stops at the first that is not as it was written.
    pub fn verify_audit(&mut self, ring: &Keyring) -> Result<AuditState, StoreError> {
        let broken = |row, why: &str| Ok(AuditState::Broken { row, why: why.to_owned() });
        let (mut last, mut linked, mut waiting) = (0_i64, 0_i64, 0_i64);
        loop {
            let rows: Vec<EventRow> = audit_event::table
                .filter(audit_event::id.gt(last))
                .order(audit_event::id)
                .limit(1_000)
                .load(self.db)?;
            if rows.is_empty() {
                break;
            }
            for row in rows {
                let (id, event, mac) = event_of(row);
                last = id;
                if !ring.is_mac("audit", &event.canonical(None), &mac) {
                    return broken(id, "its content is not what was written");
                }
            }
        }
        let mut place: Option<(i64, i64, ChainHash)> = None;
        loop {
            let (segment, seq) = place.map_or((0, 0), |(segment, seq, _)| (segment, seq));
            type LinkRow = (i64, i64, i64, Vec<u8>);
            let links: Vec<LinkRow> = audit_link::table
                .filter(
                    audit_link::segment.gt(segment).or(audit_link::segment.eq(segment).and(audit_link::seq.gt(seq))),
                )
                .order((audit_link::segment, audit_link::seq))
                .limit(1_000)
                .load(self.db)?;
            if links.is_empty() {
                break;
            }
            let ids: Vec<i64> = links.iter().map(|l| l.2).collect();
            let rows: Vec<EventRow> = audit_event::table.filter(audit_event::id.eq_any(&ids)).load(self.db)?;
            let events: std::collections::HashMap<i64, (AuditEvent, Mac)> =
                rows.into_iter().map(event_of).map(|(id, event, mac)| (id, (event, mac))).collect();
            for (segment, seq, id, hash) in links {
                let (before, expected) = match place {
                    Some((s, n, h)) if s == segment => (h, n + 1),
                    _ => (ChainHash::start(segment), 1),
                };
                if seq != expected {
                    return broken(id, &format!("place {expected} of segment {segment} is missing before it"));
                }
                let Some((event, mac)) = events.get(&id) else {
                    return broken(id, "it was removed: its place in the chain is there, the row is not");
                };
                let now = before.then(seq, &event.canonical(Some(id)), mac);
                if now.0.as_slice() != hash {
                    return broken(id, "its place in the chain does not verify");
                }
                place = Some((segment, seq, now));
                linked += 1;
            }
        }
        type HeadRow = (i64, i64, Vec<u8>, String, Vec<u8>, i32);
        let heads: Vec<HeadRow> = audit_head::table.order((audit_head::segment, audit_head::seq)).load(self.db)?;
        for (segment, seq, hash, at, signature, key) in heads {
            let Ok(bytes) = <[u8; 32]>::try_from(hash) else { return broken(0, "a head is cut") };
            let head =
                Head { segment, seq, hash: ChainHash(bytes), at, signature, key: u32::try_from(key).unwrap_or(0) };
            if !ring.is_head(&head) {
                return broken(0, &format!("the signature of head {seq} of segment {segment} does not verify"));
            }
            let there: Option<Vec<u8>> =
                audit_link::table.find((segment, seq)).select(audit_link::hash).first(self.db).optional()?;
            if there.as_deref() != Some(bytes.as_slice()) {
                return broken(
                    0,
                    &format!("the chain ends before the signed head {seq} of segment {segment}, or differs there"),
                );
            }
        }
        let all: i64 = audit_event::table.count().get_result(self.db)?;
        waiting += all - linked;
        Ok(AuditState::Whole { linked, waiting })
    }
}

impl Store {
    /// Links waiting rows under a lease; `None` if another node does it. At most one node links at a time.
    pub fn link_audit_now(&self, owner: &str, now: Moment) -> Result<Option<usize>, StoreError> {
        let owner = owner.to_owned();
        self.write_now(Lane::Bulk, move |w| {
            if !w.take_lease("audit", &owner, now, TimeDelta::seconds(30))? {
                return Ok(None);
            }
            // the feed of changes gets its places from the same sequencer: a row has one only after it is visible
            let numbered = w.number_changes(2_000)?;
            Ok(Some(w.link_audit(2_000)?.max(numbered)))
        })
    }
}
