//! What an officer adds to cases: those that came by call or letter, notes, letters on paper, where answers go, passages
//! that have no business in a file; and cases that end without a letter.

use super::case::{check_extension, ends_with_outcome, words_of};
use super::officer::may;
use super::request::{check_text, form_hash};
use super::{Desk, Done, Refused};
use crate::domain::audit::Actor;
use crate::domain::contact::ContactStatus;
use crate::domain::deadline::{ClockEvent, end_of_day};
use crate::domain::email_address::EmailAddress;
use crate::domain::erasure::COOLING_BY_POST;
use crate::domain::ids::{ContactId, Reference};
use crate::domain::letter::LetterKind;
use crate::domain::officer::Act;
use crate::domain::request::{End, Matter, State, Step, answers, worked_on};
use crate::domain::value::{self, ValueKind};
use crate::store::desk_cases::{DeskSide, LoggedRequest, Paper, Posting};
use crate::store::keys::Scope;
use crate::store::requests::Request;
use crate::store::viewer::Written;
use crate::store::{Case, OfficerCase, OfficerViewer, StoreError};
use crate::text::{Language, RIGHTS, Words};
use chrono::NaiveDate;

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
    /// The language of letters; empty: whoever is known reads their own, anybody else English.
    pub language: String,
    /// The name of this one form.
    pub form: String,
    /// S13.8: the letter as it came, scanned: name and content.
    pub files: Vec<(String, Vec<u8>)>,
}

fn field_of(field: &'static str, message: &'static str) -> Refused {
    Refused::Field { field, message }
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

/// Whether the desk may say where answers about a case go: only where it filed the case itself. Who wrote in by the portal
/// has said so, and so has whoever proved their mailbox.
pub fn takes_whereto(request: &Request) -> bool {
    request.state.is_open() && request.proved_at.is_none() && CHANNELS.contains(&request.channel.as_str())
}

/// What a message says once the letter that it was is taken back before it was posted.
pub(super) fn never_sent(t: Words, said: &str) -> String {
    format!("{}\n\n{said}", t.say("console-print-withdrawn-mark"))
}

/// The same of a message of a case.
fn never_sent_of(case: &Case, number: i64) -> Option<String> {
    let said = case.messages.get(usize::try_from(number - 1).ok()?)?;
    Some(never_sent(words_of(&case.request.language), &said.text))
}

/// The ways in which a case can end now without a letter.
pub fn ends_possible(found: &OfficerCase, side: &DeskSide) -> Vec<End> {
    let request = &found.case.request;
    let is_possible = |end: &End| match end {
        End::Spam => matches!(request.state, State::Received | State::Suspected),
        // L12.4: a right is answered in writing, and ends with an outcome; so does a complaint
        End::ByWord => request.state != State::Suspected && !ends_with_outcome(&found.case),
        End::Unreachable => {
            let is_nowhere = !found.has_mailbox && side.post.is_none() && CHANNELS.contains(&request.channel.as_str());
            is_nowhere || request.bounced_at.is_some()
        }
    };
    if request.state.is_open() { End::ALL.iter().copied().filter(is_possible).collect() } else { Vec::new() }
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
            .map_err(|_| Refused::Field { field: "post", message: "error-post-long" })?;
        let known = match it.contact {
            Some(id) => {
                let found = self.store().read::<_, StoreError>(move |r| r.find_contact(id)).await?;
                Some(found.ok_or(Refused::NotFound)?)
            }
            None => None,
        };
        let on_file = match &known {
            Some(contact) if address.is_none() && post.is_empty() => self.address_of(contact).await?,
            _ => None,
        };
        let acknowledged = address.clone().or(on_file);
        let theirs = || known.as_ref().and_then(|c| c.language.clone());
        let english = || Language::En.code().to_owned();
        let language = Some(it.language).filter(|l| !l.is_empty()).or_else(theirs).unwrap_or_else(english);
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
                language: language.clone(),
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
            // L12.2, L77.4: whoever has a mailbox and did not ask for the post hears that it is here, known or not
            if let Some(address) = acknowledged {
                let mut letter = desk.letter(LetterKind::Asked, now, address, &language, contact);
                letter.subject = Some(id.0);
                unit.post(&letter)?;
                // CLK-7: this acknowledges a complaint; it answers nothing (S13.7)
                unit.add_clock_event(id, &ClockEvent::AutoReply { on: now.london_date() }, &who.to_string(), now)?;
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
            Refused::Field { message: "error-text-empty", .. } => field_of("note", "error-case-note"),
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
        let text = self.look_at_redaction(viewer, reference.clone(), number, &passage, &mark).await?;
        let request = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?.case.request;
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

    /// S2.3: what a message would say without a passage. Changes nothing.
    pub async fn look_at_redaction(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        number: i64,
        passage: &str,
        mark: &str,
    ) -> Result<String, Refused> {
        may(viewer, Act::DecideCases)?;
        let passage = passage.replace("\r\n", "\n").trim().to_owned();
        let found = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?;
        let place = usize::try_from(number - 1).map_err(|_| Refused::NotFound)?;
        let said = found.case.messages.get(place).ok_or(Refused::NotFound)?;
        if passage.is_empty() || !said.text.contains(&passage) {
            return field("passage", "error-passage");
        }
        Ok(said.text.replace(&passage, mark))
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
        let is_over = case.request.state == State::Closed;
        if !case.request.state.is_open() && !is_over {
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
            let does = match (is_over, closes) {
                (true, _) => Posting::Tells,
                (false, true) => Posting::Closes,
                (false, false) => Posting::Answers,
            };
            unit.add_paper(request.id, number, does, now)?;
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
        let Some((_, written_at, was)) = papers.into_iter().find(|(n, ..)| *n == number) else {
            return field("posted", "error-paper-gone");
        };
        // pressed twice
        if was == Some(on) {
            return Ok(());
        }
        if on < written_at.london_date() {
            return field("posted", "error-posted");
        }
        let case = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?.case;
        let is_right = ends_with_outcome(&case);
        let (request, events) = (case.request, case.events);
        let (calendar, notice) = (self.registers().calendar(), self.settings().lift_notice);
        self.act(&[], move |unit| {
            let now = unit.now();
            let who = Actor::Officer(viewer.officer().0);
            let mut audit = unit.audit(&who, "paper.posted", request.contact, format!("request:{}", request.id));
            audit.detail = on.to_string();
            // S13.7: what was posted on the last day is in time
            let last_second = || end_of_day(on) - chrono::TimeDelta::seconds(1);
            let at = if on == now.london_date() { now } else { last_second() };
            let is_open = request.state.is_open();
            match unit.post_paper(request.id, number, on)?.ok_or(Refused::NotFound)? {
                Posting::Closes if is_open => {
                    // a plain letter ends no right: this is the last one about an erasure
                    if is_right {
                        let event = ClockEvent::OutcomeSent { on };
                        unit.add_clock_event(request.id, &event, &who.to_string(), now)?;
                    }
                    for moot in answers(on, &events).into_iter().filter(|_| !is_right) {
                        unit.add_clock_event(request.id, &moot, &who.to_string(), now)?;
                    }
                    unit.move_request(request.id, request.state, State::Closed, at)?;
                }
                Posting::Answers if is_open => {
                    unit.add_clock_event(request.id, &ClockEvent::Replied { on }, &who.to_string(), now)?;
                    unit.refresh_due(request.id)?;
                }
                // L18.3: the notice runs from the day of the post
                Posting::Lifts(id) => {
                    let told = end_of_day(on);
                    unit.tell_restriction(id, told, told + notice)?;
                }
                // whoever was told at the end of a day has the days after it
                Posting::Cools => unit.prolong_cooling(request.id, end_of_day(on) + COOLING_BY_POST)?,
                Posting::Outcome if is_open => {
                    let event = ClockEvent::OutcomeSent { on };
                    unit.add_clock_event(request.id, &event, &who.to_string(), now)?;
                    unit.move_request(request.id, request.state, State::Closed, at)?;
                }
                // CLK-6: more time is taken by telling of it in time, and not by writing it
                Posting::Step(Step::Extend) if is_open && check_extension(&events, on, &calendar).is_err() => {
                    audit.outcome = "too late for more time".into();
                }
                Posting::Step(step) if is_open => {
                    let new = step.events(on, &events);
                    let to = worked_on(&[events.as_slice(), &new].concat());
                    if request.state != to {
                        unit.move_request(request.id, request.state, to, now)?;
                    }
                    for event in new {
                        unit.add_clock_event(request.id, &event, &who.to_string(), now)?;
                    }
                    unit.refresh_due(request.id)?;
                }
                _ => {}
            }
            Ok(Done::new((), audit))
        })
        .await
    }

    /// S13.14: a letter is not to be posted after all. What it said stays in the case, marked as never sent.
    pub async fn withdraw_paper(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        number: i64,
    ) -> Result<(), Refused> {
        may(viewer, Act::AnswerCases)?;
        let case = self.reader().case(viewer, reference.clone()).await?.ok_or(Refused::NotFound)?.case;
        // the last letter about an erasure goes after its case is closed, and must
        let by_officer = |m: &Written| m.author.starts_with("officer:");
        let place = usize::try_from(number - 1).map_err(|_| Refused::NotFound)?;
        if !case.request.state.is_open() && !case.messages.get(place).is_some_and(by_officer) {
            return field("withdrawn", "error-paper-must");
        }
        let cooling = self.reader().desk_side(viewer, reference).await?.unwrap_or_default().cooling_paper;
        if cooling == Some(number) {
            return field("withdrawn", "error-paper-cools");
        }
        let text = never_sent_of(&case, number).ok_or(Refused::NotFound)?;
        let request = case.request;
        let key = self.case_key(request.key).await?;
        self.act(&[], move |unit| {
            let (ring, who) = (unit.ring(), Actor::Officer(viewer.officer().0));
            let mut audit = unit.audit(&who, "paper.withdrawn", request.contact, format!("request:{}", request.id));
            audit.detail = format!("message {number}");
            if unit.withdraw_paper(request.id, number)? {
                unit.redact_message(&ring, &key, request.id, number, &text)?;
            } else {
                audit.outcome = "was so before".into();
            }
            Ok(Done::new((), audit))
        })
        .await
    }

    /// Whether a letter of a case waits for the post.
    async fn has_unposted(&self, viewer: OfficerViewer, it: &Request) -> Result<bool, Refused> {
        let side = self.reader().desk_side(viewer, it.reference.clone()).await?.unwrap_or_default();
        Ok(side.papers.iter().any(|(.., posted)| posted.is_none()))
    }

    /// S8.11: where answers go in a case that the desk filed for somebody: by mail, by post, or nowhere yet; and in which
    /// language, where one is given. Who is given a mailbox gets the letter that the request is here.
    pub async fn set_whereto(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        (email, post): (&str, &str),
        language: Option<Language>,
    ) -> Result<(), Refused> {
        may(viewer, Act::ActForContacts)?;
        let request = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?.case.request;
        if !takes_whereto(&request) {
            return Err(Refused::NotFound);
        }
        let address = match email.trim() {
            "" => None,
            typed => Some(super::address_change::check(typed).map_err(|e| match e {
                Refused::Field { message, .. } => Refused::Field { field: "whereto_email", message },
                other => other,
            })?),
        };
        // whose contact is known is written to at the address on file
        let address = address.filter(|_| request.contact.is_none());
        let post = value::clean(ValueKind::BusinessAddress, post)
            .map_err(|_| Refused::Field { field: "whereto_post", message: "error-post-long" })?;
        if address.is_none() && post.is_empty() && request.contact.is_none() {
            return field("whereto_email", "error-whereto-empty");
        }
        if post.is_empty() && self.has_unposted(viewer, &request).await? {
            return field("whereto_post", "error-whereto-waits");
        }
        let is_new = address.as_ref().map(|a| self.ring().address_index(a)).is_some_and(|a| request.address != Some(a));
        let key = self.case_key(request.key).await?;
        let desk = self.clone();
        self.act(&[(Scope::Letter, None)], move |unit| {
            let (now, ring, who) = (unit.now(), unit.ring(), Actor::Officer(viewer.officer().0));
            let language = language.map_or(request.language.clone(), |l| l.code().to_owned());
            unit.set_whereto(&ring, &key, request.id, (address.as_ref(), &post), &language)?;
            if let Some(to) = address.filter(|_| is_new) {
                let mut letter = desk.letter(LetterKind::Asked, now, to, &language, request.contact);
                letter.subject = Some(request.id.0);
                unit.post(&letter)?;
                let event = ClockEvent::AutoReply { on: now.london_date() };
                unit.add_clock_event(request.id, &event, &who.to_string(), now)?;
            }
            let mut audit = unit.audit(&who, "request.whereto", request.contact, format!("request:{}", request.id));
            let said =
                [(is_new, "mail"), (!post.is_empty(), "post"), (language != request.language, language.as_str())];
            audit.detail = said.iter().filter(|(is, _)| *is).map(|(_, how)| *how).collect::<Vec<_>>().join(" ");
            Ok(Done::new((), audit))
        })
        .await
    }

    /// S8.11: says whose request it is that the desk filed for somebody it did not know: the contact with an address on file.
    pub async fn set_whose(&self, viewer: OfficerViewer, reference: Reference, email: &str) -> Result<(), Refused> {
        may(viewer, Act::ActForContacts)?;
        let request = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?.case.request;
        if !takes_whereto(&request) || request.contact.is_some() {
            return Err(Refused::NotFound);
        }
        let address = super::address_change::check(email).map_err(|e| match e {
            Refused::Field { message, .. } => Refused::Field { field: "whereto_email", message },
            other => other,
        })?;
        let index = self.ring().address_index(&address);
        let found = self.store().read::<_, StoreError>(move |r| r.find_contact_by_address(&index)).await?;
        let Some(contact) = found.filter(|c| c.status == ContactStatus::Active) else {
            return field("whereto_email", "error-whose-unknown");
        };
        self.act(&[], move |unit| {
            let who = Actor::Officer(viewer.officer().0);
            let audit = unit.audit(&who, "request.recognised", Some(contact.id), format!("request:{}", request.id));
            if !unit.set_request_contact(request.id, contact.id)? {
                return Err(Refused::NotFound);
            }
            Ok(Done::new((), audit))
        })
        .await
    }

    /// O2: closes a case without a letter: answered on the telephone, nobody to be reached, nobody's message. `typed` is
    /// what was said, which the person may read, or what was tried, which the desk keeps as a note.
    pub async fn end_case(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        end: End,
        typed: String,
        form: String,
    ) -> Result<(), Refused> {
        let (hash, lookup) = (form_hash(&form), form_hash(&form));
        if self.store().read::<_, StoreError>(move |r| r.is_form_sent(&lookup)).await? {
            return Ok(());
        }
        let found = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?;
        let side = self.desk_side(viewer, found.case.request.reference.clone()).await?;
        may(viewer, if end == End::Unreachable { Act::DecideCases } else { Act::AnswerCases })?;
        if !ends_possible(&found, &side).contains(&end) {
            return field("end", "error-end-gone");
        }
        let text = match end {
            End::Spam => String::new(),
            End::ByWord | End::Unreachable => check_text(&typed).map_err(|e| match e {
                Refused::Field { message: "error-text-empty", .. } => field_of("said", "error-said-empty"),
                Refused::Field { message, .. } => Refused::Field { field: "said", message },
                other => other,
            })?,
        };
        let waiting = side.papers.iter().filter(|(.., posted)| posted.is_none());
        let unposted: Vec<(i64, String)> =
            waiting.filter_map(|(number, ..)| Some((*number, never_sent_of(&found.case, *number)?))).collect();
        let (request, events) = (found.case.request, found.case.events);
        let key = self.case_key(request.key).await?;
        self.act(&[], move |unit| {
            let (now, ring, who) = (unit.now(), unit.ring(), Actor::Officer(viewer.officer().0).to_string());
            let actor = Actor::Officer(viewer.officer().0);
            let mut audit = unit.audit(&actor, "request.ended", request.contact, format!("request:{}", request.id));
            audit.detail = end.key().into();
            if unit.send_form_once(&hash, "ended", now)?.is_some() {
                audit.outcome = "sent twice".into();
                return Ok(Done::new((), audit));
            }
            // a letter that says something else is not to follow
            for (number, text) in &unposted {
                if unit.withdraw_paper(request.id, *number)? {
                    unit.redact_message(&ring, &key, request.id, *number, text)?;
                }
            }
            match end {
                End::ByWord => {
                    unit.add_message(&ring, &key, request.id, &who, &text, now)?;
                    let event = ClockEvent::Replied { on: now.london_date() };
                    unit.add_clock_event(request.id, &event, &who, now)?;
                    for moot in answers(now.london_date(), &events) {
                        unit.add_clock_event(request.id, &moot, &who, now)?;
                    }
                }
                End::Unreachable => {
                    unit.add_note(&ring, &key, request.id, &who, &text, now)?;
                }
                End::Spam => {}
            }
            if !unit.end_request(request.id, request.state, end, now)? {
                return field("end", "error-end-gone");
            }
            Ok(Done::new((), audit))
        })
        .await
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
