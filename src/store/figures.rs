//! O15: what the figures are made of: dates and kinds of cases, kinds and topics of choices. Nothing personal.

use super::Read;
use super::engine::StoreError;
use super::schema::{consent_event, request, request_item};
use crate::domain::clock::Moment;
use crate::domain::request::State;
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

/// A case as the figures see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFigure {
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

impl Read<'_> {
    /// Cases received from one day to another, without what was a machine's and what was taken back.
    pub fn list_case_figures(&mut self, from: NaiveDate, until: NaiveDate) -> Result<Vec<CaseFigure>, StoreError> {
        type Row = (String, Option<String>, NaiveDate, Option<NaiveDate>, Option<NaiveDate>, Option<NaiveDateTime>);
        let first = request_item::request_id.eq(request::id).and(request_item::number.eq(1_i64));
        let rows: Vec<Row> = request::table
            .left_join(request_item::table.on(first))
            .filter(request::received_on.between(from, until))
            .filter(request::state.ne_all([State::Suspected.key(), State::Withdrawn.key()]))
            .order(request::received_on)
            .limit(200_000)
            .select((
                request::matter,
                request_item::right_key.nullable(),
                request::received_on,
                request::aim_on,
                request::law_on,
                request::closed_at,
            ))
            .load(self.db)?;
        let figure = |(matter, right, received_on, aim_on, law_on, closed): Row| CaseFigure {
            matter,
            right,
            received_on,
            aim_on,
            law_on,
            closed_on: closed.map(|at| Moment::from_naive_utc(at).london_date()),
        };
        Ok(rows.into_iter().map(figure).collect())
    }

    /// How many choices of each kind were made about each topic from a moment on.
    pub fn count_choices(&mut self, from: Moment) -> Result<Vec<(String, String, i64)>, StoreError> {
        Ok(consent_event::table
            .filter(consent_event::at.ge(from.naive_utc()))
            .group_by((consent_event::topic, consent_event::kind))
            .order((consent_event::topic, consent_event::kind))
            .select((consent_event::topic, consent_event::kind, diesel::dsl::count_star()))
            .load(self.db)?)
    }
}
