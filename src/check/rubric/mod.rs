//! rubrics/<id>.yaml: a tree of groups and criteria. One rule kind, one file.

mod bonus;
mod checklist;
mod choice;
mod count;
mod criterion;
mod deduct;
mod example;
mod gate;
mod judges;
mod ladder;
mod measure;
mod places;
mod range;
mod rule;
mod tally;
mod top;
mod tree;

use std::collections::BTreeMap;

use super::index::Index;
use super::read::{Read, choices, words};
use crate::diag::Diagnostics;
use crate::load::{Node, NodeKind};
use crate::model::{Combine, Compare, Group, GroupId, Rubric, RubricId, TotalOf};
use crate::number::{Mode, Number, Rounding};

words! {
    TotalOf { "published" => Published, "exact" => Exact }
    Combine { "sum" => Sum, "weighted" => Weighted }
    Mode { "half_up" => HalfUp, "half_even" => HalfEven, "down" => Down, "up" => Up }
}

/// What a rubric may refer to beyond itself.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    /// The ids of every contest of the site, by folder.
    pub(super) contests: &'a BTreeMap<String, Index>,
    /// The contest of the rubric.
    pub(super) contest: &'a str,
    /// How the rubric publishes points, once that is read.
    pub(super) rounding: Option<Rounding>,
}

/// Reads one rubric. Criteria that could not be read are reported and left out.
pub(super) fn rubric(node: &Node, around: Around<'_>, faults: &mut Diagnostics) -> Option<Rubric> {
    let mut f = places::RUBRIC.open(node, faults)?;
    let id: Option<RubricId> = f.need("rubric");
    let ids = around.contests.get(around.contest).zip(id.as_ref()).and_then(|(c, id)| c.sheets.get(id.as_str()));
    let (title, source) = (f.line("title"), f.line("source"));
    let points = f.points("points");
    let rounding: Option<Rounding> = f.need("rounding");
    let around = Around { rounding, ..around };
    let total_of = f.need("total_of");
    let compare = f.find("compare").unwrap_or(Compare::Exact);
    let (cap, floor) = (f.find_points("cap"), f.find_points("floor"));
    let combine = f.find("combine").unwrap_or(Combine::Sum);
    let gates = f.each("gates", |n, faults| gate::gate(n, ids, faults));
    let items = tree::items(&mut f, around);
    let span = f.head;
    let sheets = f.node("examples");
    places::RUBRIC.finish(f);
    // A rubric with a reported fault stands, as far as it goes: its facts are still worth checking. On
    // the finest grid nothing is accused of lying off it.
    let rounding = rounding.unwrap_or(Rounding { places: Rounding::MAX_PLACES, mode: Mode::HalfUp });
    let (title, points) = (title.unwrap_or_default(), points.unwrap_or_else(Number::zero));
    let root = Group {
        id: GroupId::new("total"),
        title: title.clone(),
        points: points.clone(),
        combine,
        cap: None,
        extra: false,
        weight: None,
        items,
        span,
    };
    let mut rubric = Rubric {
        id: id?,
        title,
        source: source.unwrap_or_default(),
        points,
        rounding,
        total_of: total_of.unwrap_or(TotalOf::Exact),
        compare,
        cap,
        floor,
        root,
        gates,
        examples: Vec::new(),
        span,
    };
    rubric.examples = sheets.map(|n| example::sheets(n, &rubric, ids, faults)).unwrap_or_default();
    Some(rubric)
}

impl Read for Rounding {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        use crate::diag::{Code, Diagnostic};
        use crate::lang::text;
        let mut f = places::ROUNDING.open(node, faults)?;
        let (places, mode): (Option<u32>, _) = (f.need("places"), f.need("mode"));
        let most = Self::MAX_PLACES;
        let places = places.and_then(|p| {
            let fits = u8::try_from(p).ok().filter(|p| *p <= most);
            if fits.is_none() {
                let message = text!("保留 {p} 位小数太多", "{p} decimal places are too many");
                let fault = Diagnostic::error(Code::NumberOutOfRange, f.at("places"), message);
                f.faults.push(fault.expected(text!("0 至 {most}", "0 to {most}")));
            }
            fits
        });
        places::ROUNDING.finish(f);
        Some(Self { places: places?, mode: mode? })
    }
}

/// `exact`, or how the printed value is rounded.
impl Read for Compare {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        match node.kind {
            NodeKind::Map(_) => Rounding::read(node, faults).map(Self::Published),
            _ => choices(node, &[("exact", Self::Exact)], faults),
        }
    }
}
