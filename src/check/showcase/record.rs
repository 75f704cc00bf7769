//! `showcase:` of a nomination: the cells of the 推荐表.

use super::evidence;
use crate::check::fields::Fields;
use crate::check::nearest::nearest;
use crate::check::read::{Line, Read, words, wrong_type};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::{Node, NodeKind};
use crate::model::{Application, Contributor, Entrant, Patent, ResultScope, Showcase, ShowcaseRules, YearMonth};
use crate::source::Span;

words! {
    Entrant { "集体" => Group, "个人" => Individual }
}

/// Reads what a record states about its result, and holds it against the rules of its track.
pub(in crate::check) fn record(
    node: &Node,
    rules: &ShowcaseRules,
    contributors: (&[Contributor], Span),
    faults: &mut Diagnostics,
) -> Option<Showcase> {
    let mut f = Fields::open(node, faults)?;
    let kind = choice(&mut f, "type", "申报类型", rules, rules.types.iter().map(|t| &*t.title));
    let scope = choice(&mut f, "scope", "成果范围", rules, rules.scopes.iter().map(|s| s.title()));
    let scope = scope.map(|at| rules.scopes[at]);
    let originality = choice(&mut f, "originality", "独创性", rules, rules.originality.iter().map(|o| &*o.title));
    let entrant = f.need("entrant");
    let mut names = |key| f.list::<Line>(key).into_iter().map(|line| line.0).collect::<Vec<_>>();
    let (own, borrowed, combined) = (names("own"), names("borrowed"), names("combined"));
    let patents = none_or(&mut f, "patents", |n, faults| patent(n, rules, faults));
    let (completed, months): (Option<YearMonth>, Option<u32>) = (f.need("completed"), f.need("months"));
    let applications = none_or(&mut f, "applications", application);
    let span = f.head;
    let places = evidence::Places::of(&f);
    f.finish();
    let showcase = Showcase {
        kind: kind?,
        scope: scope?,
        originality: originality?,
        entrant: entrant?,
        own,
        borrowed,
        combined,
        patents: patents?,
        completed: completed?,
        months: months?,
        applications: applications?,
        description: None,
        span,
    };
    evidence::against(&showcase, rules, contributors, &places, faults);
    Some(showcase)
}

/// The position of one of the form's words, or of what an alias stands for.
fn choice<'n, 'r>(
    f: &mut Fields<'n, '_>,
    key: &'n str,
    what: &str,
    rules: &ShowcaseRules,
    titles: impl Iterator<Item = &'r str>,
) -> Option<usize> {
    let node = f.need_node(key)?;
    let written = Line::read(node, f.faults)?.0;
    let titles: Vec<&str> = titles.collect();
    let word = rules.word(&written);
    let found = titles.iter().position(|title| *title == word);
    if found.is_none() {
        let list = titles.join(" | ");
        let message = text!("{what}没有「{written}」这一项", "the form has no {key} `{written}`");
        let fault = Diagnostic::error(Code::UnknownValue, node.span, message)
            .clause(rules.clause.clone())
            .expected(text!("{list}", "{list}"));
        f.faults.push(match nearest(&written, titles.iter().copied()) {
            Some(near) => fault.hint(text!("是不是 {near}？", "did you mean {near}?")),
            None => fault,
        });
    }
    found
}

/// `无`, or a list of at least one. An empty cell is a fault, as everywhere on a form.
fn none_or<'n, T>(
    f: &mut Fields<'n, '_>,
    key: &'n str,
    read: impl FnMut(&'n Node, &mut Diagnostics) -> Option<T>,
) -> Option<Vec<T>> {
    let node = f.need_node(key)?;
    match &node.kind {
        NodeKind::Scalar { text, .. } if &**text == "无" => Some(Vec::new()),
        NodeKind::List(_) => f.some_of(key, read),
        _ => {
            f.faults.push(wrong_type(node, text!("列表；没有的写 无", "a list, or 无 where there is none")));
            None
        }
    }
}

fn patent(node: &Node, rules: &ShowcaseRules, faults: &mut Diagnostics) -> Option<Patent> {
    let mut f = Fields::open(node, faults)?;
    let kind = choice(&mut f, "kind", "专利情况", rules, rules.patent_kinds.iter().map(String::as_str));
    let (number, date, proof) = (f.line("number"), f.need("date"), f.find::<Line>("proof"));
    f.finish();
    let kind = rules.patent_kinds.get(kind?)?.clone();
    Some(Patent { kind, number: number?, date: date?, proof: proof.map(|line| line.0) })
}

fn application(node: &Node, faults: &mut Diagnostics) -> Option<Application> {
    let mut f = Fields::open(node, faults)?;
    let (unit, from, proof) = (f.line("unit"), f.need("from"), f.find::<Line>("proof"));
    f.finish();
    Some(Application { unit: unit?, from: from?, proof: proof.map(|line| line.0) })
}

/// 小发明、小革新
pub(super) fn titles(scopes: &[ResultScope]) -> String {
    scopes.iter().map(|s| s.title()).collect::<Vec<_>>().join("、")
}
