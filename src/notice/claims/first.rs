//! Who comes first in 「X等39个」: the first row of the list, or the first rows.

use super::count::{Counted, Tie};
use super::frame::{Frame, back_over};
use super::known::{Known, Noun};
use super::stream::{CLAUSE, PLACE, Stream};
use super::tiers::titles_at;
use super::words::{PEOPLE, What, ends, foreign, named, noun_at, over, title_at, title_before};
use super::{Claim, Contradiction};
use crate::model::Placeholder;

/// Words between a title and the first of those who have it.
const BEFORE_NAMES: &[&str] = &["的", "：", "为", "是", "有", "获得者", "“", "”", "「", "」", "《"];

/// Words that make an X等N个 one of the list.
const LISTED: &[&str] =
    &["授予", "表彰", "公示", "命名", "名单", "称号", "荣誉", "评为", "确定", "拟表彰", "表扬", "奖励"];

/// What a number behind 等 is tied to, if the words before 等 are names. A name that is not the
/// first of its list is a fault of its own.
pub(super) fn tied(counted: &Counted<'_>, known: &Known, found: &mut Vec<Contradiction>) -> Option<Tie> {
    let Frame { stream, clause, start, end: behind } = counted.frame;
    // What has no list has no first.
    let end = start.checked_sub(1).filter(|at| stream.chars[*at] == '等' && !known.lists.is_empty())?;
    let people = noun_at(stream, behind, known)
        .filter(|(what, _)| matches!(what, What::Kind(_)))
        .map_or(over(stream, behind, PEOPLE), |(_, end)| end);
    if foreign(stream, people, known) {
        return None;
    }
    let names = names_before(stream, end, known);
    let Some(first) = names.first() else {
        stranger(&counted.frame, end, known, found);
        return None;
    };
    if let Some(noun) = tier(stream, first, people, known) {
        return counted.frame.speaks_for_the_list(first.start, known, true).then(|| {
            let strangers = names.iter().filter(|name| !has(known, name.name, noun));
            found.extend(strangers.map(|name| without_title(stream, name, noun, known)));
            Tie { counts: noun.counts.clone(), placeholder: noun.placeholder.clone() }
        });
    }
    // 授予X等39个集体…; X等39个先进集体 needs no verb.
    let clause_end = stream.end_of(behind, CLAUSE);
    let words = stream.text(clause..clause_end);
    let listed = LISTED.iter().any(|w| words.contains(w))
        || title_at(stream, behind, known).is_some_and(|(n, at)| !n.counts.is_empty() && ends(stream, at, known))
        || title_before(stream, first.start, known).is_some_and(|(n, _)| !n.counts.is_empty())
            && ends(stream, over(stream, behind, PEOPLE), known);
    if !listed || !counted.frame.speaks_for_the_list(first.start, known, true) {
        return None;
    }
    let list = judge(stream, &names, known, found)?;
    let (kind, rows) = &known.lists[list];
    if let Some(all) = titles_at(stream, people, known) {
        return Some(Tie { counts: all.counts, placeholder: all.placeholder });
    }
    // The list that it heads, or all lists of its kind together; of a title behind the number as many
    // as have it.
    let mut counts = vec![rows.len(), known.lists.iter().filter(|(k, _)| k == kind).map(|(_, l)| l.len()).sum()];
    let behind = stream.text(behind..clause_end);
    let titled = known.nouns.iter().filter(|n| behind.contains(&n.title));
    counts.extend(titled.filter_map(|n| n.counts.iter().max()));
    let placeholder = format!("{}等{}", known.first_of(Some(list)), known.amount_of(list));
    Some(Tie { counts, placeholder })
}

/// The title in 授予X等2名同志二等奖 or 获得二等奖的X等2名选手, where only some of a list have it: X is one of those
/// then, in whatever order.
fn tier<'k>(stream: &Stream, first: &Name<'_>, people: usize, known: &'k Known) -> Option<&'k Noun> {
    let stands = |at| title_at(stream, over(stream, at, QUOTES), known).filter(|(_, end)| ends(stream, *end, known));
    let noun = named(stream, people, known)
        .or_else(|| stands(people).map(|(noun, _)| noun))
        .or_else(|| title_before(stream, back_over(stream, first.start, BEFORE_NAMES), known).map(|(noun, _)| noun))?;
    let some =
        |rows: &[String]| rows.iter().any(|row| has(known, row, noun)) && !rows.iter().all(|r| has(known, r, noun));
    known.lists.iter().any(|(_, rows)| some(rows)).then_some(noun)
}

fn has(known: &Known, name: &str, noun: &Noun) -> bool {
    known.held.get(name).is_some_and(|held| held.contains(&noun.title))
}

/// A name beside a title that it does not have: that of another one, or of nobody in the lists.
pub(super) fn without_title(stream: &Stream, name: &Name<'_>, noun: &Noun, known: &Known) -> Contradiction {
    let held = known.held.get(name.name);
    let right = held.and_then(|titles| titles.last()).map(|title| format!("{}：{title}", name.name));
    let fault = fault(stream, name, right.into_iter().collect(), "{{名单}}".to_owned());
    match held {
        Some(_) => Contradiction { said: format!("{}：{}", name.name, noun.title), claim: Claim::Title, ..fault },
        None => fault,
    }
}

/// 授予丙局等39个先进集体, where no row of any list speaks of 丙局.
fn stranger(frame: &Frame<'_>, end: usize, known: &Known, found: &mut Vec<Contradiction>) {
    let stream = frame.stream;
    let titles: Vec<&str> = known.nouns.iter().filter(|n| !n.counts.is_empty()).map(|n| n.title.as_str()).collect();
    let starts =
        (frame.clause..end).rev().find(|at| LISTED.iter().any(|w| stream.at(*at, w) && at + w.chars().count() <= end));
    let Some(verb) = starts.and_then(|at| stream.longest(at, LISTED).map(|w| at + w.chars().count())) else { return };
    let name = stream.text(verb..back_over(stream, end, QUOTES));
    let name = name.trim_start_matches(['“', '「', '‘', '《']).to_owned();
    let mentioned = known.lists.iter().flat_map(|(_, rows)| rows).chain(&known.others).any(|row| row.contains(&name));
    if stream.longest(frame.end, &titles).is_none() || mentioned || name.is_empty() || name.contains(PLACE) {
        return;
    }
    let right = known.lists.iter().filter_map(|(_, rows)| rows.first().cloned()).collect();
    found.push(Contradiction {
        place: stream.place(verb..end),
        said: name,
        right,
        placeholder: known.first_of(None),
        claim: Claim::First,
    });
}

/// 「X等{{数量}}」: the number is right, the name may not be.
pub(super) fn before_placeholder(stream: &Stream, at: usize, known: &Known, found: &mut Vec<Contradiction>) {
    let counts = stream.chars[at] == PLACE
        && matches!(stream.placeholder(at), Some(Placeholder::Amount(_) | Placeholder::Total(_)));
    let Some(end) = at.checked_sub(1).filter(|before| counts && stream.chars[*before] == '等') else { return };
    let names = names_before(stream, end, known);
    if !names.is_empty() {
        judge(stream, &names, known, found);
    }
}

/// Marks around names.
pub(super) const QUOTES: &[&str] = &["“", "”", "「", "」", "‘", "’", "《", "》"];

/// A name in the prose: its place, and what it is.
#[allow(clippy::struct_field_names, reason = "a name is its text")]
pub(super) struct Name<'k> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) name: &'k str,
}

/// The names that end before a position, quoted or not, joined by 、 or 和, in the order of the text.
pub(super) fn names_before<'k>(stream: &Stream, end: usize, known: &'k Known) -> Vec<Name<'k>> {
    let all: Vec<&str> = known.names().collect();
    let (mut names, mut at) = (Vec::new(), end);
    loop {
        let end = back_over(stream, at, QUOTES);
        let Some(name) = stream.longest_before(end, &all) else { break };
        let start = end - name.chars().count();
        names.push(Name { start, end, name });
        let before = back_over(stream, start, QUOTES);
        match stream.longest_before(before, &["、", "和", "，", "及", "以及", "与"]) {
            Some(word) => at = before - word.chars().count(),
            None => break,
        }
    }
    names.reverse();
    names
}

/// The list that the names belong to; reports names that are not its first rows.
fn judge(stream: &Stream, names: &[Name<'_>], known: &Known, found: &mut Vec<Contradiction>) -> Option<usize> {
    let first = names.first()?;
    let has = |(_, rows): &&(crate::model::TrackKind, Vec<String>)| rows.iter().any(|r| r == first.name);
    let list = known.lists.iter().position(|l| has(&l)).or(if known.lists.len() == 1 { Some(0) } else { None });
    let Some(list) = list else {
        found.push(fault(stream, first, Vec::new(), known.first_of(None)));
        return None;
    };
    let rows = &known.lists[list].1;
    let wrong = names.iter().enumerate().find(|(n, name)| rows.get(*n).is_none_or(|row| row != name.name));
    if let Some((n, name)) = wrong {
        let right = rows.get(n).cloned().into_iter().collect();
        found.push(fault(stream, name, right, known.first_of(Some(list))));
    }
    Some(list)
}

pub(super) fn fault(stream: &Stream, name: &Name<'_>, right: Vec<String>, placeholder: String) -> Contradiction {
    Contradiction {
        place: stream.place(name.start..name.end),
        said: name.name.to_owned(),
        right,
        placeholder,
        claim: Claim::First,
    }
}
