//! The text with the names of each of its lists in order. Every name takes the place of another one of
//! its list; whatever is no name (headings, numbers, heads and rulers of tables) stays where it is.

use super::Listed;
use crate::diag::{Code, Diagnostic};
use crate::lang::text;
use crate::order::{By, Strokes};
use crate::source::Span;

/// The sorted text, and a remark where numbers go with their names.
pub fn arranged(text: &str, names: &[Listed], by: By, strokes: &Strokes) -> (String, Option<Diagnostic>) {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_cached_key(|at| (names[*at].group, strokes.key(by, &names[*at].name.value)));
    let stray = no_count(names).filter(|_| !order.is_sorted());
    let start = |one: &Listed| match (stray, one.number) {
        (Some(_), Some((_, start))) => start,
        _ => one.entry.start,
    };
    let mut sorted = String::with_capacity(text.len() + 1);
    let mut at = 0;
    for (place, from) in names.iter().zip(order) {
        let from = &names[from];
        sorted.push_str(&text[at..start(place)]);
        sorted.push_str(&text[start(from)..from.entry.end]);
        at = place.entry.end;
    }
    sorted.push_str(&text[at..]);
    if !sorted.ends_with('\n') {
        sorted.push('\n');
    }
    (sorted, stray.map(remark))
}

/// The first name whose number does not count on. Numbers that count stay in their places.
fn no_count(names: &[Listed]) -> Option<Span> {
    let numbered: Vec<_> = names.iter().filter_map(|one| Some((one, one.number?.0))).collect();
    let counts_on = |before: &(&Listed, Option<u32>), one: &(&Listed, Option<u32>)| match (before.1, one.1) {
        (Some(last), Some(next)) => last.checked_add(1) == Some(next) || next == 1 && before.0.group != one.0.group,
        _ => false,
    };
    let stray = numbered.windows(2).find(|pair| !counts_on(&pair[0], &pair[1]))?;
    Some(stray[1].0.name.span)
}

fn remark(span: Span) -> Diagnostic {
    let message = text!(
        "序号没有重编，各随原来的名字：到这里不是连着数的，或者不在第一列",
        "numbers were left with their names: here they do not count on, or stand in another column than the first"
    );
    Diagnostic::warning(Code::OutOfOrder, span, message)
        .hint(text!("是序号的，改成 1、2、3……再排", "if they are to count the names, write 1, 2, 3 and sort again"))
}
