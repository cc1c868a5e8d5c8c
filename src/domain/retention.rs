//! How long values stay: the longest claim of the purposes they are held for, by the rules of the register. S2.12,
//! S6.20, L5.5. Pure: what is known about a value goes in, what becomes of it comes out.

use super::clock::Moment;
use super::preference::UNDO_WITHIN;
use super::register::{Registers, RetentionAction, RetentionRule, RetentionStart};
use super::value::Category;
use chrono::{Months, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How often rules are applied without anybody asking.
pub const EVERY: TimeDelta = TimeDelta::hours(24);

/// What a person's state for a purpose means for what is held for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The purpose is in use.
    Live,
    /// Its use is paused (S6.10, S8.7): nothing is decided, so nothing goes.
    Paused,
    /// The person or the company ended it.
    Ended(Moment),
}

impl Standing {
    /// From the state that stands in the database, and since when.
    pub fn of(state: &str, since: Moment) -> Self {
        match state {
            "live" => Self::Live,
            "paused" => Self::Paused,
            _ => Self::Ended(since),
        }
    }
}

/// One purpose that a value is held for.
#[derive(Debug, Clone, Copy)]
pub struct Claim<'r> {
    /// The row of T10.
    pub purpose: &'r str,
    /// Where the person stands with it.
    pub standing: Standing,
    /// The rule of the register for the value's category, if there is one yet.
    pub rule: Option<&'r RetentionRule>,
}

/// From when periods count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// The day the value was collected; the day it came here if the source did not say.
    pub collected: NaiveDate,
    /// The last day anybody on either side was in touch; never before `collected`.
    pub last_contact: NaiveDate,
}

/// Until when a value stays, and by what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stay {
    /// Up to the day before this one; on the day it goes.
    Until {
        /// The day.
        day: NaiveDate,
        /// The purpose that keeps it longest.
        purpose: String,
        /// How many months that purpose's rule has.
        months: u32,
        /// What those months count from; for a purpose that ended, its end.
        starts: RetentionStart,
        /// What happens then.
        action: RetentionAction,
    },
    /// As long as a purpose is in use, and so many months after.
    WhileUsed {
        /// The purpose.
        purpose: String,
        /// The months after its end.
        months: u32,
    },
    /// GAP7: a purpose keeps it for which no period has been set yet.
    NoPeriod {
        /// The purpose.
        purpose: String,
    },
    /// No purpose is on record: nothing says when it should go, so a person has to look.
    NoPurpose,
}

impl Stay {
    /// Whether the value goes on this day.
    pub fn is_over(&self, today: NaiveDate) -> bool {
        matches!(self, Self::Until { day, action, .. } if *day <= today && *action != RetentionAction::Seal)
    }
    /// The purpose that keeps the value, for the counts of a run.
    pub fn purpose(&self) -> &str {
        match self {
            Self::Until { purpose, .. } | Self::WhileUsed { purpose, .. } | Self::NoPeriod { purpose } => purpose,
            Self::NoPurpose => "",
        }
    }
    /// The stable key of why a value that is not over stays.
    pub fn reason(&self) -> &'static str {
        match self {
            Self::Until { action: RetentionAction::Seal, .. } => "law",
            Self::Until { .. } => "period",
            Self::WhileUsed { .. } => "used",
            Self::NoPeriod { .. } => "no_period",
            Self::NoPurpose => "no_purpose",
        }
    }
}

fn after(day: NaiveDate, months: u32) -> NaiveDate {
    // a month that has no such day ends the period on its last one
    day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// The day until which one claim keeps a value; `None` if no day can be said yet.
fn day_of(claim: &Claim<'_>, rule: &RetentionRule, counted: Counted) -> Option<NaiveDate> {
    let own = match rule.starts {
        RetentionStart::Collected => Some(after(counted.collected, rule.months)),
        RetentionStart::LastContact => Some(after(counted.last_contact.max(counted.collected), rule.months)),
        RetentionStart::PurposeEnded => None,
    };
    match claim.standing {
        Standing::Live => own,
        Standing::Paused => None,
        Standing::Ended(since) => Some(match own {
            // S6.20: what nobody needs any more does not wait for its period, only until the end can no longer be undone
            Some(day) => day.min((since + UNDO_WITHIN).london_date()),
            None => after(since.london_date(), rule.months),
        }),
    }
}

/// S6.20: until when a value stays: as long as the purpose that keeps it longest. A purpose in use without a period
/// keeps it (nothing goes before somebody has decided when); one that ended without a period does so only where no
/// other claim is.
pub fn stay(claims: &[Claim<'_>], counted: Counted) -> Stay {
    let mut longest: Option<Stay> = None;
    let mut unruled: Option<&Claim<'_>> = None;
    for claim in claims {
        let Some(rule) = claim.rule else {
            if !matches!(claim.standing, Standing::Ended(_)) {
                return Stay::NoPeriod { purpose: claim.purpose.to_owned() };
            }
            unruled = unruled.or(Some(claim));
            continue;
        };
        let purpose = claim.purpose.to_owned();
        let it = match day_of(claim, rule, counted) {
            None => Stay::WhileUsed { purpose, months: rule.months },
            Some(day) => {
                let starts = match claim.standing {
                    Standing::Ended(_) => RetentionStart::PurposeEnded,
                    Standing::Live | Standing::Paused => rule.starts,
                };
                Stay::Until { day, purpose, months: rule.months, starts, action: rule.action }
            }
        };
        let longer = match (&longest, &it) {
            (None, _) | (Some(Stay::Until { .. }), Stay::WhileUsed { .. }) => true,
            (Some(Stay::Until { day: a, .. }), Stay::Until { day: b, .. }) => b > a,
            _ => false,
        };
        if longer {
            longest = Some(it);
        }
    }
    match (longest, unruled) {
        (Some(stay), _) => stay,
        (None, Some(claim)) => Stay::NoPeriod { purpose: claim.purpose.to_owned() },
        (None, None) => Stay::NoPurpose,
    }
}

/// The claims on a value of a category among the purposes of its provenance, masked by T10.
pub fn claims<'r>(
    registers: &'r Registers,
    category: Category,
    purposes: impl IntoIterator<Item = &'r str>,
    standing: impl Fn(&str) -> Standing,
) -> Vec<Claim<'r>> {
    let mut all: Vec<Claim<'r>> = Vec::new();
    for key in purposes {
        let Some(row) = registers.purpose(key) else { continue };
        if registers.may_use(key, category).is_ok() && !all.iter().any(|c| c.purpose == key) {
            all.push(Claim { purpose: &row.key, standing: standing(key), rule: row.retention_for(category) });
        }
    }
    all
}

/// Why nothing of a contact goes, whatever its periods say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// L18.2: the person asked to have it kept.
    Restricted,
    /// S8.19: a law keeps it, or a hold.
    Held,
    /// A case of the person's is open: it may be about just this.
    OpenCase,
}

impl Kept {
    /// The stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Restricted => "restricted",
            Self::Held => "held",
            Self::OpenCase => "open_case",
        }
    }
}

/// What is known of one stored thing, without what it says.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its number among the contact's rows.
    pub number: i64,
    /// Its category.
    pub category: Category,
    /// The purposes of its provenance; none for what the person corrected here.
    pub purposes: Vec<String>,
    /// The day it was collected, or came.
    pub collected: NaiveDate,
    /// S6.15: whether a hold covers it.
    pub held: bool,
}

/// What is known of a contact, without any value.
#[derive(Debug, Clone, Default)]
pub struct Holding {
    /// E-mail addresses.
    pub addresses: Vec<Item>,
    /// Live values.
    pub values: Vec<Item>,
    /// The person's own states for purposes, by row of T10.
    pub standings: BTreeMap<String, (String, Moment)>,
    /// The last day anybody was in touch, if it is known.
    pub last_contact: Option<NaiveDate>,
    /// Why nothing may go.
    pub kept: Option<Kept>,
}

/// What becomes of a contact on a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fate {
    /// Values that go, by number.
    pub values: Vec<i64>,
    /// Whether the whole contact goes, with its addresses and everything else.
    pub whole: bool,
}

/// How many values went and stayed by a rule.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Values that go.
    pub gone: u64,
    /// Values that stay.
    pub stays: u64,
}

/// What a run did, or a dry run would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Contacts looked at.
    pub contacts: u64,
    /// Contacts of whom everything goes.
    pub whole: u64,
    /// Contacts of whom a part goes.
    pub parts: u64,
    /// By rule, as `R06/BCI`; without a purpose `/BCI`.
    pub by_rule: BTreeMap<String, Tally>,
    /// Values that stay, by why.
    pub why: BTreeMap<String, u64>,
}

impl Report {
    /// Values and addresses that go.
    pub fn gone(&self) -> u64 {
        self.by_rule.values().map(|t| t.gone).sum()
    }
    /// Values and addresses that stay.
    pub fn stays(&self) -> u64 {
        self.by_rule.values().map(|t| t.stays).sum()
    }
    /// Adds what another part of the run did.
    pub fn add(&mut self, other: &Self) {
        self.contacts += other.contacts;
        self.whole += other.whole;
        self.parts += other.parts;
        for (rule, tally) in &other.by_rule {
            let mine = self.by_rule.entry(rule.clone()).or_default();
            mine.gone += tally.gone;
            mine.stays += tally.stays;
        }
        for (why, count) in &other.why {
            *self.why.entry(why.clone()).or_default() += count;
        }
    }
    fn note(&mut self, stay: &Stay, category: Category, goes: bool, why: Option<&str>) {
        let tally = self.by_rule.entry(format!("{}/{}", stay.purpose(), category.key())).or_default();
        if goes {
            tally.gone += 1;
        } else {
            tally.stays += 1;
            *self.why.entry(why.unwrap_or(stay.reason()).to_owned()).or_default() += 1;
        }
    }
}

/// Until when each address and value of a contact stays.
pub fn stays(registers: &Registers, holding: &Holding) -> (Vec<Stay>, Vec<Stay>) {
    // what the person corrected here carries no purposes: it serves those that the rest is held for
    let all: Vec<&str> =
        holding.addresses.iter().chain(&holding.values).flat_map(|i| i.purposes.iter().map(String::as_str)).collect();
    let standing =
        |key: &str| holding.standings.get(key).map_or(Standing::Live, |(state, since)| Standing::of(state, *since));
    let of = |item: &Item| {
        let own: Vec<&str> = item.purposes.iter().map(String::as_str).collect();
        let purposes = if own.is_empty() { all.clone() } else { own };
        let known: Vec<&str> =
            purposes.iter().filter_map(|key| registers.purpose(key)).map(|row| row.key.as_str()).collect();
        let claims = claims(registers, item.category, known, standing);
        let last_contact = holding.last_contact.unwrap_or(item.collected);
        stay(&claims, Counted { collected: item.collected, last_contact })
    };
    (holding.addresses.iter().map(of).collect(), holding.values.iter().map(of).collect())
}

/// S2.12: decides about one contact and counts it. An address stays as long as anything else does: it is the only way
/// by which the person can see and change the rest.
pub fn decide(registers: &Registers, holding: &Holding, today: NaiveDate, report: &mut Report) -> Fate {
    let (addresses, values) = stays(registers, holding);
    report.contacts += 1;
    let kept = holding.kept.map(Kept::key);
    let over = |(stay, item): &(&Stay, &Item)| kept.is_none() && !item.held && stay.is_over(today);
    let of_values = || values.iter().zip(&holding.values);
    let of_addresses = || addresses.iter().zip(&holding.addresses);
    let is_empty = addresses.is_empty() && values.is_empty();
    let whole = !is_empty && of_values().chain(of_addresses()).all(|it| over(&it));
    let held = |stay: &Stay, item: &Item| (item.held && stay.is_over(today)).then_some(Kept::Held.key());
    for (stay, item) in of_values() {
        report.note(stay, item.category, over(&(stay, item)), kept.or(held(stay, item)));
    }
    for (stay, item) in of_addresses() {
        let way_in = (stay.is_over(today) && !whole).then_some("way_in");
        report.note(stay, item.category, whole, kept.or(held(stay, item)).or(way_in));
    }
    let gone: Vec<i64> = of_values().filter(over).map(|(_, item)| item.number).collect();
    if whole {
        report.whole += 1;
    } else if !gone.is_empty() {
        report.parts += 1;
    }
    Fate { values: gone, whole }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::register::RegisterRow;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn rule(months: u32, starts: RetentionStart) -> RetentionRule {
        RetentionRule { months, starts, action: RetentionAction::Erase, law: None }
    }
    fn claim<'r>(purpose: &'r str, standing: Standing, rule: Option<&'r RetentionRule>) -> Claim<'r> {
        Claim { purpose, standing, rule }
    }
    const COUNTED: fn() -> Counted = || Counted { collected: day("2024-02-29"), last_contact: day("2025-01-31") };
    fn until(stay: &Stay) -> String {
        match stay {
            Stay::Until { day, purpose, .. } => format!("{day} {purpose}"),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn s6_20_periods_count_from_their_start_in_calendar_months() {
        let (collected, touched) = (rule(12, RetentionStart::Collected), rule(1, RetentionStart::LastContact));
        let one = |rule| until(&stay(&[claim("R06", Standing::Live, Some(rule))], COUNTED()));
        assert_eq!(one(&collected), "2025-02-28 R06");
        assert_eq!(one(&touched), "2025-02-28 R06");
        // the longest claim counts
        let both = [claim("R06", Standing::Live, Some(&touched)), claim("R03", Standing::Live, Some(&collected))];
        assert_eq!(until(&stay(&both, COUNTED())), "2025-02-28 R06");
        let longer = rule(48, RetentionStart::Collected);
        let both = [claim("R06", Standing::Live, Some(&touched)), claim("R03", Standing::Live, Some(&longer))];
        assert_eq!(until(&stay(&both, COUNTED())), "2028-02-29 R03");
    }

    #[test]
    fn s6_20_an_ended_purpose_keeps_only_until_it_cannot_be_undone_or_for_its_months_after() {
        let ended = Standing::Ended(Moment::start_of(day("2026-03-01")));
        let (long, after_end) = (rule(120, RetentionStart::Collected), rule(72, RetentionStart::PurposeEnded));
        let one = |c| until(&stay(&[c], COUNTED()));
        assert_eq!(one(claim("R06", ended, Some(&long))), "2026-03-31 R06");
        assert_eq!(one(claim("R03", ended, Some(&after_end))), "2032-03-01 R03");
        assert_eq!(
            stay(&[claim("R03", Standing::Live, Some(&after_end))], COUNTED()),
            Stay::WhileUsed { purpose: "R03".into(), months: 72 }
        );
        // a purpose whose use is only paused lets nothing go
        assert_eq!(stay(&[claim("R06", Standing::Paused, Some(&long))], COUNTED()).reason(), "used");
    }

    #[test]
    fn gap7_without_a_period_nothing_goes() {
        let short = rule(1, RetentionStart::Collected);
        let ended = Standing::Ended(Moment::start_of(day("2024-03-01")));
        let live = [claim("R06", Standing::Live, None), claim("R03", Standing::Live, Some(&short))];
        assert_eq!(stay(&live, COUNTED()), Stay::NoPeriod { purpose: "R06".into() });
        assert_eq!(stay(&[claim("R06", ended, None)], COUNTED()), Stay::NoPeriod { purpose: "R06".into() });
        // but an ended purpose without one does not keep what another purpose lets go
        let both = [claim("R06", ended, None), claim("R03", Standing::Live, Some(&short))];
        assert_eq!(until(&stay(&both, COUNTED())), "2024-03-29 R03");
        assert_eq!(stay(&[], COUNTED()), Stay::NoPurpose);
    }

    /// Registers in which R06 keeps two years from the last contact, names (IDN) one; R03 has six years after its end.
    pub(super) fn with_rules() -> Registers {
        let registers = Registers::westcon();
        let set = |registers: &Registers, key: &str, retention: &str, by: &str| {
            let row = registers.row("purpose", key).unwrap();
            let mut value: serde_json::Value = serde_json::from_str(&row.json).unwrap();
            value["retention"] = serde_json::from_str(retention).unwrap();
            value["retention_by_category"] = serde_json::from_str(by).unwrap();
            registers.with_row(RegisterRow { json: value.to_string(), ..row.clone() }).unwrap()
        };
        let two = r#"{"months":24,"starts":"last_contact","action":"erase","law":null}"#;
        let one = r#"{"IDN":{"months":12,"starts":"last_contact","action":"erase","law":null}}"#;
        let six = r#"{"months":72,"starts":"purpose_ended","action":"erase","law":null}"#;
        set(&set(&registers, "R06", two, one), "R03", six, "{}")
    }
    fn item(number: i64, category: Category, purposes: &[&str]) -> Item {
        let purposes = purposes.iter().map(|p| (*p).to_owned()).collect();
        Item { number, category, purposes, collected: day("2024-01-10"), held: false }
    }
    fn holding() -> Holding {
        Holding {
            addresses: vec![item(1, Category::Bci, &["R06"])],
            values: vec![
                item(2, Category::Idn, &["R06"]),
                item(3, Category::Bci, &["R06"]),
                item(4, Category::Bci, &[]),
            ],
            ..Holding::default()
        }
    }

    #[test]
    fn s2_12_values_go_one_by_one_and_the_address_with_the_last() {
        let registers = with_rules();
        let fate = |on: &str, holding: &Holding| {
            let mut report = Report::default();
            (decide(&registers, holding, day(on), &mut report), report)
        };
        assert_eq!(fate("2025-01-09", &holding()).0, Fate::default());
        let (first, report) = fate("2025-01-10", &holding());
        assert_eq!(first, Fate { values: vec![2], whole: false });
        assert_eq!((report.gone(), report.stays(), report.parts, report.whole), (1, 3, 1, 0));
        assert_eq!(report.by_rule["R06/IDN"], Tally { gone: 1, stays: 0 });
        assert_eq!(report.why["period"], 3);
        // what was corrected here goes with the purposes of the rest
        let (last, report) = fate("2026-01-10", &holding());
        assert_eq!(last, Fate { values: vec![2, 3, 4], whole: true });
        assert_eq!((report.gone(), report.stays(), report.whole), (4, 0, 1));
        // a value that stays keeps the way in
        let mut busy = holding();
        busy.values.push(item(5, Category::Bci, &["R03"]));
        let (rest, report) = fate("2026-01-10", &busy);
        // the corrected value now also serves R03, which is in use
        assert_eq!(rest, Fate { values: vec![2, 3], whole: false });
        assert_eq!(report.why["way_in"], 1);
        assert_eq!(report.why["used"], 2);
    }

    #[test]
    fn s6_20_consent_withdrawn_keeps_for_the_other_purpose_only() {
        let registers = with_rules();
        let mut it = holding();
        it.values = vec![item(3, Category::Bci, &["R06", "R03"])];
        it.addresses = vec![item(1, Category::Bci, &["R06", "R03"])];
        let withdrawn = Moment::start_of(day("2024-02-01"));
        it.standings.insert("R06".into(), ("withdrawn".into(), withdrawn));
        assert_eq!(stays(&registers, &it).1, [Stay::WhileUsed { purpose: "R03".into(), months: 72 }]);
        it.standings.insert("R03".into(), ("ended".into(), withdrawn));
        assert!(decide(&registers, &it, day("2030-01-31"), &mut Report::default()).values.is_empty());
        assert!(decide(&registers, &it, day("2030-02-01"), &mut Report::default()).whole);
    }

    #[test]
    fn l18_2_restriction_hold_and_open_case_keep_everything() {
        let registers = with_rules();
        for kept in [Kept::Restricted, Kept::Held, Kept::OpenCase] {
            let it = Holding { kept: Some(kept), ..holding() };
            let mut report = Report::default();
            assert_eq!(decide(&registers, &it, day("2099-01-01"), &mut report), Fate::default());
            assert_eq!(report.why, BTreeMap::from([(kept.key().to_owned(), 4)]));
        }
    }

    #[test]
    fn s6_15_a_hold_keeps_what_it_covers_and_the_way_to_it() {
        let registers = with_rules();
        let mut it = holding();
        it.values[1].held = true;
        let mut report = Report::default();
        let fate = decide(&registers, &it, day("2099-01-01"), &mut report);
        assert_eq!(fate, Fate { values: vec![2, 4], whole: false });
        assert_eq!(report.why, BTreeMap::from([("held".to_owned(), 1), ("way_in".to_owned(), 1)]));
    }

    #[test]
    fn a_contact_of_whom_nothing_is_held_is_left_alone() {
        let nothing = Holding::default();
        assert_eq!(decide(&with_rules(), &nothing, day("2099-01-01"), &mut Report::default()), Fate::default());
    }
}
