//! Settings: one validated struct, from `portal.toml` and the environment. Nothing else in the program reads either.

use crate::domain::attachment::ScannerAt;
use crate::domain::brand::{Accent, Colour, Logo};
use crate::domain::secret::Secret;
use chrono::TimeDelta;
use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

/// One setting: its key, its default and what it means. The README's table is held against this list by a test.
#[derive(Debug)]
pub struct Key {
    /// As in `portal.toml`; the environment's name is `PORTAL_` and this in capitals.
    pub name: &'static str,
    /// The value without any configuration; empty for none.
    pub default: &'static str,
    /// What it means and what is allowed.
    pub help: &'static str,
}

/// Every setting.
pub const KEYS: &[Key] = &[
    Key { name: "listen", default: "127.0.0.1:8080", help: "address and port to answer on" },
    Key {
        name: "base_url",
        default: "",
        help: "the portal's own address in letters, such as https://privacy.example.com; default: http:// and the listening address",
    },
    Key { name: "database_url", default: "sqlite:var/portal.db", help: "sqlite:FILE or postgres://USER@HOST/NAME" },
    Key {
        name: "keys_database_url",
        default: "sqlite:var/keys.db",
        help: "the database of seal keys and the ledger: another file or server than database_url, never in its backups",
    },
    Key { name: "keys", default: "var/keys", help: "folder of the key files, mode 0700" },
    Key {
        name: "smtp_url",
        default: "",
        help: "mail server, such as smtps://user:password@mail.example.com or smtp://mail.example.com:587?tls=required; empty: letters are written to mail_folder",
    },
    Key {
        name: "clamd",
        default: "",
        help: "where ClamAV's clamd listens, as unix:/run/clamav/clamd.ctl or tcp:127.0.0.1:3310; empty: cases take no files",
    },
    Key { name: "mail_folder", default: "var/mail", help: "folder for letters as .eml files while smtp_url is empty" },
    Key { name: "mail_from", default: "privacy@localhost.localdomain", help: "the address letters come from" },
    Key {
        name: "bounce_address",
        default: "",
        help: "a mailbox with sub-addresses, such as bounces@privacy.example.com, that `mail receive` reads: letters that come back are noted in their cases",
    },
    Key {
        name: "marketing_from",
        default: "",
        help: "the address that marketing mail comes from, for the lines that the campaign check gives: never the one the portal's letters come from",
    },
    Key { name: "brand_name", default: "Westcon International", help: "the name people know the company by" },
    Key {
        name: "brand_logo",
        default: "",
        help: "a PNG or plain SVG file of at most 128 KiB, shown beside the name; it may hold no script and refer to nothing outside itself",
    },
    Key {
        name: "brand_colour",
        default: "",
        help: "the company's colour, such as #0e5a67, for links and buttons; refused if it cannot be read on light pages",
    },
    Key {
        name: "brand_colour_dark",
        default: "",
        help: "the same for dark pages, such as #86d3e0; empty: brand_colour made lighter until it can be read",
    },
    Key {
        name: "registers",
        default: "",
        help: "a TOML file with another company's registers; used when the database is new",
    },
    Key {
        name: "trusted_proxies",
        default: "",
        help: "addresses of reverse proxies whose X-Forwarded-For counts, separated by commas",
    },
    Key { name: "link_minutes", default: "10", help: "how long a mailed link and code work, 1 to 60 minutes" },
    Key { name: "code_tries", default: "5", help: "wrong codes before a sign-in is void, 1 to 10" },
    Key {
        name: "session_idle_minutes",
        default: "30",
        help: "a signed-in browser left alone is signed out after this, 5 to 240 minutes",
    },
    Key {
        name: "session_hours",
        default: "8",
        help: "a signed-in browser is signed out after this whatever happens, 1 to 24 hours",
    },
    Key {
        name: "proof_minutes",
        default: "10",
        help: "how fresh the proof of the mailbox must be before export and change of address, 1 to 60 minutes",
    },
    Key {
        name: "sign_ins_per_quarter_hour",
        default: "3",
        help: "sign-in letters to one address in 15 minutes, 1 to 20",
    },
    Key { name: "sign_ins_per_day", default: "10", help: "sign-in letters to one address in a day, 1 to 100" },
    Key {
        name: "sign_ins_per_network",
        default: "60",
        help: "sign-in letters asked for from one network in 15 minutes, 1 to 10000",
    },
    Key {
        name: "messages_per_network",
        default: "10",
        help: "messages sent by the contact form from one network in 15 minutes, 1 to 10000",
    },
    Key {
        name: "officer_idle_minutes",
        default: "15",
        help: "an officer's browser left alone is signed out after this, 5 to 60 minutes",
    },
    Key {
        name: "officer_session_hours",
        default: "8",
        help: "an officer's browser is signed out after this whatever happens, 1 to 12 hours",
    },
    Key {
        name: "admin_host",
        default: "",
        help: "a host name of its own for the console, such as desk.example.com: then /admin answers there and nothing else does; empty: the console answers at base_url",
    },
    Key {
        name: "admin_networks",
        default: "",
        help: "networks that may reach the console, separated by commas, such as 10.0.0.0/8, 2001:db8::/32; empty: any",
    },
    Key {
        name: "officer_proof_minutes",
        default: "10",
        help: "how fresh an officer's code must be before officers or factors are changed, 1 to 60 minutes",
    },
    Key {
        name: "address_cooling_hours",
        default: "24",
        help: "after a change of address, no export for this long, 0 to 168 hours",
    },
    Key {
        name: "mailchimp_secret",
        default: "",
        help: "at least 16 letters and digits that end the address of Mailchimp's webhook; empty: there is no such address",
    },
    Key {
        name: "hubspot_secret",
        default: "",
        help: "the client secret of the HubSpot app whose webhooks are heard; empty: none are",
    },
    Key {
        name: "sale_months",
        default: "24",
        help: "how long after a sale mail about similar products may go without consent, where the law allows it, 1 to 60 months",
    },
    Key {
        name: "metrics_token",
        default: "",
        help: "at least 16 letters and digits that a monitoring system sends to /metrics as a bearer token; empty: there is no such address",
    },
    Key {
        name: "webhooks_inside",
        default: "no",
        help: "whether webhooks may be sent to private addresses and by plain http: yes or no",
    },
    Key {
        name: "erasure_cooling_hours",
        default: "24",
        help: "an erasure can be taken back for this long, 0 to 168 hours; use of the data stops at once",
    },
    Key {
        name: "erasures_per_hour",
        default: "20",
        help: "erasures from one network in an hour before further ones wait for an officer, 1 to 10000; five times as many from everywhere",
    },
    Key {
        name: "backup_days",
        default: "35",
        help: "backups are deleted after this many days, 1 to 3650: said to whoever erases their data",
    },
    Key {
        name: "import_halt_percent",
        default: "20",
        help: "an import that would change more than this share of the contacts it touches asks first, 1 to 100",
    },
    Key {
        name: "confirm_after_days",
        default: "365",
        help: "values not confirmed for this long are pointed out to the person, 30 to 3650 days",
    },
    Key {
        name: "superseded_days",
        default: "365",
        help: "corrected values are kept as evidence for this long, 0 to 3650 days",
    },
    Key {
        name: "case_months",
        default: "36",
        help: "what was said in a closed case is kept for this many months, 1 to 240; its dates and decisions stay",
    },
    Key { name: "complaint_months", default: "72", help: "the same of complaints, 1 to 240 months" },
    Key {
        name: "lift_notice_days",
        default: "7",
        help: "a restriction is lifted at the earliest this long after its person was told, 1 to 60 days",
    },
    Key {
        name: "transfer_days",
        default: "7",
        help: "a link by which somebody hands on their copy works for this long, 1 to 30 days",
    },
    Key {
        name: "aim_warning_days",
        default: "2",
        help: "officers are warned so many working days before the reply aim runs out, 0 to 6",
    },
    Key {
        name: "legal_warning_days",
        default: "7",
        help: "officers are warned so many days before the legal time runs out, 0 to 27",
    },
    Key {
        name: "progress_days",
        default: "14",
        help: "who complained hears how it stands after so many days, 1 to 30",
    },
    Key {
        name: "regulator_link",
        default: "https://ico.org.uk/make-a-complaint/",
        help: "where people complain to the regulator",
    },
    Key { name: "regulator_phone", default: "0303 123 1113", help: "the regulator's telephone" },
    Key {
        name: "regulator_address",
        default: "Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF",
        help: "the regulator's postal address",
    },
    Key { name: "database_readers", default: "8", help: "connections for reading, 1 to 64" },
    Key {
        name: "requests_per_second",
        default: "50",
        help: "requests a second that one network may make before it is asked to wait, 1 to 1000000",
    },
    Key { name: "log", default: "info", help: "error, warn, info, debug, or a filter such as privacy_portal=debug" },
    Key { name: "log_format", default: "text", help: "text or json" },
];

/// A setting that cannot be used: where it was found, which it is, what is allowed.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct SettingsError {
    /// The file or the environment variable.
    pub place: String,
    /// The key, what is wrong and what is allowed.
    pub problem: String,
}

/// How the portal is set up.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where to answer.
    pub listen: SocketAddr,
    /// The portal's own address, without a slash at the end. ASVS 4.1.3, TH12: never taken from a request.
    pub base_url: String,
    /// The data database's address.
    pub database_url: Secret,
    /// The key database's address.
    pub keys_database_url: Secret,
    /// Folder of the key files.
    pub keys: PathBuf,
    /// The mail server, with its password.
    pub smtp_url: Option<Secret>,
    /// S11.5: the malware scanner; without one cases take no files.
    pub clamd: Option<ScannerAt>,
    /// Folder for letters without a mail server.
    pub mail_folder: PathBuf,
    /// The address letters come from.
    pub mail_from: String,
    /// Where letters come back to: each under a sub-address of its own.
    pub bounce_address: Option<String>,
    /// LM.6: the address that marketing mail comes from, so that a mailbox provider's view of it never keeps a letter of
    /// the portal away.
    pub marketing_from: Option<String>,
    /// The company's name on pages and letters.
    pub brand_name: String,
    /// The company's picture, beside its name.
    pub brand_logo: Option<Logo>,
    /// The company's colour, if it is not the portal's own.
    pub brand_accent: Option<Accent>,
    /// Registers of another company.
    pub registers: Option<PathBuf>,
    /// Proxies whose word on the peer's address counts.
    pub trusted_proxies: Vec<IpAddr>,
    /// Life of a mailed link and code.
    pub link_life: TimeDelta,
    /// Wrong codes allowed.
    pub code_tries: i32,
    /// Idle time of a contact's session.
    pub session_idle: TimeDelta,
    /// Whole life of a contact's session.
    pub session_life: TimeDelta,
    /// How fresh a proof must be.
    pub proof_life: TimeDelta,
    /// Letters to one address in a quarter of an hour.
    pub sign_ins_per_quarter_hour: i64,
    /// Letters to one address in a day.
    pub sign_ins_per_day: i64,
    /// Letters asked for from one network in a quarter of an hour.
    pub sign_ins_per_network: i64,
    /// Messages by the contact form from one network in 15 minutes.
    pub messages_per_network: i64,
    /// TH9: an officer's browser left alone is signed out after this.
    pub officer_idle: TimeDelta,
    /// TH9: an officer's browser is signed out after this whatever happens.
    pub officer_session_life: TimeDelta,
    /// The console's own host name, with a port if it has one.
    pub admin_host: Option<String>,
    /// Networks that may reach the console; none means any.
    pub admin_networks: Vec<Network>,
    /// TH9: how fresh an officer's factor must be for a grave act.
    pub officer_proof: TimeDelta,
    /// No export for this long after a change of address.
    pub address_cooling: TimeDelta,
    /// What ends the address of Mailchimp's webhook.
    pub mailchimp_secret: Option<Secret>,
    /// The secret that HubSpot signs its webhooks with.
    pub hubspot_secret: Option<Secret>,
    /// S6.9: how long after a sale mail about similar products may go without consent, in months.
    pub sale_months: u32,
    /// What opens `/metrics`.
    pub metrics_token: Option<Secret>,
    /// TH24: whether webhooks may go to addresses inside.
    pub webhooks_inside: bool,
    /// S8.37: how long an erasure can be taken back.
    pub erasure_cooling: TimeDelta,
    /// TH7: erasures from one network in an hour before further ones wait for an officer.
    pub erasures_per_hour: i64,
    /// S8.20: days until a backup is deleted.
    pub backup_days: u64,
    /// Share of changed contacts from which an import asks first.
    pub import_halt_percent: i64,
    /// When to ask whether values are still right.
    pub confirm_after: TimeDelta,
    /// How long superseded values stay.
    pub superseded_life: TimeDelta,
    /// Months that what was said in a closed case is kept.
    pub case_months: u32,
    /// L77.8: the same of complaints.
    pub complaint_months: u32,
    /// L18.3: how long a restriction stays after its person was told that it ends.
    pub lift_notice: TimeDelta,
    /// How long a handed-on copy can be fetched.
    pub transfer_life: TimeDelta,
    /// S13.15: working days of warning before the reply aim.
    pub aim_warning_days: u32,
    /// S13.15: days of warning before the legal time.
    pub legal_warning_days: u64,
    /// L77.5: days between two words about a complaint.
    pub progress_days: u64,
    /// S13.11: where people complain to the regulator.
    pub regulator_link: String,
    /// S13.11: its telephone.
    pub regulator_phone: String,
    /// S13.11: its postal address.
    pub regulator_address: String,
    /// Connections for reading.
    pub database_readers: u32,
    /// Requests a second from one network.
    pub requests_per_second: u32,
    /// Which log lines are written.
    pub log: String,
    /// Whether log lines are JSON.
    pub log_json: bool,
    /// O14: what officers are shown of the settings ([`SHOWN`]), as it counts, and where it was set if it was.
    pub shown: Vec<(&'static str, String, Option<String>)>,
}

/// O14: the settings that decide what people notice. How the portal is built and reached is not among them, and no secret.
pub const SHOWN: [&str; 28] = [
    "aim_warning_days",
    "legal_warning_days",
    "progress_days",
    "link_minutes",
    "code_tries",
    "session_idle_minutes",
    "session_hours",
    "proof_minutes",
    "address_cooling_hours",
    "erasure_cooling_hours",
    "erasures_per_hour",
    "lift_notice_days",
    "transfer_days",
    "confirm_after_days",
    "superseded_days",
    "case_months",
    "complaint_months",
    "backup_days",
    "sale_months",
    "import_halt_percent",
    "messages_per_network",
    "sign_ins_per_day",
    "officer_idle_minutes",
    "officer_session_hours",
    "officer_proof_minutes",
    "regulator_link",
    "regulator_phone",
    "regulator_address",
];

/// A network: an address and how many of its bits count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    bits: u128,
    prefix: u32,
}

impl Network {
    /// IPv4 stands in the IPv6 space, so that both are compared alike.
    fn bits_of(ip: IpAddr) -> u128 {
        match ip {
            IpAddr::V4(ip) => ip.to_ipv6_mapped().to_bits(),
            IpAddr::V6(ip) => ip.to_bits(),
        }
    }
    /// Reads `10.0.0.0/8` or a single address; `None` if it is neither.
    pub fn parse(text: &str) -> Option<Self> {
        let (ip, prefix) = match text.split_once('/') {
            Some((ip, prefix)) => (ip, Some(prefix.parse::<u32>().ok()?)),
            None => (text, None),
        };
        let ip: IpAddr = ip.parse().ok()?;
        let most = if ip.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.unwrap_or(most);
        (prefix <= most).then(|| Self { bits: Self::bits_of(ip), prefix: prefix + 128 - most })
    }
    /// Whether an address is in it.
    pub fn has(self, ip: IpAddr) -> bool {
        let mask = u128::MAX.checked_shl(128 - self.prefix).unwrap_or(0);
        Self::bits_of(ip) & mask == self.bits & mask
    }
}

/// Where a raw value came from.
type Raw = BTreeMap<&'static str, (String, String)>;

impl Settings {
    /// Reads `portal.toml` (or the named file, which must then exist) and the environment, which wins. An unknown key
    /// or a bad value is an error that names file, key and what is allowed. `NAME_FILE` in the environment reads the
    /// value from a file, for secrets.
    pub fn load(file: Option<&Path>, env: &BTreeMap<String, String>) -> Result<Self, SettingsError> {
        let mut raw = Raw::new();
        let path = file.map_or_else(|| PathBuf::from("portal.toml"), Path::to_owned);
        let place = path.display().to_string();
        let fail = |problem: String| SettingsError { place: place.clone(), problem };
        match std::fs::read_to_string(&path) {
            Ok(text) => {
                let table: toml::Table = text.parse().map_err(|e: toml::de::Error| fail(e.to_string()))?;
                for (name, value) in table {
                    let key = known(&name).ok_or_else(|| fail(unknown(&name)))?;
                    let text = match value {
                        toml::Value::String(text) => text,
                        toml::Value::Integer(number) => number.to_string(),
                        toml::Value::Array(items) => {
                            let texts: Option<Vec<&str>> = items.iter().map(toml::Value::as_str).collect();
                            texts
                                .ok_or_else(|| fail(format!("{name} should be a list of texts; {}", key.help)))?
                                .join(",")
                        }
                        other => {
                            return Err(fail(format!(
                                "{name} is of the wrong type ({}); {}",
                                other.type_str(),
                                key.help
                            )));
                        }
                    };
                    raw.insert(key.name, (text, place.clone()));
                }
            }
            Err(e) if e.kind() == std::io::ErrorKind::NotFound && file.is_none() => {}
            Err(e) => return Err(fail(format!("cannot be read: {e}"))),
        }
        for (name, value) in env {
            let Some(rest) = name.strip_prefix("PORTAL_") else { continue };
            if rest.starts_with("TEST_") {
                continue;
            }
            let fail = |problem: String| SettingsError { place: name.clone(), problem };
            let lower = rest.to_lowercase();
            if let Some(key) = known(&lower) {
                raw.insert(key.name, (value.clone(), name.clone()));
            } else if let Some(key) = lower.strip_suffix("_file").and_then(known) {
                let text = std::fs::read_to_string(value).map_err(|e| fail(format!("{value} cannot be read: {e}")))?;
                raw.insert(key.name, (text.trim().to_owned(), name.clone()));
            } else {
                return Err(fail(unknown(&lower)));
            }
        }
        Self::from_raw(&raw)
    }

    /// Where officers reach the console, without a slash at the end.
    pub fn admin_url(&self) -> String {
        match &self.admin_host {
            Some(host) => format!("{}://{host}", if self.is_https() { "https" } else { "http" }),
            None => self.base_url.clone(),
        }
    }

    /// The defaults with some keys set: for tests and the demonstration.
    pub fn with(pairs: &[(&str, &str)]) -> Result<Self, SettingsError> {
        let mut raw = Raw::new();
        for (name, value) in pairs {
            let key = known(name).ok_or_else(|| SettingsError { place: "given".into(), problem: unknown(name) })?;
            raw.insert(key.name, ((*value).to_owned(), "given".into()));
        }
        Self::from_raw(&raw)
    }

    fn from_raw(raw: &Raw) -> Result<Self, SettingsError> {
        let source = Source(raw);
        let listen: SocketAddr = source.read("listen", |t| t.parse().ok())?;
        let base_url = match source.text("base_url") {
            "" => format!("http://{listen}"),
            _ => source.read("base_url", |t| {
                let t = t.trim_end_matches('/');
                let rest = t.strip_prefix("https://").or_else(|| t.strip_prefix("http://"))?;
                let plain = !rest.is_empty() && !rest.contains(['?', '#', '@', ' ', '"', '<']) && !rest.contains('/');
                plain.then(|| t.to_owned())
            })?,
        };
        let filled = |name| Some(source.text(name)).filter(|t| !t.is_empty());
        Ok(Self {
            listen,
            base_url,
            database_url: Secret::new(source.text("database_url")),
            keys_database_url: Secret::new(source.text("keys_database_url")),
            keys: PathBuf::from(source.text("keys")),
            clamd: match filled("clamd") {
                Some(_) => Some(source.read("clamd", ScannerAt::parse)?),
                None => None,
            },
            smtp_url: match filled("smtp_url") {
                Some(_) => Some(source.read("smtp_url", |t| {
                    (t.starts_with("smtp://") || t.starts_with("smtps://")).then(|| Secret::new(t))
                })?),
                None => None,
            },
            mail_folder: PathBuf::from(source.text("mail_folder")),
            mail_from: source.read("mail_from", |t| {
                crate::domain::email_address::EmailAddress::parse(t).ok().map(|a| a.as_str().to_owned())
            })?,
            bounce_address: match filled("bounce_address") {
                Some(_) => Some(source.read("bounce_address", |t| {
                    let address = crate::domain::email_address::EmailAddress::parse(t).ok()?;
                    // the letter's number goes behind a plus sign of its own
                    (!address.as_str().contains('+')).then(|| address.as_str().to_owned())
                })?),
                None => None,
            },
            marketing_from: match filled("marketing_from") {
                Some(_) => Some(source.read("marketing_from", |t| {
                    let address = crate::domain::email_address::EmailAddress::parse(t).ok()?;
                    let own = crate::domain::email_address::EmailAddress::parse(source.text("mail_from")).ok();
                    (own.as_ref() != Some(&address)).then(|| address.as_str().to_owned())
                })?),
                None => None,
            },
            brand_name: source.read("brand_name", |t| {
                let good = !t.trim().is_empty() && t.chars().count() <= 80 && !t.chars().any(char::is_control);
                good.then(|| t.trim().to_owned())
            })?,
            brand_logo: match filled("brand_logo") {
                Some(file) => Some(
                    std::fs::read(file)
                        .map_err(|e| format!("cannot be read: {e}"))
                        .and_then(Logo::new)
                        .map_err(|problem| source.refused("brand_logo", &format!("{file} {problem}")))?,
                ),
                None => None,
            },
            brand_accent: match (filled("brand_colour"), filled("brand_colour_dark")) {
                (None, None) => None,
                (None, Some(_)) => {
                    return Err(source.refused("brand_colour_dark", "brand_colour is needed too, for light pages"));
                }
                (Some(_), dark) => {
                    let light = source.read("brand_colour", Colour::parse)?;
                    let dark = dark.map(|_| source.read("brand_colour_dark", Colour::parse)).transpose()?;
                    let accent = Accent::new(light, dark);
                    // the words name which of the two it is
                    let key = if dark.is_some() && Accent::new(light, None).is_ok() {
                        "brand_colour_dark"
                    } else {
                        "brand_colour"
                    };
                    Some(accent.map_err(|problem| source.refused(key, &problem))?)
                }
            },
            registers: filled("registers").map(PathBuf::from),
            trusted_proxies: source.read("trusted_proxies", |t| {
                t.split(',').map(str::trim).filter(|t| !t.is_empty()).map(|t| t.parse().ok()).collect()
            })?,
            link_life: TimeDelta::minutes(source.number("link_minutes", 1, 60)?),
            code_tries: i32::try_from(source.number("code_tries", 1, 10)?).unwrap_or(5),
            session_idle: TimeDelta::minutes(source.number("session_idle_minutes", 5, 240)?),
            session_life: TimeDelta::hours(source.number("session_hours", 1, 24)?),
            proof_life: TimeDelta::minutes(source.number("proof_minutes", 1, 60)?),
            sign_ins_per_quarter_hour: source.number("sign_ins_per_quarter_hour", 1, 20)?,
            sign_ins_per_day: source.number("sign_ins_per_day", 1, 100)?,
            sign_ins_per_network: source.number("sign_ins_per_network", 1, 10_000)?,
            messages_per_network: source.number("messages_per_network", 1, 10_000)?,
            officer_idle: TimeDelta::minutes(source.number("officer_idle_minutes", 5, 60)?),
            officer_session_life: TimeDelta::hours(source.number("officer_session_hours", 1, 12)?),
            admin_host: match filled("admin_host") {
                Some(_) => Some(source.read("admin_host", |t| {
                    let t = t.trim().to_ascii_lowercase();
                    let plain = t.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.:[]".contains(&b));
                    plain.then_some(t)
                })?),
                None => None,
            },
            admin_networks: source.read("admin_networks", |t| {
                t.split(',').map(str::trim).filter(|t| !t.is_empty()).map(Network::parse).collect()
            })?,
            officer_proof: TimeDelta::minutes(source.number("officer_proof_minutes", 1, 60)?),
            address_cooling: TimeDelta::hours(source.number("address_cooling_hours", 0, 168)?),
            mailchimp_secret: match filled("mailchimp_secret") {
                Some(_) => Some(source.read("mailchimp_secret", long_secret)?),
                None => None,
            },
            sale_months: u32::try_from(source.number("sale_months", 1, 60)?).unwrap_or(24),
            metrics_token: match filled("metrics_token") {
                Some(_) => Some(source.read("metrics_token", long_secret)?),
                None => None,
            },
            hubspot_secret: filled("hubspot_secret").map(Secret::new),
            webhooks_inside: source.read("webhooks_inside", |t| match t {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            })?,
            erasure_cooling: TimeDelta::hours(source.number("erasure_cooling_hours", 0, 168)?),
            erasures_per_hour: source.number("erasures_per_hour", 1, 10_000)?,
            backup_days: u64::try_from(source.number("backup_days", 1, 3_650)?).unwrap_or(35),
            import_halt_percent: source.number("import_halt_percent", 1, 100)?,
            confirm_after: TimeDelta::days(source.number("confirm_after_days", 30, 3_650)?),
            superseded_life: TimeDelta::days(source.number("superseded_days", 0, 3_650)?),
            case_months: u32::try_from(source.number("case_months", 1, 240)?).unwrap_or(36),
            complaint_months: u32::try_from(source.number("complaint_months", 1, 240)?).unwrap_or(72),
            lift_notice: TimeDelta::days(source.number("lift_notice_days", 1, 60)?),
            transfer_life: TimeDelta::days(source.number("transfer_days", 1, 30)?),
            aim_warning_days: u32::try_from(source.number("aim_warning_days", 0, 6)?).unwrap_or(2),
            legal_warning_days: u64::try_from(source.number("legal_warning_days", 0, 27)?).unwrap_or(7),
            progress_days: u64::try_from(source.number("progress_days", 1, 30)?).unwrap_or(14),
            regulator_link: source.read("regulator_link", |t| {
                (t.starts_with("https://") && !t.contains(char::is_whitespace)).then(|| t.to_owned())
            })?,
            regulator_phone: source.read("regulator_phone", |t| line(t, 40))?,
            regulator_address: source.read("regulator_address", |t| line(t, 200))?,
            database_readers: u32::try_from(source.number("database_readers", 1, 64)?).unwrap_or(8),
            requests_per_second: u32::try_from(source.number("requests_per_second", 1, 1_000_000)?).unwrap_or(50),
            log: source.text("log").to_owned(),
            shown: SHOWN
                .iter()
                .map(|name| (*name, source.text(name).to_owned(), raw.get(name).map(|(_, place)| place.clone())))
                .collect(),
            log_json: source.read("log_format", |t| match t {
                "text" => Some(false),
                "json" => Some(true),
                _ => None,
            })?,
        })
    }

    /// Whether people reach the portal over TLS: decides the cookies' `Secure` and `__Host-`.
    pub fn is_https(&self) -> bool {
        self.base_url.starts_with("https://")
    }
    /// S11.9: whether people on other machines would reach the portal without TLS.
    pub fn is_in_clear(&self) -> bool {
        let host = self.host().rsplit_once(':').map_or(self.host(), |(host, _)| host);
        !self.is_https() && !matches!(host, "localhost" | "127.0.0.1" | "[::1]" | "::1")
    }
    /// The host that requests must name, with its port if it is not the usual one. TH12.
    pub fn host(&self) -> &str {
        self.base_url.split_once("://").map_or("", |(_, host)| host)
    }
}

/// A secret long enough that nobody tries it out.
fn long_secret(text: &str) -> Option<Secret> {
    (text.len() >= 16 && text.bytes().all(|b| b.is_ascii_alphanumeric())).then(|| Secret::new(text))
}

/// One line of text that is not empty.
fn line(text: &str, longest: usize) -> Option<String> {
    let text = text.trim();
    let good = !text.is_empty() && text.chars().count() <= longest && !text.chars().any(char::is_control);
    good.then(|| text.to_owned())
}

struct Source<'a>(&'a Raw);

impl Source<'_> {
    fn text(&self, name: &'static str) -> &str {
        self.0.get(name).map_or_else(|| known(name).map_or("", |k| k.default), |(text, _)| text.as_str())
    }
    fn read<T>(&self, name: &'static str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, SettingsError> {
        parse(self.text(name)).ok_or_else(|| SettingsError {
            place: self.0.get(name).map_or_else(|| "default".into(), |(_, place)| place.clone()),
            problem: format!("{name} cannot be used as it stands; allowed: {}", known(name).map_or("", |k| k.help)),
        })
    }
    /// What is wrong with a value beyond its form.
    fn refused(&self, name: &'static str, problem: &str) -> SettingsError {
        let place = self.0.get(name).map_or_else(|| "default".into(), |(_, place)| place.clone());
        SettingsError { place, problem: format!("{name} cannot be used: {problem}") }
    }
    fn number(&self, name: &'static str, least: i64, most: i64) -> Result<i64, SettingsError> {
        self.read(name, |t| t.trim().parse().ok().filter(|n| (least..=most).contains(n)))
    }
}

fn known(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|k| k.name == name)
}

fn unknown(name: &str) -> String {
    let near = KEYS.iter().map(|k| k.name).min_by_key(|k| distance(k, name)).filter(|k| distance(k, name) <= 4);
    let names = KEYS.iter().map(|k| k.name).collect::<Vec<_>>().join(", ");
    match near {
        Some(near) => format!("there is no setting {name}; did you mean {near}? The settings are: {names}"),
        None => format!("there is no setting {name}. The settings are: {names}"),
    }
}

/// Edit distance, for "did you mean".
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut last = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let cost = if x == *y { last } else { 1 + last.min(row[j]).min(row[j + 1]) };
            last = row[j + 1];
            row[j + 1] = cost;
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
    }

    #[test]
    fn asvs_v5_0_0_13_2_4_networks_are_told_apart_by_their_prefix() {
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        let office = Network::parse("192.0.2.0/24").unwrap();
        assert!(office.has(ip("192.0.2.77")) && !office.has(ip("192.0.3.1")) && !office.has(ip("2001:db8::1")));
        assert!(office.has(ip("::ffff:192.0.2.1")), "the same address on a socket of both kinds");
        assert!(Network::parse("2001:db8::/32").unwrap().has(ip("2001:db8:9::1")));
        assert!(Network::parse("198.51.100.7").unwrap().has(ip("198.51.100.7")));
        assert!(Network::parse("0.0.0.0/0").unwrap().has(ip("8.8.8.8")));
        for bad in ["", "office", "192.0.2.0/33", "192.0.2.0/x"] {
            assert_eq!(Network::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn defaults_need_no_file_and_the_environment_wins() {
        let settings = Settings::with(&[]).unwrap();
        assert_eq!(
            (settings.listen.to_string().as_str(), settings.base_url.as_str()),
            ("127.0.0.1:8080", "http://127.0.0.1:8080")
        );
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("p.toml");
        std::fs::write(&file, "listen = \"127.0.0.1:1\"\nlink_minutes = 7\ntrusted_proxies = [\"127.0.0.1\", \"::1\"]")
            .unwrap();
        let settings = Settings::load(Some(&file), &env(&[("PORTAL_LISTEN", "127.0.0.1:2"), ("HOME", "/x")])).unwrap();
        assert_eq!(
            (settings.listen.port(), settings.link_life.num_minutes(), settings.trusted_proxies.len()),
            (2, 7, 2)
        );
        std::fs::write(dir.path().join("db"), "postgres://u:p@h/d\n").unwrap();
        let settings =
            Settings::load(Some(&file), &env(&[("PORTAL_DATABASE_URL_FILE", dir.path().join("db").to_str().unwrap())]))
                .unwrap();
        assert_eq!(settings.database_url.reveal(), "postgres://u:p@h/d");
        assert!(!format!("{settings:?}").contains("u:p"));
    }

    #[test]
    fn a_brand_that_cannot_be_read_or_trusted_is_refused_at_start() {
        let dir = tempfile::tempdir().unwrap();
        let file = |name: &str, text: &str| {
            let path = dir.path().join(name);
            std::fs::write(&path, text).unwrap();
            path.to_str().unwrap().to_owned()
        };
        let good = file("logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>");
        let settings = Settings::with(&[("brand_logo", &good), ("brand_colour", "#7a1f3d")]).unwrap();
        assert!(settings.brand_logo.is_some());
        assert_eq!(settings.brand_accent.unwrap().light.accent.to_string(), "#7a1f3d");
        let plain = Settings::with(&[]).unwrap();
        assert!(plain.brand_logo.is_none() && plain.brand_accent.is_none());
        let hostile = file("logo.png", "<svg><script>alert(1)</script></svg>");
        let missing = dir.path().join("none.svg");
        for (given, words) in [
            (vec![("brand_logo", hostile.as_str())], vec!["given", "brand_logo", "logo.png", "script"]),
            (vec![("brand_logo", missing.to_str().unwrap())], vec!["brand_logo", "none.svg", "cannot be read"]),
            (vec![("brand_colour", "teal")], vec!["brand_colour", "such as #0e5a67"]),
            (vec![("brand_colour", "#ffcc00")], vec!["brand_colour = #ffcc00", "to 1 on light pages", "darker"]),
            (
                vec![("brand_colour", "#7a1f3d"), ("brand_colour_dark", "#7a1f3d")],
                vec!["brand_colour_dark = #7a1f3d", "on dark pages", "lighter"],
            ),
            (vec![("brand_colour_dark", "#7a1f3d")], vec!["brand_colour is needed too"]),
        ] {
            let error = Settings::with(&given).unwrap_err().to_string();
            assert!(words.iter().all(|w| error.contains(w)), "{given:?}: {error}");
        }
    }

    #[test]
    fn the_readme_lists_every_setting_as_it_is() {
        let readme = include_str!("../../README.md");
        for key in KEYS {
            let default = if key.default.is_empty() { String::new() } else { format!("`{}`", key.default) };
            let row = format!("| `{}` | {default} | {} |", key.name, key.help);
            assert!(readme.contains(&row), "README.md lacks: {row}");
        }
    }

    #[test]
    fn mistakes_name_place_key_and_what_is_allowed() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("portal.toml");
        for (text, words) in [
            ("lisen = \"x\"", vec!["portal.toml", "lisen", "did you mean listen"]),
            ("listen = \"x\"", vec!["portal.toml", "listen", "address and port"]),
            ("link_minutes = 0", vec!["link_minutes", "1 to 60"]),
            ("link_minutes = true", vec!["link_minutes", "wrong type"]),
            ("base_url = \"https://x/y?z\"", vec!["base_url"]),
            ("log_format = \"xml\"", vec!["text or json"]),
            ("= 3", vec!["portal.toml"]),
        ] {
            std::fs::write(&file, text).unwrap();
            let error = Settings::load(Some(&file), &BTreeMap::new()).unwrap_err().to_string();
            assert!(words.iter().all(|w| error.contains(w)), "{text}: {error}");
        }
        let error = Settings::load(Some(&dir.path().join("none.toml")), &BTreeMap::new()).unwrap_err().to_string();
        assert!(error.contains("none.toml"));
        let error = Settings::load(None, &env(&[("PORTAL_LISTNE", "x")])).unwrap_err().to_string();
        assert!(error.contains("PORTAL_LISTNE") && error.contains("listen"), "{error}");
    }
}
