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
    /// `2.5% ÷ 1% = 2.5，计 3；3 × 0.5 = 1.5，最多 1`: what changes nothing is left out.
    pub(super) fn formula(&self, rate: &Rate<'_>, amount: &Exact) -> Text {
        let mut parts = Vec::new();
        let units = amount.checked_div(rate.per.value()).unwrap_or_default();
        if *rate.per.value() != Exact::ONE || units != self.counted {
            let (amount, per) = (say::either(amount, rate.per.is_percent()).marked(), rate.per);
            parts.push(say::both(format!("{amount} ÷ {per} {}", say::number(&units).equals())));
        }
        if units != self.counted {
            let counted = say::plain(&self.counted);
            parts.push(text!("计 {counted}", "{counted} count"));
        }
        let (counted, result, each) = (say::number(&self.counted), say::number(&self.raw), rate.each);
        let sign = say::sign(counted.whole && result.whole);
        parts.push(say::both(format!("{} × {each} {sign} {}", counted.text, result.text)));
        if self.points != self.raw {
            let most = say::plain(&self.points);
            parts.push(text!("最多 {most}", "at most {most}"));
        }
        say::listed(&parts)
    }
}

/// How started units count, in words; nothing to say where single whole things are counted.
pub(super) fn partial_words(count: Partial, per: &Number, unit: &str) -> Option<Text> {
    if say::is_whole_unit(unit) && *per.value() == Exact::ONE {
        return None;
    }
    Some(match count {
        Partial::Floor => text!("不足一个计数单位的部分不计", "a started unit does not count"),
        Partial::Ceil => text!("不足一个计数单位的按一个计", "a started unit counts whole"),
        Partial::Exact => text!("不足一个计数单位的按比例计", "a started unit counts in proportion"),
    })
}
