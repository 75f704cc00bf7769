//! The rows of each table.

use std::borrow::Cow;

use super::table::{Cell, Table};
use crate::lang::{Text, text};
use crate::model::{Criterion, CriterionFacts, FactRow, FactValue, Group, Item, Nomination, Rubric};
use crate::page::{ContestWorld, TableName, World, award_titles, why_out};
use crate::score::{Outcome, Score};
use crate::source::Spanned;

type Rows<'a> = Box<dyn Iterator<Item = Vec<Cell<'a>>> + 'a>;

pub(super) fn of<'a>(world: &'a World<'_>, contest: &'a ContestWorld<'_>, table: TableName) -> Table<'a> {
    match table {
        TableName::Nominations => nominations(contest),
        TableName::Facts => facts(contest),
        TableName::Scores => scores(contest),
        TableName::Results => results(world, contest),
        TableName::Quotas => quotas(contest),
    }
}

fn nominations<'a>(contest: &'a ContestWorld<'_>) -> Table<'a> {
    let columns = vec![
        ("nomination", text!("编号", "nomination")),
        ("track", text!("类别", "track")),
        ("name", text!("名称", "name")),
        ("unit", text!("单位", "unit")),
        ("recommended_by", text!("推荐单位", "recommended by")),
        ("fields", text!("公开栏目", "public fields")),
    ];
    let row = |n: &'a Nomination| {
        let fields: Vec<_> = n.fields.iter().map(|f| format!("{}：{}", f.title, f.value)).collect();
        vec![
            n.id.as_str().into(),
            n.track.as_str().into(),
            n.name.value.as_str().into(),
            contest.unit_name(&n.unit).into(),
            contest.unit_name(&n.recommended_by).into(),
            fields.join("；").into(),
        ]
    };
    Table { columns, rows: Box::new(contest.contest.nominations.iter().map(row)) }
}

fn facts<'a>(contest: &'a ContestWorld<'_>) -> Table<'a> {
    let columns = vec![
        ("nomination", text!("编号", "nomination")),
        ("criterion", text!("考核内容", "criterion")),
        ("fact", text!("事实", "fact")),
        ("value", text!("数值", "value")),
        ("source", text!("来源", "source")),
        ("as_of", text!("截止日期", "as of")),
        ("evidence", text!("佐证", "evidence")),
    ];
    let of_nomination = |n: &'a Nomination| {
        let criteria = n.facts.criteria.iter().flat_map(move |(id, facts)| {
            let values = flat(&facts.values);
            values.into_iter().map(move |(name, value)| fact(n.id.as_str(), id.as_str(), name, value, facts))
        });
        let gates = n.facts.gates.iter().map(move |(id, fact)| {
            let source = fact.source.as_deref().unwrap_or_default();
            let value = if fact.value { "true" } else { "false" };
            let empty = Cow::from("");
            vec![
                n.id.as_str().into(),
                id.as_str().into(),
                "value".into(),
                value.into(),
                source.into(),
                empty.clone(),
                empty,
            ]
        });
        criteria.chain(gates)
    };
    Table { columns, rows: Box::new(contest.contest.nominations.iter().flat_map(of_nomination)) }
}

fn fact<'a>(
    nomination: &'a str,
    criterion: &'a str,
    name: String,
    value: Cell<'a>,
    facts: &'a CriterionFacts,
) -> Vec<Cell<'a>> {
    let evidence: Vec<&str> = facts.evidence.iter().map(|e| &**e).collect();
    vec![
        nomination.into(),
        criterion.into(),
        name.into(),
        value,
        facts.source.as_deref().unwrap_or_default().into(),
        facts.as_of.map(|d| d.to_string()).unwrap_or_default().into(),
        evidence.join("；").into(),
    ]
}

/// Facts as `done`, `batches[1].done`…
fn flat<N: std::ops::Deref<Target = str>>(values: &[(N, Spanned<FactValue>)]) -> Vec<(String, Cell<'_>)> {
    let mut out = Vec::new();
    for (name, value) in values {
        let name: &str = name;
        match &value.value {
            FactValue::Number(n) => out.push((name.to_owned(), n.to_string().into())),
            FactValue::Flag(b) => out.push((name.to_owned(), if *b { "true" } else { "false" }.into())),
            FactValue::Word(w) => out.push((name.to_owned(), Cow::from(&**w))),
            FactValue::Words(words) => {
                let words: Vec<&str> = words.iter().map(|w| &**w).collect();
                out.push((name.to_owned(), words.join("；").into()));
            }
            FactValue::Rows(rows) => {
                out.extend(rows.iter().enumerate().flat_map(|(at, row)| numbered(name, at + 1, row)));
            }
        }
    }
    out
}

fn numbered<'a>(name: &str, at: usize, row: &'a FactRow) -> Vec<(String, Cell<'a>)> {
    flat(&row.values).into_iter().map(|(inner, value)| (format!("{name}[{at}].{inner}"), value)).collect()
}

fn scores<'a>(contest: &'a ContestWorld<'_>) -> Table<'a> {
    let columns = vec![
        ("nomination", text!("编号", "nomination")),
        ("item", text!("项目编号", "item")),
        ("kind", text!("层级", "kind")),
        ("title", text!("项目", "title")),
        ("exact", text!("精确值", "exact")),
        ("published", text!("公布值", "published")),
    ];
    let row = move |n: &'a Nomination| -> Rows<'a> {
        let track = contest.contest.track(n.track.as_str());
        let rubric = track.and_then(|t| contest.contest.rubric_of(t));
        match (rubric, contest.judged.book.get(&n.id)) {
            (Some(rubric), Some(score)) => Box::new(sheet(n.id.as_str(), rubric, score).into_iter()),
            _ => Box::new(std::iter::empty()),
        }
    };
    Table { columns, rows: Box::new(contest.contest.nominations.iter().flat_map(row)) }
}

/// One score sheet: criteria, groups, total.
fn sheet<'a>(nomination: &'a str, rubric: &'a Rubric, score: &'a Score) -> Vec<Vec<Cell<'a>>> {
    let line = |item: &'a str, kind: &'static str, title: &'a str, outcome: &'a Outcome| {
        let (exact, published) = match outcome {
            Outcome::Scored(points) => (points.exact.to_string(), points.published.to_string()),
            Outcome::Excluded => (String::new(), String::new()),
        };
        vec![nomination.into(), item.into(), kind.into(), title.into(), exact.into(), published.into()]
    };
    let criteria: Vec<&Criterion> = rubric.criteria();
    let criteria =
        criteria.into_iter().zip(&score.criteria).map(|(c, o)| line(c.id.as_str(), "criterion", &c.title, o));
    let mut groups = Vec::new();
    collect_groups(&rubric.root, &mut groups);
    let groups = groups.into_iter().zip(&score.groups).map(|(g, o)| line(g.id.as_str(), "group", &g.title, o));
    let (exact, published) = (score.total.exact.to_string(), score.total.published.to_string());
    let total = vec![nomination.into(), "total".into(), "total".into(), "总分".into(), exact.into(), published.into()];
    criteria.chain(groups).chain([total]).collect()
}

fn collect_groups<'a>(parent: &'a Group, out: &mut Vec<&'a Group>) {
    for item in &parent.items {
        if let Item::Group(group) = item {
            out.push(group);
            collect_groups(group, out);
        }
    }
}

fn results<'a>(world: &'a World<'_>, contest: &'a ContestWorld<'_>) -> Table<'a> {
    let columns = vec![
        ("nomination", text!("编号", "nomination")),
        ("track", text!("类别", "track")),
        ("name", text!("名称", "name")),
        ("total", text!("总分", "total")),
        ("rank", text!("名次", "rank")),
        ("award", text!("奖项", "award")),
        ("unranked", text!("未排名的原因", "why not ranked")),
    ];
    let row = move |(at, n): (usize, &'a Nomination)| {
        let standing = &contest.standings[at];
        let score = contest.judged.book.get(&n.id);
        let why = standing.why.map(|why| why_out(contest, at, why, world.lang));
        vec![
            n.id.as_str().into(),
            n.track.as_str().into(),
            n.name.value.as_str().into(),
            score.map(|s| s.total.published.to_string()).unwrap_or_default().into(),
            standing.place.map(|p| p.rank.to_string()).unwrap_or_default().into(),
            award_titles(contest, at).unwrap_or_default().into(),
            why.unwrap_or_default().into(),
        ]
    };
    Table { columns, rows: Box::new(contest.contest.nominations.iter().enumerate().map(row)) }
}

fn quotas<'a>(contest: &'a ContestWorld<'_>) -> Table<'a> {
    let columns: Vec<(&'static str, Text)> = vec![
        ("table", text!("表", "table")),
        ("column", text!("名额", "column")),
        ("unit", text!("推荐单位", "unit")),
        ("allowed", text!("名额数", "allowed")),
        ("used", text!("已用", "used")),
    ];
    let rows = contest.judged.results.quotas.iter().map(|q| {
        vec![
            q.table.as_str().into(),
            q.column.as_str().into(),
            contest.unit_name(&q.unit).into(),
            q.allowed.to_string().into(),
            q.used.to_string().into(),
        ]
    });
    Table { columns, rows: Box::new(rows) }
}
