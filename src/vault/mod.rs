//! Keys. Seals personal values, makes the keyed hashes they are looked up by, signs links and the audit chain.
//! Knows the domain's types and nothing of databases or pages. The key files themselves live in one folder apart
//! from every database, so that a copy of the data without that folder is worthless.

mod backup;
mod hooks;
mod index;
mod keyring;
mod links;
mod password;
mod seal;
mod witness;

pub use backup::{BackupError, is_backup};
pub use index::AddressIndex;
pub use keyring::{KeyPurpose, Keyring, KeyringError};
pub use links::{Code, LinkToken};
pub use password::{hash_password, is_password};
pub use seal::{Field, SealKey, Sealed, UnsealError, WrappedKey};
pub use witness::{ChainHash, Head, Mac};
