//! What the answer "may this contact be written to" needs to know of many addresses at once, in a few statements.

use super::Read;
use super::engine::StoreError;
use super::schema::{
    contact, contact_address, contact_purpose, contact_value, provenance, provenance_purpose, restriction, suppression,
};
use crate::domain::clock::Moment;
use crate::domain::consent::Subscriber;
use crate::domain::ids::ContactId;
use crate::domain::may_send::{Held, OwnState, Way};
use crate::domain::restriction::Ground;
use crate::domain::value::ValueKind;
use crate::vault::AddressIndex;
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use std::collections::HashMap;

/// A suppression as the answer needs it: topic, channel, since when; and whether the person was erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownStop {
    /// A topic, or `all`.
    pub topic: String,
    /// A channel, or `all`.
    pub channel: String,
    /// Why, in a code.
    pub reason: String,
    /// Since when.
    pub since: Moment,
}

/// What is known of many addresses with regard to one purpose.
#[derive(Debug, Clone, Default)]
pub struct KnownAddresses {
    /// Suppressions by address.
    pub stops: HashMap<AddressIndex, Vec<KnownStop>>,
    /// Which contact has an address.
    pub contacts: HashMap<AddressIndex, ContactId>,
    /// The contacts.
    pub held: HashMap<ContactId, Held>,
    /// TH24: addresses of merged contacts, each answered for by itself.
    pub apart: HashMap<AddressIndex, Held>,
}

/// What a person's row for a purpose says.
pub(super) fn own_state(state: &str, reason: &str) -> Option<OwnState> {
    match state {
        // rows of older versions: the end of a restriction is no consent
        "live" if reason == "restriction ended" => None,
        "live" => Some(OwnState::Agreed),
        // while an objection is weighed, it is an objection
        "paused" if reason != Ground::Objection.key() => Some(OwnState::Restricted),
        _ => Some(OwnState::Against),
    }
}

impl Read<'_> {
    /// S2.9: everything the answer needs of these addresses, read for one purpose. Erased and sealed contacts are
    /// nobody's.
    pub fn know_addresses(&mut self, addresses: &[AddressIndex], purpose: &str) -> Result<KnownAddresses, StoreError> {
        let wanted: Vec<&[u8]> = addresses.iter().map(|a| a.0.as_slice()).collect();
        let mut known = KnownAddresses::default();
        type StopRow = (Vec<u8>, String, String, String, NaiveDateTime);
        let rows: Vec<StopRow> = suppression::table
            .filter(suppression::address_index.eq_any(&wanted))
            .select((
                suppression::address_index,
                suppression::topic,
                suppression::channel,
                suppression::reason,
                suppression::since,
            ))
            .load(self.db)?;
        for (address, topic, channel, reason, since) in rows {
            let stop = KnownStop { topic, channel, reason, since: Moment::from_naive_utc(since) };
            known.stops.entry(AddressIndex(address)).or_default().push(stop);
        }
        type ContactRow = (Vec<u8>, i64, i64, String, Option<String>, String);
        let rows: Vec<ContactRow> = contact_address::table
            .inner_join(contact::table)
            .filter(contact_address::address_index.eq_any(&wanted))
            .filter(contact::status.eq_any(["active", "restricted"]))
            .select((
                contact_address::address_index,
                contact::id,
                contact::generation,
                contact::status,
                contact::country,
                contact::subscriber,
            ))
            .load(self.db)?;
        for (address, id, generation, status, country, subscriber) in rows {
            known.contacts.insert(AddressIndex(address), ContactId(id));
            let subscriber = Subscriber::from_key(&subscriber);
            let is_restricted = status == "restricted";
            let held = Held { is_restricted, generation, country, subscriber, ..Held::default() };
            known.held.insert(ContactId(id), held);
        }
        let ids: Vec<i64> = known.held.keys().map(|id| id.0).collect();
        if ids.is_empty() {
            return Ok(known);
        }
        let contacts: Vec<ContactId> = ids.iter().map(|id| ContactId(*id)).collect();
        for (id, cells) in self.list_standings(&contacts)? {
            if let Some(held) = known.held.get_mut(&id) {
                held.cells = cells;
            }
        }
        for id in self.list_untold(&contacts)? {
            if let Some(held) = known.held.get_mut(&id) {
                held.is_untold = true;
            }
        }
        let kinds: Vec<(i64, String)> = restriction::table
            .filter(restriction::contact_id.eq_any(&ids))
            .filter(restriction::lifted_at.is_null())
            .filter(restriction::scope.eq("kind"))
            .select((restriction::contact_id, restriction::target))
            .load(self.db)?;
        for (id, kind) in kinds {
            if let Some(held) = known.held.get_mut(&ContactId(id)) {
                held.restricted_kinds.extend(ValueKind::from_key(&kind));
            }
        }
        let states: Vec<(i64, String, String)> = contact_purpose::table
            .filter(contact_purpose::contact_id.eq_any(&ids))
            .filter(contact_purpose::purpose.eq(purpose))
            .select((contact_purpose::contact_id, contact_purpose::state, contact_purpose::reason))
            .load(self.db)?;
        for (id, state, reason) in states {
            if let Some(held) = known.held.get_mut(&ContactId(id)) {
                held.own = own_state(&state, &reason);
            }
        }
        type WayRow = (i64, String, String, Option<NaiveDate>, Option<String>, Option<String>);
        let of_values: Vec<WayRow> = contact_value::table
            .inner_join(provenance::table)
            .inner_join(
                provenance_purpose::table.on(provenance_purpose::provenance_id.eq(contact_value::provenance_id)),
            )
            .filter(contact_value::contact_id.eq_any(&ids))
            .filter(contact_value::superseded_at.is_null())
            .filter(provenance_purpose::purpose.eq(purpose))
            .select((
                contact_value::contact_id,
                provenance::source,
                provenance_purpose::basis,
                provenance::sold_on,
                provenance::product_family,
                provenance::refusal_offered,
            ))
            .distinct()
            .load(self.db)?;
        let of_addresses: Vec<WayRow> = contact_address::table
            .inner_join(provenance::table.on(provenance::id.eq(contact_address::provenance_id)))
            .inner_join(
                provenance_purpose::table.on(provenance_purpose::provenance_id.eq(contact_address::provenance_id)),
            )
            .filter(contact_address::contact_id.eq_any(&ids))
            .filter(provenance_purpose::purpose.eq(purpose))
            .select((
                contact_address::contact_id,
                provenance::source,
                provenance_purpose::basis,
                provenance::sold_on,
                provenance::product_family,
                provenance::refusal_offered,
            ))
            .distinct()
            .load(self.db)?;
        for (id, source, basis, sold_on, family, refusal) in of_values.into_iter().chain(of_addresses) {
            let basis = basis.parse().map_err(|_| StoreError::Malformed("basis".into()))?;
            let way = Way { source, basis, sold_on, could_refuse: family.is_some() && refusal.is_some() };
            if let Some(held) = known.held.get_mut(&ContactId(id))
                && !held.ways.contains(&way)
            {
                held.ways.push(way);
            }
        }
        self.know_merged(&mut known, purpose)?;
        Ok(known)
    }
}
