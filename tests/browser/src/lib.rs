//! Journeys in a real browser live in `tests/`: `cargo test -p browser-journeys`.
