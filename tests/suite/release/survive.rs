//! A release that is killed leaves nothing behind, or is whole; what is left is mended.

use std::collections::BTreeMap;
use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

use super::{contest, nomination, published, release};
use crate::harness::{Project, tree};

/// Everything in releases/ but the bench of a killed run.
fn released(project: &Project) -> Vec<String> {
    let folder = project.root().join("releases");
    let all = if folder.exists() { tree(&folder) } else { BTreeMap::default() };
    all.into_keys().filter(|path| !path.starts_with(".gongshi-release")).collect()
}

#[test]
fn killed_at_any_moment_there_is_no_release_or_a_whole_one() {
    let project = contest();
    for n in 4..60 {
        project.write(&format!("data/small/nominations/t-{n:04}.yaml"), &nomination(n, 50, 60));
    }
    release(&project, "rubric-locked", "2023-10-08", &[]).ends(0);
    let words = ["release", "small", "--event", "publication", "--on", "2023-10-09"];
    let begin = Instant::now();
    project.run(&[&words[..], &["--dry-run"]].concat()).ends(0);
    let span = u64::try_from(begin.elapsed().as_micros()).unwrap();
    let saved = tree(&project.root().join("releases"));
    let (mut killed, mut moment) = (0u32, 20_231_016u64);
    for round in 0..30 {
        moment = moment.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let at = span / 2 + (moment >> 33) % (span * 8 / 10);
        let mut run = project.command().args(words).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_micros(at));
        run.kill().unwrap();
        killed += u32::from(!run.wait().unwrap().success());
        let logged = project.read("releases/log/entries.jsonl").lines().count();
        let check = project.run(&["check"]);
        if logged == 2 {
            assert_eq!(check.code, Some(0), "round {round}: the log has it, so it is whole: {check:#?}");
        } else if check.code != Some(0) {
            assert!(check.codes().iter().all(|c| matches!(*c, "GS1001" | "GS1002")), "round {round}: {check:#?}");
            assert!(check.stdout.contains("GS1002") && check.stdout.contains("--mend"), "round {round}: {check:#?}");
        }
        project.run(&["release", "small", "--mend"]).ends(0);
        project.run(&["check"]).ends(0);
        // A whole bundle that only the log did not have yet is entered, half of one goes.
        let logged = project.read("releases/log/entries.jsonl").lines().count();
        if logged == 2 {
            // Begin again.
            fs::remove_dir_all(project.root().join("releases")).unwrap();
            saved.iter().for_each(|(path, bytes)| {
                let path = project.root().join("releases").join(path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, bytes).unwrap();
            });
        } else {
            assert!(tree(&project.root().join("releases")) == saved, "round {round}: something was left");
        }
    }
    assert!(killed >= 5, "only {killed} of 30 runs were killed in time");
    project.run(&words).ends(0);
}

/// Puts the log on the bench, as a run does that is killed before the two are exchanged, and an older one in its place.
fn unlog(project: &Project, older: &BTreeMap<String, Vec<u8>>, staged: bool) {
    let log = project.root().join("releases/log");
    if staged {
        fs::create_dir_all(project.root().join("releases/.gongshi-release")).unwrap();
        fs::rename(&log, project.root().join("releases/.gongshi-release/log")).unwrap();
    } else if log.exists() {
        fs::remove_dir_all(&log).unwrap();
    }
    for (path, bytes) in older {
        fs::create_dir_all(log.join(path).parent().unwrap()).unwrap();
        fs::write(log.join(path), bytes).unwrap();
    }
}

/// A publication and a correction, and the log from before the correction.
fn corrected() -> (Project, BTreeMap<String, Vec<u8>>) {
    let project = published();
    project.write("data/small/nominations/t-0001.yaml", &nomination(1, 81, 20));
    let log = tree(&project.root().join("releases/log"));
    release(&project, "correction", "2023-10-10", &["--reason", "示例"]).ends(0);
    (project, log)
}

#[test]
fn a_release_that_only_the_log_did_not_have_yet_is_finished() {
    let (project, log) = corrected();
    let whole = tree(&project.root().join("releases"));
    unlog(&project, &log, true);
    let check = project.run(&["check"]);
    assert_eq!(check.ends(1).codes(), ["GS1002"], "{}", check.stdout);
    let before = tree(&project.root().join("releases"));
    let refused = release(&project, "correction", "2023-10-11", &["--reason", "示例"]);
    refused.ends(1).says("cut short").says("--mend");
    project.run(&["release", "small", "--mend", "--dry-run"]).ends(1).says("finish small/r0003");
    assert!(tree(&project.root().join("releases")) == before, "a refusal or a dry run wrote something");
    project.run(&["release", "small", "--mend"]).ends(0).says("finish small/r0003").says("fingerprint");
    assert!(tree(&project.root().join("releases")) == whole, "it is what it would have been");
    project.run(&["check"]).ends(0);
}

#[test]
fn half_a_bundle_goes_and_is_named() {
    let (project, log) = corrected();
    unlog(&project, &log, true);
    fs::remove_dir_all(project.root().join("releases/small/r0003")).unwrap();
    project.run(&["release", "small", "--mend", "--dry-run"]).ends(1).says("releases/small/r0003.zip");
    assert!(project.root().join("releases/small/r0003.zip").exists(), "a dry run writes nothing");
    project.run(&["release", "small", "--mend"]).ends(0).says("releases/small/r0003.zip");
    assert!(!released(&project).iter().any(|path| path.contains("r0003")), "half of it is left");
    release(&project, "correction", "2023-10-11", &["--reason", "示例"]).ends(0);
}

#[test]
fn a_lost_log_takes_no_release_with_it() {
    let (project, log) = corrected();
    // Without what a killed run leaves, half a bundle may be what was lost of a whole one.
    let folder = project.root().join("releases/small/r0003");
    fs::rename(&folder, project.root().join("kept")).unwrap();
    let whole = tree(&project.root().join("releases/log"));
    unlog(&project, &log, false);
    project.run(&["release", "small", "--mend"]).ends(1).says("GS1002");
    assert!(folder.with_extension("zip").exists());
    unlog(&project, &whole, false);
    fs::rename(project.root().join("kept"), &folder).unwrap();
    project.write("data/small/nominations/t-0001.yaml", &nomination(1, 82, 20));
    release(&project, "correction", "2023-10-10", &["--reason", "示例"]).ends(0);
    // Gone, cut back by two, cut back by one.
    for older in [BTreeMap::new(), log, whole] {
        unlog(&project, &older, false);
        let before = released(&project);
        let check = project.run(&["check", "--lang", "zh"]);
        assert!(check.ends(1).stdout.contains("从版本库恢复 releases/log"), "{}", check.stdout);
        for words in [
            &["release", "small", "--mend", "--dry-run"][..],
            &["release", "small", "--mend"],
            &["release", "small", "--event", "correction", "--on", "2023-10-11", "--reason", "示例"],
        ] {
            let run = project.run(words);
            assert!(run.ends(1).stderr.contains("GS100"), "what is wrong is told: {run:#?}");
            assert_eq!(released(&project), before, "{words:?}");
        }
    }
}

#[test]
fn mending_says_what_is_wrong_all_the_same() {
    let project = published();
    fs::remove_file(project.root().join("releases/small/r0002.zip")).unwrap();
    let run = project.run(&["release", "small", "--mend", "--lang", "zh"]);
    run.ends(1).says("GS1001").says("r0002.zip");
    assert!(!run.stderr.contains("r0002/../"), "{}", run.stderr);
}

#[test]
fn a_redaction_that_was_cut_short_is_finished() {
    let project = published();
    let kept = fs::read(project.root().join("releases/small/r0002/data/record.json")).unwrap();
    let zip = fs::read(project.root().join("releases/small/r0002.zip")).unwrap();
    let text = project.read("data/small/nominations/t-0003.yaml").replace("示例集体3", "示例集体丙");
    project.write("data/small/nominations/t-0003.yaml", &text);
    let redact = "--reason 误登名称 --redact r0002:data/record.json --redact r0002:data/tables/nominations.csv --redact r0002:data/workbook.xlsx";
    let redact: Vec<&str> = redact.split(' ').collect();
    release(&project, "redaction", "2023-10-10", &redact).ends(0);
    let done = tree(&project.root().join("releases"));
    project.run(&["check"]).ends(0);
    // As if it had been killed before the last file went, or before anything went.
    fs::write(project.root().join("releases/small/r0002/data/record.json"), &kept).unwrap();
    let check = project.run(&["check"]);
    assert_eq!(check.ends(1).codes(), ["GS1006"], "{}", check.stdout);
    project.run(&["build"]).ends(1);
    fs::write(project.root().join("releases/small/r0002.zip"), &zip).unwrap();
    fs::remove_file(project.root().join("releases/small/r0002/redacted.json")).unwrap();
    let check = project.run(&["check"]);
    assert!(check.ends(1).codes().contains(&"GS1006"), "{}", check.stdout);
    project.run(&["release", "small", "--mend"]).ends(0);
    assert!(tree(&project.root().join("releases")) == done);
    project.run(&["check"]).ends(0);
}

#[test]
fn two_releases_at_once_wait_for_each_other() {
    let project = contest();
    let words = ["release", "small", "--event", "rubric-locked", "--on", "2023-10-08"];
    let spawn = || project.command().args(words).stderr(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let runs: Vec<_> = (0..4).map(|_| spawn()).collect();
    let ends: Vec<Option<i32>> = runs.into_iter().map(|r| r.wait_with_output().unwrap().status.code()).collect();
    assert_eq!(ends.iter().filter(|code| **code == Some(0)).count(), 1, "{ends:?}");
    assert!(ends.iter().all(|code| matches!(code, Some(0 | 1 | 4))), "{ends:?}");
    assert_eq!(project.read("releases/log/entries.jsonl").lines().count(), 1);
    project.run(&["check"]).ends(0);
}
