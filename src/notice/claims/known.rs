//! What is known, for holding prose against it: how many of what, who comes first, from when to when.

use jiff::civil::{Date, Time};

use super::stream::plain;
use crate::calendar::Period;
use crate::model::{Contest, CountingUnit, Notice, Outcome, TrackKind};
use crate::notice::{Objections, Printed, Roll};

/// What prose of a notice can agree with.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Titles of tracks, awards and tiers.
    pub nouns: Vec<Noun>,
    /// The lists: what their members are, and their names in order.
    pub lists: Vec<(TrackKind, Vec<String>)>,
    /// The ids of their tracks, where there are several to tell apart.
    pub tracks: Vec<String>,
    /// Titles of documents, in which another year is another document: that of the contest.
    pub title: String,
    /// Names of nominations that stand in none of the lists.
    pub others: Vec<String>,
    /// Years that the text may speak of as this one.
    pub years: Vec<u64>,
    /// The day of publication.
    pub published: Option<Date>,
    /// The periods that the notice speaks of.
    pub periods: Vec<KnownPeriod>,
    /// Which objections there were; none where the notice does not speak of them.
    pub objections: Option<Objected>,
    /// How the lists differ from those that were made public, in words; none where they do not.
    pub moved: Option<String>,
}

/// Objections as a notice can count them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Objected {
    /// Raised during the period.
    pub inside: usize,
    /// Raised at all.
    pub all: usize,
    /// Found true, found true in part, found untrue.
    pub found: (usize, usize, usize),
    /// Whether the notice speaks of what came of the period, and not of what may come.
    pub settled: bool,
}

impl Objected {
    /// The numbers of some objections.
    #[must_use]
    pub fn of(objections: &Objections<'_>) -> Self {
        let all = objections.all();
        let found = |outcome| all.iter().filter(|c| c.finding.is_some_and(|(_, o, _)| o == outcome)).count();
        Self {
            inside: objections.inside.len(),
            all: all.len(),
            found: (found(Outcome::Upheld), found(Outcome::Partly), found(Outcome::Unfounded)),
            settled: true,
        }
    }
}

/// A title that a number can stand with.
#[derive(Clone, Debug)]
pub struct Noun {
    /// 先进集体
    pub title: String,
    /// How many there are: one number for each way to read the title. Empty for what this notice does not list.
    pub counts: Vec<usize>,
    /// What to write instead of a number.
    pub placeholder: String,
}

/// A period.
#[derive(Clone, Debug)]
pub struct KnownPeriod {
    /// First day that counts.
    pub first: Date,
    /// Last day.
    pub last: Date,
    /// Hour, if one was set.
    pub until: Option<Time>,
    /// How many days count.
    pub count: u32,
    /// Which days count.
    pub unit: CountingUnit,
    /// How many of its days are worked, where that is known.
    pub worked: Option<usize>,
}

impl KnownPeriod {
    /// The same, from the calendar.
    #[must_use]
    pub fn of(period: &Period) -> Self {
        let counted = period.days.iter().filter(|d| d.number.is_some());
        let worked: Option<Vec<bool>> =
            counted.map(|d| d.kind.as_ref().map(crate::calendar::DayKind::is_worked)).collect();
        Self {
            first: period.first,
            last: period.last,
            until: period.until,
            count: period.count,
            unit: period.unit,
            worked: worked.map(|days| days.into_iter().filter(|worked| *worked).count()),
        }
    }
}

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
        let listed: std::collections::HashSet<usize> =
            rolls.iter().flat_map(|r| r.rows.iter().map(|row| row.nomination)).collect();
        // Names are looked for only where the prose has a word in front of a number.
        let others = if notice.prose.markdown().contains('等') {
            (0..contest.nominations.len()).filter(|n| !listed.contains(n)).map(name).collect()
        } else {
            Vec::new()
        };
        let mut years: Vec<u64> = vec![u64::try_from(notice.published.year()).unwrap_or_default()];
        years.extend(contest.title.split(|c: char| !c.is_ascii_digit()).filter_map(|y| y.parse::<u64>().ok()));
        Self {
            nouns: nouns(contest, rolls),
            lists,
            tracks: rolls.iter().map(|roll| contest.tracks[roll.track].id.to_string()).collect(),
            title: plain(&contest.title),
            others,
            years,
            published: Some(notice.published),
            periods: periods.iter().map(KnownPeriod::of).collect(),
            objections: None,
            moved: None,
        }
    }

    /// What names the first of a list: where there are several, that of its track.
    pub(super) fn first_of(&self, list: Option<usize>) -> String {
        match list.and_then(|at| self.tracks.get(at)).filter(|_| self.lists.len() > 1) {
            Some(track) => format!("{{{{首位:{track}}}}}"),
            None => "{{首位}}".to_owned(),
        }
    }

    /// What counts a list, in the same way.
    pub(super) fn amount_of(&self, list: usize) -> String {
        match self.tracks.get(list).filter(|_| self.lists.len() > 1) {
            Some(track) => format!("{{{{数量:{track}}}}}"),
            None => "{{数量}}".to_owned(),
        }
    }

    /// Numbers that the whole can be: each list, and all of them together.
    pub(super) fn totals(&self, fits: impl Fn(TrackKind) -> bool) -> Vec<usize> {
        let mut counts: Vec<usize> = self.lists.iter().filter(|(kind, _)| fits(*kind)).map(|(_, l)| l.len()).collect();
        if counts.len() > 1 {
            counts.push(counts.iter().sum());
        }
        counts.dedup();
        counts
    }
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
        add(&track.title, vec![roll.rows.len()], format!("{{{{数量:{}}}}}", track.id));
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
