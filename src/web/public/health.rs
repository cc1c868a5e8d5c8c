//! For machines that watch: alive, ready, and what search engines may look at.

use crate::web::server::Portal;
use actix_web::{HttpResponse, web};

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

/// `/robots.txt`: the start page may be found; nothing that is somebody's.
pub async fn robots() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body("User-agent: *\nDisallow: /me\nDisallow: /sign-in\nDisallow: /email\n")
}
