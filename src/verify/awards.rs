//! Awards and quotas (E60 3): winners stand, tiers hold no more than their seats, nobody was passed over.

use std::collections::{BTreeMap, BTreeSet};

use super::bundle::Bundle;
use super::findings::{Findings, Layer, Looked};
use super::house::House;
use super::ranks::Ranks;
use super::read::{AwardRule, Record};
use super::sheet::Sheet;
use super::table::{Row, Table};
use crate::lang::text;
use crate::number::{Exact, Number};

/// What an award is held against.
struct Hall<'a> {
    house: &'a House,
    sheets: &'a [Option<Sheet>],
    ranks: &'a Ranks,
    place: String,
    findings: Findings,
}

/// The table `awards`.
pub(super) fn awards(
    house: &House,
    sheets: &[Option<Sheet>],
    ranks: &Ranks,
    table: &Table<'_>,
    bundle: &Bundle<'_>,
) -> Findings {
    let rows = table.all();
    let place = bundle.place("data/tables/awards.csv");
    let mut hall = Hall { house, sheets, ranks, place, findings: Findings::default() };
    hall.findings.count(Looked::Winners, rows.len());
    let won: BTreeSet<[&str; 3]> =
        rows.iter().filter_map(|row| Some([row.get(2)?, row.first()?, row.get(1)?].map(String::as_str))).collect();
    let recorded =
        house.records.iter().flat_map(|r| r.awards.iter().map(|(a, t)| [r.id.as_str(), a.as_str(), t.as_str()]));
    let recorded: BTreeSet<[&str; 3]> = recorded.collect();
    if won.len() != rows.len() {
        hall.wrong("", text!("有重复的行", "rows are repeated"));
    }
    for one in won.symmetric_difference(&recorded) {
        hall.wrong(&one.join(" "), text!("奖项表与 record.json 不一致", "the table and record.json disagree"));
    }
    let known = |[nomination, award, tier]: &[&str; 3]| {
        let award = house.rule.awards.iter().find(|a| a.award == *award && a.tiers.iter().any(|t| t.tier == *tier));
        let record = house.records.iter().find(|r| r.id == *nomination);
        award.zip(record).is_some_and(|(award, record)| award.track == record.track)
    };
    for one in won.iter().filter(|one| !known(one)) {
        hall.wrong(&one.join(" "), text!("没有这个奖项、等次或这份申报", "there is no such award, tier or nomination"));
    }
    hall.events(&rows);
    for award in &house.rule.awards {
        let mut tiers: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for [nomination, _, tier] in won.iter().filter(|[_, a, _]| *a == award.award) {
            tiers.entry(tier).or_default().push(nomination);
        }
        let before = won.iter().filter(|[_, a, _]| award.unless_won.iter().any(|id| id == a));
        hall.award(award, &tiers, &before.map(|[nomination, ..]| *nomination).collect());
    }
    hall.findings
}

impl Hall<'_> {
    fn wrong(&mut self, rest: &str, what: crate::lang::Text) {
        let place = format!("{} {rest}", self.place);
        self.findings.wrong(Layer::Tables, place.trim_end().to_owned(), what);
    }

    /// An event that a row names was decided for its award, and about the winner.
    fn events(&mut self, rows: &[Row]) {
        let named = rows.iter().filter_map(|row| match &row[..] {
            [award, _, winner, event] if !event.is_empty() => Some((award, winner, event)),
            _ => None,
        });
        let decided = |award: &str, winner: &str, event: &str| {
            self.house.rule.decided.iter().any(|d| d.award == award && d.event == event && d.names(winner))
        };
        let unknown: Vec<String> = named
            .filter(|(award, winner, event)| !decided(award, winner, event))
            .map(|(award, winner, event)| format!("{award} {winner} {event}"))
            .collect();
        for one in unknown {
            self.wrong(
                &one,
                text!(
                    "contest.json 里没有为这个奖项、这份申报作出的这个决定",
                    "contest.json has no such decision for this award and nomination"
                ),
            );
        }
    }

    fn sheet(&self, id: &str) -> Option<&Sheet> {
        let at = self.house.records.binary_search_by(|record| record.id.as_str().cmp(id)).ok()?;
        self.sheets[at].as_ref()
    }

    /// `before` are those who have won an award whose winners this one leaves out.
    fn award(&mut self, award: &AwardRule, tiers: &BTreeMap<&str, Vec<&str>>, before: &BTreeSet<&str>) {
        for (tier, winners) in tiers {
            let out = |id: &&&str| self.sheet(id).is_some_and(|s| !matches!(s.standing, "ranked" | "unscored"));
            let fallen: Vec<&str> = winners.iter().filter(out).copied().collect();
            for id in fallen {
                self.wrong(
                    &format!("{} {tier} {id}", award.award),
                    text!("没有资格，却获奖", "it does not stand, and won"),
                );
            }
        }
        let of_award = || self.house.rule.decided.iter().filter(|d| d.award == award.award);
        let given = |id: &str| of_award().any(|d| d.kind == "override" && d.names(id));
        let moved = of_award().any(|d| matches!(d.kind.as_str(), "override" | "substitution"));
        // Whom an override gave the award needs neither its points nor one of its seats.
        let computed: BTreeMap<&str, Vec<&str>> = tiers
            .iter()
            .map(|(tier, winners)| (*tier, winners.iter().copied().filter(|id| !given(id)).collect()))
            .collect();
        computed.iter().for_each(|(tier, winners)| self.seats(award, tier, winners));
        if award.by_score {
            self.bars(award, &computed);
            for id in computed.values().flatten().filter(|id| before.contains(*id)) {
                self.wrong(
                    &format!("{} {id}", award.award),
                    text!(
                        "已获前面的奖项，不应再获这个奖项",
                        "it has won an award whose winners this one leaves out, and won this too"
                    ),
                );
            }
            if award.quota.is_none() && !moved {
                self.passed_over(award, tiers, before);
            }
        }
    }

    /// No more winners than seats, but for a tie at the cut that is awarded as a whole.
    fn seats(&mut self, award: &AwardRule, tier: &str, winners: &[&str]) {
        let rule = award.tiers.iter().find(|t| t.tier == tier);
        let Some(seats) = rule.and_then(|t| t.seats).and_then(|n| usize::try_from(n).ok()) else { return };
        let mut ranks: Vec<usize> =
            winners.iter().filter_map(|id| self.ranks.get(*id)).map(|(rank, _)| *rank).collect();
        ranks.sort_unstable();
        let tied =
            award.all_at_cut && seats > 0 && ranks.len() == winners.len() && ranks.get(seats - 1) == ranks.last();
        if winners.len() > seats && !tied {
            self.findings.differs(
                Layer::Tables,
                format!("{} {} {tier}", self.place, award.award),
                &seats.to_string(),
                &winners.len().to_string(),
            );
        }
    }

    /// Whether points reach a bar, as the track ranks.
    fn reaches(&self, award: &AwardRule, id: &str, item: &str, bar: &Number) -> bool {
        let published = self.house.rule.tracks.iter().any(|t| t.track == award.track && t.published);
        let points =
            self.sheet(id).and_then(|s| s.points.iter().find(|(i, _)| i == item)).and_then(|(_, p)| p.as_ref());
        points.is_some_and(|p| {
            let value = if published { Exact::from(p.published) } else { p.exact.clone() };
            value >= *bar.value()
        })
    }

    fn qualifies(&self, award: &AwardRule, id: &str) -> bool {
        award.min_score.iter().all(|bar| self.reaches(award, id, "total", bar))
            && award.requires.iter().all(|(item, bar)| self.reaches(award, id, item, bar))
    }

    /// Every winner has the points that the award and the tier ask for.
    fn bars(&mut self, award: &AwardRule, tiers: &BTreeMap<&str, Vec<&str>>) {
        for (tier, winners) in tiers {
            let bar = award.tiers.iter().find(|t| t.tier == *tier).and_then(|t| t.min_score.as_ref());
            let short = |id: &&&str| {
                !self.qualifies(award, id) || bar.is_some_and(|bar| !self.reaches(award, id, "total", bar))
            };
            let short: Vec<&str> = winners.iter().filter(short).copied().collect();
            for id in short {
                self.wrong(
                    &format!("{} {tier} {id}", award.award),
                    text!("没有达到最低分，却获奖", "it is below the minimum, and won"),
                );
            }
        }
    }

    /// Nobody who stands, and qualifies, is ahead of a winner of the same tier or a higher one without winning as high.
    fn passed_over(&mut self, award: &AwardRule, tiers: &BTreeMap<&str, Vec<&str>>, before: &BTreeSet<&str>) {
        let height = |tier: &str| award.tiers.iter().position(|t| t.tier == tier);
        let mut won: BTreeMap<&str, usize> = BTreeMap::new();
        for (tier, winners) in tiers {
            won.extend(winners.iter().filter_map(|id| Some((*id, height(tier)?))));
        }
        let mut field: Vec<(&str, usize)> = self.ranks.iter().map(|(id, (rank, _))| (id.as_str(), *rank)).collect();
        let of_track = |id: &str| {
            self.house
                .records
                .binary_search_by(|r| r.id.as_str().cmp(id))
                .is_ok_and(|at| self.house.records[at].track == award.track)
        };
        field.retain(|(id, _)| of_track(id) && !before.contains(id) && self.qualifies(award, id));
        field.sort_by_key(|(_, rank)| std::cmp::Reverse(*rank));
        // From the last one up: the highest tier that somebody strictly behind has won.
        let (mut behind, mut wrong) = (usize::MAX, Vec::new());
        for class in field.chunk_by(|a, b| a.1 == b.1) {
            let heights = class.iter().map(|(id, _)| (*id, won.get(id).copied().unwrap_or(usize::MAX)));
            let bar = award.tiers.get(behind).and_then(|t| t.min_score.as_ref());
            let over = heights
                .clone()
                .filter(|(id, at)| *at > behind && bar.is_none_or(|bar| self.reaches(award, id, "total", bar)));
            wrong.extend(over.map(|(id, _)| id.to_owned()));
            behind = heights.map(|(_, at)| at).min().unwrap_or(usize::MAX).min(behind);
        }
        for id in wrong {
            self.wrong(
                &format!("{} {id}", award.award),
                text!("名次在获奖者之前，却没有获奖或等次更低", "it ranks before a winner, and won nothing or less"),
            );
        }
    }
}

/// The table `quotas`: no unit used more than it was allowed, and as many as were used were.
pub(super) fn quotas(house: &House, awards: &Table<'_>, table: &Table<'_>, place: &str) -> Findings {
    let mut findings = Findings::default();
    let (winners, rows) = (awards.all(), table.all());
    let (mut uses, mut seen) = (uses(house, &winners), BTreeSet::new());
    for row in &rows {
        findings.count(Looked::Rows, 1);
        let name: Vec<&str> = row.iter().take(3).map(String::as_str).collect();
        let at = format!("{place} {}", name.join(" "));
        let [table, column, unit] = name[..] else { continue };
        if !seen.insert([table, column, unit]) {
            findings.wrong(Layer::Tables, at, text!("有重复的行", "rows are repeated"));
            continue;
        }
        let units = uses.iter_mut().find(|(of, _)| of[0] == table && of[1] == column).map(|(_, units)| units);
        let Some(right) = units.map(|units| units.remove::<str>(unit).unwrap_or_default()) else {
            findings.wrong(Layer::Tables, at, text!("没有这一栏名额", "there is no such column of quotas"));
            continue;
        };
        let number =
            |cell: Option<&String>| cell.filter(|c| Number::parse(c).is_ok()).and_then(|c| c.parse::<u32>().ok());
        match (number(row.get(3)), number(row.get(4))) {
            (Some(_), Some(used)) if used != right => {
                findings.differs(Layer::Tables, format!("{at} used"), &right.to_string(), &used.to_string());
            }
            (Some(allowed), Some(used)) if used <= allowed => {}
            (Some(allowed), Some(used)) => {
                findings.differs(Layer::Tables, at, &format!("≤ {allowed}"), &used.to_string());
            }
            _ => {
                findings.wrong(
                    Layer::Tables,
                    at,
                    text!("名额数或已用数不是整数", "allowed or used is no whole number"),
                );
            }
        }
    }
    for ([table, column], units) in uses {
        for unit in units.keys() {
            let at = format!("{place} {table} {column} {unit}");
            findings.wrong(Layer::Tables, at, text!("缺少这一行", "this row is missing"));
        }
    }
    findings
}

/// How many of each unit use up each column: the winners of the first award that is cut by it, else
/// the nominations of its track that are not out (E20).
fn uses<'h>(house: &'h House, awards: &[Row]) -> BTreeMap<[&'h str; 2], BTreeMap<&'h str, u32>> {
    let column = |[table, column, track]: &'h [String; 3]| {
        let cut_by = |award: &&AwardRule| award.quota.as_ref().is_some_and(|q| q[0] == *table && q[1] == *column);
        let award = house.rule.awards.iter().find(cut_by);
        let of_award = awards.iter().filter(|row| award.is_some_and(|a| row.first() == Some(&a.award)));
        let won: BTreeSet<&String> = of_award.filter_map(|row| row.get(2)).collect();
        let uses = |record: &&Record| match award {
            Some(_) => won.contains(&record.id),
            None => record.track == *track && !record.out,
        };
        let mut units = BTreeMap::new();
        for record in house.records.iter().filter(uses) {
            *units.entry(record.recommended_by.as_str()).or_default() += 1;
        }
        ([table.as_str(), column.as_str()], units)
    };
    house.rule.quotas.iter().map(column).collect()
}
