//! Sealing: XChaCha20-Poly1305 under keys of the contact's own, which are wrapped by the master key.

use crate::domain::ids::SealKeyId;
use crate::domain::value::ValueKind;
use crate::vault::keyring::{KeyPurpose, Keyring};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

/// The first byte of every ciphertext: which way it was made. ASVS 11.2.2.
const VERSION: u8 = 1;
const NONCE: usize = 24;
const HEAD: usize = 1 + 8 + NONCE;

/// Which field a ciphertext belongs to. The numbers are part of what is authenticated, so a sealed telephone number
/// cannot be moved into a name. Never reuse one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// A value of this kind.
    Value(ValueKind),
    /// An e-mail address on file.
    Address,
    /// The identifier another system has for the contact.
    ExternalId,
    /// Where a waiting letter goes.
    Recipient,
    /// What a correction proposes.
    Proposal(ValueKind),
    /// Why a correction is asked for.
    Reason,
    /// A new address that waits for proof.
    NewAddress,
    /// What a letter said, kept with its case.
    LetterCopy,
    /// What was written in a case.
    Message,
    /// Who wrote, while no mailbox is proved.
    CaseAddress,
    /// What they called themselves.
    CaseName,
    /// A file sent in a case.
    File,
    /// Its name.
    FileName,
    /// Where a letter on paper goes.
    PostalAddress,
    /// What the desk notes about a case.
    Note,
    /// An answer that the desk has begun.
    Draft,
    /// Which colleague is asked to search.
    TaskAddress,
    /// What they are asked.
    TaskQuestion,
    /// What they found.
    TaskAnswer,
    /// What is written about a breach.
    BreachEntry,
    /// What people are told of a breach, in one language.
    BreachWords,
    /// Who is told of a breach, where the portal knows nobody by the address.
    BreachAddress,
    /// To whom data was given, and why.
    Disclosure,
    /// Whom they ask for.
    CaseSubject,
    /// Why something was decided as it was, in the words the person reads.
    Decision,
    /// What the person was told at the end.
    Outcome,
    /// S8.4: what the person says beside a value that was not corrected.
    Statement,
    /// Identifiers that another system is to erase.
    SystemIds,
    /// A value that a hold keeps, of this kind.
    Held(ValueKind),
    /// The address that is told when the last hold has ended.
    HeldAddress,
    /// The postal address of whoever's data a hold keeps.
    HeldPost,
    /// Why a sealed record was to be opened.
    SealReason,
    /// An address typed to get a topic, until its mailbox says yes.
    SignUpAddress,
    /// An officer's address.
    OfficerAddress,
    /// An officer's second factor.
    OfficerFactor,
    /// What is told of a file that waits to be taken in.
    ImportUpload,
    /// A part of such a file.
    ImportPart,
    /// S3.1: the organisation that a contact is related to.
    Relation,
}

impl Field {
    fn number(self) -> u16 {
        match self {
            Self::Value(kind) => kind.number(),
            Self::Proposal(kind) => 2_000 + kind.number(),
            Self::Address => 1_001,
            Self::ExternalId => 1_002,
            Self::Recipient => 1_003,
            Self::NewAddress => 1_004,
            Self::Reason => 1_006,
            Self::LetterCopy => 1_005,
            Self::Message => 1_007,
            Self::CaseAddress => 1_008,
            Self::CaseName => 1_009,
            Self::File => 1_301,
            Self::FileName => 1_302,
            Self::PostalAddress => 1_060,
            Self::Note => 1_061,
            Self::Draft => 1_067,
            Self::TaskAddress => 1_062,
            Self::TaskQuestion => 1_063,
            Self::TaskAnswer => 1_064,
            Self::BreachEntry => 1_065,
            Self::BreachWords => 1_072,
            Self::BreachAddress => 1_073,
            Self::Disclosure => 1_066,
            Self::Held(kind) => 3_000 + kind.number(),
            Self::SystemIds => 1_030,
            Self::HeldAddress => 1_031,
            Self::HeldPost => 1_068,
            Self::SealReason => 1_032,
            Self::SignUpAddress => 1_051,
            Self::OfficerAddress => 1_010,
            Self::OfficerFactor => 1_011,
            Self::CaseSubject => 1_020,
            Self::Decision => 1_021,
            Self::Outcome => 1_022,
            Self::Statement => 1_023,
            Self::ImportUpload => 1_070,
            Self::ImportPart => 1_071,
            Self::Relation => 1_080,
        }
    }
}

/// A key that seals one scope of a contact's data. Wiped from memory when dropped.
#[derive(Clone)]
pub struct SealKey {
    id: SealKeyId,
    secret: Zeroizing<[u8; 32]>,
}

impl std::fmt::Debug for SealKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SealKey({})", self.id)
    }
}

/// A seal key as the key database keeps it: under which master key, and the bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrappedKey {
    /// The number of the master key.
    pub master: u32,
    /// Nonce and ciphertext.
    pub bytes: Vec<u8>,
}

/// A ciphertext with version, key number and nonce in front.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed(pub Vec<u8>);

/// Why something sealed cannot be read. ASVS 11.2.5: no more is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnsealError {
    /// The master key that wraps it is not in the key folder.
    #[error("the master key number {0} is not in the key folder; copy it back from the key escrow")]
    MasterMissing(u32),
    /// Altered, cut, of another field or row, or under another key.
    #[error("a sealed value does not verify: it was altered, or it belongs to another installation's keys")]
    Altered,
}

impl Sealed {
    /// The key it is sealed under, if it is of a form this version knows.
    pub fn key_id(&self) -> Option<SealKeyId> {
        let bytes: [u8; 8] = self.0.get(1..9)?.try_into().ok()?;
        (self.0[0] == VERSION).then(|| SealKeyId(i64::from_be_bytes(bytes)))
    }
}

fn associated(field: Field, key: SealKeyId, owner: i64, number: i64) -> [u8; 35] {
    let mut out = [0_u8; 35];
    out[..9].copy_from_slice(b"portal/v1");
    out[9..11].copy_from_slice(&field.number().to_be_bytes());
    out[11..19].copy_from_slice(&key.0.to_be_bytes());
    out[19..27].copy_from_slice(&owner.to_be_bytes());
    out[27..].copy_from_slice(&number.to_be_bytes());
    out
}

impl SealKey {
    /// The number it has in the key database.
    pub fn id(&self) -> SealKeyId {
        self.id
    }
    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&Key::from(*self.secret))
    }
    /// S11.4: seals a text. `owner` and `number` are the row it will stand in: both are authenticated.
    pub fn seal(&self, ring: &Keyring, field: Field, owner: i64, number: i64, text: &str) -> Sealed {
        self.seal_bytes(ring, field, owner, number, text.as_bytes())
    }
    /// The same for what is no text.
    #[allow(clippy::expect_used)] // fails only above 256 GiB
    pub fn seal_bytes(&self, ring: &Keyring, field: Field, owner: i64, number: i64, bytes: &[u8]) -> Sealed {
        let nonce = ring.randomness().bytes::<NONCE>();
        let aad = associated(field, self.id, owner, number);
        let payload = Payload { msg: bytes, aad: &aad };
        let body = self.cipher().encrypt(&XNonce::from(nonce), payload).expect("a text of ordinary size");
        let mut out = Vec::with_capacity(HEAD + body.len());
        out.push(VERSION);
        out.extend_from_slice(&self.id.0.to_be_bytes());
        out.extend_from_slice(&nonce);
        out.extend_from_slice(&body);
        Sealed(out)
    }
    /// Opens what [`SealKey::seal`] made for the same field and row.
    pub fn unseal(&self, field: Field, owner: i64, number: i64, sealed: &Sealed) -> Result<String, UnsealError> {
        String::from_utf8(self.unseal_bytes(field, owner, number, sealed)?).map_err(|_| UnsealError::Altered)
    }
    /// Opens what [`SealKey::seal_bytes`] made for the same field and row.
    pub fn unseal_bytes(&self, field: Field, owner: i64, number: i64, sealed: &Sealed) -> Result<Vec<u8>, UnsealError> {
        if sealed.key_id() != Some(self.id) || sealed.0.len() < HEAD {
            return Err(UnsealError::Altered);
        }
        let aad = associated(field, self.id, owner, number);
        let payload = Payload { msg: &sealed.0[HEAD..], aad: &aad };
        self.cipher().decrypt(&nonce_of(&sealed.0[9..HEAD]), payload).map_err(|_| UnsealError::Altered)
    }
}

/// The nonce in a slice whose length the caller has checked; a wrong length would only fail to verify.
fn nonce_of(bytes: &[u8]) -> XNonce {
    XNonce::from(<[u8; NONCE]>::try_from(bytes).unwrap_or([0; NONCE]))
}

impl Keyring {
    /// A new key for a scope, wrapped under the master key `master` (the one the key database names as active).
    pub fn new_seal_key(&self, id: SealKeyId, master: u32) -> Result<(SealKey, WrappedKey), UnsealError> {
        let key = SealKey { id, secret: Zeroizing::new(self.randomness().bytes()) };
        let wrapped = self.wrap(&key, master)?;
        Ok((key, wrapped))
    }
    /// Wraps a key under a master key: also the re-wrapping of `keys rotate`.
    #[allow(clippy::expect_used)]
    pub fn wrap(&self, key: &SealKey, master: u32) -> Result<WrappedKey, UnsealError> {
        let master_key = self.key(KeyPurpose::Master, master).ok_or(UnsealError::MasterMissing(master))?;
        let nonce = self.randomness().bytes::<NONCE>();
        let aad = [&b"portal/wrap/v1"[..], &key.id.0.to_be_bytes()].concat();
        let payload = Payload { msg: key.secret.as_slice(), aad: &aad };
        let cipher = XChaCha20Poly1305::new(&Key::from(**master_key));
        let body = cipher.encrypt(&XNonce::from(nonce), payload).expect("32 bytes");
        Ok(WrappedKey { master, bytes: [&nonce[..], &body].concat() })
    }
    /// Opens a wrapped key.
    pub fn unwrap_key(&self, id: SealKeyId, wrapped: &WrappedKey) -> Result<SealKey, UnsealError> {
        let master = self.key(KeyPurpose::Master, wrapped.master).ok_or(UnsealError::MasterMissing(wrapped.master))?;
        if wrapped.bytes.len() < NONCE {
            return Err(UnsealError::Altered);
        }
        let aad = [&b"portal/wrap/v1"[..], &id.0.to_be_bytes()].concat();
        let payload = Payload { msg: &wrapped.bytes[NONCE..], aad: &aad };
        let cipher = XChaCha20Poly1305::new(&Key::from(**master));
        let plain = Zeroizing::new(
            cipher.decrypt(&nonce_of(&wrapped.bytes[..NONCE]), payload).map_err(|_| UnsealError::Altered)?,
        );
        let secret: [u8; 32] = plain.as_slice().try_into().map_err(|_| UnsealError::Altered)?;
        Ok(SealKey { id, secret: Zeroizing::new(secret) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::secret::Randomness;

    fn ring() -> (tempfile::TempDir, Keyring) {
        let dir = tempfile::tempdir().unwrap();
        let ring = Keyring::create(&dir.path().join("keys"), &Randomness::System).unwrap();
        (dir, ring)
    }

    #[test]
    fn asvs_v5_0_0_11_3_3_any_flipped_byte_is_noticed() {
        let (_dir, ring) = ring();
        let (key, wrapped) = ring.new_seal_key(SealKeyId(7), 1).unwrap();
        let field = Field::Value(ValueKind::Phone);
        let sealed = key.seal(&ring, field, 3, 1, "+44 20 7946 0000");
        assert_eq!(sealed.key_id(), Some(SealKeyId(7)));
        assert_eq!(key.unseal(field, 3, 1, &sealed).unwrap(), "+44 20 7946 0000");
        for at in 0..sealed.0.len() {
            let mut bad = sealed.clone();
            bad.0[at] ^= 1;
            assert_eq!(key.unseal(field, 3, 1, &bad), Err(UnsealError::Altered), "byte {at}");
        }
        assert!(key.unseal(Field::Value(ValueKind::Name), 3, 1, &sealed).is_err(), "another field");
        assert!(key.unseal(field, 4, 1, &sealed).is_err(), "another contact");
        assert!(key.unseal(field, 3, 2, &sealed).is_err(), "another row");
        assert_eq!(
            ring.unwrap_key(SealKeyId(7), &wrapped).unwrap().unseal(field, 3, 1, &sealed).unwrap(),
            "+44 20 7946 0000"
        );
        assert!(ring.unwrap_key(SealKeyId(8), &wrapped).is_err(), "a wrapped key of another number");
    }

    #[test]
    fn another_installations_master_key_opens_nothing() {
        let ((_a, ours), (_b, theirs)) = (ring(), ring());
        let (_, wrapped) = ours.new_seal_key(SealKeyId(1), 1).unwrap();
        assert_eq!(theirs.unwrap_key(SealKeyId(1), &wrapped).unwrap_err(), UnsealError::Altered);
        assert_eq!(ours.wrap(&ours.unwrap_key(SealKeyId(1), &wrapped).unwrap(), 9), Err(UnsealError::MasterMissing(9)));
    }

    /// Two fields of one number could be taken for each other: what was sealed as one would open as the other.
    #[test]
    fn no_two_fields_have_one_number() {
        let source = include_str!("seal.rs");
        let table = source.split("fn number(self) -> u16 {").nth(1).unwrap().split("\n    }\n").next().unwrap();
        let numbers: Vec<&str> = table.lines().filter_map(|l| l.split_once(" => ").map(|(_, n)| n)).collect();
        let different: std::collections::BTreeSet<&&str> = numbers.iter().collect();
        assert!(numbers.len() > 15 && numbers.len() == different.len(), "{numbers:?}");
    }

    #[test]
    fn the_same_text_twice_gives_different_ciphertexts() {
        let (_dir, ring) = ring();
        let (key, _) = ring.new_seal_key(SealKeyId(1), 1).unwrap();
        assert_ne!(key.seal(&ring, Field::Address, 1, 1, "a"), key.seal(&ring, Field::Address, 1, 1, "a"));
    }
}
