//! What was looked at, how many of each, and what differed.

use std::collections::BTreeMap;

use crate::lang::{Text, text};

/// The layers of a verification, in its order (E60).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// 哈希: every file against its manifest.
    Hashes,
    /// 重算: every number from the facts.
    Recomputation,
    /// 表格: the tables against facts and results.
    Tables,
    /// 网页: the pages against the tables.
    Pages,
    /// 历史: the log, receipts, signatures.
    History,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Looked {
    /// Bundles.
    Releases,
    /// Files with a hash.
    Files,
    /// Nominations whose scores were computed again.
    Nominations,
    /// Numbers of those: criteria, groups, totals.
    Numbers,
    /// Steps of the arithmetic.
    Steps,
    /// Ranks.
    Ranks,
    /// Rows of tables.
    Rows,
    /// Winners.
    Winners,
    /// Events.
    Events,
    /// HTML pages.
    Pages,
    /// Numbers on them.
    PageNumbers,
    /// Names on them.
    Names,
    /// Notices whose words were looked for.
    Notices,
    /// JSON twins and downloads.
    Twins,
    /// Numbers in them.
    TwinNumbers,
    /// Entries of the log.
    Entries,
    /// Tiles of the log.
    Tiles,
    /// Changes that releases tell, and nominations that they moved.
    Changes,
    /// Receipts.
    Receipts,
    /// Signatures that a key from outside confirms.
    Signatures,
    /// Fingerprints from outside that were found.
    Fingerprints,
    /// Earlier states that the log extends.
    Earlier,
}

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which layer found it.
    pub layer: Layer,
    /// Where: the file, then what stands in it.
    pub place: String,
    /// What is wrong.
    pub what: Text,
    /// What it should be, where that is a value.
    pub expected: Option<String>,
    /// What it is.
    pub found: Option<String>,
    /// Whose row it is in, where it is one of a nomination's.
    pub subject: Option<Rows>,
}

/// The rows of a nomination in the tables of a bundle.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rows {
    /// The bundle: `demo/r0001`.
    pub release: String,
    /// The id of the nomination.
    pub nomination: String,
    /// What it is called.
    pub name: String,
    /// The rest of the place: `facts.csv care done value`.
    pub rest: String,
}

/// Findings of one part of the work; parts are put together in a fixed order.
#[derive(Debug, Default)]
pub struct Findings {
    /// What differs.
    pub differences: Vec<Difference>,
    /// How many of each were looked at.
    pub looked: BTreeMap<Looked, usize>,
    /// What could not be looked at, and why.
    pub notes: Vec<Text>,
    /// What is as it says, but proven by nothing that is at hand.
    pub unproven: Vec<Text>,
}

impl Findings {
    pub(super) fn count(&mut self, what: Looked, n: usize) {
        *self.looked.entry(what).or_default() += n;
    }

    pub(super) fn wrong(&mut self, layer: Layer, place: impl Into<String>, what: Text) {
        let place = place.into();
        self.differences.push(Difference { layer, place, what, expected: None, found: None, subject: None });
    }

    /// A value that is not what it should be.
    pub(super) fn differs(&mut self, layer: Layer, place: impl Into<String>, expected: &str, found: &str) {
        let what = text!("数值不同", "the values differ");
        let (expected, found) = (Some(expected.to_owned()), Some(found.to_owned()));
        self.differences.push(Difference { layer, place: place.into(), what, expected, found, subject: None });
    }

    pub(super) fn add(&mut self, other: Self) {
        self.differences.extend(other.differences);
        self.notes.extend(other.notes);
        self.unproven.extend(other.unproven);
        for (what, n) in other.looked {
            self.count(what, n);
        }
    }
}

impl Layer {
    /// All, in order.
    pub const ALL: [Self; 5] = [Self::Hashes, Self::Recomputation, Self::Tables, Self::Pages, Self::History];

    /// The word in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hashes => "hashes",
            Self::Recomputation => "recomputation",
            Self::Tables => "tables",
            Self::Pages => "pages",
            Self::History => "history",
        }
    }

    /// For people.
    #[must_use]
    pub fn title(self) -> Text {
        match self {
            Self::Hashes => text!("哈希", "hashes"),
            Self::Recomputation => text!("重算", "recomputation"),
            Self::Tables => text!("表格", "tables"),
            Self::Pages => text!("网页", "pages"),
            Self::History => text!("历史", "history"),
        }
    }
}

impl Looked {
    /// The layer that looks at it.
    #[must_use]
    pub const fn layer(self) -> Layer {
        match self {
            Self::Releases | Self::Files | Self::Fingerprints => Layer::Hashes,
            Self::Nominations | Self::Numbers | Self::Steps | Self::Ranks => Layer::Recomputation,
            Self::Rows | Self::Winners | Self::Events => Layer::Tables,
            Self::Pages | Self::PageNumbers | Self::Names | Self::Notices | Self::Twins | Self::TwinNumbers => {
                Layer::Pages
            }
            Self::Entries | Self::Tiles | Self::Changes | Self::Receipts | Self::Signatures | Self::Earlier => {
                Layer::History
            }
        }
    }

    /// The word in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Releases => "releases",
            Self::Files => "files",
            Self::Nominations => "nominations",
            Self::Numbers => "numbers",
            Self::Steps => "steps",
            Self::Ranks => "ranks",
            Self::Rows => "rows",
            Self::Winners => "winners",
            Self::Events => "events",
            Self::Pages => "pages",
            Self::PageNumbers => "page_numbers",
            Self::Names => "names",
            Self::Notices => "notices",
            Self::Twins => "twins",
            Self::TwinNumbers => "twin_numbers",
            Self::Entries => "entries",
            Self::Tiles => "tiles",
            Self::Changes => "changes",
            Self::Receipts => "receipts",
            Self::Signatures => "signatures",
            Self::Fingerprints => "fingerprints",
            Self::Earlier => "earlier_states",
        }
    }

    /// For people: 文件 152 个.
    #[must_use]
    pub fn words(self, n: usize) -> Text {
        match self {
            Self::Releases => text!("发布版本 {n} 份", "releases: {n}"),
            Self::Files => text!("文件 {n} 个", "files: {n}"),
            Self::Nominations => text!("申报 {n} 份", "nominations: {n}"),
            Self::Numbers => text!("得分 {n} 个", "scores: {n}"),
            Self::Steps => text!("计算步骤 {n} 步", "steps: {n}"),
            Self::Ranks => text!("名次 {n} 个", "ranks: {n}"),
            Self::Rows => text!("行 {n} 行", "rows: {n}"),
            Self::Winners => text!("获奖 {n} 个", "winners: {n}"),
            Self::Events => text!("事件 {n} 件", "events: {n}"),
            Self::Pages => text!("网页 {n} 个", "pages: {n}"),
            Self::PageNumbers => text!("网页上的数 {n} 个", "numbers on them: {n}"),
            Self::Names => text!("名称 {n} 个", "names: {n}"),
            Self::Notices => text!("公告原文 {n} 篇", "texts of notices: {n}"),
            Self::Twins => text!("JSON 与下载 {n} 个", "JSON files and downloads: {n}"),
            Self::TwinNumbers => text!("其中的数 {n} 个", "numbers in them: {n}"),
            Self::Entries => text!("日志条目 {n} 条", "log entries: {n}"),
            Self::Tiles => text!("日志分片 {n} 个", "log tiles: {n}"),
            Self::Changes => text!("变更及其影响 {n} 处", "changes and whom they moved: {n}"),
            Self::Receipts => text!("回执 {n} 份", "receipts: {n}"),
            Self::Signatures => text!("签名 {n} 个", "signatures: {n}"),
            Self::Fingerprints => text!("与给出的指纹相符 {n} 个", "matching fingerprints from outside: {n}"),
            Self::Earlier => text!("延续此前的日志 {n} 份", "earlier logs that this one extends: {n}"),
        }
    }
}
