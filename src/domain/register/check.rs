//! Whether rows fit each other: no dangling reference, no contradiction, nothing missing that the portal works with.
//! What the policy merely leaves open is not refused here; see `fault`.

use super::company::{AddressKind, Body, Entity, EntityRole, FactValue};
use super::error::RegisterError;
use super::label::Label;
use super::lists::{Keyed, Lists, keys};
use super::processing::BLOCK_PLACES;
use crate::domain::calendar::{Calendar, is_at_weekend};
use crate::domain::letter::LetterKind;
use chrono::{Datelike as _, NaiveDate};
use std::collections::BTreeSet;

/// How marketing can reach somebody.
const CHANNELS: [&str; 3] = ["email", "phone", "post"];

/// What every company's registers must have, read once.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Required {
    pub(super) controller: Entity,
    pub(super) reply_aim: u32,
    pub(super) minimum_age: u32,
    pub(super) regulator: Body,
}

/// Gives the required values, or the first thing that does not fit.
pub(super) fn check(lists: &Lists, file: &str) -> Result<Required, RegisterError> {
    let check = Check { lists, file };
    check.keys()?;
    check.company()?;
    check.data()?;
    check.purposes()?;
    check.references()?;
    check.required()
}

struct Check<'a> {
    lists: &'a Lists,
    file: &'a str,
}

impl Check<'_> {
    fn wrong<R: Keyed>(&self, row: &R, field: &str, problem: impl Into<Box<str>>) -> RegisterError {
        RegisterError::in_row(self.file, R::REGISTER, row.key_text(), problem).field(field)
    }
    fn known<'k, R: Keyed, T: Keyed>(
        &self,
        row: &R,
        field: &str,
        named: impl IntoIterator<Item = &'k str>,
        target: &[T],
    ) -> Result<(), RegisterError> {
        let allowed = keys(target);
        for key in named {
            if !allowed.contains(&key) {
                return Err(self
                    .wrong(row, field, format!("no {} is called `{key}`", T::REGISTER.replace('_', " ")))
                    .allowed(allowed.join(", ")));
            }
        }
        Ok(())
    }
    fn once<R: Keyed, T: Ord + std::fmt::Debug>(&self, row: &R, field: &str, items: &[T]) -> Result<(), RegisterError> {
        let mut seen = BTreeSet::new();
        match items.iter().find(|item| !seen.insert(*item)) {
            Some(twice) => Err(self.wrong(row, field, format!("{twice:?} stands there twice")).allowed("each once")),
            None => Ok(()),
        }
    }
    fn web_addresses<'k, R: Keyed>(
        &self,
        row: &R,
        field: &str,
        urls: impl IntoIterator<Item = &'k String>,
    ) -> Result<(), RegisterError> {
        for url in urls {
            let rest = url.strip_prefix("https://");
            if rest.is_none_or(str::is_empty) || url.chars().any(|c| c.is_whitespace() || c.is_control()) {
                return Err(self.wrong(row, field, format!("{url:?} is no address on the web")).allowed("https://..."));
            }
        }
        Ok(())
    }

    /// Words in which only these places are filled in, and nothing else looks as if it were.
    fn places<R: Keyed>(&self, row: &R, says: &Label, places: &[&str]) -> Result<(), RegisterError> {
        for (_, text) in says.iter() {
            let rest = places.iter().fold(text.to_owned(), |text, place| text.replace(place, ""));
            if let Some(at) = rest.find(['{', '}']) {
                let found: String = rest[at..].chars().take(20).collect();
                return Err(self
                    .wrong(row, "says", format!("`{found}` is filled in by nothing"))
                    .allowed(places.join(", ")));
            }
        }
        Ok(())
    }

    /// Keys go into the database, exports and command lines, so they are plain.
    fn keys(&self) -> Result<(), RegisterError> {
        for (register, keys) in self.lists.keys() {
            for key in keys {
                let plain = key.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b));
                if key.is_empty() || key.len() > 60 || !plain {
                    return Err(RegisterError::in_row(self.file, register, key, "the key is not plain")
                        .field("key")
                        .allowed("1 to 60 letters A to Z, digits, _ - ."));
                }
            }
        }
        Ok(())
    }

    fn company(&self) -> Result<(), RegisterError> {
        for row in &self.lists.entities {
            self.known(row, "country", row.country.as_deref(), &self.lists.countries)?;
            self.known(row, "registered_office", row.registered_office.as_deref(), &self.lists.addresses)?;
            let office = self.lists.addresses.iter().find(|a| Some(&a.key) == row.registered_office.as_ref());
            if office.is_some_and(|a| a.kind != AddressKind::RegisteredOffice) {
                return Err(self
                    .wrong(row, "registered_office", "that address is not of this kind")
                    .allowed("an address with kind = \"registered_office\""));
            }
        }
        for row in &self.lists.addresses {
            self.known(row, "country", [row.country.as_str()], &self.lists.countries)?;
            if row.lines.is_empty() || row.lines.iter().any(|line| line.trim().is_empty()) {
                return Err(self.wrong(row, "lines", "a line is missing or empty").allowed("one line or more"));
            }
            if let (Some(from), Some(until)) = (row.from, row.until)
                && until < from
            {
                return Err(self.wrong(row, "until", "it ends before it begins").allowed(format!("{from} or later")));
            }
        }
        for row in &self.lists.channels {
            self.known(row, "address", row.address.as_deref(), &self.lists.addresses)?;
        }
        for row in &self.lists.sites {
            self.web_addresses(row, "url", &row.url)?;
            self.web_addresses(row, "own_policy_url", &row.own_policy_url)?;
        }
        for row in &self.lists.countries {
            if row.key.len() != 2 || !row.key.bytes().all(|b| b.is_ascii_uppercase()) {
                return Err(self.wrong(row, "key", "that is no country").allowed("two letters of ISO 3166: GB, US"));
            }
        }
        for row in &self.lists.documents {
            self.web_addresses(row, "url", &row.url)?;
        }
        for row in &self.lists.facts {
            match &row.value {
                FactValue::Url(url) => self.web_addresses(row, "value", [url])?,
                FactValue::Body(body) => self.web_addresses(row, "value", &body.url)?,
                _ => {}
            }
        }
        self.lists.systems.iter().try_for_each(|row| self.once(row, "categories", &row.categories))
    }

    fn data(&self) -> Result<(), RegisterError> {
        // S2.4: a row by this name would let the company's own people in
        if let Some(row) = self.lists.subject_kinds.iter().find(|row| crate::domain::relation::is_colleague(&row.key)) {
            return Err(self.wrong(row, "key", "colleagues are not held here").allowed("kinds of other organisations"));
        }
        for row in &self.lists.categories {
            self.known(row, "through", strs(&row.through), &self.lists.purposes)?;
        }
        for row in &self.lists.data_types {
            self.known(row, "category", [row.category.key()], &self.lists.categories)?;
            self.known(row, "only_purposes", strs(&row.only_purposes), &self.lists.purposes)?;
            if let Some(kind) = row.kinds.iter().find(|kind| kind.category() != row.category) {
                return Err(self
                    .wrong(row, "kinds", format!("`{kind}` belongs to category {}", kind.category().key()))
                    .allowed(format!("kinds of category {}", row.category.key())));
            }
        }
        for row in &self.lists.sources {
            self.known(row, "only_purposes", strs(&row.only_purposes), &self.lists.purposes)?;
            self.known(row, "locked_with", strs(&row.locked_with), &self.lists.purposes)?;
            self.once(row, "needs", &row.needs)?;
        }
        Ok(())
    }

    fn purposes(&self) -> Result<(), RegisterError> {
        for row in &self.lists.topics {
            self.known(row, "purpose", [row.purpose.as_str()], &self.lists.purposes)?;
            if let Some(channel) = row.channels.iter().find(|c| !CHANNELS.contains(&c.as_str())) {
                return Err(self
                    .wrong(row, "channels", format!("`{channel}` is no channel"))
                    .allowed(CHANNELS.join(", ")));
            }
            self.once(row, "channels", &row.channels)?;
            self.once(row, "variants", &row.variants.iter().map(|v| &v.key).collect::<Vec<_>>())?;
            if row.key == "all" || row.channels.is_empty() || row.wording_version < 1 || row.renew_months < 1 {
                return Err(self.wrong(row, "key", "the topic cannot be used").allowed(
                    "a key other than `all`, a channel or more, wording_version and renew_months of 1 or more",
                ));
            }
        }
        for row in &self.lists.country_rules {
            if let Some(bad) = row.countries.iter().find(|c| c.len() != 2 || !c.bytes().all(|b| b.is_ascii_uppercase()))
            {
                return Err(self.wrong(row, "countries", format!("`{bad}` is no country")).allowed("ISO 3166: GB, US"));
            }
            self.once(row, "countries", &row.countries)?;
            // S8.29, LU.3, LC.4: no law wants less than the portal keeps anyway
            if row.link_days < 60 || row.opt_out_days > 14 {
                return Err(self
                    .wrong(row, "link_days", "the times are too lax")
                    .allowed("link_days of 60 or more, opt_out_days of 14 or fewer"));
            }
        }
        for row in &self.lists.holidays {
            let day = row.on().filter(|on| (1990..=2100).contains(&on.year()) && on.to_string() == row.key);
            let fits = |on: &NaiveDate| match row.is_off {
                true => Calendar::default().is_working_day(*on),
                false => !is_at_weekend(*on) && !Calendar::default().is_working_day(*on),
            };
            if day.filter(fits).is_none() {
                return Err(self.wrong(row, "key", format!("`{}` changes no day", row.key)).allowed(
                    "a day such as 2027-06-01: a working day that nobody works on, or a bank holiday that is worked on",
                ));
            }
        }
        for row in &self.lists.announcements {
            if row.until < row.from {
                return Err(self
                    .wrong(row, "until", "it ends before it begins")
                    .allowed(format!("{} or later", row.from)));
            }
        }
        for row in &self.lists.text_blocks {
            self.places(row, &row.says, &BLOCK_PLACES)?;
        }
        for row in &self.lists.letter_words {
            let kind = LetterKind::from_key(&row.key).filter(|kind| kind.has_own_words());
            let Some(kind) = kind else {
                let all = LetterKind::ALL.iter().filter(|kind| kind.has_own_words()).map(|kind| kind.key());
                return Err(self
                    .wrong(row, "key", format!("no letter with words of its own is called `{}`", row.key))
                    .allowed(all.collect::<Vec<_>>().join(", ")));
            };
            self.places(row, &row.says, kind.places())?;
        }
        for row in &self.lists.subscriber_rules {
            if !["individual", "corporate"].contains(&row.kind.as_str()) || row.domains.is_empty() {
                return Err(self
                    .wrong(row, "kind", "the rule cannot be used")
                    .allowed("kind = \"individual\" or \"corporate\", and one domain or more (`*` for all others)"));
            }
        }
        for row in &self.lists.purposes {
            self.known(row, "group", [row.group.as_str()], &self.lists.groups)?;
            self.known(row, "categories", row.categories.iter().map(|c| c.key()), &self.lists.categories)?;
            self.known(row, "bases", row.bases.iter().map(|b| b.key()), &self.lists.situations)?;
            self.once(row, "categories", &row.categories)?;
            self.once(row, "bases", &row.bases)?;
            let of_categories = row.retention_by_category.keys().map(|c| c.key());
            let own: Vec<&str> = row.categories.iter().map(|c| c.key()).collect();
            if let Some(strange) = of_categories.clone().find(|key| !own.contains(key)) {
                return Err(self
                    .wrong(row, "retention_by_category", format!("this purpose does not use {strange}"))
                    .allowed(own.join(", ")));
            }
            let mut rules = row.retention.iter().chain(row.retention_by_category.values());
            if rules.any(|rule| !(1..=1_200).contains(&rule.months)) {
                return Err(self
                    .wrong(row, "retention", "that is no period")
                    .allowed("months = 1 to 1200; for no rule yet, leave `retention` out"));
            }
        }
        Ok(())
    }

    fn references(&self) -> Result<(), RegisterError> {
        for row in &self.lists.use_statements {
            self.known(row, "purposes", strs(&row.purposes), &self.lists.purposes)?;
            self.known(row, "bases", row.bases.iter().map(|b| b.key()), &self.lists.situations)?;
            for part in &row.parts {
                self.known(row, &format!("parts {}", part.key), strs(&part.purposes), &self.lists.purposes)?;
            }
            self.once(row, "parts", &row.parts.iter().map(|p| &p.key).collect::<Vec<_>>())?;
        }
        for row in &self.lists.recipients {
            self.known(row, "ground", [row.ground.as_str()], &self.lists.grounds)?;
            self.known(row, "purposes", strs(&row.purposes), &self.lists.purposes)?;
            self.known(row, "country", row.country.as_deref(), &self.lists.countries)?;
            self.web_addresses(row, "policy_url", &row.policy_url)?;
        }
        Ok(())
    }

    fn required(&self) -> Result<Required, RegisterError> {
        let missing = |key: &str, allowed: &str| {
            RegisterError::in_row(self.file, "fact", key, "the portal cannot work without it").allowed(allowed)
        };
        let fact = |key: &str| self.lists.facts.iter().find(|f| f.key == key).map(|f| &f.value);
        let Some(FactValue::WorkingDays(reply_aim @ 1..=366)) = fact("reply_aim") else {
            return Err(missing("reply_aim", "value = { working_days = 1 to 366 }"));
        };
        let Some(FactValue::Years(minimum_age @ 1..=99)) = fact("minimum_age") else {
            return Err(missing("minimum_age", "value = { years = 1 to 99 }"));
        };
        let Some(FactValue::Body(regulator)) = fact("regulator") else {
            return Err(missing("regulator", "value = { body = { name = \"...\", url = \"https://...\" } }"));
        };
        let controllers: Vec<_> = self.lists.entities.iter().filter(|e| e.role == EntityRole::Controller).collect();
        let [controller] = controllers[..] else {
            let problem = format!("{} entities are the controller", controllers.len());
            return Err(RegisterError::in_file(self.file, problem).allowed("one entity with role = \"controller\""));
        };
        Ok(Required {
            controller: controller.clone(),
            reply_aim: *reply_aim,
            minimum_age: *minimum_age,
            regulator: regulator.clone(),
        })
    }
}

fn strs(keys: &[String]) -> impl Iterator<Item = &str> {
    keys.iter().map(String::as_str)
}
