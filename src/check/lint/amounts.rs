//! Amounts of `count`, `deduct` and `bonus` must make sense: points are not negative, `per` is above 0,
//! a deduction ends below where it starts, `k` is at least 1.

use super::spot::{Spot, shown};
use crate::diag::{Code, Diagnostics};
use crate::lang::{Text, text};
use crate::model::rule::{BonusWorth, Deduct, Rule, TallyItem};
use crate::number::{Exact, Number};

/// Checks the amounts of a rule.
pub(super) fn check(spot: &Spot<'_>, faults: &mut Diagnostics) {
    not_negative(spot, "points", &spot.criterion.points, faults);
    match &spot.criterion.rule {
        Rule::Count(rule) => items(spot, &rule.items, faults),
        Rule::Deduct(rule) => {
            items(spot, &rule.items, faults);
            room(spot, rule, faults);
        }
        Rule::Bonus(rule) => {
            for (n, item) in rule.items.iter().enumerate() {
                match &item.worth {
                    BonusWorth::Each(points) => {
                        not_negative(spot, &format!("rule/items/{n}/points"), points, faults);
                        most(spot, &format!("rule/items/{n}"), points, item.max.as_ref(), faults);
                    }
                    BonusWorth::AwardIn { tiers, .. } => {
                        for (t, (_, _, points)) in tiers.iter().enumerate() {
                            not_negative(spot, &format!("rule/items/{n}/tiers/{t}/points"), points, faults);
                        }
                    }
                }
            }
        }
        Rule::Checklist(rule) => {
            for (n, item) in rule.items.iter().enumerate() {
                not_negative(spot, &format!("rule/items/{n}/points"), &item.points, faults);
            }
        }
        Rule::Top(rule) if rule.k == 0 => {
            let message = text!("k 是 0：一名队员也不取", "k is 0: no member counts");
            faults.push(spot.error(Code::NumberOutOfRange, "rule/k", message).expected(text!("1 或以上", "1 or more")));
        }
        _ => {}
    }
}

fn items(spot: &Spot<'_>, items: &[TallyItem], faults: &mut Diagnostics) {
    for (n, item) in items.iter().enumerate() {
        let route = item_route(spot, n);
        not_negative(spot, &format!("{route}/each"), &item.each, faults);
        above_zero(spot, &format!("{route}/per"), &item.per, faults);
        most(spot, &route, &item.each, item.max.as_ref(), faults);
    }
}

/// A deduction that ends where it starts takes nothing away.
fn room(spot: &Spot<'_>, rule: &Deduct, faults: &mut Diagnostics) {
    let (floor, start) = (&rule.floor, &rule.start);
    if floor.value() < start.value() {
        return;
    }
    let message = if floor.value() == start.value() {
        text!(
            "扣分从 {start} 分扣到 {floor} 分为止：一分也扣不掉",
            "the deduction starts at {start} and ends at {floor}: nothing is ever taken away"
        )
    } else {
        text!("扣分的下限 {floor} 高于起点 {start}", "the floor {floor} is above the start {start}")
    };
    let hint = text!(
        "从本项分值往下扣的不写 start；扣减总分的，从 0 分往下扣，floor 写最多扣多少：start: 0, floor: -10",
        "leave `start` out where the criterion's own points are reduced; what reduces the total starts at 0, and `floor` is the most that it takes: start: 0, floor: -10"
    );
    let fault = spot.error(Code::NumberOutOfRange, "rule/floor", message);
    faults.push(fault.expected(text!("低于 {start}", "below {start}")).hint(hint));
}

/// The most that an item gives is a number of points, above 0. Where it is less than one of them gives,
/// a number of times was probably meant.
fn most(spot: &Spot<'_>, route: &str, each: &Number, max: Option<&Number>, faults: &mut Diagnostics) {
    let Some(max) = max else { return };
    let route = format!("{route}/max");
    if *max.value() <= Exact::ZERO {
        let message = text!("最多 {max} 分，没有意义", "{max} points at most make no sense");
        let expected = text!("大于 0 的分数，扣分也不带负号", "points above 0, without a sign in a deduction too");
        faults.push(spot.error(Code::NumberOutOfRange, &route, message).expected(expected));
    } else if max.value() < each.value() {
        let message = text!(
            "一个就是 {each} 分，超过最多的 {max} 分",
            "a single one gives {each}, more than the {max} that all may give"
        );
        let all = shown(&max.value().times(each.value()));
        let hint = text!(
            "max 是这一小项最多得（扣）几分，不是最多几个：最多 {max} 个的，写 max: {all}",
            "max is the most points, not how many: for at most {max} of them write max: {all}"
        );
        faults.push(spot.warning(Code::Unreachable, &route, message).hint(hint));
    }
}

/// A rule with one thing to count has its keys in the rule itself.
pub(super) fn item_route(spot: &Spot<'_>, n: usize) -> String {
    let listed = spot.node.get("rule").is_some_and(|rule| rule.get("items").is_some());
    if listed { format!("rule/items/{n}") } else { "rule".to_owned() }
}

fn not_negative(spot: &Spot<'_>, route: &str, number: &Number, faults: &mut Diagnostics) {
    if !number.value().is_negative() {
        return;
    }
    let message = text!("{number} 是负数", "{number} is negative");
    let plain = number.to_string().replace('-', "");
    let hint = if matches!(spot.criterion.rule, Rule::Deduct(_)) {
        text!(
            "写 {plain}：deduct 自己会减，不写负号；最低到几分由 floor 规定",
            "write {plain}: deduct takes away by itself, without a sign; how low it goes is `floor`"
        )
    } else {
        text!(
            "扣分的另写一项，数不带负号：{{kind: deduct, start: 0, floor: -10, items: [{{id: late, title: 逾期, each: {plain}}}]}}",
            "what takes points away is a criterion of its own, without a sign: {{kind: deduct, start: 0, floor: -10, items: [{{id: late, title: 逾期, each: {plain}}}]}}"
        )
    };
    let fault = spot.error(Code::NumberOutOfRange, route, message).expected(text!("0 或以上", "0 or more"));
    faults.push(fault.hint(hint));
}

fn above_zero(spot: &Spot<'_>, route: &str, number: &Number, faults: &mut Diagnostics) {
    if *number.value() <= Exact::ZERO {
        let message = text!("每 {number} 个计一次，没有意义", "so much for every {number} makes no sense");
        report(spot, route, message, text!("大于 0 的数", "a number above 0"), faults);
    }
}

fn report(spot: &Spot<'_>, route: &str, message: Text, expected: Text, faults: &mut Diagnostics) {
    faults.push(spot.error(Code::NumberOutOfRange, route, message).expected(expected));
}
