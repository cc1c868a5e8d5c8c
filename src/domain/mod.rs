//! The portal's rules and types, pure: no input or output, no clock of its own, no database, no web.
//! Every other room may know this one; it knows none of them.

pub mod clock;
pub mod contact;
pub mod email_address;
pub mod form;
pub mod ids;
pub mod import;
pub mod page;
pub mod register;
pub mod secret;
pub mod value;
