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
    /// ASVS 8.2.1: what a role may do, by the table of [`Act`]. Whoever is not named there may not.
    pub fn may(self, act: Act) -> bool {
        act.roles().contains(&self)
    }
}

macro_rules! acts {
    ($($(#[$doc:meta])* $variant:ident = $key:literal: $($role:ident)+;)*) => {
        /// Something done at the console, and who may do it: the only place that says so. `docs/ROLES.md` prints it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Act { $($(#[$doc])* $variant,)* }
        impl Act {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// The stable key.
            pub fn key(self) -> &'static str { match self { $(Self::$variant => $key,)* } }
            /// Who may do it.
            pub fn roles(self) -> &'static [Role] { match self { $(Self::$variant => &[$(Role::$role,)+],)* } }
        }
    };
}
acts! {
    /// End one's own session, see one's own sessions and factors.
    SignOut = "own_access": Officer Deputy Agent Marketing Auditor;
    /// See the queue and cases.
    ReadCases = "read_cases": Officer Deputy Agent Auditor;
    /// Write to a person.
    AnswerCases = "answer_cases": Officer Deputy Agent;
    /// Decide what a person asked for.
    DecideCases = "decide_cases": Officer Deputy;
    /// Find contacts and look at one, with a reason.
    ReadContacts = "read_contacts": Officer Deputy Agent Auditor;
    /// Correct, opt out, file a request for somebody who called or wrote.
    ActForContacts = "act_for_contacts": Officer Deputy Agent;
    /// See the register of breaches.
    ReadBreaches = "read_breaches": Officer Deputy Agent Auditor;
    /// Open a breach, write about it, decide what follows.
    HandleBreaches = "handle_breaches": Officer Deputy;
    /// See figures and reports: numbers, nobody's data.
    ReadFigures = "read_figures": Officer Deputy Agent Marketing Auditor;
    /// O6: see holds, and that something is sealed.
    ReadHolds = "read_holds": Officer Deputy Auditor;
    /// O6: set and end holds.
    SetHolds = "set_holds": Officer Deputy;
    /// S8.19: one of the two who open a sealed record.
    OpenSealed = "open_sealed": Officer Deputy;
    /// S6.20, S4.7: see how long data stays, what went, and who has to be told.
    SeeRetention = "read_retention": Officer Deputy Auditor;
    /// S6.20: say how long data stays.
    SetRetention = "set_retention": Officer Deputy;
    /// Agree to letters to many people.
    SendBulk = "send_bulk": Officer Deputy;
    /// See the audit log, check it, take an extract.
    ReadAudit = "read_audit": Officer Deputy Auditor;
    /// See who works at the console.
    ReadOfficers = "read_officers": Officer Deputy Auditor;
    /// Invite, disable, give roles, reset factors.
    ManageOfficers = "manage_officers": Officer Deputy;
    /// See the registers, the record of processing and what is left to set up.
    ReadRegisters = "read_registers": Officer Deputy Agent Auditor;
    /// Change a row of a register, waive a gap.
    EditRegisters = "edit_registers": Officer Deputy;
}

/// The shortest password, in characters. ASVS 6.2.1 wants at least 8.
pub const SHORTEST_PASSWORD: usize = 12;
/// The longest, so that hashing one stays quick. ASVS 6.2.9 wants at least 64.
pub const LONGEST_PASSWORD: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;

    /// ASVS 8.1.1: the written table and the one the program acts by are the same.
    #[test]
    fn asvs_v5_0_0_8_2_1_roles_may_what_the_written_table_says() {
        let written = include_str!("../../docs/ROLES.md");
        let rows: Vec<&str> = written.lines().filter(|line| line.starts_with("| `")).collect();
        let expected: Vec<String> = Act::ALL
            .iter()
            .map(|act| {
                let marks = Role::ALL.iter().map(|role| if role.may(*act) { " yes |" } else { " – |" });
                format!("| `{}` |{}", act.key(), marks.collect::<String>())
            })
            .collect();
        for line in &expected {
            assert!(rows.iter().any(|row| row.starts_with(line.as_str())), "docs/ROLES.md lacks: {line} what it is |");
        }
        assert_eq!(rows.len(), expected.len(), "docs/ROLES.md has a row too many");
        for role in Role::ALL {
            assert_eq!(Role::from_key(role.key()), Some(*role));
        }
    }

    /// An auditor reads and marketing sees no case: whatever is added later.
    #[test]
    fn the_auditor_changes_nothing_and_marketing_sees_no_case() {
        for act in Act::ALL {
            let reads = act.key().starts_with("read_") || act.key() == "own_access";
            assert!(reads || !Role::Auditor.may(*act), "{act:?}: an auditor only reads");
        }
        for act in [Act::ReadCases, Act::AnswerCases, Act::DecideCases, Act::ReadAudit] {
            assert!(!Role::Marketing.may(act), "{act:?}");
        }
    }
}
