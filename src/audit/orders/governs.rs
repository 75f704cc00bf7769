//! Which lists a claim of an order speaks of: those that it stands right above, those of its section, or,
//! above the first heading, those of the whole notice that no other claim speaks of.

use crate::model::{Contest, Holds, Notice, Piece, Placeholder, TrackKind};
use crate::order::{By, Claim, Stated};

/// A list that a notice prints: where, and the positions of the tracks that it can be of.
pub(super) struct Printed {
    at: usize,
    pub(super) tracks: Vec<usize>,
}

/// The lists of a notice in the order of the text; those of attachments stand behind it.
pub(super) fn lists(contest: &Contest, notice: &Notice) -> Vec<Printed> {
    let track = |id: &str| contest.tracks.iter().position(|t| t.id.as_str() == id);
    let all = || notice.tracks.iter().filter_map(|id| track(id.as_str())).collect();
    let of = |id: &str| {
        let award = contest.awards.iter().find(|a| a.id.as_str() == id);
        track(award.map_or(id, |a| a.track.as_str())).into_iter().collect()
    };
    let mut lists: Vec<Printed> = Vec::new();
    for piece in notice.prose.pieces() {
        if let Piece::Placeholder(at, _, Some(Placeholder::List(id))) = piece {
            lists.push(Printed { at, tracks: id.as_deref().map_or_else(all, of) });
        }
    }
    let end = notice.prose.markdown().len();
    let attached = notice.attachments.iter().filter_map(|a| match &a.holds {
        Holds::List(id) => Some(of(id.as_str())),
        Holds::Elsewhere => None,
    });
    lists.extend(attached.map(|tracks| Printed { at: end, tracks }));
    lists
}

/// The tracks whose lists a claim speaks of.
pub(super) fn governed(
    contest: &Contest,
    notice: &Notice,
    lists: &[Printed],
    claims: &[Claim],
    claim: &Claim,
) -> Vec<usize> {
    let text = notice.prose.markdown();
    let mut tracks: Vec<usize> =
        meant(text, lists, claims, claim).iter().flat_map(|list| list.tracks.clone()).collect();
    tracks.sort_unstable();
    tracks.dedup();
    narrowed(contest, text, claim, tracks)
}

fn meant<'l>(text: &str, lists: &'l [Printed], claims: &[Claim], claim: &Claim) -> Vec<&'l Printed> {
    let (start, end) = section(text, claim.at.start);
    let next = claims.iter().map(|other| other.at.start).filter(|at| *at > claim.at.start).min().unwrap_or(usize::MAX);
    let behind: Vec<&Printed> = lists.iter().filter(|l| (claim.at.end..end.min(next)).contains(&l.at)).collect();
    if let Some(first) = behind.first() {
        // A claim in the line above a list is that of the lists which follow it without a word between.
        let follows = |from: usize, to: usize| text.get(line_end(text, from)..to).is_none_or(|t| t.trim().is_empty());
        let together = behind.windows(2).take_while(|pair| follows(pair[0].at, pair[1].at)).count();
        return if follows(claim.at.end, first.at) { behind[..=together].to_vec() } else { behind };
    }
    let before = lists.iter().rev().find(|l| (start..claim.at.start).contains(&l.at));
    if let Some(list) = before {
        return vec![list];
    }
    // Lists that are attached stand in no section.
    if lists.iter().all(|list| list.at == text.len()) {
        return lists.iter().collect();
    }
    // Above the first heading stands what holds for the whole notice, but for what another claim says.
    if start > 0 || text.starts_with('#') {
        return Vec::new();
    }
    let own = |list: &&Printed| {
        let (from, to) = section(text, list.at);
        !claims.iter().any(|other| (from..to).contains(&other.at.start))
    };
    lists.iter().filter(own).collect()
}

/// Of these tracks those that the clause of the claim names, or those whose rows can be compared so.
fn narrowed(contest: &Contest, text: &str, claim: &Claim, tracks: Vec<usize>) -> Vec<usize> {
    let from = text[..claim.at.start].rfind(['，', '。', '；', '\n', ',', '、']).unwrap_or(0);
    let clause = &text[from..claim.at.start];
    let named = |at: &usize| {
        let track = &contest.tracks[*at];
        let awards = contest.awards.iter().filter(|a| a.track == track.id).map(|a| &a.title);
        awards.chain([&track.title]).any(|title| clause.contains(title.as_str()))
    };
    let kind = |at: &usize| match claim.order {
        Stated::Strokes(Some(By::Title)) => contest.tracks[*at].kind != TrackKind::Individual,
        Stated::Strokes(Some(By::Surname | By::Name)) => contest.tracks[*at].kind == TrackKind::Individual,
        _ => true,
    };
    for fits in [&named as &dyn Fn(&usize) -> bool, &kind] {
        let some: Vec<usize> = tracks.iter().copied().filter(|at| fits(at)).collect();
        if !some.is_empty() {
            return some;
        }
    }
    tracks
}

/// Where the section of a position begins and ends; what stands above the first heading is one too.
fn section(text: &str, place: usize) -> (usize, usize) {
    let (mut start, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        if is_heading(line) {
            if at > place {
                return (start, at);
            }
            start = at;
        }
        at += line.len();
    }
    // Attachments stand behind the text.
    (start, at + 1)
}

/// `## 名单`, `二、先进个人`.
fn is_heading(line: &str) -> bool {
    line.starts_with('#') || line.trim_start_matches(|c| "一二三四五六七八九十".contains(c)).starts_with('、')
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |n| at + n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order::claims;

    /// The lists of a text, by number, that its first claim speaks of; `attached` stand behind the text.
    fn meant_in(text: &str, attached: usize) -> Vec<usize> {
        let printed = text.match_indices("{{名单}}").map(|(at, _)| at).chain(vec![text.len(); attached]);
        let lists: Vec<Printed> = printed.enumerate().map(|(n, at)| Printed { at, tracks: vec![n] }).collect();
        let claims = claims(text);
        meant(text, &lists, &claims, &claims[0]).iter().map(|list| list.tracks[0]).collect()
    }

    #[test]
    fn which_lists_a_claim_speaks_of() {
        let list = "{{名单}}";
        for (text, attached, expected) in [
            (format!("先进集体（按得分排序）：\n\n{list}\n\n{list}\n\n其他：\n\n{list}\n"), 0, vec![0, 1]),
            (format!("名单按得分排序。\n\n先进集体：\n\n{list}\n\n先进个人：\n\n{list}\n"), 0, vec![0, 1]),
            (format!("{list}\n\n（按得分排序）\n"), 0, vec![0]),
            (format!("## 先进集体\n\n{list}\n\n## 说明\n\n名单按得分排序。\n"), 0, vec![]),
            (
                format!("名单按得分排序。\n\n## 先进集体\n\n{list}\n\n## 先进个人\n\n（按行政区划排序）\n\n{list}\n"),
                0,
                vec![0],
            ),
            (format!("前言。\n\n{list}\n\n## 说明\n\n名单按得分排序。\n"), 0, vec![]),
            (format!("一、先进集体\n\n{list}\n\n二、说明\n\n名单按得分排序。\n"), 0, vec![]),
            (format!("{list}\n\n一线职工的名单按得分排序。\n"), 0, vec![0]),
            ("## 说明\n\n名单按得分排序。\n".to_owned(), 2, vec![0, 1]),
            ("## 名单\n\n名单按得分排序。\n\n## 联系方式\n\n无。\n".to_owned(), 2, vec![0, 1]),
            (format!("## 说明\n\n名单按得分排序。\n\n## 先进集体\n\n{list}\n"), 1, vec![]),
        ] {
            assert_eq!(meant_in(&text, attached), expected, "{text}");
        }
    }
}
