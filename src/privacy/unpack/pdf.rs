//! PDF: its fields and the words on its pages, as far as they mean something to programs.
//!
//! Pages show strings of codes; a font may say what its codes mean (a `ToUnicode` map). Which font is
//! at work where is not followed: every string is read through every map of the file, and as it is.
//! That reads some nonsense and misses nothing that a map explains.

use std::collections::BTreeMap;

use encoding_rs::UTF_16BE;

use super::{Unpacked, Unreadable, inflate};

/// Code → the characters it stands for.
type Map = BTreeMap<Vec<u8>, String>;

/// Reads a PDF.
pub(super) fn read(bytes: &[u8], out: &mut Unpacked) {
    let (streams, outside) = split(bytes, out);
    if has(&outside, b"/Encrypt") {
        return out.fail(Unreadable::Cipher);
    }
    let maps: Vec<Map> = streams.iter().filter(|s| has(s, b"beginbf")).map(|s| map(s)).collect();
    let mut shown = 0;
    let mut meant = false;
    for stream in streams.iter().chain([&outside]) {
        let strings = strings(stream);
        if has(stream, b"Tj") || has(stream, b"TJ") {
            shown += strings.iter().map(Vec::len).sum::<usize>();
        }
        out.both(&strings.join(&b' '));
        out.add(strings.join(&b' '));
        for map in &maps {
            let read: Vec<String> = strings.iter().map(|s| mapped(s, map)).collect();
            meant |= read.iter().any(|words| !words.trim().is_empty());
            out.add(read.join(" ").into_bytes());
        }
        let wide: Vec<String> = strings.iter().map(|s| UTF_16BE.decode(s).0.into_owned()).collect();
        out.add(wide.join(" ").into_bytes());
        if !has(stream, b"Tj") && !has(stream, b"TJ") {
            out.add(stream.clone());
        }
    }
    match shown {
        0 => out.fail(Unreadable::Pixels),
        _ if !meant && !streams.iter().chain([&outside]).any(|s| plain(s)) => out.fail(Unreadable::Glyphs),
        _ => {}
    }
}

/// The streams, unpacked, and what stands outside of them.
fn split(bytes: &[u8], out: &mut Unpacked) -> (Vec<Vec<u8>>, Vec<u8>) {
    let (mut streams, mut outside) = (Vec::new(), Vec::new());
    let mut rest = bytes;
    while let Some(start) = find(rest, b"stream") {
        let (before, behind) = (&rest[..start], &rest[start + 6..]);
        let body = behind.strip_prefix(b"\r\n").or_else(|| behind.strip_prefix(b"\n")).unwrap_or(behind);
        let end = find(body, b"endstream").unwrap_or(body.len());
        outside.extend_from_slice(before);
        let dictionary = &before[before.len().saturating_sub(600)..];
        let dictionary = &dictionary[rfind(dictionary, b" obj").unwrap_or(0)..];
        if has(dictionary, b"FlateDecode") {
            let (text, _) = inflate(&body[..end], true, out.room());
            out.bytes = out.bytes.saturating_add(text.len());
            streams.push(text);
        } else if !has(dictionary, b"/Filter") {
            streams.push(body[..end].to_vec());
        }
        rest = body.get(end + 9..).unwrap_or_default();
    }
    outside.extend_from_slice(rest);
    (streams, outside)
}

/// The strings of a stream, `(…)` and `<…>`, those of one array glued together.
fn strings(stream: &[u8]) -> Vec<Vec<u8>> {
    let (mut all, mut array, mut at) = (Vec::<Vec<u8>>::new(), None::<Vec<u8>>, 0);
    while at < stream.len() {
        let (string, length) = match stream[at] {
            b'(' => literal(&stream[at..]),
            b'<' if stream.get(at + 1) != Some(&b'<') => hexadecimal(&stream[at..]),
            b'<' => (None, 2),
            b'[' => {
                array = Some(Vec::new());
                (None, 1)
            }
            b']' => {
                all.extend(array.take());
                (None, 1)
            }
            _ => (None, 1),
        };
        match (string, &mut array) {
            (Some(string), Some(array)) => array.extend(string),
            (Some(string), None) => all.push(string),
            (None, _) => {}
        }
        at += length;
    }
    all.extend(array);
    all
}

/// `(ab\)c\101)`: its bytes and its length in the stream.
fn literal(stream: &[u8]) -> (Option<Vec<u8>>, usize) {
    let (mut out, mut depth, mut at) = (Vec::new(), 1, 1);
    while let Some(byte) = stream.get(at) {
        at += 1;
        match byte {
            b'(' => depth += 1,
            b')' if depth == 1 => return (Some(out), at),
            b')' => depth -= 1,
            b'\\' => {
                let octal: Vec<u8> =
                    stream[at..].iter().take(3).take_while(|b| (b'0'..=b'7').contains(b)).copied().collect();
                let value = octal.iter().fold(0_u32, |sum, b| sum * 8 + u32::from(b - b'0'));
                match stream.get(at) {
                    _ if !octal.is_empty() => out.push(u8::try_from(value & 255).unwrap_or_default()),
                    Some(b'n' | b'r' | b't') => out.push(b' '),
                    Some(b'\n') | None => {}
                    Some(other) => out.push(*other),
                }
                at += octal.len().max(1);
                continue;
            }
            _ => {}
        }
        out.push(*byte);
    }
    (None, 1)
}

/// `<0041 0042>`
fn hexadecimal(stream: &[u8]) -> (Option<Vec<u8>>, usize) {
    let Some(end) = stream.iter().position(|b| *b == b'>') else { return (None, 1) };
    let digits: Vec<u8> = stream[1..end].iter().filter(|b| !b.is_ascii_whitespace()).copied().collect();
    (bytes_of(&digits), end + 1)
}

fn bytes_of(digits: &[u8]) -> Option<Vec<u8>> {
    let value = |b: &u8| char::from(*b).to_digit(16);
    let pair = |p: &[u8]| u8::try_from(value(&p[0])? * 16 + p.get(1).map_or(Some(0), value)?).ok();
    digits.chunks(2).map(pair).collect()
}

/// The pairs of a `ToUnicode` map.
fn map(stream: &[u8]) -> Map {
    let mut map = Map::new();
    let text = String::from_utf8_lossy(stream);
    for part in text.split("beginbf").skip(1) {
        let is_range = part.starts_with("range");
        let part = part.split("endbf").next().unwrap_or_default();
        for line in part.lines() {
            let codes: Vec<Vec<u8>> = line.split(['<', '>', '[', ']']).filter_map(code).collect();
            match (is_range, &codes[..]) {
                (false, [from, to]) => drop(map.insert(from.clone(), unicode(to))),
                (true, [first, last, to]) if !line.contains('[') => range(first, last, to, &mut map),
                (true, [first, _, list @ ..]) => {
                    let numbered = list.iter().zip(0_u32..);
                    map.extend(numbered.filter_map(|(to, n)| Some((plus(first, n)?, unicode(to)))));
                }
                _ => {}
            }
        }
    }
    map
}

fn code(word: &str) -> Option<Vec<u8>> {
    let word = word.trim();
    (!word.is_empty() && word.bytes().all(|b| b.is_ascii_hexdigit())).then(|| bytes_of(word.as_bytes())).flatten()
}

fn range(first: &[u8], last: &[u8], to: &[u8], map: &mut Map) {
    let number = |code: &[u8]| code.iter().fold(0_u32, |sum, b| sum << 8 | u32::from(*b));
    let count = number(last).saturating_sub(number(first)).min(0xffff);
    for n in 0..=count {
        if let (Some(from), Some(to)) = (plus(first, n), plus(to, n)) {
            map.insert(from, unicode(&to));
        }
    }
}

/// A code, counted on.
fn plus(code: &[u8], more: u32) -> Option<Vec<u8>> {
    let value = code.iter().fold(0_u64, |sum, b| sum << 8 | u64::from(*b)) + u64::from(more);
    (code.len() <= 8).then(|| value.to_be_bytes()[8 - code.len()..].to_vec())
}

fn unicode(bytes: &[u8]) -> String {
    UTF_16BE.decode_without_bom_handling(bytes).0.into_owned()
}

/// A string through a map; codes that it does not have are blanks.
fn mapped(string: &[u8], map: &Map) -> String {
    let length = map.keys().next().map_or(1, Vec::len).max(1);
    string.chunks(length).map(|code| map.get(code).map_or(" ", String::as_str)).collect()
}

/// Whether a stream shows strings that are words as they are.
fn plain(stream: &[u8]) -> bool {
    has(stream, b"Tj")
        && strings(stream).iter().any(|s| s.len() > 1 && s.iter().all(|b| b.is_ascii_graphic() || *b == b' '))
}

fn has(text: &[u8], words: &[u8]) -> bool {
    find(text, words).is_some()
}

fn find(text: &[u8], words: &[u8]) -> Option<usize> {
    text.windows(words.len()).position(|w| w == words)
}

fn rfind(text: &[u8], words: &[u8]) -> Option<usize> {
    text.windows(words.len()).rposition(|w| w == words)
}
