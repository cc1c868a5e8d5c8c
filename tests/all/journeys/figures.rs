//! O15: figures: exact ones that lead to their rows, and protected ones for everybody else. S6.17, S6.18, S13.7.

use crate::support::browser::Page;
use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::actions::import::ImportOptions;
use privacy_portal::domain::email_address::EmailAddress;
use privacy_portal::domain::officer::Role;
use privacy_portal::store::StoreError;
use privacy_portal::web::ROUTES;
use scraper::Selector;

const OFFICER: &str = "officer@westcon.example";

fn ask(app: &TestApp, matter: &str, fields: &[(&str, &str)]) -> String {
    let mut visitor = app.visitor();
    visitor.get(&format!("/contact?matter={matter}"));
    let all: Vec<(&str, &str)> = [("text", "Hello")].into_iter().chain(fields.iter().copied()).collect();
    visitor.submit("/contact", &all);
    assert_eq!(visitor.page.status, 200, "{}", visitor.page.text());
    app.letters();
    visitor.page.all(".panel-reference strong")[0].replace('-', "")
}

fn answer(officer: &mut Browser, reference: &str) {
    officer.get(&format!("/admin/requests/{reference}"));
    officer.submit(&format!("/admin/requests/{reference}/answer"), &[("text", "Yes."), ("after", "close")]);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
}

fn log(officer: &mut Browser, received: &str) {
    officer.get("/admin/log");
    let fields = [
        ("channel", "telephone"),
        ("matter", "question"),
        ("right", ""),
        ("language", "en"),
        ("post", ""),
        ("received", received),
        ("text", "old"),
        ("name", "Ola"),
    ];
    officer.submit("/admin/log", &fields);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
}

/// The links of a page's tables: how many rows each promises, and where it leads.
fn promises(page: &Page) -> Vec<(usize, String)> {
    let doc = page.doc();
    let links = Selector::parse("main table td a").unwrap();
    doc.select(&links)
        .filter_map(|link| {
            // without the words for who hears it, which stand in a part of their own
            let (text, href) = (link.text().next()?.to_owned(), link.attr("href")?.to_owned());
            // of a share the number that it is out of; of days those that were answered are behind it
            let number = text.rsplit(" of ").next()?.trim_end_matches(')').replace(',', "").parse().ok();
            let is_days = href.contains("answer=answered");
            Some((number.filter(|_| !is_days)?, href))
        })
        .collect()
}

#[test]
fn o15_s13_7_each_number_of_cases_leads_to_exactly_its_rows() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        log(&mut officer, "2026-09-15");
        log(&mut officer, "2026-10-12");
        log(&mut officer, "2026-10-16");
        let good = ask(&app, "question", &[("email", "rosa@north.example")]);
        ask(&app, "right", &[("right", "access"), ("email", "jo@north.example")]);
        ask(&app, "right", &[("right", "erasure"), ("email", "jo@north.example")]);
        ask(&app, "complaint", &[("email", "rosa@north.example")]);
        answer(&mut officer, &good);
        app.letters();
        for page in ["/admin/figures", "/admin/figures/report?month=2026-10", "/admin/figures/report?month=2026-11"] {
            let page = officer.get(page).clone();
            assert_eq!(page.status, 200);
            let promised = promises(&page);
            assert!(promised.len() >= 5, "{promised:?}");
            for (number, href) in promised {
                let rows = officer.get(&href);
                assert_eq!(rows.status, 200, "{href}");
                assert_eq!(rows.all("#cases ~ tbody tr").len(), number, "{href}: {}", rows.text());
            }
        }
        // counted by hand: seven came, one was answered in time, three are late, three wait
        let words = officer.get("/admin/figures").all("#in-all ~ tbody tr");
        assert_eq!(
            words[..4],
            [
                "Received7 Received",
                "Still open6 Still open",
                "Late3 Late",
                "Answered within seven working days25 % (1 of 4)"
            ]
        );
        let rows = |officer: &mut Browser, query: &str| {
            officer.get(&format!("/admin/cases?{query}")).all("#cases ~ tbody tr").len()
        };
        let all = "from=2026-09-01&until=2026-11-30";
        assert_eq!(rows(&mut officer, &format!("{all}&kind=right.access")), 1);
        assert_eq!(rows(&mut officer, &format!("{all}&kind=right.access&answer=late")), 0);
        assert_eq!(rows(&mut officer, &format!("{all}&kind=question")), 4);
        assert_eq!(rows(&mut officer, &format!("{all}&answer=answered")), 1);
        assert_eq!(rows(&mut officer, "from=2026-10-12&until=2026-10-12"), 1);
        let wrong = officer.get("/admin/cases?from=yesterday&kind=%22%3E%3Cscript%3E&after=x&answer=y");
        assert_eq!(wrong.status, 422);
        assert!(wrong.text().contains("Enter a date such as") && wrong.html().contains("value=\"yesterday\""));
        assert!(wrong.all("script").is_empty());
    });
}

/// Pages of fifty, without one lost or shown twice.
#[test]
fn o15_a_long_list_of_cases_goes_on() {
    let app = TestApp::new();
    let mut officer = app.officer(OFFICER, Role::Officer);
    for n in 0..53 {
        log(&mut officer, if n % 2 == 0 { "2026-10-12" } else { "2026-10-13" });
    }
    let mut seen = std::collections::BTreeSet::new();
    let mut href = "/admin/cases?from=2026-10-12&until=2026-10-13&kind=question&answer=late".to_owned();
    let mut pages = Vec::new();
    loop {
        let page = officer.get(&href);
        let links = page.links("#cases ~ tbody a");
        pages.push(links.len());
        assert!(page.text().contains("53 cases received"), "{}", page.text());
        assert!(links.into_iter().all(|link| seen.insert(link)), "shown twice");
        match page.links(".onward a").first() {
            Some(next) => href = next.clone(),
            None => break,
        }
    }
    assert_eq!((pages, seen.len()), (vec![50, 3], 53));
}

#[test]
fn s6_17_s6_18_what_others_get_is_protected_and_there_is_one_door() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        // thirteen opt-outs by a file, one person who leaves and says why; four requests
        let list: String = (0..13).map(|n| format!("a{n}@x.example\n")).collect();
        app.import(&format!("Email\n{list}"), ImportOptions { opt_outs: true, ..marketing() });
        app.add_contact("anna@brooks.example", "Anna Schmidt");
        let index = app.desk.ring().address_index(&EmailAddress::parse("anna@brooks.example").unwrap());
        let id = app.desk.store().read_now::<_, StoreError>(|r| r.find_contact_by_address(&index)).unwrap().unwrap().id;
        let link = format!("/preferences/{}", app.desk.preference_token(id, 1));
        let mut anna = app.visitor();
        anna.post(&link, &[("stop", "news")]);
        anna.post(&link, &[("reason", "too_many"), ("topic", "news")]);
        app.letters();
        for _ in 0..3 {
            ask(&app, "question", &[("email", "rosa@north.example")]);
        }
        let good = ask(&app, "question", &[("email", "jo@north.example")]);
        answer(&mut officer, &good);
        app.letters();
        // of a month that is not over nothing is told, in any way
        for path in [
            "/admin/figures/outside?month=2026-11",
            "/admin/figures/outside.csv?month=2026-11",
            "/admin/figures/outside?month=x",
        ] {
            assert_eq!(officer.get(path).status, 404, "{path}");
        }
        assert!(!officer.get("/admin/figures/report?month=2026-11").text().contains("fewer than 10"));
        app.pass(TimeDelta::days(10));
        let mut marketing = app.officer("m@westcon.example", Role::Marketing);
        let mut officer = app.officer_again(OFFICER);
        let page = marketing.get("/admin/figures/outside?month=2026-11").clone();
        let words = page.text();
        for said in [
            "A questionfewer than 10",
            "In allnot shown",
            "In timenot shown",
            "all marketing015",
            "News you asked for0fewer than 10Too many mails: fewer than 10",
            "are all that leaves",
            "Anyone, but only figures about many people",
        ] {
            assert!(words.contains(said), "{said}: {words}");
        }
        let said = |page: &Page| page.all("main table, main p, main .lead");
        assert_eq!(
            said(officer.get("/admin/figures/outside")),
            said(&page),
            "one for all, without a month the last whole one"
        );
        // the file says the same, and how it was protected
        let file = marketing.get("/admin/figures/outside.csv?month=2026-11").clone();
        assert_eq!((file.status, file.header("content-type")), (200, Some("text/csv; charset=utf-8")));
        let rows: Vec<Vec<String>> = csv::Reader::from_reader(file.body.as_slice())
            .records()
            .map(|r| r.unwrap().iter().map(str::to_owned).collect())
            .collect();
        let has = |cells: [&str; 4]| assert!(rows.iter().any(|row| row == &cells), "{cells:?}: {rows:?}");
        has(["requests", "Received", "A question", "fewer than 10"]);
        has(["requests", "Received", "In all", "not shown"]);
        has(["choices", "Stopped", "all marketing", "15"]);
        has(["choices", "Stopped, because: Too many mails", "News you asked for", "fewer than 10"]);
        assert!(rows.iter().any(|row| row[1].contains("rounded to the nearest 5")), "{rows:?}");
        let taken =
            app.desk.store().read_now::<_, StoreError>(|r| r.list_audit_by_action("figures.taken", 10)).unwrap();
        assert_eq!(taken.iter().map(|(_, e)| e.object.as_str()).collect::<Vec<_>>(), ["month:2026-11"]);
        // marketing has no exact number and no way to a case
        for path in ["/admin/figures", "/admin/figures/report?month=2026-11", "/admin/figures/report?month=2026-12"] {
            let page = marketing.get(path);
            assert_eq!(page.status, 200, "{path}");
            assert!(
                page.links("main a")
                    .iter()
                    .all(|href| !href.starts_with("/admin/cases") && !href.contains("/requests/")),
                "{path}"
            );
            assert!(page.all("#in-all, #by-week").is_empty(), "{path}");
        }
        assert_eq!(marketing.get("/admin/cases").status, 403);
        // S6.18: who gets figures only is offered nowhere else
        assert!(officer.get("/admin/disclosures").all("select[name=recipient] option[value=statistics]").is_empty());
        for (path, _) in ROUTES
            .iter()
            .filter(|(path, methods)| path.starts_with("/admin") && !path.contains('{') && methods.contains("GET"))
        {
            let page = officer.get(path);
            let is_door = path.starts_with("/admin/figures/outside");
            let offers = page.html().contains("are all that leaves");
            assert_eq!(offers, *path == "/admin/figures/outside", "{path}");
            assert!(is_door || !page.header("content-disposition").unwrap_or_default().contains("figures"), "{path}");
        }
    });
}

/// S13.7: a restriction that is in force waits for nobody's answer: it is late neither in the queue nor in the figures.
#[test]
fn s13_7_what_has_no_clock_left_is_late_for_nothing() {
    on_each_database(|app| {
        app.add_contact("anna@brooks.example", "Anna Schmidt");
        let mut anna = app.contact("anna@brooks.example");
        super::restriction::restrict(&mut anna, &[("scope", "all"), ("ground", "accuracy")]);
        app.letters();
        app.pass(TimeDelta::days(20));
        let mut officer = app.officer(OFFICER, Role::Officer);
        app.letters();
        let list = |officer: &mut Browser, query: &str| {
            officer.get(&format!("/admin/cases?from=2026-11-01&until=2026-11-30{query}")).all("#cases ~ tbody tr").len()
        };
        assert_eq!(list(&mut officer, ""), 1, "{}", officer.page.text());
        assert_eq!(list(&mut officer, "&answer=late"), 0, "{}", officer.page.text());
        assert_eq!(officer.get("/admin?due=over").all("tbody tr").len(), 0);
    });
}
