//! Opt-outs: read from cells in any spelling, and only ever in the lowering direction (TH27).

use super::date::{DateOrder, parse_moment};
use super::field::Channel;
use super::fold::squeeze;
use crate::domain::clock::Moment;

/// That the person must not be written to on a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OptOut {
    /// The channel.
    pub channel: Channel,
    /// What in the file says so.
    pub why: OptOutReason,
    /// Since when, where the file says it.
    pub since: Option<Moment>,
}

/// What in a file says that a person opted out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OptOutReason {
    /// A flag of the contact: HubSpot "Unsubscribed from all email", Salesforce `HASOPTEDOUTOFEMAIL`, `DONOTCALL`,
    /// Dynamics "Do Not Allow".
    Flag,
    /// An opt-out from one kind of mail; the portal cannot know which of its topics that is.
    OneKind,
    /// A flag that would allow the channel says no.
    NotOptedIn,
    /// The contact stands in a file of unsubscribed members.
    Unsubscribed,
    /// Mail to the address came back.
    Undeliverable,
    /// An opt-out column holds something that says neither yes nor no.
    Unclear,
}

impl OptOutReason {
    /// The stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Flag => "flag",
            Self::OneKind => "one_kind",
            Self::NotOptedIn => "not_opted_in",
            Self::Unsubscribed => "unsubscribed",
            Self::Undeliverable => "undeliverable",
            Self::Unclear => "unclear",
        }
    }
}

/// What a flag says. `Refuses` and `Allows` say it whatever the column asks; `Yes` and `No` answer the column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    Yes,
    No,
    Refuses,
    Allows,
    /// A date: yes, since then.
    Since(Moment),
    Unclear,
}

const YES: &[&str] = &[
    "true",
    "yes",
    "y",
    "t",
    "on",
    "x",
    "checked",
    "wahr",
    "ja",
    "j",
    "oui",
    "vrai",
    "si",
    "verdadero",
    "vero",
    "prawda",
    "tak",
    "evet",
    "dogru",
    "نعم",
    "是",
];
const NO: &[&str] = &[
    "false",
    "no",
    "n",
    "f",
    "off",
    "unchecked",
    "none",
    "null",
    "falsch",
    "nein",
    "non",
    "faux",
    "falso",
    "nee",
    "falsz",
    "nie",
    "hayir",
    "yanlis",
    "لا",
    "否",
];
const REFUSES: &[&str] = &[
    "donotallow",
    "donotsend",
    "donotcall",
    "donotcontact",
    "donotemail",
    "donotmail",
    "dontallow",
    "notallowed",
    "disallowed",
    "denied",
    "optout",
    "optedout",
    "unsubscribed",
    "blocked",
];
const ALLOWS: &[&str] = &["allow", "allowed", "send", "subscribed", "optin", "optedin", "permitted"];

/// Reads a flag that is not empty.
pub(super) fn read_flag(text: &str, order: DateOrder) -> Said {
    // the spellings of nearly every row, without cost
    if text.eq_ignore_ascii_case("false") {
        return Said::No;
    }
    if let Ok(number) = text.parse::<f64>() {
        return if number == 0.0 {
            Said::No
        } else if number.abs() == 1.0 {
            Said::Yes
        } else {
            Said::Unclear
        };
    }
    if text.len() > 100 {
        return Said::Unclear;
    }
    let word = squeeze(text);
    let is = |list: &[&str]| list.contains(&word.as_str());
    if is(YES) || matches!(text, "✓" | "✔" | "☑") {
        Said::Yes
    } else if is(NO) || text == "☐" {
        Said::No
    } else if is(REFUSES) {
        Said::Refuses
    } else if is(ALLOWS) {
        Said::Allows
    } else {
        parse_moment(text, order).map_or(Said::Unclear, Said::Since)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_are_read_in_every_spelling() {
        for (text, said) in [
            ("TRUE", Said::Yes),
            ("True", Said::Yes),
            ("1", Said::Yes),
            ("1.0", Said::Yes),
            ("-1", Said::Yes),
            ("Yes", Said::Yes),
            ("Sí", Said::Yes),
            ("✓", Said::Yes),
            ("Do Not Allow", Said::Refuses),
            ("do not allow", Said::Refuses),
            ("DO_NOT_SEND", Said::Refuses),
            ("FALSE", Said::No),
            ("0", Said::No),
            ("0.0", Said::No),
            ("Nein", Said::No),
            ("Allow", Said::Allows),
            ("perhaps", Said::Unclear),
            ("2", Said::Unclear),
            ("NaN", Said::Unclear),
            ("n/a", Said::Unclear),
            ("-", Said::Unclear),
            ("?", Said::Unclear),
        ] {
            assert_eq!(read_flag(text, DateOrder::DayFirst), said, "{text}");
        }
        assert!(matches!(read_flag("2021-03-04", DateOrder::DayFirst), Said::Since(_)));
        assert!(YES.iter().chain(NO).chain(REFUSES).chain(ALLOWS).all(|word| squeeze(word) == *word));
    }
}
