//! The rows of each table.

use super::table::{Put, Table};
use crate::lang::text;
use crate::model::{CriterionFacts, FactValue, Group, Item, Name, Nomination, Rubric};
use crate::page::{ContestWorld, TableName, World, award_titles, why_out};
use crate::score::{Outcome, Points, Score};
use crate::source::Spanned;

pub(super) fn of<'a>(world: &'a World<'_>, contest: &'a ContestWorld<'_>, table: TableName) -> Table<'a> {
    match table {
        TableName::Nominations => nominations(contest),
        TableName::Facts => facts(contest),
        TableName::Scores => scores(contest),
        TableName::Results => results(world, contest),
        TableName::Quotas => quotas(contest),
        TableName::Coverage => super::coverage::shares(contest),
        TableName::Contests => super::coverage::contests(contest),
        TableName::Filings => super::filings::filings(contest, world.lang),
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
    let row = |n: &Nomination, put: Put<'_>| {
        let fields: Vec<_> = n.fields.iter().map(|f| format!("{}：{}", f.title, f.value)).collect();
        let (unit, recommender) = (contest.unit_name(&n.unit), contest.unit_name(&n.recommended_by));
        put(&[n.id.as_str(), n.track.as_str(), &n.name.value, unit, recommender, &fields.join("；")]);
    };
    let all = &contest.contest.nominations;
    Table { columns, subjects: all.len(), rows: Box::new(move |at, put| row(&all[at], put)) }
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
    let all = &contest.contest.nominations;
    Table { columns, subjects: all.len(), rows: Box::new(move |at, put| facts_of(&all[at], put)) }
}

/// The facts of a nomination, its gates last.
pub(crate) fn facts_of(n: &Nomination, put: Put<'_>) {
    for (id, facts) in &n.facts.criteria {
        let (source, as_of, evidence) = cited(facts);
        flat("", &facts.values, &mut |name, value| {
            put(&[n.id.as_str(), id.as_str(), name, value, source, &as_of, &evidence]);
        });
    }
    for (id, fact) in &n.facts.gates {
        let (source, value) = (fact.source.as_deref().unwrap_or_default(), if fact.value { "true" } else { "false" });
        put(&[n.id.as_str(), id.as_str(), "value", value, source, "", ""]);
    }
}

/// Who says so, until when, and with what evidence.
fn cited(facts: &CriterionFacts) -> (&str, String, String) {
    let as_of = facts.as_of.map(|d| d.to_string()).unwrap_or_default();
    (facts.source.as_deref().unwrap_or_default(), as_of, joined(&facts.evidence))
}

/// Hands over facts by name and value: `done`, `batches[1].done`…
fn flat(before: &str, values: &[(Name, Spanned<FactValue>)], put: &mut dyn FnMut(&str, &str)) {
    for (name, value) in values {
        let name = format!("{before}{}", &**name);
        match &value.value {
            FactValue::Number(n) => put(&name, &n.to_string()),
            FactValue::Flag(b) => put(&name, if *b { "true" } else { "false" }),
            FactValue::Word(w) => put(&name, w),
            FactValue::Words(words) => put(&name, &joined(words)),
            // A list of nothing is a fact too (no claims), and not the same as no fact.
            FactValue::Rows(rows) if rows.is_empty() => put(&name, ""),
            FactValue::Rows(rows) => {
                for (at, row) in (1..).zip(rows) {
                    flat(&format!("{name}[{at}]."), &row.values, put);
                }
            }
        }
    }
}

fn joined(words: &[Name]) -> String {
    words.iter().map(|w| &**w).collect::<Vec<_>>().join("；")
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
    let row = |n: &Nomination, put: Put<'_>| {
        let track = contest.contest.track(n.track.as_str());
        let rubric = track.and_then(|t| contest.contest.rubric_of(t));
        if let (Some(rubric), Some(score)) = (rubric, contest.judged.book.get(&n.id)) {
            sheet(n.id.as_str(), rubric, score, put);
        }
    };
    let all = &contest.contest.nominations;
    Table { columns, subjects: all.len(), rows: Box::new(move |at, put| row(&all[at], put)) }
}

/// One score sheet: criteria, groups, total.
fn sheet(nomination: &str, rubric: &Rubric, score: &Score, put: Put<'_>) {
    let mut line = |item: &str, kind: &str, title: &str, points: Option<&Points>| {
        let (exact, published) = points.map(|p| (p.exact.to_string(), p.published.to_string())).unwrap_or_default();
        put(&[nomination, item, kind, title, &exact, &published]);
    };
    for (criterion, outcome) in rubric.criteria().into_iter().zip(&score.criteria) {
        line(criterion.id.as_str(), "criterion", &criterion.title, scored(outcome));
    }
    let mut groups = Vec::new();
    collect_groups(&rubric.root, &mut groups);
    for (group, outcome) in groups.into_iter().zip(&score.groups) {
        line(group.id.as_str(), "group", &group.title, scored(outcome));
    }
    line("total", "total", "总分", Some(&score.total));
}

/// The points, where the item counts.
const fn scored(outcome: &Outcome) -> Option<&Points> {
    if let Outcome::Scored(points) = outcome { Some(points) } else { None }
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
    let row = |at: usize, put: Put<'_>| {
        let (n, standing) = (&contest.contest.nominations[at], &contest.standings[at]);
        let total = contest.judged.book.get(&n.id).map(|s| s.total.published.to_string()).unwrap_or_default();
        let rank = standing.place.map(|p| p.rank.to_string()).unwrap_or_default();
        let award = award_titles(contest, at).unwrap_or_default();
        let why = standing.why.map(|why| why_out(contest, at, why, world.lang)).unwrap_or_default();
        put(&[n.id.as_str(), n.track.as_str(), &n.name.value, &total, &rank, &award, &why]);
    };
    Table { columns, subjects: contest.contest.nominations.len(), rows: Box::new(row) }
}

fn quotas<'a>(contest: &'a ContestWorld<'_>) -> Table<'a> {
    let columns = vec![
        ("table", text!("表", "table")),
        ("column", text!("名额", "column")),
        ("unit", text!("推荐单位", "unit")),
        ("allowed", text!("名额数", "allowed")),
        ("used", text!("已用", "used")),
    ];
    let all = &contest.judged.results.quotas;
    let row = |at: usize, put: Put<'_>| {
        let q = &all[at];
        let (allowed, used) = (q.allowed.to_string(), q.used.to_string());
        put(&[q.table.as_str(), q.column.as_str(), contest.unit_name(&q.unit), &allowed, &used]);
    };
    Table { columns, subjects: all.len(), rows: Box::new(row) }
}
