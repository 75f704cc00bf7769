//! Mail addresses.

use std::ops::Range;

/// The mail addresses of a text.
pub(super) fn each(text: &[u8], mut found: impl FnMut(Range<usize>)) {
    let mut from = 0;
    while let Some(at) = text[from..].iter().position(|b| *b == b'@').map(|p| from + p) {
        from = at + 1;
        let before = text[..at].iter().rev().take(64).take_while(|b| is_local(**b)).count();
        let local = &text[at - before..at];
        let local = local.iter().position(u8::is_ascii_alphanumeric).map_or(at, |p| at - before + p)..at;
        let domain = domain(&text[at + 1..]);
        if !local.is_empty() && domain > 0 {
            found(local.start..at + 1 + domain);
        }
    }
}

fn is_local(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b".%+-".contains(&byte)
}

/// The length of the host's name that a text begins with: labels with dots, the last one of letters.
fn domain(text: &[u8]) -> usize {
    /// What names of files end with: a picture at twice its size is no address.
    const FILES: &[&[u8]] = &[b"png", b"jpg", b"jpeg", b"webp", b"svg", b"gif", b"css", b"js", b"html"];
    let length = text.iter().take(253).take_while(|b| b.is_ascii_alphanumeric() || b".-".contains(b)).count();
    let name = &text[..length];
    let trimmed = name.len() - name.iter().rev().take_while(|b| !b.is_ascii_alphanumeric()).count();
    let name = &name[..trimmed];
    let Some(dot) = name.iter().rposition(|b| *b == b'.') else { return 0 };
    let last = &name[dot + 1..];
    let is_host = dot > 0 && last.len() >= 2 && last.iter().all(u8::is_ascii_alphabetic);
    if is_host && !FILES.iter().any(|f| last.eq_ignore_ascii_case(f)) { trimmed } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<&str> {
        let mut all = Vec::new();
        each(text.as_bytes(), |part| all.push(&text[part]));
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
    fn other_signs_are_none() {
        for text in ["@media print", "a@b", concat!("icon@", "2x.png"), "@ example.org", concat!("a@", ".org"), "x@1.2"]
        {
            assert!(of(text).is_empty(), "{text}");
        }
    }
}
