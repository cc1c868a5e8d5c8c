//! Webhooks: where changes are told, and what was told.

use super::engine::StoreError;
use super::portable::Portable;
use super::schema::{api_client, webhook, webhook_delivery};
use super::{Read, Write};
use crate::domain::api_client::Cursor;
use crate::domain::clock::Moment;
use crate::domain::ids::ApiClientId;
use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;

/// Where changes are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Webhook {
    /// Its number.
    pub id: i64,
    /// Whose.
    pub client: ApiClientId,
    /// The address.
    pub url: String,
    /// S7.1: the row of T11 that allows it.
    pub ground: String,
    /// What its signing secret is derived from.
    pub salt: Vec<u8>,
    /// The link key likewise.
    pub link_key: u32,
    /// `active` or `stopped`.
    pub state: String,
    /// Since when.
    pub created_at: Moment,
    /// Up to where changes were put in line for it.
    pub queued: Cursor,
}

/// One change told, or waiting to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Its number.
    pub id: i64,
    /// Where.
    pub webhook: i64,
    /// What.
    pub change: i64,
    /// Its name for the receiver: the same at every try.
    pub message: String,
    /// `waiting`, `sent` or `failed`.
    pub state: String,
    /// Tries so far.
    pub attempts: i32,
    /// Since when.
    pub created_at: Moment,
    /// When it is tried next.
    pub due_at: Moment,
    /// What the receiver answered last.
    pub status: Option<i32>,
    /// What went wrong last, in a code.
    pub problem: Option<String>,
    /// When it was done with.
    pub finished_at: Option<Moment>,
}

type HookRow = (i64, i64, String, String, Vec<u8>, i32, String, NaiveDateTime, i64, i64);

fn hook_of(row: HookRow) -> Webhook {
    let (id, client, url, ground, salt, link_key, state, created_at, segment, seq) = row;
    Webhook {
        id,
        client: ApiClientId(client),
        url,
        ground,
        salt,
        link_key: u32::try_from(link_key).unwrap_or(0),
        state,
        created_at: Moment::from_naive_utc(created_at),
        queued: Cursor { segment, seq },
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = webhook_delivery)]
struct DeliveryRow {
    id: i64,
    webhook_id: i64,
    change_id: i64,
    message: String,
    state: String,
    attempts: i32,
    created_at: NaiveDateTime,
    due_at: NaiveDateTime,
    status: Option<i32>,
    problem: Option<String>,
    finished_at: Option<NaiveDateTime>,
}

fn delivery_of(row: DeliveryRow) -> Delivery {
    Delivery {
        id: row.id,
        webhook: row.webhook_id,
        change: row.change_id,
        message: row.message,
        state: row.state,
        attempts: row.attempts,
        created_at: Moment::from_naive_utc(row.created_at),
        due_at: Moment::from_naive_utc(row.due_at),
        status: row.status,
        problem: row.problem,
        finished_at: row.finished_at.map(Moment::from_naive_utc),
    }
}

impl Read<'_> {
    /// All webhooks in the order in which they were added.
    pub fn list_webhooks(&mut self) -> Result<Vec<Webhook>, StoreError> {
        let rows: Vec<HookRow> = webhook::table.order(webhook::id).load(self.db)?;
        Ok(rows.into_iter().map(hook_of).collect())
    }
    /// One webhook.
    pub fn find_webhook(&mut self, id: i64) -> Result<Option<Webhook>, StoreError> {
        let row: Option<HookRow> = webhook::table.find(id).first(self.db).optional()?;
        Ok(row.map(hook_of))
    }
    /// Webhooks of machines that are not shut out or over, for the worker.
    pub fn list_live_webhooks(&mut self, now: Moment) -> Result<Vec<Webhook>, StoreError> {
        let rows: Vec<HookRow> = webhook::table
            .inner_join(api_client::table)
            .filter(webhook::state.eq("active"))
            .filter(api_client::revoked_at.is_null())
            .filter(api_client::expires_at.ge(now.naive_utc()))
            .order(webhook::id)
            .select(webhook::all_columns)
            .load(self.db)?;
        Ok(rows.into_iter().map(hook_of).collect())
    }
    /// The newest deliveries of a webhook.
    pub fn list_deliveries(&mut self, id: i64, limit: i64) -> Result<Vec<Delivery>, StoreError> {
        let rows: Vec<DeliveryRow> = webhook_delivery::table
            .filter(webhook_delivery::webhook_id.eq(id))
            .order(webhook_delivery::id.desc())
            .limit(limit)
            .select(DeliveryRow::as_select())
            .load(self.db)?;
        Ok(rows.into_iter().map(delivery_of).collect())
    }
    /// One delivery.
    pub fn find_delivery(&mut self, id: i64) -> Result<Option<Delivery>, StoreError> {
        let row: Option<DeliveryRow> =
            webhook_delivery::table.find(id).select(DeliveryRow::as_select()).first(self.db).optional()?;
        Ok(row.map(delivery_of))
    }
    /// S8.33: how many deliveries wait since before a moment, or were given up.
    pub fn count_late_deliveries(&mut self, before: Moment) -> Result<i64, StoreError> {
        let late = webhook_delivery::table.filter(
            webhook_delivery::state
                .eq("failed")
                .or(webhook_delivery::state.eq("waiting").and(webhook_delivery::created_at.lt(before.naive_utc()))),
        );
        Ok(late.count().get_result(self.db)?)
    }
    /// Whether anything is due to a machine that is not among these, so that an idle portal writes nothing.
    pub fn is_delivery_due(&mut self, stopped: &[ApiClientId], now: Moment) -> Result<bool, StoreError> {
        let stopped: Vec<i64> = stopped.iter().map(|c| c.0).collect();
        let due: Option<i64> = webhook_delivery::table
            .inner_join(webhook::table)
            .filter(webhook::client_id.ne_all(stopped))
            .filter(webhook_delivery::state.eq("waiting"))
            .filter(webhook_delivery::due_at.le(now.naive_utc()))
            .select(webhook_delivery::id)
            .first(self.db)
            .optional()?;
        Ok(due.is_some())
    }
}

impl Write<'_> {
    /// Adds a webhook that is told what changes from here on.
    pub fn add_webhook(&mut self, it: &Webhook) -> Result<i64, StoreError> {
        let row = (
            webhook::client_id.eq(it.client.0),
            webhook::url.eq(&it.url),
            webhook::ground.eq(&it.ground),
            webhook::salt.eq(&it.salt),
            webhook::link_key.eq(i32::try_from(it.link_key).unwrap_or(i32::MAX)),
            webhook::state.eq(&it.state),
            webhook::created_at.eq(it.created_at.naive_utc()),
            webhook::segment.eq(it.queued.segment),
            webhook::seq.eq(it.queued.seq),
        );
        Ok(diesel::insert_into(webhook::table).values(row).returning(webhook::id).get_result(self.db)?)
    }
    /// Ends a webhook; what waits for it stays where it is and is not sent.
    pub fn stop_webhook(&mut self, id: i64) -> Result<bool, StoreError> {
        let there = webhook::table.find(id).filter(webhook::state.eq("active"));
        Ok(diesel::update(there).set(webhook::state.eq("stopped")).execute(self.db)? == 1)
    }
    /// Puts changes in line for a webhook and notes up to where; nothing, if another worker did so meanwhile.
    pub fn queue_deliveries(
        &mut self,
        hook: &Webhook,
        changes: &[(i64, String)],
        to: Cursor,
        now: Moment,
    ) -> Result<usize, StoreError> {
        let there = webhook::table
            .find(hook.id)
            .filter(webhook::segment.eq(hook.queued.segment))
            .filter(webhook::seq.eq(hook.queued.seq));
        let moved =
            diesel::update(there).set((webhook::segment.eq(to.segment), webhook::seq.eq(to.seq))).execute(self.db)?;
        if moved == 0 {
            return Ok(0);
        }
        for (change, message) in changes {
            let row = (
                webhook_delivery::webhook_id.eq(hook.id),
                webhook_delivery::change_id.eq(change),
                webhook_delivery::message.eq(message),
                webhook_delivery::state.eq("waiting"),
                webhook_delivery::attempts.eq(0),
                webhook_delivery::created_at.eq(now.naive_utc()),
                webhook_delivery::due_at.eq(now.naive_utc()),
            );
            Portable(diesel::insert_into(webhook_delivery::table).values(row).on_conflict_do_nothing())
                .execute(self.db)?;
        }
        Ok(changes.len())
    }
    /// Takes due deliveries of active webhooks for one worker until the lease ends; those to the machines in `stopped` wait.
    pub fn take_deliveries(
        &mut self,
        worker: &str,
        stopped: &[ApiClientId],
        now: Moment,
        lease: TimeDelta,
        limit: i64,
    ) -> Result<Vec<Delivery>, StoreError> {
        let stopped: Vec<i64> = stopped.iter().map(|c| c.0).collect();
        let free = || webhook_delivery::claimed_until.is_null().or(webhook_delivery::claimed_until.lt(now.naive_utc()));
        let due: Vec<i64> = webhook_delivery::table
            .inner_join(webhook::table)
            .filter(webhook::state.eq("active"))
            .filter(webhook::client_id.ne_all(stopped))
            .filter(webhook_delivery::state.eq("waiting"))
            .filter(webhook_delivery::due_at.le(now.naive_utc()))
            .filter(free())
            .order(webhook_delivery::id)
            .limit(limit)
            .select(webhook_delivery::id)
            .load(self.db)?;
        // the guard stands in the UPDATE again: PostgreSQL re-checks it after waiting for another worker's row
        let mine = webhook_delivery::table
            .filter(webhook_delivery::id.eq_any(due))
            .filter(webhook_delivery::state.eq("waiting"))
            .filter(free());
        let rows: Vec<DeliveryRow> = diesel::update(mine)
            .set((
                webhook_delivery::claimed_by.eq(worker),
                webhook_delivery::claimed_until.eq((now + lease).naive_utc()),
                webhook_delivery::attempts.eq(webhook_delivery::attempts + 1),
            ))
            .returning((
                webhook_delivery::id,
                webhook_delivery::webhook_id,
                webhook_delivery::change_id,
                webhook_delivery::message,
                webhook_delivery::state,
                webhook_delivery::attempts,
                webhook_delivery::created_at,
                webhook_delivery::due_at,
                webhook_delivery::status,
                webhook_delivery::problem,
                webhook_delivery::finished_at,
            ))
            .get_results(self.db)?;
        let mut all: Vec<Delivery> = rows.into_iter().map(delivery_of).collect();
        all.sort_by_key(|d| d.id);
        Ok(all)
    }
    /// Notes how a try ended. `due` is when the next one follows; without it the delivery is done with.
    #[allow(clippy::too_many_arguments)] // each is another column of the row
    pub fn note_delivery(
        &mut self,
        id: i64,
        worker: &str,
        state: &str,
        status: Option<i32>,
        problem: Option<&str>,
        due: Option<Moment>,
        now: Moment,
    ) -> Result<bool, StoreError> {
        let mine = webhook_delivery::table.find(id).filter(webhook_delivery::claimed_by.eq(worker));
        let changed = diesel::update(mine)
            .set((
                webhook_delivery::state.eq(state),
                webhook_delivery::status.eq(status),
                webhook_delivery::problem.eq(problem),
                webhook_delivery::due_at.eq(due.unwrap_or(now).naive_utc()),
                webhook_delivery::finished_at.eq(due.is_none().then(|| now.naive_utc())),
                webhook_delivery::claimed_by.eq(None::<String>),
                webhook_delivery::claimed_until.eq(None::<NaiveDateTime>),
            ))
            .execute(self.db)?;
        Ok(changed == 1)
    }
    /// O9: sends a delivery again, from the first try on, under the same message name.
    pub fn replay_delivery(&mut self, id: i64, now: Moment) -> Result<bool, StoreError> {
        let there = webhook_delivery::table.find(id).filter(webhook_delivery::state.ne("waiting"));
        let changed = diesel::update(there)
            .set((
                webhook_delivery::state.eq("waiting"),
                webhook_delivery::attempts.eq(0),
                webhook_delivery::due_at.eq(now.naive_utc()),
                webhook_delivery::finished_at.eq(None::<NaiveDateTime>),
            ))
            .execute(self.db)?;
        Ok(changed == 1)
    }
    /// Removes what was done with before a moment.
    pub fn remove_old_deliveries(&mut self, before: Moment) -> Result<usize, StoreError> {
        let old = webhook_delivery::table
            .filter(webhook_delivery::state.ne("waiting"))
            .filter(webhook_delivery::finished_at.lt(before.naive_utc()));
        Ok(diesel::delete(old).execute(self.db)?)
    }
}
