//! Byte offsets to lines and columns.

/// A place as people count it: both from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1 (a Chinese character is one column, though two cells wide).
    pub column: usize,
}

/// Finds lines and columns in one text.
#[derive(Clone, Copy, Debug)]
pub struct LineIndex<'a> {
    text: &'a str,
}

impl<'a> LineIndex<'a> {
    /// An index over a text.
    #[must_use]
    pub const fn new(text: &'a str) -> Self {
        Self { text }
    }

    /// The place of a byte offset; offsets past the end give the end.
    #[must_use]
    pub fn locate(self, offset: usize) -> LineColumn {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &self.text[..offset];
        let line_start = before.rfind('\n').map_or(0, |i| i + 1);
        LineColumn {
            line: before.bytes().filter(|b| *b == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_characters_not_bytes() {
        let index = LineIndex::new("名称: 甲\n单位: 乙\n");
        assert_eq!(index.locate("名称: ".len()), LineColumn { line: 1, column: 5 });
        assert_eq!(index.locate("名称: 甲\n单位: ".len()), LineColumn { line: 2, column: 5 });
    }
}
