//! `retention run`: applies the rules of how long data stays, or says what they would do.

use super::open::{Create, open, open_locked};
use crate::actions::Refused;
use crate::domain::retention::Report;
use crate::settings::Settings;
use anyhow::bail;
use clap::Subcommand;
use std::io::{IsTerminal as _, Write};

/// Commands about how long data stays.
#[derive(Subcommand)]
pub enum Retention {
    /// Removes what no purpose keeps any more, by the rules in the register. Goes on where a run broke off. The server
    /// does this by itself once a day.
    Run {
        /// Only say what would go, what stays and why.
        #[arg(long)]
        dry_run: bool,
    },
}

/// Runs a command about retention.
pub fn run(command: &Retention, settings: Settings, out: &mut dyn Write) -> anyhow::Result<bool> {
    let Retention::Run { dry_run } = command;
    if *dry_run {
        let desk = open(settings, Create::Never)?;
        let dry = desk.plan_retention(None)?;
        writeln!(out, "Dry run: nothing was changed.")?;
        say(&dry.report, "would go", out)?;
        return Ok(true);
    }
    let (desk, _lock) = open_locked(settings, Create::Never)?;
    let is_terminal = std::io::stderr().is_terminal();
    let run = desk.run_retention(&mut |report| {
        if is_terminal {
            drop(write!(std::io::stderr(), "\r{} contacts", report.contacts));
        }
    });
    if is_terminal {
        drop(writeln!(std::io::stderr()));
    }
    match run {
        Ok(run) => {
            say(&run.report, "gone", out)?;
            Ok(true)
        }
        Err(Refused::TooOften { minutes }) => {
            bail!("the server or another command is applying the rules just now: try again in {minutes} minutes")
        }
        Err(other) => Err(other.into()),
    }
}

fn say(report: &Report, gone: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    writeln!(
        out,
        "{} contacts looked at: {} as a whole and a part of {} {gone}; {} values and addresses in all",
        report.contacts,
        report.whole,
        report.parts,
        report.gone()
    )?;
    if !report.by_rule.is_empty() {
        writeln!(out, "\n{:<14} {:>12} {:>12}", "rule", gone, "stays")?;
        for (rule, tally) in &report.by_rule {
            writeln!(out, "{rule:<14} {:>12} {:>12}", tally.gone, tally.stays)?;
        }
    }
    if !report.why.is_empty() {
        writeln!(out, "\nwhat stays, and why")?;
        for (why, count) in &report.why {
            writeln!(out, "{count:>12}  {}", reason(why))?;
        }
    }
    Ok(())
}

fn reason(key: &str) -> &str {
    match key {
        "period" => "its period is not over",
        "used" => "its purpose is in use",
        "no_period" => "no period has been set for its purpose: set one at /admin/retention",
        "no_purpose" => "no purpose is on record for it: somebody has to look",
        "law" => "a law keeps it",
        "restricted" => "the person asked to have it kept (restriction)",
        "held" => "a hold keeps it",
        "open_case" => "a case of the person is open",
        "way_in" => "an address by which the person reaches what stays",
        other => other,
    }
}
