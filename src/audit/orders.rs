//! What a notice says of the order of a list that is made from the data (GS0762).

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Contest, ListOrder, Notice, Piece, Placeholder, Track};
use crate::notice::{Row, rolls};
use crate::order::{By, Claim, Desk, breach, claims, governed, list_order};
use crate::rank::Results;

use super::Tables;

/// Every notice that prints lists and says that they go by strokes.
pub(super) fn audit(contest: &Contest, results: &Results, tables: &Tables, faults: &mut Diagnostics) {
    let mut desk = None;
    for notice in contest.notices.iter().filter(|notice| prints_lists(notice)) {
        let Some(claim) = open_claim(notice) else { continue };
        let desk = desk.get_or_insert_with(|| Desk::new(contest, results, tables.strokes.clone()));
        let tracks = of_section(contest, notice, claim.at.start);
        for roll in rolls(contest, results, desk, notice).into_iter().filter(|r| tracks.contains(&r.track)) {
            let track = &contest.tracks[roll.track];
            let order = notice.order.unwrap_or(track.order);
            let by = claim.by.or(By::of(order.rows, track.kind)).unwrap_or(By::Surname);
            if By::of(order.rows, track.kind) == Some(by) {
                continue;
            }
            let name = |row: &Row| contest.nominations[row.nomination].name.value.as_str();
            // By tier, each tier is a list of its own.
            let tiers = roll.rows.chunk_by(|a, b| !order.by_tier || a.won == b.won);
            let mut lists = tiers.map(|rows| rows.iter().map(name).collect::<Vec<_>>());
            let found = lists.find_map(|names| Some((breach(&tables.strokes, by, &names)?, names)));
            if let Some((breach, names)) = found {
                let before = breach.before.and_then(|at| names.get(at)).copied();
                faults.push(out_of_order(notice, &claim, (track, order), (names[breach.culprit], before, breach.why)));
            }
        }
    }
}

/// The tracks whose lists a claim speaks of: those that its section prints, or all where it prints none.
fn of_section(contest: &Contest, notice: &Notice, claim: usize) -> Vec<usize> {
    let text = notice.prose.markdown();
    let (mut start, mut end, mut at) = (0, text.len(), 0);
    for line in text.split_inclusive('\n') {
        if is_heading(line) {
            if at > claim {
                end = at;
                break;
            }
            start = at;
        }
        at += line.len();
    }
    let all: Vec<usize> = (0..contest.tracks.len()).collect();
    let mut tracks = Vec::new();
    for piece in notice.prose.pieces() {
        let Piece::Placeholder(at, _, Some(Placeholder::List(of))) = piece else { continue };
        if !(start..end).contains(&at) {
            continue;
        }
        let Some(id) = of else { return all };
        let track = contest.awards.iter().find(|a| a.id.as_str() == id).map_or(id.as_str(), |a| a.track.as_str());
        tracks.extend(contest.tracks.iter().position(|t| t.id.as_str() == track));
    }
    // Above the first heading stands what holds for the whole notice.
    if tracks.is_empty() || start == 0 && !text.starts_with('#') { all } else { tracks }
}

/// `## 名单`, `二、先进个人`.
fn is_heading(line: &str) -> bool {
    let rest = line.trim_start_matches(|c| "一二三四五六七八九十".contains(c));
    line.starts_with('#') || rest.len() < line.len() && rest.starts_with('、')
}

fn prints_lists(notice: &Notice) -> bool {
    notice.prose.placeholders().any(|placeholder| matches!(placeholder, Placeholder::List(_)))
}

/// The first claim that no list in the prose answers to: `check/` has looked at those that one does.
fn open_claim(notice: &Notice) -> Option<Claim> {
    let text = notice.prose.markdown();
    let claims = claims(text);
    let open = (0..claims.len()).find(|at| governed(text, &claims, *at).is_empty())?;
    claims.into_iter().nth(open)
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
