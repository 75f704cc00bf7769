//! Awards: how many, of whom, by what; what happens at the cut.

use crate::check::fields::Fields;
use crate::check::ids::Ids;
use crate::check::index::{Index, word};
use crate::check::read::{Read, words};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::{Award, AwardBasis, Cap, CapRounding, Quota, TieAtCut, Tier, Track};
use crate::number::{Exact, Number};

words! {
    AwardBasis { "score" => Score, "decision" => Decision }
    TieAtCut { "all" => All, "none" => None, "lots" => Lots, "decision" => Decision }
    CapRounding { "floor" => Floor, "nearest" => Nearest, "ceil" => Ceil }
}

/// Reads one award.
pub(super) fn award(node: &Node, index: &Index, faults: &mut Diagnostics) -> Option<Award> {
    let mut f = Fields::open(node, faults)?;
    let id = f.need("id");
    let title = f.line("title");
    let track = f.refer("track", &index.tracks);
    let basis = f.need("basis");
    let by_score = !matches!(basis, Some(AwardBasis::Decision));
    let tiers: Option<Vec<Tier>> = f.some("tiers");
    let quota = f.node("quota").and_then(|n| quota(n, index, f.faults));
    let min_score = f.find("min_score");
    // A decision is recorded in each nomination: no cut is computed, so nothing can tie at it.
    let allow_vacant = if by_score { f.need("allow_vacant") } else { f.find("allow_vacant").or(Some(true)) };
    let tie_at_cut = if by_score { f.need("tie_at_cut") } else { f.find("tie_at_cut").or(Some(TieAtCut::Decision)) };
    let cap = f.find("cap");
    let clause = f.need("clause");
    let span = f.head;
    f.finish();
    Some(Award {
        id: id?,
        title: title?,
        track: track?,
        basis: basis?,
        tiers: tiers?,
        quota,
        min_score,
        allow_vacant: allow_vacant?,
        tie_at_cut: tie_at_cut?,
        cap,
        clause: clause?,
        span,
    })
}

impl Read for Tier {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = Fields::open(node, faults)?;
        let (id, title) = (f.need("id"), f.line("title"));
        let (seats, headcount_cap) = (f.find("seats"), f.find("headcount_cap"));
        f.finish();
        Some(Self { id: id?, title: title?, seats, headcount_cap })
    }
}

impl Read for Cap {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = Fields::open(node, faults)?;
        let share: Option<Number> = f.need("share");
        let rounding = f.find("rounding").unwrap_or(CapRounding::Floor);
        let clause: Option<String> = f.need("clause");
        if let Some(wrong) = share.as_ref().filter(|s| *s.value() <= Exact::ZERO || *s.value() > Exact::ONE) {
            let message = text!("比例 {wrong} 不在 0 到 100% 之间", "the share {wrong} is not between 0 and 100%");
            let fault = Diagnostic::error(Code::NumberOutOfRange, f.at("share"), message);
            f.faults.push(fault.expected(text!("大于 0、不超过 100%，如 35%", "above 0, at most 100%, such as 35%")));
        }
        f.finish();
        Some(Self { share: share?, rounding, clause: clause? })
    }
}

fn quota(node: &Node, index: &Index, faults: &mut Diagnostics) -> Option<Quota> {
    let mut f = Fields::open(node, faults)?;
    let table = f.refer::<String>("table", &index.tables);
    let columns = word(node, "table").and_then(|t| index.columns.get(&t).cloned());
    let columns = columns.unwrap_or_else(|| Ids::unknown(text!("名额表的列", "quota column")));
    let column = f.refer::<String>("column", &columns);
    f.finish();
    Some(Quota { table: table?, column: column? })
}

/// An award by score needs a track with scores, and seats from somewhere.
pub(super) fn against_tracks(awards: &[Award], tracks: &[Track], faults: &mut Diagnostics) {
    for award in awards.iter().filter(|a| a.basis == AwardBasis::Score) {
        let Some(track) = tracks.iter().find(|t| t.id == award.track) else { continue };
        let title = &award.title;
        if track.rubric.is_none() {
            let track = &track.title;
            let message = text!(
                "奖项「{title}」按得分评定，但赛道「{track}」没有评分细则",
                "award {title} goes by score, but track {track} has no rubric"
            );
            let hint = text!(
                "给赛道写明 rubric，或者把 basis 改为 decision",
                "name a rubric in the track, or write basis: decision"
            );
            faults
                .push(Diagnostic::error(Code::AwardBasis, award.span, message).clause(award.clause.clone()).hint(hint));
        }
        let open = award.tiers.iter().position(|t| t.seats.is_none());
        if award.quota.is_none() && open.is_some_and(|at| at + 1 < award.tiers.len()) {
            let message = text!("只有最后一个等次可以不限名额", "only the last tier may be open");
            let hint = text!("给前面的等次写明 seats", "give the earlier tiers their seats");
            faults
                .push(Diagnostic::error(Code::AwardBasis, award.span, message).clause(award.clause.clone()).hint(hint));
        }
    }
}
