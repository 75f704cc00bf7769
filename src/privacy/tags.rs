//! Tags inside a line of text: to a reader they are nothing.

/// The longest tag that is looked through.
pub(super) const LONGEST_TAG: usize = 2_048;

/// The length of the tag inside a line of text, or of the comment, that a text begins with, and whether
/// it has digits or an @.
pub(super) fn inline_tag(rest: &[u8]) -> Option<(usize, bool)> {
    let is_telling = |b: &u8| b.is_ascii_digit() || *b == b'@';
    if rest.starts_with(b"<!--") {
        let length = rest.windows(3).take(LONGEST_TAG).position(|w| w == b"-->").map(|at| at + 3)?;
        return Some((length, rest[..length].iter().any(is_telling)));
    }
    if !has_inline_name(rest) {
        return None;
    }
    let mut telling = false;
    let end = rest.iter().take(LONGEST_TAG).position(|b| {
        telling |= is_telling(b);
        *b == b'>'
    });
    end.map(|end| (end + 1, telling))
}

fn has_inline_name(rest: &[u8]) -> bool {
    inline_name(rest).is_some()
}

/// Where the name of a tag inside a line of text ends.
pub(super) fn inline_name(rest: &[u8]) -> Option<usize> {
    let name = rest.strip_prefix(b"</").or_else(|| rest.strip_prefix(b"<"))?;
    let length = name.iter().take(LONGEST_NAME + 1).take_while(|b| b.is_ascii_alphanumeric() || **b == b':').count();
    let known = INLINE.get(length)?.iter().any(|known| name[..length].eq_ignore_ascii_case(known));
    known.then_some(rest.len() - name.len() + length)
}

/// The longest name of a tag inside a line of text.
const LONGEST_NAME: usize = 6;
/// Their names by length.
const INLINE: [&[&[u8]]; LONGEST_NAME + 1] = [
    &[],
    &[b"a", b"b", b"i", b"q", b"r", b"s", b"t", b"u"],
    &[b"br", b"em", b"tt"],
    &[b"bdi", b"bdo", b"big", b"del", b"ins", b"kbd", b"sub", b"sup", b"var", b"w:r", b"w:t", b"wbr"],
    &[b"abbr", b"cite", b"code", b"data", b"font", b"mark", b"samp", b"span", b"time"],
    &[b"label", b"small", b"tspan"],
    &[b"strong"],
];
