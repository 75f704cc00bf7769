//! Of which time a number or a name is said: of this contest, or of another one.

use super::frame::Frame;
use super::numeral::{Numeral, numeral};
use super::stream::{CLAUSE, SENTENCE};
use super::words::quantity_before;

/// Words of another time. 以来 and 期间 alone are not: the contest has its own.
const THEN: &[&str] = &[
    "上年",
    "去年",
    "往年",
    "往届",
    "近年",
    "年来",
    "上届",
    "上一届",
    "历年",
    "历届",
    "历次",
    "前年",
    "同期",
    "设奖以来",
    "设立以来",
    "创办以来",
    "五”期间",
    "五期间",
    "五以来",
    "五”以来",
    "累计",
    "以往",
    "此前各",
];

/// Words of this contest.
const NOW: &[&str] = &["今年", "本年度", "本次", "此次", "本届", "这次"];

/// Words that bring a sentence back to it, whatever came before.
const RESETS: &[&str] = &["现将", "决定", "拟", "经评", "经研究"];

/// What a contest is called behind its session: 第三届竞赛.
const CONTESTS: &[&str] = &["竞赛", "比赛", "大赛", "评选", "活动"];

/// What tells the time of a contest from another.
pub(super) struct Times<'k> {
    /// Years that a text may speak of as this one.
    pub(super) years: &'k [u64],
    /// The title of the contest.
    pub(super) title: &'k str,
}

/// 2022年表彰的20个先进集体; “十三五”期间，共表彰45个: what the clause says last decides; a clause that
/// says nothing goes with the one that sets the time before it.
pub(super) fn of_another_time(frame: &Frame<'_>, times: &Times<'_>) -> bool {
    let stream = frame.stream;
    let sentence = stream.start_of(frame.start, SENTENCE);
    let (mut from, mut to, mut own) = (frame.clause, frame.start, true);
    loop {
        if let Some(other) = time(&stream.chars[from..to], times, own) {
            return other;
        }
        if from <= sentence {
            return false;
        }
        to = from - 1;
        from = stream.start_of(to, CLAUSE);
        // Only what sets a time reaches into the next clause: 根据2022年印发的方案，评出…; but a list of numbers
        // goes on: 2022年评出一等奖2名、二等奖4名，优秀组织奖5个.
        own = own && quantity_before(stream, to).is_some();
    }
}

/// Whether some words set another time (true) or this one (false); none where they set none. Of a clause
/// before, only words that set the time of what follows.
fn time(words: &[char], times: &Times<'_>, own: bool) -> Option<bool> {
    let text: String = words.iter().collect();
    let sets = own || ["以来", "期间", "年来", "年", "间", "后"].iter().any(|w| text.ends_with(w));
    let last = |list: &[&str]| list.iter().filter_map(|w| text.rfind(w)).max();
    let (mut then, mut now) = (last(THEN).filter(|_| sets), last(NOW));
    let mut place = 0;
    for (at, c) in words.iter().enumerate() {
        let number = numeral(&words[at..]).filter(|_| at == 0 || !words[at - 1].is_ascii_digit());
        // 近三年
        if at > 0 && words[at - 1] == '近' && number.is_some_and(|n| words.get(at + n.length) == Some(&'年')) {
            then = then.max(Some(place));
        }
        let year = number;
        let year = year.filter(|y| (1990..2100).contains(&y.value) && words.get(at + y.length) == Some(&'年'));
        match number.and_then(|n| session(words, at, n, times)) {
            Some(true) => then = then.max(Some(place)),
            Some(false) => now = now.max(Some(place)),
            None => {}
        }
        match year {
            Some(year) if times.years.contains(&year.value) => now = now.max(Some(place)),
            Some(_) if sets => then = then.max(Some(place)),
            _ => {}
        }
        place += c.len_utf8();
    }
    let resets = || RESETS.iter().any(|w| text.contains(w));
    (then.is_some() || now.is_some() || resets()).then(|| then > now)
}

/// Whether a number is the session of another contest, of this one, or none: 前三届, 第三届竞赛.
fn session(words: &[char], at: usize, number: Numeral, times: &Times<'_>) -> Option<bool> {
    let before = at.checked_sub(1).and_then(|before| words.get(before))?;
    let behind = words.get(at + number.length..).filter(|behind| behind.first() == Some(&'届'))?;
    if *before == '前' {
        return Some(true);
    }
    let name: String = behind.iter().take(14).collect();
    let ordinal: String = words[at - 1..=at + number.length].iter().collect();
    (*before == '第' && CONTESTS.iter().any(|word| name.contains(word))).then(|| !times.title.contains(&ordinal))
}
