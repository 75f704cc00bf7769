//! The parts of Office documents: their words without the markup, and what else lies among them.

use std::collections::BTreeMap;

use super::super::plain::BREAK;
use super::{encoding, is_font};
use crate::private::identity;

/// A part of XML, as it is met.
#[derive(Clone, Copy)]
pub(super) enum Part<'x> {
    /// A tag, from behind `<` to before `>`.
    Tag(&'x [u8]),
    /// The words between two tags.
    Words(&'x [u8]),
}

/// The words of an XML part without their tags; paragraphs and cells on lines of their own.
pub(super) fn words(xml: &[u8], mut see: impl FnMut(Part<'_>)) -> Vec<u8> {
    const ENDS: &[&[u8]] = &[b"w:p", b"a:p", b"w:tc", b"si", b"c", b"row", b"text:p", b"w:br", b"w:tab"];
    let decoded = encoding::decoded(xml);
    let xml = decoded.as_ref().map_or(xml, |text| text.as_bytes());
    let mut out = Vec::with_capacity(xml.len() / 2);
    let mut rest = xml;
    while let Some(start) = rest.iter().position(|b| *b == b'<') {
        let words = &rest[..start];
        match whole(words) {
            Some(number) => out.extend_from_slice(number.as_bytes()),
            None => out.extend_from_slice(words),
        }
        see(Part::Words(words));
        let tag = &rest[start + 1..];
        let end = tag.iter().position(|b| *b == b'>').unwrap_or(tag.len());
        if ENDS.contains(&name(&tag[..end])) {
            out.push(BREAK);
        }
        see(Part::Tag(&tag[..end]));
        rest = tag.get(end + 1..).unwrap_or_default();
    }
    out.extend_from_slice(rest);
    out
}

/// The name of a tag, be it the first or the last.
fn name(tag: &[u8]) -> &[u8] {
    let name = tag.strip_prefix(b"/").unwrap_or(tag);
    &name[..name.iter().position(|b| b" />\t\r\n".contains(b)).unwrap_or(name.len())]
}

/// A whole number that a table keeps as `1.23E10`.
fn whole(words: &[u8]) -> Option<String> {
    let (number, power) = std::str::from_utf8(words).ok().filter(|w| w.len() < 32)?.split_once(['E', 'e'])?;
    let (first, rest) = number.split_once('.')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let power: usize = power.strip_prefix('+').unwrap_or(power).parse().ok()?;
    (digits(first) && digits(rest) && (rest.len()..=20).contains(&power)).then(|| format!("{first}{rest:0<power$}"))
}

/// Numbers that stand one digit a cell, as on printed forms.
#[derive(Default)]
pub(super) struct Sheets {
    /// Texts that sheets share, by their numbers.
    shared: Vec<Vec<u8>>,
    /// The cells of each part, in order.
    cells: BTreeMap<Vec<u8>, Vec<Cell>>,
    cell: Vec<u8>,
    is_shared: bool,
}

/// A cell that holds a single sign, or a number of such a text, or anything else.
#[derive(Clone, Copy)]
enum Cell {
    Sign(u8),
    Shared(u32),
    Other,
}

impl Sheets {
    /// Takes a part of the XML of a file of this name.
    pub(super) fn take(&mut self, file: &[u8], part: Part<'_>) {
        let tag = match part {
            Part::Words(words) if self.cell.len() < 16 => return self.cell.extend(words.trim_ascii()),
            Part::Words(_) => return,
            Part::Tag(tag) => tag,
        };
        match (tag.first() == Some(&b'/'), name(tag)) {
            (false, b"c") => {
                self.is_shared = tag.windows(5).any(|w| w == b"t=\"s\"");
                self.cell.clear();
                if tag.ends_with(b"/") {
                    self.end(file);
                }
            }
            (false, b"w:tc" | b"si" | b"table:table-cell") => {
                self.is_shared = false;
                self.cell.clear();
            }
            (true, b"si") => {
                let text = std::mem::take(&mut self.cell);
                self.shared.push(text);
            }
            (true, b"c" | b"w:tc" | b"table:table-cell") => self.end(file),
            _ => {}
        }
    }

    fn end(&mut self, file: &[u8]) {
        let cell = match &*self.cell {
            number if self.is_shared => {
                std::str::from_utf8(number).ok().and_then(|n| n.parse().ok()).map_or(Cell::Other, Cell::Shared)
            }
            [sign] => Cell::Sign(*sign),
            _ => Cell::Other,
        };
        self.cells.entry(file.to_vec()).or_default().push(cell);
    }

    /// Shows every ID number that stands in cells of one digit each.
    pub(super) fn rows(&self, mut see: impl FnMut(Vec<u8>)) {
        for cells in self.cells.values() {
            let signs: Vec<u8> = cells.iter().map(|cell| self.sign(*cell)).collect();
            for row in signs.windows(18) {
                if std::str::from_utf8(row).is_ok_and(|number| identity::judge(number).is_ok()) {
                    see(row.to_vec());
                }
            }
        }
    }

    fn sign(&self, cell: Cell) -> u8 {
        match cell {
            Cell::Sign(sign) => sign,
            Cell::Shared(number) => match self.shared.get(number as usize).map(Vec::as_slice) {
                Some([sign]) => *sign,
                _ => BREAK,
            },
            Cell::Other => BREAK,
        }
    }
}

/// Whether a part of an Office document says nothing: fonts, the settings of printers, where lines break.
pub(super) fn is_dumb(name: &[u8], content: &[u8]) -> bool {
    let (folder, file) = name.iter().rposition(|b| *b == b'/').map_or((&b""[..], name), |at| name.split_at(at + 1));
    match folder {
        b"xl/printerSettings/" | b"word/printerSettings/" => {
            file.strip_prefix(b"printerSettings").is_some_and(|rest| rest.ends_with(b".bin"))
        }
        b"word/fonts/" | b"ppt/fonts/" => is_font(content) || file.ends_with(b".odttf") || file.ends_with(b".fntdata"),
        b"Fonts/" => is_font(content),
        _ => name == b"layout-cache",
    }
}

/// Windows metafiles: lines and letters as a printer draws them.
pub(super) fn is_drawing(content: &[u8]) -> bool {
    let enhanced = content.starts_with(&[1, 0, 0, 0]) && content.get(40..44).is_some_and(|mark| mark == b" EMF");
    enhanced || content.starts_with(b"\xd7\xcd\xc6\x9a") || content.starts_with(b"\x01\0\x09\0\0\x03")
}

/// Whether a part is the small picture of the first page.
pub(super) fn is_thumbnail(name: &[u8]) -> bool {
    let names: [&[u8]; 4] =
        [b"docProps/thumbnail.jpeg", b"docProps/thumbnail.jpg", b"docProps/thumbnail.png", b"Thumbnails/thumbnail.png"];
    names.contains(&name)
}
