//! The `hearsay` command: flags → calls → print → exit code.

mod args;
mod brief;
mod cases;
mod commands;
mod failure;
mod heap;
mod known;
mod output;
mod pages;
mod place;
mod voice;

use clap::Parser;
use std::process::ExitCode;

/// The tagger takes and gives back large buffers for every report; the system's allocator returns them to the kernel
/// each time, and a tenth of the time goes into fresh pages.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let args = args::Args::parse();
    let voice = voice::Voice::new(&args.global);
    match commands::run(&args, &voice) {
        Ok(done) => ExitCode::from(done as u8),
        // Whoever reads our output has seen enough.
        Err(failure) if failure.broken_pipe => ExitCode::SUCCESS,
        Err(failure) => {
            voice.failure(&failure);
            ExitCode::from(2)
        }
    }
}
