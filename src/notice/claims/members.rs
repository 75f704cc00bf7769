//! Who is in the list, and with which title: 决定授予甲、乙先进集体称号, 先进集体分别为甲、乙, 甲拟表彰.

use super::first::{Name, QUOTES, fault, without_title};
use super::frame::{Frame, back_over};
use super::known::{Known, Noun};
use super::numeral::numeral;
use super::stream::Stream;
use super::words::{PEOPLE, commended, ends, named, numbered, over, quantity_before, title_at, title_before};
use super::{Claim, Contradiction};

/// Verbs whose object is in the list, with a title behind it or where they commend.
const VERBS: &[&str] =
    &["授予", "拟授予", "表彰", "拟表彰", "命名", "拟命名", "评定", "确定", "拟确定", "通报表扬", "表扬", "给予"];

/// Words that take it back.
pub(super) const NOT: &[&str] = &["不", "不再", "不予", "未", "未能", "暂不", "停止", "取消", "撤销"];

/// Words in the clause that make it a wish, a question or a condition.
pub(super) const OPEN: &[&str] = &["如", "若", "是否", "建议", "认为", "应", "要求"];

/// Verbs that put somebody on the list.
const ADDED: &[&str] = &["增加", "新增", "增补", "增列"];

/// Words between a title and those who have it.
pub(super) const ARE: &[&str] = &[
    "为",
    "是",
    "：",
    "有",
    "（",
    "名单",
    "如下",
    "即",
    "分别",
    "称号的",
    "荣誉称号的",
    "称号获得者",
    "获得者",
    "的",
    "的选手",
    "的同志",
    "的职工",
    "的集体",
    "的单位",
    "的成果",
];

/// What is said of names: that they are in the list, with which title, and whether they are all of it.
struct Claimed<'k> {
    noun: Option<&'k Noun>,
    all: bool,
}

pub(super) fn find(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    if known.lists.is_empty() {
        return;
    }
    let text = stream.text(0..stream.chars.len());
    let names: Vec<&str> = known.names().filter(|name| text.contains(name)).collect();
    let mut at = 0;
    while at < stream.chars.len() {
        let run = run(stream, at, &names);
        let Some((first, last)) = run.first().zip(run.last()) else {
            at += 1;
            continue;
        };
        at = last.end;
        let frame = Frame::of(stream, first.start, last.end);
        if let Some(claimed) = claimed(&frame, known).filter(|_| !frame.elsewhere(known)) {
            judge(&frame, &run, &claimed, known, found);
        }
    }
}

fn judge(frame: &Frame<'_>, run: &[Name<'_>], claimed: &Claimed<'_>, known: &Known, found: &mut Vec<Contradiction>) {
    let stream = frame.stream;
    let before = found.len();
    found.extend(miscounted(frame, run));
    for name in run {
        if !known.lists.iter().any(|(_, rows)| rows.iter().any(|r| r == name.name)) {
            found.push(fault(stream, name, Vec::new(), "{{名单}}".to_owned()));
        } else if let (Some(noun), Some(held)) = (claimed.noun, known.held.get(name.name))
            && !held.contains(&noun.title)
        {
            found.push(without_title(stream, name, noun, known));
        }
    }
    let Some(noun) = claimed.noun.filter(|noun| claimed.all && !noun.counts.contains(&run.len())) else { return };
    if before == found.len() {
        found.push(Contradiction {
            place: stream.place(frame.start..frame.end),
            said: stream.text(frame.start..frame.end),
            right: noun.counts.iter().map(|n| format!("{n}个")).collect(),
            placeholder: noun.placeholder.clone(),
            claim: Claim::Count,
        });
    }
}

/// 甲、乙3名同志; 甲、乙（3名）: as many as were named.
fn miscounted(frame: &Frame<'_>, run: &[Name<'_>]) -> Option<Contradiction> {
    let stream = frame.stream;
    let from = over(stream, over(stream, over(stream, frame.end, QUOTES), PEOPLE), &["（"]);
    let end = numbered(stream, from);
    let start = quantity_before(stream, end).filter(|start| end > from && run.len() > 1 && *start >= from)?;
    let said = numeral(&stream.chars[start..])?.value;
    (usize::try_from(said) != Ok(run.len())).then(|| Contradiction {
        place: stream.place(start..end),
        said: stream.text(start..end),
        right: vec![format!("{}{}", run.len(), stream.chars[end - 1])],
        placeholder: "{{数量}}".to_owned(),
        claim: Claim::Count,
    })
}

/// The names that begin at a position, one behind the other.
fn run<'k>(stream: &Stream, start: usize, names: &[&'k str]) -> Vec<Name<'k>> {
    let (mut run, mut at) = (Vec::new(), start);
    while let Some(name) = stream.longest(at, names) {
        let end = at + name.chars().count();
        run.push(Name { start: at, end, name });
        let behind = over(stream, end, QUOTES);
        let Some(mark) = stream.longest(behind, &["、", "和", "，", "及", "以及", "与"]) else { break };
        at = over(stream, behind + mark.chars().count(), QUOTES);
    }
    run
}

fn claimed<'k>(frame: &Frame<'_>, known: &'k Known) -> Option<Claimed<'k>> {
    let Frame { stream, start, end, .. } = *frame;
    let behind = over(stream, end, QUOTES);
    // 甲等39个: who comes first is another question.
    if stream.at(behind, "等") {
        return None;
    }
    let behind = over(stream, behind, PEOPLE);
    let before = back_over(stream, start, QUOTES);
    // 先进集体分别为甲、乙; 先进集体2个：甲、乙
    let at = back_over(stream, before, ARE);
    let counted = quantity_before(stream, back_over(stream, at, &["）"]));
    let at = counted.map_or(at, |quantity| back_over(stream, quantity, ARE));
    if at < before && ends(stream, behind, known) {
        let (noun, title) = title_before(stream, at, known)?;
        let fits = !noun.counts.is_empty() && frame.speaks_for_the_list(title, known, true);
        let all = ["分别", "名单"].iter().any(|w| stream.text(at..before).contains(w));
        return fits.then_some(Claimed { noun: Some(noun), all });
    }
    let verb = stream.longest_before(before, VERBS);
    let denied = verb.is_some_and(|v| stream.longest_before(before - v.chars().count(), NOT).is_some());
    let clause = stream.text(frame.clause..start);
    if denied || OPEN.iter().any(|w| clause.contains(w)) || !frame.speaks_for_the_list(start, known, true) {
        return None;
    }
    // 更正后名单增加甲
    if stream.longest_before(before, ADDED).is_some() && clause.contains("名单") && ends(stream, behind, known) {
        return Some(Claimed { noun: None, all: false });
    }
    // 授予甲先进集体称号; 甲、乙2个先进集体; 甲被评为先进集体
    let number = numbered(stream, behind);
    let number = if number > behind { over(stream, number, PEOPLE) } else { behind };
    // 示例局1名选手获奖 is said of one of its people.
    if number > behind && known.shares.contains_key(&stream.text(start..end)) {
        return None;
    }
    let title = titled(stream, number, known).filter(|_| verb.is_some() || number > behind);
    if let Some(noun) = title.or_else(|| named(stream, number, known)) {
        return (!noun.counts.is_empty()).then_some(Claimed { noun: Some(noun), all: false });
    }
    let behind = number;
    let commends = verb.is_some_and(|v| v.contains("表彰") || v.contains("表扬")) && ends(stream, behind, known);
    (commends || commended(stream, behind, known)).then_some(Claimed { noun: None, all: false })
}

/// The title that stands at a position, and ends there.
fn titled<'k>(stream: &Stream, at: usize, known: &'k Known) -> Option<&'k Noun> {
    let (noun, end) = title_at(stream, over(stream, at, QUOTES), known)?;
    ends(stream, end, known).then_some(noun)
}
