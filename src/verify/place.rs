//! What lies at a path: a site, a folder of evidence, a bundle, a log or a receipt.

use std::path::Path;

use super::listed::LIST;
use super::outside::Earlier;
use super::shelf::Shelf;
use super::zip::LONGEST;
use crate::bag::{BAGIT, SIGNATURE};
use crate::fs::{self, Content, FsError, PathKind};
use crate::lang::{Text, text};
use crate::tlog::{Checkpoint, Receipt};

/// What marks a folder that can be verified.
const MARKS: [&str; 4] = [BAGIT, "evidence", "log", "checkpoint"];
/// Something to verify.
pub(super) enum Place {
    /// A bundle, at the top of a shelf.
    Bundle(Shelf),
    /// Releases and their log, below a folder: `evidence/` of a site, or nothing.
    Site(Shelf, &'static str),
    /// A log alone, below a folder.
    Log(Shelf, &'static str),
    /// A receipt.
    Receipt(Box<Receipt>),
}

/// What was verified.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Subject {
    /// A built site.
    #[default]
    Site,
    /// Releases and their log, without pages.
    Evidence,
    /// One bundle.
    Bundle,
    /// A log alone.
    Log,
    /// A receipt.
    Receipt,
}

/// Why nothing could be verified.
#[derive(Debug)]
pub enum VerifyError {
    /// Nothing lies there.
    Missing(String),
    /// Something else lies there.
    Nothing(String),
    /// A site was built there, and nothing of it was ever released.
    NoReleases(String),
    /// The zip is damaged, or would grow beyond all measure.
    Zip(String),
    /// The disk failed.
    Fs(FsError),
}

impl From<FsError> for VerifyError {
    fn from(error: FsError) -> Self {
        Self::Fs(error)
    }
}

impl VerifyError {
    /// The message in both languages.
    #[must_use]
    pub fn message(&self) -> Text {
        match self {
            Self::Missing(path) => text!("没有 {path}", "there is no {path}"),
            Self::Nothing(path) => text!(
                "{path} 里没有可以核验的东西：既不是存证包、网站、日志，也不是回执",
                "{path} holds nothing to verify: no bundle, no site, no log, no receipt"
            ),
            Self::NoReleases(path) => text!(
                "{path} 是生成的网站，但没有发布版本（evidence/），没有可以核验的东西",
                "{path} is a built site without releases (evidence/): there is nothing to verify it by"
            ),
            Self::Zip(path) => {
                text!("{path} 不是完好的 zip，或解开后过大", "{path} is no sound zip, or would become too large")
            }
            Self::Fs(error) => error.message(),
        }
    }
}

impl Place {
    pub(super) fn open(path: &Path) -> Result<Self, VerifyError> {
        let name = path.display().to_string();
        let shelf = match fs::kind(path)? {
            None => return Err(VerifyError::Missing(name)),
            Some(PathKind::Folder) => {
                let there = |inner: &str| Ok::<bool, FsError>(fs::kind(&path.join(inner))?.is_some());
                let mut known = false;
                for inner in MARKS {
                    known = known || there(inner)?;
                }
                // A folder of another kind may be a whole disk: it is not walked through.
                if !known {
                    let is_site = there(LIST)?;
                    return Err(if is_site { VerifyError::NoReleases(name) } else { VerifyError::Nothing(name) });
                }
                Shelf::folder(&fs::canonical(path)?)?
            }
            Some(PathKind::Other) => {
                let bytes = file(path)?;
                if let Some(receipt) = std::str::from_utf8(&bytes).ok().filter(|text| Receipt::is_one(text)) {
                    let receipt = Receipt::parse(receipt).ok_or(VerifyError::Nothing(name))?;
                    return Ok(Self::Receipt(Box::new(receipt)));
                }
                if !bytes.starts_with(b"PK") {
                    return Err(VerifyError::Nothing(name));
                }
                Shelf::zip(bytes).map_err(|_| VerifyError::Zip(name.clone()))?
            }
        };
        if shelf.has(LIST) && shelf.below("evidence/").next().is_none() {
            return Err(VerifyError::NoReleases(name));
        }
        let has = |path: &str| shelf.has(path) || shelf.below(path).next().is_some();
        Ok(if has(BAGIT) {
            Self::Bundle(shelf)
        } else if has("evidence/") {
            Self::Site(shelf, "evidence/")
        } else if has("log/") && !only_log(&shelf) {
            Self::Site(shelf, "")
        } else if has("log/") {
            Self::Log(shelf, "log/")
        } else if has("checkpoint") {
            Self::Log(shelf, "")
        } else {
            return Err(VerifyError::Nothing(name));
        })
    }

    pub(super) fn subject(&self) -> Subject {
        match self {
            Self::Bundle(_) => Subject::Bundle,
            Self::Site(_, "") => Subject::Evidence,
            Self::Site(..) => Subject::Site,
            Self::Log(..) => Subject::Log,
            Self::Receipt(_) => Subject::Receipt,
        }
    }

    /// Whether anybody signed something here.
    pub(super) fn is_signed(&self) -> bool {
        let signed = |shelf: &Shelf, folder: &str| {
            let text = shelf.read(folder).and_then(Result::ok).and_then(|bytes| String::from_utf8(bytes).ok());
            text.and_then(|text| Checkpoint::parse(&text)).is_some_and(|checkpoint| checkpoint.is_signed())
        };
        match self {
            Self::Bundle(shelf) => shelf.has(SIGNATURE),
            Self::Site(shelf, folder) => signed(shelf, &format!("{folder}log/checkpoint")),
            Self::Log(shelf, folder) => signed(shelf, &format!("{folder}checkpoint")),
            Self::Receipt(receipt) => receipt.checkpoint.is_signed(),
        }
    }

    /// The state of the log here.
    fn checkpoint(&self) -> Option<String> {
        let (shelf, path) = match self {
            Self::Site(shelf, folder) => (shelf, format!("{folder}log/checkpoint")),
            Self::Log(shelf, folder) => (shelf, format!("{folder}checkpoint")),
            Self::Bundle(_) | Self::Receipt(_) => return None,
        };
        String::from_utf8(shelf.read(&path)?.ok()?).ok()
    }
}

fn only_log(shelf: &Shelf) -> bool {
    shelf.below("").all(|path| path.starts_with("log/"))
}

fn file(path: &Path) -> Result<Vec<u8>, VerifyError> {
    match fs::read_within(path, 0, LONGEST)? {
        Content::Bytes(bytes) => Ok(bytes),
        Content::TooLarge => Err(VerifyError::Nothing(path.display().to_string())),
    }
}

/// A state of the log that somebody kept: a site, a log folder, a checkpoint or a receipt.
///
/// # Errors
/// When there is none at the path.
pub fn earlier(path: &Path) -> Result<Earlier, VerifyError> {
    let name = path.display().to_string();
    let nothing = || VerifyError::Nothing(name.clone());
    let text = match fs::kind(path)? {
        None => return Err(VerifyError::Missing(name)),
        Some(PathKind::Folder) => Place::open(path)?.checkpoint().ok_or_else(nothing)?,
        Some(PathKind::Other) => {
            let bytes = file(path)?;
            if bytes.starts_with(b"PK") {
                Place::open(path)?.checkpoint().ok_or_else(nothing)?
            } else {
                String::from_utf8(bytes).map_err(|_| nothing())?
            }
        }
    };
    Earlier::parse(&name, &text).ok_or_else(nothing)
}
