//! TH20: each form under `/me` that changes something, sent a hundred times at once from ten tabs, has one effect: one row,
//! one letter of a kind, whatever the database. Restricting, objecting and erasing have theirs beside their journeys.

use crate::support::*;
use privacy_portal::domain::officer::Role;
use privacy_portal::domain::register::RegisterRow;
use std::collections::BTreeMap;
use std::sync::Mutex;

const ANNA: &str = "anna@brooks.example";

/// Sends one form a hundred times; gives how often each status came back.
fn a_hundred_times(browser: &Browser, action: &str, form: &[(String, String)]) -> BTreeMap<u16, usize> {
    let answers = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..10 {
            let (mut tab, answers) = (browser.tab(), &answers);
            scope.spawn(move || {
                let fields: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
                for _ in 0..10 {
                    let status = tab.post(action, &fields).status;
                    *answers.lock().unwrap().entry(status).or_default() += 1;
                }
            });
        }
    });
    answers.into_inner().unwrap()
}

/// How many rows a table has.
fn rows(app: &TestApp, table: &str, column: &str) -> usize {
    app.desk.store().column_for_test(table, column).unwrap().len()
}

/// Posts the form on the page a hundred times: nobody sees a fault, one row is added, and so many letters leave.
#[track_caller]
fn once(app: &TestApp, browser: &Browser, action: &str, fields: &[(&str, &str)], table: (&str, &str), letters: usize) {
    let form = browser.form(action, fields);
    let before = rows(app, table.0, table.1);
    let answers = a_hundred_times(browser, action, &form);
    // what cannot be done twice may say so (404, 410, 422), and never breaks
    assert!(answers.keys().all(|status| *status < 500), "{action}: {answers:?}");
    assert!(answers.keys().any(|status| *status < 400), "{action}: {answers:?}");
    assert_eq!(rows(app, table.0, table.1), before + 1, "{action} added to {}: {answers:?}", table.0);
    let sent = app.letters();
    assert_eq!(sent.len(), letters, "{action}: {:?}", sent.iter().map(|l| &l.body.subject).collect::<Vec<_>>());
}

#[test]
fn th20_every_changing_form_sent_a_hundred_times_at_once_has_one_effect() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut anna = app.contact(ANNA);
        anna.get("/me/data/edit?kind=job_title");
        anna.submit("/me/data/edit", &[("value", "Director")]);
        once(&app, &anna, "/me/data/edit", &[], ("contact_value", "number"), 1);
        anna.get("/me/data/edit?kind=name");
        anna.submit("/me/data/edit", &[("value", "Hanna Schmidt"), ("reason", "I married.")]);
        once(&app, &anna, "/me/data/edit", &[], ("request", "reference"), 1);
        anna.get("/me/email");
        once(&app, &anna, "/me/email", &[("email", "anna@elsewhere.example")], ("address_change", "id"), 2);
        anna.get("/me/transfer");
        once(&app, &anna, "/me/transfer", &[], ("transfer", "id"), 1);
        anna.get("/contact?matter=question");
        once(&app, &anna, "/contact", &[("text", "Who are you?")], ("request", "reference"), 1);
        let case = anna.get("/me/requests").links(".case-title a")[0].clone();
        anna.get(&case);
        once(&app, &anna, &format!("{case}/message"), &[("text", "Still there?")], ("message", "number"), 0);
        anna.get(&case);
        once(&app, &anna, &format!("{case}/withdraw"), &[], ("clock_event", "request_id"), 0);
        anna.get("/me/preferences");
        once(&app, &anna, "/me/preferences", &[("stop", "events")], ("consent_event", "id"), 0);
        // taken back once, whoever presses last
        anna.get("/me/erase");
        anna.submit("/me/erase", &[("step", "check")]);
        anna.submit("/me/erase", &[("step", "erase")]);
        app.letter_to(ANNA);
        anna.get("/me/erase");
        once(&app, &anna, "/me/erase/cancel", &[], ("ledger_entry", "id"), 1);
    });
}

/// How often an act stands in the log as done; what changed nothing stands there otherwise.
fn acts(app: &TestApp, action: &str) -> usize {
    let done = app.desk.store().column_for_test("audit_event", "(action || ' ' || outcome)").unwrap();
    done.iter().filter(|it| it.trim_matches('\'') == format!("{action} done")).count()
}

/// Posts the form on the page a hundred times: nobody sees a fault, and it is done once.
#[track_caller]
fn done_once(app: &TestApp, browser: &Browser, action: &str, fields: &[(&str, &str)], act: &str) {
    let form = browser.form(action, fields);
    let before = acts(app, act);
    let answers = a_hundred_times(browser, action, &form);
    assert!(answers.keys().all(|status| *status < 500), "{action}: {answers:?}");
    assert!(answers.keys().any(|status| *status < 400), "{action}: {answers:?}");
    assert_eq!(acts(app, act), before + 1, "{action} was done more or less than once: {answers:?}");
}

#[test]
fn th20_what_takes_effect_at_once_is_done_once_however_often_it_is_sent() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let json = r#"{"key":"vendor","label":{"en":"The vendor Ltd"},"kind":"outside","ground":"G5","named":true,
            "purposes":["R08"],"role":"controller","country":"US"}"#;
        let row = RegisterRow { register: "recipient".into(), key: "vendor".into(), json: json.into() };
        app.desk.replace_registers(app.desk.registers().with_row(row).unwrap());
        let mut anna = app.contact(ANNA);
        // agreed to once, and taken back once: the desk gets one case about telling the recipient
        anna.get("/me/sharing");
        once(&app, &anna, "/me/sharing", &[("agree", "vendor")], ("consent_event", "id"), 0);
        anna.get("/me/sharing");
        let cases = rows(&app, "request", "reference");
        once(&app, &anna, "/me/sharing", &[("stop", "vendor")], ("consent_event", "id"), 0);
        assert_eq!(rows(&app, "request", "reference"), cases + 1);
        // S8.4: the person's own word beside what was not changed
        anna.get("/me/data/edit?kind=name");
        anna.submit("/me/data/edit", &[("value", "Hanna Schmidt"), ("reason", "I married.")]);
        anna.submit("/me/data/edit", &[]);
        let all = anna.get("/me/requests").links(".case-title a");
        let case = all.into_iter().find(|link| anna.tab().get(link).text().contains("I married.")).unwrap();
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        let desk = case.replace("/me/", "/admin/");
        officer.get(&desk);
        officer.submit(
            &format!("{desk}/decide"),
            &[("decision", "refused"), ("ground", "accurate"), ("reasons", "The register says otherwise.")],
        );
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        app.letters();
        anna.get(&case);
        let statement = [("statement", "The register is out of date.")];
        done_once(&app, &anna, &format!("{case}/statement"), &statement, "statement.added");
        // set and ended
        anna.get("/me/restrict");
        anna.submit("/me/restrict", &[("scope", "all"), ("ground", "claims")]);
        done_once(&app, &anna, "/me/restrict", &[], "restriction.set");
        anna.get("/me/restrict");
        done_once(&app, &anna, "/me/restrict/end", &[], "restriction.ended");
        // S8.37: the wait is waived once
        anna.get("/me/erase");
        anna.submit("/me/erase", &[("step", "check")]);
        anna.submit("/me/erase", &[("step", "erase")]);
        app.letters();
        app.pass(chrono::TimeDelta::minutes(1));
        anna.get("/me/proof?for=erase-now");
        anna.submit("/me/proof", &[]);
        let letter = app.letter_to(ANNA);
        anna.submit("/me/proof", &[("code", &code_in(&letter))]);
        anna.get("/me/erase/now");
        done_once(&app, &anna, "/me/erase/now", &[], "erasure.waived");
    });
}
