//! What the desk adds to cases: those that came by letter, call or mail and are logged by an officer; notes; letters on
//! paper; colleagues asked to search.

use super::engine::StoreError;
use super::requests::{PERSON, Row, request_of};
use super::schema::{case_draft, case_note, message, outcome, paper_letter, request, request_item, search_task};
use super::{Read, Store, Write};
use crate::domain::clock::Moment;
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::{ContactId, OfficerId, Reference, RequestId};
use crate::domain::request::{Matter, State, Step};
use crate::store::requests::Request;
use crate::vault::{Field, Keyring, SealKey, Sealed};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use std::borrow::Cow;
use std::collections::HashSet;

/// A case that an officer files for somebody.
#[derive(Debug, Clone)]
pub struct LoggedRequest {
    /// The public name.
    pub reference: Reference,
    /// Whose, if an officer recognised them.
    pub contact: Option<ContactId>,
    /// Who answers for the data.
    pub entity: String,
    /// The language letters about it are written in.
    pub language: String,
    /// How it came in: `telephone`, `letter`, `email`, `person`.
    pub channel: String,
    /// The date it really came in: all clocks count from it.
    pub received_on: NaiveDate,
    /// What it is about.
    pub matter: Matter,
    /// The right of T12 it exercises, if one.
    pub right: Option<String>,
    /// Where answers go, if they have a mailbox.
    pub address: Option<EmailAddress>,
    /// Where letters go, if they have none.
    pub post: String,
    /// What they call themselves; may be empty.
    pub name: String,
    /// What they wrote or said.
    pub text: String,
}

/// A note of the desk about a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Who wrote it: `officer:` and a number.
    pub author: String,
    /// What it says.
    pub text: String,
    /// When.
    pub at: Moment,
}

/// L15.4: an entry of a case's search log: a colleague is asked to search a system, or the desk did it itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Its number.
    pub id: i64,
    /// For which case.
    pub request: RequestId,
    /// Which system of the register.
    pub system: String,
    /// Who is asked; nobody where the desk searched itself, or left the system out.
    pub to: Option<String>,
    /// What is looked for.
    pub question: String,
    /// What its link is derived from, with the number of the link key; none where nobody is asked.
    pub link: Option<(Vec<u8>, u32)>,
    /// Who asked, or searched: `officer:` and a number.
    pub asked_by: String,
    /// Until when.
    pub due_on: NaiveDate,
    /// When it was asked.
    pub asked_at: Moment,
    /// `open`, or how it ended: `found`, `nothing`, `left_out`, `ended` with its case.
    pub state: String,
    /// When it was answered.
    pub answered_at: Option<Moment>,
    /// What was found, or why the system was left out.
    pub answer: Option<String>,
}

/// Who has sent a file into a case: a colleague who searched, so far for the desk alone.
pub fn searcher(task: i64) -> String {
    format!("{SEARCHER}{task}")
}

/// Whether whoever sent a file is a colleague who searched.
pub fn is_searcher(author: &str) -> bool {
    author.starts_with(SEARCHER)
}

pub(super) const SEARCHER: &str = "search:";

/// S13.14: what a letter on paper does to its case on the day it is posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Posting {
    /// It answers; the case goes on.
    Answers,
    /// It answers everything: the case is closed.
    Closes,
    /// It says how far something has come; the clocks go on.
    Tells,
    /// S8.37: it says until when an erasure can be taken back: that time is counted from the post.
    Cools,
    /// It is the outcome of a case that was closed with it.
    Outcome,
    /// It is a step of the case.
    Step(Step),
    /// L18.3: it says that this restriction ends: the notice is counted from the post.
    Lifts(i64),
}

/// The key of [`Posting::Cools`]: an erasure waits for such a letter.
pub(super) const COOLS: &str = "cools";

impl Posting {
    fn key(self) -> Option<Cow<'static, str>> {
        match self {
            Self::Answers | Self::Closes => None,
            Self::Tells => Some("tells".into()),
            Self::Cools => Some(COOLS.into()),
            Self::Outcome => Some("outcome".into()),
            Self::Step(step) => Some(step.key().into()),
            Self::Lifts(id) => Some(format!("lifts/{id}").into()),
        }
    }
    fn of(closes: bool, key: Option<&str>) -> Self {
        match key {
            Some("tells") => Self::Tells,
            Some(COOLS) => Self::Cools,
            Some("outcome") => Self::Outcome,
            Some(key) => match key.strip_prefix("lifts/").map(str::parse) {
                Some(Ok(id)) => Self::Lifts(id),
                _ => Step::from_key(key).map_or(Self::Answers, Self::Step),
            },
            None if closes => Self::Closes,
            None => Self::Answers,
        }
    }
}

/// A letter on paper that waits for the post, or has gone.
#[derive(Debug, Clone)]
pub struct Paper {
    /// The case.
    pub request: Request,
    /// Which message of it.
    pub number: i64,
    /// When it was written.
    pub written_at: Moment,
    /// When it was posted.
    pub posted_on: Option<NaiveDate>,
    /// What it does on that day.
    pub does: Posting,
}

/// An answer that was begun and not sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Who wrote it.
    pub officer: OfficerId,
    /// What it says so far.
    pub text: String,
    /// When it was kept.
    pub saved_at: Moment,
}

/// What the desk added to a case, in clear.
#[derive(Debug, Clone, Default)]
pub struct DeskSide {
    /// Its notes, oldest first.
    pub notes: Vec<Note>,
    /// An answer that was begun.
    pub draft: Option<Draft>,
    /// Who was asked to search.
    pub tasks: Vec<Task>,
    /// Where a letter on paper goes.
    pub post: Option<String>,
    /// Letters on paper: number of the message, written, posted.
    pub papers: Vec<(i64, Moment, Option<NaiveDate>)>,
    /// The step that waits for its letter to be posted.
    pub waiting_step: Option<Step>,
    /// Whether the outcome waits for its letter to be posted.
    pub waits_outcome: bool,
    /// A letter that ends the case waits for the post.
    pub waits_end: bool,
    /// L18.3: the restrictions of whose end a letter that waits for the post tells.
    pub waiting_lifts: Vec<i64>,
    /// The message that is the interim letter of an erasure, while it waits for the post.
    pub cooling_paper: Option<i64>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = search_task)]
struct TaskRow {
    id: i64,
    request_id: i64,
    system: String,
    sealed_to: Option<Vec<u8>>,
    sealed_question: Vec<u8>,
    salt: Option<Vec<u8>>,
    link_key: Option<i32>,
    due_on: NaiveDate,
    asked_by: String,
    asked_at: NaiveDateTime,
    state: String,
    answered_at: Option<NaiveDateTime>,
    sealed_answer: Option<Vec<u8>>,
}

fn task_of(row: TaskRow, key: &SealKey) -> Result<Task, StoreError> {
    let unsealed = |field, sealed: Vec<u8>| key.unseal(field, row.id, 0, &Sealed(sealed));
    Ok(Task {
        id: row.id,
        request: RequestId(row.request_id),
        system: row.system,
        to: row.sealed_to.map(|to| unsealed(Field::TaskAddress, to)).transpose()?,
        question: unsealed(Field::TaskQuestion, row.sealed_question)?,
        link: row.salt.zip(row.link_key.and_then(|n| u32::try_from(n).ok())),
        due_on: row.due_on,
        asked_by: row.asked_by,
        asked_at: Moment::from_naive_utc(row.asked_at),
        state: row.state,
        answered_at: row.answered_at.map(Moment::from_naive_utc),
        answer: row.sealed_answer.map(|sealed| unsealed(Field::TaskAnswer, sealed)).transpose()?,
    })
}

/// What the desk added to a case.
pub(super) fn desk_side(store: &Store, r: &mut Read<'_>, it: &Request) -> Result<DeskSide, StoreError> {
    // S8.5: the case of an erased person has no key any more, and nothing beside it
    let Some(key) = store.open_keys(&[it.key])?.remove(&it.key) else { return Ok(DeskSide::default()) };
    let notes: Vec<(i64, String, Vec<u8>, NaiveDateTime)> = case_note::table
        .filter(case_note::request_id.eq(it.id.0))
        .order(case_note::number)
        .select((case_note::number, case_note::author, case_note::sealed, case_note::written_at))
        .load(r.db)?;
    let notes = notes.into_iter().map(|(number, author, sealed, at)| {
        let text = key.unseal(Field::Note, it.id.0, number, &Sealed(sealed))?;
        Ok(Note { author, text, at: Moment::from_naive_utc(at) })
    });
    let draft: Option<(i64, Vec<u8>, NaiveDateTime)> = case_draft::table
        .find(it.id.0)
        .select((case_draft::officer_id, case_draft::sealed, case_draft::saved_at))
        .first(r.db)
        .optional()?;
    let draft = draft.map(|(officer, sealed, at)| {
        let text = key.unseal(Field::Draft, it.id.0, 0, &Sealed(sealed))?;
        Ok::<_, StoreError>(Draft { officer: OfficerId(officer), text, saved_at: Moment::from_naive_utc(at) })
    });
    let tasks: Vec<TaskRow> = search_task::table
        .filter(search_task::request_id.eq(it.id.0))
        .order(search_task::id)
        .select(TaskRow::as_select())
        .load(r.db)?;
    let post: Option<Vec<u8>> = request::table.find(it.id.0).select(request::sealed_post).first(r.db)?;
    type PaperRow = (i64, NaiveDateTime, Option<NaiveDate>, i32, Option<String>);
    let papers: Vec<PaperRow> = paper_letter::table
        .filter(paper_letter::request_id.eq(it.id.0))
        .order(paper_letter::number)
        .select((
            paper_letter::number,
            paper_letter::written_at,
            paper_letter::posted_on,
            paper_letter::closes,
            paper_letter::step,
        ))
        .load(r.db)?;
    let waiting: Vec<(i64, Posting)> = papers
        .iter()
        .filter(|(_, _, posted, ..)| posted.is_none())
        .map(|(number, _, _, closes, step)| (*number, Posting::of(*closes != 0, step.as_deref())))
        .collect();
    let does = |wanted: Posting| waiting.iter().find(|(_, does)| *does == wanted).map(|(number, _)| *number);
    let (waits_outcome, cooling_paper) = (does(Posting::Outcome).is_some(), does(Posting::Cools));
    let waits_end = waits_outcome || does(Posting::Closes).is_some();
    let (mut waiting_step, mut waiting_lifts) = (None, Vec::new());
    for (_, does) in &waiting {
        match does {
            Posting::Step(step) => waiting_step = waiting_step.or(Some(*step)),
            Posting::Lifts(id) => waiting_lifts.push(*id),
            _ => {}
        }
    }
    Ok(DeskSide {
        notes: notes.collect::<Result<_, StoreError>>()?,
        draft: draft.transpose()?,
        tasks: tasks.into_iter().map(|row| task_of(row, &key)).collect::<Result<_, _>>()?,
        post: post.map(|sealed| key.unseal(Field::PostalAddress, it.id.0, 0, &Sealed(sealed))).transpose()?,
        papers: papers.into_iter().map(|(n, at, on, ..)| (n, Moment::from_naive_utc(at), on)).collect(),
        waiting_step,
        waits_outcome,
        waits_end,
        waiting_lifts,
        cooling_paper,
    })
}

impl Read<'_> {
    /// L15.4: the systems that a case's search log says something about: searched, or left out for a reason.
    pub fn list_searched(&mut self, id: RequestId) -> Result<HashSet<String>, StoreError> {
        let all: Vec<String> = search_task::table
            .filter(search_task::request_id.eq(id.0))
            .filter(search_task::state.eq_any(["found", "nothing", "left_out"]))
            .select(search_task::system)
            .load(self.db)?;
        Ok(all.into_iter().collect())
    }

    /// A task with its case, for its link.
    pub fn find_task(&mut self, store: &Store, id: i64) -> Result<Option<(Task, Request)>, StoreError> {
        let row: Option<TaskRow> =
            search_task::table.find(id).select(TaskRow::as_select()).first(self.db).optional()?;
        let Some(row) = row else { return Ok(None) };
        let Some(request) = self.find_request_by_id(RequestId(row.request_id))? else { return Ok(None) };
        let key = store.open_key(request.key)?;
        Ok(Some((task_of(row, &key)?, request)))
    }

    /// S13.14: letters that wait for the post, oldest first, or the latest that have gone.
    pub fn list_papers(&mut self, posted: bool, limit: i64) -> Result<Vec<Paper>, StoreError> {
        let mut query = paper_letter::table.inner_join(request::table).limit(limit).into_boxed();
        query = if posted {
            query.filter(paper_letter::posted_on.is_not_null()).order(paper_letter::written_at.desc())
        } else {
            query.filter(paper_letter::posted_on.is_null()).order(paper_letter::written_at)
        };
        type Found = (Row, i64, NaiveDateTime, Option<NaiveDate>, i32, Option<String>);
        let rows: Vec<Found> = query
            .select((
                Row::as_select(),
                paper_letter::number,
                paper_letter::written_at,
                paper_letter::posted_on,
                paper_letter::closes,
                paper_letter::step,
            ))
            .load(self.db)?;
        rows.into_iter()
            .map(|(row, number, at, posted_on, closes, step)| {
                let (written_at, does) = (Moment::from_naive_utc(at), Posting::of(closes != 0, step.as_deref()));
                Ok(Paper { request: request_of(row)?, number, written_at, posted_on, does })
            })
            .collect()
    }
}

impl Write<'_> {
    /// S8.11: files what came by letter, call or mail. The clocks count from the true date of receipt.
    pub fn add_logged_request(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        it: &LoggedRequest,
        now: Moment,
    ) -> Result<RequestId, StoreError> {
        let id = self.take_numbers("request", 1)?;
        let seal = |field, text: &str| (!text.is_empty()).then(|| key.seal(ring, field, id, 0, text).0);
        let at = if it.received_on == now.london_date() { now } else { Moment::start_of(it.received_on) };
        let row = (
            request::id.eq(id),
            request::reference.eq(it.reference.as_str()),
            request::contact_id.eq(it.contact.map(|c| c.0)),
            request::seal_key_id.eq(key.id().0),
            request::entity_key.eq(&it.entity),
            request::language.eq(&it.language),
            request::channel.eq(&it.channel),
            request::received_at.eq(at.naive_utc()),
            request::received_on.eq(it.received_on),
            request::state.eq(State::Received.key()),
            request::matter.eq(it.matter.key()),
            request::address_index.eq(it.address.as_ref().map(|a| ring.address_index(a).0)),
            request::sealed_address.eq(it.address.as_ref().and_then(|a| seal(Field::CaseAddress, a.as_str()))),
            request::sealed_name.eq(seal(Field::CaseName, &it.name)),
            request::sealed_post.eq(seal(Field::PostalAddress, &it.post)),
        );
        diesel::insert_into(request::table).values(row).execute(self.db)?;
        self.index_case(ring, RequestId(id), &it.name)?;
        if let Some(right) = &it.right {
            let item =
                (request_item::request_id.eq(id), request_item::number.eq(1_i64), request_item::right_key.eq(right));
            diesel::insert_into(request_item::table).values(item).execute(self.db)?;
        }
        self.add_message(ring, key, RequestId(id), PERSON, &it.text, at)?;
        self.refresh_due(RequestId(id))?;
        Ok(RequestId(id))
    }

    /// Keeps an answer that was begun in place of the one before.
    pub fn set_draft(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        id: RequestId,
        officer: OfficerId,
        text: &str,
        now: Moment,
    ) -> Result<(), StoreError> {
        self.remove_draft(id)?;
        let row = (
            case_draft::request_id.eq(id.0),
            case_draft::officer_id.eq(officer.0),
            case_draft::sealed.eq(key.seal(ring, Field::Draft, id.0, 0, text).0),
            case_draft::saved_at.eq(now.naive_utc()),
        );
        diesel::insert_into(case_draft::table).values(row).execute(self.db)?;
        Ok(())
    }
    /// Forgets an answer that was begun; `false` if there was none.
    pub fn remove_draft(&mut self, id: RequestId) -> Result<bool, StoreError> {
        // one at a time for a case: on PostgreSQL two at once would each find none and both add one
        diesel::update(request::table.find(id.0)).set(request::id.eq(id.0)).execute(self.db)?;
        Ok(diesel::delete(case_draft::table.find(id.0)).execute(self.db)? == 1)
    }
    /// Writes a note about a case.
    pub fn add_note(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        id: RequestId,
        author: &str,
        text: &str,
        now: Moment,
    ) -> Result<i64, StoreError> {
        diesel::update(request::table.find(id.0)).set(request::id.eq(id.0)).execute(self.db)?;
        let last: Option<i64> = case_note::table
            .filter(case_note::request_id.eq(id.0))
            .select(diesel::dsl::max(case_note::number))
            .first(self.db)?;
        let number = last.unwrap_or(0) + 1;
        let row = (
            case_note::request_id.eq(id.0),
            case_note::number.eq(number),
            case_note::author.eq(author),
            case_note::sealed.eq(key.seal(ring, Field::Note, id.0, number, text).0),
            case_note::written_at.eq(now.naive_utc()),
        );
        diesel::insert_into(case_note::table).values(row).execute(self.db)?;
        Ok(number)
    }

    /// S2.3: puts another text in place of a message: what was there is gone.
    pub fn redact_message(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        id: RequestId,
        number: i64,
        text: &str,
    ) -> Result<bool, StoreError> {
        let set = message::sealed.eq(key.seal(ring, Field::Message, id.0, number, text).0);
        Ok(diesel::update(message::table.find((id.0, number))).set(set).execute(self.db)? == 1)
    }

    /// S13.14: a letter that goes by post; `does` is what happens to its case on the day it is posted.
    pub fn add_paper(&mut self, id: RequestId, number: i64, does: Posting, now: Moment) -> Result<(), StoreError> {
        let row = (
            paper_letter::request_id.eq(id.0),
            paper_letter::number.eq(number),
            paper_letter::closes.eq(i32::from(does == Posting::Closes)),
            paper_letter::step.eq(does.key()),
            paper_letter::written_at.eq(now.naive_utc()),
        );
        diesel::insert_into(paper_letter::table).values(row).execute(self.db)?;
        Ok(())
    }

    /// A letter is not to be posted after all, and an outcome that it would have been is none; `false` if it was posted, or
    /// is not there.
    pub fn withdraw_paper(&mut self, id: RequestId, number: i64) -> Result<bool, StoreError> {
        let waiting = || paper_letter::table.find((id.0, number)).filter(paper_letter::posted_on.is_null());
        let step: Option<Option<String>> = waiting().select(paper_letter::step).first(self.db).optional()?;
        if step.flatten().as_deref() == Posting::Outcome.key().as_deref() {
            let last: Option<i64> = outcome::table
                .filter(outcome::request_id.eq(id.0))
                .select(diesel::dsl::max(outcome::number))
                .first(self.db)?;
            diesel::delete(outcome::table.find((id.0, last.unwrap_or(0)))).execute(self.db)?;
        }
        Ok(diesel::delete(waiting()).execute(self.db)? == 1)
    }

    /// S8.37: an erasure is taken back before its interim letter was posted: that letter says what is not so any more.
    /// Gives the number of its message, if one was waiting.
    pub fn withdraw_cooling_paper(&mut self, id: RequestId) -> Result<Option<i64>, StoreError> {
        let waiting = paper_letter::table
            .filter(paper_letter::request_id.eq(id.0))
            .filter(paper_letter::step.eq(COOLS))
            .filter(paper_letter::posted_on.is_null());
        Ok(diesel::delete(waiting).returning(paper_letter::number).get_result(self.db).optional()?)
    }

    /// It was posted on a day; gives what that does to its case. `None` if it was posted before, or is not there.
    pub fn post_paper(&mut self, id: RequestId, number: i64, on: NaiveDate) -> Result<Option<Posting>, StoreError> {
        let waiting = paper_letter::table.find((id.0, number)).filter(paper_letter::posted_on.is_null());
        let does: Option<(i32, Option<String>)> = diesel::update(waiting)
            .set(paper_letter::posted_on.eq(on))
            .returning((paper_letter::closes, paper_letter::step))
            .get_result(self.db)
            .optional()?;
        Ok(does.map(|(closes, step)| Posting::of(closes != 0, step.as_deref())))
    }

    /// L15.4: searches that are still open end with their case.
    pub(super) fn end_tasks(&mut self, id: RequestId, now: Moment) -> Result<(), StoreError> {
        let open = search_task::table.filter(search_task::request_id.eq(id.0)).filter(search_task::state.eq("open"));
        let set = (search_task::state.eq("ended"), search_task::answered_at.eq(now.naive_utc()));
        diesel::update(open).set(set).execute(self.db)?;
        Ok(())
    }

    /// Adds an entry to the search log; its number was taken before.
    pub fn add_task(&mut self, ring: &Keyring, key: &SealKey, it: &Task) -> Result<(), StoreError> {
        let row = (
            search_task::id.eq(it.id),
            search_task::request_id.eq(it.request.0),
            search_task::system.eq(&it.system),
            search_task::sealed_to.eq(it.to.as_ref().map(|to| key.seal(ring, Field::TaskAddress, it.id, 0, to).0)),
            search_task::sealed_question.eq(key.seal(ring, Field::TaskQuestion, it.id, 0, &it.question).0),
            search_task::salt.eq(it.link.as_ref().map(|(salt, _)| salt)),
            search_task::link_key.eq(it.link.as_ref().map(|(_, key)| i32::try_from(*key).unwrap_or(i32::MAX))),
            search_task::due_on.eq(it.due_on),
            search_task::asked_by.eq(&it.asked_by),
            search_task::asked_at.eq(it.asked_at.naive_utc()),
            search_task::state.eq(&it.state),
            search_task::answered_at.eq(it.answered_at.map(Moment::naive_utc)),
            search_task::sealed_answer
                .eq(it.answer.as_ref().map(|text| key.seal(ring, Field::TaskAnswer, it.id, 0, text).0)),
        );
        diesel::insert_into(search_task::table).values(row).execute(self.db)?;
        Ok(())
    }

    /// A colleague answers: that there is nothing, or what there is, in words (none where files say it all). `false` if the
    /// task is over.
    pub fn answer_task(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        id: i64,
        found: Option<&str>,
        now: Moment,
    ) -> Result<bool, StoreError> {
        let open = search_task::table.find(id).filter(search_task::state.eq("open"));
        let said = found.filter(|text| !text.is_empty());
        let set = (
            search_task::state.eq(if found.is_some() { "found" } else { "nothing" }),
            search_task::answered_at.eq(now.naive_utc()),
            search_task::sealed_answer.eq(said.map(|text| key.seal(ring, Field::TaskAnswer, id, 0, text).0)),
        );
        Ok(diesel::update(open).set(set).execute(self.db)? == 1)
    }
}
