//! Another reader of the same grammar, serde-saphyr, must see the same trees. It types its scalars
//! and this one does not, so that numbers are compared by value and texts by their letters.

use std::path::Path;

use proptest::prelude::*;
use serde_json::Value;

use super::parse;
use crate::load::{Node, NodeKind};
use crate::source::Sources;

fn ours(text: &str) -> Option<Node> {
    let file = Sources::default().add("a.yaml", "");
    let (node, faults) = parse(text, file);
    node.filter(|_| !faults.has_errors())
}

/// A number as the other reader takes it: `0x1f` and `0o17` are numbers to it, and texts to this one.
fn number(text: &str) -> Option<f64> {
    let (digits, radix) = match text.get(..2) {
        Some("0x") => (&text[2..], 16),
        Some("0o") => (&text[2..], 8),
        Some("0b") => (&text[2..], 2),
        _ => return text.parse().ok(),
    };
    u32::from_str_radix(digits, radix).ok().map(f64::from)
}

/// Where the two differ, if anywhere.
fn difference(node: &Node, theirs: &Value, path: &str) -> Option<String> {
    let equal = match (&node.kind, theirs) {
        (NodeKind::List(ours), Value::Array(theirs)) if ours.len() == theirs.len() => {
            return ours
                .iter()
                .zip(theirs)
                .enumerate()
                .find_map(|(i, (a, b))| difference(a, b, &format!("{path}/{i}")));
        }
        (NodeKind::Map(ours), Value::Object(theirs)) if ours.len() == theirs.len() => {
            return ours.iter().zip(theirs).find_map(|(a, (key, b))| {
                let path = format!("{path}/{key}");
                if *a.key.value == **key { difference(&a.value, b, &path) } else { Some(path) }
            });
        }
        (NodeKind::Null, Value::Null) => true,
        (NodeKind::Scalar { text, .. }, Value::String(theirs)) => **text == **theirs,
        // To it a bare `y` is true, as in YAML 1.1; to this reader it is the letter.
        (NodeKind::Scalar { text, quoted: false }, Value::Bool(theirs)) => {
            let words = if *theirs { ["true", "yes", "y", "on"] } else { ["false", "no", "n", "off"] };
            words.contains(&&*text.to_ascii_lowercase())
        }
        (NodeKind::Scalar { text, quoted: false }, Value::Number(theirs)) => number(text) == theirs.as_f64(),
        _ => false,
    };
    (!equal).then(|| format!("{path}: {:?} against {theirs}", node.kind))
}

#[track_caller]
fn same(text: &str) {
    let theirs = read(text).unwrap_or_else(|e| panic!("{e}\n{text}"));
    let node = ours(text).unwrap_or_else(|| panic!("refused:\n{text}"));
    assert_eq!(difference(&node, &theirs, ""), None, "{text}");
}

fn read(text: &str) -> Result<Value, String> {
    serde_yaml::from_str(text).map_err(|e| e.to_string())
}

#[test]
fn styles_of_scalars_agree() {
    for value in [
        "甲",
        "a b",
        "\"甲: 乙\"",
        "'it''s'",
        "\"\\u7532\\n\"",
        "9.50",
        "-3",
        "true",
        "~",
        "null",
        "\"\"",
        "''",
        "a#b",
        "a: # c",
        "第一行\n  第二行",
        "\"第一行\n\n  第三行\"",
        "|\n  行一\n  行二\n",
        ">-\n  行一\n  行二\n\n  行四\n",
        "|2-\n   行\n",
        "[a, [b, {c: d}]]",
        "{a: , b: 1}",
        "[\n  a,\n  b,\n]",
        "{a: 1, # 注\n  b: 2}",
        "[]",
        "{}",
        "http://example.org/a:b",
        "a,b",
        "-a",
        "?a",
        "'a: b'",
        "x  ",
        "0x0",
        "0x1f",
        "0o17",
        "0b1",
    ] {
        same(&format!("key: {value}\nnext: 1\n").replace("a: # c\nnext", "a # c\nnext"));
    }
}

#[test]
fn shapes_of_blocks_agree() {
    for text in [
        "- a\n- - b\n  - c\n-\n  d: 1\n- e: 1\n  f: 2\n",
        "a:\n- b\n- c\nd:\n  e:\n    - f\n    -\n",
        "# 注释\na: 1 # 注\n\n\nb:\n  # 注\n  c: 2\n",
        "a:\r\n  b: 1\r\n  c: |\r\n    x\r\n    y\r\n",
        "---\na: 1\n...\n",
        "? a\n: b\n? c\n",
        "\"quoted key\": 1\n'another': 2\n",
        "a: 1",
    ] {
        same(text);
    }
}

#[test]
fn the_files_of_this_repository_agree() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for folder in ["data", "tests/cases/_base", "spec"] {
        for found in crate::fs::walk(root, folder).unwrap() {
            if found.path.extension().is_some_and(|e| e == "yaml") {
                let crate::fs::Content::Bytes(bytes) = crate::fs::read(&found.path, 0).unwrap() else { continue };
                let text = String::from_utf8(bytes).unwrap();
                if text.len() < 60_000 {
                    same(&text);
                    count += 1;
                }
            }
        }
    }
    assert!(count >= 5, "{count}");
}

/// A document as lines, in the styles that people write.
pub(super) fn document() -> impl Strategy<Value = String> {
    let word = "[a-z甲乙0-9][a-z甲乙0-9 .：，/%-]{0,8}[a-z甲乙0-9]";
    let scalar = prop_oneof![
        word.prop_map(|w| w),
        "[a-z甲 :#,'{}&*-]{0,8}".prop_map(|w| format!("'{}'", w.replace('\'', "''"))),
        "[a-z甲 :#,{}\\[\\]]{0,8}".prop_map(|w| format!("\"{w}\"")),
        Just(String::new()),
        Just("[]".to_owned()),
    ];
    let flow = scalar.clone().prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(|v| {
                format!("[{}]", v.iter().map(|s| if s.is_empty() { "~" } else { s }).collect::<Vec<_>>().join(", "))
            }),
            prop::collection::vec(inner, 1..4).prop_map(|v| {
                let pairs: Vec<_> = v.iter().enumerate().map(|(i, v)| format!("k{i}: {v}")).collect();
                format!("{{{}}}", pairs.join(", "))
            }),
        ]
    });
    let block = flow.prop_map(|s| format!(" {s}\n")).prop_recursive(4, 40, 5, |inner| {
        let nest = |v: Vec<String>, head: fn(usize) -> String| {
            v.into_iter()
                .enumerate()
                .fold("\n".to_owned(), |all, (i, v)| all + &head(i) + v.replace('\n', "\n  ").trim_end_matches("  "))
        };
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..5).prop_map(move |v| nest(v, |i| format!("  key{i}:"))),
            prop::collection::vec(inner, 1..5).prop_map(move |v| nest(v, |_| "  -".to_owned())),
        ]
    });
    block.prop_map(|b| format!("root:{b}"))
}

proptest! {
    #[test]
    fn random_documents_agree(text in document()) {
        let theirs = read(&text);
        let node = ours(&text);
        match (theirs, node) {
            (Ok(theirs), Some(node)) => prop_assert_eq!(difference(&node, &theirs, ""), None, "{}", text),
            (Err(_), None) => {}
            // What records refuse and YAML does not: full-width colons where a key should be.
            (Ok(_), None) => prop_assert!(text.contains('：'), "{}", text),
            (Err(error), Some(_)) => prop_assert!(false, "{}\n{}", error, text),
        }
    }
}
