//! A track without a rubric: who is in it, and what became of them.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::style::{Styles, clipped, fitting, print, sheet_name};
use super::{Book, Listed, ROWS};

pub(super) fn sheet(book: &Book<'_>, listed: &Listed<'_>, styles: &Styles, no: usize) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    let number = if book.lists.len() < 2 { String::new() } else { no.to_string() };
    sheet.set_name(sheet_name(&format!("{}{number} {}", book.word("名单", "List"), listed.title)))?;
    sheet.write_string_with_format(0, 0, clipped(&listed.title, 200), &styles.title)?;
    let note = book.word("本类别评审不计分，不排名次。", "This track is reviewed without scores.");
    sheet.write_string_with_format(1, 0, note, &styles.note)?;
    let heads = [("编号", "id"), ("名称", "name"), ("单位", "unit"), ("奖项", "award"), ("说明", "note")];
    for (at, (zh, en)) in (0..).zip(heads) {
        sheet.write_string_with_format(2, at, book.word(zh, en), &styles.head)?;
    }
    let column = |at: usize| listed.rows.iter().map(move |row| row[at]);
    for (at, most) in [(0, 18), (1, 40), (2, 44)] {
        sheet.set_column_width(at, fitting(column(usize::from(at)), 10, most))?;
    }
    sheet.set_column_width(3, fitting(listed.results.iter().map(|(award, _)| award.as_str()), 10, 40))?;
    sheet.set_column_width(4, fitting(listed.results.iter().map(|(_, note)| note.as_str()), 10, 60))?;
    for ((row, texts), (award, note)) in (3..).zip(&listed.rows).zip(&listed.results).take(ROWS) {
        for (at, text) in (0..).zip(texts.iter().copied().chain([award.as_str(), note.as_str()])) {
            sheet.write_string_with_format(row, at, clipped(text, 2000), &styles.text)?;
        }
    }
    sheet.set_freeze_panes(3, 0)?;
    print(&mut sheet, &listed.title, (3, 0), 1, book.lang)?;
    Ok(sheet)
}
