//! The demonstration, a browser, and what a person does with one.

use fantoccini::elements::Element;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::process::{Child, Command};

pub const AMIRA: &str = "amira.haddad@northgate-retail.example";
pub const JONAS: &str = "jonas.keller@brueckner-it.example";
pub const MOHAMED: &str = "mohamed.elsayed@meridian-it.example";
pub const OFFICER: &str = "officer@westcon.example";

/// A running demonstration and a driver of browsers.
pub struct Stage {
    pub base: String,
    pub downloads: tempfile::TempDir,
    listen: String,
    password: String,
    credential: String,
    driver: String,
    _portal: Child,
    _driver: Child,
}

fn left_out(why: &str) -> Option<Stage> {
    let required = std::env::var("PORTAL_TEST_REQUIRE").unwrap_or_default().contains("browser");
    assert!(!required, "PORTAL_TEST_REQUIRE asks for a browser: {why}");
    // past the test harness, which keeps to itself what passing tests print
    let words = format!("\n*** LEFT OUT: everything in a browser: {why} ***\n\n");
    drop(std::io::Write::write_all(&mut std::io::stderr(), words.as_bytes()));
    None
}

fn portal_binary() -> Option<PathBuf> {
    if let Some(path) = std::env::var_os("PORTAL_BINARY") {
        return Some(path.into());
    }
    // beside the test's own binary: target/debug/deps/…
    let own = std::env::current_exe().ok()?;
    let beside = own.parent()?.parent()?.join("privacy-portal");
    beside.exists().then_some(beside)
}

pub async fn stage() -> Option<Stage> {
    stage_with(&[]).await
}

/// A demonstration with settings of its own, as the environment names them.
pub async fn stage_with(settings: &[(&str, &str)]) -> Option<Stage> {
    let Some(binary) = portal_binary() else { return left_out("the portal is not built: run cargo build first") };
    if !PathBuf::from("/usr/bin/chromium").exists() || !PathBuf::from("/usr/bin/chromedriver").exists() {
        return left_out("install Debian's chromium and chromium-driver");
    }
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let listen = format!("127.0.0.1:{port}");
    let mut portal = Command::new(binary)
        .args(["demo", "--listen", &listen])
        .envs(settings.iter().copied())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    // it says the officer's password when it is ready, and last a marketing system's credential
    let mut lines = BufReader::new(portal.stdout.take().unwrap()).lines();
    let mut password = String::new();
    let credential = loop {
        let line = lines.next_line().await.unwrap().expect("the demonstration says what it can be used with");
        // the officer stands first
        if let Some(said) = line.trim().strip_prefix("password ").filter(|_| password.is_empty()) {
            password = said.trim().to_owned();
        }
        if let Some((_, said)) = line.split_once("Authorization: Bearer ") {
            break said.split('\'').next().unwrap().to_owned();
        }
    };
    assert!(!password.is_empty());
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    let mut driver = Command::new("/usr/bin/chromedriver")
        .arg("--port=0")
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines();
    let port = loop {
        let line = lines.next_line().await.unwrap().expect("chromedriver says its port");
        if let Some(port) = line.split("started successfully on port ").nth(1) {
            break port.trim_end_matches('.').to_owned();
        }
    };
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    Some(Stage {
        base: format!("http://{listen}"),
        listen,
        password,
        credential,
        driver: format!("http://127.0.0.1:{port}"),
        downloads: tempfile::tempdir().unwrap(),
        _portal: portal,
        _driver: driver,
    })
}

/// A letter of the demonstration's mailbox.
pub struct Letter {
    pub subject: String,
    pub text: String,
}

impl Letter {
    /// The code in it: six digits in two groups on a line of their own.
    pub fn code(&self) -> Option<String> {
        let line = self.text.lines().map(str::trim);
        line.filter(|l| l.len() == 7).find(|l| l.chars().all(|c| c.is_ascii_digit() || c == ' ')).map(str::to_owned)
    }
    /// The address in it that has this part.
    pub fn link(&self, part: &str) -> Option<String> {
        self.text.split_whitespace().find(|word| word.contains(part)).map(|w| w.trim_end_matches('.').to_owned())
    }
}

impl Stage {
    pub async fn open(&self) -> Tab {
        let profile = tempfile::tempdir().unwrap();
        let arguments = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--window-size=1280,900",
            "--lang=en",
        ];
        let mut arguments: Vec<String> = arguments.map(String::from).to_vec();
        arguments.push(format!("--user-data-dir={}", profile.path().display()));
        let downloads = self.downloads.path().display().to_string();
        let mut capabilities = Capabilities::new();
        capabilities.insert("browserName".into(), json!("chrome"));
        capabilities.insert(
            "goog:chromeOptions".into(),
            json!({ "binary": "/usr/bin/chromium", "args": arguments, "prefs": { "download.default_directory": downloads, "download.prompt_for_download": false, "intl.accept_languages": "en" } }),
        );
        capabilities.insert("goog:loggingPrefs".into(), json!({ "browser": "ALL", "performance": "ALL" }));
        let connector = hyper_util::client::legacy::connect::HttpConnector::new();
        let client = ClientBuilder::new(connector).capabilities(capabilities).connect(&self.driver).await.unwrap();
        Tab { client, base: self.base.clone(), _profile: profile }
    }
    /// A browser that knows the portal by its name on this machine: a passkey belongs to a name.
    pub async fn open_by_name(&self) -> Tab {
        let tab = self.open().await;
        Tab { base: self.base.replace("127.0.0.1", "localhost"), ..tab }
    }
    async fn ask(&self, request: String) -> String {
        let mut stream = tokio::net::TcpStream::connect(&self.listen).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        String::from_utf8(answer).unwrap()
    }
    /// A page by a plain request, without any cookie.
    pub async fn get(&self, path: &str) -> String {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.listen);
        self.ask(request).await.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default()
    }
    /// The whole answer to a plain request with a body. `heads`: further lines of the head, each with its end.
    pub async fn post(&self, address: &str, kind: &str, heads: &str, body: &str) -> String {
        let path = address.strip_prefix(&self.base).unwrap_or(address);
        let (host, length) = (&self.listen, body.len());
        let head = format!("POST {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{heads}");
        self.ask(format!("{head}Content-Type: {kind}\r\nContent-Length: {length}\r\n\r\n{body}")).await
    }
    /// What a marketing system hears about an address: whether it may mail news, and the reason if not.
    pub async fn may_send(&self, address: &str) -> (bool, Option<String>) {
        let body = json!({ "purpose": "R06", "topic": "news", "addresses": [address] }).to_string();
        let bearer = format!("Authorization: Bearer {}\r\n", self.credential);
        let answer = self.post("/api/v1/may-send", "application/json", &bearer, &body).await;
        let body = &answer[answer.find('{').unwrap_or_else(|| panic!("{answer}"))..=answer.rfind('}').unwrap()];
        let answer: Value = serde_json::from_str(body).unwrap();
        let said = &answer["answers"][0];
        (said["allowed"].as_bool().unwrap_or_else(|| panic!("{answer}")), said["reason"].as_str().map(str::to_owned))
    }
    /// The newest letter to somebody that has what is looked for.
    pub async fn letter<T>(&self, to: &str, wanted: impl Fn(&Letter) -> Option<T>) -> T {
        for _ in 0..100 {
            for item in self.get("/dev/mailbox").await.split("<li class=\"case\">").skip(1) {
                if !item.contains(&format!(">{to}<")) {
                    continue;
                }
                let (href, rest) = item.split("href=\"").nth(1).and_then(|h| h.split_once("\">")).unwrap();
                let subject = rest.split("</a>").next().unwrap().to_owned();
                let letter = Letter { subject, text: self.get(&format!("{href}?text")).await };
                if let Some(found) = wanted(&letter) {
                    return found;
                }
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("no such letter came to {to}");
    }
    /// The authenticator's code of the officer now.
    async fn officer_code(&self) -> String {
        let list = self.get("/dev/mailbox").await;
        list.split("<strong class=\"reference\">").nth(1).and_then(|c| c.split('<').next()).unwrap().to_owned()
    }
}

/// A command of the browser's own protocol, as chromedriver passes it on.
#[derive(Debug)]
struct Devtools(&'static str, Value);

impl fantoccini::wd::WebDriverCompatibleCommand for Devtools {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }
    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "cmd": self.0, "params": self.1 }).to_string()))
    }
}

/// What the browser noted since the last time: `browser` for what it complained about, `performance` for its requests.
#[derive(Debug)]
struct Noted(&'static str);

impl fantoccini::wd::WebDriverCompatibleCommand for Noted {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }
    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "type": self.0 }).to_string()))
    }
}

/// A browser with one page open.
pub struct Tab {
    pub client: Client,
    base: String,
    _profile: tempfile::TempDir,
}

impl Tab {
    /// Opens an address of the portal, or one in full.
    pub async fn go(&self, path: &str) {
        let url = if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.base) };
        self.client.goto(&url).await.unwrap();
    }
    /// Whether an address is one of the portal's.
    pub fn is_own(&self, url: &str) -> bool {
        url.strip_prefix(&self.base).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
    pub async fn h1(&self) -> String {
        let wait = self.client.wait().at_most(Duration::from_secs(10));
        wait.for_element(Locator::Css("h1")).await.unwrap().text().await.unwrap()
    }
    pub async fn text(&self) -> String {
        self.client.find(Locator::Css("main")).await.unwrap().text().await.unwrap()
    }
    pub async fn path(&self) -> String {
        self.client.current_url().await.unwrap().path().to_owned()
    }
    pub async fn fill(&self, name: &str, text: &str) {
        let field = self.client.find(Locator::Css(&format!("main [name={name}]"))).await.unwrap();
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }
    pub async fn button(&self, label: &str) -> Element {
        let path = format!("//main//button[contains(normalize-space(.), '{label}')]");
        self.client.find(Locator::XPath(&path)).await.unwrap_or_else(|e| panic!("no button {label}: {e}"))
    }
    /// Presses a button that leads to another page, and waits until that page has taken this one's place.
    pub async fn press(&self, label: &str) {
        self.leave_by(self.button(label).await).await;
    }
    /// Sends the form in `main` that has the most fields, as it stands.
    pub async fn send(&self) {
        let mark = "const f = [...document.querySelectorAll('main form[method=post]')].sort((a, b) => b.elements.length - a.elements.length)[0]; if (!f) return false; f.querySelector('button:not([name]), button').setAttribute('data-send', ''); return true";
        let is_there = self.client.execute(mark, vec![]).await.unwrap();
        assert_eq!(is_there, true, "no form on {}", self.client.current_url().await.unwrap());
        self.leave_by(self.client.find(Locator::Css("[data-send]")).await.unwrap()).await;
    }
    /// Presses or follows the first element like this, to another page.
    pub async fn follow(&self, selector: &str) {
        let found = self.client.find(Locator::Css(selector)).await;
        self.leave_by(found.unwrap_or_else(|e| panic!("nothing like {selector}: {e}"))).await;
    }
    pub async fn leave_by(&self, button: Element) {
        let old = self.client.find(Locator::Css("html")).await.unwrap();
        button.click().await.unwrap();
        for _ in 0..400 {
            if old.tag_name().await.is_err() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("the page stayed");
    }
    /// The browser gets a device that makes and uses passkeys, and always knows who is there.
    pub async fn with_passkeys(&self) {
        self.devtools("WebAuthn.enable", json!({})).await;
        let device = json!({
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": true, "hasUserVerification": true,
            "isUserVerified": true, "automaticPresenceSimulation": true,
        });
        self.devtools("WebAuthn.addVirtualAuthenticator", json!({ "options": device })).await;
    }
    pub async fn devtools(&self, command: &'static str, parameters: Value) -> Value {
        self.client.issue_cmd(Devtools(command, parameters)).await.unwrap()
    }
    pub async fn noted(&self, kind: &'static str) -> Vec<Value> {
        self.client.issue_cmd(Noted(kind)).await.unwrap().as_array().cloned().unwrap_or_default()
    }
    pub async fn media(&self, kind: &str, features: &[(&str, &str)]) {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": kind, "features": features })).await;
    }
    pub async fn width(&self, width: u32) {
        self.screen(width, 800).await;
    }
    pub async fn screen(&self, width: u32, height: u32) {
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500 }),
        )
        .await;
    }
    pub async fn full_width(&self) {
        self.devtools("Emulation.clearDeviceMetricsOverride", json!({})).await;
    }
    pub async fn without_script(&self) {
        self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    }
    /// Asks for a letter to sign in with.
    pub async fn ask(&self, email: &str) {
        self.go("/sign-in").await;
        self.fill("email", email).await;
        self.press("Send").await;
        assert_eq!(self.h1().await, "Check your mail");
    }
    /// Signs in by the code of that letter.
    pub async fn sign_in(&self, stage: &Stage, email: &str) {
        self.ask(email).await;
        let code = stage.letter(email, Letter::code).await;
        self.fill("code", &code).await;
        self.press("Sign in").await;
        assert_eq!(self.path().await, "/me");
    }
    /// Signs the officer in at the console.
    pub async fn sign_in_officer(&self, stage: &Stage) {
        self.go("/admin/sign-in").await;
        self.fill("email", OFFICER).await;
        self.fill("password", &stage.password).await;
        self.fill("code", &stage.officer_code().await).await;
        self.send().await;
        assert_eq!(self.path().await, "/admin", "{}", self.text().await);
    }
}
