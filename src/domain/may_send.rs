//! May this contact be written to? One answer for every sender: the machine API, `may-send explain`, campaign lists.
//! Pure: what is known of an address comes in, the first reason against writing comes out. S2.9, S6.7, S8.30 to S8.32.

use super::clock::Moment;
use super::consent::{Cell, Grounds, Said, Subscriber, implied_until, said};
use super::preference::{ALL, Stop};
use super::register::{Basis, ConsentKind, KnownBy, Registers};
use super::value::{Category, ValueKind};
use chrono::{Months, NaiveDate, TimeDelta};

macro_rules! noes {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $binds:literal, $cure:literal;)*) => {
        /// Why somebody may not be written to.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum No { $($(#[$doc])* $variant,)* }
        impl No {
            /// All of them, the gravest first: the first that applies is the answer.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// The code in the API: stays the same across versions.
            pub fn code(self) -> &'static str { match self { $(Self::$variant => $code,)* } }
            /// Whether it holds in observe mode too: what the person said themselves, and what the law says of them.
            pub fn binds_always(self) -> bool { match self { $(Self::$variant => $binds,)* } }
            /// The one act that cures it, for whoever runs campaigns.
            pub fn cure(self) -> &'static str { match self { $(Self::$variant => $cure,)* } }
        }
    };
}
noes! {
    /// What was asked about is no e-mail address.
    NotAnAddress = "not_an_address", true, "mend the address in your list";
    /// S8.31: they were erased and must not come back.
    Erased = "erased", true, "none: they were erased. Take the row out of your list and out of your system";
    /// They opted out.
    Suppressed = "suppressed", true, "none: they opted out. Only the person can join again, by the link in any mail of ours";
    /// S8.6: they objected to the purpose or withdrew their consent to it.
    Objected = "objected", true, "none: they objected. Only the person can join again, by the link in any mail of ours";
    /// S8.26: they asked for a break that is not over.
    Paused = "paused", true, "wait: they asked for a break, and it ends by itself";
    /// S8.7: their data may only be stored.
    Restricted = "restricted", true, "wait: the officer decides when the restriction ends";
    /// S4.7: their data came from somebody else, and they were not told yet: that letter comes first.
    NoticeDue = "notice_due", true, "send the letters that say where data came from (console, Notices), or import with --notice-given if they were told already";
    /// T10: the purpose does not cover this channel's category of data.
    NotRegistered = "purpose_not_registered", false, "have the officer widen the purpose in the register, or send for another purpose";
    /// Nobody is known by this address.
    Unknown = "unknown", false, "take the contact in: contacts import, or POST /api/v1/contacts";
    /// S6.4: nothing they are held for allows this purpose.
    NoBasis = "no_basis", false, "import the file again with --purpose and --basis, or let the person join by their link";
    /// S6.7, S8.32: the law where they are wants their consent, and there is none.
    NoConsent = "no_consent", false, "ask for consent by a sign-up page, or import it with --basis consent and its date";
    /// LP.5: where they are, a register of numbers that may not be called is asked first, and was not in the last 28 days.
    CallsUnchecked = "calls_unchecked", true, "have the numbers looked up in TPS and CTPS, hand in those that are listed as opt-outs by telephone, and name the day (calls_checked_on)";
}

/// LP.5: how long a look into the register of numbers that may not be called is good for.
const CALLS_CHECKED_FOR: TimeDelta = TimeDelta::days(28);
/// LP.5: where there is such a register.
const CALLS_CHECKED_IN: &str = "GB";

impl No {
    /// Whether writing to them would bring an opt-out back.
    pub fn is_opt_out(self) -> bool {
        matches!(self, Self::Erased | Self::Suppressed | Self::Objected | Self::Paused)
    }
}

/// By which means somebody would be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Channel {
    /// E-mail.
    Email,
    /// Telephone.
    Phone,
    /// Letters.
    Post,
}

impl Channel {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Email, Self::Phone, Self::Post];
    /// The stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Post => "post",
        }
    }
    /// The channel with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.key() == key)
    }
    /// The kind of value that it needs.
    pub fn kind(self) -> ValueKind {
        match self {
            Self::Email => ValueKind::Email,
            Self::Phone => ValueKind::Phone,
            Self::Post => ValueKind::BusinessAddress,
        }
    }
}

/// What somebody wants to send. Every reading out names its purpose (S2.9).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// A row of T10.
    pub purpose: String,
    /// A topic of that purpose, where it is marketing about one.
    pub topic: Option<String>,
    /// How.
    pub channel: Channel,
    /// LP.5: when the sender last had the numbers looked up in the register of those that may not be called, and handed in
    /// what it found there.
    pub calls_checked_on: Option<NaiveDate>,
}

/// Why a question cannot be asked at all: the field and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadQuestion {
    /// No such row of T10.
    #[error("there is no purpose {0}; the purposes are {1}")]
    Purpose(String, String),
    /// No such topic.
    #[error("there is no topic {0}; the topics are {1}")]
    Topic(String, String),
    /// The topic serves another purpose.
    #[error("topic {topic} serves purpose {serves}, not {purpose}")]
    Mismatch {
        /// The topic.
        topic: String,
        /// What it serves.
        serves: String,
        /// What was asked.
        purpose: String,
    },
}

impl BadQuestion {
    /// The field that is wrong.
    pub fn field(&self) -> &'static str {
        match self {
            Self::Purpose(..) => "purpose",
            Self::Topic(..) | Self::Mismatch { .. } => "topic",
        }
    }
}

impl Question {
    /// A question that the registers know.
    pub fn new(
        registers: &Registers,
        purpose: &str,
        topic: Option<&str>,
        channel: Channel,
    ) -> Result<Self, BadQuestion> {
        if registers.purpose(purpose).is_none() {
            let known: Vec<&str> = registers.purposes().iter().map(|p| p.key.as_str()).collect();
            return Err(BadQuestion::Purpose(purpose.to_owned(), known.join(", ")));
        }
        if let Some(key) = topic {
            let Some(topic) = registers.topic(key) else {
                let known: Vec<&str> = registers.topics().iter().map(|t| t.key.as_str()).collect();
                return Err(BadQuestion::Topic(key.to_owned(), known.join(", ")));
            };
            if topic.purpose != purpose {
                return Err(BadQuestion::Mismatch {
                    topic: key.to_owned(),
                    serves: topic.purpose.clone(),
                    purpose: purpose.to_owned(),
                });
            }
        }
        Ok(Self { purpose: purpose.to_owned(), topic: topic.map(str::to_owned), channel, calls_checked_on: None })
    }
    /// The same, by a sender who had the numbers looked up on a day.
    pub fn calls_checked(self, on: Option<NaiveDate>) -> Self {
        Self { calls_checked_on: on, ..self }
    }
}

/// A way by which a contact is held for the purpose that is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The source (T7).
    pub source: String,
    /// The single basis.
    pub basis: Basis,
    /// LP.2, LC.1: the day of the sale in which they were got, if there was one.
    pub sold_on: Option<NaiveDate>,
    /// LP.2: whether the giver says what was sold and how they could refuse then.
    pub could_refuse: bool,
}

/// What a person's own state for the purpose is, where they have one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnState {
    /// They agreed, here.
    Agreed,
    /// They objected, withdrew, or it is ended.
    Against,
    /// S8.7: they had this use restricted.
    Restricted,
}

/// A contact as the answer needs it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Held {
    /// S8.7: only storage is allowed.
    pub is_restricted: bool,
    /// S8.7: kinds of value of which only storage is allowed.
    pub restricted_kinds: Vec<ValueKind>,
    /// S4.7: the letter that says where their data came from is still due.
    pub is_untold: bool,
    /// Which of their links count: those of an earlier generation are void.
    pub generation: i64,
    /// ISO 3166-1 alpha-2, if known.
    pub country: Option<String>,
    /// Their own state for the purpose.
    pub own: Option<OwnState>,
    /// How they are held for it.
    pub ways: Vec<Way>,
    /// LP.1: how marketing law sees the address.
    pub subscriber: Subscriber,
    /// Where they stand by their own choices.
    pub cells: Vec<Cell>,
}

/// What is known of one address.
#[derive(Debug, Clone, Default)]
pub struct Facts<'f> {
    /// Whether they were erased and must not come back.
    pub is_erased: bool,
    /// Their suppressions.
    pub stops: &'f [Stop<'f>],
    /// The contact, if there is one in use.
    pub held: Option<&'f Held>,
}

/// A question with what follows from the registers alone: ask it once, answer many.
#[derive(Debug, Clone)]
pub struct Asked<'r> {
    registers: &'r Registers,
    question: &'r Question,
    /// The topic asked about; every topic of the purpose if none was named, since it could be any of them.
    topics: Vec<&'r str>,
    is_registered: bool,
    is_marketing: bool,
    now: Moment,
    /// S6.9: the first day on which a sale is not too long ago.
    sales_since: Option<NaiveDate>,
}

impl<'r> Asked<'r> {
    /// Prepares a question that is asked now. `sale_months`: how long after a sale similar things may be offered on it.
    pub fn new(registers: &'r Registers, question: &'r Question, now: Moment, sale_months: u32) -> Self {
        // every channel of the portal reaches people by business contact data: address, number, place
        let is_registered = registers.may_use(&question.purpose, Category::Bci).is_ok();
        let is_marketing = registers.is_marketing(&question.purpose);
        let topics = match &question.topic {
            Some(topic) => vec![topic.as_str()],
            None => {
                let of_it = registers.topics().iter().filter(|t| t.purpose == question.purpose);
                of_it.map(|t| t.key.as_str()).collect()
            }
        };
        let sales_since = now.london_date().checked_sub_months(Months::new(sale_months));
        Self { registers, question, topics, is_registered, is_marketing, now, sales_since }
    }

    /// The first reason against writing; `None` says that they may be written to.
    pub fn no(&self, facts: &Facts<'_>) -> Option<No> {
        if facts.is_erased {
            return Some(No::Erased);
        }
        let channel = self.question.channel.key();
        let is_stop = |s: &Stop<'_>| {
            (s.topic == ALL || self.topics.contains(&s.topic)) && (s.channel == ALL || s.channel == channel)
        };
        // what is stopped is marketing; a message about an order is none
        if self.is_marketing && facts.stops.iter().any(is_stop) {
            return Some(No::Suppressed);
        }
        let Some(held) = facts.held else {
            return Some(if self.is_registered { No::Unknown } else { No::NotRegistered });
        };
        let says = |topic: &&str| said(&held.cells, topic, channel, self.now);
        // what they chose themselves holds even where their address changed since
        if self.is_marketing && self.topics.iter().any(|t| matches!(says(t), Said::Stopped(_))) {
            return Some(No::Suppressed);
        }
        if held.own == Some(OwnState::Against) {
            return Some(No::Objected);
        }
        if self.is_marketing && self.topics.iter().any(|t| matches!(says(t), Said::Paused(_))) {
            return Some(No::Paused);
        }
        let is_restricted = held.is_restricted || held.own == Some(OwnState::Restricted);
        if is_restricted || held.restricted_kinds.contains(&self.question.channel.kind()) {
            return Some(No::Restricted);
        }
        if self.is_marketing && held.is_untold {
            return Some(No::NoticeDue);
        }
        if !self.is_registered {
            return Some(No::NotRegistered);
        }
        // S12.6: who agreed to other words is asked again first; nothing stretches an old consent
        let is_outdated = |topic: &&str| match says(topic) {
            Said::Given(cell) => self.registers.topic(topic).is_some_and(|t| cell.version < t.wording_version),
            _ => false,
        };
        let has_agreed = (held.own == Some(OwnState::Agreed) || held.ways.iter().any(|w| w.basis == Basis::Consent))
            && !self.topics.iter().any(is_outdated);
        let may_market = has_agreed
            || held.ways.iter().filter(|way| self.is_carried_by(way.basis)).any(|way| {
                let known_by = [KnownBy { source: &way.source, purpose: &self.question.purpose }];
                self.registers.may_market(&self.question.purpose, &known_by).is_ok()
            });
        if !may_market {
            return Some(No::NoBasis);
        }
        if self.is_marketing && !has_agreed && self.needs_consent(held) {
            return Some(No::NoConsent);
        }
        if self.is_marketing && !has_agreed && self.needs_calls_checked(held) {
            return Some(No::CallsUnchecked);
        }
        None
    }

    /// S6.8: a legitimate interest carries nothing before it was weighed.
    fn is_carried_by(&self, basis: Basis) -> bool {
        let purpose = self.registers.purposes().iter().find(|p| p.key == self.question.purpose);
        basis != Basis::LegitimateInterest || purpose.is_some_and(|p| p.is_carried_by(basis))
    }

    /// LP.5: a call that no consent stands behind, to where a register of numbers is kept, on no fresh look into it. A
    /// country that is not known could be that one.
    fn needs_calls_checked(&self, held: &Held) -> bool {
        let today = self.now.london_date();
        let is_fresh = |on: NaiveDate| on <= today && today - on <= CALLS_CHECKED_FOR;
        self.question.channel == Channel::Phone
            && held.country.as_deref().is_none_or(|country| country == CALLS_CHECKED_IN)
            && !self.question.calls_checked_on.is_some_and(is_fresh)
    }

    /// S6.7, S8.32: whether the law of their place wants their consent before marketing, by the register of rules. Where
    /// the country is not known, the strictest holds. Letters need none anywhere. A sale stands for a consent only where
    /// who handed the address in says its day, what was sold and how people could refuse then (LP.2, LC.1), and only for
    /// e-mail: each of our mails has the link by which they can refuse again.
    fn needs_consent(&self, held: &Held) -> bool {
        if self.question.channel == Channel::Post {
            return false;
        }
        let sales = || held.ways.iter().filter(|w| w.could_refuse).filter_map(|w| w.sold_on);
        match self.registers.consent_kind_of(held.country.as_deref(), held.subscriber) {
            ConsentKind::OptOut => false,
            ConsentKind::OptIn => true,
            _ if self.question.channel != Channel::Email => true,
            ConsentKind::SoftOptIn => !sales().any(|on| self.sales_since.is_some_and(|since| on >= since)),
            ConsentKind::Implied => {
                let rule = self.registers.country_rule_of(held.country.as_deref());
                let grounds = Grounds { last_order: sales().max(), ..Grounds::default() };
                implied_until(&rule, &grounds).is_none_or(|end| end < self.now.london_date())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::consent::{Choice, EventKind, fold};
    use proptest::prelude::*;

    fn way(source: &str, basis: Basis) -> Way {
        Way { source: source.into(), basis, sold_on: None, could_refuse: false }
    }
    fn held(basis: Basis, country: Option<&str>) -> Held {
        Held { country: country.map(str::to_owned), ways: vec![way("SRC05", basis)], ..Held::default() }
    }
    fn stop(topic: &'static str, channel: &'static str) -> Stop<'static> {
        Stop { topic, channel, since: Moment::from_unix_seconds(7) }
    }
    fn ask(purpose: &str, topic: Option<&str>, channel: Channel, facts: &Facts<'_>) -> Option<No> {
        let registers = Registers::westcon().assessed();
        let question = Question::new(&registers, purpose, topic, channel).unwrap();
        Asked::new(&registers, &question, Moment::from_unix_seconds(50), 24).no(facts)
    }

    /// S10.4: where nobody knows the country, no rule of any country allows what the strictest does not.
    #[test]
    fn s10_4_an_unknown_country_has_the_strictest_rules() {
        let registers = Registers::westcon().assessed();
        let codes: Vec<&str> =
            registers.country_rules().iter().flat_map(|r| &r.countries).map(String::as_str).collect();
        assert!(codes.len() > 20, "{codes:?}");
        let answer = |country: Option<&str>, basis| {
            let it = held(basis, country);
            ask("R07", None, Channel::Email, &Facts { held: Some(&it), ..Facts::default() })
        };
        assert_eq!(answer(None, Basis::LegitimateInterest), Some(No::NoConsent));
        assert_eq!(answer(Some("XX"), Basis::LegitimateInterest), Some(No::NoConsent), "nor of one without a rule");
        assert!(codes.iter().any(|c| answer(Some(c), Basis::LegitimateInterest).is_none()), "some allow it");
        for code in codes {
            let stricter = registers.consent_kind_of(None, Subscriber::Unknown);
            assert!(stricter <= registers.consent_kind_of(Some(code), Subscriber::Corporate), "{code}");
        }
    }

    #[test]
    fn s6_8_an_interest_that_nobody_weighed_carries_nothing() {
        let it = held(Basis::LegitimateInterest, Some("US"));
        let facts = Facts { held: Some(&it), ..Facts::default() };
        let asked = |registers: &Registers| {
            let question = Question::new(registers, "R07", None, Channel::Email).unwrap();
            Asked::new(registers, &question, Moment::from_unix_seconds(50), 24).no(&facts)
        };
        assert_eq!(asked(&Registers::westcon()), Some(No::NoBasis));
        assert_eq!(asked(&Registers::westcon().assessed()), None);
    }

    #[test]
    fn s2_9_each_no_has_its_reason() {
        let agreed = held(Basis::Consent, Some("GB"));
        let none = Facts::default();
        let known = Facts { held: Some(&agreed), ..Facts::default() };
        assert_eq!(ask("R06", Some("news"), Channel::Email, &known), None);
        assert_eq!(ask("R06", None, Channel::Email, &none), Some(No::Unknown));
        // GAP17: joint marketing is not registered for addresses
        assert_eq!(ask("R08", Some("partners"), Channel::Email, &known), Some(No::NotRegistered));
        let bare = Held::default();
        assert_eq!(
            ask("R06", None, Channel::Email, &Facts { held: Some(&bare), ..Facts::default() }),
            Some(No::NoBasis)
        );
        for (own, expected) in [
            (OwnState::Against, Some(No::Objected)),
            (OwnState::Restricted, Some(No::Restricted)),
            (OwnState::Agreed, None),
        ] {
            let it = Held { own: Some(own), ..Held::default() };
            assert_eq!(ask("R06", None, Channel::Email, &Facts { held: Some(&it), ..Facts::default() }), expected);
        }
        let restricted = Held { is_restricted: true, ..agreed.clone() };
        let restricted = Facts { held: Some(&restricted), ..Facts::default() };
        assert_eq!(ask("R06", None, Channel::Email, &restricted), Some(No::Restricted));
        assert_eq!(ask("R06", None, Channel::Email, &Facts { is_erased: true, ..known }), Some(No::Erased));
    }

    /// S4.7: marketing waits for the letter that says where data came from; a message about an order does not.
    #[test]
    fn s4_7_marketing_waits_until_they_were_told() {
        let untold = Held {
            is_untold: true,
            ways: vec![way("SRC05", Basis::Consent), way("SRC02", Basis::LegitimateInterest)],
            ..held(Basis::Consent, Some("GB"))
        };
        let facts = Facts { held: Some(&untold), ..Facts::default() };
        assert_eq!(ask("R06", Some("news"), Channel::Email, &facts), Some(No::NoticeDue));
        assert_eq!(ask("R06", Some("news"), Channel::Post, &facts), Some(No::NoticeDue));
        assert_eq!(ask("R03", None, Channel::Email, &facts), None);
    }

    /// S8.7: a restricted telephone number is not called, and the mailbox may still be written to.
    #[test]
    fn s8_7_a_restricted_kind_closes_its_own_channel() {
        let it = Held { restricted_kinds: vec![ValueKind::Phone], ..held(Basis::Consent, Some("GB")) };
        let facts = Facts { held: Some(&it), ..Facts::default() };
        assert_eq!(ask("R06", Some("news"), Channel::Phone, &facts), Some(No::Restricted));
        assert_eq!(ask("R06", Some("news"), Channel::Email, &facts), None);
    }

    /// S6.9, LP.2, LC.1: a sale of our own stands for a consent where the law lets it, with all its facts, for a time, by
    /// e-mail alone; never where the country is unknown, and never against a no.
    #[test]
    fn s6_9_lp_2_a_recent_sale_with_a_chance_to_refuse_stands_for_a_consent() {
        // the clock of these tests stands at 1 January 1970
        let sold = |country: Option<&str>, on: &str, could_refuse: bool| Held {
            country: country.map(str::to_owned),
            ways: vec![Way { sold_on: on.parse().ok(), could_refuse, ..way("SRC03", Basis::LegitimateInterest) }],
            ..Held::default()
        };
        let asked = |it: &Held, channel, stops: &[Stop<'_>]| {
            ask("R07", Some("offers"), channel, &Facts { stops, held: Some(it), ..Facts::default() })
        };
        let email = |it: &Held| asked(it, Channel::Email, &[]);
        for country in ["GB", "DE"] {
            assert_eq!(email(&sold(Some(country), "1968-01-01", true)), None, "{country}: 24 months ago to the day");
            assert_eq!(email(&sold(Some(country), "1967-12-31", true)), Some(No::NoConsent), "{country}: too long ago");
            assert_eq!(email(&sold(Some(country), "1969-12-01", false)), Some(No::NoConsent), "no chance to refuse");
        }
        assert_eq!(email(&sold(Some("CA"), "1968-01-01", true)), None, "the law's own 24 months");
        assert_eq!(email(&sold(Some("CA"), "1967-12-01", true)), Some(No::NoConsent));
        assert_eq!(email(&sold(None, "1969-12-01", true)), Some(No::NoConsent), "the strictest");
        let recent = sold(Some("GB"), "1969-12-01", true);
        assert_eq!(asked(&recent, Channel::Phone, &[]), Some(No::NoConsent));
        assert_eq!(asked(&recent, Channel::Email, &[stop("offers", "email")]), Some(No::Suppressed));
        let objected = Held { own: Some(OwnState::Against), ..recent };
        assert_eq!(email(&objected), Some(No::Objected));
    }

    #[test]
    fn s8_31_a_stop_holds_for_its_topic_and_channel_and_for_marketing_only() {
        let agreed = held(Basis::Consent, Some("GB"));
        let with = |stops: &[Stop<'_>], purpose: &str, topic: Option<&str>, channel| {
            ask(purpose, topic, channel, &Facts { stops, held: Some(&agreed), ..Facts::default() })
        };
        let news = [stop("news", "all")];
        assert_eq!(with(&news, "R06", Some("news"), Channel::Email), Some(No::Suppressed));
        // a question that names no topic could be about the one that was stopped
        assert_eq!(with(&news, "R06", None, Channel::Email), Some(No::Suppressed));
        assert_eq!(with(&news, "R07", Some("offers"), Channel::Email), None);
        assert_eq!(with(&[stop("all", "phone")], "R06", Some("news"), Channel::Email), None);
        assert_eq!(with(&[stop("all", "phone")], "R06", Some("news"), Channel::Phone), Some(No::Suppressed));
        assert_eq!(with(&[stop("all", "all")], "R03", None, Channel::Email), None, "a message about an order");
    }

    #[test]
    fn s6_7_s8_32_consent_where_the_country_wants_it_and_where_it_is_unknown() {
        for (country, expected) in [
            (Some("US"), None),
            (Some("GB"), Some(No::NoConsent)),
            (Some("DE"), Some(No::NoConsent)),
            (Some("CA"), Some(No::NoConsent)),
            (Some("AU"), Some(No::NoConsent)),
            (None, Some(No::NoConsent)),
        ] {
            let interest = held(Basis::LegitimateInterest, country);
            let facts = Facts { held: Some(&interest), ..Facts::default() };
            assert_eq!(ask("R07", Some("offers"), Channel::Email, &facts), expected, "{country:?}");
            assert_eq!(ask("R07", Some("offers"), Channel::Post, &facts), None, "{country:?}");
        }
        // S4.14: what came for an order is locked against marketing, whatever the country
        let order = Held { ways: Vec::new(), country: Some("US".into()), ..Held::default() };
        let facts = Facts { held: Some(&order), ..Facts::default() };
        assert_eq!(ask("R06", None, Channel::Email, &facts), Some(No::NoBasis));
    }

    /// Their own choices count beside the suppression list: a stop, a break that is not over, and no break that is.
    #[test]
    fn s8_26_their_own_choices_hold_whatever_the_list_says() {
        let choice = |kind, topic: &str, until: Option<i64>| Choice {
            id: 1,
            kind,
            topic: topic.into(),
            channel: ALL.into(),
            refers_to: None,
            at: Moment::from_unix_seconds(1),
            until: until.map(Moment::from_unix_seconds),
            version: 1,
            variant: String::new(),
        };
        for (kind, topic, until, expected) in [
            (EventKind::Stopped, "news", None, Some(No::Suppressed)),
            (EventKind::Stopped, "offers", None, None),
            (EventKind::Paused, ALL, Some(100), Some(No::Paused)),
            (EventKind::Paused, ALL, Some(50), None),
            (EventKind::Given, "news", None, None),
        ] {
            let it = Held { cells: fold(&[choice(kind, topic, until)]), ..held(Basis::Consent, Some("GB")) };
            let facts = Facts { held: Some(&it), ..Facts::default() };
            assert_eq!(ask("R06", Some("news"), Channel::Email, &facts), expected, "{kind:?} {topic}");
            // a message about an order is no marketing
            let order = Held { ways: vec![way("SRC02", Basis::LegitimateInterest)], ..it.clone() };
            let facts = Facts { held: Some(&order), ..Facts::default() };
            assert_eq!(ask("R03", None, Channel::Email, &facts), None, "{kind:?} {topic}");
        }
    }

    /// LP.1, LP.3: a company's address in Britain may be written to on a legitimate interest, and nowhere stricter.
    #[test]
    fn lp_3_a_companys_address_by_the_rule_of_its_place() {
        for (country, subscriber, expected) in [
            (Some("GB"), Subscriber::Corporate, None),
            (Some("GB"), Subscriber::Individual, Some(No::NoConsent)),
            (Some("GB"), Subscriber::Unknown, Some(No::NoConsent)),
            (Some("DE"), Subscriber::Corporate, Some(No::NoConsent)),
            (None, Subscriber::Corporate, Some(No::NoConsent)),
        ] {
            let it = Held { subscriber, ..held(Basis::LegitimateInterest, country) };
            let facts = Facts { held: Some(&it), ..Facts::default() };
            assert_eq!(ask("R07", Some("offers"), Channel::Email, &facts), expected, "{country:?} {subscriber:?}");
        }
    }

    /// LP.5: a company in Britain is called without its consent only by who has asked the register of numbers within 28
    /// days; a listed number is an opt-out by telephone; with consent, and elsewhere, there is no such question.
    #[test]
    fn lp_5_calls_to_britain_need_a_fresh_look_into_the_register_of_numbers() {
        let registers = Registers::westcon().assessed();
        // the clock stands at 1 January 1970
        let ask = |it: &Held, checked: Option<&str>, channel, stops: &[Stop<'_>]| {
            let question = Question::new(&registers, "R07", Some("offers"), channel).unwrap();
            let question = question.calls_checked(checked.map(|on| on.parse().unwrap()));
            let facts = Facts { stops, held: Some(it), ..Facts::default() };
            Asked::new(&registers, &question, Moment::from_unix_seconds(50), 24).no(&facts)
        };
        let company = Held { subscriber: Subscriber::Corporate, ..held(Basis::LegitimateInterest, Some("GB")) };
        for (checked, expected) in [
            (None, Some(No::CallsUnchecked)),
            (Some("1969-12-03"), Some(No::CallsUnchecked)),
            (Some("1969-12-04"), None),
            (Some("1970-01-01"), None),
            (Some("1970-01-02"), Some(No::CallsUnchecked)),
        ] {
            assert_eq!(ask(&company, checked, Channel::Phone, &[]), expected, "{checked:?}");
        }
        assert_eq!(ask(&company, None, Channel::Email, &[]), None);
        let listed = [stop("all", "phone")];
        assert_eq!(ask(&company, Some("1970-01-01"), Channel::Phone, &listed), Some(No::Suppressed));
        assert_eq!(ask(&held(Basis::Consent, Some("GB")), None, Channel::Phone, &[]), None);
        assert_eq!(ask(&held(Basis::LegitimateInterest, Some("US")), None, Channel::Phone, &[]), None);
    }

    #[test]
    fn questions_name_what_is_there() {
        let registers = Registers::westcon().assessed();
        let ask = |purpose, topic| Question::new(&registers, purpose, topic, Channel::Email);
        assert!(ask("R99", None).unwrap_err().to_string().contains("R06"));
        assert_eq!(ask("R06", Some("gone")).unwrap_err().field(), "topic");
        assert!(matches!(ask("R06", Some("offers")), Err(BadQuestion::Mismatch { .. })));
        let codes: std::collections::BTreeSet<_> = No::ALL.iter().map(|n| n.code()).collect();
        assert_eq!(codes.len(), No::ALL.len());
    }

    proptest! {
        /// One stop, one objection, one restriction more never turns a no into a yes.
        #[test]
        fn nothing_that_lowers_ever_raises(
            stops in proptest::collection::vec((0..3_usize, 0..3_usize), 0..4), more in (0..3_usize, 0..3_usize),
            agreed in any::<bool>(), restricted in any::<bool>(), against in any::<bool>(),
        ) {
            let of = |(t, c): &(usize, usize)| stop(["all", "news", "offers"][*t], ["all", "email", "phone"][*c]);
            let mut all: Vec<Stop<'_>> = stops.iter().map(of).collect();
            let mut it = held(if agreed { Basis::Consent } else { Basis::LegitimateInterest }, Some("GB"));
            let before = ask("R06", Some("news"), Channel::Email, &Facts { stops: &all, held: Some(&it), ..Facts::default() });
            all.push(of(&more));
            it.is_restricted = restricted;
            if against { it.own = Some(OwnState::Against); }
            let after = ask("R06", Some("news"), Channel::Email, &Facts { stops: &all, held: Some(&it), ..Facts::default() });
            prop_assert!(before.is_none() || after.is_some());
        }
    }
}
