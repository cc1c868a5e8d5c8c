//! `check`: what is wrong and how to mend it. Makes nothing.

use super::open::{Create, open_to_look, transport, urls};
use crate::actions::Desk;
use crate::domain::clock::Moment;
use crate::settings::{Settings, SettingsError};
use crate::store::{DatabaseUrl, Store, StoreError};
use crate::vault::Keyring;
use chrono::TimeDelta;
use serde::Serialize;
use std::io::Write;
use std::path::Path;

/// How a finding is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Grade {
    Ok,
    Warning,
    Wrong,
}

/// One thing that was looked at.
#[derive(Debug, Serialize)]
struct Finding {
    name: &'static str,
    grade: Grade,
    what: String,
}

struct Report(Vec<Finding>);

impl Report {
    fn ok(&mut self, name: &'static str, what: impl Into<String>) {
        self.0.push(Finding { name, grade: Grade::Ok, what: what.into() });
    }
    fn warn(&mut self, name: &'static str, what: impl Into<String>) {
        self.0.push(Finding { name, grade: Grade::Warning, what: what.into() });
    }
    fn wrong(&mut self, name: &'static str, what: impl Into<String>) {
        self.0.push(Finding { name, grade: Grade::Wrong, what: what.into() });
    }
}

/// Looks at everything that can be looked at without changing anything; `false` if anything is wrong.
pub fn check(settings: Result<Settings, SettingsError>, json: bool, out: &mut dyn Write) -> anyhow::Result<bool> {
    let mut report = Report(Vec::new());
    match settings {
        Err(error) => report.wrong("settings", error.to_string()),
        Ok(settings) => {
            report.ok("settings", "every key is known and every value can be used");
            look(&settings, &mut report);
        }
    }
    let is_good = report.0.iter().all(|f| f.grade != Grade::Wrong);
    if json {
        writeln!(out, "{}", serde_json::to_string_pretty(&report.0)?)?;
    } else {
        for finding in &report.0 {
            let mark = match finding.grade {
                Grade::Ok => "ok     ",
                Grade::Warning => "warning",
                Grade::Wrong => "WRONG  ",
            };
            writeln!(out, "{mark}  {:<16}  {}", finding.name, finding.what)?;
        }
    }
    Ok(is_good)
}

fn look(settings: &Settings, report: &mut Report) {
    addresses(settings, report);
    match transport(settings) {
        Err(error) => report.wrong("mail", error.to_string()),
        Ok(_) if settings.smtp_url.is_none() => {
            report.warn(
                "mail",
                format!("no mail server is set: letters are written to {}", settings.mail_folder.display()),
            );
        }
        Ok(_) => report.ok("mail", "a mail server is set, with TLS or on this machine"),
    }
    let (data, keys) = match urls(settings) {
        Ok(urls) => urls,
        Err(error) => return report.wrong("database", format!("{error:#}")),
    };
    for (name, url) in [("database", &data), ("key database", &keys)] {
        transfer(name, url, report);
    }
    apart(&data, &keys, report);
    let there = |url: &DatabaseUrl| match url {
        DatabaseUrl::Sqlite(file) => file.exists(),
        DatabaseUrl::Postgres(_) => true,
    };
    if !there(&data) && !there(&keys) && !Keyring::exists(&settings.keys) {
        return report.ok("data", "nothing is here yet; `serve` makes it on first start");
    }
    match Store::pending_migrations(&data, &keys) {
        Ok(pending) if pending.is_empty() => report.ok("migrations", "both databases are up to date"),
        Ok(pending) => {
            return report.warn("migrations", format!("{} to run: `privacy-portal migrate`", pending.join(", ")));
        }
        Err(error) => return report.wrong("database", error.to_string()),
    }
    match open_to_look(settings.clone(), Create::Never) {
        Err(error) => report.wrong("keys and data", format!("{error:#}")),
        Ok(desk) => {
            report.ok("keys and data", "the key folder, the key database and the data are of one installation");
            match whole_ledger(desk.store()) {
                Ok(count) => report.ok("ledger", format!("{count} entries, all as they were written")),
                Err(error) => report.wrong("ledger", error.to_string()),
            }
            let now = desk.now();
            clock(&desk, report);
            match (desk.canary_trouble(now), desk.last_canary()) {
                (Some(trouble), _) => report.warn("canary", trouble),
                (None, Ok(Some(_))) => report.ok("canary", "footer link, one click and code worked when last tried"),
                (None, _) => report.ok("canary", "not tried yet: `serve` does it every hour"),
            }
            match desk.store().read_now::<_, StoreError>(|r| {
                Ok((r.oldest_due_letter(now)?, r.count_letters("held")?, r.count_letters("failed")?))
            }) {
                Ok((Some(at), ..)) if now - at > TimeDelta::minutes(15) => {
                    report.warn(
                        "outbox",
                        format!(
                            "a letter has been waiting since {}: is the mail server reachable and `serve` running?",
                            at.rfc3339()
                        ),
                    );
                }
                Ok((_, held, failed)) if held + failed > 0 => {
                    report.warn("outbox", format!("{held} letters held after a restore, {failed} given up"))
                }
                Ok(_) => report.ok("outbox", "nothing is overdue"),
                Err(error) => report.wrong("outbox", error.to_string()),
            }
        }
    }
}

/// Reads the ledger to its end; an entry that was altered is an error.
fn whole_ledger(store: &Store) -> Result<usize, StoreError> {
    let (mut count, mut last) = (0, 0);
    loop {
        let entries = store.list_ledger(last, 1_000)?;
        let Some((id, _)) = entries.last() else { return Ok(count) };
        last = *id;
        count += entries.len();
    }
}

/// TH21: a clock behind the latest moment seen keeps links and sessions dead and counts deadlines wrong.
fn clock(desk: &Desk, report: &mut Report) {
    match desk.store().read_now::<_, StoreError>(|r| r.find_fact("highest_moment")) {
        Err(error) => report.wrong("clock", error.to_string()),
        Ok(seen) => {
            let seen = seen.and_then(|t| t.parse().ok()).map_or(desk.now(), Moment::from_unix_seconds);
            let behind = seen - desk.now();
            if behind > TimeDelta::minutes(2) {
                report.wrong(
                    "clock",
                    format!(
                        "{} minutes behind the latest moment this portal has seen ({}): set the machine's time",
                        behind.num_minutes(),
                        seen.rfc3339()
                    ),
                );
            } else {
                report.ok("clock", "not behind the latest moment this portal has seen");
            }
        }
    }
}

fn addresses(settings: &Settings, report: &mut Report) {
    match (settings.is_https(), settings.is_in_clear()) {
        (true, _) => report.ok("base_url", "people reach the portal over TLS"),
        (false, false) => report.warn("base_url", "http on this machine only: set base_url to the https:// address that people use"),
        (false, true) => report.wrong("base_url", "people would reach the portal without TLS: put a TLS proxy in front and set base_url to its https:// address"),
    }
    if settings.is_https() && settings.trusted_proxies.is_empty() {
        report.warn("trusted_proxies", "none: behind a proxy everybody counts as one network, and the limits of one hit all. Name the proxy's address");
    }
    if !settings.listen.ip().is_loopback() && !settings.is_https() {
        report
            .wrong("listen", "answers without TLS to other machines: listen on 127.0.0.1 and put a TLS proxy in front");
    }
}

/// S11.3: a database on another machine is reached over TLS or not at all.
fn transfer(name: &'static str, url: &DatabaseUrl, report: &mut Report) {
    let Some(host) = url.host() else { return };
    if host.is_empty() || matches!(host, "localhost" | "127.0.0.1" | "::1") {
        return;
    }
    if !cfg!(feature = "pg-bundled-tls") {
        report.wrong(name, format!("{host} is another machine, and this build has no TLS for PostgreSQL: build with --features pg-bundled-tls, or link the system's libpq, and add sslmode=verify-full"));
    } else {
        report.ok(name, format!("{host} is reached over TLS, and proves who it is"));
    }
}

/// Keys and data on one disk go together when it does.
fn apart(data: &DatabaseUrl, keys: &DatabaseUrl, report: &mut Report) {
    let (DatabaseUrl::Sqlite(data), DatabaseUrl::Sqlite(keys)) = (data, keys) else { return };
    if device(data).is_some() && device(data) == device(keys) {
        report.warn("key database", "on the same volume as the data: put it on another, so that one loss does not take both, and leave it out of the data's backups");
    }
}

#[cfg(unix)]
fn device(file: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt as _;
    let folder = file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::metadata(folder).ok().map(|m| m.dev())
}

#[cfg(not(unix))]
fn device(_file: &Path) -> Option<u64> {
    None
}
