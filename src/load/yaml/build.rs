//! The parser's events become a tree.
//!
//! Lists and maps that are still open stand on a stack; their finished children wait on two more,
//! so that every list and map is allocated once, at its exact size.

use std::borrow::Cow;
use std::collections::HashMap;

use granit_parser::{Event, ScalarStyle, Span as ParserSpan, StructureStyle};

use super::super::text::is_hidden;
use super::{MAX_DEPTH, look, words};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::load::{Entry, Node, NodeKind};
use crate::source::{Span, Spanned};

/// A tree under construction.
pub(super) struct Tree<'t> {
    text: &'t str,
    part: Span,
    faults: Diagnostics,
    open: Vec<Open>,
    items: Vec<Node>,
    entries: Vec<Entry>,
    root: Option<Node>,
    documents: usize,
    /// Parts of the file were refused: what is left must not be taken for the whole.
    broken: bool,
}

/// A list or map whose end has not come yet.
struct Open {
    start: u32,
    flow: bool,
    /// Where its children begin on the stack of children.
    first: usize,
    of: Of,
}

enum Of {
    List,
    Map(Option<Spanned<Box<str>>>),
}

impl<'t> Tree<'t> {
    /// An empty tree for a part of a file; `text` is that part.
    pub(super) fn new(text: &'t str, part: Span) -> Self {
        Self {
            text,
            part,
            faults: Diagnostics::new(),
            open: Vec::with_capacity(8),
            items: Vec::new(),
            entries: Vec::with_capacity(32),
            root: None,
            documents: 0,
            broken: false,
        }
    }

    /// The root, the faults, and whether parts are missing.
    pub(super) fn finish(self) -> (Option<Node>, Diagnostics, bool) {
        (self.root, self.faults, self.broken)
    }

    /// Notes a fault.
    pub(super) fn fault(&mut self, diagnostic: Diagnostic) {
        self.faults.push(diagnostic);
    }

    /// Where the innermost `[` or `{` stands that is still open.
    pub(super) fn innermost_flow(&self) -> Option<Span> {
        let open = self.open.last().filter(|o| o.flow)?;
        Some(Span { start: open.start, end: open.start + 1, ..self.part })
    }

    /// Takes an event; false when no more should come.
    pub(super) fn event(&mut self, event: Event<'_>, at: ParserSpan) -> bool {
        let span = self.span(&at);
        match event {
            Event::DocumentStart(..) => return self.document(span),
            Event::Scalar(text, style, _, tag) => {
                self.refuse_tag(tag.is_some(), &at);
                self.refuse_escaped(&text, style, span);
                let node = scalar(text, style, span);
                self.place(node);
            }
            Event::SequenceStart(style, _, tag) => {
                self.refuse_tag(tag.is_some(), &at);
                return self.push(span, style, Of::List);
            }
            Event::MappingStart(style, _, tag) => {
                self.refuse_tag(tag.is_some(), &at);
                return self.push(span, style, Of::Map(None));
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Anchor(..) => self.refuse(span),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.refuse(span);
                self.broken = true;
                self.place(scalar(Cow::Borrowed("*"), ScalarStyle::DoubleQuoted, span));
            }
            _ => {}
        }
        true
    }

    fn document(&mut self, span: Span) -> bool {
        self.documents += 1;
        if self.documents == 1 {
            return true;
        }
        self.broken = true;
        let message =
            text!("一个文件里只能有一个文档，这里又开始了一个", "a second document starts here; a file holds one");
        self.fault(Diagnostic::error(Code::YamlManyDocuments, span, message).hint(text!(
            "删去这一行 `---`，或把下面的内容另存为一个文件",
            "remove this `---`, or move what follows into a file of its own"
        )));
        false
    }

    fn push(&mut self, span: Span, style: StructureStyle, of: Of) -> bool {
        if self.open.len() >= MAX_DEPTH {
            self.fault(too_deep(Span { end: span.start + 1, ..span }));
            self.broken = true;
            return false;
        }
        let first = if matches!(of, Of::List) { self.items.len() } else { self.entries.len() };
        self.open.push(Open { start: span.start, flow: style == StructureStyle::Flow, first, of });
        true
    }

    fn close(&mut self, end: Span) {
        let Some(Open { start, flow, first, of }) = self.open.pop() else { return };
        let (kind, last) = if matches!(of, Of::List) {
            let nodes: Vec<_> = self.items.drain(first..).collect();
            let last = nodes.last().map(|n| n.span.end);
            (NodeKind::List(nodes), last)
        } else {
            let map: Vec<_> = self.entries.drain(first..).collect();
            let last = map.last().map(|e| e.value.span.end);
            (NodeKind::Map(self.unique(map)), last)
        };
        // A block ends with its last child; the parser would have it end before the next token.
        let end = if flow { end.end } else { last.unwrap_or(end.end) };
        self.place(Node { span: Span { start, end, ..self.part }, kind });
    }

    /// Puts a finished node where it belongs: into its list, as a key, as a value, or as the root.
    fn place(&mut self, node: Node) {
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return;
        };
        let Of::Map(key) = &mut open.of else {
            self.items.push(node);
            return;
        };
        if let Some(key) = key.take() {
            let first = open.first;
            let value = if node.span.start == node.span.end && matches!(node.kind, NodeKind::Null) {
                if self.grouped(first, &key) {
                    return;
                }
                self.no_space(&key);
                Node { span: key.span, ..node } // nothing is written: show the key
            } else {
                node
            };
            self.entries.push(Entry { key, value });
        } else {
            let taken = self.key(node);
            if let Some(Open { of: Of::Map(key), .. }) = self.open.last_mut() {
                *key = Some(taken);
            }
        }
    }

    /// A node as a key; other than a word it is refused.
    fn key(&mut self, node: Node) -> Spanned<Box<str>> {
        let span = node.span;
        let text = match node.kind {
            NodeKind::Scalar { text, quoted } => {
                if &*text == "<<" && !quoted {
                    self.refuse(span);
                    self.broken = true;
                } else if !quoted {
                    self.full_width(span, &text);
                }
                text
            }
            NodeKind::Null if span.start < span.end => self.written(span).into(),
            _ => {
                self.broken = true;
                let message = text!("键必须是一个词", "a key must be a word");
                self.fault(
                    Diagnostic::error(Code::YamlSyntax, span, message).expected(text!("写成 `键: 值`", "`key: value`")),
                );
                Box::default()
            }
        };
        Spanned::new(text, span)
    }

    /// A key with a full-width colon or space in it was meant otherwise.
    fn full_width(&mut self, key: Span, text: &str) {
        let at = |i: usize| {
            let start = key.start + u32::try_from(i).unwrap_or_default();
            Span { start, end: start + 3, ..key }
        };
        if let Some(i) = text.find('：') {
            self.fault(look::colon(at(i), &text[..i]));
        } else if text.starts_with('　') {
            self.fault(look::wide_indent(at(0)));
        } else {
            return;
        }
        self.broken = true;
    }

    /// In `{done: 1,970}` YAML sees `done: 1` and the key `970`. Reports the number once, and says
    /// whether the key is part of it.
    fn grouped(&mut self, first: usize, key: &Spanned<Box<str>>) -> bool {
        let Some(number) = self.entries.get(first..).and_then(<[Entry]>::last).map(|entry| entry.value.span) else {
            return false;
        };
        if key.span.start < number.end {
            return true;
        }
        let rest = self.written(Span { end: self.part.end, ..number });
        let run = rest.find(|c: char| !c.is_ascii_digit() && !",.%".contains(c)).unwrap_or(rest.len());
        let written = rest[..run].trim_end_matches(',');
        let end = number.start + u32::try_from(written.len()).unwrap_or_default();
        if end < key.span.end || !words::is_grouped(written) {
            return false;
        }
        let span = Span { end, ..number };
        let fault = words::grouping(written, span);
        self.fault(fault);
        if let Some(entry) = self.entries.last_mut() {
            entry.value.span = span;
        }
        true
    }

    /// In `{done:231}` YAML sees the key `done:231` and no value.
    fn no_space(&mut self, key: &Spanned<Box<str>>) {
        let written = self.written(key.span);
        let Some(at) = written.find(':').filter(|_| !written.starts_with(['"', '\''])) else { return };
        let start = key.span.start + u32::try_from(at).unwrap_or_default();
        let (message, hint) = words::no_space();
        let colon = Span { start, end: start + 1, ..key.span };
        self.fault(Diagnostic::error(Code::YamlSyntax, colon, message).hint(hint));
        self.broken = true;
    }

    /// Drops repeated keys and reports each beside the first.
    fn unique(&mut self, map: Vec<Entry>) -> Vec<Entry> {
        if !has_repeats(&map) {
            return map;
        }
        let mut first: HashMap<Box<str>, Span> = HashMap::new();
        let mut kept = Vec::with_capacity(map.len());
        for entry in map {
            if let Some(&earlier) = first.get(&entry.key.value) {
                if matches!(self.written(entry.key.span).as_bytes(), [] | [b'*' | b'[' | b'{' | b'-' | b'?', ..]) {
                    continue; // no word: refused as a key already
                }
                self.fault(repeated(&entry.key, earlier));
            } else {
                first.insert(entry.key.value.clone(), entry.key.span);
                kept.push(entry);
            }
        }
        kept
    }

    /// What cannot be seen must not be written as an escape either (`"\u200b"`).
    fn refuse_escaped(&mut self, text: &str, style: ScalarStyle, span: Span) {
        let hidden = |c: &char| !matches!(c, '\n' | '\t' | '\r') && is_hidden(*c, false);
        if style == ScalarStyle::DoubleQuoted
            && self.written(span).contains('\\')
            && let Some(c) = text.chars().find(hidden)
        {
            let number = format!("U+{:04X}", u32::from(c));
            let message = text!("转义写出了看不见的字符 {number}", "an escape writes the invisible character {number}");
            self.fault(
                Diagnostic::error(Code::HiddenCharacter, span, message)
                    .hint(text!("删去这个转义", "delete the escape")),
            );
        }
    }

    fn refuse_tag(&mut self, tagged: bool, at: &ParserSpan) {
        if tagged {
            let span = at.tag_span().map_or_else(|| self.span(at), |tag| self.span(&tag));
            self.refuse(span);
        }
    }

    /// Anchors, aliases, tags and merge keys.
    fn refuse(&mut self, span: Span) {
        let what = self.written(span).to_owned();
        let kind = match what.as_bytes().first() {
            Some(b'&') => text!("锚点", "anchors"),
            Some(b'*') => text!("别名", "aliases"),
            Some(b'!') => text!("标签", "tags"),
            _ => text!("合并键", "merge keys"),
        };
        let Text { zh, en } = kind;
        let message = text!("记录里不用 YAML 的{zh}：`{what}`", "records do not use YAML's {en}: `{what}`");
        self.fault(Diagnostic::error(Code::YamlAnchor, span, message).hint(text!(
            "把内容照写一遍；若本来就是文字，用引号括起来",
            "write the content out; if it is meant as text, put it in quotes"
        )));
    }

    fn written(&self, span: Span) -> &'t str {
        let base = self.part.start;
        self.text.get((span.start - base) as usize..(span.end - base) as usize).unwrap_or_default()
    }

    fn span(&self, at: &ParserSpan) -> Span {
        let range = at.byte_range().unwrap_or_default();
        let place = |i: usize| self.part.start + u32::try_from(i).unwrap_or(u32::MAX);
        Span { start: place(range.start), end: place(range.end), ..self.part }
    }
}

fn scalar(text: Cow<'_, str>, style: ScalarStyle, span: Span) -> Node {
    let quoted = style != ScalarStyle::Plain;
    let null = !quoted && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
    let kind = if null { NodeKind::Null } else { NodeKind::Scalar { text: text.into(), quoted } };
    Node { span, kind }
}

/// Pairs are compared in small maps; large ones go through a table, to stay linear.
pub(super) fn has_repeats(map: &[Entry]) -> bool {
    if map.len() <= 16 {
        return map.iter().enumerate().any(|(i, a)| map[..i].iter().any(|b| a.key.value == b.key.value));
    }
    let mut seen = std::collections::HashSet::with_capacity(map.len());
    map.iter().any(|e| !seen.insert(&*e.key.value))
}

fn repeated(key: &Spanned<Box<str>>, first: Span) -> Diagnostic {
    let name = &key.value;
    Diagnostic::error(Code::DuplicateKey, key.span, text!("键 `{name}` 重复", "key `{name}` is repeated"))
        .related(first, text!("第一次在这里", "it is first here"))
        .hint(text!("两处只留一处", "keep one of the two"))
}

/// The fault of nesting deeper than [`MAX_DEPTH`].
pub(super) fn too_deep(span: Span) -> Diagnostic {
    let message = text!("嵌套超过 {MAX_DEPTH} 层", "nested deeper than {MAX_DEPTH} levels");
    Diagnostic::error(Code::YamlTooDeep, span, message)
        .expected(text!("最多 {MAX_DEPTH} 层", "at most {MAX_DEPTH} levels"))
        .hint(text!("检查是否多打了括号", "look for brackets typed too often"))
}
