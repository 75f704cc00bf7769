//! Declared totals (自评总分) against recomputed ones.

use super::say;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Contest, Criterion, Nomination, Rubric};
use crate::number::{Exact, Number};
use crate::score::{Outcome, Points, Score, ScoreBook};
use crate::source::Spanned;

/// More possible reasons than this would only confuse.
const MOST_REASONS: usize = 3;

/// Every record that states a total.
pub(super) fn audit(contest: &Contest, book: &ScoreBook, faults: &mut Diagnostics) {
    for nomination in &contest.nominations {
        let Some(declared) = &nomination.declared.total else { continue };
        let Some(rubric) = contest.track(nomination.track.as_str()).and_then(|t| contest.rubric_of(t)) else {
            faults.push(without_rubric(declared));
            continue;
        };
        if let Some(score) = book.get(&nomination.id)
            && *declared.value.value() != Exact::from(score.total.published)
        {
            faults.push(difference(contest, nomination, declared, score, rubric));
        }
    }
}

fn without_rubric(declared: &Spanned<Number>) -> Diagnostic {
    let message = text!("这个类别不评分，不应有总分", "this track is reviewed without scores, so there is no total");
    Diagnostic::error(Code::DeclaredTotal, declared.span, message)
        .hint(text!("删去 declared 里的 total", "take `total` out of `declared`"))
}

fn difference(
    contest: &Contest,
    nomination: &Nomination,
    declared: &Spanned<Number>,
    score: &Score,
    rubric: &Rubric,
) -> Diagnostic {
    let (stated, computed) = (&declared.value, &score.total.published);
    let gap = stated.value().minus(&Exact::from(*computed));
    let by = say::decimal(&say::size(&gap), 12);
    let (zh, en) = if gap.is_negative() { ("低", "below") } else { ("高", "above") };
    let Text { zh: who, en: who_en } = say::who(contest, &nomination.id);
    let message = text!(
        "{who}申报总分 {stated}，计算为 {computed}，申报{zh} {by} 分",
        "{who_en} declares a total of {stated}, {by} {en} the computed {computed}"
    );
    let source = format!("{}《{}》", rubric.source, rubric.title);
    let fault = Diagnostic::error(Code::DeclaredTotal, declared.span, message)
        .expected(text!("{computed}", "{computed}"))
        .clause(source);
    let reasons: Vec<Text> = reasons(rubric, score, stated.value(), &gap).into_iter().take(MOST_REASONS).collect();
    if reasons.is_empty() {
        let Text { zh, en } = parts(rubric, score);
        return fault.hint(text!(
            "没有哪一项单独能解释这个差数；与自评表逐部分核对，计算得：{zh}",
            "no single criterion explains the difference; compare part by part, computed are: {en}"
        ));
    }
    let Text { zh, en } = say::join(reasons);
    fault.hint(text!("可能的原因：{zh}", "possible reasons: {en}"))
}

/// What each section was computed to, and each criterion of a section that stands alone:
/// 工作成效 30.00、组织领导 9.50.
fn parts(rubric: &Rubric, score: &Score) -> Text {
    let groups = rubric.groups();
    let of_groups = groups.iter().zip(&score.groups).map(|(group, outcome)| (&group.title, outcome));
    let criteria = rubric.criteria();
    let of_criteria = criteria.iter().zip(&score.criteria).map(|(criterion, outcome)| (&criterion.title, outcome));
    let lines: Vec<_> = if groups.len() > 1 { of_groups.collect() } else { of_criteria.collect() };
    say::join(lines.into_iter().map(|(title, outcome)| match outcome {
        Outcome::Scored(points) => {
            let points = &points.published;
            text!("{title} {points}", "{title} {points}")
        }
        Outcome::Excluded => text!("{title}缺项", "{title} left out"),
    }))
}

/// What alone would explain the gap.
fn reasons(rubric: &Rubric, score: &Score, stated: &Exact, gap: &Exact) -> Vec<Text> {
    let lines: Vec<(&Criterion, &Points)> = rubric
        .criteria()
        .into_iter()
        .zip(&score.criteria)
        .filter_map(|(criterion, outcome)| match outcome {
            Outcome::Scored(points) => Some((criterion, points)),
            Outcome::Excluded => None,
        })
        .collect();
    let as_printed = Exact::sum(&lines.iter().map(|(_, p)| Exact::from(p.published)).collect::<Vec<_>>());
    let rounded_once = rubric.rounding.apply(&Exact::sum(lines.iter().map(|(_, p)| &p.exact)));
    let mut reasons: Vec<Text> = lines.iter().filter_map(|(c, points)| of_criterion(c, points, gap)).collect();
    if *stated == rounded_once {
        reasons.insert(0, text!("把未修约的各项相加后才修约", "the unrounded items were added up and rounded once"));
    }
    if *stated == as_printed {
        let simple = text!(
            "只是把各项公布得分相加，没有计入封顶、折算或一票否决",
            "the printed items were added up without ceilings, rescaling or gates"
        );
        reasons.insert(0, simple);
    }
    reasons
}

/// A criterion that was counted in full, or not at all.
fn of_criterion(criterion: &Criterion, points: &Points, gap: &Exact) -> Option<Text> {
    let (title, full, got) = (&criterion.title, &criterion.points, &points.published);
    let counted = Exact::from(*got);
    if *gap == full.value().minus(&counted) {
        return Some(text!(
            "「{title}」按满分 {full} 计（计算为 {got}）",
            "{title} taken at its full {full} instead of {got}"
        ));
    }
    let missed = Exact::ZERO.minus(gap) == counted;
    missed.then(|| text!("「{title}」的 {got} 分没有计入", "the {got} points of {title} left out"))
}
