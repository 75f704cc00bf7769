//! Keeps the house tidy: what the compiler and clippy cannot hold, these tests hold.
//!
//! Each file under `tests/tidy/` holds one promise of ARCHITECTURE.md. They read the repository as
//! text, so they also run where nothing of it compiles yet, and they need no network.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a tidy test that cannot read its subject must stop")]
#![allow(clippy::disallowed_methods, reason = "these tests read the repository itself")]
#![allow(clippy::print_stderr, reason = "a smell is reported without failing the run")]

#[path = "tidy/bans.rs"]
mod bans;
#[path = "tidy/codes.rs"]
mod codes;
#[path = "tidy/commands.rs"]
mod commands;
#[path = "tidy/edges.rs"]
mod edges;
#[path = "tidy/links.rs"]
mod links;
#[path = "tidy/privacy.rs"]
mod privacy;
#[path = "tidy/rust.rs"]
mod rust;
#[path = "tidy/sizes.rs"]
mod sizes;
#[path = "tidy/tree.rs"]
mod tree;
