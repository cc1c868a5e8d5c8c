//! `mail`: mail that comes in, by a pipe from the mail server.

use super::open::{Create, open};
use crate::actions::mail_in::Taken;
use crate::domain::incoming::{Incoming, LARGEST_MAIL};
use crate::settings::Settings;
use clap::Subcommand;
use std::io::{Read as _, Write};

/// Commands about mail.
#[derive(Subcommand)]
pub enum Mail {
    /// Takes one mail from standard input: a reply goes to its case, anything else becomes a case; a letter that came back
    /// is noted in its case. For a mail server's pipe: taken is 0, not now is 75 (the server tries again), no mail is 65.
    Receive {
        /// The address that the mail was delivered to (Postfix: ${original_recipient}). Without it letters that came back are not
        /// recognised.
        #[arg(long, value_name = "ADDRESS")]
        to: Option<String>,
    },
}

/// sysexits: the input is wrong, and sending it again will not help.
pub const DATA_ERROR: u8 = 65;
/// sysexits: not now; the mail server keeps it and tries again.
pub const TRY_AGAIN: u8 = 75;

/// Runs a command about mail; gives the exit code.
pub fn run(command: &Mail, settings: Settings, out: &mut dyn Write) -> anyhow::Result<u8> {
    let Mail::Receive { to } = command;
    let mut bytes = Vec::new();
    let most = u64::try_from(LARGEST_MAIL).unwrap_or(u64::MAX).saturating_add(1);
    if let Err(error) = std::io::stdin().lock().take(most).read_to_end(&mut bytes) {
        writeln!(out, "the mail could not be read: {error}")?;
        return Ok(TRY_AGAIN);
    }
    let it = match Incoming::parse(&bytes) {
        Ok(it) => it,
        Err(error) => {
            writeln!(out, "{error}")?;
            return Ok(DATA_ERROR);
        }
    };
    // nothing acknowledged is lost: whatever goes wrong from here on, the mail server still has it
    let taken = open(settings, Create::Never).and_then(|desk| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let taken = runtime.block_on(desk.receive_mail(it, to.as_deref()))?;
        desk.store().clone().close();
        Ok(taken)
    });
    match taken {
        Ok(taken) => {
            let said = match taken {
                Taken::Added(reference) => format!("added to {}", reference.grouped()),
                Taken::Filed(reference) => format!("filed as {}", reference.grouped()),
                Taken::Twice(reference) => format!("was taken before: {}", reference.grouped()),
                Taken::Bounced(letter) => format!("letter {} came back", letter.0),
                Taken::Ignored => "a machine's answer that belongs to no case: nothing to do".to_owned(),
            };
            writeln!(out, "{said}")?;
            Ok(0)
        }
        Err(error) => {
            writeln!(out, "not now: {error:#}")?;
            Ok(TRY_AGAIN)
        }
    }
}
