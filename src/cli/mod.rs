//! The command line.

pub mod demo;
pub mod serve;

use std::process::ExitCode;

/// Runs the program.
pub fn run() -> ExitCode {
    let mut out = std::io::stdout();
    match demo::demo("127.0.0.1:8080", None, &mut out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            drop(std::io::Write::write_fmt(&mut std::io::stderr(), format_args!("privacy-portal: {error:#}\n")));
            ExitCode::FAILURE
        }
    }
}
