//! A Rust file as far as tidy tests need it: code apart from comments, texts and tests.

use std::ops::Range;

/// A source file under `src/`.
pub(crate) struct Source {
    /// Path from the root, with `/`.
    pub(crate) path: String,
    /// The code, byte for byte in its place; comments, the insides of texts and test code are blanks.
    pub(crate) code: String,
    /// The code with its tests.
    with_tests: String,
    /// The file as it is.
    text: String,
}

impl Source {
    /// Blanks what is not code.
    pub(crate) fn read(path: String, text: String) -> Self {
        let with_tests = blank_comments_and_texts(&text);
        let mut code = with_tests.clone().into_bytes();
        for range in test_items(&with_tests) {
            blank(&mut code[range]);
        }
        Self { path, code: String::from_utf8(code).expect("whole characters were blanked"), with_tests, text }
    }

    /// The room it belongs to; `None` for lib.rs and main.rs.
    pub(crate) fn room(&self) -> Option<&str> {
        let path = self.path.strip_prefix("src/")?;
        match path.split_once('/') {
            Some((room, _)) => Some(room),
            None => path.strip_suffix(".rs").filter(|name| !matches!(*name, "lib" | "main")),
        }
    }

    /// Paths, without `.rs`, of the modules that are only compiled for tests (`#[cfg(test)] mod tests;`).
    pub(crate) fn test_modules(&self) -> Vec<String> {
        let folder = self.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let stem = self.path.trim_end_matches("/mod.rs").trim_end_matches("/lib.rs").trim_end_matches(".rs");
        test_items(&self.with_tests)
            .into_iter()
            .filter_map(|range| {
                let name = self.with_tests[range.clone()].rsplit_once("mod ")?.1.strip_suffix(';')?.trim();
                let said = self.text[range].split_once("path = \"").and_then(|(_, rest)| rest.split_once(".rs\""));
                Some(said.map_or(format!("{stem}/{name}"), |(file, _)| format!("{folder}/{file}")))
            })
            .collect()
    }

    /// The line, from 1, of a byte.
    pub(crate) fn line(&self, at: usize) -> usize {
        1 + self.code[..at].bytes().filter(|b| *b == b'\n').count()
    }

    /// Where a word stands that is not part of a longer name.
    pub(crate) fn words<'a>(&'a self, word: &'a str) -> impl Iterator<Item = usize> + 'a {
        let is_name = |c: char| c.is_alphanumeric() || c == '_';
        self.code.match_indices(word).map(|(at, _)| at).filter(move |at| {
            !self.code[..*at].ends_with(is_name) && !self.code[at + word.len()..].starts_with(is_name)
        })
    }
}

/// Ranges of the items behind `#[cfg(test)]`, attribute included.
fn test_items(code: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = code[from..].find("#[cfg(test)]").map(|at| at + from) {
        let mut depth = 0_usize;
        let length = code[at..].char_indices().find_map(|(i, c)| match c {
            '{' => {
                depth += 1;
                None
            }
            '}' => {
                depth = depth.saturating_sub(1);
                (depth == 0).then_some(i + 1)
            }
            ';' if depth == 0 => Some(i + 1),
            _ => None,
        });
        from = length.map_or(code.len(), |length| at + length);
        found.push(at..from);
    }
    found
}

/// Blanks comments and the insides of string and character literals.
fn blank_comments_and_texts(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(length) = literal(rest, text[..at].chars().next_back()) {
            length
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        blank(&mut bytes[at..at + length]);
        at += length;
    }
    String::from_utf8(bytes).expect("whole characters were blanked")
}

/// The length of a string or character literal that begins here.
fn literal(rest: &str, before: Option<char>) -> Option<usize> {
    let hashes = rest.strip_prefix('r').map(|r| r.len() - r.trim_start_matches('#').len());
    if let Some(hashes) = hashes.filter(|h| rest[1 + h..].starts_with('"')) {
        if before.is_some_and(|c| c.is_alphanumeric() && c != 'b') {
            return None;
        }
        let close = format!("\"{}", "#".repeat(hashes));
        let open = hashes + 2;
        return Some(rest[open..].find(&close).map_or(rest.len(), |end| open + end + close.len()));
    }
    match rest.chars().next()? {
        '"' => Some(closing(rest, '"')),
        // A lifetime (`'a`) has no closing quote right behind its first character.
        '\'' if rest[1..].starts_with('\\') || rest[1..].chars().nth(1) == Some('\'') => Some(closing(rest, '\'')),
        _ => None,
    }
}

/// The length of a literal with escapes.
fn closing(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    rest.char_indices()
        .skip(1)
        .find_map(|(i, c)| {
            let ends = c == quote && !escaped;
            escaped = c == '\\' && !escaped;
            ends.then_some(i + 1)
        })
        .unwrap_or(rest.len())
}

/// Spaces for everything but line ends.
fn blank(bytes: &mut [u8]) {
    bytes.iter_mut().filter(|b| **b != b'\n').for_each(|b| *b = b' ');
}

#[test]
fn comments_texts_and_tests_are_not_code() {
    let text = r##"
// crate::comment
use crate::kept;
const A: &str = "crate::text \" crate::text";
const B: &str = r#"crate::raw " "#;
fn f<'a>(x: &'a str) -> char { '"' }
#[cfg(test)]
mod tests { use crate::tested; fn g() { if true { } } }
use crate::after;
"##;
    let source = Source::read("src/a/b.rs".to_owned(), text.to_owned());
    let rooms: Vec<&str> = source.code.match_indices("crate::").map(|(at, _)| &source.code[at + 7..at + 11]).collect();
    assert_eq!(rooms, ["kept", "afte"]);
}

#[test]
fn files_of_test_modules_are_found() {
    let text = "#[cfg(test)]\nmod tests;\n".to_owned();
    assert_eq!(Source::read("src/a/mod.rs".to_owned(), text.clone()).test_modules(), ["src/a/tests"]);
    assert_eq!(Source::read("src/a/b.rs".to_owned(), text).test_modules(), ["src/a/b/tests"]);
    let elsewhere = "#[cfg(test)]\n#[path = \"b_tests.rs\"]\nmod tests;\n".to_owned();
    assert_eq!(Source::read("src/a/b.rs".to_owned(), elsewhere).test_modules(), ["src/a/b_tests"]);
}
