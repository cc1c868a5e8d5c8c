//! Identifiers. Inside, rows have whole numbers; only what stands in an address that people see is random.

use crate::domain::secret::Randomness;
use serde::{Deserialize, Serialize};

macro_rules! row_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}
row_id!(/// A person whose data is held.
    ContactId);
row_id!(/// One stored item of personal data.
    ValueId);
row_id!(/// One source, date and act that values came by.
    ProvenanceId);
row_id!(/// A key that seals one scope of a contact's data.
    SealKeyId);
row_id!(/// One signed-in browser.
    SessionId);
row_id!(/// One attempt to sign in.
    SignInId);
row_id!(/// One case.
    RequestId);
row_id!(/// What a law keeps although somebody wants it gone.
    HoldId);
row_id!(/// One outgoing letter.
    LetterId);
row_id!(/// Somebody who works at the console.
    OfficerId);
row_id!(/// A machine that may ask and tell.
    ApiClientId);
row_id!(/// One import of one file.
    BatchId);

/// The alphabet of Douglas Crockford's base 32: no I, L, O, U.
const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The check symbols: modulo 35, which is prime to 32 and to 31, so that each single slip and each swap of
/// neighbours is noticed, with letters that are safe in an address and plain on the telephone.
const CHECK: &[u8; 35] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZILO";

/// The public name of a request: 80 random bits and a check symbol, so that a slip on the telephone is noticed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Reference(String);

impl Reference {
    /// A new, unguessable reference.
    pub fn new(random: &Randomness) -> Self {
        Self::from_bits(&random.bytes::<10>())
    }
    fn from_bits(bits: &[u8; 10]) -> Self {
        let number = bits.iter().fold(0_u128, |n, b| (n << 8) | u128::from(*b));
        let mut text: String = (0..16).rev().map(|i| CROCKFORD[((number >> (5 * i)) & 31) as usize] as char).collect();
        text.push(CHECK[(number % 35) as usize] as char);
        Self(text)
    }
    /// Reads what a person typed: any case, spaces and dashes allowed, O for 0 and I or L for 1 forgiven.
    /// `None` if the length, an unknown letter or the check symbol is wrong.
    pub fn parse(typed: &str) -> Option<Self> {
        let plain: Vec<char> =
            typed.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_uppercase()).collect();
        if plain.len() != 17 {
            return None;
        }
        let mut number = 0_u128;
        for c in &plain[..16] {
            let c = match c {
                'O' => '0',
                'I' | 'L' => '1',
                c => *c,
            };
            let digit = CROCKFORD.iter().position(|d| *d as char == c)?;
            number = (number << 5) | digit as u128;
        }
        let made = Self::from_bits(number.to_be_bytes()[6..].try_into().ok()?);
        (made.0.chars().last() == plain.last().copied()).then_some(made)
    }
    /// Groups for reading: `XXXX-XXXX-XXXX-XXXX-C`.
    pub fn grouped(&self) -> String {
        let chars: Vec<char> = self.0.chars().collect();
        chars.chunks(4).map(|c| c.iter().collect::<String>()).collect::<Vec<_>>().join("-")
    }
    /// The bare form, as it stands in addresses and in the database.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
impl std::fmt::Display for Reference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.grouped())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_reference_survives_being_typed(bits in any::<[u8; 10]>()) {
            let reference = Reference::from_bits(&bits);
            prop_assert_eq!(Reference::parse(&reference.grouped().to_lowercase()), Some(reference.clone()));
            prop_assert_eq!(reference.as_str().len(), 17);
        }

        #[test]
        fn one_wrong_letter_is_noticed(bits in any::<[u8; 10]>(), at in 0_usize..16, shift in 1_usize..32) {
            let reference = Reference::from_bits(&bits);
            let mut letters: Vec<u8> = reference.as_str().bytes().collect();
            let digit = CROCKFORD.iter().position(|d| *d == letters[at]).unwrap();
            letters[at] = CROCKFORD[(digit + shift) % 32];
            prop_assert_eq!(Reference::parse(std::str::from_utf8(&letters).unwrap()), None);
        }
    }
}
