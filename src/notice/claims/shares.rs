//! How many of the list are of a unit: 其中甲县4名、乙县3名.

use super::count::{IN_ALL, of_kind};
use super::frame::{FOR, Frame, back_over};
use super::known::Known;
use super::numeral::numeral;
use super::stream::{SENTENCE, Stream};
use super::words::{MEASURES, WHOLE, ends};
use super::{Claim, Contradiction, told};

/// Words in the sentence before 其中 that make it another whole.
const AGAINST: &[&str] =
    &["参加", "参赛", "参评", "参与", "申报", "推荐", "报名", "候选", "名额", "初评", "复评", "上报", "计划"];

pub(super) fn find(stream: &Stream, known: &Known, found: &mut Vec<Contradiction>) {
    let units: Vec<&str> = known.shares.keys().map(String::as_str).collect();
    let mut at = 0;
    while at < stream.chars.len() {
        let Some(n) = numeral(&stream.chars[at..]) else {
            at += 1;
            continue;
        };
        let (start, end) = (at, at + n.length + 1);
        at += n.length;
        if !stream.chars.get(end - 1).is_some_and(|c| MEASURES.contains(*c)) || !ends(stream, end, known) {
            continue;
        }
        let place = back_over(stream, start, &["有", "共", "占", "：", "（"]);
        let Some(unit) = stream.longest_before(place, &units) else { continue };
        let frame = Frame::of(stream, start, end);
        let from = place - unit.chars().count();
        if !divides_the_list(stream, from, known) || frame.elsewhere(known) {
            continue;
        }
        // 县级先进集体中，甲市6个: of those alone.
        let whole = divided(stream, from).map(|(whole, _)| whole).unwrap_or_default();
        let titles = titles_in(&whole, known);
        let measure = stream.chars[end - 1];
        let Some(counts) = of_kind(unit, &titles, measure, known) else { continue };
        let all = counts.last().copied().unwrap_or_default();
        let said = usize::try_from(n.value).unwrap_or(usize::MAX);
        if !counts.contains(&said) && !told(found, &stream.place(start..end)) {
            found.push(Contradiction {
                place: stream.place(start..end),
                said: format!("{unit}{}", stream.text(start..end)),
                right: vec![format!("{unit}{all}{measure}")],
                placeholder: String::new(),
                claim: Claim::Count,
            });
        }
    }
}

/// Words that divide what stands before them.
const DIVIDES: &[&str] = &["其中", "分别来自", "分布在", "中，"];

/// What is divided before a position, and what of it was said since.
fn divided(stream: &Stream, unit: usize) -> Option<(String, String)> {
    let before = stream.text(stream.start_of(unit, SENTENCE)..unit);
    let divided = DIVIDES.iter().filter_map(|word| before.rsplit_once(word)).max_by_key(|(whole, _)| whole.len());
    divided.map(|(whole, parts)| (whole.to_owned(), parts.to_owned()))
}

/// Titles in some words, none within a longer one.
fn titles_in<'k>(words: &str, known: &'k Known) -> Vec<&'k str> {
    let titles = known.nouns.iter().map(|noun| noun.title.as_str()).filter(|title| words.contains(title));
    let titles: Vec<&str> = titles.collect();
    titles.iter().copied().filter(|t| !titles.iter().any(|other| other != t && other.contains(t))).collect()
}

/// Whether 其中 stands before the unit, and the list before that.
pub(super) fn divides_the_list(stream: &Stream, unit: usize, known: &Known) -> bool {
    let Some((whole, parts)) = divided(stream, unit) else { return false };
    speaks_of_the_list(&whole, known) && AGAINST.iter().all(|w| !parts.contains(w))
}

/// Whether words speak of the list, and not of those who took part.
pub(super) fn speaks_of_the_list(whole: &str, known: &Known) -> bool {
    let titles = known.nouns.iter().filter(|n| !n.counts.is_empty()).map(|n| n.title.as_str());
    let listed = titles.chain(FOR.iter().copied()).chain(WHOLE.iter().copied()).chain(IN_ALL.iter().copied());
    listed.into_iter().any(|w| whole.contains(w)) && AGAINST.iter().all(|w| !whole.contains(w))
}
