//! A small contest made by hand, for the tests of rank/ and audit/: one scored track `t` whose
//! rubric has the group `effect` (criterion `work`) and the criterion `care` outside it.

use std::sync::Arc;

use crate::model::rule::{Points as PointsRule, Range, Rule};
use crate::model::*;
use crate::number::{Exact, Mode, Number, Rounding};
use crate::score::{Outcome, Points, Score, ScoreBook, Standing};
use crate::source::{Sources, Span, Spanned};

/// A contest and its scores.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) contest: Contest,
    scores: Vec<(NominationId, Score)>,
}

/// Different numbers are different places.
pub(crate) fn span(at: u32) -> Span {
    let file = Sources::default().add("data/x/contest.yaml", "");
    Span { start: at, end: at, ..Span::start_of(file) }
}

pub(crate) fn number(text: &str) -> Number {
    Number::parse(text).expect("a number")
}

pub(crate) fn ids(ids: &[&str]) -> Vec<NominationId> {
    ids.iter().map(|id| NominationId::new(*id)).collect()
}

fn points(text: &str) -> Points {
    Points { exact: number(text).value().clone(), published: text.parse().expect("a decimal") }
}

impl Case {
    pub(crate) fn new() -> Self {
        let contact =
            Contact { office: "示例办公室".into(), phone: None, email: None, address: None, postcode: None };
        let publicity = Publicity {
            days: 5,
            unit: CountingUnit::WorkingDay,
            count_first_day: true,
            until: None,
            contact,
            oversight: None,
            postmark: None,
        };
        let contest = Contest {
            id: ContestId::new("x"),
            kind: crate::model::ContestKind::Contest,
            title: "示例竞赛".into(),
            short_title: "示例".into(),
            summary: String::new(),
            hosts: Vec::new(),
            basis: Vec::new(),
            stages: Vec::new(),
            areas: Vec::new(),
            filings: Vec::new(),
            coverage: None,
            tracks: vec![track()],
            awards: Vec::new(),
            limits: Vec::new(),
            publicity,
            bans: None,
            similar: None,
            choices: Vec::new(),
            rubrics: vec![rubric()],
            units: Vec::new(),
            quotas: Vec::new(),
            nominations: Vec::new(),
            forms: Vec::new(),
            history: Vec::new(),
            notices: Vec::new(),
            releases: Vec::new(),
            span: span(0),
        };
        Self { contest, scores: Vec::new() }
    }

    /// A nomination with its points for `work` and `care`; the total is their sum.
    pub(crate) fn entrant(mut self, id: &str, unit: &str, work: &str, care: &str) -> Self {
        let sum = number(work).value().plus(number(care).value());
        let total = Rounding { places: 2, mode: Mode::HalfUp }.publish(&sum).expect("fits");
        let (work, care) = (Outcome::Scored(points(work)), Outcome::Scored(points(care)));
        let score = Score {
            criteria: vec![work.clone(), care],
            groups: vec![work],
            total: Points { exact: Exact::from(total), published: total },
            standing: Standing::Ranked,
        };
        self.scores.push((NominationId::new(id), score));
        self.scores.sort_by(|a, b| a.0.cmp(&b.0));
        self.unscored(id, unit)
    }

    /// A nomination without a score.
    pub(crate) fn unscored(mut self, id: &str, unit: &str) -> Self {
        let at = u32::try_from(self.contest.nominations.len()).expect("few") + 100;
        self.contest.nominations.push(Arc::new(Nomination {
            id: NominationId::new(id),
            track: TrackId::new("t"),
            name: Spanned::new(format!("示例{id}"), span(at)),
            unit: UnitId::new(unit),
            recommended_by: UnitId::new(unit),
            fields: Vec::new(),
            contributors: Vec::new(),
            conditions: Vec::new(),
            showcase: None,
            facts: Facts::default(),
            declared: Declared::default(),
            opinions: Vec::new(),
            summary: None,
            profile: None,
            span: span(at),
        }));
        self.contest.nominations.sort_by(|a, b| a.id.cmp(&b.id));
        self
    }

    pub(crate) fn nomination(&mut self, id: &str) -> &mut Nomination {
        Arc::make_mut(self.contest.nominations.iter_mut().find(|n| n.id.as_str() == id).expect("a nomination"))
    }

    pub(crate) fn standing(mut self, id: &str, standing: Standing) -> Self {
        let score = self.scores.iter_mut().find(|(n, _)| n.as_str() == id).expect("a score");
        score.1.standing = standing;
        self
    }

    /// An award `a` by score, with these seats in its tiers `t1`, `t2`…
    pub(crate) fn award(mut self, seats: &[Option<u32>], tie_at_cut: TieAtCut) -> Self {
        let tier = |(at, seats): (usize, &Option<u32>)| Tier {
            id: TierId::new(format!("t{}", at + 1)),
            title: format!("{}等奖", at + 1),
            seats: *seats,
            share: None,
            min_score: None,
            headcount_cap: None,
        };
        self.contest.awards.push(Award {
            id: AwardId::new("a"),
            title: "示例奖".into(),
            track: TrackId::new("t"),
            basis: AwardBasis::Score,
            tiers: seats.iter().enumerate().map(tier).collect(),
            quota: None,
            min_score: None,
            requires: Vec::new(),
            unless_won: Vec::new(),
            allow_vacant: true,
            tie_at_cut,
            vacated: None,
            reserve: None,
            cap: None,
            clause: "第一条".into(),
            span: span(1),
        });
        self
    }

    pub(crate) fn the_award(&mut self) -> &mut Award {
        self.contest.awards.last_mut().expect("an award")
    }

    /// A quota table `q` with the column `c`, by which the award is cut when `cut` says so.
    pub(crate) fn quota(mut self, rows: &[(&str, u32)], cut: bool) -> Self {
        let column = QuotaColumn {
            id: "c".into(),
            title: "示例名额".into(),
            track: TrackId::new("t"),
            printed_total: Spanned::new(rows.iter().map(|r| r.1).sum(), span(20)),
            selected: None,
            allocation: None,
        };
        let row = |(at, (unit, seats)): (u32, &(&str, u32))| QuotaRow {
            unit: UnitId::new(*unit),
            seats: vec![Spanned::new(*seats, span(at + 21))],
        };
        self.contest.quotas.push(QuotaTable {
            id: "q".into(),
            title: "示例名额表".into(),
            source: "附件2".into(),
            columns: vec![column],
            rows: (0..).zip(rows).map(row).collect(),
            remarks: Vec::new(),
            span: span(20),
        });
        if cut {
            self.the_award().quota = Some(Quota { table: "q".into(), column: "c".into() });
        }
        self
    }

    pub(crate) fn event(mut self, id: &str, kind: EventKind) -> Self {
        let at = u32::try_from(self.contest.history.len()).expect("few") + 10;
        self.contest.history.push(Event {
            id: EventId::new(id),
            on: "2023-10-13".parse().expect("a date"),
            kind,
            reason: "示例".into(),
            by: "示例组委会".into(),
            span: span(at),
        });
        self
    }

    /// A notice that published the winners of the award on a day.
    pub(crate) fn published(mut self, on: &str) -> Self {
        let (tracks, awards) = (vec![TrackId::new("t")], vec![AwardId::new("a")]);
        self.contest.notices.push(Notice { tracks, awards, ..notice(on, NoticeKind::Publicity) });
        self
    }

    /// `b` takes the seat of `a`.
    pub(crate) fn substitution(self, id: &str, who: &str, replaces: &str) -> Self {
        let (nomination, replaces) = (NominationId::new(who), NominationId::new(replaces));
        self.event(id, EventKind::Substitution { award: AwardId::new("a"), nomination, replaces })
    }

    pub(crate) fn draw(self, id: &str, order: &[&str]) -> Self {
        let kind = EventKind::Draw { award: AwardId::new("a"), order: ids(order), witness: "示例监督员".into() };
        self.event(id, kind)
    }

    pub(crate) fn declare(mut self, id: &str, tier: &str) -> Self {
        let at = self.nomination(id).span.start + 500;
        let award = (AwardId::new("a"), TierId::new(tier));
        self.nomination(id).declared.award = Some(Spanned::new(award, span(at)));
        self
    }

    pub(crate) fn book(&self) -> ScoreBook {
        ScoreBook::new(self.scores.clone())
    }

    pub(crate) fn results(&self) -> crate::rank::Results {
        crate::rank::results(&self.contest, &self.book())
    }

    /// `id tier`, in the order of the result.
    pub(crate) fn winners(&self) -> Vec<String> {
        let results = self.results();
        let winners = results.awards.last().map(|r| r.winners.clone()).unwrap_or_default();
        winners.iter().map(|w| format!("{} {}", w.nomination, w.tier)).collect()
    }

    /// `rank id`, with `=` where the rank is shared.
    pub(crate) fn places(&self) -> Vec<String> {
        let results = self.results();
        let places = results.tracks.first().map(|t| t.places.clone()).unwrap_or_default();
        places.iter().map(|p| format!("{}{} {}", p.rank, if p.shared { "=" } else { "" }, p.nomination)).collect()
    }
}

fn track() -> Track {
    Track {
        id: TrackId::new("t"),
        title: "示例类别".into(),
        kind: TrackKind::Collective,
        rubric: Some(RubricId::new("r")),
        criteria: Vec::new(),
        conditions: Vec::new(),
        showcase: None,
        participants: None,
        ranking: Ranking { on: RankOn::Published, tie_breaks: Vec::new(), then: TieFallback::Lots },
        order: ListOrder::BY_RANK,
        span: span(2),
    }
}

fn rubric() -> Rubric {
    let effect = Group { items: vec![criterion("work", "60")], ..group("effect", "60") };
    let root = Group { items: vec![Item::Group(effect), criterion("care", "40")], ..group("total", "100") };
    Rubric {
        id: RubricId::new("r"),
        title: "示例细则".into(),
        source: "附件1".into(),
        points: number("100"),
        rounding: Rounding { places: 2, mode: Mode::HalfUp },
        total_of: TotalOf::Published,
        compare: Compare::Exact,
        cap: None,
        floor: None,
        root,
        gates: Vec::new(),
        examples: Vec::new(),
        span: span(3),
    }
}

fn group(id: &str, points: &str) -> Group {
    Group {
        id: GroupId::new(id),
        title: "工作成效".into(),
        points: number(points),
        combine: Combine::Sum,
        cap: None,
        extra: false,
        weight: None,
        items: Vec::new(),
        span: span(4),
    }
}

fn criterion(id: &str, points: &str) -> Item {
    let range = Range { min: number("0"), max: number(points), step: None };
    Item::Criterion(Box::new(Criterion {
        id: CriterionId::new(id),
        title: format!("考核{id}"),
        points: number(points),
        clause: "示例条文".into(),
        evidence: Vec::new(),
        provider: None,
        as_of: None,
        reading: None,
        rule: Rule::Points(PointsRule { range }),
        missing: Missing::Error,
        weight: None,
        examples: Vec::new(),
        span: span(5),
    }))
}

pub(crate) fn disqualification(id: &str) -> EventKind {
    EventKind::Disqualification { nomination: NominationId::new(id), ground: Ground::Clause("第九条".into()) }
}

/// A notice that prints no list.
pub(crate) fn notice(published: &str, kind: NoticeKind) -> Notice {
    Notice {
        slug: "notice-1".into(),
        kind,
        title: "示例公示".into(),
        title_span: span(69),
        published: published.parse().expect("a date"),
        number: None,
        to: None,
        basis: Vec::new(),
        procedure: None,
        issuers: vec!["示例组委会".into()],
        about: Vec::new(),
        tracks: Vec::new(),
        awards: Vec::new(),
        order: None,
        period: OwnPeriod::default(),
        correction: None,
        attachments: Vec::new(),
        prose: Prose::new("{{公示期}}".into(), span(71)),
        draft: false,
        span: span(70),
    }
}
