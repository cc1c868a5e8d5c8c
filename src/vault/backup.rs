//! Backups: a stream of pieces, each sealed with its place and whether it is the last, so that none can be cut,
//! swapped or altered unnoticed. TH17.

use crate::vault::keyring::{KeyPurpose, Keyring};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use std::io::{self, Read, Write};

const MAGIC: &[u8; 24] = b"privacy-portal backup 1\n";
const PIECE: usize = 1 << 20;

/// Why a backup cannot be written or read.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// Reading or writing failed.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// Not a backup of this program.
    #[error("this is not a backup of this program")]
    NotABackup,
    /// The key it was sealed with is not in the folder.
    #[error("the backup key number {0} is not in the key folder: copy it back from the key escrow")]
    KeyMissing(u32),
    /// Altered, cut, or of another installation.
    #[error("the backup does not verify: it was altered or cut, or it belongs to another installation's keys")]
    Altered,
}

/// Whether a file begins as a sealed backup of this program does.
pub fn is_backup(mut from: impl Read) -> bool {
    let mut head = [0; 24];
    from.read_exact(&mut head).is_ok() && head == *MAGIC
}

impl Keyring {
    fn backup_cipher(&self, number: u32) -> Result<XChaCha20Poly1305, BackupError> {
        let key = self.key(KeyPurpose::Backup, number).ok_or(BackupError::KeyMissing(number))?;
        Ok(XChaCha20Poly1305::new(&Key::from(**key)))
    }

    /// S11.4: seals everything read into a backup.
    pub fn seal_backup(&self, mut from: impl Read, mut to: impl Write) -> Result<(), BackupError> {
        let number = self.newest(KeyPurpose::Backup);
        let cipher = self.backup_cipher(number)?;
        let salt = self.randomness().bytes::<16>();
        to.write_all(MAGIC)?;
        to.write_all(&number.to_be_bytes())?;
        to.write_all(&salt)?;
        let mut piece = read_piece(&mut from)?;
        for place in 0_u64.. {
            let next = read_piece(&mut from)?;
            let is_last = next.is_empty();
            let body = cipher
                .encrypt(&nonce(&salt, place), Payload { msg: &piece, aad: &aad(place, is_last) })
                .map_err(|_| BackupError::Altered)?;
            to.write_all(&u32::try_from(body.len()).unwrap_or(u32::MAX).to_be_bytes())?;
            to.write_all(&[u8::from(is_last)])?;
            to.write_all(&body)?;
            if is_last {
                return Ok(());
            }
            piece = next;
        }
        Ok(())
    }

    /// Opens a backup piece by piece. What was written to `to` counts only if this gives `Ok`.
    pub fn open_backup(&self, mut from: impl Read, mut to: impl Write) -> Result<(), BackupError> {
        let mut head = [0_u8; 24 + 4 + 16];
        from.read_exact(&mut head).map_err(|_| BackupError::NotABackup)?;
        if &head[..24] != MAGIC {
            return Err(BackupError::NotABackup);
        }
        let number = u32::from_be_bytes(head[24..28].try_into().unwrap_or_default());
        let salt: [u8; 16] = head[28..].try_into().unwrap_or_default();
        let cipher = self.backup_cipher(number)?;
        for place in 0_u64.. {
            let mut lead = [0_u8; 5];
            from.read_exact(&mut lead).map_err(|_| BackupError::Altered)?;
            let length = u32::from_be_bytes(lead[..4].try_into().unwrap_or_default()) as usize;
            if length > PIECE + 16 || lead[4] > 1 {
                return Err(BackupError::Altered);
            }
            let is_last = lead[4] == 1;
            let mut body = vec![0_u8; length];
            from.read_exact(&mut body).map_err(|_| BackupError::Altered)?;
            let plain = cipher
                .decrypt(&nonce(&salt, place), Payload { msg: &body, aad: &aad(place, is_last) })
                .map_err(|_| BackupError::Altered)?;
            to.write_all(&plain)?;
            if is_last {
                // nothing may stand behind the end
                return if from.read(&mut [0_u8; 1])? == 0 { Ok(()) } else { Err(BackupError::Altered) };
            }
        }
        Ok(())
    }
}

fn nonce(salt: &[u8; 16], place: u64) -> XNonce {
    let mut out = [0_u8; 24];
    out[..16].copy_from_slice(salt);
    out[16..].copy_from_slice(&place.to_be_bytes());
    XNonce::from(out)
}

fn aad(place: u64, is_last: bool) -> [u8; 9] {
    let mut out = [0_u8; 9];
    out[..8].copy_from_slice(&place.to_be_bytes());
    out[8] = u8::from(is_last);
    out
}

fn read_piece(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut piece = Vec::with_capacity(PIECE);
    from.by_ref().take(PIECE as u64).read_to_end(&mut piece)?;
    Ok(piece)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::secret::Randomness;

    #[test]
    fn th17_a_backup_opens_whole_or_not_at_all() {
        let dir = tempfile::tempdir().unwrap();
        let ring = Keyring::create(&dir.path().join("k"), &Randomness::System).unwrap();
        for size in [0, 1, PIECE, PIECE + 1, 2 * PIECE + 77] {
            let data: Vec<u8> = (0..size).map(|i| (i % 251) as u8).collect();
            let mut sealed = Vec::new();
            ring.seal_backup(data.as_slice(), &mut sealed).unwrap();
            let mut opened = Vec::new();
            ring.open_backup(sealed.as_slice(), &mut opened).unwrap();
            assert!(opened == data, "{size}");
            for at in [0, 25, 40, sealed.len() / 2, sealed.len() - 1] {
                let mut bad = sealed.clone();
                bad[at] ^= 1;
                assert!(ring.open_backup(bad.as_slice(), io::sink()).is_err(), "{size}: byte {at}");
            }
            assert!(ring.open_backup(&sealed[..sealed.len() - 1], io::sink()).is_err());
            sealed.push(0);
            assert!(ring.open_backup(sealed.as_slice(), io::sink()).is_err());
        }
    }

    #[test]
    fn a_piece_cannot_be_left_out() {
        let dir = tempfile::tempdir().unwrap();
        let ring = Keyring::create(&dir.path().join("k"), &Randomness::System).unwrap();
        let mut sealed = Vec::new();
        ring.seal_backup(vec![7_u8; 3 * PIECE].as_slice(), &mut sealed).unwrap();
        let (head, piece) = (44, 5 + PIECE + 16);
        let cut: Vec<u8> = [&sealed[..head + piece], &sealed[head + 2 * piece..]].concat();
        assert!(matches!(ring.open_backup(cut.as_slice(), io::sink()), Err(BackupError::Altered)));
    }
}
