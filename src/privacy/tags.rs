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
    inline_name(rest)?;
    let mut telling = false;
    let end = rest.iter().take(LONGEST_TAG).position(|b| {
        telling |= is_telling(b);
        *b == b'>'
    });
    end.map(|end| (end + 1, telling))
}

/// Where the name of a tag inside a line of text ends.
pub(super) fn inline_name(rest: &[u8]) -> Option<usize> {
    let start = if rest.get(1) == Some(&b'/') { 2 } else { 1 };
    let letters = rest.get(start..)?.iter().take(LONGEST_NAME + 1);
    let (mut name, mut length) = (0, 0);
    for letter in letters.take_while(|b| b.is_ascii_alphanumeric() || **b == b':') {
        name = name << 8 | Name::from(letter | 0x20);
        length += 1;
    }
    INLINE.get(length)?.contains(&name).then_some(start + length)
}

/// The letters of a name beside each other in one number: the quickest to compare.
type Name = u64;
/// The longest name of a tag inside a line of text.
const LONGEST_NAME: usize = 6;
/// Their names by length, in small letters.
static INLINE: [&[Name]; LONGEST_NAME + 1] = [
    &[],
    &names([b"a", b"b", b"i", b"q", b"r", b"s", b"t", b"u"]),
    &names([b"br", b"em", b"tt"]),
    &names([b"bdi", b"bdo", b"big", b"del", b"ins", b"kbd", b"sub", b"sup", b"var", b"w:r", b"w:t", b"wbr"]),
    &names([b"abbr", b"cite", b"code", b"data", b"font", b"mark", b"samp", b"span", b"time"]),
    &names([b"label", b"small", b"tspan"]),
    &names([b"strong"]),
];

const fn names<const LETTERS: usize, const N: usize>(words: [&[u8; LETTERS]; N]) -> [Name; N] {
    let mut names = [0; N];
    let mut n = 0;
    while n < N {
        let mut at = 0;
        while at < LETTERS {
            names[n] = names[n] << 8 | words[n][at] as Name;
            at += 1;
        }
        n += 1;
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_tags_inside_a_line() {
        for (tag, end) in [("<b>", 2), ("</b>", 3), ("<SPAN class>", 5), ("<br/>", 3), ("<w:t>", 4), ("</strong>", 8)] {
            assert_eq!(inline_name(tag.as_bytes()), Some(end), "{tag}");
        }
        for tag in ["<", "</", "<>", "<li>", "<td>", "<bb>", "<strongs>", "<w>", "<spa\u{4e}n>", "<p>"] {
            assert_eq!(inline_name(tag.as_bytes()), None, "{tag}");
        }
    }
}
