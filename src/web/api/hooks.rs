//! Webhooks of other systems. They can only lower what people get; heard twice they change nothing more.

use super::ApiProblem;
use crate::domain::webhook::{hear_hubspot, hear_mailchimp};
use crate::web::problem::Problem;
use crate::web::server::Portal;
use actix_web::{HttpRequest, HttpResponse, web};

/// The most events in one webhook.
const MOST_EVENTS: usize = 1_000;

/// `GET /hooks/mailchimp/{secret}`: Mailchimp looks whether the address is there before it keeps it.
pub async fn look(portal: web::Data<Portal>, secret: web::Path<String>) -> Result<HttpResponse, ApiProblem> {
    if portal.desk.is_mailchimp_hook(&secret) {
        Ok(HttpResponse::Ok().finish())
    } else {
        Err((&Problem::NotFound).into())
    }
}

/// `POST /hooks/mailchimp/{secret}`.
pub async fn mailchimp(
    portal: web::Data<Portal>,
    secret: web::Path<String>,
    body: web::Bytes,
) -> Result<HttpResponse, ApiProblem> {
    if !portal.desk.is_mailchimp_hook(&secret) {
        return Err((&Problem::NotFound).into());
    }
    let text = std::str::from_utf8(&body).map_err(|_| ApiProblem::from(&Problem::Bad))?;
    if text.bytes().filter(|b| *b == b'&').count() > MOST_EVENTS {
        return Err((&Problem::TooLarge).into());
    }
    let pairs: Vec<(String, String)> = serde_html_form::from_str(text).map_err(|_| ApiProblem::from(&Problem::Bad))?;
    let counts = portal.desk.hear_webhook("mailchimp", vec![hear_mailchimp(&pairs)]).await?;
    Ok(HttpResponse::Ok().json(serde_json::json!({ "heard": counts.heard, "lowered": counts.lowered })))
}

/// `POST /hooks/hubspot`: signed by the app's secret (version 3).
pub async fn hubspot(
    portal: web::Data<Portal>,
    request: HttpRequest,
    body: web::Bytes,
) -> Result<HttpResponse, ApiProblem> {
    let header = |name: &str| request.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let path = request.uri().path_and_query().map_or("", |p| p.as_str());
    let (time, signature) = (header("x-hubspot-request-timestamp"), header("x-hubspot-signature-v3"));
    if !portal.desk.is_hubspot_hook(path, &body, time, signature) {
        return Err(ApiProblem::new(401, "bad_signature", "The signature is not good").detail(
            "It must be HubSpot's version 3 over this request, made with the app's secret, at most five minutes old",
        ));
    }
    let heard = hear_hubspot(&body).ok_or_else(|| ApiProblem::from(&Problem::Bad))?;
    if heard.len() > MOST_EVENTS {
        return Err((&Problem::TooLarge).into());
    }
    let counts = portal.desk.hear_webhook("hubspot", heard).await?;
    Ok(HttpResponse::Ok().json(serde_json::json!({ "heard": counts.heard, "lowered": counts.lowered })))
}
