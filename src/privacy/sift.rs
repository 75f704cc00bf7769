//! Where in a text it is worth looking for something rare, at the speed of memory.

/// Bytes that are judged together.
const BLOCK: usize = 64;
/// Bytes that a test sees: the one at a place, and those behind it.
pub(super) const SEEN: usize = 5;
/// A block, and what a test sees behind it.
type Block = [u8; BLOCK + SEEN - 1];

/// The places of a text that pass a test. The test is to be without a branch, so that the compiler looks at
/// many bytes at once; behind the text are noughts.
pub(super) fn places(text: &[u8], test: impl Fn([u8; SEEN]) -> bool + Copy) -> impl Iterator<Item = usize> {
    (0..text.len()).step_by(BLOCK).flat_map(move |start| {
        let mut marks = if let Some(block) = text[start..].first_chunk() {
            marks(block, test)
        } else {
            let mut block = [0; BLOCK + SEEN - 1];
            block[..text.len() - start].copy_from_slice(&text[start..]);
            marks(&block, test)
        };
        std::iter::from_fn(move || {
            let first = marks.trailing_zeros() as usize;
            marks &= marks.wrapping_sub(1);
            (first < BLOCK).then_some(start + first)
        })
    })
}

/// A bit for each place of a block that passes a test.
fn marks(block: &Block, test: impl Fn([u8; SEEN]) -> bool) -> u64 {
    let at = |at: usize| test([block[at], block[at + 1], block[at + 2], block[at + 3], block[at + 4]]);
    if (0..BLOCK).fold(false, |may, place| may | at(place)) {
        (0..BLOCK).fold(0, |marks, place| marks | u64::from(at(place)) << place)
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn every_place_is_found() {
        for before in 0..140 {
            let text = format!("{}1*x1*{}", "a".repeat(before), "b".repeat(before / 2));
            let found: Vec<usize> = places(text.as_bytes(), |[a, b, ..]| a == b'1' && b == b'*').collect();
            assert_eq!(found, [before, before + 3]);
        }
        assert_eq!(places(b"12", |[a, b, c, ..]| a == b'2' && b == 0 && c == 0).collect::<Vec<_>>(), [1]);
    }
}
