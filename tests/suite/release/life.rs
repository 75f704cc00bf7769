//! From locked rubrics to the final result.

use std::fs;
use std::io::Read as _;
use std::process::Command;

use super::{contest, nomination, published, record, release};
use crate::harness::{Project, tree, whole};

#[test]
fn a_contest_lives_through_all_its_releases() {
    let project = published();
    project.run(&["build"]).ends(0);
    let first = tree(&project.root().join("releases/small/r0002"));

    // A silent change is refused, with the place, old and new, and the command that records it.
    project.write("data/small/nominations/t-0000.yaml", &nomination(0, 90, 5));
    let refused = project.run(&["check"]);
    refused.ends(1);
    for words in [
        "GS1010",
        "nominations/t-0000.yaml",
        "示例集体0 (t-0000) 用时: 10 → 5",
        "--event correction",
        "GS1011",
        "total 13.00 → 10.50",
    ] {
        assert!(refused.stdout.contains(words), "no `{words}` in {}", refused.stdout);
    }
    project.run(&["build"]).ends(1).says("was not touched");
    // As a draft it can be looked at; every page of the contest says so.
    project.run(&["build", "--drafts"]).ends(0).says("GS1010");
    for page in ["small/index.html", "small/n/t-0003.html", "small/rubrics/basic.html"] {
        assert!(project.read(&format!("public/{page}")).contains("与最近一次发布的不同"), "{page}");
    }
    assert!(!project.read("public/index.html").contains("与最近一次发布的不同"));

    // A correction records it, and whom it moved: the fastest moves all others.
    let made = release(&project, "correction", "2023-10-10", &["--reason", "用时录入有误"]);
    made.ends(0);
    assert!(made.stdout.contains("示例集体0 (t-0000) 用时: 10 → 5"), "{}", made.stdout);
    let correction = record(&project, "r0003");
    assert_eq!(correction["supersedes"], "r0002");
    assert_eq!(correction["reason"], "用时录入有误");
    assert_eq!(correction["changes"].as_array().unwrap().len(), 1);
    let moved: Vec<&str> =
        correction["impact"].as_array().unwrap().iter().map(|i| i["nomination"].as_str().unwrap()).collect();
    assert_eq!(moved, ["t-0001", "t-0002", "t-0003"], "t-0000 had full points before");
    assert_eq!(correction["impact"][0]["total"], serde_json::json!(["13.00", "10.50"]));
    project.run(&["build"]).ends(0);
    assert!(!project.read("public/small/index.html").contains("与最近一次发布的不同"));

    // Somebody leaves.
    let event = "events:\n  - {id: e-01, on: 2023-10-11, kind: withdrawal, nomination: t-0000, reason: 示例原因, by: 示例组织委员会}\n";
    project.write("data/small/history.yaml", event);
    let shown = project.run(&["check"]);
    assert!(shown.stdout.contains("--event withdrawal"), "{}", shown.stdout);
    release(&project, "withdrawal", "2023-10-12", &["--reason", "主动退出"]).ends(0);
    let left = record(&project, "r0004");
    assert!(left["changes"].as_array().unwrap().iter().any(|c| c["place"] == "nomination/t-0000/out"));
    assert_eq!(left["impact"][1]["rank"], serde_json::json!(["2", "1"]));

    redacts(&project);
    release(&project, "final", "2023-10-31", &[]).ends(0);
    project.run(&["build"]).ends(0);
    whole(&project.public());
    // What was not taken out is what was published, byte by byte, in the sources and on the site.
    for (path, bytes) in &first {
        let taken = TAKEN.contains(&path.as_str());
        for place in ["releases/small/r0002", "public/evidence/small/r0002"] {
            let now = fs::read(project.root().join(place).join(path)).ok();
            assert!(now.as_ref() == (!taken).then_some(bytes), "{place}/{path}");
        }
    }
    for number in 1..=6 {
        assert!(project.public().join(format!("evidence/receipts/small-r{number:04}.txt")).is_file());
    }
    assert_eq!(project.read("releases/log/entries.jsonl"), project.read("public/evidence/log/entries.jsonl"));
    assert_eq!(project.read("releases/log/entries.jsonl").lines().count(), 6);
}

/// What a name stands in.
const TAKEN: [&str; 3] = ["data/record.json", "data/tables/nominations.csv", "data/workbook.xlsx"];

/// Takes a name out of all releases.
#[track_caller]
fn redacts(project: &Project) {
    // A name that should not have been published is taken out of what was.
    let text = project.read("data/small/nominations/t-0003.yaml").replace("示例集体3", "示例集体丙");
    project.write("data/small/nominations/t-0003.yaml", &text);
    let redact: Vec<String> = (2..5).flat_map(|n| TAKEN.map(|f| format!("r{n:04}:{f}"))).collect();
    let redact: Vec<&str> = redact.iter().flat_map(|r| ["--redact", r.as_str()]).collect();
    release(project, "redaction", "2023-10-13", &[&["--reason", "误登名称"], redact.as_slice()].concat()).ends(0);
    for (path, bytes) in tree(&project.root().join("releases")) {
        let holds = String::from_utf8_lossy(&bytes).contains("示例集体3");
        assert!(!holds || path.ends_with(".zip"), "{path} still has the name");
    }
    assert!(!project.root().join("releases/small/r0002.zip").exists());
    assert_eq!(record(project, "r0005")["changes"][0]["from"], "（已遮盖）");
}

#[test]
fn a_bundle_is_a_bag_and_its_zip_the_same() {
    let project = published();
    let folder = project.root().join("releases/small/r0002");
    for manifest in ["manifest-sha256.txt", "tagmanifest-sha256.txt"] {
        let check =
            Command::new("sha256sum").args(["--check", "--strict", "--quiet", manifest]).current_dir(&folder).output();
        assert!(check.unwrap().status.success(), "{manifest}");
    }
    let files = tree(&folder);
    let manifest = project.read("releases/small/r0002/manifest-sha256.txt");
    assert_eq!(manifest.lines().count(), files.keys().filter(|p| p.starts_with("data/")).count());
    let bytes: usize = files.iter().filter(|(p, _)| p.starts_with("data/")).map(|(_, b)| b.len()).sum();
    let oxum = format!("Payload-Oxum: {bytes}.{}\n", manifest.lines().count());
    assert!(project.read("releases/small/r0002/bag-info.txt").contains(&oxum));
    let mut zip = zip::ZipArchive::new(fs::File::open(folder.with_extension("zip")).unwrap()).unwrap();
    assert_eq!(zip.len(), files.len());
    for (path, bytes) in &files {
        let mut packed = Vec::new();
        zip.by_name(&format!("small-r0002/{path}")).unwrap().read_to_end(&mut packed).unwrap();
        assert!(packed == *bytes, "{path}");
    }
}

#[test]
fn the_log_has_the_fingerprint_that_was_printed() {
    use sha2::{Digest as _, Sha256};
    let project = contest();
    let dry = release(&project, "rubric-locked", "2023-10-08", &["--dry-run"]);
    dry.ends(0);
    assert!(!project.root().join("releases").exists(), "a dry run writes nothing");
    let made = release(&project, "rubric-locked", "2023-10-08", &[]);
    let printed = |run: &crate::harness::Run| {
        let line = run.stdout.lines().find(|l| l.starts_with("fingerprint: ")).unwrap().to_owned();
        line.trim_start_matches("fingerprint: ").replace(' ', "")
    };
    assert_eq!(printed(&dry), printed(&made), "a dry run foretells the fingerprint");
    let tags = fs::read(project.root().join("releases/small/r0001/tagmanifest-sha256.txt")).unwrap();
    let hash: String = Sha256::digest(&tags).iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!(printed(&made), hash);
    assert!(project.read("releases/log/entries.jsonl").contains(&hash));
    let files = tree(&project.root().join("releases/small/r0001"));
    let held: Vec<&str> = files.keys().map(String::as_str).collect();
    for path in ["data/contest.json", "data/rubrics/basic.json", "data/tables/criteria.csv"] {
        assert!(held.contains(&path), "{path}");
    }
    assert!(!held.iter().any(|p| p.contains("record") || p.contains("facts") || p.contains("notices")), "{held:?}");
}

#[test]
fn the_tables_say_how_each_number_came_about() {
    let project = published();
    let read = |name: &str| project.read(&format!("releases/small/r0002/data/tables/{name}.csv"));
    assert!(read("results").starts_with("\u{feff}nomination,track,standing,total,numerator,denominator,rank,shared\n"));
    assert!(read("results").contains("\nt-0001,teams,ranked,13.00,13,1,2,false\n"));
    assert!(read("facts").contains("\nt-0000,done,done,90,示例台账,,\n"));
    assert!(read("scores").contains("\nt-0002,speed,criterion,4,1,4.00\n"));
    assert!(read("awards").contains("\nbest,best,t-0000,\n"));
    let derivation = read("derivation");
    assert!(derivation.contains("\nt-0001,speed,"), "{derivation}");
    assert!(
        derivation.lines().any(|l| l.starts_with("t-0001,all,1,sum,") && l.ends_with(",13,1,13.00")),
        "{derivation}"
    );
    let criteria = read("criteria");
    assert!(criteria.contains("\nbasic,done,criterion,all,完成率,10,ratio,按比例得分\n"), "{criteria}");
    assert!(criteria.contains("\nbasic,total,total,,示例评分细则,20,,\n"), "{criteria}");
    assert!(!read("facts").contains('\r'));
    let contest: serde_json::Value =
        serde_json::from_str(&project.read("releases/small/r0002/data/contest.json")).unwrap();
    assert_eq!(contest["bests"][0]["best"], "10");
    assert_eq!(contest["tracks"][0]["ties"][0]["by"], "total");
}

#[test]
fn the_same_release_has_the_same_bytes_everywhere() {
    let (here, there) = (published(), contest());
    for (event, on) in [("rubric-locked", "2023-10-08"), ("publication", "2023-10-09")] {
        let mut command = there.command();
        command.args(["release", "small", "--event", event, "--on", on, "--lang", "zh"]);
        command.env("RAYON_NUM_THREADS", "7").env("LC_ALL", "zh_CN.GB18030").env("TZ", "Asia/Urumqi");
        assert!(command.output().unwrap().status.success());
    }
    let (one, other) = (tree(&here.root().join("releases")), tree(&there.root().join("releases")));
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    for (path, bytes) in &one {
        assert!(other[path] == *bytes, "{path} differs");
    }
}

#[test]
fn notices_may_be_added_and_not_changed() {
    let project = published();
    project.write(
        "content/small/second.md",
        &super::NOTICE.replace("有关事项", "补充事项").replace("2023-10-09", "2023-10-10"),
    );
    project.run(&["check"]).ends(0);
    let changed = super::NOTICE.replace("按时申报", "尽快申报");
    project.write("content/small/circular.md", &changed);
    let run = project.run(&["check"]);
    assert_eq!(run.ends(1).codes(), ["GS1012"], "{}", run.stdout);
    assert!(run.stdout.contains("按时申报示例竞赛") && run.stdout.contains("尽快申报示例竞赛"), "{}", run.stdout);
    project.write("content/small/circular.md", super::NOTICE);
    release(&project, "supplement", "2023-10-11", &["--reason", "补充通知"]).ends(0);
    let record = record(&project, "r0003");
    assert_eq!(record["changes"][0]["place"], "notice/second");
    assert_eq!(record["notices"], serde_json::json!(["circular", "second"]));
    assert!(project.read("releases/small/r0003/data/notices/second.txt").contains("补充事项"));
}

#[test]
fn a_notice_that_changed_with_the_settings_shows_the_line_and_where_it_comes_from() {
    let project = contest();
    project.write("content/small/circular.md", &format!("{}\n{{{{联系方式}}}}\n", super::NOTICE));
    release(&project, "rubric-locked", "2023-10-08", &[]).ends(0);
    release(&project, "publication", "2023-10-09", &[]).ends(0);
    let settings = project.read("data/small/contest.yaml").replace("office: 示例办公室", "office: 示例新办公室");
    project.write("data/small/contest.yaml", &settings);
    let run = project.run(&["check", "--lang", "zh"]);
    assert_eq!(run.ends(1).codes(), ["GS1012"], "{}", run.stdout);
    for words in ["示例办公室", "示例新办公室", "取自 contest.yaml"] {
        assert!(run.stdout.contains(words), "no `{words}` in {}", run.stdout);
    }
}

#[test]
fn what_changed_is_told_as_on_the_site() {
    let project = published();
    fs::remove_file(project.root().join("data/small/nominations/t-0003.yaml")).unwrap();
    project.write("data/small/nominations/t-0001.yaml", &nomination(1, 100, 20));
    let run = project.run(&["check", "--lang", "zh"]);
    for words in
        ["申报 示例集体3（t-0003） 没有了", "示例集体1（t-0001） 完成率（完成数）：80 → 100", "资格 参加排名 → —"]
    {
        assert!(run.ends(1).stdout.contains(words), "no `{words}` in {}", run.stdout);
    }
    let run = release(&project, "correction", "2023-10-10", &["--reason", "示例", "--dry-run", "--lang", "zh"]);
    assert!(run.ends(0).stdout.contains("示例集体1（t-0001） 完成率（完成数）：80 → 100"), "{}", run.stdout);
    assert!(!run.stdout.contains("nomination/") && !run.stdout.contains("rank"), "{}", run.stdout);
}

#[test]
fn a_correction_begins_with_what_was_published() {
    let project = published();
    project.write("data/small/nominations/t-0001.yaml", &nomination(1, 81, 20));
    let event = |from: &str| {
        format!(
            "events:\n  - {{id: e-01, on: 2023-10-10, kind: correction, nomination: t-0001, changes: [{{field: facts.done.done, from: {from}, to: 81}}], reason: 录入有误, by: 示例组织委员会}}\n"
        )
    };
    project.write("data/small/history.yaml", &event("79"));
    let run = project.run(&["check"]);
    assert!(run.ends(1).codes().contains(&"GS0635") && run.stdout.contains("r0002 published `80`"), "{}", run.stdout);
    release(&project, "correction", "2023-10-10", &["--reason", "示例"]).ends(1).says("GS0635");
    project.write("data/small/history.yaml", &event("80"));
    assert!(!project.run(&["check"]).codes().contains(&"GS0635"));
    release(&project, "correction", "2023-10-10", &["--reason", "示例"]).ends(0);
    project.run(&["check"]).ends(0);
}

/// Of four, the best has the prize and the next two the consolation, which leaves the winner out.
#[test]
fn an_award_for_the_others_is_verified_with_the_award_that_it_leaves_out() {
    let project = contest();
    let awards = "awards:\n\
        \x20 - {id: best, title: 优秀奖, track: teams, basis: score, tiers: [{id: best, title: 优秀奖, seats: 1}], allow_vacant: true, tie_at_cut: all, clause: 三}\n\
        \x20 - {id: rest, title: 鼓励奖, track: teams, basis: score, tiers: [{id: rest, title: 鼓励奖, seats: 2}], unless_won: [best], allow_vacant: true, tie_at_cut: all, clause: 四}\n";
    let old = project.read("data/small/contest.yaml");
    let (before, rest) = old.split_once("awards:\n").unwrap();
    let (_, after) = rest.split_once("publicity:\n").unwrap();
    project.write("data/small/contest.yaml", &format!("{before}{awards}publicity:\n{after}"));
    release(&project, "rubric-locked", "2023-10-08", &[]).ends(0);
    release(&project, "publication", "2023-10-09", &[]).ends(0);
    let bundle = "releases/small/r0002";
    let winners = project.read(&format!("{bundle}/data/tables/awards.csv"));
    let winners: Vec<&str> = winners.lines().skip(1).collect();
    assert_eq!(winners, ["best,best,t-0000,", "rest,rest,t-0001,", "rest,rest,t-0002,"]);
    project.run(&["verify", bundle]).ends(0);
    let changed = |path: &str, from: &str, to: &str| {
        let path = format!("{bundle}/data/{path}");
        let honest = project.read(&path);
        assert!(honest.contains(from), "{path}: {honest}");
        project.write(&path, &honest.replace(from, to));
        let run = project.run(&["verify", bundle, "--lang", "zh"]);
        project.write(&path, &honest);
        run
    };
    // Without that rule the winner of the prize is one whom the consolation passed over.
    let run = changed("contest.json", "\"unless_won\"", "\"unless\"");
    assert!(run.ends(1).stdout.contains("rest t-0000：名次在获奖者之前"), "{}", run.stdout);
    let run = changed("tables/awards.csv", "rest,rest,t-0001,", "rest,rest,t-0000,");
    assert!(run.ends(1).stdout.contains("rest t-0000：已获前面的奖项"), "{}", run.stdout);
}
