//! `{value: 92}`, `{done: 231, total: 256}`, `{rate: 97.25%}`, `{batches: [{done: 19, total: 20}, …]}`

use super::desk::Desk;
use super::{percent, whole};
use crate::check::fields::Fields;
use crate::diag::{Code, Diagnostic};
use crate::lang::text;
use crate::model::rule::{Aggregate, Measure, OnZero, Over, Range, Relative};
use crate::number::{Exact, Number};
use crate::source::{Span, Spanned};

/// A ratio's titles and policies.
#[derive(Clone, Copy)]
struct RatioOf<'m> {
    done: &'m str,
    total: &'m str,
    over: Over,
    on_zero: OnZero,
    decimals: bool,
}

/// What one ratio came to: enough to judge the batches together.
struct Counted {
    total: Option<Exact>,
    place: Span,
}

/// Reads the facts of a measure.
pub(super) fn read(f: &mut Fields<'_, '_>, measure: &Measure, desk: &mut Desk<'_, '_>) {
    match measure {
        Measure::Value { title, min, max, .. } => value(f, title, min.as_ref(), max.as_ref(), desk),
        Measure::Ratio { done, total, over, on_zero, aggregate, decimals } => {
            let of = RatioOf { done, total, over: *over, on_zero: *on_zero, decimals: *decimals };
            match aggregate {
                Some(aggregate) => batches(f, of, *aggregate, desk),
                None => single(f, of, desk),
            }
        }
    }
}

/// The facts of a comparison, which knows no negative values.
pub(super) fn compared(f: &mut Fields<'_, '_>, rule: &Relative, desk: &mut Desk<'_, '_>) {
    read(f, &rule.measure, desk);
    let Some((_, fact)) = desk.values.iter().find(|(name, _)| &**name == "value") else { return };
    if let Some(number) = fact.value.as_number() {
        desk.not_negative(&Spanned::new(number.clone(), fact.span), f);
    }
}

fn value(f: &mut Fields<'_, '_>, title: &str, min: Option<&Number>, max: Option<&Number>, desk: &mut Desk<'_, '_>) {
    let Some(given) = desk.need_number(f, "value", title) else { return };
    if !percent::agrees(&given, percent::of_value(&desk.of.criterion.rule), f, desk) {
        return;
    }
    // A side that is open is as far as the value itself.
    let open = |bound: Option<&Number>| bound.unwrap_or(&given.value).clone();
    let range = Range { min: open(min), max: open(max), step: None };
    desk.within(&given, &range, false, f);
}

fn single(f: &mut Fields<'_, '_>, of: RatioOf<'_>, desk: &mut Desk<'_, '_>) {
    if f.has("batches") {
        let _ = f.node("batches");
        let message =
            text!("评分细则没有说明几个批次怎样合成一个比例", "the rubric does not say how batches become one ratio");
        let hint = text!(
            "在细则的这一项写明 aggregate: mean（各批比例的平均）或 pooled（合并计算）；或者这里只写一个总的 done 和 total",
            "write aggregate: mean or aggregate: pooled in the rubric, or one done and total here"
        );
        let fault = desk.fault(Code::BatchesUnexpected, f.at("batches"), message);
        f.faults.push(fault.hint(hint));
        return;
    }
    let counted = ratio(f, of, false, desk);
    no_zero(counted.as_ref().and_then(|c| Some((c.total.as_ref()?, c.place))), of, f, desk);
}

fn batches(f: &mut Fields<'_, '_>, of: RatioOf<'_>, aggregate: Aggregate, desk: &mut Desk<'_, '_>) {
    let pooled = aggregate == Aggregate::Pooled;
    let read = desk.rows(f, "batches", "各批次", |row, desk| {
        let counted = ratio(row, of, pooled, desk);
        if !pooled {
            no_zero(counted.as_ref().and_then(|c| Some((c.total.as_ref()?, c.place))), of, row, desk);
        }
        counted
    });
    let Some(read) = read else { return };
    if read.is_empty() {
        let message = text!("一个批次也没有", "there is no batch");
        let fault = desk.fault(Code::EmptyRows, f.at("batches"), message);
        f.faults.push(fault.expected(text!("至少一个批次", "at least one batch")));
    } else if pooled && read.iter().all(Option::is_some) {
        let sum = Exact::sum(read.iter().flatten().filter_map(|c| c.total.as_ref()));
        no_zero(Some((&sum, f.at("batches"))), of, f, desk);
    }
}

/// One ratio: a rate, or both counts. `None` after a fault.
fn ratio(f: &mut Fields<'_, '_>, of: RatioOf<'_>, pooled: bool, desk: &mut Desk<'_, '_>) -> Option<Counted> {
    let [done, total, rated] = ["done", "total", "rate"].map(|key| f.node(key).is_some());
    let counts = done || total;
    if rated {
        let fault = if counts {
            text!("rate 与 done、total 不能同时写", "rate excludes done and total")
        } else if pooled {
            text!(
                "合并计算（pooled）的批次要写 done 和 total，不能只写 rate",
                "pooled batches need done and total, not a rate"
            )
        } else {
            return rate(f, of, desk);
        };
        let hint = text!("只留 done 和 total：比例由程序计算", "keep done and total: the program computes the ratio");
        let fault = desk.fault(Code::RateAndCounts, f.at("rate"), fault);
        f.faults.push(fault.hint(hint));
        return None;
    }
    let done = desk.need_number(f, "done", of.done);
    let total = desk.need_number(f, "total", of.total);
    let (done, total) = (done?, total?);
    let fine = desk.not_negative(&done, f) & desk.not_negative(&total, f) & amounts(&done, &total, of, f, desk);
    if fine && of.over == Over::Allow {
        far_from_percent(done.value.value().checked_div(total.value.value()), done.span, f, desk);
    } else if fine && done.value.value() > total.value.value() {
        let (d, t) = (&done.value, &total.value);
        let (above, below) = (of.done, of.total);
        let message = text!("{above} {d} 多于{below} {t}", "{above}: {d} is more than {below}: {t}");
        over(done.span, of, message, f, desk);
    }
    fine.then(|| Counted { total: Some(total.value.value().clone()), place: total.span })
}

/// Whether both are amounts, not shares; whole ones, unless the rubric lets them have decimals.
fn amounts(
    done: &Spanned<Number>,
    total: &Spanned<Number>,
    of: RatioOf<'_>,
    f: &mut Fields<'_, '_>,
    desk: &Desk<'_, '_>,
) -> bool {
    [(done, of.done), (total, of.total)].into_iter().all(|(number, title)| {
        let value = &number.value;
        let cure = text!("只有比例的，写 rate: {value}", "where only the share is known, write rate: {value}");
        whole::amount(number, title, of.decimals, f, desk);
        whole::no_percent(number, title, cure, f, desk)
    })
}

fn rate(f: &mut Fields<'_, '_>, of: RatioOf<'_>, desk: &mut Desk<'_, '_>) -> Option<Counted> {
    let rate = desk.number(f, "rate")?;
    if !desk.not_negative(&rate, f) {
        return None;
    }
    if of.over == Over::Allow {
        far_from_percent(Some(rate.value.value().clone()), rate.span, f, desk);
    } else if *rate.value.value() > Exact::ONE {
        above_one(&rate, of, f, desk);
    }
    Some(Counted { total: None, place: rate.span })
}

fn above_one(rate: &Spanned<Number>, of: RatioOf<'_>, f: &mut Fields<'_, '_>, desk: &Desk<'_, '_>) {
    let value = &rate.value;
    let message = text!("比例 {value} 超过 100%", "the rate {value} is above 100%");
    if !value.is_percent() && *value.value() <= Exact::int(100) {
        let hint = text!("是不是漏了百分号：{value}%？", "was the percent sign forgotten: {value}%?");
        let fault = desk.fault(Code::DoneOverTotal, rate.span, message);
        f.faults.push(fault.hint(hint));
    } else {
        over(rate.span, of, message, f, desk);
    }
}

/// A quotient of 40 hours for each head beside a bound of 30%: all would be far above it, without a word.
fn far_from_percent(quotient: Option<Exact>, place: Span, f: &mut Fields<'_, '_>, desk: &Desk<'_, '_>) {
    let bound = percent::of_ratio(&desk.of.criterion.rule).filter(|bound| bound.is_percent());
    let Some((quotient, bound)) = quotient.filter(|q| *q > Exact::int(10)).zip(bound) else { return };
    let times = quotient.floor().to_i64().unwrap_or(i64::MAX);
    let message = text!(
        "这里的商在 {times} 以上，规则里却是百分数 {bound}",
        "the quotient is {times} or more, the rule has the percentage {bound}"
    );
    let hint = text!(
        "人均一类的商，细则里的界限不加百分号（40，不写 40%）；确实是百分数的，核对这里的两个数",
        "where so much falls to each head, bounds have no percent sign (40, not 40%); where it is a percentage, check both numbers"
    );
    f.faults.push(desk.doubt(Code::FactPercent, place, message).hint(hint));
}

/// More than everything: a fault, or a warning where the rubric says that it counts as everything.
fn over(place: Span, of: RatioOf<'_>, message: crate::lang::Text, f: &mut Fields<'_, '_>, desk: &Desk<'_, '_>) {
    let fault = match of.over {
        // Says so by itself where it is far from what the rule has.
        Over::Allow => return,
        Over::Error => {
            let hint = text!(
                "核对两个数；如果细则允许超过，在细则的这一项写 over: clamp（按 100% 计）或 over: allow（人均、超额，按实数计）",
                "check both numbers; if the plan allows more, write over: clamp in the rubric (counts as 100%) or over: allow (as it is: per head, over-fulfilled)"
            );
            desk.fault(Code::DoneOverTotal, place, message).hint(hint)
        }
        Over::Clamp => Diagnostic::warning(Code::DoneOverTotal, place, message)
            .hint(text!("按细则（over: clamp）计为 100%", "counted as 100%, as the rubric says (over: clamp)")),
    };
    f.faults.push(fault);
}

fn no_zero(total: Option<(&Exact, Span)>, of: RatioOf<'_>, f: &mut Fields<'_, '_>, desk: &Desk<'_, '_>) {
    let Some((_, place)) = total.filter(|(total, _)| total.is_zero() && of.on_zero == OnZero::Error) else { return };
    let title = of.total;
    let message = text!("{title}是 0，比例无从计算", "{title} is 0: there is no ratio");
    let hint = text!(
        "如果确实是 0，细则要在这一项写明 on_zero: full（满分）、zero（0 分）或 exclude（不计这一项）",
        "if it is really 0, the rubric must say on_zero: full, zero or exclude"
    );
    let fault = desk.fault(Code::ZeroTotal, place, message);
    f.faults.push(fault.hint(hint));
}
