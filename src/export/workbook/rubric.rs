//! A rubric in words: items, points, how facts become points, the clause, how it was read.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Book;
use super::formula::float;
use super::style::{Styles, clipped, print, sheet_name, width};
use crate::model::{Combine, GateEffect, Group, Item, Rubric};
use crate::number::Number;
use crate::score::words;

const WIDTHS: [f64; 7] = [24.0, 30.0, 8.0, 48.0, 48.0, 28.0, 26.0];

pub(super) fn sheet(book: &Book<'_>, rubric: &Rubric, styles: &Styles, no: usize) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    let number = if no == 1 { String::new() } else { no.to_string() };
    sheet.set_name(sheet_name(&format!("{}{number} {}", book.word("细则", "Rubric"), rubric.title)))?;
    sheet.write_string_with_format(0, 0, clipped(&rubric.title, 200), &styles.title)?;
    let rounding = crate::page::rounding_words(rubric.rounding, book.lang);
    let note = format!("{}{}；{rounding}", book.word("来源：", "source: "), rubric.source);
    sheet.write_string_with_format(1, 0, clipped(&note, 500), &styles.note)?;
    let heads = [
        ("考核项目", "group"),
        ("考核内容", "criterion"),
        ("分值", "points"),
        ("计分规则", "rule"),
        ("条款原文", "clause"),
        ("口径", "reading"),
        ("佐证材料", "evidence"),
    ];
    for (at, ((zh, en), wide)) in (0..).zip(heads.into_iter().zip(WIDTHS)) {
        sheet.write_string_with_format(2, at, book.word(zh, en), &styles.head)?;
        sheet.set_column_width(at, wide)?;
    }
    let mut rows = Rows { book, styles, sheet, next: 3 };
    rows.group(&rubric.root, 0)?;
    rows.gates(rubric)?;
    let mut sheet = rows.sheet;
    sheet.set_freeze_panes(3, 0)?;
    print(&mut sheet, &rubric.title, (3, 0), 1, book.lang)?;
    Ok(sheet)
}

struct Rows<'b> {
    book: &'b Book<'b>,
    styles: &'b Styles,
    sheet: Worksheet,
    next: u32,
}

impl Rows<'_> {
    fn group(&mut self, group: &Group, depth: usize) -> Result<(), XlsxError> {
        for item in &group.items {
            match item {
                Item::Group(inner) => {
                    let how = self.how(inner);
                    let title = format!("{}{}", "　".repeat(depth), inner.title);
                    self.line([&title, "", &how, "", "", ""], Some(&inner.points), true, inner.weight.as_ref())?;
                    self.group(inner, depth + 1)?;
                }
                Item::Criterion(c) => {
                    let rule: Vec<String> =
                        words::rule(c, &|_, _, _| None).iter().map(|t| t.get(self.book.lang).to_owned()).collect();
                    let reading = c.reading.as_deref().unwrap_or_default();
                    let texts = ["", &c.title, &rule.join("\n"), &c.clause, reading, &c.evidence.join("、")];
                    self.line(texts, Some(&c.points), false, c.weight.as_ref())?;
                }
            }
        }
        Ok(())
    }

    /// How a group puts its items together.
    fn how(&self, group: &Group) -> String {
        let mut parts = vec![
            match group.combine {
                Combine::Sum => self.book.word("各项相加", "items add up"),
                Combine::Weighted => self.book.word("按权重相加", "items by weight"),
            }
            .to_owned(),
        ];
        if group.extra {
            parts.push(self.book.word("加分项，不计入满分", "bonus, beside the maximum").to_owned());
        }
        parts.extend(group.cap.as_ref().map(|cap| format!("{} {cap}", self.book.word("最高", "at most"))));
        parts.join("；")
    }

    fn gates(&mut self, rubric: &Rubric) -> Result<(), XlsxError> {
        for gate in &rubric.gates {
            let effect = match &gate.effect {
                GateEffect::Disqualify => self.book.word("取消评选资格", "disqualified").to_owned(),
                GateEffect::Zero => self.book.word("不得分", "0 points").to_owned(),
                GateEffect::CapAt(most) => format!("{} {most}", self.book.word("最高", "at most")),
            };
            let head = self.book.word("一票否决", "gate");
            self.line([head, &gate.title, &effect, &gate.clause, "", ""], None, false, None)?;
        }
        Ok(())
    }

    fn line(
        &mut self,
        [group, title, rule, clause, reading, evidence]: [&str; 6],
        points: Option<&Number>,
        bold: bool,
        weight: Option<&Number>,
    ) -> Result<(), XlsxError> {
        let row = self.next;
        self.next += 1;
        let title = match weight {
            Some(weight) => format!("{title}（{} {weight}）", self.book.word("权重", "weight")),
            None => title.to_owned(),
        };
        let format = if bold { &self.styles.bold } else { &self.styles.wrapped };
        let texts = [(0, group), (1, &title), (3, rule), (4, clause), (5, reading), (6, evidence)];
        for (at, text) in texts {
            self.sheet.write_string_with_format(row, at, clipped(text, 5000), format)?;
        }
        match points {
            Some(points) => self.sheet.write_number_with_format(row, 2, float(points.value()), format)?,
            None => self.sheet.write_string_with_format(row, 2, "", format)?,
        };
        if !bold {
            self.sheet.set_row_height(row, height(&texts))?;
        }
        Ok(())
    }
}

/// How high a row must be for its texts.
fn height(texts: &[(u16, &str)]) -> f64 {
    let lines = |(at, text): &(u16, &str)| {
        let room = WIDTHS[usize::from(*at)] - 2.0;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "widths of columns")]
        let room = room as usize;
        text.lines().map(|line| width(line).div_ceil(room).max(1)).sum::<usize>()
    };
    let most = texts.iter().map(lines).max().unwrap_or(1).clamp(1, 28);
    f64::from(u32::try_from(most).unwrap_or(1)) * 13.5 + 5.0
}
