//! Nominations in a track that is closed to them (GS0680, GS0681): their unit, or one above it, did
//! not file in time, or held no contest. One that history.yaml took out is closed already.

use std::collections::BTreeSet;

use super::say;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Contest, CoverageBar, Event, Filing, Nomination};
use crate::rank::{Bars, Came, Results, UnitFiling, WithoutContest};

/// Every nomination that still stands.
pub(super) fn audit(contest: &Contest, results: &Results, faults: &mut Diagnostics) {
    let bars = Bars::new(contest, &results.filings);
    let out: BTreeSet<_> = contest.history.iter().filter_map(Event::takes_out).collect();
    for nomination in contest.nominations.iter().filter(|n| !out.contains(&n.id)) {
        for (filing, unit) in bars.by_filing(nomination) {
            faults.push(by_filing(contest, nomination, filing, unit));
        }
        faults.push_some(bars.by_contest(nomination).map(|(bar, why)| by_contest(contest, nomination, bar, why)));
    }
}

fn by_filing(contest: &Contest, nomination: &Nomination, filing: &Filing, unit: &UnitFiling) -> Diagnostic {
    let Text { zh: who, en: who_en } = say::who(contest, &nomination.id);
    let (name, title) = (say::unit(contest, &unit.unit), &filing.title);
    let Text { zh: what, en: what_en } = came(filing, unit);
    let consequence = filing.consequence.as_deref().unwrap_or_default();
    let message = text!(
        "{who}不得参评：{name}的「{title}」{what}，{consequence}",
        "{who_en} is shut out ({consequence}): {title} of {name} {what_en}"
    );
    let span = contest
        .unit(unit.unit.as_str())
        .map_or(filing.span, |u| u.filed.iter().find(|f| f.filing == filing.id).map_or(u.span, |f| f.span));
    Diagnostic::error(Code::BarredByFiling, nomination.name.span, message)
        .clause(&filing.clause)
        .related(span, text!("{name}的报送记录", "what {name} filed"))
        .expected(last_day(filing))
        .hint(refuse(contest, nomination, "补正报送记录，或者", "mend the record of the filing, or "))
}

/// What came when, against the day that was set.
fn came(filing: &Filing, unit: &UnitFiling) -> Text {
    let titles = |is: fn(&Came) -> bool| {
        let parts = filing.parts.iter().zip(&unit.parts).filter(|(_, came)| is(came));
        let titles: Vec<&str> = parts.map(|(part, _)| part.title.as_str()).collect();
        let (zh, en) = (titles.join("、"), titles.join(", "));
        if titles.is_empty() { text!("", "") } else { text!("（{zh}）", " ({en})") }
    };
    match unit.whole {
        Came::Missing => {
            let Text { zh: parts, en: parts_en } = titles(|c| *c == Came::Missing);
            text!("没有报送{parts}", "was not filed{parts_en}")
        }
        Came::Late(day, days) => {
            let Text { zh: parts, en: parts_en } = titles(|c| matches!(c, Came::Late(..)));
            let late = say::count(days.unsigned_abs(), "day");
            text!("{day} 才报齐{parts}，迟 {days} 天", "was complete only on {day}{parts_en}, {late} late")
        }
        Came::InTime(day) => text!("{day} 报送", "was filed on {day}"),
    }
}

/// 2021-07-22 或以前（含当日）
fn last_day(filing: &Filing) -> Text {
    let by = filing.by;
    if filing.count_last_day {
        text!("{by} 前报送（含当日）", "filed by {by}, that day included")
    } else {
        text!("{by} 前报送（不含当日）", "filed before {by}, that day excluded")
    }
}

fn by_contest(contest: &Contest, nomination: &Nomination, bar: &CoverageBar, why: WithoutContest<'_>) -> Diagnostic {
    let Text { zh: who, en: who_en } = say::who(contest, &nomination.id);
    let fault = |message, code| Diagnostic::error(code, nomination.name.span, message).clause(&bar.clause);
    match why {
        WithoutContest::None(unit) => {
            let name = &unit.name;
            let message =
                text!("{who}不能推荐：{name}没有开展竞赛", "{who_en} cannot be put forward: {name} held no contest");
            fault(message, Code::BarredWithoutContest).related(unit.span, text!("held: 无", "held: 无")).hint(refuse(
                contest,
                nomination,
                "核对这个单位的 held，或者",
                "check `held` of that unit, or ",
            ))
        }
        WithoutContest::Silent => {
            let name = say::unit(contest, &nomination.unit);
            let message = text!(
                "{who}能不能推荐，判断不了：{name}和它的上级单位都没有写明是否开展竞赛",
                "nobody can tell whether {who_en} may be put forward: neither {name} nor a unit above it says whether it held a contest"
            );
            fault(message, Code::UnitSilent)
                .expected(text!("held: {{…}}，或 held: 无", "held: {{…}}, or held: 无"))
                .hint(text!("在 units.yaml 里给这个单位写明 held", "say `held` of that unit in units.yaml"))
        }
    }
}

/// The event that refuses a nomination, ready to be copied.
fn refuse(contest: &Contest, nomination: &Nomination, zh: &str, en: &str) -> Text {
    let (event, id) = (say::next_event(contest), &nomination.id);
    text!(
        "{zh}在 history.yaml 里记不予受理：- {{id: {event}, on: YYYY-MM-DD, kind: rejection, nomination: {id}, reason: …, by: …}}",
        "{en}refuse it in history.yaml: - {{id: {event}, on: YYYY-MM-DD, kind: rejection, nomination: {id}, reason: …, by: …}}"
    )
}
