//! From when to when, how long, until when.

use jiff::civil::{Date, Time};

use super::day::{Day, chinese, day};
use super::known::{Known, KnownPeriod};
use super::numeral::numeral;
use super::stream::{CLAUSE, PLACE, SENTENCE, Stream};
use super::{Claim, Contradiction};
use crate::model::{CountingUnit, Placeholder};

/// Words that say that what follows is the period of this notice.
const CUES: &[&str] = &[
    "公示期限",
    "公示期间",
    "公示期",
    "公示时间",
    "公示日期",
    "公示时限",
    "公示天数",
    "予以公示",
    "进行公示",
    "公示之日起",
    "公示",
    "为期",
];

/// Words before a cue that make it the publicity of somebody else, or at another level.
const ELSEWHERE: &[&str] = &[
    "市级",
    "县级",
    "区级",
    "乡镇",
    "单位",
    "本单位",
    "各市",
    "各县",
    "基层",
    "逐级",
    "内部",
    "初",
    "一级",
    "上报前",
    "推荐",
];

/// Characters between a cue and a day or length that keep them together.
const GLUE: &str = "为是：自从于即定（“”共计限间起时不少低于超过内，日";

pub(super) fn find(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    let Some(published) = known.published.filter(|_| !known.periods.is_empty()) else { return };
    let mut at = 0;
    while at < stream.chars.len() {
        let Some(first) = day(stream, at, false) else {
            if let Some(length) = length(stream, at) {
                find_length(stream, at, &length, known, found);
                at = length.end;
                continue;
            }
            at += 1;
            continue;
        };
        if let Some(last) = range_end(stream, first.end) {
            find_range(stream, at, (first, last), published, known, found);
            at = last.end;
        } else {
            find_deadline(stream, at, first, published, known, found);
            at = first.end;
        }
    }
}

/// The day behind 至.
fn range_end(stream: &Stream, at: usize) -> Option<Day> {
    // （星期一）, 起 and the like between the first day and 至.
    let mut next = at;
    while let Some(word) = stream.longest(next, &["起", "上午", "下午", "8时", "9时", "0时"]) {
        next += word.chars().count();
    }
    let mark = stream.longest(next, &["至", "到", "——", "—", "–", "--", "-", "－", "～", "~"])?;
    day(stream, next + mark.chars().count(), true)
}

fn find_range(
    stream: &Stream,
    at: usize,
    (first, last): (Day, Day),
    published: Date,
    known: &Known,
    found: &mut Vec<Contradiction>,
) {
    if !is_cued(stream, at, last.end) {
        return;
    }
    let place = stream.place(at..last.end);
    let said = stream.text(at..last.end);
    let from = first.date(published);
    let to = from.and_then(|from| last.date(from));
    let is = |p: &KnownPeriod| {
        (from == Some(p.first) || from == Some(published) && published <= p.first) && to == Some(p.last)
    };
    if !known.periods.iter().any(is) {
        let right = known.periods.iter().map(|p| format!("{}至{}", chinese(p.first), chinese(p.last))).collect();
        found.push(Contradiction { place, said, right, placeholder: "{{公示期}}".to_owned(), claim: Claim::Period });
    }
}

/// Whether a stretch is said of the period of this notice: a cue right before it, 公示 right
/// behind it, or a heading above it.
fn is_cued(stream: &Stream, start: usize, end: usize) -> bool {
    cue_before(stream, start).is_some() || cue_behind(stream, end) || headed(stream, start)
}

/// The cue before a position, where nothing but glue stands between.
fn cue_before(stream: &Stream, start: usize) -> Option<&'static str> {
    let from = stream.start_of(start, SENTENCE);
    let (mut at, mut cue) = (start, None);
    while at > from {
        if let Some(word) = stream.longest_before(at, CUES) {
            cue = Some((word, at - word.chars().count()));
            break;
        }
        let c = stream.chars[at - 1];
        let inside = GLUE.contains(c) || c == PLACE || c.is_ascii_digit() || "个工作自然天".contains(c);
        if !inside {
            return None;
        }
        at -= 1;
    }
    let (word, at) = cue?;
    // 公示期满, 公示结束 are said of what comes after.
    let elsewhere = stream.longest_before(at, ELSEWHERE).is_some();
    (!elsewhere).then_some(word)
}

/// 10月16日至20日公示; 10月16日至20日，在……进行了公示.
fn cue_behind(stream: &Stream, end: usize) -> bool {
    let clause = stream.end_of(end, CLAUSE);
    let words = stream.text(end..clause);
    if words.is_empty() {
        // A clause of its own: the next one says what was done then.
        let next = stream.text(clause..stream.end_of(clause.saturating_add(1).min(stream.chars.len()), CLAUSE));
        return ["进行了公示", "予以公示", "进行公示", "公示了"].iter().any(|w| next.contains(w))
            && !ELSEWHERE.iter().any(|w| next.contains(w));
    }
    let behind = ["公示", "予以公示", "进行公示", "进行了公示", "向社会公示", "为公示期"];
    behind
        .iter()
        .any(|w| words.starts_with(w) && !words[w.len()..].starts_with(['期', '结', '后', '无']) || words == *w)
}

/// A line of its own under a heading such as 公示时间.
fn headed(stream: &Stream, start: usize) -> bool {
    let line = stream.start_of(start, "\n");
    if stream.text(line..start).chars().any(|c| !GLUE.contains(c)) {
        return false;
    }
    let above = stream.text(0..line);
    let heading = above.trim_end_matches('\n').rsplit('\n').next().unwrap_or_default();
    let heading = heading.trim_start_matches(['#', ' ']);
    ["公示时间", "公示期", "公示期限"].iter().any(|w| heading.ends_with(w))
        && !ELSEWHERE.iter().any(|w| heading.contains(w))
}

/// A length: 5个工作日, 五个工作日, 5天, 5日.
struct Length {
    value: u64,
    unit: Option<CountingUnit>,
    end: usize,
}

fn length(stream: &Stream, at: usize) -> Option<Length> {
    let before = at.checked_sub(1).map(|n| stream.chars[n]);
    if before.is_some_and(|c| "第月年.-/".contains(c) || c.is_ascii_digit()) {
        return None;
    }
    let n = numeral(stream.chars.get(at..)?)?;
    let behind = at + n.length;
    let word = stream.longest(behind, &["个工作日", "工作日", "个自然日", "个日历日", "个日历天", "天", "日"])?;
    let unit = if word.contains("工作日") {
        Some(CountingUnit::WorkingDay)
    } else if word.contains("自然") || word.contains("日历") {
        Some(CountingUnit::CalendarDay)
    } else {
        None
    };
    Some(Length { value: n.value, unit, end: behind + word.chars().count() })
}

fn find_length(stream: &Stream, at: usize, length: &Length, known: &Known, found: &mut Vec<Contradiction>) {
    let in_brackets = at.checked_sub(1).is_some_and(|n| stream.chars[n] == '（') && behind_a_period(stream, at - 1);
    let cue = cue_before(stream, at);
    // 20日 alone is a day; 公示5日 and 公示之日起5日内 are lengths.
    let bare_day = length.unit.is_none()
        && !stream.at(length.end, "内")
        && !matches!(cue, Some("公示期" | "公示" | "公示期限" | "为期" | "公示天数"));
    if !in_brackets && (bare_day || cue.is_none()) {
        return;
    }
    if cue == Some("为期") && !stream.text(stream.start_of(at, SENTENCE)..at).contains("公示") {
        return;
    }
    let least = stream.longest_before(at, &["不少于", "不低于", "至少"]).is_some();
    let fits = |p: &KnownPeriod| {
        let counted = u64::from(p.count);
        let span = p.first.until(p.last).map_or(0, |s| u64::try_from(s.get_days()).unwrap_or_default() + 1);
        let worked = p.worked.and_then(|n| u64::try_from(n).ok());
        let same = |n: u64| if least { n >= length.value } else { n == length.value };
        match (length.unit, p.unit) {
            (Some(CountingUnit::WorkingDay), CountingUnit::CalendarDay) => worked.is_some_and(same),
            (Some(CountingUnit::WorkingDay), CountingUnit::WorkingDay) => same(counted),
            (Some(CountingUnit::CalendarDay), _) => same(span),
            (None, _) => same(span) || same(counted),
        }
    };
    if !known.periods.iter().any(fits) {
        let word = |p: &KnownPeriod| match p.unit {
            CountingUnit::WorkingDay => format!("{}个工作日", p.count),
            CountingUnit::CalendarDay => format!("{}日", p.count),
        };
        found.push(Contradiction {
            place: stream.place(at..length.end),
            said: stream.text(at..length.end),
            right: known.periods.iter().map(word).collect(),
            placeholder: "{{公示天数}}".to_owned(),
            claim: Claim::Length,
        });
    }
}

/// Whether a bracket opens right behind the dates of the period.
fn behind_a_period(stream: &Stream, bracket: usize) -> bool {
    let Some(before) = bracket.checked_sub(1) else { return false };
    if matches!(stream.placeholder(before), Some(Placeholder::Period | Placeholder::Deadline)) {
        return true;
    }
    // …至20日（5个工作日）: the range itself was cued.
    let from = stream.start_of(bracket, SENTENCE);
    (from..bracket).any(|at| {
        let Some(first) = day(stream, at, false) else { return false };
        let Some(last) = range_end(stream, first.end) else { return false };
        last.end == bracket && is_cued(stream, at, last.end)
    })
}

/// 请于10月20日17时前反映.
fn find_deadline(
    stream: &Stream,
    at: usize,
    written: Day,
    published: Date,
    known: &Known,
    found: &mut Vec<Contradiction>,
) {
    let sentence = stream.text(stream.start_of(at, SENTENCE)..stream.end_of(at, SENTENCE));
    let clause = stream.text(stream.start_of(at, CLAUSE)..stream.end_of(at, CLAUSE));
    let ends = clause.contains("期满") && sentence.contains("公示");
    let objects = ends || ["异议", "反映", "意见", "举报", "受理"].iter().any(|w| sentence.contains(w));
    let answers = ["答复", "办结", "核查", "反馈", "处理", "公布", "申报", "报送", "印发", "发布"]
        .iter()
        .any(|w| clause.contains(w));
    let Some((hour, end)) = hour_and_end(stream, at, written.end) else { return };
    if !objects || answers {
        return;
    }
    let Some(date) = written.date(published) else { return };
    let exclusive = stream.at(end, "前") && !stream.at(end + 1, "（含") && hour.is_none();
    let fits = |p: &KnownPeriod| {
        let day = date == p.last || exclusive && p.last.tomorrow().is_ok_and(|next| next == date);
        day && hour.is_none_or(|hour| p.until == Some(hour))
    };
    if !known.periods.iter().any(fits) {
        let word = |p: &KnownPeriod| {
            let hour = p.until.map(|t| format!("{}:{:02}", t.hour(), t.minute())).unwrap_or_default();
            format!("{}{hour}", chinese(p.last))
        };
        found.push(Contradiction {
            place: stream.place(at..end),
            said: stream.text(at..end),
            right: known.periods.iter().map(word).collect(),
            placeholder: "{{截止}}".to_owned(),
            claim: Claim::Deadline,
        });
    }
}

/// The hour behind a day, and where 前 or 止 begins; none where the day is no deadline.
fn hour_and_end(stream: &Stream, start: usize, at: usize) -> Option<(Option<Time>, usize)> {
    let (mut next, mut afternoon) = (at, 0);
    while let Some(word) =
        stream.longest(next, &["（", "）", "上午", "下午", "星期一", "星期二", "星期三", "星期四", "星期五"])
    {
        if word == "下午" {
            afternoon = 12;
        }
        next += word.chars().count();
    }
    let mut hour = None;
    if let Some(n) = numeral(stream.chars.get(next..)?).filter(|n| n.value < 24) {
        let mark = stream.chars.get(next + n.length);
        if matches!(mark, Some('时' | '点' | '：')) {
            next += n.length + 1;
            let minutes = numeral(stream.chars.get(next..)?).filter(|m| m.value < 60);
            if let Some(minutes) = minutes {
                next += minutes.length;
            }
            next += usize::from(stream.at(next, "分"));
            let value = if n.value < 12 { n.value + afternoon } else { n.value };
            let minute = minutes.map_or(0, |m| m.value);
            hour = Time::new(i8::try_from(value).ok()?, i8::try_from(minute).ok()?, 0, 0).ok();
        }
    }
    let ends = stream.longest(next, &["前", "以前", "之前", "止", "为止", "截止", "下班前"]).is_some()
        // 截至10月23日未收到异议 says how things stand, 截至10月20日期满 when it ended.
        || stream.longest_before(start, &["截至", "截止", "截止到", "截至到"]).is_some() && {
            let clause = stream.text(stream.start_of(start, CLAUSE)..stream.end_of(at, CLAUSE));
            ["期满", "受理", "公示时间", "公示期"].iter().any(|w| clause.contains(w))
        };
    ends.then_some((hour, next))
}
