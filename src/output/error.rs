//! Why a site cannot be written.

use std::fmt;
use std::io::ErrorKind;
use std::path::PathBuf;

use super::BadPath;
use crate::fs::FsError;
use crate::lang::{Text, text};

/// Why a site cannot be written. Nothing of the old site was touched.
#[derive(Debug)]
pub enum OutputError {
    /// The disk failed, or is full.
    Fs(FsError),
    /// A path that is not portable. The program's or the theme's fault: ids are checked before.
    BadPath(BadPath),
    /// Two want the same path: each with its claimant and its spelling.
    Claimed {
        /// The first in the order of their names.
        first: (String, String),
        /// The other.
        second: (String, String),
    },
    /// The output folder holds files that gongshi did not write.
    Foreign {
        /// The output folder.
        output: PathBuf,
        /// One of the files, relative to it.
        example: String,
    },
    /// The output folder would swallow the site's own files.
    Swallows {
        /// The output folder.
        output: PathBuf,
        /// What lies in it or around it.
        own: PathBuf,
    },
    /// The output folder lies in the output of a build, whose next run would find or remove it.
    Inside {
        /// The output folder.
        output: PathBuf,
        /// What lies around it.
        site: PathBuf,
    },
    /// A file stands where the output folder should.
    NotAFolder(PathBuf),
    /// Something that is no folder of ours stands where the new site is put together.
    BenchTaken(PathBuf),
    /// Another run is building into the same folder.
    Busy(PathBuf),
}

/// Whose move it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blame {
    /// Another output folder must be named.
    CommandLine,
    /// The disk, or another run.
    Environment,
    /// Two pages of one name.
    Records,
}

impl OutputError {
    /// Whose move it is.
    #[must_use]
    pub const fn blame(&self) -> Blame {
        match self {
            Self::Foreign { .. } | Self::Swallows { .. } | Self::Inside { .. } | Self::NotAFolder(_) => {
                Blame::CommandLine
            }
            Self::Fs(_) | Self::Busy(_) | Self::BenchTaken(_) => Blame::Environment,
            Self::BadPath(_) | Self::Claimed { .. } => Blame::Records,
        }
    }

    /// What is wrong.
    #[must_use]
    pub fn message(&self) -> Text {
        match self {
            Self::Fs(error) => error.message(),
            Self::BadPath(BadPath(path)) => {
                text!("路径「{path}」不能用作网址", "`{path}` cannot be a path of the site")
            }
            Self::Claimed { first: (a, at), second: (b, too) } if at == too => {
                text!("「{a}」和「{b}」都要写到 {at}", "`{a}` and `{b}` both want {at}")
            }
            Self::Claimed { first: (a, at), second: (b, too) } => text!(
                "「{a}」的 {at} 和「{b}」的 {too} 不能并存（有的系统不分大小写，目录也不能与文件同名）",
                "{at} of `{a}` and {too} of `{b}` cannot stand together (some systems ignore case; a folder cannot be a file)"
            ),
            Self::Foreign { output, example } => {
                let output = output.display();
                text!(
                    "目录 {output} 里有不是 gongshi 生成的文件，如 {example}；没有动它",
                    "{output} holds files that gongshi did not write, such as {example}; it was left alone"
                )
            }
            Self::Swallows { output, own } => {
                let (output, own) = (output.display(), own.display());
                text!(
                    "不能生成到 {output}：整个替换它会毁掉 {own}",
                    "cannot build into {output}: replacing it would destroy {own}"
                )
            }
            Self::Inside { output, site } => {
                let (output, site) = (output.display(), site.display());
                text!(
                    "不能生成到 {output}：它在 {site} 里面，而那里由另一次生成整个替换",
                    "cannot build into {output}: it lies in {site}, which another build replaces as a whole"
                )
            }
            Self::NotAFolder(path) => {
                let path = path.display();
                text!("{path} 不是目录", "{path} is not a folder")
            }
            Self::BenchTaken(path) => {
                let path = path.display();
                text!(
                    "{path} 不是目录，新网站没有地方存放",
                    "{path} is not a folder, and the new site is put together there"
                )
            }
            Self::Busy(path) => {
                let path = path.display();
                text!("另一个 gongshi 正在生成到 {path}", "another gongshi is building into {path}")
            }
        }
    }

    /// The way out, where there is one to name.
    #[must_use]
    pub fn hint(&self) -> Option<Text> {
        Some(match self {
            Self::Foreign { .. } => text!(
                "先移走这些文件，或用 -o 换一个目录；确定要整个替换就加 --force",
                "move these files away or name another folder with -o; to replace all of it, add --force"
            ),
            Self::BenchTaken(_) => text!(
                "这是 gongshi 的临时目录的名字；把它移走或删掉，再运行",
                "gongshi keeps its temporary folder under this name; move it away or delete it, and run again"
            ),
            Self::Swallows { .. } | Self::Inside { .. } | Self::NotAFolder(_) => {
                text!("用 -o 换一个目录，如 -o public", "name another folder with -o, such as -o public")
            }
            Self::Busy(_) => text!("等它结束再运行", "run again when it is done"),
            Self::Fs(error) => return disk_hint(error.source.kind()),
            Self::BadPath(_) | Self::Claimed { .. } => return None,
        })
    }
}

fn disk_hint(kind: ErrorKind) -> Option<Text> {
    Some(match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => text!(
            "磁盘已满；腾出空间再运行。原来的网站没有动",
            "the disk is full; make room and run again. The old site was not touched"
        ),
        ErrorKind::CrossesDevices | ErrorKind::ResourceBusy => text!(
            "这个目录不能移动（挂载点，或容器镜像的底层）；用 -o 指向它里面的一个目录",
            "this folder cannot be moved (a mount point, or a lower layer of a container image); name a folder inside it with -o"
        ),
        _ => return None,
    })
}

impl From<FsError> for OutputError {
    fn from(error: FsError) -> Self {
        Self::Fs(error)
    }
}

impl From<BadPath> for OutputError {
    fn from(bad: BadPath) -> Self {
        Self::BadPath(bad)
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for OutputError {}
