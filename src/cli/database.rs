//! `database copy`: an installation that outgrew its file moves to a PostgreSQL server.

use super::open::{is_new, is_same, lock_alone, open_both, urls};
use crate::settings::Settings;
use crate::store::copying::{self, Target, Which};
use crate::store::server::ServerDatabase;
use crate::store::{DatabaseUrl, StoreError};
use anyhow::{Context as _, bail};
use clap::Subcommand;
use std::io::Write;

#[derive(Subcommand)]
pub(super) enum Database {
    /// Copies the embedded database into an empty one of a PostgreSQL server, compares every table, and marks the old
    /// one as moved. The server must be stopped. May be run again after it broke off.
    Copy {
        /// Where to: `postgres://user@host/name`, an empty database. A password is better kept in ~/.pgpass.
        #[arg(long, value_name = "URL")]
        to: String,
        /// Where the key database is to go, on a server of its own; without it, it stays where it is.
        #[arg(long, value_name = "URL")]
        keys_to: Option<String>,
    },
}

/// One of the two databases on its way.
struct Move {
    which: Which,
    from: DatabaseUrl,
    to: DatabaseUrl,
    /// Which setting names it.
    setting: &'static str,
    /// Where it goes, without a password.
    name: String,
}

fn target(text: &str, option: &str) -> anyhow::Result<(DatabaseUrl, String)> {
    let url = DatabaseUrl::parse(text).with_context(|| option.to_owned())?;
    url.check_transfer().with_context(|| option.to_owned())?;
    let DatabaseUrl::Postgres(address) = &url else {
        bail!("{option} must name a database of a PostgreSQL server, as in postgres://user@host/name");
    };
    let database = ServerDatabase::of(address)
        .with_context(|| format!("{option} must name the database, as in postgres://user@host/name"))?;
    let name = format!("{url}/{}", database.name());
    Ok((url, name))
}

pub(super) fn run(command: &Database, settings: &Settings, out: &mut dyn Write) -> anyhow::Result<bool> {
    let Database::Copy { to, keys_to } = command;
    let (data, keys) = urls(settings)?;
    let (to, name) = target(to, "--to")?;
    let mut moves = Vec::new();
    if let Some(keys_to) = keys_to {
        let (url, name) = target(keys_to, "--keys-to")?;
        if is_same(&to, &url) {
            bail!("--to and --keys-to name one database. The keys must be apart from the data they open");
        }
        moves.push(Move { which: Which::Keys, from: keys.clone(), to: url, setting: "keys_database_url", name });
    }
    moves.push(Move { which: Which::Data, from: data.clone(), to: to.clone(), setting: "database_url", name });
    for it in &moves {
        if !it.from.is_embedded() {
            bail!("{} names PostgreSQL already: what is copied is the embedded database", it.setting);
        }
    }
    if is_new(&data, true)? || is_new(&keys, false)? {
        bail!("there is nothing to copy at {data} and {keys}: check database_url and keys_database_url");
    }
    let _lock = lock_alone(settings)?;
    // brings both to this program's schema
    let store = open_both(settings)?;
    if let Some(to) = store.read_now::<_, StoreError>(|r| r.find_fact("moved_to"))? {
        bail!("{data} was moved to {to} before: set database_url to that. Nothing was changed");
    }
    let own = store.read_now::<_, StoreError>(|r| r.find_fact("installation"))?.unwrap_or_default();
    store.close();
    let is_there = copying::look(&to, Which::Data)? == Target::Installation(own.clone());
    for it in &moves {
        match copying::look(&it.to, it.which)? {
            Target::Empty => {}
            // a copy that broke off after this half: done again, unless somebody works with it
            Target::Installation(name) if name == own && (it.which == Which::Keys || is_there) => {}
            Target::Installation(_) | Target::Other => {
                bail!("{} is not empty. Nothing was changed: name an empty database", it.name)
            }
        }
    }
    let mut rows = 0;
    for it in &moves {
        if is_there {
            if !copying::is_same(&it.from, &it.to)? {
                bail!(
                    "{} holds an earlier copy of this installation, which is not the same any more. Nothing was changed: if nobody works with it, make that database anew and run this again",
                    it.name
                );
            }
            writeln!(out, "{} holds the same already", it.name)?;
            continue;
        }
        let point = if it.which == Which::Keys { "copy-keys" } else { "copy" };
        let at = |step: &str| crate::failpoint::reach(&format!("{point}-{step}"));
        let mut said = Vec::new();
        copying::copy(&it.from, &it.to, it.which, &at, &mut |table| said.push(table.clone()))
            .with_context(|| it.name.clone())?;
        writeln!(out, "{}:", it.name)?;
        for table in &said {
            writeln!(
                out,
                "  {:<20} {:>9} rows, the same on both sides: {}",
                table.name,
                table.rows,
                &table.digest[..16]
            )?;
            rows += table.rows;
        }
        at("done");
    }
    // the data's mark last: until it is there the command can be run again
    let store = open_both(settings)?;
    for it in &moves {
        let name = it.name.clone();
        match it.which {
            Which::Keys => store.mark_keys_moved(&name)?,
            Which::Data => {
                store.write_now::<_, StoreError>(crate::store::Lane::Bulk, move |w| w.set_fact("moved_to", &name))?;
            }
        }
        crate::failpoint::reach("copy-marked");
    }
    store.close();
    writeln!(out, "{rows} rows copied and compared. Before the next start set")?;
    for it in &moves {
        writeln!(out, "  {} = \"{}\" (with its user)", it.setting, it.name)?;
    }
    writeln!(
        out,
        "The old files are marked as moved and are kept: delete them when a backup of the new database has been tried out (restore --drill)."
    )?;
    Ok(true)
}
