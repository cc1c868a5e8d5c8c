//! Links and codes in letters. Both are derived by HMAC from the row they belong to, so a letter that is sent again
//! carries the same ones and the database holds neither.

use crate::domain::secret::Secret;
use crate::domain::totp::Seed;
use crate::vault::keyring::{KeyPurpose, Keyring};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use subtle::ConstantTimeEq as _;

/// What stands in a mailed address: row number and 128 bits of MAC. ASVS 14.2.1 (DV2): one-time or of low power.
#[derive(Clone, PartialEq, Eq)]
pub struct LinkToken(String);

impl std::fmt::Debug for LinkToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[link token]")
    }
}
impl LinkToken {
    /// For the address in the letter.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// The row a received token names; says nothing about whether it is genuine.
    pub fn row(text: &str) -> Option<i64> {
        let bytes = BASE64URL.decode(text).ok()?;
        (bytes.len() == 24).then(|| i64::from_be_bytes(bytes[..8].try_into().unwrap_or_default()))
    }
}

/// Six digits that a person types.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[code]")
    }
}
impl Code {
    /// For the letter.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// Two groups of three, as people read them.
    pub fn grouped(&self) -> String {
        let (a, b) = self.0.split_at(3);
        format!("{a} {b}")
    }
}

impl Keyring {
    /// The link of a row. `purpose` separates sign-in, proof and address change, so none works for another (ASVS 9.2.2).
    pub fn link_token(&self, purpose: &str, row: i64, salt: &[u8], key: u32) -> LinkToken {
        let mac = self.hmac(KeyPurpose::Link, key, &[b"link\0", purpose.as_bytes(), &[0], &row.to_be_bytes(), salt]);
        LinkToken(BASE64URL.encode([&row.to_be_bytes()[..], &mac[..16]].concat()))
    }
    /// The code of a row.
    pub fn code(&self, purpose: &str, row: i64, salt: &[u8], key: u32) -> Code {
        let mac = self.hmac(KeyPurpose::Link, key, &[b"code\0", purpose.as_bytes(), &[0], &row.to_be_bytes(), salt]);
        let number = u64::from_be_bytes(mac[..8].try_into().unwrap_or_default());
        Code(format!("{:06}", number % 1_000_000))
    }
    /// ASVS 11.2.4: compares a received token in constant time.
    pub fn is_link_token(&self, received: &str, purpose: &str, row: i64, salt: &[u8], key: u32) -> bool {
        self.link_token(purpose, row, salt, key).0.as_bytes().ct_eq(received.as_bytes()).into()
    }
    /// Compares a typed code; spaces, dashes and full-width digits are forgiven.
    pub fn is_code(&self, typed: &Secret, purpose: &str, row: i64, salt: &[u8], key: u32) -> bool {
        let digits: String = typed.reveal().chars().filter_map(decimal).collect();
        self.code(purpose, row, salt, key).0.as_bytes().ct_eq(digits.as_bytes()).into()
    }
    /// S8.25, S8.29: what stands in the footer of marketing mail: contact, generation and 128 bits of MAC. The same for
    /// the same contact and key, so that it can live in a field of another system; says nothing about the person.
    pub fn preference_token(&self, contact: i64, generation: i64, key: u32) -> String {
        let head = [&key.to_be_bytes()[..], &contact.to_be_bytes(), &generation.to_be_bytes()].concat();
        let mac = self.hmac(KeyPurpose::Link, key, &[b"preferences\0", &head]);
        BASE64URL.encode([&head[..], &mac[..16]].concat())
    }
    /// Contact and generation of a received footer token, under any link key still held; checked without a database.
    pub fn read_preference_token(&self, received: &str) -> Option<(i64, i64)> {
        let bytes = BASE64URL.decode(received).ok().filter(|b| b.len() == 36)?;
        let key = u32::from_be_bytes(bytes[..4].try_into().ok()?);
        self.key(KeyPurpose::Link, key)?;
        let contact = i64::from_be_bytes(bytes[4..12].try_into().ok()?);
        let generation = i64::from_be_bytes(bytes[12..20].try_into().ok()?);
        let is_ours: bool =
            self.preference_token(contact, generation, key).as_bytes().ct_eq(received.as_bytes()).into();
        is_ours.then_some((contact, generation))
    }
    /// The seed of an officer's second factor while their invitation is open: the same each time its page is shown,
    /// and kept nowhere.
    pub fn officer_seed(&self, row: i64, salt: &[u8], key: u32) -> Seed {
        let mac = self.hmac(KeyPurpose::Link, key, &[b"officer-factor\0", &row.to_be_bytes(), salt]);
        Seed::new(mac[..20].try_into().unwrap_or_default())
    }
    /// A page's form token: bound to the browser's secret and the act. TH28.
    pub fn form_token(&self, browser: &[u8], act: &str) -> String {
        let key = self.newest(KeyPurpose::Link);
        let mac = self.hmac(KeyPurpose::Link, key, &[b"form\0", act.as_bytes(), &[0], browser]);
        BASE64URL.encode([&key.to_be_bytes()[..], &mac[..16]].concat())
    }
    /// Whether a received form token is the one for this browser and act, under any link key still held.
    pub fn is_form_token(&self, received: &str, browser: &[u8], act: &str) -> bool {
        let Some(bytes) = BASE64URL.decode(received).ok().filter(|b| b.len() == 20) else {
            return false;
        };
        let key = u32::from_be_bytes(bytes[..4].try_into().unwrap_or_default());
        if self.key(KeyPurpose::Link, key).is_none() {
            return false;
        }
        let mac = self.hmac(KeyPurpose::Link, key, &[b"form\0", act.as_bytes(), &[0], browser]);
        mac[..16].ct_eq(&bytes[4..]).into()
    }
    /// What session cookies are signed with. From the index key, which is never rotated away.
    pub fn cookie_secret(&self) -> [u8; 64] {
        let number = self.newest(KeyPurpose::Index);
        let half = |part: &[u8]| self.hmac(KeyPurpose::Index, number, &[b"cookie\0", part]);
        let mut out = [0; 64];
        out[..32].copy_from_slice(&half(b"1"));
        out[32..].copy_from_slice(&half(b"2"));
        out
    }
    /// A hash of a browser's secret, for the database.
    pub fn browser_hash(&self, secret: &[u8]) -> Vec<u8> {
        use sha2::Digest as _;
        sha2::Sha256::digest([&b"portal/browser\0"[..], secret].concat()).to_vec()
    }
    /// Whether a browser's secret is the one behind a hash. ASVS 11.2.4: takes the same time whatever it holds.
    pub fn is_browser(&self, secret: &[u8], hash: &[u8]) -> bool {
        self.browser_hash(secret).ct_eq(hash).into()
    }
}

/// A decimal digit of any script that phones type, as ASCII.
fn decimal(c: char) -> Option<char> {
    const ZEROES: &[char] = &['0', '\u{0660}', '\u{06F0}', '\u{0966}', '\u{FF10}'];
    ZEROES.iter().find_map(|zero| {
        let n = (c as u32).checked_sub(*zero as u32)?;
        (n < 10).then(|| char::from(b'0' + n as u8))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// S8.30: any changed character of a footer token, and any other length, is no token.
    #[test]
    fn s8_30_any_changed_byte_of_a_footer_token_fails() {
        let dir = tempfile::tempdir().unwrap();
        let ring = Keyring::create(&dir.path().join("k"), &Randomness::System).unwrap();
        let token = ring.preference_token(77, 3, ring.newest(KeyPurpose::Link));
        assert_eq!(ring.read_preference_token(&token), Some((77, 3)));
        let bytes = BASE64URL.decode(&token).unwrap();
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut changed = bytes.clone();
                changed[at] ^= 1 << bit;
                assert_eq!(ring.read_preference_token(&BASE64URL.encode(&changed)), None, "byte {at}, bit {bit}");
            }
        }
        for at in 0..token.len() {
            for other in ['A', 'b', '9', '_', '-', '.', '=', ' '] {
                let mut changed: Vec<char> = token.chars().collect();
                if changed[at] != other {
                    changed[at] = other;
                    let changed: String = changed.into_iter().collect();
                    assert_eq!(ring.read_preference_token(&changed), None, "{at} {other}");
                }
            }
            assert_eq!(ring.read_preference_token(&token[..at]), None);
        }
        // a token of another purpose or another ring is none
        let other = Keyring::create(&dir.path().join("o"), &Randomness::System).unwrap();
        assert_eq!(other.read_preference_token(&token), None);
        assert_eq!(ring.read_preference_token(ring.link_token("choice", 77, b"salt", 1).as_str()), None);
    }

    use crate::domain::secret::Randomness;

    #[test]
    fn asvs_v5_0_0_9_1_1_and_9_2_2_a_token_is_good_for_one_row_and_purpose() {
        let dir = tempfile::tempdir().unwrap();
        let ring = Keyring::create(&dir.path().join("k"), &Randomness::System).unwrap();
        let token = ring.link_token("sign-in", 5, b"salt", 1);
        assert_eq!(LinkToken::row(token.as_str()), Some(5));
        assert!(ring.is_link_token(token.as_str(), "sign-in", 5, b"salt", 1));
        assert!(!ring.is_link_token(token.as_str(), "proof", 5, b"salt", 1));
        assert!(!ring.is_link_token(token.as_str(), "sign-in", 5, b"SALT", 1));
        for at in 0..token.as_str().len() {
            let mut bad = token.as_str().as_bytes().to_vec();
            bad[at] = if bad[at] == b'A' { b'B' } else { b'A' };
            let bad = String::from_utf8(bad).unwrap();
            let row = LinkToken::row(&bad).unwrap_or(5);
            assert!(!ring.is_link_token(&bad, "sign-in", row, b"salt", 1), "letter {at}");
        }
        let code = ring.code("sign-in", 5, b"salt", 1);
        for typed in [code.as_str().to_owned(), code.grouped(), format!(" {} ", code.grouped().replace(' ', "-"))] {
            assert!(ring.is_code(&Secret::new(typed), "sign-in", 5, b"salt", 1));
        }
        let arabic: String =
            code.as_str().chars().map(|c| char::from_u32(0x0660 + c as u32 - '0' as u32).unwrap()).collect();
        assert!(ring.is_code(&Secret::new(arabic), "sign-in", 5, b"salt", 1));
        assert!(!ring.is_code(&Secret::new(""), "sign-in", 5, b"salt", 1));
    }

    #[test]
    fn s8_29_a_footer_token_survives_rotation_and_no_byte_of_it_can_be_changed() {
        let dir = tempfile::tempdir().unwrap();
        let ring = Keyring::create(&dir.path().join("k"), &Randomness::System).unwrap();
        let token = ring.preference_token(7, 1, 1);
        assert_eq!(token, ring.preference_token(7, 1, 1), "the same link each time");
        assert!(token.len() <= 48, "{token}");
        ring.add(KeyPurpose::Link).unwrap();
        assert_eq!(ring.read_preference_token(&token), Some((7, 1)));
        for at in 0..token.len() {
            for other in ['A', 'B', '_'] {
                let mut bad: Vec<char> = token.chars().collect();
                if bad[at] != other {
                    bad[at] = other;
                    let bad: String = bad.into_iter().collect();
                    assert_eq!(ring.read_preference_token(&bad), None, "letter {at}");
                }
            }
        }
        assert_eq!(ring.read_preference_token(&ring.link_token("preferences", 7, b"", 1).0), None);
        assert_eq!(ring.read_preference_token(""), None);
    }

    #[test]
    fn form_tokens_survive_rotation_and_bind_browser_and_act() {
        let dir = tempfile::tempdir().unwrap();
        let ring = Keyring::create(&dir.path().join("k"), &Randomness::System).unwrap();
        let token = ring.form_token(b"browser", "sign-in");
        ring.add(KeyPurpose::Link).unwrap();
        assert!(ring.is_form_token(&token, b"browser", "sign-in"));
        assert!(!ring.is_form_token(&token, b"other", "sign-in"));
        assert!(!ring.is_form_token(&token, b"browser", "erase"));
        assert!(!ring.is_form_token("", b"browser", "sign-in"));
    }
}
