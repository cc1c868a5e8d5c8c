//! Who works at the console, and what each role may do there. Deny by default: what is not named is refused.

use super::secret::Secret;
use chrono::TimeDelta;

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
    /// End one's own sessions, see them and show a factor again.
    OwnAccess = "own_access": Officer Deputy Agent Marketing Auditor;
    /// Change one's own password and recovery codes.
    OwnFactors = "own_factors": Officer Deputy Agent Marketing Auditor;
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
    /// O3: say that two records are one person's, and take it back.
    MergeContacts = "merge_contacts": Officer Deputy;
    /// See the register of breaches.
    ReadBreaches = "read_breaches": Officer Deputy Agent Auditor;
    /// Open a breach, write about it, decide what follows.
    HandleBreaches = "handle_breaches": Officer Deputy;
    /// O15: see what was given to somebody outside.
    ReadDisclosures = "read_disclosures": Officer Deputy Auditor;
    /// S7.7: one of the two who agree that data is given to somebody outside.
    Disclose = "disclose": Officer Deputy;
    /// See which files were taken in, and what became of them: numbers and names of columns.
    ReadImports = "read_imports": Officer Deputy Auditor;
    /// TH27: take a file in, and take that back.
    ImportFiles = "import_files": Officer Deputy;
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
    /// Look through a campaign list before it is sent; see why people leave, counted.
    CheckCampaigns = "check_campaigns": Officer Deputy Marketing;
    /// O7: see the list of those who must not be written to in numbers, and look up one address.
    ReadSuppression = "read_suppression": Officer Deputy Agent Marketing Auditor;
    /// O7: put addresses of people who said so on that list.
    Suppress = "suppress": Officer Deputy Agent;
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
    /// O5: see versions of the policy that are being written or wait.
    ReadPolicy = "read_policy": Officer Deputy Auditor;
    /// S12.3: write a version of the policy, and be one of the two who put it in force.
    PublishPolicy = "publish_policy": Officer Deputy;
    /// See machines, what they may, and what was told to their systems.
    ReadIntegrations = "read_integrations": Officer Deputy Auditor;
    /// Add and shut out machines, stop and repeat what is told to systems.
    ManageIntegrations = "manage_integrations": Officer Deputy;
}

impl Act {
    /// TH9: whether a factor must have been shown within the last minutes.
    pub fn is_grave(self) -> bool {
        matches!(self, Self::OwnFactors | Self::ManageOfficers)
    }
}

/// What can change about an officer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Somebody is let in.
    Invite,
    /// Another role.
    Role,
    /// Password and factor are forgotten; they set them up again.
    Reset,
    /// Shut out.
    Disable,
}

impl Change {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Invite, Self::Role, Self::Reset, Self::Disable];
    /// The stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Invite => "invite",
            Self::Role => "role",
            Self::Reset => "reset",
            Self::Disable => "disable",
        }
    }
    /// The change with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.key() == key)
    }
    /// S11.1, ASVS 2.3.5: whether two people have to agree: whoever lets somebody decide about people's data, or take
    /// over another officer's way in. Shutting out and taking a role away are done at once: waiting would protect
    /// nobody.
    pub fn needs_two(self, before: Option<Role>, after: Role) -> bool {
        let decides = |role: Role| role.may(Act::DecideCases);
        match self {
            Self::Reset => true,
            Self::Invite | Self::Role => decides(after) && !before.is_some_and(decides),
            Self::Disable => false,
        }
    }
}

/// At a desk of one: how long a change that two should agree to waits, with a notice to everybody who works there.
pub const LONE_DELAY: TimeDelta = TimeDelta::hours(24);

/// How many recovery codes somebody gets.
pub const RECOVERY_CODES: usize = 10;
/// Their letters: none that is taken for another.
const RECOVERY_LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// A recovery code from ten random bytes: 50 bits in two groups.
pub fn recovery_code(bytes: [u8; 10]) -> Secret {
    let letters: Vec<char> =
        bytes.iter().map(|b| char::from(RECOVERY_LETTERS.get(usize::from(b & 31)).copied().unwrap_or(b'2'))).collect();
    let (first, second) = letters.split_at(5);
    Secret::new(format!("{}-{}", first.iter().collect::<String>(), second.iter().collect::<String>()))
}

/// A recovery code as it is compared, however it was typed; `None` if it cannot be one.
pub fn typed_recovery_code(typed: &Secret) -> Option<Secret> {
    let plain: String =
        typed.reveal().chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_uppercase()).collect();
    let good = plain.len() == 10 && plain.bytes().all(|b| RECOVERY_LETTERS.contains(&b));
    good.then(|| Secret::new(plain))
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

    #[test]
    fn two_people_let_somebody_decide_and_one_shuts_out() {
        assert!(
            Change::Invite.needs_two(None, Role::Deputy) && Change::Role.needs_two(Some(Role::Agent), Role::Officer)
        );
        assert!(!Change::Invite.needs_two(None, Role::Agent));
        assert!(!Change::Role.needs_two(Some(Role::Officer), Role::Deputy), "decided before, decides after");
        assert!(!Change::Role.needs_two(Some(Role::Officer), Role::Auditor));
        assert!(Change::Reset.needs_two(Some(Role::Agent), Role::Agent));
        assert!(!Change::Disable.needs_two(Some(Role::Officer), Role::Officer));
    }

    #[test]
    fn a_recovery_code_is_read_however_it_is_typed() {
        let code = recovery_code([0, 1, 2, 3, 4, 5, 6, 7, 8, 255]);
        assert_eq!(code.reveal(), "23456-789AZ");
        assert_eq!(typed_recovery_code(&Secret::new(" 23456 789az ")).unwrap().reveal(), "23456789AZ");
        assert!(typed_recovery_code(&Secret::new("123456")).is_none());
        assert!(typed_recovery_code(&Secret::new("23456-789A!")).is_none());
    }

    /// An auditor reads and marketing sees no case: whatever is added later.
    #[test]
    fn the_auditor_changes_nothing_and_marketing_sees_no_case() {
        for act in Act::ALL {
            let reads = act.key().starts_with("read_") || act.key().starts_with("own_");
            assert!(reads || !Role::Auditor.may(*act), "{act:?}: an auditor only reads");
        }
        for act in [Act::ReadCases, Act::AnswerCases, Act::DecideCases, Act::ReadAudit] {
            assert!(!Role::Marketing.may(act), "{act:?}");
        }
    }
}
