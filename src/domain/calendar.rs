//! Working days in England and Wales: computed bank holidays, and the officer's own additions and removals (S13.9).

use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Why a bank holiday is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// Two days before Easter Sunday.
    GoodFriday,
    /// The day after Easter Sunday.
    EasterMonday,
    /// The first Monday in May, or the day it was moved to.
    EarlyMay,
    /// The last Monday in May, or the day it was moved to.
    Spring,
    /// The last Monday in August.
    Summer,
    /// 25 December.
    Christmas,
    /// 26 December.
    Boxing,
    /// 31 December 1999.
    MillenniumEve,
    /// 3 June 2002.
    GoldenJubilee,
    /// 29 April 2011.
    RoyalWedding,
    /// 5 June 2012.
    DiamondJubilee,
    /// 3 June 2022.
    PlatinumJubilee,
    /// 19 September 2022.
    StateFuneral,
    /// 8 May 2023.
    Coronation,
    /// S13.9: a day an officer put in.
    Added,
}

/// A bank holiday on the day it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct BankHoliday {
    /// The day nobody works.
    pub on: NaiveDate,
    /// Why.
    pub holiday: Holiday,
    /// Whether it stands in for a day at a weekend.
    pub is_substitute: bool,
}

/// Why a day is no working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// A Saturday or Sunday.
    Weekend,
    /// A bank holiday.
    Holiday(Holiday),
}

/// A day that is no working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DayOff {
    /// The day.
    pub on: NaiveDate,
    /// Why.
    pub reason: Reason,
}

/// Which days are worked on. The computed holidays are right from 1990 to 2100 as far as days proclaimed so far go;
/// days proclaimed later are the officer's to add.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    added: BTreeSet<NaiveDate>,
    removed: BTreeSet<NaiveDate>,
    /// Days on which the office alone is closed: the law's dates do not know them.
    #[serde(default)]
    closed: BTreeSet<NaiveDate>,
}

impl Calendar {
    /// S13.9: the computed holidays with the officer's lists. A day in both is worked on, which makes due dates
    /// earlier and never later.
    pub fn new(added: impl IntoIterator<Item = NaiveDate>, removed: impl IntoIterator<Item = NaiveDate>) -> Self {
        let removed: BTreeSet<_> = removed.into_iter().collect();
        Self {
            added: added.into_iter().filter(|day| !removed.contains(day)).collect(),
            removed,
            closed: BTreeSet::new(),
        }
    }
    /// The same calendar with days on which the office is closed although others work: they count as no working days and
    /// move no date of the law (CLK-2).
    pub fn with_closed(mut self, days: impl IntoIterator<Item = NaiveDate>) -> Self {
        self.closed = days.into_iter().collect();
        self
    }
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
    /// S13.9: the bank holidays of a year in order, with the officer's changes.
    pub fn bank_holidays(&self, year: i32) -> Vec<BankHoliday> {
        let mut all = computed(year);
        all.retain(|holiday| !self.removed.contains(&holiday.on));
        for &on in self.added.union(&self.closed).filter(|on| on.year() == year) {
            if all.iter().all(|holiday| holiday.on != on) {
                all.push(BankHoliday { on, holiday: Holiday::Added, is_substitute: false });
            }
        }
        all.sort_unstable();
        all
    }
    /// Why nobody works on this day, if nobody does.
    pub fn day_off(&self, on: NaiveDate) -> Option<DayOff> {
        let closed = || self.closed.contains(&on).then_some(Reason::Holiday(Holiday::Added));
        self.public_day_off(on).or_else(|| Some(DayOff { on, reason: closed()? }))
    }
    /// CLK-2: why a day is no working day for everybody: what the law's dates go by.
    pub fn public_day_off(&self, on: NaiveDate) -> Option<DayOff> {
        if is_at_weekend(on) {
            return Some(DayOff { on, reason: Reason::Weekend });
        }
        if self.removed.contains(&on) {
            return None;
        }
        let known = computed(on.year()).into_iter().find(|holiday| holiday.on == on).map(|holiday| holiday.holiday);
        let holiday = known.or(self.added.contains(&on).then_some(Holiday::Added))?;
        Some(DayOff { on, reason: Reason::Holiday(holiday) })
    }
    /// Whether the day is neither at a weekend nor a holiday.
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        self.day_off(day).is_none()
    }
    /// CLK-2: the day itself if it is a working day for everybody, else the next that is.
    pub fn roll(&self, day: NaiveDate) -> NaiveDate {
        day.iter_days().find(|later| self.public_day_off(*later).is_none()).unwrap_or(NaiveDate::MAX)
    }
    /// The days from `first` to `last`, both included, that are no working days for everybody.
    pub fn public_days_off(&self, first: NaiveDate, last: NaiveDate) -> Vec<DayOff> {
        first.iter_days().take_while(|day| *day <= last).filter_map(|day| self.public_day_off(day)).collect()
    }
    /// The first working day after a day, which itself never counts.
    pub fn next_working_day(&self, day: NaiveDate) -> NaiveDate {
        day.iter_days().skip(1).find(|later| self.is_working_day(*later)).unwrap_or(NaiveDate::MAX)
    }
    /// CLK-10: the `count`th working day after a day, which itself never counts.
    pub fn add_working_days(&self, day: NaiveDate, count: u32) -> NaiveDate {
        (0..count).fold(day, |day, _| self.next_working_day(day))
    }
    /// S13.15: the `count`th working day before a day, which itself never counts.
    pub fn subtract_working_days(&self, day: NaiveDate, count: u32) -> NaiveDate {
        (0..count).fold(day, |day, _| {
            let mut earlier = std::iter::successors(day.pred_opt(), NaiveDate::pred_opt);
            earlier.find(|day| self.is_working_day(*day)).unwrap_or(NaiveDate::MIN)
        })
    }
    /// The days from `first` to `last`, both included, on which nobody works.
    pub fn days_off(&self, first: NaiveDate, last: NaiveDate) -> Vec<DayOff> {
        first.iter_days().take_while(|day| *day <= last).filter_map(|day| self.day_off(day)).collect()
    }
}

/// Whether a day is a Saturday or Sunday.
pub fn is_at_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The bank holidays of a year by the rules in force since 1978, each on the day it is kept.
fn computed(year: i32) -> Vec<BankHoliday> {
    let mut all = Vec::with_capacity(10);
    let mut keep = |on: Option<NaiveDate>, holiday, is_substitute| {
        all.extend(on.map(|on| BankHoliday { on, holiday, is_substitute }));
    };
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);

    match day(1, 1).map(|d| d.weekday()) {
        Some(Weekday::Sat) => keep(day(1, 3), Holiday::NewYear, true),
        Some(Weekday::Sun) => keep(day(1, 2), Holiday::NewYear, true),
        _ => keep(day(1, 1), Holiday::NewYear, false),
    }

    let easter = easter_sunday(year);
    keep(easter.and_then(|d| d.checked_sub_days(Days::new(2))), Holiday::GoodFriday, false);
    keep(easter.and_then(|d| d.succ_opt()), Holiday::EasterMonday, false);

    let early_may = match year {
        1995 | 2020 => day(5, 8),
        _ => NaiveDate::from_weekday_of_month_opt(year, 5, Weekday::Mon, 1),
    };
    keep(early_may, Holiday::EarlyMay, false);
    let spring = match year {
        2002 | 2012 => day(6, 4),
        2022 => day(6, 2),
        _ => last_monday(year, 5),
    };
    keep(spring, Holiday::Spring, false);
    keep(last_monday(year, 8), Holiday::Summer, false);

    match day(12, 25).map(|d| d.weekday()) {
        Some(Weekday::Fri) => {
            keep(day(12, 25), Holiday::Christmas, false);
            keep(day(12, 28), Holiday::Boxing, true);
        }
        Some(Weekday::Sat) => {
            keep(day(12, 27), Holiday::Christmas, true);
            keep(day(12, 28), Holiday::Boxing, true);
        }
        Some(Weekday::Sun) => {
            keep(day(12, 26), Holiday::Boxing, false);
            keep(day(12, 27), Holiday::Christmas, true);
        }
        _ => {
            keep(day(12, 25), Holiday::Christmas, false);
            keep(day(12, 26), Holiday::Boxing, false);
        }
    }

    match year {
        1999 => keep(day(12, 31), Holiday::MillenniumEve, false),
        2002 => keep(day(6, 3), Holiday::GoldenJubilee, false),
        2011 => keep(day(4, 29), Holiday::RoyalWedding, false),
        2012 => keep(day(6, 5), Holiday::DiamondJubilee, false),
        2022 => {
            keep(day(6, 3), Holiday::PlatinumJubilee, false);
            keep(day(9, 19), Holiday::StateFuneral, false);
        }
        2023 => keep(day(5, 8), Holiday::Coronation, false),
        _ => {}
    }
    all
}

/// The last Monday of a month.
fn last_monday(year: i32, month: u32) -> Option<NaiveDate> {
    [5, 4].into_iter().find_map(|nth| NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Mon, nth))
}

/// Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm of 1876).
fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(n / 31).ok()?, u32::try_from(n % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// As published by the government for these years.
    const PUBLISHED: [(i32, &str); 10] = [
        (2019, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26"),
        (2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"),
        (2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"),
        (2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"),
        (2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"),
        (2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"),
        (2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
        (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
        (2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
        (2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
    ];

    #[test]
    fn the_published_lists_come_out() {
        for (year, published) in PUBLISHED {
            let ours: Vec<_> = Calendar::default().bank_holidays(year).into_iter().map(|h| h.on).collect();
            let theirs: Vec<_> = published.split(' ').map(|md| d(&format!("{year}-{md}"))).collect();
            assert_eq!(ours, theirs, "{year}");
        }
    }

    #[test]
    fn earlier_days_by_proclamation_are_known() {
        for on in ["1995-05-08", "1999-12-31", "2002-06-03", "2002-06-04", "2011-04-29", "2012-06-04", "2012-06-05"] {
            assert!(!Calendar::default().is_working_day(d(on)), "{on}");
        }
        for on in ["1995-05-01", "2002-05-27", "2012-05-28", "2020-05-04", "2022-05-30", "2026-06-15"] {
            assert!(Calendar::default().is_working_day(d(on)), "{on}");
        }
    }

    /// Another road to Easter: the Sunday after the full moon that golden number and epact give.
    fn easter_by_full_moon(year: i32) -> NaiveDate {
        let (golden, century) = (year % 19 + 1, year / 100 + 1);
        let (skipped, moon) = (3 * century / 4 - 12, (8 * century + 5) / 25 - 5);
        let mut epact = (11 * golden + 20 + moon - skipped).rem_euclid(30);
        if (epact == 25 && golden > 11) || epact == 24 {
            epact += 1;
        }
        let full = 44 - epact + if 44 - epact < 21 { 30 } else { 0 };
        let mut day = d(&format!("{year}-03-01")) + Days::new(u64::try_from(full - 1).unwrap());
        loop {
            day = day.succ_opt().unwrap();
            if day.weekday() == Weekday::Sun {
                return day;
            }
        }
    }

    #[test]
    fn easter_follows_the_full_moon() {
        for year in 1583..=4099 {
            assert_eq!(easter_sunday(year), Some(easter_by_full_moon(year)), "{year}");
        }
        for known in ["1818-03-22", "1943-04-25", "2000-04-23", "2008-03-23", "2038-04-25", "2100-03-28"] {
            assert_eq!(easter_sunday(d(known).year()), Some(d(known)));
        }
    }

    #[test]
    fn every_year_has_its_eight_holidays_on_working_weekdays() {
        for year in 1990..=2100 {
            let all = Calendar::default().bank_holidays(year);
            let more = match year {
                1999 | 2002 | 2011 | 2012 | 2023 => 1,
                2022 => 2,
                _ => 0,
            };
            assert_eq!(all.len(), 8 + more, "{year}");
            assert!(all.windows(2).all(|two| two[0].on < two[1].on), "{year}");
            assert!(!all.iter().any(|h| is_at_weekend(h.on)), "{year}");
        }
    }

    #[test]
    fn s13_9_the_officer_adds_and_removes_days() {
        let day = d("2026-11-23");
        let calendar = Calendar::default();
        assert!(calendar.is_working_day(day));
        let calendar = calendar.with_holiday(day);
        assert_eq!(calendar.day_off(day), Some(DayOff { on: day, reason: Reason::Holiday(Holiday::Added) }));
        assert!(calendar.bank_holidays(2026).iter().any(|h| h.on == day && h.holiday == Holiday::Added));
        assert!(calendar.without_holiday(day).is_working_day(day));

        let both = Calendar::new([d("2026-12-24"), d("2026-12-25")], [d("2026-12-24"), d("2026-08-31")]);
        assert!(both.is_working_day(d("2026-12-24")), "in both lists: worked on");
        assert!(both.is_working_day(d("2026-08-31")) && !both.is_working_day(d("2026-12-25")));
        assert_eq!(both.bank_holidays(2026).len(), 7, "a day that is a holiday anyway is listed once");
        assert!(!Calendar::new([], [d("2026-09-19")]).is_working_day(d("2026-09-19")), "a Saturday stays one");
    }

    #[test]
    fn counting_goes_both_ways() {
        let calendar = Calendar::default();
        assert_eq!(calendar.roll(d("2026-12-25")), d("2026-12-29"));
        assert_eq!(calendar.roll(d("2026-12-24")), d("2026-12-24"));
        assert_eq!(calendar.next_working_day(d("2026-12-24")), d("2026-12-29"));
        assert_eq!(calendar.add_working_days(d("2026-12-24"), 2), d("2026-12-30"));
        assert_eq!(calendar.subtract_working_days(d("2026-12-30"), 2), d("2026-12-24"));
        assert_eq!(calendar.add_working_days(d("2026-12-25"), 0), d("2026-12-25"));
        assert_eq!(calendar.days_off(d("2026-12-24"), d("2026-12-29")).len(), 4);
    }

    #[test]
    fn the_ends_of_time_do_not_panic() {
        let calendar = Calendar::default();
        for edge in [NaiveDate::MIN, NaiveDate::MAX] {
            let _ = (calendar.roll(edge), calendar.add_working_days(edge, 3), calendar.subtract_working_days(edge, 3));
            let _ = (calendar.bank_holidays(edge.year()), calendar.days_off(edge, edge));
        }
    }
}
