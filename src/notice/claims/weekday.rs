//! The day of the week that is typed behind a day: 9月23日（星期二）.

use jiff::civil::{Date, Weekday};

use super::day::{TO, chinese, day};
use super::frame::back_over;
use super::known::Known;
use super::stream::{SENTENCE, Stream};
use super::words::over;
use super::{Claim, Contradiction};

const NAMES: &[(&str, Weekday)] = &[
    ("一", Weekday::Monday),
    ("二", Weekday::Tuesday),
    ("三", Weekday::Wednesday),
    ("四", Weekday::Thursday),
    ("五", Weekday::Friday),
    ("六", Weekday::Saturday),
    ("日", Weekday::Sunday),
    ("天", Weekday::Sunday),
];

pub(super) fn find(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    let Some(published) = known.published else { return };
    // The day before it in the sentence gives 27日 its month and year.
    let (mut at, mut last, mut sentence) = (0, None, 0);
    while at < stream.chars.len() {
        if SENTENCE.contains(stream.chars[at]) {
            (last, sentence) = (None, at + 1);
        }
        let Some(written) = day(stream, at, last.is_some()).filter(|_| at >= sentence) else {
            at += 1;
            continue;
        };
        let date = match last {
            Some(last) => written.date(last),
            None => nearest(written.date(published), written.has_year(), published),
        };
        let said = weekday(stream, written.end);
        // 14日至18日（星期一至星期五）: the first of them is that of the day before.
        let range = said.and_then(|(first, end)| Some((first, to_weekday(stream, end)?)));
        let first = last.filter(|_| back_over(stream, at, TO) < at);
        let (fits, end) = match (date, range, said) {
            (Some(date), Some((from, (to, end))), _) => {
                (first.is_none_or(|first: Date| first.weekday() == from && date.weekday() == to), end)
            }
            (Some(date), None, Some((said, end))) => (said == date.weekday(), end),
            _ => (true, at),
        };
        if let Some(date) = date.filter(|_| !fits) {
            found.push(Contradiction {
                place: stream.place(at..end),
                said: stream.text(at..end),
                right: vec![format!("{}（星期{}）", chinese(date), name(date.weekday()))],
                placeholder: String::new(),
                claim: Claim::Weekday,
            });
        }
        last = date.or(last);
        at = written.end;
    }
}

/// A day without its year is the one nearest to the notice: in December, 1月3日 is that of next year.
fn nearest(date: Option<Date>, has_year: bool, published: Date) -> Option<Date> {
    let date = date?;
    let years = if has_year { 0..=0 } else { -1..=1 };
    let near = |date: &Date| published.until(*date).map_or(i32::MAX, |span| span.get_days().abs());
    years.filter_map(|n| Date::new(date.year() + n, date.month(), date.day()).ok()).min_by_key(near)
}

fn name(weekday: Weekday) -> &'static str {
    NAMES.iter().find(|(_, day)| *day == weekday).map_or("", |(name, _)| name)
}

/// The day of the week that stands at a position, in brackets or not, and where it ends.
fn weekday(stream: &Stream, at: usize) -> Option<(Weekday, usize)> {
    let open = usize::from(stream.at(at, "（"));
    let word = stream.longest(at + open, &["星期", "礼拜", "周"])?;
    let name = at + open + word.chars().count();
    let (_, day) = NAMES.iter().find(|(n, _)| stream.at(name, n))?;
    // （星期一，第一天）
    Some((*day, name + 1 + usize::from(open == 1 && stream.at(name + 1, "）"))))
}

/// The last of a range of days of the week, and where it ends: 至星期五）.
fn to_weekday(stream: &Stream, at: usize) -> Option<(Weekday, usize)> {
    let from = over(stream, at, TO);
    let word = stream.longest(from, &["星期", "礼拜", "周"]).filter(|_| from > at)?;
    let name = from + word.chars().count();
    let (_, day) = NAMES.iter().find(|(n, _)| stream.at(name, n))?;
    Some((*day, name + 1 + usize::from(stream.at(name + 1, "）"))))
}

/// Behind the day of the week, if one stands at a position.
pub(super) fn behind(stream: &Stream, at: usize) -> usize {
    weekday(stream, at).map_or(at, |(_, end)| end)
}
