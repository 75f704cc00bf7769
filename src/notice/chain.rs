//! Which notices belong together.

use crate::model::{Contest, NoticeKind};

/// The position of a notice.
fn at(contest: &Contest, slug: &str) -> Option<usize> {
    contest.notices.iter().position(|n| n.slug == slug)
}

/// The 公示 that a notice is about, through corrections; of a 公示 itself, that one.
#[must_use]
pub fn roots(contest: &Contest, n: usize) -> Vec<usize> {
    let (mut roots, mut open, mut seen) = (Vec::new(), vec![n], Vec::new());
    while let Some(next) = open.pop() {
        if seen.contains(&next) {
            continue;
        }
        seen.push(next);
        let notice = &contest.notices[next];
        if notice.kind == NoticeKind::Publicity {
            roots.push(next);
        } else {
            open.extend(notice.about.iter().filter_map(|link| at(contest, &link.value)));
        }
    }
    roots.sort_unstable();
    roots
}

/// Every notice that is about one of the same 公示, in the order of time, itself included.
#[must_use]
pub fn chain(contest: &Contest, n: usize) -> Vec<usize> {
    let own = roots(contest, n);
    let together = |m: &usize| *m == n || roots(contest, *m).iter().any(|root| own.contains(root));
    (0..contest.notices.len()).filter(together).collect()
}

/// The corrections of a notice, in the order of time.
#[must_use]
pub fn corrected_by(contest: &Contest, n: usize) -> Vec<usize> {
    let slug = &contest.notices[n].slug;
    let corrects = |m: &usize| {
        let notice = &contest.notices[*m];
        notice.kind == NoticeKind::Correction && notice.about.iter().any(|link| link.value == *slug)
    };
    (0..contest.notices.len()).filter(corrects).collect()
}
