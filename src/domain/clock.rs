//! Time as an argument. Nothing in the portal reads the machine's clock except through [`Clock`].

use chrono::{DateTime, NaiveDate, NaiveDateTime, SubsecRound, TimeDelta, TimeZone as _, Utc};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// A moment in UTC with whole microseconds, which is what both databases keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(NaiveDateTime);

impl Moment {
    /// Takes a UTC date and time as a database returns it.
    pub fn from_naive_utc(at: NaiveDateTime) -> Self {
        Self(at.trunc_subsecs(6))
    }
    /// The UTC date and time without zone, as a database stores it.
    pub fn naive_utc(self) -> NaiveDateTime {
        self.0
    }
    /// The UTC calendar date.
    pub fn date(self) -> NaiveDate {
        self.0.date()
    }
    /// CLK: the calendar date in London, which is the one legal days are counted in.
    pub fn london_date(self) -> NaiveDate {
        self.0.and_utc().with_timezone(&chrono_tz::Europe::London).date_naive()
    }
    /// Seconds since 1970 in UTC.
    pub fn unix_seconds(self) -> i64 {
        self.0.and_utc().timestamp()
    }
    /// From seconds since 1970 in UTC; values out of range give the epoch.
    pub fn from_unix_seconds(seconds: i64) -> Self {
        Self(DateTime::from_timestamp(seconds, 0).unwrap_or(DateTime::UNIX_EPOCH).naive_utc())
    }
    /// Midnight UTC at the start of a date.
    pub fn start_of(date: NaiveDate) -> Self {
        Self(date.and_time(chrono::NaiveTime::MIN))
    }
    /// Midnight in London at the beginning of a day: what a period that people name begins with.
    pub fn start_of_london_day(day: NaiveDate) -> Self {
        let midnight = day.and_time(chrono::NaiveTime::MIN);
        // London changes its clocks at one in the morning: midnight is always there, and once
        match chrono_tz::Europe::London.from_local_datetime(&midnight).earliest() {
            Some(at) => Self::from_naive_utc(at.naive_utc()),
            None => Self::start_of(day),
        }
    }
    /// RFC 3339 with `Z`, whole seconds: the form used in exports and the machine API.
    pub fn rfc3339(self) -> String {
        self.0.and_utc().format("%Y-%m-%dT%H:%M:%SZ").to_string()
    }
}

impl From<DateTime<Utc>> for Moment {
    fn from(at: DateTime<Utc>) -> Self {
        Self::from_naive_utc(at.naive_utc())
    }
}
impl std::ops::Add<TimeDelta> for Moment {
    type Output = Self;
    fn add(self, by: TimeDelta) -> Self {
        Self(self.0 + by)
    }
}
impl std::ops::Sub<TimeDelta> for Moment {
    type Output = Self;
    fn sub(self, by: TimeDelta) -> Self {
        Self(self.0 - by)
    }
}
impl std::ops::Sub for Moment {
    type Output = TimeDelta;
    fn sub(self, other: Self) -> TimeDelta {
        self.0 - other.0
    }
}

/// Where the time comes from: the machine, or a test's hand.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's own clock.
    System,
    /// Microseconds since 1970, moved only by [`Clock::advance`] and [`Clock::set`].
    Movable(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `at` until it is moved.
    pub fn movable(at: Moment) -> Self {
        Self::Movable(Arc::new(AtomicI64::new(at.0.and_utc().timestamp_micros())))
    }
    /// The present moment.
    #[allow(clippy::disallowed_methods)] // the one place where the machine's clock is read
    pub fn now(&self) -> Moment {
        match self {
            Self::System => Utc::now().into(),
            Self::Movable(micros) => {
                DateTime::from_timestamp_micros(micros.load(Ordering::SeqCst)).unwrap_or(DateTime::UNIX_EPOCH).into()
            }
        }
    }
    /// Moves a movable clock; the machine's clock stays as it is.
    pub fn advance(&self, by: TimeDelta) {
        if let Self::Movable(micros) = self {
            micros.fetch_add(by.num_microseconds().unwrap_or(0), Ordering::SeqCst);
        }
    }
    /// Sets a movable clock; the machine's clock stays as it is.
    pub fn set(&self, at: Moment) {
        if let Self::Movable(micros) = self {
            micros.store(at.0.and_utc().timestamp_micros(), Ordering::SeqCst);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_london_day_starts_an_hour_early_in_summer() {
        let at = Moment::from_naive_utc(NaiveDate::from_ymd_opt(2026, 7, 1).unwrap().and_hms_opt(23, 30, 0).unwrap());
        assert_eq!(at.london_date(), NaiveDate::from_ymd_opt(2026, 7, 2).unwrap());
        assert_eq!(at.date(), NaiveDate::from_ymd_opt(2026, 7, 1).unwrap());
    }

    #[test]
    fn a_movable_clock_stands_until_moved() {
        let clock = Clock::movable(Moment::from_unix_seconds(1_000));
        assert_eq!(clock.now(), Moment::from_unix_seconds(1_000));
        clock.advance(TimeDelta::seconds(5));
        assert_eq!(clock.now().unix_seconds(), 1_005);
    }
}
