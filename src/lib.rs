//! The privacy portal: one program in which business contacts see, correct, take away, restrict and erase what a
//! company holds about them. The rooms and the doors between them are described in `docs/ARCHITECTURE.md`.

pub mod actions;
pub mod cli;
pub mod domain;
pub mod failpoint;
pub mod mail;
pub mod paths;
pub mod settings;
pub mod store;
pub mod telemetry;
pub mod text;
pub mod vault;
pub mod web;
pub mod workers;
