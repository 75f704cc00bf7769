//! For people: what, where, the line with a caret, what was expected, the clause, the cure.
//!
//! ```text
//! 错误[GS0206]: 数字 `9.999` 不对
//!   --> data/a/n.yaml:2:17
//!    |
//!  2 | 单位：示例单位, total: 9.999
//!    |                        ^^^^^ 三位小数
//!    = 应为: 至多两位小数
//!    = 办法: 写成 `10.00`
//! ```
//!
//! Carets count cells, not characters: a Chinese one is two cells wide.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr as _;

use super::places::Places;
use super::visible::{excerpt, visible};
use crate::diag::{Diagnostic, Severity};
use crate::lang::{Lang, Text, text};
use crate::source::Span;

const FRAME: Style = AnsiColor::BrightBlue.on_default().bold();
const BOLD: Style = Style::new().bold();

/// Writes one diagnostic, ending with its last line's end.
pub(super) fn write(diagnostic: &Diagnostic, places: &mut Places<'_>, lang: Lang, colour: bool, out: &mut String) {
    let (name, style) = match diagnostic.severity {
        Severity::Error => (text!("错误", "error"), AnsiColor::BrightRed),
        Severity::Warning => (text!("警告", "warning"), AnsiColor::BrightYellow),
    };
    let style = style.on_default().bold();
    let last = diagnostic.related.iter().map(|r| r.0).chain([diagnostic.span]).map(|s| places.start(s).line).max();
    let gutter = last.unwrap_or_default().to_string().len() + 1;
    let mut page = Page { out, colour, gutter };
    let code = diagnostic.code.as_str();
    page.paint(style, &format!("{}[{code}]", name.get(lang)));
    page.paint(BOLD, &format!(": {}\n", one_line(&diagnostic.message, lang)));
    let label = diagnostic.label.as_ref().map(|l| one_line(l, lang)).unwrap_or_default();
    page.place(&Mark { arrow: "-->", span: diagnostic.span, sign: "^", style, label }, places);
    for (span, words) in &diagnostic.related {
        let label = one_line(words, lang);
        page.place(&Mark { arrow: ":::", span: *span, sign: "-", style: FRAME, label }, places);
    }
    page.notes(diagnostic, lang);
}

/// A place to show: the arrow before its path, the sign and words under its text.
struct Mark {
    arrow: &'static str,
    span: Span,
    sign: &'static str,
    style: Style,
    label: String,
}

/// What is being written, and how wide the column of line numbers is.
struct Page<'o> {
    out: &'o mut String,
    colour: bool,
    gutter: usize,
}

impl Page<'_> {
    /// A place: path, line, column, and the line itself with its mark, if there is anything on it.
    fn place(&mut self, mark: &Mark, places: &mut Places<'_>) {
        let start = places.start(mark.span);
        self.frame(mark.arrow, "");
        let path = visible(places.path(mark.span));
        let _ = writeln!(self.out, " {path}:{}:{}", start.line, start.column);
        let line = places.line(mark.span);
        if line.text.trim().is_empty() {
            return;
        }
        let cut = excerpt(line.text, line.from, line.to);
        self.frame(" |", "");
        self.out.push('\n');
        self.frame(" |", &line.number.to_string());
        let _ = writeln!(self.out, " {}", cut.text);
        self.frame(" |", "");
        let before = " ".repeat(1 + cut.text[..cut.from].width());
        let marks = mark.sign.repeat(cut.text[cut.from..cut.to].width().max(1));
        self.out.push_str(&before);
        self.paint(mark.style, format!("{marks} {}", mark.label).trim_end());
        self.out.push('\n');
    }

    /// The lines below: expectation, clause, cure.
    fn notes(&mut self, diagnostic: &Diagnostic, lang: Lang) {
        let expected = diagnostic.expected.as_ref().map(|t| (text!("应为", "expected"), one_line(t, lang)));
        let clause = diagnostic.clause.as_ref().map(|c| (text!("条款", "clause"), visible(c).into_owned()));
        let hint = diagnostic.hint.as_ref().map(|t| (text!("办法", "help"), one_line(t, lang)));
        for (name, words) in [expected, clause, hint].into_iter().flatten() {
            self.note(name.get(lang), &words);
        }
    }

    fn note(&mut self, name: &str, words: &str) {
        self.frame(" =", "");
        self.out.push(' ');
        self.paint(BOLD, name);
        let _ = writeln!(self.out, ": {words}");
    }

    /// The column of line numbers and the sign after it.
    fn frame(&mut self, sign: &str, number: &str) {
        self.paint(FRAME, &format!("{number:>width$}{sign}", width = self.gutter));
    }

    fn paint(&mut self, style: Style, words: &str) {
        // Writing to a String cannot fail.
        let _ = if self.colour { write!(self.out, "{style}{words}{style:#}") } else { write!(self.out, "{words}") };
    }
}

fn one_line(words: &Text, lang: Lang) -> String {
    visible(words.get(lang)).into_owned()
}
