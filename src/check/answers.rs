//! Units against what the contest asks of them: every unit that must file says what it filed, every
//! unit that coverage counts says whether it held a contest. Silence is no answer: it could mean
//! 「没有报」 as well as 「没有登记」.

use std::collections::BTreeSet;

use super::nearest::nearest;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::model::{Area, Coverage, FiledWhat, Filing, Held, Unit, UnitId};
use crate::source::Spanned;

/// What units are asked.
pub(super) struct Asked<'a> {
    pub(super) filings: &'a [Filing],
    pub(super) coverage: Option<&'a Coverage>,
    pub(super) areas: &'a [Area],
    /// Units that may have said what could not be read.
    pub(super) unsure: &'a BTreeSet<UnitId>,
    /// Whether every unit could be read: if not, nothing can be said of a tag that no unit carries.
    pub(super) whole: bool,
}

/// Compares all units.
pub(super) fn against_units(asked: &Asked<'_>, units: &[Unit], faults: &mut Diagnostics) {
    for filing in asked.filings {
        if asked.whole {
            filing.who.levels.iter().for_each(|l| carried(l, units, &Carried::Level, faults));
            filing.who.tags.iter().for_each(|t| carried(t, units, &Carried::Tag, faults));
            faults.push_some(nobody(filing, units));
        }
        units.iter().for_each(|unit| filed(asked, filing, unit, faults));
    }
    for unit in units.iter().filter(|u| !asked.unsure.contains(&u.id)) {
        unit.held.iter().flatten().for_each(|held| described(asked, held, faults));
    }
    let Some(coverage) = asked.coverage else { return };
    if asked.whole {
        coverage.targets.iter().for_each(|t| carried(&t.tag, units, &Carried::Tag, faults));
    }
    for unit in units.iter().filter(|u| u.held.is_none() && coverage.concerns(u) && !asked.unsure.contains(&u.id)) {
        faults.push(silent(unit, &coverage.clause, text!("held: 无", "held: 无"), &text!("开展竞赛", "contests")));
    }
    for held in units.iter().flat_map(|u| u.held.iter().flatten()) {
        in_period(coverage, held, faults);
    }
}

/// Levels and tags that do occur, but in no unit together.
fn nobody(filing: &Filing, units: &[Unit]) -> Option<Diagnostic> {
    let who = &filing.who;
    let level = |u: &Unit| who.levels.iter().any(|l| l.value == u.level);
    let tag = |u: &Unit| who.tags.iter().any(|t| u.tags.contains(&t.value));
    if units.iter().any(|u| who.concerns(u)) || !units.iter().any(level) || !units.iter().any(tag) {
        return None;
    }
    let title = &filing.title;
    let message = text!("没有一个单位要报送「{title}」", "no unit has to file {title}");
    Some(Diagnostic::warning(Code::NobodyConcerned, filing.span, message).clause(&filing.clause).hint(text!(
        "levels 与 tags 都写时，两样都符合的单位才报送",
        "with both `levels` and `tags`, a unit must match both"
    )))
}

fn filed(asked: &Asked<'_>, filing: &Filing, unit: &Unit, faults: &mut Diagnostics) {
    let found = unit.filed.iter().find(|f| f.filing == filing.id);
    let (id, title) = (&filing.id, &filing.title);
    match found {
        None if filing.who.concerns(unit) && !asked.unsure.contains(&unit.id) => {
            let cure = text!("filed: {{{id}: 日期}}，没有报的写 {id}: 无", "filed: {{{id}: <day>}}, or {id}: 无");
            faults.push(silent(unit, &filing.clause, cure, &text!("「{title}」", "{title}")));
        }
        Some(found) if !filing.who.concerns(unit) => {
            let name = &unit.name;
            let message = text!(
                "{name}不在「{title}」的报送范围内，这一条不计",
                "{name} does not have to file {title}: not counted"
            );
            let hint =
                text!("核对 contest.yaml 里这一项的 who，或者删掉这一条", "check `who` of the filing, or delete this");
            faults.push(Diagnostic::warning(Code::FilingNotDue, found.span, message).hint(hint));
        }
        Some(found) => {
            let FiledWhat::Parts(parts) = &found.what else { return };
            if filing.parts.is_empty() {
                let message = text!("「{title}」不分件，只写一个日期", "{title} has no parts: write one day");
                let fault = Diagnostic::error(Code::WrongType, found.span, message);
                faults.push(fault.expected(text!("{id}: 日期，或 {id}: 无", "{id}: <day>, or {id}: 无")));
            }
            let missing = filing.parts.iter().filter(|p| !parts.iter().any(|(id, _)| *id == p.id));
            let missing: Vec<_> = missing.map(|p| format!("{}（{}）", p.title, p.id)).collect();
            if missing.is_empty() {
                return;
            }
            let (name, list) = (&unit.name, missing.join("、"));
            let message =
                text!("{name}的「{title}」没有写明：{list}", "{title} of {name} does not say anything of {list}");
            let fault = Diagnostic::error(Code::UnitSilent, found.span, message).clause(&filing.clause);
            faults.push(fault.hint(text!("每一件都写报送日期，没有报的写 无", "give each part its day, or 无")));
        }
        None => {}
    }
}

fn silent(unit: &Unit, clause: &str, cure: Text, what: &Text) -> Diagnostic {
    let (name, Text { zh, en }) = (&unit.name, what);
    let message = text!("{name}没有写明{zh}的情况", "{name} does not say anything of {en}");
    Diagnostic::error(Code::UnitSilent, unit.span, message).clause(clause).expected(cure).hint(text!(
        "没有登记和没有报送是两回事：确实没有的，写 无",
        "not recorded and not done are two things: write 无 where nothing was done"
    ))
}

/// Where the contest lists areas or kinds, a contest that was held says which it was.
fn described(asked: &Asked<'_>, held: &Held, faults: &mut Diagnostics) {
    let title = &held.title;
    if held.area.is_none() && !asked.areas.is_empty() {
        let list = asked.areas.iter().map(|a| a.id.as_str()).collect::<Vec<_>>().join(" | ");
        let message = text!("「{title}」没有写明属于哪项竞赛内容", "{title} does not say to which area it belongs");
        let fault = Diagnostic::error(Code::UnitSilent, held.span, message);
        faults.push(fault.expected(text!("area: {list}", "area: {list}")));
    }
    let kinds = asked.coverage.map(|c| c.kinds.as_slice()).unwrap_or_default();
    if kinds.is_empty() || held.kind.as_ref().is_some_and(|k| kinds.contains(k)) {
        return;
    }
    let list = kinds.join(" | ");
    let fault = match &held.kind {
        None => {
            let message = text!("「{title}」没有写明竞赛类型", "{title} does not say of which kind it was");
            Diagnostic::error(Code::UnitSilent, held.span, message)
        }
        Some(kind) => {
            let message = text!("「{kind}」不在竞赛类型之内", "`{kind}` is not one of the kinds");
            Diagnostic::error(Code::UnknownValue, held.span, message)
        }
    };
    faults.push(fault.expected(text!("kind: {list}", "kind: {list}")));
}

/// A contest counts if it ran on some day of the period.
fn in_period(coverage: &Coverage, held: &Held, faults: &mut Diagnostics) {
    let (from, as_of) = (coverage.from, coverage.as_of);
    if held.from > held.to || held.from <= as_of && held.to >= from {
        return;
    }
    let (title, began, ended) = (&held.title, held.from, held.to);
    let message = text!(
        "「{title}」{began} 至 {ended} 开展，不在统计期 {from} 至 {as_of} 内，不能计入覆盖率",
        "{title} ran from {began} to {ended}, outside the period from {from} to {as_of}, and cannot count"
    );
    let fault = Diagnostic::error(Code::HeldDays, held.span, message).clause(&coverage.clause);
    faults.push(fault.hint(text!(
        "核对日期；确实不在统计期内的，不登记在这里",
        "check the days; a contest outside the period is not recorded here"
    )));
}

/// What a word of the contest must be found in.
enum Carried {
    Level,
    Tag,
}

/// A level or tag that no unit carries is a denominator of zero, and most often a misspelt word.
fn carried(word: &Spanned<String>, units: &[Unit], what: &Carried, faults: &mut Diagnostics) {
    let words: Vec<&str> = match what {
        Carried::Level => units.iter().map(|u| u.level.as_str()).collect(),
        Carried::Tag => units.iter().flat_map(|u| u.tags.iter().map(String::as_str)).collect(),
    };
    let text = &word.value;
    if words.contains(&text.as_str()) {
        return;
    }
    let message = match what {
        Carried::Level => text!("没有一个单位的 level 是「{text}」", "no unit has the level `{text}`"),
        Carried::Tag => text!("没有一个单位的 tags 里有「{text}」", "no unit has the tag `{text}`"),
    };
    let fault = Diagnostic::warning(Code::NobodyConcerned, word.span, message);
    faults.push(match nearest(text, words) {
        Some(near) => fault.hint(text!("是不是 {near}？", "did you mean {near}?")),
        None => fault.hint(text!(
            "确实没有这类单位的，不用改；页面会写明没有这类单位",
            "fine if there is no such unit; the page says so"
        )),
    });
}
