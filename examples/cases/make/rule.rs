//! One rule of each kind, with facts for it.

use serde_json::{Map, Value, json};

use super::Maker;
use super::number::{Grid, beside, between, share, whole};

/// Kinds of rules, those with more corners more often.
const KINDS: [&str; 16] = [
    "points",
    "checklist",
    "choice",
    "bands",
    "bands",
    "ratio",
    "ratio",
    "count",
    "deduct",
    "deduct",
    "bonus",
    "judges",
    "judges",
    "interpolate",
    "relative",
    "top",
];

impl Maker<'_> {
    /// A rule for the criterion `id` and its facts.
    pub(super) fn rule(&mut self, id: &str, points: i64) -> (Value, Value) {
        let kind = *self.dice.pick(&KINDS);
        let (mut rule, facts) = match kind {
            "points" => self.points(points),
            "checklist" => self.checklist(),
            "choice" => self.choice(points),
            "bands" | "ratio" => self.ladder(kind, points),
            "count" => self.count(),
            "deduct" => self.deduct(points),
            "bonus" => self.bonus(),
            "judges" => self.panel(points),
            "interpolate" => self.interpolate(points),
            "relative" => self.relative(id),
            _ => self.top(points),
        };
        rule["kind"] = json!(kind);
        (rule, facts)
    }

    fn range(&mut self, points: i64) -> (Grid, Value) {
        let grid = Grid::below(self.dice, points);
        let (min, max, step) = grid.literals();
        let mut range = json!({ "min": min, "max": max });
        if let Some(step) = step {
            range["step"] = json!(step);
        }
        (grid, range)
    }

    fn points(&mut self, points: i64) -> (Value, Value) {
        let (grid, range) = self.range(points);
        (range, json!({ "points": grid.given(self.dice) }))
    }

    fn checklist(&mut self) -> (Value, Value) {
        let (mut items, mut facts) = (Vec::new(), Map::new());
        for at in 0..self.dice.between(1, 4) {
            let (id, worth) = (format!("i{at}"), whole(self.dice, 1, 9));
            let mut item = json!({ "id": id, "text": "示例", "points": worth.to_string() });
            match self.dice.between(0, 3) {
                0 => {
                    item["partial"] = json!(true);
                    facts.insert(
                        id,
                        json!(if self.dice.chance(20) { "0".to_owned() } else { between(self.dice, 0, worth) }),
                    );
                }
                1 => {
                    let both = [format!("{id}-a"), format!("{id}-b")];
                    item["all_of"] = json!({ &both[0]: "示例", &both[1]: "示例" });
                    facts.extend(both.map(|name| (name, json!(self.dice.chance(80)))));
                }
                _ => {
                    facts.insert(id, json!(self.dice.chance(75)));
                }
            }
            items.push(item);
        }
        let mut rule = json!({ "items": items });
        if self.dice.chance(25) {
            rule["fail_any"] = json!("zero");
        }
        (rule, Value::Object(facts))
    }

    fn choice(&mut self, points: i64) -> (Value, Value) {
        let (mut levels, mut answers) = (Vec::new(), Vec::new());
        for at in 0..self.dice.between(1, 4) {
            let id = format!("l{at}");
            if self.dice.chance(50) {
                levels.push(json!({ "id": id, "title": "示例", "points": between(self.dice, -1, points + 1) }));
                answers.push(json!({ "level": id }));
            } else {
                let (grid, mut level) = self.range(points);
                (level["id"], level["title"]) = (json!(id), json!("示例"));
                levels.push(level);
                answers.push(json!({ "level": id, "points": grid.given(self.dice) }));
            }
        }
        (json!({ "levels": levels }), self.dice.pick(&answers).clone())
    }

    fn ladder(&mut self, kind: &str, points: i64) -> (Value, Value) {
        let measure = self.measure(true);
        let count = self.dice.between(u64::from(kind == "bands"), 4);
        let bounds = self.bounds(&measure, count);
        let facts = self.measured(&measure, &bounds);
        let steps = if bounds.is_empty() { json!([]) } else { self.steps(&bounds, points) };
        (json!({ "measure": measure.shape, "steps": steps }), facts)
    }

    /// What `count` and `deduct` have in common: each, per, count, max.
    fn tally(&mut self, id: &str, percent: bool) -> Value {
        let each = between(self.dice, 0, 5);
        let per = if percent {
            share(self.dice, 1, 5)
        } else {
            self.dice.pick(&["1", "1", "2", "0.5", "3", "10"]).to_string()
        };
        let mut item = json!({
            "id": id, "title": "示例", "each": each, "per": per, "count": self.dice.pick(&["floor", "ceil", "exact"]),
        });
        if self.dice.chance(30) {
            item["max"] = json!(between(self.dice, 0, 8));
        }
        item
    }

    fn count(&mut self) -> (Value, Value) {
        let (items, facts) = self.tallied();
        (json!({ "items": items }), facts)
    }

    fn deduct(&mut self, points: i64) -> (Value, Value) {
        let (items, facts) = self.tallied();
        let (start, floor) = (*self.dice.pick(&[points, points, 0, points + 2]), *self.dice.pick(&[0, 0, -5, 2]));
        (json!({ "start": start.to_string(), "floor": floor.to_string(), "items": items }), facts)
    }

    /// Items: amounts, values beside a target, and ratios of two counts; some above 100%.
    fn tallied(&mut self) -> (Vec<Value>, Value) {
        let (mut items, mut facts) = (Vec::new(), Map::new());
        for at in 0..self.dice.between(1, 3) {
            let (id, form) = (format!("i{at}"), self.dice.between(0, 3));
            let mut item = self.tally(&id, form > 1);
            if form < 2 {
                facts.insert(id, json!(between(self.dice, 0, 20)));
                items.push(item);
                continue;
            }
            let exceeds = self.dice.chance(30);
            let target = share(self.dice, if exceeds { 100 } else { 10 }, if exceeds { 120 } else { 99 });
            item[if exceeds { "over" } else { *self.dice.pick(&["under", "over"]) }] = json!(target);
            if form == 2 {
                facts.insert(id, json!(beside(self.dice, &target)));
            } else {
                (item["done"], item["total"]) = (json!("完成数"), json!("总数"));
                let total = *self.dice.pick(&[9, 16, 100, 297]);
                let most = if exceeds { total * 3 / 2 } else { total };
                facts.insert(format!("{id}-done"), json!(whole(self.dice, 0, most).to_string()));
                facts.insert(format!("{id}-total"), json!(total.to_string()));
            }
            items.push(item);
        }
        (items, Value::Object(facts))
    }

    fn bonus(&mut self) -> (Value, Value) {
        let (mut items, mut claims) = (Vec::new(), Vec::new());
        let count = self.dice.between(1, 3);
        for at in 0..count {
            let id = format!("b{at}");
            let mut item = json!({ "id": id, "title": "示例" });
            let elsewhere = self.dice.chance(35);
            if elsewhere {
                item["award_in"] = json!("elsewhere");
                let tiers =
                    ["first", "second"].map(|t| json!({ "award": "a", "tier": t, "points": between(self.dice, 0, 6) }));
                item["tiers"] = json!(tiers);
            } else {
                item["points"] = json!(between(self.dice, 0, 5));
            }
            if self.dice.chance(40) {
                item["max"] = json!(between(self.dice, 0, 9));
            }
            for nominated in 0..self.dice.between(0, 2) {
                claims.push(self.claim(&id, elsewhere, &format!("n{nominated}")));
            }
            items.push(item);
        }
        (json!({ "stack": self.dice.pick(&["sum", "highest"]), "items": items }), json!({ "claims": claims }))
    }

    fn claim(&mut self, item: &str, elsewhere: bool, nomination: &str) -> Value {
        let mut claim = json!({ "item": item });
        if elsewhere {
            claim["nomination"] = json!(nomination);
            if self.dice.chance(70) {
                let tier = *self.dice.pick(&["first", "second", "third"]);
                let contest = *self.dice.pick(&["elsewhere", "elsewhere", "other"]);
                self.won.push(json!({ "contest": contest, "nomination": nomination, "award": "a", "tier": tier }));
            }
        } else if self.dice.chance(60) {
            claim["count"] = json!(whole(self.dice, 0, 3).to_string());
        }
        claim
    }

    fn panel(&mut self, points: i64) -> (Value, Value) {
        let (grid, mut rule) = self.range(points);
        let judges = self.judges.clone();
        let total = self.dice.chance(50);
        let mut rows: Vec<Value> =
            judges.iter().map(|judge| json!({ "judge": judge, "points": grid.given(self.dice) })).collect();
        // Everybody but the first may give the same: ties of judges.
        if self.dice.chance(40) {
            let same = rows[0]["points"].clone();
            rows.iter_mut().skip(1).for_each(|row| row["points"] = same.clone());
        }
        if self.dice.chance(30) {
            rows.push(json!({ "judge": "away", "recused": true }));
        }
        let present = judges.len() as u64;
        let low = self.dice.between(0, (present - 1) / 2);
        let high = self.dice.between(0, (present - 1 - low).min(2));
        rule["average"] = json!(self.dice.pick(&["mean", "median"]));
        (rule["drop_high"], rule["drop_low"]) = (json!(high), json!(low));
        rule["drop_on"] = json!(if total { "total" } else { "criterion" });
        if self.dice.chance(30) {
            rule["min_judges"] = json!(present);
        }
        (rule, json!({ "scores": rows }))
    }

    fn interpolate(&mut self, points: i64) -> (Value, Value) {
        let measure = self.measure(true);
        let count = self.dice.between(1, 4);
        let mut bounds = self.bounds(&measure, count);
        bounds.reverse();
        bounds.dedup();
        let facts = self.measured(&measure, &bounds);
        let anchors: Vec<Value> =
            bounds.iter().map(|at| json!({ "at": at, "points": between(self.dice, -1, points + 1) })).collect();
        (json!({ "measure": measure.shape, "anchors": anchors }), facts)
    }

    fn relative(&mut self, id: &str) -> (Value, Value) {
        let measure = self.measure(false);
        let facts = self.measured(&measure, &[]);
        if self.dice.chance(80) {
            let best = match self.dice.between(0, 3) {
                0 => "0".to_owned(),
                1 => format!("{}/{}", whole(self.dice, 1, 9), whole(self.dice, 1, 9)),
                _ if measure.is_ratio => share(self.dice, 1, 100),
                _ => between(self.dice, 1, 150),
            };
            self.bests.insert(id.to_owned(), json!(best));
        }
        let best = self.dice.pick(&["highest", "lowest"]);
        (json!({ "measure": measure.shape, "best": best, "scope": self.dice.pick(&["track", "recommender"]) }), facts)
    }

    fn top(&mut self, points: i64) -> (Value, Value) {
        let (grid, mut rule) = self.range(points);
        let members = self.dice.between(1, 5);
        let rows: Vec<Value> =
            (0..members).map(|at| json!({ "member": format!("m{at}"), "points": grid.given(self.dice) })).collect();
        let fewer = *self.dice.pick(&["error", "zero", "present"]);
        let k = if fewer == "error" { self.dice.between(1, members) } else { self.dice.between(1, 6) };
        (rule["k"], rule["fewer"]) = (json!(k), json!(fewer));
        rule["combine"] = json!(self.dice.pick(&["sum", "mean"]));
        (rule, json!({ "members": rows }))
    }
}
