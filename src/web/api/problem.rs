//! RFC 9457: what went wrong, for machines. Nothing internal is shown.

use crate::actions::Refused;
use crate::actions::api_client::ApiRefused;
use crate::web::problem::Problem;
use actix_web::body::BoxBody;
use actix_web::dev::ServiceResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, HeaderValue};
use actix_web::{HttpResponse, ResponseError};
use serde_json::json;

/// A problem. Its words are for developers and in English; its `code` stays the same across versions.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{code}")]
pub struct ApiProblem {
    status: u16,
    code: &'static str,
    title: &'static str,
    detail: String,
    at: Option<String>,
    retry_after: Option<i64>,
}

impl ApiProblem {
    /// A problem with a status, a stable code and a title.
    pub fn new(status: u16, code: &'static str, title: &'static str) -> Self {
        Self { status, code, title, detail: String::new(), at: None, retry_after: None }
    }
    /// Says how to mend it.
    pub fn detail(self, detail: impl Into<String>) -> Self {
        Self { detail: detail.into(), ..self }
    }
    /// Points into the request (RFC 6901).
    pub fn at(self, pointer: impl Into<String>) -> Self {
        Self { at: Some(pointer.into()), ..self }
    }
    /// No good credential. What exactly is wrong with it is not said.
    pub fn unauthorised() -> Self {
        Self::new(401, "unauthorised", "A credential is needed")
            .detail("Send the header Authorization: Bearer, with a credential made by `privacy-portal api-clients add`. It may be wrong, revoked or over")
    }
    /// More than is taken in a while.
    pub fn too_often(title: &'static str, seconds: i64) -> Self {
        Self { retry_after: Some(seconds), ..Self::new(429, "too_many_requests", title) }
    }
    /// A fault of ours.
    pub fn fault() -> Self {
        Self::new(500, "fault", "The portal could not do it")
            .detail("It is written in the portal's log under this number")
    }
    /// As JSON, with the number under which the log has the request.
    pub fn body(&self, number: &str) -> String {
        let mut body = json!({
            "type": format!("urn:privacy-portal:problem:{}", self.code),
            "title": self.title,
            "status": self.status,
            "code": self.code,
            "instance": format!("urn:privacy-portal:request:{number}"),
        });
        if !self.detail.is_empty() {
            body["detail"] = json!(self.detail);
        }
        if let Some(at) = &self.at {
            body["at"] = json!(at);
        }
        body.to_string()
    }
}

impl ResponseError for ApiProblem {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
    fn error_response(&self) -> HttpResponse {
        // the body is put in by the guard, which knows the request's number
        let mut answer = HttpResponse::build(self.status_code());
        if self.status == 401 {
            answer.insert_header(("www-authenticate", "Bearer realm=\"privacy-portal\""));
        }
        if let Some(seconds) = self.retry_after {
            answer.insert_header(("retry-after", seconds.to_string()));
        }
        answer.finish()
    }
}

impl From<&Problem> for ApiProblem {
    fn from(problem: &Problem) -> Self {
        match problem {
            Problem::NotFound => Self::new(404, "not_found", "There is nothing at this address"),
            Problem::Method => Self::new(405, "method_not_allowed", "This address does not take this method"),
            Problem::TooLarge => Self::new(413, "too_large", "The request is too large"),
            Problem::TooOften { minutes } => Self::too_often("Too many requests from this network", minutes * 60),
            Problem::Host => Self::new(421, "wrong_host", "The request names another host"),
            Problem::Form => Self::new(403, "foreign_origin", "A page of another site sent this"),
            Problem::Busy => {
                Self { retry_after: Some(5), ..Self::new(503, "busy", "The portal cannot answer at the moment") }
            }
            Problem::Bad => Self::new(400, "bad_request", "The request cannot be read"),
            _ => Self::fault(),
        }
    }
}
impl From<Refused> for ApiProblem {
    fn from(refused: Refused) -> Self {
        Self::from(&Problem::from(refused))
    }
}
impl From<ApiRefused> for ApiProblem {
    fn from(refused: ApiRefused) -> Self {
        let words = refused.to_string();
        match refused {
            ApiRefused::Scope(_) => Self::new(403, "scope_missing", "This credential may not do that").detail(words),
            ApiRefused::Purpose(_) => {
                Self::new(403, "purpose_not_allowed", "This credential may not name that purpose")
                    .detail(words)
                    .at("/purpose")
            }
            ApiRefused::Recipient { .. } => {
                Self::new(403, "recipient_stopped", "Nothing may go to whoever this credential belongs to")
                    .detail(words)
            }
            ApiRefused::Quota { seconds, .. } => Self::too_often("The quota is used up", seconds).detail(words),
            ApiRefused::Field { at, why } => Self::new(422, "bad_field", "A field cannot be taken").detail(why).at(at),
            ApiRefused::KeyReused => {
                Self::new(422, "idempotency_key_reused", "This Idempotency-Key belongs to another request")
                    .detail("Use a new key for each new request")
            }
            ApiRefused::KeyBusy => Self {
                retry_after: Some(1),
                ..Self::new(409, "idempotency_key_busy", "The first request with this Idempotency-Key is not done yet")
            },
            ApiRefused::Refused(refused) => refused.into(),
        }
    }
}

/// For addresses of machines: the answer, with its problem as JSON if it has one.
pub fn for_machines(answer: ServiceResponse<BoxBody>, number: &str) -> ServiceResponse<BoxBody> {
    let problem = match answer.response().error() {
        None => return answer,
        Some(error) => match (error.as_error::<ApiProblem>(), error.as_error::<Problem>()) {
            (Some(problem), _) => problem.clone(),
            (_, Some(problem)) => problem.into(),
            _ => match answer.status().as_u16() {
                413 => (&Problem::TooLarge).into(),
                404 => (&Problem::NotFound).into(),
                400..=499 => (&Problem::Bad).into(),
                _ => ApiProblem::fault(),
            },
        },
    };
    let status = problem.status_code();
    let mut answer = answer.map_body(|head, _| {
        head.status = status;
        BoxBody::new(problem.body(number))
    });
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    answer
}
