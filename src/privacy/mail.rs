//! Mail addresses.

use std::ops::Range;

use super::Depth;

/// The mail addresses of a text. In what people typed blanks may stand around the @, and words for it.
pub(super) fn each(text: &[u8], depth: Depth, mut found: impl FnMut(Range<usize>)) {
    let mut from = 0;
    while let Some(sign) = next(text, from, depth) {
        from = sign.end;
        let blanks = if depth == Depth::Typed { 2 } else { 0 };
        let before = text[..sign.start].iter().rev().take(blanks).take_while(|b| **b == b' ').count();
        let behind = text[sign.end..].iter().take(blanks).take_while(|b| **b == b' ').count();
        let local = local(&text[..sign.start - before]);
        let host = domain(&text[sign.end + behind..]);
        if local > 0 && host > 0 {
            found(sign.start - before - local..sign.end + behind + host);
        }
    }
}

/// The next @, or what stands for it.
fn next(text: &[u8], from: usize, depth: Depth) -> Option<Range<usize>> {
    const WORDS: [&[u8]; 2] = [b"[at]", b"(at)"];
    let word =
        |at: usize| text.get(at..at + 4).is_some_and(|w| WORDS.iter().any(|known| w.eq_ignore_ascii_case(known)));
    let at = text.get(from..)?.iter().enumerate().position(|(at, b)| match b {
        b'@' => true,
        b'[' | b'(' if depth == Depth::Typed => word(from + at),
        _ => false,
    })?;
    let start = from + at;
    Some(start..start + if text[start] == b'@' { 1 } else { 4 })
}

/// The length of the local part that a text ends with: of Latin letters and their like, otherwise of Chinese ones.
fn local(text: &[u8]) -> usize {
    let is_local = |b: &&u8| b.is_ascii_alphanumeric() || b".%+-_".contains(b);
    let length = text.iter().rev().take(64).take_while(is_local).count();
    let first = text[text.len() - length..].iter().position(u8::is_ascii_alphanumeric);
    match first {
        Some(first) => length - first,
        None if length == 0 => ideographs(text),
        None => 0,
    }
}

/// The bytes of up to eight Chinese characters that a text ends with: a name.
fn ideographs(text: &[u8]) -> usize {
    let tail = text.rchunks_exact(3).take(8);
    tail.take_while(|c| (0xe4..=0xe9).contains(&c[0]) && c[1..].iter().all(|b| b & 0xc0 == 0x80)).count() * 3
}

/// The length of the host's name that a text begins with: labels with dots, the last one of letters.
fn domain(text: &[u8]) -> usize {
    chinese(text).unwrap_or_else(|| latin(text))
}

/// A host such as 邮箱.中国.
fn chinese(text: &[u8]) -> Option<usize> {
    const ENDS: &[&str] = &["中国", "公司", "网络", "政务", "公益", "在线"];
    let dot = text.iter().take(64).position(|b| *b == b'.').filter(|dot| *dot > 0)?;
    let is_label = text[..dot].iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-' || *b >= 0x80);
    let end = ENDS.iter().find(|end| text[dot + 1..].starts_with(end.as_bytes())).filter(|_| is_label)?;
    Some(dot + 1 + end.len())
}

fn latin(text: &[u8]) -> usize {
    /// What names of files end with: the name of a picture at twice its size is no address.
    const FILES: &[&[u8]] = &[b"png", b"jpg", b"jpeg", b"webp", b"svg", b"gif", b"css", b"js", b"html"];
    const STOP: &[u8] = "。".as_bytes();
    let labels =
        |text: &[u8]| text.iter().take(253).take_while(|b| b.is_ascii_alphanumeric() || b".-".contains(b)).count();
    let first = labels(text);
    // A full stop of Chinese text stands for the dot where there is no other.
    let stop = !text[..first].contains(&b'.') && text[first..].starts_with(STOP);
    let length = if stop { first + STOP.len() + labels(&text[first + STOP.len()..]) } else { first };
    let trimmed = length - text[..length].iter().rev().take_while(|b| matches!(b, b'.' | b'-')).count();
    let name = &text[..trimmed];
    let behind = |at: usize| &name[at..];
    let last = match name.iter().rposition(|b| *b == b'.') {
        Some(dot) => behind(dot + 1),
        None if stop => behind(first + STOP.len()),
        None => return 0,
    };
    let puny = last.get(..4).is_some_and(|head| head.eq_ignore_ascii_case(b"xn--"));
    let is_host = last.len() >= 2 && last.len() < name.len() - 1 && (puny || last.iter().all(u8::is_ascii_alphabetic));
    let is_file = name[0].is_ascii_digit() && FILES.iter().any(|f| last.eq_ignore_ascii_case(f));
    if is_host && !is_file { trimmed } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<&str> {
        let mut all = Vec::new();
        each(text.as_bytes(), Depth::Typed, |part| all.push(&text[part]));
        all
    }

    #[test]
    fn addresses_are_found_whole() {
        assert_eq!(
            of("邮箱：a.b-c@mail.example.org。mailto:x@example.com?y"),
            ["a.b-c@mail.example.org", "x@example.com"]
        );
    }

    #[test]
    fn disguises_of_an_address_fall() {
        let at = "@";
        for text in [
            "zhang[at]163.com",
            "zhang (AT) 163.com",
            &format!("zhang {at} 163.com"),
            &format!("zhang{at}163。com"),
            &format!("zhang{at}163。com.cn"),
            &format!("张三{at}163.com"),
            &format!("zhang{at}邮箱.中国"),
            &format!("zhang{at}a.xn--fiqs8s"),
            &format!("zhang{at}mail.js"),
        ] {
            assert_eq!(of(text), [text]);
        }
        assert_eq!(of(&format!("邮箱zhang{at}163.com。请")), [format!("zhang{at}163.com")]);
        let mut made = 0;
        each(format!("zhang {at} 163.com [at] a.cn").as_bytes(), Depth::Computed, |_| made += 1);
        assert_eq!(made, 0);
    }

    #[test]
    fn other_signs_are_none() {
        for text in [
            "@media print",
            "a@b",
            concat!("icon@", "2x.png"),
            "@ example.org",
            "关注@自然资源部。再",
            "A@B组",
            concat!("vue@", "3.2.js"),
            concat!("a@", ".org"),
            "x@1.2",
        ] {
            assert!(of(text).is_empty(), "{text}");
        }
    }
}
