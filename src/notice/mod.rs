//! What a notice states: its lists, its period, its chain, and whether its prose agrees.
//!
//! 1. [`roots`] leads from a notice to the 公示 that it is about,
//! 2. [`chain`] gives everything that is about the same 公示, in the order of time,
//! 3. [`period`] counts the period that a notice opens; [`effective`] the one that counts in the end,
//!    after corrections that let it start again,
//! 4. [`rolls`] gives its lists, row by row, and [`printed`] as they, and their records, were on its day,
//! 5. [`shifts_of`] says how they differ from those that were made public,
//! 6. [`claims`] holds numbers, names and days typed into the prose against all of this.
//!
//! Positions are those of `Contest::notices`, which stand in the order of their dates. Pure.

mod chain;
pub mod claims;
mod objections;
mod past;
mod period;
mod roll;
mod shift;
mod undo;

pub use chain::{chain, corrected_by, roots};
pub use objections::{Objections, objections, objections_by};
pub use past::{Printed, Reached, awards_after, moves, printed};
pub use period::{effective, opens, period, periods, periods_of};
pub use roll::{Roll, Row, rolls};
pub use shift::{Shift, Stand, followed, shifts, shifts_of, stood};
pub use undo::shows;
