//! Workbooks: what stands in their files. What their formulas come to is LibreOffice's to say
//! (tools/check_workbook.py).

use std::io::Read as _;

use gongshi::export::workbook::{Book, Entry, Listed, Scored};
use gongshi::lang::Lang;
use gongshi::model::{Facts, NominationId, RankOn, Ranking, Rubric, TieFallback};
use gongshi::score::{self, Context, Elsewhere, Score};

use super::harness::Project;
use super::vectors::{criterion_of, facts_of};

/// The parts of a workbook by name.
struct Parts(Vec<(String, String)>);

impl Parts {
    fn of(bytes: &[u8]) -> Self {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let files = archive.len();
        let read = |at| {
            let mut file = archive.by_index(at).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        };
        Self((0..files).map(read).collect())
    }

    fn named(&self, name: &str) -> &str {
        &self.0.iter().find(|(n, _)| n == name).unwrap_or_else(|| panic!("{name}")).1
    }

    /// The sheet of a name.
    fn sheet(&self, name: &str) -> &str {
        let names: Vec<&str> = self.sheets();
        let at = names.iter().position(|n| *n == name).unwrap_or_else(|| panic!("{name} in {names:?}"));
        self.named(&format!("xl/worksheets/sheet{}.xml", at + 1))
    }

    fn sheets(&self) -> Vec<&str> {
        self.named("xl/workbook.xml")
            .split("<sheet name=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap())
            .collect()
    }

    /// All formulas with the values they carry.
    fn formulas(&self) -> Vec<(&str, &str)> {
        let cells = self.0.iter().flat_map(|(_, text)| text.split("<f").skip(1));
        let cells = cells.filter_map(|cell| cell.split_once('>')?.1.split_once("</f><v>"));
        cells.map(|(formula, rest)| (formula, rest.split("</v>").next().unwrap())).collect()
    }
}

struct Track {
    rubric: Rubric,
    ranking: Ranking,
    elsewhere: Elsewhere,
    facts: Vec<Facts>,
    scores: Vec<Score>,
}

impl Track {
    fn new(points: &str, rule: &str, facts: &[&str]) -> Self {
        let rubric = criterion_of(points, rule);
        let facts: Vec<Facts> = facts.iter().map(|facts| facts_of(facts)).collect();
        let score = |facts| score::score(&rubric, facts, &Context::default(), &NominationId::new("n")).unwrap();
        let scores = facts.iter().map(score).collect();
        let ranking = Ranking { on: RankOn::Published, tie_breaks: Vec::new(), then: TieFallback::Shared };
        Self { rubric, ranking, elsewhere: Elsewhere::default(), facts, scores }
    }

    fn book<'a>(&'a self, name: &'a str) -> Book<'a> {
        let entry = |(facts, score): (&'a Facts, &'a Score)| Entry {
            id: "a",
            name,
            unit: "示例单位",
            recommended_by: "示例市".to_owned(),
            facts,
            score,
            out: None,
            rank: Some(1),
            award: String::new(),
        };
        Book {
            title: "示例竞赛".to_owned(),
            demo: true,
            on: jiff::civil::date(2023, 10, 16),
            lang: Lang::Zh,
            scored: vec![Scored {
                title: "示例类别".to_owned(),
                rubric: &self.rubric,
                ranking: &self.ranking,
                elsewhere: &self.elsewhere,
                entries: self.facts.iter().zip(&self.scores).map(entry).collect(),
            }],
            lists: Vec::new(),
        }
    }
}

const LADDER: &str = "{kind: ratio, done: 完成数, total: 总数, on_zero: exclude, steps: [{at_least: 90%, award: full}, \
                      {at_least: 60%, award: proportional}, {award: 0}]}";

#[test]
fn a_score_is_a_formula_over_the_facts_and_carries_the_published_value() {
    let track = Track::new("15", LADDER, &["{done: 192, total: 256}"]);
    let parts = Parts::of(&track.book("示例集体").xlsx());
    let formulas = parts.formulas();
    let wanted = "IF('事实'!H6=0,\"缺项\",IF('事实'!G6*10&gt;='事实'!H6*9,15,\
                  IF('事实'!G6*5&gt;='事实'!H6*3,ROUND(ROUND(15*'事实'!G6/'事实'!H6,10),2),0)))";
    assert!(formulas.contains(&(wanted, "11.25")), "{formulas:#?}");
    assert!(formulas.iter().any(|(formula, value)| formula.starts_with("IF(E6=\"参评\",1+COUNTIFS(") && *value == "1"));
}

#[test]
fn a_name_is_never_a_formula() {
    for name in ["=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "\t=1", "=HYPERLINK(\"http://example.org\")"] {
        let track = Track::new("15", LADDER, &["{done: 1, total: 2}"]);
        let parts = Parts::of(&track.book(name).xlsx());
        let escaped = name.replace('"', "&quot;");
        assert!(!parts.formulas().iter().any(|(f, _)| f.contains(name.trim()) || f.contains(&escaped)), "{name}");
        let text = parts.named("xl/sharedStrings.xml").replace("&quot;", "\"");
        assert!(text.contains(name.trim()), "{name}: {text}");
        assert!(!parts.0.iter().any(|(_, text)| text.contains("<hyperlink ") && text.contains("example.org")));
    }
}

#[test]
fn words_of_the_rubric_are_quoted_in_formulas() {
    let rule = "{kind: choice, levels: [{id: a, title: '优\"&A1&\"', points: 5}, {id: b, title: 良, points: 3}]}";
    let parts = Parts::of(&Track::new("5", rule, &["{level: a}"]).book("示例").xlsx());
    let formulas = parts.formulas();
    assert!(formulas.iter().any(|(f, v)| f.contains("\"优\"\"&amp;A1&amp;\"\"\"") && *v == "5.00"), "{formulas:#?}");
}

#[test]
fn the_same_contest_gives_the_same_bytes() {
    let track = Track::new("15", LADDER, &["{done: 1, total: 2}", "{done: 2, total: 2}"]);
    let bytes = track.book("示例").xlsx();
    assert_eq!(bytes, track.book("示例").xlsx());
    let parts = Parts::of(&bytes);
    assert!(parts.named("docProps/core.xml").contains("2023-10-16T00:00:00Z"), "{}", parts.named("docProps/core.xml"));
}

#[test]
fn what_no_formula_can_say_is_a_value_and_the_cover_says_so() {
    let steps: Vec<String> = (0..80).map(|n| format!("{{at_least: {}%, award: {}}}", 99 - n, 80 - n)).collect();
    let rule = format!("{{kind: bands, measure: {{value: 比率, max: 100%}}, steps: [{}]}}", steps.join(", "));
    let parts = Parts::of(&Track::new("80", &rule, &["{value: 50%}"]).book("示例").xlsx());
    assert!(parts.named("xl/sharedStrings.xml").contains("没有公式、只列公布值的考核内容：c"));
    assert!(parts.sheet("得分 示例类别").contains("<v>31</v>"), "{}", parts.sheet("得分 示例类别"));
}

#[test]
fn numbers_with_more_digits_than_a_cell_are_called_not_certain() {
    let rule = "{kind: points, max: 99999}";
    let certain = Parts::of(&Track::new("99999", rule, &["{points: 12345.12345}"]).book("示例").xlsx());
    let long = Parts::of(&Track::new("99999", rule, &["{points: 12345.12345678901234567}"]).book("示例").xlsx());
    assert!(!certain.named("xl/sharedStrings.xml").contains("不能保证的格：2 个"));
    assert!(long.named("xl/sharedStrings.xml").contains("不能保证的格：2 个"));
    assert!(long.0.iter().any(|(name, text)| name.contains("comments") && text.contains("不能保证")));
}

#[test]
fn names_of_sheets_are_those_that_spreadsheets_take() {
    let track = Track::new("15", LADDER, &["{done: 1, total: 2}"]);
    let mut book = track.book("示例");
    book.scored[0].title = "很长的[参赛]类别:名称/含*有?各种\\符号".repeat(3);
    let rows = vec![["a", "示例", "示例单位"]];
    let listed = Listed { title: "名单".repeat(30), rows, results: vec![(String::new(), String::new())] };
    book.lists = vec![listed];
    let bytes = book.xlsx();
    let parts = Parts::of(&bytes);
    let names = parts.sheets();
    assert_eq!(names.len(), 5, "{names:?}");
    assert!(
        names.iter().all(|n| n.chars().count() <= 31 && !n.contains(['[', ']', ':', '*', '?', '/', '\\'])),
        "{names:?}"
    );
}

#[test]
fn the_data_page_offers_the_workbook_of_a_scored_contest() {
    let project = Project::small(3);
    project.run(&["build"]).ends(0);
    assert!(project.read("public/small/data/index.html").contains("workbook.xlsx"));
    let bytes = std::fs::read(project.public().join("small/data/workbook.xlsx")).unwrap();
    let parts = Parts::of(&bytes);
    let results = project.read("public/small/data/results.csv");
    let total = results.lines().nth(1).unwrap().split(',').nth(3).unwrap().to_owned();
    assert!(parts.formulas().iter().any(|(_, value)| **value == total), "{total}");
}
