//! O14: letters with words of the company's own, and the settings that people notice.

use crate::support::*;
use privacy_portal::domain::officer::Role;

const ANNA: &str = "anna@brooks.example";
const OFFICER: &str = "officer@westcon.example";

#[test]
fn o14_a_letter_carries_the_companys_paragraph_after_what_it_has_to_say() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        officer.get("/admin/letters");
        let letters = officer.page.links("main a[href^='/admin/letters/']");
        assert!(letters.len() >= 20 && letters.contains(&"/admin/letters/asked".to_owned()), "{letters:?}");
        // each is shown as it leaves, in each language
        for letter in &letters {
            for language in ["en", "ar"] {
                let shown = officer.get(&format!("{letter}?language={language}")).all("pre, .pre").join(" ");
                assert!(
                    shown.contains("/contact") && !shown.contains('{') && !shown.contains("mail-"),
                    "{letter}: {shown}"
                );
            }
        }
        let page = "/admin/letters/asked";
        let write = |officer: &mut Browser, language: &str, words: &str| {
            officer.get(&format!("{page}?language={language}"));
            officer.submit(page, &[("words", words)]).status
        };
        assert_eq!(write(&mut officer, "de", "Fragen Sie nach Frau Berg."), 422, "English first");
        assert!(officer.page.text().contains("Write the English words first"), "{}", officer.page.text());
        for wrong in ["Dear {name},", "{{company}}", "{date"] {
            assert_eq!(write(&mut officer, "en", wrong), 422, "{wrong}");
            assert!(officer.page.text().contains("{company} {date} {reference}"), "{}", officer.page.text());
            assert!(officer.page.html().contains(wrong), "what was typed stays");
        }
        assert_eq!(write(&mut officer, "en", &"x".repeat(1_001)), 422);
        assert_eq!(
            write(&mut officer, "en", "Ask for <b>Ms Berg</b> at {company} and name {reference}. Written on {date}."),
            303
        );
        assert!(officer.follow().text().contains("name 7KQ2-9XWM-4TDR-0BHN-V"), "{}", officer.page.text());
        assert_eq!(write(&mut officer, "de", "Fragen Sie nach Frau Berg."), 303);
        // a letter that is not about a case has no reference to fill in
        officer.get("/admin/letters/changed?language=en");
        officer.submit("/admin/letters/changed", &[("words", "About {reference}")]);
        assert_eq!(officer.page.status, 422);
        // letters with a code carry nothing of the company's
        assert_eq!(officer.get("/admin/letters/sign_in").status, 404);

        let ask = |language: &str| {
            let mut visitor = app.visitor();
            visitor.get(&format!("/contact?matter=question&choose={language}"));
            visitor.submit("/contact", &[("text", "Hello"), ("email", ANNA)]);
            let reference = visitor.page.all(".panel-reference strong")[0].clone();
            (reference, app.letter_to(ANNA).body)
        };
        let (reference, letter) = ask("en");
        let own = format!(
            "Ask for <b>Ms Berg</b> at Westcon International and name {reference}. Written on 22 November 2026."
        );
        assert!(letter.text.contains(&own), "{}", letter.text);
        assert!(
            letter.html.contains("Ask for &#60;b&#62;Ms Berg") || letter.html.contains("Ask for &lt;b&gt;"),
            "{}",
            letter.html
        );
        assert!(letter.text.find(&own) > letter.text.find("We aim to answer"), "{}", letter.text);
        assert!(ask("de").1.text.contains("Fragen Sie nach Frau Berg."));
        // whose language has none reads the English one, which says so to a screen reader
        let polish = ask("pl").1;
        assert!(
            polish.text.contains("Ask for <b>Ms Berg") && polish.html.contains("<p lang=\"en\""),
            "{}",
            polish.html
        );
        // taken away again
        assert_eq!(write(&mut officer, "de", ""), 303);
        assert_eq!(write(&mut officer, "en", " "), 303);
        assert!(!ask("en").1.text.contains("Ms Berg"));
        // an auditor reads and writes nothing
        let mut auditor = app.officer("auditor@westcon.example", Role::Auditor);
        assert!(auditor.get(page).all("main form").is_empty());
        assert_eq!(auditor.get("/admin/settings").status, 200);
    });
}

#[test]
fn o14_settings_show_what_counts_and_what_would_without() {
    on_each_database_with(&[("case_months", "24"), ("metrics_token", "averysecrettoken1")], |app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        let shown = officer.get("/admin/settings").text();
        assert!(shown.contains("24 months") && shown.contains("36 months"), "{shown}");
        assert!(shown.contains("2 working days") && shown.contains("case_months"), "{shown}");
        assert!(!shown.contains("averysecret") && !shown.contains("sqlite:"), "{shown}");
    });
}
