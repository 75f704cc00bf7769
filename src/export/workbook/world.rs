//! A workbook from a contest of the site.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Book, Entry, Listed, Scored};
use crate::lang::Lang;
use crate::model::{Track, UnitId};
use crate::page::{ContestWorld, World, award_titles, why_out};
use crate::rank::WhyUnranked;

/// The workbook of a contest. `on` is the day that it states; without one, the latest day that the
/// records name.
#[must_use]
pub(crate) fn xlsx(world: &World<'_>, contest: &ContestWorld<'_>, on: Option<Date>) -> Vec<u8> {
    book(world, contest, on).xlsx()
}

fn book<'a>(world: &World<'_>, contest: &'a ContestWorld<'_>, on: Option<Date>) -> Book<'a> {
    let mut book = Book {
        title: contest.contest.title.clone(),
        demo: world.site.demo,
        on: on.unwrap_or_else(|| latest(contest)),
        lang: world.lang,
        scored: Vec::new(),
        lists: Vec::new(),
    };
    for (at, track) in contest.contest.tracks.iter().enumerate() {
        match contest.contest.rubric_of(track) {
            Some(rubric) => book.scored.push(Scored {
                title: track.title.clone(),
                rubric,
                ranking: &track.ranking,
                elsewhere: &contest.judged.elsewhere,
                entries: entries(world.lang, contest, at),
            }),
            None => book.lists.push(listed(world.lang, contest, at, track)),
        }
    }
    book
}

/// The latest day up to which facts were counted, or of anything that happened.
fn latest(contest: &ContestWorld<'_>) -> Date {
    let contest = contest.contest;
    let facts = contest.nominations.iter().flat_map(|n| &n.facts.criteria).filter_map(|(_, f)| f.as_of);
    let others = contest.history.iter().map(|event| event.on).chain(contest.stages.iter().map(|s| s.from));
    facts.chain(others).max().unwrap_or(Date::constant(2000, 1, 1))
}

/// The nominations of a track: ranked ones by rank, then the others.
fn entries<'a>(lang: Lang, contest: &'a ContestWorld<'_>, track: usize) -> Vec<Entry<'a>> {
    let names = unit_names(contest);
    let all = contest.contest.nominations.iter().enumerate().filter(|(n, _)| contest.standings[*n].track == track);
    let mut entries: Vec<Entry<'a>> = all
        .filter_map(|(n, nomination)| {
            let standing = &contest.standings[n];
            Some(Entry {
                id: nomination.id.as_str(),
                name: &nomination.name.value,
                unit: contest.unit_name(&nomination.unit),
                recommended_by: names.get(&nomination.recommended_by).cloned().unwrap_or_default(),
                facts: &nomination.facts,
                score: contest.judged.book.get(&nomination.id)?,
                out: standing.why.and_then(|why| out(why, lang)),
                rank: standing.place.map(|place| place.rank),
                award: award_titles(contest, n).unwrap_or_default(),
            })
        })
        .collect();
    entries.sort_by(|a, b| (a.rank.is_none(), a.rank, a.id).cmp(&(b.rank.is_none(), b.rank, b.id)));
    entries
}

/// What took a nomination out by an event.
const fn out(why: &WhyUnranked, lang: Lang) -> Option<&'static str> {
    let zh = matches!(lang, Lang::Zh);
    match why {
        WhyUnranked::Withdrawn(_) => Some(if zh { "撤回" } else { "withdrawn" }),
        WhyUnranked::Rejected(_) => Some(if zh { "不予受理" } else { "refused" }),
        WhyUnranked::Disqualified(_) => Some(if zh { "取消资格" } else { "disqualified" }),
        WhyUnranked::NoRubric | WhyUnranked::Gate(_) | WhyUnranked::Ineligible(_) => None,
    }
}

/// A name for each unit that a spreadsheet tells from all others: it does not know large from small
/// letters.
fn unit_names<'a>(contest: &'a ContestWorld<'_>) -> BTreeMap<&'a UnitId, String> {
    let units = &contest.contest.units;
    let mut seen = BTreeSet::new();
    let doubles: BTreeSet<String> =
        units.iter().map(|unit| unit.name.to_lowercase()).filter(|name| !seen.insert(name.clone())).collect();
    let named = |name: &str, id: &UnitId| {
        if doubles.contains(&name.to_lowercase()) { format!("{name}（{id}）") } else { name.to_owned() }
    };
    units.iter().map(|unit| (&unit.id, named(&unit.name, &unit.id))).collect()
}

fn listed<'a>(lang: Lang, contest: &'a ContestWorld<'_>, at: usize, track: &Track) -> Listed<'a> {
    let mut listed = Listed { title: track.title.clone(), rows: Vec::new(), results: Vec::new() };
    let index = contest.rows_of(at);
    for n in index {
        let nomination = &contest.contest.nominations[n];
        listed.rows.push([nomination.id.as_str(), &nomination.name.value, contest.unit_name(&nomination.unit)]);
        let why = contest.standings[n].why.filter(|why| **why != WhyUnranked::NoRubric);
        let why = why.map(|why| why_out_words(lang, contest, n, why)).unwrap_or_default();
        listed.results.push((award_titles(contest, n).unwrap_or_default(), why));
    }
    listed
}

fn why_out_words(lang: Lang, contest: &ContestWorld<'_>, n: usize, why: &WhyUnranked) -> String {
    why_out(contest, n, why, lang)
}
