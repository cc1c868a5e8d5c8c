//! What stands around every page: language, navigation, company facts.

use super::agent;
use super::problem::Problem;
use super::server::Portal;
use super::session::{SignedIn, cookie_name};
use crate::actions::sign_in::Browser;
use crate::domain::page::{Frame, LanguageLink, Link, NavItem, Notice};
use crate::domain::secret::Secret;
use crate::paths;
use crate::text::{Language, Words};
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};
use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use std::future::{Ready, ready};

/// P4, S4.23: every cookie the portal sets: its name, what it is for and how long it lives, as keys of texts. No other
/// one can be set: [`PageFrame::cookie`] takes its names from here, and a test compares with what a crawl finds.
pub const COOKIES: &[(&str, &str, &str)] = &[
    ("session", "cookie-session", "cookie-session-life"),
    ("browser", "cookie-browser", "cookie-browser-life"),
    ("sent", "cookie-sent", "cookie-sent-life"),
    ("language", "cookie-language", "cookie-language-life"),
    ("officer", "cookie-officer", "cookie-officer-life"),
];

/// What a page adds to its frame.
#[derive(Debug, Clone, Default)]
pub struct Onward {
    /// Where the page before it is.
    pub back: Option<String>,
    /// A message shown once.
    pub notice: Option<Notice>,
    /// The token of its forms.
    pub csrf: Option<String>,
}

/// Everything a handler needs to answer with a page.
#[derive(Clone)]
pub struct PageFrame {
    /// The portal.
    pub portal: web::Data<Portal>,
    /// The words of the page: in the reader's language, or in English where a page is not in all languages.
    pub words: Words,
    /// The words in the reader's language: what stands around every page, and the language that letters are sent in.
    pub reader: Words,
    /// Whether the page is one of a signed-in contact's.
    pub is_signed_in: bool,
    path: String,
    query: String,
    set_language: bool,
    offered: &'static [Language],
    browser: Option<Secret>,
    agent_family: String,
    network: String,
}

impl PageFrame {
    /// From a request; never fails.
    pub fn of(request: &HttpRequest) -> Option<Self> {
        let portal = request.app_data::<web::Data<Portal>>()?.clone();
        let https = portal.desk.settings().is_https();
        let query = request.query_string().to_owned();
        let asked = |with: &str| pairs(&query).find(|(name, _)| name == with).map(|(_, value)| value);
        let (chosen, link) = (asked("choose").filter(|tag| Language::from_tag(tag).is_some()), asked("lang"));
        let saved = request.cookie(&cookie_name(https, "language")).map(|c| c.value().to_owned());
        let accept = request.headers().get("accept-language").and_then(|v| v.to_str().ok());
        let language = Language::negotiate(chosen.as_deref().or(saved.as_deref()), link.as_deref(), accept);
        // a choice is kept; so is what a link says, if there is no choice yet
        let set_language = chosen.is_some()
            || (saved.as_deref().and_then(Language::from_tag).is_none()
                && link.as_deref().and_then(Language::from_tag).is_some());
        // the desk speaks the full languages only, so nothing of it stands in two
        let offered = if request.path().starts_with(paths::admin()) { Language::FULL } else { Language::ALL };
        let language = if offered.contains(&language) { language } else { language.or_english() };
        let is_everywhere = request.match_pattern().is_none_or(|p| super::IN_ALL_LANGUAGES.contains(&p.as_str()));
        // a page that only a sent form leads to cannot be read again in another language
        let can_be_read_again = request.method() != "POST"
            || request.match_pattern().is_none_or(|pattern| {
                super::ROUTES.iter().any(|(path, methods)| *path == pattern && methods.starts_with("GET"))
            });
        let user_agent = request.headers().get("user-agent").and_then(|v| v.to_str().ok()).unwrap_or_default();
        let peer = agent::peer(request, &portal.desk.settings().trusted_proxies);
        let browser = request.cookie(&cookie_name(https, "browser")).map(|c| Secret::new(c.value()));
        Some(Self {
            words: if is_everywhere { language } else { language.or_english() }.words(),
            reader: language.words(),
            is_signed_in: request.path().starts_with(paths::me()),
            path: request.path().to_owned(),
            set_language,
            offered: if can_be_read_again { offered } else { &[] },
            query,
            browser: browser.filter(|b| b.reveal().len() == 43),
            agent_family: agent::family(user_agent),
            network: agent::network(peer),
            portal,
        })
    }

    /// The same page in the reader's own language: for what all languages have.
    pub fn in_all_languages(&self) -> Self {
        Self { words: self.reader, ..self.clone() }
    }

    /// The cookie that keeps the language, if this request chose one. Any answer may carry it: a redirect as well, so
    /// that a link's language is still there after signing in.
    pub fn language_cookie(&self) -> Option<Cookie<'static>> {
        self.set_language.then(|| self.cookie("language", self.reader.lang().into(), Duration::days(365)))
    }

    /// A value of the query.
    pub fn query(&self, name: &str) -> Option<String> {
        pairs(&self.query).find(|(n, _)| n == name).map(|(_, value)| value)
    }

    /// A name for one form, so that sending it twice is noticed (TH20).
    pub fn once(&self) -> String {
        self.portal.desk.random().bytes::<16>().iter().map(|b| format!("{b:02x}")).collect()
    }
    /// Whether this is the page of an address, or below it.
    pub fn is_within(&self, path: &str) -> bool {
        self.path.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// What this browser tells when it signs in, with the secret its cookie holds (empty if it has none).
    pub fn browser(&self) -> Browser {
        Browser {
            secret: self.browser.clone().unwrap_or_else(|| Secret::new("")),
            agent_family: self.agent_family.clone(),
            network: self.network.clone(),
        }
    }
    /// The same with another secret: that of a session.
    pub fn browser_of(&self, signed_in: &SignedIn) -> Browser {
        Browser { secret: signed_in.token.clone(), ..self.browser() }
    }
    /// The secret of this browser, and the cookie to set if it is new.
    pub fn browser_secret(&self) -> (Secret, Option<Cookie<'static>>) {
        if let Some(secret) = &self.browser {
            return (secret.clone(), None);
        }
        let secret = BASE64URL.encode(self.portal.desk.random().bytes::<32>());
        let cookie = self.cookie("browser", secret.clone(), Duration::hours(24));
        (Secret::new(secret), Some(cookie))
    }
    /// A cookie of ours: HttpOnly, SameSite=Lax so that it is there when a mailed link is opened (DV9).
    pub fn cookie(&self, name: &str, value: String, life: Duration) -> Cookie<'static> {
        debug_assert!(COOKIES.iter().any(|(known, ..)| *known == name), "{name} is not in the list of cookies");
        let https = self.portal.desk.settings().is_https();
        Cookie::build(cookie_name(https, name), value)
            .path("/")
            .http_only(true)
            .secure(https)
            .same_site(SameSite::Lax)
            .max_age(life)
            .finish()
    }
    /// The value of a cookie of ours.
    pub fn cookie_of(&self, request: &HttpRequest, name: &str) -> Option<String> {
        request.cookie(&cookie_name(self.portal.desk.settings().is_https(), name)).map(|c| c.value().to_owned())
    }
    /// The token of this browser's forms before anybody is signed in.
    pub fn visitor_csrf(&self, secret: &Secret) -> String {
        self.portal.desk.ring().form_token(secret.reveal().as_bytes(), "visitor")
    }
    /// The token of a session's forms.
    pub fn session_csrf(&self, signed_in: &SignedIn) -> String {
        self.portal.desk.ring().form_token(signed_in.token.reveal().as_bytes(), "contact")
    }

    /// L34.1: what everybody is told at present, but on its own page.
    fn announcements(&self) -> Vec<Link> {
        let registers = self.portal.desk.registers();
        if registers.announcements().is_empty() {
            return Vec::new();
        }
        let (today, code) = (self.portal.desk.now().london_date(), self.reader.language().code());
        let shown = registers.announcements().iter().filter(|row| row.is_shown(today));
        let links = shown.map(|row| Link::new(row.label.in_language(code), paths::announcement(&row.key)));
        links.filter(|link| link.href != self.path).collect()
    }

    /// The frame of a page.
    pub fn frame(&self, onward: Onward) -> Frame {
        let t = self.reader;
        let nav = [
            (t.say("nav-overview"), paths::me()),
            (t.say("nav-data"), paths::data()),
            (t.say("nav-marketing"), paths::my_preferences()),
            (t.say("nav-requests"), paths::requests()),
            (t.say("nav-sessions"), paths::sessions()),
        ];
        let current = |href: &str| if href == paths::me() { self.path == href } else { self.path.starts_with(href) };
        let languages = self.offered.iter().map(|language| {
            let others = pairs(&self.query)
                .filter(|(name, _)| name != "lang" && name != "choose")
                .chain([("choose".into(), language.code().into())]);
            let query = serde_html_form::to_string(others.collect::<Vec<(String, String)>>()).unwrap_or_default();
            LanguageLink {
                code: language.code().into(),
                name: language.name().into(),
                href: format!("{}?{query}", self.path),
                current: *language == t.language(),
            }
        });
        Frame {
            lang: t.language().code().into(),
            dir: t.language().direction().as_str().into(),
            brand: self.portal.desk.settings().brand_name.clone(),
            home_href: if self.is_signed_in { paths::me().into() } else { paths::start().into() },
            company: crate::actions::access::company(&self.portal.desk.registers(), t.language().code()),
            nav: nav
                .into_iter()
                .filter(|_| self.is_signed_in)
                .map(|(label, href)| NavItem { label: label.into_owned(), href: href.into(), current: current(href) })
                .collect(),
            sections: Vec::new(),
            signed_in_as: None,
            footer: vec![
                Link::new(t.say("start-link"), paths::start()),
                Link::new(t.say("footer-policy"), paths::policy()),
                Link::new(t.say("footer-cookies"), paths::cookies()),
                Link::new(t.say("footer-accessibility"), paths::accessibility()),
                Link::new(t.say("footer-security"), paths::security()),
                Link::new(t.say("footer-contact"), paths::contact()),
            ],
            languages: languages.collect(),
            // a page without a form token (a problem's) could not sign out: it leads onward instead
            sign_out_href: (self.is_signed_in && onward.csrf.is_some()).then(|| paths::sign_out().into()),
            stay: None,
            csrf: onward.csrf,
            back: onward.back,
            notice: onward.notice,
            announcements: self.announcements(),
            css_href: self.portal.assets.href("portal.css"),
            icon_href: self.portal.assets.href("favicon.svg"),
            logo_href: self.portal.assets.logo_href(),
        }
    }

    /// Answers with a page.
    pub fn answer(&self, page: &impl Template) -> Result<HttpResponse, Problem> {
        self.answer_with(StatusCode::OK, page)
    }
    /// Answers with a page and a status: 422 for a form with errors.
    pub fn answer_with(&self, status: StatusCode, page: &impl Template) -> Result<HttpResponse, Problem> {
        let mut answer = HttpResponse::build(status);
        let mut languages = vec![self.reader.lang()];
        if self.words.lang() != self.reader.lang() {
            languages.push(self.words.lang());
        }
        answer.content_type("text/html; charset=utf-8").insert_header(("content-language", languages.join(", ")));
        Ok(answer.body(page.render()?))
    }
}

/// The pairs of a query; what is not readable is left out.
fn pairs(query: &str) -> impl Iterator<Item = (String, String)> + use<> {
    serde_html_form::from_str::<Vec<(String, String)>>(query).unwrap_or_default().into_iter().take(20)
}

impl FromRequest for PageFrame {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::of(request).ok_or(Problem::Fault))
    }
}

/// A redirect after a POST.
pub fn see_other(to: impl Into<String>) -> HttpResponse {
    HttpResponse::SeeOther().insert_header(("location", to.into())).finish()
}
