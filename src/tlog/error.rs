//! What does not hold in a log, and in which file.

use std::fmt;

use crate::lang::{Text, text};

/// A file of a log that is not as its entries say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogError {
    /// Within `log/`: `tile/0/000.p/2`.
    pub path: String,
    /// What is wrong with it.
    pub fault: LogFault,
}

/// What is wrong with a file of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogFault {
    /// It is not there.
    Missing,
    /// A line, from 1, that is no entry by E41.
    NoEntry(usize),
    /// No checkpoint by E42.
    NoCheckpoint,
    /// The checkpoint speaks of another number of entries.
    Size {
        /// In the checkpoint.
        said: u64,
        /// In entries.jsonl.
        found: u64,
    },
    /// The checkpoint has another root than the entries.
    Root,
    /// Other bytes than the entries give.
    Differs,
    /// No file of this log.
    Stray,
    /// A name that no log may have: empty, or with spaces or a plus sign.
    BadOrigin,
}

impl LogError {
    pub(super) fn new(path: impl Into<String>, fault: LogFault) -> Self {
        Self { path: path.into(), fault }
    }

    /// The message in both languages.
    #[must_use]
    pub fn message(&self) -> Text {
        let Text { zh, en } = self.fault.message();
        let path = &self.path;
        text!("log/{path}：{zh}", "log/{path}: {en}")
    }
}

impl LogFault {
    /// What is wrong, without the file.
    #[must_use]
    pub fn message(&self) -> Text {
        match self {
            Self::Missing => text!("缺少这个文件", "the file is missing"),
            Self::NoEntry(line) => text!("第 {line} 行不是规定格式的日志条目", "line {line} is no entry of a log"),
            Self::NoCheckpoint => text!("不是规定格式的检查点", "this is no checkpoint"),
            Self::Size { said, found } => {
                text!(
                    "检查点说有 {said} 条，日志里有 {found} 条",
                    "the checkpoint says {said} entries, the log has {found}"
                )
            }
            Self::Root => text!("检查点的根与各条目算出的根不同", "the checkpoint's root is not that of the entries"),
            Self::Differs => text!("内容与各条目算出的不同", "its bytes are not those that the entries give"),
            Self::Stray => text!("不是本日志的文件", "it is no file of this log"),
            Self::BadOrigin => text!(
                "日志名称不能为空，不能有空格和加号",
                "a log's name may not be empty and may hold neither spaces nor a plus sign"
            ),
        }
    }
}

impl fmt::Display for LogError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for LogError {}
