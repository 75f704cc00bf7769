//! Where in a text it is worth looking for something rare, at the speed of memory.

/// Bytes that are judged together.
const BLOCK: usize = 64;

/// The places of a text at which a byte and the two behind it pass a test. The test is to be without a
/// branch, so that the compiler looks at many bytes at once; behind the text are noughts.
pub(super) fn places<'t>(text: &'t [u8], test: impl Fn(u8, u8, u8) -> bool + Copy + 't) -> impl Iterator<Item = usize> {
    let at = move |at: usize| text.get(at).copied().unwrap_or_default();
    let may = move |start: usize| match text[start..].first_chunk::<{ BLOCK + 2 }>() {
        Some(block) => (0..BLOCK).fold(false, |may, at| may | test(block[at], block[at + 1], block[at + 2])),
        None => true,
    };
    let blocks = (0..text.len()).step_by(BLOCK).filter(move |start| may(*start));
    blocks
        .flat_map(move |start| start..text.len().min(start + BLOCK))
        .filter(move |place| test(at(*place), at(*place + 1), at(*place + 2)))
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn every_place_is_found() {
        for before in 0..140 {
            let text = format!("{}1*x1*{}", "a".repeat(before), "b".repeat(before / 2));
            let found: Vec<usize> = places(text.as_bytes(), |a, b, _| a == b'1' && b == b'*').collect();
            assert_eq!(found, [before, before + 3]);
        }
        assert_eq!(places(b"12", |a, b, c| a == b'2' && b == 0 && c == 0).collect::<Vec<_>>(), [1]);
    }
}
