//! 名额: what uses the seats of a column up, and how many of its track were chosen.

use serde_json::{Value, json};

use crate::scene::{BASE, Scene};

const TABLES: &str = "\
tables:
  - id: recommend
    title: 推荐名额分配表
    source: 附件2
    columns:
      - {id: teams, title: 推荐名额, track: collective, printed_total: 2, selected: 2}
      - {id: prizes, title: 先进集体, track: collective, printed_total: 2}
    rows: [{unit: east, teams: 1, prizes: 1}, {unit: west, teams: 1, prizes: 1}]
  - id: other
    title: 上报名额分配表
    source: 附件3
    columns: [{id: prizes, title: 上报名额, track: collective, printed_total: 2}]
    rows: [{unit: east, prizes: 1}, {unit: west, prizes: 1}]
";

/// Two teams win within the seats of a column, one of them another award too; a person wins one of another track.
#[test]
fn a_column_says_what_uses_it_up() {
    let contest = std::fs::read_to_string(format!("{BASE}/data/demo/contest.yaml")).unwrap();
    let persons = "  - {id: people, title: 先进个人, kind: individual, criteria: [工作成效], order: recorded}\nawards:\n  \
        - {id: persons, title: 先进个人, track: people, basis: decision, tiers: [{id: first, title: 先进个人, seats: 1}], clause: 第三条}\n  \
        - {id: extra, title: 组织奖, track: collective, basis: decision, tiers: [{id: first, title: 组织奖, seats: 1}], clause: 第四条}\n";
    let within = contest
        .replace("awards:\n", persons)
        .replace("seats: 1}]\n    allow", "}]\n    quota: {table: recommend, column: prizes}\n    allow")
        .replace("title: 先进集体, }]", "title: 先进集体}]");
    let person = "nomination,track,name,unit,recommended_by,declared.award,declared.tier\np1,people,丁示例,east,east,persons,first\n";
    let east = std::fs::read_to_string(format!("{BASE}/data/demo/nominations/east.yaml")).unwrap();
    let east = format!("{}\ndeclared: {{award: extra, tier: first}}\n", east.trim_end());
    let scene = Scene::base()
        .write("data/demo/nominations/east.yaml", east)
        .write("data/demo/contest.yaml", within)
        .write("data/demo/quotas.yaml", TABLES)
        .write("data/demo/nominations/people.csv", person);
    scene.run(&["build"]).ends(0);
    let twin: Value = serde_json::from_slice(&std::fs::read(scene.path("public/demo/quotas.json")).unwrap()).unwrap();
    let tables = twin["page"]["tables"].as_array().unwrap();
    let columns = tables.iter().flat_map(|table| table["columns"].as_array().unwrap());
    let said: Vec<Value> =
        columns.map(|column| json!([column["counts"], column["used"], column["selected"]])).collect();
    let expected = [json!(["已推荐/名额", 2, "2/2"]), json!(["已评/名额", 2, null]), json!(["已推荐/名额", 2, null])];
    assert_eq!(said, expected);
    let selects: Vec<&Value> = tables.iter().map(|table| &table["selects"]).collect();
    assert_eq!(selects, [&json!(true), &json!(false)]);
}
