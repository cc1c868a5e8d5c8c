//! The officers' second factor: time-based one-time passwords (RFC 6238) of 6 digits and 30 seconds.

use crate::domain::clock::Moment;
use crate::domain::secret::Secret;
use totp_rs::{Builder, Totp};

/// A seed of 160 bits, shared with the officer's authenticator app.
#[derive(Clone)]
pub struct Seed([u8; 20]);

impl std::fmt::Debug for Seed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[seed]")
    }
}

impl Seed {
    /// From bytes.
    pub fn new(bytes: [u8; 20]) -> Self {
        Self(bytes)
    }
    /// From its written form in hexadecimal digits. `None` if that is not one.
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = [0; 20];
        if text.len() != 40 || !text.is_ascii() {
            return None;
        }
        for (byte, at) in bytes.iter_mut().zip((0..40).step_by(2)) {
            *byte = u8::from_str_radix(&text[at..at + 2], 16).ok()?;
        }
        Some(Self(bytes))
    }
    /// In hexadecimal digits, to be sealed.
    pub fn to_hex(&self) -> Secret {
        Secret::new(self.0.iter().map(|b| format!("{b:02x}")).collect::<String>())
    }
    fn totp(&self, issuer: &str, account: &str) -> Option<Totp> {
        // a colon separates the two in the address that apps read
        let plain = |text: &str| text.replace(':', " ");
        Builder::new()
            .with_secret(self.0.to_vec())
            .with_skew(1)
            .with_issuer(Some(plain(issuer)))
            .with_account_name(plain(account))
            .build()
            .ok()
    }
    /// What an authenticator app reads from a picture: `otpauth://totp/…`.
    pub fn address(&self, issuer: &str, account: &str) -> Secret {
        Secret::new(self.totp(issuer, account).and_then(|t| t.to_url().ok()).unwrap_or_default())
    }
    /// What is typed into an app by hand: base 32 in groups of four.
    pub fn typed(&self) -> Secret {
        let text = self.totp("", "-").map(|t| t.secret().to_base32()).unwrap_or_default();
        let groups: Vec<String> = text.as_bytes().chunks(4).map(|c| String::from_utf8_lossy(c).into_owned()).collect();
        Secret::new(groups.join(" "))
    }
    /// The code of a moment.
    pub fn code(&self, at: Moment) -> String {
        let seconds = u64::try_from(at.unix_seconds()).unwrap_or(0);
        self.totp("", "-").map(|t| t.generate(seconds).to_string()).unwrap_or_default()
    }
    /// The step whose code was typed, within one step of `at`. TH19: the caller takes each step only once.
    pub fn step_of(&self, typed: &Secret, at: Moment) -> Option<i64> {
        let digits: String = typed.reveal().chars().filter(char::is_ascii_digit).collect();
        let seconds = u64::try_from(at.unix_seconds()).ok()?;
        self.totp("", "-")?.check(&digits, seconds).and_then(|step| i64::try_from(step).ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, the SHA-1 rows, cut to six digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        let seed = Seed::new(*b"12345678901234567890");
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
        ] {
            let at = Moment::from_unix_seconds(seconds);
            assert_eq!(seed.code(at), code);
            assert_eq!(seed.step_of(&Secret::new(code), at), Some(seconds / 30));
            let spaced = format!("{} {}", &code[..3], &code[3..]);
            assert_eq!(seed.step_of(&Secret::new(spaced), Moment::from_unix_seconds(seconds + 30)), Some(seconds / 30));
            assert_eq!(seed.step_of(&Secret::new(code), Moment::from_unix_seconds(seconds + 90)), None);
        }
        assert_eq!(seed.step_of(&Secret::new(""), Moment::from_unix_seconds(59)), None);
    }

    #[test]
    fn a_seed_is_written_and_read_and_never_shown() {
        let seed = Seed::new(*b"12345678901234567890");
        assert_eq!(Seed::from_hex(seed.to_hex().reveal()).unwrap().0, seed.0);
        assert!(Seed::from_hex("12").is_none() && Seed::from_hex(&"é".repeat(20)).is_none());
        assert_eq!(format!("{seed:?}"), "[seed]");
        let address = seed.address("Westcon: Privacy", "officer@x.test");
        assert!(address.reveal().starts_with("otpauth://totp/Westcon"), "{}", address.reveal());
        assert_eq!(seed.typed().reveal(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    }
}
