//! S12.4: people hear of a material change of the privacy policy before it counts: a letter each, once, in the words of the
//! change note, behind the guard for many letters. And what officers are told about a version.

use super::mailing::{GUARD, PACES, ToMany, allowed, next_part, unless_taken};
use super::step_letter::StepLetter;
use super::{Desk, Done, Refused};
use crate::domain::audit::{Actor, AuditEvent};
use crate::domain::clock::Moment;
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::{ContactId, OfficerId};
use crate::domain::letter::LetterKind;
use crate::domain::officer::Act;
use crate::domain::policy::Document;
use crate::domain::policy_desk::State;
use crate::paths;
use crate::store::keys::Scope;
use crate::store::notices::Mailing;
use crate::store::outbox::NewLetter;
use crate::store::policy_drafts::{PolicyDraft, UntoldState};
use crate::store::{Lane, OfficerViewer, StoreError};
use crate::text::Words;
use chrono::TimeDelta;

/// Letters put into the outbox at once.
const PART: i64 = 100;

/// S12.4: a version that people were told of, as anybody may read it.
#[derive(Debug, Clone)]
pub struct ComingPolicy {
    /// What it is.
    pub it: PolicyDraft,
    /// What it says, in the reader's language or in English.
    pub document: Option<Document>,
    /// What was in force when it was begun.
    pub before: Option<Document>,
}

fn to_many(id: i64) -> ToMany {
    ToMany {
        name: LetterKind::PolicyNotice.key().into(),
        object: format!("policy_draft:{id}"),
        confirmed: "policy.letters_confirmed",
        stopped: "policy.letters_stopped",
        paces: &PACES,
    }
}

impl Desk {
    /// S12.3, S12.4: a version that two have agreed to: before its day, as a version, or taken back after people were told.
    /// Never one that is being written.
    pub async fn coming_policy(&self, id: i64, language: String) -> Result<Option<ComingPolicy>, Refused> {
        let read = self.store().read::<_, StoreError>(move |r| {
            let Some(it) = r.find_policy_draft(id)? else { return Ok(None) };
            let is_known = match it.state {
                State::Scheduled | State::Published => true,
                State::Withdrawn => it.told_at.is_some(),
                State::Draft | State::Asked => false,
            };
            if !is_known {
                return Ok(None);
            }
            let shown = r.find_shown_policy(id)?.unwrap_or_default();
            let find = |lang: &str| shown.iter().find(|(l, _)| l == lang).map(|(_, d)| d.clone());
            let document = find(&language).or_else(|| find("en"));
            let before = r.find_policy(it.base, &language)?.map(|v| v.document);
            Ok(Some(ComingPolicy { it, document, before }))
        });
        Ok(read.await?)
    }

    /// A person agrees that so many letters leave, so many an hour.
    pub async fn confirm_policy_letters(
        &self,
        viewer: OfficerViewer,
        id: i64,
        letters: i64,
        per_hour: i64,
        form: String,
    ) -> Result<(), Refused> {
        self.agree_to_letters(viewer, to_many(id), (letters, per_hour), form, move |unit| {
            let it = unit.find_policy_draft(id)?.filter(|it| it.state == State::Scheduled && it.is_material());
            Ok(letters <= unit.count_untold_of_policy(&it.ok_or(Refused::NotFound)?)?)
        })
        .await
    }

    /// Stops what was agreed to; letters in the outbox leave.
    pub async fn stop_policy_letters(&self, viewer: OfficerViewer, id: i64) -> Result<(), Refused> {
        self.stop_letters(viewer, to_many(id)).await
    }

    /// The next letters about a change, as many as the guard or a person allows. Gives whether there is more to do at once.
    pub(super) async fn tell_of_policy(&self, it: &PolicyDraft) -> Result<bool, Refused> {
        let (now, draft) = (self.now(), it.clone());
        let kind = LetterKind::PolicyNotice.key();
        let read = self.store().read::<_, StoreError>(move |r| {
            let lately = r.count_letters_of(kind, now - TimeDelta::hours(24))?;
            Ok((r.count_untold_of_policy(&draft)?, r.find_mailing(kind)?, lately))
        });
        let (untold, mailing, lately) = read.await?;
        if untold == 0 {
            if let Some(mailing) = mailing {
                self.finish_mailing(mailing).await?;
            }
            // who is restricted is noted, so that nobody is forgotten when that ends
            return self.tell_part_of_policy(it, PART, None).await.map(|told| told.is_some());
        }
        let allowed = allowed(mailing.as_ref(), untold, lately, now);
        if allowed <= 0 {
            if mailing.is_none() && untold > GUARD {
                self.remind_of_policy_letters(it.id, now).await?;
            }
            return Ok(false);
        }
        let told = self.tell_part_of_policy(it, allowed.min(PART), mailing).await?;
        Ok(told.is_some_and(|told| told < allowed))
    }

    /// Tells the next so many. Gives how many letters were queued; nothing if nobody is left, or another worker is at it.
    async fn tell_part_of_policy(
        &self,
        it: &PolicyDraft,
        limit: i64,
        mailing: Option<Mailing>,
    ) -> Result<Option<i64>, Refused> {
        let (now, draft) = (self.now(), it.clone());
        let part = self.store().read::<_, StoreError>(move |r| r.list_untold_of_policy(&draft, limit)).await?;
        if part.is_empty() {
            return Ok(None);
        }
        let (desk, draft) = (self.clone(), it.clone());
        let told = tokio::task::spawn_blocking(move || desk.post_policy_notices(&draft, &part, mailing.as_ref(), now))
            .await
            .map_err(|_| StoreError::Panicked)?;
        Ok(unless_taken(told)?)
    }

    /// Gives how many letters were queued.
    fn post_policy_notices(
        &self,
        it: &PolicyDraft,
        part: &[(ContactId, UntoldState)],
        mailing: Option<&Mailing>,
        now: Moment,
    ) -> Result<i64, StoreError> {
        let store = self.store();
        let mut all = Vec::new();
        for (id, state) in part {
            let mut letter = None;
            if *state != UntoldState::Restricted {
                let Some(contact) = store.read_now::<_, StoreError>(|r| r.find_contact(*id))? else { continue };
                let key = store.open_key(contact.key)?;
                let address = store.read_now::<_, StoreError>(|r| r.list_addresses(contact.id, &key))?.pop();
                let address = address.and_then(|a| EmailAddress::parse(&a.address).ok());
                let language = contact.language.unwrap_or_else(|| "en".into());
                letter = address.map(|to| NewLetter {
                    subject: Some(it.id),
                    ..self.letter(LetterKind::PolicyNotice, now, to, &language, Some(*id))
                });
            }
            all.push(((*id, *state), letter));
        }
        let count = all.iter().filter(|(_, letter)| letter.is_some()).count();
        let mut keys = store.new_keys(Scope::Letter, vec![None; count], now)?;
        let last = part.iter().filter(|(_, s)| *s != UntoldState::Waited).map(|(id, _)| id.0).max();
        let (ring, mailing, id) = (self.ring().clone(), mailing.cloned(), it.id);
        let told_to = last.unwrap_or(it.told_to).max(it.told_to);
        store.write_now::<_, StoreError>(Lane::Bulk, move |w| {
            // taken back meanwhile: nobody is told of it any more
            if !w.go_on_telling_of_policy(id, told_to, now)? {
                return Err(StoreError::Taken);
            }
            let (mut sent, mut handled) = (0_i64, 0_i64);
            for (who, letter) in &all {
                let queued = match (letter, keys.pop()) {
                    (Some(letter), Some(key)) => Some(w.post_letter(&ring, &key, letter, now)?),
                    (_, spare) => {
                        keys.extend(spare);
                        None
                    }
                };
                if !w.add_policy_notice(id, *who, queued, now)? {
                    // somebody else was quicker; the whole part is done again without this one
                    return Err(StoreError::Taken);
                }
                sent += i64::from(queued.is_some());
                handled += i64::from(who.1 != UntoldState::Restricted);
            }
            if let Some(mailing) = mailing.as_ref().filter(|_| handled > 0) {
                w.continue_mailing(mailing, handled, next_part(mailing, sent, now))?;
            }
            let event = AuditEvent {
                at: now,
                actor: Actor::Worker("policies".into()).to_string(),
                action: "policy.told".into(),
                contact: None,
                object: format!("policy_draft:{id}"),
                detail: serde_json::json!({ "letters": sent }).to_string(),
                outcome: "done".into(),
            };
            w.add_audit(&ring, &event)?;
            Ok(sent)
        })
    }

    /// Officers hear, once for a version, that many letters wait for somebody's word.
    async fn remind_of_policy_letters(&self, id: i64, now: Moment) -> Result<(), Refused> {
        let name = format!("policy_letters/{id}");
        let known = name.clone();
        if self.store().read::<_, StoreError>(move |r| r.has_lease(&known)).await? {
            return Ok(());
        }
        let owner = self.random().bytes::<8>().iter().map(|b| format!("{b:02x}")).collect::<String>();
        let life = TimeDelta::days(400);
        let letters = self.policy_desk_letters("bulk", id, self.addresses_of(Act::SendBulk).await?);
        let scopes = vec![(Scope::Letter, None); letters.len()];
        let reminded = self.act(&scopes, move |unit| {
            let actor = Actor::Worker("policies".into());
            // with the letters, so that a process that dies here leaves both or neither
            if !unit.take_lease(&name, &owner, now, life)? {
                return Err(Refused::NotFound);
            }
            for letter in &letters {
                unit.post(letter)?;
            }
            Ok(Done::new((), unit.audit(&actor, "policy.reminded", None, format!("policy_draft:{id}"))))
        });
        match reminded.await {
            // they heard of it before
            Err(Refused::NotFound) => Ok(()),
            other => other,
        }
    }

    /// Letters to officers about a version. `kind`: `asked`, `alone`, `faults`, `late`, `bulk`.
    pub(super) fn policy_desk_letters(
        &self,
        kind: &str,
        id: i64,
        to: Vec<(OfficerId, EmailAddress, String)>,
    ) -> Vec<NewLetter> {
        let (now, detail) = (self.now(), serde_json::json!({ "kind": kind }).to_string());
        let letter = |(_, to, language): (OfficerId, EmailAddress, String)| NewLetter {
            subject: Some(id),
            detail: detail.clone(),
            ..self.letter(LetterKind::PolicyDesk, now, to, &language, None)
        };
        to.into_iter().map(letter).collect()
    }

    /// What such a letter says. `t`: its words; the note is in the reader's language where it was written in that. Fails
    /// with `NotFound` where there is nothing to say any more: the version was taken back.
    pub fn policy_letter(
        &self,
        t: Words,
        reader: Words,
        kind: LetterKind,
        id: i64,
        detail: &serde_json::Value,
    ) -> Result<StepLetter, StoreError> {
        let read = |r: &mut crate::store::Read<'_>| Ok((r.find_policy_draft(id)?, r.find_shown_policy(id)?));
        let (it, shown) = self.store().read_now::<_, StoreError>(read)?;
        let it = it.ok_or(StoreError::NotFound)?;
        let date = it.plan.effective_on.map(|day| t.date(day)).unwrap_or_default();
        let brand = self.settings().brand_name.clone();
        if kind == LetterKind::PolicyDesk {
            let name = detail["kind"].as_str().unwrap_or("asked").to_owned();
            let say =
                |part: &str| t.with(&format!("mail-policy-desk-{name}-{part}"), &[("brand", &brand), ("date", &date)]);
            return Ok(StepLetter {
                subject: say("subject"),
                title: say("title"),
                said: say("said"),
                more: vec![say("more")],
                button: t.say("mail-policy-desk-button").into_owned(),
                link: format!("{}{}", self.settings().admin_url(), paths::admin_policy_draft(id)),
                why: t.with("mail-officer-why", &[("brand", &brand)]),
            });
        }
        if !matches!(it.state, State::Scheduled | State::Published) {
            return Err(StoreError::NotFound);
        }
        let shown = shown.ok_or(StoreError::NotFound)?;
        let in_language = |lang: &str| shown.iter().find(|(l, _)| l == lang).map(|(_, d)| d.summary.clone());
        let note = in_language(reader.language().code()).or_else(|| in_language(t.language().code()));
        let mut more = vec![t.with("mail-policy-note", &[("note", &note.unwrap_or_default())])];
        if !it.plan.topics.is_empty() {
            more.push(t.say("mail-policy-again").into_owned());
        }
        more.push(t.say("mail-policy-nothing").into_owned());
        let say = |key: &str| t.with(key, &[("brand", &brand), ("date", &date)]);
        Ok(StepLetter {
            subject: say("mail-policy-subject"),
            title: say("mail-policy-title"),
            said: say("mail-policy-said"),
            more,
            button: t.say("mail-policy-button").into_owned(),
            link: paths::policy_coming(id),
            why: t.say("mail-policy-why").into_owned(),
        })
    }
}
