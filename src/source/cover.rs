//! Parts of texts that messages may not show.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{FileId, Sources, Span};

/// Characters at the beginning of a covered part that stay: enough to find it again.
const SHOWN: usize = 3;

/// A character that shows nothing and takes the same bytes and cells.
#[must_use]
pub fn covered(c: char) -> char {
    match c.len_utf8() {
        _ if c == '\n' || c == '\r' => c,
        1 => '*',
        2 => '·',
        3 => '＊',
        _ => '🔒',
    }
}

impl Sources {
    /// Shows a file under another name, since its own must not be shown.
    pub fn rename(&mut self, id: FileId, path: &str) {
        if let Some(file) = self.files.get_mut(id.0 as usize) {
            file.path = path.into();
        }
    }

    /// Covers parts of the texts, but for their first three characters. Places stay what they are.
    pub fn cover(&mut self, parts: &[Span]) {
        let mut by_file: BTreeMap<FileId, Vec<Span>> = BTreeMap::new();
        for part in parts {
            by_file.entry(part.file).or_default().push(*part);
        }
        for (id, parts) in by_file {
            let Some(file) = self.files.get_mut(id.0 as usize) else { continue };
            let hidden = |at: usize, c: char, text: &str| {
                let within = |p: &&Span| (p.start as usize..p.end as usize).contains(&at);
                parts.iter().find(within).is_some_and(|p| {
                    let before = text.get(p.start as usize..at).map_or(0, |t| t.chars().count());
                    before >= SHOWN && !c.is_whitespace()
                })
            };
            let text = Arc::clone(&file.text);
            file.text = text
                .char_indices()
                .map(|(at, c)| if hidden(at, c, &text) { covered(c) } else { c })
                .collect::<String>()
                .into();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_covered_part_shows_its_beginning_only() {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", "号码: 0771-１２3\n甲: 乙");
        let start = u32::try_from("号码: ".len()).unwrap();
        let end = u32::try_from("号码: 0771-１２3".len()).unwrap();
        sources.cover(&[Span { file, start, end }]);
        assert_eq!(&*sources.file(file).text, "号码: 077**＊＊*\n甲: 乙");
    }
}
