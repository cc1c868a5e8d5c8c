//! Files sent in cases, shown to the malware scanner by clamd's own protocol: a stream goes out, one line comes back.
//! S11.5: until it has said that nothing was found, nobody gets a file.

use crate::actions::Desk;
use crate::actions::attachment::Judged;
use crate::domain::attachment::ScannerAt;
use crate::store::StoreError;
use std::io::{self, Read, Write};
use std::net::{TcpStream, ToSocketAddrs as _};
use std::os::unix::net::UnixStream;
use std::time::Duration;

/// How long the scanner may take for one step.
const WAIT: Duration = Duration::from_secs(20);
/// The longest answer that is read.
const LONGEST_ANSWER: u64 = 4_096;

/// One step: shows up to `limit` waiting files to the scanner. One that could not be asked about waits and is tried again.
/// Gives how many it has an answer for.
pub fn scan_files(desk: &Desk, limit: i64) -> Result<usize, StoreError> {
    let Some(scanner) = desk.settings().clamd.clone() else { return Ok(0) };
    let mut answered = 0;
    for waiting in desk.waiting_files(limit)? {
        let judged = match desk.open_waiting_file(&waiting)? {
            // its case's key is gone, and with it what the file says
            None => Judged::Refused,
            Some(bytes) => match scan(&scanner, &bytes) {
                Ok(true) => Judged::Clean,
                Ok(false) => Judged::Refused,
                Err(error) => {
                    tracing::error!(file = waiting.id, %error, "the malware scanner gave no answer; the file waits");
                    Judged::Unknown
                }
            },
        };
        desk.judge_file(&waiting, judged)?;
        answered += usize::from(judged != Judged::Unknown);
    }
    Ok(answered)
}

/// Whether a file is clean. An error means that nobody knows.
fn scan(scanner: &ScannerAt, bytes: &[u8]) -> io::Result<bool> {
    match scanner {
        ScannerAt::Unix(path) => {
            let stream = UnixStream::connect(path)?;
            stream.set_read_timeout(Some(WAIT))?;
            stream.set_write_timeout(Some(WAIT))?;
            ask(stream, bytes)
        }
        ScannerAt::Tcp(place) => {
            let at = place.to_socket_addrs()?.next().ok_or(io::ErrorKind::NotFound)?;
            let stream = TcpStream::connect_timeout(&at, WAIT)?;
            stream.set_read_timeout(Some(WAIT))?;
            stream.set_write_timeout(Some(WAIT))?;
            ask(stream, bytes)
        }
    }
}

fn ask(mut stream: impl Read + Write, bytes: &[u8]) -> io::Result<bool> {
    stream.write_all(b"zINSTREAM\0")?;
    for piece in bytes.chunks(64 * 1024) {
        stream.write_all(&u32::try_from(piece.len()).unwrap_or(0).to_be_bytes())?;
        stream.write_all(piece)?;
    }
    stream.write_all(&0_u32.to_be_bytes())?;
    stream.flush()?;
    let mut answer = Vec::new();
    stream.take(LONGEST_ANSWER).read_to_end(&mut answer)?;
    is_clean(&answer)
}

/// `stream: OK`, `stream: NAME FOUND`, anything else is no answer.
fn is_clean(answer: &[u8]) -> io::Result<bool> {
    let line = String::from_utf8_lossy(answer);
    match line.trim_end_matches(['\0', '\n']) {
        "stream: OK" => Ok(true),
        line if line.starts_with("stream: ") && line.ends_with(" FOUND") => Ok(false),
        other => Err(io::Error::other(format!("it said: {}", other.chars().take(120).collect::<String>()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s11_5_only_its_own_word_makes_a_file_clean() {
        assert!(is_clean(b"stream: OK\0").unwrap());
        assert!(!is_clean(b"stream: Win.Test.EICAR_HDB-1 FOUND\0").unwrap());
        for answer in [&b""[..], b"OK", b"stream: ", b"INSTREAM size limit exceeded. ERROR\0", b"UNKNOWN COMMAND\0"] {
            assert!(is_clean(answer).is_err(), "{answer:?}");
        }
    }
}
