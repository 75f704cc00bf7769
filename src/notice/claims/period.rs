//! From when to when, and since when. How long and until when stand beside it in `length` and `deadline`.

use jiff::civil::Date;

use super::cue::{cue_before, cue_behind, is_cued};
use super::day::{Day, TO, chinese, day, dotted, last, month};
use super::frame::back_over;
use super::known::{Known, KnownPeriod};
use super::length::length;
use super::stream::{CLAUSE, SENTENCE, Stream};
use super::{Claim, Contradiction, deadline, length, weekday};

/// What offices do by some day that has nothing to do with the period.
pub(super) const ANSWERS: &[&str] =
    &["答复", "办结", "核查", "反馈", "处理", "公布", "申报", "报送", "印发", "发布", "上报", "召开"];

pub(super) fn find(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    let Some(published) = known.published.filter(|_| !known.periods.is_empty()) else { return };
    let mut at = 0;
    while at < stream.chars.len() {
        if let Some((first, last)) = range(stream, at) {
            let (_, closed) = deadline::hour(stream, last.end);
            if is_cued(stream, at, last.end) || is_cued(stream, at, closed) {
                judge(stream, at, (first, last), published, known, found);
                deadline::of_range(stream, at, last, known, found);
            }
            at = last.end;
        } else if let Some(day) = day(stream, at, false) {
            if !begins(stream, at, day, published, known, found) {
                deadline::find(stream, at, day, known, found);
            }
            at = day.end;
        } else if let Some(open) = month(stream, at) {
            deadline::find(stream, at, open, known, found);
            at = open.end;
        } else if let Some(length) = length(stream, at) {
            length::find(stream, at, &length, known, found);
            at = length.end;
        } else {
            at += 1;
        }
    }
}

/// The range that begins at a position. 9.23-9.29 and 23日至27日 are one only where the period is spoken of.
fn range(stream: &Stream, at: usize) -> Option<(Day, Day)> {
    let cued = || cue_before(stream, at).is_some();
    let first = day(stream, at, false)
        .or_else(|| dotted(stream, at).filter(|_| cued()))
        .or_else(|| day(stream, at, true).filter(|_| cued()))?;
    Some((first, range_end(stream, first)?))
}

/// The day behind 至.
pub(super) fn range_end(stream: &Stream, first: Day) -> Option<Day> {
    // （星期一）, 8时, 起 and the like between the first day and 至.
    let (_, mut next) = deadline::hour(stream, first.end);
    while let Some(word) = stream.longest(next, &["起", "始", "上午", "下午"]) {
        next += word.chars().count();
    }
    let mark = stream.longest(next, TO)?;
    last(stream, next + mark.chars().count(), first)
}

fn judge(
    stream: &Stream,
    at: usize,
    (first, last): (Day, Day),
    published: Date,
    known: &Known,
    found: &mut Vec<Contradiction>,
) {
    let from = first.date(published);
    let to = from.and_then(|from| last.date(from));
    let is = |p: &KnownPeriod, opened: Date| from.is_some_and(|from| starts(p, from, opened)) && to == Some(p.last);
    let told = known.past.iter().any(|p| is(p, p.first)) && tells_anew(stream, at, last.end);
    if !told && !known.periods.iter().any(|p| is(p, published)) {
        found.push(wrong(stream, at..last.end, known));
    }
}

/// Whether a text that gives the period before says that there was another one since.
fn tells_anew(stream: &Stream, start: usize, end: usize) -> bool {
    let sentence = stream.text(stream.start_of(start, SENTENCE)..stream.end_of(end, SENTENCE));
    ["重新公示", "再次公示", "重新计算", "延长", "更正后"].iter().any(|word| sentence.contains(word))
}

/// 公示期自9月23日起: whether that is what the day says; a wrong one is a fault.
fn begins(
    stream: &Stream,
    at: usize,
    written: Day,
    published: Date,
    known: &Known,
    found: &mut Vec<Contradiction>,
) -> bool {
    let end = weekday::behind(stream, written.end);
    if let Some(word) = stream.longest(end, &["起", "始", "开始"]) {
        if cue_before(stream, at).is_none() && !cue_behind(stream, end + word.chars().count()) {
            return false;
        }
    } else if !is_first_day(stream, at) {
        return false;
    }
    let starts = written.date(published).is_some_and(|date| known.periods.iter().any(|p| starts(p, date, published)));
    if !starts {
        found.push(wrong(stream, at..written.end, known));
    }
    true
}

/// 公示开始时间10月15日
fn is_first_day(stream: &Stream, at: usize) -> bool {
    let name = back_over(stream, at, &["为", "是", "：", "于"]);
    let names = ["开始时间", "起始时间", "开始日期", "起始日期", "开始日"];
    names.iter().any(|n| stream.longest_before(name, &[n]).is_some())
        && stream.text(stream.start_of(at, CLAUSE)..at).contains("公示")
}

/// Whether a period can be said to begin on a day: its first, or that of the notice, which may not count.
fn starts(period: &KnownPeriod, day: Date, published: Date) -> bool {
    day == period.first || day == published && published <= period.first
}

fn wrong(stream: &Stream, range: std::ops::Range<usize>, known: &Known) -> Contradiction {
    Contradiction {
        place: stream.place(range.clone()),
        said: stream.text(range),
        right: known.periods.iter().map(|p| format!("{}至{}", chinese(p.first), chinese(p.last))).collect(),
        placeholder: "{{公示期}}".to_owned(),
        claim: Claim::Period,
    }
}
