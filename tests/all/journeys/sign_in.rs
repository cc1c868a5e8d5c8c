//! Signing in from a mailbox.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::domain::value::ValueKind;

const ANNA: &str = "anna@brooks.example";

fn app_with_anna(app: &TestApp) {
    app.add_contact(ANNA, "Anna Schmidt");
}

fn ask(browser: &mut Browser, email: &str) {
    browser.get("/sign-in");
    browser.submit("/sign-in", &[("email", email)]);
    assert_eq!((browser.page.status, browser.page.location()), (303, "/sign-in/sent".into()));
    browser.follow();
}

#[test]
fn the_whole_journey_by_code_and_by_link() {
    on_each_database(|app| {
        app_with_anna(&app);
        let browser = app.contact(ANNA);
        assert_eq!(browser.page.h1(), "Your privacy");
        assert!(browser.page.text().contains("Anna Schmidt"), "{}", browser.page.text());

        let mut second = app.visitor();
        ask(&mut second, "  ANNA@brooks.EXAMPLE ");
        let link = link_in(&app, &app.letter_to(ANNA), "/sign-in/confirm");
        assert_eq!(second.get(&link).status, 200);
        assert_eq!(second.page.h1(), "Sign in to your data");
        assert!(second.page.text().contains("a•••@b•••.example"), "{}", second.page.text());
        second.submit("/sign-in/confirm", &[]);
        assert_eq!(second.page.location(), "/me");
        assert_eq!(second.follow().h1(), "Your privacy");
        assert_eq!(second.get("/me/sessions").all("h2.case-title").len(), 2);
    });
}

#[test]
fn th1_th2_a_link_in_another_browser_spends_nothing() {
    on_each_database(|app| {
        app_with_anna(&app);
        let mut owner = app.visitor();
        ask(&mut owner, ANNA);
        let link = link_in(&app, &app.letter_to(ANNA), "/sign-in/confirm");
        let mut scanner = app.visitor();
        scanner.headers = vec![("user-agent".into(), "Mail-Scanner/1.0".into())];
        for _ in 0..10 {
            assert_eq!(scanner.send("HEAD", &link, None, b"").status, 200);
            assert_eq!(scanner.get(&link).h1(), "Finish signing in where you started");
        }
        // a scanner that presses buttons: with its own browser secret and a token it was shown
        scanner.get("/sign-in");
        let csrf = scanner.form("/sign-in", &[("email", "")]).into_iter().find(|(n, _)| n == "csrf").unwrap().1;
        let token = link.split("token=").nth(1).unwrap();
        scanner.post("/sign-in/confirm", &[("csrf", &csrf), ("token", token)]);
        assert_eq!(scanner.page.h1(), "Finish signing in where you started");
        assert_eq!(scanner.get("/me").status, 303);
        owner.get(&link);
        owner.submit("/sign-in/confirm", &[]);
        assert_eq!(owner.follow().h1(), "Your privacy");
        // and once used, never again
        assert_eq!(owner.get(&link).status, 410);
        assert!(owner.page.text().contains("used already"), "{}", owner.page.text());
    });
}

#[test]
fn asvs_v5_0_0_6_5_5_a_link_works_for_ten_minutes_and_no_longer() {
    let app = TestApp::new();
    app_with_anna(&app);
    for (wait, works) in [(TimeDelta::seconds(599), true), (TimeDelta::seconds(601), false)] {
        let mut browser = app.visitor();
        ask(&mut browser, ANNA);
        let letter = app.letter_to(ANNA);
        app.pass(wait);
        let page = browser.submit("/sign-in/sent", &[("code", &code_in(&letter))]);
        assert_eq!(page.status == 303, works, "{wait}: {}", page.text());
        let link = link_in(&app, &letter, "/sign-in/confirm");
        assert_eq!(browser.get(&link).status, 410, "used or expired");
    }
}

#[test]
fn asvs_v5_0_0_6_6_3_five_wrong_codes_void_a_sign_in() {
    on_each_database(|app| {
        app_with_anna(&app);
        let mut browser = app.visitor();
        ask(&mut browser, ANNA);
        let right = code_in(&app.letter_to(ANNA));
        let wrong = if right == "000000" { "000001" } else { "000000" };
        for left in [4, 3, 2, 1] {
            browser.submit("/sign-in/sent", &[("code", wrong)]);
            assert_eq!(browser.page.status, 422);
            assert!(browser.page.title().starts_with("Error: "), "{}", browser.page.title());
            let words = if left == 1 { "one more time".to_owned() } else { format!("{left} more times") };
            assert!(browser.page.text().contains(&words), "{left}: {}", browser.page.text());
        }
        browser.submit("/sign-in/sent", &[("code", wrong)]);
        assert_eq!(browser.page.status, 410);
        let mut again = browser.tab();
        again.get("/sign-in/sent");
        again.submit("/sign-in/sent", &[("code", &right)]);
        assert_eq!(again.page.status, 410, "the right code is void too: {}", again.page.text());
    });
}

#[test]
fn s8_13_th5_known_and_unknown_addresses_look_alike() {
    on_each_database(|app| {
        app_with_anna(&app);
        let pages = |email: &str| {
            let mut browser = app.visitor();
            browser.get("/sign-in");
            browser.submit("/sign-in", &[("email", email)]);
            let first: Vec<String> =
                browser.page.headers.iter().map(|(n, _)| n.clone()).filter(|n| n != "date").collect();
            let status = browser.page.status;
            browser.follow();
            let csrf = browser.form("/sign-in/sent", &[("code", "")]).into_iter().find(|(n, _)| n == "csrf").unwrap().1;
            let body = browser.page.html().replace(email, "ADDRESS").replace(&csrf, "TOKEN");
            (status, first, browser.page.status, body)
        };
        let known = pages(ANNA);
        let unknown = pages("nobody@brooks.example");
        assert_eq!(known, unknown);
        let letters = app.letters();
        assert_eq!(letters.len(), 2);
        assert_eq!(letters[0].body.subject, letters[1].body.subject);
        let nothing = letters.iter().find(|l| l.to.starts_with("nobody")).unwrap();
        assert!(nothing.body.text.contains("holds no data under it"), "{}", nothing.body.text);
        // the second one in a day is not sent, and the page does not tell
        assert_eq!(pages("nobody@brooks.example").3, unknown.3);
        assert_eq!(app.letters().len(), 0);
    });
}

#[test]
fn th22_a_mailbox_cannot_be_bombed() {
    on_each_database(|app| {
        app_with_anna(&app);
        let mut sent = 0;
        for _ in 0..8 {
            let mut browser = app.visitor();
            ask(&mut browser, ANNA);
            assert_eq!(browser.page.h1(), "Check your mail");
            sent += app.letters().len();
        }
        assert_eq!(sent, 3, "three in a quarter of an hour");
        for _ in 0..20 {
            app.pass(TimeDelta::minutes(16));
            ask(&mut app.visitor(), ANNA);
            sent += app.letters().len();
        }
        assert!(sent <= 10, "{sent} in a day");
    });
}

#[test]
fn th20_a_hundred_presses_make_one_session() {
    on_each_database(|app| {
        app_with_anna(&app);
        let mut browser = app.visitor();
        ask(&mut browser, ANNA);
        let code = code_in(&app.letter_to(ANNA));
        let fields = browser.form("/sign-in/sent", &[("code", &code)]);
        let tabs: Vec<_> = (0..25)
            .map(|_| {
                let (mut tab, fields) = (browser.tab(), fields.clone());
                std::thread::spawn(move || {
                    let mut entered = 0;
                    for _ in 0..4 {
                        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
                        let mut press = tab.tab();
                        press.post("/sign-in/sent", &fields);
                        entered += usize::from(press.page.status == 303);
                        tab.page = press.page;
                    }
                    entered
                })
            })
            .collect();
        assert_eq!(tabs.into_iter().map(|t| t.join().unwrap()).sum::<usize>(), 1);
    });
}

#[test]
fn asvs_v5_0_0_7_3_sessions_end_by_idleness_age_and_sign_out() {
    let app = TestApp::new();
    app_with_anna(&app);
    let mut browser = app.contact(ANNA);
    for _ in 0..16 {
        app.pass(TimeDelta::minutes(29));
        assert_eq!(browser.get("/me").status, 200);
    }
    app.pass(TimeDelta::minutes(29));
    assert_eq!(browser.get("/me").location(), "/sign-in?next=/me", "eight hours at most");

    let mut browser = app.contact(ANNA);
    app.pass(TimeDelta::minutes(31));
    assert_eq!(browser.get("/me").status, 303, "half an hour idle");

    let mut browser = app.contact(ANNA);
    let stolen = browser.cookies.clone();
    browser.get("/me");
    browser.submit("/sign-out", &[]);
    assert_eq!(browser.page.h1(), "You are signed out");
    assert!(browser.page.header("clear-site-data").is_some());
    browser.cookies = stolen;
    assert_eq!(browser.get("/me").status, 303, "the old cookie is dead");
}

#[test]
fn asvs_v5_0_0_7_2_1_and_7_2_4_cookies_cannot_be_made_up_or_kept() {
    let app = TestApp::new();
    app_with_anna(&app);
    let mut browser = app.contact(ANNA);
    let good = browser.cookies["portal-session"].clone();
    for at in [0, good.len() / 2, good.len() - 1] {
        let mut bad = good.clone().into_bytes();
        bad[at] = if bad[at] == b'A' { b'B' } else { b'A' };
        browser.cookies.insert("portal-session".into(), String::from_utf8(bad).unwrap());
        assert_eq!(browser.get("/me").status, 303);
    }
    // a cookie that was there before signing in is replaced
    let mut other = app.visitor();
    other.cookies.insert("portal-session".into(), good.clone());
    ask(&mut other, ANNA);
    let code = code_in(&app.letter_to(ANNA));
    other.submit("/sign-in/sent", &[("code", &code)]);
    assert_ne!(other.cookies["portal-session"], good);
}

#[test]
fn s4_20_sessions_are_listed_and_ended_from_elsewhere() {
    on_each_database(|app| {
        app_with_anna(&app);
        let mut phone = app.contact(ANNA);
        let mut desk = app.contact(ANNA);
        desk.get("/me/sessions");
        assert_eq!(desk.page.all("h2.case-title"), ["Firefox, Linux This browser", "Firefox, Linux"]);
        desk.submit("/me/sessions/end", &[]);
        assert_eq!(desk.follow().all("h2.case-title").len(), 1);
        assert_eq!(phone.get("/me").status, 303);
        let mut third = app.contact(ANNA);
        desk.get("/me/sessions");
        desk.submit("/me/sessions/end-others", &[]);
        assert_eq!(third.get("/me").status, 303);
        assert_eq!(desk.get("/me").status, 200);
    });
}

#[test]
fn f1_the_language_is_the_browsers_until_one_is_chosen() {
    let app = TestApp::new();
    let mut browser = app.visitor();
    browser.headers.push(("accept-language".into(), "de-AT,de;q=0.9,en;q=0.5".into()));
    assert!(browser.get("/sign-in").html().contains("<html lang=\"de\" dir=\"ltr\">"));
    assert!(browser.get("/sign-in?lang=en").html().contains("<html lang=\"en\""));
    assert!(browser.get("/sign-in").html().contains("<html lang=\"en\""), "the choice is kept");
}

#[test]
fn s3_7_2_after_signing_in_only_our_own_pages_follow() {
    let app = TestApp::new();
    app_with_anna(&app);
    for (next, lands) in [
        ("/me/export", "/me/export"),
        ("//evil.example", "/me"),
        ("https:evil.example", "/me"),
        ("/\\evil", "/me"),
        ("/%2f/evil", "/me"),
    ] {
        let mut browser = app.visitor();
        app.pass(TimeDelta::minutes(20));
        browser.get(&format!("/sign-in?next={next}"));
        browser.submit("/sign-in", &[("email", ANNA)]);
        let code = code_in(&app.letter_to(ANNA));
        browser.follow();
        assert_eq!(browser.submit("/sign-in/sent", &[("code", &code)]).location(), lands, "{next}");
    }
    // the kinds of value are part of the public surface: a slip here would break exports
    assert_eq!(ValueKind::ALL.len(), 25);
}
