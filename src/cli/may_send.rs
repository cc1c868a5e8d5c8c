//! `may-send`: what the answer would be for a list, before anything is sent.

use super::open::{Create, open};
use crate::domain::may_send::{Channel, No};
use crate::settings::Settings;
use anyhow::{Context as _, anyhow, bail};
use clap::Subcommand;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

/// Questions about whether contacts may be written to.
#[derive(Subcommand)]
pub enum MaySend {
    /// Reads a CSV file with a column `email` and counts who may be written to and who may not: for each reason how many,
    /// and the one act that cures it. Changes nothing.
    Explain {
        /// The list.
        file: PathBuf,
        /// What the message is for: a row of the purposes table, such as R06.
        #[arg(long, value_name = "ROW")]
        purpose: String,
        /// What it is about: a key of the topic register.
        #[arg(long, value_name = "KEY")]
        topic: Option<String>,
        /// How it is sent: email, phone or post.
        #[arg(long, default_value = "email")]
        channel: String,
        /// For calls to Britain: when the numbers were last looked up in TPS and CTPS, such as 2026-11-20. Those that are
        /// listed there come in before, by `contacts import --opt-outs`.
        #[arg(long, value_name = "DAY")]
        calls_checked_on: Option<chrono::NaiveDate>,
    },
}

/// Addresses looked up at once.
const BATCH: usize = 1_000;

/// Runs a question.
pub fn run(command: &MaySend, settings: Settings, out: &mut dyn Write) -> anyhow::Result<bool> {
    let MaySend::Explain { file, purpose, topic, channel, calls_checked_on } = command;
    let desk = open(settings, Create::Never)?;
    let channel = Channel::from_key(channel).ok_or_else(|| anyhow!("--channel {channel}: use email, phone or post"))?;
    let question =
        desk.question(purpose, topic.as_deref(), channel).map_err(|bad| anyhow!("--{}: {bad}", bad.field()))?;
    let question = question.calls_checked(*calls_checked_on);
    let mut list =
        csv::ReaderBuilder::new().flexible(true).from_path(file).with_context(|| file.display().to_string())?;
    let heads = list.headers().with_context(|| file.display().to_string())?.clone();
    let column = heads.iter().position(|h| h.trim_start_matches('\u{feff}').trim().eq_ignore_ascii_case("email"));
    let Some(column) = column else {
        bail!(
            "{}: there is no column `email`; the columns are {}",
            file.display(),
            heads.iter().collect::<Vec<_>>().join(", ")
        );
    };
    let (mut yes, mut noes, mut batch) = (0_u64, BTreeMap::<No, u64>::new(), Vec::with_capacity(BATCH));
    let mut records = list.records();
    loop {
        let next = records.next().transpose().with_context(|| file.display().to_string())?;
        let is_last = next.is_none();
        batch.extend(next.map(|record| record.get(column).unwrap_or_default().to_owned()));
        if batch.len() == BATCH || is_last {
            for no in desk.explain_may_send(&question, &batch)? {
                match no {
                    None => yes += 1,
                    Some(no) => *noes.entry(no).or_default() += 1,
                }
            }
            batch.clear();
        }
        if is_last {
            break;
        }
    }
    let all = yes + noes.values().sum::<u64>();
    writeln!(out, "{all:>9} rows")?;
    writeln!(out, "{yes:>9} may be written to")?;
    for (no, count) in &noes {
        writeln!(out, "{count:>9} may not: {}\n{:>9} {}", no.code().replace('_', " "), "", no.cure())?;
    }
    desk.store().clone().close();
    Ok(true)
}
