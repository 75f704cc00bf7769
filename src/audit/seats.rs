//! Seats that stay empty or are taken twice, and people on one award.

use super::say;
use super::why::Case;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::AwardBasis;
use crate::rank::slots;

/// One award.
pub(super) fn audit(case: Case, faults: &mut Diagnostics) {
    if !case.award.allow_vacant && !case.result.vacancies.is_empty() {
        faults.push(vacant(case));
    }
    // By score there are more winners than seats only where the rules or an override say so.
    if case.award.basis == AwardBasis::Decision {
        exceeded(case, faults);
    }
    headcount(case, faults);
}

fn vacant(case: Case) -> Diagnostic {
    let (title, track) = (&case.award.title, &case.award.track);
    let places = say::join(case.result.vacancies.iter().map(|vacancy| {
        let seats = vacancy.seats;
        let place = match &vacancy.unit {
            Some(unit) => say::unit(case.contest, unit),
            None => say::tier(case.award, &vacancy.tier),
        };
        text!("{place} {seats} 个", "{seats} of {place}")
    }));
    let Text { zh, en } = places;
    let message = text!("「{title}」有名额空缺：{zh}", "seats of {title} are not filled: {en}");
    Diagnostic::error(Code::SeatsVacant, case.award.span, message)
        .clause(&case.award.clause)
        .expected(text!("名额全部选出（allow_vacant: false）", "all seats filled (allow_vacant: false)"))
        .hint(text!(
            "核对类别 {track} 的申报、最低分和一票否决；方案允许空缺（宁缺毋滥）的，写 allow_vacant: true",
            "look at the nominations of {track}, the minimum and the gates; if the plan lets seats stay empty, write allow_vacant: true"
        ))
}

fn exceeded(case: Case, faults: &mut Diagnostics) {
    for slot in slots(case.contest, case.award).iter().filter(|s| s.unit.is_none()) {
        let held: Vec<_> = slot.held(case.contest, &case.result.winners).collect();
        let (seats, used) = (slot.seats, held.len());
        if used <= seats as usize {
            continue;
        }
        let Text { zh: prize, en: prize_en } = say::prize(case.award, &slot.tier);
        let places = say::count(seats, "seat");
        let Text { zh, en } = say::all(case.contest, held.iter().map(|w| &w.nomination));
        let message = text!(
            "{prize}名额 {seats} 个，公布了 {used} 个：{zh}",
            "{prize_en} has {places}, {used} winners are declared: {en}"
        );
        let hint = text!("改正多出的记录的 declared", "mend `declared` of those that are too many");
        faults.push(
            Diagnostic::error(Code::SeatsExceeded, case.award.span, message)
                .clause(&case.award.clause)
                .expected(text!("至多 {seats} 个", "at most {seats}"))
                .hint(hint),
        );
    }
}

fn headcount(case: Case, faults: &mut Diagnostics) {
    for winner in &case.result.winners {
        let tier = case.award.tiers.iter().find(|t| t.id == winner.tier);
        let nomination = case.contest.nomination(winner.nomination.as_str());
        let (Some(tier), Some(nomination)) = (tier, nomination) else { continue };
        let Some(most) = tier.headcount_cap else { continue };
        let people = nomination.contributors.len();
        if people > most as usize {
            let (title, Text { zh, en }) = (&tier.title, say::who(case.contest, &nomination.id));
            let over = people.saturating_sub(most as usize);
            let message = text!(
                "{zh}列了 {people} 人，{title}至多 {most} 人，多 {over} 人",
                "{en} lists {people} people, {over} more than the {most} that {title} takes"
            );
            faults.push(
                Diagnostic::error(Code::HeadcountExceeded, nomination.span, message)
                    .clause(&case.award.clause)
                    .expected(text!("contributors 至多 {most} 人", "at most {most} contributors"))
                    .hint(text!("按贡献大小保留前 {most} 人", "keep the first {most} by contribution")),
            );
        }
    }
}
