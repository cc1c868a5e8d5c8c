//! S11.4, TH16: twenty strings that stand nowhere else, after whole journeys, are in no file and in no log line.

use crate::support::*;
use std::io::Write;
use std::sync::{Arc, Mutex};
use tracing_subscriber::fmt::MakeWriter;

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
impl<'a> MakeWriter<'a> for Lines {
    type Writer = Self;
    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

fn files(dir: &std::path::Path, into: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()) {
        if entry.is_dir() {
            files(&entry, into);
        } else {
            into.push((entry.display().to_string(), std::fs::read(&entry).unwrap()));
        }
    }
}

#[test]
fn s11_4_th16_no_personal_string_rests_in_clear() {
    let lines = Lines::default();
    // one subscriber for the whole test binary: the only test that looks at log lines
    drop(
        tracing_subscriber::fmt()
            .with_env_filter("warn,privacy_portal=trace")
            .with_writer(lines.clone())
            .with_ansi(false)
            .try_init(),
    );
    let app = TestApp::new();
    let canaries: Vec<String> = (0..20).map(|i| format!("canary{}zq{i}", 7_919 * (i + 3))).collect();
    let c = |i: usize| canaries[i].as_str();
    let email = format!("{}@{}.example", c(0), c(1));
    let hubspot = format!(
        "Record ID,First Name,Last Name,Email,Phone Number,Company Name,Job Title,Country/Region,Preferred language,Marketing contact status,Create Date,Contact type\n\
         {},{},{},{email},+44 {},{},{},United Kingdom,en,{},2020-02-25 10:56,customer; vendor\n",
        c(2),
        c(3),
        c(4),
        c(5),
        c(6),
        c(7),
        c(8)
    );
    app.import(&hubspot, marketing());
    let salesforce = format!(
        "ID,ACCOUNT.NAME,SALUTATION,FIRSTNAME,LASTNAME,TITLE,DEPARTMENT,EMAIL,MAILINGSTREET,MAILINGCITY,LEADSOURCE,HASOPTEDOUTOFEMAIL,CREATEDDATE\n\
         {},{},{},A,B,C,{},{email},{},{},Web,true,2020-02-25T10:56:00.000Z\n",
        c(9),
        c(10),
        c(11),
        c(12),
        c(13),
        c(14)
    );
    app.import(&salesforce, marketing());
    let mut browser = app.contact(&email);
    for (kind, value) in [("job_title", c(15)), ("name", c(16))] {
        browser.get(&format!("/me/data/edit?kind={kind}"));
        let reason = [("value", value), ("reason", c(17))];
        browser.submit("/me/data/edit", if kind == "name" { &reason } else { &reason[..1] });
        browser.submit("/me/data/edit", &[]);
        assert_eq!(browser.page.status, 200);
    }
    browser.get("/me/email");
    let new = format!("{}@{}.example", c(18), c(19));
    browser.submit("/me/email", &[("email", &new)]);
    // seen by the person, or this test would prove nothing
    let shown = browser.get("/me/data").text();
    assert!(shown.contains(c(15)) && shown.contains(c(14)) && shown.contains(c(8)), "{shown}");
    // S3.1: the organisation stands in the relations too
    assert!(browser.get("/me/organisations").text().contains(c(6)));
    // while letters still wait
    let mut found = Vec::new();
    let mut look = |when: &str| {
        let mut all = vec![("log lines".to_owned(), lines.0.lock().unwrap().clone())];
        files(app.folder(), &mut all);
        assert!(
            all.len() >= 10 && all.iter().any(|(n, b)| n.ends_with("portal.db-wal") && !b.is_empty()),
            "{:?}",
            all.iter().map(|(n, b)| (n, b.len())).collect::<Vec<_>>()
        );
        for (name, bytes) in &all {
            for canary in &canaries {
                let wide: Vec<u8> = canary.encode_utf16().flat_map(u16::to_le_bytes).collect();
                let has = |needle: &[u8]| bytes.windows(needle.len()).any(|w| w == needle);
                if has(canary.as_bytes()) || has(&wide) || has(canary.to_uppercase().as_bytes()) {
                    let line = String::from_utf8_lossy(bytes)
                        .lines()
                        .find(|l| l.contains(canary.as_str()))
                        .unwrap_or_default()
                        .chars()
                        .take(300)
                        .collect::<String>();
                    found.push(format!("{when}: {canary} in {name}: {line}"));
                }
            }
        }
    };
    look("letters waiting");
    app.letters();
    look("letters sent");
    assert!(found.is_empty(), "{found:#?}");
    let log = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("letter sent") && log.contains("/sign-in/sent"), "the log was looked at");
    assert!(!log.contains("token="), "no mailed link in a log line");
}
