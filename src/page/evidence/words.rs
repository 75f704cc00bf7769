//! Releases in words: events, places, standings.

use crate::lang::{Lang, Text, text};
use crate::model::{Contest, NominationId, ReleaseChange, ReleaseEvent};
use crate::page::event::words::{field, what};

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
pub(super) fn standing(word: &str, lang: Lang) -> &str {
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

/// Whether what stood in a place says something to a reader: notices are compared by their hashes, decisions
/// by ids, and events that are new or gone by their kinds.
pub(super) fn has_value(place: &str) -> bool {
    let whole_event = place.strip_prefix("event/").is_some_and(|id| !id.contains('/'));
    !place.starts_with("notice/") && !place.starts_with("contest/decided/") && !whole_event
}

/// A value as it is shown.
pub(super) fn value(text: &str, lang: Lang) -> &str {
    match (text, lang) {
        ("true", Lang::Zh) => "是",
        ("false", Lang::Zh) => "否",
        _ => text,
    }
}

/// Awards and tiers by their titles: `county-advanced/advanced；…`.
pub(super) fn awards(contest: &Contest, text: &str) -> String {
    let title = |pair: &str| {
        let (award, tier) = pair.split_once('/')?;
        let award = contest.awards.iter().find(|a| a.id.as_str() == award)?;
        let tier = award.tiers.iter().find(|t| t.id.as_str() == tier)?;
        Some(if award.tiers.len() > 1 { format!("{} {}", award.title, tier.title) } else { award.title.clone() })
    };
    text.split('；').map(|pair| title(pair).unwrap_or_else(|| pair.to_owned())).collect::<Vec<_>>().join("、")
}

/// A place in the words of the contest: 图斑核实反馈（完成数）, 评分细则「…」, 新增文稿「…」.
pub(super) fn place(contest: &Contest, change: &ReleaseChange, lang: Lang) -> String {
    let (kind, rest) = change.place.split_once('/').unwrap_or((&change.place, ""));
    let (id, path) = rest.split_once('/').unwrap_or((rest, ""));
    let text = match kind {
        "nomination" => return of_record(contest, id, path, lang),
        "rubric" => {
            let title = contest.rubrics.iter().find(|r| r.id.as_str() == id).map_or(id, |r| &r.title);
            text!("评分细则「{title}」{path}", "rubric {title} {path}")
        }
        "notice" => {
            let title = contest.notices.iter().find(|n| n.slug == id).map_or(id, |n| &n.title);
            match (&change.from, &change.to) {
                (None, _) => text!("新增文稿「{title}」", "new notice {title}"),
                (_, None) => text!("撤下文稿「{title}」", "notice taken down: {title}"),
                _ => text!("文稿「{title}」有改动", "notice changed: {title}"),
            }
        }
        "event" => {
            let now = contest.history.iter().find(|e| e.id.as_str() == id);
            let what = now.map(|event| what(contest, event, lang)).unwrap_or_default();
            match (path, &change.from, &change.to) {
                ("", None, _) => text!("登记事件 {id}：{what}", "recorded {id}: {what}"),
                ("", ..) => text!("删去事件 {id}", "event {id} taken out"),
                _ => {
                    let Text { zh, en } = of_event(path);
                    text!("事件 {id} 的{zh}", "{en} of event {id}")
                }
            }
        }
        "quota" => text!("名额 {rest}", "quota {rest}"),
        "contest" if id == "decided" => {
            let event = path.split('/').next().and_then(|id| contest.history.iter().find(|e| e.id.as_str() == id));
            match event.map(|event| what(contest, event, lang)) {
                Some(what) => return what,
                None => text!("抽签、集体研究或递补", "a draw, decision or substitution"),
            }
        }
        _ => text!("竞赛设置 {rest}", "contest {rest}"),
    };
    text.get(lang).trim_end().to_owned()
}

/// A column of the table of events (E20).
fn of_event(column: &str) -> Text {
    match column {
        "on" => text!("日期", "day"),
        "kind" => text!("种类", "kind"),
        "nominations" => text!("申报", "nominations"),
        "award" => text!("奖项", "award"),
        "replaces" => text!("所替换的申报", "replaced nomination"),
        "ground" | "clause" => text!("依据", "ground"),
        "outcome" => text!("结论", "outcome"),
        "measure" => text!("处理", "measure"),
        "channel" => text!("来源渠道", "channel"),
        "witness" => text!("见证人", "witness"),
        "changes" => text!("改动", "changes"),
        "reason" => text!("原因", "reason"),
        "by" => text!("作出单位", "issuer"),
        other => text!("{other}", "{other}"),
    }
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
