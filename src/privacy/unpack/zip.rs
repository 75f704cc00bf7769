//! Zip files: what their directory lists, names and comments included, and whatever lies beside it.

use std::ops::Range;

use super::tables::Tables;
use super::{Unpacked, Unreadable, inflate, office, picture};

/// Files in one archive that are opened.
const MOST_FILES: usize = 20_000;

/// Reads every file of an archive.
pub(super) fn read(bytes: &[u8], depth: usize, out: &mut Unpacked) {
    let Some(end) = End::of(bytes) else {
        out.both(bytes);
        return out.fail(Unreadable::Unknown);
    };
    let mut known = vec![end.record.clone()];
    let (mut at, mut tables) = (end.directory, Tables::default());
    out.text(&bytes[end.record.start + 22..end.record.end]);
    for number in 0.. {
        let Some(entry) = Entry::at(bytes, at) else { break };
        if number == MOST_FILES {
            return out.fail(Unreadable::Unknown);
        }
        at = entry.next;
        out.text(entry.name);
        out.text(entry.comment);
        out.both(entry.extra);
        if entry.encrypted {
            out.fail(Unreadable::Cipher);
        }
        let Some(local) = Local::of(bytes, &entry) else {
            out.fail(Unreadable::Unknown);
            continue;
        };
        if local.name != entry.name {
            out.text(local.name);
        }
        out.both(local.extra);
        known.push(local.all);
        if !entry.encrypted && !entry.name.ends_with(b"/") {
            one(local.packed, &entry, depth, &mut tables, out);
        }
    }
    known.push(end.directory..at);
    tables.each(|text, places| out.put(text, places));
    beside(bytes, known, out);
}

/// What no list mentions: other programs may find it, and most archives have none.
fn beside(bytes: &[u8], mut known: Vec<Range<usize>>, out: &mut Unpacked) {
    // The record of a large archive lies between its directory and its end.
    const LARGE: &[u8] = b"PK\x06\x06";
    known.sort_by_key(|part| (part.start, part.end));
    known.push(bytes.len()..bytes.len());
    let mut from = 0;
    for part in known {
        let gap = bytes.get(from..part.start).unwrap_or_default();
        if gap.iter().any(|b| *b != 0) && !(gap.starts_with(LARGE) && gap.len() == 76) {
            out.both(gap);
            out.fail(Unreadable::Unknown);
        }
        from = from.max(part.end);
    }
}

fn one(packed: &[u8], entry: &Entry<'_>, depth: usize, tables: &mut Tables, out: &mut Unpacked) {
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
        out.text(&content);
        let (words, places) = office::words(&content, entry.name, tables);
        out.put(words, places);
    } else if office::is_dumb(entry.name, &content) {
        // Neither fonts nor the settings of printers say anything; what they hold in letters is read.
        out.both(&content);
    } else if office::is_drawing(&content) {
        out.both(&content);
        out.fail(Unreadable::Pixels);
    } else if office::is_thumbnail(entry.name) && picture::is_one(&content) {
        // The first page as a small picture: its words stand in the document too.
        picture::metadata(&content).into_iter().for_each(|text| out.both(&text));
    } else {
        let before = out.texts.len();
        out.file(&content, depth + 1);
        out.name(before, entry.name);
    }
}

/// The record at the end of an archive.
struct End {
    /// Where the directory begins.
    directory: usize,
    /// The record itself, with the comment on the archive.
    record: Range<usize>,
}

impl End {
    fn of(bytes: &[u8]) -> Option<Self> {
        let from = bytes.len().saturating_sub(66_000);
        let at = bytes[from..].windows(4).rposition(|w| w == b"PK\x05\x06")? + from;
        let record = bytes.get(at..at + 22)?;
        let end = (at + 22 + two(record, 20)).min(bytes.len());
        let directory = four(record, 16);
        (directory <= at).then_some(Self { directory, record: at..end })
    }
}

/// A file as the directory lists it.
struct Entry<'b> {
    name: &'b [u8],
    extra: &'b [u8],
    comment: &'b [u8],
    method: u16,
    encrypted: bool,
    /// Whether its sizes stand behind it.
    trailed: bool,
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
            extra: bytes.get(start + name..start + name + extra)?,
            comment: bytes.get(start + name + extra..start + name + extra + comment)?,
            method: u16::try_from(two(head, 10)).unwrap_or_default(),
            encrypted: two(head, 8) & 1 == 1,
            trailed: two(head, 8) & 8 == 8,
            packed: four(head, 20),
            offset: four(head, 42),
            next: start + name + extra + comment,
        })
    }
}

/// A file as it lies in the archive, behind its own header.
struct Local<'b> {
    name: &'b [u8],
    extra: &'b [u8],
    packed: &'b [u8],
    /// All of it, header included.
    all: Range<usize>,
}

impl<'b> Local<'b> {
    fn of(bytes: &'b [u8], entry: &Entry<'_>) -> Option<Self> {
        let head = bytes.get(entry.offset..entry.offset.checked_add(30)?)?;
        if !head.starts_with(b"PK\x03\x04") {
            return None;
        }
        let name = entry.offset + 30;
        let extra = name + two(head, 26);
        let start = extra + two(head, 28);
        let end = start.checked_add(entry.packed)?;
        let packed = bytes.get(start..end)?;
        let trailer = if entry.trailed { trailer(&bytes[end..]) } else { 0 };
        let (name, extra) = (&bytes[name..extra], &bytes[extra..start]);
        Some(Self { name, extra, packed, all: entry.offset..end + trailer })
    }
}

/// The length of the sizes behind a file: with or without their mark, of four or eight bytes each.
fn trailer(behind: &[u8]) -> usize {
    let lengths: [usize; 4] = [12, 16, 20, 24];
    let ends = |length: &&usize| behind.get(**length..).is_some_and(|rest| rest.starts_with(b"PK"));
    lengths.iter().find(ends).copied().unwrap_or_default()
}

fn two(bytes: &[u8], at: usize) -> usize {
    usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]))
}

fn four(bytes: &[u8], at: usize) -> usize {
    two(bytes, at) | two(bytes, at + 2) << 16
}
