//! What units must file by a day, and what is closed to those that do not.

use crate::check::fields::Fields;
use crate::check::index::Index;
use crate::check::read::Read;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::Node;
use crate::model::{Filing, FilingPart, Who};

/// Reads one filing.
pub(super) fn filing(node: &Node, index: &Index, faults: &mut Diagnostics) -> Option<Filing> {
    let mut f = Fields::open(node, faults)?;
    let (id, title) = (f.need("id"), f.line("title"));
    let (by, count_last_day) = (f.need("by"), f.need("count_last_day"));
    let stage = f.find_ref("stage", &index.stages);
    let clause = f.need("clause");
    let parts = f.list("parts");
    let who = f.find("who").unwrap_or_default();
    let bars = f.each("bars", |n, faults| index.tracks.refer(n, faults));
    let consequence: Option<String> = f.find("consequence");
    if !bars.is_empty() && consequence.is_none() {
        // A unit that is shut out must be able to read by which words.
        f.missing(
            "consequence",
            text!("方案写的后果，如 视为未参赛", "what the plan says of those that did not file, such as 视为未参赛"),
        );
    }
    let span = f.head;
    f.finish();
    Some(Filing {
        id: id?,
        title: title?,
        by: by?,
        count_last_day: count_last_day?,
        stage,
        clause: clause?,
        parts,
        who,
        bars,
        consequence,
        span,
    })
}

impl Read for FilingPart {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = Fields::open(node, faults)?;
        let (id, title) = (f.need("id"), f.line("title"));
        f.finish();
        Some(Self { id: id?, title: title? })
    }
}

impl Read for Who {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = Fields::open(node, faults)?;
        let who = Self { levels: f.list("levels"), tags: f.list("tags") };
        if who.levels.is_empty() && who.tags.is_empty() {
            let message = text!("who 没有写明是哪些单位", "`who` names no units");
            let fault = Diagnostic::error(Code::EmptyList, f.head, message);
            f.faults.push(
                fault
                    .expected(text!("levels: [层级…] 或 tags: [类别…]", "levels: […] or tags: […]"))
                    .hint(text!("所有单位都要报送的，不写 who", "leave `who` out where every unit must file")),
            );
        }
        f.finish();
        Some(who)
    }
}
