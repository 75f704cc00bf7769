//! Why nothing was built.

use super::Report;
use crate::evidence::Refusal;
use crate::fs::FsError;
use crate::output::OutputError;
use crate::render::ThemeError;

/// Why nothing was built. In every case the old site stands.
#[derive(Debug)]
pub enum Failure {
    /// The user's files have errors.
    Faults(Report),
    /// The disk cannot be read.
    Fs(FsError),
    /// The theme is wrong.
    Theme(ThemeError),
    /// The site cannot be written.
    Output(OutputError),
    /// A release is not made.
    Refused(Refusal),
}

impl From<FsError> for Failure {
    fn from(error: FsError) -> Self {
        Self::Fs(error)
    }
}

impl From<ThemeError> for Failure {
    fn from(error: ThemeError) -> Self {
        Self::Theme(error)
    }
}

impl From<OutputError> for Failure {
    fn from(error: OutputError) -> Self {
        Self::Output(error)
    }
}
