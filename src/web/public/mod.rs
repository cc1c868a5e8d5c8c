//! Pages that need nobody signed in.

pub mod about;
pub mod announcement;
pub mod coming;
pub mod contact;
pub mod elsewhere;
pub mod email_stop;
pub mod erasure;
pub mod health;
pub mod mailbox;
pub mod policy;
pub mod preferences;
pub mod sign_in;
pub mod start;
pub mod subscribe;
pub mod transfer;
