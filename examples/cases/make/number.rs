//! Numbers as people type them, near the places where something turns.

use crate::dice::Random;

/// A whole number of units of 10^-places, as it is typed.
pub(super) fn typed(units: i64, places: u32) -> String {
    let (sign, digits) = (if units < 0 { "-" } else { "" }, units.unsigned_abs().to_string());
    let places = places as usize;
    if places == 0 {
        return format!("{sign}{digits}");
    }
    let digits = format!("{digits:0>width$}", width = places + 1);
    let (whole, rest) = digits.split_at(digits.len() - places);
    format!("{sign}{whole}.{rest}")
}

/// Some number from `low` to `high`, with few digits behind the point.
pub(super) fn between(dice: &mut Random, low: i64, high: i64) -> String {
    let places = *dice.pick(&[0, 0, 0, 1, 1, 2, 3]);
    let scale = 10_i64.pow(places);
    typed(whole(dice, low * scale, high * scale), places)
}

/// A whole number from `low` to `high`.
pub(super) fn whole(dice: &mut Random, low: i64, high: i64) -> i64 {
    let width = u64::try_from(high.saturating_sub(low)).unwrap_or(0);
    low + i64::try_from(dice.between(0, width)).unwrap_or(0)
}

/// A share as it is typed: with a percent sign, with or without digits behind the point.
pub(super) fn share(dice: &mut Random, low: i64, high: i64) -> String {
    let places = *dice.pick(&[0, 0, 1, 2]);
    let scale = 10_i64.pow(places);
    format!("{}%", typed(whole(dice, low * scale, high * scale), places))
}

/// The number just beside one that was typed: itself, or a little more or less.
pub(super) fn beside(dice: &mut Random, number: &str) -> String {
    let (digits, sign) = number.strip_suffix('%').map_or((number, ""), |digits| (digits, "%"));
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let more = *dice.pick(&[0, 0, 1, 3, 4]);
    let places = rest.len() + more;
    let Ok(units) = format!("{whole}{rest}{}", "0".repeat(more)).parse::<i64>() else { return number.to_owned() };
    let units = units + *dice.pick(&[0, 0, 1, -1, 4, -4, 5, -5]);
    format!("{}{sign}", typed(units, u32::try_from(places).unwrap_or(0)))
}

/// Points that someone gives, on the grid of a range.
pub(super) struct Grid {
    pub(super) min: i64,
    pub(super) max: i64,
    /// How many digits behind the point `min`, `max` and the step have.
    pub(super) places: u32,
    pub(super) step: Option<i64>,
}

impl Grid {
    /// Some range below `points`, with or without a step.
    pub(super) fn below(dice: &mut Random, points: i64) -> Self {
        let places = *dice.pick(&[0, 0, 1, 2]);
        let scale = 10_i64.pow(places);
        let min = *dice.pick(&[0, 0, 0, 1, -2]) * scale;
        let max = (points.max(2) + *dice.pick(&[0, 0, 0, 3])) * scale;
        let step = dice.chance(50).then(|| *dice.pick(&[1, 2, 5, 25]));
        Self { min, max, places, step }
    }

    pub(super) fn literals(&self) -> (String, String, Option<String>) {
        (typed(self.min, self.places), typed(self.max, self.places), self.step.map(|step| typed(step, self.places)))
    }

    /// Points within it; without a step with more digits, to provoke rounding.
    pub(super) fn given(&self, dice: &mut Random) -> String {
        match self.step {
            Some(step) => typed(self.min + step * whole(dice, 0, (self.max - self.min) / step), self.places),
            None if dice.chance(50) => {
                let units = whole(dice, self.min * 10, self.max * 10);
                // A five at the end stands in the middle between two published numbers.
                let middle = units - units.rem_euclid(10) + 5;
                typed(if middle <= self.max * 10 { middle } else { units }, self.places + 1)
            }
            None => typed(whole(dice, self.min, self.max), self.places),
        }
    }
}
