//! Columns of a quota table, and how their seats were shared out.

use crate::check::fields::Fields;
use crate::check::index::Index;
use crate::check::read::words;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::{Allocation, AllocationMethod, QuotaColumn, StageId, TieDecision, TrackId, UnitId};
use crate::source::{Span, Spanned};

words! {
    AllocationMethod {
        "largest-remainder" => LargestRemainder,
        "dhondt" => DHondt,
        "sainte-lague" => SainteLague,
    }
}

/// A column whose weights still stand in the rows.
pub(super) struct Column {
    pub(super) id: String,
    title: String,
    track: TrackId,
    printed_total: Spanned<u32>,
    selected: Option<u32>,
    pub(super) allocation: Option<Shares>,
}

/// An allocation without its weights.
pub(super) struct Shares {
    method: AllocationMethod,
    seats: u32,
    weight_title: String,
    tie_decision: Option<TieDecision>,
    span: Span,
}

/// Reads one column.
pub(super) fn column(node: &Node, index: &Index, faults: &mut Diagnostics) -> Option<Column> {
    let mut f = Fields::open(node, faults)?;
    let id = f.need::<StageId>("id").map(|id| id.as_str().to_owned());
    let title = f.line("title");
    let track = f.refer("track", &index.tracks);
    let printed_total: Option<Spanned<u32>> = f.need("printed_total");
    let selected: Option<u32> = f.find("selected");
    let allocation = f.node("allocation").and_then(|n| shares(n, index, f.faults));
    if let (Some(selected), Some(printed)) = (selected, &printed_total)
        && selected > printed.value
    {
        let printed = printed.value;
        let message = text!(
            "选取 {selected} 个，多于推荐的 {printed} 个",
            "{selected} are selected of only {printed} recommended"
        );
        let fault = Diagnostic::error(Code::QuotaSelected, f.at("selected"), message);
        f.faults.push(fault.expected(text!("不超过 {printed}", "at most {printed}")));
    }
    f.finish();
    Some(Column { id: id?, title: title?, track: track?, printed_total: printed_total?, selected, allocation })
}

fn shares(node: &Node, index: &Index, faults: &mut Diagnostics) -> Option<Shares> {
    let mut f = Fields::open(node, faults)?;
    let (method, seats, weight_title) = (f.need("method"), f.need("seats"), f.line("weight_title"));
    let tie_decision = f.node("tie_decision").and_then(|n| tie_decision(n, index, f.faults));
    let span = f.head;
    f.finish();
    Some(Shares { method: method?, seats: seats?, weight_title: weight_title?, tie_decision, span })
}

fn tie_decision(node: &Node, index: &Index, faults: &mut Diagnostics) -> Option<TieDecision> {
    let mut f = Fields::open(node, faults)?;
    let winners = f.some_of("winners", |n, faults| index.units.refer::<UnitId>(n, faults));
    let reason = f.reason();
    f.finish();
    Some(TieDecision { winners: winners?, reason: reason? })
}

impl Column {
    /// The column with the weights of its rows.
    pub(super) fn with_weights(self, weights: &[u32]) -> QuotaColumn {
        let allocation = self.allocation.map(|s| Allocation {
            method: s.method,
            seats: s.seats,
            weights: weights.to_vec(),
            weight_title: s.weight_title,
            tie_decision: s.tie_decision,
            span: s.span,
        });
        let Self { id, title, track, printed_total, selected, .. } = self;
        QuotaColumn { id, title, track, printed_total, selected, allocation }
    }
}
