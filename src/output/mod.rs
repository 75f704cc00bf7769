//! Claims paths, stages the new tree beside the old one, syncs, swaps. Does not know what a page is.
//!
//! 1. [`Staging::begin`] looks at the output folder and refuses what is not ours to replace;
//! 2. [`Sink`] takes the files, from many threads, into a folder beside it; each path once;
//! 3. [`Staging::publish`] adds the manifest, forces everything to the disk and puts the new folder
//!    in the place of the old one in one step.
//!
//! Whatever happens before the last step, the old site stands untouched.

mod claims;
mod error;
mod manifest;
mod path;
mod place;
mod staging;
mod target;
#[cfg(test)]
mod tests;

pub use claims::Claims;
pub use error::{Blame, OutputError};
pub use path::{BadPath, SitePath};
pub use staging::{Published, Staging};

/// Takes the files of a site: a folder on the disk, or the memory of `serve`.
pub trait Sink: Sync {
    /// Begins a file that comes in pieces. `by` says whose it is, for the message if two want the
    /// same path.
    ///
    /// # Errors
    /// When the path is taken already, or the disk cannot take a file.
    fn begin<'s>(&'s self, path: &SitePath, by: &str) -> Result<Box<dyn Pieces + 's>, OutputError>;

    /// Takes one file, whole.
    ///
    /// # Errors
    /// When the path is taken already, or the disk cannot take the file.
    fn write(&self, path: &SitePath, by: &str, bytes: &[u8]) -> Result<(), OutputError> {
        let mut file = self.begin(path, by)?;
        file.put(bytes)?;
        file.end()
    }
}

/// A file that comes in pieces, so that nobody needs to hold it whole. No record is cut in two.
pub trait Pieces {
    /// Takes the next piece.
    ///
    /// # Errors
    /// When the disk cannot take it.
    fn put(&mut self, piece: &[u8]) -> Result<(), OutputError>;

    /// There are no more pieces: now it is a file of the site.
    ///
    /// # Errors
    /// When the disk cannot take it.
    fn end(self: Box<Self>) -> Result<(), OutputError>;
}
