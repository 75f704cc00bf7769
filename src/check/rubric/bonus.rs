//! 加分项: claims with evidence, or awards won in another contest of the site.

use super::Around;
use super::checklist::fact_name;
use super::places;
use crate::check::fields::Fields;
use crate::check::ids::Ids;
use crate::check::index::{Index, word};
use crate::check::read::words;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::rule::{Bonus, BonusItem, BonusWorth, Stack};
use crate::model::{AwardId, ContestId, TierId};
use crate::number::Number;

words! {
    Stack { "sum" => Sum, "highest" => Highest }
}

/// Reads a bonus.
pub(super) fn bonus(f: &mut Fields<'_, '_>, around: Around<'_>) -> Option<Bonus> {
    let stack = f.need("stack");
    let items = f.some_of("items", |n, faults| item(n, around, faults));
    Some(Bonus { items: items?, stack: stack? })
}

fn item(node: &Node, around: Around<'_>, faults: &mut Diagnostics) -> Option<BonusItem> {
    let mut f = places::BONUS_ITEM.open(node, faults)?;
    let (id, title) = (fact_name(&mut f), f.line("title"));
    let worth =
        if f.node("award_in").is_some() { award_in(&mut f, around) } else { f.points("points").map(BonusWorth::Each) };
    let max = f.find_points("max");
    places::BONUS_ITEM.finish(f);
    Some(BonusItem { id: id?, title: title?, worth: worth?, max })
}

fn award_in(f: &mut Fields<'_, '_>, around: Around<'_>) -> Option<BonusWorth> {
    let contest = contest(f, around);
    let index = contest.as_ref().and_then(|c| around.contests.get(c.as_str()));
    let tiers = f.some_of("tiers", |n, faults| tier(n, index, faults));
    Some(BonusWorth::AwardIn { contest: contest?, tiers: tiers? })
}

fn contest(f: &mut Fields<'_, '_>, around: Around<'_>) -> Option<ContestId> {
    let ids = Ids::of(text!("竞赛", "contest"), around.contests.keys(), f.head);
    let contest: ContestId = f.refer("award_in", &ids)?;
    if contest.as_str() == around.contest {
        let message =
            text!("不能以本竞赛的奖项作为本竞赛的加分依据", "an award of this contest cannot earn points in it");
        let hint = text!("award_in 写另一个竞赛的标识", "award_in names another contest");
        let fault = Diagnostic::error(Code::AwardCycle, f.at("award_in"), message).hint(hint);
        f.faults.push(fault);
        return None;
    }
    Some(contest)
}

fn tier(node: &Node, index: Option<&Index>, faults: &mut Diagnostics) -> Option<(AwardId, TierId, Number)> {
    let unknown = || Ids::unknown(text!("奖项", "award"));
    let mut f = Fields::open(node, faults)?;
    let award: Option<AwardId> = f.refer("award", &index.map_or_else(unknown, |i| i.awards.clone()));
    let tiers = index.zip(word(node, "award")).map_or_else(unknown, |(i, award)| i.tiers_of(&award));
    let tier = f.refer("tier", &tiers);
    let points = f.points("points");
    f.finish();
    Some((award?, tier?, points?))
}
