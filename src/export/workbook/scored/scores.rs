//! The score sheet, and the one of exact numbers under the same columns.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    ConditionalFormatDuplicate, ConditionalFormatFormula, ConditionalFormatText, ConditionalFormatTextRule, Format,
    Formula, Note, Worksheet, XlsxError,
};

use super::facts::cached;
use super::{BASE, STANDING, Track};
use crate::export::workbook::formula::{Template, cell, float, letters, literal};
use crate::export::workbook::plan::Value;
use crate::export::workbook::style::{self, clipped, fitting, heading, pages, print};
use crate::export::workbook::tree::{Node, Shows, Tree};
use crate::export::workbook::{Entry, FIRST, Told, order};
use crate::model::{Group, Item, RankOn};
use crate::number::Exact;
use crate::score::{Outcome, Points};

/// Cells that get a note of their own; the others are only listed.
const NOTES: usize = 100;

/// A column behind the nodes.
struct Extra<'t> {
    title: String,
    format: Format,
    fill: Cells<'t>,
}

/// The value of a cell, by the position of the entry.
type Make<'t> = Box<dyn Fn(usize, &Entry<'_>) -> Value + 't>;

enum Cells<'t> {
    Typed(Make<'t>),
    Computed(Template, Make<'t>),
}

fn place(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

fn row(n: usize) -> u32 {
    FIRST + u32::try_from(n).unwrap_or(u32::MAX)
}

/// The sheet of exact numbers.
pub(super) fn exact<'a>(track: &Track<'a, '_>, name: &str, tree: &Tree<'a>) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?;
    let title = format!("{}{}", track.field.title, track.book.word(" 未修约的得分", ": points before rounding"));
    let note = track.book.word(
        "各项修约之前的得分，与得分表各列对应。",
        "Points before they are rounded, under the columns of the score sheet.",
    );
    let wide = top(track, &mut sheet, (&title, note), tree)?;
    nodes(track, &mut sheet, tree, false)?;
    sheet.set_freeze_panes(FIRST, 3)?;
    print(&mut sheet, &title, (FIRST, 3), pages(wide), track.book.lang)?;
    Ok(sheet)
}

/// The sheet of published numbers, and what the cover says of it.
pub(super) fn published(track: &Track<'_, '_>) -> Result<(Worksheet, Told), XlsxError> {
    let (book, field) = (track.book, track.field);
    let mut sheet = Worksheet::new();
    sheet.set_name(&track.names.0)?;
    let title = format!("{}{}", field.title, book.word(" 得分", ": scores"));
    let note = book.word(
        "每格都是公式，引用事实表同一行的数据；末列把重新计算的总分、名次与公布的相比。",
        "Every cell is a formula over the same row of the facts; the last column compares what comes out with what was published.",
    );
    let mut wide = top(track, &mut sheet, (&title, note), &track.tree)?;
    let (mut formulas, opaque) = nodes(track, &mut sheet, &track.tree, true)?;
    let first = BASE + track.tree.nodes.len();
    let (extras, keys, check) = extras(track, first);
    for (at, extra) in (first..).zip(&extras) {
        wide += heading(&extra.title, 8).0;
        formulas += fill(track, &mut sheet, at, extra)?;
    }
    formulas += ranks(track, &mut sheet, &keys)?;
    let doubtful = doubts(track, &mut sheet, first + extras.len())?;
    shades(track, &mut sheet, check)?;
    sheet.set_freeze_panes(FIRST, 3)?;
    print(&mut sheet, &title, (FIRST, 3), pages(wide), book.lang)?;
    let (rows, check) = (field.entries.len(), letters(check));
    let told =
        Told { title: field.title.clone(), sheet: track.names.0.clone(), check, rows, formulas, doubtful, opaque };
    Ok((sheet, told))
}

/// Title, headings, and who each row is about; how wide the columns are in all.
fn top(
    track: &Track<'_, '_>,
    sheet: &mut Worksheet,
    (title, note): (&str, &str),
    tree: &Tree<'_>,
) -> Result<f64, XlsxError> {
    let (book, styles) = (track.book, track.styles);
    sheet.set_formula_result_default("");
    sheet.write_string_with_format(0, 0, clipped(title, 200), &styles.title)?;
    sheet.write_string_with_format(1, 0, note, &styles.note)?;
    let words = [("名次", "rank"), ("编号", "id"), ("名称", "name"), ("单位", "unit"), ("状态", "standing")];
    for (at, (zh, en)) in (0..).zip(words) {
        sheet.merge_range(2, at, 3, at, book.word(zh, en), &styles.head)?;
        let full = if at == 4 { book.word("满分", "maximum") } else { "" };
        sheet.write_string_with_format(4, at, full, &styles.head)?;
    }
    let entries = || track.field.entries.iter();
    sheet.set_column_width(0, 6)?;
    sheet.set_column_width(1, fitting(entries().map(|e| e.id), 6, 16))?;
    sheet.set_column_width(2, fitting(entries().map(|e| e.name), 8, 28))?;
    sheet.set_column_width(3, fitting(entries().filter_map(Entry::other_unit), 4, 28))?;
    if entries().all(|e| e.other_unit().is_none()) {
        sheet.set_column_hidden(3)?;
    }
    sheet.set_column_width(4, 10)?;
    for (n, entry) in entries().enumerate() {
        for (at, text) in (1..).zip([entry.id, entry.name, entry.other_unit().unwrap_or_default()]) {
            sheet.write_string_with_format(row(n), at, clipped(text, 1000), &styles.text)?;
        }
        let formula = Formula::new(track.plan.there(STANDING).replace('\u{1}', &(row(n) + 1).to_string()));
        let fill = &track.plan.columns[STANDING].fill;
        let crate::export::workbook::plan::Fill::Computed { value, .. } = fill else { continue };
        sheet.write_formula_with_format(row(n), 4, formula.set_result(cached(&value(n, entry))), &styles.centre)?;
    }
    Ok(80.0 + sections(track, sheet, tree)?)
}

/// Sections over titles over maxima; how wide they are in all.
fn sections(track: &Track<'_, '_>, sheet: &mut Worksheet, tree: &Tree<'_>) -> Result<f64, XlsxError> {
    let (styles, mut from, mut tallest, mut all) = (track.styles, BASE, 1.0_f64, 0.0);
    for run in tree.nodes.chunk_by(|a, b| a.section == b.section) {
        if run.len() > 1 {
            sheet.merge_range(
                2,
                place(from),
                2,
                place(from + run.len() - 1),
                &clipped(run[0].section, 300),
                &styles.head,
            )?;
        } else {
            sheet.write_string_with_format(2, place(from), clipped(run[0].section, 300), &styles.head)?;
        }
        for (at, node) in (from..).zip(run) {
            let title = node_title(track, node);
            let (wide, lines) = heading(&title, 8);
            tallest = tallest.max(lines);
            sheet.write_string_with_format(3, place(at), clipped(&title, 300), &styles.head)?;
            all += wide;
            sheet.set_column_width(place(at), wide)?;
            match node.points {
                Some(points) => sheet.write_number_with_format(4, place(at), float(points), &styles.head)?,
                None => sheet.write_string_with_format(4, place(at), "", &styles.head)?,
            };
        }
        from += run.len();
    }
    sheet.set_row_height(2, 30)?;
    sheet.set_row_height(3, (tallest * 14.0 + 6.0).min(160.0))?;
    Ok(all)
}

fn node_title(track: &Track<'_, '_>, node: &Node<'_>) -> String {
    let book = track.book;
    match node.shows {
        Shows::Criterion(_) | Shows::Total => node.title.to_owned(),
        Shows::Group(_) => format!("{}{}", node.title, book.word(" 小计", " subtotal")),
        Shows::Available(_) => book.word("可得满分（扣除缺项）", "available (without what is left out)").to_owned(),
    }
}

/// The columns of the tree; how many formulas they hold, and which columns no formula can say.
fn nodes<'a>(
    track: &Track<'a, '_>,
    sheet: &mut Worksheet,
    tree: &Tree<'a>,
    published: bool,
) -> Result<(usize, Vec<String>), XlsxError> {
    let places = track.grid.rounding.places;
    let format = |node: &Node<'_>| match node.shows {
        Shows::Available(_) => style::exact(),
        _ if !published => style::exact(),
        Shows::Criterion(_) => style::points(places),
        Shows::Group(_) => style::group(places),
        Shows::Total => style::total(places),
    };
    let formula = |at: usize| track.formula(at, tree, published).filter(Template::fits);
    let columns: Vec<(Format, Option<Template>)> =
        tree.nodes.iter().enumerate().map(|(at, node)| (format(node), formula(at))).collect();
    let no_formula = tree.nodes.iter().zip(&columns).filter(|(_, (_, formula))| formula.is_none());
    let opaque: Vec<String> = no_formula.map(|(node, _)| node_title(track, node)).collect();
    for (n, entry) in track.field.entries.iter().enumerate() {
        for ((at, node), (format, formula)) in tree.nodes.iter().enumerate().zip(&columns) {
            let value = value(track, node.shows, entry, published);
            let (row, column) = (row(n), place(BASE + at));
            match (formula, value.parse::<f64>()) {
                (Some(formula), _) => {
                    let formula = Formula::new(formula.at(row + 1)).set_result(value);
                    sheet.write_formula_with_format(row, column, formula, format)?
                }
                (None, Ok(number)) => sheet.write_number_with_format(row, column, number, format)?,
                (None, Err(_)) => sheet.write_string_with_format(row, column, value, format)?,
            };
        }
    }
    Ok(((tree.nodes.len() - opaque.len()) * track.field.entries.len(), opaque))
}

/// The engine's value of a cell.
fn value(track: &Track<'_, '_>, shows: Shows, entry: &Entry<'_>, published: bool) -> String {
    let points = |points: &Points| {
        if published { points.published.to_string() } else { float(&points.exact).to_string() }
    };
    let outcome = |outcome: Option<&Outcome>| match outcome {
        Some(Outcome::Scored(found)) => points(found),
        _ => track.left_out().to_owned(),
    };
    match shows {
        Shows::Criterion(n) => outcome(entry.score.criteria.get(n)),
        Shows::Group(n) => outcome(entry.score.groups.get(n)),
        Shows::Total => points(&entry.score.total),
        Shows::Available(group) => {
            let rubric = track.field.rubric;
            let group = group.and_then(|n| rubric.groups().get(n).copied()).unwrap_or(&rubric.root);
            literal(&available(track, group, entry))
        }
    }
}

/// What could be got in a summing group (N84).
fn available(track: &Track<'_, '_>, group: &Group, entry: &Entry<'_>) -> Exact {
    let rubric = track.field.rubric;
    let scored = |outcome: Option<&Outcome>| matches!(outcome, Some(Outcome::Scored(_)));
    let one = |item: &Item| match item {
        Item::Criterion(c) => {
            let at = track.criteria.iter().position(|other| other.id == c.id);
            let counts = at.is_some_and(|at| scored(entry.score.criteria.get(at)));
            if counts { c.points.value().clone() } else { Exact::ZERO }
        }
        Item::Group(inner) if inner.extra => Exact::ZERO,
        Item::Group(inner) => {
            let at = rubric.groups().iter().position(|other| other.id == inner.id);
            match at.is_some_and(|at| scored(entry.score.groups.get(at))) {
                false => Exact::ZERO,
                true if inner.combine == crate::model::Combine::Weighted => {
                    let points = inner.points.value();
                    inner.cap.as_ref().map_or(points, |cap| points.min(cap.value())).clone()
                }
                true => available(track, inner, entry),
            }
        }
    };
    let sum = group.items.iter().map(one).fold(Exact::ZERO, |sum, part| sum.plus(&part));
    group.cap.as_ref().map_or(sum.clone(), |cap| sum.min(cap.value().clone()))
}

/// The columns behind the nodes, those that ranks look at, and the one that compares.
fn extras<'t>(track: &'t Track<'_, '_>, first: usize) -> (Vec<Extra<'t>>, Vec<usize>, usize) {
    let (book, styles, places) = (track.book, track.styles, track.grid.rounding.places);
    let total = first - 1;
    let (mut extras, mut keys) = (Vec::new(), Vec::new());
    for (depth, key) in track.keys.iter().enumerate() {
        if depth == 0 && track.field.ranking.on == RankOn::Published {
            keys.push(total);
            continue;
        }
        keys.push(first + extras.len());
        let title = if depth == 0 {
            key.title.clone()
        } else {
            format!("{}{}", book.word("同分比较：", "then by: "), key.title)
        };
        let fill = Cells::Computed(key.formula.clone(), Box::new(move |n, _| key.cached(n)));
        extras.push(Extra { title, format: style::exact(), fill });
    }
    if track.drawn.iter().any(Option::is_some) {
        let drawn = |n: usize, _: &Entry<'_>| track.drawn[n].map_or(Value::Empty, |n| Value::Number(f64::from(n)));
        let title = book.word("抽签（决定）次序", "order drawn or decided").to_owned();
        let format = style::input(crate::export::workbook::plan::Look::Word);
        extras.push(Extra { title, format, fill: Cells::Typed(Box::new(drawn)) });
    }
    let text = |text: &str| if text.is_empty() { Value::Empty } else { Value::Text(text.to_owned()) };
    let award = Cells::Typed(Box::new(move |_, e| text(&e.award)));
    extras.push(Extra { title: book.word("奖项", "award").to_owned(), format: styles.centre.clone(), fill: award });
    let at = first + extras.len();
    let published = |_: usize, e: &Entry<'_>| Value::Number(float(&Exact::from(e.score.total.published)));
    let title = book.word("公布总分", "published total").to_owned();
    extras.push(Extra { title, format: style::points(places), fill: Cells::Typed(Box::new(published)) });
    let rank = |_: usize, e: &Entry<'_>| e.rank.map_or(Value::Empty, |r| Value::Number(f64::from(r)));
    let title = book.word("公布名次", "published rank").to_owned();
    extras.push(Extra { title, format: styles.centre.clone(), fill: Cells::Typed(Box::new(rank)) });
    let (same, other) = (book.word("一致", "agrees"), book.word("不一致", "differs"));
    let same_total = format!("ROUND({}-{},{})=0", cell(total), cell(at), places.max(1) + 1);
    let formula = format!("IF(AND({same_total},{}={}),\"{same}\",\"{other}\")", cell(0), cell(at + 1));
    let fill = Cells::Computed(Template::new(&formula), Box::new(move |_, _| text(same)));
    extras.push(Extra { title: book.word("核对", "check").to_owned(), format: styles.centre.clone(), fill });
    (extras, keys, at + 2)
}

fn fill(track: &Track<'_, '_>, sheet: &mut Worksheet, at: usize, extra: &Extra<'_>) -> Result<usize, XlsxError> {
    let styles = track.styles;
    let (wide, _) = heading(&extra.title, 8);
    sheet.merge_range(2, place(at), 3, place(at), &clipped(&extra.title, 300), &styles.head)?;
    sheet.write_string_with_format(4, place(at), "", &styles.head)?;
    sheet.set_column_width(place(at), wide)?;
    let mut formulas = 0;
    for (n, entry) in track.field.entries.iter().enumerate() {
        let at = (row(n), place(at));
        match &extra.fill {
            Cells::Typed(value) => match value(n, entry) {
                Value::Empty => sheet.write_blank(at.0, at.1, &extra.format).map(drop)?,
                Value::Number(number) => sheet.write_number_with_format(at.0, at.1, number, &extra.format).map(drop)?,
                Value::Text(text) => {
                    sheet.write_string_with_format(at.0, at.1, clipped(&text, 1000), &extra.format).map(drop)?;
                }
            },
            Cells::Computed(formula, value) => {
                let formula = Formula::new(formula.at(row(n) + 1)).set_result(cached(&value(n, entry)));
                sheet.write_formula_with_format(at.0, at.1, formula, &extra.format)?;
                formulas += 1;
            }
        }
    }
    Ok(formulas)
}

fn ranks(track: &Track<'_, '_>, sheet: &mut Worksheet, keys: &[usize]) -> Result<usize, XlsxError> {
    let (rows, word) = (track.field.entries.len(), track.book.word("参评", "ranked"));
    let any_drawn = track.drawn.iter().any(Option::is_some);
    let behind = keys.iter().max().copied().unwrap_or(0).max(BASE + track.tree.nodes.len() - 1) + 1;
    let formula = Template::new(&order::rank(keys, 4, any_drawn.then_some(behind), (word, rows)));
    let format = style::rank();
    for (n, entry) in track.field.entries.iter().enumerate() {
        let rank = entry.rank.map(|rank| rank.to_string()).unwrap_or_default();
        sheet.write_formula_with_format(row(n), 0, Formula::new(formula.at(row(n) + 1)).set_result(rank), &format)?;
    }
    Ok(rows)
}

/// Says of which cells it is not certain that they come out again; how many there are.
fn doubts(track: &Track<'_, '_>, sheet: &mut Worksheet, at: usize) -> Result<usize, XlsxError> {
    let mut doubtful: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut noted = 0;
    let word = track.book.word(
        "不能保证：本格的数字超出电子表格的15位精度，或恰在修约界限旁，重新计算可能相差末位；以公布值为准",
        "Not certain: beyond the 15 digits of a spreadsheet, or just beside a boundary of the rounding; the last digit may differ",
    );
    for (n, doubts) in track.doubts.iter().enumerate() {
        for (column, node) in (BASE..).zip(&track.tree.nodes) {
            let doubted = match node.shows {
                Shows::Criterion(c) => doubts.criteria[c],
                Shows::Group(g) => doubts.groups[g],
                Shows::Total => doubts.total,
                Shows::Available(_) => false,
            };
            if doubted {
                doubtful.entry(n).or_default().push(format!("{}{}", letters(column), row(n) + 1));
                noted += 1;
                if noted <= NOTES {
                    sheet.insert_note(row(n), place(column), &Note::new(word).add_author_prefix(false))?;
                }
            }
        }
    }
    if noted > 0 {
        sheet.write_string_with_format(
            3,
            place(at),
            track.book.word("不能保证的格", "cells not certain"),
            &track.styles.head,
        )?;
        sheet.set_column_width(place(at), 24)?;
        for (n, cells) in &doubtful {
            sheet.write_string_with_format(row(*n), place(at), clipped(&cells.join(" "), 1000), &track.styles.text)?;
        }
    }
    Ok(noted)
}

/// Full marks, nothing, left out; ties; what does not agree.
fn shades(track: &Track<'_, '_>, sheet: &mut Worksheet, check: usize) -> Result<(), XlsxError> {
    let rows = track.field.entries.len();
    if rows == 0 {
        return Ok(());
    }
    let (styles, last) = (track.styles, row(rows - 1));
    let (top, head) = (FIRST + 1, FIRST);
    for (at, node) in (BASE..).zip(&track.tree.nodes) {
        if matches!(node.shows, Shows::Available(_)) {
            continue;
        }
        let name = letters(at);
        let mut rules = vec![(format!("=ISTEXT({name}{top})"), &styles.left_out)];
        if matches!(node.shows, Shows::Criterion(_)) {
            rules
                .push((format!("=AND(ISNUMBER({name}{top}),{name}{top}={name}${head},{name}${head}>0)"), &styles.full));
            rules.push((format!("=AND(ISNUMBER({name}{top}),{name}{top}=0)"), &styles.nothing));
        }
        for (rule, format) in rules {
            let rule = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(format);
            sheet.add_conditional_format(FIRST, place(at), last, place(at), &rule)?;
        }
    }
    let ties = ConditionalFormatDuplicate::new().set_format(&styles.warn);
    sheet.add_conditional_format(FIRST, 0, last, 0, &ties)?;
    let differs = ConditionalFormatText::new()
        .set_rule(ConditionalFormatTextRule::BeginsWith(track.book.word("不一致", "differs").to_owned()))
        .set_format(&styles.warn);
    sheet.add_conditional_format(FIRST, place(check), last, place(check), &differs)?;
    Ok(())
}
