//! Awards: how many, of whom, by what; what happens at the cut.

use crate::check::fields::Fields;
use crate::check::ids::Ids;
use crate::check::index::{Index, SheetIds, word};
use crate::check::read::{Read, words};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::{Node, NodeKind};
use crate::model::{
    Award, AwardBasis, AwardId, Cap, CapRounding, Part, Quota, Requirement, SeatShare, TieAtCut, Tier, Track, Vacated,
};
use crate::number::{Exact, Number};

words! {
    AwardBasis { "score" => Score, "decision" => Decision }
    Vacated { "reserve" => Reserve, "vacant" => Vacant, "recompute" => Recompute }
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
    let min_score = f.find_points("min_score");
    // A decision is recorded in each nomination: no cut is computed, so nothing can tie at it.
    let allow_vacant = if by_score { f.need("allow_vacant") } else { f.find("allow_vacant").or(Some(true)) };
    let tie_at_cut = if by_score { f.need("tie_at_cut") } else { f.find("tie_at_cut").or(Some(TieAtCut::Decision)) };
    let sheet = word(node, "track").and_then(|t| index.sheet_of_track(&t));
    let requires = f.each("requires", |n, faults| requirement(n, sheet, faults));
    let unless_won = f.each("unless_won", |n, faults| index.awards.refer(n, faults));
    let vacated = f.find("vacated");
    let reserve: Option<u32> = f.find("reserve");
    nothing_to_rank(by_score, vacated, reserve, &mut f);
    let cap = f.find("cap");
    let clause = f.need("clause");
    if let (Some(tiers), Some(node)) = (&tiers, f.node("tiers")) {
        minimums(tiers, by_score, node, f.faults);
    }
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
        requires,
        unless_won,
        allow_vacant: allow_vacant?,
        tie_at_cut: tie_at_cut?,
        vacated,
        reserve,
        cap,
        clause: clause?,
        span,
    })
}

/// An award by decision has no ranking in which somebody could be next.
fn nothing_to_rank(by_score: bool, vacated: Option<Vacated>, reserve: Option<u32>, f: &mut Fields<'_, '_>) {
    if by_score {
        return;
    }
    if vacated == Some(Vacated::Recompute) {
        let message = text!("按决定评定的奖项没有名次可以顺延", "an award by decision has no ranking to compute anew");
        let fault = Diagnostic::error(Code::AwardBasis, f.at("vacated"), message);
        f.faults.push(fault.expected(text!("reserve（决定递补的人选）或 vacant（空缺）", "reserve or vacant")));
    }
    if reserve.is_some() {
        let message = text!("按决定评定的奖项算不出备选名单", "no reserve can be computed for an award by decision");
        let fault = Diagnostic::error(Code::AwardBasis, f.key("reserve"), message);
        f.faults.push(fault.hint(text!("删掉 reserve", "delete `reserve`")));
    }
}

impl Read for Tier {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = Fields::open(node, faults)?;
        let (id, title) = (f.need("id"), f.line("title"));
        let (seats, min_score, headcount_cap) = (f.find("seats"), f.find_points("min_score"), f.find("headcount_cap"));
        for (key, number) in [("seats", seats), ("headcount_cap", headcount_cap)] {
            if number == Some(0) {
                let message = text!("{key} 是 0，这个等次谁也得不到", "{key} is 0: nobody can have this tier");
                let fault = Diagnostic::error(Code::NumberOutOfRange, f.at(key), message);
                f.faults.push(
                    fault.expected(text!("1 或以上；不设就不写这个键", "1 or more; leave it out if there is none")),
                );
            }
        }
        let share = f.find("share");
        if let (Some(_), Some(_)) = (&seats, &share) {
            let message = text!("seats 与 share 只能写一个", "seats and share exclude each other");
            let hint = text!("名额按比例计算的只写 share", "where seats follow from a share, write share alone");
            let fault = Diagnostic::error(Code::WrongType, f.key("share"), message).hint(hint);
            f.faults.push(fault);
        }
        f.finish();
        Some(Self { id: id?, title: title?, seats, share, min_score, headcount_cap })
    }
}

impl Read for SeatShare {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = Fields::open(node, faults)?;
        let share: Option<Number> = f.need("of_participants");
        let rounding = f.need("rounding");
        if let Some(wrong) = &share {
            proportion(wrong, &mut f, "of_participants");
        }
        f.finish();
        Some(Self { share: share?, rounding: rounding? })
    }
}

/// A share lies above 0 and not above 100%.
fn proportion(share: &Number, f: &mut Fields<'_, '_>, key: &str) {
    if *share.value() > Exact::ZERO && *share.value() <= Exact::ONE {
        return;
    }
    let message = text!("比例 {share} 不在 0 到 100% 之间", "the share {share} is not between 0 and 100%");
    let fault = Diagnostic::error(Code::NumberOutOfRange, f.at(key), message);
    f.faults.push(fault.expected(text!("大于 0、不超过 100%，如 35%", "above 0, at most 100%, such as 35%")));
}

/// `{group: theory, at_least: 60}` or `{criterion: …, at_least: …}`
fn requirement(node: &Node, sheet: Option<&SheetIds>, faults: &mut Diagnostics) -> Option<Requirement> {
    let mut f = Fields::open(node, faults)?;
    let part = part(&mut f, sheet);
    let at_least = f.points("at_least");
    f.finish();
    Some(Requirement { part: part?, at_least: at_least? })
}

/// A part of the rubric, by `group` or by `criterion`.
fn part(f: &mut Fields<'_, '_>, sheet: Option<&SheetIds>) -> Option<Part> {
    let unknown = || Ids::unknown(text!("考核内容", "criterion"));
    if f.node("group").is_some() {
        let ids = sheet.map_or_else(unknown, |s| s.groups.clone());
        return f.refer("group", &ids).map(Part::Group);
    }
    let ids = sheet.map_or_else(unknown, |s| s.criteria.clone());
    f.refer("criterion", &ids).map(Part::Criterion)
}

/// Seats that are a share of the participants, as numbers.
pub(super) fn share_out(awards: &mut [Award], tracks: &[Track], faults: &mut Diagnostics) {
    for award in awards {
        let track = tracks.iter().find(|t| t.id == award.track);
        for tier in &mut award.tiers {
            let Some(share) = &tier.share else { continue };
            tier.seats = track
                .and_then(|t| t.participants)
                .and_then(|all| share.rounding.seats(&share.share, all))
                .map(|(_, n)| n);
            if let (Some(track), None) = (track, tier.seats) {
                let (title, tier, id) = (&award.title, &tier.title, &track.id);
                let message = text!(
                    "「{title}」{tier}的名额按参赛总数的比例计算，但赛道 {id} 没有写明参赛总数",
                    "the seats of {tier} of {title} are a share of the participants, whose number track {id} does not say"
                );
                let hint = text!("在赛道写明 participants", "write `participants` in the track");
                faults.push(
                    Diagnostic::error(Code::AwardBasis, award.span, message).clause(award.clause.clone()).hint(hint),
                );
            }
        }
    }
}

/// Minimums of tiers fall from one to the next, and belong to awards by score.
fn minimums(tiers: &[Tier], by_score: bool, node: &Node, faults: &mut Diagnostics) {
    let NodeKind::List(nodes) = &node.kind else { return };
    let with = tiers.iter().zip(nodes).filter_map(|(tier, node)| Some((tier, tier.min_score.as_ref()?, node)));
    let mut above: Option<(&Tier, &Number)> = None;
    for (tier, min, node) in with {
        let span = node.get("min_score").map_or(node.span, |n| n.span);
        if !by_score {
            let message = text!("按决定评定的奖项不看等次的最低分", "an award by decision has no minimum by tier");
            let hint = text!("删掉等次的 min_score，或者写 basis: score", "delete it, or write basis: score");
            faults.push(Diagnostic::error(Code::AwardBasis, span, message).hint(hint));
        } else if let Some((upper, limit)) = above.filter(|(_, limit)| min.value() >= limit.value()) {
            let (title, upper) = (&tier.title, &upper.title);
            let message = text!(
                "「{title}」的最低分 {min} 不低于上一等次「{upper}」的 {limit}",
                "the minimum {min} of {title} is not below the {limit} of {upper} above it"
            );
            let hint = text!("等次从高到低写", "write tiers from high to low");
            let fault = Diagnostic::error(Code::NumberOutOfRange, span, message);
            faults.push(fault.expected(text!("低于 {limit}", "below {limit}")).hint(hint));
        }
        above = Some((tier, min));
    }
}

impl Read for Cap {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = Fields::open(node, faults)?;
        let share: Option<Number> = f.need("share");
        let rounding = f.find("rounding").unwrap_or(CapRounding::Floor);
        let clause: Option<String> = f.need("clause");
        if let Some(share) = &share {
            proportion(share, &mut f, "share");
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

/// An award that leaves out the winners of others comes behind them, chooses from the same track, and by score:
/// what a committee decides it declares in each record.
fn unless_won(awards: &[Award], faults: &mut Diagnostics) {
    for (at, award) in awards.iter().enumerate().filter(|(_, a)| !a.unless_won.is_empty()) {
        let earlier = |id: &AwardId| awards[..at].iter().any(|a| a.id == *id && a.track == award.track);
        let title = &award.title;
        let (message, cure) = if award.basis == AwardBasis::Decision {
            let message = text!(
                "奖项「{title}」按决定评定，unless_won 没有作用",
                "award {title} goes by decision: `unless_won` does nothing"
            );
            (
                message,
                text!("删掉 unless_won：决定写在每份申报里", "delete `unless_won`: each record says what was decided"),
            )
        } else if let Some(id) = award.unless_won.iter().find(|id| !earlier(id)) {
            let message = text!(
                "奖项「{title}」的 unless_won 写着 {id}，它不是前面同一赛道的奖项",
                "`unless_won` of award {title} names {id}, which is no earlier award of its track"
            );
            (
                message,
                text!("把那个奖项写在前面，或者改 unless_won", "write that award before it, or change `unless_won`"),
            )
        } else {
            continue;
        };
        let fault = Diagnostic::error(Code::AwardBasis, award.span, message).clause(award.clause.clone());
        faults.push(fault.hint(cure));
    }
}

/// An award by score needs a track with scores, and seats from somewhere.
pub(super) fn against_tracks(awards: &[Award], tracks: &[Track], faults: &mut Diagnostics) {
    unless_won(awards, faults);
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
        let open = award.tiers.iter().position(|t| t.seats.is_none() && t.share.is_none() && t.min_score.is_none());
        if open.is_some_and(|at| at + 1 < award.tiers.len()) {
            let message = text!("前面的等次没有名额，也没有最低分", "an earlier tier has neither seats nor a minimum");
            let hint = text!(
                "给前面的等次写明 seats 或 min_score；只有最后一个等次可以两样都不写",
                "give the earlier tiers seats or min_score; only the last tier may have neither"
            );
            faults
                .push(Diagnostic::error(Code::AwardBasis, award.span, message).clause(award.clause.clone()).hint(hint));
        }
    }
}
