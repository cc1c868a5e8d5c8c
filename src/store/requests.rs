//! Requests: cases, with one item a right. This far: corrections filed for review.

use super::engine::StoreError;
use super::schema::{request, request_item};
use super::{Read, Write};
use crate::domain::clock::Moment;
use crate::domain::ids::{ContactId, Reference, RequestId, SealKeyId};
use crate::domain::value::ValueKind;
use crate::vault::{Field, Keyring, SealKey, Sealed};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

/// A case as its list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Its number.
    pub id: RequestId,
    /// Its public name.
    pub reference: Reference,
    /// How it came in.
    pub channel: String,
    /// When.
    pub received_at: Moment,
    /// The London date it counts from.
    pub received_on: NaiveDate,
    /// Where it stands.
    pub state: String,
    /// When it was closed.
    pub closed_at: Option<Moment>,
    /// The key its texts are sealed under.
    pub key: SealKeyId,
}

/// One right asked for in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestItem {
    /// Its number in the case.
    pub number: i64,
    /// A key of T12.
    pub right: String,
    /// The kind of value it concerns.
    pub kind: Option<ValueKind>,
    /// What is proposed, sealed under the case's key.
    pub proposal: Option<Sealed>,
    /// How it was decided.
    pub decision: Option<String>,
}

type Row = (i64, String, String, NaiveDateTime, NaiveDate, String, Option<NaiveDateTime>, i64);

fn request_of(row: Row) -> Result<Request, StoreError> {
    let (id, reference, channel, received_at, received_on, state, closed_at, key) = row;
    Ok(Request {
        id: RequestId(id),
        reference: Reference::parse(&reference).ok_or_else(|| StoreError::Malformed("request.reference".into()))?,
        channel,
        received_at: Moment::from_naive_utc(received_at),
        received_on,
        state,
        closed_at: closed_at.map(Moment::from_naive_utc),
        key: SealKeyId(key),
    })
}

/// A correction to be looked at by a person.
#[derive(Debug, Clone)]
pub struct NewCorrection {
    /// The public name.
    pub reference: Reference,
    /// Whose.
    pub contact: ContactId,
    /// Who answers for the data.
    pub entity: String,
    /// The language letters about it are written in.
    pub language: String,
    /// What is to be changed, and to what.
    pub kind: ValueKind,
    /// The proposed text; empty to have it removed.
    pub proposal: String,
    /// What the person says about it; may be empty.
    pub reason: String,
}

impl Write<'_> {
    /// Files a correction as a case of its own, its text sealed under the case's key, which must be durable.
    pub fn add_correction(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        it: &NewCorrection,
        now: Moment,
    ) -> Result<RequestId, StoreError> {
        let id = self.take_numbers("request", 1)?;
        let row = (
            request::id.eq(id),
            request::reference.eq(it.reference.as_str()),
            request::contact_id.eq(it.contact.0),
            request::seal_key_id.eq(key.id().0),
            request::entity_key.eq(&it.entity),
            request::language.eq(&it.language),
            request::channel.eq("portal"),
            request::received_at.eq(now.naive_utc()),
            request::received_on.eq(now.london_date()),
            request::state.eq("in_progress"),
        );
        diesel::insert_into(request::table).values(row).execute(self.db)?;
        let item = (
            request_item::request_id.eq(id),
            request_item::number.eq(1_i64),
            request_item::right_key.eq("rectification"),
            request_item::value_kind.eq(it.kind.key()),
            request_item::proposal.eq(key.seal(ring, Field::Proposal(it.kind), id, 1, &it.proposal).0),
            request_item::reason
                .eq((!it.reason.is_empty()).then(|| key.seal(ring, Field::Reason, id, 1, &it.reason).0)),
        );
        diesel::insert_into(request_item::table).values(item).execute(self.db)?;
        Ok(RequestId(id))
    }
}

const REQUEST: (
    request::id,
    request::reference,
    request::channel,
    request::received_at,
    request::received_on,
    request::state,
    request::closed_at,
    request::seal_key_id,
) = (
    request::id,
    request::reference,
    request::channel,
    request::received_at,
    request::received_on,
    request::state,
    request::closed_at,
    request::seal_key_id,
);

impl Read<'_> {
    /// A contact's cases, newest first.
    pub fn list_requests(&mut self, contact: ContactId) -> Result<Vec<Request>, StoreError> {
        let rows: Vec<Row> = request::table
            .filter(request::contact_id.eq(contact.0))
            .order(request::id.desc())
            .select(REQUEST)
            .load(self.db)?;
        rows.into_iter().map(request_of).collect()
    }
    /// ASVS 8.2.2: a contact's own case; another's is not found.
    pub fn find_request(&mut self, contact: ContactId, reference: &Reference) -> Result<Option<Request>, StoreError> {
        let row: Option<Row> = request::table
            .filter(request::contact_id.eq(contact.0))
            .filter(request::reference.eq(reference.as_str()))
            .select(REQUEST)
            .first(self.db)
            .optional()?;
        row.map(request_of).transpose()
    }
    /// A case by number, for letters about it.
    pub fn find_request_by_id(&mut self, id: RequestId) -> Result<Option<Request>, StoreError> {
        let row: Option<Row> = request::table.find(id.0).select(REQUEST).first(self.db).optional()?;
        row.map(request_of).transpose()
    }
    /// What was asked in a case.
    pub fn list_request_items(&mut self, id: RequestId) -> Result<Vec<RequestItem>, StoreError> {
        type ItemRow = (i64, String, Option<String>, Option<Vec<u8>>, Option<String>);
        let rows: Vec<ItemRow> = request_item::table
            .filter(request_item::request_id.eq(id.0))
            .order(request_item::number)
            .select((
                request_item::number,
                request_item::right_key,
                request_item::value_kind,
                request_item::proposal,
                request_item::decision,
            ))
            .load(self.db)?;
        rows.into_iter()
            .map(|(number, right, kind, proposal, decision)| {
                let kind = kind.map(|k| k.parse().map_err(StoreError::Malformed)).transpose()?;
                Ok(RequestItem { number, right, kind, proposal: proposal.map(Sealed), decision })
            })
            .collect()
    }
}
