//! The rubric of the benchmark, 25 criteria of ten kinds with 4 points each, and facts for it.

use std::fmt::Write as _;

use crate::prose::Seed;

/// Rule and a way to make facts.
struct Kind {
    title: &'static str,
    rule: &'static str,
    facts: fn(&mut Seed) -> String,
}

const KINDS: [Kind; 10] = [
    Kind {
        title: "图斑核实反馈",
        rule: "{kind: ratio, done: 已核实反馈图斑数, total: 下发图斑数, steps: [{at_least: 90%, award: full}, {at_least: 60%, award: proportional}, {award: 0}]}",
        facts: |seed| {
            let total = 100 + seed.below(900);
            format!("done: {}, total: {total}", total * (50 + seed.below(51)) / 100)
        },
    },
    Kind {
        title: "组织管理",
        rule: "{kind: checklist, items: [{id: plan, text: 制定工作方案, points: 2}, {id: meeting, text: 召开调度会议, points: 1}, {id: team, text: 落实作业队伍, points: 1}]}",
        facts: |seed| {
            format!("plan: {}, meeting: {}, team: {}", seed.below(8) > 0, seed.below(4) > 0, seed.below(3) > 0)
        },
    },
    Kind {
        title: "各批次核查通过率",
        rule: "{kind: bands, measure: {done: 通过数, total: 抽查数, aggregate: mean}, steps: [{at_least: 90%, award: 4}, {at_least: 80%, award: 3}, {at_least: 60%, award: 1}, {award: 0}]}",
        facts: |seed| {
            let rates: Vec<String> = (0..3).map(|_| format!("{{done: {}, total: 20}}", 12 + seed.below(9))).collect();
            format!("batches: [{}]", rates.join(", "))
        },
    },
    Kind {
        title: "技术攻关",
        rule: "{kind: points, step: 0.5}",
        facts: |seed| format!("points: {}", halves(seed.below(9))),
    },
    Kind {
        title: "群众评价",
        rule: "{kind: choice, levels: [{id: excellent, title: 优秀, points: 4}, {id: good, title: 良好, points: 3}, {id: fair, title: 一般, points: 1}]}",
        facts: |seed| format!("level: {}", seed.pick(&["excellent", "good", "fair"])),
    },
    Kind {
        title: "特色竞赛活动",
        rule: "{kind: count, title: 特色竞赛活动, unit: 个, each: 1}",
        facts: |seed| format!("count: {}", seed.below(7)),
    },
    Kind {
        title: "报送时限",
        rule: "{kind: deduct, items: [{id: late, title: 逾期, unit: 天, each: 0.5}]}",
        facts: |seed| format!("late: {}", seed.below(5)),
    },
    Kind {
        title: "专家评审",
        rule: "{kind: judges, min: 0, max: 4, step: 0.5, average: mean, drop_high: 1, drop_low: 1, drop_on: criterion, min_judges: 3}",
        facts: |seed| {
            let scores: Vec<String> =
                (1..=5).map(|j| format!("{{judge: j{j}, points: {}}}", halves(2 + seed.below(7)))).collect();
            format!("scores: [{}]", scores.join(", "))
        },
    },
    Kind {
        title: "质量达标",
        rule: "{kind: interpolate, measure: {value: 质量得分, unit: 分, min: 0, max: 100}, anchors: [{at: 60, points: 0}, {at: 95, points: 4}]}",
        facts: |seed| format!("value: {}.{}", 50 + seed.below(50), seed.below(10)),
    },
    Kind {
        title: "技能比武",
        rule: "{kind: top, k: 3, combine: mean, min: 0, max: 4, fewer: error}",
        facts: |seed| {
            let members: Vec<String> =
                (1..=4).map(|m| format!("{{member: 队员{m}, points: {}}}", halves(3 + seed.below(6)))).collect();
            format!("members: [{}]", members.join(", "))
        },
    },
];

/// How many criteria the rubric has.
const CRITERIA: usize = 25;

fn kind(criterion: usize) -> &'static Kind {
    &KINDS[criterion % KINDS.len()]
}

/// `7` → `3.5`
fn halves(twice: u64) -> String {
    format!("{}.{}", twice / 2, if twice.is_multiple_of(2) { 0 } else { 5 })
}

/// rubrics/bench.yaml: five sections of five criteria.
pub(crate) fn yaml() -> String {
    let mut out = String::from(
        "rubric: bench\ntitle: 基准评分细则\nsource: 附件1\npoints: 100\nrounding: {places: 2, mode: half_up}\ntotal_of: published\nsections:\n",
    );
    for section in 0..5 {
        let _ = write!(out, "  - id: s{section}\n    title: 第{}部分\n    points: 20\n    criteria:\n", section + 1);
        for criterion in section * 5..section * 5 + 5 {
            let Kind { title, rule, .. } = kind(criterion);
            let _ = write!(
                out,
                "      - id: c{criterion:02}\n        title: {title}（{criterion:02}）\n        points: 4\n        clause: {title}按评分细则第{criterion}条计分，不足部分不得分\n        evidence: [平台统计, 佐证材料]\n        as_of: 2023-09-25\n        rule: {rule}\n"
            );
        }
    }
    out
}

/// The facts of one record, indented below `facts:`.
pub(crate) fn facts(seed: &mut Seed) -> String {
    (0..CRITERIA).fold(String::new(), |mut out, criterion| {
        let facts = (kind(criterion).facts)(seed);
        let _ = writeln!(out, "      c{criterion:02}: {{{facts}, source: 综合监测监管平台, as_of: 2023-09-25, evidence: [证-{criterion:02}]}}");
        out
    })
}
