//! Who may enter the console and what each role may open there.

use crate::support::*;
use privacy_portal::domain::officer::Role;
use privacy_portal::web::{ACTS, ROUTES};

/// Pages of the console for those who are not signed in yet.
const OUTSIDE: [&str; 2] = ["/admin/sign-in", "/admin/welcome"];
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
        officer.get("/admin");
        for link in officer.page.links(".side-list a") {
            let page = officer.get(&link);
            assert_eq!(page.status, 200, "{role:?} {link}");
            assert_eq!(page.links(".side-list [aria-current]"), [link.as_str()], "{role:?}");
        }
    }
}
