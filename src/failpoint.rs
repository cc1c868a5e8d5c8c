//! Named points at which a test ends the program as a power cut would: nothing is flushed, closed or told. Only builds
//! for tests and for development have them.

/// Ends the process here if `TEST_FAILPOINT` names this point: `letter-sent`, or `import-piece:3` for the third time
/// it is reached. Release builds do nothing.
pub fn reach(point: &str) {
    #[cfg(debug_assertions)]
    armed::reach(point);
    #[cfg(not(debug_assertions))]
    let _ = point;
}

#[cfg(debug_assertions)]
mod armed {
    use std::sync::LazyLock;
    use std::sync::atomic::{AtomicU64, Ordering};

    static ARMED: LazyLock<Option<(String, u64)>> = LazyLock::new(|| {
        let named = std::env::var("TEST_FAILPOINT").ok()?;
        let (point, turn) = named.split_once(':').unwrap_or((&named, "1"));
        Some((point.to_owned(), turn.parse().unwrap_or(1)))
    });
    static REACHED: AtomicU64 = AtomicU64::new(0);

    pub(super) fn reach(point: &str) {
        let Some((name, turn)) = ARMED.as_ref() else { return };
        if name == point && REACHED.fetch_add(1, Ordering::SeqCst) + 1 == *turn {
            std::process::abort();
        }
    }
}
