//! Mail that comes in: a reply goes to its case, anything else becomes one; a letter that came back sets a banner. A mail
//! proves nothing about who sent it, so what comes by mail says so and opens nothing.

use super::attachment::take_what_fits;
use super::request::form_hash;
use super::{Desk, Done, Refused};
use crate::domain::attachment::{MOST_IN_CASE, Taken as File};
use crate::domain::audit::Actor;
use crate::domain::deadline::ClockEvent;
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::{LetterId, Reference};
use crate::domain::incoming::Incoming;
use crate::domain::letter::LetterKind;
use crate::domain::request::{LONGEST_MESSAGE, Matter, State};
use crate::domain::value::{self, ValueKind};
use crate::store::StoreError;
use crate::store::desk_cases::LoggedRequest;
use crate::store::keys::Scope;
use crate::store::requests::{PERSON, Request};
use crate::text::Language;
use chrono::TimeDelta;

/// Acknowledgements to one address in a day: somebody else may have written in its name.
const ACKNOWLEDGED: i64 = 3;

/// The files of a mail that can be kept, of so many that came.
struct Kept {
    files: Vec<File>,
    came: usize,
}

/// What a second delivery of the same mail is recognised by: the name it has, or, if it has none, all that it says.
fn name_of(it: &Incoming) -> Vec<u8> {
    let from = it.from.as_ref().map_or("", EmailAddress::as_str);
    match it.message_id.as_str() {
        "" => form_hash(&format!("mail:{from}\n{}\n{}", it.subject, it.text)),
        id => form_hash(&format!("mail:{id}")),
    }
}

/// What became of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// It stands in this case.
    Added(Reference),
    /// It is a case of its own.
    Filed(Reference),
    /// It was there before.
    Twice(Reference),
    /// A letter came back.
    Bounced(LetterId),
    /// A machine's answer that belongs to nothing.
    Ignored,
}

/// A text in pieces that a message can hold, cut between lines where that can be done.
pub fn pieces(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for line in text.split_inclusive('\n') {
        for chunk in line.chars().collect::<Vec<_>>().chunks(LONGEST_MESSAGE - 100) {
            let chunk: String = chunk.iter().collect();
            match all.last_mut() {
                Some(last) if last.chars().count() + chunk.chars().count() < LONGEST_MESSAGE => last.push_str(&chunk),
                _ => all.push(chunk),
            }
        }
    }
    all.into_iter().map(|piece| piece.trim().to_owned()).filter(|piece| !piece.is_empty()).collect()
}

impl Desk {
    /// Where a letter comes back to, if the settings name a mailbox for it: the letter's number with what proves it.
    pub fn bounce_address(&self, letter: LetterId) -> Option<String> {
        let (local, host) = self.settings().bounce_address.as_deref()?.split_once('@')?;
        Some(format!("{local}+{}.{:016x}@{host}", letter.0, self.ring().search_token("bounce", &letter.0.to_string())))
    }

    /// The letter that an address of ours for bounces names.
    fn letter_of(&self, address: &str) -> Option<LetterId> {
        let (_, tag) = address.split_once('@')?.0.rsplit_once('+')?;
        let id = LetterId(tag.split_once('.')?.0.parse().ok()?);
        self.bounce_address(id).is_some_and(|ours| ours.eq_ignore_ascii_case(address)).then_some(id)
    }

    /// What of a mail's files is kept: where there is a scanner, and those that a case can hold.
    async fn files_of_mail(&self, it: &mut Incoming) -> Result<Kept, Refused> {
        let files = std::mem::take(&mut it.files);
        let came = files.len();
        if !self.takes_files() || came == 0 {
            return Ok(Kept { files: Vec::new(), came });
        }
        let files = tokio::task::spawn_blocking(move || take_what_fits(&files)).await;
        Ok(Kept { files: files.map_err(|_| StoreError::Panicked)?, came })
    }

    /// Takes a mail in. `to`: the address that the mail server delivered it to. Delivered twice, it is taken once.
    pub async fn receive_mail(&self, it: Incoming, to: Option<&str>) -> Result<Taken, Refused> {
        if let Some(letter) = to.and_then(|to| self.letter_of(to)) {
            return self.note_bounce(letter, it.failed_with.as_deref()).await;
        }
        if it.failed_with.is_some() {
            return Ok(Taken::Ignored);
        }
        let Some(from) = it.from.clone() else { return Ok(Taken::Ignored) };
        for reference in &it.references {
            let reference = reference.clone();
            let found = self.store().read::<_, StoreError>(move |r| r.find_request_by_reference(&reference)).await?;
            if let Some(request) = found.filter(|r| r.state != State::Withdrawn)
                && self.is_of_case(&request, &from).await?
            {
                return self.add_mail(request, it, &from).await;
            }
        }
        if it.is_automatic {
            return Ok(Taken::Ignored);
        }
        self.file_mail(it, from).await
    }

    /// Whether an address is one that a case knows: who wrote, or the contact whose it is.
    async fn is_of_case(&self, request: &Request, from: &EmailAddress) -> Result<bool, Refused> {
        let index = self.ring().address_index(from);
        if request.address.as_ref() == Some(&index) {
            return Ok(true);
        }
        let Some(contact) = request.contact else { return Ok(false) };
        let found = self.store().read::<_, StoreError>(move |r| r.find_contact_by_address(&index)).await?;
        Ok(found.is_some_and(|c| c.id == contact))
    }

    async fn note_bounce(&self, letter: LetterId, status: Option<&str>) -> Result<Taken, Refused> {
        // what is no failure for good (a delay, an answer from a machine) changes nothing
        let Some(status) = status.filter(|s| s.starts_with("5.")).map(str::to_owned) else { return Ok(Taken::Ignored) };
        let known = self
            .act(&[], move |unit| {
                let now = unit.now();
                let found = unit.note_bounce(letter, &status, now)?;
                let worker = Actor::Worker("mail".into());
                let contact = found.as_ref().and_then(|(_, contact)| *contact);
                let mut audit = unit.audit(&worker, "letter.bounced", contact, format!("letter:{}", letter.0));
                match &found {
                    Some((kind, _)) => audit.detail = format!("{kind} {status}"),
                    None => audit.outcome = "was so before".into(),
                }
                Ok(Done::new(found.is_some(), audit))
            })
            .await?;
        Ok(if known { Taken::Bounced(letter) } else { Taken::Ignored })
    }

    fn words_of_mail(&self, it: &Incoming, from: &EmailAddress, language: &str, kept: &Kept) -> String {
        let t = super::case::words_of(language);
        let mut head = t.with("mail-in-head", &[("from", &from.as_str())]);
        if it.is_automatic {
            head = t.with("mail-in-automatic", &[("from", &from.as_str())]);
        }
        let left = kept.came - kept.files.len();
        if left > 0 {
            head.push('\n');
            head.push_str(&t.with("mail-in-files", &[("count", &left)]));
        }
        let subject = if it.subject.is_empty() { String::new() } else { format!("{}\n\n", it.subject) };
        format!("{head}\n\n{subject}{}", it.text)
    }

    async fn add_mail(&self, request: Request, mut it: Incoming, from: &EmailAddress) -> Result<Taken, Refused> {
        let key = self.case_key(request.key).await?;
        let mut kept = self.files_of_mail(&mut it).await?;
        let id = request.id;
        let there = self.store().read::<_, StoreError>(move |r| r.count_attachments(id)).await?;
        let there = usize::try_from(there).unwrap_or(usize::MAX);
        kept.files.truncate(MOST_IN_CASE.saturating_sub(there));
        let text = self.words_of_mail(&it, from, &request.language, &kept);
        let (reference, name) = (request.reference.clone(), name_of(&it));
        let events = self.store().read::<_, StoreError>({
            let request = request.clone();
            move |r| r.list_clock_events(&request)
        });
        let events = events.await?;
        let is_automatic = it.is_automatic;
        let twice = self
            .act(&[], move |unit| {
                let (now, ring) = (unit.now(), unit.ring());
                let worker = Actor::Worker("mail".into());
                let mut audit = unit.audit(&worker, "mail.added", request.contact, format!("request:{id}"));
                if unit.send_form_once(&name, "mail", now)?.is_some() {
                    audit.outcome = "sent twice".into();
                    return Ok(Done::new(true, audit));
                }
                for piece in pieces(&text) {
                    unit.add_message(&ring, &key, id, PERSON, &piece, now)?;
                }
                for file in &kept.files {
                    unit.add_attachment(&ring, &key, id, PERSON, file, now)?;
                }
                // a machine's answer is no answer: no clock moves, and nothing opens again
                if !is_automatic {
                    unit.take_word(&request, &events, &worker.to_string(), now)?;
                }
                Ok(Done::new(false, audit))
            })
            .await?;
        Ok(if twice { Taken::Twice(reference) } else { Taken::Added(reference) })
    }

    async fn file_mail(&self, mut it: Incoming, from: EmailAddress) -> Result<Taken, Refused> {
        let now = self.now();
        // whoever is known reads their own language; the mail itself says nothing of it that could be relied on
        let index = self.ring().address_index(&from);
        let known = self.store().read::<_, StoreError>(move |r| r.find_contact_by_address(&index)).await?;
        let language = known.and_then(|c| c.language).unwrap_or_else(|| Language::En.code().to_owned());
        let (kept, mail) = (self.files_of_mail(&mut it).await?, name_of(&it));
        let text = self.words_of_mail(&it, &from, &language, &kept);
        let mut all = pieces(&text).into_iter();
        let first = all.next().unwrap_or_default();
        let rest: Vec<String> = all.collect();
        let name = value::clean(ValueKind::Name, &it.name).unwrap_or_default();
        let counter = self.ring().counter_name("mail/asked", from.as_str());
        let day = crate::domain::clock::Moment::from_unix_seconds(now.unix_seconds() / 86_400 * 86_400);
        let acknowledged = self.traces().count(counter, day).await? <= ACKNOWLEDGED;
        let reference = Reference::new(self.random());
        let entity = self.registers().controller().key.clone();
        let desk = self.clone();
        self.act(&[(Scope::Case, None), (Scope::Letter, None)], move |unit| {
            let (now, ring, key) = (unit.now(), unit.ring(), unit.fresh_key()?);
            let worker = Actor::Worker("mail".into());
            if let Some(earlier) = unit.send_form_once(&mail, reference.as_str(), now)? {
                let mut audit = unit.audit(&worker, "mail.filed", None, "");
                audit.outcome = "sent twice".into();
                let earlier = Reference::parse(&earlier).ok_or(Refused::NotFound)?;
                return Ok(Done::new(Taken::Twice(earlier), audit));
            }
            let logged = LoggedRequest {
                reference: reference.clone(),
                contact: None,
                entity,
                language: language.clone(),
                channel: "email".into(),
                received_on: now.london_date(),
                matter: Matter::Question,
                right: None,
                address: Some(from.clone()),
                post: String::new(),
                name,
                text: first,
            };
            let id = unit.add_logged_request(&ring, &key, &logged, now)?;
            for piece in &rest {
                unit.add_message(&ring, &key, id, PERSON, piece, now + TimeDelta::milliseconds(1))?;
            }
            for file in &kept.files {
                unit.add_attachment(&ring, &key, id, PERSON, file, now)?;
            }
            if acknowledged {
                let mut letter = desk.letter(LetterKind::Asked, now, from, &language, None);
                letter.subject = Some(id.0);
                unit.post(&letter)?;
                // CLK-7, if it turns out to be a complaint
                unit.add_clock_event(id, &ClockEvent::AutoReply { on: now.london_date() }, &worker.to_string(), now)?;
            }
            let audit = unit.audit(&worker, "mail.filed", None, format!("request:{id}"));
            Ok(Done::new(Taken::Filed(reference), audit))
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// However long a mail is, nothing of its words is lost and each piece can be kept.
        #[test]
        fn pieces_hold_everything(lines in proptest::collection::vec("[a-zß ]{0,4000}", 0..12)) {
            let text = lines.join("\n");
            let all = pieces(&text);
            prop_assert!(all.iter().all(|p| p.chars().count() <= LONGEST_MESSAGE && !p.is_empty()));
            let plain = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(plain(&all.join("\n")), plain(&text));
        }
    }
}
