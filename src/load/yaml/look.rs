//! Mistakes that a person sees at once and a YAML parser does not: tabs, full-width spaces and
//! full-width colons, line by line.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::text;
use crate::load::{Node, NodeKind};
use crate::source::Span;

/// A mistake on a line, counted from 0.
pub(super) struct Seen {
    pub(super) line: usize,
    pub(super) diagnostic: Diagnostic,
}

/// Reads a text that the parser gave up on. Lines of a block scalar (`|`, `>`) are text and skipped.
pub(super) fn lines(slice: &str, part: Span) -> Vec<Seen> {
    let mut seen = Vec::new();
    let mut block: Option<usize> = None;
    let mut offset = part.start as usize;
    for (line, content) in slice.split('\n').enumerate() {
        let start = offset;
        offset += content.len() + 1;
        let indent = content.len() - content.trim_start_matches([' ', '\t', '　']).len();
        let body = content[indent..].trim_end();
        if body.is_empty() || body.starts_with('#') || block.is_some_and(|b| indent > b) {
            continue;
        }
        let at = |from: usize, len: usize| span(part, start + from, len);
        if let Some(tab) = content[..indent].find('\t') {
            seen.push(Seen { line, diagnostic: tab_indent(at(tab, 1)) });
        } else if let Some(space) = content[..indent].find('　') {
            seen.push(Seen { line, diagnostic: wide_indent(at(space, '　'.len_utf8())) });
        }
        let inner = body.trim_start_matches(['-', '{', ' ']);
        let inner_at = indent + body.len() - inner.len();
        if let Some(key) = key_before_wide_colon(inner) {
            seen.push(Seen { line, diagnostic: colon(at(inner_at + key.len(), '：'.len_utf8()), key) });
        }
        block = opens_block(body).then_some(inner_at);
    }
    seen
}

/// Looks through a tree for lines that YAML took for one long text: `标题：甲` has no `: `.
/// True when there is one.
pub(super) fn folded_lines(slice: &str, part: Span, root: &Node, faults: &mut Diagnostics) -> bool {
    if !slice.contains('：') {
        return false;
    }
    let before = faults.errors();
    let is_root = matches!(root.kind, NodeKind::Scalar { .. });
    visit(slice, part, root, is_root, faults);
    faults.errors() > before
}

fn visit(slice: &str, part: Span, node: &Node, is_root: bool, faults: &mut Diagnostics) {
    match &node.kind {
        NodeKind::List(list) => list.iter().for_each(|n| visit(slice, part, n, false, faults)),
        NodeKind::Map(map) => map.iter().for_each(|e| visit(slice, part, &e.value, false, faults)),
        NodeKind::Scalar { text, quoted: false } if text.contains('：') => {
            let from = (node.span.start - part.start) as usize;
            let to = (node.span.end - part.start) as usize;
            if slice.is_char_boundary(from) && slice.is_char_boundary(to) {
                judge(&slice[..to], from, part, is_root, faults);
            }
        }
        _ => {}
    }
}

/// Judges one plain text that ends `upto` and begins at `from`. It is taken for keys when it
/// stands at the head of a line and either begins with an ASCII key, is the whole file, or has
/// several lines that all begin with a key.
fn judge(upto: &str, from: usize, part: Span, is_root: bool, faults: &mut Diagnostics) {
    let line_start = upto[..from].rfind('\n').map_or(0, |i| i + 1);
    if !upto[line_start..from].bytes().all(|b| matches!(b, b' ' | b'-' | b'\t')) {
        return;
    }
    let mut offset = from;
    let mut keys = Vec::new();
    for line in upto[from..].split('\n') {
        let body = line.trim_start();
        let at = offset + line.len() - body.len();
        offset += line.len() + 1;
        keys.push(key_before_wide_colon(body).map(|key| (at + key.len(), key)));
    }
    let ascii = keys[0].is_some_and(|(_, key)| key.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b == b'_'));
    let all = keys.len() > 1 && keys.iter().all(Option::is_some);
    if ascii || all || (is_root && keys[0].is_some()) {
        for (at, key) in keys.into_iter().flatten() {
            faults.push(colon(span(part, part.start as usize + at, '：'.len_utf8()), key));
        }
    }
}

/// The word before a full-width colon at the head of a line, if it looks like a key.
fn key_before_wide_colon(line: &str) -> Option<&str> {
    let key = &line[..line.find('：')?];
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '（' | '）' | '.');
    (!key.is_empty() && key.chars().count() <= 24 && key.chars().all(plain)).then_some(key)
}

/// Whether the line ends with the sign of a block scalar: `正文: |`, `- >-`.
fn opens_block(body: &str) -> bool {
    let sign = body.rsplit(' ').next().unwrap_or_default();
    let before = body[..body.len() - sign.len()].trim_end();
    let chomp = sign.trim_start_matches(['|', '>']);
    chomp.len() + 1 == sign.len()
        && chomp.bytes().all(|b| matches!(b, b'+' | b'-' | b'1'..=b'9'))
        && (before.ends_with(':') || before.ends_with('-'))
}

/// The fault of a full-width colon after `key`.
pub(super) fn colon(span: Span, key: &str) -> Diagnostic {
    let message = text!("`{key}` 后面是全角冒号", "full-width colon after `{key}`");
    Diagnostic::error(Code::FullWidthColon, span, message)
        .expected(text!("半角冒号加一个空格：`{key}: …`", "an ASCII colon and a space: `{key}: …`"))
        .hint(text!(
            "切换到英文标点再输入冒号；若整行本来是文字，请用引号括起来",
            "type an ASCII colon; if the whole line is text, put it in quotes"
        ))
}

/// The fault of a tab in the indentation.
pub(super) fn tab_indent(span: Span) -> Diagnostic {
    Diagnostic::error(Code::YamlTab, span, text!("用制表符缩进", "indented with a tab"))
        .expected(text!("用空格缩进，每层两个", "spaces, two for each level"))
        .hint(text!("在编辑器里把制表符（Tab）全部替换成两个空格", "replace every tab with two spaces in the editor"))
}

/// The fault of a full-width space in the indentation.
pub(super) fn wide_indent(span: Span) -> Diagnostic {
    Diagnostic::error(Code::FullWidthSpace, span, text!("用全角空格缩进", "indented with a full-width space"))
        .expected(text!("用半角空格缩进，每层两个", "ASCII spaces, two for each level"))
        .hint(text!("切换到半角再输入空格", "switch to half-width input and type the spaces again"))
}

fn span(part: Span, start: usize, len: usize) -> Span {
    let place = |i| u32::try_from(i).unwrap_or(u32::MAX);
    Span { start: place(start), end: place(start + len), ..part }
}
