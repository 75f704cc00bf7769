//! A file's bytes to text: UTF-8 with or without a byte-order mark, without invisible characters.

use std::sync::Arc;

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Text, text};
use crate::source::{FileId, Span};

/// A text that can be shown, and whether it may be read as records.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The text without a byte-order mark; for other encodings what the bytes most likely mean.
    pub(super) text: Arc<str>,
    /// Why it may not be read.
    pub(super) fault: Option<NotUtf8>,
}

/// Bytes that are not UTF-8.
#[derive(Debug)]
pub(super) struct NotUtf8 {
    /// Where, in the text as shown.
    at: usize,
    guess: Guess,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Guess {
    Gb18030,
    Utf16,
    Office,
    Unknown,
}

/// Decodes a file.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    let body = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    match std::str::from_utf8(body) {
        Ok(text) if !looks_like_utf16(body) => Decoded { text: text.into(), fault: None },
        Ok(_) => foreign(body, 0),
        Err(error) => foreign(body, error.valid_up_to()),
    }
}

/// Makes the fault of a file that is not UTF-8.
pub(crate) type Unread = Box<dyn FnOnce(FileId, &str) -> Diagnostic>;

/// A file's text for other rooms, and the fault if it is not UTF-8.
pub(crate) fn decoded(bytes: &[u8]) -> (Arc<str>, Option<Unread>) {
    let Decoded { text, fault } = decode(bytes);
    (text, fault.map(|fault| -> Unread { Box::new(move |file, path| fault.diagnostic(file, path)) }))
}

fn foreign(bytes: &[u8], valid: usize) -> Decoded {
    let guess = guess(bytes);
    let encoding = match guess {
        Guess::Gb18030 => GB18030,
        Guess::Utf16 if bytes.starts_with(&[0xfe, 0xff]) || bytes.first() == Some(&0) => UTF_16BE,
        Guess::Utf16 => UTF_16LE,
        Guess::Office => return Decoded { text: "".into(), fault: Some(NotUtf8 { at: 0, guess }) },
        Guess::Unknown => encoding_rs::UTF_8,
    };
    let (shown, ..) = encoding.decode(bytes);
    let at = if guess == Guess::Utf16 { 0 } else { encoding.decode(&bytes[..valid]).0.len() };
    Decoded { text: shown.into(), fault: Some(NotUtf8 { at, guess }) }
}

fn guess(bytes: &[u8]) -> Guess {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        Guess::Office
    } else if looks_like_utf16(bytes) {
        Guess::Utf16
    } else if GB18030.decode_without_bom_handling_and_without_replacement(bytes).is_some() {
        Guess::Gb18030
    } else {
        Guess::Unknown
    }
}

/// A UTF-16 mark, or every other byte of the beginning is nought, as ASCII is in UTF-16.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(512)];
    let noughts: usize = head.iter().map(|b| usize::from(*b == 0)).sum();
    head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) || noughts * 4 > head.len().max(1)
}

impl NotUtf8 {
    /// The message, with how to save the file as UTF-8 in the program that made it.
    pub(super) fn diagnostic(&self, file: FileId, path: &str) -> Diagnostic {
        let Text { zh, en } = self.guess.name();
        let message = text!("文件不是 UTF-8 编码，看来是{zh}", "the file is not UTF-8; it looks like {en}");
        let start = u32::try_from(self.at).unwrap_or_default();
        Diagnostic::error(Code::NotUtf8, Span { file, start, end: start }, message)
            .expected(text!("UTF-8", "UTF-8"))
            .hint(self.guess.cure(path))
    }
}

impl Guess {
    fn name(self) -> Text {
        match self {
            Self::Gb18030 => text!(" GB18030（即 GBK、ANSI）", "GB18030 (also called GBK or ANSI)"),
            Self::Utf16 => text!(" UTF-16（记事本称 Unicode）", "UTF-16 (called Unicode by Notepad)"),
            Self::Office => text!(" Excel、WPS 或 Word 文件", "a file of Excel, WPS or Word"),
            Self::Unknown => text!("别的编码或二进制文件", "another encoding, or not text at all"),
        }
    }

    fn cure(self, path: &str) -> Text {
        if std::path::Path::new(path).extension().is_some_and(|e| e == "csv") || self == Self::Office {
            text!(
                "在 WPS 或 Excel 里“另存为”，类型选“CSV UTF-8（逗号分隔）”",
                "in WPS or Excel, save as `CSV UTF-8 (comma delimited)`"
            )
        } else {
            text!("用记事本打开，“另存为”，编码选“UTF-8”", "open it in Notepad and save it with the encoding UTF-8")
        }
    }
}

/// Reports characters that cannot be seen: they make two names that look alike differ.
/// Prose may hold non-breaking spaces; records may not. Each kind is reported once, with its count.
pub(crate) fn hidden(text: &str, part: Span, prose: bool, faults: &mut Diagnostics) {
    let slice = text.get(part.start as usize..part.end as usize).unwrap_or_default();
    let mut seen: Vec<(char, usize, usize)> = Vec::new();
    for at in suspects(slice) {
        let Some(c) = slice[at..].chars().next().filter(|c| is_hidden(*c, prose)) else { continue };
        match seen.iter_mut().find(|(other, ..)| *other == c) {
            Some((_, _, count)) => *count += 1,
            None => seen.push((c, at, 1)),
        }
    }
    for (c, at, count) in seen {
        let start = part.start + u32::try_from(at).unwrap_or_default();
        let end = start + u32::try_from(c.len_utf8()).unwrap_or_default();
        let number = format!("U+{:04X}", u32::from(c));
        let message =
            text!("有看不见的字符 {number}，共 {count} 处", "invisible character {number}, {count} in this file");
        faults.push(Diagnostic::error(Code::HiddenCharacter, Span { start, end, ..part }, message).hint(text!(
            "删去后重新输入；多半是从网页或公文里复制来的",
            "delete and retype it; it was probably pasted"
        )));
    }
}

/// Offsets of bytes that may begin such a character. Blocks without any are passed over at once.
fn suspects(text: &str) -> impl Iterator<Item = usize> + '_ {
    const BLOCK: usize = 64;
    // Full-width punctuation begins as some of them do: look there only if the next byte is another one.
    let bytes = text.as_bytes();
    #[allow(clippy::needless_bitwise_bool, reason = "without branches the text is looked at in one go")]
    let mark = bytes.windows(2).fold(false, |any, w| {
        any | (w[0] == 0xef) & (w[1] != 0xbc) & (w[1] != 0xbd)
            | (w[0] == 0xe3) & (w[1] == 0x85)
            | (w[0] == 0xef) & (w[1] == 0xbe)
    });
    #[allow(clippy::needless_bitwise_bool, reason = "without branches a block is looked at in one go")]
    let suspect = move |b: u8| {
        (b < 0x20) & (b != b'\t') & (b != b'\n') & (b != b'\r')
            | (b == 0x7f)
            | (b == 0xc2)
            | (b == 0xe2)
            | (b == 0xcd)
            | (b == 0xd8)
            | (b == 0xe1)
            | (b == 0xee)
            | (b >= 0xf3)
            | (mark & ((b == 0xef) | (b == 0xe3)))
    };
    let blocks = bytes.chunks(BLOCK).enumerate();
    blocks.filter(move |(_, block)| block.iter().fold(false, |any, b| any | suspect(*b))).flat_map(move |(i, block)| {
        let found = block.iter().enumerate().filter(move |(_, b)| suspect(**b));
        found.map(move |(at, _)| i * BLOCK + at)
    })
}

/// Whether a character cannot be seen. Prose may hold blanks that do not break, what joins signs of
/// emoji and of foreign scripts, and characters of somebody's own font; names may not. U+FFFC would be
/// taken for a placeholder, and tags (U+E0000) hide whole sentences.
pub(crate) fn is_hidden(c: char, prose: bool) -> bool {
    match c {
        '\u{a0}'
        | '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{200c}'
        | '\u{200d}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{e000}'..='\u{f8ff}'
        | '\u{e0100}'..='\u{e01ef}'
        | '\u{f0000}'.. => !prose,
        '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffc}'
        | '\u{e0000}'..='\u{e007f}' => true,
        _ => c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn fault(bytes: &[u8]) -> (String, Diagnostic) {
        let decoded = decode(bytes);
        let file = Sources::default().add("a.yaml", "");
        (decoded.text.to_string(), decoded.fault.unwrap().diagnostic(file, "a.yaml"))
    }

    #[test]
    fn a_byte_order_mark_is_dropped() {
        let decoded = decode("\u{feff}标题: 甲".as_bytes());
        assert_eq!(&*decoded.text, "标题: 甲");
        assert!(decoded.fault.is_none());
    }

    #[test]
    fn gb18030_is_named_and_shown() {
        let (bytes, ..) = GB18030.encode("title: 劳动竞赛\n");
        let (shown, diagnostic) = fault(&bytes);
        assert_eq!(shown, "title: 劳动竞赛\n");
        assert_eq!(diagnostic.span.start, 7);
        assert!(diagnostic.message.zh.contains("GB18030"));
        assert!(diagnostic.hint.unwrap().zh.contains("记事本"));
    }

    #[test]
    fn utf16_is_named_with_and_without_its_mark() {
        let words = "title: a\n".encode_utf16().flat_map(u16::to_le_bytes);
        let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(words.clone()).collect();
        for bytes in [marked, words.collect()] {
            let (shown, diagnostic) = fault(&bytes);
            assert_eq!(shown, "title: a\n");
            assert!(diagnostic.message.zh.contains("UTF-16"));
        }
    }

    #[test]
    fn a_spreadsheet_with_the_wrong_name_is_recognised() {
        assert!(fault(b"PK\x03\x04\x14\x00\xff\xff").1.message.zh.contains("Excel"));
    }

    #[test]
    fn bytes_of_no_encoding_are_shown_with_replacements() {
        let (shown, diagnostic) = fault(b"a: \xff\xff\n");
        assert_eq!(shown, "a: ��\n");
        assert_eq!(diagnostic.span.start, 3);
    }

    #[test]
    fn invisible_characters_are_reported_once_a_kind() {
        let text = "a\u{200b}\u{200b}: 1\nb:\u{a0}“甲”\u{202e}\nc: \u{7}\n";
        let file = Sources::default().add("a.yaml", text);
        let part = Span { file, start: 0, end: u32::try_from(text.len()).unwrap() };
        let mut faults = Diagnostics::new();
        hidden(text, part, false, &mut faults);
        let found: Vec<_> = faults.sorted().into_iter().map(|d| d.message.en).collect();
        assert_eq!(found.len(), 4, "{found:?}");
        assert!(found[0].contains("U+200B, 2 "), "{found:?}");
        let mut prose = Diagnostics::new();
        hidden(text, part, true, &mut prose);
        assert_eq!(prose.errors(), 3);
    }

    #[test]
    fn no_two_names_look_alike_and_differ() {
        let joiners = ['\u{200d}', '\u{200c}', '\u{34f}', '\u{61c}', '\u{fe0f}', '\u{e001}', '\u{e0101}', '\u{f0001}'];
        let never = ['\u{2800}', '\u{3164}', '\u{180e}', '\u{e0041}', '\u{fffc}', '\u{ffa0}', '\u{115f}', '\u{feff}'];
        for (c, errors_in_prose) in joiners.map(|c| (c, 0)).into_iter().chain(never.map(|c| (c, 1))) {
            let text = format!("示例第，二（车间）{c}、\n");
            let part =
                Span { file: Sources::default().add("a", ""), start: 0, end: u32::try_from(text.len()).unwrap() };
            for (prose, errors) in [(false, 1), (true, errors_in_prose)] {
                let mut faults = Diagnostics::new();
                hidden(&text, part, prose, &mut faults);
                assert_eq!(faults.errors(), errors, "U+{:04X}", u32::from(c));
            }
        }
    }
}
