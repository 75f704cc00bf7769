//! Releases that were tampered with: each is found, named, and not built.

use std::fs;

use super::{nomination, published, release};
use crate::harness::Project;

/// Fails unless the site is refused with just this code at this path, in both languages, and not built.
#[track_caller]
fn found(project: &Project, code: &str, path: &str) {
    let run = project.run(&["check"]);
    run.ends(1);
    assert!(run.codes().iter().all(|c| *c == code) && run.stdout.contains(path), "{}", run.stdout);
    assert!(!project.public().exists());
    project.run(&["build"]).ends(1);
    assert!(!project.public().exists(), "it was built all the same");
    // A release stands on the ones before it.
    let more = release(project, "objection-summary", "2023-10-10", &["--dry-run"]);
    assert_eq!(more.code, Some(1), "{more:#?}");
}

/// A change of one file.
#[track_caller]
fn edit(project: &Project, path: &str, change: impl Fn(&str) -> String) {
    let text = project.read(path);
    let changed = change(&text);
    assert_ne!(text, changed);
    project.write(path, &changed);
}

const R2: &str = "releases/small/r0002";

#[test]
fn a_changed_missing_or_added_file() {
    for path in ["data/record.json", "data/tables/scores.csv", "bag-info.txt", "manifest-sha256.txt"] {
        let project = published();
        edit(&project, &format!("{R2}/{path}"), |text| text.replace('1', "2"));
        found(&project, "GS1001", path);
    }
    for path in ["data/record.json", "bagit.txt", "tagmanifest-sha256.txt", "data/release.json"] {
        let project = published();
        fs::remove_file(project.root().join(R2).join(path)).unwrap();
        found(&project, "GS1001", path);
    }
    let project = published();
    project.write(&format!("{R2}/data/more.txt"), "x");
    found(&project, "GS1001", "data/more.txt");
}

#[test]
fn a_zip_that_is_not_the_folder() {
    let project = published();
    fs::remove_file(project.root().join("releases/small/r0002.zip")).unwrap();
    found(&project, "GS1001", "r0002.zip");
    let project = published();
    let first = fs::read(project.root().join("releases/small/r0001.zip")).unwrap();
    fs::write(project.root().join("releases/small/r0002.zip"), first).unwrap();
    found(&project, "GS1001", "r0002.zip");
}

#[test]
fn a_file_that_was_taken_out_without_a_redaction() {
    let project = published();
    let manifest = project.read(&format!("{R2}/manifest-sha256.txt"));
    let hash = manifest.lines().find(|l| l.ends_with("data/record.json")).unwrap().split(' ').next().unwrap();
    let stone = format!(
        "{{\"format\":\"gongshi-redacted/1\",\"files\":[{{\"path\":\"data/record.json\",\"sha256\":\"{hash}\",\"reason\":\"x\",\"on\":\"2023-10-10\",\"by\":\"r0003\"}}]}}"
    );
    project.write(&format!("{R2}/redacted.json"), &stone);
    fs::remove_file(project.root().join(R2).join("data/record.json")).unwrap();
    fs::remove_file(project.root().join("releases/small/r0002.zip")).unwrap();
    found(&project, "GS1001", "data/record.json");
}

#[test]
fn a_rehashed_release_is_not_the_one_in_the_log() {
    let project = published();
    // Whoever changes a file and its hashes has a bag that holds, and another fingerprint.
    edit(&project, &format!("{R2}/bag-info.txt"), |text| text.replace("示例组织委员会", "别的委员会"));
    let hash = |path: &str| {
        use sha2::{Digest as _, Sha256};
        let bytes = fs::read(project.root().join(R2).join(path)).unwrap();
        Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect::<String>()
    };
    let new = hash("bag-info.txt");
    edit(&project, &format!("{R2}/tagmanifest-sha256.txt"), |text| {
        let old = text.lines().find(|l| l.ends_with("bag-info.txt")).unwrap();
        text.replace(old, &format!("{new}  bag-info.txt"))
    });
    let run = project.run(&["check"]);
    assert!(run.codes().contains(&"GS1002"), "{}", run.stdout);
}

#[test]
fn a_log_that_was_rewritten() {
    let project = published();
    edit(&project, "releases/log/entries.jsonl", |text| text.replace("2023-10-09", "2023-10-08"));
    found(&project, "GS1003", "log/");
    let project = published();
    fs::remove_file(project.root().join("releases/log/checkpoint")).unwrap();
    found(&project, "GS1003", "log/checkpoint");
    let project = published();
    fs::remove_dir_all(project.root().join(R2)).unwrap();
    fs::remove_file(project.root().join("releases/small/r0002.zip")).unwrap();
    found(&project, "GS1003", "log/entries.jsonl");
}

#[test]
fn a_release_that_is_missing_between_others() {
    let project = published();
    project.write("data/small/nominations/t-0001.yaml", &nomination(1, 81, 20));
    release(&project, "correction", "2023-10-10", &["--reason", "示例"]).ends(0);
    fs::remove_dir_all(project.root().join(R2)).unwrap();
    fs::remove_file(project.root().join("releases/small/r0002.zip")).unwrap();
    let run = project.run(&["check"]);
    assert!(run.codes().contains(&"GS1004") && run.stdout.contains("r0002 is missing"), "{}", run.stdout);
}

#[test]
fn a_contest_cannot_vanish_and_strangers_cannot_slip_in() {
    let project = published();
    project.write("releases/small/note.txt", "x");
    found(&project, "GS1005", "releases/small/note.txt");
    let project = published();
    fs::rename(project.root().join("data/small"), project.root().join("data/other")).unwrap();
    fs::rename(project.root().join("content/small"), project.root().join("content/other")).unwrap();
    for path in ["data/other/contest.yaml", "site.yaml"] {
        edit(&project, path, |text| text.replace("small", "other"));
    }
    found(&project, "GS1005", "releases/small");
}

#[test]
fn a_log_keeps_its_name() {
    let project = published();
    let site = project.read("site.yaml");
    project.write("site.yaml", &format!("{site}log_origin: example.org/other\n"));
    found(&project, "GS1004", "log_origin");
    project.write("site.yaml", &format!("{site}log_origin: a b\n"));
    assert_eq!(project.run(&["check"]).codes(), ["GS0205"]);
    // Without a key of its own the name is the address of the site, and stays when that changes.
    let project = super::contest();
    project.write("site.yaml", &format!("{site}base_url: https://example.org/gs/\n"));
    release(&project, "rubric-locked", "2023-10-08", &[]).ends(0);
    assert!(project.read("releases/log/checkpoint").starts_with("example.org/gs\n1\n"));
    project.write("site.yaml", &format!("{site}base_url: https://example.org/new/\n"));
    project.run(&["check"]).ends(0);
}

#[test]
fn a_site_that_was_released_is_not_built_without_its_releases() {
    let project = published();
    let releases = project.root().join("releases");
    let saved = project.root().join("saved");
    // An older state, then none at all.
    project.write("data/small/nominations/t-0001.yaml", &nomination(1, 81, 20));
    fs::create_dir(&saved).unwrap();
    crate::harness::tree(&releases).iter().for_each(|(path, bytes)| {
        fs::create_dir_all(saved.join(path).parent().unwrap()).unwrap();
        fs::write(saved.join(path), bytes).unwrap();
    });
    release(&project, "correction", "2023-10-10", &["--reason", "示例"]).ends(0);
    project.run(&["build"]).ends(0);
    let site = crate::harness::whole(&project.public());
    fs::remove_dir_all(&releases).unwrap();
    for force in [&["build"][..], &["build", "--force"]] {
        let run = project.run(force);
        run.ends(1).says("GS1007").says("a log of 3 releases");
    }
    fs::rename(&saved, &releases).unwrap();
    project.write("data/small/nominations/t-0001.yaml", &nomination(1, 80, 20));
    project.run(&["check"]).ends(0);
    project.run(&["build", "--lang", "zh"]).ends(1).says("GS1007").says("从版本库恢复");
    assert_eq!(crate::harness::whole(&project.public()), site, "the old site stands");
    project.run(&["build", "-o", "elsewhere"]).ends(0);
}
