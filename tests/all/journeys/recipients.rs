//! Who gets data and where it goes: machines of recipients, transfers abroad, the business that goes to a successor, and the
//! measures. S7.2, S7.6, S7.8, S7.9, S6.18, S10.2, S10.3, S10.6, S10.7, S11.6, L28.1, L44.1.

use super::api::{receiver, tell};
use super::categories::copy_of;
use super::registers::save;
use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::actions::api_client::NewClient;
use privacy_portal::domain::ids::ContactId;
use privacy_portal::domain::officer::Role;
use privacy_portal::domain::register::{RegisterRow, Term};
use privacy_portal::store::{Lane, StoreError};
use serde_json::{Value, json};

const ANNA: &str = "anna@brooks.example";
const OFFICER: &str = "officer@westcon.example";
const DEPUTY: &str = "deputy@westcon.example";
const HANDOVERS: &str = "/admin/disclosures/handovers";

/// A row of the register of recipients with something changed; a new one begins as an organisation outside.
pub(super) fn set(app: &TestApp, key: &str, change: impl FnOnce(&mut Value)) {
    let registers = app.desk.registers();
    let mut value = match registers.row("recipient", key) {
        Some(row) => serde_json::from_str(&row.json).unwrap(),
        None => json!({ "key": key, "label": { "en": key }, "kind": "outside", "ground": "G1", "named": true }),
    };
    change(&mut value);
    let row = RegisterRow { register: "recipient".into(), key: key.into(), json: value.to_string() };
    app.desk.replace_registers(registers.with_row(row).unwrap());
}

/// A processor in the United States that everything is in order with.
fn mailer(app: &TestApp) {
    set(app, "mailer", |row| {
        row["label"] = json!({ "en": "Mailer Inc" });
        row["kind"] = "service_provider".into();
        row["role"] = "processor".into();
        row["country"] = "US".into();
        row["contract"] = json!({ "reference": "C-1", "from": "2026-01-01", "until": null, "terms": Term::KEYS });
        row["transfer"] = json!({ "mechanism": "us_data_bridge", "document": "List entry 7", "since": "2026-01-01",
            "review_on": "2027-06-01" });
    });
}

fn new_client(name: &str, recipient: &str) -> NewClient {
    NewClient {
        name: name.into(),
        scopes: ["contacts", "may-send", "changes"].map(str::to_owned).into(),
        system: "hubspot".into(),
        recipient: recipient.into(),
        ..NewClient::default()
    }
}

fn sent(browser: &mut Browser, action: &str, fields: &[(&str, &str)]) -> u16 {
    browser.submit(action, fields).status
}

fn may_send(machine: &mut Machine) -> (u16, Value) {
    machine.post("/api/v1/may-send", json!({ "purpose": "R06", "topic": "news", "addresses": [ANNA] }))
}

/// S7.9, S7.2, L28.1, S10.2: nothing goes to the machine of a recipient that is not in order: its questions and the feed are
/// refused with the reason, what a webhook would tell waits, officers are alerted; mended, everything arrives.
#[test]
fn s7_9_l28_1_what_is_for_a_recipient_waits_until_it_is_mended() {
    on_each_database_with(&[("webhooks_inside", "yes")], |app| {
        app.add_contact(ANNA, "Anna Schmidt");
        mailer(&app);
        let mut machine = app.machine_with(new_client("mailer tool", "mailer"));
        let mut own = app.machine_with(new_client("own tool", ""));
        let there = receiver(&["200 OK"]);
        app.run(app.desk.add_webhook("mailer tool", &there.url, "G2", None)).unwrap();
        assert_eq!(may_send(&mut machine).0, 200);
        let mut officer = app.officer(OFFICER, Role::Officer);
        let mut alerts = || officer.get("/admin").all(".alerts li").join(" | ");
        assert!(!alerts().contains("mailer tool"));

        type Change = fn(&mut Value);
        let broken: [(Change, &str); 6] = [
            (|row| row["contract"]["until"] = "2026-11-21".into(), "ended on 2026-11-21"),
            (|row| row["contract"]["from"] = "2026-11-23".into(), "begins on 2026-11-23"),
            (|row| row["contract"] = Value::Null, "has no contract"),
            (
                |row| row["contract"]["terms"] = json!(["security"]),
                "lacks instructions, confidentiality, sub_processors",
            ),
            (|row| row["country"] = Value::Null, "has no country"),
            (|row| row["transfer"] = json!({ "mechanism": "exception" }), "an exception without a reason"),
        ];
        for (change, why) in broken {
            mailer(&app);
            set(&app, "mailer", change);
            for (status, answer) in [may_send(&mut machine), machine.get("/api/v1/changes?since=0")] {
                assert_eq!((status, answer["code"].as_str()), (403, Some("recipient_stopped")), "{answer}");
                assert!(answer["detail"].as_str().unwrap().contains(why), "{why}: {answer}");
            }
            assert_eq!(may_send(&mut own).0, 200, "the company's own is nobody else's");
            let said = alerts();
            assert!(said.contains("Nothing goes to “mailer tool”"), "{why}: {said}");
        }
        // what it says to us is heard all the same
        let ack = machine.post("/api/v1/changes/ack", json!({ "cursor": "0" }));
        assert_ne!(ack.0, 403, "{ack:?}");

        // the webhook: kept, and delivered when it is mended
        let mut anna = app.contact(ANNA);
        anna.get("/me/restrict");
        anna.submit("/me/restrict", &[("scope", "all"), ("ground", "claims")]);
        anna.submit("/me/restrict", &[]);
        app.letters();
        tell(&app, true);
        app.pass(TimeDelta::hours(2));
        tell(&app, true);
        assert!(there.taken.lock().unwrap().is_empty(), "nothing left");
        let mut officer = app.officer_again(OFFICER);
        let page = officer.get("/admin/integrations").text();
        assert!(
            page.contains("Nothing goes there") && page.contains("Mailer Inc") && page.contains("Waiting"),
            "{page}"
        );
        mailer(&app);
        tell(&app, true);
        let taken = there.taken.lock().unwrap().clone();
        assert!(taken.iter().any(|(_, body)| body.contains("contact.restriction")), "{taken:?}");
        assert_eq!(may_send(&mut machine).0, 200);
    });
}

/// S7.2, S6.18, L44.1: a machine is given to nobody without a country, to no kind of organisation, and never to who gets
/// figures; an existing one can be told whose it is.
#[test]
fn s7_2_s6_18_a_machine_belongs_to_an_organisation_that_is_in_order() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        mailer(&app);
        set(&app, "nowhere", |_| ());
        set(&app, "adrift", |row| row["country"] = "US".into());
        set(&app, "figures", |row| (row["kind"], row["country"]) = ("statistics".into(), "GB".into()));
        set(&app, "figures_too", |row| (row["ground"], row["country"]) = ("G6".into(), "GB".into()));
        let add = |recipient: &str| {
            let added = app.run(app.desk.add_api_client(&new_client("x", recipient), None));
            added.map(|_| ()).map_err(|error| error.to_string())
        };
        for (recipient, why) in [
            ("nowhere", "has no country"),
            ("adrift", "nothing protects the data there"),
            ("statistics", "figures about many people"),
            ("figures", "figures about many people"),
            ("figures_too", "figures about many people"),
            ("service_providers", "a kind of organisation"),
            ("nobody", "no such row"),
        ] {
            let error = add(recipient).unwrap_err();
            assert!(error.starts_with("recipient: ") && error.contains(why), "{recipient}: {error}");
        }
        let mut officer = app.officer(OFFICER, Role::Officer);
        let form = officer.get("/admin/integrations/add").html();
        for absent in
            ["value=\"statistics\"", "value=\"figures\"", "value=\"figures_too\"", "value=\"service_providers\""]
        {
            assert!(!form.contains(absent), "{absent}");
        }
        assert!(!officer.get("/admin/disclosures").html().contains("value=\"figures_too\""));
        officer.get("/admin/integrations/add");
        let fields = [("name", "Mail tool"), ("scope", "may-send"), ("recipient", "nowhere")];
        assert_eq!(officer.submit("/admin/integrations/add", &fields).status, 422);
        assert!(officer.page.text().contains("This recipient has no country: fill it in"), "{}", officer.page.text());
        assert!(officer.page.html().contains("Mail tool"), "what was typed stays");
        let fields = [("name", "Mail tool"), ("scope", "may-send"), ("recipient", "mailer")];
        assert_eq!(sent(&mut officer, "/admin/integrations/add", &fields), 200, "{}", officer.page.text());
        assert!(officer.page.text().contains("Mailer Inc"), "{}", officer.page.text());

        // figures are nothing a webhook tells
        let mut own = app.machine(&["changes", "may-send"]);
        let error = app.run(app.desk.add_webhook("crm", "https://crm.example/", "G6", None)).unwrap_err().to_string();
        assert!(error.contains("figures"), "{error}");
        // whose an existing machine is
        let belongs = format!("/admin/integrations/{}/belongs", own.client.id.0);
        officer.get(&belongs);
        assert_eq!(officer.submit(&belongs, &[("recipient", "figures")]).status, 422);
        assert_eq!(may_send(&mut own).0, 200);
        officer.get(&belongs);
        assert_eq!(sent(&mut officer, &belongs, &[("recipient", "adrift")]), 303, "{}", officer.page.text());
        let (status, answer) = may_send(&mut own);
        assert_eq!((status, answer["code"].as_str()), (403, Some("recipient_stopped")), "{answer}");
        officer.get(&belongs);
        assert_eq!(officer.submit(&belongs, &[("recipient", "")]).status, 303);
        assert_eq!(may_send(&mut own).0, 200);
        let gone = "/admin/integrations/999/belongs";
        assert_eq!(officer.get(gone).status, 404);
    });
}

/// S10.6, S7.12: a recipient abroad hears of a correction, a restriction and an erasure like any other.
#[test]
fn s10_6_what_changes_reaches_recipients_abroad_like_any_other() {
    on_each_database_with(&[("webhooks_inside", "yes")], |app| {
        app.add_contact(ANNA, "Anna Schmidt");
        mailer(&app);
        app.machine_with(new_client("abroad", "mailer"));
        app.machine_with(new_client("at home", ""));
        let (abroad, home) = (receiver(&["200 OK"]), receiver(&["200 OK"]));
        app.run(app.desk.add_webhook("abroad", &abroad.url, "G2", None)).unwrap();
        app.run(app.desk.add_webhook("at home", &home.url, "G1", None)).unwrap();
        let mut anna = app.contact(ANNA);
        anna.get("/me/data/edit?kind=phone");
        anna.submit("/me/data/edit", &[("value", "+44 20 7946 0001")]);
        anna.submit("/me/data/edit", &[]);
        anna.get("/me/restrict");
        anna.submit("/me/restrict", &[("scope", "all"), ("ground", "claims")]);
        anna.submit("/me/restrict", &[]);
        // told while they are there: after an erasure nothing else of them is
        tell(&app, true);
        anna.get("/me/erase");
        anna.submit("/me/erase", &[("step", "check")]);
        anna.submit("/me/erase", &[("step", "erase")]);
        app.letters();
        app.pass(TimeDelta::hours(25));
        app.letters();
        tell(&app, true);
        app.letters();
        let kinds = |there: &super::api::Receiver| {
            let taken = there.taken.lock().unwrap().clone();
            let of = |body: &str| serde_json::from_str::<Value>(body).unwrap()["type"].as_str().unwrap().to_owned();
            let mut all: Vec<String> = taken.iter().map(|(_, body)| of(body)).collect();
            all.sort();
            all
        };
        let (told_abroad, told_home) = (kinds(&abroad), kinds(&home));
        assert_eq!(told_abroad, told_home);
        for kind in ["contact.correction", "contact.restriction", "contact.erasure"] {
            assert!(told_abroad.iter().any(|k| k == kind), "{kind}: {told_abroad:?}");
        }
    });
}

/// S10.3, L44.1, S7.6: the person reads to which country their data went, to whom and under what, asks for a copy by a form
/// that says it for them, and has the same in their copy; who maintains a system is named as having access.
#[test]
fn s10_3_s7_6_the_person_reads_where_it_went_and_who_can_reach_it() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        mailer(&app);
        set(&app, "buyer", |row| {
            row["label"] = json!({ "en": "Buyer Inc" });
            (row["kind"], row["ground"], row["role"]) = ("party".into(), "G3".into(), "controller".into());
            row["country"] = "US".into();
            row["transfer"] = json!({ "mechanism": "idta", "copy": { "en": "Ask desk 4 for the agreement." } });
        });
        set(&app, "mender", |row| {
            row["label"] = json!({ "en": "Mender Ltd" });
            (row["kind"], row["ground"], row["country"]) = ("maintainer".into(), "G2".into(), "GB".into());
        });
        let mut officer = app.officer(OFFICER, Role::Officer);
        let mut deputy = app.officer(DEPUTY, Role::Deputy);
        officer.get("/admin/disclosures");
        let order = [
            ("email", ANNA),
            ("recipient", "buyer"),
            ("name", "Buyer Inc, legal desk"),
            ("categories", "BCI"),
            ("reference", "Agreement 9"),
            ("reason", "A claim about one order."),
            ("means", "letter"),
        ];
        officer.submit("/admin/disclosures", &order);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        deputy.get("/admin/disclosures");
        deputy.submit("/admin/disclosures/1", &[("decision", "yes")]);
        assert_eq!(deputy.page.status, 303, "{}", deputy.page.text());
        app.run(app.desk.tell_disclosures()).unwrap();
        app.letter_to(ANNA);
        app.machine_with(new_client("mailer tool", "mailer"));

        let mut anna = app.contact(ANNA);
        let page = anna.get("/me/data").text();
        for said in [
            "Buyer Inc, legal desk",
            "United States",
            "A contract in the form that the British regulator issued",
            "Ask for a copy of what protects your data with Buyer Inc, legal desk",
            "Who can reach data about you",
            "Mender Ltd",
            "Maintains a system with data in it",
            "Mailer Inc",
            "Is told what changes about you",
            "the data bridge between the United Kingdom and the United States",
            "Suppliers that maintain systems with data in them (no file goes there)",
        ] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(
            !page.contains("Ask for a copy of what protects your data with Mender Ltd"),
            "nothing leaves the country"
        );
        let link = anna.page.links("#disclosed ~ p a, section[aria-labelledby=disclosed] a").remove(0);
        assert_eq!(link, "/contact?matter=question&about=transfer&recipient=buyer");
        assert!(
            anna.get(&link).html().contains("what protects my data when it goes to Buyer Inc"),
            "{}",
            anna.page.text()
        );
        assert!(
            anna.get(&format!("{link}&choose=fr")).html().contains("ce qui protège mes données"),
            "{}",
            anna.page.text()
        );
        anna.get("/contact?choose=en");

        let copy = copy_of(&mut anna);
        let given = &copy["disclosures"].as_array().unwrap()[0];
        assert_eq!(
            (&given["recipient"], &given["country"]),
            (&json!("Buyer Inc, legal desk"), &json!("United States"))
        );
        assert!(given["safeguard"].as_str().unwrap().contains("British regulator"), "{given}");
        let transfers = copy["transfers"].as_array().unwrap();
        let to: Vec<&str> = transfers.iter().map(|t| t["recipient"].as_str().unwrap()).collect();
        assert_eq!(to, ["Buyer Inc, legal desk", "Mailer Inc"], "what stays in the country is no transfer");
        assert_eq!(transfers[0]["ask_for_copy"], "Ask desk 4 for the agreement.");
        assert!(transfers[1]["mechanism"].as_str().unwrap().contains("data bridge"), "{transfers:?}");

        // S7.6: and anybody reads it in the policy
        use privacy_portal::actions::policy::read;
        use privacy_portal::text::Language;
        let text = include_str!("../../../templates/policy/en.policy");
        let document = read(text, &app.desk.registers(), Language::En.words()).unwrap();
        app.run(app.desk.publish_policy(vec![("en".into(), document)])).unwrap();
        let policy = app.visitor().get("/privacy").text();
        assert!(
            policy.contains("Mender Ltd") && policy.contains("no file goes there, but they can reach it"),
            "{policy}"
        );
    });
}

/// S10.7, S10.2: thirty days before a mechanism is to be looked at, officers see it; what is missing stands in the checklist,
/// and is typed in at the register by what the lists allow.
#[test]
fn s10_7_s10_2_officers_see_what_runs_out_and_what_is_missing() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        mailer(&app);
        let alerts = |officer: &mut Browser| officer.get("/admin").all(".alerts li").join(" | ");
        let review = |day: &str| set(&app, "mailer", |row| row["transfer"]["review_on"] = day.into());
        review("2026-12-23");
        assert!(!alerts(&mut officer).contains("Mailer Inc"), "a month and a day ahead");
        review("2026-12-22");
        assert!(alerts(&mut officer).contains("Mailer Inc abroad is to be looked at by 22 December 2026"));
        review("2026-11-21");
        assert!(alerts(&mut officer).contains("Mailer Inc abroad was to be looked at by 21 November 2026"));
        let setup = |officer: &mut Browser| officer.get("/admin/setup").text();
        assert!(!setup(&mut officer).contains("mailer"), "{}", setup(&mut officer));
        for (part, value, said) in [
            ("transfer", Value::Null, "no mechanism protects the data there"),
            ("transfer", json!({ "mechanism": "bcr" }), "lacks its document"),
            ("contract", Value::Null, "there is no contract"),
            ("contract", json!({ "reference": "C", "from": "2026-01-01", "terms": ["audits"] }), "are not ticked"),
            (
                "contract",
                json!({ "reference": "C", "from": "2026-01-01", "until": "2026-11-01", "terms": Term::KEYS }),
                "is over",
            ),
        ] {
            mailer(&app);
            set(&app, "mailer", |row| row[part] = value);
            assert!(setup(&mut officer).contains(said), "{said}: {}", setup(&mut officer));
        }
        // at the register: a list to choose from and boxes to tick
        let row = "/admin/registers/recipient/courts";
        officer.get(row);
        let html = officer.page.html();
        assert!(html.contains("value=\"us_data_bridge\"") && html.contains("value=\"sub_processors\""), "{html}");
        save(&mut officer, row, &[("transfer.mechanism", "a promise"), ("contract.terms", ""), ("act", "save")]);
        assert_eq!(officer.page.status, 422, "{}", officer.page.text());
        assert!(officer.page.text().contains("us_data_bridge"), "{}", officer.page.text());
    });
}

/// S11.6: the register of measures has the policy's eight; one without an owner and an overdue review stand above the queue
/// and in the checklist, until they are settled or somebody notes why they may stand.
#[test]
fn s11_6_all_eight_measures_have_an_owner_and_a_review() {
    on_each_database(|app| {
        let keys: Vec<String> = app.desk.registers().measures().iter().map(|m| m.key.clone()).collect();
        let expected = [
            "two_factor",
            "device_management",
            "encryption_at_rest",
            "encryption_in_transfer",
            "malware_scanning",
            "encryption_on_websites",
            "iso_27001",
            "breach_procedures",
        ];
        assert_eq!(keys, expected);
        let mut officer = app.officer(OFFICER, Role::Officer);
        let alerts = |officer: &mut Browser| officer.get("/admin").all(".alerts li").join(" | ");
        assert!(alerts(&mut officer).contains("8 security measures have nobody who answers for them."));
        assert!(
            officer.get("/admin/setup").text().contains("Nobody answers for this measure"),
            "{}",
            officer.page.text()
        );
        for key in expected {
            let row = format!("/admin/registers/measure/{key}");
            let fields = [("owner", "Head of IT"), ("evidence", "Report 4"), ("review", "2026-11-22"), ("act", "save")];
            save(&mut officer, &row, &fields);
            assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        }
        let said = alerts(&mut officer);
        assert!(!said.contains("measure"), "{said}");
        app.pass(TimeDelta::days(1));
        let mut officer = app.officer_again(OFFICER);
        let said = alerts(&mut officer);
        assert!(said.contains("The reviews of 8 security measures are overdue."), "{said}");
        let setup = officer.get("/admin/setup").text();
        assert!(setup.contains("was to be looked at again is past"), "{setup}");
        for key in expected {
            save(
                &mut officer,
                &format!("/admin/registers/measure/{key}"),
                &[("review", "2027-11-22"), ("act", "save")],
            );
        }
        assert!(!alerts(&mut officer).contains("measure"));
    });
}

/// S10.4: whom nobody knows the country of is written to by the strictest rules; a file or a machine can say it, the person
/// reads it and says it themselves, by any name of it, and no later file changes that.
#[test]
fn s10_4_an_unknown_country_has_the_strictest_rules_and_the_person_says_it() {
    on_each_database(|app| {
        let mut crm = app.machine(&["may-send", "contacts"]);
        let hand_in = |crm: &mut Machine, email: &str, country: Option<&str>| {
            let mut contact = json!({ "email": email, "first_name": "Anna", "collected_on": "2026-11-01" });
            if let Some(country) = country {
                contact["country"] = country.into();
            }
            let handed = json!({ "source": "SRC03", "purposes": ["R07"], "basis": "legitimate_interest",
                "notice": "price list form 2", "contacts": [contact] });
            let (status, taken) = crm.post("/api/v1/contacts", handed);
            assert_eq!(status, 200, "{taken}");
        };
        let ask = |crm: &mut Machine, email: &str| {
            let question = json!({ "purpose": "R07", "topic": "offers", "addresses": [email] });
            let (status, answer) = crm.post("/api/v1/may-send", question);
            assert_eq!(status, 200, "{answer}");
            answer["answers"][0]["reason"].clone()
        };
        hand_in(&mut crm, ANNA, None);
        hand_in(&mut crm, "ben@brooks.example", Some("US"));
        assert_eq!(ask(&mut crm, ANNA), json!("no_consent"));
        assert_eq!(ask(&mut crm, "ben@brooks.example"), Value::Null);
        let mut anna = app.contact(ANNA);
        assert!(
            anna.get("/me/data").text().contains("We do not know in which country you are"),
            "{}",
            anna.page.text()
        );
        anna.submit("/me/data/country", &[("country", "Atlantis")]);
        assert_eq!(anna.page.status, 422);
        assert!(anna.page.text().contains("Write the name of a country"), "{}", anna.page.text());
        assert!(anna.page.html().contains("value=\"Atlantis\""), "what was typed stays");
        let mut say = |country: &str| {
            anna.get("/me/data");
            anna.submit("/me/data/country", &[("country", country)]);
            assert_eq!(anna.page.status, 303, "{}", anna.page.text());
            anna.follow();
            anna.page.text()
        };
        let page = say("Vereinigte Staaten");
        assert!(page.contains("We take you to be in United States") && page.contains("It holds from now on"), "{page}");
        assert_eq!(ask(&mut crm, ANNA), Value::Null);
        say("de");
        assert_eq!(ask(&mut crm, ANNA), json!("no_consent"));
        hand_in(&mut crm, ANNA, Some("US"));
        assert_eq!(ask(&mut crm, ANNA), json!("no_consent"), "a file changes nothing about what the person said");
        assert!(say("").contains("We do not know in which country you are"));
        assert!(app.audit_actions(ANNA).contains(&"country.corrected".to_owned()));
    });
}

/// What a handover is asked for with.
const PLAN: [(&str, &str); 7] = [
    ("recipient", "harbour"),
    ("event", "acquisition"),
    ("reference", "Deed 4"),
    ("takes_place", "2027-01-01"),
    ("categories", "BCI"),
    ("words-en", "Harbour plc takes over. You can object."),
    ("words-de", "Harbour plc übernimmt. Sie können widersprechen."),
];

fn ask(officer: &mut Browser, more: &[(&str, &str)]) -> u16 {
    officer.get(HANDOVERS);
    let fields: Vec<(&str, &str)> =
        PLAN.iter().copied().filter(|(n, _)| !more.iter().any(|(m, _)| m == n)).chain(more.iter().copied()).collect();
    officer.submit(HANDOVERS, &fields).status
}

fn successor(app: &TestApp) {
    set(app, "harbour", |row| {
        row["label"] = json!({ "en": "Harbour plc" });
        (row["kind"], row["ground"], row["role"]) = ("successor".into(), "G4".into(), "controller".into());
        row["country"] = "GB".into();
    });
}

/// What the worker does, until there is nothing to do at once.
fn hand_over(app: &TestApp) {
    while app.run(app.desk.step_handovers()).unwrap() {}
}

/// S7.8: two agree; each contact in use gets one entry and one letter in their language; whoever restricted their data or is
/// about to be erased gets neither; the person reads it, and has it in their copy.
#[test]
fn s7_8_each_contact_gets_one_entry_and_one_letter() {
    on_each_database(|app| {
        app.import("email,name,language\nanna@brooks.example,Anna Schmidt,de\n", marketing());
        let (ben, carla, dora) = ("ben@brooks.example", "carla@brooks.example", "dora@brooks.example");
        for (email, name) in [(ben, "Ben"), (carla, "Carla"), (dora, "Dora")] {
            app.add_contact(email, name);
        }
        // with whom the portal tries itself out is nobody: no entry, no letter
        app.run(app.desk.canary()).unwrap();
        successor(&app);
        let mut restricted = app.contact(carla);
        restricted.get("/me/restrict");
        restricted.submit("/me/restrict", &[("scope", "all"), ("ground", "claims")]);
        restricted.submit("/me/restrict", &[]);
        let mut leaving = app.contact(dora);
        leaving.get("/me/erase");
        leaving.submit("/me/erase", &[("step", "check")]);
        leaving.submit("/me/erase", &[("step", "erase")]);
        app.letters();

        let mut officer = app.officer(OFFICER, Role::Officer);
        let mut deputy = app.officer(DEPUTY, Role::Deputy);
        for (field, value, said) in [
            ("recipient", "", "Choose a successor by name"),
            ("event", "", "Choose what happens"),
            ("reference", "", "Enter the reference"),
            ("takes_place", "soon", "Enter the day on which it takes effect"),
            ("categories", "", "Choose what kinds of data"),
            ("words-en", "", "Write in English what the letter says"),
        ] {
            assert_eq!(ask(&mut officer, &[(field, value)]), 422, "{field}");
            assert!(officer.page.text().contains(said), "{said}: {}", officer.page.text());
        }
        assert!(officer.page.html().contains("Deed 4"), "what was typed stays");
        // S10.2: nothing goes abroad without what protects it there
        set(&app, "harbour", |row| row["country"] = "US".into());
        assert_eq!(ask(&mut officer, &[]), 422);
        assert!(officer.page.text().contains("nothing protects the data there"), "{}", officer.page.text());
        set(&app, "harbour", |row| row["transfer"] = json!({ "mechanism": "idta" }));
        assert_eq!(ask(&mut officer, &[]), 303, "{}", officer.page.text());
        let one = officer.page.location().split('?').next().unwrap().to_owned();
        let page = officer.get(&one).text();
        assert!(
            page.contains("At most 2 contacts go along") && page.contains("For example a•••@b•••.example"),
            "{page}"
        );
        assert!(page.contains("Harbour plc übernimmt") && !page.contains("Agree to the handover"), "{page}");
        let csrf = officer.form(&one, &[]).into_iter().find(|(name, _)| name == "csrf").unwrap().1;
        assert_eq!(officer.post(&one, &[("csrf", &csrf), ("act", "yes")]).status, 422, "nobody agrees with themselves");
        hand_over(&app);
        assert!(app.letters().is_empty(), "nothing goes on one person's word");
        deputy.get(&one);
        assert_eq!(sent(&mut deputy, &one, &[("act", "yes")]), 303, "{}", deputy.page.text());
        hand_over(&app);
        hand_over(&app);
        let mut letters = app.letters();
        letters.sort_by(|a, b| a.to.cmp(&b.to));
        let to: Vec<&str> = letters.iter().map(|l| l.to.as_str()).collect();
        assert_eq!(to, [ANNA, ben], "once each, and not to whom it does not concern");
        assert!(letters[0].body.text.contains("Harbour plc übernimmt"), "{}", letters[0].body.text);
        assert!(letters[1].body.text.contains("Harbour plc takes over. You can object."), "{}", letters[1].body.text);
        assert!(letters[1].body.text.contains("1 January 2027"), "{}", letters[1].body.text);
        let page = app.contact(ben).get("/me/data").text();
        for said in ["Harbour plc", "The company is taken over", "1 January 2027", "United States", "British regulator"]
        {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(copy_of(&mut app.contact(ben)).to_string().contains("Harbour plc"));
        assert!(!app.contact(carla).get("/me/data").text().contains("The company is taken over"));
        assert!(app.audit_actions(ben).contains(&"data.disclosed".to_owned()));
        let done = deputy.get(&one).text();
        assert!(done.contains("Entries: 2. Left out: 1. Still to be told: 0."), "{done}");
        assert!(!deputy.get("/admin/disclosures").text().contains("Deed 4"), "the list of single ones stays short");
    });
}

/// S7.8: many entries are written in pieces; what was written when a process died is not written again; many letters wait
/// for somebody who has seen how many and how fast.
#[test]
fn s7_8_many_are_written_in_pieces_and_told_at_an_agreed_pace() {
    on_each_database(|app| {
        let rows: String = (0..230).map(|n| format!("person{n}@brooks.example,Person {n}\n")).collect();
        app.import(&format!("email,name\n{rows}"), marketing());
        successor(&app);
        let mut officer = app.officer(OFFICER, Role::Officer);
        let mut deputy = app.officer(DEPUTY, Role::Deputy);
        assert_eq!(ask(&mut officer, &[]), 303, "{}", officer.page.text());
        let one = officer.page.location().split('?').next().unwrap().to_owned();
        deputy.get(&one);
        assert_eq!(deputy.submit(&one, &[("act", "yes")]).status, 303);
        let count = || {
            app.desk
                .store()
                .read_now::<_, StoreError>(|r| Ok(r.find_handover(1)?.map(|it| (it.given, it.reached))))
                .unwrap()
        };
        assert!(app.run(app.desk.step_handovers()).unwrap());
        let (given, reached) = count().unwrap();
        assert_eq!(given, 50, "in pieces");
        // a second worker with what the first one had read writes nothing twice
        let store = app.desk.store();
        let stale = store.read_now::<_, StoreError>(|r| r.find_handover(1)).unwrap().unwrap();
        let stale = privacy_portal::store::handovers::Handover { reached: 0, ..stale };
        let again =
            store.write_now::<_, StoreError>(Lane::Bulk, move |w| w.go_on_handing_over(&stale, Some(reached), 50, 0));
        assert!(!again.unwrap());
        // what came up against the successor stops it where it is, and it goes on when that is mended
        set(&app, "harbour", |row| row["country"] = Value::Null);
        hand_over(&app);
        assert_eq!(count().unwrap().0, 50);
        successor(&app);
        hand_over(&app);
        assert_eq!(count().unwrap().0, 230);
        for id in [1, 115, 230] {
            let whose = store.read_now::<_, StoreError>(|r| {
                let contact = r.find_contact(ContactId(id))?.unwrap();
                let key = store.open_key(contact.key)?;
                r.list_disclosures_of(contact.id, &key)
            });
            assert_eq!(whose.unwrap().len(), 1, "contact {id}");
        }
        assert!(app.letters().is_empty(), "so many leave on somebody's word only");
        let alerts = officer.get("/admin").all(".alerts li").join(" | ");
        assert!(alerts.contains("230 people wait to hear that the business goes to somebody else"), "{alerts}");
        officer.get(&one);
        assert_eq!(officer.submit(&one, &[("letters", "231"), ("per_hour", "100")]).status, 422, "more than there are");
        officer.get(&one);
        assert_eq!(officer.submit(&one, &[("letters", "230"), ("per_hour", "7")]).status, 422);
        officer.get(&one);
        assert_eq!(
            sent(&mut officer, &one, &[("letters", "230"), ("per_hour", "100")]),
            303,
            "{}",
            officer.page.text()
        );
        hand_over(&app);
        let first = app.letters().len();
        assert!((1..=100).contains(&first), "{first}");
        let mut all = first;
        for _ in 0..6 {
            app.pass(TimeDelta::hours(1));
            hand_over(&app);
            all += app.letters().len();
        }
        assert_eq!(all, 230);
        assert!(!officer_alerts(&app).contains("the business goes"));
    });
}

fn officer_alerts(app: &TestApp) -> String {
    app.officer_again(OFFICER).get("/admin").all(".alerts li").join(" | ")
}

/// What the register's lists and the reasons against a recipient are called stands in every language of the console.
#[test]
fn every_reason_mechanism_and_term_has_its_words() {
    use privacy_portal::domain::handover::EVENTS;
    use privacy_portal::domain::register::{Mechanism, Stop};
    use privacy_portal::text::Language;
    let dashed = |words: &str, key: &str| format!("{words}{}", key.replace('_', "-"));
    let stops = Stop::each().into_iter().map(|stop| stop.message().to_owned());
    let mechanisms = Mechanism::KEYS.iter().map(|key| dashed("mechanism-", key));
    let terms = Term::KEYS.iter().map(|key| dashed("contract-term-", key));
    let events = EVENTS.iter().map(|key| dashed("handover-event-", key));
    for key in stops.chain(mechanisms).chain(terms).chain(events) {
        for language in Language::FULL {
            let words = language.words().say(&key).into_owned();
            assert!(!words.starts_with('['), "{language}: {key}");
        }
    }
}
