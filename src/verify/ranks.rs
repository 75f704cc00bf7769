//! Ranks and standings, by contest.json, against the table `results`; bests of relative criteria.

use std::collections::{BTreeMap, BTreeSet};

use super::bundle::Bundle;
use super::findings::{Findings, Layer, Looked};
use super::house::House;
use super::read::{Record, TrackRule};
use super::sheet::{Sheet, Tables};
use super::table::{How, Lines};
use crate::lang::text;

/// Rank, and whether others have the same.
pub(super) type Ranks = BTreeMap<String, (usize, bool)>;

/// Ranks everyone who stands: standard competition, equals by a recorded draw where one was held among all of them.
pub(super) fn ranks(house: &House, sheets: &[Option<Sheet>]) -> Ranks {
    let mut ranks = Ranks::new();
    for track in &house.rule.tracks {
        let all = house.records.iter().zip(sheets).filter(|(record, _)| record.track == track.track);
        let stand = all.filter_map(|(r, s)| s.as_ref().filter(|s| s.standing == "ranked").map(|s| (r, s)));
        let mut field: Vec<(&Record, &Sheet)> = stand.collect();
        field.sort_by(|(_, a), (_, b)| b.marks.cmp(&a.marks));
        let mut before = 0;
        for class in field.chunk_by(|(_, a), (_, b)| a.marks == b.marks) {
            let ids: Vec<&str> = class.iter().map(|(record, _)| record.id.as_str()).collect();
            match drawn(house, track, sheets, &ids) {
                Some(order) => ranks.extend((before + 1..).zip(order).map(|(rank, id)| (id.to_owned(), (rank, false)))),
                None => ranks.extend(ids.iter().map(|id| ((*id).to_owned(), (before + 1, ids.len() > 1)))),
            }
            before += class.len();
        }
    }
    ranks
}

/// The order of a class of equals by a draw or decision: it names all of them, and beside them only
/// those who are out since.
fn drawn<'a>(house: &'a House, track: &TrackRule, sheets: &[Option<Sheet>], class: &[&str]) -> Option<Vec<&'a str>> {
    if track.shared || class.len() < 2 && house.rule.decided.is_empty() {
        return None;
    }
    let of_track = |award: &str| house.rule.awards.iter().any(|a| a.award == award && a.track == track.track);
    let fallen = |id: &str| {
        let at = house.records.binary_search_by(|record| record.id.as_str().cmp(id)).ok();
        at.and_then(|at| sheets[at].as_ref()).is_some_and(|sheet| sheet.standing != "ranked")
    };
    let orders = house.rule.decided.iter().filter(|d| of_track(&d.award)).filter_map(|d| d.order.as_ref());
    let fits = |order: &&Vec<String>| {
        class.iter().all(|id| order.iter().any(|o| o == id))
            && order.iter().all(|id| class.contains(&id.as_str()) || fallen(id))
    };
    let order = orders.into_iter().find(fits)?;
    Some(order.iter().map(String::as_str).filter(|id| class.contains(id)).collect())
}

/// The table `results`.
pub(super) fn results(
    house: &House,
    sheets: &[Option<Sheet>],
    ranks: &Ranks,
    tables: &Tables<'_>,
    bundle: &Bundle<'_>,
) -> Findings {
    let mut findings = Findings::default();
    let place = bundle.place("data/tables/results.csv");
    for (record, sheet) in house.records.iter().zip(sheets) {
        let Some(sheet) = sheet else { continue };
        let total = sheet.points.last().and_then(|(_, points)| points.as_ref());
        let (above, below) = total.map(|p| p.exact.parts()).unwrap_or_default();
        let published = total.map(|p| p.published.to_string()).unwrap_or_default();
        let (rank, shared) = match ranks.get(&record.id) {
            Some((rank, shared)) => (rank.to_string(), *shared),
            None => (String::new(), false),
        };
        findings.count(Looked::Ranks, usize::from(!rank.is_empty()));
        let shared = if shared { "true" } else { "false" };
        let mut row = Lines::default();
        row.put(&[&record.id, &record.track, sheet.standing, &published, &above, &below, &rank, shared]);
        let how = How { place: &place, keys: 1, layer: Layer::Recomputation };
        tables.results.compare(&record.id, &row, how, &mut findings);
    }
    findings
}

/// The best values of relative criteria (N70).
pub(super) fn bests(house: &House, bundle: &Bundle<'_>) -> Findings {
    let mut findings = Findings::default();
    let said: BTreeSet<[String; 4]> = house.rule.bests.iter().cloned().collect();
    let computed: BTreeSet<[String; 4]> = house
        .contexts
        .iter()
        .flat_map(|(track, context)| {
            let one = |(criterion, unit, best): (_, Option<&crate::model::UnitId>, _)| {
                [
                    track.clone(),
                    format!("{criterion}"),
                    unit.map(ToString::to_string).unwrap_or_default(),
                    format!("{best}"),
                ]
            };
            context.bests().map(one).collect::<Vec<_>>()
        })
        .collect();
    for best in said.symmetric_difference(&computed) {
        let place = bundle.place(&format!("data/contest.json bests {}", best.join(" ")));
        let what = if said.contains(best) {
            text!("与重算的不同", "not what the facts give")
        } else {
            text!("缺少重算出的这个最优值", "this best value, computed from the facts, is missing")
        };
        findings.wrong(Layer::Recomputation, place, what);
    }
    findings.count(Looked::Numbers, computed.len());
    findings
}
