//! S11.12, L34.1: telling the people whom a breach touches: whom, and what the letter has to say.

use super::email_address::EmailAddress;
use serde::{Deserialize, Serialize};

/// Addresses that one form can carry.
pub const MOST_ADDRESSES: usize = 5_000;

/// Who is put on the list of people to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Affected {
    /// Everybody whose data the portal holds.
    Everybody,
    /// Everybody with data from a system of the register.
    System(String),
    /// Everybody with data from one file that was taken in.
    Import(i64),
    /// These mailboxes, known to the portal or not.
    Addresses(Vec<EmailAddress>),
}

/// L34.1: what people are told, in plain words. Whom to ask stands in every letter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeWords {
    /// What happened, and to which data.
    pub nature: String,
    /// What it can mean for them.
    pub effects: String,
    /// What the company has done and does about it.
    pub measures: String,
    /// What they can do themselves.
    pub advice: String,
}

impl NoticeWords {
    /// The names of the parts, in the order of the letter.
    pub const PARTS: [&str; 4] = ["nature", "effects", "measures", "advice"];
    /// The parts in that order.
    pub fn parts(&self) -> [&str; 4] {
        [&self.nature, &self.effects, &self.measures, &self.advice]
    }
}

/// Addresses as somebody pasted them: one a line, or separated by commas, semicolons or spaces. Gives them once each, or
/// the lines (from 1) that hold something else, at most ten.
pub fn addresses_in(text: &str) -> Result<Vec<EmailAddress>, Vec<usize>> {
    let (mut found, mut wrong): (Vec<EmailAddress>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut seen = std::collections::HashSet::new();
    for (line, at) in text.lines().zip(1..) {
        for word in line.split([',', ';', ' ', '\t']).map(|w| w.trim_matches(['<', '>', '"'])).filter(|w| !w.is_empty())
        {
            match EmailAddress::parse(word) {
                Ok(address) => {
                    if seen.insert(address.as_str().to_owned()) {
                        found.push(address);
                    }
                }
                Err(_) if wrong.last() != Some(&at) => wrong.push(at),
                Err(_) => {}
            }
        }
    }
    wrong.truncate(10);
    if wrong.is_empty() { Ok(found) } else { Err(wrong) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s11_12_addresses_are_read_as_people_paste_them() {
        let all = addresses_in("a@one.example, b@two.example;<c@three.example>\n\na@one.example\n").unwrap();
        assert_eq!(
            all.iter().map(EmailAddress::as_str).collect::<Vec<_>>(),
            ["a@one.example", "b@two.example", "c@three.example"]
        );
        assert_eq!(addresses_in("a@one.example\nAnna Schmidt\nb@two.example x"), Err(vec![2, 3]));
        assert!(addresses_in(" \n").unwrap().is_empty());
        assert_eq!(addresses_in(&"x\n".repeat(40)).unwrap_err().len(), 10);
    }
}
