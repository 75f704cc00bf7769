//! Rules over a list of rows: claims, judges, members (spec/scoring.md, 5.8, 5.9, 5.12).

use super::Given;
use super::rule::{Facts, Query, ranged};
use super::text::{literal, literals, number};
use crate::model::rule::{Average, Bonus, BonusItem, BonusWorth, DropOn, Fewer, Judges, Stack, Top, TopCombine};

/// N47, N48.
pub(super) fn bonus(bonus: &Bonus, given: &Given<'_>) -> Query {
    let once = bonus.stack == Stack::Highest;
    let worth = |item: &BonusItem| {
        let list = format!(
            "list_transform(list_filter(lines, lambda r: r.item = {}), lambda r: {})",
            literal(&item.id),
            claim(item, once, given)
        );
        let sum = if once { format!("largest({list})") } else { format!("total({list})") };
        item.max.as_ref().map_or(sum.clone(), |max| format!("at_most({sum}, {})", number(max)))
    };
    let worths: Vec<String> = bonus.items.iter().map(worth).collect();
    let worths = worths.join(",\n      ");
    let sum = if once {
        format!("coalesce(largest(list_filter([{worths}], lambda w: w IS NOT NULL)), q(0, 1))")
    } else {
        format!("total([{worths}])")
    };
    let known = literals(bonus.items.iter().map(|item| &*item.id));
    let unknown = format!("len(list_filter(lines, lambda r: name_of(r.item) NOT IN {known})) > 0");
    let twice = |item: &BonusItem| {
        let named = format!(
            "list_transform(list_filter(lines, lambda r: r.item = {}), lambda r: r.nomination)",
            literal(&item.id)
        );
        matches!(item.worth, BonusWorth::AwardIn { .. })
            .then(|| format!(" WHEN len(list_distinct({named})) < len({named}) THEN error('duplicate')"))
    };
    let twice: String = bonus.items.iter().filter_map(twice).collect();
    let exact = format!("CASE WHEN {unknown} THEN error('unknown-name'){twice} ELSE {sum} END");
    let facts = Facts::Rows("claims", &["item", "count", "nomination"]);
    Query { facts, steps: Vec::new(), exact, join: None }
}

fn claim(item: &BonusItem, once: bool, given: &Given<'_>) -> String {
    match &item.worth {
        BonusWorth::Each(points) => format!("times({}, claimed(r.count, {once}))", number(points)),
        BonusWorth::AwardIn { contest, tiers } => {
            let won = given.won.iter().filter(|win| win.0 == *contest);
            let won: Vec<String> = won.map(|(_, n, award, tier)| literal(&format!("{n}/{award}/{tier}"))).collect();
            let won = format!("list_contains([{}]::VARCHAR[], name_of(r.nomination) || ", won.join(", "));
            let tier = |(award, tier, points): &(_, _, _)| {
                format!(
                    ", CASE WHEN {won}{}) THEN {} ELSE q(0, 1) END",
                    literal(&format!("/{award}/{tier}")),
                    number(points)
                )
            };
            let tiers: String = tiers.iter().map(tier).collect();
            format!("largest([q(0, 1){tiers}])")
        }
    }
}

/// N65 to N67.
pub(super) fn judges(rule: &Judges) -> Query {
    let points = ranged("num(r.points)", &rule.range);
    let away = "CASE WHEN r.recused IS NULL THEN false ELSE flag(r.recused) END";
    let (low, high) = (rule.drop_low, rule.drop_high);
    let kept = match rule.drop_on {
        DropOn::Criterion => {
            format!("list_sort(list_transform(present, lambda r: units({points})))[{low} + 1:len(present) - {high}]")
        }
        DropOn::Total => format!(
            "list_sort(list_transform(list_filter(present, lambda r: list_contains(low_first[{low} + 1:len(present) - \
             {high}], r.judge)), lambda r: units({points})))"
        ),
    };
    // The judges that are dropped must have given points within the range too.
    let all = format!("list_transform(present, lambda r: units({points}))");
    let average = match rule.average {
        Average::Mean => "mean_of(kept, len(kept))",
        Average::Median => "median_of(kept)",
    };
    let exact = format!(
        "CASE WHEN len(list_distinct(list_transform(lines, lambda r: name_of(r.judge)))) < len(lines) THEN \
         error('duplicate')\n      WHEN len(list_filter(lines, lambda r: {away} AND r.points IS NOT NULL)) > 0 THEN \
         error('contradiction')\n      WHEN len(present) < {} OR len(present) <= {low} + {high} THEN error('too-few')\n      \
         WHEN len(given_points) >= 0 THEN {average} END",
        rule.min_judges
    );
    let steps =
        vec![("present", format!("list_filter(lines, lambda r: NOT ({away}))")), ("given_points", all), ("kept", kept)];
    let join = (rule.drop_on == DropOn::Total).then(|| "panel USING (nomination)".to_owned());
    Query { facts: Facts::Rows("scores", &["judge", "points", "recused"]), steps, exact, join }
}

/// N72.
pub(super) fn top(rule: &Top) -> Query {
    let points = ranged("num(r.points)", &rule.range);
    let all =
        format!("list_transform(lines, lambda r: CASE WHEN name_of(r.member) IS NOT NULL THEN units({points}) END)");
    let k = rule.k;
    let few = if rule.fewer == Fewer::Error {
        format!("WHEN len(lines) < {k} THEN error('too-few') ")
    } else {
        String::new()
    };
    let points = match (rule.combine, rule.fewer) {
        (TopCombine::Sum, _) => "mean_of(best, 1)".to_owned(),
        (TopCombine::Mean, Fewer::Present) => "mean_of(best, greatest(len(best), 1))".to_owned(),
        (TopCombine::Mean, _) => format!("mean_of(best, {k})"),
    };
    let steps = vec![("best", format!("list_reverse_sort({all})[1:{k}]"))];
    let exact = format!("CASE {few}WHEN len(best) >= 0 THEN {points} END");
    Query { facts: Facts::Rows("members", &["member", "points"]), steps, exact, join: None }
}
