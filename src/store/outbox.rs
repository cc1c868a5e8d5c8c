//! Waiting letters: what kind, to whom (sealed), about which row. Bodies are made when a letter is sent.

use super::engine::StoreError;
use super::schema::{bulk_mailing, outbox, request};
use super::{Read, Write};
use crate::domain::clock::Moment;
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::{ContactId, LetterId};
use crate::domain::letter::LetterKind;
use crate::vault::{Field, Keyring, SealKey, Sealed};
use chrono::{NaiveDateTime, TimeDelta};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;

/// A letter to be sent.
#[derive(Debug, Clone)]
pub struct NewLetter {
    /// What kind.
    pub kind: LetterKind,
    /// The language it is written in.
    pub language: String,
    /// The contact, if it is one.
    pub contact: Option<ContactId>,
    /// Where it goes.
    pub recipient: EmailAddress,
    /// The row it is about: a sign-in, a change of address, a request.
    pub subject: Option<i64>,
    /// Facts without personal data, as JSON.
    pub detail: String,
    /// When it may leave.
    pub due_at: Moment,
    /// After this it is not sent.
    pub expires_at: Option<Moment>,
}

/// A letter a worker has taken.
#[derive(Debug, Clone)]
pub struct TakenLetter {
    /// Its number; also its Message-ID, so that a second sending is recognised as the same letter.
    pub id: LetterId,
    /// What kind.
    pub kind: LetterKind,
    /// Its language.
    pub language: String,
    /// The contact, if it is one.
    pub contact: Option<ContactId>,
    /// Where it goes, sealed.
    pub recipient: Option<Sealed>,
    /// The row it is about.
    pub subject: Option<i64>,
    /// Facts as JSON.
    pub detail: String,
    /// How often it was tried, this time included.
    pub attempts: i32,
    /// When it was asked for.
    pub created_at: Moment,
    /// After this it is not sent.
    pub expires_at: Option<Moment>,
}

type Row =
    (i64, String, String, Option<i64>, Option<Vec<u8>>, Option<i64>, String, i32, NaiveDateTime, Option<NaiveDateTime>);

/// Whether a letter waits, as the index has it: with a bound value neither database would see that it fits, and would go
/// through every letter that ever left.
fn is_waiting() -> diesel::expression::SqlLiteral<Bool> {
    sql("state = 'waiting'")
}

impl Write<'_> {
    /// Puts a letter into the outbox, its recipient sealed under a key of the letter's own, which must be durable.
    pub fn post_letter(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        letter: &NewLetter,
        now: Moment,
    ) -> Result<LetterId, StoreError> {
        let id = self.take_numbers("letter", 1)?;
        let row = (
            outbox::id.eq(id),
            outbox::kind.eq(letter.kind.key()),
            outbox::lane.eq(letter.kind.lane()),
            outbox::language.eq(&letter.language),
            outbox::contact_id.eq(letter.contact.map(|c| c.0)),
            outbox::recipient.eq(key.seal(ring, Field::Recipient, id, 0, letter.recipient.as_str()).0),
            outbox::subject_id.eq(letter.subject),
            outbox::detail.eq(&letter.detail),
            outbox::state.eq("waiting"),
            outbox::created_at.eq(now.naive_utc()),
            outbox::due_at.eq(letter.due_at.naive_utc()),
            outbox::expires_at.eq(letter.expires_at.map(Moment::naive_utc)),
        );
        diesel::insert_into(outbox::table).values(row).execute(self.db)?;
        Ok(LetterId(id))
    }

    /// Takes up to `limit` due letters for one worker until the lease ends: urgent lanes first. A letter whose
    /// worker died is taken again when its lease has lapsed.
    pub fn take_letters(
        &mut self,
        worker: &str,
        now: Moment,
        lease: TimeDelta,
        limit: i64,
    ) -> Result<Vec<TakenLetter>, StoreError> {
        let free = || outbox::claimed_until.is_null().or(outbox::claimed_until.lt(now.naive_utc()));
        let due: Vec<i64> = outbox::table
            .filter(is_waiting())
            .filter(outbox::due_at.le(now.naive_utc()))
            .filter(free())
            .order((outbox::lane, outbox::due_at))
            .limit(limit)
            .select(outbox::id)
            .load(self.db)?;
        // the guard stands in the UPDATE again: PostgreSQL re-checks it after waiting for another worker's row
        let mine = outbox::table.filter(outbox::id.eq_any(due)).filter(outbox::state.eq("waiting")).filter(free());
        let rows: Vec<Row> = diesel::update(mine)
            .set((
                outbox::claimed_by.eq(worker),
                outbox::claimed_until.eq((now + lease).naive_utc()),
                outbox::attempts.eq(outbox::attempts + 1),
            ))
            .returning((
                outbox::id,
                outbox::kind,
                outbox::language,
                outbox::contact_id,
                outbox::recipient,
                outbox::subject_id,
                outbox::detail,
                outbox::attempts,
                outbox::created_at,
                outbox::expires_at,
            ))
            .get_results(self.db)?;
        let mut letters: Vec<TakenLetter> = rows
            .into_iter()
            .map(|(id, kind, language, contact, recipient, subject, detail, attempts, created_at, expires_at)| {
                Ok(TakenLetter {
                    id: LetterId(id),
                    kind: LetterKind::from_key(&kind)
                        .ok_or_else(|| StoreError::Malformed(format!("letter kind {kind}")))?,
                    language,
                    contact: contact.map(ContactId),
                    recipient: recipient.map(Sealed),
                    subject,
                    detail,
                    attempts,
                    created_at: Moment::from_naive_utc(created_at),
                    expires_at: expires_at.map(Moment::from_naive_utc),
                })
            })
            .collect::<Result<_, StoreError>>()?;
        letters.sort_by_key(|l| (l.kind.lane(), l.created_at, l.id));
        Ok(letters)
    }

    /// Ends a letter: `sent`, `expired` or `failed`. Its recipient is wiped. `false` if the worker had lost it.
    pub fn finish_letter(
        &mut self,
        id: LetterId,
        worker: &str,
        state: &str,
        problem: Option<&str>,
        now: Moment,
    ) -> Result<bool, StoreError> {
        let mine = outbox::table.find(id.0).filter(outbox::claimed_by.eq(worker)).filter(outbox::state.eq("waiting"));
        let changed = diesel::update(mine)
            .set((
                outbox::state.eq(state),
                outbox::recipient.eq(None::<Vec<u8>>),
                outbox::problem.eq(problem),
                outbox::claimed_until.eq(None::<NaiveDateTime>),
                outbox::finished_at.eq(now.naive_utc()),
            ))
            .execute(self.db)?;
        Ok(changed == 1)
    }

    /// Notes that a letter came back for good, with the status that its report names, and in its case if it is about one.
    /// Gives its kind and whose it was; `None` if it was noted before, or there is no such letter.
    pub fn note_bounce(
        &mut self,
        id: LetterId,
        status: &str,
        now: Moment,
    ) -> Result<Option<(String, Option<ContactId>)>, StoreError> {
        let sent = outbox::table.find(id.0).filter(outbox::state.eq("sent"));
        let found: Option<(String, Option<i64>, Option<i64>)> =
            sent.select((outbox::kind, outbox::subject_id, outbox::contact_id)).first(self.db).optional()?;
        let Some((kind, subject, contact)) = found else { return Ok(None) };
        diesel::update(sent)
            .set((
                outbox::state.eq("failed"),
                outbox::problem.eq(Some(format!("came back: {status}"))),
                outbox::finished_at.eq(now.naive_utc()),
            ))
            .execute(self.db)?;
        if let Some(case) = subject.filter(|_| LetterKind::from_key(&kind).is_some_and(LetterKind::is_about_case)) {
            diesel::update(request::table.find(case))
                .set(request::bounced_at.eq(Some(now.naive_utc())))
                .execute(self.db)?;
        }
        Ok(Some((kind, contact.map(ContactId))))
    }

    /// Puts a letter back to be tried later.
    pub fn retry_letter(
        &mut self,
        id: LetterId,
        worker: &str,
        due_at: Moment,
        problem: &str,
    ) -> Result<bool, StoreError> {
        let mine = outbox::table.find(id.0).filter(outbox::claimed_by.eq(worker)).filter(outbox::state.eq("waiting"));
        let changed = diesel::update(mine)
            .set((
                outbox::due_at.eq(due_at.naive_utc()),
                outbox::problem.eq(problem),
                outbox::claimed_until.eq(None::<NaiveDateTime>),
            ))
            .execute(self.db)?;
        Ok(changed == 1)
    }

    /// After a restore: holds everything that waits, for a person to look at first, and stops letters to many: who was
    /// written to since the backup would be written to again.
    pub fn hold_letters(&mut self) -> Result<usize, StoreError> {
        diesel::update(bulk_mailing::table.filter(bulk_mailing::state.eq("running")))
            .set(bulk_mailing::state.eq("stopped"))
            .execute(self.db)?;
        Ok(diesel::update(outbox::table.filter(outbox::state.eq("waiting")))
            .set(outbox::state.eq("held"))
            .execute(self.db)?)
    }
}

impl Read<'_> {
    /// How many letters are in a state.
    pub fn count_letters(&mut self, state: &str) -> Result<i64, StoreError> {
        Ok(outbox::table.filter(outbox::state.eq(state)).count().get_result(self.db)?)
    }
    /// When the oldest due letter was due: for `check` and the operator's alarm.
    pub fn oldest_due_letter(&mut self, now: Moment) -> Result<Option<Moment>, StoreError> {
        let at: Option<NaiveDateTime> = outbox::table
            .filter(is_waiting())
            .filter(outbox::due_at.le(now.naive_utc()))
            .select(diesel::dsl::min(outbox::due_at))
            .first(self.db)?;
        Ok(at.map(Moment::from_naive_utc))
    }
}
