//! Lines and columns of many places: the lines of a file are counted once.

use std::collections::HashMap;

use crate::source::{FileId, LineColumn, Sources, Span};

/// Finds places in the files of a [`Sources`] table.
pub(super) struct Places<'s> {
    sources: &'s Sources,
    /// Where the lines of a file begin.
    starts: HashMap<FileId, Vec<usize>>,
}

/// The line on which a span begins, and the span's part of it in bytes of that line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line<'s> {
    pub(super) number: usize,
    pub(super) text: &'s str,
    pub(super) from: usize,
    pub(super) to: usize,
}

impl<'s> Places<'s> {
    pub(super) fn new(sources: &'s Sources) -> Self {
        Self { sources, starts: HashMap::new() }
    }

    /// The path of a span's file.
    pub(super) fn path(&self, span: Span) -> &'s str {
        &self.sources.file(span.file).path
    }

    /// The line on which a span begins. Spans of several lines end with it.
    pub(super) fn line(&mut self, span: Span) -> Line<'s> {
        let text = &*self.sources.file(span.file).text;
        let offset = floor(text, span.start as usize);
        let (number, start) = self.line_of(span.file, text, offset);
        let end = text[start..].find('\n').map_or(text.len(), |i| start + i);
        let line = text[start..end].trim_end_matches('\r');
        let from = (offset - start).min(line.len());
        let to = floor(line, (floor(text, span.end as usize).max(offset) - start).min(line.len()));
        Line { number, text: line, from, to: to.max(from) }
    }

    /// Line and column where a span begins.
    pub(super) fn start(&mut self, span: Span) -> LineColumn {
        self.locate(span.file, span.start)
    }

    /// Line and column where a span ends.
    pub(super) fn end(&mut self, span: Span) -> LineColumn {
        self.locate(span.file, span.end)
    }

    fn locate(&mut self, file: FileId, offset: u32) -> LineColumn {
        let text = &*self.sources.file(file).text;
        let offset = floor(text, offset as usize);
        let (line, start) = self.line_of(file, text, offset);
        LineColumn { line, column: text[start..offset].chars().count() + 1 }
    }

    /// Number of the line that holds an offset, and where it begins.
    fn line_of(&mut self, file: FileId, text: &str, offset: usize) -> (usize, usize) {
        let starts = self.starts.entry(file).or_insert_with(|| {
            let ends = text.bytes().enumerate().filter(|(_, b)| *b == b'\n');
            std::iter::once(0).chain(ends.map(|(i, _)| i + 1)).collect()
        });
        let number = starts.partition_point(|s| *s <= offset);
        (number, starts[number - 1])
    }
}

/// The nearest character boundary at or before an offset; the end for offsets past it.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
