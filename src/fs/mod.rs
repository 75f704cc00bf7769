//! The only room that names `std::fs`. Every error carries its path and what was being done.
//!
//! Reading never follows a symbolic link and never leaves the folder that it was given: what a
//! site holds is what lies in its folder.
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "this is the room that wraps them")]

mod error;
mod lock;
mod look;
mod read;
mod remove;
mod stamp;
mod stream;
mod swap;
mod walk;
mod write;

pub use error::{Action, FsError};
pub use lock::LockedFolder;
pub use look::{PathKind, canonical, kind, read_text};
pub use read::{Content, MAX_FILE_BYTES, read, relative_inside};
pub use remove::remove;
pub use stamp::Stamp;
pub use stream::{read_from, read_pieces, read_whole};
pub use swap::{restore, swap};
pub use walk::{Found, Kind, walk};
pub use write::{NewFile, copy_permissions, create, create_folders, rename, sync_names, sync_tree};
