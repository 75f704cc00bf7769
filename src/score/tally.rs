//! Amounts into points: so many points for each so much, started units by the declared rule.
//! What `count` earns and `deduct` costs.

use super::criterion::Desk;
use super::fault::{FaultKind, ScoreFault};
use super::say;
use crate::lang::{Text, text};
use crate::model::rule::{Partial, TallyItem, Target};
use crate::number::{Exact, Number};

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
pub(super) fn tally(desk: &Desk<'_>, item: &TallyItem, amount: &Exact) -> Result<Tally, ScoreFault> {
    let Some(units) = amount.checked_div(item.per.value()) else {
        return Err(desk.fault(FaultKind::BrokenRule, text!("`per` 不能是 0", "`per` cannot be 0")));
    };
    let counted = match item.count {
        Partial::Floor => units.floor(),
        Partial::Ceil => units.ceil(),
        Partial::Exact => units,
    };
    let raw = counted.times(item.each.value());
    let points = match &item.max {
        Some(max) => (&raw).min(max.value()).clone(),
        None => raw.clone(),
    };
    Ok(Tally { counted, raw, points })
}

impl Tally {
    /// `2.5% ÷ 1% = 2.5，计 3；3 × 0.5 = 1.5，最多 1`: what changes nothing is left out.
    pub(super) fn formula(&self, item: &TallyItem, amount: &Exact) -> Text {
        let mut parts = Vec::new();
        let units = amount.checked_div(item.per.value()).unwrap_or_default();
        if *item.per.value() != Exact::ONE || units != self.counted {
            let (amount, per) = (say::either(amount, item.per.is_percent()).marked(), &item.per);
            parts.push(say::both(format!("{amount} ÷ {per} {}", say::number(&units).equals())));
        }
        if units != self.counted {
            let counted = say::plain(&self.counted);
            parts.push(text!("计 {counted}", "{counted} count"));
        }
        let (counted, result, each) = (say::number(&self.counted), say::number(&self.raw), &item.each);
        let sign = say::sign(counted.whole && result.whole);
        parts.push(say::both(format!("{} × {each} {sign} {}", counted.text, result.text)));
        if self.points != self.raw {
            let most = say::plain(&self.points);
            parts.push(text!("最多 {most}", "at most {most}"));
        }
        say::listed(&parts)
    }
}

/// What an item grades, in words: its target or its step, its counts, its limit, its started units.
/// `points` is what each step brings (加 1 分, 扣 1 分).
pub(super) fn words(item: &TallyItem, points: &Text, most: fn(&Number) -> Text) -> Text {
    let (title, unit) = (&item.title, item.unit.as_deref().unwrap_or_default());
    let Text { zh, en } = points;
    let per = step(item);
    // 每天扣 1 分, 每 10 人扣 1 分
    let every = match (per == unit, unit) {
        (true, _) => per.clone(),
        (false, "") => format!(" {per} "),
        (false, _) => format!(" {per}"),
    };
    let mut parts = vec![match &item.target {
        Some(Target::Under(target)) => {
            text!("{title}低于 {target} 的，每低{every}{zh}", "{title}: {en} for every {per} under {target}")
        }
        Some(Target::Over(target)) => {
            text!("{title}超过 {target} 的，每超{every}{zh}", "{title}: {en} for every {per} over {target}")
        }
        None => text!("{title}：每{every}{zh}", "{title}: {en} for every {per}"),
    }];
    parts.extend(item.counts.as_ref().map(|counts| {
        let (done, total) = (&counts.done.1, &counts.total.1);
        say::both(format!("{title} = {done} ÷ {total}"))
    }));
    parts.extend(item.max.as_ref().map(most));
    parts.extend(partial_words(item.count, &item.per, unit));
    say::listed(&parts)
}

/// How much makes one step: `个`, `10 人`, `1%`, `1`.
fn step(item: &TallyItem) -> String {
    let unit = item.unit.as_deref().unwrap_or_default();
    let single = *item.per.value() == Exact::ONE && !item.per.is_percent();
    match unit {
        "" => item.per.to_string(),
        unit if single => unit.to_owned(),
        unit => format!("{} {unit}", item.per),
    }
}

/// How started units count, in words; nothing to say where single whole things are counted.
fn partial_words(count: Partial, per: &Number, unit: &str) -> Option<Text> {
    if say::is_whole_unit(unit) && *per.value() == Exact::ONE {
        return None;
    }
    Some(match count {
        Partial::Floor => text!("不足一个计数单位的部分不计", "a started unit does not count"),
        Partial::Ceil => text!("不足一个计数单位的按一个计", "a started unit counts whole"),
        Partial::Exact => text!("不足一个计数单位的按比例计", "a started unit counts in proportion"),
    })
}
