//! What differs from the latest release, as faults (E34): the place of the record, old → new, and
//! the command that would record it.

use super::compare::Differences;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::lang::{Text, text};
use crate::model::{Contest, Impact, Release, ReleaseChange, ReleaseEvent};
use crate::source::Span;

/// Most faults of one kind that are told one by one.
const MOST: usize = 40;

/// What is known of the difference: whose, from which release, and how grave it is.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The contest as it is.
    pub contest: &'a Contest,
    /// Its latest full release.
    pub release: &'a Release,
    /// An error; a warning with `--drafts`.
    pub severity: Severity,
}

/// Everything that was published otherwise. Notices and events may be added freely: what events change besides
/// is a difference of its own.
#[must_use]
pub fn drift(known: Known<'_>, found: &Differences) -> Diagnostics {
    let added = |c: &&ReleaseChange| c.is_addition();
    let changes: Vec<&ReleaseChange> = found.changes.iter().filter(|c| !added(c)).collect();
    let mut faults = Diagnostics::new();
    let cure = cure(known, &changes, found);
    for change in changes.iter().take(MOST) {
        faults.push(
            known.fault(code(change), place(known.contest, &change.place), changed(known, change)).hint(cure.clone()),
        );
    }
    for impact in found.impact.iter().take(MOST) {
        let span = known.contest.nomination(impact.nomination.as_str()).map_or(known.contest.span, |n| n.span);
        faults.push(known.fault(Code::ResultChanged, span, moved(known, impact)).hint(cure.clone()));
    }
    let more = changes.len().saturating_sub(MOST) + found.impact.len().saturating_sub(MOST);
    if more > 0 {
        let message = text!(
            "还有 {more} 处与公布的不同，没有逐条列出",
            "{more} more differences from what was published are not listed"
        );
        faults.push(known.fault(Code::ResultChanged, known.contest.span, message).hint(cure));
    }
    faults
}

impl Known<'_> {
    fn fault(self, code: Code, span: Span, message: Text) -> Diagnostic {
        Diagnostic { severity: self.severity, ..Diagnostic::error(code, span, message) }
    }
}

fn code(change: &ReleaseChange) -> Code {
    if change.place.starts_with("notice/") { Code::NoticeChanged } else { Code::PublishedChanged }
}

fn changed(known: Known<'_>, change: &ReleaseChange) -> Text {
    let (id, place) = (known.release.id(), &change.place);
    if place.starts_with("notice/") {
        return match change.to {
            Some(_) => {
                text!("{id} 公布的 {place} 的文字变了", "the text of {place} is not the one that {id} published")
            }
            None => text!("{id} 公布的 {place} 没有了", "{place}, which {id} published, is gone"),
        };
    }
    let Text { zh: from, en: from_en } = shown(change.from.as_deref());
    let Text { zh: to, en: to_en } = shown(change.to.as_deref());
    text!("与 {id} 公布的不同：{place} {from} → {to}", "differs from what {id} published: {place} {from_en} → {to_en}")
}

fn shown(value: Option<&str>) -> Text {
    match value {
        None => text!("（没有）", "(nothing)"),
        Some("") => text!("（空）", "(empty)"),
        Some(value) => text!("「{value}」", "`{value}`"),
    }
}

fn moved(known: Known<'_>, impact: &Impact) -> Text {
    let id = &impact.nomination;
    let name = known.contest.nomination(id.as_str()).map_or_else(|| id.as_str(), |n| n.name.value.as_str());
    let pairs = [
        (text!("总分", "total"), &impact.total),
        (text!("名次", "rank"), &impact.rank),
        (text!("资格", "standing"), &impact.standing),
        (text!("奖项", "awards"), &impact.awards),
    ];
    let all: Vec<Text> = pairs.iter().filter_map(|(what, pair)| Some(one(what, pair.as_ref()?))).collect();
    let zh = all.iter().map(|t| t.zh.as_str()).collect::<Vec<_>>().join("，");
    let en = all.iter().map(|t| t.en.as_str()).collect::<Vec<_>>().join(", ");
    let release = known.release.id();
    text!(
        "{name}（{id}）与 {release} 公布的结果不同：{zh}",
        "{name} ({id}) differs from what {release} published: {en}"
    )
}

fn one(what: &Text, (from, to): &(String, String)) -> Text {
    let (Text { zh, en }, dash) = (what, |t: &str| if t.is_empty() { "—".to_owned() } else { t.to_owned() });
    let (from, to) = (dash(from), dash(to));
    text!("{zh} {from} → {to}", "{en} {from} → {to}")
}

/// The way back, and the command that records the change.
fn cure(known: Known<'_>, changes: &[&ReleaseChange], found: &Differences) -> Text {
    let out = |c: &&&ReleaseChange| c.place.ends_with("/out") && c.to.as_deref() == Some("true");
    let event = if changes.iter().any(|c| out(&c)) {
        ReleaseEvent::Withdrawal
    } else if !changes.is_empty() && changes.iter().all(|c| c.from.is_none()) && found.impact.iter().all(is_new) {
        ReleaseEvent::Supplement
    } else {
        ReleaseEvent::Correction
    };
    let (id, event) = (&known.contest.id, event.as_str());
    text!(
        "改回公布时的样子；确实要改的，登记并重新发布：gongshi release {id} --event {event} --on 日期 --reason 原因",
        "put it back as it was published; if it must change, record it: gongshi release {id} --event {event} --on DATE --reason WHY"
    )
}

/// Whether a nomination had no result before.
fn is_new(impact: &Impact) -> bool {
    impact.standing.as_ref().is_some_and(|(from, _)| from.is_empty())
}

/// Where a place of a bundle is written in the records: as near as it is known.
fn place(contest: &Contest, place: &str) -> Span {
    let parts: Vec<&str> = place.split('/').collect();
    let found = match parts[..] {
        ["nomination", id, ref rest @ ..] => nomination(contest, id, rest),
        ["rubric", id, ref rest @ ..] => contest.rubric(id).map(|rubric| {
            let criterion = rest.iter().rev().find_map(|part| rubric.criterion(part));
            criterion.map_or(rubric.span, |c| c.span)
        }),
        ["notice", slug] => contest.notices.iter().find(|n| n.slug == slug).map(|n| n.title_span),
        ["quota", table, ..] => contest.quotas.iter().find(|q| q.id == table).map(|q| q.span),
        ["contest", "tracks", id, ..] => contest.track(id).map(|t| t.span),
        ["contest", "awards", id, ..] => contest.awards.iter().find(|a| a.id.as_str() == id).map(|a| a.span),
        ["contest", "decided", id, ..] | ["event", id, ..] => {
            contest.history.iter().find(|e| e.id.as_str() == id).map(|e| e.span)
        }
        _ => None,
    };
    found.unwrap_or(contest.span)
}

fn nomination(contest: &Contest, id: &str, rest: &[&str]) -> Option<Span> {
    let nomination = contest.nomination(id)?;
    let facts = &nomination.facts;
    Some(match rest {
        ["facts", criterion, fact, ..] => {
            let found = facts.criteria.iter().find(|(id, _)| id.as_str() == *criterion).map(|(_, f)| f);
            found.map_or(nomination.span, |f| f.get(fact).map_or(f.span, |v| v.span))
        }
        ["gates", gate, ..] => {
            facts.gates.iter().find(|(id, _)| id.as_str() == *gate).map_or(nomination.span, |(_, g)| g.span)
        }
        ["name"] => nomination.name.span,
        ["out"] => contest.taken_out(&nomination.id).map_or(nomination.span, |event| event.span),
        _ => nomination.span,
    })
}
