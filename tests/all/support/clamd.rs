//! A malware scanner for tests: the installed clamd with a signature of our own, or a loud word that it was left out.
//! `PORTAL_TEST_REQUIRE=clamd` makes the last a failure.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};

/// What the signature in `tests/data/clamav` finds.
pub const MALWARE: &str = "This is the privacy-portal test malware signature, and nothing worse.";

/// A scanner of a few lines that speaks as much of clamd's protocol as the portal does: takes a stream in pieces and says
/// whether [`MALWARE`] was in it. Runs until the test's process ends; gives the setting.
pub fn pretended_clamd() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let mut command = [0_u8; 10];
            if stream.read_exact(&mut command).is_err() || &command != b"zINSTREAM\0" {
                drop(stream.write_all(b"UNKNOWN COMMAND\0"));
                continue;
            }
            let mut all = Vec::new();
            loop {
                let mut length = [0_u8; 4];
                if stream.read_exact(&mut length).is_err() {
                    break;
                }
                match u32::from_be_bytes(length) {
                    0 => break,
                    n => {
                        let mut piece = vec![0_u8; usize::try_from(n).unwrap()];
                        stream.read_exact(&mut piece).unwrap();
                        all.extend(piece);
                    }
                }
            }
            let found = all.windows(MALWARE.len()).any(|w| w == MALWARE.as_bytes());
            let answer: &[u8] = if found { b"stream: Portal.Test.Malware FOUND\0" } else { b"stream: OK\0" };
            drop(stream.write_all(answer));
        }
    });
    format!("tcp:{at}")
}

/// A scanner of this test's own; ends with it.
pub struct Clamd {
    child: Child,
    port: u16,
    _dir: tempfile::TempDir,
}

impl Clamd {
    /// Starts one; `None` where clamd is not installed.
    pub fn start() -> Option<Self> {
        let dir = tempfile::tempdir().unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let data = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/clamav");
        let settings = format!(
            "Foreground yes\nTCPSocket {port}\nTCPAddr 127.0.0.1\nDatabaseDirectory {data}\n\
             TemporaryDirectory {}\nStreamMaxLength 20M\nConcurrentDatabaseReload no\n",
            dir.path().display()
        );
        let file = dir.path().join("clamd.conf");
        std::fs::write(&file, settings).unwrap();
        let started = ["clamd", "/usr/sbin/clamd"].into_iter().find_map(|program| {
            Command::new(program)
                .arg("--config-file")
                .arg(&file)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .ok()
        });
        let Some(child) = started else {
            let required = std::env::var("PORTAL_TEST_REQUIRE").unwrap_or_default().contains("clamd");
            assert!(!required, "PORTAL_TEST_REQUIRE asks for clamd, and it is not installed");
            let words = "\n*** LEFT OUT: scanning of files. Install Debian's `clamav-daemon`. ***\n\n";
            drop(std::io::Write::write_all(&mut std::io::stderr(), words.as_bytes()));
            return None;
        };
        let clamd = Self { child, port, _dir: dir };
        for _ in 0..300 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Some(clamd);
            }
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        panic!("clamd did not begin to listen");
    }
    /// As the setting has it.
    pub fn setting(&self) -> String {
        format!("tcp:127.0.0.1:{}", self.port)
    }
}

impl Drop for Clamd {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
