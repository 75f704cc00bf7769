//! A rubric as one statement: a common table expression for each criterion and group, then the total
//! (spec/scoring.md, 6 and 7).

use super::Given;
use super::rule::{criterion, value};
use super::text::{comment, literal, literals, name, number, rounding};
use crate::model::rule::{Best, DropOn, Rule, Scope};
use crate::model::{Combine, Criterion, Gate, GateEffect, Group, Item, Missing, Rubric, TotalOf};
use crate::number::{Exact, Number};

/// Fills `standings` and `recomputed` for the nominations of a rubric.
pub(super) fn scores(rubric: &Rubric, given: &Given<'_>) -> String {
    let mut tables =
        vec![format!("s AS MATERIALIZED (SELECT * FROM sheets WHERE rubric = {})", literal(rubric.id.as_str()))];
    tables.push(gates(rubric));
    tables.extend(panel(rubric));
    if given.bests.is_none() {
        tables.extend(rubric.criteria().into_iter().filter_map(bests));
    }
    items(rubric, &rubric.root, given, &mut tables);
    tables.push(total(rubric));
    let places = rubric.rounding.places;
    let mut shown: Vec<(String, String, &str)> = Vec::new();
    let of = |id: &str, kind| (id.to_owned(), format!("{}:{id}", if kind == "group" { "g" } else { "c" }), kind);
    shown.extend(rubric.criteria().iter().map(|c| of(c.id.as_str(), "criterion")));
    shown.extend(rubric.groups().iter().map(|g| of(g.id.as_str(), "group")));
    shown.push(("total".to_owned(), "total".to_owned(), "total"));
    let row = |(item, table, kind): &(String, String, &str)| {
        format!("SELECT nomination, {}, '{kind}', exact, printed, {places} FROM {}", literal(item), name(table))
    };
    let rows: Vec<String> = shown.iter().map(row).collect();
    let title = comment(&rubric.title);
    format!(
        "\n-- 评分细则「{title}」\n{}INSERT INTO recomputed WITH {}\n{};\n",
        standing(rubric),
        tables.join(",\n"),
        rows.join("\nUNION ALL ")
    )
}

/// N95.
fn standing(rubric: &Rubric) -> String {
    let of = |gate: &&Gate| gate.effect == GateEffect::Disqualify;
    let gates = literals(rubric.gates.iter().filter(of).map(|g| g.id.as_str()));
    let needed: Vec<_> = rubric.criteria().into_iter().filter(|c| c.missing == Missing::Ineligible).collect();
    let (criteria, count) = (literals(needed.iter().map(|c| c.id.as_str())), needed.len());
    format!(
        "INSERT INTO standings SELECT s.nomination, CASE WHEN any_value(s.out) THEN 'out'\n    WHEN count(*) FILTER (f.criterion IN {gates} \
         AND f.fact = 'value' AND f.value = 'true') > 0 THEN 'disqualified'\n    WHEN count(DISTINCT f.criterion) FILTER \
         (f.criterion IN {criteria}) < {count} THEN 'ineligible' ELSE 'ranked' END\n  FROM sheets s LEFT JOIN facts f ON \
         f.nomination = s.nomination WHERE s.rubric = {} GROUP BY s.nomination;\n",
        literal(rubric.id.as_str())
    )
}

/// Which gates are closed (N90).
fn gates(rubric: &Rubric) -> String {
    let column = |gate: &Gate| {
        format!(
            ", coalesce(bool_or(f.value = 'true') FILTER (f.criterion = {}), false) AS {}",
            literal(gate.id.as_str()),
            name(gate.id.as_str())
        )
    };
    let columns: String = rubric.gates.iter().map(column).collect();
    let ids = literals(rubric.gates.iter().map(|g| g.id.as_str()));
    format!(
        "gates AS MATERIALIZED (SELECT s.nomination{columns}\n  FROM s LEFT JOIN facts f ON f.nomination = s.nomination AND \
         f.fact = 'value' AND f.criterion IN {ids} GROUP BY s.nomination)"
    )
}

/// N66: the judges of a nomination, the lowest total first.
fn panel(rubric: &Rubric) -> Option<String> {
    let mut weights = Vec::new();
    weigh(&rubric.root, &Exact::ONE, &mut weights);
    let by_total =
        |(c, _): &(&Criterion, Exact)| matches!(&c.rule, Rule::Judges(rule) if rule.drop_on == DropOn::Total);
    weights.retain(by_total);
    if weights.is_empty() {
        return None;
    }
    let vote = |(at, (one, weight)): (usize, &(&Criterion, Exact))| {
        format!(
            "SELECT nomination, {at} AS place, {} AS weight, max(value) FILTER (field = 'judge') AS judge, max(value) FILTER \
             (field = 'points') AS points, max(value) FILTER (field = 'recused') AS recused\n    FROM facts JOIN s USING \
             (nomination) WHERE criterion = {} AND line IS NOT NULL GROUP BY nomination, line",
            super::text::fraction(weight),
            literal(one.id.as_str())
        )
    };
    let votes: Vec<String> = weights.iter().enumerate().map(vote).collect();
    let ids = literals(weights.iter().map(|(c, _)| c.id.as_str()));
    Some(format!(
        "-- 按各评委的加权总分从低到高；总分相同的依次比较各项\npanel AS MATERIALIZED (SELECT nomination, CASE WHEN \
         min(seen) < any_value(held) THEN error('uneven-panel') ELSE list(judge ORDER BY weighed, votes, judge) END AS \
         low_first\n  FROM (SELECT nomination, judge, count(*) AS seen, sum(units(times(weight, num(points)))) AS weighed, \
         list(units(num(points)) ORDER BY place) AS votes\n    FROM ({}) WHERE coalesce(recused, 'false') = 'false' GROUP BY \
         nomination, judge)\n  JOIN (SELECT nomination, count(DISTINCT criterion) AS held FROM facts WHERE criterion IN {ids} \
         GROUP BY nomination) USING (nomination) GROUP BY nomination)",
        votes.join("\n    UNION ALL ")
    ))
}

/// The weight of a criterion in the nomination's total.
fn weigh<'a>(group: &'a Group, above: &Exact, found: &mut Vec<(&'a Criterion, Exact)>) {
    let below = |weight: Option<&Number>| match weight {
        Some(weight) if group.combine == Combine::Weighted => above.times(weight.value()),
        _ => above.clone(),
    };
    for item in &group.items {
        match item {
            Item::Group(inner) if inner.extra => weigh(inner, &Exact::ONE, found),
            Item::Group(inner) => weigh(inner, &below(inner.weight.as_ref()), found),
            Item::Criterion(one) => found.push((one, below(one.weight.as_ref()))),
        }
    }
}

/// N71: the best of each scope, among those that stand.
fn bests(one: &Criterion) -> Option<String> {
    let Rule::Relative(rule) = &one.rule else { return None };
    let (best, by) = (
        if rule.best == Best::Highest { "largest" } else { "smallest" },
        if rule.scope == Scope::Track { "track" } else { "track, recommended_by" },
    );
    Some(format!(
        "{} AS MATERIALIZED (SELECT {by}, {best}(list(value)) AS best\n  FROM ({}) JOIN standings USING (nomination)\n  \
         WHERE standing = 'ranked' AND value IS NOT NULL AND value.n >= 0 GROUP BY {by})",
        name(&format!("b:{}", one.id)),
        value(one)?
    ))
}

/// Everything below a group, then the group.
fn items(rubric: &Rubric, parent: &Group, given: &Given<'_>, tables: &mut Vec<String>) {
    for item in &parent.items {
        match item {
            Item::Criterion(one) => tables.push(criterion(rubric, one, given)),
            Item::Group(group) => {
                items(rubric, group, given, tables);
                let settles = parent.combine == Combine::Weighted && !group.extra;
                let from = combined(rubric, group, &group.points, settles);
                let from = printed(rubric, &gated(rubric, Some(group), &from));
                let (title, id) = (comment(&group.title), name(&format!("g:{}", group.id)));
                tables.push(format!("-- {title}\n{id} AS MATERIALIZED ({from})"));
            }
        }
    }
}

/// N81 to N84: exact is NULL where the group is left out.
fn combined(rubric: &Rubric, group: &Group, points: &Number, settles: bool) -> String {
    let inner: Vec<(&Item, String)> =
        group.items.iter().filter(|item| !is_extra(item)).map(|i| (i, table(i))).collect();
    let joins: String = inner.iter().map(|(_, table)| format!(" JOIN {table} USING (nomination)")).collect();
    let weighs = group.combine == Combine::Weighted;
    let all = |column: &str| {
        let one = |(item, table): &(&Item, String)| match weight(item).filter(|_| weighs && column != "available") {
            Some(weight) => {
                format!("CASE WHEN {table}.exact IS NOT NULL THEN times({}, {table}.{column}) END", number(weight))
            }
            None if weighs && column != "available" => {
                format!("CASE WHEN {table}.exact IS NOT NULL THEN error('broken-rule') END")
            }
            None => format!("{table}.{column}"),
        };
        let list: Vec<String> = inner.iter().map(one).collect();
        format!("total(list_filter([{}], lambda i: i IS NOT NULL))", list.join(", "))
    };
    let any = |test: &str| inner.iter().map(|(_, t)| format!("{t}.{test}")).collect::<Vec<_>>();
    let (gone, lacking) = (any("exact IS NULL"), any("lacking"));
    let or = |tests: &[String]| if tests.is_empty() { "false".to_owned() } else { tests.join(" OR ") };
    let none = if gone.is_empty() { "false".to_owned() } else { gone.join(" AND ") };
    let available = if weighs { number(points) } else { all("available") };
    let mut from = format!(
        "SELECT s.nomination, {} AS exact, {} AS printed,\n    {available} AS available, {} AS lacking, {none} AS gone\n    FROM \
         s{joins}",
        all("exact"),
        all("printed"),
        or(&if weighs { gone.clone() } else { lacking })
    );
    if weighs {
        from = by_remaining_share(&inner, &from);
    }
    if let Some(cap) = group.cap.as_ref().filter(|_| !std::ptr::eq(group, &raw const rubric.root)) {
        let capped = ["exact", "printed", "available"].map(|c| format!("at_most({c}, {}) AS {c}", number(cap)));
        from = format!("SELECT * REPLACE ({})\n    FROM ({from})", capped.join(", "));
    }
    if settles && !weighs {
        let settled = |c: &str| {
            format!(
                "CASE WHEN lacking AND available.n <> 0 THEN times({c}, over({}, available)) ELSE {c} END AS {c}",
                number(points)
            )
        };
        let (exact, printed) = (settled("exact"), settled("printed"));
        from = format!(
            "SELECT * REPLACE ({exact}, {printed}, gone OR (lacking AND available.n = 0) AS gone, false AS lacking)\n    FROM \
             ({from})"
        );
    }
    format!(
        "SELECT * EXCLUDE (gone) REPLACE (CASE WHEN NOT gone THEN exact END AS exact, CASE WHEN NOT gone THEN printed END AS \
         printed, CASE WHEN gone THEN q(0, 1) ELSE available END AS available, gone OR lacking AS lacking)\n    FROM ({from})"
    )
}

/// N82: what is left out is made up for by the share of the items that remain.
fn by_remaining_share(inner: &[(&Item, String)], from: &str) -> String {
    let all = Exact::sum(inner.iter().map(|(item, _)| worth(item)).collect::<Vec<_>>().iter());
    let rest = |(item, table): &(&Item, String)| {
        let share = worth(item).checked_div(&all).unwrap_or_default();
        format!("CASE WHEN {table}.exact IS NOT NULL THEN {} END", super::text::fraction(&share))
    };
    let rest: Vec<String> = inner.iter().map(rest).collect();
    let rest = format!("total(list_filter([{}], lambda i: i IS NOT NULL))", rest.join(", "));
    let from = from.replacen("SELECT s.nomination,", &format!("SELECT s.nomination, {rest} AS rest,"), 1);
    format!(
        "SELECT * EXCLUDE (rest) REPLACE (CASE WHEN lacking AND rest.n <> 0 THEN over(exact, rest) ELSE exact END AS exact, \
         CASE WHEN lacking AND rest.n <> 0 THEN over(printed, rest) ELSE printed END AS printed, gone OR (lacking AND \
         rest.n = 0) AS gone, false AS lacking)\n    FROM ({from})"
    )
}

/// What an item is of a weighing group: weight × points.
fn worth(item: &Item) -> Exact {
    let points = match item {
        Item::Group(group) => &group.points,
        Item::Criterion(one) => &one.points,
    };
    weight(item).map_or(Exact::ZERO, |weight| weight.value().times(points.value()))
}

fn is_extra(item: &Item) -> bool {
    matches!(item, Item::Group(group) if group.extra)
}

fn table(item: &Item) -> String {
    match item {
        Item::Group(group) => name(&format!("g:{}", group.id)),
        Item::Criterion(one) => name(&format!("c:{}", one.id)),
    }
}

const fn weight(item: &Item) -> Option<&Number> {
    match item {
        Item::Group(group) => group.weight.as_ref(),
        Item::Criterion(one) => one.weight.as_ref(),
    }
}

/// N91.
fn gated(rubric: &Rubric, group: Option<&Group>, from: &str) -> String {
    let mut from = from.to_owned();
    for gate in rubric.gates.iter().filter(|gate| gate.group.as_ref() == group.map(|g| &g.id)) {
        let after = |column: &str| {
            let most = match &gate.effect {
                GateEffect::Disqualify => return None,
                GateEffect::Zero => "q(0, 1)".to_owned(),
                GateEffect::CapAt(most) => format!("at_most({column}, {})", number(most)),
            };
            let closed = name(gate.id.as_str());
            Some(format!("CASE WHEN {closed} AND {column} IS NOT NULL THEN {most} ELSE {column} END AS {column}"))
        };
        let Some((exact, printed)) = after("exact").zip(after("printed")) else { continue };
        let title = comment(&gate.title);
        let columns = "t.nomination, t.exact, t.printed, t.available, t.lacking";
        from = format!(
            "-- {title}\n  SELECT nomination, {exact}, {printed}, available, lacking\n    FROM (SELECT {columns}, gates.{} FROM \
             ({from}) t JOIN gates USING (nomination))",
            name(gate.id.as_str())
        );
    }
    from
}

/// N87.
fn printed(rubric: &Rubric, from: &str) -> String {
    let told = if rubric.total_of == TotalOf::Published { "printed" } else { "exact" };
    let places = rounding(rubric.rounding);
    format!(
        "SELECT * REPLACE (CASE WHEN exact IS NOT NULL THEN published({told}, {places}) END AS printed)\n    FROM ({from})"
    )
}

/// N85, N86.
fn total(rubric: &Rubric) -> String {
    let root = combined(rubric, &rubric.root, &rubric.points, true);
    let mut from = format!(
        "SELECT * REPLACE (CASE WHEN exact IS NULL THEN error('nothing-scored') ELSE exact END AS exact)\n    FROM ({root})"
    );
    for group in rubric.groups().into_iter().filter(|g| g.extra) {
        let extra = name(&format!("g:{}", group.id));
        let with = |c: &str| format!("plus(t.{c}, coalesce({extra}.{c}, q(0, 1))) AS {c}");
        let (exact, printed) = (with("exact"), with("printed"));
        from = format!(
            "SELECT t.nomination, {exact}, {printed}, t.available, t.lacking\n    FROM ({from}) t JOIN {extra} USING (nomination)"
        );
    }
    for (limit, most) in [(&rubric.cap, "at_most"), (&rubric.floor, "at_least")] {
        if let Some(limit) = limit {
            let limited = ["exact", "printed"].map(|c| format!("{most}({c}, {}) AS {c}", number(limit)));
            from = format!("SELECT * REPLACE ({})\n    FROM ({from})", limited.join(", "));
        }
    }
    format!("-- 总分\ntotal AS MATERIALIZED ({})", printed(rubric, &gated(rubric, None, &from)))
}
