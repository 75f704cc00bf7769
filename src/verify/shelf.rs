//! What is verified, as files: a folder or a zip, either of them possibly made to mislead.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::zip::{self, Directory, Entry, Refused};
use crate::fs::{self, Content, FsError, Kind};
use crate::lang::{Text, text};

/// Shorter files are read in one go.
const SHORT: u64 = 1 << 20;

/// Files by their path, with `/`.
pub(super) struct Shelf {
    files: BTreeMap<String, Place>,
    /// The bytes of a zip.
    zip: Vec<u8>,
    /// Whether it is no zip, or one out of which every program reads the same.
    pub(super) plain: bool,
    /// What is no plain file, and why it is not looked at.
    pub(super) odd: Vec<(String, Odd)>,
}

enum Place {
    Disk(PathBuf, u64),
    Zip(Entry),
}

/// Something that a published folder does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Odd {
    /// A symbolic link, a pipe, a device.
    NoFile,
    /// Two files of one name.
    Repeated,
    /// A name that leads out of the folder, or that not every system can have.
    Name,
}

/// Why a file cannot be read.
#[derive(Debug)]
pub(super) enum Unread {
    /// The file is too large.
    TooLarge,
    /// Damaged within its zip.
    Damaged,
    /// The disk failed.
    Disk(FsError),
}

impl Shelf {
    /// A folder, links not followed.
    pub(super) fn folder(root: &Path) -> Result<Self, FsError> {
        let mut shelf = Self { files: BTreeMap::new(), zip: Vec::new(), plain: true, odd: Vec::new() };
        for found in fs::walk(root, "")? {
            match found.kind {
                Kind::File { bytes } => shelf.put(found.relative, Place::Disk(found.path, bytes)),
                Kind::Link { .. } | Kind::Special => shelf.odd.push((found.relative, Odd::NoFile)),
            }
        }
        Ok(shelf)
    }

    /// A zip; what all its files stand in is left away.
    pub(super) fn zip(bytes: Vec<u8>) -> Result<Self, Refused> {
        let Directory { files, plain } = zip::directory(&bytes)?;
        let mut shelf = Self { files: BTreeMap::new(), zip: bytes, plain, odd: Vec::new() };
        let top = files.first().and_then(|(name, _)| name.split_once('/')).map(|(top, _)| format!("{top}/"));
        let top = top.filter(|top| files.iter().all(|(name, _)| name.starts_with(top))).unwrap_or_default();
        for (name, entry) in files {
            if entry.is_link {
                shelf.odd.push((name, Odd::NoFile));
            } else {
                shelf.put(name[top.len()..].to_owned(), Place::Zip(entry));
            }
        }
        Ok(shelf)
    }

    fn put(&mut self, path: String, place: Place) {
        let plain = fs::relative_inside(&path) && !path.contains("//") && !path.contains(char::is_control);
        if !plain || path.split('/').any(|part| part == ".") {
            self.odd.push((path, Odd::Name));
        } else if self.files.insert(path.clone(), place).is_some() {
            self.odd.push((path, Odd::Repeated));
        }
    }

    /// What is wrong with a zip that is not plain.
    pub(super) fn ambiguous() -> Text {
        text!(
            "不是 gongshi 所写的压缩包：有注释、附加字段或夹带的字节，别的解压程序可能读出别的内容",
            "not a zip as gongshi writes it: with its comments, extra fields or bytes between the files, other programs may read other contents out of it"
        )
    }

    /// Paths below a folder (`""` or `evidence/`), in order, each without it.
    pub(super) fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a str> {
        let from = self.files.range(folder.to_owned()..);
        from.map_while(move |(path, _)| path.strip_prefix(folder))
    }

    /// Whether there is such a file.
    pub(super) fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// How long a file is, unread.
    pub(super) fn length(&self, path: &str) -> Option<u64> {
        Some(match self.files.get(path)? {
            Place::Disk(_, bytes) => *bytes,
            Place::Zip(entry) => entry.bytes,
        })
    }

    /// The bytes of a file; `None` where there is none.
    pub(super) fn read(&self, path: &str) -> Option<Result<Vec<u8>, Unread>> {
        Some(match self.files.get(path)? {
            Place::Disk(file, bytes) => match fs::read_within(file, *bytes, zip::LONGEST) {
                Ok(Content::Bytes(bytes)) => Ok(bytes),
                Ok(Content::TooLarge) => Err(Unread::TooLarge),
                Err(error) => Err(Unread::Disk(error)),
            },
            Place::Zip(entry) => zip::unpack(&self.zip, entry).map_err(Unread::from),
        })
    }
}

impl Shelf {
    /// The SHA-256 of a file, which is not held as a whole; `None` where there is none.
    pub(super) fn hash(&self, path: &str) -> Option<Result<[u8; 32], Unread>> {
        let mut hash = Sha256::new();
        let read = match self.files.get(path)? {
            Place::Disk(file, bytes) if (SHORT..=zip::LONGEST).contains(bytes) => {
                let take = |piece: &[u8]| {
                    hash.update(piece);
                    Ok(())
                };
                fs::read_pieces::<FsError>(file, take).map_err(Unread::Disk)
            }
            Place::Zip(entry) => zip::pieces(&self.zip, entry, &mut |piece| hash.update(piece)).map_err(Unread::from),
            Place::Disk(..) => self.read(path)?.map(|bytes| hash.update(&bytes)),
        };
        Some(read.map(|()| hash.finalize().into()))
    }
}

impl From<Refused> for Unread {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::TooLarge => Self::TooLarge,
            Refused::Damaged => Self::Damaged,
        }
    }
}

impl Unread {
    pub(super) fn message(&self) -> Text {
        match self {
            Self::TooLarge => text!("文件太大，没有读", "the file is too large and was not read"),
            Self::Damaged => text!("在压缩包里已损坏", "damaged within its zip"),
            Self::Disk(error) => error.message(),
        }
    }
}

impl Odd {
    pub(super) fn message(self) -> Text {
        match self {
            Self::NoFile => {
                text!("不是普通文件（符号链接、管道等），没有读", "no plain file (a link, a pipe), not read")
            }
            Self::Repeated => text!("有两个同名文件", "two files have this name"),
            Self::Name => {
                text!("文件名不合规定，或指向目录之外", "a name that is not allowed, or that leads out of the folder")
            }
        }
    }
}
