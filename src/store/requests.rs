//! Requests: cases, with one item a right and the messages written in them.

use super::cases::author_of;
use super::engine::StoreError;
use super::schema::{erasure, message, request, request_item};
use super::{Read, Write};
use crate::domain::clock::Moment;
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::{ContactId, OfficerId, Reference, RequestId, SealKeyId};
use crate::domain::request::{End, Matter, State};
use crate::domain::right::Decision;
use crate::domain::value::ValueKind;
use crate::vault::{AddressIndex, Field, Keyring, SealKey, Sealed};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use std::collections::HashMap;

/// A case as its list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Its number.
    pub id: RequestId,
    /// Its public name.
    pub reference: Reference,
    /// Whose it is, once that is known.
    pub contact: Option<ContactId>,
    /// What it is about.
    pub matter: Matter,
    /// The language letters about it are written in.
    pub language: String,
    /// How it came in.
    pub channel: String,
    /// When.
    pub received_at: Moment,
    /// The London date it counts from.
    pub received_on: NaiveDate,
    /// Where it stands.
    pub state: State,
    /// When it was closed.
    pub closed_at: Option<Moment>,
    /// The key its texts are sealed under.
    pub key: SealKeyId,
    /// Who wrote, by keyed hash, if it came by the form.
    pub address: Option<AddressIndex>,
    /// The address letters about it go to, sealed under the case's key.
    pub sealed_address: Option<Sealed>,
    /// What the writer called themselves, sealed likewise.
    pub sealed_name: Option<Sealed>,
    /// When the writer's mailbox was proved.
    pub proved_at: Option<Moment>,
    /// S8.16: whether somebody asks for another person.
    pub is_for_other: bool,
    /// Whom they ask for, sealed under the case's key.
    pub sealed_subject: Option<Sealed>,
    /// The last day of the company's aim, as last counted.
    pub aim_on: Option<NaiveDate>,
    /// The last day the law allows, as last counted; `None` where no legal time runs.
    pub law_on: Option<NaiveDate>,
    /// The nearer of the two: what the queue is ordered by.
    pub due_on: Option<NaiveDate>,
    /// Who takes care of it.
    pub assigned_to: Option<OfficerId>,
    /// When a letter about it came back as undeliverable.
    pub bounced_at: Option<Moment>,
    /// How it ended, if without a letter.
    pub ended: Option<End>,
}

/// One message of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its number in the case.
    pub number: i64,
    /// Who wrote it: `person`, or `officer:` and a number.
    pub author: String,
    /// The text, sealed under the case's key.
    pub sealed: Sealed,
    /// When.
    pub written_at: Moment,
}

/// What the person writes under.
pub const PERSON: &str = "person";

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
    /// Why, in the person's words, sealed likewise.
    pub reason: Option<Sealed>,
    /// How it was decided: `granted`, `part` or `refused`.
    pub decision: Option<String>,
    /// The purpose it concerns, or `marketing`.
    pub target: Option<String>,
    /// The coded ground of the decision. S8.10.
    pub ground: Option<String>,
    /// The reasons that the person reads, sealed under the case's key.
    pub reasons: Option<Sealed>,
    /// S8.4: what the person says beside a value that was not corrected, sealed likewise.
    pub statement: Option<Sealed>,
    /// L17.1: of an erasure, which of the six grounds of the law it rests on, as the portal saw it.
    pub derived: Option<String>,
    /// L12.5: how somebody wants to decide it, while a second person has not agreed; why stands in the reasons.
    pub wish: Option<Wish>,
}

/// A decision that needs a second person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// In part, or not at all.
    pub decision: Decision,
    /// The coded ground.
    pub ground: String,
    /// What of L12.6 applies, by key.
    pub factors: Vec<String>,
    /// Who wants it: `officer:` and a number.
    pub by: String,
    /// Since when.
    pub at: Moment,
}

type WishRow = (Option<String>, Option<String>, Option<String>, Option<String>, Option<NaiveDateTime>);

fn wish_of((decision, ground, factors, by, at): WishRow) -> Option<Wish> {
    Some(Wish {
        decision: Decision::from_key(&decision?)?,
        ground: ground?,
        factors: factors?.split(' ').filter(|f| !f.is_empty()).map(str::to_owned).collect(),
        by: by?,
        at: Moment::from_naive_utc(at?),
    })
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = request)]
pub(super) struct Row {
    id: i64,
    reference: String,
    contact_id: Option<i64>,
    seal_key_id: i64,
    language: String,
    channel: String,
    received_at: NaiveDateTime,
    received_on: NaiveDate,
    state: String,
    closed_at: Option<NaiveDateTime>,
    matter: String,
    address_index: Option<Vec<u8>>,
    sealed_address: Option<Vec<u8>>,
    sealed_name: Option<Vec<u8>>,
    proved_at: Option<NaiveDateTime>,
    behalf: String,
    sealed_subject: Option<Vec<u8>>,
    aim_on: Option<NaiveDate>,
    law_on: Option<NaiveDate>,
    due_on: Option<NaiveDate>,
    assigned_to: Option<i64>,
    bounced_at: Option<NaiveDateTime>,
    ended: Option<String>,
}

pub(super) fn request_of(row: Row) -> Result<Request, StoreError> {
    let malformed = |what: &str| StoreError::Malformed(format!("request.{what}"));
    Ok(Request {
        id: RequestId(row.id),
        reference: Reference::parse(&row.reference).ok_or_else(|| malformed("reference"))?,
        contact: row.contact_id.map(ContactId),
        matter: Matter::from_key(&row.matter).ok_or_else(|| malformed("matter"))?,
        language: row.language,
        channel: row.channel,
        received_at: Moment::from_naive_utc(row.received_at),
        received_on: row.received_on,
        state: State::from_key(&row.state).ok_or_else(|| malformed("state"))?,
        closed_at: row.closed_at.map(Moment::from_naive_utc),
        key: SealKeyId(row.seal_key_id),
        address: row.address_index.map(AddressIndex),
        sealed_address: row.sealed_address.map(Sealed),
        sealed_name: row.sealed_name.map(Sealed),
        proved_at: row.proved_at.map(Moment::from_naive_utc),
        is_for_other: row.behalf != "self",
        sealed_subject: row.sealed_subject.map(Sealed),
        aim_on: row.aim_on,
        law_on: row.law_on,
        due_on: row.due_on,
        assigned_to: row.assigned_to.map(OfficerId),
        bounced_at: row.bounced_at.map(Moment::from_naive_utc),
        ended: row.ended.as_deref().and_then(End::from_key),
    })
}

/// A case that came in by the form.
#[derive(Debug, Clone)]
pub struct NewRequest {
    /// The public name.
    pub reference: Reference,
    /// Whose, if the address is on file.
    pub contact: Option<ContactId>,
    /// Who answers for the data.
    pub entity: String,
    /// The language letters about it are written in.
    pub language: String,
    /// What it is about.
    pub matter: Matter,
    /// The rights of T12 it exercises, one item each. S8.36.
    pub rights: Vec<String>,
    /// Where answers go.
    pub address: EmailAddress,
    /// What the writer calls themselves; may be empty.
    pub name: String,
    /// What they wrote.
    pub text: String,
    /// Whether the writer is signed in.
    pub is_proved: bool,
    /// Whether a machine may have written it. S13.13.
    pub is_suspected: bool,
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
            request::state.eq(State::InProgress.key()),
            request::matter.eq(Matter::Correct.key()),
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
        self.add_receipts(RequestId(id), &author_of(Some(it.contact)), now)?;
        Ok(RequestId(id))
    }

    /// S13.4: files what came in by the form, everything written sealed under the case's key, which must be durable.
    pub fn add_request(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        it: &NewRequest,
        now: Moment,
    ) -> Result<RequestId, StoreError> {
        let id = self.add_request_row(ring, key, it, now)?;
        self.add_receipts(id, &author_of(it.contact), now)?;
        Ok(id)
    }

    /// The same without the events that its clocks start from.
    pub(super) fn add_request_row(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        it: &NewRequest,
        now: Moment,
    ) -> Result<RequestId, StoreError> {
        let id = self.take_numbers("request", 1)?;
        let state = if it.is_suspected { State::Suspected } else { State::Received };
        let name = (!it.name.is_empty()).then(|| key.seal(ring, Field::CaseName, id, 0, &it.name).0);
        let row = (
            request::id.eq(id),
            request::reference.eq(it.reference.as_str()),
            request::contact_id.eq(it.contact.map(|c| c.0)),
            request::seal_key_id.eq(key.id().0),
            request::entity_key.eq(&it.entity),
            request::language.eq(&it.language),
            request::channel.eq("form"),
            request::received_at.eq(now.naive_utc()),
            request::received_on.eq(now.london_date()),
            request::state.eq(state.key()),
            request::matter.eq(it.matter.key()),
            request::address_index.eq(ring.address_index(&it.address).0),
            request::sealed_address.eq(key.seal(ring, Field::CaseAddress, id, 0, it.address.as_str()).0),
            request::sealed_name.eq(name),
            request::proved_at.eq(it.is_proved.then(|| now.naive_utc())),
        );
        diesel::insert_into(request::table).values(row).execute(self.db)?;
        self.index_case(ring, RequestId(id), &it.name)?;
        for (number, right) in (1_i64..).zip(&it.rights) {
            self.put_item(RequestId(id), number, right)?;
        }
        if !it.text.is_empty() {
            self.add_message(ring, key, RequestId(id), PERSON, &it.text, now)?;
        }
        Ok(RequestId(id))
    }

    fn put_item(&mut self, id: RequestId, number: i64, right: &str) -> Result<(), StoreError> {
        let item =
            (request_item::request_id.eq(id.0), request_item::number.eq(number), request_item::right_key.eq(right));
        diesel::insert_into(request_item::table).values(item).execute(self.db)?;
        Ok(())
    }
    /// S8.36: a right that is asked for in a case as well; `false` if it was one of its rights before.
    pub fn add_item(&mut self, id: RequestId, right: &str) -> Result<bool, StoreError> {
        // the case's row first: two at once wait for each other
        diesel::update(request::table.find(id.0)).set(request::id.eq(id.0)).execute(self.db)?;
        let there = self.list_request_items(id)?;
        if there.iter().any(|item| item.right == right && item.kind.is_none() && item.decision.is_none()) {
            return Ok(false);
        }
        self.put_item(id, there.iter().map(|item| item.number).max().unwrap_or(0) + 1, right)?;
        Ok(true)
    }

    /// Writes a message into a case.
    pub fn add_message(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        id: RequestId,
        author: &str,
        text: &str,
        now: Moment,
    ) -> Result<i64, StoreError> {
        // the case's row first: two messages at once wait for each other and get two numbers
        diesel::update(request::table.find(id.0)).set(request::id.eq(id.0)).execute(self.db)?;
        let last: Option<i64> = message::table
            .filter(message::request_id.eq(id.0))
            .select(diesel::dsl::max(message::number))
            .first(self.db)?;
        let number = last.unwrap_or(0) + 1;
        let row = (
            message::request_id.eq(id.0),
            message::number.eq(number),
            message::author.eq(author),
            message::sealed.eq(key.seal(ring, Field::Message, id.0, number, text).0),
            message::written_at.eq(now.naive_utc()),
        );
        diesel::insert_into(message::table).values(row).execute(self.db)?;
        Ok(number)
    }

    /// Moves a case on by the table of moves; `false` if it has moved elsewhere meanwhile.
    pub fn move_request(&mut self, id: RequestId, from: State, to: State, now: Moment) -> Result<bool, StoreError> {
        if from != to && !from.may_become(to) {
            return Ok(false);
        }
        let closed = (!to.is_open()).then(|| now.naive_utc());
        let mine = request::table.find(id.0).filter(request::state.eq(from.key()));
        let set = (request::state.eq(to.key()), request::closed_at.eq(closed), request::ended.eq(None::<String>));
        let moved = diesel::update(mine).set(set).execute(self.db)? == 1;
        if moved && to.is_open() {
            self.refresh_due(id)?;
        } else if moved {
            // what was begun is not sent any more, nor asked for
            self.end_tasks(id, now)?;
            self.remove_draft(id)?;
        }
        Ok(moved)
    }

    /// Closes a case without a letter and notes how it ended; `false` if it has moved elsewhere meanwhile.
    pub fn end_request(&mut self, id: RequestId, from: State, end: End, now: Moment) -> Result<bool, StoreError> {
        let moved = self.move_request(id, from, State::Closed, now)?;
        if moved {
            diesel::update(request::table.find(id.0)).set(request::ended.eq(end.key())).execute(self.db)?;
        }
        Ok(moved)
    }

    /// S13.7: what closed a case went by post on another day: that is when it was answered.
    pub fn set_closed_at(&mut self, id: RequestId, at: Moment) -> Result<(), StoreError> {
        let closed = request::table.find(id.0).filter(request::state.eq(State::Closed.key()));
        diesel::update(closed).set(request::closed_at.eq(at.naive_utc())).execute(self.db)?;
        Ok(())
    }

    /// S8.11: whose case it is, once somebody was recognised; `false` if it is somebody's already. Letters go to the address
    /// on file from then on, and to none that somebody else may have named.
    pub fn set_request_contact(&mut self, id: RequestId, contact: ContactId) -> Result<bool, StoreError> {
        let nobodys = request::table.find(id.0).filter(request::contact_id.is_null());
        let set = (
            request::contact_id.eq(contact.0),
            request::address_index.eq(None::<Vec<u8>>),
            request::sealed_address.eq(None::<Vec<u8>>),
            request::bounced_at.eq(None::<NaiveDateTime>),
        );
        Ok(diesel::update(nobodys).set(set).execute(self.db)? == 1)
    }

    /// S8.11: where answers about a case go that the desk filed itself. Whoever is written to elsewhere has proved nothing
    /// there yet.
    pub fn set_whereto(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        id: RequestId,
        (address, post): (Option<&EmailAddress>, &str),
        language: &str,
    ) -> Result<(), StoreError> {
        let index = address.map(|a| ring.address_index(a).0);
        let before: Option<Vec<u8>> = request::table.find(id.0).select(request::address_index).first(self.db)?;
        if before != index {
            let sealed = address.map(|a| key.seal(ring, Field::CaseAddress, id.0, 0, a.as_str()).0);
            let set = (
                request::address_index.eq(index),
                request::sealed_address.eq(sealed),
                request::proved_at.eq(None::<NaiveDateTime>),
                request::bounced_at.eq(None::<NaiveDateTime>),
            );
            diesel::update(request::table.find(id.0)).set(set).execute(self.db)?;
        }
        let post = (!post.is_empty()).then(|| key.seal(ring, Field::PostalAddress, id.0, 0, post).0);
        let set = (request::sealed_post.eq(post), request::language.eq(language));
        diesel::update(request::table.find(id.0)).set(set).execute(self.db)?;
        Ok(())
    }

    /// Decides one item of a case; `false` if it was decided before.
    pub fn decide_item(&mut self, id: RequestId, number: i64, decision: &str, now: Moment) -> Result<bool, StoreError> {
        let open = request_item::table.find((id.0, number)).filter(request_item::decision.is_null());
        let set = (request_item::decision.eq(decision), request_item::decided_at.eq(now.naive_utc()));
        Ok(diesel::update(open).set(set).execute(self.db)? == 1)
    }

    /// The mailbox behind an address is proved: its cases are this contact's now. Gives how many that changed.
    pub fn prove_requests(
        &mut self,
        address: &AddressIndex,
        contact: ContactId,
        now: Moment,
    ) -> Result<usize, StoreError> {
        let waiting = request::table
            .filter(request::address_index.eq(&address.0))
            .filter(request::proved_at.is_null())
            .filter(request::contact_id.is_null().or(request::contact_id.eq(contact.0)));
        let set = (request::contact_id.eq(contact.0), request::proved_at.eq(now.naive_utc()));
        Ok(diesel::update(waiting).set(set).execute(self.db)?)
    }
}

impl Read<'_> {
    /// L15.9: an open case in which a contact asks for a copy that is not decided yet.
    pub fn find_open_access(&mut self, contact: ContactId) -> Result<Option<Request>, StoreError> {
        for request in self.list_requests(contact)?.into_iter().filter(|r| r.state.is_open()) {
            let items = self.list_request_items(request.id)?;
            if items.iter().any(|item| item.right == "access" && item.decision.is_none()) {
                return Ok(Some(request));
            }
        }
        Ok(None)
    }
    /// Closed cases whose time is over and that still say something: of complaints, of what a machine wrote, of all others
    /// before the day of each. Those with an erasure that is not over stay.
    pub fn list_cases_to_forget(
        &mut self,
        (cases, complaints, suspected): (Moment, Moment, Moment),
        limit: i64,
    ) -> Result<Vec<(RequestId, SealKeyId, Option<ContactId>)>, StoreError> {
        let over = |before: Moment| request::closed_at.lt(before.naive_utc());
        let running = erasure::table
            .filter(erasure::request_id.eq(request::id))
            .filter(erasure::finished_at.is_null())
            .filter(erasure::state.ne("cancelled"));
        let complaint = request::matter.eq(Matter::Complaint.key());
        let rows: Vec<(i64, i64, Option<i64>)> = request::table
            .filter(
                (request::closed_at.is_not_null().and(over(complaints)).assume_not_null().and(complaint))
                    .or(request::closed_at
                        .is_not_null()
                        .and(over(cases))
                        .assume_not_null()
                        .and(request::matter.ne(Matter::Complaint.key())))
                    .or(request::state.eq(State::Suspected.key()).and(request::received_at.lt(suspected.naive_utc()))),
            )
            .filter(
                request::contact_id
                    .is_not_null()
                    .or(request::address_index.is_not_null())
                    .or(request::sealed_address.is_not_null())
                    .or(request::sealed_post.is_not_null()),
            )
            .filter(diesel::dsl::not(diesel::dsl::exists(running)))
            .order(request::id)
            .select((request::id, request::seal_key_id, request::contact_id))
            .limit(limit)
            .load(self.db)?;
        Ok(rows.into_iter().map(|(id, key, c)| (RequestId(id), SealKeyId(key), c.map(ContactId))).collect())
    }
    /// A contact's cases, newest first.
    pub fn list_requests(&mut self, contact: ContactId) -> Result<Vec<Request>, StoreError> {
        let rows: Vec<Row> = request::table
            .filter(request::contact_id.eq(contact.0))
            .order(request::id.desc())
            .select(Row::as_select())
            .load(self.db)?;
        rows.into_iter().map(request_of).collect()
    }
    /// ASVS 8.2.2: a contact's own case; another's is not found.
    pub fn find_request(&mut self, contact: ContactId, reference: &Reference) -> Result<Option<Request>, StoreError> {
        let row: Option<Row> = request::table
            .filter(request::contact_id.eq(contact.0))
            .filter(request::reference.eq(reference.as_str()))
            .select(Row::as_select())
            .first(self.db)
            .optional()?;
        row.map(request_of).transpose()
    }
    /// A case by number, for letters about it.
    pub fn find_request_by_id(&mut self, id: RequestId) -> Result<Option<Request>, StoreError> {
        let row: Option<Row> = request::table.find(id.0).select(Row::as_select()).first(self.db).optional()?;
        row.map(request_of).transpose()
    }
    /// A case by its public name, for the officer.
    pub fn find_request_by_reference(&mut self, reference: &Reference) -> Result<Option<Request>, StoreError> {
        let row: Option<Row> = request::table
            .filter(request::reference.eq(reference.as_str()))
            .select(Row::as_select())
            .first(self.db)
            .optional()?;
        row.map(request_of).transpose()
    }
    /// Cases that somebody wrote from an address and that belong to nobody yet.
    pub fn list_unproved_requests(&mut self, address: &AddressIndex) -> Result<Vec<Request>, StoreError> {
        let rows: Vec<Row> = request::table
            .filter(request::address_index.eq(&address.0))
            .filter(request::proved_at.is_null())
            .order(request::id.desc())
            .limit(100)
            .select(Row::as_select())
            .load(self.db)?;
        rows.into_iter().map(request_of).collect()
    }
    /// Which right of T12 each of these cases exercises first.
    pub fn list_rights(&mut self, ids: &[RequestId]) -> Result<HashMap<RequestId, String>, StoreError> {
        let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
        let rows: Vec<(i64, String)> = request_item::table
            .filter(request_item::request_id.eq_any(ids))
            .filter(request_item::number.eq(1_i64))
            .select((request_item::request_id, request_item::right_key))
            .load(self.db)?;
        Ok(rows.into_iter().map(|(id, right)| (RequestId(id), right)).collect())
    }
    /// Everything written in a case, oldest first.
    pub fn list_messages(&mut self, id: RequestId) -> Result<Vec<Message>, StoreError> {
        let rows: Vec<(i64, String, Vec<u8>, NaiveDateTime)> = message::table
            .filter(message::request_id.eq(id.0))
            .order(message::number)
            .select((message::number, message::author, message::sealed, message::written_at))
            .load(self.db)?;
        Ok(rows
            .into_iter()
            .map(|(number, author, sealed, written_at)| Message {
                number,
                author,
                sealed: Sealed(sealed),
                written_at: Moment::from_naive_utc(written_at),
            })
            .collect())
    }
    /// What was asked in a case.
    pub fn list_request_items(&mut self, id: RequestId) -> Result<Vec<RequestItem>, StoreError> {
        type ItemRow = (
            i64,
            String,
            Option<String>,
            Option<Vec<u8>>,
            Option<Vec<u8>>,
            Option<String>,
            Option<String>,
            Option<String>,
            Option<Vec<u8>>,
            Option<Vec<u8>>,
            Option<String>,
            WishRow,
        );
        let rows: Vec<ItemRow> = request_item::table
            .filter(request_item::request_id.eq(id.0))
            .order(request_item::number)
            .select((
                request_item::number,
                request_item::right_key,
                request_item::value_kind,
                request_item::proposal,
                request_item::reason,
                request_item::decision,
                request_item::target,
                request_item::ground,
                request_item::reasons,
                request_item::statement,
                request_item::derived,
                (
                    request_item::wish_decision,
                    request_item::wish_ground,
                    request_item::wish_factors,
                    request_item::wish_by,
                    request_item::wish_at,
                ),
            ))
            .load(self.db)?;
        rows.into_iter()
            .map(
                |(
                    number,
                    right,
                    kind,
                    proposal,
                    reason,
                    decision,
                    target,
                    ground,
                    reasons,
                    statement,
                    derived,
                    wish,
                )| {
                    let kind = kind.map(|k| k.parse().map_err(StoreError::Malformed)).transpose()?;
                    Ok(RequestItem {
                        number,
                        right,
                        kind,
                        proposal: proposal.map(Sealed),
                        reason: reason.map(Sealed),
                        decision,
                        target,
                        ground,
                        reasons: reasons.map(Sealed),
                        statement: statement.map(Sealed),
                        derived,
                        wish: wish_of(wish),
                    })
                },
            )
            .collect()
    }
}
