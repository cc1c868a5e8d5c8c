//! Machines that may ask and tell, and the answers that were given to them under an Idempotency-Key.

use super::engine::StoreError;
use super::portable::Portable;
use super::schema::{api_answer, api_client};
use super::{Read, Write};
use crate::domain::api_client::{ApiClient, Cursor, Quota, Scope};
use crate::domain::clock::Moment;
use crate::domain::ids::ApiClientId;
use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;

#[derive(Queryable, Selectable)]
#[diesel(table_name = api_client)]
struct Row {
    id: i64,
    name: String,
    scopes: String,
    purposes: String,
    system: Option<String>,
    per_minute: i64,
    per_day: i64,
    observe_until: Option<NaiveDateTime>,
    created_at: NaiveDateTime,
    expires_at: NaiveDateTime,
    last_used_at: Option<NaiveDateTime>,
    revoked_at: Option<NaiveDateTime>,
    confirmed_segment: i64,
    confirmed_seq: i64,
    recipient: Option<String>,
}

fn client_of(row: Row) -> ApiClient {
    let words = |text: &str| text.split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    ApiClient {
        id: ApiClientId(row.id),
        name: row.name,
        // a scope of a newer version opens nothing here
        scopes: words(&row.scopes).iter().filter_map(|s| Scope::from_key(s)).collect(),
        purposes: words(&row.purposes),
        system: row.system,
        recipient: row.recipient,
        quota: Quota { per_minute: row.per_minute, per_day: row.per_day },
        observe_until: row.observe_until.map(Moment::from_naive_utc),
        created_at: Moment::from_naive_utc(row.created_at),
        expires_at: Moment::from_naive_utc(row.expires_at),
        last_used_at: row.last_used_at.map(Moment::from_naive_utc),
        revoked_at: row.revoked_at.map(Moment::from_naive_utc),
        confirmed: Cursor { segment: row.confirmed_segment, seq: row.confirmed_seq },
    }
}

/// An answer that was kept under an Idempotency-Key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptAnswer {
    /// What was asked, hashed.
    pub request_hash: Vec<u8>,
    /// The answer's status; 0 while it is being worked on.
    pub status: i32,
    /// The answer.
    pub body: String,
    /// Since when.
    pub at: Moment,
}

impl Read<'_> {
    /// The machine behind a credential's hash, revoked ones included.
    pub fn find_api_client_by_token(&mut self, token_hash: &[u8]) -> Result<Option<ApiClient>, StoreError> {
        let row: Option<Row> = api_client::table
            .filter(api_client::token_hash.eq(token_hash))
            .select(Row::as_select())
            .first(self.db)
            .optional()?;
        Ok(row.map(client_of))
    }
    /// One machine by its name.
    pub fn find_api_client_by_name(&mut self, name: &str) -> Result<Option<ApiClient>, StoreError> {
        let row: Option<Row> =
            api_client::table.filter(api_client::name.eq(name)).select(Row::as_select()).first(self.db).optional()?;
        Ok(row.map(client_of))
    }
    /// One machine.
    pub fn find_api_client(&mut self, id: ApiClientId) -> Result<Option<ApiClient>, StoreError> {
        let row: Option<Row> = api_client::table.find(id.0).select(Row::as_select()).first(self.db).optional()?;
        Ok(row.map(client_of))
    }
    /// All machines in the order in which they were added.
    pub fn list_api_clients(&mut self) -> Result<Vec<ApiClient>, StoreError> {
        let rows: Vec<Row> = api_client::table.order(api_client::id).select(Row::as_select()).load(self.db)?;
        Ok(rows.into_iter().map(client_of).collect())
    }
    /// The answer kept under a key.
    pub fn find_answer(&mut self, client: ApiClientId, key_hash: &[u8]) -> Result<Option<KeptAnswer>, StoreError> {
        let row: Option<(Vec<u8>, i32, String, NaiveDateTime)> = api_answer::table
            .find((client.0, key_hash))
            .select((api_answer::request_hash, api_answer::status, api_answer::body, api_answer::at))
            .first(self.db)
            .optional()?;
        Ok(row.map(|(request_hash, status, body, at)| KeptAnswer {
            request_hash,
            status,
            body,
            at: Moment::from_naive_utc(at),
        }))
    }
}

impl Write<'_> {
    /// Adds a machine; its number in `it` is not used. `Taken` if the name is there already.
    pub fn add_api_client(
        &mut self,
        it: &ApiClient,
        token_hash: &[u8],
        created_by: &str,
    ) -> Result<ApiClientId, StoreError> {
        let scopes: Vec<&str> = it.scopes.iter().map(|s| s.key()).collect();
        let row = (
            api_client::name.eq(&it.name),
            api_client::token_hash.eq(token_hash),
            api_client::scopes.eq(scopes.join(" ")),
            api_client::purposes.eq(it.purposes.join(" ")),
            api_client::system.eq(&it.system),
            api_client::recipient.eq(&it.recipient),
            api_client::per_minute.eq(it.quota.per_minute),
            api_client::per_day.eq(it.quota.per_day),
            api_client::observe_until.eq(it.observe_until.map(Moment::naive_utc)),
            api_client::created_by.eq(created_by),
            api_client::created_at.eq(it.created_at.naive_utc()),
            api_client::expires_at.eq(it.expires_at.naive_utc()),
        );
        let id = diesel::insert_into(api_client::table).values(row).returning(api_client::id).get_result(self.db)?;
        Ok(ApiClientId(id))
    }
    /// Says whose machine it is; `false` if there is no such machine.
    pub fn set_api_client_recipient(&mut self, id: ApiClientId, recipient: Option<&str>) -> Result<bool, StoreError> {
        let there = api_client::table.find(id.0);
        Ok(diesel::update(there).set(api_client::recipient.eq(recipient)).execute(self.db)? == 1)
    }
    /// Shuts a machine out; `false` if it was so.
    pub fn revoke_api_client(&mut self, id: ApiClientId, now: Moment) -> Result<bool, StoreError> {
        let there = api_client::table.find(id.0).filter(api_client::revoked_at.is_null());
        Ok(diesel::update(there).set(api_client::revoked_at.eq(now.naive_utc())).execute(self.db)? == 1)
    }
    /// Notes that a machine was heard of, at most once a minute.
    pub fn touch_api_client(&mut self, id: ApiClientId, now: Moment) -> Result<(), StoreError> {
        let old = (now - TimeDelta::seconds(60)).naive_utc();
        let there = api_client::table
            .find(id.0)
            .filter(api_client::last_used_at.is_null().or(api_client::last_used_at.lt(old)));
        diesel::update(there).set(api_client::last_used_at.eq(now.naive_utc())).execute(self.db)?;
        Ok(())
    }
    /// Notes up to where a machine has followed the changes; never back.
    pub fn confirm_changes(&mut self, id: ApiClientId, to: Cursor) -> Result<bool, StoreError> {
        let there = api_client::table.find(id.0).filter(
            api_client::confirmed_segment
                .lt(to.segment)
                .or(api_client::confirmed_segment.eq(to.segment).and(api_client::confirmed_seq.lt(to.seq))),
        );
        let set = (api_client::confirmed_segment.eq(to.segment), api_client::confirmed_seq.eq(to.seq));
        Ok(diesel::update(there).set(set).execute(self.db)? == 1)
    }
    /// Takes a key for a request under way; `false` if it is taken.
    pub fn take_answer_key(
        &mut self,
        client: ApiClientId,
        key_hash: &[u8],
        request_hash: &[u8],
        now: Moment,
    ) -> Result<bool, StoreError> {
        let row = (
            api_answer::client_id.eq(client.0),
            api_answer::key_hash.eq(key_hash),
            api_answer::request_hash.eq(request_hash),
            api_answer::status.eq(0),
            api_answer::body.eq(""),
            api_answer::at.eq(now.naive_utc()),
        );
        let insert = diesel::insert_into(api_answer::table).values(row).on_conflict_do_nothing();
        Ok(Portable(insert).execute(self.db)? == 1)
    }
    /// Keeps the answer under its key.
    pub fn keep_answer(
        &mut self,
        client: ApiClientId,
        key_hash: &[u8],
        status: i32,
        body: &str,
    ) -> Result<(), StoreError> {
        diesel::update(api_answer::table.find((client.0, key_hash)))
            .set((api_answer::status.eq(status), api_answer::body.eq(body)))
            .execute(self.db)?;
        Ok(())
    }
    /// Gives a key back whose request came to nothing, or is over.
    pub fn drop_answer_key(&mut self, client: ApiClientId, key_hash: &[u8]) -> Result<(), StoreError> {
        diesel::delete(api_answer::table.find((client.0, key_hash))).execute(self.db)?;
        Ok(())
    }
    /// Removes answers older than a moment.
    pub fn remove_old_answers(&mut self, before: Moment) -> Result<usize, StoreError> {
        Ok(diesel::delete(api_answer::table.filter(api_answer::at.lt(before.naive_utc()))).execute(self.db)?)
    }
}
