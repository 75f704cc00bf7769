//! Differences in lines for people: those in the rows of one nomination together under its name, facts
//! before what follows from them, and no more of them than a person reads.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::lang::{Lang, Text, text};
use crate::verify::findings::{Difference, Layer, Rows};

/// How many differences of one layer, and how many nominations, a person is shown; JSON has all.
const SHOWN: usize = 20;
/// How many of one nomination.
const OF_ONE: usize = 5;

/// All of them: hashes first, then nomination by nomination, then the rest.
pub(super) fn differences(all: &[Difference], lang: Lang, out: &mut String) {
    let of_layer =
        |layer: Layer| -> Vec<&Difference> { all.iter().filter(|d| d.layer == layer && d.subject.is_none()).collect() };
    layer(Layer::Hashes, &of_layer(Layer::Hashes), lang, out);
    nominations(all, lang, out);
    for one in &Layer::ALL[1..] {
        layer(*one, &of_layer(*one), lang, out);
    }
}

fn layer(layer: Layer, here: &[&Difference], lang: Lang, out: &mut String) {
    let title = layer.title().only(lang);
    for one in here.iter().take(SHOWN) {
        let (place, what) = (&one.place, what(one, lang));
        let _ = match lang {
            Lang::Zh => writeln!(out, "× [{title}] {place}：{what}"),
            Lang::En => writeln!(out, "x [{title}] {place}: {what}"),
        };
    }
    more(here.len().saturating_sub(SHOWN), lang, out);
}

fn nominations(all: &[Difference], lang: Lang, out: &mut String) {
    let mut groups: BTreeMap<(&str, &str), Vec<(&Rows, &Difference)>> = BTreeMap::new();
    for (rows, one) in all.iter().filter_map(|one| Some((one.subject.as_ref()?, one))) {
        groups.entry((&rows.release, &rows.nomination)).or_default().push((rows, one));
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    for (_, group) in &mut groups {
        group.sort_by_key(|(rows, _)| weight(&rows.rest));
    }
    // Whose facts differ goes before those whom that moved.
    groups.sort_by_key(|(_, group)| group.first().is_some_and(|(rows, _)| !is_typed(&rows.rest)));
    let unseen: usize = groups.iter().skip(SHOWN).map(|(_, group)| group.len()).sum();
    for ((release, id), group) in groups.iter().take(SHOWN) {
        let name = group.first().map_or("", |(rows, _)| rows.name.as_str());
        let head = text!("× {release} {name}（{id}）", "x {release} {name} ({id})");
        let _ = writeln!(out, "{}", head.get(lang));
        for (rows, one) in group.iter().take(OF_ONE) {
            let (title, rest, what) = (one.layer.title().only(lang), &rows.rest, what(one, lang));
            let _ = match lang {
                Lang::Zh => writeln!(out, "    [{title}] {rest}：{what}"),
                Lang::En => writeln!(out, "    [{title}] {rest}: {what}"),
            };
        }
        let rest = group.len().saturating_sub(OF_ONE);
        if rest > 0 {
            let line = text!(
                "    由此还有 {rest} 处；--format json 列出全部",
                "    and {rest} more that go with these; --format json lists all"
            );
            let _ = writeln!(out, "{}", line.get(lang));
        }
    }
    more(unseen, lang, out);
}

/// Whether a row repeats what was typed.
fn is_typed(rest: &str) -> bool {
    rest.starts_with("facts") || rest.starts_with("nominations")
}

/// What is published comes before its fraction, facts before results, results before the scores that add up to them.
fn weight(rest: &str) -> (bool, usize, String) {
    const ORDER: [&str; 5] = ["facts", "nominations", "results", "scores", "derivation"];
    let table = ORDER.iter().position(|name| rest.starts_with(name)).unwrap_or(ORDER.len());
    let fraction = ["numerator", "denominator", "shared"].iter().any(|column| rest.ends_with(column));
    (fraction, table, rest.to_owned())
}

fn more(rest: usize, lang: Lang, out: &mut String) {
    if rest > 0 {
        let more = text!("  ……还有 {rest} 处；--format json 列出全部", "  … and {rest} more; --format json lists all");
        let _ = writeln!(out, "{}", more.get(lang));
    }
}

fn what(one: &Difference, lang: Lang) -> String {
    match (&one.expected, &one.found) {
        (Some(expected), Some(found)) => {
            let (expected, found) = (visible(expected, lang), visible(found, lang));
            text!("应为 {expected}，实为 {found}", "should be {expected}, is {found}").only(lang)
        }
        _ => one.what.get(lang).to_owned(),
    }
}

/// A value as a person can tell it from another: invisible characters are named, long ones are cut.
fn visible(value: &str, lang: Lang) -> String {
    let plain = |c: char| {
        !c.is_control() && (c.is_ascii() || c.is_alphanumeric() || "，。；：、（）《》“”＝×÷≈≥≤−—%".contains(c))
    };
    let shown: String = value
        .chars()
        .take(120)
        .map(|c| if plain(c) { c.to_string() } else { c.escape_unicode().to_string() })
        .collect();
    match (value.is_empty(), value.chars().nth(120)) {
        (true, _) => nothing(lang),
        (_, Some(_)) => format!("{shown}…"),
        _ if value.trim() != value => format!("“{shown}”"),
        _ => shown,
    }
}

fn nothing(lang: Lang) -> String {
    let Text { zh, en } = text!("（空）", "(empty)");
    if lang == Lang::Zh { zh } else { en }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(layer: Layer, rest: &str, values: Option<[&str; 2]>) -> Difference {
        let rows = |rest: &str| Rows {
            release: "demo/r0001".to_owned(),
            nomination: "a-1".to_owned(),
            name: "示例甲".to_owned(),
            rest: rest.to_owned(),
        };
        Difference {
            layer,
            place: format!("demo/r0001 data/tables/{rest}"),
            what: text!("缺少这一行", "this row is missing"),
            expected: values.map(|v| v[0].to_owned()),
            found: values.map(|v| v[1].to_owned()),
            subject: (layer != Layer::Hashes).then(|| rows(rest)),
        }
    }

    #[test]
    fn whose_facts_differ_goes_before_those_whom_that_moved() {
        let mut moved = one(Layer::Recomputation, "results.csv rank", Some(["1", "2"]));
        let mut typed = one(Layer::Tables, "facts.csv care done value", Some(["12", "15"]));
        for (one, id) in [(&mut moved, "a-1"), (&mut typed, "b-2")] {
            one.subject.as_mut().unwrap().nomination = id.to_owned();
        }
        let mut out = String::new();
        differences(&[moved, typed], Lang::Zh, &mut out);
        let heads: Vec<&str> = out.lines().filter(|line| line.starts_with('×')).collect();
        assert_eq!(heads, ["× demo/r0001 示例甲（b-2）", "× demo/r0001 示例甲（a-1）"]);
    }

    #[test]
    fn causes_come_first_and_consequences_are_counted() {
        let numbers = |item: &str| {
            ["numerator", "denominator", "published"]
                .map(|column| one(Layer::Recomputation, &format!("scores.csv {item} {column}"), Some(["15", "12795"])))
        };
        let mut all: Vec<Difference> = ["care", "all", "total"].iter().flat_map(|item| numbers(item)).collect();
        all.push(one(Layer::Recomputation, "results.csv rank", Some(["1", ""])));
        all.push(one(Layer::Tables, "facts.csv care done value", Some(["12", "15"])));
        all.push(one(Layer::Hashes, "scores.csv", None));
        let mut out = String::new();
        differences(&all, Lang::En, &mut out);
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines[0], "x [hashes] demo/r0001 data/tables/scores.csv: this row is missing");
        assert_eq!(lines[1], "x demo/r0001 示例甲 (a-1)");
        assert_eq!(lines[2], "    [tables] facts.csv care done value: should be 12, is 15");
        assert_eq!(lines[3], "    [recomputation] results.csv rank: should be 1, is (empty)");
        assert!(lines[4].contains("scores.csv all published"), "{out}");
        assert_eq!(lines[7], "    and 6 more that go with these; --format json lists all");
        assert_eq!(lines.len(), 8, "{out}");
    }
}
