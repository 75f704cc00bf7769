//! 说明: what the workbook is, how to check it, and whether what comes out is what was published.

use rust_xlsxwriter::{Formula, Url, Worksheet, XlsxError};

use super::style::{Styles, clipped, print, width};
use super::{Book, FIRST, Told};

pub(super) fn sheet(book: &Book<'_>, told: &[Told], styles: &Styles) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(book.word("说明", "About"))?;
    sheet.set_screen_gridlines(false);
    sheet.set_column_width(0, 34)?;
    for at in 1..=5 {
        sheet.set_column_width(at, 15)?;
    }
    sheet.write_string_with_format(0, 0, clipped(&book.title, 200), &styles.title)?;
    sheet.set_row_height(0, 28)?;
    let line =
        styles.note.clone().set_text_wrap().set_font_color("#333333").set_align(rust_xlsxwriter::FormatAlign::Top);
    let mut row = 1;
    for text in texts(book, told) {
        // Six columns are 109 wide.
        let lines = u16::try_from(width(&text).div_ceil(124)).unwrap_or(1);
        let format = if row == 1 && book.demo {
            styles.warn.clone().set_text_wrap().set_font_name("宋体")
        } else {
            line.clone()
        };
        sheet.merge_range(row, 0, row, 5, &text, &format)?;
        sheet.set_row_height(row, 15 * lines + 7)?;
        row += 1;
    }
    row += 1;
    table(book, told, (&mut sheet, row), styles)?;
    print(&mut sheet, &book.title, (0, 0), 1, book.lang)?;
    Ok(sheet)
}

/// Paragraphs.
fn texts(book: &Book<'_>, told: &[Told]) -> Vec<String> {
    let mut texts = Vec::new();
    let mut say = |zh: &'static str, en: &'static str| texts.push(book.word(zh, en).to_owned());
    if book.demo {
        say(
            "演示数据：规则取自公开的方案，单位、人员、数据和结果均为虚构。",
            "Demonstration: the rules are those of a published plan; units, people, data and results are invented.",
        );
    }
    say(
        "这是什么：本工作簿列出评分细则、填报的事实和得分。得分表的每一格都是公式，从事实表的同一行算出；表里的公式带有公布时的数值，打开后电子表格会重新计算一遍。",
        "What this is: the rubric, the facts, and the scores. Every cell of a score sheet is a formula over the same row of the facts sheet; it carries the published value, and the spreadsheet computes it again.",
    );
    say(
        "怎样核对：1. 打开后按 Ctrl+Alt+F9（WPS：公式 → 重算工作簿；LibreOffice：Ctrl+Shift+F9）。2. 看下表“不一致”是否为 0，得分表末列是否都是“一致”。3. 点任何一格得分，看它的公式引用哪些事实、怎样算；与细则表的条款对照。4. 把事实与手里的原始材料对照，改动一格，看总分和名次怎样变。",
        "How to check: 1. Press Ctrl+Alt+F9 (WPS: Formulas, Recalculate; LibreOffice: Ctrl+Shift+F9). 2. See that “differs” below is 0. 3. Click a score and read its formula beside the clause of the rubric. 4. Compare the facts with your papers, change one, and watch total and rank.",
    );
    say(
        "颜色：浅黄底蓝字是填报的事实；灰色斜体是中间数；得分表里绿底是满分，橙底是 0 分，灰底是缺项；红色名次是并列，红色“不一致”是与公布值不同。",
        "Colours: yellow is a typed fact, grey italics are computed on the way; on score sheets green is full marks, orange is 0, grey is left out; a red rank is shared, a red “differs” is another value than the published one.",
    );
    say(
        "公式里的 ROUND(…,10)：电子表格用二进制浮点数计算，先取 10 位小数去掉计算误差，再按细则规定修约，恰在“五”上的数才不会错。",
        "ROUND(…,10) in formulas: spreadsheets count in binary floating point; ten places take its noise away, so that the rounding of the rubric gets ties right.",
    );
    say(
        "请勿单独排序某一张表：得分表、事实表按行对应。奖项按名额、异议处理等规定评出，不由本工作簿计算。",
        "Do not sort one sheet alone: scores and facts go together row by row. Awards follow from quotas and decisions and are not computed here.",
    );
    let doubtful: usize = told.iter().map(|t| t.doubtful).sum();
    if doubtful > 0 {
        texts.push(match book.lang {
                crate::lang::Lang::Zh => format!("不能保证的格：{doubtful} 个。数字超出电子表格的 15 位精度，或恰在修约界限旁，已在批注和得分表末列注明，以公布值为准。"),
                crate::lang::Lang::En => format!("Cells that are not certain: {doubtful}. They lie beyond the 15 digits of a spreadsheet, or just beside a boundary of the rounding; notes and the last column name them."),
        });
    }
    let opaque: Vec<&str> = told.iter().flat_map(|t| t.opaque.iter().map(String::as_str)).collect();
    if !opaque.is_empty() {
        let head = book.word("没有公式、只列公布值的考核内容：", "Criteria without a formula: ");
        texts.push(clipped(&format!("{head}{}", opaque.join("、")), 1000));
    }
    texts
}

/// Each track: how many rows, how many agree.
fn table(
    book: &Book<'_>,
    told: &[Told],
    (sheet, top): (&mut Worksheet, u32),
    styles: &Styles,
) -> Result<(), XlsxError> {
    let heads = [
        ("得分表", "score sheet"),
        ("申报数", "nominations"),
        ("公式数", "formulas"),
        ("一致", "agree"),
        ("不一致", "differ"),
        ("不能保证的格", "cells not certain"),
    ];
    for (at, (zh, en)) in (0..).zip(heads) {
        sheet.write_string_with_format(top, at, book.word(zh, en), &styles.head)?;
    }
    for (row, track) in (top + 1..).zip(told) {
        let link = Url::new(format!("internal:'{}'!A1", track.sheet)).set_text(clipped(&track.title, 200));
        sheet.write_url_with_format(row, 0, link, &styles.link)?;
        for (at, count) in [(1, track.rows), (2, track.formulas), (5, track.doubtful)] {
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            sheet.write_number_with_format(row, at, count, &styles.centre)?;
        }
        if track.check.is_empty() {
            continue;
        }
        let (column, last) = (&track.check, FIRST as usize + track.rows.max(1));
        let range = format!("'{}'!{column}{}:{column}{last}", track.sheet, FIRST + 1);
        for (at, word, count) in [(3, ("一致", "agrees"), track.rows), (4, ("不一致", "differs"), 0)] {
            let formula = Formula::new(format!("COUNTIF({range},\"{}\")", book.word(word.0, word.1)));
            sheet.write_formula_with_format(row, at, formula.set_result(count.to_string()), &styles.centre)?;
        }
    }
    if let Ok(count) = u32::try_from(told.len())
        && count > 0
    {
        let rule = rust_xlsxwriter::ConditionalFormatCell::new()
            .set_rule(rust_xlsxwriter::ConditionalFormatCellRule::GreaterThan(0))
            .set_format(&styles.warn);
        sheet.add_conditional_format(top + 1, 4, top + count, 4, &rule)?;
    }
    Ok(())
}
