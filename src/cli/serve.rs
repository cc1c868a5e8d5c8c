//! `serve`: pages and workers until told to stop.

use crate::actions::Desk;
use crate::mail::Transport;
use crate::web::Demonstration;
use crate::{web, workers};
use std::net::TcpListener;
use std::time::Duration;
use tokio::sync::watch;

/// Answers on the settings' address and works until the program is told to stop (SIGTERM, SIGINT): requests under way
/// and the step of each worker are finished first. `ready` is called once the address answers.
pub fn serve(
    desk: Desk,
    transport: Transport,
    demonstration: Option<Demonstration>,
    ready: impl FnOnce(&str),
) -> anyhow::Result<()> {
    // S11.9: no page with anybody's data goes over the network in clear; a demonstration has nobody's
    if demonstration.is_none() && desk.settings().is_in_clear() {
        anyhow::bail!(
            "base_url is {}: people would reach the portal without TLS. Put a TLS proxy in front and set base_url to its https:// address (docs/OPERATIONS.md)",
            desk.settings().base_url
        );
    }
    let listen = desk.settings().listen;
    let listener = TcpListener::bind(listen).map_err(|e| {
        anyhow::anyhow!("cannot answer on {listen}: {e}. Is another program using it? Choose another address with `listen` or PORTAL_LISTEN")
    })?;
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    let node = format!("{}-{}", std::process::id(), desk.now().unix_seconds());
    actix_web::rt::System::new().block_on(async move {
        let server = web::serve(desk.clone(), demonstration, listener, threads)?;
        let handle = server.handle();
        let (stop, stopped) = watch::channel(false);
        let work = actix_web::rt::spawn(workers::run(desk.clone(), transport, node, stopped));
        let running = actix_web::rt::spawn(server);
        ready(&desk.settings().base_url);
        told_to_stop().await;
        tracing::info!("stopping: finishing what is under way");
        handle.stop(true).await;
        running.await??;
        // a receiver that is gone has stopped already
        stop.send_replace(true);
        if tokio::time::timeout(Duration::from_secs(25), work).await.is_err() {
            tracing::warn!("a worker did not finish in time; its lease will lapse and another takes over");
        }
        desk.store().clone().close();
        Ok(())
    })
}

#[cfg(unix)]
async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    match (signal(SignalKind::terminate()), signal(SignalKind::interrupt())) {
        (Ok(mut terminate), Ok(mut interrupt)) => {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
        }
        _ => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn told_to_stop() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending().await
    }
}
