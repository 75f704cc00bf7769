//! A criterion as a query: its facts side by side, then its rule over them (spec/scoring.md, 5).

use super::Given;
use super::graded::{graded, measure_of};
use super::listed;
use super::text::{comment, literal, name, number, rounding};
use crate::model::rule::{Checklist, Choice, Deduct, LevelAward, Partial, Range, Rule, TallyItem, Target};
use crate::model::{Criterion, Missing, Rubric};

/// What a rule asks of the facts.
pub(super) enum Facts {
    /// Facts by name; each is a column of its own, `_done`.
    Plain(Vec<String>),
    /// The rows of one list, as `lines`: structs of these fields.
    Rows(&'static str, &'static [&'static str]),
}

/// A rule over facts.
pub(super) struct Query {
    pub(super) facts: Facts,
    /// Columns that are computed first, each from those before it.
    pub(super) steps: Vec<(&'static str, String)>,
    /// The points.
    pub(super) exact: String,
    /// A query that is joined by the nomination.
    pub(super) join: Option<String>,
}

impl Query {
    pub(super) fn plain(facts: Vec<String>, exact: String) -> Self {
        Self { facts: Facts::Plain(facts), steps: Vec::new(), exact, join: None }
    }
}

/// The common table expression of a criterion: `"c:id"` with nomination, exact, printed, available, lacking.
pub(super) fn criterion(rubric: &Rubric, one: &Criterion, given: &Given<'_>) -> String {
    let query = query(rubric, one, given);
    let points = number(&one.points);
    let missing = match one.missing {
        Missing::Error => "error('missing-facts')",
        Missing::Zero | Missing::Ineligible => "q(0, 1)",
        Missing::Exclude => "NULL",
    };
    let exact = format!("CASE WHEN given = 0 THEN {missing} ELSE at_most({}, {points}) END", query.exact);
    let mut from = facts(one, &query.facts);
    if let Some(join) = &query.join {
        from = format!("{from} LEFT JOIN {join}");
    }
    for (column, step) in &query.steps {
        from = format!("(SELECT *, {step} AS {column}\n    FROM {from})");
    }
    let (title, clause) = (comment(&one.title), comment(&one.clause));
    let places = rounding(rubric.rounding);
    format!(
        "-- {title}：{clause}\n{} AS MATERIALIZED (\n  SELECT nomination, exact, CASE WHEN exact IS NULL THEN NULL ELSE \
         published(exact, {places}) END AS printed,\n    CASE WHEN exact IS NULL THEN q(0, 1) ELSE {points} END AS \
         available, exact IS NULL AS lacking\n  FROM (SELECT nomination, {exact} AS exact\n    FROM {from}))",
        name(&format!("c:{}", one.id))
    )
}

/// One row a nomination: how many facts are given, and the facts.
pub(super) fn facts(one: &Criterion, facts: &Facts) -> String {
    let id = literal(one.id.as_str());
    let join = format!("FROM s LEFT JOIN facts f ON f.nomination = s.nomination AND f.criterion = {id}");
    match facts {
        Facts::Plain(names) => {
            let column = |n: &String| {
                format!(
                    ", max(f.value) FILTER (f.fact = {} AND f.line IS NULL) AS {}",
                    literal(n),
                    name(&format!("_{n}"))
                )
            };
            let columns: String = names.iter().map(column).collect();
            format!(
                "(SELECT s.nomination, s.track, s.recommended_by, count(f.criterion) AS given{columns}\n    {join} GROUP BY ALL)"
            )
        }
        Facts::Rows(list, fields) => {
            let column = |n: &&str| format!(", max(f.value) FILTER (f.field = '{n}') AS _{n}");
            let columns: String = fields.iter().map(column).collect();
            let shape: Vec<String> = fields.iter().map(|n| format!("{n}: _{n}")).collect();
            format!(
                "(SELECT nomination, sum(given) AS given, CASE WHEN sum(given) > 0 AND sum(listed) = 0 THEN \
                 error('missing-fact') ELSE coalesce(list({{{}}} ORDER BY line) FILTER (line IS NOT NULL), []) END AS lines\n    \
                 FROM (SELECT s.nomination, f.line, count(f.criterion) AS given, count(*) FILTER (f.fact = '{list}') AS \
                 listed{columns}\n    {join} GROUP BY ALL) GROUP BY nomination)",
                shape.join(", ")
            )
        }
    }
}

fn query(rubric: &Rubric, one: &Criterion, given: &Given<'_>) -> Query {
    match &one.rule {
        Rule::Points(points) => Query::plain(vec!["points".into()], ranged("num(_points)", &points.range)),
        Rule::Checklist(list) => checklist(list),
        Rule::Choice(choice) => self::choice(choice),
        Rule::Count(count) => {
            let (names, earned) = tallied(&count.items);
            Query::plain(names, format!("total([{}])", earned.join(", ")))
        }
        Rule::Deduct(deduct) => self::deduct(deduct),
        Rule::Bands(_) | Rule::Ratio(_) | Rule::Interpolate(_) | Rule::Relative(_) => graded(rubric, one, given),
        Rule::Bonus(bonus) => listed::bonus(bonus, given),
        Rule::Judges(judges) => listed::judges(judges),
        Rule::Top(top) => listed::top(top),
    }
}

/// N40: a number that a person gives.
pub(super) fn ranged(given: &str, range: &Range) -> String {
    let (min, max) = (number(&range.min), number(&range.max));
    let within = format!("ranged({given}, {min}, {max})");
    match &range.step {
        Some(step) if step.value().is_zero() => "error('broken-rule')".to_owned(),
        Some(step) => format!("on_grid({within}, {min}, {})", number(step)),
        None => within,
    }
}

fn column(id: &str) -> String {
    name(&format!("_{id}"))
}

/// An amount, which is not negative.
fn counted(id: &str) -> String {
    format!(
        "list_transform([num({})], lambda a: CASE WHEN a.n < 0 THEN error('out-of-range') ELSE a END)[1]",
        column(id)
    )
}

fn checklist(list: &Checklist) -> Query {
    let (mut names, mut points, mut met) = (Vec::new(), Vec::new(), Vec::new());
    for item in &list.items {
        let worth = number(&item.points);
        if item.partial {
            names.push(item.id.to_string());
            let got = format!("ranged(num({}), q(0, 1), {worth})", column(&item.id));
            met.push(format!("({got}).n > 0"));
            points.push(got);
            continue;
        }
        let of: Vec<&str> =
            if item.all_of.is_empty() { vec![&item.id] } else { item.all_of.iter().map(|(id, _)| &**id).collect() };
        names.extend(of.iter().map(ToString::to_string));
        let flags: Vec<String> = of.iter().map(|id| format!("flag({})", column(id))).collect();
        let all = format!("list_bool_and([{}])", flags.join(", "));
        points.push(format!("CASE WHEN {all} THEN {worth} ELSE q(0, 1) END"));
        met.push(all);
    }
    let sum = format!("total([{}])", points.join(", "));
    let exact = if list.fail_any_zero {
        format!("CASE WHEN list_bool_and([{}]) THEN {sum} ELSE q(0, 1) END", met.join(", "))
    } else {
        sum
    };
    Query::plain(names, exact)
}

fn choice(choice: &Choice) -> Query {
    let level = |level: &crate::model::rule::Level| {
        let points = match &level.award {
            LevelAward::Fixed(points) => number(points),
            LevelAward::Range(range) => ranged("num(_points)", range),
        };
        format!(" WHEN {} THEN {points}", literal(&level.id))
    };
    let levels: String = choice.levels.iter().map(level).collect();
    Query::plain(
        vec!["level".into(), "points".into()],
        format!("CASE name_of(_level){levels} ELSE error('unknown-name') END"),
    )
}

/// The facts and the points of items.
fn tallied(items: &[TallyItem]) -> (Vec<String>, Vec<String>) {
    let names = items.iter().flat_map(|item| item.facts().into_iter().map(ToString::to_string));
    (names.collect(), items.iter().map(|item| tally(item, &amount(item))).collect())
}

/// N45: an amount as points.
fn tally(item: &TallyItem, amount: &str) -> String {
    if item.per.value().is_zero() {
        return "error('broken-rule')".to_owned();
    }
    let how = match item.count {
        Partial::Floor => "floor",
        Partial::Ceil => "ceil",
        Partial::Exact => "exact",
    };
    let points = format!("tally({amount}, {}, {}, '{how}')", number(&item.per), number(&item.each));
    item.max.as_ref().map_or(points.clone(), |max| format!("at_most({points}, {})", number(max)))
}

/// N46: how much an item counts.
fn amount(item: &TallyItem) -> String {
    let fact = match &item.counts {
        Some(counts) => {
            let [done, total] = counts.names().map(|n| column(n));
            let over = if item.may_exceed() { "allow" } else { "error" };
            format!(
                "list_transform([ratio({{done: {done}, total: {total}, rate: NULL::VARCHAR}}, '{over}')], \
                 lambda z: CASE WHEN z IS NULL THEN error('zero-denominator') ELSE z END)[1]"
            )
        }
        None if item.target.is_some() => format!("num({})", column(&item.id)),
        None => counted(&item.id),
    };
    match &item.target {
        Some(Target::Under(target)) => format!("at_least(minus({}, {fact}), q(0, 1))", number(target)),
        Some(Target::Over(target)) => format!("at_least(minus({fact}, {}), q(0, 1))", number(target)),
        None => fact,
    }
}

fn deduct(deduct: &Deduct) -> Query {
    let (names, lost) = tallied(&deduct.items);
    let minus = |left: String, lost: String| format!("minus({left},\n      {lost})");
    let left = lost.into_iter().fold(number(&deduct.start), minus);
    Query::plain(names, format!("at_least({left}, {})", number(&deduct.floor)))
}

/// What a criterion measures, for the best of a scope.
pub(super) fn value(one: &Criterion) -> Option<String> {
    let Rule::Relative(rule) = &one.rule else { return None };
    let (needed, value) = measure_of(&rule.measure);
    let from = facts(one, &needed);
    Some(format!(
        "SELECT nomination, track, recommended_by, CASE WHEN given = 0 THEN NULL ELSE {value} END AS value\n  FROM {from}"
    ))
}
