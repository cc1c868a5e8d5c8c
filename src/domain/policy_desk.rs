//! How a version of the privacy policy comes about: copied, written section by section, agreed to by two, put in force on
//! its day. The rules alone. S12.3, S12.4, S12.6, S6.5.

use super::clock::Moment;
use super::officer::LONE_DELAY;
use super::policy::{Document, Facts, PolicyError, Section, fill};
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;

/// S12.4: how many days before a material change counts people are told of it. Policy, section 12: "if a change matters to
/// you, we tell you before it counts"; two weeks are what a person on holiday needs to read it and to object.
pub const NOTICE_DAYS: u64 = 14;
/// S6.5: for how many days at most something that stops publishing may be let stand, before somebody looks at it again.
pub const WAIVER_DAYS: u64 = 90;
/// How far ahead a version can be scheduled, in days: what two people agreed to is no longer what they know after a year.
pub const LONGEST_AHEAD: u64 = 366;

macro_rules! states {
    ($($(#[$doc:meta])* $variant:ident = $key:literal;)*) => {
        /// Where a version stands before it is one.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum State { $($(#[$doc])* $variant,)* }
        impl State {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// The stable key.
            pub fn key(self) -> &'static str { match self { $(Self::$variant => $key,)* } }
        }
    };
}
states! {
    /// Being written.
    Draft = "draft";
    /// Waits for the second person.
    Asked = "asked";
    /// Agreed to; waits for its day.
    Scheduled = "scheduled";
    /// A published version.
    Published = "published";
    /// Given up, or taken back before its day.
    Withdrawn = "withdrawn";
}

impl State {
    /// The state with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|s| s.key() == key)
    }
    /// Whether somebody still works on it. There is one such version at a time: two would undo each other.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Asked | Self::Scheduled)
    }
    /// Whether its words can be changed.
    pub fn is_written(self) -> bool {
        matches!(self, Self::Draft | Self::Asked)
    }
}

/// When a version counts, and what that means for people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// From which day on, in London.
    pub effective_on: Option<NaiveDate>,
    /// S12.4: whether it is a material change, of which people are told first.
    pub material: Option<bool>,
    /// Why it is one, or why not.
    pub reason: String,
    /// S12.6: topics whose consent means something else from then on.
    pub topics: Vec<String>,
}

impl Plan {
    /// What is missing or cannot be, by field of the form.
    pub fn check(&self, today: NaiveDate) -> Vec<(&'static str, &'static str)> {
        let after = |days| today.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX);
        let mut wrong = Vec::new();
        match self.effective_on {
            None => wrong.push(("effective_on", "error-policy-day")),
            Some(day) if day < today => wrong.push(("effective_on", "error-policy-day-past")),
            Some(day) if day > after(LONGEST_AHEAD) => wrong.push(("effective_on", "error-policy-day-far")),
            Some(day) if self.material == Some(true) && day < after(NOTICE_DAYS) => {
                wrong.push(("effective_on", "error-policy-day-notice"));
            }
            Some(_) => {}
        }
        if self.material.is_none() {
            wrong.push(("material", "error-policy-material"));
        }
        if self.reason.trim().is_empty() {
            wrong.push(("reason", "error-policy-reason"));
        }
        // nobody agrees to something else without having heard of it
        if !self.topics.is_empty() && self.material == Some(false) {
            wrong.push(("material", "error-policy-topics"));
        }
        wrong
    }
}

/// Whether somebody may say yes to a version that waits: a second person at once; whoever asked only where nobody else
/// could, and a day later: the rule of a desk of one.
pub fn may_agree(is_asker: bool, is_anybody_else: bool, asked_at: Moment, now: Moment) -> bool {
    !is_asker || (!is_anybody_else && asked_at + LONE_DELAY <= now)
}

/// S6.5: the last day until which something that stops publishing may be let stand.
pub fn latest_waiver(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(Days::new(WAIVER_DAYS)).unwrap_or(today)
}

/// One section as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceSection {
    /// Its name within the text; its anchor is its number (S0.2).
    pub key: String,
    /// Its heading.
    pub heading: String,
    /// Its lines.
    pub body: String,
}

/// A policy as it is written, in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// What is new in it: the change note.
    pub summary: String,
    /// Its sections.
    pub sections: Vec<SourceSection>,
}

impl Source {
    /// Takes a whole text apart; what it says is not looked at.
    pub fn split(text: &str) -> Self {
        let mut source = Self::default();
        for line in text.lines() {
            if let Some(words) = line.strip_prefix("%summary ") {
                source.summary = words.trim().to_owned();
            } else if let Some(rest) = line.strip_prefix("# ") {
                let (key, heading) = rest.split_once('|').unwrap_or(("", rest));
                source.sections.push(SourceSection {
                    key: key.trim().to_owned(),
                    heading: heading.trim().to_owned(),
                    body: String::new(),
                });
            } else if let Some(section) = source.sections.last_mut() {
                if !section.body.is_empty() {
                    section.body.push('\n');
                }
                section.body.push_str(line);
            }
        }
        source
    }

    /// S0.2, S0.3: the policy that it becomes with the registers as they are; else the section (from 1, 0 for the change
    /// note) and what is wrong in it.
    pub fn document(&self, facts: &impl Facts) -> Result<Document, (usize, PolicyError)> {
        let in_section = |at: usize| move |error: PolicyError| (at, error);
        let summary = fill(&self.summary, facts).map_err(|problem| (0, PolicyError { line: 1, problem }))?;
        let sections = self.sections.iter().enumerate();
        let sections = sections
            .map(|(at, s)| Section::read(&s.heading, &s.body, facts).map_err(in_section(at + 1)))
            .collect::<Result<Vec<_>, _>>()?;
        Document { summary, sections }.checked().map_err(in_section(0))
    }
}

/// What the registers fill in a section and say aloud there (`= name`, `! name`), sign and name.
pub fn places(body: &str) -> BTreeSet<String> {
    let of_line = |line: &str| {
        let line = line.trim();
        let name = line.strip_prefix("= ").or_else(|| Some(line.strip_prefix("! ")?.split_once('|')?.0))?;
        Some(format!("{} {}", line.get(..1)?, name.trim()))
    };
    body.lines().filter_map(of_line).collect()
}

/// S0.3, part E: tables and lists of the registers, and what is open, stand in every version: those that a changed section
/// has lost. They may be moved within it, with other words around them.
pub fn lost(before: &str, after: &str) -> Vec<String> {
    places(before).difference(&places(after)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::policy::{Block, Problem, SECTIONS};
    use chrono::TimeDelta;

    struct Sample;
    impl Facts for Sample {
        fn value(&self, name: &str) -> Option<String> {
            (name == "company").then(|| "Brooks Ltd".to_owned())
        }
        fn blocks(&self, name: &str) -> Option<Vec<Block>> {
            (name == "rights").then(|| vec![Block::List(vec!["See".into()])])
        }
        fn is_open(&self, name: &str) -> Option<bool> {
            (name == "bases").then_some(true)
        }
        fn is_link(&self, _: &str) -> bool {
            false
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// S12.4: a material change has its two weeks; another one can count today.
    #[test]
    fn s12_4_a_material_change_leaves_two_weeks() {
        let today = day("2026-11-22");
        let plan = |on: &str, material| Plan {
            effective_on: on.parse().ok(),
            material,
            reason: "A new use".into(),
            topics: Vec::new(),
        };
        let wrong = |plan: Plan| plan.check(today).into_iter().map(|(_, key)| key).collect::<Vec<_>>();
        assert!(wrong(plan("2026-11-22", Some(false))).is_empty());
        assert_eq!(wrong(plan("2026-11-21", Some(false))), ["error-policy-day-past"]);
        assert_eq!(wrong(plan("2026-12-05", Some(true))), ["error-policy-day-notice"]);
        assert!(wrong(plan("2026-12-06", Some(true))).is_empty());
        assert_eq!(wrong(plan("2028-01-01", Some(true))), ["error-policy-day-far"]);
        assert_eq!(wrong(plan("soon", None)), ["error-policy-day", "error-policy-material"]);
        assert_eq!(wrong(Plan { reason: " ".into(), ..plan("2026-11-22", Some(false)) }), ["error-policy-reason"]);
        // S12.6: who is asked again has been told why
        let again = Plan { topics: vec!["news".into()], ..plan("2026-12-24", Some(false)) };
        assert_eq!(wrong(again.clone()), ["error-policy-topics"]);
        assert!(wrong(Plan { material: Some(true), ..again }).is_empty());
    }

    /// A second person at once; whoever asked never where there is one, and alone a day later.
    #[test]
    fn s12_3_a_second_person_agrees_or_a_desk_of_one_waits_a_day() {
        let asked = Moment::from_unix_seconds(1_000_000);
        let later = |hours| asked + TimeDelta::hours(hours);
        assert!(may_agree(false, true, asked, asked) && may_agree(false, false, asked, asked));
        assert!(!may_agree(true, true, asked, later(1_000)), "somebody else could");
        assert!(!may_agree(true, false, asked, later(23)));
        assert!(may_agree(true, false, asked, later(24)));
    }

    #[test]
    fn s0_2_a_text_is_taken_apart_and_becomes_a_document() {
        let rest: String = (2..=SECTIONS).map(|n| format!("# k{n} | Section {n}\nWords of {n}.\n")).collect();
        let text = format!("%summary New.\n# who | Who\n{{company}} answers.\n= rights\n{rest}");
        let source = Source::split(&text);
        assert_eq!((source.summary.as_str(), source.sections.len()), ("New.", SECTIONS));
        assert_eq!(source.sections[0].body, "{company} answers.\n= rights");
        let document = source.document(&Sample).unwrap();
        assert_eq!(document, Document::read(&text, &Sample).unwrap(), "the same as the whole text");
        let mut wrong = source.clone();
        wrong.sections[4].body = "= nothing".into();
        assert_eq!(wrong.document(&Sample).unwrap_err().0, 5);
        wrong.sections.truncate(12);
        wrong.sections[4].body = "x".into();
        let error = wrong.document(&Sample).unwrap_err();
        assert_eq!((error.0, error.1.problem), (0, Problem::Count(12)));
        let unsaid = Source { summary: String::new(), ..source };
        assert_eq!(unsaid.document(&Sample).unwrap_err().1.problem, Problem::NoSummary);
    }

    /// What the registers fill and what is open cannot be taken out; words around it can.
    #[test]
    fn s0_3_a_table_of_the_registers_cannot_be_lost() {
        let before = "We use data to\n= uses\n! bases | Open.\n> contact | Ask";
        assert!(lost(before, "! bases | Said otherwise.\nWords.\n  =   uses ").is_empty());
        assert_eq!(lost(before, "Words."), ["! bases", "= uses"]);
        assert_eq!(lost(before, "= uses of data\n! bases"), ["! bases", "= uses"]);
        assert!(lost("", "= uses").is_empty());
    }

    #[test]
    fn states_are_found_by_their_keys() {
        for state in State::ALL {
            assert_eq!(State::from_key(state.key()), Some(*state));
        }
        assert!(State::Scheduled.is_open() && !State::Scheduled.is_written() && !State::Withdrawn.is_open());
        assert_eq!(latest_waiver(day("2026-11-22")), day("2027-02-20"));
    }
}
