//! What went wrong with the disk, and where.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::lang::{Text, text};

/// An operation of the file system that failed. The environment's fault, not the records'.
#[derive(Debug)]
pub struct FsError {
    /// What was being done.
    pub action: Action,
    /// To which file or folder.
    pub path: PathBuf,
    /// What the system says.
    pub source: io::Error,
}

/// What was being done when it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Reading a file.
    Read,
    /// Listing a folder.
    List,
    /// Writing a file.
    Write,
    /// Making a folder.
    Create,
    /// Moving or swapping.
    Rename,
    /// Deleting.
    Remove,
    /// Forcing to the disk.
    Sync,
    /// Taking a lock.
    Lock,
}

impl FsError {
    /// An error of an action on a path.
    pub fn new(action: Action, path: impl AsRef<Path>, source: io::Error) -> Self {
        Self { action, path: path.as_ref().to_owned(), source }
    }

    /// The message in both languages.
    #[must_use]
    pub fn message(&self) -> Text {
        let (path, source) = (self.path.display(), &self.source);
        let (Text { zh, en }, why) = (self.action.words(), reason(source));
        text!("{zh} {path} 失败：{why}", "cannot {en} {path}: {source}")
    }
}

/// What the system says, in Chinese where it is one of the usual things.
#[must_use]
pub fn reason(error: &io::Error) -> String {
    let words = match error.kind() {
        io::ErrorKind::NotFound => "没有这个文件或目录",
        io::ErrorKind::PermissionDenied => "没有权限",
        io::ErrorKind::AlreadyExists => "已经存在",
        io::ErrorKind::IsADirectory => "这是目录，不是文件",
        io::ErrorKind::NotADirectory => "路径中有一段不是目录",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "磁盘已满",
        io::ErrorKind::ReadOnlyFilesystem => "磁盘是只读的",
        io::ErrorKind::AddrInUse => "端口已被占用",
        io::ErrorKind::BrokenPipe => "对方不再接收",
        _ => return error.to_string(),
    };
    words.to_owned()
}

impl Action {
    fn words(self) -> Text {
        match self {
            Self::Read => text!("读取", "read"),
            Self::List => text!("列出目录", "list"),
            Self::Write => text!("写入", "write"),
            Self::Create => text!("建立", "create"),
            Self::Rename => text!("移动", "move"),
            Self::Remove => text!("删除", "remove"),
            Self::Sync => text!("落盘", "sync"),
            Self::Lock => text!("锁定", "lock"),
        }
    }
}

impl fmt::Display for FsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for FsError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}
