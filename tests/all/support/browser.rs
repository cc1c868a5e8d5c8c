//! A browser without a window: keeps cookies, fills in the forms it is shown, follows redirects when told to.

use scraper::{Html, Selector};
use std::collections::BTreeMap;

/// What came back.
#[derive(Clone)]
pub struct Page {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Page {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
    pub fn location(&self) -> String {
        self.header("location").unwrap_or_default().to_owned()
    }
    pub fn html(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
    pub fn doc(&self) -> Html {
        Html::parse_document(&self.html())
    }
    pub fn all(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        let text =
            |e: scraper::ElementRef<'_>| e.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
        self.doc().select(&selector).map(text).collect()
    }
    /// Where the links that a selector finds lead.
    pub fn links(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        self.doc().select(&selector).filter_map(|e| e.attr("href").map(str::to_owned)).collect()
    }
    /// What the options or fields that a selector finds send.
    pub fn values(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        self.doc().select(&selector).filter_map(|e| e.attr("value").map(str::to_owned)).collect()
    }
    pub fn h1(&self) -> String {
        self.all("h1").join(" | ")
    }
    pub fn title(&self) -> String {
        self.all("title").join(" | ")
    }
    pub fn text(&self) -> String {
        self.all("main").join(" ")
    }
}

/// One browser with its cookies.
pub struct Browser {
    base: String,
    agent: ureq::Agent,
    pub cookies: BTreeMap<String, String>,
    pub page: Page,
    pub headers: Vec<(String, String)>,
}

impl Browser {
    pub fn new(base: &str) -> Self {
        let config = ureq::Agent::config_builder()
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .allow_non_standard_methods(true)
            .build();
        Self {
            base: base.to_owned(),
            agent: config.into(),
            cookies: BTreeMap::new(),
            page: Page { status: 0, headers: vec![], body: vec![] },
            headers: vec![
                ("sec-fetch-site".into(), "same-origin".into()),
                ("user-agent".into(), "Mozilla/5.0 (X11; Linux x86_64) Firefox/143.0".into()),
            ],
        }
    }
    /// The same browser in the same state, as a second tab.
    pub fn tab(&self) -> Self {
        let mut tab = Self::new(&self.base);
        (tab.cookies, tab.page, tab.headers) = (self.cookies.clone(), self.page.clone(), self.headers.clone());
        tab
    }
    /// Sends anything.
    pub fn send(&mut self, method: &str, path: &str, kind: Option<&str>, body: &[u8]) -> &Page {
        self.try_send(method, path, kind, body).unwrap()
    }
    /// The same where the server may be gone.
    pub fn try_send(
        &mut self,
        method: &str,
        path: &str,
        kind: Option<&str>,
        body: &[u8],
    ) -> Result<&Page, ureq::Error> {
        let mut request = ureq::http::Request::builder().method(method).uri(format!("{}{path}", self.base));
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let cookies = self.cookies.iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>().join("; ");
        if !cookies.is_empty() {
            request = request.header("cookie", cookies);
        }
        if let Some(kind) = kind {
            request = request.header("content-type", kind);
        }
        let mut answer = self.agent.run(request.body(body.to_vec()).unwrap())?;
        for cookie in answer.headers().get_all("set-cookie") {
            let cookie = cookie.to_str().unwrap();
            let (pair, attributes) = cookie.split_once(';').unwrap_or((cookie, ""));
            let (name, value) = pair.split_once('=').unwrap();
            if attributes.to_lowercase().contains("max-age=0") || value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let headers =
            answer.headers().iter().map(|(n, v)| (n.to_string(), v.to_str().unwrap_or_default().to_owned())).collect();
        let status = answer.status().as_u16();
        let body = answer.body_mut().with_config().limit(50_000_000).read_to_vec().unwrap_or_default();
        self.page = Page { status, headers, body };
        Ok(&self.page)
    }
    pub fn get(&mut self, path: &str) -> &Page {
        self.send("GET", path, None, b"")
    }
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> &Page {
        let body = serde_html_form::to_string(fields).unwrap();
        self.send("POST", path, Some("application/x-www-form-urlencoded"), body.as_bytes())
    }
    /// Fills in the form of the page that posts to `action` and sends it; hidden fields go along.
    #[track_caller]
    pub fn submit(&mut self, action: &str, fields: &[(&str, &str)]) -> &Page {
        let pairs = self.form(action, fields);
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        self.post(action, &pairs)
    }
    /// Sends fields and files as a browser sends a form with files; gives the status.
    pub fn upload(&mut self, path: &str, fields: &[(String, String)], files: &[(&str, &[u8])]) -> u16 {
        let mut body = Vec::new();
        for (name, value) in fields.iter().filter(|(name, _)| name != "files") {
            body.extend(format!("--xyz\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
        }
        for (name, bytes) in files {
            let head = format!(
                "--xyz\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\nContent-Type: image/png\r\n\r\n"
            );
            body.extend(head.bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--xyz--\r\n");
        self.send("POST", path, Some("multipart/form-data; boundary=xyz"), &body).status
    }
    /// The fields of such a form as they would be sent.
    #[track_caller]
    pub fn form(&self, action: &str, fields: &[(&str, &str)]) -> Vec<(String, String)> {
        let doc = self.page.doc();
        let forms = Selector::parse("form").unwrap();
        let hidden = Selector::parse("input[type=hidden]").unwrap();
        let candidates: Vec<_> = doc
            .select(&forms)
            .filter(|f| f.attr("action") == Some(action) && f.attr("method") == Some("post"))
            .collect();
        let names = |f: &scraper::ElementRef<'_>| -> Vec<String> {
            let inputs = Selector::parse("[name]").unwrap();
            f.select(&inputs).filter_map(|i| i.attr("name").map(str::to_owned)).collect()
        };
        let form = candidates.iter().find(|f| fields.iter().all(|(n, _)| names(f).contains(&(*n).to_owned())));
        let form = form.unwrap_or_else(|| panic!("no form to {action} with {fields:?} on: {}", self.page.html()));
        let given: Vec<&str> = fields.iter().map(|(n, _)| *n).collect();
        let kept = form
            .select(&hidden)
            .filter_map(|i| Some((i.attr("name")?.to_owned(), i.attr("value").unwrap_or_default().to_owned())));
        let kept = kept.filter(|(n, _)| !given.contains(&n.as_str()));
        kept.chain(fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))).collect()
    }
    /// Follows redirects to their end.
    #[track_caller]
    pub fn follow(&mut self) -> &Page {
        for _ in 0..5 {
            if self.page.status != 303 {
                return &self.page;
            }
            let to = self.page.location();
            assert!(to.starts_with('/') && !to.starts_with("//"), "redirect to {to}");
            self.get(&to);
        }
        panic!("redirects without end");
    }
}
