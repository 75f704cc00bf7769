//! A site with one contest of N nominations, the same on every machine.

use std::fmt::Write as _;
use std::path::Path;

use crate::prose::{self, Seed};
use crate::{kept, notices, rubric};

const UNITS: usize = 100;
const RECORDS_A_FILE: usize = 100;
const PROFILE: usize = 2_000;

/// Writes the whole site.
pub(crate) fn write(site: &Path, nominations: usize) {
    set_minify(site, false);
    let data = site.join("data/bench");
    file(&data.join("contest.yaml"), &contest(nominations));
    file(&data.join("rubrics/bench.yaml"), &rubric::yaml());
    file(&data.join("units.yaml"), &units());
    for first in (0..nominations).step_by(RECORDS_A_FILE) {
        let records = first..(first + RECORDS_A_FILE).min(nominations);
        let text = records.fold(String::from("nominations:\n"), |text, number| text + &nomination(number));
        file(&data.join(format!("nominations/{first:06}.yaml")), &text);
    }
    file(&data.join("history.yaml"), notices::HISTORY);
    for (name, text) in notices::NOTICES {
        file(&site.join(format!("content/bench/{name}.md")), text);
    }
    for number in 0..nominations {
        let mut seed = Seed::new(nominations + number);
        let text = prose::profile(&mut seed, PROFILE);
        let profile = format!("---\ntitle: 示例集体{number:06}先进事迹\n---\n{text}");
        file(&site.join(format!("content/bench/profiles/n{number:06}.md")), &profile);
    }
}

/// Writes a private record for each nomination.
pub(crate) fn write_private(site: &Path, nominations: usize) {
    for first in (0..nominations).step_by(RECORDS_A_FILE) {
        let text = kept::yaml(first..(first + RECORDS_A_FILE).min(nominations));
        file(&site.join(format!("private/bench/{first:06}.yaml")), &text);
    }
}

/// site.yaml, which says whether pages are minified.
pub(crate) fn set_minify(site: &Path, minify: bool) {
    let text = format!(
        "title: 基准\norganiser: 示例竞赛组织委员会\nsummary: 基准站点\nlanguage: zh-CN\ntheme: default\ncontests: [bench]\ndemo: true\nminify: {minify}\n"
    );
    file(&site.join("site.yaml"), &text);
}

fn file(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
    std::fs::write(path, text).expect("a file can be written");
}

fn contest(size: usize) -> String {
    format!(
        "contest: bench
title: 基准竞赛
short_title: 基准竞赛
summary: 用于测量的竞赛
hosts:
  - {{name: 示例竞赛组织委员会, role: 组织实施}}
basis: [示例方案]
stages:
  - {{id: filing, title: 组织申报, from: 2023-09-25, to: 2023-09-28, actor: 各单位, clause: 示例方案第一条, publicity: false}}
tracks:
  - id: collective
    title: 先进集体
    kind: collective
    rubric: bench
    participants: {participants}
    ranking: {{on: published, tie_breaks: [{{group: s0}}], then: shared}}
    order: score
awards:
  - id: advanced
    title: 先进集体
    track: collective
    basis: score
    tiers: [{{id: advanced, title: 先进集体, seats: {seats}}}]
    allow_vacant: true
    tie_at_cut: all
    clause: 示例方案第七条
publicity:
  days: 5
  unit: workday
  count_first_day: true
  contact: {{office: 示例竞赛组委会办公室, phone: 0771-0000000, email: office@example.org}}
choices: []
",
        participants = size * 3,
        seats = size / 3
    )
}

fn units() -> String {
    (0..UNITS).fold(String::from("units:\n"), |mut out, unit| {
        let _ = writeln!(
            out,
            "  - {{id: u{unit:03}, name: 示例市{unit:03}自然资源局, short_name: 示例市{unit:03}, level: 市级}}"
        );
        out
    })
}

fn nomination(number: usize) -> String {
    let mut seed = Seed::new(number);
    let unit = number % UNITS;
    format!(
        "  - nomination: n{number:06}
    track: collective
    name: 示例集体{number:06}
    unit: u{unit:03}
    recommended_by: u{unit:03}
    summary: 长期承担调查监测工作，任务完成及时。
    fields: {{集体级别: 正科级, 人员总数: \"28\", 集体性质: 事业单位, 是否临时集体: 否, 奖励: 无, 处分: 无}}
    facts:
{}    opinions:
      - {{by: 所属单位, agree: true, on: 2023-09-26}}
      - {{by: 市级, agree: true, on: 2023-09-28}}
",
        rubric::facts(&mut seed)
    )
}
