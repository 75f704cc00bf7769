//! What streams of a PDF are packed with, undone: everything but pixels.

use super::super::{Unreadable, inflate};
use super::object::{Dict, Object};
use super::token::{bytes_of, is_blank};

/// Filters one behind the other that are undone.
const MOST: usize = 8;

/// The bytes of a stream. What came out before a fault still counts.
pub(super) fn undo(dict: &Dict, body: &[u8], room: usize) -> (Vec<u8>, Result<(), Unreadable>) {
    let Some(filters) = filters(dict) else { return (body.to_vec(), Err(Unreadable::Unknown)) };
    let mut bytes = body.to_vec();
    for (filter, settings) in filters {
        let (out, whole) = match &*filter {
            b"FlateDecode" | b"Fl" => inflate(&bytes, true, room),
            b"LZWDecode" | b"LZW" => lzw(&bytes, settings.and_then(|d| d.number(b"EarlyChange")).unwrap_or(1), room),
            b"ASCII85Decode" | b"A85" => ascii85(&bytes),
            b"ASCIIHexDecode" | b"AHx" => (bytes_of(bytes.split(|b| *b == b'>').next().unwrap_or_default()), true),
            b"RunLengthDecode" | b"RL" => run_length(&bytes, room),
            b"DCTDecode" | b"DCT" | b"JPXDecode" | b"CCITTFaxDecode" | b"CCF" | b"JBIG2Decode" => {
                return (bytes, Err(Unreadable::Pixels));
            }
            b"Crypt" => return (bytes, Err(Unreadable::Cipher)),
            _ => return (bytes, Err(Unreadable::Unknown)),
        };
        match settings {
            None => bytes = out,
            Some(settings) => match predicted(out, settings) {
                Some(rows) => bytes = rows,
                None => return (bytes, Err(Unreadable::Unknown)),
            },
        }
        if !whole {
            return (bytes, Err(Unreadable::Unknown));
        }
    }
    (bytes, Ok(()))
}

/// The filters of a stream, each with its settings; `None` where what is said cannot be relied on.
fn filters(dict: &Dict) -> Option<Vec<(Vec<u8>, Option<&Dict>)>> {
    let keys: [&[u8]; 4] = [b"Filter", b"F", b"DecodeParms", b"DP"];
    if keys.iter().any(|key| dict.count(key) > 1) {
        return None;
    }
    let settings = |at: usize| match dict.get(b"DecodeParms").or_else(|| dict.get(b"DP")) {
        Some(Object::Dict(dict)) if at == 0 => Some(dict),
        Some(Object::Array(all)) => match all.get(at) {
            Some(Object::Dict(dict)) => Some(dict),
            _ => None,
        },
        _ => None,
    };
    match dict.get(b"Filter") {
        None => Some(Vec::new()),
        Some(Object::Name(name)) => Some(vec![(name.clone(), settings(0))]),
        Some(Object::Array(all)) if all.len() <= MOST => {
            let named = all.iter().enumerate().map(|(at, filter)| match filter {
                Object::Name(name) => Some((name.clone(), settings(at))),
                _ => None,
            });
            named.collect()
        }
        Some(_) => None,
    }
}

fn ascii85(bytes: &[u8]) -> (Vec<u8>, bool) {
    let (mut out, mut group, mut count) = (Vec::with_capacity(bytes.len()), 0_u32, 0_u32);
    for byte in bytes.iter().filter(|b| !is_blank(**b)).take_while(|b| **b != b'~') {
        match byte {
            b'z' if count == 0 => out.extend([0; 4]),
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
                if count == 5 {
                    out.extend(group.to_be_bytes());
                    (group, count) = (0, 0);
                }
            }
            _ => return (out, false),
        }
    }
    if count > 1 {
        let full = (count..5).fold(group, |group, _| group.wrapping_mul(85).wrapping_add(84));
        out.extend(full.to_be_bytes().into_iter().take(count as usize - 1));
    }
    (out, count != 1)
}

fn run_length(bytes: &[u8], room: usize) -> (Vec<u8>, bool) {
    let (mut out, mut at) = (Vec::new(), 0);
    while let Some(length) = bytes.get(at).map(|b| usize::from(*b)).filter(|length| *length != 128) {
        if length < 128 {
            let Some(part) = bytes.get(at + 1..at + 2 + length) else { return (out, false) };
            out.extend_from_slice(part);
            at += 2 + length;
        } else {
            let Some(byte) = bytes.get(at + 1) else { return (out, false) };
            out.extend(std::iter::repeat_n(*byte, 257 - length));
            at += 2;
        }
        if out.len() > room {
            return (out, false);
        }
    }
    (out, true)
}

/// Codes of 9 to 12 bits, each a part of what came out before and one byte more.
fn lzw(bytes: &[u8], early: usize, room: usize) -> (Vec<u8>, bool) {
    const CLEAR: usize = 256;
    const END: usize = 257;
    // Where each code's part lies in what came out.
    let (mut out, mut parts) = (Vec::<u8>::new(), Vec::<std::ops::Range<usize>>::new());
    let (mut bits, mut held, mut before) = (0_u32, 0_u32, None::<std::ops::Range<usize>>);
    for byte in bytes {
        (bits, held) = (bits << 8 | u32::from(*byte), held + 8);
        let size = parts.len() + usize::from(before.is_some()) + 258 + early.min(1);
        let width = if size > 2048 {
            12
        } else if size > 1024 {
            11
        } else if size > 512 {
            10
        } else {
            9
        };
        if held < width {
            continue;
        }
        held -= width;
        let code = (bits >> held & ((1 << width) - 1)) as usize;
        if code == END {
            return (out, true);
        }
        if code == CLEAR {
            parts.clear();
            before = None;
            continue;
        }
        if let Some(part) = before.take().filter(|_| parts.len() < 4096 - 258) {
            // The byte behind it is the first of what comes now.
            parts.push(part.start..part.end + 1);
        }
        let start = out.len();
        match code.checked_sub(258) {
            None => out.extend(u8::try_from(code)),
            Some(number) => {
                let Some(part) = parts.get(number).cloned() else { return (out, false) };
                part.for_each(|at| out.extend(out.get(at).copied()));
            }
        }
        if out.len() > room {
            return (out, false);
        }
        before = Some(start..out.len());
    }
    (out, true)
}

/// Undoes what makes rows smaller by telling them as differences. `None` if it is not known how.
fn predicted(bytes: Vec<u8>, settings: &Dict) -> Option<Vec<u8>> {
    let number = |key: &[u8], usual| settings.number(key).unwrap_or(usual);
    let kind = number(b"Predictor", 1);
    if kind <= 1 {
        return Some(bytes);
    }
    let (colors, depth) = (number(b"Colors", 1), number(b"BitsPerComponent", 8));
    let pixel = (colors.checked_mul(depth)? / 8).max(1);
    let row = colors.checked_mul(depth)?.checked_mul(number(b"Columns", 1))?.div_ceil(8);
    if row == 0 || kind == 2 && depth != 8 || !(kind == 2 || (10..=15).contains(&kind)) {
        return None;
    }
    let (mut out, lead) = (Vec::<u8>::with_capacity(bytes.len()), usize::from(kind != 2));
    for line in bytes.chunks(row.checked_add(lead)?) {
        let start = out.len();
        let way = if lead == 0 { 1 } else { line[0] };
        for (at, byte) in line[lead..].iter().enumerate() {
            let left = if at >= pixel { out[start + at - pixel] } else { 0 };
            let above = |at: usize| start.checked_sub(row).map_or(0, |above| out[above + at]);
            let up = above(at);
            let corner = if at >= pixel { above(at - pixel) } else { 0 };
            let guess = match way {
                0 => 0,
                1 => left,
                2 => up,
                3 => u8::midpoint(left, up),
                4 => paeth(left, up, corner),
                _ => return None,
            };
            out.push(byte.wrapping_add(guess));
        }
    }
    Some(out)
}

/// Of three neighbours the one nearest to left + up - corner.
fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let far = |one: u8| (i16::from(left) + i16::from(up) - i16::from(corner) - i16::from(one)).abs();
    if far(left) <= far(up) && far(left) <= far(corner) {
        left
    } else if far(up) <= far(corner) {
        up
    } else {
        corner
    }
}
