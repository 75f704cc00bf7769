//! The twelve rules of a vector's rubric.

use gongshi::load::Node;
use gongshi::model::rule::{
    Average, Bands, Best, Bonus, BonusItem, BonusWorth, Bound, Checklist, ChecklistItem, Choice, Count, Counts, Deduct,
    DropOn, Fewer, Interpolate, Judges, Level, LevelAward, Partial, Points, Ratio, Relative, Rule, Scope, Stack, Step,
    StepAward, TallyItem, Target, Top, TopCombine,
};
use gongshi::model::{AwardId, ContestId, TierId};
use gongshi::number::Number;

use super::read::{entries, items, maybe_number, measure, number, number_or, range, text, word, word_or};

/// The rule of a criterion with these points.
pub(super) fn rule(node: &Node, points: &Number) -> Rule {
    match word(node, "kind") {
        "points" => Rule::Points(Points { range: range(node, points) }),
        "checklist" => Rule::Checklist(Checklist {
            items: items(node, "items").iter().map(checklist_item).collect(),
            fail_any_zero: node.get("fail_any").is_some(),
        }),
        "choice" => Rule::Choice(Choice { levels: items(node, "levels").iter().map(|n| level(n, points)).collect() }),
        "bands" => Rule::Bands(Bands { measure: measure(node), steps: steps(node) }),
        "ratio" => Rule::Ratio(Ratio { measure: measure(node), steps: steps(node) }),
        "count" => Rule::Count(Count {
            items: match node.get("items") {
                Some(_) => items(node, "items").iter().map(|n| tally_item(n, word(n, "id"))).collect(),
                None => vec![tally_item(node, "count")],
            },
        }),
        "deduct" => Rule::Deduct(Deduct {
            start: maybe_number(node, "start").unwrap_or_else(|| points.clone()),
            floor: number_or(node, "floor", "0"),
            items: items(node, "items").iter().map(|n| tally_item(n, word(n, "id"))).collect(),
        }),
        "bonus" => Rule::Bonus(Bonus {
            items: items(node, "items").iter().map(bonus_item).collect(),
            stack: if word(node, "stack") == "sum" { Stack::Sum } else { Stack::Highest },
        }),
        "judges" => Rule::Judges(judges(node, points)),
        "interpolate" => Rule::Interpolate(Interpolate {
            measure: measure(node),
            anchors: items(node, "anchors").iter().map(|n| (number(n, "at"), number(n, "points"))).collect(),
        }),
        "relative" => Rule::Relative(Relative {
            measure: measure(node),
            best: if word(node, "best") == "highest" { Best::Highest } else { Best::Lowest },
            scope: if word(node, "scope") == "track" { Scope::Track } else { Scope::Recommender },
        }),
        "top" => Rule::Top(Top {
            k: whole(node, "k", 0),
            combine: if word(node, "combine") == "sum" { TopCombine::Sum } else { TopCombine::Mean },
            range: range(node, points),
            fewer: match word_or(node, "fewer", "error") {
                "error" => Fewer::Error,
                "zero" => Fewer::Zero,
                _ => Fewer::Present,
            },
        }),
        other => panic!("kind {other}"),
    }
}

fn whole(node: &Node, key: &str, default: u32) -> u32 {
    node.get(key).map_or(default, |n| text(n).parse().unwrap())
}

fn checklist_item(node: &Node) -> ChecklistItem {
    let conditions = node.get("all_of").map_or_else(Vec::new, entries);
    ChecklistItem {
        id: word(node, "id").into(),
        text: word(node, "text").to_owned(),
        points: number(node, "points"),
        partial: word_or(node, "partial", "false") == "true",
        all_of: conditions.into_iter().map(|(id, title)| (id.into(), text(title).to_owned())).collect(),
    }
}

fn level(node: &Node, points: &Number) -> Level {
    let award = match maybe_number(node, "points") {
        Some(fixed) => LevelAward::Fixed(fixed),
        None => LevelAward::Range(range(node, points)),
    };
    Level { id: word(node, "id").into(), title: word(node, "title").to_owned(), award }
}

fn steps(node: &Node) -> Vec<Step> {
    items(node, "steps").iter().map(step).collect()
}

fn step(node: &Node) -> Step {
    let of = |key: &str, make: fn(Number) -> Bound| maybe_number(node, key).map(make);
    let bound = of("at_least", Bound::AtLeast)
        .or_else(|| of("above", Bound::Above))
        .or_else(|| of("at_most", Bound::AtMost))
        .or_else(|| of("below", Bound::Below));
    let award = match word(node, "award") {
        "full" => StepAward::Full,
        "proportional" => StepAward::Proportional,
        _ => StepAward::Points(number(node, "award")),
    };
    Step { bound, award }
}

fn partial(node: &Node) -> Partial {
    match word_or(node, "count", "floor") {
        "floor" => Partial::Floor,
        "ceil" => Partial::Ceil,
        "exact" => Partial::Exact,
        other => panic!("count {other}"),
    }
}

fn tally_item(node: &Node, id: &str) -> TallyItem {
    let under = maybe_number(node, "under").map(Target::Under);
    let title = |key: &str| word(node, key).to_owned();
    TallyItem {
        id: id.into(),
        title: title("title"),
        counts: node.get("done").map(|_| Counts::new(id, title("done"), title("total"))),
        unit: node.get("unit").map(|n| text(n).to_owned()),
        each: number(node, "each"),
        per: number_or(node, "per", "1"),
        count: partial(node),
        decimals: true,
        max: maybe_number(node, "max"),
        target: under.or_else(|| maybe_number(node, "over").map(Target::Over)),
    }
}

fn bonus_item(node: &Node) -> BonusItem {
    let tier = |n: &Node| (AwardId::new(word(n, "award")), TierId::new(word(n, "tier")), number(n, "points"));
    let worth = match node.get("award_in") {
        Some(contest) => BonusWorth::AwardIn {
            contest: ContestId::new(text(contest)),
            tiers: items(node, "tiers").iter().map(tier).collect(),
        },
        None => BonusWorth::Each(number(node, "points")),
    };
    BonusItem {
        id: word(node, "id").into(),
        title: word(node, "title").to_owned(),
        worth,
        max: maybe_number(node, "max"),
    }
}

fn judges(node: &Node, points: &Number) -> Judges {
    let (drop_high, drop_low) = (whole(node, "drop_high", 0), whole(node, "drop_low", 0));
    Judges {
        range: range(node, points),
        average: if word(node, "average") == "mean" { Average::Mean } else { Average::Median },
        drop_high,
        drop_low,
        drop_on: if word_or(node, "drop_on", "criterion") == "total" { DropOn::Total } else { DropOn::Criterion },
        min_judges: whole(node, "min_judges", drop_high + drop_low + 1),
    }
}
