//! What the retention rules need to know of contacts, none of it sealed; what they remove; and the record of runs.

use super::engine::StoreError;
use super::schema::{
    audit_event, contact, contact_address, contact_purpose, contact_value, relation, request, retention_run,
};
use super::{Read, Write};
use crate::domain::clock::Moment;
use crate::domain::contact::ContactStatus;
use crate::domain::ids::{ContactId, ProvenanceId, SealKeyId};
use crate::domain::retention::{Holding, Item, Kept, Report};
use crate::domain::value::ValueKind;
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// One run of the rules, finished or under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetentionRun {
    /// Its number.
    pub id: i64,
    /// The last contact it has gone through.
    pub last_contact: ContactId,
    /// What it has done so far.
    pub report: Report,
    /// Who asked for it.
    pub actor: String,
    /// When it began.
    pub started_at: Moment,
    /// When it ended; `None` while it is under way.
    pub finished_at: Option<Moment>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = retention_run)]
struct RunRow {
    id: i64,
    last_contact: i64,
    report: String,
    actor: String,
    started_at: NaiveDateTime,
    finished_at: Option<NaiveDateTime>,
}

fn run_of(row: RunRow) -> Result<RetentionRun, StoreError> {
    Ok(RetentionRun {
        id: row.id,
        last_contact: ContactId(row.last_contact),
        report: serde_json::from_str(&row.report)
            .map_err(|_| StoreError::Malformed("retention_run.report".to_owned()))?,
        actor: row.actor,
        started_at: Moment::from_naive_utc(row.started_at),
        finished_at: row.finished_at.map(Moment::from_naive_utc),
    })
}

/// A contact as the rules see it.
#[derive(Debug, Clone)]
pub struct Looked {
    /// Whose.
    pub contact: ContactId,
    /// The key of its values and addresses.
    pub key: SealKeyId,
    /// What is held, without what it says.
    pub holding: Holding,
}

impl Read<'_> {
    /// Up to `limit` contacts after a number, as the retention rules see them; erased ones are not among them.
    pub fn list_holdings(&mut self, after: ContactId, limit: i64, today: NaiveDate) -> Result<Vec<Looked>, StoreError> {
        let rows: Vec<(i64, i64, String)> = contact::table
            .filter(contact::id.gt(after.0))
            .filter(contact::status.ne_all(["erased", "merged"]))
            .order(contact::id)
            .limit(limit)
            .select((contact::id, contact::seal_key_id, contact::status))
            .load(self.db)?;
        let ids: Vec<i64> = rows.iter().map(|(id, ..)| *id).collect();
        let mut all: BTreeMap<i64, Looked> = BTreeMap::new();
        for (id, key, status) in rows {
            let kept = match status.parse().map_err(StoreError::Malformed)? {
                // an erasure under way goes its own way; nothing of it is anybody else's to remove
                ContactStatus::Active => None,
                ContactStatus::Restricted => Some(Kept::Restricted),
                ContactStatus::Erasing | ContactStatus::Sealed | ContactStatus::Merged | ContactStatus::Erased => {
                    Some(Kept::Held)
                }
            };
            let holding = Holding { kept, ..Holding::default() };
            all.insert(id, Looked { contact: ContactId(id), key: SealKeyId(key), holding });
        }
        let addresses: Vec<(i64, i64, i64, NaiveDateTime)> = contact_address::table
            .filter(contact_address::contact_id.eq_any(&ids))
            .select((
                contact_address::contact_id,
                contact_address::number,
                contact_address::provenance_id,
                contact_address::added_at,
            ))
            .load(self.db)?;
        type ValueRow = (i64, i64, String, i64, NaiveDateTime);
        let values: Vec<ValueRow> = contact_value::table
            .filter(contact_value::contact_id.eq_any(&ids))
            .filter(contact_value::superseded_at.is_null())
            .select((
                contact_value::contact_id,
                contact_value::number,
                contact_value::kind,
                contact_value::provenance_id,
                contact_value::stored_at,
            ))
            .load(self.db)?;
        // S3.1: an organisation's name is a value like others; one that somebody ended is kept against files as long
        let relations: Vec<(i64, i64, i64, NaiveDateTime)> = relation::table
            .filter(relation::contact_id.eq_any(&ids))
            .filter(relation::ended_by.is_null().or(relation::ended_by.ne("system")))
            .select((relation::contact_id, relation::number, relation::provenance_id, relation::stored_at))
            .load(self.db)?;
        let mut sources: Vec<ProvenanceId> = addresses.iter().map(|a| ProvenanceId(a.2)).collect();
        sources.extend(values.iter().map(|v| ProvenanceId(v.3)));
        sources.extend(relations.iter().map(|r| ProvenanceId(r.2)));
        sources.sort_unstable();
        sources.dedup();
        let sources = self.list_provenances(&sources)?;
        let holds = self.list_holds_in_force(&ids, today)?;
        let item = |id: i64, number: i64, kind: ValueKind, provenance: i64, came: NaiveDateTime| {
            let known = sources.get(&ProvenanceId(provenance)).map(|(p, _)| p);
            let purposes = known.map(|p| p.purposes.as_slice()).unwrap_or_default();
            let came = Moment::from_naive_utc(came).london_date();
            Item {
                number,
                category: kind.category(),
                held: holds.iter().any(|hold| hold.keeps(ContactId(id), kind, purposes)),
                purposes: known.map(|p| p.purposes.iter().map(|(key, _)| key.clone()).collect()).unwrap_or_default(),
                collected: known.and_then(|p| p.collected_on).unwrap_or(came),
            }
        };
        for (id, number, provenance, added) in addresses {
            if let Some(looked) = all.get_mut(&id) {
                looked.holding.addresses.push(item(id, number, ValueKind::Email, provenance, added));
            }
        }
        for (id, number, kind, provenance, stored) in values {
            let kind: ValueKind = kind.parse().map_err(StoreError::Malformed)?;
            if let Some(looked) = all.get_mut(&id) {
                looked.holding.values.push(item(id, number, kind, provenance, stored));
            }
        }
        for (id, number, provenance, stored) in relations {
            if let Some(looked) = all.get_mut(&id) {
                looked.holding.values.push(item(id, number, ValueKind::Organisation, provenance, stored));
            }
        }
        type StateRow = (i64, String, String, NaiveDateTime);
        let states: Vec<StateRow> = contact_purpose::table
            .filter(contact_purpose::contact_id.eq_any(&ids))
            .select((
                contact_purpose::contact_id,
                contact_purpose::purpose,
                contact_purpose::state,
                contact_purpose::since,
            ))
            .load(self.db)?;
        for (id, purpose, state, since) in states {
            if let Some(looked) = all.get_mut(&id) {
                looked.holding.standings.insert(purpose, (state, Moment::from_naive_utc(since)));
            }
        }
        let cases: Vec<(Option<i64>, NaiveDate, Option<NaiveDateTime>)> = request::table
            .filter(request::contact_id.eq_any(ids.iter().map(|id| Some(*id))))
            .select((request::contact_id, request::received_on, request::closed_at))
            .load(self.db)?;
        for (id, received, closed) in cases {
            if let Some(looked) = id.and_then(|id| all.get_mut(&id)) {
                looked.holding.last_contact = looked.holding.last_contact.max(Some(received));
                if closed.is_none() {
                    looked.holding.kept = looked.holding.kept.or(Some(Kept::OpenCase));
                }
            }
        }
        // the log knows every act of the person, and of the desk towards them
        let touched: Vec<(Option<i64>, Option<NaiveDateTime>)> = audit_event::table
            .filter(audit_event::contact_id.eq_any(ids.iter().map(|id| Some(*id))))
            .filter(audit_event::actor.like("contact:%").or(audit_event::action.eq("request.answered")))
            .group_by(audit_event::contact_id)
            .select((audit_event::contact_id, diesel::dsl::max(audit_event::at)))
            .load(self.db)?;
        for (id, at) in touched {
            if let Some(looked) = id.and_then(|id| all.get_mut(&id)) {
                let on = at.map(|at| Moment::from_naive_utc(at).london_date());
                looked.holding.last_contact = looked.holding.last_contact.max(on);
            }
        }
        Ok(all.into_values().collect())
    }
    /// The run that is under way.
    pub fn find_running_retention(&mut self) -> Result<Option<RetentionRun>, StoreError> {
        let row: Option<RunRow> = retention_run::table
            .filter(retention_run::state.eq("running"))
            .select(RunRow::as_select())
            .first(self.db)
            .optional()?;
        row.map(run_of).transpose()
    }
    /// The last runs, newest first.
    pub fn list_retention_runs(&mut self, limit: i64) -> Result<Vec<RetentionRun>, StoreError> {
        let rows: Vec<RunRow> = retention_run::table
            .order(retention_run::id.desc())
            .limit(limit)
            .select(RunRow::as_select())
            .load(self.db)?;
        rows.into_iter().map(run_of).collect()
    }
}

impl Write<'_> {
    /// Begins a run. `Taken` if one is under way.
    pub fn start_retention(&mut self, actor: &str, now: Moment) -> Result<i64, StoreError> {
        let row = (
            retention_run::state.eq("running"),
            retention_run::last_contact.eq(0_i64),
            retention_run::report.eq(serde_json::to_string(&Report::default()).unwrap_or_default()),
            retention_run::actor.eq(actor),
            retention_run::started_at.eq(now.naive_utc()),
        );
        Ok(diesel::insert_into(retention_run::table).values(row).returning(retention_run::id).get_result(self.db)?)
    }
    /// Notes how far a run has come.
    pub fn continue_retention(&mut self, id: i64, last: ContactId, report: &Report) -> Result<(), StoreError> {
        let set = (
            retention_run::last_contact.eq(last.0),
            retention_run::report.eq(serde_json::to_string(report).unwrap_or_default()),
        );
        diesel::update(retention_run::table.find(id)).set(set).execute(self.db)?;
        Ok(())
    }
    /// Ends a run.
    pub fn finish_retention(&mut self, id: i64, now: Moment) -> Result<(), StoreError> {
        let set = (retention_run::state.eq("done"), retention_run::finished_at.eq(now.naive_utc()));
        diesel::update(retention_run::table.find(id)).set(set).execute(self.db)?;
        Ok(())
    }
    /// Takes hold of contacts until the unit of work ends, so that nobody restricts or uses one meanwhile.
    pub fn hold_contacts(&mut self, contacts: &[ContactId]) -> Result<(), StoreError> {
        let ids: Vec<i64> = contacts.iter().map(|id| id.0).collect();
        diesel::update(contact::table.filter(contact::id.eq_any(ids)))
            .set(contact::generation.eq(contact::generation))
            .execute(self.db)?;
        Ok(())
    }
    /// S2.12: removes values and relations whose period is over, and with the last value of a kind also the older ones kept as
    /// evidence.
    /// Only what was there at `until`: after a restore a number may belong to a newer value. Gives how many went.
    pub fn remove_expired_values(
        &mut self,
        id: ContactId,
        numbers: &[i64],
        until: Moment,
    ) -> Result<usize, StoreError> {
        let over = || {
            contact_value::table
                .filter(contact_value::contact_id.eq(id.0))
                .filter(contact_value::number.eq_any(numbers.to_vec()))
                .filter(contact_value::stored_at.le(until.naive_utc()))
        };
        let kinds: Vec<String> = over().select(contact_value::kind).distinct().load(self.db)?;
        let mut gone = diesel::delete(over()).execute(self.db)?;
        let relations = relation::table
            .filter(relation::contact_id.eq(id.0))
            .filter(relation::number.eq_any(numbers.to_vec()))
            .filter(relation::stored_at.le(until.naive_utc()));
        let ended = diesel::delete(relations).execute(self.db)?;
        if ended > 0 {
            self.index_again(id)?;
        }
        gone += ended;
        for kind in kinds {
            let of_kind =
                contact_value::table.filter(contact_value::contact_id.eq(id.0)).filter(contact_value::kind.eq(&kind));
            let live: i64 = of_kind.filter(contact_value::superseded_at.is_null()).count().get_result(self.db)?;
            if live == 0 {
                diesel::delete(of_kind.filter(contact_value::superseded_at.le(until.naive_utc()))).execute(self.db)?;
            }
        }
        Ok(gone)
    }
}
