//! The registers.
