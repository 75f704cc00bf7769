//! The scores of a whole contest: who is compared with whom.

use gongshi::check::check;
use gongshi::load::load;
use gongshi::model::Contest;
use gongshi::score::{self, Elsewhere, ScoreBook};

use super::harness::Project;

/// 10 points against the best of the track, 10 against the best of the recommending unit.
const RUBRIC: &str = "\
rubric: basic
title: 示例评分细则
source: 附件
points: 20
rounding: {places: 2, mode: half_up}
total_of: published
gates:
  - {id: accident, title: 安全事故, clause: 示例, effect: disqualify}
sections:
  - id: all
    title: 全部
    points: 20
    criteria:
      - {id: track, title: 全部之中, points: 10, clause: 示例, evidence: [台账], missing: ineligible,
         rule: {kind: relative, measure: {value: 节约, unit: 万元, min: 0}, best: highest, scope: track}}
      - {id: unit, title: 单位之中, points: 10, clause: 示例, evidence: [台账],
         rule: {kind: relative, measure: {value: 工期, unit: 天, min: 0}, best: lowest, scope: recommender}}
";

const UNITS: &str = "\
units:
  - {id: u, name: 示例单位一, short_name: 示例一, level: 市级}
  - {id: v, name: 示例单位二, short_name: 示例二, level: 市级}
";

/// A nomination with its unit, what it saved, its days, and whether there was an accident.
fn nomination(id: &str, unit: &str, saved: Option<u32>, days: u32, accident: bool) -> String {
    let saved = saved.map_or_else(String::new, |n| format!("  track: {{value: {n}, source: 台账}}\n"));
    format!(
        "nomination: {id}\ntrack: teams\nname: 示例{id}\nunit: {unit}\nrecommended_by: {unit}\nfields: {{集体性质: 机关}}\n\
         facts:\n{saved}  unit: {{value: {days}, source: 台账}}\ngates:\n  accident: {{value: {accident}, source: 台账}}\n"
    )
}

/// Four that stand, and with `extra` one more.
fn contest(extra: Option<String>, history: &str) -> Contest {
    let project = Project::small(0);
    project.write("data/small/rubrics/basic.yaml", RUBRIC);
    project.write("data/small/units.yaml", UNITS);
    let four = [("a", "u", 80, 10), ("b", "u", 40, 20), ("c", "v", 60, 30), ("d", "v", 20, 60)];
    for (id, unit, saved, days) in four {
        project.write(&format!("data/small/nominations/{id}.yaml"), &nomination(id, unit, Some(saved), days, false));
    }
    if let Some(extra) = extra {
        project.write("data/small/nominations/e.yaml", &extra);
    }
    if !history.is_empty() {
        project.write("data/small/history.yaml", history);
    }
    let (raw, mut faults) = load(project.root()).unwrap();
    let (_, site) = check(raw, &mut faults);
    site.unwrap_or_else(|| panic!("{:#?}", faults.sorted())).contests.remove(0)
}

fn book(contest: &Contest) -> ScoreBook {
    score::book(contest, &Elsewhere::default()).expect("no fault")
}

/// The printed totals of a to d.
fn totals(contest: &Contest) -> Vec<String> {
    let book = book(contest);
    let total = |n: &std::sync::Arc<gongshi::model::Nomination>| book.get(&n.id).unwrap().total.published.to_string();
    contest.nominations.iter().filter(|n| n.id.as_str() != "e").map(total).collect()
}

/// a: 80/80 and 10/10; b: 40/80 and 10/20; c: 60/80 and 30/30; d: 20/80 and 30/60.
const FOUR: [&str; 4] = ["20.00", "10.00", "17.50", "7.50"];

#[test]
fn each_is_compared_with_the_best_of_its_scope() {
    assert_eq!(totals(&contest(None, "")), FOUR);
}

#[test]
fn who_stands_moves_the_others() {
    let better = nomination("e", "v", Some(160), 15, false);
    assert_eq!(totals(&contest(Some(better), "")), ["15.00", "7.50", "8.75", "3.75"]);
}

#[test]
fn who_is_withdrawn_or_disqualified_moves_nobody_and_is_still_scored() {
    for kind in ["withdrawal", "rejection", "disqualification, clause: 第九条"] {
        let better = nomination("e", "v", Some(160), 15, false);
        let history = format!(
            "events:\n  - {{id: e-1, on: 2023-10-01, kind: {kind}, nomination: e, reason: 示例, by: 组委会}}\n"
        );
        let contest = contest(Some(better), &history);
        assert_eq!(totals(&contest), FOUR, "{kind}");
        let score = book(&contest).get(&gongshi::model::NominationId::new("e")).unwrap().total.published.to_string();
        assert_eq!(score, "20.00", "the share counts as at most 1");
    }
}

#[test]
fn a_closed_gate_or_a_missing_fact_moves_nobody() {
    assert_eq!(totals(&contest(Some(nomination("e", "v", Some(160), 15, true)), "")), FOUR);
    assert_eq!(totals(&contest(Some(nomination("e", "v", None, 15, false)), "")), FOUR);
}

#[test]
fn the_book_is_the_same_on_one_thread_and_on_many() {
    let contest = contest(None, "");
    let on = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let books: Vec<String> = [1, 2, 7].map(|n| on(n).install(|| format!("{:?}", book(&contest)))).into();
    assert!(books.windows(2).all(|pair| pair[0] == pair[1]));
}
