//! Awards at a glance: seats, winners, ties that wait, empty seats, the ceiling.

use serde::Serialize;

use super::event::{SeeView, mentioned, words as event};
use super::key::{ListKey, Scope};
use super::list::group_title;
use super::world::ContestWorld;
use super::{World, chart, format};
use crate::lang::{Lang, Text, text};
use crate::model::{Award, AwardBasis, CapRounding, NominationId, Part, Rubric, Vacated};
use crate::number::Exact;
use crate::rank::{AwardResult, CapUse, FreedSeat, Reserve};

/// One award at a glance.
#[derive(Debug, Serialize)]
pub(super) struct AwardView<'w> {
    title: &'w str,
    clause: &'w str,
    /// Whether it follows the ranking or a decision.
    basis: String,
    /// 先进集体：39个名额，已评39个
    tiers: Vec<String>,
    /// Ties at a cut that wait for a draw or decision.
    pending: Vec<String>,
    /// Empty seats.
    vacancies: Vec<String>,
    /// Seats that were lost after publication, and who follows.
    freed: Vec<FreedView<'w>>,
    /// 备选
    reserve: Vec<String>,
    cap: Option<CapView<'w>>,
    /// List of winners, from the contest's folder.
    href: Option<String>,
}

/// A seat that was lost after publication.
#[derive(Debug, Serialize)]
struct FreedView<'w> {
    text: String,
    /// The events that the text names.
    see: Vec<SeeView<'w>>,
}

/// The ceiling of an award.
#[derive(Debug, Serialize)]
struct CapView<'w> {
    clause: &'w str,
    /// 35% × 111 = 38.85，四舍五入为39
    allowed: String,
    /// 已用39，占35.135%
    used: String,
    /// Where the share itself is exceeded.
    excess: Option<String>,
    bar: i64,
    /// Where the ceiling stands on the bar's scale.
    mark: i64,
}

/// The awards of a contest, in its order.
pub(super) fn views<'w>(world: &'w World<'_>, contest: &'w ContestWorld<'_>) -> Vec<AwardView<'w>> {
    let awards = contest.contest.awards.iter().enumerate();
    awards.map(|(at, award)| view(world, contest, at, award)).collect()
}

fn view<'w>(world: &'w World<'_>, contest: &'w ContestWorld<'_>, at: usize, award: &'w Award) -> AwardView<'w> {
    let lang = world.lang;
    let result = contest.judged.results.awards.iter().find(|r| r.award == award.id);
    let basis = match award.basis {
        AwardBasis::Score => text!("按总分名次", "by rank"),
        AwardBasis::Decision => text!("由组委会评审决定", "by decision of the committee"),
    };
    let cap = result.and_then(|r| r.cap.as_ref());
    AwardView {
        title: &award.title,
        clause: &award.clause,
        basis: basis_words(contest, award, basis.get(lang), lang),
        tiers: award.tiers.iter().map(|t| tier(contest, award, t, result, lang)).collect(),
        pending: result.map(|r| pending(contest, award, r, lang)).unwrap_or_default(),
        vacancies: result.map(|r| vacancies(contest, award, r, lang)).unwrap_or_default(),
        freed: result.map(|r| freed(contest, award, r, lang)).unwrap_or_default(),
        reserve: result.map(|r| reserve(contest, r, lang)).unwrap_or_default(),
        cap: cap.and_then(|used| cap_view(contest, award, used, lang)),
        href: list(contest, at),
    }
}

/// 按总分名次；理论考试不低于60分
fn basis_words(contest: &ContestWorld<'_>, award: &Award, basis: &str, lang: Lang) -> String {
    let asked = award.requires.iter().map(|r| {
        let (title, least) = (part_title(contest, award, &r.part), &r.at_least);
        text!("{title}不低于 {least} 分", "at least {least} points in {title}").get(lang).to_owned()
    });
    let before = award.unless_won.iter().filter_map(|id| contest.contest.awards.iter().find(|a| a.id == *id));
    let before = before
        .map(|Award { title, .. }| text!("获{title}的不再评", "without the winners of {title}").get(lang).to_owned());
    std::iter::once(basis.to_owned()).chain(asked).chain(before).collect::<Vec<_>>().join(if lang == Lang::Zh {
        "；"
    } else {
        "; "
    })
}

/// The title of a part that an award looks at.
pub(super) fn part_title<'w>(contest: &'w ContestWorld<'_>, award: &Award, part: &'w Part) -> &'w str {
    let rubric = contest.contest.track(award.track.as_str()).and_then(|t| contest.contest.rubric_of(t));
    match part {
        Part::Criterion(id) => {
            let criteria = rubric.map(Rubric::criteria).unwrap_or_default();
            criteria.into_iter().find(|c| c.id == *id).map_or(id.as_str(), |c| &c.title)
        }
        Part::Group(id) => rubric.and_then(|r| group_title(&r.root, id)).unwrap_or(id.as_str()),
    }
}

/// The list of an award's winners, from the contest's folder.
fn list(contest: &ContestWorld<'_>, award: usize) -> Option<String> {
    let id = &contest.contest.awards[award].track;
    let track = contest.contest.tracks.iter().position(|t| t.id == *id)?;
    let facet = contest.tracks[track].by_award.iter().position(|(a, _)| *a == award)?;
    Some(ListKey { contest: contest.at, track, scope: Scope::Award(facet), part: 0 }.local(contest))
}

fn tier(
    contest: &ContestWorld<'_>,
    award: &Award,
    tier: &crate::model::Tier,
    result: Option<&AwardResult>,
    lang: Lang,
) -> String {
    let title = &tier.title;
    let won = result.map_or(0, |r| r.winners.iter().filter(|w| w.tier == tier.id).count());
    let Text { zh, en } = tier.min_score.as_ref().map_or_else(
        || Text { zh: title.clone(), en: title.clone() },
        |min| text!("{title}（{min} 分以上）", "{title} ({min} or more)"),
    );
    let share = tier.share.as_ref().and_then(|share| {
        let participants = contest.contest.track(award.track.as_str())?.participants?;
        let (exact, _) = share.rounding.seats(&share.share, participants)?;
        let (share, exact, rounding) = (&share.share, format::exact(&exact), rounding_words(share.rounding, lang));
        Some(text!("{share} × {participants} = {exact}，{rounding}", "{share} × {participants} = {exact}, {rounding}"))
    });
    let text = match tier.seats {
        Some(seats) if let Some(Text { zh: how, en: how_en }) = &share => {
            text!("{zh}：名额 {seats}（{how}），已评 {won}", "{en}: {won} of {seats} seats ({how_en})")
        }
        Some(seats) => text!("{zh}：名额 {seats}，已评 {won}", "{en}: {won} of {seats} seats"),
        None => text!("{zh}：已评 {won}", "{en}: {won}"),
    };
    text.get(lang).to_owned()
}

fn pending(contest: &ContestWorld<'_>, award: &Award, result: &AwardResult, lang: Lang) -> Vec<String> {
    let line = |tie: &crate::rank::LotsRequired| {
        let place = place(contest, award, &tie.tier, tie.unit.as_ref());
        let names = tie.tied.iter().filter_map(|id| contest.contest.nomination(id.as_str()));
        let names: Vec<_> = names.map(|n| n.name.value.as_str()).collect();
        let (names, count, seats) = (names.join("、"), tie.tied.len(), tie.seats);
        let text = text!(
            "{place}：{names}等{count}个并列，争{seats}个名额，待抽签或决定",
            "{place}: {names} ({count}) tie for {seats} seats; lots or a decision are needed"
        );
        text.get(lang).to_owned()
    };
    result.pending.iter().map(line).collect()
}

fn vacancies(contest: &ContestWorld<'_>, award: &Award, result: &AwardResult, lang: Lang) -> Vec<String> {
    let line = |vacancy: &crate::rank::Vacancy| {
        let place = place(contest, award, &vacancy.tier, vacancy.unit.as_ref());
        let seats = vacancy.seats;
        text!("{place}：空缺{seats}个名额", "{place}: {seats} seats left empty").get(lang).to_owned()
    };
    result.vacancies.iter().map(line).collect()
}

/// Seats that somebody lost after publication, and who has them now.
fn freed<'w>(contest: &ContestWorld<'w>, award: &Award, result: &AwardResult, lang: Lang) -> Vec<FreedView<'w>> {
    let line = |seat: &FreedSeat| {
        let place = place(contest, award, &seat.tier, seat.unit.as_ref());
        let (old, loss) = (event::name(contest.contest, &seat.nomination), &seat.event);
        let waits = award.vacated == Some(Vacated::Reserve);
        let text = match &seat.filled {
            Some((by, new)) => {
                let new = event::name(contest.contest, new);
                text!(
                    "{place}：{old}空出的名额（{loss}）由{new}递补（{by}）",
                    "{place}: {new} ({by}) has the seat that {old} lost ({loss})"
                )
            }
            None if waits => text!(
                "{place}：{old}空出的名额（{loss}）待递补",
                "{place}: the seat that {old} lost ({loss}) waits for a substitute"
            ),
            None => text!(
                "{place}：{old}空出的名额（{loss}）空缺",
                "{place}: the seat that {old} lost ({loss}) stays empty"
            ),
        };
        let text = text.only(lang);
        FreedView { see: mentioned(contest.contest, &text), text }
    };
    result.freed.iter().map(line).collect()
}

/// 备选（南宁市）：甲、乙与丙并列
fn reserve(contest: &ContestWorld<'_>, result: &AwardResult, lang: Lang) -> Vec<String> {
    let line = |reserve: &Reserve| {
        let names = |equals: &Vec<NominationId>| {
            let all: Vec<_> = equals.iter().map(|id| event::name(contest.contest, id)).collect();
            let Text { zh, en } = if let [one] = all.as_slice() {
                text!("{one}", "{one}")
            } else {
                let (zh, en) = (all.join("与"), all.join(" = "));
                text!("{zh}并列", "{en}")
            };
            match lang {
                Lang::Zh => zh,
                Lang::En => en,
            }
        };
        let names: Vec<_> = reserve.order.iter().map(names).collect();
        let unit = reserve.unit.as_ref().map(|u| format!("{}：", contest.unit_short(u))).unwrap_or_default();
        format!("{unit}{}", names.join(if lang == Lang::Zh { "、" } else { ", " }))
    };
    result.reserve.iter().map(line).collect()
}

/// 先进集体（南宁市）
fn place(
    contest: &ContestWorld<'_>,
    award: &Award,
    tier: &crate::model::TierId,
    unit: Option<&crate::model::UnitId>,
) -> String {
    let title = award.tiers.iter().find(|t| t.id == *tier).map_or(award.title.as_str(), |t| &t.title);
    unit.map_or_else(|| title.to_owned(), |unit| format!("{title}（{}）", contest.unit_short(unit)))
}

fn rounding_words(rounding: CapRounding, lang: Lang) -> String {
    let words = match rounding {
        CapRounding::Floor => text!("舍去小数", "rounded down"),
        CapRounding::Nearest => text!("四舍五入", "rounded to nearest"),
        CapRounding::Ceil => text!("进一", "rounded up"),
    };
    words.get(lang).to_owned()
}

fn cap_view<'w>(contest: &ContestWorld<'_>, award: &'w Award, used: &CapUse, lang: Lang) -> Option<CapView<'w>> {
    let cap = award.cap.as_ref()?;
    let participants = contest.contest.track(award.track.as_str())?.participants?;
    let (share, exact, allowed) = (&cap.share, format::exact(&used.exact), used.allowed);
    let rounding = rounding_words(cap.rounding, lang);
    let formula = text!(
        "{share} × {participants} = {exact}，{rounding}为 {allowed}",
        "{share} × {participants} = {exact}, {rounding} to {allowed}"
    );
    let (count, percent) = (used.used, format::percent(&used.share_used));
    let used_text = text!("已评 {count}，占 {percent}", "{count} awarded, {percent}");
    let excess = used.exceeds_unrounded.then(|| {
        let over = format::percent(&used.share_used.minus(cap.share.value()));
        let over = over.trim_end_matches('%');
        text!(
            "按未取整的比例看，高于 {share} {over} 个百分点",
            "above {share} by {over} percentage points before rounding"
        )
    });
    let whole = Exact::int(i64::from(participants));
    Some(CapView {
        clause: &cap.clause,
        allowed: formula.get(lang).to_owned(),
        used: used_text.get(lang).to_owned(),
        excess: excess.map(|t| t.get(lang).to_owned()),
        bar: chart::bar(&Exact::int(i64::from(used.used)), &whole),
        mark: chart::bar(&used.exact, &whole),
    })
}
