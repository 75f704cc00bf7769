//! Dictionaries of a PDF, and the streams that they describe.

use super::token::{Token, Tokens, is_blank};

/// Arrays and dictionaries inside each other that are followed.
const DEEPEST: usize = 64;

/// A value, as far as it is of use here.
#[derive(Debug)]
pub(super) enum Object {
    Name(Vec<u8>),
    Number(usize),
    Array(Vec<Object>),
    Dict(Dict),
    /// Strings, references, words.
    Other,
}

/// A dictionary: its keys in order.
#[derive(Debug, Default)]
pub(super) struct Dict(Vec<(Vec<u8>, Object)>);

impl Dict {
    /// What a key says.
    pub(super) fn get(&self, key: &[u8]) -> Option<&Object> {
        self.0.iter().find(|(k, _)| k == key).map(|(_, value)| value)
    }

    /// How often a key is there: programs disagree about which one counts.
    pub(super) fn count(&self, key: &[u8]) -> usize {
        self.0.iter().filter(|(k, _)| k == key).count()
    }

    /// Whether a key names this.
    pub(super) fn is(&self, key: &[u8], name: &[u8]) -> bool {
        matches!(self.get(key), Some(Object::Name(n)) if n == name)
    }

    /// The number that a key says.
    pub(super) fn number(&self, key: &[u8]) -> Option<usize> {
        match self.get(key) {
            Some(Object::Number(number)) => Some(*number),
            _ => None,
        }
    }
}

/// A stream: what is said about it, and its bytes as they lie there.
#[derive(Debug)]
pub(super) struct Stream<'b> {
    pub(super) dict: Dict,
    pub(super) body: &'b [u8],
}

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Parts<'b> {
    pub(super) streams: Vec<Stream<'b>>,
    /// Everything but the bodies of the streams.
    pub(super) outside: Vec<u8>,
    /// Whether something that looks like a stream was found where none can be, or what is open was
    /// never closed: another program may read the file otherwise.
    pub(super) doubtful: bool,
}

/// Takes a file apart. Every dictionary is shown to `see`.
pub(super) fn parts(bytes: &[u8], mut see: impl FnMut(&Dict)) -> Parts<'_> {
    let mut parts = Parts::default();
    let (mut tokens, mut nest, mut copied) = (Tokens::of(bytes), Nest::default(), 0);
    while let Some(token) = tokens.next() {
        if token != Token::Word(b"stream") {
            nest.take(token, &mut see);
            continue;
        }
        let Some(dict) = nest.last.take() else { continue };
        let start = body(bytes, tokens.at);
        let length = length(bytes, start, &dict);
        parts.outside.extend_from_slice(&bytes[copied..start]);
        parts.streams.push(Stream { dict, body: &bytes[start..start + length] });
        (copied, tokens.at) = (start + length, start + length);
    }
    parts.outside.extend_from_slice(&bytes[copied..]);
    parts.doubtful = nest.too_deep || openings(bytes) != parts.streams.len();
    parts
}

/// Shows every dictionary of a text to `see`.
pub(super) fn dicts(bytes: &[u8], mut see: impl FnMut(&Dict)) {
    let mut nest = Nest::default();
    Tokens::of(bytes).for_each(|token| nest.take(token, &mut see));
}

/// Where the body of a stream begins: behind one line break.
fn body(bytes: &[u8], at: usize) -> usize {
    let blanks = bytes[at..].iter().take_while(|b| **b == b' ').count();
    let rest = &bytes[at + blanks..];
    let line =
        if rest.starts_with(b"\r\n") { 2 } else { usize::from(rest.starts_with(b"\n") || rest.starts_with(b"\r")) };
    if line > 0 { at + blanks + line } else { at }
}

/// How long it is: as its dictionary says where that is so, otherwise to its end mark.
fn length(bytes: &[u8], start: usize, dict: &Dict) -> usize {
    let rest = &bytes[start..];
    let said = dict.number(b"Length").filter(|said| {
        let behind = rest.get(*said..).unwrap_or_default();
        let blanks = behind.iter().take(4).take_while(|b| is_blank(**b)).count();
        behind[blanks..].starts_with(b"endstream")
    });
    said.or_else(|| rest.windows(9).position(|w| w == b"endstream")).unwrap_or(rest.len())
}

/// How many streams seem to begin in a file, wherever.
fn openings(bytes: &[u8]) -> usize {
    let begins = |(at, word): &(usize, &[u8])| {
        *word == b"stream" && !bytes[..*at].ends_with(b"end") && {
            let behind = &bytes[at + 6..];
            let blanks = behind.iter().take(8).take_while(|b| **b == b' ').count();
            matches!(behind.get(blanks), Some(b'\n' | b'\r'))
        }
    };
    bytes.windows(6).enumerate().filter(begins).count()
}

/// What is open at a place.
#[derive(Default)]
struct Nest {
    /// Whether each is a dictionary, and what it has so far.
    open: Vec<(bool, Vec<Object>)>,
    /// The dictionary that was just closed and stands in no other.
    last: Option<Dict>,
    too_deep: bool,
}

impl Nest {
    fn take(&mut self, token: Token<'_>, see: &mut impl FnMut(&Dict)) {
        self.last = None;
        match token {
            Token::OpenDict | Token::OpenArray => {
                if self.open.len() == DEEPEST {
                    self.too_deep = true;
                    self.open.clear();
                }
                self.open.push((token == Token::OpenDict, Vec::new()));
            }
            Token::CloseDict | Token::CloseArray => self.close(token == Token::CloseDict, see),
            Token::Name(name) => self.add(Object::Name(name)),
            Token::Text(_) => self.add(Object::Other),
            Token::Word(b"obj" | b"endobj" | b"trailer" | b"xref") => self.open.clear(),
            Token::Word(b"R") => {
                if let Some((_, has)) = self.open.last_mut() {
                    has.truncate(has.len().saturating_sub(2));
                }
                self.add(Object::Other);
            }
            Token::Word(word) => {
                let number = std::str::from_utf8(word).ok().and_then(|w| w.parse().ok());
                self.add(number.map_or(Object::Other, Object::Number));
            }
        }
    }

    fn close(&mut self, is_dict: bool, see: &mut impl FnMut(&Dict)) {
        // What is closed wrongly is taken apart as it was opened.
        let Some((_, has)) = self.open.pop_if(|(open, _)| *open == is_dict) else { return };
        if !is_dict {
            return self.add(Object::Array(has));
        }
        let (mut dict, mut rest) = (Dict::default(), has.into_iter());
        while let Some(key) = rest.next() {
            if let (Object::Name(key), Some(value)) = (key, rest.next()) {
                dict.0.push((key, value));
            }
        }
        see(&dict);
        if self.open.is_empty() { self.last = Some(dict) } else { self.add(Object::Dict(dict)) }
    }

    fn add(&mut self, object: Object) {
        if let Some((_, has)) = self.open.last_mut() {
            has.push(object);
        }
    }
}
