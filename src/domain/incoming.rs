//! A mail that comes in: what of it matters. Pure: bytes in, facts out. Nothing in it is believed; it says what it says.

use super::clock::Moment;
use super::email_address::EmailAddress;
use super::ids::Reference;
use chrono::NaiveDate;
use mail_parser::{HeaderValue, Message, MessageParser, MimeHeaders as _};

/// The largest mail that is taken, in bytes.
pub const LARGEST_MAIL: usize = 25 * 1024 * 1024;
/// The longest text that is kept, in characters; what is longer says so at its end.
pub const LONGEST_TEXT: usize = 100_000;

/// A mail as far as it matters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Incoming {
    /// Its own name, by which a second delivery is recognised; empty if it has none.
    pub message_id: String,
    /// Who it says it is from.
    pub from: Option<EmailAddress>,
    /// What they call themselves.
    pub name: String,
    /// The day it says it was written.
    pub written_on: Option<NaiveDate>,
    /// Its subject.
    pub subject: String,
    /// What it says, without markup.
    pub text: String,
    /// Names of cases in its subject and text, the subject's first.
    pub references: Vec<Reference>,
    /// Whether a machine sent it: nobody waits for an answer, and an answer would go round for ever (RFC 3834).
    pub is_automatic: bool,
    /// RFC 3464: a report that a mail could not be delivered, with its status, such as `5.1.1`.
    pub failed_with: Option<String>,
    /// Names of files that came with it, with their content.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Why a mail is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// Too large.
    #[error("the mail is larger than 25 MiB")]
    TooLarge,
    /// No mail at all.
    #[error("this is no e-mail message: it has no headers that can be read")]
    Unreadable,
}

impl Incoming {
    /// Reads a mail.
    pub fn parse(bytes: &[u8]) -> Result<Self, MailError> {
        if bytes.len() > LARGEST_MAIL {
            return Err(MailError::TooLarge);
        }
        let mail = MessageParser::default().parse(bytes).filter(|m| m.from().is_some() || m.subject().is_some());
        let mail = mail.ok_or(MailError::Unreadable)?;
        let from = mail.from().and_then(|a| a.first());
        let subject = one_line(mail.subject().unwrap_or_default());
        let text = text_of(&mail);
        let mut references = references_in(&subject);
        for found in references_in(&text) {
            if !references.contains(&found) {
                references.push(found);
            }
        }
        Ok(Self {
            message_id: mail.message_id().unwrap_or_default().to_owned(),
            from: from.and_then(|a| a.address()).and_then(|a| EmailAddress::parse(a).ok()),
            name: one_line(from.and_then(|a| a.name()).unwrap_or_default()),
            // CLK-1: a day begins in London, wherever the writer's clock stands
            written_on: mail.date().map(|d| Moment::from_unix_seconds(d.to_timestamp()).london_date()),
            is_automatic: is_automatic(&mail),
            failed_with: failure_of(&mail),
            files: mail
                .attachments()
                .filter_map(|part| Some((one_line(part.attachment_name()?), part.contents().to_vec())))
                .collect(),
            subject,
            text,
            references,
        })
    }
}

fn header(mail: &Message<'_>, name: &'static str) -> String {
    match mail.header(name) {
        Some(HeaderValue::Text(text)) => text.trim().to_ascii_lowercase(),
        Some(_) => mail.header_raw(name).unwrap_or_default().trim().to_ascii_lowercase(),
        None => String::new(),
    }
}

/// RFC 3834, and what mail programs did before it.
fn is_automatic(mail: &Message<'_>) -> bool {
    let auto = header(mail, "Auto-Submitted");
    let precedence = header(mail, "Precedence");
    (!auto.is_empty() && auto != "no")
        || ["bulk", "junk", "list", "auto_reply"].contains(&precedence.as_str())
        || ["X-Autoreply", "X-Autorespond", "List-Id", "List-Unsubscribe"]
            .iter()
            .any(|name| mail.header(*name).is_some())
        || mail.return_path().as_text() == Some("")
        || header(mail, "Return-Path") == "<>"
}

/// RFC 3464: the status of a report of type `delivery-status` whose action is `failed`.
fn failure_of(mail: &Message<'_>) -> Option<String> {
    let kind = mail.content_type()?;
    let is_report = kind.ctype().eq_ignore_ascii_case("multipart")
        && kind.subtype().is_some_and(|s| s.eq_ignore_ascii_case("report"))
        && kind.attribute("report-type").is_some_and(|t| t.eq_ignore_ascii_case("delivery-status"));
    if !is_report {
        return None;
    }
    let status = mail.parts.iter().find_map(|part| {
        let kind = part.content_type()?;
        let is_status = kind.ctype().eq_ignore_ascii_case("message")
            && kind.subtype().is_some_and(|s| s.to_ascii_lowercase().ends_with("delivery-status"));
        is_status.then(|| String::from_utf8_lossy(part.contents()).into_owned())
    })?;
    let field = |name: &str| {
        status.lines().find_map(|line| {
            let (field, value) = line.split_once(':')?;
            field.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_ascii_lowercase())
        })
    };
    let status = field("status")?;
    let is_code = status.split('.').count() == 3 && status.chars().all(|c| c.is_ascii_digit() || c == '.');
    (field("action").as_deref() == Some("failed") && is_code).then_some(status)
}

/// The text part; of a mail that has none, its markup without the markup. Signs that no text needs are taken out.
fn text_of(mail: &Message<'_>) -> String {
    let all: Vec<String> =
        (0..mail.text_body_count()).filter_map(|n| mail.body_text(n)).map(std::borrow::Cow::into_owned).collect();
    let text: String =
        all.join("\n").replace("\r\n", "\n").chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    let text = text.trim();
    match text.char_indices().nth(LONGEST_TEXT) {
        Some((end, _)) => format!("{} […]", &text[..end]),
        None => text.to_owned(),
    }
}

fn one_line(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(200).collect::<String>().trim().to_owned()
}

/// Names of cases in a text: with or without their hyphens. Their check sign keeps words out that only look like one.
pub fn references_in(text: &str) -> Vec<Reference> {
    let mut found = Vec::new();
    for word in
        text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).filter(|w| w.len() >= 17 && w.len() <= 24)
    {
        if let Some(reference) = Reference::parse(word)
            && !found.contains(&reference)
        {
            found.push(reference);
        }
    }
    found.truncate(10);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::secret::Randomness;
    use proptest::prelude::*;

    fn parse(text: &str) -> Incoming {
        Incoming::parse(text.replace('\n', "\r\n").as_bytes()).unwrap()
    }

    #[test]
    fn a_persons_reply_gives_its_sender_words_case_and_files() {
        let reference = Reference::new(&Randomness::System);
        let mail = parse(&format!(
            "From: =?utf-8?q?Anna_M=C3=BCller?= <anna@brooks.example>\nTo: privacy@portal.example\nMessage-ID: <a@b>\n\
             Date: Sat, 21 Nov 2026 23:30:00 +0100\nSubject: Re: {}: your question\nMIME-Version: 1.0\n\
             Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/html; charset=utf-8\n\n\
             <p>Yes, <b>please</b>.</p><script>alert(1)</script>\n--x\nContent-Type: application/pdf; name=a.pdf\n\
             Content-Disposition: attachment; filename=\"../a.pdf\"\n\n%PDF\n--x--\n",
            reference.grouped()
        ));
        assert_eq!((mail.name.as_str(), mail.message_id.as_str()), ("Anna Müller", "a@b"));
        assert_eq!(mail.from.as_ref().unwrap().as_str(), "anna@brooks.example");
        assert_eq!(mail.references, [reference]);
        assert!(
            mail.text.contains("Yes, please.") && !mail.text.contains('<') && !mail.text.contains("alert"),
            "{}",
            mail.text
        );
        assert_eq!(mail.written_on, NaiveDate::from_ymd_opt(2026, 11, 21));
        assert_eq!(mail.files.len(), 1);
        assert!(!mail.is_automatic && mail.failed_with.is_none());
    }

    #[test]
    fn rfc_3834_machines_are_recognised() {
        for line in [
            "Auto-Submitted: auto-replied",
            "Precedence: bulk",
            "X-Autoreply: yes",
            "List-Id: <x.y>",
            "Return-Path: <>",
        ] {
            let mail = parse(&format!("From: a@b.example\nSubject: x\n{line}\n\nI am away.\n"));
            assert!(mail.is_automatic, "{line}");
        }
        assert!(!parse("From: a@b.example\nSubject: x\nAuto-Submitted: no\n\nx\n").is_automatic);
    }

    #[test]
    fn rfc_3464_a_failure_says_its_status_and_a_delay_is_none() {
        let report = |action: &str, status: &str| {
            parse(&format!(
                "From: MAILER-DAEMON@x.example\nSubject: Undelivered\nMIME-Version: 1.0\n\
                 Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n--x\n\
                 Content-Type: text/plain\n\nSorry.\n--x\nContent-Type: message/delivery-status\n\n\
                 Reporting-MTA: dns; x.example\n\nFinal-Recipient: rfc822; a@b.example\nAction: {action}\n\
                 Status: {status}\n\n--x--\n"
            ))
            .failed_with
        };
        assert_eq!(report("failed", "5.1.1").as_deref(), Some("5.1.1"));
        assert_eq!(report("delayed", "4.4.1"), None);
        assert_eq!(report("failed", "<b>"), None);
    }

    #[test]
    fn what_is_no_mail_says_so() {
        assert_eq!(Incoming::parse(b"hello"), Err(MailError::Unreadable));
        assert_eq!(Incoming::parse(b""), Err(MailError::Unreadable));
        assert_eq!(Incoming::parse(&vec![b'a'; LARGEST_MAIL + 1]), Err(MailError::TooLarge));
    }

    proptest! {
        /// Whatever comes in, reading it ends and gives lines without control signs.
        #[test]
        fn any_bytes_are_read_without_harm(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
            let mut mail = b"From: a@b.example\r\nSubject: x\r\n".to_vec();
            mail.extend(bytes);
            if let Ok(it) = Incoming::parse(&mail) {
                prop_assert!(!it.subject.chars().any(char::is_control));
                prop_assert!(!it.text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')));
            }
        }
    }
}
