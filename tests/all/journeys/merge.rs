//! O3, S4.26, TH4, TH27: the same person held twice: looked at, put together with a letter, and taken apart again.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::actions::import::ImportOptions;
use privacy_portal::actions::restore::replay;
use privacy_portal::domain::audit::Actor;
use privacy_portal::domain::email_address::EmailAddress;
use privacy_portal::domain::ids::{ContactId, Reference, RequestId};
use privacy_portal::domain::may_send::{Channel, No};
use privacy_portal::domain::officer::Role;
use privacy_portal::domain::register::Basis;
use privacy_portal::mail::SentLetter;
use privacy_portal::store::{DatabaseUrl, EngineSettings, Store, StoreError};
use std::collections::BTreeSet;

const ANNA: &str = "anna@brooks.example";
const OTHER: &str = "a.schmidt@north.example";

fn id_of(app: &TestApp, email: &str) -> Option<ContactId> {
    let index = app.desk.ring().address_index(&EmailAddress::parse(email).unwrap());
    app.desk.store().read_now::<_, StoreError>(|r| r.find_contact_by_address(&index)).unwrap().map(|c| c.id)
}

fn why_not(app: &TestApp, email: &str, topic: &str) -> Option<No> {
    let purpose = app.desk.registers().topic(topic).unwrap().purpose.clone();
    let question = app.desk.question(&purpose, Some(topic), Channel::Email).unwrap();
    app.desk.explain_may_send(&question, &[email.to_owned()]).unwrap()[0]
}

/// Looks at both and presses the button; gives the status.
fn merge(officer: &mut Browser, (into, from): (ContactId, ContactId), fields: &[(&str, &str)]) -> u16 {
    let path = format!("/admin/contacts/{into}/merge/{from}");
    officer.get(&path);
    assert_eq!(officer.page.h1(), "Are these the same person?", "{}", officer.page.text());
    officer.submit(&path, fields).status
}

fn part(officer: &mut Browser, (into, from): (ContactId, ContactId)) -> u16 {
    let path = format!("/admin/contacts/{into}/part/{from}");
    if officer.get(&path).all("main form").is_empty() {
        return 422;
    }
    officer.submit(&path, &[]).status
}

fn to_both(app: &TestApp, subject: &str) -> Vec<SentLetter> {
    let letters = app.letters();
    let to: BTreeSet<&str> = letters.iter().map(|l| l.to.as_str()).collect();
    assert_eq!((letters.len(), to), (2, BTreeSet::from([ANNA, OTHER])));
    assert!(letters.iter().all(|l| l.body.subject.contains(subject)), "{}", letters[0].body.subject);
    letters
}

fn stop(app: &TestApp, email: &str, topic: &str) {
    let link = format!("/preferences/{}", app.desk.preference_token(id_of(app, email).unwrap(), 1));
    let mut visitor = app.visitor();
    visitor.get(&link);
    visitor.post(&link, &[("stop", topic)]);
    assert_eq!(visitor.page.status, 200, "{}", visitor.page.text());
    app.letters();
}

#[test]
fn s4_26_o3_two_records_become_one_with_a_letter_and_are_taken_apart_again() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        app.add_contact(OTHER, "Anna Schmidt");
        let pair = (id_of(&app, ANNA).unwrap(), id_of(&app, OTHER).unwrap());
        let (into, from) = pair;
        let events = ImportOptions {
            purposes: vec![app.desk.registers().topic("events").unwrap().purpose.clone()],
            consent_wording: Some("Yes, invite me.".into()),
            consent_on: Some(app.desk.now().london_date()),
            ..marketing()
        };
        app.import(&format!("email,name\n{ANNA},Anna Schmidt\n{OTHER},Anna Schmidt\n"), events);
        stop(&app, OTHER, "news");
        let mut other = app.contact(OTHER);
        other.get("/me/data/edit?kind=job_title");
        other.submit("/me/data/edit", &[("value", "Head of risk")]);
        other.submit("/me/data/edit", &[]);
        other.get("/me/data/edit?kind=name");
        other.submit("/me/data/edit", &[("value", "Anna Schmidt-Jones"), ("reason", "I married.")]);
        other.submit("/me/data/edit", &[]);
        let case = other.page.all(".panel-reference strong")[0].replace('-', "");
        app.letters();
        assert_eq!((why_not(&app, ANNA, "news"), why_not(&app, OTHER, "news")), (None, Some(No::Suppressed)));

        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        officer.get(&format!("/admin/contacts/{into}?reason=caller"));
        assert!(officer.page.text().contains("The same telephone number"), "{}", officer.page.text());
        let same = format!("/admin/contacts/{into}/same");
        for (typed, said) in [
            ("", "Enter the number of a contact"),
            ("nobody@north.example", "that is on file"),
            ("999999", "that is on file"),
            (ANNA, "another contact than this one"),
        ] {
            officer.get(&format!("/admin/contacts/{into}?reason=caller"));
            officer.submit(&same, &[("other", typed)]);
            assert_eq!(officer.page.status, 422, "{typed}");
            assert!(officer.page.text().contains(said), "{typed}: {}", officer.page.text());
            assert!(officer.page.html().contains(&format!("value=\"{typed}\"")), "what was typed stays");
        }
        officer.submit(&same, &[("other", OTHER)]);
        let look = format!("/admin/contacts/{into}/merge/{from}");
        assert_eq!((officer.page.status, officer.page.location()), (303, look.clone()));

        // the look: value by value, source by source, and nothing has happened
        let page = officer.get(&look).text();
        for said in [ANNA, OTHER, "Head of risk", "Risk analyst", "Kept as older", "7719", "7723", "Stopped: "] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(page.contains(&Reference::parse(&case).unwrap().grouped()), "{page}");
        assert!(app.letters().is_empty() && id_of(&app, OTHER) == Some(from));
        // a ground that is one
        for (fields, said) in [
            (vec![], "Choose how you know"),
            (vec![("ground", "told"), ("reference", "x")], "Enter the reference of a case of one of the two"),
            (vec![("ground", "mailboxes")], "not both mailboxes were proved"),
            (vec![("ground", "external_id")], "no system has both"),
        ] {
            assert_eq!(merge(&mut officer, pair, &fields), 422, "{said}");
            assert!(officer.page.text().contains(said), "{said}: {}", officer.page.text());
        }
        officer.get(&look);
        let form = officer.form(&look, &[("ground", "told"), ("reference", &case)]);
        let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        officer.post(&look, &form);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        let letters = to_both(&app, "two records about you together");
        for part in [&letters[0].body.text, &letters[0].body.html] {
            assert!(part.contains("Full name") && part.contains("/contact"), "{part}");
            assert!(!part.contains("Schmidt") && !part.contains("north") && !part.contains("brooks"), "{part}");
        }
        // twice posted is once
        officer.post(&look, &form);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        assert!(app.letters().is_empty());

        app.pass(TimeDelta::minutes(1));
        // everything is with the one that stayed; either address leads there
        assert_eq!((id_of(&app, ANNA), id_of(&app, OTHER)), (Some(into), Some(into)));
        officer.get(&format!("/admin/contacts/{from}?reason=caller"));
        assert_eq!(officer.page.location(), format!("/admin/contacts/{into}?reason=caller"));
        let page = officer.follow().text();
        assert_eq!(officer.page.all("#stopped ~ tbody tr").len(), 1, "said once: {page}");
        assert_eq!(page.matches("Two records about you were put together").count(), 1, "{page}");
        assert!(page.contains(OTHER) && page.contains("Take apart, until") && page.contains("Head of risk"), "{page}");
        assert_eq!(other.get("/me/data").status, 303, "nobody stays signed in");
        for address in [ANNA, OTHER] {
            let mut browser = app.contact(address);
            let page = browser.get("/me/data").text();
            for said in [ANNA, OTHER, "Head of risk", "Two records about you were put together"] {
                assert!(page.contains(said), "{address}: {said}: {page}");
            }
            assert_eq!(browser.get(&format!("/me/requests/{case}")).status, 200, "{address}");
            assert!(browser.get("/me/consents").text().contains("26"), "{address}");
        }
        // systems hear of it by both identifiers, whichever record it was said about
        let feed = app.machine(&["changes"]).get("/api/v1/changes?since=0").1.to_string();
        assert!(feed.contains("opt_out") && feed.contains("7719") && feed.contains("7723"), "{feed}");
        assert!(!feed.contains("merge") && !feed.contains("Schmidt"), "{feed}");
        // an opt-out of either holds for both, before and after
        for address in [ANNA, OTHER] {
            assert_eq!(why_not(&app, address, "news"), Some(No::Suppressed), "{address}");
            assert_eq!(why_not(&app, address, "events"), None, "{address}");
        }
        let old_link = format!("/preferences/{}", app.desk.preference_token(from, 1));
        let mut visitor = app.visitor();
        visitor.get(&old_link);
        visitor.post(&old_link, &[("stop", "events")]);
        assert_eq!(visitor.page.status, 200, "a link of before the merge works: {}", visitor.page.text());
        app.letters();
        for address in [ANNA, OTHER] {
            assert_eq!(why_not(&app, address, "events"), Some(No::Suppressed), "{address}");
        }
        // an import of the old identifier updates the merged one
        let row = format!(
            "Record ID,First Name,Last Name,Email,Phone Number,Company Name,Last Modified Date\n\
             7723,Anna,Schmidt,{OTHER},+44 20 7946 9999,North plc,2026-11-20 10:56\n"
        );
        let taken = app.import(&row, marketing());
        assert_eq!((taken.added, taken.rows), (0, 1), "{taken:?}");
        let page = officer.get(&format!("/admin/contacts/{into}?reason=caller")).text();
        assert!(page.contains("7946 9999") && page.contains("North plc"), "{page}");

        // apart again
        let path = format!("/admin/contacts/{into}/part/{from}");
        let page = officer.get(&path).text();
        assert!(page.contains("Values that came in since") && page.contains("holds for both records"), "{page}");
        let form = officer.form(&path, &[]);
        let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        for _ in 0..2 {
            officer.post(&path, &form);
            assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        }
        to_both(&app, "apart again");
        assert_eq!((id_of(&app, ANNA), id_of(&app, OTHER)), (Some(into), Some(from)));
        let mut anna = app.contact(ANNA);
        let page = anna.get("/me/data").text();
        assert!(page.contains("Risk analyst") && page.contains("7946 9999"), "it stays where it came in: {page}");
        assert!(!page.contains(OTHER) && !page.contains("Head of risk"), "{page}");
        assert_eq!(anna.get(&format!("/me/requests/{case}")).status, 404);
        let mut other = app.contact(OTHER);
        let page = other.get("/me/data").text();
        assert!(page.contains("Head of risk") && !page.contains(ANNA) && !page.contains("7946 9999"), "{page}");
        assert_eq!(other.get(&format!("/me/requests/{case}")).status, 200);
        for address in [ANNA, OTHER] {
            for topic in ["news", "events"] {
                assert_eq!(why_not(&app, address, topic), Some(No::Suppressed), "{address} {topic}");
            }
        }
        // searched for, each is found by itself again
        app.work();
        assert_eq!(merge(&mut officer, pair, &[("ground", "mailboxes")]), 303, "{}", officer.page.text());
        to_both(&app, "together");
        app.pass(TimeDelta::days(31));
        let mut officer = app.officer_again("officer@westcon.example");
        let page = officer.get(&path).text();
        assert!(page.contains("The 30 days are over") && officer.page.all("main form").is_empty(), "{page}");
        assert_eq!(id_of(&app, OTHER), Some(into));
    });
}

/// TH20, L18.2: pressed in ten tabs at once it is one merge with one letter to each; what was restricted in either record
/// stays so for both, also after they were taken apart.
#[test]
fn th20_l18_2_many_presses_are_one_and_a_restriction_goes_along() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        app.add_contact(OTHER, "Anna Schmidt");
        let pair = (id_of(&app, ANNA).unwrap(), id_of(&app, OTHER).unwrap());
        app.contact(ANNA);
        let mut other = app.contact(OTHER);
        other.get("/me/restrict");
        other.submit("/me/restrict", &[("scope", "phone"), ("ground", "accuracy"), ("reason", "It is old.")]);
        other.submit("/me/restrict", &[]);
        assert_eq!(other.page.h1(), "It is restricted", "{}", other.page.text());
        app.letters();
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        let press = |officer: &mut Browser, path: &str, fields: &[(&str, &str)]| {
            officer.get(path);
            let form = officer.form(path, fields);
            std::thread::scope(|scope| {
                for _ in 0..10 {
                    let (mut tab, form) = (officer.tab(), &form);
                    scope.spawn(move || {
                        let fields: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
                        tab.post(path, &fields);
                        assert_eq!(tab.page.status, 303, "{}", tab.page.text());
                    });
                }
            });
        };
        press(&mut officer, &format!("/admin/contacts/{}/merge/{}", pair.0, pair.1), &[("ground", "mailboxes")]);
        to_both(&app, "together");
        let restricted = |id| app.desk.store().read_now::<_, StoreError>(|r| r.list_restrictions(id)).unwrap();
        assert_eq!((restricted(pair.0).len(), restricted(pair.1).len()), (1, 0));
        assert!(app.contact(ANNA).get("/me/restrict").text().contains("Phone number"));
        app.pass(TimeDelta::minutes(1));
        press(&mut officer, &format!("/admin/contacts/{}/part/{}", pair.0, pair.1), &[]);
        to_both(&app, "apart again");
        let scopes = |id| restricted(id).into_iter().map(|r| r.scope).collect::<Vec<_>>();
        assert_eq!((scopes(pair.0).len(), scopes(pair.0)), (1, scopes(pair.1)), "on both");
        assert!(restricted(pair.1)[0].request.is_some(), "its case looks at it as before");
        assert_eq!(app.desk.store().column_for_test("contact_merge", "id").unwrap().len(), 1);
    });
}

/// TH24: a yes counts only for the address it was given for, and only if nothing on the other side is against it.
#[test]
fn th24_th27_a_merge_raises_nothing() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let orders = ImportOptions {
            source: "SRC03".into(),
            purposes: vec!["R03".into()],
            basis: Some(Basis::LegitimateInterest),
            system: Some("salesforce".into()),
            ..ImportOptions::default()
        };
        app.import(&format!("email,name,company name\n{OTHER},Anna Schmidt,North plc\n"), orders);
        let pair = (id_of(&app, ANNA).unwrap(), id_of(&app, OTHER).unwrap());
        let mut anna = app.contact(ANNA);
        anna.get("/me/object");
        app.contact(OTHER);
        assert_eq!((why_not(&app, ANNA, "news"), why_not(&app, OTHER, "news")), (None, Some(No::NoBasis)));
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        assert_eq!(merge(&mut officer, pair, &[("ground", "mailboxes")]), 303, "{}", officer.page.text());
        to_both(&app, "together");
        assert_eq!((why_not(&app, ANNA, "news"), why_not(&app, OTHER, "news")), (None, Some(No::NoBasis)));
        // a yes signed in is for the record's own address; one from the other mailbox for that mailbox alone
        let events = |address: &str| why_not(&app, address, "events");
        app.pass(TimeDelta::minutes(1));
        let mut anna = app.contact(ANNA);
        anna.get("/me/preferences");
        anna.submit("/me/preferences", &[("join", "events")]);
        assert_eq!((events(ANNA), events(OTHER)), (None, Some(No::NoBasis)), "{}", anna.page.text());
        let mut visitor = app.visitor();
        visitor.get("/subscribe/publications");
        visitor.submit("/subscribe/publications", &[("email", OTHER)]);
        let link = link_in(&app, &app.letter_to(OTHER), "/preferences/answer");
        visitor.get(&link);
        visitor.submit("/preferences/answer", &[]);
        assert_eq!(visitor.page.status, 200, "{}", visitor.page.text());
        let papers = |address: &str| why_not(&app, address, "publications");
        assert_eq!((papers(ANNA), papers(OTHER)), (Some(No::NoBasis), None));
        // the person objects: for both
        let mut other = app.contact(OTHER);
        other.get("/me/object");
        other.submit("/me/object", &[("purpose", "R06")]);
        app.letters();
        for address in [ANNA, OTHER] {
            assert!(why_not(&app, address, "news").is_some_and(No::is_opt_out), "{address}");
        }
        assert_eq!(part(&mut officer, pair), 303, "{}", officer.page.text());
        to_both(&app, "apart again");
        for address in [ANNA, OTHER] {
            assert!(why_not(&app, address, "news").is_some_and(No::is_opt_out), "{address}: lowered on both");
        }
        // what the other mailbox said for itself stands; what was said while they were one counts no more
        assert_eq!((papers(ANNA), papers(OTHER)), (Some(No::NoBasis), None));
        assert!(events(ANNA).is_some_and(No::is_opt_out) && events(OTHER).is_some());
    });
}

/// S4.26, S8.7: who may, what forbids it, and that names alone propose nobody.
#[test]
fn s4_26_s8_7_what_forbids_merging_is_said_and_only_officers_do_it() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    app.add_contact(OTHER, "Anna Schmidt");
    app.import("email,name,company name\nanna@else.example,Anna Schmidt,Elsewhere Ltd\n", marketing());
    app.add_contact("info@north.example", "Anna Schmidt");
    app.add_contact("anna@bricks.example", "Bert Jones");
    while privacy_portal::workers::catch_up(&app.desk).unwrap() > 0 {}
    let pair = (id_of(&app, ANNA).unwrap(), id_of(&app, OTHER).unwrap());
    let mut agent = app.officer("agent@westcon.example", Role::Agent);
    assert!(!agent.get(&format!("/admin/contacts/{}?reason=caller", pair.0)).text().contains("The same person?"));
    for path in ["merge", "part"] {
        assert_eq!(agent.get(&format!("/admin/contacts/{}/{path}/{}", pair.0, pair.1)).status, 403, "{path}");
    }
    let mut officer = app.officer("officer@westcon.example", Role::Deputy);
    let page = officer.get(&format!("/admin/contacts/{}?reason=caller", pair.0)).text();
    assert!(page.contains("One system has both under one identifier"), "{page}");
    assert!(!page.contains("Elsewhere Ltd"), "the same name at another organisation is nobody's proof: {page}");
    let shared = id_of(&app, "info@north.example").unwrap();
    let page = officer.get(&format!("/admin/contacts/{}/merge/{shared}", pair.0)).text();
    assert!(page.contains("a mailbox that several people read"), "{page}");
    assert!(!page.contains("Put both records together"), "{page}");
    let same = id_of(&app, "anna@bricks.example").unwrap();
    assert_eq!(merge(&mut officer, (pair.0, same), &[("ground", "external_id")]), 303, "{}", officer.page.text());
    assert_eq!(app.letters().len(), 2);
    let page = officer.get(&format!("/admin/contacts/{}/merge/{}", pair.1, pair.0)).text();
    assert!(page.contains("Others were put together with the record that is to go"), "{page}");
    let mut other = app.contact(OTHER);
    other.get("/me/restrict");
    other.submit("/me/restrict", &[("scope", "all"), ("ground", "claims"), ("reason", "A dispute.")]);
    other.submit("/me/restrict", &[]);
    app.letters();
    let page = officer.get(&format!("/admin/contacts/{}/merge/{}", pair.0, pair.1)).text();
    assert!(page.contains("it may only be stored") && !page.contains("Risk analyst"), "{page}");
    assert_eq!(officer.get(&format!("/admin/contacts/{}/merge/999999", pair.0)).status, 404);
    assert_eq!(officer.get(&format!("/admin/contacts/{}/part/{}", pair.0, pair.1)).status, 404);
}

/// S8.5, TH27: an erasure after a merge takes everything of both, in every table, with both keys, and tells the systems of
/// both; an older backup brings neither back.
#[test]
fn s8_5_th27_an_erasure_after_a_merge_leaves_nothing_of_either() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        app.add_contact(OTHER, "Anna Schmidt");
        let pair = (id_of(&app, ANNA).unwrap(), id_of(&app, OTHER).unwrap());
        let store = app.desk.store();
        let keys = store
            .read_now::<_, StoreError>(|r| {
                Ok([r.find_contact(pair.0)?.unwrap().key, r.find_contact(pair.1)?.unwrap().key])
            })
            .unwrap();
        stop(&app, OTHER, "news");
        app.contact(ANNA);
        app.contact(OTHER);
        let sealed = |column: &str| -> BTreeSet<String> {
            let (table, column) = column.split_once('.').unwrap();
            store.column_for_test(table, column).unwrap().into_iter().collect()
        };
        let columns = [
            "contact_value.sealed",
            "contact_address.sealed",
            "contact_address.address_index",
            "external_id.sealed",
            "external_id.id_index",
        ];
        let mut canaries: BTreeSet<String> = columns.iter().flat_map(|c| sealed(c)).collect();
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        assert_eq!(merge(&mut officer, pair, &[("ground", "mailboxes")]), 303, "{}", officer.page.text());
        to_both(&app, "together");
        canaries.extend(columns.iter().flat_map(|c| sealed(c)));
        let mut anna = app.contact(OTHER);
        anna.get("/me/erase");
        anna.submit("/me/erase", &[("step", "check")]);
        anna.submit("/me/erase", &[("step", "erase")]);
        assert_eq!(anna.page.location(), "/me/erase", "{}", anna.page.text());
        let reference = Reference::parse(&anna.follow().all(".reference")[0].replace('-', "")).unwrap();
        app.letters();
        assert!(part(&mut officer, pair) != 303, "nothing is moved while an erasure waits");
        app.pass(TimeDelta::hours(25));
        app.work();
        let (id, case) = (reference.clone(), reference.clone());
        let tasks = store
            .read_now::<_, StoreError>(|r| {
                let found = r.find_request_by_reference(&id)?.unwrap();
                r.list_system_tasks(found.id)
            })
            .unwrap();
        let hubspot = tasks.iter().find(|t| t.system == "hubspot").unwrap();
        let known =
            app.run(app.desk.list_system_tasks("hubspot".into(), RequestId(hubspot.request.0 - 1), 10)).unwrap();
        let ids: BTreeSet<&String> = known.iter().flat_map(|t| &t.ids).collect();
        assert!(ids.contains(&"7719".to_owned()) && ids.contains(&"7723".to_owned()), "{ids:?}");
        for task in tasks {
            app.run(app.desk.confirm_system(Actor::Client(1), case.clone(), task.system)).unwrap();
        }
        assert_eq!(app.letters().len(), 1);
        for key in keys {
            assert!(store.open_key(key).is_err(), "both keys are destroyed");
        }
        for (table, column, _) in store.columns().unwrap() {
            if ["suppression", "ledger_entry", "consent_event"].contains(&table.as_str()) {
                continue;
            }
            let found: Vec<String> = store.column_for_test(&table, &column).unwrap();
            let found: Vec<&String> = found.iter().filter(|v| v.len() > 30 && canaries.contains(*v)).collect();
            assert!(found.is_empty(), "{table}.{column}: {found:?}");
        }
        for column in
            ["contact_merge.id", "contact_merge_row.merge_id", "contact_value.number", "contact_address.number"]
        {
            assert!(sealed(column).is_empty(), "{column}");
        }
        let statuses: BTreeSet<String> = sealed("contact.status").iter().map(|s| s.replace('\'', "")).collect();
        assert_eq!(statuses, BTreeSet::from(["erased".to_owned()]));
        // neither comes back by a file
        let taken = app.import(&format!("email,name\n{ANNA},Anna\n{OTHER},Anna\n"), marketing());
        assert_eq!((taken.added, taken.suppressed), (0, 2), "{taken:?}");
    });
}

/// A second portal on a copy of the data, with the same key database: as after a restore.
fn restored(app: &TestApp, copy: &std::path::Path) -> Store {
    let settings = EngineSettings { readers: 2, ..EngineSettings::default() };
    let keys = DatabaseUrl::Sqlite(app.folder().join("keys.db"));
    let store = Store::open(&DatabaseUrl::Sqlite(copy.to_owned()), &keys, app.desk.ring().clone(), &settings).unwrap();
    replay(&store, app.desk.now()).unwrap();
    store
}

/// S8.21: a backup of before a merge has two records again; what was lowered since holds for both, and whoever was erased
/// since stays away, however the two stood together when the backup was made.
#[test]
fn s8_21_th27_after_a_restore_nothing_is_raised_by_a_merge_or_its_end() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    app.add_contact(OTHER, "Anna Schmidt");
    let pair = (id_of(&app, ANNA).unwrap(), id_of(&app, OTHER).unwrap());
    let copy = |name: &str| {
        let path = app.folder().join(name);
        app.desk.store().copy_into(&path).unwrap();
        path
    };
    let indexes = [ANNA, OTHER].map(|a| app.desk.ring().address_index(&EmailAddress::parse(a).unwrap()));
    app.contact(ANNA);
    app.contact(OTHER);
    let apart = copy("apart.db");
    let mut officer = app.officer("officer@westcon.example", Role::Officer);
    assert_eq!(merge(&mut officer, pair, &[("ground", "mailboxes")]), 303, "{}", officer.page.text());
    to_both(&app, "together");
    app.pass(TimeDelta::minutes(1));
    let mut anna = app.contact(OTHER);
    anna.get("/me/object");
    anna.submit("/me/object", &[("purpose", "R06")]);
    app.letters();
    let together = copy("together.db");
    let store = restored(&app, &apart);
    store
        .read_now::<_, StoreError>(|r| {
            for (id, index) in [pair.0, pair.1].into_iter().zip(&indexes) {
                assert_eq!(r.find_contact_by_address(index)?.map(|c| c.id), Some(id), "two again");
                let states = r.list_purpose_states(id)?;
                assert!(states.iter().any(|s| s.purpose == "R06" && s.state == "objected"), "{id}: {states:?}");
                assert!(!r.list_suppressions(index)?.is_empty(), "{id}");
            }
            Ok(())
        })
        .unwrap();
    store.close();
    // parted since, and one of them erased: the backup that has both together gives nothing of hers back
    assert_eq!(part(&mut officer, pair), 303, "{}", officer.page.text());
    to_both(&app, "apart again");
    let mut other = app.contact(OTHER);
    other.get("/me/erase");
    other.submit("/me/erase", &[("step", "check")]);
    other.submit("/me/erase", &[("step", "erase")]);
    assert_eq!(other.page.location(), "/me/erase", "{}", other.page.text());
    app.letters();
    app.pass(TimeDelta::hours(25));
    app.work();
    let store = restored(&app, &together);
    store
        .read_now::<_, StoreError>(|r| {
            assert_eq!(r.find_contact_by_address(&indexes[0])?.map(|c| c.id), Some(pair.0));
            assert_eq!(r.find_contact_by_address(&indexes[1])?, None);
            assert_eq!(r.list_merges_into(pair.0)?, []);
            Ok(())
        })
        .unwrap();
    let left = store.column_for_test("external_id", "contact_id").unwrap();
    assert_eq!(left.len(), 1, "{left:?}");
    store.close();
}

/// S11.12: two records of one person on the list of a breach are told once; the one that was merged away and is parted
/// again is told after all.
#[test]
fn s11_12_two_records_on_the_list_of_a_breach_are_told_as_one_person() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        app.add_contact(OTHER, "Anna Schmidt");
        let pair = (id_of(&app, ANNA).unwrap(), id_of(&app, OTHER).unwrap());
        app.letters();
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        let list = |officer: &mut Browser, address: &str| {
            officer.get("/admin/breaches");
            officer.submit("/admin/breaches", &[("aware", "2026-11-20T09:00"), ("nature", "A laptop was stolen.")]);
            let people = format!("{}/people", officer.page.location().split('?').next().unwrap());
            officer.get(&people);
            officer.submit(
                &format!("{people}/words"),
                &[("nature", "x"), ("effects", "x"), ("measures", "x"), ("advice", "x")],
            );
            officer.get(&people);
            let whom = if address.is_empty() { "everybody" } else { "addresses" };
            officer.submit(&people, &[("whom", whom), ("addresses", address)]);
            people
        };
        let (both, one) = (list(&mut officer, ""), list(&mut officer, OTHER));
        let count = |officer: &mut Browser, people: &str| {
            let text = officer.get(people).text();
            let due = text.split("Not written to yet").nth(1).unwrap();
            due.chars().take_while(char::is_ascii_digit).collect::<String>()
        };
        assert_eq!((count(&mut officer, &both), count(&mut officer, &one)), ("2".into(), "1".into()));
        let mut other = app.contact(OTHER);
        other.get("/me/data/edit?kind=name");
        other.submit("/me/data/edit", &[("value", "Anna Schmidt-Jones"), ("reason", "I married.")]);
        other.submit("/me/data/edit", &[]);
        let reference = other.page.all(".panel-reference strong")[0].replace('-', "");
        app.letters();
        assert_eq!(merge(&mut officer, pair, &[("ground", "told"), ("reference", &reference)]), 303);
        app.letters();
        let send = |officer: &mut Browser, people: &str, letters: &str| {
            officer.get(people);
            officer.submit(&format!("{people}/send"), &[("letters", letters), ("per_hour", "20000")]);
            assert_eq!(officer.page.status, 303, "{}", officer.page.text());
            while app.run(app.desk.tell_of_breaches()).unwrap() {}
            app.letters().into_iter().map(|l| l.to).collect::<Vec<_>>()
        };
        // of the two rows one has no record of its own any more
        assert_eq!(send(&mut officer, &both, "2").len(), 1);
        assert!(officer.get(&both).text().contains("No address1"), "{}", officer.page.text());
        // taken apart before the letters leave: it is the other's again
        assert_eq!(part(&mut officer, pair), 303, "{}", officer.page.text());
        app.letters();
        assert_eq!(send(&mut officer, &one, "1"), [OTHER]);
    });
}
