//! Text of users made safe to show: no escape reaches the terminal, nothing is invisible, no line
//! is endless.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar as _;

/// Cells of a source line that are shown.
const WIDTH: usize = 100;
/// Cells before the caret that are kept when a longer line is cut.
const BEFORE: usize = 40;

/// Replaces what a terminal would obey or hide. Line ends too: a message is one line.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| shown(c) == c) {
        Cow::Borrowed(text)
    } else {
        text.chars().map(shown).collect::<String>().into()
    }
}

/// A character as it is shown: one for one.
fn shown(c: char) -> char {
    match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('�'),
        '\u{7f}' => '␡',
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => '�',
        '\u{a0}' => '⍽',
        c if c.is_control() => '�',
        c => c,
    }
}

/// A part of a line with a marked range, in bytes of `text`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) text: String,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// The part of a line around its bytes `from..to` that fits [`WIDTH`] cells, made visible.
pub(super) fn excerpt(line: &str, from: usize, to: usize) -> Excerpt {
    let cells = |c: char| shown(c).width().unwrap_or(1);
    let fits = line.len() <= WIDTH || line.chars().map(cells).sum::<usize>() <= WIDTH;
    let start = if fits { 0 } else { back(line, from, BEFORE, cells) };
    let mut out = Excerpt { text: String::new(), from: 0, to: 0 };
    let mut width = 0;
    if start > 0 {
        out.text.push('…');
    }
    out.from = out.text.len();
    for (i, c) in line[start..].char_indices().map(|(i, c)| (start + i, c)) {
        width += cells(c);
        if !fits && width > WIDTH {
            out.text.push('…');
            break;
        }
        if i == from {
            out.from = out.text.len();
        }
        out.text.push(if c == '\t' { '→' } else { shown(c) });
        if i < to {
            out.to = out.text.len();
        }
    }
    if from == line.len() {
        out.from = out.text.len();
    }
    out.to = out.to.max(out.from);
    out
}

/// The byte that lies at most so many cells before another.
fn back(line: &str, from: usize, most: usize, cells: impl Fn(char) -> usize) -> usize {
    let mut width = 0;
    let before = line[..from].char_indices().rev();
    before
        .take_while(|(_, c)| {
            width += cells(*c);
            width <= most
        })
        .last()
        .map_or(from, |(i, _)| i)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_the_terminal_that_it_would_obey() {
        assert_eq!(visible("a\u{1b}[31m\u{202e}\u{200b}\nb\u{9b}c"), "a␛[31m��␊b�c");
        assert!(matches!(visible("公示 “甲”"), Cow::Borrowed(_)));
    }

    #[test]
    fn short_lines_are_whole() {
        let found = excerpt("总分: 甲\u{1b}", "总分: ".len(), "总分: 甲".len());
        assert_eq!(found.text, "总分: 甲␛");
        assert_eq!(&found.text[found.from..found.to], "甲");
    }

    #[test]
    fn long_lines_are_cut_around_the_mark() {
        let line = format!("{}错{}", "甲".repeat(5000), "乙".repeat(5000));
        let found = excerpt(&line, 15000, 15003);
        assert_eq!(&found.text[found.from..found.to], "错");
        assert!(found.text.starts_with('…') && found.text.ends_with('…'));
        assert!(found.text.chars().count() < 60, "{}", found.text);
    }

    #[test]
    fn a_mark_longer_than_the_cut_ends_with_it() {
        let line = "[".repeat(100_000);
        let found = excerpt(&line, 64, 100_000);
        assert!(found.text.len() < 200 && found.to <= found.text.len());
        let end = excerpt(&line, 100_000, 100_000);
        assert_eq!(end.from, end.text.len());
    }
}
