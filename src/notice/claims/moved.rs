//! Who is said to come into the lists or to leave them, against who stands there on the day of the notice:
//! 取消甲资格, 减少甲, 增加乙, 由乙递补; and of a correction, that they changed at all.

use std::ops::Range;

use super::first::QUOTES;
use super::frame::back_over;
use super::known::Known;
use super::stream::{CLAUSE, SENTENCE, Stream};
use super::words::over;
use super::{Claim, Contradiction, told};

/// Words before a name by which it leaves the lists, and what must stand behind it in the clause.
const LEAVES: &[&str] = &["取消", "撤销", "取消了"];
const WHAT: &[&str] = &["资格", "称号", "奖"];
/// Words before a name that alone say it.
const LESS: &[&str] = &["减少", "减少了", "剔除"];
/// Words before a name by which it comes in.
const MORE: &[&str] = &["增加", "增加了", "增补", "补充"];
/// Words behind a name by which it comes in.
const FILLS: &[&str] = &["递补", "替补", "补入"];
/// Words in the sentence that leave open what happens, or say it of another time or list.
const OPEN: &[&str] = &["如", "若", "凡", "一经", "可", "将", "是否", "不予", "不得", "去年", "上年", "上届", "曾"];
/// Words that say of a list that it changed.
const CHANGED: &[&str] = &["名单有变动", "名单有变化", "名单有调整", "名单减少", "名单增加"];

pub(super) fn find(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    let listed = |name: &str| known.lists.iter().any(|(_, rows)| rows.iter().any(|row| row == name));
    for (name_place, name) in stream.occurrences(known.names()) {
        let said = if listed(name) {
            leaves(stream, &name_place, &other_titles(known, name))
        } else {
            comes(stream, &name_place)
        };
        let Some(place) = said.filter(|place| !is_open(stream, place) && !told(found, &stream.place(place.clone())))
        else {
            continue;
        };
        found.push(Contradiction {
            place: stream.place(place.clone()),
            said: stream.text(place),
            right: Vec::new(),
            placeholder: String::new(),
            claim: if listed(name) { Claim::Stays } else { Claim::Absent },
        });
    }
    if known.restarts.is_some() && known.moved.is_none() {
        found.extend((0..stream.chars.len()).filter_map(|at| {
            let end = at + stream.longest(at, CHANGED)?.chars().count();
            (!is_open(stream, &(at..end))).then(|| changed(stream, at..end))
        }));
    }
}

fn changed(stream: &Stream, place: Range<usize>) -> Contradiction {
    Contradiction {
        place: stream.place(place.clone()),
        said: stream.text(place),
        right: vec!["名单没有变动".to_owned()],
        placeholder: "{{变动}}".to_owned(),
        claim: Claim::Moved,
    }
}

/// Titles that somebody may have had, and has no more: 取消甲一等奖资格 where 甲 has the second.
fn other_titles<'k>(known: &'k Known, name: &str) -> Vec<&'k str> {
    let held = known.held.get(name);
    let has = |title: &String| held.is_some_and(|held| held.contains(title));
    known
        .nouns
        .iter()
        .map(|noun| &noun.title)
        .filter(|title| held.is_some() && !has(title))
        .map(String::as_str)
        .collect()
}

/// Where a name is said to leave the lists, and not another place in them.
fn leaves(stream: &Stream, name: &Range<usize>, others: &[&str]) -> Option<Range<usize>> {
    let before = back_over(stream, name.start, QUOTES);
    let behind = over(stream, name.end, QUOTES);
    let clause = stream.text(behind..stream.end_of(behind, CLAUSE));
    let start = |word: &str| before - word.chars().count();
    if let Some(word) = stream.longest_before(before, LEAVES) {
        let all = WHAT.iter().any(|what| clause.contains(what)) && !others.iter().any(|title| clause.contains(title));
        return all.then(|| start(word)..behind);
    }
    let alone = clause.is_empty() || clause.starts_with('、');
    stream.longest_before(before, LESS).filter(|_| alone).map(|word| start(word)..behind)
}

/// Where a name is said to come into them.
fn comes(stream: &Stream, name: &Range<usize>) -> Option<Range<usize>> {
    let before = back_over(stream, name.start, QUOTES);
    let behind = over(stream, name.end, QUOTES);
    if let Some(word) = stream.longest(behind, FILLS) {
        return Some(name.start..behind + word.chars().count());
    }
    let clause = stream.text(behind..stream.end_of(behind, CLAUSE));
    let alone = clause.is_empty() || clause.starts_with(['、', '（']);
    stream.longest_before(before, MORE).filter(|_| alone).map(|word| before - word.chars().count()..behind)
}

fn is_open(stream: &Stream, place: &Range<usize>) -> bool {
    let before = stream.text(stream.start_of(place.start, SENTENCE)..place.start);
    let clause = stream.text(stream.start_of(place.start, CLAUSE)..place.start);
    OPEN.iter().any(|word| before.contains(word))
        || ["不", "未", "没有", "无需"].iter().any(|word| clause.contains(word))
}
