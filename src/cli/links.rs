//! `links mint` and `contacts check`: a campaign list before it is sent.

use super::open::{Create, open};
use crate::actions::campaign::{Counts, Fate, Results};
use crate::settings::Settings;
use anyhow::{Context as _, bail};
use clap::Subcommand;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Commands about footer links.
#[derive(Subcommand)]
pub enum Links {
    /// Reads a CSV file with a column `email` and writes it again with the links of each row. Rows that may not be written
    /// to, by the answer of `may-send`, are left out and counted.
    Mint {
        /// The campaign list.
        file: PathBuf,
        /// What the campaign is about: a key of the topic register.
        #[arg(long, value_name = "KEY")]
        topic: String,
        /// Where the list with links goes; must not exist.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

/// A file beside its target, put in its place when it is whole: a broken run leaves no half list.
struct Half {
    file: BufWriter<tempfile::NamedTempFile>,
    target: PathBuf,
}

impl Half {
    fn of(target: &Path) -> anyhow::Result<Self> {
        if target.exists() {
            bail!("{} is there already: name a new file", target.display());
        }
        let folder =
            target.parent().filter(|p| !p.as_os_str().is_empty()).map_or_else(|| PathBuf::from("."), PathBuf::from);
        let file = tempfile::NamedTempFile::new_in(&folder).with_context(|| folder.display().to_string())?;
        Ok(Self { file: BufWriter::new(file), target: target.to_owned() })
    }
    fn finish(self) -> anyhow::Result<()> {
        let half = self.file.into_inner().map_err(|e| e.into_error())?;
        half.as_file().sync_all()?;
        half.persist_noclobber(&self.target).with_context(|| self.target.display().to_string())?;
        Ok(())
    }
}

/// Runs a command about links.
pub fn run(command: &Links, settings: Settings, out: &mut dyn Write) -> anyhow::Result<bool> {
    let Links::Mint { file, topic, out: target } = command;
    let desk = open(settings, Create::Never)?;
    let mut half = Half::of(target)?;
    let list = File::open(file).with_context(|| file.display().to_string())?;
    let results = Results { clean: Some(&mut half.file), left_out: None };
    let counts = desk.check_campaign(list, topic, results).with_context(|| file.display().to_string())?;
    half.finish()?;
    writeln!(out, "{:>9} with links, in {}", counts.of(Fate::Clean), target.display())?;
    report(&counts, out)?;
    desk.store().clone().close();
    Ok(true)
}

/// `contacts check`: exit 1 if a row would bring an opt-out back.
pub fn check(
    file: &Path,
    topic: &str,
    target: Option<&Path>,
    settings: Settings,
    out: &mut dyn Write,
) -> anyhow::Result<bool> {
    let desk = open(settings, Create::Never)?;
    let mut half = target.map(Half::of).transpose()?;
    let list = File::open(file).with_context(|| file.display().to_string())?;
    let results = Results { clean: None, left_out: half.as_mut().map(|h| &mut h.file as &mut (dyn Write + Send)) };
    let counts = desk.check_campaign(list, topic, results).with_context(|| file.display().to_string())?;
    writeln!(out, "{:>9} may be used", counts.of(Fate::Clean))?;
    report(&counts, out)?;
    if let Some(half) = half {
        let place = half.target.display().to_string();
        half.finish()?;
        writeln!(out, "Rows left out, with the reason: {place}")?;
    }
    let opt_outs: u64 = Fate::all().filter(|f| f.is_opt_out()).map(|f| counts.of(f)).sum();
    if opt_outs > 0 {
        writeln!(out, "{opt_outs} rows would bring an opt-out back: take them out before you use the list.")?;
    }
    desk.store().clone().close();
    Ok(opt_outs == 0)
}

fn report(counts: &Counts, out: &mut dyn Write) -> anyhow::Result<()> {
    for fate in Fate::all() {
        let why = match fate {
            Fate::Clean => continue,
            Fate::Not(no) => format!("{}; {}", no.code().replace('_', " "), no.cure()),
            Fate::Twice => "it stands in the list already".to_owned(),
        };
        let count = counts.of(fate);
        if count > 0 {
            writeln!(out, "{count:>9} left out: {why}")?;
        }
    }
    Ok(())
}
