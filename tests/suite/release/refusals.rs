//! Every reason not to make a release, with its way out; nothing is written then.

use std::collections::BTreeMap;

use super::{contest, nomination, published, release};
use crate::harness::{Project, tree};

/// Fails unless the release is refused with this exit code and these words, and releases/ stays as it was.
#[track_caller]
fn refused(project: &Project, (event, on): (&str, &str), more: &[&str], (code, words): (i32, &str)) {
    let folder = project.root().join("releases");
    let before = if folder.exists() { tree(&folder) } else { BTreeMap::default() };
    release(project, event, on, more).ends(code).says(words);
    let after = if folder.exists() { tree(&folder) } else { BTreeMap::default() };
    assert!(before == after, "releases/ was touched");
    let zh = release(project, event, on, &[more, &["--lang", "zh"]].concat());
    assert!(zh.code == Some(code) && zh.stderr.chars().any(|c| c > '\u{4e00}'), "{zh:#?}");
}

#[test]
fn before_the_publication() {
    let project = contest();
    for event in ["objection-summary", "correction", "supplement", "withdrawal", "final"] {
        refused(&project, (event, "2023-10-09"), &["--reason", "示例"], (1, "nothing was published yet"));
    }
    refused(&project, ("publication", "2023-10-09"), &[], (1, "rubrics are locked before"));
    refused(&project, ("rubric-locked", "2023-10-10"), &["--now", "2023-10-09"], (2, "after today"));
    release(&project, "rubric-locked", "2023-10-08", &[]).ends(0);
    refused(&project, ("rubric-locked", "2023-10-09"), &[], (1, "as r0001 locked them"));
    refused(&project, ("publication", "2023-10-07"), &[], (2, "the day of r0001"));
    // A notice of a later day is not known on the day of the release.
    refused(&project, ("publication", "2023-10-08"), &[], (1, "GS0740"));
    let rubric = project.read("data/small/rubrics/basic.yaml");
    project.write("data/small/rubrics/basic.yaml", &rubric.replace("按比例得分", "按完成比例得分"));
    refused(&project, ("publication", "2023-10-09"), &[], (1, "not those that were locked"));
    // Locked again as it is now, it may be published.
    release(&project, "rubric-locked", "2023-10-09", &[]).ends(0);
    release(&project, "publication", "2023-10-09", &[]).ends(0);
}

#[test]
fn after_the_publication() {
    let project = published();
    refused(&project, ("publication", "2023-10-10"), &[], (1, "r0002 was published"));
    refused(&project, ("rubric-locked", "2023-10-10"), &[], (1, "r0002 was published"));
    for event in ["correction", "supplement", "withdrawal"] {
        refused(&project, (event, "2023-10-10"), &[], (2, "needs its reason"));
        for nothing in [" ", "\u{2026}", "——。"] {
            refused(&project, (event, "2023-10-10"), &["--reason", nothing], (2, "needs its reason"));
        }
        for hidden in ["\u{200b}", "示例\u{202e}", "示例\n第二行", "示\u{1b}[2J例"] {
            refused(&project, (event, "2023-10-10"), &["--reason", hidden], (2, "cannot be seen"));
        }
    }
    for event in ["correction", "supplement"] {
        refused(&project, (event, "2023-10-10"), &["--reason", "示例"], (1, "nothing differs"));
    }
    refused(&project, ("withdrawal", "2023-10-10"), &["--reason", "示例"], (1, "nobody was withdrawn"));
    project.write("data/small/nominations/t-0001.yaml", &nomination(1, 81, 20));
    for (event, reason) in [("objection-summary", &[][..]), ("final", &[]), ("supplement", &["--reason", "示例"])] {
        refused(&project, (event, "2023-10-10"), reason, (1, "示例集体1 (t-0001) 完成率 (done): 80 → 81"));
    }
}

#[test]
fn a_summary_or_a_final_result_waits_for_open_objections() {
    let project = published();
    refused(&project, ("objection-summary", "2023-10-10"), &[], (1, "no objection is recorded"));
    let event = "events:\n  - {id: e-01, on: 2023-10-10, kind: objection, nomination: t-0000, subject: 示例问题, channel: 来信, by: 示例办公室}\n";
    project.write("data/small/history.yaml", event);
    for event in ["objection-summary", "final"] {
        refused(&project, (event, "2023-10-12"), &[], (1, "objections without a finding: e-01"));
    }
    let finding = "  - {id: e-02, on: 2023-10-11, kind: finding, objection: e-01, outcome: unfounded, measure: none, reason: 与台账一致, by: 示例组织委员会}\n";
    project.write("data/small/history.yaml", &format!("{event}{finding}"));
    release(&project, "objection-summary", "2023-10-12", &[]).ends(0);
}

#[test]
fn a_final_result_waits_for_the_period_and_its_notice() {
    let project = contest();
    let head = |kind: &str, day: &str, more: &str| {
        let of = if kind == "result" { "公示结果的公告" } else { "公示" };
        format!(
            "---\nkind: {kind}\ntitle: 关于示例竞赛拟表彰集体的{of}\npublished: {day}\nissuers: [示例组织委员会]\n{more}\n---\n"
        )
    };
    let publicity = head("publicity", "2023-10-09", "tracks: [teams]\nawards: [best]")
        + "根据{{依据}}，现将{{数量}}予以公示。\n\n{{名单}}\n\n{{公示期}}\n\n{{异议受理}}\n\n{{联系方式}}\n";
    project.write("content/small/publicity.md", &publicity);
    release(&project, "rubric-locked", "2023-10-08", &[]).ends(0);
    release(&project, "publication", "2023-10-09", &[]).ends(0);
    // Five working days from the ninth.
    for day in ["2023-10-10", "2023-10-13"] {
        refused(&project, ("final", day), &[], (1, "runs until 2023-10-13"));
    }
    refused(&project, ("final", "2023-10-16"), &[], (1, "no notice of the result"));
    let result = head("result", "2023-10-16", "about: publicity")
        + "{{原公示}}的公示期为{{公示期}}，现已期满。{{异议情况}}\n\n{{名单}}\n\n{{联系方式}}\n";
    project.write("content/small/result.md", &result);
    release(&project, "final", "2023-10-16", &[]).ends(0);
    refused(&project, ("final", "2023-10-17"), &[], (1, "r0003 is the final result"));
    // What changes after it asks for a new one.
    project.write("data/small/nominations/t-0003.yaml", &nomination(3, 61, 50));
    release(&project, "correction", "2023-10-18", &["--reason", "示例"]).ends(0);
    release(&project, "final", "2023-10-19", &[]).ends(0);
}

#[test]
fn a_release_is_an_act_of_today() {
    let project = contest();
    refused(&project, ("rubric-locked", "2142-10-08"), &[], (2, "after today"));
    // Whose machine has a wrong date says so.
    release(&project, "rubric-locked", "2142-10-08", &["--now", "2142-10-08", "--dry-run"]).ends(0);
    let late = release(&project, "publication", "2023-10-08", &["--lang", "zh"]);
    assert!(late.ends(1).stderr.contains("发布那天（--on 2023-10-08）"), "{}", late.stderr);
}

#[test]
fn a_reason_is_searched_like_everything_that_is_published() {
    let project = published();
    let reason = ["电话1", "38", "0000", "1234有误"].concat();
    refused(&project, ("correction", "2023-10-10"), &["--reason", &reason], (2, "--reason holds a mobile number"));
}

#[test]
fn what_cannot_be_taken_out() {
    let project = published();
    let reason = ["--reason", "示例"];
    refused(&project, ("redaction", "2023-10-10"), &reason, (2, "says what it takes out"));
    let with = |file| ["--reason", "示例", "--redact", file];
    refused(&project, ("correction", "2023-10-10"), &with("r0002:data/record.json"), (2, "belongs to a redaction"));
    for file in ["r0002:bagit.txt", "r0002:data/none.json", "r0009:data/record.json"] {
        refused(&project, ("redaction", "2023-10-10"), &with(file), (2, "cannot be taken out"));
    }
    refused(&project, ("redaction", "2023-10-10"), &with("record.json"), (2, "rNNNN:path"));
    refused(&project, ("redaction", "2023-10-10"), &with("r0002:data/record.json"), (1, "still holds"));
    // What somebody was judged by is corrected, not covered.
    let record = project.read("data/small/nominations/t-0003.yaml");
    project.write("data/small/nominations/t-0003.yaml", &record.replace("done: 60", "done: 61"));
    refused(&project, ("redaction", "2023-10-10"), &with("r0002:data/record.json"), (1, "--event correction"));
    // Another file changed, and the one that is to be taken out is as it was.
    project.write("data/small/nominations/t-0003.yaml", &record.replace("示例集体3", "示例集体丙"));
    refused(&project, ("redaction", "2023-10-10"), &with("r0002:data/notices/circular.txt"), (1, "still holds"));
}

#[test]
fn a_wrong_command_line() {
    let project = contest();
    refused(&project, ("publicatoin", "2023-10-09"), &[], (2, "publication"));
    refused(&project, ("publication", "2023-13-09"), &[], (2, "2023-09-25"));
    project.run(&["release", "--event", "publication", "--on", "2023-10-09"]).ends(2);
    project.run(&["release", "smal", "--event", "publication", "--on", "2023-10-09"]).ends(2).says("small");
    project.run(&["release", "small"]).ends(2);
    // Faults in the records are told as by check.
    project.write("data/small/nominations/t-0001.yaml", &nomination(1, 101, 20));
    refused(&project, ("rubric-locked", "2023-10-09"), &[], (1, "GS0504"));
}

#[test]
fn what_is_private_is_not_released() {
    let project = contest();
    // Put together by the notice's text and the contest's: no source has the whole number.
    let mobile = ["1", "38", "0000", "1234"].concat();
    let text = super::NOTICE.replace("请各单位", "{{联系方式}}\n\n请各单位");
    project.write("content/small/circular.md", &text);
    let contest = project.read("data/small/contest.yaml").replace("0771-0000000", &mobile);
    project.write("data/small/contest.yaml", &contest);
    refused(&project, ("rubric-locked", "2023-10-08"), &[], (1, "GS0912"));
}

/// It was public before anybody wrote it into private/: the file of the release that has it is named, with
/// the line, until a redaction has taken it out.
#[test]
fn what_became_private_is_found_in_old_releases_too() {
    let project = contest();
    let (record, address) = ("data/small/nominations/t-0000.yaml", "示例市示例区示例路1号2栋");
    let before = project.read(record);
    project.write(record, &before.replace("示例集体0", address));
    assert_ne!(project.read(record), before);
    release(&project, "rubric-locked", "2023-10-08", &[]).ends(0);
    release(&project, "publication", "2023-10-09", &[]).ends(0);
    project.run(&["build"]).ends(0);
    project.write(record, &before);
    project.write("private/small/t-0000.yaml", &format!("nomination: t-0000\naddress: {address}\n"));
    let run = project.run(&["build", "--drafts"]);
    run.ends(1).says("GS0910").says("releases/small/r0002/data/tables/nominations.csv").says("line 2");
    run.says("--redact r0002:data/tables/nominations.csv").says("private/small/t-0000.yaml");
    run.says("releases/small/r0002/data/workbook.xlsx\n");
    run.says("gongshi release small --event redaction --on DATE --reason WHY --redact r0002:data/workbook.xlsx");
    // What differs from the release is shown, and stands in it; what is private is told without its value.
    assert!(run.stdout.split("GS0910").skip(1).all(|told| !told.contains(address)), "{}", run.stdout);
    let redact = |files: &[&str]| {
        let files = files.iter().flat_map(|file| ["--redact", file]);
        let words: Vec<&str> = ["--reason", "误登地址"].into_iter().chain(files).collect();
        release(&project, "redaction", "2023-10-10", &words)
    };
    // Two files are forgotten.
    redact(&["r0002:data/record.json"]).ends(1).says("r0002:data/tables/nominations.csv");
    redact(&["r0002:data/record.json", "r0002:data/tables/nominations.csv", "r0002:data/workbook.xlsx"]).ends(0);
    project.run(&["build"]).ends(0);
}
