//! Why a nomination did not get an award: by which rule, beside whom, by how much.

use super::say;
use crate::lang::{Text, text};
use crate::model::{Award, AwardId, Contest, Nomination, NominationId, RankOn, TieAtCut};
use crate::number::{Exact, Number};
use crate::rank::{AwardResult, Place, Results, Slot, TrackResult, WhyUnranked, slots, unmet};
use crate::score::ScoreBook;

/// One award, with all that is known of it.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) contest: &'a Contest,
    pub(super) book: &'a ScoreBook,
    pub(super) results: &'a Results,
    pub(super) award: &'a Award,
    pub(super) result: &'a AwardResult,
}

impl<'a> Case<'a> {
    /// Why the ranking did not give it the award, in words.
    pub(super) fn not_a_winner(self, nomination: &Nomination) -> Text {
        if let Some(why) = self.unranked(&nomination.id) {
            return words(why);
        }
        let (Some(total), Some(place)) = (self.total(&nomination.id), self.place(&nomination.id)) else {
            return text!("它没有得分", "it has no score");
        };
        if let Some(title) = self.has_won(&nomination.id) {
            return text!("已获「{title}」，这个奖项不再评它", "it has won {title}, and this award leaves it out");
        }
        let short = self.below_minimum(&nomination.id).or_else(|| self.short_of_a_part(&nomination.id));
        short.unwrap_or_else(|| self.behind(nomination, &total, place))
    }

    /// Why it may not get the award whatever a committee decides: it is out, or below the minimum.
    pub(super) fn barred(self, id: &NominationId) -> Option<Text> {
        let out = self.unranked(id).filter(|why| **why != WhyUnranked::NoRubric).map(words);
        out.or_else(|| self.below_minimum(id)).or_else(|| self.short_of_a_part(id))
    }

    /// The title of an award whose winners this one leaves out, where it has won that.
    fn has_won(self, id: &NominationId) -> Option<&'a str> {
        let won = |award: &&AwardId| {
            let result = self.results.awards.iter().find(|r| r.award == **award);
            result.is_some_and(|r| r.winners.iter().any(|w| w.nomination == *id))
        };
        let award = self.award.unless_won.iter().find(won)?;
        self.contest.awards.iter().find(|a| a.id == *award).map(|a| a.title.as_str())
    }

    /// A part of its score is below what the award asks of it.
    fn short_of_a_part(self, id: &NominationId) -> Option<Text> {
        let (asked, points) = unmet(self.contest, self.award, self.book.get(id)?)?;
        let (title, least) = (say::part(self.contest, self.award, &asked.part), &asked.at_least);
        let points = points.map_or_else(|| "—".to_owned(), |p| say::decimal(&p, 12));
        Some(text!(
            "「{title}」{points} 分，低于奖项要求的 {least} 分",
            "its {title} has {points} points, below the {least} that the award asks for"
        ))
    }

    fn track(self) -> Option<&'a TrackResult> {
        self.results.tracks.iter().find(|t| t.track == self.award.track)
    }

    fn unranked(self, id: &NominationId) -> Option<&'a WhyUnranked> {
        self.track()?.unranked.iter().find(|u| u.nomination == *id).map(|u| &u.why)
    }

    fn place(self, id: &NominationId) -> Option<&'a Place> {
        self.track()?.places.iter().find(|p| p.nomination == *id)
    }

    /// The total that the track ranks on.
    fn total(self, id: &NominationId) -> Option<Exact> {
        let total = &self.book.get(id)?.total;
        Some(match self.contest.track(self.award.track.as_str())?.ranking.on {
            RankOn::Published => Exact::from(total.published),
            RankOn::Exact => total.exact.clone(),
        })
    }

    /// What a total must at least be: the award's own minimum, or that of its lowest tier if every
    /// tier has one.
    fn minimum(self) -> Option<&'a Number> {
        let tiers: Option<Vec<&Number>> = self.award.tiers.iter().map(|t| t.min_score.as_ref()).collect();
        let lowest = tiers.unwrap_or_default().into_iter().min_by_key(|min| min.value());
        self.award.min_score.as_ref().into_iter().chain(lowest).max_by_key(|min| min.value())
    }

    fn below_minimum(self, id: &NominationId) -> Option<Text> {
        let (min, total) = (self.minimum()?, self.total(id)?);
        let (by, shown) = (say::decimal(&min.value().minus(&total), 12), say::decimal(&total, 12));
        (total < *min.value()).then(|| {
            text!(
                "总分 {shown}，比奖项要求的最低分 {min} 低 {by} 分",
                "its total of {shown} is {by} below the award's minimum of {min}"
            )
        })
    }

    /// It stands, but the seats went to others.
    fn behind(self, nomination: &Nomination, total: &Exact, place: &Place) -> Text {
        let slot = self.seats_for(nomination);
        let seats = slot.as_ref().map_or(0, |s| s.seats);
        let places = say::count(seats, "seat");
        let (zh, en) = match slot.and_then(|s| s.unit) {
            Some(unit) => {
                let unit = say::unit(self.contest, &unit);
                (format!("{unit}的名额是 {seats} 个"), format!("{unit} has {places}"))
            }
            None if self.award.quota.is_some() => {
                let unit = say::unit(self.contest, &nomination.recommended_by);
                (format!("{unit}没有名额"), format!("{unit} has no seat"))
            }
            None => (format!("名额是 {seats} 个"), format!("the award has {places}")),
        };
        let rank = place.rank;
        let start = text!("排第 {rank}，{zh}", "it is number {rank}, and {en}");
        let end = self.beside_the_last(nomination, total, place);
        Text { zh: start.zh + &end.zh, en: start.en + &end.en }
    }

    /// How far it is from the last one that got a seat.
    fn beside_the_last(self, nomination: &Nomination, total: &Exact, place: &Place) -> Text {
        let Some(last) = self.last_winner(nomination) else { return Text { zh: String::new(), en: String::new() } };
        let gap = self.total(last).unwrap_or_default().minus(total);
        let Text { zh, en } = say::who(self.contest, last);
        if gap.is_zero() {
            text!(
                "，末位入选的{zh}与它总分相同，依并列规则在前",
                "; {en}, the last one in, has the same total and goes first by the tie rules"
            )
        } else if place.shared && self.award.tie_at_cut == TieAtCut::None && gap > Exact::ZERO {
            text!(
                "，它与别的申报并列在取舍线上，按规定都不入选",
                "; it is tied with others at the cut, where the rules take none of them"
            )
        } else {
            let by = say::decimal(&gap, 12);
            text!("，末位入选的{zh}比它高 {by} 分", "; {en}, the last one in, is {by} above it")
        }
    }

    /// Where it would have to sit: its unit's quota, or all tiers together.
    fn seats_for(self, nomination: &Nomination) -> Option<Slot> {
        let mut all = slots(self.contest, self.award);
        if self.award.quota.is_some() {
            return all.into_iter().find(|s| s.unit.as_ref() == Some(&nomination.recommended_by));
        }
        let seats = all.iter().fold(0u32, |sum, s| sum.saturating_add(s.seats));
        all.pop().map(|slot| Slot { seats, ..slot })
    }

    /// The lowest of those that got a seat which it might have had.
    fn last_winner(self, nomination: &Nomination) -> Option<&'a NominationId> {
        let rival = |id: &NominationId| {
            let theirs = self.contest.nomination(id.as_str()).map(|n| &n.recommended_by);
            self.award.quota.is_none() || theirs == Some(&nomination.recommended_by)
        };
        let won = |id: &NominationId| self.result.winners.iter().any(|w| w.nomination == *id);
        self.track()?.places.iter().rev().map(|p| &p.nomination).find(|id| rival(id) && won(id))
    }
}

fn words(why: &WhyUnranked) -> Text {
    match why {
        WhyUnranked::NoRubric => text!("它没有得分", "it has no score"),
        WhyUnranked::Gate(gate) => {
            text!("触发一票否决（{gate}），不参加排名", "the gate {gate} took it out of the ranking")
        }
        WhyUnranked::Ineligible(criterion) => {
            text!(
                "缺少必需的事实（{criterion}），不参加排名",
                "it lacks facts for {criterion}, which the ranking needs"
            )
        }
        WhyUnranked::Withdrawn(event) => text!("已撤回（{event}）", "it was withdrawn ({event})"),
        WhyUnranked::Rejected(event) => text!("不予受理（{event}）", "it was refused ({event})"),
        WhyUnranked::Disqualified(event) => text!("已取消资格（{event}）", "it was disqualified ({event})"),
    }
}
