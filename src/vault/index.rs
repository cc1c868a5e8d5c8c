//! Keyed hashes to look rows up by without holding what they stand for.

use crate::domain::email_address::EmailAddress;
use crate::vault::keyring::{KeyPurpose, Keyring};
use hmac::{Hmac, KeyInit, Mac as _};
use sha2::Sha256;

/// S8.31: an address as the database knows it: the index key's number and 128 bits of HMAC-SHA-256 of the canonical
/// form. Equal for equal mailboxes; says nothing without the key.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AddressIndex(pub Vec<u8>);

impl Keyring {
    /// HMAC-SHA-256 with the index key over a domain-separated text.
    fn index(&self, domain: &str, text: &str) -> Vec<u8> {
        let number = self.newest(KeyPurpose::Index);
        let mut out = vec![u8::try_from(number).unwrap_or(u8::MAX)];
        out.extend_from_slice(&self.hmac(KeyPurpose::Index, number, &[domain.as_bytes(), &[0], text.as_bytes()])[..16]);
        out
    }
    /// The look-up form of an address.
    pub fn address_index(&self, address: &EmailAddress) -> AddressIndex {
        AddressIndex(self.index("address", address.as_str()))
    }
    /// The look-up form of another system's identifier.
    pub fn external_id_index(&self, system: &str, id: &str) -> Vec<u8> {
        self.index("external-id", &format!("{system}\0{id}"))
    }
    /// Decision 5: a term that officers find contacts by, as 64 bits: what is found is looked at after unsealing anyway.
    pub fn search_token(&self, kind: &str, term: &str) -> i64 {
        let bytes = self.index("search", &format!("{kind}\0{term}"));
        bytes[1..9].iter().fold(0_i64, |n, b| (n << 8) | i64::from(*b))
    }
    /// The name of a counter, such as tries per address or per network, so that the table holds neither.
    pub fn counter_name(&self, what: &str, subject: &str) -> String {
        let bytes = self.index("counter", &format!("{what}\0{subject}"));
        bytes.iter().map(|b| format!("{b:02x}")).collect()
    }
    /// HMAC-SHA-256 of the joined parts; empty if the key is missing, which no stored MAC equals.
    pub(super) fn hmac(&self, purpose: KeyPurpose, number: u32, parts: &[&[u8]]) -> [u8; 32] {
        let Some(key) = self.key(purpose, number) else {
            return [0; 32];
        };
        #[allow(clippy::expect_used)] // HMAC takes keys of any length
        let mut mac = Hmac::<Sha256>::new_from_slice(key.as_slice()).expect("a key of any length");
        for part in parts {
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::secret::Randomness;

    #[test]
    fn one_mailbox_has_one_index_and_another_installation_another() {
        let (a, b) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let ours = Keyring::create(&a.path().join("k"), &Randomness::System).unwrap();
        let theirs = Keyring::create(&b.path().join("k"), &Randomness::System).unwrap();
        let address = |text| EmailAddress::parse(text).unwrap();
        assert_eq!(ours.address_index(&address("A@b.example")), ours.address_index(&address("a@B.example")));
        assert_ne!(ours.address_index(&address("a@b.example")), theirs.address_index(&address("a@b.example")));
        assert_ne!(ours.external_id_index("hubspot", "1"), ours.external_id_index("dynamics", "1"));
    }
}
