//! When stages begin and end, and until when something is to be filed: 组织申报（9月18日至22日）, 于6月15日前将竞赛方案报送,
//! 申报截止时间为9月22日.

use std::ops::Range;

use jiff::civil::Date;

use super::{Due, Kind, Misplanned, Planned, Window};
use crate::notice::claims::day::{Day, chinese, day};
use crate::notice::claims::deadline::hour;
use crate::notice::claims::frame::back_over;
use crate::notice::claims::period::range_end;
use crate::notice::claims::stream::{CLAUSE, SENTENCE, Stream};
use crate::notice::claims::words::over;

/// Words between a stage and its days.
const BETWEEN: &[&str] = &["（", "）", "：", "|", "，", "阶段", "时间", "期限", "为", "自", "从", "于", "是"];
/// Words behind a day that is the last.
const BEHIND: &[&str] = &["前", "以前", "之前", "截止", "止", "为止", "下班前"];
/// Words before one.
const BEFORE: &[&str] = &["截止", "截止时间", "截止日期", "截止日", "截止到", "截止至"];
/// Verbs of filing.
const FILES: &[&str] = &["报", "提交", "备案", "送至", "交至", "寄", "发至", "发送"];
/// What is filed, or until when, where no filing is named.
const FILED: &[&str] = &[
    "申报截止",
    "报名截止",
    "报送截止",
    "推荐截止",
    "截止报名",
    "申报时间",
    "报名时间",
    "报送时间",
    "申报期限",
    "报送期限",
    "申报材料",
    "推荐材料",
    "参赛材料",
    "申报表",
    "推荐表",
    "报名表",
    "申报书",
];
/// Stages in which something is filed.
const FILING: &[&str] = &["申报", "报名", "推荐", "报送", "上报", "征集", "填报", "提交"];
/// What is done in a stage, as its time is named after it.
const DONE: &[&str] = &["申报", "报名", "推荐", "评审", "评选", "初赛", "复赛", "决赛"];
/// Words that make it another day: until when facts count, the publicity, another time, a term that moves.
const OTHERWISE: &[&str] = &[
    "统计截止",
    "统计时间",
    "统计到",
    "截至",
    "下发",
    "数据",
    "公示",
    "异议",
    "去年",
    "上年",
    "上届",
    "往年",
    "延长",
    "延期",
    "延至",
    "顺延",
    "推迟",
    "原定",
    "提前",
    "每月",
    "每季",
    "每年",
    "初评",
    "初审",
    "内部",
];

pub(super) fn find(stream: &Stream, planned: &Planned, found: &mut Vec<Misplanned>) {
    let mut at = 0;
    while at < stream.chars.len() {
        let Some(first) = day(stream, at, false) else {
            at += 1;
            continue;
        };
        if let Some(last) = range_end(stream, first) {
            found.extend(stage(stream, at, (first, last), planned));
            at = last.end;
        } else {
            found.extend(due(stream, at, first, planned));
            at = first.end;
        }
    }
}

/// The days of the stage that is named before them.
fn stage(stream: &Stream, at: usize, (first, last): (Day, Day), planned: &Planned) -> Option<Misplanned> {
    let (title, windows) = windows(stream, at, planned)?;
    let is = |w: &&Window| {
        let same_month = last.date(w.from).is_some_and(|date| date.month() == w.to.month());
        first.date(w.from) == Some(w.from) && last.date(w.to) == Some(w.to) && same_month
    };
    if windows.iter().any(is) || otherwise(stream, at) {
        return None;
    }
    Some(Misplanned {
        place: stream.place(at..last.end),
        said: stream.text(at..last.end),
        title: title.to_owned(),
        right: windows.iter().map(|w| format!("{}至{}", chinese(w.from), chinese(w.to))).collect(),
        span: windows.first().map(|w| w.span),
        kind: Kind::Window,
    })
}

/// The stages that are named before a position: by a title, or by what is done in one of them alone (申报时间).
fn windows<'p>(stream: &Stream, at: usize, planned: &'p Planned) -> Option<(&'p str, Vec<&'p Window>)> {
    let end = back_over(stream, at, BETWEEN);
    let titles: Vec<&str> = planned.windows.iter().map(|window| window.title.as_str()).collect();
    if let Some(title) = stream.longest_before(end, &titles) {
        return Some((title, planned.windows.iter().filter(|window| window.title == title).collect()));
    }
    let word = stream.longest_before(end, DONE)?;
    let start = end - word.chars().count();
    let named = stream.longest(end, &["时间", "期限", "日期", "阶段"]).is_some();
    let alone = start == stream.start_of(start, "，,。；！？\n|、．.（）");
    let mut done = planned.windows.iter().filter(|window| window.title.contains(word));
    let only = done.next().filter(|_| named && alone && done.next().is_none())?;
    Some((&only.title, vec![only]))
}

/// The last day of what is to be filed.
fn due(stream: &Stream, at: usize, written: Day, planned: &Planned) -> Option<Misplanned> {
    let (_, end) = hour(stream, over(stream, written.end, &["（含）", "（含当日）", "（含当天）"]));
    let behind = stream.longest(end, BEHIND);
    let before = stream.longest_before(back_over(stream, at, &["为", "是", "：", "于"]), BEFORE);
    let sentence = stream.text(stream.start_of(at, SENTENCE)..stream.end_of(at, SENTENCE));
    if behind.or(before).is_none() || otherwise(stream, at) || !FILES.iter().any(|word| sentence.contains(word)) {
        return None;
    }
    let exclusive = behind.is_some_and(|word| word.ends_with('前'));
    // 「16日前」 may mean that the 15th is the last day.
    let is = |by: Date, counts: bool| {
        let next = by.tomorrow().ok().filter(|_| exclusive && counts);
        [Some(by), next].into_iter().flatten().any(|day| written.date(day) == Some(day))
    };
    let named = named(stream, at, planned);
    let wrong = |title: &str, right: Vec<String>, span, kind| Misplanned {
        place: stream.place(at..written.end),
        said: stream.text(at..written.end),
        title: title.to_owned(),
        right,
        span,
        kind,
    };
    if let Some(first) = named.first() {
        let right = named.iter().map(|due| chinese(due.by.0)).collect();
        let fits = named.iter().any(|due| is(due.by.0, due.by.1));
        return (!fits).then(|| wrong(&first.title, right, Some(first.span), Kind::Due));
    }
    let files = planned.windows.iter().any(|w| FILING.iter().any(|word| w.title.contains(word)));
    let filed = around(stream, at).any(|range| FILED.iter().any(|word| stream.text(range.clone()).contains(word)));
    if !filed || !files && planned.dues.is_empty() {
        return None;
    }
    let fits = planned.dues.iter().any(|due| is(due.by.0, due.by.1))
        || planned.windows.iter().any(|w| is(w.from, true) || is(w.to, true));
    (!fits).then(|| wrong("", Vec::new(), None, Kind::AnyDue))
}

fn clause(stream: &Stream, at: usize) -> Range<usize> {
    stream.start_of(at, CLAUSE)..stream.end_of(at, CLAUSE)
}

fn otherwise(stream: &Stream, at: usize) -> bool {
    let clause = stream.text(clause(stream, at));
    OTHERWISE.iter().any(|word| clause.contains(word))
}

/// What is filed by a day: named in its clause, or in one beside it.
fn named<'p>(stream: &Stream, at: usize, planned: &'p Planned) -> Vec<&'p Due> {
    let in_clause = |range: Range<usize>| -> Vec<&Due> {
        let text = stream.text(range);
        planned.dues.iter().filter(|due| due.names.iter().any(|name| text.contains(name.as_str()))).collect()
    };
    around(stream, at).map(in_clause).find(|found| !found.is_empty()).unwrap_or_default()
}

/// The clause of a day, and those beside it in its sentence that have no day of their own.
fn around(stream: &Stream, at: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let own = clause(stream, at);
    let sentence = stream.start_of(at, SENTENCE)..stream.end_of(at, SENTENCE);
    let next = (own.end < sentence.end).then(|| clause(stream, own.end + 1));
    let last = (own.start > sentence.start).then(|| clause(stream, own.start - 1));
    let dated = |range: &Range<usize>| range.clone().any(|at| day(stream, at, false).is_some());
    std::iter::once(own).chain([next, last].into_iter().flatten().filter(move |range| !dated(range)))
}
