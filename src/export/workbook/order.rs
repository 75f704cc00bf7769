//! Ranks as formulas: how many are ahead, by the total and then by the links of the tie chain.

use super::formula::{Grid, ROW, Template, cell, float, letters, quoted};
use super::plan::{Plan, Value};
use super::tree::{Shows, Tree};
use super::{Entry, FIRST, Scored};
use crate::model::rule::Best;
use crate::model::{RankOn, TieBreak};
use crate::number::Exact;
use crate::score::{Outcome, Points};

/// A link of the tie chain as a column: what is missing goes last.
const LAST: &str = "-1E+99";

/// A column that a rank looks at.
pub(super) struct Key {
    pub(super) title: String,
    pub(super) formula: Template,
    /// Of each entry; none where it has no such number.
    pub(super) values: Vec<Option<Exact>>,
}

/// The numbers by which a track is ordered: the total, then the links.
pub(super) fn keys<'a>(
    field: &Scored<'a>,
    (tree, base): (&Tree<'_>, usize),
    plan: &Plan<'a>,
    (grid, calc): (&Grid, Option<&str>),
) -> Vec<Key> {
    let (rubric, on) = (field.rubric, field.ranking.on);
    let column = |shows: Shows| tree.nodes.iter().position(|node| node.shows == shows).map(|at| base + at);
    let points = |points: &Points| match on {
        RankOn::Published => Exact::from(points.published),
        RankOn::Exact => points.exact.clone(),
    };
    let number = |at: usize| match (on, calc) {
        (RankOn::Exact, Some(calc)) => format!("ROUND({calc}{},{})", cell(at), grid.clear),
        _ => cell(at),
    };
    let of = |pick: &dyn Fn(&Entry<'a>) -> Option<Exact>| field.entries.iter().map(pick).collect();
    let scored = |outcome: Option<&Outcome>| match outcome {
        Some(Outcome::Scored(found)) => Some(points(found)),
        _ => None,
    };
    let part = |title: &str, at: usize, pick: &dyn Fn(&Entry<'a>) -> Option<Exact>| Key {
        title: title.to_owned(),
        formula: Template::new(&format!("IF(ISNUMBER({}),{},{LAST})", cell(at), number(at))),
        values: of(pick),
    };
    let mut keys = vec![Key {
        title: plan.word("总分（排名用）", "total that is ranked").to_owned(),
        formula: Template::new(&number(column(Shows::Total).unwrap_or(base))),
        values: of(&|e| Some(points(&e.score.total))),
    }];
    for link in &field.ranking.tie_breaks {
        keys.extend(match link {
            TieBreak::Criterion(id) => rubric.criteria().iter().position(|c| c.id == *id).and_then(|n| {
                let at = column(Shows::Criterion(n))?;
                Some(part(&rubric.criteria()[n].title, at, &|e| scored(e.score.criteria.get(n))))
            }),
            TieBreak::Group(id) => rubric.groups().iter().position(|g| g.id == *id).and_then(|n| {
                let at = column(Shows::Group(n))?;
                Some(part(&rubric.groups()[n].title, at, &|e| scored(e.score.groups.get(n))))
            }),
            TieBreak::Fact { criterion, fact, best } => fact_key(field, plan, (criterion.as_str(), &fact.value), *best),
        });
    }
    keys
}

/// A fact that is compared; the smaller one first is the larger negative first.
fn fact_key<'a>(field: &Scored<'a>, plan: &Plan<'a>, (id, name): (&str, &str), best: Best) -> Option<Key> {
    let criteria = field.rubric.criteria();
    let at = criteria.iter().position(|c| c.id.as_str() == id)?;
    let criterion = criteria[at];
    let title = criterion.rule.plain_numbers().into_iter().find(|(known, _)| *known == name).and_then(|(_, t)| t);
    let column = plan.fact(at, name)?;
    let (there, sign) = (plan.there(column), if best == Best::Lowest { "-" } else { "" });
    let formula = Template::new(&format!("IF(ISNUMBER({there}),{sign}{there},{LAST})"));
    let value = |e: &Entry<'a>| {
        let value = e.number(criterion, name)?.value();
        Some(if best == Best::Lowest { Exact::ZERO.minus(value) } else { value.clone() })
    };
    Some(Key {
        title: title.unwrap_or(&criterion.title).to_owned(),
        formula,
        values: field.entries.iter().map(value).collect(),
    })
}

impl Key {
    pub(super) fn cached(&self, at: usize) -> Value {
        Value::Number(self.values.get(at).and_then(Option::as_ref).map_or(-1e99, float))
    }
}

/// The formula of a rank: `first` is the column of the first key, `standing` that of 参评.
pub(super) fn rank(columns: &[usize], standing: usize, drawn: Option<usize>, (word, rows): (&str, usize)) -> String {
    let last = FIRST as usize + rows;
    let whole = |at: usize| format!("{0}${1}:{0}${last}", letters(at), FIRST + 1);
    let ranked = format!("{},{}", whole(standing), quoted(word));
    let mut parts = vec!["1".to_owned()];
    for (depth, at) in columns.iter().enumerate() {
        let equal: Vec<String> = columns[..depth].iter().map(|c| format!("{},{}", whole(*c), cell(*c))).collect();
        let ahead = format!("{},\">\"&{}", whole(*at), cell(*at));
        let conditions = std::iter::once(ranked.clone()).chain(equal).chain([ahead]).collect::<Vec<_>>();
        parts.push(format!("COUNTIFS({})", conditions.join(",")));
    }
    parts.extend(drawn.map(|at| format!("MAX(0,N({}{ROW})-1)", letters(at))));
    format!("IF({}={},{},\"\")", cell(standing), quoted(word), parts.join("+"))
}

/// In which order a draw or decision put equals, from 1; `None` where nothing was drawn.
pub(super) fn drawn(field: &Scored<'_>, keys: &[Key]) -> Vec<Option<u32>> {
    let key = |at: usize| keys.iter().map(|key| key.values[at].as_ref()).collect::<Vec<_>>();
    let mut ranked: Vec<usize> = (0..field.entries.len()).filter(|at| field.entries[*at].rank.is_some()).collect();
    ranked.sort_by(|a, b| key(*b).cmp(&key(*a)));
    let mut drawn = vec![None; field.entries.len()];
    let mut before = 0;
    for class in ranked.chunk_by(|a, b| key(*a) == key(*b)) {
        let offsets = class.iter().map(|at| field.entries[*at].rank.unwrap_or(0).saturating_sub(before + 1));
        let offsets: Vec<u32> = offsets.collect();
        if offsets.iter().any(|offset| *offset > 0) {
            class.iter().zip(offsets).for_each(|(at, offset)| drawn[*at] = Some(offset + 1));
        }
        before += u32::try_from(class.len()).unwrap_or(u32::MAX);
    }
    drawn
}
