//! O5: a version of the privacy policy: written by section, agreed to by two, in force on its day, told to people. S12.3,
//! S12.4, S12.6, S6.5.

use super::registers::save;
use crate::support::*;
use chrono::{NaiveDate, TimeDelta};
use privacy_portal::domain::clock::Moment;
use privacy_portal::domain::officer::Role;
use privacy_portal::domain::policy_desk::Source;
use privacy_portal::store::StoreError;
use serde_json::json;

const OFFICER: &str = "officer@westcon.example";
const DEPUTY: &str = "deputy@westcon.example";
const ANNA: &str = "anna@brooks.example";
const POLICY: &str = "/admin/policy";
const DRAFT: &str = "/admin/policy/1";
/// Section 8 in English, "Your rights".
const RIGHTS: &str = "/admin/policy/1/text/en/8";
const NOTE_EN: &str = "The rights are said in plainer words.";
const NOTE_DE: &str = "Die Rechte stehen in einfacheren Worten da.";
const ENGLISH: &str = include_str!("../../../templates/policy/en.policy");

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// What the worker does, until it has nothing more to do at once.
fn step(app: &TestApp) {
    while app.run(app.desk.step_policies()).unwrap() {}
}

fn begin(officer: &mut Browser) {
    officer.get(POLICY);
    officer.submit(POLICY, &[("note_en", NOTE_EN), ("note_de", NOTE_DE)]);
    assert!(officer.page.location().ends_with("?done=policy-begun"), "{}", officer.page.text());
}

/// The words of section 8 with another beginning.
fn rights(how: &str) -> String {
    Source::split(ENGLISH).sections[7].body.replace("at any time and free of charge", how)
}

fn write(officer: &mut Browser, path: &str, heading: &str, body: &str) -> u16 {
    officer.get(path);
    officer.submit(path, &[("heading", heading), ("body", body)]).status
}

fn write_rights(officer: &mut Browser, how: &str) {
    assert_eq!(write(officer, RIGHTS, "Your rights", &rights(how)), 303, "{}", officer.page.text());
}

fn ask(officer: &mut Browser, path: &str, on: &str, material: &str, topics: &[&str]) -> u16 {
    officer.get(path);
    let mut fields = vec![("effective_on", on), ("material", material), ("reason", "Plainer words, nothing else.")];
    fields.extend(topics.iter().map(|topic| ("topics", *topic)));
    officer.submit(path, &fields).status
}

/// Sends one of the buttons of a version's page.
fn press(officer: &mut Browser, path: &str, act: &str, more: &[(&str, &str)]) -> u16 {
    officer.get(path);
    let fields: Vec<(&str, &str)> = [("act", act)].into_iter().chain(more.iter().copied()).collect();
    officer.submit(path, &fields).status
}

fn csrf(officer: &Browser) -> String {
    officer.form("/admin/sign-out", &[])[0].1.clone()
}

/// Lets R14's missing basis stand until a day, or opens it again.
fn waive(officer: &mut Browser, until: Option<&str>) -> u16 {
    officer.get("/admin/setup");
    let csrf = csrf(officer);
    let mut fields = vec![("csrf", csrf.as_str()), ("fault", "purpose_without_basis:R14")];
    match until {
        Some(until) => fields.extend([("note", "The accounts end in spring."), ("until", until), ("act", "note")]),
        None => fields.push(("act", "end")),
    }
    officer.post("/admin/setup", &fields).status
}

fn audited(app: &TestApp, action: &str) -> usize {
    app.desk.store().read_now::<_, StoreError>(|r| r.list_audit_by_action(action, 1_000)).unwrap().len()
}

fn erase(app: &TestApp, email: &str) {
    let mut person = app.contact(email);
    person.get("/me/erase");
    person.submit("/me/erase", &[("step", "check")]);
    person.submit("/me/erase", &[("step", "erase")]);
    assert_eq!(person.page.status, 303, "{}", person.page.text());
}

/// Whether cells with these words follow each other in a table.
fn has_row(page: &browser::Page, cells: &[&str]) -> bool {
    let all = page.all("tbody th, tbody td");
    all.windows(cells.len()).any(|row| row.iter().zip(cells).all(|(has, wanted)| has.trim() == *wanted))
}

/// What the public page of a version says, section by section.
fn sections(page: &browser::Page) -> Vec<String> {
    page.all("main section")
}

#[test]
fn s12_3_s6_5_a_version_is_written_agreed_to_and_in_force_on_its_day() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        let mut deputy = app.officer(DEPUTY, Role::Deputy);
        let mut visitor = app.visitor();
        let list = officer.get(POLICY).text();
        assert!(
            list.contains("Version 1In force") && list.contains("R14") && list.contains("Stops publishing"),
            "{list}"
        );
        assert_eq!(officer.submit(POLICY, &[("note_en", " "), ("note_de", "x\ny")]).status, 422);
        assert_eq!(officer.page.all(".summary-list a").len(), 2, "{}", officer.page.text());
        begin(&mut officer);
        assert_eq!(officer.page.location(), "/admin/policy/1?done=policy-begun");
        // one at a time
        deputy.get(POLICY);
        let token = csrf(&deputy);
        deputy.post(POLICY, &[("csrf", &token), ("note_en", "Mine"), ("note_de", "Meine"), ("form", "other")]);
        assert_eq!(deputy.page.status, 422);
        assert!(deputy.page.text().contains("There is a draft already"), "{}", deputy.page.text());

        // every section of both languages is there to be edited; nobody outside reads it
        officer.get(DRAFT);
        for language in ["en", "de"] {
            let of_it = format!("/admin/policy/1/text/{language}/");
            assert_eq!(officer.page.links("main a").iter().filter(|l| l.starts_with(&of_it)).count(), 14, "{language}");
        }
        for path in ["/privacy/coming/1", "/privacy/versions/2"] {
            assert_eq!(visitor.get(path).status, 404, "{path}");
        }

        // two who write: the second sees both, and nothing is lost
        deputy.get(RIGHTS);
        let before = deputy.form(RIGHTS, &[]);
        write_rights(&mut officer, "whenever you like");
        let theirs = rights("at all times");
        let mut late: Vec<(&str, &str)> = before.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        late.extend([("heading", "Your rights"), ("body", theirs.as_str())]);
        assert_eq!(deputy.post(RIGHTS, &late).status, 409);
        let both = deputy.page.text();
        assert!(
            both.contains("whenever you like") && both.contains("at all times") && both.contains(OFFICER),
            "{both}"
        );
        assert!(officer.get(RIGHTS).text().contains("whenever you like"), "the first one's words stand");
        // whoever has seen both may save
        let form = deputy.form(RIGHTS, &[("heading", "Your rights"), ("body", &theirs)]);
        let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        // TH20: pressed twice, one's own words are no conflict
        for _ in 0..2 {
            deputy.post(RIGHTS, &form);
            assert_eq!(deputy.page.status, 303, "{}", deputy.page.text());
        }

        // what the registers do not know is refused with the names that exist; what they fill cannot be lost
        for (body, said) in [
            (
                format!("{theirs}\n= nothing"),
                "there is no table or list “nothing”. Use one of these: entities, purposes",
            ),
            (format!("{theirs}\nAsk {{nobody}}."), "there is no fact “nobody”. Use one of these: company, number"),
            (format!("{theirs}\n> shop | Buy"), "there is no page “shop”"),
            (format!("{theirs}\n# more | More"), "a section has one heading"),
            (
                theirs.replace("= rights", "Your rights."),
                "Put back what the registers fill or say aloud here, each on a line of its own: = rights",
            ),
        ] {
            assert_eq!(write(&mut officer, RIGHTS, "Your rights", &body), 422, "{said}");
            let page = officer.page.text();
            assert!(page.contains(said), "{said}: {page}");
            assert!(page.contains("at all times"), "what was typed stays: {page}");
        }
        assert_eq!(write(&mut officer, RIGHTS, " ", &theirs), 422, "a heading is needed");
        assert_eq!(officer.get("/admin/policy/1/text/en/14").status, 404);
        let german = Source::split(include_str!("../../../templates/policy/de.policy")).sections[7].clone();
        let body = german.body.replacen("kostenlos", "ohne Kosten", 1);
        assert_ne!(body, german.body);
        assert_eq!(write(&mut officer, "/admin/policy/1/text/de/8", &german.heading, &body), 303);
        let hostile = format!("{theirs}\n<script>alert(1)</script>");
        assert_eq!(write(&mut officer, RIGHTS, "Your rights", &hostile), 303);
        let preview = officer.get("/admin/policy/1/preview/en").clone();
        assert!(preview.text().contains("<script>alert(1)</script>") && preview.all("main script").is_empty());
        write_rights(&mut officer, "at all times");
        let preview = officer.get("/admin/policy/1/preview/en").clone();
        assert!(preview.text().contains("This is a preview") && preview.all("h2#s8").len() == 1, "{}", preview.text());
        assert!(officer.get("/admin/policy/1/preview/de").text().contains("ohne Kosten"));

        // S6.5: R14 has no basis: nothing is published over that, but for a dated waiver that reaches the day
        assert_eq!(ask(&mut officer, DRAFT, "2026-11-24", "no", &[]), 422);
        let page = officer.page.text();
        assert!(page.contains("Settle what stops publishing") && page.contains("R14"), "{page}");
        assert_eq!(waive(&mut officer, Some("2027-02-21")), 422, "91 days");
        assert!(officer.page.text().contains("within 90 days"), "{}", officer.page.text());
        assert_eq!(waive(&mut officer, Some("2026-11-23")), 303);
        assert_eq!(ask(&mut officer, DRAFT, "2026-11-24", "no", &[]), 422, "it is over by then");
        assert_eq!(waive(&mut officer, Some("2027-02-20")), 303);
        let list = officer.get(POLICY).text();
        for said in ["The accounts end in spring.", OFFICER, "until 20 February 2027"] {
            assert!(list.contains(said), "{said}: {list}");
        }
        for (on, material, said) in [
            ("", "no", "Enter the day from which"),
            ("2026-11-21", "no", "Choose today or a later day"),
            ("2026-11-24", "", "Choose whether it is a material change"),
            ("2026-12-05", "yes", "at least 14 days"),
        ] {
            assert_eq!(ask(&mut officer, DRAFT, on, material, &[]), 422, "{said}");
            assert!(officer.page.text().contains(said), "{said}: {}", officer.page.text());
        }

        // the second approval is of exactly what was asked for
        assert_eq!(ask(&mut officer, DRAFT, "2026-11-24", "no", &[]), 303, "{}", officer.page.text());
        assert!(app.letter_to(DEPUTY).body.subject.contains("a version waits for you"));
        let page = officer.get(DRAFT).text();
        assert!(page.contains("Somebody else agrees") && !page.contains("Agree to exactly this"), "{page}");
        assert_eq!(press(&mut officer, DRAFT, "agree", &[]), 422);
        assert!(officer.page.text().contains("Somebody else has to agree"), "{}", officer.page.text());
        deputy.get(DRAFT);
        assert!(deputy.page.text().contains("Agree to exactly this"), "{}", deputy.page.text());
        assert!(
            deputy.page.all("del").concat().contains("free of charge")
                && deputy.page.all("h3").contains(&"8. Your rights".into())
        );
        assert!(deputy.page.all("ins").concat().contains("ohne Kosten"), "in every language");
        let seen = deputy.form(DRAFT, &[("act", "agree")]);
        write_rights(&mut officer, "always, and at no cost");
        let seen: Vec<(&str, &str)> = seen.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        assert_eq!(deputy.post(DRAFT, &seen).status, 422);
        assert!(deputy.page.text().contains("not what was asked for any more"), "{}", deputy.page.text());
        assert_eq!(ask(&mut officer, DRAFT, "2026-11-24", "no", &[]), 303);
        app.letter_to(DEPUTY);
        assert_eq!(deputy.post(DRAFT, &seen).status, 422, "what was seen before is not what is asked for now");
        // a no has its reason, and it is read
        assert_eq!(press(&mut deputy, DRAFT, "reopen", &[]), 422);
        assert_eq!(press(&mut deputy, DRAFT, "reopen", &[("why", "Say it as the law does.")]), 303);
        assert!(officer.get(DRAFT).text().contains("Say it as the law does."));
        assert_eq!(ask(&mut officer, DRAFT, "2026-11-24", "no", &[]), 303);
        app.letter_to(DEPUTY);
        // S0.3: a register that changed since is a change too
        save(&mut officer, "/admin/registers/country/US", &[("label.en", "The States"), ("act", "save")]);
        assert_eq!(press(&mut deputy, DRAFT, "agree", &[]), 422);
        assert_eq!(press(&mut officer, DRAFT, "reopen", &[]), 303, "whoever asked needs no reason");
        assert_eq!(ask(&mut officer, DRAFT, "2026-11-24", "no", &[]), 303);
        app.letter_to(DEPUTY);
        deputy.get(DRAFT);
        let agreed = deputy.form(DRAFT, &[("act", "agree")]);
        let agreed: Vec<(&str, &str)> = agreed.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        for _ in 0..2 {
            deputy.post(DRAFT, &agreed);
            assert_eq!(deputy.page.status, 303, "{}", deputy.page.text());
        }
        officer.get(DRAFT);
        let (token, late) = (csrf(&officer), rights("never"));
        let fields = [("csrf", &*token), ("heading", "Your rights"), ("body", &late), ("revision", "1")];
        assert_eq!(officer.post(RIGHTS, &fields).status, 422, "nobody writes it any more");
        let page = officer.page.text();
        assert!(
            page.contains("It cannot be written any more") && page.contains(", never:"),
            "what was typed stays: {page}"
        );
        let preview = sections(officer.get("/admin/policy/1/preview/en"));

        // before its day it is announced and not in force; on its day it is, in London, once
        step(&app);
        assert!(!visitor.get("/privacy").text().contains("at no cost"));
        visitor.get("/privacy/coming/1");
        assert!(visitor.page.text().contains("It is in force from 24 November 2026"), "{}", visitor.page.text());
        let new = visitor.page.all("ins").join(" ");
        assert!(visitor.page.text().contains(NOTE_EN) && new.contains("cost"), "{new}: {}", visitor.page.text());
        app.clock.set(Moment::start_of_london_day(day("2026-11-24")));
        app.clock.advance(TimeDelta::seconds(-1));
        step(&app);
        assert!(!visitor.get("/privacy").text().contains("at no cost"), "a second before");
        app.clock.advance(TimeDelta::seconds(1));
        app.run(async {
            let (one, other) = tokio::join!(app.desk.step_policies(), app.desk.step_policies());
            one.and(other)
        })
        .unwrap();
        step(&app);
        visitor.get("/privacy");
        assert_eq!(sections(&visitor.page), preview, "as the preview showed it");
        assert!(visitor.page.text().contains("Version 2, in force since 24 November 2026"), "{}", visitor.page.text());
        assert!(visitor.get("/privacy/versions").text().contains(NOTE_EN));
        assert_eq!(visitor.page.all("h2.case-title").len(), 2, "once, with two workers");
        assert_eq!(visitor.get("/privacy/coming/1").location(), "/privacy/compare?from=1&to=2");
        visitor.get("/privacy/compare?from=1&to=2");
        // what was written, and where the register's other name for a country stands; nothing else
        let changed = visitor.page.all("main h2");
        assert!(changed.contains(&"8. Your rights".to_owned()) && changed.len() < 13, "{changed:?}");
        assert!(visitor.get("/privacy/versions/1").text().contains("at any time and free of charge"));
        assert_eq!((audited(&app, "policy.published"), audited(&app, "policy.agreed")), (1, 1));
        let mut auditor = app.officer("auditor@westcon.example", Role::Auditor);
        auditor.get(POLICY);
        let second = ["Version 2", "In force", "24 November 2026", OFFICER, DEPUTY, "Compare with version 1"];
        assert!(has_row(&auditor.page, &second), "{}", auditor.page.html());
        assert!(has_row(&auditor.page, &["Version 1", "Past"]), "{}", auditor.page.html());
        assert!(auditor.page.all("main form").is_empty() && auditor.get(DRAFT).all("main form").is_empty());
        // the next one begins from it
        let mut officer = app.officer_again(OFFICER);
        begin(&mut officer);
        assert!(officer.get("/admin/policy/2/text/en/8").text().contains("always, and at no cost"));
        assert!(app.letters().is_empty(), "nobody was to be told of this one");
    });
}

/// S6.5: a waiver that is over, or taken back, counts as nothing: the version waits on its day, and officers hear of it once.
#[test]
fn s6_5_a_waiver_that_is_over_holds_a_version_back() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        let mut deputy = app.officer(DEPUTY, Role::Deputy);
        begin(&mut officer);
        write_rights(&mut officer, "always");
        assert_eq!(waive(&mut officer, Some("2026-11-30")), 303);
        assert_eq!(ask(&mut officer, DRAFT, "2026-11-24", "no", &[]), 303);
        app.letter_to(DEPUTY);
        // before the second word it is looked at again
        assert_eq!(waive(&mut officer, None), 303);
        assert_eq!(press(&mut deputy, DRAFT, "agree", &[]), 422);
        assert!(deputy.page.text().contains("Settle what stops publishing"), "{}", deputy.page.text());
        assert_eq!(waive(&mut officer, Some("2026-11-30")), 303);
        assert_eq!(press(&mut deputy, DRAFT, "agree", &[]), 303);
        assert_eq!(waive(&mut officer, None), 303);
        app.clock.set(Moment::start_of_london_day(day("2026-11-24")));
        step(&app);
        step(&app);
        assert!(!app.visitor().get("/privacy").text().contains("at any time and free of charge ,"));
        assert_eq!(app.visitor().get("/privacy/versions/2").status, 404);
        let told = app.letters();
        assert_eq!(told.len(), 2, "both officers, once");
        assert!(told.iter().all(|l| l.body.subject.contains("held back")));
        let mut officer = app.officer_again(OFFICER);
        assert!(officer.get(DRAFT).text().contains("something stops publishing"), "{}", officer.page.text());
        assert_eq!(waive(&mut officer, Some("2026-11-30")), 303);
        step(&app);
        assert_eq!(app.visitor().get("/privacy/versions/2").status, 200);
    });
}

/// Begins, writes, asks and agrees; ready for the worker.
fn agreed(app: &TestApp, on: &str, topics: &[&str]) -> (Browser, Browser) {
    let mut officer = app.officer(OFFICER, Role::Officer);
    let mut deputy = app.officer(DEPUTY, Role::Deputy);
    begin(&mut officer);
    write_rights(&mut officer, "always");
    assert_eq!(waive(&mut officer, Some("2027-02-20")), 303);
    assert_eq!(ask(&mut officer, DRAFT, on, "yes", topics), 303, "{}", officer.page.text());
    app.letter_to(DEPUTY);
    assert_eq!(press(&mut deputy, DRAFT, "agree", &[]), 303, "{}", deputy.page.text());
    (officer, deputy)
}

/// S12.4: everybody with a mailbox hears of a material change before it counts, once, in the words of the note.
#[test]
fn s12_4_a_material_change_is_told_once_to_everybody_before_it_counts() {
    on_each_database(|app| {
        let file = format!(
            "Record ID,First Name,Last Name,Email,Preferred language,Create Date\n\
             1,Anna,Schmidt,{ANNA},en,2020-02-25 10:56\n2,Bert,Maier,bert@maier.example,de,2020-02-25 10:56\n\
             3,Rita,Rest,rita@rest.example,en,2020-02-25 10:56\n4,Eva,Away,eva@away.example,en,2020-02-25 10:56\n\
             5,Rosa,Rest,rosa@rest.example,en,2020-02-25 10:56\n"
        );
        assert_eq!(app.import(&file, marketing()).added, 5);
        // with whom the portal tries itself out is nobody
        app.run(app.desk.canary()).unwrap();
        for email in ["rita@rest.example", "rosa@rest.example"] {
            let mut person = app.contact(email);
            person.get("/me/restrict");
            person.submit("/me/restrict", &[("scope", "all"), ("ground", "claims"), ("reason", "A dispute.")]);
            person.submit("/me/restrict", &[]);
        }
        erase(&app, "eva@away.example");
        app.letters();
        agreed(&app, "2026-12-06", &[]);
        app.run(async {
            let (one, other) = tokio::join!(app.desk.step_policies(), app.desk.step_policies());
            one.and(other)
        })
        .unwrap();
        step(&app);
        step(&app);
        let mut letters = app.letters();
        letters.sort_by(|a, b| a.to.cmp(&b.to));
        let to: Vec<&str> = letters.iter().map(|l| l.to.as_str()).collect();
        assert_eq!(to, [ANNA, "bert@maier.example"], "not who is restricted or being erased");
        for (letter, words) in letters.iter().zip([[NOTE_EN, "6 December 2026"], [NOTE_DE, "6. Dezember 2026"]]) {
            for part in [&letter.body.text, &letter.body.html] {
                assert!(words.iter().all(|w| part.contains(w)) && part.contains("/privacy/coming/1"), "{part}");
                assert!(!part.contains("Schmidt") && !part.contains("Maier"), "{part}");
            }
        }
        let link = link_in(&app, &letters[0], "/privacy/coming");
        let mut anna = app.visitor();
        assert!(anna.get(&link).all("ins").concat().contains("always"), "{}", anna.page.text());
        // a restriction that ends before the day: told then
        let mut rita = app.contact("rita@rest.example");
        rita.get("/me/restrict");
        rita.submit("/me/restrict/end", &[]);
        app.letters();
        app.pass(TimeDelta::days(1));
        step(&app);
        assert_eq!(app.letter_to("rita@rest.example").body.subject, letters[0].body.subject);
        step(&app);
        app.clock.set(Moment::start_of_london_day(day("2026-12-06")));
        step(&app);
        assert_eq!(anna.get(&link).status, 303);
        anna.follow();
        assert!(anna.page.all("ins").concat().contains("always"), "the same link leads to what changed");
        assert!(anna.get("/privacy").text().contains("Version 2"));
        assert!(app.letters().iter().all(|l| l.to == "eva@away.example"), "nobody is told twice");
        // and one that ends after it: told then; who came since is not
        app.add_contact("new@north.example", "Nora New");
        let mut rosa = app.contact("rosa@rest.example");
        rosa.get("/me/restrict");
        rosa.submit("/me/restrict/end", &[]);
        app.letters();
        step(&app);
        assert_eq!(app.letter_to("rosa@rest.example").body.subject, letters[0].body.subject);
        step(&app);
        assert!(app.letters().is_empty());
        let told = app.desk.store().read_now::<_, StoreError>(|r| r.count_told_of_policy(1)).unwrap();
        assert_eq!(told, (4, 0));
    });
}

/// Nothing queues more than 200 letters without a person; and what people were to hear of first does not count before.
#[test]
fn s12_4_many_letters_wait_for_a_persons_word_and_the_version_for_the_letters() {
    let app = TestApp::new();
    let rows: String = (1..=230).map(|n| format!("{n},P,{n},p{n}@many.example,2020-02-25 10:56\n")).collect();
    let file = format!("Record ID,First Name,Last Name,Email,Create Date\n{rows}");
    assert_eq!(app.import(&file, marketing()).added, 230);
    agreed(&app, "2026-12-06", &[]);
    step(&app);
    step(&app);
    let told = app.letters();
    assert_eq!(told.len(), 2, "the officers, once");
    assert!(told.iter().all(|l| l.body.subject.contains("letters wait for your word")));
    app.clock.set(Moment::start_of_london_day(day("2026-12-06")));
    step(&app);
    step(&app);
    assert!(app.letters().iter().all(|l| l.body.subject.contains("held back")), "its day is no reason");
    assert_eq!(app.visitor().get("/privacy/versions/2").status, 404);
    let mut officer = app.officer_again(OFFICER);
    assert!(officer.get(DRAFT).text().contains("Still to be told 230"), "{}", officer.page.text());
    for (letters, pace) in [("", "500"), ("231", "500"), ("230", "7")] {
        officer.get(DRAFT);
        assert_eq!(officer.submit(DRAFT, &[("letters", letters), ("per_hour", pace)]).status, 422, "{letters}");
    }
    officer.get(DRAFT);
    assert_eq!(officer.submit(DRAFT, &[("letters", "230"), ("per_hour", "100")]).status, 303);
    for (minutes, sent) in [(0, 100), (30, 0), (31, 100), (30, 0), (31, 30)] {
        app.pass(TimeDelta::minutes(minutes));
        step(&app);
        assert_eq!(app.letters().len(), sent, "after {minutes} more minutes");
    }
    step(&app);
    assert_eq!(app.visitor().get("/privacy/versions/2").status, 200);
}

/// S12.6: where consent means something else, it is asked for again, and until then it allows nothing.
#[test]
fn s12_6_a_consent_to_other_words_is_asked_for_again_and_allows_nothing() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut anna = app.contact(ANNA);
        for topic in ["events", "news"] {
            anna.get("/me/preferences");
            anna.submit("/me/preferences", &[("join", topic)]);
        }
        app.letters();
        let registers = app.desk.registers();
        let purpose = |topic: &str| registers.topic(topic).unwrap().purpose.clone();
        let mut crm = app.machine(&["may-send"]);
        let mut allowed = |topic: &str| {
            let question = json!({ "purpose": purpose(topic), "topic": topic, "address": ANNA });
            crm.post("/api/v1/may-send", question).1["answers"][0].clone()
        };
        assert_eq!((&allowed("events")["allowed"], &allowed("news")["allowed"]), (&json!(true), &json!(true)));
        let mut early = app.officer("early@westcon.example", Role::Agent);
        assert_eq!(early.get(POLICY).status, 403);
        agreed(&app, "2026-12-06", &["events"]);
        step(&app);
        assert!(app.letter_to(ANNA).body.text.contains("we ask you again"));
        assert_eq!(allowed("events")["allowed"], json!(true), "not before its day");
        app.clock.set(Moment::start_of_london_day(day("2026-12-06")));
        step(&app);
        assert_eq!(allowed("events")["allowed"], json!(false));
        assert_eq!(allowed("news")["allowed"], json!(true), "the other consent means what it meant");
        let mut anna = app.contact(ANNA);
        assert!(anna.get("/me/preferences").text().contains("Do you still want it?"), "{}", anna.page.text());
        anna.submit("/me/preferences", &[("join", "events")]);
        assert_eq!(allowed("events")["allowed"], json!(true), "agreed to the words of now");
    });
}

/// The rule of a desk of one: whoever asked may agree, a day later, and everybody who works here has heard of it.
#[test]
fn s12_3_a_desk_of_one_waits_a_day() {
    let app = TestApp::new();
    let mut officer = app.officer(OFFICER, Role::Officer);
    app.officer("agent@westcon.example", Role::Agent);
    begin(&mut officer);
    write_rights(&mut officer, "always");
    assert_eq!(waive(&mut officer, Some("2027-02-20")), 303);
    assert_eq!(ask(&mut officer, DRAFT, "2026-11-22", "no", &[]), 303);
    let told = app.letters();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.iter().all(|l| l.body.subject.contains("waits a day")));
    assert_eq!(press(&mut officer, DRAFT, "agree", &[]), 422);
    app.pass(TimeDelta::hours(24));
    let mut officer = app.officer_again(OFFICER);
    assert_eq!(press(&mut officer, DRAFT, "agree", &[]), 422, "its day is over: a new one has to be chosen");
    assert!(officer.page.text().contains("Choose today or a later day"), "{}", officer.page.text());
    assert_eq!(press(&mut officer, DRAFT, "reopen", &[]), 303);
    assert_eq!(ask(&mut officer, DRAFT, "2026-11-24", "no", &[]), 303);
    app.letters();
    app.pass(TimeDelta::hours(24));
    let mut officer = app.officer_again(OFFICER);
    assert_eq!(press(&mut officer, DRAFT, "agree", &[]), 303, "{}", officer.page.text());
    assert!(app.visitor().get("/privacy").text().contains("Version 2"), "its day is today");
}

/// Before its day a version can be taken back: nobody is told of it any more, and its words are not lost.
#[test]
fn s12_3_a_version_is_withdrawn_before_its_day() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let (mut officer, _) = agreed(&app, "2026-12-06", &[]);
        step(&app);
        app.letter_to(ANNA);
        assert_eq!(press(&mut officer, DRAFT, "withdraw", &[]), 303);
        officer.get(DRAFT);
        let token = csrf(&officer);
        assert_eq!(officer.post(DRAFT, &[("csrf", &token), ("act", "withdraw")]).status, 404, "once");
        let mut visitor = app.visitor();
        assert!(visitor.get("/privacy/coming/1").text().contains("This version was withdrawn"));
        assert!(visitor.page.all("ins").is_empty());
        app.clock.set(Moment::start_of_london_day(day("2026-12-06")));
        step(&app);
        assert_eq!(visitor.get("/privacy/versions/2").status, 404);
        let mut officer = app.officer_again(OFFICER);
        officer.get(DRAFT);
        officer.submit(POLICY, &[("note_en", NOTE_EN), ("note_de", NOTE_DE)]);
        assert_eq!(officer.page.location(), "/admin/policy/2?done=policy-begun", "{}", officer.page.text());
        assert!(officer.get("/admin/policy/2/text/en/8").text().contains("You have these rights, always"));
        assert_eq!(press(&mut officer, "/admin/policy/2", "withdraw", &[]), 303);
        assert_eq!(visitor.get("/privacy/coming/2").status, 404, "nobody was told of it");
        assert!(app.letters().is_empty());
    });
}

/// TH8, part of the erasure: nothing that says who was told outlives an erasure.
#[test]
fn s8_5_who_was_told_goes_with_an_erasure() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    agreed(&app, "2026-12-06", &[]);
    step(&app);
    app.letter_to(ANNA);
    let told = || app.desk.store().read_now::<_, StoreError>(|r| r.count_told_of_policy(1)).unwrap();
    assert_eq!(told(), (1, 0));
    erase(&app, ANNA);
    app.pass(TimeDelta::days(8));
    app.letters();
    assert_eq!(told(), (0, 0));
}
