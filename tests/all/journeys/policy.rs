//! What anybody reads without signing in: the policy and its versions, cookies, offices, and what the forms say.

use crate::support::*;
use privacy_portal::actions::policy::read;
use privacy_portal::domain::register::Registers;
use privacy_portal::store::testing::execute;
use privacy_portal::text::Language;
use std::collections::BTreeSet;

const ANNA: &str = "anna@brooks.example";
const ENGLISH: &str = include_str!("../../../templates/policy/en.policy");
const GERMAN: &str = include_str!("../../../templates/policy/de.policy");

fn publish(app: &TestApp, old: &str, new: &str) -> i64 {
    let registers = app.desk.registers();
    let text = |text: &str, language: Language| {
        (language.code().to_owned(), read(&text.replace(old, new), &registers, language.words()).unwrap())
    };
    let documents = vec![text(ENGLISH, Language::En), text(GERMAN, Language::De)];
    app.run(app.desk.publish_policy(documents)).unwrap()
}

#[test]
fn s0_2_s0_3_the_policy_has_thirteen_sections_from_the_registers() {
    let app = TestApp::new();
    let mut visitor = app.visitor();
    for (lang, title) in [("en", "Privacy policy"), ("de", "Datenschutzerklärung")] {
        visitor.get(&format!("/privacy?choose={lang}"));
        assert_eq!(visitor.page.h1(), title);
        for section in 1..=13 {
            assert_eq!(visitor.page.all(&format!("h2#s{section}")).len(), 1, "{lang} s{section}");
        }
        // T10: fourteen purposes, each with its kinds of data and what allows it
        assert_eq!(visitor.page.all("#t6-6 ~ tbody tr, caption#t6-6").len(), 15, "{lang}");
    }
    let words = visitor.get("/privacy?choose=en").text();
    let registers = Registers::westcon();
    for purpose in registers.purposes() {
        assert!(words.contains(purpose.label.in_language("en")), "{}", purpose.key);
    }
    for fact in ["Westcon International Ltd", "04411310", "04411285", "GL7 1YG", "GL7 1YT", "Information Commissioner"]
    {
        assert!(words.contains(fact), "{fact}");
    }
    // part E: what is open is said, never papered over
    assert!(words.contains("Not settled yet: the full name of WGEO"), "{words}");
    assert!(words.contains("Not settled yet: what allows the uses marked so."));
    for old in ["/privacy-policy", "/global-privacy-policy"] {
        visitor.get(old);
        assert_eq!((visitor.page.status, visitor.page.location()), (308, "/privacy".into()));
    }
}

#[test]
fn s12_1_versions_stay_and_are_compared_by_word() {
    on_each_database(|app| {
        assert_eq!(publish(&app, "at any time and free of charge", "whenever you like and free of charge"), 2);
        let mut visitor = app.visitor();
        visitor.get("/privacy");
        assert!(visitor.page.text().contains("whenever you like"), "{}", visitor.page.text());
        visitor.get("/privacy/versions");
        assert_eq!(visitor.page.all("h2.case-title").len(), 2);
        visitor.get("/privacy/versions/1");
        assert!(visitor.page.text().contains("at any time and free of charge"));
        assert!(visitor.page.text().contains("This is an earlier version."));
        visitor.get("/privacy/compare?from=1&to=2");
        assert_eq!(visitor.page.all("main h2"), ["8. Your rights"]);
        assert!(visitor.page.all("del").concat().contains("at"), "{}", visitor.page.html());
        assert!(visitor.page.all("ins").concat().contains("whenever"), "{}", visitor.page.html());
        assert_eq!(visitor.get("/privacy/compare?from=1&to=1").all("del, ins").len(), 0);
        assert_eq!(visitor.get("/privacy/compare?from=1&to=9").status, 404);
        assert_eq!(visitor.get("/privacy/compare").location(), "/privacy/versions");
        assert_eq!(visitor.get("/privacy/versions/0").status, 404);
        assert_eq!(visitor.get("/privacy/versions/one").status, 404);
    });
    let app = TestApp::new();
    let url = format!("sqlite:{}", app.folder().join("portal.db").display());
    let refused = execute(&url, "UPDATE policy_version SET body = 'x'").unwrap_err().to_string();
    assert!(refused.contains("only ever added"), "{refused}");
}

#[test]
fn s4_23_the_cookie_page_names_exactly_what_a_crawl_finds() {
    let app = TestApp::new();
    app.add_contact("anna@brooks.example", "Anna Schmidt");
    let listed: BTreeSet<String> = app.visitor().get("/cookies").all("tbody th").into_iter().collect();
    let mut found = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut look = |browser: &mut Browser| {
        let mut waiting: Vec<String> = ["/", "/contact", "/admin"].map(String::from).to_vec();
        while let Some(path) = waiting.pop() {
            browser.get(&path);
            let page = browser.page.doc();
            for link in page.select(&scraper::Selector::parse("a[href^='/']").unwrap()) {
                let href = link.attr("href").unwrap().split('#').next().unwrap().to_owned();
                if seen.insert(href.clone()) {
                    waiting.push(href);
                }
            }
            // S0.5: nothing is fetched from anywhere else
            for outside in page.select(&scraper::Selector::parse("[src], link[href]").unwrap()) {
                let from = outside.attr("src").or(outside.attr("href")).unwrap();
                assert!(from.starts_with('/'), "{path} fetches {from}");
            }
        }
        found.extend(browser.cookies.keys().cloned());
        seen.clear();
    };
    let mut visitor = app.visitor();
    visitor.get("/?choose=de");
    look(&mut visitor);
    let mut asking = app.visitor();
    asking.get("/sign-in");
    asking.submit("/sign-in", &[("email", "anna@brooks.example")]);
    look(&mut asking);
    app.letters();
    look(&mut app.contact("anna@brooks.example"));
    look(&mut app.officer("officer@westcon.example", privacy_portal::domain::officer::Role::Officer));
    assert_eq!(listed, found);
}

#[test]
fn s5_3_s5_4_the_page_says_what_the_browser_says() {
    let app = TestApp::new();
    let mut visitor = app.visitor();
    visitor.get("/privacy/tracking");
    assert!(visitor.page.text().contains("It sends no Global Privacy Control signal."));
    assert_eq!(visitor.page.header("vary").map(|v| v.contains("sec-gpc")), Some(true));
    visitor.headers.extend([("sec-gpc".into(), "1".into()), ("dnt".into(), "1".into())]);
    let words = visitor.get("/privacy/tracking").text();
    assert!(words.contains("not sold or shared (Global Privacy Control)"), "{words}");
    assert!(words.contains("not tracked (Do Not Track)"), "{words}");
    let gpc: serde_json::Value = serde_json::from_str(&visitor.get("/.well-known/gpc.json").html()).unwrap();
    assert_eq!((gpc["gpc"].as_bool(), gpc["lastUpdate"].as_str()), (Some(true), Some("2026-11-22")));
    let text = visitor.get("/.well-known/security.txt").html();
    assert!(text.contains("Contact: http://") && text.contains("/contact?matter=security"), "{text}");
    assert!(text.contains("Expires: 2027-05-21T12:00:00Z"), "{text}");
}

#[test]
fn s4_3_every_form_that_takes_data_has_its_notice() {
    let app = TestApp::new();
    app.add_contact("anna@brooks.example", "Anna Schmidt");
    let mut anna = app.contact("anna@brooks.example");
    for page in ["/contact?matter=question", "/sign-in", "/me/data/edit?kind=phone"] {
        let links = anna.get(page).doc();
        let links: Vec<String> = links
            .select(&scraper::Selector::parse("main a[href^='/notices/']").unwrap())
            .map(|a| a.attr("href").unwrap().to_owned())
            .collect();
        assert_eq!(links.len(), 1, "{page}");
        let words = anna.get(&links[0]).text();
        for item in [
            "Westcon International Ltd",
            "GL7 1YT",
            "We deal with a question that you ask us",
            "a good reason of ours",
            "needed; without it",
            "Companies of our group",
            "No period has been set",
            "see, correct and erase",
            "Information Commissioner",
            "nobody under 13",
        ] {
            assert!(words.contains(item), "{}: {item}: {words}", links[0]);
        }
    }
    assert_eq!(anna.get("/notices/nothing").status, 404);
}

#[test]
fn s2_5_nothing_asks_for_agreement_to_the_policy() {
    let app = TestApp::new();
    let mut visitor = app.visitor();
    for page in
        ["/", "/privacy", "/contact?matter=question", "/sign-in", "/cookies", "/offices", "/accessibility", "/security"]
    {
        assert_eq!(visitor.get(page).status, 200, "{page}");
        assert!(visitor.page.all("input[type=checkbox]").is_empty(), "{page}");
        assert!(!visitor.page.text().to_lowercase().contains("i accept"), "{page}");
    }
}

#[test]
fn s0_4_both_names_lead_to_the_one_policy() {
    let app = TestApp::new();
    let mut visitor = app.visitor();
    for path in ["/privacy-policy", "/global-privacy-policy"] {
        assert_eq!((visitor.get(path).status, visitor.page.location()), (308, "/privacy".into()), "{path}");
    }
}

#[test]
fn s5_1_s5_2_browser_signals_are_explained_for_other_sites_too_and_the_way_out_is_named() {
    let app = TestApp::new();
    let mut visitor = app.visitor();
    visitor.get("/privacy/tracking");
    assert_eq!(visitor.page.all("main h2").len(), 2, "what the browser says here, and other websites");
    let out = visitor.page.links("main a");
    let outside: Vec<&String> = out.iter().filter(|href| href.starts_with("http")).collect();
    assert_eq!(outside, ["https://allaboutdnt.com/"]);
    assert!(visitor.page.all("main a[href^=https]")[0].contains("leaves this site"));
    assert_eq!(visitor.page.header("referrer-policy"), Some("no-referrer"));
    assert!(visitor.page.all("main a[target]").is_empty());
    assert!(visitor.get("/privacy").links("main a").contains(&"/privacy/tracking".to_owned()));
}

#[test]
fn s7_3_offices_are_listed_by_region_and_what_is_open_says_so() {
    let app = TestApp::new();
    let mut visitor = app.visitor();
    visitor.get("/offices");
    assert!(visitor.page.all("main h2").contains(&"United Kingdom".to_owned()));
    assert!(visitor.page.all("main address")[0].contains("GL7 1YG"));
    assert!(!visitor.page.all("main .open").is_empty(), "regions without an address say so");
    assert!(visitor.page.links("main a").iter().any(|href| href.starts_with("/contact")), "and where to ask");
    assert!(visitor.get("/privacy").links("main a").contains(&"/offices".to_owned()));
}

#[test]
fn s8_1_seven_rights_are_named_journeys_of_the_start_page_and_a_free_message_is_beside_them() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut visitor = app.visitor();
    visitor.get("/");
    let cards = visitor.page.links("main .card a");
    assert_eq!(cards.len(), 7);
    let mut anna = app.contact(ANNA);
    for href in &cards {
        let page = anna.get(href);
        assert_eq!(page.status, 200, "{href}");
    }
    assert!(visitor.page.links("main a").contains(&"/contact".to_owned()));
}

#[test]
fn s9_1_the_policy_and_each_form_say_that_children_must_not_send_data() {
    let app = TestApp::new();
    let mut visitor = app.visitor();
    for path in ["/privacy", "/contact?matter=question", "/notices/contact", "/notices/sign-in", "/notices/correction"]
    {
        assert_eq!(visitor.get(path).status, 200, "{path}");
        assert!(visitor.page.text().contains("13"), "{path}");
    }
}

#[test]
fn s13_3_the_officers_address_stands_line_by_line_next_to_the_form() {
    let app = TestApp::new();
    let mut visitor = app.visitor();
    visitor.get("/contact?matter=question");
    let html = visitor.page.html();
    let address = html.split("<address").nth(1).and_then(|a| a.split("</address>").next()).unwrap();
    let lines: Vec<&str> = address.split_once('>').unwrap().1.split("<br>").collect();
    assert_eq!(lines.first(), Some(&"Compliance Officer"));
    assert!(lines.len() >= 6 && lines.contains(&"GL7 1YT"), "{lines:?}");
}
