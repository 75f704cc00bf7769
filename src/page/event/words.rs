//! Events in words: what happened, fields of records, findings.

use crate::lang::{Lang, Text, text};
use crate::model::{
    AwardId, Contest, Event, EventKind, Ground, Measure, NominationId, ObjectionCase, Outcome, Sameness, TrackKind,
    UnitId,
};
use crate::page::world::ContestWorld;

/// What happened, in one line. What a correction changed stands in lines of its own.
pub(in crate::page) fn what(contest: &Contest, event: &Event, lang: Lang) -> String {
    let award = |id: &AwardId| contest.awards.iter().find(|a| a.id == *id).map_or("", |a| a.title.as_str());
    let one = |id: &NominationId| name(contest, id);
    let all = |ids: &[NominationId]| ids.iter().map(one).collect::<Vec<_>>().join("、");
    let text = match &event.kind {
        EventKind::Withdrawal(_) => text!("撤回申报", "Withdrawn"),
        EventKind::Rejection(_) => text!("不予受理", "Refused"),
        EventKind::Disqualification { ground: Ground::Event(id), .. } => {
            text!("取消资格（依据 {id}）", "Disqualified (by {id})")
        }
        EventKind::Disqualification { ground: Ground::Clause(clause), .. } => {
            text!("取消资格（{clause}）", "Disqualified ({clause})")
        }
        EventKind::Objection { channel, .. } => text!("收到异议（{channel}）", "An objection was raised ({channel})"),
        EventKind::Finding { objection, outcome, measure, .. } => {
            let (Text { zh, en }, done) = (self::outcome(*outcome), self::measure(*measure));
            let (done_zh, done_en) = (done.zh, done.en);
            text!("异议 {objection} 经核查{zh}，{done_zh}", "The objection {objection} was {en}: {done_en}")
        }
        EventKind::Substitution { award: id, nomination, replaces } => {
            let (award, new, old) = (award(id), one(nomination), one(replaces));
            text!("{award}：{new}递补{old}空出的名额", "{award}: {new} takes the seat that {old} lost")
        }
        EventKind::Correction { .. } => text!("更正", "Corrected"),
        EventKind::Review { nominations, finding } => {
            let count = nominations.len();
            match finding {
                Sameness::Distinct => text!("查重认定：{count}份不重复", "Reviewed: {count} different ones"),
                Sameness::Duplicate => text!("查重认定：{count}份重复", "Reviewed: {count} duplicates"),
            }
        }
        EventKind::Draw { award: id, order, witness } => {
            let (award, order) = (award(id), all(order));
            text!("{award}抽签，次序：{order}；监督：{witness}", "Lots for {award}, order: {order}; witness: {witness}")
        }
        EventKind::Decision { award: id, order } => {
            let (award, order) = (award(id), all(order));
            text!("{award}集体研究决定，次序：{order}", "Decision for {award}, order: {order}")
        }
        EventKind::Override { award: id, .. } => {
            let award = award(id);
            text!("{award}另行决定", "Separate decision on {award}")
        }
    };
    text.get(lang).to_owned()
}

/// An event that changed what had been published, in one line with whom it concerns: a correction,
/// or who is listed. `None` for any other.
pub(crate) fn changed(contest: &Contest, event: &Event, lang: Lang) -> Option<String> {
    let what = what(contest, event, lang);
    match &event.kind {
        EventKind::Substitution { .. } => Some(what),
        EventKind::Correction { .. }
        | EventKind::Withdrawal(_)
        | EventKind::Rejection(_)
        | EventKind::Disqualification { .. } => {
            let about: Vec<_> = event.nominations().iter().map(|id| name(contest, id)).collect();
            let about = about.join("、");
            Some(text!("{about}：{what}", "{about}: {what}").get(lang).to_owned())
        }
        _ => None,
    }
}

/// The name of a nomination.
pub(in crate::page) fn name(contest: &Contest, id: &NominationId) -> String {
    contest.nomination(id.as_str()).map_or_else(|| id.to_string(), |n| n.name.value.clone())
}

/// Whether an objection is true.
pub(in crate::page) fn outcome(outcome: Outcome) -> Text {
    match outcome {
        Outcome::Upheld => text!("属实", "upheld"),
        Outcome::Partly => text!("部分属实", "upheld in part"),
        Outcome::Unfounded => text!("不属实", "unfounded"),
    }
}

/// What follows from a finding.
pub(in crate::page) fn measure(measure: Measure) -> Text {
    match measure {
        Measure::Disqualify => text!("取消资格", "disqualified"),
        Measure::Correct => text!("更正", "corrected"),
        Measure::None => text!("维持原结果", "the result stands"),
    }
}

/// How many objections of some there were, and how they ended.
pub(in crate::page) struct Tally {
    pub(in crate::page) all: usize,
    pub(in crate::page) upheld: usize,
    pub(in crate::page) partly: usize,
    pub(in crate::page) unfounded: usize,
    pub(in crate::page) open: usize,
}

impl Tally {
    pub(in crate::page) fn of<'a>(cases: &(impl Iterator<Item = ObjectionCase<'a>> + Clone)) -> Self {
        let ended = |outcome| cases.clone().filter(|c| c.finding.is_some_and(|(_, o, _)| o == outcome)).count();
        Self {
            all: cases.clone().count(),
            upheld: ended(Outcome::Upheld),
            partly: ended(Outcome::Partly),
            unfounded: ended(Outcome::Unfounded),
            open: cases.clone().filter(|c| c.finding.is_none()).count(),
        }
    }
}

/// What a field says, as people read it: a unit by its name.
pub(in crate::page) fn value(contest: &ContestWorld<'_>, field: &str, said: &str) -> String {
    match field {
        "unit" | "recommended_by" => contest.unit_name(&UnitId::new(said)).to_owned(),
        _ => said.to_owned(),
    }
}

/// What a field of a record is called: the criterion, the column of the form, else its path.
pub(in crate::page) fn field(contest: &Contest, nomination: &NominationId, path: &str) -> Text {
    let criterion = |id: &str| {
        let track = contest.track(contest.nomination(nomination.as_str())?.track.as_str())?;
        Some(contest.rubric_of(track)?.criterion(id)?.title.clone())
    };
    let gate = |id: &str| {
        let track = contest.track(contest.nomination(nomination.as_str())?.track.as_str())?;
        let gates = &contest.rubric_of(track)?.gates;
        gates.iter().find(|gate| gate.id.as_str() == id).map(|gate| gate.title.clone())
    };
    let plain = |words: String| Text { zh: words.clone(), en: words };
    let parts: Vec<&str> = path.split('.').collect();
    match parts[..] {
        ["facts", id, ref rest @ ..] => match criterion(id) {
            Some(title) => fact(&title, rest),
            None => plain(path.to_owned()),
        },
        ["gates", id, ref rest @ ..] => match gate(id) {
            Some(title) => fact(&title, rest),
            None => plain(path.to_owned()),
        },
        ["fields", title, ..] => plain(title.to_owned()),
        ["name"] => match contest.nomination(nomination.as_str()).and_then(|n| contest.track(n.track.as_str())) {
            Some(track) if track.kind == TrackKind::Individual => text!("姓名", "name"),
            _ => text!("名称", "name"),
        },
        ["unit"] => text!("所在单位", "unit"),
        ["recommended_by"] => text!("推荐单位", "recommended by"),
        ["summary"] => text!("简介", "summary"),
        ["contributors", ..] => text!("主要完成人", "contributors"),
        ["declared", "total"] => text!("申报总分", "declared total"),
        _ => plain(path.to_owned()),
    }
}

/// A fact of a criterion.
fn fact(title: &str, path: &[&str]) -> Text {
    match path {
        ["done"] => text!("{title}（完成数）", "{title} (done)"),
        ["total"] => text!("{title}（总数）", "{title} (total)"),
        ["points"] => text!("{title}（分数）", "{title} (points)"),
        ["source"] => text!("{title}（来源）", "{title} (source)"),
        ["as_of"] => text!("{title}（截止日期）", "{title} (as of)"),
        ["evidence"] => text!("{title}（佐证）", "{title} (evidence)"),
        [] | ["value"] => text!("{title}", "{title}"),
        rest => {
            let rest = rest.join(".");
            text!("{title}（{rest}）", "{title} ({rest})")
        }
    }
}
