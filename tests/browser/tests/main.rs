#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr, missing_docs)] // a test may fail loudly
//! The portal in Chromium, against the demonstration.
//!
//! Needs Debian's `chromium` and `chromium-driver`, and the portal's binary in `PORTAL_BINARY` (or built beside these
//! tests). Without them it says so and passes, unless `PORTAL_TEST_REQUIRE` names `browser`. With a folder in
//! `PORTAL_SHOTS` each page that the walk meets is also kept there as a picture: light, dark, phone and print.

mod day;
mod erasure;
mod journeys;
mod look;
mod pages;
mod preferences;
mod stranger;
mod support;
