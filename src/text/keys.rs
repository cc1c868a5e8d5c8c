//! Proof that every text that is used exists, in every language, and that none is left over.

use super::{Language, RIGHTS};
use crate::domain::letter::LetterKind;
use crate::domain::request::Matter;
use crate::domain::value::{Category, ValueKind};
use fluent_bundle::FluentResource;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Keys that are put together at run time: these words in front of a key of a register, a state or a fault.
/// Everything in such a family counts as used; the members that the code can ask for are checked below.
const FAMILIES: [&str; 69] = [
    "console-end-",
    "console-ended-",
    "console-ics-",
    "console-telling-whom-",
    "setting-",
    "breach-part-",
    // what protects data abroad, what a contract says, why nothing goes to a recipient
    "mechanism-",
    "contract-term-",
    "recipient-stop-",
    "handover-event-",
    "alert-",
    "derived-",
    "factor-",
    "console-notice-child-",
    "digest-",
    "holiday-",
    "kept-",
    "contact-form-format-",
    "kind-",
    "category-",
    "right-",
    "state-",
    "problem-",
    "error-",
    "event-",
    "actor-",
    "explain-",
    "suppressed-",
    "complaint-",
    // words of the exported copy, which asks through a trait
    "export-",
    "mail-new-device",
    "matter-",
    "notice-title-",
    "consent-kind-",
    "consent-means-",
    "console-channel-",
    "console-reason-",
    "console-breach-entry-",
    "console-risk-",
    "console-suspected-",
    "console-closed-",
    "mail-step-",
    "ground-",
    "outcome-part-",
    "paper-effect-",
    "step-",
    "console-result-",
    "console-step-",
    "console-role-",
    "elsewhere-",
    "hold-ground-",
    "leaving-",
    // what a file of another system holds and what becomes of it
    "import-word-",
    "disclosure-means-",
    "merge-against-",
    "merge-alike-",
    "merge-ground-",
    "campaign-fate-",
    "suppression-why-",
    "suppression-by-",
    // what an officer edits and is told of, by the keys of registers and faults
    "console-audit-actor-",
    "console-change-",
    "fault-",
    "mail-officer-",
    // versions of the policy: their states, what the registers fill in them, what officers are told
    "mail-policy-desk-",
    "policy-place-",
    "policy-state-",
    "record-",
    "register-",
];

/// Keys and the gaps of each.
fn texts(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in language.source().lines() {
        if let Some((name, _)) = line.split_once(" =")
            && line.starts_with(|c: char| c.is_ascii_alphabetic())
        {
            key = name.to_owned();
            assert!(all.insert(key.clone(), BTreeSet::new()).is_none(), "{language}: {key} stands there twice");
        }
        if line.starts_with('#') {
            continue;
        }
        for gap in line.split('$').skip(1) {
            let name: String = gap.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            all.entry(key.clone()).or_default().insert(name);
        }
    }
    all
}

fn files(under: &str, endings: &[&str]) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(under)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if endings.iter().any(|e| path.extension().is_some_and(|x| x == *e)) {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    found
}

/// Every string literal that directly follows one of these calls.
fn asked(text: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for call in [".say(\"", ".with(\"", ".html(\"", "Message::new(\""] {
        for rest in text.split(call).skip(1) {
            let key = rest.split('"').next().unwrap_or_default();
            // `Message::with` takes the name of a gap, which has no dash
            if key.contains('-') {
                keys.insert(key.to_owned());
            }
        }
    }
    keys
}

#[test]
fn every_text_parses_in_every_language() {
    for language in Language::ALL {
        if let Err((_, errors)) = FluentResource::try_new(language.source().to_owned()) {
            panic!("{language}: {errors:?}");
        }
    }
}

#[test]
fn every_full_language_has_the_same_keys_and_gaps() {
    let english = texts(Language::En);
    assert!(english.len() > 200);
    for language in Language::FULL {
        let other = texts(*language);
        for (key, gaps) in &english {
            assert_eq!(other.get(key), Some(gaps), "{language}: {key}");
        }
        assert_eq!(other.len(), english.len(), "{language} has texts that English lacks");
    }
}

/// The handlers of the pages in `web::IN_ALL_LANGUAGES`, and what stands around every page. Their templates are found by
/// what they name.
const FACE_SOURCES: [&str; 8] = [
    "src/web/page.rs",
    "src/web/problem.rs",
    "src/web/public/",
    "src/web/contact/requests.rs",
    "src/web/contact/consents.rs",
    "src/web/contact/sharing.rs",
    "src/web/contact/organisations.rs",
    "src/text/mod.rs",
];
/// Of these, what is in English and German: the mailbox of the demonstration, a version of the policy that is to come, a
/// step of changing the address, other ways to ask, and fetching a copy that somebody handed on.
const NOT_FACE_SOURCES: [&str; 5] = [
    "src/web/public/mailbox.rs",
    "src/web/public/coming.rs",
    "src/web/public/email_stop.rs",
    "src/web/public/elsewhere.rs",
    "src/web/public/transfer.rs",
];
/// Comparing two versions is in the languages of the policy; the list of complaints is in English and German.
const NOT_FACE_TEMPLATES: [&str; 2] = ["public/policy_compare.html", "contact/complaints.html"];
/// Families that a page of all languages may ask for any member of.
const FACE_FAMILIES: [&str; 32] = [
    "breach-part-",
    "announcement-",
    "kept-",
    "error-file-",
    "files-hint",
    "contact-form-format-",
    "month-",
    "duration-",
    "kind-",
    "right-",
    "state-",
    "problem-",
    "error-email-",
    "error-code-",
    "error-matter-",
    "error-right-",
    "error-text-",
    "error-name-",
    "matter-",
    "notice-title-",
    "consent-kind-",
    "consent-means-",
    "cookie-",
    "decision-",
    "clock-",
    "ground-",
    "outcome-",
    "paper-",
    "prefs-",
    "leaving-",
    "sharing-",
    "explain-source-",
];
/// Of these, what only pages and letters in the full languages say: a change of address, complaints, the console.
const NOT_FACE: [&str; 9] = [
    "error-file-none",
    "error-file-case-full",
    "kept-proof-",
    "console-",
    "problem-not-yours-",
    "error-email-same",
    "complaints-",
    "clock-breach",
    "clock-step-hours",
];

/// F13: the texts of the pages and letters that every language has.
fn face_keys() -> BTreeSet<String> {
    let english = texts(Language::En);
    let sources: BTreeMap<String, String> = files("templates", &["html", "txt"])
        .into_iter()
        .chain(files("src", &["rs"]))
        .map(|(path, text)| {
            let under = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().display().to_string();
            (under.trim_start_matches("templates/").to_owned(), text)
        })
        .collect();
    let mut wanted: Vec<String> = sources
        .keys()
        .filter(|path| FACE_SOURCES.iter().any(|s| path.starts_with(s)) && !NOT_FACE_SOURCES.contains(&path.as_str()))
        .cloned()
        .collect();
    for kind in LetterKind::ALL.iter().filter(|k| k.is_in_all_languages()) {
        wanted.extend(["html", "txt"].map(|ending| format!("mail/{}.{ending}", kind.key())));
    }
    let mut seen = BTreeSet::new();
    let mut keys = BTreeSet::new();
    while let Some(path) = wanted.pop() {
        let text = sources.get(&path).unwrap_or_else(|| panic!("{path} is not there"));
        if !seen.insert(path) {
            continue;
        }
        for literal in text.split('"') {
            if english.contains_key(literal) {
                keys.insert(literal.to_owned());
            }
            // a template that it renders, extends, includes or imports; `name_.html` is made by a macro
            if sources.contains_key(literal) && !NOT_FACE_TEMPLATES.contains(&literal) && !literal.starts_with("src/") {
                wanted.push(literal.to_owned());
            }
        }
    }
    assert!(
        seen.contains("layout/base.html") && seen.contains("layout/letter.txt") && seen.contains("parts/form.html")
    );
    assert!(seen.contains("contact/request.html") && seen.contains("public/start.html"), "{seen:?}");
    for key in english.keys() {
        let letter = |kind: &LetterKind| match kind {
            LetterKind::NothingHeld => "mail-nothing-".to_owned(),
            LetterKind::BreachNotice => "mail-breach-".to_owned(),
            kind => format!("mail-{}-", kind.key().replace('_', "-")),
        };
        let is_letters =
            LetterKind::ALL.iter().filter(|k| k.is_in_all_languages()).any(|k| key.starts_with(&letter(k)));
        if is_letters || FACE_FAMILIES.iter().any(|f| key.starts_with(f)) {
            keys.insert(key.clone());
        }
    }
    keys.retain(|key| !NOT_FACE.iter().any(|f| key.starts_with(f)));
    keys
}

#[test]
fn f13_every_language_has_what_a_stranger_meets() {
    let (english, face) = (texts(Language::En), face_keys());
    assert!(face.len() > 400, "{}", face.len());
    for language in Language::ALL.iter().filter(|l| !l.is_full()) {
        let other = texts(*language);
        let missing: Vec<_> = face.iter().filter(|key| !other.contains_key(*key)).collect();
        assert!(missing.is_empty(), "{language} lacks {missing:?}");
        let surplus: Vec<_> = other.keys().filter(|key| !face.contains(*key)).collect();
        assert!(surplus.is_empty(), "{language} has what no page in all languages says: {surplus:?}");
        for (key, gaps) in &other {
            assert_eq!(english.get(key), Some(gaps), "{language}: {key}");
        }
    }
}

/// F7: every form that CLDR has for a language stands in each text that counts, so that none falls through.
#[test]
fn f7_texts_that_count_have_every_form_of_their_language() {
    for language in Language::ALL {
        let forms: &[&str] = match language {
            Language::Ar => &["[zero]", "[one]", "[two]", "[few]", "[many]", "*[other]"],
            Language::Pl => &["[one]", "[few]", "[many]", "*[other]"],
            Language::Zh => &[],
            _ => &["[one]", "*[other]"],
        };
        for (i, text) in language.source().split(" ->\n").enumerate().skip(1) {
            let variants = text.split("\n}").next().unwrap_or_default();
            for form in forms {
                assert!(variants.contains(form), "{language}: {form} is missing in the {i}th text that counts");
            }
        }
    }
}

#[test]
fn every_text_that_is_asked_for_exists() {
    let english = texts(Language::En);
    for (path, text) in files("templates", &["html", "txt"]).into_iter().chain(files("src", &["rs"])) {
        for key in asked(&text) {
            assert!(english.contains_key(&key) || key.starts_with("no-such"), "{}: {key}", path.display());
        }
    }
    let kinds = ValueKind::ALL.iter().map(|k| format!("kind-{}", k.key()));
    let categories =
        Category::ALL.iter().flat_map(|c| [format!("category-{}", c.key()), format!("category-{}-text", c.key())]);
    let rights = RIGHTS.iter().flat_map(|r| [format!("right-{r}"), format!("right-{r}-text")]);
    let matters = Matter::ALL.iter().flat_map(|m| [format!("matter-{}", m.key()), format!("matter-{}-hint", m.key())]);
    for key in kinds.chain(categories).chain(rights).chain(matters) {
        assert!(english.contains_key(&key), "{key}");
    }
}

#[test]
fn no_text_is_left_over() {
    let sources: String =
        files("templates", &["html", "txt"]).into_iter().chain(files("src", &["rs"])).map(|(_, text)| text).collect();
    for key in texts(Language::En).into_keys() {
        let is_used = FAMILIES.iter().any(|f| key.starts_with(f)) || sources.contains(&format!("\"{key}\""));
        assert!(is_used, "{key} is used nowhere");
    }
}

/// WCAG 1.3.3: nobody has to see where something stands, or in which shape or colour, to know what is meant.
#[test]
fn wcag_1_3_3_no_text_leans_on_place_shape_or_colour() {
    let leaning = |language| match language {
        Language::En => ["on the left", "on the right", "the green", "the red ", "round button", "the blue"],
        Language::De => ["links oben", "rechts oben", "der grüne", "der rote", "der runde", "der blaue"],
        _ => ["ماركة", "↑", "↓", "←", "☞", "👉"],
    };
    for language in Language::ALL {
        for (key, text) in language.source().lines().filter_map(|l| l.split_once(" = ")) {
            let text = text.to_lowercase();
            assert!(!leaning(*language).iter().any(|w| text.contains(w)), "{language}: {key}: {text}");
        }
    }
}

#[test]
fn d3_7_errors_say_what_to_do() {
    let words_of = |language| match language {
        Language::En => ["invalid", "please", "sorry"],
        Language::De => ["ungültig", "bitte", "leider"],
        Language::Fr => ["invalide", "veuillez", "désolé"],
        Language::Es => ["válid", "por favor", "sentimos"],
        Language::It => ["valid", "per favore", "spiac"],
        Language::Nl => ["ongeldig", "alstublieft", "helaas"],
        // "proszę" is how a Polish text bids politely what to do
        Language::Pl => ["nieprawidłow", "niestety", "przepraszamy"],
        Language::Tr => ["geçersiz", "lütfen", "üzgün"],
        Language::Ar => ["غير صالح", "عذر", "للأسف"],
        Language::Zh => ["无效", "抱歉", "对不起"],
    };
    for language in Language::ALL {
        let words = words_of(*language);
        for (key, value) in language.source().lines().filter_map(|l| l.split_once(" = ")) {
            if key.starts_with("error-") {
                let value = value.to_lowercase();
                assert!(!words.iter().any(|w| value.contains(w)), "{language}: {key} says {value}");
            }
        }
    }
}

#[test]
fn no_words_and_no_addresses_stand_in_a_template() {
    for (path, text) in files("templates", &["html", "txt"]) {
        // docs/decisions/0026: a browser offers passkeys by script only
        let is_passkey = path.ends_with("templates/officer/passkey.html");
        let text = if is_passkey { text.replace("<script src=\"{{ script }}\" defer></script>", "") } else { text };
        let path = path.display();
        for attribute in ["href=\"/", "action=\"/", "href=\"http", "style=", "onclick", "<script"] {
            assert!(!text.contains(attribute), "{path}: {attribute}");
        }
        // what remains when tags, expressions and comments are taken out is white space and punctuation
        let mut rest = text.clone();
        for (open, close) in [
            ("{#", "#}"),
            ("<style>", "</style>"),
            ("{%", "%}"),
            ("{{", "}}"),
            ("<", ">"),
            // attributes that a macro writes into its caller's tag
            (" aria-describedby=\"", "\""),
            (" aria-invalid=\"true", "\""),
        ] {
            while let Some(start) = rest.find(open) {
                let end =
                    rest[start + open.len()..].find(close).map_or(rest.len(), |e| start + open.len() + e + close.len());
                rest.replace_range(start..end, "");
            }
        }
        let names_of_files = [
            "index.html",
            "data.json",
            "data.schema.json",
            "*.csv",
            "contact.vcf",
            "receipts/",
            "manifest.json",
            "SHA-256",
        ];
        // and the class that a page asks its frame for
        for name in names_of_files.into_iter().chain([" main-wide"]) {
            rest = rest.replace(name, "");
        }
        assert!(!rest.contains(|c: char| c.is_alphabetic()), "{path}: {}", rest.trim());
    }
}
