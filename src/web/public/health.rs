//! For machines that watch: alive, ready, and what search engines may look at.

use crate::web::problem::Problem;
use crate::web::server::Portal;
use actix_web::{HttpRequest, HttpResponse, web};

/// `/healthz`: the process answers.
pub async fn alive() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("alive\n")
}

/// `/readyz`: this node can serve: both databases answer. Never the mail server: a dead one must take nobody's opt-out away.
pub async fn ready(portal: web::Data<Portal>) -> HttpResponse {
    if portal.desk.reader().is_ready().await {
        HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ready\n")
    } else {
        HttpResponse::ServiceUnavailable()
            .content_type("text/plain; charset=utf-8")
            .body("a database does not answer\n")
    }
}

/// `/metrics`: the numbers that are watched, in the text format of Prometheus. Whoever has no token is told that there is
/// nothing here.
pub async fn metrics(portal: web::Data<Portal>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let header = request.headers().get("authorization").and_then(|v| v.to_str().ok()).unwrap_or_default();
    if !header.strip_prefix("Bearer ").is_some_and(|token| portal.desk.is_metrics_token(token)) {
        return Err(Problem::NotFound);
    }
    let mut text = String::new();
    for it in portal.desk.measures().await? {
        let (name, help, value) = (it.name, it.help, it.value);
        text += &format!("# HELP {name} {help}\n# TYPE {name} gauge\n{name} {value}\n");
    }
    Ok(HttpResponse::Ok().content_type("text/plain; version=0.0.4; charset=utf-8").body(text))
}

/// `/robots.txt`: the start page may be found; nothing that is somebody's.
pub async fn robots() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body("User-agent: *\nDisallow: /me\nDisallow: /sign-in\nDisallow: /email\n")
}
