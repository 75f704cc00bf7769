//! What happened, on every page that it touches.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use crate::harness::{gongshi, tree};
use crate::scene::{BASE, Scene};

const OBJECTION: &str = "  - {id: e-01, on: 2023-10-17, kind: objection, nomination: north-1, subject: 反映其会议纪要日期不实, channel: 来信, by: 示例办公室}\n";
const FINDING: &str = "  - {id: e-02, on: 2023-10-18, kind: finding, objection: e-01, outcome: upheld, measure: disqualify, reason: 纪要为事后补写, by: 示例竞赛组织委员会}\n";
const LOSS: &str = "  - {id: e-03, on: 2023-10-18, kind: disqualification, nomination: north-1, ground: e-02, reason: 材料不实, by: 示例竞赛组织委员会}\n";
const SUBSTITUTE: &str = "  - {id: e-04, on: 2023-10-19, kind: substitution, award: advanced, nomination: south-1, replaces: north-1, reason: 依次递补, by: 示例竞赛组织委员会}\n";
const CORRECTION: &str = "  - {id: e-05, on: 2023-10-19, kind: correction, nomination: mid-1, changes: [{field: facts.feedback.done, from: 181, to: 180}], reason: 录入有误, by: 示例竞赛组织委员会}\n";

/// Five nominations for two seats, published on 16 October, with these events.
fn built(events: &[&str], now: &str) -> BTreeMap<String, Vec<u8>> {
    built_with(events, now, &[])
}

/// The same, with other files beside.
fn built_with(events: &[&str], now: &str, files: &[(&str, String)]) -> BTreeMap<String, Vec<u8>> {
    let scene = Scene::of_case(&Path::new(BASE).with_file_name("succession/next-of-the-reserve-follows"));
    let scene = scene.write("data/demo/history.yaml", format!("events:\n{}", events.concat()));
    let scene = files.iter().fold(scene, |scene, (path, text)| scene.write(path, text));
    let out = tempfile::tempdir().unwrap();
    let (root, out) = (scene.path(""), out.path().join("public"));
    let mut command = gongshi();
    command.args(["build", "--base-url", "https://example.org/", "--now", now, "-o"]).arg(&out).current_dir(root);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    tree(&out)
}

fn text<'a>(site: &'a BTreeMap<String, Vec<u8>>, path: &str) -> &'a str {
    std::str::from_utf8(&site[path]).unwrap()
}

fn page(site: &BTreeMap<String, Vec<u8>>, path: &str) -> Value {
    serde_json::from_slice::<Value>(&site[path]).unwrap()["page"].take()
}

#[test]
fn the_order_of_the_days_in_the_file_changes_nothing() {
    // Events of one day stand in their order: what comes first is written first.
    let days: [&[&str]; 3] = [&[OBJECTION], &[FINDING, LOSS], &[SUBSTITUTE, CORRECTION]];
    let straight = built(&days.concat(), "2023-10-25");
    for turn in 1..days.len() {
        let mut turned = days;
        turned.rotate_left(turn);
        assert!(built(&turned.concat(), "2023-10-25") == straight, "rotated by {turn}");
    }
    let mut reversed = days;
    reversed.reverse();
    assert!(built(&reversed.concat(), "2023-10-25") == straight);
}

#[test]
fn an_account_within_the_period_speaks_of_its_day() {
    let notice = "---\nkind: objection\ntitle: 关于异议处理情况的公告\npublished: 2023-10-18\nissuers: [示例竞赛组织委员会]\nabout: results\n---\n{{原公示}}的公示期为{{公示期}}。{{异议情况}}\n\n{{联系方式}}\n";
    let summary = |events: &[&str], notice: String| {
        let site = built_with(events, "2023-10-25", &[("content/demo/account.md", notice)]);
        text(&site, "demo/notices/account.html").to_owned()
    };
    let early = summary(&[OBJECTION, FINDING, LOSS, SUBSTITUTE], notice.to_owned());
    assert!(early.contains("公示期未满，截至2023年10月18日收到异议1件，其中属实1件"), "{early}");
    assert!(!early.contains("公示期内共收到异议"), "{early}");
    let none = summary(&[CORRECTION], notice.to_owned());
    assert!(none.contains("公示期未满，截至2023年10月18日未收到异议。"), "{none}");
    let late = summary(&[OBJECTION, FINDING, LOSS, SUBSTITUTE], notice.replace("10-18", "10-23"));
    assert!(late.contains("公示期内共收到异议1件，已全部核查完毕"), "{late}");
}

#[test]
fn an_open_objection_is_said_wherever_its_nomination_is() {
    let site = built(&[OBJECTION], "2023-10-17");
    for path in ["index.html", "demo/index.html"] {
        assert!(text(&site, path).contains("异议核查中：1件"), "{path}");
    }
    assert_eq!(page(&site, "demo/n/north-1.json")["state"]["text"], "异议核查中");
    let list = page(&site, "demo/results/collective.json");
    let row = list["rows"].as_array().unwrap().iter().find(|r| r["id"] == "north-1").unwrap();
    assert_eq!(row["marks"], serde_json::json!(["异议核查中"]));
    let corrections = page(&site, "demo/corrections.json");
    assert!(corrections["objections"].as_str().unwrap().starts_with("收到异议1件：属实0件"), "{corrections}");
    let shut = built(&[OBJECTION, FINDING, LOSS, SUBSTITUTE], "2023-10-25");
    assert!(shut.values().all(|bytes| !String::from_utf8_lossy(bytes).contains("异议核查中")));
}

#[test]
fn a_seat_that_is_lost_and_filled_stands_on_every_page_that_it_touches() {
    let site = built(&[OBJECTION, FINDING, LOSS, SUBSTITUTE], "2023-10-25");
    let lost = page(&site, "demo/n/north-1.json");
    assert_eq!((&lost["state"]["kind"], &lost["rank"], &lost["award"]), (&"out".into(), &Value::Null, &Value::Null));
    let ids: Vec<_> = lost["events"].as_array().unwrap().iter().map(|e| e["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["e-04", "e-03", "e-02", "e-01"], "newest first");
    let winner = page(&site, "demo/n/south-1.json");
    assert_eq!((&winner["state"]["text"], &winner["award"]), (&"递补".into(), &"先进集体".into()));
    let list = page(&site, "demo/results/collective/by/award/advanced.json");
    let ids = |key: &str| -> Vec<String> {
        list[key].as_array().unwrap().iter().map(|r| r["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!((ids("rows"), ids("out")), (vec!["east-1".into(), "south-1".into()], vec!["north-1".into()]));
    assert!(text(&site, "demo/results/collective.html").contains("<s>示例市北局</s>"));
    let notice = page(&site, "demo/notices/results.json");
    let rows = notice["lists"][0]["rows"].as_array().unwrap().clone();
    assert_eq!(rows.len(), 2, "as it was published");
    assert!(rows.iter().any(|r| r["id"] == "north-1" && r["gone"].as_str().unwrap().contains("取消资格")));
}

#[test]
fn a_correction_shows_before_and_after_and_reaches_the_feed() {
    let site = built(&[CORRECTION], "2023-10-25");
    let change = &page(&site, "demo/corrections.json")["events"][0]["changes"][0];
    assert_eq!(change["field"], "图斑核实反馈（完成数）");
    assert_eq!((&change["from"], &change["to"]), (&"181".into(), &"180".into()));
    assert!(text(&site, "demo/n/mid-1.html").contains("<del>181</del> → <ins>180</ins>"));
    let feed = text(&site, "feed.xml");
    assert!(feed.contains("<title>示例市中局：更正</title>") && feed.contains("/demo/corrections.html#e-05"), "{feed}");
    assert!(text(&site, "sitemap.xml").contains("https://example.org/demo/corrections.html"));
}

#[test]
fn a_contest_without_events_has_no_page_of_changes() {
    let scene = Scene::base();
    let out = tempfile::tempdir().unwrap();
    let root = scene.path("");
    assert!(
        gongshi().args(["build", "-o"]).arg(out.path().join("p")).current_dir(root).output().unwrap().status.success()
    );
    assert!(!out.path().join("p/demo/corrections.html").exists());
}

/// A notice of the chain, about the 公示 of 16 October.
fn notice(kind: &str, day: &str, more: &str, body: &str) -> String {
    let title = match kind {
        "correction" => "关于拟表彰先进集体的更正公示",
        _ => "关于拟表彰先进集体公示结果的公告",
    };
    format!(
        "---\nkind: {kind}\ntitle: {title}\npublished: {day}\nissuers: [示例竞赛组织委员会]\n{more}---\n{{{{原公示}}}}\n\n{body}\n\n{{{{联系方式}}}}\n"
    )
}

/// The five nominations with these events, notices and rules, as they are built.
fn told(events: &str, notices: &[(&str, String)], rules: impl Fn(&str) -> String) -> BTreeMap<String, Vec<u8>> {
    let scene = Scene::of_case(&Path::new(BASE).with_file_name("succession/next-of-the-reserve-follows"));
    let contest = std::fs::read_to_string(scene.path("data/demo/contest.yaml")).unwrap();
    let mut scene = scene.write("data/demo/contest.yaml", rules(&contest));
    scene = scene.write("data/demo/history.yaml", format!("events:\n{events}"));
    for (slug, text) in notices {
        scene = scene.write(&format!("content/demo/{slug}.md"), text.clone());
    }
    let out = tempfile::tempdir().unwrap();
    let (root, out) = (scene.path(""), out.path().join("public"));
    let output = gongshi().args(["build", "-o"]).arg(&out).current_dir(root).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    tree(&out)
}

#[test]
fn a_posted_list_keeps_the_name_that_was_corrected_later() {
    let event = "  - {id: e-01, on: 2023-10-18, kind: correction, nomination: east-1, changes: [{field: name, from: 示例市东部局, to: 示例市东局}, {field: unit, from: west, to: east}], reason: 录入有误, by: 示例竞赛组织委员会}\n";
    let keys = "corrects: results\nrestarts: false\nreason: 录入有误\nevents: [e-01]\n";
    let correction = notice("correction", "2023-10-18", keys, "{{更正表}}\n\n{{名单}}\n\n{{变动}}。{{期限说明}}。");
    let site = told(event, &[("correction", correction)], str::to_owned);
    let row = |slug: &str| {
        let rows = page(&site, &format!("demo/notices/{slug}.json"))["lists"][0]["rows"].take();
        rows.as_array().unwrap().iter().find(|r| r["id"] == "east-1").unwrap().clone()
    };
    let (posted, corrected) = (row("results"), row("correction"));
    assert_eq!((&posted["name"], &posted["unit"]), (&"示例市东部局".into(), &"示例市西局".into()));
    let lines = posted["corrected"].as_array().unwrap();
    assert_eq!(lines[0], "2023年10月18日更正：名称 示例市东部局→示例市东局");
    assert_eq!(lines[1], "2023年10月18日更正：所在单位 示例市西局→示例市东局");
    assert_eq!((&corrected["name"], &corrected["corrected"]), (&"示例市东局".into(), &serde_json::json!([])));
    let page = page(&site, "demo/notices/correction.json");
    assert_eq!(page["corrections"][1]["from"], "示例市西局", "a unit by its name");
    assert!(page["markdown"].as_str().unwrap().contains("名单没有变动。"));
}

#[test]
fn who_moves_up_stands_in_the_correction_and_its_page_tells_both_periods() {
    let recompute = |contest: &str| {
        contest.replace(ONE_TIER, TWO_TIERS).replace("vacated: reserve\n    reserve: 2", "vacated: recompute")
    };
    let event = "  - {id: e-01, on: 2023-10-18, kind: disqualification, nomination: east-1, clause: 第九条, reason: 材料不实, by: 示例竞赛组织委员会}\n";
    let keys = "corrects: results\nrestarts: true\nreason: 名单有变动\nevents: [e-01]\n";
    let correction = notice("correction", "2023-10-19", keys, TABLE);
    let result = notice("result", "2023-10-26", "about: results\n", "公示期为{{公示期}}。{{异议情况}}{{变动}}。");
    let site = told(event, &[("correction", correction), ("result", result)], recompute);
    let page = |slug: &str| page(&site, &format!("demo/notices/{slug}.json"));
    let expected = [
        ["示例市东局", "列入名单", "取消资格，不再列入"],
        ["示例市北局", "二等奖", "一等奖"],
        ["示例市南局", "未列入", "二等奖"],
    ];
    assert_eq!(rows(&site), expected);
    let moved = "名单有变动：减少示例市东局，示例市北局由二等奖改为一等奖，增加示例市南局（二等奖）";
    let words = page("result")["markdown"].as_str().unwrap().to_owned();
    assert!(words.contains(moved), "{words}");
    let both = "2023年10月16日至20日（5个工作日）；更正后重新公示2023年10月19日至25日（5个工作日）";
    assert!(words.contains(&format!("公示期为{both}。")), "{words}");
}

/// The rows of a correction: who or what, before, after.
fn rows(site: &BTreeMap<String, Vec<u8>>) -> Vec<[String; 3]> {
    let rows = page(site, "demo/notices/correction.json")["corrections"].take();
    let row = |r: &Value| [&r["what"], &r["from"], &r["to"]].map(|v| v.as_str().unwrap().to_owned());
    rows.as_array().unwrap().iter().map(row).collect()
}

const TWO_TIERS: &str = "[{id: first, title: 一等奖, seats: 1}, {id: second, title: 二等奖, seats: 1}]";
const ONE_TIER: &str = "[{id: advanced, title: 先进集体, seats: 2}]";
const TABLE: &str = "{{更正表}}\n\n{{变动}}。{{期限说明}}。\n\n{{异议受理}}";

#[test]
fn a_winner_that_moves_up_and_is_followed_has_one_row_of_a_correction() {
    let rules = |contest: &str| contest.replace(ONE_TIER, TWO_TIERS);
    let events = "  - {id: e-01, on: 2023-10-18, kind: withdrawal, nomination: east-1, reason: 退出, by: 示例竞赛组织委员会}
  - {id: e-02, on: 2023-10-18, kind: substitution, award: advanced, nomination: north-1, replaces: east-1, reason: 递补, by: 示例竞赛组织委员会}
  - {id: e-03, on: 2023-10-18, kind: substitution, award: advanced, nomination: south-1, replaces: north-1, reason: 递补, by: 示例竞赛组织委员会}
";
    for told_of in ["e-01, e-02, e-03", "e-03, e-02, e-01"] {
        let keys = format!("corrects: results\nrestarts: true\nreason: 名单有变动\nevents: [{told_of}]\n");
        let site = told(events, &[("correction", notice("correction", "2023-10-19", &keys, TABLE))], rules);
        let mut rows = rows(&site);
        rows.sort();
        let expected = [
            ["示例市东局", "列入名单", "撤回，不再列入"],
            ["示例市北局", "二等奖", "一等奖"],
            ["示例市南局", "未列入", "递补列入二等奖（接替示例市北局）"],
        ];
        assert_eq!(rows, expected, "{told_of}");
    }
}

#[test]
fn who_leaves_without_having_been_listed_was_not_listed() {
    let events = "  - {id: e-01, on: 2023-10-17, kind: withdrawal, nomination: east-1, reason: 退出, by: 示例竞赛组织委员会}
  - {id: e-02, on: 2023-10-17, kind: withdrawal, nomination: mid-1, reason: 退出, by: 示例竞赛组织委员会}
  - {id: e-03, on: 2023-10-18, kind: substitution, award: advanced, nomination: south-1, replaces: east-1, reason: 递补, by: 示例竞赛组织委员会}
";
    let keys = "corrects: results\nrestarts: true\nreason: 名单有变动\nevents: [e-01, e-02, e-03]\n";
    let site = told(events, &[("correction", notice("correction", "2023-10-19", keys, TABLE))], str::to_owned);
    let expected = [
        ["示例市东局", "列入名单", "撤回，不再列入"],
        ["示例市中局", "未列入", "撤回"],
        ["示例市南局", "未列入", "递补列入（接替示例市东局）"],
    ];
    assert_eq!(rows(&site), expected);
}

#[test]
fn equal_periods_are_told_once() {
    let event =
        "  - {id: e-01, on: 2023-10-18, kind: withdrawal, nomination: east-1, reason: 退出, by: 示例竞赛组织委员会}\n";
    let keys = "corrects: results\nrestarts: true\nreason: 名单有变动\nevents: [e-01]\n";
    let second = "---\nkind: publicity\ntitle: 关于示例竞赛参赛集体的公示\npublished: 2023-10-16\nissuers: [示例竞赛组织委员会]\ntracks: [collective]\n---\n根据{{依据}}，现将{{数量}}予以公示。\n\n{{名单}}\n\n公示期：{{公示期}}。\n\n{{异议受理}}\n\n{{联系方式}}\n";
    let notices = [
        ("second", second.to_owned()),
        ("correction", notice("correction", "2023-10-19", keys, TABLE)),
        (
            "result",
            notice("result", "2023-10-26", "about: [results, second]\n", "公示期为{{公示期}}。{{异议情况}}{{变动}}。"),
        ),
    ];
    let rules = |contest: &str| contest.replace("vacated: reserve\n    reserve: 2", "vacated: vacant");
    let page = page(&told(event, &notices, rules), "demo/notices/result.json");
    let both = "公示期为2023年10月16日至20日（5个工作日）；更正后重新公示2023年10月19日至25日（5个工作日）。";
    let words = page["markdown"].as_str().unwrap();
    assert!(words.contains(both), "{words}");
}

#[test]
fn an_objection_outside_the_period_is_counted_apart() {
    let event = |id: &str, on: &str| {
        format!(
            "  - {{id: {id}, on: {on}, kind: objection, nomination: north-1, subject: 材料不全, channel: 来信, by: 示例办公室}}\n  - {{id: {id}-f, on: {on}, kind: finding, objection: {id}, outcome: unfounded, measure: none, reason: 材料齐全, by: 示例竞赛组织委员会}}\n"
        )
    };
    let events = [event("before", "2023-10-13"), event("within", "2023-10-20"), event("after", "2023-10-23")].concat();
    let result = notice("result", "2023-10-24", "about: results\n", "公示期为{{公示期}}。{{异议情况}}");
    let site = told(&events, &[("result", result)], str::to_owned);
    for path in ["demo/notices/result.json", "demo/notices/statement/results.json"] {
        let objections = page(&site, path)["objections"].take();
        let summary = objections["summary"].as_str().unwrap();
        assert!(summary.starts_with("公示期内共收到异议1件，"), "{path}: {summary}");
        assert!(summary.contains("另在公示期外收到异议2件，"), "{path}: {summary}");
        assert_eq!(objections["rows"].as_array().unwrap().len(), 3);
    }
}
