//! The portal's rules and types, pure: no input or output, no clock of its own, no database, no web.
//! Every other room may know this one; it knows none of them.

pub mod api_client;
pub mod attachment;
pub mod audit;
pub mod calendar;
pub mod change;
pub mod clock;
pub mod consent;
pub mod contact;
pub mod deadline;
pub mod email_address;
pub mod erasure;
pub mod export;
pub mod form;
pub mod hold;
pub mod ids;
pub mod import;
pub mod letter;
pub mod may_send;
pub mod officer;
pub mod outcome;
pub mod page;
pub mod password;
pub mod policy;
pub mod preference;
pub mod provenance;
pub mod register;
pub mod request;
pub mod restriction;
pub mod retention;
pub mod right;
pub mod search;
pub mod secret;
pub mod totp;
pub mod value;
pub mod webhook;
