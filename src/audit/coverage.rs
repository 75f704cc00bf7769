//! Coverage by its two readings (GS0686): where category by category and taken together disagree,
//! readers should know that the conclusion hangs on the reading.

use super::say;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::{Contest, Coverage, Goal};
use crate::rank::{CoverageResult, CoverageRow, Results};

/// The targets of the contest, if it has any.
pub(super) fn audit(contest: &Contest, results: &Results, faults: &mut Diagnostics) {
    let Some((coverage, result)) = contest.coverage.as_ref().zip(results.coverage.as_ref()) else { return };
    let Some((reached, otherwise)) = result.reached.zip(result.otherwise) else { return };
    if reached != otherwise {
        faults.push(disagree(coverage, result, reached));
    }
}

fn disagree(coverage: &Coverage, result: &CoverageResult, reached: bool) -> Diagnostic {
    let missed: Vec<String> =
        result.rows.iter().filter(|r| r.reached == Some(false)).map(|r| row(coverage, r)).collect();
    let missed = missed.join("；");
    let (chosen, other) = match coverage.goal {
        Goal::Each => (text!("分类别", "category by category"), text!("合并", "together")),
        Goal::Pooled => (text!("合并", "together"), text!("分类别", "category by category")),
    };
    let (zh, en) = if reached { ("达标", "reached") } else { ("未达标", "missed") };
    let (zh_not, en_not) = if reached { ("未达标", "missed") } else { ("达标", "reached") };
    let (by, by_en, other, other_en) = (chosen.zh, chosen.en, other.zh, other.en);
    let message = text!(
        "覆盖率目标{by}计算{zh}，{other}计算{zh_not}；没有达到的：{missed}",
        "the target of coverage is {en} {by_en} and {en_not} {other_en}; missed: {missed}"
    );
    Diagnostic::warning(Code::CoverageReadings, coverage.span, message).clause(&coverage.clause).hint(text!(
        "在 choices 里说明为什么按这种口径（goal）考核；页面两种都列出",
        "say under `choices` why it is read so (`goal`); the page shows both"
    ))
}

/// 规模以上建筑企业 11/15，73.33%
fn row(coverage: &Coverage, row: &CoverageRow) -> String {
    let single = coverage.targets.iter().map(|t| (&t.id, &t.title));
    let mut titles = single.chain(coverage.pooled.iter().map(|p| (&p.id, &p.title)));
    let title = titles.find(|(id, _)| **id == row.target).map_or("", |(_, title)| title.as_str());
    let share = row.share.as_ref().map(say::percent).unwrap_or_default();
    format!("{title} {}/{}，{share}", row.held, row.units.len())
}
