//! Random rubrics with the facts of one nomination: every kind of rule, nesting, weights, caps, floors,
//! bonus groups, gates, what is left out; often just on a boundary, and sometimes wrong on purpose.

mod graded;
mod number;
mod rule;
mod spoil;

use serde_json::{Map, Value, json};

use crate::dice::Random;
use number::{between, typed, whole};

/// A rubric in the making, and the sheet beside it.
struct Maker<'d> {
    dice: &'d mut Random,
    /// How many criteria and groups have a name already.
    named: usize,
    groups: Vec<String>,
    facts: Map<String, Value>,
    bests: Map<String, Value>,
    won: Vec<Value>,
    /// The judges of this sheet: a panel that is dropped by totals judges every criterion.
    judges: Vec<String>,
}

/// A case without `expect`.
pub(crate) fn case(dice: &mut Random) -> Value {
    let judges = (0..dice.between(1, 7)).map(|at| format!("j{at}")).collect();
    let mut maker =
        Maker { dice, named: 0, groups: Vec::new(), facts: Map::new(), bests: Map::new(), won: Vec::new(), judges };
    let mut rubric = maker.root();
    let gates = maker.gates(&mut rubric);
    let context = json!({ "bests": maker.bests, "won": maker.won });
    let mut case = json!({ "rubric": rubric, "facts": maker.facts, "gates": gates, "context": context });
    if dice.chance(12) {
        spoil::spoil(dice, &mut case);
    }
    case
}

impl Maker<'_> {
    fn name(&mut self, letter: char) -> String {
        self.named += 1;
        format!("{letter}{}", self.named)
    }

    fn rounding(&mut self) -> Value {
        let places = *self.dice.pick(&[0, 0, 1, 1, 2, 2, 2, 3, 6, 12]);
        json!({ "places": places, "mode": self.dice.pick(&["half_up", "half_even", "down", "up"]) })
    }

    fn root(&mut self) -> Value {
        let mut root = json!({
            "rubric": "random",
            "title": "示例",
            "source": "示例",
            "points": between(self.dice, 5, 120),
            "rounding": self.rounding(),
            "total_of": self.dice.pick(&["published", "exact"]),
        });
        if self.dice.chance(30) {
            root["compare"] = self.rounding();
        }
        if self.dice.chance(25) {
            root["cap"] = json!(between(self.dice, 5, 100));
        }
        if self.dice.chance(25) {
            root["floor"] = json!(between(self.dice, -10, 20));
        }
        let weighs = self.fill(&mut root, 0);
        root["combine"] = json!(if weighs { "weighted" } else { "sum" });
        root
    }

    /// Puts groups and criteria into a node, with weights where it weighs.
    fn fill(&mut self, node: &mut Value, depth: usize) -> bool {
        let weighs = self.dice.chance(30);
        let most = [3, 2, 1, 0][depth.min(3)];
        let sections = self.dice.between(0, most);
        let criteria = self.dice.between(u64::from(sections == 0), 3);
        let mut sections: Vec<Value> = (0..sections).map(|_| self.group(depth)).collect();
        let mut criteria: Vec<Value> = (0..criteria).map(|_| self.criterion()).collect();
        if weighs {
            let weights = self.weights(sections.len() + criteria.len());
            for (item, weight) in sections.iter_mut().chain(&mut criteria).zip(weights) {
                item["weight"] = json!(weight);
            }
        }
        node["sections"] = json!(sections);
        node["criteria"] = json!(criteria);
        weighs
    }

    /// Weights, some of them 0; most add up to 1.
    fn weights(&mut self, count: usize) -> Vec<String> {
        let mut left = *self.dice.pick(&[100, 100, 100, 60, 140]);
        let mut weights: Vec<i64> = Vec::new();
        for at in 0..count {
            let last = at + 1 == count;
            let take = if last { left } else { *self.dice.pick(&[0, 10, 25, 30, 33, 50]) };
            weights.push(take.min(left));
            left -= take.min(left);
        }
        let percent = self.dice.chance(50);
        weights.into_iter().map(|w| if percent { format!("{w}%") } else { typed(w, 2) }).collect()
    }

    fn group(&mut self, depth: usize) -> Value {
        let id = self.name('g');
        self.groups.push(id.clone());
        let mut group = json!({
            "id": id, "title": "示例", "points": between(self.dice, 1, 60), "extra": self.dice.chance(12),
        });
        if self.dice.chance(25) {
            group["cap"] = json!(between(self.dice, 1, 40));
        }
        let weighs = self.fill(&mut group, depth + 1);
        group["combine"] = json!(if weighs { "weighted" } else { "sum" });
        group
    }

    fn criterion(&mut self) -> Value {
        let id = self.name('c');
        let points = whole(self.dice, 1, 40);
        let (rule, facts) = self.rule(&id, points);
        let missing = *self.dice.pick(&["zero", "exclude", "exclude", "ineligible"]);
        let left_out = self.dice.chance(15);
        if !left_out {
            self.facts.insert(id.clone(), facts);
        } else if self.dice.chance(50) {
            // An entry that only says who says so is none (N12).
            self.facts.insert(id.clone(), json!({ "source": "示例台账", "evidence": ["e-1"] }));
        }
        let missing = if left_out || self.dice.chance(30) { missing } else { "error" };
        let points = if self.dice.chance(20) { format!("{points}.5") } else { points.to_string() };
        json!({ "id": id, "title": "示例", "clause": "示例", "evidence": [], "points": points, "missing": missing, "rule": rule })
    }

    fn gates(&mut self, rubric: &mut Value) -> Value {
        let mut answers = Map::new();
        let mut gates = Vec::new();
        for at in 0..*self.dice.pick(&[0, 0, 1, 2, 3]) {
            let id = format!("gate-{at}");
            let effect = match self.dice.between(0, 3) {
                0 => json!("disqualify"),
                1 => json!("zero"),
                _ => json!({ "cap_at": between(self.dice, 0, 60) }),
            };
            let mut gate = json!({ "id": id, "title": "示例", "clause": "示例", "effect": effect });
            if !self.groups.is_empty() && self.dice.chance(60) {
                gate["group"] = json!(self.dice.pick(&self.groups));
            }
            gates.push(gate);
            if self.dice.chance(85) {
                answers.insert(id, json!(self.dice.chance(40)));
            }
        }
        rubric["gates"] = json!(gates);
        Value::Object(answers)
    }
}
