//! Finds many long texts, as they were typed, in rendered files: by their aligned blocks of eight bytes.
//!
//! Wherever a text of 15 bytes or more stands, one block of eight that begins at a multiple of eight
//! lies inside it. So a file is read in steps of eight, and each block is looked up among the blocks
//! with which the texts can begin such a step. Most are turned away by one bit. Thousands of texts may
//! begin alike, and like what every page says (示例省示例市…): behind a block the texts are not compared
//! one by one, but what stands there is looked up in every length that they have.

use std::collections::HashMap;
use std::ops::Range;

/// Bits of the first sieve, as a power of two.
const BITS: u32 = 22;
/// Bytes of a block.
const STEP: usize = 8;
/// Bytes of the shortest text that is found.
pub(super) const SHORTEST: usize = 2 * STEP - 1;

/// The texts, by their blocks.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    texts: HashMap<Box<[u8]>, usize>,
    sieve: Vec<u64>,
    /// Block → how far it stands from the beginning of a text, and how long that text is.
    places: HashMap<u64, Vec<(usize, usize)>>,
}

impl Blocks {
    /// Arranges texts, each with its number; of equal ones, the first. The short are left out.
    pub(super) fn of(texts: Vec<(Vec<u8>, usize)>) -> Self {
        let mut blocks = Self::default();
        for (text, value) in texts.into_iter().filter(|(text, _)| text.len() >= SHORTEST) {
            for shift in 0..STEP {
                let places = blocks.places.entry(block(&text[shift..])).or_default();
                if !places.contains(&(shift, text.len())) {
                    places.push((shift, text.len()));
                }
            }
            blocks.texts.entry(text.into()).or_insert(value);
        }
        if !blocks.texts.is_empty() {
            blocks.sieve = vec![0; 1 << (BITS - 6)];
            let bits: Vec<usize> = blocks.places.keys().map(|block| bit(*block)).collect();
            bits.into_iter().for_each(|bit| blocks.sieve[bit / 64] |= 1 << (bit % 64));
        }
        blocks
    }

    /// Whether none of the texts stands in a file.
    pub(super) fn are_absent(&self, bytes: &[u8]) -> bool {
        let mut absent = true;
        self.each(bytes, |_, _| absent = false);
        absent
    }

    /// Calls `found` with the number and the place of every text in a file.
    pub(super) fn each(&self, bytes: &[u8], mut found: impl FnMut(usize, Range<usize>)) {
        if self.texts.is_empty() {
            return;
        }
        for (step, part) in bytes.chunks_exact(STEP).enumerate() {
            let block = block(part);
            let bit = bit(block);
            if self.sieve[bit / 64] >> (bit % 64) & 1 == 0 {
                continue;
            }
            for (shift, length) in self.places.get(&block).into_iter().flatten() {
                let Some(start) = (step * STEP).checked_sub(*shift) else { continue };
                let value = bytes.get(start..start + length).and_then(|part| self.texts.get(part));
                if let Some(value) = value {
                    found(*value, start..start + length);
                }
            }
        }
    }
}

fn block(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or(0, |b: &[u8; STEP]| u64::from_le_bytes(*b))
}

fn bit(block: u64) -> usize {
    usize::try_from(block.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - BITS)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_at_every_place() {
        let blocks = Blocks::of(vec![("示例市示例路一号".into(), 3), ("短".into(), 4), ("0123456789abcde".into(), 5)]);
        for before in 0..40 {
            for (text, value) in [("示例市示例路一号", 3), ("0123456789abcde", 5)] {
                let file = format!("{}{text}。", "x".repeat(before));
                let mut all = Vec::new();
                blocks.each(file.as_bytes(), |value, part| all.push((value, part)));
                all.dedup();
                assert_eq!(all, [(value, before..before + text.len())]);
            }
        }
    }

    /// A thousand addresses in one street are not compared one by one wherever the street is named.
    #[test]
    fn texts_that_begin_alike_are_looked_up_together() {
        let address = |n: usize| (format!("示例省示例市示例区示例路{n:04}号").into_bytes(), n);
        let blocks = Blocks::of((0..1000).map(address).chain([address(731)]).collect());
        assert_eq!(blocks.places.values().map(Vec::len).max(), Some(1));
        let mut all = Vec::new();
        blocks.each("住示例省示例市示例区示例路0731号".as_bytes(), |value, part| {
            all.push((value, part.len()));
        });
        assert_eq!(all, [(731, 43)]);
        assert!(blocks.are_absent("住示例省示例市示例区示例路1000号".as_bytes()));
    }

    #[test]
    fn nothing_else_is_found() {
        let blocks = Blocks::of(vec![("示例市示例路一号".into(), 0)]);
        blocks.each("示例市示例路二号、示例市示例街一号".as_bytes(), |_, _| panic!());
        Blocks::default().each(b"anything at all", |_, _| panic!());
    }
}
