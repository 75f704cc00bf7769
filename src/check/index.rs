//! What a contest declares, gathered from its trees before anything is converted.

use std::collections::BTreeMap;

use super::ids::Ids;
use crate::diag::Diagnostics;
use crate::lang::{Text, text};
use crate::load::{Node, NodeKind, RawContest, RawSite, RecordFile};

/// The ids of one contest.
pub(super) struct Index {
    pub(super) stages: Ids,
    pub(super) tracks: Ids,
    pub(super) areas: Ids,
    pub(super) filings: Ids,
    /// By filing.
    pub(super) parts: BTreeMap<String, Ids>,
    /// Targets of coverage.
    pub(super) targets: Ids,
    pub(super) awards: Ids,
    /// By award.
    pub(super) tiers: BTreeMap<String, Ids>,
    /// Award to the track it chooses from.
    pub(super) award_tracks: BTreeMap<String, String>,
    /// Track to its rubric.
    track_rubrics: BTreeMap<String, String>,
    pub(super) units: Ids,
    pub(super) tables: Ids,
    /// By quota table.
    pub(super) columns: BTreeMap<String, Ids>,
    pub(super) rubrics: Ids,
    /// By rubric.
    pub(super) sheets: BTreeMap<String, SheetIds>,
    pub(super) nominations: Ids,
}

/// The ids of one rubric.
pub(super) struct SheetIds {
    pub(super) criteria: Ids,
    pub(super) groups: Ids,
    pub(super) gates: Ids,
}

impl Index {
    /// Gathers the ids of a contest and reports repeated ones. What a broken file may declare passes.
    pub(super) fn gather(raw: &RawContest, site: &RawSite, faults: &mut Diagnostics) -> Self {
        let contest = raw.contest.as_ref();
        let (awards, tables) = (list(contest, "awards"), list(raw.quotas.as_ref(), "tables"));
        let broken = |path: &str| site.is_broken(&format!("data/{}/{path}", raw.folder));
        let mut index = Self {
            stages: gather(text!("阶段", "stage"), optional(contest, "stages"), faults),
            tracks: gather(text!("赛道", "track"), list(contest, "tracks"), faults),
            areas: gather(text!("竞赛内容", "area"), optional(contest, "areas"), faults),
            filings: gather(text!("报送项", "filing"), optional(contest, "filings"), faults),
            parts: by_id(list(contest, "filings"), |f| {
                gather(text!("材料", "part"), optional(Some(f), "parts"), faults)
            }),
            targets: targets(contest.and_then(|c| c.get("coverage")), faults),
            awards: gather(text!("奖项", "award"), optional(contest, "awards"), faults),
            tiers: by_id(awards, |award| gather(text!("等次", "tier"), list(Some(award), "tiers"), faults)),
            award_tracks: pairs(awards.unwrap_or_default(), "track"),
            track_rubrics: pairs(list(contest, "tracks").unwrap_or_default(), "rubric"),
            units: gather(text!("单位", "unit"), list(raw.units.as_ref(), "units"), faults),
            tables: gather(text!("名额表", "quota table"), tables.or(Some(&[])), faults),
            columns: by_id(tables, |t| gather(text!("名额表的列", "quota column"), list(Some(t), "columns"), faults)),
            rubrics: Ids::gather(text!("评分细则", "rubric"), &raw.rubrics, "rubric", faults),
            sheets: raw
                .rubrics
                .iter()
                .filter_map(|r| Some((word(r, "rubric")?, SheetIds::gather(r, faults))))
                .collect(),
            nominations: Ids::gather(
                text!("申报", "nomination"),
                raw.nominations.iter().flat_map(RecordFile::heads),
                "nomination",
                faults,
            ),
        };
        if broken("rubrics/") {
            index.rubrics.forgive();
        }
        if broken("nominations/") {
            index.nominations.forgive();
        }
        if broken("quotas.yaml") {
            index.tables.forgive();
        }
        index
    }

    /// The ids of the rubric of a track.
    pub(super) fn sheet_of_track(&self, track: &str) -> Option<&SheetIds> {
        self.sheets.get(self.track_rubrics.get(track)?)
    }

    /// The tiers of an award.
    pub(super) fn tiers_of(&self, award: &str) -> Ids {
        self.tiers.get(award).cloned().unwrap_or_else(|| Ids::unknown(text!("等次", "tier")))
    }
}

impl SheetIds {
    fn gather(rubric: &Node, faults: &mut Diagnostics) -> Self {
        let (mut groups, mut criteria) = (Vec::new(), Vec::new());
        descend(rubric, &mut groups, &mut criteria);
        let gates = list(Some(rubric), "gates").unwrap_or_default();
        Self {
            criteria: Ids::gather(text!("考核内容", "criterion"), criteria, "id", faults),
            groups: Ids::gather(text!("考核项目", "group"), groups, "id", faults),
            gates: Ids::gather(text!("一票否决项", "gate"), gates, "id", faults),
        }
    }
}

/// The targets of coverage. Those taken together share their ids, as each has a page of its own.
fn targets(coverage: Option<&Node>, faults: &mut Diagnostics) -> Ids {
    let (targets, pooled) = (list(coverage, "targets"), list(coverage, "pooled"));
    let all = targets.into_iter().chain(pooled).flatten();
    Ids::gather(text!("覆盖率目标", "target"), all, "id", faults);
    gather(text!("覆盖率目标", "target"), targets, &mut Diagnostics::new())
}

/// All sections and criteria below a rubric or section.
pub(super) fn descend<'n>(node: &'n Node, groups: &mut Vec<&'n Node>, criteria: &mut Vec<&'n Node>) {
    criteria.extend(list(Some(node), "criteria").unwrap_or_default());
    for section in list(Some(node), "sections").unwrap_or_default() {
        groups.push(section);
        descend(section, groups, criteria);
    }
}

/// The ids of a list that must be there; where it cannot be read, every reference passes.
fn gather(what: Text, nodes: Option<&[Node]>, faults: &mut Diagnostics) -> Ids {
    match nodes {
        Some(nodes) => Ids::gather(what, nodes, "id", faults).named(nodes),
        None => Ids::unknown(what),
    }
}

/// A list that may be left out of a file that was read.
fn optional<'n>(file: Option<&'n Node>, key: &str) -> Option<&'n [Node]> {
    match file?.get(key) {
        Some(_) => list(file, key),
        None => Some(&[]),
    }
}

/// Award to track.
/// Ids to what stands under a key beside them.
fn pairs(nodes: &[Node], key: &str) -> BTreeMap<String, String> {
    nodes.iter().filter_map(|n| Some((word(n, "id")?, word(n, key)?))).collect()
}

fn by_id(nodes: Option<&[Node]>, mut ids: impl FnMut(&Node) -> Ids) -> BTreeMap<String, Ids> {
    nodes.unwrap_or_default().iter().filter_map(|n| Some((word(n, "id")?, ids(n)))).collect()
}

/// The members of a list under a key, if that is what stands there.
pub(super) fn list<'n>(node: Option<&'n Node>, key: &str) -> Option<&'n [Node]> {
    match &node?.get(key)?.kind {
        NodeKind::List(nodes) => Some(nodes),
        _ => None,
    }
}

/// The word under a key, if that is what stands there.
pub(super) fn word(node: &Node, key: &str) -> Option<String> {
    match &node.get(key)?.kind {
        NodeKind::Scalar { text, .. } => Some(text.to_string()),
        _ => None,
    }
}
