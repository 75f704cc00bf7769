//! What a notice says of the order of a list that is made from the data (GS0762).

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Contest, ListOrder, Notice, Placeholder, Track};
use crate::order::{By, Claim, Desk, breach, claims, list_order, names};
use crate::rank::{Results, WhyUnranked};

use super::Tables;

/// Every notice that prints lists and says that they go by strokes.
pub(super) fn audit(contest: &Contest, results: &Results, tables: &Tables, faults: &mut Diagnostics) {
    let mut desk = None;
    for notice in contest.notices.iter().filter(|notice| prints_lists(notice)) {
        let Some(claim) = open_claim(notice) else { continue };
        let desk = desk.get_or_insert_with(|| Desk::new(contest, results, tables.strokes.clone()));
        for track in notice.tracks.iter().filter_map(|id| contest.track(id.as_str())) {
            let order = notice.order.unwrap_or(track.order);
            let by = claim.by.or(By::of(order.rows, track.kind)).unwrap_or(By::Surname);
            if By::of(order.rows, track.kind) == Some(by) {
                continue;
            }
            let rows = printed(contest, results, notice, track, (desk, order));
            let found = rows.iter().find_map(|names| Some((breach(&tables.strokes, by, names)?, names)));
            if let Some((breach, names)) = found {
                let before = breach.before.and_then(|at| names.get(at)).copied();
                faults.push(out_of_order(notice, &claim, (track, order), (names[breach.culprit], before, breach.why)));
            }
        }
    }
}

fn prints_lists(notice: &Notice) -> bool {
    notice.prose.placeholders().any(|placeholder| matches!(placeholder, Placeholder::List(_)))
}

/// The first claim that no list in the prose answers to: `check/` has looked at those that one does.
fn open_claim(notice: &Notice) -> Option<Claim> {
    let text = notice.prose.markdown();
    let by = |claim: &Claim| claim.by.unwrap_or(By::Surname);
    claims(text).into_iter().find(|claim| names(text, by(claim)).is_empty())
}

/// The names of a list as it is printed, tier by tier where it goes by tier.
fn printed<'c>(
    contest: &'c Contest,
    results: &Results,
    notice: &Notice,
    track: &Track,
    (desk, order): (&Desk<'_>, ListOrder),
) -> Vec<Vec<&'c str>> {
    let awards = results.awards.iter().filter(|award| notice.awards.contains(&award.award));
    let winners: Vec<_> = awards.flat_map(|award| &award.winners).collect();
    let out = results.tracks.iter().flat_map(|result| &result.unranked);
    let out: Vec<_> = out.filter(|unranked| unranked.why != WhyUnranked::NoRubric).collect();
    let shown = |at: &usize| {
        let nomination = &contest.nominations[*at];
        nomination.track == track.id
            && !out.iter().any(|unranked| unranked.nomination == nomination.id)
            && (notice.awards.is_empty() || winners.iter().any(|winner| winner.nomination == nomination.id))
    };
    let mut rows: Vec<usize> = (0..contest.nominations.len()).filter(shown).collect();
    desk.arrange(&mut rows, track, order);
    let tier = |at: &usize| {
        let won = winners.iter().find(|winner| winner.nomination == contest.nominations[*at].id);
        won.filter(|_| order.by_tier).map(|winner| &winner.tier)
    };
    let name = |at: &usize| contest.nominations[*at].name.value.as_str();
    rows.chunk_by(|a, b| tier(a) == tier(b)).map(|group| group.iter().map(name).collect()).collect()
}

fn out_of_order(
    notice: &Notice,
    claim: &Claim,
    (track, order): (&Track, ListOrder),
    (culprit, before, why): (&str, Option<&str>, Text),
) -> Diagnostic {
    let words = &notice.prose.markdown()[claim.at.clone()];
    let Text { zh, en } = list_order(order, track.kind);
    let title = &track.title;
    let message = text!(
        "正文写明「{words}」，「{title}」的名单却{zh}",
        "the text says `{words}`, but the list of {title} goes {en}"
    );
    let expected = match before {
        Some(before) => text!("「{culprit}」在「{before}」之前", "{culprit} before {before}"),
        None => text!("「{culprit}」在最后", "{culprit} at the end"),
    };
    let Text { zh, en } = why;
    Diagnostic::error(Code::OutOfOrder, notice.prose.place(claim.at.clone()), message)
        .expected(expected)
        .related(track.span, text!("次序是在这里定的（order）", "the order is set here (`order`)"))
        .hint(text!(
            "{zh}。在信息区或赛道里写 order: surname-strokes 或 name-strokes，或者改正文",
            "{en}. Write `order: surname-strokes` or `name-strokes` in the front matter or the track, or change the text"
        ))
}
