//! The parts of Office documents: their words without the markup, and what else lies among them.

use std::ops::Range;

use super::super::escapes::entity;
use super::super::plain::BREAK;
use super::places::Places;
use super::tables::Tables;
use super::{encoding, is_font};

/// Cells, shared texts, formulas: another text begins with each, and behind it.
const ENDS: &[&[u8]] = &[
    b"w:tc",
    b"w:tr",
    b"a:tc",
    b"a:tr",
    b"si",
    b"c",
    b"f",
    b"row",
    b"c:f",
    b"c:v",
    b"table:table-cell",
    b"table:table-row",
];
/// Paragraphs: a line ends behind each.
const PARAGRAPHS: &[&[u8]] = &[b"w:p", b"a:p", b"text:p", b"text:h"];
/// What stands for a blank, the end of a line or a hyphen inside of a paragraph.
const SIGNS: &[(&[u8], u8)] = &[
    (b"w:tab", b'\t'),
    (b"w:ptab", b'\t'),
    (b"w:br", b'\n'),
    (b"w:cr", b'\n'),
    (b"w:noBreakHyphen", b'-'),
    (b"a:br", b'\n'),
    (b"text:tab", b'\t'),
    (b"text:s", b' '),
    (b"text:line-break", b'\n'),
];

/// The words of an XML part without their tags, as a reader sees them: lines end where they do, and cells
/// are apart. `tables` takes the cells of the file of this name.
pub(super) fn words(xml: &[u8], file: &[u8], tables: &mut Tables) -> (Vec<u8>, Places) {
    let decoded = encoding::decoded(xml);
    let mut rest = decoded.as_ref().map_or(xml, |text| text.as_bytes());
    let mut out = Vec::with_capacity(rest.len() / 2);
    let (mut paragraphs, mut cells) = (Vec::new(), 0_usize);
    tables.begin();
    while let Some(start) = rest.iter().position(|b| *b == b'<') {
        push(&rest[..start], &mut out);
        let tag = &rest[start + 1..];
        let end = tag.iter().position(|b| *b == b'>').unwrap_or(tag.len());
        self::tag(&tag[..end], &mut out);
        match (name(tag), tag.starts_with(b"/")) {
            (b"w:tc", false) => cells += 1,
            (b"w:tc", true) => cells = cells.saturating_sub(1),
            (b"w:p", false) if cells == 0 => paragraphs.push(out.len()..out.len()),
            (b"w:p", true) if cells == 0 => paragraphs.iter_mut().rev().take(1).for_each(|last| last.end = out.len()),
            _ => {}
        }
        tables.take(file, &tag[..end], name(tag), &out);
        rest = tag.get(end + 1..).unwrap_or_default();
    }
    push(rest, &mut out);
    (out, places(file, paragraphs))
}

/// What places in a part are called.
fn places(file: &[u8], paragraphs: Vec<Range<usize>>) -> Places {
    let slide = file.strip_prefix(b"ppt/slides/slide").and_then(|rest| rest.strip_suffix(b".xml"));
    let number = slide.and_then(|number| std::str::from_utf8(number).ok()?.parse().ok());
    match number {
        Some(number) => Places::Slide(number),
        None if file == b"word/document.xml" => Places::Paragraphs(paragraphs),
        None => Places::None,
    }
}

/// Words between two tags. Those that only set the markup out are none.
fn push(words: &[u8], out: &mut Vec<u8>) {
    if words.contains(&b'\n') && words.trim_ascii().is_empty() {
        return;
    }
    match whole(words) {
        Some(number) => out.extend_from_slice(number.as_bytes()),
        None => spelled(words, out),
    }
}

/// Words as they are, with `&#25163;` as the character that it stands for.
pub(super) fn spelled(words: &[u8], out: &mut Vec<u8>) {
    let mut rest = words;
    while let Some(start) = rest.iter().position(|b| *b == b'&') {
        out.extend_from_slice(&rest[..start]);
        rest = &rest[start..];
        let (c, length) = entity(rest).unwrap_or(('&', 1));
        out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        rest = &rest[length..];
    }
    out.extend_from_slice(rest);
}

/// What a reader sees of a tag.
fn tag(tag: &[u8], out: &mut Vec<u8>) {
    let (is_last, name) = (tag.starts_with(b"/"), name(tag));
    if ENDS.contains(&name) {
        out.push(BREAK);
    } else if is_last && PARAGRAPHS.contains(&name) {
        out.push(b'\n');
    } else if let Some((_, sign)) = SIGNS.iter().find(|(known, _)| *known == name) {
        out.push(*sign);
    } else if name == b"w:sym" {
        out.extend(symbol(tag));
    }
}

/// The name of a tag, be it the first or the last.
pub(super) fn name(tag: &[u8]) -> &[u8] {
    let name = tag.strip_prefix(b"/").unwrap_or(tag);
    &name[..name.iter().position(|b| b" />\t\r\n".contains(b)).unwrap_or(name.len())]
}

/// The value of an attribute of a tag.
pub(super) fn attribute<'t>(tag: &'t [u8], name: &[u8]) -> Option<&'t [u8]> {
    let at = tag.windows(name.len() + 1).position(|w| w[..name.len()] == *name && w[name.len()] == b'=')?;
    let value = tag.get(at + name.len() + 2..)?;
    Some(&value[..value.iter().position(|b| matches!(b, b'"' | b'\''))?])
}

/// A letter or a digit of a font of symbols: `F031` is a 1, and Wingdings has digits in circles.
fn symbol(tag: &[u8]) -> Option<u8> {
    let code = std::str::from_utf8(attribute(tag, b"w:char")?).ok()?;
    let code = u32::from_str_radix(code, 16).ok()?;
    match code & 0xff {
        sign @ 0x20..=0x7e => u8::try_from(sign).ok(),
        circled @ 0x80..=0x89 => u8::try_from(circled - 0x50).ok(),
        filled @ 0x8b..=0x94 => u8::try_from(filled - 0x5b).ok(),
        _ => None,
    }
    .filter(|_| code & 0xff00 == 0xf000 || code < 0x100)
}

/// A whole number that a table keeps as `1.23E10`.
fn whole(words: &[u8]) -> Option<String> {
    let (number, power) = std::str::from_utf8(words).ok().filter(|w| w.len() < 32)?.split_once(['E', 'e'])?;
    let (first, rest) = number.split_once('.')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let power: usize = power.strip_prefix('+').unwrap_or(power).parse().ok()?;
    (digits(first) && digits(rest) && (rest.len()..=20).contains(&power)).then(|| format!("{first}{rest:0<power$}"))
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
