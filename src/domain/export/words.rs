//! The words that the files of a bundle need beside those that a copy brings along.

use crate::domain::clock::Moment;
use chrono::NaiveDate;

/// F10: the headings and sentences of the readable files, and dates, in the person's language.
///
/// The room of words implements it. Every key begins with `export-`; `templates/export/words.<language>.ftl` holds the
/// messages, none of which takes an argument. Keys, headers and dates of JSON and CSV stay English and ISO.
pub trait Words {
    /// The message with this key.
    fn text(&self, key: &str) -> String;
    /// F6: a day with its month's name, such as `31 July 2026`.
    fn day(&self, day: NaiveDate) -> String;
    /// F6: a day with its month's name and the time in London, such as `31 July 2026, 14:05 (London time)`.
    fn moment(&self, at: Moment) -> String;
}

/// F2: whether a language, by its BCP 47 tag, is written from right to left.
pub(super) fn is_right_to_left(tag: &str) -> bool {
    let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    matches!(primary.as_str(), "ar" | "ckb" | "dv" | "fa" | "he" | "iw" | "ps" | "sd" | "ug" | "ur" | "yi")
}
