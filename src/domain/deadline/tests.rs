use super::*;
use proptest::prelude::*;

fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}
fn m(text: &str) -> Moment {
    chrono::DateTime::parse_from_rfc3339(text).unwrap().to_utc().into()
}
fn access(on: &str) -> ClockEvent {
    ClockEvent::Received { on: d(on), ask: Ask::Access }
}
fn asked(on: &str, question: u32) -> ClockEvent {
    ClockEvent::ClarifyAsked { on: d(on), question }
}
fn answered(on: &str, question: u32) -> ClockEvent {
    ClockEvent::ClarifyAnswered { on: d(on), question }
}
fn legal(events: &[ClockEvent]) -> LegalClock {
    clocks(events, &Calendar::default()).legal.unwrap()
}
fn ignored(events: &[ClockEvent]) -> Vec<Ignored> {
    let counted = clocks(events, &Calendar::default());
    let why = |how: &How| match how {
        How::Ignored { why, .. } => Some(*why),
        _ => None,
    };
    counted.steps_of(ClockName::Legal).filter_map(why).collect()
}

/// The rules a second time, with no arithmetic of dates: one day after another, and sets of days.
pub(super) mod walking {
    use super::*;
    use chrono::Weekday;
    use std::collections::{BTreeMap, BTreeSet};

    type Works<'a> = &'a dyn Fn(NaiveDate) -> bool;

    /// Whether a day is worked on in England and Wales, told from the day alone.
    pub fn works(day: NaiveDate) -> bool {
        let (year, this) = (day.year(), (day.month(), day.day()));
        let weekday = day.weekday();
        if matches!(weekday, Weekday::Sat | Weekday::Sun) {
            return false;
        }
        match (year, this) {
            (1995, (5, 1)) | (2002, (5, 27)) | (2012, (5, 28)) | (2020, (5, 4)) | (2022, (5, 30)) => return true,
            (1995, (5, 8)) | (2002, (6, 3 | 4)) | (2012, (6, 4 | 5)) | (2020, (5, 8)) | (2022, (6, 2 | 3)) => {
                return false;
            }
            (1999, (12, 31)) | (2011, (4, 29)) | (2022, (9, 19)) | (2023, (5, 8)) => return false,
            _ => {}
        }
        match (weekday, this) {
            (_, (1, 1) | (12, 25 | 26)) | (Weekday::Mon, (1, 2 | 3)) => false,
            (Weekday::Mon | Weekday::Tue, (12, 27 | 28)) => false,
            (Weekday::Mon, (5, 1..=7 | 25..=31) | (8, 25..=31)) => false,
            (Weekday::Fri, _) => !is_easter(next(next(day))),
            (Weekday::Mon, _) => !is_easter(day.pred_opt().unwrap()),
            _ => true,
        }
    }
    /// Gauss's rule with Schwerdtfeger's and Kinkelin's lunar and solar terms.
    fn is_easter(day: NaiveDate) -> bool {
        let year = day.year();
        let century = year / 100;
        let moon = 15 + (3 * century + 3) / 4 - (8 * century + 13) / 25;
        let seed = (19 * (year % 19) + moon) % 30;
        let back = seed / 29 + (seed / 28 - seed / 29) * (year % 19 / 11);
        let full = 21 + seed - back;
        let sunday = 7 - (year + year / 4 + 2 - (3 * century + 3) / 4) % 7;
        let easter = full + 7 - (full - sunday).rem_euclid(7);
        let march = i32::try_from(day.day()).unwrap() + if day.month() == 4 { 31 } else { 0 };
        matches!(day.month(), 3 | 4) && march == easter
    }
    pub fn next(day: NaiveDate) -> NaiveDate {
        day.succ_opt().unwrap()
    }
    pub fn aim(received: NaiveDate, works: Works<'_>) -> NaiveDate {
        let (mut day, mut worked) = (received, 0);
        while worked < 7 {
            day = next(day);
            worked += u32::from(works(day));
        }
        day
    }
    pub fn until_worked(mut day: NaiveDate, works: Works<'_>) -> NaiveDate {
        while !works(day) {
            day = next(day);
        }
        day
    }
    pub fn days(mut day: NaiveDate, count: usize) -> NaiveDate {
        for _ in 0..count {
            day = next(day);
        }
        day
    }
    /// Into the month so many months on, then to the same day number or the last before yet another month.
    pub fn months(from: NaiveDate, rule: MonthRule, count: u32) -> NaiveDate {
        if rule == MonthRule::Fixed28 {
            return days(from, 28 * usize::try_from(count).unwrap());
        }
        let (mut day, mut entered) = (from, 0);
        while entered < count {
            day = next(day);
            entered += u32::from(day.day() == 1);
        }
        while day.day() < from.day() && next(day).day() != 1 {
            day = next(day);
        }
        day
    }

    #[derive(Debug, Default)]
    pub struct Walked {
        pub start: NaiveDate,
        pub needs: BTreeSet<Need>,
        pub questions: BTreeMap<u32, NaiveDate>,
        pub covered: BTreeSet<NaiveDate>,
        pub extended: Option<NaiveDate>,
        pub over: Option<(NaiveDate, Option<bool>)>,
        pub due: Option<NaiveDate>,
        pub notice_by: Option<NaiveDate>,
    }
    impl Walked {
        pub fn paused(&self) -> usize {
            self.covered.iter().filter(|day| **day >= self.start).count()
        }
        fn ends(&mut self, rule: MonthRule, works: Works<'_>) -> (Option<NaiveDate>, Option<NaiveDate>) {
            if !self.needs.is_empty() || !self.questions.is_empty() {
                (self.due, self.notice_by) = (None, None);
                return (None, None);
            }
            let short = days(months(self.start, rule, 1), self.paused());
            let long = days(months(self.start, rule, if self.extended.is_some() { 3 } else { 1 }), self.paused());
            (self.due, self.notice_by) = (Some(until_worked(long, works)), Some(short));
            (self.due, Some(until_worked(short, works)))
        }
        fn answer(&mut self, question: u32, on: NaiveDate) {
            if let Some(mut day) = self.questions.remove(&question) {
                while day <= on {
                    self.covered.insert(day);
                    day = next(day);
                }
            }
        }
    }
    pub fn legal(events: &[ClockEvent], rule: MonthRule, works: Works<'_>) -> Walked {
        let (mut all, mut rights) = (Walked::default(), false);
        let mut first = None::<NaiveDate>;
        for event in events {
            if let ClockEvent::Received { on, ask: ask @ (Ask::Access | Ask::Right) } = *event {
                first = Some(first.map_or(on, |before| before.min(on)));
                rights |= ask == Ask::Right;
            }
        }
        let first = first.unwrap();
        all.start = first;
        let last = events.iter().map(ClockEvent::on).max().unwrap();
        let mut today = events.iter().map(ClockEvent::on).min().unwrap();
        while today <= last {
            for event in events.iter().filter(|event| event.on() == today) {
                let (due, base) = all.ends(rule, works);
                if all.over.is_some() {
                    break;
                }
                let passed = |limit: Option<NaiveDate>| limit.is_some_and(|limit| today > limit);
                let need = |need, all: &mut Walked| {
                    if !passed(base) {
                        all.needs.insert(need);
                    }
                };
                let met = |need, all: &mut Walked| {
                    if all.needs.remove(&need) && today > all.start {
                        all.start = today;
                    }
                };
                match *event {
                    ClockEvent::IdAsked { .. } => need(Need::Identity, &mut all),
                    ClockEvent::AgentAsked { .. } => need(Need::Authority, &mut all),
                    ClockEvent::FeeAsked { .. } => need(Need::Fee, &mut all),
                    ClockEvent::IdReceived { .. } => met(Need::Identity, &mut all),
                    ClockEvent::AgentProved { .. } => met(Need::Authority, &mut all),
                    ClockEvent::FeePaid { .. } => met(Need::Fee, &mut all),
                    ClockEvent::ClarifyAsked { question, .. } if !rights && !passed(due) => {
                        all.questions.entry(question).or_insert(today);
                    }
                    ClockEvent::ClarifyAnswered { question, .. } => all.answer(question, today),
                    ClockEvent::Extended { .. } if all.extended.is_none() && !passed(all.notice_by) => {
                        all.extended = Some(today);
                    }
                    ClockEvent::Withdrawn { .. } if today >= first => all.over = Some((today, None)),
                    ClockEvent::OutcomeSent { .. } if today >= first => {
                        for question in 0..9 {
                            all.answer(question, today);
                        }
                        let (due, _) = all.ends(rule, works);
                        all.over = Some((today, Some(due.is_none() || Some(today) <= due)));
                    }
                    _ => {}
                }
            }
            today = next(today);
        }
        all.ends(rule, works);
        all
    }
}

/// Any events in any order, the request among them.
fn any_events() -> impl Strategy<Value = Vec<ClockEvent>> {
    let start = (0_u64..40_000).prop_map(|offset| d("1990-01-01") + Days::new(offset));
    let happened = prop_oneof![
        3 => (0_u64..45, 0_u32..13, 0_u32..3),
        1 => (0_u64..130, 0_u32..11, 0_u32..3),
    ];
    let some = proptest::collection::vec(happened, 0..12);
    (start, 0_u64..5, prop_oneof![3 => Just(Ask::Access), 1 => Just(Ask::Right)], some).prop_map(
        |(start, receipt, ask, some)| {
            let mut events: Vec<_> = some
                .into_iter()
                .map(|(offset, kind, question)| {
                    let on = start + Days::new(offset);
                    match kind {
                        0 => ClockEvent::IdAsked { on },
                        1 => ClockEvent::IdReceived { on },
                        2 => ClockEvent::AgentAsked { on },
                        3 => ClockEvent::AgentProved { on },
                        4 => ClockEvent::FeeAsked { on },
                        5 => ClockEvent::FeePaid { on },
                        6 | 7 => ClockEvent::ClarifyAsked { on, question },
                        8 | 9 => ClockEvent::ClarifyAnswered { on, question },
                        10 => ClockEvent::Extended { on },
                        11 => ClockEvent::OutcomeSent { on },
                        _ => ClockEvent::Withdrawn { on },
                    }
                })
                .collect();
            events.insert(events.len() / 2, ClockEvent::Received { on: start + Days::new(receipt), ask });
            events
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// CLK-2, CLK-3, CLK-5, CLK-6, CLK-13: whatever happened, walking day by day comes to the same.
    #[test]
    fn any_course_of_events_walks_to_the_same(
        events in any_events(),
        fixed in any::<bool>(),
        own in proptest::collection::vec(0_u64..140, 0..4),
        worked in proptest::collection::vec(0_u64..140, 0..40),
    ) {
        let first = events.iter().map(ClockEvent::on).min().unwrap();
        let days = |offsets: &[u64]| offsets.iter().map(|offset| first + Days::new(*offset)).collect::<Vec<_>>();
        let (own, worked) = (days(&own), days(&worked));
        let calendar = Calendar::new(own.clone(), worked.clone());
        let works = |day: NaiveDate| {
            let weekend = matches!(day.weekday(), chrono::Weekday::Sat | chrono::Weekday::Sun);
            !weekend && (worked.contains(&day) || (!own.contains(&day) && walking::works(day)))
        };
        let rule = if fixed { MonthRule::Fixed28 } else { MonthRule::Calendar };
        let ours = clocks_by(&events, rule, &calendar).legal.unwrap();
        let walked = walking::legal(&events, rule, &works);
        prop_assert_eq!(ours.due, walked.due);
        prop_assert_eq!(ours.notice_by, walked.notice_by);
        prop_assert_eq!(ours.start, walked.needs.is_empty().then_some(walked.start));
        prop_assert_eq!(ours.paused_days as usize, walked.paused());
        prop_assert_eq!(ours.extended, walked.extended);
        match (&ours.state, walked.over) {
            (State::Done { on, in_time }, Some((day, Some(fine)))) => prop_assert_eq!((*on, *in_time), (day, fine)),
            (State::Withdrawn { on }, Some((day, None))) => prop_assert_eq!(*on, day),
            (State::Waiting { needs }, None) => {
                prop_assert_eq!(needs.iter().copied().collect::<std::collections::BTreeSet<_>>(), walked.needs);
            }
            (State::Paused { since }, None) => {
                let first = walked.questions.values().min().copied();
                prop_assert_eq!(Some(*since), first.map(|day| day.max(walked.start)));
            }
            (State::Running, None) => prop_assert!(walked.needs.is_empty() && walked.questions.is_empty()),
            (ours, walked) => prop_assert!(false, "{ours:?} against {walked:?}"),
        }
    }

    /// The order in which days are listed doesn't matter, nor does it whether anything is put into JSON between.
    #[test]
    fn the_order_of_days_does_not_matter(events in any_events()) {
        let calendar = Calendar::default();
        let mut turned = events.clone();
        turned.sort_by_key(|event| std::cmp::Reverse(event.on()));
        let counted = clocks(&events, &calendar);
        prop_assert_eq!(&clocks(&turned, &calendar), &counted);
        let json = serde_json::to_string(&(&events, &counted)).unwrap();
        let (events_back, back): (Vec<ClockEvent>, Clocks) = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(events_back, events);
        prop_assert_eq!(back, counted);
    }

    /// The properties named beside the worked examples, and that a house rule is never later than the law.
    #[test]
    fn dates_stay_in_their_ranges(offset in 0_u64..40_000) {
        let calendar = Calendar::default();
        let on = d("1990-01-01") + Days::new(offset);
        let received = ClockEvent::Received { on, ask: Ask::Access };
        let extended = [received, ClockEvent::Extended { on }];
        let due = |events: &[ClockEvent], rule| clocks_by(events, rule, &calendar).legal.unwrap().due.unwrap();
        for (day, from, to) in [
            (legal_due(on, &calendar), 28, 36),
            (due(&extended, MonthRule::Calendar), 89, 97),
            (aim_due(on, &calendar), 9, 18),
            (complaint_acknowledgement_due(on, &calendar), 30, 35),
        ] {
            prop_assert!(calendar.is_working_day(day));
            prop_assert!((from..=to).contains(&(day - on).num_days()), "{on} to {day}");
        }
        prop_assert!(due(&[received], MonthRule::Fixed28) <= due(&[received], MonthRule::Calendar));
        prop_assert!(due(&extended, MonthRule::Fixed28) <= due(&extended, MonthRule::Calendar));
        let walked = walking::until_worked(walking::days(on, 30), &walking::works);
        prop_assert_eq!(complaint_acknowledgement_due(on, &calendar), walked);
    }
}

/// C.2: the computed list against the second rule, every day of 111 years.
#[test]
fn clk_holidays_agree_day_by_day() {
    let calendar = Calendar::default();
    for day in d("1990-01-01").iter_days().take_while(|day| day.year() <= 2100) {
        assert_eq!(calendar.is_working_day(day), walking::works(day), "{day}");
    }
}

#[test]
fn clk_1_a_receipt_has_its_london_date() {
    for (at, on) in [
        ("2026-03-29T00:59:59Z", "2026-03-29"), // before the clocks go forward
        ("2026-03-29T22:59:59Z", "2026-03-29"), // 23:59:59 that day
        ("2026-03-29T23:00:00Z", "2026-03-30"),
        ("2026-10-24T22:59:59Z", "2026-10-24"),
        ("2026-10-24T23:00:00Z", "2026-10-25"), // the day the clocks go back
        ("2026-10-25T23:59:59Z", "2026-10-25"),
        ("2026-10-26T00:00:00Z", "2026-10-26"),
    ] {
        assert_eq!(ClockEvent::received_at(m(at), Ask::Access).on(), d(on), "{at}");
    }
    assert_eq!(end_of_day(d("2026-03-28")), m("2026-03-29T00:00:00Z"));
    assert_eq!(end_of_day(d("2026-03-29")), m("2026-03-29T23:00:00Z"));
    assert_eq!(end_of_day(d("2026-10-25")), m("2026-10-26T00:00:00Z"));
}

#[test]
fn clk_3_s8_16_the_clock_waits_for_what_was_asked_for() {
    let waiting = [access("2026-10-05"), ClockEvent::AgentAsked { on: d("2026-10-05") }];
    let clock = legal(&waiting);
    assert_eq!(clock.state, State::Waiting { needs: vec![Need::Authority] });
    assert_eq!((clock.start, clock.due, clock.notice_by), (None, None, None));
    let today = d("2026-10-20");
    let calendar = Calendar::default();
    let provisional = provisional_legal_due(&waiting, today, MonthRule::Calendar, &calendar);
    assert_eq!(provisional, Some(d("2026-11-20")));

    let fee = [
        access("2026-10-05"),
        ClockEvent::FeeAsked { on: d("2026-10-06") },
        ClockEvent::IdAsked { on: d("2026-10-06") },
        ClockEvent::IdReceived { on: d("2026-10-20") },
        ClockEvent::FeePaid { on: d("2026-10-12") },
    ];
    assert_eq!(legal(&fee).start, Some(d("2026-10-20")), "the latest counts");
    let unasked = [access("2026-10-05"), ClockEvent::IdReceived { on: d("2026-10-20") }];
    assert_eq!(legal(&unasked).due, Some(d("2026-11-05")), "proof nobody asked for moves nothing");
    assert_eq!(ignored(&unasked), [Ignored::NotAsked]);
}

#[test]
fn clk_3_asking_after_the_due_date_revives_nothing() {
    let late = [
        access("2026-10-01"),
        ClockEvent::IdAsked { on: d("2026-11-03") },
        ClockEvent::IdReceived { on: d("2026-11-10") },
    ];
    let counted = clocks(&late, &Calendar::default());
    assert_eq!(counted.due(ClockName::Legal), Some(d("2026-11-02")));
    assert!(counted.is_late(ClockName::Legal, d("2026-11-03")) && !counted.is_late(ClockName::Legal, d("2026-11-02")));
    let why = Ignored::NeedTooLate { need: Need::Identity, due: d("2026-11-02") };
    assert_eq!(ignored(&late), [why, Ignored::NotAsked]);
}

#[test]
fn clk_5_s8_15_an_open_question_stops_the_clock() {
    let open = [access("2026-10-01"), asked("2026-11-02", 1)];
    let clock = legal(&open);
    assert_eq!(clock.state, State::Paused { since: d("2026-11-02") });
    assert_eq!(clock.due, None);
    let calendar = Calendar::default();
    assert!(!clocks(&open, &calendar).is_late(ClockName::Legal, d("2027-01-01")), "asked on the last day: not late");
    // 1 November and 9 days from the 2nd to the 10th
    let provisional = provisional_legal_due(&open, d("2026-11-10"), MonthRule::Calendar, &calendar);
    assert_eq!(provisional, Some(d("2026-11-10")));
    assert_eq!(unanswered_on(d("2026-10-31")), d("2026-11-30"));
}

#[test]
fn clk_5_only_access_pauses() {
    for ask in [Ask::Right, Ask::Access] {
        let erasure = [
            ClockEvent::Received { on: d("2026-10-01"), ask: Ask::Right },
            ClockEvent::Received { on: d("2026-10-01"), ask },
            asked("2026-10-08", 1),
        ];
        assert_eq!(legal(&erasure).due, Some(d("2026-11-02")));
        assert_eq!(ignored(&erasure), [Ignored::NotAccess]);
    }
}

#[test]
fn clk_5_nested_questions_and_questions_in_the_extended_time() {
    let nested = [
        access("2026-10-01"),
        asked("2026-10-08", 1),
        asked("2026-10-10", 2),
        answered("2026-10-12", 2),
        answered("2026-10-14", 1),
    ];
    assert_eq!(legal(&nested).paused_days, 7);
    let extended = [
        access("2026-08-10"),
        ClockEvent::Extended { on: d("2026-09-10") },
        asked("2026-10-01", 1),
        answered("2026-10-02", 1),
    ];
    assert_eq!(legal(&extended).due, Some(d("2026-11-12")));
}

#[test]
fn clk_6_a_notice_after_its_limit_extends_nothing() {
    // one month on is Sunday 1 November; the due date rolls, the limit of the notice doesn't
    let late = [access("2026-10-01"), ClockEvent::Extended { on: d("2026-11-02") }];
    assert_eq!(legal(&late).due, Some(d("2026-11-02")));
    assert_eq!(ignored(&late), [Ignored::NoticeTooLate { notice_by: d("2026-11-01") }]);
    let paused = [
        access("2026-10-01"),
        asked("2026-10-08", 1),
        answered("2026-10-19", 1),
        ClockEvent::Extended { on: d("2026-11-13") },
        ClockEvent::Extended { on: d("2026-11-13") },
    ];
    let clock = legal(&paused);
    assert_eq!((clock.extended, clock.due), (Some(d("2026-11-13")), Some(d("2027-01-13"))));
    assert_eq!(ignored(&paused), [Ignored::ExtendedAlready]);
}

#[test]
fn clk_7_s13_7_automatic_mail_acknowledges_and_does_not_answer() {
    let calendar = Calendar::default();
    let mut events = vec![
        ClockEvent::Received { on: d("2026-11-25"), ask: Ask::Complaint },
        ClockEvent::AutoReply { on: d("2026-11-25") },
    ];
    let counted = clocks(&events, &calendar);
    let complaint = counted.complaint.clone().unwrap();
    assert_eq!((complaint.strict, complaint.due), (d("2026-12-24"), d("2026-12-29")));
    assert_eq!(complaint.state, State::Done { on: d("2026-11-25"), in_time: true });
    assert_eq!(counted.aim.as_ref().unwrap().state, State::Running);
    assert!(counted.legal.is_none());
    events.push(ClockEvent::Replied { on: d("2026-12-07") });
    let aim = clocks(&events, &calendar).aim.unwrap();
    assert_eq!((aim.due, aim.state), (d("2026-12-04"), State::Done { on: d("2026-12-07"), in_time: false }));
}

#[test]
fn l77_6_an_outcome_within_thirty_days_is_the_acknowledgement() {
    let state = |on: &str| {
        let events =
            [ClockEvent::Received { on: d("2026-11-25"), ask: Ask::Complaint }, ClockEvent::OutcomeSent { on: d(on) }];
        clocks(&events, &Calendar::default()).complaint.unwrap().state
    };
    assert_eq!(state("2026-12-29"), State::Done { on: d("2026-12-29"), in_time: true });
    assert_eq!(state("2026-12-30"), State::Done { on: d("2026-12-30"), in_time: false });
}

#[test]
fn s13_6_a_complaint_with_an_access_request_shows_all_clocks_apart() {
    let events = [
        access("2026-09-14"),
        ClockEvent::Replied { on: d("2026-09-15") },
        ClockEvent::Received { on: d("2026-09-16"), ask: Ask::Complaint },
        ClockEvent::BreachAware { at: m("2026-09-16T10:00:00Z") },
    ];
    let counted = clocks(&events, &Calendar::default());
    assert_eq!(counted.due(ClockName::Aim), Some(d("2026-09-23")));
    assert_eq!(counted.due(ClockName::Legal), Some(d("2026-10-14")));
    assert_eq!(counted.due(ClockName::Complaint), Some(d("2026-10-16")));
    assert_eq!(counted.state(ClockName::Complaint), Some(&State::Running), "the reply was before the complaint");
    let breach = counted.breach.as_ref().unwrap();
    assert_eq!(breach.due, m("2026-09-19T10:00:00Z"));
    assert!(breach.is_late(m("2026-09-19T10:00:01Z")) && !breach.is_late(breach.due));
    assert_eq!(counted.steps_of(ClockName::Breach).count(), 1);
}

#[test]
fn clk_9_a_collection_notice_is_due_at_the_first_of_three() {
    let obtained = d("2026-01-31");
    assert_eq!(collection_notice_due(obtained, None, None), d("2026-02-28"), "a Saturday, not rolled");
    assert_eq!(collection_notice_due(obtained, Some(d("2026-02-10")), Some(d("2026-02-05"))), d("2026-02-05"));
    assert_eq!(collection_notice_due(obtained, Some(d("2026-03-10")), None), d("2026-02-28"));
}

#[test]
fn clk_11_what_is_done_at_once_has_no_clock() {
    let events = [ClockEvent::Received { on: d("2026-10-01"), ask: Ask::AtOnce }];
    assert_eq!(clocks(&events, &Calendar::default()), Clocks::default());
    assert_eq!(clocks(&[], &Calendar::default()), Clocks::default());
    assert_eq!(provisional_legal_due(&events, d("2026-10-02"), MonthRule::Calendar, &Calendar::default()), None);
}

#[test]
fn clk_12_an_opt_out_has_its_limits() {
    let times = opt_out_times(m("2026-12-24T23:30:00Z"));
    assert_eq!(times.alarm, m("2026-12-25T23:30:00Z"));
    assert_eq!(times.mailbox_providers, m("2026-12-26T23:30:00Z"));
    assert_eq!((times.australia, times.us_and_canada), (d("2026-12-31"), d("2027-01-07")));
}

#[test]
fn clk_13_a_house_month_has_28_days() {
    let due = |events: &[ClockEvent]| clocks_by(events, MonthRule::Fixed28, &Calendar::default()).legal.unwrap().due;
    assert_eq!(due(&[access("2026-09-03")]), Some(d("2026-10-01")));
    let extended = [access("2026-09-03"), ClockEvent::Extended { on: d("2026-10-01") }];
    assert_eq!(due(&extended), Some(d("2026-11-26")));
    let late = [access("2026-09-03"), ClockEvent::Extended { on: d("2026-10-02") }];
    assert_eq!(due(&late), Some(d("2026-10-01")));
}

#[test]
fn clk_14_s13_9_an_added_holiday_moves_what_is_open_only() {
    let calendar = Calendar::default();
    let mut events = vec![access("2026-09-14"), ClockEvent::Replied { on: d("2026-09-16") }];
    let before = clocks(&events, &calendar);
    let holidays = calendar.clone().with_holiday(d("2026-10-14")).with_holiday(d("2026-09-23"));
    let (now, moved) = recomputed(&before, clocks(&events, &holidays));
    let (from, to) = (Some(d("2026-10-14")), Some(d("2026-10-15")));
    assert_eq!(moved, [Moved { clock: ClockName::Legal, from, to }]);
    assert_eq!(now.due(ClockName::Legal), to);
    assert_eq!(now.aim, before.aim, "answered, so it keeps its date");
    assert!(now.steps_of(ClockName::Aim).eq(before.steps_of(ClockName::Aim)));

    events.push(ClockEvent::OutcomeSent { on: d("2026-10-14") });
    let closed = clocks(&events, &calendar);
    assert_eq!(recomputed(&closed, clocks(&events, &holidays)), (closed, vec![]));
}

#[test]
fn s8_15_the_explanation_says_how_the_days_were_counted() {
    let events = [access("2026-10-05"), asked("2026-10-15", 1), answered("2026-10-25", 1)]
        .into_iter()
        .chain([ClockEvent::IdAsked { on: d("2026-10-05") }, ClockEvent::IdReceived { on: d("2026-10-20") }])
        .collect::<Vec<_>>();
    let counted = clocks(&events, &Calendar::default());
    let steps: Vec<_> = counted.steps_of(ClockName::Legal).cloned().collect();
    assert_eq!(
        steps,
        [
            How::Received { on: d("2026-10-05") },
            How::NeedMet { need: Need::Identity, asked: d("2026-10-05"), on: d("2026-10-20") },
            How::Started { on: d("2026-10-20") },
            How::Paused { from: d("2026-10-20"), to: d("2026-10-25"), days: 6 },
            How::NoticeBy { on: d("2026-11-26") },
            How::MonthsAdded { months: 1, from: d("2026-10-20"), to: d("2026-11-20"), shortened: false },
            How::PauseAdded { days: 6, from: d("2026-11-20"), to: d("2026-11-26") },
        ]
    );
    let short = clocks(&[access("2027-01-31")], &Calendar::default());
    let rolled = short.steps_of(ClockName::Legal).any(|how| {
        matches!(how, How::Rolled { from, to, over } if (*from, *to) == (d("2027-02-28"), d("2027-03-01")) && over.len() == 1)
    });
    assert!(rolled);
}

#[test]
fn the_ends_of_time_do_not_panic() {
    for on in [NaiveDate::MIN, NaiveDate::MAX] {
        let events = [
            ClockEvent::Received { on, ask: Ask::Access },
            ClockEvent::Received { on, ask: Ask::Complaint },
            asked("2026-01-01", 1),
            ClockEvent::ClarifyAnswered { on, question: 1 },
            ClockEvent::Extended { on },
        ];
        let _ = clocks(&events, &Calendar::default());
        let _ = (collection_notice_due(on, None, None), unanswered_on(on), end_of_day(on));
    }
}
