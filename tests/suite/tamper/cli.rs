//! `gongshi verify` as a person types it: exit codes, refusals, the report.

use std::fs;

use super::scene::{Files, edit, laid, scene, signer, text};
use crate::harness::{Run, gongshi};

/// The site after the correction in a folder `site`, and what somebody kept beside it.
fn place(files: &Files) -> tempfile::TempDir {
    let site = files.iter().map(|(path, bytes)| (format!("site/{path}"), bytes.clone())).collect();
    let dir = laid(&site);
    let put = |name: &str, content: &str| fs::write(dir.path().join(name), content).unwrap();
    put("minisign.pub", &format!("untrusted comment: key\n{}\n", signer().public_key().line()));
    put("receipt.txt", &text(&scene().before, "evidence/receipts/small-r0002.txt"));
    put("kept", &text(&scene().before, "evidence/log/checkpoint"));
    put("notes.txt", "示例");
    dir
}

#[track_caller]
fn run(dir: &tempfile::TempDir, args: &[&str]) -> Run {
    Run::of(gongshi().current_dir(dir.path()).arg("verify").args(args).output().unwrap())
}

#[test]
fn an_honest_site_ends_with_0_and_says_what_nobody_can_prove() {
    let dir = place(&scene().after);
    let since = ["site", "--key", "minisign.pub", "--since", "receipt.txt", "--since", "kept"];
    let report = run(&dir, &since).ends(0).stdout.clone();
    for words in [
        "Verified site (a site)",
        "signatures: 9",
        "earlier logs that this one extends: 2",
        "Nothing differs.",
        "that the facts are true",
    ] {
        assert!(report.contains(words), "{words}: {report}");
    }
    let zh = run(&dir, &["site", "--lang", "zh"]).ends(0).stdout.clone();
    assert!(zh.contains("没有发现差异") && zh.contains("没有用 --key 给出公钥"), "{zh}");
}

#[test]
fn a_difference_ends_with_1_and_names_its_place_and_both_values() {
    let mut files = scene().after.clone();
    edit(&mut files, "small/n/t-0001.html", "data-score=total>8.80", "data-score=total>9.80");
    let dir = place(&files);
    let report = run(&dir, &["site"]).ends(1).stdout.clone();
    assert!(report.contains("x [pages] small/n/t-0001.html t-0001 total: should be 8.80, is 9.80"), "{report}");
    let json = run(&dir, &["site", "--format", "json"]).ends(1).stdout.clone();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["holds"], &json["format"]), (&false.into(), &"gongshi-verification/1".into()));
    let one = json["differences"].as_array().unwrap().iter().find(|d| d["layer"] == "pages").unwrap();
    assert_eq!((&one["expected"], &one["found"]), (&"8.80".into(), &"9.80".into()));
}

#[test]
fn a_changed_fact_is_told_before_what_follows_from_it() {
    let mut files = scene().after.clone();
    edit(&mut files, "evidence/small/r0003/data/record.json", "\"88\"", "\"98\"");
    let report = run(&place(&files), &["site"]).ends(1).stdout.clone();
    let at = report.find("x small/r0003 示例集体1 (t-0001)\n").unwrap_or_else(|| panic!("{report}"));
    let lines: Vec<&str> = report[at..].lines().collect();
    assert_eq!(lines[1], "    [tables] facts.csv done done value: should be 98, is 88");
    assert!(lines[6].starts_with("    and ") && lines[6].contains("--format json lists all"), "{report}");
    assert_eq!(report.matches("(t-0001)\n").count(), 1, "{report}");
}

#[test]
fn what_lies_in_the_site_cannot_vouch_for_it() {
    let dir = place(&scene().after);
    fs::copy(dir.path().join("minisign.pub"), dir.path().join("site/key.pub")).unwrap();
    for inside in [["--key", "site/key.pub"], ["--since", "site/evidence/log/checkpoint"], ["--since", "site/../site"]]
    {
        run(&dir, &[&["site"][..], &inside].concat()).ends(2).says("cannot vouch for it");
    }
}

#[test]
fn what_cannot_be_verified_is_said_and_ends_with_2() {
    let dir = place(&scene().after);
    let bare: Files = scene()
        .after
        .iter()
        .filter(|(p, _)| !p.starts_with("evidence/"))
        .map(|(p, b)| (p.clone(), b.clone()))
        .collect();
    let bare = laid(&bare);
    let bare = bare.path().to_str().unwrap();
    for (args, words) in [
        (&["nowhere"][..], "there is no nowhere"),
        (&["notes.txt"], "holds nothing to verify"),
        (&["."], "holds nothing to verify"),
        (&[bare], "without releases"),
        (&["site", "--key", "notes.txt"], "this is no minisign key"),
        (&["site", "--key", "RWabc"], "neither a key nor a file of one"),
        (&["site", "--since", "notes.txt"], "no site, no log, no checkpoint and no receipt"),
        (&["site", "--since", "nowhere"], "there is no nowhere"),
        (&["site", "--fingerprint", "60f1 ee24"], "no value of option"),
        (&["site", "--format", "github"], "no value of option"),
        (&[], "missing: <PATH>"),
    ] {
        run(&dir, args).ends(2).says(words);
    }
}

#[test]
fn a_receipt_and_a_log_are_verified_by_themselves() {
    let dir = place(&scene().after);
    let receipt = run(&dir, &["receipt.txt", "--key", "minisign.pub"]).ends(0).stdout.clone();
    assert!(receipt.contains("receipts: 1, signatures: 1: no differences"), "{receipt}");
    let log = run(&dir, &["site/evidence/log", "--since", "receipt.txt", "--format", "json"]).ends(0).stdout.clone();
    let log: serde_json::Value = serde_json::from_str(&log).unwrap();
    assert_eq!((&log["subject"], &log["consistency"][0]["size"]), (&"log".into(), &2.into()));
    let bent = fs::read_to_string(dir.path().join("receipt.txt")).unwrap().replace("index 1", "index 0");
    fs::write(dir.path().join("bent.txt"), bent).unwrap();
    run(&dir, &["bent.txt"]).ends(1);
    let evidence = run(&dir, &["site/evidence"]).ends(0).stdout.clone();
    assert!(evidence.contains("releases and their log"), "{evidence}");
}
