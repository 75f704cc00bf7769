//! A list that changed after it was made public, and no later notice that says so (GS0741).

use std::collections::BTreeSet;

use crate::audit::say;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Contest, NominationId, NoticeKind};
use crate::notice::{self, Roll};

/// Compares the list of each 公示 with those of the results and commendations that follow it.
pub(super) fn audit(contest: &Contest, rolls: &[Vec<Roll>], faults: &mut Diagnostics) {
    for (n, notice) in contest.notices.iter().enumerate().filter(|(_, n)| n.kind.concludes() && !n.draft) {
        for root in notice::roots(contest, n) {
            let (gone, come) = difference(contest, &rolls[root], &rolls[n]);
            let told = told(contest, root, n);
            let untold = |ids: Vec<NominationId>| ids.into_iter().filter(|id| !told.contains(id)).collect::<Vec<_>>();
            let (gone, come) = (untold(gone), untold(come));
            if gone.is_empty() && come.is_empty() {
                continue;
            }
            let title = &contest.notices[root].title;
            let out = part("减少", "without", say::all(contest, &gone));
            let into = part("增加", "with", say::all(contest, &come));
            let (out_zh, into_zh, out_en, into_en) = (out.zh, into.zh, out.en, into.en);
            let message = text!(
                "名单与《{title}》公示的不同{out_zh}{into_zh}，没有更正公示或异议处理情况说明",
                "the list is not the one of {title}{out_en}{into_en}; no correction or account of objections says why"
            );
            faults.push(
                Diagnostic::warning(Code::ListChanged, notice.span, message)
                    .related(contest.notices[root].span, text!("公示在这里", "made public here"))
                    .hint(text!(
                        "发一份更正公示（kind: correction），events 写上有关的经过",
                        "publish a correction (kind: correction) with the events under `events`"
                    )),
            );
        }
    }
}

/// `：减少甲、乙`; nothing where there is nobody.
fn part(zh: &str, en: &str, who: Text) -> Text {
    let (names, names_en) = (who.zh, who.en);
    if names.is_empty() {
        return text!("", "");
    }
    text!("，{zh}{names}", ", {en} {names_en}")
}

/// Who left the lists of the tracks that both have, and who came.
fn difference(contest: &Contest, before: &[Roll], after: &[Roll]) -> (Vec<NominationId>, Vec<NominationId>) {
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    for old in before {
        // Only like can be compared with like: all that stand, or winners.
        let same = |new: &&Roll| new.track == old.track && new.awards.is_empty() == old.awards.is_empty();
        let Some(new) = after.iter().find(same) else { continue };
        let ids = |roll: &Roll| roll.rows.iter().map(|r| r.nomination).collect::<BTreeSet<_>>();
        let (old, new) = (ids(old), ids(new));
        let id = |n: &usize| contest.nominations[*n].id.clone();
        gone.extend(old.difference(&new).map(id));
        come.extend(new.difference(&old).map(id));
    }
    (gone, come)
}

/// Whom notices between a 公示 and what follows it speak of: events of corrections, and objections
/// in an account of them.
fn told(contest: &Contest, root: usize, until: usize) -> BTreeSet<NominationId> {
    let mut told = BTreeSet::new();
    for m in notice::chain(contest, root).into_iter().filter(|m| *m <= until) {
        let notice = &contest.notices[m];
        if let Some(correction) = &notice.correction {
            let events = correction.events.iter().filter_map(|id| contest.event(&id.value));
            told.extend(events.flat_map(crate::model::Event::nominations).cloned());
        }
        if matches!(notice.kind, NoticeKind::Objection | NoticeKind::Result) {
            told.extend(notice::objections(contest, m).iter().map(|case| case.nomination.clone()));
        }
    }
    told
}
