//! `contest.json`, gongshi-contest/1: how ranks and awards are made, and what was decided.

use super::json::Json;
use super::key::{Read, Wrong, count, each, find, format, maybe_number, maybe_text, number, text, word};
use crate::number::Number;

/// All of it.
#[derive(Clone, Debug)]
pub(in crate::verify) struct ContestRule {
    pub(in crate::verify) contest: String,
    pub(in crate::verify) title: String,
    pub(in crate::verify) tracks: Vec<TrackRule>,
    pub(in crate::verify) awards: Vec<AwardRule>,
    pub(in crate::verify) decided: Vec<Decided>,
    /// Columns of quotas: table, column, the track whose nominations use it up.
    pub(in crate::verify) quotas: Vec<[String; 3]>,
    /// Contest, nomination, award, tier.
    pub(in crate::verify) won_elsewhere: Vec<[String; 4]>,
    /// Track, criterion, recommending unit or nothing, best.
    pub(in crate::verify) bests: Vec<[String; 4]>,
}

/// How a track ranks.
#[derive(Clone, Debug)]
pub(in crate::verify) struct TrackRule {
    pub(in crate::verify) track: String,
    pub(in crate::verify) title: String,
    pub(in crate::verify) rubric: Option<String>,
    /// Published totals, or exact ones.
    pub(in crate::verify) published: bool,
    pub(in crate::verify) ties: Vec<Tie>,
    /// Whether equals share their rank even where a draw orders them for an award.
    pub(in crate::verify) shared: bool,
}

/// A link of the tie chain.
#[derive(Clone, Debug)]
pub(in crate::verify) enum Tie {
    Total,
    Item(String),
    Fact { criterion: String, fact: String, ascending: bool },
}

/// An award.
#[derive(Clone, Debug)]
pub(in crate::verify) struct AwardRule {
    pub(in crate::verify) award: String,
    pub(in crate::verify) track: String,
    /// Whether it follows the ranking.
    pub(in crate::verify) by_score: bool,
    pub(in crate::verify) tiers: Vec<TierRule>,
    /// Table and column of the quota that it is cut by.
    pub(in crate::verify) quota: Option<[String; 2]>,
    pub(in crate::verify) min_score: Option<Number>,
    /// Points that an item must have.
    pub(in crate::verify) requires: Vec<(String, Number)>,
    /// Awards whose winners it leaves out.
    pub(in crate::verify) unless_won: Vec<String>,
    /// Whether a tie at the cut is awarded as a whole, beyond the seats.
    pub(in crate::verify) all_at_cut: bool,
}

/// A tier.
#[derive(Clone, Debug)]
pub(in crate::verify) struct TierRule {
    pub(in crate::verify) tier: String,
    pub(in crate::verify) title: String,
    pub(in crate::verify) seats: Option<u32>,
    pub(in crate::verify) min_score: Option<Number>,
}

/// A draw or decision among equals (an order), or an override or substitution (a nomination).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::verify) struct Decided {
    pub(in crate::verify) event: String,
    pub(in crate::verify) kind: String,
    pub(in crate::verify) award: String,
    pub(in crate::verify) order: Option<Vec<String>>,
    pub(in crate::verify) nomination: Option<String>,
    /// Of a substitution alone.
    pub(in crate::verify) replaces: Option<String>,
}

impl Decided {
    /// Whether it is about a nomination: drew it, or gave it a seat.
    pub(in crate::verify) fn names(&self, id: &str) -> bool {
        self.nomination.as_deref() == Some(id) || self.order.iter().flatten().any(|one| one == id)
    }
}

pub(in crate::verify) fn contest(value: &Json<'_>) -> Read<ContestRule> {
    format(value, "gongshi-contest/1")?;
    Ok(ContestRule {
        contest: text(value, "contest")?.to_owned(),
        title: text(value, "title")?.to_owned(),
        tracks: each(value, "tracks", track)?,
        awards: each(value, "awards", award)?,
        decided: each(value, "decided", decided)?,
        quotas: each(value, "quotas", |v| texts(v, ["table", "column", "track"]))?,
        won_elsewhere: each(value, "won_elsewhere", |v| texts(v, ["contest", "nomination", "award", "tier"]))?,
        bests: each(value, "bests", best)?,
    })
}

fn texts<const N: usize>(value: &Json<'_>, keys: [&str; N]) -> Read<[String; N]> {
    let all = keys.iter().map(|key| text(value, key).map(str::to_owned)).collect::<Read<Vec<_>>>()?;
    all.try_into().map_err(|_| Wrong(String::new()))
}

fn best(value: &Json<'_>) -> Read<[String; 4]> {
    let [track, criterion, best] = texts(value, ["track", "criterion", "best"])?;
    Ok([track, criterion, maybe_text(value, "recommended_by")?.unwrap_or_default().to_owned(), best])
}

fn track(value: &Json<'_>) -> Read<TrackRule> {
    Ok(TrackRule {
        track: text(value, "track")?.to_owned(),
        title: text(value, "title")?.to_owned(),
        rubric: maybe_text(value, "rubric")?.map(str::to_owned),
        published: word(value, "rank_on", &[("published", true), ("exact", false)])?,
        ties: each(value, "ties", tie)?,
        shared: word(value, "then", &[("shared", true), ("lots", false), ("decision", false)])?,
    })
}

fn tie(value: &Json<'_>) -> Read<Tie> {
    let ascending = word(value, "order", &[("desc", false), ("asc", true)])?;
    match text(value, "by")? {
        "total" if !ascending => Ok(Tie::Total),
        "item" if !ascending => Ok(Tie::Item(text(value, "item")?.to_owned())),
        "fact" => {
            let [criterion, fact] = texts(value, ["criterion", "fact"])?;
            Ok(Tie::Fact { criterion, fact, ascending })
        }
        _ => Err(Wrong("by".to_owned())),
    }
}

fn award(value: &Json<'_>) -> Read<AwardRule> {
    let tier = |value: &Json<'_>| {
        Ok(TierRule {
            tier: text(value, "tier")?.to_owned(),
            title: text(value, "title")?.to_owned(),
            seats: find(value, "seats").map(|_| count(value, "seats")).transpose()?,
            min_score: maybe_number(value, "min_score")?,
        })
    };
    let own = |id: &Json<'_>| id.as_str().map(str::to_owned).ok_or_else(|| Wrong("unless_won".to_owned()));
    let at_cut = [("all", true), ("none", false), ("lots", false), ("decision", false)];
    Ok(AwardRule {
        award: text(value, "award")?.to_owned(),
        track: text(value, "track")?.to_owned(),
        by_score: word(value, "basis", &[("score", true), ("decision", false)])?,
        tiers: each(value, "tiers", tier)?,
        quota: find(value, "quota").map(|quota| texts(quota, ["table", "column"])).transpose()?,
        min_score: maybe_number(value, "min_score")?,
        requires: each(value, "requires", |v| Ok((text(v, "item")?.to_owned(), number(v, "at_least")?)))?,
        unless_won: find(value, "unless_won").map(|_| each(value, "unless_won", own)).transpose()?.unwrap_or_default(),
        all_at_cut: word(value, "tie_at_cut", &at_cut)?,
    })
}

fn decided(value: &Json<'_>) -> Read<Decided> {
    let name = |value: &Json<'_>| value.as_str().map(str::to_owned).ok_or_else(|| Wrong(String::new()));
    let [event, kind, award] = texts(value, ["event", "kind", "award"])?;
    let own = |key: &str| text(value, key).map(|text| Some(text.to_owned()));
    let (order, nomination, replaces) = match kind.as_str() {
        "draw" | "decision" => (Some(each(value, "order", name)?), None, None),
        "override" => (None, own("nomination")?, None),
        "substitution" => (None, own("nomination")?, own("replaces")?),
        _ => return Err(Wrong("kind".to_owned())),
    };
    Ok(Decided { event, kind, award, order, nomination, replaces })
}
