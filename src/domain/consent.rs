//! Consent as evidence: events that are only ever added, and where they leave a person. The fold of the events is what
//! holds; the store keeps it as rows, so that "may I write?" reads instead of counting. S8.38, L7.1.

use crate::domain::clock::Moment;
use crate::domain::preference::ALL;
use crate::domain::register::{ConsentKind, CountryRule};
use chrono::{Months, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

macro_rules! kinds {
    ($(#[$outer:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $key:literal;)* }) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$doc])* $variant,)* }
        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// The stable key.
            pub fn key(self) -> &'static str { match self { $(Self::$variant => $key,)* } }
            /// The one with this key.
            pub fn from_key(key: &str) -> Option<Self> { Self::ALL.iter().copied().find(|k| k.key() == key) }
        }
    };
}
kinds! {
    /// What was chosen.
    EventKind {
        /// Not to be written to.
        Stopped = "stopped";
        /// Somebody wants it; nothing holds until the mailbox says so.
        Asked = "asked";
        /// Agreed to, with the mailbox proved or with evidence.
        Given = "given";
        /// An earlier choice was put back.
        Undone = "undone";
        /// Nothing until a date.
        Paused = "paused";
        /// A pause ended by its person.
        Resumed = "resumed";
        /// Another rhythm or kind of the same topic.
        Variant = "variant";
    }
}
kinds! {
    /// Through what a choice was made.
    EventMeans {
        /// The page behind a footer link.
        Link = "link";
        /// A mail program, RFC 8058.
        OneClick = "one_click";
        /// A signed-in person.
        Portal = "portal";
        /// The link of a letter: its mailbox is proved.
        Letter = "letter";
        /// The form where anybody types an address.
        SignUp = "sign_up";
        /// What a browser says of itself (Global Privacy Control), confirmed by a button.
        Signal = "signal";
        /// A file of another system.
        Import = "import";
        /// A machine client.
        Api = "api";
        /// A message of another system.
        Webhook = "webhook";
        /// Somebody at the console.
        Officer = "officer";
        /// The portal's own test of itself.
        Canary = "canary";
    }
}

impl EventMeans {
    /// TH24, TH27: whether what comes this way proves by itself that it is the person who agrees. Everything else can
    /// lower, and needs evidence to raise.
    pub fn proves_mailbox(self) -> bool {
        matches!(self, Self::Portal | Self::Letter)
    }
}

/// One choice, as far as it decides where somebody stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its number: later ones are larger.
    pub id: i64,
    /// What was chosen.
    pub kind: EventKind,
    /// A topic, `all`, or `to:` and a recipient.
    pub topic: String,
    /// A channel, or `all`.
    pub channel: String,
    /// The choice it puts back or confirms.
    pub refers_to: Option<i64>,
    /// When.
    pub at: Moment,
    /// Until when, for a pause.
    pub until: Option<Moment>,
    /// The version of the words.
    pub version: i32,
    /// The rhythm or kind of the topic that was chosen; may be empty.
    pub variant: String,
}

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellState {
    /// Agreed to.
    Given,
    /// Stopped.
    Stopped,
    /// Neither; the cell is there for its pause or its variant.
    Open,
}

impl CellState {
    /// The stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Stopped => "stopped",
            Self::Open => "open",
        }
    }
    /// The state with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Given, Self::Stopped, Self::Open].into_iter().find(|s| s.key() == key)
    }
}

/// Where the choices about one topic (or all) on one channel (or all) leave a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// A topic, `all`, or `to:` and a recipient.
    pub topic: String,
    /// A channel, or `all`.
    pub channel: String,
    /// What holds.
    pub state: CellState,
    /// The choice that made it so.
    pub event: i64,
    /// Since when.
    pub since: Moment,
    /// The version of the words agreed to.
    pub version: i32,
    /// The rhythm or kind; may be empty.
    pub variant: String,
    /// Nothing until then.
    pub paused_until: Option<Moment>,
}

/// Sharing with a named recipient is chosen apart from marketing: its topics begin with this. S8.23.
pub const SHARING: &str = "to:";

/// Whether a choice about one topic speaks about another.
pub fn covers(chosen: &str, topic: &str) -> bool {
    chosen == topic || (if topic.starts_with(SHARING) { chosen == SHARING } else { chosen == ALL })
}

/// The topic under which sharing with a recipient is kept.
pub fn sharing_topic(recipient: &str) -> String {
    format!("{SHARING}{recipient}")
}

/// Folds a contact's choices, oldest first, to cells. Pure: the rows that the store keeps are compared with it. A
/// choice that was put back counts as never made, so an undo restores the former state and nothing more.
pub fn fold(choices: &[Choice]) -> Vec<Cell> {
    let undone: BTreeSet<i64> =
        choices.iter().filter(|c| c.kind == EventKind::Undone).filter_map(|c| c.refers_to).collect();
    let mut cells: BTreeMap<(String, String), Cell> = BTreeMap::new();
    for choice in choices.iter().filter(|c| !undone.contains(&c.id)) {
        if matches!(choice.kind, EventKind::Asked | EventKind::Undone) {
            continue;
        }
        let cell = cells.entry((choice.topic.clone(), choice.channel.clone())).or_insert_with(|| Cell {
            topic: choice.topic.clone(),
            channel: choice.channel.clone(),
            state: CellState::Open,
            event: choice.id,
            since: choice.at,
            version: choice.version,
            variant: String::new(),
            paused_until: None,
        });
        match choice.kind {
            EventKind::Stopped | EventKind::Given => {
                cell.state = if choice.kind == EventKind::Given { CellState::Given } else { CellState::Stopped };
                (cell.event, cell.since, cell.version) = (choice.id, choice.at, choice.version);
            }
            EventKind::Paused => cell.paused_until = choice.until,
            EventKind::Resumed => cell.paused_until = None,
            EventKind::Variant => cell.variant.clone_from(&choice.variant),
            EventKind::Asked | EventKind::Undone => {}
        }
    }
    cells.into_values().collect()
}

/// What the choices say about one topic on one channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said<'c> {
    /// Stopped, by this cell.
    Stopped(&'c Cell),
    /// Nothing until then; whatever holds besides comes back after it.
    Paused(Moment),
    /// Agreed to, by this cell.
    Given(&'c Cell),
    /// Nothing: other grounds decide.
    Nothing,
}

impl Cell {
    /// Whether it speaks about a topic on a channel. `all` is all marketing; sharing is never meant by it, and `to:`
    /// alone is all sharing.
    pub fn covers(&self, topic: &str, channel: &str) -> bool {
        covers(&self.topic, topic) && (self.channel == channel || self.channel == ALL)
    }
}

/// Of the cells that speak about it the newest choice counts; a pause holds besides, and never raises.
pub fn said<'c>(cells: &'c [Cell], topic: &str, channel: &str, now: Moment) -> Said<'c> {
    let about = || cells.iter().filter(|c| c.covers(topic, channel));
    let newest = about().filter(|c| c.state != CellState::Open).max_by_key(|c| c.event);
    if let Some(cell) = newest.filter(|c| c.state == CellState::Stopped) {
        return Said::Stopped(cell);
    }
    if let Some(until) = about().filter_map(|c| c.paused_until).filter(|until| *until > now).max() {
        return Said::Paused(until);
    }
    newest.map_or(Said::Nothing, Said::Given)
}

/// L7.6: whether consent must be asked for again: its words changed since, or it is older than `months`.
pub fn needs_renewal(given: &Cell, version_now: i32, months: u32, today: NaiveDate) -> bool {
    let ends = given.since.london_date().checked_add_months(Months::new(months));
    given.version < version_now || ends.is_some_and(|end| end <= today)
}

/// LP.1: how marketing law sees an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Subscriber {
    /// A person, a sole trader, some partnerships.
    Individual,
    /// A company's address.
    Corporate,
    /// Nobody said: treated as an individual.
    #[default]
    Unknown,
}

impl Subscriber {
    /// The stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Individual => "individual",
            Self::Corporate => "corporate",
            Self::Unknown => "unknown",
        }
    }
    /// The one with this key; what is not known is unknown.
    pub fn from_key(key: &str) -> Self {
        match key {
            "individual" => Self::Individual,
            "corporate" => Self::Corporate,
            _ => Self::Unknown,
        }
    }
}

/// LP.2: the four facts of a soft opt-in; all are required.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SoftOptIn {
    /// Details got by us in a sale or its negotiation.
    pub from_a_sale: bool,
    /// For our own similar products.
    pub similar_products: bool,
    /// With a chance to refuse when they were collected.
    pub could_refuse_then: bool,
    /// With a chance to refuse in each message.
    pub can_refuse_each_time: bool,
}

impl SoftOptIn {
    /// Whether all four hold.
    pub fn holds(self) -> bool {
        self.from_a_sale && self.similar_products && self.could_refuse_then && self.can_refuse_each_time
    }
}

/// On what somebody may be written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Grounds {
    /// Express consent, with evidence.
    pub express: bool,
    /// LP.2.
    pub soft_opt_in: SoftOptIn,
    /// LC.1: the last purchase or contract with them.
    pub last_order: Option<NaiveDate>,
    /// LC.1: their last enquiry.
    pub last_enquiry: Option<NaiveDate>,
    /// L21: a legitimate interest that they did not object to.
    pub legitimate_interest: bool,
}

/// LC.1: the last day on which consent is implied by business with them; `None` without any.
pub fn implied_until(rule: &CountryRule, grounds: &Grounds) -> Option<NaiveDate> {
    let end = |from: Option<NaiveDate>, months: Option<u32>| from?.checked_add_months(Months::new(months?));
    end(grounds.last_order, rule.implied_months_order).max(end(grounds.last_enquiry, rule.implied_months_enquiry))
}

/// S6.7, S8.32: whether the law of a place lets marketing go to somebody. An opt-out is looked at before; this is about
/// what must be there besides.
pub fn is_lawful(rule: &CountryRule, subscriber: Subscriber, grounds: &Grounds, today: NaiveDate) -> bool {
    let kind = match subscriber {
        Subscriber::Corporate => rule.corporate,
        Subscriber::Individual | Subscriber::Unknown => rule.individual,
    };
    if grounds.express {
        return true;
    }
    match kind {
        ConsentKind::OptIn => false,
        ConsentKind::SoftOptIn => grounds.soft_opt_in.holds(),
        ConsentKind::Implied => implied_until(rule, grounds).is_some_and(|end| today <= end),
        ConsentKind::OptOut => grounds.legitimate_interest,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::register::Registers;
    use proptest::prelude::*;

    fn at(second: i64) -> Moment {
        Moment::from_unix_seconds(second)
    }
    fn choice(id: i64, kind: EventKind, topic: &str, channel: &str) -> Choice {
        Choice {
            id,
            kind,
            topic: topic.into(),
            channel: channel.into(),
            refers_to: None,
            at: at(id),
            until: (kind == EventKind::Paused).then(|| at(1_000)),
            version: 1,
            variant: String::new(),
        }
    }
    fn says(cells: &[Cell], topic: &str, now: i64) -> &'static str {
        match said(cells, topic, "email", at(now)) {
            Said::Stopped(_) => "stopped",
            Said::Paused(_) => "paused",
            Said::Given(_) => "given",
            Said::Nothing => "nothing",
        }
    }

    #[test]
    fn s8_26_the_newest_choice_that_speaks_about_it_counts() {
        use EventKind::{Given, Paused, Stopped};
        let mut all = vec![choice(1, Given, "news", ALL)];
        assert_eq!(says(&fold(&all), "news", 5), "given");
        assert_eq!(says(&fold(&all), "events", 5), "nothing");
        all.push(choice(2, Stopped, ALL, ALL));
        assert_eq!(says(&fold(&all), "news", 5), "stopped");
        all.push(choice(3, Given, "events", ALL));
        assert_eq!(says(&fold(&all), "events", 5), "given");
        assert_eq!(says(&fold(&all), "news", 5), "stopped", "only what was asked for comes back");
        all.push(choice(4, Paused, ALL, ALL));
        assert_eq!(says(&fold(&all), "events", 5), "paused");
        assert_eq!(says(&fold(&all), "events", 1_000), "given", "a pause ends by itself");
        assert_eq!(says(&fold(&all), "news", 1_000), "stopped", "and raises nothing");
        // sharing is another matter than marketing
        all.push(choice(5, Given, &sharing_topic("x"), ALL));
        all.push(choice(6, Stopped, ALL, ALL));
        assert_eq!(says(&fold(&all), "to:x", 9), "given");
        assert_eq!(says(&fold(&all), "events", 9), "stopped");
    }

    #[test]
    fn s8_30_an_undo_restores_the_former_state_only() {
        use EventKind::{Given, Stopped, Undone};
        let mut all =
            vec![choice(1, Given, "news", ALL), choice(2, Stopped, "news", ALL), choice(3, Stopped, ALL, ALL)];
        all.push(Choice { refers_to: Some(3), ..choice(4, Undone, ALL, ALL) });
        assert_eq!(says(&fold(&all), "news", 9), "stopped", "the earlier stop was not undone");
        all.push(Choice { refers_to: Some(2), ..choice(5, Undone, "news", ALL) });
        assert_eq!(says(&fold(&all), "news", 9), "given");
    }

    #[test]
    fn l7_6_consent_is_renewed_when_its_words_change_or_it_is_old() {
        let cells = fold(&[choice(1, EventKind::Given, "news", ALL)]);
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert!(!needs_renewal(&cells[0], 1, 24, day("1971-12-31")));
        assert!(needs_renewal(&cells[0], 1, 24, day("1972-01-01")), "two years are over");
        assert!(needs_renewal(&cells[0], 2, 24, day("1970-02-01")), "the words changed");
    }

    /// S8.32, S6.7, LC.1: each rule of the table.
    #[test]
    fn s8_32_the_law_of_the_recipients_place() {
        let registers = Registers::westcon();
        let today: NaiveDate = "2026-11-28".parse().unwrap();
        let none = Grounds::default();
        let express = Grounds { express: true, ..none };
        let interest = Grounds { legitimate_interest: true, ..none };
        let soft = Grounds {
            soft_opt_in: SoftOptIn {
                from_a_sale: true,
                similar_products: true,
                could_refuse_then: true,
                can_refuse_each_time: true,
            },
            ..none
        };
        let bought = |months: u32| Grounds { last_order: today.checked_sub_months(Months::new(months)), ..none };
        let asked = |months: u32| Grounds { last_enquiry: today.checked_sub_months(Months::new(months)), ..none };
        use Subscriber::{Corporate, Individual, Unknown};
        let table: [(Option<&str>, Subscriber, Grounds, bool); 21] = [
            (Some("GB"), Individual, none, false),
            (Some("GB"), Individual, interest, false),
            (Some("GB"), Individual, soft, true),
            (Some("GB"), Individual, express, true),
            (Some("GB"), Corporate, interest, true),
            (Some("GB"), Corporate, none, false),
            (Some("GB"), Unknown, interest, false),
            (Some("DE"), Corporate, interest, false),
            (Some("FR"), Individual, express, true),
            (Some("US"), Individual, interest, true),
            (Some("US"), Unknown, interest, true),
            (Some("CA"), Corporate, interest, false),
            (Some("CA"), Individual, bought(24), true),
            (Some("CA"), Individual, bought(25), false),
            (Some("CA"), Individual, asked(6), true),
            (Some("CA"), Individual, asked(7), false),
            (Some("AU"), Individual, bought(12), true),
            (Some("AU"), Individual, interest, false),
            // no rule for the place, or no place: the strictest
            (Some("BR"), Corporate, soft, false),
            (None, Corporate, interest, false),
            (None, Individual, express, true),
        ];
        for (country, subscriber, grounds, allowed) in table {
            let rule = registers.country_rule_of(country);
            assert_eq!(
                is_lawful(&rule, subscriber, &grounds, today),
                allowed,
                "{country:?} {subscriber:?} {grounds:?} by {}",
                rule.key
            );
        }
        // the day before and the day after
        let ca = registers.country_rule_of(Some("CA"));
        let grounds = Grounds { last_order: "2024-11-28".parse().ok(), ..none };
        assert!(is_lawful(&ca, Individual, &grounds, today));
        assert!(!is_lawful(&ca, Individual, &grounds, today.succ_opt().unwrap()));
        let strict = registers.country_rule_of(None);
        assert_eq!((strict.opt_out_days, strict.individual), (2, ConsentKind::OptIn));
        assert!(registers.country_rules().iter().all(|r| strict.link_days >= r.link_days && r.link_days >= 60));
    }

    #[test]
    fn lp_2_a_soft_opt_in_needs_all_four_facts() {
        let all = [true; 4];
        for missing in 0..4 {
            let mut facts = all;
            facts[missing] = false;
            let [from_a_sale, similar_products, could_refuse_then, can_refuse_each_time] = facts;
            let it = SoftOptIn { from_a_sale, similar_products, could_refuse_then, can_refuse_each_time };
            assert!(!it.holds());
        }
    }

    prop_compose! {
        fn any_choices()(raw in proptest::collection::vec((0..7_usize, 0..4_usize, 0..3_usize, 0..12_usize), 0..12)) -> Vec<Choice> {
            raw.into_iter().enumerate().map(|(i, (kind, topic, channel, refers))| {
                let id = i64::try_from(i).unwrap() + 1;
                let kind = EventKind::ALL[kind];
                let refers = i64::try_from(refers).unwrap() + 1;
                Choice {
                    refers_to: (kind == EventKind::Undone && refers < id).then_some(refers),
                    ..choice(id, kind, ["all", "news", "events", "to:x"][topic], ["all", "email", "phone"][channel])
                }
            }).collect()
        }
    }
    proptest! {
        /// One stop more never lets anything through that was not.
        #[test]
        fn one_stop_more_never_raises(mut all in any_choices(), topic in 0..4_usize, now in 0..2_000_i64) {
            let before = says(&fold(&all), "news", now);
            let id = i64::try_from(all.len()).unwrap() + 1;
            all.push(choice(id, EventKind::Stopped, ["all", "news", "events", "to:x"][topic], "email"));
            let after = says(&fold(&all), "news", now);
            prop_assert!(after == before || after == "stopped", "{before} -> {after}");
        }
        /// L7.5: nothing is given by anything but an event that gives.
        #[test]
        fn without_a_yes_nothing_is_given(all in any_choices(), now in 0..2_000_i64) {
            let without: Vec<Choice> = all.into_iter().filter(|c| c.kind != EventKind::Given).collect();
            prop_assert_ne!(says(&fold(&without), "news", now), "given");
        }
    }
}
