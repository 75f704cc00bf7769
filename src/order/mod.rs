//! The order of printed lists, and what it means to be in the order of strokes (笔画).
//!
//! 1. [`Strokes`] knows the place of each character: the table `strokes.txt`, mended by data/strokes.yaml,
//! 2. [`By`] says what of a name is compared, [`Strokes::key`] makes it comparable,
//! 3. [`breach`] names the first pair of a list that is out of order, and where the culprit belongs,
//! 4. [`Desk`] puts the nominations of a track into the order of their lists,
//! 5. [`claims`] finds in prose what order a list is said to have, and [`names`] the list itself.
//!
//! A total order that does not depend on the order of the input. Nothing is read here, nothing printed.

mod breach;
mod by;
mod claim;
mod desk;
mod key;
mod names;
mod table;
mod words;

pub use breach::{Breach, breach};
pub use by::By;
pub use claim::{Claim, Stated, claims, governed};
pub use desk::Desk;
pub use key::Key;
pub use names::{
    Names, begins_like_a_name, cells, ends_like_a_place, has_surname, head_of_names, leading_person, names,
    outside_brackets,
};
pub use table::Strokes;
pub use words::list_order;
