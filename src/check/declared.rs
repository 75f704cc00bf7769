//! What the form states and the program compares: 自评总分, the announced award and tier.

use super::fields::Fields;
use super::ids::Ids;
use super::index::word;
use super::nominations::Desk;
use super::read::Points;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::{AwardId, Declared, TierId, Track};
use crate::source::Spanned;

/// Reads `declared`.
pub(super) fn declared(node: &Node, track: Option<&Track>, desk: &Desk<'_>, faults: &mut Diagnostics) -> Declared {
    let Some(mut f) = Fields::open(node, faults) else { return Declared::default() };
    let total = f.find::<Spanned<Points>>("total").map(|total| Spanned::new(total.value.0, total.span));
    if let (Some(total), Some(track)) = (&total, track.filter(|t| t.rubric.is_none())) {
        let title = &track.title;
        let message =
            text!("赛道「{title}」不打分，没有总分可报", "track {title} has no scores: no total can be declared");
        f.faults.push(Diagnostic::error(Code::FactsWithoutRubric, total.span, message));
    }
    let award = award(&mut f, track, desk, word(node, "award"));
    f.finish();
    Declared { total, award }
}

/// Award and tier go together, and belong to the nomination's track.
fn award(
    f: &mut Fields<'_, '_>,
    track: Option<&Track>,
    desk: &Desk<'_>,
    named: Option<String>,
) -> Option<Spanned<(AwardId, TierId)>> {
    let (has_award, has_tier) = (f.node("award").is_some(), f.node("tier").is_some());
    if !has_award && !has_tier {
        return None;
    }
    if !has_award {
        f.missing("award", text!("award 与 tier 一起写", "award and tier go together"));
        return None;
    }
    let award: Option<AwardId> = f.find_ref("award", &desk.index.awards);
    if !has_tier {
        f.missing("tier", text!("award 与 tier 一起写", "award and tier go together"));
        return None;
    }
    let tiers = named.map_or_else(|| Ids::unknown(text!("等次", "tier")), |award| desk.index.tiers_of(&award));
    let tier: Option<TierId> = f.find_ref("tier", &tiers);
    let award = award?;
    let home = desk.awards.iter().find(|a| a.id == award);
    if let (Some(home), Some(track)) = (home.filter(|a| track.is_some_and(|t| t.id != a.track)), track) {
        let (title, theirs, ours) = (&home.title, &home.track, &track.id);
        let message = text!(
            "奖项「{title}」属于赛道 {theirs}，这条申报在赛道 {ours}",
            "award {title} belongs to track {theirs}, this nomination to {ours}"
        );
        let fault = Diagnostic::error(Code::NotOfThisTrack, f.at("award"), message).clause(home.clause.clone());
        f.faults.push(fault.hint(text!("改 award，或者改 track", "mend the award or the track")));
    }
    Some(Spanned::new((award, tier?), f.at("award")))
}
