//! A skills contest as offices run them: judges in the columns of a table, prizes as shares of the
//! participants, a minimum in theory and in practice, the faster one first among equals.

use crate::harness::Project;

const CONTEST: &str = "\
contest: small
title: 示例技能竞赛
short_title: 示例技能
summary: 示例
hosts:
  - {name: 示例组织委员会, role: 主办}
basis: [示例文件]
stages:
  - {id: final, title: 决赛, from: 2023-09-18, to: 2023-09-22, actor: 组委会, clause: 一, publicity: false}
tracks:
  - id: people
    title: 示例工种
    kind: individual
    rubric: skill
    participants: 10
    ranking: {on: published, tie_breaks: [{criterion: time, fact: value, best: lowest}], then: shared}
    order: score
awards:
  - id: prize
    title: 技能奖
    track: people
    basis: score
    tiers:
      - {id: first, title: 一等奖, share: {of_participants: 10%, rounding: floor}}
      - {id: second, title: 二等奖, share: {of_participants: 15%, rounding: nearest}}
      - {id: third, title: 三等奖, share: {of_participants: 21%, rounding: ceil}}
    requires: [{group: theory, at_least: 18}, {criterion: work, at_least: 30}]
    allow_vacant: true
    tie_at_cut: none
    clause: 按参赛人数的10%、15%、21%设奖，理论和实操均须达到60%
publicity: {days: 5, unit: workday, count_first_day: true, contact: {office: 示例办公室, phone: 0771-0000000}}
choices: []
";

const RUBRIC: &str = "\
rubric: skill
title: 技能评分细则
source: 附件
points: 100
rounding: {places: 2, mode: half_up}
total_of: published
sections:
  - id: theory
    title: 理论考试
    points: 30
    criteria:
      - {id: paper, title: 笔试, points: 30, clause: 笔试30分, evidence: [试卷], rule: {kind: points}}
  - id: practice
    title: 实际操作
    points: 70
    criteria:
      - {id: work, title: 操作质量, points: 50, clause: 5名裁判去掉最高和最低取平均, evidence: [评分表], rule: {kind: judges, average: mean, drop_high: 1, drop_low: 1}}
      - {id: time, title: 操作时间, points: 20, clause: 60分钟以内20分，90分钟以内10分, evidence: [计时表], rule: {kind: bands, measure: {value: 用时, unit: 分钟, min: 0}, steps: [{at_most: 60, award: 20}, {at_most: 90, award: 10}, {award: 0}]}}
";

const TABLE: &str = "\
nomination,track,name,unit,recommended_by,fields.岗位,facts.paper.points,facts.paper.source,facts.work.scores.j1,facts.work.scores.j2,facts.work.scores.j3,facts.work.scores.j4,facts.work.source,facts.time.value,facts.time.source
p1,people,示例甲,u,u,无,25,试卷,40,41,42,50,评分表,55.50,计时表
p2,people,示例乙,u,u,无,25,试卷,40,42,41,42,评分表,50,计时表
p3,people,示例丙,u,u,无,17.99,试卷,50,50,50,回避,评分表,40,计时表
p4,people,示例丁,u,u,无,30,试卷,29,29,29,29,评分表,40,计时表
p5,people,示例戊,u,u,无,20,试卷,35,35,35,35,评分表,61,计时表
p6,people,示例己,u,u,无,20,试卷,34,34,34,34,评分表,61,计时表
p7,people,示例庚,u,u,无,20,试卷,33,33,33,33,评分表,61,计时表
p8,people,示例辛,u,u,无,20,试卷,32,32,32,32,评分表,61,计时表
";

fn project() -> Project {
    let project = Project::small(0);
    std::fs::remove_file(project.root().join("data/small/rubrics/basic.yaml")).unwrap();
    project.write("data/small/contest.yaml", CONTEST);
    project.write("data/small/rubrics/skill.yaml", RUBRIC);
    project.write("data/small/nominations/people.csv", TABLE);
    project
}

/// Number, total, rank and prize of each, from the table of results.
fn results(project: &Project) -> Vec<String> {
    project.run(&["build"]).ends(0);
    let table = project.read("public/small/data/results.csv");
    let row = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        [cells[0], cells[3], cells[4], cells[5]].join(" ")
    };
    table.lines().skip(1).map(row).collect()
}

#[test]
fn shares_minimums_and_the_faster_one_decide() {
    let project = project();
    assert_eq!(
        results(&project),
        [
            "p1 86.50 3 二等奖",
            "p2 86.50 2 一等奖",
            // 17.99 in theory, 29 in practice: ranked, and without a prize.
            "p3 87.99 1 ",
            "p4 79.00 4 ",
            "p5 65.00 5 二等奖",
            "p6 64.00 6 三等奖",
            "p7 63.00 7 三等奖",
            "p8 62.00 8 三等奖",
        ]
    );
    let page = |id: &str| project.read(&format!("public/small/n/{id}.html"));
    assert!(page("p3").contains("理论考试 17.99 分，低于「技能奖」要求的 18 分"), "{}", page("p3"));
    assert!(page("p1").contains("「用时」55.50"), "{}", page("p1"));
    assert!(!page("p5").contains("要求的"), "{}", page("p5"));
    let contest = project.read("public/small/index.html");
    for words in ["15% × 10 = 1.5，四舍五入", "理论考试不低于 18 分", "操作质量不低于 30 分"] {
        assert!(contest.contains(words), "{words}: {contest}");
    }
}

#[test]
fn a_panel_written_short_is_the_panel_written_long() {
    let project = project();
    let short = results(&project);
    let facts = project.read("public/small/data/facts.csv");
    let record = "nomination: p3\ntrack: people\nname: 示例丙\nunit: u\nrecommended_by: u\nfields: {岗位: 无}\nfacts:\n  \
                  paper: {points: 17.99, source: 试卷}\n  work: {scores: [{judge: j1, points: 50}, {judge: j2, points: 50}, {judge: j3, points: 50}, {judge: j4, recused: true}], source: 评分表}\n  \
                  time: {value: 40, source: 计时表}\n";
    let without: Vec<&str> = TABLE.lines().filter(|l| !l.starts_with("p3,")).collect();
    project.write("data/small/nominations/people.csv", &without.join("\n"));
    project.write("data/small/nominations/p3.yaml", record);
    assert_eq!(results(&project), short);
    assert_eq!(project.read("public/small/data/facts.csv"), facts);
}
