//! Values: single items of personal data, each of a kind that belongs to a category of table T6.

use crate::domain::email_address::{EmailAddress, is_bidi_control};
use crate::domain::search::masked_name;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// A category of table T6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING-KEBAB-CASE")]
pub enum Category {
    /// Business contact information.
    Bci,
    /// Identity data.
    Idn,
    /// Profile data.
    Prf,
    /// Marketing and communications data.
    Mkt,
    /// Content the person provides.
    Cnt,
    /// Information about the person's own customers.
    Cus,
    /// Usage information.
    TecU,
    /// Device identifiers.
    TecD,
    /// Outside records from third parties.
    Enr,
}

impl Category {
    /// All nine, in the order of T6.
    pub const ALL: [Self; 9] =
        [Self::Bci, Self::Idn, Self::Prf, Self::Mkt, Self::Cnt, Self::Cus, Self::TecU, Self::TecD, Self::Enr];
    /// The key of T6.
    pub fn key(self) -> &'static str {
        match self {
            Self::Bci => "BCI",
            Self::Idn => "IDN",
            Self::Prf => "PRF",
            Self::Mkt => "MKT",
            Self::Cnt => "CNT",
            Self::Cus => "CUS",
            Self::TecU => "TEC-U",
            Self::TecD => "TEC-D",
            Self::Enr => "ENR",
        }
    }
    /// The category with this key of T6.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.key() == key)
    }
}

/// How long a value may be at most, in characters, whatever its kind.
pub const LONGEST_VALUE: usize = 2_000;

macro_rules! value_kinds {
    ($($(#[$doc:meta])* $variant:ident = $key:literal, $category:ident, $number:literal, $limit:expr;)*) => {
        /// The kinds of value that a contact can have. Keys are stable: they stand in exports and in the database.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum ValueKind { $($(#[$doc])* $variant,)* }
        impl ValueKind {
            /// All kinds, in the order in which pages list them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// The stable key.
            pub fn key(self) -> &'static str { match self { $(Self::$variant => $key,)* } }
            /// The category of T6 it belongs to.
            pub fn category(self) -> Category { match self { $(Self::$variant => Category::$category,)* } }
            /// The number that a sealed value of this kind is bound to. Never reuse one.
            pub fn number(self) -> u16 { match self { $(Self::$variant => $number,)* } }
            /// S4.9: how many characters it may have.
            pub fn limit(self) -> usize { match self { $(Self::$variant => $limit,)* } }
        }
    };
}
value_kinds! {
    /// Full name as the person writes it.
    Name = "name", Idn, 1, 200;
    /// A title such as Dr.
    Title = "title", Idn, 2, 50;
    /// What the person does in the organisation.
    JobTitle = "job_title", Bci, 3, 200;
    /// The part of the organisation.
    Department = "department", Bci, 4, 200;
    /// The organisation the person works for.
    Organisation = "organisation", Bci, 5, 300;
    /// The address mail goes to.
    Email = "email", Bci, 6, 254;
    /// A work telephone number as it was given.
    Phone = "phone", Bci, 7, 60;
    /// The address of the workplace, several lines.
    BusinessAddress = "business_address", Bci, 8, 600;
    /// A user name on one of the group's websites.
    Username = "username", Prf, 9, 200;
    /// That a password is set on a website; never the password (S4.10).
    PasswordSet = "password_set", Prf, 10, 200;
    /// What the person told us about what they like.
    ProfilePreference = "profile_preference", Prf, 11, 500;
    /// Feedback the person gave.
    Feedback = "feedback", Prf, 12, LONGEST_VALUE;
    /// Answers in a survey.
    SurveyResponse = "survey_response", Prf, 13, LONGEST_VALUE;
    /// S4.6: an event of ours that the person attended.
    EventAttendance = "event_attendance", Prf, 24, 500;
    /// S4.6: a competition that the person entered.
    CompetitionEntry = "competition_entry", Prf, 25, 500;
    /// The language the person wants to be written to in.
    PreferredLanguage = "preferred_language", Mkt, 14, 35;
    /// A preference about marketing from us, as another system recorded it.
    MarketingFromUs = "marketing_from_us", Mkt, 15, 200;
    /// A preference about marketing from third parties, as another system recorded it.
    MarketingFromThirdParties = "marketing_from_third_parties", Mkt, 16, 200;
    /// A communication preference, as another system recorded it (tags, topics).
    CommunicationPreference = "communication_preference", Mkt, 17, 500;
    /// Text or comments the person put into a form.
    Comment = "comment", Cnt, 18, LONGEST_VALUE;
    /// What products the person's own customers are interested in.
    CustomerInterest = "customer_interest", Cus, 19, 500;
    /// Usage information recorded automatically.
    Usage = "usage", TecU, 20, 500;
    /// A public internet address recorded automatically.
    IpAddress = "ip_address", TecU, 21, 64;
    /// An identifier of a device.
    Device = "device", TecD, 22, 200;
    /// A record from outside that supplements the others.
    Supplement = "supplement", Enr, 23, 500;
}

impl ValueKind {
    /// The kind with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|k| k.key() == key)
    }
    /// S8.3: kinds that a person corrects with effect at once. The others are filed for review, and the e-mail
    /// address changes through both mailboxes.
    pub fn is_low_risk(self) -> bool {
        matches!(
            self,
            Self::Title
                | Self::JobTitle
                | Self::Department
                | Self::Phone
                | Self::BusinessAddress
                | Self::PreferredLanguage
        )
    }
    /// Kinds that a person may ask to have corrected at all: what they or others said about them, not what was observed.
    pub fn is_correctable(self) -> bool {
        self.is_low_risk()
            || matches!(
                self,
                Self::Name | Self::Organisation | Self::Username | Self::CustomerInterest | Self::Supplement
            )
    }
    /// Whether the value may run over several lines.
    pub fn is_multiline(self) -> bool {
        matches!(self, Self::BusinessAddress | Self::Feedback | Self::SurveyResponse | Self::Comment)
    }
}
impl std::fmt::Display for ValueKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.key())
    }
}
impl std::str::FromStr for ValueKind {
    type Err = String;
    fn from_str(key: &str) -> Result<Self, String> {
        Self::from_key(key).ok_or_else(|| format!("no kind of value is called {key:?}"))
    }
}

/// Why a text cannot be stored as a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ValueError {
    /// More characters than the kind allows.
    #[error("longer than {0} characters")]
    TooLong(usize),
    /// NUL or another control character.
    #[error("holds a control character")]
    ControlCharacter,
}

/// ASVS 1.3.3, F5: the text as it is stored: NFC, trimmed, line ends as `\n`, runs of blanks in single-line kinds
/// folded, direction marks taken out. An empty result means that there is no value.
pub fn clean(kind: ValueKind, typed: &str) -> Result<String, ValueError> {
    // look at the length first, so that a 10 MB name costs nothing
    if typed.len() > kind.limit() * 8 + 1_000 {
        return Err(ValueError::TooLong(kind.limit()));
    }
    let unified = typed.replace("\r\n", "\n").replace('\r', "\n");
    let text: String = unified.nfc().filter(|c| !is_bidi_control(*c) && *c != '\u{FEFF}').collect();
    let text = if kind.is_multiline() {
        text.lines().map(str::trim).collect::<Vec<_>>().join("\n").trim().to_owned()
    } else {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    if text.chars().any(|c| c.is_control() && c != '\n') {
        return Err(ValueError::ControlCharacter);
    }
    if text.chars().count() > kind.limit() {
        return Err(ValueError::TooLong(kind.limit()));
    }
    Ok(text)
}

/// What stands where a text is not shown.
pub const HIDDEN: &str = "•••";

/// ASVS 8.2.3: a value as whoever only checks how others work sees it: enough to tell two people apart. What names or
/// reaches a person is masked, everything else is not.
pub fn masked(kind: ValueKind, content: &str) -> String {
    match kind {
        ValueKind::Name => masked_name(content),
        ValueKind::Email => EmailAddress::parse(content).map_or_else(|_| HIDDEN.to_owned(), |it| it.masked()),
        ValueKind::Phone => {
            let digits: Vec<char> = content.chars().filter(char::is_ascii_digit).collect();
            HIDDEN.chars().chain(digits[digits.len().saturating_sub(2)..].iter().copied()).collect()
        }
        ValueKind::BusinessAddress => HIDDEN.to_owned(),
        ValueKind::Username => content.chars().take(1).chain(HIDDEN.chars()).collect(),
        _ => content.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ASVS 8.1.2: the written table and what the program does are the same.
    #[test]
    fn asvs_v5_0_0_8_1_2_fields_are_shown_and_changed_as_the_written_table_says() {
        let written = include_str!("../../docs/FIELDS.md");
        let rows: Vec<&str> = written.lines().filter(|line| line.starts_with("| `")).collect();
        let row = |kind: &ValueKind| {
            let sample = if *kind == ValueKind::Email { "anna@brooks.example" } else { "Anna Schmidt 7946" };
            let seen = if masked(*kind, sample) == sample { "in full" } else { "masked" };
            let changed = match kind {
                ValueKind::Email => "both mailboxes",
                kind if kind.is_low_risk() => "at once",
                kind if kind.is_correctable() => "after a look",
                _ => "no",
            };
            format!("| `{}` | {seen} | {changed} |", kind.key())
        };
        assert_eq!(rows, ValueKind::ALL.iter().map(row).collect::<Vec<_>>());
    }

    #[test]
    fn asvs_v5_0_0_8_2_3_what_names_or_reaches_a_person_is_masked() {
        for (kind, content, shown) in [
            (ValueKind::Name, "Anna Maria Schmidt", "Anna M••• S•••"),
            (ValueKind::Email, "anna@brooks.example", "a•••@b•••.example"),
            (ValueKind::Email, "no address", "•••"),
            (ValueKind::Phone, "+44 20 7946 0018", "•••18"),
            (ValueKind::Phone, "x", "•••"),
            (ValueKind::Username, "anna.s", "a•••"),
            (ValueKind::BusinessAddress, "Storgata 7\nOslo", "•••"),
            (ValueKind::JobTitle, "Buyer", "Buyer"),
        ] {
            assert_eq!(masked(kind, content), shown, "{content}");
        }
    }
    use proptest::prelude::*;

    #[test]
    fn s4_9_names_of_every_script_survive() {
        for name in [
            "坤 闻",
            "محمد بن سلمان",
            "Ağakişi Bilgin",
            "O'Neil",
            "Prince",
            &"x".repeat(100),
            "=HYPERLINK(\"http://x.test\")",
        ] {
            assert_eq!(clean(ValueKind::Name, name).unwrap(), name.nfc().collect::<String>());
        }
    }

    #[test]
    fn hostile_text_is_refused_or_made_harmless() {
        assert_eq!(clean(ValueKind::Name, &"x".repeat(10_000_000)), Err(ValueError::TooLong(200)));
        assert_eq!(clean(ValueKind::Name, "a\0b"), Err(ValueError::ControlCharacter));
        assert_eq!(clean(ValueKind::Name, "a\u{202e}b"), Ok("ab".into()));
        assert_eq!(clean(ValueKind::BusinessAddress, " 1 Road \r\n\r\n Town\r\n"), Ok("1 Road\n\nTown".into()));
        assert_eq!(clean(ValueKind::Name, "a\nb"), Ok("a b".into()));
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(text in "\\PC{0,80}") {
            for kind in [ValueKind::Name, ValueKind::BusinessAddress] {
                if let Ok(once) = clean(kind, &text) {
                    prop_assert_eq!(clean(kind, &once), Ok(once));
                }
            }
        }
    }

    #[test]
    fn keys_and_numbers_are_unique() {
        let keys: std::collections::BTreeSet<_> = ValueKind::ALL.iter().map(|k| k.key()).collect();
        let numbers: std::collections::BTreeSet<_> = ValueKind::ALL.iter().map(|k| k.number()).collect();
        assert_eq!((keys.len(), numbers.len()), (ValueKind::ALL.len(), ValueKind::ALL.len()));
    }
}
