//! Values that must not be seen in logs or debug output, and randomness as an argument.

use std::sync::{Arc, Mutex};
use zeroize::Zeroize;

/// A text that `Debug` never shows and that is wiped from memory when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Wraps a text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
    /// The text itself: every call of this is a place to look at in review.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}
impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[secret]")
    }
}
impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}
impl<'de> serde::Deserialize<'de> for Secret {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(Self)
    }
}

/// Where random bytes come from: the operating system, or a counted stream in tests.
#[derive(Clone, Debug)]
pub enum Randomness {
    /// The operating system's generator.
    System,
    /// A reproducible stream for tests only: never secret.
    Counted(Arc<Mutex<u64>>),
}

impl Randomness {
    /// A reproducible stream that starts at `seed`.
    pub fn counted(seed: u64) -> Self {
        Self::Counted(Arc::new(Mutex::new(seed)))
    }
    /// Fills `N` bytes. Panics when the operating system has no randomness: nothing safe can go on then.
    #[allow(clippy::expect_used)]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut out = [0_u8; N];
        match self {
            Self::System => getrandom::fill(&mut out).expect("the operating system gives random bytes"),
            Self::Counted(state) => {
                let mut state = state.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                for chunk in out.chunks_mut(8) {
                    // splitmix64: spreads a counter over all bits.
                    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
                    let mut z = *state;
                    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
                    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
                    z ^= z >> 31;
                    let n = chunk.len();
                    chunk.copy_from_slice(&z.to_le_bytes()[..n]);
                }
            }
        }
        out
    }
    /// A number from 0 to `below - 1`, evenly spread (rejection sampling).
    pub fn below(&self, below: u32) -> u32 {
        let zone = u32::MAX - (u32::MAX % below.max(1));
        loop {
            let n = u32::from_le_bytes(self.bytes());
            if n < zone {
                return n % below.max(1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_not_in_debug_output() {
        assert_eq!(format!("{:?}", Some(Secret::new("hunter2"))), "Some([secret])");
    }

    #[test]
    fn counted_randomness_repeats_and_differs() {
        let (a, b) = (Randomness::counted(7), Randomness::counted(7));
        assert_eq!(a.bytes::<32>(), b.bytes::<32>());
        assert_ne!(a.bytes::<32>(), a.bytes::<32>());
        assert!((0..1000).all(|_| a.below(10) < 10));
    }
}
