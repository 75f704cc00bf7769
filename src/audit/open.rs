//! What is still open in a contest: as long as something is, its results are not final, and no
//! notice may say that they are.

use super::say;
use crate::lang::{Text, text};
use crate::model::{Award, Contest, Event, Notice, TrackId, Vacated};
use crate::rank::{AwardResult, FreedSeat, LotsRequired};

/// One thing that is open.
#[derive(Clone, Copy, Debug)]
pub enum Open<'a> {
    /// An objection without a finding.
    Objection(&'a Event),
    /// A seat that was lost after publication and waits for a substitution.
    Seat(&'a Award, &'a FreedSeat),
    /// A tie at a cut that waits for a recorded draw or decision.
    Tie(&'a AwardResult, &'a LotsRequired),
}

/// Everything that is open about some tracks (all of them where none is named), with the awards as they stood.
#[must_use]
pub fn open<'a>(contest: &'a Contest, awards: &'a [AwardResult], tracks: &[TrackId]) -> Vec<Open<'a>> {
    let about = |track: &TrackId| tracks.is_empty() || tracks.contains(track);
    let objections = contest
        .open_objections()
        .filter(|case| contest.nomination(case.nomination.as_str()).is_some_and(|n| about(&n.track)));
    let awards = awards.iter().filter(|result| contest.awards.iter().any(|a| a.id == result.award && about(&a.track)));
    let awards = awards.collect::<Vec<_>>().into_iter();
    let seats = awards.clone().flat_map(|result| waiting(contest, result));
    let ties = awards.flat_map(|result| result.pending.iter().map(move |tie| Open::Tie(result, tie)));
    objections.map(|case| Open::Objection(case.objection)).chain(seats).chain(ties).collect()
}

/// Seats that are filled by substitution, and are not yet.
fn waiting<'a>(contest: &'a Contest, result: &'a AwardResult) -> impl Iterator<Item = Open<'a>> {
    let award = contest.awards.iter().find(|a| a.id == result.award && a.vacated == Some(Vacated::Reserve));
    let free = award.into_iter().flat_map(|award| result.freed.iter().map(move |seat| (award, seat)));
    free.filter(|(_, seat)| seat.filled.is_none()).map(|(award, seat)| Open::Seat(award, seat))
}

/// Objections to a publicity notice that are still open.
#[must_use]
pub fn open_to<'a>(contest: &'a Contest, notice: &'a Notice) -> Vec<&'a Event> {
    contest.objections_to(notice).filter(|case| case.finding.is_none()).map(|case| case.objection).collect()
}

impl Open<'_> {
    /// In words: 异议 e-07（示例县（nanning-03））尚无核查结论.
    #[must_use]
    pub fn words(&self, contest: &Contest) -> Text {
        match self {
            Open::Objection(event) => {
                let (id, Text { zh, en }) = (&event.id, say::all(contest, event.nominations()));
                text!("异议 {id}（{zh}）尚无核查结论", "the objection {id} about {en} has no finding")
            }
            Open::Seat(award, seat) => {
                let (title, Text { zh, en }) = (&award.title, say::who(contest, &seat.nomination));
                text!("{zh}空出的「{title}」名额待递补", "the seat of {title} that {en} lost waits for a substitution")
            }
            Open::Tie(result, tie) => {
                let title = contest.awards.iter().find(|a| a.id == result.award).map_or("", |a| a.title.as_str());
                let Text { zh, en } = say::all(contest, &tie.tied);
                text!("「{title}」的并列（{zh}）尚未决定", "a tie of {title} ({en}) is not decided")
            }
        }
    }
}
