//! Every code has its manual entry in both languages and a test that brings it about.

use gongshi::diag::Code;

use crate::tree::{self, TextFile};

const FOLDER: &str = "docs/codes/";

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

#[test]
fn every_code_has_a_manual_entry_in_chinese_and_english() {
    let mut faults = Vec::new();
    for code in Code::ALL {
        let path = format!("{FOLDER}{}.md", code.as_str());
        let Ok(text) = std::fs::read_to_string(tree::root().join(&path)) else {
            faults.push(format!("{path} is missing"));
            continue;
        };
        let Some((zh, en)) = text.split_once("\n---\n") else {
            faults.push(format!("{path} has no line `---` between Chinese and English"));
            continue;
        };
        if !zh.contains(is_chinese) || !en.chars().any(|c| c.is_ascii_lowercase()) {
            faults.push(format!("{path}: Chinese first, then English"));
        }
        for (half, language) in [(zh, "Chinese"), (en, "English")] {
            if !half.contains(code.as_str()) {
                faults.push(format!("{path}: the {language} half does not name {}", code.as_str()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_manual_entry_belongs_to_a_code() {
    let known: Vec<String> = Code::ALL.iter().map(|c| format!("{FOLDER}{}.md", c.as_str())).collect();
    let stray: Vec<String> =
        tree::files().into_iter().map(|f| f.path).filter(|p| p.starts_with(FOLDER) && !known.contains(p)).collect();
    assert!(stray.is_empty(), "entries without a code: {stray:?}");
}

#[test]
fn every_code_is_brought_about_by_a_test() {
    let tests: Vec<String> = tree::files().into_iter().filter_map(test_text).collect();
    let untested: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| {
            let (number, name) = (code.as_str(), format!("Code::{code:?}"));
            !tests.iter().any(|text| text.contains(number) || has_word(text, &name))
        })
        .map(|code| code.as_str())
        .collect();
    assert!(untested.is_empty(), "codes that no test names: {untested:?}");
}

/// What a file says in its tests: all of it under tests/, from the first `#[cfg(test)]` on under src/.
fn test_text(file: TextFile) -> Option<String> {
    let is_test = file.path.ends_with("tests.rs") || file.path.contains("/tests/");
    if is_test || file.path.starts_with("tests/") && !file.path.starts_with("tests/tidy") {
        return Some(file.text);
    }
    let at = file.path.starts_with("src/").then(|| file.text.find("#[cfg(test)]")).flatten()?;
    Some(file.text[at..].to_owned())
}

/// Whether a name stands there whole: `Code::BadId` is not `Code::BadIdea`.
fn has_word(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| !text[at + name.len()..].starts_with(|c: char| c.is_alphanumeric()))
}
