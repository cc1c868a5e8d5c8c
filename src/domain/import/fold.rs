//! Names compared as people mean them: without case, separators, diacritics.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, letters without their marks, compatibility forms unfolded; separators stay as they are.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'ß' => out.push_str("ss"),
            'ı' => out.push('i'),
            'ł' => out.push('l'),
            'ø' => out.push('o'),
            'đ' => out.push('d'),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            // what lower-casing leaves of a dotted capital I
            c if is_combining_mark(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// Only the letters and digits of [`plain`]: `(Do Not Modify) Modified On` and `doNotModifyModifiedOn` are one.
pub(super) fn squeeze(text: &str) -> String {
    let mut out = plain(text);
    out.retain(char::is_alphanumeric);
    out
}

/// The words of a name, split at separators, at `camelCase` and between letters and digits; the custom-field
/// suffixes of Salesforce (`__c`, `__pc`, `__r`) are no words.
pub(super) fn words(name: &str) -> Vec<String> {
    let trimmed = name.trim();
    let lower = trimmed.to_ascii_lowercase();
    let cut = ["__c", "__pc", "__r"].iter().find(|s| lower.ends_with(**s)).map_or(0, |s| s.len());
    let trimmed = trimmed.get(..trimmed.len() - cut).unwrap_or(trimmed);
    let mut spaced = String::with_capacity(trimmed.len() + 8);
    let mut before = ' ';
    for c in trimmed.chars() {
        let hump = before.is_lowercase() && c.is_uppercase();
        let digits = before.is_numeric() != c.is_numeric();
        if hump || digits {
            spaced.push(' ');
        }
        spaced.push(c);
        before = c;
    }
    let plain = plain(&spaced);
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_one() {
        for name in ["Date of Birth", "date_of_birth", "DateOfBirth", "DATE-OF-BIRTH__c", " dateOfBirth__pc "] {
            assert_eq!(words(name).concat(), "dateofbirth", "{name}");
        }
        assert_eq!(words("dateOfBirth2"), ["date", "of", "birth", "2"]);
        assert_eq!(squeeze("(Do Not Modify) Modified On"), "donotmodifymodifiedon");
        assert_eq!(squeeze("Straße İl Łódź"), "strasseillodz");
        assert_eq!(squeeze("Ｅｍａｉｌ"), "email");
    }
}
