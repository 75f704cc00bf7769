//! How far a build is.

use crate::lang::{Text, text};

/// Somebody who wants to know how far it is. Called from many threads.
pub trait Progress: Sync {
    /// A stage begins.
    fn stage(&self, stage: Stage);
    /// A page is done.
    fn page(&self);
}

/// Nobody.
#[derive(Clone, Copy, Debug)]
pub struct Silent;

impl Progress for Silent {
    fn stage(&self, _stage: Stage) {}
    fn page(&self) {}
}

/// A part of the work that takes its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reading records.
    Load,
    /// Checking them.
    Check,
    /// Scoring, ranking and auditing.
    Score,
    /// Writing so many pages.
    Pages(usize),
    /// Forcing it to the disk and putting it in its place.
    Publish,
}

impl Stage {
    /// What is being done.
    #[must_use]
    pub fn words(self) -> Text {
        match self {
            Self::Load => text!("读取记录", "reading records"),
            Self::Check => text!("检查记录", "checking records"),
            Self::Score => text!("算分排名", "scoring and ranking"),
            Self::Pages(_) => text!("生成页面", "writing pages"),
            Self::Publish => text!("落盘发布", "publishing"),
        }
    }
}
