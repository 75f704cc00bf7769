//! How many seats: 先进集体（县级）名额39个, 评选先进个人125名, 设一等奖1个、二等奖2个, 示例市推荐先进集体4个.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Kind, Misplanned, Planned, Seats};
use crate::notice::claims::frame::{Frame, back_over};
use crate::notice::claims::numeral::numeral;
use crate::notice::claims::stream::Stream;
use crate::notice::claims::times::{Times, of_another_time};
use crate::notice::claims::words::{MEASURES, OTHER_MEASURES, over, quantity_before};

/// Words between a title and its number.
const BEHIND: &[&str] = &[
    "“",
    "”",
    "「",
    "」",
    "推荐名额",
    "表彰名额",
    "名额",
    "总名额",
    "的",
    "总数",
    "共计",
    "合计",
    "总计",
    "共",
    "为",
    "是",
    "有",
    "：",
    "（",
    "择优选取",
    "选取",
    "拟推荐",
    "推荐",
    "评选",
    "评出",
    "拟表彰",
    "表彰",
    "设",
    "设置",
    "确定",
];

/// Verbs before a number whose title follows it.
const VERBS: &[&str] = &[
    "推荐",
    "评选",
    "评选出",
    "评出",
    "选取",
    "择优选取",
    "选树",
    "表彰",
    "拟表彰",
    "设",
    "设立",
    "设置",
    "产生",
    "评定",
    "共",
];

/// What may follow a number that ends there, or a title that a number stands before.
const CLOSES: &str = "，,。；;、）\n|（和与及：”」";

/// Words in the clause that make it another number: of each, of a limit, of another time, of a rough guess, of those
/// who took part.
const OTHERWISE: &[&str] = &[
    "每",
    "各",
    "分别",
    "均",
    "不超过",
    "不多于",
    "不少于",
    "不低于",
    "至少",
    "至多",
    "最多",
    "以上",
    "以下",
    "以内",
    "左右",
    "上限",
    "约",
    "近",
    "比例",
    "按",
    "去年",
    "上年",
    "往年",
    "上届",
    "历年",
    "历届",
    "累计",
    "以来",
    "期间",
    "原",
    "调整",
    "增加",
    "减少",
    "追加",
    "另",
    "其余",
    "其他",
    "参加",
    "参赛",
    "参评",
    "申报",
    "候选",
    "差额",
    "备选",
    "全国",
    "全省",
    "获得",
    "荣获",
    "已",
    "曾",
];

/// Words before a title that make it one of another level: 全国先进集体, 省级先进集体.
const LEVELS: &[&str] =
    &["级", "国家", "全国", "全区", "全省", "全市", "全县", "省", "市", "县", "行业", "系统", "初评"];

pub(super) fn find(stream: &Stream, planned: &Planned, found: &mut Vec<Misplanned>) {
    let titles: Vec<&str> = planned.seats.iter().map(|seats| seats.title.as_str()).collect();
    let mut at = 0;
    while at < stream.chars.len() {
        let Some(title) = stream.longest(at, &titles) else {
            at += 1;
            continue;
        };
        let (start, end) = (at, at + title.chars().count());
        at = end;
        let Some(seats) = planned.seats.iter().find(|seats| seats.title == title) else { continue };
        let Some((value, range)) = behind(stream, end).or_else(|| before(stream, start, end)) else { continue };
        let counts = seats.people || !"名人位".contains(stream.chars[range.end - 1]);
        if of_another_level(stream, start, planned) || !counts {
            continue;
        }
        judge(stream, (value, range), (start, seats), planned, found);
    }
}

/// The number behind a title, and where it stands.
fn behind(stream: &Stream, end: usize) -> Option<(u64, Range<usize>)> {
    counted(stream, over(stream, end, BEHIND)).filter(|(_, range)| {
        let behind = over(stream, range.end, &["名额", "。"]);
        closes(stream, behind) || behind > range.end
    })
}

/// 评选39个先进集体
fn before(stream: &Stream, start: usize, end: usize) -> Option<(u64, Range<usize>)> {
    let from = quantity_before(stream, back_over(stream, start, &["“", "「"]))?;
    stream.longest_before(from, VERBS)?;
    let behind = over(stream, end, &["”", "」"]);
    counted(stream, from).filter(|_| closes(stream, behind))
}

/// A number and its measure word.
fn counted(stream: &Stream, at: usize) -> Option<(u64, Range<usize>)> {
    let n = numeral(stream.chars.get(at..)?)?;
    let end = at + n.length + 1;
    let measured = stream.chars.get(end - 1).is_some_and(|c| MEASURES.contains(*c));
    let other = stream.longest(end, OTHER_MEASURES).is_some_and(|word| word != "额");
    // 一个先进集体 is as often an article as a number.
    (measured && !other && !(n.chinese && n.value < 3)).then_some((n.value, at..end))
}

/// 省级先进集体, but not 示例市先进集体 where 示例市 is one of the units.
fn of_another_level(stream: &Stream, start: usize, planned: &Planned) -> bool {
    let units: Vec<&str> = planned.units.iter().map(String::as_str).collect();
    stream.longest_before(start, LEVELS).is_some() && stream.longest_before(start, &units).is_none()
}

fn closes(stream: &Stream, at: usize) -> bool {
    stream.chars.get(at).is_none_or(|c| CLOSES.contains(*c))
}

fn judge(
    stream: &Stream,
    (value, range): (u64, Range<usize>),
    (start, seats): (usize, &Seats),
    planned: &Planned,
    found: &mut Vec<Misplanned>,
) {
    let frame = Frame::of(stream, start.min(range.start), range.end);
    let clause = stream.text(frame.clause..range.end.max(start));
    // 2022年评选先进集体3个 in the plan of 2024.
    let years: Vec<u64> = planned.title.split(|c: char| !c.is_ascii_digit()).filter_map(|y| y.parse().ok()).collect();
    let times = Times { years: &years, title: &planned.title };
    let elsewhere = !years.is_empty() && of_another_time(&frame, &times);
    if elsewhere || OTHERWISE.iter().any(|word| clause.contains(word)) {
        return;
    }
    let right: BTreeSet<u32> = match of_units(&clause, seats, planned) {
        Some(shares) => shares,
        None => seats.numbers.clone(),
    };
    if right.is_empty() || right.iter().any(|n| u64::from(*n) == value) {
        return;
    }
    let measure = stream.chars[range.end - 1];
    found.push(Misplanned {
        place: stream.place(range.clone()),
        said: stream.text(range),
        title: seats.title.clone(),
        right: right.iter().map(|n| format!("{n}{measure}")).collect(),
        span: Some(seats.span),
        kind: Kind::Seats,
    });
}

/// The seats of the unit that a clause names; nothing where it names several, or one without a row.
fn of_units(clause: &str, seats: &Seats, planned: &Planned) -> Option<BTreeSet<u32>> {
    let named: Vec<&String> = planned.units.iter().filter(|name| clause.contains(name.as_str())).collect();
    // 示例市自然资源局 holds 示例市 as well.
    let longest = named.iter().max_by_key(|name| name.chars().count())?;
    let one = named.iter().all(|name| longest.contains(name.as_str()));
    let share = seats.shares.iter().find(|(name, _)| name == *longest).filter(|_| one);
    Some(share.map(|(_, seats)| *seats).into_iter().collect())
}
