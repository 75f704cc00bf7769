//! Pictures: what stands beside the pixels (EXIF, XMP, comments, text chunks, what is glued behind).

use super::inflate;

/// The most that a compressed text of a picture may hold.
const MOST_TEXT: usize = 4 << 20;

/// Whether a file is a picture of a kind that is known here.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    let webp = bytes.starts_with(b"RIFF") && bytes.get(8..12).is_some_and(|kind| kind == b"WEBP");
    webp || [&b"\xff\xd8\xff"[..], b"\x89PNG\r\n", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"\0\0\x01\0"]
        .iter()
        .any(|m| bytes.starts_with(m))
}

/// The parts that hold no pixels. Of kinds other than JPEG, PNG and WebP the whole file.
pub(super) fn metadata(bytes: &[u8]) -> Vec<Vec<u8>> {
    if bytes.starts_with(b"\xff\xd8\xff") {
        jpeg(bytes)
    } else if bytes.starts_with(b"\x89PNG") {
        png(bytes)
    } else if bytes.starts_with(b"RIFF") {
        webp(bytes)
    } else {
        vec![bytes.to_vec()]
    }
}

/// Segments before, between and behind the pixels, and everything behind the last end of a picture.
fn jpeg(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut parts = Vec::new();
    let mut at = 2;
    while let Some(&[0xff, marker, high, low]) = bytes.get(at..at + 4) {
        let length = usize::from(u16::from_be_bytes([high, low])).max(2);
        if marker == 0xda {
            // The pixels of a scan go on to the next marker.
            let pixels = bytes.get(at + 2 + length..).unwrap_or_default();
            let next = pixels.windows(2).position(|w| w[0] == 0xff && !matches!(w[1], 0 | 0xd0..=0xd7 | 0xff));
            let Some(next) = next else { break };
            at += 2 + length + next;
            continue;
        }
        if marker == 0xd9 {
            break;
        }
        let is_text = matches!(marker, 0xe0..=0xef | 0xfe);
        if is_text {
            parts.push(bytes.get(at + 4..at + 2 + length).unwrap_or_default().to_vec());
        }
        at += 2 + length;
    }
    let end = bytes.windows(2).rposition(|w| w == [0xff, 0xd9]).map_or(bytes.len(), |end| end + 2);
    parts.push(bytes[end..].to_vec());
    parts
}

/// Every chunk but the pixels; compressed texts opened.
fn png(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut parts = Vec::new();
    let mut at = 8;
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let kind = &head[4..8];
        let data = bytes.get(at + 8..(at + 8).saturating_add(length)).unwrap_or_default();
        if matches!(kind, b"zTXt" | b"iTXt" | b"iCCP") {
            // Behind the keyword: flags and languages, and somewhere a stream that begins as zlib does.
            let starts =
                data.windows(2).enumerate().filter(|(_, w)| w[0] == 0x78 && u16::from_be_bytes([w[0], w[1]]) % 31 == 0);
            parts.extend(starts.take(8).map(|(start, _)| inflate(&data[start..], true, MOST_TEXT).0));
        }
        if kind != b"IDAT" {
            parts.push(data.to_vec());
        }
        at = (at + 12).saturating_add(length);
        if kind == b"IEND" {
            break;
        }
    }
    parts.push(bytes.get(at..).unwrap_or_default().to_vec());
    parts
}

fn webp(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut parts = Vec::new();
    let mut at = 12;
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        if !matches!(&head[..4], b"VP8 " | b"VP8L" | b"ALPH" | b"ANMF") {
            parts.push(bytes.get(at + 8..(at + 8).saturating_add(length)).unwrap_or_default().to_vec());
        }
        at = (at + 8).saturating_add(length + length % 2);
    }
    parts.push(bytes.get(at..).unwrap_or_default().to_vec());
    parts
}
