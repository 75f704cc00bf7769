//! `contest.json`: how ranks and awards are made, and what was decided (E14).

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::model::rule::{Best, BonusWorth, Rule};
use crate::model::{
    Award, AwardBasis, AwardId, ContestId, Event, EventKind, FactValue, Nomination, NominationId, Part, QuotaTable,
    RankOn, Requirement, Rubric, RubricId, TieAtCut, TieBreak, TieFallback, Tier, Track, UnitId,
};
use crate::page::{ContestWorld, World};
use crate::source::Spanned;

/// All of it, or without what follows from facts and events: when rubrics are locked, nothing of that is public.
pub(super) fn json(world: &World<'_>, contest: &ContestWorld<'_>, full: bool) -> Value {
    let facts = contest.contest;
    let known = |list: &dyn Fn() -> Vec<Value>| if full { list() } else { Vec::new() };
    json!({
        "format": "gongshi-contest/1",
        "contest": facts.id.as_str(),
        "title": facts.title,
        "demo": world.site.demo,
        "tracks": facts.tracks.iter().map(track).collect::<Vec<_>>(),
        "awards": facts.awards.iter().map(award).collect::<Vec<_>>(),
        "quotas": facts.quotas.iter().flat_map(quotas).collect::<Vec<_>>(),
        "decided": known(&|| facts.history.iter().filter_map(decided).collect()),
        "won_elsewhere": known(&|| won_elsewhere(contest)),
        "bests": known(&|| bests(contest)),
    })
}

fn track(track: &Track) -> Value {
    let total = json!({ "by": "total", "order": "desc" });
    let ties: Vec<Value> = std::iter::once(total).chain(track.ranking.tie_breaks.iter().map(tie)).collect();
    json!({
        "track": track.id.as_str(),
        "title": track.title,
        "rubric": track.rubric.as_ref().map(RubricId::as_str),
        "rank_on": match track.ranking.on { RankOn::Published => "published", RankOn::Exact => "exact" },
        "ties": ties,
        "then": match track.ranking.then {
            TieFallback::Shared => "shared",
            TieFallback::Lots => "lots",
            TieFallback::Decision => "decision",
        },
    })
}

fn tie(link: &TieBreak) -> Value {
    match link {
        TieBreak::Criterion(id) => json!({ "by": "item", "item": id.as_str(), "order": "desc" }),
        TieBreak::Group(id) => json!({ "by": "item", "item": id.as_str(), "order": "desc" }),
        TieBreak::Fact { criterion, fact, best } => {
            let order = match best {
                Best::Highest => "desc",
                Best::Lowest => "asc",
            };
            json!({ "by": "fact", "criterion": criterion.as_str(), "fact": fact.value, "order": order })
        }
    }
}

fn award(award: &Award) -> Value {
    let tier = |tier: &Tier| {
        let min_score = tier.min_score.as_ref().map(ToString::to_string);
        json!({ "tier": tier.id.as_str(), "title": tier.title, "seats": tier.seats, "min_score": min_score })
    };
    let mut rule = json!({
        "award": award.id.as_str(),
        "title": award.title,
        "track": award.track.as_str(),
        "tiers": award.tiers.iter().map(tier).collect::<Vec<_>>(),
        "basis": match award.basis { AwardBasis::Score => "score", AwardBasis::Decision => "decision" },
        "tie_at_cut": match award.tie_at_cut {
            TieAtCut::All => "all",
            TieAtCut::None => "none",
            TieAtCut::Lots => "lots",
            TieAtCut::Decision => "decision",
        },
        "requires": award.requires.iter().map(requirement).collect::<Vec<_>>(),
        "quota": award.quota.as_ref().map(|q| json!({ "table": q.table, "column": q.column })),
        "min_score": award.min_score.as_ref().map(ToString::to_string),
    });
    if let Some(rule) = rule.as_object_mut().filter(|_| !award.unless_won.is_empty()) {
        let ids: Vec<_> = award.unless_won.iter().map(AwardId::as_str).collect();
        rule.insert("unless_won".to_owned(), json!(ids));
    }
    rule
}

/// Columns of quotas, and whose nominations use them up.
fn quotas(table: &QuotaTable) -> impl Iterator<Item = Value> {
    let id = &table.id;
    table.columns.iter().map(move |c| json!({ "table": id, "column": c.id, "track": c.track.as_str() }))
}

fn requirement(requirement: &Requirement) -> Value {
    let item = match &requirement.part {
        Part::Criterion(id) => id.as_str(),
        Part::Group(id) => id.as_str(),
    };
    json!({ "item": item, "at_least": requirement.at_least.to_string() })
}

/// What officials decided, as far as ranks and awards follow from it.
fn decided(event: &Event) -> Option<Value> {
    let id = event.id.as_str();
    let ordered = |kind: &str, award: &AwardId, order: &[NominationId]| {
        let order: Vec<&str> = order.iter().map(NominationId::as_str).collect();
        json!({ "event": id, "kind": kind, "award": award.as_str(), "order": order })
    };
    match &event.kind {
        EventKind::Draw { award, order, .. } => Some(ordered("draw", award, order)),
        EventKind::Decision { award, order } => Some(ordered("decision", award, order)),
        EventKind::Override { award, nomination } => {
            Some(json!({ "event": id, "kind": "override", "award": award.as_str(), "nomination": nomination.as_str() }))
        }
        EventKind::Substitution { award, nomination, replaces } => Some(json!({
            "event": id, "kind": "substitution", "award": award.as_str(),
            "nomination": nomination.as_str(), "replaces": replaces.as_str(),
        })),
        _ => None,
    }
}

/// Awards of other contests that claims of this one name (N47), each once.
fn won_elsewhere(contest: &ContestWorld<'_>) -> Vec<Value> {
    let mut named = BTreeSet::new();
    for nomination in &contest.contest.nominations {
        let track = contest.contest.track(nomination.track.as_str());
        if let Some(rubric) = track.and_then(|t| contest.contest.rubric_of(t)) {
            claims(rubric, nomination, &mut named);
        }
    }
    let wins = named.iter().flat_map(|(other, nomination)| {
        let wins = contest.judged.elsewhere.wins(other, nomination).iter();
        wins.map(move |(award, tier)| (other.as_str(), nomination.as_str(), award.as_str(), tier.as_str()))
    });
    let json = |(contest, nomination, award, tier)| json!({ "contest": contest, "nomination": nomination, "award": award, "tier": tier });
    wins.map(json).collect()
}

type Named = BTreeSet<(ContestId, NominationId)>;

fn claims(rubric: &Rubric, nomination: &Nomination, named: &mut Named) {
    for criterion in rubric.criteria() {
        let Rule::Bonus(bonus) = &criterion.rule else { continue };
        let claims = nomination.facts.criterion(&criterion.id).and_then(|f| f.get("claims"));
        for claim in claims.and_then(|c| c.value.as_rows()).unwrap_or_default() {
            let word = |key: &str| claim.get(key).and_then(|v: &Spanned<FactValue>| v.value.as_word());
            let item = bonus.items.iter().find(|item| Some(&*item.id) == word("item"));
            if let (Some(BonusWorth::AwardIn { contest, .. }), Some(id)) = (item.map(|i| &i.worth), word("nomination"))
            {
                named.insert((contest.clone(), NominationId::new(id)));
            }
        }
    }
}

fn bests(contest: &ContestWorld<'_>) -> Vec<Value> {
    let tracks = contest.contest.tracks.iter().enumerate();
    let all = tracks.filter_map(|(at, track)| Some((track, contest.context(at)?)));
    all.flat_map(|(track, context)| {
        context.bests().map(|(criterion, unit, best)| {
            json!({
                "track": track.id.as_str(),
                "criterion": criterion.as_str(),
                "recommended_by": unit.map(UnitId::as_str),
                "best": best.to_string(),
            })
        })
    })
    .collect()
}
