//! Ceilings as a share of the participants: exceeded, held only by rounding, or not known.

use super::say;
use super::why::Case;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Cap, CapRounding};
use crate::number::Exact;
use crate::rank::CapUse;

/// One award; nothing is said before there are winners.
pub(super) fn audit(case: Case, faults: &mut Diagnostics) {
    let Some(cap) = case.award.cap.as_ref().filter(|_| !case.result.winners.is_empty()) else { return };
    match &case.result.cap {
        None => faults.push(unknown(case, cap)),
        Some(used) if used.used > used.allowed => faults.push(exceeded(case, cap, used)),
        Some(used) if used.exceeds_unrounded => faults.push(by_rounding(case, cap, used)),
        Some(_) => {}
    }
}

fn unknown(case: Case, cap: &Cap) -> Diagnostic {
    let (title, share) = (&case.award.title, &cap.share);
    let span = case.contest.track(case.award.track.as_str()).map_or(case.award.span, |t| t.span);
    let message = text!(
        "没有参与总数，无法核对「{title}」是否不超过 {share}",
        "without the number of participants nobody can tell whether {title} stays within {share}"
    );
    Diagnostic::warning(Code::CapUnknown, span, message)
        .clause(&cap.clause)
        .expected(text!("participants: 参与总数", "participants: how many took part"))
        .hint(text!("在类别里写 participants", "give the track its `participants`"))
}

fn exceeded(case: Case, cap: &Cap, used: &CapUse) -> Diagnostic {
    let (title, share, winners, allowed) = (&case.award.title, &cap.share, used.used, used.allowed);
    let (over, exact) = (winners.saturating_sub(allowed), say::decimal(&used.exact, 4));
    let (Text { zh: way, en: rounding }, count) = (rounding(cap.rounding), say::count(winners, "winner"));
    let message = text!(
        "「{title}」有 {winners} 个，按 {share} 至多 {allowed} 个（{exact}，{way}），超出 {over} 个",
        "{title} has {count}, {over} more than the {allowed} that {share} allows ({exact}, rounded: {rounding})"
    );
    Diagnostic::error(Code::CapExceeded, case.award.span, message)
        .clause(&cap.clause)
        .expected(text!("至多 {allowed} 个", "at most {allowed}"))
        .hint(text!(
            "减少名额，核对 participants，或按方案改正 cap 的 rounding（floor、nearest、ceil）",
            "reduce the seats, check `participants`, or mend the `rounding` of the cap (floor, nearest, ceil) as the plan has it"
        ))
}

fn by_rounding(case: Case, cap: &Cap, used: &CapUse) -> Diagnostic {
    let (title, share, winners, allowed) = (&case.award.title, &cap.share, used.used, used.allowed);
    let (part, fraction) = (say::percent(&used.share_used), &used.share_used);
    let excess = used.share_used.minus(share.value());
    let (exact, over) = (say::decimal(&used.exact, 4), say::decimal(&excess.times(&Exact::int(100)), 2));
    let (Text { zh: way, en: rounding }, count) = (rounding(cap.rounding), say::count(winners, "winner"));
    let message = text!(
        "「{title}」{winners} 个占 {part}（{fraction}），超过 {share}，超出 {over} 个百分点（{excess}）；只因 {exact} 取整（{way}）为 {allowed} 才符合",
        "{count} of {title} make {part} ({fraction}), {over} percentage points ({excess}) over {share}; only rounding {exact} ({rounding}) to {allowed} allows them"
    );
    Diagnostic::warning(Code::CapByRounding, case.award.span, message).clause(&cap.clause).hint(text!(
        "页面会写明超出的比例；在 choices 里说明为什么这样取整",
        "the page states the excess; say under `choices` why it is rounded so"
    ))
}

fn rounding(rounding: CapRounding) -> Text {
    match rounding {
        CapRounding::Floor => text!("舍去尾数", "floor"),
        CapRounding::Nearest => text!("四舍五入", "nearest"),
        CapRounding::Ceil => text!("进一", "ceil"),
    }
}
