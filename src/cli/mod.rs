//! The command line: what each command takes, and the way from settings to a desk.

mod api_clients;
mod audit;
mod backup;
#[cfg(feature = "postgres")]
mod backup_postgres;
mod check;
mod contacts;
#[cfg(all(feature = "postgres", feature = "sqlite"))]
mod database;
pub mod demo;
mod keys;
mod links;
mod mail;
mod may_send;
mod officers;
pub mod open;
mod retention;
pub mod serve;

use crate::settings::Settings;
use clap::{Parser, Subcommand};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// A self-service privacy portal: people see, correct and take away what a company holds about them.
///
/// Settings come from portal.toml in the working directory (or --config FILE) and from the environment, which wins:
/// the setting `listen` is PORTAL_LISTEN there. Without any, `serve` answers on 127.0.0.1:8080 and keeps everything
/// under var/.
#[derive(Parser)]
#[command(name = "privacy-portal", version, max_term_width = 100)]
struct Arguments {
    /// The settings file, instead of portal.toml.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Runs pages and workers; creates an embedded database and keys on first start.
    Serve,
    /// Runs a throw-away company with contacts and history; mail is shown at /dev/mailbox.
    Demo {
        /// Address and port to answer on.
        #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
        listen: String,
        /// Keep it in this folder instead of a temporary one.
        #[arg(long, value_name = "FOLDER")]
        folder: Option<PathBuf>,
    },
    /// Looks at settings, keys, databases, mail and clock: says what is wrong and how to mend it. Exit 1 if anything is.
    Check {
        /// One JSON array instead of text.
        #[arg(long)]
        json: bool,
    },
    /// Brings both databases to this program's schema.
    Migrate {
        /// Only name what would run.
        #[arg(long)]
        plan: bool,
    },
    /// Where everything is kept.
    #[cfg(all(feature = "postgres", feature = "sqlite"))]
    #[command(subcommand)]
    Database(database::Database),
    /// Contacts from other systems.
    #[command(subcommand)]
    Contacts(contacts::Contacts),
    /// Links for the footers of marketing mail.
    #[command(subcommand)]
    Links(links::Links),
    /// Mail that comes in.
    #[command(subcommand)]
    Mail(mail::Mail),
    /// Who may work at the console, /admin.
    #[command(subcommand)]
    Officers(officers::Officers),
    /// Whether the people of a list may be written to, and why not.
    #[command(subcommand)]
    MaySend(may_send::MaySend),
    /// How long data stays.
    #[command(subcommand)]
    Retention(retention::Retention),
    /// Machines that may ask and tell by the API.
    #[command(subcommand)]
    ApiClients(api_clients::ApiClients),
    /// The audit log.
    #[command(subcommand)]
    Audit(audit::Audit),
    /// The keys that personal data is sealed with.
    #[command(subcommand)]
    Keys(keys::Keys),
    /// Writes an encrypted copy of the data database, also beside a running server; for PostgreSQL by its own pg_dump.
    /// Keys are never in it.
    Backup {
        /// Where to; must not exist.
        file: PathBuf,
    },
    /// Deletes backups of a folder that are older than backup_days, and notes it in the audit log. The newest stays.
    /// Exit 1 if even that one is too old.
    PruneBackups {
        /// Where they lie.
        folder: PathBuf,
        /// Only say which.
        #[arg(long)]
        dry_run: bool,
    },
    /// Puts a backup in place of the data database and replays everything that was lowered since: opt-outs,
    /// withdrawals, objections, restrictions, erasures. The server must be stopped.
    Restore {
        /// The backup.
        file: PathBuf,
        /// Restore into a temporary place, check, report, and leave everything as it is.
        #[arg(long)]
        drill: bool,
    },
}

/// Runs the program: 0 if all is well, 1 if something is wrong, 2 if the words were.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let (mut out, mut err) = (io::stdout(), io::stderr());
    match carry_out(arguments, &mut out) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => match error.downcast_ref::<ExitWith>() {
            Some(ExitWith(code)) => ExitCode::from(*code),
            None => {
                drop(writeln!(err, "privacy-portal: {error:#}"));
                ExitCode::FAILURE
            }
        },
    }
}

/// A command that has said what went wrong, in a code of its own.
#[derive(Debug, thiserror::Error)]
#[error("exit code {0}")]
struct ExitWith(u8);

/// What the environment sets.
fn environment() -> BTreeMap<String, String> {
    std::env::vars().filter(|(name, _)| name.starts_with("PORTAL_")).collect()
}

fn carry_out(arguments: Arguments, out: &mut dyn Write) -> anyhow::Result<bool> {
    if let Command::Demo { listen, folder } = &arguments.command {
        crate::telemetry::start("warn", false);
        demo::demo(listen, folder.as_deref(), out)?;
        return Ok(true);
    }
    // TH16: also a command must not print what it worked on when it breaks off
    if !matches!(arguments.command, Command::Serve) {
        crate::telemetry::start("warn", false);
    }
    let settings = Settings::load(arguments.config.as_deref(), &environment());
    if let Command::Check { json } = arguments.command {
        return check::check(settings, json, out);
    }
    let settings = settings?;
    match arguments.command {
        Command::Serve => {
            crate::telemetry::start(&settings.log, settings.log_json);
            let transport = open::transport(&settings)?;
            let (desk, _lock) = open::open_locked(settings, open::Create::IfNew)?;
            serve::serve(desk, transport, None, |url| drop(writeln!(out, "answering on {url}")))?;
            Ok(true)
        }
        Command::Migrate { plan } => open::migrate(&settings, plan, out),
        #[cfg(all(feature = "postgres", feature = "sqlite"))]
        Command::Database(command) => database::run(&command, &settings, out),
        Command::Contacts(command) => contacts::run(command, settings, out),
        Command::Links(command) => links::run(&command, settings, out),
        // its exit codes are those that mail servers know
        Command::Mail(command) => match mail::run(&command, settings, out)? {
            0 => Ok(true),
            code => Err(ExitWith(code).into()),
        },
        Command::Officers(command) => officers::run(&command, settings, out),
        Command::MaySend(command) => may_send::run(&command, settings, out),
        Command::Retention(command) => retention::run(&command, settings, out),
        Command::ApiClients(command) => api_clients::run(&command, settings, out),
        Command::Audit(command) => audit::run(&command, settings, out),
        Command::Keys(command) => keys::run(&command, settings, out),
        Command::Backup { file } => backup::backup(settings, &file, out),
        Command::PruneBackups { folder, dry_run } => backup::prune(settings, &folder, dry_run, out),
        Command::Restore { file, drill } => backup::restore(settings, &file, drill, out),
        Command::Demo { .. } | Command::Check { .. } => Ok(true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }
}
