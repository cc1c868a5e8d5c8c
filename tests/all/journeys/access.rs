//! Who may enter the console and what each role may open there.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::domain::officer::Role;
use privacy_portal::domain::secret::Secret;
use privacy_portal::store::StoreError;
use privacy_portal::store::audit::AuditFilter;
use privacy_portal::web::{ACTS, ROUTES};

/// Pages of the console for those who are not signed in yet.
const OUTSIDE: [&str; 4] =
    ["/admin/sign-in", "/admin/sign-in/passkey", "/admin/sign-in/passkey/enter", "/admin/welcome"];
/// What the page of a refusal by role is headed with.
const REFUSED: &str = "Your role does not include this";

#[test]
fn asvs_v5_0_0_8_1_1_every_address_of_the_console_names_its_act() {
    for (path, methods) in ROUTES.iter().filter(|(path, _)| path.starts_with("/admin") && !OUTSIDE.contains(path)) {
        for method in methods.split(' ') {
            let named = ACTS.iter().filter(|(p, m, _)| p == path && *m == method).count();
            assert_eq!(named, 1, "{method} {path} stands in web::ACTS once, with what it does");
        }
    }
    for (path, method, _) in ACTS {
        let listed = ROUTES.iter().any(|(p, methods)| p == path && methods.split(' ').any(|m| m == *method));
        assert!(listed, "{method} {path} is no route");
    }
}

/// L32.2: every address, method and role. What a role may not do is refused before anything else is looked at.
#[test]
fn asvs_v5_0_0_8_2_1_every_address_of_the_console_lets_in_only_its_roles() {
    let app = TestApp::new();
    let mut visitor = app.visitor();
    for role in Role::ALL {
        let mut officer = app.officer(&format!("{}@westcon.example", role.key()), *role);
        for (path, method, act) in ACTS {
            if *path == "/admin/sign-out" {
                continue;
            }
            assert_eq!(visitor.send(method, path, None, b"").location(), "/admin/sign-in", "{method} {path}");
            let page = officer.send(method, path, None, b"").clone();
            let what = format!("{role:?} {method} {path}: {} {}", page.status, page.h1());
            if role.may(*act) {
                // let in: a GET shows (nothing is there that is called `{reference}`), a POST lacks its token
                assert_ne!(page.h1(), REFUSED, "{what}");
                let fine = if *method == "GET" { vec![200, 303, 404] } else { vec![400, 403] };
                assert!(fine.contains(&page.status), "{what}");
                assert!(page.status != 404 || path.contains('{'), "{what}");
            } else {
                assert_eq!((page.status, page.h1().as_str()), (403, REFUSED), "{what}");
            }
        }
    }
}

#[test]
fn the_navigation_leads_each_role_only_where_it_may_go() {
    let app = TestApp::new();
    for role in Role::ALL {
        let mut officer = app.officer(&format!("{}@westcon.example", role.key()), *role);
        officer.get("/admin/access");
        for link in officer.page.links(".side-list a") {
            let page = officer.get(&link);
            assert_eq!(page.status, 200, "{role:?} {link}");
            assert_eq!(page.links(".side-list [aria-current]"), [link.as_str()], "{role:?}");
        }
    }
}

const OFFICER: &str = "officer@westcon.example";
const DEPUTY: &str = "deputy@westcon.example";
const NEW: &str = "new@westcon.example";

/// Shows a fresh code on the page that asks for it, and comes back.
#[track_caller]
fn prove(app: &TestApp, browser: &mut Browser, email: &str) {
    app.pass(TimeDelta::seconds(30));
    browser.follow();
    assert_eq!(browser.page.h1(), "Show that it is you");
    let code = app.officer_code(email);
    browser.submit("/admin/proof", &[("code", &code)]);
    browser.follow();
}

/// The invitation on the page that shows it once.
#[track_caller]
fn invitation(app: &TestApp, browser: &Browser) -> String {
    assert_eq!(browser.page.h1(), "Hand over this link", "{}", browser.page.text());
    let link = browser.page.all(".invitation")[0].clone();
    link.strip_prefix(&app.base).unwrap().to_owned()
}

/// A link that is shown once is not lost by a second press; another role, or another day, makes none.
#[test]
fn an_invitation_pressed_twice_shows_the_same_link() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        let press = |officer: &mut Browser, role: &str| {
            officer.get("/admin/officers");
            officer.submit("/admin/officers", &[("email", NEW), ("role", role)]).status
        };
        assert_eq!(press(&mut officer, "agent"), 200, "{}", officer.page.text());
        let first = invitation(&app, &officer);
        assert_eq!(press(&mut officer, "agent"), 200, "{}", officer.page.text());
        assert_eq!(invitation(&app, &officer), first);
        assert_eq!(press(&mut officer, "marketing"), 422);
        app.pass(TimeDelta::minutes(11));
        let mut officer = app.officer_again(OFFICER);
        assert_eq!(press(&mut officer, "agent"), 422);
        app.letters();
        app.accept(&first);
    });
}

#[test]
fn s11_1_two_people_let_a_third_decide() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        let mut deputy = app.officer(DEPUTY, Role::Deputy);
        officer.get("/admin/officers");
        officer.submit("/admin/officers", &[("email", NEW), ("role", "deputy")]);
        assert_eq!(officer.page.location(), "/admin/officers?done=officer-waits", "{}", officer.page.text());
        officer.follow();
        let letters = app.letters();
        let mut told: Vec<&str> = letters.iter().map(|l| l.to.as_str()).collect();
        told.sort_unstable();
        assert_eq!(told, [DEPUTY, OFFICER]);
        assert!(letters[0].body.text.contains("waits until a second person agrees"), "{}", letters[0].body.text);
        assert!(!letters[0].body.text.contains(NEW), "a letter names nobody");

        // whoever asked cannot agree too, not even by a form of their own making
        assert!(!officer.page.all("button").iter().any(|b| b.starts_with("Agree")));
        let form = officer.form("/admin/officers/decide", &[]);
        let field = |name: &str| form.iter().find(|(n, _)| n == name).unwrap().1.clone();
        let (csrf, change) = (field("csrf"), field("change"));
        let fields = [("csrf", csrf.as_str()), ("change", &change), ("decision", "yes")];
        let page = officer.post("/admin/officers/decide", &fields);
        assert_eq!(page.status, 422, "{}", page.text());
        assert!(page.all(".summary-list a")[0].starts_with("You asked for this yourself"));

        deputy.get("/admin/officers");
        deputy.submit("/admin/officers/decide", &[("decision", "yes")]);
        let path = invitation(&app, &deputy);
        app.letters();
        app.accept(&path);
        // decided once
        assert_eq!(officer.post("/admin/officers/decide", &fields).status, 404);
        let row = deputy.get("/admin/officers").all("tbody tr");
        assert!(row.iter().any(|r| r.contains(NEW) && r.contains("Deputy") && r.contains("Active")), "{row:?}");
        let link = deputy.page.links("tbody a").pop().unwrap();
        let history = deputy.get(&link).all("#history ~ .scroll tbody tr");
        assert_eq!(history.len(), 1);
        assert!(
            history[0].contains("Invited as Deputy") && history[0].contains(OFFICER) && history[0].contains(DEPUTY)
        );
    });
}

#[test]
fn s11_1_a_desk_of_one_waits_a_day_and_says_so() {
    let app = TestApp::new();
    let mut officer = app.officer(OFFICER, Role::Officer);
    // an agent enters at once
    officer.get("/admin/officers");
    assert!(officer.page.text().contains("You are the only one"));
    officer.submit("/admin/officers", &[("email", NEW), ("role", "agent")]);
    let path = invitation(&app, &officer);
    app.letters();
    app.accept(&path);
    let link = officer.get("/admin/officers").links("tbody a").pop().unwrap();
    officer.get(&link);
    officer.submit(&link, &[("role", "officer"), ("act", "role")]);
    assert_eq!(officer.page.location(), "/admin/officers?done=officer-delay");
    officer.follow();
    let letters = app.letters();
    let mut told: Vec<&str> = letters.iter().map(|l| l.to.as_str()).collect();
    told.sort_unstable();
    assert_eq!(told, [NEW, OFFICER], "who decides, and whom it is about");
    assert!(letters[0].body.text.contains("There is no second person"), "{}", letters[0].body.text);
    assert!(!officer.page.all("button").iter().any(|b| b.starts_with("Agree")));
    app.pass(TimeDelta::hours(24));
    let mut officer = app.officer_again(OFFICER);
    officer.get("/admin/officers");
    officer.submit("/admin/officers/decide", &[("decision", "yes")]);
    assert_eq!(officer.page.location(), "/admin/officers?done=officer-changed", "{}", officer.page.text());
    app.letters();
    let rows = officer.get("/admin/officers").all("tbody tr");
    assert!(rows.iter().any(|r| r.contains(NEW) && r.contains("Officer")), "{rows:?}");
}

#[test]
fn s13_1_the_last_one_who_decides_stays() {
    let app = TestApp::new();
    let mut officer = app.officer(OFFICER, Role::Officer);
    let mut deputy = app.officer(DEPUTY, Role::Deputy);
    let link = deputy.get("/admin/officers").links("tbody a")[0].clone();
    deputy.get(&link);
    deputy.submit(&link, &[("role", "officer"), ("act", "disable")]);
    assert_eq!(deputy.page.location(), "/admin/officers?done=officer-changed", "{}", deputy.page.text());
    app.letters();
    assert_eq!(officer.get("/admin").location(), "/admin/sign-in", "shut out at once");
    // one's own access is somebody else's to change, and the command line keeps the last one
    let own = deputy.get("/admin/officers").links("tbody a")[1].clone();
    assert!(deputy.get(&own).all("#act").is_empty());
    let address = privacy_portal::domain::email_address::EmailAddress::parse(DEPUTY).unwrap();
    let refused = app.run(app.desk.disable_officer(&address)).unwrap_err().to_string();
    assert!(refused.contains("last one"), "{refused}");
}

#[test]
fn th9_grave_acts_need_a_fresh_code() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        app.pass(TimeDelta::minutes(11));
        officer.get("/admin/officers");
        officer.submit("/admin/officers", &[("email", NEW), ("role", "agent")]);
        // what was typed is kept; the code is shown beside it
        assert_eq!(officer.page.status, 403);
        assert_eq!(officer.page.links("main a"), ["/admin/proof?next=/admin/officers"]);
        assert!(officer.page.text().contains(NEW), "{}", officer.page.text());
        officer.get("/admin/proof?next=/admin/officers");
        let page = officer.submit("/admin/proof", &[("code", "000000")]);
        assert_eq!((page.status, page.all(".summary-list a").len()), (422, 1));
        officer.get("/admin/proof?next=//evil.example");
        prove(&app, &mut officer, OFFICER);
        assert_eq!(officer.page.h1(), "My access", "leads nowhere else");
        officer.get("/admin/officers");
        officer.submit("/admin/officers", &[("email", NEW), ("role", "agent")]);
        invitation(&app, &officer);
        app.letters();
    });
}

#[test]
fn asvs_v5_0_0_6_3_3_a_recovery_code_signs_in_once() {
    on_each_database(|app| {
        let path = app.invite(OFFICER, Role::Officer);
        let mut browser = app.visitor();
        browser.get(&path);
        let key = browser.page.all(".qr-key")[0].clone();
        // passwords that are guessed first are refused, and the page says why
        let code = totp(&key, app.desk.now());
        for common in ["password1234", "Westcon2026!!", "officer-westcon"] {
            browser.submit("/admin/welcome", &[("password", common), ("code", &code)]);
            assert_eq!(browser.page.status, 422, "{common}");
            assert!(browser.page.all(".summary-list a")[0].starts_with("Choose another password"), "{common}");
        }
        browser.submit("/admin/welcome", &[("password", OFFICER_PASSWORD), ("code", &code)]);
        let codes = browser.page.all(".codes li");
        assert_eq!(codes.len(), 10, "{}", browser.page.text());
        let enter = |code: &str| {
            let mut browser = app.visitor();
            browser.get("/admin/sign-in");
            browser.submit("/admin/sign-in", &[("email", OFFICER), ("password", OFFICER_PASSWORD), ("code", code)]);
            browser
        };
        let mut officer = enter(&codes[3].to_lowercase().replace('-', " "));
        assert_eq!(officer.page.location(), "/admin", "{}", officer.page.text());
        assert_eq!(enter(&codes[3]).page.status, 422, "once");
        assert!(officer.get("/admin/access").text().contains("9 left"));
        // new ones replace the others and sign other browsers out
        let mut second = enter(&codes[0]);
        officer.submit("/admin/access/codes", &[]);
        let fresh = officer.page.all(".codes li");
        assert!(fresh.len() == 10 && fresh.iter().all(|c| !codes.contains(c)));
        assert_eq!(second.get("/admin").location(), "/admin/sign-in");
        assert_eq!(enter(&codes[1]).page.status, 422, "the earlier ones are gone");
        assert_eq!(enter(&fresh[1]).page.location(), "/admin");
        app.letters();
    });
}

#[test]
fn asvs_v5_0_0_7_5_2_own_browsers_are_listed_and_ended_and_a_new_password_ends_them() {
    let app = TestApp::new();
    let mut one = app.officer(OFFICER, Role::Officer);
    let mut two = app.officer_again(OFFICER);
    let mut three = app.officer_again(OFFICER);
    three.get("/admin/access");
    assert_eq!(three.page.all("tbody tr").len(), 3, "{}", three.page.text());
    let sessions: Vec<String> =
        three.form("/admin/access/end", &[]).into_iter().filter(|(n, _)| n == "session").map(|(_, v)| v).collect();
    assert_eq!(sessions.len(), 1);
    three.submit("/admin/access/end", &[]);
    three.follow();
    assert_eq!(three.page.all("tbody tr").len(), 2);
    three.submit("/admin/access/end", &[("session", "others")]);
    for other in [&mut one, &mut two] {
        assert_eq!(other.get("/admin").location(), "/admin/sign-in");
    }
    let mut other = app.officer_again(OFFICER);
    three.get("/admin/access");
    three.submit("/admin/access/password", &[("present", "wrong"), ("password", "gravel teaspoon orbit")]);
    assert_eq!((three.page.status, three.page.all(".summary-list a").len()), (422, 1));
    three.submit("/admin/access/password", &[("present", OFFICER_PASSWORD), ("password", "gravel teaspoon orbit")]);
    assert_eq!(three.page.location(), "/admin/access?done=password-changed", "{}", three.page.text());
    assert_eq!(other.get("/admin").location(), "/admin/sign-in");
    assert_eq!(three.get("/admin").status, 200);
    app.letters();
    // somebody else's session cannot be ended
    let mut deputy = app.officer(DEPUTY, Role::Deputy);
    deputy.get("/admin/access");
    let csrf = deputy.form("/admin/sign-out", &[])[0].1.clone();
    for id in 1..20 {
        deputy.post("/admin/access/end", &[("csrf", &csrf), ("session", &id.to_string())]);
    }
    assert_eq!(three.get("/admin").status, 200);
}

#[test]
fn th9_the_console_answers_on_its_own_host_and_to_its_networks_only() {
    let app = TestApp::with(&[("admin_host", "desk.example.com"), ("admin_networks", "127.0.0.0/8")]);
    let host = |name: &str| {
        let mut browser = app.visitor();
        browser.headers.push(("host".into(), name.into()));
        browser
    };
    let mut desk = host("desk.example.com");
    assert_eq!(desk.get("/admin/sign-in").status, 200);
    for path in ["/", "/sign-in", "/me", "/privacy", "/healthz2"] {
        assert_eq!(desk.get(path).status, 404, "{path}");
    }
    let mut public = app.visitor();
    assert_eq!(public.get("/sign-in").status, 200);
    for path in ["/admin", "/admin/sign-in", "/admin/welcome?token=x"] {
        assert_eq!(public.get(path).status, 404, "{path}");
    }
    assert_eq!(host("evil.example").get("/admin/sign-in").status, 421);
    let app = TestApp::with(&[("admin_networks", "192.0.2.0/24, 2001:db8::/32")]);
    assert_eq!(app.visitor().get("/admin/sign-in").status, 404, "from elsewhere there is no console");
    assert_eq!(app.visitor().get("/sign-in").status, 200);
}

/// ASVS 16.3.1: of a long run of guesses each one that was looked at has a row, and the rest one for all of them.
#[test]
fn asvs_v5_0_0_16_3_1_guessing_leaves_its_rows_however_long_it_goes_on() {
    on_each_database(|app| {
        app.officer("officer@westcon.example", Role::Officer);
        let mut guesser = app.visitor();
        for _ in 0..20 {
            guesser.get("/admin/sign-in");
            let guess = [("email", "officer@westcon.example"), ("password", "not this one"), ("code", "000000")];
            guesser.submit("/admin/sign-in", &guess);
        }
        let filter = AuditFilter { action: "officer.sign_in".into(), ..AuditFilter::default() };
        let rows = app.desk.store().read_now::<_, StoreError>(|r| r.list_audit(&filter, 100)).unwrap();
        let count = |outcome: &str| rows.iter().filter(|(_, event)| event.outcome == outcome).count();
        // the officer has signed in once
        assert_eq!((count("refused"), count("too often")), (7, 1), "{rows:?}");
        app.letter_to("officer@westcon.example");
    });
}

#[test]
fn asvs_v5_0_0_16_3_2_who_tries_what_is_not_their_roles_stands_in_the_log() {
    on_each_database(|app| {
        let mut marketing = app.officer("mark@westcon.example", Role::Marketing);
        assert_eq!(marketing.get("/admin/registers/purposes").status, 403);
        assert_eq!(marketing.post("/admin/together", &[("act", "me")]).status, 403);
        let filter = AuditFilter { action: "access.refused".into(), ..AuditFilter::default() };
        let rows = app.desk.store().read_now::<_, StoreError>(|r| r.list_audit(&filter, 100)).unwrap();
        let tried: Vec<&str> = rows.iter().map(|(_, event)| event.detail.as_str()).collect();
        assert_eq!(tried, ["POST /admin/together", "GET /admin/registers/{name}"], "{rows:?}");
        assert!(rows.iter().all(|(_, event)| event.actor.starts_with("officer:") && event.contact.is_none()));
    });
}

/// Whoever works for people sees who they are; whoever checks that work sees enough to tell them apart.
#[test]
fn asvs_v5_0_0_8_2_3_an_auditor_sees_no_name_address_or_number_in_full() {
    on_each_database(|app| {
        app.import("email,name,phone\nanna@brooks.example,Anna Schmidt,+44 20 7946 0018\n", marketing());
        app.work();
        let mut anna = app.contact("anna@brooks.example");
        anna.get("/contact?matter=question");
        anna.submit("/contact", &[("text", "Where from?")]);
        let case = anna.page.all(".panel-reference strong")[0].replace('-', "");
        // a letter on paper, logged for somebody with a name and a place only
        let mut agent = app.officer("agent@westcon.example", Role::Agent);
        agent.get("/admin/log");
        let by_post = [
            ("channel", "letter"),
            ("matter", "question"),
            ("right", ""),
            ("language", "en"),
            ("name", "Ola Nordmann"),
            ("post", "Storgata 7, Oslo"),
            ("received", "2026-11-20"),
            ("text", "A letter"),
        ];
        agent.submit("/admin/log", &by_post);
        assert_eq!(agent.page.status, 303, "{}", agent.page.text());
        let letter = agent.page.location().split('?').next().unwrap().to_owned();
        let mut auditor = app.officer("auditor@westcon.example", Role::Auditor);
        let whole = ["anna@brooks.example", "Schmidt", "7946", "Nordmann", "Storgata"];
        let pages = |who: &mut Browser| {
            who.get("/admin/contacts");
            who.submit("/admin/contacts", &[("find", "anna@brooks.example"), ("reason", "check"), ("relation", "")]);
            let found = who.page.links("#found ~ tbody a, tbody a")[0].clone();
            [found, format!("/admin/requests/{case}"), letter.clone()].map(|path| {
                assert_eq!(who.get(&path).status, 200, "{path}");
                who.page.text()
            })
        };
        let said = pages(&mut agent).join("\n");
        for word in whole {
            assert!(said.contains(word), "{word} is what the work is done with: {said}");
        }
        let said = pages(&mut auditor).join("\n");
        for word in whole {
            assert!(!said.contains(word), "{word}: {said}");
        }
        for word in ["Anna S•••", "a•••@b•••.example", "•••18", "Ola N•••"] {
            assert!(said.contains(word), "{word}: {said}");
        }
        app.letters();
    });
}

#[test]
fn s11_13_the_log_is_found_checked_and_taken_away() {
    on_each_database(|app| {
        app.add_contact("anna@brooks.example", "Anna Schmidt");
        app.contact("anna@brooks.example");
        let mut auditor = app.officer("auditor@westcon.example", Role::Auditor);
        let rows = auditor.get("/admin/audit").all("#audit ~ tbody tr, table:first-of-type tbody tr");
        assert!(rows.iter().any(|r| r.contains("officer.sign_in")), "{rows:?}");
        let found = |auditor: &mut Browser, query: &str| {
            auditor.get(&format!("/admin/audit?{query}"));
            assert_eq!(auditor.page.status, 200, "{query}");
            auditor.page.all("[aria-labelledby=audit] tbody tr")
        };
        let hers = found(&mut auditor, "about=anna%40brooks.example");
        assert!(!hers.is_empty() && hers.iter().all(|r| r.contains("contact:")), "{hers:?}");
        assert!(found(&mut auditor, "about=nobody%40brooks.example").is_empty());
        let officers = found(&mut auditor, "what=OFFICER.&who=officer:");
        assert!(!officers.is_empty() && officers.iter().all(|r| r.contains("officer.")), "{officers:?}");
        assert!(found(&mut auditor, "what=%25").is_empty(), "a sign of the pattern is a letter");
        assert!(found(&mut auditor, "from=2030-01-01").is_empty());
        assert!(!found(&mut auditor, "from=2020-01-01&until=2030-01-01").is_empty());
        assert_eq!(auditor.get("/admin/audit?from=soon").all(".summary-list a").len(), 1);

        app.work();
        auditor.get("/admin/audit");
        auditor.submit("/admin/audit/verify", &[]);
        assert!(auditor.page.all(".tag-good")[0].starts_with("Whole:"), "{}", auditor.page.text());

        let today = app.desk.now().london_date().to_string();
        auditor.submit("/admin/audit/extract", &[("first", "2020-01-01"), ("last", &today)]);
        assert_eq!(auditor.page.header("content-type"), Some("application/zip"), "{}", auditor.page.text());
        verify_extract(&auditor.page.body);
        app.letters();
    });
}

/// What an auditor does who has openssl and the public key: nothing of ours is used.
fn verify_extract(zip: &[u8]) {
    let dir = tempfile::tempdir().unwrap();
    zip::ZipArchive::new(std::io::Cursor::new(zip)).unwrap().extract(dir.path()).unwrap();
    let openssl = |arguments: &[&str]| {
        let done = std::process::Command::new("openssl").args(arguments).current_dir(dir.path()).output();
        let done = done.expect("openssl is installed: extracts are checked with it");
        (done.status.success(), String::from_utf8_lossy(&done.stdout).into_owned())
    };
    let signed = [
        "pkeyutl",
        "-verify",
        "-pubin",
        "-inkey",
        "public-key.pem",
        "-rawin",
        "-in",
        "manifest.json",
        "-sigfile",
        "manifest.sig",
    ];
    let (good, says) = openssl(&signed);
    assert!(good && says.contains("Verified Successfully"), "{says}");
    let (_, digest) = openssl(&["dgst", "-sha256", "-r", "events.jsonl"]);
    let manifest = std::fs::read_to_string(dir.path().join("manifest.json")).unwrap();
    assert!(manifest.contains(digest.split(' ').next().unwrap()), "{manifest} {digest}");
    let events = std::fs::read_to_string(dir.path().join("events.jsonl")).unwrap();
    assert!(events.lines().count() > 3 && events.contains("officer.sign_in"));
    // one sign changed, in either file
    std::fs::write(dir.path().join("manifest.json"), manifest.replace("\"rows\"", "\"r0ws\"")).unwrap();
    assert!(!openssl(&signed).0);
    std::fs::write(dir.path().join("events.jsonl"), events.replacen("officer", "0fficer", 1)).unwrap();
    let (_, other) = openssl(&["dgst", "-sha256", "-r", "events.jsonl"]);
    assert!(!manifest.contains(other.split(' ').next().unwrap()));
}

/// TH5, TH19: what stands in the table of recovery codes signs nobody in.
#[test]
fn recovery_codes_are_kept_as_keyed_hashes() {
    let app = TestApp::new();
    let token = app.run(app.desk.add_officer(
        privacy_portal::domain::email_address::EmailAddress::parse(OFFICER).unwrap(),
        Role::Officer,
        "en",
    ));
    let token = token.unwrap();
    let seed = app.run(app.desk.look_at_invitation(&token)).unwrap().seed;
    let code = Secret::new(seed.code(app.desk.now()));
    let codes = app.run(app.desk.accept_invitation(token, Secret::new(OFFICER_PASSWORD), code)).unwrap();
    let held = std::fs::read(app.folder().join("portal.db")).unwrap();
    let log = std::fs::read(app.folder().join("portal.db-wal")).unwrap_or_default();
    for code in codes {
        for text in [code.reveal().to_owned(), code.reveal().replace('-', "")] {
            for file in [&held, &log] {
                assert!(!file.windows(text.len()).any(|w| w == text.as_bytes()));
            }
        }
    }
}

/// ASVS 6.3.5, 6.3.7: what happens to somebody's own access is told to them, once, without details.
#[test]
fn asvs_v5_0_0_6_3_5_6_3_7_officers_hear_what_happens_to_their_own_access() {
    on_each_database(|app| {
        let mut officer = app.officer(OFFICER, Role::Officer);
        assert!(app.letters().is_empty(), "the first browser is no news");
        officer.get("/admin/access");
        officer.submit("/admin/access/codes", &[]);
        let recovery = officer.page.all(".codes li")[0].clone();
        let told = app.letter_to(OFFICER).body;
        assert!(told.text.contains("New recovery codes were made for your own access."), "{}", told.text);
        assert!(told.text.contains("/admin/access") && !told.text.contains(&recovery), "{}", told.text);
        officer.get("/admin/access");
        let new = "many horses carry batteries";
        officer.submit("/admin/access/password", &[("present", OFFICER_PASSWORD), ("password", new)]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        assert!(app.letter_to(OFFICER).body.text.contains("The password of your own access was changed."));
        // another kind of browser, once; then a code that is typed when the phone is lost
        let enter = |agent: &str, code: &str| {
            let mut browser = app.visitor();
            browser.headers.retain(|(name, _)| name != "user-agent");
            browser.headers.push(("user-agent".into(), agent.into()));
            browser.get("/admin/sign-in");
            browser.submit("/admin/sign-in", &[("email", OFFICER), ("password", new), ("code", code)]);
            browser.page.status
        };
        let mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0";
        for is_new in [true, false] {
            app.pass(TimeDelta::seconds(30));
            assert_eq!(enter(mac, &app.officer_code(OFFICER)), 303);
            let letters = app.letters();
            assert_eq!(letters.len(), usize::from(is_new));
            assert!(letters.iter().all(|l| l.body.text.contains("a browser that was not used for it before")));
        }
        assert_eq!(enter(mac, &recovery), 303);
        assert!(app.letter_to(OFFICER).body.text.contains("entered with a recovery code"));
        // many failures are told once, and to nobody whom there is not
        app.pass(TimeDelta::minutes(20));
        for _ in 0..12 {
            assert_ne!(enter(mac, "000000"), 303);
        }
        assert!(app.letter_to(OFFICER).body.text.contains("None of them let anybody in."));
        app.pass(TimeDelta::minutes(20));
        for _ in 0..12 {
            enter(mac, "000000");
        }
        assert!(app.letters().is_empty(), "not again on the same day");
    });
}

/// ASVS 6.1.2, 6.2: passwords as people and their managers type them.
#[test]
fn asvs_v5_0_0_6_2_passwords_are_long_taken_as_typed_and_never_forced_to_change() {
    let app = TestApp::new();
    let path = app.invite("long@westcon.example", Role::Deputy);
    let mut browser = app.visitor();
    browser.get(&path);
    // 6.2.6, 6.2.7: masked, and said to be a new password, so that managers fill it; nothing forbids pasting
    let field = browser.page.all("input[name=password][type=password][autocomplete=new-password]");
    assert_eq!(field.len(), 1, "{}", browser.page.html());
    assert!(!browser.page.html().contains("onpaste"));
    let key = browser.page.all(".qr-key")[0].clone();
    let mut set = |password: &str| {
        browser.get(&path);
        let code = totp(&key, app.desk.now());
        browser.submit("/admin/welcome", &[("password", password), ("code", &code)]);
        (browser.page.h1(), browser.page.text())
    };
    // 6.2.1: eleven are too few
    assert!(set("k7#Vq2!mZp9").1.contains("12"), "eleven");
    // 6.1.2, 6.2.12: words of this place, and those that are tried first
    for guessed in
        ["Westcon International 2026", "privacy privacy 1", "long@westcon.example", "password1234567", "qwertyuiop123"]
    {
        assert_ne!(set(guessed).0, "Your access is set up", "{guessed}");
    }
    // 6.2.8, 6.2.9: as typed, with its last space and its case, however long up to 128
    let long = format!("Ein Satz, den niemand rät: {} ", "Ж9 kôň ".repeat(14));
    assert!((100..=128).contains(&long.chars().count()), "{}", long.chars().count());
    assert_eq!(set(&long).0, "Your access is set up");
    let enter = |password: &str| {
        app.pass(TimeDelta::seconds(30));
        let mut browser = app.visitor();
        browser.get("/admin/sign-in");
        let code = totp(&key, app.desk.now());
        browser.submit("/admin/sign-in", &[("email", "long@westcon.example"), ("password", password), ("code", &code)]);
        browser.page.status
    };
    for other in [long.trim_end().to_owned(), long.to_lowercase(), long.chars().take(72).collect()] {
        assert_ne!(enter(&other), 303, "{other:?}");
    }
    assert_eq!(enter(&long), 303);
    // 6.2.10: and it stays good
    app.pass(TimeDelta::days(1_000));
    assert_eq!(enter(&long), 303);
}

/// ASVS 6.4.3, 6.4.4, 6.4.6, 6.5.6, 7.4.5, 8.3.2: access that is reset or narrowed ends at once, and comes back with both
/// factors only.
#[test]
fn asvs_v5_0_0_6_4_a_reset_forgets_both_factors_and_a_narrower_role_counts_at_once() {
    const AGENT: &str = "agent@westcon.example";
    let app = TestApp::new();
    let mut officer = app.officer(OFFICER, Role::Officer);
    let mut deputy = app.officer(DEPUTY, Role::Deputy);
    let mut agent = app.officer(AGENT, Role::Agent);
    assert_eq!(agent.get("/admin/log").status, 200);
    let page = officer.get("/admin/officers").links("tbody a").pop().unwrap();
    officer.get(&page);
    // nobody types a password for somebody else
    assert!(officer.page.all("input[type=password], input[name=password]").is_empty(), "{}", officer.page.html());
    // one asks, the other agrees where two are needed
    let mut change = |role: &str, act: &str| {
        officer.get(&page);
        officer.submit(&page, &[("role", role), ("act", act)]);
        assert_eq!(officer.page.status, 303, "{}", officer.page.text());
        if officer.page.location().contains("officer-waits") {
            deputy.get("/admin/officers");
            deputy.submit("/admin/officers/decide", &[("decision", "yes")]);
            assert!([200, 303].contains(&deputy.page.status), "{}", deputy.page.text());
        }
        app.letters()
    };
    let told = change("marketing", "role");
    assert!(told.iter().any(|l| l.to == AGENT), "{:?}", told.iter().map(|l| &l.to).collect::<Vec<_>>());
    // the next click of whoever was demoted
    let status = agent.get("/admin/log").status;
    assert_ne!(status, 200, "{}", agent.page.text());
    let mut agent = app.officer_again(AGENT);
    assert_eq!(agent.get("/admin/figures").status, 200);
    change("marketing", "reset");
    assert_ne!(agent.get("/admin/figures").status, 200, "its sessions ended");
    // neither the old password nor the old app lets anybody in
    app.pass(TimeDelta::seconds(30));
    let mut old = app.visitor();
    old.get("/admin/sign-in");
    let code = app.officer_code(AGENT);
    old.submit("/admin/sign-in", &[("email", AGENT), ("password", OFFICER_PASSWORD), ("code", &code)]);
    assert_ne!(old.page.status, 303);
}
