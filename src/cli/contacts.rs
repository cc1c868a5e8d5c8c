//! `contacts import`.

use super::open::{Create, open_locked};
use crate::actions::Desk;
use crate::actions::import::{Import, ImportOptions, Outcome, hash_of};
use crate::domain::import::{self, Fate, ImportFile, Layout, Mapping, Options, Preset, Reject, write_rejects};
use crate::domain::register::Basis;
use crate::settings::Settings;
use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use serde::Deserialize;
use std::fs::File;
use std::io::{self, BufReader, IsTerminal as _, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Commands about contacts.
#[derive(Subcommand)]
pub enum Contacts {
    /// Takes in a file of another system (CSV or JSON lines; HubSpot, Salesforce, Mailchimp and Dynamics are recognised).
    ///
    /// Prints counts by outcome and writes rows that were not taken, with line and reason, beside the file. A file can
    /// lower what a person gets and never raise it. The same file twice changes nothing.
    Import(Box<ImportArguments>),
    /// Looks through a list (CSV with a column `email`) before it is used: which rows would bring an opt-out back, and
    /// why. Writes nothing to the database.
    Check {
        /// The list.
        file: PathBuf,
        /// What it is to be used for: a key of the topic register.
        #[arg(long, value_name = "KEY")]
        topic: String,
        /// Where the rows that must not be used go, each with its reason; must not exist.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

/// What an import takes. A manifest FILE.toml has the same keys and `file`.
#[derive(Args, Deserialize, Default)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct ImportArguments {
    /// The file, or a manifest ending in .toml.
    file: PathBuf,
    /// How the data was collected: SRC01 to SRC16.
    #[arg(long, value_name = "SRC", required_unless_present = "opt_outs", default_value = "")]
    source: String,
    /// How everybody in the file stands to their organisation, where a row does not say: customer, vendor, end_user,
    /// non_stock_supplier, regulator, tax_authority, other.
    #[arg(long, value_name = "KIND")]
    relation: Option<String>,
    /// The layout: hubspot, salesforce, mailchimp, dynamics, portal, or a TOML file of your own columns.
    #[arg(long, value_name = "NAME")]
    map: Option<String>,
    /// What the data may be used for: R01 to R14; may be given several times.
    #[arg(long, value_name = "ROW", value_delimiter = ',')]
    purpose: Vec<String>,
    /// What allows that use: consent, legitimate_interest or legal_obligation.
    #[arg(long, value_name = "BASIS")]
    basis: Option<String>,
    /// The system the file comes from, if the layout does not say.
    #[arg(long)]
    system: Option<String>,
    /// The legal entity that holds the data.
    #[arg(long)]
    entity: Option<String>,
    /// The website the data came from.
    #[arg(long)]
    site: Option<String>,
    /// The partner of a joint campaign.
    #[arg(long)]
    partner: Option<String>,
    /// The joint campaign.
    #[arg(long)]
    campaign: Option<String>,
    /// Who supplied outside records.
    #[arg(long)]
    supplier: Option<String>,
    /// The address of the contact who gave the data of their own customers.
    #[arg(long, value_name = "ADDRESS")]
    given_by: Option<String>,
    /// Why outside records were taken.
    #[arg(long)]
    reason: Option<String>,
    /// The version of the notice people were shown.
    #[arg(long)]
    notice: Option<String>,
    /// The day on which people were given the notice, if they were already (YYYY-MM-DD).
    #[arg(long, value_name = "DAY")]
    notice_given: Option<chrono::NaiveDate>,
    /// The words that people agreed to, for --basis consent; `@FILE` reads them from a file.
    #[arg(long, value_name = "WORDS")]
    consent_wording: Option<String>,
    /// The day on which they agreed, if it is one for all (YYYY-MM-DD).
    #[arg(long, value_name = "DAY")]
    consent_on: Option<chrono::NaiveDate>,
    /// The day of the sale in which the addresses were got, of many the earliest: mail about similar products may go on
    /// it where the law allows a soft opt-in (YYYY-MM-DD).
    #[arg(long, value_name = "DAY")]
    sold_on: Option<chrono::NaiveDate>,
    /// What was sold then.
    #[arg(long, value_name = "FAMILY")]
    product: Option<String>,
    /// How people could refuse marketing when the addresses were got, such as "box on the order form".
    #[arg(long, value_name = "HOW")]
    refusal_offered: Option<String>,
    /// The file lists people who opted out: take that and nothing else.
    #[arg(long)]
    opt_outs: bool,
    /// Say what would happen and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Go on where an unusual share of contacts would change.
    #[arg(long)]
    yes: bool,
}

/// Runs a command about contacts.
pub fn run(command: Contacts, settings: Settings, out: &mut dyn Write) -> anyhow::Result<bool> {
    let arguments = match command {
        Contacts::Import(arguments) => arguments,
        Contacts::Check { file, topic, out: target } => {
            return super::links::check(&file, &topic, target.as_deref(), settings, out);
        }
    };
    let arguments =
        if arguments.file.extension().is_some_and(|e| e == "toml") { manifest(&arguments)? } else { *arguments };
    take_in(&arguments, settings, out)
}

/// The keys of a manifest; its `file` is relative to it. What the command line says besides wins for the switches.
fn manifest(given: &ImportArguments) -> anyhow::Result<ImportArguments> {
    let place = given.file.display().to_string();
    let text = std::fs::read_to_string(&given.file).with_context(|| place.clone())?;
    let mut it: ImportArguments = toml::from_str(&text).with_context(|| place.clone())?;
    if it.file.as_os_str().is_empty() {
        bail!("{place}: the key `file` is missing: name the file to take in");
    }
    it.file = given.file.parent().unwrap_or(Path::new("")).join(&it.file);
    it.dry_run |= given.dry_run;
    it.yes |= given.yes;
    Ok(it)
}

fn layout(map: Option<&str>) -> anyhow::Result<Layout> {
    let Some(map) = map else { return Ok(Layout::Recognise) };
    if let Some(preset) = Preset::from_name(map) {
        return Ok(Layout::Preset(preset));
    }
    if !map.ends_with(".toml") {
        bail!(
            "--map {map}: there is no such layout; use hubspot, salesforce, mailchimp, dynamics, portal, or a TOML file of your own"
        );
    }
    let text = std::fs::read_to_string(map).with_context(|| map.to_owned())?;
    let mapping: Mapping = toml::from_str(&text).with_context(|| map.to_owned())?;
    Ok(Layout::Own(mapping))
}

fn read(arguments: &ImportArguments, desk: &Desk) -> anyhow::Result<ImportFile<BufReader<File>>> {
    let file = File::open(&arguments.file).with_context(|| arguments.file.display().to_string())?;
    let options = Options {
        layout: layout(arguments.map.as_deref())?,
        today: Some(desk.now().london_date()),
        ..Options::default()
    };
    import::open(BufReader::with_capacity(1 << 18, file), options).with_context(|| arguments.file.display().to_string())
}

fn take_in(arguments: &ImportArguments, settings: Settings, out: &mut dyn Write) -> anyhow::Result<bool> {
    let percent = settings.import_halt_percent;
    let (desk, _lock) = open_locked(settings, Create::IfNew)?;
    let basis = match &arguments.basis {
        None => None,
        Some(text) => Some(
            text.parse::<Basis>()
                .map_err(|_| anyhow::anyhow!("--basis {text}: use consent, legitimate_interest or legal_obligation"))?,
        ),
    };
    let options = ImportOptions {
        system: arguments.system.clone(),
        source: if arguments.opt_outs && arguments.source.is_empty() {
            "SRC03".into()
        } else {
            arguments.source.clone()
        },
        relation: arguments.relation.clone(),
        purposes: arguments.purpose.clone(),
        basis,
        entity: arguments.entity.clone(),
        site: arguments.site.clone(),
        partner: arguments.partner.clone(),
        campaign: arguments.campaign.clone(),
        supplier: arguments.supplier.clone(),
        given_by: arguments.given_by.clone(),
        reason: arguments.reason.clone(),
        notice: arguments.notice.clone(),
        notice_given_on: arguments.notice_given,
        consent_wording: match arguments.consent_wording.as_deref().map(|w| (w, w.strip_prefix('@'))) {
            Some((_, Some(file))) => Some(std::fs::read_to_string(file).with_context(|| file.to_owned())?),
            Some((words, None)) => Some(words.to_owned()),
            None => None,
        },
        consent_on: arguments.consent_on,
        sold_on: arguments.sold_on,
        product_family: arguments.product.clone(),
        refusal_offered: arguments.refusal_offered.clone(),
        opt_outs: arguments.opt_outs,
    };
    let mut file = read(arguments, &desk)?;
    let preset = file.preset().map(Preset::name);
    let mut import = desk.open_import(options, preset)?;
    let hash = hash_of(File::open(&arguments.file)?)?;
    if let Some(at) = desk.find_earlier_import(&import, &hash)? {
        writeln!(out, "This file was taken in with the same options on {}. Nothing to do.", at.rfc3339())?;
        return Ok(true);
    }
    if arguments.dry_run || desk.has_contacts()? {
        let (preview, rejects, is_cut) = go(&desk, &mut import, &mut file, None, "looking")?;
        if arguments.dry_run {
            report(out, &file, &preview, "would be ")?;
            keep_rejects(out, &arguments.file, &rejects)?;
            writeln!(out, "Dry run: nothing was written to the database.")?;
            return Ok(!is_cut);
        }
        if preview.is_unusual(percent) && !arguments.yes && !confirmed(out, &preview, percent)? {
            report(out, &file, &preview, "would be ")?;
            bail!(
                "stopped: {} of {} contacts in this file would have something replaced, more than {percent} in a hundred. Look at the file, then add --yes",
                preview.changed,
                preview.met()
            );
        }
        file = read(arguments, &desk)?;
    }
    let (outcome, rejects, is_cut) = go(&desk, &mut import, &mut file, Some(&hash), "taking in")?;
    report(out, &file, &outcome, "")?;
    keep_rejects(out, &arguments.file, &rejects)?;
    desk.store().clone().close();
    Ok(!is_cut)
}

/// One pass over a file; with a hash it is taken in, without it is only looked at.
fn go(
    desk: &Desk,
    import: &mut Import,
    file: &mut ImportFile<BufReader<File>>,
    hash: Option<&[u8]>,
    doing: &str,
) -> anyhow::Result<(Outcome, Vec<Reject>, bool)> {
    let (mut rejects, mut is_cut) = (Vec::new(), false);
    let (started, mut shown, on_terminal) = (Instant::now(), Instant::now(), io::stderr().is_terminal());
    let mut reject = |it: &Reject| {
        is_cut |= it.reason.ends_file();
        // a file of nothing but mistakes must not fill the memory
        if rejects.len() < 1_000_000 {
            rejects.push(*it);
        }
        Ok(())
    };
    let mut progress = |so_far: &Outcome| {
        if on_terminal && shown.elapsed().as_millis() > 200 {
            shown = Instant::now();
            let rate = so_far.rows as f64 / started.elapsed().as_secs_f64().max(0.001);
            drop(write!(io::stderr(), "\r{doing}: {} rows, {rate:.0} a second ", so_far.rows));
        }
    };
    let outcome = match hash {
        Some(hash) => desk.take_import(import, hash, file, &mut reject, &mut progress)?,
        None => desk.preview_import(import, file, &mut reject, &mut progress)?,
    };
    if on_terminal {
        drop(write!(io::stderr(), "\r{:60}\r", ""));
    }
    Ok((outcome, rejects, is_cut))
}

fn confirmed(out: &mut dyn Write, preview: &Outcome, percent: i64) -> anyhow::Result<bool> {
    if !io::stdin().is_terminal() {
        return Ok(false);
    }
    write!(
        out,
        "{} of {} contacts in this file would have something replaced (more than {percent} in a hundred). Go on? [y/N] ",
        preview.changed,
        preview.met()
    )?;
    out.flush()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(answer.trim().eq_ignore_ascii_case("y") || answer.trim().eq_ignore_ascii_case("yes"))
}

fn report(out: &mut dyn Write, file: &ImportFile<BufReader<File>>, outcome: &Outcome, would: &str) -> io::Result<()> {
    let rejected: u64 = outcome.rejected.values().sum();
    writeln!(out, "{:>9}  rows read", outcome.rows + rejected)?;
    let lines = [
        (outcome.added, "contacts", "added"),
        (outcome.changed, "contacts", "changed: the file is newer than what was held"),
        (outcome.enriched, "contacts", "completed with what was not held yet"),
        (outcome.unchanged, "contacts", "left as they are"),
        (outcome.opt_outs, "opt-outs", "recorded that were not known yet"),
        (outcome.kept_corrected, "values", "kept because the person corrected them"),
        (outcome.kept_newer, "values", "kept because they are newer than the file's"),
        (outcome.suppressed, "rows", "left out: the person was erased and must not come back"),
        (outcome.restricted, "rows", "left out: the contact is restricted"),
        (outcome.objected, "rows", "left out: the person objected to this use"),
    ];
    for (count, what, done) in lines.iter().filter(|(count, ..)| *count > 0) {
        writeln!(out, "{count:>9}  {what} {would}{done}")?;
    }
    for (code, count) in &outcome.rejected {
        writeln!(out, "{count:>9}  rows not taken: {}", code.replace('_', " "))?;
    }
    for column in file.columns() {
        match column.fate {
            Fate::Kept(_) => {}
            Fate::Dropped(why) => writeln!(out, "column {:?} left out: {why}", column.name)?,
            Fate::Refused(guard) => writeln!(out, "column {:?} refused: {}", column.name, guard.reason())?,
        }
    }
    for note in file.notes() {
        writeln!(out, "note, {} times, first in line {}: {}", note.count, note.first_line, note.kind.words())?;
    }
    Ok(())
}

/// Writes rejects beside the file, whole or not at all; line and reason only.
fn keep_rejects(out: &mut dyn Write, file: &Path, rejects: &[Reject]) -> anyhow::Result<()> {
    if rejects.is_empty() {
        return Ok(());
    }
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".rejects.csv");
    let target = file.with_file_name(name);
    let folder = target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut temporary = tempfile::NamedTempFile::new_in(folder)?;
    write_rejects(&mut temporary, rejects)?;
    temporary.as_file().sync_all()?;
    temporary.persist(&target).map_err(|e| e.error)?;
    writeln!(out, "Rows that were not taken, with line and reason: {}", target.display())?;
    Ok(())
}
