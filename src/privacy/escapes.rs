//! Characters written in other characters: of HTML, of addresses, of JSON and YAML.
//!
//! Each reader takes a text that begins with the sign of an escape, and gives the character and the length
//! of the escape.

/// The character that a text begins with.
pub(super) fn first_char(bytes: &[u8]) -> Option<char> {
    let length = match bytes.first()? {
        0..0xc0 => 1,
        0xc0..0xe0 => 2,
        0xe0..0xf0 => 3,
        0xf0.. => 4,
    };
    std::str::from_utf8(bytes.get(..length)?).ok()?.chars().next()
}

/// `&#49;`, `&#x31;`, `&nbsp;`: the character and the length of the entity.
pub(super) fn entity(rest: &[u8]) -> Option<(char, usize)> {
    const NAMES: &[(&[u8], char)] = &[
        (b"&nbsp", ' '),
        (b"&ensp", ' '),
        (b"&emsp", ' '),
        (b"&thinsp", ' '),
        (b"&shy", '\u{ad}'),
        (b"&zwj", '\u{200d}'),
        (b"&zwnj", '\u{200c}'),
        (b"&hyphen", '-'),
        (b"&dash", '-'),
        (b"&ndash", '-'),
        (b"&commat", '@'),
        (b"&period", '.'),
        (b"&Tab", ' '),
        (b"&NewLine", ' '),
        (b"&numsp", ' '),
        (b"&puncsp", ' '),
        (b"&hairsp", ' '),
        (b"&ThinSpace", ' '),
        (b"&MediumSpace", ' '),
        (b"&NonBreakingSpace", ' '),
        (b"&ZeroWidthSpace", '\u{200b}'),
        (b"&NoBreak", '\u{2060}'),
        (b"&ApplyFunction", '\u{2061}'),
        (b"&Invisible", '\u{2062}'),
        (b"&lrm", '\u{200e}'),
        (b"&rlm", '\u{200f}'),
        (b"&middot", '-'),
        (b"&bull", '-'),
        (b"&minus", '-'),
        (b"&mdash", '-'),
        (b"&lpar", '('),
        (b"&rpar", ')'),
        (b"&comma", ','),
        (b"&colon", ':'),
        (b"&sol", '/'),
        (b"&vert", '|'),
        (b"&verbar", '|'),
        (b"&lowbar", '_'),
        (b"&times", 'X'),
    ];
    let closed = |length: usize| length + usize::from(rest.get(length) == Some(&b';'));
    if !rest.starts_with(b"&#") {
        let (name, c) = NAMES.iter().find(|(name, _)| rest.starts_with(name))?;
        return Some((*c, closed(name.len())));
    }
    let (digits, radix) = if matches!(rest.get(2), Some(b'x' | b'X')) { (3, 16) } else { (2, 10) };
    let length = rest[digits..].iter().take(9).take_while(|b| char::from(**b).is_digit(radix)).count();
    let text = std::str::from_utf8(&rest[digits..digits + length]).ok()?;
    let c = char::from_u32(u32::from_str_radix(text, radix).ok()?)?;
    Some((c, closed(digits + length)))
}

/// `%31`, `%EF%BC%91`
pub(super) fn percent(rest: &[u8]) -> Option<(char, usize)> {
    let byte = |at: usize| (rest.get(at) == Some(&b'%')).then(|| hex(rest.get(at + 1..at + 3)?)).flatten();
    let bytes: Vec<u8> = (0..4).map_while(|n| u8::try_from(byte(n * 3)?).ok()).collect();
    let c = first_char(&bytes)?;
    Some((c, c.len_utf8() * 3))
}

/// `\u0031`, `\u{31}`, `\U00000031`, `\x31`, `\n`
pub(super) fn backslash(rest: &[u8]) -> Option<(char, usize)> {
    match rest.get(1)? {
        b'u' if rest.get(2) == Some(&b'{') => {
            let digits = rest[3..].iter().take(7).position(|b| *b == b'}')?;
            Some((char::from_u32(hex(&rest[3..3 + digits])?)?, digits + 4))
        }
        b'u' => Some((char::from_u32(hex(rest.get(2..6)?)?)?, 6)),
        b'U' => Some((char::from_u32(hex(rest.get(2..10)?)?)?, 10)),
        b'x' => Some((char::from_u32(hex(rest.get(2..4)?)?)?, 4)),
        b'n' | b'r' | b't' => Some((' ', 2)),
        _ => None,
    }
}

fn hex(digits: &[u8]) -> Option<u32> {
    let text = std::str::from_utf8(digits).ok().filter(|t| t.bytes().all(|b| b.is_ascii_hexdigit()))?;
    u32::from_str_radix(text, 16).ok()
}
