//! Who works at the console, and what each role may do there. Deny by default: what is not named is refused.

macro_rules! roles {
    ($($(#[$doc:meta])* $variant:ident = $key:literal;)*) => {
        /// A role at the console.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Role { $($(#[$doc])* $variant,)* }
        impl Role {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// The stable key.
            pub fn key(self) -> &'static str { match self { $(Self::$variant => $key,)* } }
        }
    };
}
roles! {
    /// S13.1: the compliance officer.
    Officer = "officer";
    /// Stands in for the officer.
    Deputy = "deputy";
    /// Works on cases.
    Agent = "agent";
    /// Checks campaign lists; sees no case.
    Marketing = "marketing";
    /// Reads, and changes nothing.
    Auditor = "auditor";
}

impl Role {
    /// The role with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|r| r.key() == key)
    }
    /// ASVS 8.2.1: what a role may do. The only place that says so.
    pub fn may(self, act: Act) -> bool {
        match act {
            Act::SignOut => true,
            Act::ReadCases => matches!(self, Self::Officer | Self::Deputy | Self::Agent | Self::Auditor),
            Act::AnswerCases => matches!(self, Self::Officer | Self::Deputy | Self::Agent),
            Act::DecideCases | Act::SetRetention | Act::SendBulk => matches!(self, Self::Officer | Self::Deputy),
            Act::SeeRetention => matches!(self, Self::Officer | Self::Deputy | Self::Auditor),
        }
    }
}

/// Something done at the console.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// End one's own session.
    SignOut,
    /// See the queue and cases.
    ReadCases,
    /// Write to a person.
    AnswerCases,
    /// Decide what a person asked for.
    DecideCases,
    /// S6.20: see how long data stays and what went.
    SeeRetention,
    /// S6.20: say how long data stays.
    SetRetention,
    /// Agree to letters to many people.
    SendBulk,
}

/// The shortest password, in characters. ASVS 6.2.1 wants at least 8.
pub const SHORTEST_PASSWORD: usize = 12;
/// The longest, so that hashing one stays quick. ASVS 6.2.9 wants at least 64.
pub const LONGEST_PASSWORD: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asvs_v5_0_0_8_2_1_roles_may_what_the_table_says() {
        let table: [(Act, &[Role]); 6] = [
            (Act::ReadCases, &[Role::Officer, Role::Deputy, Role::Agent, Role::Auditor]),
            (Act::AnswerCases, &[Role::Officer, Role::Deputy, Role::Agent]),
            (Act::DecideCases, &[Role::Officer, Role::Deputy]),
            (Act::SeeRetention, &[Role::Officer, Role::Deputy, Role::Auditor]),
            (Act::SetRetention, &[Role::Officer, Role::Deputy]),
            (Act::SendBulk, &[Role::Officer, Role::Deputy]),
        ];
        for (act, roles) in table {
            for role in Role::ALL {
                assert_eq!(role.may(act), roles.contains(role), "{role:?} {act:?}");
                assert_eq!(Role::from_key(role.key()), Some(*role));
            }
        }
    }
}
