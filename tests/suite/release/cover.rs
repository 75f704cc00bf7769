//! Redactions: all of it goes, wherever it stands, or nothing is made.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use super::{nomination, published, record, release};
use crate::harness::{Project, Run, tree};

/// What should never have been published.
const SLIP: &str = "李某 某小区3号";

/// A nomination whose source says more than it should.
fn slip(n: usize, done: usize, days: usize) -> String {
    nomination(n, done, days).replacen("source: 示例台账", &format!("source: '示例台账，{SLIP}'"), 1)
}

#[track_caller]
fn redact(project: &Project, on: &str, files: &[&str]) -> Run {
    let files: Vec<&str> = files.iter().flat_map(|file| ["--redact", file]).collect();
    release(project, "redaction", on, &[&["--reason", "误登个人信息"], &files[..]].concat())
}

/// Every file below a folder that holds a text, whatever it is packed in.
fn holding(folder: &Path, text: &str) -> Vec<String> {
    let holds = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(text);
    let packed = |bytes: &[u8]| {
        let Ok(mut zip) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) else { return false };
        (0..zip.len()).any(|at| {
            let mut bytes = Vec::new();
            zip.by_index(at).unwrap().read_to_end(&mut bytes).unwrap();
            holds(&bytes)
        })
    };
    tree(folder).into_iter().filter(|(_, bytes)| holds(bytes) || packed(bytes)).map(|(path, _)| path).collect()
}

/// The files of a release that hold what a fact's source says.
const HELD: [&str; 3] = ["data/record.json", "data/tables/facts.csv", "data/workbook.xlsx"];

#[test]
fn a_slip_that_came_with_a_correction_goes_with_its_record() {
    let project = published();
    project.write("data/small/nominations/t-0001.yaml", &slip(1, 80, 20));
    release(&project, "correction", "2023-10-10", &["--reason", "补充来源"]).ends(0);
    project.write("data/small/nominations/t-0001.yaml", &nomination(1, 80, 20));
    let check = project.run(&["check", "--lang", "zh"]);
    assert!(check.ends(1).stdout.contains("--event redaction"), "{}", check.stdout);
    // What is left out is named, and nothing is written.
    let before = tree(&project.root().join("releases"));
    let short = redact(&project, "2023-10-11", &["r0003:data/record.json", "r0003:data/tables/facts.csv"]);
    short.ends(1).says("--redact r0003:data/release.json --redact r0003:data/workbook.xlsx");
    assert!(!short.stderr.contains("李某"), "a message repeats it: {}", short.stderr);
    assert!(tree(&project.root().join("releases")) == before);
    let all: Vec<String> = HELD.iter().chain(&["data/release.json"]).map(|f| format!("r0003:{f}")).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    redact(&project, "2023-10-11", &all).ends(0);
    project.run(&["check"]).ends(0);
    project.run(&["build"]).ends(0);
    for folder in ["releases", "public"] {
        assert_eq!(holding(&project.root().join(folder), "李某"), [""; 0], "{folder}");
    }
    assert!(project.read("public/small/releases/r0003.html").contains("改动说明已遮盖"));
    let verified = project.run(&["verify", "public"]);
    assert!(verified.ends(0).stdout.contains("what small/r0003 says it changed was redacted"), "{}", verified.stdout);
    // The redaction proves it, and stays; releases go on.
    redact(&project, "2023-10-12", &["r0004:data/release.json"]).ends(2).says("cannot be taken out");
    project.write("data/small/nominations/t-0001.yaml", &nomination(1, 81, 20));
    release(&project, "correction", "2023-10-12", &["--reason", "示例"]).ends(0);
    assert_eq!(record(&project, "r0005")["supersedes"], "r0004");
    project.run(&["build"]).ends(0);
    project.run(&["verify", "public"]).ends(0);
    // Without the log nobody knows what r0003 was; that it is there is not forgotten.
    fs::remove_dir_all(project.root().join("releases/log")).unwrap();
    assert_eq!(project.run(&["check"]).codes(), ["GS1003"]);
    project.run(&["release", "small", "--mend"]).ends(1);
    assert!(project.root().join("releases/small/r0003/redacted.json").exists());
}

#[test]
fn a_slip_that_was_corrected_first_can_still_be_redacted() {
    let project = published();
    project.write("data/small/nominations/t-0001.yaml", &slip(1, 80, 20));
    release(&project, "correction", "2023-10-10", &["--reason", "补充来源"]).ends(0);
    project.write("data/small/nominations/t-0001.yaml", &nomination(1, 80, 20));
    release(&project, "correction", "2023-10-10", &["--reason", "改回"]).ends(0);
    let short = redact(&project, "2023-10-11", &["r0003:data/record.json"]);
    for file in [
        "r0003:data/release.json",
        "r0003:data/tables/facts.csv",
        "r0003:data/workbook.xlsx",
        "r0004:data/release.json",
    ] {
        short.ends(1).says(file);
    }
    let mut all: Vec<String> = HELD.iter().map(|f| format!("r0003:{f}")).collect();
    all.extend(["r0003:data/release.json".to_owned(), "r0004:data/release.json".to_owned()]);
    redact(&project, "2023-10-11", &all.iter().map(String::as_str).collect::<Vec<_>>()).ends(0);
    project.run(&["build"]).ends(0);
    assert_eq!(holding(&project.root().join("public"), "李某"), [""; 0]);
    project.run(&["verify", "public"]).ends(0);
}

#[test]
fn what_was_not_taken_out_of_the_records_is_not_redacted() {
    let project = published();
    // The file is another one for another reason, and the name is still there.
    project.write("data/small/nominations/t-0001.yaml", &nomination(1, 81, 20));
    release(&project, "correction", "2023-10-10", &["--reason", "示例"]).ends(0);
    redact(&project, "2023-10-11", &["r0002:data/record.json"]).ends(1).says("take the content out of data/");
}

#[test]
fn what_stands_in_the_records_elsewhere_is_not_taken_out() {
    let project = published();
    for (n, (done, days)) in [(1, (80, 20)), (2, (70, 25))] {
        project.write(&format!("data/small/nominations/t-{n:04}.yaml"), &slip(n, done, days));
    }
    release(&project, "correction", "2023-10-10", &["--reason", "补充来源"]).ends(0);
    project.write("data/small/nominations/t-0001.yaml", &nomination(1, 80, 20));
    let some: Vec<String> = HELD.iter().chain(&["data/release.json"]).map(|f| format!("r0003:{f}")).collect();
    let run = redact(&project, "2023-10-11", &some.iter().map(String::as_str).collect::<Vec<_>>());
    run.ends(1).says("still hold elsewhere").says("示例集体1 (t-0001) 完成率 (source)");
}

#[test]
fn what_became_private_since_is_not_repeated_by_a_message() {
    let project = published();
    let (id, phone) = (crate::privacy::id(), ["0771", "-1234567"].concat());
    let source = format!("示例台账，联系{phone}");
    project.write("data/small/nominations/t-0001.yaml", &nomination(1, 80, 20).replacen("示例台账", &source, 1));
    release(&project, "correction", "2023-10-10", &["--reason", "补充来源"]).ends(0);
    project.write(
        "private/small/x.yaml",
        &format!("nomination: t-0001\nid_type: 身份证\nid_number: {id}\nphone: {phone}\n"),
    );
    project.write("data/small/nominations/t-0001.yaml", &nomination(1, 80, 20));
    let silent = |run: &Run, what: &str| {
        let said = format!("{}{}", run.stdout, run.stderr);
        assert!(said.contains(what), "no `{what}` in {said}");
        assert!(said.contains("077*") && !said.contains(&phone) && !said.contains("1234567"), "{said}");
    };
    for flags in [&["check"][..], &["check", "--format", "json"], &["check", "--format", "github"], &["build"]] {
        silent(&project.run(flags), "GS1010");
        silent(&project.run(&[flags, &["--lang", "zh"]].concat()), "GS1010");
    }
    silent(&project.run(&["build", "--drafts"]), "GS1010");
    // A refusal quotes it too, and so would a correction, which is not made.
    silent(&release(&project, "supplement", "2023-10-11", &["--reason", "示例"]), "changes nothing");
    silent(&release(&project, "correction", "2023-10-11", &["--reason", "示例", "--dry-run"]), "GS0910");
}
