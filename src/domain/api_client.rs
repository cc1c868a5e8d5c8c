//! Machines that ask and tell: what each may do, for which purposes, how much, and until when. TH24.

use super::clock::Moment;
use super::ids::ApiClientId;
use chrono::{Days, NaiveDate, TimeDelta};

macro_rules! scopes {
    ($($(#[$doc:meta])* $variant:ident = $key:literal;)*) => {
        /// What a machine may do. Deny by default: a scope that was not given is refused.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Scope { $($(#[$doc])* $variant,)* }
        impl Scope {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// The stable key.
            pub fn key(self) -> &'static str { match self { $(Self::$variant => $key,)* } }
        }
    };
}
scopes! {
    /// A1: hand in contacts.
    Contacts = "contacts";
    /// A2: ask whether contacts may be written to.
    MaySend = "may-send";
    /// A3: make footer links.
    Links = "links";
    /// A5: follow what changed, and confirm it.
    Changes = "changes";
}

impl Scope {
    /// The scope with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|s| s.key() == key || s.key().replace('-', "_") == key)
    }
    /// Whether it is about purposes, so that the client's purposes narrow it.
    pub fn needs_purpose(self) -> bool {
        self != Self::Changes
    }
}

/// How much a machine may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// Requests a minute.
    pub per_minute: i64,
    /// Records a day: addresses asked about, contacts handed in, links made, changes read.
    pub per_day: i64,
}

impl Default for Quota {
    fn default() -> Self {
        Self { per_minute: 600, per_day: 5_000_000 }
    }
}

impl Quota {
    /// Reads `600/minute,1000000/day`; a part that is not named keeps its default.
    pub fn parse(text: &str) -> Option<Self> {
        let mut it = Self::default();
        for part in text.split(',') {
            let (number, unit) = part.trim().split_once('/')?;
            let number: i64 =
                number.trim().replace('_', "").parse().ok().filter(|n| (1..=1_000_000_000).contains(n))?;
            match unit.trim() {
                "minute" | "min" => it.per_minute = number,
                "day" => it.per_day = number,
                _ => return None,
            }
        }
        Some(it)
    }
}

/// How long a credential lives unless told otherwise.
pub const LIFE: TimeDelta = TimeDelta::days(365);
/// The longest life of a credential, and of observe mode.
pub const LONGEST_DAYS: u64 = 3_660;

/// Reads an end: a day (`2027-06-30`, its last moment in UTC) or a count of days (`90d`).
pub fn parse_end(text: &str, now: Moment) -> Option<Moment> {
    let text = text.trim();
    let last = now.date().checked_add_days(Days::new(LONGEST_DAYS))?;
    let day = match text.strip_suffix('d') {
        Some(days) => {
            now.date().checked_add_days(Days::new(days.parse().ok().filter(|d| (1..=LONGEST_DAYS).contains(d))?))?
        }
        None => text.parse::<NaiveDate>().ok()?,
    };
    (day >= now.date() && day <= last).then(|| Moment::start_of(day) + TimeDelta::days(1) - TimeDelta::seconds(1))
}

/// One machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiClient {
    /// Its number.
    pub id: ApiClientId,
    /// What the company calls it.
    pub name: String,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// Rows of T10 that it may name.
    pub purposes: Vec<String>,
    /// The system of the register that it speaks for: its own identifiers are told to it, no other system's.
    pub system: Option<String>,
    /// S7.9: the recipient of the register whose machine it is; none for the company's own.
    pub recipient: Option<String>,
    /// How much.
    pub quota: Quota,
    /// Until when answers only observe: opt-outs and objections bind all the same.
    pub observe_until: Option<Moment>,
    /// Since when.
    pub created_at: Moment,
    /// Until when.
    pub expires_at: Moment,
    /// When it was last heard of, to the minute.
    pub last_used_at: Option<Moment>,
    /// When it was shut out.
    pub revoked_at: Option<Moment>,
    /// The change it has confirmed.
    pub confirmed: Cursor,
}

impl ApiClient {
    /// Whether its credential opens anything now.
    pub fn is_live(&self, now: Moment) -> bool {
        self.revoked_at.is_none() && now <= self.expires_at
    }
    /// Whether it may do this.
    pub fn may(&self, scope: Scope) -> bool {
        self.scopes.contains(&scope)
    }
    /// S2.9: whether it may name this purpose.
    pub fn may_name(&self, purpose: &str) -> bool {
        self.purposes.iter().any(|p| p == purpose)
    }
    /// Whether its answers only observe now.
    pub fn observes(&self, now: Moment) -> bool {
        self.observe_until.is_some_and(|until| now <= until)
    }
}

/// A place in the feed of changes. Text like `1-42`; a restore begins a new segment, so that no place means two things.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cursor {
    /// The segment.
    pub segment: i64,
    /// The number in it.
    pub seq: i64,
}

impl Cursor {
    /// Reads what `Display` writes; `0` is the beginning.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "0" {
            return Some(Self::default());
        }
        let (segment, seq) = text.split_once('-')?;
        let number = |t: &str| t.parse::<i64>().ok().filter(|n| *n >= 0 && t.len() <= 18 && !t.starts_with('+'));
        Some(Self { segment: number(segment)?, seq: number(seq)? })
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if *self == Self::default() { f.write_str("0") } else { write!(f, "{}-{}", self.segment, self.seq) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_quotas_and_ends_are_read_strictly() {
        for scope in Scope::ALL {
            assert_eq!(Scope::from_key(scope.key()), Some(*scope));
        }
        assert_eq!(Scope::from_key("may_send"), Some(Scope::MaySend));
        assert_eq!(Scope::from_key("all"), None);
        assert_eq!(Quota::parse("10/minute"), Some(Quota { per_minute: 10, ..Quota::default() }));
        assert_eq!(Quota::parse("10/minute, 2_000/day"), Some(Quota { per_minute: 10, per_day: 2_000 }));
        for bad in ["", "10", "10/hour", "0/day", "-1/day", "x/minute"] {
            assert_eq!(Quota::parse(bad), None, "{bad}");
        }
        let now = Moment::from_unix_seconds(1_795_348_800); // 22 November 2026
        let end = |text| parse_end(text, now).map(|m| m.date().to_string());
        assert_eq!(end("2026-12-31").as_deref(), Some("2026-12-31"));
        assert_eq!(end("30d").as_deref(), Some("2026-12-22"));
        for bad in ["yesterday", "2026-11-21", "0d", "99999d", "2099-01-01"] {
            assert_eq!(end(bad), None, "{bad}");
        }
    }

    #[test]
    fn cursors_read_what_they_write() {
        for it in [Cursor::default(), Cursor { segment: 3, seq: 17 }] {
            assert_eq!(Cursor::parse(&it.to_string()), Some(it));
        }
        for bad in ["", "-1", "1-", "-1-2", "1-2-3", "+1-2", "x-1", "99999999999999999999-1"] {
            assert_eq!(Cursor::parse(bad), None, "{bad}");
        }
        assert!(Cursor { segment: 2, seq: 1 } > Cursor { segment: 1, seq: 900 });
    }
}
