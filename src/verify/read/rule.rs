//! A rule, by the word after `kind`.

use std::borrow::Cow;

use super::json::Json;
use super::key::{Read, count, each, find, flag, maybe_number, maybe_text, number, text, word, wrong};
use super::measure::{measure, range, steps};
use crate::model::rule::{
    Average, Bands, Best, Bonus, BonusItem, BonusWorth, Checklist, ChecklistItem, Choice, Count, Counts, Deduct,
    DropOn, Fewer, Interpolate, Judges, Level, LevelAward, Partial, Points, Ratio, Relative, Rule, Scope, Stack,
    TallyItem, Target, Top, TopCombine,
};
use crate::model::{AwardId, ContestId, TierId};

pub(super) fn rule(value: &Json<'_>) -> Read<Rule> {
    Ok(match text(value, "kind")? {
        "points" => Rule::Points(Points { range: range(value)? }),
        "checklist" => Rule::Checklist(checklist(value)?),
        "choice" => Rule::Choice(Choice { levels: each(value, "levels", level)? }),
        "bands" => Rule::Bands(Bands { measure: measure(value)?, steps: steps(value)? }),
        "ratio" => Rule::Ratio(Ratio { measure: measure(value)?, steps: steps(value)? }),
        "count" => Rule::Count(Count { items: each(value, "items", tally_item)? }),
        "deduct" => Rule::Deduct(Deduct {
            start: number(value, "start")?,
            floor: number(value, "floor")?,
            items: each(value, "items", tally_item)?,
        }),
        "bonus" => Rule::Bonus(Bonus {
            items: each(value, "items", bonus_item)?,
            stack: word(value, "stack", &[("sum", Stack::Sum), ("highest", Stack::Highest)])?,
        }),
        "judges" => Rule::Judges(judges(value)?),
        "interpolate" => Rule::Interpolate(Interpolate {
            measure: measure(value)?,
            anchors: each(value, "anchors", |anchor| Ok((number(anchor, "at")?, number(anchor, "points")?)))?,
        }),
        "relative" => Rule::Relative(Relative {
            measure: measure(value)?,
            best: word(value, "best", &[("highest", Best::Highest), ("lowest", Best::Lowest)])?,
            scope: word(value, "scope", &[("track", Scope::Track), ("recommender", Scope::Recommender)])?,
        }),
        "top" => Rule::Top(Top {
            k: count(value, "k")?,
            combine: word(value, "combine", &[("sum", TopCombine::Sum), ("mean", TopCombine::Mean)])?,
            range: range(value)?,
            fewer: word(
                value,
                "fewer",
                &[("error", Fewer::Error), ("zero", Fewer::Zero), ("present", Fewer::Present)],
            )?,
        }),
        _ => return wrong("kind"),
    })
}

fn checklist(value: &Json<'_>) -> Read<Checklist> {
    let fail_any_zero = match maybe_text(value, "fail_any")? {
        None => false,
        Some("zero") => true,
        Some(_) => return wrong("fail_any"),
    };
    Ok(Checklist { items: each(value, "items", checklist_item)?, fail_any_zero })
}

fn checklist_item(value: &Json<'_>) -> Read<ChecklistItem> {
    let Some(conditions) = value.get("all_of").and_then(Json::as_map) else { return wrong("all_of") };
    let condition = |(id, title): &(Cow<'_, str>, Json<'_>)| {
        title.as_str().map_or_else(|| wrong("all_of"), |title| Ok((id.as_ref().into(), title.to_owned())))
    };
    Ok(ChecklistItem {
        id: text(value, "id")?.into(),
        text: text(value, "text")?.to_owned(),
        points: number(value, "points")?,
        partial: flag(value, "partial")?,
        all_of: conditions.iter().map(condition).collect::<Read<_>>()?,
    })
}

fn level(value: &Json<'_>) -> Read<Level> {
    let award = match maybe_number(value, "points")? {
        Some(fixed) => LevelAward::Fixed(fixed),
        None => LevelAward::Range(range(value)?),
    };
    Ok(Level { id: text(value, "id")?.into(), title: text(value, "title")?.to_owned(), award })
}

fn partial(value: &Json<'_>) -> Read<Partial> {
    word(value, "count", &[("floor", Partial::Floor), ("ceil", Partial::Ceil), ("exact", Partial::Exact)])
}

fn tally_item(value: &Json<'_>) -> Read<TallyItem> {
    let id = text(value, "id")?;
    let counts = match maybe_text(value, "done")? {
        Some(done) => Some(Counts::new(id, done.to_owned(), text(value, "total")?.to_owned())),
        None => None,
    };
    let target = match (maybe_number(value, "under")?, maybe_number(value, "over")?) {
        (Some(under), None) => Some(Target::Under(under)),
        (None, over) => over.map(Target::Over),
        (Some(_), Some(_)) => return wrong("over"),
    };
    Ok(TallyItem {
        id: id.into(),
        title: text(value, "title")?.to_owned(),
        counts,
        unit: maybe_text(value, "unit")?.map(str::to_owned),
        each: number(value, "each")?,
        per: number(value, "per")?,
        count: partial(value)?,
        decimals: true,
        max: maybe_number(value, "max")?,
        target,
    })
}

fn bonus_item(value: &Json<'_>) -> Read<BonusItem> {
    let tier = |value: &Json<'_>| {
        Ok((AwardId::new(text(value, "award")?), TierId::new(text(value, "tier")?), number(value, "points")?))
    };
    let worth = match find(value, "award_in") {
        Some(_) => BonusWorth::AwardIn {
            contest: ContestId::new(text(value, "award_in")?),
            tiers: each(value, "tiers", tier)?,
        },
        None => BonusWorth::Each(number(value, "points")?),
    };
    Ok(BonusItem {
        id: text(value, "id")?.into(),
        title: text(value, "title")?.to_owned(),
        worth,
        max: maybe_number(value, "max")?,
    })
}

fn judges(value: &Json<'_>) -> Read<Judges> {
    Ok(Judges {
        range: range(value)?,
        average: word(value, "average", &[("mean", Average::Mean), ("median", Average::Median)])?,
        drop_high: count(value, "drop_high")?,
        drop_low: count(value, "drop_low")?,
        drop_on: word(value, "drop_on", &[("criterion", DropOn::Criterion), ("total", DropOn::Total)])?,
        min_judges: count(value, "min_judges")?,
    })
}
