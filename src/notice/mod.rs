//! What a notice is in its chain: which notices belong together, and which period counts.
//!
//! 1. [`roots`] leads from a notice to the 公示 that it is about,
//! 2. [`chain`] gives everything that is about the same 公示, in the order of time,
//! 3. [`period`] counts the period that a notice opens; [`effective`] the one that counts in the end,
//!    after corrections that let it start again.
//!
//! Positions are those of `Contest::notices`, which stand in the order of their dates. Pure.

mod chain;
mod objections;
mod period;

pub use chain::{chain, corrected_by, roots};
pub use objections::objections;
pub use period::{effective, opens, period, periods_of};
