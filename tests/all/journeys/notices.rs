//! People whose data came from somebody else are told: S4.7, L14.*, CLK-9; and nobody sends many letters alone.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::actions::campaign::Fate;
use privacy_portal::actions::import::ImportOptions;
use privacy_portal::domain::letter::LetterKind;
use privacy_portal::domain::may_send::No;
use privacy_portal::domain::officer::Role;
use privacy_portal::domain::register::Basis;
use privacy_portal::store::notices::Mailing;
use privacy_portal::store::{Lane, StoreError};

const HEAD: &str = "Record ID,First Name,Last Name,Email,Phone Number,Company Name,Job Title,Country/Region,Preferred language,Create Date\n";

fn options(notice: Option<&str>) -> ImportOptions {
    ImportOptions {
        source: "SRC16".into(),
        purposes: vec!["R13".into()],
        basis: Some(Basis::LegitimateInterest),
        supplier: Some("Trade Lists Ltd".into()),
        reason: Some("To check who works where".into()),
        notice: notice.map(str::to_owned),
        ..ImportOptions::default()
    }
}

fn import(app: &TestApp, from: usize, count: usize, notice: Option<&str>) {
    let rows: String =
        (from..from + count).map(|n| format!("{n},P,{n},p{n}@many.example,,North,,,en,2020-02-25 10:56\n")).collect();
    assert_eq!(app.import(&format!("{HEAD}{rows}"), options(notice)).added, count as u64);
}

/// What the worker does, until it has nothing more to do.
fn step(app: &TestApp) {
    while app.run(app.desk.step_notices()).unwrap() {}
}

fn due(app: &TestApp) -> i64 {
    app.run(app.desk.notices()).unwrap().due
}

fn minted(app: &TestApp, email: &str) -> Fate {
    app.desk.check_addresses(&[email], "news").unwrap()[0].fate
}

#[test]
fn s4_7_l14_1_who_is_held_from_others_is_told_once_and_first() {
    on_each_database(|app| {
        import(&app, 1, 1, None);
        import(&app, 2, 1, Some("their own notice of May 2026"));
        let notices = app.run(app.desk.notices()).unwrap();
        // L14.2, CLK-9: one month after receipt, not rolled
        assert_eq!((notices.due, notices.due_on), (1, "2026-12-22".parse().ok()));
        assert_eq!(minted(&app, "p1@many.example"), Fate::Not(No::NoticeDue), "nothing else is written to them first");
        assert_eq!(minted(&app, "p2@many.example"), Fate::Not(No::NoBasis));
        step(&app);
        let letter = app.letter_to("p1@many.example");
        assert!(letter.body.subject.contains("where we have your data from"), "{}", letter.body.subject);
        for part in [&letter.body.text, &letter.body.html] {
            // source, supplier, purpose, rights, and nothing of what is held
            assert!(part.contains("Trade Lists Ltd") && part.contains("erased or restricted"), "{part}");
            assert!(!part.contains("North") && !part.contains("P 1"), "{part}");
        }
        assert!(link_in(&app, &letter, "/me/data").ends_with("/me/data"));
        assert_eq!(minted(&app, "p1@many.example"), Fate::Not(No::NoBasis));
        // told once: neither the next step nor the same data again writes another letter
        app.pass(TimeDelta::days(3));
        app.import(&format!("{HEAD}1,P,1,p1@many.example,,South,,,en,2021-02-25 10:56\n"), options(None));
        step(&app);
        assert_eq!((due(&app), app.letters().len()), (0, 0));
    });
}

#[test]
fn bulk_more_than_200_letters_wait_for_a_persons_word_and_leave_at_their_pace() {
    on_each_database(|app| {
        app.officer("officer@westcon.example", Role::Officer);
        import(&app, 1, 230, None);
        step(&app);
        // the officer hears of it, once
        let reminder = app.letter_to("officer@westcon.example");
        assert!(
            reminder.body.subject.contains("230 people to be told by 22 December 2026"),
            "{}",
            reminder.body.subject
        );
        step(&app);
        assert!(app.letters().is_empty());
        // and again before the month is over
        app.pass(TimeDelta::days(24));
        step(&app);
        app.letter_to("officer@westcon.example");
        step(&app);
        assert!(app.letters().is_empty());

        let mut officer = app.officer_again("officer@westcon.example");
        officer.get("/admin/notices");
        let said = officer.page.text();
        assert!(said.contains("230 letters wait for your word") && said.contains("Trade Lists Ltd"), "{said}");
        for (letters, pace, error) in [
            ("", "500", "Type how many letters may leave"),
            ("-5", "500", "Type how many letters may leave"),
            ("231", "500", "Fewer people wait than that"),
            ("230", "9999", "Choose how fast they leave"),
        ] {
            officer.get("/admin/notices");
            officer.submit("/admin/notices", &[("letters", letters), ("per_hour", pace)]);
            assert_eq!(officer.page.status, 422);
            assert!(officer.page.text().contains(error), "{letters}: {}", officer.page.text());
        }
        officer.get("/admin/notices");
        officer.submit("/admin/notices", &[("letters", "230"), ("per_hour", "100")]);
        assert_eq!(officer.page.location(), "/admin/notices?done=sending", "{}", officer.page.text());
        // a hundred in the first hour, not one more
        for (minutes, sent) in [(0, 100), (30, 0), (31, 100), (30, 0), (31, 30)] {
            app.pass(TimeDelta::minutes(minutes));
            step(&app);
            assert_eq!(app.letters().len(), sent, "after {minutes} more minutes");
        }
        assert_eq!(due(&app), 0);
        assert!(app.run(app.desk.notices()).unwrap().mailing.is_none());
    });
}

/// A person presses Stop while the worker has a part in hand: that part does not leave, and nothing begins anew.
#[test]
fn bulk_what_is_stopped_stays_stopped_though_a_part_was_in_hand() {
    on_each_database(|app| {
        app.officer("officer@westcon.example", Role::Officer);
        import(&app, 1, 230, None);
        let kind = LetterKind::SourceNotice.key();
        let mut officer = app.officer_again("officer@westcon.example");
        officer.get("/admin/notices");
        officer.submit("/admin/notices", &[("letters", "230"), ("per_hour", "100")]);
        assert_eq!(officer.page.location(), "/admin/notices?done=sending", "{}", officer.page.text());
        let store = app.desk.store();
        let in_hand = store.read_now::<_, StoreError>(|r| r.find_mailing(kind)).unwrap().unwrap();
        officer.get("/admin/notices");
        officer.submit("/admin/notices/stop", &[]);
        assert_eq!(officer.page.location(), "/admin/notices?done=stopped");
        let now = app.desk.now();
        let went_on =
            |it: Mailing| store.write_now::<_, StoreError>(Lane::Bulk, move |w| w.continue_mailing(&it, 100, now));
        assert!(matches!(went_on(in_hand.clone()), Err(StoreError::Taken)));
        assert!(store.read_now::<_, StoreError>(|r| r.find_mailing(kind)).unwrap().is_none());
        // nor do two workers count the same part twice
        officer.get("/admin/notices");
        officer.submit("/admin/notices", &[("letters", "230"), ("per_hour", "100")]);
        let again = store.read_now::<_, StoreError>(|r| r.find_mailing(kind)).unwrap().unwrap();
        went_on(again.clone()).unwrap();
        assert!(matches!(went_on(again), Err(StoreError::Taken)));
        let left = store.read_now::<_, StoreError>(|r| r.find_mailing(kind)).unwrap().unwrap();
        assert_eq!((left.letters, left.queued), (230, 100));
    });
}

#[test]
fn bulk_letters_never_go_before_a_sign_in_code() {
    let app = TestApp::new();
    import(&app, 1, 60, None);
    step(&app);
    let mut one = app.visitor();
    one.get("/sign-in");
    one.submit("/sign-in", &[("email", "p7@many.example")]);
    let transport = app.transport.borrow().clone();
    assert_eq!(app.run(privacy_portal::workers::send_letters(&app.desk, &transport, "test", 1)).unwrap(), 1);
    let letters = app.letters();
    assert!(code_in(&letters[0]).len() == 6, "{}", letters[0].body.subject);
    assert_eq!(letters.len(), 61);
}

#[test]
fn l14_3_without_a_reason_nobody_is_excused() {
    let app = TestApp::new();
    let mut officer = app.officer("officer@westcon.example", Role::Officer);
    import(&app, 1, 3, None);
    for (excuse, why) in [("has_it", " "), ("", "They told us"), ("too_much_work", "They told us")] {
        officer.get("/admin/notices");
        officer.submit("/admin/notices/excuse", &[("source", "SRC16"), ("excuse", excuse), ("why", why)]);
        assert_eq!(officer.page.status, 422, "{excuse}");
        assert_eq!(due(&app), 3);
    }
    officer.get("/admin/notices");
    officer.submit("/admin/notices/excuse", &[("source", "SRC16"), ("excuse", "has_it"), ("why", "Told at the fair.")]);
    assert_eq!(officer.page.location(), "/admin/notices?done=excused", "{}", officer.page.text());
    assert_eq!(due(&app), 0);
    step(&app);
    assert!(app.letters().is_empty());
    let mut auditor = app.officer("auditor@westcon.example", Role::Auditor);
    assert_eq!(auditor.get("/admin/notices").status, 200);
    assert!(auditor.page.all("main form").is_empty());
    let counted = app.desk.store().read_now::<_, StoreError>(|r| r.count_notices()).unwrap();
    assert_eq!((counted[0].state.as_str(), counted[0].count), ("excused", 3));
}
