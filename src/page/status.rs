//! Where a contest stands on the day that the site was built for (`--now`). Without that day no
//! page says anything that depends on it.

use jiff::civil::DateTime;
use serde::Serialize;

use super::world::ContestWorld;
use crate::calendar::Period;
use crate::lang::{Lang, text};
use crate::model::Stage;

/// What goes on in a contest.
#[derive(Debug, Serialize)]
pub(super) struct Status {
    /// `publicity`, `running`, `waiting`, `over`: for colour.
    kind: &'static str,
    /// 公示中, 组织申报…
    text: String,
}

/// Where the contest stands.
pub(super) fn of(contest: &ContestWorld<'_>, now: Option<DateTime>, lang: Lang) -> Option<Status> {
    let now = now?;
    if contest.periods.iter().flatten().any(|p| is_open(p, now)) {
        return Some(Status {
            kind: "publicity", text: text!("公示中", "Open for objections").get(lang).to_owned()
        });
    }
    let stages = &contest.contest.stages;
    let running: Vec<_> = stages.iter().filter(|s| state(s, now) == "now").map(|s| s.title.as_str()).collect();
    if !running.is_empty() {
        return Some(Status { kind: "running", text: running.join(" · ") });
    }
    let next = stages.iter().filter(|s| state(s, now) == "next").min_by_key(|s| s.from);
    Some(match next {
        Some(stage) => {
            let title = &stage.title;
            Status { kind: "waiting", text: text!("待{title}", "Before: {title}").get(lang).to_owned() }
        }
        None => Status { kind: "over", text: text!("已结束", "Over").get(lang).to_owned() },
    })
}

/// `past`, `now` or `next`.
pub(super) fn state(stage: &Stage, now: DateTime) -> &'static str {
    let today = now.date();
    if stage.to < today {
        "past"
    } else if stage.from > today {
        "next"
    } else {
        "now"
    }
}

/// Whether objections may be raised now.
pub(super) fn is_open(period: &Period, now: DateTime) -> bool {
    let today = now.date();
    let in_time = today < period.last || period.until.is_none_or(|until| now.time() <= until);
    period.start <= today && today <= period.last && in_time
}
