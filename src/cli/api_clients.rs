//! `api-clients`: machines that may ask and tell.

use super::open::{Create, open_locked};
use crate::actions::Refused;
use crate::actions::api_client::{NewClient, NewClientError};
use crate::actions::webhook::NewWebhookError;
use crate::domain::api_client::ApiClient;
use crate::domain::clock::Moment;
use crate::paths;
use crate::settings::Settings;
use anyhow::{anyhow, bail};
use clap::Subcommand;
use std::io::Write;

/// Commands about machines.
#[derive(Subcommand)]
pub enum ApiClients {
    /// Adds a machine and prints its credential, once: only a hash of it is kept.
    Add {
        /// What to call it, such as "crm" or "campaign tool".
        name: String,
        /// What it may do: contacts, may-send, links, changes.
        #[arg(long, value_delimiter = ',', required = true)]
        scope: Vec<String>,
        /// Rows of the purposes table that it may name, such as R06; all marketing purposes unless given.
        #[arg(long, value_delimiter = ',', value_name = "ROW")]
        purpose: Vec<String>,
        /// The system of the register that it speaks for: its own identifiers are told to it. Scope changes needs it.
        #[arg(long, default_value = "", hide_default_value = true, value_name = "KEY")]
        system: String,
        /// The recipient of the register whose machine it is: nothing goes there without a country, a contract and what the
        /// law wants abroad. Left out, it is the company's own.
        #[arg(long, default_value = "", hide_default_value = true, value_name = "KEY")]
        recipient: String,
        /// Says that it is the company's own system, which no recipient has a part in.
        #[arg(long, conflicts_with = "recipient")]
        own: bool,
        /// Until when: a day (2027-06-30) or a number of days (90d); a year unless given.
        #[arg(long, default_value = "", hide_default_value = true, value_name = "END")]
        expires: String,
        /// How much, such as 600/minute,5000000/day: requests a minute and records a day.
        #[arg(long, default_value = "", hide_default_value = true)]
        quota: String,
        /// Observe mode until then: answers say what would have been refused; opt-outs and objections bind all the same.
        #[arg(long, default_value = "", hide_default_value = true, value_name = "END")]
        observe: String,
    },
    /// Tells a machine's system what changed, at an address, and prints the secret that the messages are signed with.
    Webhook {
        /// The machine's name; it needs the scope changes.
        name: String,
        /// Where to: https and a host name.
        url: String,
        /// The ground on which it is told: a row of the disclosure grounds, such as G1.
        #[arg(long, value_name = "ROW", default_value = "", hide_default_value = true)]
        ground: String,
    },
    /// Says of a machine that is there already whose it is.
    Belongs {
        /// Its name.
        name: String,
        /// The recipient of the register whose machine it is.
        #[arg(
            long,
            default_value = "",
            hide_default_value = true,
            value_name = "KEY",
            required_unless_present = "own"
        )]
        recipient: String,
        /// It is the company's own.
        #[arg(long, conflicts_with = "recipient")]
        own: bool,
    },
    /// Prints all machines: scopes, purposes, end, last use. Never a credential.
    List,
    /// Shuts a machine out at once.
    Revoke {
        /// Its name.
        name: String,
    },
}

/// Runs a command about machines.
pub fn run(command: &ApiClients, settings: Settings, out: &mut dyn Write) -> anyhow::Result<bool> {
    let base = settings.base_url.clone();
    let (desk, _lock) = open_locked(settings, Create::IfNew)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    match command {
        ApiClients::Add { name, scope, purpose, system, recipient, own: _, expires, quota, observe } => {
            let new = NewClient {
                name: name.clone(),
                scopes: scope.clone(),
                purposes: purpose.clone(),
                system: system.clone(),
                recipient: recipient.clone(),
                expires: expires.clone(),
                quota: quota.clone(),
                observe_until: observe.clone(),
            };
            let (client, credential) = match runtime.block_on(desk.add_api_client(&new, None)) {
                Ok(added) => added,
                Err(NewClientError::Field { field, why, .. }) => bail!("{field}: {why}"),
                Err(NewClientError::Refused(refused)) => return Err(refused.into()),
            };
            writeln!(out, "{}", line(&client, desk.now()))?;
            writeln!(out, "\nIts credential, shown this once:\n\n    {}\n", credential.reveal())?;
            writeln!(out, "It goes into the header of every request: Authorization: Bearer CREDENTIAL")?;
            writeln!(out, "What can be asked: {base}{}", paths::api_may_send())?;
        }
        ApiClients::Webhook { name, url, ground } => {
            match runtime.block_on(desk.add_webhook(name, url, ground, None)) {
                Ok(secret) => {
                    writeln!(out, "{url} is told what changes from now on.")?;
                    writeln!(out, "\nThe secret of its signatures (Standard Webhooks):\n\n    {}\n", secret.reveal())?;
                }
                Err(NewWebhookError::Field { field, why }) => bail!("{field}: {why}"),
                Err(NewWebhookError::Refused(refused)) => return Err(refused.into()),
            }
        }
        ApiClients::Belongs { name, recipient, own: _ } => {
            let all = runtime.block_on(desk.list_api_clients())?;
            let Some(client) = all.into_iter().find(|c| c.name == *name) else {
                bail!("no machine is called {name}: `api-clients list` shows them");
            };
            match runtime.block_on(desk.set_client_recipient(client.id, recipient, None)) {
                Ok(()) if recipient.is_empty() => writeln!(out, "{name} is the company's own")?,
                Ok(()) => writeln!(out, "{name} belongs to {recipient}")?,
                Err(NewClientError::Field { field, why, .. }) => bail!("{field}: {why}"),
                Err(NewClientError::Refused(refused)) => return Err(refused.into()),
            }
            let today = desk.now().london_date();
            if let Some(stop) = desk.registers().stop_of(recipient, today).filter(|_| !recipient.is_empty()) {
                writeln!(out, "Nothing goes there until this is mended: {stop}")?;
            }
        }
        ApiClients::List => {
            let all = runtime.block_on(desk.list_api_clients())?;
            if all.is_empty() {
                writeln!(out, "none yet: `privacy-portal api-clients add NAME --scope may-send` adds the first one")?;
            }
            for client in all {
                writeln!(out, "{}", line(&client, desk.now()))?;
            }
        }
        ApiClients::Revoke { name } => match runtime.block_on(desk.revoke_api_client_by_name(name)) {
            Ok(true) => writeln!(out, "{name} is shut out: its next request is refused")?,
            Ok(false) => writeln!(out, "{name} was shut out before")?,
            Err(Refused::NotFound) => {
                return Err(anyhow!("no machine is called {name}: `api-clients list` shows them"));
            }
            Err(other) => return Err(other.into()),
        },
    }
    desk.store().clone().close();
    Ok(true)
}

fn line(client: &ApiClient, now: Moment) -> String {
    let scopes: Vec<&str> = client.scopes.iter().map(|s| s.key()).collect();
    let state = match client.revoked_at {
        Some(at) => format!("shut out {}", at.date()),
        None if !client.is_live(now) => format!("over since {}", client.expires_at.date()),
        None => format!("until {}", client.expires_at.date()),
    };
    let mut text = format!(
        "{}: {}; purposes {}; {}/minute, {}/day; {state}; {}",
        client.name,
        scopes.join(" "),
        if client.purposes.is_empty() { "none".to_owned() } else { client.purposes.join(" ") },
        client.quota.per_minute,
        client.quota.per_day,
        client.last_used_at.map_or_else(|| "never used".to_owned(), |at| format!("last used {}", at.rfc3339())),
    );
    if let Some(system) = &client.system {
        text.push_str(&format!("; system {system}"));
    }
    match &client.recipient {
        Some(recipient) => text.push_str(&format!("; belongs to {recipient}")),
        None => text.push_str("; our own"),
    }
    if let Some(until) = client.observe_until.filter(|_| client.observes(now)) {
        text.push_str(&format!("; only observes until {}", until.date()));
    }
    text
}
