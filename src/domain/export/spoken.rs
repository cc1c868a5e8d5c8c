//! The words of `templates/export/words.*.ftl`, spoken for tests.

use super::Words;
use crate::domain::clock::Moment;
use chrono::{Datelike, NaiveDate, Timelike};
use fluent_bundle::{FluentBundle, FluentResource};
use std::cell::RefCell;
use std::collections::BTreeSet;

/// Words as the room of words will give them, which remembers what it was asked for.
pub(super) struct Spoken {
    bundle: FluentBundle<FluentResource>,
    is_german: bool,
    pub(super) asked: RefCell<BTreeSet<String>>,
}

impl Spoken {
    pub(super) fn new(language: &str) -> Self {
        let is_german = language == "de";
        let mut bundle = FluentBundle::new(vec![language.parse().unwrap()]);
        let resource = FluentResource::try_new(ftl(language).to_owned()).expect("well-formed messages");
        bundle.add_resource(resource).expect("no message twice");
        Self { bundle, is_german, asked: RefCell::default() }
    }
}
pub(super) fn ftl(language: &str) -> &'static str {
    match language {
        "de" => include_str!("../../../templates/export/words.de.ftl"),
        _ => include_str!("../../../templates/export/words.en.ftl"),
    }
}
impl Words for Spoken {
    fn text(&self, key: &str) -> String {
        self.asked.borrow_mut().insert(key.to_owned());
        let message = self.bundle.get_message(key).unwrap_or_else(|| panic!("no message {key}"));
        self.bundle.format_pattern(message.value().unwrap(), None, &mut Vec::new()).into_owned()
    }
    fn day(&self, day: NaiveDate) -> String {
        let months = if self.is_german {
            "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
        } else {
            "January February March April May June July August September October November December"
        };
        let month = months.split(' ').nth(day.month0() as usize).unwrap();
        format!("{}{} {month} {}", day.day(), if self.is_german { "." } else { "" }, day.year())
    }
    fn moment(&self, at: Moment) -> String {
        let london = at.naive_utc().and_utc().with_timezone(&chrono_tz::Europe::London);
        let zone = if self.is_german { "Uhr (Londoner Zeit)" } else { "(London time)" };
        format!("{}, {:02}:{:02} {zone}", self.day(london.date_naive()), london.hour(), london.minute())
    }
}
