//! The signs of PDF, read in one pass: what is never closed ends with the text, and nothing is read twice.

use std::iter::Iterator;

/// A sign. Strings and names come with their escapes resolved.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'b> {
    /// `<<` and `>>`
    OpenDict,
    CloseDict,
    /// `[` and `]`
    OpenArray,
    CloseArray,
    /// `/Filter`, without its slash.
    Name(Vec<u8>),
    /// `(…)` or `<…>`
    Text(Vec<u8>),
    /// A number or an operator.
    Word(&'b [u8]),
}

/// Reads signs from a text.
pub(super) struct Tokens<'b> {
    bytes: &'b [u8],
    /// Where the next sign is looked for.
    pub(super) at: usize,
}

impl<'b> Tokens<'b> {
    /// Reads from the beginning.
    pub(super) const fn of(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn peek(&self, on: usize) -> Option<u8> {
        self.bytes.get(self.at + on).copied()
    }

    /// Takes the signs that belong to a number, a name or an operator.
    fn regular(&mut self) -> &'b [u8] {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(|b| is_blank(*b) || is_delimiter(*b)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn skip_comment(&mut self) {
        let rest = &self.bytes[self.at..];
        self.at += rest.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len());
    }

    /// `(ab\)c\101)`
    fn literal(&mut self) -> Vec<u8> {
        let (mut out, mut depth) = (Vec::new(), 1_usize);
        self.at += 1;
        while let Some(byte) = self.peek(0) {
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' if depth == 1 => return out,
                b')' => depth -= 1,
                b'\\' => {
                    out.extend(self.escaped());
                    continue;
                }
                _ => {}
            }
            out.push(byte);
        }
        out
    }

    /// What stands behind a backslash.
    fn escaped(&mut self) -> Option<u8> {
        let digits = self.bytes[self.at..].iter().take(3).take_while(|b| (b'0'..=b'7').contains(b));
        let (length, value) = digits.fold((0, 0_u32), |(n, sum), b| (n + 1, sum * 8 + u32::from(b - b'0')));
        if length > 0 {
            self.at += length;
            return u8::try_from(value & 255).ok();
        }
        let byte = self.peek(0)?;
        self.at += 1;
        match byte {
            b'n' | b'r' | b't' => Some(b' '),
            b'\r' => {
                self.at += usize::from(self.peek(0) == Some(b'\n'));
                None
            }
            b'\n' => None,
            other => Some(other),
        }
    }

    /// `<0041 0042>`
    fn hexadecimal(&mut self) -> Vec<u8> {
        let rest = &self.bytes[self.at + 1..];
        let length = rest.iter().position(|b| *b == b'>').unwrap_or(rest.len());
        self.at = (self.at + length + 2).min(self.bytes.len());
        bytes_of(&rest[..length])
    }

    /// `/Filter`, `/#46ilter`
    fn name(&mut self) -> Vec<u8> {
        self.at += 1;
        let word = self.regular();
        let (mut out, mut at) = (Vec::with_capacity(word.len()), 0);
        while let Some(byte) = word.get(at) {
            let escape = (*byte == b'#').then(|| Some(digit(*word.get(at + 1)?)? << 4 | digit(*word.get(at + 2)?)?));
            let escape = escape.flatten();
            out.push(escape.unwrap_or(*byte));
            at += if escape.is_some() { 3 } else { 1 };
        }
        out
    }
}

impl<'b> Iterator for Tokens<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        loop {
            let token = match (self.peek(0)?, self.peek(1)) {
                (b'%', _) => {
                    self.skip_comment();
                    continue;
                }
                (b'(', _) => return Some(Token::Text(self.literal())),
                (b'/', _) => return Some(Token::Name(self.name())),
                (b'<', Some(b'<')) => (Token::OpenDict, 2),
                (b'<', _) => return Some(Token::Text(self.hexadecimal())),
                (b'>', Some(b'>')) => (Token::CloseDict, 2),
                (b'[', _) => (Token::OpenArray, 1),
                (b']', _) => (Token::CloseArray, 1),
                (byte, _) if is_blank(byte) || is_delimiter(byte) => {
                    self.at += 1;
                    continue;
                }
                _ => return Some(Token::Word(self.regular())),
            };
            self.at += token.1;
            return Some(token.0);
        }
    }
}

/// The bytes of hexadecimal digits; other signs between them mean nothing.
pub(super) fn bytes_of(digits: &[u8]) -> Vec<u8> {
    let (mut out, mut high) = (Vec::with_capacity(digits.len() / 2), None);
    for value in digits.iter().filter_map(|b| digit(*b)) {
        match high.take() {
            Some(high) => out.push(high << 4 | value),
            None => high = Some(value),
        }
    }
    out.extend(high.map(|high: u8| high << 4));
    out
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

pub(super) const fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

const fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}
