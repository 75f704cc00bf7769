//! An award of one contest as a ground for bonus points in another, whatever the order of the contests.

use crate::harness::Project;

/// The small site's contest once more, under other names and with one seat.
fn contest(project: &Project) -> String {
    let names = [
        ("contest: small", "contest: second"),
        ("id: teams", "id: units"),
        ("rubric: basic", "rubric: bonus"),
        ("{id: best, title: 先进, track: teams", "{id: top, title: 优秀, track: units"),
        ("{id: best, title: 先进, seats: 2}", "{id: top, title: 优秀, seats: 1}"),
    ];
    names.iter().fold(project.read("data/small/contest.yaml"), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    })
}

const RUBRIC: &str = "\
rubric: bonus
title: 加分细则
source: 附件
points: 10
rounding: {places: 2, mode: half_up}
total_of: published
sections:
  - id: all
    title: 全部
    points: 10
    criteria:
      - id: base
        title: 基础
        points: 5
        clause: 0至5分
        evidence: [台账]
        rule: {kind: points}
      - id: extra
        title: 其他竞赛获奖
        points: 5
        clause: 示例竞赛获先进的加5分
        evidence: [证书]
        rule: {kind: bonus, stack: sum, items: [{id: won, title: 获先进, award_in: small, tiers: [{award: best, tier: best, points: 5}]}]}
";

fn nomination(id: &str, elsewhere: &str) -> String {
    format!(
        "nomination: {id}\ntrack: units\nname: 示例{id}\nunit: u\nrecommended_by: u\nfields: {{集体性质: 事业单位}}\nfacts:\n  \
         base: {{points: 4, source: 示例台账}}\n  extra: {{claims: [{{item: won, nomination: {elsewhere}}}], source: 示例台账}}\n"
    )
}

fn project(contests: &str) -> Project {
    let project = Project::small(4);
    // t-0003 and t-0002 have done most and win; t-0000 does not.
    project.write("site.yaml", &project.read("site.yaml").replace("[small]", contests));
    project.write("data/second/contest.yaml", &contest(&project));
    project.write("data/second/rubrics/bonus.yaml", RUBRIC);
    project.write("data/second/units.yaml", &project.read("data/small/units.yaml"));
    project.write("data/second/nominations/winner.yaml", &nomination("winner", "t-0003"));
    project
}

/// The table of totals of the second contest.
fn totals(project: &Project) -> String {
    project.run(&["build"]).ends(0);
    project.read("public/second/data/results.csv")
}

#[test]
fn contests_are_judged_after_those_they_lean_on() {
    for contests in ["[small, second]", "[second, small]"] {
        let project = project(contests);
        let totals = totals(&project);
        assert!(totals.contains("9.00"), "{contests}: {totals}");
        // What the bonus leans on is published as data, so that anybody can compute it again.
        let records = project.read("public/small/data/records.json");
        assert_eq!(records.matches(r#""awards":[["best","best"]]"#).count(), 2, "{records}");
    }
}

#[test]
fn what_was_not_won_gives_no_points() {
    let project = project("[second, small]");
    project.write("data/second/nominations/winner.yaml", &nomination("winner", "t-0000"));
    let totals = totals(&project);
    assert!(totals.contains("4.00") && !totals.contains("9.00"), "{totals}");
}

#[test]
fn contests_that_lean_on_each_other_are_refused() {
    let project = project("[second, small]");
    let rubric = project.read("data/small/rubrics/basic.yaml");
    let bonus = "      - {id: extra, title: 加分, points: 1, clause: 加分, evidence: [证书], rule: {kind: bonus, stack: sum, items: [{id: won, title: 获奖, award_in: second, tiers: [{award: top, tier: top, points: 1}]}]}}\n";
    project.write("data/small/rubrics/basic.yaml", &format!("{rubric}{bonus}"));
    let run = project.run(&["check"]);
    run.ends(1);
    assert!(run.stdout.contains("GS0413"), "{run:#?}");
}
