//! How an officer finds a contact: which words, prefixes, numbers and domains of a contact are looked up by, and what a
//! typed question asks for. Only keyed hashes of these terms are kept.

use crate::domain::email_address::EmailAddress;
use crate::domain::ids::Reference;
use crate::domain::value::ValueKind;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// The shortest part of a name that finds.
pub const SHORTEST_PREFIX: usize = 3;
/// Longer prefixes than this are told apart after unsealing.
const LONGEST_PREFIX: usize = 8;
/// The endings of a telephone number that find it, by how many digits.
const ENDINGS: [usize; 8] = [4, 5, 6, 7, 8, 9, 10, 11];

/// What a term is a part of: the same letters as a name and as a domain are two terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TermKind {
    /// A word, or its beginning, of a name or an organisation.
    Word,
    /// The end of a telephone number.
    Phone,
    /// The domain of an address.
    Domain,
    /// An identifier that another system has.
    External,
}

impl TermKind {
    /// The stable key, which is part of what is hashed.
    pub fn key(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Phone => "phone",
            Self::Domain => "domain",
            Self::External => "external",
        }
    }
}

/// A term of a kind.
pub type Term = (TermKind, String);

/// Letters without case and marks, so that `Müller`, `MULLER` and `muller` are one.
pub fn folded(text: &str) -> String {
    let plain = text.nfkd().filter(|c| !is_mark(*c)).flat_map(char::to_lowercase).collect::<String>();
    let mut out = String::with_capacity(plain.len());
    for letter in plain.chars() {
        match letter {
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            // TR: the letter without a dot, and the capital with one, are what people type as i
            'ı' => out.push('i'),
            other => out.push(other),
        }
    }
    out
}

/// F11: by what a list of words is put in order, as dictionaries of the console's languages do (DIN 5007-1 for German):
/// marks and case count only between words that are alike otherwise.
pub fn sort_key(text: &str) -> (String, String) {
    (folded(text), text.to_owned())
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{064B}'..='\u{065F}' | '\u{0670}')
}

/// The words of a text, folded.
pub fn words(text: &str) -> Vec<String> {
    folded(text).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// The digits of a number, without those that a country or a trunk puts in front.
fn digits(text: &str) -> String {
    let all: String = text.chars().filter(char::is_ascii_digit).collect();
    // the end of a number may begin with a nought; a whole number begins with what one dials in front
    if all.len() < 7 { all } else { all.trim_start_matches('0').to_owned() }
}

/// What a value of a contact is found by.
pub fn terms_of_value(kind: ValueKind, content: &str) -> Vec<Term> {
    let mut terms = Vec::new();
    match kind {
        ValueKind::Name | ValueKind::Organisation => {
            for word in words(content).into_iter().take(12) {
                let letters: Vec<char> = word.chars().collect();
                for length in SHORTEST_PREFIX.min(letters.len())..=LONGEST_PREFIX.min(letters.len()) {
                    terms.push((TermKind::Word, letters[..length].iter().collect()));
                }
            }
        }
        ValueKind::Phone => {
            let digits = digits(content);
            for length in ENDINGS.into_iter().filter(|n| *n <= digits.len()) {
                terms.push((TermKind::Phone, digits[digits.len() - length..].to_owned()));
            }
        }
        _ => {}
    }
    terms
}

/// What a contact is found by through an address: its domain, and the domain above it.
pub fn terms_of_address(address: &EmailAddress) -> Vec<Term> {
    vec![(TermKind::Domain, address.domain().to_owned())]
}

/// What a contact is found by through an identifier of another system.
pub fn term_of_external_id(id: &str) -> Term {
    (TermKind::External, id.trim().to_lowercase())
}

/// What somebody typed into the search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// An address: exactly this one.
    Address(EmailAddress),
    /// A case.
    Reference(Reference),
    /// All of these sets must hold, each by one of its terms.
    Terms(Vec<BTreeSet<Term>>),
    /// Too little to look for.
    TooShort,
}

/// Reads what was typed: an address, a reference, a number, a domain, or the beginnings of words.
pub fn question(typed: &str) -> Question {
    let typed = typed.trim();
    if let Some(reference) = Reference::parse(typed) {
        return Question::Reference(reference);
    }
    if !typed.starts_with('@')
        && typed.contains('@')
        && let Ok(address) = EmailAddress::parse(typed)
    {
        return Question::Address(address);
    }
    let external = term_of_external_id(typed);
    let is_number = typed.chars().all(|c| c.is_ascii_digit() || " +-()/.".contains(c));
    let number = digits(typed);
    if is_number {
        if number.len() < ENDINGS[0] {
            return Question::TooShort;
        }
        // with a country in front the number is longer than what was kept of it
        let most = number.len().min(ENDINGS[ENDINGS.len() - 1]);
        let ending = number[number.len() - most..].to_owned();
        return Question::Terms(vec![[(TermKind::Phone, ending), external].into()]);
    }
    let domain = typed.trim_start_matches('@').to_lowercase();
    if (typed.starts_with('@') || domain.contains('.')) && !domain.contains(' ') {
        let address = EmailAddress::parse(&format!("x@{domain}"));
        let domain = address.map_or(domain, |a| a.domain().to_owned());
        return Question::Terms(vec![[(TermKind::Domain, domain), external].into()]);
    }
    let words = words(typed);
    if words.is_empty() || words.iter().all(|w| w.chars().count() < SHORTEST_PREFIX) {
        return Question::TooShort;
    }
    let mut sets: Vec<BTreeSet<Term>> = words
        .iter()
        .filter(|word| word.chars().count() >= SHORTEST_PREFIX)
        .map(|word| [(TermKind::Word, word.chars().take(LONGEST_PREFIX).collect::<String>())].into())
        .collect();
    if let [only] = sets.as_mut_slice() {
        only.insert(external);
    }
    Question::Terms(sets)
}

/// Whether every word typed begins a word of these texts: what the kept prefixes are too short to tell.
pub fn is_match(typed: &str, texts: &[&str]) -> bool {
    let held: Vec<String> = texts.iter().flat_map(|text| words(text)).collect();
    words(typed).iter().all(|word| held.iter().any(|h| h.starts_with(word.as_str())))
}

/// S14.2.6: a name as a list shows it: `Anna S•••`.
pub fn masked_name(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default().to_owned();
    let rest = words.filter_map(|w| w.chars().next()).map(|c| format!(" {c}•••"));
    first + &rest.collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(typed: &str, terms: &[Term]) -> bool {
        match question(typed) {
            Question::Terms(sets) => sets.iter().all(|set| set.iter().any(|t| terms.contains(t))),
            _ => false,
        }
    }

    #[test]
    fn names_are_found_from_three_letters_whatever_case_and_marks() {
        let terms = terms_of_value(ValueKind::Name, "Zoë Müller-Weiß");
        for typed in ["zoe", "MUL", "müller", "mull weiss", "Zoë Müller-Weiß", "weiß"] {
            assert!(finds(typed, &terms), "{typed}");
        }
        for typed in ["zo", "mü", "ller", "anna", "zoe anna"] {
            assert!(!finds(typed, &terms), "{typed}");
        }
        assert_eq!(question("zo"), Question::TooShort);
        // longer words than are kept are told apart later
        let terms = terms_of_value(ValueKind::Organisation, "Brueckner-Informationstechnik");
        assert!(finds("informationstheorie", &terms));
        assert!(is_match("informationst", &["Brueckner-Informationstechnik"]));
        assert!(!is_match("informationstheorie", &["Brueckner-Informationstechnik"]));
    }

    #[test]
    fn f11_lists_are_in_the_order_of_a_dictionary() {
        let mut names = ["Zoë", "Österreich", "Oslo", "Ottawa", "zebra", "Müller", "Muller", "Łódź", "Lyon", "Çelik"];
        names.sort_by_key(|n| sort_key(n));
        assert_eq!(
            names,
            ["Çelik", "Łódź", "Lyon", "Muller", "Müller", "Oslo", "Österreich", "Ottawa", "zebra", "Zoë"]
        );
        for (typed, kept) in [("isik", "Işık"), ("IŞIK", "Işık"), ("dordevic", "Đorđević"), ("istanbul", "İstanbul")]
        {
            assert!(finds(typed, &terms_of_value(ValueKind::Name, kept)), "{typed}");
        }
    }

    #[test]
    fn numbers_are_found_by_their_end_with_or_without_country() {
        let terms = terms_of_value(ValueKind::Phone, "+44 20 7946 0018");
        for typed in ["0018", "7946 0018", "020 7946 0018", "(020) 7946-0018", "+44 20 7946 0018", "0044 20 7946 0018"]
        {
            assert!(finds(typed, &terms), "{typed}");
        }
        assert!(!finds("7946 0019", &terms));
        assert_eq!(question("018"), Question::TooShort);
    }

    #[test]
    fn addresses_domains_references_and_identifiers_are_told_apart() {
        assert!(
            matches!(question(" Anna@Brooks.example "), Question::Address(a) if a.as_str() == "anna@brooks.example")
        );
        let address = EmailAddress::parse("anna@brooks.example").unwrap();
        for typed in ["@brooks.example", "brooks.example", "BROOKS.example"] {
            assert!(finds(typed, &terms_of_address(&address)), "{typed}");
        }
        assert!(
            finds("HS-7719", &[term_of_external_id("hs-7719")]) || matches!(question("HS-7719"), Question::Terms(_))
        );
        assert!(finds("77123456", &[term_of_external_id("77123456")]));
        assert_eq!(masked_name("Anna Maria Schmidt"), "Anna M••• S•••");
    }
}
