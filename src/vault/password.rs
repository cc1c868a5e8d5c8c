//! Officers' passwords: Argon2id (ASVS 11.4.2). Slow by design: off the async threads only.

use crate::domain::secret::{Randomness, Secret};
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};

/// The hash of a password with a salt of its own, in the PHC string form. `None` only for a password of gigabytes.
pub fn hash_password(password: &Secret, random: &Randomness) -> Option<String> {
    let salt = random.bytes::<16>();
    Argon2::default().hash_password_with_salt(password.reveal().as_bytes(), &salt).ok().map(|hash| hash.to_string())
}

/// Whether a password is the one of a hash. Without a hash the same work is done and the answer is no, so that the
/// time tells nothing about who is known (TH5).
pub fn is_password(typed: &Secret, hash: Option<&str>) -> bool {
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGlzIGhlcmU$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let Ok(parsed) = PasswordHash::new(hash.unwrap_or(NOBODY)) else { return false };
    let fits = Argon2::default().verify_password(typed.reveal().as_bytes(), &parsed).is_ok();
    fits && hash.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asvs_v5_0_0_11_4_2_a_password_is_known_by_its_hash_alone() {
        let right = Secret::new("correct horse battery staple");
        let hash = hash_password(&right, &Randomness::System).unwrap();
        // at least 19 MiB and two rounds
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert_ne!(hash, hash_password(&right, &Randomness::System).unwrap(), "a salt of its own");
        assert!(is_password(&right, Some(&hash)));
        assert!(!is_password(&Secret::new("correct horse battery stapl"), Some(&hash)));
        assert!(!is_password(&right, None) && !is_password(&right, Some("?")));
        // what stands in for a missing hash is read as one, else the time would tell
        assert!(!is_password(&Secret::new(""), None));
    }
}
