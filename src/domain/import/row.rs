//! A record as a row: addresses read, values cleaned, opt-outs understood.

use super::columns::{ColumnReport, Fate};
use super::country::{country_code, language_tag};
use super::date::{DateOrder, parse_moment};
use super::field::{Channel, Field};
use super::guard::Guard;
use super::notes::{NoteKind, Notes};
use super::opt_out::{OptOut, OptOutReason, Said, read_flag};
use super::records::Record;
use super::reject::{RejectReason, starts_formula};
use super::tidy::{join_name, tidy};
use crate::domain::clock::Moment;
use crate::domain::email_address::{EmailAddress, EmailAddressError};
use crate::domain::value::{ValueError, ValueKind};
use chrono::{Datelike, Months, NaiveDate};
use std::borrow::Cow;
use std::collections::HashMap;
use std::net::IpAddr;

/// A contact as one row of a file tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line of the file, from 1, in which the record starts.
    pub line: u64,
    /// Whom it is about.
    pub email: EmailAddress,
    /// The contact's id in the system the file comes from.
    pub external_id: Option<String>,
    /// The values, cleaned (S4.9), in the order of the columns; name and address last. A kind may stand more than once.
    pub values: Vec<(ValueKind, String)>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// BCP 47. This is the value of the kind `preferred_language`; it does not stand among `values` again.
    pub language: Option<String>,
    /// The day of the first contact, creation or opt-in.
    pub collected_on: Option<NaiveDate>,
    /// The last change in the other system: of two rows for one address the later one is newer.
    pub changed_at: Option<Moment>,
    /// S4.1: what the other system says of where the contact came from.
    pub origin: Option<String>,
    /// S3.1: how the person stands to the organisation, as the cell says it.
    pub relation: Option<String>,
    /// S3.2: the same as kinds of T5, each with its organisation: filled in by whoever has the registers.
    pub relations: Vec<(String, String)>,
    /// Nothing of it is taken but its opt-out: not even a contact comes of it.
    pub is_opt_out_only: bool,
    /// What the person must not get. Never the contrary: a file cannot raise a permission (TH27).
    pub opt_out: Vec<OptOut>,
}

/// What holds for every row of a file.
pub(super) struct Rules {
    pub order: DateOrder,
    /// Spreadsheets had their hands on it.
    pub is_csv: bool,
    /// The day to count ages from, where birth dates are in the file.
    pub today: Option<NaiveDate>,
    /// The file lists members who left: every row is an opt-out, whether the cell says when or not.
    pub lists_leavers: bool,
}

/// What was looked up before: countries and languages repeat.
#[derive(Default)]
pub(super) struct Memo {
    countries: HashMap<String, Option<&'static str>>,
    languages: HashMap<String, Option<String>>,
}

fn recall<T: Clone>(memo: &mut HashMap<String, Option<T>>, text: &str, look: fn(&str) -> Option<T>) -> Option<T> {
    if let Some(known) = memo.get(text) {
        return known.clone();
    }
    let found = look(text);
    // bounded, and only for what can be a country or a language
    if memo.len() < 1_000 && text.len() < 120 {
        memo.insert(text.to_owned(), found.clone());
    }
    found
}

/// A row in the making. The texts still lie in the record.
#[derive(Default)]
struct Draft<'r> {
    email: Option<Cow<'r, str>>,
    external_id: Option<String>,
    name: Option<Cow<'r, str>>,
    first_name: Option<Cow<'r, str>>,
    last_name: Option<Cow<'r, str>>,
    /// Street (any number), town, region, postal code.
    address: [Vec<Cow<'r, str>>; 4],
    values: Vec<(ValueKind, String)>,
    country: Option<&'static str>,
    language: Option<String>,
    collected_on: Option<NaiveDate>,
    changed_at: Option<Moment>,
    origin: Option<String>,
    relation: Option<String>,
    opt_out: Vec<OptOut>,
    under_age: bool,
    trouble: Option<RejectReason>,
}

/// Makes the row of a record, or says why not.
pub(super) fn build(
    record: &Record,
    columns: &[ColumnReport],
    rules: &Rules,
    notes: &mut Notes,
    memo: &mut Memo,
) -> Result<Row, RejectReason> {
    let mut draft = Draft { trouble: record.trouble, ..Draft::default() };
    draft.values.reserve(columns.len().min(8));
    for (number, column) in columns.iter().enumerate() {
        let field = match column.fate {
            Fate::Kept(field) => field,
            Fate::Refused(Guard::BirthOrAge) => {
                draft.under_age |= is_under_age(record.cell(number).trim(), rules);
                continue;
            }
            Fate::Refused(Guard::Password) => {
                let cell = record.cell(number);
                if !cell.trim().is_empty() {
                    notes.add(NoteKind::PasswordSeen, record.line);
                    draft.note_password(cell.trim(), rules);
                }
                continue;
            }
            Fate::Refused(_) | Fate::Dropped(_) => continue,
        };
        let cell = cell_text(record, number, rules.is_csv);
        if !cell.is_empty() {
            draft.take(field, cell, record.line, rules, notes, memo);
        } else if rules.lists_leavers {
            draft.take_leaver(field, None);
        }
    }
    draft.finish(record.line, notes)
}

/// The text of a cell without blanks around it and without the apostrophe that keeps spreadsheets from running it
/// (TH10: what an export to CSV puts in front is taken off again).
fn cell_text(record: &Record, column: usize, is_csv: bool) -> Cow<'_, str> {
    fn bare(text: &str, is_csv: bool) -> &str {
        let text = text.trim();
        let without = text.strip_prefix('\'').filter(|rest| is_csv && starts_formula(rest));
        without.unwrap_or(text)
    }
    match record.cell(column) {
        Cow::Borrowed(text) => Cow::Borrowed(bare(text, is_csv)),
        Cow::Owned(text) => Cow::Owned(bare(&text, is_csv).to_owned()),
    }
}

impl<'r> Draft<'r> {
    fn take(&mut self, field: Field, cell: Cow<'r, str>, line: u64, rules: &Rules, notes: &mut Notes, memo: &mut Memo) {
        let mut moment = |text: &str| {
            let read = parse_moment(text, rules.order);
            if read.is_none() {
                notes.add(NoteKind::UnreadableDate, line);
            }
            read
        };
        match field {
            Field::Email => self.email = Some(cell),
            Field::ExternalId if self.external_id.is_none() => {
                if cell.chars().count() > 200 || cell.chars().any(char::is_control) {
                    self.trouble = Some(RejectReason::BadExternalId);
                }
                self.external_id = Some(cell.into_owned());
            }
            Field::Name => _ = self.name.get_or_insert(cell),
            Field::FirstName => _ = self.first_name.get_or_insert(cell),
            Field::LastName => _ = self.last_name.get_or_insert(cell),
            Field::Street => self.address[0].push(cell),
            Field::City => self.address[1].push(cell),
            Field::Region => self.address[2].push(cell),
            Field::Postcode => self.address[3].push(cell),
            Field::Country if self.country.is_none() => {
                self.country = recall(&mut memo.countries, &cell, country_code);
                if self.country.is_none() {
                    notes.add(NoteKind::UnknownCountry, line);
                }
            }
            Field::Language if self.language.is_none() => {
                self.language = recall(&mut memo.languages, &cell, language_tag);
                if self.language.is_none() {
                    notes.add(NoteKind::UnknownLanguage, line);
                }
            }
            Field::CollectedOn if self.collected_on.is_none() => self.collected_on = moment(&cell).map(Moment::date),
            Field::ChangedAt if self.changed_at.is_none() => self.changed_at = moment(&cell),
            // the other fields of which the first counts
            Field::ExternalId | Field::Country | Field::Language | Field::CollectedOn | Field::ChangedAt => {}
            Field::Origin => {
                let origin = self.tidied(ValueKind::Supplement, &cell);
                self.origin = self.origin.take().or(origin);
            }
            Field::UnsubscribedAt | Field::CleanedAt => {
                let since = moment(&cell);
                self.take_leaver(field, since);
            }
            Field::Bounced => self.add_opt_out(Channel::Email, OptOutReason::Undeliverable, None),
            Field::OptOut(channel) => self.take_flag(channel, OptOutReason::Flag, &cell, line, rules, notes),
            Field::OptOutOfOne(channel) => self.take_flag(channel, OptOutReason::OneKind, &cell, line, rules, notes),
            Field::OptIn(channel) => self.take_flag(channel, OptOutReason::NotOptedIn, &cell, line, rules, notes),
            Field::PasswordSet => self.note_password(&cell, rules),
            Field::Relation => {
                let said = self.tidied(ValueKind::Department, &cell);
                self.relation = self.relation.take().or(said);
            }
            Field::Value(kind) => self.take_value(kind, &cell, line, notes),
        }
    }
    fn tidied(&mut self, kind: ValueKind, text: &str) -> Option<String> {
        match tidy(kind, text) {
            Ok(value) => Some(value).filter(|value| !value.is_empty()),
            Err(error) => {
                self.trouble = Some(match error {
                    ValueError::TooLong(_) => RejectReason::ValueTooLong(kind),
                    ValueError::ControlCharacter => RejectReason::ControlCharacter(kind),
                });
                None
            }
        }
    }
    fn take_value(&mut self, kind: ValueKind, cell: &str, line: u64, notes: &mut Notes) {
        let value = match kind {
            ValueKind::IpAddress => match cell.parse::<IpAddr>() {
                Ok(address) => Some(address.to_string()),
                Err(_) => {
                    notes.add(NoteKind::BadIpAddress, line);
                    None
                }
            },
            // Mailchimp's tags: "newsletter","events"
            ValueKind::CommunicationPreference if cell.contains('"') => {
                self.tidied(kind, &cell.replace("\",\"", ", ").replace('"', ""))
            }
            _ => self.tidied(kind, cell),
        };
        let Some(value) = value else { return };
        // the same number as phone and as mobile is one value
        if !self.values.iter().any(|(have, text)| *have == kind && *text == value) {
            self.values.push((kind, value));
        }
    }
    fn add_opt_out(&mut self, channel: Channel, why: OptOutReason, since: Option<Moment>) {
        if !self.opt_out.iter().any(|o| o.channel == channel && o.why == why) {
            self.opt_out.push(OptOut { channel, why, since });
        }
    }
    fn take_leaver(&mut self, field: Field, since: Option<Moment>) {
        match field {
            Field::UnsubscribedAt => self.add_opt_out(Channel::Email, OptOutReason::Unsubscribed, since),
            Field::CleanedAt => self.add_opt_out(Channel::Email, OptOutReason::Undeliverable, since),
            _ => {}
        }
    }
    fn take_flag(
        &mut self,
        channel: Channel,
        why: OptOutReason,
        cell: &str,
        line: u64,
        rules: &Rules,
        notes: &mut Notes,
    ) {
        let asks_to_allow = why == OptOutReason::NotOptedIn;
        match read_flag(cell, rules.order) {
            Said::Refuses => self.add_opt_out(channel, why, None),
            Said::Yes if !asks_to_allow => self.add_opt_out(channel, why, None),
            Said::No if asks_to_allow => self.add_opt_out(channel, why, None),
            Said::Since(moment) if !asks_to_allow => self.add_opt_out(channel, why, Some(moment)),
            Said::Yes | Said::No | Said::Allows | Said::Since(_) => {}
            Said::Unclear => {
                notes.add(NoteKind::UnclearOptOut, line);
                self.add_opt_out(channel, OptOutReason::Unclear, None);
            }
        }
    }
    /// S4.10: the fact only, in a word that is not the cell's.
    fn note_password(&mut self, cell: &str, rules: &Rules) {
        let fact = (ValueKind::PasswordSet, "yes".to_owned());
        if read_flag(cell, rules.order) != Said::No && !self.values.contains(&fact) {
            self.values.push(fact);
        }
    }
    fn finish(mut self, line: u64, notes: &mut Notes) -> Result<Row, RejectReason> {
        if self.under_age {
            return Err(RejectReason::UnderAge);
        }
        let email = self.email.take().unwrap_or_default();
        let email = EmailAddress::parse(&email).map_err(|error| match error {
            EmailAddressError::Empty => RejectReason::EmptyAddress,
            other => RejectReason::BadAddress(other),
        })?;
        let name = match (self.name.take(), self.first_name.take(), self.last_name.take()) {
            (Some(name), ..) => Some(name),
            (None, Some(first), Some(last)) => Some(Cow::Owned(join_name(&first, &last))),
            (None, first, last) => first.or(last),
        };
        if let Some(name) = name.and_then(|name| self.tidied(ValueKind::Name, &name)) {
            self.values.push((ValueKind::Name, name));
        }
        let address = self.address.concat().join("\n");
        if let Some(address) = self.tidied(ValueKind::BusinessAddress, &address) {
            self.values.push((ValueKind::BusinessAddress, address));
        }
        if self.relation.is_some() && !self.values.iter().any(|(kind, _)| *kind == ValueKind::Organisation) {
            notes.add(NoteKind::RelationAlone, line);
        }
        let mut row = Row {
            line,
            email,
            external_id: self.external_id,
            values: self.values,
            country: self.country.map(str::to_owned),
            language: self.language,
            collected_on: self.collected_on,
            changed_at: self.changed_at,
            origin: self.origin,
            relation: self.relation,
            relations: Vec::new(),
            is_opt_out_only: false,
            opt_out: self.opt_out,
        };
        match self.trouble {
            Some(reason) if row.opt_out.is_empty() => Err(reason),
            // an opt-out is not lost because a job title is too long
            Some(_) => {
                notes.add(NoteKind::OnlyOptOutKept, line);
                row.values.clear();
                row.relation = None;
                (row.external_id, row.origin, row.country, row.language) = (None, None, None, None);
                Ok(row)
            }
            None => Ok(row),
        }
    }
}

/// S9.2: whether a cell of an age or birth-date column says that the person is certainly under 13.
fn is_under_age(cell: &str, rules: &Rules) -> bool {
    if cell.is_empty() {
        return false;
    }
    if let Some(birth) = parse_moment(cell, rules.order) {
        let thirteenth = birth.date().checked_add_months(Months::new(13 * 12));
        return rules.today.zip(thirteenth).is_some_and(|(today, thirteenth)| today < thirteenth);
    }
    let number = cell.find(|c: char| !c.is_ascii_digit()).map_or(cell, |end| cell.get(..end).unwrap_or_default());
    let Ok(number) = number.parse::<u32>() else { return false };
    match number {
        0..13 => true,
        1900..=2200 => rules.today.is_some_and(|today| i64::from(today.year()) - i64::from(number) < 13),
        _ => false,
    }
}
