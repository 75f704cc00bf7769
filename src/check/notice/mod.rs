//! Notices: `content/<contest>/<slug>.md`.
//!
//! 1. `front` reads what stands before the text,
//! 2. `chain` leads each notice to those that it follows, and takes over their lists,
//! 3. `title`, `number`, `elements`, `placeholders`, `numbering` and `wording` hold the text against
//!    what a notice of its kind must have (domain: 公示 practice, GB/T 9704).
//!
//! What a notice says of the results is compared with them in `audit/`.

mod chain;
mod contact;
mod correction;
mod elements;
mod front;
mod issuers;
mod number;
mod numbering;
mod objecting;
mod period;
mod placeholders;
mod restart;
mod title;
mod wording;

pub(super) use contact::{is_reached, same_phone, signs};

use super::ids::Ids;
use super::index::{Index, list};
use crate::diag::Diagnostics;
use crate::lang::{Text, text};
use crate::load::{Node, RawContent};
use crate::model::{Award, Host, Notice, NoticeKind, Publicity, Track, Unit};
use crate::source::Sources;

/// What notices may refer to.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) index: &'a Index,
    /// Events of history.yaml.
    pub(super) events: &'a Ids,
    pub(super) tracks: &'a [Track],
    pub(super) awards: &'a [Award],
    pub(super) units: &'a [Unit],
    pub(super) hosts: &'a [Host],
    /// `None` where contest.yaml is at fault: nothing is said about it again.
    pub(super) publicity: Option<&'a Publicity>,
}

/// The ids of history.yaml; `broken` says that it is there and cannot be read.
pub(super) fn events(history: Option<&Node>, broken: bool) -> Ids {
    let nodes = list(history, "events").unwrap_or_default();
    // Repeated ids are reported where the history is read.
    let mut ids = Ids::gather(text!("经过", "event"), nodes, "id", &mut Diagnostics::new());
    if broken {
        ids.forgive();
    }
    ids
}

/// Reads the notices of a contest, in the order of their dates; `broken` are the slugs of files that have
/// no front matter to read.
pub(super) fn notices(
    (raw, broken): (&[RawContent], &[&str]),
    around: Around<'_>,
    sources: &Sources,
    faults: &mut Diagnostics,
) -> Vec<Notice> {
    let slugs = chain::slugs(raw, broken);
    let mut notices: Vec<Notice> =
        raw.iter().filter_map(|r| front::notice(r, around, &slugs, sources, faults)).collect();
    notices.sort_by(|a, b| (a.published, &a.slug).cmp(&(b.published, &b.slug)));
    chain::link(&mut notices, faults);
    let whole = readable(&notices);
    for (notice, whole) in notices.iter().zip(whole) {
        title::check(notice, faults);
        number::check(notice, &notices, faults);
        number::in_prose(notice, faults);
        // What follows a notice that cannot be read takes over nothing, and would be reported for it.
        if whole {
            placeholders::check(notice, around, faults);
            elements::check(notice, &notices, around, faults);
        }
        correction::check(notice, faults);
        numbering::check(notice, faults);
        wording::check(notice, faults);
    }
    notices
}

/// Whether all that each notice follows, through corrections, could be read.
fn readable(notices: &[Notice]) -> Vec<bool> {
    let at = |slug: &str| notices.iter().position(|n| n.slug == slug);
    let mut whole: Vec<bool> = notices.iter().map(|n| n.about.iter().all(|l| at(&l.value).is_some())).collect();
    for _ in notices {
        let of =
            |n: &Notice| n.about.iter().all(|l| at(&l.value).is_some_and(|m| whole[m] || notices[m].slug == n.slug));
        whole = notices.iter().map(of).collect();
    }
    whole
}

/// What a kind is called.
fn named(kind: NoticeKind) -> Text {
    match kind {
        NoticeKind::Publicity => text!("公示", "a publicity notice"),
        NoticeKind::Correction => text!("更正公示", "a correction"),
        NoticeKind::Objection => text!("异议处理情况", "an account of objections"),
        NoticeKind::Result => text!("公示结果", "a result notice"),
        NoticeKind::Commendation => text!("表彰决定", "a commendation"),
        NoticeKind::Circular => text!("通知", "a circular"),
        NoticeKind::Plan => text!("方案", "a plan"),
        NoticeKind::News => text!("动态", "news"),
    }
}
