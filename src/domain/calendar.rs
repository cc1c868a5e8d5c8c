//! Working days in England and Wales: computed bank holidays, and the officer's own additions and removals (S13.9).

use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use std::collections::BTreeSet;

/// Which days are worked on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    added: BTreeSet<NaiveDate>,
    removed: BTreeSet<NaiveDate>,
}

impl Calendar {
    /// The same calendar with a holiday of the officer's own.
    pub fn with_holiday(mut self, day: NaiveDate) -> Self {
        self.removed.remove(&day);
        self.added.insert(day);
        self
    }
    /// The same calendar with a computed holiday that is worked on after all.
    pub fn without_holiday(mut self, day: NaiveDate) -> Self {
        self.added.remove(&day);
        self.removed.insert(day);
        self
    }
    /// Whether the day is neither at a weekend nor a holiday.
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        let is_weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let is_holiday = self.added.contains(&day) || (is_bank_holiday(day) && !self.removed.contains(&day));
        !is_weekend && !is_holiday
    }
    /// CLK-2: the day itself if it is worked on, else the next that is.
    pub fn roll(&self, day: NaiveDate) -> NaiveDate {
        let mut day = day;
        while !self.is_working_day(day) {
            day = day + Days::new(1);
        }
        day
    }
    /// CLK-10: the `count`th working day after a day, which itself never counts.
    pub fn add_working_days(&self, day: NaiveDate, count: u32) -> NaiveDate {
        let (mut day, mut left) = (day, count);
        while left > 0 {
            day = day + Days::new(1);
            if self.is_working_day(day) {
                left -= 1;
            }
        }
        day
    }
}

type MonthDay = (u32, u32);

/// Bank holidays that were ordered or moved once. The first of a pair is not a holiday in that year, the second is.
const MOVED: [(i32, MonthDay, MonthDay); 5] = [
    (1995, (5, 1), (5, 8)),
    (2002, (5, 27), (6, 4)),
    (2012, (5, 28), (6, 4)),
    (2020, (5, 4), (5, 8)),
    (2022, (5, 30), (6, 2)),
];
/// Days that were holidays once, besides the others.
const ONCE: [(i32, u32, u32); 7] =
    [(1999, 12, 31), (2002, 6, 3), (2011, 4, 29), (2012, 6, 5), (2022, 6, 3), (2022, 9, 19), (2023, 5, 8)];

/// Whether a day is a bank holiday in England and Wales, by the rules in force since 1978.
pub fn is_bank_holiday(day: NaiveDate) -> bool {
    let (year, this) = (day.year(), (day.month(), day.day()));
    if ONCE.contains(&(year, this.0, this.1)) || MOVED.iter().any(|(y, _, to)| *y == year && *to == this) {
        return true;
    }
    if MOVED.iter().any(|(y, from, _)| *y == year && *from == this) {
        return false;
    }
    let easter = easter_sunday(year);
    let is_monday = day.weekday() == Weekday::Mon;
    let moves_with_easter =
        [easter.checked_sub_days(Days::new(2)), easter.checked_add_days(Days::new(1))].contains(&Some(day));
    let is_may_or_summer = is_monday
        && match this {
            (5, d) => d <= 7 || d >= 25,
            (8, d) => d >= 25,
            _ => false,
        };
    // New Year's Day and its substitute on the Monday after a weekend
    let is_new_year = match this {
        (1, 1) => !matches!(day.weekday(), Weekday::Sat | Weekday::Sun),
        (1, 2 | 3) => is_monday,
        _ => false,
    };
    // Christmas and Boxing Day; what falls on a weekend is kept on the next working days
    let is_christmas = match (this, day.weekday()) {
        ((12, 25 | 26), Weekday::Sat | Weekday::Sun) => false,
        ((12, 25 | 26), _) => true,
        ((12, 27), Weekday::Mon | Weekday::Tue) => true,
        ((12, 28), Weekday::Mon | Weekday::Tue) => true,
        _ => false,
    };
    moves_with_easter || is_may_or_summer || is_new_year || is_christmas
}

/// Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm of 1876).
fn easter_sunday(year: i32) -> NaiveDate {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    let month = u32::try_from(n / 31).unwrap_or(4);
    let day = u32::try_from(n % 31 + 1).unwrap_or(1);
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holidays(year: i32) -> Vec<String> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        first
            .iter_days()
            .take_while(|d| d.year() == year)
            .filter(|d| is_bank_holiday(*d))
            .map(|d| d.format("%m-%d").to_string())
            .collect()
    }

    /// As published by the government for these years.
    #[test]
    fn the_published_lists_come_out() {
        assert_eq!(
            holidays(2022),
            ["01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27"]
        );
        assert_eq!(holidays(2023), ["01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26"]);
        assert_eq!(holidays(2026), ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"]);
        assert_eq!(holidays(2027), ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"]);
        assert_eq!(holidays(2020), ["01-01", "04-10", "04-13", "05-08", "05-25", "08-31", "12-25", "12-28"]);
    }

    #[test]
    fn s13_9_the_officer_adds_and_removes_days() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let calendar = Calendar::default();
        assert!(calendar.is_working_day(day));
        let calendar = calendar.with_holiday(day);
        assert!(!calendar.is_working_day(day));
        assert!(calendar.without_holiday(day).is_working_day(day));
    }
}
