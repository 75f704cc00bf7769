//! 报送情况: how a unit stands on the day of a build, and what follows.

use std::path::Path;

use serde_json::Value;

use crate::scene::{BASE, Scene};

/// The rows of the page: east filed on the last day, 2023-09-20; west as `filed` says.
fn rows(filed: &str, now: &str) -> Vec<Value> {
    let case = Path::new(BASE).with_file_name("filings/taken-out-in-history-is-fine");
    let read = |path: &str| std::fs::read_to_string(case.join(path)).unwrap();
    let contest = read("data/demo/contest.yaml").replace("    bars: [collective]\n", "");
    let units = read("data/demo/units.yaml").replace("{entry: {form: 无, plan: 2023-09-22}}", filed);
    let scene = Scene::of_case(&case).write("data/demo/contest.yaml", contest).write("data/demo/units.yaml", units);
    std::fs::remove_file(scene.path("data/demo/history.yaml")).unwrap();
    scene.run(&["build", "--now", now]).ends(0);
    let twin: Value = serde_json::from_slice(&std::fs::read(scene.path("public/demo/filings.json")).unwrap()).unwrap();
    twin["page"]["rows"].as_array().unwrap().clone()
}

#[test]
fn a_unit_stands_as_the_day_of_the_build_has_it() {
    for (filed, now, state, words, follows) in [
        ("{entry: 2023-09-19}", "2023-10-01", "in-time", "按时", false),
        ("{entry: 2023-09-22}", "2023-10-01", "late", "迟2天", true),
        ("{entry: {form: 无, plan: 2023-09-19}}", "2023-10-01", "partial", "缺件", true),
        ("{entry: {form: 无, plan: 2023-09-19}}", "2023-09-20", "waiting", "未到期", false),
        ("{entry: 无}", "2023-09-20", "waiting", "未到期", false),
        ("{entry: 无}", "2023-09-21", "missing", "未报送", true),
    ] {
        let rows = rows(filed, now);
        let [east, west] = rows.as_slice() else { panic!("{rows:?}") };
        let cell = &west["cells"][0];
        assert_eq!((cell["state"].as_str(), cell["text"].as_str()), (Some(state), Some(words)), "{filed} {now}");
        let expected = if follows { serde_json::json!(["视为未参赛"]) } else { serde_json::json!([]) };
        assert_eq!(west["consequences"], expected, "{filed} {now}");
        assert_eq!((&east["cells"][0]["state"], &east["consequences"]), (&"in-time".into(), &Value::Array(Vec::new())));
    }
}
