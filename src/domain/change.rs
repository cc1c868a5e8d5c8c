//! What other systems have to follow: opt-outs, corrections, restrictions, erasures. The feed tells which contact by the
//! system's own identifier, and never a value. S7.12, S8.33.

use super::api_client::Cursor;
use super::clock::Moment;
use super::ids::ContactId;

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $key:literal, $actions:expr;)*) => {
        /// What changed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum ChangeKind { $($(#[$doc])* $variant,)* }
        impl ChangeKind {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// The stable key.
            pub fn key(self) -> &'static str { match self { $(Self::$variant => $key,)* } }
            /// The acts of the audit log that are told as this; what is told with its topic comes by another way.
            fn actions(self) -> &'static [&'static str] { match self { $(Self::$variant => $actions,)* } }
        }
    };
}
kinds! {
    /// A topic, or everything, was stopped.
    OptOut = "opt_out", &[];
    /// The person joined again: ask `may-send` before writing.
    OptIn = "opt_in", &["marketing.given", "marketing.undone"];
    /// The person objected to a purpose, or withdrew their consent to it.
    Objection = "objection", &["objection.made", "consent.withdrawn"];
    /// A value was corrected, or its person left the organisation: the object says which kind.
    Correction = "correction", &["value.corrected", "relation.left"];
    /// Nothing but storing is allowed: of everything, or of what the object says, a kind of value or a purpose. Told
    /// by whatever puts it in force: the person, a decision, an objection that is looked at.
    Restriction = "restriction", &[];
    /// The last restriction of that scope ended, whoever ended it.
    RestrictionLifted = "restriction_lifted", &[];
    /// The person was erased: delete them too, and confirm it.
    Erasure = "erasure", &["erasure.carried"];
}

impl ChangeKind {
    /// The kind with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|k| k.key() == key)
    }
    /// What an act of the audit log is told as, if other systems have to follow it.
    pub fn of_action(action: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|k| k.actions().contains(&action))
    }
}

/// One change in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its number in the database.
    pub id: i64,
    /// Its place in the feed.
    pub cursor: Cursor,
    /// What changed.
    pub kind: ChangeKind,
    /// Whose.
    pub contact: ContactId,
    /// A topic or `all`, for opt-outs.
    pub topic: Option<String>,
    /// A channel or `all`, likewise.
    pub channel: Option<String>,
    /// Further what, such as the kind of a corrected value. Never a value.
    pub object: String,
    /// Which system it came from: that one is not told what it told us.
    pub origin: String,
    /// When.
    pub at: Moment,
}

impl Change {
    /// Further what, as other systems may know it: the numbers of our cases are none of their business.
    pub fn told_object(&self) -> &str {
        if self.object.contains(':') { "" } else { &self.object }
    }
}

/// A change that has no place yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewChange {
    /// What changed.
    pub kind: ChangeKind,
    /// Whose.
    pub contact: ContactId,
    /// A topic or `all`.
    pub topic: Option<String>,
    /// A channel or `all`.
    pub channel: Option<String>,
    /// Further what.
    pub object: String,
    /// Which system it came from.
    pub origin: String,
    /// When.
    pub at: Moment,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acts_are_told_as_one_kind() {
        assert_eq!(ChangeKind::of_action("value.corrected"), Some(ChangeKind::Correction));
        assert_eq!(ChangeKind::of_action("session.ended"), None);
        for kind in ChangeKind::ALL {
            assert_eq!(ChangeKind::from_key(kind.key()), Some(*kind));
        }
    }
}
