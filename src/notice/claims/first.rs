//! Who comes first in 「X等39个」: the first row of the list, or the first rows.

use super::count::{Counted, Tie};
use super::known::Known;
use super::stream::{CLAUSE, PLACE, Stream};
use super::{Claim, Contradiction};
use crate::model::Placeholder;

/// Words that make an X等N个 one of the list.
const LISTED: &[&str] =
    &["授予", "表彰", "公示", "命名", "名单", "称号", "荣誉", "评为", "确定", "拟表彰", "表扬", "奖励"];

/// What a number behind 等 is tied to, if the words before 等 are names. A name that is not the
/// first of its list is a fault of its own.
pub(super) fn tied(counted: &Counted<'_>, known: &Known, found: &mut Vec<Contradiction>) -> Option<Tie> {
    let end = counted.start.checked_sub(1).filter(|at| counted.stream.chars[*at] == '等')?;
    let names = names_before(counted.stream, end, known);
    let Some(first) = names.first() else {
        stranger(counted, end, known, found);
        return None;
    };
    let clause_end = counted.stream.end_of(counted.end, CLAUSE);
    let clause = counted.stream.text(counted.clause..clause_end);
    if !LISTED.iter().any(|w| clause.contains(w)) || !counted.speaks_for_the_list(first.start, known, true) {
        return None;
    }
    let list = judge(counted.stream, &names, known, found)?;
    let (kind, rows) = &known.lists[list];
    // The list that it heads, or all lists of its kind together; of a title behind the number as many
    // as have it.
    let mut counts = vec![rows.len(), known.lists.iter().filter(|(k, _)| k == kind).map(|(_, l)| l.len()).sum()];
    let behind = counted.stream.text(counted.end..clause_end);
    let titled = known.nouns.iter().filter(|n| behind.contains(&n.title));
    counts.extend(titled.filter_map(|n| n.counts.iter().max()));
    let placeholder = format!("{}等{}", known.first_of(Some(list)), known.amount_of(list));
    Some(Tie { counts, placeholder })
}

/// 授予丙局等39个先进集体, where no row of any list speaks of 丙局.
fn stranger(counted: &Counted<'_>, end: usize, known: &Known, found: &mut Vec<Contradiction>) {
    let stream = counted.stream;
    let titles: Vec<&str> = known.nouns.iter().filter(|n| !n.counts.is_empty()).map(|n| n.title.as_str()).collect();
    let starts = (counted.clause..end)
        .rev()
        .find(|at| LISTED.iter().any(|w| stream.at(*at, w) && at + w.chars().count() <= end));
    let Some(verb) = starts.and_then(|at| stream.longest(at, LISTED).map(|w| at + w.chars().count())) else { return };
    let name = stream.text(verb..end);
    let mentioned = known.lists.iter().flat_map(|(_, rows)| rows).chain(&known.others).any(|row| row.contains(&name));
    if stream.longest(counted.end, &titles).is_none() || mentioned || name.is_empty() || name.contains(PLACE) {
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

/// A name in the prose: its place, and what it is.
#[allow(clippy::struct_field_names, reason = "a name is its text")]
struct Name<'k> {
    start: usize,
    end: usize,
    name: &'k str,
}

/// The names that end before a position, joined by 、 or 和, in the order of the text.
fn names_before<'k>(stream: &Stream, end: usize, known: &'k Known) -> Vec<Name<'k>> {
    let all: Vec<&str> =
        known.lists.iter().flat_map(|(_, l)| l.iter()).chain(&known.others).map(String::as_str).collect();
    let (mut names, mut at) = (Vec::new(), end);
    while let Some(name) = stream.longest_before(at, &all) {
        let start = at - name.chars().count();
        names.push(Name { start, end: at, name });
        match start.checked_sub(1).map(|before| (before, stream.chars[before])) {
            Some((before, '、' | '和' | '，')) => at = before,
            _ => break,
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

fn fault(stream: &Stream, name: &Name<'_>, right: Vec<String>, placeholder: String) -> Contradiction {
    Contradiction {
        place: stream.place(name.start..name.end),
        said: name.name.to_owned(),
        right,
        placeholder,
        claim: Claim::First,
    }
}
