//! What units compete in, and targets for how many of them hold contests of their own (竞赛覆盖率).

use jiff::civil::Date;

use crate::check::fields::Fields;
use crate::check::index::Index;
use crate::check::read::{Read, words};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::{Area, Coverage, CoverageBar, Goal, Pooled, Target};
use crate::number::{Exact, Number};

words! {
    Goal { "each" => Each, "pooled" => Pooled }
}

/// Reads the targets.
pub(super) fn coverage(node: &Node, index: &Index, faults: &mut Diagnostics) -> Option<Coverage> {
    let mut f = Fields::open(node, faults)?;
    let clause: Option<String> = f.need("clause");
    let (from, as_of): (Option<Date>, Option<Date>) = (f.need("from"), f.need("as_of"));
    let goal = f.need("goal");
    let kinds = f.list("kinds");
    let targets = f.some("targets");
    let pooled = f.each("pooled", |n, faults| pooled(n, index, faults));
    let bars = f.node("bars").and_then(|n| bars(n, index, f.faults));
    if let (Some(Goal::Pooled), false) = (goal, f.has("pooled")) {
        let message = text!(
            "goal 写的是合并计算，却没有 pooled 说明哪些类别合并",
            "the goal is judged together, but `pooled` does not say what is taken together"
        );
        let fault = Diagnostic::error(Code::MissingKey, f.at("goal"), message);
        f.faults.push(
            fault
                .expected(text!("pooled: 合并计算的列表", "pooled: a list"))
                .hint(text!("分类别考核的，写 goal: each", "write `goal: each` where each category counts by itself")),
        );
    }
    if let (Some(from), Some(as_of)) = (from, as_of)
        && from > as_of
    {
        let message =
            text!("统计截止于 {as_of}，早于起算的 {from}", "the period ends on {as_of}, before it begins on {from}");
        let fault = Diagnostic::error(Code::HeldDays, f.at("as_of"), message)
            .related(f.at("from"), text!("起算在这里", "it begins here"))
            .expected(text!("{from} 或以后的日期", "{from} or a later day"));
        f.faults.push(fault);
    }
    let span = f.head;
    f.finish();
    Some(Coverage {
        clause: clause?,
        from: from?,
        as_of: as_of?,
        goal: goal?,
        kinds,
        targets: targets?,
        pooled,
        bars,
        span,
    })
}

impl Read for Area {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = Fields::open(node, faults)?;
        let (id, title, clause) = (f.need("id"), f.line("title"), f.need("clause"));
        let criteria = f.list("criteria");
        f.finish();
        Some(Self { id: id?, title: title?, clause: clause?, criteria })
    }
}

impl Read for Target {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = Fields::open(node, faults)?;
        let (id, title, tag) = (f.need("id"), f.line("title"), f.need("tag"));
        let at_least = share(&mut f);
        let span = f.head;
        f.finish();
        Some(Self { id: id?, title: title?, tag: tag?, at_least: at_least?, span })
    }
}

fn pooled(node: &Node, index: &Index, faults: &mut Diagnostics) -> Option<Pooled> {
    let mut f = Fields::open(node, faults)?;
    let (id, title) = (f.need("id"), f.line("title"));
    let of = f.some_of("of", |n, faults| index.targets.refer(n, faults));
    let at_least = share(&mut f);
    let span = f.head;
    f.finish();
    Some(Pooled { id: id?, title: title?, of: of?, at_least: at_least?, span })
}

fn bars(node: &Node, index: &Index, faults: &mut Diagnostics) -> Option<CoverageBar> {
    let mut f = Fields::open(node, faults)?;
    let tracks = f.some_of("tracks", |n, faults| index.tracks.refer(n, faults));
    let clause = f.need("clause");
    f.finish();
    Some(CoverageBar { tracks: tracks?, clause: clause? })
}

/// A share above 0 and at most 100%, written with its percent sign: `80` and `0.8` are both mistakes
/// that somebody makes.
fn share(f: &mut Fields<'_, '_>) -> Option<Number> {
    let share: Number = f.need("at_least")?;
    if share.is_percent() && *share.value() > Exact::ZERO && *share.value() <= Exact::ONE {
        return Some(share);
    }
    let message = text!("覆盖率的目标不能是 {share}", "{share} cannot be a target of coverage");
    let fault = Diagnostic::error(Code::NumberOutOfRange, f.at("at_least"), message);
    f.faults.push(fault.expected(text!(
        "带百分号，大于 0、不超过 100%，如 80%",
        "with a percent sign, above 0, at most 100%, such as 80%"
    )));
    None
}
