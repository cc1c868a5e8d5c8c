//! What every request passes: host name, origin, flood limit, security headers, request number, one log line without
//! personal data, and the page of a problem.

use super::page::PageFrame;
use super::problem::{self, Problem};
use super::server::Portal;
use super::{agent, api};
use crate::paths;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpResponse, web};

/// ASVS 3.4.3: nothing but our own style sheet and pictures; no script at all.
const CSP: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const HEADERS: &[(&str, &str)] = &[
    ("content-security-policy", CSP),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("x-permitted-cross-domain-policies", "none"),
];

/// The middleware.
pub async fn guard(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let Some(portal) = request.app_data::<web::Data<Portal>>().cloned() else {
        return Ok(request.into_response(HttpResponse::InternalServerError().finish()));
    };
    let started = std::time::Instant::now();
    let number: String = portal.desk.random().bytes::<6>().iter().map(|b| format!("{b:02x}")).collect();
    let method = request.method().clone();

    let answer = match refuse_early(&request, &portal) {
        Some(problem) => {
            let (request, _) = request.into_parts();
            let response = HttpResponse::from_error(problem);
            ServiceResponse::new(request, response)
        }
        None => match next.call(request).await {
            Ok(answer) => answer.map_into_boxed_body(),
            Err(error) => return Err(error),
        },
    };
    // ASVS 16.3.3: why something was refused, in our own words
    let refused = answer.response().error().and_then(|e| e.as_error::<Problem>()).map(ToString::to_string);
    let answer = with_language(with_page(answer, &number));
    let answer = with_headers(answer, &portal, &number);
    let route = answer.request().match_pattern().unwrap_or_else(|| "-".into());
    let (status, millis) = (answer.status().as_u16(), u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX));
    // TH3, TH16: the pattern of the route, never the path, the query, the address or the browser
    if status >= 500 {
        tracing::warn!(%method, route, status, millis, refused, request = number, "answered");
    } else {
        tracing::info!(%method, route, status, millis, refused, request = number, "answered");
    }
    Ok(answer)
}

fn refuse_early(request: &ServiceRequest, portal: &Portal) -> Option<Problem> {
    let is_probe = [paths::healthz(), paths::readyz(), paths::metrics()].contains(&request.path());
    if is_probe {
        return None;
    }
    let settings = portal.desk.settings();
    let peer = agent::peer(request.request(), &settings.trusted_proxies);
    let at_console = request.path().strip_prefix(paths::admin()).is_some_and(|p| p.is_empty() || p.starts_with('/'));
    // the console on a name of its own: neither answers for the other
    let console_host = settings.admin_host.as_ref();
    let named_console = console_host.is_some_and(|host| names_host(request, host));
    if named_console {
        if !at_console && !request.path().starts_with("/static/") {
            return Some(Problem::NotFound);
        }
    } else if !names_host(request, settings.host()) {
        return Some(Problem::Host);
    } else if console_host.is_some() && at_console {
        return Some(Problem::NotFound);
    }
    // TH9: from elsewhere there is no console
    let networks = &settings.admin_networks;
    if at_console && !networks.is_empty() && !peer.is_some_and(|ip| networks.iter().any(|n| n.has(ip))) {
        return Some(Problem::NotFound);
    }
    // a machine with a credential has a quota of its own; one whose credential is none is counted where that is known
    let has_quota = api::API_ACTS.iter().any(|(path, ..)| *path == request.path())
        && request.headers().contains_key("authorization");
    if !has_quota && portal.floods.check_key(&agent::network(peer)).is_err() {
        return Some(Problem::TooOften { minutes: 1 });
    }
    if request.uri().path().len() + request.uri().query().map_or(0, str::len) > 4_096 {
        return Some(Problem::Bad);
    }
    if request.method() == Method::POST && is_foreign(request, portal) {
        return Some(Problem::Form);
    }
    None
}

/// TH12: whether a request names this host (that of `base_url`); on a loopback address, any of its names.
fn names_host(request: &ServiceRequest, ours: &str) -> bool {
    let mut hosts = request.headers().get_all("host");
    let Some(host) =
        request.uri().authority().map(|a| a.as_str()).or_else(|| hosts.next().and_then(|h| h.to_str().ok()))
    else {
        return false;
    };
    if hosts.next().is_some() {
        return false;
    }
    let split = |host: &str| {
        let (name, port) = host.rsplit_once(':').unwrap_or((host, ""));
        (name.trim_matches(['[', ']']).to_ascii_lowercase(), port.to_owned())
    };
    let (theirs_name, theirs_port) = split(host);
    let (ours_name, ours_port) = split(ours);
    let is_loopback = |name: &str| matches!(name, "localhost" | "127.0.0.1" | "::1");
    theirs_port == ours_port && (theirs_name == ours_name || (is_loopback(&theirs_name) && is_loopback(&ours_name)))
}

/// TH28: a POST that another site's page sent. The form's own token is checked besides.
fn is_foreign(request: &ServiceRequest, portal: &Portal) -> bool {
    let header = |name: &str| request.headers().get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = header("sec-fetch-site") {
        return !matches!(site, "same-origin" | "none");
    }
    match header("origin") {
        // a browser under our own no-referrer policy says null
        None | Some("null") => false,
        Some(origin) => {
            let host = origin.split_once("://").map_or(origin, |(_, host)| host);
            origin != portal.desk.settings().base_url && Some(host) != header("host")
        }
    }
}

fn with_page(answer: ServiceResponse<BoxBody>, number: &str) -> ServiceResponse<BoxBody> {
    if api::is_api(answer.request().path()) {
        return with_allow(api::for_machines(answer, number));
    }
    let body = {
        let problem = answer.response().error().and_then(|e| e.as_error::<Problem>());
        let fallback = match answer.status().as_u16() {
            413 => Some(Problem::TooLarge),
            404 => Some(Problem::NotFound),
            400..=499 => Some(Problem::Bad),
            500..=599 => Some(Problem::Fault),
            _ => None,
        };
        let has_error = answer.response().error().is_some();
        match (problem, fallback.filter(|_| has_error)) {
            (Some(problem), _) => PageFrame::of(answer.request()).and_then(|p| problem::page(problem, &p, number)),
            (None, Some(problem)) => PageFrame::of(answer.request()).and_then(|p| problem::page(&problem, &p, number)),
            (None, None) => None,
        }
    };
    let Some(body) = body else { return answer };
    let mut answer = answer.map_body(|_, _| BoxBody::new(body));
    answer
        .headers_mut()
        .insert(HeaderName::from_static("content-type"), HeaderValue::from_static("text/html; charset=utf-8"));
    with_allow(answer)
}

fn with_allow(mut answer: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    if answer.status() == 405 {
        // RFC 9110, 15.5.6: what this very address takes; GET answers HEAD too
        let pattern = answer.request().match_pattern();
        let route = pattern.and_then(|pattern| super::ROUTES.iter().find(|(path, _)| *path == pattern));
        let methods = match route.map(|(_, methods)| *methods) {
            Some("GET") => "GET, HEAD",
            Some("POST") => "POST",
            _ => "GET, HEAD, POST",
        };
        answer.headers_mut().insert(HeaderName::from_static("allow"), HeaderValue::from_static(methods));
    }
    answer
}

/// F1: keeps the language that the address asks for.
fn with_language(mut answer: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    let query = answer.request().query_string();
    if !query.contains("choose=") && !query.contains("lang=") {
        return answer;
    }
    let cookie = PageFrame::of(answer.request()).and_then(|page| page.language_cookie());
    if let Some(cookie) = cookie
        && let Err(error) = answer.response_mut().add_cookie(&cookie)
    {
        tracing::warn!(%error, "a language could not be kept");
    }
    answer
}

fn with_headers(mut answer: ServiceResponse<BoxBody>, portal: &Portal, number: &str) -> ServiceResponse<BoxBody> {
    let headers = answer.headers_mut();
    for (name, value) in HEADERS {
        if !headers.contains_key(*name) {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
    }
    if portal.desk.settings().is_https() {
        let year = HeaderValue::from_static("max-age=63072000; includeSubDomains");
        headers.insert(HeaderName::from_static("strict-transport-security"), year);
    }
    if !headers.contains_key("cache-control") {
        headers.insert(HeaderName::from_static("cache-control"), HeaderValue::from_static("no-store"));
    }
    if let Ok(value) = HeaderValue::from_str(number) {
        headers.insert(HeaderName::from_static("x-request-id"), value);
    }
    answer
}
