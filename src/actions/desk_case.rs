//! What an officer adds to cases: those that came by call or letter, notes, letters on paper, colleagues asked to search,
//! and passages that have no business in a file.

use super::case::ends_with_outcome;
use super::officer::may;
use super::request::{check_text, form_hash};
use super::{Desk, Done, Over, Refused};
use crate::domain::attachment::MOST_IN_CASE;
use crate::domain::audit::Actor;
use crate::domain::deadline::end_of_day;
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::{ContactId, Reference};
use crate::domain::letter::LetterKind;
use crate::domain::officer::Act;
use crate::domain::request::{Matter, State};
use crate::domain::secret::Secret;
use crate::domain::value::{self, ValueKind};
use crate::store::desk_cases::{DeskSide, LoggedRequest, Paper, Task, searcher};
use crate::store::keys::Scope;
use crate::store::{Lane, OfficerViewer, StoreError};
use crate::text::RIGHTS;
use crate::vault::{KeyPurpose, LinkToken};
use chrono::NaiveDate;

/// Links of a search task work for nothing else.
pub const TASK: &str = "search-task";
/// Longer than this one does not look back: an older letter is a typing slip in the year.
const LONGEST_BACK: i64 = 3 * 366;
/// How a request can come in that an officer logs.
pub const CHANNELS: [&str; 4] = ["telephone", "letter", "email", "person"];

/// What an officer logs for somebody.
#[derive(Debug, Clone, Default)]
pub struct Log {
    /// One of [`CHANNELS`].
    pub channel: String,
    /// The true date of receipt, `2026-11-22`.
    pub received: String,
    /// A matter's key.
    pub matter: String,
    /// A right of T12, where the matter is one.
    pub right: String,
    /// Their address; may be empty.
    pub email: String,
    /// Their name; may be empty.
    pub name: String,
    /// Where letters go if they have no mailbox; may be empty.
    pub post: String,
    /// What they said or wrote.
    pub text: String,
    /// The contact they were recognised as.
    pub contact: Option<ContactId>,
    /// The language of letters.
    pub language: String,
    /// The name of this one form.
    pub form: String,
    /// S13.8: the letter as it came, scanned: name and content.
    pub files: Vec<(String, Vec<u8>)>,
}

fn field<T>(field: &'static str, message: &'static str) -> Result<T, Refused> {
    Err(Refused::Field { field, message })
}

/// The true date of receipt: not in the future, and not years ago.
pub fn check_received(typed: &str, today: NaiveDate) -> Result<NaiveDate, Refused> {
    match NaiveDate::parse_from_str(typed.trim(), "%Y-%m-%d") {
        Ok(on) if on > today => field("received", "error-received-future"),
        Ok(on) if (today - on).num_days() > LONGEST_BACK => field("received", "error-received-old"),
        Ok(on) => Ok(on),
        Err(_) => field("received", "error-received-empty"),
    }
}

impl Desk {
    /// S8.11, L12.2: files what came by call, letter or mail. Its clocks count from the true date of receipt. Who has a
    /// mailbox gets the same letter as by the form.
    pub async fn log_case(&self, viewer: OfficerViewer, it: Log) -> Result<Reference, Refused> {
        may(viewer, Act::AnswerCases)?;
        let today = self.now().london_date();
        if !CHANNELS.contains(&it.channel.as_str()) {
            return field("channel", "error-channel-empty");
        }
        let received_on = check_received(&it.received, today)?;
        let Some(matter) = Matter::from_key(&it.matter) else { return field("matter", "error-matter-empty") };
        // whoever chose a right means it, though the matter was left as it stood
        let matter = if matter == Matter::Question && !it.right.is_empty() { Matter::Right } else { matter };
        if matter == Matter::Right && !RIGHTS.contains(&it.right.as_str()) {
            return field("right", "error-right-empty");
        }
        let address = match it.email.trim() {
            "" => None,
            typed => Some(super::address_change::check(typed)?),
        };
        let text = check_text(&it.text)?;
        let files = self.take_files(it.files).await?;
        let name = value::clean(ValueKind::Name, &it.name)
            .map_err(|_| Refused::Field { field: "name", message: "error-name-characters" })?;
        let post = value::clean(ValueKind::BusinessAddress, &it.post)
            .map_err(|_| Refused::Field { field: "post", message: "error-value-long" })?;
        let known = match it.contact {
            Some(id) => {
                let found = self.store().read::<_, StoreError>(move |r| r.find_contact(id)).await?;
                Some(found.ok_or(Refused::NotFound)?)
            }
            None => None,
        };
        let entity = known.as_ref().map_or_else(|| self.registers().controller().key.clone(), |c| c.entity.clone());
        let (contact, reference) = (known.map(|c| c.id), Reference::new(self.random()));
        let desk = self.clone();
        self.act(&[(Scope::Case, contact), (Scope::Letter, None)], move |unit| {
            let (now, ring, key) = (unit.now(), unit.ring(), unit.fresh_key()?);
            let who = Actor::Officer(viewer.officer().0);
            if let Some(earlier) = unit.send_form_once(&form_hash(&it.form), reference.as_str(), now)? {
                let mut audit = unit.audit(&who, "request.logged", None, "");
                audit.outcome = "sent twice".into();
                return Ok(Done::new(Reference::parse(&earlier).ok_or(Refused::NotFound)?, audit));
            }
            let right = matter.right().map(str::to_owned).or(Some(it.right).filter(|_| matter == Matter::Right));
            let logged = LoggedRequest {
                reference: reference.clone(),
                contact,
                entity,
                language: it.language.clone(),
                channel: it.channel.clone(),
                received_on,
                matter,
                right,
                address: address.clone(),
                post,
                name,
                text,
            };
            let id = unit.add_logged_request(&ring, &key, &logged, now)?;
            unit.assign_request(id, Some(viewer.officer()))?;
            for file in &files {
                unit.add_attachment(&ring, &key, id, &who.to_string(), file, now)?;
            }
            if let Some(address) = address {
                let mut letter = desk.letter(LetterKind::Asked, now, address, &it.language, contact);
                letter.subject = Some(id.0);
                unit.post(&letter)?;
            }
            let mut audit = unit.audit(&who, "request.logged", contact, format!("request:{id}"));
            audit.detail = format!("{} {} {received_on}", matter.key(), it.channel);
            Ok(Done::new(reference, audit))
        })
        .await
    }

    /// What the desk added to a case.
    pub async fn desk_side(&self, viewer: OfficerViewer, reference: Reference) -> Result<DeskSide, Refused> {
        may(viewer, Act::ReadCases)?;
        Ok(self.reader().desk_side(viewer, reference).await?.unwrap_or_default())
    }

    /// O2: keeps an answer that was begun: it is sent to nobody, and whoever opens the case goes on with it.
    pub async fn keep_draft(&self, viewer: OfficerViewer, reference: Reference, typed: String) -> Result<(), Refused> {
        may(viewer, Act::AnswerCases)?;
        let text = check_text(&typed)?;
        let request = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?.case.request;
        let key = self.case_key(request.key).await?;
        self.act(&[], move |unit| {
            let (now, ring) = (unit.now(), unit.ring());
            unit.set_draft(&ring, &key, request.id, viewer.officer(), &text, now)?;
            let who = Actor::Officer(viewer.officer().0);
            Ok(Done::new((), unit.audit(&who, "draft.kept", request.contact, format!("request:{}", request.id))))
        })
        .await
    }

    /// O2: a note about a case. The person may get to read it.
    pub async fn note(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        typed: String,
        form: String,
    ) -> Result<(), Refused> {
        may(viewer, Act::AnswerCases)?;
        let text = check_text(&typed).map_err(|e| match e {
            Refused::Field { message, .. } => Refused::Field { field: "note", message },
            other => other,
        })?;
        let request = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?.case.request;
        let key = self.case_key(request.key).await?;
        self.act(&[], move |unit| {
            let (now, ring, who) = (unit.now(), unit.ring(), Actor::Officer(viewer.officer().0));
            let mut audit = unit.audit(&who, "note.written", request.contact, format!("request:{}", request.id));
            if unit.send_form_once(&form_hash(&form), "note", now)?.is_some() {
                audit.outcome = "sent twice".into();
            } else {
                unit.add_note(&ring, &key, request.id, &who.to_string(), &text, now)?;
            }
            Ok(Done::new((), audit))
        })
        .await
    }

    /// S2.3: takes a passage out of a message that the person wrote, wherever it stands in it; what was there is gone from
    /// the case, its copy and every export. `mark` is put in its place.
    pub async fn redact(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        number: i64,
        passage: String,
        mark: String,
    ) -> Result<(), Refused> {
        may(viewer, Act::DecideCases)?;
        let passage = passage.replace("\r\n", "\n").trim().to_owned();
        let found = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?;
        let place = usize::try_from(number - 1).map_err(|_| Refused::NotFound)?;
        let said = found.case.messages.get(place).ok_or(Refused::NotFound)?;
        if passage.is_empty() || !said.text.contains(&passage) {
            return field("passage", "error-passage");
        }
        let text = said.text.replace(&passage, &mark);
        let request = found.case.request;
        let key = self.case_key(request.key).await?;
        self.act(&[], move |unit| {
            let (ring, who) = (unit.ring(), Actor::Officer(viewer.officer().0));
            if !unit.redact_message(&ring, &key, request.id, number, &text)? {
                return Err(Refused::NotFound);
            }
            let mut audit = unit.audit(&who, "message.redacted", request.contact, format!("request:{}", request.id));
            audit.detail = format!("message {number}");
            Ok(Done::new((), audit))
        })
        .await
    }

    /// S13.14: writes an answer to somebody who has no mailbox. It goes to the print queue; the case closes when it is
    /// posted, if it answers everything.
    pub async fn write_paper(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        typed: String,
        closes: bool,
        form: String,
    ) -> Result<(), Refused> {
        may(viewer, Act::AnswerCases)?;
        let text = check_text(&typed).map_err(|e| match e {
            Refused::Field { message, .. } => Refused::Field { field: "paper", message },
            other => other,
        })?;
        let case = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?.case;
        if !case.request.state.is_open() {
            return Err(Refused::NotFound);
        }
        if closes && ends_with_outcome(&case) {
            // S8.10, S8.35: a right or a complaint ends with an outcome in its seven parts, on paper too
            return field("paper_after", "error-case-outcome");
        }
        let request = case.request;
        let key = self.case_key(request.key).await?;
        self.act(&[], move |unit| {
            let (now, ring, who) = (unit.now(), unit.ring(), Actor::Officer(viewer.officer().0));
            let mut audit = unit.audit(&who, "paper.written", request.contact, format!("request:{}", request.id));
            if unit.send_form_once(&form_hash(&form), "paper", now)?.is_some() {
                audit.outcome = "sent twice".into();
                return Ok(Done::new((), audit));
            }
            let number = unit.add_message(&ring, &key, request.id, &who.to_string(), &text, now)?;
            unit.add_paper(request.id, number, closes, now)?;
            if request.state == State::Received {
                unit.move_request(request.id, State::Received, State::InProgress, now)?;
            }
            Ok(Done::new((), audit))
        })
        .await
    }

    /// S13.14: letters that wait for the post, and the latest that have gone.
    pub async fn papers(&self, viewer: OfficerViewer) -> Result<(Vec<Paper>, Vec<Paper>), Refused> {
        may(viewer, Act::ReadCases)?;
        Ok(self.store().read::<_, StoreError>(|r| Ok((r.list_papers(false, 200)?, r.list_papers(true, 25)?))).await?)
    }

    /// S13.7, S13.14: a letter was posted on a day: that is when it was answered.
    pub async fn posted(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        number: i64,
        typed: String,
    ) -> Result<(), Refused> {
        may(viewer, Act::AnswerCases)?;
        let on = check_received(&typed, self.now().london_date())
            .map_err(|_| Refused::Field { field: "posted", message: "error-posted" })?;
        let papers = self.reader().desk_side(viewer, reference.clone()).await?.unwrap_or_default().papers;
        let (_, written_at, _) = papers.into_iter().find(|(n, ..)| *n == number).ok_or(Refused::NotFound)?;
        if on < written_at.london_date() {
            return field("posted", "error-posted");
        }
        let request = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?.case.request;
        self.act(&[], move |unit| {
            let now = unit.now();
            let closes = unit.post_paper(request.id, number, on)?.ok_or(Refused::NotFound)?;
            if closes && request.state.is_open() {
                // S13.7: what was posted on the last day is in time
                let last_second = || end_of_day(on) - chrono::TimeDelta::seconds(1);
                let at = if on == now.london_date() { now } else { last_second() };
                unit.move_request(request.id, request.state, State::Closed, at)?;
            }
            let who = Actor::Officer(viewer.officer().0);
            let mut audit = unit.audit(&who, "paper.posted", request.contact, format!("request:{}", request.id));
            audit.detail = on.to_string();
            Ok(Done::new((), audit))
        })
        .await
    }

    /// L15.4: asks a colleague by letter to search a system for a case, at the latest by a day before the case is due.
    pub async fn ask_search(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        (system, email, question, due): (String, String, String, String),
        form: String,
    ) -> Result<(), Refused> {
        may(viewer, Act::AnswerCases)?;
        let to = super::address_change::check(&email).map_err(|e| match e {
            Refused::Field { message, .. } => Refused::Field { field: "task_email", message },
            other => other,
        })?;
        let question = check_text(&question).map_err(|e| match e {
            Refused::Field { message, .. } => Refused::Field { field: "question", message },
            other => other,
        })?;
        if !self.registers().systems().iter().any(|s| s.key == system) {
            return field("system", "error-system-empty");
        }
        let request = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?.case.request;
        let today = self.now().london_date();
        let due_on = NaiveDate::parse_from_str(due.trim(), "%Y-%m-%d").ok().filter(|on| *on >= today);
        let Some(due_on) = due_on.filter(|on| request.due_on.is_none_or(|case| *on < case || case <= today)) else {
            return field("due", "error-task-due");
        };
        let key = self.case_key(request.key).await?;
        let id = self.store().write::<_, StoreError>(Lane::People, |w| w.take_numbers("search_task", 1)).await?;
        let (salt, link_key) = (self.random().bytes::<16>().to_vec(), self.ring().newest(KeyPurpose::Link));
        let desk = self.clone();
        self.act(&[(Scope::Letter, None)], move |unit| {
            let (now, ring, who) = (unit.now(), unit.ring(), Actor::Officer(viewer.officer().0));
            let mut audit = unit.audit(&who, "search.asked", request.contact, format!("request:{}", request.id));
            audit.detail = system.clone();
            if unit.send_form_once(&form_hash(&form), "search", now)?.is_some() {
                audit.outcome = "sent twice".into();
                return Ok(Done::new((), audit));
            }
            let task = Task {
                id,
                request: request.id,
                system,
                to: Some(to.as_str().to_owned()),
                question,
                salt,
                link_key,
                due_on,
                asked_at: now,
                state: "open".into(),
                answered_at: None,
                answer: None,
            };
            unit.add_task(&ring, &key, &task, &who.to_string())?;
            let mut letter = desk.letter(LetterKind::SearchTask, now, to, "en", None);
            letter.subject = Some(id);
            unit.post(&letter)?;
            Ok(Done::new((), audit))
        })
        .await
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
        let named = |name: &'static str, empty: &'static str| {
            move |error| match error {
                Refused::Field { message: "error-text-empty", .. } => Refused::Field { field: name, message: empty },
                Refused::Field { message, .. } => Refused::Field { field: name, message },
                other => other,
            }
        };
        if !self.registers().systems().iter().any(|s| s.key == system) {
            return field("log_system", "error-system-empty");
        }
        if !["found", "nothing", "left_out"].contains(&result.as_str()) {
            return field("log_result", "error-search-result");
        }
        let question = match result.as_str() {
            "left_out" => String::new(),
            _ => check_text(&question).map_err(named("log_terms", "error-search-terms"))?,
        };
        let answer = match result.as_str() {
            "nothing" => None,
            "left_out" => Some(check_text(&said).map_err(named("log_said", "error-search-why"))?),
            _ => Some(check_text(&said).map_err(named("log_said", "error-search-said"))?),
        };
        let request = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?.case.request;
        if !request.state.is_open() {
            return Err(Refused::NotFound);
        }
        let key = self.case_key(request.key).await?;
        let id = self.store().write::<_, StoreError>(Lane::People, |w| w.take_numbers("search_task", 1)).await?;
        let (salt, link_key) = (self.random().bytes::<16>().to_vec(), self.ring().newest(KeyPurpose::Link));
        self.act(&[], move |unit| {
            let (now, ring, who) = (unit.now(), unit.ring(), Actor::Officer(viewer.officer().0));
            let mut audit = unit.audit(&who, "search.noted", request.contact, format!("request:{}", request.id));
            audit.detail = format!("{system} {result}");
            if unit.send_form_once(&form_hash(&form), "search", now)?.is_some() {
                audit.outcome = "sent twice".into();
                return Ok(Done::new((), audit));
            }
            let task = Task {
                id,
                request: request.id,
                system,
                to: None,
                question,
                salt,
                link_key,
                due_on: now.london_date(),
                asked_at: now,
                state: result,
                answered_at: Some(now),
                answer,
            };
            unit.add_task(&ring, &key, &task, &who.to_string())?;
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
        if !self.ring().is_link_token(token.reveal(), TASK, task.id, &task.salt, task.link_key) {
            return Err(Refused::Over(Over::Unknown));
        }
        if task.state != "open" {
            return Err(Refused::Over(Over::Used));
        }
        if !request.state.is_open() {
            return Err(Refused::Over(Over::Expired));
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
            true if files.is_empty() || !typed.trim().is_empty() => Some(check_text(&typed)?),
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

    /// Contacts that may be whoever writes: by address, else by name.
    pub async fn propose_contacts(
        &self,
        viewer: OfficerViewer,
        email: &str,
        name: &str,
    ) -> Result<Vec<crate::store::search::Found>, Refused> {
        let mut all = Vec::new();
        if let Ok(address) = EmailAddress::parse(email) {
            all = self.reader().find_contacts(viewer, address.as_str().to_owned(), None).await?.0;
        }
        if all.is_empty() && name.trim().chars().count() >= crate::domain::search::SHORTEST_PREFIX {
            all = self.reader().find_contacts(viewer, name.to_owned(), None).await?.0;
        }
        all.truncate(5);
        Ok(all)
    }
}
