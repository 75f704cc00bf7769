//! A filled form as the template wants it: rows of cells on a grid of 24 columns.

use serde::Serialize;

use super::fill::{Filled, fill};
use super::{Case, check};
use crate::diag::Diagnostics;
use crate::model::{Cell, CellContent};

/// Columns of the grid; two, three and four cells a row divide it.
const GRID: usize = 24;
/// Columns of a cell's title.
const TITLE: usize = 3;

/// The forms that were filled in.
#[derive(Debug, Default)]
pub struct Sheets<'a> {
    /// In the order of the nominations.
    pub filled: Vec<SheetView<'a>>,
    /// Nominations that have a form and no record in private/: not printed unless they are named.
    pub without_record: usize,
}

/// One form.
#[derive(Debug, Serialize)]
pub struct SheetView<'a> {
    /// The file's name below private/forms/<contest>/.
    pub file: String,
    name: &'a str,
    contest: &'a str,
    title: &'a [String],
    source: &'a str,
    demo: bool,
    cover: Vec<CoverLine<'a>>,
    instructions: &'a [String],
    rows: Vec<Vec<CellView<'a>>>,
}

#[derive(Debug, Serialize)]
struct CoverLine<'a> {
    title: &'a str,
    value: String,
}

#[derive(Debug, Serialize)]
struct CellView<'a> {
    title: &'a str,
    /// Columns of the title and of the content.
    head: usize,
    body: usize,
    /// Least height in lines.
    lines: u32,
    kind: &'static str,
    text: String,
    paragraphs: Vec<String>,
    resume: Vec<(String, String)>,
    /// 同意 or 不同意, and the day.
    opinion: Option<(bool, String)>,
    votes: Option<(u32, u32, u32)>,
    images: Vec<String>,
    people: Vec<PersonView>,
}

#[derive(Clone, Debug, Default, Serialize)]
struct PersonView {
    name: String,
    sex: String,
    document: String,
    contribution: String,
}

/// Fills in one form, and checks each cell.
pub(super) fn sheet<'a>(case: Case<'a>, demo: bool, faults: &mut Diagnostics) -> SheetView<'a> {
    let several = case.contest.forms.iter().filter(|f| f.tracks.contains(&case.nomination.track)).count() > 1;
    let (id, form) = (&case.nomination.id, &case.form.id);
    let file = if several { format!("{id}-{form}.html") } else { format!("{id}.html") };
    let cover = case.form.cover.iter().map(|c| CoverLine { title: &c.title, value: line(&filled(case, c, faults)) });
    let cover = cover.collect();
    let rows =
        case.form.rows.iter().map(|row| row.iter().map(|c| cell(case, c, row.len(), faults)).collect()).collect();
    SheetView {
        file,
        name: &case.nomination.name.value,
        contest: &case.contest.title,
        title: &case.form.title,
        source: &case.form.source,
        demo,
        cover,
        instructions: &case.form.instructions,
        rows,
    }
}

fn filled(case: Case<'_>, cell: &Cell, faults: &mut Diagnostics) -> Filled {
    let filled = fill(case, &cell.content);
    check::cell(case, cell, &filled, faults);
    filled
}

/// A content in one line.
fn line(filled: &Filled) -> String {
    match filled {
        Filled::Text(text, _) => text.clone(),
        Filled::Prose(paragraphs, _) => paragraphs.join(" "),
        _ => String::new(),
    }
}

fn cell<'a>(case: Case<'a>, cell: &'a Cell, in_row: usize, faults: &mut Diagnostics) -> CellView<'a> {
    let filled = filled(case, cell, faults);
    let width = GRID / in_row.clamp(1, GRID / TITLE / 2);
    // 照片 fills its cell whole.
    let head = if matches!(filled, Filled::Photo(_)) { 0 } else { TITLE };
    let mut view = CellView {
        title: &cell.title,
        head,
        body: width.saturating_sub(head),
        lines: cell.lines,
        kind: "text",
        text: String::new(),
        paragraphs: Vec::new(),
        resume: Vec::new(),
        opinion: None,
        votes: None,
        images: Vec::new(),
        people: Vec::new(),
    };
    match filled {
        Filled::Text(text, _) => view.text = text,
        Filled::Prose(paragraphs, _) => (view.kind, view.paragraphs) = ("prose", paragraphs),
        Filled::Resume(lines) => (view.kind, view.resume) = ("resume", lines),
        Filled::Opinion(opinion) => (view.kind, view.opinion) = ("opinion", opinion),
        Filled::Votes(votes) => {
            (view.kind, view.votes) = ("votes", votes.map(|v| (v.present, v.in_favour, v.against)));
        }
        Filled::Photo(photo) => (view.kind, view.images) = ("photo", photo.into_iter().collect()),
        Filled::Scans(scans) => (view.kind, view.images) = ("scans", scans),
        Filled::People(rows) => (view.kind, view.people) = ("people", people(case, rows)),
        Filled::Empty => {}
    }
    debug_assert!(!matches!(cell.content, CellContent::Contributors(_)) || view.kind == "people", "a list of people");
    view
}

/// 主要完成人 with what the office keeps of them; open rows up to the number on the form.
fn people(case: Case<'_>, rows: u32) -> Vec<PersonView> {
    let kept = |at: usize| case.record.and_then(|r| r.contributors.get(at));
    let person = |(at, c): (usize, &crate::model::Contributor)| {
        let kept = kept(at);
        let sex = kept.and_then(|k| k.sex.as_ref()).map(|s| s.value.expose().to_owned());
        let document = kept.and_then(|k| k.document.as_ref()).map(|d| d.number.value.expose().to_owned());
        PersonView {
            name: c.name.clone(),
            sex: sex.unwrap_or_default(),
            document: document.unwrap_or_default(),
            contribution: c.contribution.clone(),
        }
    };
    let mut all: Vec<PersonView> = case.nomination.contributors.iter().enumerate().map(person).collect();
    let rows = usize::try_from(rows).unwrap_or_default();
    all.resize(all.len().max(rows), PersonView::default());
    all
}
