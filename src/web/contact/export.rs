//! C4: taking a copy away. The ZIP is made while it is sent; nothing of it rests here.

use super::own_frame;
use crate::actions::export::ReadyExport;
use crate::domain::export::Kind;
use crate::domain::page::Frame;
use crate::paths;
use crate::text::Words;
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::session::SignedIn;
use actix_web::HttpResponse;
use actix_web::web::Bytes;
use askama::Template;
use futures_core::Stream;
use std::io::{self, Write};
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::mpsc;

#[derive(Template)]
#[template(path = "contact/export.html")]
struct ExportPage {
    t: Words,
    frame: Frame,
    action: String,
    email: String,
    proven_until: Option<String>,
    value_count: i64,
    transfer_href: String,
}

/// `/me/export`.
pub async fn show(page: PageFrame, signed_in: SignedIn) -> Result<HttpResponse, Problem> {
    let (desk, t) = (&page.portal.desk, page.words);
    let data = desk.reader().own_data(signed_in.viewer, desk.now()).await?.ok_or(Problem::NotFound)?;
    let until = signed_in.viewer.proved_at() + desk.settings().proof_life;
    page.answer(&ExportPage {
        t,
        frame: own_frame(&page, &signed_in, Some(paths::me())),
        action: paths::export().into(),
        email: data.addresses.last().map(|a| a.address.clone()).unwrap_or_default(),
        proven_until: desk.is_fresh(signed_in.viewer).then(|| t.time(until)),
        value_count: i64::try_from(
            data.values.iter().filter(|v| v.superseded_at.is_none()).count() + data.addresses.len(),
        )
        .unwrap_or(0),
        transfer_href: paths::transfer().into(),
    })
}

/// `POST /me/export`.
pub async fn download(page: PageFrame, signed_in: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = posted.of_contact(&page, &signed_in)?;
    let kind = match posted.value("kind") {
        "access" => Kind::Access,
        "portable" => Kind::Portable,
        _ => return Err(Problem::Bad),
    };
    if !page.portal.desk.is_fresh(signed_in.viewer) {
        return Ok(see_other(paths::proof_for("export")));
    }
    Ok(stream(page.portal.desk.ready_export(signed_in.viewer, kind, page.words).await?))
}

/// A copy as a download, made while it is sent.
pub fn stream(ready: ReadyExport) -> HttpResponse {
    let (out, body) = mpsc::channel(4);
    let name = ready.file_name();
    tokio::task::spawn_blocking(move || {
        let failed = out.clone();
        let mut pipe = io::BufWriter::with_capacity(32 * 1024, Pipe(out));
        if let Err(error) = ready.write(&mut pipe).and_then(|()| pipe.flush().map_err(Into::into)) {
            tracing::warn!(%error, "an export broke off");
            // the browser sees a broken download, never a short file that looks whole
            drop(failed.blocking_send(Err(io::Error::other("the copy could not be finished"))));
        }
    });
    HttpResponse::Ok()
        .content_type("application/zip")
        .insert_header(("content-disposition", format!("attachment; filename=\"{name}\"")))
        .streaming(Chunks(body))
}

/// Writes into the channel that the answer reads from.
struct Pipe(mpsc::Sender<io::Result<Bytes>>);

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let gone = |_| io::Error::new(io::ErrorKind::BrokenPipe, "the browser closed the connection");
        self.0.blocking_send(Ok(Bytes::copy_from_slice(bytes))).map_err(gone)?;
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct Chunks(mpsc::Receiver<io::Result<Bytes>>);

impl Stream for Chunks {
    type Item = io::Result<Bytes>;
    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(context)
    }
}
