//! Log lines: how they are written, and what never gets into them.

use tracing_subscriber::EnvFilter;

/// What a level means: our own lines at that level, other crates' only when something is wrong. What those write at
/// `debug` quotes requests, which TH16 forbids; a filter with `=` in it is taken as it stands.
fn directives(filter: &str) -> String {
    if filter.contains(['=', ',']) { filter.to_owned() } else { format!("warn,privacy_portal={filter}") }
}

/// Starts logging to standard error. A filter that cannot be read becomes `info`, and the first line says so.
pub fn start(filter: &str, json: bool) {
    let (env, mistake) = match EnvFilter::try_new(directives(filter)) {
        Ok(env) => (env, None),
        Err(error) => (EnvFilter::new(directives("info")), Some(error)),
    };
    let lines = tracing_subscriber::fmt()
        .with_env_filter(env)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr()));
    // a second start (in one test process) keeps the first
    let started = if json { lines.json().try_init() } else { lines.with_target(false).try_init() };
    drop(started);
    if let Some(error) = mistake {
        tracing::warn!(%error, "the setting `log` cannot be read; logging at info");
    }
    quiet_panics();
}

/// TH16: a panic's message can hold what was being worked on; only its place is logged.
pub fn quiet_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place =
            panic.location().map_or_else(|| "an unknown place".to_owned(), |l| format!("{}:{}", l.file(), l.line()));
        tracing::error!(place, "a piece of work broke off");
    }));
}
