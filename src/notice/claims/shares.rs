//! How many of the list are of a unit: 其中甲县4名、乙县3名.

use super::count::{IN_ALL, measures};
use super::frame::{FOR, Frame, back_over};
use super::known::Known;
use super::numeral::numeral;
use super::stream::{SENTENCE, Stream};
use super::words::{MEASURES, WHOLE, ends};
use super::{Claim, Contradiction};

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
        if !divides_the_list(stream, place - unit.chars().count(), known) || frame.elsewhere(known) {
            continue;
        }
        let measure = stream.chars[end - 1];
        let of_kind = known.lists.iter().zip(&known.shares[unit]).filter(|((kind, _), _)| measures(measure, *kind));
        let counts: Vec<usize> = of_kind.map(|(_, count)| *count).collect();
        let all: usize = counts.iter().sum();
        let said = usize::try_from(n.value).unwrap_or(usize::MAX);
        if said != all && !counts.contains(&said) {
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
pub(super) const DIVIDES: &[&str] = &["其中", "分别来自", "分布在", "中，"];

/// Whether 其中 stands before the unit, and the list before that.
pub(super) fn divides_the_list(stream: &Stream, unit: usize, known: &Known) -> bool {
    let before = stream.text(stream.start_of(unit, SENTENCE)..unit);
    let divided = DIVIDES.iter().filter_map(|word| before.rsplit_once(word)).max_by_key(|(whole, _)| whole.len());
    let Some((whole, parts)) = divided else { return false };
    speaks_of_the_list(whole, known) && AGAINST.iter().all(|w| !parts.contains(w))
}

/// Whether words speak of the list, and not of those who took part.
pub(super) fn speaks_of_the_list(whole: &str, known: &Known) -> bool {
    let titles = known.nouns.iter().filter(|n| !n.counts.is_empty()).map(|n| n.title.as_str());
    let listed = titles.chain(FOR.iter().copied()).chain(WHOLE.iter().copied()).chain(IN_ALL.iter().copied());
    listed.into_iter().any(|w| whole.contains(w)) && AGAINST.iter().all(|w| !whole.contains(w))
}
