//! The key files: which there are, how they are made, read and added to.

use crate::domain::secret::Randomness;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};
use zeroize::Zeroizing;

/// What a key file is for. Each purpose has numbered files `<purpose>.<number>.key`; the highest number is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyPurpose {
    /// Wraps the keys that seal personal values.
    Master,
    /// Makes the keyed hashes that addresses are looked up by. Rotating it means re-hashing every row.
    Index,
    /// Derives links and codes. Old ones stay for verifying (S8.29).
    Link,
    /// Authenticates audit and ledger rows.
    Audit,
    /// Signs the audit chain's heads (Ed25519), so that an auditor needs the public half only.
    Witness,
    /// Seals backups.
    Backup,
}

impl KeyPurpose {
    /// All purposes; a complete folder has at least one file of each.
    pub const ALL: [Self; 6] = [Self::Master, Self::Index, Self::Link, Self::Audit, Self::Witness, Self::Backup];
    /// The first part of the file's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Master => "master",
            Self::Index => "index",
            Self::Link => "link",
            Self::Audit => "audit",
            Self::Witness => "witness",
            Self::Backup => "backup",
        }
    }
}

/// Why the key folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyringError {
    /// A purpose has no file.
    #[error(
        "the key folder {folder} has no {purpose} key ({purpose}.1.key). Copy the complete key folder of this installation to that place; the portal never makes new keys for data that exists"
    )]
    Missing {
        /// The folder that was looked in.
        folder: PathBuf,
        /// Which purpose is missing.
        purpose: &'static str,
    },
    /// A file is not a key of ours.
    #[error("{file} is not a key file of this program: {why}")]
    Malformed {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        why: &'static str,
    },
    /// Others may read the folder.
    #[error("the key folder {folder} may be read by others (mode {mode:o}); run: chmod 700 {folder}")]
    TooOpen {
        /// The folder.
        folder: PathBuf,
        /// Its mode bits.
        mode: u32,
    },
    /// The operating system refused.
    #[error("cannot use the key file {file}: {source}")]
    File {
        /// The file or folder.
        file: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

type Keys = BTreeMap<(KeyPurpose, u32), Arc<Zeroizing<[u8; 32]>>>;

/// The keys of one installation. Cheap to clone; every clone sees keys that are added later.
#[derive(Clone)]
pub struct Keyring {
    folder: PathBuf,
    keys: Arc<RwLock<Keys>>,
    random: Randomness,
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keyring({})", self.folder.display())
    }
}

impl Keyring {
    /// Whether the folder holds any key file.
    pub fn exists(folder: &Path) -> bool {
        fs::read_dir(folder).is_ok_and(|mut entries| {
            entries.any(|e| e.is_ok_and(|e| e.file_name().to_string_lossy().ends_with(".key")))
        })
    }

    /// Makes a first key of every purpose. Only for an installation without data: the caller has looked.
    pub fn create(folder: &Path, random: &Randomness) -> Result<Self, KeyringError> {
        let fail = |source| KeyringError::File { file: folder.to_owned(), source };
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder).map_err(fail)?;
        for purpose in KeyPurpose::ALL {
            write_key(folder, purpose, 1, random)?;
        }
        fs::File::open(folder).and_then(|f| f.sync_all()).map_err(fail)?;
        Self::open(folder, random)
    }

    /// Reads all key files. TH18: refuses when one is missing, malformed or readable by others.
    pub fn open(folder: &Path, random: &Randomness) -> Result<Self, KeyringError> {
        let keys = read_keys(folder)?;
        for purpose in KeyPurpose::ALL {
            if !keys.keys().any(|(p, _)| *p == purpose) {
                return Err(KeyringError::Missing { folder: folder.to_owned(), purpose: purpose.name() });
            }
        }
        Ok(Self { folder: folder.to_owned(), keys: Arc::new(RwLock::new(keys)), random: random.clone() })
    }

    /// The folder the keys came from.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where new keys and nonces take their chance from.
    pub fn randomness(&self) -> &Randomness {
        &self.random
    }

    /// The highest number of a purpose: the key that new things are made with.
    pub fn newest(&self, purpose: KeyPurpose) -> u32 {
        let keys = self.keys.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        keys.keys().filter(|(p, _)| *p == purpose).map(|(_, n)| *n).max().unwrap_or(1)
    }

    /// All numbers of a purpose, oldest first.
    pub fn numbers(&self, purpose: KeyPurpose) -> Vec<u32> {
        let keys = self.keys.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        keys.keys().filter(|(p, _)| *p == purpose).map(|(_, n)| *n).collect()
    }

    /// One key. Looks into the folder again when it is unknown, since another process may have added it (rotation
    /// under a running server). `None` if it is not there either.
    pub(super) fn key(&self, purpose: KeyPurpose, number: u32) -> Option<Arc<Zeroizing<[u8; 32]>>> {
        let found = |keys: &Keys| keys.get(&(purpose, number)).cloned();
        if let Some(key) = found(&self.keys.read().unwrap_or_else(std::sync::PoisonError::into_inner)) {
            return Some(key);
        }
        let again = read_keys(&self.folder).ok()?;
        let mut keys = self.keys.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        *keys = again;
        found(&keys)
    }

    /// `keys rotate`, first phase: adds the next key of a purpose and gives its number. Nothing uses it yet in other
    /// processes until they meet its number.
    pub fn add(&self, purpose: KeyPurpose) -> Result<u32, KeyringError> {
        let number = self.newest(purpose) + 1;
        write_key(&self.folder, purpose, number, &self.random)?;
        let again = read_keys(&self.folder)?;
        *self.keys.write().unwrap_or_else(std::sync::PoisonError::into_inner) = again;
        Ok(number)
    }

    /// `keys rotate`, last phase: takes a key out of use by renaming its file to `.retired`; nothing may need it now.
    pub fn retire(&self, purpose: KeyPurpose, number: u32) -> Result<(), KeyringError> {
        let file = key_path(&self.folder, purpose, number);
        let fail = |source| KeyringError::File { file: file.clone(), source };
        fs::rename(&file, file.with_extension("key.retired")).map_err(fail)?;
        self.keys.write().unwrap_or_else(std::sync::PoisonError::into_inner).remove(&(purpose, number));
        Ok(())
    }
}

fn key_path(folder: &Path, purpose: KeyPurpose, number: u32) -> PathBuf {
    folder.join(format!("{}.{number}.key", purpose.name()))
}

fn write_key(folder: &Path, purpose: KeyPurpose, number: u32, random: &Randomness) -> Result<(), KeyringError> {
    let file = key_path(folder, purpose, number);
    let fail = |source| KeyringError::File { file: file.clone(), source };
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let secret = Zeroizing::new(random.bytes::<32>());
    let text = Zeroizing::new(format!("privacy-portal-key 1 {} {number} {}\n", purpose.name(), BASE64.encode(*secret)));
    let mut out = options.open(&file).map_err(fail)?;
    out.write_all(text.as_bytes()).and_then(|()| out.sync_all()).map_err(fail)
}

fn read_keys(folder: &Path) -> Result<Keys, KeyringError> {
    let fail = |file: &Path| {
        let file = file.to_owned();
        move |source| KeyringError::File { file, source }
    };
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        if let Ok(meta) = fs::metadata(folder) {
            let mode = meta.permissions().mode() & 0o777;
            if mode & 0o077 != 0 {
                return Err(KeyringError::TooOpen { folder: folder.to_owned(), mode });
            }
        }
    }
    let mut keys = Keys::new();
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(keys),
        Err(e) => return Err(fail(folder)(e)),
    };
    for entry in entries {
        let file = entry.map_err(fail(folder))?.path();
        if file.extension().is_none_or(|e| e != "key") {
            continue;
        }
        let bad = |why| KeyringError::Malformed { file: file.clone(), why };
        let text = Zeroizing::new(fs::read_to_string(&file).map_err(fail(&file))?);
        let parts: Vec<&str> = text.split_whitespace().collect();
        let [magic, version, purpose, number, secret] = parts[..] else {
            return Err(bad("it should be one line of five words"));
        };
        if magic != "privacy-portal-key" || version != "1" {
            return Err(bad("it should start with privacy-portal-key 1"));
        }
        let purpose =
            KeyPurpose::ALL.into_iter().find(|p| p.name() == purpose).ok_or_else(|| bad("unknown purpose"))?;
        let number: u32 = number.parse().map_err(|_| bad("its number is not a number"))?;
        let bytes = Zeroizing::new(BASE64.decode(secret).map_err(|_| bad("its secret is not base64"))?);
        let secret: [u8; 32] = bytes.as_slice().try_into().map_err(|_| bad("its secret is not 32 bytes"))?;
        if file != key_path(folder, purpose, number) {
            return Err(bad("its name and its content name different keys"));
        }
        keys.insert((purpose, number), Arc::new(Zeroizing::new(secret)));
    }
    Ok(keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn th18_keys_are_private_complete_and_checked() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("keys");
        let random = Randomness::counted(1);
        assert!(!Keyring::exists(&folder));
        let ring = Keyring::create(&folder, &random).unwrap();
        assert!(Keyring::exists(&folder));
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
        assert_eq!(fs::metadata(folder.join("master.1.key")).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(ring.key(KeyPurpose::Master, 2).is_none());

        fs::rename(folder.join("index.1.key"), folder.join("index.away")).unwrap();
        let error = Keyring::open(&folder, &random).unwrap_err().to_string();
        assert!(error.contains("index.1.key"), "{error}");
        fs::write(folder.join("index.1.key"), "hello").unwrap();
        assert!(matches!(Keyring::open(&folder, &random), Err(KeyringError::Malformed { .. })));
        fs::rename(folder.join("index.away"), folder.join("index.1.key")).unwrap();
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
        assert!(matches!(Keyring::open(&folder, &random), Err(KeyringError::TooOpen { .. })));
    }

    #[test]
    fn a_key_added_by_another_process_is_found_when_met() {
        let dir = tempfile::tempdir().unwrap();
        let random = Randomness::counted(2);
        let folder = dir.path().join("keys");
        let (ours, theirs) = (Keyring::create(&folder, &random).unwrap(), Keyring::open(&folder, &random).unwrap());
        assert_eq!(theirs.add(KeyPurpose::Master).unwrap(), 2);
        assert_eq!(ours.newest(KeyPurpose::Master), 1);
        assert_eq!(ours.key(KeyPurpose::Master, 2), theirs.key(KeyPurpose::Master, 2));
        theirs.retire(KeyPurpose::Master, 1).unwrap();
        assert_eq!(Keyring::open(&folder, &random).unwrap().numbers(KeyPurpose::Master), [2]);
    }
}
