//! The program's entry: everything else is in the library.
fn main() -> std::process::ExitCode {
    privacy_portal::cli::run()
}
