//! The facts sheet: a row a nomination, typed cells to be changed, computed ones in grey.

use rust_xlsxwriter::{DataValidation, Format, Formula, Worksheet, XlsxError};

use super::Track;
use crate::export::workbook::plan::{Column, Fill, Look, Owner, Value};
use crate::export::workbook::style::{self, clipped, fitting, heading, pages, print};
use crate::export::workbook::{Entry, FIRST};

/// What an inline list of a drop-down may hold.
const LIST: usize = 250;

pub(super) fn sheet(track: &Track<'_, '_>) -> Result<Worksheet, XlsxError> {
    let (book, plan, styles) = (track.book, &track.plan, track.styles);
    let mut sheet = Worksheet::new();
    sheet.set_name(&track.names.1)?;
    sheet.set_formula_result_default("");
    let title = format!("{}{}", track.field.title, book.word(" 事实（填报数据）", ": facts"));
    sheet.write_string_with_format(0, 0, clipped(&title, 200), &styles.title)?;
    let note = book.word(
        "浅黄底蓝字是填报的事实，可以改动后重新计算；灰色斜体是计算出来的中间数。请勿单独排序本表或得分表，两表按行对应。",
        "Yellow cells are typed facts: change them and recalculate. Grey italics are computed on the way. Do not sort one of the sheets alone: they go together row by row.",
    );
    sheet.write_string_with_format(1, 0, note, &styles.note)?;
    let wide = headings(track, &mut sheet)?;
    cells(track, &mut sheet)?;
    for (at, column) in plan.columns.iter().enumerate() {
        choices(track, &mut sheet, at, column)?;
    }
    if track.field.entries.iter().all(|e| e.other_unit().is_none()) {
        sheet.set_column_hidden(2)?;
    }
    sheet.set_freeze_panes(FIRST, 2)?;
    print(&mut sheet, &title, (FIRST, 2), pages(wide), book.lang)?;
    Ok(sheet)
}

const fn place(at: usize) -> u16 {
    // A sheet that has more columns was refused before.
    #[allow(clippy::cast_possible_truncation, reason = "at most 16,000")]
    {
        at as u16
    }
}

/// Owners over their columns, titles, sources.
fn headings(track: &Track<'_, '_>, sheet: &mut Worksheet) -> Result<f64, XlsxError> {
    let (plan, styles) = (&track.plan, track.styles);
    let (mut tallest, mut all, mut sourced) = (1.0_f64, 0.0, false);
    let mut from = 0;
    for run in plan.columns.chunk_by(|a, b| a.owner == b.owner) {
        let (first, last) = (place(from), place(from + run.len() - 1));
        let (title, source) = owner(track, run[0].owner);
        sourced |= !source.is_empty();
        for (row, text, format) in [(2, title, &styles.head), (4, source, &styles.small)] {
            if run.len() > 1 {
                sheet.merge_range(row, first, row, last, &clipped(&text, 500), format)?;
            } else {
                sheet.write_string_with_format(row, first, clipped(&text, 500), format)?;
            }
        }
        for (at, column) in (from..).zip(run) {
            let (wide, lines) = heading(&column.title, 7);
            tallest = tallest.max(lines);
            sheet.write_string_with_format(3, place(at), clipped(&column.title, 500), &styles.head)?;
            let wide = wide.max(content_width(track, at, column));
            all += wide;
            sheet.set_column_width(place(at), wide)?;
        }
        from += run.len();
    }
    sheet.set_row_height(2, 32)?;
    sheet.set_row_height(3, (tallest * 14.0 + 6.0).min(180.0))?;
    sheet.set_row_height(4, if sourced { 30 } else { 6 })?;
    Ok(all)
}

fn content_width(track: &Track<'_, '_>, at: usize, column: &Column<'_>) -> f64 {
    let entries = track.field.entries.iter();
    match (at, column.look) {
        (0, _) => fitting(entries.map(|e| e.id), 6, 18),
        (1, _) => fitting(entries.map(|e| e.name), 8, 30),
        (2, _) => fitting(entries.filter_map(Entry::other_unit), 4, 30),
        (3, _) => fitting(entries.map(|e| e.recommended_by.as_str()), 8, 24),
        (4, _) => 11.0,
        (5, _) => 12.0,
        (_, Look::Word) => fitting(column.allowed.iter().map(String::as_str), 4, 16),
        (_, Look::Text) => 28.0,
        (_, Look::Percent(places)) => f64::from(places) + 8.0,
        _ => 9.0,
    }
}

/// What stands over the columns of an owner, and under their titles.
fn owner(track: &Track<'_, '_>, owner: Owner) -> (String, String) {
    let book = track.book;
    match owner {
        Owner::Subject => (book.word("申报", "nomination").to_owned(), String::new()),
        Owner::Gates => (book.word("一票否决项", "gates").to_owned(), String::new()),
        Owner::Panel => (
            book.word("按总分去掉评委", "judges by their totals").to_owned(),
            book.word("各项打分按权重合计，同分的依次比较各项打分", "points by weight, then criterion by criterion")
                .to_owned(),
        ),
        Owner::Sources => {
            (book.word("数据来源、截止日期、佐证编号", "sources, days, evidence").to_owned(), String::new())
        }
        Owner::Criterion(n) => {
            let criterion = track.criteria[n];
            let title = format!("{}（{}{}）", criterion.title, criterion.points, book.word("分", ""));
            let source = track.plan.sources[n].clone().unwrap_or_default();
            (title, if source.is_empty() { source } else { format!("{}{source}", book.word("来源：", "source: ")) })
        }
    }
}

/// Row by row: whatever an entry says lies side by side in memory.
fn cells(track: &Track<'_, '_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let format = |(at, column): (usize, &Column<'_>)| match (&column.fill, at) {
        (Fill::Typed(_), 0..=3) => track.styles.text.clone(),
        (Fill::Typed(_), _) => style::input(column.look),
        (Fill::Computed { .. }, _) => style::helper(column.look),
    };
    let formats: Vec<Format> = track.plan.columns.iter().enumerate().map(format).collect();
    for (n, entry) in track.field.entries.iter().enumerate() {
        let row = FIRST + u32::try_from(n).unwrap_or(u32::MAX);
        for ((at, column), format) in track.plan.columns.iter().enumerate().zip(&formats) {
            match &column.fill {
                Fill::Typed(value) => typed(sheet, (row, place(at)), value(n, entry), format)?,
                Fill::Computed { formula, array, value } => {
                    let formula = Formula::new(formula.at(row + 1)).set_result(cached(&value(n, entry)));
                    if *array {
                        sheet.write_array_formula_with_format(row, place(at), row, place(at), formula, format)?;
                    } else {
                        sheet.write_formula_with_format(row, place(at), formula, format)?;
                    }
                }
            }
        }
    }
    Ok(())
}

/// The words that may be typed into a column.
fn choices(track: &Track<'_, '_>, sheet: &mut Worksheet, at: usize, column: &Column<'_>) -> Result<(), XlsxError> {
    let last = FIRST + rows(track) - u32::from(rows(track) > 0);
    let listed: usize = column.allowed.iter().map(|word| word.encode_utf16().count() + 1).sum();
    if rows(track) > 0
        && !column.allowed.is_empty()
        && listed <= LIST
        && !column.allowed.iter().any(|w| w.contains(','))
    {
        let rule = DataValidation::new().allow_list_strings(&column.allowed)?;
        sheet.add_data_validation(FIRST, place(at), last, place(at), &rule)?;
    }
    Ok(())
}

fn rows(track: &Track<'_, '_>) -> u32 {
    u32::try_from(track.field.entries.len()).unwrap_or(u32::MAX)
}

/// A typed cell. Texts are written as texts, whatever they begin with.
fn typed(sheet: &mut Worksheet, (row, column): (u32, u16), value: Value, format: &Format) -> Result<(), XlsxError> {
    match value {
        Value::Empty => sheet.write_blank(row, column, format)?,
        Value::Number(number) => sheet.write_number_with_format(row, column, number, format)?,
        Value::Text(text) => {
            sheet.write_string_with_format(row, column, clipped(&text, super::super::LONGEST), format)?
        }
    };
    Ok(())
}

/// The value that a formula carries.
pub(super) fn cached(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.clone(),
    }
}
