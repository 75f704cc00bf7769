//! Amounts into points: so many points for each so much, started units by the declared rule.
//! What `count` earns and `deduct` costs.

use super::criterion::Desk;
use super::fault::{FaultKind, ScoreFault};
use super::say;
use crate::lang::{Text, text};
use crate::model::rule::Partial;
use crate::number::{Exact, Number};

/// So many points for each so much.
pub(super) struct Rate<'a> {
    pub(super) each: &'a Number,
    pub(super) per: &'a Number,
    pub(super) count: Partial,
    pub(super) max: Option<&'a Number>,
}

/// What an amount comes to.
pub(super) struct Tally {
    /// Units that count.
    counted: Exact,
    /// Their points before the limit.
    raw: Exact,
    /// At most `max`.
    pub(super) points: Exact,
}

/// The points for an amount.
pub(super) fn tally(desk: &Desk<'_>, rate: &Rate<'_>, amount: &Exact) -> Result<Tally, ScoreFault> {
    let Some(units) = amount.checked_div(rate.per.value()) else {
        return Err(desk.fault(FaultKind::BrokenRule, text!("`per` 不能是 0", "`per` cannot be 0")));
    };
    let counted = match rate.count {
        Partial::Floor => units.floor(),
        Partial::Ceil => units.ceil(),
        Partial::Exact => units,
    };
    let raw = counted.times(rate.each.value());
    let points = match rate.max {
        Some(max) => (&raw).min(max.value()).clone(),
        None => raw.clone(),
    };
    Ok(Tally { counted, raw, points })
}

impl Tally {
    /// `3 × 0.5 = 1.5`, with the limit if it is reached.
    pub(super) fn formula(&self, rate: &Rate<'_>) -> Text {
        let shown = say::number(&self.counted);
        let (result, each) = (say::number(&self.raw), rate.each);
        let sign = say::sign(shown.whole && result.whole);
        let product = format!("{} × {each} {sign} {}", shown.text, result.text);
        if self.points == self.raw {
            return say::both(product);
        }
        let most = say::plain(&self.points);
        text!("{product}，最多 {most}", "{product}, at most {most}")
    }
}

/// How started units count, in words; nothing to say where amounts are whole by nature.
pub(super) fn partial_words(count: Partial) -> Text {
    match count {
        Partial::Floor => text!("不足一个计数单位的部分不计", "a started unit does not count"),
        Partial::Ceil => text!("不足一个计数单位的按一个计", "a started unit counts whole"),
        Partial::Exact => text!("不足一个计数单位的按比例计", "a started unit counts in proportion"),
    }
}
