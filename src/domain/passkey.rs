//! Passkeys: what a browser answers when one is made or used, checked as the Web Authentication recommendation says
//! (WebAuthn 2, sections 7.1 and 7.2). Attestation is not asked for: which device it is, is the officer's business. The
//! signatures are checked by `ring`; why the ceremony is ours stands in `docs/decisions/0026-passkeys.md`.

use ciborium::Value;
use ring::signature::{self, RsaPublicKeyComponents, UnparsedPublicKey, VerificationAlgorithm};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

/// Bytes of a challenge.
pub const CHALLENGE: usize = 32;
/// The longest name of a passkey, in characters.
pub const LONGEST_LABEL: usize = 60;
/// Passkeys of one officer.
pub const MOST: usize = 10;

/// Who asks: the name that passkeys belong to, and the one place from which they are used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// The host's name, without a port.
    pub id: String,
    /// Scheme, host and port.
    pub origin: String,
}

impl Party {
    /// The party of a console at this address. `None` where the host is a number: a passkey belongs to a name. On this
    /// machine itself the name is `localhost`.
    pub fn at(url: &str) -> Option<Self> {
        let (scheme, rest) = url.split_once("://")?;
        let host = rest.split('/').next()?;
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => (name, format!(":{port}")),
            _ => (host, String::new()),
        };
        let name = if matches!(name, "127.0.0.1" | "[::1]") { "localhost" } else { name };
        let is_number = name.starts_with('[') || name.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        if is_number || name.is_empty() || (scheme != "https" && name != "localhost") {
            return None;
        }
        Some(Self { id: name.to_ascii_lowercase(), origin: format!("{scheme}://{}{port}", name.to_ascii_lowercase()) })
    }
}

/// Why an answer was not taken. Nobody is told which: the log knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadPasskey {
    /// It is not what a browser answers.
    #[error("malformed")]
    Malformed,
    /// It was made for another act.
    #[error("another act")]
    Act,
    /// It answers another challenge.
    #[error("another challenge")]
    Challenge,
    /// It was made on another site.
    #[error("another site")]
    Site,
    /// Nobody was there, or the device did not check who.
    #[error("nobody was checked")]
    Unchecked,
    /// The kind of key is none that was offered.
    #[error("another kind of key")]
    Kind,
    /// The signature is not by that key.
    #[error("another signature")]
    Signature,
    /// It was signed less often than it was before: there may be two of them.
    #[error("an older count")]
    Copied,
}

/// A passkey that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// What its device calls it.
    pub credential: Vec<u8>,
    /// Its public key, as COSE has it.
    pub public_key: Vec<u8>,
    /// How often it has signed; zero where the device does not count.
    pub signatures: u32,
}

#[derive(Deserialize)]
struct ClientData {
    #[serde(rename = "type")]
    act: String,
    challenge: String,
    origin: String,
    #[serde(rename = "crossOrigin", default)]
    cross_origin: bool,
}

fn base64url(text: &str) -> Option<Vec<u8>> {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(text).ok()
}

/// The challenge that an answer says it answers.
pub fn challenge_of(client: &[u8]) -> Option<Vec<u8>> {
    let data: ClientData = serde_json::from_slice(client).ok()?;
    base64url(&data.challenge)
}

fn check_client(party: &Party, act: &str, challenge: &[u8], client: &[u8]) -> Result<(), BadPasskey> {
    let data: ClientData = serde_json::from_slice(client).map_err(|_| BadPasskey::Malformed)?;
    if data.act != act {
        return Err(BadPasskey::Act);
    }
    if base64url(&data.challenge).as_deref() != Some(challenge) || challenge.len() != CHALLENGE {
        return Err(BadPasskey::Challenge);
    }
    if data.origin != party.origin || data.cross_origin {
        return Err(BadPasskey::Site);
    }
    Ok(())
}

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const ATTESTED: u8 = 0x40;

/// The first 37 bytes of what the device says: for whom, what was checked, how often it has signed.
fn check_device(party: &Party, data: &[u8]) -> Result<(u8, u32), BadPasskey> {
    let (head, _) = data.split_at_checked(37).ok_or(BadPasskey::Malformed)?;
    if head[..32] != Sha256::digest(party.id.as_bytes())[..] {
        return Err(BadPasskey::Site);
    }
    let flags = head[32];
    // it stands for password and code together: the device must have checked who is there
    if flags & PRESENT == 0 || flags & VERIFIED == 0 {
        return Err(BadPasskey::Unchecked);
    }
    let count = head[33..37].iter().fold(0_u32, |n, b| n << 8 | u32::from(*b));
    Ok((flags, count))
}

/// Checks what a browser answered when a passkey was made.
pub fn made(party: &Party, challenge: &[u8], client: &[u8], attestation: &[u8]) -> Result<Made, BadPasskey> {
    check_client(party, "webauthn.create", challenge, client)?;
    let object: Value = ciborium::from_reader(attestation).map_err(|_| BadPasskey::Malformed)?;
    let fields = object.into_map().map_err(|_| BadPasskey::Malformed)?;
    let data = fields.into_iter().find(|(name, _)| name.as_text() == Some("authData"));
    let data = data.and_then(|(_, value)| value.into_bytes().ok()).ok_or(BadPasskey::Malformed)?;
    let (flags, signatures) = check_device(party, &data)?;
    if flags & ATTESTED == 0 {
        return Err(BadPasskey::Malformed);
    }
    // after the device's model: the length of the name, the name, the key, and perhaps extensions
    let rest = data.get(53..).ok_or(BadPasskey::Malformed)?;
    let (length, rest) = rest.split_at_checked(2).ok_or(BadPasskey::Malformed)?;
    let length = usize::from(length[0]) << 8 | usize::from(length[1]);
    if length == 0 || length > 1_023 {
        return Err(BadPasskey::Malformed);
    }
    let (credential, key) = rest.split_at_checked(length).ok_or(BadPasskey::Malformed)?;
    let mut left = key;
    let cose: Value = ciborium::from_reader(&mut left).map_err(|_| BadPasskey::Malformed)?;
    Key::of(&cose)?;
    let public_key = key[..key.len() - left.len()].to_vec();
    Ok(Made { credential: credential.to_vec(), public_key, signatures })
}

/// Checks what a browser answered when a passkey was used; gives how often it has signed now.
pub fn used(
    party: &Party,
    challenge: &[u8],
    (client, data, signature): (&[u8], &[u8], &[u8]),
    public_key: &[u8],
    signatures: u32,
) -> Result<u32, BadPasskey> {
    check_client(party, "webauthn.get", challenge, client)?;
    let (_, count) = check_device(party, data)?;
    let cose: Value = ciborium::from_reader(public_key).map_err(|_| BadPasskey::Malformed)?;
    let message = [data, &Sha256::digest(client)[..]].concat();
    Key::of(&cose)?.verify(&message, signature)?;
    // a device that does not count says zero for ever
    if (count != 0 || signatures != 0) && count <= signatures {
        return Err(BadPasskey::Copied);
    }
    Ok(count)
}

/// The three kinds of key that are offered: COSE -7, -8 and -257.
enum Key {
    Es256(Vec<u8>),
    Ed25519(Vec<u8>),
    Rs256(Vec<u8>, Vec<u8>),
}

/// The kinds, in the order in which they are offered.
pub const KINDS: [i64; 3] = [-7, -8, -257];

impl Key {
    fn of(cose: &Value) -> Result<Self, BadPasskey> {
        let fields = cose.as_map().ok_or(BadPasskey::Malformed)?;
        let find = |label: i64| fields.iter().find(|(l, _)| *l == Value::from(label)).map(|(_, value)| value);
        let number = |label: i64| find(label).and_then(Value::as_integer).and_then(|n| i64::try_from(n).ok());
        let bytes = |label: i64| find(label).and_then(Value::as_bytes).cloned().ok_or(BadPasskey::Malformed);
        match (number(1), number(3), number(-1)) {
            (Some(2), Some(-7), Some(1)) => {
                let (x, y) = (bytes(-2)?, bytes(-3)?);
                if x.len() != 32 || y.len() != 32 {
                    return Err(BadPasskey::Malformed);
                }
                Ok(Self::Es256([vec![4], x, y].concat()))
            }
            (Some(1), Some(-8), Some(6)) => Ok(Self::Ed25519(bytes(-2)?)),
            (Some(3), Some(-257), _) => Ok(Self::Rs256(bytes(-1)?, bytes(-2)?)),
            _ => Err(BadPasskey::Kind),
        }
    }

    fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), BadPasskey> {
        let by = |kind: &'static dyn VerificationAlgorithm, key: &[u8]| {
            UnparsedPublicKey::new(kind, key).verify(message, signature)
        };
        match self {
            Self::Es256(point) => by(&signature::ECDSA_P256_SHA256_ASN1, point),
            Self::Ed25519(key) => by(&signature::ED25519, key),
            Self::Rs256(n, e) => {
                let key = RsaPublicKeyComponents { n, e };
                key.verify(&signature::RSA_PKCS1_2048_8192_SHA256, message, signature)
            }
        }
        .map_err(|_| BadPasskey::Signature)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine as _;
    use ring::rand::SystemRandom;
    use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _};

    const CHALLENGED: [u8; CHALLENGE] = [7; CHALLENGE];

    fn party() -> Party {
        Party::at("https://privacy.westcon.example").unwrap()
    }
    fn client(act: &str, challenge: &[u8], origin: &str) -> Vec<u8> {
        let challenge = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(challenge);
        serde_json::json!({ "type": act, "challenge": challenge, "origin": origin }).to_string().into_bytes()
    }
    fn device(party: &str, flags: u8, count: u32) -> Vec<u8> {
        [&Sha256::digest(party.as_bytes())[..], &[flags], &count.to_be_bytes()].concat()
    }
    fn cbor(value: &Value) -> Vec<u8> {
        let mut bytes = Vec::new();
        ciborium::into_writer(value, &mut bytes).unwrap();
        bytes
    }
    fn map(fields: Vec<(Value, Value)>) -> Value {
        Value::Map(fields)
    }
    fn attested(flags: u8, key: &Value, more: &[u8]) -> Vec<u8> {
        let mut data = device("privacy.westcon.example", flags, 1);
        data.extend([0; 16]);
        data.extend([0, 4]);
        data.extend(b"name");
        data.extend(cbor(key));
        data.extend(more);
        cbor(&map(vec![
            ("fmt".into(), "none".into()),
            ("attStmt".into(), map(vec![])),
            ("authData".into(), Value::Bytes(data)),
        ]))
    }
    fn es256(pair: &EcdsaKeyPair) -> Value {
        let point = pair.public_key().as_ref();
        map(vec![
            (1.into(), 2.into()),
            (3.into(), (-7).into()),
            ((-1).into(), 1.into()),
            ((-2).into(), Value::Bytes(point[1..33].to_vec())),
            ((-3).into(), Value::Bytes(point[33..].to_vec())),
        ])
    }
    fn pair() -> EcdsaKeyPair {
        let random = SystemRandom::new();
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).unwrap();
        EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8.as_ref(), &random).unwrap()
    }

    #[test]
    fn a_party_has_a_name_and_no_number() {
        let at = |url: &str| Party::at(url).map(|p| (p.id, p.origin));
        let one = |id: &str, origin: &str| Some((id.to_owned(), origin.to_owned()));
        assert_eq!(at("https://Privacy.example/"), one("privacy.example", "https://privacy.example"));
        assert_eq!(at("https://a.example:8443"), one("a.example", "https://a.example:8443"));
        assert_eq!(at("http://127.0.0.1:8080"), one("localhost", "http://localhost:8080"));
        for none in ["http://a.example", "https://10.0.0.1", "https://[2001:db8::1]:443", "a.example", "https://"] {
            assert_eq!(at(none), None, "{none}");
        }
    }

    #[test]
    fn a_passkey_is_made_and_used_and_anything_else_is_refused() {
        let (party, pair, random) = (party(), pair(), SystemRandom::new());
        let origin = "https://privacy.westcon.example";
        let answer = client("webauthn.create", &CHALLENGED, origin);
        let good = attested(0x45, &es256(&pair), &[]);
        let made_now = made(&party, &CHALLENGED, &answer, &good).unwrap();
        assert_eq!((made_now.credential.as_slice(), made_now.signatures), (&b"name"[..], 1));
        // extensions after the key are not part of it
        let with_more = attested(0xC5, &es256(&pair), &cbor(&map(vec![])));
        assert_eq!(made(&party, &CHALLENGED, &answer, &with_more).unwrap().public_key, made_now.public_key);
        let refused = |client: &[u8], object: &[u8]| made(&party, &CHALLENGED, client, object).unwrap_err();
        assert_eq!(refused(&client("webauthn.get", &CHALLENGED, origin), &good), BadPasskey::Act);
        assert_eq!(refused(&client("webauthn.create", &[8; 32], origin), &good), BadPasskey::Challenge);
        assert_eq!(refused(&client("webauthn.create", &CHALLENGED, "https://evil.example"), &good), BadPasskey::Site);
        assert_eq!(refused(&answer, &attested(0x41, &es256(&pair), &[])), BadPasskey::Unchecked);
        assert_eq!(refused(&answer, &attested(0x44, &es256(&pair), &[])), BadPasskey::Unchecked);
        assert_eq!(refused(&answer, &attested(0x05, &es256(&pair), &[])), BadPasskey::Malformed);
        let other = map(vec![(1.into(), 2.into()), (3.into(), (-35).into()), ((-1).into(), 2.into())]);
        assert_eq!(refused(&answer, &attested(0x45, &other, &[])), BadPasskey::Kind);
        for end in 0..good.len() {
            assert!(made(&party, &CHALLENGED, &answer, &good[..end]).is_err(), "{end}");
        }

        let asked = client("webauthn.get", &CHALLENGED, origin);
        let sign = |client: &[u8], data: &[u8]| {
            let message = [data, &Sha256::digest(client)[..]].concat();
            pair.sign(&random, &message).unwrap().as_ref().to_vec()
        };
        let data = device("privacy.westcon.example", 0x05, 2);
        let signature = sign(&asked, &data);
        let key = &made_now.public_key;
        let check = |client: &[u8], data: &[u8], signature: &[u8], before: u32| {
            used(&party, &CHALLENGED, (client, data, signature), key, before)
        };
        assert_eq!(check(&asked, &data, &signature, 1), Ok(2));
        assert_eq!(check(&asked, &data, &signature, 2), Err(BadPasskey::Copied));
        let uncounted = device("privacy.westcon.example", 0x05, 0);
        assert_eq!(check(&asked, &uncounted, &sign(&asked, &uncounted), 0), Ok(0));
        assert_eq!(check(&asked, &data, &signature[1..], 1), Err(BadPasskey::Signature));
        assert_eq!(check(&asked, &uncounted, &signature, 0), Err(BadPasskey::Signature));
        let made_elsewhere = device("evil.example", 0x05, 2);
        assert_eq!(check(&asked, &made_elsewhere, &sign(&asked, &made_elsewhere), 1), Err(BadPasskey::Site));
        let unchecked = device("privacy.westcon.example", 0x01, 2);
        assert_eq!(check(&asked, &unchecked, &sign(&asked, &unchecked), 1), Err(BadPasskey::Unchecked));
        assert_eq!(check(&client("webauthn.create", &CHALLENGED, origin), &data, &signature, 1), Err(BadPasskey::Act));
    }

    #[test]
    fn other_kinds_of_keys_are_checked_too() {
        let seed = Ed25519KeyPair::from_seed_unchecked(&[3; 32]).unwrap();
        let key = map(vec![
            (1.into(), 1.into()),
            (3.into(), (-8).into()),
            ((-1).into(), 6.into()),
            ((-2).into(), Value::Bytes(seed.public_key().as_ref().to_vec())),
        ]);
        let key = Key::of(&key).unwrap();
        assert_eq!(key.verify(b"said", seed.sign(b"said").as_ref()), Ok(()));
        assert_eq!(key.verify(b"said otherwise", seed.sign(b"said").as_ref()), Err(BadPasskey::Signature));
    }
}
