//! Marketing choices: what a person gets, left and could join, folded from the purposes their data is held for and the
//! suppressions on their address.

use crate::domain::clock::Moment;
use crate::domain::consent::{Cell, Said, said};

/// Where a person stands with a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// They are written to about it.
    Gets,
    /// They stopped it, then.
    Left(Moment),
    /// They get it, but nothing until then.
    Paused(Moment),
    /// They never asked for it.
    CouldJoin,
}

/// One suppression of an address, as far as it matters here: the topic or `all`, the channel or `all`, since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop<'s> {
    /// A topic, or `all`.
    pub topic: &'s str,
    /// A channel, or `all`.
    pub channel: &'s str,
    /// Since when.
    pub since: Moment,
}

/// Everything, in place of a topic or a channel.
pub const ALL: &str = "all";
/// The channel that links in mails are about.
pub const EMAIL: &str = "email";

impl Stop<'_> {
    /// Whether it keeps mail about a topic from being sent.
    pub fn stops(&self, topic: &str) -> bool {
        self.stops_by(topic, EMAIL)
    }
    /// Whether it keeps a channel from being used for a topic. Stopping all marketing is not about sharing data, which
    /// is chosen apart.
    pub fn stops_by(&self, topic: &str, channel: &str) -> bool {
        crate::domain::consent::covers(self.topic, topic) && (self.channel == ALL || self.channel == channel)
    }
}

/// S8.30: a stop wins over everything that would allow writing.
pub fn standing(topic: &str, is_held_for: bool, stops: &[Stop<'_>]) -> Standing {
    match stops.iter().filter(|s| s.stops(topic)).map(|s| s.since).min() {
        Some(since) => Standing::Left(since),
        None if is_held_for => Standing::Gets,
        None => Standing::CouldJoin,
    }
}

/// Everything that decides where a person stands with a topic on a channel.
#[derive(Debug, Clone, Copy)]
pub struct Account<'a> {
    /// Whether their data is held for the topic's purpose.
    pub is_held_for: bool,
    /// Since when the purpose is over for them: they objected, withdrew or it ended.
    pub ended: Option<Moment>,
    /// Suppressions of their address.
    pub stops: &'a [Stop<'a>],
    /// Their own choices, folded.
    pub cells: &'a [Cell],
}

/// Where a person stands: a suppression wins over everything, then their own choices, then what their data is held for.
pub fn standing_of(topic: &str, channel: &str, account: &Account<'_>, now: Moment) -> Standing {
    if let Some(since) = account.stops.iter().filter(|s| s.stops_by(topic, channel)).map(|s| s.since).min() {
        return Standing::Left(since);
    }
    let said = said(account.cells, topic, channel, now);
    if let Said::Stopped(cell) = said {
        return Standing::Left(cell.since);
    }
    // an objection after a yes wins; a yes after it put the purpose back to live
    if let Some(since) = account.ended {
        return Standing::Left(since);
    }
    match said {
        Said::Given(_) => Standing::Gets,
        Said::Paused(until) => Standing::Paused(until),
        _ if account.is_held_for => Standing::Gets,
        _ => Standing::CouldJoin,
    }
}

/// When mails already under way may still arrive: two days after the choice.
pub const UNDER_WAY: chrono::TimeDelta = chrono::TimeDelta::days(2);
/// How long a letter's link may put a choice back, or confirm one.
pub const UNDO_WITHIN: chrono::TimeDelta = chrono::TimeDelta::days(30);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stop(topic: &'static str, channel: &'static str) -> Stop<'static> {
        Stop { topic, channel, since: Moment::from_unix_seconds(7) }
    }

    #[test]
    fn s8_30_a_stop_wins() {
        let left = Standing::Left(Moment::from_unix_seconds(7));
        assert_eq!(standing("events", true, &[]), Standing::Gets);
        assert_eq!(standing("events", false, &[]), Standing::CouldJoin);
        assert_eq!(standing("events", true, &[stop("events", EMAIL)]), left);
        assert_eq!(standing("events", true, &[stop(ALL, ALL)]), left);
        assert_eq!(standing("events", false, &[stop(ALL, EMAIL)]), left);
        // stopping calls or another topic is not stopping this mail
        assert_eq!(standing("events", true, &[stop(ALL, "phone"), stop("offers", ALL)]), Standing::Gets);
    }

    /// A pause holds what is got, and turns nothing on that was off.
    #[test]
    fn a_pause_is_no_yes() {
        use crate::domain::consent::{Choice, EventKind, fold};
        let at = Moment::from_unix_seconds;
        let pause = Choice {
            id: 1,
            kind: EventKind::Paused,
            topic: ALL.into(),
            channel: ALL.into(),
            refers_to: None,
            at: at(1),
            until: Some(at(100)),
            version: 1,
            variant: String::new(),
        };
        let cells = fold(&[pause]);
        let account = Account { is_held_for: true, ended: None, stops: &[], cells: &cells };
        assert_eq!(standing_of("news", EMAIL, &account, at(50)), Standing::Paused(at(100)));
        assert_eq!(standing_of("news", EMAIL, &account, at(100)), Standing::Gets);
        let never = Account { is_held_for: false, ..account };
        assert_eq!(standing_of("news", EMAIL, &never, at(100)), Standing::CouldJoin);
        let stops = [stop("news", EMAIL)];
        let stopped = Account { stops: &stops, ..account };
        assert_eq!(standing_of("news", EMAIL, &stopped, at(50)), Standing::Left(at(7)));
        let objected = Account { ended: Some(at(9)), ..account };
        assert_eq!(standing_of("news", EMAIL, &objected, at(500)), Standing::Left(at(9)));
    }

    proptest! {
        /// One stop more never lets anything through that was stopped.
        #[test]
        fn one_stop_more_never_raises(
            stops in proptest::collection::vec((0..3_usize, 0..3_usize), 0..6), more in (0..3_usize, 0..3_usize),
        ) {
            let of = |(t, c): &(usize, usize)| stop(["all", "events", "offers"][*t], ["all", "email", "phone"][*c]);
            let mut all: Vec<Stop<'_>> = stops.iter().map(of).collect();
            let before = standing("events", true, &all);
            all.push(of(&more));
            prop_assert!(before == Standing::Gets || standing("events", true, &all) != Standing::Gets);
        }
    }
}
