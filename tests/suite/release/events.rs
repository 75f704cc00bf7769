//! Events are published with the release, and stand from then on.

use super::{published, record, release};
use crate::harness::Project;

const OBJECTION: &str = "  - {id: e-1, on: 2023-10-10, kind: objection, nomination: t-0000, subject: 反映台账有误, channel: 来信, by: 示例办公室}\n";
const FINDING: &str = "  - {id: e-2, on: 2023-10-11, kind: finding, objection: e-1, outcome: unfounded, measure: none, reason: 台账属实, by: 示例组织委员会}\n";

fn happened(project: &Project, events: &[&str]) {
    project.write("data/small/history.yaml", &format!("events:\n{}", events.concat()));
}

/// A contest whose objection and finding were released.
fn told() -> Project {
    let project = published();
    happened(&project, &[OBJECTION, FINDING]);
    project.run(&["check"]).ends(0);
    release(&project, "objection-summary", "2023-10-12", &[]).ends(0);
    project
}

#[test]
fn what_happened_is_in_the_release_and_told_as_new() {
    let project = told();
    let table = project.read("releases/small/r0003/data/tables/events.csv");
    assert!(table.contains("\ne-1,2023-10-10,objection,t-0000,,,,,,,来信,,,反映台账有误,示例办公室\n"), "{table}");
    assert!(
        table.contains("\ne-2,2023-10-11,finding,t-0000,,,e-1,,unfounded,none,,,,台账属实,示例组织委员会\n"),
        "{table}"
    );
    let changes = record(&project, "r0003")["changes"].clone();
    let told = serde_json::json!([
        {"place": "event/e-1", "from": null, "to": "objection"},
        {"place": "event/e-2", "from": null, "to": "finding"},
    ]);
    assert_eq!(changes, told);
    project.run(&["build"]).ends(0);
    project.run(&["verify", "public"]).ends(0);
    assert!(project.read("public/small/releases/r0003.html").contains("登记事件 e-1"));
}

#[test]
fn what_was_published_of_an_event_is_neither_erased_nor_rewritten() {
    let project = told();
    happened(&project, &[]);
    project.write("data/small/history.yaml", "events: []\n");
    let gone = project.run(&["check"]);
    assert_eq!(gone.ends(1).codes(), ["GS1010", "GS1010"], "{}", gone.stdout);
    assert!(gone.stdout.contains("event e-1 taken out"), "{}", gone.stdout);
    happened(&project, &[OBJECTION, &FINDING.replace("台账属实", "台账大体属实")]);
    let rewritten = project.run(&["check"]);
    assert_eq!(rewritten.ends(1).codes(), ["GS1010"], "{}", rewritten.stdout);
    assert!(rewritten.stdout.contains("reason of event e-2"), "{}", rewritten.stdout);
    for (event, reason) in [("objection-summary", &[][..]), ("final", &[]), ("supplement", &["--reason", "示例"])] {
        release(&project, event, "2023-10-13", reason).ends(1).says("reason of event e-2");
    }
    release(&project, "correction", "2023-10-13", &["--reason", "核查结论的文字有误"]).ends(0);
    let changes = record(&project, "r0004")["changes"].clone();
    assert_eq!(changes, serde_json::json!([{"place": "event/e-2/reason", "from": "台账属实", "to": "台账大体属实"}]));
}

#[test]
fn an_event_or_notice_of_a_day_before_the_release_is_a_difference() {
    let project = told();
    let review = |on: &str| {
        format!(
            "  - {{id: e-3, on: {on}, kind: review, nominations: [t-0000, t-0001], finding: distinct, reason: 做法不同, by: 示例组织委员会}}\n"
        )
    };
    for (on, faults) in [("2023-10-12", &[][..]), ("2023-10-13", &[]), ("2023-10-11", &["GS1010"])] {
        happened(&project, &[OBJECTION, FINDING, &review(on)]);
        let run = project.run(&["check"]);
        assert_eq!(run.codes(), faults, "{on}: {}", run.stdout);
    }
    let run = project.run(&["check"]);
    for words in ["recorded e-3", "before r0003 of 2023-10-12", "--event supplement"] {
        assert!(run.stdout.contains(words), "no `{words}` in {}", run.stdout);
    }
    let second = super::NOTICE.replace("有关事项", "补充事项");
    project.write("content/small/second.md", &second.replace("2023-10-09", "2023-10-10"));
    assert_eq!(project.run(&["check"]).ends(1).codes(), ["GS1012", "GS1010"]);
    release(&project, "supplement", "2023-10-13", &["--reason", "补记"]).ends(0);
    project.run(&["check"]).ends(0);
}

#[test]
fn new_events_are_no_difference_and_a_supplement_records_them() {
    let project = published();
    happened(&project, &[OBJECTION]);
    project.run(&["check"]).ends(0);
    release(&project, "supplement", "2023-10-12", &["--reason", "收到异议"]).ends(0);
    assert_eq!(record(&project, "r0003")["changes"][0]["place"], "event/e-1");
    // An event of a later day is not known on the day of the release.
    happened(&project, &[OBJECTION, &FINDING.replace("2023-10-11", "2023-10-14")]);
    release(&project, "objection-summary", "2023-10-13", &[]).ends(1);
    // What the event changes besides is a difference as before.
    let out =
        "  - {id: e-3, on: 2023-10-13, kind: withdrawal, nomination: t-0003, reason: 主动退出, by: 示例组织委员会}\n";
    happened(&project, &[OBJECTION, out]);
    let run = project.run(&["check"]);
    assert!(run.ends(1).codes().contains(&"GS1010") && run.stdout.contains("(t-0003) out"), "{}", run.stdout);
    assert!(!run.stdout.contains("recorded e-3"), "{}", run.stdout);
}
