//! data/bans.yaml: who may not file any more; and the two rules of contest.yaml that look beyond a
//! contest, `bans` and `similar`.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::fields::Fields;
use super::ids::Ids;
use super::index::{Index, list};
use super::read::{Id, Read, words};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::{Node, NodeKind};
use crate::model::{Ban, BanException, BanKind, BanRule, ContestId, NominationId, SimilarRule};
use crate::number::{Exact, Number};

words! {
    BanKind { "person" => Person, "unit" => Unit }
}

/// Reads data/bans.yaml.
pub(super) fn bans(node: &Node, contests: &BTreeMap<String, Index>, faults: &mut Diagnostics) -> Vec<Ban> {
    let Some(mut f) = Fields::open(node, faults) else { return Vec::new() };
    let read = f.some_of("bans", |n, faults| ban(n, contests, faults)).unwrap_or_default();
    f.finish();
    Ids::gather(text!("禁止申报", "ban"), list(Some(node), "bans").unwrap_or_default(), "id", faults);
    read
}

fn ban(node: &Node, contests: &BTreeMap<String, Index>, faults: &mut Diagnostics) -> Option<Ban> {
    let mut f = Fields::open(node, faults)?;
    let id = f.need_node("id").and_then(|n| super::read::text_of(n, f.faults)).map(str::to_owned);
    let kind: Option<BanKind> = f.need("kind");
    let name = f.line("name");
    let unit = match kind {
        Some(BanKind::Person) => f.line("unit"),
        _ => f.find::<super::read::Line>("unit").map(|line| line.0),
    };
    let reason = f.reason();
    let from: Option<Date> = f.need("from");
    let until = f.need_node("until").and_then(|n| until(n, f.faults));
    let (contest, decided_by) = (f.line("contest"), f.line("decided_by"));
    let except = f.each("except", |n, faults| exception(n, contests, faults));
    if let (Some(from), Some(Some(until))) = (from, until)
        && until < from
    {
        let message = text!("到期 {until} 早于起始 {from}", "it ends on {until}, before it begins on {from}");
        f.faults.push(Diagnostic::error(Code::BanTerm, f.at("until"), message));
    }
    let span = f.head;
    f.finish();
    Some(Ban {
        id: id?,
        kind: kind?,
        name: name?,
        unit,
        reason: reason?,
        from: from?,
        until: until?,
        contest: contest?,
        decided_by: decided_by?,
        except,
        span,
    })
}

/// `永久`, or the last day.
#[allow(clippy::option_option, reason = "not read, for ever, until a day")]
fn until(node: &Node, faults: &mut Diagnostics) -> Option<Option<Date>> {
    match &node.kind {
        NodeKind::Scalar { text, .. } if &**text == "永久" => Some(None),
        _ => Date::read(node, faults).map(Some),
    }
}

fn exception(node: &Node, contests: &BTreeMap<String, Index>, faults: &mut Diagnostics) -> Option<BanException> {
    let mut f = Fields::open(node, faults)?;
    let contest: Option<String> = f.need("contest");
    let index = contest.as_ref().and_then(|c| contests.get(c));
    if let (Some(contest), None) = (&contest, index) {
        let known = Ids::of(text!("竞赛", "contest"), contests.keys(), f.at("contest"));
        known.unknown_reference(contest, f.at("contest"), f.faults);
    }
    let nomination = match index {
        Some(index) => f.refer::<NominationId>("nomination", &index.nominations),
        None => f.need("nomination"),
    };
    let reason = f.reason();
    f.finish();
    Some(BanException { contest: ContestId::wrap(&contest?), nomination: nomination?, reason: reason? })
}

impl Read for BanRule {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = Fields::open(node, faults)?;
        let clause = f.need("clause");
        f.finish();
        Some(Self { clause: clause? })
    }
}

impl Read for SimilarRule {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = Fields::open(node, faults)?;
        let threshold: Option<Number> = f.need("threshold");
        let clause = f.need("clause");
        let least = Exact::ratio(3, 10).unwrap_or(Exact::ZERO);
        if let Some(wrong) = threshold.as_ref().filter(|t| *t.value() <= least || *t.value() > Exact::ONE) {
            let message = text!("阈值 {wrong} 不合适", "the threshold {wrong} makes no sense");
            let fault = Diagnostic::error(Code::NumberOutOfRange, f.at("threshold"), message);
            f.faults.push(fault.expected(text!(
                "大于 30%、不超过 100%，如 60%：只有完成人相同就是 30%",
                "above 30%, which the same people alone give, and at most 100%, such as 60%"
            )));
        }
        f.finish();
        Some(Self { threshold: threshold?, clause: clause? })
    }
}
