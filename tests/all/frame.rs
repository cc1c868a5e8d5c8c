//! What every request passes: methods, headers, origin, host, size; and the page of every refusal.

use crate::support::*;
use privacy_portal::web::ROUTES;

const ANNA: &str = "anna@brooks.example";

#[test]
fn asvs_v5_0_0_4_1_4_only_listed_methods_and_every_answer_has_its_headers() {
    let app = TestApp::new();
    let mut browser = app.visitor();
    for (path, methods) in ROUTES {
        for method in ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW"] {
            browser.cookies.clear();
            let page = browser
                .send(method, path, (method == "POST").then_some("application/x-www-form-urlencoded"), b"")
                .clone();
            let listed = methods.split(' ').any(|m| m == method || (m == "GET" && method == "HEAD"));
            if listed {
                // an address of the kind `/notices/{form}` is taken as it stands: nothing has that name
                let expected: &[u16] = if path.starts_with("/api/") || *path == "/hooks/hubspot" {
                    &[200, 401]
                } else if *path == "/metrics" {
                    // there is nothing for whoever has no token
                    &[404]
                } else if path.contains('{') {
                    &[303, 400, 403, 404]
                } else {
                    &[200, 303, 308, 403, 410]
                };
                assert!(expected.contains(&page.status), "{method} {path}: {}", page.status);
                assert!(
                    method != "POST" || page.status != 200 || ["/sign-out", "/sign-in/confirm"].contains(path),
                    "{method} {path} acted without a token"
                );
            } else {
                assert_eq!(page.status, 405, "{method} {path}");
                assert!(page.header("allow").is_some());
            }
            for (name, part) in [
                ("content-security-policy", "default-src 'none'"),
                ("content-security-policy", "frame-ancestors 'none'"),
                ("cross-origin-resource-policy", "same-origin"),
                ("x-content-type-options", "nosniff"),
                ("referrer-policy", "no-referrer"),
                ("cross-origin-opener-policy", "same-origin"),
                ("cache-control", "no-store"),
                ("x-request-id", ""),
            ] {
                assert!(
                    page.header(name).is_some_and(|v| v.contains(part)),
                    "{method} {path}: {name} is {:?}",
                    page.header(name)
                );
            }
            assert!(
                page.header("server").is_none()
                    && page.header("x-powered-by").is_none()
                    && page.header("access-control-allow-origin").is_none()
            );
        }
    }
}

#[test]
fn every_page_of_a_person_asks_for_sign_in_first() {
    let app = TestApp::new();
    let mut browser = app.visitor();
    for (path, methods) in ROUTES.iter().filter(|(p, _)| *p == "/me" || p.starts_with("/me/")) {
        for method in methods.split(' ') {
            let page = browser.send(
                method,
                path,
                (method == "POST").then_some("application/x-www-form-urlencoded"),
                b"csrf=x",
            );
            assert_eq!((page.status, page.location()), (303, format!("/sign-in?next={path}")), "{method} {path}");
        }
    }
    for path in [
        "/me/data/x.css",
        "/me/requests/../../admin",
        "/.git/config",
        "/static/",
        "/static/nothing.css",
        "/dev/mailbox",
        "/admin",
    ] {
        let page = browser.get(path);
        assert!(page.status == 404 || page.status == 303, "{path}: {}", page.status);
    }
}

#[test]
fn th28_forms_of_other_pages_and_sites_are_refused() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut browser = app.contact(ANNA);
    browser.get("/me/data");
    let good = browser.form("/me/data/confirm", &[]);
    let fields: Vec<(&str, &str)> = good.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    // without a token, with one of another session, with a visitor's
    assert_eq!(browser.tab().post("/me/data/confirm", &[]).status, 403);
    let mut other = app.contact(ANNA);
    assert_eq!(other.post("/me/data/confirm", &fields).status, 403);
    let mut visitor = app.visitor();
    visitor.get("/sign-in");
    let csrf = visitor.form("/sign-in", &[("email", "")])[0].1.clone();
    assert_eq!(browser.tab().post("/me/data/confirm", &[("csrf", &csrf)]).status, 403);
    assert_eq!(
        app.visitor().post("/sign-in", &[("csrf", &csrf), ("email", ANNA)]).status,
        403,
        "another browser's token"
    );
    // from another site, whatever the token
    for headers in [
        vec![("sec-fetch-site", "cross-site")],
        vec![("sec-fetch-site", "same-site")],
        vec![("origin", "https://evil.example")],
    ] {
        let mut foreign = browser.tab();
        foreign.headers = headers.into_iter().map(|(n, v)| (n.into(), v.into())).collect();
        let page = foreign.post("/me/data/confirm", &fields);
        assert_eq!(page.status, 403);
        assert_eq!(page.h1(), "We could not check where this form came from");
        assert!(!page.all("main a").is_empty(), "a way onward");
    }
    assert_eq!(browser.post("/me/data/confirm", &fields).status, 303);
}

#[test]
fn th12_a_foreign_host_is_refused_and_never_reaches_a_letter() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    let mut browser = app.visitor();
    browser.headers.push(("host".into(), "evil.example".into()));
    assert_eq!(browser.get("/sign-in").status, 421);
    let mut browser = app.visitor();
    browser.headers.push(("x-forwarded-host".into(), "evil.example".into()));
    browser.headers.push(("forwarded".into(), "host=evil.example".into()));
    browser.get("/sign-in");
    browser.submit("/sign-in", &[("email", ANNA)]);
    let letter = app.letter_to(ANNA);
    assert!(!letter.body.text.contains("evil") && !letter.body.html.contains("evil"));
    assert!(letter.body.text.contains(&app.base));
}

#[test]
fn hostile_bodies_are_refused_clearly_and_keep_nothing() {
    let app = TestApp::new();
    let form = "application/x-www-form-urlencoded";
    let mut browser = app.visitor();
    browser.get("/sign-in");
    let big = format!("email={}", "a".repeat(10_000_000));
    assert_eq!(browser.tab().send("POST", "/sign-in", Some(form), big.as_bytes()).status, 413);
    let many = (0..10_000).map(|i| format!("f{i}=x")).collect::<Vec<_>>().join("&");
    let page = browser.tab().send("POST", "/sign-in", Some(form), many.as_bytes()).clone();
    assert_eq!((page.status, page.h1().as_str()), (413, "That was too much to send at once"));
    for (kind, body) in [
        (form, &b"\xff\xfe=\xff"[..]),
        ("application/json", br#"{"email":"a@b.example"}"#),
        ("multipart/form-data; boundary=x", b"--x\r\n\r\n"),
        ("text/plain", b"email=a@b.example"),
    ] {
        let page = browser.tab().send("POST", "/sign-in", Some(kind), body).clone();
        assert!((400..=415).contains(&page.status), "{kind}: {}", page.status);
        assert!(!page.h1().is_empty());
    }
    for email in ["", "plain", "a@b", "a@b.example\r\nBcc: x@y.example", "a\0b@c.example", &"a".repeat(5_000)] {
        browser.get("/sign-in");
        let page = browser.submit("/sign-in", &[("email", email)]);
        assert_eq!(page.status, 422, "{email:?}");
        assert!(page.title().starts_with("Error: "));
        assert_eq!(page.all(".error-summary a, .summary a").len().min(1), 1, "{}", page.html());
    }
    assert_eq!(browser.get(&format!("/sign-in?{}", "x".repeat(5_000))).status, 400);
    assert!(app.letters().is_empty());
}

#[test]
fn th30_a_flood_from_one_network_is_asked_to_wait() {
    let app = TestApp::with(&[("requests_per_second", "5")]);
    let mut browser = app.visitor();
    let statuses: Vec<u16> = (0..60).map(|_| browser.get("/").status).collect();
    assert!(statuses.contains(&200) && statuses.contains(&429), "{statuses:?}");
    let page = browser.get("/").clone();
    assert!(page.status == 200 || page.header("retry-after").is_some());
    assert_eq!(browser.get("/healthz").status, 200, "probes are not counted");
}

#[test]
fn health_is_told_apart_from_readiness() {
    let app = TestApp::new();
    let mut browser = app.visitor();
    assert_eq!(browser.get("/healthz").status, 200);
    assert_eq!(browser.get("/readyz").status, 200);
    assert_eq!(browser.get("/robots.txt").status, 200);
}

#[test]
fn the_style_sheet_is_kept_for_ever_under_a_name_of_its_content() {
    let app = TestApp::new();
    let mut browser = app.visitor();
    let html = browser.get("/").html();
    let css =
        html.split("href=\"").find(|p| p.starts_with("/static/portal.")).unwrap().split('"').next().unwrap().to_owned();
    let page = browser.get(&css);
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/css; charset=utf-8")));
    assert!(page.header("cache-control").unwrap().contains("immutable"));
    assert!(page.header("set-cookie").is_none());
}

/// The company's own look: on the pages of contacts and officers and in letters, and never at the cost of the headers.
#[test]
fn the_companys_logo_and_colour_stand_on_pages_and_in_letters() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("mark.svg");
    let picture =
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#7a1f3d" d="M0 0h8v8z"/></svg>"##;
    std::fs::write(&file, picture).unwrap();
    let app = TestApp::with(&[("brand_logo", file.to_str().unwrap()), ("brand_colour", "#7a1f3d")]);
    let plain = TestApp::new();
    let attribute = |page: &browser::Page, selector: &str, name: &str| {
        let selector = scraper::Selector::parse(selector).unwrap();
        page.doc().select(&selector).next().and_then(|e| e.attr(name).map(str::to_owned))
    };
    for path in ["/", "/nowhere", "/admin/sign-in"] {
        let mut browser = app.visitor();
        browser.get(path);
        let logo = attribute(&browser.page, "header img.brand-logo[alt='']", "src").unwrap();
        let css = attribute(&browser.page, "link[rel=stylesheet]", "href").unwrap();
        assert!(!browser.page.html().contains("style="), "{path}: CSP lets no inline style work");
        let served = browser.get(&logo).clone();
        assert_eq!((served.status, served.html().as_str()), (200, picture), "{logo}");
        assert_eq!(served.header("content-type"), Some("image/svg+xml"));
        assert_eq!(served.header("x-content-type-options"), Some("nosniff"));
        assert!(served.header("content-security-policy").is_some_and(|v| v.contains("default-src 'none'")));
        let sheet = browser.get(&css).clone();
        assert_eq!(sheet.header("content-type"), Some("text/css; charset=utf-8"));
        assert!(sheet.html().contains("--accent: #7a1f3d;"));
        // another company's portal has neither, under other names
        let mut other = plain.visitor();
        other.get(path);
        assert_eq!(attribute(&other.page, "header img", "src"), None, "{path}");
        assert_ne!(attribute(&other.page, "link[rel=stylesheet]", "href"), Some(css.clone()));
        assert_eq!(other.get(&css).status, 404);
        assert_eq!(other.get(&logo).status, 404);
    }
    for (app, colour) in [(&app, "#7a1f3d"), (&plain, "#0e5a67")] {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut browser = app.visitor();
        browser.get("/sign-in");
        browser.submit("/sign-in", &[("email", ANNA)]);
        let letter = app.letter_to(ANNA);
        assert!(letter.body.html.contains(&format!("background: {colour}; color: #ffffff;")), "{}", letter.body.html);
        assert!(!letter.body.html.contains("<img"), "G3: no pictures in letters");
    }
}
