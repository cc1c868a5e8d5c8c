//! O15: what the figures are made of: dates and kinds of cases, kinds and topics of choices. Nothing personal.

use super::Read;
use super::engine::StoreError;
use super::queue::NEVER;
use super::schema::{
    breach, consent_event, disclosure, erasure, leaving_reason, outbox, outcome, request, request_item,
};
use crate::domain::clock::Moment;
use crate::domain::consent::{EventKind, EventMeans};
use crate::domain::ids::Reference;
use crate::domain::request::{End, Matter, State};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// A case as the figures see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFigure {
    /// Its number: later ones are larger.
    pub id: i64,
    /// Its reference.
    pub reference: Reference,
    /// The matter's key.
    pub matter: String,
    /// The right it exercises.
    pub right: Option<String>,
    /// When it came in.
    pub received_on: NaiveDate,
    /// Until when we aimed to answer.
    pub aim_on: Option<NaiveDate>,
    /// Until when the law allowed.
    pub law_on: Option<NaiveDate>,
    /// When it was closed.
    pub closed_on: Option<NaiveDate>,
}

/// What happened beside cases and choices.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Happenings {
    /// Erasures carried out.
    pub erasures: i64,
    /// Breaches that became known.
    pub breaches: i64,
    /// Data given to somebody outside.
    pub disclosures: i64,
    /// Letters given up.
    pub letters_lost: i64,
}

impl Read<'_> {
    /// Cases received from one day to another, without what was a machine's and what was taken back.
    pub fn list_case_figures(&mut self, from: NaiveDate, until: NaiveDate) -> Result<Vec<CaseFigure>, StoreError> {
        type Row = (
            i64,
            String,
            String,
            Option<String>,
            NaiveDate,
            Option<NaiveDate>,
            Option<NaiveDate>,
            Option<NaiveDateTime>,
            Option<NaiveDate>,
        );
        let first = request_item::request_id.eq(request::id).and(request_item::number.eq(1_i64));
        let rows: Vec<Row> = request::table
            .left_join(request_item::table.on(first))
            .filter(request::received_on.between(from, until))
            .filter(request::state.ne_all([State::Suspected.key(), State::Withdrawn.key()]))
            .filter(request::ended.is_null().or(request::ended.ne(End::Spam.key())))
            .order(request::received_on)
            .limit(200_000)
            .select((
                request::id,
                request::reference,
                request::matter,
                request_item::right_key.nullable(),
                request::received_on,
                request::aim_on,
                request::law_on,
                request::closed_at,
                request::due_on,
            ))
            .load(self.db)?;
        let figure = |(id, reference, matter, right, received_on, aim_on, law_on, closed, due_on): Row| {
            let reference = Reference::parse(&reference)
                .ok_or_else(|| StoreError::Malformed(format!("the reference of case {id}")))?;
            let closed_on = closed.map(|at| Moment::from_naive_utc(at).london_date());
            // as in the queue: what has no clock left to run, such as a restriction in force, is late for nothing
            let aim_on = aim_on.filter(|_| closed_on.is_some() || due_on != Some(NEVER));
            Ok(CaseFigure { id, reference, matter, right, received_on, aim_on, law_on, closed_on })
        };
        rows.into_iter().map(figure).collect()
    }

    /// L77.7: complaints received from one day to another, by how they ended; empty while they are open.
    pub fn count_complaints(&mut self, from: NaiveDate, until: NaiveDate) -> Result<Vec<(String, i64)>, StoreError> {
        let rows: Vec<(i64, String, Option<String>)> = request::table
            .left_join(outcome::table.on(outcome::request_id.eq(request::id)))
            .filter(request::matter.eq(Matter::Complaint.key()))
            .filter(request::received_on.between(from, until))
            .filter(request::state.ne_all([State::Suspected.key(), State::Withdrawn.key()]))
            .filter(request::ended.is_null().or(request::ended.ne(End::Spam.key())))
            .order((request::id, outcome::number))
            .select((request::id, request::state, outcome::result.nullable()))
            .load(self.db)?;
        // the latest outcome of a case is the one that stands, unless it was opened again
        let mut last: BTreeMap<i64, String> = BTreeMap::new();
        for (id, state, result) in rows {
            let is_open = State::from_key(&state).is_none_or(State::is_open);
            last.insert(id, if is_open { String::new() } else { result.unwrap_or_default() });
        }
        let mut counts: BTreeMap<String, i64> = BTreeMap::new();
        for result in last.into_values() {
            *counts.entry(result).or_default() += 1;
        }
        Ok(counts.into_iter().collect())
    }

    /// What else happened from one moment to another.
    pub fn count_happenings(&mut self, from: Moment, until: Moment) -> Result<Happenings, StoreError> {
        let (from, until) = (from.naive_utc(), until.naive_utc());
        Ok(Happenings {
            erasures: erasure::table
                .filter(erasure::carried_at.ge(from).and(erasure::carried_at.lt(until)))
                .count()
                .get_result(self.db)?,
            breaches: breach::table
                .filter(breach::aware_at.ge(from).and(breach::aware_at.lt(until)))
                .count()
                .get_result(self.db)?,
            disclosures: disclosure::table
                .filter(disclosure::state.eq("done"))
                .filter(disclosure::decided_at.ge(from).and(disclosure::decided_at.lt(until)))
                .count()
                .get_result(self.db)?,
            letters_lost: outbox::table
                .filter(outbox::state.eq("failed"))
                .filter(outbox::finished_at.ge(from).and(outbox::finished_at.lt(until)))
                .count()
                .get_result(self.db)?,
        })
    }

    /// How often each topic was agreed to and stopped from one moment to another; what the portal tries out itself is no
    /// choice of anybody.
    pub fn count_choices(&mut self, from: Moment, until: Moment) -> Result<Vec<(String, String, i64)>, StoreError> {
        Ok(consent_event::table
            .filter(consent_event::at.ge(from.naive_utc()))
            .filter(consent_event::at.lt(until.naive_utc()))
            .filter(consent_event::kind.eq_any([EventKind::Given.key(), EventKind::Stopped.key()]))
            .filter(consent_event::means.ne(EventMeans::Canary.key()))
            .group_by((consent_event::topic, consent_event::kind))
            .order((consent_event::topic, consent_event::kind))
            .select((consent_event::topic, consent_event::kind, diesel::dsl::count_star()))
            .load(self.db)?)
    }

    /// Why people left in a month, by topic.
    pub fn count_leaving_in(&mut self, month: &str) -> Result<Vec<(String, String, i64)>, StoreError> {
        Ok(leaving_reason::table
            .filter(leaving_reason::month.eq(month))
            .order((leaving_reason::topic, leaving_reason::reason))
            .select((leaving_reason::topic, leaving_reason::reason, leaving_reason::count))
            .load(self.db)?)
    }
}
