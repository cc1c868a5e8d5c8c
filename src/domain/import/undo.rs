//! TH27: what taking a batch back does to one contact. What the batch put there goes and what it replaced comes
//! back, as far as nobody has touched it since. Nothing that was lowered is raised: opt-outs, objections and withdrawals
//! are not among what is decided here.

use std::collections::BTreeMap;

/// Why something of a batch stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stays {
    /// The person's data is restricted: nothing is done with it.
    Restricted,
    /// A hold keeps it.
    Held,
    /// An erasure goes its own way.
    Erased,
    /// The contact came by the batch and was used since: by the person, by the desk, or by a later file.
    Used,
    /// The value was replaced since.
    Replaced,
    /// What the batch replaced is not kept any more.
    TooOld,
}

impl Stays {
    /// The stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Restricted => "restricted",
            Self::Held => "held",
            Self::Erased => "erased",
            Self::Used => "used",
            Self::Replaced => "replaced",
            Self::TooOld => "too_old",
        }
    }
}

/// A value of a contact as an undo sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its number among the contact's rows.
    pub number: i64,
    /// The key of its kind.
    pub kind: String,
    /// Whether the batch brought it.
    pub is_new: bool,
    /// Whether it counts now.
    pub is_live: bool,
    /// Whether the person or the desk gave it.
    pub is_own: bool,
}

/// A contact as an undo sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// What keeps all of it as it is.
    pub kept: Option<Stays>,
    /// Whether the batch added it.
    pub is_added: bool,
    /// Whether anybody used it since.
    pub is_used: bool,
    /// Its values, those that do not count any more included.
    pub values: Vec<Item>,
    /// The numbers of the values that the batch replaced.
    pub superseded: Vec<i64>,
}

/// What is done to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Undo {
    /// The contact goes.
    pub is_whole: bool,
    /// Values that go.
    pub remove: Vec<i64>,
    /// Values that count again.
    pub restore: Vec<i64>,
    /// Whether identifiers, country, language and grounds that the batch gave it go too.
    pub rest: bool,
    /// What stays, and how much of it.
    pub stays: BTreeMap<&'static str, u64>,
}

/// Decides about one contact.
pub fn decide(it: &Touched) -> Undo {
    let mut undo = Undo::default();
    if let Some(why) = it.kept {
        undo.stays.insert(why.key(), 1);
        return undo;
    }
    if it.is_added {
        match it.is_used {
            true => drop(undo.stays.insert(Stays::Used.key(), 1)),
            false => undo.is_whole = true,
        }
        return undo;
    }
    undo.rest = true;
    let mut by_kind: BTreeMap<&str, Vec<&Item>> = BTreeMap::new();
    for item in &it.values {
        by_kind.entry(&item.kind).or_default().push(item);
    }
    let mut missing: Vec<i64> = it.superseded.clone();
    missing.retain(|number| !it.values.iter().any(|v| v.number == *number));
    for items in by_kind.values() {
        let new: Vec<&&Item> = items.iter().filter(|v| v.is_new).collect();
        if new.is_empty() {
            continue;
        }
        let live = u64::try_from(new.len()).unwrap_or(u64::MAX);
        if new.iter().any(|v| !v.is_live) || items.iter().any(|v| v.is_live && v.is_own) {
            *undo.stays.entry(Stays::Replaced.key()).or_default() += live;
        } else if !missing.is_empty() && !items.iter().any(|v| it.superseded.contains(&v.number)) {
            // it may have replaced one of those that are gone: then the kind would be left empty
            *undo.stays.entry(Stays::TooOld.key()).or_default() += live;
        } else {
            undo.remove.extend(new.iter().map(|v| v.number));
            let back = items.iter().filter(|v| !v.is_live && it.superseded.contains(&v.number));
            undo.restore.extend(back.map(|v| v.number));
        }
    }
    undo
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(number: i64, kind: &str, is_new: bool, is_live: bool) -> Item {
        Item { number, kind: kind.to_owned(), is_new, is_live, is_own: false }
    }

    #[test]
    fn th27_what_nobody_touched_goes_back_and_the_rest_stays() {
        // replaced by the batch: back to what it was
        let values = vec![item(2, "name", false, false), item(5, "name", true, true), item(6, "phone", true, true)];
        let it = Touched { values, superseded: vec![2], ..Touched::default() };
        let undo = decide(&it);
        assert_eq!((undo.remove, undo.restore, undo.is_whole, undo.rest), (vec![5, 6], vec![2], false, true));
        // corrected since: stays
        let values = vec![item(2, "name", false, false), item(5, "name", true, false), item(7, "name", false, true)];
        let undo = decide(&Touched { values, superseded: vec![2], ..Touched::default() });
        assert!(undo.remove.is_empty() && undo.restore.is_empty());
        assert_eq!(undo.stays["replaced"], 1);
        // what it replaced is not kept any more: better what the file said than nothing
        let undo =
            decide(&Touched { values: vec![item(5, "name", true, true)], superseded: vec![2], ..Touched::default() });
        assert_eq!((undo.remove.len(), undo.stays["too_old"]), (0, 1));
    }

    #[test]
    fn th27_who_came_by_the_batch_goes_unless_somebody_used_it() {
        let it = Touched { is_added: true, values: vec![item(2, "name", true, true)], ..Touched::default() };
        assert!(decide(&it).is_whole);
        let undo = decide(&Touched { is_used: true, ..it.clone() });
        assert_eq!((undo.is_whole, undo.stays["used"]), (false, 1));
        for why in [Stays::Restricted, Stays::Held, Stays::Erased] {
            let undo = decide(&Touched { kept: Some(why), ..it.clone() });
            assert!(!undo.is_whole && undo.remove.is_empty() && undo.stays[why.key()] == 1);
        }
    }
}
