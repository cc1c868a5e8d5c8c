//! One binary with every test that goes through the portal's own doors.

// helpers outside test functions may fail loudly too, and need no docs
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr, missing_docs)]

mod canary;
mod coverage;
mod faults;
mod frame;
mod hardening;
mod journeys;
mod kills;
mod operations;
mod rooms;
mod schema;
mod support;
