//! Tracks: what is ranked against what, by which rubric, and how ties end.

use crate::check::conditions;
use crate::check::contest::order::list_order;
use crate::check::fields::Fields;
use crate::check::ids::Ids;
use crate::check::index::{Index, word};
use crate::check::read::words;
use crate::check::showcase;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::{ListOrder, RankOn, Ranking, Rubric, TieBreak, TieFallback, Track, TrackKind};

words! {
    TrackKind { "collective" => Collective, "individual" => Individual, "showcase" => Showcase }
    RankOn { "published" => Published, "exact" => Exact }
    TieFallback { "shared" => Shared, "lots" => Lots, "decision" => Decision }
}

/// A tie break looks only at facts that are one plain number of the record.
pub(in crate::check) fn against_rubrics(tracks: &[Track], rubrics: &[Rubric], faults: &mut Diagnostics) {
    for track in tracks {
        let Some(rubric) = rubrics.iter().find(|r| Some(&r.id) == track.rubric.as_ref()) else { continue };
        for link in &track.ranking.tie_breaks {
            let TieBreak::Fact { criterion, fact, .. } = link else { continue };
            let Some(criterion) = rubric.criteria().into_iter().find(|c| c.id == *criterion) else { continue };
            let known: Vec<&str> = criterion.rule.plain_numbers().into_iter().map(|(name, _)| name).collect();
            if known.contains(&fact.value.as_str()) {
                continue;
            }
            let (title, name, kind) = (&criterion.title, &fact.value, criterion.rule.kind());
            let message = text!(
                "「{title}」（{kind}）没有可以比较的事实「{name}」",
                "{title} ({kind}) has no fact `{name}` that could be compared"
            );
            let fault = Diagnostic::error(Code::UnknownFact, fact.span, message);
            let (zh, en) = (known.join("、"), known.join(", "));
            faults.push(if known.is_empty() {
                fault.hint(text!(
                    "这一项没有单独的数值，可以比较它的得分：去掉 fact 和 best",
                    "it has no single number; compare its points instead: leave out fact and best"
                ))
            } else {
                fault.expected(text!("{zh}", "one of {en}"))
            });
        }
    }
}

/// The ranking of a track that has none.
const UNRANKED: Ranking = Ranking { on: RankOn::Published, tie_breaks: Vec::new(), then: TieFallback::Shared };

/// Reads one track.
pub(super) fn track(node: &Node, index: &Index, faults: &mut Diagnostics) -> Option<Track> {
    let mut f = Fields::open(node, faults)?;
    let id = f.need("id");
    let title = f.line("title");
    let kind: Option<TrackKind> = f.need("kind");
    let scored = f.node("rubric").is_some();
    let rubric = f.find_ref("rubric", &index.rubrics);
    let criteria: Vec<String> = f.list("criteria");
    let participants = f.find("participants");
    let ranking = ranking(&mut f, scored, index, word(node, "rubric").as_deref());
    let order = f.need_node("order").and_then(|node| list_order(node, kind, scored, f.faults));
    let conditions = conditions::conditions(&mut f, node);
    let showcase = f.node("showcase").and_then(|n| showcase::rules(n, f.faults));
    reviewed_one_way(&mut f, scored);
    if let (Some(TrackKind::Collective | TrackKind::Individual), true) = (kind, f.has("showcase")) {
        let message = text!("只有 kind: showcase 的赛道才有 showcase", "showcase belongs to a track of kind: showcase");
        let fault = Diagnostic::error(Code::WrongType, f.key("showcase"), message);
        f.faults.push(fault.hint(text!("删掉 showcase，或者写 kind: showcase", "delete it, or write kind: showcase")));
    }
    let span = f.head;
    f.finish();
    if scored && rubric.is_none() {
        // Without its rubric it would look like a track without scores.
        return None;
    }
    // A track with a reported fault stands, as far as it goes: its nominations are still worth checking.
    let ranking = ranking.unwrap_or(UNRANKED);
    let order = order.unwrap_or(ListOrder::RECORDED);
    let kind = kind.unwrap_or(TrackKind::Collective);
    Some(Track {
        id: id?,
        title: title.unwrap_or_default(),
        kind,
        rubric,
        criteria,
        participants,
        ranking,
        order,
        conditions,
        showcase,
        span,
    })
}

/// A track has a rubric, or criteria in words; not both, not neither.
fn reviewed_one_way(f: &mut Fields, scored: bool) {
    let in_words = f.node("criteria").is_some();
    match (scored, in_words) {
        (true, true) => {
            let message = text!("rubric 与 criteria 只能写一个", "rubric and criteria exclude each other");
            let hint = text!(
                "有评分细则的，评选条件写在细则里；不打分的只写 criteria",
                "with a rubric, conditions stand in the rubric; without scores, write criteria alone"
            );
            let fault = Diagnostic::error(Code::WrongType, f.key("criteria"), message).hint(hint);
            f.faults.push(fault);
        }
        (false, false) => f.missing(
            "rubric",
            text!(
                "rubric（评分细则）；不打分的赛道写 criteria（评选条件）",
                "rubric, or criteria for a track without scores"
            ),
        ),
        _ => {}
    }
}

/// How the track is ranked; only a scored one is.
fn ranking(f: &mut Fields, scored: bool, index: &Index, rubric: Option<&str>) -> Option<Ranking> {
    if !scored {
        if f.node("ranking").is_some() {
            let message = text!("没有评分细则，就没有名次可排", "without a rubric there is nothing to rank");
            let fault = Diagnostic::error(Code::WrongType, f.key("ranking"), message);
            f.faults.push(fault.hint(text!("删掉 ranking，或者写明 rubric", "delete ranking, or name a rubric")));
        }
        return Some(UNRANKED);
    }
    let node = f.need_node("ranking")?;
    let mut r = Fields::open(node, f.faults)?;
    let on = r.need("on");
    let tie_breaks = r.each("tie_breaks", |n, faults| tie_break(n, index, rubric, faults));
    let then = r.need("then");
    r.finish();
    Some(Ranking { on: on?, tie_breaks, then: then? })
}

fn tie_break(node: &Node, index: &Index, rubric: Option<&str>, faults: &mut Diagnostics) -> Option<TieBreak> {
    let sheet = rubric.and_then(|r| index.sheets.get(r));
    let unknown = || Ids::unknown(text!("考核内容", "criterion"));
    let mut f = Fields::open(node, faults)?;
    let by_group = f.node("group").is_some();
    let link = if f.node("fact").is_some() {
        let _ = f.node("group");
        let ids = sheet.map_or_else(unknown, |s| s.criteria.clone());
        let (criterion, fact, best) = (f.refer("criterion", &ids), f.need("fact"), f.need("best"));
        criterion.zip(fact).zip(best).map(|((criterion, fact), best)| TieBreak::Fact { criterion, fact, best })
    } else if by_group {
        let ids = sheet.map_or_else(unknown, |s| s.groups.clone());
        f.refer("group", &ids).map(TieBreak::Group)
    } else {
        let _ = f.node("group");
        let ids = sheet.map_or_else(unknown, |s| s.criteria.clone());
        f.refer("criterion", &ids).map(TieBreak::Criterion)
    };
    f.finish();
    link
}
