//! How people are linked with organisations: from a file or a machine to their own page, and leaving one. S3.1 to S3.3.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::actions::import::ImportOptions;
use privacy_portal::actions::import_undo::Undone;
use privacy_portal::domain::email_address::EmailAddress;
use privacy_portal::domain::ids::{BatchId, ContactId};
use privacy_portal::domain::officer::Role;
use privacy_portal::domain::relation::EndedBy;
use privacy_portal::store::StoreError;
use privacy_portal::store::relations::Relation;
use privacy_portal::workers;
use serde_json::{Value, json};
use std::io::Read;

const ANNA: &str = "anna@brooks.example";
const CONTACTS: &str = "/api/v1/contacts";

/// Anna buys for one company and speaks for another: two lines about one person.
const BOTH: &str = "email,name,organisation,relation,phone,address_street,address_city,collected_on\n\
    anna@brooks.example,Anna Schmidt,Brooks plc,Customer,+44 20 7946 0000,1 High Street,Leeds,2026-10-01\n\
    anna@brooks.example,Anna Schmidt,Kestrel Ltd,vendor,,,,2026-10-01\n";

fn id_of(app: &TestApp, email: &str) -> Option<ContactId> {
    let index = app.desk.ring().address_index(&EmailAddress::parse(email).unwrap());
    app.desk.store().read_now::<_, StoreError>(|r| r.find_contact_by_address(&index)).unwrap().map(|c| c.id)
}

fn relations(app: &TestApp, email: &str) -> Vec<Relation> {
    let id = id_of(app, email).unwrap();
    app.desk
        .store()
        .read_now::<_, StoreError>(|r| {
            let key = r.find_contact(id)?.unwrap().key;
            r.list_relations(id, &app.desk.store().open_key(key)?)
        })
        .unwrap()
}

/// Those in force: kind and organisation.
fn live(app: &TestApp, email: &str) -> Vec<(String, String)> {
    let mut all: Vec<_> =
        relations(app, email).into_iter().filter(Relation::is_live).map(|r| (r.kind, r.organisation)).collect();
    all.sort();
    all
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(kind, organisation)| ((*kind).to_owned(), (*organisation).to_owned())).collect()
}

/// The reference that a page shows.
fn reference_on(page: &browser::Page) -> String {
    let text = page.text();
    text.split_whitespace().find(|w| w.len() == 21 && w.matches('-').count() == 4).unwrap_or_default().to_owned()
}

/// May Anna get the newsletter by each channel?
fn reasons(machine: &mut Machine) -> Vec<Value> {
    ["email", "phone", "post"]
        .iter()
        .map(|channel| {
            let question = json!({
                "purpose": "R06", "topic": "news", "channel": channel, "address": ANNA, "calls_checked_on": "2026-11-20"
            });
            let (status, answer) = machine.post("/api/v1/may-send", question);
            assert_eq!(status, 200, "{answer}");
            answer["answers"][0]["reason"].clone()
        })
        .collect()
}

#[test]
fn s3_2_s3_3_one_sign_in_shows_both_and_leaving_one_stops_and_asks() {
    on_each_database(|app| {
        let outcome = app.import(BOTH, marketing());
        assert_eq!((outcome.added, outcome.rejected.len()), (1, 0));
        let mut crm = app.machine(&["may-send", "changes"]);
        assert_eq!(reasons(&mut crm), [Value::Null, Value::Null, Value::Null], "before, nothing is against it");
        // one sign-in, both organisations, since when and from where
        let mut anna = app.contact(ANNA);
        let page = anna.get("/me/organisations").clone();
        for said in ["Brooks plc", "Kestrel Ltd", "Customer", "Vendor", "Known since 1 October 2026"] {
            assert!(page.text().contains(said), "{said}: {}", page.text());
        }
        let data = anna.get("/me/data").text();
        assert!(data.contains("Organisations you are linked with") && data.contains("Kestrel Ltd"), "{data}");
        // a look at what follows changes nothing
        let way = |anna: &mut Browser, name: &str| {
            let page = anna.get("/me/organisations").clone();
            let names = page.all(".value-text");
            let place = names.iter().position(|n| n == name).unwrap_or_else(|| panic!("{names:?}"));
            page.links(".value-act a")[place].clone()
        };
        let leave = way(&mut anna, "Brooks plc");
        let look = anna.get(&leave).text();
        for said in ["Brooks plc", "1 High Street", ANNA, "by telephone and by post"] {
            assert!(look.contains(said), "{said}: {look}");
        }
        assert_eq!(live(&app, ANNA), pairs(&[("customer", "Brooks plc"), ("vendor", "Kestrel Ltd")]));
        assert_eq!(reasons(&mut crm)[0], Value::Null);
        // somebody else's is not there
        app.add_contact("bert@brooks.example", "Bert Jones");
        let mut bert = app.contact("bert@brooks.example");
        assert_eq!(bert.get(&leave).status, 404);
        // the press, and the same press again
        anna.get(&leave);
        let fields = anna.form(&leave, &[]);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let done = anna.post(&leave, &fields).clone();
        assert_eq!(
            (done.status, done.h1().as_str()),
            (200, "We noted that you no longer work there"),
            "{}",
            done.text()
        );
        let reference = reference_on(&done);
        assert_eq!(reference.len(), 21, "{}", done.text());
        let again = anna.post(&leave, &fields).clone();
        assert_eq!(reference_on(&again), reference, "{}", again.text());
        assert_eq!(anna.get("/me/requests").all(".case").len(), 1, "one case");
        assert_eq!(anna.get(&leave).status, 404, "there is nothing left to leave");
        // the letter has the reference and no name
        let letter = app.letter_to(ANNA);
        assert!(letter.body.subject.contains(&reference), "{}", letter.body.subject);
        assert!(!letter.body.text.contains("Brooks plc") && letter.body.text.contains("Business address"));
        // marketing has stopped on every channel, with its reason and its evidence
        assert_eq!(reasons(&mut crm), ["suppressed", "suppressed", "suppressed"]);
        let id = id_of(&app, ANNA).unwrap();
        let index = app.desk.ring().address_index(&EmailAddress::parse(ANNA).unwrap());
        let (stops, events) = app
            .desk
            .store()
            .read_now::<_, StoreError>(|r| Ok((r.list_suppressions(&index)?, r.list_consents(&index)?)))
            .unwrap();
        assert_eq!((stops.len(), stops[0].reason.as_str(), stops[0].topic.as_str()), (1, "left_company", "all"));
        let plain = reference.replace('-', "");
        assert_eq!(events[0].evidence, format!("request:{plain}"));
        assert!(events[0].wording.contains(ANNA), "the words that were shown: {}", events[0].wording);
        let ledger = app.desk.store().list_ledger(0, 1_000).unwrap();
        let stops_in_ledger =
            ledger.iter().filter(|(_, e)| e.act == "opt_out" && e.scope.contains("left_company")).count();
        assert_eq!(stops_in_ledger, 1, "{ledger:?}");
        // the relation is over, the address in doubt, for the person and for the desk; the other one stands
        assert_eq!(live(&app, ANNA), pairs(&[("vendor", "Kestrel Ltd")]));
        let data = anna.get("/me/data").text();
        assert!(data.contains("May be out of date since 22 November 2026"), "{data}");
        assert!(data.contains("You said on 22 November 2026 that you no longer work there"), "{data}");
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        officer.get(&format!("/admin/contacts/{id}?reason=check"));
        let desk = officer.page.text();
        assert!(desk.contains("May be out of date since") && desk.contains("Ended by the person"), "{desk}");
        officer.get(&format!("/admin/requests/{plain}"));
        let case = officer.page.text();
        assert!(case.contains("I no longer work at Brooks plc (linked as: Customer)"), "{case}");
        // a system that is behind does not bring it back; the other one may still be named
        let outcome = app.import(&BOTH.replace("2026-10-01", "2026-11-20"), marketing());
        assert_eq!(outcome.kept_corrected, 1);
        assert_eq!(live(&app, ANNA), pairs(&[("vendor", "Kestrel Ltd")]));
        // S2.11: who says that all is right takes the doubt away
        anna.get("/me/data");
        anna.submit("/me/data/confirm", &[]);
        assert!(!anna.get("/me/data").text().contains("May be out of date since"));
        // marketing elsewhere: they choose it themselves
        anna.get("/me/preferences");
        anna.submit("/me/preferences", &[("join", "news")]);
        assert_eq!(reasons(&mut crm), [Value::Null, json!("suppressed"), json!("suppressed")]);
    });
}

#[test]
fn s3_1_s2_4_a_file_and_a_machine_name_kinds_and_others_are_refused() {
    on_each_database(|app| {
        let seven = ["customer", "vendor", "end_user", "non_stock_supplier", "regulator", "tax_authority", "other"];
        let mut text = "Record ID,Email,Company Name,Contact Type,Unsubscribed from all email\n".to_owned();
        for (n, kind) in seven.iter().enumerate() {
            text.push_str(&format!("{n},p{n}@x.example,Firm {n},{kind},\n"));
        }
        text.push_str(
            "8,q8@x.example,Firm,Prospect,\n9,q9@x.example,Firm,Employee,\n10,q10@x.example,Firm,Employee,true\n",
        );
        let outcome = app.import(&text, marketing());
        assert_eq!(outcome.added, 7, "{outcome:?}");
        let rejected: Vec<_> = outcome.rejected.iter().map(|(code, n)| (code.as_str(), *n)).collect();
        assert_eq!(rejected, [("colleague", 1), ("unknown_relation", 1)]);
        for (n, kind) in seven.iter().enumerate() {
            assert_eq!(live(&app, &format!("p{n}@x.example")), pairs(&[(kind, &format!("Firm {n}"))]));
        }
        for gone in ["q8@x.example", "q9@x.example", "q10@x.example"] {
            assert_eq!(id_of(&app, gone), None, "{gone}");
        }
        assert_eq!(outcome.opt_outs, 1, "an opt-out is not lost with its row");
        // for a whole file, where the row does not say
        let all = ImportOptions { relation: Some("Vendor".into()), ..marketing() };
        app.import("email,organisation,relation\nr1@x.example,North,\nr2@x.example,North,customer\n", all);
        assert_eq!(live(&app, "r1@x.example"), pairs(&[("vendor", "North")]));
        assert_eq!(live(&app, "r2@x.example"), pairs(&[("customer", "North")]));
        for (kind, words) in [("colleague", "S2.4"), ("prospect", "customer, vendor")] {
            let options = ImportOptions { relation: Some(kind.into()), ..marketing() };
            let refused = app.desk.open_import(options, None).err().unwrap().to_string();
            assert!(refused.contains("--relation") && refused.contains(words), "{refused}");
        }
        // A1
        let mut crm = app.machine(&["contacts"]);
        let one = |relation: Value| {
            json!({
                "source": "SRC05", "purposes": ["R06"], "basis": "consent", "notice": "form 1",
                "contact": { "email": "ben@x.example", "organisation": "Brooks plc", "collected_on": "2026-11-01", "relation": relation }
            })
        };
        for (kind, code) in [("colleague", "S2.4"), ("prospect", "customer, vendor, end_user")] {
            let (status, problem) = crm.post(CONTACTS, one(json!(kind)));
            assert_eq!(status, 422, "{problem}");
            assert_eq!(problem["at"], "/contacts/0/relation");
            assert!(problem["detail"].as_str().unwrap().contains(code), "{problem}");
        }
        assert_eq!(id_of(&app, "ben@x.example"), None, "nothing of a refused request is stored");
        assert_eq!(crm.post(CONTACTS, one(json!(["customer", "End user"]))).0, 200);
        assert_eq!(live(&app, "ben@x.example"), pairs(&[("customer", "Brooks plc"), ("end_user", "Brooks plc")]));
        // of a system the newest counts, kind by kind
        let mut moved = one(json!("customer"));
        moved["contact"]["organisation"] = json!("Kestrel Ltd");
        assert_eq!(crm.post(CONTACTS, moved).1["counts"], json!({ "changed": 1 }));
        assert_eq!(live(&app, "ben@x.example"), pairs(&[("customer", "Kestrel Ltd"), ("end_user", "Brooks plc")]));
        let ended: Vec<_> = relations(&app, "ben@x.example").into_iter().filter_map(|r| r.ended).collect();
        assert!(matches!(ended.as_slice(), [(_, EndedBy::System)]));
    });
}

#[test]
fn s3_1_s3_5_an_officer_finds_by_kind_records_and_ends_and_small_numbers_are_not_shown() {
    on_each_database(|app| {
        app.import(BOTH, marketing());
        app.add_contact("bert@brooks.example", "Bert Jones");
        app.work();
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        let find = |officer: &mut Browser, typed: &str, kind: &str| {
            officer.get("/admin/contacts");
            officer.submit("/admin/contacts", &[("find", typed), ("relation", kind), ("reason", "check")]);
            (officer.page.status, officer.page.all("#found ~ tbody tr").len())
        };
        assert_eq!(find(&mut officer, "", ""), (422, 0));
        assert_eq!(find(&mut officer, "", "vendor"), (200, 1));
        assert_eq!(find(&mut officer, "", "regulator"), (200, 0));
        assert_eq!(find(&mut officer, "brooks.example", ""), (200, 2));
        assert_eq!(find(&mut officer, "brooks.example", "customer"), (200, 1));
        // the organisation of a relation finds, though it is no value
        assert_eq!(find(&mut officer, "kestrel", ""), (200, 1));
        let id = id_of(&app, "bert@brooks.example").unwrap();
        let place = format!("/admin/contacts/{id}?reason=caller");
        let record = format!("/admin/contacts/{id}/relations");
        officer.get(&place);
        officer.submit(&record, &[("relation", "vendor"), ("organisation", " ")]);
        assert_eq!(officer.page.status, 422);
        assert!(officer.page.text().contains("Enter the organisation"), "{}", officer.page.text());
        officer.get(&place);
        officer.submit(&record, &[("relation", "vendor"), ("organisation", "<b>North</b>")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        app.letter_to("bert@brooks.example");
        assert_eq!(live(&app, "bert@brooks.example"), pairs(&[("vendor", "<b>North</b>")]));
        officer.get(&place);
        assert!(officer.page.html().contains("&lt;b&gt;North") || officer.page.html().contains("&#60;b&#62;North"));
        officer.submit(&record, &[("relation", "vendor"), ("organisation", "<B>NORTH</B>")]);
        assert!(officer.page.text().contains("recorded already"), "{}", officer.page.text());
        let kinds = officer.form(&record, &[]);
        let mut forged: Vec<(&str, &str)> = kinds.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        forged.retain(|(name, _)| !["relation", "organisation"].contains(name));
        forged.extend([("relation", "colleague"), ("organisation", "Us")]);
        officer.post(&record, &forged);
        assert!(officer.page.text().contains("Choose one of: customer, vendor"), "{}", officer.page.text());
        // S3.5
        let counts = |officer: &mut Browser| {
            let page = officer.get("/admin/registers/subject_kind").clone();
            page.all("tbody tr").into_iter().filter(|row| row.contains("fewer than 10")).count()
        };
        assert_eq!(counts(&mut officer), 2, "customers and vendors, too few to count");
        let number = relations(&app, "bert@brooks.example")[0].number.to_string();
        officer.get(&place);
        officer.submit(&format!("{record}/end"), &[("number", &number)]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        assert!(live(&app, "bert@brooks.example").is_empty());
        assert!(app.letter_to("bert@brooks.example").body.text.contains("Organisation"));
        // S8.7: who is restricted is found by no kind
        let mut anna = app.contact(ANNA);
        anna.get("/me/restrict");
        anna.submit("/me/restrict", &[("scope", "organisation"), ("ground", "accuracy"), ("reason", "No.")]);
        anna.submit("/me/restrict", &[]);
        assert_eq!(anna.page.status, 200, "{}", anna.page.text());
        assert_eq!(find(&mut officer, "", "vendor"), (200, 0));
        app.letters();
        // an auditor reads and does nothing
        let mut auditor = app.officer("auditor@westcon.example", Role::Auditor);
        auditor.post(&record, &[("relation", "vendor"), ("organisation", "X")]);
        assert_eq!(auditor.page.status, 403);
    });
}

#[test]
fn s3_2_s8_2_the_copy_has_every_relation_and_a_batch_takes_its_own_back() {
    on_each_database(|app| {
        app.import(BOTH, marketing());
        app.pass(TimeDelta::hours(1));
        // another file of the same system says another customer
        app.import(
            "email,organisation,relation,changed_at\nanna@brooks.example,North AG,customer,2026-11-20 10:00\n",
            marketing(),
        );
        assert_eq!(live(&app, ANNA), pairs(&[("customer", "North AG"), ("vendor", "Kestrel Ltd")]));
        let mut anna = app.contact(ANNA);
        anna.get("/me/export");
        anna.submit("/me/export", &[("kind", "access")]);
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(anna.page.body.clone())).unwrap();
        let mut read = |name: &str| {
            let mut text = String::new();
            zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
            text
        };
        let data: Value = serde_json::from_str(&read("data.json")).unwrap();
        let schema: Value = serde_json::from_str(&read("data.schema.json")).unwrap();
        assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&data));
        let all: Vec<_> = data["relations"]
            .as_array()
            .unwrap()
            .iter()
            .map(|r| (r["kind"].as_str().unwrap(), r["organisation"].as_str().unwrap(), r["state"].as_str().unwrap()))
            .collect();
        assert_eq!(
            all,
            [
                ("vendor", "Kestrel Ltd", "current"),
                ("customer", "North AG", "current"),
                ("customer", "Brooks plc", "superseded")
            ]
        );
        for name in ["index.html", "csv/relations.csv"] {
            assert!(read(name).contains("Kestrel Ltd"), "{name}");
        }
        // TH27: the second file is taken back, but not once its person used what it brought
        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        officer.get("/admin/imports/2/undo");
        officer.submit("/admin/imports/2/undo", &[]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        while app.run(workers::take_imports(&app.desk, "test")).unwrap() {}
        let batch = app.desk.store().read_now::<_, StoreError>(|r| r.find_batch(BatchId(2))).unwrap().unwrap();
        let undone: Undone = serde_json::from_str(&batch.undo_counts.unwrap()).unwrap();
        assert_eq!(undone.put_back, 1, "{undone:?}");
        assert_eq!(live(&app, ANNA), pairs(&[("customer", "Brooks plc"), ("vendor", "Kestrel Ltd")]));
    });
}
