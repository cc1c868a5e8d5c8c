//! What an audit row says: who did what to which object, and how it ended. Never a personal value.

use crate::domain::clock::Moment;
use crate::domain::ids::ContactId;
use serde::{Deserialize, Serialize};

/// Who acted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// Somebody not signed in.
    Visitor,
    /// The person themself.
    Contact(ContactId),
    /// Somebody at the console.
    Officer(i64),
    /// A marketing system.
    Client(i64),
    /// The program's own work, by the worker's name.
    Worker(String),
    /// Somebody at the command line.
    Operator,
}

impl std::fmt::Display for Actor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Visitor => f.write_str("visitor"),
            Self::Contact(id) => write!(f, "contact:{id}"),
            Self::Officer(id) => write!(f, "officer:{id}"),
            Self::Client(id) => write!(f, "client:{id}"),
            Self::Worker(name) => write!(f, "worker:{name}"),
            Self::Operator => f.write_str("operator"),
        }
    }
}

/// S11.13: one row of the audit log before it has its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEvent {
    /// When.
    pub at: Moment,
    /// Who, in the form of [`Actor`]'s `Display`.
    pub actor: String,
    /// What, as `word.verb`, for example `value.corrected`.
    pub action: String,
    /// Whose data it concerns.
    pub contact: Option<ContactId>,
    /// Which object, for example `phone` or a request's number.
    pub object: String,
    /// Further facts without personal values.
    pub detail: String,
    /// `done` or why it was refused.
    pub outcome: String,
}

impl AuditEvent {
    /// The bytes that the MAC and the chain cover.
    pub fn canonical(&self, id: Option<i64>) -> Vec<u8> {
        let at = self.at.naive_utc().and_utc().timestamp_micros();
        let contact = self.contact.map(|c| c.0);
        serde_json::to_vec(&(id, at, &self.actor, &self.action, contact, &self.object, &self.detail, &self.outcome))
            .unwrap_or_default()
    }
}
