//! 相对评分: points × value ÷ best of the scope. One correction can move everyone.

use crate::lang::{Text, text};
use crate::model::Criterion;
use crate::model::rule::{Best, Relative, Scope};
use crate::number::Exact;
use crate::score::criterion::{Desk, Worked};
use crate::score::fault::{FaultKind, ScoreFault};
use crate::score::measure::{self, Reading};
use crate::score::{say, words};

pub(super) fn work(rule: &Relative, desk: &mut Desk<'_>) -> Result<Worked, ScoreFault> {
    measure::graded(&rule.measure, desk, |desk, reading| compared(rule, desk, reading))
}

/// Where nobody else stands in the scope, a nomination is compared with itself.
fn compared(rule: &Relative, desk: &mut Desk<'_>, reading: &Reading) -> Result<Exact, ScoreFault> {
    let value = &reading.value;
    if value.is_negative() {
        let shown = say::plain(value);
        let message = text!("相对评分的数值 {shown} 小于 0", "{shown} is below 0, which cannot be compared");
        return Err(desk.fault(FaultKind::OutOfRange, message));
    }
    let setting = desk.setting;
    let best = setting.context.best(&desk.criterion.id, rule.scope, setting.nomination).unwrap_or(value);
    desk.notes.step("best", best, || {
        let shown = say::either(best, reading.percent).text;
        let Text { zh, en } = scope_words(rule.scope);
        text!("{zh}最优值 {shown}", "best value {en}: {shown}")
    });
    let full = desk.points();
    let (above, below) = match rule.best {
        Best::Highest => (value, best),
        Best::Lowest => (best, value),
    };
    let points = full.times(&share(rule.best, above, below).min(Exact::ONE));
    desk.notes.step("relative", &points, || formula(full, above, below, reading, &points));
    Ok(points)
}

/// `above ÷ below`. Over zero: a lowest value of 0 is itself the best, a highest of 0 earns nothing.
fn share(best: Best, above: &Exact, below: &Exact) -> Exact {
    above.checked_div(below).unwrap_or(match best {
        Best::Highest => Exact::ZERO,
        Best::Lowest => Exact::ONE,
    })
}

fn formula(full: &Exact, above: &Exact, below: &Exact, reading: &Reading, points: &Exact) -> Text {
    let (a, b) = (say::either(above, reading.percent), say::either(below, reading.percent));
    let (full, result) = (say::plain(full), say::number(points));
    let sign = say::sign(a.whole && b.whole && result.whole);
    let (a, b, result) = (a.text, b.text, result.text);
    if below.is_zero() {
        return text!("除数为 0，按规定得 {result} 分", "the divisor is 0: {result} points by rule");
    }
    say::both(format!("{full} × {a} ÷ {b} {sign} {result}"))
}

fn scope_words(scope: Scope) -> Text {
    match scope {
        Scope::Track => text!("同一参赛类别中的", "of the track"),
        Scope::Recommender => text!("同一推荐单位中的", "of the same recommending unit"),
    }
}

pub(super) fn words(rule: &Relative, criterion: &Criterion) -> Vec<Text> {
    let mut lines = words::measure(&rule.measure);
    let (points, name, scope) = (&criterion.points, words::name(&rule.measure), scope_words(rule.scope));
    let (zh, en, in_zh, in_en) = (name.zh, name.en, scope.zh, scope.en);
    lines.push(match rule.best {
        Best::Highest => {
            text!("得分 = {points} × {zh} ÷ {in_zh}最大值", "points = {points} × {en} ÷ the largest {in_en}")
        }
        Best::Lowest => {
            text!("得分 = {points} × {in_zh}最小值 ÷ {zh}", "points = {points} × the smallest {in_en} ÷ {en}")
        }
    });
    lines.push(text!(
        "一项数据更正可能影响其他申报的得分；撤回或取消资格的不参加比较",
        "one correction may move everyone; who is withdrawn or disqualified is not compared with"
    ));
    lines
}
