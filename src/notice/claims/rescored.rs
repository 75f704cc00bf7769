//! Totals before and after, as a correction tells them: 甲总分由95.20分更正为94.00分, 更正后总分为94分.

use std::ops::Range;

use super::first::QUOTES;
use super::frame::back_over;
use super::known::Known;
use super::marks::{TOTALS, plain, points, wrong};
use super::stream::{CLAUSE, SENTENCE, Stream};
use super::words::over;
use super::{Contradiction, told};

/// Words for the total that need no name before them: a single criterion is never called so.
const WHOLE: &[&str] = &["总得分", "总分", "总成绩", "综合得分", "最终得分"];

/// What may stand between such a word and a number, or between two numbers.
const LINKS: &[&str] = &["的", "原来的", "原来", "原", "由", "从", "为", "是", "：", "分别", "，", "、"];

/// What makes one number of another.
const BECOMES: &[&str] = &[
    "更正为",
    "更正成",
    "调整为",
    "变更为",
    "修正为",
    "修改为",
    "改为",
    "变为",
    "应为",
    "降为",
    "降至",
    "升为",
    "升至",
    "调整至",
    "减为",
    "减至",
];

/// Words right before the word for the total, or at the beginning of its clause, that tell which it is.
const NOW: &[&str] = &["更正后", "调整后", "变更后", "现", "更正后的", "调整后的"];
const THEN: &[&str] = &["更正前", "调整前", "变更前", "原", "更正前的", "原公示", "原来的"];

pub(super) fn find(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    if known.rescored.is_empty() {
        return;
    }
    let names = stream.occurrences(known.marks.keys().map(String::as_str));
    let mut at = 0;
    while at < stream.chars.len() {
        let Some(word) = stream.longest(at, TOTALS).filter(|word| word.ends_with(['分', '绩'])) else {
            at += 1;
            continue;
        };
        let end = at + word.chars().count();
        if let Some((name, before, after)) = subject(stream, at, word, known, &names) {
            for (place, right) in claims(stream, at, end, &before, &after) {
                if !told(found, &stream.place(place.clone())) {
                    found.push(wrong(stream, place, format!("{name}：{right}分")));
                }
            }
        }
        at = end;
    }
}

/// Whose total it is, with what it was and is: of the name right before it, or of the only one that changes.
fn subject(
    stream: &Stream,
    at: usize,
    word: &str,
    known: &Known,
    names: &[(Range<usize>, &str)],
) -> Option<(String, String, String)> {
    let sides: Vec<&str> = NOW.iter().chain(THEN).copied().chain(["的", "其", "，"]).collect();
    let start = back_over(stream, back_over(stream, at, &sides), QUOTES);
    let sentence = stream.start_of(at, SENTENCE);
    let before = names.iter().rfind(|(place, _)| place.start >= sentence && place.end <= at);
    match before {
        Some((place, name)) if place.end == start => {
            let same = || known.marks.get(*name)?.total.clone().map(|total| (total.clone(), total));
            let (before, after) = known.rescored.get(*name).cloned().or_else(same)?;
            Some(((*name).to_owned(), before, after))
        }
        None if WHOLE.contains(&word) && known.rescored.len() == 1 => {
            let (name, (before, after)) = known.rescored.first_key_value()?;
            Some((name.clone(), before.clone(), after.clone()))
        }
        _ => None,
    }
}

/// The numbers that are told and wrong, each with the right one.
fn claims(stream: &Stream, at: usize, end: usize, before: &str, after: &str) -> Vec<(Range<usize>, String)> {
    let clause = stream.text(stream.start_of(at, CLAUSE)..at);
    let is = |words: &[&str]| words.iter().any(|word| clause.ends_with(word) || clause.starts_with(word));
    let behind = over(stream, end, LINKS);
    let becomes = |from: usize| {
        let from = over(stream, from, LINKS);
        stream.longest(from, BECOMES).map(|word| over(stream, from + word.chars().count(), LINKS))
    };
    let mut told = Vec::new();
    if let Some(from) = becomes(end) {
        told.extend(points(stream, from).map(|said| (said, after)));
    } else if let Some((said, place)) = points(stream, behind) {
        if let Some((new, new_place)) = becomes(place.end).and_then(|from| points(stream, from)) {
            told.push(((said, place), before));
            told.push(((new, new_place), after));
        } else if is(THEN) {
            told.push(((said, place), before));
        } else if is(NOW) {
            told.push(((said, place), after));
        }
    }
    let wrong = told.into_iter().filter(|((said, _), right)| plain(said) != plain(right));
    wrong.map(|((_, place), right)| (place, right.to_owned())).collect()
}
