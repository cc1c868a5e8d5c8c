//! S6.17: numbers of people as they may be shown, so that nobody stands out in them, by themselves or set against other
//! numbers. What is promised, and why it holds, stands in `docs/decisions/0028-protected-numbers.md`; the tests below go
//! through every small case.

use chrono::NaiveDate;

/// S3.5: a number below this tells too much about too few.
pub const SMALLEST: i64 = 10;
/// Numbers from [`SMALLEST`] on are rounded to these steps.
const STEP: i64 = 5;

/// A number of people as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Shown {
    /// Nobody.
    None,
    /// Somebody, and fewer than [`SMALLEST`].
    Fewer,
    /// About so many: rounded.
    About(i64),
}

impl Shown {
    /// What a picture draws: nothing where the number is not shown.
    pub fn height(self) -> i64 {
        match self {
            Self::None | Self::Fewer => 0,
            Self::About(n) => n,
        }
    }
}

/// Whether a number is too small to be shown.
pub fn is_small(n: i64) -> bool {
    (1..SMALLEST).contains(&n)
}

/// One number. By itself it says no more than its step.
pub fn shown(n: i64) -> Shown {
    match n {
        ..=0 => Shown::None,
        n if is_small(n) => Shown::Fewer,
        n => Shown::About(n.saturating_add(STEP / 2) / STEP * STEP),
    }
}

/// The same people counted in another way, or all of them together (a single number): shown only where no number is small,
/// neither in the first count nor in this one. Nine small numbers with "fewer than 10" in all would be nine times 1.
pub fn further(first: &[i64], other: &[i64]) -> Option<Vec<Shown>> {
    let is_safe = !first.iter().chain(other).any(|n| is_small(*n));
    is_safe.then(|| other.iter().map(|n| shown(*n)).collect())
}

/// How a case stands to the day on which we aimed to answer it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kept {
    /// Answered by then.
    InTime,
    /// Answered later, or not yet although that day is over.
    Late,
    /// That day has not come, or there is none.
    NotYet,
}

/// S13.7: how a case stands on a day.
pub fn kept(aim: Option<NaiveDate>, closed: Option<NaiveDate>, today: NaiveDate) -> Kept {
    match (aim, closed) {
        (None, _) => Kept::NotYet,
        (Some(aim), Some(closed)) if closed <= aim => Kept::InTime,
        (Some(_), Some(_)) => Kept::Late,
        (Some(aim), None) if aim < today => Kept::Late,
        (Some(_), None) => Kept::NotYet,
    }
}

/// The middle of some numbers: half of them are not above it. Sorts them.
pub fn middle(days: &mut [i64]) -> Option<i64> {
    days.sort_unstable();
    days.get(days.len() / 2).copied()
}

/// Where the slowest tenth begins: nine of ten are not above it. Sorts them.
pub fn slowest_tenth(days: &mut [i64]) -> Option<i64> {
    days.sort_unstable();
    days.get((days.len() * 9).div_ceil(10).saturating_sub(1)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeSet, HashMap};

    #[test]
    fn s3_5_s6_17_small_numbers_are_told_apart_from_none_and_no_more() {
        let all: Vec<Shown> = [0, 1, 9, 10, 12, 13, 17, 18, 1203].map(shown).into();
        use Shown::*;
        assert_eq!(all, [None, Fewer, Fewer, About(10), About(10), About(15), About(15), About(20), About(1205)]);
        assert_eq!((shown(-1), shown(i64::MAX).height() > 0), (None, true));
    }

    /// What is published of a count by two kinds, with the total and with another way to count the same people.
    fn published(kinds: [i64; 2], in_time: i64) -> (Vec<Shown>, Option<Vec<Shown>>, Option<Vec<Shown>>) {
        let all = kinds[0] + kinds[1];
        let cells = kinds.map(shown).into();
        (cells, further(&kinds, &[all]), further(&kinds, &[in_time, all - in_time]))
    }

    /// The claim for one publication: whoever has all of it, knows the rules and can add, is left with all nine values
    /// of a small number of the count itself, and with at least nine of one that was not shown at all.
    #[test]
    fn s6_17_no_small_number_follows_from_a_table_with_its_totals() {
        let most = 2 * SMALLEST + 2;
        let mut worlds: HashMap<_, Vec<[i64; 4]>> = HashMap::new();
        for (a, b) in (0..=most).flat_map(|a| (0..=most).map(move |b| (a, b))) {
            for good in 0..=a + b {
                worlds.entry(published([a, b], good)).or_default().push([a, b, good, a + b - good]);
            }
        }
        for (said, worlds) in &worlds {
            for quantity in 0..4 {
                let possible: BTreeSet<i64> = worlds.iter().map(|world| world[quantity]).collect();
                let small = possible.iter().filter(|n| is_small(**n)).count();
                if small > 0 {
                    let all = if quantity < 2 { small } else { possible.len() };
                    assert!(all >= 9, "{said:?}: of number {quantity} only {possible:?} are left");
                }
            }
        }
    }

    /// Why a total is not simply rounded by itself: the same search over a table whose total always is finds numbers that
    /// follow exactly.
    #[test]
    fn s6_17_totals_rounded_by_themselves_would_give_small_numbers_away() {
        let cells: [i64; 9] = [1; 9];
        let (all, total) = (cells.map(shown), shown(cells.iter().sum()));
        assert!(all.iter().all(|c| *c == Shown::Fewer) && total == Shown::Fewer, "nine at least, and fewer than ten");
        assert_eq!(further(&cells, &[9]), None);
        // and with a large one: 11 and "about 10" with "about 10" in all leave 1 and 2
        assert_eq!((shown(1), shown(10), shown(11)), (Shown::Fewer, Shown::About(10), Shown::About(10)));
        assert_eq!(further(&[1, 10], &[11]), None);
        assert_eq!(further(&[10, 0], &[10]), Some(vec![Shown::About(10)]));
    }

    /// The claim for two publications of one number, such as before and after one person more: of every true difference
    /// below ten at least five values stay possible, unless both say that there is nobody.
    #[test]
    fn s6_17_the_difference_of_two_exports_gives_no_small_number() {
        let most = 6 * SMALLEST;
        let mut differences: HashMap<(Shown, Shown), BTreeSet<i64>> = HashMap::new();
        for (before, after) in (0..=most).flat_map(|a| (0..=most).map(move |b| (a, b))) {
            differences.entry((shown(before), shown(after))).or_default().insert(after - before);
        }
        for ((before, after), possible) in &differences {
            let could_be_small = possible.iter().any(|d| d.abs() < SMALLEST);
            let is_nobody = (*before, *after) == (Shown::None, Shown::None);
            assert!(is_nobody || !could_be_small || possible.len() >= 5, "{before:?} {after:?}: {possible:?}");
            // what the shown numbers differ by is a multiple of the step: never a small difference, but by rounding
            if let (Shown::About(a), Shown::About(b)) = (before, after) {
                assert_eq!((a - b) % STEP, 0);
            }
        }
        // one person more: most often nothing changes at all
        let moved = (SMALLEST..=most).filter(|n| shown(*n) != shown(n + 1)).count();
        assert!(moved * 4 <= usize::try_from(most).unwrap(), "{moved}");
    }

    #[test]
    fn s13_7_a_case_is_kept_late_or_waits() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        let of = |aim: Option<u32>, closed: Option<u32>| kept(aim.map(day), closed.map(day), day(15));
        assert_eq!(of(Some(11), Some(11)), Kept::InTime);
        assert_eq!(of(Some(11), Some(12)), Kept::Late);
        assert_eq!([of(Some(14), None), of(Some(15), None)], [Kept::Late, Kept::NotYet]);
        assert_eq!([of(None, None), of(None, Some(3))], [Kept::NotYet, Kept::NotYet]);
    }

    #[test]
    fn the_middle_and_the_slowest_tenth() {
        assert_eq!((middle(&mut []), slowest_tenth(&mut [])), (None, None));
        assert_eq!((middle(&mut [4]), slowest_tenth(&mut [4])), (Some(4), Some(4)));
        let mut days: Vec<i64> = (1..=20).rev().collect();
        assert_eq!((middle(&mut days), slowest_tenth(&mut days)), (Some(11), Some(18)));
        let mut ten: Vec<i64> = (1..=10).collect();
        assert_eq!(slowest_tenth(&mut ten), Some(9), "one of ten is slower");
    }
}
