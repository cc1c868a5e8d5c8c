//! The machine's side: JSON under a bearer credential. Deny by default: every address stands in [`API_ACTS`] with the
//! scope it needs. Errors are RFC 9457 problems; nothing here sets a cookie or knows a session. ASVS 4.

pub mod changes;
pub mod contacts;
pub mod hooks;
pub mod links;
pub mod may_send;
pub mod openapi;
mod problem;

pub use problem::{ApiProblem, for_machines};

use super::agent;
use super::server::Portal;
use crate::actions::Desk;
use crate::actions::api_client::Usage;
use crate::domain::api_client::{ApiClient, Scope};
use crate::domain::secret::Secret;
use crate::paths;
use actix_web::dev::Payload;
use actix_web::http::header::{AUTHORIZATION, CONTENT_TYPE};
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::pin::Pin;

/// Every address for machines that needs a credential, with its method and the scope it needs. ASVS 8.1.1.
pub const API_ACTS: &[(&str, &str, Scope)] = &[
    (paths::api_contacts(), "POST", Scope::Contacts),
    (paths::api_links(), "POST", Scope::Links),
    (paths::api_changes(), "GET", Scope::Changes),
    (paths::api_changes_ack(), "POST", Scope::Changes),
    (paths::api_may_send(), "POST", Scope::MaySend),
];

/// S7.9, S8.31: what a machine says to us is heard even where nothing may go to whoever it belongs to: an opt-out, or the
/// word that somebody was erased.
const TAKES_IN: &[&str] = &[paths::api_contacts(), paths::api_changes_ack()];

/// The most bytes a request of a machine may have.
pub const LONGEST: usize = 4 * 1024 * 1024;

/// Whether an address is for machines, so that its errors are problems and not pages.
pub fn is_api(path: &str) -> bool {
    path.starts_with("/api/") || path.starts_with("/hooks/")
}

/// A machine whose credential is good and has the scope of the address. Its body is read after that, not before.
pub struct AtApi {
    /// Which machine.
    pub client: ApiClient,
    /// The portal.
    pub portal: web::Data<Portal>,
    request: HttpRequest,
    payload: Payload,
}

impl AtApi {
    /// Actions.
    pub fn desk(&self) -> &Desk {
        &self.portal.desk
    }
    /// A header's text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.request.headers().get(name).and_then(|v| v.to_str().ok())
    }
    /// The query, each name once and only these.
    pub fn query(&self, known: &[&str]) -> Result<BTreeMap<String, String>, ApiProblem> {
        let bad = |why: String| ApiProblem::new(422, "bad_field", "A field cannot be taken").detail(why);
        let pairs: Vec<(String, String)> = serde_html_form::from_str(self.request.query_string())
            .map_err(|_| bad("the query cannot be read".into()))?;
        let mut query = BTreeMap::new();
        for (name, value) in pairs {
            if !known.contains(&name.as_str()) {
                return Err(bad(format!("there is no {name} here; known are {}", known.join(", "))));
            }
            if query.insert(name.clone(), value).is_some() {
                return Err(bad(format!("{name} is there twice")));
            }
        }
        Ok(query)
    }
    /// The body's bytes; only JSON is taken.
    pub async fn bytes(&mut self) -> Result<web::Bytes, ApiProblem> {
        let kind = self.request.headers().get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        if !kind.split(';').next().is_some_and(|k| k.trim().eq_ignore_ascii_case("application/json")) {
            return Err(ApiProblem::new(415, "unsupported_media_type", "The body must be JSON")
                .detail("Send the header Content-Type: application/json"));
        }
        web::Bytes::from_request(&self.request, &mut self.payload).await.map_err(|error| {
            if error.as_response_error().status_code() == 413 {
                ApiProblem::new(413, "too_large", "The body is too large")
                    .detail(format!("The most is {LONGEST} bytes: send a smaller batch"))
            } else {
                ApiProblem::new(400, "bad_request", "The request cannot be read")
            }
        })
    }
    /// The body, read strictly: unknown and repeated fields are refused.
    pub async fn json<T: DeserializeOwned>(&mut self) -> Result<T, ApiProblem> {
        read_json(&self.bytes().await?)
    }
}

/// JSON read strictly; what is wrong is said with its place.
pub fn read_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiProblem> {
    serde_json::from_slice(bytes).map_err(|error| {
        let status = if error.is_data() { 422 } else { 400 };
        let code = if error.is_data() { "bad_field" } else { "bad_json" };
        ApiProblem::new(status, code, "The body is not what this address takes").detail(error.to_string())
    })
}

/// An answer as JSON with what is left of the quota.
pub fn answer(usage: Usage, limit: i64, body: &impl Serialize) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header(("ratelimit-policy", format!("\"minute\";q={limit};w=60")))
        .insert_header(("ratelimit", format!("\"minute\";r={};t={}", usage.left.max(0), usage.seconds)))
        .json(body)
}

/// The same with a body that is JSON already.
pub fn answer_text(usage: Usage, limit: i64, body: String, is_replayed: bool) -> HttpResponse {
    let mut builder = HttpResponse::Ok();
    builder
        .insert_header(("ratelimit-policy", format!("\"minute\";q={limit};w=60")))
        .insert_header(("ratelimit", format!("\"minute\";r={};t={}", usage.left.max(0), usage.seconds)));
    if is_replayed {
        builder.insert_header(("idempotency-replayed", "true"));
    }
    builder.content_type("application/json").body(body)
}

impl FromRequest for AtApi {
    type Error = ApiProblem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiProblem>>>>;
    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let portal = request.app_data::<web::Data<Portal>>().ok_or_else(ApiProblem::fault)?.clone();
            let mut headers = request.headers().get_all(AUTHORIZATION).filter_map(|v| v.to_str().ok());
            let credential = headers.next().filter(|_| headers.next().is_none()).and_then(|v| {
                let (scheme, rest) = v.split_once(' ')?;
                scheme.eq_ignore_ascii_case("bearer").then(|| Secret::new(rest.trim()))
            });
            let found = match &credential {
                Some(credential) => portal.desk.api_client(credential).await.map_err(ApiProblem::from)?,
                None => None,
            };
            let Some(client) = found else {
                // guessing is slowed down; who has a good credential has a quota instead
                let network = agent::network(agent::peer(&request, &portal.desk.settings().trusted_proxies));
                if portal.floods.check_key(&network).is_err() {
                    return Err(ApiProblem::too_often("Too many requests without a good credential", 60));
                }
                return Err(ApiProblem::unauthorised());
            };
            let pattern = request.match_pattern().unwrap_or_default();
            let method = if request.method() == "HEAD" { "GET" } else { request.method().as_str() };
            let scope = API_ACTS.iter().find(|(path, m, _)| *path == pattern && *m == method).map(|(.., scope)| *scope);
            let stop = portal.desk.stop_of_client(&client).filter(|_| !TAKES_IN.contains(&pattern.as_str()));
            match (scope, stop) {
                (Some(scope), Some(stop)) if client.may(scope) => {
                    Err(portal.desk.refuse_recipient(&client, stop).await.into())
                }
                (Some(scope), None) if client.may(scope) => Ok(Self { client, portal, request, payload }),
                (Some(scope), _) => Err(portal.desk.refuse_scope(&client, scope).await.into()),
                (None, _) => Err(ApiProblem::fault()),
            }
        })
    }
}
