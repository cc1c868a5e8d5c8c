//! S3.1 to S3.3: how a contact stands to an organisation: as which kind of T5, what a file may say of it, and what is in
//! doubt once the person has left. Decision 27.

use super::clock::Moment;
use super::register::Registers;
use super::search;

/// What people are called who work for the company itself, squeezed, in the languages that files come in. S2.4: their
/// data has a policy of its own and is not held here.
const COLLEAGUES: &[&str] = &[
    "colleague",
    "colleagues",
    "coworker",
    "employee",
    "employees",
    "ownstaff",
    "staff",
    "kollege",
    "kollegin",
    "kollegen",
    "mitarbeiter",
    "mitarbeiterin",
    "mitarbeitende",
    "collegue",
    "salarie",
    "empleado",
    "dipendente",
    "medewerker",
    "pracownik",
    "calisan",
];

/// Why a relation is not taken. Neither says what was typed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadKind {
    /// S2.4.
    #[error(
        "colleagues are not held here, their data has a policy of its own (S2.4); a relation is one of these: {allowed}"
    )]
    Colleague {
        /// The keys that can be used.
        allowed: String,
    },
    /// S3.1: no row of the register.
    #[error("there is no such kind of relation; use one of these: {allowed}")]
    Unknown {
        /// The keys that can be used.
        allowed: String,
    },
}

impl BadKind {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Colleague { .. } => "colleague",
            Self::Unknown { .. } => "unknown_relation",
        }
    }
    /// The keys that can be used.
    pub fn allowed(&self) -> &str {
        match self {
            Self::Colleague { allowed } | Self::Unknown { allowed } => allowed,
        }
    }
}

fn squeezed(text: &str) -> String {
    search::words(text).concat()
}

/// S2.4: whether this is a word for the company's own people.
pub fn is_colleague(typed: &str) -> bool {
    COLLEAGUES.contains(&squeezed(typed).as_str())
}

/// The keys of all kinds, for people who have to choose one.
pub fn allowed(registers: &Registers) -> String {
    registers.subject_kinds().iter().map(|k| k.key.as_str()).collect::<Vec<_>>().join(", ")
}

/// S3.1: the kind that was typed, by its key or by what it is called in any language.
pub fn kind_of(registers: &Registers, typed: &str) -> Result<String, BadKind> {
    if is_colleague(typed) {
        return Err(BadKind::Colleague { allowed: allowed(registers) });
    }
    let wanted = squeezed(typed);
    let is_it = |text: &str| !wanted.is_empty() && squeezed(text) == wanted;
    let found = registers
        .subject_kinds()
        .iter()
        .find(|kind| is_it(&kind.key) || kind.label.iter().any(|(_, text)| is_it(text)));
    found.map(|kind| kind.key.clone()).ok_or_else(|| BadKind::Unknown { allowed: allowed(registers) })
}

/// S3.2: the kinds of a cell that may name several, parted by semicolons or commas; each once.
pub fn kinds_of(registers: &Registers, typed: &str) -> Result<Vec<String>, BadKind> {
    if let Ok(whole) = kind_of(registers, typed) {
        return Ok(vec![whole]);
    }
    let mut kinds: Vec<String> = Vec::new();
    for part in typed.split([';', ',']).filter(|part| !part.trim().is_empty()) {
        let kind = kind_of(registers, part)?;
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    if kinds.is_empty() { Err(BadKind::Unknown { allowed: allowed(registers) }) } else { Ok(kinds) }
}

/// What a kind is called; its key once the register has it no more.
pub fn label(registers: &Registers, key: &str, lang: &str) -> String {
    registers.subject_kind(key).map_or_else(|| key.to_owned(), |kind| kind.label.in_language(lang).to_owned())
}

/// Whether two texts name one organisation: without case, marks and separators.
pub fn is_same(one: &str, other: &str) -> bool {
    one == other || {
        let (one, other) = (squeezed(one), squeezed(other));
        !one.is_empty() && one == other
    }
}

/// Who ended a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndedBy {
    /// The person, who no longer works there.
    Person,
    /// An officer.
    Officer,
    /// The system it came from, by saying something newer.
    System,
}

impl EndedBy {
    /// The stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Officer => "officer",
            Self::System => "system",
        }
    }
    /// The one with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Person, Self::Officer, Self::System].into_iter().find(|by| by.key() == key)
    }
    /// Whether somebody's word stands behind it, which no file goes against.
    pub fn is_word(self) -> bool {
        self != Self::System
    }
}

/// A relation that is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Its number among the contact's rows.
    pub number: i64,
    /// A key of T5.
    pub kind: String,
    /// The organisation.
    pub organisation: String,
    /// The system it came from.
    pub system: String,
    /// When that system last changed it.
    pub source_changed: Option<Moment>,
    /// Who ended it, if anybody did.
    pub ended_by: Option<EndedBy>,
}

/// What a file says of a contact's relations.
#[derive(Debug, Clone, Copy)]
pub struct Said<'s> {
    /// The system it comes from.
    pub system: &'s str,
    /// Kinds with organisations.
    pub relations: &'s [(String, String)],
    /// When the system last changed it.
    pub changed_at: Option<Moment>,
    /// Whether the same file named the contact before: then it adds and ends nothing.
    pub is_again: bool,
}

/// What becomes of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Kinds with organisations that are new.
    pub add: Vec<(String, String)>,
    /// Numbers of those that the system says no more.
    pub end: Vec<i64>,
    /// Left alone because the person or an officer ended it.
    pub is_kept: bool,
    /// Left alone because what is held is newer.
    pub is_older: bool,
}

/// S3.1, S3.2, TH27: holds what a file says against what is there. Of a system the newest counts, for each kind by itself,
/// so that a list of customers and a list of vendors do not undo each other; what somebody ended does not come back.
pub fn plan(held: &[Held], said: &Said<'_>) -> Plan {
    let mut plan = Plan::default();
    let is_of = |it: &Held, kind: &str| it.kind == kind && it.system == said.system;
    let mut kinds: Vec<&str> = said.relations.iter().map(|(kind, _)| kind.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for kind in kinds {
        let live = || held.iter().filter(move |it| is_of(it, kind) && it.ended_by.is_none());
        let newest = live().filter_map(|it| it.source_changed).max();
        if matches!((newest, said.changed_at), (Some(held), Some(new)) if new < held) {
            plan.is_older = true;
            continue;
        }
        let mut is_kept = false;
        for (_, organisation) in said.relations.iter().filter(|(of, _)| of == kind) {
            let like = |it: &&Held| it.kind == kind && is_same(&it.organisation, organisation);
            if held.iter().filter(like).any(|it| it.ended_by.is_some_and(EndedBy::is_word)) {
                is_kept = true;
            } else if !live().any(|it| like(&it))
                && !plan.add.iter().any(|(k, o)| k == kind && is_same(o, organisation))
            {
                plan.add.push((kind.to_owned(), organisation.clone()));
            }
        }
        plan.is_kept |= is_kept;
        // a system that still says what its person has ended is behind: nothing is taken away on its word
        if !said.is_again && !is_kept {
            let gone = live().filter(|it| {
                !said.relations.iter().any(|(of, organisation)| of == kind && is_same(&it.organisation, organisation))
            });
            plan.end.extend(gone.map(|it| it.number));
        }
    }
    plan
}

/// S3.3: which business addresses are in doubt once somebody has left an organisation: those that the same systems gave;
/// all of them, if it was the last organisation.
pub fn in_doubt(addresses: &[(i64, &str)], systems: &[&str], is_last: bool) -> Vec<i64> {
    addresses.iter().filter(|(_, system)| is_last || systems.contains(system)).map(|(number, _)| *number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(number: i64, kind: &str, organisation: &str, system: &str, ended_by: Option<EndedBy>) -> Held {
        Held {
            number,
            kind: kind.into(),
            organisation: organisation.into(),
            system: system.into(),
            source_changed: None,
            ended_by,
        }
    }
    fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
        all.iter().map(|(kind, organisation)| ((*kind).to_owned(), (*organisation).to_owned())).collect()
    }
    fn said<'s>(system: &'s str, relations: &'s [(String, String)]) -> Said<'s> {
        Said { system, relations, changed_at: None, is_again: false }
    }

    #[test]
    fn s3_1_each_kind_is_known_by_key_and_by_name_and_others_are_refused_with_what_is_allowed() {
        let registers = Registers::westcon();
        let seven = ["customer", "vendor", "end_user", "non_stock_supplier", "regulator", "tax_authority", "other"];
        for key in seven {
            assert_eq!(kind_of(&registers, key).as_deref(), Ok(key));
            for (_, name) in registers.subject_kind(key).unwrap().label.iter() {
                assert_eq!(kind_of(&registers, &name.to_uppercase()).as_deref(), Ok(key), "{name}");
            }
        }
        assert_eq!(kind_of(&registers, " End-User ").as_deref(), Ok("end_user"));
        for typed in ["", "prospect", "customers of customers", "customer vendor"] {
            let refused = kind_of(&registers, typed).unwrap_err();
            assert_eq!(refused.code(), "unknown_relation", "{typed}");
            assert!(seven.iter().all(|key| refused.to_string().contains(key)), "{refused}");
        }
        assert_eq!(kinds_of(&registers, "Customer; vendor,customer").unwrap(), ["customer", "vendor"]);
        assert!(kinds_of(&registers, "customer; prospect").is_err() && kinds_of(&registers, ";").is_err());
    }

    #[test]
    fn s2_4_no_colleague_by_any_name() {
        let registers = Registers::westcon();
        for typed in ["colleague", "Colleague", "EMPLOYEE", "Mitarbeiter", "Çalışan", "staff"] {
            assert_eq!(kind_of(&registers, typed).unwrap_err().code(), "colleague", "{typed}");
        }
        assert_eq!(kinds_of(&registers, "customer; colleague").unwrap_err().code(), "colleague");
    }

    #[test]
    fn s3_2_of_a_system_the_newest_counts_for_each_kind_by_itself() {
        let there = [held(4, "customer", "North plc", "crm", None), held(5, "vendor", "South Ltd", "crm", None)];
        // the same again: nothing
        let same = pairs(&[("customer", "NORTH PLC"), ("vendor", "South Ltd")]);
        assert_eq!(plan(&there, &said("crm", &same)), Plan::default());
        // another customer in place of the one; the vendor is no business of this list
        let other = pairs(&[("customer", "East AG")]);
        assert_eq!(plan(&there, &said("crm", &other)), Plan { add: other.clone(), end: vec![4], ..Plan::default() });
        // the same file in a later line: both stay
        let again = Said { is_again: true, ..said("crm", &other) };
        assert_eq!(plan(&there, &again).end, Vec::<i64>::new());
        // another system says it for itself
        assert_eq!(plan(&there, &said("erp", &same)).add, same);
        assert_eq!(plan(&there, &said("erp", &other)).end, Vec::<i64>::new());
    }

    #[test]
    fn s3_3_th27_what_its_person_ended_does_not_come_back_by_a_file() {
        let there = [
            held(4, "customer", "North plc", "crm", Some(EndedBy::Person)),
            held(6, "customer", "East AG", "crm", None),
        ];
        let behind = pairs(&[("customer", "North plc")]);
        assert_eq!(plan(&there, &said("crm", &behind)), Plan { is_kept: true, ..Plan::default() });
        assert_eq!(plan(&there, &said("erp", &behind)).add, []);
        // what only a file ended may be said again
        let there = [held(4, "customer", "North plc", "crm", Some(EndedBy::System))];
        assert_eq!(plan(&there, &said("crm", &behind)).add, behind);
        // an older file changes nothing
        let newer =
            Held { source_changed: Some(Moment::from_unix_seconds(100)), ..held(4, "vendor", "A", "crm", None) };
        let older = pairs(&[("vendor", "B")]);
        let it = Said { changed_at: Some(Moment::from_unix_seconds(99)), ..said("crm", &older) };
        assert_eq!(plan(&[newer], &it), Plan { is_older: true, ..Plan::default() });
    }

    #[test]
    fn s3_3_an_address_is_in_doubt_by_its_system_or_when_nothing_is_left() {
        let addresses = [(2, "crm"), (3, "erp"), (9, "portal")];
        assert_eq!(in_doubt(&addresses, &["crm"], false), [2]);
        assert_eq!(in_doubt(&addresses, &["crm"], true), [2, 3, 9]);
        assert!(in_doubt(&addresses, &["hubspot"], false).is_empty());
    }
}
