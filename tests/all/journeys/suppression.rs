//! O7: the list of those who must not be written to, at the console. S8.31, S8.25, S9.4.

use crate::support::browser::Page;
use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::actions::restore::replay;
use privacy_portal::domain::consent::fold;
use privacy_portal::domain::email_address::EmailAddress;
use privacy_portal::domain::officer::Role;
use privacy_portal::store::consents::ConsentEvent;
use privacy_portal::store::suppressions::Suppression;
use privacy_portal::store::{DatabaseUrl, EngineSettings, Store, StoreError};
use privacy_portal::text::Language;

const ANNA: &str = "anna@brooks.example";
const NOBODY: &str = "nobody@brooks.example";
const PAGE: &str = "/admin/suppression";
const ADD: &str = "/admin/suppression/add";

fn index(app: &TestApp, email: &str) -> privacy_portal::vault::AddressIndex {
    app.desk.ring().address_index(&EmailAddress::parse(email).unwrap())
}

fn kept(app: &TestApp, email: &str) -> (Vec<Suppression>, Vec<ConsentEvent>) {
    let index = index(app, email);
    app.desk
        .store()
        .read_now::<_, StoreError>(|r| Ok((r.list_suppressions(&index)?, r.list_consents(&index)?)))
        .unwrap()
}

/// Looks an address up; gives the words of the page.
#[track_caller]
fn look_up(browser: &mut Browser, email: &str) -> String {
    browser.get(PAGE);
    browser.submit(PAGE, &[("address", email)]);
    assert_eq!(browser.page.status, 200, "{}", browser.page.text());
    browser.page.text()
}

/// Types addresses; gives the page that says what would be done.
#[track_caller]
fn typed(browser: &mut Browser, more: &[(&str, &str)]) -> Page {
    browser.get(PAGE);
    let usual = [("topic", "all"), ("channel", "all"), ("how", "telephone"), ("said_on", "2026-11-20"), ("case", "")];
    let fields: Vec<(&str, &str)> =
        usual.into_iter().filter(|(n, _)| !more.iter().any(|(m, _)| m == n)).chain(more.iter().copied()).collect();
    browser.submit(ADD, &fields).clone()
}

#[track_caller]
fn yes(browser: &mut Browser) {
    browser.submit(ADD, &[("confirmed", "yes")]);
    assert_eq!(browser.page.status, 303, "{}", browser.page.text());
}

/// What `may-send` says by e-mail about a topic, in the words of the page.
fn answer(app: &TestApp, email: &str, topic: &str) -> String {
    match app.desk.check_addresses(&[email], topic).unwrap()[0].fate.key() {
        "clean" => "Yes".into(),
        "purpose_not_registered" => "The register does not cover it for this purpose".into(),
        key => Language::En.words().say(&format!("campaign-fate-{}", key.replace('_', "-"))).into_owned(),
    }
}

#[test]
fn o7_s8_31_who_said_never_again_is_stopped_like_by_their_own_press() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut agent = app.officer("agent@westcon.example", Role::Agent);
        assert!(agent.get(PAGE).text().contains("Nobody is on the list yet"), "{}", agent.page.text());
        let list = format!("{ANNA}\r\nno address\r\n{NOBODY}\r\n\r\n<b>x\r\nAnna@Brooks.example");
        let page = typed(&mut agent, &[("addresses", &list)]);
        let words = page.text();
        for said in [
            "lines 2, 5",
            "Addresses stopped newly 2",
            "Stood in your list twice 1",
            "People who get a letter about it 1",
        ] {
            assert!(words.contains(said), "{said}: {words}");
        }
        assert!(kept(&app, ANNA).0.is_empty(), "nothing before the yes");
        let again = page.clone();
        yes(&mut agent);
        // the person's own effect: list, standing, history, letter
        assert_eq!(
            app.desk.check_addresses(&[ANNA, NOBODY], "news").unwrap().iter().map(|c| c.fate.key()).collect::<Vec<_>>(),
            ["suppressed"; 2]
        );
        let letters = app.letters();
        assert_eq!(letters.iter().map(|l| l.to.as_str()).collect::<Vec<_>>(), [ANNA], "and no letter to who is nobody");
        let contact = app
            .desk
            .store()
            .read_now::<_, StoreError>(|r| r.find_contact_by_address(&index(&app, ANNA)))
            .unwrap()
            .unwrap();
        for (email, whose) in [(ANNA, Some(contact.id)), (NOBODY, None)] {
            let (stops, events) = kept(&app, email);
            assert_eq!(
                (stops.len(), stops[0].topic.as_str(), stops[0].channel.as_str(), stops[0].origin.as_str()),
                (1, "all", "all", "officer")
            );
            let it = &events[0];
            assert_eq!(
                (events.len(), it.kind.as_str(), it.means.as_str(), it.contact),
                (1, "stopped", "officer", whose)
            );
            assert_eq!((it.evidence.as_str(), it.at), ("telephone said:2026-11-20", stops[0].since));
        }
        let (rows, choices) = app
            .desk
            .store()
            .read_now::<_, StoreError>(|r| Ok((r.list_standing(contact.id)?, r.list_choices(contact.id)?)))
            .unwrap();
        assert_eq!((rows.len(), rows.clone()), (1, fold(&choices)));
        assert!(app.audit_actions(ANNA).contains(&"marketing.stopped".to_owned()));
        // the same form sent again, and the same addresses typed again
        agent.page = again;
        yes(&mut agent);
        assert!(agent.page.location().ends_with("done=suppressed-before"), "{}", agent.page.location());
        let page = typed(&mut agent, &[("addresses", &list), ("topic", "news"), ("channel", "email")]);
        assert!(page.text().contains("There is nothing to do"), "stopped as far by the wider stop: {}", page.text());
        assert_eq!((kept(&app, ANNA).1.len(), kept(&app, NOBODY).1.len(), app.letters().len()), (1, 1, 0));
        // nobody here lifts it: the person does, by the letter
        let mut anna = app.visitor();
        anna.get(&link_in(&app, &letters[0], "/preferences/answer"));
        anna.submit("/preferences/answer", &[]);
        assert_eq!((kept(&app, ANNA).0.len(), kept(&app, NOBODY).0.len()), (0, 1));
        // the list names nobody, and neither does the log
        assert!(!agent.get(PAGE).html().contains("brooks.example"));
        for column in ["detail", "object", "action"] {
            let log = app.desk.store().column_for_test("audit_event", column).unwrap().join(" ");
            assert!(!log.contains("brooks.example"), "{column}: {log}");
        }
    });
}

#[test]
fn o7_one_topic_by_one_means_with_the_case_as_evidence() {
    on_each_database(|app| {
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        officer.get("/admin/log");
        officer.submit(
            "/admin/log",
            &[
                ("channel", "telephone"),
                ("matter", "question"),
                ("right", ""),
                ("language", "en"),
                ("post", ""),
                ("received", "2026-11-20"),
                ("text", "no calls"),
                ("name", "Ola"),
            ],
        );
        let reference =
            officer.page.location().trim_start_matches("/admin/requests/").split('?').next().unwrap().to_owned();
        typed(
            &mut officer,
            &[
                ("addresses", NOBODY),
                ("topic", "offers"),
                ("channel", "phone"),
                ("how", "person"),
                ("case", &reference),
            ],
        );
        yes(&mut officer);
        let (stops, events) = kept(&app, NOBODY);
        assert_eq!((stops[0].topic.as_str(), stops[0].channel.as_str()), ("offers", "phone"));
        assert!(events[0].evidence.starts_with("person said:2026-11-20 request:"), "{}", events[0].evidence);
        assert_ne!(answer(&app, NOBODY, "offers"), "Opted out", "mail about it is not stopped");
        let words = look_up(&mut officer, NOBODY);
        assert!(words.contains("by telephone") && words.contains("Asked for itthe compliance desk"), "{words}");
        // what cannot be taken is said at its field, and nothing that was typed is lost
        for (field, value, says) in [
            (
                "addresses",
                "nobody\nnowhere",
                "No line holds an e-mail address such as name@example.com. Look at line 1, 2",
            ),
            ("addresses", "", "Enter at least one e-mail address"),
            ("channel", "fax", "Choose by which means it is to stop"),
            ("topic", "gone", "Choose what is to stop"),
            ("how", "dream", "Choose how it was said"),
            ("said_on", "2026-11-23", "Enter the day on which it was said"),
            ("said_on", "yesterday", "Enter the day on which it was said"),
            ("case", "NONE", "There is no case with this reference"),
        ] {
            let page = typed(
                &mut officer,
                &[("addresses", "kept@brooks.example"), (field, value)]
                    .into_iter()
                    .filter(|(n, v)| *n != field || *v == value)
                    .collect::<Vec<_>>(),
            );
            assert_eq!(page.status, 422, "{field}={value}: {}", page.text());
            assert!(page.text().contains(says), "{field}={value}: {}", page.text());
            assert!(field == "addresses" || page.html().contains("kept@brooks.example"), "what was typed stays");
        }
        let many: String = (0..=1_000).map(|n| format!("a{n}@x.example\n")).collect();
        assert!(
            typed(&mut officer, &[("addresses", &many)]).text().contains("at most 1,000 addresses"),
            "{}",
            officer.page.text()
        );
        assert!(kept(&app, "kept@brooks.example").0.is_empty());
    });
}

/// A thousand at once, half of them contacts.
#[test]
fn o7_a_thousand_addresses_are_one_act() {
    let app = TestApp::new();
    let contacts: String = (0..40).map(|n| format!("a{n}@x.example\n")).collect();
    assert_eq!(app.import(&format!("Email\n{contacts}"), marketing()).added, 40);
    let mut officer = app.officer("officer@westcon.example", Role::Officer);
    let many: String = (0..1_000).map(|n| format!("a{n}@x.example\n")).collect();
    let page = typed(&mut officer, &[("addresses", &many)]);
    assert!(
        page.text().contains("Addresses stopped newly 1,000") && page.text().contains("letter about it 40"),
        "{}",
        page.text()
    );
    yes(&mut officer);
    assert_eq!(app.letters().len(), 40);
    // the numbers are protected: a single line more or less cannot be seen
    let words = officer.get(PAGE).text();
    assert!(words.contains("Addresses on the list 1,000"), "{words}");
    typed(&mut officer, &[("addresses", "one@more.example"), ("topic", "news"), ("channel", "post")]);
    yes(&mut officer);
    let words = officer.get(PAGE).text();
    assert!(words.contains("Addresses on the list not shown") && words.contains("fewer than 10"), "{words}");
}

/// A look says what every sender hears, whether the address is anybody's or not, and tells marketing nothing of that.
#[test]
fn o7_a_look_agrees_with_may_send_and_tells_marketing_nothing_of_who_is_known() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        app.add_contact("ben@north.example", "Ben North");
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        let mut marketing = app.officer("m@westcon.example", Role::Marketing);
        let mut auditor = app.officer("auditor@westcon.example", Role::Auditor);
        let agrees = |officer: &mut Browser, email: &str| {
            look_up(officer, email);
            let rows = officer.page.all("#answers ~ tbody tr");
            let registers = app.desk.registers();
            for (topic, row) in registers.topics().iter().zip(&rows) {
                let expected = format!("{}{}", topic.label.in_language("en"), answer(&app, email, &topic.key));
                assert!(row.starts_with(&expected), "{email} {}: {row}, not {expected}", topic.key);
            }
            assert_eq!(rows.len(), registers.topics().len());
        };
        let told = |marketing: &mut Browser, email: &str| {
            look_up(marketing, email);
            marketing.page.all("main table, main p").join("|").replace(email, "X")
        };
        agrees(&mut officer, ANNA);
        agrees(&mut officer, NOBODY);
        assert!(look_up(&mut officer, NOBODY).contains("No contact in use has this address"));
        assert_eq!(told(&mut marketing, ANNA), told(&mut marketing, NOBODY));
        // stopped in the same moment, then one of them erased by law of the list: still no difference in kind
        typed(&mut officer, &[("addresses", &format!("{ANNA}\n{NOBODY}"))]);
        yes(&mut officer);
        app.letter_to(ANNA);
        agrees(&mut officer, ANNA);
        agrees(&mut officer, NOBODY);
        assert_eq!(told(&mut marketing, ANNA), told(&mut marketing, NOBODY));
        assert!(marketing.page.text().contains("Stopped") && !marketing.page.text().contains("the compliance desk"));
        // a restricted contact: the officer reads why, marketing does not
        let mut ben = app.contact("ben@north.example");
        ben.get("/me/restrict");
        ben.submit("/me/restrict", &[("ground", "claims"), ("scope", "all"), ("reason", "A claim")]);
        ben.submit("/me/restrict", &[]);
        app.letters();
        agrees(&mut officer, "ben@north.example");
        assert!(officer.page.text().contains("Restricted: the data may only be stored"), "{}", officer.page.text());
        assert_eq!(told(&mut marketing, "ben@north.example"), told(&mut marketing, "who@else.example"));
        // each look is in the log, with who and when, and without whom
        let looks =
            app.desk.store().read_now::<_, StoreError>(|r| r.list_audit_by_action("suppression.looked", 100)).unwrap();
        assert!(
            looks.len() >= 10
                && looks.iter().all(|(_, e)| e.contact.is_none() && e.object.is_empty() && e.detail.is_empty())
        );
        // who only reads has no form to add with, and none that would lift
        for reader in [&mut marketing, &mut auditor] {
            reader.get(PAGE);
            assert!(reader.page.all(&format!("form[action='{ADD}']")).is_empty());
            assert_eq!(reader.post(ADD, &[("addresses", NOBODY)]).status, 403);
        }
        assert!(officer.get(PAGE).text().contains("Nobody at the console can take an entry away"));
        assert_eq!(look_up_status(&mut officer, "no address"), 422);
    });
}

fn look_up_status(browser: &mut Browser, typed: &str) -> u16 {
    browser.get(PAGE);
    browser.submit(PAGE, &[("address", typed)]).status
}

/// S8.21: what was put on the list after a backup is there again after it is put back.
#[test]
fn s8_21_a_restore_knows_who_was_put_on_the_list_at_the_console() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let copy = app.folder().join("yesterday.db");
    app.desk.store().copy_into(&copy).unwrap();
    app.pass(TimeDelta::minutes(5));
    let mut officer = app.officer("officer@westcon.example", Role::Officer);
    typed(&mut officer, &[("addresses", &format!("{ANNA}\n{NOBODY}")), ("topic", "news"), ("channel", "email")]);
    yes(&mut officer);
    app.letter_to(ANNA);
    let file = |path: std::path::PathBuf| DatabaseUrl::Sqlite(path);
    let settings = EngineSettings { readers: 2, ..EngineSettings::default() };
    let keys = file(app.folder().join("keys.db"));
    let store = Store::open(&file(copy), &keys, app.desk.ring().clone(), &settings).unwrap();
    for _ in 0..2 {
        replay(&store, app.desk.now()).unwrap();
        for email in [ANNA, NOBODY] {
            let index = index(&app, email);
            let (stops, events) = store
                .read_now::<_, StoreError>(|r| Ok((r.list_suppressions(&index)?, r.list_consents(&index)?)))
                .unwrap();
            assert_eq!((stops.len(), stops[0].topic.as_str(), stops[0].channel.as_str()), (1, "news", "email"));
            assert_eq!((events.len(), events[0].means.as_str()), (1, "officer"));
            assert!(events[0].evidence.ends_with("telephone said:2026-11-20"), "{}", events[0].evidence);
        }
    }
    store.close();
}
