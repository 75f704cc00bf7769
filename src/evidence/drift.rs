//! What differs from the latest release, as faults (E34): the place of the record, old → new, and
//! the command that would record it.

use super::compare::{Differences, Files};
use super::taken::is_text;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::lang::{Text, text};
use crate::model::{Contest, Impact, Release, ReleaseChange, ReleaseEvent};
use crate::page::{change_line, impact_line};
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
    /// The files of the release that say what is published, as far as they differ.
    pub old: &'a Files,
    /// Those of a release that would be made now.
    pub new: &'a Files,
}

/// Everything that was published otherwise. Notices and events may be added from the day of the release on: what
/// events change besides is a difference of its own. One of an earlier day is not in a release that says what had
/// happened by then.
#[must_use]
pub fn drift(known: Known<'_>, found: &Differences) -> Diagnostics {
    let added = |c: &&ReleaseChange| c.is_addition() && !known.is_backdated(c);
    let changes: Vec<&ReleaseChange> = found.changes.iter().filter(|c| !added(c)).collect();
    let mut faults = Diagnostics::new();
    let cure = cure(known, &changes, found);
    for change in changes.iter().take(MOST) {
        let code = code(change);
        let hint = match (code, &change.from) {
            _ if change.is_addition() => backdated(known, &cure),
            (Code::NoticeChanged, _) => both(&sources(), &cure),
            (_, Some(from)) if is_text(from) => both(&cure, &slips()),
            _ => cure.clone(),
        };
        faults.push(known.fault(code, place(known.contest, &change.place), changed(known, change)).hint(hint));
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
    /// Whether a notice or event that is new is of a day before that of the release.
    fn is_backdated(self, change: &ReleaseChange) -> bool {
        let (contest, place) = (self.contest, change.place.as_str());
        let day = match place.split_once('/') {
            Some(("event", id)) => contest.history.iter().find(|e| e.id.as_str() == id).map(|e| e.on),
            Some(("notice", slug)) => contest.notices.iter().find(|n| n.slug == slug).map(|n| n.published),
            _ => None,
        };
        day.is_some_and(|day| day < self.release.on)
    }

    fn fault(self, code: Code, span: Span, message: Text) -> Diagnostic {
        Diagnostic { severity: self.severity, ..Diagnostic::error(code, span, message) }
    }
}

fn code(change: &ReleaseChange) -> Code {
    if change.place.starts_with("notice/") { Code::NoticeChanged } else { Code::PublishedChanged }
}

fn changed(known: Known<'_>, change: &ReleaseChange) -> Text {
    let (id, Text { zh, en }) = (known.release.id(), change_line(known.contest, change));
    let Some(slug) = change.place.strip_prefix("notice/") else {
        return text!("与 {id} 公布的不同：{zh}", "differs from what {id} published: {en}");
    };
    let path = format!("data/notices/{slug}.txt");
    match (known.old.get(&path), known.new.get(&path)) {
        (Some(old), Some(new)) => {
            let (Text { zh: from, en: from_en }, Text { zh: to, en: to_en }) = first(old, new);
            text!(
                "与 {id} 公布的不同：{zh}：{from} → {to}",
                "differs from what {id} published: {en}: {from_en} → {to_en}"
            )
        }
        _ => text!("与 {id} 公布的不同：{zh}", "differs from what {id} published: {en}"),
    }
}

/// The first line in which two texts differ, in both.
fn first(old: &[u8], new: &[u8]) -> (Text, Text) {
    let [old, new] = [old, new].map(String::from_utf8_lossy);
    let (mut from, mut to) = (old.lines(), new.lines());
    loop {
        match (from.next(), to.next()) {
            (Some(a), Some(b)) if a == b => {}
            (a, b) => return (line(a), line(b)),
        }
    }
}

fn line(line: Option<&str>) -> Text {
    match line.map(str::trim) {
        None => text!("（没有）", "(nothing)"),
        Some("") => text!("（空行）", "(an empty line)"),
        Some(line) => text!("「{line}」", "`{line}`"),
    }
}

fn moved(known: Known<'_>, impact: &Impact) -> Text {
    let (release, Text { zh, en }) = (known.release.id(), impact_line(known.contest, impact));
    text!("与 {release} 公布的结果不同：{zh}", "differs from what {release} published: {en}")
}

/// Of what is new and of an earlier day than the release.
fn backdated(known: Known<'_>, Text { zh, en }: &Text) -> Text {
    let (id, on) = (known.release.id(), known.release.on);
    text!(
        "日期早于 {id}（{on}），那时还没有登记：日期写错的改正；确是补记的，照下面登记。{zh}",
        "its day is before {id} of {on}, which does not have it: mend the day, or record it as below where it was left out. {en}"
    )
}

/// What is to be done first with what should never have been published.
fn slips() -> Text {
    text!(
        "改掉的是不该公开的内容（个人信息等），不作更正（更正会把它再写一遍），先遮盖：--event redaction，见手册「发布与存证」",
        "what should never have been published (personal data) is no correction, which would repeat it: redact it first (--event redaction, see the handbook)"
    )
}

/// Where the text of a notice comes from, besides its own file.
fn sources() -> Text {
    text!(
        "文稿里的联系方式、公示期取自 contest.yaml，名单和数取自申报记录，经过取自 history.yaml：改回去；正文要改的，另发更正公示（kind: correction）",
        "a notice takes contacts and period from contest.yaml, lists and numbers from the records, events from history.yaml: put that back; to change what it says, publish a correction (kind: correction)"
    )
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

fn both(first: &Text, then: &Text) -> Text {
    Text { zh: format!("{}。{}", first.zh, then.zh), en: format!("{}. {}", first.en, then.en) }
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
