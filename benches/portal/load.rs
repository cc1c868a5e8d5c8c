//! The load: requests over kept-open connections, their times, and what the server's own threads spent on them.

use std::time::{Duration, Instant};

/// Of a row of durations.
#[derive(Clone, Copy)]
pub struct Times {
    pub median: Duration,
    pub p99: Duration,
}

pub fn times(mut all: Vec<Duration>) -> Times {
    all.sort_unstable();
    Times { median: all[all.len() / 2], p99: all[all.len() * 99 / 100] }
}

pub fn measure(count: usize, mut once: impl FnMut()) -> Times {
    once();
    times(
        (0..count)
            .map(|_| {
                let started = Instant::now();
                once();
                started.elapsed()
            })
            .collect(),
    )
}

/// Highest resident memory of the process so far, in megabytes.
pub fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .find_map(|l| l.strip_prefix("VmHWM:"))
        .and_then(|l| l.trim().trim_end_matches(" kB").trim().parse::<u64>().ok())
        .unwrap_or(0)
        / 1024
}

/// Begins the highest resident memory anew, so that the next reading is of what comes after. Where the kernel does not
/// allow it, the reading stays that of the whole process.
pub fn forget_peak() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// Microseconds on the processor by thread, of the threads alive now; without the one that asks.
fn spent() -> std::collections::BTreeMap<String, u64> {
    let me = std::fs::read_link("/proc/thread-self").ok().and_then(|p| p.file_name().map(|n| n.to_os_string()));
    let Ok(threads) = std::fs::read_dir("/proc/self/task") else { return Default::default() };
    threads
        .flatten()
        .filter(|t| Some(t.file_name()) != me)
        .filter_map(|t| {
            let text = std::fs::read_to_string(t.path().join("schedstat")).ok()?;
            let nanos: u64 = text.split(' ').next()?.parse().ok()?;
            Some((t.file_name().to_string_lossy().into_owned(), nanos / 1_000))
        })
        .collect()
}

/// What the threads that were there before and are there after spent meanwhile: the server's, since those of the load
/// come and go within `work`. In microseconds.
pub fn spent_by_server<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let before = spent();
    let it = work();
    let after = spent();
    let all = after.iter().filter_map(|(t, now)| before.get(t).map(|then| now.saturating_sub(*then))).sum::<u64>();
    (it, all as f64)
}

/// The median time of making 4 KiB durable in this folder: the yardstick of every durable figure.
pub fn sync_time(folder: &std::path::Path) -> Duration {
    use std::io::Write as _;
    let mut file = std::fs::File::create(folder.join("sync-probe")).unwrap();
    let page = [7_u8; 4_096];
    measure(200, || {
        file.write_all(&page).unwrap();
        file.sync_data().unwrap();
    })
    .median
}

/// A kept-open connection.
struct Line {
    stream: std::net::TcpStream,
    buffer: Vec<u8>,
}

impl Line {
    fn open(listen: &str) -> Self {
        let stream = std::net::TcpStream::connect(listen).unwrap();
        stream.set_nodelay(true).unwrap();
        Self { stream, buffer: vec![0_u8; 64 * 1024] }
    }
    /// Asks and reads the whole answer, which must be 200; gives how long it took.
    fn ask(&mut self, request: &str) -> Duration {
        use std::io::{Read as _, Write as _};
        let started = Instant::now();
        self.stream.write_all(request.as_bytes()).unwrap();
        let (mut got, mut whole) = (0, 0);
        while whole == 0 || got < whole {
            let n = self.stream.read(&mut self.buffer[got..]).unwrap();
            assert!(n > 0, "the server closed the connection");
            got += n;
            if whole == 0
                && let Some(end) = self.buffer[..got].windows(4).position(|w| w == b"\r\n\r\n")
            {
                let head = String::from_utf8_lossy(&self.buffer[..end]).to_ascii_lowercase();
                assert!(head.starts_with("http/1.1 200"), "{head}");
                let length = head.split("content-length: ").nth(1).unwrap().split('\r').next().unwrap();
                whole = end + 4 + length.trim().parse::<usize>().unwrap();
            }
        }
        started.elapsed()
    }
}

/// One connection that says the same request again and again; gives each time.
pub fn press(listen: &str, request: &str, until: Instant) -> Vec<Duration> {
    let (mut line, mut all) = (Line::open(listen), Vec::new());
    while Instant::now() < until {
        all.push(line.ask(request));
    }
    all
}

/// One connection that says each of these once; gives each time.
pub fn press_each(listen: &str, requests: &[String]) -> Vec<Duration> {
    let mut line = Line::open(listen);
    requests.iter().map(|request| line.ask(request)).collect()
}

/// What a server did under some connections that each say the same request again and again.
pub struct Pressed {
    /// Answers a second.
    pub rate: f64,
    pub times: Times,
    /// Microseconds of processor the server's threads spent on each.
    pub cpu: f64,
}

/// Presses for four seconds over so many connections, each with the request of its number.
pub fn pressed(listen: &str, connections: usize, request: impl Fn(usize) -> String) -> Pressed {
    let for_a_while = Duration::from_secs(4);
    let (all, cpu) = spent_by_server(|| {
        let until = Instant::now() + for_a_while;
        let workers: Vec<_> = (0..connections)
            .map(|t| {
                let (listen, request) = (listen.to_owned(), request(t));
                std::thread::spawn(move || press(&listen, &request, until))
            })
            .collect();
        workers.into_iter().flat_map(|w| w.join().unwrap()).collect::<Vec<Duration>>()
    });
    Pressed { rate: all.len() as f64 / for_a_while.as_secs_f64(), cpu: cpu / all.len() as f64, times: times(all) }
}
