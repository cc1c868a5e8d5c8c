//! S12.3: versions of the privacy policy that are being written, agreed to, or wait for their day; and who was told of one.

use super::engine::StoreError;
use super::portable::Portable;
use super::schema::{contact, policy_draft, policy_notice, policy_text};
use super::{Read, Write};
use crate::domain::clock::Moment;
use crate::domain::ids::{ContactId, LetterId};
use crate::domain::policy::Document;
use crate::domain::policy_desk::{Plan, Source, SourceSection, State};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

/// A version on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyDraft {
    /// Its number among drafts.
    pub id: i64,
    /// The version that was in force when it was begun.
    pub base: i64,
    /// Where it stands.
    pub state: State,
    /// Its number as a version, once it is one.
    pub number: Option<i64>,
    /// When it counts and what that means.
    pub plan: Plan,
    /// Who began it.
    pub written_by: String,
    /// When.
    pub written_at: Moment,
    /// Who asked for the second approval, and when.
    pub asked: Option<(String, Moment)>,
    /// SHA-256 of all that was asked to be agreed to.
    pub digest: Option<Vec<u8>>,
    /// Who agreed or refused, and when.
    pub decided: Option<(String, Moment)>,
    /// What whoever refused it last said.
    pub refusal: String,
    /// Why it is not in force on its day: `faults`, `letters`, or nothing.
    pub held: String,
    /// Up to which contact people were told.
    pub told_to: i64,
    /// When the last of them was.
    pub told_at: Option<Moment>,
}

impl PolicyDraft {
    /// S12.4: whether people are told of it first.
    pub fn is_material(&self) -> bool {
        self.plan.material == Some(true)
    }
}

/// Words of a draft: one section in one language, or the change note as section 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyText {
    /// The language.
    pub language: String,
    /// Which section, from 1; 0 is the change note.
    pub section: i64,
    /// Its heading and words.
    pub words: SourceSection,
    /// Goes up with each change.
    pub revision: i64,
    /// Who changed it last.
    pub changed_by: String,
    /// When.
    pub changed_at: Moment,
}

/// What was agreed to, as it is shown: language and document.
pub type Shown = Vec<(String, Document)>;

#[derive(Queryable, Selectable)]
#[diesel(table_name = policy_draft)]
struct Row {
    id: i64,
    base: i64,
    state: String,
    number: Option<i64>,
    effective_on: Option<NaiveDate>,
    material: String,
    reason: String,
    topics: String,
    written_by: String,
    written_at: NaiveDateTime,
    asked_by: Option<String>,
    asked_at: Option<NaiveDateTime>,
    digest: Option<Vec<u8>>,
    decided_by: Option<String>,
    decided_at: Option<NaiveDateTime>,
    refusal: String,
    held: String,
    told_to: i64,
    told_at: Option<NaiveDateTime>,
}

fn draft_of(row: Row) -> Result<PolicyDraft, StoreError> {
    let malformed = || StoreError::Malformed("policy_draft.state".into());
    Ok(PolicyDraft {
        id: row.id,
        base: row.base,
        state: State::from_key(&row.state).ok_or_else(malformed)?,
        number: row.number,
        plan: Plan {
            effective_on: row.effective_on,
            material: (!row.material.is_empty()).then(|| row.material == "yes"),
            reason: row.reason,
            topics: row.topics.split(',').filter(|t| !t.is_empty()).map(str::to_owned).collect(),
        },
        written_by: row.written_by,
        written_at: Moment::from_naive_utc(row.written_at),
        asked: row.asked_by.zip(row.asked_at.map(Moment::from_naive_utc)),
        digest: row.digest,
        decided: row.decided_by.zip(row.decided_at.map(Moment::from_naive_utc)),
        refusal: row.refusal,
        held: row.held,
        told_to: row.told_to,
        told_at: row.told_at.map(Moment::from_naive_utc),
    })
}

/// The words of a draft by language, in the order of the sections.
pub fn sources(texts: &[PolicyText]) -> Vec<(String, Source)> {
    let mut all: Vec<(String, Source)> = Vec::new();
    for text in texts {
        if all.last().is_none_or(|(language, _)| *language != text.language) {
            all.push((text.language.clone(), Source::default()));
        }
        if let Some((_, source)) = all.last_mut() {
            match text.section {
                0 => source.summary.clone_from(&text.words.body),
                _ => source.sections.push(text.words.clone()),
            }
        }
    }
    all
}

impl Read<'_> {
    /// The newest drafts, newest first.
    pub fn list_policy_drafts(&mut self) -> Result<Vec<PolicyDraft>, StoreError> {
        let rows: Vec<Row> =
            policy_draft::table.order(policy_draft::id.desc()).limit(200).select(Row::as_select()).load(self.db)?;
        rows.into_iter().map(draft_of).collect()
    }
    /// One.
    pub fn find_policy_draft(&mut self, id: i64) -> Result<Option<PolicyDraft>, StoreError> {
        let row: Option<Row> = policy_draft::table.find(id).select(Row::as_select()).first(self.db).optional()?;
        row.map(draft_of).transpose()
    }
    /// The one that waits for its day.
    pub fn find_scheduled_policy(&mut self) -> Result<Option<PolicyDraft>, StoreError> {
        let row: Option<Row> = policy_draft::table
            .filter(policy_draft::state.eq(State::Scheduled.key()))
            .order(policy_draft::id)
            .select(Row::as_select())
            .first(self.db)
            .optional()?;
        row.map(draft_of).transpose()
    }
    /// What was asked to be agreed to, exactly as it will be shown.
    pub fn find_shown_policy(&mut self, id: i64) -> Result<Option<Shown>, StoreError> {
        let body: Option<Option<String>> =
            policy_draft::table.find(id).select(policy_draft::shown).first(self.db).optional()?;
        let read = |body: String| {
            serde_json::from_str(&body).map_err(|e| StoreError::Malformed(format!("policy_draft.shown: {e}")))
        };
        body.flatten().map(read).transpose()
    }
    /// The words of a draft, by language and section.
    pub fn list_policy_texts(&mut self, id: i64) -> Result<Vec<PolicyText>, StoreError> {
        type Row = (String, i64, String, String, String, i64, String, NaiveDateTime);
        let rows: Vec<Row> = policy_text::table
            .filter(policy_text::draft_id.eq(id))
            .order((policy_text::language, policy_text::section))
            .select((
                policy_text::language,
                policy_text::section,
                policy_text::section_key,
                policy_text::heading,
                policy_text::body,
                policy_text::revision,
                policy_text::changed_by,
                policy_text::changed_at,
            ))
            .load(self.db)?;
        let text = |(language, section, key, heading, body, revision, changed_by, at): Row| PolicyText {
            language,
            section,
            words: SourceSection { key, heading, body },
            revision,
            changed_by,
            changed_at: Moment::from_naive_utc(at),
        };
        Ok(rows.into_iter().map(text).collect())
    }
    /// The draft that became a version.
    pub fn find_draft_of_policy(&mut self, number: i64) -> Result<Option<i64>, StoreError> {
        let found = policy_draft::table.filter(policy_draft::number.eq(number)).select(policy_draft::id);
        Ok(found.first(self.db).optional()?)
    }
    /// S12.4: a change in force of which somebody is still to be told, because their data was restricted until now.
    pub fn find_policy_told_late(&mut self) -> Result<Option<PolicyDraft>, StoreError> {
        let row: Option<Row> = policy_notice::table
            .inner_join(policy_draft::table)
            .inner_join(contact::table)
            .filter(policy_notice::state.eq("waits"))
            .filter(contact::status.eq("active"))
            .filter(policy_draft::state.eq(State::Published.key()))
            .order(policy_draft::id)
            .select(Row::as_select())
            .first(self.db)
            .optional()?;
        row.map(draft_of).transpose()
    }
    /// S12.4: how many are still to be told of a change. Those whose data is restricted wait and are not among them; who
    /// came after its day never is.
    pub fn count_untold_of_policy(&mut self, it: &PolicyDraft) -> Result<i64, StoreError> {
        let nobody = self.nobody()?;
        let new: i64 = if it.state == State::Scheduled {
            contact::table
                .filter(contact::id.gt(it.told_to))
                .filter(contact::id.ne(nobody))
                .filter(contact::status.eq("active"))
                .count()
                .get_result(self.db)?
        } else {
            0
        };
        let waiting: i64 = policy_notice::table
            .inner_join(contact::table)
            .filter(policy_notice::draft_id.eq(it.id))
            .filter(policy_notice::state.eq("waits"))
            .filter(contact::status.eq("active"))
            .count()
            .get_result(self.db)?;
        Ok(new + waiting)
    }
    /// How many letters about a change went out, and how many people have no mailbox.
    pub fn count_told_of_policy(&mut self, id: i64) -> Result<(i64, i64), StoreError> {
        let mut count = |state: &str| -> Result<i64, StoreError> {
            let of_it = policy_notice::table.filter(policy_notice::draft_id.eq(id));
            Ok(of_it.filter(policy_notice::state.eq(state)).count().get_result(self.db)?)
        };
        Ok((count("queued")?, count("no_address")?))
    }
    /// The next people to be told of a change, with whether they were passed by before; those who are restricted now come
    /// along marked, so that they are not forgotten when that ends.
    pub fn list_untold_of_policy(
        &mut self,
        it: &PolicyDraft,
        limit: i64,
    ) -> Result<Vec<(ContactId, UntoldState)>, StoreError> {
        let waiting: Vec<i64> = policy_notice::table
            .inner_join(contact::table)
            .filter(policy_notice::draft_id.eq(it.id))
            .filter(policy_notice::state.eq("waits"))
            .filter(contact::status.eq("active"))
            .order(policy_notice::contact_id)
            .limit(limit)
            .select(policy_notice::contact_id)
            .load(self.db)?;
        let left = limit - i64::try_from(waiting.len()).unwrap_or(limit);
        let left = if it.state == State::Scheduled { left } else { 0 };
        let nobody = self.nobody()?;
        let new: Vec<(i64, String)> = contact::table
            .filter(contact::id.gt(it.told_to))
            .filter(contact::id.ne(nobody))
            .filter(contact::status.eq_any(["active", "restricted", "erasing"]))
            .order(contact::id)
            .limit(left)
            .select((contact::id, contact::status))
            .load(self.db)?;
        let waiting = waiting.into_iter().map(|id| (ContactId(id), UntoldState::Waited));
        let new = new.into_iter().map(|(id, status)| {
            (ContactId(id), if status == "active" { UntoldState::New } else { UntoldState::Restricted })
        });
        Ok(waiting.chain(new).collect())
    }
}

/// Where somebody stands who was not told of a change yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UntoldState {
    /// Not looked at so far.
    New,
    /// Not looked at so far, and their data is only stored: they wait.
    Restricted,
    /// Waited, and need not any more.
    Waited,
}

impl Write<'_> {
    /// Begins a draft. `Taken` while another is open.
    pub fn add_policy_draft(
        &mut self,
        base: i64,
        sources: &[(String, Source)],
        by: &str,
        now: Moment,
    ) -> Result<i64, StoreError> {
        let id = self.take_numbers("policy_draft", 1)?;
        let row = (
            policy_draft::id.eq(id),
            policy_draft::base.eq(base),
            policy_draft::state.eq(State::Draft.key()),
            policy_draft::material.eq(""),
            policy_draft::reason.eq(""),
            policy_draft::topics.eq(""),
            policy_draft::written_by.eq(by),
            policy_draft::written_at.eq(now.naive_utc()),
            policy_draft::refusal.eq(""),
            policy_draft::held.eq(""),
            policy_draft::told_to.eq(0_i64),
        );
        let added =
            Portable(diesel::insert_into(policy_draft::table).values(row).on_conflict_do_nothing()).execute(self.db)?;
        if added == 0 {
            return Err(StoreError::Taken);
        }
        for (language, source) in sources {
            let note = SourceSection { body: source.summary.clone(), ..SourceSection::default() };
            for (section, words) in (0_i64..).zip(std::iter::once(&note).chain(&source.sections)) {
                let row = (
                    policy_text::draft_id.eq(id),
                    policy_text::language.eq(language),
                    policy_text::section.eq(section),
                    policy_text::section_key.eq(&words.key),
                    policy_text::heading.eq(&words.heading),
                    policy_text::body.eq(&words.body),
                    policy_text::revision.eq(1_i64),
                    policy_text::changed_by.eq(by),
                    policy_text::changed_at.eq(now.naive_utc()),
                );
                diesel::insert_into(policy_text::table).values(row).execute(self.db)?;
            }
        }
        Ok(id)
    }
    /// Changes a section that still has this revision. `false` if somebody else was quicker.
    pub fn set_policy_text(&mut self, id: i64, it: &PolicyText) -> Result<bool, StoreError> {
        let row = policy_text::table.find((id, &it.language, it.section)).filter(policy_text::revision.eq(it.revision));
        let set = (
            policy_text::heading.eq(&it.words.heading),
            policy_text::body.eq(&it.words.body),
            policy_text::revision.eq(it.revision + 1),
            policy_text::changed_by.eq(&it.changed_by),
            policy_text::changed_at.eq(it.changed_at.naive_utc()),
        );
        Ok(diesel::update(row).set(set).execute(self.db)? == 1)
    }
    /// Opens it for writing again: whoever was asked is asked no more. `refusal`: what whoever says no wrote. `false` if it cannot be written any more.
    pub fn reopen_policy_draft(&mut self, id: i64, refusal: Option<&str>) -> Result<bool, StoreError> {
        let written =
            policy_draft::table.find(id).filter(policy_draft::state.eq_any([State::Draft.key(), State::Asked.key()]));
        let set = (
            policy_draft::state.eq(State::Draft.key()),
            policy_draft::asked_by.eq(None::<String>),
            policy_draft::asked_at.eq(None::<NaiveDateTime>),
            policy_draft::digest.eq(None::<Vec<u8>>),
            policy_draft::shown.eq(None::<String>),
            refusal.map(|words| policy_draft::refusal.eq(words)),
        );
        Ok(diesel::update(written).set(set).execute(self.db)? == 1)
    }
    /// Asks for the second approval of exactly this. `false` if it is not being written.
    pub fn ask_policy(
        &mut self,
        id: i64,
        plan: &Plan,
        (shown, digest): (&Shown, &[u8]),
        by: &str,
        now: Moment,
    ) -> Result<bool, StoreError> {
        let body = serde_json::to_string(shown).map_err(|e| StoreError::Malformed(e.to_string()))?;
        let set = (
            policy_draft::state.eq(State::Asked.key()),
            policy_draft::effective_on.eq(plan.effective_on),
            policy_draft::material.eq(match plan.material {
                Some(true) => "yes",
                Some(false) => "no",
                None => "",
            }),
            policy_draft::reason.eq(&plan.reason),
            policy_draft::topics.eq(plan.topics.join(",")),
            policy_draft::asked_by.eq(by),
            policy_draft::asked_at.eq(now.naive_utc()),
            policy_draft::digest.eq(digest),
            policy_draft::shown.eq(body),
            policy_draft::refusal.eq(""),
        );
        let draft = policy_draft::table.find(id).filter(policy_draft::state.eq(State::Draft.key()));
        Ok(diesel::update(draft).set(set).execute(self.db)? == 1)
    }
    /// Agrees to exactly this; it waits for its day. `false` if it is not what was asked for any more.
    pub fn schedule_policy(&mut self, id: i64, digest: &[u8], by: &str, now: Moment) -> Result<bool, StoreError> {
        let asked = policy_draft::table
            .find(id)
            .filter(policy_draft::state.eq(State::Asked.key()))
            .filter(policy_draft::digest.eq(digest));
        let set = (
            policy_draft::state.eq(State::Scheduled.key()),
            policy_draft::decided_by.eq(by),
            policy_draft::decided_at.eq(now.naive_utc()),
        );
        Ok(diesel::update(asked).set(set).execute(self.db)? == 1)
    }
    /// Gives it up, or takes it back before its day. `false` if it is in force or was given up.
    pub fn withdraw_policy(&mut self, id: i64) -> Result<bool, StoreError> {
        let open: Vec<&str> = State::ALL.iter().filter(|s| s.is_open()).map(|s| s.key()).collect();
        let open = policy_draft::table.find(id).filter(policy_draft::state.eq_any(open));
        Ok(diesel::update(open).set(policy_draft::state.eq(State::Withdrawn.key())).execute(self.db)? == 1)
    }
    /// It becomes a version. `false` if it did, or was taken back.
    pub fn put_policy_in_force(&mut self, id: i64) -> Result<bool, StoreError> {
        let due = policy_draft::table.find(id).filter(policy_draft::state.eq(State::Scheduled.key()));
        let set = (policy_draft::state.eq(State::Published.key()), policy_draft::held.eq(""));
        Ok(diesel::update(due).set(set).execute(self.db)? == 1)
    }
    /// The number under which it was published.
    pub fn number_policy_draft(&mut self, id: i64, number: i64) -> Result<(), StoreError> {
        diesel::update(policy_draft::table.find(id)).set(policy_draft::number.eq(number)).execute(self.db)?;
        Ok(())
    }
    /// Notes why it is not in force on its day. `false` if that is noted.
    pub fn hold_policy(&mut self, id: i64, held: &str) -> Result<bool, StoreError> {
        let other = policy_draft::table
            .find(id)
            .filter(policy_draft::state.eq(State::Scheduled.key()))
            .filter(policy_draft::held.ne(held));
        Ok(diesel::update(other).set(policy_draft::held.eq(held)).execute(self.db)? == 1)
    }
    /// Notes that somebody is told of a change, waits, or has no mailbox. `false` if another worker was quicker.
    pub fn add_policy_notice(
        &mut self,
        id: i64,
        (who, state): (ContactId, UntoldState),
        letter: Option<LetterId>,
        now: Moment,
    ) -> Result<bool, StoreError> {
        let noted = match (state, letter) {
            (UntoldState::Restricted, _) => "waits",
            (_, Some(_)) => "queued",
            (_, None) => "no_address",
        };
        let set = (
            policy_notice::state.eq(noted),
            policy_notice::letter_id.eq(letter.map(|l| l.0)),
            policy_notice::at.eq(now.naive_utc()),
        );
        if state == UntoldState::Waited {
            let waited = policy_notice::table.find((id, who.0)).filter(policy_notice::state.eq("waits"));
            return Ok(diesel::update(waited).set(set).execute(self.db)? == 1);
        }
        let row = (policy_notice::draft_id.eq(id), policy_notice::contact_id.eq(who.0), set.0, set.1, set.2);
        let add = diesel::insert_into(policy_notice::table).values(row).on_conflict_do_nothing();
        Ok(Portable(add).execute(self.db)? == 1)
    }
    /// Notes up to whom people were told. `false` if the version was taken back.
    pub fn go_on_telling_of_policy(&mut self, id: i64, told_to: i64, now: Moment) -> Result<bool, StoreError> {
        let told_of = [State::Scheduled.key(), State::Published.key()];
        let it = policy_draft::table.find(id).filter(policy_draft::state.eq_any(told_of));
        let set = (policy_draft::told_to.eq(told_to), policy_draft::told_at.eq(now.naive_utc()));
        Ok(diesel::update(it).set(set).execute(self.db)? == 1)
    }
}
