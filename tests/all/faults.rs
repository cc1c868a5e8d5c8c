//! What happens when something breaks.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::mail::{Mailbox, Transport};
use privacy_portal::store::{Lane, StoreError};

const ANNA: &str = "anna@brooks.example";

/// Changes the job title: a letter that stays worth sending.
fn change(browser: &mut Browser, to: &str) {
    browser.get("/me/data/edit?kind=job_title");
    browser.submit("/me/data/edit", &[("value", to)]);
    browser.submit("/me/data/edit", &[]);
    assert_eq!(browser.page.h1(), "Your change is saved");
}

#[test]
fn a_mail_server_away_for_a_day_loses_nothing_and_sends_nothing_stale() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut browser = app.contact(ANNA);
        let there = app.transport.replace(Transport::Away);
        change(&mut browser, "Director");
        let mut asking = app.visitor();
        asking.get("/sign-in");
        asking.submit("/sign-in", &[("email", ANNA)]);
        assert_eq!(asking.page.status, 303, "a dead mail server stops nobody");
        for _ in 0..(24 * 6) {
            app.work();
            app.pass(TimeDelta::minutes(10));
        }
        assert_eq!(browser.get("/readyz").status, 200);
        app.transport.replace(there);
        app.pass(TimeDelta::minutes(30));
        let letters = app.letters();
        assert_eq!(letters.len(), 1, "{:?}", letters.iter().map(|l| &l.body.subject).collect::<Vec<_>>());
        assert!(letters[0].body.subject.contains("your data was changed"));
    });
}

#[test]
fn a_letter_sent_twice_is_recognised_as_one() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut browser = app.visitor();
    browser.get("/sign-in");
    browser.submit("/sign-in", &[("email", ANNA)]);
    // a worker takes the letter and dies before it can say that it was sent
    let now = app.desk.now();
    let taken = app
        .desk
        .store()
        .write_now::<_, StoreError>(Lane::People, move |w| w.take_letters("dead", now, TimeDelta::minutes(2), 10))
        .unwrap();
    assert_eq!(taken.len(), 1);
    assert!(app.letters().is_empty(), "leased to the dead one");
    app.pass(TimeDelta::minutes(3));
    let first = app.letter_to(ANNA);
    assert!(first.id.starts_with("portal-") && first.id.contains(&format!("-{}@", taken[0].id)), "{}", first.id);
    assert_eq!(taken[0].attempts, 1);
}

#[test]
fn urgent_letters_go_before_others() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut browser = app.contact(ANNA);
    for i in 0..30 {
        change(&mut browser, &format!("Title {i}"));
    }
    let mut asking = app.visitor();
    asking.get("/sign-in");
    asking.submit("/sign-in", &[("email", ANNA)]);
    let mailbox = Mailbox::default();
    let sent = app
        .run(privacy_portal::workers::send_letters(&app.desk, &Transport::Memory(mailbox.clone()), "test", 1))
        .unwrap();
    assert_eq!(sent, 1);
    assert!(mailbox.take()[0].body.subject.contains("sign in"), "the code does not queue behind thirty others");
    assert_eq!(app.letters().len(), 30);
}

#[test]
fn a_unit_that_breaks_off_harms_no_other() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let store = app.desk.store();
        let broken: Result<(), StoreError> = store.write_now(Lane::People, |w| {
            w.set_fact("half", "done")?;
            panic!("on purpose")
        });
        assert!(matches!(broken, Err(StoreError::Panicked)), "{broken:?}");
        let refused: Result<(), StoreError> = store.write_now(Lane::People, |w| {
            w.set_fact("half", "done")?;
            Err(StoreError::NotFound)
        });
        assert!(matches!(refused, Err(StoreError::NotFound)));
        store.write_now::<_, StoreError>(Lane::People, |w| w.set_fact("whole", "done")).unwrap();
        let fact = |name: &'static str| store.read_now::<_, StoreError>(move |r| r.find_fact(name)).unwrap();
        assert_eq!((fact("half"), fact("whole")), (None, Some("done".into())));
    });
}

#[test]
fn many_units_at_once_are_each_answered_and_all_kept() {
    on_each_database(|app| {
        let store = app.desk.store();
        let writers: Vec<_> = (0..8)
            .map(|t| {
                let store = store.clone();
                std::thread::spawn(move || {
                    for i in 0..50 {
                        let lane = if t % 2 == 0 { Lane::People } else { Lane::Bulk };
                        store
                            .write_now::<_, StoreError>(lane, move |w| {
                                w.count("all", start()).map(|_| w.set_fact(&format!("{t}/{i}"), "x"))
                            })
                            .unwrap()
                            .unwrap();
                    }
                })
            })
            .collect();
        writers.into_iter().for_each(|w| w.join().unwrap());
        assert_eq!(store.read_now::<_, StoreError>(|r| r.counted("all", start())).unwrap(), 400);
    });
}

#[test]
fn a_locked_database_answers_busy_and_keeps_nothing_half() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut browser = app.contact(ANNA);
    browser.get("/me/data/edit?kind=job_title");
    browser.submit("/me/data/edit", &[("value", "Director")]);
    // another program holds the write lock for longer than the portal waits
    let url = format!("sqlite:{}", app.folder().join("portal.db").display());
    let holder = std::thread::spawn(move || {
        let hold = "BEGIN IMMEDIATE; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000000) SELECT count(*) FROM n; COMMIT";
        privacy_portal::store::testing::execute(&url, hold).unwrap();
    });
    std::thread::yield_now();
    while app.desk.store().write_now::<_, StoreError>(Lane::People, |w| w.set_fact("probe", "x")).is_ok()
        && !holder.is_finished()
    {}
    let was_held = !holder.is_finished();
    let page = browser.submit("/me/data/edit", &[]).clone();
    if was_held && page.status == 503 {
        assert_eq!(page.h1(), "The portal is not available at the moment");
        assert!(page.header("retry-after").is_some());
    }
    holder.join().unwrap();
    let text = browser.get("/me/data").text();
    assert_eq!(text.contains("Director"), page.status == 200, "acknowledged and kept, or neither");
    app.letters();
}

#[test]
fn a_full_disk_is_said_and_nothing_is_lost() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut browser = app.contact(ANNA);
    // the writer's own connection is told that the file may not grow
    let store = app.desk.store();
    store.write_now::<_, StoreError>(Lane::People, |w| w.limit_size_for_test()).unwrap();
    let big = "x".repeat(1_900);
    let mut refused = None;
    for i in 0..2_000 {
        let big = big.clone();
        if let Err(error) =
            store.write_now::<_, StoreError>(Lane::People, move |w| w.set_fact(&format!("filler {i}"), &big))
        {
            refused = Some((i, error));
            break;
        }
    }
    let (at, error) = refused.expect("the limit is met");
    assert!(matches!(error, StoreError::Full), "{error:?}");
    let last = format!("filler {}", at - 1);
    let kept = store.read_now::<_, StoreError>(move |r| r.find_fact(&last)).unwrap();
    assert_eq!(kept.map(|t| t.len()), Some(1_900), "what was acknowledged is there");
    browser.get("/me/data/edit?kind=job_title");
    browser.submit("/me/data/edit", &[("value", "Director")]);
    browser.submit("/me/data/edit", &[]);
    if browser.page.status == 503 {
        assert_eq!(browser.page.h1(), "The portal is not available at the moment");
    }
    assert_eq!(browser.get("/me/data").status, 200, "reading goes on");
    app.letters();
}
