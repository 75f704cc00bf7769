//! `kind: gallery`: a union shows results without a contest. There is nothing to win, so there are
//! no stages, awards or periods; only an office to write to.

use crate::check::fields::Fields;
use crate::check::read::words;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::model::{ContestKind, CountingUnit, Notice, NoticeKind, Publicity, Track};

words! {
    ContestKind { "contest" => Contest, "gallery" => Gallery }
}

/// Keys that only a contest has.
const OF_A_CONTEST: &[&str] = &["publicity", "stages", "awards", "limits", "filings", "coverage", "bans"];

/// The kind of a contest.yaml, and to whom people write: a contest's `publicity`, a gallery's `contact`.
pub(super) fn kind(f: &mut Fields<'_, '_>) -> (ContestKind, Option<Publicity>) {
    let kind = f.find("kind").unwrap_or(ContestKind::Contest);
    if kind == ContestKind::Contest {
        return (kind, f.need("publicity"));
    }
    for key in OF_A_CONTEST.iter().filter(|key| f.has(key)).copied().collect::<Vec<_>>() {
        let message = text!("成果展示（kind: gallery）没有 {key}", "a gallery (kind: gallery) has no {key}");
        let hint = text!("删掉 {key}；要评选的，去掉 kind: gallery", "delete {key}, or drop `kind: gallery`");
        let _ = f.node(key);
        f.faults.push(Diagnostic::error(Code::GalleryKey, f.key(key), message).hint(hint));
    }
    let publicity = f.need("contact").map(|contact| Publicity {
        // No period: a gallery publishes no list for objection.
        days: 0,
        unit: CountingUnit::CalendarDay,
        count_first_day: true,
        until: None,
        contact,
        oversight: None,
        postmark: None,
    });
    (kind, publicity)
}

/// A gallery has results that are not scored against each other.
pub(super) fn tracks(kind: ContestKind, tracks: &[Track], faults: &mut Diagnostics) {
    for track in tracks.iter().filter(|t| kind == ContestKind::Gallery && (t.showcase.is_none() || t.rubric.is_some()))
    {
        let title = &track.title;
        let message = text!(
            "成果展示的类别「{title}」应是不评分的成果",
            "the track {title} of a gallery must be one of results without scores"
        );
        let hint = text!(
            "写 kind: showcase、criteria 和 showcase，不写 rubric",
            "write kind: showcase, criteria and showcase, without a rubric"
        );
        faults.push(Diagnostic::error(Code::GalleryKey, track.span, message).hint(hint));
    }
}

/// A gallery has plans, circulars and news; nothing is published for objection.
pub(in crate::check) fn notices(kind: ContestKind, notices: &[Notice], faults: &mut Diagnostics) {
    let is_free = |kind| matches!(kind, NoticeKind::Plan | NoticeKind::Circular | NoticeKind::News);
    for notice in notices.iter().filter(|n| kind == ContestKind::Gallery && !is_free(n.kind)) {
        let title = &notice.title;
        let message = text!("成果展示没有公示：「{title}」", "a gallery publishes nothing for objection: {title}");
        let hint = text!("kind 写 news、circular 或 plan", "write kind: news, circular or plan");
        faults.push(Diagnostic::error(Code::GalleryKey, notice.span, message).hint(hint));
    }
}
