//! Lines, and the characters that have no other meaning than themselves.

/// A line that holds something. At the end of the text it is empty and has no indentation.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Line {
    /// Spaces before it.
    pub(super) indent: usize,
    /// Its first byte after them.
    pub(super) start: usize,
    /// One past its last byte; the line end is not part of it.
    pub(super) end: usize,
}

impl Line {
    /// Whether the text has ended.
    pub(super) const fn is_end(self) -> bool {
        self.start == self.end
    }

    /// The next line with content, from the end of the line before (or 0); comments and blank lines
    /// are passed over. None where a document sign, a directive or an unusual character stands.
    pub(super) fn next(text: &str, from: usize) -> Option<Self> {
        let mut start = from + text[from..].bytes().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        loop {
            let rest = &text[start..];
            if rest.is_empty() {
                return Some(Self { indent: 0, start, end: start });
            }
            let end = rest.find('\n').unwrap_or(rest.len());
            let line = rest[..end].strip_suffix('\r').unwrap_or(&rest[..end]);
            let body = line.trim_start_matches(' ');
            let indent = line.len() - body.len();
            if !body.is_empty() && !body.starts_with('#') {
                let marked =
                    indent == 0 && (body.starts_with("---") || body.starts_with("...") || body.starts_with('%'));
                return (!marked).then_some(Self { indent, start: start + indent, end: start + line.len() });
            }
            if !is_usual(body) {
                return None;
            }
            start = (start + end + 1).min(text.len());
        }
    }
}

/// The key at the head of a line: one word, then a colon, then a space or the end.
pub(super) fn key(line: &str) -> Option<&str> {
    let end = line.find(|c: char| !is_word(c))?;
    let after = line[end..].strip_prefix(':')?;
    let usual = end > 0 && end < 200 && !line.starts_with(['-', '.']) && (after.is_empty() || after.starts_with(' '));
    usual.then(|| &line[..end])
}

/// Whether a text may begin a plain scalar: it starts with no sign of YAML's.
pub(super) fn begins_plain(text: &str) -> bool {
    match text.as_bytes() {
        [] => false,
        [b'-', digit, ..] => digit.is_ascii_digit(),
        [first, ..] => {
            first.is_ascii_alphanumeric()
                || *first >= 0x80
                || matches!(first, b'~' | b'/' | b'(' | b'.' | b'_' | b'+' | b'<')
        }
    }
}

/// Characters of keys.
fn is_word(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' | '.' | '（' | '）' | '\u{4e00}'..='\u{9fff}')
}

/// Whether all characters are printable and end no line; rarer ones are left to the full parser.
pub(super) fn is_usual(text: &str) -> bool {
    const MARKS: &str = "，。、；：？！“”‘’（）《》〔〕【】「」—…·～％≥≤×℃→";
    text.chars().all(|c| {
        matches!(c, ' '..='~' | '\u{4e00}'..='\u{9fff}') || MARKS.contains(c) || (c > '\u{ff}' && c.is_alphanumeric())
    })
}
