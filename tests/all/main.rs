//! One binary with every test that goes through the portal's own doors.

mod coverage;
