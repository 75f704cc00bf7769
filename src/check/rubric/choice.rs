//! 等级赋分: a finite list of levels.

use super::checklist::fact_name;
use super::places::LEVEL;
use super::range::range;
use crate::check::fields::Fields;
use crate::check::read::Read;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::rule::{Choice, Level, LevelAward};
use crate::number::Number;

/// Reads the levels.
pub(super) fn choice(f: &mut Fields<'_, '_>) -> Option<Choice> {
    f.some("levels").map(|levels| Choice { levels })
}

impl Read for Level {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = LEVEL.open(node, faults)?;
        let (id, title) = (fact_name(&mut f), f.line("title"));
        let fixed = f.node("points").is_some();
        let ranged = ["min", "max", "step"].into_iter().any(|key| f.node(key).is_some());
        let award = match (fixed, ranged) {
            (true, false) => f.points("points").map(LevelAward::Fixed),
            (false, true) => {
                // Both ends must be said: a level has no natural maximum.
                let (min, max): (Option<Number>, Option<Number>) = (f.points("min"), f.points("max"));
                min.zip(max).and_then(|(_, max)| range(&mut f, &max)).map(LevelAward::Range)
            }
            (true, true) => {
                let message = text!("points 与 min、max 不能同时写", "points excludes min and max");
                let hint = text!(
                    "固定分值写 points；可以酌情给分的写 min、max",
                    "points for a fixed award, min and max for a range"
                );
                let fault = Diagnostic::error(Code::WrongType, f.at("points"), message).hint(hint);
                f.faults.push(fault);
                None
            }
            (false, false) => {
                f.missing("points", text!("points（固定分值），或 min 和 max（酌情给分）", "points, or min and max"));
                None
            }
        };
        LEVEL.finish(f);
        Some(Self { id: id?, title: title?, award: award? })
    }
}
