use super::*;
use crate::source::Sources;

fn parsed(text: &str) -> (Vec<Node>, Vec<Diagnostic>, Sources) {
    let mut sources = Sources::default();
    let file = sources.add("data/a/nominations/n.csv", text);
    let (nodes, faults) = parse(text, file);
    (nodes, faults.sorted(), sources)
}

#[track_caller]
fn bad(text: &str, expected: &[&str]) {
    let (_, faults, sources) = parsed(text);
    let seen: Vec<_> = faults
        .iter()
        .map(|d| {
            let place = sources.place(d.span);
            format!("{}:{} {} {}", place.line, place.column, d.code.as_str(), sources.slice(d.span))
        })
        .collect();
    assert_eq!(seen, expected, "{faults:#?}");
}

fn at<'n>(node: &'n Node, path: &str) -> &'n Node {
    path.split('.').fold(node, |n, key| n.get(key).unwrap())
}

#[test]
fn headings_are_paths_and_cells_have_places() {
    let text = "nomination,name,facts.rate.done,facts.rate.total\r\na-1,\"甲, 乙\",231,256\r\n";
    let (nodes, faults, sources) = parsed(text);
    assert_eq!(faults, []);
    assert_eq!(nodes.len(), 1);
    let done = at(&nodes[0], "facts.rate.done");
    assert!(matches!(&done.kind, NodeKind::Scalar { text, quoted: false } if &**text == "231"));
    assert_eq!(sources.slice(done.span), "231");
    assert_eq!(sources.slice(at(&nodes[0], "name").span), "\"甲, 乙\"");
    assert_eq!(sources.slice(at(&nodes[0], "facts.rate").span), "231,256");
    let NodeKind::Map(map) = &at(&nodes[0], "facts").kind else { panic!() };
    assert_eq!(sources.slice(map[0].key.span), "rate");
}

#[test]
fn an_empty_cell_is_a_missing_key() {
    let (nodes, faults, _) = parsed("nomination,name\na, \n");
    assert_eq!(faults, []);
    assert!(nodes[0].get("name").is_none());
}

#[test]
fn what_spreadsheets_leave_behind_is_passed_over() {
    let (nodes, faults, _) = parsed("nomination,name,\na,b,\n,,\n\n");
    assert_eq!(faults, []);
    assert_eq!(nodes.len(), 1);
}

#[test]
fn ragged_rows_are_reported() {
    bad("nomination,name\na,b,c\n", &["2:5 GS0107 c"]);
    bad("nomination,name,unit\na,b\n", &["2:1 GS0107 a,b"]);
    bad("nomination,\na,b\n", &["2:3 GS0107 b"]);
}

#[test]
fn headings_must_not_repeat_or_overlap() {
    bad("name,name\na,b\n", &["1:6 GS0202 name"]);
    bad("facts.x,facts.x.done\na,b\n", &["1:9 GS0202 facts.x.done"]);
    bad("facts..done\n1\n", &["1:1 GS0107 facts..done"]);
}

#[test]
fn a_file_without_headings_is_empty() {
    bad("", &["1:1 GS0109 "]);
}
