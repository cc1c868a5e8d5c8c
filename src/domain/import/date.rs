//! Dates and times as exports write them.

use crate::domain::clock::Moment;
use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};
use serde::Deserialize;

/// What `03/04/2025` means in a file. It is never guessed row by row: a cell that cannot be read in the order that
/// holds is reported and left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// The 3rd of April, as in Great Britain and most of the world.
    #[default]
    DayFirst,
    /// The 4th of March, as in the United States.
    MonthFirst,
}

/// Reads `2020-02-25`, `2020-02-25 10:56[:00]`, `2020-02-25T10:56:00.000Z`, `...+01:00`, `25/02/2020 10:56`,
/// `25.02.2020`, `2/25/2020 1:05 PM` (by `order`). A time without a zone is taken as UTC. Years from 1900 to 2200.
pub(super) fn parse_moment(typed: &str, order: DateOrder) -> Option<Moment> {
    let typed = typed.trim();
    if typed.len() > 40 {
        return None;
    }
    let (date, time) = match typed.find(['T', ' ']) {
        Some(at) => (typed.get(..at)?, typed.get(at + 1..)?.trim()),
        None => (typed, ""),
    };
    let date = parse_date(date, order)?;
    let (time, east) = if time.is_empty() { (NaiveTime::MIN, 0) } else { parse_time(time)? };
    let local = date.and_time(time);
    Some(Moment::from_naive_utc(local.checked_sub_signed(TimeDelta::seconds(east))?))
}

fn number(digits: &str) -> Option<u32> {
    // parse() would take a sign
    if digits.is_empty() || digits.len() > 9 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

fn parse_date(text: &str, order: DateOrder) -> Option<NaiveDate> {
    let sign = text.find(['-', '/', '.']).and_then(|at| text.get(at..=at))?;
    let mut parts = text.split(sign);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (year, month, day) = if a.len() == 4 {
        (a, b, c)
    } else if c.len() == 4 {
        match order {
            DateOrder::MonthFirst if sign != "." => (c, a, b),
            _ => (c, b, a),
        }
    } else {
        return None;
    };
    if month.len() > 2 || day.len() > 2 {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(i32::try_from(number(year)?).ok()?, number(month)?, number(day)?)?;
    (1900..=2200).contains(&date.year()).then_some(date)
}

/// The time of day and how many seconds its zone lies east of Greenwich.
fn parse_time(text: &str) -> Option<(NaiveTime, i64)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.').unwrap_or(text.len());
    let (clock, rest) = text.split_at(end);
    let mut parts = clock.split(':');
    let (hour, minute, second) = (number(parts.next()?)?, number(parts.next()?)?, parts.next().unwrap_or("0"));
    let (second, fraction) = second.split_once('.').unwrap_or((second, "0"));
    let fraction = fraction.get(..6).unwrap_or(fraction);
    let micros = number(fraction)? * 10_u32.pow(6 - u32::try_from(fraction.len()).ok()?);
    let rest = rest.trim();
    let (half, zone) = match rest.get(..2).map(str::to_ascii_uppercase).as_deref() {
        Some("AM") => (Some(0), rest.get(2..)?.trim()),
        Some("PM") => (Some(12), rest.get(2..)?.trim()),
        _ => (None, rest),
    };
    let hour = match half {
        None => hour,
        Some(add) if (1..=12).contains(&hour) => hour % 12 + add,
        Some(_) => return None,
    };
    if parts.next().is_some() {
        return None;
    }
    let time = NaiveTime::from_hms_micro_opt(hour, minute, number(second)?, micros)?;
    Some((time, parse_zone(zone)?))
}

fn parse_zone(zone: &str) -> Option<i64> {
    let sign = match zone.bytes().next() {
        None => return Some(0),
        Some(b'+') => 1,
        Some(b'-') => -1,
        _ => return matches!(zone, "Z" | "z" | "UTC" | "GMT").then_some(0),
    };
    let digits: String = zone.chars().skip(1).filter(|c| *c != ':').collect();
    let (hours, minutes) = match digits.len() {
        2 => (number(&digits)?, 0),
        4 => (number(digits.get(..2)?)?, number(digits.get(2..)?)?),
        _ => return None,
    };
    (hours <= 15 && minutes < 60).then(|| sign * (i64::from(hours) * 3600 + i64::from(minutes) * 60))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates_of_every_product_are_read() {
        for (typed, order, want) in [
            ("2020-02-25", DateOrder::DayFirst, "2020-02-25T00:00:00Z"),
            ("2020-02-25 10:56", DateOrder::DayFirst, "2020-02-25T10:56:00Z"),
            ("2020-02-25 10:56:07", DateOrder::DayFirst, "2020-02-25T10:56:07Z"),
            ("2020-02-25T10:56:00.000Z", DateOrder::DayFirst, "2020-02-25T10:56:00Z"),
            ("2020-02-25T10:56:00.000+0000", DateOrder::DayFirst, "2020-02-25T10:56:00Z"),
            ("2020-02-25T00:30:00+01:00", DateOrder::DayFirst, "2020-02-24T23:30:00Z"),
            ("25/02/2020 10:56", DateOrder::DayFirst, "2020-02-25T10:56:00Z"),
            ("03/04/2020", DateOrder::DayFirst, "2020-04-03T00:00:00Z"),
            ("03/04/2020", DateOrder::MonthFirst, "2020-03-04T00:00:00Z"),
            ("2/25/2020 1:05 PM", DateOrder::MonthFirst, "2020-02-25T13:05:00Z"),
            ("2/25/2020 12:05 am", DateOrder::MonthFirst, "2020-02-25T00:05:00Z"),
            ("25.02.2020", DateOrder::MonthFirst, "2020-02-25T00:00:00Z"),
        ] {
            assert_eq!(parse_moment(typed, order).unwrap().rfc3339(), want, "{typed}");
        }
        for typed in ["", "x", "2/25/2020", "2020-13-01", "0001-01-01", "2020-02-30", "20-02-25", "2020-02-25 25:00"] {
            assert_eq!(parse_moment(typed, DateOrder::DayFirst), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[-0-9/.:TZ+ APMéش]{0,30}|\\PC{0,30}") {
            let _ = parse_moment(&text, DateOrder::DayFirst);
        }
    }
}
