//! How letters leave: to a mail server, into a folder, or into memory for the demonstration and tests.

use super::letters::Body;
use crate::domain::clock::Moment;
use crate::domain::secret::Secret;
use lettre::address::Envelope;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox as Address, MultiPart};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::collections::VecDeque;
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// Why a letter did not leave.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// Worth trying again: the server is away or says so.
    #[error("the mail server could not take it now: {0}")]
    Later(String),
    /// Trying again will not help: the address is refused, the letter cannot be built.
    #[error("the letter cannot be delivered: {0}")]
    Never(String),
}

/// A letter as it left, for the demonstration's mailbox and tests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentLetter {
    /// Its Message-ID.
    pub id: String,
    /// Where it went.
    pub to: String,
    /// What it said.
    pub body: Body,
    /// When.
    pub at: Moment,
}

/// What was sent in memory, newest last; only so many are kept.
#[derive(Clone, Default)]
pub struct Mailbox(Arc<Mutex<VecDeque<SentLetter>>>);

impl Mailbox {
    /// All letters, oldest first.
    pub fn list(&self) -> Vec<SentLetter> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }
    /// Takes all letters out.
    pub fn take(&self) -> Vec<SentLetter> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).drain(..).collect()
    }
    /// Puts a letter in that the portal did not send: the demonstration's campaign mail.
    pub fn put(&self, letter: SentLetter) {
        let mut letters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if letters.len() == 500 {
            letters.pop_front();
        }
        letters.push_back(letter);
    }
}

/// Who a letter is from.
#[derive(Debug, Clone, Copy)]
pub struct Sender<'s> {
    /// The address.
    pub address: &'s str,
    /// The name beside it.
    pub brand: &'s str,
    /// Where it comes back to, if not to that address.
    pub bounces_to: Option<&'s str>,
}

/// A way for letters to leave.
#[derive(Clone)]
pub enum Transport {
    /// A mail server; TLS as its address says.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    /// `.eml` files in a folder.
    Folder(PathBuf),
    /// Memory.
    Memory(Mailbox),
    /// A mail server that is away: for tests and drills.
    Away,
}

impl Transport {
    /// S11.3: a mail server by its address: `smtps://` is TLS from the start, `smtp://…?tls=required` STARTTLS. Without
    /// TLS only on this machine.
    pub fn smtp(url: &Secret) -> Result<Self, String> {
        let text = url.reveal();
        if is_in_clear(text) {
            return Err("smtp_url reaches another machine without TLS: use smtps:// or add ?tls=required".into());
        }
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(text).map_err(|e| format!("smtp_url: {e}"))?;
        Ok(Self::Smtp(builder.timeout(Some(std::time::Duration::from_secs(20))).build()))
    }

    /// Sends one letter. TH11: the message is built from typed parts; one recipient each; the Message-ID is the
    /// letter's own, so a second sending of the same letter is recognised as such.
    pub async fn send(&self, id: &str, from: Sender<'_>, to: &str, body: &Body, at: Moment) -> Result<(), SendError> {
        let never = |e: String| SendError::Never(e);
        let Sender { address, brand, bounces_to } = from;
        let from: Address =
            Address::new(Some(brand.to_owned()), address.parse().map_err(|e| never(format!("sender: {e}")))?);
        let to_address: Address =
            Address::new(None, to.parse().map_err(|_| never("the address cannot be written to".into()))?);
        let date = std::time::SystemTime::from(at.naive_utc().and_utc());
        let mut message = Message::builder();
        if let Some(bounces_to) = bounces_to {
            let back = bounces_to.parse().map_err(|e| never(format!("bounce_address: {e}")))?;
            let there = to.parse().map_err(|_| never("the address cannot be written to".into()))?;
            message = message.envelope(Envelope::new(Some(back), vec![there]).map_err(|e| never(e.to_string()))?);
        }
        let message = message
            .from(from)
            .to(to_address)
            .subject(&body.subject)
            .message_id(Some(format!("<{id}>")))
            .date(date)
            .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".into()))
            .multipart(MultiPart::alternative_plain_html(body.text.clone(), body.html.clone()))
            .map_err(|e| never(e.to_string()))?;
        match self {
            Self::Smtp(server) => match server.send(message).await {
                Ok(_) => Ok(()),
                Err(e) if e.is_permanent() => Err(never(kind_of(&e))),
                Err(e) => Err(SendError::Later(kind_of(&e))),
            },
            Self::Folder(folder) => {
                let folder = folder.clone();
                let name = format!(
                    "{}-{}.eml",
                    at.naive_utc().format("%Y%m%dT%H%M%S"),
                    id.split('@').next().unwrap_or("letter")
                );
                tokio::task::spawn_blocking(move || write_whole(&folder, &name, &message.formatted()))
                    .await
                    .map_err(|e| SendError::Later(e.to_string()))?
                    .map_err(|e| SendError::Later(format!("{e}")))
            }
            Self::Memory(mailbox) => {
                mailbox.put(SentLetter { id: id.to_owned(), to: to.to_owned(), body: body.clone(), at });
                Ok(())
            }
            Self::Away => Err(SendError::Later("nobody answers".into())),
        }
    }
}

/// TH16: what a server said can quote the address; keep the kind and the code only.
fn kind_of(error: &lettre::transport::smtp::Error) -> String {
    let code = error.status().map(|c| format!(" {c}")).unwrap_or_default();
    let kind = if error.is_timeout() {
        "no answer in time"
    } else if error.is_tls() {
        "TLS failed"
    } else if error.is_permanent() || error.is_transient() {
        "the server refused with code"
    } else {
        "no connection"
    };
    format!("{kind}{code}")
}

/// Writes a file so that nobody ever sees half of it.
fn write_whole(folder: &std::path::Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(folder.join(name)).map_err(|e| e.error)?;
    Ok(())
}

/// Whether letters would go over a network without TLS.
fn is_in_clear(url: &str) -> bool {
    let host = url.split_once("://").map_or("", |(_, rest)| rest);
    let host = host.rsplit('@').next().unwrap_or_default().split([':', '/', '?']).next().unwrap_or_default();
    let is_local = matches!(host, "localhost" | "127.0.0.1" | "::1");
    url.starts_with("smtp://") && !url.contains("tls=required") && !is_local
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s11_3_asvs_v5_0_0_12_3_1_mail_leaves_this_machine_over_tls_only() {
        for (url, good) in [
            ("smtps://user:word@mail.example.com:465", true),
            ("smtp://mail.example.com:587?tls=required", true),
            ("smtp://127.0.0.1:25", true),
            ("smtp://localhost:25", true),
            ("smtp://mail.example.com", false),
            ("smtp://mail.example.com:587?tls=opportunistic", false),
            ("smtp://localhost@mail.example.com", false),
        ] {
            assert_eq!(is_in_clear(url), !good, "{url}");
        }
    }
}
