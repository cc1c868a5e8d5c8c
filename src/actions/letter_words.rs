//! O14: what stands around every letter, and the paragraph of its own that a company may add to a letter to a contact. The
//! paragraph is plain text with a few fixed places, filled in by replacement and nothing else (peers E7).

use super::register::RowRefused;
use super::{Desk, Refused};
use crate::domain::letter::LetterKind;
use crate::domain::page::LetterFrame;
use crate::domain::register::{LONGEST_LABEL, RegisterRow, Registers};
use crate::domain::value::ValueKind;
use crate::mail::{self, Body, LetterInput};
use crate::paths;
use crate::store::{OfficerViewer, StoreError};
use crate::text::{Language, Words};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What a paragraph of the company's own is filled with.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// `{reference}`: of the case that the letter is about; empty if it is about none.
    pub reference: String,
    /// `{date}`: the day on which the letter leaves, in words.
    pub date: String,
    /// `{company}`: the name people know the company by.
    pub company: String,
}

impl Places {
    fn fill(&self, text: &str) -> String {
        let names = [("{reference}", &self.reference), ("{date}", &self.date), ("{company}", &self.company)];
        // from left to right, so that what is filled in is never filled again
        let (mut rest, mut all) = (text, String::new());
        while let Some((at, (name, with))) =
            names.iter().filter_map(|it| Some((rest.find(it.0)?, it))).min_by_key(|(at, _)| *at)
        {
            all.push_str(&rest[..at]);
            all.push_str(with);
            rest = &rest[at + name.len()..];
        }
        all + rest
    }
}

/// The company's own words for a letter in a language, or in English if there are none in it: with the language they are in.
pub fn own_words(
    registers: &Registers,
    kind: LetterKind,
    language: Language,
    places: &Places,
) -> Option<(String, String)> {
    let row = registers.letter_word(kind.key())?;
    let code = language.code();
    let has = row.says.has_language(code) || row.says.has_language(code.split('-').next().unwrap_or(code));
    let lang = if has { code } else { "en" };
    Some((places.fill(row.says.in_language(code)), lang.to_owned()))
}

/// F1: a letter's link to a page. Whoever opens it in another browser finds the page in the letter's language; English
/// needs no word.
pub fn link_to(desk: &Desk, language: Language, path: &str) -> String {
    let base = &desk.settings().base_url;
    match (language, path.contains('?')) {
        (Language::En, _) => format!("{base}{path}"),
        (language, true) => format!("{base}{path}&lang={language}"),
        (language, false) => format!("{base}{path}?lang={language}"),
    }
}

/// What stands around every letter.
pub fn letter_frame(desk: &Desk, t: Words) -> LetterFrame {
    let link = |path: &str| link_to(desk, t.language(), path);
    LetterFrame {
        lang: t.language().code().into(),
        dir: t.language().direction().as_str().into(),
        brand: desk.settings().brand_name.clone(),
        accent: desk.settings().brand_accent.unwrap_or_default(),
        home_href: link(paths::start()),
        contact_href: link(paths::contact()),
        post: super::access::officer_address(&desk.registers(), t.language().code()),
        company: super::access::company(&desk.registers(), t.language().code()),
        own: None,
    }
}

/// A case that is nobody's, for samples.
const SAMPLE: &str = "7KQ2-9XWM-4TDR-0BHN-V";

impl Desk {
    /// A letter as it would leave today, with a made-up case and the company's own words: for the officer to read before
    /// anybody gets one. `None` for letters that carry no words of the company's own.
    pub fn sample_letter(&self, kind: LetterKind, language: Language) -> Result<Option<Body>, StoreError> {
        let t = if kind.is_in_all_languages() { language } else { language.or_english() }.words();
        let Some(input) = self.sample_input(kind, t) else { return Ok(None) };
        let mut frame = letter_frame(self, language.words());
        let places = Places {
            reference: SAMPLE.into(),
            date: t.date(self.now().london_date()),
            company: self.settings().brand_name.clone(),
        };
        frame.own = own_words(&self.registers(), kind, language, &places);
        mail::render(t, &frame, input).map(Some).map_err(|error| StoreError::Malformed(error.to_string()))
    }

    fn sample_input(&self, kind: LetterKind, t: Words) -> Option<LetterInput> {
        if !kind.has_own_words() {
            return None;
        }
        let link = |path: &str| link_to(self, t.language(), path);
        let now = self.now();
        let today = now.london_date();
        let day = |days: u64| t.date(today.checked_add_days(chrono::Days::new(days)).unwrap_or(NaiveDate::MAX));
        let reference = SAMPLE.to_owned();
        let kinds = vec![t.kind(ValueKind::JobTitle).into_owned()];
        let topic = t.say("prefs-all").into_owned();
        Some(match kind {
            LetterKind::Changed => LetterInput::Changed { kinds, at: t.moment(now), link: link(paths::data()) },
            LetterKind::CorrectionFiled => LetterInput::CorrectionFiled {
                reference,
                kinds,
                aim: day(9),
                law: day(30),
                link: link(paths::requests()),
            },
            LetterKind::Asked => LetterInput::Asked {
                reference,
                received: day(0),
                aim: day(9),
                law: day(30),
                link: link(paths::requests()),
            },
            LetterKind::Answered => LetterInput::Answered { reference, link: link(paths::requests()) },
            LetterKind::ErasureAsked => LetterInput::ErasureAsked {
                reference,
                at: t.moment(now),
                until: t.moment(now + self.settings().erasure_cooling),
                link: link(paths::erase()),
            },
            LetterKind::ErasureCancelled => LetterInput::ErasureCancelled { reference, link: link(paths::me()) },
            LetterKind::ErasureDone => LetterInput::ErasureDone {
                reference,
                at: day(0),
                kept: Vec::new(),
                systems: Vec::new(),
                backups: day(self.settings().backup_days),
                complaints: super::access::complaint_lines(&self.registers(), t),
                link: link(paths::start()),
            },
            LetterKind::ErasureFinished => {
                LetterInput::ErasureFinished { reference, at: day(0), link: link(paths::start()) }
            }
            LetterKind::Stopped => {
                LetterInput::Stopped { topic, at: t.moment(now), until: day(7), link: link(paths::my_preferences()) }
            }
            step => {
                let name = step.key().replace('_', "-");
                let brand = self.settings().brand_name.clone();
                let say = |part: &str| {
                    let gaps: [(&str, &dyn crate::text::Arg); 3] =
                        [("reference", &SAMPLE), ("date", &day(7)), ("brand", &brand)];
                    t.with(&format!("mail-step-{name}-{part}"), &gaps)
                };
                LetterInput::Step {
                    subject: say("subject"),
                    title: say("title"),
                    said: say("said"),
                    more: vec![say("more")],
                    button: say("button"),
                    link: link(paths::requests()),
                    why: t.say("mail-step-why").into_owned(),
                }
            }
        })
    }

    /// O14: sets the company's own words of a letter in one language; no words take them away. English comes first: people
    /// whose language has none read that.
    pub async fn set_letter_words(
        &self,
        viewer: OfficerViewer,
        kind: LetterKind,
        language: Language,
        typed: String,
    ) -> Result<(), Refused> {
        let wrong = |message| Err(Refused::Field { field: "words", message });
        if !kind.has_own_words() {
            return Err(Refused::NotFound);
        }
        let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.chars().count() > LONGEST_LABEL {
            return wrong("error-letter-long");
        }
        let there = self.registers().letter_word(kind.key()).map(|row| BTreeMap::from(row.says.clone()));
        let mut says: BTreeMap<String, String> = there.clone().unwrap_or_default();
        if text.is_empty() {
            says.remove(language.code());
        } else {
            says.insert(language.code().to_owned(), text);
        }
        let done = match (there.is_some(), says.is_empty()) {
            (false, true) => return Ok(()),
            (true, true) => self.end_register_row(viewer, "letter_words".into(), kind.key().into()).await,
            _ if !says.contains_key("en") => return wrong("error-letter-english"),
            _ => {
                let json = serde_json::json!({ "key": kind.key(), "says": says }).to_string();
                let row = RegisterRow { register: "letter_words".into(), key: kind.key().into(), json };
                self.set_register_row(viewer, row).await
            }
        };
        match done {
            Ok(_) => Ok(()),
            Err(RowRefused::Register(_)) => wrong("error-letter-place"),
            Err(RowRefused::Refused(other)) => Err(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// E7: what is filled in is text, however it looks.
    #[test]
    fn o14_places_are_filled_once_and_by_nothing_else() {
        let places = Places { reference: "{date}".into(), date: "1 May".into(), company: "Acme {reference}".into() };
        assert_eq!(
            places.fill("{company}: {reference}, {date}, {other} {{date}}"),
            "Acme {reference}: {date}, 1 May, {other} {1 May}"
        );
        assert_eq!(places.fill(""), "");
    }
}
