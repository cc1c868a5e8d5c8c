//! O3, S4.26, TH4, TH27: two records of one person become one, and may be parted again. What forbids it, which values
//! stand, and that nothing anybody has said against a use is raised by it.

use super::clock::Moment;
use super::consent::{Cell, CellState};
use super::contact::ContactStatus;
use super::value::ValueKind;
use chrono::TimeDelta;
use std::collections::BTreeMap;

/// How long two contacts can be parted again.
pub const PART_WITHIN: TimeDelta = TimeDelta::days(30);

/// The system of what a person gave here themselves.
const PORTAL: &str = "portal";

/// S4.26: what proves that two records are one person's. Names alone never do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// The person said so in a case.
    Told,
    /// Both mailboxes were proved here.
    Mailboxes,
    /// One system has both under one identifier.
    ExternalId,
}

impl Ground {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Told, Self::Mailboxes, Self::ExternalId];
    /// The stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Told => "told",
            Self::Mailboxes => "mailboxes",
            Self::ExternalId => "external_id",
        }
    }
    /// The ground with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|g| g.key() == key)
    }
}

/// What forbids merging.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Against {
    /// Both are the same contact.
    Itself,
    /// S1.4: two controllers.
    Entity,
    /// An erasure is under way.
    Erasing,
    /// S8.7: restricted as a whole: only storage is allowed.
    Restricted,
    /// S8.19: sealed by law.
    Sealed,
    /// Gone, or merged already.
    Gone,
    /// TH4: a mailbox that several people read is nobody's alone.
    Shared,
    /// TH26: a change of address waits or can still be undone.
    AddressChange,
    /// S4.7: the letter about where the data came from is still due.
    NoticeDue,
    /// Others were merged into the one that is to go.
    HasMerged,
    /// S9.3: an address is kept out: erased, or a child's.
    KeptOut,
}

impl Against {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Itself,
        Self::Entity,
        Self::Erasing,
        Self::Restricted,
        Self::Sealed,
        Self::Gone,
        Self::Shared,
        Self::AddressChange,
        Self::NoticeDue,
        Self::HasMerged,
        Self::KeptOut,
    ];
    /// The stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Itself => "itself",
            Self::Entity => "entity",
            Self::Erasing => "erasing",
            Self::Restricted => "restricted",
            Self::Sealed => "sealed",
            Self::Gone => "gone",
            Self::Shared => "shared",
            Self::AddressChange => "address-change",
            Self::NoticeDue => "notice-due",
            Self::HasMerged => "has-merged",
            Self::KeptOut => "kept-out",
        }
    }
}

/// One of the two, as far as it decides whether they may be merged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Its number.
    pub id: i64,
    /// S1.4: the legal entity that holds it.
    pub entity: String,
    /// What may be done with it.
    pub status: ContactStatus,
    /// Whether an address is a mailbox of several people.
    pub is_shared: bool,
    /// Whether a change of address waits or can be undone.
    pub changes_address: bool,
    /// Whether the letter about a source is still due.
    pub is_untold: bool,
    /// Whether others were merged into it.
    pub has_merged: bool,
    /// Whether an address is kept out.
    pub is_kept_out: bool,
}

/// Everything that forbids merging `from` into `into`; empty if nothing does.
pub fn against(into: &Side, from: &Side) -> Vec<Against> {
    let either = |test: fn(&Side) -> bool| test(into) || test(from);
    let is = |status: ContactStatus| into.status == status || from.status == status;
    let all = [
        (into.id == from.id, Against::Itself),
        (into.entity != from.entity, Against::Entity),
        (is(ContactStatus::Erasing), Against::Erasing),
        (is(ContactStatus::Restricted), Against::Restricted),
        (is(ContactStatus::Sealed), Against::Sealed),
        (is(ContactStatus::Merged) || is(ContactStatus::Erased), Against::Gone),
        (either(|s| s.is_shared), Against::Shared),
        (either(|s| s.changes_address), Against::AddressChange),
        (either(|s| s.is_untold), Against::NoticeDue),
        // its own rows would be moved a second time, and parting could not find them again
        (from.has_merged, Against::HasMerged),
        (either(|s| s.is_kept_out), Against::KeptOut),
    ];
    all.into_iter().filter(|(is_so, _)| *is_so).map(|(_, why)| why).collect()
}

/// A live value of one of the two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// Whether it comes from the one that goes.
    pub is_from: bool,
    /// What it is.
    pub kind: ValueKind,
    /// The system it was copied from; `portal` for what the person gave here.
    pub system: String,
    /// When that system last changed it, else when it was stored.
    pub changed: Moment,
}

/// Of each value whether it stands in the merged contact. As for an import: of two of one kind from one system the newer
/// stands, of several systems all do, and what the person corrected wins over them. Kinds that somebody can have many of,
/// such as events attended, all stay; what steps back stays as evidence.
pub fn standing(values: &[Value]) -> Vec<bool> {
    let mut newest: BTreeMap<(ValueKind, &str), (Moment, bool)> = BTreeMap::new();
    for value in values.iter().filter(|v| v.kind.is_correctable()) {
        let new = (value.changed, !value.is_from);
        let best = newest.entry((value.kind, &value.system)).or_insert(new);
        // at the same moment what the staying contact has stands
        *best = (*best).max(new);
    }
    let stands = |value: &Value| {
        if !value.kind.is_correctable() {
            return true;
        }
        let corrected = newest.contains_key(&(value.kind, PORTAL));
        let (_, is_into) = newest.get(&(value.kind, value.system.as_str())).copied().unwrap_or((value.changed, true));
        // a system's values of one kind belong together: those of the record that it changed last stand
        (value.system == PORTAL || !corrected) && value.is_from != is_into
    };
    values.iter().map(stands).collect()
}

/// How much a person's own state for a purpose takes away; the greater stands for both.
fn weight(state: &str) -> u8 {
    match state {
        "objected" => 4,
        "withdrawn" => 3,
        "ended" => 2,
        "paused" => 1,
        _ => 0,
    }
}

/// Whether a state for a purpose on one side has to hold on the other too, which has the second (none: `None`).
pub fn lowers(theirs: &str, ours: Option<&str>) -> bool {
    weight(theirs) > ours.map_or(0, weight)
}

/// Where somebody stands under one of several addresses. A yes counts only for the address it was given for
/// (`is_for`, by the event), and what the contact that went had agreed to (`theirs`) counts for its own addresses, unless
/// anything of the merged contact is against it. Stops and pauses count for all.
pub fn cells_under(cells: &[Cell], theirs: &[Cell], is_for: impl Fn(i64) -> bool) -> Vec<Cell> {
    let keeps = |cell: &&Cell| cell.state != CellState::Given || is_for(cell.event);
    let lowered = |cell: &Cell| Cell { state: CellState::Open, ..cell.clone() };
    let mut all: Vec<Cell> = cells.iter().map(|cell| if keeps(&cell) { cell.clone() } else { lowered(cell) }).collect();
    for given in theirs.iter().filter(|c| c.state == CellState::Given) {
        let is_stopped = cells.iter().any(|c| c.state == CellState::Stopped && c.covers(&given.topic, &given.channel));
        let same = all.iter_mut().find(|c| c.topic == given.topic && c.channel == given.channel);
        match same {
            _ if is_stopped => {}
            Some(cell) if cell.state == CellState::Open => {
                *cell = Cell { paused_until: cell.paused_until, ..given.clone() };
            }
            Some(_) => {}
            None => all.push(given.clone()),
        }
    }
    all
}

/// Until when the two can be parted again.
pub fn part_until(merged: Moment) -> Moment {
    merged + PART_WITHIN
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(id: i64) -> Side {
        Side {
            id,
            entity: "westcon".into(),
            status: ContactStatus::Active,
            is_shared: false,
            changes_address: false,
            is_untold: false,
            has_merged: false,
            is_kept_out: false,
        }
    }
    fn at(seconds: i64) -> Moment {
        Moment::from_unix_seconds(seconds)
    }
    fn value(is_from: bool, kind: ValueKind, system: &str, changed: i64) -> Value {
        Value { is_from, kind, system: system.into(), changed: at(changed) }
    }
    fn cell(topic: &str, channel: &str, state: CellState, event: i64) -> Cell {
        Cell {
            topic: topic.into(),
            channel: channel.into(),
            state,
            event,
            since: at(event),
            version: 1,
            variant: String::new(),
            paused_until: None,
        }
    }

    #[test]
    fn s4_26_what_forbids_merging_is_named() {
        assert!(against(&side(1), &side(2)).is_empty());
        assert_eq!(against(&side(1), &side(1)), [Against::Itself]);
        assert_eq!(against(&side(1), &Side { entity: "other".into(), ..side(2) }), [Against::Entity]);
        for (status, why) in [
            (ContactStatus::Erasing, Against::Erasing),
            (ContactStatus::Restricted, Against::Restricted),
            (ContactStatus::Sealed, Against::Sealed),
            (ContactStatus::Merged, Against::Gone),
            (ContactStatus::Erased, Against::Gone),
        ] {
            assert_eq!(against(&Side { status, ..side(1) }, &side(2)), [why]);
            assert_eq!(against(&side(1), &Side { status, ..side(2) }), [why]);
        }
        assert_eq!(against(&Side { is_shared: true, ..side(1) }, &side(2)), [Against::Shared]);
        assert_eq!(against(&side(1), &Side { changes_address: true, ..side(2) }), [Against::AddressChange]);
        assert_eq!(against(&side(1), &Side { is_untold: true, ..side(2) }), [Against::NoticeDue]);
        assert_eq!(against(&Side { has_merged: true, ..side(1) }, &side(2)), [], "a third may join");
        assert_eq!(against(&side(1), &Side { has_merged: true, ..side(2) }), [Against::HasMerged]);
        assert_eq!(against(&side(1), &Side { is_kept_out: true, ..side(2) }), [Against::KeptOut]);
        let keys: std::collections::BTreeSet<_> = Against::ALL.iter().map(|a| a.key()).collect();
        assert_eq!(keys.len(), Against::ALL.len());
        for ground in Ground::ALL {
            assert_eq!(Ground::from_key(ground.key()), Some(ground));
        }
        assert_eq!(Ground::from_key("same_name"), None, "similar names alone merge nobody");
    }

    #[test]
    fn s4_26_of_one_system_the_newer_stands_and_of_several_all() {
        use ValueKind::{EventAttendance, Name, Phone};
        let values = [
            value(false, Name, "hubspot", 5),
            value(true, Name, "hubspot", 9),
            value(true, Name, "salesforce", 1),
            value(false, Phone, "hubspot", 5),
            value(true, Phone, "hubspot", 5),
            value(false, EventAttendance, "hubspot", 1),
            value(true, EventAttendance, "hubspot", 2),
        ];
        assert_eq!(standing(&values), [false, true, true, true, false, true, true]);
        // two numbers of one record stay together
        let two =
            [value(false, Phone, "hubspot", 9), value(false, Phone, "hubspot", 3), value(true, Phone, "hubspot", 8)];
        assert_eq!(standing(&two), [true, true, false]);
        assert!(standing(&[]).is_empty());
    }

    #[test]
    fn th27_what_the_person_corrected_wins() {
        use ValueKind::{Comment, Name};
        let values = [
            value(false, Name, "hubspot", 9),
            value(true, Name, "portal", 5),
            value(true, Name, "salesforce", 99),
            value(true, Comment, "portal", 5),
            value(false, Comment, "hubspot", 1),
        ];
        assert_eq!(standing(&values), [false, true, false, true, true]);
        let twice = [value(false, Name, "portal", 4), value(true, Name, "portal", 5)];
        assert_eq!(standing(&twice), [false, true]);
    }

    #[test]
    fn th27_the_lower_state_for_a_purpose_stands() {
        assert!(lowers("objected", None) && lowers("withdrawn", Some("live")) && lowers("paused", Some("live")));
        assert!(lowers("objected", Some("paused")));
        assert!(!lowers("live", None) && !lowers("live", Some("objected")) && !lowers("paused", Some("withdrawn")));
        assert!(!lowers("objected", Some("objected")));
    }

    #[test]
    fn th24_a_yes_counts_for_its_own_address_and_only_if_nothing_is_against_it() {
        use CellState::{Given, Open, Stopped};
        let merged =
            [cell("news", "email", Given, 3), cell("events", "all", Stopped, 4), cell("surveys", "email", Given, 9)];
        let theirs = [
            cell("events", "email", Given, 1),
            cell("publications", "email", Given, 2),
            cell("training", "email", Stopped, 5),
        ];
        let under = cells_under(&merged, &theirs, |event| event == 9);
        let state =
            |topic: &str| under.iter().filter(|c| c.covers(topic, "email")).map(|c| c.state).max_by_key(|s| *s as u8);
        assert_eq!(state("news"), Some(Open), "agreed to for the other address");
        assert_eq!(state("events"), Some(Stopped), "the other side is against it");
        assert_eq!(state("surveys"), Some(Given), "said for this address since");
        assert_eq!(state("publications"), Some(Given), "said for this address before");
        assert_eq!(state("training"), None, "stops are copied when they merge");
        let paused = Cell { paused_until: Some(at(50)), ..cell("publications", "email", Open, 7) };
        let under = cells_under(&[paused], &theirs, |_| false);
        assert_eq!((under[0].state, under[0].paused_until), (Given, Some(at(50))), "a pause stays");
    }

    #[test]
    fn parting_is_possible_for_thirty_days() {
        assert_eq!(part_until(at(0)), at(30 * 86_400));
    }
}
