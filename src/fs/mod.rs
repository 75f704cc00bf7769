//! The only room that names `std::fs`. Every error carries its path and what was being done.
//!
//! Reading never follows a symbolic link and never leaves the folder that it was given: what a
//! site holds is what lies in its folder.

mod error;
mod read;
mod walk;

pub use error::{Action, FsError};
pub use read::{Content, MAX_FILE_BYTES, read, relative_inside};
pub use walk::{Found, Kind, walk};
