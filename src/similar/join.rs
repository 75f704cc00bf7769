//! Which couples can reach the threshold, without comparing everything with everything.
//!
//! Two results without a common contributor need titles of a Dice coefficient of at least
//! threshold ÷ 70%. Then they share one of the rarest bigrams of each (the prefix filter): only those
//! are indexed. Two results with a common contributor are found by that person. So the work grows
//! with the results and with what they really share.

use std::collections::{BTreeMap, BTreeSet};

use super::{Likeness, Place};
use crate::number::Exact;

/// A result as far as it is compared.
pub(super) struct Entry {
    pub(super) place: Place,
    pub(super) tokens: Vec<String>,
    pub(super) people: Vec<String>,
}

/// With so many others, the nearest before it, a result is compared at most: where hundreds bear
/// one title, each is still reported beside those before it.
const MOST: usize = 64;

/// A title as its bigrams (numbered, sorted; a repeated one has another number), shared by all
/// results that bear it.
struct Title {
    grams: Vec<u32>,
    entries: Vec<usize>,
}

/// A threshold as a fraction of small numbers.
#[derive(Clone, Copy)]
struct Limit {
    n: u128,
    d: u128,
}

/// Couples as later, earlier and likeness.
pub(super) fn join(entries: &[Entry], threshold: &Exact) -> Vec<(Place, Place, Likeness)> {
    let (n, d) = threshold.parts();
    let (Ok(n), Ok(d)) = (n.parse(), d.parse()) else { return Vec::new() };
    let limit = Limit { n, d };
    let titles = titles(entries);
    let mut title_of = vec![0_usize; entries.len()];
    for (at, title) in titles.iter().enumerate() {
        title.entries.iter().for_each(|e| title_of[*e] = at);
    }
    let mut pairs: BTreeSet<(usize, usize)> = by_people(entries);
    pairs.extend(by_title(&titles, limit));
    let likeness = |(later, earlier): (usize, usize)| {
        let (a, b) = (&entries[later], &entries[earlier]);
        let found = compare(&titles[title_of[later]].grams, &titles[title_of[earlier]].grams, &a.people, &b.people);
        reaches(&found, limit).then_some((a.place, b.place, found))
    };
    pairs.into_iter().filter_map(likeness).collect()
}

/// The distinct titles, with their bigrams numbered from the rarest on.
fn titles(entries: &[Entry]) -> Vec<Title> {
    let mut by_tokens: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        by_tokens.entry(&entry.tokens).or_default().push(at);
    }
    let grams: Vec<(Vec<Gram<'_>>, Vec<usize>)> =
        by_tokens.into_iter().map(|(tokens, entries)| (bigrams(tokens), entries)).collect();
    let mut count: BTreeMap<Gram<'_>, u32> = BTreeMap::new();
    grams.iter().flat_map(|(g, _)| g).for_each(|gram| *count.entry(*gram).or_default() += 1);
    let mut ranked: Vec<(u32, Gram<'_>)> = count.into_iter().map(|(gram, n)| (n, gram)).collect();
    ranked.sort_unstable();
    let number: BTreeMap<Gram<'_>, u32> = (0..).zip(ranked).map(|(at, (_, gram))| (gram, at)).collect();
    let numbered = |grams: &[Gram<'_>]| {
        let mut out: Vec<u32> = grams.iter().filter_map(|gram| number.get(gram).copied()).collect();
        out.sort_unstable();
        out
    };
    grams.iter().map(|(g, entries)| Title { grams: numbered(g), entries: entries.clone() }).collect()
}

/// Two neighbouring words, and how many times the same stood before in the title.
type Gram<'a> = (&'a str, &'a str, u32);

/// A title of one word is a bigram with nothing behind it.
fn bigrams(tokens: &[String]) -> Vec<Gram<'_>> {
    let mut seen: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    let alone = tokens.iter().take(usize::from(tokens.len() == 1)).map(|word| (word.as_str(), ""));
    let pairs = tokens.windows(2).filter_map(|pair| Some((pair.first()?.as_str(), pair.get(1)?.as_str())));
    alone
        .chain(pairs)
        .map(|(a, b)| {
            let times = seen.entry((a, b)).or_default();
            *times += 1;
            (a, b, *times)
        })
        .collect()
}

/// Couples with a common person.
fn by_people(entries: &[Entry]) -> BTreeSet<(usize, usize)> {
    let mut works: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        entry.people.iter().for_each(|person| works.entry(person).or_default().push(at));
    }
    let mut pairs = BTreeSet::new();
    for works in works.values() {
        for (at, later) in works.iter().enumerate() {
            pairs.extend(works.iter().take(at).rev().take(MOST).map(|earlier| (*later, *earlier)));
        }
    }
    pairs
}

/// Couples whose titles alone can reach the threshold.
fn by_title(titles: &[Title], limit: Limit) -> BTreeSet<(usize, usize)> {
    // Dice ≥ t = threshold ÷ 70%
    let (tn, td) = (limit.n * 10, limit.d * 7);
    let mut pairs = BTreeSet::new();
    if tn > td {
        return pairs;
    }
    let mut index: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    let mut met = vec![usize::MAX; titles.len()];
    for (at, title) in titles.iter().enumerate() {
        couple_up(&title.entries, &mut pairs);
        let prefix = prefix(title.grams.len(), tn, td);
        for gram in title.grams.iter().take(prefix) {
            let posting = index.entry(*gram).or_default();
            for other in posting.iter().copied() {
                if std::mem::replace(&mut met[other], at) == at {
                    continue;
                }
                let (a, b) = (&title.grams, &titles[other].grams);
                let common = common(a, b) as u128;
                if common * 2 * td >= tn * (a.len() + b.len()) as u128 {
                    cross(&title.entries, &titles[other].entries, &mut pairs);
                }
            }
            posting.push(at);
        }
    }
    pairs
}

/// How many of its rarest bigrams a title must show to be found by every other that is alike enough.
/// Another has at least |A|·t/(2−t) bigrams, so both share as many: one of them is among the first.
fn prefix(length: usize, tn: u128, td: u128) -> usize {
    let shared = (tn * length as u128).div_ceil(td * 2 - tn);
    length.saturating_sub(usize::try_from(shared).unwrap_or(length)).saturating_add(1)
}

/// Couples within results of one title.
fn couple_up(entries: &[usize], pairs: &mut BTreeSet<(usize, usize)>) {
    for (at, later) in entries.iter().enumerate() {
        pairs.extend(entries.iter().take(at).rev().take(MOST).map(|earlier| (*later, *earlier)));
    }
}

/// Couples between results of two titles.
fn cross(a: &[usize], b: &[usize], pairs: &mut BTreeSet<(usize, usize)>) {
    for (ours, theirs) in [(a, b), (b, a)] {
        for later in ours {
            let before = theirs.partition_point(|e| e < later);
            pairs.extend(theirs.iter().take(before).rev().take(MOST).map(|earlier| (*later, *earlier)));
        }
    }
}

fn compare(a: &[u32], b: &[u32], people: &[String], others: &[String]) -> Likeness {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Likeness {
        common: number(common(a, b)),
        bigrams: number(a.len() + b.len()),
        people: number(common(people, others)),
        fewest: number(people.len().min(others.len())),
    }
}

/// How many members two sorted lists without repetition share.
fn common<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut count = 0;
    while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => drop(a.next()),
            std::cmp::Ordering::Greater => drop(b.next()),
            std::cmp::Ordering::Equal => {
                count += 1;
                a.next();
                b.next();
            }
        }
    }
    count
}

/// Whether 70% × 2·common ÷ bigrams + 30% × people ÷ fewest reaches the threshold, in whole numbers.
fn reaches(found: &Likeness, limit: Limit) -> bool {
    let (bigrams, fewest) = (u128::from(found.bigrams.max(1)), u128::from(found.fewest.max(1)));
    let score = u128::from(found.common) * 14 * fewest + u128::from(found.people) * 3 * bigrams;
    score * limit.d >= limit.n * 10 * bigrams * fewest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::similar::title;

    fn entry(at: usize, name: &str, people: &[&str]) -> Entry {
        Entry {
            place: Place { contest: 0, nomination: at },
            tokens: title::tokens(name),
            people: title::people(people.iter().copied()),
        }
    }

    fn threshold() -> Exact {
        Exact::ratio(60, 100).expect("not zero")
    }

    /// Everything compared with everything.
    fn slowly(entries: &[Entry]) -> Vec<(Place, Place, Likeness)> {
        let titles = titles(entries);
        let grams = |at: usize| &titles.iter().find(|t| t.entries.contains(&at)).expect("a title").grams;
        let limit = Limit { n: 3, d: 5 };
        let mut out = Vec::new();
        for later in 0..entries.len() {
            for earlier in 0..later {
                let (a, b) = (&entries[later], &entries[earlier]);
                let found = compare(grams(later), grams(earlier), &a.people, &b.people);
                if reaches(&found, limit) {
                    out.push((a.place, b.place, found));
                }
            }
        }
        out
    }

    #[test]
    fn the_score_is_seventy_parts_title_and_thirty_parts_people() {
        let entries = [entry(0, "测杆指示器", &["甲", "乙"]), entry(1, "测杆校正器", &["乙"])];
        let [(_, _, found)] = join(&entries, &Exact::ratio(1, 3).expect("not zero"))[..] else {
            panic!("one couple was expected")
        };
        assert_eq!((found.common, found.bigrams, found.people, found.fewest), (1, 8, 1, 1));
        // 70% × 2/8 + 30% × 1/1
        assert_eq!(found.score(), Exact::ratio(475, 1000).expect("not zero"));
    }

    #[test]
    fn the_same_title_without_common_people_is_found() {
        let entries = [entry(0, "外业平板遮光罩", &["甲"]), entry(1, "2023年外业平板“遮光罩”", &["乙"])];
        assert_eq!(join(&entries, &threshold()).len(), 1);
    }

    /// The filter loses nothing: the same couples as comparing everything with everything.
    #[test]
    fn the_index_finds_what_a_full_comparison_finds() {
        let heads = ["便携式", "船载", "湿地", "外业", "无人机", "地下水", "图斑"];
        let middles = ["测杆", "换能器", "样方", "平板", "电池", "井口", "影像", "测杆自动"];
        let tails = ["指示器", "支架", "定位框", "遮光罩", "周转箱", "托架", "比对流程", "指示装置"];
        let names = ["甲", "乙", "丙", "丁", "戊"];
        let entries: Vec<Entry> = (0..400)
            .map(|at| {
                let pick = |list: &[&'static str], by: usize| list[(at * by + at / 7) % list.len()];
                let title = format!("{}{}{}", pick(&heads, 3), pick(&middles, 5), pick(&tails, 11));
                let people = [pick(&names, 2), if at % 3 == 0 { "己" } else { pick(&names, 3) }];
                let own = format!("示例{at}");
                entry(at, &title, &[people[at % 2], &own])
            })
            .collect();
        let mut fast = join(&entries, &threshold());
        let mut slow = slowly(&entries);
        // Of people with many works only the nearest are compared; here nobody has more than that.
        fast.sort_by_key(|(a, b, _)| (*a, *b));
        slow.sort_by_key(|(a, b, _)| (*a, *b));
        let missing: Vec<_> = slow.iter().filter(|pair| !fast.contains(pair)).collect();
        assert!(slow.len() > 50, "only {} couples: the test says nothing", slow.len());
        let near = |(a, b, _): &&(Place, Place, Likeness)| a.nomination - b.nomination <= MOST;
        assert!(!missing.iter().any(near), "{} of {} are missing", missing.len(), slow.len());
    }
}
