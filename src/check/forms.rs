//! forms.yaml: the paper forms of a contest, cell by cell.

use std::collections::BTreeMap;

use super::fields::Fields;
use super::index::Index;
use super::read::{Line, Read};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::{Node, NodeKind};
use crate::model::{Cell, CellContent, CellRule, Form, KeptItem, ResultItem, StageId, Track, TrackId};
use crate::source::Span;

/// Words after `from:`, in the order in which messages list them. Each fills a cell in one way.
const CONTENTS: &[(&str, CellContent)] = &[
    ("name", CellContent::Name),
    ("unit", CellContent::Unit),
    ("recommended-by", CellContent::RecommendedBy),
    ("filed-on", CellContent::FiledOn),
    ("summary", CellContent::Summary),
    ("brief", CellContent::Brief),
    ("story", CellContent::Story),
    ("scope", CellContent::Result(ResultItem::Scope)),
    ("type", CellContent::Result(ResultItem::Type)),
    ("originality", CellContent::Result(ResultItem::Originality)),
    ("patents", CellContent::Result(ResultItem::Patents)),
    ("completed", CellContent::Result(ResultItem::Completed)),
    ("months", CellContent::Result(ResultItem::Months)),
    ("entrant", CellContent::Result(ResultItem::Entrant)),
    ("applications", CellContent::Result(ResultItem::Applications)),
    ("description", CellContent::Result(ResultItem::Description)),
    ("id-type", CellContent::Kept(KeptItem::DocumentType)),
    ("id-number", CellContent::Kept(KeptItem::DocumentNumber)),
    ("phone", CellContent::Kept(KeptItem::Phone)),
    ("unit-phone", CellContent::Kept(KeptItem::UnitPhone)),
    ("birth", CellContent::Kept(KeptItem::Birth)),
    ("birth-place", CellContent::Kept(KeptItem::BirthPlace)),
    ("address", CellContent::Kept(KeptItem::Address)),
    ("postcode", CellContent::Kept(KeptItem::Postcode)),
    ("punishments", CellContent::Kept(KeptItem::Punishments)),
    ("photo", CellContent::Kept(KeptItem::Photo)),
    ("resume", CellContent::Kept(KeptItem::Resume)),
    ("votes", CellContent::Kept(KeptItem::Votes)),
    ("scans", CellContent::Kept(KeptItem::Scans)),
];

/// Reads forms.yaml.
pub(super) fn forms(node: &Node, index: &Index, tracks: &[Track], faults: &mut Diagnostics) -> Vec<Form> {
    let Some(mut f) = Fields::open(node, faults) else { return Vec::new() };
    let forms = f.some_of("forms", |n, faults| form(n, index, faults)).unwrap_or_default();
    f.finish();
    once(&forms, faults);
    for form in &forms {
        of_results(form, tracks, faults);
    }
    forms
}

fn form(node: &Node, index: &Index, faults: &mut Diagnostics) -> Option<Form> {
    let mut f = Fields::open(node, faults)?;
    let id = f.need::<StageId>("id").map(|id| id.as_str().to_owned());
    let title: Option<Vec<Line>> = f.some("title");
    let subtitle = f.node("subtitle").and_then(|node| cell(node, f.faults));
    let source = f.line("source");
    let tracks: Option<Vec<TrackId>> = f.some_of("tracks", |n, faults| index.tracks.refer(n, faults));
    let cover = f.each("cover", cell);
    let instructions = f.list("instructions");
    let rows = f.some_of("rows", row);
    let span = f.head;
    f.finish();
    let title = title?.into_iter().map(|line| line.0).collect();
    Some(Form { id: id?, title, subtitle, source: source?, tracks: tracks?, cover, instructions, rows: rows?, span })
}

fn row(node: &Node, faults: &mut Diagnostics) -> Option<Vec<Cell>> {
    let NodeKind::List(cells) = &node.kind else {
        return cell(node, faults).map(|cell| vec![cell]);
    };
    let row: Vec<Cell> = cells.iter().filter_map(|node| cell(node, faults)).collect();
    beside(&row, faults);
    Some(row)
}

/// What takes a whole row stands alone in it, and one cell at most stands beside several rows.
fn beside(row: &[Cell], faults: &mut Diagnostics) {
    let whole = |c: &&Cell| row.len() > 1 && (c.stacked || c.content == CellContent::Heading);
    for cell in row.iter().filter(whole) {
        let title = &cell.title;
        let message = text!("「{title}」要自成一行", "`{title}` takes a row of its own");
        let hint = text!("把同一行的其他格写到另一行", "write the other cells of the row into another");
        faults.push(Diagnostic::error(Code::WrongType, cell.span, message).hint(hint));
    }
    for cell in row.iter().filter(|c| c.rows > 1).skip(1) {
        let message = text!("一行里只能有一格占几行", "only one cell of a row can stand beside several rows");
        faults.push(Diagnostic::error(Code::WrongType, cell.span, message));
    }
}

/// A word alone is the title of a field; a map says more.
fn cell(node: &Node, faults: &mut Diagnostics) -> Option<Cell> {
    if matches!(node.kind, NodeKind::Scalar { .. }) {
        let title = Line::read(node, faults)?.0;
        let content = CellContent::Field(title.clone());
        return Some(Cell { title, content, rule: None, lines: 1, rows: 1, stacked: false, span: node.span });
    }
    let mut f = Fields::open(node, faults)?;
    if let Some(title) = f.find::<Line>("heading") {
        let span = f.head;
        f.finish();
        let content = CellContent::Heading;
        return Some(Cell { title: title.0, content, rule: None, lines: 1, rows: 1, stacked: false, span });
    }
    let title = f.line("title");
    let content = content(&mut f, title.as_deref());
    let rule = rule(&mut f);
    let lines = f.find("lines").unwrap_or(1);
    let rows = f.find("rows").unwrap_or(1);
    let stacked = f.find("stacked").unwrap_or(false);
    let span = f.head;
    f.finish();
    Some(Cell { title: title?, content: content?, rule, lines, rows, stacked, span })
}

/// `from`, or one of the keys that say more than a word.
fn content(f: &mut Fields<'_, '_>, title: Option<&str>) -> Option<CellContent> {
    let field = f.find::<Line>("field").map(|line| CellContent::Field(line.0));
    let opinion = f.node("opinion").map(|node| CellContent::Opinions(opinions(node, f.faults)));
    let people = f.find::<u32>("contributors").map(CellContent::Contributors);
    let from = f.node("from").map(|node| word(node, f.faults));
    let mut said = [field, opinion, people].into_iter().flatten().map(Some).chain(from);
    match (said.next(), said.next()) {
        (None, _) => title.map(|title| CellContent::Field(title.to_owned())),
        (Some(content), None) => content,
        (Some(_), Some(_)) => {
            let message = text!("这一格的内容有两个来源", "this cell has two contents");
            let expected =
                text!("from、field、opinion、contributors 只写一个", "one of from, field, opinion, contributors");
            f.faults.push(Diagnostic::error(Code::WrongType, f.head, message).expected(expected));
            None
        }
    }
}

/// One whose opinion it is, or several side by side.
fn opinions(node: &Node, faults: &mut Diagnostics) -> Vec<String> {
    let nodes = if let NodeKind::List(nodes) = &node.kind { nodes.as_slice() } else { std::slice::from_ref(node) };
    if nodes.is_empty() {
        let message = text!("opinion 是空列表", "opinion is an empty list");
        let expected = text!("至少一项", "at least one member");
        faults.push(Diagnostic::error(Code::EmptyList, node.span, message).expected(expected));
    }
    nodes.iter().filter_map(|node| Line::read(node, faults)).map(|line| line.0).collect()
}

fn word(node: &Node, faults: &mut Diagnostics) -> Option<CellContent> {
    super::read::choices(node, CONTENTS, faults)
}

/// At most one rule.
fn rule(f: &mut Fields<'_, '_>) -> Option<CellRule> {
    let one_of = f.find::<Vec<String>>("one_of").map(CellRule::OneOf);
    let ticked = f.find::<Vec<String>>("ticked").map(CellRule::Ticked);
    let about = f.find("about").map(CellRule::About);
    let at_most = f.find("at_most").map(CellRule::AtMost);
    let shape = f.find::<Shape>("shape").map(|Shape(rule)| rule);
    let mut said = [one_of, ticked, about, at_most, shape].into_iter().flatten();
    let first = said.next();
    if said.next().is_some() {
        let message = text!("这一格有两条填写要求", "this cell has two rules");
        let expected =
            text!("one_of、ticked、about、at_most、shape 只写一个", "one of one_of, ticked, about, at_most, shape");
        f.faults.push(Diagnostic::error(Code::WrongType, f.head, message).expected(expected));
    }
    first
}

/// A rule that is a word.
struct Shape(CellRule);

impl Read for Shape {
    fn read(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let shapes = [("birth-place", CellRule::Place), ("city-level", CellRule::CityLevel)];
        super::read::choices(node, &shapes, faults).map(Self)
    }
}

/// Forms are told apart by their ids.
fn once(forms: &[Form], faults: &mut Diagnostics) {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for form in forms {
        if let Some(first) = seen.insert(&form.id, form.span) {
            let id = &form.id;
            let message = text!("表格「{id}」写了两次", "form `{id}` is written twice");
            let fault = Diagnostic::error(Code::DuplicateId, form.span, message);
            faults.push(fault.related(first, text!("第一次在这里", "first written here")));
        }
    }
}

/// Only innovation results have a scope, a type or patents.
fn of_results(form: &Form, tracks: &[Track], faults: &mut Diagnostics) {
    let cells = form.cover.iter().chain(form.rows.iter().flatten());
    let Some(cell) = cells.into_iter().find(|c| matches!(c.content, CellContent::Result(_))) else { return };
    for track in tracks.iter().filter(|t| form.tracks.contains(&t.id) && t.showcase.is_none()) {
        let (title, track) = (&cell.title, &track.title);
        let message = text!(
            "「{title}」是五小成果的栏目，赛道「{track}」没有 showcase",
            "`{title}` belongs to innovation results; track {track} has no showcase"
        );
        faults.push(
            Diagnostic::error(Code::NotOfThisTrack, cell.span, message)
                .hint(text!("改 tracks，或者改这一格", "change tracks, or this cell")),
        );
    }
}
