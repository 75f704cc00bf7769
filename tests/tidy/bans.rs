//! Names that belong to one room only, and numbers that may not be floats.

use crate::rust::Source;
use crate::tree;

/// Fails with every place where a word stands in files that may not name it.
#[track_caller]
fn only_in(words: &[&str], may: impl Fn(&Source) -> bool, why: &str) {
    let faults: Vec<String> = tree::sources()
        .iter()
        .filter(|source| !may(source))
        .flat_map(|source| {
            let found = words.iter().flat_map(|w| source.words(w).map(move |at| (*w, at)));
            found.map(|(word, at)| format!("{}:{}: {word}", source.path, source.line(at))).collect::<Vec<_>>()
        })
        .collect();
    assert!(faults.is_empty(), "{why}:\n{}", faults.join("\n"));
}

#[test]
fn only_fs_opens_files() {
    let words = ["std::fs", "File::open", "File::create", "OpenOptions", "WalkDir", "tempfile", "rustix"];
    only_in(&words, |s| s.room() == Some("fs"), "only src/fs/ touches the disk, so that every error has its path");
}

#[test]
fn only_load_yaml_names_the_yaml_crates() {
    // A theme's words are its author's file, read without places.
    let may = |s: &Source| s.path.starts_with("src/load/yaml") || s.room() == Some("render");
    only_in(&["serde_yaml", "serde_saphyr"], may, "one YAML grammar, behind one module");
    only_in(&["granit_parser"], |s| s.path.starts_with("src/load/yaml"), "records are read with places");
}

#[test]
fn only_cli_prints() {
    let words = ["println!", "eprintln!", "print!", "eprint!", "dbg!", "stdout", "stderr"];
    only_in(&words, |s| s.room() == Some("cli"), "the library never prints: stdout is data, stderr is talk");
}

#[test]
fn no_room_but_cli_asks_the_clock_or_the_environment() {
    let words = ["SystemTime", "Zoned::now", "Timestamp::now", "env::var", "env::vars", "thread_rng"];
    only_in(&words, |s| s.room() == Some("cli"), "same inputs give the same bytes");
}

#[test]
fn engine_rooms_know_no_float_and_no_hash_order() {
    let engine = |s: &Source| !matches!(s.room(), Some("score" | "rank" | "number" | "model"));
    let words = ["f32", "f64", "HashMap", "HashSet"];
    only_in(&words, engine, "the engine computes exactly and in a fixed order");
    for source in tree::sources().iter().filter(|s| !engine(s)) {
        if let Some(at) = float_literal(&source.code) {
            panic!("{}:{}: a float literal", source.path, source.line(at));
        }
    }
}

#[test]
fn page_types_hold_nothing_private() {
    let page = |s: &Source| !matches!(s.room(), Some("page" | "render" | "export" | "model"));
    only_in(&["private", "Private", "id_number", "mobile"], page, "what cannot be held cannot leak");
}

/// Where `1.5`, `1e3` or `2_f64` stands; `t.0.1` and `0..1` are none.
fn float_literal(code: &str) -> Option<usize> {
    let bytes = code.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    while at < bytes.len() {
        let before = at.checked_sub(1).map_or(b' ', |i| bytes[i]);
        if !digit(at) || before.is_ascii_alphanumeric() || matches!(before, b'_' | b'.') {
            at += 1;
            continue;
        }
        let mut end = at;
        while digit(end) || bytes.get(end) == Some(&b'_') {
            end += 1;
        }
        let exponent = matches!(bytes.get(end), Some(b'e' | b'E'));
        if exponent || (bytes.get(end) == Some(&b'.') && digit(end + 1)) || code[end..].starts_with('f') {
            return Some(at);
        }
        at = end.max(at + 1);
    }
    None
}

#[test]
fn float_literals_are_told_from_ranges_and_tuples() {
    for float in ["let x = 1.5;", "1e3", "2_f64", "(0.1)"] {
        assert!(float_literal(float).is_some(), "{float}");
    }
    for other in ["t.0.1", "0..10", "x1e3", "10.max(2)", "0x1F"] {
        assert!(float_literal(other).is_none(), "{other}");
    }
}
