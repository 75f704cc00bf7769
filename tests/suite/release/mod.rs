//! `gongshi release`: the whole life of a contest, every refusal, tampered files, kills.

mod broken;
mod cover;
mod events;
mod life;
mod refusals;
mod survive;

use crate::harness::{Project, Run};

/// Two criteria: what somebody did, and how fast, compared with the fastest.
const RUBRIC: &str = "\
rubric: basic
title: 示例评分细则
source: 附件
points: 20
rounding: {places: 2, mode: half_up}
total_of: published
sections:
  - id: all
    title: 全部
    points: 20
    criteria:
      - id: done
        title: 完成率
        points: 10
        clause: 按比例得分
        evidence: [台账]
        rule: {kind: ratio, done: 完成数, total: 总数, over: error, on_zero: error}
      - id: speed
        title: 用时
        points: 10
        clause: 最短用时得满分，其余按比例
        evidence: [台账]
        rule: {kind: relative, measure: {value: 用时, unit: 天, max: 1000}, best: lowest, scope: track}
";

/// A notice of one paragraph.
pub(crate) const NOTICE: &str = "\
---
kind: circular
title: 关于示例竞赛有关事项的通知
published: 2023-10-09
issuers: [示例组织委员会]
to: 各单位
---
请各单位按时申报示例竞赛。
";

/// A contest of four collectives, with a notice.
fn contest() -> Project {
    let project = Project::small(0);
    project.write("data/small/rubrics/basic.yaml", RUBRIC);
    for (n, (done, days)) in [(90, 10), (80, 20), (70, 25), (60, 50)].into_iter().enumerate() {
        project.write(&format!("data/small/nominations/t-{n:04}.yaml"), &nomination(n, done, days));
    }
    project.write("content/small/circular.md", NOTICE);
    project
}

fn nomination(n: usize, done: usize, days: usize) -> String {
    format!("{}  speed: {{value: {days}, source: 示例台账}}\n", Project::nomination(n, done))
}

/// Runs `gongshi release small --event … --on … more`.
#[track_caller]
fn release(project: &Project, event: &str, on: &str, more: &[&str]) -> Run {
    let words = [&["release", "small", "--event", event, "--on", on], more].concat();
    project.run(&words)
}

/// A contest with locked rubrics and a publication.
#[track_caller]
fn published() -> Project {
    let project = contest();
    release(&project, "rubric-locked", "2023-10-08", &[]).ends(0);
    release(&project, "publication", "2023-10-09", &[]).ends(0);
    project
}

/// `release.json` of a release.
fn record(project: &Project, id: &str) -> serde_json::Value {
    serde_json::from_str(&project.read(&format!("releases/small/{id}/data/release.json"))).unwrap()
}
