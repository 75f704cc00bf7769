//! What is known about a notice, from its contest, its lists and its periods.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::known::{Known, KnownPeriod, Mark, Noun};
use super::stream::plain;
use crate::calendar::Period;
use crate::model::{Contest, Nomination, Notice, TrackKind, Unit};
use crate::notice::{Printed, Roll};
use crate::number::written;
use crate::rank::Results;
use crate::score::ScoreBook;

impl Known {
    /// What is known about a notice with these lists.
    #[must_use]
    pub fn new(contest: &Contest, notice: &Notice, printed: &Printed, periods: &[Period]) -> Self {
        let name = |n: usize| plain(&printed.record(contest, n).name.value);
        let rolls = printed.rolls.as_slice();
        let lists: Vec<(TrackKind, Vec<String>)> = rolls
            .iter()
            .map(|roll| (contest.tracks[roll.track].kind, roll.rows.iter().map(|r| name(r.nomination)).collect()))
            .collect();
        let listed: HashSet<usize> = rolls.iter().flat_map(|r| r.rows.iter().map(|row| row.nomination)).collect();
        // Names are looked for where the prose has a word in front of a number, or has them whole.
        let prose = plain(notice.prose.markdown());
        let others = (0..contest.nominations.len()).filter(|n| !listed.contains(n)).map(name);
        let others = others.filter(|name| prose.contains('等') || prose.contains(name)).collect();
        let mut years: Vec<u64> = vec![u64::try_from(notice.published.year()).unwrap_or_default()];
        years.extend(contest.title.split(|c: char| !c.is_ascii_digit()).filter_map(|y| y.parse::<u64>().ok()));
        Self {
            nouns: nouns(contest, rolls),
            lists,
            held: held(contest, printed),
            marks: BTreeMap::new(),
            rescored: BTreeMap::new(),
            tracks: rolls.iter().map(|roll| contest.tracks[roll.track].id.to_string()).collect(),
            title: plain(&contest.title),
            short_title: plain(&contest.short_title),
            others,
            shares: shares(contest, rolls, &prose),
            homes: homes(contest, printed, &prose),
            years,
            published: Some(notice.published),
            periods: periods.iter().map(KnownPeriod::of).collect(),
            past: Vec::new(),
            bases: contest.basis.iter().chain(&notice.basis).filter_map(|basis| numbered(basis)).collect(),
            issuers: notice.issuers.iter().map(|issuer| plain(issuer)).collect(),
            restarts: None,
            objections: None,
            moved: None,
            corrected: None,
            was: None,
            earlier: Vec::new(),
        }
    }
}

/// The title and the number of a document: 《……方案》（示竞组〔2023〕5号）.
fn numbered(basis: &str) -> Option<(String, String)> {
    let basis = plain(basis);
    let (title, rest) = basis.split_once('《')?.1.split_once('》')?;
    let number = rest.strip_prefix('（')?.split('）').next()?;
    (number.contains('〔') && number.ends_with('号')).then(|| (title.to_owned(), number.to_owned()))
}

/// How many of each list are of each unit that the prose names: of the unit itself, or of one below it.
fn shares(contest: &Contest, rolls: &[Roll], prose: &str) -> BTreeMap<String, Vec<usize>> {
    let names = contest.units.iter().map(|unit| [plain(&unit.name), plain(&unit.short_name)]);
    let names: Vec<[String; 2]> = names.collect();
    if !names.iter().flatten().any(|name| prose.contains(name)) {
        return BTreeMap::new();
    }
    let units: HashMap<&str, usize> = contest.units.iter().enumerate().map(|(at, u)| (u.id.as_str(), at)).collect();
    let mut counts = vec![vec![0; rolls.len()]; contest.units.len()];
    for (list, roll) in rolls.iter().enumerate() {
        for row in &roll.rows {
            let nomination = &contest.nominations[row.nomination];
            let mut above: BTreeSet<usize> = BTreeSet::new();
            let own = [&nomination.unit, &nomination.recommended_by];
            let mut open: Vec<usize> = own.iter().filter_map(|id| units.get(id.as_str()).copied()).collect();
            while let Some(unit) = open.pop() {
                if above.insert(unit) {
                    open.extend(contest.units[unit].parent.as_ref().and_then(|id| units.get(id.as_str())));
                }
            }
            above.into_iter().for_each(|unit| counts[unit][list] += 1);
        }
    }
    let named = names.into_iter().zip(counts).flat_map(|(names, counts)| names.map(|name| (name, counts.clone())));
    named.filter(|(name, _)| !name.is_empty() && prose.contains(name)).collect()
}

/// Where the people of the lists are that the prose names: as a list says it, and every unit of the prose that is the
/// same, above it or below it, or stands in a field of theirs.
fn homes(contest: &Contest, printed: &Printed, prose: &str) -> BTreeMap<String, Vec<String>> {
    let names = contest.units.iter().flat_map(|unit| [(unit, plain(&unit.name)), (unit, plain(&unit.short_name))]);
    let units: Vec<(&Unit, String)> = names.filter(|(_, name)| !name.is_empty() && prose.contains(name)).collect();
    if units.is_empty() {
        return BTreeMap::new();
    }
    let listed = printed.rolls.iter().filter(|roll| contest.tracks[roll.track].kind == TrackKind::Individual);
    let rows: Vec<&Nomination> =
        listed.flat_map(|roll| &roll.rows).map(|row| printed.record(contest, row.nomination)).collect();
    let mut homes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for nomination in rows {
        let name = plain(&nomination.name.value);
        if !prose.contains(&name) {
            continue;
        }
        let own = |unit: &Unit| [&nomination.unit, &nomination.recommended_by].iter().any(|id| **id == unit.id);
        let full = contest.units.iter().find(|unit| unit.id == nomination.unit).map(|unit| unit.name.as_str());
        let list = plain(nomination.field("工作单位").or(full).unwrap_or_default());
        let near = |unit: &Unit, name: &str| {
            let related = contest
                .units
                .iter()
                .any(|home| own(home) && (above(contest, unit, home) || above(contest, home, unit)));
            related || nomination.fields.iter().any(|field| plain(&field.value).contains(name))
        };
        let near = units.iter().filter(|(unit, name)| near(unit, name)).map(|(_, name)| name.clone());
        homes.entry(name).or_default().extend(std::iter::once(list).chain(near));
    }
    homes
}

/// Whether a unit is another one, or above it.
fn above(contest: &Contest, upper: &Unit, lower: &Unit) -> bool {
    let mut at = Some(lower);
    // No tree is deeper.
    for _ in 0..=contest.units.len() {
        let Some(unit) = at else { return false };
        if unit.id == upper.id {
            return true;
        }
        at = unit.parent.as_ref().and_then(|id| contest.units.iter().find(|unit| unit.id == *id));
    }
    false
}

/// Scores and ranks of those whom a notice names; a name that two have says nothing.
#[must_use]
pub fn named(contest: &Contest, book: &ScoreBook, results: &Results, notice: &Notice) -> BTreeMap<String, Mark> {
    let prose = plain(notice.prose.markdown());
    let mut named: BTreeMap<String, Option<Mark>> = BTreeMap::new();
    for nomination in &contest.nominations {
        let name = plain(&nomination.name.value);
        if prose.contains(&name) {
            let total = book.get(&nomination.id).map(|score| written(&score.total.published));
            let place = results.tracks.iter().flat_map(|t| &t.places).find(|p| p.nomination == nomination.id);
            let mark = Mark { total, rank: place.map(|p| p.rank) };
            named.entry(name).and_modify(|seen| *seen = None).or_insert(Some(mark));
        }
    }
    named.into_iter().filter_map(|(name, mark)| Some((name, mark?))).collect()
}

/// Which titles those in the lists have, by name.
fn held(contest: &Contest, printed: &Printed) -> BTreeMap<String, Vec<String>> {
    let mut held: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for roll in &printed.rolls {
        for row in &roll.rows {
            let titles = held.entry(plain(&printed.record(contest, row.nomination).name.value)).or_default();
            titles.push(plain(&contest.tracks[roll.track].title));
            if let Some((award, tier)) = row.won {
                titles.push(plain(&contest.awards[award].title));
                titles.extend(contest.awards[award].tiers.get(tier).map(|t| plain(&t.title)));
            }
        }
    }
    held
}

/// Titles and how many of each there are. A title that several lists share may mean each or all.
fn nouns(contest: &Contest, rolls: &[Roll]) -> Vec<Noun> {
    let mut nouns: Vec<Noun> = Vec::new();
    let mut add = |title: &str, counts: Vec<usize>, placeholder: String| {
        let title = plain(title);
        match nouns.iter_mut().find(|n| n.title == title) {
            Some(noun) => {
                for count in counts {
                    if !noun.counts.contains(&count) {
                        noun.counts.push(count);
                    }
                }
            }
            None => nouns.push(Noun { title, counts, placeholder }),
        }
    };
    for roll in rolls {
        let track = &contest.tracks[roll.track];
        add(&track.title, counts(&track.title, roll.rows.len()), format!("{{{{数量:{}}}}}", track.id));
        for at in &roll.awards {
            let award = &contest.awards[*at];
            let won = roll.rows.iter().filter(|r| r.won.is_some_and(|(a, _)| a == *at)).count();
            add(&award.title, vec![won], format!("{{{{数量:{}}}}}", award.id));
        }
    }
    for title in tier_titles(contest, rolls) {
        let each: Vec<usize> = rolls.iter().map(|roll| in_tier(contest, roll, &title)).filter(|n| *n > 0).collect();
        let mut counts = each.clone();
        if each.len() > 1 {
            counts.push(each.iter().sum());
        }
        if counts.is_empty() {
            counts.push(0);
        }
        add(&title, counts, placeholder(contest, rolls, &title));
    }
    // What other tracks award is not for this notice to count.
    for track in &contest.tracks {
        add(&track.title, Vec::new(), String::new());
    }
    for award in &contest.awards {
        add(&award.title, Vec::new(), String::new());
        for tier in &award.tiers {
            add(&tier.title, Vec::new(), String::new());
        }
    }
    nouns
}

/// How many a title of a track counts in a list. 参赛选手 are all who took part, whoever is listed.
fn counts(title: &str, listed: usize) -> Vec<usize> {
    let all = ["参赛", "参评", "申报", "报名", "参加"].iter().any(|word| title.starts_with(word));
    if all { Vec::new() } else { vec![listed] }
}

/// What counts the winners of a tier.
fn placeholder(contest: &Contest, rolls: &[Roll], title: &str) -> String {
    let awards = rolls.iter().flat_map(|r| &r.awards).map(|at| &contest.awards[*at]);
    let award = awards.filter(|a| a.tiers.iter().any(|t| t.title == title)).map(|a| a.id.to_string()).next();
    award.filter(|_| rolls.len() > 1).map_or_else(|| "{{数量}}".to_owned(), |id| format!("{{{{数量:{id}}}}}"))
}

fn tier_titles(contest: &Contest, rolls: &[Roll]) -> Vec<String> {
    let mut titles: Vec<String> = Vec::new();
    for award in rolls.iter().flat_map(|r| &r.awards) {
        for tier in &contest.awards[*award].tiers {
            if !titles.contains(&tier.title) {
                titles.push(tier.title.clone());
            }
        }
    }
    titles
}

/// How many of a list are in the tier of a title.
fn in_tier(contest: &Contest, roll: &Roll, title: &str) -> usize {
    let is = |won: (usize, usize)| contest.awards[won.0].tiers.get(won.1).is_some_and(|t| t.title == title);
    roll.rows.iter().filter(|r| r.won.is_some_and(is)).count()
}

#[cfg(test)]
mod tests {
    use super::counts;

    #[test]
    fn who_took_part_is_not_who_is_listed() {
        assert_eq!(counts("参赛选手", 6), [] as [usize; 0]);
        assert_eq!(counts("先进个人", 6), [6]);
    }
}
