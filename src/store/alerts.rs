//! What the desk must not miss: counts over letters, cases, holds, erasures and reading, in a few statements.

use super::Read;
use super::engine::StoreError;
use super::schema::{
    audit_event, clock_event, contact, disclosure, erasure, handover, hold, officer_change, outbox, paper_letter,
    policy_draft, request, request_item, seal_access,
};
use crate::domain::clock::Moment;
use crate::domain::ids::{OfficerId, Reference};
use crate::domain::request::State;
use chrono::{NaiveDate, NaiveDateTime};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};

/// How many cases wait, by how near their date is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Past their date.
    pub late: i64,
    /// Due today.
    pub today: i64,
    /// Due from tomorrow to the day that was asked for.
    pub soon: i64,
    /// Nobody has taken them.
    pub nobody: i64,
    /// Came in since the moment that was asked for.
    pub new: i64,
}

/// ASVS 2.3.5: what somebody wants that waits for a second person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SecondWords {
    /// L12.5: cases with a decision.
    pub decisions: Vec<Reference>,
    /// Changes about officers.
    pub officers: usize,
    /// Data to be given to somebody outside.
    pub disclosures: usize,
    /// The business that goes to somebody else.
    pub handovers: usize,
    /// Versions of the policy.
    pub policies: usize,
    /// Sealed records to be opened.
    pub openings: usize,
}

impl Read<'_> {
    /// ASVS 2.3.5: what waits for a second person, wanted by anybody but `who` (`officer:` and a number). Openings
    /// of sealed records asked for up to `openable` cannot be agreed to any more.
    pub fn list_second_words(&mut self, who: &str, openable: Moment) -> Result<SecondWords, StoreError> {
        let counted = |n: i64| usize::try_from(n).unwrap_or(0);
        let decisions: Vec<String> = request_item::table
            .inner_join(request::table.on(request::id.eq(request_item::request_id)))
            .filter(request_item::wish_by.is_not_null())
            // whoever took their request back waits for nobody's word
            .filter(request::closed_at.is_null())
            .filter(request_item::wish_by.ne(who))
            .order(request_item::wish_at)
            .limit(100)
            .select(request::reference)
            .load(self.db)?;
        let officer: Option<i64> = who.strip_prefix("officer:").and_then(|id| id.parse().ok());
        Ok(SecondWords {
            decisions: decisions.iter().filter_map(|text| Reference::parse(text)).collect(),
            officers: counted(
                officer_change::table
                    .filter(sql::<Bool>("state = 'waiting'"))
                    .filter(officer_change::asked_by.ne(who))
                    .count()
                    .get_result(self.db)?,
            ),
            disclosures: counted(
                disclosure::table
                    .filter(sql::<Bool>("state = 'asked'"))
                    .filter(disclosure::asked_by.ne(who))
                    .count()
                    .get_result(self.db)?,
            ),
            handovers: counted(
                handover::table
                    .filter(handover::state.eq("asked"))
                    .filter(handover::asked_by.ne(who))
                    .count()
                    .get_result(self.db)?,
            ),
            policies: counted(
                policy_draft::table
                    .filter(policy_draft::state.eq("asked"))
                    .filter(policy_draft::asked_by.ne(who))
                    .count()
                    .get_result(self.db)?,
            ),
            openings: counted(
                seal_access::table
                    .filter(seal_access::approved_by.is_null())
                    .filter(seal_access::asked_at.gt(openable.naive_utc()))
                    .filter(seal_access::asked_by.ne(officer.unwrap_or(0)))
                    .count()
                    .get_result(self.db)?,
            ),
        })
    }
    /// S13.14: letters on paper that wait for the post.
    pub fn count_waiting_papers(&mut self) -> Result<i64, StoreError> {
        Ok(paper_letter::table.filter(paper_letter::posted_on.is_null()).count().get_result(self.db)?)
    }
    /// Letters that were given up since a moment.
    pub fn count_failed_letters(&mut self, since: Moment) -> Result<i64, StoreError> {
        Ok(outbox::table
            .filter(sql::<Bool>("state = 'failed'"))
            .filter(outbox::finished_at.ge(since.naive_utc()))
            .count()
            .get_result(self.db)?)
    }
    /// Holds in force whose review or end is not after a day.
    pub fn count_holds_due(&mut self, until: NaiveDate) -> Result<i64, StoreError> {
        Ok(hold::table
            .filter(hold::ended_at.is_null())
            .filter(hold::review_on.le(until).or(hold::ends_on.le(until)))
            .count()
            .get_result(self.db)?)
    }
    /// TH23: erasures that wait for an officer because there were very many.
    pub fn count_held_erasures(&mut self) -> Result<i64, StoreError> {
        Ok(erasure::table.filter(erasure::state.eq("held")).count().get_result(self.db)?)
    }
    /// TH25: how many searches each officer made and how many cases and contacts they opened since a moment, where that is
    /// more than `usual`, with how many of them in the time from `before` to then. A page that opens again after each step
    /// of the work counts once a day.
    pub fn count_looks(
        &mut self,
        since: Moment,
        before: Moment,
        usual: i64,
    ) -> Result<Vec<(String, i64, i64)>, StoreError> {
        // as the index has it: with bound values neither database would see that it fits
        let looked = || sql::<Bool>("action IN ('contact.viewed', 'contact.searched', 'request.viewed')");
        // what is searched for stands nowhere, so each search is one of its own
        let once = "COUNT(DISTINCT CASE WHEN object = '' THEN CAST(id AS TEXT) ELSE substr(CAST(at AS TEXT), 1, 10) || object END)";
        let now: Vec<(String, i64)> = audit_event::table
            .filter(audit_event::at.ge(since.naive_utc()))
            .filter(looked())
            .filter(audit_event::actor.like("officer:%"))
            .group_by(audit_event::actor)
            .select((audit_event::actor, sql::<BigInt>(once)))
            .load(self.db)?;
        let mut all = Vec::new();
        for (who, n) in now.into_iter().filter(|(_, n)| *n > usual) {
            let earlier = audit_event::table
                .filter(audit_event::at.between(before.naive_utc(), since.naive_utc()))
                .filter(looked())
                .filter(audit_event::actor.eq(&who));
            all.push((who.clone(), n, earlier.select(sql::<BigInt>(once)).get_result(self.db)?));
        }
        Ok(all)
    }
    /// L12.11: cases that wait for an answer to a question asked on a day or before.
    pub fn count_unanswered(&mut self, asked_on: NaiveDate) -> Result<i64, StoreError> {
        let later = clock_event::table
            .filter(clock_event::request_id.eq(request::id))
            .filter(clock_event::kind.eq("clarify_asked"))
            .filter(clock_event::happened_on.gt(asked_on));
        Ok(request::table
            .filter(request::state.eq(State::WaitingClarification.key()))
            // what waits is open: said here, so that the index of open cases answers
            .filter(request::closed_at.is_null())
            .filter(diesel::dsl::not(diesel::dsl::exists(later)))
            .count()
            .get_result(self.db)?)
    }
    /// Whether anybody is held at all.
    pub fn has_contacts(&mut self) -> Result<bool, StoreError> {
        Ok(contact::table.select(contact::id).first::<i64>(self.db).optional()?.is_some())
    }
    /// O1: open cases by how near their date is; of one officer, or of all.
    pub fn count_waiting(
        &mut self,
        of: Option<OfficerId>,
        today: NaiveDate,
        soon: NaiveDate,
        since: Moment,
    ) -> Result<Waiting, StoreError> {
        let mut query = request::table
            .filter(request::closed_at.is_null())
            .filter(request::state.ne(State::Suspected.key()))
            .select((request::due_on, request::assigned_to, request::received_at))
            .into_boxed();
        if let Some(of) = of {
            query = query.filter(request::assigned_to.eq(of.0));
        }
        let rows: Vec<(Option<NaiveDate>, Option<i64>, NaiveDateTime)> = query.load(self.db)?;
        let mut all = Waiting::default();
        for (due, with, received) in rows {
            match due {
                Some(due) if due < today => all.late += 1,
                Some(due) if due == today => all.today += 1,
                Some(due) if due <= soon => all.soon += 1,
                _ => {}
            }
            all.nobody += i64::from(with.is_none());
            all.new += i64::from(received >= since.naive_utc());
        }
        Ok(all)
    }
}
