//! O5: versions of the privacy policy: begun from the one in force, written section by section, agreed to by two, in force
//! on their day. S12.3, S6.5. Its day is in [`super::policy_day`], what people are told in [`super::policy_letters`].

use super::officer::may;
use super::policy::{FIRST, FromRegisters};
use super::register::OpenMatter;
use super::request::{check_text, form_hash};
use super::{Desk, Done, Refused};
use crate::domain::audit::Actor;
use crate::domain::clock::Moment;
use crate::domain::ids::OfficerId;
use crate::domain::letter::LetterKind;
use crate::domain::officer::Act;
use crate::domain::policy::{PolicyError, Section, fill};
use crate::domain::policy_desk::{Plan, Source, SourceSection, State, lost, may_agree};
use crate::domain::register::{Fault, Registers};
use crate::domain::value::{ValueKind, clean};
use crate::store::keys::Scope;
use crate::store::notices::Mailing;
use crate::store::outbox::NewLetter;
use crate::store::policy_drafts::{PolicyDraft, PolicyText, Shown, sources};
use crate::store::{OfficerViewer, Read, StoreError};
use crate::text::Language;
use chrono::NaiveDate;
use sha2::Digest as _;

/// Why something about a version was not done.
#[derive(Debug, thiserror::Error)]
pub enum DraftRefused {
    /// A line of the text cannot be read.
    #[error(transparent)]
    Text(#[from] PolicyError),
    /// Places of the registers were taken out: sign and name of each.
    #[error("the text has lost {0:?}")]
    Lost(Vec<String>),
    /// Somebody else changed the section meanwhile: what it says now.
    #[error("somebody else was quicker")]
    Conflict(Box<PolicyText>),
    /// Fields of the form, with the keys of their messages.
    #[error("{0:?}")]
    Fields(Vec<(&'static str, &'static str)>),
    /// The act itself.
    #[error(transparent)]
    Refused(#[from] Refused),
}
impl From<StoreError> for DraftRefused {
    fn from(error: StoreError) -> Self {
        Self::Refused(error.into())
    }
}

/// A section that cannot be shown, because the registers changed since it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The language.
    pub language: String,
    /// The section, from 1; 0 for the change note.
    pub section: usize,
    /// What is wrong in it.
    pub error: PolicyError,
}

/// What the list of versions shows.
#[derive(Debug, Clone)]
pub struct PolicyVersions {
    /// Numbers and since when, newest first.
    pub versions: Vec<(i64, Moment)>,
    /// What is on its way, is a version, or was given up, newest first.
    pub drafts: Vec<PolicyDraft>,
    /// S6.5: what stops publishing, with the waivers that hold.
    pub blocking: Vec<OpenMatter>,
    /// How much else is open.
    pub others: usize,
}

/// A version on its way, as its page shows it.
#[derive(Debug, Clone)]
pub struct DraftView {
    /// What it is.
    pub it: PolicyDraft,
    /// Its words.
    pub texts: Vec<PolicyText>,
    /// As it will be shown: what two agreed to, or what the words become with the registers as they are.
    pub shown: Result<Shown, Broken>,
    /// What was in force when it was begun, in the same languages.
    pub before: Shown,
    /// The mark of what is shown, for whoever asks or agrees.
    pub mark: String,
    /// Whether the viewer may agree to it now.
    pub may_agree: bool,
    /// Whether the viewer asked for it.
    pub is_asker: bool,
    /// S6.5: what stops it on its day.
    pub faults: Vec<Fault>,
    /// S12.4: how many are to be told, how many were, how many have no mailbox.
    pub people: (i64, i64, i64),
    /// The letters that a person agreed to.
    pub mailing: Option<Mailing>,
}

fn wrong(field: &'static str, message: &'static str) -> Refused {
    Refused::Field { field, message }
}

/// The mark of what is shown: a digest of all of it, in hexadecimal digits.
fn mark_of(shown: &Shown) -> Result<String, StoreError> {
    let body = serde_json::to_vec(shown).map_err(|e| StoreError::Malformed(e.to_string()))?;
    Ok(sha2::Sha256::digest(body).iter().map(|b| format!("{b:02x}")).collect())
}

/// S12.3: what two people agree to: the words as they will be shown, and what follows from them.
fn digest_of(mark: &str, plan: &Plan) -> Vec<u8> {
    let day = plan.effective_on.map(|d| d.to_string());
    let all = serde_json::json!([mark, day, plan.material, plan.reason, plan.topics]).to_string();
    sha2::Sha256::digest(all).to_vec()
}

/// The policy that words become with the registers as they are.
fn shown_of(registers: &Registers, sources: &[(String, Source)]) -> Result<Shown, Broken> {
    sources
        .iter()
        .map(|(language, source)| {
            let t = Language::from_tag(language).unwrap_or(Language::En).words();
            let document = source.document(&FromRegisters { registers, t });
            let document =
                document.map_err(|(section, error)| Broken { language: language.clone(), section, error })?;
            Ok((language.clone(), document))
        })
        .collect()
}

/// The words that a version was made from; those of the first one where they are not kept.
fn sources_of(r: &mut Read<'_>, draft: Option<i64>) -> Result<Vec<(String, Source)>, StoreError> {
    let kept = match draft {
        Some(id) => sources(&r.list_policy_texts(id)?),
        None => Vec::new(),
    };
    if !kept.is_empty() {
        return Ok(kept);
    }
    Ok(FIRST.iter().map(|(language, text)| (language.code().to_owned(), Source::split(text))).collect())
}

/// S6.5: what stops publishing on a day: it is open, and no waiver reaches that day.
pub(super) fn faults_on(r: &mut Read<'_>, registers: &Registers, day: NaiveDate) -> Result<Vec<Fault>, StoreError> {
    let notes = r.list_fault_notes()?;
    let is_waived = |id: &str| notes.iter().any(|n| n.fault == id && n.until.is_some_and(|until| until >= day));
    let faults = registers.faults().into_iter().filter(|f| f.kind.is_blocking());
    Ok(faults.filter(|f| !is_waived(&f.id())).collect())
}

impl Desk {
    /// S12.1, S12.3: all versions and what is on its way.
    pub async fn policy_versions(&self, viewer: OfficerViewer) -> Result<PolicyVersions, Refused> {
        may(viewer, Act::ReadPolicy)?;
        let (blocking, others): (Vec<_>, Vec<_>) =
            self.open_matters(viewer).await?.into_iter().partition(|m| m.fault.kind.is_blocking());
        let others = others.iter().filter(|m| m.note.is_none()).count();
        let read = self.store().read::<_, StoreError>(|r| Ok((r.list_policies()?, r.list_policy_drafts()?)));
        let (versions, drafts) = read.await?;
        Ok(PolicyVersions { versions, drafts, blocking, others })
    }

    /// One version on its way.
    pub async fn policy_draft(&self, viewer: OfficerViewer, id: i64) -> Result<DraftView, Refused> {
        may(viewer, Act::ReadPolicy)?;
        let (registers, now) = (self.registers(), self.now());
        let found = self.store().read::<_, StoreError>(move |r| {
            let Some(it) = r.find_policy_draft(id)? else { return Ok(None) };
            let texts = r.list_policy_texts(id)?;
            let shown = match r.find_shown_policy(id)? {
                Some(shown) => Ok(shown),
                None => shown_of(&registers, &sources(&texts)),
            };
            let mut before = Shown::new();
            for (language, _) in sources(&texts) {
                before.extend(r.find_policy(it.base, &language)?.map(|v| (language, v.document)));
            }
            let day = it.plan.effective_on.unwrap_or_default().max(now.london_date());
            let (asker, others) = asker_of(r, &it, viewer)?;
            let is_asked = it.state == State::Asked && viewer.role().may(Act::PublishPolicy);
            let asked_at = it.asked.as_ref().map_or(now, |(_, at)| *at);
            let (told, unreachable) = r.count_told_of_policy(id)?;
            Ok(Some(DraftView {
                mark: shown.as_ref().map_or(Ok(String::new()), mark_of)?,
                may_agree: is_asked && may_agree(asker, others, asked_at, now),
                is_asker: asker,
                faults: faults_on(r, &registers, day)?,
                people: (r.count_untold_of_policy(&it)?, told, unreachable),
                mailing: r.find_mailing(LetterKind::PolicyNotice.key())?,
                it,
                texts,
                shown,
                before,
            }))
        });
        found.await?.ok_or(Refused::NotFound)
    }

    /// S12.3: begins the next version from the one in force, or from one that was given up (`from`), in all its languages,
    /// with a note in each of what is new.
    pub async fn begin_policy(
        &self,
        viewer: OfficerViewer,
        notes: Vec<(String, String)>,
        from: Option<i64>,
        form: String,
    ) -> Result<i64, DraftRefused> {
        may(viewer, Act::PublishPolicy)?;
        let (mut cleaned, mut missing) = (Vec::new(), Vec::new());
        for (language, note) in notes {
            let note = check_text(&note).unwrap_or_default();
            let field = if language == Language::De.code() { "note_de" } else { "note_en" };
            if note.is_empty() || note.contains(['\n', '{']) || note.chars().count() > LONGEST_NOTE {
                missing.push((field, if field == "note_de" { "error-policy-note-de" } else { "error-policy-note-en" }));
            }
            cleaned.push((language, note));
        }
        if !missing.is_empty() {
            return Err(DraftRefused::Fields(missing));
        }
        let begun = self.act(&[], move |unit| {
            let (now, who) = (unit.now(), Actor::Officer(viewer.officer().0));
            let mut audit = unit.audit(&who, "policy.begun", None, "policy");
            if unit.send_form_once(&form_hash(&form), "policy", now)?.is_some() {
                audit.outcome = "sent twice".into();
                let newest = unit.list_policy_drafts()?.first().map(|d| d.id);
                return Ok(Done::new(newest.ok_or(Refused::NotFound)?, audit));
            }
            // two that are open would undo each other
            if unit.list_policy_drafts()?.iter().any(|d| d.state.is_open()) {
                return Err(wrong("note_en", "error-policy-open"));
            }
            let base = unit.list_policies()?.first().map_or(0, |(number, _)| *number);
            let draft = match from {
                Some(id) => Some(unit.find_policy_draft(id)?.ok_or(Refused::NotFound)?.id),
                None => unit.find_draft_of_policy(base)?,
            };
            let mut sources = sources_of(unit, draft)?;
            for (language, source) in &mut sources {
                if let Some((_, note)) = cleaned.iter().find(|(l, _)| l == language) {
                    source.summary.clone_from(note);
                }
            }
            let id = unit.add_policy_draft(base, &sources, &who.to_string(), now)?;
            audit.object = format!("policy_draft:{id}");
            audit.detail = format!("from version {base}");
            Ok(Done::new(id, audit))
        });
        match begun.await {
            // another officer was quicker by a moment
            Err(Refused::Store(StoreError::Taken)) => Err(wrong("note_en", "error-policy-open").into()),
            other => Ok(other?),
        }
    }

    /// S12.3: changes one section, or the change note (section 0), in one language. Whoever was asked to agree is asked no
    /// more. Of two who write the second is told what the first wrote.
    pub async fn write_policy(
        &self,
        viewer: OfficerViewer,
        id: i64,
        (language, section): (String, i64),
        (heading, body): (String, String),
        revision: i64,
    ) -> Result<(), DraftRefused> {
        may(viewer, Act::PublishPolicy)?;
        let read = self.store().read::<_, StoreError>(move |r| {
            let base = r.find_policy_draft(id)?.map(|it| it.base);
            let origin = base.map(|number| r.find_draft_of_policy(number)).transpose()?.flatten();
            Ok((r.list_policy_texts(id)?, sources_of(r, origin)?))
        });
        let (texts, origin) = read.await?;
        let held = texts.into_iter().find(|t| t.language == language && t.section == section);
        let held = held.ok_or(Refused::NotFound)?;
        let body = check_text(&body).map_err(|refused| match refused {
            Refused::Field { message, .. } => wrong("body", message),
            other => other,
        })?;
        let registers = self.registers();
        let t = Language::from_tag(&language).unwrap_or(Language::En).words();
        let facts = FromRegisters { registers: &registers, t };
        let heading = if section == 0 {
            if body.contains('\n') || body.chars().count() > LONGEST_NOTE {
                return Err(wrong("body", "error-policy-note").into());
            }
            fill(&body, &facts).map_err(|problem| PolicyError { line: 1, problem })?;
            String::new()
        } else {
            let heading = clean(ValueKind::Name, &heading).map_err(|_| wrong("heading", "error-policy-heading"))?;
            Section::read(&heading, &body, &facts)?;
            heading
        };
        // what the version in force had there, and what somebody put there since
        let at = usize::try_from(section - 1).ok();
        let before = origin.iter().find(|(l, _)| *l == language).and_then(|(_, s)| s.sections.get(at?));
        let before = before.map_or("", |s| s.body.as_str());
        let gone = lost(before, &body);
        if !gone.is_empty() {
            return Err(DraftRefused::Lost(gone));
        }
        let who = Actor::Officer(viewer.officer().0);
        let changed_at = self.now();
        let words = SourceSection { key: held.words.key.clone(), heading, body };
        let typed = words.clone();
        let text = PolicyText { words, revision, changed_by: who.to_string(), changed_at, ..held };
        let written = self.act(&[], move |unit| {
            let mut audit = unit.audit(&who, "policy.written", None, format!("policy_draft:{id}"));
            audit.detail = format!("{} {}", text.language, text.section);
            // the draft first: whoever agrees at the same moment waits for it, or is waited for
            if !unit.reopen_policy_draft(id, None)? {
                return Err(wrong("body", "error-policy-closed"));
            }
            if !unit.set_policy_text(id, &text)? {
                return Err(StoreError::Taken.into());
            }
            Ok(Done::new((), audit))
        });
        match written.await {
            Err(Refused::Store(StoreError::Taken)) => {
                let texts = self.store().read::<_, StoreError>(move |r| r.list_policy_texts(id)).await?;
                let now = texts.into_iter().find(|t| t.language == language && t.section == section);
                let now = now.ok_or(Refused::NotFound)?;
                // TH20: pressed twice, the words are one's own
                if now.words == typed && now.changed_by == Actor::Officer(viewer.officer().0).to_string() {
                    return Ok(());
                }
                Err(DraftRefused::Conflict(Box::new(now)))
            }
            other => Ok(other?),
        }
    }

    /// S12.3: asks for the second approval of what was seen (`mark`), with its day and what it means for people.
    pub async fn ask_policy(
        &self,
        viewer: OfficerViewer,
        id: i64,
        mut plan: Plan,
        mark: String,
    ) -> Result<(), DraftRefused> {
        may(viewer, Act::PublishPolicy)?;
        let (registers, now) = (self.registers(), self.now());
        let mut missing = plan.check(now.london_date());
        match check_text(&plan.reason) {
            Ok(reason) => plan.reason = reason,
            Err(_) if plan.reason.trim().is_empty() => {}
            Err(_) => missing.push(("reason", "error-policy-reason")),
        }
        plan.topics.retain(|topic| registers.topic(topic).is_some());
        if !missing.is_empty() {
            return Err(DraftRefused::Fields(missing));
        }
        let view = self.policy_draft(viewer, id).await?;
        let digest = digest_of(&mark, &plan);
        // TH20: pressed twice
        if view.it.state == State::Asked && view.is_asker && view.it.digest.as_ref() == Some(&digest) {
            return Ok(());
        }
        if view.it.state != State::Draft {
            return Err(Refused::NotFound.into());
        }
        let Ok(shown) = view.shown else { return Err(wrong("effective_on", "error-policy-broken").into()) };
        if view.mark != mark {
            return Err(wrong("effective_on", "error-policy-changed").into());
        }
        self.refuse_faults(plan.effective_on.unwrap_or_default(), "effective_on").await?;
        let letters = self.letters_of_asking(viewer, id).await?;
        let scopes = vec![(Scope::Letter, None); letters.len()];
        let asked = self.act(&scopes, move |unit| {
            let (now, who) = (unit.now(), Actor::Officer(viewer.officer().0));
            let mut audit = unit.audit(&who, "policy.asked", None, format!("policy_draft:{id}"));
            // the words may have changed since they were read
            if mark_of(&shown_of(&registers, &sources(&unit.list_policy_texts(id)?)).unwrap_or_default())? != mark
                || !unit.ask_policy(id, &plan, (&shown, &digest), &who.to_string(), now)?
            {
                return Err(wrong("effective_on", "error-policy-changed"));
            }
            for letter in &letters {
                unit.post(letter)?;
            }
            audit.detail = detail_of(&plan, &digest);
            Ok(Done::new((), audit))
        });
        Ok(asked.await?)
    }

    /// S6.5: nothing is published over a fault.
    async fn refuse_faults(&self, day: NaiveDate, field: &'static str) -> Result<(), Refused> {
        let registers = self.registers();
        let faults = self.store().read::<_, StoreError>(move |r| faults_on(r, &registers, day)).await?;
        if faults.is_empty() { Ok(()) } else { Err(wrong(field, "error-policy-faults")) }
    }

    /// Who hears that somebody is needed: the others who may agree; where there is nobody else, everybody who works here.
    async fn letters_of_asking(&self, viewer: OfficerViewer, id: i64) -> Result<Vec<NewLetter>, Refused> {
        let others: Vec<_> = self.addresses_of(Act::PublishPolicy).await?;
        let others: Vec<_> = others.into_iter().filter(|(officer, ..)| *officer != viewer.officer()).collect();
        let (kind, to) =
            if others.is_empty() { ("alone", self.addresses_of(Act::OwnAccess).await?) } else { ("asked", others) };
        Ok(self.policy_desk_letters(kind, id, to))
    }

    /// S12.3: the second person's word on exactly what was asked for (`mark` as their page showed it). In force at once if
    /// its day is today.
    pub async fn agree_policy(&self, viewer: OfficerViewer, id: i64, mark: String) -> Result<(), Refused> {
        may(viewer, Act::PublishPolicy)?;
        let view = self.policy_draft(viewer, id).await?;
        let agreed = view.it.digest.as_ref() == Some(&digest_of(&mark, &view.it.plan));
        let me = Actor::Officer(viewer.officer().0).to_string();
        // TH20: pressed twice
        if agreed
            && !matches!(view.it.state, State::Draft | State::Asked)
            && view.it.decided.as_ref().is_some_and(|(who, _)| *who == me)
        {
            return Ok(());
        }
        if view.it.state != State::Asked {
            return Err(wrong("why", "error-policy-other"));
        }
        if !view.may_agree {
            return Err(wrong("why", "error-policy-second"));
        }
        // S0.3: the registers may say something else than when it was asked for: then it is asked for again
        let as_it_is = shown_of(&self.registers(), &sources(&view.texts));
        let as_it_is = as_it_is.map_err(|_| wrong("why", "error-policy-broken"))?;
        let digest = digest_of(&mark, &view.it.plan);
        if mark_of(&as_it_is)? != mark || view.it.digest.as_ref() != Some(&digest) {
            return Err(wrong("why", "error-policy-other"));
        }
        if let Some((_, message)) = view.it.plan.check(self.now().london_date()).first() {
            return Err(wrong("why", message));
        }
        self.refuse_faults(view.it.plan.effective_on.unwrap_or_default(), "why").await?;
        self.act(&[], move |unit| {
            let (now, who) = (unit.now(), Actor::Officer(viewer.officer().0));
            let mut audit = unit.audit(&who, "policy.agreed", None, format!("policy_draft:{id}"));
            if !unit.schedule_policy(id, &digest, &who.to_string(), now)? {
                return Err(wrong("why", "error-policy-other"));
            }
            audit.detail = detail_of(&view.it.plan, &digest);
            Ok(Done::new((), audit))
        })
        .await?;
        self.step_policies().await.map(|_| ())
    }

    /// Says no, with a reason, or takes the question back: it can be written again.
    pub async fn reopen_policy(&self, viewer: OfficerViewer, id: i64, why: String) -> Result<(), Refused> {
        may(viewer, Act::PublishPolicy)?;
        let view = self.policy_draft(viewer, id).await?;
        if view.it.state != State::Asked {
            return Err(Refused::NotFound);
        }
        let why = match check_text(&why) {
            Ok(why) => why,
            Err(_) if view.is_asker => String::new(),
            Err(_) => return Err(wrong("why", "error-policy-why")),
        };
        self.act(&[], move |unit| {
            let who = Actor::Officer(viewer.officer().0);
            let audit = unit.audit(&who, "policy.refused", None, format!("policy_draft:{id}"));
            if !unit.reopen_policy_draft(id, Some(&why))? {
                return Err(Refused::NotFound);
            }
            Ok(Done::new((), audit))
        })
        .await
    }

    /// Gives a version up, or takes one back before its day. Its words stay readable at the desk, and a new one can begin
    /// from them.
    pub async fn withdraw_policy(&self, viewer: OfficerViewer, id: i64) -> Result<(), Refused> {
        may(viewer, Act::PublishPolicy)?;
        self.act(&[], move |unit| {
            let who = Actor::Officer(viewer.officer().0);
            let audit = unit.audit(&who, "policy.withdrawn", None, format!("policy_draft:{id}"));
            if !unit.withdraw_policy(id)? {
                return Err(Refused::NotFound);
            }
            unit.stop_mailing(LetterKind::PolicyNotice.key())?;
            Ok(Done::new((), audit))
        })
        .await
    }
}

/// The longest change note, in characters: it is a sentence in a letter.
const LONGEST_NOTE: usize = 500;

/// Whether the viewer asked for it, and whether anybody else could agree.
fn asker_of(r: &mut Read<'_>, it: &PolicyDraft, viewer: OfficerViewer) -> Result<(bool, bool), StoreError> {
    let name = |id: OfficerId| Actor::Officer(id.0).to_string();
    let by = it.asked.as_ref().map_or("", |(by, _)| by.as_str());
    let others = r.list_officers()?;
    let is_other = others.iter().any(|o| o.state == "active" && o.role.may(Act::PublishPolicy) && name(o.id) != by);
    Ok((name(viewer.officer()) == by, is_other))
}

/// What the log says about a version: its day, what it means, and the digest of what was agreed to.
pub(super) fn detail_of(plan: &Plan, digest: &[u8]) -> String {
    let digest: String = digest.iter().map(|b| format!("{b:02x}")).collect();
    let day = plan.effective_on.map(|d| d.to_string());
    serde_json::json!({ "on": day, "material": plan.material, "topics": plan.topics, "sha256": digest }).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// S12.3: any change of a word, of the day or of what it means is another thing than what was agreed to.
    #[test]
    fn s12_3_two_agree_to_exactly_one_thing() {
        let plan = Plan {
            effective_on: "2026-12-24".parse().ok(),
            material: Some(true),
            reason: "A new use".into(),
            topics: vec!["news".into()],
        };
        let digest = digest_of("00", &plan);
        assert_eq!(digest, digest_of("00", &plan.clone()));
        let others = [
            Plan { effective_on: "2026-12-25".parse().ok(), ..plan.clone() },
            Plan { material: Some(false), ..plan.clone() },
            Plan { reason: "Another".into(), ..plan.clone() },
            Plan { topics: Vec::new(), ..plan.clone() },
        ];
        assert!(others.iter().all(|other| digest_of("00", other) != digest));
        assert_ne!(digest_of("01", &plan), digest);
    }
}
