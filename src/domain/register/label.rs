//! Words that are data: an officer edits them, so they stand in a register row and not in the portal's own texts.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many characters one wording of a label may have.
pub const LONGEST_LABEL: usize = 1_000;

/// The language that every label has and that others fall back to.
pub const FALLBACK_LANGUAGE: &str = "en";

/// One text in one or more languages; English is always among them, so that reading it cannot fail.
///
/// In files and in the database it is a table from language to text: `{ en = "Order", de = "Bestellung" }`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "BTreeMap<String, String>", into = "BTreeMap<String, String>")]
pub struct Label {
    english: String,
    others: BTreeMap<String, String>,
}

impl Label {
    /// A label from its wordings by language tag. Gives what is wrong if English is missing, a tag is no language
    /// tag, or a text is empty, too long or holds a control character.
    pub fn new(mut wordings: BTreeMap<String, String>) -> Result<Self, LabelError> {
        for (language, text) in &wordings {
            if !is_language_tag(language) {
                return Err(LabelError::NotALanguage(language.clone()));
            }
            if text.trim().is_empty() || text.chars().count() > LONGEST_LABEL || text.chars().any(char::is_control) {
                return Err(LabelError::BadText(language.clone()));
            }
        }
        let english = wordings.remove(FALLBACK_LANGUAGE).ok_or(LabelError::NoEnglish)?;
        Ok(Self { english, others: wordings })
    }

    /// A label with English only, for rows that the program makes itself.
    pub(super) fn english(text: &str) -> Self {
        Self { english: text.to_owned(), others: BTreeMap::new() }
    }

    /// The text in this language (`de`, `de-AT`); a missing regional form falls back to its language, a missing
    /// language to English.
    pub fn in_language(&self, language: &str) -> &str {
        let main = language.split(['-', '_']).next().unwrap_or(language);
        self.others.get(language).or_else(|| self.others.get(main)).unwrap_or(&self.english)
    }

    /// Every wording with its language, English first.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let others = self.others.iter().map(|(language, text)| (language.as_str(), text.as_str()));
        std::iter::once((FALLBACK_LANGUAGE, self.english.as_str())).chain(others)
    }

    /// Whether there is a wording in exactly this language.
    pub fn has_language(&self, language: &str) -> bool {
        language == FALLBACK_LANGUAGE || self.others.contains_key(language)
    }
}

impl TryFrom<BTreeMap<String, String>> for Label {
    type Error = LabelError;
    fn try_from(wordings: BTreeMap<String, String>) -> Result<Self, LabelError> {
        Self::new(wordings)
    }
}
impl From<Label> for BTreeMap<String, String> {
    fn from(label: Label) -> Self {
        let mut wordings = label.others;
        wordings.insert(FALLBACK_LANGUAGE.to_owned(), label.english);
        wordings
    }
}

/// Why a table of wordings is no label.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LabelError {
    /// English is what other languages fall back to.
    #[error("a label has no `en` wording; allowed: {{ en = \"...\" }} with further languages beside it")]
    NoEnglish,
    /// The name of a wording is no language tag.
    #[error("`{0}` in a label is no language; allowed: tags such as en, de, pt-BR")]
    NotALanguage(String),
    /// Empty, too long, or with a control character.
    #[error("the `{0}` wording of a label is not usable; allowed: 1 to {LONGEST_LABEL} characters on one line")]
    BadText(String),
}

fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let main = parts.next().is_some_and(|m| matches!(m.len(), 2 | 3) && m.bytes().all(|b| b.is_ascii_lowercase()));
    main && parts.all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}
