use std::fmt::Write as _;

use super::*;
use crate::load::NodeKind;
use crate::source::Sources;

fn parsed(text: &str) -> (Option<Node>, Vec<Diagnostic>, Sources) {
    let mut sources = Sources::default();
    let file = sources.add("a.yaml", text);
    let (node, faults) = parse(text, file);
    (node, faults.sorted(), sources)
}

#[track_caller]
fn good(text: &str) -> Node {
    let (node, faults, _) = parsed(text);
    assert_eq!(faults, []);
    node.unwrap()
}

/// Each fault as `line:column GSnnnn covered text`.
#[track_caller]
fn bad(text: &str, expected: &[&str]) -> Vec<Diagnostic> {
    let (_, faults, sources) = parsed(text);
    let seen: Vec<_> = faults
        .iter()
        .map(|d| {
            let place = sources.place(d.span);
            format!("{}:{} {} {}", place.line, place.column, d.code.as_str(), sources.slice(d.span))
        })
        .collect();
    assert_eq!(seen, expected, "{faults:#?}");
    faults
}

fn text_of(node: &Node) -> (&str, bool) {
    match &node.kind {
        NodeKind::Scalar { text, quoted } => (text, *quoted),
        other => panic!("not a scalar: {other:?}"),
    }
}

#[test]
fn numbers_keep_the_text_that_was_typed() {
    let node = good("a: 9.50\nb: 012\nc: 1e3\nd: \"7\"\n");
    for (key, text) in [("a", "9.50"), ("b", "012"), ("c", "1e3")] {
        assert_eq!(text_of(node.get(key).unwrap()), (text, false));
    }
    assert_eq!(text_of(node.get("d").unwrap()), ("7", true));
}

#[test]
fn spans_are_bytes_of_the_file() {
    let text = "标题: 甲\n表:\n  - {键: 值}\n";
    let (node, _, sources) = parsed(text);
    let node = node.unwrap();
    assert_eq!(sources.slice(node.get("标题").unwrap().span), "甲");
    let NodeKind::List(list) = &node.get("表").unwrap().kind else { panic!() };
    assert_eq!(sources.slice(list[0].span), "{键: 值}");
    assert_eq!(sources.slice(node.span), text.trim_end());
}

#[test]
fn a_part_of_a_file_has_the_places_of_the_file() {
    let mut sources = Sources::default();
    let text = "---\n题: 甲\n---\n";
    let file = sources.add("a.md", text);
    let (node, _) = parse_part(text, Span { file, start: 4, end: 13 });
    assert_eq!(sources.slice(node.unwrap().get("题").unwrap().span), "甲");
}

#[test]
fn windows_line_ends_make_no_difference() {
    let node = good("a: 1\r\nb:\r\n  - x\r\n");
    assert_eq!(text_of(node.get("a").unwrap()), ("1", false));
}

#[test]
fn nothing_after_the_colon_points_at_the_key() {
    let (node, _, sources) = parsed("total:\nname: ~\n");
    let node = node.unwrap();
    assert!(matches!(node.get("total").unwrap().kind, NodeKind::Null));
    assert_eq!(sources.slice(node.get("total").unwrap().span), "total");
    assert_eq!(sources.slice(node.get("name").unwrap().span), "~");
}

#[test]
fn a_repeated_key_is_reported_beside_the_first() {
    let faults = bad("a: 1\nb: 2\na: 3\n", &["3:1 GS0202 a"]);
    assert_eq!(faults[0].related[0].0.start, 0);
    let (node, ..) = parsed("a: 1\na: 3\n");
    assert_eq!(text_of(node.unwrap().get("a").unwrap()), ("1", false));
}

#[test]
fn repeats_in_a_large_map_are_found_too() {
    let mut text = (0..40).fold(String::new(), |text, i| text + &format!("k{i}: 1\n"));
    text.push_str("k7: 2\n");
    bad(&text, &["41:1 GS0202 k7"]);
}

#[test]
fn anchors_aliases_tags_and_merge_keys_are_refused_where_they_stand() {
    bad("a: &x 1\nb: *x\n", &["1:4 GS0104 &x", "2:4 GS0104 *x"]);
    bad("a: *nobody\n", &["1:4 GS0104 *nobody"]);
    bad("a: !!str 1\n", &["1:4 GS0104 !!str"]);
    bad("<<: {a: 1}\n", &["1:1 GS0104 <<"]);
    bad("*x : 1\n*y : 2\n", &["1:1 GS0104 *x", "2:1 GS0104 *y"]);
    bad("a: *x\na: 1\n", &["1:4 GS0104 *x", "2:1 GS0202 a"]);
}

#[test]
fn a_bomb_of_aliases_costs_nothing() {
    let mut text = String::from("a0: &a0 [x, x]\n");
    for i in 1..30 {
        let b = i - 1;
        let _ = writeln!(text, "a{i}: &a{i} [*a{b}, *a{b}]");
    }
    let start = std::time::Instant::now();
    let (node, faults, _) = parsed(&text);
    assert!(node.is_none());
    assert_eq!(faults.len(), 30 + 58);
    assert!(start.elapsed().as_millis() < 500);
}

#[test]
fn a_second_document_is_refused() {
    bad("a: 1\n---\nb: 2\n", &["2:1 GS0106 ---"]);
    good("---\na: 1\n");
    good("---\na: 1\n...\n");
}

#[test]
fn deep_nesting_is_refused_at_the_limit() {
    good(&format!("{}{}", "[".repeat(MAX_DEPTH), "]".repeat(MAX_DEPTH)));
    for bracket in ["[", "{a: ", "- "] {
        let start = std::time::Instant::now();
        let (node, faults, _) = parsed(&bracket.repeat(100_000));
        assert!(node.is_none());
        assert_eq!(faults[0].code, Code::YamlTooDeep, "{bracket}");
        assert_eq!(faults.len(), 1);
        assert!(start.elapsed().as_secs() < 5, "{bracket} took {:?}", start.elapsed());
    }
}

#[test]
fn mixed_nesting_counts_lists_and_maps_together() {
    let text = "- a:\n".to_owned() + &(1..40).fold(String::new(), |text, i| text + &"    ".repeat(i) + "- a:\n");
    assert_eq!(parsed(&text).1[0].code, Code::YamlTooDeep);
}

#[test]
fn every_tab_is_reported_and_the_parser_adds_nothing() {
    bad("a:\n\tb: 1\n\tc: 2\n", &["2:1 GS0102 \t", "3:1 GS0102 \t"]);
}

#[test]
fn full_width_colons_are_reported_line_by_line() {
    bad("标题：甲\n组织：乙\n", &["1:3 GS0103 ：", "2:3 GS0103 ："]);
    bad("title: x\n组织：乙\nsummary：丙\n", &["2:3 GS0103 ：", "3:8 GS0103 ："]);
    bad("标题：甲\n", &["1:3 GS0103 ："]);
    bad("facts:\n  rate：{done: 1}\n", &["2:7 GS0103 ："]);
    bad("facts: {done：231, total：256}\n", &["1:13 GS0103 ：", "1:24 GS0103 ："]);
    bad("fields:\n  级别：正科级\n  人数：28\n", &["2:5 GS0103 ：", "3:5 GS0103 ："]);
}

#[test]
fn full_width_colons_in_text_are_text() {
    good("clause: 评分：满分15分\n");
    good("- A类：甲\n- 乙\n");
    good("summary: >\n  说明：一段\n  又：一段\n");
    good("summary: \"title：甲\"\n");
    good("summary:\n  说明：一段\n");
    good("a: |\n  title：甲\nb: 1\n");
}

#[test]
fn full_width_spaces_before_a_key_are_named() {
    bad("facts:\n　　done: 1\n　　total: 2\n", &["2:1 GS0111 　", "3:1 GS0111 　"]);
    bad("facts:\n　- 1\n\n\nx\n", &["2:1 GS0111 　"]);
}

#[test]
fn syntax_errors_have_plain_words_and_a_place() {
    for (text, expected, words) in [
        ("a: [1, 2\nb: 3\n", "1:4 GS0101 [", "括号"),
        ("a: {x: 1\n", "1:4 GS0101 {", "括号"),
        ("a: ]\n", "1:4 GS0101 ]", "没有开头"),
        ("a: [1}\n", "1:4 GS0101 [", "收尾"),
        ("a: \"甲\nb: 1\n", "1:4 GS0101 \"", "引号"),
        ("a: \"甲\"乙\n", "1:7 GS0101 乙", "引号"),
        ("a: \"C:\\w\"\n", "1:4 GS0101 \"", "反斜杠"),
        ("a: b: c\n", "1:5 GS0101 :", "冒号"),
        ("a: 1\n  b: 2\n", "2:3 GS0101 b", "对齐"),
        ("a: 1\nb:2\n", "2:2 GS0101 :", "空格"),
        ("a: {b:2}\n", "1:6 GS0101 :", "空格"),
        ("a: {b: 1，c: 2}\n", "1:9 GS0101 ，", "全角逗号"),
        ("a: [b] c\n", "1:8 GS0101 c", "收尾之后"),
        ("a: 1\nb\nc: 2\n", "2:1 GS0101 b", "没有冒号"),
        ("a:\n    b: 1\n  c: 2\n", "3:3 GS0101 c", "对齐"),
        ("a: @b\n", "1:4 GS0101 @", "开头"),
        ("%YAML 1.2\n---\na: 1\n", "1:1 GS0101 %", "%"),
    ] {
        let faults = bad(text, &[expected]);
        let message = &faults[0].message.zh;
        assert!(message.contains(words), "{text:?}: {message}");
    }
}

#[test]
fn an_open_bracket_is_shown_where_it_was_opened() {
    bad("a:\n  - [1, 2\n  - 3\n", &["2:5 GS0101 ["]);
    let faults = bad("a: {x: 1\nb: {y: 2}\n", &["1:4 GS0101 {"]);
    assert_eq!(faults[0].related[0].0.start, 10);
}

#[test]
fn keys_must_be_words() {
    bad("? [a]\n: b\n", &["1:3 GS0101 [a]"]);
}

#[test]
fn empty_files_are_named_as_such() {
    bad("", &["1:1 GS0109 "]);
    bad("# only a comment\n", &["1:1 GS0109 "]);
}

#[test]
fn what_cannot_be_seen_cannot_be_escaped_either() {
    bad("name: \"示例\\u200b甲\"\n", &["1:7 GS0110 \"示例\\u200b甲\""]);
    bad("a: 1\n\"a\\u200b\": 2\n", &["2:1 GS0110 \"a\\u200b\""]);
    for escape in ["\\e", "\\0", "\\x08", "\\u202E", "\\U0000200f", "\\N", "\\L", "\\_"] {
        for text in [format!("a: \"甲{escape}\"\n"), format!("a: {{b: [\"{escape}\"]}}\n"), format!("- \"{escape}\"\n")]
        {
            let (_, faults) = parse(&text, FileId::default());
            let codes: Vec<_> = faults.sorted().into_iter().map(|d| d.code).collect();
            assert_eq!(codes, [Code::HiddenCharacter], "{text:?}");
        }
    }
    good("name: \"第一行\\n第二行\\t\\\"\\\\u200b\\u4e2d\"\n");
    good("name: '\\u200b'\n");
}
