//! The officer's pages over many contacts and many requests: the queue, a search, a case, the figures. O1, O2, O3, O15.

use super::load::{Times, measure};
use privacy_portal::actions::Desk;
use privacy_portal::actions::request::Ask;
use privacy_portal::actions::sign_in::Browser;
use privacy_portal::domain::clock::Clock;
use privacy_portal::domain::email_address::EmailAddress;
use privacy_portal::domain::officer::Role;
use privacy_portal::domain::request::Matter;
use privacy_portal::domain::secret::Secret;
use privacy_portal::domain::totp::Seed;
use privacy_portal::workers;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

const EMAIL: &str = "officer@bench.example";
const PASSWORD: &str = "correct horse battery";

/// Files so many requests by people of the file, one each; gives how long it took.
fn file(desk: &Desk, requests: usize, contacts: usize) -> Duration {
    let started = Instant::now();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut waiting = tokio::task::JoinSet::new();
        for i in 0..requests {
            let who = i % contacts;
            let (matter, rights) = match i % 4 {
                0 => (Matter::Right, vec!["access".to_owned()]),
                1 => (Matter::Right, vec!["erasure".to_owned()]),
                2 => (Matter::Concern, Vec::new()),
                _ => (Matter::Question, Vec::new()),
            };
            let ask = Ask {
                matter,
                rights,
                email: format!("person{who}@company{}.example", who % 997),
                name: format!("Given{who} Family{who}"),
                text: "Where do you have my address from?".into(),
                trap: String::new(),
                form: format!("bench-{i}"),
                language: "en".into(),
                files: Vec::new(),
            };
            let browser = Browser {
                secret: Secret::new("x".repeat(43)),
                agent_family: "Firefox on Linux".into(),
                network: format!("10.{}.{}.0/24", i / 250 / 250, i / 250 % 250),
            };
            let desk = desk.clone();
            waiting.spawn(async move { desk.ask(None, ask, browser).await.map(drop) });
            if waiting.len() >= 64 {
                waiting.join_next().await.unwrap().unwrap().unwrap();
            }
        }
        while let Some(done) = waiting.join_next().await {
            done.unwrap().unwrap();
        }
    });
    started.elapsed()
}

/// A browser at the console.
struct Console {
    base: String,
    agent: ureq::Agent,
    cookies: BTreeMap<String, String>,
}

impl Console {
    fn send(&mut self, method: &str, path: &str, body: &str) -> (u16, String) {
        let jar = self.cookies.iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>().join("; ");
        let request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.base))
            .header("cookie", jar)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded");
        let mut answer = self.agent.run(request.body(body.to_owned()).unwrap()).unwrap();
        for cookie in answer.headers().get_all("set-cookie") {
            let (name, value) = cookie.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let status = answer.status().as_u16();
        let text = answer.body_mut().with_config().limit(50_000_000).read_to_vec().unwrap();
        (status, String::from_utf8_lossy(&text).into_owned())
    }
    fn get(&mut self, path: &str) -> String {
        let (status, page) = self.send("GET", path, "");
        assert_eq!(status, 200, "{path}");
        page
    }
}

fn between<'a>(page: &'a str, before: &str, after: &str) -> &'a str {
    page.split(before).nth(1).and_then(|rest| rest.split(after).next()).unwrap_or_default()
}

/// What an authenticator app shows for a key typed by hand.
fn code(key: &str) -> String {
    const BASE32: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bits: String =
        key.bytes().filter_map(|b| BASE32.iter().position(|c| *c == b)).map(|d| format!("{d:05b}")).collect();
    let bytes: Vec<u8> = (0..20).map(|i| u8::from_str_radix(&bits[i * 8..i * 8 + 8], 2).unwrap()).collect();
    Seed::new(bytes.try_into().unwrap()).code(Clock::System.now())
}

/// An officer's pages beside so many contacts and requests. The portal must be serving already.
pub fn desk_pages(desk: &Desk, contacts: usize, requests: usize) {
    let started = Instant::now();
    while workers::catch_up(desk).unwrap() > 0 {}
    let indexed = started.elapsed();
    let filed = file(desk, requests, contacts);
    while workers::catch_up(desk).unwrap() > 0 {}
    let rate = |n: usize, t: Duration| n as f64 / t.as_secs_f64();
    println!(
        "| search index, {contacts} contacts; {requests} requests filed | {:.0} contacts a second; {:.0} requests a second | | |",
        rate(contacts, indexed),
        rate(requests, filed)
    );
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let token = runtime.block_on(desk.add_officer(EmailAddress::parse(EMAIL).unwrap(), Role::Officer, "en")).unwrap();
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .build()
        .into();
    let mut console = Console { base: desk.settings().base_url.clone(), agent, cookies: BTreeMap::new() };
    let welcome = console.get(&format!("/admin/welcome?token={}", token.reveal()));
    let key = between(&welcome, "qr-key\" dir=\"ltr\">", "<").to_owned();
    let csrf = between(&welcome, "name=\"csrf\" value=\"", "\"").to_owned();
    let hidden = between(&welcome, "name=\"token\" value=\"", "\"").to_owned();
    let password = PASSWORD.replace(' ', "+");
    let body = format!("csrf={csrf}&token={hidden}&password={password}&code={}", code(&key));
    let (status, page) = console.send("POST", "/admin/welcome", &body);
    assert!(status == 200 && page.contains("Your access is set up"), "{status} {page}");
    // a code is good once: the next one
    std::thread::sleep(Duration::from_secs(31));
    let page = console.get("/admin/sign-in");
    let csrf = between(&page, "name=\"csrf\" value=\"", "\"").to_owned();
    let email = EMAIL.replace('@', "%40");
    let body = format!("csrf={csrf}&email={email}&password={password}&code={}", code(&key));
    assert_eq!(console.send("POST", "/admin/sign-in", &body).0, 303);
    let queue = console.get("/admin");
    let csrf = between(&queue, "name=\"csrf\" value=\"", "\"").to_owned();
    let case =
        format!("/admin/requests/{}", between(&queue, "/admin/requests/", "\"").split(['?', '#']).next().unwrap());
    let row = |what: &str, it: Times| {
        println!("| {what}, {contacts} contacts, {requests} requests | {:.2?} | {:.2?} | |", it.median, it.p99);
    };
    row("officer's queue", measure(50, || drop(console.get("/admin"))));
    row("the queue narrowed to a right", measure(50, || drop(console.get("/admin?right=erasure"))));
    row("the queue's overdue cases", measure(50, || drop(console.get("/admin?due=over"))));
    row("closed cases", measure(50, || drop(console.get("/admin/closed"))));
    row("a case", measure(50, || drop(console.get(&case))));
    let searches = [
        ("search by address", "person77777@company2.example".replace("77777", "777").replace("company2", "company777")),
        ("search by name", "Given777 Family777".to_owned()),
        ("search by the beginning of a name", "Giv".to_owned()),
        ("search by organisation", "Company 77".to_owned()),
        ("search by telephone", "20 00000777".to_owned()),
        ("search by domain", "company77.example".to_owned()),
    ];
    for (what, typed) in searches {
        let typed = typed.replace('@', "%40").replace(' ', "+");
        let body = format!("csrf={csrf}&find={typed}&reason=caller");
        row(
            what,
            measure(30, || {
                let (status, page) = console.send("POST", "/admin/contacts", &body);
                assert!(status == 200 || status == 303, "{what}: {status} {page}");
            }),
        );
    }
    row("figures", measure(20, || drop(console.get("/admin/figures"))));
}
