//! Every page: a walk along the links of the portal, as anybody, as a contact and as an officer. Each page is looked at
//! in all media (see `look.rs`), and no address of `web::ROUTES` that answers GET can be left out.

use crate::support::*;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Addresses that answer GET with something that is not a page, or only lead to one.
const NO_PAGES: &[&str] = &[
    "/me/consents/{id}/receipt.json",
    "/me/consents/{id}/receipt.sig",
    "/receipts/keys/{number}",
    "/privacy-policy",
    "/global-privacy-policy",
    "/.well-known/security.txt",
    "/.well-known/gpc.json",
    "/admin/deadlines.ics",
    "/admin/record.csv",
    "/admin/breaches.csv",
    "/admin/record.json",
    "/admin/figures/outside.csv",
    "/hooks/mailchimp/{secret}",
    "/api/v1/openapi.json",
    "/api/v1/changes",
    "/healthz",
    "/readyz",
    "/robots.txt",
    "/metrics",
    "/me/requests/{reference}/files/{number}",
    "/admin/requests/{reference}/files/{number}",
];
/// Pages that only a whole course of things leads to: `erasure.rs` looks at them.
const ELSEWHERE: &[&str] = &["/admin/sealed/{reference}", "/announcements/{key}"];
/// Where a scanner would listen: files can be handed in, and wait for one.
const SCANNER: (&str, &str) = ("PORTAL_CLAMD", "tcp:127.0.0.1:1");

/// The addresses that answer GET, read from the sources: `web::ROUTES` names them by functions of `paths`.
fn routes() -> Vec<String> {
    let read =
        |file: &str| std::fs::read_to_string(format!("{}/../../src/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let paths = read("paths.rs");
    let fixed: BTreeMap<&str, &str> =
        paths.lines().filter_map(|l| l.trim().strip_suffix("\";")?.split_once(" = \"")).collect();
    let routes = read("web/mod.rs");
    let list = routes.split("pub const ROUTES").nth(1).unwrap().split("];").next().unwrap();
    let found: Vec<String> = list
        .lines()
        .filter_map(|l| l.trim().strip_prefix('(')?.strip_suffix("\"),")?.split_once(", \""))
        .filter(|(_, methods)| methods.split(' ').any(|m| m == "GET"))
        .map(|(path, _)| match path.strip_prefix("paths::") {
            Some(name) => fixed[name.trim_end_matches("()")].to_owned(),
            None => path.trim_matches('"').to_owned(),
        })
        .collect();
    assert!(found.len() > 90 && found.contains(&"/me/data".to_owned()), "the routes are read wrongly: {found:?}");
    found
}

/// The address in the list of routes that this one is of.
fn pattern<'a>(routes: &'a [String], path: &str) -> Option<&'a String> {
    let fits = |route: &str| {
        let (mut a, mut b) = (route.split('/'), path.split('/'));
        loop {
            match (a.next(), b.next()) {
                (None, None) => return true,
                (Some(x), Some(y)) if x == y || x.starts_with('{') && !y.is_empty() => {}
                _ => return false,
            }
        }
    };
    routes.iter().find(|r| *r == path).or_else(|| routes.iter().find(|r| fits(r)))
}

/// What was seen on the way.
#[derive(Default)]
struct Walk {
    routes: Vec<String>,
    seen: BTreeSet<String>,
    kinds: BTreeMap<String, usize>,
    titles: BTreeMap<String, String>,
    wrong: Vec<String>,
    looked: usize,
}

impl Walk {
    fn new() -> Self {
        Self { routes: routes(), ..Self::default() }
    }
    /// Looks at the page that is open.
    async fn look(&mut self, tab: &Tab) {
        let path = tab.path().await;
        if let Some(route) = pattern(&self.routes, &path) {
            self.seen.insert(route.clone());
        }
        self.looked += 1;
        let (before, at) = (self.wrong.len(), std::time::Instant::now());
        tab.look(&mut self.wrong).await;
        eprintln!("{path} {} ms", at.elapsed().as_millis());
        for wrong in &self.wrong[before..] {
            eprintln!("  {wrong}");
        }
    }
    /// From these addresses along every link below one of `within`, at most `most` pages of a kind.
    async fn crawl(&mut self, tab: &Tab, from: &[&str], within: &dyn Fn(&str) -> bool, most: usize) {
        let mut waiting: VecDeque<String> = from.iter().map(|p| (*p).to_owned()).collect();
        let mut asked = BTreeSet::new();
        while let Some(address) = waiting.pop_front() {
            let bare = address.split(['?', '#']).next().unwrap().to_owned();
            let Some(route) = pattern(&self.routes, &bare).cloned() else {
                assert!(from.contains(&address.as_str()), "a link leads nowhere: {address}");
                tab.go(&address).await;
                self.look(tab).await;
                continue;
            };
            if NO_PAGES.contains(&route.as_str()) || !asked.insert(address.clone()) {
                continue;
            }
            let names: BTreeSet<&str> =
                address.split('?').nth(1).unwrap_or_default().split('&').filter_map(|p| p.split('=').next()).collect();
            let kind = if most > 2 { route.clone() } else { format!("{route}?{names:?}") };
            let count = self.kinds.entry(kind).or_default();
            *count += 1;
            if *count > if route.contains('{') { most } else { 1 } && !from.contains(&address.as_str()) {
                continue;
            }
            tab.go(&address).await;
            self.look(tab).await;
            let title = tab.client.title().await.unwrap();
            let there = tab.path().await;
            // a link that is over says the same wherever it led
            if there == bare && !address.contains("broken") && !route.contains('{') {
                let first = self.titles.entry(title.clone()).or_insert_with(|| there.clone());
                if *first != there {
                    self.wrong.push(format!("{first} and {there} have one title: {title}"));
                }
            }
            let links = "return [...document.querySelectorAll('a[href^=\"/\"]')].map(a => a.getAttribute('href')).filter(h => !h.includes('choose=') && !h.startsWith('/dev') && !h.startsWith('/static'))";
            for link in tab.client.execute(links, vec![]).await.unwrap().as_array().unwrap() {
                let link = link.as_str().unwrap().split('#').next().unwrap().to_owned();
                if within(link.split('?').next().unwrap()) && !asked.contains(&link) {
                    waiting.push_back(link);
                }
            }
        }
    }
    /// Sends the page's form as it stands and looks at the errors.
    async fn mistakes(&mut self, tab: &Tab, path: &str, typed: &[(&str, &str)]) {
        tab.go(path).await;
        for (name, text) in typed {
            tab.fill(name, text).await;
        }
        tab.send().await;
        let title = tab.client.title().await.unwrap();
        if title.starts_with("Error: ") {
            self.look(tab).await;
        } else {
            self.wrong.push(format!("{path} sent with mistakes has no error: {title}"));
        }
    }
    /// Nothing was wrong, and no address of this share was left out.
    fn done(&self, share: impl Fn(&str) -> bool, least: usize) {
        let wrong = self.wrong.join("\n");
        assert!(wrong.is_empty(), "{} things:\n{wrong}", self.wrong.len());
        let forgotten: Vec<&String> = self.routes.iter().filter(|r| share(r) && !self.seen.contains(*r)).collect();
        let is_page = |route: &str| !NO_PAGES.contains(&route) && !ELSEWHERE.contains(&route);
        let forgotten: Vec<&&String> = forgotten.iter().filter(|r| is_page(r)).collect();
        assert!(forgotten.is_empty(), "no walk meets {forgotten:?}");
        assert!(self.looked >= least, "only {} pages were looked at", self.looked);
    }
    /// Sends the page's form and looks at what comes.
    async fn sent(&mut self, tab: &Tab) {
        tab.send().await;
        self.look(tab).await;
    }
}

/// What anybody can reach.
async fn anybody(stage: &Stage) -> Walk {
    let mut walk = Walk::new();
    let tab = stage.open().await;
    let campaign = |part: &'static str| stage.letter(AMIRA, move |l| l.link(part));
    let own = |url: &str| url.trim_matches(['<', '>']).strip_prefix(&stage.base).unwrap().to_owned();
    let (preferences, unsubscribe) = (own(&campaign("/preferences/").await), own(&campaign("/unsubscribe/").await));
    let without_topic = |path: &str| path.rsplit_once('/').unwrap().0.to_owned();
    let (all_preferences, all_unsubscribe) = (without_topic(&preferences), without_topic(&unsubscribe));
    let start = [
        "/",
        "/nowhere",
        "/sign-in?next=/me/data",
        "/sign-in/sent",
        "/sign-in/confirm?token=broken",
        "/email/stop?token=broken",
        "/erasure/broken",
        "/tasks/broken",
        "/transfer?token=broken",
        "/preferences/broken",
        "/preferences/answer?token=broken",
        "/unsubscribe/broken",
        "/subscribe/news",
        "/subscribe/broken",
        "/notices/contact",
        "/privacy/coming/999999",
        "/privacy/versions/1",
        "/privacy/compare?from=1&to=1",
        "/requests/new",
        "/admin/sign-in",
        "/admin/welcome?token=broken",
        &preferences,
        &unsubscribe,
        &all_preferences,
        &all_unsubscribe,
    ];
    let outside = |path: &str| !path.starts_with("/me") && !path.starts_with("/admin");
    walk.crawl(&tab, &start, &outside, 2).await;
    for path in ["/", "/contact?matter=question", "/sign-in", &preferences, "/privacy", "/cookies"] {
        tab.go(&format!("{path}{}choose=ar", if path.contains('?') { '&' } else { '?' })).await;
        walk.look(&tab).await;
    }
    tab.go("/?choose=en").await;
    walk.mistakes(&tab, "/contact?matter=question", &[("text", ""), ("email", "nobody")]).await;
    tab.fill("text", "Where do you have my address from?").await;
    tab.fill("email", "stranger@example.org").await;
    walk.sent(&tab).await;
    walk.mistakes(&tab, "/contact?matter=right", &[]).await;
    walk.mistakes(&tab, "/subscribe/news", &[]).await;
    tab.fill("email", "stranger@example.org").await;
    walk.sent(&tab).await;
    walk.mistakes(&tab, "/requests/new?why=no_mailbox", &[]).await;
    walk.mistakes(&tab, "/requests/new?why=other", &[]).await;
    walk.mistakes(&tab, "/requests/new?why=left", &[]).await;
    walk.mistakes(&tab, "/admin/sign-in", &[]).await;
    walk.mistakes(&tab, "/sign-in", &[("email", "not an address")]).await;
    tab.fill("email", AMIRA).await;
    walk.sent(&tab).await;
    tab.fill("code", "000 000").await;
    walk.sent(&tab).await;
    // the same link in another browser, then the sign-in, then the end of it
    let letter = stage.letter(AMIRA, |l| Some((l.code()?, l.link("/sign-in/confirm?")?)));
    let (code, link) = letter.await;
    let other = stage.open().await;
    other.go(&link).await;
    walk.look(&other).await;
    other.client.close().await.unwrap();
    tab.go(&link).await;
    walk.look(&tab).await;
    tab.go("/sign-in/sent").await;
    tab.fill("code", &code).await;
    tab.press("Sign in").await;
    tab.leave_by(tab.client.find(fantoccini::Locator::Css(".head-out button")).await.unwrap()).await;
    walk.look(&tab).await;
    tab.go(&preferences).await;
    tab.press("Stop all marketing").await;
    walk.look(&tab).await;
    tab.go(&unsubscribe).await;
    walk.sent(&tab).await;
    tab.client.close().await.unwrap();
    walk
}

/// What a contact can reach.
async fn contact(stage: &Stage) -> Walk {
    let mut walk = Walk::new();
    let tab = stage.open().await;
    let within = |path: &str| path.starts_with("/me");
    tab.sign_in(stage, JONAS).await;
    walk.crawl(&tab, &["/me", "/me/nothing", "/me/proof?for=erase"], &within, 3).await;
    // a choice, which has a page of its own from then on
    tab.go("/me/preferences").await;
    tab.follow("main button[name=join]").await;
    walk.look(&tab).await;
    walk.crawl(&tab, &["/me/consents"], &within, 3).await;
    // S3.3: no longer at an organisation
    tab.go("/me/organisations").await;
    tab.follow("main .value-act a").await;
    walk.look(&tab).await;
    walk.sent(&tab).await;
    tab.go("/sign-in").await;
    tab.sign_in(stage, MOHAMED).await;
    for path in ["/me", "/me/data", "/me/requests", "/me/object"] {
        tab.go(path).await;
        walk.look(&tab).await;
    }
    walk.mistakes(&tab, "/me/data/edit?kind=phone", &[("value", "call me")]).await;
    tab.fill("value", "+44 20 7946 0123").await;
    for button in ["Continue", "Save"] {
        tab.press(button).await;
        walk.look(&tab).await;
    }
    walk.mistakes(&tab, "/me/restrict", &[]).await;
    walk.mistakes(&tab, "/me/email", &[("email", "nobody")]).await;
    tab.fill("email", "mohamed@example.org").await;
    walk.sent(&tab).await;
    tab.go("/me/transfer").await;
    walk.sent(&tab).await;
    tab.go("/me/erase").await;
    walk.sent(&tab).await;
    tab.press("Erase").await;
    walk.look(&tab).await;
    // who does not want to wait proves the mailbox once more
    tab.follow("main a[href='/me/erase/now']").await;
    walk.sent(&tab).await;
    let code = stage.letter(MOHAMED, |l| l.code().filter(|_| l.link("/sign-in/confirm?").is_none())).await;
    tab.fill("code", &code).await;
    walk.sent(&tab).await;
    let link = stage.letter(MOHAMED, |l| l.link("/erasure/")).await;
    tab.go(&link).await;
    walk.look(&tab).await;
    tab.go("/me").await;
    walk.look(&tab).await;
    tab.client.close().await.unwrap();
    walk
}

/// TH8: what runs if anything of it is taken for more than text, in an element, an attribute, an address or a script.
const HOSTILE: &str =
    r#"</title><script>th8=1</script>"><img src=x onerror=th8=1>'><svg onload=th8=1>javascript:th8=1"#;

/// TH8: writes it into whatever a stranger, a contact and a file can write into.
async fn poison(stage: &Stage) {
    let tab = stage.open().await;
    for matter in ["question", "concern", "security"] {
        tab.go(&format!("/contact?matter={matter}")).await;
        tab.fill("text", HOSTILE).await;
        tab.fill("email", "hostile@example.org").await;
        let name = "const it = document.querySelector('main [name=name]'); if (it) it.value = arguments[0]";
        tab.client.execute(name, vec![HOSTILE.into()]).await.unwrap();
        tab.send().await;
    }
    tab.sign_in(stage, AMIRA).await;
    tab.go("/me/data/edit?kind=organisation").await;
    tab.fill("value", HOSTILE).await;
    tab.fill("reason", HOSTILE).await;
    tab.press("Continue").await;
    tab.send().await;
    tab.client.close().await.unwrap();
}

/// What an officer can reach, with hostile text in everything that somebody else can write.
async fn officer(stage: &Stage) -> Walk {
    poison(stage).await;
    let mut walk = Walk::new();
    let tab = stage.open().await;
    tab.sign_in_officer(stage).await;
    tab.go("/admin/log").await;
    tab.fill("text", HOSTILE).await;
    tab.fill("name", HOSTILE).await;
    send_first(&tab, "form[action='/admin/log'] button:not([name])").await;
    let within = |path: &str| path.starts_with("/admin");
    walk.crawl(&tab, &["/admin", "/admin/nothing", "/admin/proof"], &within, 3).await;
    for path in [
        "/admin/log",
        "/admin/holds/new",
        "/admin/integrations/add",
        "/admin/officers",
        "/admin/campaign",
        "/admin/calendar",
        "/admin/audit/sample",
    ] {
        walk.mistakes(&tab, path, &[]).await;
    }
    // a version of the policy is begun, written and looked at
    tab.go("/admin/policy").await;
    tab.fill("note_en", "Clearer words about cookies.").await;
    tab.fill("note_de", "Klarere Worte zu Cookies.").await;
    walk.sent(&tab).await;
    let draft = tab.path().await;
    for link in ["main a[href*='/text/en/']", "main a[href*='/preview/']"] {
        tab.go(&draft).await;
        tab.follow(link).await;
        walk.look(&tab).await;
    }
    tab.go("/admin/contacts").await;
    tab.fill("find", AMIRA).await;
    walk.sent(&tab).await;
    tab.follow("main [href^='/admin/contacts/'], main form[action^='/admin/contacts/'] button").await;
    walk.look(&tab).await;
    // two records of one person: looked at, put together, and the way back
    let person = tab.path().await;
    let case =
        "return document.querySelector('main a[href^=\"/admin/requests/\"]').getAttribute('href').split('/').pop()";
    let case = tab.client.execute(case, vec![]).await.unwrap().as_str().unwrap().to_owned();
    tab.fill("other", MOHAMED).await;
    let same = tab.client.find(fantoccini::Locator::Css("main form[action$='/same'] button")).await.unwrap();
    tab.leave_by(same).await;
    walk.look(&tab).await;
    let told =
        "const it = document.querySelector('input[name=ground][value=told]'); if (it) it.checked = true; return !!it";
    let may = tab.client.execute(told, vec![]).await.unwrap();
    assert_eq!(may, true, "{}", tab.text().await);
    tab.fill("reference", &case).await;
    walk.sent(&tab).await;
    tab.go(&format!("{person}?reason=caller")).await;
    tab.follow("main a[href*='/part/']").await;
    walk.look(&tab).await;
    // the people of a breach: listed, the words, the notice to everybody
    tab.go("/admin/breaches").await;
    tab.fill("nature", HOSTILE).await;
    tab.send().await;
    let people = format!("{}/people", tab.path().await);
    walk.mistakes(&tab, &people, &[("addresses", HOSTILE)]).await;
    for part in ["nature", "effects", "measures", "advice"] {
        tab.fill(part, HOSTILE).await;
    }
    send_first(&tab, &format!("form[action='{people}/words'] button")).await;
    walk.look(&tab).await;
    tab.fill("addresses", "hostile@example.org").await;
    let whom = "document.querySelector('input[name=whom][value=addresses]').checked = true";
    tab.client.execute(whom, vec![]).await.unwrap();
    send_first(&tab, &format!("form[action='{people}'] button")).await;
    walk.look(&tab).await;
    tab.fill("headline", HOSTILE).await;
    let far =
        "document.querySelector('input[name=until]').value = new Date(Date.now() + 864e5).toISOString().slice(0, 10)";
    tab.client.execute(far, vec![]).await.unwrap();
    send_first(&tab, &format!("form[action='{people}/public'] button")).await;
    walk.look(&tab).await;
    let anybody = stage.open().await;
    anybody.go("/").await;
    walk.look(&anybody).await;
    anybody.follow(".announcement a").await;
    walk.look(&anybody).await;
    anybody.client.close().await.unwrap();
    send_first(&tab, &format!("form[action='{people}/public'] button")).await;
    walk.look(&tab).await;
    // a letter with words of the company's own
    walk.mistakes(&tab, "/admin/letters/asked", &[("words", "Ask for {name}")]).await;
    tab.fill("words", HOSTILE).await;
    walk.sent(&tab).await;
    // a file of another system: handed in, looked through, taken in
    let file = stage.downloads.path().join("people.csv");
    let hostile = HOSTILE.replace('"', "\"\"");
    let rows = format!("Email,First Name,Religion\nnew@north.example,\"{hostile}\",x\n\"{hostile}\",Bob,\n");
    std::fs::write(&file, rows).unwrap();
    tab.go("/admin/imports").await;
    let field = tab.client.find(fantoccini::Locator::Css("main input[type=file]")).await.unwrap();
    field.send_keys(&file.display().to_string()).await.unwrap();
    let source = "document.querySelector('select[name=source]').value = 'SRC03'; const map = document.querySelector('select[name=map]'); if (map) map.value = 'portal'";
    tab.client.execute(source, vec![]).await.unwrap();
    walk.sent(&tab).await;
    walk.sent(&tab).await;
    // the list of those who must not be written to: an address looked up, others put on it
    walk.mistakes(&tab, "/admin/suppression", &[]).await;
    tab.fill("address", AMIRA).await;
    tab.press("Look up").await;
    walk.look(&tab).await;
    tab.go("/admin/suppression").await;
    tab.fill("addresses", "never@north.example, again@north.example, nobody").await;
    let said = "document.querySelector('input[name=how][value=telephone]').checked = true; document.querySelector('input[name=said_on]').value = new Date().toISOString().slice(0, 10)";
    tab.client.execute(said, vec![]).await.unwrap();
    for button in ["Continue", "Stop these"] {
        tab.press(button).await;
        walk.look(&tab).await;
    }
    // what only some cases offer
    for offered in ["/outcome", "/erase"] {
        let offered = format!("main a[href$='{offered}']");
        assert!(tab.case_with(&offered).await, "no case has {offered}");
        tab.follow(&offered).await;
        walk.look(&tab).await;
    }
    tab.client.close().await.unwrap();
    walk
}

/// Presses the first button like this, which stands in a form among others.
async fn send_first(tab: &Tab, selector: &str) {
    let button = tab.client.find(fantoccini::Locator::Css(selector)).await;
    tab.leave_by(button.unwrap_or_else(|e| panic!("nothing like {selector}: {e}"))).await;
}

impl Tab {
    /// Opens the first case of the queue that has an element like this.
    async fn case_with(&self, selector: &str) -> bool {
        self.go("/admin").await;
        let run = "return [...document.querySelectorAll('main a[href^=\"/admin/requests/\"]')].map(a => a.getAttribute('href'))";
        let cases = self.client.execute(run, vec![]).await.unwrap();
        for case in cases.as_array().unwrap() {
            self.go(case.as_str().unwrap()).await;
            if self.client.find(fantoccini::Locator::Css(selector)).await.is_ok() {
                return true;
            }
        }
        false
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_anybody_reaches_is_whole_in_every_medium() {
    let Some(stage) = stage_with(&[SCANNER]).await else { return };
    anybody(&stage).await.done(|route| !is_own(route) && !is_console(route), 60);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_contact_reaches_is_whole_in_every_medium() {
    let Some(stage) = stage_with(&[SCANNER]).await else { return };
    contact(&stage).await.done(is_own, 30);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_officer_reaches_is_whole_in_every_medium() {
    let Some(stage) = stage_with(&[SCANNER]).await else { return };
    officer(&stage).await.done(is_console, 40);
}

/// The pages of who is signed in.
fn is_own(route: &str) -> bool {
    route == "/me" || route.starts_with("/me/")
}

/// The console, without the two pages that stand before it.
fn is_console(route: &str) -> bool {
    route.starts_with("/admin") && !["/admin/sign-in", "/admin/welcome"].contains(&route)
}
