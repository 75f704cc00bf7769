//! Until when: 请于10月20日17时前反映, 公示期截至10月20日, 异议受理截止时间为10月20日.

use jiff::civil::Time;

use super::cue::{cue_before, cue_of_length};
use super::day::{Day, chinese};
use super::frame::back_over;
use super::known::{Known, KnownPeriod};
use super::numeral::numeral;
use super::period::ANSWERS;
use super::stream::{CLAUSE, SENTENCE, Stream};
use super::{Claim, Contradiction, weekday};

/// Words behind a day that make it the end of something.
const BEHIND: &[&str] = &[
    "前",
    "以前",
    "之前",
    "止",
    "为止",
    "截止",
    "下班前",
    "下班时止",
    "结束",
    "期满",
    "届满",
    "邮戳",
    "的邮戳",
    "发信邮戳",
    "到达邮戳",
];

/// Words before a day that do the same, where the period stands before them.
const BEFORE: &[&str] = &[
    "至",
    "到",
    "截至",
    "截止",
    "截止到",
    "截至到",
    "截止至",
    "延至",
    "延长至",
    "延长到",
    "顺延至",
    "延期至",
    "截止日期",
    "截止时间",
    "截止日",
    "结束时间",
    "结束日期",
    "期满时间",
    "期满日期",
    "届满时间",
    "届满日期",
];

/// What begins 从 some day.
const PERIODS: &[&str] = &["公示", "公示期", "公示期限", "公示时间"];

/// What objections are called, and what is done with them.
const OBJECTS: &[&str] = &["异议", "反映", "意见", "举报", "受理", "邮戳"];

/// A day that ends the period, or the time to object, and is another one.
pub(super) fn find(stream: &Stream, at: usize, written: Day, known: &Known, found: &mut Vec<Contradiction>) {
    let Some(published) = known.published else { return };
    let date = written.date(published);
    let (hour, end) = hour(stream, written.end);
    let Some(reading) = reading(stream, at, end) else { return };
    let fits = |p: &KnownPeriod| {
        let next = p.last.tomorrow().is_ok_and(|next| Some(next) == date);
        let exclusive = stream.at(end, "前") && !stream.at(end + 1, "（含") && hour.is_none();
        let day = date == Some(p.last) || next && (exclusive || reading == Reading::After);
        day && hour.is_none_or(|hour| closes(p, hour))
    };
    if !known.periods.iter().any(fits) {
        found.push(wrong(stream, at..end, known));
    }
}

/// Whether a period ends at an hour; one without an hour ends at midnight.
fn closes(period: &KnownPeriod, hour: Time) -> bool {
    period.until.map_or(hour == Time::MAX, |until| until == hour)
}

/// What a day behind the end of the period is said to be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// The last day.
    Last,
    /// 9月27日后不予受理: the last day, or the next one.
    After,
}

fn reading(stream: &Stream, at: usize, end: usize) -> Option<Reading> {
    let clause = stream.text(stream.start_of(at, CLAUSE)..stream.end_of(at, CLAUSE));
    let sentence = stream.text(stream.start_of(at, SENTENCE)..stream.end_of(at, SENTENCE));
    // 自公告发布之日起至27日 is no publishing by the 27th, nor is 《公示》（9月23日发布）已于27日期满.
    let acts = without_brackets(&clause).replace("布之日", "");
    // 对公示对象有异议的，请于9月27日前将意见反馈至办公室 is an objection, and no answer.
    let objection = clause.contains("意见")
        && ["公示对象", "公示名单", "公示内容"].iter().any(|w| sentence.contains(w))
        && !["核查", "处理"].iter().any(|w| clause.contains(w));
    let answers = |word: &&&str| acts.contains(**word) && !(objection && **word == "反馈");
    if ANSWERS.iter().any(|word| answers(&word)) {
        return None;
    }
    let beyond = stream.longest_before(at, &["超过", "晚于", "迟于"]).is_some();
    if beyond || stream.longest(end, &["后", "以后", "之后", "起"]).is_some() {
        return ["不予受理", "不再受理"].iter().any(|w| sentence.contains(w)).then_some(Reading::After);
    }
    let objects = OBJECTS.iter().any(|w| sentence.contains(w)) || clause.contains("期满") && sentence.contains("公示");
    let behind = stream.longest(end, BEHIND);
    // 公示期自9月23日起，至9月27日止
    let begun = || {
        let before = stream.text(stream.start_of(at, SENTENCE)..stream.start_of(at, CLAUSE));
        let alone = stream.start_of(at, CLAUSE) == back_over(stream, at, &["至", "到", "于"]);
        alone && ["从", "自"].iter().any(|w| PERIODS.iter().any(|p| before.contains(&format!("{p}{w}"))))
    };
    let since = |word: &str| {
        word.ends_with('止') && cue_of_length(stream, at).is_some()
            || ["结束", "届满", "期满", "截止"].contains(&word) && begun()
    };
    let ends = behind.is_some_and(|word| cue_before(stream, at).is_some() || objects && word != "结束" || since(word));
    (ends || ends_before(stream, at, &clause)).then_some(Reading::Last)
}

/// A text without what stands in brackets.
fn without_brackets(text: &str) -> String {
    let mut depth = 0u32;
    let mut rest = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '（' => depth += 1,
            '）' => depth = depth.saturating_sub(1),
            c if depth == 0 => rest.push(c),
            _ => {}
        }
    }
    rest
}

/// 公示期延长至, 公示截止日期：, 异议受理截止时间为.
fn ends_before(stream: &Stream, at: usize, clause: &str) -> bool {
    let mut mark = at;
    while let Some(word) = stream.longest_before(mark, &["为", "是", "：", "于", "仍", "不变，"]) {
        mark -= word.chars().count();
    }
    let Some(word) = stream.longest_before(mark, BEFORE) else { return false };
    let start = mark - word.chars().count();
    // 截至10月23日未收到异议 says how things stand, 截至10月20日期满 when it ended.
    let closes = word.starts_with('截') && ["期满", "受理", "公示时间", "公示期"].iter().any(|w| clause.contains(w));
    cue_before(stream, start).is_some() && !stream.at(start, "截至") || closes
}

/// The hour behind the last day of a range, where it is not the one that was set.
pub(super) fn of_range(stream: &Stream, at: usize, last: Day, known: &Known, found: &mut Vec<Contradiction>) {
    let (hour, end) = hour(stream, last.end);
    if let Some(hour) = hour
        && !known.periods.iter().any(|p| closes(p, hour))
    {
        found.push(wrong(stream, at..end, known));
    }
}

fn wrong(stream: &Stream, range: std::ops::Range<usize>, known: &Known) -> Contradiction {
    let word = |p: &KnownPeriod| {
        let hour = p.until.map(|t| format!("{}:{:02}", t.hour(), t.minute())).unwrap_or_default();
        format!("{}{hour}", chinese(p.last))
    };
    Contradiction {
        place: stream.place(range.clone()),
        said: stream.text(range),
        right: known.periods.iter().map(word).collect(),
        placeholder: "{{截止}}".to_owned(),
        claim: Claim::Deadline,
    }
}

/// The hour behind a day, if one stands there, and where it ends.
pub(super) fn hour(stream: &Stream, at: usize) -> (Option<Time>, usize) {
    let day = weekday::behind(stream, at);
    let mut next = day + usize::from(stream.at(day, "（"));
    let afternoon = if let Some(word) = stream.longest(next, &["上午", "下午"]) {
        next += word.chars().count();
        if word == "下午" { 12 } else { 0 }
    } else {
        0
    };
    let read = |at: usize| numeral(stream.chars.get(at..)?);
    let Some(n) = read(next).filter(|n| n.value <= 24) else { return (None, day) };
    if !matches!(stream.chars.get(next + n.length), Some('时' | '点' | '：')) {
        return (None, day);
    }
    next += n.length + 1;
    let minutes = if stream.at(next, "半") { Some((30, 1)) } else { read(next).map(|m| (m.value, m.length)) };
    let minute = minutes.filter(|(m, _)| *m < 60).map_or(0, |(m, length)| {
        next += length;
        m
    });
    next += usize::from(stream.at(next, "分"));
    next += usize::from(stream.at(next, "整"));
    next += usize::from(stream.at(day, "（") && stream.at(next, "）"));
    if (n.value, minute) == (24, 0) {
        return (Some(Time::MAX), next);
    }
    let hour = if n.value < 12 { n.value + afternoon } else { n.value };
    let time = i8::try_from(hour).ok().zip(i8::try_from(minute).ok()).and_then(|(h, m)| Time::new(h, m, 0, 0).ok());
    (time, next)
}
