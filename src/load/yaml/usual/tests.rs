//! The usual reader against the full parser.

use std::path::Path;

use proptest::prelude::*;
use proptest::sample::Index;

use super::*;
use crate::load::yaml::parse_any;
use crate::source::Sources;

/// Whether the usual reader takes a text; if it does, the full parser must give the same tree, bytes and all.
#[track_caller]
fn taken(text: &str) -> bool {
    let file = Sources::default().add("a.yaml", "");
    let part = Span { file, start: 0, end: u32::try_from(text.len()).unwrap() };
    let Some(ours) = read(text, part) else { return false };
    let (theirs, faults) = parse_any(text, part);
    let faults: Vec<_> = faults.sorted().into_iter().filter(|d| d.code != crate::diag::Code::FullWidthColon).collect();
    assert_eq!(faults, [], "{text}");
    // Full-width colons at the head of a line are judged after either reader.
    if let Some(theirs) = theirs {
        let (ours, theirs) = (format!("{ours:#?}"), format!("{theirs:#?}"));
        let differs = ours.lines().zip(theirs.lines()).find(|(a, b)| a != b);
        assert!(ours == theirs, "{differs:?}\n{text}");
    }
    true
}

const RECORD: &str = "\
# 注释
nomination: nanning-c03
name: 南宁市示例县03自然资源局   # 尾注
fields: {集体级别: 正科级, 人员总数: \"28\", 奖励: 无, at: 17:00}
contributors:
- {name: 示例甲, contribution: 总体设计}
facts:
  monitoring-feedback: {done: 231, total: 256, evidence: [证-01, '证-02'], as_of: 2023-09-25}
  empty: []

  notes:
    - 第一条
    - by: 所属单位
      agree: true
      on:
    - -3.5
declared: ~
opinions:
  - {by: 所属单位, agree: true}
";

#[test]
fn a_record_is_of_the_usual_kind() {
    assert!(taken(RECORD));
    assert!(taken(&RECORD.replace('\n', "\r\n")));
    assert!(taken(RECORD.trim_end()));
}

#[test]
fn what_has_another_meaning_is_left_to_the_parser() {
    for text in [
        "",
        "a",
        "- - a\n",
        "a: |\n  x\n",
        "a: &x 1\n",
        "a: *x\n",
        "a: !t 1\n",
        "? a\n: b\n",
        "a: b: c\n",
        "a: b:\n",
        "a:b\n",
        "a: 'b''c'\n",
        "a: \"\\n\"\n",
        "a: b\n  c\n",
        "a:\n  b\n",
        "a: [b\n  ]\n",
        "a: 1\na: 2\n",
        "a: {b: 1, b: 2}\n",
        "---\na: 1\n",
        "a: 1\n---\nb: 1\n",
        "%Y\n",
        "a: {b:1}\n",
        "a: {b}\n",
        "a: [b: c]\n",
        "a: [b] c\n",
        "a: \"b\" c\n",
        "a:\tb\n",
        "\ta: b\n",
        "a: b\u{85}c\n",
        "- a\nb: 1\n",
        "a: 1\n  b: 2\n",
        "a:\n    b: 1\n  c: 2\n",
        "<<: {a: 1}\n",
        "a: @b\n",
        "a: -\n",
        "a: - b\n",
        "- a: 1\n   b: 2\n",
        " a: 1\n",
        "a： 1\n",
        "a: [b, , c]\n",
        "a: [b #c]\n",
        "a: {b: c #d}\n",
        "-\n",
    ] {
        assert!(!taken(text), "{text:?}");
    }
}

#[test]
fn the_records_of_this_repository_are_mostly_usual() {
    let (mut usual, mut all) = (0, 0);
    for found in crate::fs::walk(Path::new(env!("CARGO_MANIFEST_DIR")), "data").unwrap() {
        if found.path.extension().is_some_and(|e| e == "yaml") {
            let crate::fs::Content::Bytes(bytes) = crate::fs::read(&found.path, 0).unwrap() else { continue };
            all += 1;
            usual += usize::from(taken(&String::from_utf8(bytes).unwrap()));
        }
    }
    assert!(usual * 10 >= all * 8, "{usual} of {all}");
}

proptest! {
    #[test]
    fn a_record_spoilt_at_random_is_read_alike_or_left(
        spoils in prop::collection::vec((any::<Index>(), 0..3u8, "[ :#'\"\\[\\]{},|>&*!%@`?~\n\t：a甲1.-]{1,3}"), 1..5),
    ) {
        let mut text: Vec<char> = RECORD.chars().collect();
        for (index, kind, new) in &spoils {
            let at = index.index(text.len());
            if *kind > 0 {
                text.remove(at);
            }
            if *kind < 2 {
                text.splice(at..at, new.chars());
            }
        }
        taken(&text.into_iter().collect::<String>());
    }

    #[test]
    fn random_lines_are_read_alike_or_left(
        lines in prop::collection::vec(" {0,4}(- ){0,2}[ab甲]{0,2}(: |:)?[ab:#\\[\\]{},'\"~ -]{0,6}", 1..6),
    ) {
        taken(&lines.join("\n"));
    }

    #[test]
    fn documents_in_many_styles_are_read_alike_or_left(text in super::super::peer::document()) {
        taken(&text);
    }
}
