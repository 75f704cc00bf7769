//! 等级赋分: the points of a named level, or the reviewer's points within it.

use crate::lang::{Text, text};
use crate::model::rule::{Choice, Level, LevelAward};
use crate::score::criterion::{Desk, Worked};
use crate::score::fault::{FaultKind, ScoreFault};
use crate::score::{range, say, words};

pub(super) fn work(rule: &Choice, desk: &mut Desk<'_>) -> Result<Worked, ScoreFault> {
    let word = desk.word("level")?;
    let Some(level) = rule.levels.iter().find(|level| &*level.id == word) else {
        return Err(desk.fault(FaultKind::UnknownName, text!("没有等级「{word}」", "there is no level `{word}`")));
    };
    let title = &level.title;
    desk.notes.input("level", || (text!("等级", "level"), say::both(title.as_str())));
    let points = match &level.award {
        LevelAward::Fixed(points) => points.value().clone(),
        LevelAward::Range(range) => {
            let given = desk.number("points", "评审赋分")?;
            range::allowed(desk, range, given)?
        }
    };
    desk.notes.step("level", &points, || {
        let got = say::plain(&points);
        text!("等级「{title}」，得 {got} 分", "level “{title}”: {got} points")
    });
    Ok(Worked::Points(points))
}

pub(super) fn words(rule: &Choice) -> Vec<Text> {
    rule.levels.iter().map(level_words).collect()
}

fn level_words(level: &Level) -> Text {
    let title = &level.title;
    match &level.award {
        LevelAward::Fixed(points) => text!("{title}：{points} 分", "{title}: {points} points"),
        LevelAward::Range(range) => {
            let Text { zh, en } = words::range(range);
            text!("{title}：由评审{zh}赋分", "{title}: points given by the reviewers, {en}")
        }
    }
}
