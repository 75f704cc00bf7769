//! `showcase:` of a track: the words of the form, and what goes with what.

use std::collections::BTreeSet;

use crate::check::conditions::ConditionId;
use crate::check::fields::Fields;
use crate::check::ids::Ids;
use crate::check::index::list;
use crate::check::read::{Line, Read, words};
use crate::check::site::pairs;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::{Node, NodeKind};
use crate::model::{Originality, Proof, ResultScope, ResultType, Section, ShowcaseRules, Technologies};

words! {
    ResultScope {
        "小发明" => Invention, "小创造" => Creation, "小革新" => Innovation,
        "小改造" => Alteration, "小设计" => Design, "小建议" => Suggestion,
    }
    Proof { "required" => Required, "expected" => Expected, "none" => None }
    Technologies { "own" => Own, "borrowed" => Borrowed, "combined" => Combined }
}

/// Reads the rules of a track for innovation results.
pub(in crate::check) fn rules(node: &Node, faults: &mut Diagnostics) -> Option<ShowcaseRules> {
    let mut f = Fields::open(node, faults)?;
    let clause = f.need("clause");
    let scopes: Option<Vec<ResultScope>> = f.some("scopes");
    let types: Option<Vec<ResultType>> = f.some("types");
    let originality: Option<Vec<Originality>> = f.some("originality");
    let patent_kinds = f.some::<Line>("patent_kinds").map(|kinds| kinds.into_iter().map(|kind| kind.0).collect());
    let patent_proof = f.need("patent_proof");
    let aliases = f.node("aliases").map(|n| pairs(n, f.faults)).unwrap_or_default();
    let filed_by = f.need("filed_by");
    let (max_chars, max_contributors) = (f.find("max_chars"), f.find("max_contributors"));
    for (key, what) in [("types", text!("申报类型", "type")), ("originality", text!("独创性", "originality"))] {
        Ids::gather(what, list(Some(node), key).unwrap_or_default(), "id", f.faults);
    }
    if let (Some(scopes), Some(types)) = (&scopes, &types) {
        covered(scopes, types, node, f.faults);
    }
    let span = f.head;
    f.finish();
    Some(ShowcaseRules {
        clause: clause?,
        scopes: scopes?,
        types: types?,
        originality: originality?,
        patent_kinds: patent_kinds?,
        patent_proof: patent_proof?,
        aliases,
        filed_by: filed_by?,
        max_chars,
        max_contributors,
        span,
    })
}

/// Each scope of the form goes with some type, and a type has only scopes of the form.
fn covered(scopes: &[ResultScope], types: &[ResultType], node: &Node, faults: &mut Diagnostics) {
    let used: BTreeSet<ResultScope> = types.iter().flat_map(|t| t.scopes.iter().copied()).collect();
    for scope in ResultScope::ALL {
        let (title, span) = (scope.title(), node.get("scopes").map_or(node.span, |n| n.span));
        let (message, hint) = match (scopes.contains(&scope), used.contains(&scope)) {
            (true, false) => (
                text!("成果范围「{title}」没有可配的申报类型", "no type goes with the scope {title}"),
                text!("在某个类型的 scopes 里加上 {title}", "add {title} to the scopes of a type"),
            ),
            (false, true) => (
                text!(
                    "申报类型用了「{title}」，成果范围里却没有",
                    "a type has the scope {title}, which the form lacks"
                ),
                text!("在 scopes 里加上 {title}，或者从类型里删掉", "add {title} to scopes, or take it from the type"),
            ),
            _ => continue,
        };
        faults.push(Diagnostic::error(Code::ScopeOfType, span, message).hint(hint));
    }
}

impl Read for ResultType {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = Fields::open(node, faults)?;
        let id = f.need::<ConditionId>("id").map(|id| id.0);
        let title = f.line("title");
        let scopes: Option<Vec<ResultScope>> = f.some("scopes");
        let application_proof = f.need("application_proof");
        let sections = f.some("sections");
        f.finish();
        Some(Self {
            id: id?,
            title: title?,
            scopes: scopes?,
            application_proof: application_proof?,
            sections: sections?,
        })
    }
}

/// `成果背景` alone, or `{title: 成果基本情况, parts: [成果内容, 关键技术]}`.
impl Read for Section {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        if !matches!(node.kind, NodeKind::Map(_)) {
            let title = Line::read(node, faults)?.0;
            return Some(Self { title, optional: false, parts: Vec::new() });
        }
        let mut f = Fields::open(node, faults)?;
        let title = f.line("title");
        let optional = f.find("optional").unwrap_or(false);
        let parts = f.list::<Line>("parts").into_iter().map(|part| part.0).collect();
        f.finish();
        Some(Self { title: title?, optional, parts })
    }
}

impl Read for Originality {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut f = Fields::open(node, faults)?;
        let id = f.need::<ConditionId>("id").map(|id| id.0);
        let (title, asks) = (f.line("title"), f.list("asks"));
        f.finish();
        Some(Self { id: id?, title: title?, asks })
    }
}
