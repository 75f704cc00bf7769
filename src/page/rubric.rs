//! The page of a rubric (评分细则): every rule in words, with its clause and examples.

use serde::Serialize;

use super::head::Head;
use super::view::Body;
use super::world::ContestWorld;
use super::{PageKey, World, breakdown, format, words};
use crate::lang::{Lang, text};
use crate::model::{AwardId, Compare, ContestId, Criterion, Example, Group, Item, NominationId, Rubric, TierId};
use crate::score::{self, Boundary, Context, Outcome};

/// The page of a rubric.
#[derive(Debug, Serialize)]
pub(super) struct RubricView<'w> {
    id: &'w str,
    title: &'w str,
    source: &'w str,
    points: String,
    /// How points are rounded, added up and compared.
    rules: Vec<String>,
    tracks: Vec<&'w str>,
    groups: Vec<GroupView<'w>>,
    criteria: Vec<CriterionView<'w>>,
    gates: Vec<GateView<'w>>,
}

#[derive(Debug, Serialize)]
struct GroupView<'w> {
    id: &'w str,
    title: &'w str,
    level: u8,
    points: String,
    extra: bool,
    weight: Option<String>,
    cap: Option<String>,
    groups: Vec<GroupView<'w>>,
    criteria: Vec<CriterionView<'w>>,
}

#[derive(Debug, Serialize)]
struct CriterionView<'w> {
    id: &'w str,
    title: &'w str,
    points: String,
    weight: Option<String>,
    kind: &'static str,
    clause: &'w str,
    /// The rule in words.
    words: Vec<String>,
    reading: Option<&'w str>,
    evidence: &'w [String],
    provider: Option<&'w str>,
    as_of: Option<String>,
    examples: Vec<ExampleView>,
    boundaries: Vec<ExampleView>,
}

/// Facts and the points they give.
#[derive(Debug, Serialize)]
struct ExampleView {
    facts: String,
    formula: String,
    points: String,
    note: Option<String>,
}

#[derive(Debug, Serialize)]
struct GateView<'w> {
    id: &'w str,
    title: &'w str,
    clause: &'w str,
    effect: String,
}

pub(super) fn view<'w>(
    world: &'w World<'_>,
    key: &PageKey,
    contest: &'w ContestWorld<'_>,
    r: usize,
) -> (Head, Body<'w>) {
    let lang = world.lang;
    let rubric: &'w Rubric = &contest.contest.rubrics[r];
    let tracks = contest.contest.tracks.iter().filter(|t| t.rubric.as_ref() == Some(&rubric.id));
    let titles = |of: &ContestId, award: &AwardId, tier: &TierId| prize(world, of, award, tier);
    let walk = Walk { lang, rubric, titles: &titles };
    let gates = rubric.gates.iter().map(|g| GateView {
        id: g.id.as_str(),
        title: &g.title,
        clause: &g.clause,
        effect: breakdown::effect(&g.effect, lang),
    });
    let page = RubricView {
        id: rubric.id.as_str(),
        title: &rubric.title,
        source: &rubric.source,
        points: rubric.points.to_string(),
        rules: rules(rubric, lang),
        tracks: tracks.map(|t| t.title.as_str()).collect(),
        groups: walk.groups(&rubric.root, 1),
        criteria: walk.criteria(&rubric.root),
        gates: gates.collect(),
    };
    let description = format!("{}：{}", contest.contest.title, rubric.title);
    (Head::new(world, key, "rubric", &rubric.title, description), Body::Rubric(Box::new(page)))
}

/// How points are rounded, added up and compared.
fn rules(rubric: &Rubric, lang: Lang) -> Vec<String> {
    let rounding = format::rounding(rubric.rounding, lang);
    let rounded = text!("各项得分{rounding}后公布", "Points are published {rounding}");
    let (zh, en) = words::total_of(rubric.total_of);
    let compared = match rubric.compare {
        Compare::Exact => text!(
            "与分数线比较时用精确值：89.996%虽然印成90.00%，仍低于90%",
            "Thresholds look at exact values: 89.996% prints as 90.00% and is still below 90%"
        ),
        Compare::Published(rounding) => {
            let rounding = format::rounding(rounding, lang);
            text!("与分数线比较时用{rounding}后的值", "Thresholds look at values {rounding}")
        }
    };
    let total = if lang == Lang::Zh { zh } else { en };
    let mut rules = vec![rounded.get(lang).to_owned(), total.to_owned(), compared.get(lang).to_owned()];
    if let Some(cap) = &rubric.cap {
        rules.push(text!("总分最高{cap}分", "The total is at most {cap}").get(lang).to_owned());
    }
    if let Some(floor) = &rubric.floor {
        rules.push(text!("总分最低{floor}分", "The total is at least {floor}").get(lang).to_owned());
    }
    rules
}

/// What every step of a walk over the rubric needs.
struct Walk<'w, 't> {
    lang: Lang,
    rubric: &'w Rubric,
    titles: score::words::Titles<'t>,
}

/// `“五小”创新成果优秀奖一等奖`: an award of any contest of the site, and its tier.
fn prize(world: &World<'_>, of: &ContestId, award: &AwardId, tier: &TierId) -> Option<String> {
    let contest = world.contests.iter().find(|c| c.contest.id == *of)?.contest;
    let award = contest.awards.iter().find(|a| a.id == *award)?;
    let tier = &award.tiers.iter().find(|t| t.id == *tier)?.title;
    Some(if award.title.ends_with(tier.as_str()) { award.title.clone() } else { format!("{}{tier}", award.title) })
}

impl<'w> Walk<'w, '_> {
    fn groups(&self, parent: &'w Group, level: u8) -> Vec<GroupView<'w>> {
        let groups = parent.items.iter().filter_map(|item| if let Item::Group(g) = item { Some(g) } else { None });
        groups.map(|g| self.group(g, level)).collect()
    }

    fn group(&self, group: &'w Group, level: u8) -> GroupView<'w> {
        GroupView {
            id: group.id.as_str(),
            title: &group.title,
            level,
            points: group.points.to_string(),
            extra: group.extra,
            weight: group.weight.as_ref().map(ToString::to_string),
            cap: group.cap.as_ref().map(ToString::to_string),
            groups: self.groups(group, level + 1),
            criteria: self.criteria(group),
        }
    }

    fn criteria(&self, parent: &'w Group) -> Vec<CriterionView<'w>> {
        let criteria = parent.items.iter().filter_map(|i| if let Item::Criterion(c) = i { Some(c) } else { None });
        criteria.map(|c| self.criterion(c)).collect()
    }

    fn criterion(&self, criterion: &'w Criterion) -> CriterionView<'w> {
        CriterionView {
            id: criterion.id.as_str(),
            title: &criterion.title,
            points: criterion.points.to_string(),
            weight: criterion.weight.as_ref().map(ToString::to_string),
            kind: criterion.rule.kind(),
            clause: &criterion.clause,
            words: score::words::rule(criterion, self.titles).iter().map(|w| w.get(self.lang).to_owned()).collect(),
            reading: criterion.reading.as_deref(),
            evidence: &criterion.evidence,
            provider: criterion.provider.as_deref(),
            as_of: criterion.as_of.map(|d| format::date(d, self.lang)),
            examples: criterion.examples.iter().filter_map(|e| self.example(criterion, e)).collect(),
            boundaries: score::boundaries(self.rubric, criterion).iter().map(|b| self.boundary(b)).collect(),
        }
    }
    /// A worked example, with the way from its facts to its points.
    fn example(&self, criterion: &Criterion, example: &Example) -> Option<ExampleView> {
        let nobody = NominationId::new("example");
        let trace = score::criterion(self.rubric, criterion, &example.facts, &Context::default(), &nobody).ok()?;
        let facts = trace.inputs.iter().map(|i| format!("{} {}", i.title.get(self.lang), i.value.get(self.lang)));
        Some(ExampleView {
            facts: facts.collect::<Vec<_>>().join(if self.lang == Lang::Zh { "，" } else { ", " }),
            formula: score::one_line(&trace.steps).get(self.lang).to_owned(),
            points: match &trace.outcome {
                Outcome::Scored(points) => format::published(&points.published),
                Outcome::Excluded => text!("不计", "left out").get(self.lang).to_owned(),
            },
            note: example.note.clone(),
        })
    }

    fn boundary(&self, boundary: &Boundary) -> ExampleView {
        ExampleView {
            facts: boundary.facts.get(self.lang).to_owned(),
            formula: boundary.formula.get(self.lang).to_owned(),
            points: format::published(&boundary.points.published),
            note: None,
        }
    }
}
