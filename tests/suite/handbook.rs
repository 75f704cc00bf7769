//! What the handbook and the record format show is what the program takes.

use std::fs;
use std::path::Path;

use crate::harness::{self, Project};
use crate::scene::Scene;

/// The handbook's example, copied into a folder of its own.
fn example() -> Project {
    let project = Project::empty();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/handbook/example");
    for (path, text) in harness::tree(&from) {
        project.write(&path, std::str::from_utf8(&text).unwrap());
    }
    project
}

#[test]
fn the_example_of_the_handbook_has_no_fault_and_builds() {
    let project = example();
    project.run(&["check"]).ends(0).says("no faults");
    project.run(&["build"]).ends(0);
}

#[test]
fn the_example_of_the_handbook_scores_as_its_text_says() {
    let project = example();
    project.run(&["build"]).ends(0);
    let total = |id: &str| {
        let twin: serde_json::Value =
            serde_json::from_str(&project.read(&format!("public/safety-2024/n/{id}.json"))).unwrap();
        let shown = &twin["page"]["breakdown"]["total"]["published"];
        (shown.as_str().unwrap().to_owned(), twin["page"]["rank"]["rank"].as_u64())
    };
    assert_eq!(total("w-second"), ("100.00".to_owned(), Some(1)), "39/40 is 97.5%: full");
    assert_eq!(total("w-first"), ("94.00".to_owned(), Some(2)), "45/50 is 90%: 54 of 60");
    assert_eq!(total("w-third"), ("20.00".to_owned(), Some(3)), "16/30 is below 60%, no inspections");
}

#[test]
fn the_chapter_on_notices_shows_the_files_of_the_example() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/handbook");
    let chapter = fs::read_to_string(root.join("notices.md")).unwrap();
    let files = harness::tree(&root.join("example/content/safety-2024"));
    let notices: Vec<_> = files.into_iter().filter(|(path, _)| !path.contains('/')).collect();
    assert_eq!(notices.len(), 6, "one of each kind");
    for (path, text) in notices {
        let text = String::from_utf8(text).unwrap();
        assert!(chapter.contains(text.trim_end()), "{path} is not what the chapter shows");
    }
}

#[test]
fn a_correction_shows_old_and_new_and_the_posted_notice_leads_to_it() {
    let project = example();
    project.run(&["build"]).ends(0);
    let page = |name: &str| -> serde_json::Value {
        serde_json::from_str(&project.read(&format!("public/safety-2024/notices/{name}.json"))).unwrap()
    };
    let correction = &page("correction")["page"]["corrections"][0];
    assert_eq!((correction["from"].as_str(), correction["to"].as_str()), (Some("46"), Some("45")));
    let posted = page("publicity");
    assert_eq!(posted["page"]["corrected_by"][0]["href"], "correction.html");
    assert_eq!(posted["page"]["chain"].as_array().map(Vec::len), Some(5), "公示, 更正, 异议处理, 结果, 表彰");
    let decision = project.read("public/safety-2024/notices/commendation.html");
    assert!(decision.contains("决定授予示例第二车间等2个先进集体称号"));
    let sheet = project.read("public/safety-2024/notices/statement/publicity.html");
    assert!(sheet.contains("公示期内共收到异议1件"), "the sheet for the files");
}

#[test]
fn the_notice_of_the_example_counts_its_period_and_its_list() {
    let project = example();
    project.run(&["build"]).ends(0);
    let notice = project.read("public/safety-2024/notices/publicity.html");
    assert!(notice.contains("2024年9月23日至27日17:00（5个工作日）"), "from Monday, the day of publication, to Friday");
    assert!(notice.contains("示例第一车间") && notice.contains("示例第二车间"), "the two winners");
}

#[test]
fn both_record_documents_show_the_same_keys() {
    let keys = |path: &str| {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
        let blocks = text.split("```yaml").skip(1).filter_map(|rest| rest.split("```").next());
        let code = blocks.flat_map(str::lines).map(|line| line.split(" #").next().unwrap_or(line));
        let words = code.flat_map(|line| {
            line.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-' || c == ':')).map(str::to_owned)
        });
        words.filter(|word| word.len() > 1 && word.ends_with(':')).collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(keys("docs/records.md"), keys("docs/records.zh-CN.md"));
}

/// The code in a cell of a table.
fn codes(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// The rows of the table of common clauses: clause, rules, criteria, facts, note.
fn clauses(path: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let table = text.lines().skip_while(|line| !line.contains("|---|---|---|---|---|")).skip(1);
    let rows = table.take_while(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect()).collect()
}

/// A site with the criteria of one row, as the row says, and two nominations with its facts.
fn site_of(row: &[String]) -> Scene {
    let [clause, rules, criteria, facts, note] = row else { panic!("{row:?} has not five cells") };
    let (rules, keys, facts, note) = (codes(rules), codes(criteria), codes(facts), codes(note));
    assert!(!rules.is_empty() && rules.len() == keys.len() && rules.len() == facts.len(), "{clause}");
    let section =
        note.iter().filter(|code| code.starts_with("combine:") || ["extra: true", "points: 0"].contains(code));
    let mut section: String = section.map(|code| format!("{code}, ")).collect();
    let rubric = if note.contains(&"floor: 0") { "floor: 0\n" } else { "" };
    if !section.contains("points: ") {
        section = format!("{}, {section}", keys[0]);
    }
    let points: i64 = section.split("points: ").nth(1).unwrap().split(',').next().unwrap().trim().parse().unwrap();
    let points = if section.contains("extra: true") { 10 } else { 10 + points };
    let criterion = |(n, (rule, keys)): (usize, (&&str, &&str))| {
        format!("{{id: c{n}, title: 丙{n}, {keys}, clause: \"{clause}\", evidence: [], rule: {rule}}}")
    };
    let criteria: Vec<String> = rules.iter().zip(&keys).enumerate().map(criterion).collect();
    let sheet = format!(
        "rubric: sheet\ntitle: 细则\nsource: 附件\npoints: {points}\nrounding: {{places: 2, mode: half_up}}\n\
         total_of: published\n{rubric}sections:\n  - {{id: base, title: 基础, points: 10, criteria: [{{id: b, title: 乙, \
         points: 10, clause: 丁, evidence: [], rule: {{kind: points}}}}]}}\n  - {{id: effect, title: 甲, {section}criteria: [{}]}}\n",
        criteria.join(", ")
    );
    let facts: String = (facts.iter().enumerate())
        .map(|(n, facts)| {
            format!("  c{n}: {}, source: 台账}}\n", facts.trim_end_matches('}').to_owned() + &closing(facts))
        })
        .collect();
    let mut scene = Scene::base();
    let contest = fs::read_to_string(scene.path("data/demo/contest.yaml")).unwrap();
    let contest = contest.replace("then: lots", "then: shared").replace("tie_at_cut: lots", "tie_at_cut: all");
    scene = scene.write("data/demo/contest.yaml", contest).write("data/demo/rubrics/sheet.yaml", sheet);
    for unit in ["east", "west"] {
        let path = format!("data/demo/nominations/{unit}.yaml");
        let record = fs::read_to_string(scene.path(&path)).unwrap();
        let (before, rest) = record.split_once("facts:\n").unwrap();
        let after = &rest[rest.find("opinions:").unwrap()..];
        scene = scene.write(&path, format!("{before}facts:\n  b: {{points: 9, source: 台账}}\n{facts}{after}"));
    }
    scene
}

/// The braces that close what stands within the facts.
fn closing(facts: &str) -> String {
    "}".repeat(facts.len() - facts.trim_end_matches('}').len() - 1)
}

#[test]
fn every_common_clause_is_taken_as_the_handbook_writes_it() {
    let rows = clauses("docs/handbook/README.md");
    assert!(rows.len() >= 14, "{} rows", rows.len());
    for row in rows {
        let answer = site_of(&row).check("en");
        assert!(answer.stderr.contains("no faults"), "{}: {}", row[0], answer.stderr);
    }
}

#[test]
fn a_common_clause_needs_the_facts_that_the_handbook_names() {
    for mut row in clauses("docs/handbook/README.md") {
        row[3] = row[3].split("<br>").map(|_| "`{weather: 1}`").collect::<Vec<_>>().join("<br>");
        let answer = site_of(&row).check("en");
        assert!(answer.stdout.contains("GS0502"), "{}: {}", row[0], answer.stdout);
    }
}

#[test]
fn both_handbooks_write_the_common_clauses_alike() {
    let code = |path: &str| -> Vec<Vec<String>> {
        let cells = |row: &Vec<String>| row[1..4].iter().flat_map(|cell| codes(cell)).map(str::to_owned).collect();
        clauses(path).iter().map(cells).collect()
    };
    assert_eq!(code("docs/handbook/README.md"), code("docs/handbook/README.en.md"));
}
