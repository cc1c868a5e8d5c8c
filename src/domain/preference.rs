//! Marketing choices: what a person gets, left and could join, folded from the purposes their data is held for and the
//! suppressions on their address.

use crate::domain::clock::Moment;

/// Where a person stands with a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// They are written to about it.
    Gets,
    /// They stopped it, then.
    Left(Moment),
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
        (self.topic == ALL || self.topic == topic) && (self.channel == ALL || self.channel == EMAIL)
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
