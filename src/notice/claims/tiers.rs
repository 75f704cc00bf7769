//! Titles that are said together: 一、二、三等奖 are as many as all of them, and so are 一等奖至三等奖.

use std::collections::BTreeSet;

use super::known::{Known, Noun};
use super::stream::{CLAUSE, Stream};
use super::words::title_before;

/// Words between titles that join them.
const JOINS: &[&str] = &["、", "和", "与", "及", "以及"];

/// Words between titles that take in those between them.
const UP_TO: &[&str] = &["至", "到", "—", "-"];

/// How many titles together count; empty where one of them is not counted here.
pub(super) struct Together {
    pub(super) counts: Vec<usize>,
    pub(super) placeholder: String,
}

/// Several titles that end before a position, and where they begin.
pub(super) fn titles_before(stream: &Stream, end: usize, known: &Known) -> Option<(Together, usize)> {
    let (last, start) = title_before(stream, end, known)?;
    let (mut nouns, mut starts) = (vec![last], vec![start]);
    while let Some((more, from)) = joined(stream, nouns[nouns.len() - 1], starts[starts.len() - 1], known)
        && more.iter().all(|noun| nouns.iter().all(|seen| seen.title != noun.title))
    {
        starts.extend(more.iter().map(|_| from));
        nouns.extend(more);
    }
    let start = *starts.last()?;
    if nouns.len() < 2 {
        return None;
    }
    let mut counts: BTreeSet<usize> = sums(&nouns).into_iter().collect();
    // The first of 二、三等奖 may number the line.
    let clause = stream.text(stream.start_of(start, CLAUSE)..start);
    if nouns.len() == 2 && stream.at(start + 1, "、") && clause.trim_matches('#').is_empty() {
        counts.extend(&last.counts);
    }
    Some((Together { counts: counts.into_iter().collect(), placeholder: last.placeholder.clone() }, start))
}

/// Several titles at a position.
pub(super) fn titles_at(stream: &Stream, start: usize, known: &Known) -> Option<Together> {
    let most = stream.chars.len().min(start + 30);
    let ends = (start + 1..=most).rev();
    ends.filter_map(|end| titles_before(stream, end, known)).find(|(_, from)| *from == start).map(|(all, _)| all)
}

/// What is joined in front of a title: another one, whole or without what both end in, or all up to it.
fn joined<'k>(stream: &Stream, noun: &Noun, start: usize, known: &'k Known) -> Option<(Vec<&'k Noun>, usize)> {
    let cut = |words: &[&str]| stream.longest_before(start, words).map(|word| start - word.chars().count());
    if let Some(at) = cut(UP_TO) {
        let (first, from) = title_before(stream, at, known).or_else(|| short(stream, noun, at, known))?;
        let place = |title: &str| known.nouns.iter().position(|n| n.title == title);
        let range = place(&first.title)?..place(&noun.title)?;
        return Some((known.nouns.get(range)?.iter().rev().collect::<Vec<_>>(), from))
            .filter(|(all, _)| !all.is_empty());
    }
    // 一二三等奖 needs no mark; 创新成果一等奖 is one title.
    let marked = cut(JOINS);
    let whole = marked.and_then(|at| title_before(stream, at, known));
    let (more, from) = whole.or_else(|| short(stream, noun, marked.unwrap_or(start), known))?;
    Some((vec![more], from))
}

/// The 一 of 一、三等奖: another title that ends as the next does.
fn short<'k>(stream: &Stream, noun: &Noun, end: usize, known: &'k Known) -> Option<(&'k Noun, usize)> {
    let at = end.checked_sub(1)?;
    let tail = noun.title.char_indices().nth(1).map(|(tail, _)| &noun.title[tail..]).filter(|tail| !tail.is_empty())?;
    let is = |other: &&Noun| other.title.strip_suffix(tail).is_some_and(|head| stream.text(at..end) == head);
    Some((known.nouns.iter().find(is)?, at))
}

/// The sums of some titles, each of which may be read in several ways.
fn sums(nouns: &[&Noun]) -> Vec<usize> {
    nouns.iter().fold(vec![0], |sums, noun| {
        let add = |sum: &usize| noun.counts.iter().map(|count| sum + count).collect::<Vec<usize>>();
        sums.iter().flat_map(add).collect()
    })
}
