//! What was made public and is not what is concluded, and no later notice that says so (GS0741): who
//! stands in the list, in which tier, and what its rows say.

use std::collections::BTreeSet;

use super::Noticed;
use crate::audit::say;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Contest, Event, EventId, EventKind, NominationId, NoticeKind};
use crate::notice::{self, Printed, Shift, Stand};

/// Compares the list of each 公示 with those of the results and commendations that follow it.
pub(super) fn audit(site: Noticed<'_>, faults: &mut Diagnostics) {
    let Noticed { contest, printed, .. } = site;
    let mut said: BTreeSet<(usize, &EventId)> = BTreeSet::new();
    for (n, notice) in contest.notices.iter().enumerate().filter(|(_, n)| n.kind.concludes() && !n.draft) {
        for root in notice::roots(contest, n) {
            let told = Told::between(site, root, n);
            let moved = notice::shifts(&printed[root].rolls, &printed[n].rolls);
            let untold: Vec<Shift> = moved.into_iter().filter(|s| !told.nominations.contains(&s.nomination)).collect();
            let first = &contest.notices[root];
            let title = &first.title;
            let related = text!("公示在这里", "made public here");
            if !untold.is_empty() {
                let Text { zh, en } = words(contest, &untold);
                let message = text!(
                    "名单与《{title}》公示的不同：{zh}，没有更正公示或异议处理情况说明",
                    "the list is not the one of {title}: {en}; no correction or account of objections says why"
                );
                let fault = Diagnostic::warning(Code::ListChanged, notice.span, message);
                faults.push(fault.related(first.span, related.clone()).hint(cure(contest, &untold, &told, (root, n))));
            }
            for event in contest.history.iter().filter(|e| e.on > first.published && e.on <= notice.published) {
                if !told.events.contains(&event.id)
                    && !said.contains(&(root, &event.id))
                    && let Some(Text { zh, en }) = rewritten(contest, &printed[root], event)
                {
                    let id = &event.id;
                    said.insert((root, id));
                    let message = text!(
                        "《{title}》名单里的{zh}（{id}），没有更正公示",
                        "in the list of {title} {en} ({id}), and no correction makes it public"
                    );
                    let fault = Diagnostic::warning(Code::ListChanged, notice.span, message);
                    faults.push(
                        fault
                            .related(first.span, related.clone())
                            .related(event.span, text!("更正登记在这里", "recorded here"))
                            .hint(text!(
                                "发一份更正公示（kind: correction），events 写上 {id}",
                                "publish a correction (kind: correction) with {id} under `events`"
                            )),
                    );
                }
            }
        }
    }
}

/// What notices between a 公示 and what follows it have told.
struct Told {
    /// Events that a correction makes public.
    events: BTreeSet<EventId>,
    /// Positions of nominations that a correction or an account of objections speaks of: those of its
    /// events, and those that stand otherwise because of them, which its table shows.
    nominations: BTreeSet<usize>,
}

impl Told {
    fn between(Noticed { contest, printed, periods }: Noticed<'_>, root: usize, until: usize) -> Self {
        let mut told = Self { events: BTreeSet::new(), nominations: BTreeSet::new() };
        let at = |id: &_| contest.nominations.iter().position(|n| n.id == *id);
        for m in notice::chain(contest, root).into_iter().filter(|m| *m <= until && !contest.notices[*m].draft) {
            let notice = &contest.notices[m];
            if let Some(correction) = &notice.correction {
                let ids = correction.events.iter().map(|id| &id.value);
                let events: Vec<&Event> = ids.clone().filter_map(|id| contest.event(id)).collect();
                told.nominations.extend(events.iter().flat_map(|e| e.nominations()).filter_map(at));
                let followed = notice::followed(contest, printed, m);
                told.nominations.extend(followed.iter().map(|s| s.nomination));
                told.events.extend(ids.cloned());
            }
            if matches!(notice.kind, NoticeKind::Objection | NoticeKind::Result) {
                told.nominations.extend(
                    notice::objections(contest, periods, m).all().iter().filter_map(|case| at(case.nomination)),
                );
            }
        }
        told
    }
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
fn cure(contest: &Contest, shifts: &[Shift], told: &Told, (root, n): (usize, usize)) -> Text {
    let (from, to) = (contest.notices[root].published, contest.notices[n].published);
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
