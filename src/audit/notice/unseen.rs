//! Whoever a result or a commendation names without having been made public at all (GS0741): of an award
//! or a track that no publicity notice listed. Lists that can be compared with one are looked at in
//! `changed`.

use super::{Noticed, of};
use crate::audit::say;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::NoticeKind;
use crate::notice::{self, Roll, Row};

pub(super) fn audit(Noticed { contest, printed, .. }: Noticed<'_>, n: usize, faults: &mut Diagnostics) {
    let conclusion = &contest.notices[n];
    if !conclusion.kind.concludes() {
        return;
    }
    let shows = |m: &usize| {
        let earlier = &contest.notices[*m];
        matches!(earlier.kind, NoticeKind::Publicity | NoticeKind::Correction) && !earlier.draft
    };
    let earlier: Vec<usize> = (0..n).filter(shows).collect();
    let roots = notice::roots(contest, n);
    for roll in &printed[n].rolls {
        let lists = |among: &[usize], fits: &dyn Fn(&Roll) -> bool| {
            among.iter().flat_map(|m| &printed[*m].rolls).any(|old| old.track == roll.track && fits(old))
        };
        let shown = |row: &&Row| {
            let of = |old: &Roll| row.won.is_none_or(|(award, _)| old.awards.is_empty() || old.awards.contains(&award));
            let there = |old: &Roll| of(old) && old.rows.iter().any(|r| r.nomination == row.nomination);
            // Whoever is new in a list of the 公示 that it follows has been reported as such.
            let compared = |old: &Roll| old.awards.is_empty() == roll.awards.is_empty() && of(old);
            lists(&roots, &compared) || lists(&earlier, &there)
        };
        let unseen: Vec<&Row> = roll.rows.iter().filter(|row| !shown(row)).collect();
        if unseen.is_empty() {
            continue;
        }
        let ids = unseen.iter().map(|row| &contest.nominations[row.nomination].id);
        let Text { zh, en } = say::all(contest, ids);
        let message = text!("名单里的{zh}没有公示过", "named here and never made public: {en}");
        let fault = Diagnostic::error(Code::ListChanged, conclusion.span, message);
        faults.push(of(
            conclusion,
            fault.hint(text!(
                "先发公示，列出这个奖项的拟表彰名单；这份文稿不该列的，核对 tracks 和 awards",
                "make the winners of the award public first; where this notice should not list them, compare its `tracks` and `awards`"
            )),
        ));
    }
}
