//! Releases in words: events, places, standings.

use crate::lang::{Lang, Text, text};
use crate::model::{Contest, NominationId, ReleaseEvent};
use crate::page::event::words::field;

/// What a release was made for (E4).
pub(crate) fn event(event: ReleaseEvent) -> Text {
    match event {
        ReleaseEvent::RubricLocked => text!("评分细则锁定", "Rubric locked"),
        ReleaseEvent::Publication => text!("公示发布", "Publication"),
        ReleaseEvent::ObjectionSummary => text!("异议处理情况", "Objections"),
        ReleaseEvent::Correction => text!("更正", "Correction"),
        ReleaseEvent::Supplement => text!("补充", "Supplement"),
        ReleaseEvent::Withdrawal => text!("撤回、取消资格", "Withdrawal"),
        ReleaseEvent::Redaction => text!("遮盖", "Redaction"),
        ReleaseEvent::Final => text!("最终结果", "Final result"),
    }
}

/// A standing of the results table (E20).
pub(super) fn standing<'a>(word: &'a str, lang: Lang) -> &'a str {
    let (zh, en) = match word {
        "ranked" => ("参加排名", "ranked"),
        "out" => ("撤回、不予受理或取消资格", "out"),
        "disqualified" => ("一票否决", "disqualified"),
        "ineligible" => ("不符合参评条件", "ineligible"),
        "unscored" => ("不计分", "unscored"),
        other => (other, other),
    };
    if lang == Lang::Zh { zh } else { en }
}

/// The nomination that a place is of, and what of it.
pub(super) fn of_nomination(place: &str) -> Option<(&str, &str)> {
    let rest = place.strip_prefix("nomination/")?;
    Some(rest.split_once('/').unwrap_or((rest, "")))
}

/// A place in the words of the contest: 图斑核实反馈（完成数）, 评分细则「…」, 文稿「…」.
pub(super) fn place(contest: &Contest, place: &str, lang: Lang) -> String {
    let (kind, rest) = place.split_once('/').unwrap_or((place, ""));
    let (id, path) = rest.split_once('/').unwrap_or((rest, ""));
    let text = match kind {
        "nomination" => return of_record(contest, id, path, lang),
        "rubric" => {
            let title = contest.rubrics.iter().find(|r| r.id.as_str() == id).map_or(id, |r| &r.title);
            text!("评分细则「{title}」{path}", "rubric {title} {path}")
        }
        "notice" => {
            let title = contest.notices.iter().find(|n| n.slug == id).map_or(id, |n| &n.title);
            text!("文稿「{title}」", "notice {title}")
        }
        "quota" => text!("名额 {rest}", "quota {rest}"),
        _ => text!("竞赛设置 {rest}", "contest {rest}"),
    };
    text.get(lang).trim_end().to_owned()
}

fn of_record(contest: &Contest, id: &str, path: &str, lang: Lang) -> String {
    let text = match path {
        "" => text!("整份申报", "the whole nomination"),
        "out" => text!("退出（撤回、不予受理或取消资格）", "out"),
        _ => field(contest, &NominationId::new(id), &path.replace('/', ".")),
    };
    text.get(lang).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_names_its_nomination() {
        assert_eq!(of_nomination("nomination/a-1/facts/x/done"), Some(("a-1", "facts/x/done")));
        assert_eq!(of_nomination("nomination/a-1"), Some(("a-1", "")));
        assert_eq!(of_nomination("notice/first"), None);
    }
}
