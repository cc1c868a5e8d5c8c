//! Article 20: what of a copy is portable.

use super::copy::{Author, ConsentAct, Copy, Kind};
use super::explained::{GivenBy, Purpose, Relation, Source, State, Value};

/// L20.1: how a value came to us, as far as Article 20 asks.
///
/// The rule: a stated giver decides. Where none is stated, the source does: the person's own acts of T7 (SRC01 to
/// SRC06, SRC08 to SRC13) count as given, SRC15 as observed. Everything else is neither: what partners and suppliers
/// brought (SRC07, SRC14, SRC16), what officers wrote, what was worked out, and any source this rule doesn't know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The person gave it.
    Given,
    /// It was recorded automatically while the person used something of ours.
    Observed,
    /// Neither.
    Neither,
}

impl Origin {
    /// The origin of what came by this source.
    pub fn of(source: &Source) -> Self {
        match source.giver.as_ref().map(|g| g.who) {
            Some(GivenBy::Person) => Self::Given,
            Some(
                GivenBy::Organisation | GivenBy::ThirdPerson | GivenBy::Supplier | GivenBy::Officer | GivenBy::Inferred,
            ) => Self::Neither,
            None => match source.key.as_str() {
                "SRC01" | "SRC02" | "SRC03" | "SRC04" | "SRC05" | "SRC06" | "SRC08" | "SRC09" | "SRC10" | "SRC11"
                | "SRC12" | "SRC13" => Self::Given,
                "SRC15" => Self::Observed,
                _ => Self::Neither,
            },
        }
    }
}

/// L20.1: whether a value may be taken along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Portability {
    /// By law: given or observed, and used by consent or for a contract.
    ByLaw,
    /// As a courtesy (GAP19): given or observed, but used on another basis.
    Courtesy,
    /// No: neither given nor observed, or replaced by a correction and kept only as evidence.
    No,
}

/// How far a portable copy reaches, which the company sets (GAP19).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Only what the law names.
    LawOnly,
    /// Everything given or observed, whatever the basis.
    WithCourtesy,
}

/// L20.1: what is used for these purposes, came by this source and is in this state.
fn portability(state: State, source: &Source, purposes: &[Purpose]) -> Portability {
    if state == State::Superseded || Origin::of(source) == Origin::Neither {
        Portability::No
    } else if purposes.iter().any(|p| matches!(p.basis.as_str(), "consent" | "contract")) {
        Portability::ByLaw
    } else {
        Portability::Courtesy
    }
}

impl Value {
    /// L20.1: whether the value may be taken along.
    pub fn portability(&self) -> Portability {
        portability(self.state, &self.source, &self.purposes)
    }
}

impl Relation {
    /// L20.1: whether the relation may be taken along.
    pub fn portability(&self) -> Portability {
        portability(self.state, &self.source, &self.purposes)
    }
}

/// Whether a consent event is something that the person did.
fn is_own_act(act: ConsentAct) -> bool {
    matches!(act, ConsentAct::Given | ConsentAct::Withdrawn)
}

impl Copy {
    /// S8.8: the portable copy of an access copy.
    ///
    /// Left out: values and relations that are not portable or, by `reach`, only by courtesy; and everything that others wrote or
    /// decided: disclosures, transfers, requests and their outcomes, messages, preferences, suppressions and consent
    /// events that are not the person's own, the record of who looked, the statement about automated decisions.
    pub fn into_portable(mut self, reach: Reach) -> Self {
        self.kind = Kind::Portable;
        let reaches = |portability: Portability| match portability {
            Portability::ByLaw => true,
            Portability::Courtesy => reach == Reach::WithCourtesy,
            Portability::No => false,
        };
        self.values.retain(|v| reaches(v.portability()));
        self.relations.retain(|r| reaches(r.portability()));
        self.messages.retain(|m| m.from == Author::Person);
        self.sent.retain(|file| file.from == Author::Person);
        self.consents.retain(|c| is_own_act(c.act));
        self.preferences.retain(|p| p.by_person);
        self.suppressions.retain(|s| s.by_person);
        self.disclosures.clear();
        self.transfers.clear();
        self.requests.clear();
        self.access_log.clear();
        self.automated_decisions = None;
        self
    }

    /// Whether a copy that says it is portable holds nothing beyond that. The bundle refuses one that does.
    pub(super) fn keeps_to_its_kind(&self) -> bool {
        self.kind == Kind::Access
            || (self.values.iter().all(|v| v.portability() != Portability::No)
                && self.relations.iter().all(|r| r.portability() != Portability::No)
                && self.messages.iter().all(|m| m.from == Author::Person)
                && self.consents.iter().all(|c| is_own_act(c.act))
                && self.preferences.iter().all(|p| p.by_person)
                && self.suppressions.iter().all(|s| s.by_person)
                && self.disclosures.is_empty()
                && self.transfers.is_empty()
                && self.requests.is_empty()
                && self.access_log.is_empty()
                && self.automated_decisions.is_none())
    }
}
