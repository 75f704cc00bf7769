//! A filled form as the template wants it: rows of cells on a grid of 60 columns.

use serde::Serialize;

use super::fill::{Filled, chosen, fill, is_word};
use super::{Case, check};
use crate::diag::Diagnostics;
use crate::model::{Cell, CellContent, CellRule};

/// Columns of the grid; two, three and four cells a row divide it.
const GRID: usize = 60;
/// Columns of what stands beside several rows; two and three cells divide what it leaves.
const ASIDE: usize = 12;
/// Columns of a cell's title.
const TITLE: usize = 8;

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
    subtitle: Option<String>,
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

#[derive(Clone, Debug, Serialize)]
struct CellView<'a> {
    title: &'a str,
    /// Columns of the title and of the content; none where there is no such part.
    head: usize,
    body: usize,
    /// Least height in lines.
    lines: u32,
    /// How many rows it stands beside.
    rows: u32,
    kind: &'static str,
    /// Words that the form prints, and whether they hold.
    ticked: Vec<(&'a str, bool)>,
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

impl<'a> CellView<'a> {
    /// A cell with a title and nothing in it.
    const fn new(cell: &'a Cell) -> Self {
        Self {
            title: cell.title.as_str(),
            head: 0,
            body: 0,
            lines: cell.lines,
            rows: cell.rows,
            kind: "text",
            ticked: Vec::new(),
            text: String::new(),
            paragraphs: Vec::new(),
            resume: Vec::new(),
            opinion: None,
            votes: None,
            images: Vec::new(),
            people: Vec::new(),
        }
    }
}

/// Fills in one form, and checks each cell.
pub(super) fn sheet<'a>(case: Case<'a>, demo: bool, faults: &mut Diagnostics) -> SheetView<'a> {
    let several = case.contest.forms.iter().filter(|f| f.tracks.contains(&case.nomination.track)).count() > 1;
    let (id, form) = (&case.nomination.id, &case.form.id);
    let file = if several { format!("{id}-{form}.html") } else { format!("{id}.html") };
    let cover = case.form.cover.iter().map(|c| CoverLine { title: &c.title, value: line(&filled(case, c, faults)) });
    let cover = cover.collect();
    let subtitle = case.form.subtitle.as_ref().map(|cell| line(&filled(case, cell, faults)));
    let rows = rows(case, faults);
    SheetView {
        file,
        name: &case.nomination.name.value,
        contest: &case.contest.title,
        title: &case.form.title,
        subtitle,
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

/// The rows of a table. A photo that stands beside several of them takes its columns from each.
fn rows<'a>(case: Case<'a>, faults: &mut Diagnostics) -> Vec<Vec<CellView<'a>>> {
    let (mut rows, mut beside) = (Vec::new(), 0);
    for row in &case.form.rows {
        let tall = row.iter().map(|c| c.rows).max().unwrap_or(1);
        if tall > 1 {
            beside = tall;
        }
        let width = if beside > 0 { GRID - ASIDE } else { GRID };
        let across = row.iter().filter(|c| c.rows < 2).count();
        let mut cells = Vec::new();
        for cell in row {
            let filled = filled(case, cell, faults);
            let own = if cell.rows > 1 { ASIDE } else { width / across.max(1) };
            if cell.stacked {
                rows.push(vec![CellView { head: own, body: 0, ..CellView::new(cell) }]);
                cells.extend(view(case, cell, filled, (0, own)));
            } else {
                cells.extend(view(case, cell, filled, (TITLE.min(own / 2), own)));
            }
        }
        rows.push(cells);
        beside = beside.saturating_sub(1);
    }
    rows
}

/// A cell with `head` of `own` columns for its title; several cells where opinions stand side by side.
fn view<'a>(case: Case<'a>, cell: &'a Cell, filled: Filled, (head, own): (usize, usize)) -> Vec<CellView<'a>> {
    let mut view = CellView { head, body: own - head, ..CellView::new(cell) };
    match filled {
        Filled::Text(text, _) => match &cell.rule {
            Some(CellRule::Ticked(printed)) => {
                let chosen = chosen(case, cell, &text);
                let is_chosen = |word: &str| chosen.iter().any(|c| is_word(case, word, c));
                view.ticked = printed.iter().map(|word| (word.as_str(), is_chosen(word))).collect();
                view.kind = "ticked";
                // What the record says beyond the words: the number and the day of a patent.
                view.text = if chosen == [text.as_str()] { String::new() } else { text };
            }
            _ => view.text = text,
        },
        Filled::Prose(paragraphs, _) => (view.kind, view.paragraphs) = ("prose", paragraphs),
        Filled::Resume(lines) => (view.kind, view.resume) = ("resume", lines),
        Filled::Opinions(all) => return opinions(&view, all),
        Filled::Votes(votes) => {
            (view.kind, view.votes) = ("votes", votes.map(|v| (v.present, v.in_favour, v.against)));
        }
        // 照片 fills its cell whole.
        Filled::Photo(photo) => {
            (view.head, view.body) = (0, own);
            (view.kind, view.images) = ("photo", photo.into_iter().collect());
        }
        Filled::Scans(scans) => (view.kind, view.images) = ("scans", scans),
        Filled::People(rows) => (view.kind, view.people) = ("people", people(case, rows)),
        Filled::Heading => (view.head, view.body) = (own, 0),
        Filled::Empty => {}
    }
    debug_assert!(!matches!(cell.content, CellContent::Contributors(_)) || view.kind == "people", "a list of people");
    vec![view]
}

/// Seals side by side below one title.
fn opinions<'a>(view: &CellView<'a>, all: Vec<Option<(bool, String)>>) -> Vec<CellView<'a>> {
    let body = view.body / all.len().max(1);
    let cell = |(at, opinion)| CellView {
        head: if at == 0 { view.head } else { 0 },
        body,
        kind: "opinion",
        opinion,
        ..view.clone()
    };
    all.into_iter().enumerate().map(cell).collect()
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
