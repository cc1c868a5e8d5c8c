//! Ten languages: which one a reader gets, what is in all of them, and what says that it is in English.

use crate::support::browser::Page;
use crate::support::*;
use privacy_portal::domain::officer::Role;
use privacy_portal::mail::SentLetter;
use privacy_portal::paths;
use privacy_portal::text::Language;

const ROSA: &str = "rosa@north.example";
const ANNA: &str = "anna@brooks.example";

fn attribute(page: &Page, selector: &str, name: &str) -> Option<String> {
    let selector = scraper::Selector::parse(selector).unwrap();
    page.doc().select(&selector).next().and_then(|e| e.attr(name).map(str::to_owned))
}

/// The languages of the page and of what stands in it, and which way each is written.
fn languages_of(page: &Page) -> [Option<String>; 4] {
    [("html", "lang"), ("html", "dir"), ("main", "lang"), ("main", "dir")]
        .map(|(selector, name)| attribute(page, selector, name))
}

fn own(language: &str, dir: &str) -> [Option<String>; 4] {
    [Some(language.into()), Some(dir.into()), None, None]
}

fn letter_language(letter: &SentLetter) -> String {
    let doc = scraper::Html::parse_document(&letter.body.html);
    doc.root_element().attr("lang").unwrap_or_default().to_owned()
}

#[test]
fn f1_f2_ten_languages_are_offered_without_script_and_the_choice_is_kept() {
    let app = TestApp::new();
    let mut reader = app.visitor();
    reader.headers.push(("accept-language".into(), "pl-PL,pl;q=0.9,en;q=0.4".into()));
    reader.get("/sign-in?next=/me/data");
    assert_eq!(languages_of(&reader.page), own("pl", "ltr"));
    assert!(reader.cookies.is_empty() || !reader.cookies.contains_key("language"), "a browser's wish is no choice");
    assert_eq!(reader.page.all("details.languages > summary").len(), 1);
    let names = reader.page.all("details.languages li");
    assert_eq!(names.len(), 10);
    assert_eq!(names, Language::ALL.iter().map(|l| l.name()).collect::<Vec<_>>());
    assert_eq!(reader.page.all("details.languages [aria-current]"), ["Polski"]);
    for language in Language::ALL.iter().filter(|l| **l != Language::Pl) {
        let link = format!("details.languages a[lang='{0}'][hreflang='{0}']", language.code());
        let href = attribute(&reader.page, &link, "href").unwrap();
        // the page stays what it was
        assert_eq!(href, format!("/sign-in?next=%2Fme%2Fdata&choose={}", language.code()));
    }
    // press Arabic: the page, its direction and its header follow, and so does the next page
    let href = attribute(&reader.page, "details.languages a[lang=ar]", "href").unwrap();
    reader.get(&href);
    assert_eq!(languages_of(&reader.page), own("ar", "rtl"));
    assert_eq!(reader.page.header("content-language"), Some("ar"));
    assert_eq!(languages_of(reader.get("/")), own("ar", "rtl"));
    // what a link says does not outweigh a choice; a choice replaces one
    assert_eq!(languages_of(reader.get("/?lang=fr")), own("ar", "rtl"));
    assert_eq!(languages_of(reader.get("/?choose=tr")), own("tr", "ltr"));
    assert_eq!(languages_of(reader.get("/contact")), own("tr", "ltr"));
    // a page that is not there offers languages too, and keeps the choice
    assert_eq!(reader.get("/nowhere?choose=nl").status, 404);
    assert_eq!(languages_of(reader.get("/")), own("nl", "ltr"));
}

#[test]
fn f1_a_links_language_comes_before_the_browsers_and_stays() {
    let app = TestApp::new();
    for (wish, link, expected) in [
        ("de", "?lang=fr", "fr"),
        ("zh-CN,zh;q=0.9", "", "zh-Hans"),
        ("de", "?lang=zh-Hans", "zh-Hans"),
        ("de", "?lang=zh-CN", "zh-Hans"),
        ("zh-TW,fr;q=0.5", "", "fr"),
        ("it", "?lang=klingon", "it"),
        ("es-MX", "?choose=klingon", "es"),
        ("pt,nl;q=0.8,en;q=0.3", "", "nl"),
    ] {
        let mut reader = app.visitor();
        reader.headers.push(("accept-language".into(), wish.into()));
        reader.get(&format!("/{link}"));
        assert_eq!(attribute(&reader.page, "html", "lang").as_deref(), Some(expected), "{wish} {link}");
        reader.get("/sign-in");
        assert_eq!(attribute(&reader.page, "html", "lang").as_deref(), Some(expected), "{wish} {link}: next page");
    }
    // also where it leads to signing in first
    let mut reader = app.visitor();
    assert_eq!(reader.get("/me/requests?lang=es").status, 303);
    assert_eq!(attribute(reader.follow(), "html", "lang").as_deref(), Some("es"));
}

#[test]
fn f9_f13_what_is_in_english_only_says_so_in_the_readers_language() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.contact(ANNA);
    for path in ["/me", "/me/data", "/me/export", "/me/sessions"] {
        anna.get(&format!("{path}?choose=ar"));
        assert_eq!(languages_of(&anna.page), ["ar", "rtl", "en", "ltr"].map(|v| Some(v.to_owned())), "{path}");
        assert_eq!(attribute(&anna.page, "title", "lang").as_deref(), Some("en"), "{path}");
        assert_eq!(anna.page.header("content-language"), Some("ar, en"), "{path}");
        let note = "main > p[lang=ar][dir=rtl]";
        assert_eq!(anna.page.all(note), [Language::Ar.words().say("language-note")], "{path}");
        // what stands around it is the reader's
        assert!(anna.page.all("footer").join(" ").contains(Language::Ar.words().say("footer-policy").as_ref()));
        anna.get(&format!("{path}?choose=de"));
        assert_eq!(languages_of(&anna.page), own("de", "ltr"), "{path} is in German too");
        assert!(anna.page.all("main > p[lang]").is_empty(), "{path}");
    }
    // the policy: its text is in English, the page is not
    anna.get("/privacy?choose=fr");
    assert_eq!(languages_of(&anna.page), own("fr", "ltr"));
    assert_eq!(attribute(&anna.page, "main > div[lang]", "lang").as_deref(), Some("en"));
    assert!(anna.page.text().contains(Language::Fr.words().say("policy-foreign").as_ref()));
    // the desk is in English and German, and never in two at once
    let mut officer = app.officer("officer@westcon.example", Role::Officer);
    officer.get("/admin?choose=pl");
    assert_eq!(languages_of(&officer.page), own("en", "ltr"));
    assert_eq!(officer.page.all("details.languages li"), ["English", "Deutsch"]);
}

#[test]
fn f13_pages_of_all_languages_are_in_all_languages() {
    let app = TestApp::new();
    let pages = [
        paths::start(),
        paths::sign_in(),
        paths::contact(),
        "/contact?matter=question",
        paths::cookies(),
        paths::offices(),
        paths::accessibility(),
        paths::security(),
        paths::tracking(),
        "/notices/contact",
        "/preferences/broken",
        "/nowhere",
    ];
    let mut english = app.visitor();
    for path in pages {
        english.get(path);
        let (heading, title) = (english.page.h1(), english.page.title());
        for language in Language::ALL.iter().skip(1) {
            let mut reader = app.visitor();
            reader.headers.push(("accept-language".into(), language.code().into()));
            reader.get(path);
            let dir = if *language == Language::Ar { "rtl" } else { "ltr" };
            assert_eq!(languages_of(&reader.page), own(language.code(), dir), "{path} in {language}");
            if path != paths::cookies() {
                assert_ne!(reader.page.h1(), heading, "{path} in {language}");
            }
            assert_ne!(reader.page.title(), title, "{path} in {language}");
            assert!(
                !reader.page.html().contains("[error") && !reader.page.text().contains("{ $"),
                "{path}: {language}"
            );
        }
    }
}

#[test]
fn f10_a_stranger_asks_in_arabic_and_reads_the_reply_in_arabic() {
    on_each_database(|app| {
        let t = Language::Ar.words();
        let mut stranger = app.visitor();
        stranger.headers.push(("accept-language".into(), "ar-EG".into()));
        stranger.get("/contact?matter=question");
        assert_eq!(stranger.page.h1(), t.say("contact-form-title"));
        stranger.submit("/contact", &[("text", ""), ("email", "rosa")]);
        assert_eq!(stranger.page.status, 422);
        assert_eq!(languages_of(&stranger.page), own("ar", "rtl"));
        assert!(stranger.page.title().starts_with(t.say("error-prefix").as_ref()));
        let errors = stranger.page.all(".summary li");
        assert_eq!(errors, [t.say("error-text-empty"), t.say("error-email-form")]);

        stranger.submit("/contact", &[("text", "من أين حصلتم على عنواني؟"), ("email", ROSA)]);
        assert_eq!(stranger.page.h1(), t.say("contact-form-done-title"), "{}", stranger.page.text());
        assert!(stranger.page.text().contains("1 ديسمبر 2026"), "{}", stranger.page.text());
        let reference = stranger.page.all(".panel-reference strong")[0].clone();

        let letter = app.letter_to(ROSA);
        assert_eq!(letter_language(&letter), "ar");
        assert!(letter.body.subject.contains(&reference), "{}", letter.body.subject);
        for part in [&letter.body.text, &letter.body.html] {
            assert!(part.contains("22 نوفمبر 2026") && part.contains("1 ديسمبر 2026"), "{part}");
        }
        let path = link_in(&app, &letter, "/me/requests/");
        assert!(path.ends_with("?lang=ar"), "{path}");

        let mut officer = app.officer("officer@westcon.example", Role::Officer);
        let bare = reference.replace('-', "");
        officer.get(&format!("/admin/requests/{bare}"));
        assert!(officer.page.text().contains("من أين"), "{}", officer.page.text());
        officer.submit(&format!("/admin/requests/{bare}/answer"), &[("text", "من معرض تجاري."), ("after", "close")]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        let reply = app.letter_to(ROSA);
        assert_eq!(letter_language(&reply), "ar");
        assert!(reply.body.text.contains(t.say("mail-answered-how").as_ref()), "{}", reply.body.text);

        // another browser, set to English: the letter's link brings its language along
        let mut rosa = app.visitor();
        rosa.headers.push(("accept-language".into(), "en".into()));
        rosa.get(&link_in(&app, &reply, "/me/requests/"));
        assert_eq!(languages_of(rosa.follow()), own("ar", "rtl"));
        rosa.submit("/sign-in", &[("email", ROSA)]);
        let code_letter = app.letter_to(ROSA);
        assert_eq!(letter_language(&code_letter), "ar");
        rosa.follow();
        assert_eq!(rosa.page.h1(), t.say("sign-in-sent-title"));
        rosa.submit("/sign-in/sent", &[("code", &code_in(&code_letter))]);
        rosa.follow();
        assert_eq!(languages_of(&rosa.page), own("ar", "rtl"));
        let shown = rosa.page.text();
        assert!(shown.contains("من معرض تجاري.") && shown.contains(t.say("state-done").as_ref()), "{shown}");
        // what people wrote stands its own way, whatever the page's
        assert!(!rosa.page.all("main [dir=auto]").is_empty());
        assert_eq!(rosa.page.all("main .reference[dir=ltr]"), [reference]);
    });
}

#[test]
fn f10_letters_are_in_the_persons_language_and_the_others_say_that_they_are_not() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut anna = app.contact(ANNA);
    anna.get("/me/data?choose=zh-Hans");
    // a fresh code: this letter is in English and German only
    anna.get("/me/proof?for=export");
    anna.submit("/me/proof", &[("for", "export")]);
    let letter = app.letter_to(ANNA);
    assert_eq!(letter_language(&letter), "en");
    let note = Language::Zh.words().say("mail-language-note");
    assert!(letter.body.text.contains(note.as_ref()) && letter.body.html.contains("lang=\"zh-Hans\""));
    assert!(letter.body.html.contains(note.as_ref()), "{}", letter.body.html);
    // in German it is in German, and says nothing
    let mut anna = app.contact(ANNA);
    anna.get("/me/data?choose=de");
    anna.get("/me/proof?for=export");
    anna.submit("/me/proof", &[("for", "export")]);
    let letter = app.letter_to(ANNA);
    assert_eq!(letter_language(&letter), "de");
    assert!(!letter.body.html.contains("<p lang="), "{}", letter.body.html);
}
