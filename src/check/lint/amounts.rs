//! Amounts of `count`, `deduct` and `bonus` must make sense: points are not negative, `per` is above 0,
//! a deduction ends below where it starts, `k` is at least 1.

use super::spot::Spot;
use crate::diag::{Code, Diagnostics};
use crate::lang::{Text, text};
use crate::model::rule::{BonusWorth, Rule, TallyItem};
use crate::number::{Exact, Number};

/// Checks the amounts of a rule.
pub(super) fn check(spot: &Spot<'_>, faults: &mut Diagnostics) {
    not_negative(spot, "points", &spot.criterion.points, faults);
    match &spot.criterion.rule {
        Rule::Count(rule) => items(spot, &rule.items, faults),
        Rule::Deduct(rule) => {
            items(spot, &rule.items, faults);
            if rule.floor.value() > rule.start.value() {
                let (floor, start) = (&rule.floor, &rule.start);
                let message =
                    text!("扣分的下限 {floor} 高于起点 {start}", "the floor {floor} is above the start {start}");
                faults.push(spot.error(Code::NumberOutOfRange, "rule/floor", message));
            }
        }
        Rule::Bonus(rule) => {
            for (n, item) in rule.items.iter().enumerate() {
                match &item.worth {
                    BonusWorth::Each(points) => not_negative(spot, &format!("rule/items/{n}/points"), points, faults),
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
    }
}

/// A rule with one thing to count has its keys in the rule itself.
pub(super) fn item_route(spot: &Spot<'_>, n: usize) -> String {
    let listed = spot.node.get("rule").is_some_and(|rule| rule.get("items").is_some());
    if listed { format!("rule/items/{n}") } else { "rule".to_owned() }
}

fn not_negative(spot: &Spot<'_>, route: &str, number: &Number, faults: &mut Diagnostics) {
    if number.value().is_negative() {
        let message = text!("{number} 是负数", "{number} is negative");
        report(
            spot,
            route,
            message,
            text!("0 或以上；扣分用规则 deduct", "0 or more; to take points away use the rule deduct"),
            faults,
        );
    }
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
