//! What a file says: the texts inside attachments and pictures, in whatever they are packed.
//!
//! Text in any usual encoding, everything in zip files (xlsx, docx), the words and fields of a PDF, what
//! cameras and editors write into pictures. A file whose words cannot be read (a scan, a cipher, an
//! old Office format) says so: a person has to look at it.

mod encoding;
mod office;
mod pdf;
mod picture;
mod places;
mod tables;
mod zip;

use encoding_rs::{UTF_16BE, UTF_16LE};

use self::places::{Places, Words};
use crate::lang::{Text, text};

/// Archives inside archives that are opened.
const DEEPEST: usize = 3;
/// Bytes that a file may unpack to, so that a bomb stays small.
const MOST_BYTES: usize = 256 << 20;

/// Why a file, or a part of it, cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unreadable {
    /// There is nothing in it.
    Empty,
    /// Pixels: a photo, a scan, a PDF made of them.
    Pixels,
    /// Protected by a password.
    Cipher,
    /// .doc, .xls, .wps, .et: numbers are packed so that no search finds them.
    OldOffice,
    /// A PDF whose letters have no meaning to programs.
    Glyphs,
    /// Damaged, too large once unpacked, or of a kind that is not known.
    Unknown,
}

/// What was read of a file.
#[derive(Debug, Default)]
pub(super) struct Unpacked {
    /// Its texts.
    pub(super) texts: Vec<Words>,
    /// What could not be read.
    pub(super) unread: Option<Unreadable>,
    bytes: usize,
}

impl Unpacked {
    /// Reads a file.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut unpacked = Self::default();
        unpacked.file(bytes, 0);
        unpacked
    }

    /// Adds a file, as deep inside others.
    fn file(&mut self, bytes: &[u8], depth: usize) {
        if depth > DEEPEST {
            self.fail(Unreadable::Unknown);
        } else if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            zip::read(bytes, depth, self);
        } else if bytes.windows(5).take(1024).any(|w| w == b"%PDF-") {
            pdf::read(bytes, depth, self);
        } else if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            self.both(bytes);
            self.fail(Unreadable::OldOffice);
        } else if picture::is_one(bytes) {
            picture::metadata(bytes).into_iter().for_each(|text| self.both(&text));
            // Icons and pictures inside a document are shown with it: they are looked at with it.
            self.fail(Unreadable::Pixels);
        } else {
            let before = self.texts.len();
            self.text(bytes);
            // The text itself is the last.
            if let Some(text) = self.texts[before..].last_mut() {
                text.places = Places::Lines;
            }
        }
    }

    /// Names the file in an archive that has the texts from a number on.
    fn name(&mut self, from: usize, file: &[u8]) {
        let file = encoding::decoded(file).unwrap_or_default();
        for text in &mut self.texts[from..] {
            let within = text.file.take().map(|inner| format!(" › {inner}")).unwrap_or_default();
            text.file = Some(format!("{file}{within}"));
        }
    }

    /// Adds a text of an unknown encoding.
    fn text(&mut self, bytes: &[u8]) {
        if bytes.starts_with(b"{\\rtf") || encoding::is_letter(bytes) {
            self.fail(Unreadable::Unknown);
        }
        let decoded = encoding::decoded(bytes);
        if decoded.is_none() {
            self.fail(Unreadable::Unknown);
        }
        // Noughts mean two bytes a character, or fill up a text of one: both are read.
        if decoded.is_none() || bytes.contains(&0) {
            self.both(bytes);
        }
        if let Some(text) = decoded {
            self.add(text.into_owned().into_bytes());
        }
    }

    /// Adds what may be a text or anything else; neither is a fault.
    fn plain(&mut self, bytes: &[u8]) {
        match std::str::from_utf8(bytes) {
            Ok(_) => self.add(bytes.to_vec()),
            Err(_) => self.both(bytes),
        }
    }

    /// Adds bytes that may hold text of one, two or four bytes a character, among others that mean nothing.
    fn both(&mut self, bytes: &[u8]) {
        for (encoding, from) in [(UTF_16LE, 0), (UTF_16BE, 0), (UTF_16LE, 1)] {
            let wide = encoding.decode_without_bom_handling(&bytes[from.min(bytes.len())..]).0;
            self.add(printable(wide.as_bytes()));
        }
        self.add(printable(bytes));
        if bytes.contains(&0) {
            let filled: Vec<u8> = bytes.iter().copied().filter(|b| *b != 0).collect();
            self.add(printable(&filled));
        }
    }

    fn add(&mut self, text: Vec<u8>) {
        self.put(text, Places::None);
    }

    /// Adds a text, and what its places are called.
    fn put(&mut self, text: Vec<u8>, places: Places) {
        self.bytes = self.bytes.saturating_add(text.len());
        if self.bytes > MOST_BYTES {
            return self.fail(Unreadable::Unknown);
        }
        self.texts.push(Words { bytes: text, places, file: None });
    }

    /// Bytes that may still be unpacked.
    const fn room(&self) -> usize {
        MOST_BYTES.saturating_sub(self.bytes)
    }

    fn fail(&mut self, why: Unreadable) {
        // The gravest reason is told.
        self.unread = self.unread.max(Some(why));
    }
}

/// The texts of a file, whatever they are packed in, as bytes that are mostly UTF-8.
#[must_use]
pub fn texts(bytes: &[u8]) -> Vec<Vec<u8>> {
    Unpacked::of(bytes).texts.into_iter().map(|text| text.bytes).collect()
}

/// Whether a file is a font.
#[must_use]
pub fn is_font(bytes: &[u8]) -> bool {
    let marks: [&[u8]; 6] = [b"\0\x01\0\0", b"OTTO", b"true", b"ttcf", b"wOFF", b"wOF2"];
    marks.iter().any(|mark| bytes.starts_with(mark))
}

/// The shortest text among bytes of other kinds: in noise, longer ones hardly come about by chance.
const SHORTEST: usize = 6;

/// The texts among bytes of other kinds. Noise would now and then look like a mail address.
fn printable(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for chunk in bytes.utf8_chunks() {
        let runs =
            chunk.valid().split(|c: char| c == char::REPLACEMENT_CHARACTER || c.is_control() && !c.is_whitespace());
        for run in runs.filter(|run| run.len() >= SHORTEST) {
            out.extend_from_slice(run.as_bytes());
            out.push(super::plain::BREAK);
        }
    }
    out
}

/// Inflates a stream, up to a limit; what came out before a fault still counts.
fn inflate(bytes: &[u8], zlib: bool, most: usize) -> (Vec<u8>, bool) {
    use std::io::Read as _;
    let mut out = Vec::new();
    let limit = most as u64 + 1;
    let whole = if zlib {
        flate2::read::ZlibDecoder::new(bytes).take(limit).read_to_end(&mut out)
    } else {
        flate2::read::DeflateDecoder::new(bytes).take(limit).read_to_end(&mut out)
    };
    let fits = out.len() <= most;
    (out, whole.is_ok() && fits)
}

impl Unreadable {
    /// Why, in words.
    #[must_use]
    pub fn words(self) -> Text {
        match self {
            Self::Empty => text!("是空文件（0 字节）", "it is empty (no byte)"),
            Self::Pixels => text!("内容是图像（照片或扫描件）", "it is made of pixels (a photo or a scan)"),
            Self::Cipher => text!("有密码保护", "it is protected by a password"),
            Self::OldOffice => text!(
                "是旧式 Office 或 WPS 文件（.doc、.xls、.wps、.et）",
                "it is of an old Office format (.doc, .xls, .wps, .et)"
            ),
            Self::Glyphs => text!("PDF 里的字没有文字编码", "the letters of the PDF have no meaning to programs"),
            Self::Unknown => text!("是不认识的格式，或已损坏", "its format is unknown, or it is damaged"),
        }
    }
}

#[cfg(test)]
#[path = "../unpack_tests.rs"]
pub(super) mod tests;
