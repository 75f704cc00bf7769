//! Bad inputs with telling names: `tests/cases/<feature>/<case>/` holds the files that are laid over
//! `tests/cases/_base/`, and the whole answer, `expected.zh.txt` (and `expected.en.txt` where the
//! English is held too). `GONGSHI_BLESS=1 cargo test` writes the answers anew; read them before you
//! commit them. A new case begins with an empty `expected.zh.txt`. `tests/cases/<feature>/_base/`, where
//! there is one, is laid between the two.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::scene::{BASE, Scene};

#[test]
fn every_case_is_answered_as_expected() {
    let bless = std::env::var_os("GONGSHI_BLESS").is_some();
    assert!(!(bless && std::env::var_os("CI").is_some()), "expectations are never written in CI");
    let cases = cases();
    assert!(cases.len() >= 10, "only {} cases were found", cases.len());
    let faults: Vec<String> = cases.par_iter().flat_map_iter(|case| judge(case, bless)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_base_site_has_no_faults() {
    let answer = Scene::base().check("zh");
    assert_eq!((answer.code, &*answer.stdout), (Some(0), ""), "{}", answer.stderr);
}

/// What is wrong with a case: another answer, or no expectation.
fn judge(case: &Path, bless: bool) -> Vec<String> {
    let scene = Scene::of_case(case);
    let mut faults = Vec::new();
    for lang in ["zh", "en"] {
        let path = case.join(format!("expected.{lang}.txt"));
        if !path.exists() {
            if lang == "zh" {
                faults.push(format!("{} is missing", path.display()));
            }
            continue;
        }
        let answer = scene.check(lang).whole();
        if bless {
            std::fs::write(&path, answer).unwrap();
            continue;
        }
        let expected = std::fs::read_to_string(&path).unwrap();
        if answer != expected {
            faults.push(difference(&path, &expected, &answer));
        }
    }
    faults
}

/// The first line that differs, and both answers.
fn difference(path: &Path, expected: &str, answer: &str) -> String {
    let mut out = format!("{}:\n", path.display());
    let line = expected.lines().zip(answer.lines()).take_while(|(a, b)| a == b).count();
    let _ = writeln!(out, "  differs from line {} on", line + 1);
    for (sign, text) in [("-", expected), ("+", answer)] {
        for line in text.lines() {
            let _ = writeln!(out, "  {sign} {line}");
        }
    }
    out
}

/// The folders `<feature>/<case>`, sorted.
fn cases() -> Vec<PathBuf> {
    let root = Path::new(BASE).parent().unwrap();
    let mut found: Vec<_> =
        folders(root).into_iter().filter(|f| !is_base(f)).flat_map(|f| folders(&f)).filter(|f| !is_base(f)).collect();
    found.sort();
    found
}

fn is_base(path: &Path) -> bool {
    path.ends_with("_base")
}

fn folders(path: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(path).unwrap().map(|e| e.unwrap().path());
    entries.filter(|p| p.is_dir()).collect()
}
