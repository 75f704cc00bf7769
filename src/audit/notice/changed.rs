//! What was made public and is not what is concluded, or what stands today, and no later notice that says
//! so (GS0741): who stands in the list, in which tier, and what its rows say. Nobody is awarded who was
//! never shown.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Noticed;
use super::told::{Told, says};
use crate::audit::say;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Contest, Event, EventId, EventKind, NominationId, Notice, NoticeKind};
use crate::notice::{self, Printed, Shift, Stand};
use crate::rank::Results;

/// Compares the list of each 公示 with those of the results and commendations that follow it, and with what
/// it would be today.
pub(super) fn audit(site: Noticed<'_>, results: &Results, faults: &mut Diagnostics) {
    let Noticed { contest, printed, .. } = site;
    let mut said: BTreeSet<(usize, &EventId)> = BTreeSet::new();
    let mut known: Vec<(usize, Shift)> = Vec::new();
    for (n, notice) in contest.notices.iter().enumerate().filter(|(_, n)| n.kind.concludes() && !n.draft) {
        for root in notice::roots(contest, n) {
            let told = Told::between(site, root, n);
            let mut untold = told.untold(&printed[root].rolls, &printed[n].rolls);
            let open = undecided(site, results, root);
            // What an earlier conclusion left unsaid is reported there.
            untold.retain(|s| !open.contains(&s.nomination) && !known.contains(&(root, *s)));
            known.extend(untold.iter().map(|s| (root, *s)));
            faults.push_some(concluded(site, &untold, &told, (root, n)));
            let first = &contest.notices[root];
            for event in contest.history.iter().filter(|e| e.on > first.published && e.on <= notice.published) {
                if !told.events.contains(&event.id)
                    && !said.contains(&(root, &event.id))
                    && let Some(words) = rewritten(contest, &printed[root], event)
                {
                    said.insert((root, &event.id));
                    faults.push(untold_row(notice, first, event, words));
                }
            }
        }
    }
    for (root, notice) in contest.notices.iter().enumerate() {
        if let Some(today) =
            printed[root].today.as_ref().filter(|_| notice.kind == NoticeKind::Publicity && !notice.draft)
        {
            let told = Told::between(site, root, contest.notices.len().saturating_sub(1));
            let mut untold = told.untold(&printed[root].rolls, today);
            let open = undecided(site, results, root);
            let said = |s: &Shift| known.iter().any(|(of, told)| *of == root && told.nomination == s.nomination);
            untold.retain(|s| !said(s) && !open.contains(&s.nomination) && !superseded(contest, root, s));
            faults.push_some(since(contest, &untold, &told, root));
        }
    }
}

/// A conclusion about another list than the one that was made public. Where it only lacks somebody whom a
/// recorded event took out, and says so itself, it is a warning.
fn concluded(site: Noticed<'_>, untold: &[Shift], told: &Told, (root, n): (usize, usize)) -> Option<Diagnostic> {
    if untold.is_empty() {
        return None;
    }
    let contest = site.contest;
    let (first, notice) = (&contest.notices[root], &contest.notices[n]);
    let (title, Text { zh, en }) = (&first.title, words(contest, untold));
    let message = text!(
        "名单与《{title}》公示的不同：{zh}，没有更正公示或异议处理情况说明",
        "the list is not the one of {title}: {en}; no correction or account of objections says why"
    );
    let left = |s: &Shift| {
        let event = contest.taken_out(&contest.nominations[s.nomination].id);
        s.to == Stand::Out && event.is_some_and(|e| e.on <= notice.published)
    };
    let says_so = |s: &Shift| left(s) && says(site, n, s.nomination);
    let severity = if untold.iter().all(says_so) { Diagnostic::warning } else { Diagnostic::error };
    let fault = severity(Code::ListChanged, notice.span, message);
    let fault = fault.related(first.span, text!("公示在这里", "made public here"));
    let hint = cure(contest, untold, told, (first.published, notice.published));
    let hint = if untold.iter().all(left) && !untold.iter().all(says_so) {
        let Text { zh, en } = hint;
        text!(
            "{zh}；只是有人不再列入的，这份文稿用 {{{{变动}}}} 写明，或写出是谁",
            "{en}; where somebody is only no longer listed, this notice can say so with {{{{变动}}}} or by the name"
        )
    } else {
        hint
    };
    Some(fault.hint(hint))
}

/// Whoever was tied at a cut when the list was made public: that it is not whole is said of the 公示 itself.
fn undecided(Noticed { contest, printed, .. }: Noticed<'_>, results: &Results, root: usize) -> BTreeSet<usize> {
    let awards = printed[root].awards(results).iter();
    let awards = awards.filter(|a| contest.notices[root].awards.contains(&a.award));
    let tied = awards.flat_map(|a| &a.pending).flat_map(|tie| &tie.tied);
    tied.filter_map(|id| contest.nominations.iter().position(|n| n.id == *id)).collect()
}

/// A list that has changed since it was made public, of which no notice has told yet.
fn since(contest: &Contest, untold: &[Shift], told: &Told, root: usize) -> Option<Diagnostic> {
    if untold.is_empty() {
        return None;
    }
    let notice = &contest.notices[root];
    let (title, Text { zh, en }) = (&notice.title, words(contest, untold));
    let message = text!(
        "《{title}》公示以后名单变了：{zh}，还没有更正公示或异议处理情况说明",
        "the list of {title} has changed since: {en}; no correction or account of objections says so yet"
    );
    let hint = cure(contest, untold, told, (notice.published, Date::MAX));
    Some(Diagnostic::warning(Code::ListChanged, notice.span, message).hint(hint))
}

/// Whether the list was of all that stand, and a later 公示 of the track has taken its place.
fn superseded(contest: &Contest, root: usize, shift: &Shift) -> bool {
    let track = &contest.nominations[shift.nomination].track;
    let posted = |n: &Notice| n.kind == NoticeKind::Publicity && !n.draft && n.tracks.contains(track);
    contest.notices[root].awards.is_empty() && contest.notices.iter().skip(root.saturating_add(1)).any(posted)
}

/// A row of the 公示 that was corrected without a word.
fn untold_row(notice: &Notice, first: &Notice, event: &Event, Text { zh, en }: Text) -> Diagnostic {
    let (title, id) = (&first.title, &event.id);
    let message = text!(
        "《{title}》名单里的{zh}（{id}），没有更正公示",
        "in the list of {title} {en} ({id}), and no correction makes it public"
    );
    Diagnostic::warning(Code::ListChanged, notice.span, message)
        .related(first.span, text!("公示在这里", "made public here"))
        .related(event.span, text!("更正登记在这里", "recorded here"))
        .hint(text!(
            "发一份更正公示（kind: correction），events 写上 {id}",
            "publish a correction (kind: correction) with {id} under `events`"
        ))
}

/// `减少甲；增加乙；丙由二等奖改为一等奖`
pub(super) fn words(contest: &Contest, shifts: &[Shift]) -> Text {
    let who = |s: &Shift| say::who(contest, &contest.nominations[s.nomination].id);
    let all = |fits: &dyn Fn(&Shift) -> bool| say::join(shifts.iter().filter(|s| fits(s)).map(who));
    let (gone, come) = (all(&|s| s.to == Stand::Out), all(&|s| s.from == Stand::Out));
    let mut parts: Vec<Text> = Vec::new();
    if !gone.zh.is_empty() {
        let (zh, en) = (gone.zh, gone.en);
        parts.push(text!("减少{zh}", "without {en}"));
    }
    if !come.zh.is_empty() {
        let (zh, en) = (come.zh, come.en);
        parts.push(text!("增加{zh}", "with {en}"));
    }
    for shift in shifts {
        if let (Stand::In(Some(from)), Stand::In(Some(to))) = (shift.from, shift.to) {
            let (Text { zh, en }, from, to) = (who(shift), tier(contest, from), tier(contest, to));
            parts.push(text!("{zh}由{from}改为{to}", "{en} has {to} in the place of {from}"));
        }
    }
    let (zh, en): (Vec<_>, Vec<_>) = parts.into_iter().map(|t| (t.zh, t.en)).unzip();
    Text { zh: zh.join("；"), en: en.join("; ") }
}

fn tier(contest: &Contest, (award, tier): (usize, usize)) -> &str {
    contest.awards[award].tiers.get(tier).map_or("", |t| &t.title)
}

/// Which events between the two notices wait to be made public.
fn cure(contest: &Contest, shifts: &[Shift], told: &Told, (from, to): (Date, Date)) -> Text {
    let tracks: BTreeSet<&str> = shifts.iter().map(|s| contest.nominations[s.nomination].track.as_str()).collect();
    let concerned = |e: &&Event| {
        let own =
            |id: &_| contest.nomination(NominationId::as_str(id)).is_some_and(|n| tracks.contains(n.track.as_str()));
        e.nominations().into_iter().any(own)
    };
    let between = contest.history.iter().filter(|e| e.on > from && e.on <= to && notice::moves(e));
    let untold = between.filter(|e| !told.events.contains(&e.id)).filter(concerned);
    let ids: Vec<&str> = untold.map(|e| e.id.as_str()).collect();
    if ids.is_empty() {
        return text!(
            "核对记录在公示后是不是改过；确有变动的，先在 history.yaml 记下经过，再发一份更正公示（kind: correction）",
            "see whether records were edited after the notice; a true change is an event in history.yaml, and then a correction (kind: correction)"
        );
    }
    let ids = ids.join(", ");
    text!(
        "发一份更正公示（kind: correction），写 events: [{ids}]；因此改变的名单和等次由 {{{{更正表}}}} 列出",
        "publish a correction (kind: correction) with events: [{ids}]; the lists and tiers that change with them stand in {{{{更正表}}}}"
    )
}

/// What an event corrected in a row that was printed: 甲的姓名由乙更正为丙.
fn rewritten(contest: &Contest, printed: &Printed, event: &Event) -> Option<Text> {
    let EventKind::Correction { nomination, changes, .. } = &event.kind else { return None };
    let listed = |id: usize| printed.rolls.iter().any(|r| r.rows.iter().any(|row| row.nomination == id));
    let at = contest.nominations.iter().position(|n| n.id == *nomination).filter(|at| listed(*at))?;
    let shown = changes.iter().find(|c| notice::shows(&c.field))?;
    let (name, from, to) = (&printed.record(contest, at).name.value, &shown.from, &shown.to);
    Some(text!("{name}已由「{from}」更正为「{to}」", "{name} was corrected from `{from}` to `{to}`"))
}
