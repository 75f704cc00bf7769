//! Numbers, names and days that were typed into the prose, against the data (GS0733–GS0737).

use super::{Noticed, of};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Contest, Event, NominationId, NoticeKind, Prose};
use crate::notice::claims::{
    Cited, Claim, Contradiction, Known, KnownPeriod, Objected, contradictions, in_title, plain,
};
use crate::notice::{self, Printed};

/// Reports every claim that the data contradict. Plans and news state what was planned or happened, and
/// have no list to be held against; a circular has none either, only days, a date and a basis. What both
/// say of seats and days is looked at in `planned`.
pub(super) fn audit(site: Noticed<'_>, n: usize, faults: &mut Diagnostics) {
    let Noticed { contest, printed, periods } = site;
    let notice = &contest.notices[n];
    if matches!(notice.kind, NoticeKind::Plan | NoticeKind::News) {
        return;
    }
    let opened = notice::periods_of(contest, n);
    let counted = |opened: &[usize]| opened.iter().filter_map(|m| periods[*m].clone()).collect::<Vec<_>>();
    let mut known = Known::new(contest, notice, &printed[n], &counted(&opened));
    let chain = if notice.kind.follows() { notice::chain(contest, n) } else { Vec::new() };
    let earlier: Vec<usize> = chain.into_iter().filter(|m| *m < n && !opened.contains(m)).collect();
    known.past = counted(&earlier).iter().map(KnownPeriod::of).collect();
    if matches!(
        notice.kind,
        NoticeKind::Correction | NoticeKind::Objection | NoticeKind::Result | NoticeKind::Commendation
    ) {
        let objections = notice::objections(contest, periods, n);
        known.objections =
            Some(Objected { settled: notice.kind != NoticeKind::Correction, ..Objected::of(&objections) });
    }
    known.earlier = cited(contest, n);
    if notice.correction.is_some() {
        known.corrected = Some(corrected(contest, printed, n));
        known.was =
            corrected_list(contest, n).map(|m| Box::new(Known::new(contest, &contest.notices[m], &printed[m], &[])));
    }
    known.restarts = notice.correction.as_ref().map(|correction| correction.restarts);
    let moved = notice::shifts_of(contest, printed, n);
    if !moved.is_empty() {
        known.moved = Some(super::changed::words(contest, &moved).zh);
    }
    let title = Prose::new(notice.title.as_str().into(), notice.title_span);
    for found in in_title(&title, &known) {
        let fault = fault(notice.title_span, &found);
        // Placeholders stand in the text alone.
        faults.push(of(notice, Diagnostic { hint: None, ..fault }));
    }
    for found in contradictions(&notice.prose, &known) {
        faults.push(of(notice, fault(notice.prose.place(found.place.clone()), &found)));
    }
}

/// The notices that stand before one, and may be cited.
fn cited(contest: &Contest, n: usize) -> Vec<Cited> {
    let notice = &contest.notices[n];
    let chain = if notice.kind.follows() { notice::chain(contest, n) } else { Vec::new() };
    let cited = |m: usize| {
        let other = &contest.notices[m];
        let number = other.number.as_ref().map(|number| number.value.clone());
        Cited {
            title: plain(&other.title),
            published: other.published,
            number,
            corrects: other.correction.is_some(),
            followed: chain.contains(&m),
        }
    };
    (0..contest.notices.len())
        .filter(|m| *m != n && contest.notices[*m].published <= notice.published)
        .map(cited)
        .collect()
}

/// Whom a correction is about: by its events, under the old name and the new one, by its misprints, and
/// whoever stands otherwise since.
fn corrected(contest: &Contest, printed: &[Printed], n: usize) -> Vec<String> {
    let Some(correction) = &contest.notices[n].correction else { return Vec::new() };
    let events = correction.events.iter().filter_map(|id| contest.event(&id.value));
    let at = |id: &NominationId| contest.nominations.iter().position(|n| n.id == *id);
    let named = events.flat_map(Event::nominations).filter_map(at);
    let moved = notice::shifts_of(contest, printed, n).into_iter().map(|shift| shift.nomination);
    let names = named.chain(moved).flat_map(|at| {
        [&contest.nominations[at].name.value, &printed[n].record(contest, at).name.value].map(|name| plain(name))
    });
    let misprints = correction.errata.iter().flat_map(|e| [&e.what, &e.from, &e.to]).map(|text| plain(text));
    let mut names: Vec<String> = names.chain(misprints).collect();
    names.sort();
    names.dedup();
    names
}

/// The notice whose lists a correction corrects: the last one before it that printed them.
pub(in crate::audit) fn corrected_list(contest: &Contest, n: usize) -> Option<usize> {
    let lists = |m: &usize| {
        let earlier = &contest.notices[*m];
        *m < n && !earlier.draft && matches!(earlier.kind, NoticeKind::Publicity | NoticeKind::Correction)
    };
    notice::chain(contest, n).into_iter().rfind(lists)
}

fn fault(place: crate::source::Span, found: &Contradiction) -> Diagnostic {
    let (right, right_en) = (found.right.join(" 或 "), found.right.join(" or "));
    let (code, message) = match found.claim {
        Claim::Count
        | Claim::First
        | Claim::Corrected
        | Claim::Title
        | Claim::Unchanged
        | Claim::Moved
        | Claim::Stays
        | Claim::Absent
        | Claim::Year
        | Claim::OtherContest => of_list(found, &right, &right_en),
        _ => of_days(found, &right, &right_en),
    };
    // A contest may go by a name that its record does not have.
    let severity = if found.claim == Claim::OtherContest { Diagnostic::warning } else { Diagnostic::error };
    let fault = severity(code, place, message);
    let fault = if found.right.is_empty() { fault } else { fault.expected(Text { zh: right, en: right_en }) };
    // A day of the week has no placeholder.
    let placeholder = &found.placeholder;
    if placeholder.is_empty() {
        return fault;
    }
    fault.hint(text!("改用 {placeholder}，由程序填写", "write {placeholder}: it is computed"))
}

/// What is said of the list, and of the contest.
fn of_list(found: &Contradiction, right: &str, right_en: &str) -> (Code, Text) {
    let said = &found.said;
    match found.claim {
        Claim::Corrected => (
            Code::WrongFirst,
            text!(
                "「{said}」不是这次更正的对象：events 和 changes 说的是 {right}",
                "{said} is not what this correction is about: `events` and `changes` speak of {right_en}"
            ),
        ),
        Claim::First if found.right.is_empty() => {
            (Code::WrongFirst, text!("「{said}」不在这份文稿的名单里", "{said} is not in the list of this notice"))
        }
        Claim::First => (
            Code::WrongFirst,
            text!("「{said}」不是名单里这个位置的名称", "{said} does not stand in this place of the list"),
        ),
        Claim::Title => (
            Code::WrongFirst,
            text!("正文写「{said}」，名单是 {right}", "the text says {said}, the list has {right_en}"),
        ),
        Claim::Year => {
            (Code::WrongYear, text!("「{said}」的年份不是本竞赛的", "the year of {said} is not that of this contest"))
        }
        Claim::OtherContest => (
            Code::WrongYear,
            text!("标题写的竞赛「{said}」不是本竞赛", "the title speaks of {said}, which is not this contest"),
        ),
        Claim::Moved => (
            Code::WrongUnchanged,
            text!("正文写「{said}」，名单没有变动", "the text says {said}, but the list has not changed"),
        ),
        Claim::Stays => (
            Code::WrongFirst,
            text!("正文写「{said}」，名单里仍有这一个", "the text says {said}, who still stands in the list"),
        ),
        Claim::Absent => (
            Code::WrongFirst,
            text!("正文写「{said}」，名单里没有这一个", "the text says {said}, who does not stand in the list"),
        ),
        Claim::Unchanged => (
            Code::WrongUnchanged,
            text!(
                "正文写「{said}」，名单与公示的不同：{right}",
                "the text says {said}, but the list has changed: {right_en}"
            ),
        ),
        _ => (
            Code::WrongCount,
            text!("正文写「{said}」，名单是 {right}", "the text says {said}, the list has {right_en}"),
        ),
    }
}

/// What is said of the period, of days, and of objections.
fn of_days(found: &Contradiction, right: &str, right_en: &str) -> (Code, Text) {
    let said = &found.said;
    match found.claim {
        Claim::Period => (
            Code::WrongPeriod,
            text!("正文写公示期「{said}」，应为{right}", "the text gives the period as {said}, it is {right_en}"),
        ),
        Claim::Length => (
            Code::WrongPeriod,
            text!("正文写公示「{said}」，应为{right}", "the text gives the length as {said}, it is {right_en}"),
        ),
        Claim::Restart => (
            Code::WrongPeriod,
            text!(
                "正文写「{said}」，信息区的 restarts 是另一个意思",
                "the text says {said}, `restarts` of the notice says otherwise"
            ),
        ),
        Claim::CitedDay => (
            Code::WrongDate,
            text!(
                "正文写所引文稿「{said}」发布，应为{right}",
                "the text dates the notice that it cites {said}, it is of {right_en}"
            ),
        ),
        Claim::CitedNumber => (
            Code::NoticeNumber,
            text!(
                "所引文稿的字号写作「{said}」，应为{right}",
                "the notice that is cited has the number {right_en}, not {said}"
            ),
        ),
        Claim::NoDay => (Code::WrongDate, text!("没有「{said}」这一天", "there is no such day as {said}")),
        Claim::Weekday => (Code::WrongDate, text!("「{said}」的星期不对", "{said} is another day of the week")),
        Claim::Published => (
            Code::WrongDate,
            text!("正文的成文日期「{said}」与发布日期不同", "the text is dated {said}, not on its day of publication"),
        ),
        Claim::Objections => (
            Code::WrongObjections,
            text!("正文写「{said}」，history.yaml 记的是{right}", "the text says {said}, history.yaml has: {right_en}"),
        ),
        _ => (
            Code::WrongPeriod,
            text!(
                "正文写截止「{said}」，公示期到{right}",
                "the text gives the deadline as {said}, the period ends {right_en}"
            ),
        ),
    }
}
