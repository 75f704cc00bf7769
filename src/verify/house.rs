//! A contest as the engine takes it, made from a bundle's data alone.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::bundle::Bundle;
use super::findings::{Findings, Layer};
use super::read::{self, ContestRule, Fault, Record, TrackRule, Wrong};
use crate::lang::text;
use crate::model::{
    AwardId, Contact, Contest, ContestId, ContestKind, CountingUnit, Declared, Event, EventId, EventKind, Facts,
    ListOrder, Nomination, NominationId, Publicity, RankOn, Ranking, Rubric, RubricId, TieFallback, TierId, Track,
    TrackId, TrackKind, UnitId,
};
use crate::score::{Context, Elsewhere};
use crate::source::{FileId, Span, Spanned};

/// The data of a full bundle, read.
pub(super) struct House {
    pub(super) rule: ContestRule,
    pub(super) records: Vec<Record>,
    /// What the engine is given; its nominations are those of `records`, in the same order.
    pub(super) contest: Contest,
    /// By track: bests of relative criteria, awards won elsewhere.
    pub(super) contexts: BTreeMap<String, Context>,
}

impl House {
    /// The nomination of an id.
    pub(super) fn record(&self, id: &str) -> Option<&Record> {
        let at = self.records.binary_search_by(|record| record.id.as_str().cmp(id)).ok()?;
        self.records.get(at)
    }
}

/// Reads the data of a bundle; what cannot be read is a difference, and there is nothing to compute.
pub(super) fn house(bundle: &Bundle<'_>, findings: &mut Findings) -> Option<House> {
    let rule = file(bundle, "data/contest.json", |text| read::read(text, read::contest), findings);
    let records = file(bundle, "data/record.json", read::records, findings);
    let rubrics = rubrics(bundle, findings);
    let (rule, (contest_id, records), rubrics) = (rule?, records?, rubrics?);
    let own = bundle.record.as_ref().map_or(rule.contest.as_str(), |record| record.contest.as_str());
    for (path, found) in [("contest.json", &rule.contest), ("record.json", &contest_id)] {
        if found != own {
            findings.differs(Layer::Recomputation, bundle.place(&format!("data/{path} contest")), own, found);
        }
    }
    let contest = contest(&rule, &records, rubrics, bundle, findings)?;
    let wins = rule.won_elsewhere.iter().map(|[contest, nomination, award, tier]| {
        let (contest, nomination) = (ContestId::new(contest.as_str()), NominationId::new(nomination.as_str()));
        (contest, nomination, AwardId::new(award.as_str()), TierId::new(tier.as_str()))
    });
    let elsewhere = Elsewhere::new(wins);
    let context = |track: &Track| (track.id.to_string(), Context::of(&contest, track, &elsewhere));
    let contexts = contest.tracks.iter().map(context).collect();
    Some(House { rule, records, contest, contexts })
}

fn file<T>(
    bundle: &Bundle<'_>,
    path: &str,
    read: impl Fn(&str) -> Result<T, Fault>,
    findings: &mut Findings,
) -> Option<T> {
    let place = bundle.place(path);
    let Some(text) = bundle.text(path) else {
        findings.wrong(
            Layer::Recomputation,
            place,
            text!("缺少这个文件，或读不出来", "the file is missing or cannot be read"),
        );
        return None;
    };
    let (place, what) = match read(&text) {
        Ok(read) => return Some(read),
        Err(Fault::Json(error)) => (place, text!("不是 JSON：{error}", "this is no JSON: {error}")),
        Err(Fault::Wrong(Wrong(way))) => {
            (format!("{place} {way}"), text!("缺少，或不是规定的格式", "missing, or not of the format"))
        }
    };
    findings.wrong(Layer::Recomputation, place, what);
    None
}

pub(super) fn rubrics(bundle: &Bundle<'_>, findings: &mut Findings) -> Option<Vec<Rubric>> {
    let paths: Vec<String> =
        bundle.paths().filter(|path| path.starts_with("data/rubrics/")).map(str::to_owned).collect();
    let mut rubrics = Vec::new();
    for path in &paths {
        let rubric = file(bundle, path, |text| read::read(text, read::rubric), findings)?;
        if format!("data/rubrics/{}.json", rubric.id) != *path {
            findings.differs(Layer::Recomputation, bundle.place(path), path, rubric.id.as_str());
        }
        rubrics.push(rubric);
    }
    rubrics.sort_by(|a: &Rubric, b| a.id.cmp(&b.id));
    Some(rubrics)
}

fn nowhere() -> Span {
    Span::start_of(FileId::default())
}

fn contest(
    rule: &ContestRule,
    records: &[Record],
    rubrics: Vec<Rubric>,
    bundle: &Bundle<'_>,
    findings: &mut Findings,
) -> Option<Contest> {
    let mut whole = bare(&rule.contest);
    whole.tracks = rule.tracks.iter().map(track).collect();
    whole.rubrics = rubrics;
    let facts: Vec<Result<Facts, Wrong>> = records.par_iter().map(|record| facts(&whole, rule, record)).collect();
    for (record, facts) in records.iter().zip(facts) {
        let place = bundle.place(&format!("data/record.json nominations/{}", record.id));
        let Some(track) = rule.tracks.iter().find(|track| track.track == record.track) else {
            findings.differs(Layer::Recomputation, format!("{place}/track"), "contest.json", &record.track);
            return None;
        };
        if track.rubric != record.rubric {
            let [expected, found] = [&track.rubric, &record.rubric].map(|id| id.as_deref().unwrap_or_default());
            findings.differs(Layer::Recomputation, format!("{place}/rubric"), expected, found);
        }
        match facts {
            Ok(facts) => whole.nominations.push(Arc::new(nomination(record, facts))),
            Err(Wrong(way)) => {
                let what = text!("缺少，或不是规定的格式", "missing, or not of the format");
                findings.wrong(Layer::Recomputation, format!("{place}/{way}"), what);
                return None;
            }
        }
        whole.history.extend(record.out.then(|| taken_out(&record.id)));
    }
    Some(whole)
}

/// The facts of a nomination, as its track's rubric takes them.
fn facts(contest: &Contest, rule: &ContestRule, record: &Record) -> Result<Facts, Wrong> {
    let track = rule.tracks.iter().find(|track| track.track == record.track);
    let Some(id) = track.and_then(|track| track.rubric.as_deref()) else { return Ok(Facts::default()) };
    contest.rubric(id).map_or_else(|| Err(Wrong("rubric".to_owned())), |rubric| record.given().facts(rubric))
}

/// What the engine does not look at is left empty.
fn bare(id: &str) -> Contest {
    let contact = Contact { office: String::new(), phone: None, email: None, address: None, postcode: None };
    Contest {
        id: ContestId::new(id),
        kind: ContestKind::Contest,
        title: String::new(),
        short_title: String::new(),
        summary: String::new(),
        hosts: Vec::new(),
        basis: Vec::new(),
        stages: Vec::new(),
        areas: Vec::new(),
        filings: Vec::new(),
        coverage: None,
        tracks: Vec::new(),
        awards: Vec::new(),
        limits: Vec::new(),
        bans: None,
        similar: None,
        publicity: Publicity {
            days: 0,
            unit: CountingUnit::WorkingDay,
            count_first_day: true,
            until: None,
            contact,
            oversight: None,
            postmark: None,
        },
        choices: Vec::new(),
        rubrics: Vec::new(),
        units: Vec::new(),
        quotas: Vec::new(),
        nominations: Vec::new(),
        forms: Vec::new(),
        history: Vec::new(),
        notices: Vec::new(),
        releases: Vec::new(),
        span: nowhere(),
    }
}

fn track(rule: &TrackRule) -> Track {
    Track {
        id: TrackId::new(rule.track.as_str()),
        title: String::new(),
        kind: TrackKind::Collective,
        rubric: rule.rubric.as_deref().map(RubricId::new),
        criteria: Vec::new(),
        participants: None,
        ranking: Ranking { on: RankOn::Published, tie_breaks: Vec::new(), then: TieFallback::Shared },
        order: ListOrder::RECORDED,
        conditions: Vec::new(),
        showcase: None,
        span: nowhere(),
    }
}

fn nomination(record: &Record, facts: Facts) -> Nomination {
    Nomination {
        id: NominationId::new(record.id.as_str()),
        track: TrackId::new(record.track.as_str()),
        name: Spanned::new(record.name.clone(), nowhere()),
        unit: UnitId::new(record.unit.as_str()),
        recommended_by: UnitId::new(record.recommended_by.as_str()),
        fields: Vec::new(),
        contributors: Vec::new(),
        conditions: Vec::new(),
        showcase: None,
        facts,
        declared: Declared::default(),
        opinions: Vec::new(),
        summary: None,
        profile: None,
        span: nowhere(),
    }
}

/// That somebody is out is a fact of the record; by which event plays no part.
fn taken_out(id: &str) -> Event {
    Event {
        id: EventId::new("out"),
        on: jiff::civil::Date::ZERO,
        kind: EventKind::Withdrawal(NominationId::new(id)),
        reason: String::new(),
        by: String::new(),
        span: nowhere(),
    }
}
