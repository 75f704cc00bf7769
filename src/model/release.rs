//! What was published of a contest (spec/evidence.md): releases as they stand in releases/.
//!
//! A release is an act that somebody did; nothing here is made by a build.

use std::fmt;

use jiff::civil::Date;

use super::{NominationId, RubricId};

/// One release.
#[derive(Clone, Debug)]
pub struct Release {
    /// Its number, from 1: `r0001`.
    pub number: u32,
    /// What it was made for.
    pub event: ReleaseEvent,
    /// The day.
    pub on: Date,
    /// Why, in words that are published.
    pub reason: Option<String>,
    /// The full release that it takes the place of.
    pub supersedes: Option<u32>,
    /// SHA-256 of its tag manifest: what binds every byte of it.
    pub fingerprint: Fingerprint,
    /// Notices that it holds, by slug.
    pub notices: Vec<String>,
    /// Rubrics that it holds.
    pub rubrics: Vec<RubricId>,
    /// What differs from the superseded release.
    pub changes: Vec<ReleaseChange>,
    /// Whose total, rank, standing or awards differ.
    pub impact: Vec<Impact>,
    /// Its files, by path within the bundle, in order.
    pub files: Vec<ReleaseFile>,
    /// Whether the publisher signed it.
    pub signed: bool,
}

/// What a release was made for (spec/evidence.md E4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReleaseEvent {
    /// 评分细则锁定: the rubric, before any score.
    RubricLocked,
    /// 公示发布
    Publication,
    /// 异议处理情况
    ObjectionSummary,
    /// 更正
    Correction,
    /// 补充
    Supplement,
    /// 撤回、取消资格
    Withdrawal,
    /// 遮盖
    Redaction,
    /// 最终结果
    Final,
}

/// SHA-256 of a release's tag manifest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(pub [u8; 32]);

/// A changed place of what is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseChange {
    /// Where: `nomination/hechi-c02/facts/monitoring-feedback/done`.
    pub place: String,
    /// What stood there; nothing where it is new.
    pub from: Option<String>,
    /// What stands there; nothing where it is gone.
    pub to: Option<String>,
}

impl ReleaseChange {
    /// Whether it is a notice or an event that was added: that takes nothing away from what was published.
    #[must_use]
    pub fn is_addition(&self) -> bool {
        let whole = |kind: &str| self.place.strip_prefix(kind).is_some_and(|id| !id.contains('/'));
        self.from.is_none() && (whole("notice/") || whole("event/"))
    }
}

/// What a release changed for one nomination: only the pairs (before, after) that differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impact {
    /// Whom.
    pub nomination: NominationId,
    /// Published total.
    pub total: Option<(String, String)>,
    /// Rank; empty where it has none.
    pub rank: Option<(String, String)>,
    /// Standing.
    pub standing: Option<(String, String)>,
    /// Awards and tiers, joined.
    pub awards: Option<(String, String)>,
}

/// A file of a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseFile {
    /// Within the bundle: `data/tables/facts.csv`.
    pub path: String,
    /// Its SHA-256.
    pub sha256: [u8; 32],
    /// How long it is, in bytes.
    pub bytes: u64,
    /// The release that took it out, if one did.
    pub redacted_by: Option<u32>,
}

impl Release {
    /// Its id: `r0001`.
    #[must_use]
    pub fn id(&self) -> String {
        format!("r{:04}", self.number)
    }

    /// Whether its `release.json` was taken out: of what it changed and why, nothing is public any more.
    #[must_use]
    pub fn is_covered(&self) -> bool {
        self.files.iter().any(|f| f.path == "data/release.json" && f.redacted_by.is_some())
    }

    /// Whether it holds facts and results, not only rubrics.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.event != ReleaseEvent::RubricLocked
    }
}

impl ReleaseEvent {
    /// All, in the order of spec/evidence.md.
    pub const ALL: [Self; 8] = [
        Self::RubricLocked,
        Self::Publication,
        Self::ObjectionSummary,
        Self::Correction,
        Self::Supplement,
        Self::Withdrawal,
        Self::Redaction,
        Self::Final,
    ];

    /// The word in files and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RubricLocked => "rubric-locked",
            Self::Publication => "publication",
            Self::ObjectionSummary => "objection-summary",
            Self::Correction => "correction",
            Self::Supplement => "supplement",
            Self::Withdrawal => "withdrawal",
            Self::Redaction => "redaction",
            Self::Final => "final",
        }
    }

    /// What it is called.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::RubricLocked => "评分细则锁定",
            Self::Publication => "公示发布",
            Self::ObjectionSummary => "异议处理情况",
            Self::Correction => "更正",
            Self::Supplement => "补充",
            Self::Withdrawal => "撤回、取消资格",
            Self::Redaction => "遮盖",
            Self::Final => "最终结果",
        }
    }

    /// The event of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event| event.as_str() == word)
    }
}

impl Fingerprint {
    /// 64 hexadecimal digits.
    #[must_use]
    pub fn hex(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// 16 groups of four digits, as people read and compare them.
    #[must_use]
    pub fn grouped(&self) -> String {
        let groups = self.0.chunks(2).map(|two| two.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
        groups.collect::<Vec<_>>().join(" ")
    }

    /// Reads 64 hexadecimal digits; spaces and case say nothing.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.chars().filter(|c| !c.is_whitespace()).map(|c| u8::try_from(c.to_digit(16)?).ok());
        let digits: Vec<u8> = digits.collect::<Option<_>>()?;
        let bytes: [u8; 32] =
            digits.chunks_exact(2).map(|two| two[0] << 4 | two[1]).collect::<Vec<_>>().try_into().ok()?;
        (digits.len() == 64).then_some(Self(bytes))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.hex())
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.hex())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_read_however_it_was_typed() {
        let fingerprint = Fingerprint(std::array::from_fn(|at| u8::try_from(at).unwrap() * 7));
        let shouted = fingerprint.grouped().to_uppercase();
        assert_eq!(Fingerprint::parse(&shouted), Some(fingerprint));
        assert_eq!(fingerprint.grouped().split(' ').map(str::len).collect::<Vec<_>>(), [4; 16]);
        for wrong in ["", "12", &fingerprint.hex()[1..], &format!("{}0", fingerprint.hex()), "g"] {
            assert_eq!(Fingerprint::parse(wrong), None, "{wrong}");
        }
    }
}
