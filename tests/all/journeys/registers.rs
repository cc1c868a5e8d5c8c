//! The registers that officers edit, what they leave open, and the record of processing made from them.

use crate::support::*;
use privacy_portal::actions::Desk;
use privacy_portal::domain::officer::Role;
use privacy_portal::domain::register::{FaultKind, Registers};
use privacy_portal::web::ROUTES;
use std::sync::Arc;

const OFFICER: &str = "officer@westcon.example";

/// What the form of a row would send, with some fields typed over.
fn typed(browser: &Browser, action: &str, over: &[(&str, &str)]) -> Vec<(String, String)> {
    let doc = browser.page.doc();
    let select = |s: &str| scraper::Selector::parse(s).unwrap();
    let form = doc
        .select(&select("form"))
        .find(|f| f.attr("action") == Some(action))
        .unwrap_or_else(|| panic!("no form to {action}: {}", browser.page.html()));
    let mut fields = Vec::new();
    for field in form.select(&select("input[name], textarea[name], select[name]")) {
        let name = field.attr("name").unwrap().to_owned();
        let value = match field.value().name() {
            "textarea" => field.text().collect::<String>().trim_start_matches('\n').to_owned(),
            "select" => field
                .select(&select("option[selected]"))
                .next()
                .and_then(|o| o.attr("value"))
                .unwrap_or_default()
                .to_owned(),
            _ => field.attr("value").unwrap_or_default().to_owned(),
        };
        let value = over.iter().find(|(n, _)| *n == name).map_or(value, |(_, v)| (*v).to_owned());
        fields.push((name, value));
    }
    for (name, value) in over.iter().filter(|(n, _)| ["act"].contains(n)) {
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    fields
}

#[track_caller]
pub(super) fn save(browser: &mut Browser, path: &str, over: &[(&str, &str)]) {
    browser.get(path);
    let fields = typed(browser, path, over);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    browser.post(path, &fields);
}

#[test]
fn s1_2_the_officer_types_a_name_and_the_matter_is_settled() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        let setup = officer.get("/admin/setup").text();
        assert!(setup.contains("WGEO") && setup.contains("The full name is missing"), "{setup}");
        let row = "/admin/registers/entity/WGEO";
        // saved as it stands, nothing changes
        save(&mut officer, row, &[("act", "save")]);
        assert_eq!(officer.page.location(), format!("{row}?done=register-saved"), "{}", officer.page.text());
        assert_eq!(officer.get(row).all("#history ~ .scroll tbody tr").len(), 1);
        save(&mut officer, row, &[("name", "Brooks Group Overseas Ltd"), ("act", "save")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        let history = officer.get(row).all("#history ~ .scroll tbody tr");
        assert_eq!(history.len(), 2, "the old row stays with its dates");
        assert!(history[0].contains("Brooks Group Overseas Ltd") && history[0].contains(OFFICER), "{history:?}");
        let faults = app.desk.registers().faults();
        assert!(!faults.iter().any(|f| f.kind == FaultKind::EntityNameMissing && f.key == "WGEO"));
        assert!(officer.get("/admin/record").text().contains("Brooks Group Overseas Ltd"));

        // what does not fit is refused and says what is allowed; what was typed stays
        save(&mut officer, row, &[("country", "XX"), ("act", "save")]);
        assert_eq!(officer.page.status, 422);
        assert!(officer.page.all(".summary")[0].contains("Allowed: GB, US"), "{}", officer.page.text());
        assert!(officer.page.title().starts_with("Error: ") && officer.page.html().contains("value=\"XX\""));
        // a row that others name cannot be ended
        save(&mut officer, "/admin/registers/address/REG", &[("act", "end")]);
        assert_eq!(officer.page.status, 422, "{}", officer.page.text());
        // a new one can be added, and ended
        save(
            &mut officer,
            "/admin/registers/country/US",
            &[("new_key", "DE"), ("label.en", "Germany"), ("act", "new")],
        );
        assert_eq!(
            officer.page.location(),
            "/admin/registers/country/DE?done=register-saved",
            "{}",
            officer.page.text()
        );
        save(&mut officer, "/admin/registers/country/US", &[("new_key", "DE"), ("act", "new")]);
        assert_eq!(officer.page.status, 422, "a key stands once");
        save(&mut officer, "/admin/registers/country/DE", &[("act", "end")]);
        assert_eq!(officer.page.location(), "/admin/registers/country?done=register-ended", "{}", officer.page.text());
        assert_eq!(officer.get("/admin/registers/country/DE").status, 404);
        assert_eq!(officer.get("/admin/registers/nothing").status, 404);
    });
}

/// S0.3: the next node to look has what another one's officer changed.
#[test]
fn registers_in_force_are_the_same_on_every_node() {
    let app = TestApp::new();
    let mut officer = app.officer(OFFICER, Role::Officer);
    let other = Desk::new(
        app.desk.store().clone(),
        app.clock.clone(),
        app.desk.random().clone(),
        Arc::new(app.desk.settings().clone()),
        Registers::westcon().assessed(),
    );
    assert!(!app.run(other.follow_registers()).unwrap(), "nothing was changed yet");
    save(&mut officer, "/admin/registers/measure/iso_27001", &[("evidence", "Certificate 12"), ("act", "save")]);
    assert!(app.run(other.follow_registers()).unwrap());
    assert_eq!(other.registers().measure("iso_27001").unwrap().evidence.as_deref(), Some("Certificate 12"));
    assert!(!app.run(other.follow_registers()).unwrap());
}

#[test]
fn s1_6_s6_5_what_is_open_stands_until_it_is_settled_or_noted() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        officer.get("/admin/setup");
        let open = officer.page.all(".main > .cases > .case").len();
        let addresses = officer.page.all("#addresses_disagree-REG-DPO-POST");
        assert_eq!(addresses.len(), 1, "{}", officer.page.text());
        let note = |officer: &mut Browser, fault: &str, note: &str, until: &str| {
            officer.get("/admin/setup");
            let csrf = officer.form("/admin/sign-out", &[])[0].1.clone();
            officer.post(
                "/admin/setup",
                &[("csrf", &csrf), ("fault", fault), ("note", note), ("until", until), ("act", "note")],
            );
        };
        note(&mut officer, "addresses_disagree:REG+DPO-POST", "", "");
        assert_eq!((officer.page.status, officer.page.all(".summary-list a").len()), (422, 1));
        note(&mut officer, "addresses_disagree:REG+DPO-POST", "Both are right: two buildings.", "");
        assert_eq!(officer.page.location(), "/admin/setup?done=fault-noted", "{}", officer.page.text());
        officer.follow();
        assert!(
            officer.page.text().contains("Both are right: two buildings.") && officer.page.text().contains(OFFICER)
        );
        assert_eq!(officer.page.all(".main > .cases:first-of-type > .case").len(), open - 1);
        // both addresses stay where they belong
        let registers = app.desk.registers();
        assert_ne!(registers.address("REG").unwrap().postcode, registers.address("DPO-POST").unwrap().postcode);

        // what stops publishing needs a last day, and comes back after it
        note(&mut officer, "purpose_without_basis:R14", "Being looked at", "");
        assert_eq!(officer.page.status, 422, "{}", officer.page.text());
        let day = app.desk.now().london_date() + chrono::TimeDelta::days(3);
        note(&mut officer, "purpose_without_basis:R14", "Being looked at", &day.to_string());
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        app.pass(chrono::TimeDelta::days(4));
        let mut officer = app.officer_again(OFFICER);
        officer.get("/admin/setup");
        assert_eq!(officer.page.all(".main > .cases:first-of-type > .case").len(), open - 1);
        assert!(officer.page.all("#purpose_without_basis-R14 .tag-bad").len() == 1, "{}", officer.page.text());
        // taken back
        let csrf = officer.form("/admin/sign-out", &[])[0].1.clone();
        let back = [("csrf", csrf.as_str()), ("fault", "addresses_disagree:REG+DPO-POST"), ("act", "end")];
        assert_eq!(officer.post("/admin/setup", &back).status, 303);
        assert_eq!(officer.get("/admin/setup").all(".main > .cases:first-of-type > .case").len(), open);
    });
}

#[test]
fn l30_1_the_record_has_its_seven_parts_as_page_table_and_json() {
    let app = TestApp::new();
    let mut auditor = app.officer("auditor@westcon.example", Role::Auditor);
    let page = auditor.get("/admin/record").clone();
    assert_eq!(page.all("caption").len(), 7, "{}", page.text());
    for fact in ["04411310", "Since", "ISO 27001", "United Kingdom"] {
        assert!(page.text().contains(fact), "{fact}");
    }
    let json = auditor.get("/admin/record.json").clone();
    let record: serde_json::Value = serde_json::from_slice(&json.body).unwrap();
    let parts = record["parts"].as_array().unwrap();
    let keys: Vec<&str> = parts.iter().map(|p| p["key"].as_str().unwrap()).collect();
    assert_eq!(
        keys,
        ["controller", "purposes", "categories", "recipients", "transfers", "periods", "measures"],
        "article 30(1), in its order"
    );
    for part in parts {
        let heads = part["heads"].as_array().unwrap().len();
        assert!(!part["rows"].as_array().unwrap().is_empty(), "{part}");
        for row in part["rows"].as_array().unwrap() {
            let row = row.as_array().unwrap();
            assert_eq!(row.len(), heads);
            assert!(row.last().unwrap().as_str().unwrap().contains("2026"), "dated: {row:?}");
        }
    }
    let csv = auditor.get("/admin/record.csv").clone();
    assert!(csv.header("content-disposition").unwrap().contains("attachment"));
    let mut reader = csv::Reader::from_reader(csv.body.as_slice());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert!(rows.len() > 150 && rows.iter().all(|r| r.len() == 4));
    // an auditor reads and changes nothing
    auditor.get("/admin/registers/entity/WGEO");
    assert!(!auditor.page.html().contains("name=\"act\""));
}

/// TH8: hostile text in every field that a contact, a file, a browser or a register can carry. Nothing of it becomes part
/// of a page.
#[test]
fn th8_what_people_and_files_carry_is_shown_as_text_on_every_page_of_the_console() {
    const PAYLOADS: [&str; 6] = [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "'\"><svg/onload=alert(1)>",
        "</textarea></title><script>alert(1)</script>",
        "<a href=javascript:alert(1)>x</a>",
        "{{7*7}}${7*7}<%=7*7%>",
    ];
    let app = TestApp::with(&[("messages_per_network", "1000")]);
    let mut cases = Vec::new();
    for (number, payload) in PAYLOADS.into_iter().enumerate() {
        let mut visitor = app.visitor();
        visitor.headers.retain(|(name, _)| name != "user-agent");
        visitor.headers.push(("user-agent".into(), format!("Firefox/143.0 {payload}")));
        visitor.headers.push(("accept-language".into(), payload.into()));
        visitor.get("/contact?matter=question");
        let email = format!("p{number}@north.example");
        visitor.submit("/contact", &[("text", payload), ("name", payload), ("email", &email)]);
        assert_eq!(visitor.page.h1(), "We have your message", "{payload}: {}", visitor.page.text());
        cases.push(visitor.page.all(".panel-reference strong")[0].replace('-', ""));
        let name = payload.replace('"', "\"\"");
        let file = format!(
            "Record ID,First Name,Last Name,Email,Company Name,Job Title,Comment\n{number},\"{name}\",\"{name}\",q{number}@north.example,\"{name}\",\"{name}\",\"{name}\"\n"
        );
        app.import(&file, marketing());
    }
    app.letters();
    let mut officer = app.officer(OFFICER, Role::Officer);
    for (number, payload) in PAYLOADS.into_iter().enumerate() {
        let path =
            ["country/US", "system/erp", "harm/loss", "site/PartnerView", "measure/iso_27001", "topic/news"][number];
        let path = format!("/admin/registers/{path}");
        if officer.get(&path).status == 200 {
            save(&mut officer, &path, &[("label.en", payload), ("act", "save")]);
            assert_eq!(officer.page.status, 303, "{path} {payload}: {}", officer.page.text());
        }
    }
    let mut pages: Vec<String> = ROUTES
        .iter()
        .filter(|(path, methods)| path.starts_with("/admin") && methods.contains("GET") && !path.contains('{'))
        .map(|(path, _)| (*path).to_owned())
        .collect();
    pages.extend(cases.iter().map(|reference| format!("/admin/requests/{reference}")));
    pages.extend(["country/US", "system/erp", "harm/loss"].map(|p| format!("/admin/registers/{p}")));
    pages.extend(["country", "system", "measure", "topic"].map(|p| format!("/admin/registers/{p}")));
    for payload in PAYLOADS {
        let query =
            serde_html_form::to_string([("about", payload), ("what", payload), ("who", payload), ("from", payload)]);
        pages.push(format!("/admin/audit?{}", query.unwrap()));
    }
    let (mut shown, mut looked) = (0, 0);
    for path in pages {
        let page = officer.get(&path).clone();
        // a page that needs to be told what it is about answers that it was not
        assert!([200, 303, 404, 410].contains(&page.status), "{path}: {}", page.status);
        if page.header("content-type").is_none_or(|k| !k.starts_with("text/html")) {
            continue;
        }
        let hostile = "script, img, iframe, object, embed, svg[onload], [onload], [onerror], [onclick], [style], \
                       a[href^='javascript']";
        assert!(page.doc().select(&scraper::Selector::parse(hostile).unwrap()).next().is_none(), "{path}");
        assert!(!page.html().contains("<script>alert"), "{path}");
        looked += usize::from(page.status == 200);
        shown += PAYLOADS.iter().filter(|p| page.text().contains(**p)).count();
    }
    assert!(looked > 25, "{looked} pages were looked at");
    assert!(shown >= PAYLOADS.len(), "the payloads did reach the console: {shown}");
}
