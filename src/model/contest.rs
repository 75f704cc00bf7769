//! A contest (竞赛): identity, stages, tracks, awards, publicity.

use std::sync::Arc;

use jiff::civil::{Date, Time};

use super::rule::Best;
use super::{
    Area, Award, BanRule, Condition, ContestId, Coverage, CriterionId, Event, Filing, Form, GroupId, Limit, Nomination,
    Notice, QuotaTable, Release, Rubric, RubricId, ShowcaseRules, SimilarRule, StageId, TrackId, Unit,
};
use crate::source::{Span, Spanned};

/// A whole contest that passed every check.
#[derive(Clone, Debug)]
pub struct Contest {
    /// Its folder under data/ and in the site.
    pub id: ContestId,
    /// A contest, or a gallery.
    pub kind: ContestKind,
    /// Full title.
    pub title: String,
    /// Short title for headings and navigation.
    pub short_title: String,
    /// What it is about, one paragraph.
    pub summary: String,
    /// Who runs it (主办、承办、协办).
    pub hosts: Vec<Host>,
    /// Documents it rests on (依据).
    pub basis: Vec<String>,
    /// Stages in the order of the plan.
    pub stages: Vec<Stage>,
    /// Areas (竞赛内容) in the order of the plan, if it lists them.
    pub areas: Vec<Area>,
    /// What units must file, in the order of the plan.
    pub filings: Vec<Filing>,
    /// Targets for how many units hold contests of their own.
    pub coverage: Option<Coverage>,
    /// Tracks in the order of the plan.
    pub tracks: Vec<Track>,
    /// Awards.
    pub awards: Vec<Award>,
    /// Limits on the winners (结构比例、总量控制).
    pub limits: Vec<Limit>,
    /// Whether data/bans.yaml holds here.
    pub bans: Option<BanRule>,
    /// Whether results are compared with all others.
    pub similar: Option<SimilarRule>,
    /// How results are made public.
    pub publicity: Publicity,
    /// How ambiguous clauses were read, and why; shown on the page (口径说明).
    pub choices: Vec<Choice>,
    /// Rubrics.
    pub rubrics: Vec<Rubric>,
    /// Units.
    pub units: Vec<Unit>,
    /// Quota tables (名额分配表).
    pub quotas: Vec<QuotaTable>,
    /// Nominations, in the order of their ids; shared with what the contest was on an earlier day.
    pub nominations: Vec<Arc<Nomination>>,
    /// Paper forms (审批表), in the order of the file.
    pub forms: Vec<Form>,
    /// What happened, in the order of its dates.
    pub history: Vec<Event>,
    /// Notices, plan and news, in the order of their dates.
    pub notices: Vec<Notice>,
    /// What was published of it (releases/), in the order of their numbers.
    pub releases: Vec<Release>,
    /// Where contest.yaml is.
    pub span: Span,
}

/// What a contest.yaml is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContestKind {
    /// 竞赛: nominations, stages, awards, publicity.
    Contest,
    /// 成果展示: results that a union shows, without a contest.
    Gallery,
}

/// A host.
#[derive(Clone, Debug)]
pub struct Host {
    /// Full name.
    pub name: String,
    /// 主办, 承办, 协助…
    pub role: String,
    /// Other names under which the plan speaks of it.
    pub also: Vec<String>,
}

/// A stage (阶段) and its window; both days belong to it.
#[derive(Clone, Debug)]
pub struct Stage {
    /// Unique in the contest.
    pub id: StageId,
    /// 组织申报
    pub title: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Who acts.
    pub actor: String,
    /// What they do, or the words of the plan.
    pub clause: String,
    /// Whether lists are published for objection in this stage.
    pub publicity: bool,
    /// Where it is written.
    pub span: Span,
}

/// What a track's nominations are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrackKind {
    /// 先进集体
    Collective,
    /// 先进个人
    Individual,
    /// 五小成果
    Showcase,
}

/// A track (参赛类别): nominations that are ranked against each other.
#[derive(Clone, Debug)]
pub struct Track {
    /// Unique in the contest.
    pub id: TrackId,
    /// 县级先进集体
    pub title: String,
    /// What its nominations are.
    pub kind: TrackKind,
    /// Its rubric; `None` for a track that is reviewed without scores.
    pub rubric: Option<RubricId>,
    /// What reviewers look at where there is no rubric (评选条件).
    pub criteria: Vec<String>,
    /// How many took part (参与总数), if known; shares are taken of it.
    pub participants: Option<u32>,
    /// How nominations are ranked.
    pub ranking: Ranking,
    /// The order in which lists are printed.
    pub order: ListOrder,
    /// What each nomination must answer before it may take part (参赛条件).
    pub conditions: Vec<Condition>,
    /// What the track asks of innovation results; `None` for other tracks.
    pub showcase: Option<ShowcaseRules>,
    /// Where it is written.
    pub span: Span,
}

/// How nominations are ranked.
#[derive(Clone, Debug)]
pub struct Ranking {
    /// Published or exact totals.
    pub on: RankOn,
    /// What decides among equal totals, in order.
    pub tie_breaks: Vec<TieBreak>,
    /// What happens when all of it is equal.
    pub then: TieFallback,
}

/// What is ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RankOn {
    /// The total that citizens see. The default.
    Published,
    /// The exact total.
    Exact,
}

/// One link of a tie chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TieBreak {
    /// The higher score of a criterion goes first.
    Criterion(CriterionId),
    /// The higher score of a group goes first.
    Group(GroupId),
    /// The better value of a fact goes first (用时少者优先).
    Fact {
        /// The criterion whose fact it is.
        criterion: CriterionId,
        /// Its name, as the record writes it.
        fact: Spanned<String>,
        /// Which value is better.
        best: Best,
    },
}

/// What happens to those that remain equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TieFallback {
    /// They share the rank.
    Shared,
    /// Lots are drawn, where it matters, and recorded in history.yaml.
    Lots,
    /// The committee decides, and it is recorded in history.yaml.
    Decision,
}

/// The order of a printed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListOrder {
    /// Whether rows stand by award and tier (一等奖 first), and only within a tier by `rows`.
    pub by_tier: bool,
    /// The order of rows.
    pub rows: RowOrder,
}

impl ListOrder {
    /// By rank: the order of a list that says no more than the ranks in it.
    pub const BY_RANK: Self = Self { by_tier: false, rows: RowOrder::Score };
    /// As recorded.
    pub const RECORDED: Self = Self { by_tier: false, rows: RowOrder::Recorded };
}

/// The order of the rows of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowOrder {
    /// By rank, then id.
    Score,
    /// In the order of units.yaml (行政区划), then id.
    Region,
    /// As recorded: by id.
    Recorded,
    /// 以姓氏笔画为序: a name of two characters is seen as having an empty middle.
    SurnameStrokes,
    /// 以姓名笔画为序, and for units and results 以名称笔画为序: character by character.
    NameStrokes,
}

/// How results are made public (公示).
#[derive(Clone, Debug)]
pub struct Publicity {
    /// Length of the period.
    pub days: u32,
    /// Working or calendar days.
    pub unit: CountingUnit,
    /// Whether the day of publication is the first day.
    pub count_first_day: bool,
    /// Until which hour of the last day (17:00), if said.
    pub until: Option<Time>,
    /// Where objections go.
    pub contact: Contact,
    /// A second channel (纪检监察), if there is one.
    pub oversight: Option<Contact>,
    /// Which postmark decides whether a letter was in time, if said.
    pub postmark: Option<Postmark>,
}

/// Which postmark decides whether a letter was in time. Both rules are in use, so it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Postmark {
    /// 以发信邮戳日期为准
    Sent,
    /// 以到达邮戳日期为准
    Received,
}

/// Working or calendar days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountingUnit {
    /// 工作日
    WorkingDay,
    /// 自然日
    CalendarDay,
}

/// Where objections go. Offices, never private people.
#[derive(Clone, Debug)]
pub struct Contact {
    /// 受理部门
    pub office: String,
    /// A landline.
    pub phone: Option<String>,
    /// An office mailbox.
    pub email: Option<String>,
    /// A street address.
    pub address: Option<String>,
    /// 邮编
    pub postcode: Option<String>,
}

/// How an ambiguous clause was read.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The clause or place of the plan.
    pub clause: String,
    /// What was unclear.
    pub question: String,
    /// What was chosen, and why.
    pub answer: String,
}

impl Contest {
    /// The track of an id.
    #[must_use]
    pub fn track(&self, id: &str) -> Option<&Track> {
        self.tracks.iter().find(|t| t.id.as_str() == id)
    }

    /// The rubric of an id.
    #[must_use]
    pub fn rubric(&self, id: &str) -> Option<&Rubric> {
        self.rubrics.iter().find(|r| r.id.as_str() == id)
    }

    /// The rubric of a track, if it is scored.
    #[must_use]
    pub fn rubric_of(&self, track: &Track) -> Option<&Rubric> {
        track.rubric.as_ref().and_then(|id| self.rubric(id.as_str()))
    }

    /// The unit of an id.
    #[must_use]
    pub fn unit(&self, id: &str) -> Option<&Unit> {
        self.units.iter().find(|u| u.id.as_str() == id)
    }

    /// The nomination of an id. `nominations` is sorted by id.
    #[must_use]
    pub fn nomination(&self, id: &str) -> Option<&Nomination> {
        let at = self.nominations.binary_search_by(|n| n.id.as_str().cmp(id)).ok()?;
        self.nominations.get(at).map(Arc::as_ref)
    }

    /// The nominations of a track, in the order of their ids.
    pub fn nominations_in<'a>(&'a self, track: &'a TrackId) -> impl Iterator<Item = &'a Nomination> {
        self.nominations.iter().map(Arc::as_ref).filter(move |n| &n.track == track)
    }
}
