//! Placeholders that nothing fills in, or that this notice has nothing for.

use super::Around;
use crate::check::nearest::nearest;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{AwardId, Notice, NoticeKind, PLACEHOLDERS, Piece, Placeholder, TrackId};
use crate::source::Span;

/// Reports unknown placeholders, and known ones that would stay empty.
pub(super) fn check(notice: &Notice, around: Around<'_>, faults: &mut Diagnostics) {
    for piece in notice.prose.pieces() {
        let (at, inner, known) = match piece {
            Piece::Text(start, words) => {
                for found in braces(words) {
                    let at = start + found.at;
                    faults.push(mistyped(&found, notice.prose.place(at..at + found.typed.len())));
                }
                continue;
            }
            Piece::Placeholder(at, inner, known) => (at, inner, known),
        };
        let place = notice.prose.place(at..at + inner.len() + 4);
        match known {
            None => faults.push(unknown(inner.trim(), place)),
            Some(known) => {
                if let Some((message, cure)) = unmet(&known, notice, around) {
                    faults.push(Diagnostic::error(Code::UnknownPlaceholder, place, message).hint(cure));
                } else if let Some(id) = known.of() {
                    faults.push_some(of_this_notice(id, notice, place));
                }
            }
        }
    }
}

/// A known placeholder in braces that are none: `｛｛公示期｝｝` as Chinese input types it, or `{公示期}`.
pub(super) struct Mistyped<'a> {
    at: usize,
    typed: &'a str,
    /// The words between the braces.
    pub(super) inner: &'a str,
}

/// Every one of them in a stretch of words.
pub(super) fn braces(words: &str) -> impl Iterator<Item = Mistyped<'_>> {
    let (open, close) = (['{', '｛'], ['}', '｝']);
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(start) = words[at..].find(open).map(|n| at + n) {
            let rest = words[start..].trim_start_matches(open);
            let end = rest.find(|c| close.contains(&c) || open.contains(&c) || c == '\n').unwrap_or(rest.len());
            let (inner, behind) = rest.split_at(end);
            let after = behind.trim_start_matches(close);
            at = words.len() - after.len();
            let closed = after.len() < behind.len();
            let word = inner.split([':', '：']).next().unwrap_or(inner).trim();
            if closed && PLACEHOLDERS.contains(&word) {
                return Some(Mistyped { at: start, typed: &words[start..at], inner: inner.trim() });
            }
            // What opens again, or ends its line, may begin another one.
            at = at.max(start + 1);
            while !words.is_char_boundary(at) {
                at += 1;
            }
        }
        None
    })
}

fn mistyped(found: &Mistyped<'_>, place: Span) -> Diagnostic {
    let (typed, inner) = (found.typed, found.inner);
    let message =
        text!("「{typed}」不是占位，会原样印出来", "`{typed}` is no placeholder, and is printed as it stands");
    Diagnostic::error(Code::UnknownPlaceholder, place, message)
        .expected(text!("{{{{{inner}}}}}", "{{{{{inner}}}}}"))
        .hint(text!("用英文输入法打两层花括号", "two plain braces on each side"))
}

fn unknown(name: &str, place: Span) -> Diagnostic {
    let list = PLACEHOLDERS.iter().map(|known| format!("{{{{{known}}}}}")).collect::<Vec<_>>().join(" ");
    let word = name.split([':', '：']).next().unwrap_or(name).trim();
    if PLACEHOLDERS.contains(&word) {
        let message = text!("「{word}」后面不能写赛道或奖项", "`{word}` is not of a track or an award");
        let fault = Diagnostic::error(Code::UnknownPlaceholder, place, message);
        return fault.hint(text!("写成 {{{{{word}}}}}", "write {{{{{word}}}}}"));
    }
    let message = text!("不认识的占位「{name}」", "unknown placeholder `{name}`");
    let fault = Diagnostic::error(Code::UnknownPlaceholder, place, message).expected(text!("{list}", "{list}"));
    match nearest(word, PLACEHOLDERS.iter().copied()) {
        Some(near) => fault.hint(text!("是不是 {near}？", "did you mean {near}?")),
        None => fault,
    }
}

/// What the notice lacks for a placeholder, and the cure.
#[allow(clippy::too_many_lines, reason = "a table: a row a placeholder")]
fn unmet(placeholder: &Placeholder, notice: &Notice, around: Around<'_>) -> Option<(Text, Text)> {
    use Placeholder as P;
    let oversight = around.publicity.is_none_or(|p| p.oversight.is_some());
    let has_period = notice.kind == NoticeKind::Publicity || !notice.about.is_empty();
    let (met, needs, cure) = match placeholder {
        P::Prizes => (
            !notice.awards.is_empty(),
            text!("这份文稿没有写 awards", "this notice names no awards"),
            text!("在信息区写 awards: [奖项]", "give awards: [award] before the text"),
        ),
        P::List(_) | P::Amount(_) | P::Total(_) | P::Tiers(_) | P::First(_) => (
            !notice.tracks.is_empty(),
            text!("这份文稿没有列赛道", "this notice lists no track"),
            text!(
                "公示用 kind: publicity 并写 tracks；结果、表彰等用 about 写明公示",
                "give tracks (kind: publicity), or `about` in a notice that follows one"
            ),
        ),
        P::Period | P::Length | P::WorkingDays | P::Deadline => (
            has_period,
            text!("这份文稿没有公示期", "this notice has no period"),
            text!(
                "只有公示，以及用 about、corrects 接着公示的文稿才有公示期",
                "only a publicity notice and those that follow one have a period"
            ),
        ),
        P::Restart | P::Corrections => (
            notice.correction.is_some(),
            text!("只有更正公示（kind: correction）才有", "it belongs to kind: correction alone"),
            text!("删掉这个占位", "delete the placeholder"),
        ),
        P::Moved => (
            !notice.about.is_empty() && !notice.tracks.is_empty(),
            text!("这份文稿没有接着哪份公示的名单", "this notice follows no list"),
            text!(
                "写明 about（更正公示写 corrects）：公示的文件名",
                "give `about` (of a correction `corrects`): the file name of the publicity notice"
            ),
        ),
        P::Original | P::Objections => (
            !notice.about.is_empty(),
            text!("这份文稿没有接着哪份公示", "this notice follows none"),
            text!("写明 about: 公示的文件名", "give `about`: the file name of the publicity notice"),
        ),
        P::Objecting => (
            matches!(notice.kind, NoticeKind::Publicity | NoticeKind::Correction),
            text!("只有公示和更正公示才受理异议", "only a publicity notice and a correction take objections"),
            text!("要写联系方式，用 {{{{联系方式}}}}", "for contacts write {{{{联系方式}}}}"),
        ),
        P::Oversight => (
            oversight,
            text!("contest.yaml 没有写监督部门", "contest.yaml names no oversight"),
            text!(
                "在 publicity 下写 oversight: {{office: …, phone: …}}",
                "give publicity.oversight: {{office: …, phone: …}}"
            ),
        ),
        P::Attachments => (
            !notice.attachments.is_empty(),
            text!("这份文稿没有写 attachments", "this notice has no attachments"),
            text!("在信息区写 attachments: [附件的标题]", "give attachments: [title] before the text"),
        ),
        P::Number => (
            notice.number.is_some(),
            text!("这份文稿没有写 number", "this notice has no number"),
            text!("在信息区写 number: 示竞组〔2023〕5号", "give number: 示竞组〔2023〕5号 before the text"),
        ),
        P::Contact | P::Basis | P::Procedure | P::Issuers | P::Contest | P::Published => return None,
    };
    if met {
        return None;
    }
    let Text { zh, en } = needs;
    Some((text!("这个占位没有内容可填：{zh}", "there is nothing to fill in: {en}"), cure))
}

/// The track or award of a list must be one of this notice.
fn of_this_notice(id: &str, notice: &Notice, place: Span) -> Option<Diagnostic> {
    let tracks = notice.tracks.iter().map(TrackId::as_str);
    let known: Vec<&str> = tracks.chain(notice.awards.iter().map(AwardId::as_str)).collect();
    if known.contains(&id) {
        return None;
    }
    let list = known.join("、");
    let message = text!("这份文稿没有赛道或奖项「{id}」", "this notice has no track or award `{id}`");
    let fault = Diagnostic::error(Code::UnknownPlaceholder, place, message).expected(text!("{list}", "{list}"));
    Some(match nearest(id, known.iter().copied()) {
        Some(near) => fault.hint(text!("是不是 {near}？", "did you mean {near}?")),
        None => fault,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_that_are_none_are_found() {
        for (words, expected) in [
            ("｛｛竞赛｝｝公示，截止{截止}。", vec!["｛｛竞赛｝｝", "{截止}"]),
            ("{{竞赛｝｝", vec!["{{竞赛｝｝"]),
            ("{数量：a}和{ 首位 }", vec!["{数量：a}", "{ 首位 }"]),
            ("{别的}、{公示\n期}、｛公示期", vec![]),
            ("{甲{截止}", vec!["{截止}"]),
        ] {
            let found: Vec<_> = braces(words).map(|b| (b.typed, &words[b.at..b.at + b.typed.len()])).collect();
            assert!(found.iter().all(|(typed, place)| typed == place), "{words}");
            assert_eq!(found.into_iter().map(|(typed, _)| typed).collect::<Vec<_>>(), expected, "{words}");
        }
    }
}
