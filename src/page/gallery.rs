//! 成果展示: which results the gallery shows, and how they divide by type, scope, award, unit and originality.

use super::world::ContestWorld;
use crate::lang::{Text, text};
use crate::model::{ResultScope, Showcase, ShowcaseRules};

/// The results of a contest, as positions of nominations in the order of the lists.
#[derive(Debug, Default)]
pub(crate) struct Gallery {
    pub(super) all: Vec<usize>,
    pub(super) facets: Vec<Facet>,
}

/// One value by which the gallery divides.
#[derive(Debug)]
pub(super) struct Facet {
    pub(super) kind: FacetKind,
    /// Part of the address.
    pub(super) id: String,
    /// 设备革新
    pub(super) title: String,
    pub(super) rows: Vec<usize>,
}

/// By what the gallery divides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FacetKind {
    Type,
    Scope,
    Award,
    Originality,
    Unit,
}

impl FacetKind {
    /// In the order of the page.
    pub(super) const ALL: [Self; 5] = [Self::Type, Self::Scope, Self::Award, Self::Originality, Self::Unit];

    /// Part of the address.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Type => "type",
            Self::Scope => "scope",
            Self::Award => "award",
            Self::Originality => "originality",
            Self::Unit => "unit",
        }
    }

    pub(super) fn title(self) -> Text {
        match self {
            Self::Type => text!("申报类型", "Type"),
            Self::Scope => text!("成果范围", "Scope"),
            Self::Award => text!("奖项", "Award"),
            Self::Originality => text!("独创性", "Originality"),
            Self::Unit => text!("推荐单位", "Recommended by"),
        }
    }
}

impl Gallery {
    /// Results that stand, and every division that has at least two parts.
    pub(super) fn new(world: &ContestWorld<'_>) -> Self {
        let has_rules = |track: &usize| world.contest.tracks[*track].showcase.is_some();
        let tracks: Vec<usize> = (0..world.contest.tracks.len()).filter(has_rules).collect();
        let all: Vec<usize> = tracks.iter().flat_map(|t| &world.tracks[*t].main).copied().collect();
        let all: Vec<usize> = all.into_iter().filter(|n| world.contest.nominations[*n].showcase.is_some()).collect();
        let mut facets = Vec::new();
        for kind in FacetKind::ALL {
            let parts = divide(world, kind, &tracks, &all);
            if parts.len() > 1 {
                facets.extend(parts);
            }
        }
        Self { all, facets }
    }
}

/// The parts of a division that are not empty, in the order of the records.
fn divide(world: &ContestWorld<'_>, kind: FacetKind, tracks: &[usize], all: &[usize]) -> Vec<Facet> {
    let facet = |id: String, title: &str, is_in: &dyn Fn(usize) -> bool| Facet {
        kind,
        id,
        title: title.to_owned(),
        rows: all.iter().copied().filter(|n| is_in(*n)).collect(),
    };
    let contest = world.contest;
    let showcase = |n: usize| contest.nominations[n].showcase.as_deref();
    let states = |n: usize, is: &dyn Fn(&Showcase) -> bool| showcase(n).is_some_and(is);
    let parts: Vec<Facet> = match kind {
        FacetKind::Scope => ResultScope::ALL
            .into_iter()
            .map(|scope| facet(scope.id().to_owned(), scope.title(), &|n| states(n, &|s| s.scope == scope)))
            .collect(),
        FacetKind::Unit => contest
            .units
            .iter()
            .map(|u| facet(u.id.to_string(), &u.short_name, &|n| contest.nominations[n].recommended_by == u.id))
            .collect(),
        FacetKind::Award => {
            let tiers = contest.awards.iter().enumerate().flat_map(|(at, a)| a.tiers.iter().map(move |t| (at, a, t)));
            let won = |n: usize, at, tier| world.standings[n].wins.iter().any(|(a, w)| *a == at && w.tier == tier);
            tiers
                .map(|(at, a, t)| facet(format!("{}-{}", a.id, t.id), &t.title, &|n| won(n, at, t.id.clone())))
                .collect()
        }
        FacetKind::Type | FacetKind::Originality => tracks
            .iter()
            .filter_map(|t| Some((*t, contest.tracks[*t].showcase.as_ref()?)))
            .flat_map(|(track, rules)| {
                // Two tracks may call different things by one id.
                let prefix = if tracks.len() > 1 { format!("{}-", contest.tracks[track].id) } else { String::new() };
                words(kind, rules)
                    .into_iter()
                    .enumerate()
                    .map(move |(at, (id, title))| (track, at, format!("{prefix}{id}"), title))
            })
            .map(|(track, at, id, title)| {
                let is = |s: &Showcase| if kind == FacetKind::Type { s.kind == at } else { s.originality == at };
                facet(id, title, &|n| world.standings[n].track == track && states(n, &is))
            })
            .collect(),
    };
    parts.into_iter().filter(|f| !f.rows.is_empty()).collect()
}

/// Ids and titles of the form's words.
fn words(kind: FacetKind, rules: &ShowcaseRules) -> Vec<(&str, &str)> {
    if kind == FacetKind::Type {
        rules.types.iter().map(|t| (&*t.id, &*t.title)).collect()
    } else {
        rules.originality.iter().map(|o| (&*o.id, &*o.title)).collect()
    }
}
