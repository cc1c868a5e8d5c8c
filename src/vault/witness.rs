//! Evidence: a MAC for each audit and ledger row, a hash chain over them, and signed heads. The chain and the heads
//! verify with the public key alone; the MACs need the audit key.

use crate::vault::keyring::{KeyPurpose, Keyring};
use ed25519_dalek::{Signer as _, SigningKey};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

/// A row's own MAC with the number of the audit key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mac(pub Vec<u8>);

/// The chain up to and including one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainHash(pub [u8; 32]);

impl ChainHash {
    /// What a segment starts from.
    pub fn start(segment: i64) -> Self {
        Self(Sha256::digest(format!("portal/audit/{segment}")).into())
    }
    /// The next hash: over the one before, the place and the row.
    pub fn then(self, seq: i64, row: &[u8], mac: &Mac) -> Self {
        let mut hash = Sha256::new();
        hash.update(self.0);
        hash.update(seq.to_be_bytes());
        hash.update((row.len() as u64).to_be_bytes());
        hash.update(row);
        hash.update(&mac.0);
        Self(hash.finalize().into())
    }
}

/// A signed statement: at this time, this segment's chain was this long and ended in this hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Which segment (a restore starts a new one).
    pub segment: i64,
    /// The last place.
    pub seq: i64,
    /// The chain's hash there.
    pub hash: ChainHash,
    /// RFC 3339, UTC.
    pub at: String,
    /// Ed25519 over [`Head::signed_text`].
    pub signature: Vec<u8>,
    /// The signing key's number.
    pub key: u32,
}

impl Head {
    /// The bytes that are signed.
    pub fn signed_text(segment: i64, seq: i64, hash: &ChainHash, at: &str) -> Vec<u8> {
        let hex: String = hash.0.iter().map(|b| format!("{b:02x}")).collect();
        format!("privacy-portal audit head\nsegment {segment}\nseq {seq}\nhash {hex}\nat {at}\n").into_bytes()
    }
}

impl Keyring {
    /// S11.13: the MAC of a row's canonical bytes.
    pub fn mac(&self, kind: &str, row: &[u8]) -> Mac {
        let key = self.newest(KeyPurpose::Audit);
        let mac = self.hmac(KeyPurpose::Audit, key, &[kind.as_bytes(), &[0], row]);
        Mac([&key.to_be_bytes()[..], &mac].concat())
    }
    /// Whether a row still has the MAC it was written with.
    pub fn is_mac(&self, kind: &str, row: &[u8], mac: &Mac) -> bool {
        let Some(number) = mac.0.get(..4).and_then(|b| b.try_into().ok()).map(u32::from_be_bytes) else {
            return false;
        };
        if self.key(KeyPurpose::Audit, number).is_none() {
            return false;
        }
        let expected = self.hmac(KeyPurpose::Audit, number, &[kind.as_bytes(), &[0], row]);
        expected.ct_eq(&mac.0[4..]).into()
    }
    fn signing_key(&self, number: u32) -> Option<SigningKey> {
        self.key(KeyPurpose::Witness, number).map(|secret| SigningKey::from_bytes(&secret))
    }
    /// Signs a head of the chain. `None` if the witness key is missing.
    pub fn sign_head(&self, segment: i64, seq: i64, hash: ChainHash, at: String) -> Option<Head> {
        let key = self.newest(KeyPurpose::Witness);
        let signature = self.signing_key(key)?.sign(&Head::signed_text(segment, seq, &hash, &at)).to_bytes().to_vec();
        Some(Head { segment, seq, hash, at, signature, key })
    }
    /// Signs an extract's manifest, with the key's number. Its first words tell it from a head. `None` if the witness key
    /// is missing.
    pub fn sign_extract(&self, manifest: &[u8]) -> Option<(u32, Vec<u8>)> {
        let key = self.newest(KeyPurpose::Witness);
        Some((key, self.signing_key(key)?.sign(manifest).to_bytes().to_vec()))
    }
    /// Whether a head carries our signature.
    pub fn is_head(&self, head: &Head) -> bool {
        let text = Head::signed_text(head.segment, head.seq, &head.hash, &head.at);
        let signature = ed25519_dalek::Signature::from_slice(&head.signature);
        match (self.signing_key(head.key), signature) {
            (Some(key), Ok(signature)) => key.verifying_key().verify_strict(&text, &signature).is_ok(),
            _ => false,
        }
    }
    /// L7.1: signs the bytes of a consent receipt; the signature and the number of the key. A receipt is JSON and begins
    /// with a brace, so that no signed head of the chain can be taken for one. `None` if the witness key is missing.
    pub fn sign_receipt(&self, receipt: &[u8]) -> Option<(Vec<u8>, u32)> {
        debug_assert!(receipt.first() == Some(&b'{'));
        let key = self.newest(KeyPurpose::Witness);
        Some((self.signing_key(key)?.sign(receipt).to_bytes().to_vec(), key))
    }
    /// The public half of a witness key as PEM (RFC 8410), as `openssl pkeyutl` reads it.
    pub fn witness_public_pem(&self, number: u32) -> Option<String> {
        use base64::Engine as _;
        const HEAD: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
        let public = [&HEAD[..], &self.witness_public_key(number)?].concat();
        let text = base64::engine::general_purpose::STANDARD.encode(public);
        Some(format!("-----BEGIN PUBLIC KEY-----\n{text}\n-----END PUBLIC KEY-----\n"))
    }
    /// The public half of a witness key, for auditors.
    pub fn witness_public_key(&self, number: u32) -> Option<[u8; 32]> {
        self.signing_key(number).map(|k| k.verifying_key().to_bytes())
    }
    /// TH18: a fingerprint of a key that can be stored beside the data to notice a wrong folder, and nothing else.
    pub fn fingerprint(&self, purpose: KeyPurpose, number: u32) -> Option<String> {
        self.key(purpose, number)?;
        let mac = self.hmac(purpose, number, &[b"privacy-portal fingerprint\0", purpose.name().as_bytes()]);
        Some(mac[..8].iter().map(|b| format!("{b:02x}")).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::secret::Randomness;

    #[test]
    fn heads_and_macs_verify_and_altered_ones_do_not() {
        let dir = tempfile::tempdir().unwrap();
        let ring = Keyring::create(&dir.path().join("k"), &Randomness::System).unwrap();
        let mac = ring.mac("audit", b"row");
        assert!(ring.is_mac("audit", b"row", &mac));
        assert!(!ring.is_mac("audit", b"Row", &mac) && !ring.is_mac("ledger", b"row", &mac));
        let hash = ChainHash::start(1).then(1, b"row", &mac);
        let head = ring.sign_head(1, 1, hash, "2026-11-22T00:00:00Z".into()).unwrap();
        assert!(ring.is_head(&head));
        assert!(!ring.is_head(&Head { seq: 2, ..head.clone() }));
        assert_ne!(ChainHash::start(1).then(1, b"row", &mac), ChainHash::start(2).then(1, b"row", &mac));
    }
}
