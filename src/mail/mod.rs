//! Letters: outgoing e-mail. What each kind says (`letters`), and how it leaves (`transport`). Knows words and
//! addresses of pages; no database, no web.

mod letters;
mod transport;

pub use letters::{Body, LetterInput, render};
pub use transport::{Mailbox, SendError, Sender, SentLetter, Transport};
