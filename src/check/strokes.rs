//! data/strokes.yaml: where characters stand that the table of strokes does not have; and the names
//! whose characters have no place.

use super::fields::Fields;
use super::read::Read;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::{Contest, StrokesEntry};
use crate::order::{By, Strokes};
use crate::source::Spanned;

/// Reads data/strokes.yaml.
pub(super) fn entries(node: &Node, faults: &mut Diagnostics) -> Option<Vec<StrokesEntry>> {
    let mut f = Fields::open(node, faults)?;
    let read: Vec<Entry> = f.some("characters")?;
    f.finish();
    let mut placed: Vec<char> = Vec::new();
    for entry in &read {
        let (character, after) = (entry.character.value.0, entry.after.value.0);
        if placed.contains(&character) {
            let message = text!("「{character}」写了两次", "{character} is listed twice");
            faults.push(Diagnostic::error(Code::StrokesEntry, entry.character.span, message));
        }
        if after == character || !(Strokes::builtin().has(after) || placed.contains(&after)) {
            faults.push(nowhere(&entry.after));
        }
        placed.push(character);
    }
    let entry = |e: Entry| StrokesEntry { character: e.character.value.0, after: e.after.value.0, source: e.source };
    Some(read.into_iter().map(entry).collect())
}

/// The one before it must have a place itself.
fn nowhere(after: &Spanned<One>) -> Diagnostic {
    let c = after.value.0;
    let message =
        text!("「{c}」自己没有位置，不能排在它后面", "{c} has no place itself, so nothing can stand behind it");
    Diagnostic::error(Code::StrokesEntry, after.span, message).expected(text!(
        "笔画表里的字，或者本文件前面已经排好的字",
        "a character of the table, or one that stands further up in this file"
    ))
}

struct Entry {
    character: Spanned<One>,
    after: Spanned<One>,
    source: String,
}

impl Read for Entry {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = Fields::open(node, faults)?;
        let (character, after, source) = (f.need("character"), f.need("after"), f.need("source"));
        f.finish();
        Some(Self { character: character?, after: after?, source: source? })
    }
}

/// A single character.
struct One(char);

impl Read for One {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let text = String::read(node, faults)?;
        let mut characters = text.chars();
        if let (Some(c), None) = (characters.next(), characters.next()) {
            return Some(Self(c));
        }
        let message = text!("「{text}」不是一个字", "`{text}` is not a single character");
        faults
            .push(Diagnostic::error(Code::StrokesEntry, node.span, message).expected(text!("一个字", "one character")));
        None
    }
}

/// Warns of names that a list in the order of strokes cannot place.
pub(super) fn unplaced<'c>(
    contests: impl Iterator<Item = &'c Contest>,
    entries: &[StrokesEntry],
    faults: &mut Diagnostics,
) {
    let tracks = contests.flat_map(|contest| contest.tracks.iter().map(move |track| (contest, track)));
    let by_strokes = tracks.filter_map(|(c, track)| Some((c, track, By::of(track.order.rows, track.kind)?)));
    let mut by_strokes = by_strokes.peekable();
    if by_strokes.peek().is_none() {
        return;
    }
    let strokes = Strokes::with(entries);
    for (contest, track, by) in by_strokes {
        for nomination in contest.nominations_in(&track.id) {
            faults.push_some(without_place(&strokes, by, &nomination.name));
        }
    }
}

/// The first character of a name that has no place.
pub(super) fn without_place(strokes: &Strokes, by: By, name: &Spanned<String>) -> Option<Diagnostic> {
    let c = *strokes.unknown(by, &name.value).first()?;
    let (span, code, name) = (name.span, u32::from(c), &name.value);
    let message = text!(
        "笔画表里没有「{c}」（U+{code:04X}），「{name}」的先后不能确定",
        "the table of strokes has no {c} (U+{code:04X}): the place of {name} is not certain"
    );
    Some(Diagnostic::warning(Code::UnplacedCharacter, span, message).hint(text!(
        "查明笔画后写进 data/strokes.yaml：{{character: {c}, after: 排在它前面的字, source: 依据}}",
        "find out its strokes and write into data/strokes.yaml: {{character: {c}, after: the one before it, source: …}}"
    )))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{codes, list, map, scalar};

    fn said(pairs: &[(&str, &str)]) -> Vec<Code> {
        let entry = |(c, after): &(&str, &str)| {
            map(&[("character", scalar(c)), ("after", scalar(after)), ("source", scalar("示例"))])
        };
        let node = map(&[("characters", list(&pairs.iter().map(entry).collect::<Vec<_>>()))]);
        codes(|f| entries(&node, f))
    }

    #[test]
    fn a_character_stands_behind_one_that_has_a_place() {
        assert_eq!(said(&[("𬺰", "王"), ("𬺱", "𬺰")]), []);
        assert_eq!(said(&[("𬺱", "𬺰"), ("𬺰", "王")]), [Code::StrokesEntry]);
        assert_eq!(said(&[("𬺰", "𬺰")]), [Code::StrokesEntry]);
    }

    #[test]
    fn each_character_once_and_one_at_a_time() {
        assert_eq!(said(&[("𬺰", "王"), ("𬺰", "李")]), [Code::StrokesEntry]);
        assert_eq!(said(&[("𬺰𬺱", "王")]), [Code::StrokesEntry]);
    }
}
