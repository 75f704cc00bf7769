//! Where in a text it is worth looking for something rare, at the speed of memory.

/// Bytes that are judged together.
const BLOCK: usize = 64;
/// Bytes that a test sees: the one at a place, and those behind it.
pub(super) const SEEN: usize = 5;
/// A block, and what a test sees behind it.
type Block = [u8; BLOCK + SEEN - 1];

/// A text, and which of its blocks hold a digit or a backslash: few of those of prose do.
pub(super) struct Sift<'t> {
    /// What is searched.
    pub(super) text: &'t [u8],
    blocks: Vec<usize>,
}

impl<'t> Sift<'t> {
    pub(super) fn of(text: &'t [u8]) -> Self {
        let may = |block: &[u8]| block.iter().fold(false, |may, byte| may | may_begin(*byte));
        let blocks = text.chunks(BLOCK).zip((0..).step_by(BLOCK)).filter(|(block, _)| may(block));
        Self { text, blocks: blocks.map(|(_, start)| start).collect() }
    }

    /// The places that pass a test. All that pass it must begin with a digit or a backslash. It is to be
    /// without a branch, so that the compiler looks at many bytes at once; behind the text are noughts.
    pub(super) fn places(&self, test: impl Fn([u8; SEEN]) -> bool + Copy) -> impl Iterator<Item = usize> {
        let text = self.text;
        self.blocks.iter().flat_map(move |start| {
            let mut marks = if let Some(block) = text[*start..].first_chunk() {
                marks(block, test)
            } else {
                let mut block = [0; BLOCK + SEEN - 1];
                block[..text.len() - start].copy_from_slice(&text[*start..]);
                marks(&block, test)
            };
            std::iter::from_fn(move || {
                let first = marks.trailing_zeros() as usize;
                marks &= marks.wrapping_sub(1);
                (first < BLOCK).then_some(start + first)
            })
        })
    }
}

/// Whether a test may ask for a byte: a digit or a backslash.
#[allow(clippy::needless_bitwise_bool, reason = "without branches a block is looked at in one go")]
const fn may_begin(byte: u8) -> bool {
    (byte.wrapping_sub(b'0') < 10) | (byte == b'\\')
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
    use super::Sift;

    #[test]
    fn every_place_is_found() {
        for before in 0..140 {
            let text = format!("{}1*x1*{}", "a".repeat(before), "b".repeat(before / 2));
            let found: Vec<usize> = Sift::of(text.as_bytes()).places(|[a, b, ..]| a == b'1' && b == b'*').collect();
            assert_eq!(found, [before, before + 3]);
        }
        let last = |[a, b, c, ..]: [u8; 5]| a == b'2' && b == 0 && c == 0;
        assert_eq!(Sift::of(b"12").places(last).collect::<Vec<_>>(), [1]);
    }
}
