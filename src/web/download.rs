//! Files that are made while they are sent: nothing at rest, memory does not grow with them.

use actix_web::HttpResponse;
use actix_web::web::Bytes;
use futures_core::Stream;
use std::io::{self, Write};
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::mpsc;

/// Answers with a file that `make` writes on a thread of its own. If it fails, the browser sees a broken download, never
/// a short file that looks whole.
pub fn stream<E: std::fmt::Display>(
    kind: &str,
    name: &str,
    make: impl FnOnce(&mut dyn Write) -> Result<(), E> + Send + 'static,
) -> HttpResponse {
    let (out, body) = mpsc::channel(4);
    tokio::task::spawn_blocking(move || {
        let failed = out.clone();
        let mut pipe = io::BufWriter::with_capacity(32 * 1024, Pipe(out));
        let made = make(&mut pipe).map_err(|e| e.to_string());
        if let Err(error) = made.and_then(|()| pipe.flush().map_err(|e| e.to_string())) {
            tracing::warn!(%error, "a download broke off");
            drop(failed.blocking_send(Err(io::Error::other("the file could not be finished"))));
        }
    });
    HttpResponse::Ok()
        .content_type(kind)
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
