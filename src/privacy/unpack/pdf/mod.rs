//! PDF: its fields, the words on its pages and the files inside, as far as they mean something to programs.
//!
//! 1. The file is taken apart into dictionaries and streams ([`object`]), whose packing is undone
//!    ([`filter`]). What is packed in a way that is not known here, or broken, fails: nothing is left unread
//!    in silence. Pictures have to be looked at.
//! 2. Pages show strings of codes; a font may say what its codes mean ([`map`]). Which font is at work
//!    where is not followed: every string is read through every map of the file, and as it is. That reads
//!    some nonsense and misses nothing that a map explains.
//!
//! The work grows with the bytes and no faster, and ends where too much would be unpacked.

mod filter;
mod map;
mod object;
mod token;

use std::borrow::Cow;

use encoding_rs::{GB18030, UTF_16BE};

use self::map::Map;
use self::object::{Dict, Parts, Stream};
use self::token::{Token, Tokens};
use super::super::plain::BREAK;
use super::{Unpacked, Unreadable, picture};

/// Bytes of strings, read through all maps, that are worth the time.
const MOST_MAPPED: usize = 64 << 20;
/// Pixels of pictures that show nothing: the dots of lists, patterns, hairlines.
const FEWEST_PIXELS: usize = 1_024;

/// What the dictionaries say about the whole file.
#[derive(Default)]
struct Said {
    encrypted: bool,
    /// A font whose codes mean nothing to programs.
    glyphs: bool,
    maps: Vec<Map>,
}

/// Reads a PDF, as deep inside other files.
pub(super) fn read(bytes: &[u8], depth: usize, out: &mut Unpacked) {
    let mut said = Said::default();
    let Parts { streams, outside, doubtful } = object::parts(bytes, |dict| said.note(dict));
    if said.encrypted {
        return out.fail(Unreadable::Cipher);
    }
    if doubtful {
        out.fail(Unreadable::Unknown);
    }
    let (mut texts, mut pixels) = (Vec::new(), 0_usize);
    for stream in streams {
        if stream.dict.is(b"Subtype", b"Image") {
            pixels = pixels.saturating_add(shown(&stream));
            metadata(stream.body, out);
            continue;
        }
        let (text, whole) = filter::undo(&stream.dict, stream.body, out.room());
        out.bytes = out.bytes.saturating_add(text.len());
        whole.unwrap_or_else(|why| out.fail(why));
        if stream.dict.is(b"Type", b"ObjStm") {
            object::dicts(&text, |dict| said.note(dict));
        }
        let is_file = stream.dict.is(b"Type", b"EmbeddedFile");
        let is_prose = stream.dict.is(b"Type", b"Metadata") || text.starts_with(b"<");
        if is_file || is_packed(&text) {
            out.file(&text, depth + 1);
        } else {
            // A stream that begins like XML may draw letters all the same: it is read as both.
            if is_prose {
                out.plain(&text);
            }
            texts.push(text);
        }
    }
    if pixels > FEWEST_PIXELS {
        out.fail(Unreadable::Pixels);
    }
    said.maps.extend(texts.iter().filter(|text| has(text, b"beginbf")).map(|text| Map::of(text)));
    texts.push(outside);
    words(&texts, &said, out);
}

impl Said {
    fn note(&mut self, dict: &Dict) {
        self.encrypted |= dict.get(b"Encrypt").is_some();
        let codes = dict.is(b"Encoding", b"Identity-H") || dict.is(b"Encoding", b"Identity-V");
        self.glyphs |= dict.is(b"Subtype", b"Type0") && codes && dict.get(b"ToUnicode").is_none();
        self.maps.extend(Map::named(dict));
    }
}

/// Reads the words of all texts, through all maps.
fn words(texts: &[Vec<u8>], said: &Said, out: &mut Unpacked) {
    let (mut shown, mut meant, mut mapped) = (0, false, 0_usize);
    for text in texts {
        let Strings { all, shows, picture } = Strings::of(text);
        if picture {
            out.fail(Unreadable::Pixels);
        }
        let length: usize = all.iter().map(Vec::len).sum();
        let glued = all.join(&b' ');
        out.both(&glued);
        if shows {
            shown += length;
            out.add(glued.clone());
            meant |= all.iter().any(|s| s.len() > 1 && s.iter().all(|b| b.is_ascii_graphic() || *b == b' '));
        } else {
            out.plain(&apart(text));
        }
        if !glued.is_ascii() {
            out.add(GB18030.decode_without_bom_handling(&glued).0.into_owned().into_bytes());
        }
        let wide: Vec<Cow<'_, str>> = all.iter().map(|s| UTF_16BE.decode(s).0).collect();
        out.add(wide.join(" ").into_bytes());
        mapped = mapped.saturating_add(length.saturating_mul(said.maps.len()));
        if mapped > MOST_MAPPED {
            return out.fail(Unreadable::Unknown);
        }
        for map in said.maps.iter().filter(|map| shows && !map.is_empty()) {
            let read = through(&all, map);
            meant |= read.bytes().any(|byte| byte > b' ');
            out.add(read.into_bytes());
        }
    }
    if shown == 0 {
        out.fail(Unreadable::Pixels);
    } else if said.glyphs || !meant {
        out.fail(Unreadable::Glyphs);
    }
}

/// What is no string: keys, names, numbers. Coordinates and widths, one behind the other, are nobody's number.
fn apart(text: &[u8]) -> Vec<u8> {
    text.iter().map(|byte| if token::is_blank(*byte) { BREAK } else { *byte }).collect()
}

fn through(strings: &[Vec<u8>], map: &Map) -> String {
    let mut units = Vec::new();
    for string in strings {
        map.read(string, &mut units);
        units.push(0x20);
    }
    String::from_utf16_lossy(&units)
}

/// The strings of a text, those of one array glued together.
#[derive(Default)]
struct Strings {
    all: Vec<Vec<u8>>,
    /// Whether a page shows them.
    shows: bool,
    /// Whether a picture stands among them.
    picture: bool,
}

impl Strings {
    fn of(text: &[u8]) -> Self {
        let (mut strings, mut tokens) = (Self::default(), Tokens::of(text));
        let (mut array, mut begun) = (None::<Vec<u8>>, false);
        while let Some(token) = tokens.next() {
            match (token, &mut array) {
                (Token::Text(string), Some(array)) => array.extend(string),
                (Token::Text(string), None) => strings.all.push(string),
                (Token::OpenArray, _) => array = Some(Vec::new()),
                (Token::CloseArray, _) => strings.all.extend(array.take()),
                (Token::Word(b"Tj" | b"TJ" | b"'" | b"\""), _) => strings.shows = true,
                (Token::Word(b"BI"), _) => begun = true,
                (Token::Word(b"ID"), _) if begun => {
                    let rest = &text[tokens.at..];
                    let length = rest.windows(4).position(is_end_of_picture).unwrap_or(rest.len());
                    strings.picture |= length > FEWEST_PIXELS / 8;
                    tokens.at = (tokens.at + length + 3).min(text.len());
                    begun = false;
                }
                _ => {}
            }
        }
        strings.all.extend(array);
        strings
    }
}

/// `EI` between blanks ends the pixels inside a page.
fn is_end_of_picture(window: &[u8]) -> bool {
    token::is_blank(window[0]) && &window[1..3] == b"EI" && token::is_blank(window[3])
}

/// The pixels of a picture. How many a photo (JPEG, fax) has, its dictionary may say or not.
fn shown(stream: &Stream<'_>) -> usize {
    let said = area(&stream.dict);
    let honest = said <= FEWEST_PIXELS && filter::undo(&stream.dict, stream.body, FEWEST_PIXELS * 4).1.is_ok();
    if honest { said } else { usize::MAX / 2 }
}

fn area(dict: &Dict) -> usize {
    let side = |long: &[u8], short: &[u8]| dict.number(long).or_else(|| dict.number(short)).unwrap_or(usize::MAX);
    side(b"Width", b"W").saturating_mul(side(b"Height", b"H"))
}

/// What a camera wrote beside the pixels.
fn metadata(body: &[u8], out: &mut Unpacked) {
    if picture::is_one(body) {
        picture::metadata(body).into_iter().for_each(|text| out.both(&text));
    }
}

/// Whether a stream is a file of its own, whatever its dictionary says.
fn is_packed(text: &[u8]) -> bool {
    let marks: [&[u8]; 4] = [b"PK\x03\x04", b"PK\x05\x06", b"%PDF-", b"\xd0\xcf\x11\xe0"];
    marks.iter().any(|mark| text.starts_with(mark)) || picture::is_one(text)
}

fn has(text: &[u8], words: &[u8]) -> bool {
    text.windows(words.len()).any(|w| w == words)
}
