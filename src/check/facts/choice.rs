//! `{level: good, points: 8}`

use super::desk::Desk;
use crate::check::fields::Fields;
use crate::check::nearest::nearest;
use crate::diag::Code;
use crate::lang::text;
use crate::model::rule::{Choice, Level, LevelAward};

/// Reads a level, and points where it has a range.
pub(super) fn read(f: &mut Fields<'_, '_>, rule: &Choice, desk: &mut Desk<'_, '_>) {
    let word = desk.need_word(f, "level", "等级");
    let given = f.node("points").is_some();
    let points = desk.points(f, "points");
    let Some(word) = word else { return };
    let Some(level) = rule.levels.iter().find(|l| *l.id == *word.value) else {
        let text = &word.value;
        let choices: Vec<String> = rule.levels.iter().map(|l| format!("{}（{}）", l.id, l.title)).collect();
        let (choices, choices_en) = (choices.join("、"), choices.join(", "));
        let fault = desk
            .fault(Code::UnknownLevel, word.span, text!("没有「{text}」这个等级", "there is no level `{text}`"))
            .expected(text!("{choices}", "one of {choices_en}"));
        f.faults.push(match meant(text, &rule.levels) {
            Some(near) => fault.hint(text!("是不是 {near}？", "did you mean {near}?")),
            None => fault,
        });
        return;
    };
    let (id, title) = (&level.id, &level.title);
    match &level.award {
        LevelAward::Fixed(fixed) if given => {
            let message = text!(
                "等级「{title}」固定得 {fixed} 分，不用再写 points",
                "level {title} always gives {fixed}: no points beside it"
            );
            let fault = desk.fault(Code::LevelPoints, f.at("points"), message);
            f.faults.push(fault.hint(text!("删掉 points", "delete points")));
        }
        LevelAward::Range(range) if !given => {
            let (min, max) = (&range.min, &range.max);
            let message = text!("等级「{title}」要写明给多少分", "level {title} needs the points that were given");
            let fault = desk.fault(Code::LevelPoints, word.span, message);
            f.faults.push(
                fault.expected(text!("level: {id}, points: {min} 至 {max}", "level: {id}, points: {min} to {max}")),
            );
        }
        LevelAward::Range(range) => {
            if let Some(points) = points {
                desk.within(&points, range, true, f);
            }
        }
        LevelAward::Fixed(_) => {}
    }
}

/// The level whose title was written, or whose id is near.
fn meant<'l>(text: &str, levels: &'l [Level]) -> Option<&'l str> {
    let titled = levels.iter().find(|l| l.title == text).map(|l| &*l.id);
    titled.or_else(|| nearest(text, levels.iter().map(|l| &*l.id)))
}
