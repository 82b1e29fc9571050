//! The `hearsay` command.

mod brief;

fn main() {}
