//! S6.17, S6.18: the figures of a month that is over, as anybody may read them: protected numbers and nothing else. What an
//! officer's page, marketing's page and the file for outsiders say comes from here alone.

use super::access::matter_words;
use super::officer::may;
use super::{Desk, Refused};
use crate::domain::audit::{Actor, AuditEvent};
use crate::domain::clock::Moment;
use crate::domain::consent::EventKind;
use crate::domain::officer::Act;
use crate::domain::preference::ALL;
use crate::domain::request::Matter;
use crate::domain::statistics::{self, Kept, SMALLEST, Shown, further, shown};
use crate::store::figures::CaseFigure;
use crate::store::{OfficerViewer, StoreError};
use crate::text::{RIGHTS, Words};
use chrono::{Months, NaiveDate};
use std::collections::BTreeMap;

/// What a case is about, as figures tell cases apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind {
    matter: &'static str,
    right: Option<String>,
}

impl Kind {
    /// The kind of a case.
    pub fn of(figure: &CaseFigure) -> Self {
        let matter = Matter::from_key(&figure.matter).unwrap_or(Matter::Question);
        let names_right = matches!(matter, Matter::Right | Matter::Correct);
        let right = figure.right.clone().filter(|right| names_right && RIGHTS.contains(&right.as_str()));
        Self { matter: matter.key(), right }
    }
    /// The stable key, as addresses have it: `question`, `right.access`.
    pub fn key(&self) -> String {
        match &self.right {
            Some(right) => format!("{}.{right}", self.matter),
            None => self.matter.to_owned(),
        }
    }
    /// What it is called.
    pub fn words(&self, t: Words) -> String {
        matter_words(t, Matter::from_key(self.matter).unwrap_or(Matter::Question), self.right.as_deref())
    }
}

/// How a case stands on a day.
pub fn kept(figure: &CaseFigure, today: NaiveDate) -> Kept {
    statistics::kept(figure.aim_on, figure.closed_on, today)
}

/// The days that answers took, each.
pub fn days<'f>(figures: impl IntoIterator<Item = &'f CaseFigure>) -> Vec<i64> {
    figures.into_iter().filter_map(|f| Some((f.closed_on? - f.received_on).num_days().max(0))).collect()
}

/// Agreed to and stopped, about one topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicFigure {
    /// A topic, `all`, or a recipient for sharing.
    pub topic: String,
    /// How often it was agreed to.
    pub given: Shown,
    /// How often it was stopped.
    pub stopped: Shown,
    /// Why people said they left: the reason's key, and how often.
    pub reasons: Vec<(String, Shown)>,
}

/// The figures of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistics {
    /// Its first day.
    pub month: NaiveDate,
    /// Requests by kind.
    pub kinds: Vec<(Kind, Shown)>,
    /// All of them, where that gives no small number away.
    pub received: Option<Shown>,
    /// Those answered in time, late, and not due yet; likewise.
    pub answers: Option<[Shown; 3]>,
    /// The middle of the days that answers took; only of many, and where `answers` is shown.
    pub middle: Option<i64>,
    /// Choices by topic.
    pub topics: Vec<TopicFigure>,
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// The first day of the month after one.
fn next(month: NaiveDate) -> Option<NaiveDate> {
    month.checked_add_months(Months::new(1))
}

/// The requests of a month, protected.
fn protect(month: NaiveDate, figures: &[CaseFigure], today: NaiveDate) -> Statistics {
    let mut kinds: BTreeMap<Kind, i64> = BTreeMap::new();
    for figure in figures {
        *kinds.entry(Kind::of(figure)).or_default() += 1;
    }
    let counts: Vec<i64> = kinds.values().copied().collect();
    let of = |kept_so: Kept| count(figures.iter().filter(|f| kept(f, today) == kept_so).count());
    let answers = further(&counts, &[of(Kept::InTime), of(Kept::Late), of(Kept::NotYet)]);
    let mut days = days(figures);
    Statistics {
        month,
        received: further(&counts, &[count(figures.len())]).and_then(|all| all.first().copied()),
        middle: answers.as_ref().filter(|_| count(days.len()) >= SMALLEST).and_then(|_| statistics::middle(&mut days)),
        answers: answers.and_then(|all| all.try_into().ok()),
        kinds: kinds.into_iter().map(|(kind, n)| (kind, shown(n))).collect(),
        topics: Vec::new(),
    }
}

impl Desk {
    /// The months that are over, latest first: of a month that is not, two looks would show who came between them.
    pub fn whole_months(&self, most: u32) -> Vec<NaiveDate> {
        use chrono::Datelike as _;
        let first = self.now().london_date().with_day(1);
        (1..=most).filter_map(|back| first?.checked_sub_months(Months::new(back))).collect()
    }

    /// S6.17, S6.18: the figures of a month that is over.
    pub async fn statistics(&self, viewer: OfficerViewer, month: NaiveDate) -> Result<Statistics, Refused> {
        may(viewer, Act::ReadFigures)?;
        let today = self.now().london_date();
        let after = next(month).filter(|next| *next <= today).ok_or(Refused::NotFound)?;
        let last = after.pred_opt().ok_or(Refused::NotFound)?;
        let (from, until) = (Moment::start_of(month), Moment::start_of(after));
        let (figures, choices, reasons) = self
            .store()
            .read::<_, StoreError>(move |r| {
                Ok((
                    r.list_case_figures(month, last)?,
                    r.count_choices(from, until)?,
                    r.count_leaving_in(&month.format("%Y-%m").to_string())?,
                ))
            })
            .await?;
        let registers = self.registers();
        let mut topics: Vec<String> = registers.topics().iter().map(|topic| topic.key.clone()).collect();
        topics.push(ALL.to_owned());
        let named = choices.iter().map(|(topic, ..)| topic).chain(reasons.iter().map(|(topic, ..)| topic));
        for topic in named {
            if !topics.contains(topic) {
                topics.push(topic.clone());
            }
        }
        let of = |topic: &str, kind: EventKind| {
            shown(choices.iter().filter(|(t, k, _)| t == topic && k == kind.key()).map(|(.., n)| n).sum())
        };
        let topics = topics.into_iter().map(|topic| TopicFigure {
            given: of(&topic, EventKind::Given),
            stopped: of(&topic, EventKind::Stopped),
            reasons: reasons
                .iter()
                .filter(|(t, _, n)| *t == topic && *n > 0)
                .map(|(_, reason, n)| (reason.clone(), shown(*n)))
                .collect(),
            topic,
        });
        Ok(Statistics { topics: topics.collect(), ..protect(month, &figures, today) })
    }

    /// S6.18: notes that the figures of a month were taken as a file, for others.
    pub async fn note_figures_taken(&self, viewer: OfficerViewer, month: NaiveDate) -> Result<(), Refused> {
        may(viewer, Act::ReadFigures)?;
        let event = AuditEvent {
            at: self.now(),
            actor: Actor::Officer(viewer.officer().0).to_string(),
            action: "figures.taken".into(),
            contact: None,
            object: format!("month:{}", month.format("%Y-%m")),
            detail: String::new(),
            outcome: "done".into(),
        };
        Ok(self.traces().record_look(event).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::Reference;
    use crate::domain::secret::Randomness;

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 10, d).unwrap()
    }

    fn figures(many: usize, matter: &str, right: Option<&str>, closed: Option<u32>) -> Vec<CaseFigure> {
        let reference = Reference::new(&Randomness::System);
        let one = |id: i64| CaseFigure {
            id,
            reference: reference.clone(),
            matter: matter.into(),
            right: right.map(str::to_owned),
            received_on: day(1),
            aim_on: Some(day(12)),
            law_on: None,
            closed_on: closed.map(day),
        };
        (0..count(many)).map(one).collect()
    }

    /// S6.17: no total beside a small number; with none of those, all of it, rounded.
    #[test]
    fn s6_17_a_small_kind_hides_the_totals_that_would_tell_it() {
        let all = [figures(22, "question", None, Some(5)), figures(11, "right", Some("access"), Some(20))].concat();
        let it = protect(day(1), &all, day(31));
        let kinds: Vec<(String, Shown)> = it.kinds.iter().map(|(kind, n)| (kind.key(), *n)).collect();
        assert_eq!(kinds, [("question".into(), Shown::About(20)), ("right.access".into(), Shown::About(10))]);
        assert_eq!(it.received, Some(Shown::About(35)));
        assert_eq!(it.answers, Some([Shown::About(20), Shown::About(10), Shown::None]));
        assert_eq!(it.middle, Some(4));
        // one complaint more, and nothing that it could be subtracted from
        let more = [all.clone(), figures(1, "complaint", None, Some(5))].concat();
        let it = protect(day(1), &more, day(31));
        assert!(it.kinds.iter().any(|(kind, n)| kind.key() == "complaint" && *n == Shown::Fewer));
        assert_eq!((it.received, it.answers, it.middle), (None, None, None));
        // nine that are late among many: neither they nor those in time are told
        let late = [figures(22, "question", None, Some(5)), figures(9, "question", None, Some(20))].concat();
        let it = protect(day(1), &late, day(31));
        assert_eq!((it.received, it.answers, it.middle), (Some(Shown::About(30)), None, None));
    }

    #[test]
    fn a_right_tells_cases_apart_only_where_a_right_was_asked_for() {
        let kind = |matter, right| Kind::of(&figures(1, matter, right, None)[0]).key();
        assert_eq!(kind("right", Some("access")), "right.access");
        assert_eq!(kind("complaint", Some("access")), "complaint");
        assert_eq!(kind("right", Some("\"><b>")), "right");
        assert_eq!(kind("unheard of", None), "question");
    }
}
