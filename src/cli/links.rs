//! `links mint`: a preference link, a one-click address and both headers for each row of a campaign list.

use super::open::{Create, open};
use crate::actions::preference::Minted;
use crate::paths;
use crate::settings::Settings;
use anyhow::{Context as _, bail};
use clap::Subcommand;
use std::io::Write;
use std::path::PathBuf;

/// Commands about footer links.
#[derive(Subcommand)]
pub enum Links {
    /// Reads a CSV file with a column `email` and writes it again with the links of each row. Rows of people who stopped
    /// the topic, and rows that no contact has, are left out and counted.
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

/// Addresses looked up at once.
const BATCH: usize = 500;

/// Runs a command about links.
pub fn run(command: &Links, settings: Settings, out: &mut dyn Write) -> anyhow::Result<bool> {
    let Links::Mint { file, topic, out: target } = command;
    let base = settings.base_url.clone();
    let desk = open(settings, Create::Never)?;
    let registers = desk.registers();
    if registers.topic(topic).is_none() {
        let known: Vec<&str> = registers.topics().iter().map(|t| t.key.as_str()).collect();
        bail!("there is no topic {topic}: choose one of {}", known.join(", "));
    }
    if target.exists() {
        bail!("{} is there already: name a new file", target.display());
    }
    let mut list = csv::ReaderBuilder::new().from_path(file).with_context(|| file.display().to_string())?;
    let mut heads = list.headers().with_context(|| file.display().to_string())?.clone();
    let column = heads.iter().position(|h| h.trim_start_matches('\u{feff}').trim().eq_ignore_ascii_case("email"));
    let Some(column) = column else {
        bail!(
            "{}: there is no column `email`; the columns are {}",
            file.display(),
            heads.iter().collect::<Vec<_>>().join(", ")
        );
    };
    heads.extend(["preference_link", "one_click_link", "list_unsubscribe", "list_unsubscribe_post"]);
    // beside the target, and put in its place when it is whole: a broken run leaves no half list
    let folder =
        target.parent().filter(|p| !p.as_os_str().is_empty()).map_or_else(|| PathBuf::from("."), PathBuf::from);
    let half = tempfile::NamedTempFile::new_in(&folder).with_context(|| folder.display().to_string())?;
    let mut made = csv::Writer::from_writer(std::io::BufWriter::new(half));
    made.write_record(&heads)?;
    let (mut linked, mut stopped, mut untold, mut unknown, mut broken) = (0_u64, 0_u64, 0_u64, 0_u64, 0_u64);
    let mut batch: Vec<csv::StringRecord> = Vec::with_capacity(BATCH);
    let mut records = list.records();
    loop {
        let next = records.next().transpose().with_context(|| file.display().to_string())?;
        let is_last = next.is_none();
        batch.extend(next);
        if batch.len() == BATCH || (is_last && !batch.is_empty()) {
            let addresses: Vec<String> = batch.iter().map(|r| r.get(column).unwrap_or_default().to_owned()).collect();
            for (mut row, minted) in batch.drain(..).zip(desk.mint_links(&addresses, topic)?) {
                match minted {
                    Minted::Link(token) => {
                        let one_click = format!("{base}{}", paths::unsubscribe(&token, Some(topic)));
                        row.push_field(&format!("{base}{}", paths::preferences(&token, Some(topic))));
                        row.push_field(&one_click);
                        row.push_field(&format!("<{one_click}>"));
                        row.push_field("List-Unsubscribe=One-Click");
                        made.write_record(&row)?;
                        linked += 1;
                    }
                    Minted::Stopped => stopped += 1,
                    Minted::Untold => untold += 1,
                    Minted::Unknown => unknown += 1,
                    Minted::NoAddress => broken += 1,
                }
            }
        }
        if is_last {
            break;
        }
    }
    let half = made.into_inner().map_err(|e| e.into_error())?.into_inner().map_err(|e| e.into_error())?;
    half.as_file().sync_all()?;
    half.persist_noclobber(target).with_context(|| target.display().to_string())?;
    writeln!(out, "{linked:>9} with links, in {}", target.display())?;
    writeln!(out, "{stopped:>9} left out: the person stopped this topic or all marketing")?;
    writeln!(out, "{untold:>9} left out: they have to be told first where their data came from, see /admin/notices")?;
    writeln!(out, "{unknown:>9} left out: no contact in use has this address")?;
    writeln!(out, "{broken:>9} left out: no address in the column email")?;
    desk.store().clone().close();
    Ok(true)
}
