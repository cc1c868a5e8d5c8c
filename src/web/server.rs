//! The server: one app, its limits and its end.

use super::assets::{self, Assets};
use super::problem::Problem;
use super::{guard, kept, routes, session};
use crate::actions::Desk;
use crate::domain::totp::Seed;
use crate::mail::Mailbox;
use actix_web::dev::Server;
use actix_web::middleware::from_fn;
use actix_web::{App, HttpServer, web};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::net::TcpListener;
use std::num::NonZeroU32;
use std::time::Duration;

/// What the demonstration shows beyond the portal itself: its letters, and the codes of the moment of those at its desk.
pub struct Demonstration {
    /// Every letter that was sent.
    pub mailbox: Mailbox,
    /// Who can sign in at the desk: addresses, and the seeds of their apps.
    pub officers: Vec<(String, Seed)>,
}

/// What every handler is given.
pub struct Portal {
    /// Actions and readers.
    pub desk: Desk,
    /// What only the demonstration has; `None` in `serve`, where its addresses answer 404.
    pub demonstration: Option<Demonstration>,
    /// TH30: requests a second from one network.
    pub floods: DefaultKeyedRateLimiter<String>,
    /// Style sheet, icon and logo.
    pub assets: Assets,
}

impl Portal {
    /// Puts together what handlers need.
    pub fn new(desk: Desk, demonstration: Option<Demonstration>) -> Self {
        let rate = NonZeroU32::new(desk.settings().requests_per_second).unwrap_or(NonZeroU32::MIN);
        let burst = NonZeroU32::new(rate.get().saturating_mul(4)).unwrap_or(rate);
        let floods = RateLimiter::keyed(Quota::per_second(rate).allow_burst(burst));
        let settings = desk.settings();
        let ends = assets::warnings(settings.session_idle, settings.officer_idle);
        let assets = Assets::new(settings.brand_accent.as_ref(), settings.brand_logo.as_ref(), &ends);
        Self { desk, demonstration, floods, assets }
    }
}

/// Why the server does not start.
#[derive(Debug, thiserror::Error)]
#[error("cannot answer on {listen}: {source}")]
pub struct ServerError {
    /// The address.
    pub listen: String,
    /// What the system said.
    pub source: std::io::Error,
}

/// Makes the server on a socket that is bound already. It runs when awaited; stopping it through its handle lets
/// requests under way finish.
pub fn serve(
    desk: Desk,
    demonstration: Option<Demonstration>,
    listener: TcpListener,
    threads: usize,
) -> Result<Server, ServerError> {
    let listen = listener.local_addr().map(|a| a.to_string()).unwrap_or_default();
    let portal = web::Data::new(Portal::new(desk, demonstration));
    let server = HttpServer::new(move || {
        App::new()
            .app_data(portal.clone())
            .app_data(web::PayloadConfig::new(128 * 1024))
            .wrap(from_fn(kept::keep))
            .wrap(session::middleware(&portal))
            .wrap(from_fn(guard::guard))
            .configure(routes)
            .default_service(web::to(|| async { Err::<actix_web::HttpResponse, _>(Problem::NotFound) }))
    })
    .workers(threads)
    // a streamed export would otherwise wait 40 ms for the other side's acknowledgement
    .tcp_nodelay(true)
    .client_request_timeout(Duration::from_secs(10))
    .client_disconnect_timeout(Duration::from_secs(5))
    .keep_alive(Duration::from_secs(60))
    .shutdown_timeout(20)
    .disable_signals()
    .listen(listener)
    .map_err(|source| ServerError { listen, source })?;
    Ok(server.run())
}
