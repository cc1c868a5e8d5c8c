//! L15.4: the search log of a case: colleagues asked to search by a link that works once, what the desk searched itself,
//! what was left out and why.

use super::officer::may;
use super::request::{check_text, form_hash};
use super::{Desk, Done, Over, Refused};
use crate::domain::attachment::MOST_IN_CASE;
use crate::domain::audit::Actor;
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::Reference;
use crate::domain::letter::LetterKind;
use crate::domain::officer::Act;
use crate::domain::secret::Secret;
use crate::store::desk_cases::{Task, searcher};
use crate::store::keys::Scope;
use crate::store::requests::Request;
use crate::store::{Lane, OfficerViewer, StoreError};
use crate::vault::{KeyPurpose, LinkToken};
use chrono::NaiveDate;

/// Links of a search task work for nothing else.
pub const TASK: &str = "search-task";

/// An entry of the log that is about to be made.
struct Entry {
    system: String,
    /// The colleague who is asked, and until when.
    asks: Option<(EmailAddress, NaiveDate)>,
    question: String,
    /// How it ended, and what was found or why it was left out, where nobody is asked.
    result: String,
    answer: Option<String>,
}

fn field<T>(field: &'static str, message: &'static str) -> Result<T, Refused> {
    Err(Refused::Field { field, message })
}

/// What is wrong with a text, at the field it was typed in; `empty` says what is missing where nothing was.
fn at(name: &'static str, empty: Option<&'static str>) -> impl Fn(Refused) -> Refused {
    move |refused| match refused {
        Refused::Field { message, .. } => {
            Refused::Field { field: name, message: empty.filter(|_| message == "error-text-empty").unwrap_or(message) }
        }
        other => other,
    }
}

impl Desk {
    /// L15.4: asks a colleague by letter to search a system for a case, at the latest by a day before the case is due.
    pub async fn ask_search(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        (system, email, question, due): (String, String, String, String),
        form: String,
    ) -> Result<(), Refused> {
        may(viewer, Act::AnswerCases)?;
        let to = super::address_change::check(&email).map_err(at("task_email", None))?;
        let question = check_text(&question).map_err(at("question", None))?;
        if !self.registers().systems().iter().any(|s| s.key == system) {
            return field("system", "error-system-empty");
        }
        let request = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?.case.request;
        if !request.state.is_open() {
            return Err(Refused::NotFound);
        }
        let today = self.now().london_date();
        let due_on = NaiveDate::parse_from_str(due.trim(), "%Y-%m-%d").ok().filter(|on| *on >= today);
        let Some(due_on) = due_on.filter(|on| request.due_on.is_none_or(|case| *on < case || case <= today)) else {
            return field("due", "error-task-due");
        };
        let entry = Entry { system, asks: Some((to, due_on)), question, result: "open".into(), answer: None };
        self.log_search(viewer, request, entry, form).await
    }

    /// L15.4: the desk notes what it searched itself, for what and with what result; or that it left a system out, and why.
    /// `result` is `found`, `nothing` or `left_out`; `question` is what was looked for, `said` what was found or why not.
    pub async fn note_search(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        (system, result, question, said): (String, String, String, String),
        form: String,
    ) -> Result<(), Refused> {
        may(viewer, Act::AnswerCases)?;
        if !self.registers().systems().iter().any(|s| s.key == system) {
            return field("log_system", "error-system-empty");
        }
        if !["found", "nothing", "left_out"].contains(&result.as_str()) {
            return field("log_result", "error-search-result");
        }
        let question = match result.as_str() {
            "left_out" => String::new(),
            _ => check_text(&question).map_err(at("log_terms", Some("error-search-terms")))?,
        };
        let answer = match result.as_str() {
            "nothing" => None,
            "left_out" => Some(check_text(&said).map_err(at("log_said", Some("error-search-why")))?),
            _ => Some(check_text(&said).map_err(at("log_said", Some("error-search-said")))?),
        };
        let request = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?.case.request;
        if !request.state.is_open() {
            return Err(Refused::NotFound);
        }
        self.log_search(viewer, request, Entry { system, asks: None, question, result, answer }, form).await
    }

    async fn log_search(
        &self,
        viewer: OfficerViewer,
        request: Request,
        it: Entry,
        form: String,
    ) -> Result<(), Refused> {
        let key = self.case_key(request.key).await?;
        let id = self.store().write::<_, StoreError>(Lane::People, |w| w.take_numbers("search_task", 1)).await?;
        let link =
            it.asks.is_some().then(|| (self.random().bytes::<16>().to_vec(), self.ring().newest(KeyPurpose::Link)));
        let desk = self.clone();
        self.act(&[(Scope::Letter, None)], move |unit| {
            let (now, ring, who) = (unit.now(), unit.ring(), Actor::Officer(viewer.officer().0));
            let action = if it.asks.is_some() { "search.asked" } else { "search.noted" };
            let mut audit = unit.audit(&who, action, request.contact, format!("request:{}", request.id));
            audit.detail = match it.asks {
                Some(_) => it.system.clone(),
                None => format!("{} {}", it.system, it.result),
            };
            if unit.send_form_once(&form_hash(&form), "search", now)?.is_some() {
                audit.outcome = "sent twice".into();
                return Ok(Done::new((), audit));
            }
            let task = Task {
                id,
                request: request.id,
                system: it.system,
                to: it.asks.as_ref().map(|(to, _)| to.as_str().to_owned()),
                question: it.question,
                link,
                due_on: it.asks.as_ref().map_or(now.london_date(), |(_, due)| *due),
                asked_by: who.to_string(),
                asked_at: now,
                answered_at: it.asks.is_none().then_some(now),
                state: it.result,
                answer: it.answer,
            };
            unit.add_task(&ring, &key, &task)?;
            if let Some((to, _)) = it.asks {
                let mut letter = desk.letter(LetterKind::SearchTask, now, to, "en", None);
                letter.subject = Some(id);
                unit.post(&letter)?;
            }
            Ok(Done::new((), audit))
        })
        .await
    }

    /// The task behind a mailed link, while it is open.
    pub async fn look_at_task(&self, token: &Secret) -> Result<(Task, Reference), Refused> {
        let id = LinkToken::row(token.reveal()).ok_or(Refused::Over(Over::Unknown))?;
        let store = self.store().clone();
        let found = self.store().read::<_, StoreError>(move |r| r.find_task(&store, id)).await?;
        let (task, request) = found.ok_or(Refused::Over(Over::Unknown))?;
        let is_its_own =
            |(salt, key): &(Vec<u8>, u32)| self.ring().is_link_token(token.reveal(), TASK, task.id, salt, *key);
        if !task.link.as_ref().is_some_and(is_its_own) {
            return Err(Refused::Over(Over::Unknown));
        }
        if task.state == "ended" || (task.state == "open" && !request.state.is_open()) {
            return Err(Refused::Over(Over::NotNeeded));
        }
        if task.state != "open" {
            return Err(Refused::Over(Over::Used));
        }
        Ok((task, request.reference))
    }

    /// A colleague says what they found, in words or in files, or that there was nothing: once. The files are the desk's
    /// until an officer has looked at them.
    pub async fn answer_search(
        &self,
        token: Secret,
        found: bool,
        typed: String,
        files: Vec<(String, Vec<u8>)>,
    ) -> Result<Reference, Refused> {
        let (task, reference) = self.look_at_task(&token).await?;
        let files = if found { self.take_files(files).await? } else { Vec::new() };
        let text = match found {
            true if files.is_empty() || !typed.trim().is_empty() => {
                Some(check_text(&typed).map_err(at("text", Some("error-task-text")))?)
            }
            true => Some(String::new()),
            false => None,
        };
        let id = task.request;
        let request = self.store().read::<_, StoreError>(move |r| r.find_request_by_id(id)).await?;
        let request = request.ok_or(Refused::Over(Over::Unknown))?;
        let key = self.case_key(request.key).await?;
        self.act(&[], move |unit| {
            let (now, ring) = (unit.now(), unit.ring());
            if !unit.answer_task(&ring, &key, task.id, text.as_deref(), now)? {
                return Err(Refused::Over(Over::Used));
            }
            let there = usize::try_from(unit.count_attachments(request.id)?).unwrap_or(usize::MAX);
            if !files.is_empty() && there.saturating_add(files.len()) > MOST_IN_CASE {
                return field("files", "error-file-case-full");
            }
            for file in &files {
                unit.add_attachment(&ring, &key, request.id, &searcher(task.id), file, now)?;
            }
            let mut audit = unit.audit(&Actor::Visitor, "search.answered", None, format!("request:{}", request.id));
            audit.detail = format!("{} {}", task.system, if text.is_some() { "found" } else { "nothing" });
            Ok(Done::new((), audit))
        })
        .await?;
        Ok(reference)
    }
}
