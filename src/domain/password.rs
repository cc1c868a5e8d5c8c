//! ASVS 6.2.4, 6.2.11, 6.2.12: passwords that are guessed first. The list that ships is our own: words that passwords are
//! made of. A password is refused if nothing is left of it beside such words, numbers, signs, rows of the keyboard and
//! repetition, so the list stands for many millions of passwords. Pure.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words in small letters, one a line.
static WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("common_passwords.txt").lines().filter(|l| !l.is_empty()).collect());

/// Rows that fingers run along, there and back.
const ROWS: [&str; 6] =
    ["1234567890", "qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz"];

/// How many common words one after another are still no better than one. Three are an idiom ("iloveyou", "letmein");
/// whoever strings four or more rare words together is past any list.
const MOST_WORDS: usize = 4;

/// Whether a password is one of those that are tried first. `near` are words that only fit here: the company's name, the
/// portal's, the officer's own address.
pub fn is_common(password: &str, near: &[&str]) -> bool {
    let near: Vec<String> = near
        .iter()
        .flat_map(|w| w.split(|c: char| !c.is_alphanumeric()))
        .filter(|w| w.chars().count() >= 3)
        .map(|w| w.to_lowercase())
        .collect();
    let plain: String = password.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    if is_repeated(&plain) || is_run(&plain) {
        return true;
    }
    // what stands around the letters says little: years, numbers, exclamation marks
    let core = password.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    if core.is_empty() {
        // dates and telephone numbers have up to fifteen digits
        return plain.chars().count() < 16;
    }
    let typed: Vec<char> = core.chars().filter(|c| c.is_alphanumeric()).collect();
    let read: Vec<char> = core.chars().map(unleet).filter(|c| c.is_alphanumeric()).collect();
    [typed, read].iter().any(|text| words_in(text, &near).is_some_and(|count| count <= MOST_WORDS))
}

/// Signs that stand for letters.
fn unleet(c: char) -> char {
    match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        c => c,
    }
}

/// The same few characters again and again.
fn is_repeated(text: &str) -> bool {
    let all: Vec<char> = text.chars().collect();
    (1..=all.len() / 3).any(|n| all.iter().enumerate().all(|(i, c)| all.get(i % n) == Some(c)))
}

/// Made of runs along the keyboard or the alphabet only, each at least three long.
fn is_run(text: &str) -> bool {
    let all: Vec<char> = text.chars().collect();
    let follows = |a: char, b: char| {
        ROWS.iter().any(|row| {
            let place = |c: char| row.chars().position(|r| r == c);
            matches!((place(a), place(b)), (Some(x), Some(y)) if x.abs_diff(y) <= 1)
        })
    };
    let mut lengths = vec![1_usize];
    for pair in all.windows(2) {
        match pair {
            [a, b] if follows(*a, *b) => {
                if let Some(last) = lengths.last_mut() {
                    *last += 1;
                }
            }
            _ => lengths.push(1),
        }
    }
    !all.is_empty() && lengths.iter().all(|n| *n >= 3)
}

/// The fewest common words and numbers that a text is made of, leaving nothing over; `None` if it holds anything else.
fn words_in(text: &[char], near: &[String]) -> Option<usize> {
    let mut fewest: Vec<Option<usize>> = vec![Some(0)];
    for end in 1..=text.len() {
        let from = end.saturating_sub(20);
        let best = (from..end).filter_map(|start| {
            let before = fewest.get(start).copied().flatten()?;
            let word: String = text.get(start..end)?.iter().collect();
            let is_number = word.bytes().all(|b| b.is_ascii_digit());
            let known = is_number
                || WORDS.contains(word.as_str())
                || near.contains(&word)
                || (word.len() >= 3 && is_run(&word));
            known.then_some(before + 1)
        });
        let best = best.min();
        fewest.push(best);
    }
    fewest.last().copied().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asvs_v5_0_0_6_2_4_what_is_guessed_first_is_refused() {
        for common in [
            "password1234",
            "Password2026!",
            "P@ssw0rd1234",
            "123456789012",
            "1234567890qwerty",
            "qwertyuiopasdf",
            "qwertzuiop123",
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "iloveyou12345",
            "letmein-letmein",
            "welcome2026!!",
            "Sommer2026!!!",
            "passwortpasswort",
            "administrator1",
            "superman123456",
            "dragonmonkey99",
            "abcdefghijklm",
            "!!!!!!!!!!!!",
        ] {
            assert!(is_common(common, &[]), "{common}");
        }
    }

    #[test]
    fn asvs_v5_0_0_6_2_11_words_of_this_place_too() {
        let near = ["Westcon International", "anna.smith@westcon.example"];
        for common in ["Westcon2026!!", "westconinternational", "AnnaSmith1234", "privacy-Westcon1"] {
            assert!(is_common(common, &near), "{common}");
        }
    }

    #[test]
    fn asvs_v5_0_0_6_2_5_anything_else_is_taken() {
        for good in [
            "correct horse battery",
            "gravel teaspoon orbit",
            "Zündschnur und Quark",
            "x8Kq2mPz7rTw",
            "пароль очень длинный",
            "the heron reads maps",
            "3f09aa-b21c7e-00d4f1",
        ] {
            assert!(!is_common(good, &["Westcon International"]), "{good}");
        }
    }

    #[test]
    fn the_list_is_long_enough_and_plain() {
        assert!(WORDS.len() >= 500, "{}", WORDS.len());
        for word in WORDS.iter() {
            assert!(word.len() >= 2 && word.chars().all(|c| c.is_lowercase()), "{word}");
        }
    }
}
