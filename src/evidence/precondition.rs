//! Whether a release may be made, and if not, why and what to do (E4, E30).

use jiff::civil::Date;

use super::compare::Differences;
use crate::lang::{Text, text};
use crate::model::{Contest, Release, ReleaseChange, ReleaseEvent};

/// A release that somebody asks for.
#[derive(Clone, Copy, Debug)]
pub struct Plan<'a> {
    /// Of which contest.
    pub contest: &'a Contest,
    /// What for.
    pub event: ReleaseEvent,
    /// Why.
    pub reason: Option<&'a str>,
    /// Files to take out: number of the release, path.
    pub redact: &'a [(u32, String)],
    /// What differs from the latest full release; none where there is none.
    pub found: Option<&'a Differences>,
    /// Whether the rubrics are those of the latest release.
    pub same_rubrics: bool,
}

/// Why a release is not made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No such contest; those that there are.
    UnknownContest(String, Vec<String>),
    /// Another run is making a release.
    Busy,
    /// The day is before that of the release before.
    BeforeLast(Date, String, Date),
    /// The day is after `--now`.
    AfterNow(Date, Date),
    /// The event asks for a reason.
    NoReason(ReleaseEvent),
    /// Rubrics cannot be locked after the publication, nor be published twice.
    Published(ReleaseEvent, String),
    /// The contest has no rubric to lock.
    NoRubric,
    /// The rubrics are locked as they are.
    LockedAlready(String),
    /// A publication needs locked rubrics; whether others were locked.
    NotLocked(bool),
    /// The event follows a publication, and there is none.
    NotPublished(ReleaseEvent),
    /// What the event does not allow to change did.
    Changes(ReleaseEvent, Vec<String>),
    /// Nothing is there to be recorded.
    NothingChanged(ReleaseEvent),
    /// Nobody is out who was not.
    NobodyOut,
    /// Objections without a finding.
    OpenObjections(Vec<String>),
    /// A redaction takes something out, and only a redaction does.
    Redact(ReleaseEvent),
    /// A file that cannot be taken out.
    NotRedactable(String),
    /// The new release holds a file that is to be taken out, as it is.
    StillThere(String),
    /// A release of the contest has files that cannot be compared.
    Unreadable(String),
    /// A file is too long for a zip.
    TooLong(String),
    /// A name that no log may have.
    BadOrigin(String),
}

/// Refuses what E4 and E30 do not allow.
///
/// # Errors
/// The first reason against it.
pub fn allowed(plan: Plan<'_>) -> Result<(), Refusal> {
    redactions(plan)?;
    let needs_reason = matches!(
        plan.event,
        ReleaseEvent::Correction | ReleaseEvent::Supplement | ReleaseEvent::Withdrawal | ReleaseEvent::Redaction
    );
    if needs_reason && plan.reason.is_none_or(|reason| reason.trim().is_empty()) {
        return Err(Refusal::NoReason(plan.event));
    }
    let published = plan.contest.releases.iter().find(|r| r.is_full());
    match (plan.event, published) {
        (ReleaseEvent::RubricLocked | ReleaseEvent::Publication, Some(release)) => {
            Err(Refusal::Published(plan.event, release.id()))
        }
        (ReleaseEvent::RubricLocked, None) => locks(plan),
        (ReleaseEvent::Publication, None) => publishes(plan),
        (event, None) => Err(Refusal::NotPublished(event)),
        (event, Some(_)) => follows(plan, event),
    }
}

/// Refuses a day before that of the last release, or after the day of the run, where it is known (E30).
///
/// # Errors
/// The reason against it.
pub fn day(contest: &Contest, on: Date, now: Option<Date>) -> Result<(), Refusal> {
    if let Some(now) = now.filter(|now| on > *now) {
        return Err(Refusal::AfterNow(on, now));
    }
    match contest.releases.last() {
        Some(last) if on < last.on => Err(Refusal::BeforeLast(on, last.id(), last.on)),
        _ => Ok(()),
    }
}

fn redactions(plan: Plan<'_>) -> Result<(), Refusal> {
    let is_redaction = plan.event == ReleaseEvent::Redaction;
    if is_redaction == plan.redact.is_empty() {
        return Err(Refusal::Redact(plan.event));
    }
    for (number, path) in plan.redact {
        let release: Option<&Release> = plan.contest.releases.iter().find(|r| r.number == *number);
        let there = release.is_some_and(|r| r.files.iter().any(|f| f.path == *path && f.redacted_by.is_none()));
        let payload = path.starts_with("data/") && path != crate::bag::RELEASE;
        if !there || !payload {
            return Err(Refusal::NotRedactable(format!("r{number:04}:{path}")));
        }
    }
    Ok(())
}

fn locks(plan: Plan<'_>) -> Result<(), Refusal> {
    match plan.contest.releases.last() {
        _ if plan.contest.rubrics.is_empty() => Err(Refusal::NoRubric),
        Some(last) if plan.same_rubrics => Err(Refusal::LockedAlready(last.id())),
        _ => Ok(()),
    }
}

fn publishes(plan: Plan<'_>) -> Result<(), Refusal> {
    let locked = plan.contest.releases.last().is_some();
    if plan.contest.rubrics.is_empty() && !locked || locked && plan.same_rubrics {
        return Ok(());
    }
    Err(Refusal::NotLocked(locked))
}

/// What may change between two full releases.
fn follows(plan: Plan<'_>, event: ReleaseEvent) -> Result<(), Refusal> {
    let nothing = Differences::default();
    let found = plan.found.unwrap_or(&nothing);
    let places = |keep: &dyn Fn(&ReleaseChange) -> bool| -> Vec<String> {
        found.changes.iter().filter(|c| keep(c)).map(|c| c.place.clone()).collect()
    };
    let used = |c: &ReleaseChange| c.place.starts_with("quota/") && c.place.ends_with("/used");
    let mut moved = places(&|c| !c.is_addition());
    moved.extend(found.impact.iter().map(|i| format!("nomination/{}", i.nomination)));
    match event {
        ReleaseEvent::ObjectionSummary | ReleaseEvent::Final if !moved.is_empty() => {
            Err(Refusal::Changes(event, moved))
        }
        ReleaseEvent::Final => {
            let open: Vec<String> = plan.contest.open_objections().map(|case| case.objection.id.to_string()).collect();
            if open.is_empty() { Ok(()) } else { Err(Refusal::OpenObjections(open)) }
        }
        ReleaseEvent::Correction | ReleaseEvent::Redaction if moved.is_empty() => Err(Refusal::NothingChanged(event)),
        ReleaseEvent::Supplement if found.changes.is_empty() => Err(Refusal::NothingChanged(event)),
        ReleaseEvent::Supplement => {
            let changed = places(&|c| c.from.is_some() && !used(c));
            if changed.is_empty() { Ok(()) } else { Err(Refusal::Changes(event, changed)) }
        }
        ReleaseEvent::Withdrawal => {
            let out = |c: &ReleaseChange| c.place.ends_with("/out") && c.to.as_deref() == Some("true");
            if found.changes.iter().any(out) { Ok(()) } else { Err(Refusal::NobodyOut) }
        }
        _ => Ok(()),
    }
}

impl Refusal {
    /// Whether the command line is to blame, and not the state of the records.
    #[must_use]
    pub const fn is_usage(&self) -> bool {
        matches!(
            self,
            Self::UnknownContest(..)
                | Self::BeforeLast(..)
                | Self::AfterNow(..)
                | Self::NoReason(_)
                | Self::Redact(_)
                | Self::NotRedactable(_)
        )
    }

    /// Why, in both languages.
    #[must_use]
    #[allow(clippy::too_many_lines, reason = "a table of messages, one beside the other")]
    pub fn message(&self) -> Text {
        match self {
            Self::UnknownContest(id, _) => text!("没有竞赛「{id}」", "there is no contest `{id}`"),
            Self::Busy => text!("另一个 gongshi 正在发布", "another gongshi is making a release"),
            Self::BeforeLast(on, id, day) => {
                text!("{on} 早于前一个版本 {id} 的日期 {day}", "{on} is before {day}, the day of {id}")
            }
            Self::AfterNow(on, now) => text!("{on} 在今天（{now}）之后", "{on} is after today ({now})"),
            Self::NoReason(event) => {
                let (zh, en) = (event.title(), event.as_str());
                text!("{zh}要写明原因", "a {en} needs its reason")
            }
            Self::Published(event, id) => {
                let (zh, en) = (event.title(), event.as_str());
                text!("{id} 已经公示，不能再作{zh}", "{id} was published; no {en} can follow")
            }
            Self::NoRubric => text!("这项竞赛没有评分细则可锁定", "this contest has no rubric to lock"),
            Self::LockedAlready(id) => text!("评分细则与 {id} 锁定的一样", "the rubrics are as {id} locked them"),
            Self::NotLocked(false) => {
                text!("公示之前要先锁定评分细则", "rubrics are locked before they are published with scores")
            }
            Self::NotLocked(true) => {
                text!("评分细则与锁定的不同", "the rubrics are not those that were locked")
            }
            Self::NotPublished(event) => {
                let (zh, en) = (event.title(), event.as_str());
                text!("还没有公示，不能作{zh}", "nothing was published yet; a {en} cannot be made")
            }
            Self::Changes(event, places) => {
                let (zh, en, shown) = (event.title(), event.as_str(), shown(places));
                text!(
                    "{zh}不改变公布过的内容，而这些变了：{shown}",
                    "a {en} changes nothing that was published, but these differ: {shown}"
                )
            }
            Self::NothingChanged(event) => {
                let (zh, en) = (event.title(), event.as_str());
                text!(
                    "与最近一次发布相比没有变化，没有什么可作{zh}",
                    "nothing differs from the latest release; there is nothing for a {en}"
                )
            }
            Self::NobodyOut => text!(
                "与最近一次发布相比，没有新的撤回、不予受理或取消资格",
                "nobody was withdrawn, rejected or disqualified since the latest release"
            ),
            Self::OpenObjections(ids) => {
                let ids = ids.join("、");
                text!("还有没有结论的异议：{ids}", "objections without a finding: {ids}")
            }
            Self::Redact(ReleaseEvent::Redaction) => {
                text!("遮盖要写明取走什么", "a redaction says what it takes out")
            }
            Self::Redact(_) => text!("--redact 只用于遮盖", "--redact belongs to a redaction"),
            Self::NotRedactable(what) => {
                text!(
                    "{what} 不能取走：没有这个文件，或者不是 data/ 里可以遮盖的文件",
                    "{what} cannot be taken out: there is no such file, or it is none of data/ that can"
                )
            }
            Self::StillThere(what) => {
                text!("新的版本里还有与 {what} 一样的文件", "the new release still holds a file that is {what}")
            }
            Self::Unreadable(id) => {
                text!("{id} 的文件读不出来，无法比较", "the files of {id} cannot be read and compared")
            }
            Self::BadOrigin(name) => text!("日志不能叫「{name}」", "a log cannot be named `{name}`"),
            Self::TooLong(path) => text!("{path} 太大，放不进压缩包", "{path} is too long for a zip"),
        }
    }

    /// The way out.
    #[must_use]
    pub fn hint(&self) -> Option<Text> {
        Some(match self {
            Self::UnknownContest(_, known) => {
                let known = known.join("、");
                text!("网站的竞赛：{known}", "contests of the site: {known}")
            }
            Self::Busy => text!("等它结束再运行", "run again when it is done"),
            Self::BeforeLast(..) | Self::AfterNow(..) => {
                text!("用 --on 写发布的那一天", "give the day of the release with --on")
            }
            Self::NoReason(_) => text!("加 --reason，原因会公布", "add --reason; it is published"),
            Self::Published(..) => text!(
                "改动用 --event correction、supplement 或 withdrawal 登记",
                "record a change with --event correction, supplement or withdrawal"
            ),
            Self::NoRubric => text!("直接作 --event publication", "go on with --event publication"),
            Self::NotLocked(_) => text!("先运行 --event rubric-locked", "run --event rubric-locked first"),
            Self::NotPublished(_) => text!("先作 --event publication", "begin with --event publication"),
            Self::Changes(..) => text!(
                "先登记这些改动：--event correction --reason 原因；或者改回去",
                "record these first with --event correction --reason WHY, or put them back"
            ),
            Self::NothingChanged(_) => {
                text!(
                    "新加的文稿用 --event supplement 登记",
                    "notices that were added are recorded with --event supplement"
                )
            }
            Self::NobodyOut => text!(
                "先在 history.yaml 里登记；别的改动用 --event correction",
                "record the event in history.yaml first; other changes are a correction"
            ),
            Self::OpenObjections(_) => text!("先登记核查结论（finding）", "record the findings first"),
            Self::Redact(ReleaseEvent::Redaction) => {
                text!(
                    "加 --redact，如 --redact r0002:data/record.json",
                    "add --redact, such as --redact r0002:data/record.json"
                )
            }
            Self::NotRedactable(_) => {
                text!(
                    "写 rNNNN:路径，如 r0002:data/notices/publicity.txt",
                    "write rNNNN:path, such as r0002:data/notices/publicity.txt"
                )
            }
            Self::StillThere(_) => {
                text!("先从 data/ 或 content/ 里删去要遮盖的内容", "take the content out of data/ or content/ first")
            }
            Self::Redact(_) => {
                text!("去掉 --redact，或用 --event redaction", "drop --redact, or use --event redaction")
            }
            Self::BadOrigin(_) => text!("在 site.yaml 里写 log_origin", "name it with log_origin in site.yaml"),
            Self::LockedAlready(_) | Self::Unreadable(_) | Self::TooLong(_) => return None,
        })
    }
}

/// The first places.
fn shown(places: &[String]) -> String {
    let mut shown = places.iter().take(5).cloned().collect::<Vec<_>>().join("、");
    if places.len() > 5 {
        shown.push('…');
    }
    shown
}
