//! What `bands`, `ratio`, `interpolate` and `relative` grade, with facts that like to stand on a boundary.

use serde_json::{Value, json};

use super::Maker;
use super::number::{beside, between, share, typed, whole};

/// A measure, and whether it is a ratio.
pub(super) struct Measure {
    pub(super) shape: Value,
    pub(super) is_ratio: bool,
}

impl Maker<'_> {
    /// A measure; batches where they are allowed.
    pub(super) fn measure(&mut self, batches: bool) -> Measure {
        if self.dice.chance(35) {
            let mut shape = json!({ "value": "示例" });
            if self.dice.chance(60) {
                shape["max"] = json!(whole(self.dice, 1, 200).to_string());
            }
            if self.dice.chance(30) {
                shape["min"] = json!("0");
            }
            return Measure { shape, is_ratio: false };
        }
        let mut shape = json!({
            "done": "完成数",
            "total": "总数",
            "over": self.dice.pick(&["error", "clamp", "allow"]),
            "on_zero": self.dice.pick(&["error", "full", "zero", "exclude"]),
        });
        if batches && self.dice.chance(35) {
            shape["aggregate"] = json!(self.dice.pick(&["mean", "pooled"]));
        }
        Measure { shape, is_ratio: true }
    }

    /// Facts for a measure. `bounds` are where something turns.
    pub(super) fn measured(&mut self, measure: &Measure, bounds: &[String]) -> Value {
        let shape = &measure.shape;
        if !measure.is_ratio {
            let max = shape["max"].as_str().and_then(|max| max.parse().ok()).unwrap_or(150);
            let free = between(self.dice, 0, max);
            let low = if shape["min"].is_null() && self.dice.chance(10) { "-3.5".to_owned() } else { free };
            return json!({ "value": self.near(bounds, low) });
        }
        let exceeds = shape["over"] != "error";
        let forgives = shape["on_zero"] != "error";
        match shape["aggregate"].as_str() {
            None => self.ratio(bounds, exceeds, forgives, true),
            Some(how) => {
                let rates = how == "mean";
                let rows = self.dice.between(1, 4);
                let rows: Vec<Value> = (0..rows).map(|_| self.ratio(bounds, exceeds, forgives, rates)).collect();
                json!({ "batches": rows })
            }
        }
    }

    fn near(&mut self, bounds: &[String], otherwise: String) -> String {
        if bounds.is_empty() || self.dice.chance(40) {
            return otherwise;
        }
        let bound = self.dice.pick(bounds).clone();
        beside(self.dice, &bound)
    }

    fn ratio(&mut self, bounds: &[String], exceeds: bool, forgives: bool, rates: bool) -> Value {
        if rates && self.dice.chance(30) {
            let free = share(self.dice, 0, if exceeds { 110 } else { 100 });
            return json!({ "rate": self.near(bounds, free) });
        }
        if forgives && self.dice.chance(15) {
            return json!({ "done": if exceeds && self.dice.chance(30) { "3" } else { "0" }, "total": "0" });
        }
        let total = *self.dice.pick(&[3, 7, 8, 10, 20, 48, 256, 1000, 9999]);
        let done = match bounds.first() {
            // As many as the bound asks for, or one more or less.
            Some(_) if self.dice.chance(50) => {
                let bound = self.dice.pick(bounds).trim_end_matches('%').parse::<i64>().unwrap_or(50);
                (bound * total / 100 + whole(self.dice, -1, 1)).clamp(0, total)
            }
            _ => whole(self.dice, 0, total),
        };
        let done = if exceeds && self.dice.chance(10) { total + 2 } else { done };
        let places = *self.dice.pick(&[0, 0, 0, 2]);
        json!({ "done": typed(done, places), "total": typed(total, places) })
    }

    /// Bounds for a ladder over a measure, falling.
    pub(super) fn bounds(&mut self, measure: &Measure, count: u64) -> Vec<String> {
        let mut bounds: Vec<i64> = (0..count).map(|_| whole(self.dice, 5, 99)).collect();
        bounds.sort_unstable_by(|a, b| b.cmp(a));
        let percent = measure.is_ratio && self.dice.chance(80);
        let text = |n: i64| {
            if percent {
                format!("{n}%")
            } else if measure.is_ratio {
                typed(n, 2)
            } else {
                n.to_string()
            }
        };
        bounds.into_iter().map(text).collect()
    }

    /// The steps of a ladder.
    pub(super) fn steps(&mut self, bounds: &[String], points: i64) -> Value {
        let up = self.dice.chance(70);
        let words = if up { ["at_least", "above"] } else { ["at_most", "below"] };
        let mut steps: Vec<Value> = Vec::new();
        for bound in if up { bounds.to_vec() } else { bounds.iter().rev().cloned().collect() } {
            let award = self.award(points);
            let word = *self.dice.pick(&words);
            steps.push(json!({ "award": award, word: bound }));
        }
        if self.dice.chance(70) {
            steps.push(json!({ "award": self.award(points) }));
        }
        json!(steps)
    }

    fn award(&mut self, points: i64) -> String {
        match self.dice.between(0, 3) {
            0 => "full".to_owned(),
            1 => "proportional".to_owned(),
            _ => between(self.dice, 0, points + 2),
        }
    }
}
