//! What the registers leave open, found in the rows themselves: filling a row makes its fault go away.

use super::Registers;
use super::basis::Basis;
use super::company::{Address, AddressKind, EntityRole, MetBy};
use crate::domain::value::Category;
use chrono::NaiveDate;

/// Something that the registers leave open, for the officer to settle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is open.
    pub kind: FaultKind,
    /// The register to open to mend it.
    pub register: &'static str,
    /// The row; for a part of a use `U09/visits`, for a pair of addresses `REG+DPO-POST`.
    pub key: String,
}

impl Fault {
    /// A stable name for it, under which an officer's acknowledgement or waiver is kept (S1.6, S6.5, S6.6).
    pub fn id(&self) -> String {
        format!("{}:{}", self.kind.code(), self.key)
    }
}

impl std::fmt::Display for Fault {
    /// A plain English sentence; translated pages go by the code and the key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}: {}", self.register, self.key, self.kind.sentence())
    }
}

macro_rules! fault_kinds {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $gap:expr, $requirement:literal, $blocks:literal, $sentence:literal;)*) => {
        /// The kinds of fault.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum FaultKind { $($(#[$doc])* $variant,)* }
        impl FaultKind {
            /// All kinds.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// The stable code.
            pub fn code(self) -> &'static str { match self { $(Self::$variant => $code,)* } }
            /// The gap in the policy that it comes from, if it is one of the known ones.
            pub fn gap(self) -> Option<&'static str> { match self { $(Self::$variant => $gap,)* } }
            /// The requirement that asks for it to be shown.
            pub fn requirement(self) -> &'static str { match self { $(Self::$variant => $requirement,)* } }
            /// S6.5: whether a version of the policy cannot be published until it is settled or waived.
            pub fn is_blocking(self) -> bool { match self { $(Self::$variant => $blocks,)* } }
            /// What is wrong and what to do, in plain English.
            pub fn sentence(self) -> &'static str { match self { $(Self::$variant => $sentence,)* } }
        }
    };
}
fault_kinds! {
    /// The registered office and the officer's postal address share a place and differ in the postcode.
    AddressesDisagree = "addresses_disagree", Some("GAP1"), "S1.6", false,
        "These two addresses are of the same place but have different postcodes. Say which is right.";
    /// A registered company without its full name.
    EntityNameMissing = "entity_name_missing", Some("GAP2"), "S1.2", false,
        "The full name is missing, so pages show the abbreviation. Type the name.";
    /// An entity of which it is not said what it does.
    EntityRoleUnsaid = "entity_role_unsaid", Some("GAP2"), "S1.2", false,
        "It is not said what this company does with the data. Choose its role.";
    /// An entity without a country.
    EntityCountryMissing = "entity_country_missing", None, "S10.1", false,
        "No country is given. List the companies with their countries.";
    /// A purpose that rests on nothing.
    PurposeWithoutBasis = "purpose_without_basis", Some("GAP3"), "S6.5", true,
        "This purpose has no lawful basis. Give it one, or waive this with a reason.";
    /// A category in no purpose.
    CategoryWithoutPurpose = "category_without_purpose", Some("GAP4"), "S6.6", false,
        "No purpose covers this category. Add it to a purpose, or accept this with a note.";
    /// A use, or a part of one, that no purpose stands behind.
    UseWithoutPurpose = "use_without_purpose", Some("GAP4"), "S6.6", false,
        "No purpose stands behind this use. Link it to a purpose, or accept this with a note.";
    /// A basis that no purpose has.
    BasisWithoutPurpose = "basis_without_purpose", Some("GAP5"), "S6.6", false,
        "The policy names this basis but no purpose rests on it.";
    /// A purpose that rests on an interest which nobody weighed.
    AssessmentMissing = "assessment_missing", None, "S6.8", false,
        "This purpose may rest on a legitimate interest, but none was weighed: nobody is written to on it. Fill in the assessment, or take the basis away.";
    /// A purpose without a period.
    RetentionMissing = "retention_missing", Some("GAP7"), "S6.20", false,
        "It is not set how long data stays for this purpose. Set a rule.";
    /// A document that is referred to and is nowhere.
    DocumentMissing = "document_missing", Some("GAP9"), "S4.24", false,
        "The policy refers to this document, but nothing says where it is.";
    /// A channel that leads nowhere, and so is not shown.
    ChannelEmpty = "channel_empty", Some("GAP10"), "S13.2", false,
        "Nothing is filled in, so this way to reach the officer is not shown.";
    /// A marketing purpose that may not use the address to write to.
    MarketingWithoutContactData = "marketing_without_contact_data", Some("GAP17"), "S2.9", false,
        "This marketing purpose does not cover business contact information, so nobody can be written to for it.";
    /// A measure that only the company can meet, without anything to show for it.
    MeasureWithoutEvidence = "measure_without_evidence", Some("GAP18"), "S11.6", false,
        "Software cannot meet this measure, and nothing on file shows that the company does.";
    /// A named recipient without a country.
    RecipientCountryMissing = "recipient_country_missing", None, "S7.2", false,
        "No country is given, so nothing can be sent to this recipient.";
    /// A measure that nobody answers for.
    MeasureWithoutOwner = "measure_without_owner", None, "S11.6", false,
        "Nobody answers for this measure. Name who does.";
    /// A measure that was to be looked at by now.
    MeasureReviewOver = "measure_review_over", None, "S11.6", false,
        "The day on which this measure was to be looked at again is past. Look at it and set the next day.";
    /// A recipient abroad without anything that protects the data there.
    TransferMissing = "transfer_missing", None, "S10.2", false,
        "This recipient is in another country and no mechanism protects the data there, so nothing goes there. Choose the mechanism; an exception also needs its reason.";
    /// A record of a transfer with parts left out.
    TransferIncomplete = "transfer_incomplete", None, "L44.1", false,
        "The record of this transfer lacks its document, the day it holds since or the day of its next review. Fill them in.";
    /// A recipient that works for the company without a contract that says what the law asks for.
    ContractMissing = "contract_missing", None, "L28.1", false,
        "This recipient works for us, but there is no contract, or items that the law asks for are not ticked, so nothing goes there. Fill in the contract and tick what it says.";
    /// A contract that is over.
    ContractOver = "contract_over", None, "S7.9", false,
        "The contract with this recipient is over, so nothing goes there. Renew it, or end the row.";
    /// A system that nobody has confirmed.
    SystemUnconfirmed = "system_unconfirmed", None, "S2.8", false,
        "This is an assumption. Correct or remove the row, or confirm it.";
}

impl Registers {
    /// S1.6, S6.5, S6.6 and part E of the requirements: everything that is open, register by register. Computed from
    /// the rows, so that filling a row clears its fault.
    pub fn faults(&self) -> Vec<Fault> {
        let mut found = Vec::new();
        let mut report = |kind, register, key: &str| found.push(Fault { kind, register, key: key.to_owned() });

        for entity in self.entities() {
            if entity.name.is_none() && entity.number.is_some() {
                report(FaultKind::EntityNameMissing, "entity", &entity.key);
            }
            if entity.role == EntityRole::Named {
                report(FaultKind::EntityRoleUnsaid, "entity", &entity.key);
            }
            if entity.country.is_none() {
                report(FaultKind::EntityCountryMissing, "entity", &entity.key);
            }
        }
        for office in self.addresses().iter().filter(|a| a.kind == AddressKind::RegisteredOffice) {
            for post in self.addresses().iter().filter(|a| a.kind == AddressKind::OfficerPost) {
                if disagree(office, post) {
                    report(FaultKind::AddressesDisagree, "address", &format!("{}+{}", office.key, post.key));
                }
            }
        }
        for channel in self.channels().iter().filter(|c| !c.is_shown()) {
            report(FaultKind::ChannelEmpty, "channel", &channel.key);
        }
        for category in self.categories() {
            let covered = self.purposes().iter().any(|p| self.may_use(&p.key, category.key).is_ok());
            if !covered {
                report(FaultKind::CategoryWithoutPurpose, "category", category.key.key());
            }
        }
        for statement in self.use_statements() {
            if statement.purposes.is_empty() {
                report(FaultKind::UseWithoutPurpose, "use", &statement.key);
            }
            for part in statement.parts.iter().filter(|part| part.purposes.is_empty()) {
                report(FaultKind::UseWithoutPurpose, "use", &format!("{}/{}", statement.key, part.key));
            }
        }
        for basis in Basis::ALL.into_iter().filter(|b| self.situation_of(*b).is_some()) {
            if !self.purposes().iter().any(|p| p.bases.contains(&basis)) {
                report(FaultKind::BasisWithoutPurpose, "situation", basis.key());
            }
        }
        for purpose in self.purposes() {
            if purpose.bases.contains(&Basis::LegitimateInterest) && purpose.assessment.is_none() {
                report(FaultKind::AssessmentMissing, "purpose", &purpose.key);
            }
            if purpose.bases.is_empty() {
                report(FaultKind::PurposeWithoutBasis, "purpose", &purpose.key);
            }
            if self.is_marketing(&purpose.key) && !purpose.categories.contains(&Category::Bci) {
                report(FaultKind::MarketingWithoutContactData, "purpose", &purpose.key);
            }
            if purpose.retention.is_none() {
                report(FaultKind::RetentionMissing, "purpose", &purpose.key);
            }
        }
        for recipient in self.recipients().iter().filter(|r| r.named && r.country.is_none()) {
            report(FaultKind::RecipientCountryMissing, "recipient", &recipient.key);
        }
        for recipient in self.recipients() {
            let is_abroad = recipient.country.as_deref().is_some_and(|c| self.is_abroad(c));
            match &recipient.transfer {
                _ if !is_abroad || self.gets_figures_only(recipient) => {}
                Some(it) if it.document.is_some() && it.since.is_some() && it.review_on.is_some() && it.is_usable() => {
                }
                Some(it) if it.is_usable() => report(FaultKind::TransferIncomplete, "recipient", &recipient.key),
                _ => report(FaultKind::TransferMissing, "recipient", &recipient.key),
            }
            if recipient.named && !self.gets_figures_only(recipient) && !recipient.missing_terms().is_empty() {
                report(FaultKind::ContractMissing, "recipient", &recipient.key);
            }
        }
        for document in self.documents().iter().filter(|d| d.page.is_none() && d.url.is_none()) {
            report(FaultKind::DocumentMissing, "document", &document.key);
        }
        for measure in self.measures().iter().filter(|m| m.met_by == MetBy::Organisation && m.evidence.is_none()) {
            report(FaultKind::MeasureWithoutEvidence, "measure", &measure.key);
        }
        for measure in self.measures().iter().filter(|m| !m.has_owner()) {
            report(FaultKind::MeasureWithoutOwner, "measure", &measure.key);
        }
        for system in self.systems().iter().filter(|s| !s.confirmed) {
            report(FaultKind::SystemUnconfirmed, "system", &system.key);
        }
        found
    }

    /// S7.9, S11.6: the same, with what is over on a day.
    pub fn faults_on(&self, today: NaiveDate) -> Vec<Fault> {
        let over = |kind, register, key: &str| Fault { kind, register, key: key.to_owned() };
        let contracts = self
            .recipients()
            .iter()
            .filter(|r| r.contract.as_ref().and_then(|c| c.until).is_some_and(|until| until < today));
        let measures = self.measures().iter().filter(|m| m.review.is_some_and(|day| day < today));
        let contracts = contracts.map(|r| over(FaultKind::ContractOver, "recipient", &r.key));
        let measures = measures.map(|m| over(FaultKind::MeasureReviewOver, "measure", &m.key));
        self.faults().into_iter().chain(contracts).chain(measures).collect()
    }
}

/// S1.6: the same place (a line in common, such as the town) with different postcodes, both in force at some time
/// together.
fn disagree(one: &Address, other: &Address) -> bool {
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let same_place = one.lines.iter().any(|a| other.lines.iter().any(|b| folded(a) == folded(b)));
    let apart = |a: &Address, b: &Address| matches!((a.until, b.from), (Some(until), Some(from)) if until < from);
    same_place
        && one.country == other.country
        && folded(&one.postcode) != folded(&other.postcode)
        && !apart(one, other)
        && !apart(other, one)
}
