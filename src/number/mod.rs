//! Numbers that never lie: read from their literal text, computed exactly, rounded once.
//!
//! 1. [`Number::parse`] reads what a person typed (`231`, `97.25%`, `-0.5`), nothing else.
//! 2. [`Exact`] computes on it as a fraction. No value ever passes through a float.
//! 3. [`Rounding`] turns a fraction into a published decimal, in one place, once.
//!
//! This room knows nothing of contests. It never reads a file and never panics on a user's number.

mod digits;
mod exact;
mod literal;
mod rounding;

pub use digits::{shortest, written};
pub use exact::Exact;
pub use literal::{Number, NumberError};
pub use rounding::{Mode, Rounding};
