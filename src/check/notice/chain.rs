//! 公示 → 更正 → 异议处理 → 结果 → 表彰: each notice leads back to those that it follows.

use crate::check::ids::Ids;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::load::RawContent;
use crate::model::{Notice, NoticeKind};
use crate::source::{Span, Spanned};

/// What a notice can refer to: every file of the folder, also one that cannot be read.
pub(super) fn slugs(raw: &[RawContent], broken: &[&str]) -> Ids {
    let place = raw.first().map_or_else(|| None, |r| Some(Span::start_of(r.file)));
    match place {
        Some(place) => {
            Ids::of(text!("文稿", "notice"), raw.iter().map(|r| r.slug.as_str()).chain(broken.iter().copied()), place)
        }
        None => Ids::unknown(text!("文稿", "notice")),
    }
}

/// Reports links that make no sense, and lets notices take over the lists of those they follow.
pub(super) fn link(notices: &mut [Notice], faults: &mut Diagnostics) {
    for at in 0..notices.len() {
        let links: Vec<_> = notices[at].about.clone();
        for link in &links {
            let earlier = notices.iter().find(|n| n.slug == link.value);
            if let Some(fault) = earlier.and_then(|earlier| wrong(&notices[at], earlier, link)) {
                faults.push(fault);
            }
        }
        take_over(notices, at, &links);
    }
}

/// What is wrong with a link.
fn wrong(notice: &Notice, earlier: &Notice, link: &Spanned<String>) -> Option<Diagnostic> {
    let slug = &link.value;
    let say = |message: Text| Diagnostic::error(Code::NoticeChain, link.span, message);
    if notice.slug == *slug {
        return Some(say(text!("这份文稿接着的是它自己", "this notice follows itself")));
    }
    let fits = match notice.kind {
        NoticeKind::Correction => !matches!(earlier.kind, NoticeKind::Plan | NoticeKind::News),
        _ => earlier.kind == NoticeKind::Publicity,
    };
    if !fits {
        let (Text { zh, en }, title) = (super::named(earlier.kind), &earlier.title);
        let (own, expected) = (super::named(notice.kind), follows(notice.kind));
        let (own_zh, own_en) = (own.zh, own.en);
        return Some(
            say(text!("{own_zh}接着的《{title}》是{zh}", "{own_en} cannot follow {title}, which is {en}"))
                .expected(expected),
        );
    }
    if notice.published < earlier.published {
        let (own, day) = (notice.published, earlier.published);
        return Some(
            say(text!(
                "这份文稿 {own} 发布，早于它所接着的文稿（{day}）",
                "this notice of {own} is earlier than the one it follows ({day})"
            ))
            .related(earlier.span, text!("发布于这一天", "published on this day"))
            .hint(text!("改正发布日期，或者改 {slug}", "mend the day of publication, or {slug}")),
        );
    }
    None
}

fn follows(kind: NoticeKind) -> Text {
    if kind == NoticeKind::Correction {
        return text!("公示、结果、表彰决定等已发布的文稿", "a notice, but no plan and no news");
    }
    text!(
        "公示（kind: publicity）的文件名；更正过的也写原来的公示",
        "a notice of kind: publicity; of a corrected one the original"
    )
}

/// A notice without tracks of its own prints those of the notices it follows; its awards likewise.
fn take_over(notices: &mut [Notice], at: usize, links: &[Spanned<String>]) {
    if !notices[at].tracks.is_empty() {
        return;
    }
    let (mut tracks, mut awards) = (Vec::new(), Vec::new());
    for earlier in links.iter().filter_map(|link| notices.iter().find(|n| n.slug == link.value)) {
        tracks.extend(earlier.tracks.iter().filter(|t| !tracks.contains(*t)).cloned().collect::<Vec<_>>());
        awards.extend(earlier.awards.iter().filter(|a| !awards.contains(*a)).cloned().collect::<Vec<_>>());
    }
    let notice = &mut notices[at];
    notice.tracks = tracks;
    if notice.awards.is_empty() {
        notice.awards = awards;
    }
}
