//! Numbers of contest.yaml that cannot be meant: fewer participants than nominations, minimums that
//! nobody can reach, tiers without a seat.

use crate::check::index::{list, word};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::{Award, Group, Item, Nomination, Rubric, Track};
use crate::number::{Exact, Number};
use crate::source::Span;

/// Holds the numbers of contest.yaml against the rubrics and the records.
pub(in crate::check) fn check(
    contest: &Node,
    (tracks, awards): (&[Track], &[Award]),
    rubrics: &[Rubric],
    records: &[Nomination],
    faults: &mut Diagnostics,
) {
    for track in tracks {
        let filed = records.iter().filter(|n| n.track == track.id).count();
        faults.push_some(participants(track, filed, place(contest, "tracks", track.id.as_str(), "participants")));
    }
    for award in awards {
        let Some(track) = tracks.iter().find(|t| t.id == award.track) else { continue };
        let rubric = track.rubric.as_ref().and_then(|id| rubrics.iter().find(|r| r.id == *id));
        // A rubric whose points could not be read has none.
        if let Some(rubric) = rubric.filter(|r| !r.points.value().is_zero()) {
            minimums(award, rubric, contest, faults);
        }
    }
}

fn participants(track: &Track, filed: usize, place: Option<Span>) -> Option<Diagnostic> {
    let (said, title) = (track.participants?, &track.title);
    if filed <= said as usize {
        return None;
    }
    let message = text!(
        "赛道「{title}」写明参赛总数 {said}，却有 {filed} 份申报",
        "track {title} says {said} participants but has {filed} nominations"
    );
    let hint = text!(
        "参赛总数不少于申报数（控制比例按它计算）；核对 participants，或查有没有重复申报",
        "there are at least as many participants as nominations (ceilings go by them): check participants, or look for a nomination filed twice"
    );
    let fault = Diagnostic::error(Code::FewParticipants, place.unwrap_or(track.span), message);
    Some(fault.expected(text!("不少于 {filed}", "at least {filed}")).hint(hint))
}

/// The minimums of an award and of its tiers, against the most that the rubric gives.
fn minimums(award: &Award, rubric: &Rubric, contest: &Node, faults: &mut Diagnostics) {
    let Some(node) = entry(contest, "awards", award.id.as_str()) else { return };
    let tiers = list(Some(node), "tiers").unwrap_or_default();
    let of_tiers = award.tiers.iter().zip(tiers).map(|(tier, node)| (&tier.title, &tier.min_score, node));
    let most = most(rubric);
    for (title, min, node) in [(&award.title, &award.min_score, node)].into_iter().chain(of_tiers) {
        let Some(min) = min.as_ref().filter(|min| *min.value() > most) else { continue };
        let place = node.get("min_score").map_or(node.span, |n| n.span);
        faults.push(out_of_reach(title, min, rubric, place).clause(award.clause.clone()));
    }
}

fn out_of_reach(title: &str, min: &Number, rubric: &Rubric, place: Span) -> Diagnostic {
    let (sheet, points) = (&rubric.title, rubric.cap.as_ref().unwrap_or(&rubric.points));
    let message = text!(
        "「{title}」的最低分 {min} 高于《{sheet}》的最高分，谁也得不到",
        "the minimum {min} of {title} is above the most that {sheet} gives: nobody can win it"
    );
    let hint = text!("核对 min_score 和细则的 points、cap", "compare min_score with points and cap of the rubric");
    let fault = Diagnostic::error(Code::AwardOutOfReach, place, message);
    fault.expected(text!("不高于满分 {points}（另加加分项）", "at most {points}, plus bonus groups")).hint(hint)
}

/// The most that a rubric gives: its points and those of its bonus groups, up to its cap.
fn most(rubric: &Rubric) -> Exact {
    let sum = rubric.points.value().plus(&extra(&rubric.root));
    match &rubric.cap {
        Some(cap) if *cap.value() < sum => cap.value().clone(),
        _ => sum,
    }
}

fn extra(group: &Group) -> Exact {
    let worth = |item: &Item| match item {
        Item::Group(inner) if inner.extra => inner.points.value().plus(&extra(inner)),
        Item::Group(inner) => extra(inner),
        Item::Criterion(_) => Exact::ZERO,
    };
    let all: Vec<Exact> = group.items.iter().map(worth).collect();
    Exact::sum(all.iter())
}

/// The record of an id in a list of contest.yaml.
fn entry<'n>(contest: &'n Node, key: &str, id: &str) -> Option<&'n Node> {
    list(Some(contest), key)?.iter().find(|n| word(n, "id").as_deref() == Some(id))
}

fn place(contest: &Node, of: &str, id: &str, key: &str) -> Option<Span> {
    Some(entry(contest, of, id)?.get(key)?.span)
}
