//! What a notice says of the order of a list that is made from the data (GS0762).

mod governs;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Contest, ListOrder, Notice, Track, TrackKind};
use crate::notice::{Roll, Row, rolls};
use crate::order::{By, Claim, Desk, Stated, breach, claims, list_order};
use crate::rank::Results;

use super::Tables;

/// Every notice that prints lists and says in which order they go. Lists in the prose are looked at in
/// `check/`, as far as an order can be seen in names alone.
pub(super) fn audit(contest: &Contest, results: &Results, tables: &Tables, faults: &mut Diagnostics) {
    let mut desk = None;
    for notice in &contest.notices {
        let text = notice.prose.markdown();
        let claims = claims(text);
        let lists = governs::lists(contest, notice);
        if claims.is_empty() || lists.is_empty() {
            continue;
        }
        let typed = |at: usize| !crate::order::governed(text, &claims, at).is_empty();
        let desk = desk.get_or_insert_with(|| Desk::new(contest, results, tables.strokes.clone()));
        let rolls = rolls(contest, results, desk, notice);
        for (_, claim) in claims.iter().enumerate().filter(|(at, _)| !typed(*at)) {
            let tracks = governs::governed(contest, notice, &lists, &claims, claim);
            for roll in rolls.iter().filter(|roll| tracks.contains(&roll.track)) {
                faults.push_some(audit_list(contest, tables, desk, (notice, claim), roll));
            }
        }
    }
}

/// A name out of place, the one before which it belongs, and why.
struct Misplaced<'c> {
    culprit: &'c str,
    before: Option<&'c str>,
    why: Text,
}

fn audit_list(
    contest: &Contest,
    tables: &Tables,
    desk: &Desk<'_>,
    (notice, claim): (&Notice, &Claim),
    roll: &Roll,
) -> Option<Diagnostic> {
    let track = &contest.tracks[roll.track];
    let order = notice.order.unwrap_or(track.order);
    let name = |row: &Row| contest.nominations[row.nomination].name.value.as_str();
    // By tier, each tier is a list of its own.
    let found = roll.rows.chunk_by(|a, b| !order.by_tier || a.won == b.won).find_map(|rows| {
        let names: Vec<&str> = rows.iter().map(name).collect();
        let nominations: Vec<usize> = rows.iter().map(|row| row.nomination).collect();
        match claim.order {
            Stated::Strokes(by) => {
                let found = breach(&tables.strokes, by.unwrap_or(either(tables, track.kind, &names)), &names)?;
                let before = found.before.and_then(|at| names.get(at)).copied();
                Some(Misplaced { culprit: names[found.culprit], before, why: found.why })
            }
            Stated::Score => by_place(&names, &ranks(desk, &nominations)?, |name, rank| {
                text!("「{name}」第 {rank} 名", "{name} has rank {rank}")
            }),
            Stated::Region => by_place(&names, &regions(desk, &nominations), |name, (unit, _)| {
                let unit = contest.units.get(unit).map_or("", |unit| &unit.short_name);
                text!("「{name}」由{unit}推荐", "{name} is recommended by {unit}")
            }),
        }
    })?;
    Some(out_of_order((notice, claim), (track, order), found))
}

/// 按笔画为序 leaves open what is compared: the names of units, or of people by either system.
fn either(tables: &Tables, kind: TrackKind, names: &[&str]) -> By {
    match kind {
        TrackKind::Individual if breach(&tables.strokes, By::Name, names).is_some() => By::Surname,
        TrackKind::Individual => By::Name,
        TrackKind::Collective | TrackKind::Showcase => By::Title,
    }
}

/// Ranks, where every row of a list has one.
fn ranks(desk: &Desk<'_>, rows: &[usize]) -> Option<Vec<u32>> {
    rows.iter().map(|row| desk.rank_of(*row)).collect()
}

fn regions(desk: &Desk<'_>, rows: &[usize]) -> Vec<(usize, usize)> {
    rows.iter().map(|row| desk.region_of(*row)).collect()
}

/// The first name whose place is before that of the one in front of it.
fn by_place<'c, K: Ord + Copy>(names: &[&'c str], keys: &[K], says: impl Fn(&str, K) -> Text) -> Option<Misplaced<'c>> {
    let late = (1..keys.len()).find(|at| keys[*at] < keys[*at - 1])?;
    let before = (0..late).find(|at| keys[*at] > keys[late])?;
    let (own, other) = (says(names[late], keys[late]), says(names[before], keys[before]));
    let (zh, en) = (format!("{}，{}", own.zh, other.zh), format!("{}, {}", own.en, other.en));
    Some(Misplaced { culprit: names[late], before: Some(names[before]), why: Text { zh, en } })
}

fn out_of_order(
    (notice, claim): (&Notice, &Claim),
    (track, order): (&Track, ListOrder),
    found: Misplaced<'_>,
) -> Diagnostic {
    let words = &notice.prose.markdown()[claim.at.clone()];
    let Text { zh, en } = list_order(order, track.kind);
    let (title, culprit) = (&track.title, found.culprit);
    let message = text!(
        "正文写明「{words}」，「{title}」的名单却{zh}",
        "the text says `{words}`, but the list of {title} goes {en}"
    );
    let expected = match found.before {
        Some(before) => text!("「{culprit}」在「{before}」之前", "{culprit} before {before}"),
        None => text!("「{culprit}」在最后", "{culprit} at the end"),
    };
    let wants = match claim.order {
        Stated::Strokes(_) => text!("surname-strokes 或 name-strokes", "`surname-strokes` or `name-strokes`"),
        Stated::Score => text!("score", "`score`"),
        Stated::Region => text!("region", "`region`"),
    };
    let (Text { zh, en }, wants, wants_en) = (found.why, wants.zh, wants.en);
    Diagnostic::error(Code::OutOfOrder, notice.prose.place(claim.at.clone()), message)
        .expected(expected)
        .related(track.span, text!("次序是在这里定的（order）", "the order is set here (`order`)"))
        .hint(text!(
            "{zh}。在信息区或赛道里写 order: {wants}，或者改正文",
            "{en}. Write {wants_en} as the `order` of the front matter or the track, or change the text"
        ))
}
