//! Once an hour the portal goes its own ways as nobody in particular: footer link, one click, code. Through its own
//! listener, as a mail program would; then the rows are looked at, not the words of the page.

use crate::actions::Desk;
use crate::paths;
use crate::store::{Lane, StoreError};
use chrono::TimeDelta;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// How often, on one node of all.
const EVERY: TimeDelta = TimeDelta::minutes(60);

/// One step: tries it if an hour has passed since the last try of any node. Gives whether it was tried.
pub async fn try_out_hourly(desk: &Desk, node: &str) -> Result<bool, StoreError> {
    let now = desk.now();
    // a new owner each time: the one of before could take its lease again at once
    let owner = format!("{node}/canary/{}", now.unix_seconds());
    // a little shorter than the hour, so that the step of the next hour finds it free
    let life = EVERY - TimeDelta::seconds(5);
    let mine =
        desk.store().write::<_, StoreError>(Lane::Bulk, move |w| w.take_lease("canary", &owner, now, life)).await?;
    if mine {
        try_out(desk).await?;
    }
    Ok(mine)
}

/// Goes all the ways once and keeps how it went.
pub async fn try_out(desk: &Desk) -> Result<(), StoreError> {
    let problem = ways(desk).await.err().unwrap_or_default();
    if problem.is_empty() {
        tracing::info!("the portal tried itself out: link, one click and code work");
    } else {
        tracing::error!(problem, "the portal tried itself out and something did not work");
    }
    desk.keep_canary(problem).await
}

async fn ways(desk: &Desk) -> Result<(), String> {
    let failed = |what: &str| {
        let what = what.to_owned();
        move |error: crate::actions::Refused| format!("{what}: {error}")
    };
    desk.reset_canary().await.map_err(failed("the test contact could not be made ready"))?;
    let (_, token) = desk.canary().await.map_err(failed("the test contact could not be found"))?;
    if !desk.is_canary_open().await.map_err(failed("the test contact could not be looked up"))? {
        return Err("the test contact is left out of campaigns before it stopped anything".into());
    }
    let look = call(desk, "GET", &paths::preferences(&token, None), "").await?;
    if look != 200 {
        return Err(format!("the page behind a footer link answers {look}"));
    }
    let press = call(desk, "POST", &paths::unsubscribe(&token, None), "List-Unsubscribe=One-Click").await?;
    if press != 200 {
        return Err(format!("the one-click address answers {press}"));
    }
    if desk.is_canary_open().await.map_err(failed("the test contact could not be looked up"))? {
        return Err("one click said that it worked, and campaigns still mail the contact".into());
    }
    desk.sign_canary_in().await.map_err(failed("signing in by a code does not work"))?;
    desk.reset_canary().await.map_err(failed("the test contact could not be put back"))
}

/// A request to the portal's own listener; gives the status.
async fn call(desk: &Desk, method: &'static str, path: &str, body: &'static str) -> Result<u16, String> {
    let (listen, host, path) = (desk.settings().listen, desk.settings().host().to_owned(), path.to_owned());
    tokio::task::spawn_blocking(move || speak(listen, &host, method, &path, body).map_err(|e| e.to_string()))
        .await
        .map_err(|_| "the try broke off".to_owned())?
        .map_err(|error| format!("the portal does not answer on {listen}: {error}"))
}

fn speak(listen: SocketAddr, host: &str, method: &str, path: &str, body: &str) -> std::io::Result<u16> {
    let mut stream = TcpStream::connect_timeout(&listen, Duration::from_secs(5))?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: portal-canary\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = Vec::new();
    stream.take(64 * 1024).read_to_end(&mut answer)?;
    let line = String::from_utf8_lossy(&answer);
    line.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(|| std::io::Error::other("no answer"))
}
