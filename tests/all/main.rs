//! One binary with every test that goes through the portal's own doors.

mod canary;
mod coverage;
mod faults;
mod frame;
mod journeys;
mod operations;
mod rooms;
mod schema;
mod support;
