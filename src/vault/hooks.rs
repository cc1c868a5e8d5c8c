//! Signatures of webhooks, ours and others'.

use crate::domain::secret::Secret;
use crate::vault::keyring::{KeyPurpose, Keyring};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use hmac::{Hmac, KeyInit, Mac as _};
use sha2::Sha256;
use subtle::ConstantTimeEq as _;

fn hmac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    #[allow(clippy::expect_used)] // HMAC takes keys of any length
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key of any length");
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

impl Keyring {
    fn hook_key(&self, row: i64, salt: &[u8], key: u32) -> [u8; 32] {
        self.hmac(KeyPurpose::Link, key, &[b"webhook\0", &row.to_be_bytes(), salt])
    }
    /// The secret of a webhook in the form of Standard Webhooks: derived, kept nowhere.
    pub fn hook_secret(&self, row: i64, salt: &[u8], key: u32) -> Secret {
        Secret::new(format!("whsec_{}", BASE64.encode(self.hook_key(row, salt, key))))
    }
    /// The signature of a message by Standard Webhooks: `v1,` and base 64.
    pub fn sign_hook(&self, row: i64, salt: &[u8], key: u32, message: &str, seconds: i64, body: &str) -> String {
        let signed = format!("{message}.{seconds}.{body}");
        format!("v1,{}", BASE64.encode(hmac(&self.hook_key(row, salt, key), &[signed.as_bytes()])))
    }
    /// Whether a signature is HubSpot's, version 3: over method, whole address, body and time. ASVS 11.2.4.
    pub fn is_hubspot_signature(
        &self,
        secret: &Secret,
        method: &str,
        url: &str,
        body: &[u8],
        time: &str,
        given: &str,
    ) -> bool {
        let parts = [method.as_bytes(), url.as_bytes(), body, time.as_bytes()];
        let expected = BASE64.encode(hmac(secret.reveal().as_bytes(), &parts));
        expected.as_bytes().ct_eq(given.as_bytes()).into()
    }
    /// Whether two secrets are the same, in constant time whatever their lengths.
    pub fn is_same_secret(&self, ours: &Secret, given: &str) -> bool {
        let hash = |text: &str| hmac(b"compare", &[text.as_bytes()]);
        hash(ours.reveal()).ct_eq(&hash(given)).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::secret::Randomness;

    #[test]
    fn signatures_are_those_of_the_published_examples() {
        // the example of the Standard Webhooks specification
        let key = BASE64.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let signed = br#"msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}"#;
        assert_eq!(BASE64.encode(hmac(&key, &[signed])), "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        let dir = tempfile::tempdir().unwrap();
        let ring = Keyring::create(&dir.path().join("k"), &Randomness::System).unwrap();
        let secret = Secret::new("app secret");
        let parts: [&[u8]; 4] = [b"POST", b"https://x.example/hooks/hubspot", b"[]", b"17"];
        let good = BASE64.encode(hmac(b"app secret", &parts));
        let check = |method, url, body: &[u8], time, given: &str| {
            ring.is_hubspot_signature(&secret, method, url, body, time, given)
        };
        assert!(check("POST", "https://x.example/hooks/hubspot", b"[]", "17", &good));
        assert!(!check("GET", "https://x.example/hooks/hubspot", b"[]", "17", &good));
        assert!(!check("POST", "https://y.example/hooks/hubspot", b"[]", "17", &good));
        assert!(!check("POST", "https://x.example/hooks/hubspot", b"[1]", "17", &good));
        assert!(!check("POST", "https://x.example/hooks/hubspot", b"[]", "18", &good));
        assert!(!check("POST", "https://x.example/hooks/hubspot", b"[]", "17", ""));
        let whsec = ring.hook_secret(1, b"salt", 1);
        assert!(whsec.reveal().starts_with("whsec_") && whsec.reveal().len() == 50);
        assert_ne!(ring.sign_hook(1, b"salt", 1, "m", 1, "{}"), ring.sign_hook(2, b"salt", 1, "m", 1, "{}"));
        assert!(ring.is_same_secret(&secret, "app secret") && !ring.is_same_secret(&secret, "app secre"));
    }
}
