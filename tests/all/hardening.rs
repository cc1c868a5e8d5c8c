//! What holds for every page and for the sources as a whole: OWASP ASVS 5.0 where no single journey proves it.

use crate::support::*;
use privacy_portal::domain::officer::Role;
use privacy_portal::store::testing::execute;
use privacy_portal::web::ROUTES;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

const ANNA: &str = "anna@brooks.example";

/// Every GET route whose address has no gap in it.
fn plain_pages() -> impl Iterator<Item = &'static str> {
    ROUTES.iter().filter(|(path, methods)| methods.contains("GET") && !path.contains('{')).map(|(path, _)| *path)
}

fn sources(under: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(under)];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs" || e == "html" || e == "css" || e == "js") {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    found
}

/// A source without its tests, as far as its rooms are concerned.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

fn room(path: &Path) -> String {
    let inside = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned()
}

/// Places in `src/` where `needle` stands outside the rooms allowed to have it.
fn stands_outside(needles: &[&str], rooms: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in sources("src") {
        if path.extension().is_none_or(|e| e != "rs") || rooms.contains(&room(&path).as_str()) {
            continue;
        }
        for (number, line) in without_tests(&text).lines().enumerate() {
            let code = line.split("//").next().unwrap_or(line);
            if needles.iter().any(|n| code.contains(n)) {
                found.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    found
}

#[test]
fn asvs_v5_0_0_3_3_cookies_are_secure_locked_to_their_host_and_small() {
    let app = TestApp::with(&[("base_url", "https://privacy.example.com")]);
    app.add_contact(ANNA, "Anna Schmidt");
    let mut browser = app.visitor();
    browser.headers.push(("host".into(), "privacy.example.com".into()));
    let mut seen = std::collections::BTreeSet::new();
    let mut look = |page: &browser::Page| {
        assert_eq!(page.header("strict-transport-security"), Some("max-age=63072000; includeSubDomains"));
        for (_, cookie) in page.headers.iter().filter(|(name, _)| name == "set-cookie") {
            let lower = cookie.to_lowercase();
            assert!(cookie.starts_with("__Host-"), "{cookie}");
            for part in ["; secure", "; httponly", "; path=/", "; samesite="] {
                assert!(lower.contains(part), "{part} is missing: {cookie}");
            }
            assert!(!lower.contains("domain=") && cookie.len() < 1_024, "{cookie}");
            seen.insert(cookie.split('=').next().unwrap().to_owned());
            if cookie.starts_with("__Host-session=") || cookie.starts_with("__Host-officer=") {
                assert!(lower.contains("samesite=strict"), "{cookie}");
            }
        }
    };
    for path in ["/", "/?lang=de", "/sign-in", "/no/such/page", "/me", "/admin", "/static/none.css"] {
        look(browser.get(path));
    }
    browser.get("/sign-in");
    look(browser.submit("/sign-in", &[("email", ANNA)]));
    let code = code_in(&app.letter_to(ANNA));
    browser.follow();
    look(browser.submit("/sign-in/sent", &[("code", &code)]));
    assert_eq!(browser.page.location(), "/me", "{}", browser.page.text());
    let token = browser.cookies["__Host-session"].clone();
    for path in ["/me", "/me/data", "/me/sessions"] {
        let page = browser.get(path).clone();
        look(&page);
        assert_eq!(page.status, 200);
        assert!(!page.html().contains(&token), "ASVS 3.3.4: the session's value stands in a page");
        assert!(!page.all("form[action=\"/sign-out\"] button").is_empty(), "ASVS 7.4.4: {path}");
    }
    let left = browser.submit("/sign-out", &[]).clone();
    assert!(left.header("clear-site-data").is_some_and(|v| v.contains("cache")), "ASVS 14.3.1");
    for name in ["__Host-session", "__Host-browser"] {
        assert!(seen.contains(name), "{seen:?}");
    }
}

#[test]
fn asvs_v5_0_0_4_1_1_every_answer_says_what_it_is() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let (mut contact, mut officer) = (app.contact(ANNA), app.officer("officer@westcon.example", Role::Officer));
    for path in plain_pages() {
        let browser = if path.starts_with("/admin") { &mut officer } else { &mut contact };
        let page = browser.get(path).clone();
        if page.body.is_empty() {
            continue;
        }
        let kind = page.header("content-type").unwrap_or_else(|| panic!("{path} has no type")).to_owned();
        let is_page = page.html().starts_with("<!DOCTYPE html>") || page.html().starts_with("<!doctype html>");
        assert_eq!(is_page, kind == "text/html; charset=utf-8", "{path}: {kind}");
        let known = ["text/html", "text/plain", "text/csv", "text/calendar", "application/"];
        assert!(known.iter().any(|k| kind.starts_with(k)), "{path}: {kind}");
        if kind.starts_with("text/") {
            assert!(kind.contains("charset=utf-8"), "{path}: {kind}");
        }
        // ASVS 3.5.6: a callback is no reason to answer with a script
        let called = browser.get(&format!("{path}?callback=steal")).clone();
        assert!(!called.html().starts_with("steal("), "{path}");
    }
    app.letters();
}

#[test]
fn asvs_v5_0_0_3_6_1_pages_fetch_from_their_own_host_only_and_tell_when_a_link_leaves() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut contact = app.contact(ANNA);
    for path in plain_pages().filter(|p| !p.starts_with("/admin")) {
        let page = contact.get(path).clone();
        if page.header("content-type").is_none_or(|k| !k.starts_with("text/html")) {
            continue;
        }
        let doc = page.doc();
        for (selector, attribute) in
            [("[src]", "src"), ("link[href]", "href"), ("[srcset]", "srcset"), ("form[action]", "action")]
        {
            for element in doc.select(&scraper::Selector::parse(selector).unwrap()) {
                let to = element.attr(attribute).unwrap_or_default();
                let is_ours = to.is_empty() || (to.starts_with('/') && !to.starts_with("//")) || to.starts_with('#');
                assert!(is_ours || to.starts_with(&app.base), "{path}: {attribute}={to}");
            }
        }
        assert!(
            doc.select(&scraper::Selector::parse("style, [style], [onclick], iframe, object").unwrap())
                .next()
                .is_none()
        );
        for link in doc.select(&scraper::Selector::parse("a[href]").unwrap()) {
            let to = link.attr("href").unwrap_or_default();
            let scheme_is_safe = to.starts_with(['/', '#', '?'])
                || to.starts_with("https://")
                || to.starts_with("mailto:")
                || to.starts_with(&app.base)
                || to.starts_with("tel:");
            assert!(scheme_is_safe, "ASVS 1.2.2: {path}: {to}");
            // ASVS 3.7.3: who leaves is told before; an address written out says it by itself
            let said = link.text().collect::<String>();
            let tells = said.contains("(leaves this site)") || said.contains(to.trim_start_matches("https://"));
            assert!(!to.starts_with("https://") || tells, "{path}: {to}: {said}");
        }
    }
    app.letters();
}

/// Raw bytes in, the first line of each answer out.
fn raw(base: &str, request: &[u8]) -> Vec<String> {
    let mut stream = TcpStream::connect(base.trim_start_matches("http://")).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(3))).unwrap();
    stream.write_all(request).unwrap();
    drop(stream.shutdown(std::net::Shutdown::Write));
    let mut all = Vec::new();
    drop(stream.read_to_end(&mut all));
    let text = String::from_utf8_lossy(&all).into_owned();
    text.match_indices("HTTP/1.1 ").map(|(at, _)| text[at..].lines().next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn asvs_v5_0_0_4_2_1_a_request_cannot_hide_in_another() {
    let app = TestApp::new();
    let host = app.base.trim_start_matches("http://").to_owned();
    let inner = "GET /sign-in HTTP/1.1\r\nHost: x\r\n\r\n";
    for request in [
        format!(
            "POST /sign-in HTTP/1.1\r\nHost: {host}\r\nContent-Length: {}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{inner}",
            inner.len() + 5
        ),
        format!(
            "POST /sign-in HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\nContent-Length: {}\r\n\r\n{inner}",
            inner.len()
        ),
        format!("POST /sign-in HTTP/1.1\r\nHost: {host}\r\nContent-Length: +5\r\n\r\nabcde"),
        format!("POST /sign-in HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nHost: {host}\r\nBad Name: x\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nHost: {host}\r\nX: {}\r\n\r\n", "y".repeat(200_000)),
    ] {
        let answers = raw(&app.base, request.as_bytes());
        let kind: String = request.lines().nth(2).unwrap_or_default().chars().take(60).collect();
        assert!(!answers.iter().any(|a| a.contains(" 200 ") || a.contains(" 303 ")), "{kind}: {answers:?}");
    }
    // and the server is as it was
    assert_eq!(app.visitor().get("/").status, 200);
}

#[test]
fn asvs_v5_0_0_15_4_4_slow_clients_starve_nobody() {
    let app = TestApp::new();
    let host = app.base.trim_start_matches("http://").to_owned();
    let half = format!("POST /sign-in HTTP/1.1\r\nHost: {host}\r\nContent-Length: 1000\r\n\r\nemail=");
    let slow: Vec<TcpStream> = (0..100)
        .map(|_| {
            let mut stream = TcpStream::connect(&host).unwrap();
            stream.write_all(half.as_bytes()).unwrap();
            stream
        })
        .collect();
    for _ in 0..20 {
        assert_eq!(app.visitor().get("/").status, 200);
    }
    drop(slow);
}

#[test]
fn asvs_v5_0_0_16_5_1_a_fault_says_a_number_and_nothing_about_itself() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut browser = app.contact(ANNA);
    let url = format!("sqlite:{}", app.folder().join("portal.db").display());
    execute(&url, "ALTER TABLE contact_value RENAME TO contact_value_gone").unwrap();
    let page = browser.get("/me/data").clone();
    execute(&url, "ALTER TABLE contact_value_gone RENAME TO contact_value").unwrap();
    assert!(page.status >= 500, "{}", page.status);
    let number = page.header("x-request-id").unwrap().to_owned();
    assert!(page.text().contains(&number), "{}", page.text());
    for word in ["contact_value", "sqlite", "SQL", "no such table", "src/", "panicked", "diesel"] {
        assert!(!page.html().contains(word), "{word} stands in: {}", page.text());
    }
    assert!(!page.all("main a").is_empty(), "a way onward");
    assert_eq!(browser.get("/me/data").status, 200, "the next request is answered");
}

#[test]
fn asvs_v5_0_0_15_3_strict_types_no_mass_assignment_and_one_rule_for_repeats() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    app.add_contact("ben@brooks.example", "Ben Jones");
    let mut browser = app.contact(ANNA);
    browser.get("/me/data/edit?kind=job_title");
    // fields that no form offers set nothing
    let mut fields = browser.form("/me/data/edit", &[("value", "Director")]);
    for (name, value) in [("contact_id", "2"), ("state", "closed"), ("officer", "1"), ("confirmed_at", "2020-01-01")] {
        fields.push((name.into(), value.into()));
    }
    let pairs: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    assert_eq!(browser.post("/me/data/edit", &pairs).status, 200);
    browser.submit("/me/data/edit", &[]);
    assert!(browser.get("/me/data").text().contains("Director"));
    assert!(!app.contact("ben@brooks.example").get("/me/data").text().contains("Director"));
    // numbers beyond every bound, in each place where a number or key stands in an address
    for path in [
        "/privacy/versions/99999999999999999999999",
        "/privacy/versions/-1",
        "/privacy/compare?from=9223372036854775807&to=-9223372036854775808",
        "/privacy/compare?from=a&to=%00",
        "/me/data/edit?kind[]=name",
        "/me/data/edit?kind=__proto__",
        "/contact?matter=%2527%22%3E",
        "/me/requests/..%2f..%2fadmin",
        "/sign-in?next=//evil.example&next=/me",
        "/?lang=de&lang=xx&lang[]=ar",
    ] {
        let page = browser.get(path).clone();
        assert!((200..500).contains(&page.status), "{path}: {}", page.status);
    }
    // the documented rule: of a field sent twice the first counts
    let mut visitor = app.visitor();
    visitor.get("/sign-in");
    let csrf = visitor.form("/sign-in", &[("email", "")])[0].1.clone();
    visitor.post("/sign-in", &[("csrf", &csrf), ("email", ANNA), ("email", "other@brooks.example")]);
    let to: Vec<String> = app.letters().into_iter().map(|l| l.to).filter(|to| to.contains("other@")).collect();
    assert!(to.is_empty(), "{to:?}");
}

#[test]
fn asvs_v5_0_0_1_2_4_statements_are_never_made_of_input() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    for payload in ["' OR '1'='1", "\"; DROP TABLE contact; --", "%' UNION SELECT password FROM officer --", "\\x27;"] {
        let mut browser = app.visitor();
        browser.get("/sign-in");
        assert_eq!(browser.submit("/sign-in", &[("email", payload)]).status, 422);
        browser.get("/contact?matter=question");
        browser.submit("/contact", &[("text", payload), ("email", "rosa@north.example"), ("name", payload)]);
        assert_eq!(browser.page.status, 200, "{payload}");
    }
    app.letters();
    assert_eq!(app.contact(ANNA).get("/me/data").status, 200);
    // statements that are put together stand in the store's engine only, and hold no text of anybody
    let found = stands_outside(&["sql_query(", "batch_execute("], &["store"]);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn asvs_v5_0_0_1_2_5_nothing_that_answers_requests_starts_a_program() {
    let found = stands_outside(&["process::Command", "Command::new("], &["cli"]);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn asvs_v5_0_0_11_5_1_chance_time_and_hashes_come_from_one_place_each() {
    let found =
        stands_outside(&["getrandom::", "thread_rng", " rand::", "(rand::", "SmallRng", "fastrand"], &["domain"]);
    assert!(found.is_empty(), "ASVS 6.5.3, 11.5.1, 11.5.2: {found:#?}");
    let found = stands_outside(&["md5", "Md5", "sha1::", "Sha1", "Ecb", "Cbc", "Pkcs1v15"], &[]);
    // RFC 6238 as every authenticator app knows it
    let found: Vec<_> = found.into_iter().filter(|f| !f.contains("totp.rs")).collect();
    assert!(found.is_empty(), "ASVS 11.3.1, 11.4.1: {found:#?}");
    let found = stands_outside(&["unsafe {", "unsafe fn", "static mut"], &[]);
    assert!(found.is_empty(), "ASVS 1.4.1, 15.4.1: {found:#?}");
}

#[test]
fn asvs_v5_0_0_1_3_2_no_code_is_put_together_at_run_time_and_patterns_are_linear() {
    for (path, text) in sources("static").into_iter().chain(sources("templates")) {
        for word in ["eval(", "new Function", "innerHTML", "outerHTML", "document.write", "javascript:"] {
            assert!(!text.contains(word), "{}: {word}", path.display());
        }
        // the one place that is not escaped: our own style sheet within the copy that opens offline
        let unescaped = text.replace("<style>{{ style|safe }}</style>", "");
        assert!(!unescaped.contains("|safe") && !unescaped.contains("| safe"), "{}: unescaped", path.display());
    }
    let lock = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    for package in ["pcre2", "onig", "openssl"] {
        assert!(!lock.contains(&format!("name = \"{package}\"")), "ASVS 1.3.12: {package} backtracks or is barred");
    }
    // ASVS 15.2.4: every package that is not ours has a checksum and comes from the one registry
    for package in lock.split("[[package]]").skip(1) {
        if package.contains("source = ") {
            assert!(package.contains("checksum = ") && package.contains("registry+"), "{package}");
        }
    }
}
