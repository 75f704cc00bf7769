//! Zip files: what their directory lists, names and comments included.

use super::{Unpacked, Unreadable, inflate};

/// Files in one archive that are opened.
const MOST_FILES: usize = 20_000;

/// Reads every file of an archive.
pub(super) fn read(bytes: &[u8], depth: usize, out: &mut Unpacked) {
    let Some(mut at) = directory(bytes) else { return out.fail(Unreadable::Unknown) };
    for number in 0.. {
        let Some(entry) = Entry::at(bytes, at) else {
            // The directory ends with its own record.
            if !bytes[at..].starts_with(b"PK\x05\x06") && !bytes[at..].starts_with(b"PK\x06\x06") {
                out.fail(Unreadable::Unknown);
            }
            return;
        };
        if number == MOST_FILES {
            return out.fail(Unreadable::Unknown);
        }
        at = entry.next;
        out.text(entry.name);
        if entry.encrypted {
            out.fail(Unreadable::Cipher);
        } else if !entry.name.ends_with(b"/") {
            one(bytes, &entry, depth, out);
        }
    }
}

fn one(bytes: &[u8], entry: &Entry<'_>, depth: usize, out: &mut Unpacked) {
    let Some(packed) = data(bytes, entry) else { return out.fail(Unreadable::Unknown) };
    let content = match entry.method {
        0 => packed.to_vec(),
        8 => {
            let (content, whole) = inflate(packed, false, out.room());
            if !whole {
                out.fail(Unreadable::Unknown);
            }
            content
        }
        _ => return out.fail(Unreadable::Unknown),
    };
    if entry.name.ends_with(b".xml") || entry.name.ends_with(b".rels") {
        out.add(words(&content));
        out.text(&content);
    } else if is_inert(entry.name) {
        // Fonts and settings of printers hold no text of anybody.
    } else {
        out.file(&content, depth + 1);
    }
}

fn is_inert(name: &[u8]) -> bool {
    if name.starts_with(b"docProps/thumbnail") {
        // The first page as a small picture: its words stand in the document too.
        return true;
    }
    [&b".bin"[..], b".odttf", b".ttf", b".fntdata", b".emf", b".wmf"].iter().any(|end| name.ends_with(end))
}

/// A file as the directory lists it.
struct Entry<'b> {
    name: &'b [u8],
    method: u16,
    encrypted: bool,
    packed: usize,
    offset: usize,
    next: usize,
}

impl<'b> Entry<'b> {
    fn at(bytes: &'b [u8], at: usize) -> Option<Self> {
        let head = bytes.get(at..at + 46)?;
        if !head.starts_with(b"PK\x01\x02") {
            return None;
        }
        let (name, extra, comment) = (two(head, 28), two(head, 30), two(head, 32));
        let start = at + 46;
        Some(Self {
            name: bytes.get(start..start + name)?,
            method: u16::try_from(two(head, 10)).unwrap_or_default(),
            encrypted: two(head, 8) & 1 == 1,
            packed: four(head, 20),
            offset: four(head, 42),
            next: start + name + extra + comment,
        })
    }
}

/// Where the directory begins: the record at the end says it.
fn directory(bytes: &[u8]) -> Option<usize> {
    let from = bytes.len().saturating_sub(66_000);
    let end = bytes[from..].windows(4).rposition(|w| w == b"PK\x05\x06")? + from;
    let start = four(bytes.get(end..end + 22)?, 16);
    (start <= end).then_some(start)
}

/// The packed bytes of a file: behind its own header.
fn data<'b>(bytes: &'b [u8], entry: &Entry<'_>) -> Option<&'b [u8]> {
    let head = bytes.get(entry.offset..entry.offset.checked_add(30)?)?;
    if !head.starts_with(b"PK\x03\x04") {
        return None;
    }
    let start = entry.offset + 30 + two(head, 26) + two(head, 28);
    bytes.get(start..start.checked_add(entry.packed)?)
}

fn two(bytes: &[u8], at: usize) -> usize {
    usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]))
}

fn four(bytes: &[u8], at: usize) -> usize {
    two(bytes, at) | two(bytes, at + 2) << 16
}

/// The words of an XML part without their tags; paragraphs and cells on lines of their own.
fn words(xml: &[u8]) -> Vec<u8> {
    const ENDS: &[&[u8]] = &[b"w:p", b"a:p", b"w:tc", b"si", b"c", b"row", b"text:p", b"w:br", b"w:tab"];
    let mut out = Vec::with_capacity(xml.len() / 2);
    let mut rest = xml;
    while let Some(start) = rest.iter().position(|b| *b == b'<') {
        out.extend_from_slice(&rest[..start]);
        let tag = &rest[start + 1..];
        let end = tag.iter().position(|b| *b == b'>').unwrap_or(tag.len());
        let name = tag[..end].strip_prefix(b"/").unwrap_or(&tag[..end]);
        let name = &name[..name.iter().position(|b| b" />".contains(b)).unwrap_or(name.len())];
        if ENDS.contains(&name) {
            out.push(super::super::plain::BREAK);
        }
        rest = tag.get(end + 1..).unwrap_or_default();
    }
    out.extend_from_slice(rest);
    out
}
