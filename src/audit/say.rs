//! Words that several audits use: who, how many, how much.

use crate::lang::{Text, text};
use crate::model::{Award, Contest, EventId, Group, Item, NominationId, Part, TierId, UnitId};
use crate::number::{Exact, Mode, Rounding};

/// 示例县（nanning-03）
pub(super) fn who(contest: &Contest, id: &NominationId) -> Text {
    match contest.nomination(id.as_str()) {
        Some(n) => {
            let name = &n.name.value;
            text!("{name}（{id}）", "{name} ({id})")
        }
        None => text!("{id}", "{id}"),
    }
}

/// Several of them, in the order given.
pub(super) fn all<'a>(contest: &Contest, ids: impl IntoIterator<Item = &'a NominationId>) -> Text {
    join(ids.into_iter().map(|id| who(contest, id)))
}

/// Texts in a list: 、 in Chinese, commas in English.
pub(super) fn join(texts: impl IntoIterator<Item = Text>) -> Text {
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for text in texts {
        zh.push(text.zh);
        en.push(text.en);
    }
    Text { zh: zh.join("、"), en: en.join(", ") }
}

/// 南宁市
pub(super) fn unit(contest: &Contest, id: &UnitId) -> String {
    contest.unit(id.as_str()).map_or_else(|| id.to_string(), |u| u.short_name.clone())
}

/// The title of a tier: 一等奖.
pub(super) fn tier(award: &Award, id: &TierId) -> String {
    award.tiers.iter().find(|t| t.id == *id).map_or_else(|| id.to_string(), |t| t.title.clone())
}

/// 「示例奖」一等奖; 「先进集体」 where the only tier bears the award's own name.
pub(super) fn prize(award: &Award, id: &TierId) -> Text {
    let (title, tier) = (&award.title, tier(award, id));
    if tier == *title {
        return text!("「{title}」", "{title}");
    }
    text!("「{title}」{tier}", "{tier} of {title}")
}

/// `1 seat`, `2 seats`
pub(super) fn count(n: impl Into<u64>, thing: &str) -> String {
    let n = n.into();
    if n == 1 { format!("1 {thing}") } else { format!("{n} {thing}s") }
}

/// `[a, b]`, as YAML.
pub(super) fn yaml_list<T: ToString>(ids: &[T]) -> String {
    format!("[{}]", ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
}

/// An id for the next event that history.yaml does not have yet.
pub(super) fn next_event(contest: &Contest) -> EventId {
    let taken = |id: &EventId| contest.history.iter().any(|e| e.id == *id);
    let mut ids = (contest.history.len().saturating_add(1)..).map(|n| EventId::new(format!("e-{n:02}")));
    ids.find(|id| !taken(id)).unwrap_or_else(|| EventId::new("e-next"))
}

/// Where an event is written, with the file named so that it can be found or made.
pub(super) fn below_events(contest: &Contest) -> Text {
    let contest = &contest.id;
    text!(
        "data/{contest}/history.yaml 的 events: 下面（没有这个文件就新建，第一行写 events:）",
        "below `events:` of data/{contest}/history.yaml (where there is no such file, make one whose first line is `events:`)"
    )
}

/// A number with as many places as it needs, at most `most`, in which case it is rounded.
pub(super) fn decimal(value: &Exact, most: u8) -> String {
    let grid = |places| Rounding { places, mode: Mode::HalfUp };
    let places = (0..most).find(|p| grid(*p).is_exact(value)).unwrap_or(most);
    grid(places).publish(value).map_or_else(|| value.to_string(), |d| d.to_string())
}

/// 35.14%
pub(super) fn percent(value: &Exact) -> String {
    format!("{}%", decimal(&value.times(&Exact::int(100)), 2))
}

/// The size of a number.
pub(super) fn size(value: &Exact) -> Exact {
    if value.is_negative() { Exact::ZERO.minus(value) } else { value.clone() }
}

/// The title of a part of the score that an award looks at.
pub(super) fn part(contest: &Contest, award: &Award, part: &Part) -> String {
    let rubric = contest.track(award.track.as_str()).and_then(|t| contest.rubric_of(t));
    let title = rubric.and_then(|rubric| match part {
        Part::Criterion(id) => rubric.criteria().into_iter().find(|c| c.id == *id).map(|c| c.title.clone()),
        Part::Group(id) => group(&rubric.root, id.as_str()),
    });
    title.unwrap_or_else(|| match part {
        Part::Criterion(id) => id.to_string(),
        Part::Group(id) => id.to_string(),
    })
}

fn group(parent: &Group, id: &str) -> Option<String> {
    parent.items.iter().find_map(|item| match item {
        Item::Group(g) if g.id.as_str() == id => Some(g.title.clone()),
        Item::Group(g) => group(g, id),
        Item::Criterion(_) => None,
    })
}
