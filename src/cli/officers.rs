//! `officers`: who may work at the console.

use super::open::{Create, open_locked};
use crate::actions::officer::InvitationError;
use crate::domain::email_address::EmailAddress;
use crate::domain::officer::Role;
use crate::domain::secret::Secret;
use crate::paths;
use crate::settings::Settings;
use anyhow::anyhow;
use clap::Subcommand;
use std::io::Write;

/// Commands about officers.
#[derive(Subcommand)]
pub enum Officers {
    /// Adds somebody and prints the link by which they set up password and authenticator app, once, within 72 hours.
    /// Hand it over in person or by another way than their mailbox.
    Add {
        /// Their e-mail address.
        email: String,
        /// officer, deputy, agent, marketing or auditor.
        #[arg(long)]
        role: String,
    },
    /// Prints everybody with role and state.
    List,
    /// Shuts somebody out at once.
    Disable {
        /// Their e-mail address.
        email: String,
    },
    /// Forgets somebody's password and authenticator app, ends their sessions and prints a new link.
    ResetFactor {
        /// Their e-mail address.
        email: String,
    },
}

fn address(typed: &str) -> anyhow::Result<EmailAddress> {
    EmailAddress::parse(typed).map_err(|e| anyhow!("{typed}: {e}: write it like name@example.com"))
}

/// Runs a command about officers.
pub fn run(command: &Officers, settings: Settings, out: &mut dyn Write) -> anyhow::Result<bool> {
    let base = settings.base_url.clone();
    let (desk, _lock) = open_locked(settings, Create::IfNew)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let link = |token: &Secret| format!("{base}{}", paths::admin_welcome_with(token.reveal()));
    match command {
        Officers::Add { email, role } => {
            let known: Vec<&str> = Role::ALL.iter().map(|r| r.key()).collect();
            let role =
                Role::from_key(role).ok_or_else(|| anyhow!("{role} is no role: choose one of {}", known.join(", ")))?;
            let token = runtime.block_on(desk.add_officer(address(email)?, role, "en"))?;
            writeln!(
                out,
                "{email} is invited as {}. The link holds for 72 hours and works once:\n{}",
                role.key(),
                link(&token)
            )?;
        }
        Officers::List => {
            let all = runtime.block_on(desk.list_officers()).map_err(InvitationError::from)?;
            if all.is_empty() {
                writeln!(out, "nobody yet: `privacy-portal officers add EMAIL --role officer` adds the first one")?;
            }
            for officer in all {
                writeln!(out, "{:<10} {:<9} {}", officer.role.key(), officer.state, officer.address)?;
            }
        }
        Officers::Disable { email } => {
            runtime.block_on(desk.disable_officer(&address(email)?))?;
            writeln!(out, "{email} is shut out; their sessions have ended")?;
        }
        Officers::ResetFactor { email } => {
            let token = runtime.block_on(desk.reset_officer(&address(email)?))?;
            writeln!(
                out,
                "{email} has to set up password and app again. The link holds for 72 hours and works once:\n{}",
                link(&token)
            )?;
        }
    }
    desk.store().clone().close();
    Ok(true)
}
