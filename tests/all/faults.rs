//! What happens when something breaks.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::domain::email_address::EmailAddress;
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

/// Whoever presses a button while the database is away reads that the choice was not saved, and how it can be: by the same
/// button in a while, or by writing. Nothing half is left, and the button works again when the database is back.
#[test]
fn s8_30_a_database_lost_in_the_middle_says_that_the_choice_was_not_saved() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let index = app.desk.ring().address_index(&EmailAddress::parse(ANNA).unwrap());
        let contact =
            app.desk.store().read_now::<_, StoreError>(|r| r.find_contact_by_address(&index)).unwrap().unwrap();
        let link = format!("/preferences/{}", app.desk.preference_token(contact.id, 1));
        let one_click = link.replace("/preferences/", "/unsubscribe/");
        let mut anna = app.visitor();
        assert_eq!(anna.get(&link).status, 200);
        app.lose_database();
        for (path, field) in [
            (&link, ("stop", "all")),
            (&link, ("stop", "news")),
            (&link, ("pause", "30")),
            (&one_click, ("List-Unsubscribe", "One-Click")),
        ] {
            let page = anna.post(path, &[field]);
            assert_eq!((page.status, page.h1().as_str()), (503, "Your choice was not saved"), "{field:?}");
            assert!(page.header("retry-after").is_some());
            assert!(page.text().contains("Press the button again in a few minutes"), "{}", page.text());
            assert!(page.links("main a").iter().any(|l| l.starts_with("/contact")), "another way");
        }
        app.find_database();
        let events = || app.desk.store().read_now::<_, StoreError>(|r| r.list_consents(&index));
        // the first connection that is tried may still be one that was ended
        let before = (0..5).find_map(|_| events().ok()).unwrap();
        assert_eq!(before, []);
        let saved = (0..5).any(|_| anna.post(&one_click, &[("List-Unsubscribe", "One-Click")]).status == 200);
        assert!(saved, "{}", anna.page.text());
        assert_eq!(events().unwrap().len(), 1);
        assert!(app.letters().is_empty());
    });
}

/// TH30: a flood of presses from one network is asked to wait, and meanwhile everybody else's one click is kept at once.
#[test]
fn th30_a_flood_from_one_network_keeps_nobody_else_from_opting_out() {
    let settings = [("requests_per_second", "5"), ("trusted_proxies", "127.0.0.1")];
    on_each_database_with(&settings, |app| {
        let mut links = Vec::new();
        for i in 0..12 {
            let email = format!("p{i}@brooks.example");
            app.add_contact(&email, "Anna Schmidt");
            let index = app.desk.ring().address_index(&EmailAddress::parse(&email).unwrap());
            let found = app.desk.store().read_now::<_, StoreError>(|r| r.find_contact_by_address(&index)).unwrap();
            links.push((index, format!("/unsubscribe/{}", app.desk.preference_token(found.unwrap().id, 1))));
        }
        let from = |network: &str| {
            let mut browser = app.visitor();
            browser.headers = vec![("x-forwarded-for".into(), network.to_owned())];
            browser
        };
        let flood = links[0].1.clone();
        std::thread::scope(|scope| {
            let flooding: Vec<_> = (0..4)
                .map(|_| {
                    let (mut browser, flood) = (from("203.0.113.7"), flood.clone());
                    scope.spawn(move || {
                        let press = |_| browser.post(&flood, &[("List-Unsubscribe", "One-Click")]).status;
                        (0..100).map(press).collect::<Vec<u16>>()
                    })
                })
                .collect();
            for (at, (_, link)) in links.iter().enumerate().skip(1) {
                // another network each, as mail programs of different people have
                let page = from(&format!("198.51.{at}.9")).post(link, &[("List-Unsubscribe", "One-Click")]).clone();
                assert_eq!(page.status, 200, "{}", page.text());
            }
            let statuses: Vec<u16> = flooding.into_iter().flat_map(|f| f.join().unwrap()).collect();
            assert!(statuses.iter().all(|s| [200, 429].contains(s)), "{statuses:?}");
            assert!(statuses.contains(&429), "{statuses:?}");
        });
        for (index, _) in &links {
            let events = app.desk.store().read_now::<_, StoreError>(|r| r.list_consents(index)).unwrap();
            assert_eq!(events.len(), 1, "each once, the flooded one too");
        }
    });
}
